"""White space in labels: indentation is no content, unless `xml:space="preserve"` says so.

Reader and writer share this: the reader puts a label into its normal form; the writer adds
`xml:space="preserve"` (XML 1.0 section 2.10; valid in every release) to a label that is not in it.
"""

from __future__ import annotations

import re

BLOCKS = frozenset({"edNote", "description", "copyrightNotice", "usageTerms", "definition", "note"})
"""Labels whose line breaks count (BlockType of the standard); every other label is one line."""

BETWEEN_NOTES = "\n\n"
"""Between two notes to editors in the one text that is made of them."""

_BLANKS = re.compile(r"[ \t\r\n]+")
_INSIDE_LINE = re.compile(r"[ \t\r]+")


def is_settled(text: str) -> bool:
    """Whether a text is in normal form as any label, as nearly all are; False says nothing."""
    return text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " "


def normal(element: str, text: str) -> str:
    """The text of a label of that element in normal form: no indentation, no outer blanks."""
    if is_settled(text):
        return text
    if element in BLOCKS:
        lines = (_INSIDE_LINE.sub(" ", line).strip(" ") for line in text.split("\n"))
        return "\n".join(lines).strip("\n")
    return _BLANKS.sub(" ", text).strip(" ")


def is_normal(element: str, text: str) -> bool:
    """Whether the reader would leave the text as it is."""
    return normal(element, text) == text
