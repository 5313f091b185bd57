"""Writing JSON-LD: validated as the bytes that leave, safe inside a script element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsexport.options import Options
from newsexport.payloads.schema_org.article_document import CLOSING, OPENING, article_document
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.vocab.schema_org import CONTEXT


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as one document, or as a script element. Raises InvalidOutput."""
    data = _document(item, options, report)
    return OPENING + data + CLOSING if _is_embedded(options) else data


def bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    """Many items as one document with a graph; each is validated before it is yielded."""
    context = b'"@context": "%s",\n' % CONTEXT.encode()
    yield (OPENING if _is_embedded(options) else b"") + b"{\n" + context + b'"@graph": ['
    separator = b"\n"
    for item in items:
        data = _document(item, options, report)
        yield separator + data.replace(b"  " + context, b"", 1).rstrip(b"\n")
        separator = b",\n"
    yield b"\n]\n}\n" + (CLOSING if _is_embedded(options) else b"")


def _document(item: NewsItem, options: Options, report: Report) -> bytes:
    kind = options.setting("json-ld", "type", "auto")
    data, losses = article_document(item, options, report, kind=kind)
    losses.tell(report)
    return data


def _is_embedded(options: Options) -> bool:
    return options.setting("json-ld", "embed", "none") == "script"
