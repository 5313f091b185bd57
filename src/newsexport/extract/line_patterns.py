"""Lines that a pattern knows for furniture: times, counts, addresses, breadcrumbs, notices on copyright."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsexport.late_regex import late_regex
from newsexport.prose.characters import has_any
from newsexport.prose.signs import needing

CLOCK = "clock or duration"
"""Reason of a line that is only a time of day."""
_NUMBERED = frozenset(
    {"reading time", "time ago", "count", "comments", "button of a picture", CLOCK}
)
"""Reasons of lines in which a number stands, and not far from their beginning."""
WHEN = frozenset({"time ago", "reading time"})
"""Reasons of furniture that stands where the date does."""
_COMMENTS = (
    r"(?:comments?|kommentare?r?|reaktionen|commentaires?|comentarios?|commenti?|comentários?|reacties?|kommentit|kommenttia|komentarz[ey]?|komentář[eů]?"
    r"|komentár\w?|hozzászólás\w*|comentarii|σχόλια|комментари\w+|коментар\w*|yorum(?:lar)?|komentar|댓글|コメント|评论|評論|(?:ال)?تعليق(?:ات)?|टिप्पणियाँ)"
)
_COUNTED = (
    rf"(?:{_COMMENTS}|shares?|views?|likes?|vues?|vistas|visualizzazioni|visualizações|visningar|visninger|odsłon\w?|wyświetle\w+|просмотр\w*"
    r"|перегляд\w*|görüntülenme|조회수?|阅读|浏览|مشاهد(?:ة|ات))"
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
    ("comments", rf"{_COMMENTS}[ :]{{0,2}}[(\[]?\d{{1,5}}[)\]]?|[(\[]?\d{{1,5}}[)\]]? ?{_COMMENTS}"),
    ("count", rf"(?:{_COUNTED}[ :]{{0,2}})?[(\[]?\d{{1,3}}(?:[., ]?\d{{3}})*(?:(?:[.,]\d)? ?[km])?[)\]]?(?: ?{_COUNTED})?"),
    ("comments", r"(?:(?:view|read|show|see|reader|visitor) )?comments? ?[(\[]\d{1,5}(?: of \d{1,5})?[)\]]|(?!.*[.!]$)\d{1,5} (?:(?:comments?|responses?|replies)(?: ?:| (?:to|on) .{3,120})|thoughts? on .{3,120})"),
    ("button of a picture", r"(?:view |see |show )?\d+ (?:images?|photos?|pictures|fotos|bilder|imágenes|immagini)|(?:(?:image|photo|slide|bild|foto) )?\d+ (?:of|/|von|de|sur|di|af|av) \d+|\d{1,2}/\d{1,2}"),
    ("note on the work", r"(?-i:\([a-zà-ÿ]{2,5}(?:[/-][a-zà-ÿ]{2,5}){0,3}\))"),
    (CLOCK, r"(?:duration:? )?\d{1,2}:\d\d(?::\d\d)?(?: ?/ ?\d{1,2}:\d\d)?|(?:kl\.? ?|às |à |ore |le )?(?:\d{1,2}[:.]\d\d(?: ?uhr| h| ?hrs| ?[ap]\.?m\.?| ?น\.)?|\d{1,2}h\d\d|\d{1,2} ?[ap]m)(?: (?:gmt|utc|bst|cet|cest|mez|mesz|ist|et|est|edt|pt|aest|aedt))?"),
    ("address", r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+"),
    ("name of a file", r"[\w .,()&'-]{1,60}\.(?:jpe?g|png|gif|webp)"),
    ("handle or hashtag", r"(?:[@#][\w.]+[ ,]*)+"),
    ("breadcrumb", r"[^<>›»«‹]{1,30}(?: ?[>›»] ?[^<>›»«‹]{1,30}){1,6}"),
    ("copyright", r"[<(]?(?:©|ⓒ|\(c\) ?\d{4}|copyright ?©?).{0,160}|.{0,120}(?:무단 ?전재|재배포 ?금지|無断転載|版权所有).{0,60}"),
)  # fmt: skip
"""Reason -> pattern of the whole line."""
LONGEST_PATTERN = 180
"""Weight up to which a line may match one of them."""
_FIRST_SIGNS = frozenset("cC©ⓒⒸ(<@#")
_EARLY_DIGIT = late_regex(r"\d")
_EARLY = 20
"""Signs among which the first number stands of whatever matches a pattern of numbers."""
_IN_PATTERNS = (">", "›", "»", "@", "://", ".jp", ".JP", ".png", ".gif", ".webp")
_IN_NOTICES = ("무단", "재배포", "無断転載", "版权所有")
"""Of these, or such a beginning, any text has one that matches another pattern."""
SIGNS_OF_PATTERNS = needing("0@#(<>›»©[:")
"""Signs of which a line has one that matches any, if it is no notice on copyright, and no address with `www`."""


def _any_of(patterns: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """One pattern of several; the group that matches is called by the place of its pattern among all."""
    places = {pattern: place for place, (_, pattern) in enumerate(PATTERNS)}
    every = (f"(?P<p{places[pattern]}>{pattern})" for _, pattern in patterns)
    return late_regex("|".join(every), re.IGNORECASE)


_NUMBERED_PATTERN = _any_of(each for each in PATTERNS if each[0] in _NUMBERED)
_OTHER_PATTERN = _any_of(each for each in PATTERNS if each[0] not in _NUMBERED)


def reason_of_pattern(text: str) -> str | None:
    """Why a line is furniture, when all of it matches a pattern."""
    match = _NUMBERED_PATTERN.fullmatch(text) if _EARLY_DIGIT.search(text, 0, _EARLY) else None
    if match is None and _may_match_other(text):
        match = _OTHER_PATTERN.fullmatch(text)
    found = match.lastgroup if match is not None else None
    return PATTERNS[int(found[1:])][0] if found is not None else None


def _may_match_other(text: str) -> bool:
    """Whether a pattern without a number could match: nearly no line has one of its signs."""
    return (
        text[0] in _FIRST_SIGNS
        or has_any(text, _IN_PATTERNS)
        or text[:3].lower() == "www"
        or (not text.isascii() and has_any(text, _IN_NOTICES))
    )
