"""Receivers: every line of their published rules that can be checked is checked, by a case of its own."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

from newsexport import api
from newsexport.diagnostic import Diagnostic
from newsexport.options import Options
from newsexport.profiles.load import RECEIVERS, shipped
from newsexport.receivers.checks import CHECKS
from newsexport.receivers.derived import slides
from newsexport.receivers.load import ReceiverRule, receivers
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source

ROOT = Path(__file__).parent.parent
GOOD = ROOT / "fixtures" / "receivers" / "good.rss"
GOOD_PAGE = ROOT / "fixtures" / "receivers" / "good.html"
NOW = datetime.fromisoformat("2026-02-16T12:00:00+01:00")
RULES = [(each.name, rule) for each in receivers() for rule in each.rules]
OF_FEEDS = [(name, rule) for name, rule in RULES if rule.bad and rule.on != "page"]
OF_PAGES = [(name, rule) for name, rule in RULES if rule.on == "page"]
OF_ITEMS = [(name, rule) for name, rule in RULES if rule.on == "canonical"]


def judged(data: bytes, receiver: str, name: str = "feed.rss") -> list[Diagnostic]:
    options = Options(now=NOW, profile=shipped(receiver))
    return api.validate(Source.of(data, name), options=options).diagnostics


@pytest.mark.parametrize(("name", "rule"), OF_FEEDS, ids=lambda each: getattr(each, "id", each))
def test_a_feed_that_breaks_the_line_is_told_where_and_a_good_one_is_not(
    name: str, rule: ReceiverRule
) -> None:
    good = GOOD.read_text(encoding="utf-8")
    bad = good
    for old, new in rule.bad:
        assert old in bad, f"{rule.id}: not in the good feed: {old}"
        bad = bad.replace(old, new)
    found = [each for each in judged(bad.encode(), name) if each.code == rule.code.code]
    assert found
    assert all(each.position is not None for each in found)
    if rule.code.severity != "info":
        assert rule.code.code not in {each.code for each in judged(good.encode(), name)}


@pytest.mark.parametrize(("name", "rule"), OF_PAGES, ids=lambda each: getattr(each, "id", each))
def test_a_page_that_breaks_the_line_is_told_where_and_a_good_one_is_not(
    name: str, rule: ReceiverRule
) -> None:
    good = bad = GOOD_PAGE.read_text(encoding="utf-8")
    assert rule.bad
    for old, new in rule.bad:
        assert old in bad, f"{rule.id}: not in the good page: {old}"
        bad = bad.replace(old, new)
    found = [
        each for each in judged(bad.encode(), name, "page.html") if each.code == rule.code.code
    ]
    assert found
    assert all(each.position is not None and each.position.line > 2 for each in found)
    told = {each.code for each in judged(good.encode(), name, "page.html")}
    assert not told & {each.code.code for _, each in OF_PAGES}


def item(**fields: object) -> NewsItem:
    story = {
        "schemaVersion": "1.0",
        "uri": "urn:example:ferry",
        "version": 1,
        "language": "en",
        "published": "2026-02-16T10:00:00+01:00",
        "versionCreated": "2026-02-16T10:00:00+01:00",
        "canonicalUrl": "https://example.com/ferry",
        "headlines": [{"text": "Night ferry returns to Karsby after nine months"}],
        "byline": "By Ada Lind",
        "creators": [{"name": "Ada Lind", "uri": "https://example.com/ada"}],
        "provider": {"name": "Harbour News", "uri": "https://example.com/"},
        "body": [{"type": "paragraph", "text": "The ferry sails again. " * 30}],
        "media": [
            {
                "kind": "picture",
                "id": "ferry",
                "caption": "The ferry",
                "altText": "A ferry",
                "creditLine": "Jo Berg",
                "renditions": [
                    {
                        "href": "https://example.com/ferry.jpg",
                        "mediaType": "image/jpeg",
                        "width": 1600,
                        "height": 900,
                    }
                ],
            }
        ],
    }
    return NewsItem.model_validate({**story, **fields})


BREAKS: dict[str, dict[str, object]] = {
    "AN001": {"language": "fr-BE"},
    "AN002": {"headlines": [{"text": "Night ferry <b>returns</b> to Karsby"}]},
    "AN003": {"descriptions": [{"text": "Ferry sails."}]},
    "AN004": {"keywords": [f"word {number}" for number in range(51)]},
    "AN005": {"canonicalUrl": None},
    "AN006": {"published": "2009-02-16T10:00:00+01:00"},
    "AN007": {"creators": []},
    "AN008": {"published": "1969-02-16T10:00:00+01:00"},
    "AN009": {"headlines": [{"text": "Night ferry **returns** to Karsby"}]},
    "GN001": {"language": None},
    "GN002": {"published": None},
    "GN003": {"headlines": []},
    "GN004": {"canonicalUrl": None},
    "GD001": {"media": [{"kind": "picture", "id": "ferry", "renditions": [{"href": "https://example.com/f.jpg", "width": 640, "height": 360}]}]},
    "GD002": {"media": []},
}  # fmt: skip
"""What breaks the rules of receivers that take no feeds, but what is written of the item."""


def codes_of(story: NewsItem, receiver: str) -> set[str]:
    data = story.model_dump_json(by_alias=True, exclude_none=True).encode()
    return {each.code for each in judged(data, receiver, "ferry.newsitem.json")}


@pytest.mark.parametrize(("name", "rule"), OF_ITEMS, ids=lambda each: getattr(each, "id", each))
def test_an_item_that_breaks_the_line_is_told_and_a_good_one_is_not(
    name: str, rule: ReceiverRule
) -> None:
    assert rule.code.code in codes_of(item(**BREAKS[rule.code.code]), name)
    assert rule.code.code not in codes_of(item(), name)


def test_the_tables_are_whole() -> None:
    assert set(RECEIVERS) == {each.name for each in receivers()}
    lines: list[str] = []
    for each in receivers():
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", each.read)
        lines += [rule.id for rule in each.rules] + [
            *each.elsewhere,
            *each.history,
            *each.unchecked,
        ]
        for rule in each.rules:
            assert rule.check in CHECKS, rule.id
    assert len(lines) == len(set(lines))


def test_lines_that_are_checked_elsewhere_name_codes_that_there_are() -> None:
    from newsexport import code_catalogue

    for each in receivers():
        for line, codes in {**each.elsewhere, **each.history}.items():
            named = re.findall(r"\b[A-Z][A-Z0-9]\d{3}\b", codes)
            assert named, line
            assert set(named) <= set(code_catalogue.catalogue()), line


def test_second_hand_lines_are_no_musts() -> None:
    """Where the receiver itself does not say it, it is an advice."""
    for each in receivers():
        for rule in each.rules:
            if "second hand" in rule.code.page or "unverified" in rule.code.page:
                assert rule.code.basis != "must", rule.id


def test_every_line_that_was_noted_of_a_receiver_is_a_rule_or_named_as_uncheckable(
    shared: Path,
) -> None:
    ours = {
        line.partition("/")[0]
        for each in receivers()
        for line in (
            *(rule.id for rule in each.rules),
            *each.elsewhere,
            *each.history,
            *each.unchecked,
        )
    }
    notes = (shared / "docs" / "receivers.md").read_text(encoding="utf-8")
    sections = re.split(r"^## (?=\d)", notes, flags=re.MULTILINE)
    wanted = {
        line
        for section in sections
        if section[:2] in {"1.", "2.", "3.", "4.", "7."}
        for names in re.findall(r"^- ((?:[a-z]+(?:\.[a-z]+)+(?:, )?)+) \|", section, re.MULTILINE)
        for line in names.split(", ")
    }
    assert len(wanted) > 125
    assert not wanted - ours


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}"><id>urn:example:feed</id><title>N</title>
<updated>2026-02-16T09:00:00Z</updated><author><name>A</name></author>{entries}</feed>"""
ENTRY = """<entry{more}><id>urn:example:{number}</id><title>Night ferry returns to Karsby again</title>
<updated>2026-02-16T09:00:00Z</updated><published>2026-02-16T09:00:00Z</published><link href="https://example.com/{number}"/>
<content type="{kind}">{content}</content></entry>"""


