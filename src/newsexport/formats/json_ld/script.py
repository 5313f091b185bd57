"""A document that is one script element, as a page holds it: its JSON, and where that stands."""

from __future__ import annotations

import re

from newsexport.diagnostic import Window
from newsexport.report import Report

OPENING = re.compile(
    rb"""(?:\xef\xbb\xbf)?\s*<script\s(?:[^>]*\s)?type\s*=\s*["']?application/ld\+json["']?[^>]*>""",
    re.IGNORECASE,
)
"""The start of such a document. Source: HTML, section 4.12.1."""

_CLOSING = re.compile(rb"</script\s*>", re.IGNORECASE)


def unwrapped(data: bytes, report: Report) -> bytes:
    """The JSON in a script element that is all of a document; any other document as it is.

    From now on findings are placed in that part of the source.
    """
    opening = OPENING.match(data)
    closing = _CLOSING.search(data, opening.end()) if opening else None
    if opening is None or closing is None or data[closing.end() :].strip():
        return data
    start = opening.end()
    line_start = data.rfind(b"\n", 0, start) + 1
    column = len(data[line_start:start].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    report.window = Window(start, closing.start(), data.count(b"\n", 0, start) + 1, column + 1)
    return data[start : closing.start()]
