"""Reading plain text: bytes to text, text to articles, articles to items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import cast

from newsexport.codes.files import IO002, IO009, IO010, NAME_IT
from newsexport.codes.reading import RD005, RD006, RD007, RD009
from newsexport.extract.article import Segment, Understood, understand
from newsexport.extract.draft import Draft, Found
from newsexport.extract.item import build_item
from newsexport.extract.lines import Line
from newsexport.extract.section_topics import section_in, with_topics
from newsexport.extract.text_language import with_language
from newsexport.formats.text.sniff import is_binary
from newsexport.options import Options
from newsexport.parsed import Parsed
from newsexport.payloads.identity import How, derive_uri, tell_how
from newsexport.prose.characters import control_characters, has_controls, without_controls
from newsexport.prose.embargoes import end_of, may_state_embargo, states_embargo
from newsexport.prose.local_time import zone_named
from newsexport.report import Report
from newsexport.report.marks import Kindred
from newsexport.report.pending import LONG, FindingsOfCode
from newsexport.report.pending import Found as Finding
from newsexport.schema.v1 import Evidence
from newsexport.source import Source
from newsexport.syntax.encoding import decode, has_stray_zeros

_MADE_FROM: dict[How, str] = {
    "identifier": "the identifier of the source",
    "url": "the canonical address",
    "position": "the name of the source and the position in it",
    "content": "a digest of the content",
}


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The articles in a text, each as an item; what is left out is told line by line."""
    report.format = "text"
    text = text_of(source, options, report)
    if text is None:
        return
    understood = understood_by(text, options)
    report.note_all(
        RD006,
        [
            (f"line {number}", {"reason": "nothing but marks", "text": marks})
            for number, marks in understood.ornaments
        ],
    )
    index = 0
    for segment in understood.segments:
        if segment.draft is None:
            _tell_left_out(segment.lines, report)
            continue
        report.begin_item()
        yield _item(segment, segment.draft, source, index, options, report)
        report.end_item()
        index += 1
    if index == 0:
        reason = "there are no paragraphs" if text.strip() else "the text is empty"
        report.add(RD007, reason=reason)


def text_of(source: Source, options: Options, report: Report) -> str | None:
    """The text of a source without control characters; None when it is no text, or too large."""
    limit = options.limits.document_bytes
    data = source.read(limit)
    if data is None:
        report.add(IO009, what="the text", limit=f"{limit} bytes")
        return None
    if has_stray_zeros(data):
        report.add(IO002, reason="the content is binary, not text", advice=NAME_IT)
        return None
    decoded = decode(data, report)
    if decoded is None:
        return None
    if not has_controls(decoded.text):
        return decoded.text
    if is_binary(decoded.text):
        report.add(IO002, reason="the content is binary, not text", advice=NAME_IT)
        return None
    for number, line in enumerate(decoded.text.split("\n"), 1):
        for character in control_characters(line):
            report.add(IO010, pointer=f"line {number}", character=f"U+{ord(character):04X}")
    return without_controls(decoded.text)


def understood_by(text: str, options: Options) -> Understood:
    """The articles in a text, its dates read by the caller's language and zone."""
    zone = zone_named(options.setting("text", "timezone", ""))
    return understand(text, month_first=month_first(options.language), zone=zone)


def month_first(language: str | None) -> bool | None:
    """Whether dates such as 03/04/2026 begin with the month in this language; None: not known.

    Source: Unicode CLDR, date formats by region.
    """
    if language is None or language.lower() == "en":
        return None
    return language.lower() in {"en-us", "en-ph", "es-us"}


def _item(
    segment: Segment, draft: Draft, source: Source, index: int, options: Options, report: Report
) -> Parsed:
    content = "\n".join([draft.headline.value if draft.headline else "", *_texts(draft)])
    uri, how = derive_uri(
        source.name,
        index,
        identifier=draft.identifier.value if draft.identifier else None,
        url=draft.url.value if draft.url else None,
        content=content,
    )
    report.name_item(uri, draft.headline.value if draft.headline else None)
    tell_how(uri, how, report, pointer=f"line {draft.first_line}")
    for problem in draft.not_understood:
        report.add(
            RD005,
            pointer=f"line {problem.line}",
            severity="info" if problem.kept else None,
            field=problem.field,
            value=problem.value,
            reason=problem.reason,
        )
    _tell_left_out(segment.lines, report)
    if not draft.blocks:
        report.add(RD009, pointer=f"line {draft.first_line}")
    made = Found(uri, draft.first_line, _MADE_FROM[how], 1.0)
    parsed = build_item(draft, made, language=options.language)
    if options.setting("text", "language", "stated") == "checked":
        parsed = with_language(parsed, report)
    parsed = _with_embargo(_with_section(parsed, segment.lines), draft, segment.lines, report)
    return with_topics(parsed, options)


def _with_section(parsed: Parsed, lines: list[Line]) -> Parsed:
    """The same item with the section that its breadcrumb names."""
    for line in lines:
        section = section_in(line.text) if line.reason == "breadcrumb" else None
        if section is None:
            continue
        why = Evidence(field="/section", method="the breadcrumb", line=line.number, confidence=0.8)
        item = parsed.item
        changes = {"section": section, "evidence": (*item.evidence, why)}
        return replace(parsed, item=item.model_copy(update=changes))
    return parsed


def _with_embargo(parsed: Parsed, draft: Draft, lines: list[Line], report: Report) -> Parsed:
    """The same item kept back, where a line above its story says so: with an open end if no moment is named."""
    begins = draft.blocks[0].line if draft.blocks else None
    above = [line for line in lines if begins is None or line.number <= begins]
    if not may_state_embargo(line.text for line in above):
        return parsed
    above = [line for line in above if states_embargo(line.text)]
    if not above:
        return parsed
    until = end_of(line.text for line in above)
    first = above[0]
    if until is None:
        reason = "no moment with day, time and zone; the story is kept back until it is lifted"
        report.add(
            RD005, pointer=f"line {first.number}", field="embargo", value=first.text, reason=reason
        )
    why = Evidence(
        field="/embargoed", method="a line above the story", line=first.number, confidence=0.9
    )
    item = parsed.item
    changes = {"embargoed": until or "open-ended", "evidence": (*item.evidence, why)}
    return replace(parsed, item=item.model_copy(update=changes))


def _texts(draft: Draft) -> list[str]:
    return [block.text for block in draft.blocks]


def _tell_left_out(lines: list[Line], report: Report) -> None:
    """Tell the lines that became no part of an article; what is short is put into words when somebody asks."""
    left = [(line.number, line.reason, line.text) for line in lines if line.part is None]
    kindred = Kindred(RD006.code, RD006.severity, RD006.kind, report.target)
    for is_short, some in groupby(left, key=lambda each: len(each[2]) < LONG):
        said = list(some)
        if is_short:
            report.note_together(((kindred, len(said)),), _left_out, said)
        else:
            for code, found in _left_out(said):
                report.note_all(code, found)


def _left_out(said: Sequence[object]) -> list[FindingsOfCode]:
    lines = cast("Sequence[tuple[int, str, str]]", said)
    found: list[Finding] = [
        (f"line {number}", {"reason": reason, "text": text}) for number, reason, text in lines
    ]
    return [(RD006, found)]
