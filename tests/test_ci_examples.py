"""The pre-commit hook and the example workflow call commands that exist."""

from __future__ import annotations

from pathlib import Path
from shlex import split

import yaml

from newsexport.cli.arguments import command_line
from newsexport.cli.commands import load


def test_the_hook(root: Path):
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text("utf-8"))
    program, name, *arguments = split(hook["entry"])
    assert program == "newsexport"
    command_line(name, load(name)).parse_args([*arguments, "a.xml", "b.json"])


def test_the_workflow(root: Path):
    flow = yaml.safe_load((root / "docs/examples/workflow.yml").read_text("utf-8"))
    steps = flow["jobs"]["validate"]["steps"]
    (words,) = [split(s["run"]) for s in steps if s.get("run", "").startswith("newsexport")]
    args = command_line(words[1], load(words[1])).parse_args(words[2:])
    assert [wish.form for wish in args.reports] == ["github", "sarif", "html"]
    files = {s["with"].get("sarif_file") or s["with"].get("path") for s in steps if "with" in s}
    assert {wish.file for wish in args.reports} - {None} <= files
