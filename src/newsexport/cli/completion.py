"""completion

The script is static: made from the commands and formats of this release, it starts nothing when a key is
pressed. Write it once per release, so that no new shell waits for it:

  bash   newsexport completion bash > ~/.local/share/bash-completion/completions/newsexport
  zsh    newsexport completion zsh > _newsexport     in a folder of $fpath
  fish   newsexport completion fish > ~/.config/fish/completions/newsexport.fish

Without the package bash-completion, let ~/.bashrc `source` the file.
"""

from __future__ import annotations

import re
from argparse import Action, ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from newsexport.cli.arguments import actions, command_line
from newsexport.cli.commands import COMMANDS, load
from newsexport.reporters import FORMS

EXAMPLES = ("newsexport completion bash > ~/.local/share/bash-completion/completions/newsexport",)

FOLDERS = ("out", "folder", "split_to")
"""Arguments that name a folder."""


NAMED = ("to", "target", "format_name", "source", "name", "code", "settings", "receivers")
"""Arguments whose values are names that exist in this release."""


class Word(NamedTuple):
    """One option of one command, or its positional argument."""

    spellings: tuple[str, ...]
    """`-O`, `--option`; empty: positional."""
    help: str
    takes_value: bool
    values: tuple[str, ...]
    """The values it may have; empty: any, or a file name."""
    folder: bool
    many: bool
    """Whether a positional argument may be repeated."""


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument("shell", choices=("bash", "zsh", "fish"), help="for which shell")


def run(args: Namespace) -> int:
    """Print the script."""
    from newsexport.cli.printing import print_text

    scripts: dict[str, Callable[[], Iterable[str]]] = {"bash": bash, "zsh": zsh, "fish": fish}
    print_text("\n".join(scripts[args.shell]()) + "\n")
    return 0


def words(command: str) -> list[Word]:
    """The options and positional arguments of a command."""
    return [_word(action) for action in actions(command_line(command, load(command)))]


def _word(action: Action) -> Word:
    text = re.sub(r"\s+", " ", action.help or "").partition(";")[0].partition(" (")[0]
    spellings = tuple(action.option_strings)
    folder, many = action.dest in FOLDERS, action.nargs in {"+", "*"}
    return Word(spellings, text, action.nargs != 0, _values(action), folder, many)


def _values(action: Action) -> tuple[str, ...]:
    if action.choices:
        return tuple(map(str, action.choices))
    if action.dest == "reports":
        return FORMS
    if action.dest in NAMED:
        return _names(action)
    return ()


def _names(action: Action) -> tuple[str, ...]:
    """Names that exist in this release."""
    from newsexport.code_catalogue import catalogue
    from newsexport.formats.registry import FORMATS
    from newsexport.profiles.load import RECEIVERS

    if action.dest == "receivers":
        return RECEIVERS
    if action.dest == "code":
        return tuple(sorted(catalogue()))
    if action.dest == "settings":
        return tuple(f"{card.name}.{each.name}=" for card in FORMATS for each in card.settings)
    if action.dest in {"to", "target"}:
        return tuple(card.name for card in FORMATS if card.write)
    if action.dest in {"format_name", "source"}:
        return tuple(card.name for card in FORMATS if card.read)
    if action.dest == "name" and action.metavar != "FORMAT":
        return ()
    return tuple(card.name for card in FORMATS)


def bash() -> Iterator[str]:
    """For bash 4 and later."""
    yield "# bash completion of newsexport"
    yield "_newsexport() {"
    yield '    local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"'
    yield '    local command="${COMP_WORDS[1]}" options="" values="" prefix=""'
    yield "    COMPREPLY=()"
    yield "    if [[ $COMP_CWORD -eq 1 ]]; then"
    top = " ".join([*COMMANDS, "--help", "--version"])
    yield f'        COMPREPLY=($(compgen -W "{top}" -- "$current")); return'
    yield "    fi"
    yield '    case "$command $previous" in'
    for command in COMMANDS:
        for word in words(command):
            if not (word.spellings and word.takes_value):
                continue
            pattern = "|".join(f'"{command} {spelling}"' for spelling in word.spellings)
            yield f"        {pattern})"
            yield from _bash_values(word)
    yield "    esac"
    yield '    case "$command" in'
    for command in COMMANDS:
        options = " ".join(spelling for word in words(command) for spelling in word.spellings)
        values = " ".join(
            value for word in words(command) if not word.spellings for value in word.values
        )
        yield f'        {command}) options="{options}" values="{values}";;'
    yield "    esac"
    yield '    if [[ $current == -* ]]; then values="$options"; fi'
    yield '    if [[ -n $values ]]; then COMPREPLY=($(compgen -W "$values" -- "$current")); fi'
    yield "}"
    yield "complete -o default -F _newsexport newsexport"


def _bash_values(word: Word) -> Iterator[str]:
    """What may stand behind an option; names of files are left to bash, which knows how to quote them."""
    if not word.values:
        yield f"            {'compopt -o dirnames +o default; ' if word.folder else ''}return;;"
        return
    yield '            [[ $current == *,* ]] && prefix="${current%,*},"'
    values = " ".join(word.values)
    yield f'            COMPREPLY=($(compgen -P "$prefix" -W "{values}" -- "${{current##*,}}")); return;;'


def zsh() -> Iterator[str]:
    """For zsh with compinit."""
    yield "#compdef newsexport"
    yield "_newsexport() {"
    yield "    local -a commands"
    yield "    commands=("
    for command, summary in COMMANDS.items():
        yield f"        {_quoted(f'{command}:{summary}')}"
    yield "    )"
    yield "    if (( CURRENT == 2 )); then"
    yield "        _describe command commands; return"
    yield "    fi"
    yield "    local command=$words[2]"
    yield "    shift words; (( CURRENT-- ))"
    yield "    case $command in"
    for command in COMMANDS:
        specs = " ".join(_quoted(spec) for word in words(command) for spec in _zsh_specs(word))
        yield f"        {command}) _arguments {specs};;"
    yield "    esac"
    yield "}"
    yield 'if [[ $funcstack[1] == _newsexport ]]; then _newsexport "$@"; else compdef _newsexport newsexport; fi'


def _zsh_specs(word: Word) -> Iterator[str]:
    kind = "_files -/" if word.folder else f"({' '.join(word.values)})" if word.values else "_files"
    value = f": :{kind}" if word.takes_value else ""
    if not word.spellings:
        yield f"*{value}" if word.many else value
    for spelling in word.spellings:
        text = re.sub(r"([\[\]:\\])", r"\\\1", word.help)
        yield f"*{spelling}[{text}]{value}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def fish() -> Iterator[str]:
    """For fish 3 and later."""
    yield "# fish completion of newsexport"
    yield "complete -c newsexport -n __fish_use_subcommand -f"
    yield "complete -c newsexport -n __fish_use_subcommand -l version -d 'print the version'"
    for command, summary in COMMANDS.items():
        yield f"complete -c newsexport -n __fish_use_subcommand -a {command} -d {_fish(summary)}"
    for command in COMMANDS:
        seen = f'complete -c newsexport -n "__fish_seen_subcommand_from {command}"'
        for word in words(command):
            values = f" -a {_fish(' '.join(word.values))}" if word.values else ""
            if not word.spellings:
                if values:
                    yield f"{seen} -f{values}"
                continue
            names = "".join(
                f" -l {each[2:]}" if each.startswith("--") else f" -s {each[1:]}"
                for each in word.spellings
            )
            needs = (" -x" if values else " -r") if word.takes_value else ""
            yield f"{seen}{names}{needs}{values} -d {_fish(word.help)}"


def _fish(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
