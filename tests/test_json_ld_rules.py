"""The rules of JSON-LD, each with what it finds and what it lets pass; the facts behind them."""

from __future__ import annotations

import json
from typing import Any

import orjson
import pytest

from newsexport import api, validate
from newsexport.options import Options
from newsexport.payloads.schema_org.document import Document
from newsexport.payloads.schema_org.names import ARTICLES
from newsexport.payloads.schema_org.rules import RULES
from newsexport.report import Report
from newsexport.rules.engine import check_document
from newsexport.vocab import schema_org

PERSON = {"@type": "Person", "name": "Ann Lee"}


def findings(document: Any) -> list[tuple[str, str | None]]:
    report = Report()
    check_document(RULES, Document(document, orjson.dumps(document)), Options(), report)
    return [(d.code, d.pointer) for d in report.diagnostics]


def article(**properties: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **properties}


@pytest.mark.parametrize(
    ("document", "found"),
    [
        (article(author={"@id": 7}), ("LD001", "/author/@id")),
        ({"@context": "https://schema.org", "@type": 7}, ("LD001", "/@type")),
        (article() | {"@context": ["https://schema.org", 7]}, ("LD001", "/@context")),
        (article(headline={"@value": "a", "name": "b"}), ("LD001", "/headline")),
        (article(headline={"@value": {"a": 1}}), ("LD001", "/headline")),
        (article(headline={"@value": "a", "@language": "en", "@type": "Text"}), ("LD001", "/headline")),
        (7, ("LD001", "")),
        ({"@type": "NewsArticle"}, ("LD002", "")),
        ({"@context": {"a": "urn:a"}, "@type": "NewsArticle"}, ("LD002", "/@context")),
        (article() | {"@context": ["https://schema.org", "https://example.com/c"]}, ("LD003", "/@context/1")),
        (article(author={"@type": "person", "name": "A"}), ("LD004", "/author/@type")),
        (article(headlin="A"), ("LD005", "/headlin#")),
        (article(author=PERSON | {"headline": "A"}), ("LD006", "/author/headline#")),
        (article(relatedLink="https://example.com"), ("LD006", "/relatedLink#")),
        (article(author={"@id": "#a"}), ("LD011", "/author/@id")),
        (article(author={"@id": "_:a", "@type": "Person"}), ("LD011", "/author/@id")),
        (article(dateModified="16.02.2026"), ("LD012", "/dateModified")),
        (article(datePublished=["2026-02-16", "2026-13-01"]), ("LD012", "/datePublished/1")),
        (article(datePublished=[["2026-02-16", "nope"]]), ("LD012", "/datePublished/0/1")),
        (article(author="Ann Lee"), ("LD013", "/author")),
        (article(articleBody="a </SCRIPT> b"), ("LD014", "/articleBody")),
        (article(about={"@type": "Thing", "name": ["<!-- x"]}), ("LD014", "/about/name/0")),
        (article(digitalSourceType="http://schema.org/PrintDigitalSource"), ("LD015", "/digitalSourceType")),
        (article(url="https://e.example/a", mainEntityOfPage="https://e.example/b"), ("LD016", "/mainEntityOfPage")),
    ],
)  # fmt: skip
def test_what_a_rule_finds(document, found):
    assert findings(document) == [found]


@pytest.mark.parametrize(
    "document",
    [
        article(),
        article(author=PERSON, datePublished="2026-02-16T09:30:00+01:00", dateModified="2026-02"),
        article(datePublished="2026-02-16T09:30", dateCreated="2026-02-16T09:30+0100"),
        article(author={"@id": "https://example.com/staff/ann"}),
        {"@context": {"@vocab": "http://schema.org/"}, "@type": "NewsArticle"},
        {
            "@context": ["https://schema.org/", {"ex": "https://example.com/"}],
            "@type": "Article",
            "ex:desk": 1,
        },
        {"@type": "schema:NewsArticle", "schema:headline": "A"},
        {
            "@context": "https://schema.org",
            "@graph": [article(author={"@id": "#a"}), PERSON | {"@id": "#a"}],
        },
        article(
            potentialAction={
                "@type": "SearchAction",
                "query-input": "required name=q",
                "target": "x",
            }
        ),
        article(
            url="https://e.example/a",
            mainEntityOfPage={"@type": "WebPage", "@id": "https://e.example/a/"},
        ),
        article(mainEntityOfPage=True, url="https://e.example/a"),
        article(headline={"@value": "A", "@language": "en"}),
        article(datePublished=[[{"@value": "2026-02-16T08:30:00Z"}]]),
        {"@context": "https://schema.org", "@type": "MusicGroup", "track": "A", "name": "B"},
        [],
    ],
)
def test_what_the_rules_let_pass(document):
    assert findings(document) == []


@pytest.mark.parametrize(
    ("name", "of_type", "meant"),
    [
        ("NewArticle", True, "NewsArticle"),
        ("newsarticle", True, "NewsArticle"),
        ("Organisation", True, "Organization"),
        ("dateModifed", False, "dateModified"),
        ("datepublished", False, "datePublished"),
        ("xqzw", False, None),
    ],
)
def test_what_was_meant(name, of_type, meant):
    assert schema_org.did_you_mean(name, of_type=of_type) == meant


