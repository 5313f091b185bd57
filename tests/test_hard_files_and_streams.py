"""Files, streams and signals that go wrong: whole documents or none, the right exit code, no original lost."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsexport import api
from newsexport.cli import main as command_line
from newsexport.cli.printing import write_bytes
from newsexport.errors import OutputUnavailable, SourceUnavailable
from newsexport.output import OutputFolder, write_whole
from newsexport.source import Source

STORY = "fixtures/stories/harbour-bridge/input.newsitem.json"


LONG = "a" * 300


unix = pytest.mark.skipif(os.name != "posix", reason="devices and signals of Unix")


def _ended(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, with standard streams that are not buffered, as containers have them."""
    command = [sys.executable, "-m", "newsexport", *map(str, arguments)]
    env = {**os.environ, "PYTHONUNBUFFERED": "1"}
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.run(command, check=False, env=env, **options)


class _Sip(io.RawIOBase):
    """A stream that takes a few bytes at a time."""

    def __init__(self) -> None:
        self.taken = b""

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        piece = bytes(data)[:7]  # type: ignore[arg-type]
        self.taken += piece
        return len(piece)


def test_a_document_is_whole_on_a_stream_that_takes_a_few_bytes_at_a_time() -> None:
    sip = _Sip()

    class Stream:
        buffer = sip

        def flush(self) -> None:
            pass

    write_bytes(Stream(), b"0123456789" * 10)  # type: ignore[arg-type]
    assert sip.taken == b"0123456789" * 10


def test_a_stream_that_takes_nothing_is_told() -> None:
    class Full(_Sip):
        def write(self, data: object, /) -> int:
            return 0

    class Stream:
        buffer = Full()

        def flush(self) -> None:
            pass

    with pytest.raises(OutputUnavailable):
        write_bytes(Stream(), b"x")  # type: ignore[arg-type]


@unix
def test_a_document_that_does_not_fit_is_no_success(root: Path, tmp_path: Path) -> None:
    import resource

    def little() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))

    with (tmp_path / "out.json").open("wb") as stream:
        done = _ended("convert", root / STORY, "--to", "json", stdout=stream, preexec_fn=little)
    assert done.returncode == 5


@unix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_the_exit_code_is_right_where_nothing_can_be_said(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        assert _ended("validate", tmp_path / "none", "--config", LONG, stderr=full).returncode == 2
        assert _ended("diff", tmp_path / "none", tmp_path / "no", stderr=full).returncode == 3


@unix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_leaves_no_temporary_file(name: str, tmp_path: Path) -> None:
    number = getattr(signal, name)

    def chunks() -> Iterator[bytes]:
        yield b"half"
        signal.raise_signal(number)
        yield b"more"

    before = signal.signal(number, signal.SIG_DFL)  # under nohup SIGHUP is ignored
    restore = command_line._on_signals()
    try:
        with pytest.raises(command_line._Ended) as ended:
            write_whole(tmp_path / "x.json", chunks())
    finally:
        restore()
        assert signal.signal(number, before) == signal.SIG_DFL
    assert ended.value.code == 128 + number
    assert not list(tmp_path.iterdir())


@unix
def test_a_signal_that_is_ignored_stays_so() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        restore = command_line._on_signals()
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
        restore()
        assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file of Linux that fails")
def test_a_file_whose_reading_fails_is_unavailable(command) -> None:
    source = Source.of(Path("/proc/self/mem"))
    with pytest.raises(SourceUnavailable, match="/proc/self/mem"):
        source.head(4)
    for name in ("convert", "inspect", "validate"):
        more = ("--to", "json") if name == "convert" else ()
        assert command(name, "/proc/self/mem", *more).code == 3
    assert command("diff", "/proc/self/mem", "/proc/self/mem").code == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ("onboard", LONG), ("onboard", ""), ("profile", "check", f"{LONG}.toml"),
        ("validate", "x.rss", "--profile", f"{LONG}.toml"), ("validate", "x.rss", "--profile", LONG),
        ("validate", "x.rss", "--config", LONG), ("validate", "x.rss", "--site-profiles", LONG),
        ("validate", "x.rss", "--baseline", ""), ("validate", "x.rss", "--write-baseline", ""),
        ("validate", "x.rss", "--split-to", ""), ("validate", "x.rss", "--state", ""),
        ("validate", "x.rss", "--config", ""), ("onboard", ".", "--certificate", ""),
    ],
)  # fmt: skip
def test_names_that_cannot_be_are_a_wrong_usage(command, arguments: tuple[str, ...]) -> None:
    assert command(*arguments).code == 2


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device of Unix")
def test_a_configuration_without_end_is_refused(command) -> None:
    for option in ("--config", "--site-profiles"):
        done = command("validate", "x.rss", option, "/dev/zero")
        assert done.code == 2
        assert "/dev/zero" in done.err


