"""Pages as systems of many kinds and languages make them: who wrote, when, and below which headline."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.pages import LONG, MORE, TITLE, items_of, linked, one, page

TEXT = f"<div class='text'><p>{LONG}</p><p>{MORE}</p></div>"
QUILL = {"@type": "Person", "name": "Edda Quill"}
LINKS = "".join(
    f"<p><a href='/{n}'>Another story of the towers, number {n}</a></p>" for n in range(9)
)


def item(above: str, head: str = "", below: str = "", **wanted: object) -> Any:
    body = f"<article><h1>{TITLE}</h1>{above}{TEXT}</article>{below}"
    return one(page(body, head), **wanted)


def day(above: str, head: str = "", below: str = "", **wanted: object) -> str | None:
    found = item(above, head, below, **wanted)
    stated = found.published or found.content_created
    return stated.isoformat()[:10] if stated is not None else None


# --- who ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By EDDA QUILL, TOMAS REEVE and INES MARL", "EDDA QUILL, TOMAS REEVE, INES MARL"),
        ("by Edda Quill Monday, March 2, 2026", "Edda Quill"),
        ("Words by Edda Quill · Photographs by Tomas Reeve", "Edda Quill"),
        ("By Edda Quill / Photos by Tomas Reeve", "Edda Quill"),
        ("By Edda Quill | Edited by Tomas Reeve", "Edda Quill"),
        ("Medically reviewed by Tomas Reeve, MD — Written by Edda Quill on March 2, 2026", "Edda Quill"),
        ("By Edda Quill The Associated Press", "Edda Quill"),
        ("Edda Quill, Special to the Marrow Post", "Edda Quill"),
        ("Edda Quill for the Marrow Post", "Edda Quill"),
        ("Verfasst von Uta Kerner am Mi., 04.03.2026 - 09:12", "Uta Kerner"),
        ("Submitted by Edda Quill on Wed, 03/04/2026 - 09:12", "Edda Quill"),
        ("Von Uta Kerner und dpa", "Uta Kerner, dpa"),
        ("Text: Uta Kerner, Fotos: Jo Berg", "Uta Kerner"),
        ("Par Léa Marchand avec AFP", "Léa Marchand, AFP"),
        ("Léa Marchand, envoyée spéciale à Ostrel", "Léa Marchand"),
        ("Jana Nováková, ČTK", "Jana Nováková, ČTK"),
        ("oprac. Anna Kowalik", "Anna Kowalik"),
        ("Penulis Budi Santoso", "Budi Santoso"),
        ("Γράφει η Ελένη Παππά", "Ελένη Παππά"),
        ("Текст: Мария Лебедева", "Мария Лебедева"),
        ("كتب: سامي الناصر", "سامي الناصر"),
        ("מאת: דנה לוי", "דנה לוי"),
        ("记者 王芳", "王芳"),
        ("記者王小明／即時報導", "王小明"),
        ("Stage/Art", ""),
    ],
)  # fmt: skip
def test_bylines(line: str, names: str) -> None:
    assert ", ".join(item(f"<p class='byline'>{line}</p>").authors) == names


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Edda Quill, CEPF®", "Edda Quill"),
        ("Edda Quill, EFE", "Edda Quill, EFE"),
        ("Author Edda Quill", "Edda Quill"),
        ("See All Articles", ""),
        ("Send Email", ""),
        ("Author’s Profile", ""),
    ],
)
def test_what_was_awarded_to_an_author_and_what_is_a_button_is_no_author(
    stated: str, names: str
) -> None:
    head = f"<meta name='author' content='{stated}'>"
    assert ", ".join(item(f"<p class='byline'>{stated}</p>", head).authors) == names


def test_a_place_behind_a_name_of_its_own_element_is_no_author() -> None:
    assert item("<div class='author'><b>Lucía Prado</b> / Bahía Sebo</div>").authors == (
        "Lucía Prado",
    )
    assert item("<p>By Edda Quill, New York</p>").authors == ("Edda Quill",)


def test_of_the_links_in_a_byline_those_to_authors_count() -> None:
    line = "<p class='byline'>von <a rel='author' href='/q'>Edda Quill</a> in <a href='/t'>Sea Towers</a></p>"
    assert item(line).authors == ("Edda Quill",)


def test_who_only_put_a_story_into_the_system_is_no_author() -> None:
    head = linked(headline=TITLE, author=QUILL)
    assert item("<p>4 March 2026</p>", head, LINKS).authors == ()
    assert item("<p class='byline'>By Tomas Reeve</p>", head, LINKS).authors == ("Tomas Reeve",)
    assert item("<p>4 March 2026</p>", head, f"{LINKS}<p>Edda Quill</p>").authors == ("Edda Quill",)


@pytest.mark.parametrize("house", ["Marrow Redaktion", "LN"])
def test_where_a_newsroom_signs_for_machines_the_byline_says_who_it_was(house: str) -> None:
    head = linked(headline=TITLE, author={"@type": "Person", "name": house})
    below = f"{LINKS}<p>{house}</p>"
    assert item("<p class='byline'>Von Uta Kerner</p>", head, below).authors == ("Uta Kerner",)
    assert item("", head, below).authors == (house,)


def test_the_authors_of_a_list_of_stories_are_not_those_of_the_page() -> None:
    names = ("Tomas Reeve", "Ines Marl", "Jon Fell")
    teasers = "".join(
        f"<div><h3><a href='/{n}'>Another tower {n}</a></h3><p class='who'><span class='author'>By {name}</span></p></div>"
        for n, name in enumerate(names)
    )
    assert item("", below=teasers).authors == ()
    own = "<p class='who'><span class='author'>By Edda Quill</span></p>"
    assert item(own, below=teasers).authors == ("Edda Quill",)


def test_who_is_quoted_is_no_author() -> None:
    quote = "<blockquote>We waited. <cite class='author'>Tomas Reeve</cite></blockquote>"
    assert item("", below=quote).authors == ()


@pytest.mark.parametrize("title", ["About the author", "Über den Autor", "Sobre la autora"])
def test_a_name_below_a_heading_about_the_author(title: str) -> None:
    assert item("", below=f"<h3>{title}</h3><h4>Edda Quill</h4>").authors == ("Edda Quill",)


@pytest.mark.parametrize(
    "markup",
    [
        "<span itemprop='author' itemscope><meta itemprop='name' content='Edda Quill'><a href='/q'>Edda Q.</a></span>",
        "<span property='author'><span property='name'>Edda Quill</span> writes</span>",
    ],
)
def test_the_name_that_an_author_states_for_machines(markup: str) -> None:
    assert item(markup).authors == ("Edda Quill",)


@pytest.mark.parametrize(
    ("stated", "names"),
    [
        ("Quill, Edda", ("Edda Quill",)),
        ("Edda Quill, MS, RDN", ("Edda Quill",)),
        ("By EDDA QUILL Associated Press", ("EDDA QUILL",)),
        ("حسام أبو العلا - القاهرة", ("حسام أبو العلا",)),
        ("cms_import_user", ()),
    ],
)
def test_names_in_metas(stated: str, names: tuple[str, ...]) -> None:
    head = f"<meta name='author' content='{stated}'>"
    assert item("", head, f"<p class='author'>{' '.join(names)}</p>{LINKS}").authors == names


def test_the_list_around_a_link_names_all_who_wrote() -> None:
    link = "<a rel='author' href='/q'>Edda Quill</a>"
    line = f"<address>{link}, <span>Tomas Reeve</span> and <span>Ines Marl</span></address>"
    assert item(line).authors == ("Edda Quill", "Tomas Reeve", "Ines Marl")


def test_an_agency_signs_alone_where_no_house_does() -> None:
    line = "<p class='byline'>Associated Press</p>"
    assert item(line).authors == ("Associated Press",)
    head = linked(headline=TITLE, author={"@type": "Organization", "name": "Marrow Post"})
    head += "<meta property='og:site_name' content='Marrow Post'>"
    assert item(line, head).authors == ("Marrow Post",)


@pytest.mark.parametrize(
    "around",
    ["<aside>{}</aside>", "<div class='site sidebar-right'>{}</div>"],
)
def test_what_stands_beside_the_text_in_its_section_is_about_it(around: str) -> None:
    line = "<p class='byline'>By Edda Quill</p>"
    if "aside" in around:
        body = f"<article><h1>{TITLE}</h1>{around.format(line)}{TEXT}</article>"
    else:
        body = around.format(f"<article><h1>{TITLE}</h1>{line}{TEXT}</article>")
    assert one(page(body)).authors == ("Edda Quill",)


# --- when -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Updated: March 6, 2026 | Published: March 4, 2026", "2026-03-04"),
        ("Mi, 04.03.26, 08:05 Uhr", "2026-03-04"),
        ("25/03/26 08:05", "2026-03-25"),
        ("4 мар 2026 в 08:05", "2026-03-04"),
        ("04 Ara 2025 08:05", "2025-12-04"),
        ("4 paź 2025", "2025-10-04"),
        ("วันพุธที่ 4 มีนาคม พ.ศ. 2569", "2026-03-04"),
        ("פורסם: 4.3.26, 08:05", "2026-03-04"),
    ],
)
def test_dates(line: str, expected: str) -> None:
    assert day(f"<div class='date'>{line}</div>") == expected


def test_a_release_is_dated_behind_its_place() -> None:
    body = f"<h1>{TITLE}</h1><p>Farrow Point, March 4, 2026 – {LONG}</p><p>{MORE}</p>"
    found = one(page(body))
    assert found.content_created is not None or found.published is not None
    assert (found.published or found.content_created).isoformat()[:10] == "2026-03-04"


def test_the_date_of_a_comment_comes_after_any_of_the_story() -> None:
    comments = "<div id='comments'><p><time datetime='2026-04-01T10:00:00Z'>1 April</time> I sail there.</p></div>"
    assert day("<p>4 March 2026</p>", below=comments) == "2026-03-04"


def test_the_dates_of_a_list_of_stories_come_after_that_of_the_story() -> None:
    entries = "".join(
        f"<div><h4><a href='/{n}'>Another tower, number {n}</a></h4><p class='date'>0{n}.02.2026</p></div>"
        for n in range(1, 5)
    )
    body = f"<div>{entries}</div><article><h1>{TITLE}</h1><p class='date'>04.03.2026</p>{TEXT}</article>"
    found = one(page(body))
    assert (found.published or found.content_created).isoformat()[:10] == "2026-03-04"  # type: ignore[union-attr]


def test_time_elements_of_other_stories_and_of_posts_come_after_the_date_of_the_story() -> None:
    entries = "".join(
        f"<div><h4><a href='/{n}'>Another tower, number {n}</a></h4><time datetime='2026-02-0{n}'>x</time></div>"
        for n in range(1, 5)
    )
    post = (
        "<blockquote><p>Lamps!</p><time datetime='2025-05-02T22:00:10Z'>May 2</time></blockquote>"
    )
    own = "<p class='date'>04.03.2026</p>"
    body = f"<div>{entries}</div><article><h1>{TITLE}</h1>{own}{post}{TEXT}</article>"
    found = one(page(body))
    assert (found.published or found.content_created).isoformat()[:10] == "2026-03-04"  # type: ignore[union-attr]


def test_a_date_beside_the_story_is_not_its_own() -> None:
    assert day("", below="<aside><h3>Dates</h3><p>13.11.2027 Concert</p></aside>") is None


def test_a_change_is_no_publication() -> None:
    above = "<p>Home | Towers | 30 September 2025</p><p>Article updated on 7 January 2026.</p>"
    body = f"<article>{above}<h1>{TITLE}</h1>{TEXT}</article>"
    found = one(page(body))
    assert (found.published or found.content_created).isoformat()[:10] == "2025-09-30"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "url",
    ["https://news.example/lamp-2026-03-04.html", "https://news.example/a/20260304-lamp.html"],
)
def test_a_date_in_the_name_of_the_page(url: str) -> None:
    assert day("", base_uri=url) == "2026-03-04"


# --- below which headline -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        f"<h1><span class='live-badge'>Live</span>{TITLE}</h1>",
        f"<h1><span class='badge'>Exclusive</span> {TITLE}</h1>",
        f"<h1>{TITLE.replace(' of ', '<br>of ')}</h1>",
    ],
)
def test_headings_with_more_than_the_headline(heading: str) -> None:
    found = one(page(f"<article>{heading}{TEXT}</article>", title=f"{TITLE} – live | Marrow Post"))
    assert found.headline == TITLE


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        (f"Marrow Post: {TITLE}", TITLE),
        ("Marrowpost-Tower opens in Ostrel", "Marrowpost-Tower opens in Ostrel"),
        ("灯塔的灯今年继续点亮等待新灯_新闻中心_海湾网", "灯塔的灯今年继续点亮等待新灯"),
    ],
)
def test_names_of_sites_in_titles(title: str, headline: str) -> None:
    found = one(page(TEXT, title=title), base_uri="https://www.marrowpost.example/lamp")
    assert found.headline == headline


def test_linked_data_that_a_quotation_mark_breaks_say_what_they_plainly_say() -> None:
    node = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2026-03-04T08:05:00Z"}
    stated = json.dumps({**node, "description": "She said NO twice", "author": QUILL})
    broken = stated.replace("NO", '"no"')
    head = f"<script type='application/ld+json'>{broken}</script>"
    body = f"<article><h1>{TITLE}</h1><p>Edda Quill</p>{TEXT}</article>"
    (found,), _ = items_of(page(body, head))
    assert found.authors == ("Edda Quill",)
    assert found.published is not None and found.published.isoformat()[:10] == "2026-03-04"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Edda Quill, Tomas Reeve, and Ines Marl", "Edda Quill, Tomas Reeve, Ines Marl"),
        ("By Edda Quill, Tomas Reeve, & Ines Marl", "Edda Quill, Tomas Reeve, Ines Marl"),
        ("By Edda Quill, Tomas S.A. Reeve, and Ines Marl, Lamp News", "Edda Quill, Tomas S.A. Reeve, Ines Marl"),
        ("Par Léa Marchand, Jo Berg, et Ines Marl", "Léa Marchand, Jo Berg, Ines Marl"),
        ("By Edda Quill, MA<br>Marrow Health News", "Edda Quill"),
        ("<b class='signature__city'>Bahía Sebo</b>", ""),
    ],
)  # fmt: skip
def test_the_last_of_several_authors_and_what_is_none(line: str, names: str) -> None:
    assert ", ".join(item(f"<p class='byline'>{line}</p>").authors) == names
    if "," in names:
        head = f"<meta name='author' content='{line.removeprefix('By ')}'>"
        assert ", ".join(item(f"<p class='byline'>{line}</p>", head).authors) == names


def test_who_signs_a_picture_did_not_write_the_story() -> None:
    caption = "<p class='figcaption'>The tower. / <span class='signature'>Tomas Reeve</span></p>"
    below = "<div class='about'><a rel='author' href='/authors/quill'>Edda Quill</a></div>"
    assert item(f"<img src='/a.jpg'>{caption}", below=below).authors == ("Edda Quill",)


def test_an_element_that_html_does_not_know_stands_within_its_line() -> None:
    marked = "<p><person>Ada Marl</person>, who kept the lamp of <st1:place>Farrow <st1:city>Point</st1:city></st1:place>, <o:p></o:p>sold it.</p>"
    text = item(marked + f"<card-box><p>{MORE}</p></card-box>").text or ""
    assert "Ada Marl, who kept the lamp of Farrow Point, sold it." in text.split("\n")


# --- other stories ----------------------------------------------------------------------------------


def teasers(count: int, kind: str = "teaser-box", words: str = LONG) -> str:
    return "".join(
        f"<div class='row-{kind}'><h4><a href='/story/{n}'>The keepers of tower number {n}</a></h4><p>{n}: {words}</p></div>"
        for n in range(count)
    )


def body_of(markup: str) -> str:
    head = "<meta property='og:type' content='article'>"
    return one(page(f"<h1>{TITLE}</h1>{markup}", head)).text or ""


def test_boxes_of_a_title_that_leads_elsewhere_and_a_summary_are_other_stories() -> None:
    body = f"<div class='a1'><p>{LONG}</p><p>{MORE}</p><p>It was the last of {MORE}</p></div>"
    alone = body_of(body)
    for below in (
        f"<div class='x2'>{teasers(2, 'x')}</div>",
        f"<ul>{teasers(5, 'x').replace('div', 'li')}</ul>",
    ):
        assert body_of(f"<div>{body}{below}</div>") == alone


@pytest.mark.parametrize(
    "entries",
    [
        teasers(6, "x"),  # the page has no other story
        teasers(6, "x").replace("'/story/", "'#"),  # a heading that leads to itself
        teasers(6, "x").replace("<h4>", "<h3>Tower of the week</h3><h4>"),
        f"<p>{LONG}</p>{teasers(2, 'x')}<p>{MORE}</p>",  # they stand among the paragraphs
    ],
)
def test_the_entries_of_a_list_that_is_the_story_stay(entries: str) -> None:
    found = body_of(f"<p>{MORE}</p><div class='a1'>{entries}</div>")
    assert f"0: {LONG}" in found and f"1: {LONG}" in found


@pytest.mark.parametrize("path", ["/", "/en/", "/index.html"])
def test_the_first_page_of_a_site_is_no_article(path: str) -> None:
    links = "".join(
        f"<li><a href='/{n}'>Another story of the towers, number {n}</a></li>" for n in range(30)
    )
    first = f"<h1>Marrow Post</h1><div><p>{LONG}</p></div><ul>{links}</ul>"
    address = f"https://news.example{path}"
    head = f"<link rel='canonical' href='{address}'>"
    found, _ = items_of(page(first, head, "Marrow Post"), base_uri=address)
    assert not found
    assert len(items_of(page(first, head), base_uri="https://news.example/lamp")[0]) == 1
    stated = head + linked(headline=TITLE)
    assert len(items_of(page(first, stated), base_uri=address)[0]) == 1


def test_an_author_above_the_headline_or_beside_it_in_a_sidebar_of_the_article() -> None:
    above = f"<div class='float-sidebar'><p class='by-author'>By <a href='/q'>Edda Quill</a></p><h1>{TITLE}</h1>{TEXT}</div>"
    aside = "<aside class='info'><span class='byline'><a href='/q'>Edda Quill</a> <a href='/f'>Follow her</a></span></aside>"
    beside = f"<article><h1>{TITLE}</h1><section>{aside}{TEXT}</section></article>"
    buttons = (
        "<ul><li><a href='/s'>See all of it</a></li><li><a href='/m'>Send her mail</a></li></ul>"
    )
    box = f"<div class='author-box'><b>Edda Quill</b> <i>Sports Editor</i>{buttons}</div>"
    below = f"<article><h1>{TITLE}</h1>{TEXT}{box}</article>"
    for markup in (above, beside, below):
        assert one(page(markup)).authors == ("Edda Quill",)
    filed = (
        "<div class='author-box'>Filed under <b>Tower News</b> <a href='/s'>See all of it</a></div>"
    )
    assert item("", below=filed).authors == ()


def test_marks_and_prompts_in_a_story() -> None:
    told = "She pressed Ctrl+Enter, and the lamp of the tower went out."
    for line in ("(END)", "このニュースをシェア", "Выделите её и нажмите Ctrl + Enter", told):
        body = body_of(f"<p>{LONG}</p><p>{line}</p><p>{MORE}</p>")
        assert (line in body) is (line == told)
