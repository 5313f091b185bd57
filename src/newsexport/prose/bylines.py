"""Bylines: the line that says who wrote a story."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsexport.late_regex import late_regex
from newsexport.prose.agencies import is_bare_agency, names_a_source, without_agency
from newsexport.prose.byline_words import BY
from newsexport.prose.characters import ends_sentence, has_any, is_caseless, weight
from newsexport.prose.dates import find_date
from newsexport.prose.day_names import weekdays
from newsexport.prose.month_names import month_numbers
from newsexport.prose.name_lists import is_known_name
from newsexport.prose.names import (
    is_newsroom,
    is_occupation,
    is_trade,
    looks_like_a_name,
    split_names,
    split_parts,
    tells_of_writing,
    without_role,
)
from newsexport.prose.whitespace import fold

_PHRASES = sorted(
    {phrase for row in BY.values() for phrase in row.split("|")}, key=len, reverse=True
)
_WORDS = "|".join(
    re.escape(phrase.rstrip(":,"))
    + (
        r"\s?[:：՝]"
        if phrase.endswith(":")
        else r"\s?[,،]"
        if phrase.endswith(",")
        else "(?![^\\W_])"
    )
    for phrase in _PHRASES
)
_PREFIX = late_regex(
    rf"^[\W_]*(?:{_WORDS}|eine? \w+ von)(?:\s*[:：՝]\s*|\s+|(?<=[:：՝/]))", re.IGNORECASE
)
_OPENINGS = "|".join(re.escape(phrase.rstrip(":,")) for phrase in _PHRASES)
_OPENING = late_regex(rf"^[\W_]*(?:{_OPENINGS})\s?[:：]?$", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[^\W_]+")
FIRST_WORDS = frozenset(_FIRST_WORD.findall(phrase)[0] for phrase in _PHRASES) | {"ein", "eine"}
"""Those of the phrases, in small letters."""
_FIRST_TWO = frozenset(phrase[:2] for phrase in _PHRASES) | {"文：", "ei"}
_LONGEST_OPENING = 30
_END = late_regex(
    r"\s+of\sthe\s.*$|\s*(?:[|·•(]|\s[-–—]\s|\s(?:foto|photo|bild|fotos|photos|bilder):|\s(?:published|updated|posted|on|in|for|mit|aus|erstellt|veröffentlicht"
    r"|aktualisiert|publié|publicado|actualizado|pubblicato|and agencies|follow|(?:et|y|e|und|and) (?:published|posted|publiée?|publicado|pubblicato|veröffentlicht))\s).*$"
    r"|(?:,|\s+(?:am|le|el|il|den|op|på|dnia|em|en|à|às|at|um|om|kl|o)\.?(?:\s[^\W\d]{2,10}\.?,?)?)?\s+\d.*$",
    re.IGNORECASE,
)
_DATE_WORDS = late_regex(
    r"(?:^|(?<=[\s|·•,;:–—-]))(?:first|last|stand|published|posted|updated|veröffentlicht|aktualisiert|erstellt"
    r"|publié|publicado|actualizado|atualizado|pubblicato|aggiornato|gepubliceerd|publicerad|publisert|am|on"
    r"|son güncelleme|giriş tarihi|güncelleme tarihi|yayın tarihi|güncelleme|güncellenme|yayınlanma|giriş|oluşturulma|aktualizováno|publikováno|vydáno|frissítve"
    r"|megjelent|publicat|actualizat|objavljeno|ažurirano|päivitetty|julkaistu|opdateret|publiceret|uppdaterad|oppdatert"
    r"|bijgewerkt|laatste update|diperbarui|dipublikasikan|terbit|cập nhật|обновлено|опубликовано|оновлено|опубліковано"
    r"|última atualização|última actualización|dernière mise à jour|mise à jour|mis à jour|ultimo aggiornamento|date|time"
    r"|zuletzt geändert|zuletzt aktualisiert|geändert|bearbeitet|postado|offentliggjort|opublikowano|vom|um"
    rf"|{weekdays('en', 'de', 'fr', 'es')}|am (?:{weekdays('de short')})\.?"
    rf"|(?:le|el|il|em|op) (?:{weekdays('fr short', 'es short', 'it short', 'pt short', 'nl short')})\.?"
    r"|le|el|il|den|op|by|at|a|artikel|article"
    r"|شائع(?: شدہ)?|اپ ?ڈیٹ|(?:تم )?(?:نشر|النشر)|(?:آخر )?تحديث|منتشر شده|تاریخ|التاريخ|في|يوم|प्रकाशित|अपडेटेड|अपडेट|প্রকাশিত|প্রকাশ|আপডেট|פורסם|עודכן|ב)[\s|·•,;:–—-]*$|[\s|·•,;:(/–—-]+$|^[\s|·•,;:)/–—-]+",
    re.IGNORECASE,
)
"""Words and marks that join a name to the date after or before it."""
_FOLLOW = late_regex(
    r"(?:\s+(?:follow|email|send email|view more articles|more articles|see all articles|view bio|read bio|bio|close)\b){1,3}$"
    r"|\s+(?:weitere beiträge|alle beiträge|alle artikel|more posts|view all posts|more by this author|view profile|folgen|profil|suivre|seguir|segui|volg|følg|följ|schließen|fermer|cerrar)$",
    re.IGNORECASE,
)
_REPORTER = late_regex(
    r"^(?P<name>[\u3400-\u9fff\uac00-\ud7af]{2,5})\s?(?:記者|기자|특파원)(?:[\s(|/=]*[\w.+-]+@[\w.-]+\)?)?$"
)
_REPORTER_WORDS = ("記者", "记者", "기자", "특파원")
_REPORTERS = late_regex(r"(?:[가-힣]{2,4}\s?기자[\s,·/(]*(?:[\w.+-]+@[\w.-]+[\s,·/)]*)?)+")
_EACH_REPORTER = late_regex(r"([가-힣]{2,4})\s?기자")
_PLACED = late_regex(
    r"(?P<place>[^\W\d_]+(?:[ -][^\W\d_]+){0,2})\s?:\s(?P<who>[^\W_](?:[^\W_]|[ .’'-]){4,60})"
)
_EAST = "\u3400-\u9fff\uac00-\ud7af"
_OPENING_REPORTER = late_regex(
    rf".{{0,24}}[（(](?:[本报報见習習実习]{{0,3}})?[记記]者[\s:：]*(?P<zh>[{_EAST}·\s、]{{2,24}})[）)]"
    rf"|[【\[(（][^)\]】）]{{1,24}}=[^)\]】）]{{1,16}}[)\]】）]\s?(?P<ko>[가-힣]{{2,4}})\s?(?:기자|특파원)\s?="
)
_CLOSING_REPORTER = late_regex(rf"[。」]\s?【(?P<ja>[{_EAST}々、・\s]{{3,30}})】$")
_CLOSING_NAMES = late_regex(rf"[。」]\s?[（(]([{_EAST}々ぁ-んァ-ヶ、・\s]{{3,24}})[）)]$")
_BETWEEN_NAMES = late_regex(r"[、・]\s?")
_REPORTING = late_regex(
    r"(?:記者|记者)\s?([\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4})*)\s?[／/][\u4e00-\u9fff]{2,6}(?:報導|报道|報道|电|電)[〕】）)]?$"
)
_GLUE = late_regex(
    r"(?<=[a-zß-ÿ]{3})(?<!Fitz)(?=[A-ZÀ-Þ][a-zß-ÿ]+)|(?<=[^\W\d_]{3})(?=\d)(?!\d(?:[,;]|\s\w{1,3}\s|$))"
)
"""Where two words, or a word and a number, stand together; `McRoa`, `MacRoa` and `DeRoa` do not."""
_GLUED_BY = late_regex(r"(?:By|Von|Par|Por|Door)(?=[A-ZÀ-Þ][^\W\d_]*[ .])")
_GLUED_FIRST = "BVPD"
"""The word before a name, without the blank that a page shows between them."""
_OUR = late_regex(
    r"^(?:onze?|unser(?:e[mnr]?)?|notre|nostr[oa]|dal nostro|dalla nostra|nuestr[oa]|our)\s[^\W\d_]+\s(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
"""What a paper calls those who write for it, before their names."""
_CONTACT = late_regex(
    r"[\s|·•,(<]*(?:\b[\w.+-]+@[\w-]+\.[\w.-]+\w|(?:(?<!\w)|(?<=[a-zß-ÿ]))@\w{2,}(?![\w.]))[)>]?",
    re.IGNORECASE,
)
"""An address or a handle beside a name."""
_LONGEST, _LONGEST_NOTE = 160, 500
_NOTES = (
    "a ",
    "an ",
    "the ",
    "who ",
    "our ",
    "ein ",
    "eine ",
    "der ",
    "die ",
    "un ",
    "una ",
    "une ",
)
_LONGEST_SIGNATURE, _MOST_WORDS = 40, 5
_SHORT_WORD, _FEWEST_SMALL = 2, 3
"""Words longer than that, without a capital, behind the names of a byline, from which it is a sentence on something else."""
_NO_SIGNATURE = late_regex(r"\d{3}|[#/!?()\[\]{}«»\"“”„…:;]|https?|www\.|[.](?:\s|$)")


class Byline(NamedTuple):
    """A byline taken apart."""

    text: str
    """As printed."""
    names: tuple[str, ...]
    """The persons in it."""
    agencies: tuple[str, ...] = ()
    """The news agencies beside them."""


def read_byline(text: str) -> Byline | None:
    """The byline that this line is; None when it is none, or names nobody.

    A byline may name an agency and no person.
    """
    reporter = _REPORTER.match(text) if has_any(text, _REPORTER_WORDS) else None
    if reporter:
        return Byline(text, (reporter["name"],))
    if "기자" in text and len(text) <= _LONGEST and _REPORTERS.fullmatch(text):
        return Byline(text, tuple(dict.fromkeys(_EACH_REPORTER.findall(text))))
    if (
        text[-1:] in "導道电電〕】）)"
        and (told := _REPORTING.search(text))
        and len(text) <= _LONGEST
    ):
        return Byline(text, split_names(told[1]))
    prefix = _PREFIX.match(text) if _may_open(text) else None
    if prefix is None and text[:1] in _GLUED_FIRST and text:
        prefix = _GLUED_BY.match(text)
    return _read_behind(text, prefix.end()) if prefix is not None else None


@lru_cache(maxsize=128)
def _read_behind(text: str, start: int) -> Byline | None:
    """What a byline says from an index on; remembered, for several steps ask for the same line."""
    rest = text[start:]
    if weight(text) > _LONGEST:
        return _with_a_note(text, rest)
    named = _OUR.sub("", _without_end(_before_glue(rest)))
    first, *others = split_names(named) or ("",)
    names = (first, *(each for each in others if not is_trade(each))) if first else ()
    if ends_sentence(text) and _tells(rest, names):
        return None
    if names:
        return Byline(text, names, agencies_in(named))
    if len(rest) < 60 and names_a_source(rest):
        return Byline(text, (), agencies_in(named))
    return None


def _tells(rest: str, names: tuple[str, ...]) -> bool:
    """Whether a sentence does more than name who wrote something: `... by Ana Roa, the list has forty boats.`"""
    if any(is_caseless(name) and name.count(" ") >= _FEWEST_SMALL for name in names):
        return True
    around = rest.partition(names[0])[0] + rest.rpartition(names[-1])[2] if names else rest
    small = [word for word in around.split() if len(word) > _SHORT_WORD and word[0].islower()]
    return len(small) >= _FEWEST_SMALL and not tells_of_writing(around)


_NAMES_TOO = ("Di ", "Nga ", "Minn ", "Daga ", "Deur ")
"""Words of a byline that are names of persons as well."""


@lru_cache(maxsize=1024)
def names_in_byline(text: str) -> tuple[str, ...]:
    """The persons whom the name of an author has behind a word such as `By`; none where it has no such word.

    `Von Miller`, `Von der Au Ada` and `Di Stefano Marco` are names: so each person has at least two words, none
    begins small, and words that are names elsewhere count for part of one.
    """
    byline = read_byline(text) if _may_open(text) and not text.startswith(_NAMES_TOO) else None
    names = byline.names if byline is not None else ()
    return names if all(" " in name and not name[0].islower() for name in names) else ()


_EMPLOYED = late_regex(r"(?<=\w)\s+of\s+(?:the\s+)?[A-Z][\w.&'’-]*(?:\s[A-Z][\w.&'’-]*){0,3}$")
"""Whom an author works for: `By Pat Smith of AAP`."""


_ARABIC = late_regex("[\u0600-\u06ff]")


_LIST = late_regex(r"[,;&/]|\s\w{1,3}\s")


@lru_cache(maxsize=1024)
def persons_named(name: str) -> tuple[str, ...]:
    """The persons whom the name of an author has, where it is a byline, or a list of full names; else none.

    `By Ann Tide`, and `Ann Tide, Bo Reed and Cy Sand`; `Tide, Ann` and `Smith and Sons` are names.
    """
    found = names_in_byline(name)
    if found or not _LIST.search(name):
        return found
    parts = split_parts(name)
    persons = split_names(name) if len(parts) > 1 else ()
    return persons if len(persons) == len(parts) and all(" " in each for each in persons) else ()


def authors_in(byline: str) -> tuple[str, ...]:
    """The persons whom a byline names, line by line: of text that is known to be one, with or without `By`.

    What stands below the names, such as a title, has a line of its own and names nobody.
    """
    names: list[str] = []
    for number, line in enumerate(byline.split("\n")):
        said = _EMPLOYED.sub("", line.strip())
        read = (
            (read_byline(said) or (read_byline(f"By {said}") if not number else None))
            if said
            else None
        )
        names += (name for name in (read.names if read else ()) if not _is_a_paper(name))
    if len(names) > 1 and any(_ARABIC.match(name) and " " not in name for name in names):
        return ()  # what looks like `and` may begin a name there
    return tuple(dict.fromkeys(names))


def _is_a_paper(name: str) -> bool:
    """Whether a part of a byline is whom the author works for: `Ada Quay, The Harbour Star`."""
    return name.startswith(("The ", "Associated Press")) or names_a_source(name)


def _before_glue(text: str) -> str:
    """A name without what stood beside it in an element of its own: `Ana RoaPublished on ...`."""
    glue = _GLUE.search(text)
    return text[: glue.start()] if glue and " " in text[: glue.start()].strip() else text


def _with_a_note(text: str, rest: str) -> Byline | None:
    """The byline in a line that goes on to tell of the author: `By Ana Roa, a reporter who ...`."""
    name, _, note = rest.partition(",")
    told = note.lstrip().startswith(_NOTES) and looks_like_a_name(name.strip())
    told = told and len(text) <= _LONGEST_NOTE and tells_of_writing(note)
    return Byline(text, (name.strip(),)) if told else None


def read_placed_byline(text: str) -> Byline | None:
    """A place and who reports from there, as papers in Arabic print it above a story: `Beirut: Nazir Rida`."""
    placed = _PLACED.fullmatch(text)
    if placed is None or len(placed["who"].split()) < 2 or not looks_like_a_name(placed["who"]):
        return None
    words = placed["place"].split()
    if not all(word[0].isupper() or is_caseless(word) for word in words):
        return None
    return Byline(text, (placed["who"],))


def reporters_in(text: str) -> tuple[str, ...]:
    """Who is named as reporter within a paragraph of its story, as papers of East Asia do.

    At its beginning: `海湾日报讯（记者 王芳）` or `(서울=연합뉴스) 김하늘 기자 = `; at its end: `【佐藤花子】`, `（佐藤花子）`.
    """
    if text.isascii():
        return ()
    opening = _OPENING_REPORTER.match(text) if has_any(text, _REPORTER_WORDS) else None
    if opening is not None:
        return split_names(re.sub(r"\s+", "、", (opening["zh"] or opening["ko"]).strip()))
    end = text[-2:]
    closing = _CLOSING_REPORTER.search(text) if "】" in end else None
    if closing is not None:
        return split_names(closing["ja"])
    is_signed = ("）" in end or ")" in end) and ("。" in text or "」" in text)
    signed = _CLOSING_NAMES.search(text) if is_signed else None
    names = [name for name in _BETWEEN_NAMES.split(signed[1]) if name] if signed is not None else []
    return tuple(names) if names and all(map(is_known_name, names)) else ()


def read_signature(text: str, *, labelled: bool = False) -> tuple[str, ...]:
    """Who signs, where the place already says that a byline stands there: a newsroom, or one name.

    `labelled` says that the `By` stood on a line of its own above the text. A handle, a paper or a
    given name alone are no name elsewhere, so only call this beside a date or below a label.
    """
    if not labelled:
        prefix = _PREFIX.match(text) if _may_open(text) else None
        if prefix is None:
            return ()
        text = text[prefix.end() :]
    said = _without_end(text).strip(" .,|·•–—-")
    names = split_names(said)
    if names:
        return names + agencies_in(said)
    words = said.split()
    fits = 2 <= len(said) <= _LONGEST_SIGNATURE and 1 <= len(words) <= _MOST_WORDS
    job = len(words) > 1 and is_occupation(said) and not is_newsroom(said)
    if not fits or job or _NO_SIGNATURE.search(said) or ends_sentence(said):
        return ()
    capital = words[0][0].isupper() or is_caseless(said) or any(map(str.isupper, said))
    return (said,) if capital else ()


def agencies_in(text: str) -> tuple[str, ...]:
    """The parts of a list of authors that are the name of one agency: `dpa` in `Ana Roa, dpa`."""
    return tuple(part for part in split_parts(text) if is_bare_agency(part))


def opens_byline(text: str) -> bool:
    """Whether a line is only the beginning of a byline: `By`, `Von`, `Author of the article:`."""
    return len(text) <= _LONGEST_OPENING and _may_open(text) and _OPENING.match(text) is not None


@cache
def opening_words() -> frozenset[str]:
    """The folded first words of all that a byline may begin with."""
    return frozenset({*(fold(phrase).partition(" ")[0] for phrase in _PHRASES), "ein", "eine"})


def without_by(text: str) -> str:
    """What a byline says, without the word before it."""
    prefix = _PREFIX.match(text) if _may_open(text) else None
    return text[prefix.end() :] if prefix is not None else text


def _may_open(text: str) -> bool:
    """Whether the first letters could be those of a phrase: nearly no line begins so."""
    if text[:1].isalpha() and text[:2].lower() not in _FIRST_TWO:
        return False
    first = _FIRST_WORD.search(text)
    return first is not None and first[0].lower() in FIRST_WORDS


def without_date_words(text: str) -> str:
    """What stands beside a date, without the words and marks that join it to the date."""
    while (shortened := _DATE_WORDS.sub("", text)) != text:
        text = shortened
    return text


def without_invitation(text: str) -> str:
    """A name without the button behind it: `Ana Roa View More Articles`."""
    return _FOLLOW.sub("", text)


def without_contact(text: str) -> str:
    """What stands beside an address or a handle."""
    return _CONTACT.sub("", text).rstrip(" ,") if "@" in text else text


def _without_end(text: str) -> str:
    """The names without what follows them: a date, a place to follow them, a job."""
    text = without_contact(text)
    date = find_date(text)
    shortened = _END.sub("", without_date_words(text[: date.start]) if date is not None else text)
    if shortened != text and (words := shortened.rsplit(" ", 1))[-1].lower() in month_numbers():
        shortened = words[0]  # the month of a day without a year
    return without_agency(without_role(_FOLLOW.sub("", shortened.rstrip(" ,"))))
