"""validate: reports, thresholds, several inputs, and input that is nothing good."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from newsexport import resources
from newsexport.syntax.json_schema import RustValidator

STORY = "fixtures/stories/harbour-bridge/input.newsitem.json"


@pytest.fixture
def story(root: Path) -> Path:
    return root / STORY


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A valid item with warnings and no errors."""
    path = tmp_path / "bare.newsitem.json"
    path.write_text(
        json.dumps(
            {
                "schemaVersion": "1.0",
                "uri": "4711",
                "headlines": [{"text": "Karsby ferry stops"}],
                "versionCreated": "2026-02-14T06:30:00+01:00",
                "published": "2026-02-14T06:30:00+01:00",
                "language": "en",
            },
            indent=1,
        )
    )
    return path


def checked(command, *arguments: object, **more: object) -> dict:
    """The JSON report, valid by its schema."""
    done = command("validate", *arguments, "--format", "json", **more)
    document = json.loads(done.out)
    schema = json.loads(resources.read("schemas/report/1.0.schema.json"))
    assert not list(RustValidator(schema, {}).problems(document))
    assert document["summary"]["exitCode"] == done.code
    return document


def codes(document: dict, number: int = 0) -> set[str]:
    return {each["code"] for each in document["inputs"][number]["diagnostics"]}


def test_a_good_document(command, story: Path):
    done = command("validate", story)
    assert done.code == 0
    assert done.out.endswith("1 input, 1 item: no findings\n")
    document = checked(command, story)
    assert document["inputs"][0]["format"] == "json"
    assert document["inputs"][0]["coverage"]["headlines"] == 1
    assert document["inputs"][0]["coverage"]["versionCreated"] == 1
    assert len(document["inputs"][0]["sha256"]) == 64


def test_the_threshold_decides(command, bare: Path):
    document = checked(command, bare)
    assert document["inputs"][0]["counts"]["error"] == 0
    assert document["inputs"][0]["counts"]["warning"] > 0
    assert command("validate", bare).code == 0
    assert command("validate", bare, "--fail-on", "warning").code == 1
    assert command("validate", bare, "--fail-on", "info").code == 1


def test_only_structure_leaves_the_rules_out_and_says_so(command, bare: Path):
    document = checked(command, bare, "--only", "structure")
    assert not document["inputs"][0]["diagnostics"]
    assert document["inputs"][0]["notChecked"]
    assert "not checked" in command("validate", bare, "--only", "structure").out


def test_only_the_format_has_its_rules_but_builds_no_item(command, tmp_path: Path):
    feed = tmp_path / "feed.rss"
    feed.write_text(
        "<rss version='2.0'><channel><title>T</title><link>https://example.com/</link>"
        "<description>D</description><item><title> T </title><pubDate>yesterday</pubDate></item></channel></rss>"
    )
    report = checked(command, feed, "--only", "format")["inputs"][0]
    assert {each["code"] for each in report["diagnostics"]} == {"RS003", "RS005", "RS009"}
    assert report["items"] == 1 and not report["coverage"]
    assert {"rule": "the rules of items", "reason": "only the format was asked for"} in report[
        "notChecked"
    ]
    assert {each["code"] for each in checked(command, feed)["inputs"][0]["diagnostics"]} > {"RS005"}


def test_several_reports_in_one_run(command, bare: Path, tmp_path: Path):
    whole, lines = tmp_path / "report.json", tmp_path / "report.jsonl"
    done = command(
        "validate",
        bare,
        "--format",
        "concise",
        "--format",
        f"json={whole}",
        "--format",
        f"jsonl={lines}",
    )
    assert done.out.startswith(str(bare))
    found = json.loads(whole.read_text())["inputs"][0]["diagnostics"]
    told = [json.loads(line) for line in lines.read_text().splitlines()]
    assert len(told) == len(found) + 1
    assert len(done.out.splitlines()) == len(found)


def test_only_one_report_fits_on_the_terminal(command, bare: Path):
    assert command("validate", bare, "--format", "text", "--format", "json").code == 2


def test_a_report_that_cannot_be_written(command, bare: Path, tmp_path: Path):
    done = command("validate", bare, "--format", f"json={tmp_path}/none/report.json")
    assert done.code == 5
    assert command("validate", bare, "--format", f"json={tmp_path}").code == 5


def test_a_device_is_written_to_and_not_replaced(command, bare: Path):
    assert command("validate", bare, "--format", "json=/dev/null").code == 0
    assert not Path("/dev/null").is_file()


def test_the_format_can_be_named(command, story: Path):
    assert command("validate", story, "--as", "json").code == 0
    assert command("validate", story, "--as", "pdf").code == 2


def test_standard_input(command, story: Path):
    document = checked(command, "-", stdin=story.read_bytes())
    assert document["inputs"][0]["path"] == "<stdin>"
    assert command("validate", "-", "-").code == 2


