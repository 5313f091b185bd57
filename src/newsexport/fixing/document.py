"""A document mended in rounds, each checked again: it is better afterwards, or left as it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from newsexport.codes.files import IO006
from newsexport.diagnostic import SEVERITIES, Diagnostic
from newsexport.fixing.by_code import MENDERS
from newsexport.fixing.edit import TEXT, Edit, span_of
from newsexport.formats import registry
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.places import codec_of

ROUNDS = 50
"""Reports hold samples: a document with many mistakes of a kind is fixed in several rounds."""

_BLANK = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*(?=[<{\[])")

_ELSEWHERE = frozenset({"MR001", "FE020"})
"""Codes whose replacement belongs to another place than that of the finding."""

Validate = Callable[[Source], Report]
"""Checks a document as it was checked before."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A document after its fixes."""

    data: bytes
    """Its bytes."""
    report: Report
    """What is still found in it."""
    edits: tuple[Edit, ...]
    """What was mended, round by round."""


def fix(data: bytes, name: str, report: Report, validate: Validate) -> Fixed:
    """The document with all that can be mended safely. `report` is what was found in it."""
    done, refused = Fixed(data, report, ()), set[str]()
    for _ in range(ROUNDS):
        edits = [each for each in edits_of(done.data, done.report) if each.code not in refused]
        better = _tried(done, edits, name, validate)
        if better is None:
            codes = dict.fromkeys(each.code for each in edits)
            for code in codes if len(codes) > 1 else ():
                some = [each for each in edits if each.code == code]
                better = _tried(done, some, name, validate)
                if better is not None:
                    break
                refused.add(code)
        if better is None:
            break
        done = better
    return done


def _tried(done: Fixed, edits: list[Edit], name: str, validate: Validate) -> Fixed | None:
    """The document with these edits; None where it would not be better.

    A fault of structure hides what the rules find: where mending it shows faults of a new kind, those that can
    be mended are mended with it.
    """
    if not edits:
        return None
    changed = _apply(done.data, edits)
    found = validate(Source.of(changed, name))
    if not _is_better(found, done.report):
        shown = [each for each in edits_of(changed, found) if each.code not in done.report.by_code]
        if not shown:
            return None
        edits, changed = [*edits, *shown], _apply(changed, shown)
        found = validate(Source.of(changed, name))
        if not _is_better(found, done.report):
            return None
    return Fixed(changed, found, (*done.edits, *edits))


def edits_of(data: bytes, report: Report) -> list[Edit]:
    """The safe fixes of what was found, in the order of their places; none overlaps another."""
    card = registry.find(report.format) if report.format else None
    if card is None:
        return []
    found: list[Edit] = []
    for each in report.diagnostics:
        if card.syntax == "html" and "#/" not in (each.pointer or ""):
            continue  # of a page only values of its structured data are put right
        xml = card.syntax == "xml"
        mend = MENDERS.get(each.code)
        edit = _edit(data, each, xml=xml) if mend is None or each.code not in _ELSEWHERE else None
        if edit is not None:
            found.append(edit)
        elif mend is not None:
            found += mend(data, each, xml)
    if codec_of(data[:1024], xml=card.syntax == "xml")[0] != "utf-8":
        found = [each for each in found if each.text.isascii()]  # edits are made in UTF-8
    found.sort(key=lambda edit: (edit.start, -edit.end))
    kept: list[Edit] = []
    for edit in found:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _edit(data: bytes, found: Diagnostic, *, xml: bool) -> Edit | None:
    if found.code == IO006.code:
        match = _BLANK.match(data)
        return Edit(0, match.end(), b"", found.code) if match and match.end() else None
    span = span_of(found)
    if found.replacement is None or span is None:
        return None
    start, end = span
    if not xml:
        return Edit(start, end, found.replacement.encode(), found.code)
    attribute = (found.pointer or "").partition("/@")[2]
    tag = data[start:end].startswith(b"<")
    if attribute and not tag:
        value = quoteattr(found.replacement)[1:-1].encode("ascii", "xmlcharrefreplace")
        return Edit(start, end, value, found.code)
    if attribute:
        close = end - (2 if data[start:end].endswith(b"/>") else 1)
        text = f" {attribute}={quoteattr(found.replacement)}"
        return Edit(close, close, text.encode("ascii", "xmlcharrefreplace"), found.code)
    text_of_element = TEXT.match(data, end) if tag and not data[start:end].endswith(b"/>") else None
    if text_of_element is None:
        return None
    value = escape(found.replacement).encode("ascii", "xmlcharrefreplace")
    return Edit(end, text_of_element.end(), value, found.code)


def _apply(data: bytes, edits: list[Edit]) -> bytes:
    parts, at = [], 0
    for edit in edits:
        parts += [data[at : edit.start], edit.text]
        at = edit.end
    return b"".join([*parts, data[at:]])


def _is_better(found: Report, before: Report) -> bool:
    """Fewer errors, or as many and fewer milder findings; no error of a new kind, and the same items."""
    errors = {each.code for each in found.tally if each.severity == "error"}
    known = {each.code for each in before.tally if each.severity == "error"}
    now, then = ([each.counts[level] for level in SEVERITIES] for each in (found, before))
    return not errors - known and found.items == before.items and now < then
