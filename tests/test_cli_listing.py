"""formats, schema, samples, explain, rules, standards, completion, upgrade, inspect."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from newsexport import resources
from newsexport.cli.commands import COMMANDS
from newsexport.formats.registry import FORMATS


def test_formats_with_their_options(command):
    done = command("formats")
    assert done.code == 0
    records = {
        each["name"]: each for each in json.loads(command("formats", "--format", "json").out)
    }
    assert list(records) == [card.name for card in FORMATS]
    for card in FORMATS:
        assert f"{card.name}: {card.title}" in done.out
        for setting in card.settings:
            assert f"-O {card.name}.{setting.name}=" in done.out
    assert records["text"]["can"] == ["read", "check"]
    assert records["json"]["bundleSuffix"] == ".newsitem.jsonl"


def test_a_default_is_told_once(command):
    for line in command("formats").out.splitlines():
        assert line.count("default:") <= 1, line


def test_one_format(command):
    done = command("formats", "json")
    assert done.out.startswith("json: ")
    assert "newsml-g2: " not in done.out
    assert command("formats", "pdf").code == 2


def test_schemas(command):
    names = command("schema").out.split()
    assert {"news-item/1.0", "report/1.0"} <= set(names)
    whole = resources.read("schemas/news-item/1.0.schema.json")
    for name in ("news-item", "news-item/1.0", "news-item/1.0.schema.json"):
        assert command("schema", name).raw == whole
    for name in names:
        assert command("schema", name).code == 0
    done = command("schema", "news-itm")
    assert done.code == 2
    assert "did you mean" in done.err
    assert command("schema", "../LICENSE").code == 2


def test_samples(command):
    done = command("samples")
    assert "harbour-bridge\n  " in done.out
    story = resources.read("fixtures/stories/harbour-bridge/input.newsitem.json")
    for name in ("harbour-bridge", "stories/harbour-bridge", "harbour-bridge/input.newsitem.json"):
        assert command("samples", name).raw == story
    done = command("samples", "harbor-bridge")
    assert done.code == 2
    assert "did you mean 'harbour-bridge'" in done.err


def test_explain(command):
    done = command("explain", "IO003")
    assert done.code == 0
    assert done.out.startswith("IO003 not-well-formed (error; syntax, must)\n")
    assert "Why it matters" in done.out
    assert command("explain", "not-well-formed").out == done.out
    assert command("explain", "io003").out == done.out
    pages = command("explain", "schema-violation").out
    assert "CJ000 schema-violation" in pages
    assert "G2000 schema-violation" in pages
    done = command("explain", "IO03")
    assert done.code == 2
    assert "did you mean" in done.err


def test_rules(command):
    done = command("rules")
    assert done.code == 0
    records = json.loads(command("rules", "--format", "json").out)
    codes = [each["code"] for each in records]
    assert len(codes) == len(set(codes))
    assert codes[0] == "IO001"
    assert len(codes) >= 40
    assert all(each["page"] and each["source"] and each["message"] for each in records)
    assert [line.split()[0] for line in done.out.splitlines()[1:]] == codes
    assert all(line.startswith(("CODE", "IO")) for line in command("rules", "io").out.splitlines())
    assert command("rules", "ZZ").code == 2


# --- standards ----------------------------------------------------------------------------------


def test_standards_without_a_pack(command, tmp_path: Path):
    done = command("standards", "list", "--folder", tmp_path / "pack")
    assert done.code == 0
    assert "missing" in done.out
    assert command("standards", "list", "surplus").code == 2
    assert command("standards", "add").code == 2
    assert command("standards", "list", "--base", "http://localhost").code == 2
    assert command("standards", "add", tmp_path / "none", "--folder", tmp_path / "pack").code == 3
    assert command("standards", "add", tmp_path, "--folder", tmp_path / "pack").code == 3


@pytest.mark.slow
def test_standards_added_from_a_folder(command, tmp_path: Path, standards: Path):
    pack = tmp_path / "pack"
    done = command("standards", "add", standards, "--folder", pack, "--format", "json")
    assert done.code == 0
    record = json.loads(done.out)
    assert record["counts"]["installed"] > 10
    assert record["folder"] == str(pack)
    done = command("standards", "add", standards, "--folder", pack)
    assert "kept" in done.out
    assert "missing" not in command("standards", "list", "--folder", pack).out.splitlines()[-1]


def test_standards_that_cannot_be_fetched_are_exit_code_3(command, tmp_path: Path):
    done = command(
        "standards", "fetch", "newsml-g2", "--folder", tmp_path, "--base", "http://127.0.0.1:9"
    )
    assert done.code == 3
    assert "127.0.0.1" in done.err


# --- completion ---------------------------------------------------------------------------------


def test_standards_of_a_name_that_does_not_exist(command, tmp_path: Path):
    done = command("standards", "fetch", "newsmlg2", "--folder", tmp_path)
    assert done.code == 2
    assert "did you mean 'newsml-g2'?" in done.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_a_script_that_its_shell_reads(command, shell: str, tmp_path: Path):
    done = command("completion", shell)
    assert done.code == 0
    assert all(name in done.out for name in COMMANDS)
    assert "newsml-g2" in done.out
    program = shutil.which(shell)
    if program:
        script = tmp_path / "script"
        script.write_text(done.out)
        assert subprocess.run([program, "-n", script]).returncode == 0


def test_completion_of_an_unknown_shell(command):
    assert command("completion", "dos").code == 2


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (["va"], "validate"),
        (["convert", "--t"], "--to\n--topics"),
        (["convert", "--to", "newsml"], "newsml-g2"),
        (["convert", "--to", "json,newsml"], "json,newsml-g2"),
        (["validate", "--fail-on", "w"], "warning"),
        (["convert", "--for", "google"], "google-news\ngoogle-discover"),
        (["validate", "--for", "msn,sm"], "msn,smartnews"),
        (["validate", "--format", "json"], "json\njsonl"),
        (["explain", "IO00"], "\n".join(f"IO00{n}" for n in range(1, 10))),
        (["standards", "f"], "fetch"),
        (["completion", "z"], "zsh"),
        (["convert", "stor"], ""),
        (["convert", "--from", "markd"], ""),
        (["losses", "--from", "newsml-g"], "newsml-g2"),
        (["convert", "--provider", "Th"], ""),
    ],
)
def test_completion_completes(command, typed: list[str], expected: str, tmp_path: Path):
    script = tmp_path / "newsexport.bash"
    script.write_text(command("completion", "bash").out)
    words = " ".join(f"'{word}'" for word in ["newsexport", *typed])
    ask = (
        f"source {script}; COMP_WORDS=({words}); COMP_CWORD={len(typed)}; _newsexport; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "-c", ask], capture_output=True, text=True, env={**os.environ})
    assert done.stdout.strip() == expected


# --- upgrade, inspect ---------------------------------------------------------------------------


def test_upgrade_prints_canonical_json(command, root: Path, tmp_path: Path):
    story = root / "fixtures/stories/harbour-bridge/input.newsitem.json"
    done = command("upgrade", story)
    assert done.code == 0
    assert json.loads(done.out)["uri"] == json.loads(story.read_bytes())["uri"]
    assert command("upgrade", "-", stdin=done.raw * 2).raw == done.raw * 2


def test_upgrade_of_what_is_no_canonical_json(command, tmp_path: Path):
    future = tmp_path / "a.json"
    future.write_text('{"schemaVersion": "99.0", "uri": "urn:x"}')
    assert command("upgrade", future).code == 1
    assert command("upgrade", tmp_path / "none").code == 3
    (tmp_path / "b.json").write_text("{")
    assert command("upgrade", tmp_path / "b.json").code == 1
    assert command("upgrade", tmp_path).code == 2


def test_inspect_a_structured_document(command, root: Path):
    story = root / "fixtures/stories/harbour-bridge/input.newsitem.json"
    done = command("inspect", story)
    assert done.code == 0
    assert "format: json 1.0 (looks like: json 1.00" in done.out
    assert "item 1 «" in done.out
    record = json.loads(command("inspect", story, "--format", "json").out)
    fields = {each["pointer"]: each for each in record["items"][0]["fields"]}
    assert fields["/uri"]["line"] == 3
    assert fields["/uri"]["source"] == "/uri"


TEXT = """Harbour tram line opens after long delay

