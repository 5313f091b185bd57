"""All rules of a JSON-LD document: of the language, of schema.org, and what Google asks of articles."""

from __future__ import annotations

from newsexport.payloads.schema_org import google_rules, news_rules, range_rules, rules
from newsexport.rules.rule import Rule

ALL_RULES: tuple[Rule, ...] = tuple(
    sorted(
        (*rules.RULES, *range_rules.RULES, *news_rules.RULES, *google_rules.RULES),
        key=lambda each: each.code.code,
    )
)
"""In the order of their codes."""
