"""Pages of the web as items: the story, its pictures, who and when; and all that is wrong with pages."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport import api
from newsexport.formats.html.sniff import sniff
from newsexport.formats.registry import sniff as sniff_all
from newsexport.schema.v1 import (
    Embed,
    Figure,
    Heading,
    ListBlock,
    NewsItem,
    Paragraph,
    Quote,
    Table,
    plain_text,
)
from newsexport.source import Source
from tests import golden
from tests.pages import LONG, MORE, TITLE, items_of, linked, one, page, story

STORY = Path(__file__).parent.parent / "fixtures" / "stories" / "quay-page-scraped" / "input.html"

# --- the story ----------------------------------------------------------------------------------


def test_a_page_is_read_whole() -> None:
    (item,) = api.read(STORY, options=golden.OPTIONS)
    assert item.headline == "Quay wall at Marrow Sound gives way after a week of storms"
    assert item.standfirst is not None and item.standfirst.startswith("A forty-metre stretch")
    assert item.authors == ("Edda Quill", "Tomas Reeve")
    assert item.published is not None and item.published.isoformat() == "2026-02-12T07:40:00+00:00"
    assert item.version_created is not None and item.version_created.hour == 11
    assert (item.section, item.language, item.accessible_for_free) == ("Harbour", "en-GB", True)
    assert item.publisher is not None and item.publisher.name == "The Marrow Sound Post"
    assert item.keywords == ("Marrow Sound", "harbour", "storms")
    assert item.uri == item.canonical_url == "https://post.example/news/quay-wall-gives-way"
    assert [type(block) for block in item.body] == [
        Figure, Paragraph, Paragraph, Heading, Paragraph, ListBlock, Quote, Paragraph, Table, Figure,
        Paragraph,
    ]  # fmt: skip
    for furniture in ("cookies", "weekly letter", "Read more", "Related", "lorries", "©"):
        assert furniture not in item.text
    first, second = item.pictures
    assert first.caption == "The breach in the old quay at first light on Thursday."
    assert first.credit_line == "Ines Marl/Sound Pictures"
    assert first.renditions[0].href == "https://post.example/img/quay-1600.webp"
    assert (first.renditions[0].width, first.renditions[0].height) == (1600, 900)
    assert second.renditions[0].href == "https://post.example/img/market.jpg"
    assert second.credit_line == "Sound Pictures"


def test_every_value_has_its_evidence() -> None:
    (item,) = api.read(STORY, options=golden.OPTIONS)
    known = {each.field: each for each in item.evidence}
    assert {"/uri", "/headlines/0/text", "/published", "/creators/0/name", "/body"} <= set(known)
    assert known["/published"].method == "JSON-LD datePublished"
    assert known["/headlines/0/text"].path == "/html/body/main/article/h1"
    assert known["/headlines/0/text"].line == 37
    assert all(0 < each.confidence <= 1 for each in item.evidence)


def test_what_is_left_out_is_told_with_its_place() -> None:
    report = api.validate(STORY, options=golden.OPTIONS)
    told = {
        (d.position.line, d.pointer, d.message)
        for d in report.diagnostics
        if d.code == "RD006" and d.position
    }
    assert (
        70,
        "/html/body/main/article/div[2]/p[5]",
        "left out (furniture of the page): Read more: Gales close the coast road",
    ) in told


def test_links_emphasis_and_breaks_become_spans() -> None:
    markup = '<p>See <a href="/plan">the <b>new</b> plan</a> of<br>the <i>county</i>, they said on Monday.</p>'
    item = one(story(markup))
    block = item.body[1]
    assert isinstance(block, Paragraph)
    assert block.text == "See the new plan of\nthe county, they said on Monday."
    assert [(s.kind, block.text[s.start : s.end], s.href) for s in block.spans] == [
        ("link", "the new plan", "https://news.example/plan"),
        ("strong", "new", None),
        ("break", "\n", None),
        ("emphasis", "county", None),
    ]


def test_a_link_that_acts_is_no_link() -> None:
    item = one(
        story(
            '<p>They <a href="javascript:alert(1)">told the county</a> that on Monday morning.</p>'
        )
    )
    block = item.body[1]
    assert isinstance(block, Paragraph)
    assert block.spans == ()


def test_a_table_keeps_its_rows_and_cells() -> None:
    rows = "".join(
        f"<tr><th>Tower {n}</th><td colspan=2>{n} lamps of the old kind</td></tr>" for n in range(3)
    )
    table = next(b for b in one(story(f"<table>{rows}</table>")).body if isinstance(b, Table))
    assert [len(row.cells) for row in table.rows] == [2, 2, 2]
    assert table.rows[0].cells[0].header and table.rows[0].cells[1].colspan == 2
    assert plain_text(table.rows[2].cells[1].blocks) == "2 lamps of the old kind"


def test_lists_nest() -> None:
    markup = (
        "<p>The keepers ask for three things:</p><ol><li>a lens of the new kind<ul><li>made of one piece"
        " of glass</li></ul></li><li>a second keeper in winter</li></ol>"
    )
    block = next(b for b in one(story(markup)).body if isinstance(b, ListBlock))
    assert block.ordered and len(block.items) == 2
    assert isinstance(block.items[0].blocks[1], ListBlock)


def test_foreign_players_are_embeds() -> None:
    item = one(
        story('<iframe src="https://video.example/embed/7" title="The lamp at night"></iframe>')
    )
    embed = next(b for b in item.body if isinstance(b, Embed))
    assert (embed.url, embed.title, embed.provider) == (
        "https://video.example/embed/7", "The lamp at night", "video.example",
    )  # fmt: skip


# --- who, when, what ----------------------------------------------------------------------------


def test_structured_data_that_is_broken_in_the_usual_ways_is_read() -> None:
    broken = (
        '<script type="application/ld+json">//<![CDATA[\n{"@graph": [{"@type": ["Article"], "headline":'
        ' "Keepers keep the lamp of Farrow Point lit", "author": {"@id": "#a"},'
        ' "datePublished": "2026-01-05T10:00:00+01:00",}, {"@id": "#a", "@type": "Person", "name": "Ida Rook"}]}'
        "\n//]]></script>"
    )
    item = one(story(head=broken))
    assert item.authors == ("Ida Rook",)
    assert item.published is not None and item.published.isoformat() == "2026-01-05T10:00:00+01:00"


@pytest.mark.parametrize(
    ("tier", "free"), [("free", True), ("metered", False), ("locked", False), ("archive", None)]
)
def test_the_tier_in_the_head_says_whether_readers_pay(tier: str, free: bool | None) -> None:
    meta = f'<meta property="article:content_tier" content="{tier}">'
    assert one(story(head=meta)).accessible_for_free is free
    stated = linked(headline=TITLE, isAccessibleForFree=True)
    assert one(story(head=meta + stated)).accessible_for_free is True


def test_structured_data_that_is_no_json_is_told() -> None:
    _, report = items_of(story(head='<script type="application/ld+json">{"a": </script>'))
    assert any(d.code == "RD005" and "JSON-LD" in d.message for d in report.diagnostics)


def test_no_author_and_no_date_are_invented() -> None:
    item = one(
        story(
            "<p>Share this page with friends, the keepers ask. Updated by the tide, they say.</p>"
        )
    )
    assert item.creators == ()
    assert (item.published, item.content_created, item.version_created) == (None, None, None)


def test_a_time_without_offset_is_a_day_and_told() -> None:
    (item,), report = items_of(story(head=linked(datePublished="2026-01-05T10:00:00")))
    assert item.published is None and item.content_created == "2026-01-05"
    assert any(d.code == "RD005" and "offset" in d.message for d in report.diagnostics)


def test_a_change_before_publication_is_left_out_and_told() -> None:
    head = linked(datePublished="2026-01-05T10:00:00Z", dateModified="2026-01-05T09:00:00Z")
    (item,), report = items_of(story(head=head))
    assert item.version_created == item.published
    assert any(d.code == "RD005" and "earlier" in d.message for d in report.diagnostics)


def test_the_identifier_of_the_structured_data_is_the_uri() -> None:
    assert (
        one(story(head=linked(headline=TITLE, **{"@id": "urn:newsml:example:lamp"}))).uri
        == "urn:newsml:example:lamp"
    )
    again = one(
        story(
            head=linked(headline=TITLE, url="/lamp", **{"@id": "https://news.example/lamp#article"})
        )
    )
    assert again.uri == "https://news.example/lamp"


# --- what our own writer makes -------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", sorted(golden.STORIES.glob("*/outputs/story*.html")), ids=lambda path: path.parts[-3]
)
def test_our_own_pages_read_back(path: Path) -> None:
    canonical = path.with_name(path.name.removesuffix(".html") + ".newsitem.json")
    (before,) = api.read(canonical, options=golden.OPTIONS)
    (after,) = api.read(path, options=golden.OPTIONS)
    assert after.uri == before.uri
    assert after.headline == before.headline
    assert after.published == before.published
    assert after.language == before.language
    assert set(after.authors) == set(before.authors)
    words = set(before.text.split())
    assert len(words & set(after.text.split())) >= 0.9 * len(words)
    captions = {m.caption for m in before.media if m.caption}
    read = [m.caption for m in after.media if m.caption]  # behind a headline of its own
    assert all(any(each.endswith(caption) for each in read) for caption in captions)


# --- bad input -----------------------------------------------------------------------------------

NO_ARTICLE = {
    "login": page("<main><h1>Sign in</h1><form><label>E-mail</label><input></form><p>Forgot your password?</p></main>", title="Sign in"),
    "wall": page(
        "<div><h1>We value your privacy</h1><p>We and our 812 partners store cookies on your device and process"
        " personal data, such as addresses and clicks, with your consent.</p><p>You may refuse consent or change"
        " your cookie settings at any time in our privacy policy.</p><button>Accept</button></div>",
        title="We value your privacy",
    ),
    "index": page(
        "".join(
            f'<div class="card"><h3><a href="/{n}">Keepers of tower {n} ask for a lens of the new kind</a></h3>'
            f"<p>They met on Monday in Ostrel to talk about the lamp of tower {n}.</p></div>"
            for n in range(12)
        ),
        title="Farrow Point News",
    ),
    "video": page('<h1>The lamp at night</h1><video src="https://news.example/lamp.mp4"></video>'),
    "error": page("<h1>404 Not found</h1><p>The page you asked for is not here. Perhaps it was moved or removed; try the search, or begin at the front page, where the newest stories are.</p>", title="404 Not found"),
    "empty": page(""),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_ARTICLE)
def test_a_page_without_an_article_gives_a_finding_and_no_item(name: str) -> None:
    items, report = items_of(NO_ARTICLE[name])
    assert items == []
    assert [d.code for d in report.diagnostics if d.severity == "error"] == ["RD007"]


def test_a_flash_has_no_text_and_says_so() -> None:
    title = "Lamp of Farrow Point goes out"
    head = linked(headline=title, datePublished="2026-01-05T10:00:00Z")
    (item,), report = items_of(page(f"<h1>{title}</h1>", head, title))
    assert (item.headline, item.body) == (title, ())
    assert "RD009" in report.by_code


def test_nesting_beyond_the_limit_is_told() -> None:
    for depth in (300, 100_000):
        begin = time.process_time()
        items, report = items_of(story("<div>" * depth + f"<p>{LONG}</p>" + "</div>" * depth))
        assert time.process_time() - begin < 5
        assert "IO009" in report.by_code and report.has_errors
        assert all(LONG in item.text for item in items)


def test_a_page_that_breaks_off_is_told() -> None:
    data = story()
    for cut in (data[: data.index(b"A decision")], data[: data.index(b"</article>") + 3]):
        _, report = items_of(cut)
        assert "IO003" in report.by_code, cut[-40:]
    assert "IO003" not in items_of(data)[1].by_code


@pytest.mark.parametrize(
    ("encoding", "declared", "code"),
    [
        ("cp1252", None, "IO005"),
        ("cp1252", "utf-8", "IO004"),
        ("shift_jis", "shift_jis", "IO005"),
        ("utf-16", None, None),
        ("utf-8", "iso-8859-1", "IO004"),
        ("koi8-r", "koi8-r", "IO005"),
    ],
)
def test_the_encoding_is_found_and_what_is_odd_told(
    encoding: str, declared: str | None, code: str | None
) -> None:
    words = {
        "shift_jis": "灯台守は月曜に会合を開いた。",
        "koi8-r": "Смотрители маяка встретились.",
    }.get(encoding, "Café Größe – naïve")
    charset = f'<meta charset="{declared}">' if declared else ""
    text = f"<html><head>{charset}</head><body><article><h1>Lamp</h1><p>{words} {LONG}</p><p>{MORE}</p></article></body></html>"
    (item,), report = items_of(text.encode(encoding))
    assert words in item.text
    assert {c for c in report.by_code if c.startswith("IO")} - {"IO006"} == (
        {code} if code else set()
    )


def test_control_characters_are_taken_out_and_told() -> None:
    (item,), report = items_of(story("<p>The lamp\x00 is\x07 lit, the keepers said on Monday.</p>"))
    assert "The lamp is lit" in item.text
    assert report.by_code["IO010"] == 2


@pytest.mark.parametrize(
    "unit",
    ["<p>" + LONG + "</p>", "<div><span>", "<a href='/x'>x</a>", "<img src=x><p class=caption>y</p>",
     "<h1>Lamp</h1>", "<table><tr><td>", "<figure><figcaption>x", "&#1;&amp;", "<b>", "x "],
)  # fmt: skip
def test_large_pages_are_read_in_time(unit: str) -> None:
    data = story(unit * (2_000_000 // len(unit)))
    begin = time.process_time()
    items_of(data)
    assert time.process_time() - begin < 60  # a guard against hangs: it takes up to 4 s


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for start in (b"", b"<html>", b"<html><body><article><h1>Lamp</h1><p>"):
        items, report = items_of(start + data)
        assert items or report.diagnostics


@given(st.lists(st.sampled_from(
    ["<p>", "</p>", "<ul><li>", "</li></ul>", "<b>", "</b>", "<a href=x>", "</a>", "<br><br>", "<table><tr><td>",
     "</td><td>", "</table>", "<blockquote>", "</blockquote>", "<figure><img src=/p.jpg><figcaption>", "</figure>",
     "<h2>", "</h2>", LONG, " and so on ", "<i>", "</i>", "<pre>", "</pre>", "<span class=caption>", "</span>"]
), max_size=40))  # fmt: skip
def test_any_markup_makes_a_valid_item(pieces: list[str]) -> None:
    items, _ = items_of(story("".join(pieces)))
    for item in items:
        assert NewsItem.model_validate_json(item.model_dump_json(by_alias=True)) == item


# --- what is a page -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "name", "least", "most"),
    [
        (b"<!DOCTYPE html><html>", "x", 0.9, 1),
        (b"\xef\xbb\xbf\r\n<!-- made by hand --><HTML lang=en>", "x", 0.9, 1),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html>', "x", 0.9, 1),
        ("<!doctype html><html>".encode("utf-16"), "x", 0.9, 1),
        (b"<div>some words</div>", "page.html", 0.4, 0.5),
        (b"<div>some words</div>", "page.xml", 0, 0.3),
        (b'<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">', "x.html", 0, 0.5),
        (b"plain words", "page.html", 0, 0),
    ],
)  # fmt: skip
def test_pages_are_recognised(head: bytes, name: str, least: float, most: float) -> None:
    assert least <= sniff(head, name) <= most


def test_a_page_is_seen_among_all_formats() -> None:
    card, sure = sniff_all(Source.of(story()))
    assert card is not None and card.name == "html" and sure > 0.9


# --- pages of the web ------------------------------------------------------------------------------


@pytest.mark.slow
def test_pages_of_the_web_are_read_well_enough(shared: Path) -> None:
    """No crash, no page slower than 5 s, and an item from all but a few of the news pages."""
    folder = shared / "corpus" / "html-pages"
    truth = json.loads((folder / "truth.json").read_bytes())
    missing = []
    for name, known in truth.items():
        begin = time.process_time()
        items, _ = items_of(
            gzip.decompress((folder / known["file"]).read_bytes()), base_uri=known["url"]
        )
        assert time.process_time() - begin < 5, name
        if not items and known["source"] in ("fundus", "zyte"):
            missing.append(name)
    assert len(missing) <= 1, missing
