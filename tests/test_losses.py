"""The static table of losses between two formats."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from newsexport import losses
from newsexport.conversion import Target
from newsexport.errors import InvalidOutput
from newsexport.formats import registry
from newsexport.formats.canonical import CANONICAL
from newsexport.mapping import Home, Homes
from newsexport.options import Options, ProviderName
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.uncarried import uncarried
from tests import strategies

ALL = Home("there")
GIVEN: Homes = {"uri": ALL, "headlines": ALL, "media": ALL, "edNote": Home("note", only="write")}
TAKEN: Homes = {
    "uri": Home("guid"),
    "headlines": Home("title", "only the main one"),
    "media/caption": Home("figcaption"),
    "edNote": Home("comment"),
}


@pytest.fixture
def _two_formats(monkeypatch: pytest.MonkeyPatch) -> None:
    one = replace(CANONICAL, name="one", mapping=lambda version: GIVEN)
    two = replace(CANONICAL, name="two", mapping=lambda version: TAKEN)
    bare = replace(CANONICAL, name="bare", mapping=None)
    monkeypatch.setattr(registry, "FORMATS", (one, two, bare))


@pytest.mark.usefixtures("_two_formats")
def test_what_is_kept_in_part_kept_and_lost() -> None:
    found = {fate.path: fate for fate in losses.fates("one", "two")}
    assert {path: fate.verdict for path, fate in found.items()} == {
        "uri": "kept",
        "headlines": "in part",
        "media": "in part",
        "media/caption": "kept",
    }
    assert found["media"].target is not None
    assert found["media"].target.limits == "only caption"


@pytest.mark.usefixtures("_two_formats")
def test_what_cannot_be_stated_is_not_listed() -> None:
    assert "edNote" not in {fate.path for fate in losses.fates("one", "two")}


@pytest.mark.usefixtures("_two_formats")
def test_the_command_lists_losses(command) -> None:
    done = command("losses", "--from", "one", "--to", "two")
    assert done.code == 0
    assert "headlines" in done.out
    assert "only the main one" in done.out
    assert "guid" not in done.out
    assert "guid" in command("losses", "--from", "one", "--to", "two", "--all").out
    record = json.loads(command("losses", "--from", "one", "--to", "two", "--format", "json").out)[
        0
    ]
    assert record == {
        "field": "headlines",
        "becomes": "in part",
        "from": "there",
        "to": "title",
        "limits": "only the main one",
    }
    assert "no table" in command("losses", "--from", "one", "--to", "bare").err
    assert command("losses", "--from", "one", "--to", "on").code == 2


@pytest.mark.parametrize("name", ["json", "newsml-g2", "json-ld"])
def test_what_the_table_calls_lost_is_told_by_the_writer(name: str) -> None:
    """The first formats tell their losses by themselves: the table must agree with them."""
    card = registry.find(name)
    assert card.mapping is not None
    homes = card.mapping(None)

    @settings(settings.get_profile("quick"), max_examples=40)
    @given(strategies.news_items(public=card.public))
    def run(item: NewsItem) -> None:
        report = Report()
        try:
            Target.of(name, Options(provider=ProviderName("Skerry"))).document(item, report)
        except InvalidOutput:
            return
        told = {found.pointer or "" for found in report.diagnostics if found.kind == "loss"}
        for lost in uncarried(item, homes):
            field = "/" + lost.pointer.split("/")[1]
            if "/" not in lost.path:
                assert any(each.startswith(field) for each in told), lost

    run()


def test_every_format_has_its_table() -> None:
    assert not [card.name for card in registry.FORMATS if card.mapping is None]
