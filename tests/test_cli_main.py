"""The command itself: help, version, exit codes, faults, interrupts, a fast start."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsexport import __version__
from newsexport.cli import main as cli_main
from newsexport.cli.commands import COMMANDS, load
from newsexport.errors import CheckUnavailable, InvalidOutput, OutputUnavailable, SourceUnavailable

PROGRAM = [sys.executable, "-m", "newsexport"]


def program(*arguments: object, **more: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*PROGRAM, *map(str, arguments)], capture_output=True, timeout=60, **more)


def test_help_lists_every_command(command):
    done = command("--help")
    assert done.code == 0
    assert all(f"  {name}" in done.out for name in COMMANDS)
    assert command().code == 2


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_with_examples(command, name: str):
    done = command(name, "--help")
    assert done.code == 0
    assert "examples:\n  " in done.out
    assert all(line in done.out for line in load(name).EXAMPLES)


def test_help_of_a_command_by_either_word(command):
    for word in ("help", "--help", "-h"):
        assert command(word, "diff").out.startswith("usage: newsexport diff ")
        assert command(word, "pdf").code == 2


def test_what_stands_behind_two_hyphens_is_a_name(command, root: Path, tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    document = (root / "fixtures/stories/harbour-bridge/input.newsitem.json").read_bytes()
    for name in ("-a.json", "b.json"):
        Path(name).write_bytes(document)
    assert command("validate", "--", "-a.json", "b.json").code == 0
    assert command("validate", "b.json", "-q", "--", "-a.json").code == 0
    assert command("validate", "--", "-", stdin=document).code == 0
    assert command("validate", "-q", "--").code == 2
    assert command("validate", "-a.json").code == 2


def test_version(command):
    assert command("--version").out == f"newsexport {__version__}\n"
    record = json.loads(command("--version", "--json").out)
    assert record["version"] == __version__
    assert record["engines"]["lxml"]
    assert record["libxml2"].count(".") == 2
    assert record["standards"] == []
    assert "json" in record["formats"]
    assert command("--version", "--jsn").code == 2


def test_version_names_the_pack(command, monkeypatch, tmp_path):
    monkeypatch.setenv("NEWSEXPORT_STANDARDS", str(tmp_path))
    assert json.loads(command("--version", "--json").out)["standards"][0]["folder"] == str(tmp_path)
    monkeypatch.setenv("NEWSEXPORT_STANDARDS", str(tmp_path / "none"))
    assert (
        "no such folder" in json.loads(command("--version", "--json").out)["standards"][0]["error"]
    )


def test_unknown_commands_and_options_are_usage_errors(command):
    done = command("convrt")
    assert done.code == 2
    assert "did you mean 'convert'?" in done.err
    assert command("--frobnicate").code == 2
    done = command("validate")
    assert done.code == 2
    assert done.err.startswith("usage: newsexport validate [OPTIONS] INPUT...\n")
    assert "did you mean 'json'?" in command("convert", "x", "--to", "jsn").err
    assert command("validate", "x", "--fail-on", "never-ever").code == 2
    assert command("validate", "x", "--format", "yaml").code == 2
    assert command("validate", "x", "--format", "json=").code == 2


def test_options_and_inputs_may_be_mixed(command, tmp_path):
    (tmp_path / "a.json").write_text("{}")
    (tmp_path / "b.json").write_text("{}")
    done = command("validate", tmp_path / "a.json", "--as", "json", tmp_path / "b.json")
    assert "2 inputs" in done.out


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SourceUnavailable("x"), 3), (CheckUnavailable("x"), 3), (InvalidOutput("x"), 1),
        (OutputUnavailable("x"), 5), (KeyError("x"), 4), (MemoryError("x"), 4), (OSError(28, "full"), 5),
        (KeyboardInterrupt(), 130), (BrokenPipeError(), 141),
    ],
)  # fmt: skip
def test_what_stops_a_run_becomes_an_exit_code(command, monkeypatch, error, code: int):
    def fail(_: list[str]) -> int:
        raise error

    monkeypatch.setattr(cli_main, "_run", fail)
    monkeypatch.setattr(cli_main, "_silence_stdout", lambda: None)
    done = command("formats")
    assert done.code == code
    assert "Traceback" not in done.err
    assert done.err.startswith("newsexport: ") == (code != 141)


def test_our_own_fault_says_where_and_what_to_report(command, monkeypatch):
    monkeypatch.setattr(cli_main, "_run", lambda _: 1 // 0)
    done = command("formats")
    assert done.code == 4
    assert "ZeroDivisionError" in done.err
    assert "newsexport --version --json" in done.err
    monkeypatch.setenv("NEWSEXPORT_DEBUG", "1")
    done = command("formats")
    assert done.code == 4
    assert "Traceback" in done.err


def test_a_fault_in_one_input_is_exit_code_4_and_the_others_are_checked(
    command, monkeypatch, tmp_path
):
    from newsexport import validation

    def check(card, source, *rest):
        if source.name.endswith("bad.json"):
            raise RuntimeError("a bug")

    monkeypatch.setattr(validation, "_check", check)
    for name in ("bad.json", "good.json"):
        (tmp_path / name).write_text('{"schemaVersion": "1.0"}')
    done = command("validate", tmp_path)
    assert done.code == 4
    assert "SY001" in done.out
    assert "2 inputs" in done.out


# --- as a program -------------------------------------------------------------------------------


def test_a_closed_pipe_ends_quietly(root: Path):
    process = subprocess.Popen(
        [*PROGRAM, "schema", "news-item"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait(30) == 141
    assert err == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk_behind_stdout_is_exit_code_5(root: Path):
    with open("/dev/full", "wb") as full:
        for arguments in (["schema", "news-item"], ["--help"], ["--version"]):
            done = subprocess.run(
                [*PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, cwd=root
            )
            assert done.returncode == 5, arguments
            assert b"No space left" in done.stderr
            assert b"Traceback" not in done.stderr
            assert b"Exception ignored" not in done.stderr


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupts_end_in_one_line(number: int, code: int):
    process = subprocess.Popen(
        [*PROGRAM, "validate", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # Shells let what they run in the background ignore interrupts, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )
    assert process.stdin
    process.stdin.write(b"x" * 200_000)  # more than a pipe holds: it is being read
    process.stdin.flush()
    time.sleep(0.3)
    process.send_signal(number)
    _, err = process.communicate(timeout=10)
    assert process.returncode == code
    assert err.count(b"\n") == 1
    assert b"Traceback" not in err


def imported(*arguments: object) -> set[str]:
    script = (
        "import sys; from newsexport.cli.main import main; code = main(sys.argv[1:]); "
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, *map(str, arguments)], capture_output=True)
    return set(done.stderr.decode().split())


def test_version_and_help_import_next_to_nothing():
    for argument in ("--version", "--help"):
        names = imported(argument)
        assert not names & {
            "argparse",
            "lxml",
            "pydantic",
            "json",
            "dataclasses",
            "jsonschema",
            "rich",
        }


def test_checking_structure_imports_neither_the_model_nor_json_schema(root: Path, tmp_path: Path):
    broken = tmp_path / "x.xml"
    broken.write_bytes(b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><a></b></newsItem>')
    names = imported("validate", broken, "--only", "structure")
    assert not names & {"pydantic", "jsonschema", "jsonschema_rs", "rich", "importlib.metadata"}


def test_a_closed_stdout_is_exit_code_5(root: Path):
    story = root / "fixtures/stories/harbour-bridge/input.newsitem.json"
    ask = 'exec "$@" >&-'
    done = subprocess.run(
        ["sh", "-c", ask, "sh", *PROGRAM, "convert", story, "--to", "json"], capture_output=True
    )
    assert done.returncode == 5
    assert b"standard output could not be written: it is closed" in done.stderr


def test_a_bar_passes_every_input_on(monkeypatch):
    from newsexport.cli import progress

    monkeypatch.setattr(progress, "is_terminal", lambda _: True)
    monkeypatch.setattr(progress, "REFRESH_SECONDS", 0)
    with progress.watch(30) as bar:
        passed = []
        for each in bar.each(range(30)):
            with bar.aside():
                passed.append(each)
    assert passed == list(range(30))


def test_a_home_that_belongs_to_somebody_else_is_no_fault(monkeypatch, root: Path):
    """As for a service that was started with the environment of another user."""
    from newsexport import standards

    def denied(_: Path) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(standards.Path, "is_dir", denied)
    assert standards.installed() is None
    with pytest.raises(CheckUnavailable, match="Permission denied"):
        standards.installed(root)
