"""The table of homes: what it holds to be carried, and what to be lost."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsexport.canonical_paths import canonical_paths
from newsexport.errors import BadOption, InvalidOutput
from newsexport.mapping import Home, home_of
from newsexport.options import Options
from newsexport.payloads.before_writing.page_address import slug_of, with_page_address
from newsexport.report import Report
from newsexport.schema.v1 import (
    Headline,
    Media,
    NewsItem,
    Paragraph,
    Party,
    Quote,
    Rendition,
    Span,
    Table,
)
from newsexport.uncarried import uncarried

HOME = Home("somewhere")
ITEM = NewsItem(
    uri="urn:x:1",
    version=2,
    headlines=(Headline(text="One"), Headline(text="Two", role="kicker")),
    body=(
        Paragraph(text="words", spans=(Span(start=0, end=5, kind="strong"),)),
        Quote(blocks=(Table(id="t"),)),
    ),
    media=(Media(kind="picture", caption="c", renditions=(Rendition(href="a.jpg", width=3),)),),
    creators=(Party(name="A", email="a@example.com"),),
)


def lost(homes: dict[str, Home | None]) -> list[tuple[str, str]]:
    return [(each.pointer, each.path) for each in uncarried(ITEM, homes)]


def test_what_has_no_line_is_lost_as_a_whole() -> None:
    assert lost({"uri": HOME}) == [
        ("/version", "version"),
        ("/creators", "creators"),
        ("/headlines", "headlines"),
        ("/body", "body"),
        ("/media", "media"),
    ]


def test_a_line_speaks_for_all_below_it_but_for_what_is_taken_out() -> None:
    homes = dict.fromkeys(["uri", "version", "creators", "headlines", "body", "media"], HOME)
    assert lost(homes) == []
    assert lost({**homes, "headlines/role": None, "media/renditions/width": None}) == [
        ("/headlines/1/role", "headlines/role"),
        ("/media/0/renditions/0/width", "media/renditions/width"),
    ]


def test_parts_alone_may_have_homes() -> None:
    homes = dict.fromkeys(["uri", "version", "headlines", "body", "media"], HOME)
    assert lost({**homes, "creators/name": HOME}) == [("/creators/0/email", "creators/email")]


def test_blocks_and_spans_are_named_by_their_kind_at_any_depth() -> None:
    homes = dict.fromkeys(["uri", "version", "creators", "headlines", "body", "media"], HOME)
    assert lost({**homes, "body/table": None, "body/span/strong": None}) == [
        ("/body/0/spans/0", "body/span/strong"),
        ("/body/1/blocks/0", "body/table"),
    ]
    assert lost({**homes, "body/table/id": None}) == [("/body/1/blocks/0/id", "body/table/id")]


def test_the_reader_alone_may_know_a_field() -> None:
    assert ("/version", "version") in lost({"version": Home("v", only="read")})


def test_the_home_of_a_field_is_that_of_the_nearest_around_it() -> None:
    homes = {"media": HOME, "media/rights": None}
    assert home_of(homes, "media/renditions/width") is HOME
    assert home_of(homes, "media/rights/holder") is None
    assert home_of(homes, "uri") is None


def test_all_canonical_paths_are_known() -> None:
    paths = canonical_paths()
    assert len(paths) == len(set(paths))
    assert {"uri", "headlines/role", "media/renditions/width", "body/span/link"} <= set(paths)
    assert "body/table" in paths
    assert "evidence" not in paths


@pytest.mark.parametrize(
    ("template", "url"),
    [
        ("https://e.org/{slug}", "https://e.org/one"),
        ("https://e.org/{year}/{month}/{day}/{slug}-{version}", "https://e.org/2026/02/01/one-2"),
        ("https://e.org/{key}", "https://e.org/ed76f83ef04f3f69"),
    ],
)
def test_addresses_are_made_by_the_template(template: str, url: str) -> None:
    item = ITEM.model_copy(update={"published": datetime(2026, 2, 1, tzinfo=UTC)})
    made = with_page_address(item, Options(url_template=template), Report()).canonical_url
    assert made == url


def test_an_address_that_is_stated_is_kept() -> None:
    item = ITEM.model_copy(update={"canonical_url": "https://e.org/x"})
    assert with_page_address(item, Options(), Report()) is item


@pytest.mark.parametrize("template", [None, "https://e.org/{section}/{slug}"])
def test_an_address_that_cannot_be_made_is_refused(template: str | None) -> None:
    with pytest.raises(InvalidOutput, match="OU004"):
        with_page_address(ITEM, Options(url_template=template), Report())


@pytest.mark.parametrize(
    "template",
    [
        "https://e.org/{what}/{slug}",
        "https://e.org/",
        "e.org/{slug}",
        "https://{slug}",
        "https://e.org/{",
    ],
)
def test_templates_that_make_no_addresses_are_refused(template: str) -> None:
    with pytest.raises(BadOption):
        Options(url_template=template)


def test_slugs_keep_their_script_and_end_at_a_word() -> None:
    assert slug_of("Zürich: “Ferry” returns!") == "zürich-ferry-returns"
    assert slug_of("الميناء القديم") == "الميناء-القديم"
    assert slug_of("पुराने बंदरगाह का पुल") == "पुराने-बंदरगाह-का-पुल"
    assert len(slug_of("word " * 40)) <= 80
