"""What each line looks like by itself, before its place among the others is weighed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from newsexport.extract.announced_lists import mark_announced_lists
from newsexport.extract.between_paragraphs import (
    GOES_ON,
    mark_boxes_between,
    mark_prompts_between,
    mark_sentences_without_stops,
)
from newsexport.extract.captions import mark_captions
from newsexport.extract.furniture import (
    EMBEDDED,
    JOB,
    LONGEST_STRAY,
    ROW,
    first_words,
    is_box_header,
    is_glued,
    is_row,
    may_be_furniture,
    reason_for_furniture,
)
from newsexport.extract.line_patterns import LONGEST_PATTERN
from newsexport.extract.lines import RUNNING, Kind, Line
from newsexport.extract.publication import tells_of_another
from newsexport.late_regex import late_regex
from newsexport.prose import publication_words as words
from newsexport.prose.agencies import is_bare_agency
from newsexport.prose.bylines import opening_words, read_byline
from newsexport.prose.characters import (
    CLOSING_QUOTES,
    OPENING_QUOTES,
    count_words,
    ends_sentence,
    goes_on,
    has_any,
    has_no_full_stops,
    may_be_dense,
)
from newsexport.prose.characters import (
    weight as weigh,
)
from newsexport.prose.credit_labels import signs_off
from newsexport.prose.credit_marks import CREDITING_WORDS
from newsexport.prose.credits import is_told, split_credit
from newsexport.prose.dates import AmbiguousDate, find_dates
from newsexport.prose.day_names import weekdays
from newsexport.prose.signs import FOREIGN, HARMLESS, needing, signs_of
from newsexport.prose.spoken_labels import spoken_label
from newsexport.prose.whitespace import fold, lower_case

PARAGRAPH = 75
"""Weight from which a line that ends like a sentence is a paragraph."""
LONG = 160
"""Weight from which a line is a paragraph however it ends."""
SENTENCE = 28
"""Weight from which a line that ends like a sentence is at least that."""
_ANNOUNCING, _FEWEST_ANNOUNCING = 50, 6
"""The same when it ends in a colon, and how many small words it has."""
SPOKEN, QUOTE = 10, 20
"""The same when it begins with a quotation mark; and for a whole quotation of East Asia, which needs no full stop."""
CAPTION = 500
"""Weight up to which a line may be a caption."""
HEADER = 90
TEASER = 260
"""Weight up to which a paragraph that stands alone between titles may be a teaser."""
_TEASERS_APART = 7
"""Lines from one teaser to the next, at most."""
_FEWEST_TEASERS = 4
_GAP = 3
"""Empty lines behind which a box is over."""
_DATE_WORDS = late_regex(
    r"\b(?:first )?(?:published|posted|updated?|last|modified|created|date|on|at|by|time|from|to|the|of"
    rf"|{weekdays('en short', 'en', 'de', 'fr', 'es')}|uhr|stand|erstellt"
    r"|veröffentlicht|zuerst|aktualisiert|am|um|vom|publié|mis à jour|modifié|le|à"
    r"|publicado|actualizado|atualizado|el|a las|às|em|pubblicato|aggiornato|il|alle|ore|입력|수정|등록|公開|更新|配信|نشر|تحديث|آخر|في|الساعة"
    r"|et|edt|est|gmt|utc|bst|ist|pt|h|min|read|minute"
    r"|محرم|صفر|ربيع (?:الأول|الاول|الآخر|الثاني)|جمادى (?:الأولى|الاولى|الآخرة|الثانية)|رجب|شعبان|رمضان|شوال|ذ[وي] (?:القعدة|الحجة)|هـ|الموافق)\b",
)
"""Words of a line with a date; the months of Islam stand beside a day of the other calendar."""
_PUBLISHED_WORD = late_regex(
    rf"\b(?:{words.PUBLISHED})\b|{words.PUBLISHED_SIGNS}|{words.MADE_SIGNS}"
)
_SPEECH = frozenset(OPENING_QUOTES + "–—")
"""How what somebody says begins: a dash in many languages."""
_EASTERN = re.compile("[\u3000-\uffff]")
_ENDS_ROW = frozenset("0123456789%|")
_DIGIT = needing("0")
_SIGN = late_regex(r"[^\W_]")
_YEAR = re.compile(r"\d\d\d\d")
"""What every date has, in the digits of any script; a repeated digit would not be passed over at once."""
_LONGEST_DATE_LINE = 160
_DATE_REST = 14
"""Letters that a date line may hold besides its date, time and the usual words."""
_TIME_REST = 45
"""The same when it gives a time of day: then hardly anything else can be meant."""
_PUBLISHED_REST = 20
"""The same of a sentence that says that something was published."""
_CORRECTION = late_regex(
    r"(?:corrections?|clarification|editor.?s correction|korrektur|berichtigung|korrigierte fassung"
    r"|rectificatif|erratum|fe de errores|corrección|rettifica|correção|correctie|rättelse|rettelse"
    r"|تصحيح|تصويب|訂正)\s?[:：].{15,}"
    r"|(?:this (?:article|story|piece|post|report|column|headline)|an earlier version of this (?:article|story|piece|post|report)) (?:was|has been)? ?"
    r"(?:amended|corrected|misstated|misidentified|misspelled|incorrectly|wrongly|gave|said|stated)\b.{15,}",
    re.IGNORECASE | re.DOTALL,
)
_FIRST_OF_NOTES = ("This ", "An earlier ")
_LONGEST_CORRECTION = 600
_LONGEST_KNOWN, _KNOWN = 80, 4096
"""Weight up to which the looks of lines are remembered, and of how many: at most a few megabytes."""
_DATELINE, _IN_DATELINE = 60, late_regex(r"\(([^()]{2,20})\)")
"""Characters in which the agency of a dateline stands, and how."""
_SIGNED_OFF, _DASHES = 30, (" -", " –", " —")
"""Characters at the end of a line in which an agency signs it, and what stands before."""
_TITLES = frozenset({1, 2})
"""Levels of headings that are no captions, whatever they end in."""
_INITIALS, _SHORT_WORD = late_regex(r"\b(?:[A-Z]\.){2,}$"), 4
"""What a title may end in, and letters of the words that need no capital in it."""
_RANK = late_regex(r"\d{1,2}[.)]\s")
"""How an entry of a numbered list begins."""
_SIGNED_END = late_regex("[。」](?:（[^（）]{2,24}）|【[^【】]{2,24}】)$")
"""A last sentence of Japanese with who wrote it."""
_MANY_SENTENCES = late_regex(
    rf"[.!?。؟][{CLOSING_QUOTES})]*\s+\S.*[.!?。؟][{CLOSING_QUOTES})]*\s+\S"
)


def classify(lines: list[Line], *, month_first: bool | None = None) -> None:
    """Give every line its kind."""
    copies = Counter([line.key for line in lines])
    for line in lines:
        looks = _looks_of_known if line.weight <= _LONGEST_KNOWN else _looks_of
        line.kind, line.reason = looks(
            line.text, line.key, line.weight, line.bullet, copies[line.key] > 1, month_first
        )
        if line.kind == "caption" and line.level in _TITLES:
            line.kind = "short"
    mark_sentences_without_stops(lines)
    mark_captions(lines, copies)
    _mark_boxes(lines)
    mark_announced_lists(lines)
    mark_boxes_between(lines)
    if any(key in copies for key in GOES_ON):
        mark_prompts_between(lines)
    _mark_last_paragraphs(lines, copies)
    _mark_teasers(lines)


def _looks_of(
    text: str, key: str, weight: int, bullet: bool, again: bool, month_first: bool | None
) -> tuple[Kind, str]:
    """The kind of a line, and the reason when it is furniture: both follow from these values alone."""
    label = spoken_label(text) if "," in text or "،" in text else None
    if label is not None and weight <= CAPTION:
        return ("furniture", JOB) if label[0] == "role" else ("caption", "")
    opens, only_words = _opens(key), weight < PARAGRAPH and _is_only_words(text, key)
    if only_words and not opens and not (len(text) <= LONGEST_STRAY and text.isupper()):
        return "short", ""
    signs = signs_of(text[-LONGEST_PATTERN:])
    if opens or may_be_furniture(text, key, signs):
        reason = reason_for_furniture(text, key, weight)
        if reason is not None:
            heads = weight < HEADER and is_box_header(key)
            return "header" if heads else "furniture", reason
    if (opens or not signs.isdisjoint(FOREIGN)) and read_byline(text) is not None:
        return "byline", ""
    if only_words:
        return ("correction" if _is_correction(text) else "short"), ""
    dated = not signs.isdisjoint(_DIGIT) and is_date_line(text, weight, month_first)
    if dated and not _is_short_caption(text):
        return "date", ""
    if weight <= _LONGEST_CORRECTION and _is_correction(text):
        return "correction", ""
    if weight <= CAPTION and _is_caption(text, again):
        return "caption", ""
    ends = (
        ends_sentence(text)
        or _signs_off(text)
        or (text[-1] in "）】" and _SIGNED_END.search(text) is not None)
    )
    if ends and weight < LONG and text[-3:-2] == "." and _is_title_with_initials(text):
        return "short", ""
    if weight >= LONG or (weight >= PARAGRAPH and (ends or has_no_full_stops(text))):
        return "paragraph", ""
    if text[-1] in ":：" and weight >= _ANNOUNCING and _announces(text):
        return ("paragraph" if weight >= PARAGRAPH else "sentence"), ""
    least = SPOKEN if text[0] in _SPEECH else SENTENCE
    if (ends and not bullet and weight >= least) or _is_quotation_of_east_asia(text, weight):
        return "sentence", ""
    return ("furniture", ROW) if text[-1] in _ENDS_ROW and is_row(text) else ("short", "")


def _is_title_with_initials(text: str) -> bool:
    """Whether a line is a title in which each word begins with a capital, and ends in initials: `Storm Heads for U.S.`"""
    if _INITIALS.search(text) is None:
        return False
    words = [word for word in text.split() if len(word) > _SHORT_WORD and word[0].isalpha()]
    return len(words) > 2 and all(word[0].isupper() for word in words)


def _announces(text: str) -> bool:
    """Whether a line with a colon at its end is a sentence: `These are the boats that the harbour has left:`"""
    small = [word for word in text.split() if len(word) > 1 and word.isalpha() and word.islower()]
    return len(small) >= _FEWEST_ANNOUNCING and text[0].isupper() and not has_any(text, ("@", "//"))


def _signs_off(text: str) -> bool:
    """Whether an agency signs behind a dash: nearly no line has a dash so near to its end."""
    return has_any(text[-_SIGNED_OFF:], _DASHES) and signs_off(text)


def _is_quotation_of_east_asia(text: str, weight: int) -> bool:
    """Whether a line is what somebody says, which needs no full stop in Japanese and Korean."""
    if text[-1] not in '」"”' or text[0] not in '「"“' or weight < QUOTE:
        return False
    return text.count(text[-1]) == 1 + (text[0] == text[-1]) and may_be_dense(text)


def _is_only_words(text: str, key: str) -> bool:
    """Whether a short line is nothing but words, as most entries of menus are, and none of those that credit.

    Then it is no date, caption or sentence: each has a digit, a mark, one of these words, or a sign of East Asia.
    """
    return (
        _has_only_letters(text)
        and not has_any(key, CREDITING_WORDS)
        and (text.isascii() or _EASTERN.search(text) is None)
    )


def _has_only_letters(text: str) -> bool:
    """Whether a text has nothing but letters, blanks, and marks that mean nothing to any pattern."""
    letters = text.replace(" ", "")
    if letters.isalpha():
        return True
    for mark in HARMLESS:
        letters = letters.replace(mark, "")
    return letters.isalpha()


def _opens(key: str) -> bool:
    """Whether a line begins with a word that any table of phrases knows."""
    first = key.partition(" ")[0]
    return first in _first_words() or (not first.isascii() and is_glued(first))


@cache
def _first_words() -> frozenset[str]:
    """The folded first words of bylines, corrections and furniture."""
    notes = (phrase.partition(" ")[0] for phrase in _FIRST_OF_NOTES)
    return opening_words() | first_words() | frozenset(map(fold, notes))


_looks_of_known = lru_cache(maxsize=_KNOWN)(_looks_of)
"""The same, remembered: a page repeats its menus, and the next page of the site has them again."""


def _is_correction(text: str) -> bool:
    may = ":" in text or "：" in text or text.startswith(_FIRST_OF_NOTES)
    return may and _CORRECTION.match(text) is not None


def is_date_line(text: str, weight: int, month_first: bool | None) -> bool:
    """Whether a line says when, and hardly anything else."""
    if weight > _LONGEST_DATE_LINE or not _YEAR.search(text):
        return False
    rest, last, timed = [], 0, False
    for found in find_dates(text, month_first=month_first):
        if isinstance(found, AmbiguousDate):
            return len(text) - len(found.text) < 2 * _DATE_REST
        rest.append(text[last : found.start])
        last, timed = found.end, timed or found.clock is not None
    if last == 0:
        return False
    rest.append(text[last:])
    left = _DATE_WORDS.sub(" ", lower_case(" ".join(rest)))
    letters = len(_SIGN.findall(left)) if left.isascii() else weigh("".join(_SIGN.findall(left)))
    if _PUBLISHED_WORD.search(lower_case(text)):
        if not ends_sentence(text):
            return True
        return letters <= _PUBLISHED_REST and not tells_of_another(text)
    if ends_sentence(text) and text[-2] != " " and ":" not in left and goes_on(text, left.split()):
        return False  # `He died on 3 March 1997 in Vestra.`
    return letters <= (_TIME_REST if timed else _DATE_REST)


def _is_caption(text: str, again: bool) -> bool:
    """Whether a line ends in a credit, as captions do; `again`: it stands there more than once."""
    credited = split_credit(text)
    if credited is None:
        return False
    # A paragraph may end in an agency's name; a caption of several sentences is rare unless copied.
    return again or is_told(text) or not _MANY_SENTENCES.search(credited.caption)


def _is_short_caption(text: str) -> bool:
    """Whether hardly more than a date stands before a credit, but as a sentence."""
    credited = split_credit(text)
    return credited is not None and ends_sentence(credited.caption)


def _mark_boxes(lines: Iterable[Line]) -> None:
    """The short lines under a box's header belong to the box."""
    inside = listed = False
    for line in lines:
        if line.kind == "header":
            inside, listed = True, False
            continue
        if line.blank_before >= _GAP:
            inside = listed = False  # another text
        if not inside and not listed:
            continue
        entry = line.bullet or _RANK.match(line.text) is not None
        if listed and line.kind == "short" and not entry and line.blank_before:
            inside = listed = False  # the list of the box has ended
        elif inside and line.kind == "short" and (entry or count_words(line.text) > 2):
            line.kind, line.reason = "boxed", "related stories"
            listed = listed or entry
        elif line.kind not in {"furniture", "date", "byline"}:
            inside = False


