"""What agencies, blogs and press offices deliver in their own manner finds its field, or is told. Documents of our own."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import newsexport
from newsexport.options import Options
from newsexport.profiles.load import shipped
from newsexport.report import Report
from newsexport.schema.v1 import Heading, NewsItem, Paragraph, Rule
from newsexport.source import Source
from newsexport.validation import validate

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)


def read(data: bytes | str, **formats: dict[str, str]) -> tuple[NewsItem, Report]:
    raw = data.encode() if isinstance(data, str) else data
    options = Options(now=NOW, formats=formats)
    (item,) = newsexport.read(raw, options=options)
    return item, validate(Source.of(raw), options=options)


def told(report: Report) -> str:
    return "\n".join(found.message for found in report.diagnostics)


# ninjs


def ninjs(**more: Any) -> tuple[NewsItem, Report]:
    said = {
        "uri": "urn:x-skerry:1",
        "type": "text",
        "pubstatus": "usable",
        "headline": "Ferry sails",
    }
    return read(json.dumps({"versioncreated": "2026-02-16T09:00:00Z", **said, **more}))


def test_a_body_in_nitf_is_read_as_nitf_also_without_anything_around_it() -> None:
    markup = "<p>It sails, said <person>Ada Lind</person>.</p><hl2>Next</hl2>"
    item, _ = ninjs(body_nitf=f"{markup}<p>More on Monday.</p>")
    first, heading, last = item.body
    assert isinstance(first, Paragraph)
    assert [(span.kind, first.text[span.start : span.end]) for span in first.spans] == [
        ("person", "Ada Lind")
    ]
    assert isinstance(heading, Heading)
    assert isinstance(last, Paragraph)


@pytest.mark.parametrize(
    ("subject", "uri", "scheme"),
    [
        ({"code": "20000262", "scheme": "medtop"}, "http://cv.iptc.org/newscodes/mediatopic/20000262", None),
        ({"code": "medtop:20000262", "scheme": "medtop"}, "http://cv.iptc.org/newscodes/mediatopic/20000262", None),
        ({"code": "04005000", "scheme": "subj"}, "http://cv.iptc.org/newscodes/subjectcode/04005000", None),
        ({"code": "energy", "scheme": "medtop"}, None, "medtop"),
        ({"code": "Report", "scheme": "genre"}, None, "genre"),
    ],
)  # fmt: skip
def test_the_alias_of_a_list_of_iptc_beside_a_number_names_the_list(
    subject: dict[str, str], uri: str | None, scheme: str | None
) -> None:
    item, _ = ninjs(subject=[subject])
    (found,) = item.subjects
    assert (found.uri, found.scheme) == (uri, scheme)


def test_files_of_a_text_are_pictures_by_their_type() -> None:
    item, _ = ninjs(
        renditions={"main": {"href": "https://skerry.example/quay.jpg", "mimetype": "image/jpeg"}}
    )
    assert [medium.kind for medium in item.media] == ["picture"]


def test_credit_lines_and_texts_for_those_who_do_not_see_a_picture() -> None:
    quay = {
        "uri": "urn:x-skerry:quay", "type": "picture", "byline": "Ada Lind", "creditline": "LIND / Skerry Press",
        "description_text": "The quay.", "body_text": "A quay at dusk",
        "renditions": {"main": {"href": "https://skerry.example/quay.jpg"}},
    }  # fmt: skip
    item, _ = ninjs(
        associations={"quay": quay}, creditline="Skerry Press", locationline="KARSBY (SP)"
    )
    (medium,) = item.media
    assert (medium.credit_line, medium.alt_text) == ("LIND / Skerry Press", "A quay at dusk")
    assert [party.name for party in medium.creators] == ["Ada Lind"]
    assert (item.credit_line, item.dateline) == ("Skerry Press", "KARSBY (SP)")


def test_a_trust_indicator_is_a_code_in_its_scheme() -> None:
    item, _ = ninjs(trustindicator=[{"scheme": "https://trust.example/kind", "code": "news"}])
    assert [each.rel for each in item.trust_indicators] == ["https://trust.example/kind/news"]


# times without their offset


def test_a_time_without_its_offset_keeps_its_day_in_json(tmp_path: Path) -> None:
    item, _ = ninjs(versioncreated="2026-02-16T09:00:00")
    assert (item.version_created, item.content_created) == (None, "2026-02-16")
    article = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry sails"}
    item, _ = read(json.dumps({**article, "datePublished": "2026-02-16 09:00"}))
    assert (item.published, item.content_created) == (None, "2026-02-16")
    mapping = tmp_path / "desk.toml"
    mapping.write_text(
        'name = "desk"\nitems = ""\n[fields]\npublished = "/at"\nexpires = "/till"\nheadlines = [{ text = "/title" }]\n'
    )
    options = Options(now=NOW, formats={"mapped": {"mapping": str(mapping)}})
    raw = b'{"at": "2026-02-16 09:00", "till": "2026-03-01", "title": "Ferry sails"}'
    (item,) = newsexport.read(raw, format="mapped", options=options)
    assert (item.published, item.content_created) == (None, "2026-02-16")


def test_a_known_time_says_more_than_the_day_of_another() -> None:
    article = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry sails"}
    item, _ = read(
        json.dumps(
            {**article, "datePublished": "2026-02-15", "dateModified": "2026-02-16T09:00:00Z"}
        )
    )
    assert (item.version_created, item.content_created) == (NOW.replace(hour=9), None)


# NewsML-G2

TEXT = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:skerry.example:20260216:ferry" version="1"
 standard="NewsML-G2" standardversion="2.25" conformance="power" xml:lang="en">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_34.xml"/><itemMeta><itemClass qcode="ninat:{kind}"/>
<provider literal="skerry"/><versionCreated>2026-02-16T09:00:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta>{meta}<headline>Ferry sails</headline><description>{words}</description></contentMeta><contentSet>{content}</contentSet></newsItem>"""


