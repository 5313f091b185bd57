"""explain

What the code means, why it matters, what to do, and which standard says so.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsexport.diagnostic import Code

EXAMPLES = ("newsexport explain IO003", "newsexport explain not-well-formed")


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument("code", metavar="CODE", help="a code such as IO003, or its name")


def run(args: Namespace) -> int:
    """Print the page; a name that several formats use has several."""
    from newsexport.cli.printing import print_text
    from newsexport.code_catalogue import catalogue, find

    named = [code for code in catalogue().values() if code.name == args.code.lower()]
    print_text("\n\n".join(page(code) for code in named or [find(args.code)]))
    return 0


def page(code: Code) -> str:
    """The manual page of a code."""
    parts = [
        f"{code.code} {code.name} ({code.default}; {code.kind}, {code.basis})",
        f"says: {code.message}",
        code.page,
    ]
    if code.hint:
        parts.append(f"hint: {code.hint}")
    parts.append(f"source: {code.source}")
    return "\n\n".join(part for part in parts if part) + "\n"
