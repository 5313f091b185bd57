"""Stories in more than twenty languages and in many shapes, as pages print them when only their words are kept.

Each text of `scraped_texts` is ours; beside it stands what a reader takes from it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsexport import api
from newsexport.schema.v1 import Block, Heading, ListBlock, NewsItem, Paragraph

FOLDER = Path(__file__).parent / "scraped_texts"
TEXTS = sorted(path.stem for path in FOLDER.glob("*.txt"))


def texts_of(block: Block) -> list[str]:
    """The words of a block: those of a list are its entries."""
    if isinstance(block, ListBlock):
        return [text for entry in block.items for each in entry.blocks for text in texts_of(each)]
    return [block.text] if isinstance(block, Heading | Paragraph) else []


def told(item: NewsItem) -> dict[str, object]:
    day = item.published or item.content_created or item.content_modified
    return {
        "headline": item.headline,
        "authors": list(item.authors),
        "day": str(day)[:10] if day else None,
        "paragraphs": [
            text
            for block in item.body
            if not isinstance(block, Heading)
            for text in texts_of(block)
        ],
        "headings": [block.text for block in item.body if isinstance(block, Heading)],
        "captions": [medium.caption for medium in item.media],
    }


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_read_as_a_reader_reads_it(name: str) -> None:
    items = [told(item) for item in api.read(FOLDER / f"{name}.txt", format="text")]
    assert items == json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def test_labelled_lines_above_a_story_say_what_no_line_of_it_does() -> None:
    one, two = api.read(FOLDER / "front-matter-two-stories.txt", format="text")
    assert one.canonical_url == one.uri and one.uri.endswith("/harbour-bridge-reopens")
    assert one.publisher is not None and one.publisher.name == "Marhaven Post"
    assert (one.section, one.keywords) == ("News", ("Traffic", "Bridges"))
    assert one.standfirst == "The first cars crossed the bridge on Saturday morning."
    assert (two.section, two.keywords, two.language) == ("News", ("Islands",), "en")
    (page,) = api.read(FOLDER / "labelled-lines.txt", format="text")
    assert page.canonical_url is not None and page.canonical_url.startswith("https://")


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: A\n", "---\n---\n---", "---\ntitle: A\nurl: not an address\n---\n", "title:\nurl:\n",
        "Title: A\r\nURL: https://x.example/\r\n\r\n", "---\n  - a\n  - b\n---\n", "---\ndate: [\nurl: ]\n---",
        "---\nlanguage: klingon language\ntitle: ''\ntags: []\nauthor: null\n---",
    ],
)  # fmt: skip
def test_odd_labelled_lines_do_no_harm(text: str) -> None:
    story = (FOLDER / "english.txt").read_text(encoding="utf-8")
    plain = [told(item)["paragraphs"] for item in api.read(story.encode(), format="text")]
    items = list(api.read(f"{text}\n\n{story}".encode(), format="text"))
    assert [told(item)["paragraphs"] for item in items] == plain
