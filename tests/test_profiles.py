"""Profiles: what a partner asks for, how its file is read, and what it does to reports and outputs."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from newsexport import api, resources
from newsexport.cli.main import main
from newsexport.errors import BadOption
from newsexport.options import Options
from newsexport.profile import Profile
from newsexport.profiles.infer import seen_of, written
from newsexport.profiles.load import SHIPPED, profile_of, shipped, shipped_file, together
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.json_schema import compile_schema

STORIES = Path(__file__).parent.parent / "fixtures" / "stories"
NOW = datetime(2026, 2, 16, 11, tzinfo=UTC)


def profile(text: str) -> Profile:
    return profile_of(text.encode(), "partner.toml")


def report(text: str, **fields: Any) -> Report:
    """The report on a small item under a profile."""
    return api.validate(
        Source.of(json.dumps(small(**fields)).encode(), "small.newsitem.json"),
        options=Options(now=NOW, profile=profile(text)),
    )


def small(**fields: Any) -> dict[str, Any]:
    return {
        "schemaVersion": "1.0",
        "uri": "urn:example:ferry",
        "version": 1,
        "language": "en",
        "versionCreated": "2026-02-16T10:00:00+01:00",
        "provider": {"name": "Harbour News"},
        "headlines": [{"text": "Night ferry returns to Karsby"}],
        "body": [{"type": "paragraph", "text": "The night ferry sails again."}],
        "rights": [{"holder": {"name": "Harbour News"}}],
        **fields,
    }


def codes(found: Report) -> set[str]:
    return {each.code for each in found.diagnostics}


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_profiles_are_read_and_keep_to_the_published_schema(name: str) -> None:
    assert shipped(name).name == name
    data, _ = shipped_file(name)
    assert not problems(data.decode())


def problems(text: str) -> list[Any]:
    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [plain(inner) for inner in value]
        return value.isoformat() if isinstance(value, date) else value

    schema = json.loads(resources.read("schemas/profile/1.0.schema.json"))
    return list(compile_schema(schema).problems(plain(tomllib.loads(text))))


MISTAKES = [
    ("[profile]\nnmae = 'x'", "name"),
    ("[rule]\nNC001 = 'off'", "rules"),
    ("[rules]\nNC001 = 'fatal'", "error, warning, info"),
    ("[profile]\nextends = 'strict'", "a list of texts"),
    ("[profile]\neditorial = 'no'", "true or false"),
    ("[limits]\nbody = { max = -1 }", "whole number"),
    ("[limits]\nbody = 7", "a table"),
    ("[limits]\nbody = { maximum = 7 }", "maximum"),
    ("[dates]\npublished = { max_age = '30 days' }", "P30D"),
    ("[dates]\npublished = { max_age = 'P' }", "P30D"),
    ("[[waivers]]\nrule = 'NC018'\nreason = 'agreed'\nowner = 'desk'", "expires"),
    ("[[waivers]]\nrule = 'NC018'\nowner = 'desk'\nexpires = 2026-12-31", "reason"),
    ("waivers = 3", "[[waivers]]"),
    ("profile = 3", "a table"),
]
ONLY_WE_SEE = [
    ("[require]\nfields = ['bylnie']", "byline"),
    ("[profile]\nextends = ['stirct']", "strict"),
    ("[profile", "TOML"),
]


@pytest.mark.parametrize(("text", "told"), [*MISTAKES, *ONLY_WE_SEE])
def test_a_mistake_in_a_profile_is_told_with_the_file_and_what_is_right(
    text: str, told: str
) -> None:
    with pytest.raises(BadOption, match=r"partner\.toml|no profile is called") as raised:
        profile(text)
    assert told in str(raised.value)


@pytest.mark.parametrize("text", [text for text, _ in MISTAKES])
def test_the_published_schema_sees_the_mistakes_of_form_too(text: str) -> None:
    assert problems(text)


def test_the_example_of_the_page_is_a_profile() -> None:
    page = (STORIES.parent.parent / "docs" / "profiles.md").read_text(encoding="utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    assert profile(example).name == "acme"
    assert not problems(example)


def test_profiles_extend_each_other_and_the_last_word_counts() -> None:
    strict = profile("[profile]\nextends = ['strict']\n[rules]\n'TX*' = 'info'")
    assert strict.severity("TX001", "warning") == "info"
    assert strict.severity("NC001", "warning") == "error"
    assert "versionCreated" in strict.require
    both = together([shipped("msn"), shipped("smartnews")])
    assert both is not None
    assert both.receivers == ("msn", "smartnews")


def test_profiles_that_extend_each_other_without_end_are_refused() -> None:
    def find(name: str) -> tuple[bytes, str]:
        return b"[profile]\nextends = ['round']", name

    with pytest.raises(BadOption, match="without end"):
        profile_of(b"[profile]\nextends = ['round']", "round", find)


def test_severities_are_chosen_by_code_place_and_file() -> None:
    assert "NC018" in codes(report("", rights=[]))
    assert "NC018" not in codes(report("[rules]\nNC018 = 'off'", rights=[]))
    override = "[[overrides]]\nfiles = ['{file}']\nrules = {{ 'NC018' = 'error' }}"
    assert report(override.format(file="small*"), rights=[]).has_errors
    assert not report(override.format(file="large*"), rights=[]).has_errors


def test_a_waiver_bears_a_finding_until_it_ends() -> None:
    waiver = "[[waivers]]\nrule = 'NC018'\nreason = 'agreed'\nowner = 'desk'\nexpires = {day}"
    borne = report(waiver.format(day="2026-12-31"), rights=[])
    assert not codes(borne) & {"NC018", "PX013", "PX014"}
    ended = report(waiver.format(day="2026-02-15"), rights=[])
    assert {"NC018", "PX013"} <= codes(ended)
    assert ended.has_errors
    unused = report(waiver.format(day="2026-12-31"))
    assert "PX014" in codes(unused)


def test_fields_limits_dates_languages_and_hosts_are_demanded() -> None:
    text = """
    [require]
    fields = ["byline", "media/creditLine"]
    [forbid]
    fields = ["edNote"]
    [limits]
    "headlines/text" = { max = 20 }
    body = { min_words = 50 }
    keywords = { min_count = 1 }
    [dates]
    versionCreated = { max_age = "PT30M" }
    [vocab]
    languages = ["de"]
    [hosts]
    allow = ["*.example.com", "example.com"]
    """
    found = report(text, edNote="for the desk", canonicalUrl="https://elsewhere.example/ferry")
    said = [(each.code, each.pointer) for each in found.diagnostics if each.code[:2] == "PX"]
    assert {
        ("PX001", "/byline"), ("PX002", "/edNote"), ("PX003", "/headlines/0/text"),
        ("PX003", "/body"), ("PX003", "/keywords"),
    } <= {(code, pointer) for code, pointer in said}  # fmt: skip
    assert {"PX005", "PX007", "PX011"} <= {code for code, _ in said}
    assert not [code for code, pointer in said if pointer and pointer.startswith("/media")]


def test_an_item_that_is_taken_back_need_not_be_complete() -> None:
    found = report("[require]\nfields = ['byline']", pubStatus="canceled", body=[])
    assert "PX001" not in codes(found)


@pytest.mark.parametrize(
    ("accepts", "good"),
    [("json", True), ("newsml-g2", False), ("json>=1.0", True), ("json>=2.0", False), ("json@1.0", True)],
)  # fmt: skip
def test_only_accepted_formats_and_versions_pass(accepts: str, good: bool) -> None:
    assert ("PX008" not in codes(report(f"[profile]\naccepts = ['{accepts}']"))) is good


def test_what_breaks_the_profile_is_not_written() -> None:
    source = Source.of(json.dumps(small()).encode(), "small.newsitem.json")
    plain = list(api.convert_record(source, "json", Options(now=NOW)))
    assert all(outcome.ok for outcome in plain)
    demanding = Options(now=NOW, profile=profile("[require]\nfields = ['byline']"))
    refused = list(api.convert_record(source, "json", demanding))
    assert not any(outcome.ok for outcome in refused)
    assert "PX001" in {found.code for outcome in refused for found in outcome.diagnostics}


def test_an_inferred_profile_accepts_what_it_was_inferred_from() -> None:
    files = sorted(STORIES.glob("*/input.newsitem.json"))
    assert len(files) >= 8
    items = [item for each in files for item in api.read(each)]
    learned = replace(profile(written(seen_of(items), "learned")), name="learned")
    for each in files:
        found = api.validate(each, options=Options(now=NOW, profile=learned))
        assert not {code for code in codes(found) if code.startswith("PX")}, each


def test_the_command_checks_shows_and_infers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "partner.toml"
    file.write_text("[profile]\nname = 'acme'\nextends = ['strict']\n", encoding="utf-8")
    assert main(["profile", "check", str(file)]) == 0
    assert main(["profile", "show", str(file)]) == 0
    assert "media/creditLine" in capsys.readouterr().out
    story = tmp_path / "small.newsitem.json"
    story.write_text(json.dumps(small()), encoding="utf-8")
    assert main(["profile", "infer", str(story)]) == 0
    learned = capsys.readouterr().out
    assert "from 1 items" in learned
    file.write_text(learned, encoding="utf-8")
    assert main(["validate", str(story), "--profile", str(file), "--now", NOW.isoformat()]) == 0
    assert main(["profile", "check", "nowhere"]) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[rules]\nNCO18 = 'off'", "NC018"),
        ("[[overrides]]\nrules = { 'ZZ*' = 'off' }", "ZZ*"),
        ("[[waivers]]\nrule = 'NC99'\nreason = 'x'\nowner = 'y'\nexpires = 2026-12-31", "NC99"),
        ("[profile]\naccepts = ['newsml-g22>=2.28']", "newsml-g2"),
        ("[profile]\nreceivers = ['mns']", "msn"),
    ],
)
def test_a_name_that_nothing_bears_is_told_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    file = tmp_path / "partner.toml"
    file.write_text(text, encoding="utf-8")
    assert main(["profile", "check", str(file)]) == 2
    assert told in capsys.readouterr().err


def test_the_command_judges_by_receivers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feed = Path(__file__).parent.parent / "fixtures" / "receivers" / "good.rss"
    short = tmp_path / "short.rss"
    text = feed.read_text(encoding="utf-8")
    short.write_text(
        text.replace("Night ferry returns to Karsby after nine months", "Ferry"), encoding="utf-8"
    )
    line = ["validate", "--now", NOW.isoformat(), "--format", "concise", "--for", "msn,smartnews"]
    assert main([*line, str(feed)]) == 0
    capsys.readouterr()
    assert main([*line, str(short)]) == 1
    assert "MS002" in capsys.readouterr().out
    assert main(["validate", "--for", "mns", str(feed)]) == 2
