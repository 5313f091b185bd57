"""Shapes of pages that other collections have: tags that end too early, data as trees, several stories, lines by pictures."""

from __future__ import annotations

import json

import pytest

from newsexport.prose.dates import find_date
from tests.test_html_read import LONG, MORE, TITLE, items_of, one, page, story

TEXT = f"<p>{LONG}</p><p>{MORE}</p>"
OWL = "A pair of owls has come back to the tower of Saint Brea, to the joy of the sexton and of a class of children."
NEST = "Their nest is to be left alone until June, and the bells will be rung by hand and softly until then, it said."


@pytest.mark.parametrize(
    "data",
    [
        f"<html><head><title>{TITLE}</title></head><body><p>Menu</p></body></html><h1>{TITLE}</h1>{TEXT}",
        f"<html><head><title>{TITLE}</title></head><body><p>Menu</p></body><div><h1>{TITLE}</h1>{TEXT}</div></html>",
        f"<html><body><p>Menu</p></body></html><html><body><h1>{TITLE}</h1>{TEXT}</body></html>",
        f"<html lang='en' /><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{TEXT}</body></html>",
    ],
)
def test_what_stands_behind_an_end_tag_that_came_too_early_is_read(data: str) -> None:
    item = one(f"<!DOCTYPE html>{data}".encode())
    assert item.headline == TITLE
    assert item.text == f"{LONG}\n\n{MORE}"


def test_a_text_that_is_shown_only_where_no_scripts_run_is_read() -> None:
    body = f"<h1>{TITLE}</h1><noscript>{TEXT}<p>{OWL}</p><p>{NEST}</p></noscript>"
    assert one(page(body)).text == f"{LONG}\n\n{MORE}\n\n{OWL}\n\n{NEST}"
    shown = one(page(f"<h1>{TITLE}</h1><div>{TEXT}<p>{OWL}</p></div><noscript>{TEXT}</noscript>"))
    assert shown.text == f"{LONG}\n\n{MORE}\n\n{OWL}"


@pytest.mark.parametrize("kind", [("tag", "name"), ("element", "tagName")])
def test_the_elements_of_a_tree_of_markup_in_data_are_paragraphs_and_headings(
    kind: tuple[str, str],
) -> None:
    def element(name: str, *texts: str) -> dict[str, object]:
        inner = [{"type": kind[0], kind[1]: "small", "children": [_text(text)]} for text in texts]
        return {"type": kind[0], kind[1]: name, "children": inner}

    blocks = [element("p", LONG[:9], LONG[9:]), element("h2", "The new lens"), element("p", MORE)]
    data = json.dumps({"story": {"headline": TITLE, "body": blocks}})
    item = one(page(f"<h1>{TITLE}</h1><script type='application/json'>{data}</script>"))
    assert item.text == f"{LONG}\n\nThe new lens\n\n{MORE}"


def _text(words: str) -> dict[str, str]:
    return {"type": "text", "data": words}


def test_a_page_that_goes_on_with_another_story_is_its_first_one() -> None:
    other = f"<article class='post'><h1>Owls return</h1><p class='byline'>By Tom Reeve</p><div><p>{OWL}</p><p>{NEST}</p></div></article>"
    own = f"<article class='post'><h1>{TITLE}</h1><p class='byline'>By Edda Quill</p><div>{TEXT}</div></article>"
    item = one(page(f"<main>{own}{other}</main>"))
    assert item.text == f"{LONG}\n\n{MORE}"
    assert list(item.authors) == ["Edda Quill"]


def test_first_headings_within_a_story_do_not_end_it() -> None:
    parts = f"<h1>{TITLE}</h1>{TEXT}<h1>Owls</h1><p>{OWL}</p><p>{NEST}</p>"
    assert NEST in (one(page(f"<article>{parts}</article>")).text or "")


