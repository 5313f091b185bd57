"""JSON-LD: what is written is read back, but for the losses that were told."""

from __future__ import annotations

import gzip
import itertools
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsexport.formats.json_ld.read import read
from newsexport.formats.json_ld.write import bundle, write
from newsexport.options import Options
from newsexport.payloads.schema_org.picture_items import is_package
from newsexport.report import Report
from newsexport.schema.v1 import Description, NewsItem
from newsexport.source import Source
from tests import strategies
from tests.round_trip import unexplained


def _read(data: bytes) -> list[NewsItem]:
    return [parsed.item for parsed in read(Source.of(data), Options(), Report())]


def _with_distinct_uris(item: NewsItem) -> NewsItem:
    """The same with another uri for each thing: in JSON-LD objects of one @id are one object."""
    numbers = itertools.count()

    def walk(value: Any) -> Any:
        if isinstance(value, list):
            return [walk(entry) for entry in value]
        if isinstance(value, dict):
            return {
                name: f"{entry}-{next(numbers)}" if name == "uri" and entry else walk(entry)
                for name, entry in value.items()
            }
        return value

    return NewsItem.model_validate(walk(item.model_dump(mode="json", by_alias=True)))


def _articles() -> Any:
    """Items that the public may read, without packages: those are refused."""
    return strategies.news_items(public=True).filter(lambda item: not is_package(item))


def _assert_round_trip(item: NewsItem) -> None:
    report = Report()
    (again,) = _read(write(item, Options(), report))
    assert unexplained(item, again, report) == []
    assert report.counts["error"] == report.counts["warning"] == 0


@given(_articles())
def test_an_item_is_read_back_but_for_its_losses(item: NewsItem) -> None:
    _assert_round_trip(_with_distinct_uris(item))


@settings(max_examples=50)
@given(
    _articles(),
    st.sampled_from(["picture", "video", "ninat:audio", "graphic"]),
    st.permutations(
        [Description(text=role, role=role) for role in ("summary", "caption", "teaser")]
    ),
    st.lists(strategies.media(), min_size=1, max_size=3),
    st.none() | strategies.dates(),
    st.none() | strategies.instants(),
    st.none() | strategies.texts(),
)
def test_a_picture_item_is_read_back(
    item, kind, descriptions, media, made, created, credit
) -> None:
    more = {
        "item_class": kind,
        "descriptions": tuple(descriptions),
        "media": tuple(media),
        "content_created": made,
        "first_created": created,
        "credit_line": credit,
        "body": (),
        "groups": (),
    }
    _assert_round_trip(_with_distinct_uris(item.model_copy(update=more)))


@given(strategies.news_items(minimal=True))
def test_a_plain_item_loses_nothing(item: NewsItem) -> None:
    report = Report()
    (again,) = _read(write(item, Options(), report))
    assert again == item
    assert report.diagnostics == []


@pytest.mark.slow
@settings(max_examples=2000)
@given(_articles())
def test_two_thousand_items_are_read_back(item: NewsItem) -> None:
    _assert_round_trip(_with_distinct_uris(item))


@settings(max_examples=10)
@given(_articles(), strategies.news_items(minimal=True))
def test_a_bundle_reads_as_its_items_do(first: NewsItem, second: NewsItem) -> None:
    items = [first, second.model_copy(update={"uri": "urn:newsml:example.com:20260216:second"})]
    together = _read(b"".join(bundle(items, Options(), Report())))
    assert together == [_read(write(item, Options(), Report()))[0] for item in items]


_SCRIPT = re.compile(
    rb"<script[^>]*application/ld\+json[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE
)


@pytest.mark.slow
def test_articles_of_real_pages_are_read_back(shared):
    count = 0
    for path in sorted((shared / "corpus" / "html-pages").rglob("*.html.gz")):
        for match in _SCRIPT.finditer(gzip.decompress(path.read_bytes())):
            for item in _read(match[1].strip()):
                _assert_round_trip(item)
                count += 1
    assert count > 300
