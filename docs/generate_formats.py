"""Writes docs/formats.md from the cards of the formats. A test checks that it is up to date."""

from __future__ import annotations

from pathlib import Path

from newsexport.format import Format
from newsexport.formats.registry import FORMATS

PAGE = Path(__file__).parent / "formats.md"

OPENING = """# Formats

Made from the cards of the formats by `make docs`; `newsexport formats` prints the same.

A version is asked for as `newsml-g2@2.28`, a setting as `-O newsml-g2.version=2.28` on the command line or
`Options(formats={"newsml-g2": {"version": "2.28"}})` in the library. *Public* formats reach readers: items that are
embargoed, withheld, canceled or for editors only are refused for them.
"""

NOTES = {
    "newsml-g2": """\
Words of ours for which IPTC has no code are written as URIs below `https://newsexport.org/cv/`, wherever the
standard takes a URI: `<description roleuri="https://newsexport.org/cv/standfirst">`, `…/kicker` for a headline,
`…/editorialOnly` for items that are for editors only. newsexport reads them as the words again; for other
receivers they are URIs of a vocabulary that they do not know.

A subject that has but a name gets the name as its `literal` too, for a subject must be identified. A QCode whose
alias no catalog declares is written as a literal, or left out where there is none; both are told. `wordcount` counts
the words of the body without the captions of its pictures. A message holds no version of an item twice.
""",
}
"""What else is to be known of a format."""


def page() -> str:
    """The whole page."""
    head = (
        "| format | what | reads | checks | writes | bundles | suffix | public |\n"
        + "|---" * 8
        + "|"
    )
    rows = [_row(card) for card in FORMATS]
    return "\n".join([OPENING, head, *rows, "", *(_section(card) for card in FORMATS)])


def _row(card: Format) -> str:
    able = [_mark(function) for function in (card.read, card.check, card.write, card.bundle)]
    suffix = f"`{card.suffix}`" if card.write else ""
    if card.bundle and card.bundle_suffix and card.bundle_suffix != card.suffix:
        suffix += f", many: `{card.bundle_suffix}`"
    cells = [f"`{card.name}`", card.title, *able, suffix, "yes" if card.public else ""]
    return "| " + " | ".join(cells) + " |"


def _mark(function: object) -> str:
    return "yes" if function else ""


def _section(card: Format) -> str:
    types = f"; {', '.join(card.media_types)}" if card.media_types else ""
    lines = [f"## {card.name}", "", f"{card.title}{types}.", ""]
    if card.versions:
        lines += [f"Written at {card.versions[0]} (default)" + _others(card.versions[1:]) + ".", ""]
    if card.settings:
        lines += ["| setting | decides | default | values |", "|---|---|---|---|"]
        for each in card.settings:
            values = ", ".join(f"`{value}`" for value in each.choices) or "any"
            values = "see above" if card.versions and each.choices == card.versions else values
            default = f"`{each.default}`" if each.default else ""
            lines.append(f"| `{each.name}` | {each.help} | {default} | {values} |")
        lines.append("")
    if card.name in NOTES:
        lines.append(NOTES[card.name])
    return "\n".join(lines)


def _others(versions: tuple[str, ...]) -> str:
    return f", and at {', '.join(versions)}" if versions else ""


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
