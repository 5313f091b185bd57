"""What another package adds: the documented example, built and installed, and broken ones."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newsexport import plug_ins
from newsexport.errors import BrokenPlugIn
from newsexport.format import Format

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "docs" / "examples" / "plug-in"
STORY = ROOT / "fixtures" / "stories" / "harbour-bridge" / "input.newsitem.json"


def run(*command: object, cwd: Path, path: Path) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, which also sees the packages in `path`."""
    paths = os.pathsep.join(filter(None, [str(path), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": paths, "NO_COLOR": "1"}
    words = [sys.executable, "-m", "newsexport", *map(str, command)]
    return subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example, installed from a wheel that was built of it."""
    folder = tmp_path_factory.mktemp("plug-in")
    source = shutil.copytree(EXAMPLE, folder / "source")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    target = folder / "site"
    subprocess.run([*pip, "install", "--no-deps", "--target", target, source], check=True)
    return target


@pytest.mark.slow
def test_the_example_adds_a_format(installed: Path, tmp_path: Path) -> None:
    assert "clips: clip list" in run("formats", cwd=tmp_path, path=installed).stdout
    done = run("convert", STORY, "--to", "clips", "--out", tmp_path, cwd=tmp_path, path=installed)
    assert done.returncode == 0, done.stderr
    (file,) = tmp_path.glob("*.clips")
    assert file.read_text().startswith("#clips\n2026-02-14\thttps://example.com/")
    done = run("convert", file, "--to", "json", cwd=tmp_path, path=installed)
    assert "Karsby harbour bridge" in done.stdout
    told = run("validate", file, "--format", "concise", cwd=tmp_path, path=installed).stdout
    assert "LS002 info the first column has no place in the item" in told
    done = run("losses", "--from", "clips", "--to", "clips", cwd=tmp_path, path=installed)
    assert "only the main one" in done.stdout


@pytest.mark.slow
def test_the_example_adds_a_rule(installed: Path, tmp_path: Path) -> None:
    loud = tmp_path / "loud.clips"
    loud.write_text("#clips\n2026-02-14\thttps://example.com/a\tFERRY RETURNS TO KARSBY\n")
    done = run("validate", loud, "--format", "concise", cwd=tmp_path, path=installed)
    assert "loud.clips:2:1: XC001 warning" in done.stdout
    page = run("explain", "shouting-headline", cwd=tmp_path, path=installed).stdout
    assert "Why it matters: our readers" in page


def broken(folder: Path, group: str, target: str) -> None:
    info = folder / "broken-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: broken\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{group}]\nbroken = {target}\n")


@pytest.mark.parametrize(
    ("target", "says"), [("no_such_module:X", "could not be loaded"), ("os:sep", "is no tuple")]
)
def test_a_broken_plug_in_is_named(tmp_path: Path, target: str, says: str) -> None:
    broken(tmp_path, plug_ins.RULES, target)
    done = run("validate", STORY, cwd=tmp_path, path=tmp_path)
    assert done.returncode == 2
    assert "broken" in done.stderr
    assert says in done.stderr


def test_a_plug_in_of_another_kind_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(tmp_path, plug_ins.FORMATS, "os:sep")
    monkeypatch.syspath_prepend(str(tmp_path))
    plug_ins._loaded.cache_clear()
    plug_ins._is_announced.cache_clear()
    try:
        with pytest.raises(BrokenPlugIn, match="is no Format"):
            plug_ins.announced(plug_ins.FORMATS, Format)
    finally:
        monkeypatch.undo()
        plug_ins._loaded.cache_clear()
        plug_ins._is_announced.cache_clear()
