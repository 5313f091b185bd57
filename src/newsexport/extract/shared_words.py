"""Which words lines share: a headline's words come again in its own story, not in another's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from newsexport.extract.lines import Line
from newsexport.prose.characters import has_no_full_stops, is_unspaced

_SHORTEST_STEM, _LONGEST_STEM = 4, 6
"""Letters of a word that says something of the subject, at least, and how many of them are compared, so that most
inflected forms agree."""
_SIGNS, _LETTERS = 2, 4
"""Signs of East Asia, and letters of Thai or Lao, that are compared together."""
_READ = 20000
"""Characters of one line that are looked at."""

_COMMONEST = frozenset("the of and to that is for was with".split())
_SHARE, _WORDS_READ, _FEWEST_WORDS = 0.06, 1500, 60
_FEWEST_TOLD = 20
"""Words of a short text of which one is no English one, as its letters show."""
_TELLING = 75
"""Weight of lines of which the words are counted, so that menus do not tell the language."""


def telling_words(key: str) -> list[str]:
    """The longer words of a folded text, cut to their stems; pairs of signs in unspaced scripts, and of letters rather more."""
    if is_unspaced(key):
        size = _LETTERS if has_no_full_stops(key) else _SIGNS
        pairs = (key[index : index + size] for index in range(len(key) + 1 - size))
        return [pair for pair in pairs if " " not in pair]
    return [word[:_LONGEST_STEM] for word in key.split() if len(word) >= _SHORTEST_STEM]


def words_of(line: Line) -> list[str]:
    """The telling words of a line, found once: each line is compared with several others."""
    if line.words is None:
        line.words = telling_words(line.key[:_READ])
    return line.words


class Words(Protocol):
    """A line of a text, or a run of a page."""

    @property
    def weight(self) -> int:
        """Its length in letters of an alphabet."""

    @property
    def key(self) -> str:
        """Its text folded."""


def is_english(lines: Iterable[Words]) -> bool:
    """Whether the text could be English, by its commonest words; also when there is too little of it."""
    words: list[str] = []
    common = 0
    for line in lines:
        if line.weight >= _TELLING:
            more = line.key.split()[: _WORDS_READ - len(words)]
            words += more
            common += len([word for word in more if word in _COMMONEST])
            if common >= _SHARE * _WORDS_READ:
                return True  # whatever follows
            if len(words) == _WORDS_READ:
                break
    if len(words) < _FEWEST_WORDS:
        return common > 0 or all(map(str.isascii, words[:_FEWEST_TOLD]))
    return common >= _SHARE * len(words)


def vocabulary(lines: Iterable[Line]) -> frozenset[str]:
    """The telling words of all lines."""
    return frozenset().union(*map(words_of, lines))


def share_of_words(line: Line, known: frozenset[str]) -> float:
    """How many of the line's telling words are known, 0 to 1; 0 when it has none."""
    words = words_of(line)
    return len([word for word in words if word in known]) / len(words) if words else 0.0