def entry(
    number: int = 1, more: str = "", content: str = "&lt;p&gt;The ferry sails.&lt;/p&gt;", kind: str = "html"
) -> str:  # fmt: skip
    return ENTRY.format(number=number, more=more, content=content, kind=kind)


def feed(*entries: str, language: str = "en") -> bytes:
    return ATOM.format(language=language, entries="".join(entries)).encode()


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        (("", "", ""), []),
        (("", "en-GB", "EN-us"), []),
        (("", "fr", "", "de"), [2, 4]),
        (("fr", "fr-CA", ""), [3]),
    ],
)
def test_items_in_another_language_than_the_first_are_told(
    languages: tuple[str, ...], told: list[int]
) -> None:
    entries = [
        entry(number, f' xml:lang="{tag}"' if tag else "")
        for number, tag in enumerate(languages, 1)
    ]
    found = [each for each in judged(feed(*entries), "msn", "f.atom") if each.code == "MS048"]
    assert [each.item and each.item.index for each in found] == [number - 1 for number in told]
    assert all(each.position is not None and each.severity == "error" for each in found)
    assert "MS048" not in {e.code for e in judged(feed(*entries), "smartnews", "f.atom")}


def test_a_language_that_is_inherited_is_one_too_and_items_of_no_feed_have_any() -> None:
    french = entry(1, ' xml:lang="fr"')
    found = judged(feed(french, entry(2)), "msn", "f.atom")
    assert [e.item and e.item.index for e in found if e.code == "MS048"] == [1]
    stories = [item(uri=f"urn:x:{tag}", language=tag) for tag in ("en", "fr")]
    lines = "\n".join(each.model_dump_json(by_alias=True, exclude_none=True) for each in stories)
    assert "MS048" not in {e.code for e in judged(lines.encode(), "msn", "x.newsitem.jsonl")}


