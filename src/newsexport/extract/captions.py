"""Captions without a credit in parentheses: known by what stands beside them, or by their words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from newsexport.extract.lines import FULL_STOPS, Line
from newsexport.late_regex import late_regex
from newsexport.prose.agencies import is_bare_agency, names_a_source
from newsexport.prose.characters import CLOSING_QUOTES, count_words, ends_sentence, has_any
from newsexport.prose.credit_marks import BRACKETS
from newsexport.prose.credits import split_credit

REPEATED_CAPTION = 60
"""Weight from which a line that stands twice in a row is a caption."""
_REPEATED_CREDITED = 20
"""The same when it ends in parentheses, as captions with a credit do."""
LONGEST_BESIDE = 350
"""Weight up to which a line above a bare credit, or below a button, is taken for its caption."""
_LONGEST_POINTING = 400
_LONGEST_OPENING = 40
SHORTEST = 25
"""Weight that a caption above a credit has."""
_LONGEST_SUBHEAD = 65
"""Weight above which a line without an end mark between paragraphs is no subhead."""

POINTING: dict[str, str] = {
    "ar": "يمين|يسار|وسط",
    "da no": "t.v.|t.h.|tv.|th.|til venstre|til høyre|til højre",
    "de": "links|rechts|mitte|vorne|hinten|oben|unten|l.|r.|li.|re.|l|r|m.|von li nach re|li nach re"
    "|von links nach rechts|v.l.|v. l.|v.l.n.r.|von links",
    "en": "left|right|centre|center|l|r|c|top|bottom|pictured|top left|top right|far left|far right"
    "|second from left|from left",
    "es": "izquierda|derecha|centro|izq.|izda.|dcha.|der.|a la izquierda|a la derecha",
    "fi": "vas.|oik.|kesk.|vasemmalla|oikealla",
    "fr": "à gauche|à droite|au centre|g.|d.|c.|gauche|droite",
    "it": "a sinistra|a destra|al centro|sinistra|destra",
    "ja": "左|右|中央|左から|右から|代表撮影",
    "ko": "왼쪽|오른쪽|가운데",
    "nl": "links|rechts|midden|l|r",
    "pl": "z lewej|z prawej|pośrodku",
    "pt": "à esquerda|à direita|ao centro|esq.|dir.",
    "ru uk": "слева|справа|в центре|зліва|праворуч|ліворуч",
    "sv": "t.v.|t.h.|till vänster|till höger",
    "tr": "solda|sağda|ortada|sol|sağ",
    "zh": "左|右|中|左起|右起|资料图|資料圖",
}
"""What stands in parentheses behind a name when it points into a picture, by language."""

ROWS: dict[str, str] = {
    "de": "von links nach rechts|v.l.n.r.|v. l. n. r.|im hintergrund stehen",
    "en": "from left to right|pictured from left|pictured right|pictured left|pictured above|from left:"
    "|is pictured|are pictured|in this undated|in this photo|in this image|photo provided by"
    "|from left,|, center,|, centre,|, left,|, right,",
    "es": "de izquierda a derecha|a la izquierda,|a la derecha,",
    "fi": "vasemmalta oikealle|vasemmalta lukien",
    "fr": "de gauche à droite",
    "it": "da sinistra a destra|da sinistra,",
    "nl": "van links naar rechts|v.l.n.r.",
    "no da sv": "fra venstre mot høyre|fra venstre til højre|från vänster till höger",
    "pl": "od lewej",
    "pt": "da esquerda para a direita",
    "ru uk": "слева направо|зліва направо",
    "tr": "soldan sağa",
}
"""Phrases without parentheses that do the same."""

OPENINGS: dict[str, str] = {
    "cs sk": "na snímku|na fotografii",
    "da no": "på bildet|på billedet",
    "de": "im bild:|das bild zeigt|auf dem bild:|auf dem foto:|das foto zeigt|unser bild zeigt|archivfoto:|archivbild:"
    "|symbolfoto:|symbolbild:",
    "en": "pictured:|pictured is|pictured are|pictured at|pictured in|pictured from|pictured with|pictured left"
    "|pictured right|file photo:|file photo of|file picture|file image|file -|file:|(l-r)|l-r:|from left:|from left to right"
    "|(from left|left to right|clockwise from|above:|this photo taken|this picture taken|this image released"
    "|image caption|media caption|video caption|this handout|a screengrab|a file photo|in this photo|in this image",
    "es": "en la imagen|en la foto|imagen de archivo|foto de archivo|fotografía de archivo",
    "fi": "kuvassa",
    "fr": "sur la photo|sur cette photo|photo d’archive|photo d'archive|image d’illustration|image d'illustration"
    "|photo d’illustration|photo d'illustration",
    "hu": "a képen",
    "it": "nella foto|in foto|foto d’archivio|foto d'archivio|immagine d’archivio|immagine d'archivio",
    "nl": "op de foto|archieffoto",
    "pl": "na zdjęciu",
    "pt": "na foto|na imagem|imagem de arquivo|foto de arquivo",
    "ru uk": "на фото|на снимке|на знімку|архивное фото|архівне фото",
    "sv": "på bilden|arkivbild",
    "tr": "fotoğrafta|arşiv fotoğrafı",
}
"""How a line begins that tells of the picture above it, by language; a colon is part of it."""

_MARKED = late_regex(
    r"[(（](?:"
    + "|".join(re.escape(w) for row in POINTING.values() for w in row.split("|"))
    + r")[)）]",
    re.IGNORECASE,
)
_ROWS = tuple(phrase for row in ROWS.values() for phrase in row.split("|"))
_ROWS_OF_ASCII = tuple(filter(str.isascii, _ROWS))
_TURNED = late_regex(
    rf"(?i:{'|'.join(row for row in _ROWS if row.count(' ') >= 3)})[, ]\s?[a-zß-ÿа-яё]"
)
"""`From left to right the voters turned away`: no picture is told of where no name and no colon follows."""
_OPENINGS = tuple(phrase for row in OPENINGS.values() for phrase in row.split("|"))
_JAPANESE = late_regex(r"＝(?:[^。＝]{0,12}(?:\d{1,2}|[０-９]{1,2})日[^。＝]*|[^。＝]{2,20}で)$")
"""How papers of Japan end the words below a picture: with its day and its place."""
_FIRST_TWO = frozenset(phrase[:2] for phrase in _OPENINGS)
_NEXT_SENTENCE = late_regex(rf"[.!?。؟][{CLOSING_QUOTES})]*\s+[^\W\d_a-z]")
_SIGNED = late_regex(
    rf".{{20,}}[^\W\d_]{{3}}[.!?][{CLOSING_QUOTES})]*\s(?:[^\W\d_a-zß-ÿ][\w.’'&-]*(?:\s(?!$)|$)){{1,4}}$"
)
_OFTEN, MOST_NAME_WORDS = 3, 5
"""How often a name stands below short sentences when it credits pictures, and its words at most."""
_LONGEST_SIGNED = 150
TEXT = frozenset({"paragraph", "sentence", "short"})
ALTERNATIVE = "alternative text of a picture"
CREDIT_ABOVE = "credit of the caption below"
ABOVE_CAPTION = "alternative text above a caption"
"""Reason of a line that tells a picture to who cannot see it."""


def mark_captions(lines: list[Line], copies: Counter[str]) -> None:
    """Give captions their kind that only their words, their copies or their neighbours show."""
    _mark_repeated(lines, copies)
    for index, line in enumerate(lines):
        if line.kind not in TEXT or line.level:
            continue
        points = SHORTEST < line.weight <= _LONGEST_POINTING and points_into_picture(line)
        if points or (index and _is_below_button(lines[index - 1], line)):
            line.kind = "caption"
    _mark_alternatives(lines)
    _mark_below_agency(lines)
    _mark_signed(lines, copies)
    _mark_long_subheads(lines)


def _mark_repeated(lines: list[Line], copies: Counter[str]) -> None:
    """A long line that stands twice in a row was shown under a picture and again as its text.

    So were two lines that come again in the same order.
    """
    keys = {
        first.key
        for index, first in enumerate(lines)
        if copies[first.key] > 1
        and first.kind in TEXT
        and (
            (
                first.weight > REPEATED_CAPTION
                and (_comes_again(lines, index, 1) or _comes_again(lines, index, 2))
            )
            or (
                first.weight > _REPEATED_CREDITED
                and first.text[-1] in BRACKETS
                and _comes_again(lines, index, 1)
            )
        )
    }
    for line in lines if keys else ():
        if line.key in keys:
            line.kind = "caption"


def _comes_again(lines: list[Line], index: int, length: int) -> bool:
    """Whether so many lines from here, or up to here, stand twice in a row."""
    for start in range(max(0, index - length + 1), index + 1):
        first = [line.key for line in lines[start : start + length]]
        if first == [line.key for line in lines[start + length : start + 2 * length]]:
            return True
    return False


def points_into_picture(line: Line) -> bool:
    """Whether the words of a line say that it is about a picture beside it."""
    text = line.text
    marked = count_marked(text)
    if marked:
        return marked > 1 or len(_NEXT_SENTENCE.findall(text)) <= 1
    if "＝" in text and _JAPANESE.search(text):
        return True
    if _opens(text):
        return _TURNED.match(text) is None and len(_NEXT_SENTENCE.findall(text)) <= 2
    longer = line.weight >= REPEATED_CAPTION
    return longer and _NEXT_SENTENCE.search(text) is None and has_row(text)


def count_marked(text: str) -> int:
    """How often a line points: `Ana Roa (left)`."""
    return len(_MARKED.findall(text)) if "(" in text or "（" in text else 0


def _opens(text: str) -> bool:
    if text[:2].lower() not in _FIRST_TWO:
        return False
    return text[:_LONGEST_OPENING].lower().startswith(_OPENINGS)


def has_row(text: str) -> bool:
    """Whether a text says who stands where in a picture, such as `from left to right`."""
    rows = _ROWS_OF_ASCII if text.isascii() else _ROWS
    return has_any(text.lower(), rows) and _TURNED.match(text) is None


def _is_below_button(above: Line, line: Line) -> bool:
    """Whether the line above belongs to a picture: `View 3 Images`, `2 of 7`, `Enlarge image`."""
    return above.reason == "button of a picture" and line.weight <= LONGEST_BESIDE


def _mark_alternatives(lines: list[Line]) -> None:
    """Of two lines below the button of a picture the first is its alternative text, when the second is credited."""
    for button, alternative, caption in zip(lines, lines[1:], lines[2:], strict=False):
        if (
            button.reason == "button of a picture"
            and alternative.kind == caption.kind == "caption"
            and not caption.blank_before
            and split_credit(alternative.text) is None
            and (credited := split_credit(caption.text)) is not None
            and credited.caption
        ):
            alternative.reason = ABOVE_CAPTION


def _mark_below_agency(lines: list[Line]) -> None:
    """A caption stands below the agency when the line above it is the agency with the picture's alternative text."""
    for alternative, agency, caption in zip(lines, lines[1:], lines[2:], strict=False):
        if (
            alternative.text.startswith(agency.text)
            and alternative.text.startswith(f"{agency.text} ")
            and (is_bare_agency(agency.text) or names_a_source(agency.text))
            and caption.kind in {*TEXT, "caption"}
            and caption.weight <= LONGEST_BESIDE
            and not (caption.blank_before or caption.level)
        ):
            alternative.kind = agency.kind = caption.kind = "caption"
            alternative.reason, agency.reason = ALTERNATIVE, ""