def g2(
    content: str, kind: str = "text", meta: str = "", words: str = ""
) -> tuple[NewsItem, Report]:
    return read(TEXT.format(content=content, kind=kind, meta=meta, words=words))


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("   KARSBY - The ferry\nsails again.\n   It was laid up.\nIn winter.", 2),
        ("\u3000ferry\n\u3000sails\n\u3000again", 3),
        ("  The ferry\n  sails again.", 1),
        ("The ferry\n  sails again.", 1),
        ("\tThe ferry sails.\nIt was laid up.\n\n\tNext.", 2),
    ],
)
def test_paragraphs_of_plain_text_begin_at_an_indent(text: str, paragraphs: int) -> None:
    item, _ = g2(f'<inlineData contenttype="text/plain">{text}</inlineData>')
    assert len(item.body) == paragraphs


def test_the_language_of_a_film_is_what_is_spoken_there() -> None:
    file = '<remoteContent href="https://skerry.example/ferry.mp4" contenttype="video/mp4"/>'
    words = "The night ferry sails again after a winter in the yard of Karsby."
    _, report = g2(file, "video", '<language tag="zh"/>', words)
    assert "NC016" not in report.by_code
    text = f'<inlineData contenttype="text/plain">{words}</inlineData>'
    assert "NC016" in g2(text, "text", '<language tag="zh"/>', words)[1].by_code


def test_a_lone_value_that_is_no_qcode_is_told_as_such() -> None:
    file = '<remoteContent href="https://skerry.example/ferry.mp4" contenttype="video/mp4" audiochannels="2"/>'
    _, report = g2(file, "video")
    assert "remoteContent/@audiochannels: 2 is no QCode such as medtop:20000002" in told(report)


# Feeds

FEED = """<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Skerry News</title><link>https://skerry.example/</link>
<description>News</description><language>en</language><item><title>Ferry sails</title><link>https://skerry.example/ferry</link>
<guid>https://skerry.example/ferry</guid><pubDate>Mon, 16 Feb 2026 08:30:00 GMT</pubDate>{more}</item></channel></rss>"""
PORTRAIT = '<media:content url="https://1.gravatar.com/avatar/5f3a?s=96" medium="image"><media:title type="html">adal</media:title></media:content>'


