"""From items to documents: one outcome per item, files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from newsexport.codes.system import SY001
from newsexport.diagnostic import Diagnostic
from newsexport.errors import InvalidOutput, NewsexportError
from newsexport.format import Format
from newsexport.formats import registry
from newsexport.options import Options
from newsexport.outcome import Outcome, Output
from newsexport.output import OutputFolder, write_whole
from newsexport.reading import Readable, next_or_fault, parsed_items, sources_of
from newsexport.report import OutputRecord, Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem


@dataclass(frozen=True, slots=True)
class Target:
    """One format to write, with the options for it."""

    card: Format
    label: str
    """As it was asked for, such as `newsml-g2@2.28`."""
    options: Options

    @classmethod
    def of(cls, name: str, options: Options) -> Target:
        """The target that `newsml-g2@2.28` names. Raises UnknownFormat or UnsupportedAction."""
        card, version = registry.find_versioned(name)
        registry.require(card, "write")
        if version is not None:
            settings = {**options.formats.get(card.name, {}), "version": version}
            options = replace(options, formats={**options.formats, card.name: settings})
        return cls(card, name, options)


def convert_record(
    source: Readable,
    to: str | Sequence[str],
    options: Options = Options(),
    *,
    format: str | None = None,
    report: Report | None = None,
) -> Iterator[Outcome]:
    """Convert one input: exactly one Outcome per item, the documents inside. Writes nothing.

    Bad news is in the outcomes and in `report`; only a wrong call (UsageError) raises.
    """
    src = Source.of(source)
    options = options.started()
    targets = [Target.of(name, options) for name in ([to] if isinstance(to, str) else to)]
    report = report if report is not None else Report()
    report.path = src.name
    done = 0
    fault: tuple[Diagnostic, ...] = ()
    items = parsed_items(src, format, options, report)
    while True:
        parsed = next_or_fault(items, report)
        index = report.item.index if parsed and report.item else report.items
        found = report.take()
        yield from _unread(src.name, done, index, found)
        done = max(done, index)
        if parsed is None:
            fault = tuple(d for d in found if d.item is None)
            break
        about_it = tuple(d for d in found if d.item is None or d.item.index == index)
        yield _written(parsed.item, targets, src.name, index, report, about_it)
        done = index + 1
    if done == 0:
        yield Outcome(src.name, None, "failed", diagnostics=fault)


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
    refused = False
    for target in targets:
        data = _document(item, target, report)
        if data is None:
            refused = True
            continue
        outputs.append(Output(target.label, data, target.card.suffix))
    return Outcome(
        source=name,
        index=index,
        status="rejected" if refused else "ok",
        uri=item.uri,
        headline=item.headline,
        outputs=tuple(outputs),
        diagnostics=found + report.take(),
    )


def _document(item: NewsItem, target: Target, report: Report) -> bytes | None:
    """The document, or None when it was refused; the reasons are in the report."""
    assert target.card.write is not None
    report.target = target.label
    try:
        return target.card.write(item, target.options, report)
    except InvalidOutput:
        return None
    except NewsexportError:
        raise
    except Exception as error:
        report.add(SY001, reason=f"{type(error).__name__}: {error}")
        return None
    finally:
        report.target = None


def convert(
    sources: Readable | Iterable[Readable],
    to: str | Sequence[str],
    *,
    out: str | os.PathLike[str] | None = None,
    options: Options = Options(),
) -> Iterator[Outcome]:
    """Convert inputs, one Outcome per item. With `out`, each document becomes a file of that folder.

    File names are `<name of the input>[.N]<suffix>`, N counting the items of an input that has several.
    Raises OutputUnavailable when a file cannot be written.
    """
    options = options.started()
    folder = OutputFolder(Path(out)) if out is not None else None
    if folder:
        folder.prepare()
    for source in sources_of(sources):
        report = Report()
        outcomes = convert_record(source, to, options, report=report)
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
        several = several or following is not None
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


def bundle(
    sources: Readable | Iterable[Readable],
    to: str,
    options: Options = Options(),
    *,
    format: str | None = None,
    report: Report | None = None,
) -> Iterator[bytes]:
    """Chunks of one document that holds the items of all inputs; each item is validated first.

    Raises InvalidOutput for an item that is refused, UnreadableDocument for an input that cannot be
    read: then what was yielded before is no document.
    """
    options = options.started()
    target = Target.of(to, options)
    registry.require(target.card, "bundle")
    assert target.card.bundle is not None
    report = report if report is not None else Report()

    def items() -> Iterator[NewsItem]:
        for source in sources_of(sources):
            for parsed in parsed_items(source, format, options, report):
                report.target = target.label
                yield parsed.item
                report.target = None
                report.take()

    yield from target.card.bundle(items(), target.options, report)
