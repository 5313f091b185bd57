"""What a reader did not say of a generated document: its words stand once, so each must be found, or be told as lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from lxml import etree

from newsexport.prose.feed_dates import read_date
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.xml import path

WORD = re.compile(r"qu(?:[b-z][aeiou]){4}", re.IGNORECASE)
"""The form of an invented word. No word begins within another one, however they touch."""
_LANGUAGE = re.compile(r"q[a-t][a-z]-X[A-Z]")
_NUMBER = re.compile(r"[0-9]{3,}")
_DAY = re.compile(r"[0-9]{8}(?:T[0-9]{6}\S*)?")
_SAID_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")


def unsaid(root: etree._Element, items: Iterable[NewsItem], report: Report) -> list[str]:
    """`place = value` of each value that neither items nor report say."""
    dumps = [each.model_dump_json(exclude_none=True) for each in items]
    text = unescape("\n".join((*dumps, *(each.message for each in report.diagnostics))))
    said = text.lower()
    words, numbers = set(WORD.findall(said)), set(_NUMBER.findall(said))
    moments = {read_date(each).instant for each in _SAID_DAY.findall(text)} - {None}
    days = {each[:10].replace("-", "") for each in _SAID_DAY.findall(text)}
    found = [
        each for each in report.diagnostics if each.pointer and each.code in ("LS002", "RD005")
    ]
    told = {each.pointer for each in found}
    shortened = [f"{each.pointer}/" for each in found if "…" in each.message]
    lost = []
    for place, value in values(root):
        if _DAY.fullmatch(value):
            known = read_date(value).instant in moments or value.lower() in said
            missing = [] if known or (len(value) == 8 and value in days) else [value]
        else:
            missing = [each for each in WORD.findall(value.lower()) if each not in words]
            missing += [each for each in _LANGUAGE.findall(value) if each not in text]
            missing = missing or [each for each in _NUMBER.findall(value) if each not in numbers]
        if missing and place not in told and not any(map(place.startswith, shortened)):
            lost.append(f"{place} = {value!r}")
    return lost


def values(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Every text and attribute with its place."""
    for element in root.iter("{*}*"):
        if element.tag == "SizeInBytes" and element.xpath("boolean(../../DataContent)"):
            continue  # follows from the text
        for text in (element.text, *(child.tail for child in element)):
            if text and text.strip():
                yield path(element), text.strip()
        for name, value in element.attrib.items():
            if name in ("change.date", "change.time"):
                continue  # of the standard
            yield path(element, str(name)), str(value).strip()
