"""INPUT arguments to sources: files, standard input, and folders that stand for their files."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from newsexport.codes.files import IO001
from newsexport.errors import BadOption, SourceUnavailable
from newsexport.output import file_number
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.cli.arguments import ReportWish

STDIN = "<stdin>"


class Input(NamedTuple):
    """One input, and why it cannot be read, when that is known already."""

    source: Source
    refusal: str | None = None

    def refused(self) -> Report:
        """The report of an input that cannot be read."""
        report = Report(path=self.source.name, unavailable=True)
        report.add(IO001, reason=self.refusal)
        report.skip("all", "the input could not be opened")
        return report


def expanded(names: Iterable[str]) -> list[Input]:
    """All inputs, in the order of the arguments. Raises BadOption when `-` stands there twice."""
    given = list(names)
    if given.count("-") > 1:
        raise BadOption("standard input (`-`) can be read only once")
    return [each for name in given for each in _inputs(name)]


def report_places(option: str, wishes: Iterable[ReportWish]) -> list[tuple[str, str | None]]:
    """The files of the reports that were asked for, each with the option that asks."""
    return [(f"{option} {wish.form}", wish.file) for wish in wishes]


def demand_apart(places: Iterable[tuple[str, str | None]], inputs: Iterable[Input]) -> None:
    """Raise BadOption for a file that would take the place of an input, or of another one.

    `places`: options and the files that they name. Devices and pipes take as much as comes.
    """
    named: dict[object, str] = {}
    for option, file in places:
        if file is None or (os.path.exists(file) and not os.path.isfile(file)):
            continue
        key = file_number(Path(file)) or os.path.realpath(file)
        if key in named:
            raise BadOption(f"{file} is named twice, by {named[key]} and by {option}")
        named[key] = option
    if not any(isinstance(key, tuple) for key in named):
        return  # none of them is there yet
    for each in inputs:
        path = each.source.path
        taken_by = named.get(file_number(path)) if path is not None else None
        if taken_by is not None:
            raise BadOption(f"{taken_by} would replace {path}, which is an input")


def single(name: str, takes: str) -> Input:
    """The input of a command that takes no folders: `takes` says what it takes. Raises BadOption for a folder of several."""
    (given, *more) = expanded([name])
    if more:
        raise BadOption(f"{name} is a folder: {takes}")
    return given


def single_source(name: str, takes: str) -> Source:
    """The same for what cannot be reported as a finding. Raises SourceUnavailable where it cannot be read."""
    given = single(name, takes)
    if given.refusal is not None:
        raise SourceUnavailable(given.refusal)
    return given.source


def _inputs(name: str) -> Iterator[Input]:
    if name == "-":
        yield _stdin()
    elif os.path.isdir(name):
        yield from _folder(name)
    elif glob.has_magic(name) and not os.path.lexists(name):
        yield from _matching(name)
    else:
        yield Input(Source.of(Path(name), name))


def _matching(pattern: str) -> Iterator[Input]:
    """The files and folders of a pattern that no shell has expanded, sorted by path."""
    found = sorted(glob.glob(pattern, recursive=True), key=lambda path: path.split(os.sep))
    if not found:
        yield Input(Source.of(Path(pattern)), f"{pattern}: no file has such a name")
    for path in found:
        if os.path.isdir(path):
            yield from _folder(path)
        else:
            yield Input(Source.of(Path(path)))


def _stdin() -> Input:
    if sys.stdin is None:
        return Input(Source.of(b"", STDIN), "standard input is closed")
    try:
        return Input(Source.of(sys.stdin.buffer, STDIN))
    except SourceUnavailable as error:
        return Input(Source.of(b"", STDIN), str(error))


def _folder(name: str) -> Iterator[Input]:
    """Its files and those of its folders, sorted by path; hidden ones and linked folders left out."""
    faults: list[Input] = []

    def fault(error: OSError) -> None:
        path = os.fspath(error.filename or name)
        faults.append(Input(Source.of(Path(path)), f"{path}: {error.strerror or error}"))

    files = []
    for folder, subfolders, names in os.walk(name, onerror=fault):
        subfolders[:] = [each for each in subfolders if not each.startswith(".")]
        files += [os.path.join(folder, each) for each in names if not each.startswith(".")]
    if not files and not faults:
        yield Input(Source.of(Path(name)), f"{name}: the folder holds no files")
    for path in sorted(files, key=lambda path: path.split(os.sep)):
        yield Input(Source.of(Path(path)))
    yield from faults
