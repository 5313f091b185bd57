"""Captions that no credit in parentheses gives away: beside a bare credit, a button of the picture,
by the words that point into it, or shown twice."""

from __future__ import annotations

import re
from itertools import pairwise

from newsexport.extract.lines import Line
from newsexport.prose.characters import ends_sentence
from newsexport.prose.credits import is_bare_agency, split_credit

REPEATED_CAPTION = 60
"""Weight from which a line that stands twice in a row is a caption."""
_LONGEST_BESIDE = 350
"""Weight up to which a line above a bare credit, or below a button, is taken for its caption."""
_LONGEST_IN_BODY = 240
"""The same inside the body, for running text."""
_LONGEST_POINTING = 400
_LONGEST_SUBHEAD = 65
"""Weight above which a line without an end mark between paragraphs is no subhead."""

POINTING: dict[str, str] = {
    "ar": r"\((?:يمين|يسار|وسط)\)",
    "da no sv": r"\((?:t\.?\s?v|t\.?\s?h|til (?:venstre|høyre|højre)|till (?:vänster|höger))\.?\)",
    "de": r"\((?:links?|rechts?|mitte|vorne|hinten|oben|unten|l\.|r\.|li\.|re\.|m\.)\)|\bv\.\s?l\.|\bv\.l\.n\.r"
    r"|\(von li(?:nks)?\.? nach re(?:chts)?\.?\)|\bvon links nach rechts\b|\(li\.? nach re\.?\)|\bim hintergrund stehen\b",
    "en": r"\((?:left|right|centre|center|l|r|c|top|bottom|pictured|top left|top right|far left|far right)\)"
    r"|\bpictured (?:right|left|above|here|from left|at the|in)\b|^pictured\b|\bfrom left(?: to right)?[:,]"
    r"|\b(?:left|right|cent(?:re|er)),",
    "es": r"\((?:izquierda|derecha|centro|izq\.?|dcha?\.?)\)|\bde izquierda a derecha\b|\ba la (?:izquierda|derecha),",
    "fi": r"\((?:vas|oik|kesk)\.?\)|\bvasemmalta (?:oikealle|lukien)\b",
    "fr": r"\((?:à gauche|à droite|au centre|g\.|d\.|c\.)\)|\bde gauche à droite\b",
    "it": r"\((?:a sinistra|a destra|al centro|sinistra|destra)\)|\bda sinistra a destra\b|\bda sinistra,",
    "ja": r"（(?:左|右|中央|左から|右から)）|＝(?:代表撮影|共同|ロイター|ＡＰ|ＡＦＰ)",
    "ko": r"\((?:왼쪽|오른쪽|가운데)\)",
    "nl": r"\((?:links|rechts|midden|l|r)\)|\bvan links naar rechts\b|\bv\.l\.n\.r",
    "pl": r"\(z (?:lewej|prawej)\)|\bod lewej\b",
    "pt": r"\((?:à esquerda|à direita|ao centro|esq\.?|dir\.?)\)|\bda esquerda para a direita\b",
    "ru uk": r"\((?:слева|справа|в центре|зліва|справа|ліворуч|праворуч)\)|\bслева направо\b|\bзліва направо\b",
    "tr": r"\((?:solda|sağda|ortada|sol|sağ)\)|\bsoldan sağa\b",
    "zh": r"（(?:左|右|中|左起|右起|资料图|資料圖)）",
}
"""Words that point into a picture, by language."""

_POINTING = re.compile("|".join(POINTING.values()), re.IGNORECASE)
_ONE_SENTENCE = re.compile(r"[.!?。؟][\"”»’)]*\s+[^\W\d_a-z]")
_RUNNING = frozenset({"paragraph", "sentence"})
_TEXT = frozenset({"paragraph", "sentence", "short"})


def mark_captions(lines: list[Line]) -> None:
    """Give captions their kind that only their words, their copies or their neighbours show."""
    _mark_repeated(lines)
    for index, line in enumerate(lines):
        if line.kind not in _TEXT or line.level:
            continue
        if _points_into_picture(line) or (index and _is_below_button(lines, index)):
            line.kind = "caption"
    _mark_long_subheads(lines)


def _mark_repeated(lines: list[Line]) -> None:
    """A long line that stands twice in a row was shown under a picture and again as its text."""
    pairs = [*pairwise(lines), *zip(lines, lines[2:], strict=False)]
    keys = {
        first.key
        for first, second in pairs
        if first.key == second.key and first.weight > REPEATED_CAPTION and first.kind in _TEXT
    }
    for line in lines if keys else ():
        if line.key in keys:
            line.kind = "caption"


def _points_into_picture(line: Line) -> bool:
    if line.weight > _LONGEST_POINTING or line.weight < REPEATED_CAPTION:
        return False
    return _POINTING.search(line.text) is not None and not _ONE_SENTENCE.search(line.text)


def _is_below_button(lines: list[Line], index: int) -> bool:
    """Whether the line above belongs to a picture: `View 3 Images`, `2 of 7`, `Enlarge image`."""
    return lines[index - 1].reason == "button of a picture" and lines[index].weight <= _LONGEST_BESIDE


def _mark_long_subheads(lines: list[Line]) -> None:
    """A line between paragraphs that is too long for a subhead, and no sentence, tells a picture."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if (
            line.kind == "short"
            and line.weight > _LONGEST_SUBHEAD
            and before.kind == "paragraph"
            and after.kind == "paragraph"
            and not (line.level or line.bullet or line.text.endswith((":", "：")))
            and not ends_sentence(line.text)
        ):
            line.kind = "caption"


def attach_bare_credits(lines: list[Line], start: int, body_start: int) -> None:
    """A line that is only a credit belongs to the picture whose caption is the line above it.

    Inside the body running text is a caption only when it is as short as captions are.
    """
    for index in range(max(1, start + 1), len(lines)):
        line, above = lines[index], lines[index - 1]
        if above.part is not None or line.blank_before > 3 or not _is_bare_credit(lines, index):
            continue
        longest = _LONGEST_BESIDE if index < body_start else _LONGEST_IN_BODY
        if above.kind in _TEXT and not above.level and 25 < above.weight <= longest:
            above.kind, line.kind = "caption", "caption"


def _is_bare_credit(lines: list[Line], index: int) -> bool:
    line = lines[index]
    if line.kind == "caption":
        credited = split_credit(line.text)
        return credited is not None and not credited.caption
    if not is_bare_agency(line.text):
        return False
    # An agency beside byline or date is an author.
    after = lines[index + 1].kind if index + 1 < len(lines) else "short"
    return after in _RUNNING and lines[index - 1].kind in _TEXT
