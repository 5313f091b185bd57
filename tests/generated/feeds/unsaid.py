"""Values of a random document that neither items nor report say; each has a number that no other value has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree

from newsexport.prose.feed_dates import read_date
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from tests.silent_loss.xml import leaves, path_of

_NUMBER = re.compile(r"\d{4,}")
_WHOLE = frozenset("item entry url channel feed rss RDF urlset".split())
_LONGEST = 60
"""Characters of values that are told whole; of longer ones the place is told."""


def unsaid(data: bytes, items: list[NewsItem], report: Report) -> Iterator[str]:
    """Place and value of each; none of a feed that holds no items."""
    assert not report.truncated, "more was told than a report keeps"
    if not items:
        return
    dumps = ("\n".join(leaves(item.model_dump(mode="json", exclude_none=True))) for item in items)
    said = "\n".join((*dumps, *(each.message for each in report.diagnostics)))
    numbers = set(_NUMBER.findall(said))
    times = {read_date(each).instant for each in re.findall(r"^\d{4}-\d\d\S*$", said, re.MULTILINE)}
    told = {
        each.pointer for each in report.diagnostics if each.pointer and _is_inside(each.pointer)
    }
    beginnings = {
        (
            each.pointer,
            unescape(unescape(each.message.rpartition(": ")[2].removesuffix("…").strip())),
        )
        for each in report.diagnostics
        if each.message.endswith("…")
    }
    for element in etree.fromstring(data).iter("{*}*"):
        around = [path_of(each) for each in (element, *element.iterancestors())]
        is_list = "/channel/items" in around[0]  # of RSS 1.0: it repeats addresses
        if is_list or not told.isdisjoint(around[1:]):
            continue
        texts = (element.text, *(child.tail for child in element), *element.attrib.values())
        for text in filter(None, texts):
            value = unescape(unescape(str(text).strip()))
            is_told = len(value) > _LONGEST and (
                around[0] in told
                or any(at == around[0] and begun in value for at, begun in beginnings)
            )
            instant = None if value.isdigit() else read_date(value).instant
            if instant in times or value in said or is_told:
                continue
            if instant is not None or not numbers.issuperset(_NUMBER.findall(value)):
                yield f"{around[0]}: {value}"


def _is_inside(pointer: str) -> bool:
    """Whether a place is not that of a whole item or feed."""
    return pointer.rpartition("/")[2].partition("[")[0] not in _WHOLE
