"""Writes docs/receivers.md from the tables of receivers. A test checks that it is up to date."""

from __future__ import annotations

from pathlib import Path

from newsexport.receivers.dialects import dialect
from newsexport.receivers.load import Receiver, receivers

PAGE = Path(__file__).parent / "receivers.md"

OPENING = """# Receivers

What big receivers publish about the feeds that they take, line by line: each line is a rule with a code, is
checked by a rule of everybody, or cannot be checked offline. Made from the tables in
`src/newsexport/receivers/tables/` by `make docs`.

```console
$ newsexport validate feed.xml --for msn,smartnews      # judge a feed
$ newsexport convert story.xml --for msn                # write what MSN takes, or say why not
$ newsexport explain MS007                              # one rule, with what to do
```

`must` lines are errors, `should` lines warnings, `may` lines infos; lines that are known at second hand are never
`must`. Receivers change their pages without notice: the date says when they were read.

## What is written for each

`convert --for NAME` writes what one receiver takes; with `--to` another of the formats that it takes. How, say the
tables in `src/newsexport/receivers/dialects/`. The bytes are then judged by the rules below: a document that breaks a
`must` is refused with the rule's code (`OU007`), advice is told. What a receiver does not take of a story is told as a
loss.

{written}

- **MSN**: `dcterms` in UTC; `mi:shortTitle` (a headline with the role `short`) beside a title of more than 150
  characters; keywords in `media:keywords`; of each picture one address, one credit as Photographer/Agency, and
  `mi:hasSyndicationRights` 1 where its copyright holder is who releases the story (`-O rss.syndication=all` or `none`
  says otherwise), 0 with licence and agency where the picture brings them along, or its holder is one of
  `-O "rss.licensors=AGENCY, AGENCY"` and the picture has an identifier; `mi:expirationDate`. A figure of four and more
  pictures with words is a show of slides (`media:group`). A bundle in several languages is refused (MS048): make a feed of
  each. `--to atom` writes the same as Atom (`-O atom.…`). Elements of HTML that MSN does not list are replaced or unwrapped, frames of
  hosts that it does not know become links.
- **SmartNews**: `pubDate` moves with each change, as `+0000`; `media:thumbnail`, `media:status`; the channel says
  `pubDate` and `language`. The logo and the script of your statistics are yours to give: `-O rss.logo=ADDRESS`,
  `-O rss.dark-logo=ADDRESS`, `-O rss.analytics=SCRIPT`, `-O rss.ttl=MINUTES`. A document of more than 1 MiB is refused (SF027).
- **Flipboard**: the language of the channel, and a description: where the story has none, its beginning.
- **Apple News**: `article.json` in a folder of its own. An update sends it again, with the last revision. What says by
  its `digitalSourceType` that a program made it has the `contentGenerationType` AI.
- **Google News**: stories of the last two days. **Google Discover**: the page.

In the library it is `Options(profile=shipped("msn"))`, with `shipped` of `newsexport.profiles.load`. With `--bundle`
all stories become one feed, which is judged as a whole before any of it leaves.

What no story says and no option gives is not made up: the document goes without it, or is refused where it must be
there.
"""


def page() -> str:
    """The whole page."""
    return "\n".join(
        [OPENING.format(written=_written()), *(_section(each) for each in receivers())]
    )


def _written() -> str:
    """What is written for each receiver, and how it is told of a story that is taken back."""
    lines = ["| receiver | formats | a story is taken back by |", "|---|---|---|"]
    for each in receivers():
        of_it = dialect(each.name)
        formats = ", ".join(f"`{name}`" for name in of_it.formats)
        how = _RECALLS.get(of_it.feed.recall) or f"no document: {of_it.taking_back}"
        lines.append(f"| `{each.name}` | {formats} | {how} |")
    return "\n".join(lines)


_RECALLS = {
    "validity": "its guid, a new `dcterms:modified` (Atom: `updated`), and a `dcterms:valid` that has ended; nothing else",
    "status": '`media:status state="deleted"` and a new `pubDate`, without its body',
}


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
