"""Stories in twenty languages, as pages print them when only their words are kept.

Each text of `scraped_texts` is ours; beside it stands what a reader takes from it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsexport import api
from newsexport.schema.v1 import Heading, NewsItem

FOLDER = Path(__file__).parent / "scraped_texts"
TEXTS = sorted(path.stem for path in FOLDER.glob("*.txt"))


def told(item: NewsItem) -> dict[str, object]:
    day = item.published or item.content_created or item.content_modified
    return {
        "headline": item.headline,
        "authors": list(item.authors),
        "day": str(day)[:10] if day else None,
        "paragraphs": [block.text for block in item.body if not isinstance(block, Heading)],
        "headings": [block.text for block in item.body if isinstance(block, Heading)],
        "captions": [medium.caption for medium in item.media],
    }


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_read_as_a_reader_reads_it(name: str) -> None:
    items = [told(item) for item in api.read(FOLDER / f"{name}.txt", format="text")]
    assert items == json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
