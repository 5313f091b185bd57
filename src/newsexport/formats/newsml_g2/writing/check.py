"""The last gate: the very bytes that leave are parsed and validated, or do not leave.

Structure by IPTC's schema of the release when it is installed, by our stricter one always; then the
rule that no schema can check: every alias that was written is declared by a catalog.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from newsexport.codes.outputs import OU001
from newsexport.errors import InvalidOutput
from newsexport.formats.newsml_g2 import names, structure
from newsexport.formats.newsml_g2.writing.sheet import Sheet
from newsexport.report import Report
from newsexport.syntax.json_schema import Problem
from newsexport.syntax.xml import parse

_QCODES = re.compile(
    r' (?:qcode|type|role|rel|rendition|mode|jobtitle|how|why|creator|severity)="([^"]+)"'
)
_BODY = "<contentSet"
MAX_PROBLEMS = 10
"""Problems told of one refused document."""


def validate(data: bytes, items: Iterable[tuple[Sheet, str]], sheet: Sheet) -> None:
    """Raise InvalidOutput, with OU001 in the report, unless the document is valid.

    `items` are the items in it as text, each with the sheet that it was written by.
    """
    report = sheet.report
    mark = report.mark()
    for problem in _problems(data, items, sheet):
        report.add(OU001, target=sheet.target, place=problem.pointer, reason=problem.message)
    found = report.since(mark)
    if found:
        raise InvalidOutput(f"the {sheet.target} document would be invalid", found)


def _problems(data: bytes, items: Iterable[tuple[Sheet, str]], sheet: Sheet) -> Iterator[Problem]:
    quiet = Report()
    root = parse(data, quiet, sheet.options.limits)
    if root is None:
        for diagnostic in quiet.diagnostics:
            yield Problem("/", diagnostic.code, diagnostic.message)
        return
    official = structure.official(
        sheet.version, sheet.options, with_nitf=names.NITF_TYPE.encode() in data
    )
    if official is None:
        reason = f"no standards pack with IPTC's schema of {sheet.version}; checked by our own"
        sheet.report.skip("newsml-g2 official schema", reason)
    else:
        yield from official.problems(root, MAX_PROBLEMS)
    yield from structure.own().problems(root, MAX_PROBLEMS)
    for one, xml in items:
        yield from _unresolved(one, xml)


def _unresolved(sheet: Sheet, xml: str) -> Iterator[Problem]:
    """Aliases that no catalog declares; the body has none."""
    if sheet.any_alias:
        return
    codes = {code for value in _QCODES.findall(xml.partition(_BODY)[0]) for code in value.split()}
    for code in sorted(codes):
        if not names.is_uri(code) and not sheet.resolves(code):
            yield Problem("/", "alias", f"no catalog declares the alias of {code}")
