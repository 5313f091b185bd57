"""One input on its way to its documents: read, written, put where they belong, reported."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsexport.cli.inputs import Input
from newsexport.cli.printing import complain, print_bytes
from newsexport.cli.run_options import decides_reading, options_of, wanted_formats
from newsexport.codes.files import IO001
from newsexport.codes.outputs import OU003
from newsexport.codes.system import SY002
from newsexport.conversion import Target, convert_record, stem_of, store
from newsexport.conversion.bundles import bundle, bundles
from newsexport.errors import (
    BadOption,
    CheckUnavailable,
    InvalidOutput,
    NewsexportError,
    OutputUnavailable,
    SourceUnavailable,
    UnreadableDocument,
)
from newsexport.formats import registry
from newsexport.options import Options
from newsexport.outcome import Outcome
from newsexport.output import OutputFolder, write_together
from newsexport.reading import locate_findings, own_fault
from newsexport.report import Report
from newsexport.report.records import OutputRecord
from newsexport.source import Source

SPOOL_IN_MEMORY = 16 * 1024 * 1024
CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with each input."""

    targets: tuple[Target, ...]
    options: Options
    format_name: str | None
    """The format of the inputs; None: seen."""
    folder: OutputFolder | None
    """Where files go; None: standard output."""
    bundle: bool
    skip_refused: bool
    stream: bool
    digests: bool
    """Whether a report wants the SHA-256 of each input."""
    derived: dict[str, str] = field(default_factory=dict)
    """Uris that were made from the names of inputs, and by which input."""

    @classmethod
    def of(cls, args: Namespace, inputs: Sequence[Input]) -> Job:
        """What the arguments ask for. Raises UsageError, and OutputUnavailable for the folder."""
        options, wishes = options_of(args)
        options = options.started()
        names = wanted_formats(args, options, wishes)
        if not names:
            raise BadOption(
                "no format to write: name it with --to (`newsexport formats` lists them)"
            )
        targets = tuple(Target.of(name, options) for name in names)
        _demand_heeded(args, targets, len(inputs))
        folder = None
        if args.out is not None:
            folder = OutputFolder(Path(args.out))
            folder.prepare()
            folder.spare(each.source.path for each in inputs if each.source.path is not None)
            for wish in args.reports:
                if wish.file is not None:
                    folder.reserve(Path(wish.file))
        digests = any(form in {"json", "jsonl"} for form, _ in args.reports)
        return cls(
            targets, options, args.format_name, folder, args.bundle, args.skip_refused, args.stream, digests
        )  # fmt: skip


def _demand_heeded(args: Namespace, targets: tuple[Target, ...], inputs: int) -> None:
    """Raise UsageError for arguments that this conversion could not heed."""
    written = {target.card.name for target in targets}
    for wish in args.settings:
        if wish.format not in written and not decides_reading(wish):
            raise BadOption(f"-O {wish.format}.{wish.name}: {wish.format} is not written; see --to")
    if args.format_name:
        card, _ = registry.find_versioned(args.format_name, "read")
        registry.require(card, "read")
    if args.bundle:
        for target in targets:
            registry.require(target.card, "bundle")
    if args.out is None and (len(targets) > 1 or inputs > 1):
        raise BadOption("standard output takes one format of one input: name a folder with --out")
    if args.stream and (args.out is not None or not args.bundle):
        raise BadOption("--stream is for --bundle on standard output, without --out")
    if args.skip_refused and not args.bundle:
        raise BadOption("--skip-refused is for --bundle; without it, the others are written anyway")
    if args.out == "":
        raise BadOption("--out names no folder")


@dataclass(slots=True)
class Delivery:
    """What became of one input."""

    report: Report
    became: Counter[str]
    """Its items by what became of them: ok, rejected, failed, passed over."""
    stopped: NewsexportError | None = None
    """What stops the run."""


def deliver(given: Input, job: Job) -> Delivery:
    """Convert one input and put its documents where they belong."""
    if given.refusal is not None:
        return Delivery(given.refused(), Counter(failed=1))
    source = given.source
    done = Delivery(Report(path=source.name), Counter())
    try:
        if job.bundle:
            _bundles(source, job, done)
        else:
            for outcome in _outcomes(source, job, done.report):
                done.became[outcome.status] += 1
    except OutputUnavailable as error:
        path, _, reason = str(error).rpartition(": ")
        done.report.add(OU003, path=path, reason=reason)
        done.stopped = error
    except CheckUnavailable as error:  # no schema to judge by: the next inputs would fare no better
        done.report.add(SY002, reason=error)
        done.stopped = error
    except NewsexportError as error:
        done.stopped = error
    done.became["failed"] += max(0, done.report.items - done.became.total())
    _finish(done.report, source, job)
    return done


