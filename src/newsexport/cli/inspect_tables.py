"""What was understood of an input, shown to people or machines, item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from newsexport.cli.printing import print_table, print_text
from newsexport.diagnostic import short
from newsexport.report import Report
from newsexport.reporters.json import dumped
from newsexport.reporters.terminal import isolate
from newsexport.source import Source
from newsexport.syntax.locate import positions
from newsexport.syntax.pointers import escape_token, upwards

if TYPE_CHECKING:
    from newsexport.formats.text.inspect import Fate
    from newsexport.parsed import Parsed

VALUE_WIDTH = 60
"""Characters of a value that the text form shows."""


class Known(NamedTuple):
    """One value of an item, and where it is from."""

    pointer: str
    """JSON pointer in the item."""
    value: Any
    source: str | None
    """XPath, JSON pointer or `line N` in the source."""
    line: int | None
    column: int | None
    method: str | None
    """How it was found, for values derived from a raw article."""
    confidence: float | None


def fields(parsed: Parsed, source: Source, syntax: str) -> list[Known]:
    """All values of an item, each with its place in the source."""
    item, origins = parsed.item, parsed.origins
    document = item.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    document.pop("evidence", None)
    leaves = list(_leaves(document, ""))
    wanted = {pointer: origins.source_pointer(pointer) or None for pointer, _ in leaves}
    window = origins.window
    places = positions(
        source.followed.window(window.start, window.end),
        {each for each in wanted.values() if each},
        syntax,
        window,
    )
    evidence = {each.field: each for each in item.evidence}
    response = source.response()
    head = response.lines if response else 0  # as findings do: from the beginning of the file
    known = []
    for pointer, value in leaves:
        at = places.get(wanted[pointer] or "")
        why = next((evidence[each] for each in upwards(pointer) if each in evidence), None)
        line = at.line if at else why.line if why else None
        column = at.column if at else None
        how = (why.method, why.confidence) if why else (None, None)
        line = None if line is None else line + head
        known.append(Known(pointer, value, wanted[pointer], line, column, *how))
    return known


def _leaves(value: Any, pointer: str) -> Iterator[tuple[str, Any]]:
    """The values of a JSON document that hold no others, with their pointers."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{pointer}/{escape_token(key)}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _leaves(inner, f"{pointer}/{index}")
    elif value is not None:
        yield pointer, value


class TextShow:
    """For people: tables."""

    def begin(self, report: Report, confidences: dict[str, float]) -> None:
        """Which input, and which format it seems to be."""
        print_text(f"{isolate(report.path)}\n")
        version = f" {report.version}" if report.version else ""
        rated = ", ".join(f"{name} {sure:.2f}" for name, sure in confidences.items())
        seen = f" (looks like: {rated})" if rated else ""
        print_text(f"format: {report.format or 'unknown'}{version}{seen}\n\n")

    def item(self, index: int, headline: str | None, known: Iterable[Known]) -> None:
        """One item: a line for each value."""
        print_text(f"item {index + 1}" + (f" «{isolate(headline)}»" if headline else "") + "\n")
        rows = [("  FIELD", "LINE", "VALUE", "FROM")]
        for each in known:
            value = short(each.value, VALUE_WIDTH)
            rows.append((f"  {each.pointer}", _number(each.line), value, _from(each)))
        print_table(rows)
        print_text("\n")

    def lines(self, fates: Iterable[Fate]) -> None:
        """The fate of every line."""
        rows = [("LINE", "ITEM", "FATE", "TEXT")]
        for each in fates:
            fate = f"{each.fate} ({each.reason})" if each.reason else each.fate
            item = "" if each.item is None else str(each.item + 1)
            rows.append((str(each.line), item, fate, short(each.text, VALUE_WIDTH)))
        print_table(rows)
        print_text("\n")

    def end(self) -> None:
        """Nothing."""


def _from(known: Known) -> str:
    if known.method is None:
        source = known.source or ""
        return "" if source.startswith("line ") else source
    sure = f" ({known.confidence:.2f})" if known.confidence is not None else ""
    return known.method + sure


def _number(line: int | None) -> str:
    return "" if line is None else str(line)


class JsonShow:
    """For machines: one JSON object per input, on one line."""

    def __init__(self) -> None:
        self._record: dict[str, Any] = {}

    def begin(self, report: Report, confidences: dict[str, float]) -> None:
        """Which input, and which format it seems to be."""
        self._record = {
            "path": report.path,
            "format": report.format,
            "version": report.version,
            "confidences": confidences,
            "items": [],
        }

    def item(self, index: int, headline: str | None, known: Iterable[Known]) -> None:
        """One item."""
        entry = {"index": index, "headline": headline, "fields": [each._asdict() for each in known]}
        self._record["items"].append(entry)

    def lines(self, fates: Iterable[Fate]) -> None:
        """The fate of every line."""
        self._record["lines"] = [
            {name: getattr(each, name) for name in ("line", "text", "fate", "reason", "item")}
            for each in fates
        ]

    def end(self) -> None:
        """Print the record."""
        from newsexport.cli.printing import print_bytes

        print_bytes(dumped(self._record).encode("utf-8", "replace") + b"\n")
