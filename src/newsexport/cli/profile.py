"""profile

`check FILE` reads a profile file and tells the first mistake in it; `show NAME` prints a profile with all that it
extends, as one file that can be read again; `infer FILE...` writes a profile from good deliveries: what all their items have. docs/profiles.md
describes the file.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

EXAMPLES = (
    "newsexport profile check partner.toml",
    "newsexport profile show msn > everything.toml",
    "newsexport profile infer good/*.xml > partner.toml",
)


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument("action", choices=("check", "show", "infer"), help="what to do")
    line.add_argument(
        "names", nargs="+", metavar="NAME", help="profiles; for infer: documents or folders"
    )


def run(args: Namespace) -> int:
    """Check, show or write profiles; the exit code."""
    from newsexport.cli import exit_codes
    from newsexport.cli.printing import print_text
    from newsexport.cli.wanted import profile_named
    from newsexport.profiles.written import as_toml

    if args.action == "infer":
        return _infer(args.names)
    for name in args.names:
        profile = profile_named(name)
        if args.action == "check":
            print_text(f"{name}: the profile {profile.name} can be used\n")
        else:
            print_text(as_toml(profile))
    return exit_codes.FINE


def _infer(names: list[str]) -> int:
    from newsexport.cli import exit_codes
    from newsexport.cli.inputs import expanded
    from newsexport.cli.printing import print_text
    from newsexport.options import Options
    from newsexport.profiles.infer import Seen, written
    from newsexport.reading import next_or_fault, parsed_items
    from newsexport.report import Report

    seen = Seen()
    for each in expanded(names):
        if each.refusal is not None:
            continue
        report = Report()
        items = parsed_items(each.source, None, Options(), report)
        while (parsed := next_or_fault(items, report)) is not None:
            seen.add(parsed.item)
        if report.format:
            seen.formats[report.format] += 1
    print_text(written(seen, "inferred"))
    return exit_codes.FINE if seen.items else exit_codes.FINDINGS
