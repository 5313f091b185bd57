"""History: what changed from poll to poll of a feed, what is remembered, and what is not."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsexport import Options, validate
from newsexport.baseline import Baseline
from newsexport.errors import BadOption, OutputUnavailable
from newsexport.history import store
from newsexport.history.compare import RULES
from newsexport.profiles.load import shipped
from newsexport.report import Report
from newsexport.syntax.json_schema import PythonValidator, RustValidator

START = datetime.fromisoformat("2026-02-16T12:00:00+00:00")
CODES = [each.code.code for each in RULES]

Entry = dict[str, Any]
Feed = Callable[..., list[str]]


def entry(number: int, **more: Any) -> Entry:
    """An item of a JSON Feed; the higher its number, the newer it is."""
    made = {
        "id": f"urn:example:story-{number}",
        "url": f"https://example.com/story-{number}",
        "title": f"Ferry number {number} sails again",
        "content_html": f"<p>The ferry sails at {number} o'clock, its crew said on Monday.</p>",
        "date_published": f"2026-02-16T{number:02}:00:00Z",
        "date_modified": f"2026-02-16T{number:02}:30:00Z",
        "language": "en",
    }
    return {key: value for key, value in (made | more).items() if value is not None}


def feed(*entries: Entry, **more: Any) -> bytes:
    """A JSON Feed."""
    head = {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour news"}
    return json.dumps({**head, **more, "items": list(entries)}).encode()


def news(number: int = 1, **more: Any) -> bytes:
    """A canonical item, whose version and status a feed would not tell."""
    made = {
        "schemaVersion": "1.0",
        "uri": "urn:example:ferry",
        "version": number,
        "headlines": [{"text": "Night ferry returns"}],
        "versionCreated": f"2026-02-16T0{number}:00:00Z",
        "language": "en",
    }
    return json.dumps(made | more).encode()


class Desk:
    """Polls one after the other, an hour apart, with one state file."""

    def __init__(self, folder: Path, **options: Any) -> None:
        self.state = folder / "state.sqlite"
        self.input = folder / "in" / "feed.json"
        self.input.parent.mkdir(exist_ok=True)
        self.options = Options(state=self.state, now=START, **options)

    def poll(self, data: bytes) -> Report:
        self.input.write_bytes(data)
        report = validate(self.input, options=self.options)
        assert self.options.now is not None
        self.options = replace(self.options, now=self.options.now + timedelta(hours=1))
        return report

    def codes(self, data: bytes) -> list[str]:
        """The codes of history that a poll finds."""
        return [each.code for each in self.poll(data).diagnostics if each.code[:2] == "HS"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


FOUR = [entry(each) for each in (11, 10, 9, 8)]


def test_a_feed_that_only_moves_on_is_not_told(desk: Desk) -> None:
    """New items come, the oldest leave, one is corrected with a later date, nothing else."""
    assert desk.codes(feed(*FOUR)) == []
    corrected = entry(10, title="Ferry sails", date_modified="2026-02-16T12:10:00Z")
    assert desk.codes(feed(entry(12), entry(11), corrected, entry(9))) == []
    assert desk.codes(feed(entry(12), entry(11), corrected, entry(9))) == []


# --- identifiers --------------------------------------------------------------------------------


def test_an_identifier_that_churns(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    for number in (1, 2):
        anew = [{**each, "id": f"{each['id']}-{number}"} for each in FOUR]
        report = desk.poll(feed(*anew))
        found = [each for each in report.diagnostics if each.code[:2] == "HS"]
        assert [each.code for each in found] == ["HS001"] * 4
        assert {each.severity for each in found} == {"error"}
        assert found[0].item is not None
        assert found[0].item.id == f"urn:example:story-11-{number}"
        assert found[0].position is not None


def test_another_story_at_an_old_address_is_a_warning(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    other = entry(11, id="urn:example:other", content_html="<p>Something else.</p>")
    report = desk.poll(feed(other, *FOUR[1:]))
    assert [each.severity for each in report.diagnostics if each.code == "HS001"] == ["warning"]


def test_an_address_that_several_share_says_nothing_of_identifiers(desk: Desk) -> None:
    shared = [{**each, "url": "https://example.com/"} for each in FOUR]
    desk.poll(feed(*shared))
    assert "HS001" not in desk.codes(feed({**entry(12), "url": "https://example.com/"}, *shared))


def test_a_story_that_supersedes_another_has_an_identifier_of_its_own(desk: Desk) -> None:
    desk.poll(news(canonicalUrl="https://example.com/a"))
    new = {"canonicalUrl": "https://example.com/a", "uri": "urn:example:ferry-2"}
    superseding = news(**new, supersedes=[{"uri": "urn:example:ferry"}])
    assert desk.codes(superseding) == []


# --- dates, versions and contents ---------------------------------------------------------------


def test_dates_that_move_alone(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    moved = [{**each, "date_modified": "2026-02-16T12:00:00Z"} for each in FOUR]
    assert desk.codes(feed(*moved)) == ["HS002"] * 4
    assert desk.codes(feed(*moved)) == []


def test_a_publication_date_that_moves_alone(desk: Desk) -> None:
    desk.poll(feed(entry(9, date_modified=None)))
    assert desk.codes(
        feed(entry(9, date_modified=None, date_published="2026-02-16T11:00:00Z"))
    ) == ["HS002"]


def test_a_text_that_changes_in_silence(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    assert desk.codes(feed(entry(11, content_html="<p>It does not sail.</p>"), *FOUR[1:])) == [
        "HS003"
    ]


def test_other_white_space_is_no_change(desk: Desk) -> None:
    desk.poll(feed(entry(9, title="Night ferry  returns")))
    assert desk.codes(feed(entry(9, title="Night ferry returns"))) == []


def test_versions_that_go_back(desk: Desk) -> None:
    corrected = [{"text": "Night ferry returns on Monday"}]
    desk.poll(news(1))
    assert desk.codes(news(2, headlines=corrected)) == []
    report = desk.poll(news(1))
    assert [(e.code, e.severity) for e in report.diagnostics if e.code[:2] == "HS"] == [
        ("HS004", "error")
    ]


def test_a_date_that_goes_back_is_a_warning(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    back = entry(11, date_modified="2026-02-16T11:05:00Z")
    report = desk.poll(feed(back, *FOUR[1:]))
    assert [(e.code, e.severity) for e in report.diagnostics if e.code[:2] == "HS"] == [
        ("HS004", "warning")
    ]


def test_of_several_versions_in_one_document_the_last_counts(desk: Desk) -> None:
    lines = news(1) + b"\n" + news(2, edNote="Kill", pubStatus="canceled") + b"\n"
    desk.poll(lines)
    assert desk.codes(lines) == []
    assert desk.codes(news(3)) == ["HS006"]


# --- leaving ------------------------------------------------------------------------------------


def test_an_item_that_vanishes_is_told_once(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    without = feed(FOUR[0], *FOUR[2:])
    report = desk.poll(without)
    (found,) = (each for each in report.diagnostics if each.code == "HS005")
    assert "urn:example:story-10" in found.message
    assert desk.codes(without) == []


def test_what_is_pinned_to_the_top_makes_nothing_vanish(desk: Desk) -> None:
    pinned = entry(1)
    desk.poll(feed(pinned, *FOUR))
    assert desk.codes(feed(pinned, entry(12), *FOUR[:3])) == []


def test_a_list_that_begins_with_the_oldest_may_lose_it(desk: Desk) -> None:
    desk.poll(feed(*reversed(FOUR)))
    assert desk.codes(feed(*reversed(FOUR[:3]))) == []


def test_an_item_that_was_taken_back_may_leave(desk: Desk) -> None:
    def atom(*entries: str) -> bytes:
        head = (
            "<title>Harbour news</title><id>urn:x:feed</id><updated>2026-02-16T12:00:00Z</updated>"
        )
        return (
            '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">'
            f"{head}{''.join(entries)}</feed>"
        ).encode()

    def told(number: int) -> str:
        return (
            f"<entry><id>urn:x:{number}</id><title>Ferry {number}</title>"
            f"<updated>2026-02-16T{number:02}:00:00Z</updated><content>It sails.</content></entry>"
        )

    recall = '<at:deleted-entry ref="urn:x:10" when="2026-02-16T12:00:00Z"/>'
    desk.poll(atom(told(11), told(10), told(9)))
    assert desk.codes(atom(told(11), recall, told(9))) == []
    assert desk.codes(atom(told(11), told(9))) == []
    assert desk.codes(atom(told(11), told(10), told(9))) == ["HS006"]


def test_deliveries_do_not_repeat_what_is_current(desk: Desk) -> None:
    """What a message of canonical items or NewsML-G2 leaves out has not left."""
    old = news(1) + b"\n" + news(1, uri="urn:example:b", versionCreated="2026-02-15T01:00:00Z")
    desk.poll(old)
    assert desk.codes(news(1, uri="urn:example:b", versionCreated="2026-02-15T01:00:00Z")) == []


def test_a_feed_that_was_cut_off_is_not_remembered(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    report = desk.poll(feed(*FOUR)[:-30])
    assert report.history is None
    assert any("not read to its end" in each.reason for each in report.not_checked)
    assert desk.codes(feed(*FOUR)) == []


def test_with_an_item_unread_nothing_has_vanished(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    report = desk.poll(feed(FOUR[0], "no item", *FOUR[2:]))  # type: ignore[arg-type]
    assert "HS005" not in report.by_code
    assert any("HS005" in each.rule for each in report.not_checked)
    assert desk.codes(feed(*FOUR)) == []


# --- kills and flapping -------------------------------------------------------------------------


@pytest.mark.parametrize(("version", "severity"), [(2, "error"), (3, "warning")])
def test_a_kill_that_is_not_followed(desk: Desk, version: int, severity: str) -> None:
    desk.poll(news(1))
    assert desk.codes(news(2, pubStatus="canceled", edNote="Kill")) == []
    assert desk.codes(news(2, pubStatus="canceled", edNote="Kill")) == []
    report = desk.poll(news(version))
    assert [(e.code, e.severity) for e in report.diagnostics if e.code[:2] == "HS"] == [
        ("HS006", severity)
    ]


def test_a_recall_that_nobody_notices(desk: Desk) -> None:
    recall = {"pubStatus": "canceled", "edNote": "Kill"}
    desk.poll(news(1))
    assert desk.codes(news(1, **recall)) == ["HS008"]
    assert desk.codes(news(1, **recall)) == []
    desk.state.unlink()
    desk.poll(news(1))
    assert desk.codes(news(2, **recall)) == []
    assert desk.codes(news(2, **recall)) == []
    desk.state.unlink()
    desk.poll(news(1))
    assert desk.codes(news(1, versionCreated="2026-02-16T11:59:00Z", **recall)) == []


def test_the_kill_of_an_item_that_an_earlier_run_knows(desk: Desk) -> None:
    other = news(1, uri="urn:example:b")
    kill = other + b"\n" + news(2, pubStatus="canceled", edNote="Kill")
    assert "NC027" in desk.poll(kill).by_code
    desk.state.unlink()
    desk.poll(news(1))
    assert "NC027" not in desk.poll(kill).by_code


def test_an_item_that_comes_and_goes(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    without = feed(FOUR[0], *FOUR[2:])
    assert desk.codes(without) == ["HS005"]
    assert desk.codes(feed(*FOUR)) == ["HS007"]


def test_the_last_item_may_come_back_once(desk: Desk) -> None:
    """When one above it is taken out, the list has room again."""
    desk.poll(feed(*FOUR))
    desk.poll(feed(entry(12), *FOUR[:3]))
    assert "HS007" not in desk.codes(feed(*FOUR))
    desk.poll(feed(entry(12), *FOUR[:3]))
    assert "HS007" in desk.codes(feed(*FOUR))


def test_a_text_that_goes_to_and_fro(desk: Desk) -> None:
    other = [entry(11, title="Ferry stays", date_modified="2026-02-16T11:45:00Z"), *FOUR[1:]]
    assert desk.codes(feed(*FOUR)) == []
    assert desk.codes(feed(*other)) == []
    assert desk.codes(feed(*FOUR)) == ["HS007"]


def test_every_rule_has_a_case_in_this_file() -> None:
    told = Path(__file__).read_text(encoding="utf-8")
    assert all(f'"{code}"' in told for code in CODES)


# --- which feed ---------------------------------------------------------------------------------


def feeds_of(state: Path) -> list[str]:
    with sqlite3.connect(state) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM feed ORDER BY id")]


def test_a_feed_is_known_by_its_own_address_whatever_its_file(tmp_path: Path, desk: Desk) -> None:
    own = {"feed_url": "https://user:secret@example.com/feed.json"}
    desk.poll(feed(*FOUR, **own))
    desk.input = tmp_path / "in" / "later.json"
    assert desk.codes(feed(FOUR[0], *FOUR[2:], **own)) == ["HS005"]
    assert feeds_of(desk.state) == ["https://example.com/feed.json"]


@pytest.mark.parametrize(
    "data",
    [
        (
            b'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>H</title>'
            b"<link>https://example.com/</link><description>N</description>"
            b'<atom:link rel="self" href="https://example.com/feed" type="application/rss+xml"/>'
            b"<item><title>A</title><guid>urn:x:1</guid></item></channel></rss>"
        ),
        (
            b'<feed xmlns="http://www.w3.org/2005/Atom"><title>H</title><id>urn:x:f</id>'
            b'<updated>2026-02-16T12:00:00Z</updated><link rel="self" href="https://example.com/feed"/>'
            b"<entry><id>urn:x:1</id><title>A</title><updated>2026-02-16T12:00:00Z</updated></entry></feed>"
        ),
    ],
)
def test_rss_and_atom_say_their_address(desk: Desk, data: bytes) -> None:
    desk.poll(data)
    assert feeds_of(desk.state) == ["https://example.com/feed"]


def test_without_an_address_it_is_the_file_or_the_folder_of_deliveries(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    desk.poll(news(1))
    assert feeds_of(desk.state) == [str(desk.input), str(desk.input.parent)]


def test_a_feed_can_be_named_and_bytes_must_be(tmp_path: Path) -> None:
    state = tmp_path / "s.sqlite"
    options = Options(state=state, now=START)
    report = validate(feed(*FOUR), options=options)
    assert report.history is None
    assert any("--feed" in each.reason for each in report.not_checked)
    named = replace(options, feed="harbour")
    validate(feed(*FOUR), options=named)
    assert validate(feed(*FOUR[1:]), options=named).by_code["HS005"] == 1
    with pytest.raises(BadOption):
        Options(feed="harbour")
    with pytest.raises(BadOption):
        Options(state=state, only="structure")


def test_feeds_do_not_mix(tmp_path: Path) -> None:
    one, two = (Desk(tmp_path, feed=name) for name in ("one", "two"))
    one.poll(feed(*FOUR))
    assert two.codes(feed(FOUR[0], *FOUR[2:])) == []


def test_items_that_are_known_by_their_place_only_are_not_compared(desk: Desk) -> None:
    def nameless(title: str) -> Entry:
        return {"title": title, "content_html": "<p>It sails.</p>"}

    desk.poll(feed(nameless("One"), nameless("Two")))
    assert desk.codes(feed(nameless("Three"), nameless("One"))) == []


def test_nothing_is_compared_with_what_comes_later(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    desk.options = replace(desk.options, now=START - timedelta(days=1))
    report = desk.poll(feed(FOUR[0], *FOUR[2:]))
    assert report.history is None
    assert any("later run" in each.reason for each in report.not_checked)


# --- new and gone -------------------------------------------------------------------------------


def test_new_and_gone_findings_are_counted(desk: Desk) -> None:
    first = desk.poll(feed(*FOUR)).history
    assert first is not None
    assert (first.runs, first.new, first.gone) == (0, 0, 0)
    worse = desk.poll(feed(entry(12, title="<b>Ferry</b> &amp;amp; quay"), *FOUR))
    assert worse.history is not None
    assert worse.history.new > 0
    assert worse.history.new + worse.history.still == worse.counts.total()
    better = desk.poll(feed(*FOUR)).history
    assert better is not None
    assert (better.runs, better.last) == (2, "2026-02-16T13:00:00.000000Z")
    assert better.gone >= worse.history.new


def test_what_is_told_once_is_never_gone(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    moved = [{**each, "date_modified": "2026-02-16T12:00:00Z"} for each in FOUR]
    assert desk.poll(feed(*moved)).history.new == 4  # type: ignore[union-attr]
    assert desk.poll(feed(*moved)).history.gone == 0  # type: ignore[union-attr]


def test_findings_are_compared_among_runs_of_one_profile(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    desk.options = replace(desk.options, profile=shipped("msn"))
    other = desk.poll(feed(*FOUR))
    assert other.history is not None
    assert other.history.new == other.history.gone == other.history.still == 0
    assert any("same profile" in each.reason for each in other.not_checked)
    again = desk.poll(feed(*FOUR)).history
    assert again is not None
    assert (again.new, again.gone) == (0, 0)
    assert again.still == other.counts.total()


def test_the_reports_tell_it(command, root: Path, tmp_path: Path) -> None:
    path, state = tmp_path / "feed.json", tmp_path / "state.sqlite"
    path.write_bytes(feed(*FOUR))
    arguments = ("validate", path, "--state", state, "--now", "2026-02-16T12:00:00Z")
    assert "remembered for the first time: 1 input\n" in command(*arguments).out
    path.write_bytes(feed(FOUR[0], *FOUR[2:]))
    document = json.loads(command(*arguments, "--format", "json").out)
    schema = json.loads((root / "schemas/report/1.0.schema.json").read_text("utf-8"))
    assert not list(RustValidator(schema, {}).problems(document))
    assert document["inputs"][0]["history"]["runs"] == 1
    assert document["summary"]["history"]["new"] == document["summary"]["codes"]["HS005"] == 1
    assert "since the last run: 0 new, 0 gone, " in command(*arguments).out
    assert command("validate", path, "--state", state, "--only", "structure").code == 2
    assert command("validate", path, "--feed", "harbour").code == 2


def test_sarif_markdown_and_the_page_tell_it(command, standards: Path, tmp_path: Path) -> None:
    path, state = tmp_path / "feed.json", tmp_path / "state.sqlite"
    told = [tmp_path / name for name in ("out.sarif", "out.md", "out.html")]
    path.write_bytes(feed(FOUR[0], entry(9, language=None)))
    arguments = ["validate", path, "--state", state, "--now", "2026-02-16T12:00:00Z"]
    for kind, file in zip(("sarif", "markdown", "html"), told, strict=True):
        arguments += ["--format", f"{kind}={file}"]
    command(*arguments)
    assert "baselineState" not in told[0].read_text("utf-8")
    path.write_bytes(feed(entry(1, url="https://example.com/a b"), entry(9, language=None)))
    command(*arguments)
    document = json.loads(told[0].read_bytes())
    schema = json.loads((standards / "reports/sarif-schema-2.1.0.json").read_bytes())
    assert not list(PythonValidator(schema, {}).problems(document))
    (run,) = document["runs"]
    states = {(each["ruleId"], each["baselineState"]) for each in run["results"]}
    assert ("NC014", "unchanged") in states, states
    assert "new" in {state for _, state in states}
    assert run["properties"]["history"]["new"] >= 1
    assert "since the last run: " in told[1].read_text("utf-8")
    page = told[2].read_text("utf-8")
    assert 'id="only-new"' in page and "data-new" in page and "Since the last run" in page
    path.write_bytes(feed(entry(1), entry(9)))
    command(*arguments)
    (run,) = json.loads(told[0].read_bytes())["runs"]
    gone = [each["ruleId"] for each in run["results"] if each["baselineState"] == "absent"]
    assert "NC014" in gone
    assert run["properties"]["history"]["gone"] == len(gone)


def test_the_configuration_names_the_file(command, tmp_path: Path) -> None:
    """Its place counts from the configuration; commands that remember nothing pass over it."""
    path, config = tmp_path / "feed.json", tmp_path / "newsexport.toml"
    path.write_bytes(feed(*FOUR))
    config.write_text('state = "seen.sqlite"\n', encoding="utf-8")
    now = ("--config", config, "--now", "2026-02-16T12:00:00Z")
    assert "remembered for the first time" in command("validate", path, *now).out
    assert (tmp_path / "seen.sqlite").is_file()
    assert command("validate", path, *now, "--only", "structure").code == 0
    assert command("convert", path, "--to", "json", "--bundle", "--config", config).code == 0
    assert "since the last run" in command("validate", path, *now).out


def test_an_item_that_history_refuses_is_not_accepted(command, tmp_path: Path) -> None:
    path, state, folder = tmp_path / "in.jsonl", tmp_path / "state.sqlite", tmp_path / "sorted"
    other = news(1, uri="urn:example:b")
    for ferry in (news(1), news(2, pubStatus="canceled", edNote="Kill"), news(2)):
        path.write_bytes(ferry + b"\n" + other)
        shutil.rmtree(folder, ignore_errors=True)
        now = ("--now", "2026-02-16T12:00:00Z")
        command("validate", path, "--as", "json", "--state", state, "--split-to", folder, *now)
    (rejected,) = (folder / "rejected").glob("*.newsitem.json")
    assert json.loads(rejected.read_bytes())["uri"] == "urn:example:ferry"
    assert len(list((folder / "accepted").iterdir())) == 1


def test_a_profile_or_a_baseline_hides_no_cut(desk: Desk) -> None:
    """A feed of which a half is missing is not taken for a whole one, even where its fault does not count."""
    desk.poll(feed(*FOUR))
    known = Baseline()
    known.known[("IO003", "")] = 5
    desk.input.write_bytes(feed(*FOUR)[:-30])
    report = validate(desk.input, options=desk.options, baseline=known)
    assert report.borne == 1
    assert report.history is None


def test_mending_is_no_run(command, tmp_path: Path) -> None:
    path, state = tmp_path / "feed.json", tmp_path / "state.sqlite"
    path.write_bytes(feed(*FOUR))
    assert command("validate", path, "--state", state, "--fix").code == 0
    with sqlite3.connect(state) as connection:
        assert connection.execute("SELECT count(*) FROM run").fetchone() == (1,)


def test_without_a_state_the_report_says_so(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_bytes(feed(*FOUR))
    told = {each.rule: each.reason for each in validate(path).not_checked}
    assert "--state" in told["HS: history"]
    options = Options(profile=shipped("msn"), now=START)
    (line,) = (e.rule for e in validate(path, options=options).not_checked if "churn" in e.rule)
    options = replace(options, state=tmp_path / "state.sqlite")
    assert line not in {each.rule for each in validate(path, options=options).not_checked}


# --- the file -----------------------------------------------------------------------------------


def test_no_word_of_an_article_is_in_the_file(desk: Desk) -> None:
    body = "<p>Secretword of the minister</p>"
    desk.poll(feed(entry(9, title="Secretword sails", summary="Secretword", content_html=body)))
    assert b"urn:example:story-9" in desk.state.read_bytes()
    assert b"ecretword" not in desk.state.read_bytes()
    assert desk.state.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content", [b"no database at all" * 100, feed(*FOUR), b"SQLite format 3\0"]
)
def test_a_file_of_another_kind_is_refused_and_left_alone(desk: Desk, content: bytes) -> None:
    desk.state.write_bytes(content)
    with pytest.raises(BadOption, match="left as it is"):
        desk.poll(feed(*FOUR))
    assert desk.state.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(desk: Desk) -> None:
    with sqlite3.connect(desk.state) as connection:
        connection.execute("CREATE TABLE mine (a)")
    before = desk.state.read_bytes()
    with pytest.raises(BadOption, match="another program"):
        desk.poll(feed(*FOUR))
    assert desk.state.read_bytes() == before


def test_a_file_of_a_later_release_is_refused(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    with sqlite3.connect(desk.state) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(BadOption, match="later release"):
        desk.poll(feed(*FOUR))


def test_a_damaged_file_is_told_before_any_work(desk: Desk, command) -> None:
    desk.poll(feed(*[entry(number % 24, id=f"urn:x:{number}") for number in range(300)]))
    data = bytearray(desk.state.read_bytes())
    data[4096:-4096] = b"\xff" * (len(data) - 8192)
    desk.state.write_bytes(data)
    done = command("validate", desk.input, "--state", desk.state)
    assert done.code == 2
    assert "damaged" in done.err
    assert "Traceback" not in done.err
    assert desk.state.read_bytes() == data


def test_a_folder_or_a_place_that_does_not_exist(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadOption, match="folder"):
        validate(feed(), options=Options(state=tmp_path))
    with pytest.raises(OutputUnavailable, match="there is no folder"):
        validate(feed(), options=Options(state=tmp_path / "none" / "state.sqlite"))


def test_an_empty_file_becomes_a_state_file(desk: Desk) -> None:
    desk.state.touch()
    desk.poll(feed(*FOUR))
    assert desk.codes(feed(FOUR[0], *FOUR[2:])) == ["HS005"]


def test_a_run_that_is_broken_off_leaves_the_file_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.poll(feed(*FOUR))
    before = desk.state.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr("newsexport.history.findings.compare", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            desk.poll(feed(FOUR[0]))
    assert desk.state.read_bytes() == before
    assert desk.codes(feed(FOUR[0], *FOUR[2:])) == ["HS005"]


def test_a_file_that_another_run_holds(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.poll(feed(*FOUR))
    monkeypatch.setattr(store, "WAIT_SECONDS", 0)
    holder = sqlite3.connect(desk.state, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(OutputUnavailable, match="another run"):
        desk.poll(feed(*FOUR))
    holder.close()


def test_runs_at_the_same_time_wait_for_each_other(tmp_path: Path) -> None:
    state = tmp_path / "state.sqlite"

    def one(number: int) -> int:
        path = tmp_path / f"{number}.json"
        path.write_bytes(feed(*FOUR))
        options = Options(state=state, now=START, feed="the same")
        report = validate(path, options=options)
        assert report.history is not None
        return report.history.runs

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(one, range(12))) == list(range(12))


def test_processes_may_make_the_file_together(tmp_path: Path) -> None:
    path, state = tmp_path / "feed.json", tmp_path / "state.sqlite"
    path.write_bytes(feed(*FOUR))
    now = [
        "--now",
        "2026-02-16T12:00:00Z",
    ]  # a run that began earlier than the last one is not remembered
    line = [sys.executable, "-m", "newsexport", "validate", path, "--state", state, *now]
    running = [
        subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for _ in range(3)
    ]
    for each in running:
        _, told = each.communicate()
        assert each.returncode in (0, 1), told.decode()
    with sqlite3.connect(state) as connection:
        assert connection.execute("SELECT count(*) FROM run").fetchone() == (3,)


def test_contents_are_not_compared_with_those_of_another_release(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another release may read a text in another way."""
    with monkeypatch.context() as patch:
        patch.setattr("newsexport.history.changes.VERSION", "0.0.1")
        desk.poll(feed(*FOUR))
    silent = feed(entry(11, content_html="<p>It does not sail.</p>"), *FOUR[1:])
    assert desk.codes(silent) == []
    assert desk.codes(feed(*FOUR)) == ["HS003"]


