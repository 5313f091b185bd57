"""docs/cli.md is made from the commands; the example in docs/config.md works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from newsexport.cli.arguments import actions, command_line
from newsexport.cli.commands import COMMANDS, load
from newsexport.cli.config import WORDS
from newsexport.cli.config import load as load_config
from newsexport.cli.reference import markdown
from newsexport.profiles.load import RECEIVERS


def test_the_reference_is_what_the_code_says(root: Path):
    written = (root / "docs/cli.md").read_text("utf-8")
    assert written == markdown(), "run: python -m newsexport.cli.reference > docs/cli.md"


def test_every_argument_is_explained():
    for name in COMMANDS:
        for action in actions(command_line(name, load(name))):
            assert action.help, (name, action.dest)


def test_every_example_is_a_command_that_can_be_given():
    for name in COMMANDS:
        line = command_line(name, load(name))
        for example in load(name).EXAMPLES:
            words = re.search(rf"newsexport {name}((?: +(?:\"[^\"]*\"|[^\s|<>()\"]+))*)", example)
            assert words, example
            given = [word.strip('"') for word in re.findall(r"\"[^\"]*\"|\S+", words[1])]
            line.parse_intermixed_args(given)


def test_every_command_of_the_pages_can_be_given(root: Path):
    """Those in blocks, and those named in a sentence with all that they need."""
    pages = [root / "README.md", root / "CONTRIBUTING.md", *sorted((root / "docs").glob("*.md"))]
    seen = 0
    for page in pages:
        text = page.read_text("utf-8")
        blocks = re.findall(r"^```(?:sh|console)?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
        lines = [line.removeprefix("$ ") for block in blocks for line in block.splitlines()]
        for line in lines:
            for part in re.split(r"\|(?=\s)|&&|>", line):
                if part.strip().startswith("newsexport "):
                    _, name, *given = shlex.split(part, comments=True)
                    command_line(name, load(name)).parse_intermixed_args(given)
                    seen += 1
    assert seen > 40


def test_every_option_that_the_pages_name_exists(root: Path):
    known = {
        spelling
        for name in COMMANDS
        for action in actions(command_line(name, load(name)))
        for spelling in action.option_strings
    }
    for page in (root / "README.md", *sorted((root / "docs").glob("*.md"))):
        text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
        for words in re.findall(r"`([^`\n]*)`", text):
            if words.startswith(("-", "newsexport ", *(f"{name} " for name in COMMANDS))):
                named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", words))
                assert named <= {*known, "--help", "--version", "--json"}, (page.name, words)


def test_the_help_names_every_receiver():
    line = command_line("validate", load("validate"))
    (text,) = (action.help for action in actions(line) if action.dest == "receivers")
    assert ", ".join(RECEIVERS) in text


def test_the_example_of_the_configuration_works(command, root: Path, tmp_path: Path):
    page = (root / "docs/config.md").read_text("utf-8")
    example = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert example
    path = tmp_path / "newsexport.toml"
    path.write_text(example[1], "utf-8")
    sites = tmp_path / "sites"
    sites.mkdir()
    (sites / "a.toml").write_text('[[site]]\nhosts = "*.example"\n', "utf-8")
    config = load_config(str(path))
    assert config.partner("acme").to == ("newsml-g2",)
    assert all(f"`{word}" in page for word in WORDS)
    story = root / "fixtures/stories/harbour-bridge/input.newsitem.json"
    done = command("validate", story, "--config", path, "--partner", "acme")
    assert done.code in {0, 1}
    assert command("convert", story, "--config", path, "--out", tmp_path / "out").code == 0
