"""The zone in which a site tells the time: that of the country of its address, where the country has one.

Only countries whose clocks all agree, and whose rule has been the same for many years, are listed. The
United States, Canada, Australia, Brazil, Mexico, Russia and others have several zones and are not.

Source: IANA time zone database, zone1970.tab and the files of the regions.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from newsexport.syntax.addresses import parts_of

_SUMMER: Final = {
    **dict.fromkeys("pt ie uk gb".split(), 0),
    **dict.fromkeys(
        "ad al at ba be ch cz de dk es fr hr hu it li lu mc me mk mt nl no pl rs se si sk sm va".split(), 1
    ),
    **dict.fromkeys("bg cy ee fi gr lt lv md ro ua".split(), 2),
}  # fmt: skip
"""Hours east of Greenwich in winter, where summer time begins and ends on the days of the European Union."""
_ALL_YEAR: Final[dict[str, float]] = {
    "is": 0, "gh": 0, "sn": 0, "ci": 0, "ng": 1, "dz": 1, "tn": 1, "za": 2, "zw": 2, "by": 3, "tr": 3,
    "sa": 3, "iq": 3, "kw": 3, "qa": 3, "ke": 3, "tz": 3, "ug": 3, "et": 3, "ae": 4, "om": 4,
    "az": 4, "ge": 4, "af": 4.5, "pk": 5, "uz": 5, "in": 5.5, "lk": 5.5, "np": 5.75, "bd": 6, "mm": 6.5,
    "th": 7, "vn": 7, "kh": 7, "cn": 8, "hk": 8, "tw": 8, "sg": 8, "my": 8, "ph": 8, "jp": 9,
    "kr": 9, "ar": -3, "uy": -3, "bo": -4, "do": -4, "pr": -4, "ve": -4, "co": -5, "pe": -5, "pa": -5,
    "jm": -5, "cr": -6, "gt": -6, "hn": -6, "ni": -6, "sv": -6,
}  # fmt: skip
_SINCE: Final = {"tr": 2017, "ve": 2017, "by": 2012, "lk": 2007, "pk": 2010, "bd": 2010, "ar": 2010}
"""The first whole year in which the clocks of a country went as they do today."""
_FIRST_YEAR, _LAST_YEAR = 1998, 2100
_LANGUAGES: Final = {
    "de": "de", "it": "it", "pl": "pl", "cs": "cz", "sk": "sk", "hu": "hu", "sv": "se", "nb": "no",
    "nn": "no", "no": "no", "da": "dk", "fi": "fi", "el": "gr", "ja": "jp", "ko": "kr",
    "bg": "bg", "hr": "hr", "sl": "si", "et": "ee", "lv": "lv", "lt": "lt", "is": "is", "ro": "ro",
    "uk": "ua", "vi": "vn", "th": "th", "ka": "ge", "az": "az",
}  # fmt: skip
"""Languages whose countries all keep the same time, with one of these countries."""
_NO_COUNTRY: Final = frozenset(
    "com org net info news eu media online blog press tv co io me".split()
)
"""Endings of addresses that do not say the country: then the language of the page does."""


def ending_of(url: str | None) -> str:
    """The ending of the host of an address, such as `de` or `com`; "" where there is none."""
    host = parts_of(url).hostname or ""
    return host.rpartition(".")[2]


def country_of(url: str | None, language: str) -> str | None:
    """The country by whose clock a site tells the time, as an ending of addresses; None: not known."""
    ending = ending_of(url)
    if ending in _NO_COUNTRY or not ending:
        ending = _LANGUAGES.get(language.lower().replace("_", "-").partition("-")[0], "")
    return ending if ending in _SUMMER or ending in _ALL_YEAR else None


def offset_in(country: str, moment: datetime, *, is_utc: bool) -> timedelta | None:
    """The offset from UTC in a country at a moment without zone, which is UTC or by the country's clock."""
    if not _SINCE.get(country, _FIRST_YEAR) <= moment.year <= _LAST_YEAR:
        return None
    if country in _ALL_YEAR:
        return timedelta(hours=_ALL_YEAR[country])
    winter = timedelta(hours=_SUMMER[country])
    utc = moment if is_utc else moment - winter
    begin, end = (_last_sunday(moment.year, month) for month in (3, 10))
    return winter + timedelta(hours=1) if begin <= utc < end else winter


def _last_sunday(year: int, month: int) -> datetime:
    """One o'clock UTC on the last Sunday of March or October."""
    last = datetime(year, month, 31, 1)  # noqa: DTZ001 compared with moments without zone
    return last - timedelta(days=(last.weekday() + 1) % 7)
