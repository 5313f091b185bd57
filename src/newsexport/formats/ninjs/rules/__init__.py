"""The rules of ninjs. To add one: a function and a line in its table, and a fixture."""

from __future__ import annotations

from newsexport.diagnostic import Code
from newsexport.formats.ninjs.rules import objects, values
from newsexport.formats.ninjs.rules.objects import NJ000
from newsexport.rules.rule import Rule

RULES: tuple[Rule, ...] = (*objects.RULES, *values.RULES)
"""All of them; each looks at one news object."""

CODES: tuple[Code, ...] = tuple(
    sorted((NJ000, *values.CODES, *(each.code for each in RULES)), key=lambda code: code.code)
)
"""The codes of every finding that is of ninjs."""

ERRORS: tuple[Rule, ...] = tuple(each for each in RULES if each.code.severity == "error")
"""Those that no document of ours may break."""