def _mark_last_paragraphs(lines: list[Line], copies: Counter[str]) -> None:
    """A last paragraph may end in the agency's name, as captions do; it is still a paragraph.

    It follows running text, no more follows it, it stands there once, and its credit is an agency.
    """
    datelined: frozenset[str] | None = None
    for index, line in enumerate(lines):
        if line.kind != "caption" or line.weight < SENTENCE or copies[line.key] > 1 or index == 0:
            continue
        after = lines[index + 1].kind if index + 1 < len(lines) else "furniture"
        credited = split_credit(line.text)
        if (
            lines[index - 1].kind not in RUNNING
            or after in {"paragraph", "sentence", "caption"}
            or credited is None
            or not is_bare_agency(credited.credit)
            or is_told(line.text)
        ):
            continue
        if line.weight < PARAGRAPH:
            datelined = _agencies_of_datelines(lines) if datelined is None else datelined
            if credited.credit not in datelined:
                continue  # the caption of a picture below the story
        line.kind = "paragraph"


def _agencies_of_datelines(lines: list[Line]) -> frozenset[str]:
    """What stands in parentheses where stories begin: `Vestra, 12 oct (EFE).- ...`."""
    heads = (line.text[:_DATELINE] for line in lines if line.kind == "paragraph")
    return frozenset(name for head in heads for name in _IN_DATELINE.findall(head))


def _mark_teasers(lines: list[Line]) -> None:
    """Many single short paragraphs in a row, each between titles, are teasers of other stories.

    They stay running text: a story may be written so, and is then taken whole.
    """
    chain: list[Line] = []
    last = -_TEASERS_APART
    running = [line.kind in RUNNING or line.reason == EMBEDDED for line in lines]
    for index, line in enumerate(lines):
        if line.kind not in RUNNING:
            continue
        beside = (index > 0 and running[index - 1]) or (
            index + 1 < len(lines) and running[index + 1]
        )
        alone = line.weight <= TEASER and not beside
        if not alone or index - last > _TEASERS_APART:
            _mark_chain(chain)
            chain = []
        if alone:
            chain.append(line)
            last = index
    _mark_chain(chain)


def _mark_chain(chain: list[Line]) -> None:
    if len(chain) >= _FEWEST_TEASERS:
        for line in chain:
            line.teaser = True
