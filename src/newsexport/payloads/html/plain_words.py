"""Paragraphs and headings of words only as a fragment of HTML in UTF-8: one look at all of them, and not several at each.

Most stories are nothing else. The bytes are those that `write.write_html` gives.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsexport.payloads.running_text import is_calm
from newsexport.schema.v1 import Block, Heading, Paragraph

_TAGS: dict[int | None, tuple[bytes, bytes]] = {
    None: (b"<p>", b"</p>"),
    **{level: (b"<h%d>" % level, b"</h%d>" % level) for level in range(1, 7)},
}
"""Level of a heading, None for a paragraph -> its tags."""
_WORDS_ALONE = frozenset({"type", "text", "level"})
_TEXTS = frozenset({Paragraph, Heading})


def is_words_alone(block: Block) -> bool:
    """Whether a block is a paragraph or heading without spans, attributes, a role or the like."""
    if type(block) not in _TEXTS:
        return False
    if block.__pydantic_fields_set__ <= _WORDS_ALONE:
        return True
    said = block.__dict__
    return (
        not said["spans"]
        and not said["attributes"]
        and (said["id"] is said["role"] is said["language"] is said["direction"] is None)
    )


def calm_fragment(blocks: Sequence[Block]) -> bytes | None:
    """The fragment; None where a block is no words alone, or where reading it again would change a text."""
    if not all(map(is_words_alone, blocks)):
        return None
    values = [block.__dict__ for block in blocks]
    texts: list[str] = [each["text"] for each in values]
    words = _encoded(texts)
    if words is None:
        return None
    data = b"".join(words)
    if b"&" in data or b"<" in data or b">" in data:
        words = [_escaped(each) for each in words]
    pieces: list[bytes] = []
    for said, text in zip(values, words, strict=True):
        opening, closing = _TAGS[said.get("level")]
        pieces += (opening, text, closing)
    return b"".join(pieces)


def are_calm(texts: Sequence[str]) -> bool:
    """Whether these texts can stand in HTML as they are, but for its signs, and reading gives them back. True is certain."""
    return _encoded(texts) is not None


def _encoded(texts: Sequence[str]) -> list[bytes] | None:
    """Calm texts in UTF-8; None where one is not calm."""
    try:
        words = [each.encode() for each in texts]
    except UnicodeEncodeError:  # a lone surrogate
        return None
    if not is_calm(b" ".join(words)) or any(map(str.isspace, texts)):
        return None
    return words


def _escaped(words: bytes) -> bytes:
    return words.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