def test_old_atom_is_not_taken() -> None:
    old = feed(entry()).replace(b"http://www.w3.org/2005/Atom", b"http://purl.org/atom/ns#")
    old = old.replace(b"<feed ", b'<feed version="0.3" ')
    assert "MS049" in {each.code for each in judged(old, "msn", "f.atom")}
    assert "MS049" not in {each.code for each in judged(feed(entry()), "msn", "f.atom")}


def test_an_item_that_is_taken_back_has_no_language() -> None:
    stub = (
        '<entry xml:lang="fr" xmlns:d="http://purl.org/dc/terms/"><id>urn:example:2</id><title>T</title>'
        "<updated>2026-02-16T09:00:00Z</updated><d:valid>end=2026-02-16T08:00:00Z</d:valid></entry>"
    )
    assert "MS048" not in {e.code for e in judged(feed(entry(), stub), "msn", "f.atom")}


@pytest.mark.parametrize(
    ("content", "kind", "missing"),
    [
        ("&lt;p&gt; &lt;/p&gt;", "html", True),
        ("&lt;img src='https://example.com/a.jpg'&gt;", "html", False),
        ('<div xmlns="http://www.w3.org/1999/xhtml"><p> </p></div>', "xhtml", True),
        ('<div xmlns="http://www.w3.org/1999/xhtml"><p>It sails.</p></div>', "xhtml", False),
        ('<x:div xmlns:x="http://www.w3.org/1999/xhtml"><x:img src="https://a.example/b.jpg"/></x:div>', "xhtml", False),
    ],
)  # fmt: skip
def test_a_body_without_words_and_pictures_is_none(content: str, kind: str, missing: bool) -> None:
    found = judged(feed(entry(content=content, kind=kind)), "msn", "f.atom")
    assert ("MS018" in {each.code for each in found}) is missing


def test_bodies_of_elements_are_looked_at_as_those_of_text() -> None:
    body = '<div xmlns="http://www.w3.org/1999/xhtml"><p>It sails.</p><object>x</object></div>'
    found = judged(feed(entry(content=body, kind="xhtml")), "msn", "f.atom")
    assert [each.message for each in found if each.code == "MS022"] == [
        "MSN forbids the element object"
    ]


def test_facts_of_pictures_may_stand_in_the_body() -> None:
    good = GOOD.read_text(encoding="utf-8")

    def codes(mark: str) -> set[str]:
        image = f'<img src="https://example.com/b.jpg" {mark}><p>The night ferry'
        return {e.code for e in judged(good.replace("<p>The night ferry", image).encode(), "msn")}

    assert not codes('data-has-syndication-rights="1"') & {"MS033", "MS034"}
    assert "MS033" in codes('data-has-syndication-rights="true"')
    assert "MS034" in codes('data-has-syndication-rights="0" data-license-id="7"')
    assert "MS029" in {
        e.code for e in judged(good.replace("<p>The", '<img src="https://example.com/b.svg?x=1"><p>The').encode(), "msn")
    }  # fmt: skip


