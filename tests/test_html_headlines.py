"""Which words of a page are its headline, where headings name the site and titles say more than the headline."""

from __future__ import annotations

import pytest

from tests.pages import LONG, MORE, TITLE, items_of, linked, one, page

TEXT = f"<div class='text'><p>{LONG}</p><p>{MORE}</p></div>"
SITE = "The Sound and the Shore"


def headline(body: str, head: str = "", title: str = TITLE) -> str | None:
    return one(page(body + TEXT, head, title), base_uri="https://www.post.example/lamp").headline


@pytest.mark.parametrize(
    "heading",
    [
        f"<h1><a href='https://www.post.example/'>{SITE}</a></h1>",
        f"<h1><a href='/'>{SITE}</a></h1>",
        f"<a href='/index.html'><h1>{SITE}</h1></a>",
        f"<h1 class='site-title'>{SITE}</h1>",
        f"<div class='logo'><h1>{SITE}</h1></div>",
        f"<h1 class='is_blind'>{SITE}</h1>",
        f"<aside><h1>{SITE}</h1></aside>",
    ],
)
def test_a_heading_that_names_the_site_is_no_headline(heading: str) -> None:
    assert headline(heading) == TITLE
    assert headline(heading, title=f"{TITLE} : {SITE}") == TITLE


def test_a_heading_that_leads_to_the_story_itself_is_its_headline() -> None:
    assert headline(f"<h1><a href='/lamp'>{TITLE}</a></h1>", title="Home") == TITLE


@pytest.mark.parametrize(
    "title",
    [
        f"{TITLE} - News of the week - Towers",
        f"{TITLE} — towers, lamps and everything that shines",
        f"Towers | {TITLE}",
        f"Opinion: {TITLE}",
    ],
)
def test_what_a_title_has_besides_a_heading_of_the_page_is_no_part_of_the_headline(
    title: str,
) -> None:
    assert headline(f"<h2>{TITLE}</h2>", title=title) == TITLE


@pytest.mark.parametrize(
    ("body", "title"),
    [
        # a kicker, and a headline: the whole is the headline
        (f"<p>Farrow Point</p><h2>{TITLE}</h2>", f"Farrow Point: {TITLE}"),
        # a link to a subject
        ("<p><a href='/t'>The lamp of Farrow Point</a></p>", "The lamp of Farrow Point - a new lens"),
        # what stands before a colon is a subject
        ("<h2>The lamp of Farrow Point</h2>", "The lamp of Farrow Point: A new lens comes"),
    ],
)  # fmt: skip
def test_a_title_that_is_whole_stays_whole(body: str, title: str) -> None:
    assert headline(body, title=title) == title


def test_an_element_that_is_called_headline_is_as_good_as_a_heading() -> None:
    head = linked(headline="How long will it burn? The lamp in ten pictures")
    head += f"<meta property='og:title' content='{TITLE}'>"
    title = "How long will it burn? The lamp in ten pictures"
    body = f"<h2><span class='kicker'>Lamps</span> <span class='headline'>{TITLE}</span></h2>"
    assert headline(body, head, title) == TITLE
    assert headline("", head, title) == title


@pytest.mark.parametrize(
    "heading",
    [
        f"<h1><span class='visuallyhidden'>Headline:</span> {TITLE}</h1>",
        f"<h1><small>Lamp of the week</small><br>{TITLE}</h1>",
        f"<h1><span class='roofline'>Lamp</span> {TITLE}</h1>",
    ],
)
def test_a_heading_without_what_goes_before_it(heading: str) -> None:
    assert headline(heading, title="Post") == TITLE


def test_links_behind_all_text_make_no_list_of_a_story() -> None:
    links = "".join(
        f"<h3><a href='/{n}'>Another tower gets its lamp {n}</a></h3>" for n in range(9)
    )
    story = f"<div><h1>{TITLE}</h1><p>{LONG}</p><p>{MORE}</p>{links}</div>"
    assert one(page(story)).headline == TITLE
    teasers = "".join(
        f"<h3><a href='/{n}'>Another tower gets its lamp {n}</a></h3><p>{LONG[n : 140 + n]}.</p>"
        for n in range(9)
    )
    items, report = items_of(page(f"<div><h1>Towers</h1>{teasers}</div>", title="Towers"))
    assert not items and [each.code for each in report.diagnostics] == ["RD007"]


# --- headings for search engines, and titles for machines -------------------------------------------

SEEN = "Who keeps the lamp of Farrow Point"
PATH = "<li><a href='/'>Home</a></li><li><a href='/towers'>Towers</a></li>"


@pytest.mark.parametrize(
    "path",
    [
        f"<ul>{PATH}<li><h1>{TITLE}</h1></li></ul>",
        f"<nav><ol>{PATH}<li><h1>{TITLE}</h1></li></ol></nav>",
        f"<nav><h1>{TITLE}</h1></nav>",
        f"<div class='breadcrumbs'><a href='/'>Home</a> <h1 class='breadcrumb_last'>{TITLE}</h1></div>",
    ],
)
@pytest.mark.parametrize(
    "second",
    [
        f"<h2>{SEEN}</h2>",
        f"<h2><span class='kicker'>Lighthouses</span> {SEEN}</h2>",
        f"<h2><span>Lighthouses</span><span class='article__headline'>{SEEN}</span></h2>",
    ],
)
def test_below_a_path_that_ends_in_the_first_heading_the_second_is_the_headline(
    path: str, second: str
) -> None:
    head = linked(headline=TITLE)
    assert headline(f"{path}<header>{second}</header>", head) == SEEN


@pytest.mark.parametrize(
    "body",
    [
        f"<ul>{PATH}<li><h1>{TITLE}</h1></li></ul><h2>The week in towers</h2>",
        f"<ul>{PATH}<li><h1>{TITLE}</h1></li></ul><p>{LONG}</p><h2>{SEEN}</h2>",
        f"<ul><li><h1>{TITLE}</h1></li></ul><h2>{SEEN}</h2>",
        f"<h1>{TITLE}</h1><h2>{SEEN}</h2>",
    ],
)
def test_other_second_headings_are_no_headline(body: str) -> None:
    assert headline(body) == TITLE


OTHERWISE = "Why three towers wait for a lens of their own"


def stated(title: str) -> str:
    return linked(headline=title) + f"<meta property='og:title' content='{title}'>"


def test_the_heading_above_the_text_goes_before_titles_that_machines_alone_are_told() -> None:
    assert headline(f"<article><h1>{OTHERWISE}</h1></article>", stated(TITLE)) == OTHERWISE


@pytest.mark.parametrize(
    "body",
    [
        "<article><h1>Towers and lamps</h1></article>",  # a section
        f"<article><p>{LONG}</p><h1>{OTHERWISE}</h1></article>",  # behind the text
        f"<h1>{OTHERWISE}</h1>",  # in no article
        f"<article><h1>{OTHERWISE}</h1><h1>{OTHERWISE} again</h1></article>",  # one of several
    ],
)
def test_other_first_headings_do_not(body: str) -> None:
    assert headline(body, stated(TITLE)) == TITLE


def test_a_heading_that_lacks_the_kicker_does_not() -> None:
    whole = f"Three towers: {OTHERWISE}"
    assert headline(f"<article><h1>{OTHERWISE}</h1></article>", stated(whole), whole) == whole
