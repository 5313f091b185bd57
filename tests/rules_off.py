"""Every code is switched off alone, and at least one test must notice: `python -m tests.rules_off [CODE …]`.

Off means that no report keeps a finding of the code, whoever makes it: a rule, a reader, a schema or a writer. The
code counts as tested when one of its checks passes with everything on and fails with the code off. The checks are
the real tests, called in this process:

- the cases of the code in `fixtures/refused`, by the test of the catalogue that demands the code of each case,
- the published lines of a receiver, by the three tests of receivers,
- for the codes that no file alone can show, the test that `SHOWN_ELSEWHERE` names: all of them in two sessions of pytest.

A code without a check, one whose check passes although it is off, and one whose check fails although it is on, is
reported, and the exit status is 1. So a rule that nobody tests cannot hide behind a documented code.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, nullcontext, redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from newsexport.diagnostic import Code, Diagnostic, Window
from newsexport.report import Report
from tests import test_code_catalogue, test_receivers

TESTS = Path(__file__).parent
Check = Callable[[], object]

SHOWN_ELSEWHERE = {
    "HS001": "test_history.py::test_an_identifier_that_churns",
    "HS002": "test_history.py::test_dates_that_move_alone",
    "HS003": "test_history.py::test_a_text_that_changes_in_silence",
    "HS004": "test_history.py::test_versions_that_go_back",
    "HS005": "test_history.py::test_an_item_that_vanishes_is_told_once",
    "HS006": "test_history.py::test_a_kill_that_is_not_followed",
    "HS007": "test_history.py::test_an_item_that_comes_and_goes",
    "HS008": "test_history.py::test_a_recall_that_nobody_notices",
    "NC025": "test_rules.py::test_a_version_that_goes_back_in_a_later_input",
    "OU001": "test_rules_off.py::test_an_output_that_would_be_invalid_is_told",
    "OU003": "test_cli_convert.py::test_an_output_that_cannot_be_written_stops_the_run",
    "OU005": "test_bundling.py::test_one_document_is_refused_when_more_are_needed",
    "OU006": "test_bundling.py::test_alone_it_is_refused",
    "OU007": "test_receiver_dialects.py::test_a_feed_that_is_too_large_is_refused",
    "RD021": "test_text_language.py::test_a_statement_that_the_text_contradicts_is_told",
    "RD022": "test_site_profiles.py::test_what_a_profile_misses_is_told",
    "RD008": "test_api.py::test_two_stories_never_get_the_same_derived_uri",
    "SM003": "test_news_sitemap.py::test_more_than_a_thousand_articles_are_too_many",
    "SM008": "test_news_sitemap.py::test_sitemaps_have_limits",
    "SF027": "test_receivers.py::test_the_size_of_a_document_is_judged",
    "SF025": "test_receivers.py::test_the_type_of_a_response_is_judged_where_there_is_one",
    "SY001": "test_api.py::test_our_own_fault_in_one_item_does_not_stop_the_others",
    "SY002": "test_rules_off.py::test_a_damaged_schema_is_told",
}
"""Code that no file alone can show -> the test that needs it."""


@contextmanager
def switched_off(code: str) -> Iterator[None]:
    """No report keeps findings of this code."""
    keep = Report._keep

    def without(report: Report, found: Diagnostic, window: Window | None) -> Diagnostic:
        return found if found.code == code else keep(report, found, window)

    note_all = Report.note_all

    def not_noted(report: Report, made_of: Code, found: Any) -> None:
        if made_of.code != code:
            note_all(report, made_of, found)

    note_together = Report.note_together

    def not_together(report: Report, counts: Any, make: Any, said: Any) -> None:
        others = [(kindred, count) for kindred, count in counts if kindred.code != code]
        note_together(
            report,
            others,
            lambda said: [
                (made_of, found) for made_of, found in make(said) if made_of.code != code
            ],
            said,
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Report, "_keep", without)
        patch.setattr(Report, "note_all", not_noted)
        patch.setattr(Report, "note_together", not_together)
        yield


def checks(code: str) -> Iterator[tuple[str, Check]]:
    """The checks of a code, each with its name; the test that `SHOWN_ELSEWHERE` names is none of them."""
    for case in test_code_catalogue.CASES:
        if test_code_catalogue.code_of(case) == code:
            yield (
                f"fixtures/refused/{case.name}",
                lambda case=case: (
                    test_code_catalogue.test_each_case_raises_its_code_and_no_other_error(case)
                ),
            )
    for lines, test in (
        (
            test_receivers.OF_FEEDS,
            test_receivers.test_a_feed_that_breaks_the_line_is_told_where_and_a_good_one_is_not,
        ),
        (
            test_receivers.OF_ITEMS,
            test_receivers.test_an_item_that_breaks_the_line_is_told_and_a_good_one_is_not,
        ),
        (
            test_receivers.OF_PAGES,
            test_receivers.test_a_page_that_breaks_the_line_is_told_where_and_a_good_one_is_not,
        ),
    ):
        for name, rule in lines:
            if rule.code.code == code:
                yield f"{name} {rule.id}", lambda name=name, rule=rule, test=test: test(name, rule)


class _Elsewhere:
    """A plug-in of pytest: which tests of `SHOWN_ELSEWHERE` fail, and why. `off`: each runs with its code off."""

    def __init__(self, *, off: bool) -> None:
        self.codes = {node: code for code, node in SHOWN_ELSEWHERE.items()}
        assert len(self.codes) == len(SHOWN_ELSEWHERE), "each code has a test of its own"
        self.off = off
        self.failed: dict[str, str] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        with switched_off(self.codes[_node(item.nodeid)]) if self.off else nullcontext():
            return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed[_node(report.nodeid)] = report.longreprtext


def _node(full: str) -> str:
    """The test as `SHOWN_ELSEWHERE` names it: without its folder and its parameters."""
    return full.partition("[")[0].rpartition("/")[2]


@cache
def failures(*, off: bool) -> dict[str, str]:
    """The tests of `SHOWN_ELSEWHERE` that fail, with the reason: all in one session, with everything on or each with its code off."""
    seen = _Elsewhere(off=off)
    nodes = [str(TESTS / node) for node in seen.codes]
    with redirect_stdout(StringIO()) as told:
        status = pytest.main(
            ["-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "", *nodes], plugins=[seen]
        )
    assert status in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}, told.getvalue()
    return seen.failed


def fault(code: str) -> str | None:
    """Why a code does not count as tested; None when switching it off fails a test."""
    found, elsewhere = list(checks(code)), SHOWN_ELSEWHERE.get(code)
    if not found and elsewhere is None:
        return "no test is known that needs it"
    for name, check in found:
        try:
            check()
        except BaseException as error:  # what pytest raises is no Exception
            _interrupted(error)
            return f"{name} fails although nothing is off: {str(error)[:200]}"
    if elsewhere is not None and elsewhere in failures(off=False):
        return f"{elsewhere} fails although nothing is off: {failures(off=False)[elsewhere][-200:]}"
    for _, check in found:
        with switched_off(code):
            try:
                check()
            except BaseException as error:
                _interrupted(error)
                return None
    names = [name for name, _ in found]
    if elsewhere is not None:
        if elsewhere in failures(off=True):
            return None
        names.append(elsewhere)
    return f"{', '.join(names)}: passes although it is off"


def _interrupted(error: BaseException) -> None:
    if isinstance(error, KeyboardInterrupt):
        raise error


def faults(codes: Iterable[str]) -> dict[str, str]:
    """The codes that do not count as tested, and why."""
    return {code: why for code in codes if (why := fault(code)) is not None}


def main(arguments: list[str]) -> int:
    """Check the codes that are named, or all."""
    codes = arguments or list(test_code_catalogue.CODES)
    found = faults(codes)
    for code, why in found.items():
        print(f"{code}: {why}")
    print(f"{len(codes)} codes, {len(codes) - len(found)} of them needed by a test")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
