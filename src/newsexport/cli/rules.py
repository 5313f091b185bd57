"""rules

Severities are the defaults; newsexport.toml changes them. `newsexport explain CODE` prints a code's page.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from newsexport.cli.arguments import add_listing

EXAMPLES = ("newsexport rules", "newsexport rules G2", "newsexport rules --format json")


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument(
        "family", nargs="?", metavar="FAMILY", help="only codes that begin so, such as G2"
    )
    add_listing(line)


def run(args: Namespace) -> int:
    """List the codes."""
    from newsexport.cli.printing import print_json, print_table
    from newsexport.code_catalogue import catalogue, families
    from newsexport.errors import BadOption

    family = (args.family or "").upper()
    codes = [code for code in catalogue().values() if code.code.startswith(family)]
    if not codes:
        known = ", ".join(letters for letters, _, _ in families())
        raise BadOption(f"no code begins with {args.family!r}; there are: {known}")
    if args.format == "json":
        words = ("code", "name", "severity", "kind", "basis", "message", "hint", "source", "page")
        print_json(
            [{**{word: getattr(c, word) for word in words}, "severity": c.default} for c in codes]
        )
        return 0
    head = ("CODE", "NAME", "SEVERITY", "BASIS", "SAYS")
    print_table([head, *((c.code, c.name, c.default, c.basis, c.message) for c in codes)])
    return 0
