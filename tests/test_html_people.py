"""Who wrote a page, in the places where readers of pages forget to look; and which of its titles is the headline."""

from __future__ import annotations

import pytest

from tests.pages import LONG, MORE, TITLE, linked, one, page, story

H1 = f"<h1>{TITLE}</h1>"

# --- who, in more places --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup",
    [
        "<footer>Filed by <a rel='author' href='/edda'>Edda Quill</a></footer>",
        "<nav><span itemprop='author'>Edda Quill</span></nav>",
        "<aside><a rel='author' href='/edda'>Edda Quill</a></aside>",
    ],
)
def test_who_is_marked_as_author_outside_of_what_is_read_is_one(markup: str) -> None:
    assert one(story(markup)).authors == ("Edda Quill",)


def test_authors_of_many_stories_are_those_of_none() -> None:
    names = ("Edda Quill", "Tomas Reeve", "Ines Marl", "Jon Fell")
    links = "".join(f"<a rel='author' href='/{n}'>{name}</a>" for n, name in enumerate(names))
    assert one(story(f"<footer>{links}</footer>")).authors == ()


@pytest.mark.parametrize(
    ("href", "names"), [("/authors/quill", ("Edda Quill",)), ("/tags/quill", ())]
)
def test_a_link_below_the_headline_to_the_pages_of_an_author_names_one(
    href: str, names: tuple[str, ...]
) -> None:
    line = f"<div><a href='{href}'>Edda Quill</a>, 3 min</div>"
    body = f"<article>{H1}{line}<div class='text'><p>{LONG}</p><p>{MORE}</p></div></article>"
    assert one(page(body)).authors == names


def test_the_editor_of_a_page_is_not_its_author() -> None:
    head = linked(headline=TITLE, author={"@type": "Person", "name": "Tomas Reeve"})
    top = f"<article>{H1}<div class='author'>Edda Quill</div><div class='text'><p>{LONG}</p><p>{MORE}</p></div>"
    assert one(page(f"{top}<div>Editor: Tomas Reeve</div></article>", head)).authors == (
        "Edda Quill",
    )
    assert one(page(f"{top}<div>Tomas Reeve</div></article>", head)).authors == ("Tomas Reeve",)


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Marrow Post and AFP", ("Marrow Post and AFP",)),
        ("Marrow Post and Tomas Reeve", ("Tomas Reeve",)),
        ("Edda Quill and AFP", ("Edda Quill", "AFP")),
    ],
)
def test_a_house_that_signs_with_an_agency_is_one_author(
    stated: str, names: tuple[str, ...]
) -> None:
    head = linked(headline=TITLE, author={"@type": "Person", "name": stated})
    head += "<meta property='og:site_name' content='Marrow Post'>"
    assert one(story("", head)).authors == names


def test_a_chinese_story_is_signed_at_its_end() -> None:
    text = (
        "村民们说，灯塔的灯自一九〇二年以来一直亮着，他们希望今年也继续点亮，直到新的灯送来为止。"
        * 5
    )
    body = f"<article><h1>灯塔的灯继续亮着</h1><div class='text'><p>{text}</p></div><div>(责编：王小明、李雪)</div></article>"
    assert one(page(body)).authors == ("王小明", "李雪")


@pytest.mark.parametrize(
    "head",
    [
        "<meta name='author' content='Edda Quill'><meta name='copyright' content='Edda Quill'>",
        "<meta name='author' content='Edda Quill'>",
    ],
)
def test_the_owner_of_a_site_is_no_author(head: str) -> None:
    foot = "".join(f"<p>{n}</p>" for n in range(8))
    seen = "<p>Edda Quill</p>" if "copyright" in head else ""
    data = story(head=head).replace(b"</body>", f"{foot}<p>© Edda Quill</p>{seen}</body>".encode())
    assert one(data).authors == ()


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("edda.quill", ("Edda Quill",)),
        ("eq", ("Edda Quill",)),
        ("dpa", ("dpa",)),
        ("post.eu", ("post.eu",)),
    ],
)
def test_an_account_that_nobody_sees_gives_way_to_a_byline(
    stated: str, names: tuple[str, ...]
) -> None:
    head = linked(headline=TITLE, author={"@type": "Person", "name": stated})
    top = f"{H1}<div class='byline'>By Edda Quill</div>"
    foot = "".join(f"<p>{n}</p>" for n in range(8))
    body = f"<article>{top}<div class='text'><p>{LONG}</p><p>{MORE}</p></div></article>{foot}"
    assert one(page(body, head)).authors == names


# --- who, where only readers are told -------------------------------------------------------------


