"""Lists inside of stories: their entries are running text when the line above announces them."""

from __future__ import annotations

from itertools import pairwise, takewhile

from newsexport.extract.lines import RUNNING, Line
from newsexport.prose.characters import ends_with_colon, is_small

_INGREDIENTS = frozenset(
    "ingredients|you will need|zutaten|das brauchst du|ingrédients|ingredientes|ingredienti|ingrediënten|ingredienser"
    "|składniki|ингредиенты|інгредієнти|malzemeler|bahan|bahan bahan|hozzávalók|suroviny|ingrediente|υλικά|مقادیر|المقادير|सामग्री"
    "|材料|食材|재료".split("|")
)
"""What heads the list of a recipe, with or without a colon."""
_ANNOUNCING = 25
"""Weight from which a line that ends in a colon announces a list."""
_FEWEST_ENTRIES, _MOST_PLAIN_ENTRIES, _MOST_ENTRIES = 2, 8, 100
"""Entries of a list without marks."""


def mark_announced_lists(lines: list[Line]) -> None:
    """Entries of a list are running text when the line above them announces them with a colon."""
    announced = False
    for index, (line, following) in enumerate(pairwise(lines)):
        short = line.kind == "short"
        if announced and short and line.bullet:
            line.kind = "sentence"
            continue
        if short and line.key in _INGREDIENTS:
            announced = following.bullet  # the line itself is a subhead
            if not announced:
                _mark_amounts(lines, index)
            continue
        announced = following.bullet and line.weight > _ANNOUNCING and ends_with_colon(line.text)
        announced = announced and line.kind in {"short", "sentence", "paragraph"}
        if announced and short:
            line.kind = "sentence"
    if announced and lines and lines[-1].bullet and lines[-1].kind == "short":
        lines[-1].kind = "sentence"
    for index, line in enumerate(lines):
        announces = line.kind in {"short", "sentence", "paragraph"} and line.weight >= _ANNOUNCING
        if announces and ends_with_colon(line.text):
            _mark_list_without_marks(lines, index)


def _mark_amounts(lines: list[Line], index: int) -> None:
    """The ingredients of a recipe, where they have lost their marks: most begin with a number."""
    entries = list(takewhile(_may_be_entry, lines[index + 1 : index + 1 + _MOST_ENTRIES]))
    counted = [at for at, line in enumerate(entries) if line.text[0].isnumeric()]
    if len(counted) < _FEWEST_ENTRIES or 2 * len(counted) < counted[-1] + 1:
        return
    for line in entries[: counted[-1] + 1]:
        line.kind = "sentence"


def _mark_list_without_marks(lines: list[Line], index: int) -> None:
    """The same where the entries have lost their marks, but are no titles.

    None begins with a capital; or text follows, and all begin with one word or end in semicolons.
    """
    entries = list(takewhile(_may_be_entry, lines[index + 1 : index + 1 + _MOST_ENTRIES]))
    end = index + 1 + len(entries)
    if len(entries) < _FEWEST_ENTRIES:
        return
    plain = len(entries) <= _MOST_PLAIN_ENTRIES and all(
        is_small(line.text[0]) or line.text[0].isdigit() for line in entries
    )
    if not plain and (end == len(lines) or lines[end].kind not in RUNNING):
        return
    alike = len({line.text.split()[0] for line in entries}) == 1
    if plain or alike or all(line.text.endswith((";", "；")) for line in entries[:-1]):
        for line in (lines[index], *entries):
            if line.kind == "short":
                line.kind = "sentence"


def _may_be_entry(line: Line) -> bool:
    return line.kind == "short" and not (line.level or line.bullet)