def test_a_folder_that_cannot_be_listed_is_unavailable(
    command, tmp_path: Path, monkeypatch
) -> None:
    def walk(name: str, onerror) -> Iterator[tuple[str, list[str], list[str]]]:
        onerror(PermissionError(13, "Permission denied", name))
        return iter(())

    monkeypatch.setattr(os, "walk", walk)
    monkeypatch.setattr(os, "access", lambda *_: False)
    done = command("onboard", tmp_path)
    assert done.code == 3
    assert "Permission denied" in done.err


def test_an_input_is_never_replaced_by_an_output(command, root: Path, tmp_path: Path) -> None:
    original = (root / STORY).read_bytes()
    story, other = tmp_path / "story.newsitem.json", tmp_path / "link"
    story.write_bytes(original)
    other.symlink_to(tmp_path)
    for folder in (tmp_path, other):
        done = command("convert", story, "--to", "json", "--out", folder)
        assert done.code == 5
        assert "an input of this run" in done.err
    with pytest.raises(OutputUnavailable, match="an input of this run"):
        list(api.convert(story, "json", out=tmp_path))
    for arguments in (
        ("validate", story, "--format", f"json={story}"),
        ("validate", tmp_path, "--write-baseline", other / story.name),
        ("convert", story, "--to", "rss", "--out", tmp_path, "--report", f"json={story}"),
    ):
        done = command(*arguments)
        assert done.code == 2
        assert "which is an input" in done.err
    feed = tmp_path / "feed.newsitem.jsonl"
    feed.write_bytes(b"".join(original.splitlines()) + b"\n")
    assert command("convert", feed, "--to", "json", "--out", tmp_path, "--bundle").code == 5
    feed.unlink()
    assert story.read_bytes() == original
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link", "story.newsitem.json"]


def test_a_certificate_replaces_no_delivery(command, root: Path, tmp_path: Path) -> None:
    story = tmp_path / "new.json"
    story.write_bytes((root / STORY).read_bytes())
    assert command("onboard", tmp_path, "--certificate", story).code == 2
    assert story.read_bytes() == (root / STORY).read_bytes()


def test_two_outputs_do_not_get_one_file(command, root: Path, tmp_path: Path) -> None:
    file = tmp_path / "r"
    for more in (("--format", f"html={tmp_path}/./r"), ("--write-baseline", file)):
        done = command("validate", root / STORY, "--format", f"json={file}", *more)
        assert done.code == 2
        assert "named twice" in done.err
    assert not file.exists()


def test_a_report_beside_the_documents_replaces_none(command, root: Path, tmp_path: Path) -> None:
    report = tmp_path / "input.newsitem.json"
    done = command(
        "convert", root / STORY, "--to", "json", "--out", tmp_path, "--report", f"json={report}"
    )
    assert done.code == 0
    assert b'"tool"' in report.read_bytes()
    assert b'"uri"' in (tmp_path / "input-2.newsitem.json").read_bytes()


@unix
def test_a_file_that_is_mended_keeps_its_permissions_and_its_links(
    command, root: Path, tmp_path: Path
) -> None:
    file, link = tmp_path / "feed.rss", tmp_path / "link.rss"
    file.write_bytes((root / "fixtures/refused/RS004.rss").read_bytes())
    file.chmod(0o600)
    link.symlink_to(file.name)
    done = command("validate", "--fix", link)
    assert "RS004" in done.err
    assert link.is_symlink()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_bytes() != (root / "fixtures/refused/RS004.rss").read_bytes()


def test_a_folder_spares_and_reserves(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("x")
    folder = OutputFolder(tmp_path)
    folder.spare([tmp_path / "a.json", tmp_path / "none", tmp_path])
    folder.reserve(tmp_path / "B.json")
    folder.reserve(tmp_path / "deeper" / "c.json")
    with pytest.raises(OutputUnavailable):
        folder.file_for("a", None, ".json")
    assert folder.file_for("b", None, ".json").name == "b-2.json"
    assert folder.file_for("c", None, ".json").name == "c.json"
