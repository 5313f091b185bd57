"""Writes docs/receivers.md from the tables of receivers. A test checks that it is up to date."""

from __future__ import annotations

from pathlib import Path

from newsexport.receivers.load import Receiver, receivers

PAGE = Path(__file__).parent / "receivers.md"

OPENING = """# Receivers

What big receivers publish about the feeds that they take, line by line: each line is a rule with a code, is
checked by a rule of everybody, or cannot be checked offline. Made from the tables in
`src/newsexport/receivers/tables/` by `make docs`.

```console
$ newsexport validate feed.xml --for msn,smartnews      # judge a feed
$ newsexport convert story.xml --to rss --for msn       # refuse what MSN would not take
$ newsexport explain MS007                              # one rule, with what to do
```

`must` lines are errors, `should` lines warnings, `may` lines infos; lines that are known at second hand are never
`must`. Receivers change their pages without notice: the date says when they were read.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([OPENING, *(_section(each) for each in receivers())])


def _section(receiver: Receiver) -> str:
    lines = [
        f"## {receiver.title}",
        "",
        f"`--for {receiver.name}`. {receiver.source}; read {receiver.read}.",
        "",
        "| line | code | basis | what is wrong |",
        "|---|---|---|---|",
        *(
            f"| {rule.id} | [{rule.code.code}](rules/{rule.code.code[:2].lower()}.md#{rule.code.code.lower()}-{rule.code.name}) "
            f"| {rule.code.basis} | {rule.code.page.splitlines()[0]} |"
            for rule in receiver.rules
        ),
    ]
    for title, told in (
        ("Checked by rules of everybody", receiver.elsewhere),
        ("Checked from poll to poll, with a state file (`--state`)", receiver.history),
        ("Not checkable offline; each report says so", receiver.unchecked),
    ):
        if told:
            lines += ["", f"{title}:", "", *(f"- {line}: {how}" for line, how in told.items())]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