# The tables are those of schema.org


def _names(value: Any) -> list[str]:
    entries = value if isinstance(value, list) else [value] if value else []
    return [entry["@id"][7:] for entry in entries if entry["@id"].startswith("schema:")]


@pytest.fixture(scope="module")
def release(standards):
    data = (standards / "schemaorg" / "30.0" / "schemaorg-all-https.jsonld").read_bytes()
    classes: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for node in json.loads(data)["@graph"]:
        kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
        if not node["@id"].startswith("schema:"):
            continue
        if "rdfs:Class" in kinds:
            classes[node["@id"][7:]] = node
        elif "rdf:Property" in kinds:
            properties[node["@id"][7:]] = node
    return classes, properties


def test_types_and_properties_are_complete(release):
    classes, properties = release
    values = {"Boolean", "DataType", "Date", "DateTime", "Time"}  # types of texts, not of things
    assert schema_org.parents().keys() == classes.keys() - values
    assert schema_org.properties() == properties.keys()
    for name in schema_org.parents():
        node = classes[name]
        assert sorted(schema_org.parents()[name]) == sorted(_names(node.get("rdfs:subClassOf")))
    assert {name for name in classes if "Article" in schema_org.lineage(name)} == ARTICLES


def test_domains_are_right_for_every_type_that_is_judged(release):
    classes, properties = release
    judged = [name for name in classes if schema_org.allowed(name) is not None]
    assert {"NewsArticle", "Person", "Organization", "ImageObject", "Place", "DefinedTerm"} <= set(
        judged
    )
    for name in judged:
        lineage = schema_org.lineage(name)
        expected = {
            p
            for p, node in properties.items()
            if lineage & set(_names(node.get("schema:domainIncludes")))
        }
        assert schema_org.allowed(name) == expected, name


def test_dates_have_no_texts_in_their_range(release):
    _, properties = release
    for name in schema_org.DATES:
        ranges = set(_names(properties[name].get("schema:rangeIncludes")))
        assert ranges & {"Date", "DateTime"}, name
        assert "Text" not in ranges, name


def test_superseded_properties(release):
    _, properties = release
    for old, new in schema_org.SUPERSEDED.items():
        assert new in _names(properties[old]["schema:supersededBy"])


def test_pending_terms(release):
    pending = {
        name
        for table in release
        for name, node in table.items()
        if "https://pending.schema.org" in json.dumps(node.get("schema:isPartOf"))
    }
    assert schema_org.pending() == pending


def test_a_pending_term_is_told_once_and_those_of_news_are_not():
    article = {
        "@context": "https://schema.org",
        "@type": "ReportageNewsArticle",
        "creditText": "Jo Berg",
        "backstory": "How we reported it",
        "about": [{"@type": "Observation", "backstory": "Again"}, {"@type": "Observation"}],
    }
    from newsexport import api

    found = api.validate(json.dumps(article).encode(), format="json-ld").diagnostics
    told = [(each.pointer, each.severity) for each in found if each.code == "LD009"]
    assert told == [("/backstory#", "info"), ("/about/0/@type", "info")]


def test_digital_sources(release, standards):
    data = (standards / "schemaorg" / "30.0" / "schemaorg-all-https.jsonld").read_bytes()
    expected = {}
    for node in json.loads(data)["@graph"]:
        if "schema:IPTCDigitalSourceEnumeration" in node["@type"]:
            expected[node["@id"][7:]] = json.dumps(node)
    assert schema_org.DIGITAL_SOURCES.keys() == expected.keys()
    for member, code in schema_org.DIGITAL_SOURCES.items():
        assert f'"{schema_org.DIGITAL_SOURCE_SCHEME}{code}"' in expected[member]


@pytest.mark.parametrize("reference", [{"@id": "#p1"}, {"@type": "Person", "@id": "#p1"}])
def test_authors_are_looked_up_where_they_are_named(reference: dict[str, str]) -> None:
    graph = [
        {"@type": "NewsArticle", "@id": "#a", "headline": "Ferry sails", "author": [reference]},
        {"@type": "Person", "@id": "#p1", "name": "Ada Quay", "url": "https://harbour.example/ada"},
    ]
    data = orjson.dumps({"@context": "https://schema.org", "@graph": graph})
    assert not {"GA007", "GA009"} & set(validate(data, format="json-ld").by_code)


def test_the_basic_format_of_iso_8601_is_a_date_of_schema_org() -> None:
    data = orjson.dumps(
        {
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry sails",
            "datePublished": "20260216T093000+0900", "dateModified": "20260216T094500Z", "dateCreated": "20260216",
        }
    )  # fmt: skip
    assert "LD012" not in validate(data).by_code
    (item,) = api.read(data)
    assert item.published is not None
    assert item.published.isoformat() == "2026-02-16T09:30:00+09:00"
