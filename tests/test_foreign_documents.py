"""What documents of others taught: one small case of our own for each class of fault."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsexport import api
from newsexport.options import Options, ProviderName
from newsexport.outcome import Outcome
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source

OPTIONS = Options(
    now=datetime(2026, 2, 16, 12, tzinfo=UTC),
    url_template="https://example.com/{slug}-{key}",
    provider=ProviderName("Harbour News"),
)


def converted(data: bytes, *targets: str, options: Options = OPTIONS) -> Outcome:
    """What becomes of the first item, in the formats that are named."""
    return next(iter(api.convert_record(data, targets, options=options)))


def feed(item: str, spaces: str = "", root: str = "") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" {spaces} {root}><channel><title>Harbour News</title><link>https://example.com/</link>
<description>News of the harbour</description><item>{item}</item></channel></rss>""".encode()


STORY = "<title>Ferry sails again</title><description>The ferry sails again.</description>"

# Elements of others


@pytest.mark.parametrize("target", ["newsml-g2", "newsml-g2@2.12", "newsml-g2@2.20"])
def test_elements_of_others_do_not_stop_an_item(target: str, official: Options) -> None:
    """newsItem has no place for them, contentMeta has; found in most feeds with extensions."""
    data = feed(f'{STORY}<t:tide xmlns:t="https://example.com/tide" height="3"/><wind force="4"/>')
    outcome = converted(data, target)
    assert outcome.ok
    document = outcome.outputs[0].data.decode()
    assert (
        document.index("<contentMeta>") < document.index("tide") < document.index("</contentMeta>")
    )
    told = {d.pointer: d.code for d in outcome.diagnostics if d.target}
    assert told["/extensions/0"] == "LS003"


def test_an_element_of_no_namespace_is_told_and_left_out() -> None:
    from newsexport.schema.v1 import Extension, NewsItem

    plain = Extension(
        namespace="https://example.com/", name="wind", value="<wind force='4'/>",
        media_type="application/xml",
    )  # fmt: skip
    item = NewsItem(uri="urn:example:1", extensions=(plain,))
    report = Report()
    data = api.Target.of("newsml-g2", OPTIONS).document(item, report)
    assert b"wind" not in data
    assert [(d.code, d.pointer) for d in report.diagnostics if d.pointer == "/extensions/0"] == [
        ("LS001", "/extensions/0")
    ]


def test_prefixes_of_types_stay_declared_where_only_the_message_declares_them() -> None:
    document = b"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:d="https://example.com/d"
 xmlns:xs="http://www.w3.org/2001/XMLSchema"><header><sent>2026-02-16T09:30:00Z</sent></header><itemSet>
<newsItem guid="urn:example:1" version="1" standard="NewsML-G2" standardversion="2.35" conformance="power"
 d:x="1"><catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/><rightsInfo>
