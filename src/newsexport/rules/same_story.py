"""NC: items that tell the same story under different identifiers."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import nsmallest
from typing import Any
from zlib import crc32

from newsexport.diagnostic import Finding
from newsexport.late_regex import late_regex
from newsexport.rules.identity import as_stated
from newsexport.rules.rule import rule
from newsexport.rules.texts import words_of
from newsexport.schema.v1 import NewsItem

PHRASE = 3
"""Words of a phrase."""
FEWEST = 40
"""Phrases from which a text is a story of its own; shorter ones resemble each other by chance."""
SKETCH = 64
"""Phrases of a text that are compared: those with the smallest digests, a fair sample (Broder 1997)."""
KEYS = 6
"""Of these, the ones by which an earlier text is found again."""
ALIKE = 0.8
"""Share of common phrases from which two texts are one."""
REMEMBERED = 50_000
"""Texts that are compared with the next one: the latest ones, some 400 bytes each."""
_WORD = late_regex(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|\w+")
"""A word; a sign of a script that puts no blanks between words."""


@dataclass(slots=True)
class _Texts:
    """The sketches of the latest texts, by number; the oldest are forgotten."""

    kept: dict[int, tuple[str, array[int], frozenset[str]]] = field(default_factory=dict)
    """Number -> uri, sketch, and the uris of items that it takes the place of or is made of."""
    by_key: dict[int, int] = field(default_factory=dict)
    """Digest of a phrase -> number of the latest text that is found by it."""
    number: int = 0

    def add(self, uri: str, sketch: array[int], related: frozenset[str]) -> None:
        """Remember a text."""
        self.number += 1
        self.kept[self.number] = uri, sketch, related
        for key in sketch[:KEYS]:
            self.by_key[key] = self.number
        if len(self.kept) > REMEMBERED:
            oldest = next(iter(self.kept))
            for key in self.kept.pop(oldest)[1][:KEYS]:
                if self.by_key.get(key) == oldest:
                    del self.by_key[key]

    def like(self, sketch: array[int]) -> Iterator[tuple[str, frozenset[str], float]]:
        """Earlier texts that may be the same: uri, related uris, share of common phrases."""
        numbers = {self.by_key[key] for key in sketch[:KEYS] if key in self.by_key}
        for number in sorted(numbers):
            uri, other, related = self.kept[number]
            yield uri, related, _share(sketch, other)


def near_duplicate(item: NewsItem, seen: dict[Any, Any]) -> Iterator[Finding]:
    """Two items of a run have different identifiers, and four in five of their phrases are the same.

    Off by itself, for agencies may well send a story twice; a profile that names NC028 turns it on. Compared are
    phrases of three words; texts of fewer than forty are left alone, and so are items that name each other as
    their source or as the item that they take the place of.

    Why it matters: readers get the story twice, and an update or a recall reaches one of the two only.

    Bad: one story as `urn:example:1` and as `urn:example:2`.
    Good: `urn:example:1` in version 1, then in version 2; or the second with `supersedes`.
    Fix: keep the identifier when a story is sent again.
    """
    sketch = _sketch(" ".join(words_of(item).prose))
    if sketch is None:
        return
    texts: _Texts = seen.setdefault("texts", _Texts())
    related = frozenset(each.uri for each in (*item.supersedes, *item.derived_from))
    others = [
        (share, uri)
        for uri, of_other, share in texts.like(sketch)
        if share >= ALIKE and uri != item.uri and uri not in related and item.uri not in of_other
    ]
    if others:
        share, other = max(others)
        yield Finding("/uri", {"uri": as_stated(item), "other": other, "share": f"{share:.0%}"})
    texts.add(item.uri, sketch, related)


def _sketch(text: str) -> array[int] | None:
    """The smallest digests of its phrases, in their order; None for a text of few."""
    words = _WORD.findall(text.casefold())
    if len(words) < FEWEST + PHRASE - 1:
        return None
    phrases = zip(*(words[begin:] for begin in range(PHRASE)), strict=False)
    digests = {crc32(" ".join(phrase).encode("utf-8", "surrogatepass")) for phrase in phrases}
    return array("I", nsmallest(SKETCH, digests)) if len(digests) >= FEWEST else None


def _share(one: array[int], other: array[int]) -> float:
    """Of the phrases of two texts together, about which share stands in both."""
    first, second = set(one), set(other)
    sample = nsmallest(min(len(one), len(other)), first | second)
    return sum(each in first and each in second for each in sample) / len(sample)


RULES = (
    rule(
        near_duplicate, "NC028", "near-duplicate-items", "warning",
        "{uri} tells the story of {other}: {share} of the phrases are the same",
        source="newsexport: one story has one identifier", basis="editorial", scope="run",
        hint="keep the identifier when a story is sent again", needs=("body",), lacks=("canceled",), off=True,
    ),
)  # fmt: skip
"""The rules of this file, in the order of their codes."""
