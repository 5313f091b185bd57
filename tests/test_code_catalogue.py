"""Codes, manual pages and fixtures are held together, in both directions."""

from __future__ import annotations

import io
import json
import re
from datetime import datetime
from pathlib import Path
from string import Formatter

import pytest

from newsexport import api, code_catalogue
from newsexport.diagnostic import SEVERITIES, Code, Diagnostic
from newsexport.errors import UsageError
from newsexport.options import Options
from newsexport.profiles.load import profile_of
from newsexport.receivers import load as receivers
from newsexport.report import Report
from newsexport.source import Source

ROOT = Path(__file__).parent.parent
REFUSED = ROOT / "fixtures" / "refused"
NOW = datetime.fromisoformat("2026-02-16T12:00:00+01:00")

NOT_SHOWN = {
    **{
        f"HS00{number}": "polls one after the other: see the tests of history"
        for number in range(1, 9)
    },
    "NC025": "two files of one run: see the tests of the rules",
    "OU001": "an output that our own writers get wrong: see the tests of the writers",
    "OU003": "a folder that cannot be written: see the tests of the output",
    "OU005": "a bundle of many items: see the tests of bundling",
    "OU006": "a format for some of the news: see the tests of bundling",
    "OU007": "a document for a receiver: see the tests of the dialects",
    "RD008": "two files of one run: see the tests of the API",
    "RD021": "needs an extra: see the tests of the language of texts",
    "RD022": "a profile of a site: see the tests of site profiles",
    "SM003": "more than a thousand entries: see the tests of news sitemaps",
    "SM008": "more than fifty thousand entries: see the tests of news sitemaps",
    "SY001": "a fault of our own: see the tests of the API",
    "SY002": "a standards pack that is damaged: see the tests of the standards",
}
"""Codes that no file can show, and where they are tested."""

CODES = code_catalogue.catalogue()
CASES = sorted(path for path in REFUSED.iterdir() if path.name != "README.md")


def code_of(case: Path) -> str:
    return case.name.partition(".")[0]


def run(case: Path) -> list[Diagnostic]:
    """What a case raises, however it is to be run."""
    if case.is_file():
        return api.validate(case, options=Options(now=NOW)).diagnostics
    args = json.loads((case / "args.json").read_text(encoding="utf-8"))
    (path,) = (each for each in case.iterdir() if each.name not in {"args.json", "profile.toml"})
    assert set(args) <= {"now", "to", "stdin", "format"}
    wanted = case / "profile.toml"
    options = Options(
        now=datetime.fromisoformat(args["now"]) if "now" in args else NOW,
        profile=profile_of(wanted.read_bytes(), wanted.name) if wanted.exists() else None,
    )
    source = (
        Source.of(io.BytesIO(path.read_bytes()), "<stdin>")
        if args.get("stdin")
        else Source.of(path)
    )
    if "to" not in args:
        return api.validate(source, format=args.get("format"), options=options).diagnostics
    report = Report()
    outcomes = list(
        api.convert_record(source, args["to"], options, format=args.get("format"), report=report)
    )
    return [found for outcome in outcomes for found in outcome.diagnostics]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_case_raises_its_code_and_no_other_error(case: Path) -> None:
    found = run(case)
    code = code_of(case)
    assert code in [d.code for d in found]
    others = [(d.code, d.message) for d in found if d.code != code and d.severity == "error"]
    assert not others


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.is_file()], ids=lambda case: case.name
)
def test_each_finding_in_a_readable_file_has_its_place(case: Path) -> None:
    for found in run(case):
        if found.code == code_of(case) and found.code not in {
            "IO001",
            "IO002",
            "IO005",
            "RD001",
            "RD007",
        }:
            assert found.position is not None, found
            assert found.position.snippet is not None
            assert found.position.caret is not None


def test_every_code_has_a_case_and_every_case_a_code() -> None:
    shown = {code_of(case) for case in CASES}
    assert shown <= set(CODES), "cases without a code"
    of_receivers = {rule.code for rule in receivers.codes()}  # see the tests of receivers
    assert set(CODES) - shown - of_receivers == set(NOT_SHOWN), "codes without a case"


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_every_code_is_documented(code: Code) -> None:
    assert re.fullmatch(r"[A-Z][A-Z0-9]\d{3}", code.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
    assert code.severity in SEVERITIES
    assert code.source
    parts = re.findall(r"^(Why it matters|Bad|Good|Fix): \S", code.page, re.MULTILINE)
    assert parts == ["Why it matters", "Bad", "Good", "Fix"]
    assert not code.page.startswith("Why"), "the page begins with what it is"
    assert code.code[:2] in code_catalogue.FAMILIES
    for text in (code.message, code.hint):
        assert all(name.isidentifier() for _, name, _, _ in Formatter().parse(text) if name)


def test_codes_and_names_are_unique() -> None:
    names = [code.name for code in CODES.values()]
    doubled = {name for name in names if names.count(name) > 1}
    assert all(
        len({code.code[:2] for code in CODES.values() if code.name == name}) == names.count(name)
        for name in doubled
    ), "two codes of one family share a name"


def test_codes_of_one_page_are_found_by_code_and_by_name() -> None:
    assert code_catalogue.find("TX006").name == "mojibake"
    assert code_catalogue.find("tx006") is code_catalogue.find("mojibake")
    with pytest.raises(UsageError, match="mojibake"):
        code_catalogue.find("mojibke")
    with pytest.raises(UsageError, match="NC01"):
        code_catalogue.find("NC01")
