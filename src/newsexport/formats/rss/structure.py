"""Our own schema of RSS 2.0, by which each feed that leaves is judged."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from threading import Lock

from lxml import etree

from newsexport.formats.rss.glance import is_plainly_right
from newsexport.formats.rss.stories import is_writable, places
from newsexport.options import Options
from newsexport.syntax.problem import Problem
from newsexport.syntax.xml import new_parser
from newsexport.syntax.xml_schema import XmlSchema, own_schema

OWN = "rss-2.0.xsd"
"""Our schema, in schemas/rss/."""

_lock = Lock()


def problems_of(data: bytes, options: Options, outline: bytes | None = None) -> Iterator[Problem]:
    """What is wrong with a feed of ours, which was encoded as UTF-8 here.

    `outline`: the same with one letter for each story of which it is known that a CDATA section can hold it.
    """
    short = _without_stories(data if outline is None else outline)
    if short is not None and is_writable(short) and is_plainly_right(short):
        return
    if short is None or any(_problems(short, options)):
        yield from _problems(data, options)


def _without_stories(data: bytes) -> bytes | None:
    """The feed with one letter in place of each story's characters, which XML can carry; None where it cannot.

    The schema takes any string for a story, so that both are as good as each other.
    """
    found = places(data)
    if found is None:
        return None
    pieces: list[bytes] = []
    done = 0
    for start, end in found:
        pieces += (data[done:start], b"x" if end > start else b"")
        done = end
    return b"".join((*pieces, data[done:]))


def _problems(data: bytes, options: Options) -> Iterator[Problem]:
    try:
        root = etree.fromstring(data, new_parser(encoding="UTF-8"))
    except etree.XMLSyntaxError as error:
        yield Problem("/", "grammar", str(error))
        return
    with _lock:
        found = list(_schema().problems(root, options.limits.problems))
    yield from found


@cache
def _schema() -> XmlSchema:
    return own_schema(f"rss/{OWN}")
