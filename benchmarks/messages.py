"""Measure NewsML-G2 messages against bare parsing and newsmlg2, in the same run; prints a table.

    pip install -e '.[bench]' && python benchmarks/messages.py
    NEWSEXPORT_STANDARDS=DIR python benchmarks/messages.py   # with IPTC's schemas, as a newsroom would run it

Validating: a newsMessage of 10 MB, beside lxml that only parses it. Reading: the same message to items in full, beside
newsmlg2, which reads each item alone and gets it cut out for free. Processor time, the least of a few rounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from feeds import MEGABYTE, OPTIONS, ROUNDS, Row, least, memory_of
from items import make_items
from newsexport import Options, api
from newsexport.conversion import Target
from newsexport.report import Report

SIZE = 10 * MEGABYTE
STORIES = 300
THEIRS = 100
"""Items that newsmlg2 reads."""
_OWN = re.compile(rb'(<newsItem guid="[^"]+|<link [^>]*/canonical" href="[^"]+)')
"""The identity of an item, and the address of its page."""


def main() -> None:
    """Run all parts and print the table."""
    data = b"".join(generated_message(SIZE))
    rows = [*validating(data), *reading(data), *memory(100 * MEGABYTE)]
    print("\n".join(["| measured | figure |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows)]))


def generated_message(size: int) -> Iterator[bytes]:
    """Chunks of a newsMessage of about `size` bytes; each item has an identity and a page of its own."""
    target = Target.of("newsml-g2", OPTIONS)
    stories = (target.admitted(item, Report()) for item in make_items(STORIES))
    assert target.card.bundle is not None
    head, *texts, end = target.card.bundle(stories, target.options, Report())
    yield head
    done = number = 0
    while done < size:
        number += 1
        text = _OWN.sub(rb"\g<1>-%d" % number, texts[number % STORIES], count=2)
        done += len(text)
        yield text
    yield end


def validating(data: bytes) -> list[Row]:
    """How many times as long as a bare parse each depth of `validate` takes."""
    from lxml import etree

    _, parse = least(lambda: len(etree.fromstring(data)), ROUNDS)
    rows: list[Row] = []
    for name, options in (
        ("structure only", Options(only="structure")),
        ("structure and the format's rules", Options(only="format")),
        ("everything", Options()),
    ):
        _, ours = least(partial(validated, data, options), ROUNDS)
        figure = f"{ours / parse:.1f} times a bare parse by lxml"
        rows.append((f"validating NewsML-G2, {name}", figure))
    return rows


def validated(data: bytes, options: Options) -> int:
    """How many items were checked."""
    return api.validate(data, format="newsml-g2", options=options).items


def reading(data: bytes) -> list[Row]:
    """Newsmlg2 and ours."""
    from lxml import etree

    alone = [etree.tostring(item) for item in list(etree.fromstring(data)[1])[:THEIRS]]
    count, ours = least(lambda: sum(1 for _ in api.read(data, format="newsml-g2")), ROUNDS)
    found, theirs = least(partial(read_by_newsmlg2, alone), 1)
    each, usual = ours / count * 1e6, theirs / found * 1e6
    figure = f"{usual / each:.1f} times as fast ({each:.0f} us an item, newsmlg2 {usual:.0f} us)"
    return [("reading NewsML-G2, a message of 10 MB", figure)]


def read_by_newsmlg2(documents: list[bytes]) -> int:
    """How many documents were read."""
    import NewsMLG2

    return sum(NewsMLG2.NewsMLG2Document(each).get_item() is not None for each in documents)


def memory(size: int) -> list[Row]:
    """A message of that size, read and written again as one, in a process of its own."""
    name = f"reading {size // MEGABYTE} MB of NewsML-G2 and writing it again as one message"
    return [(name, memory_of("newsml-g2", generated_message(size)))]


if __name__ == "__main__":
    main()