@pytest.mark.parametrize(
    "line",
    [
        "Thursday, 5 March 2026",
        "By Edda Quill",
        "5 Mar 2026 - 11 Comments",
        "Home > Coast > Towers > Story",
        "Share and print:",
    ],
)
def test_a_line_of_the_page_beside_a_picture_is_no_caption(line: str) -> None:
    data = page(
        f"<article><h1>{TITLE}</h1><div><img src='i.png'><span>{line}</span></div>{TEXT}</article>"
    )
    assert not any(each.caption for each in one(data).media)


@pytest.mark.parametrize("button", ["Click for larger image", "Tap to enlarge"])
def test_a_button_below_a_picture_is_no_caption(button: str) -> None:
    figure = f"<figure><img src='i.png'><figcaption>{button}</figcaption></figure>"
    assert not any(each.caption for each in one(story(figure)).media)


def test_a_name_at_the_right_that_leads_elsewhere_is_no_signature() -> None:
    link = "<div style='text-align:right'><a href='/help'>Ask Questions</a></div>"
    assert not one(page(f"<h1>{TITLE}</h1><div>{TEXT}{link}</div>")).authors


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Posted by Edda Quill, Product Marketing Manager, Lamp Works Team", "Edda Quill"),
        ("Essay von Edda Quill", "Edda Quill"),
    ],
)
def test_jobs_and_kinds_of_texts_are_no_authors(byline: str, author: str) -> None:
    data = page(f"<h1>{TITLE}</h1><span class='byline'>{byline}</span><div>{TEXT}</div>")
    assert list(one(data).authors) == [author]


def test_an_address_names_no_author() -> None:
    head = "<meta property='article:author' content='http://xml.post.example/autoren/Q/Edda_Quill/index.xml'>"
    data = page(f"<h1>{TITLE}</h1><p>Q</p><div>{TEXT}</div>", head)
    assert not one(data).authors


def test_who_wrote_a_shown_message_is_no_author() -> None:
    tweet = "<div><span class='tweet-author-name'>Tilda Marsh</span></div>"
    assert not one(story(tweet)).authors


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thu, 03/05/2026 - 08:12", "2026-03-05"),
        ("Do., 05/03/2026", "2026-03-05"),
        ("jueves 05/03/2026", "2026-03-05"),
    ],
)
def test_the_day_of_the_week_tells_day_and_month_apart(text: str, day: str) -> None:
    for first in (True, False, None):
        found = find_date(text, month_first=first)
        assert found is not None
        assert found.day.isoformat() == day


def test_a_day_of_the_week_that_fits_neither_says_nothing() -> None:
    assert find_date("Fri, 03/05/2026") is None
    assert find_date("on 03/05/2026") is None


def test_a_date_in_a_line_that_leads_elsewhere_comes_last() -> None:
    above = "<p>5/24/2016 02:05 PM</p><p><a href='/x'>How to keep all the lamps of the coast lit</a> Jun 01, 2016</p>"
    item = one(page(f"{above}<h1>{TITLE}</h1><div>{TEXT}</div>"))
    assert str(item.content_created or item.published)[:10] == "2016-05-24"


@pytest.mark.parametrize("separator", ["--", "–", "|"])
def test_a_first_heading_that_leads_elsewhere_above_that_of_the_title_names_the_site(
    separator: str,
) -> None:
    site = "The Farrow Post of Ostrel"
    body = f"<h1><a href='/news/'>{site}</a></h1><div><h2>{TITLE}</h2>{TEXT}</div>"
    assert one(page(body, title=f"{TITLE} {separator} {site}")).headline == TITLE


def test_a_heading_that_begins_the_title_is_the_headline() -> None:
    body = f"<div class='title'>{TITLE}</div><div>{TEXT}</div>"
    assert one(page(body, title=f"{TITLE} Farrow Harbour Office")).headline == TITLE


def test_a_check_for_robots_is_no_article() -> None:
    words = (
        "This website uses a security service to protect against malicious bots. This page is displayed while the"
        " website verifies that you are not a bot, and it will take a few seconds."
    )
    body = f"<h1>post.example</h1><h2>Performing security verification</h2><p>{words}</p>"
    items, report = items_of(page(body, title="Just a moment..."))
    assert not items
    assert [each.code for each in report.diagnostics if each.severity == "error"] == ["RD007"]
