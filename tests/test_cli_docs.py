"""docs/cli.md is made from the commands; the example in docs/config.md works."""

from __future__ import annotations

import re
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
