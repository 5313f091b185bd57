"""The document of one article: its bytes, held to our profile and rules, safe inside a script element."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import orjson

from newsexport.codes.files import IO009
from newsexport.codes.outputs import OU001
from newsexport.errors import InvalidOutput
from newsexport.options import Options
from newsexport.payloads.schema_org.article import article
from newsexport.payloads.schema_org.document import Document
from newsexport.payloads.schema_org.losses import EVERY, Losses
from newsexport.payloads.schema_org.picture_items import is_package
from newsexport.payloads.schema_org.rules import ERRORS
from newsexport.payloads.schema_org.structure import validator, written
from newsexport.report import Report
from newsexport.rules.engine import check_document
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.problem import Problem
from newsexport.vocab.schema_org import CONTEXT

OPENING = b'<script type="application/ld+json">\n'
CLOSING = b"</script>\n"
"""What stands around the document in a page."""

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


def article_document(
    item: NewsItem, options: Options, report: Report, *, kind: str = "auto"
) -> tuple[bytes, Losses]:
    """The document of an item, and what it does not say; `kind` is the type of article.

    Properties of a partner that would make it invalid are left out. Raises InvalidOutput.
    """
    if is_package(item):
        reason = "a package lists items and is no article; write its members instead"
        raise _refused(report, "/groups" if item.groups else "/itemClass", reason)
    barred: frozenset[str] = frozenset()
    while True:
        losses = Losses(barred=barred)
        node = article(item, options, losses, kind)
        data, problems = _held({"@context": CONTEXT, **node}, options)
        if not problems:
            return data, losses
        if barred == EVERY:
            raise _refused(report, problems[0].pointer or "/", problems[0].message)
        names = {step for problem in problems for step in problem.pointer.split("/") if step}
        barred = EVERY if barred or not names else frozenset(names)


def problems_of(data: bytes, options: Options) -> Iterator[Problem]:
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


def _held(node: dict[str, Any], options: Options) -> tuple[bytes, list[Problem]]:
    try:
        data = _dump(node)
    except TypeError as error:
        return b"", [Problem("", "encoding", str(error))]
    return data, list(problems_of(data, options))


def _dump(node: dict[str, Any]) -> bytes:
    """Bytes in which `<`, `>`, `&` and the line separators of JavaScript are escaped."""
    data = orjson.dumps(node, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    for sign, escaped in _ESCAPES:
        data = data.replace(sign, escaped)
    return data


def _refused(report: Report, place: str, reason: str) -> InvalidOutput:
    found = report.add(OU001, pointer=place, target="JSON-LD", place=place, reason=reason)
    return InvalidOutput("the JSON-LD would be invalid", [found])
