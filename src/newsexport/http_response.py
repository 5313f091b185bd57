"""A saved HTTP response, as `curl -i` writes it: status line, headers, blank line, body (RFC 9112 section 2)."""

from __future__ import annotations

import re
from typing import NamedTuple

SIGN = b"HTTP/"
HEAD_BYTES = 64 * 1024
"""Status lines and headers of all responses of a file (redirects come before the last) are no longer."""

_STATUS = re.compile(rb"HTTP/[0-9.]+ ([0-9]{3})(?: [^\r\n]*)?\r?\n")
_HEADER = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([^\r\n]*?)[ \t]*\r?\n")
_CHARSET = re.compile(r";\s*charset\s*=\s*\"?([^\s;\"]+)", re.IGNORECASE)


class Line(NamedTuple):
    """A line of the head of a response."""

    text: str
    number: int
    """From 1."""
    start: int
    """Its first byte in the file."""


class Response(NamedTuple):
    """What stands before the body of a saved response."""

    status: int
    first: Line
    """The status line."""
    headers: tuple[tuple[str, str, Line], ...]
    """Name in lower case, value, line."""
    length: int
    """Bytes before the body."""
    lines: int
    """Lines before the body."""

    def header(self, name: str) -> tuple[str, Line] | None:
        """The value of a header and its line; None when it is not there."""
        return next(((value, line) for each, value, line in self.headers if each == name), None)

    @property
    def media_type(self) -> str | None:
        """What the body is said to be, without parameters, in lower case."""
        found = self.header("content-type")
        return found[0].partition(";")[0].strip().lower() if found else None

    @property
    def charset(self) -> str | None:
        """The encoding that the header states, in lower case."""
        found = self.header("content-type")
        match = _CHARSET.search(found[0]) if found else None
        return match[1].lower() if match else None


def response_of(head: bytes) -> Response | None:
    """The response whose body begins within these bytes; the last, where several follow each other."""
    found, at, number = None, 0, 1
    while match := _STATUS.match(head, at):
        first = _line(match, number)
        at, number, headers = match.end(), number + 1, []
        while header := _HEADER.match(head, at):
            value = header[2].decode("latin-1")
            headers.append((header[1].decode("ascii").lower(), value, _line(header, number)))
            at, number = header.end(), number + 1
        blank = re.compile(rb"\r?\n").match(head, at)
        if blank is None:
            return found
        at, number = blank.end(), number + 1
        found = Response(int(match[1]), first, tuple(headers), at, number - 1)
    return found


def _line(match: re.Match[bytes], number: int) -> Line:
    return Line(match[0].decode("latin-1").rstrip("\r\n"), number, match.start())
