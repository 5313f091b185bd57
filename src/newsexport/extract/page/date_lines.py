"""Lines of a page that say when its story was published, or changed."""

from __future__ import annotations

import re

from newsexport.late_regex import late_regex
from newsexport.prose import publication_words as words
from newsexport.prose.characters import ends_sentence
from newsexport.prose.dates import find_date
from newsexport.prose.whitespace import small

_BESIDE_DATE = 16
"""Characters beside a date that say the day of the week, or what it is the date of."""
_LONGEST = 160
_NUMBER = re.compile(r"\d")
_ON_DAY = (
    r"(?:\s(?:am|on|le|el|em|il|op|den|på|dne|dana|la|pada))?\s?[:：]?\s?"
    r"(?=(?:[^\W\d]{2,12}[.,]\s)?(?:[^\W\d]{2,12},?\s?)?\d)"
)
_PUBLISHED_ON = late_regex(
    rf"(?:\b(?:{words.PUBLISHED})\b|(?:{words.PUBLISHED_SIGNS})){_ON_DAY}",
)
_MADE_ON = late_regex(rf"(?:\b(?:{words.MADE})\b|(?:{words.MADE_SIGNS})){_ON_DAY}")
CHANGED = late_regex(rf"\b(?:{words.CHANGED})\b|{words.CHANGED_SIGNS}")


def from_label(line: str) -> str:
    """A line from where it says when its story was published, if a change is dated before."""
    said = small(line)
    label = _PUBLISHED_ON.search(said) or _MADE_ON.search(said)
    return line[label.end() :] if label is not None else line


def says_changed(line: str) -> bool:
    """Whether the date of a line is that of a change, and no other is given as that of publication."""
    said = small(line)
    before = re.split(r"\d", said, maxsplit=1)[0]
    return CHANGED.search(before) is not None and from_label(line) is line


def says_when(line: str) -> bool:
    """Whether a line says on what day a story was published, or changed."""
    said = small(line)
    return (
        _PUBLISHED_ON.search(said) is not None
        or _MADE_ON.search(said) is not None
        or CHANGED.search(said) is not None
    )


def says_published(line: str) -> bool:
    """Whether a line says that something was published on its date."""
    return _PUBLISHED_ON.search(small(line)) is not None


def is_dated_head(text: str, is_heading: bool = False) -> bool:
    """Whether a line above the first paragraph says when the story was published, or a day and a time, and no sentence."""
    if len(text) > _LONGEST or not _NUMBER.search(text):
        return False
    found = find_date(text, month_first=False)
    if found is None:
        return False
    beside = len(text) - (found.end - found.start)
    if ends_sentence(text):
        return beside <= _BESIDE_DATE
    if is_heading:
        return found.clock is not None
    return found.clock is not None or beside <= 2 * _BESIDE_DATE or says_when(text)