<rightsInfoExtProperty reluri="https://example.com/fee" value="false" valuedatatype="xs:boolean"/>
</rightsInfo><itemMeta><itemClass qcode="ninat:text"/><provider literal="Harbour News"/>
<versionCreated>2026-02-16T09:30:00Z</versionCreated></itemMeta></newsItem></itemSet></newsMessage>"""
    outcome = converted(document, "newsml-g2")
    assert outcome.ok
    assert b'xmlns:xs="http://www.w3.org/2001/XMLSchema"' in outcome.outputs[0].data


# Addresses that are none

BROKEN = "http://example.c[o.test/"
EVERY_TARGET = ("json", "newsml-g2", "ninjs", "nitf", "json-ld", "json-feed", "rss", "atom", "html")


@pytest.mark.parametrize(
    "item",
    [
        f'{STORY}<guid isPermaLink="true">{BROKEN}</guid>',
        f"{STORY}<link>{BROKEN}</link>",
        f'{STORY}<link>{BROKEN}</link><enclosure url="{BROKEN}a.jpg" type="image/jpeg" length="1"/>',
        f'{STORY}<source url="{BROKEN}">Other</source><comments>{BROKEN}</comments>',
    ],
)
@pytest.mark.parametrize("root", ["", f'xml:base="{BROKEN}"'])
def test_an_address_that_is_none_is_no_fault_of_ours(item: str, root: str) -> None:
    for outcome in api.convert_record(feed(item, root=root), EVERY_TARGET, options=OPTIONS):
        assert [d for d in outcome.diagnostics if d.code == "SY001"] == []


def test_an_identifier_of_a_json_feed_whose_address_is_none() -> None:
    data = b'{"version":"https://jsonfeed.org/version/1.1","title":"x","items":[{"id":"1","url":"%s"}]}'
    report = api.validate(data % BROKEN.encode(), options=OPTIONS)
    assert "SY001" not in report.by_code


# Encodings

WIDE = [
    ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-16-le", b""), ("utf-16-be", b""),
    ("utf-32-le", b"\xff\xfe\0\0"), ("utf-32-be", b"\0\0\xfe\xff"), ("utf-32-le", b""), ("utf-32-be", b""),
]  # fmt: skip
WRITTEN = [
    "story.atom", "story.feed.json", "story.html", "story.jsonld", "story.newsitem.json",
    "story.newsml-g2.xml", "story.ninjs.json", "story.nitf.xml", "story.rss", "story.md",
]  # fmt: skip


def texts(data: bytes) -> list[Any]:
    return [
        (p.item.headline, [getattr(block, "text", None) for block in p.item.body])
        for p in api.parsed_items(Source.of(data), None, OPTIONS, Report())
    ]


@pytest.mark.parametrize(("codec", "mark"), WIDE)
def test_every_format_is_known_in_every_encoding_of_unicode(
    codec: str, mark: bytes, root: Path
) -> None:
    folder = root / "fixtures" / "stories" / "night-train-ja" / "outputs"
    for name in WRITTEN:
        data = (folder / name).read_bytes()
        wide = mark + data.decode().encode(codec)
        assert api.detect(wide).format == api.detect(data).format, name
        assert api.detect(wide).version == api.detect(data).version, name
        assert texts(wide) == texts(data), name


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<Publish><Titre>Café</Titre></Publish>".encode(), "the root Publish"),
        ("\ufeff<Publish><Titre>Café</Titre></Publish>".encode(), "the root Publish"),
        ('[{"ville": "Zürich"}]'.encode(), "it looks like JSON"),
        (b"\0\1\2\3\0\0\0", "binary"),
    ],
)  # fmt: skip
def test_what_is_of_no_known_format_is_not_called_binary(data: bytes, said: str) -> None:
    report = api.validate(data)
    assert said in report.diagnostics[0].message


def test_a_video_is_not_taken_for_text_of_four_bytes() -> None:
    report = api.validate(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" * 20)
    assert report.diagnostics[0].message == "no known format: it looks like binary data"


# What a format demands, and what it does not


def test_an_item_without_a_word_is_no_item_of_rss() -> None:
    from newsexport.errors import InvalidOutput
    from newsexport.schema.v1 import NewsItem

    item = NewsItem(uri="urn:example:1", canonical_url="https://example.com/1")
    with pytest.raises(InvalidOutput, match="a title, a description or a text"):
        api.write(item, "rss", options=OPTIONS)


def test_other_words_stand_for_the_title_that_rss_demands() -> None:
    from newsexport.schema.v1 import Headline, NewsItem

    item = NewsItem(
        uri="urn:example:1", canonical_url="https://example.com/1",
        headlines=(Headline(text="Harbour", role="kicker"),),
    )  # fmt: skip
    report = Report()
    data = api.Target.of("rss", OPTIONS).document(item, report)
    assert b"<title>Harbour</title>" in data
    assert "RS002" not in api.validate(data, format="rss", options=OPTIONS).by_code
    assert any(found.code == "LS003" for found in report.diagnostics)


@pytest.mark.parametrize("target", ["ninjs", "ninjs@2.2", "ninjs@1.6"])
def test_a_time_of_publication_is_not_lost_in_ninjs(target: str) -> None:
    data = feed(f"{STORY}<pubDate>Mon, 16 Feb 2026 09:30:00 +0000</pubDate>")
    outcome = converted(data, target)
    assert outcome.ok
    assert b"2026-02-16T09:30:00+00:00" in outcome.outputs[0].data
    told = [(d.code, d.pointer) for d in outcome.diagnostics]
    assert ("LS003", "/versionCreated") in told
    assert (
        "NC006"
        not in api.validate(outcome.outputs[0].data, format="ninjs", options=OPTIONS).by_code
    )


def test_a_rendition_without_address_does_not_stop_an_item_in_ninjs() -> None:
    from newsexport.schema.v1 import Headline, Media, NewsItem, Rendition

    renditions = (Rendition(media_type="image/jpeg"), Rendition(href="https://example.com/a.jpg"))
    item = NewsItem(
        uri="urn:example:1", headlines=(Headline(text="Ferry"),),
        media=(Media(kind="picture", renditions=renditions),),
    )  # fmt: skip
    report = Report()
    data = api.Target.of("ninjs", OPTIONS).document(item, report)
    assert data.count(b'"href"') == 1
    assert "/media/0/renditions/0" in {d.pointer for d in report.diagnostics if d.code == "LS001"}


@pytest.mark.parametrize("head", ["<hedline><hl1>Ferry</hl1></hedline>", ""])
def test_nitf_demands_neither_headline_nor_identifier(head: str) -> None:
    """The schema has both as optional, and agencies leave them out: a warning, no error."""
    document = (
        '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/" version="-//IPTC//DTD NITF 3.6//EN"><head><docdata>'
        '<doc-id regsrc="HN"/><date.issue norm="20260216T093000Z"/></docdata></head>'
        f"<body><body.head>{head}</body.head><body.content><p>The ferry sails.</p></body.content></body></nitf>"
    )
    report = api.validate(document.encode(), options=OPTIONS)
    assert not report.has_errors
    assert "NF005" in report.by_code
    assert ("NF006" in report.by_code) == (not head)


# Extensions that are valid nowhere

FRAME = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:1" version="1"
 standard="NewsML-G2" standardversion="2.35" conformance="power"><catalogRef
 href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="Harbour News"/><versionCreated>2026-02-16T09:30:00Z</versionCreated></itemMeta><contentMeta>
{}<headline>Ferry</headline></contentMeta></newsItem>"""


