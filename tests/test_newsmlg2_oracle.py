"""An independent reader, newsmlg2 of PyPI, sees in our documents what we meant.

It has faults of its own, which are gone round here: its arrays cannot be iterated twice (they are asked
by index), and it fails on the empty element of an open-ended embargo and on the hops of hopHistory.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given

from newsexport.schema import v1
from tests.newsml_g2_samples import harbour_story, written
from tests.strategies import news_items

newsmlg2 = pytest.importorskip("NewsMLG2")


def _all(array: Any) -> list[Any]:
    return [array[number] for number in range(len(array))]


def _squeezed(text: str | None) -> str | None:
    return " ".join(text.split()) if text is not None else None


def assert_seen(item: v1.NewsItem, data: bytes) -> None:
    """guid, version, headline, status, dates and subjects are those of the item."""
    seen = newsmlg2.NewsMLG2Document(data).get_item()
    assert seen.guid == item.uri
    assert int(seen.version) == item.version
    meta = seen.itemmeta
    assert meta.pubstatus.qcode == f"stat:{item.pub_status}"
    if item.version_created is not None:
        assert v1.parse_instant(str(meta.versioncreated)) == item.version_created
    if item.first_created is not None:
        assert v1.parse_instant(str(meta.firstcreated)) == item.first_created
    content = seen.contentmeta
    headlines = [str(each) for each in _all(content.headline)] if item.headlines else []
    assert headlines == [_squeezed(each.text) for each in item.headlines]
    if item.content_created is not None:
        assert str(content.contentcreated) == item.content_created
    subjects = [each.uri for each in _all(content.subject)] if _subjects(item) else []
    assert subjects == [each.uri for each in _subjects(item)]


def _subjects(item: v1.NewsItem) -> list[v1.Concept]:
    """Those that can be identified, if only by their name."""
    return [
        each
        for field in ("subjects", "people", "organisations", "places", "events", "objects")
        for each in getattr(item, field)
        if each.uri or each.qcode or each.literal or each.name or each.labels
    ]


def test_the_full_story_is_seen() -> None:
    item = harbour_story().model_copy(update={"hop_history": ()})
    assert_seen(item, written(item)[0])


@given(news_items())
def test_generated_items_are_seen(item: v1.NewsItem) -> None:
    assume(item.embargoed != "open-ended" and not item.groups and not item.hop_history)
    assert_seen(item, written(item)[0])
