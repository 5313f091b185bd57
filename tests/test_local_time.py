"""Times without offset, in the zone that the caller names."""

from __future__ import annotations

from datetime import date, time

import pytest

from newsexport import Options, api
from newsexport.errors import BadOption
from newsexport.formats.registry import check_settings
from newsexport.prose.local_time import in_zone, zone_named
from newsexport.schema.v1 import NewsItem
from tests.pages import story

TEXT = """Quay wall at Marrow Sound gives way
By Edda Quill
Published {when}
A forty-metre stretch of the old quay wall at Marrow Sound gave way on Thursday morning after a week of storms.
Nobody was hurt, the harbour master said, but the fish market will stay closed until the wall has been surveyed.
The council set aside money for a new wall two years ago, and work was to begin in the spring of this year.
"""


def text_item(when: str, zone: str) -> NewsItem:
    options = Options(formats={"text": {"timezone": zone}} if zone else {})
    (item,) = api.read(TEXT.format(when=when).encode(), format="text", options=options)
    return item


def page_item(when: str, zone: str) -> NewsItem:
    options = Options(formats={"html": {"timezone": zone}} if zone else {})
    meta = f'<meta property="article:published_time" content="{when}">'
    (item,) = api.read(story(head=meta), format="html", options=options)
    return item


def test_a_text_tells_its_time_in_the_zone_that_the_caller_names() -> None:
    summer = text_item("12 July 2026, 09:30", "Europe/Dublin")
    assert summer.published is not None
    assert summer.published.isoformat() == "2026-07-12T09:30:00+01:00"
    why = next(each for each in summer.evidence if each.field == "/published")
    assert why.method.endswith("in the zone Europe/Dublin")
    unnamed = text_item("12 July 2026, 09:30", "")
    assert (unnamed.published, str(unnamed.content_created)) == (None, "2026-07-12")


def test_a_page_tells_its_time_in_the_zone_that_the_caller_names() -> None:
    item = page_item("2026-01-12T09:30:00", "America/New_York")
    assert item.published is not None
    assert item.published.isoformat() == "2026-01-12T09:30:00-05:00"


@pytest.mark.parametrize("read", [text_item, page_item])
def test_an_offset_that_is_stated_is_kept(read: object) -> None:
    item = read("2026-01-12T09:30:00Z", "Asia/Tokyo")  # type: ignore[operator]
    assert item.published.isoformat() == "2026-01-12T09:30:00+00:00"


@pytest.mark.parametrize(
    ("day", "clock"),
    [((2026, 3, 29), (2, 30)), ((2026, 10, 25), (2, 30))],
    ids=["skipped", "shown twice"],
)
def test_an_hour_that_the_clocks_skip_or_repeat_is_no_moment(
    day: tuple[int, int, int], clock: tuple[int, int]
) -> None:
    zone = zone_named("Europe/Berlin")
    assert zone is not None
    assert in_zone(date(*day), time(*clock), zone) is None
    item = text_item("{:04}-{:02}-{:02} {:02}:{:02}".format(*day, *clock), "Europe/Berlin")
    assert (item.published, str(item.content_created)) == (None, date(*day).isoformat())


@pytest.mark.parametrize("format", ["text", "html"])
def test_a_zone_that_there_is_not_is_refused(format: str) -> None:
    with pytest.raises(BadOption, match="IANA"):
        check_settings({format: {"timezone": "Mars/Olympus"}})
    with pytest.raises(BadOption):
        check_settings({format: {"timezone": "../etc/passwd"}})
