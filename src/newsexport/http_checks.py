"""What the head of a saved HTTP response says of its body, held against the body."""

from __future__ import annotations

from collections.abc import Container

from newsexport.codes.http import HT001, HT002, HT003, HT004, HT005
from newsexport.diagnostic import Code, Position, Severity
from newsexport.format import Format
from newsexport.http_response import Line, Response
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.encoding import codec_name
from newsexport.syntax.places import codec_of

_FINE = (200, 203, 226)
_TYPES = {
    "xml": ("application/xml", "text/xml"),
    "json": ("application/json", "text/json"),
    "html": ("text/html", "application/xhtml+xml"),
    "text": ("text/plain",),
}
"""Syntax -> media types; those that end in +xml or +json are right for these, too."""
_RIGHT = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json-feed": "application/feed+json",
    "json-ld": "application/ld+json",
    "html": "text/html",
}
"""Format -> the type that fits it best."""


def check_status(response: Response, source: Source, report: Report) -> bool:
    """Whether the body is the document that was asked for."""
    if response.status not in _FINE:
        unchanged = response.status == 304
        advice = next(told for codes, told in _ADVICE if response.status in codes)
        severity: Severity | None = "info" if unchanged else None
        _tell(report, HT001, response.first, severity, status=response.first.text, advice=advice)
    coding = response.header("content-encoding")
    coded = coding is not None and coding[0].strip().lower() in (
        "br",
        "zstd",
        "deflate",
        "compress",
    )
    head = source.head(1).strip()
    if coded and coding is not None and head not in (b"<", b"{", b"["):
        _tell(report, HT005, coding[1], coding=coding[0])
        return False
    return response.status in _FINE


def check_headers(response: Response, card: Format, source: Source, report: Report) -> None:
    """The type and the encoding that the head states, and what caches need."""
    _check_type(response, card, report)
    if response.charset and card.syntax in ("xml", "json"):
        stated, has = (
            codec_name(response.charset),
            codec_of(source.head(1024), xml=card.syntax == "xml")[0],
        )
        ascii_only = stated == "ascii" and source.head().isascii()
        same = stated in (
            has,
            has.removesuffix("-le"),
            has.removesuffix("-be"),
        )  # UTF-16 in either order
        if not same and not ascii_only:
            line = response.header("content-type")
            _tell(
                report,
                HT003,
                line[1] if line else response.first,
                header=response.charset,
                document=has,
            )
    if not response.header("etag") and not response.header("last-modified"):
        _tell(report, HT004, response.first)


def _check_type(response: Response, card: Format, report: Report) -> None:
    stated = response.media_type
    known = _TYPES.get(card.syntax, ())
    right = _RIGHT.get(card.name) or next(iter(known), "")
    fits = stated in known or (stated or "").endswith(f"+{card.syntax}")
    if known and not fits:
        found = response.header("content-type")
        line = found[1] if found else response.first
        _tell(report, HT002, line, format=card.title, type=stated or "nothing", right=right)


_ADVICE: tuple[tuple[Container[int], str], ...] = (
    ((304,), "nothing has changed since it was fetched last"),
    (
        range(300, 400),
        "fetch the document under the address that works (curl -L follows the redirect)",
    ),
    ((401, 403, 407), "fetch it with the credentials that the partner gave, or ask for access"),
    ((404, 410), "ask the partner under which address the document is now"),
    ((429,), "fetch it less often: the server says how long to wait in Retry-After"),
    (range(500, 600), "fetch it again later; where that goes on, tell the partner"),
    (range(10_000), "fetch the document under the address that works"),
)
"""Status -> what to do about it."""


def _tell(
    report: Report, code: Code, line: Line, severity: Severity | None = None, **values: object
) -> None:
    size = len(line.text)
    place = Position(line.number, 1, (line.start, line.start + size), line.text, (0, max(1, size)))
    report.record(code, values, position=place, severity=severity)
