"""The pages: generated ones are up to date, links lead somewhere, examples in Python run."""

from __future__ import annotations

import doctest
import importlib
import os
import re
import runpy
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from newsexport.cli.arguments import command_line
from newsexport.cli.commands import load

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    path
    for pattern in ("*.md", "docs/*.md", "schemas/*.md", "benchmarks/*.md")
    for path in ROOT.glob(pattern)
)


def test_the_table_of_formats_is_up_to_date():
    page = runpy.run_path(str(ROOT / "docs" / "generate_formats.py"))["page"]
    assert (ROOT / "docs" / "formats.md").read_text("utf-8") == page(), "run `make docs`"


def test_the_tables_of_fields_are_up_to_date():
    page = runpy.run_path(str(ROOT / "docs" / "generate_mappings.py"))["page"]
    assert (ROOT / "docs" / "mappings.md").read_text("utf-8") == page(), "run `make docs`"


def test_the_lines_of_receivers_are_up_to_date():
    page = runpy.run_path(str(ROOT / "docs" / "generate_receivers.py"))["page"]
    assert (ROOT / "docs" / "receivers.md").read_text("utf-8") == page(), "run `make docs`"


def test_the_pages_of_codes_are_up_to_date():
    pages = runpy.run_path(str(ROOT / "docs" / "generate_rules.py"))["pages"]
    written = {path.name: path.read_text("utf-8") for path in (ROOT / "docs/rules").glob("*.md")}
    assert written == pages(), "run `make docs`"


@pytest.mark.slow
def test_the_table_of_what_is_read_is_up_to_date(shared):
    from tests.coverage_of_corpus import page

    written = (ROOT / "docs" / "coverage.md").read_text("utf-8")
    assert written == page(), "run: python -m tests.coverage_of_corpus"


def test_pages_name_codes_that_there_are():
    from newsexport.code_catalogue import FAMILIES, catalogue

    families = "|".join(FAMILIES)
    known = catalogue()
    for path in PAGES:
        text = path.read_text("utf-8")
        named = set(re.findall(rf"`((?:{families})\d\d\d)`", text))
        assert named <= known.keys(), path
    where = (ROOT / "docs" / "where-told.md").read_text("utf-8")
    off = set(re.findall(r"`([A-Z][A-Z0-9]\d{3})`", where.partition("## Off")[2]))
    assert off == {code.code for code in known.values() if code.off}


def test_pages_name_files_and_folders_that_there_are():
    places = ("src", "tests", "docs", "fixtures", "schemas", "benchmarks")
    there = [str(path) for place in places for path in (ROOT / place).rglob("*.*")]
    for page in PAGES:
        for named in re.findall(r"`([\w./-]+(?:\.py|\.tsv|/))`", page.read_text("utf-8")):
            is_folder = named.endswith("/")
            assert any(
                f"/{named}" in path if is_folder else path.endswith(f"/{named}") for path in there
            ), (page, named)


@pytest.mark.parametrize("path", PAGES, ids=[path.relative_to(ROOT).as_posix() for path in PAGES])
def test_links_lead_somewhere(path):
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    local = [target for target in targets if "://" not in target]
    assert not [target for target in local if not (path.parent / target).exists()]


def test_the_examples_of_docstrings_hold():
    sources = sorted((ROOT / "src" / "newsexport").rglob("*.py"))
    with_examples = [path for path in sources if ">>> " in path.read_text("utf-8")]
    assert with_examples
    for path in with_examples:
        name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)
        done = doctest.testmod(importlib.import_module(name))
        assert done.attempted, name
        assert not done.failed, name


def test_the_examples_of_the_library_page_run(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(
            "Ferry returns\n\nThe night ferry sails again from Karsby.\n", "utf-8"
        )
    for example in re.findall(
        r"^```python\n(.*?)^```$",
        (ROOT / "docs/library.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    ):
        done = subprocess.run(
            [sys.executable, "-c", example],
            cwd=tmp_path,
            env=dict(os.environ),
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr


def test_the_changelog_knows_this_release():
    import newsexport

    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in text or f"## [{newsexport.__version__}]" in text


def test_every_command_that_a_page_shows_is_understood(capsys):
    """Its name, its switches and what they take: nothing is run."""
    shown = [
        (path.name, line)
        for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
        for block in re.findall(
            r"^```(?:sh|console|text)?\n(.*?)^```",
            path.read_text("utf-8"),
            re.MULTILINE | re.DOTALL,
        )
        for line in re.findall(
            r"^\s*(?:\$ )?(?:\S.*(?:&&|\|) )?newsexport ([a-z].*)$", block, re.MULTILINE
        )
    ]
    assert len(shown) > 60
    for page, line in shown:
        words = shlex.split(re.split(r"\s#|\s[|<>]|&&", line)[0])
        try:
            command_line(words[0], load(words[0])).parse_intermixed_args(words[1:])
        except (KeyError, SystemExit):
            pytest.fail(f"{page}: newsexport {line}: {capsys.readouterr().err}")
