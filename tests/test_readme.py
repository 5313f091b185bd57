"""The README's examples run, one after the other, in one folder, as a reader would run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

README = Path(__file__).parent.parent / "README.md"


def blocks(language: str) -> list[str]:
    """The README's code blocks in that language."""
    return re.findall(
        rf"^```{language}\n(.*?)^```$", README.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the file that the README speaks of, got in the way it tells."""
    return tmp_path_factory.mktemp("readme")


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-eu", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
    )


def test_it_opens_with_the_two_commands():
    opening = README.read_text("utf-8")[:600]
    assert "make demo" in opening
    assert "make test" in opening


def test_the_command_line_examples_run(folder):
    scripts = [
        block for block in blocks("sh") if "newsexport" in block and "pip install" not in block
    ]
    assert scripts
    for script in scripts:
        done = shell(script, folder)
        assert done.returncode == 0, f"{script}\n{done.stdout}\n{done.stderr}"


def test_what_is_shown_of_the_command_line_is_what_it_prints():
    """Each line that stands below a command is a line of its output, in this order; `…` leaves some out."""
    shown = [block for block in blocks("console") if re.search(r"^[^$]", block, re.MULTILINE)]
    assert len(shown) == 2
    for block in shown:
        commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
        script = "\n".join(commands).replace("story.txt", '"$FOLDER"/story.txt')
        with tempfile.TemporaryDirectory() as folder:
            done = shell(f"FOLDER={folder}\n{script}", README.parent)
        lines = iter(done.stdout.splitlines())
        for line in block.splitlines():
            if not line.startswith("$ ") and line.strip() != "…":
                assert line in lines, line


def test_the_library_examples_run(folder):
    shell(next(block for block in blocks("sh") if "samples" in block), folder)
    examples = blocks("python")
    assert len(examples) >= 4
    for example in examples:
        done = subprocess.run(
            [sys.executable, "-c", example], cwd=folder, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{example}\n{done.stdout}\n{done.stderr}"
        assert done.stdout.strip(), "an example shows something"
