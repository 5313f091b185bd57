"""The command line reference, docs/cli.md, made from the commands themselves.

`python -m newsexport.cli.reference > docs/cli.md` writes it; a test holds it.
"""

from __future__ import annotations

import re
from argparse import Action
from collections.abc import Iterator

from newsexport.cli.arguments import actions, command_line
from newsexport.cli.commands import COMMANDS, load
from newsexport.cli.exit_codes import MEANINGS
from newsexport.cli.main import SUMMARY

OPENING = f"""# Command line

{SUMMARY} Made from the code by `python -m newsexport.cli.reference`; do not edit.

`newsexport --version` prints the release, `newsexport --version --json` its engines and standards packs
too; `newsexport COMMAND --help` prints what stands here. Defaults, options and partners can be kept in
`newsexport.toml`: see [config.md](config.md).
"""

CLOSING = """Where several apply, the highest of 0 to 5 wins.

## Environment

| variable | meaning |
|---|---|
| `NO_COLOR` | no colours |
| `FORCE_COLOR` | colours also where the report does not go to a terminal, such as `less -R`; `NO_COLOR` wins |
| `SOURCE_DATE_EPOCH` | the time to work at, in seconds since 1970; `--now` wins |
| `NEWSEXPORT_STANDARDS` | the folder of the standards pack |
| `NEWSEXPORT_DEBUG` | show the traceback of our own faults |
"""


def markdown() -> str:
    """The whole page."""
    return "\n".join([OPENING, *_commands(), "## Exit codes\n", *_exit_codes(), "", CLOSING])


def _commands() -> Iterator[str]:
    for name, summary in COMMANDS.items():
        module = load(name)
        line = command_line(name, module)
        about = (module.__doc__ or "").partition("\n\n")[2].strip()
        yield f"## {name}\n"
        yield f"{summary[0].upper()}{summary[1:]}.\n"
        if about:
            yield _paragraphs(about) + "\n"
        yield "| argument | meaning |"
        yield "|---|---|"
        yield from map(_row, actions(line))
        yield ""
        yield "```sh"
        yield from module.EXAMPLES
        yield "```\n"


def _paragraphs(text: str) -> str:
    """Indented lines are a table of their own."""
    blocks = text.split("\n\n")
    return "\n\n".join(
        f"```text\n{block}\n```" if block.startswith("  ") else block for block in blocks
    )


def _row(action: Action) -> str:
    values = "" if action.nargs == 0 else str(action.metavar or _choices(action))
    if action.option_strings:
        name = ", ".join(f"`{each} {values}`".replace(" `", "`") for each in action.option_strings)
    else:
        name = f"`{values}{'...' if action.nargs in ('+', '*') else ''}`"
    text = re.sub(r"\s+", " ", action.help or "")
    return "| {} | {} |".format(*(cell.replace("|", "\\|") for cell in (name, text)))


def _choices(action: Action) -> str:
    return "|".join(map(str, action.choices)) if action.choices else action.dest.upper()


def _exit_codes() -> Iterator[str]:
    yield "| code | meaning |"
    yield "|---|---|"
    for code, meaning in MEANINGS:
        yield f"| {code} | {meaning} |"


if __name__ == "__main__":
    print(markdown(), end="")
