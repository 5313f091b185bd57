"""standards

A standards pack holds the official schemas and vocabularies, which are not ours to ship. With one,
`validate` uses the official schema of the version that a document declares. It lies in the folder
--folder, else NEWSEXPORT_STANDARDS, else the user's data folder. Only files whose SHA-256 this release
knows are installed.

  list          what is there, and what is missing
  add ORIGIN    install from a folder or ZIP file, offline
  fetch [NAME]  download what is missing (or only what is below NAME, such as newsml-g2)
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from newsexport.cli.arguments import add_listing

if TYPE_CHECKING:
    from newsexport.standards import Step

EXAMPLES = (
    "newsexport standards list",
    "newsexport standards add iptc-standards.zip",
    "newsexport standards fetch newsml-g2",
)


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument("action", choices=("list", "add", "fetch"), help="what to do")
    line.add_argument(
        "names", nargs="*", metavar="ORIGIN|NAME", help="for add: the folder or ZIP file"
    )
    line.add_argument("--folder", metavar="DIR", type=Path, help="the folder of the pack")
    line.add_argument(
        "--base", metavar="URL", help="for fetch: a mirror of raw.githubusercontent.com"
    )
    add_listing(line)


def run(args: Namespace) -> int:
    """Do it, and tell what became of each file."""
    from newsexport.cli.exit_codes import FINE, UNAVAILABLE
    from newsexport.cli.printing import print_json, print_text
    from newsexport.standards import home

    steps = []
    for step in _steps(args):
        steps.append(step)
        if args.format == "text" and (step.state != "missing" or args.action != "add"):
            reason = f": {step.reason}" if step.reason else ""
            print_text(f"{step.state:<10} {step.file}{reason}\n")
    counts = Counter(step.state for step in steps)
    if args.format == "json":
        records = [{"file": s.file, "state": s.state, "reason": s.reason or None} for s in steps]
        print_json({"folder": str(home(args.folder)), "counts": counts, "files": records})
    else:
        told = ", ".join(f"{count} {state}" for state, count in counts.items()) or "nothing to do"
        print_text(f"{home(args.folder)}: {told}\n")
    if args.action == "list":
        return FINE
    nothing = args.action == "add" and not counts["installed"] + counts["kept"]
    return UNAVAILABLE if counts["failed"] or nothing else FINE


def _steps(args: Namespace) -> Iterator[Step]:
    """The steps of the action. Raises BadOption for names that it does not take."""
    from newsexport import standards
    from newsexport.errors import BadOption

    if args.base is not None and args.action != "fetch":
        raise BadOption("--base is for fetch")
    if args.action == "fetch":
        return standards.fetch(args.folder, base=args.base or standards.ADDRESS, names=args.names)
    if args.action == "add":
        if len(args.names) != 1:
            raise BadOption("add takes one folder or ZIP file")
        return standards.add(Path(args.names[0]), args.folder)
    if args.names:
        raise BadOption("list takes no names")
    return standards.status(args.folder)
