"""Our own schema of news sitemaps, by which entries are judged. That of sitemaps.org knows no news."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from threading import Lock

from lxml import etree

from newsexport.options import Options
from newsexport.syntax.problem import Problem
from newsexport.syntax.xml import Element, new_parser
from newsexport.syntax.xml_schema import XmlSchema, own_schema

OWN = "news-sitemap.xsd"
"""Our schema, in schemas/news-sitemap/."""

_lock = Lock()


def problems_of(data: bytes, options: Options) -> Iterator[Problem]:
    """What is wrong with a sitemap of ours."""
    try:
        root = etree.fromstring(data, new_parser(encoding="UTF-8"))
    except etree.XMLSyntaxError as error:
        yield Problem("/", "grammar", str(error))
        return
    yield from problems(root, options)


def problems(element: Element, options: Options) -> Iterator[Problem]:
    """What is wrong with a sitemap or an entry."""
    with _lock:
        found = list(_schema().problems(element, options.limits.problems))
    yield from found


@cache
def _schema() -> XmlSchema:
    return own_schema(f"news-sitemap/{OWN}")
