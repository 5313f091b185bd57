"""Stories, pictures and captions in places that are called something else, or that a script fills."""

from __future__ import annotations

import pytest

from tests.pages import LONG, MORE, TITLE, items_of, one, page

H1 = f"<h1>{TITLE}</h1>"
THIRD = (
    "Her father had kept the lamp before her, and his father had carried the first lens up the stairs. "
    "Nobody in the village remembers a night on which it was dark."
)
TEXTS = (LONG, MORE, THIRD)
CAPTION = "Ines Marl on the stairs of the tower with the new lens."


def words(body: str) -> str:
    return one(page(body)).text


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def captions(body: str) -> list[str | None]:
    return [picture.caption for picture in one(page(body)).pictures]


# --- text -----------------------------------------------------------------------------------------


def test_a_page_that_is_built_of_widgets_alone_is_read() -> None:
    boxes = "".join(
        f"<div class='widget box-{n}'><p>{text}</p></div>" for n, text in enumerate(TEXTS)
    )
    assert all(text in words(f"{H1}<div id='page'>{boxes}</div>") for text in TEXTS)


@pytest.mark.parametrize("tag", ["div class='popup'", "aside class='modal-overlay'"])
def test_a_dialog_that_was_never_closed_holds_the_page(tag: str) -> None:
    body = f"<{tag}><p>Our letter</p>{H1}{paragraphs(*TEXTS)}<footer>The Marrow Post</footer>"
    assert all(text in words(body) for text in TEXTS)


def test_a_dialog_that_was_closed_does_not() -> None:
    items, report = items_of(
        page(f"<div class='popup'>{paragraphs(*TEXTS)}</div><footer>Post</footer>")
    )
    assert not items and [each.code for each in report.diagnostics] == ["RD007"]


def test_a_navigation_that_was_never_closed_holds_the_page() -> None:
    body = f"<nav><a href='/'>Home</a><div><section>{H1}</section>{paragraphs(*TEXTS, LONG[:150])}</div>"
    assert all(text in words(body) for text in TEXTS)


@pytest.mark.parametrize("around", ["article", "main", "div class='entry-content'"])
def test_an_article_of_many_sections_is_read_whole(around: str) -> None:
    guide = "".join(
        f"<section><div><h2>Tower {n}</h2><div class='box-{n}'><div>{paragraphs(f'{n}. {LONG}')}</div></div></div></section>"
        for n in range(9)
    )
    tag = around.split(maxsplit=1)[0]
    said = words(f"{H1}<{around}>{guide}</{tag}><aside>{paragraphs(THIRD)}</aside>")
    assert all(f"{n}. {LONG}" in said for n in range(9)) and THIRD not in said


def test_what_react_sends_behind_the_page_is_seen_and_what_is_hidden_is_not() -> None:
    sent = f"<div hidden id='S:1'>{paragraphs(MORE)}</div><div hidden id='later'>{paragraphs(THIRD)}</div>"
    said = words(f"<article>{H1}{paragraphs(LONG)}{sent}</article>")
    assert MORE in said and THIRD not in said


# --- pictures -------------------------------------------------------------------------------------


def story(inside: str, above: str = "") -> str:
    return f"<article>{above}<div>{H1}<div>{paragraphs(LONG)}{inside}{paragraphs(MORE, THIRD)}</div></div></article>"


@pytest.mark.parametrize(
    "inside",
    [
        # a frame within lines, that is called a picture
        f"<div class='image-widget'><span class='image-frame'><img src='/a.jpg'></span><p>{CAPTION}</p></div>",
        # an empty element that is called a caption stands before the one that has the words
        f"<div class='photo'><p class='no-caption'><img src='/a.jpg'></p><span class='newsCaption'>{CAPTION}</span></div>",
        # without any name, in the words for those who do not see it
        f"<div><div><img src='/a.jpg' alt='{CAPTION}'></div><div>{CAPTION}</div></div>",
        f"<picture><img src='/a.jpg' alt='The tower'></picture><figcaption>{CAPTION}</figcaption>",
    ],
)
def test_the_words_of_a_picture(inside: str) -> None:
    assert captions(story(inside)) == [CAPTION]


@pytest.mark.parametrize(
    "behind",
    [
        f"<h3>{CAPTION}</h3>",
        f"<a href='/other'>{CAPTION}</a>",
        f"<p><a href='/other'>{CAPTION}</a></p>",
    ],
)
def test_a_title_that_leads_to_another_story_is_no_caption(behind: str) -> None:
    assert captions(story(f"<div><img src='/a.jpg' alt='{CAPTION}'>{behind}</div>")) == [None]


@pytest.mark.parametrize(
    "label", ["Image caption ", "<b class='off-screen'>Picture text</b>", "Video Ad Feedback "]
)
def test_a_label_for_those_who_do_not_see_it_is_no_part_of_a_caption(label: str) -> None:
    figure = f"<figure><img src='/a.jpg'><figcaption>{label}{CAPTION}</figcaption></figure>"
    assert captions(story(figure)) == [CAPTION]


@pytest.mark.parametrize("button", ["Hide caption", "ADVERTISEMENT", "lamp-640.jpg", "Loading..."])
def test_buttons_and_names_of_files_are_no_captions(button: str) -> None:
    assert captions(
        story(f"<figure><img src='/a.jpg'><figcaption>{button}</figcaption></figure>")
    ) == [None]


def test_the_picture_above_the_headline_of_an_article_is_its_own() -> None:
    figure = f"<figure><img src='/a.jpg'><figcaption>{CAPTION}</figcaption></figure>"
    assert captions(story("", above=f"<div class='featured-image'>{figure}</div>")) == [CAPTION]
    teaser = f"<div class='teaser'>{figure}</div>"
    assert captions(f"{teaser}{story('')}") == []