def _outcomes(source: Source, job: Job, report: Report) -> Iterator[Outcome]:
    labels = [target.label for target in job.targets]
    outcomes = convert_record(
        source, labels, job.options, format=job.format_name, report=report, derived=job.derived
    )
    if job.folder is not None:
        yield from store(outcomes, job.folder, report)
        return
    first = next(outcomes)
    if next(outcomes, None) is not None:
        raise BadOption(
            f"{source.name} holds several items: name a folder with --out, or join them with --bundle"
        )
    for output in first.outputs:
        print_bytes(output.data)
        report.outputs.append(OutputRecord(output.format, None, len(output.data)))
    yield first


def _bundles(source: Source, job: Job, done: Delivery) -> None:
    """One document for each target, or several where its format has a limit. The input is read once for each."""
    refused = False
    for number, target in enumerate(job.targets):
        report = done.report if number == 0 else Report(path=source.name)
        refused = not _bundle(source, target, job, report) or refused
        if number:
            passed = min(done.report.passed_over, report.passed_over)
            done.report.absorb(report)
            done.report.passed_over = passed  # what at least one document holds is converted
    items = done.report.items
    unread = {
        found.item.index
        for found in done.report.diagnostics
        if found.item and found.severity == "error" and found.target is None
    }
    if refused:
        done.became["rejected" if items else "failed"] += max(1, items)
    else:
        left, passed = done.report.refused, done.report.passed_over
        ok = items - len(unread) - left - passed
        done.became.update(ok=ok, rejected=left, failed=len(unread), passed=passed)


def _bundle(source: Source, target: Target, job: Job, report: Report) -> bool:
    """Write one bundle. False when nothing was written; the reasons are in the report."""
    written: list[tuple[Path | None, int]]
    try:
        if job.folder is not None:
            written = [*write_together(_files(source, target, job, job.folder, report))]
        else:
            chunks = bundle(source, target.label, job.options, **_of_bundles(job, report))
            written = [(None, _to_stdout(_some(chunks, source, report), stream=job.stream))]
    except (InvalidOutput, UnreadableDocument):
        return False
    except SourceUnavailable as error:
        report.unavailable = True
        report.add(IO001, reason=error)
        return False
    except (NewsexportError, BrokenPipeError):
        raise
    except Exception as error:
        own_fault(error, report)
        return False
    for path, size in written:
        report.outputs.append(OutputRecord(target.label, str(path) if path else None, size))
    return True


def _of_bundles(job: Job, report: Report) -> dict[str, Any]:
    return {"format": job.format_name, "report": report, "skip_refused": job.skip_refused}


def _files(
    source: Source, target: Target, job: Job, folder: OutputFolder, report: Report
) -> Iterator[tuple[Path, Iterator[bytes]]]:
    """The documents with their paths: `<stem><suffix>`, then `<stem>.2<suffix>` and so on."""
    suffix = target.card.bundle_suffix or target.card.suffix
    documents = bundles(source, target.label, job.options, **_of_bundles(job, report))
    for number, document in enumerate(documents, 1):
        path = folder.file_for(stem_of(source.name), number if number > 1 else None, suffix)
        yield path, _some(document, source, report)


def _some(chunks: Iterator[bytes], source: Source, report: Report) -> Iterator[bytes]:
    """The chunks of a document, which is none when the input held no items."""
    yield from chunks
    if report.items == 0:
        raise UnreadableDocument(f"{source.name}: no items")
    if report.refused == report.items:
        raise InvalidOutput(f"{source.name}: all items are refused")


def _to_stdout(chunks: Iterator[bytes], *, stream: bool) -> int:
    """Print a document when all of it is there; with `stream`, as it comes."""
    if stream:
        return _streamed(chunks)
    size = 0
    with tempfile.SpooledTemporaryFile(max_size=SPOOL_IN_MEMORY) as spool:
        for chunk in chunks:
            size += spool.write(chunk)
        spool.seek(0)
        while chunk := spool.read(CHUNK):
            print_bytes(chunk)
    return size


def _streamed(chunks: Iterator[bytes]) -> int:
    size = 0
    try:
        for chunk in chunks:
            print_bytes(chunk)
            size += len(chunk)
    except (InvalidOutput, UnreadableDocument, SourceUnavailable):
        if size:
            complain("--stream: the document on standard output is unfinished")
        raise
    return size


def _finish(report: Report, source: Source, job: Job) -> None:
    """The digest of the input, and the places of what was found in it."""
    if job.digests and not report.unavailable:
        try:
            report.sha256 = source.sha256()
        except SourceUnavailable as error:
            report.unavailable = True
            report.add(IO001, reason=error)
    end_reading(report, source)


def end_reading(report: Report, source: Source) -> None:
    """The input is done: its findings get their lines and columns, or it is said that nothing was checked."""
    report.end_item()
    if report.unavailable:
        report.skip("all", "the input could not be opened")
    locate_findings(report, source)
