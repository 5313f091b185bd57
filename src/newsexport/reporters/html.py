"""One self-contained page for people: charts, filters, snippets; to be mailed or printed.

Everything that a document said is escaped by the template, and the page's policy lets only its own
script run and nothing be loaded. The counts are exact; the findings are the samples that were kept, at
most `EXAMPLES` of a code.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
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

TEMPLATE = "reporters/report.html.jinja"
STYLE = "reporters/report.css"
SCRIPT = "reporters/report.js"


@dataclass(slots=True)
class Group:
    """The findings of one code."""

    code: str
    name: str
    severity: Severity
    source: str
    examples: list[dict[str, Any]] = field(default_factory=list)


class HtmlReporter:
    """Collects a bounded amount, and writes the page at the end."""

    def __init__(self, tool: Tool, language: str = "en") -> None:
        """KeyError when the page does not speak that language; `WORDS` has those it speaks."""
        self._tool = tool
        self._language = language
        self._words = WORDS[language]
        self._groups: dict[str, Group] = {}
        self._items: Counter[str] = Counter()

    def begin(self) -> str:
        """Nothing."""
        return ""

    def tell(self, report: Report) -> str:
        """Nothing yet: the page begins with the totals."""
        items: Counter[str] = Counter()
        for found in report.diagnostics:
            group = self._groups.setdefault(
                found.code, Group(found.code, found.name, found.severity, found.source)
            )
            group.severity = min(group.severity, found.severity, key=SEVERITIES.index)
            if len(group.examples) < EXAMPLES:
                group.examples.append(_example(found, report.path))
            if found.item is not None:
                items[f"{report.path} #{found.item.index + 1}"] += 1
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
            words=self._words,
            tool=self._tool,
            summary=summary,
            severities=SEVERITIES,
            groups=groups,
            rules=_bars(dict(summary.by_code.most_common(MOST_BARS))),
            items=_bars(dict(self._items)),
            coverage=_bars(coverage, summary.items),
            history=_history(summary, self._words),
            style=_markup(resources.packaged(STYLE).decode("utf-8")),
            script=_markup(script),
            policy=_policy(script),
        )
        return page


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
        {"name": safe(name), "number": number, "length": min(100, round(100 * number / longest, 1))}
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
