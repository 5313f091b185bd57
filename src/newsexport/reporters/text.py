"""For people: each finding as compilers show them, the same kind only a few times, then the totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from newsexport.counted import numbered, plural
from newsexport.diagnostic import SEVERITIES, Diagnostic, ItemRef, Severity, down_to
from newsexport.report import MAX_SAMPLES, Report
from newsexport.reporters.run import Style, Summary
from newsexport.reporters.snippet import snippet_lines
from newsexport.reporters.terminal import isolate, paint, safe

EXAMPLES_PER_INPUT = 3
"""Findings of one code that are shown of one input."""
EXAMPLES_PER_RUN = 10
"""Findings of one code that are shown in a run."""

MOST_NOT_CHECKED = 20
"""Checks that were not made which are listed at the end."""


class TextReporter:
    """Findings with snippet and caret, grouped by code, worst first."""

    def __init__(self, style: Style) -> None:
        self._style = style
        self._shown: Counter[str] = Counter()
        self._hidden = 0
        self._advised: dict[str, str] = {}
        """Code -> the hint that was given last; rule and source are told with the first."""

    def begin(self) -> str:
        """Nothing."""
        return ""

    def tell(self, report: Report) -> str:
        """The examples of each code, and how many more there are."""
        blocks: list[str] = []
        for group in _groups(report.diagnostics, self._style):
            blocks.extend(self._group(group, report))
        return "".join(block + "\n\n" for block in blocks)

    def end(self, summary: Summary) -> str:
        """What was not checked, the totals, and what was left out."""
        if self._style.quiet and not _is_worth_telling(summary, self._style):
            return ""
        fields = [_fields(summary)] if summary.outcomes is None and summary.coverage else []
        lines = [*_not_checked(summary, self._style), *fields, _totals(summary, self._style)]
        lines += summary.since()
        if self._hidden:
            lines.append(_announced(self._hidden, summary, self._style))
        milder = _milder(summary, self._style)
        if milder:
            lines.append(milder)
        return "\n".join(lines) + "\n"

    def _group(self, group: list[Diagnostic], report: Report) -> list[str]:
        code = group[0].code
        examples = group
        if not self._style.every:
            room = max(0, EXAMPLES_PER_RUN - self._shown[code])
            examples = _examples(group, min(EXAMPLES_PER_INPUT, room))
        self._shown[code] += len(examples)
        blocks = [self._finding(found, report.path) for found in examples]
        total = report.by_code[code]
        if total > len(examples):
            self._hidden += total - len(examples)
            more = f"{total - len(examples):,} more" if examples else f"{total:,}"
            line = f"… {more} {code} {group[0].name} in {safe(report.path)}"
            blocks.append(paint(line, "faint", self._style.colour))
        return blocks

    def _finding(self, found: Diagnostic, path: str) -> str:
        """One finding: header, place, snippet, notes. What was said of its code is not repeated."""
        said = self._advised.get(found.code)
        self._advised[found.code] = found.hint
        notes = _place(found)
        if found.hint and found.hint != said:
            notes.append(f"hint: {isolate(found.hint)}")
        if said is None:
            notes.append(f"rule: {found.name} ({found.kind}, {found.basis})")
            notes += [f"source: {isolate(found.source)}"] if found.source else []
        gutter = " " * len(str(found.position.line)) if found.position else " "
        mark = f"{gutter} {paint('=', 'gutter', self._style.colour)}"
        return "\n".join(
            [*_head(found, path, gutter, self._style), *(f"{mark} {note}" for note in notes)]
        )


def _is_worth_telling(summary: Summary, style: Style) -> bool:
    """Whether something was found that is shown, or that a switch would show."""
    if style.milder_by:
        return bool(summary.by_code)
    return any(summary.counts[level] for level in down_to(style.least))


def _groups(found: Iterable[Diagnostic], style: Style) -> list[list[Diagnostic]]:
    """The findings that are shown, by code, worst first."""
    wanted = down_to(style.least)
    by_code: dict[str, list[Diagnostic]] = {}
    for each in found:
        if each.severity in wanted:
            by_code.setdefault(each.code, []).append(each)
    return sorted(by_code.values(), key=lambda group: SEVERITIES.index(group[0].severity))


def _examples(group: list[Diagnostic], count: int) -> list[Diagnostic]:
    """Findings that differ in their message first, in the order in which they were found."""
    first = {each.message: index for index, each in reversed(list(enumerate(group)))}
    differing = sorted(first.values())[:count]
    others = (index for index in range(len(group)) if index not in set(differing))
    chosen = differing + [
        index for index, _ in zip(others, range(count - len(differing)), strict=False)
    ]
    return [group[index] for index in sorted(chosen)]


def _head(found: Diagnostic, path: str, gutter: str, style: Style) -> list[str]:
    """What was found, where, and the line with its caret."""
    colour, at = style.colour, found.position
    code = paint(f"{found.severity}[{found.code}]", found.severity, colour)
    place = safe(path) + (f":{at.line}:{at.column}" if at else "")
    return [
        f"{code}: {isolate(found.message)}",
        f"{gutter}{paint('-->', 'gutter', colour)} {place}{_item(found.item)}",
        *(snippet_lines(at, style.width, found.severity, colour) if at else []),
    ]


def _place(found: Diagnostic) -> list[str]:
    """The pointer, where no line of the source says it better."""
    if not found.pointer or (found.position and not found.target):
        return []
    return [f"at: {isolate(found.pointer)}" + (f" (for {found.target})" if found.target else "")]


def _item(item: ItemRef | None) -> str:
    """Which item, counted from 1 as people do."""
    if item is None:
        return ""
    name = item.headline or item.id
    return f" (item {item.index + 1}" + (f" «{isolate(name)}»)" if name else ")")


def _not_checked(summary: Summary, style: Style) -> list[str]:
    """Each check that was not made, once, however many inputs it concerns."""
    if not summary.not_checked:
        return []
    lines = [paint("not checked:", "strong", style.colour)]
    for (rule, reason), inputs in islice(summary.not_checked.items(), MOST_NOT_CHECKED):
        where = f" (in {inputs:,} inputs)" if inputs > 1 else ""
        lines.append(f"  - {safe(rule)}: {isolate(reason)}{where}")
    left = len(summary.not_checked) - MOST_NOT_CHECKED
    return [*lines, *([f"  - and {left:,} more"] if left > 0 else []), ""]


def _totals(summary: Summary, style: Style) -> str:
    counts = summary.counts
    parts = [
        paint(
            _counted(counts[level], level),
            level,
            style.colour,
        )
        for level in SEVERITIES
        if counts[level]
    ]
    found = ", ".join(parts) or paint("no findings", "strong", style.colour)
    line = f"{numbered(summary.inputs, 'input')}, {numbered(summary.items, 'item')}: {found}"
    if summary.borne:
        line += f"; {summary.borne:,} of the baseline not counted"
    if summary.unavailable:
        line += f"; {summary.unavailable:,} could not be opened or checked"
    if summary.outcomes is not None:
        done = summary.outcomes
        refused = done["rejected"] + done["failed"]
        line += f"; {done['ok']:,} converted, {refused:,} not"
        if done["passed"]:
            line += f", {done['passed']:,} left out"
        line += f"; {summary.outputs:,} document{plural(summary.outputs)} written"
    return line


def _counted(number: int, level: Severity) -> str:
    return numbered(number, level, "info" if level == "info" else "")


def _fields(summary: Summary) -> str:
    """How many items have which field."""
    from newsexport.reporters.json import coverage_record

    counts = sorted(coverage_record(summary.coverage).items(), key=lambda each: (-each[1], each[0]))
    everywhere = [name for name, count in counts if count == summary.items]
    some = [f"{name} {count:,}" for name, count in counts if count < summary.items]
    parts = [f"all have {', '.join(everywhere)}"] if everywhere else []
    parts += [f"some have {', '.join(some)}"] if some else []
    return f"fields: {'; '.join(parts)}"


def _announced(hidden: int, summary: Summary, style: Style) -> str:
    """The limits, said aloud."""
    line = f"{hidden:,} finding{plural(hidden)} counted but not shown: "
    if not style.every:
        line += f"{EXAMPLES_PER_INPUT} of a kind per input, {EXAMPLES_PER_RUN} per run (--all shows more)"
        return line
    codes = ", ".join(sorted(summary.truncated))
    return line + f"{MAX_SAMPLES} of a kind are kept per input ({codes})"


def _milder(summary: Summary, style: Style) -> str:
    """How much is left out because it is mild."""
    levels = SEVERITIES[SEVERITIES.index(style.least) + 1 :]
    parts = [_counted(summary.counts[level], level) for level in levels if summary.counts[level]]
    switch = f" ({style.milder_by} shows them)" if style.milder_by else ""
    return f"not shown: {', '.join(parts)}{switch}" if parts else ""
