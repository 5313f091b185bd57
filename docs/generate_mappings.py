"""Writes docs/mappings.md from the tables of the formats. A test checks that it is up to date."""

from __future__ import annotations

from pathlib import Path

from newsexport.canonical_paths import canonical_paths
from newsexport.format import Format
from newsexport.formats.registry import FORMATS
from newsexport.mapping import Home, Homes, home_of

PAGE = Path(__file__).parent / "mappings.md"

OPENING = """# Where each field goes

Made from the tables of the formats by `make docs`; they are the same tables that loss reports are made of.
`newsexport losses --from A --to B` compares two formats, at any of their versions.

## What each format can write

**●** all of it, **◐** a part (the tables below say which), blank: nothing, and the loss is told.
"""

READING = "## What each format can state when it is read\n"


def page() -> str:
    """The whole page."""
    cards = [card for card in FORMATS if card.mapping is not None]
    writers = [card for card in cards if card.write is not None]
    readers = [card for card in cards if card.read is not None]
    parts = [OPENING, _matrix(writers, "write"), "", READING, _matrix(readers, "read"), ""]
    return "\n".join([*parts, *(_section(card) for card in cards)])


def _homes(card: Format, direction: str) -> Homes:
    assert card.mapping is not None
    homes = card.mapping(None)
    return {p: h for p, h in homes.items() if h is None or h.only in (None, direction)}


def _matrix(cards: list[Format], direction: str) -> str:
    tables = [_homes(card, direction) for card in cards]
    head = "| field | " + " | ".join(f"`{card.name}`" for card in cards) + " |"
    lines = [head, "|---" * (len(cards) + 1) + "|"]
    told: dict[str, list[str]] = {}
    for path in canonical_paths():
        marks = [_mark(homes, path) for homes in tables]
        around = path.rpartition("/")[0]
        if not around or (path.count("/") == 1 and marks != told.get(around)):
            lines.append(f"| `{path}` | " + " | ".join(marks) + " |")
        told[path] = marks
    return "\n".join(lines)


def _mark(homes: Homes, path: str) -> str:
    home = home_of(homes, path)
    below = [each for key, each in homes.items() if key.startswith(f"{path}/")]
    if home is None:
        return "◐" if any(below) else ""
    return "◐" if home.limits or None in below else "●"


def _section(card: Format) -> str:
    assert card.mapping is not None
    version = f" {card.versions[0]}" if card.versions else ""
    lines = [f"## {card.name}{version}", "", "| field | place | note |", "|---|---|---|"]
    lines += [_line(path, home) for path, home in sorted(card.mapping(None).items()) if home]
    return "\n".join([*lines, ""])


def _line(path: str, home: Home) -> str:
    notes = [home.limits, {"read": "only read", "write": "only written"}.get(home.only or "", "")]
    note = "; ".join(each for each in notes if each)
    return f"| `{path}` | {_cell(home.place)} | {_cell(note)} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
