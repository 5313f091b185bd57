"""What changed between two items, and the command that tells it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from newsexport import api
from newsexport.item_changes import Change, Pair, differences, pairs
from newsexport.schema.v1 import AltId, Headline, NewsItem, Paragraph, Quote

STORY = (
    Path(__file__).parent.parent / "fixtures" / "stories" / "harbour-bridge" / "input.newsitem.json"
)
NOON = datetime(2026, 2, 1, 12, tzinfo=UTC)


def item(uri: str = "urn:x:1", *paragraphs: str, **fields: object) -> NewsItem:
    return NewsItem.model_validate(
        {"uri": uri, "body": tuple(Paragraph(text=text) for text in paragraphs), **fields}
    )


def test_one_new_paragraph_is_one_change() -> None:
    before = item("urn:x:1", "one", "two", "three")
    after = item("urn:x:1", "one", "new", "two", "three")
    (change,) = differences(before, after)
    assert (change.kind, change.pointer, change.after["text"]) == ("added", "/body/1", "new")


def test_a_changed_word_is_told_at_its_place() -> None:
    before, after = item("urn:x:1", "one", "two"), item("urn:x:1", "one", "2")
    assert differences(before, after) == [Change("changed", "/body/1/text", "two", "2")]


def test_another_block_is_a_change_of_the_block() -> None:
    after = item().model_copy(update={"body": (Quote(),)})
    (change,) = differences(item("urn:x:1", "one"), after)
    assert (change.kind, change.pointer) == ("changed", "/body/0")


def test_the_same_moment_in_another_zone_is_no_change() -> None:
    there = NOON.astimezone(timezone(timedelta(hours=2)))
    assert differences(item(published=NOON), item(published=there)) == []


def test_fields_come_and_go() -> None:
    changes = differences(item(byline="By A"), item(urgency=3))
    assert [(c.kind, c.pointer) for c in changes] == [("removed", "/byline"), ("added", "/urgency")]


def test_items_are_paired_by_uri_then_by_identifier_then_what_is_left() -> None:
    a, b, c = item("urn:x:a"), item("urn:x:b"), item("urn:x:c")
    other = item("urn:y:b", alt_ids=(AltId(value="urn:x:b"),))
    last = item("urn:y:z")
    assert pairs([a, b, c], [last, other, a]) == [Pair(a, a), Pair(b, other), Pair(c, last)]
    assert pairs([a, b], [a]) == [Pair(a, a), Pair(b, None)]


def test_the_command_tells_what_changed(command, tmp_path) -> None:
    (story,) = api.read(STORY)
    later = story.model_copy(
        update={"version": story.version + 1, "headlines": (Headline(text="Changed"),)}
    )
    path = tmp_path / "later.json"
    path.write_bytes(api.write(later, "json"))
    done = command("diff", STORY, path)
    assert done.code == 1
    assert "/version: changed" in done.out
    assert "+ Changed" in done.out
    done = command("diff", STORY, path, "--ignore", "headlines", "--ignore", "version")
    assert (done.code, done.out) == (0, "")
    done = command("diff", STORY, path, "--format", "json")
    (record,) = json.loads(done.out)
    assert record["after"]["version"] == later.version
    assert {c["kind"] for c in record["changes"]} >= {"changed"}


def test_the_same_story_in_two_formats(command, tmp_path) -> None:
    path = tmp_path / "story.newsml-g2.xml"
    (story,) = api.read(STORY)
    path.write_bytes(api.write(story, "newsml-g2"))
    assert command("diff", STORY, path, "--ignore", "creators/jobTitle").code == 0


def test_bad_calls_are_told(command, tmp_path) -> None:
    done = command("diff", STORY, STORY, "--ignore", "headlin")
    assert done.code == 2
    assert "did you mean 'headlines'" in done.err
    assert command("diff", "-", "-").code == 2
    for name in "ab":
        (tmp_path / f"{name}.json").write_text("{}")
    done = command("diff", tmp_path, STORY)
    assert done.code == 2 and "is a folder: diff takes two files" in done.err
    assert command("diff", STORY, tmp_path / "absent").code == 3
    broken = tmp_path / "broken.xml"
    broken.write_bytes(b"<newsItem")
    assert command("diff", STORY, broken).code == 1
