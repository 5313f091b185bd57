"""From items to documents: one outcome per item, files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsexport.codes.reading import RD001, RD002, RD008
from newsexport.conversion.target import Target
from newsexport.diagnostic import Diagnostic
from newsexport.errors import InvalidOutput, NewsexportError
from newsexport.formats import registry
from newsexport.options import Options
from newsexport.outcome import Outcome, Output, Status
from newsexport.output import OutputFolder, write_whole
from newsexport.reading import (
    Readable,
    is_unread,
    next_or_fault,
    own_fault,
    parsed_items,
    sources_of,
)
from newsexport.report import Report
from newsexport.report.records import OutputRecord
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem

DERIVED = frozenset({RD001.code, RD002.code})
"""Codes that say that an item's uri was made here."""


def convert_record(
    source: Readable,
    to: str | Sequence[str],
    options: Options = Options(),
    *,
    format: str | None = None,
    report: Report | None = None,
    derived: dict[str, str] | None = None,
) -> Iterator[Outcome]:
    """Convert one input: exactly one Outcome per item, the documents inside. Writes nothing.

    `to` is a format, or several, such as `["json", "newsml-g2@2.28"]`; `format` that of the input; None: the
    likeliest. `report` counts what is found, over all items. `derived` remembers, over the inputs of a run, which
    uris were made from their names: no two items may share one.

    An input that cannot be read, or not to its end, has one outcome more, with index None. Bad news is
    in the outcomes and in `report`; raises UsageError for a wrong call and CheckUnavailable when an
    output cannot be validated.
    """
    src = Source.of(source)
    options = options.started()
    targets = [Target.of(name, options) for name in ([to] if isinstance(to, str) else to)]
    report = report if report is not None else Report()
    report.path = src.name
    done = 0
    items = parsed_items(src, format, options, report)
    while True:
        parsed = next_or_fault(items, report)
        index = report.item.index if parsed and report.item else report.items
        found = report.take()
        yield from _unread(src.name, done, index, found)
        done = max(done, index)
        if parsed is None:
            fault = tuple(each for each in found if each.item is None)
            if done == 0 or any(is_unread(each) for each in fault):
                yield Outcome(src.name, None, "failed", diagnostics=fault)
            return
        about_it = tuple(each for each in found if each.item is None or each.item.index == index)
        if _is_taken(parsed.item.uri, src.name, about_it, derived, report):
            yield Outcome(
                src.name, index, "rejected", parsed.item.uri, parsed.item.headline,
                diagnostics=about_it + report.take(),
            )  # fmt: skip
        else:
            yield _written(parsed.item, targets, src.name, index, report, about_it)
        done = index + 1


def _is_taken(
    uri: str,
    name: str,
    found: Iterable[Diagnostic],
    derived: dict[str, str] | None,
    report: Report,
) -> bool:
    """Whether an item of another input was given the same derived uri; that is then reported."""
    if derived is None or not any(each.code in DERIVED for each in found):
        return False
    other = derived.setdefault(uri, name)
    if other == name:
        return False
    report.add(RD008, uri=uri, other=other)
    return True


def _unread(name: str, start: int, stop: int, found: Iterable[Diagnostic]) -> Iterator[Outcome]:
    """An outcome for each item that was begun and could not be read."""
    by_index: dict[int, list[Diagnostic]] = {}
    for diagnostic in found:
        if diagnostic.item is not None:
            by_index.setdefault(diagnostic.item.index, []).append(diagnostic)
    for index in range(start, stop):
        yield Outcome(name, index, "failed", diagnostics=tuple(by_index.get(index, ())))


def _written(
    item: NewsItem,
    targets: Iterable[Target],
    name: str,
    index: int,
    report: Report,
    found: tuple[Diagnostic, ...],
) -> Outcome:
    outputs = []
    status: Status = "ok"
    for target in targets:
        try:
            data = target.document(item, report)
        except InvalidOutput:
            status = "rejected" if status == "ok" else status
        except NewsexportError:
            raise
        except Exception as error:
            own_fault(error, report)
            status = "failed"
        else:
            outputs.append(Output(target.label, data, target.suffix))
    return Outcome(
        source=name,
        index=index,
        status=status,
        uri=item.uri,
        headline=item.headline,
        outputs=tuple(outputs),
        diagnostics=found + report.take(),
    )


def convert(
    sources: Readable | Iterable[Readable],
    to: str | Sequence[str],
    *,
    out: str | os.PathLike[str] | None = None,
    options: Options = Options(),
) -> Iterator[Outcome]:
    """Convert inputs, one Outcome per item. With `out`, each document becomes a file of that folder.

    `to` is a format, or several, such as `["json", "newsml-g2@2.28"]`. `options` are those of all inputs.
    File names are `<name of the input>[.N]<suffix>`, N counting the items of an input that has several;
    a suffix such as `/article.json` is a file in a folder of that name.
    Raises OutputUnavailable when a file cannot be written, and UsageError for a wrong call.
    """
    options = options.started()
    folder = OutputFolder(Path(out)) if out is not None else None
    if folder:
        folder.prepare()
    derived: dict[str, str] = {}
    for source in sources_of(sources):
        report = Report()
        if folder and source.path is not None:
            folder.spare([source.path])
        outcomes = convert_record(source, to, options, report=report, derived=derived)
        yield from store(outcomes, folder, report) if folder else outcomes


def stem_of(name: str) -> str:
    """The part of an input's name that its outputs are named after."""
    plain = Path(name).name
    both = ((card.suffix, card.bundle_suffix) for card in registry.FORMATS)
    suffixes = sorted((each for pair in both for each in pair if each), key=len, reverse=True)
    known = next((s for s in suffixes if plain.endswith(s) and plain != s), None)
    return plain[: -len(known)] if known else Path(plain).stem


def store(outcomes: Iterable[Outcome], folder: OutputFolder, report: Report) -> Iterator[Outcome]:
    """Write each outcome's documents into the folder, and pass it on with their paths."""
    iterator = iter(outcomes)
    current = next(iterator, None)
    several = False
    while current is not None:
        following = next(iterator, None)
        several = several or (following is not None and following.index is not None)
        number = current.index + 1 if several and current.index is not None else None
        yield _stored(current, folder, number, report)
        current = following


def _stored(outcome: Outcome, folder: OutputFolder, number: int | None, report: Report) -> Outcome:
    placed = []
    for output in outcome.outputs:
        path = folder.file_for(stem_of(outcome.source), number, output.suffix)
        size = write_whole(path, output.data)
        report.outputs.append(OutputRecord(output.format, str(path), size))
        placed.append(replace(output, path=str(path)))
    return replace(outcome, outputs=tuple(placed))
