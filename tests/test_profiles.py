"""Profiles: what a partner asks for, how its file is read, and what it does to reports and outputs."""

from __future__ import annotations

import json
import re
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
from newsexport.profiles.dump import as_toml
from newsexport.profiles.infer import Survey, written
from newsexport.profiles.load import SHIPPED, profile_of, shipped, shipped_file, together
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
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

    with pytest.raises(BadOption, match=r"^round: .* without end: round, round$"):
        profile_of(b"[profile]\nextends = ['round']", "round", find)


def test_the_profile_that_was_asked_for_is_named_where_others_lead_round() -> None:
    """Not whichever stands at the end of the chain, such as one that is shipped."""

    def find(name: str) -> tuple[bytes, str]:
        if name == "recommended":
            return shipped_file(name)
        other = "b.toml" if name == "a.toml" else "a.toml"
        return f"[profile]\nextends = ['recommended', '{other}']".encode(), name

    with pytest.raises(BadOption, match=r"^a.toml: .* without end: a.toml, b.toml, a.toml$"):
        profile_of(find("a.toml")[0], "a.toml", find)


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


def test_a_host_counts_however_its_scheme_is_written() -> None:
    found = report(
        "[hosts]\nallow = ['example.com']", canonicalUrl="HTTPS://Elsewhere.example/ferry"
    )
    assert "PX011" in codes(found)


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


def inferred(items: list[NewsItem]) -> str:
    seen = Survey()
    for item in items:
        seen.add(item)
    return written(seen, "good")


def test_an_inferred_profile_accepts_what_it_was_inferred_from() -> None:
    files = sorted(STORIES.glob("*/input.newsitem.json"))
    assert len(files) >= 8
    items = [item for each in files for item in api.read(each)]
    learned = replace(profile(inferred(items)), name="learned")
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
    assert "from 1 item " in learned
    file.write_text(learned, encoding="utf-8")
    assert main(["validate", str(story), "--profile", str(file), "--now", NOW.isoformat()]) == 0
    assert main(["profile", "check", "nowhere"]) == 2


def test_a_file_that_nests_too_deep_is_a_usage_error(command, tmp_path: Path) -> None:
    file = tmp_path / "deep.toml"
    file.write_text(f"x = {'[' * 3000}{']' * 3000}\n", encoding="utf-8")
    done = command("profile", "check", file)
    assert done.code == 2 and "nested too deep" in done.err


def test_infer_tells_what_it_could_not_read(command, tmp_path: Path) -> None:
    story = tmp_path / "small.newsitem.json"
    story.write_text(json.dumps(small()), encoding="utf-8")
    done = command("profile", "infer", story, tmp_path / "absent.xml")
    assert done.code == 3 and "absent.xml: No such file" in done.err
    assert "from 1 item " in done.out
    done = command("profile", "infer", tmp_path / "absent.xml")
    assert (done.code, done.out) == (3, ""), "an empty profile would demand nothing"
    assert "nothing to infer" in done.err


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_shown_of_a_shipped_profile_can_be_read_again(name: str) -> None:
    assert profile(as_toml(shipped(name))) == shipped(name)


def test_what_is_shown_of_a_profile_can_be_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manual = (Path(__file__).parent.parent / "docs" / "profiles.md").read_text(encoding="utf-8")
    text = manual.partition("```toml\n")[2].partition("```")[0]
    text = text.replace('"acme"', '"ac\\u007fme \\"é\\" \\n"', 1).replace("PT10M", "P1DT2H10M")
    file = tmp_path / "acme.toml"
    file.write_text(text, encoding="utf-8")
    assert main(["profile", "show", str(file)]) == 0
    shown = capsys.readouterr().out
    assert profile(shown) == profile(text)


def test_rules_of_a_profile_stand_behind_those_that_it_extends() -> None:
    own = profile('[profile]\nname = "a"\nextends = ["strict"]\n[rules]\nNC018 = "info"\n')
    assert shipped("strict").severity("NC018", "info") == "error"
    assert own.severity("NC018", "error") == "info"


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
    capsys.readouterr()
    assert main(["validate", "--for", "mns", str(feed)]) == 2
    assert "no receiver is called 'mns'; did you mean 'msn'?" in capsys.readouterr().err
    assert main(["validate", "--for", "strict", str(feed)]) == 2
    assert "--profile strict" in capsys.readouterr().err


PICTURE = {
    "kind": "picture",
    "creditLine": "Ada Lind / Harbour News",
    "renditions": [
        {
            "href": "https://example.com/small.jpg",
            "mediaType": "image/jpeg",
            "width": 320,
            "height": 180,
        },
        {
            "href": "https://example.com/large.jpg",
            "mediaType": "image/jpeg",
            "width": 1600,
            "height": 900,
            "size": 900_000,
        },
    ],
}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("min_width = 1200", None), ("min_width = 1601", "a width of 1601 at least"),
        ("max_height = 800", "a height of 800 at most"), ("min_pixels = 2000000", "pixels"),
        ("min_ratio = 1.9", "a ratio of width to height"), ("max_ratio = 1.78", None),
        ("max_bytes = 500000", "500000 bytes at most"), ('media_types = ["image/png", "image/webp"]', "one of"),
        ('media_types = ["image/*"]', None),
    ],
)  # fmt: skip
def test_pictures_by_what_their_renditions_say(line: str, told: str | None) -> None:
    """The largest rendition counts for its size, each for bytes and format."""
    found = report(f"[images]\n{line}", media=[PICTURE])
    messages = [each.message for each in found.diagnostics if each.code == "PX006"]
    assert bool(messages) == (told is not None)
    assert told is None or told in messages[0]


