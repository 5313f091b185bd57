"""Values that formats can hardly carry: broken addresses, endless numbers and texts, comments inside of words."""

from __future__ import annotations

import pytest

from newsexport import api
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from tests.one_item import OPTIONS, STORY, converted, feed

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


FRAME = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:1" version="1"
 standard="NewsML-G2" standardversion="2.35" conformance="power"><catalogRef
 href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/><itemMeta><itemClass qcode="ninat:text"/>
<provider literal="Harbour News"/><versionCreated>2026-02-16T09:30:00Z</versionCreated></itemMeta><contentMeta>
{}<headline>Ferry</headline></contentMeta></newsItem>"""


@pytest.mark.parametrize("target", ["json", "ninjs", "json-feed"])
def test_what_is_wrong_with_the_item_itself_is_still_refused(target: str) -> None:
    from newsexport.errors import InvalidOutput
    from newsexport.schema.v1 import Extension, Headline, Media, Rendition

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


@pytest.mark.parametrize("target", ["newsml-g2", "newsml-g2@2.20", "nitf", "rss", "atom"])
def test_a_text_that_no_parser_takes_is_refused(target: str) -> None:
    from newsexport.errors import InvalidOutput
    from newsexport.schema.v1 import Headline, Paragraph

    item = NewsItem(
        uri="urn:example:1", canonical_url="https://example.com/1", headlines=(Headline(text="Ferry"),),
        body=(Paragraph(text="ferry " * 1_800_000),),
    )  # fmt: skip
    with pytest.raises(InvalidOutput, match=r"too long|too big"):
        api.write(item, target, options=OPTIONS)


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