@pytest.mark.parametrize(
    "more",
    [
        {"version": 10**30},
        {"uri": "urn:x:\ud800"},
        {"uri": "urn:x:\x00a"},
        {"canonicalUrl": "https://[example.com/"},
        {"headlines": [{"text": "\udfff"}]},
        {"versionCreated": "0001-01-01T00:00:00+14:00"},
        {"versionCreated": "9999-12-31T23:59:59-12:00"},
        {"supersedes": [{"uri": "urn:x:'; DROP TABLE item"}]},
        {"uri": "x" * 100_000},
    ],
    ids=lambda more: next(iter(more)),
)
def test_hostile_items_are_no_fault_of_ours(desk: Desk, more: dict[str, Any]) -> None:
    for _ in range(2):
        report = desk.poll(news(1, **more))
        assert "SY001" not in report.by_code, report.diagnostics


def test_a_run_in_the_first_year_of_the_calendar(desk: Desk) -> None:
    desk.options = replace(desk.options, now=datetime.fromisoformat("0001-01-01T00:00:00+00:00"))
    for _ in range(2):
        assert "SY001" not in desk.poll(feed(*FOUR)).by_code


@pytest.mark.parametrize(
    "address", ["", "  ", "no address", "https://[::", "https://u:p@x.com/ü?a=b"]
)
def test_strange_addresses_of_feeds_are_no_fault_of_ours(desk: Desk, address: str) -> None:
    for _ in range(2):
        assert "SY001" not in desk.poll(feed(*FOUR, feed_url=address)).by_code


