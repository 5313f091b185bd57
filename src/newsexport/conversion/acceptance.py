"""Whether a receiver would take what was written: the very bytes, judged by its own rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from newsexport.codes.outputs import OU002, OU007
from newsexport.diagnostic import Code, Diagnostic
from newsexport.errors import InvalidOutput
from newsexport.format import Format
from newsexport.options import Options
from newsexport.report import Report

if TYPE_CHECKING:
    from newsexport.profile import Profile
    from newsexport.schema.v1 import NewsItem


def refuse_what_cannot_be_taken_back(item: NewsItem, options: Options, report: Report) -> None:
    """Raise InvalidOutput for a canceled item whose receiver has no document for that; how else is said."""
    dialect = options.dialect
    if dialect is None or not dialect.taking_back or item.pub_status != "canceled":
        return
    target = report.target or dialect.title
    found = report.add(OU002, target=target, why="canceled", advice=dialect.taking_back)
    raise InvalidOutput("the output was refused", [found])


def refuse_what_is_not_taken(
    data: bytes, card: Format, items: list[NewsItem], options: Options, report: Report
) -> None:
    """Judge a document that was written for a receiver. Raises InvalidOutput where it breaks a must of its rules.

    Advice is told, and no reason to refuse. `items` are what the document was made of: of a format that is
    only written they are judged instead.
    """
    dialect, profile = options.dialect, options.profile
    if dialect is None or profile is None:
        return
    from newsexport.receivers.judge import tell_unchecked

    tell_unchecked(options, report, None)
    wrong = []
    for found in _judged(data, card, items, _of_receiver(options, profile)):
        if found.severity == "error":
            wrong.append(
                report.add(
                    OU007, target=dialect.title, place=found.pointer or "/",
                    reason=f"{found.message} ({found.code})", advice=found.hint or "correct the item",
                )
            )  # fmt: skip
        elif found.severity == "warning" and found.code in _codes(dialect.receiver):
            report.record(_repeated(found), {}, pointer="", severity=found.severity)
    if wrong:
        raise InvalidOutput(f"{dialect.title} would not take the document", wrong)


def _of_receiver(options: Options, profile: Profile) -> Options:
    """The options with what the receiver asks for alone: a partner's demands were made of the item."""
    from newsexport.profile import Profile

    alone = Profile(
        profile.name,
        severities=profile.severities,
        editorial=profile.editorial,
        receivers=profile.receivers,
        overrides=profile.overrides,
        waivers=profile.waivers,
    )
    return replace(options, profile=alone, dialect=None, only=None)


def _judged(data: bytes, card: Format, items: list[NewsItem], options: Options) -> list[Diagnostic]:
    if card.check is not None or card.read is not None:
        from newsexport.validation import validate

        return validate(data, format=card.name, options=options).diagnostics
    from newsexport.profiles.apply import Applied
    from newsexport.receivers.judge import judge_item

    report = Report()
    assert options.profile is not None
    Applied(options.profile, report, options.time)
    for item in items:
        judge_item(item, options, report, lambda pointer: pointer)
    return report.diagnostics


def _codes(receiver_name: str) -> frozenset[str]:
    from newsexport.receivers.load import receiver

    return frozenset(rule.code.code for rule in receiver(receiver_name).rules)


def _repeated(found: Diagnostic) -> Code:
    """The code of a finding in the document, to say the same of the item."""
    return Code(
        found.code, found.name, found.severity, _literal(found.message), _literal(found.source),
        kind=found.kind, basis=found.basis, hint=_literal(found.hint), page="",
    )  # fmt: skip


def _literal(text: str | None) -> str:
    return (text or "").replace("{", "{{").replace("}", "}}")
