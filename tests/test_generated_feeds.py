"""Random feeds: nothing is lost in silence, valid ones are told nothing, another reader reads them alike, and they come back."""

from __future__ import annotations

from calendar import timegm
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, datetime
from importlib import import_module
from itertools import product
from typing import NamedTuple

import feedparser
import pytest

from newsexport import api
from newsexport.conversion import Target
from newsexport.options import Options, ProviderName
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source
from newsexport.syntax.html_words import without_tags
from tests.generated.feeds import atom, rss, sitemaps
from tests.generated.feeds.disturb import disturb
from tests.generated.feeds.nodes import Node, Values, document
from tests.generated.feeds.unsaid import unsaid
from tests.round_trip import unexplained
from tests.test_rss_alike import _each_by_itself, _told

OPTIONS = Options(now=sitemaps.NOW, provider=ProviderName("Example News", "https://example.com/"),
                  url_template="https://example.com/{key}")  # fmt: skip


class Kind(NamedTuple):
    """A kind of feed, and the wing that reads it."""

    make: Callable[[Values], Node]
    wing: str


KINDS = {
    "rss2": Kind(rss.rss2, "rss"), "rss09": Kind(rss.rss09, "rss"), "rss1": Kind(rss.rss1, "rss"),
    "atom1": Kind(atom.atom1, "atom"), "atom03": Kind(atom.atom03, "atom"), "sitemap": Kind(sitemaps.sitemap, "news_sitemap"),
}  # fmt: skip
QUICK, MANY = range(4), range(1000, 1018)
"""Seeds of documents."""
quick_and_slow = pytest.mark.parametrize(
    "seeds", [QUICK, pytest.param(MANY, marks=pytest.mark.slow)], ids=["quick", "many"]
)
OF_THE_TEXT = frozenset({"NC005", "NC006", "NC014", "NC016", "NC017"})
"""Advice about items that lack a time, a language or a credit, as some random ones do."""


def made(kind: str, seed: int, way: str) -> bytes:
    """A random document: a valid one, one with odd values, or one that was changed besides."""
    values = Values(seed, odd=way != "valid")
    root = KINDS[kind].make(values)
    if way == "disturbed":
        disturb(root, values)
    odd = {"dc": "d", "media": "m", "content": "c", "georss": "g"}
    return document(root, values, prefixes=odd if values.odd and values.some(0.3) else None)


def read(kind: str, data: bytes) -> tuple[list[NewsItem], Report]:
    """Its items, and what was told."""
    reader = import_module(f"newsexport.formats.{KINDS[kind].wing}.read")
    report = Report()
    return [each.item for each in reader.read(Source.of(data), OPTIONS, report)], report


@quick_and_slow
@pytest.mark.parametrize("way", ["valid", "odd", "disturbed"])
def test_nothing_is_lost_in_silence(way: str, seeds: range) -> None:
    lost = []
    for kind, seed in product(KINDS, seeds):
        data = made(kind, seed, way)
        items, report = read(kind, data)
        assert way == "disturbed" or items
        lost += [f"{kind} {seed} {each}" for each in unsaid(data, items, report)]
    assert lost == []


@quick_and_slow
def test_valid_feeds_are_told_nothing(seeds: range, standards) -> None:
    told = []
    options = Options(now=sitemaps.NOW, standards=standards)
    for kind, seed in product(KINDS, seeds):
        report = api.validate(made(kind, seed, "valid"), options=options)
        told += [f"{kind} {seed} {each}" for each in report.diagnostics
                 if each.severity != "info" and each.code not in OF_THE_TEXT]  # fmt: skip
    assert told == []


@quick_and_slow
def test_any_feed_is_judged_without_an_exception(seeds: range) -> None:
    for kind, seed in product(KINDS, seeds[::2]):
        report = api.validate(made(kind, seed, "disturbed"), options=OPTIONS)
        assert report.format, (kind, seed)


@quick_and_slow
@pytest.mark.parametrize("kind", ["rss2", "rss1"])
def test_items_that_are_alike_are_judged_like_all_others(kind: str, seeds: range) -> None:
    for seed in seeds[::2]:
        values = Values(seed, odd=seed % 4 == 0)
        root = KINDS[kind].make(values)
        channel = root if kind == "rss1" else root.find("channel")[0]
        items = root.find("item")
        channel.parts = [each for each in channel.parts if each not in items]
        channel.parts += [deepcopy(each) for each in items for _ in range(4)]
        disturb(root, values)
        data = document(root, values)
        found = _told(data), _told(data, only="format")
        with _each_by_itself():
            assert found == (_told(data), _told(data, only="format")), seed


def _moment(time: object) -> datetime | None:
    return datetime.fromtimestamp(timegm(time), UTC) if time else None


def _line(text: str | None) -> str:
    return " ".join(without_tags(text or "").split())


def _compared(item: NewsItem, entry) -> Iterator[tuple[str, object, object]]:
    """Fields by us and by feedparser, where both have them, and where the two mean the same by them.

    It takes dc:date and dcterms:issued for other times than we do, the author of a podcast for one of the text, and
    credits of media for contributors; of link it takes that of the counter, or the id.
    """
    yield "title", item.headline, _line(entry.get("title_detail", {}).get("value"))
    yield "id", item.uri, entry.get("id")
    names = {each.get("name") or each.get("email") for each in entry.get("authors", []) if each}
    yield "authors", {each.name or each.email for each in item.creators} - names, set()
    tags = {each.get("label") or each.get("term") for each in entry.get("tags", [])}
    own = {*item.keywords, *(each.name or each.literal for each in item.subjects)}
    yield "tags", own - tags, set()
    known = {each.href for medium in item.media for each in medium.renditions}
    for name, key in (("enclosures", "href"), ("media_content", "url"), ("media_thumbnail", "url")):
        yield name, {each.get(key) for each in entry.get(name, [])} - known - {None}, set()
    if entry.get("links"):
        said = item.model_dump_json()
        yield "links", [each.href for each in entry.links if each.get("href", "") not in said], []


@quick_and_slow
def test_another_reader_reads_the_same(seeds: range) -> None:
    agreed: Counter[bool] = Counter()
    differences = []
    for kind, seed in product(("rss2", "rss1", "atom1", "atom03"), seeds):
        data = made(kind, seed, "valid")
        items, _ = read(kind, data)
        entries = feedparser.parse(data).entries
        assert len(items) == len(entries)
        for item, entry in zip(items, entries, strict=True):
            for name, mine, other in _compared(item, entry):
                agreed[mine == other] += 1
                differences += [] if mine == other else [f"{kind} {seed} {name} {mine} {other}"]
    assert agreed[True] / agreed.total() >= 0.97, differences


@quick_and_slow
@pytest.mark.parametrize("name", ["rss", "atom", "json-feed"])
def test_what_was_read_is_written_valid_and_comes_back(name: str, seeds: range) -> None:
    target = Target.of(name, OPTIONS)
    for kind, seed in product(("rss2", "rss1", "atom1"), seeds[::2]):
        for item in read(kind, made(kind, seed, "odd"))[0][:2]:
            report = Report()
            admitted = target.admitted(item, report)
            data = target.document(admitted, report)
            assert target.document(admitted, Report()) == data
            (back,) = api.read(data, format=name, options=OPTIONS)
            assert not unexplained(admitted, back, report), (kind, seed, data.decode())
            assert not api.validate(data, format=name, options=OPTIONS).has_errors, (kind, seed)
