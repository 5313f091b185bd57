"""A document that is parsed as one tree: all its bytes, up to the limit."""

from __future__ import annotations

from newsexport.codes.files import IO009
from newsexport.limits import Limits
from newsexport.report import Report
from newsexport.source import Source


def whole(source: Source, report: Report, limits: Limits) -> bytes | None:
    """All bytes of a source; None when there are more than the limit, which is then in the report."""
    data = source.read(limits.document_bytes)
    if data is None:
        report.add(IO009, what="the document", limit=f"{limits.document_bytes} bytes")
    return data
