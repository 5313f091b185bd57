"""A report told to people and to machines: one file per form.

A reporter returns text; only the command line writes it anywhere.

- for people: `text`, `concise`, `html` with `page_words`; for machines: `json`, `jsonl`, `sarif`, `junit`, `github`, `markdown`
- what they share: `run` (tool, style, summary), `snippet`, `terminal`
- beside the forms: `comparison` (of two JSON reports), `certificate` (of sample deliveries)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsexport.reporters.run import Reporter, Style, Tool

MACHINE_FORMS = ("json", "jsonl", "sarif", "junit", "github", "markdown", "html")
"""Forms that machines read: always UTF-8, never coloured."""

FORMS = ("text", "concise", *MACHINE_FORMS)
"""The forms a report can have."""


def reporter(name: str, tool: Tool, style: Style) -> Reporter:
    """The reporter of that name. KeyError when there is none."""
    if name == "text":
        from newsexport.reporters.text import TextReporter

        return TextReporter(style)
    if name == "concise":
        from newsexport.reporters.concise import ConciseReporter

        return ConciseReporter(style)
    if name == "json":
        from newsexport.reporters.json import JsonReporter

        return JsonReporter(tool)
    if name == "jsonl":
        from newsexport.reporters.jsonl import JsonLinesReporter

        return JsonLinesReporter(tool)
    if name == "sarif":
        from newsexport.reporters.sarif import SarifReporter

        return SarifReporter(tool)
    if name == "junit":
        from newsexport.reporters.junit import JunitReporter

        return JunitReporter(tool)
    if name == "github":
        from newsexport.reporters.github import GithubReporter

        return GithubReporter()
    if name == "markdown":
        from newsexport.reporters.markdown import MarkdownReporter

        return MarkdownReporter()
    if name == "html":
        from newsexport.reporters.html import HtmlReporter

        return HtmlReporter(tool, style.language)
    raise KeyError(name)
