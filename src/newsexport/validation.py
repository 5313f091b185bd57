"""Checking a document: grammar, structure, the format's rules, the rules of every item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from newsexport.codes.files import IO001
from newsexport.codes.system import SY002
from newsexport.diagnostic import Diagnostic
from newsexport.errors import (
    CheckUnavailable,
    NewsexportError,
    SourceUnavailable,
    UnreadableDocument,
)
from newsexport.format import Format
from newsexport.formats import registry
from newsexport.history import NAME, NO_STATE
from newsexport.options import Options
from newsexport.reading import Readable, card_of, locate_findings, own_fault
from newsexport.report import Report
from newsexport.rules.engine import Run, check_items
from newsexport.rules.rule import Rule
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.baseline import Baseline
    from newsexport.history.poll import Poll
    from newsexport.parsed import Parsed
    from newsexport.profile import Profile
    from newsexport.profiles.apply import Applied
    from newsexport.receivers.check_input import Said
    from newsexport.schema.v1 import NewsItem

OnItem = Callable[["NewsItem", tuple[Diagnostic, ...]], None]
"""What is done with each item that was checked, and with what was found."""


class _Beside(NamedTuple):
    """Who looks at the items beside the rules."""

    applied: Applied | None
    """The partner's profile."""
    poll: Poll | None
    """What earlier runs remember."""
    on_item: OnItem | None

    def rules(self) -> Iterable[Rule]:
        """The rules of every item, with the partner's demands, as this run asks them."""
        from newsexport.rules.common import rules

        table = (*rules(), *(self.applied.rules() if self.applied is not None else ()))
        return table if self.poll is None else self.poll.ruled(table)

    def see(self, one: Parsed, report: Report) -> None:
        """Look at an item, after the rules."""
        if self.applied is not None:
            self.applied.see(one.item)
        if self.poll is not None:
            self.poll.see(one, report)
        if self.on_item is not None:
            self.on_item(one.item, report.take())


def validate(
    source: Readable,
    *,
    format: str | None = None,
    profile: Profile | None = None,
    options: Options = Options(),
    run: Run | None = None,
    baseline: Baseline | None = None,
    on_item: OnItem | None = None,
) -> Report:
    """Check one document: grammar, structure, the format's rules, the rules of every item.

    `format` is its name, such as `rss`; None: the likeliest. `profile` takes the place of `options.profile`.
    `run` carries the memory of rules that look at several inputs, such as duplicate identifiers: give one to
    all of them. `baseline` knows findings that are borne; `on_item` gets each item with what was found since
    the one before. What could not be checked is in `Report.not_checked`.

    Never raises for what is in the document, nor when it cannot be opened (`Report.unavailable`); UsageError
    for a format or option that does not exist.
    """
    options = options.started()
    if profile is not None:
        options = replace(options, profile=profile)
    src = Source.of(source)
    report = Report(path=src.name)
    applied = None
    if options.profile is not None:
        from newsexport.profiles.apply import Applied

        applied = Applied(options.profile, report, options.time)
    if baseline is not None:
        baseline.watch(report)
    with _poll_of(src, options) as poll:
        memory = run if run is not None else Run()
        _judged(src, format, options, report, memory, _Beside(applied, poll, on_item))
        report.end_item()
        if applied is not None:
            applied.finish()
        if poll is not None:
            poll.remember(report)
    locate_findings(report, src)
    return report


def _poll_of(source: Source, options: Options) -> AbstractContextManager[Poll | None]:
    """What compares the input with earlier runs; None where no state is kept."""
    if options.state is None:
        return nullcontext()
    from newsexport.history.poll import Poll

    return closing(Poll(source, options, options.state))


def _judged(
    src: Source,
    format: str | None,
    options: Options,
    report: Report,
    run: Run,
    beside: _Beside,
) -> None:
    """Check the document, whatever is in it."""
    try:
        report.sha256 = src.sha256()
        card = _card(src, format, options, report)
        if card is not None:
            _check(card, src, options, report, run, beside)
    except UnreadableDocument:
        report.skip("all", "the format is not known")
    except SourceUnavailable as error:
        report.unavailable = True
        report.add(IO001, reason=str(error))
    except CheckUnavailable as error:
        report.unavailable = True
        report.add(SY002, reason=str(error))
    except NewsexportError:
        raise
    except Exception as error:
        own_fault(error, report)
        report.skip("all", "newsexport itself failed on this document")


def _card(src: Source, format: str | None, options: Options, report: Report) -> Format | None:
    """The format of the document; None when a saved HTTP response holds none. Raises UnreadableDocument."""
    response = src.response()
    if response is None:
        return card_of(src, format, report)
    from newsexport.http_checks import check_headers, check_status
    from newsexport.receivers.judge import judge_response

    if not check_status(response, src, report):
        report.skip("all", "the response holds no document that can be read")
        return None
    card = card_of(src, format, report)
    check_headers(response, card, src, report)
    judge_response(response, options, report)
    return card


def _check(
    card: Format, src: Source, options: Options, report: Report, run: Run, beside: _Beside
) -> None:
    check = card.check or card.read
    if check is None:
        registry.require(card, "check")
        return
    parsed = check(src, options, report)
    if options.only is not None:
        for _ in parsed:
            pass
        what = "rules" if options.structure_only else "the rules of items"
        report.skip(what, f"only the {options.only} was asked for")
        return
    items = check_items(parsed, beside.rules(), options, report, run)
    if options.profile is not None:
        items = _by_receivers(items, card, src, options, report)
    report.format = report.format or card.name
    for one in items:
        beside.see(one, report)
    if beside.poll is not None:
        beside.poll.judge(card, report)
    elif card.polled:
        report.skip(NAME, NO_STATE)


def _by_receivers(
    items: Iterator[Parsed], card: Format, src: Source, options: Options, report: Report
) -> Iterator[Parsed]:
    """The same items, judged by what their receivers want, and the document when all are."""
    from newsexport.receivers.judge import judge_document, judge_item, tell_unchecked

    tell_unchecked(options, report, src.response(), card.name)
    first: dict[str, list[Said]] = {}
    for one in items:
        judge_item(one.item, options, report, one.origins.source_pointer, first)
        yield one
    judge_document(src.size, options, report)
