"""The generators themselves: what they promise, and what `without` removes."""

from __future__ import annotations

import pytest
from hypothesis import given

from newsexport.schema.v1 import Concept, Headline, Label, NewsItem, Paragraph, Span
from tests import strategies


@given(strategies.news_items())
def test_items_survive_their_own_json(item: NewsItem) -> None:
    assert NewsItem.model_validate_json(item.model_dump_json(by_alias=True)) == item
    assert strategies.without(item, ()) == item


@given(strategies.news_items(minimal=True, public=True))
def test_minimal_items(item: NewsItem) -> None:
    assert item.headline
    assert item.pub_status == "usable"


@given(strategies.news_items(public=True))
def test_public_items(item: NewsItem) -> None:
    assert not item.embargoed
    assert not item.editorial_only
    assert item.pub_status == "usable"


def test_values_are_removed_by_pointer() -> None:
    spans = (Span(start=0, end=1, kind="strong"), Span(start=0, end=1, kind="emphasis"))
    item = NewsItem(
        uri="urn:x",
        version=3,
        headlines=(Headline(text="a"), Headline(text="b", role="kicker")),
        subjects=(Concept(name="x", labels=(Label(text="l"), Label(text="m", role="r"))),),
        body=(Paragraph(text="p", spans=spans), Paragraph(text="q")),
    )
    changed = strategies.without(
        item,
        ("/version", "/headlines/0", "/subjects/0/labels/0/text", "/body/0/spans/1", "/body/1"),
    )
    assert changed == NewsItem(
        uri="urn:x",
        headlines=(Headline(text="b", role="kicker"),),
        subjects=(Concept(name="x", labels=(Label(text="m", role="r"),)),),
        body=(Paragraph(text="p", spans=spans[:1]),),
    )
    with pytest.raises((KeyError, IndexError)):
        strategies.without(item, ("/nothing/here",))
