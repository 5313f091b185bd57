"""NC: language tags, and whether the text is written in the script of its language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.rules.identity import is_text
from newsexport.rules.rule import rule
from newsexport.rules.texts import all_texts, body_blocks
from newsexport.schema.v1 import NewsItem

_TWO_LETTERS = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id
    ie ig ii ik in io is it iu iw ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li
    ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa
    pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th
    ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
""".split()
"""Primary subtags of two letters in the IANA Language Subtag Registry (ISO 639-1), old ones too."""

_COUNTRY_FOR_LANGUAGE = {
    "jp": "ja", "cn": "zh", "gr": "el", "cz": "cs", "dk": "da", "ua": "uk", "al": "sq", "by": "be",
    "ir": "fa", "il": "he", "us": "en", "gb": "en", "rs": "sr", "vn": "vi", "kz": "kk",
}  # fmt: skip
"""Country codes that are taken for language codes, and what was meant."""

_GRANDFATHERED = """
    en-gb-oed i-ami i-bnn i-default i-enochian i-hak i-klingon i-lux i-mingo i-navajo i-pwn i-tao
    i-tay i-tsu sgn-be-fr sgn-be-nl sgn-ch-de art-lojban cel-gaulish no-bok no-nyn zh-guoyu zh-hakka
    zh-min zh-min-nan zh-xiang
""".split()

_WELL_FORMED = re.compile(
    r"""(?:[a-z]{2,3}(?:-[a-z]{3}){0,3} | [a-z]{4,8})
        (?:-[a-z]{4})?
        (?:-(?:[a-z]{2}|[0-9]{3}))?
        (?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*
        (?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*
        (?:-x(?:-[a-z0-9]{1,8})+)?
      | x(?:-[a-z0-9]{1,8})+""",
    re.VERBOSE | re.ASCII,
)
"""RFC 5646 section 2.1, in lower case, without the grandfathered tags."""


@lru_cache(maxsize=1024)
def fault_of_tag(tag: str) -> str | None:
    """What is wrong with a language tag, in words; None when it is right (RFC 5646 section 2.1)."""
    lower = tag.lower()
    if lower in _GRANDFATHERED:
        return None
    if not _WELL_FORMED.fullmatch(lower):
        if "_" in tag and _WELL_FORMED.fullmatch(lower.replace("_", "-")):
            return f"its parts are joined by a hyphen: {tag.replace('_', '-')}"
        return "it is not built as RFC 5646 demands"
    primary = lower.partition("-")[0]
    if len(primary) > 3:
        return f"no language is called {primary}: languages have two or three letters"
    if len(primary) == 2 and primary not in _TWO_LETTERS:
        meant = _COUNTRY_FOR_LANGUAGE.get(primary)
        return f"no language is called {primary}" + (f"; {meant} may be meant" if meant else "")
    return None


