"""What is known is borne, what is new counts; and items are sorted into those to take and the others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsexport import api
from newsexport.baseline import Baseline, read_baseline
from newsexport.errors import BadOption
from newsexport.source import Source

NOW = "2026-02-16T12:00:00+01:00"
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Harbour</title><link>https://example.com/</link>
<description>News</description>
{items}
</channel></rss>
"""
GOOD = "<item><title>Ferry returns to Karsby</title><link>https://example.com/{0}</link><guid>https://example.com/{0}</guid><pubDate>Mon, 16 Feb 2026 09:00:00 GMT</pubDate><description>It sails.</description></item>"
BAD = "<item><title>Ferry returns to Karsby</title><link>https://example.com/{0}</link><guid>https://example.com/{0}</guid><pubDate>yesterday</pubDate><description>It sails.</description></item>"
Run = Callable[..., Any]


@pytest.fixture
def feed(tmp_path: Path) -> Callable[..., Path]:
    def write(*items: str, name: str = "feed.rss", before: str = "") -> Path:
        path = tmp_path / name
        text = "\n".join(item.format(number) for number, item in enumerate(items))
        path.write_text(FEED.format(items=before + text), encoding="utf-8")
        return path

    return write


def test_a_baseline_bears_what_it_knows_whatever_its_line_and_file(
    command: Run, feed: Callable[..., Path], tmp_path: Path
) -> None:
    known = tmp_path / "known.json"
    line = ["validate", "--now", NOW, "--fail-on", "warning"]
    assert command(*line, feed(BAD)).code == 1
    kept = command(*line, feed(BAD), "--write-baseline", known)
    assert kept.code == 0
    assert f"{known}: " in kept.err and "findings written" in kept.err
    later = feed(GOOD, BAD, name="other.rss", before="\n\n\n")
    borne = command(*line, later, "--baseline", known, "--format", "json")
    assert borne.code == 0
    told = json.loads(borne.out)
    assert told["summary"]["borne"] > 0
    assert told["summary"]["counts"]["error"] == 0


def test_what_comes_on_top_of_a_baseline_counts(
    command: Run, feed: Callable[..., Path], tmp_path: Path
) -> None:
    known = tmp_path / "known.json"
    command("validate", "--now", NOW, feed(BAD), "--write-baseline", known)
    two = command("validate", "--now", NOW, feed(BAD, BAD), "--baseline", known, "--format", "json")
    assert two.code == 1
    dates = [
        found
        for found in json.loads(two.out)["inputs"][0]["diagnostics"]
        if found["severity"] == "error"
    ]
    assert all("item[2]" in found["pointer"] for found in dates)


def test_a_baseline_that_knows_too_much_is_told(
    command: Run, feed: Callable[..., Path], tmp_path: Path
) -> None:
    known = tmp_path / "known.json"
    command("validate", "--now", NOW, feed(BAD), "--write-baseline", known)
    done = command("validate", "--now", NOW, feed(GOOD), "--baseline", known)
    assert done.code == 0
    assert "gone" in done.err


def test_a_baseline_can_be_used_in_the_library(feed: Callable[..., Path]) -> None:
    first = Baseline()
    assert api.validate(feed(BAD), baseline=first).has_errors
    known = read_baseline(Source.of(first.written()))
    report = api.validate(feed(BAD), baseline=known)
    assert not report.has_errors
    assert report.borne == first.met.total()
    assert known.gone == 0


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b'{"baseline": "2.0", "findings": {}}', b'{"baseline": "1.0", "findings": {"NC001": 3}}',
     b'{"baseline": "1.0", "findings": {"NC001": {"/a": -1}}}', b'{"baseline": "1.0", "findings": {"NC001": {"/a": true}}}'],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(data: bytes) -> None:
    with pytest.raises(BadOption):
        read_baseline(Source.of(data, "known.json"))


def test_items_are_sorted_into_those_to_take_and_the_others(
    command: Run, feed: Callable[..., Path], tmp_path: Path
) -> None:
    folder = tmp_path / "sorted"
    assert command("validate", "--now", NOW, feed(GOOD, BAD), "--split-to", folder).code == 1
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    assert names == [
        "accepted", "accepted/feed.1.newsitem.json",
        "rejected", "rejected/feed.2.findings.jsonl", "rejected/feed.2.newsitem.json",
    ]  # fmt: skip
    (item,) = api.read(folder / "accepted" / "feed.1.newsitem.json")
    assert item.uri == "https://example.com/0"
    found = [
        json.loads(line)
        for line in (folder / "rejected" / "feed.2.findings.jsonl").read_text().splitlines()
    ]
    assert "error" in {each["severity"] for each in found}


def test_findings_beside_rejected_items_are_redacted_too(feed, command, tmp_path: Path) -> None:
    folder = tmp_path / "sorted"
    command("validate", "--now", NOW, feed(GOOD, BAD), "--split-to", folder, "--redact")
    (path,) = (folder / "rejected").glob("*.findings.jsonl")
    told = [json.loads(line) for line in path.read_text().splitlines()]
    assert told
    assert all(each["message"] == each["name"].replace("-", " ") for each in told)
    assert not any(each["snippet"] or each["hint"] for each in told)


def test_no_item_of_a_broken_document_is_accepted(
    command: Run, feed: Callable[..., Path], tmp_path: Path
) -> None:
    path = feed(GOOD, GOOD)
    path.write_text(path.read_text("utf-8").replace("</channel></rss>", "</channel>"), "utf-8")
    folder = tmp_path / "sorted"
    assert command("validate", "--now", NOW, path, "--split-to", folder).code == 1
    assert not list((folder / "accepted").iterdir())
    assert list((folder / "rejected").iterdir())


def test_an_input_without_items_is_copied_to_the_rejected_ones(
    command: Run, tmp_path: Path
) -> None:
    path = tmp_path / "photo.bin"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    folder = tmp_path / "sorted"
    assert command("validate", path, "--split-to", folder).code == 1
    assert (folder / "rejected" / "photo.bin").read_bytes() == path.read_bytes()


def test_a_baseline_bears_what_was_not_read_as_well(
    command: Run, feed: Callable[..., Path], tmp_path: Path
) -> None:
    """Who works against a baseline sees what came on top, and not the elements that no item holds, poll after poll."""
    known = tmp_path / "known.json"
    line = ["validate", "--now", NOW, feed(GOOD)]
    command(*line, "--write-baseline", known)
    told = json.loads(command(*line, "--baseline", known, "--format", "json").out)
    assert not told["inputs"][0]["diagnostics"]


def test_a_pattern_stands_for_what_it_names(
    command: Run, feed: Callable[..., Path], tmp_path: Path
) -> None:
    for name in ("b.rss", "a.rss", "c.xml"):
        feed(GOOD, name=name)
    line = ["validate", "--now", NOW, "--format", "json"]
    told = json.loads(command(*line, tmp_path / "*.rss").out)
    assert [Path(each["path"]).name for each in told["inputs"]] == ["a.rss", "b.rss"]
    none = command(*line, tmp_path / "*.atom")
    assert none.code == 3 and "no file has such a name" in none.out
