"""Whether two stretches of text are in different languages: their scripts, or their commonest words, tell.

Facts: the commonest words of news in each language. Which language it is matters to nobody here, only that it is
another one, so close relatives are never told apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from newsexport.extract.lines import Line

_COMMON: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "cs sk": "a v na se že je s o pro jako by které který",
        "da no": "og at det som på er af av for til ikke med den en har",
        "de": "der die und das den von zu mit ist nicht ein eine im des dem auf",
        "en": "the of and to that is for was with in on it as by he",
        "es": "el la los las que y del una por con en un se de al",
        "fi": "ja on ei että oli se ovat hän mutta myös kun",
        "fr": "le la les des et est que une dans pour du en un qui par au",
        "hr sr": "i u je na se da za su od koji kako",
        "hu": "a az és hogy nem egy is volt meg",
        "id ms": "yang dan di untuk dengan ini dari pada itu dalam tidak akan",
        "it": "il di che la per un una del della sono non e in con le ha",
        "nl": "de het een van en is dat op te niet in met voor zijn",
        "pl": "w i na z do się że nie jest o to za od",
        "pt": "o os de que e do da em um para não uma com a no na as",
        "ro": "și de în la cu că a pe din pentru este care",
        "sv": "och att det som på är av för inte med den en har till",
        "sw": "ya na wa kwa katika ni za la kuwa hiyo",
        "tr": "ve bir bu için ile olarak da de olan daha",
        "vi": "và của là có cho trong các được những với",
        "ru": "и в не на что с по как это из он для",
        "uk": "і в не на що з за та у до як про",
        "bg mk": "и на за от в да се е с по като",
        "ar": "في من على أن إلى التي عن مع هذا بعد ما",
        "fa": "در و به از که این را با است برای",
        "ur": "کے میں کی ہے اور سے کا کو نے کہ",
    }.items()
}
_LANGUAGES_OF = {
    word: tuple(name for name, words in _COMMON.items() if word in words)
    for word in frozenset().union(*_COMMON.values())
}
"""Common word -> the languages in which it is one."""
_SCRIPTS = re.compile(
    "(?P<latin>[a-zà-ɏ]+)|(?P<cyrillic>[\\u0400-\\u052f]+)|(?P<greek>[\\u0370-\\u03ff]+)|(?P<hebrew>[\\u0590-\\u05ff]+)"
    "|(?P<arabic>[\\u0600-\\u06ff]+)|(?P<devanagari>[\\u0900-\\u097f]+)|(?P<bengali>[\\u0980-\\u09ff]+)|(?P<indic>[\\u0a00-\\u0dff]+)"
    "|(?P<thai>[\\u0e00-\\u0eff]+)|(?P<burmese>[\\u1000-\\u109f]+)|(?P<georgian>[\\u10a0-\\u10ff]+)|(?P<ethiopic>[\\u1200-\\u137f]+)"
    "|(?P<khmer>[\\u1780-\\u17ff]+)|(?P<kana>[\\u3040-\\u30ff]+)|(?P<han>[\\u3400-\\u9fff]+)|(?P<hangul>[\\uac00-\\ud7af]+)"
)
_LATIN = re.compile("[a-z]")
_MARKUP = re.compile(r"<\w|://|\{[{};=]|\}[{};=]|;[{};=]|=[{};=]")
"""What a line has that is in no language; each way begins with one sign, which the engine looks for at once."""
_READ, _OF_SCRIPT = 1500, 400
"""Characters of each stretch that are looked at, and of these for the script."""
_MOSTLY = 0.7
"""Share of the letters that belong to one script."""
_CLEARLY, _HARDLY = 0.07, 0.35
"""Share of words that are common ones, and how many of those a text of another language may have."""

_SEVERAL = 5
"""Common words of a language that a text in it has; labels of a menu have one or two."""


def changes_language(before: Iterable[Line], after: Iterable[Line]) -> bool:
    """Whether the lines after are certainly in another language than those before, the nearest of both first."""
    above = [line for line in before if not _MARKUP.search(line.text)]
    below = [line for line in after if not _MARKUP.search(line.text)]
    if not above or not below:
        return False
    first, second = _sample(above), _sample(below)
    one, other = _script_of(first), _script_of(second)
    if one is None or other is None:
        return False
    if one != other:
        nearest = _script_of(above[0].key), _script_of(below[0].key)
        return nearest == (one, other) and {one, other} != {"han", "kana"}
    mine, theirs = _shares(first), _shares(second)
    best, best_of_theirs = max(mine, key=mine.__getitem__), max(theirs, key=theirs.__getitem__)
    return (
        mine[best] >= _CLEARLY
        and theirs[best_of_theirs] >= _CLEARLY
        and theirs[best] <= _HARDLY * theirs[best_of_theirs]
        and mine[best_of_theirs] <= _HARDLY * mine[best]
    )


def _sample(lines: Iterable[Line]) -> str:
    said, length = list[str](), 0
    for line in lines:
        said.append(line.key)
        length += len(line.key)
        if length >= _READ:
            break
    return " ".join(said)[:_READ]


def _script_of(text: str) -> str | None:
    """The script of nearly all letters; texts with any kana are Japanese."""
    if text[:_OF_SCRIPT].isascii():
        return "latin" if _LATIN.search(text, 0, _OF_SCRIPT) else None
    letters: Counter[str] = Counter()
    for match in _SCRIPTS.finditer(text[:_OF_SCRIPT]):
        letters[match.lastgroup or ""] += len(match[0])
    if letters["kana"]:
        letters["kana"] += letters.pop("han", 0)
    if not letters:
        return None
    script, count = letters.most_common(1)[0]
    return script if count >= _MOSTLY * sum(letters.values()) else None


def _shares(text: str) -> dict[str, float]:
    """Language -> share of its common words, where there are several of them."""
    words = text.split()
    said: dict[str, list[int]] = {name: [] for name in _COMMON}
    for word, count in Counter(words).items():
        for name in _LANGUAGES_OF.get(word, ()):
            said[name].append(count)
    return {
        name: sum(counts) / len(words) if len(counts) >= _SEVERAL else 0.0
        for name, counts in said.items()
    }
