"""Captions without a credit in parentheses: known by what stands beside them, or by their words."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, islice, pairwise

from newsexport.extract.lines import FULL_STOPS, RUNNING, Line
from newsexport.late_regex import late_regex
from newsexport.prose.characters import CLOSING_QUOTES, count_words, ends_sentence, has_any
from newsexport.prose.credit_marks import BRACKETS
from newsexport.prose.credits import (
    is_bare_agency,
    is_labelled_credit,
    name_behind,
    names_a_source,
    read_bare_credit,
    split_credit,
)
from newsexport.prose.datelines import read_dateline
from newsexport.prose.names import looks_like_a_name

REPEATED_CAPTION = 60
"""Weight from which a line that stands twice in a row is a caption."""
_REPEATED_CREDITED = 20
"""The same when it ends in parentheses, as captions with a credit do."""
_LONGEST_BESIDE = 350
"""Weight up to which a line above a bare credit, or below a button, is taken for its caption."""
_LONGEST_IN_BODY = 240
"""The same inside the body, for running text."""
_LONGEST_POINTING = 400
_LONGEST_OPENING = 40
_SHORTEST = 25
"""Weight that a caption above a credit has."""
_LONGEST_SURE = 700
"""Weight up to which words that point into a picture, and a bare credit below, make a caption."""
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
_OPENINGS = tuple(phrase for row in OPENINGS.values() for phrase in row.split("|"))
_JAPANESE = late_regex(r"＝(?:[^。＝]{0,12}(?:\d{1,2}|[０-９]{1,2})日[^。＝]*|[^。＝]{2,20}で)$")
"""How papers of Japan end the words below a picture: with its day and its place."""
_FIRST_TWO = frozenset(phrase[:2] for phrase in _OPENINGS)
_NEXT_SENTENCE = late_regex(rf"[.!?。؟][{CLOSING_QUOTES})]*\s+[^\W\d_a-z]")
_SIGNED = late_regex(
    rf".{{20,}}[^\W\d_]{{3}}[.!?][{CLOSING_QUOTES})]*\s(?:[^\W\d_a-zß-ÿ][\w.’'&-]*(?:\s(?!$)|$)){{1,4}}$"
)
_OFTEN, _MOST_NAME_WORDS = 3, 5
"""How often a name stands below short sentences when it credits pictures, and its words at most."""
_LONGEST_SIGNED = 150
_ENDS_IN_TIME = late_regex(r"\d{1,2}[:.]\d\d$")
"""Whoever signs, and when: no caption."""
_LONGEST_BARE = 110
"""Characters that a line has at most which is only a credit, and no caption."""
_YEAR = late_regex(r"(?:19|20)\d\d")
"""Beside a copyright sign it says that the line is the page's own."""
_OWN = late_regex(
    "무단|전재|재배포|無断|禁转载|禁止转载|r(?:iproduzione|eproducción|eproduction|eprodução) |reserv|riservat|vorbehalten|voorbehouden|förbehåll|forbeholdt|zastrzeżone"
    "|защищены|saklıdır",
    re.IGNORECASE,
)
"""Words of a notice on the page itself."""
_TEXT = frozenset({"paragraph", "sentence", "short"})
ALTERNATIVE = "alternative text of a picture"
ABOVE_CAPTION = "alternative text above a caption"
"""Reason of a line that tells a picture to who cannot see it."""


def mark_captions(lines: list[Line], copies: Counter[str]) -> None:
    """Give captions their kind that only their words, their copies or their neighbours show."""
    _mark_repeated(lines, copies)
    for index, line in enumerate(lines):
        if line.kind not in _TEXT or line.level:
            continue
        points = _SHORTEST < line.weight <= _LONGEST_POINTING and points_into_picture(line)
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
        and first.kind in _TEXT
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
    marked = _count_marked(text)
    if marked:
        return marked > 1 or len(_NEXT_SENTENCE.findall(text)) <= 1
    if "＝" in text and _JAPANESE.search(text):
        return True
    if _opens(text):
        return len(_NEXT_SENTENCE.findall(text)) <= 2
    longer = line.weight >= REPEATED_CAPTION
    return longer and _NEXT_SENTENCE.search(text) is None and _has_row(text)


def _count_marked(text: str) -> int:
    """How often a line points: `Ana Roa (left)`."""
    return len(_MARKED.findall(text)) if "(" in text or "（" in text else 0


def _opens(text: str) -> bool:
    if text[:2].lower() not in _FIRST_TWO:
        return False
    return text[:_LONGEST_OPENING].lower().startswith(_OPENINGS)


def _has_row(text: str) -> bool:
    return has_any(text.lower(), _ROWS_OF_ASCII if text.isascii() else _ROWS)


