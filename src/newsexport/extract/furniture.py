"""The words that pages put around their stories: buttons, boxes, prompts. Whole lines only.

A line is furniture when all of it is such a phrase, or when it is short and begins with one; a
sentence of a story that merely contains the words is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsexport.extract.furniture_phrases import (
    BEGINNINGS,
    CONSENT,
    LONG_BEGINNINGS,
    WHOLE_LINES,
)
from newsexport.late_regex import late_regex
from newsexport.prose.characters import has_any
from newsexport.prose.whitespace import fold

_FEWEST_OF_CONSENT = 2
CLOCK = "clock or duration"
"""Reason of a line that is only a time of day."""
WHEN = frozenset({"time ago", "reading time"})
"""Reasons of furniture that stands where the date does."""
LONGEST_BEGINNING = 110
"""Weight up to which a line counts as furniture by its beginning."""

_COUNTED = (
    r"(?:comments?|shares?|views?|likes?|kommentare?r?|reaktionen|commentaires?|vues?|comentarios?|vistas|commenti?|visualizzazioni|comentários?|visualizações"
    r"|reacties?|kommentit|kommenttia|visningar|visninger|komentarz[ey]?|odsłon\w?|wyświetle\w+|komentář[eů]?|komentár\w?|hozzászólás\w*|comentarii|σχόλια|комментари\w+|просмотр\w*"
    r"|коментар\w*|перегляд\w*|yorum(?:lar)?|görüntülenme|komentar|댓글|조회수?|コメント|评论|評論|阅读|浏览|(?:ال)?تعليق(?:ات)?|مشاهد(?:ة|ات)|टिप्पणियाँ)"
)
"""What pages count beside a story."""
_READING = (
    "lesezeit|lesedauer|reading time|temps de lecture|lecture|tiempo de lectura|lectura|tempo de leitura|leitura|tempo di lettura|lettura|leestijd"
    "|lästid|lesetid|læsetid|lukuaika|czas czytania|čas čtení|doba čtení|čas čítania|olvasási idő|timp de citire|χρόνος ανάγνωσης|время чтения|час читання"
    "|okuma süresi|waktu baca|読了時間|읽는 시간|阅读时间|وقت القراءة|مدة القراءة"
)
"""How they say how long it takes to read it."""
PATTERNS: tuple[tuple[str, str], ...] = (
    ("reading time", rf"\d+[- ](?:min(?:ute)?s?|minuten|minutos|minuti)\.?(?:[- ](?:read|lesezeit|de lectura|de lecture|di lettura|leitura))?|(?:{_READING})\W{{1,3}}\d+.{{0,30}}"),
    ("time ago", r"(?:updated |vor |il y a |hace |há |před |för |for |منذ )?\d+ ?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|sekunden|minuten|stunden?|tage?n?|wochen?|heures?|jours?|minutos?|horas?|días?|semanas?|ore|giorni|minuti|hodinami|minutami|dny|dagen|uur|weken|timmar|dagar|timer|dager|dage|tuntia|päivää|godzin\w?|dni|минут\w*|час\w*|дн\w*|годин\w*|saat|dakika|gün|jam|menit|hari|時間|分|日|시간|분|일|小时|分钟|天|घंटे|मिनट|दिन|ساعات|ساعة|دقائق|دقيقة|أيام|[smhdw])(?: ago| fa| atrás| geleden| sedan| siden| sitten| temu| назад| тому| önce| yang lalu| lalu|前| ?전| पहले)?"),
    ("count", rf"(?:{_COUNTED}[ :]{{0,2}})?[(\[]?\d{{1,3}}(?:[., ]?\d{{3}})*(?:(?:[.,]\d)? ?[km])?[)\]]?(?: ?{_COUNTED})?"),
    ("button of a picture", r"(?:view |see |show )?\d+ (?:images?|photos?|pictures|fotos|bilder|imágenes|immagini)|(?:(?:image|photo|slide|bild|foto) )?\d+ (?:of|/|von|de|sur|di|af|av) \d+"),
    ("note on the work", r"(?-i:\([a-zà-ÿ]{2,5}(?:[/-][a-zà-ÿ]{2,5}){0,3}\))"),
    (CLOCK, r"(?:duration:? )?\d{1,2}:\d\d(?::\d\d)?(?: ?/ ?\d{1,2}:\d\d)?|(?:kl\.? ?|às |à |ore |le )?(?:\d{1,2}[:.]\d\d(?: ?uhr| h| ?hrs| ?[ap]\.?m\.?| ?น\.)?|\d{1,2}h\d\d|\d{1,2} ?[ap]m)(?: (?:gmt|utc|bst|cet|cest|mez|mesz|ist|et|est|edt|pt|aest|aedt))?"),
    ("address", r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+"),
    ("handle or hashtag", r"(?:[@#][\w.]+[ ,]*)+"),
    ("breadcrumb", r"[^<>›»«‹]{1,30}(?: ?[>›»] ?[^<>›»«‹]{1,30}){1,6}"),
    ("copyright", r"[<(]?(?:©|ⓒ|\(c\) ?\d{4}|copyright ?©?).{0,160}|.{0,120}(?:무단 ?전재|재배포 ?금지|無断転載|版权所有).{0,60}"),
)  # fmt: skip
"""Reason -> pattern of the whole line."""

_PATTERN = late_regex(
    "|".join(f"(?P<p{index}>{pattern})" for index, (_, pattern) in enumerate(PATTERNS)),
    re.IGNORECASE,
)
_LONGEST_PATTERN = 180
_HEADERS = frozenset({"related stories"})
_PROMPTS = frozenset(
    {"related stories", "newsletter or subscription", "button of the page", "comments"}
)
_MOST_BUTTONS = 8
_FIRST_SIGNS = frozenset("cC©ⓒⒸ(<@#")
_EARLY_DIGIT = late_regex(r"\d")
_EARLY = 20
"""Signs among which the first number stands of whatever matches a pattern of numbers."""
_IN_PATTERNS = (">", "›", "»", "@", "://")
_IN_NOTICES = ("무단", "재배포", "無断転載", "版权所有")
"""Of these, or such a beginning, any text has one that matches another pattern."""
LONGEST_STRAY = 6
"""Characters up to which a few capitals are what is left of something."""
_MARKUP = late_regex(r"<\s?(?:a\s+href|img\s|script\b|iframe\s|ins\s|!--)", re.IGNORECASE)
"""Code of a page that was printed as text."""
EMBEDDED = "content of another site"
"""Reason of what stands in its place until readers agree: inside of stories."""
ROW = "row of a table"
_FEWEST_CELLS, _CELL = 3, late_regex(r"[+−–-]?\d{1,3}(?:[.,]\d{1,3})?%?")
"""Reason of a line that is a row of a table, how many numbers it has, and what they look like."""
_STRAY = late_regex(r"[A-Z][A-Z+−-]?(?: ?[A-Z+−-]{1,2})?")


def reason_for_furniture(text: str, key: str, weight: int) -> str | None:
    """Why a line is no part of a story; None when it may be one. `key` is the folded text."""
    if not key:
        return "ornament"
    if text[0] == "<" and _MARKUP.match(text):
        return "markup"
    known, first = _whole_lines(), key.partition(" ")[0]
    whole = known.get(key)
    if whole is None and first is not key and first in known:
        whole = _row_of_buttons(key)
    if whole is not None:
        return whole
    if weight <= LONGEST_BEGINNING:
        for phrase, reason in _may_begin(first):
            if key.startswith(phrase) and _at_boundary(key, phrase):
                return reason
    if weight <= _LONGEST_PATTERN and _may_match(text):
        match = _PATTERN.fullmatch(text)
        if match is not None and match.lastgroup is not None:
            return PATTERNS[int(match.lastgroup[1:])][0]
    if weight > LONGEST_BEGINNING:
        if _asks_for_consent(key):
            return "cookies"
        return next((why for why, begin in _long_beginnings() if key.startswith(begin)), None)
    return "stray token" if len(text) <= LONGEST_STRAY and _STRAY.fullmatch(text) else None


def is_row(text: str) -> bool:
    """Whether at least half of the words of a line are numbers, and there are several."""
    cells = [word for word in text.split() if word != "|"]
    numbers = len([cell for cell in cells if _CELL.fullmatch(cell)])
    return numbers >= _FEWEST_CELLS and 2 * numbers >= len(cells)


def _asks_for_consent(key: str) -> bool:
    """Whether a paragraph tells the reader what a site stores; a story on cookies talks otherwise."""
    return "cookie" in key and sum(map(key.__contains__, CONSENT)) >= _FEWEST_OF_CONSENT


def _may_match(text: str) -> bool:
    """Whether a pattern could match: nearly no line has one of its signs."""
    return (
        text[0] in _FIRST_SIGNS
        or _EARLY_DIGIT.search(text, 0, _EARLY) is not None
        or has_any(text, _IN_PATTERNS)
        or text[:3].lower() == "www"
        or (not text.isascii() and has_any(text, _IN_NOTICES))
    )


def is_prompt(key: str) -> bool:
    """Whether a folded line is, or begins as, what pages of any language put around their stories."""
    if key in _whole_lines():
        return True
    for phrase, reason in _may_begin(key.partition(" ")[0]):
        if reason in _PROMPTS and key.startswith(phrase) and _at_boundary(key, phrase):
            return True
    return False


def is_box_header(key: str) -> bool:
    """Whether a line heads a box of links to other stories."""
    return _whole_lines().get(key) in _HEADERS


def is_button(key: str) -> bool:
    """Whether a whole line is a button, an advertisement's mark or the like."""
    return key in _whole_lines()


