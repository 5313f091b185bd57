"""The engine asks only those rules that have something to look at: the others would have found nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsexport.errors import NewsexportError
from newsexport.options import Options
from newsexport.parsed import Parsed
from newsexport.reading import parsed_items
from newsexport.report import MAX_RECENT, MAX_SAMPLES, Report
from newsexport.rules.common import COMMON
from newsexport.rules.engine import Run, check_items
from newsexport.rules.facts import facts_of
from newsexport.rules.texts import addresses, all_texts, odd_addresses, words_of
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source

FIXTURES = Path(__file__).parent.parent / "fixtures"
NOW = Options(now=datetime(2026, 2, 16, 12, tzinfo=UTC))


def items_of(path: Path) -> Iterator[NewsItem]:
    try:
        for parsed in parsed_items(Source.of(path), None, NOW, Report()):
            yield parsed.item
    except NewsexportError:
        return


def found(item: NewsItem, *, all_rules: bool) -> list[tuple[str, str]]:
    facts = frozenset(facts_of(item))
    return [
        (rule.code.code, finding.pointer)
        for rule in COMMON
        if all_rules or rule.is_asked(facts)
        for finding in rule.check(item, NOW if rule.scope == "item" else {})
    ]


@pytest.mark.parametrize("folder", ["refused", "receivers", "stories"])
def test_a_rule_that_is_not_asked_would_have_found_nothing(folder: str) -> None:
    seen = 0
    for path in sorted(each for each in (FIXTURES / folder).rglob("*") if each.is_file()):
        for item in items_of(path):
            assert found(item, all_rules=False) == found(item, all_rules=True), path
            seen += 1
    assert seen


@pytest.mark.parametrize("folder", ["refused", "stories"])
def test_the_words_are_the_texts_and_the_addresses_those_with_places(folder: str) -> None:
    seen = 0
    for path in sorted(each for each in (FIXTURES / folder).rglob("*") if each.is_file()):
        for item in items_of(path):
            words = words_of(item)
            assert words.texts == [place.text for place in all_texts(item)], path
            told = sorted(address.strip() for address in words.addresses if address)
            assert told == sorted(place.address for place in addresses(item)), path
            seen += 1
    assert seen


def item(**change: Any) -> NewsItem:
    return NewsItem.model_validate({"uri": "urn:newsml:example.com:20260216:ferry", **change})


def paragraphs(*texts: str) -> list[dict[str, Any]]:
    return [{"type": "paragraph", "text": text} for text in texts]


def test_an_empty_text_is_no_title() -> None:
    story = "The ferry between Marhaven and Sandholm sailed on Monday for the first time in six days at all."
    assert ("NC004", "/headlines") in found(item(title="", body=paragraphs(story)), all_rules=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("abc def gh  jkl and all that is on this line", "abc def gh jkl and all that is on this line"),
        ("The ferry sails again from the very old pier ", "The ferry sails again from the very old pier"),
        ("Straße und Hafen sind nach dem Sturm wieder frei", "STRASSE und Hafen sind nach dem Sturm wieder frei"),
        ("a|b the ferry sails again from the old pier", "a|b the ferry sails again from the old pier"),
        ("The\u00a0ferry sails again from the old quay pier", "The ferry sails again from the old quay pier"),
    ],
)  # fmt: skip
def test_texts_that_differ_in_blanks_or_case_are_the_same(one: str, other: str) -> None:
    body = paragraphs(one, "Between them stands another one.", other)
    assert ("TX001", "/body/2/text") in found(item(body=body), all_rules=False)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.com",
        "https://www.example.com/a/b_c.html?x=1&y=(2)#part",
        "http://example.com/%C3%A9",
    ],
)
def test_ordinary_addresses(address: str) -> None:
    assert not odd_addresses(item(canonicalUrl=address))


@pytest.mark.parametrize(
    "address",
    [
        "/news/1", "http://localhost/", "http://10.0.0.5/a", "http://cms.internal/1", "https://example.com/%zz",
        "http:///story", "mailto:desk@example.com", "https://example.com/a{b}", "https://a..b/",
    ],
)  # fmt: skip
def test_addresses_to_look_at(address: str) -> None:
    assert odd_addresses(item(canonicalUrl=address))


def test_counts_stay_exact_where_no_more_samples_are_kept() -> None:
    report, count = Report(), MAX_RECENT + 500
    items = (item(uri=f"{number}") for number in range(count))
    for _ in check_items(map(Parsed, items), COMMON, NOW, report, Run()):
        pass
    assert report.by_code["NC003"] == report.by_code["NC018"] == count
    assert report.counts["warning"] == sum(
        number for kindred, number in report.tally.items() if kindred.severity == "warning"
    )
    assert sum(found.code == "NC003" for found in report.diagnostics) == MAX_SAMPLES
    assert report.truncated["NC003"] == (MAX_SAMPLES, count)
    assert report.coverage["uri"] == count
