"""The wheel, in an empty environment: it holds all it needs, and does the main job there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# One worker builds and installs; the others have enough to do.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from the checkout."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def home(wheel, tmp_path_factory) -> Path:
    """An environment with nothing but the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("empty")
    run(sys.executable, "-m", "venv", folder)
    run(
        folder / "bin/python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        wheel,
    )
    return folder


@pytest.fixture(scope="module")
def story(home, tmp_path_factory) -> Path:
    """A folder with a scraped text from the samples."""
    folder = tmp_path_factory.mktemp("work")
    readme = (ROOT / "README.md").read_text("utf-8")
    command = re.search(r"newsexport (samples \S+) > (\S+)", readme)
    text = run(home / "bin/newsexport", *command[1].split(), cwd=folder)
    (folder / command[2]).write_text(text, "utf-8")
    return folder / command[2]


def run(*command: object, cwd: Path | None = None) -> str:
    """Output of a program that must succeed; it sees nothing of the checkout."""
    unset = {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
    environment = {k: v for k, v in os.environ.items() if k not in unset}
    done = subprocess.run(
        [str(c) for c in command], cwd=cwd, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, f"{command}\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def examples() -> list[str]:
    readme = (ROOT / "README.md").read_text("utf-8")
    return re.findall(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)


def test_it_holds_types_schemas_and_fixtures(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "newsexport/py.typed" in names
    for top in ("schemas", "fixtures"):
        files = [p for p in (ROOT / top).rglob("*") if p.is_file() and not p.name.startswith(".")]
        assert files
        missing = {f"newsexport/_data/{p.relative_to(ROOT).as_posix()}" for p in files} - names
        assert not missing
    assert not [
        n for n in names if n.startswith(("tests/", "docs/")) or n.endswith((".pyc", ".xsd.zip"))
    ]


def test_the_main_job(home, story):
    command = home / "bin/newsexport"
    out = story.parent / "out"
    run(
        command,
        "convert",
        story.name,
        "--to",
        "json,newsml-g2,json-ld",
        "--out",
        out,
        cwd=story.parent,
    )
    written = sorted(path.name for path in out.iterdir())
    suffixes = {name[name.index(".", len(story.stem)) :].lstrip(".0123456789") for name in written}
    assert suffixes == {"newsitem.json", "newsml-g2.xml", "jsonld"}
    run(command, "validate", out, cwd=story.parent)
    for path in out.glob("*.newsitem.json"):
        assert json.loads(path.read_bytes())["headlines"]


def test_the_readme_examples(home, story):
    for example in examples():
        assert run(home / "bin/python", "-I", "-c", example, cwd=story.parent).strip()


def test_the_readme_examples_are_typed(home, tmp_path):
    """mypy strict sees the installed package, with its own py.typed and no configuration of ours."""
    for number, example in enumerate(examples()):
        (tmp_path / f"example_{number}.py").write_text(example, "utf-8")
    mypy = [sys.executable, "-m", "mypy", "--strict", "--config-file", os.devnull]
    run(
        *mypy,
        "--python-executable",
        home / "bin/python",
        "--cache-dir",
        tmp_path / "cache",
        ".",
        cwd=tmp_path,
    )


def test_it_runs_without_jsonschema_rs(home, story):
    """The pure-Python validator stands in where the fast one has no wheel."""
    script = (
        "import sys; sys.modules['jsonschema_rs'] = None\n"
        "from newsexport.cli.main import main\n"
        f"sys.exit(main(['convert', {str(story)!r}, '--to', 'json,json-ld', '--out', 'slow']))"
    )
    run(home / "bin/python", "-c", script, cwd=story.parent)
    assert len(list((story.parent / "slow").iterdir())) >= 2
