"""convert: where documents go, what is reported, what the exit code says."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from newsexport import resources
from newsexport.syntax.json_schema import RustValidator

STORY = "fixtures/stories/harbour-bridge/input.newsitem.json"
NOW = "2026-02-20T08:00:00Z"


@pytest.fixture
def story(root: Path) -> Path:
    return root / STORY


@pytest.fixture
def feed(story: Path, tmp_path: Path) -> Path:
    """Two items in one input."""
    one = json.loads(story.read_bytes())
    two = {**one, "uri": one["uri"] + ":2"}
    path = tmp_path / "in" / "feed.newsitem.jsonl"
    path.parent.mkdir()
    path.write_text("".join(json.dumps(each) + "\n" for each in (one, two)))
    return path


def listed(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def reported(done) -> dict:
    document = json.loads(done.out or done.err)
    schema = json.loads(resources.read("schemas/report/1.0.schema.json"))
    assert not list(RustValidator(schema, {}).problems(document))
    assert document["summary"]["exitCode"] == done.code
    return document


# --- where documents go -------------------------------------------------------------------------


def test_one_format_of_one_item_goes_to_stdout(command, story: Path):
    done = command("convert", story, "--to", "json")
    assert done.code == 0
    assert json.loads(done.out)["uri"] == json.loads(story.read_bytes())["uri"]
    assert done.err == ""


def test_standard_input_to_standard_output(command, story: Path):
    done = command("convert", "-", "--to", "json", stdin=story.read_bytes())
    assert done.raw == command("convert", story, "--to", "json").raw


@pytest.mark.parametrize(
    "arguments",
    [["--to", "json,newsml-g2"], ["--to", "json", "--to", "json-ld"], [STORY, "--to", "json"], []],
)
def test_what_does_not_fit_on_stdout_is_a_usage_error(command, story: Path, root, arguments):
    done = command("convert", story, *(root / a if a == STORY else a for a in arguments))
    assert done.code == 2
    assert done.out == ""
    assert "--out" in done.err or "--to" in done.err


def test_several_items_do_not_fit_on_stdout(command, feed: Path):
    done = command("convert", feed, "--to", "json")
    assert done.code == 2
    assert done.out == ""
    assert "--out" in done.err
    assert "--bundle" in done.err


def test_files_are_named_after_their_input(command, story: Path, feed: Path, tmp_path: Path):
    out = tmp_path / "out"
    done = command("convert", story, feed, "--to", "json,newsml-g2,json-ld", "--out", out)
    assert done.code == 0, done.err
    endings = (".jsonld", ".newsitem.json", ".newsml-g2.xml")
    stems = ("feed.1", "feed.2", "input")
    assert listed(out) == sorted(stem + ending for stem in stems for ending in endings)
    assert "3 converted, 0 not; 9 documents written" in done.err
    assert done.out == ""


def test_names_of_equal_stem_stay_apart(command, story: Path, tmp_path: Path):
    for folder in "ab":
        (tmp_path / "in" / folder).mkdir(parents=True)
        (tmp_path / "in" / folder / "x.json").write_bytes(story.read_bytes())
    command("convert", tmp_path / "in", "--to", "json", "--out", tmp_path / "out")
    assert listed(tmp_path / "out") == ["x-2.newsitem.json", "x.newsitem.json"]


def test_versions_of_a_format_side_by_side(command, story: Path, tmp_path: Path):
    done = command("convert", story, "--to", "newsml-g2@2.28,newsml-g2", "--out", tmp_path / "out")
    assert done.code == 0, done.err
    texts = [path.read_text("utf-8") for path in sorted((tmp_path / "out").iterdir())]
    assert ['standardversion="2.28"' in text for text in texts].count(True) == 1
    assert ['standardversion="2.35"' in text for text in texts].count(True) == 1


def test_the_same_arguments_give_the_same_bytes(command, feed: Path, tmp_path: Path):
    for name in "ab":
        code = command(
            "convert",
            feed,
            "--to",
            "json,newsml-g2,json-ld",
            "--out",
            tmp_path / name,
            "--now",
            NOW,
        ).code
        assert code == 0
    assert listed(tmp_path / "a") == listed(tmp_path / "b")
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_settings_reach_the_writer(command, story: Path):
    assert command("convert", story, "--to", "json", "-O", "json.indent=no").out.count("\n") == 1
    for bad in ("json.indet=no", "json.indent=maybe", "json.indent", "pdf.x=1", "indent=no"):
        assert command("convert", story, "--to", "json", "-O", bad).code == 2, bad


def test_the_provider_can_be_given(command):
    text = b"Ferry stops\n\nThe ferry across the sound stopped on Monday after a storm damaged its quay.\n"
    done = command(
        "convert", "-", "--from", "text", "--to", "newsml-g2", "--provider",
        "Example News=https://example.com/", "--language", "en", "--now", NOW, stdin=text,
    )  # fmt: skip
    assert done.code == 0, done.err
    assert "Example News" in done.out
    assert "https://example.com/" in done.out
    assert 'xml:lang="en"' in done.out
    assert "RD004" not in done.err
    assert "provider" not in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--to", "pdf"], ["--to", "newsml-g2@1.0"], ["--to", "text"], ["--to", "json", "--from", "pdf"],
        ["--to", "json", "--now", "noon"], ["--to", "json", "--now", "2026-02-16T09:30:00"],
        ["--to", "json", "--language", "x y"], ["--to", "json", "--provider", "="],
        ["--to", "json", "--stream"], ["--to", "json", "--bundle", "--stream", "--out", "out"],
        ["--to", "json", "--partner", "nobody"], ["--to", "json", "--report", "yaml"],
    ],
)  # fmt: skip
def test_wrong_usage(command, story: Path, tmp_path: Path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    done = command("convert", story, *arguments)
    assert done.code == 2
    assert done.out == ""
    assert listed(tmp_path) == []


# --- bundles ------------------------------------------------------------------------------------


def test_a_bundle_is_one_document_per_input(command, story: Path, feed: Path, tmp_path: Path):
    out = tmp_path / "out"
    done = command(
        "convert", feed, story, "--to", "json,newsml-g2,json-ld", "--bundle", "--out", out
    )
    assert done.code == 0, done.err
    assert listed(out) == sorted(
        stem + ending
        for stem in ("feed", "input")
        for ending in (".jsonld", ".newsitem.jsonl", ".newsml-g2.xml")
    )
    assert len((out / "feed.newsitem.jsonl").read_text().splitlines()) == 2
    assert "3 items" in done.err
    assert "3 converted, 0 not; 6 documents written" in done.err


@pytest.mark.parametrize("more", [[], ["--stream"]])
def test_a_bundle_on_stdout(command, feed: Path, more: list[str]):
    done = command("convert", feed, "--to", "json", "--bundle", *more)
    assert done.code == 0
    assert [json.loads(line)["uri"][-2:] for line in done.out.splitlines()] == ["ge", ":2"]


def test_findings_of_several_bundles_are_told_once(command, feed: Path, tmp_path: Path):
    def counts(to: str) -> dict[str, int]:
        done = command(
            "convert", feed, "--to", to, "--bundle", "--out", tmp_path / to, "--report", "json"
        )
        return reported(done)["summary"]["codes"]

    both, one, other = counts("newsml-g2,json-ld"), counts("newsml-g2"), counts("json-ld")
    for code in both:
        reading = not code.startswith(("LS001", "LS003", "OU", "RD003", "RD004"))
        expected = one.get(code, 0) + (0 if reading else other.get(code, 0))
        assert both[code] == expected, code


def embargoed(story: Path, path: Path) -> Path:
    item = json.loads(story.read_bytes())
    item["pubStatus"] = "withheld"
    path.write_text(json.dumps(item))
    return path


def test_a_refused_item_leaves_no_bundle(command, story: Path, tmp_path: Path):
    held = embargoed(story, tmp_path / "held.json")
    done = command("convert", held, "--to", "json-ld", "--bundle", "--out", tmp_path / "out")
    assert done.code == 1
    assert listed(tmp_path / "out") == []
    assert "OU002" in done.err
    assert "0 converted, 1 not" in done.err
    done = command("convert", held, "--to", "json-ld", "--bundle")
    assert done.code == 1
    assert done.out == ""


def one_of_two_withheld(story: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    good = json.loads(story.read_bytes())
    return good, {**good, "uri": good["uri"] + ":2", "pubStatus": "withheld"}


def test_a_bundle_may_go_on_without_refused_items(command, story: Path, tmp_path: Path):
    good, held = one_of_two_withheld(story)
    path = tmp_path / "feed.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in (held, good)))
    done = command("convert", path, "--to", "json-ld", "--bundle", "--skip-refused")
    assert done.code == 1
    assert good["uri"] in done.out
    assert held["uri"] + '"' not in done.out
    assert "OU002" in done.err
    done = command(
        "convert", path, "--to", "json-ld", "--bundle", "--skip-refused", "--out", tmp_path / "out"
    )
    assert "1 converted, 1 not" in done.err
    path.write_text(json.dumps(held) + "\n")
    done = command("convert", path, "--to", "json-ld", "--bundle", "--skip-refused")
    assert (done.code, done.out) == (1, "")
    assert command("convert", path, "--to", "json-ld", "--skip-refused").code == 2


def test_a_stream_that_ends_early_says_so(command, story: Path, tmp_path: Path):
    good, held = one_of_two_withheld(story)
    path = tmp_path / "feed.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in (good, held)))
    done = command("convert", path, "--to", "json-ld", "--bundle", "--stream")
    assert done.code == 1
    assert done.out
    assert "unfinished" in done.err
    assert command("convert", path, "--to", "json-ld", "--bundle").out == ""


def test_an_input_without_items_leaves_no_bundle(command, tmp_path: Path):
    (tmp_path / "none.json").write_text("[]")
    done = command(
        "convert", tmp_path / "none.json", "--from", "json", "--to", "json", "--bundle", "--out",
        tmp_path / "out",
    )  # fmt: skip
    assert done.code == 1
    assert listed(tmp_path / "out") == []
    assert "RD007" in done.err


# --- reports and exit codes ---------------------------------------------------------------------


def test_losses_alone_are_fine_but_told(command, story: Path):
    done = command("convert", story, "--to", "json-ld", "--now", NOW)
    assert done.code == 0
    assert json.loads(done.out)
    assert "info (--verbose shows them)" in done.err
    assert "LS001" in command("convert", story, "--to", "json-ld", "--verbose").err


def test_a_refused_item_is_exit_code_1_and_the_others_appear(command, story: Path, tmp_path: Path):
    held = embargoed(story, tmp_path / "held.json")
    out = tmp_path / "out"
    done = command("convert", held, story, "--to", "json-ld,json", "--out", out, "--report", "json")
    assert done.code == 1
    assert listed(out) == ["held.newsitem.json", "input.jsonld", "input.newsitem.json"]
    document = reported(done)
    assert document["summary"]["outcomes"] == {"ok": 1, "rejected": 1, "failed": 0}
    refusal = next(d for d in document["inputs"][0]["diagnostics"] if d["code"] == "OU002")
    assert refusal["target"] == "json-ld"
    assert [each["format"] for each in document["inputs"][1]["outputs"]] == ["json-ld", "json"]


def test_reports_never_mix_with_documents(command, story: Path, tmp_path: Path):
    done = command("convert", story, "--to", "json", "--report", "json")
    assert json.loads(done.out)["uri"]
    assert json.loads(done.err)["summary"]["outputs"] == 1
    file = tmp_path / "report.json"
    done = command("convert", story, "--to", "json", "--report", f"json={file}")
    assert done.err == ""
    assert json.loads(file.read_text())["inputs"][0]["sha256"]


def test_bad_inputs_do_not_stop_the_others(command, story: Path, tmp_path: Path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a-empty").write_bytes(b"")
    (folder / "b-binary").write_bytes(bytes(range(256)))
    (folder / "c-broken.json").write_bytes(b'{"schemaVersion": ')
    os.symlink(folder / "nowhere", folder / "d-dangling")
    os.mkfifo(folder / "e-fifo")
    (folder / "f-story.json").write_bytes(story.read_bytes())
    done = command("convert", folder, "--to", "json", "--out", tmp_path / "out", "--report", "json")
    assert done.code == 3
    assert "Traceback" not in done.err
    assert listed(tmp_path / "out") == ["f-story.newsitem.json"]
    document = reported(done)
    assert [
        sorted({d["code"] for d in each["diagnostics"]}) for each in document["inputs"]
    ] == [["IO002"], ["IO002"], ["IO003"], ["IO001"], ["IO001"], []]  # fmt: skip
    assert document["summary"]["outcomes"] == {"ok": 1, "rejected": 0, "failed": 5}


@pytest.mark.parametrize("name", ["empty", "fifo", "missing"])
@pytest.mark.parametrize("more", [[], ["--bundle"]])
def test_bad_input_alone_leaves_nothing(command, tmp_path: Path, name: str, more: list[str]):
    (tmp_path / "empty").write_bytes(b"")
    os.mkfifo(tmp_path / "fifo")
    done = command("convert", tmp_path / name, "--to", "json", *more)
    assert done.code == (1 if name == "empty" else 3)
    assert done.out == ""
    assert f"[{'IO002' if name == 'empty' else 'IO001'}]" in done.err


def test_control_characters_do_not_break_the_writers(command, story: Path, tmp_path: Path):
    item = json.loads(story.read_bytes())
    item["headlines"][0]["text"] = "Price\u0000 rises\u000b \ufffe]]>&<"
    (tmp_path / "a.json").write_text(json.dumps(item))
    done = command(
        "convert", tmp_path / "a.json", "--to", "newsml-g2,json-ld", "--out", tmp_path / "out"
    )
    assert done.code == 0, done.err
    assert "IO010" in done.err
    for path in (tmp_path / "out").iterdir():
        assert command("validate", path, "--only", "structure").code == 0


def test_an_output_that_cannot_be_written_stops_the_run(
    command, story: Path, feed: Path, tmp_path: Path
):
    (tmp_path / "file").write_bytes(b"")
    done = command("convert", story, "--to", "json", "--out", tmp_path / "file")
    assert done.code == 5
    assert done.err.count("\n") == 1
    out = tmp_path / "out"
    (out / "input.newsitem.json").mkdir(parents=True)
    done = command("convert", story, feed, "--to", "json", "--out", out, "--report", "json")
    assert done.code == 5
    document = json.loads(done.out)
    assert document["summary"]["exitCode"] == 5
    assert "OU003" in document["summary"]["codes"]
    assert "1 more input not converted" in done.err
    assert listed(out) == ["input.newsitem.json"]


def test_a_full_disk_leaves_no_torn_file(command, story: Path, tmp_path: Path, monkeypatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = command("convert", story, "--to", "json", "--out", tmp_path / "out")
    assert done.code == 5
    assert "No space left on device" in done.err
    assert listed(tmp_path / "out") == []


def test_a_fault_of_a_writer_is_exit_code_4_and_no_traceback(
    command, story: Path, tmp_path, monkeypatch
):
    from newsexport.formats.canonical import write

    def fail(*_: object) -> bytes:
        raise RuntimeError("a bug")

    monkeypatch.setattr(write, "write", fail)
    monkeypatch.setattr(write, "bundle", fail)
    for more in ([], ["--bundle"]):
        done = command("convert", story, "--to", "json", "--out", tmp_path / "out", *more)
        assert done.code == 4
        assert "SY001" in done.err
        assert "Traceback" not in done.err
        assert listed(tmp_path / "out") == []


def test_quiet_tells_errors_only(command, story: Path, feed: Path):
    done = command("convert", story, "--to", "json-ld", "--now", "2027-01-01T00:00:00Z", "--quiet")
    assert (done.code, done.err) == (0, "")
    assert done.out
    done = command("convert", story, "--to", "rss@9", "-q")
    assert done.code == 2
    bad = feed.with_name("bad.json")
    bad.write_text("{")
    done = command("convert", bad, story, "--to", "json", "--out", feed.parent / "out", "-q")
    assert done.code == 1
    assert "error[" in done.err
    assert "info[" not in done.err
    assert command("convert", story, "--to", "json", "-q", "-v").code == 2


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--to", "html@5"], 2, "html has no version '5', nor others"),
        (["--to", "json", "--language", "english"], 2, "is no language tag"),
        (["--to", "json", "--partner", "acme"], 2, "(no newsexport.toml was found)"),
        (["--to", "json", "--out", "{story}"], 5, "it is a file, and a folder is wanted"),
        (
            ["--to", "json", "--from", "mapped", "-O", "mapped.mapping=none.toml"],
            2,
            "mapped.mapping: none.toml: No such file or directory; shipped are: ",
        ),
    ],
)
def test_what_is_wrong_with_an_argument_is_said(
    command, story: Path, tmp_path, monkeypatch, arguments: list[str], code: int, told: str
):
    monkeypatch.chdir(tmp_path)
    copy = tmp_path / "story.json"
    copy.write_bytes(story.read_bytes())
    done = command("convert", copy, *(each.format(story=copy) for each in arguments))
    assert done.code == code
    assert told in done.err
