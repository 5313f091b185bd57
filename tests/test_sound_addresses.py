"""What is written of addresses that break the rules, and of times at the ends of the calendar."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsexport import api
from newsexport.options import Options, ProviderName
from newsexport.report import Report

OPTIONS = Options(
    now=datetime(2026, 2, 16, 12, tzinfo=UTC),
    url_template="https://example.com/{slug}-{key}",
    provider=ProviderName("Harbour News"),
)
BROKEN = "http://example.c[o.test/"

SPOILT = (
    ("https://example.com/a b|c/{size}.jpg", "https://example.com/a%20b%7Cc/%7Bsize%7D.jpg"),
    ("https://example.com/a.jpg?size[w]=3", "https://example.com/a.jpg?size%5Bw%5D=3"),
    ("https://example.com/%zz[1].jpg", "https://example.com/%25zz%5B1%5D.jpg"),
)


@pytest.mark.parametrize("target", ["newsml-g2", "ninjs", "json-ld", "json-feed", "rss", "atom"])
@pytest.mark.parametrize(("stated", "written"), SPOILT)
def test_forbidden_characters_of_addresses_are_escaped_and_told(
    stated: str, written: str, target: str
) -> None:
    from newsexport.schema.v1 import Headline, Media, NewsItem, Rendition

    rendition = Rendition(href=stated, media_type="image/jpeg")
    item = NewsItem(
        uri="urn:example:1", canonical_url="https://example.com/1", headlines=(Headline(text="Ferry"),),
        media=(Media(kind="picture", renditions=(rendition,)),),
    )  # fmt: skip
    report = Report()
    data = api.Target.of(target, OPTIONS).document(item, report)
    assert written in data.decode()
    pointer = "/media/0/renditions/0/href"
    assert (pointer, "LS003") in {(d.pointer, d.code) for d in report.diagnostics}
    assert not {"NC019", "FE006"} & set(api.validate(data, format=target, options=OPTIONS).by_code)


@pytest.mark.parametrize("target", ["newsml-g2", "ninjs", "nitf", "json-feed", "rss", "atom"])
def test_what_cannot_be_mended_is_left_out_and_told(target: str) -> None:
    from newsexport.schema.v1 import Concept, Headline, Link, NewsItem

    item = NewsItem(
        uri="urn:example:1", canonical_url="https://example.com/1", headlines=(Headline(text="Ferry"),),
        links=(Link(rel="related", href=BROKEN, title="More"),), subjects=(Concept(uri=BROKEN),),
    )  # fmt: skip
    report = Report()
    api.Target.of(target, OPTIONS).document(item, report)
    lost = {d.pointer for d in report.diagnostics if d.code == "LS001"}
    assert {"/links/0/href", "/subjects/0/uri"} <= lost
    assert BROKEN.encode() in api.Target.of("json", OPTIONS).document(item, Report())


@pytest.mark.parametrize("target", ["newsml-g2", "newsml-g2@2.12", "ninjs", "nitf", "json-ld"])
@pytest.mark.parametrize(
    ("stated", "written"),
    [
        ("%zz", "%25zz"),
        ("desk:a|b", "desk:a%7Cb"),
        ("]]>", "%5D%5D%3E"),
        ("9999-12-31T23:59:59Z", None),
        (":a", None),
    ],
)
def test_identifiers_that_no_format_takes_keep_no_story_from_leaving(
    stated: str, written: str | None, target: str
) -> None:
    from newsexport.schema.v1 import Concept, Headline, NewsItem, Party

    named = Concept(uri=stated, name="Sea", broader=(Concept(uri=stated, name="Water"),))
    item = NewsItem(
        uri="urn:example:1", canonical_url="https://example.com/1", headlines=(Headline(text="Ferry"),),
        subjects=(named, Concept(uri=stated)), signals=(Concept(uri=stated),), digital_source_type=stated,
        provider=Party(uri=stated, name="Skerry"),
    )  # fmt: skip
    report = Report()
    data = api.Target.of(target, OPTIONS).document(item, report)
    told = {(d.pointer, d.code) for d in report.diagnostics}
    assert ("/subjects/0/uri", "LS003" if written else "LS001") in told
    assert stated.encode() not in data or written is None
    if target == "newsml-g2":
        assert b"Sea" in data and b"Water" in data


def test_a_page_is_at_an_address_of_the_web() -> None:
    from newsexport.errors import InvalidOutput
    from newsexport.schema.v1 import Headline, NewsItem

    item = NewsItem(
        uri="urn:example:1", canonical_url="javascript:void(0)", headlines=(Headline(text="Ferry"),)
    )
    assert b"<link>https://example.com/ferry-" in api.write(item, "rss", options=OPTIONS)
    with pytest.raises(InvalidOutput, match="none of the web"):
        api.write(item, "rss", options=Options(provider=OPTIONS.provider))


@pytest.mark.parametrize("stated", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
def test_the_ends_of_the_calendar_are_written(stated: str) -> None:
    from newsexport.schema.v1 import Headline, NewsItem

    moment = datetime.fromisoformat(stated)
    item = NewsItem(
        uri="urn:example:1", headlines=(Headline(text="Ferry"),), published=moment, version_created=moment
    )  # fmt: skip
    for target in ("newsml-g2", "ninjs", "nitf", "json-ld", "json-feed", "rss", "atom", "html"):
        assert api.write(item, target, options=OPTIONS), target
