"""A profile written from good deliveries: what all of them have, and the bounds that they keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from newsexport.counted import numbered
from newsexport.profiles.elements import elements_of
from newsexport.profiles.paths import has_value, values_at
from newsexport.profiles.pictures import KINDS
from newsexport.schema.v1 import NewsItem

FIELDS = (
    "headlines", "byline", "body", "language", "published", "versionCreated", "provider/name", "creators", "dateline",
    "descriptions", "section", "slugline", "subjects", "keywords", "media", "media/caption", "media/creditLine",
    "media/altText", "rights", "canonicalUrl", "urgency",
)  # fmt: skip
"""Fields that a partner may come to rely on."""

FEW = 10
"""Items below which the result is said to stand on few."""


@dataclass(slots=True)
class Survey:
    """What the items have in common, item by item."""

    items: int = 0
    having: Counter[str] = field(default_factory=Counter)
    headline: int = 0
    """Characters of the longest headline."""
    words: list[int] = field(default_factory=list)
    smallest: tuple[int, int] | None = None
    """Width and height that the largest rendition of every picture reaches."""
    unsized: bool = False
    """Whether a picture did not say its size."""
    elements: dict[str, None] = field(default_factory=dict)
    """Elements of HTML in the texts."""
    languages: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)

    def add(self, item: NewsItem) -> None:
        """Learn from an item what a good delivery has."""
        if item.pub_status == "canceled":
            return
        self.items += 1
        for path in FIELDS:
            values = [value for _, value in values_at(item, path)]
            if values and all(has_value(value) for value in values):
                self.having[path] += 1
        self.headline = max([self.headline, *(len(each.text) for each in item.headlines)])
        self._pictures(item)
        self.elements |= dict.fromkeys(name for _, name in elements_of(item))
        if item.body:
            self.words.append(len(item.text.split()))
        if item.language:
            self.languages[item.language.partition("-")[0]] += 1

    def _pictures(self, item: NewsItem) -> None:
        for medium in item.media:
            sizes = [(each.width, each.height) for each in medium.renditions]
            known = [(width, height) for width, height in sizes if width and height]
            if medium.kind not in KINDS:
                continue
            if not known:
                self.unsized = True
                continue
            width, height = max(known, key=lambda each: each[0] * each[1])
            least = self.smallest or (width, height)
            self.smallest = (min(least[0], width), min(least[1], height))


def written(survey: Survey, name: str) -> str:
    """The profile file. It asks for no more than every one of the items had."""
    always = [path for path in FIELDS if survey.items and survey.having[path] == survey.items]
    few = " Few items stand behind it: look at each line." if survey.items < FEW else ""
    lines = [
        f"# Written from {numbered(survey.items, 'item')} by `newsexport profile infer`: what all of them had.{few}",
        "[profile]",
        f'name = "{name}"',
        f"accepts = {_list(survey.formats)}",
        "",
        "[require]",
        f"fields = {_list(always)}",
    ]
    if survey.headline:
        lines += ["", "[limits]", f'"headlines/text" = {{ max = {_round_up(survey.headline)} }}']
        if survey.words and len(survey.words) == survey.items:
            lines.append(f'"body" = {{ min_words = {max(1, min(survey.words) // 2)} }}')
    if survey.smallest and not survey.unsized:
        width, height = (number // 10 * 10 for number in survey.smallest)
        lines += ["", "[images]", f"min_width = {width}", f"min_height = {height}"]
    if survey.elements:
        lines += ["", "[html]", f"allow = {_list(survey.elements)}"]
    if survey.languages:
        lines += ["", "[vocab]", f"languages = {_list(survey.languages)}"]
    return "\n".join([*lines, ""])


def _round_up(number: int) -> int:
    return -(-number // 10) * 10


def _list(values: Iterable[str]) -> str:
    return "[" + ", ".join(f'"{each}"' for each in sorted(values)) + "]"
