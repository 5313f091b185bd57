"""A house style as a rule: no headlines in capitals."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.rules.rule import rule
from newsexport.schema.v1 import NewsItem


def _shouting(item: NewsItem, options: Options) -> Iterator[Finding]:
    """A headline stands in capitals from end to end.

    Why it matters: our readers take it for breaking news.

    Bad: FERRY RETURNS TO KARSBY
    Good: Ferry returns to Karsby
    Fix: write it in sentence case.
    """
    for index, headline in enumerate(item.headlines):
        if headline.text.isupper() and len(headline.text) > 10:
            yield Finding(f"/headlines/{index}", {"headline": headline.text})


RULES = (
    rule(
        _shouting, "XC001", "shouting-headline", "warning", "the headline shouts: {headline}",
        source="Clips house style, section 2", basis="editorial",
    ),
)  # fmt: skip
"""All rules of this package, under codes that begin with a family of its own."""
