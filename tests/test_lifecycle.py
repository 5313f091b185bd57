"""Lives of stories, played at random through every writer: what must not be read is never written.

A life is a list of steps: flash, update, correction, embargo and its lift, withholding, kill, and time that goes by.
Every version carries words of its own, so that a leak is a word that is found where it must not be.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsexport import api
from newsexport.conversion import Target
from newsexport.errors import InvalidOutput
from newsexport.formats.registry import FORMATS
from newsexport.options import Options, ProviderName
from newsexport.report import Report
from newsexport.schema.v1 import (
    Concept,
    Correction,
    Description,
    Figure,
    Headline,
    Media,
    NewsItem,
    Paragraph,
    Rendition,
)
from tests.one_item import NOW

WRITERS = [card for card in FORMATS if card.write is not None]
START = datetime(2026, 2, 16, 6, tzinfo=UTC)
KEEPS_STATUS = {"json", "newsml-g2", "ninjs", "nitf"}
"""Formats between newsrooms: they say whether and when a story may be used."""

STEPS = ("flash", "update", "correct", "embargo", "open-ended", "lift", "withhold", "release", "kill",
         "editors only", "wait")  # fmt: skip


@dataclass
class Life:
    """A story, and the time that it is."""

    now: datetime = START
    version: int = 0
    flash: bool = True
    state: dict[str, Any] = field(default_factory=dict)

    def step(self, word: str) -> None:
        """One thing that happens."""
        if word == "wait":
            self.now += timedelta(hours=3)
            return
        self.version += 1
        changes: dict[str, dict[str, Any]] = {
            "update": {},
            "correct": {"signals": (Concept(uri="http://cv.iptc.org/newscodes/signal/correction"),),
                        "corrections": (Correction(text=f"corrected{self.version}x"),)},
            "embargo": {"embargoed": self.now + timedelta(hours=2)},
            "open-ended": {"embargoed": "open-ended"},
            "lift": {"embargoed": None},
            "withhold": {"pub_status": "withheld"},
            "release": {"pub_status": "usable", "editorial_only": False},
            "kill": {"pub_status": "canceled"},
            "editors only": {"editorial_only": True},
        }  # fmt: skip
        self.flash = word == "flash"
        self.state |= changes.get(word, {})

    def item(self) -> NewsItem:
        """The story as it is now. Its words end in x, so that none is the beginning of another."""
        mark = f"{self.version}x"
        text = {} if self.flash else {
            "body": (Paragraph(text=f"body{mark} of the story."), Figure(media=("p1",))),
            "descriptions": (Description(text=f"summary{mark}", role="summary"),),
        }  # fmt: skip
        picture = Media(
            id="p1", caption=f"caption{mark}", renditions=(Rendition(href="https://example.org/p.jpg"),)
        )  # fmt: skip
        return NewsItem.model_validate(
            {
                "uri": "urn:newsml:example.org:20260216:life",
                "version": max(1, self.version),
                "version_created": self.now,
                "published": START,
                "canonical_url": "https://example.org/life",
                "headlines": (Headline(text=f"headline{mark}"),),
                "ed_note": f"note{mark}",
                "media": (picture,),
                **text,
                **self.state,
            }
        )

    def must_be_kept_back(self) -> bool:
        """Whether readers must not see it now."""
        held = self.state.get("embargoed")
        embargoed = held == "open-ended" or (isinstance(held, datetime) and held > self.now)
        status = self.state.get("pub_status", "usable")
        return embargoed or status != "usable" or bool(self.state.get("editorial_only"))


def words_of(version: int) -> list[bytes]:
    """What readers may see of a version."""
    kinds = ("headline", "body", "summary", "caption")
    return [f"{kind}{version}x".encode() for kind in kinds]


def options(life: Life) -> Options:
    return Options(
        now=life.now,
        language="en",
        provider=ProviderName("Example", "https://example.org/"),
        formats={"news-sitemap": {"window": "all"}},
    )


def play(steps: list[str]) -> None:
    """A life through every writer, at every step."""
    life = Life()
    for word in ("flash", *steps):
        life.step(word)
        item = life.item()
        for card in WRITERS:
            _check(card.name, item, life)


def _check(name: str, item: NewsItem, life: Life) -> None:
    target = Target.of(name, options(life))
    try:
        data = target.document(item, Report())
    except InvalidOutput:
        assert target.card.public, f"{name} refused {item}"
        assert life.must_be_kept_back() or name == "news-sitemap", f"{name} refused {item}"
        return
    if target.card.public:
        assert f"note{item.version}x".encode() not in data, f"{name}: the note to editors leaked"
        leaked = [word for word in words_of(item.version) if word in data]
        if life.must_be_kept_back():
            assert item.pub_status == "canceled", f"{name} wrote what must be kept back"
            assert leaked == [], f"{name}: a recall holds the story"
        else:
            assert words_of(item.version)[0] in data, f"{name}: no headline"
    elif name in KEEPS_STATUS:
        (again,) = api.read(data, format=name, options=options(life))
        assert (again.uri, again.version) == (item.uri, item.version), name
        closed = name == "ninjs" and item.embargoed == "open-ended"
        if closed or (name in {"ninjs", "nitf"} and item.editorial_only):
            # the format has no word for it, so the story is withheld
            assert again.pub_status in {"withheld", "canceled"}
        else:
            assert again.pub_status == item.pub_status, name
            assert again.embargoed == item.embargoed or item.pub_status != "usable", name


@settings(settings.get_profile("quick"), max_examples=8)
@given(st.lists(st.sampled_from(STEPS), max_size=6))
def test_a_few_lives(steps: list[str]) -> None:
    play(steps)


@pytest.mark.slow
@settings(settings.get_profile("thorough"), max_examples=150)
@given(st.lists(st.sampled_from(STEPS), max_size=12))
def test_many_lives(steps: list[str]) -> None:
    play(steps)


@pytest.mark.parametrize("name", [card.name for card in WRITERS if card.bundle and card.public])
@pytest.mark.parametrize("word", ["embargo", "open-ended", "withhold", "editors only", "kill"])
def test_a_bundle_holds_nothing_back_only_what_may_be_read(name: str, word: str, tmp_path) -> None:
    """What was yielded before a refusal is no document, but even that holds no word of the story."""
    good, bad = Life(), Life()
    good.step("update")
    for each in ("update", "update", word):
        bad.step(each)
    paths = []
    for number, life in enumerate((good, bad)):
        item = life.item().model_copy(update={"uri": f"urn:newsml:example.org:20260216:{number}"})
        path = tmp_path / f"{number}.newsitem.json"
        path.write_bytes(api.write(item, "json"))
        paths.append(path)
    chunks: list[bytes] = []
    refused = False
    try:
        chunks.extend(api.bundle(paths, name, options(bad)))
    except InvalidOutput:
        refused = True
    data = b"".join(chunks)
    assert not [each for each in words_of(3) if each in data]
    target = Target.of(name, options(bad))
    assert refused or target.card.recalls or target.left_out(bad.item())


@pytest.mark.parametrize("target", sorted(KEEPS_STATUS))
@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, 1),
        ({"embargoed": datetime(2026, 3, 1, tzinfo=UTC)}, 0),
        ({"pub_status": "withheld"}, 0),
        ({"pub_status": "canceled"}, 0),
        ({"headlines": (Headline(text="Harbour to close"),)}, 0),
    ],
)
def test_newsrooms_are_warned_of_an_embargo_that_only_words_state(
    target: str, more: dict[str, Any], told: int
) -> None:
    words = Headline(text="EMBARGOED UNTIL 06:00 GMT 1 MARCH 2026: Harbour to close")
    item = NewsItem(uri="urn:example:1", headlines=(words,)).model_copy(update=more)
    report = Report()
    Target.of(target, Options(now=START)).document(item, report)
    found = [each for each in report.diagnostics if each.code == "NC042"]
    assert [each.severity for each in found] == ["warning"] * told


@pytest.mark.parametrize(
    ("expires", "told"),
    [
        ("2026-02-16T11:00:00Z", True), ("2026-02-16T13:00:00Z", False), ("2026-02-14", True),
        ("2026-02-15", False), ("2026-01", False),
    ],
)  # fmt: skip
def test_what_has_expired_is_told_when_it_reaches_the_public(expires: str, told: bool) -> None:
    item = {
        "schemaVersion": "1.0", "uri": "urn:newsml:skerry.example:20260216:storm", "expires": expires,
        "versionCreated": "2026-02-10T09:30:00Z", "language": "en", "headlines": [{"text": "Storm warning"}],
        "body": [{"type": "paragraph", "text": "It blows."}], "provider": {"name": "Skerry"},
    }  # fmt: skip
    for target, public in (("json-ld", True), ("newsml-g2", False)):
        (outcome,) = api.convert_record(
            json.dumps(item).encode(), (target,), options=Options(now=NOW), format="json"
        )
        assert outcome.ok
        assert ("OU008" in [d.code for d in outcome.diagnostics]) == (told and public)