Residents of Karsby lined the quay on Monday as the first tram crossed the new harbour bridge, three \
years later than planned.

Share

The line links the old town with the northern docks, where some four thousand people work in the yards \
and offices that were built in the past decade.

Tickets cost two crowns, and the city expects ten thousand passengers a day by the end of the summer \
season, its transport office said.
"""


def test_inspect_tells_the_fate_of_every_line_of_a_text(command):
    done = command("inspect", "-", "--from", "text", stdin=TEXT.encode())
    assert done.code == 0
    record = json.loads(command("inspect", "-", "--format", "json", stdin=TEXT.encode()).out)
    assert record["format"] == "text"
    assert [each["line"] for each in record["lines"]][:3] == [1, 2, 3]
    assert record["lines"][0]["fate"] == "headline"
    by_pointer = {each["pointer"]: each for each in record["items"][0]["fields"]}
    assert by_pointer["/headlines/0/text"]["line"] == 1
    assert by_pointer["/headlines/0/text"]["method"]


def test_inspect_what_is_nothing(command, tmp_path: Path):
    (tmp_path / "x").write_bytes(b"\x00\x01\x02")
    done = command("inspect", tmp_path / "x")
    assert done.code == 1
    assert "format: unknown" in done.out
    assert "IO002" in done.err
    assert command("inspect", tmp_path / "none").code == 3


@pytest.mark.parametrize("option", ["--provider", "--url-template"])
def test_inspect_has_no_option_that_only_writers_look_at(command, root: Path, option: str):
    story = root / "fixtures/stories/harbour-bridge/input.newsitem.json"
    assert command("inspect", story, option, "https://example.com/{slug}").code == 2


def test_switches_that_a_message_names_are_there(command, tmp_path: Path):
    """Of many findings few are shown; what shows the others is named only where the command has it."""
    scraped = command("samples", "harder-scraped").raw
    path = tmp_path / "story.txt"
    path.write_bytes(scraped)
    few = command("inspect", path)
    assert "--all shows more" in few.err
    every = command("inspect", path, "--all")
    assert every.code == 0
    assert "not shown" not in every.err
    assert every.err.count("left out (") > few.err.count("left out (")
    assert command("profile", "infer", path).err == ""
    lines = tmp_path / "old.jsonl"
    lines.write_text('{"schemaVersion": "1.0"}\n' * 20)
    assert "--all" not in command("upgrade", lines).err
