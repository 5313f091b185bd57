"""Paragraphs and headings of words only as a fragment of HTML in UTF-8: one look at all of them, and not several at each.

Most stories are nothing else. The bytes are those that `html_write.write_html` gives.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsexport.payloads.running_text import are_calm
from newsexport.schema.v1 import Block, Heading, Paragraph

_TAGS: dict[int | None, tuple[bytes, bytes]] = {
    None: (b"<p>", b"</p>"),
    **{level: (b"<h%d>" % level, b"</h%d>" % level) for level in range(1, 7)},
}
"""Level of a heading, None for a paragraph -> its tags."""
_WORDS_ALONE = frozenset({"type", "text", "level"})
_TEXTS = frozenset({Paragraph, Heading})


def calm_fragment(blocks: Sequence[Block]) -> bytes | None:
    """The fragment; None where a block is or says anything else, or where reading it again would change a text."""
    texts: list[str] = []
    tags: list[tuple[bytes, bytes]] = []
    for block in blocks:
        if type(block) not in _TEXTS:
            return None
        values = block.__dict__
        if not block.__pydantic_fields_set__ <= _WORDS_ALONE and _says_more(values):
            return None
        texts.append(values["text"])
        tags.append(_TAGS[values.get("level")])
    try:
        words = [each.encode() for each in texts]
    except UnicodeEncodeError:  # a lone surrogate
        return None
    data = b" ".join(words)
    if not are_calm(data) or any(map(str.isspace, texts)):
        return None
    if b"&" in data or b"<" in data or b">" in data:
        words = [_escaped(each) for each in words]
    pieces: list[bytes] = []
    for (opening, closing), said in zip(tags, words, strict=True):
        pieces += (opening, said, closing)
    return b"".join(pieces)


def _says_more(values: dict[str, object]) -> bool:
    """Whether a paragraph or heading of these values has spans, attributes, a role or the like."""
    return bool(values["spans"] or values["attributes"]) or not (
        values["id"] is values["role"] is values["language"] is values["direction"] is None
    )


def _escaped(words: bytes) -> bytes:
    return words.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
