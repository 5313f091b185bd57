"""Fields that a post names by a label."""

from __future__ import annotations

import pytest

from newsexport.formats.wire.labels import key_of, labelled, put
from newsexport.formats.wire.story import Story


@pytest.mark.parametrize(
    ("line", "field", "wanted"),
    [
        ("Headline: Night ferry returns", "headlines", [("Night ferry returns", None)]),
        ("Titre : Le bac revient", "headlines", [("Le bac revient", None)]),
        ("SLUG: ferry-karsby", "slugline", "ferry-karsby"),
        ("Summary: It sails again.", "abstracts", ["It sails again."]),
        ("Autor: Tamsin Oake", "bylines", ["Tamsin Oake"]),
        ("Dateline: KARSBY, Feb 16", "dateline", "KARSBY, Feb 16"),
        ("Sperrfrist: 18:00 Uhr", "embargo", ["18:00 Uhr"]),
        ("Copyright: Skerry News", "copyright", "Skerry News"),
        ("Source: Skerry News", "provider", "Skerry News"),
        ("Keywords: ferry, harbour; ; winter", "keywords", ["ferry", "harbour", "winter"]),
        ("Category: transport", "categories", ["transport"]),
        ("Editor's note: check the name", "notes", ["check the name"]),
    ],
)
def test_a_label_names_a_field_in_several_languages(line: str, field: str, wanted: object) -> None:
    story = Story()
    label, _, value = line.partition(":")
    assert put(story, key_of(label), value.strip())
    assert getattr(story, field) == wanted


def test_a_priority_is_a_digit() -> None:
    story = Story()
    assert put(story, "priority", "4")
    assert story.urgency == 4
    assert not put(story, "priority", "high")


def test_a_line_of_a_story_is_no_label() -> None:
    assert labelled("Slugline: ferry") == ("slugline", "ferry")
    assert labelled("The captain said: it was the ice.") is None
    assert labelled("Karsby: the ferry sails again") is None
