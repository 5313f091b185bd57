"""Checking pages: what they tell machines, their structured data, and what receivers ask of them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from newsexport import api
from newsexport.diagnostic import Diagnostic
from newsexport.fixing import edits_of
from newsexport.formats.html.document import PageDocument
from newsexport.options import Options
from newsexport.profiles.load import shipped
from newsexport.report import Report
from newsexport.source import Source

GOOD = (Path(__file__).parent.parent / "fixtures" / "receivers" / "good.html").read_text("utf-8")
NOW = datetime.fromisoformat("2026-02-16T12:00:00+01:00")
ROBOTS = '<meta name="robots" content="index, max-image-preview:large">'
HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: "1"\r\n{more}\r\n'
QUIET = {"RD006", "NC018"}
"""Told of the good page, too."""


def page(*changes: tuple[str, str], more: str | None = None) -> bytes:
    """The good page with changes; `more`: as a saved response, with further headers."""
    text = GOOD
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    head = HEAD.format(more=more) if more is not None else ""
    return (head + text).encode()


def report_of(data: bytes, receiver: str = "", **options: object) -> Report:
    profile = shipped(receiver) if receiver else None
    settings = Options(now=NOW, profile=profile, **options)  # type: ignore[arg-type]
    return api.validate(Source.of(data, "page.html"), options=settings)


def judged(data: bytes, receiver: str = "") -> list[Diagnostic]:
    return [each for each in report_of(data, receiver).diagnostics if each.code not in QUIET]


def told(data: bytes, receiver: str = "") -> set[str]:
    return {each.code for each in judged(data, receiver)}


@pytest.mark.parametrize("receiver", ["", "google-news", "google-discover"])
def test_a_good_page_is_not_told_of_nor_as_a_saved_response(receiver: str) -> None:
    assert not told(page(), receiver)
    assert not told(page(more=""), receiver)


CANONICAL = '<link rel="canonical" href="https://post.example/ferry">'


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        (CANONICAL, "", {"HP002"}),
        (CANONICAL, CANONICAL + CANONICAL, set()),
        (CANONICAL, CANONICAL + CANONICAL.replace("ferry", "ferry/#top"), set()),
        (CANONICAL, CANONICAL + CANONICAL.replace("ferry", "other"), {"HP003"}),
        (CANONICAL, CANONICAL.replace("https://post.example", ""), {"HP004"}),
        (CANONICAL, CANONICAL.replace("https://post.example/ferry", ""), {"HP004"}),
        (CANONICAL, CANONICAL.replace("post.example", "www.post.example"), set()),
        (CANONICAL, CANONICAL.replace("post.example", "agency.example"), {"HP005"}),
        ('lang="en"', 'lang="  "', {"HP006"}),
        ('lang="en"', 'xml:lang="en"', set()),
        ('lang="en"', 'lang="en_GB"', {"HP007"}),
        ("<title>Night ferry returns to Karsby</title>", "", {"HP008"}),
        ('property="og:image"', 'property="og:image:url"', set()),
        ('property="og:image"', 'property="image"', {"HP009", "NC017"}),
        ('property="og:', 'property="x:', set()),
    ],
)  # fmt: skip
def test_what_a_page_tells_machines(old: str, new: str, codes: set[str]) -> None:
    found = judged(page((old, new)))
    assert {each.code for each in found if each.code[:2] == "HP"} == {
        each for each in codes if each[:2] == "HP"
    }
    assert all(each.position is not None and each.item is not None for each in found)


def test_a_missing_language_is_told_once() -> None:
    assert told(page(('lang="en"', ""))) == {"HP006"}
    locale = '<meta property="og:locale" content="en_GB"></head>'
    assert told(page(('lang="en"', ""), ("</head>", locale))) == {"HP006"}


def test_a_canonical_address_in_a_header_counts() -> None:
    link = 'Link: <https://post.example/ferry>; rel="canonical"\r\n'
    assert not told(page((CANONICAL, ""), more=link))
    (found,) = judged(page(more=link.replace("ferry>", "other>")))
    assert found.code == "HP003" and found.pointer == "http:4"


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("all, max-image-preview:large", set()),
        ("INDEX , Max-Image-Preview : LARGE , max-snippet:-1,", set()),
        ("max-image-preview:large, unavailable_after: 24 Dec 2027 18:00:00 GMT", set()),
        ("max-image-preview:large, unavailable_after: Wed, 24 Dec 2025 18:00:00 GMT, nofollow", {"GN008"}),
        ("max-image-preview:large, unavailable_after: 2027-12-24", set()),
        ("unavailable_after: soon, max-image-preview:large", {"GN007"}),
        ("index follow", {"GN005", "GD003"}),
        ("max-image-preview:big", {"GN005", "GD003"}),
        ("max-image-preview:none", {"GD004"}),
        ("noarchive, noodp, noai", {"GD003"}),
        ("none", {"GN006", "GD003"}),
        ("max-image-preview:large, nosnippet", {"GD005"}),
        ("max-image-preview:large, noimageindex", {"GD004"}),
    ],
)  # fmt: skip
def test_robots(content: str, codes: set[str]) -> None:
    changed = (ROBOTS, f'<meta name="robots" content="{content}">')
    found = [*judged(page(changed), "google-news"), *judged(page(changed), "google-discover")]
    assert {each.code for each in found} == codes
    assert {each.pointer for each in found} <= {"/html/head/meta[2]/@content"}
    # The same in a header of a saved response, told in its line.
    header = page((ROBOTS, ""), more=f"X-Robots-Tag: {content}\r\n")
    found = [*judged(header, "google-news"), *judged(header, "google-discover")]
    assert {each.code for each in found} == codes
    for each in found:
        assert each.position is not None and each.position.line == 4
        assert (each.position.snippet or "").startswith("X-Robots-Tag")
        assert each.position.span is not None
        assert header[slice(*each.position.span)].decode().strip() == each.position.snippet


def test_robots_of_one_agent() -> None:
    news = '<meta name="googlebot-news" content="noindex">'
    (found,) = judged(page((ROBOTS, ROBOTS + news)), "google-news")
    assert (found.code, found.message) == (
        "GN006", "robots are told to leave the page out: googlebot-news: noindex",
    )  # fmt: skip
    assert not told(page((ROBOTS, ROBOTS + news)), "google-discover")
    assert not told(page(more="X-Robots-Tag: otherbot: noindex\r\n"), "google-news")
    assert told(page(more="X-Robots-Tag: googlebot: noindex\r\n"), "google-news") == {"GN006"}
    only = (ROBOTS, '<meta name="googlebot" content="max-image-preview:large">')
    assert not told(page(only), "google-discover")
    amp = (ROBOTS, '<link rel="amphtml" href="https://post.example/ferry/amp">')
    assert not told(page(amp), "google-discover")


AUTHOR = '"name": "Ada Lind"'


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ([('"headline": "Night ferry returns to Karsby"', '"headline": "Karsby: the night ferry is back"')], set()),
        ([('"headline": "Night ferry returns to Karsby"', '"headline": "Summer lottery offers many prizes"')], {"GN009"}),
        ([('"headline": "Night ferry returns to Karsby"', '"headline": "Prizes!"')], set()),
        ([(AUTHOR, '"name": "Ada LIND"')], set()),
        ([(AUTHOR, '"name": "webmaster"')], {"GN011"}),
        ([(AUTHOR, '"name": "webmaster"'), ("</body>", "<script>show('webmaster')</script></body>")], set()),
        ([('"@type": "Person", ' + AUTHOR, '"@type": "Organization", "name": "The Post"')], set()),
        ([(">16 February 2026<", ">17 February 2026<")], set()),
        ([(">16 February 2026<", ">3 May 2019<")], {"GN010"}),
        ([(">16 February 2026<", "><")], set()),
        ([('cssSelector": ".paid"', 'cssSelector": ".hidden"')], {"GN012"}),
        ([('cssSelector": ".paid"', 'cssSelector": ".hidden"'), ("</body>", "<script>'hidden'</script></body>")], set()),
        ([('cssSelector": ".paid"', 'cssSelector": ".hidden"'), ('"isAccessibleForFree": false,\n', '"isAccessibleForFree": true,\n')], set()),
        ([('<p class="more">', '<p class="more paid">')], {"GN013"}),
        ([("</article>", '<p class="paid">More</p></article>')], set()),
    ],
)  # fmt: skip
def test_structured_data_are_held_against_what_readers_see(
    changes: list[tuple[str, str]], codes: set[str]
) -> None:
    found = judged(page(*changes), "google-news")
    assert {each.code for each in found if each.code[:2] == "GN"} == codes
    for each in found:
        assert each.position is not None and each.position.line > 12


def test_ideograms_are_held_by_pairs() -> None:
    japanese = [
        ("Night ferry returns to Karsby</h1>", "夜行フェリーがカースビーに戻る</h1>"),
        ('"headline": "Night ferry returns to Karsby"', '"headline": "夜行フェリーが戻る"'),
    ]
    assert "GN009" not in told(page(*japanese), "google-news")
    japanese[1] = (japanese[1][0], '"headline": "夏の宝くじで豪華賞品を当てよう"')
    assert "GN009" in told(page(*japanese), "google-news")


def test_data_of_several_articles_are_held_against_nothing() -> None:
    other = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
        '"headline": "Other news of the day", "datePublished": "2026-02-01T09:00:00Z"}</script></head>'
    )
    found = told(page(("</head>", other), (AUTHOR, '"name": "webmaster"')), "google-news")
    assert "GN009" not in found and "GN011" not in found


def test_microdata_for_machines_are_held_against_the_page() -> None:
    meta = '<meta itemprop="author" content="admin"></body>'
    (found,) = (
        each for each in judged(page(("</body>", meta)), "google-news") if each.code == "GN011"
    )
    assert found.pointer == "/html/body/meta/@content"


def test_structured_data_are_judged_by_their_own_rules_at_their_place() -> None:
    data = page(
        ('"dateModified"', '"dateModifed"'), ('"@type": "NewsArticle"', '"@type": "NewArticle"')
    )
    found = {each.code: each for each in judged(data)}
    assert found["LD005"].pointer == "/html/head/script#/dateModifed#"
    assert found["LD004"].pointer == "/html/head/script#/@type"
    for code, value in (("LD005", b'"dateModifed"'), ("LD004", b'"NewArticle"')):
        position = found[code].position
        assert position is not None and position.span is not None
        assert data[slice(*position.span)] == value


def test_references_lead_from_one_script_to_another() -> None:
    person = '{"@type": "Person", "name": "Ada Lind", "url": "https://post.example/staff/lind"}'
    script = person.replace("{", '{"@context": "https://schema.org", "@id": "#ada", ', 1)
    changes = [(person, '{"@id": "#ada"}')]
    assert told(page(*changes)) == {"LD011"}
    there = ("</head>", f'<script type="application/ld+json">{script}</script></head>')
    assert not told(page(*changes, there))


def test_blocks_of_other_vocabularies_are_left_alone() -> None:
    block = '{"@context": {"cms": "https://cms.example/"}, "@type": "cms:Page", "pageId": 7}'
    script = f'<script type="application/ld+json">{block}</script></head>'
    assert not told(page(("</head>", script)))
    assert told(page(("</head>", script.replace("cms:Page", "NewsArticle")))) >= {"LD002"}


def test_values_of_structured_data_can_be_mended() -> None:
    data = page(('"isAccessibleForFree": false,\n', '"isAccessibleForFree": "False",\n'))
    (edit,) = edits_of(data, report_of(data))
    assert data[edit.start : edit.end] == b'"False"' and edit.text == b"false"


def test_what_was_not_asked_is_said() -> None:
    wall = (
        b"<html lang='en'><title>Log in</title><body><h1>Log in</h1><p>Your name</p></body></html>"
    )
    skipped = {each.rule: each.reason for each in report_of(wall, "google-news").not_checked}
    assert (
        skipped["Google News: grb.values"] == skipped["HP, LD, GA"] == "the page holds no article"
    )
    feed = b'<rss version="2.0"><channel><title>N</title><link>https://a.example/</link></channel></rss>'
    options = Options(now=NOW, profile=shipped("google-news"))
    report = api.validate(Source.of(feed, "feed.rss"), options=options)
    skipped = {each.rule: each.reason for each in report.not_checked}
    assert skipped["Google News: gpw.nest"] == "the page of the article is needed: validate it, too"
    assert not [
        each
        for each in report_of(page(), "google-news").not_checked
        if "grb" in each.rule or "gpw" in each.rule or "gad.match" in each.rule
    ]


def test_only_the_structure_and_only_the_format() -> None:
    broken = page(('lang="en"', ""))
    assert not report_of(broken, only="structure").diagnostics
    report = report_of(broken, only="format")
    assert "HP006" in {each.code for each in report.diagnostics}
    assert "NC018" not in {each.code for each in report.diagnostics}


def test_reading_and_converting_a_page_does_not_judge_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(PageDocument, "__init__", never)
    data = page((CANONICAL, ""))
    assert list(api.read(data, options=Options(now=NOW), format="html"))
    assert list(api.convert(Source.of(data, "page.html"), "json", options=Options(now=NOW)))
    report = report_of(data)
    assert {each.code for each in report.diagnostics} >= {"SY001"}  # validate alone does


def test_damage_of_bytes_is_told_where_it_is() -> None:
    data = page(("Masons", "Masons\x01"))
    (found,) = (each for each in report_of(data).diagnostics if each.code == "IO010")
    assert found.position is not None and found.position.span is not None
    assert data[slice(*found.position.span)] == b"\x01"
    declared = page(('<meta charset="utf-8">', '<meta charset="iso-8859-1">'), ("Masons", "Maçons"))
    (found,) = (each for each in report_of(declared).diagnostics if each.code == "IO004")
    assert found.pointer == "/html/head/meta/@charset"
