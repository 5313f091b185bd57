"""The gallery: every story in every format, byte for byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsexport import api
from newsexport.formats import registry
from newsexport.schema.v1 import NewsItem
from tests import golden


@pytest.mark.parametrize("story", golden.stories(), ids=lambda path: path.name)
def test_the_story_is_told_as_it_was(story: Path) -> None:
    assert golden.expected(story) == golden.shipped(story), "look at the change, then: make golden"


READABLE = tuple(
    registry.find(name).suffix for name in golden.FORMATS if registry.find(name).read is not None
)
"""The endings of documents that can be read again."""


@pytest.mark.parametrize("story", golden.stories(), ids=lambda path: path.name)
def test_every_document_of_the_story_reads_back_and_is_clean(story: Path) -> None:
    paths = [
        path for path in sorted((story / "outputs").glob("story*")) if path.name.endswith(READABLE)
    ]
    assert paths
    for path in paths:
        report = api.validate(path, options=golden.OPTIONS)
        errors = [d for d in report.diagnostics if d.severity == "error"]
        # A scraped text without a date has none in a feed either, where somebody releases it.
        assert [str(d) for d in errors if d.code != "NC006"] == []
        assert list(api.read(path, options=golden.OPTIONS))


def _as_truth(item: NewsItem) -> dict[str, object]:
    return {
        "headline": item.headline,
        "published": item.published.isoformat() if item.published else None,
        "authors": list(item.authors),
        "pictures": [
            {"caption": p.caption, "credit": p.credit_line, "date": p.created}
            for p in item.pictures
        ],
        "paragraphs": item.text.split("\n\n"),
    }


@pytest.mark.parametrize("target", [None, "json", "newsml-g2", "json-ld"])
def test_the_seed_equals_its_truth_in_every_format_that_holds_it(
    shared: Path, target: str | None
) -> None:
    seed = shared / "seed" / "asharq-al-awsat.txt"
    truth = json.loads((shared / "seed" / "truth.json").read_bytes())
    items = list(api.read(seed, options=golden.OPTIONS))
    if target is not None:
        documents = [api.write(item, target, options=golden.OPTIONS) for item in items]
        items = [item for data in documents for item in api.read(data, options=golden.OPTIONS)]
    assert [_as_truth(item) for item in items] == truth
