"""Paragraphs and headings as a fragment of HTML in UTF-8: one look at all their words, and not several at each.

Most stories are nothing else. The bytes are those that `write.write_each` gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Any

from newsexport.payloads.content import Simplified
from newsexport.payloads.for_readers.inline_html import writable
from newsexport.payloads.html.inline import inline
from newsexport.payloads.running_text import is_calm, is_stable
from newsexport.schema.v1 import Block, Heading, Paragraph

_WORDS_ALONE = frozenset({"type", "text", "level"})
_AS_READ = _WORDS_ALONE | {"spans", "attributes"}
_TEXTS = frozenset({Paragraph, Heading})
_SIGNS_OF_TAGS = 4
"""Angles around the two tags of a text."""
_MOST = 200
"""Blocks of a story whose kinds are remembered."""
_NAMES, _TEXT, _SPANS, _ATTRIBUTES = map(
    attrgetter, ("__pydantic_fields_set__", "text", "spans", "attributes")
)


def is_words_alone(block: Block) -> bool:
    """Whether a block is a paragraph or heading without spans, attributes, a role or the like."""
    if type(block) not in _TEXTS:
        return False
    if block.__pydantic_fields_set__ <= _WORDS_ALONE:
        return True
    return not block.__dict__["spans"] and _is_bare(block.__dict__)


def _is_bare(said: Mapping[str, Any]) -> bool:
    """Whether a paragraph or heading says nothing beside its text and spans."""
    return not said["attributes"] and (
        said["id"] is said["role"] is said["language"] is said["direction"] is None
    )


def _spanned(blocks: Sequence[Block], headings: list[int], least: list[int]) -> list[int] | None:
    """Which paragraphs and headings have spans; None where one says more. Mostly it is seen at what all of them state.

    `least`: how many fields each states that has a text, and a level if it is a heading, and nothing else.
    """
    named = list(map(_NAMES, blocks))
    if list(map(len, named)) == least and all("level" in named[at] for at in headings):
        return []
    stated = frozenset().union(*named)
    if stated <= _WORDS_ALONE:
        return []
    if stated <= _AS_READ:
        is_bare = not any(map(_ATTRIBUTES, blocks))
    else:
        is_bare = all(_is_bare(each.__dict__) for each in blocks)
    return [at for at, spans in enumerate(map(_SPANS, blocks)) if spans] if is_bare else None


def calm_fragment(blocks: Sequence[Block]) -> bytes | None:
    """The fragment; None where a block is more than words with spans, or where reading it again would change something.

    XML can carry its characters, and no CDATA section ends in it.
    """
    kinds = tuple(map(type, blocks))
    is_short = len(kinds) <= _MOST
    known = (_headings if is_short else _headings.__wrapped__)(kinds)
    spanned = _spanned(blocks, *known) if known is not None else None
    if known is None or spanned is None:
        return None
    texts = list(map(_TEXT, blocks))
    if "" in texts or list(map(str.strip, texts)) != texts:
        return None
    levels = tuple([blocks[at].__dict__["level"] for at in known[0]])
    pieces = (_tags if is_short else _tags.__wrapped__)(kinds, levels).copy()
    pieces[1::2] = texts
    fragment = "" if spanned else "".join(pieces)
    try:
        if fragment and "&" not in fragment:
            data = fragment.encode()
            if is_calm(data, signs=_SIGNS_OF_TAGS * len(texts)):
                return data
        pieces[1::2] = map(_escaped, texts)
        for at in spanned:
            words = _marked(blocks[at])
            if words is None:
                return None
            pieces[2 * at + 1] = words
        data = "".join(pieces).encode()
    except UnicodeEncodeError:  # a lone surrogate
        return None
    return data if is_calm(data) else None


def _marked(rich: Any) -> str | None:
    """The words with their spans as elements; None where anything is lost."""
    losses: list[Simplified] = []
    if not (is_stable(rich) and writable(rich.text) == rich.text):
        return None
    markup = inline(rich, "", losses)
    return markup if not losses else None


@lru_cache(maxsize=1024)
def _headings(kinds: tuple[type[Block], ...]) -> tuple[list[int], list[int]] | None:
    """Which of the blocks of a story are headings, and `least` (see `_spanned`).

    None where it has others than paragraphs and these, or none at all.
    """
    if not kinds or not _TEXTS.issuperset(kinds):
        return None
    are_headings = [kind is Heading for kind in kinds]
    return [at for at, is_one in enumerate(are_headings) if is_one], [
        1 + one for one in are_headings
    ]


@lru_cache(maxsize=1024)
def _tags(kinds: tuple[type[Block], ...], levels: tuple[int, ...]) -> list[str]:
    """What stands before, between and behind the texts of such blocks, with nothing in their places. `levels` of headings."""
    each = iter(levels)
    names = [f"h{next(each)}" if kind is Heading else "p" for kind in kinds]
    pieces = [""] * (2 * len(names) + 1)
    between = [f"</{one}><{other}>" for one, other in pairwise(names)]
    pieces[::2] = [f"<{names[0]}>", *between, f"</{names[-1]}>"]
    return pieces


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


def _escaped(words: str) -> str:
    """Words with the signs of markup as references. All else stays as it is, for it is looked at afterwards."""
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words or ">" in words:
        words = words.replace("<", "&lt;").replace(">", "&gt;")
    return words
