"""`--split-to DIR`: the items of the inputs as files, those that may be taken apart from the others."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from newsexport.conversion import stem_of
from newsexport.diagnostic import Diagnostic
from newsexport.errors import OutputUnavailable, SourceUnavailable
from newsexport.output import OutputFolder, write_whole
from newsexport.report import MAX_RECENT, Report
from newsexport.schema.versions import dump
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem

ACCEPTED, REJECTED = "accepted", "rejected"
CHUNK = 1024 * 1024


class Split:
    """Takes items while an input is checked; moves them to their folders when it is done.

    An item is accepted when neither it nor the document around it has an error. Items are written in
    canonical JSON, for in a feed or a message they are no documents of their own; beside a rejected one stands
    what was found. An input of which no item could be read is copied to the rejected ones.
    """

    def __init__(self, folder: str, *, redact: bool = False) -> None:
        """`redact`: the files of findings repeat no words of the items. Raises OutputUnavailable."""
        self._folder = Path(folder)
        self._redact = redact
        self._places = {name: OutputFolder(self._folder / name) for name in (ACCEPTED, REJECTED)}
        for place in self._places.values():
            place.prepare()
        self._items: list[tuple[Path, str, tuple[Diagnostic, ...]]] = []
        """Each with its uri and what was found of it."""
        self._around = False
        """Whether an error was found that is about no item."""
        try:
            self._aside = tempfile.TemporaryDirectory(prefix=".newsexport-", dir=self._folder)
        except OSError as error:
            raise OutputUnavailable(f"{folder}: {error.strerror or error}") from error

    def take(self, item: NewsItem, findings: tuple[Diagnostic, ...]) -> None:
        """The next item of the input, and what was found of it."""
        self._look_around(findings)
        path = Path(self._aside.name) / str(len(self._items))
        write_whole(path, dump(item, indent=True))
        found = tuple(each for each in findings if each.item is not None)
        self._items.append((path, item.uri, found))

    def finish(self, source: Source, report: Report) -> None:
        """The input is done: its items go where they belong. Raises OutputUnavailable."""
        late = report.take()
        self._look_around(late)
        self._around |= len(late) == MAX_RECENT  # there may be more, of any item
        stem = stem_of(source.name) if source.name != "<stdin>" else "stdin"
        for number, (path, uri, early) in enumerate(self._items, 1):
            findings = (*early, *(f for f in late if f.item is not None and f.item.id == uri))
            wrong = [each for each in findings if each.severity == "error"]
            several = number if len(self._items) > 1 else None
            place = self._places[REJECTED if wrong or self._around else ACCEPTED]
            target = place.file_for(stem, several, ".newsitem.json")
            _move(path, target)
            if wrong or self._around:
                self._explain(
                    target, [*findings, *(f for f in report.diagnostics if f.item is None)]
                )
        if not self._items:
            self._keep_whole(source)
        self._items, self._around = [], False

    def close(self) -> None:
        """The run is over."""
        self._aside.cleanup()

    def _look_around(self, findings: tuple[Diagnostic, ...]) -> None:
        self._around |= any(f.item is None and f.severity == "error" for f in findings)

    def _explain(self, target: Path, findings: list[Diagnostic]) -> None:
        from newsexport.reporters.json import diagnostic_record, dumped

        told = [each.redacted() for each in findings] if self._redact else findings
        lines = (dumped(diagnostic_record(each)) + "\n" for each in told)
        path = target.with_name(target.name.removesuffix(".newsitem.json") + ".findings.jsonl")
        write_whole(path, (line.encode("utf-8", "replace") for line in lines))

    def _keep_whole(self, source: Source) -> None:
        name = Path(source.name).name if source.name != "<stdin>" else "stdin"
        target = self._places[REJECTED].file_for(Path(name).stem, None, Path(name).suffix)
        try:
            with source.open() as stream:
                write_whole(target, iter(lambda: stream.read(CHUNK), b""))
        except SourceUnavailable:
            return  # there is nothing to copy; the report says so


def _move(path: Path, target: Path) -> None:
    try:
        shutil.move(path, target)
    except OSError as error:
        raise OutputUnavailable(f"{target}: {error.strerror or error}") from error