def test_a_picture_that_does_not_say_its_size_is_not_judged() -> None:
    bare = {**PICTURE, "renditions": [{"href": "https://example.com/a.jpg"}]}
    assert "PX006" not in codes(report("[images]\nmin_width = 1200", media=[bare]))


def items(*days: str) -> Source:
    lines = [
        json.dumps(small(uri=f"urn:example:{index}", versionCreated=f"{day}T10:00:00Z"))
        for index, day in enumerate(days)
    ]
    return Source.of("\n".join(lines).encode(), "delivery.newsitem.jsonl")


DAYS = ("2026-02-12", "2026-02-12", "2026-02-12", "2026-02-13", "2026-02-14", "2026-02-14")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("min = 6", []), ("min = 7", ["the input has 6 items; the partner's limit is 7 at least"]),
        ("max = 5", ["the input has 6 items; the partner's limit is 5 at most"]),
        ("max_per_day = 2", ["the input has 3 items of 2026-02-12; the partner's limit is 2 a day at most"]),
        ("min_per_day = 2", ["the input has 1 item of 2026-02-13; the partner's limit is 2 a day at least"]),
    ],
)  # fmt: skip
def test_how_many_items_an_input_has_and_of_a_day(line: str, told: list[str]) -> None:
    options = Options(now=NOW, profile=profile(f"[items]\n{line}"))
    found = api.validate(items(*DAYS), format="json", options=options)
    assert [each.message for each in found.diagnostics if each.code == "PX009"] == told


HOLDS = [
    ("count(media) == 1", True), ("count(media) > 1", False), ("media/kind == 'picture'", True),
    ("media/renditions/width >= 1200", True), ("not (media/renditions/width < 200)", True),
    ('media/renditions/width < 200 or language == "en"', True), ("language in ['fr', \"en\"]", True),
    ("language in ['fr']", False), ("uri like 'urn:example:*'", True), ("headlines/text contains 'FERRY'", True),
    ("length(headlines/text) <= 110 and words(body) >= 5", True), ("words(body) > 5", False),
    ("versionCreated >= '2026-02-16T08:00:00Z'", True), ("versionCreated < firstCreated", False),
    ("versionCreated > '2026-02-16'", True), ("count(distinct(media/renditions/mediaType)) == 1", True),
    ("byline", False), ("not byline", True), ("media", True), ("version == 1", True), ("version == '1'", False),
    ("lower(provider/name) == 'harbour news'", True), ("count(body/paragraph) == 1", True), ("body/table", False),
    ("true and not false", True), ("(version == 2 or language == 'en') and media", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "holds"), HOLDS)
def test_the_partner_s_own_checks(text: str, holds: bool) -> None:
    found = report(f"[[checks]]\nname = 'own'\nassert = '''{text}'''", media=[PICTURE])
    assert ("PX010" not in codes(found)) == holds


def test_a_check_has_its_condition_its_severity_and_its_message() -> None:
    text = "[[checks]]\nname = 'own'\nwhen = \"urgency == 1\"\nassert = 'edNote'\nmessage = 'say why'\nseverity = 'warning'"
    assert "PX010" not in codes(report(text))
    (found,) = [each for each in report(text, urgency=1).diagnostics if each.code == "PX010"]
    assert (found.severity, found.message) == ("warning", "own: say why")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("headline", "did you mean"), ("count(media", ") is missing"), ("language ==", "a value is missing"),
        ("exec('x')", "no function"), ("__import__('os')", "means nothing"), ("media media", "an operator is missing"),
        ("language in 'en'", "wants a list"), ("body/span/link", "are known"), ("(" * 30 + "media" + ")" * 30, "within"),
        ("media and " * 200 + "media", "at most 1000"), ("a.b", "means nothing"), ("language = 'en'", "means nothing"),
    ],
)  # fmt: skip
def test_expressions_that_mean_nothing_are_told_before_any_document_is_read(
    text: str, told: str
) -> None:
    with pytest.raises(BadOption, match=re.escape(told)):
        profile(f"[[checks]]\nname = 'own'\nassert = '''{text}'''")


def test_elements_of_html_in_all_formats() -> None:
    """Blocks count as what they are in HTML; in JSON Feed the HTML itself is looked at."""
    table = {
        "type": "table",
        "rows": [{"cells": [{"blocks": [{"type": "paragraph", "text": "One"}]}]}],
    }
    wanted = '[html]\nallow = ["p", "a"]'
    found = report(wanted, body=[{"type": "paragraph", "text": "The ferry sails."}, table])
    told = {each.message for each in found.diagnostics if each.code == "PX012"}
    assert {text.split()[5].rstrip(";") for text in told} == {"table", "tr", "td"}
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Harbour",
        "items": [{"id": "urn:example:1", "content_html": "<p>One <font>two</font></p>"}],
    }  # fmt: skip
    options = Options(now=NOW, profile=profile(wanted))
    raw = api.validate(Source.of(json.dumps(feed).encode(), "f.feed.json"), options=options)
    (one,) = [each for each in raw.diagnostics if each.code == "PX012"]
    assert "font" in one.message and one.pointer == "/items/0/content_html"


def test_what_good_deliveries_show_of_pictures_and_elements() -> None:
    text = inferred([NewsItem.model_validate(small(media=[PICTURE]))])
    assert "min_width = 1600\nmin_height = 900" in text and 'allow = ["p"]' in text
    assert not problems(text)
    profile(text)