def told(line: str, head: str = "", h1: str = H1) -> tuple[str, ...]:
    body = f"<article>{h1}{line}<div class='text'><p>{LONG}</p><p>{MORE}</p></div></article>"
    return one(page(body, head)).authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p class='byline'><span>Edda Quill</span> <span>Tomas Reeve</span></p>", ("Edda Quill", "Tomas Reeve")),
        ("<div class='byline'><div><span>Edda Marl Quill</span> <span>Tomas von Reeve</span></div></div>", ("Edda Marl Quill", "Tomas von Reeve")),
        ("<div><p class='author'>Edda Quill</p><p class='author'>Tomas Reeve</p></div>", ("Edda Quill", "Tomas Reeve")),
        ("<p class='author'><b>Edda Quill</b> Political Editor</p>", ("Edda Quill",)),
        ("<p class='author'><a href='/q'>Edda Quill</a> <a href='mailto:q@post.example'>Email Edda Quill</a></p>", ("Edda Quill",)),
        ("<dl class='author'><a href='/author/5'><dt>Edda Quill</dt> <dd>q@post.example</dd></a></dl>", ("Edda Quill",)),
        (f"<div class='author'><p><a href='/author/quill'>Edda Quill</a></p><p>{LONG}</p></div>", ("Edda Quill",)),
        ("<p>Posted on March 5, 2026 by Edda Quill</p>", ("Edda Quill",)),
        ("<p>Author: Edda Quill, 5 March 2026</p>", ("Edda Quill",)),
        ("<blockquote><p>Posted by Edda Quill on Sunday, 5 March 2026</p></blockquote>", ()),
    ],
)  # fmt: skip
def test_bylines_in_pieces_and_with_more_than_names(line: str, names: tuple[str, ...]) -> None:
    assert told(line) == names


def test_the_class_of_a_whole_article_is_no_byline() -> None:
    photo = "<figure><img src='/a.jpg'><cite>Jon Fell/Sound Pictures</cite></figure>"
    body = f"<div class='grid author-ruler'>{H1}{photo}<p>{LONG}</p><p>{MORE}</p><p>{LONG[::2]}.</p><p>{MORE[::2]}.</p></div>"
    assert one(page(body)).authors == ()


def test_a_byline_names_more_than_the_meta() -> None:
    line = "<address class='author'>By <a href='/by/q'>Edda Quill</a> and <a href='/by/r'>Tomas Reeve</a></address>"
    meta = "<meta name='author' content='Edda Quill'>"
    assert told(line, meta) == ("Edda Quill", "Tomas Reeve")


def test_a_headline_in_another_heading_has_its_byline_below_it() -> None:
    assert told("<p>By Edda Quill</p>", h1=f"<h2>{TITLE}</h2>") == ("Edda Quill",)


# --- the headline ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        f"<span>Towers of the coast</span> {TITLE}",
        f"{TITLE} <small>02.03.2026, Marrow</small>",
        f"<em>Towers</em><span>{TITLE}</span>",
    ],
)
def test_a_heading_of_several_pieces_is_the_title_that_is_one_of_them(heading: str) -> None:
    body = (
        f"<article><h1>{heading}</h1><div class='text'><p>{LONG}</p><p>{MORE}</p></div></article>"
    )
    head = f"<meta property='og:title' content='{TITLE}'>"
    assert one(page(body, head)).headline == TITLE


def test_the_spelling_of_most_titles_is_taken_and_a_printed_one_of_two() -> None:
    head = linked(headline="Lamp - keepers keep it lit") + "<meta property='og:title' content='Lamp: keepers keep it lit'>"  # fmt: skip
    data = page(f"<p>{LONG}</p><p>{MORE}</p>", head, "Lamp: keepers keep it lit")
    assert one(data).headline == "Lamp: keepers keep it lit"
    head = linked(headline="Quill’s lamp is lit") + "<meta property='og:title' content='Quill&#39;s lamp is lit'>"  # fmt: skip
    assert (
        one(page(f"<p>{LONG}</p><p>{MORE}</p>", head, "Marrow")).headline == "Quill’s lamp is lit"
    )


# --- those of whom a story tells ------------------------------------------------------------------

SAID = "The keeper of the lamp, Ada Quill, said that it went out at three in the morning, and that nobody saw it. "


@pytest.mark.parametrize(
    "note",
    [
        "Ada Quill is the editor of the parish letter and a mother of two.",
        "Ada Quill ist die Autorin eines Buches über den Turm.",
        "Contact Ada Quill at quill@lamp.example.",
    ],
)
def test_who_is_told_of_is_no_author(note: str) -> None:
    body = f"<h1>{TITLE}</h1><p>{LONG}</p><p>{SAID}</p><p>{note}</p>"
    assert one(f"<article>{body}</article>".encode()).authors == ()


def test_what_a_story_is_about_is_no_author_though_it_stands_beside_the_date() -> None:
    body = f"<h1>{TITLE}</h1><p>Red Lamp</p><p>3 March 2026</p><p>{LONG}</p><p>{SAID}</p>"
    assert one(f"<article>{body}</article>".encode()).authors == ()


@pytest.mark.parametrize(
    "quote",
    ["<p>“{}”</p><p>– Ada Quill</p>", "<blockquote><p>{}</p><p>– Ada Quill</p></blockquote>"],
)
def test_who_is_quoted_is_no_author(quote: str) -> None:
    said = quote.format("Nobody will leave this shore before the lamp is lit again.")
    body = f"<h1>{TITLE}</h1><p>{LONG}</p><p>{MORE}</p>{said}"
    assert one(f"<article>{body}</article>".encode()).authors == ()