def test_a_picture_that_stands_upright_is_measured_at_its_longer_side() -> None:
    good = GOOD.read_text(encoding="utf-8")
    upright = good.replace('width="1200" height="800"', 'width="540" height="720"')
    assert "MS031" not in {each.code for each in judged(upright.encode(), "msn")}
    assert "FB009" not in {each.code for each in judged(upright.encode(), "flipboard")}
    unknown = good.replace('width="1200" height="800"', "")
    assert not {"MS031", "MS051"} & {each.code for each in judged(unknown.encode(), "msn")}


def test_a_vocabulary_that_is_judged_is_not_told_as_unknown() -> None:
    good = GOOD.read_bytes()
    unknown = {
        name: " ".join(each.message for each in judged(good, name) if each.code == "FE021")
        for name in ("msn", "smartnews", "flipboard")
    }
    assert "microsoft" not in unknown["msn"] and "smartnews" in unknown["msn"]
    assert "smartnews" not in unknown["smartnews"] and "microsoft" in unknown["smartnews"]
    assert "microsoft" in unknown["flipboard"] and "smartnews" in unknown["flipboard"]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("<mi:expirationDate>Mon, 16 Mar 2026 08:30:00 GMT</mi:expirationDate>", True),
        ("<dcterms:valid>start=2026-02-16T08:30:00Z; end=2026-03-16T08:30:00Z; scheme=W3C-DTF</dcterms:valid>", True),
        ("<dcterms:valid>end=2026-03-16T08:30:00Z</dcterms:valid>", True),
        ("<dcterms:valid>end=2026-03-16; scheme=W3C-DTF</dcterms:valid>", True),
        ("<dcterms:valid>end=later; scheme=W3C-DTF</dcterms:valid>", False),
        ("<dcterms:valid>for ever</dcterms:valid>", False),
        ("<mi:expirationDate>tomorrow</mi:expirationDate>", False),
    ],
)  # fmt: skip
def test_times_of_expiry(said: str, read: bool) -> None:
    feed_ = GOOD.read_text(encoding="utf-8").replace("<category>", f"{said}<category>")
    assert ("MS056" not in {each.code for each in judged(feed_.encode(), "msn")}) is read


def test_smartnews_takes_utf_8_only() -> None:
    latin = GOOD.read_text(encoding="utf-8").replace('encoding="UTF-8"', 'encoding="iso-8859-1"')
    found = judged(latin.encode("iso-8859-1"), "smartnews")
    assert [each.severity for each in found if each.code == "IO005"] == ["error"]


def test_the_size_of_a_document_is_judged() -> None:
    feed = GOOD.read_text("utf-8")
    padded = feed.replace("</channel>", f"<!-- {'x' * 1024 * 1024} -->\n</channel>").encode()
    assert "document-too-large" in {each.name for each in judged(padded, "smartnews")}
    assert "document-too-large" not in {each.name for each in judged(feed.encode(), "smartnews")}


def test_groups_of_one_picture_in_several_sizes_and_typed_files_are_right() -> None:
    feed = GOOD.read_text("utf-8")
    typed = feed.replace(' medium="image"', "")
    assert "MS036" not in {each.code for each in judged(typed.encode(), "msn")}
    licensed = feed.replace(
        "<mi:hasSyndicationRights>1</mi:hasSyndicationRights>",
        "<mi:hasSyndicationRights>0</mi:hasSyndicationRights><mi:licenseId>7</mi:licenseId>"
        "<mi:licensorName>Big Agency</mi:licensorName>",
    )
    assert "MS034" not in {each.code for each in judged(licensed.encode(), "msn")}


def test_the_widest_form_of_a_picture_is_looked_at() -> None:
    forms = [
        {"href": f"https://example.com/{width}.jpg", "width": width} for width in (300, 1600, 640)
    ]
    media = [{"kind": "picture", "creditLine": "Ada", "renditions": forms}]
    assert "GD001" not in codes_of(item(media=media), "google-discover")
    media.append({"kind": "picture", "creditLine": "Ada", "renditions": forms[::2]})
    assert "GD001" in codes_of(item(media=media), "google-discover")


def test_pictures_of_a_show_count_however_their_kind_is_written() -> None:
    contents = "".join(
        f'<m:content url="https://example.com/{n}.jpg" medium="{{0}}"/>' for n in range(3)
    )
    for kind in ("image", "Image", " IMAGE "):
        group = etree.fromstring(
            f'<m:group xmlns:m="http://search.yahoo.com/mrss/">{contents.format(kind)}</m:group>'
        )
        said = slides(lambda key, group=group: [(group, "/g")] if key == "media:group" else [])
        assert [each.text for each in said] == ["3"]