def test_the_portrait_of_an_author_is_no_picture_of_the_story() -> None:
    thumbnail = '<media:thumbnail url="https://skerry.example/quay.jpg"/>'
    quay = '<media:content url="https://skerry.example/quay.jpg" medium="image"/>'
    for pictures in (thumbnail + PORTRAIT, PORTRAIT + quay, thumbnail + quay + PORTRAIT):
        item, report = read(FEED.format(more=pictures))
        assert {each.href for medium in item.media for each in medium.renditions} == {
            "https://skerry.example/quay.jpg"
        }
        assert "https://1.gravatar.com/avatar/5f3a?s=96" in told(report)
        assert "adal" in told(report)
    assert not read(FEED.format(more=PORTRAIT))[0].media


@pytest.mark.parametrize(
    "line",
    [
        "The post Ferry sails first appeared on Skerry News.",
        "The post Ferry sails appeared first on Skerry News.",
        "Der Beitrag Ferry sails erschien zuerst auf Skerry News.",
        "La entrada Ferry sails se publicó primero en Skerry News.",
    ],
)
def test_what_blogs_add_below_each_post_is_told(line: str) -> None:
    body = f"<content:encoded><![CDATA[<p>The ferry sails.</p><p>{line}</p>]]></content:encoded>"
    assert "TX011" in read(FEED.format(more=body))[1].by_code


def test_an_author_without_a_name_is_told_by_what_it_has() -> None:
    raw = TEXT.format(content="", kind="text", meta='<creator literal="SKN"/>', words="").encode()
    options = Options(now=NOW, language="en", url_template="https://skerry.example/{slug}")
    (outcome,) = newsexport.convert(raw, ["rss"], options=options)
    lost = [found.message for found in outcome.diagnostics if "creators" in found.message]
    assert lost == ["creators has no home in RSS and is left out: SKN"]


def test_google_takes_a_day_as_the_date_of_publication() -> None:
    entry = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://skerry.example/ferry</loc><news:news><news:publication><news:name>Skerry News</news:name><news:language>en</news:language>
</news:publication>{date}<news:title>Ferry sails</news:title></news:news></url></urlset>"""
    options = Options(now=NOW, profile=shipped("google-news"))
    for date, missing in (
        ("<news:publication_date>2026-02-16</news:publication_date>", False),
        ("", True),
    ):
        report = validate(Source.of(entry.format(date=date).encode()), options=options)
        assert ("GN002" in report.by_code) == missing


# Wires


def test_a_rule_between_parts_of_a_wire_is_no_subhead() -> None:
    item, _ = read(
        "a0123\nr a BC-Ferry   02-16 0050\n^BC-Ferry,50<\n^Ferry sails<\n   KARSBY (SP) _ The ferry sails.\n^___<\n   More later.\n"
    )
    assert [type(block) for block in item.body] == [Paragraph, Rule, Paragraph]


def test_wires_of_central_europe_are_read_in_their_letters_and_told() -> None:
    text = "\x01SKN0042 3 POL 88\r\n\x02Kraj/\r\nPromy wróciły =\r\n\r\nKarsby (SKN) - Prom został w porcie, dopłynęły łodzie.\r\n\x03"
    for encoding in ("iso8859-2", "cp1250"):
        item, report = read(text.encode(encoding))
        assert item.headline == "Promy wróciły"
        assert "IO005" in report.by_code


def test_letters_of_seven_bits_are_told() -> None:
    text = "\x01SKN0042 3 POL 88\r\n\x02Land/\r\nF}nf F{hren fahren =\r\n\r\nKarsby (skn) - Die F{hren fahren.\r\n\x03"
    item, report = read(text)
    assert item.headline == "F}nf F{hren fahren"
    assert "letters: F}nf was not understood" in told(report)


MAIL = """From: Press <press@skerry.example>
Subject: {subject}
Date: Mon, 16 Feb 2026 09:00:00 +0100
Content-Type: text/plain; charset=utf-8

