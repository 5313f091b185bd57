"""The rules of NewsML-G2. To add one: a function and a line in its table, and a fixture.

`RULES` look at one item of a document (scope `document`; they are given an `ItemView`). Findings about
the document as a whole are made by `check`; their codes stand in `documents`.
"""

from __future__ import annotations

from newsexport.diagnostic import Code
from newsexport.formats.newsml_g2.rules import (
    content,
    documents,
    newscodes,
    qcodes,
    references,
    schemes,
    usage,
    values,
)
from newsexport.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    *qcodes.RULES,
    *newscodes.RULES,
    *content.RULES,
    *references.RULES,
    *values.RULES,
    *usage.RULES,
)
"""Those that look at one item."""

FOR_EVERY_ITEM: tuple[Rule, ...] = (
    *qcodes.RULES,
    *newscodes.RULES,
    *values.RULES,
    *schemes.RULES,
)
"""Those that look at items which are no news as well: concepts, knowledge, plans, catalogs."""

ERRORS: tuple[Rule, ...] = tuple(each for each in RULES if each.code.severity == "error")
"""Those that no document of ours may break."""

CODES: tuple[Code, ...] = tuple(
    sorted(
        (*documents.CODES, *(each.code for each in (*RULES, *schemes.RULES))),
        key=lambda code: code.code,
    )
)
"""The codes of every finding that is NewsML-G2's own."""