def test_what_nobody_saw_for_a_year_is_forgotten(desk: Desk) -> None:
    desk.poll(feed(*FOUR))
    desk.options = replace(desk.options, now=START + timedelta(days=400))
    desk.poll(feed(entry(12)))
    with sqlite3.connect(desk.state) as connection:
        uris = [uri for (uri,) in connection.execute("SELECT uri FROM item")]
        assert connection.execute("SELECT count(*) FROM run").fetchone() == (1,)
    assert uris == ["urn:example:story-12"]


def test_the_file_may_be_copied(desk: Desk, tmp_path: Path) -> None:
    """All is in one file when a run is over."""
    desk.poll(feed(*FOUR))
    assert [each.name for each in desk.state.parent.glob("state.sqlite*")] == ["state.sqlite"]
    copy = tmp_path / "copy.sqlite"
    shutil.copyfile(desk.state, copy)
    desk.options = replace(desk.options, state=copy)
    assert desk.codes(feed(FOUR[0], *FOUR[2:])) == ["HS005"]


def rss(*entries: tuple[str, int]) -> bytes:
    """A feed whose guids are no URIs: (guid, number of the story)."""
    items = "".join(
        f"<item><title>Ferry number {number} sails</title><link>https://example.com/story-{number}</link>"
        f'<guid isPermaLink="false">{guid}</guid><pubDate>Mon, 16 Feb 2026 {number:02}:00:00 GMT</pubDate>'
        f"<description>It sails at {number}.</description></item>"
        for guid, number in entries
    )
    channel = "<title>H</title><link>https://example.com/</link><description>N</description>"
    return f'<rss version="2.0"><channel>{channel}{items}</channel></rss>'.encode()


def test_items_are_named_as_the_feed_names_them(desk: Desk) -> None:
    desk.poll(rss(("a9", 9), ("a8", 8), ("a7", 7)))
    report = desk.poll(rss(("b9", 9), ("a7", 7)))
    told = {each.code: each.message for each in report.diagnostics if each.code[:2] == "HS"}
    assert told == {
        "HS001": "https://example.com/story-9 had the identifier a9 before, and has b9 now",
        "HS005": "a8 (2026-02-16T08:00:00Z) left the feed, and older items remain",
    }


def test_a_file_of_the_first_release_is_brought_up_to_date(desk: Desk) -> None:
    desk.poll(rss(("a9", 9), ("a8", 8), ("a7", 7)))
    with sqlite3.connect(desk.state) as connection:
        connection.execute("ALTER TABLE item DROP COLUMN stated")
        connection.execute("PRAGMA user_version = 1")
    report = desk.poll(rss(("a9", 9), ("a7", 7)))
    (found,) = [each.message for each in report.diagnostics if each.code == "HS005"]
    assert found.startswith("https://example.com/story-8 ("), "what was not remembered"
    with sqlite3.connect(desk.state) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
        assert ("a7",) in list(connection.execute("SELECT stated FROM item"))
