"""Credits of pictures: who is named beside them, and where the caption ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsexport.late_regex import late_regex
from newsexport.prose.agencies import (
    AGENCIES,
    OF_PICTURES,
    OFFICE,
    is_bare_agency,
    names_a_source,
)
from newsexport.prose.characters import ends_sentence, has_any, is_caseless, weight
from newsexport.prose.credit_labels import (
    BARRED,
    BEHIND_DASH,
    COPYRIGHT,
    DASHES,
    FILE,
    LABEL_FIRST,
    LABELLED,
    LABELS,
    RESERVED,
    SOURCE,
    SOURCED,
    SUPPLIED,
    TAKEN_BY,
    TITLE_BEFORE,
    initials_behind,
)
from newsexport.prose.credit_marks import BEHIND_LONGEST, BRACKETS, may_be_behind, may_credit
from newsexport.prose.name_lists import is_known_name
from newsexport.prose.names import looks_like_a_name
from newsexport.prose.whitespace import lower_case

_GROUP = late_regex(r"\s*[(\[（]([^()\[\]（）]{2,120})[)\]）]\s*[.。]?$")
_STATION = late_regex("[A-Z]{4}")
"""A station of the United States."""
_NAME_BEFORE = late_regex(r"(?:^|(?<=[.!?。”\"»…])\s*|\s)[/|]\s*(?P<who>[^/|()]{4,60})$")
"""A slash and a name at the end: `/ Ana Roa`, with the agency in parentheses behind it."""
_PERSON_BEFORE = late_regex(
    r"(?<=[.!?。”\"»…])\s+(?P<who>[^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){1,3})\s?$"
)
"""The same behind the last sentence: `... at the pier. ANA ROA`."""
_SLASHED = late_regex(
    r"(?<=[.!?。”\"])\s+(?P<who>(?:[A-ZÀ-ÞА-ЯЁІЇЄҐΑ-Ω][\w.'’-]*\s?){1,4}\s?[/|]\s?[A-ZÀ-ÞА-ЯЁІЇЄҐΑ-Ω][\w.’'\s/-]{1,40})$"
)
_SLASH_BEHIND = late_regex(r"(?<=[.!?。”\"»])\s*/\s*(?P<who>[^\W\d_][^/|()]{1,30})$")
"""A slash and whom to name behind the last sentence: `... at the pier. / EFE`, `... 있다./김하늘 기자`."""
_BEHIND = late_regex(
    r"(?<=[.!?。”\"»])\s+(?P<who>[^\W\d_][\w.-]{1,20}(?:\s[^\W\d_][\w.’'-]{0,20}){0,2}(?:\sfor\s[A-Z][\w .-]{2,30})?)$"
)
_HAS_WORDS = late_regex(r"[^\W\d_]{2}")
"""What stands before a credit; `1.` before a name is its place in a list."""
_WHOLE = late_regex(
    r"(?P<who>(?:[^\W\d_][\w.’'-]*\s){0,5}?[^\s/|]*\s?(?:/|\||\bvia\b)\s?(?:[^.!?]|\.(?=\w)){2,60})$",
    re.IGNORECASE,
)
_SENTENCE_BEFORE = late_regex(r"\s(?-i:[^\W\d_A-ZÀ-Þ])\w+[.!?]\s")
"""The end of a sentence before a credit: `A boat on the river. / EFE`."""
_WHOLE_LONGEST, _LABELLED_LONGEST = 80, 110
_PICTURE_AGENCY = late_regex(
    r"getty images|picture[- ]alliance|associated press|canadian press|epa-efe", re.IGNORECASE
)
_AGENCY_FIRST = late_regex(r"(?:dpa|imago|picture alliance|epa|ddp|afp)\b", re.IGNORECASE)
_LONGEST_LABEL = 20
_FEWEST_WORDS, _FEWEST_PLAIN = 4, 2
"""Words of a caption between two labels, or a label and parentheses, and how many of them have no capital."""
_SAID = frozenset({"copyright sign", "credit label"})
_PATTERNS = (
    (_SLASHED, "agency after a slash", (("/", "|"),)),
    (COPYRIGHT, "copyright sign", (("©", "ⓒ", "(c)", "copyright"),)),
    (
        LABELLED,
        "credit label",
        (
            (":", "：", "՝", "/", "©", "…", "...", "source,", "by ", "picha na ", "사진=", "fot."),
            tuple(word for word in LABELS if sum(each in word for each in LABELS) == 1),
        ),
    ),
)
"""Pattern, how it is called, and words of which one of each row must be there, in lower case: to look for
them costs far less than the pattern."""
_PATTERNS_OF_ASCII = tuple(
    (pattern, method, tuple(tuple(filter(str.isascii, words)) for words in needed))
    for pattern, method, needed in _PATTERNS
)
_SIGNS = ("©", "ⓒ", "(c)")
_TAKEN = frozenset("影供す摄攝")
"""The last signs of `TAKEN_BY`."""
_MAX_CAPTION = 700
_MOST_PLAIN = 3
"""Words without a capital from which what follows a label is a sentence, and no name."""
_TAIL = 160


class Credited(NamedTuple):
    """A caption taken apart."""

    caption: str
    """The words before the credit; "" when the text is nothing but a credit."""
    credit: str
    """Whom to name, as printed."""
    method: str
    """How it was recognised."""


def split_credit(text: str, *, is_caption: bool = False) -> Credited | None:
    """The caption and the credit at its end; None when the text ends in no credit.

    Of a text that is known to be a caption, any name in parentheses behind the last sentence is a
    credit, even of an agency that nobody knows.
    """
    if len(text) > _MAX_CAPTION:
        return None
    if text.endswith(("eserved.", "eserved", "new tab", "Rights")):
        text = RESERVED.sub("", text)
    if not may_credit(text, text[-_TAIL:]) or (2.5 * len(text) > _MAX_CAPTION < weight(text)):
        return None  # no sign weighs more than 2.5 letters
    return _split_at_mark(text, is_caption)


@lru_cache(maxsize=128)
def _split_at_mark(text: str, is_caption: bool) -> Credited | None:
    """`split_credit` of a text with a mark of a credit; remembered, for several steps ask for the same line."""
    start = max(0, len(text) - _TAIL)
    tail = text[start:]
    group = _GROUP.search(text, start) if tail[-2:].rstrip(".。 ")[-1:] in BRACKETS else None
    if group and len(text) <= _WHOLE_LONGEST and LABEL_FIRST.match(text):
        return _labelled_twice(text, group) or Credited("", _without_label(text), "credit label")
    if group and _is_credit(text, group, is_caption):
        return _in_brackets(text, start, group)
    slashed = "/" in tail or "|" in tail
    if dashed := _behind_dash(text, start, is_caption):
        return dashed
    behind = _SLASH_BEHIND.search(text, start) if slashed else None
    if behind and _is_named_behind(behind["who"]):
        return Credited(text[: behind.start()].strip(), behind["who"], "agency after a slash")
    if (slashed or "via" in tail) and len(text) <= _WHOLE_LONGEST and _is_only_source(text):
        return Credited("", text, "agency after a slash")
    place = max(start, len(text) - BEHIND_LONGEST)
    behind = _BEHIND.search(text, place) if may_be_behind(text) else None
    if (
        behind
        and _HAS_WORDS.search(text, 0, behind.start())
        and _is_source_behind(behind["who"])
        and not TITLE_BEFORE.search(text, start, behind.start())
    ):
        return Credited(text[: behind.start()].strip(), behind["who"], "agency behind the caption")
    if tail[-1:] in _TAKEN and (taken := TAKEN_BY.search(text, start)):
        who = taken["japan"] or taken["china"]
        return Credited(text[: -len(who)].rstrip(" 、，=＝"), who, "who took the picture")
    lowered = tail.lower()
    for pattern, method, needed in _PATTERNS_OF_ASCII if lowered.isascii() else _PATTERNS:
        match = pattern.search(text, start) if _has_each(lowered, needed) else None
        if match and _may_be_credited(pattern, match):
            caption = text[: match.start()].rstrip(" |-–—−")
            plain = caption.rstrip(" /")
            slashed = caption != plain and len(caption) <= BEHIND_LONGEST
            if slashed and not (looks_like_a_name(plain) or names_a_source(plain)):
                slashed, caption = False, plain
            if slashed or is_bare_agency(caption):
                return Credited("", text.rstrip(" ."), method)
            who = _without_label(match["who"].strip(" .|()"))
            if pattern is LABELLED and (first := LABELLED.fullmatch(caption.rstrip(" ,;"))):
                return Credited("", f"{first['who']}, {who}", method)  # two labels, and no caption
            return Credited(_without_file(caption), who, method)
    if slashed and is_caption and (initials := initials_behind(text)):
        return Credited(text[: -len(initials) - 3].rstrip(), initials, "initials behind a bar")
    return None


def _behind_dash(text: str, start: int, is_caption: bool) -> Credited | None:
    """A credit behind a dash, or between bars. A bare agency there may sign a story as well, so it needs a caption."""
    if " | " in text and (barred := BARRED.search(text, start)):
        return Credited(text[: barred.start()], barred["who"], "credit label")
    place = max(start, len(text) - BEHIND_LONGEST)
    found = BEHIND_DASH.search(text, place) if has_any(text[place:], DASHES) else None
    if found is None:
        return None
    bare = found["bare"]
    if bare and not (is_caption and is_bare_agency(bare)):
        return None
    who = bare or found["who"] or found["agency"] or found["capitals"]
    named = names_a_source(who) or _is_person(who) or who.isupper()
    return Credited(text[: found.start()], who, "credit label") if named else None


def _without_file(caption: str) -> str:
    """A caption without the note that its picture is an old one."""
    for note in FILE:
        if caption.endswith(note) and ends_sentence(shorter := caption.removesuffix(note)):
            return shorter
    return caption


def _in_brackets(text: str, start: int, group: re.Match[str]) -> Credited:
    """The credit in the parentheses at the end, with the person before them."""
    name = _NAME_BEFORE.search(text, start, group.start())
    name = name or _PERSON_BEFORE.search(text, start, group.start())
    titled = name and TITLE_BEFORE.search(text, start, name.start())
    if name and not titled and _is_person(name["who"]):
        caption, credit = text[: name.start()], text[name.start("who") :].rstrip(" .。")
        return Credited(caption.strip(), credit, "credit in parentheses")
    who = _without_label(group[1].strip())
    return Credited(text[: group.start()].strip(), who, "credit in parentheses")


def _labelled_twice(text: str, group: re.Match[str]) -> Credited | None:
    """The caption between the label of the picture and that of its credit: `Image: The pier (Picture: Ana Roa)`."""
    caption = _without_label(text[: group.start()])
    labelled = LABEL_FIRST.match(group[1]) is not None
    told = _count_plain(caption) >= _FEWEST_PLAIN
    if (
        not (labelled or (told and names_a_source(group[1])))
        or len(caption.split()) < _FEWEST_WORDS
    ):
        return None
    return Credited(caption, _without_label(group[1]), "credit label")


def is_notice(text: str) -> bool:
    """Whether words behind a credit are a notice or a button, such as `Purchase Licensing Rights`."""
    return RESERVED.fullmatch(text) is not None


def _has_each(text: str, needed: tuple[tuple[str, ...], ...]) -> bool:
    """Whether there is one word of each row."""
    for words in needed:  # noqa: SIM110 half the cost of `all`
        if not has_any(text, words):
            return False
    return True


def _without_label(credit: str) -> str:
    label = LABEL_FIRST.match(credit)
    return credit[label.end() :] if label else credit


def _is_person(who: str) -> bool:
    return looks_like_a_name(who.title() if who.isupper() else who)


def _may_be_credited(pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """Whether somebody is named: `First picture: how the pier could look one day` names nobody."""
    who = match["who"]
    if pattern is _SLASHED:
        return names_a_source(who)
    if pattern is COPYRIGHT:
        return has_any(match[0].lower(), _SIGNS) or not _begins_small(who)
    plain = _count_plain(who)
    if match.start() == 0:
        by = match["label"].rstrip().endswith("y")
        return not by or plain < _MOST_PLAIN  # `Photo by photo, she ...`
    if plain >= _MOST_PLAIN and not names_a_source(who):
        return False
    return not _is_announced(match) or names_a_source(who) or looks_like_a_name(who.rstrip(". "))


def _begins_small(who: str) -> bool:
    """Whether a word that is no agency begins without a capital: `copyright law helps nobody`."""
    return who[0].islower() and who.split(maxsplit=1)[0].strip(".,") not in AGENCIES


def _is_announced(match: re.Match[str]) -> bool:
    """Whether the label is a word of a sentence that goes on behind its colon: `They have one source: the river.`"""
    before = match.string[: match.start("label")]
    return before[-1:] == " " and before[-2:-1].isalpha() and ends_sentence(match.string)


def _is_credit(text: str, group: re.Match[str], is_caption: bool) -> bool:
    return any(map(str.isalpha, group[1])) and (
        (names_a_source(group[1]) and (is_caption or not _belongs_to_sentence(text, group)))
        or SOURCED.search(group[1]) is not None
        or (is_caption and (_is_name_behind(text, group) or SOURCE.match(group[1]) is not None))
        or (_STATION.fullmatch(group[1]) is not None and ends_sentence(text[: group.start()]))
    )


def _belongs_to_sentence(text: str, group: re.Match[str]) -> bool:
    """Whether words in parentheses are rather part of the sentence: `... the Minister (CDU/CSU).`, `... (30 km/h).`

    The sentence goes on to a full stop behind them, and no agency and no word of pictures is among them.
    """
    if ends_sentence(text[: group.start()]) or not ends_sentence(text[group.end(1) + 1 :]):
        return False
    who = lower_case(group[1])
    if not AGENCIES.isdisjoint(re.findall(r"[^\W\d_]+", who)) or is_bare_agency(who):
        return False
    return OF_PICTURES.search(who) is None or _count_plain(group[1]) >= _MOST_PLAIN


def _count_plain(text: str) -> int:
    """The words of some length without a capital, as sentences have them and names do not."""
    return sum(word.islower() and len(word) > 2 for word in text.split())


def is_told(text: str) -> bool:
    """Whether the credit at the end says itself that it is one: `Photo: X`, `© X`, `[사진 출처 = X]`."""
    credited = split_credit(text)
    if credited is not None and credited.method in _SAID:
        return True
    group = _GROUP.search(text, max(0, len(text) - _TAIL))
    return group is not None and SOURCED.search(group[1]) is not None


def _is_only_source(text: str) -> bool:
    """Whether a line is names and agencies with slashes between them, and nothing else."""
    if _SENTENCE_BEFORE.search(text) or (":" in text and not LABEL_FIRST.match(text)):
        return False
    if _WHOLE.fullmatch(text) is None or (not text[0].isupper() and not _AGENCY_FIRST.match(text)):
        return False
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return len(words) <= 10 and (
        any(word in AGENCIES for word in words) or _PICTURE_AGENCY.search(text) is not None
    )


def _is_named_behind(who: str) -> bool:
    return names_a_source(who) or looks_like_a_name(who) or who.endswith(("기자", "記者", "记者"))


def _is_source_behind(who: str) -> bool:
    person = who.split(" for ", maxsplit=1)[0]
    if " " in person and looks_like_a_name(person):
        return not is_caseless(person) or is_known_name(person.strip(" ."))
    words = who.casefold().split()
    return all(word.strip(".") in AGENCIES or word in SUPPLIED for word in words)


def _is_name_behind(text: str, group: re.Match[str]) -> bool:
    words = group[1].split()
    behind_sentence = ends_sentence(text[: group.start()])
    return behind_sentence and len(words) <= 6 and not group[1][0].islower()


def read_bare_credit(text: str) -> Credited | None:
    """What a line below a caption credits, when it is a bare agency, or a studio and a name."""
    boxed = text[1:-1] if text[:1] in "([（" and text[-1:] in BRACKETS else text
    if (
        is_bare_agency(boxed)
        or is_studio_and_name(boxed)
        or is_photographer_for(boxed)
        or (boxed != text and "：" not in boxed and looks_like_a_name(boxed))
    ):
        return Credited("", boxed, "a line below the caption")
    return None


def is_label(text: str) -> bool:
    """Whether a line is nothing but the label of a credit: `Image:`, `Photo by`."""
    ends = text[-1] in ":：/" or text.endswith(" by")
    return ends and len(text) <= _LONGEST_LABEL and LABEL_FIRST.fullmatch(text) is not None


def is_studio_and_name(text: str) -> bool:
    """Whether a line is a studio and a photographer, such as `Seelicht/Ana Roa`; two names are authors."""
    parts = text.split("/")
    if len(parts) != 2 or len(text) > _WHOLE_LONGEST or not all(parts):
        return False
    if ends_sentence(text):
        return False  # `Der Wirt/die Wirtin zahlt.`
    said = lower_case(parts[1])
    if (OF_PICTURES.search(said) or OFFICE.search(said)) and looks_like_a_name(parts[0]):
        return True
    first, second = looks_like_a_name(parts[0]), looks_like_a_name(parts[1])
    return first != second and parts[0][0].isupper() and len(text.split()) <= 6


def is_photographer_for(text: str) -> bool:
    """Whether a line is a photographer and a paper, such as `Ana Roa for The Ferry Post`."""
    name, _, paper = text.partition(" for ")
    return (
        bool(paper)
        and len(text) <= _WHOLE_LONGEST
        and looks_like_a_name(name)
        and paper[0].isupper()
        and len(paper.split()) <= 6
        and not ends_sentence(text)
    )


def is_labelled_credit(text: str) -> bool:
    """Whether a line begins with the label of a credit, such as `Photo by Ana Roa/Seelicht`."""
    if len(text) > _LABELLED_LONGEST:
        return False
    label = LABEL_FIRST.match(text)
    return label is not None and len(text) - label.end() >= 2


def name_behind(text: str) -> str | None:
    """The person in parentheses behind the last sentence of a line: `... at the pier. (Ana Roa)`."""
    group = _GROUP.search(text, max(0, len(text) - _TAIL)) if text[-1:] in BRACKETS else None
    if group is None or not _is_name_behind(text, group) or not looks_like_a_name(group[1]):
        return None
    return group[1].strip()
