"""Single decisions about the lines of a text, and that no line is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport.extract.furniture import reason_for_furniture
from newsexport.formats.text import TEXT
from newsexport.formats.text.inspect import fates
from newsexport.options import Options
from newsexport.prose.characters import weight
from newsexport.prose.whitespace import fold
from newsexport.report import Report
from newsexport.schema.v1 import ListBlock
from newsexport.source import Source

FIRST = (
    "The council of Vestra voted on Monday to keep the old ferry in service until the spring tide."
)
SECOND = "Its chairwoman said that nobody on the island had asked for a faster boat, only for a drier one."
THIRD = "A second vote is planned for the summer, when the harbour master has finished counting the ropes."
HEADLINE = "Council Keeps the Old Ferry of Vestra"


def read_one(text: str, options: Options | None = None):
    report = Report()
    (parsed,) = TEXT.read(Source.of(text.encode()), options or Options(), report)
    return parsed.item, report


def story(*lines: str) -> str:
    return "\n\n".join((HEADLINE, *lines))


FURNITURE = [
    ("Share", "button of the page"),
    ("Advertisement", "advertisement"),
    ("Related stories", "related stories"),
    ("Lesen Sie auch: Warum das Salz fehlt", "related stories"),
    ("4 min read", "reading time"),
    ("vor 3 Stunden", "time ago"),
    ("12 Kommentare", "comments"),
    ("https://example.org/a/b", "address"),
    ("#harbour #ferry", "handle or hashtag"),
    ("Home > Island > Harbour", "breadcrumb"),
    ("© 2026 The Courier. All rights reserved.", "copyright"),
    ("TT", "stray token"),
    ("Get our newsletter", "newsletter or subscription"),
    ("تسجيل الدخول", "login"),
    ("関連記事", "related stories"),
    ("港の写真の無断転載を禁じます", "copyright"),
    ("***", "ornament"),
]


@pytest.mark.parametrize(("text", "reason"), FURNITURE)
def test_furniture_is_known_with_its_reason(text, reason):
    assert reason_for_furniture(text, fold(text), weight(text)) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Share prices fell on Monday.",
        "Homeless people were among the first who came.",
        "Print runs have doubled since the summer, its owner told the council, and no reader complains.",
        "Commenting on the vote, she laughed.",
        "He asked them to subscribe.",
    ],
)
def test_a_sentence_with_such_words_is_not(text):
    assert reason_for_furniture(text, fold(text), weight(text)) is None


def test_a_paragraph_wrapped_at_a_width_is_one_paragraph():
    wrapped = (
        "The council of Vestra voted on Monday to keep the old\n"
        "ferry in service until the spring tide, and to paint its\n"
        "funnel in the colour that most of the children of the\n"
        "island had chosen."
    )
    item, _ = read_one(f"{HEADLINE}\n\n{wrapped}\n\n{SECOND}")
    assert [block.text for block in item.body] == [wrapped.replace("\n", " "), SECOND]


def test_a_sentence_broken_by_links_is_joined():
    text = f"{HEADLINE}\nThe council of\nVestra\nvoted on Monday to keep the\nold ferry\n, which is older than the pier.\n{SECOND}"
    item, _ = read_one(text)
    joined = (
        "The council of Vestra voted on Monday to keep the old ferry, which is older than the pier."
    )
    assert [block.text for block in item.body] == [joined, SECOND]


def test_a_list_that_is_announced_is_a_list():
    item, _ = read_one(
        story(FIRST, "The council wants three things:", "* a roof\n* a bell\n* a timetable", SECOND)
    )
    lists = [block for block in item.body if isinstance(block, ListBlock)]
    assert [entry.blocks[0].text for entry in lists[0].items] == ["a roof", "a bell", "a timetable"]


def test_a_list_of_links_is_left_out():
    links = "* Ferry prices rise again\n* Who owns the pier\n* Ten ropes that nobody counted"
    fourth = "The bell of the ferry rang twice when the result was read out, and nobody knew who had rung it."
    item, report = read_one(story(FIRST, SECOND, links, THIRD, fourth))
    assert [block.text for block in item.body] == [FIRST, SECOND, THIRD, fourth]
    assert report.by_code["RD006"] == 3


def test_a_last_paragraph_that_names_its_agency_stays_a_paragraph():
    last = f"{THIRD} (AFP)"
    item, _ = read_one(story(FIRST, SECOND, last))
    assert item.body[-1].text == last
    assert item.media == ()


def test_a_caption_without_credit_is_known_by_its_repetition():
    caption = "The old ferry of Vestra waits at the pier while the council votes in the town hall"
    item, _ = read_one(f"{HEADLINE}\n\n{caption}\n{caption}\n\n{FIRST}\n\n{SECOND}")
    assert [medium.caption for medium in item.media] == [caption]
    assert [block.text for block in item.body] == [FIRST, SECOND]


@pytest.mark.parametrize("label", ["[Image] ", "(Foto) ", "[Bild]: "])
def test_the_mark_of_a_picture_is_no_part_of_its_caption(label):
    item, _ = read_one(story(f"{label}The ferry in dock. Photo: Ana Roa/Seelicht", FIRST, SECOND))
    assert [medium.caption for medium in item.media] == ["The ferry in dock."]


def test_a_caption_with_two_dates_has_none():
    caption = "The ferry in dock, March 3, 2025, and again on March 9, 2025. (Skerry News/Handout)"
    item, _ = read_one(story(caption, FIRST, SECOND))
    assert item.media[0].created is None


def test_the_date_of_a_picture_is_never_the_date_of_the_story():
    item, _ = read_one(story("The ferry in dock, March 3, 2025. (AFP)", FIRST, SECOND))
    assert item.media[0].created == "2025-03-03"
    assert item.published is item.content_created is None


def test_a_day_without_time_is_kept_as_a_day():
    item, _ = read_one(story("March 9, 2025", FIRST, SECOND))
    assert item.published is None
    assert item.content_created == "2025-03-09"


def test_a_time_without_offset_is_said_and_its_day_kept():
    item, report = read_one(story("9 March 2025, 14:55", FIRST, SECOND))
    assert item.content_created == "2025-03-09"
    assert report.by_code["RD005"] == 1
    assert report.counts["warning"] == 1  # the nameless source


def test_a_date_of_two_meanings_is_said_and_left_out():
    item, report = read_one(story("03/04/2025", FIRST, SECOND))
    assert item.content_created is None
    assert report.by_code["RD005"] == 1
    item, report = read_one(story("03/04/2025", FIRST, SECOND), Options(language="en-US"))
    assert item.content_created == "2025-03-04"
    assert report.by_code["RD005"] == 0


def test_an_update_is_no_publication():
    item, _ = read_one(story("Updated: 9 March 2025, 14:55 GMT", FIRST, SECOND))
    assert item.published is None
    assert item.content_modified == "2025-03-09T14:55:00+00:00"


def test_a_chinese_story_is_weighed_by_its_signs():
    headline = "旧渡轮将继续服务岛上居民"
    first = "岛上议会星期一投票决定，旧渡轮将继续服务到春天，并由岛上的孩子们为它选择新的颜色。"
    second = "议会主席说，岛上没有人要求更快的船，人们只想要一艘不漏水的船，并希望它每天准时出发。"
    text = f"{headline}\n\n{first}\n\n{second}"
    item, _ = read_one(text)
    assert item.headline == headline
    assert [block.text for block in item.body] == [first, second]


def told(source: bytes) -> list:
    return list(fates(Source.of(source), Options()))


def test_every_line_has_a_fate_and_every_loss_a_reason():
    text = f"Home\n\n***\n{HEADLINE}\n\nShare\nTT\n{FIRST}\n\n{SECOND}\n\n{FIRST}\n"
    found = told(text.encode())
    assert [fate.line for fate in found] == list(range(1, text.count("\n") + 2))
    assert [(fate.fate, fate.reason) for fate in found if fate.fate != "blank"] == [
        ("left out", "navigation"),
        ("left out", "nothing but marks"),
        ("headline", ""),
        ("left out", "button of the page"),
        ("left out", "stray token"),
        ("paragraph", ""),
        ("paragraph", ""),
        ("left out", "a repetition of line 8"),
    ]


LINES = st.lists(
    st.one_of(
        st.sampled_from([
            "", "", HEADLINE, FIRST, SECOND, THIRD, "TT", "Share", "By Ana Roa", "May 3, 2024", "* an entry",
            "A caption. (AFP)", "Related stories", "# Heading", "and so on", ", which", "***", "Correction: it was a ferry.",
        ]),
        st.text(max_size=120),
    ),
    max_size=40,
)  # fmt: skip


def test_without_an_article_no_line_is_a_part_of_one():
    text = f"# Heading\n{FIRST}\nBy Ana Roa"
    assert not list(TEXT.read(Source.of(text.encode()), Options(), Report()))
    assert {(fate.fate, fate.reason) for fate in told(text.encode())} == {
        ("left out", "no article")
    }


@given(LINES)
def test_no_line_is_lost_whatever_the_text(lines):
    text = "\n".join(lines)
    report = Report()
    items = [
        each.item
        for each in TEXT.read(Source.of(text.encode("utf-8", "replace")), Options(), report)
    ]
    if report.by_code["IO002"] or report.by_code["IO004"]:
        return
    found = told(text.encode("utf-8", "replace"))
    assert {fate.line for fate in found} == set(range(1, text.count("\n") + 2))
    assert all(fate.reason for fate in found if fate.fate == "left out")
    assert {fate.item for fate in found} - {None} == set(range(len(items)))
    said = fold(" ".join(filter(None, _all_words(items))))
    for fate in found:
        if fate.fate not in {"left out", "blank", "date"}:
            assert set(fold(fate.text).split()) - set(said.split()) == set()


def _all_words(items):
    for item in items:
        yield from (item.headline, item.standfirst, item.byline, item.text)
        yield from (each.text for each in item.corrections)
        for medium in item.media:
            yield from (medium.caption, medium.credit_line)
        yield "foto photo picture image source credit caption"
