"""Every story and many generated items through every writer at every version: valid, and read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsexport import api
from newsexport.conversion import Target
from newsexport.diagnostic import Diagnostic
from newsexport.errors import InvalidOutput
from newsexport.format import Format
from newsexport.formats.registry import FORMATS
from newsexport.options import Options, ProviderName
from newsexport.report import Report
from newsexport.schema import versions
from newsexport.schema.v1 import Headline, NewsItem
from tests import golden, strategies
from tests.round_trip import unexplained

URL_TEMPLATE = "https://example.com/{key}"

WRITERS = [card for card in FORMATS if card.write is not None]
LABELS = [
    (card, f"{card.name}@{version}" if version else card.name)
    for card in WRITERS
    for version in (card.versions or (None,))
]
STORIES = {story.name: golden.input_of(story) for story in golden.stories()}

HELD_BACK = {"quarry-kill", "budget-embargo"}
"""Stories that readers must not see at the time of the gallery."""
TAKEN_APART = {"html"}
"""Formats whose reader takes any page apart and knows nothing of ours: see test_html_read.py."""
NO_PACKAGES = {"json-ld", "html"}
"""Formats of articles, which refuse a package."""
UNKNOWN_TO_THE_ITEM = {"GA012"}
"""What only the site knows: Google wants the parts that are not free to be named."""
DATED = {"news-sitemap"}
"""Formats that list articles by when they appeared, and refuse one that does not say."""


def options(standards: Path | None) -> Options:
    return Options(
        now=golden.OPTIONS.now,
        url_template=URL_TEMPLATE,
        provider=ProviderName("Skerry News", "https://example.com/skerry"),
        language="en",
        standards=standards,
        formats={"news-sitemap": {"window": "all"}},
    )


def must_be_refused(story: str, card: Format, item: NewsItem) -> bool:
    if story == "weekend-package" and card.name in NO_PACKAGES:
        return True
    if card.name in DATED and item.published is None:
        return True
    recalled = card.recalls and story == "quarry-kill"
    return card.public and story in HELD_BACK and not recalled


def errors_of(data: bytes, card: Format, item: NewsItem, wanted: Options) -> list[str]:
    """What the format's own check says against a document that was written, and not against its item as such."""
    if card.check is None and card.read is None:
        return []
    itself = errors(api.validate(versions.dump(item), format="json", options=wanted))
    found = errors(api.validate(data, format=card.name, options=wanted))
    excused = {other.code for other in itself} | UNKNOWN_TO_THE_ITEM
    return [str(each) for each in found if each.code not in excused]


def errors(report: Report) -> list[Diagnostic]:
    return [each for each in report.diagnostics if each.severity == "error"]


def differences(
    item: NewsItem, data: bytes, card: Format, wanted: Options, report: Report
) -> list[str]:
    """What reading a written document gives that no loss accounts for."""
    if card.read is None or card.name in TAKEN_APART:
        return []
    again = list(api.read(data, format=card.name, options=wanted))
    if len(again) != 1:
        return [f"{len(again)} items"]
    return unexplained(item, again[0], report)


@pytest.mark.parametrize(("card", "label"), LABELS, ids=[label for _, label in LABELS])
def test_every_story_is_written_valid_and_read_back(
    card: Format, label: str, standards: Path
) -> None:
    wanted = options(standards)
    target = Target.of(label, wanted)
    for name, path in STORIES.items():
        for item in api.read(path, options=wanted):
            report = Report()
            if must_be_refused(name, card, item):
                with pytest.raises(InvalidOutput):
                    target.document(item, report)
                continue
            data = target.document(item, report)
            admitted = target.admitted(item, Report())
            assert errors_of(data, card, admitted, wanted) == [], name
            if item.pub_status != "canceled" or not card.public:
                assert differences(admitted, data, card, target.options, report) == [], name


def _items(card: Format) -> st.SearchStrategy[NewsItem]:
    """Items that the format must be able to write; for readers, with the least that they need."""
    if not card.public:
        return strategies.news_items()
    items = strategies.news_items(public=True).map(presentable)
    return items.filter(lambda item: not item.groups and item.item_class != "composite")


def presentable(item: NewsItem) -> NewsItem:
    """The same with a headline and a time, where it has none."""
    added: dict[str, object] = {}
    if item.headline is None:
        added["headlines"] = (Headline(text="Ferry returns"), *item.headlines)
    if item.published is None:
        added["published"] = golden.OPTIONS.now
    return item.model_copy(update=added)


def _through(card: Format, item: NewsItem, standards: Path) -> None:
    wanted = options(standards)
    target = Target.of(card.name, wanted)
    data = target.document(item, Report())
    assert errors_of(data, card, target.admitted(item, Report()), wanted) == []
    assert data == target.document(item, Report()), "the same item gives the same bytes"


@pytest.mark.parametrize("card", WRITERS, ids=lambda card: card.name)
def test_generated_items_are_written_valid(card: Format, standards: Path) -> None:
    @settings(settings.get_profile("quick"), max_examples=25)
    @given(_items(card))
    def run(item: NewsItem) -> None:
        _through(card, item, standards)

    run()


@pytest.mark.slow
@pytest.mark.parametrize("card", WRITERS, ids=lambda card: card.name)
def test_ten_thousand_generated_items_are_written_valid(card: Format, standards: Path) -> None:
    @settings(settings.get_profile("thorough"), max_examples=-(-10_000 // len(WRITERS)))
    @given(_items(card))
    def run(item: NewsItem) -> None:
        _through(card, item, standards)

    run()
