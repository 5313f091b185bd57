"""However many parts an item has, writing, reading and checking it take work in proportion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from newsexport import api
from newsexport.conversion import Target
from newsexport.formats.registry import FORMATS
from newsexport.options import Options, ProviderName
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from tests.field_samples import BASE
from tests.growth_of_work import SIZES, lines_that_grow_too_fast

OPTIONS = Options(
    now=datetime(2026, 11, 29, 12, tzinfo=UTC),
    provider=ProviderName("Skerry News", "https://example.com/"),
    url_template="https://example.com/{key}",
)


def _paragraph(number: int) -> dict[str, Any]:
    return {"type": "paragraph", "text": f"The ferry {number} sails to Lerwick."}


def _picture(number: int) -> dict[str, Any]:
    address = f"https://example.com/{number}.jpg"
    return {
        "id": f"m{number}", "kind": "picture", "caption": f"Boat {number}", "altText": f"A boat, {number}",
        "renditions": [{"href": address, "mediaType": "image/jpeg", "width": 800, "height": 600}],
    }  # fmt: skip


PARTS: dict[str, Callable[[int], dict[str, Any]]] = {
    "creators": lambda n: {"name": f"Ada Lind{n}", "url": f"https://example.com/ada{n}"},
    "contributors": lambda n: {"name": f"Bo Reed{n}"},
    "subjects": lambda n: {"name": f"Ferries {n}", "uri": f"https://example.com/c/{n}"},
    "people": lambda n: {"name": f"Ida Berg{n}"},
    "altIds": lambda n: {"value": f"alt-{n}", "type": "desk"},
    "media": _picture,
    "links": lambda n: {"rel": "seeAlso", "href": f"https://example.com/{n}", "title": f"More {n}"},
    "alternatives": lambda n: {"role": "short", "language": "de", "blocks": [_paragraph(n)]},
    "corrections": lambda n: {"text": f"We were wrong {n} times"},
    "descriptions": lambda n: {"text": f"Summary {n}", "role": "summary"},
    "rights": lambda n: {"notice": f"(c) Holder {n}"},
    "extensions": lambda n: {"namespace": "https://partner.example/ns/", "name": f"desk{n}", "value": "night"},
    "body": _paragraph,
}  # fmt: skip
"""A part of a field that may have many -> its n-th one."""


def _whole(count: int) -> dict[str, dict[str, Any]]:
    """What cannot be said part by part."""
    numbers = range(count)
    spans = [
        {"kind": "link", "href": f"https://example.com/{n}", "start": 3 * n, "end": 3 * n + 2}
        for n in numbers
    ]
    rows = [{"cells": [{"blocks": [_paragraph(n)]}]} for n in numbers]
    listed = [{"blocks": [_paragraph(n)]} for n in numbers]
    figures = [{"type": "figure", "media": [f"m{n}"]} for n in numbers]
    renditions = [{"href": f"https://example.com/{n}.jpg", "width": 800 + n} for n in numbers]
    return {
        "keywords": {"keywords": [f"ferry{n}" for n in numbers]},
        "links in a text": {"body": [{"type": "paragraph", "text": "ab " * count, "spans": spans}]},
        "a table": {"body": [{"type": "table", "rows": rows}]},
        "a list": {"body": [{"type": "list", "items": listed}]},
        "pictures in the body": {"media": [_picture(n) for n in numbers], "body": figures},
        "renditions": {"media": [_picture(0) | {"renditions": renditions}]},
    }  # fmt: skip


CASES = (*PARTS, *_whole(0))


def item_with(case: str, count: int) -> NewsItem:
    """An item that has so many parts of a kind."""
    if case in PARTS:
        fields = {case: [PARTS[case](number) for number in range(count)]}
    else:
        fields = _whole(count)[case]
    return NewsItem.model_validate({**BASE, **fields})


@pytest.mark.slow
@pytest.mark.parametrize("name", [card.name for card in FORMATS if card.write])
def test_writing_reading_and_checking_take_linear_work(name: str):
    target = Target.of(name, OPTIONS)
    found = {}
    for case in CASES:
        items = {count: item_with(case, count) for count in SIZES}
        documents = {count: target.document(item, Report()) for count, item in items.items()}
        works: dict[str, Callable[[int], object]] = {
            "writing": lambda count, items=items: target.document(items[count], Report())
        }
        if target.card.read:
            works["reading"] = lambda count, documents=documents: list(
                api.read(documents[count], format=name, options=OPTIONS)
            )
        if target.card.check:
            works["checking"] = lambda count, documents=documents: api.validate(
                documents[count], format=name, options=OPTIONS
            )
        found |= {f"{what}, {case}": lines_that_grow_too_fast(work) for what, work in works.items()}
    assert {place: lines for place, lines in found.items() if lines} == {}
