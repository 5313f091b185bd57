"""Pages as systems of many kinds and languages make them, with all that stands around their stories.

Each page of `written_pages` is ours, written without a look at what is read of it; beside it stands what a reader takes from it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from newsexport.prose.dates import find_date
from newsexport.schema.v1 import Block
from tests.pages import one

FOLDER = Path(__file__).parent / "written_pages"
PAGES = sorted(path.stem for path in FOLDER.glob("*.html"))


def lines_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of all blocks, those of lists and quotations too."""
    for block in blocks:
        for entry in getattr(block, "items", ()):
            yield from lines_of(entry.blocks)
        if hasattr(block, "blocks"):
            yield from lines_of(block.blocks)
        elif hasattr(block, "text"):
            yield from filter(str.strip, block.text.split("\n"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_as_a_reader_reads_it(name: str) -> None:
    known = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    item = one((FOLDER / f"{name}.html").read_bytes(), base_uri=known["url"])
    day = item.published or item.content_created
    assert {
        "url": known["url"],
        "headline": item.headline,
        "authors": list(item.authors),
        "day": str(day)[:10] if day else None,
        "standfirst": item.standfirst,
        "text": list(lines_of(item.body)),
        "captions": [medium.caption for medium in item.media if medium.caption],
    } == known


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("سه‌شنبه / ۱۲ آبان ۱۴۰۵ / ۱۰:۲۵", "2026-11-03"),
        ("۱۴۰۵/۰۸/۱۲", "2026-11-03"),
        ("1403/12/30", "2025-03-20"),
        ("1404/12/30", None),  # no leap year
        ("1400/1/1", "2021-03-21"),
        ("1 فروردین 1380", "2001-03-21"),
        ("No. 1400/12/1", None),  # the number of a file
        ("12.8.1405", None),
        ("1448/05/12", None),  # a year of the Islamic calendar
        ("令和8年11月3日（火）", "2026-11-03"),
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月30日", "2019-04-30"),
        ("民國115年11月3日 10:20", "2026-11-03"),
        ("令和8年13月3日", None),
        ("30.01.202430. Januar 2024", "2024-01-30"),
        ("3 نونبر 2026", "2026-11-03"),
        ("መጋቢት 5 ቀን 2017 ዓ.ም.", "2025-03-14"),
        ("ጳጉሜን 6 ቀን 2015", "2023-09-11"),
        ("ጳጉሜን 6 ቀን 2016", None),  # five days
        ("ថ្ងៃទី ១២ ខែ មីនា ឆ្នាំ ២០២៥", "2025-03-12"),
        ("၂၀၂၅ ခုနှစ်၊ သြဂုတ်လ ၄ ရက်", "2025-08-04"),
        ("14 მაისი 2025", "2025-05-14"),
    ],
)
def test_dates_of_other_calendars(text: str, day: str | None) -> None:
    found = find_date(text)
    assert (found.day if found else None) == (date.fromisoformat(day) if day else None)
