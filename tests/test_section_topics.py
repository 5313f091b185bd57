"""Media Topics for the sections and keywords of raw articles: by tables, with evidence, never by guess."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsexport import media_topics, resources
from newsexport.extract import section_topics
from newsexport.options import Options
from newsexport.parsed import Origins, Parsed
from newsexport.schema.v1 import Concept, Evidence, NewsItem
from tests.pages import LONG, MORE, TITLE, one, story

POLITICS = media_topics.MEDIA_TOPICS + "11000000"


def assigned(
    section: str | None, *keywords: str, language: str | None = "en", options: Options = Options()
):
    item = NewsItem(uri="urn:x:1", language=language, section=section, keywords=keywords)
    found = section_topics.with_topics(Parsed(item, Origins({})), options).item
    return [(each.uri or "").rpartition("/")[2] for each in found.subjects]


@pytest.mark.parametrize(
    ("section", "language", "codes"),
    [
        ("Politics", "en-GB", ["11000000"]),
        ("POLITIK", "de", ["11000000"]),
        ("सिर्फ राजनीति", "hi", []),
        ("राजनीति", "hi", ["11000000"]),
        ("News > Politics", "en", ["11000000"]),
        ("Science & Health", "en", ["20000735", "07000000"]),
        ("science & technology", "en", ["13000000"]),
        ("Sport", None, ["15000000"]),
        ("Politik", None, []),
        ("Politik", "en", []),
        ("World", "en", []),
        ("Sport/Fußball", "de-AT", ["15000000", "20001065"]),
        (None, "en", []),
    ],
)
def test_sections_by_the_table(section, language, codes):
    assert assigned(section, language=language) == codes


def test_keywords_count_where_they_name_a_topic_at_the_top():
    assert assigned("World", "Politics", "cinema", "harbour") == ["11000000"]
    assert assigned("Politics", "politics") == ["11000000"]


def test_each_topic_has_its_evidence():
    item = one(story(head='<meta property="article:section" content="Politics">'))
    (found,) = item.subjects
    assert (found.uri, found.confidence, found.scheme) == (POLITICS, 90, media_topics.MEDIA_TOPICS)
    (why,) = (each for each in item.evidence if each.field == "/subjects/0")
    assert why.method == 'the section "Politics" in the table of section names'
    assert why.confidence == 0.9


def test_what_is_there_is_not_said_twice():
    item = NewsItem(
        uri="urn:x:1", language="en", section="Politics", subjects=(Concept(uri=POLITICS),),
        evidence=(Evidence(field="/section", method="x", line=3),),
    )  # fmt: skip
    parsed = Parsed(item, Origins({}))
    assert section_topics.with_topics(parsed, Options()) is parsed


def test_names_of_the_installed_vocabulary(official):
    with_names = replace(official, topics=True)
    assert assigned("Markets", "Volcanic eruption", "Drought", options=official) == ["20000385"]
    found = assigned("Lacrosse", "drought", "@drought", options=with_names)
    assert len(found) == 2
    assert assigned("x", "Dürre", language="de", options=with_names) == found[1:]
    assert assigned("x", "drought", language=None, options=with_names) == []


@pytest.mark.parametrize(("language", "count"), [("en-US", 0), ("en", 0), ("en-GB", 1)])
def test_a_word_with_another_meaning_elsewhere_is_not_taken(official, language, count):
    options = replace(official, topics=True)
    assert len(assigned("x", "football", language=language, options=options)) == count


def test_the_table_names_topics_that_are_in_use(official):
    vocabulary = media_topics.topics_of(official)
    assert vocabulary is not None
    lines = resources.packaged("vocab/section_topics.tsv").decode("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    assert all(len(row) == 3 for row in rows)
    for code, _, _ in rows:
        assert vocabulary.retired.get(code) == "", code
    names = [(language, name) for _, language, joined in rows for name in joined.split("|")]
    doubled = {each for each in names if names.count(each) > 1}
    assert not doubled


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("Home > Politics > Farrow Point", "Politics"),
        ("Startseite › Sport › Fußball", "Fußball"),
        ("Home » Harbour", None),
    ],
)
def test_the_section_of_a_scraped_text_is_in_its_breadcrumb(line, section):
    from newsexport.formats.text.read import read
    from newsexport.report import Report
    from newsexport.source import Source

    text = f"{line}\n\n{TITLE}\n\nBy Ada Lind\n\n{LONG}\n\n{MORE}\n"
    (parsed,) = read(Source.of(text.encode()), Options(language="en"), Report())
    assert parsed.item.section == section
    lines = [each.line for each in parsed.item.evidence if each.field == "/section"]
    assert lines == ([1] if section else [])
