"""What a reader of feeds, NITF or NewsML 1 lost without a word: an independent walk over the document, beside items and report."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from html import unescape
from pathlib import Path

from lxml import etree

from newsexport.prose.feed_dates import read_date
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem

WORD = re.compile(r"\w+")
TEXTS = frozenset(
    "description text title subtitle tagline info summary content rights copyright license".split()
)
"""Elements whose form is said by an attribute."""
RELATIONS = frozenset({"alternate", "enclosure", "license"})
"""Relations that are said by the field that holds the address."""


def silently_lost(
    path: Path | bytes, roots: Container[str], items: list[NewsItem], report: Report
) -> list[str]:
    """Values of a document of one of these roots that neither the items nor the report say."""
    try:
        data = path if isinstance(path, bytes) else path.read_bytes()
        root = etree.fromstring(data, etree.XMLParser(resolve_entities="internal"))
    except (etree.XMLSyntaxError, ValueError):
        return []
    name = etree.QName(root).localname.lower()
    if name not in roots or not items or report.truncated:
        return []
    dumps = ["\n".join(leaves(item.model_dump(mode="json", exclude_none=True))) for item in items]
    said = "\n".join((*dumps, *(unescape(each.message) for each in report.diagnostics)))
    words = set(WORD.findall(unescape(unescape(said))))
    times = {
        read_date(value).instant for value in re.findall(r"^(\d{4}-\d\d\S*)$", said, re.MULTILINE)
    } - {None}
    told = [
        each.pointer
        for each in report.diagnostics
        if each.pointer and each.code in ("LS002", "RD005", "RD010")
    ]
    without_blanks = re.search("[\u2e80-\u9fff\uac00-\ud7af]", said) is not None
    lost = []
    for where, value in _values(root):
        instant = read_date(value).instant
        if instant is not None and instant in times:
            continue
        rest = set(WORD.findall(re.sub(r"<[^>]*>", " ", unescape(unescape(value))))) - words
        # scripts without blanks: the words of two elements stand together in the text
        rest = {word for word in rest if not (without_blanks and word in said)}
        if rest and not any(where == place or where.startswith(f"{place}/") for place in told):
            lost.append(f"{where} = {value[:80]!r}: {sorted(rest)[:5]}")
    return lost


def leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)
    else:
        yield str(value)


def _values(root: etree._Element) -> Iterator[tuple[str, str]]:
    tree = root.getroottree()
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        path = re.sub(
            r"/[^/]*?([\w.-]+)(?=[\[/]|$)",
            r"/\1",
            tree.getelementpath(element) and path_of(element),
        )
        around = [etree.QName(each).localname for each in (element, *element.iterancestors())]
        if "items" in around and "item" not in around:
            continue
        for text in (element.text, *(child.tail for child in element)):
            if text and text.strip():
                yield path, text.strip()
        for key, value in element.attrib.items():
            local = etree.QName(key).localname
            is_form = (local in ("type", "mode") and around[0] in TEXTS) or value in RELATIONS
            if (
                value.strip()
                and not is_form
                and local
                not in (
                    "isPermaLink",
                    "version",
                    "scheme",
                    "medium",
                    "isDefault",
                    "duration",
                    "base",  # how addresses are resolved
                )
            ):
                yield path, value


def path_of(element: etree._Element) -> str:
    steps = []
    current: etree._Element | None = element
    while current is not None:
        name = etree.QName(current).localname
        before = sum(
            1 for each in current.itersiblings(preceding=True)
            if isinstance(each.tag, str) and etree.QName(each).localname == name
        )  # fmt: skip
        steps.append(f"{name}[{before + 1}]" if before else name)
        current = current.getparent()
    return "/" + "/".join(reversed(steps))
