"""A rule: one coded check and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from inspect import cleandoc
from typing import Any, Literal

from newsexport.diagnostic import Basis, Code, Finding, Severity

Scope = Literal["document", "item", "feed", "run"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One coded check. Its function's docstring is the manual page.

    What the function is given depends on the scope (what is wrong with a file as such is found and
    told by `syntax`, while it is read):

    - `document`: whatever tree its format parses into, and the Options
    - `item`: (item: NewsItem, options: Options); pointers are canonical JSON pointers
    - `feed`: (item: NewsItem, seen: dict); `seen` lives as long as the input and belongs to the rule
    - `run`: the same, but `seen` lives as long as the run
    """

    code: Code
    """What a finding of it is called and says."""
    scope: Scope
    """What it looks at."""
    check: Callable[..., Iterator[Finding]]
    """Yields what is wrong; never raises for what is in the document."""
    unless: tuple[str, ...] = ()
    """Codes of formats that say the same: where one of them was found of the item, this rule is silent."""
    misread: frozenset[str] = frozenset()
    """Fields of formats, in small letters: where one was there and not understood, nothing is missing."""
    value: str = ""
    """Which of its values a rule of the format may have told already: as an error, or at the same place."""
    needs: tuple[str, ...] = ()
    """Facts of an item (`rules.facts`), such as names of fields: with none of them the rule finds nothing. Empty: it
    is asked of every item."""
    lacks: tuple[str, ...] = ()
    """Facts with one of which the rule finds nothing."""

    def is_asked(self, facts: frozenset[str]) -> bool:
        """Whether the rule may find something in an item with these facts."""
        return facts.isdisjoint(self.lacks) and not (self.needs and facts.isdisjoint(self.needs))


def rule(
    check: Callable[..., Iterator[Finding]],
    code: str,
    name: str,
    severity: Severity,
    message: str,
    *,
    source: str,
    basis: Basis = "must",
    scope: Scope = "item",
    hint: str = "",
    unless: tuple[str, ...] = (),
    misread: str = "",
    value: str = "",
    needs: tuple[str, ...] = (),
    lacks: tuple[str, ...] = (),
    **more: Any,
) -> Rule:
    """One line of a rule table; the manual page is the docstring of `check`."""
    page = cleandoc(check.__doc__ or "")
    card = Code(code, name, severity, message, source, basis=basis, hint=hint, page=page, **more)
    return Rule(card, scope, check, unless, frozenset(misread.split()), value, needs, lacks)


Line = tuple[Callable[..., Iterator[Finding]], str, str, Severity, str, str, Basis, str]
"""Check, code, name, severity, message, source, basis, hint."""


def rules_of(lines: Iterable[Line]) -> tuple[Rule, ...]:
    """The rules of a table whose lines say nothing else; all look at documents."""
    return tuple(
        rule(check, code, name, severity, message, source=source, basis=basis, hint=hint, scope="document")
        for check, code, name, severity, message, source, basis, hint in lines
    )  # fmt: skip
