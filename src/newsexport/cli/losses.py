"""losses

Read off the tables of both formats, whatever an item says: `kept`, `in part` (and what of it is not), or
`lost`. What a conversion really loses is in its report, as findings LS001 to LS003.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from newsexport.cli.arguments import add_listing

if TYPE_CHECKING:
    from newsexport.losses import Fate

EXAMPLES = (
    "newsexport losses --from newsml-g2 --to json-ld",
    "newsexport losses --from json --to ninjs@1.6 --all",
    "newsexport losses --from nitf --to rss --format json",
)


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument(
        "--from", dest="source", required=True, metavar="FORMAT[@VERSION]", help="what is read"
    )
    line.add_argument(
        "--to", dest="target", required=True, metavar="FORMAT[@VERSION]", help="what is written"
    )
    line.add_argument("--all", action="store_true", help="list what is kept, too")
    add_listing(line)


def run(args: Namespace) -> int:
    """Print the table."""
    from newsexport.cli.printing import print_json, print_table, print_text
    from newsexport.losses import fates

    found = fates(args.source, args.target)
    shown = [fate for fate in found if args.all or fate.verdict != "kept"]
    if args.format == "json":
        print_json([_record(fate) for fate in shown])
        return 0
    if not shown:
        print_text(f"{args.target} has a home for every field that {args.source} can state\n")
        return 0
    head = ("FIELD", "BECOMES", f"IN {args.source.upper()}", f"IN {args.target.upper()}", "NOTE")
    print_table([head, *(_row(fate) for fate in shown)])
    return 0


def _row(fate: Fate) -> tuple[str, ...]:
    target = fate.target
    place, note = (target.place, target.limits) if target else ("", "")
    return (fate.path, fate.verdict, fate.source.place, place, note)


def _record(fate: Fate) -> dict[str, str | None]:
    return {
        "field": fate.path,
        "becomes": fate.verdict,
        "from": fate.source.place,
        "to": fate.target.place if fate.target else None,
        "limits": (fate.target.limits or None) if fate.target else None,
    }
