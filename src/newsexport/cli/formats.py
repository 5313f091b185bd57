"""formats

Names are what --to, --from and --as take; options are given as -O FORMAT.NAME=VALUE, versions as
FORMAT@VERSION.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from newsexport.cli.arguments import add_listing

if TYPE_CHECKING:
    from newsexport.format import Format, Setting

EXAMPLES = (
    "newsexport formats",
    "newsexport formats newsml-g2",
    "newsexport formats --format json",
)

ACTIONS = ("read", "check", "write", "bundle")


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument("name", nargs="?", metavar="FORMAT", help="only this one")
    add_listing(line)


def run(args: Namespace) -> int:
    """List the formats."""
    from newsexport.cli.printing import print_json, print_text
    from newsexport.formats.registry import FORMATS, find, plugins

    cards = (find(args.name),) if args.name else (*FORMATS, *plugins())
    if args.format == "json":
        print_json([_record(card) for card in cards])
        return 0
    print_text("\n".join(_told(card) for card in cards))
    return 0


def _record(card: Format) -> dict[str, Any]:
    return {
        "name": card.name,
        "title": card.title,
        "can": _powers(card),
        "versions": list(card.versions),
        "mediaTypes": list(card.media_types),
        "suffix": card.suffix,
        "bundleSuffix": card.bundle_suffix or card.suffix,
        "public": card.public,
        "options": [
            {
                "name": each.name,
                "help": each.help,
                "default": each.default,
                "choices": list(each.choices),
            }
            for each in card.settings
        ],
    }


def _powers(card: Format) -> list[str]:
    return [action for action in ACTIONS if getattr(card, action) is not None]


def _told(card: Format) -> str:
    lines = [f"{card.name}: {card.title}", f"  can        {', '.join(_powers(card))}"]
    if card.versions:
        lines.append(f"  versions   {_versions(card.versions)}")
    lines.append(f"  files      {_files(card)}")
    if card.public:
        lines.append("  readers    the public: embargoed, withheld, canceled items are refused")
    for each in card.settings:
        values = "|".join(each.choices) or "TEXT"
        lines.append(f"  -O {card.name}.{each.name}={values}")
        lines.append(f"             {each.help}{_default(each)}")
    return "\n".join(lines) + "\n"


def _default(setting: Setting) -> str:
    """Its default, where its help does not say it."""
    if not setting.default and "default:" in setting.help:
        return ""
    return f" (default: {setting.default or 'none'})"


def _versions(versions: tuple[str, ...]) -> str:
    return f"{versions[0]} (default), {', '.join(versions[1:])}" if versions[1:] else versions[0]


def _files(card: Format) -> str:
    names = f"*{card.suffix}"
    if card.bundle_suffix and card.bundle_suffix != card.suffix:
        names += f", --bundle: *{card.bundle_suffix}"
    return f"{names} ({', '.join(card.media_types)})" if card.media_types else names
