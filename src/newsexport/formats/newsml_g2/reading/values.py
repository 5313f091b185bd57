"""From strings of NewsML-G2 to values of the model: labels, times, numbers, codes."""

from __future__ import annotations

import re
from collections.abc import Container, Hashable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Protocol

from newsexport.formats.newsml_g2.names import NAR, resolve, word_of
from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import XML_TYPE, Cursor, markup
from newsexport.formats.newsml_g2.spacing import is_settled, normal
from newsexport.payloads.basic_dates import day_of
from newsexport.prose.feed_dates import certain_moment
from newsexport.schema.v1 import Extension, PartialDate, parse_instant
from newsexport.vocab.forms import LANGUAGE_TAG
from newsexport.vocab.iptc_schemes import SCHEMES


class Words(Hashable, Container[str], Protocol):
    """Codes that are words of the model."""


_WHITE = re.compile(r"\s")
_NUMBER = re.compile(r"\d{1,15}", re.ASCII)
_QCODE = re.compile(r"[^\s:]+:\S+")
_LONG_CODE = 200
"""Characters from which no code is remembered."""
NO_OFFSET = "a time needs its offset from UTC"


def label(cursor: Cursor) -> tuple[str, Extension | None]:
    """The words of a label in normal form, and its markup when there is more in it than line breaks."""
    kept = None
    if cursor.is_leaf():
        text = cursor.text()
        return (text if is_settled(text) else normal(cursor.name, text)), None
    if cursor.has_markup():
        kept = Extension(
            namespace=NAR, name="markup", value=markup(cursor.element), media_type=XML_TYPE
        )
    exact = cursor.attribute("xml:space")
    if exact not in (None, "preserve"):
        cursor.leave("xml:space", exact)
    words = cursor.text()
    return (words if exact == "preserve" else normal(cursor.name, words)), kept


def token(cursor: Cursor) -> str:
    """The text of an element that holds a code, a number or a time."""
    return " ".join(cursor.text().split())


def uri(value: str | None) -> str | None:
    """The value if it can be a URI: not empty, no white space."""
    return value if value and _WHITE.search(value) is None else None


def qcode(value: str | None) -> str | None:
    """The value if it has the form of a QCode."""
    return value if value and _QCODE.fullmatch(value) else None


@lru_cache(maxsize=256)
def language(value: str | None) -> str | None:
    """The value if it has the form of a language tag."""
    return value if value and LANGUAGE_TAG.fullmatch(value) else None


def number(value: str | None, low: int = 0, high: int = 2**53) -> int | None:
    """A whole number within bounds."""
    if not value:
        return None
    plain = value.strip()
    if not _NUMBER.fullmatch(plain):
        return None
    return int(plain) if low <= int(plain) <= high else None


_DAY_WITH_ZONE = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_MIDNIGHT = re.compile(r"(\d{4}-\d\d-\d\d[Tt])24(:00:00(?:\.0+)?)(.+)", re.ASCII)
"""The end of a day, as XSD may write it: it is the first moment of the next."""
_BELOW_MICROSECONDS = re.compile(r"[Tt][\d:]+\.\d{6}\d*[1-9]")


def instant(value: str) -> datetime | None:
    """A moment with its offset; None for everything else."""
    try:
        return parse_instant(value)
    except (ValueError, OverflowError):
        match = _MIDNIGHT.fullmatch(value)
    try:
        return (
            parse_instant(f"{match[1]}00{match[2]}{match[3]}") + timedelta(days=1)
            if match
            else None
        )
    except (ValueError, OverflowError):
        return None


def date(value: str) -> PartialDate | None:
    """A moment, day, month or year; None for everything else. Of a day with a zone, the day."""
    day = _DAY_WITH_ZONE.fullmatch(value)
    end = instant(value) if _MIDNIGHT.fullmatch(value) else None
    try:
        return PartialDate(end or (day[1] if day else value))
    except ValueError:
        return None


def tell_precision(reading: Reading, name: str, text: str, path: str) -> None:
    """Tell that of a moment finer than a microsecond the rest is not kept."""
    if "." in text and _BELOW_MICROSECONDS.search(text):
        reason = "a moment is kept to the microsecond"
        reading.not_understood(name, text, reason, path, severity="info")


def tell_zone(reading: Reading, name: str, text: str, path: str) -> None:
    """Tell that the zone of a day is not kept."""
    if _DAY_WITH_ZONE.fullmatch(text):
        reading.lost(f"the zone of {name}", text, path)


