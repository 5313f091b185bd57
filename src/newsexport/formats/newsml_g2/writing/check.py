"""The last gate: the very bytes that leave are parsed and validated, or do not leave.

Structure by IPTC's schema of the release when it is installed, by our stricter one always; then by the
rules of NewsML-G2 that are errors, such as an alias that no catalog declares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsexport.codes.outputs import OU001
from newsexport.errors import InvalidOutput
from newsexport.formats.newsml_g2 import names, structure
from newsexport.formats.newsml_g2.rules import ERRORS
from newsexport.formats.newsml_g2.rules.view import ItemView
from newsexport.formats.newsml_g2.writing.sheet import Sheet
from newsexport.report import Report
from newsexport.rules.engine import check_document
from newsexport.syntax.problem import Problem
from newsexport.syntax.xml import Element, local, parse, path

MAX_PROBLEMS = 10
"""Problems told of one refused document."""


def validate(data: bytes, sheet: Sheet) -> None:
    """Raise InvalidOutput, with OU001 in the report, unless the document is valid."""
    found = [
        sheet.report.add(OU001, target=sheet.target, place=problem.pointer, reason=problem.message)
        for problem in _problems(data, sheet)
    ]
    if found:
        raise InvalidOutput(f"the {sheet.target} document would be invalid", found)


_BROUGHT = frozenset({"G2028"})
"""What came with the item, as a reference that leads nowhere did: told where it is read, no reason to refuse."""


def _problems(data: bytes, sheet: Sheet) -> Iterator[Problem]:
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
    for item in _items(root):
        yield from _broken_rules(item, sheet)


def _items(root: Element) -> Iterable[Element]:
    return (
        (root,) if local(root) in names.NEWS_ITEMS else root.iterfind(f"{{{names.NAR}}}itemSet/*")
    )


def _broken_rules(item: Element, sheet: Sheet) -> Iterator[Problem]:
    found = Report()
    around = path(item)
    view = ItemView(item, sheet.version, lambda own: around + own[len(local(item)) + 1 :])
    check_document(ERRORS, view, sheet.options, found)
    errors = [
        each for each in found.diagnostics if each.severity == "error" and each.code not in _BROUGHT
    ]
    for diagnostic in errors[:MAX_PROBLEMS]:
        reason = f"{diagnostic.code} {diagnostic.message}"
        yield Problem(diagnostic.pointer or "/", diagnostic.code, reason)
