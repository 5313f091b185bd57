"""Writing to standard output: bytes as they are, text in the terminal's encoding."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterable
from typing import IO, Any, TextIO

from newsexport.errors import OutputUnavailable


def complain(message: str) -> None:
    """A line on standard error, under our name. Where that cannot be written, the exit code alone tells."""
    if sys.stderr is None:
        return
    from newsexport.reporters.terminal import safe_lines

    try:
        print(f"newsexport: {safe_lines(message)}", file=sys.stderr, flush=True)
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Nobody reads on: the interpreter must not try to write the rest at exit."""
    try:
        void = os.open(os.devnull, os.O_WRONLY)
        os.dup2(void, stream.fileno())
        os.close(void)
    except (OSError, ValueError, AttributeError):
        return


def print_bytes(data: bytes) -> None:
    """A document to standard output, untouched."""
    write_bytes(standard_output(), data)


def print_json(value: Any, default: Callable[[Any], Any] | None = None) -> None:
    """JSON for machines to standard output, in UTF-8; `default` says what JSON has no form for."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2, default=default)
    print_bytes(text.encode("utf-8", "replace") + b"\n")


def print_table(rows: Iterable[tuple[str, ...]]) -> None:
    """Rows in columns as wide as their longest entry; the last column as it is."""
    from newsexport.reporters.terminal import isolate, width

    table = [tuple(map(isolate, row)) for row in rows]
    if not table:
        return
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    for row in table:
        cells = [
            cell + " " * (space - width(cell)) for cell, space in zip(row, widths, strict=True)
        ]
        print_text("  ".join(cells).rstrip() + "\n")


def print_text(text: str) -> None:
    """Text for people to standard output."""
    write_text(standard_output(), text, machine=False)


def write_text(stream: TextIO, text: str, *, machine: bool) -> None:
    """Text to a standard stream: UTF-8 for machines, else what the terminal reads."""
    encoding = "utf-8" if machine else (stream.encoding or "utf-8")
    write_bytes(stream, text.encode(encoding, "replace"))


def write_bytes(stream: TextIO, data: bytes) -> None:
    """Bytes to a standard stream, at once. A closed pipe raises BrokenPipeError."""
    try:
        stream.flush()
        out: IO[bytes] = stream.buffer
        rest = memoryview(data)
        while (
            rest
        ):  # with PYTHONUNBUFFERED the stream takes what it can, and says how much that was
            written = out.write(rest)
            if not written:
                raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
            rest = rest[written:]
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        name = "standard output" if stream is sys.stdout else "standard error"
        raise OutputUnavailable(f"{name}: {error.strerror or error}") from error


def standard_output() -> TextIO:
    """Where documents and reports go. Raises OutputUnavailable when it is closed."""
    if sys.stdout is None:
        raise OutputUnavailable("standard output: it is closed")
    return sys.stdout
