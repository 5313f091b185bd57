"""Who signs a story without a byline: names beside the date, a job, an address, or right above the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsexport.extract.lines import Line
from newsexport.extract.publication import names_a_day, says_when
from newsexport.late_regex import late_regex
from newsexport.prose.agencies import STRAY, is_bare_agency, names_a_source
from newsexport.prose.bylines import (
    agencies_in,
    opens_byline,
    read_byline,
    read_signature,
    without_contact,
    without_date_words,
    without_invitation,
)
from newsexport.prose.characters import is_caseless
from newsexport.prose.dates import DateInText, find_dates
from newsexport.prose.month_names import month_numbers
from newsexport.prose.name_lists import is_known_name
from newsexport.prose.names import (
    is_newsroom,
    is_occupation,
    is_trade,
    looks_like_a_name,
    may_be_bare,
    split_names,
    without_place,
    without_role,
)
from newsexport.prose.whitespace import fold

_LONGEST = 110
"""Weight up to which a line may be names without a `By`."""
_LONGEST_WITH_BY = 160
"""The same where one stands in the middle."""
_BELOW_HEADLINE, _ABOVE_BODY = 14, 8
"""Lines below the headline, and above the body, in which such names are looked for."""
_WHEN = frozenset({"time ago", "reading time", "clock or duration"})
"""Reasons of furniture that says when, or how long: it stands in the line of authors and dates."""
_BESIDE = frozenset(
    {"button of the page", "count", "stray token", "handle or hashtag", "address", "comments"}
)
"""Reasons of furniture that may stand between the names and the date."""
_REACH = 4
"""Lines above or below a name in which its date is looked for."""
_PLACE = 22
"""Weight up to which one line between a name and the date may be a place or a paper."""
_NEXT = 4
"""Lines below the headline, and above a name, in which more names are believed."""
_AGO = late_regex(
    r"[\s|·•,–—-]+(?:(?:published|posted|updated)\s)?\d+ ?(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?|[hd])\b.*$",
    re.IGNORECASE,
)
_DAY = late_regex(r"[\s|·•,–—-]+\d{1,2}\.?\s(?P<month>[^\W\d_]{3,})\.?(?:,?\s\d{1,2}[:.]\d\d)?$")
_LONGEST_SIGNED = 80
"""Characters of a line with a day that leaves its year to the reader: longer ones are sentences."""
_INNER_BY = late_regex(
    r"(?<=\s)(?:(?:By|Von|Door|Par|Por|by|von|door|par|por)\s(?=[A-ZÀ-Þ]|onze? |unser|notre |nuestr)|作者[:：]\s?)"
)
"""A `By` in the middle of a line that says when."""
_RIGHT_ABOVE = "a name right above the story"
_BESIDE_DATE = "names beside the date"
_BELOW = "names below the story"
_LONG_STORY = 8
"""Paragraphs from which the last one may be a note on the author."""
_ENDS_IN_BY = late_regex(r"\s(?:von|by|par|por|door|av|af|di)$", re.IGNORECASE)
_MOST_LABEL_WORDS = 4
_SPACED_NAME = late_regex("[\u4e00-\u9fff々]{1,3} [\u4e00-\u9fff々ぁ-んァ-ヶ]{1,4}")
"""How Japanese papers print family name and given name."""
_IN_PARENTHESES = late_regex(r"[(（]([^()（）]{4,120})[)）]\s*$")
_PARTS = late_regex(r"\s*[|·•,]\s*|\s+(?:[-–—/]|//)\s+")


class Signature(NamedTuple):
    """Who signs, in which lines, and why that is believed."""

    lines: list[Line]
    names: tuple[str, ...]
    method: str
    confidence: float


def find_signature(head: Sequence[Line], body_start: int, body: Sequence[Line]) -> Signature | None:
    """The names that sign a story; `head` are the lines below its headline, to behind `body_start`.

    Never of persons of whom the story speaks.
    """
    near = {
        *range(min(len(head), _BELOW_HEADLINE)),
        *range(max(0, body_start - _ABOVE_BODY), len(head)),
    }
    agency: Signature | None = None
    for found in _signatures(head, sorted(near), body_start):
        persons = [name for name in found.names if looks_like_a_name(name)]
        if not persons and is_bare_agency(found.names[0]):
            agency = agency or found  # it may be the credit of a picture above the name
        elif not any(_is_spoken_of(name, body, persons) for name in persons) and not (
            found.method == _RIGHT_ABOVE and _is_subject(persons, body)
        ):
            return found
    return agency


def find_signature_above(above: Sequence[Line], body: Sequence[Line]) -> Signature | None:
    """The names beside a date that stand above the headline."""
    for index in range(len(above) - 1, -1, -1):
        line = above[index]
        if line.kind not in {"short", "date"} or line.part is not None or line.level or line.bullet:
            continue
        if line.number == 1 and len(line.text.split()) > 2:
            continue  # the first line of a page is its menu
        beside = _beside_date(line.text) or ((line.text,) if _touches_date(above, index) else ())
        names = next(filter(None, map(_only_names, beside)), ())
        if names and not any(_is_spoken_of(name, body) for name in names):
            return Signature([line], names, _BESIDE_DATE, 0.6)
    return None


def find_signature_below(
    end: Sequence[Line], head: Sequence[Line], body: Sequence[Line]
) -> Signature | None:
    """The names right below a story, of several or of one who is named above it, too.

    Also those in parentheses behind its last sentence, with the date; `end` are the last lines of the
    story and those below, `head` those below its headline.
    """
    above = [line.key for line in head if line.weight <= _LONGEST]
    for line in end:
        if line.kind != "short" or line.level or line.bullet or line.part is not None:
            continue
        names = _only_names(line.text.strip("()（）【】"))
        bracketed = line.text[0] in "(（【" and line.text[-1] in ")）】"
        sign = (
            bracketed
            or len(names) > 1
            or is_known_name(line.text)
            or any(key.startswith(fold(name)) for name in names for key in above)
        )
        spoken_of = any(_is_spoken_of(name, body, names) for name in names)
        if names and sign and not spoken_of and not _is_subject(names, body):
            return Signature([line], names, _BELOW, 0.6)
        if is_newsroom(line.text):
            return Signature([line], (line.text,), _BELOW, 0.6)
    group = _IN_PARENTHESES.search(body[-1].text) if body else None
    names = next(filter(None, map(_only_names, _beside_date(group[1]))), ()) if group else ()
    return Signature([body[-1]], names, _BELOW, 0.6) if names else None


def _touches_date(lines: Sequence[Line], index: int) -> bool:
    beside = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
    return any(line.kind == "date" or line.reason == "time ago" for line in beside)


def _signatures(head: Sequence[Line], near: Sequence[int], body_start: int) -> Iterator[Signature]:
    for index in near:
        line = head[index]
        if line.part is not None or line.weight > _LONGEST_WITH_BY:
            continue
        if line.weight > _LONGEST and not _INNER_BY.search(line.text):
            continue
        labelled = _below_label(head, index) or _labelled(head, index)
        if labelled:
            group, names = _with_neighbours(head, index, labelled)
            yield Signature(group, names, "a label and a date beside it", 0.7)
        signs = is_bare_agency(without_place(line.text)) or is_newsroom(line.text)
        if signs and _has_date_beside(head, index):
            yield Signature([line], (line.text,), _BESIDE_DATE, 0.7)
        if line.kind not in {"short", "date"}:
            continue
        names, method = _bare_names(head, index, body_start)
        if names:
            yield Signature(*_with_neighbours(head, index, names), method, 0.7)


def _below_label(head: Sequence[Line], index: int) -> tuple[str, ...]:
    """Who stands below a line that is only `By`, or `Columnist:`."""
    if index == 0 or head[index].kind != "short" or head[index].blank_before > 2:
        return ()
    label = head[index - 1].text
    is_label = opens_byline(label) or (label.endswith((":", "：")) and is_occupation(label))
    if is_label:
        return read_signature(head[index].text.rstrip(":"), labelled=True)
    of = _ENDS_IN_BY.search(label) is not None and len(label.split()) <= _MOST_LABEL_WORDS
    return _only_names(head[index].text) if of else ()


def _labelled(head: Sequence[Line], index: int) -> tuple[str, ...]:
    """Who is named behind a `By` that names no person, when the date stands beside it."""
    if head[index].kind != "short":
        return ()
    names = read_signature(head[index].text)
    dated = names and (any(_dates(head[index].text)) or _has_date_beside(head, index))
    return names if dated else ()


def _bare_names(head: Sequence[Line], index: int, body_start: int) -> tuple[tuple[str, ...], str]:
    """The names in a line without a `By`, and what says that they sign."""
    line = head[index]
    beside = _beside_date(line.text)
    if beside:
        signed = next(filter(None, map(_only_names, beside)), ())
        signed = signed or next(filter(None, map(read_signature, beside)), ())
        return signed, _BESIDE_DATE
    plain = without_invitation(line.text)
    plain = without_role(without_contact(plain) if "@" in plain else plain)
    if line.level or (plain == line.text and is_occupation(plain)):
        return (), ""
    names = _only_names(plain) or _only_names(without_place(plain))
    if not names:
        return (), ""
    dated = _has_date_beside(head, index)
    if not (dated or _only_names(plain)):
        return (), ""
    if line.bullet and not dated:
        return (), ""
    if dated:
        return names, _BESIDE_DATE
    # A job behind the name, or a second name, says that the line is no heading.
    if plain != line.text or _has_job_or_address(head, index):
        return names, "a name with a job or an address"
    if len(names) > 1 and index < _NEXT:
        return names, "names below the headline"
    above_body = all(each.reason == "stray token" for each in head[index + 1 : body_start])
    if index < body_start and above_body and not line.text.isupper():
        return names, _RIGHT_ABOVE
    return (), ""


def _with_neighbours(
    head: Sequence[Line], index: int, names: tuple[str, ...]
) -> tuple[list[Line], tuple[str, ...]]:
    """The line with those above and below it that go on with the list of names."""
    group = [head[index]]
    for before in reversed(head[max(0, index - _NEXT) : index]):
        if before.reason == "stray token":  # the initials of the next person
            continue
        more = _more_names(before)
        if not more or not (_is_joined(before, group[0]) or _is_stacked(before, group[0])):
            break
        group.insert(0, before)
        names = more + names
    for after in head[index + 1 : index + 1 + _NEXT]:
        if after.reason == "stray token":
            continue
        more = _more_names(after)
        if (not more and after.kind == "short" and is_occupation(after.text)) or is_trade(
            after.text
        ):
            continue  # the job of the one above
        if not more or not _is_stacked(group[-1], after) or names_a_source(after.text):
            break
        group.append(after)
        names += more
    return group, tuple(dict.fromkeys(names))


def _more_names(line: Line) -> tuple[str, ...]:
    if line.part is not None or line.kind != "short" or line.level or is_newsroom(line.text):
        return ()
    plain = without_role(line.text)
    job = line.text[len(plain) :].strip(" ,")
    if job and not job[0].isupper():
        return ()  # `Vestra correspondent` is what the one above is
    return _only_names(plain) if job or not is_occupation(plain) else ()


def _is_joined(line: Line, following: Line) -> bool:
    """Whether a mark between two elements, such as `|`, stands between the lines."""
    between = following.number - line.numbers[-1] > 1 and not following.blank_before
    return between and line.part is None and line.kind == "short"


def _is_stacked(line: Line, following: Line) -> bool:
    """Whether the lines stand below each other, equally deep."""
    return following.blank_before <= 1 and line.indent == following.indent


def _dates(text: str) -> list[DateInText]:
    return [date for date in find_dates(text, month_first=False) if isinstance(date, DateInText)]


def _beside_date(text: str) -> tuple[str, ...]:
    """What stands before and behind the date in a line; nothing without a date."""
    dates = _dates(text)
    parts = map(str.strip, text.split("|")) if dates and "|" in text else ()
    if labelled := [part for part in parts if (by := read_byline(part)) is not None and by.names]:
        return tuple(labelled)
    inner = list(_INNER_BY.finditer(text)) if dates else []
    if inner and inner[-1].start() > dates[0].start:
        return (text[inner[-1].start() :],)
    if dates:
        return without_date_words(text[: dates[0].start]), without_date_words(text[dates[-1].end :])
    ago = _AGO.search(text) or _day_without_year(text)
    return (without_date_words(text[: ago.start()]),) if ago else ()


def _day_without_year(text: str) -> re.Match[str] | None:
    """A day and month at the end of a line, with or without a time."""
    day = _DAY.search(text) if len(text) <= _LONGEST_SIGNED else None
    return day if day is not None and day["month"].lower() in month_numbers() else None


def _only_names(text: str) -> tuple[str, ...]:
    """The names, when the text is nothing else."""
    if text[1:2] == "." and is_known_name(text):
        return (text,)
    if is_caseless(text) or not text:
        name = _PARTS.split(text)[0]  # behind it may stand where the person writes from
        return (name,) if _SPACED_NAME.fullmatch(name) or is_known_name(name) else ()
    byline = read_byline(text)
    if byline is not None:
        return byline.names
    slashed = text.split("/")
    if all(looks_like_a_name(each) or is_bare_agency(each) or each == STRAY for each in slashed):
        text = text.replace("/", ", ")
    parts = [part for part in _PARTS.split(text) if part]
    agencies = agencies_in(text)
    parts = [part for part in parts if part not in agencies]
    names = split_names(without_role(parts[0])) if parts else ()
    if len(parts) > 1:
        more = split_names(text)
        names = more if len(more) >= len(parts) else names
    said = sum(len(fold(name)) for name in names)
    if not names or said < 0.6 * len(fold(parts[0])) or not all(map(may_be_bare, names)):
        return ()
    return names + agencies


def _has_date_beside(lines: Sequence[Line], index: int) -> bool:
    """Whether the date stands by the name, or behind its job, buttons, more names, or one place."""
    for step in (1, -1):
        at, places = index + step, 0
        while 0 <= at < len(lines) and abs(at - index) <= _REACH:
            line = lines[at]
            if line.kind == "date" or line.reason in _WHEN or says_when(line.text):
                return True
            if names_a_day(line.text):
                return True
            if line.reason not in _BESIDE and not _goes_on(line):
                places += 1
                if places > 1 or not _may_be_place(line):
                    break
            at += step
    return False


def _goes_on(line: Line) -> bool:
    """Whether a line is one of those that stand between a name and the date: a job, another name."""
    return line.kind == "short" and (is_occupation(line.text) or looks_like_a_name(line.text))


def _may_be_place(line: Line) -> bool:
    return (
        line.kind == "short"
        and line.weight <= _PLACE
        and not line.level
        and len(line.text.split()) <= 3
        and line.text[0].isupper()
    )


def _has_job_or_address(lines: Sequence[Line], index: int) -> bool:
    """Whether the next line is the job of the person, or how to write to them."""
    if index + 1 >= len(lines):
        return False
    following = lines[index + 1]
    if following.blank_before > 1:
        return False
    return following.reason in {"address", "handle or hashtag"} or (
        following.kind == "short" and is_occupation(following.text)
    )


def _is_subject(names: Sequence[str], body: Sequence[Line]) -> bool:
    """Whether the last word of a name is a word of the story: then it is a heading of two words."""
    last = {fold(name).rpartition(" ")[2] for name in names}
    return any(not last.isdisjoint(line.key.split()) for line in body)


def _is_spoken_of(name: str, body: Sequence[Line], signed: Sequence[str] = ()) -> bool:
    """Whether the story tells of the person; a note on its author begins with the name, or ends it.

    A line with the names of all who have `signed` is such a note, too.
    """
    key, all_keys = fold(name), [fold(each) for each in signed]
    said = [index for index, line in enumerate(body) if key in line.key]
    said = [at for at in said if "@" not in body[at].text or body[at].weight > _LONGEST]
    if len(all_keys) > 1:
        said = [index for index in said if not all(each in body[index].key for each in all_keys)]
    if said == [len(body) - 1] and len(body) > _LONG_STORY:
        return False
    return any(not body[index].key.startswith(key) for index in said)
