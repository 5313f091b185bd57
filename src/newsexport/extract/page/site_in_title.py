"""A title without the name of its site, which pages put before or behind it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from newsexport.late_regex import late_regex
from newsexport.prose.characters import weight
from newsexport.prose.whitespace import fold, one_line
from newsexport.syntax.addresses import parts_of

_SEPARATOR = late_regex(
    r"\s+(?:\||-{1,3}|[–—]{1,2}|::|•|·|»|«|›|>>|//|<|:)\s+|\s*[|｜│ㅣ：]\s*|(?<=[^\x00-\x7f])_+(?=[^\x00-\x7f])|(?:(?<=\S)\s+[-–—]\s*|(?<=\S)[-–—]\s+|(?<=[\u0e00-\u9fff\uac00-\ud7af])[-–—]+)(?=[^-–—]*$)"
)
_SEPARATING = "|-–—:•·»«›>/<_｜│ㅣ："
"""Signs of which every separator has one."""
_AT_ENDS = late_regex(r"^(?:[|•·›>｜│ㅣ]|»(?=\s))\s*|\s*[|•·›｜│ㅣ]$")
"""A sign that is left at an end of a title where the name of the site is empty."""
_STRONG = late_regex(r"\s+(?:\||::|•|»|›|>>)\s+|\s*[｜│ㅣ]\s*|_+")
_SECTIONS = frozenset(
    "정치 경제 사회 국제 세계 문화 스포츠 연예 오피니언 정치일반 사회일반 政治 経済 社会 国際 スポーツ 芸能 国内 国际 财经 體育 体育 娱乐 娛樂".split()
)
"""Common names of sections, which papers of East Asia put behind their titles."""


_LEAST_HEAD, _LEAST_NAME, _MOST_WORDS = 20, 5, 3
_SITE_OF_CHINA = late_regex(
    r"[\u4e00-\u9fff]{1,8}(?:网|網|日报|日報|晚报|晚報|时报|時報|频道|頻道|在线|门户|传媒|新闻中心)"
)
"""Names of sites as papers and portals of China put them behind their titles, mostly nowhere else in the page."""
_LABELS = late_regex(
    r"(?:blog[- ]archiv(?:e|es|o)?|archives? du blog|archivo del blog|print(?:er[- ]friendly)? (?:version|view|page)|printable version"
    r"|druck(?:version|ansicht)|version (?:imprimable|à imprimer)|versión (?:imprimible|para imprimir)|versão para impressão"
    r"|versione (?:per la stampa|stampabile)|printversie|utskriftsversion|wersja do druku|версия для печати)",
    re.IGNORECASE,
)
"""Parts of titles that name a kind of page."""


def host_words(url: str | None) -> set[str]:
    """What the host of an address may say of the name of its site."""
    host = parts_of(url).hostname or ""
    parts = host.removeprefix("www.").split(".")
    return {
        fold(host.removeprefix("www.")),
        fold(parts[0]),
        fold(parts[-2] if len(parts) > 1 else ""),
    } - {""}


def without_marks(text: str) -> str:
    """Folded words without accents, as addresses write them."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def is_label(text: str) -> bool:
    """Whether a title names nothing but a kind of page, such as `Print version`."""
    return _LABELS.fullmatch(text.strip()) is not None


def without_site(title: str, names: set[str], known: Iterable[str] = ()) -> str:
    """The title without the name of the site at its end or beginning.

    `known` are other titles of the page: one that begins this title, up to a separator, is all of it.
    """
    text = _AT_ENDS.sub("", one_line(title))
    for other in known:
        if len(other) > 8 and text.startswith(other) and _SEPARATOR.match(text, len(other)):
            return other
    for _ in range(3 if any(map(text.__contains__, _SEPARATING)) else 0):
        shorter = _cut_end(text, names) or _cut_beginning(text, names)
        if shorter is None:
            break
        text = _AT_ENDS.sub("", shorter)
    return text


def _cut_end(text: str, names: set[str]) -> str | None:
    parts = list(_SEPARATOR.finditer(text))
    if not parts:
        head, _, tail = text.rpartition(": ")
        return head if len(head) > _LEAST_HEAD and _is_called(tail, names) else None
    last = parts[-1]
    tail = text[last.end() :]
    is_site = names_site(tail, names) or tail in _SECTIONS
    if last.start() > 8 and (is_site or _SITE_OF_CHINA.fullmatch(tail)):
        return text[: last.start()].strip()
    if (
        weight(text[: last.start()]) > 20
        and _STRONG.fullmatch(last[0])
        and len(tail) <= 30
        and len(tail.split()) < 5
    ):
        return text[: last.start()].strip()
    return None


def _is_called(part: str, names: set[str]) -> bool:
    """Whether the words behind a colon are the name of the site, or its end and one more: `Town of Harrow`, but no sentence."""
    plain = fold(part).replace(" ", "")
    return len(part.split()) <= _MOST_WORDS and any(
        plain == name or (len(name) > _LEAST_NAME and plain.endswith(name))
        for each in names
        if (name := each.replace(" ", ""))
    )


def _cut_beginning(text: str, names: set[str]) -> str | None:
    first = _SEPARATOR.search(text)
    colon = text.partition(": ")
    if first and len(text) - first.end() > 10 and names_site(text[: first.start()], names):
        return text[first.end() :].strip()
    if len(colon[2]) > 10:
        named = fold(colon[0]).replace(" ", "")
        if named in names or without_marks(named) in names:
            return colon[2].strip()
    return None


def names_site(part: str, names: set[str]) -> bool:
    """Whether a part of a title is the name of the site, or one of its sections (with `=` before)."""
    plain = fold(part).replace(" ", "")
    if not plain or len(plain) > 40:
        return False
    if is_label(part):
        return True
    if not plain.isascii() and without_marks(plain) in names:
        return True
    for name in names:
        other = name.replace(" ", "")
        if other == f"={plain}":
            return True
        if other[:1] == "=":
            continue
        if plain == other or (len(other) > 2 and plain.startswith(other)):
            return True
        if len(other) > 3 and len(plain) > 3 and (other in plain or plain in other):
            return True
    return False
