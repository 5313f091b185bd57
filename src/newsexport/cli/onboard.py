"""onboard

DIR holds a partner's sample deliveries: a folder for each scenario (new, update, correction, kill, embargo,
package), or files whose names begin so. Each file is validated as `validate` does it, by --profile where one is
given; then each scenario must show what it is for. Exit code 0: all demanded scenarios are passed.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from newsexport.cli.arguments import (
    add_configuration,
    add_listing,
    add_profiles,
    add_settings,
    add_time,
    file_name,
)

if TYPE_CHECKING:
    from newsexport.onboarding import Scenario
    from newsexport.options import Options
    from newsexport.source import Source

EXAMPLES = (
    "newsexport onboard samples/ --profile acme.toml",
    "newsexport onboard samples/ --profile acme.toml --certificate acme.html",
    "newsexport onboard samples/ --need new,update,kill --format json",
)


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument("folder", metavar="DIR", help="the sample deliveries")
    line.add_argument(
        "--need", metavar="NAMES",
        help="scenarios that are demanded (default: new,update,correction,kill,embargo,package)",
    )  # fmt: skip
    line.add_argument(
        "--certificate",
        metavar="FILE",
        type=file_name,
        help="write a page for the partner: what was shown, what not",
    )
    add_time(line)
    add_profiles(line)
    add_settings(line)
    add_configuration(line)
    add_listing(line)


def run(args: Namespace) -> int:
    """Check the scenarios; the exit code."""
    from pathlib import Path

    from newsexport.cli import exit_codes
    from newsexport.cli.inputs import demand_apart, expanded
    from newsexport.cli.printing import print_json, print_text
    from newsexport.cli.run_options import demand_reading, options_of
    from newsexport.onboarding import scenarios
    from newsexport.output import write_whole
    from newsexport.reporters.certificate import certificate

    options, _ = options_of(args)
    demand_reading(args.settings)
    options, need = options.started(), _needed(args.need)
    demand_apart([("--certificate", args.certificate)], expanded([args.folder]))
    found = [
        each
        for each in scenarios(_deliveries(args.folder), options)
        if each.name in need or not each.missing
    ]
    if args.certificate:
        page = certificate([_record(each) for each in found], _about(args.folder, options))
        write_whole(Path(args.certificate), page.encode("utf-8", "replace"))
    if args.format == "json":
        print_json({"scenarios": [_record(each) for each in found]})
    else:
        print_text(_told(found))
    fine = all(each.passed for each in found)
    return exit_codes.FINE if fine and found else exit_codes.FINDINGS


def _needed(names: str | None) -> set[str]:
    from newsexport.errors import BadOption
    from newsexport.misspelling import did_you_mean
    from newsexport.onboarding import SCENARIOS

    wanted = [name.strip() for name in names.split(",")] if names is not None else list(SCENARIOS)
    for name in wanted:
        if name not in SCENARIOS:
            near = did_you_mean(name, SCENARIOS)
            raise BadOption(
                f"--need: no scenario is called {name!r}{near}; there are: {', '.join(SCENARIOS)}"
            )
    return set(wanted)


def _deliveries(folder: str) -> dict[str, list[Source]]:
    """Scenario -> its files, sorted. Raises BadOption when there are none."""
    from pathlib import Path

    from newsexport.cli.inputs import expanded
    from newsexport.errors import BadOption, SourceUnavailable
    from newsexport.onboarding import SCENARIOS

    if not os.path.isdir(folder):
        raise BadOption(f"{folder}: no folder; onboard takes a folder of sample deliveries")
    found: dict[str, list[Source]] = {}
    for each in expanded([folder]):
        within = Path(each.source.name).relative_to(folder).parts
        if each.refusal is not None and not within and not os.access(folder, os.R_OK | os.X_OK):
            raise SourceUnavailable(each.refusal)
        name = within[0].lower() if within else ""  # the folder itself, where no file is in it
        scenario = next((word for word in SCENARIOS if name.startswith(word)), None)
        if scenario is not None:
            found.setdefault(scenario, []).append(each.source)
    if not found:
        raise BadOption(
            f"{folder}: no file or folder is named after a scenario: {', '.join(SCENARIOS)}"
        )
    return found


def _about(folder: str, options: Options) -> dict[str, str]:
    profile = options.profile
    return {
        "folder": folder,
        "profile": profile.name if profile is not None else "",
        "time": options.time.isoformat(timespec="seconds"),
    }


def _record(scenario: Scenario) -> dict[str, Any]:
    return {
        "name": scenario.name,
        "result": _result(scenario),
        "files": [
            {
                "path": report.path,
                "format": report.format,
                "sha256": report.sha256,
                "errors": report.counts["error"],
                "warnings": report.counts["warning"],
            }
            for report in scenario.reports
        ],
        "items": len(scenario.items),
        "faults": scenario.faults,
    }


def _result(scenario: Scenario) -> str:
    if scenario.missing:
        return "missing"
    return "passed" if scenario.passed else "failed"


def _told(found: list[Scenario]) -> str:
    from newsexport.counted import numbered
    from newsexport.reporters.terminal import isolate

    lines = []
    for each in found:
        files, items = numbered(len(each.reports), "file"), numbered(len(each.items), "item")
        lines.append(f"{_result(each):8} {each.name} ({files}, {items})")
        lines += [f"         - {isolate(fault)}" for fault in each.faults]
    passed = sum(each.passed for each in found)
    return "\n".join([*lines, f"{passed} of {len(found)} scenarios passed", ""])