{text}"""
STORY = "The night ferry between Karsby and the outer islands sails again on Monday.\n\nIt was laid up in winter."


def test_a_message_that_was_passed_on_is_the_story() -> None:
    head = "---------- Forwarded message ---------\nFrom: Ada <ada@skerry.example>\nDate: Mon, 16 Feb 2026\nSubject: Ferry sails\n\n"
    for subject in ("Fwd: Ferry sails", "Fwd: FW: look at this"):
        item, report = read(MAIL.format(subject=subject, text=head + STORY))
        assert item.headline == "Ferry sails"
        assert len(item.body) == 2
        assert "ada@skerry.example" in told(report)


def test_a_line_above_a_story_does_not_end_it() -> None:
    text = (
        f"PRESS RELEASE\n-------------\n\n{STORY}\n\n-------------\nYou get this mail as a member."
    )
    item, report = read(MAIL.format(subject="Ferry sails", text=text))
    assert item.text.endswith("It was laid up in winter.")
    assert "night ferry" in item.text
    assert "You get this mail" in told(report)


# Languages


@pytest.mark.parametrize(
    "document",
    [
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry sails", "inLanguage": "en_GB"}',
        '{"uri": "urn:x-skerry:1", "type": "text", "versioncreated": "2026-02-16T09:00:00Z", "headline": "Ferry", "language": "en_GB"}',
        '{"version": "https://jsonfeed.org/version/1.1", "title": "S", "items": [{"id": "1", "language": "en_GB", "content_text": "It sails."}]}',
        '<nitf baselang="en_GB"><body><body.content><p>It sails.</p></body.content></body></nitf>',
        (
            "<NewsML><NewsItem><NewsComponent><DescriptiveMetadata><Language FormalName='en_GB'/></DescriptiveMetadata><ContentItem>"
            "<MediaType FormalName='Text'/><DataContent><p>It sails.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
        ),
    ],
)
def test_languages_with_an_underscore_are_read_and_told(document: str) -> None:
    item, report = read(document)
    assert item.language == "en-GB"
    assert "en_GB" in told(report)


def test_a_component_says_its_language_twice_and_once() -> None:
    _, report = read(
        "<NewsML><NewsItem><NewsComponent xml:lang='fr'><DescriptiveMetadata><Language FormalName='fr'/></DescriptiveMetadata><ContentItem>"
        "<MediaType FormalName='Text'/><DataContent><p>Le bac repart.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    )
    assert "fr" not in [found.message.rpartition(": ")[2] for found in report.diagnostics]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("KARSBY, Minn.", "KARSBY, Minn."),
        ("KARSBY, N.D. (SP) -", "KARSBY, N.D."),
        ("Karsby.", "Karsby"),
    ],
)
def test_the_full_stop_of_a_state_belongs_to_the_place(words: str, place: str) -> None:
    item, _ = read(
        f"<nitf><body><body.head><dateline><location>{words}</location></dateline></body.head><body.content><p>It sails.</p></body.content></body></nitf>"
    )
    assert [each.name for each in item.located] == [place]


def test_the_role_of_the_main_body_says_nothing_more() -> None:
    for role, told_as in (("main", False), ("mobile", True)):
        document = {
            "uri": "urn:x-skerry:1", "bodies": [{"role": role, "contentType": "text/html", "value": "<p>It sails.</p>"}],
            "standard": {"name": "ninjs", "version": "3.1", "schema": "https://iptc.org/std/ninjs/ninjs-schema_3.1.json"},
        }  # fmt: skip
        assert ("the form of the body" in told(read(json.dumps(document))[1])) == told_as


def test_a_subject_of_nitf_may_be_named_by_a_qcode_and_its_language_by_that_of_xml() -> None:
    item, report = read(
        "<nitf xml:lang='fr-CA'><head><tobject><tobject.subject tobject.subject.refnum='medtop:20000225' tobject.subject.matter='Pêche'/>"
        "</tobject></head><body><body.content><p>Les bateaux.</p></body.content></body></nitf>"
    )
    assert [(each.uri, each.name) for each in item.subjects] == [
        ("http://cv.iptc.org/newscodes/mediatopic/20000225", "Pêche")
    ]
    assert "NF008" not in report.by_code
    assert item.language == "fr-CA"
    assert "fr-CA" not in told(report)
