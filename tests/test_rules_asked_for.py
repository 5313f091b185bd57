"""Rules that are off until a profile names them: who turns them on, and what they find."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsexport import api
from newsexport.code_catalogue import catalogue
from newsexport.options import Options
from newsexport.profile import Override, Profile
from newsexport.profiles.load import shipped
from newsexport.rules import same_story
from newsexport.rules.engine import Run
from newsexport.source import Source

FIXTURES = Path(__file__).parent.parent / "fixtures"
NOW = datetime(2026, 2, 16, 12, tzinfo=UTC)
OFF = sorted(code.code for code in catalogue().values() if code.off)
STORY = (
    "The night ferry between Karsby and the outer skerries sails again, its crew said on Monday, after a repair "
    "of its hull that took two months longer than planned. The islanders had been taken across by smaller boats, "
    "which cannot sail in winter storms. Tickets cost what they cost before."
)
OTHER = (
    "The town council of Marhaven voted on Tuesday to keep the library open on Sundays, and to pay for it with what "
    "the new car park brings in. Visits have doubled since the autumn, the librarian said, and most of those who come "
    "are pupils who have no quiet room at home."
)


def item(uri: str = "urn:example:1", text: str = STORY, **more: Any) -> dict[str, Any]:
    return {
        "schemaVersion": "1.0",
        "uri": uri,
        "versionCreated": "2026-02-16T09:30:00Z",
        "language": "en",
        "headlines": [{"text": "Night ferry returns to Karsby"}],
        "body": [{"type": "paragraph", "text": text}],
        "rights": [{"notice": "© 2026 Example News"}],
        **more,
    }


def told(profile: Profile | None, *items: dict[str, Any], run: Run | None = None) -> list[str]:
    """Code and severity of what is found of the items, those of rules that are off only."""
    data = "\n".join(map(json.dumps, items)).encode()
    options = Options(now=NOW, profile=profile)
    source = Source.of(data, "ferry.newsitem.jsonl")
    report = api.validate(source, options=options, run=run)
    return [f"{each.code} {each.severity}" for each in report.diagnostics if each.code in OFF]


SHOUTED = item(headlines=[{"text": "NIGHT FERRY RETURNS TO KARSBY"}])


def asking(code: str, severity: Any = "warning") -> Profile:
    return Profile("partner", {code: severity})


def test_there_are_rules_that_are_off() -> None:
    assert OFF == ["NC028", "TX008"]


def test_a_rule_is_off_until_a_profile_names_it() -> None:
    assert told(None, SHOUTED) == []
    assert told(Profile("partner"), SHOUTED) == []
    assert told(asking("TX008"), SHOUTED) == ["TX008 warning"]
    assert told(asking("TX008", "error"), SHOUTED) == ["TX008 error"]
    assert told(asking("TX008", None), SHOUTED) == []


def test_a_glob_turns_nothing_on_and_may_turn_it_off_again() -> None:
    assert told(asking("TX*", "error"), SHOUTED) == []
    assert told(shipped("strict"), SHOUTED) == []
    assert told(Profile("partner", {"TX008": "info", "TX*": "error"}), SHOUTED) == ["TX008 error"]
    assert told(Profile("partner", {"TX008": "info", "*": None}), SHOUTED) == []


def test_it_may_be_turned_on_for_some_files() -> None:
    for glob, found in (("ferry*", ["TX008 warning"]), ("harbour*", [])):
        override = Override({"TX008": "warning"}, files=(glob,))
        assert told(Profile("partner", overrides=(override,)), SHOUTED) == found
        globs = Override({"TX*": "warning"}, files=(glob,))
        assert told(Profile("partner", overrides=(globs,)), SHOUTED) == []


@pytest.mark.parametrize(
    ("headline", "shouts"),
    [
        ("NIGHT FERRY RETURNS TO KARSBY", True), ("AFTER 9 MONTHS, FERRY RETURNS", True), ("GROẞE FÄHRE FÄHRT WIEDER", True),
        ("GROßE FÄHRE FÄHRT WIEDER", True), ("Night Ferry Returns To Karsby", False), ("NATO, EU, UN and USA agree", False),
        ("NATO EU UN", False), ("KARSBYHAMN", False), ("", False), ("عودة العبارة الليلية إلى الميناء", False), ("夜行フェリーが戻る", False),
    ],
)  # fmt: skip
def test_what_shouts(headline: str, shouts: bool) -> None:
    story = item(headlines=[{"text": headline}] if headline else [])
    assert told(asking("TX008"), story) == (["TX008 warning"] if shouts else [])
    assert told(asking("TX008"), item(headlines=[], title=headline)) == (
        ["TX008 warning"] if shouts else []
    )


MORNING = STORY.replace("on Monday", "on Monday morning")


@pytest.mark.parametrize(
    ("second", "alike"),
    [
        (item("urn:example:2"), True),
        (item("urn:example:2", MORNING), True),
        (item("urn:example:2", OTHER), False),
        (item("urn:example:1", MORNING, version=2), False),
        (item("urn:example:2", MORNING, supersedes=[{"uri": "urn:example:1"}]), False),
        (item("urn:example:2", MORNING, derivedFrom=[{"uri": "urn:example:1"}]), False),
        (item("urn:example:2", MORNING, pubStatus="canceled", edNote="Sent twice"), False),
        (item("urn:example:2", f"{STORY} {OTHER}"), False),
        (item("urn:example:2", STORY[:200]), False),
    ],
)  # fmt: skip
def test_what_tells_the_same_story(second: dict[str, Any], alike: bool) -> None:
    wanted = ["NC028 warning"] if alike else []
    assert told(asking("NC028"), item(), second) == wanted
    assert told(None, item(), second) == []
    run = Run()  # in two inputs of a run
    assert told(asking("NC028"), item(), run=run) == []
    assert told(asking("NC028"), second, run=run) == wanted


def test_the_first_may_name_the_second() -> None:
    first = item(supersedes=[{"uri": "urn:example:2"}])
    assert told(asking("NC028"), first, item("urn:example:2")) == []


def test_scripts_without_blanks_have_words_too() -> None:
    text = "夜行フェリーは九か月ぶりにカルスビーに戻り、月曜日の夜に出港した。船体の修理は予定より二か月長くかかった。切符の値段は以前と同じである。"
    found = told(asking("NC028"), item(text=text), item("urn:example:2", text.replace("夜", "晩")))
    assert found == ["NC028 warning"]


def test_only_the_latest_texts_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(same_story, "REMEMBERED", 1)
    first, other, again = item(), item("urn:example:2", OTHER), item("urn:example:3")
    assert told(asking("NC028"), first, other, again) == []
    assert told(asking("NC028"), other, first, again) == ["NC028 warning"]


def test_stories_of_their_own_are_never_alike() -> None:
    """Each fixture tells one story, in many formats."""
    run, found = Run(), []
    for path in sorted((FIXTURES / "stories").glob("*/outputs/*.jsonld")):
        report = api.validate(path, options=Options(now=NOW, profile=asking("NC028")), run=run)
        found += [each.message for each in report.diagnostics if each.code == "NC028"]
    assert not found
