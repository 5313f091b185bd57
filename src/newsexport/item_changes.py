"""What changed from one item to another, by canonical field: two versions, or two formats, of a story."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from newsexport.schema.v1 import NewsItem
from newsexport.syntax.pointers import escape_token

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two items."""

    kind: Kind
    pointer: str
    """Canonical JSON pointer, in the item that has the value; of a change, in the second one."""
    before: Any = None
    """The value as JSON has it, with times as `datetime`; None where it was added."""
    after: Any = None
    """The same of the second item; None where it was removed."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two items that are one story; None where one side has no such item."""

    before: NewsItem | None
    after: NewsItem | None


def differences(before: NewsItem, after: NewsItem) -> list[Change]:
    """What changed, in the order of the model. The same moment in another zone is no change."""
    return list(_compared(_values(before), _values(after), ""))


def pairs(before: Iterable[NewsItem], after: Iterable[NewsItem]) -> list[Pair]:
    """The items of two documents, paired: by uri, then by another identifier, then the last two left."""
    left, right = list(before), list(after)
    paired: list[Pair] = []
    for names in (_uri, _identifiers):
        for item in tuple(left):
            other = next((each for each in right if names(item) & names(each)), None)
            if other is not None:
                paired.append(Pair(item, other))
                left.remove(item)
                right.remove(other)
    if len(left) == len(right) == 1:
        return [*paired, Pair(left[0], right[0])]
    gone = [Pair(item, None) for item in left]
    return [*paired, *gone, *(Pair(None, item) for item in right)]


def _uri(item: NewsItem) -> set[str]:
    return {item.uri}


def _identifiers(item: NewsItem) -> set[str]:
    names = {item.uri, *(each.value for each in item.alt_ids)}
    return names | ({item.canonical_url} if item.canonical_url else set())


def _values(item: NewsItem) -> Any:
    return _said(item.model_dump(by_alias=True, exclude={"evidence"}))


def _said(value: Any) -> Any:
    """The value without the fields that say nothing."""
    if isinstance(value, dict):
        return {key: _said(each) for key, each in value.items() if each not in (None, (), {})}
    return tuple(map(_said, value)) if isinstance(value, tuple) else value


def _compared(before: Any, after: Any, pointer: str) -> Iterator[Change]:
    if isinstance(before, dict) and isinstance(after, dict) and _alike(before, after):
        for key in [*before, *(key for key in after if key not in before)]:
            here = f"{pointer}/{escape_token(str(key))}"
            if key not in after:
                yield Change("removed", here, before=before[key])
            elif key not in before:
                yield Change("added", here, after=after[key])
            else:
                yield from _compared(before[key], after[key], here)
    elif isinstance(before, tuple) and isinstance(after, tuple):
        yield from _compared_lists(before, after, pointer)
    elif before != after:
        yield Change("changed", pointer, before, after)


def _alike(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Whether two objects are of one kind: a paragraph that became a table is another block."""
    return bool(before.get("type") == after.get("type"))


def _compared_lists(before: Sequence[Any], after: Sequence[Any], pointer: str) -> Iterator[Change]:
    """Entries that stayed are found first, so that one new paragraph is one change."""
    matcher = SequenceMatcher(None, [*map(repr, before)], [*map(repr, after)], autojunk=False)
    for _, start, stop, at, end in (each for each in matcher.get_opcodes() if each[0] != "equal"):
        common = min(stop - start, end - at)
        for offset in range(common):
            yield from _compared(
                before[start + offset], after[at + offset], f"{pointer}/{at + offset}"
            )
        for index in range(start + common, stop):
            yield Change("removed", f"{pointer}/{index}", before=before[index])
        for index in range(at + common, end):
            yield Change("added", f"{pointer}/{index}", after=after[index])
