"""Whether a text may end in a credit: nearly none has any of the marks and words of one."""

from __future__ import annotations

from newsexport.late_regex import late_regex
from newsexport.prose.characters import has_any
from newsexport.prose.signs import FOREIGN, needing, signs_of

BEHIND_LONGEST, _MOST_BEHIND = 70, 3
_SENTENCE_ENDS = '.!?。”"»'
"""Of what stands behind a sentence: its length, the words of a name in it, and the marks before it."""
BRACKETS = (")", "]", "）")
"""Marks behind a credit in parentheses."""
_CREDITING = late_regex("[/|:：՝©ⓒ([（摄攝=＝]")
_CREDITING_SIGNS, _OPENING, _ENDING = needing("/|:©="), needing("(["), needing(_SENTENCE_ENDS)
"""The same of Latin texts; a credit without one of them stands in brackets, or behind the end of a sentence."""
_IN_BRACKETS = ("(c)", "…", "...")
"""What a credit has where brackets stand above its end."""
_CREDITING_WORDS = (
    "by ",
    "via",
    "fot.",
    "copyright",
    "source,",
    "credit...",
    "credit…",
    "picha na ",
)
CREDITING_WORDS = ("by ", "via", "copyright", "picha na ", "source")
"""Of these a credit has one where it has no mark but commas and dashes."""


def may_credit(text: str, tail: str) -> bool:
    """Whether there is anything of what any credit has: most lines have none."""
    signs, lowered = signs_of(tail), tail.lower()
    if not signs.isdisjoint(FOREIGN):
        if _CREDITING.search(tail):
            return True
    elif not signs.isdisjoint(_CREDITING_SIGNS) or (
        not signs.isdisjoint(_OPENING)
        and (tail[-2:].rstrip(". ")[-1:] in BRACKETS or has_any(lowered, _IN_BRACKETS))
    ):
        return True
    if not signs.isdisjoint(_ENDING) and may_be_behind(text):
        return True
    return has_any(lowered, _CREDITING_WORDS)


def may_be_behind(text: str) -> bool:
    """Whether one of the last words but one ends a sentence, as the word before what `_BEHIND` finds does."""
    end = text[-BEHIND_LONGEST - 1 :]
    for word in end.rsplit(None, _MOST_BEHIND)[:-1]:
        if word[-1] in _SENTENCE_ENDS:
            return True
    return " for " in end