def why_no_time(value: str) -> str:
    """What is wrong with a time that was not understood."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?", value):
        return NO_OFFSET
    return "not a date of ISO 8601" if value else "it is empty"


def time_property(reading: Reading, parent: Cursor, element: str, field: str, place: str) -> None:
    """Read `place/element` as a moment into `field`; what is no moment is told and kept as text."""
    cursor = parent.one(element)
    if cursor is None:
        return
    text = token(cursor)
    value = instant(text)
    if value is not None:
        reading.put(field, value, cursor.path)
        tell_precision(reading, f"{place}/{element}", text, cursor.path)
    elif text:
        moment = _in_other_form(reading, f"{place}/{element}", text, cursor.path)
        if moment is not None:
            reading.put(field, moment, cursor.path)
    reading.keep(cursor, f"{place}/{element}/")


def date_property(reading: Reading, parent: Cursor, element: str, field: str, place: str) -> None:
    """The same for a date that may be truncated: of a time without its offset the day is read, too."""
    cursor = parent.one(element)
    if cursor is None:
        return
    text = token(cursor)
    value = date(text)
    if value is not None:
        reading.put(field, value, cursor.path)
        tell_zone(reading, f"{place}/{element}", text, cursor.path)
    elif text:
        moment = _in_other_form(reading, f"{place}/{element}", text, cursor.path)
        day = day_of(text) if moment is None else None  # a time without its offset has its day
        if moment is not None or day is not None:
            reading.put(field, PartialDate(moment or day or ""), cursor.path)
    reading.keep(cursor, f"{place}/{element}/")


def _in_other_form(reading: Reading, name: str, text: str, path: str) -> datetime | None:
    """The moment of a date in another form where it is certain all the same; else the text is kept. Both are told."""
    moment = told_moment(reading, name, text, path)
    if moment is None:
        reading.keep_text(name, text, path)
    return moment


def told_moment(reading: Reading, name: str, text: str, path: str) -> datetime | None:
    """The moment of a date in another form where it is certain all the same; that it is in one is told."""
    moment = certain_moment(text)
    read_as = f"; read as {moment.isoformat()}" if moment else ""
    reading.not_understood(name, text, why_no_time(text) + read_as, path)
    return moment


def term(reading: Reading, code: str, alias: str = "", words: Words = ()) -> str:
    """A code as the model says it: a word of `alias:`, else the URI, else the code as it is."""
    if not reading.catalog and len(code) < _LONG_CODE:
        return _usual_term(code, alias, words)
    found = resolve(code, reading.catalog)
    return term_of_uri(found, alias, words) if found else code


@lru_cache(maxsize=2048)
def _usual_term(code: str, alias: str, words: Words) -> str:
    """The same in an item that binds no alias of its own: there a code means the same every time."""
    found = resolve(code, {})
    return term_of_uri(found, alias, words) if found else code


def term_of_uri(value: str, alias: str = "", words: Words = ()) -> str:
    """A URI as the model says it: a word of `alias:` or of our own, else the URI."""
    scheme = SCHEMES.get(alias)
    if scheme and value.startswith(scheme) and value[len(scheme) :] in words:
        return value[len(scheme) :]
    return word_of(value) or value


def code_attribute(
    reading: Reading, cursor: Cursor, name: str, alias: str = "", words: Words = ()
) -> str | None:
    """Take `@name` and `@nameuri` as one term. Of two that differ, the URI wins, the code is left."""
    code = cursor.attribute(name)
    address = cursor.attribute(name + "uri")
    if code is None and address is None:
        return None
    said = term(reading, code, alias, words) if code else None
    meant = term_of_uri(address, alias, words) if address else None
    if said and meant and said != meant:
        cursor.leave(name, code)
    return meant or said


def code_list(reading: Reading, cursor: Cursor, name: str) -> tuple[str, ...]:
    """Take `@name` and `@nameuri`, blank-separated lists, as terms without doubles."""
    codes = (cursor.attribute(name) or "").split()
    addresses = (cursor.attribute(name + "uri") or "").split()
    found = [term(reading, code) for code in codes] + [term_of_uri(each) for each in addresses]
    return tuple(dict.fromkeys(found))


def identity(reading: Reading, cursor: Cursor, alias: str = "", words: Words = ()) -> str | None:
    """Take `@uri` and `@qcode` of a plain concept as one term; of two that differ the URI wins."""
    code = cursor.attribute("qcode")
    address = cursor.attribute("uri")
    said = term(reading, code, alias, words) if code else None
    meant = term_of_uri(address, alias, words) if address else None
    if said and meant and said != meant:
        cursor.leave("qcode", code)
    return meant or said


def catalog_of(parent: Cursor) -> Mapping[str, str]:
    """Scheme aliases of the inline catalogs below an element, which stay where they are."""
    aliases: dict[str, str] = {}
    for catalog in parent.element.iterchildren("{*}catalog"):
        for scheme in catalog.iterchildren("{*}scheme"):
            alias, address = scheme.get("alias"), scheme.get("uri")
            if alias and uri(address):
                aliases.setdefault(str(alias), str(address))
    return aliases
