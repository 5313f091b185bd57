"""Writing JSON-LD: validated as the bytes that leave, safe inside a script element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from newsexport.codes.files import IO009
from newsexport.codes.outputs import OU001
from newsexport.errors import InvalidOutput
from newsexport.formats.json_ld.article import article
from newsexport.formats.json_ld.document import Document
from newsexport.formats.json_ld.own_words import is_package
from newsexport.formats.json_ld.rules import ERRORS
from newsexport.formats.json_ld.structure import validator, written
from newsexport.options import Options
from newsexport.payloads.schema_org.losses import EVERY, Losses
from newsexport.report import Report
from newsexport.rules.engine import check_document
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.problem import Problem
from newsexport.vocab.schema_org import CONTEXT

_ESCAPES = (
    (b"<", b"\\u003c"),
    (b">", b"\\u003e"),
    (b"&", b"\\u0026"),
    ("\u2028".encode(), b"\\u2028"),
    ("\u2029".encode(), b"\\u2029"),
)
"""What could end a script element, open a comment in it, or end a line of JavaScript.

All of it can only stand inside of strings. Source: HTML, section 4.12.1.3.
"""

_OPENING = b'<script type="application/ld+json">\n'
_CLOSING = b"</script>\n"


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as one document, or as a script element. Raises InvalidOutput."""
    data = _document(item, options, report)
    return _OPENING + data + _CLOSING if _is_embedded(options) else data


def bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    """Many items as one document with a graph; each is validated before it is yielded."""
    context = b'"@context": "%s",\n' % CONTEXT.encode()
    yield (_OPENING if _is_embedded(options) else b"") + b"{\n" + context + b'"@graph": ['
    separator = b"\n"
    for item in items:
        data = _document(item, options, report)
        yield separator + data.replace(b"  " + context, b"", 1).rstrip(b"\n")
        separator = b",\n"
    yield b"\n]\n}\n" + (_CLOSING if _is_embedded(options) else b"")


def _document(item: NewsItem, options: Options, report: Report) -> bytes:
    """The document of an item; without those of a partner's properties that would make it invalid."""
    if is_package(item):
        reason = "a package lists items and is no article; write its members instead"
        raise _refused(report, "/groups" if item.groups else "/itemClass", reason)
    barred: frozenset[str] = frozenset()
    while True:
        losses = Losses(barred=barred)
        node = article(item, options, losses)
        data, problems = _held({"@context": CONTEXT, **node}, options)
        if not problems:
            losses.tell(report)
            return data
        if barred == EVERY:
            raise _refused(report, problems[0].pointer or "/", problems[0].message)
        names = {step for problem in problems for step in problem.pointer.split("/") if step}
        barred = EVERY if barred or not names else frozenset(names)


def _held(node: dict[str, Any], options: Options) -> tuple[bytes, list[Problem]]:
    try:
        data = _dump(node)
    except TypeError as error:
        return b"", [Problem("", "encoding", str(error))]
    return data, list(_problems(data, options))


def _dump(node: dict[str, Any]) -> bytes:
    """Bytes in which `<`, `>`, `&` and the line separators of JavaScript are escaped."""
    data = orjson.dumps(node, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    for sign, escaped in _ESCAPES:
        data = data.replace(sign, escaped)
    return data


def _problems(data: bytes, options: Options) -> Iterator[Problem]:
    """What breaks our profile, or would be an error when the document is checked."""
    value = written(data)
    yield from validator().problems(value)
    found = Report()
    if len(data) > options.limits.document_bytes:
        found.add(IO009, what="the document", limit=f"{options.limits.document_bytes} bytes")
    check_document(ERRORS, Document(value, data), options, found)
    for diagnostic in found.diagnostics:
        reason = f"{diagnostic.code} {diagnostic.message}"
        yield Problem(diagnostic.pointer or "", diagnostic.code, reason)


def _refused(report: Report, place: str, reason: str) -> InvalidOutput:
    found = report.add(OU001, pointer=place, target="JSON-LD", place=place, reason=reason)
    return InvalidOutput("the JSON-LD would be invalid", [found])


def _is_embedded(options: Options) -> bool:
    return options.setting("json-ld", "embed", "none") == "script"
