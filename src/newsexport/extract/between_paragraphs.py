"""Lines that only those around them explain: polls, small boxes of figures, sentences of scripts without full stops."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from newsexport.extract.lines import RUNNING, Line
from newsexport.prose.characters import OPENING_QUOTES, has_no_full_stops

_LONGEST_ENTRY, _FEWEST, _MOST = 25, 2, 6
"""Weight of a line in such a box, and how many it has."""
_ASKS = ("?", "？", "؟")
_VOTES = frozenset(
    "vote|voted|results|view results|yes|no|not sure|don't know|abstimmen|ja|nein|weiß nicht|voter|oui|non|sans opinion|votar"
    "|vota|sí|sim|não|ns nc|no sé|sì|stemmen|stem|nee|weet niet|rösta|nej|stem nå|nei|äänestä|kyllä|ei|głosuj|tak|nie|hlasovat|ano|ne"
    "|hlasovať|áno|szavazok|igen|nem|votează|da|nu|голосовать|да|нет|проголосувати|так|ні|гласай|не|oyla|evet|hayır|pilih|ya|tidak"
    "|صوّت|صوت|نعم|لا|رأی|بله|خیر|ہاں|نہیں|הצביעו|כן|לא|हाँ|हां|नहीं|হ্যাঁ|না|投票|はい|いいえ|투표|네|아니오|是|否".split(
        "|"
    )
)
"""What one may answer in a poll, and its button, in any language; folded."""
_FEWEST_VOTES = 2
GOES_ON, _LONGEST_PROMPT = (
    frozenset({"after newsletter promotion", "skip past newsletter promotion"}),
    12,
)
"""What says that a prompt is over, and lines that it has."""
_BOX = "box between paragraphs"
_SHORTEST_SENTENCE, _SHORTEST_SPOKEN = 35, 28
"""Weight of a short line that is a sentence in a script that marks no end of any, and of one that somebody says."""


def mark_boxes_between(lines: list[Line]) -> None:
    """A few lines of few words between paragraphs, some of them figures or votes, are none of the story.

    So is the question above votes.
    """
    for start, end in _rows_of_few_words(lines):
        row = lines[start:end]
        votes = sum(line.key in _VOTES for line in row)
        figures = sum(any(map(str.isdigit, line.text)) for line in row)
        asked = lines[start - 1].text.endswith(_ASKS) or row[0].text.endswith(_ASKS)
        poll = votes >= _FEWEST_VOTES and asked
        if not poll and 3 * figures < len(row):
            continue
        for line in row:
            line.kind, line.reason = "furniture", _BOX
        if poll and lines[start - 1].text.endswith(_ASKS):
            lines[start - 1].kind, lines[start - 1].reason = "furniture", _BOX


def mark_prompts_between(lines: list[Line]) -> None:
    """What stands above `after newsletter promotion` is none of the story, and the story goes on below."""
    for index, line in enumerate(lines):
        if line.key in GOES_ON:
            for above in reversed(lines[max(0, index - _LONGEST_PROMPT) : index + 1]):
                if above.kind in RUNNING:
                    break
                above.kind, above.reason = "furniture", _BOX


def _rows_of_few_words(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """Where several of them in a row stand between running text; a heading of the text below is none of them."""
    start = 0
    for index, line in enumerate(lines):
        if (
            line.kind == "short"
            and line.weight <= _LONGEST_ENTRY
            and not (line.level or line.bullet)
        ):
            continue
        goes_on = line.kind in RUNNING or (line.level and line.kind == "short")
        if (
            start
            and goes_on
            and _FEWEST <= index - start <= _MOST
            and lines[start - 1].kind in RUNNING
        ):
            yield start, index
        start = index + 1


def mark_sentences_without_stops(lines: list[Line]) -> None:
    """Thai and Lao end no sentence with a mark: behind a paragraph a line of some length is one, and so is what is said."""
    for above, line in pairwise(lines):
        if above.kind not in RUNNING or line.kind != "short" or line.weight < _SHORTEST_SPOKEN:
            continue
        if line.text.isascii() or line.level or line.bullet or not has_no_full_stops(line.text):
            continue
        if line.text[0] in OPENING_QUOTES or _follows(line):
            line.kind = "sentence"


def _follows(line: Line) -> bool:
    return line.weight >= _SHORTEST_SENTENCE and line.blank_before <= 1