@pytest.mark.parametrize(
    ("wrong", "pointer"),
    [
        ('<subject type="cpnat:abstract" literal="x"><name>Ferry<odd>y</odd></name></subject>', "/subjects/0"),
        ("<keyword>Ferry<odd/></keyword>", ""),
        ('<contentMetaExtProperty reluri="https://example.com/p" value="1" validfrom="soon"/>', "/extensions"),
    ],
)  # fmt: skip
def test_what_is_valid_nowhere_is_left_out_and_told(wrong: str, pointer: str) -> None:
    right = '<contentMetaExtProperty reluri="https://example.com/q" value="2"/>'
    outcome = converted(FRAME.format(right + wrong).encode(), "newsml-g2")
    assert outcome.ok
    assert b"https://example.com/q" in outcome.outputs[0].data, "what fits is kept"
    lost = [d.pointer for d in outcome.diagnostics if d.code == "LS001" and d.pointer]
    assert any(each.startswith(pointer) for each in lost)
    assert not [d for d in outcome.diagnostics if d.code == "OU001"]


@pytest.mark.parametrize("target", ["json", "ninjs", "json-feed"])
def test_what_is_wrong_with_the_item_itself_is_still_refused(target: str) -> None:
    from newsexport.errors import InvalidOutput
    from newsexport.schema.v1 import Extension, Headline, Media, NewsItem, Rendition

    rendition = Rendition(href="https://example.com/a.mp3", size=10**30, media_type="audio/mpeg")
    item = NewsItem(
        uri="urn:example:1", canonical_url="https://example.com/1", headlines=(Headline(text="Ferry"),),
        media=(Media(kind="audio", renditions=(rendition,)),),
        extensions=(Extension(namespace="https://example.com/", name="y", value="z"),),
    )  # fmt: skip
    report = Report()
    with pytest.raises(InvalidOutput):
        api.Target.of(target, OPTIONS).document(item, report)
    assert report.by_code["OU001"] == 1


NUMBER = "9" * 25
JSON_FEED = (
    '{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","title":"Ferry","content_text":"x",'
    '"attachments":[{"url":"https://example.com/a.mp3","mime_type":"audio/mpeg","size_in_bytes":%s}]}]}'
)
NINJS = (
    '{"uri":"urn:example:1","type":"text","versioncreated":"2026-02-16T09:30:00Z","headline":"Ferry",'
    '"renditions":{"a":{"href":"https://example.com/a.jpg","width":%s,"sizeinbytes":1.5}}}'
)


@pytest.mark.parametrize(
    "document",
    [
        JSON_FEED,
        NINJS,
    ],
)
def test_numbers_that_no_reader_keeps_are_told_and_left_out(document: str) -> None:
    for target in ("json", "ninjs", "json-feed", "json-ld"):
        outcome = converted((document % NUMBER).encode(), target)
        assert outcome.ok, target
        assert "RD005" in {d.code for d in outcome.diagnostics}


