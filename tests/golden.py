"""The gallery in fixtures/stories: each story's input, its documents in every format, its report.

`make golden` writes the files anew; `test_stories.py` compares. What changes shows in the diff.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from newsexport import api
from newsexport.options import Options
from newsexport.outcome import Outcome
from newsexport.profiles.load import shipped as shipped_profile
from newsexport.report import Report
from newsexport.reporters.concise import ConciseReporter
from newsexport.reporters.run import Style

STORIES = Path(__file__).parent.parent / "fixtures" / "stories"
FORMATS = (
    "json",
    "newsml-g2",
    "ninjs",
    "nitf",
    "json-ld",
    "json-feed",
    "rss",
    "atom",
    "news-sitemap",
    "html",
    "markdown",
    "apple-news",
)
OPTIONS = Options(
    now=datetime(2026, 2, 14, 12, tzinfo=UTC),
    url_template="https://example.com/stories/{slug}",
    formats={"news-sitemap": {"window": "30"}},
)
"""All stories are told at the same moment, so that their documents never change by themselves."""


def stories() -> list[Path]:
    """The folders of the gallery."""
    return sorted(path for path in STORIES.iterdir() if path.is_dir())


def input_of(story: Path) -> Path:
    """The file that the story begins with."""
    (path,) = story.glob("input.*")
    return path


def expected(story: Path) -> dict[str, bytes]:
    """The story's files by name, as they should be today."""
    path = input_of(story)
    report = Report()
    outcomes = list(api.convert_record(path, FORMATS, OPTIONS, report=report))
    files = dict(_documents(outcomes))
    files["validate.txt"] = _told(api.validate(path, options=OPTIONS))
    files["convert.txt"] = _told(report)
    return files


def _documents(outcomes: list[Outcome]) -> Iterator[tuple[str, bytes]]:
    for outcome in outcomes:
        number = f".{(outcome.index or 0) + 1}" if len(outcomes) > 1 else ""
        for output in outcome.outputs:
            yield f"story{number}{output.suffix}", output.data


def _told(report: Report) -> bytes:
    report.path = Path(report.path).name
    return ConciseReporter(Style()).tell(report).encode()


def shipped(story: Path) -> dict[str, bytes]:
    """The story's files by name, as they lie there."""
    folder = story / "outputs"
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*"))}


RECEIVERS = STORIES.parent / "receivers"
DIALECTS = ("msn", "smartnews", "flipboard")
"""Receivers whose feeds are kept, one for each story that they take."""


def for_receivers() -> dict[str, bytes]:
    """The feeds of the stories as each receiver takes them, by their paths below `RECEIVERS`."""
    files: dict[str, bytes] = {}
    for receiver in DIALECTS:
        logo = {"logo": "https://example.com/logo.png"} if receiver == "smartnews" else {}
        options = replace(OPTIONS, profile=shipped_profile(receiver), formats={"rss": logo})
        for story in stories():
            outcomes = list(api.convert_record(input_of(story), "rss", options))
            for name, data in _documents(outcomes):
                files[f"{receiver}/{story.name}{name.removeprefix('story')}"] = data
    return files


def write_all() -> None:
    """Write every story's outputs anew."""
    for receiver in DIALECTS:
        shutil.rmtree(RECEIVERS / receiver, ignore_errors=True)
        (RECEIVERS / receiver).mkdir()
    for place, data in for_receivers().items():
        (RECEIVERS / place).write_bytes(data)
    for story in stories():
        folder = story / "outputs"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, data in expected(story).items():
            (folder / name).write_bytes(data)
        print(f"{story.name}: {len(expected(story))} files")


if __name__ == "__main__":
    sys.exit(write_all())  # type: ignore[func-returns-value]
