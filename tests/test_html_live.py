"""Live blogs: entries that readers see, entries that only the structured data hold, and what is none."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from newsexport import api
from newsexport.schema.v1 import DatedEntry, NewsItem
from tests.pages import LONG, MORE, TITLE, items_of, linked, one, page

STORY = Path(__file__).parent.parent / "fixtures" / "stories" / "storm-live"
TOP = f"<h1>{TITLE}</h1><p>{LONG}</p>"
TEXTS = (
    "The first boats of the day stay in the harbour, and the harbour master will not say for how long they will.",
    "Two trees have come down on the road to Ostrel; the road crew is there and hopes to be done by noon.",
    "The lamp of the tower has gone out, and the keepers are on their way with a new one, by foot.",
)


def entries(item: NewsItem) -> list[DatedEntry]:
    return [block for block in item.body if isinstance(block, DatedEntry)]


def box(number: int, inside: str = "", names: str = "live-blog__entry") -> str:
    time = f'<time datetime="2026-03-02T0{number + 6}:30:00+01:00">0{number + 6}:30</time>'
    words = f"<h3>Entry {number} of the day</h3><p>{TEXTS[number]}</p>"
    return f'<div class="{names}" id="e{number}">{inside or time}{words}</div>'


def update(number: int, **more: object) -> dict[str, object]:
    return {
        "@type": "BlogPosting",
        "url": f"https://news.example/lamp#e{number}",
        "headline": f"Entry {number} of the day",
        "articleBody": TEXTS[number],
        "datePublished": f"2026-03-02T0{number + 6}:31:00+01:00",
        "author": [{"@type": "Person", "name": "Ada Lind"}],
        **more,
    }


def live(**fields: object) -> str:
    return linked(**{"@type": "LiveBlogPosting", "headline": TITLE, **fields})


def test_entries_are_found_by_what_they_are_called() -> None:
    boxes = "".join(box(number) for number in range(3))
    item = one(
        page(f"<article>{TOP}<div>{boxes}</div></article>", '<link rel="canonical" href="/lamp">')
    )
    assert [block.type for block in item.body] == ["paragraph", "entry", "entry", "entry"]
    first = entries(item)[0]
    assert first.title is not None and first.title.text == "Entry 0 of the day"
    assert first.published == datetime.fromisoformat("2026-03-02T06:30:00+01:00")
    assert first.uri == "https://news.example/lamp#e0"
    assert [block.text for block in first.blocks] == [TEXTS[0]]  # type: ignore[union-attr]
    assert any(each.field == "/body/1" and "entry" in each.method for each in item.evidence)


def test_the_structured_data_tell_what_the_page_does_not() -> None:
    shown = "<span>11 minutes ago</span>"
    boxes = "".join(box(number, shown, "x") for number in range(2))
    updates = [update(0, dateModified="2026-03-02T07:00:00+01:00"), update(1), update(2)]
    item = one(page(f"<article>{TOP}{boxes}</article>", live(liveBlogUpdate=updates)))
    first, second = entries(item)
    assert first.published == datetime.fromisoformat("2026-03-02T06:31:00+01:00")
    assert first.modified == datetime.fromisoformat("2026-03-02T07:00:00+01:00")
    assert (second.authors, second.uri) == (("Ada Lind",), "https://news.example/lamp#e1")
    assert TEXTS[2] not in item.text and "minutes ago" not in item.text


def test_entries_that_only_the_data_hold_are_told() -> None:
    data = page(f"<article>{TOP}{box(0)}{box(1)}</article>", live(liveBlogUpdate=[update(2)]))
    _, report = items_of(data)
    assert any("1 entry of the live blog" in found.message for found in report.diagnostics)


def test_headings_that_the_data_know_begin_an_entry() -> None:
    body = "".join(
        f"<h3>Entry {number} of the day</h3><p>{TEXTS[number]}</p>" for number in range(3)
    )
    updates = [update(number) for number in range(3)]
    item = one(page(f"<article>{TOP}{body}</article>", live(liveBlogUpdate=updates)))
    assert [len(each.blocks) for each in entries(item)] == [1, 1, 1]
    assert all(each.published for each in entries(item))


@pytest.mark.parametrize("inside", [TOP, f"<h1>{TITLE}</h1>"])
def test_entries_that_the_page_does_not_show_come_from_the_data(inside: str) -> None:
    text = f"<p>{TEXTS[0]}</p><p>{MORE}</p>"
    updates = [update(0, articleBody=text), update(1), {"@type": "BlogPosting"}]
    head = live(liveBlogUpdate=updates, datePublished="2026-03-02T06:00:00Z")
    item = one(page(f"<article>{inside}</article>", head))
    first, second = entries(item)
    assert [block.text for block in first.blocks] == [TEXTS[0], MORE]  # type: ignore[union-attr]
    assert second.title is not None and second.title.text == "Entry 1 of the day"


def test_a_time_without_its_offset_is_read_at_that_of_the_page() -> None:
    boxes = "".join(
        box(number, f'<time datetime="2026-03-02T0{number}:30">0{number}:30</time>')
        for number in range(3)
    )
    head = live(datePublished="2026-03-02T06:00:00+01:00")
    first = entries(one(page(f"<article>{TOP}{boxes}</article>", head)))[0]
    assert first.published == datetime.fromisoformat("2026-03-02T00:30:00+01:00")
    assert entries(one(page(f"<article>{TOP}{boxes}</article>", live())))[0].published is None


def test_stamps_in_seconds_are_moments() -> None:
    boxes = "".join(
        f'<div class="live-event-entry" data-post-time="17724{number}0000" data-update-time="17724{number}0900">'
        f"<time>06:30</time><p>{text}</p></div>"
        for number, text in enumerate(TEXTS)
    )
    first = entries(one(page(f"<article>{TOP}{boxes}</article>")))[0]
    assert first.published is not None and first.modified is not None
    assert (first.modified - first.published).total_seconds() == 900


def test_sections_with_a_date_are_no_live_blog() -> None:
    boxes = "".join(box(number, names="chapter") for number in range(3))
    assert not entries(one(page(f"<article>{TOP}{boxes}</article>")))


def test_a_page_of_ours_gives_its_entries_back() -> None:
    (item,) = api.read(STORY / "outputs" / "story.html")
    (wanted,) = api.read(STORY / "input.newsitem.json")
    for found, told in zip(entries(item), entries(wanted), strict=True):
        assert (found.uri, found.title, found.published) == (told.uri, told.title, told.published)
        assert (found.modified, found.authors) == (told.modified, told.authors)
