"""Feeds that we write: valid, read again up to the losses told, and as others read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from newsexport import api
from newsexport.conversion import Target
from newsexport.errors import BadOption, InvalidOutput
from newsexport.formats.rss.read import read
from newsexport.options import Options, ProviderName
from newsexport.report import Report
from newsexport.schema.v1 import (
    Figure,
    Headline,
    Media,
    NewsItem,
    Paragraph,
    Party,
    Rendition,
    Rights,
)
from newsexport.source import Source
from tests import strategies
from tests.round_trip import unexplained

NOW = datetime(2026, 2, 16, 12, 0, tzinfo=UTC)
OPTIONS = Options(
    now=NOW, provider=ProviderName("Example News", "https://example.com/"),
    url_template="https://example.com/{key}",
)  # fmt: skip
TARGET = Target.of("rss", OPTIONS)
ITEM = NewsItem(
    uri="urn:newsml:example.com:2026:ferry", canonical_url="https://example.com/ferry",
    headlines=(Headline(text="Ferry sails & returns"),), published=NOW, language="en",
    creators=(Party(name="Ada Lind"),), publisher=Party(name="Example News", url="https://example.com/"),
    body=(Paragraph(text="The ferry < sailed."), Figure(media=("boat",))),
    media=(
        Media(
            id="boat", caption="The boat", credit_line="Ada Lind", alt_text="A white boat",
            renditions=(Rendition(href="https://example.com/b.jpg", media_type="image/jpeg", width=900),),
        ),
    ),
    rights=(Rights(notice="© Example", data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING"),),
)  # fmt: skip


def again(data: bytes) -> list[NewsItem]:
    report = Report()
    items = [parsed.item for parsed in read(Source.of(data), Options(), report)]
    assert not report.has_errors, report.diagnostics
    return items


def check_round_trip(item: NewsItem) -> None:
    report = Report()
    item = TARGET.admitted(item, report)
    data = TARGET.document(item, report)
    assert TARGET.document(item, Report()) == data
    (back,) = again(data)
    assert not unexplained(item, back, report), data.decode()


def test_an_item_comes_back_whole():
    report = Report()
    data = TARGET.document(ITEM, report)
    (back,) = again(data)
    assert back == ITEM.model_copy(update={"provider": None})


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(strategies.news_items(public=True))
def test_generated_items_come_back(item: NewsItem):
    check_round_trip(item)


@pytest.mark.slow
@settings(max_examples=2000, suppress_health_check=list(HealthCheck), deadline=None)
@given(strategies.news_items(public=True))
def test_many_generated_items_come_back(item: NewsItem):
    check_round_trip(item)
