"""`validate --fix` and `--diff`: what can be mended safely is mended, or shown."""

from __future__ import annotations

import difflib
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from newsexport.cli.printing import complain, print_text
from newsexport.errors import BadOption
from newsexport.fixing import Fixed, Validate, fix
from newsexport.output import write_whole
from newsexport.source import GZIP_MAGIC
from newsexport.syntax.encoding import text_of
from newsexport.syntax.places import codec_of

if TYPE_CHECKING:
    from newsexport.cli.inputs import Input

BYTES = 256 * 1024 * 1024
"""Larger files are not mended: they would have to be held in memory as a whole."""


def mend(given: Input, validate: Validate, *, show: bool) -> bool:
    """Write the mended file, or show what would change; whether there was something to mend.

    Raises BadOption for an input that is no file, OutputUnavailable.
    """
    source = given.source
    if source.path is None and not show:
        raise BadOption("--fix changes files: standard input is none (--diff shows the changes)")
    report = validate(source)
    if report.unavailable or not report.diagnostics:
        return False
    data = source.read(BYTES)
    if data is None or source.response() is not None or _is_packed(given):
        complain(f"{source.name}: not mended: it is too large, compressed, or an HTTP response")
        return False
    done = fix(data, source.name, report, validate)
    if not done.edits:
        return False
    if show or source.path is None:
        print_text(_difference(data, done, source.name))
        return True
    write_whole(Path(os.path.realpath(source.path)), done.data)  # a link stays one
    kinds = Counter(edit.code for edit in done.edits)
    told = ", ".join(f"{count:,} {code}" for code, count in sorted(kinds.items()))
    complain(f"{source.name}: mended: {told}")
    return True


def _is_packed(given: Input) -> bool:
    path = given.source.path
    if path is None:
        return False
    with open(path, "rb") as stream:
        return stream.read(len(GZIP_MAGIC)) == GZIP_MAGIC


def _difference(data: bytes, done: Fixed, name: str) -> str:
    before, after = (_shown(each).splitlines(keepends=True) for each in (data, done.data))
    lines = difflib.unified_diff(before, after, name, name)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _shown(data: bytes) -> str:
    """The text of a document, for people."""
    codec, mark = codec_of(data[:1024], xml=True)
    return (
        data.decode("utf-8", "replace")
        if codec == "utf-8"
        else text_of(data[mark:], codec, "replace")
    )
