"""The signs of a line beside its letters: from those that it lacks follows most of what it is not.

To ask one small set costs less than a pattern, and hardly any line has a sign of a given pattern.
"""

from __future__ import annotations

import codecs

from newsexport.prose.whitespace import LATIN_PAGE, SIGNS_OF_PAGE

Signs = frozenset[int]
"""Signs by their code in the page of Latin texts."""

HARMLESS = "'’,-–—&"
"""Marks that beside letters mean nothing to any pattern: they are no signs here, nor are letters and blanks."""
_LETTERS = bytes(
    code
    for code, sign in enumerate(SIGNS_OF_PAGE)
    if sign.isalpha() or sign == " " or sign in HARMLESS
)
_ONE_DIGIT = bytes.maketrans(b"123456789", b"000000000")
FOREIGN = frozenset({0})
"""What stands for all signs of other scripts, letters too: a text with any may match any pattern."""


def signs_of(text: str) -> Signs:
    """The signs of a text in which hardly any is another than those of a Latin script; digits count as one."""
    if text.isascii():
        return frozenset(text.encode().translate(_ONE_DIGIT, _LETTERS))
    latin, _ = codecs.charmap_encode(text, "ignore", LATIN_PAGE)
    signs = frozenset(latin.translate(_ONE_DIGIT, _LETTERS))
    return signs if len(latin) == len(text) else signs | FOREIGN


def needing(signs: str) -> Signs:
    """The signs of which a text has one that matches a pattern that needs one of these, in any script."""
    return frozenset(SIGNS_OF_PAGE.index(sign) for sign in signs if sign in SIGNS_OF_PAGE) | FOREIGN
