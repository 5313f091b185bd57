"""What was said of an item already is known by the values of findings, not by their words."""

from __future__ import annotations

import pytest

from newsexport.diagnostic import Code, Finding, ItemRef
from newsexport.report import MAX_RECENT, Report
from newsexport.report.already_told import AlreadyTold
from newsexport.rules.engine import add_finding
from newsexport.rules.rule import Rule

ITEM = ItemRef(0)


def code(name: str, severity: str = "error") -> Code:
    return Code("FE006", name, severity, "{value}", "RFC 3986")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"value": "https://a..b/"}, True),
        ({"element": "link", "value": " https://a..b/ "}, True),
        ({"about": ("link", "https://a..b/")}, True),
        ({"value": "https://a..b/c d"}, False),
        ({"value": "view-source:https://a..b/"}, False),
        ({"reason": "https://a..b/ is no address"}, False),
    ],
)
def test_a_value_is_told_where_a_finding_names_it_by_itself(
    values: dict[str, object], told: bool
) -> None:
    memory = AlreadyTold()
    memory.remember(code("url-invalid"), values, "/rss/link", None)
    assert memory.tells_value("https://a..b/", "NC019", "error") is told
    assert not memory.tells_value("https://a..b/", "FE006", "error")


@pytest.mark.parametrize(
    ("name", "pointer", "values", "told"),
    [
        ("missing-guid", "/rss/channel/item", {}, True),
        ("grammar", "/nitf/head/docdata", {"about": ("doc-id",)}, True),
        ("required-element", "/urlset/url/locx", {"name": "loc"}, True),
        ("blank-value", "/rss/channel/item/guid", {"element": "guid"}, True),
        ("url-invalid", "/rss/channel/item/link", {"value": "https://a..b/?id=5&guid=7"}, False),
        ("date-invalid", "/rss/channel/item/pubDate", {"value": "id"[::-1]}, False),
    ],
)
def test_a_missing_identifier_is_told_where_a_finding_is_about_it(
    name: str, pointer: str, values: dict[str, object], told: bool
) -> None:
    memory = AlreadyTold()
    memory.remember(code(name), values, pointer, ITEM)
    assert memory.echoes("/rss/channel/item", {"uri": "urn:uuid:1"}) is told


def test_a_value_is_told_again_only_by_what_is_graver() -> None:
    memory = AlreadyTold()
    memory.remember(
        code("invalid-language"), {"value": "eng"}, "/rss/channel/language", None, "warning"
    )
    assert memory.tells_value("eng", "NC015", "warning")
    assert not memory.tells_value("eng", "NC015", "error")


def test_what_was_said_of_an_item_does_not_count_for_the_next() -> None:
    memory = AlreadyTold()
    memory.remember(code("url-invalid"), {"value": "https://a..b/"}, "/rss/link", ITEM)
    assert memory.tells_value("https://a..b/", "NC019", "error")
    memory.begin_item()
    assert not memory.tells_value("https://a..b/", "NC019", "error")


def test_what_is_told_once_does_not_hang_on_how_much_was_told_before() -> None:
    report, rule = Report(), Rule(code("url-invalid"), "item", lambda *_: iter(()))
    for _ in range(MAX_RECENT):
        add_finding(rule, Finding("/rss/link", {"value": "x"}), report)
    report.begin_item()
    add_finding(rule, Finding("/rss/link", {"value": "https://a..b/"}), report)
    assert report.already_told.tells_value("https://a..b/", "NC019", "error")
