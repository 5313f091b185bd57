"""Paragraphs and headings of words only as a fragment of HTML in UTF-8: one look at all of them, and not several at each.

Most stories are nothing else. The bytes are those that `write.write_html` gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from newsexport.payloads.running_text import is_calm
from newsexport.schema.v1 import Block, Heading, Paragraph

_OPENING: dict[int | None, bytes] = {
    None: b"<p>",
    **{level: b"<h%d>" % level for level in range(1, 7)},
}
_CLOSING = {level: tag.replace(b"<", b"</") for level, tag in _OPENING.items()}
"""Level of a heading, None for a paragraph -> its tags."""
_WORDS_ALONE = frozenset({"type", "text", "level"})
_AS_READ = _WORDS_ALONE | {"spans", "attributes"}
_TEXTS = frozenset({Paragraph, Heading})
_NAMES, _TEXT, _SPANS, _ATTRIBUTES = map(
    attrgetter, ("__pydantic_fields_set__", "text", "spans", "attributes")
)


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


def _are_words_alone(blocks: Sequence[Block]) -> bool:
    """Whether each block is: mostly it is seen at what all of them state together."""
    if not _TEXTS.issuperset(map(type, blocks)):
        return False
    stated = frozenset().union(*map(_NAMES, blocks))
    if stated <= _WORDS_ALONE:
        return True
    if stated <= _AS_READ and not any(map(_SPANS, blocks)) and not any(map(_ATTRIBUTES, blocks)):
        return True
    return all(map(is_words_alone, blocks))


def calm_fragment(blocks: Sequence[Block]) -> bytes | None:
    """The fragment; None where a block is no words alone, or where reading it again would change a text.

    XML can carry its characters, and no CDATA section ends in it.
    """
    if not _are_words_alone(blocks):
        return None
    joined, words = _encoded(list(map(_TEXT, blocks)))
    if not words:
        return None
    if b"&" in joined or b"<" in joined or b">" in joined:
        words = [_escaped(each) for each in words]
    levels = [block.__dict__.get("level") for block in blocks]
    pieces = [b""] * (3 * len(words))
    pieces[::3] = map(_OPENING.__getitem__, levels)
    pieces[1::3] = words
    pieces[2::3] = map(_CLOSING.__getitem__, levels)
    return b"".join(pieces)


def are_calm(texts: Sequence[str]) -> bool:
    """Whether these texts can stand in HTML as they are, but for its signs, and reading gives them back. True is certain."""
    return not texts or bool(_encoded(texts)[1])


def _encoded(texts: Sequence[str]) -> tuple[bytes, list[bytes]]:
    """Calm texts in UTF-8, joined with blanks and each; no bytes where one is not calm."""
    try:
        words = list(map(str.encode, texts))
    except UnicodeEncodeError:  # a lone surrogate
        return b"", []
    joined = b" ".join(words)
    if not is_calm(joined) or any(map(str.isspace, texts)):
        return b"", []
    return joined, words


def _escaped(words: bytes) -> bytes:
    return words.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