def test_elements_of_one_name_inside_of_media_have_places_of_their_own() -> None:
    marks = "".join(
        f'<media:content url="https://example.com/{n}.jpg" medium="image">'
        f"<mi:hasSyndicationRights>{value}</mi:hasSyndicationRights></media:content>"
        for n, value in enumerate(("1", "yes", "1", "no"))
    )
    feed = re.sub(
        rb"<media:content.*?</media:content>",
        f"<media:group>{marks}</media:group>".encode(),
        GOOD.read_bytes(),
        count=1,
        flags=re.DOTALL,
    )
    found = [each for each in judged(feed, "msn") if each.code == "MS033"]
    places = [str(each.pointer).partition("/group/")[2] for each in found]
    assert places == ["content[2]/hasSyndicationRights", "content[4]/hasSyndicationRights"]
    lines = feed.split(b"\n")
    for each in found:
        assert each.position is not None and each.position.snippet is not None
        assert lines[each.position.line - 1][each.position.column - 1 :].startswith(b"<mi:has")


def test_the_address_of_an_entry_is_that_of_its_link() -> None:
    entry = """<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:example:feed</id><title>N</title><updated>2026-02-16T09:00:00Z</updated>
<author><name>A</name></author><entry><id>urn:example:1</id><title>Night ferry returns to Karsby again</title>
<updated>2026-02-16T09:00:00Z</updated><published>2026-02-16T09:00:00Z</published><link href="{link}"/>
<content type="html">&lt;p&gt;The ferry sails again.&lt;/p&gt;</content></entry></feed>"""
    good = {
        each.code
        for each in judged(entry.format(link="https://example.com/1").encode(), "msn", "f.atom")
    }
    assert not good & {"MS014", "MS015"}
    bad = {each.code for each in judged(entry.format(link="/1").encode(), "msn", "f.atom")}
    assert "MS015" in bad


def test_the_type_of_a_response_is_judged_where_there_is_one() -> None:
    body = GOOD.read_bytes()

    def report(head: bytes) -> api.Report:
        return api.validate(
            Source.of(head + body, "feed"), options=Options(now=NOW, profile=shipped("smartnews"))
        )

    without = report(b"")
    assert any("sf.ctype" in each.rule for each in without.not_checked)
    bare = report(b"HTTP/1.1 200 OK\r\nETag: x\r\n\r\n")
    assert "content-type-not-taken" in {each.name for each in bare.diagnostics}
    for kind, wrong in ((b"text/html", True), (b"application/rss+xml; charset=utf-8", False)):
        found = report(b"HTTP/1.1 200 OK\r\nContent-Type: " + kind + b"\r\nETag: x\r\n\r\n")
        assert ("content-type-not-taken" in {each.name for each in found.diagnostics}) is wrong
        assert not any("sf.ctype" in each.rule for each in found.not_checked)


NEWS = (ROOT / "fixtures" / "refused" / "G2006.newsml-g2.xml").read_bytes()


@pytest.mark.parametrize(
    ("document", "receiver", "lines"),
    [
        (NEWS, "msn", "msn.date.present/grammar, msn.media.kind/url, msn.ns.https, … ("),
        (NEWS, "google-news", "gns.required, gns.window, gns.count, … (8 lines)"),
        (NEWS, "apple-news", "anf.file, anf.required, anf.id, … (12 lines)"),
        (
            GOOD.read_bytes(),
            "google-news",
            "gad.image.three, gad.image.px, gad.image.url, … (9 lines)",
        ),
        (GOOD.read_bytes(), "msn", None),
    ],
)
def test_lines_about_other_formats_are_never_taken_for_passed(
    document: bytes, receiver: str, lines: str | None
) -> None:
    report = api.validate(document, options=Options(profile=shipped(receiver)))
    named = [each.rule for each in report.not_checked if "… (" in each.rule]
    assert any(lines in each for each in named) if lines else not named


def test_a_vocabulary_under_another_address_is_an_error_for_msn() -> None:
    data = GOOD.read_bytes().replace(
        b'"http://purl.org/dc/terms/"', b'"https://purl.org/dc/terms/"'
    )
    assert data != GOOD.read_bytes()
    for profile, severity in ((None, "warning"), (shipped("msn"), "error")):
        report = api.validate(data, options=Options(profile=profile, now=NOW))
        assert {d.severity for d in report.diagnostics if d.code == "FE020"} == {severity}
