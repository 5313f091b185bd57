"""COMMON: the rules that every item obeys, whatever its format. To add one: a function and a line.

The functions stand in the files named here, each with its manual page; they see the canonical item,
and the engine leads their pointers back into the source.
"""

from __future__ import annotations

from functools import cache

from newsexport import plug_ins
from newsexport.rules import (
    addresses,
    identity,
    languages,
    media,
    publication,
    relations,
    same_story,
    story_shape,
    text_damage,
    text_quality,
    times,
)
from newsexport.rules.rule import Rule

COMMON: tuple[Rule, ...] = tuple(
    sorted(
        (
            *identity.RULES,
            *relations.RULES,
            *same_story.RULES,
            *times.RULES,
            *publication.RULES,
            *languages.RULES,
            *media.RULES,
            *addresses.RULES,
            *text_quality.RULES,
            *text_damage.RULES,
            *story_shape.RULES,
        ),
        key=lambda each: each.code.code,
    )
)
"""All of them, in the order of their codes."""


@cache
def rules() -> tuple[Rule, ...]:
    """All of them, and those that other packages add."""
    added = (rule for table in plug_ins.announced(plug_ins.RULES, tuple) for rule in table)
    return (*COMMON, *added)