def _is_below_button(above: Line, line: Line) -> bool:
    """Whether the line above belongs to a picture: `View 3 Images`, `2 of 7`, `Enlarge image`."""
    return above.reason == "button of a picture" and line.weight <= _LONGEST_BESIDE


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
            and caption.kind in {*_TEXT, "caption"}
            and caption.weight <= _LONGEST_BESIDE
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
            and above.kind in _TEXT
            and _SHORTEST < above.weight <= _LONGEST_SIGNED
            and not above.text[0].isdigit()
            and above.text.endswith(FULL_STOPS)
            and line.text[0].isupper()
            and count_words(line.text) <= _MOST_NAME_WORDS
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


def attach_bare_credits(lines: list[Line], start: int, body_start: int, end: int) -> None:
    """A line that is only a credit belongs to the picture whose caption is the line above it.

    Inside the body running text is a caption only when it is as short as captions are.
    """
    for line in lines[start + 1 : body_start]:
        if line.kind in _TEXT and line.weight <= _LONGEST_BESIDE and name_behind(line.text):
            line.kind = "caption"
    _mark_above_dateline(lines[body_start:end])
    for index in range(max(1, start + 1), min(end, len(lines))):
        line, above = lines[index], lines[index - 1]
        if (
            above.part is not None
            or line.blank_before > 3
            or above.kind not in _TEXT
            or above.weight <= _SHORTEST
            or _ENDS_IN_TIME.search(above.text)
            or not _is_bare_credit(lines, index, body_start)
        ):
            continue
        sure = line.kind == "caption"
        if above.level and not (sure and ends_sentence(above.text)):
            continue
        longest = _LONGEST_BESIDE if index < body_start else _LONGEST_IN_BODY
        if sure:
            longest = _LONGEST_BESIDE
        pointing = above.weight <= _LONGEST_SURE and (
            _count_marked(above.text) > 0 or _has_row(above.text)
        )
        if index > body_start and above.kind == "paragraph" and _is_at_end(lines, index):
            continue  # who signs the story, or owns the page
        if above.weight <= longest or pointing:
            above.kind, line.kind = "caption", "caption"


def _is_at_end(lines: list[Line], index: int) -> bool:
    """Whether a bare credit stands behind all running text, and says not that it is of a picture."""
    text = lines[index].text
    if is_labelled_credit(text) or any(each.kind in RUNNING for each in lines[index + 1 :]):
        return False
    return text[0] in "(（【©ⓒ"


def _mark_above_dateline(body: list[Line]) -> None:
    """A story begins with its dateline: a line of the body before it belongs to the picture."""
    first, second = islice(chain((line for line in body if line.kind in RUNNING), (None, None)), 2)
    if (
        first is not None
        and second is not None
        and first.part is None
        and first.weight <= _LONGEST_BESIDE
        and read_dateline(second.text) is not None
        and read_dateline(first.text) is None
    ):
        first.kind = "caption"


def _hangs_below(lines: list[Line], index: int) -> bool:
    """Whether a few words stand right below a sentence, and empty lines around both."""
    line, above = lines[index], lines[index - 1]
    return (
        line.kind == "short"
        and not (line.blank_before or line.bullet or line.level or above.bullet)
        and above.kind in RUNNING
        and above.blank_before > 0
        and above.text.endswith(FULL_STOPS)
        and index + 1 < len(lines)
        and lines[index + 1].blank_before > 0
        and line.text[0].isupper()
        and count_words(line.text) <= _MOST_NAME_WORDS
    )


def _names_two(text: str) -> bool:
    """Whether a line is `Ana Roa / Ferry Post`: two names, of which the second may be a paper."""
    parts = text.split(" / ")
    return len(parts) == 2 and all(map(looks_like_a_name, parts))


def _is_signed(head: list[Line]) -> bool:
    return any(line.kind == "byline" for line in head)


def _is_bare_credit(lines: list[Line], index: int, body_start: int) -> bool:
    line = lines[index]
    if line.kind == "caption" or (line.reason == "copyright" and line.text[0] in "©ⓒ"):
        credited = split_credit(line.text)
        own = (_YEAR.search(line.text) is not None and "/" not in line.text) or _OWN.search(
            line.text
        )
        return credited is not None and not credited.caption and not own
    if len(line.text) > _LONGEST_BARE:
        return False
    if line.kind in _TEXT and is_labelled_credit(line.text) and not ends_sentence(line.text):
        return True
    if _hangs_below(lines, index):
        return True
    if read_bare_credit(line.text) is None:
        return index < body_start and _names_two(line.text) and _is_signed(lines[:index])
    if not is_bare_agency(line.text):
        return True
    if index > body_start and not any(each.kind in RUNNING for each in lines[index + 1 :]):
        return False  # below the last paragraph an agency signs the story
    # An agency beside byline or date is an author.
    after = lines[index + 1].kind if index + 1 < len(lines) else "short"
    return after not in {"byline", "date"} and (index > body_start or after in RUNNING)