def test_a_scheme_that_is_no_address_is_told_and_left_out_of_atom() -> None:
    data = feed(f'{STORY}<category domain="harbour">Ferries</category>')
    outcome = converted(data, "atom")
    assert outcome.ok
    assert b"scheme=" not in outcome.outputs[0].data
    assert any(
        (d.pointer or "").startswith("/subjects") for d in outcome.diagnostics if d.kind == "loss"
    )


def test_the_title_of_a_channel_whose_items_name_their_own_publisher_is_told() -> None:
    own = '<dc:publisher xmlns:dc="http://purl.org/dc/elements/1.1/">Skerry Press</dc:publisher>'
    for item, told in ((STORY + own, True), (STORY, False)):
        report = Report()
        list(api.parsed_items(Source.of(feed(item)), None, OPTIONS, report))
        said = [d.message for d in report.diagnostics if d.code == "LS002"]
        assert any("title of the channel" in each for each in said) == told


def test_the_title_of_a_picture_stands_for_that_of_an_item_of_rss() -> None:
    from newsexport.schema.v1 import Media, NewsItem, Rendition

    rendition = Rendition(href="https://example.com/a.jpg", media_type="image/jpeg")
    item = NewsItem(
        uri="urn:example:1", canonical_url="https://example.com/1",
        media=(Media(kind="picture", headline="The ferry", renditions=(rendition,)),),
    )  # fmt: skip
    data = api.write(item, "rss", options=OPTIONS)
    assert b"<title>The ferry</title>" in data
    assert "RS002" not in api.validate(data, format="rss", options=OPTIONS).by_code


@pytest.mark.parametrize("target", ["newsml-g2", "newsml-g2@2.20", "nitf", "rss", "atom"])
def test_a_text_that_no_parser_takes_is_refused(target: str) -> None:
    from newsexport.errors import InvalidOutput
    from newsexport.schema.v1 import Headline, NewsItem, Paragraph

    item = NewsItem(
        uri="urn:example:1", canonical_url="https://example.com/1", headlines=(Headline(text="Ferry"),),
        body=(Paragraph(text="ferry " * 1_800_000),),
    )  # fmt: skip
    with pytest.raises(InvalidOutput, match=r"too long|too big"):
        api.write(item, target, options=OPTIONS)


# Comments inside of texts

INSIDE = {
    "rss": feed(
        "<title>F@erry</title><link>@https://example.com/1</link><description>De@sc</description>"
    ),
    "news-sitemap": b"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>@https://example.com/1</loc><n:news><n:publication>
<n:name>Harb@our</n:name><n:language>@en</n:language></n:publication><n:publication_date>2026-@02-16</n:publication_date>
<n:title>@Ferry</n:title></n:news></url></urlset>""",
    "atom": b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>@Harbour</title><id>urn:example:0</id><updated>
@2026-02-16T09:30:00Z</updated><entry><title>F@erry</title><id>@urn:example:1</id><updated>2026-02-16T09:30:00Z@</updated>
<content type="html">@&lt;p&gt;The ferry.&lt;/p&gt;</content></entry></feed>""",
    "newsml-1": b"""<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>F@erry</HeadLine></NewsLines><ContentItem>
<DataContent>@The fe@rry.</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>""",
    "newsml-g2": FRAME.format("<keyword>F@erry</keyword><by>@Ann</by>").encode(),
}


@pytest.mark.parametrize("stray", [b"<!-- why -->", b"<?why not?>", b"<!--1--><?two three?>"])
@pytest.mark.parametrize("name", INSIDE)
def test_a_comment_inside_of_a_text_cuts_nothing_off(name: str, stray: bytes) -> None:
    document = INSIDE[name]
    whole, commented = document.replace(b"@", b""), document.replace(b"@", stray)
    assert api.detect(commented).format == name
    assert list(api.read(commented, options=OPTIONS)) == list(api.read(whole, options=OPTIONS))


def test_the_title_of_a_page_of_nitf_is_its_headline_where_there_is_no_other() -> None:
    page = (
        "<nitf><head><title>The ferry sails</title></head><body><body.head>{}</body.head>"
        "<body.content><p>It sailed.</p></body.content></body></nitf>"
    )
    (item,) = api.read(page.format("<dateline>20150921T080200</dateline>").encode())
    assert (item.headline, item.title, item.dateline) == ("The ferry sails", None, None)
    (item,) = api.read(page.format("<hedline><hl1>At dawn</hl1></hedline>").encode())
    assert (item.headline, item.title) == ("At dawn", "The ferry sails")