def _row_of_buttons(key: str) -> str | None:
    """The reason when a short line is buttons side by side, such as `Share Save`."""
    words = key.split(" ", _MOST_BUTTONS)
    if not 2 <= len(words) <= _MOST_BUTTONS:
        return None
    reasons = [_whole_lines().get(word) for word in words]
    return reasons[0] if None not in reasons else None


def _at_boundary(key: str, phrase: str) -> bool:
    after = key[len(phrase) : len(phrase) + 1]
    return after in {"", " "} or not phrase[-1].isascii()


def _phrases(block: str) -> list[str]:
    return [fold(phrase) for phrase in " ".join(block.split()).split("|")]


@cache
def _whole_lines() -> dict[str, str]:
    return {phrase: reason for reason, block in WHOLE_LINES.items() for phrase in _phrases(block)}


def _may_begin(first: str) -> Sequence[tuple[str, str]]:
    """The few beginnings that could be that of a line with this first word."""
    found = _beginnings().get(first, ())
    return found if first.isascii() else (*found, *_glued_to(first))


def _glued_to(first: str) -> Sequence[tuple[str, str]]:
    return [each for each in _glued().get(first[0], ()) if first.startswith(each[0])]


@cache
def _beginnings() -> dict[str, list[tuple[str, str]]]:
    """By their first word."""
    table: dict[str, list[tuple[str, str]]] = {}
    for reason, block in BEGINNINGS.items():
        for phrase in _phrases(block):
            table.setdefault(phrase.partition(" ")[0], []).append((phrase, reason))
    return table


@cache
def _long_beginnings() -> list[tuple[str, tuple[str, ...]]]:
    return [(reason, tuple(_phrases(block))) for reason, block in LONG_BEGINNINGS.items()]


@cache
def _opening_words() -> frozenset[str]:
    whole = {phrase.partition(" ")[0] for phrase in _whole_lines()}
    return frozenset({*whole, *_beginnings(), ""})


def may_open(first: str) -> bool:
    """Whether any phrase could begin with a folded first word."""
    return first in _opening_words() or (not first.isascii() and bool(_glued_to(first)))


@cache
def _glued() -> dict[str, list[tuple[str, str]]]:
    """Those of one word behind which the next may follow without a blank, by their first sign."""
    table: dict[str, list[tuple[str, str]]] = {}
    for row in _beginnings().values():
        for phrase, reason in row:
            if not (" " in phrase or phrase[-1].isascii()):
                table.setdefault(phrase[0], []).append((phrase, reason))
    return table
