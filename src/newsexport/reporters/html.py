"""One self-contained page for people: charts, filters, snippets; to be mailed or printed.

Everything that a document said is escaped by the template, and the page's policy lets only its own
script run and nothing be loaded. The counts are exact; the findings are the samples that were kept, at
most `EXAMPLES` of a code.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import PurePath
from typing import Any

from newsexport import resources
from newsexport.diagnostic import SEVERITIES, Diagnostic, Severity
from newsexport.report import Report
from newsexport.reporters.json import coverage_record
from newsexport.reporters.page_words import WORDS
from newsexport.reporters.run import Summary, Tool
from newsexport.reporters.terminal import safe

EXAMPLES = 50
"""Findings of a code that the page shows."""
MOST_BARS = 20
"""Bars of one chart."""
MOST_INPUTS = 100
"""Inputs that the page lists."""

TEMPLATE = "reporters/report.html.jinja"
STYLE = "reporters/report.css"
SCRIPT = "reporters/report.js"

_WHY = re.compile(r"^Why it matters: (.*?)(?:\n\n|\Z)", re.DOTALL | re.MULTILINE)
"""In a manual page."""


@dataclass(slots=True)
class Group:
    """The findings of one code."""

    code: str
    name: str
    severity: Severity
    basis: str
    source: str
    examples: list[dict[str, Any]] = field(default_factory=list)

    @property
    def hint(self) -> str:
        """What to do about each of several findings alike; empty where that differs."""
        hints = {each["hint"] for each in self.examples}
        return hints.pop() if len(hints) == 1 and len(self.examples) > 1 else ""


class HtmlReporter:
    """Collects a bounded amount, and writes the page at the end."""

    def __init__(self, tool: Tool, language: str = "en") -> None:
        """KeyError when the page does not speak that language; `WORDS` has those it speaks."""
        self._tool = tool
        self._language = language
        self._words = WORDS[language]
        self._groups: dict[str, Group] = {}
        self._inputs: list[dict[str, Any]] = []
        self._items: Counter[tuple[str, int, str]] = Counter()
        """Findings of items, by input, number and headline."""

    def begin(self) -> str:
        """Nothing."""
        return ""

    def tell(self, report: Report) -> str:
        """Nothing yet: the page begins with the totals."""
        if len(self._inputs) < MOST_INPUTS:
            self._inputs.append(_input(report))
        items: Counter[tuple[str, int, str]] = Counter()
        for found in report.diagnostics:
            group = self._groups.setdefault(
                found.code, Group(found.code, found.name, found.severity, found.basis, found.source)
            )
            group.severity = min(group.severity, found.severity, key=SEVERITIES.index)
            if len(group.examples) < EXAMPLES:
                group.examples.append(_example(found, report.path))
            if found.item is not None:
                name = found.item.headline or found.item.id or ""
                items[report.path, found.item.index + 1, name] += 1
        # An item has one input, so the longest bars of all inputs are among the longest of each.
        self._items.update(dict(items.most_common(MOST_BARS)))
        self._items = Counter(dict(self._items.most_common(MOST_BARS)))
        return ""

    def end(self, summary: Summary) -> str:
        """The page."""
        groups = sorted(
            self._groups.values(),
            key=lambda each: (SEVERITIES.index(each.severity), -summary.by_code[each.code]),
        )
        coverage = coverage_record(summary.coverage)
        script = resources.packaged(SCRIPT).decode("utf-8")
        page: str = _template().render(
            language=self._language,
            english=_markup("" if self._language == "en" else ' lang="en"'),
            words=self._words,
            tool=self._tool,
            at=(self._tool.at or datetime.now(UTC)).replace(microsecond=0),
            verdict=_verdict(summary),
            inputs=self._inputs,
            summary=summary,
            severities=SEVERITIES,
            groups=groups,
            why={each.code: _why(self._tool, each.code) for each in groups},
            rules=self._rules(summary),
            items=_bars({self._item(*key): n for key, n in self._items.items()}),
            coverage=_bars(coverage, summary.items),
            history=_history(summary, self._words),
            style=_markup(resources.packaged(STYLE).decode("utf-8")),
            script=_markup(script),
            policy=_policy(script),
        )
        return page

    def _rules(self, summary: Summary) -> list[dict[str, Any]]:
        """The codes that were found most often, with their names and severities."""
        bars = _bars(dict(summary.by_code.most_common(MOST_BARS)))
        for bar in bars:
            group = self._groups.get(bar["name"])
            if group is not None:
                bar |= {
                    "link": group.code,
                    "name": f"{group.code} {group.name}",
                    "severity": group.severity,
                }
        return bars

    def _item(self, path: str, number: int, name: str) -> str:
        """How a chart calls an item."""
        place = f"{PurePath(path).name} · " if len(self._inputs) > 1 else ""
        return f"{place}{self._words['item']} {number}" + (f" · {name}" if name else "")


def _input(report: Report) -> dict[str, Any]:
    """What the page says of one input."""
    return {
        "path": safe(report.path),
        "format": " ".join(each for each in (report.format, report.version) if each),
        "items": report.items,
        "counts": {level: report.counts[level] for level in SEVERITIES},
        "sha256": report.sha256 or "",
        "unavailable": report.unavailable,
    }


def _verdict(summary: Summary) -> str:
    """The name of the words that say how the run ended."""
    if summary.unavailable or summary.counts["error"] or summary.exit_code:
        return "fails"
    return "passes_warned" if summary.counts["warning"] else "passes"


def _why(tool: Tool, code: str) -> str:
    """What the manual page of a code says of why it matters; empty where there is none."""
    page = tool.manual(code) if tool.manual is not None else ""
    found = _WHY.search(page)
    return " ".join(found[1].split()) if found else ""


def _example(found: Diagnostic, path: str) -> dict[str, Any]:
    """What the page says of one finding; the snippet in three parts, the marked one in the middle."""
    at, snippet = found.position, None
    if at is not None and at.snippet is not None and at.caret is not None:
        start, length = at.caret
        text = safe(at.snippet)
        snippet = (text[:start], text[start : start + length], text[start + length :])
    item = found.item
    return {
        "severity": found.severity,
        "new": found.since == "new",
        "message": safe(found.message),
        "hint": safe(found.hint),
        "place": safe(path) + (f":{at.line}:{at.column}" if at else ""),
        "pointer": safe(found.pointer or ""),
        "item": item.index + 1 if item else None,
        "name": safe(item.headline or item.id or "") if item else "",
        "snippet": snippet,
    }


def _bars(values: dict[str, int], whole: int = 0) -> list[dict[str, Any]]:
    """Name, number and length in percent: of the whole, or of the longest."""
    longest = whole or max(values.values(), default=1)
    return [
        {
            "name": safe(name),
            "number": number,
            "whole": whole,
            "length": min(100, round(100 * number / longest, 1)),
            "link": "",
            "severity": "",
        }
        for name, number in values.items()
    ]


def _history(summary: Summary, words: dict[str, str]) -> list[dict[str, Any]]:
    """What became of the findings of earlier runs; nothing where none are remembered."""
    if not summary.history or not summary.history["feeds"]:
        return []
    return _bars({words[name]: summary.history[name] for name in ("new", "gone", "still")})


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _markup(text: str) -> Any:
    """Our own style and script, which the template takes as they are."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - files of this package, nothing of a document


@cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )  # fmt: skip
    return environment.from_string(resources.packaged(TEMPLATE).decode("utf-8"))