def test_html_in_the_plain_text_of_ninjs_is_read_as_html() -> None:
    data = (
        b'{"uri": "urn:x:1", "versioncreated": "2026-02-16T09:30:00Z", "headline": "Tables",'
        b'"body_text": "<table><tr><td>Karsby</td><td>12</td></tr></table>"}'
    )
    (outcome,) = api.convert_record(data, "json")
    (told,) = (each for each in outcome.diagnostics if "it holds HTML" in each.message)
    assert told.pointer == "/body_text"
    (item,) = api.read(data)
    assert [block.type for block in item.body] == ["table"]


def test_ninjs_is_known_without_its_uri_in_the_beginning() -> None:
    beginning = (
        b'{"type": "text", "versioncreated": "2026-02-16T09:30:00Z", "headline": "Ferry", "urgency": 4,'
        b'"body_html": "<p>' + b"It sailed. " * 500 + b'</p>", "uri": "urn:x:1"}'
    )
    assert api.detect(beginning).format == "ninjs"
    settings = beginning.replace(b'"2026-02-16T09:30:00Z"', b'{"shown": true}')
    assert api.detect(settings).format is None


def test_the_heading_of_a_body_stands_for_a_headline_that_is_not_there() -> None:
    item = NewsItem.model_validate(
        {
            "uri": "urn:x:1",
            "descriptions": [{"text": "What happened at the quay."}],
            "body": [
                {
                    "type": "section",
                    "blocks": [
                        {"type": "heading", "level": 1, "text": "The ferry sails"},
                        {"type": "paragraph", "text": "It sailed."},
                    ],
                }
            ],
        }
    )
    options = Options(now=OPTIONS.now, url_template="https://example.com/{key}")
    data = api.write(item, "html", options=options)
    assert b"<title>The ferry sails</title>" in data


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Ann Tide and Bo Press", ["Ann Tide", "Bo Press"]),
        ("Ann Tide, Bo Reed", ["Ann Tide", "Bo Reed"]),
        ("By Ann Tide", ["Ann Tide"]),
        ("Reed and Sons", ["Reed and Sons"]),
        ("Tide, Ann", ["Tide, Ann"]),
    ],
)
def test_an_element_for_one_person_of_nitf_may_name_several(said: str, names: list[str]) -> None:
    page = (
        f"<nitf><body><body.head><byline><person>{said}</person></byline></body.head>"
        "<body.content><p>It sailed.</p></body.content></body></nitf>"
    )
    (item,) = api.read(page.encode())
    assert [each.name for each in item.creators] == names


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ('"embargo": "2027-12-01T00:00:00+0000"', "2027-12-01T00:00:00+00:00"),
        (
            '"embargoDate": "2027-12-01T01:00:00+01:00", "embargoed": "2027-11-01T00:00:00Z"',
            "2027-12-01T01:00:00+01:00",
        ),
        ('"embargo": true', "open-ended"),
        ('"embargoed": "soon", "embargo": "2027-12-01T00:00:00Z"', "open-ended"),
        ('"embargo": null, "embargoed_text": ""', None),
        ('"embargo": false', None),
    ],
)
def test_what_is_called_like_an_embargo_in_ninjs_counts(said: str, until: str | None) -> None:
    data = (
        '{"uri": "urn:x:1", "versioncreated": "2026-02-16T09:30:00Z", "headline": "Ferry",'
        f'"body_html": "<p>It sails.</p>", {said}}}'
    ).encode()
    (item,) = api.read(data)
    held = item.embargoed
    assert (held.isoformat() if isinstance(held, datetime) else held) == until
    report = api.validate(data, options=OPTIONS)
    places = [each.pointer for each in report.diagnostics if each.code in ("RD005", "NJ003")]
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ('"state": "killed"', "canceled"), ('"status": "Draft"', "withheld"), ('"state": "published"', "usable"),
        ('"state": "killed", "pubstatus": "usable"', "usable"), ('"state": {"name": "North"}', "usable"),
    ],
)  # fmt: skip
def test_a_state_that_is_not_public_stands_for_a_status_of_ninjs_that_is_not_stated(
    said: str, status: str
) -> None:
    data = (
        '{"uri": "urn:x:1", "versioncreated": "2026-02-16T09:30:00Z", "headline": "Ferry",'
        f'"body_html": "<p>It sails.</p>", {said}}}'
    ).encode()
    (item,) = api.read(data)
    assert item.pub_status == status
