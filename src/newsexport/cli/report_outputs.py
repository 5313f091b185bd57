"""The reports of a run on their way: to a terminal at once, to files when all is said."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import IO, Protocol, TextIO

from newsexport.cli.arguments import ReportWish
from newsexport.cli.environment import colours, columns, step_summary
from newsexport.cli.printing import write_text
from newsexport.diagnostic import Severity
from newsexport.errors import BadOption, OutputUnavailable
from newsexport.output import write_whole
from newsexport.report import Report
from newsexport.reporters import MACHINE_FORMS, reporter
from newsexport.reporters.run import Reporter, Style, Summary, Tool
from newsexport.version import VERSION

CHUNK = 1024 * 1024
Aside = Callable[[], AbstractContextManager[None]]

SPOOL_IN_MEMORY = 4 * 1024 * 1024


class Place(Protocol):
    """Where a report goes."""

    def write(self, text: str) -> None:
        """The next piece."""

    def finish(self) -> None:
        """The last piece was written."""


class Stream:
    """A report on standard output or standard error: visible at once."""

    def __init__(self, stream: TextIO, *, machine: bool) -> None:
        self._stream = stream
        self._machine = machine

    def write(self, text: str) -> None:
        """Show it now."""
        if text:
            write_text(self._stream, text, machine=self._machine)

    def finish(self) -> None:
        """Nothing is left to do."""


class File:
    """A report in a file, which appears whole when the run is over."""

    def __init__(self, path: Path) -> None:
        """Raises OutputUnavailable when its folder is missing, before any work is done."""
        if not os.path.isdir(path.parent):
            raise OutputUnavailable(f"{path}: there is no folder {path.parent}")
        self._path = path
        self._spool: IO[bytes] = tempfile.SpooledTemporaryFile(max_size=SPOOL_IN_MEMORY)  # noqa: SIM115 - finish closes it

    def write(self, text: str) -> None:
        """Keep it."""
        self._spool.write(text.encode("utf-8", "replace"))

    def finish(self) -> None:
        """Write the file. Raises OutputUnavailable."""
        with self._spool:
            self._spool.seek(0)
            if _is_special(self._path):
                _pour(self._chunks(), self._path)
            else:
                write_whole(self._path, self._chunks())

    def _chunks(self) -> Iterator[bytes]:
        while chunk := self._spool.read(CHUNK):
            yield chunk


class Appended:
    """A report at the end of a file that others write to as well."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._texts: list[str] = []

    def write(self, text: str) -> None:
        """Keep it: such a report is short."""
        self._texts.append(text)

    def finish(self) -> None:
        """Write to the file. Raises OutputUnavailable."""
        try:
            with open(self._path, "ab") as stream:
                stream.write("".join(self._texts).encode("utf-8", "replace"))
        except OSError as error:
            raise OutputUnavailable(f"{self._path}: {error.strerror or error}") from error


def _manual(code: str) -> str:
    from newsexport.code_catalogue import catalogue

    found = catalogue().get(code)
    return found.page if found is not None else ""


def _is_special(path: Path) -> bool:
    """Whether the path is a device or a pipe, which must not be replaced by a file."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return False


def _pour(chunks: Iterator[bytes], path: Path) -> None:
    try:
        with open(path, "wb") as stream:
            stream.writelines(chunks)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputUnavailable(f"{path}: {error.strerror or error}") from error


class Telling:
    """All reports of a run, and its summary."""

    def __init__(
        self,
        wanted: Sequence[ReportWish],
        stream: TextIO | None,
        *,
        least: Severity = "info",
        every: bool = False,
        quiet: bool = False,
        milder_by: str = "",
        at: datetime | None = None,
        redact: bool = False,
        language: str | None = None,
        profile: str | None = None,
    ) -> None:
        """`stream` takes the report that names no file. Raises BadOption when several do not.

        A report for GitHub brings the summary of its workflow step along, where there is one.
        """
        if sum(wish.file is None for wish in wanted) > 1:
            raise BadOption("only one report can go to the terminal: name files for the others")
        if language is not None and not any(wish.form == "html" for wish in wanted):
            raise BadOption("--report-language is for the html report, and none was asked for")
        self.summary = Summary()
        self._redact = redact
        self._tool = Tool(VERSION, at=at, profile=profile, manual=_manual)
        self._ways: list[tuple[Reporter, Place]] = []
        for wish in wanted:
            style = Style(
                least=least,
                every=every,
                quiet=quiet,
                milder_by=milder_by,
                language=language or "en",
            )
            if wish.file is not None:
                self._add(wish.form, style, File(Path(wish.file)))
            elif stream is not None:
                style = style._replace(colour=colours(stream), width=columns())
                place = Stream(stream, machine=wish.form in MACHINE_FORMS)
                self._add(wish.form, style, place)
        step = step_summary()
        if step is not None and any(wish.form == "github" for wish in wanted):
            self._add("markdown", Style(), Appended(step))

    def _add(self, form: str, style: Style, place: Place) -> None:
        way = reporter(form, self._tool, style)
        self._ways.append((way, place))
        place.write(way.begin())

    def tell(self, report: Report, aside: Aside = nullcontext) -> None:
        """One input is done. `aside` takes away what is in the way while there is something to say."""
        self.summary.count(report)
        if self._redact:
            report = report.redacted()
        texts = [(place, each.tell(report)) for each, place in self._ways]
        if any(text for _, text in texts):
            with aside():
                for place, text in texts:
                    place.write(text)

    def finish(self, exit_code: int) -> None:
        """The run is over. Raises OutputUnavailable when a report cannot be written."""
        self.summary.exit_code = exit_code
        for each, place in self._ways:
            place.write(each.end(self.summary))
        for _, place in self._ways:
            place.finish()
