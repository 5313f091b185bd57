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
    """Print the page."""
    from newsexport.catalogue import catalogue
    from newsexport.cli.printing import print_text

    print_text(page(_chosen(args.code, catalogue())))
    return 0


def page(code: Code) -> str:
    """The manual page of a code."""
    parts = [
        f"{code.code} {code.name} ({code.severity}; {code.kind}, {code.basis})",
        f"says: {code.message}",
        code.page,
    ]
    if code.hint:
        parts.append(f"hint: {code.hint}")
    parts.append(f"source: {code.source}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _chosen(name: str, codes: dict[str, Code]) -> Code:
    """The code that was meant, by code or name. Raises BadOption."""
    from newsexport.cli.arguments import did_you_mean
    from newsexport.errors import BadOption

    by_name = {code.name: code for code in codes.values()}
    found = codes.get(name.upper()) or by_name.get(name.lower())
    if found is None:
        near = did_you_mean(name.upper(), codes) or did_you_mean(name.lower(), by_name)
        raise BadOption(f"no code {name!r}{near}; `newsexport rules` lists them")
    return found