def _mark_signed(lines: list[Line], copies: Counter[str]) -> None:
    """A name that stands below several short sentences is no subhead: it credits their pictures."""
    below: dict[str, list[tuple[Line, Line]]] = {}
    for above, line in pairwise(lines):
        if (
            line.kind == "short"
            and copies[line.key] >= _OFTEN
            and above.kind in TEXT
            and SHORTEST < above.weight <= _LONGEST_SIGNED
            and not above.text[0].isdigit()
            and above.text.endswith(FULL_STOPS)
            and line.text[0].isupper()
            and count_words(line.text) <= MOST_NAME_WORDS
        ):
            below.setdefault(line.key, []).append((above, line))
    for captions in below.values():
        if len(captions) >= _OFTEN:
            for caption, name in captions:
                caption.kind = name.kind = "caption"


def _mark_long_subheads(lines: list[Line]) -> None:
    """A line between paragraphs that is too long for a subhead, and no sentence, tells a picture.

    So does one that goes on with a name behind a full stop: its credit.
    """
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if (
            line.kind == "short"
            and after.kind == "paragraph"
            and before.kind in {"paragraph", "caption"}
            and (line.weight > _LONGEST_SUBHEAD or _SIGNED.match(line.text))
            and not (line.level or line.bullet or line.text.endswith((":", "：")))
            and not ends_sentence(line.text)
        ):
            line.kind = "caption"
