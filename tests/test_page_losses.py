"""HTML, Markdown and Apple News: what the item says is in the document, or in the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import html5lib
import orjson
import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings

from newsexport.conversion import Target
from newsexport.errors import InvalidOutput
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from tests import strategies
from tests.silent_loss.written import untold

NOW = Options(
    now=datetime(2030, 2, 14, 12, tzinfo=UTC), url_template="https://example.com/{key}", language="en-GB"
)  # fmt: skip


QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""Shrinking an item that breaks the rule takes minutes; the rule names the value anyway."""


def said_by_html(data: bytes) -> Iterator[str]:
    tree = html5lib.parse(data.decode("utf-8"))
    yield "".join(tree.itertext())  # in the order of the document, whatever is nested
    for element in tree.iter():
        yield from element.attrib.values()
        if str(element.tag).endswith("script"):
            yield from strings(orjson.loads(element.text or "{}"))


def said_by_markdown(data: bytes) -> Iterator[str]:
    import marko
    from marko.ext.gfm import GFM

    _, head, body = data.decode("utf-8").split("---\n", 2)
    yield from strings(yaml.safe_load(head))
    yield from said_by_html(marko.Markdown(extensions=[GFM]).convert(body).encode())


def said_by_apple(data: bytes) -> Iterator[str]:
    for text in strings(orjson.loads(data)):
        yield text
        yield from said_by_html(text.encode())


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for entry in value.values():
            yield from strings(entry)
    elif isinstance(value, list):
        for entry in value:
            yield from strings(entry)
    else:
        yield value.isoformat() if isinstance(value, datetime) else str(value)


SAID = {"html": said_by_html, "markdown": said_by_markdown, "apple-news": said_by_apple}


def check(generated: NewsItem, name: str) -> None:
    report = Report()
    target = Target.of(name, replace(NOW))
    try:
        data = target.document(generated, report)
    except InvalidOutput:
        return
    said = "\n".join(text.replace("\n", "") for text in SAID[name](data))
    assert untold(generated, said, report) == []


@pytest.mark.parametrize("name", SAID)
@settings(max_examples=60, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(generated=strategies.news_items(public=True))
def test_nothing_is_lost_in_silence(name, generated):
    check(generated, name)


@pytest.mark.slow
@pytest.mark.parametrize("name", SAID)
@settings(max_examples=1000, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(generated=strategies.news_items(public=True))
def test_nothing_is_lost_in_silence_in_many_items(name, generated):
    check(generated, name)
