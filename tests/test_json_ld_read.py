"""Reading JSON-LD as it is found: whatever stands where, nothing is invented and nothing is silent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport import api
from newsexport.formats.json_ld.check import check
from newsexport.formats.json_ld.read import read
from newsexport.options import Limits, Options
from newsexport.parsed import Parsed
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source
from newsexport.vocab.schema_org import NAMESPACE


def parsed(
    document: Any, report: Report | None = None, options: Options = Options()
) -> list[Parsed]:
    source = Source.of(orjson.dumps(document), name="story.jsonld")
    return list(read(source, options, report or Report()))


def article(
    *, report: Report | None = None, options: Options = Options(), **properties: Any
) -> NewsItem:
    document = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "urn:x:1",
        **{name.replace("AT_", "@"): value for name, value in properties.items()},
    }
    (one,) = parsed(document, report, options)
    return one.item


def kept(item: NewsItem) -> dict[str, Any]:
    assert {extension.namespace for extension in item.extensions} <= {NAMESPACE}
    return {extension.name: extension.value for extension in item.extensions}


# Where articles stand

NODE = {"@type": "NewsArticle", "@id": "urn:x:1", "headline": "A"}
PAGE = {"@type": "WebPage", "@id": "urn:x:page"}


@pytest.mark.parametrize(
    "document",
    [
        NODE,
        {"@context": "http://schema.org/", **NODE},
        [NODE],
        [PAGE, NODE],
        {"@graph": [PAGE, NODE]},
        {"@graph": [{**PAGE, "mainEntity": {"@id": "urn:x:1"}}, NODE]},
        {"@graph": [{**PAGE, "mainEntity": {"@type": "NewsArticle", "@id": "urn:x:1"}}, NODE]},
        {**PAGE, "mainEntity": NODE},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "item": NODE}]},
        {"@type": ["NewsArticle", "Article"], "@id": "urn:x:1", "headline": "A"},
        {"@type": "schema:NewsArticle", "@id": "urn:x:1", "schema:headline": "A"},
        {"@type": "http://schema.org/NewsArticle", "@id": "urn:x:1", "https://schema.org/headline": "A"},
        {
            "@context": {"@vocab": "https://schema.org/", "id": "@id", "type": "@type", "title": "headline"},
            "type": "NewsArticle", "id": "urn:x:1", "title": "A",
        },
        {"@context": {"s": "https://schema.org/"}, "@type": "s:NewsArticle", "@id": "urn:x:1", "s:headline": "A"},
        {**NODE, "headline": {"@value": "A"}},
        {**NODE, "headline": [["A"], None, ""]},
        {"@type": "Report", "@id": "urn:x:1", "headline": "A"},
    ],
)  # fmt: skip
def test_an_article_is_found_wherever_it_stands(document):
    (one,) = parsed(document)
    assert (one.item.uri, one.item.headline) == ("urn:x:1", "A")


def test_what_is_part_of_an_article_is_no_article_of_its_own():
    update = {"@type": "BlogPosting", "headline": "B"}
    source = {"@type": "NewsArticle", "@id": "urn:x:2", "headline": "C"}
    (one,) = parsed({**NODE, "liveBlogUpdate": [update], "isBasedOn": source})
    assert one.item.headline == "A"
    assert one.item.body[0].title.text == "B"
    assert kept(one.item) == {"isBasedOn": source}


def test_several_articles_each_have_their_place_and_report():
    report = Report()
    first, second = parsed(
        [{**NODE, "datePublished": "x"}, {**NODE, "@id": "urn:x:2", "version": "?"}], report
    )
    assert first.origins.source_pointer("/headlines/0/text") == "/0/headline"
    assert second.origins.source_pointer("/headlines/0/text") == "/1/headline"
    assert second.origins.source_pointer("/slugline") == "/1"
    assert [(d.code, d.item.id, d.pointer) for d in report.diagnostics] == [
        ("RD005", "urn:x:1", "/0/datePublished"),
        ("RD005", "urn:x:2", "/1/version"),
    ]
    assert report.items == 2


@pytest.mark.parametrize(
    "document",
    [
        {},
        [],
        7,
        None,
        "NewsArticle",
        {"@type": "Person"},
        {"headline": "A"},
        {"@id": ""},
        {"@id": "\0"},
        {"@value": {"@id": "urn:x:1"}},
    ],
)
def test_no_article(document):
    report = Report()
    assert parsed(document, report) == []
    assert "RD007" in [d.code for d in report.diagnostics if d.severity == "error"]


def test_many_objects_of_which_none_has_a_type_are_not_looked_at():
    few = Options(limits=Limits(facts=3))
    for reading in (read, check):
        for document, codes in (
            ([{"a": 1}] * 4, {"IO009": 1, "RD007": 1}),
            ([{"a": 1}] * 3 + [{"name": "{"}], {"IO009": 1, "RD007": 1}),
        ):
            report = Report()
            assert list(reading(Source.of(orjson.dumps(document)), few, report)) == []
            assert report.by_code == codes
        report = Report()
        assert list(reading(Source.of(orjson.dumps([{"a": 1}] * 3)), few, report)) == []
        assert "IO009" not in report.by_code
        typed = orjson.dumps([{"a": 1}] * 4 + [NODE]).replace(b"@type", b"\\u0040type")
        assert len(list(reading(Source.of(typed), few, Report()))) == 1


def test_nodes_beside_the_article_are_told():
    report = Report()
    parsed({"@graph": [PAGE, NODE]}, report)
    assert [(d.code, d.pointer) for d in report.diagnostics] == [("LS002", "/@graph/0")]


# Identity


@pytest.mark.parametrize(
    ("properties", "uri", "codes"),
    [
        ({"AT_id": "urn:x:9", "identifier": "other"}, "urn:x:9", []),
        ({"AT_id": "#article", "identifier": "urn:x:8"}, "urn:x:8", []),
        ({"AT_id": None, "identifier": {"@type": "PropertyValue", "value": "urn:x:7"}}, "urn:x:7", []),
        ({"AT_id": None, "url": "https://example.com/a"}, "https://example.com/a", []),
        ({"AT_id": None, "mainEntityOfPage": {"@type": "WebPage", "@id": "https://example.com/b"}},
         "https://example.com/b", []),
    ],
)  # fmt: skip
def test_the_uri_comes_from_the_best_that_is_there(properties, uri, codes):
    report = Report()
    assert article(report=report, **properties).uri == uri
    assert [d.code for d in report.diagnostics] == codes


def test_without_identifiers_the_position_decides_and_is_told():
    report = Report()
    first, second = parsed([{"@type": "NewsArticle"}, {"@type": "NewsArticle"}], report)
    assert first.item.uri != second.item.uri
    assert [d.code for d in report.diagnostics] == ["RD001", "RD001"]
    again = parsed([{"@type": "NewsArticle", "headline": "mended"}])
    assert again[0].item.uri == first.item.uri


def test_a_number_of_the_source_makes_a_stable_uri_and_stays():
    item = article(AT_id=None, identifier=4711, url="https://example.com/a")
    assert item.uri == article(AT_id=None, identifier="4711", url="https://example.com/b").uri
    assert [(other.value, other.type) for other in item.alt_ids] == [("4711", None)]


# Dates


def test_full_times_are_the_items():
    item = article(
        datePublished="2026-02-16T09:30:00+01:00",
        dateModified="2026-02-16T10:00Z",
        dateCreated="2026-02-15 08:00:00+0100",
    )
    zone = timezone(timedelta(hours=1))
    assert item.published == datetime(2026, 2, 16, 9, 30, tzinfo=zone)
    assert item.version_created == datetime(2026, 2, 16, 10, 0, tzinfo=UTC)
    assert item.first_created == datetime(2026, 2, 15, 8, 0, tzinfo=zone)


@pytest.mark.parametrize(
    "value", ["2026-02-16", "2026-02-16T09:30:00", "yesterday", 20260216, {"a": 1}]
)
def test_what_is_no_full_time_is_no_time_of_publication_but_kept(value):
    report = Report()
    item = article(report=report, datePublished=value)
    assert item.published is None
    assert kept(item) == {"datePublished": value}
    assert [(d.code, d.pointer) for d in report.diagnostics] == [("RD005", "/datePublished")]


def test_a_bare_date_stays_a_date():
    item = article(dateModified="2026-02-16", dateCreated="2026", expires="2026-03")
    assert (item.content_modified, item.content_created, item.expires) == (
        "2026-02-16",
        "2026",
        "2026-03",
    )
    assert item.version_created is item.first_created is None


# People, words, media


@pytest.mark.parametrize(
    ("value", "names", "kinds"),
    [
        ("Ann Lee", ["Ann Lee"], [None]),
        (["Ann Lee", {"@type": "Person", "name": "Bo Ek"}], ["Ann Lee", "Bo Ek"], [None, "person"]),
        ({"@type": "Organization", "name": "Agency"}, ["Agency"], ["organisation"]),
        (
            {"@type": "NewsMediaOrganization", "name": "C"},
            ["C"],
            [NAMESPACE + "NewsMediaOrganization"],
        ),
        ({"name": "Someone"}, ["Someone"], [None]),
        ({"@list": ["A", "B"]}, ["A", "B"], [None, None]),
    ],
)
def test_authors_of_every_shape(value, names, kinds):
    item = article(author=value)
    assert [party.name for party in item.creators] == names
    assert [party.type for party in item.creators] == kinds


def test_a_reference_leads_to_its_node():
    person = {
        "@type": "Person",
        "@id": "#ann",
        "name": "Ann Lee",
        "jobTitle": "Reporter",
        "hair": "red",
    }
    (one,) = parsed({"@graph": [{**NODE, "author": {"@id": "#ann"}}, person]})
    (author,) = one.item.creators
    assert (author.name, author.job_title, author.uri) == ("Ann Lee", "Reporter", None)
    assert [(e.name, e.value) for e in author.extensions] == [("hair", "red")]
    assert one.origins.source_pointer("/creators/0/name") == "/@graph/1"


def test_references_in_a_circle_end():
    a = {"@type": "Person", "@id": "#a", "name": "A", "affiliation": {"@id": "#b"}}
    b = {"@type": "Organization", "@id": "#b", "name": "B", "affiliation": {"@id": "#a"}}
    (one,) = parsed(
        {"@graph": [{**NODE, "author": {"@id": "#a"}, "about": {"@id": "urn:x:1"}}, a, b]}
    )
    assert one.item.creators[0].affiliations[0].name == "B"


def test_publisher_and_provider_stay_apart():
    item = article(
        publisher={"@type": "Organization", "name": "Site", "logo": "https://e.example/l.png"},
        provider="Agency",
    )
    assert (item.publisher.name, item.provider.name) == ("Site", "Agency")
    assert item.publisher.extensions[0].name == "logo"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One.\n\nTwo.\n \nThree.", ["One.", "Two.", "Three."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One.\r\n\r\nTwo\r\nlines.", ["One.", "Two\nlines."]),
        ("  ", []),
    ],
)
def test_paragraphs(text, paragraphs):
    body = article(articleBody=text).body
    assert [block.text for block in body] == paragraphs
    assert all(len(block.spans) == block.text.count("\n") for block in body)


def test_several_languages():
    item = article(
        headline=[{"@language": "en", "@value": "Ferry"}, {"@language": "de", "@value": "Fähre"}]
    )
    assert [(h.text, h.language) for h in item.headlines] == [("Ferry", "en"), ("Fähre", "de")]
    assert article(inLanguage=["en", "fr"]).language == "en"
    assert (
        article(inLanguage={"@type": "Language", "name": "German", "alternateName": "de"}).language
        == "de"
    )
    assert article(AT_context=["https://schema.org", {"@language": "sv"}]).language == "sv"
    report = Report()
    assert article(report=report, inLanguage="en_US").language == "en-US"
    assert [d.code for d in report.diagnostics] == ["RD005"]


@pytest.mark.parametrize(
    ("value", "words"),
    [("ferry, harbour ,", ["ferry", "harbour"]), (["a, b", "c"], ["a, b", "c"]), ("one", ["one"])],
)
def test_keywords(value, words):
    assert list(article(keywords=value).keywords) == words


@pytest.mark.parametrize(
    "image",
    [
        "https://e.example/a.jpg",
        ["https://e.example/a.jpg"],
        {"@type": "ImageObject", "url": "https://e.example/a.jpg"},
        {
            "@type": "ImageObject",
            "contentUrl": "https://e.example/a.jpg",
            "url": "https://e.example/a.jpg",
        },
    ],
)
def test_images_of_every_shape(image):
    item = article(image=image)
    assert [rendition.href for rendition in item.pictures[0].renditions] == [
        "https://e.example/a.jpg"
    ]
    assert item.pictures[0].extensions == ()


def test_sizes_are_read_as_people_write_them():
    item = article(
        image={
            "@type": "ImageObject",
            "width": "1200px",
            "height": {"@type": "QuantitativeValue", "value": 675},
        },
        video={
            "@type": "VideoObject",
            "contentUrl": "https://e.example/v.mp4",
            "duration": "PT1M30S",
            "width": "100%",
        },
    )
    assert (item.media[0].renditions[0].width, item.media[0].renditions[0].height) == (1200, 675)
    assert (item.media[1].kind, item.media[1].renditions[0].duration) == ("video", 90.0)
    assert item.media[1].extensions[0].value == "100%"


def test_unknown_properties_are_kept_and_foreign_ones_told():
    report = Report()
    item = article(
        report=report, wordCount=12, speakable={"cssSelector": [".a"]}, **{"og:title": "x"}
    )
    assert kept(item) == {"wordCount": 12, "speakable": {"cssSelector": [".a"]}}
    assert [(d.code, d.pointer) for d in report.diagnostics] == [("LS002", "/og:title")]


def test_addresses_are_made_absolute_with_a_base_only():
    base = replace(Options(), base_uri="https://example.com/news/")
    assert article(url="a.html", options=base).canonical_url == "https://example.com/news/a.html"
    item = article(url="a.html")
    assert item.canonical_url is None
    assert kept(item) == {"url": "a.html"}


# Anything at all

_NAMES = st.sampled_from(
    ("@id", "@type", "@value", "@graph", "@context", "@list", "@language", "headline", "author", "image", "about",
     "articleBody", "datePublished", "dateModified", "expires", "version", "url", "mainEntityOfPage", "identifier",
     "genre", "keywords", "hasPart", "correction", "liveBlogUpdate", "isBasedOn", "citation", "publisher", "name",
     "sameAs", "termCode", "inDefinedTermSet", "license", "usageInfo", "width", "duration", "encoding", "x:y", "")
)  # fmt: skip
_TEXTS = st.sampled_from(
    ("NewsArticle", "Person", "ImageObject", "DefinedTerm", "https://schema.org", "#a", "urn:x:1", "a b", "", "2026",
     "2026-02-16T09:30:00Z", "en", "PT5S", "medtop:1", "http://cv.iptc.org/newscodes/mediatopic/", "\x00", "%", ":")
)  # fmt: skip
_ANYTHING = st.recursive(
    st.one_of(
        _TEXTS,
        st.none(),
        st.booleans(),
        st.integers(-3, 10),
        st.floats(allow_nan=False, allow_infinity=False),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=5),
    max_leaves=20,
)


@given(st.dictionaries(_NAMES, _ANYTHING, max_size=8), st.booleans())
def test_no_document_makes_the_reader_fail(document, an_article):
    if an_article:
        document = {**document, "@type": "NewsArticle"}
    source = Source.of(orjson.dumps(document))
    report = Report()
    assert isinstance(check(source, Options(), report), Iterator)
    assert list(check(source, Options(), report)) is not None
    assert report.counts["error"] >= 0


def test_the_examples_of_schema_org_are_clean(shared):
    paths = sorted((shared / "corpus" / "schemaorg-examples").glob("*.jsonld"))
    assert len(paths) > 10
    for path in paths:
        report = Report()
        list(check(Source.of(path), Options(), report))
        assert [d.message for d in report.diagnostics if d.severity == "error"] == [], path


def test_the_cases_of_the_json_ld_suite_are_read_without_an_exception(shared):
    paths = sorted((shared / "corpus" / "json-ld-api").rglob("*.jsonld"))
    assert len(paths) > 300
    for path in paths:
        list(check(Source.of(path), Options(), Report()))


def test_asking_for_the_structure_only_loads_no_model():
    import subprocess
    import sys

    code = (
        "import sys\n"
        "from newsexport.formats.json_ld import JSON_LD\n"
        "from newsexport.options import Options\n"
        "from newsexport.report import Report\n"
        "from newsexport.source import Source\n"
        "list(JSON_LD.check(Source.of(b'{}'), Options(only='structure'), Report()))\n"
        "sys.exit('pydantic' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


# Nodes that are read by reference


def test_nodes_that_an_article_refers_to_are_not_told_as_unread():
    report = Report()
    things = [
        {"@type": "Organization", "@id": "#org", "name": "Example News"},
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee", "affiliation": {"@id": "#desk"}},
        {"@type": "Organization", "@id": "#desk", "name": "Desk"},
        {"@type": "ImageObject", "@id": "#img", "url": "https://e.example/a.jpg"},
        {"@type": "WebPage", "@id": "#page", "name": "Page"},
    ]
    node = NODE | {
        "author": {"@id": "#ann"},
        "publisher": {"@id": "#org"},
        "image": {"@id": "#img"},
        "isPartOf": {"@id": "#page"},
    }
    (one,) = parsed({"@graph": [*things, node]}, report)
    assert (one.item.publisher.name, len(one.item.pictures)) == ("Example News", 1)
    assert [(d.code, d.pointer, d.item) for d in report.diagnostics] == [
        ("LS002", "/@graph/4", None)
    ]


# The status of a work


@pytest.mark.parametrize(
    ("value", "status", "codes"),
    [
        ("Withdrawn", "canceled", []),
        ("CANCELED", "canceled", []),
        ("Cancelled ", "canceled", []),
        ("retracted", "canceled", []),
        ("Deleted", "canceled", []),
        ("Draft", "withheld", []),
        ("https://example.com/status/Withheld", "withheld", []),
        ({"@type": "DefinedTerm", "name": "Withdrawn"}, "canceled", []),
        (["Draft", "Retracted", "Pending"], "canceled", []),
        ("Published", "usable", []),
        ("Shelved", "usable", ["RD005"]),
        ({"@type": "DefinedTerm"}, "usable", ["RD005"]),
    ],
)
def test_a_status_that_forbids_publication_is_heeded(value, status, codes):
    report = Report()
    item = article(report=report, creativeWorkStatus=value)
    assert item.pub_status == status
    assert kept(item) == ({"creativeWorkStatus": value} if status == "usable" else {})
    assert [d.code for d in report.diagnostics] == codes


# Script elements

PAGE_PART = (
    b"\xef\xbb\xbf\n<SCRIPT id='x' type='application/ld+json'> {\n"
    b'  "@context": "https://schema.org", "@type": "NewsArticle",\n'
    b'  "@id": "urn:x:1", "datePublished": "yesterday"\n}\n</script>\n'
)


def test_a_script_element_is_read_as_its_document():
    assert api.detect(PAGE_PART).format == "json-ld"
    report = api.validate(PAGE_PART)
    places = {
        d.code: (d.position.line, d.position.column, d.position.span)
        for d in report.diagnostics
        if d.code in ("RD005", "LD012")  # what the rule says, the reader does not say again
    }
    start = PAGE_PART.index(b'"yesterday"')
    assert places == {"LD012": (4, 38, (start, start + 11))}
    (one,) = api.read(PAGE_PART)
    assert one.uri == "urn:x:1"


def test_faults_in_a_script_element_have_their_place():
    data = PAGE_PART.replace(b'"urn:x:1"', b"?")
    (found,) = api.validate(data).diagnostics
    assert (found.code, found.position.line, found.position.column) == ("IO003", 4, 10)
    line = b'<script type="application/ld+json">{"@type": 7}</script>'
    (found,) = (d for d in api.validate(line).diagnostics if d.code == "LD001")
    assert (found.position.line, found.position.column) == (1, line.index(b"7") + 1)


@pytest.mark.parametrize(
    "data",
    [
        b"<script>alert(1)</script>",
        b'<script type="application/ld+json">{}',
        b'<script type="application/ld+json">{}</script><p>more</p>',
    ],
)
def test_what_is_not_one_script_element_is_refused(data):
    assert api.validate(data, format="json-ld").has_errors


def test_what_is_written_for_a_page_is_valid():
    options = Options(formats={"json-ld": {"embed": "script"}})
    item = article(headline="A", datePublished="2026-02-16T09:30:00Z")
    assert not api.validate(api.write(item, "json-ld", options=options)).has_errors


def test_values_are_told_in_plain_words():
    report = Report()
    article(report=report, version={"a": True}, **{"og:title": {"b": None}})
    told = [d.message for d in report.diagnostics]
    assert '{"a": true}' in told[0]
    assert told[1].endswith('{"b": null}')


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ({**PAGE, "name": "Page", "mainEntity": NODE}, "/name"),
        ({"@graph": [NODE], "description": "of the graph"}, "/description"),
        ({**PAGE, "mainEntity": NODE, "breadcrumb": ["a", {"@type": "Thing", "name": "b"}]}, "/breadcrumb/0"),
        ({**NODE, "creditText": {"@value": "Foto", "@language": "de"}}, "/creditText/@language"),
        ({**NODE, "headline": {"@value": "A", "mood": "odd"}}, "/headline/mood"),
        ({**NODE, "author": {"@type": ["Person", {"x": 1}], "name": "Jo"}}, "/author/@type"),
        (
            {**NODE, "liveBlogUpdate": {"@list": [{"@type": "BlogPosting", "image": "a.jpg", "articleBody": "B"}]}},
            "/liveBlogUpdate/@list/0/image",
        ),
        (
            {**NODE, "liveBlogUpdate": {"@type": "BlogPosting", "author": {"name": "Jo", "jobTitle": "editor"}}},
            "/liveBlogUpdate/author/jobTitle",
        ),
    ],
)  # fmt: skip
def test_what_the_item_has_no_place_for_is_told_where_it_stands(document, place):
    report = Report()
    parsed(document, report)
    assert place in [d.pointer for d in report.diagnostics if d.code == "LS002"]


def test_what_a_kept_reference_leads_to_is_kept_with_it():
    second = {"@type": "Organization", "@id": "urn:x:org", "telephone": "123"}
    publishers = [{"@type": "Organization", "name": "First"}, {"@id": "urn:x:org"}]
    (one,) = parsed({"@graph": [{**NODE, "publisher": publishers}, second]})
    assert one.item.publisher is not None
    assert kept(one.item)["publisher"] == second


def test_two_spellings_of_a_property_are_both_read():
    item = article(keywords=["a"], **{"schema:keywords": ["b"]})
    assert item.keywords == ("a", "b")


def test_entries_of_a_live_blog_beside_it_are_no_articles():
    update = {"@type": "BlogPosting", "@id": "urn:x:2", "headline": "B"}
    (one,) = parsed({"@graph": [update, {**NODE, "liveBlogUpdate": [{"@id": "urn:x:2"}]}]})
    assert one.item.headline == "A"
