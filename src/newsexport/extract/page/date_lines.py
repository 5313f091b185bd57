"""Lines of a page that say when its story was published, or changed."""

from __future__ import annotations

import re

from newsexport.extract.page.lines import is_date_line
from newsexport.extract.publication import tells_of_another
from newsexport.late_regex import late_regex
from newsexport.prose import publication_words as words
from newsexport.prose.characters import ends_sentence, has_no_full_stops, weight
from newsexport.prose.dates import find_date
from newsexport.prose.whitespace import lower_case

_BESIDE_DATE = 16
"""Weight of what stands beside a date to say the day of the week, or what it is the date of."""
_LONGEST, _NEAR = 160, 24
_NUMBER = re.compile(r"\d")
_INITIALS = re.compile(r"\s\([^\W\d_]{2,4}\)$")
"""Of who wrote a paragraph, behind its last sentence."""
_ON_DAY = (
    r"(?:\s(?:am|on|le|el|em|il|op|den|på|dne|dana|la|pada))?\s?[:：]?\s?"
    r"(?=(?:[^\W\d]{2,12}[.,]\s)?(?:[^\W\d]{2,12},?\s?)?\d)"
)
_PUBLISHED_ON = late_regex(
    rf"(?:\b(?:{words.PUBLISHED})\b|(?:{words.PUBLISHED_SIGNS})){_ON_DAY}",
)
_MADE_ON = late_regex(rf"(?:\b(?:{words.MADE})\b|(?:{words.MADE_SIGNS})){_ON_DAY}")
CHANGED = late_regex(rf"\b(?:{words.CHANGED})\b|{words.CHANGED_SIGNS}")
_OF_STORY = late_regex(
    rf"\b(?:stand|gepostet|{words.PUBLISHED}|{words.MADE}|{words.CHANGED})\b|{words.PUBLISHED_SIGNS}|{words.MADE_SIGNS}|{words.CHANGED_SIGNS}"
)
"""Words of sentences that say when their own text was written."""


def from_label(line: str) -> str:
    """A line from where it says when its story was published, if a change is dated before."""
    said = lower_case(line)
    label = _PUBLISHED_ON.search(said) or _MADE_ON.search(said)
    return line[label.end() :] if label is not None else line


def says_changed(line: str) -> bool:
    """Whether the date of a line is that of a change, and no other is given as that of publication."""
    said = lower_case(line)
    before = re.split(r"\d", said, maxsplit=1)[0]
    return CHANGED.search(before) is not None and from_label(line) is line


def says_when(line: str) -> bool:
    """Whether a line says on what day a story was published, or changed."""
    said = lower_case(line)
    return (
        _PUBLISHED_ON.search(said) is not None
        or _MADE_ON.search(said) is not None
        or CHANGED.search(said) is not None
    )


def says_published(line: str) -> bool:
    """Whether a line says that its story was published on its date."""
    return _PUBLISHED_ON.search(lower_case(line)) is not None and not tells_of_another(line)


def is_dated_head(text: str, is_heading: bool = False) -> bool:
    """Whether a line above the first paragraph says when the story was published, or a day and a time, and no sentence."""
    if len(text) > _LONGEST or not _NUMBER.search(text):
        return False
    found = find_date(text, month_first=False)
    if found is None:
        return False
    beside = weight(text[: found.start] + text[found.end :])
    if _ends_sentence(text):
        return is_date_line(text) or (beside <= _BESIDE_DATE and says_when(text))
    if is_heading:
        return found.clock is not None
    return found.clock is not None or beside <= 2 * _BESIDE_DATE or says_when(text)


def is_told(text: str) -> bool:
    """Whether a line is a sentence in which a day is named, and not that of the page: `He died on 3 March 1997 in Vestra.`"""
    if text[-1:] == ")":
        text = _INITIALS.sub("", text)
    if not _ends_sentence(text):
        return False
    found = find_date(text, month_first=False) or find_date(text, month_first=True)
    if found is None:
        return False
    if tells_of_another(text):
        return True
    near = text[max(0, found.start - _NEAR) : found.end + _NEAR]
    return not (is_dated_head(text) or _OF_STORY.search(lower_case(near)))


def _ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does; in Thai a full stop stands behind the hour."""
    return ends_sentence(text) and not has_no_full_stops(text)
