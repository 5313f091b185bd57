"""INPUT arguments to sources: files, standard input, and folders that stand for their files."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from newsexport.codes.files import IO001
from newsexport.errors import BadOption, SourceUnavailable
from newsexport.report import Report
from newsexport.source import Source

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
