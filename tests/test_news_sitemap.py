"""News sitemaps: read, checked and written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree

from newsexport import api
from newsexport.errors import BadOption, InvalidOutput
from newsexport.formats import registry
from newsexport.formats.news_sitemap.names import MAX_NEWS
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import Headline, Media, NewsItem, Party, Rendition
from newsexport.source import Source

NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)
OPTIONS = Options(now=NOW)
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
OPENING = f'<urlset xmlns="{SITEMAP}" xmlns:news="{NEWS}" xmlns:image="{IMAGE}">'


def entry(
    number: int = 1,
    *,
    language: str = "en",
    date: str = "2026-02-16T09:30:00+01:00",
    more: str = "",
) -> str:
    return (
        f"<url><loc>https://example.com/{number}</loc><news:news><news:publication>"
        f"<news:name>Harbour Times</news:name><news:language>{language}</news:language></news:publication>"
        f"<news:publication_date>{date}</news:publication_date><news:title>Ferry {number}</news:title>"
        f"</news:news>{more}</url>"
    )


def sitemap(*entries: str) -> bytes:
    return f"{OPENING}{''.join(entries)}</urlset>".encode()


def read(data: bytes) -> tuple[list[NewsItem], Report]:
    report = Report()
    read = registry.find("news-sitemap").read
    assert read is not None
    return [parsed.item for parsed in read(Source.of(data), OPTIONS, report)], report


def codes(data: bytes, options: Options = OPTIONS) -> dict[str, int]:
    report = api.validate(data, options=options)
    assert report.format == "news-sitemap"
    return {
        code: count
        for code, count in report.by_code.items()
        if code[:2] in ("SM", "RD", "IO", "LS")
    }


def item(**more: object) -> NewsItem:
    fields: dict[str, object] = {
        "uri": "https://example.com/ferry",
        "canonical_url": "https://example.com/ferry",
        "language": "en",
        "published": NOW - timedelta(hours=3),
        "publisher": Party(name="Harbour Times"),
        "headlines": (Headline(text="Ferry sails again"),),
        **more,
    }
    return NewsItem(**fields)  # type: ignore[arg-type]


def written(*items: NewsItem, options: Options = OPTIONS) -> bytes:
    return b"".join(api.bundle([api_document(each) for each in items], "news-sitemap", options))


def api_document(each: NewsItem) -> bytes:
    write = registry.find("json").write
    assert write is not None
    return write(each, OPTIONS, Report())


# Reading


def test_an_entry_is_an_item_with_what_it_says() -> None:
    more = (
        "<lastmod>2026-02-16T10:00:00Z</lastmod><image:image><image:loc>https://example.com/a.jpg"
        "</image:loc><image:caption>The quay</image:caption></image:image>"
    )
    (one,), report = read(sitemap(entry(more=more)))
    assert one.canonical_url == one.uri == "https://example.com/1"
    assert one.headline == "Ferry 1"
    assert one.publisher == Party(name="Harbour Times")
    assert one.language == "en"
    assert one.published == datetime(2026, 2, 16, 8, 30, tzinfo=UTC)
    assert one.version_created == datetime(2026, 2, 16, 10, tzinfo=UTC)
    assert one.media[0].renditions[0].href == "https://example.com/a.jpg"
    assert one.media[0].caption == "The quay"
    assert not report.diagnostics


@pytest.mark.parametrize("spelled", [f"{NEWS}/", NEWS.replace("http:", "https:")])
def test_other_spellings_of_the_namespace_are_read(spelled: str) -> None:
    (one,), _ = read(sitemap(entry()).replace(NEWS.encode(), spelled.encode()))
    assert one.headline == "Ferry 1"


def test_what_no_field_holds_is_kept_or_told() -> None:
    more = '<priority odd="1">0.7</priority>stray<video:video xmlns:video="urn:v"><video:title>V</video:title></video:video>'
    (one,), report = read(sitemap(entry(more=more)))
    assert {each.name for each in one.extensions} == {"priority", "video"}
    assert report.by_code == {"LS002": 1}


def test_a_day_without_time_is_kept_and_not_made_a_moment() -> None:
    (one,), report = read(sitemap(entry(date="2026-02-16")))
    assert one.published is None
    assert one.content_created == "2026-02-16"
    assert not report.diagnostics


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (f'<sitemapindex xmlns="{SITEMAP}"><sitemap/></sitemapindex>'.encode(), "index"),
        (sitemap(), "no entries"),
    ],
)
def test_an_index_and_an_empty_sitemap_hold_no_items(data: bytes, reason: str) -> None:
    report = api.validate(data, options=OPTIONS)
    assert report.format == "news-sitemap"
    (found,) = report.diagnostics
    assert (found.code, found.severity) == ("RD007", "info")
    assert reason in found.message


# Checking


def test_a_good_sitemap_is_silent() -> None:
    assert codes(sitemap(entry(1), entry(2, language="zh-cn", date="2026-02-16"))) == {}


@pytest.mark.parametrize("language", ["zh", "en-GB", "english", "e"])
def test_languages_that_google_does_not_take(language: str) -> None:
    assert codes(sitemap(entry(language=language))) == {"SM004": 1}


@pytest.mark.parametrize("date", ["2026-02-16 09:30", "2026-02", "Mon, 16 Feb 2026 09:30:00 GMT"])
def test_dates_that_google_does_not_take(date: str) -> None:
    assert codes(sitemap(entry(date=date)))["SM005"] == 1


def test_an_entry_without_news_needs_its_address_alone() -> None:
    assert codes(sitemap("<url><loc>https://example.com/1</loc></url>")) == {}
    assert codes(sitemap("<url><priority>0.5</priority></url>"))["SM001"] == 1


@pytest.mark.parametrize(
    "host", ["http://www.google.co.uk", "https://google.com", "http://www.sitemaps.org"]
)
def test_a_namespace_of_another_host_is_read_and_told(host: str) -> None:
    data = sitemap(entry()).replace(
        b"http://www.google.com/schemas/sitemap-news", f"{host}/schemas/sitemap-news".encode()
    )
    titles: list[str | None] = []
    report = api.validate(
        data, options=OPTIONS, on_item=lambda item, _: titles.append(item.headline)
    )
    assert titles == [next(iter(api.read(sitemap(entry())))).headline]
    assert report.by_code["SM000"] == 1


def test_what_stands_twice_is_told_where_it_stands() -> None:
    twice = entry().replace("<news:title>", "<news:title>One</news:title><news:title>")
    report = api.validate(sitemap(twice), options=OPTIONS)
    (found,) = (each for each in report.diagnostics if each.code == "SM001")
    assert found.position and found.pointer == "/urlset/url/news/title[2]"


def test_more_than_a_thousand_articles_are_too_many() -> None:
    assert "SM003" not in codes(sitemap(*map(entry, range(MAX_NEWS))))
    assert codes(sitemap(*map(entry, range(MAX_NEWS + 1))))["SM003"] == 1


def test_sitemaps_have_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsexport.formats.news_sitemap.rules.MAX_URLS", 2)
    monkeypatch.setattr("newsexport.formats.news_sitemap.rules.MAX_BYTES", 900)
    assert codes(sitemap(*map(entry, range(2)))) == {}
    assert codes(sitemap(*map(entry, range(3))))["SM008"] == 2


def test_the_window_is_that_of_now() -> None:
    data = sitemap(entry())
    assert "SM002" not in codes(data, Options(now=NOW + timedelta(days=1)))
    assert codes(data, Options(now=NOW + timedelta(days=3)))["SM002"] == 1


# Writing


def test_an_item_is_written_with_what_google_wants() -> None:
    media = (Media(renditions=(Rendition(href="/pictures/a.jpg"),)),)
    data = written(item(media=media, language="de-AT"))
    (url,) = etree.fromstring(data)
    assert url.findtext(f"{{{SITEMAP}}}loc") == "https://example.com/ferry"
    assert url.findtext(f".//{{{NEWS}}}language") == "de"
    assert url.findtext(f".//{{{NEWS}}}publication_date") == "2026-02-16T09:00:00Z"
    assert url.findtext(f".//{{{IMAGE}}}loc") == "https://example.com/pictures/a.jpg"
    assert codes(data) == {}


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("zh-Hans", "zh-cn"),
        ("zh-CN", "zh-cn"),
        ("zh-Hant-HK", "zh-tw"),
        ("zh-TW", "zh-tw"),
        ("fil", "fil"),
    ],
)
def test_languages_are_written_as_google_names_them(tag: str, code: str) -> None:
    data = written(item(language=tag))
    assert etree.fromstring(data).findtext(f".//{{{NEWS}}}language") == code


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"language": None}, "/language"),
        ({"language": "zh"}, "/language"),
        ({"published": None}, "/published"),
        ({"publisher": None}, "/publisher/name"),
        ({"headlines": ()}, "/headlines"),
        ({"canonical_url": "urn:example:1"}, "urn:example:1 is none of the web"),
    ],
)
def test_what_lacks_something_is_refused(more: dict[str, object], place: str) -> None:
    with pytest.raises(InvalidOutput) as refused:
        written(item(**more))
    assert place in refused.value.diagnostics[0].message


def test_old_and_canceled_items_are_left_out() -> None:
    old = item(uri="urn:x:old", published=NOW - timedelta(days=2, seconds=1))
    gone = item(uri="urn:x:gone", pub_status="canceled")
    assert len(etree.fromstring(written(old, gone, item()))) == 1
    assert len(etree.fromstring(written(old, gone))) == 0
    for window, count in (("all", 2), ("3", 2), ("1", 1)):
        options = replace(OPTIONS, formats={"news-sitemap": {"window": window}})
        assert len(etree.fromstring(written(old, item(), options=options))) == count
    with pytest.raises(BadOption, match="window"):
        written(item(), options=replace(OPTIONS, formats={"news-sitemap": {"window": "two"}}))


def test_more_than_a_thousand_become_several_documents() -> None:
    bundle = registry.find("json").bundle
    assert bundle is not None
    items = [item(uri=f"urn:x:{n}") for n in range(MAX_NEWS + 1)]
    source = Source.of(b"".join(bundle(items, OPTIONS, Report())))
    documents = [b"".join(chunks) for chunks in api.bundles(source, "news-sitemap", OPTIONS)]
    assert [each.count(b"<url>") for each in documents] == [MAX_NEWS, 1]


def test_what_is_written_is_valid_by_the_protocol_too(standards: Path) -> None:
    """The official schema is strict about foreign elements: ours stand in for them."""
    from newsexport import resources
    from newsexport.syntax.xml_schema import XmlSchema

    combined = f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:import namespace="{SITEMAP}" schemaLocation="sitemap.xsd"/>
      <xs:import namespace="{NEWS}" schemaLocation="news.xsd"/>
      <xs:import namespace="{IMAGE}" schemaLocation="image.xsd"/></xs:schema>""".encode()

    def file(name: str) -> bytes:
        if name == "combined.xsd":
            return combined
        if name == "sitemap.xsd":
            return (standards / "sitemap/sitemap.xsd").read_bytes()
        return resources.read(f"schemas/news-sitemap/{name}")

    media = (Media(renditions=(Rendition(href="https://example.com/a.jpg"),)),)
    data = written(item(media=media, version_created=NOW), item(uri="urn:x:2"))
    schema = XmlSchema("combined.xsd", file)
    assert not list(schema.problems(etree.fromstring(data), 10))
    assert list(
        schema.problems(etree.fromstring(data.replace(b"https://example.com/a.jpg", b"%%")), 10)
    )


def test_the_card_keeps_googles_limit() -> None:
    assert registry.find("news-sitemap").max_items == MAX_NEWS


def test_the_same_article_in_another_language_is_a_link() -> None:
    xhtml = "http://www.w3.org/1999/xhtml"
    links = (
        f'<x:link xmlns:x="{xhtml}" rel="alternate" hreflang="de" href="https://example.com/de/1"/>'
        f'<x:link xmlns:x="{xhtml}" rel="alternate" href="two words"/>'
    )
    (found,), _ = read(sitemap(entry(more=links)))
    (link,) = found.links
    assert (link.rel, link.href) == ("alternate", "https://example.com/de/1")
    assert [each.value for each in link.extensions] == ["de"]
    assert any("two words" in each.value for each in found.extensions), "kept as it stands"


def test_genres_are_words_between_commas() -> None:
    told = entry().replace(
        "<news:title>", "<news:genres>Blog, Opinion, Blog</news:genres><news:title>"
    )
    (found,), _ = read(sitemap(told))
    assert [each.literal for each in found.genres] == ["Blog", "Opinion"]