def test_a_folder_stands_for_its_files(command, story: Path, tmp_path: Path):
    for name in ("b.json", "a/z.json", "a/b/c.json", ".hidden.json", ".git/x.json", "a.json"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(story.read_bytes())
    document = checked(command, tmp_path / "in", "--only", "structure")
    names = [Path(each["path"]).relative_to(tmp_path / "in") for each in document["inputs"]]
    assert list(map(str, names)) == ["a/b/c.json", "a/z.json", "a.json", "b.json"]


def test_the_same_identifier_twice_in_a_feed(command, story: Path, tmp_path: Path):
    one = json.dumps(json.loads(story.read_bytes())).encode() + b"\n"
    (tmp_path / "feed.newsitem.jsonl").write_bytes(one * 2)
    document = checked(command, tmp_path)
    assert "NC002" in codes(document)
    assert document["inputs"][0]["items"] == 2
    assert "feed.newsitem.jsonl:2:" in command("validate", tmp_path).out


def test_findings_have_their_place(command, tmp_path: Path):
    path = tmp_path / "a.json"
    path.write_text('{\n  "schemaVersion": "1.0",\n  "uri": "urn:x:1",\n  "urgency": "high"\n}')
    finding = checked(command, path)["inputs"][0]["diagnostics"][0]
    assert (finding["line"], finding["column"]) == (4, 14)
    assert finding["snippet"] == '  "urgency": "high"'
    assert finding["kind"] == "structure"
    out = command("validate", path).out
    assert f"--> {path}:4:14" in out
    assert "\n  |              ^^^^^^\n" in out


# --- bad input ----------------------------------------------------------------------------------


def bad_inputs(folder: Path) -> dict[str, tuple[Path, str, int]]:
    """Name -> the file, the code it raises, the exit code."""
    files = {
        "empty": (b"", "IO002", 1),
        "binary.bin": (bytes(range(256)) * 20, "IO002", 1),
        "broken.xml": (
            b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><a></b></newsItem>', "IO003", 1
        ),
        "broken.json": (b'{"schemaVersion": "1.0",', "IO003", 1),
        "twice.json": (b'{"schemaVersion": "1.0", "uri": "urn:a", "uri": "urn:b"}', "IO008", 1),
        "nan.json": (b'{"schemaVersion": "1.0", "urgency": NaN}', "IO011", 1),
        "deep.json": (b'{"schemaVersion": "1.0", "x": ' + b"[" * 500 + b"]" * 500 + b"}", "IO009", 1),
        "broken.gz": (b"\x1f\x8b\x08\x00garbage", "IO001", 3),
        "latin.json": (b'{"schemaVersion": "1.0", "uri": "caf\xe9"}', "IO004", 1),
    }  # fmt: skip
    made = {}
    for name, (data, code, exit_code) in files.items():
        (folder / name).write_bytes(data)
        made[name] = (folder / name, code, exit_code)
    os.symlink(folder / "nowhere", folder / "dangling")
    os.symlink(folder / "loop", folder / "loop")
    os.mkfifo(folder / "fifo")
    (folder / "no-files").mkdir()
    for name in ("dangling", "loop", "fifo", "no-files", "missing"):
        made[name] = (folder / name, "IO001", 3)
    return made


BAD = (
    "empty", "binary.bin", "broken.xml", "broken.json", "twice.json", "nan.json", "deep.json", "broken.gz",
    "latin.json", "dangling", "loop", "fifo", "no-files", "missing",
)  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_a_diagnostic_and_an_exit_code(command, tmp_path: Path, name: str):
    path, code, exit_code = bad_inputs(tmp_path)[name]
    done = command("validate", path)
    assert done.code == exit_code
    assert f"[{code}]" in done.out
    assert done.err == ""
    assert code in codes(checked(command, path))


def test_bad_inputs_do_not_stop_the_others(command, story: Path, tmp_path: Path):
    paths = [path for path, _, _ in bad_inputs(tmp_path).values()]
    document = checked(command, *paths, story)
    assert document["summary"]["exitCode"] == 3
    assert document["summary"]["inputs"] == len(BAD) + 1
    assert document["inputs"][-1]["items"] == 1
    assert not document["inputs"][-1]["diagnostics"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_files_and_folders_without_permission(story: Path):
    script = (
        "import os, sys; from newsexport.cli.main import main; "
        "main(['validate', '-', '--as', 'json']); "  # imports all before this user loses the library
        "os.setgid(65534); os.setuid(65534); sys.exit(main(['validate', sys.argv[1]]))"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "closed").mkdir(mode=0o700)
        (folder / "secret.json").write_bytes(story.read_bytes())
        (folder / "secret.json").chmod(0)
        for path in ("closed", "secret.json"):
            done = subprocess.run(
                [sys.executable, "-c", script, folder / path],
                input="{}",
                capture_output=True,
                text=True,
            )
            assert done.returncode == 3, done.stderr
            assert f"{path}: Permission denied" in done.stdout


def test_a_name_that_is_no_utf8(command, story: Path, tmp_path: Path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.json"
    with open(path, "wb") as file:
        file.write(story.read_bytes())
    document = checked(command, tmp_path)
    assert document["inputs"][0]["path"].endswith("/caf\\xe9.json")
    assert command("validate", tmp_path).code == 0


def test_a_null_byte_in_a_name_is_refused(command):
    assert command("validate", "a\x00b").code == 3


def test_a_format_that_is_only_written_is_named(command, root: Path):
    article = next((root / "fixtures" / "stories").rglob("*.article.json"))
    (found,) = checked(command, article)["inputs"][0]["diagnostics"]
    assert found["code"] == "IO002" and "never read" in found["message"]


def test_quiet_tells_errors_only(command, story: Path, bare: Path, tmp_path: Path):
    for form in ("text", "concise"):
        done = command("validate", story, bare, "-q", "--format", form)
        assert (done.code, done.out) == (0, ""), form
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"schemaVersion": "1.0"}')
    done = command("validate", wrong, bare, "--quiet")
    assert done.code == 1
    assert "error[" in done.out
    assert "warning[" not in done.out


def test_colours_as_the_environment_says(command, bare: Path, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" not in command("validate", bare).out, "NO_COLOR wins"
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[" in command("validate", bare).out
    assert "\x1b[" not in command("validate", bare, "--format", "json").out
    monkeypatch.delenv("FORCE_COLOR")
    assert "\x1b[" not in command("validate", bare).out