def missing_language(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A text does not say in which language it is.

    Why it matters: receivers route, search, hyphenate and translate by language.

    Bad: a French story without a language.
    Good: `fr`, or `fr-CA`.
    Fix: state the language; `--language` does it for a whole run.
    """
    stated = item.language or any(block.language for block in item.body)
    if not stated and is_text(item) and item.text.strip():
        yield Finding("/language", {})


def language_tag_invalid(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A language tag is not built as RFC 5646 demands, or its two letters name no language.

    Why it matters: receivers that do not understand the tag drop the item or its language.

    Bad: `jp`, `english`, `en-UK-london`
    Good: `ja`, `en`, `en-GB`
    Fix: write the language first (ISO 639), then the country.
    """
    for pointer, tag in _tags(item):
        fault = fault_of_tag(tag)
        if fault:
            yield Finding(pointer, {"tag": tag, "fault": fault})


def language_mismatch_script(item: NewsItem, _: Options) -> Iterator[Finding]:
    """The text is written in a script that its language does not use. Only letters are counted.

    Why it matters: the story goes to the wrong desk, in the wrong direction, in the wrong font.

    Bad: language `en`, the text in Arabic letters.
    Good: language `ar`.
    Fix: correct the language.
    """
    expected = _scripts_of(item.language)
    if not expected:
        return
    sample = "".join([part.text for part in all_texts(item)])[:SAMPLE]
    enough = len(sample) * 0.1
    if _letters(sample[: len(sample) // 5], expected) >= enough:
        return  # as nearly always: the beginning alone has enough of them
    fitting = _letters(sample, expected)
    if fitting >= enough:
        return
    counts = Counter({name: _letters(sample, (name,)) for name in _LETTERS})
    total = counts.total()
    if total < MIN_LETTERS:
        return
    script, most = counts.most_common(1)[0]
    if fitting < total * 0.1 and most > total * 0.8:
        yield Finding("/language", {"language": item.language, "script": script})


def _letters(text: str, scripts: Iterable[str]) -> int:
    """How many letters of these scripts a text has."""
    return sum(len("".join(_LETTERS[name].findall(text))) for name in scripts)


SAMPLE = 5_000
"""Characters that are looked at."""
MIN_LETTERS = 40
"""Letters below which nothing can be said."""

_LETTERS = {
    "Latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+"),
    "Arabic": re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+"),
    "Hebrew": re.compile("[\u05d0-\u05ea]+"),
    "Cyrillic": re.compile("[\u0400-\u052f]+"),
    "Greek": re.compile("[\u0370-\u03ff\u1f00-\u1fff]+"),
    "Armenian": re.compile("[\u0531-\u0587]+"),
    "Georgian": re.compile("[\u10a0-\u10ff\u1c90-\u1cbf]+"),
    "Devanagari": re.compile("[\u0900-\u097f]+"),
    "Bengali": re.compile("[\u0980-\u09ff]+"),
    "Gurmukhi": re.compile("[\u0a00-\u0a7f]+"),
    "Gujarati": re.compile("[\u0a80-\u0aff]+"),
    "Tamil": re.compile("[\u0b80-\u0bff]+"),
    "Telugu": re.compile("[\u0c00-\u0c7f]+"),
    "Kannada": re.compile("[\u0c80-\u0cff]+"),
    "Malayalam": re.compile("[\u0d00-\u0d7f]+"),
    "Sinhala": re.compile("[\u0d80-\u0dff]+"),
    "Thai": re.compile("[\u0e00-\u0e7f]+"),
    "Ethiopic": re.compile("[\u1200-\u137f]+"),
    "Khmer": re.compile("[\u1780-\u17ff]+"),
    "Hangul": re.compile("[\u1100-\u11ff\uac00-\ud7af]+"),
    "Kana": re.compile("[\u3041-\u30ff]+"),
    "Han": re.compile("[\u3400-\u9fff]+"),
}
"""Script -> runs of its letters."""

_LANGUAGES_OF_SCRIPT = {
    "Latin": "af ca cs cy da de en es et eu fi fr ga gl hr hu id is it lb lt lv mt ms nb nl nn no pl pt "
    "ro sk sl so sq sv sw tl tr vi xh zu",
    "Arabic": "ar fa ur ps",
    "Hebrew": "he iw yi",
    "Cyrillic": "ru uk bg be mk",
    "Greek": "el",
    "Armenian": "hy",
    "Georgian": "ka",
    "Devanagari": "hi mr ne",
    "Bengali": "bn as",
    "Gujarati": "gu",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Thai": "th",
    "Ethiopic": "am ti",
    "Khmer": "km",
    "Hangul": "ko",
    "Kana": "ja",
    "Han": "zh ja ko",
}
"""Script -> languages whose news is written in it, and in no other (but for those named twice)."""


def _tags(item: NewsItem) -> Iterator[tuple[str, str]]:
    if item.language:
        yield "/language", item.language
    for index, headline in enumerate(item.headlines):
        if headline.language:
            yield f"/headlines/{index}/language", headline.language
    for index, description in enumerate(item.descriptions):
        if description.language:
            yield f"/descriptions/{index}/language", description.language
    for index, alternative in enumerate(item.alternatives):
        if alternative.language:
            yield f"/alternatives/{index}/language", alternative.language
    for pointer, block in body_blocks(item):
        if block.language:
            yield f"{pointer}/language", block.language


@lru_cache(maxsize=256)
def _scripts_of(language: str | None) -> frozenset[str]:
    """The scripts of a language; empty when nothing certain is known, or the tag names a script."""
    if language is None:
        return frozenset()
    primary, *others = language.lower().split("-")
    if any(len(part) == 4 and part.isalpha() for part in others):
        return frozenset()
    return frozenset(name for name, tags in _LANGUAGES_OF_SCRIPT.items() if primary in tags.split())


RULES = (
    rule(
        missing_language, "NC014", "missing-language", "warning",
        "nothing says in which language the text is",
        source="BCP 47; W3C Feed Validator: MissingDCLanguage", basis="should",
        hint="state the language; --language states it for items that do not",
        misread="language lang inlanguage",
    ),
    rule(
        language_tag_invalid, "NC015", "language-tag-invalid", "error",
        "the language tag {tag} is wrong: {fault}",
        source="RFC 5646 section 2.1; IANA Language Subtag Registry",
        hint="write the language (ISO 639), then the country: en, en-GB, zh-Hans",
    ),
    rule(
        language_mismatch_script, "NC016", "language-mismatch-script", "warning",
        "the language is {language}, but the text is written in {script} letters",
        source="newsexport: counts of letters by script", basis="editorial",
        hint="correct the language",
    ),
)  # fmt: skip
"""The rules of this file, in the order of their codes."""
