"""NC: language tags, and whether the text is written in the script of its language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from newsexport.diagnostic import Finding
from newsexport.late_regex import late_regex
from newsexport.options import Options
from newsexport.rules.facts import WRONG_TAG
from newsexport.rules.identity import is_text
from newsexport.rules.language_tags import fault_of_tag, severity_of_fault
from newsexport.rules.rule import Rule, rule
from newsexport.rules.texts import body_blocks, words_of
from newsexport.schema.v1 import NewsItem
from newsexport.vocab.forms import LANGUAGE_TAG


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

    A country that there is not, and three letters where the language has two, are a warning: programs read what stands
    before or behind them.

    Why it matters: receivers that do not understand the tag drop the item or its language.

    Bad: `jp`, `english`, `en-UK-london`
    Good: `ja`, `en`, `en-GB`
    Fix: write the language first (ISO 639), then the country.
    """
    for pointer, tag in _tags(item):
        fault = fault_of_tag(tag)
        if fault:
            yield Finding(pointer, {"tag": tag, "fault": fault}, severity=severity_of_fault(tag))


def language_mismatch_script(item: NewsItem, _: Options) -> Iterator[Finding]:
    """The text is written in a script that its language does not use. Only letters are counted.

    The language of a film or a sound is what is spoken there; the words about it may be in another one.

    Why it matters: the story goes to the wrong desk, in the wrong direction, in the wrong font.

    Bad: language `en`, the text in Arabic letters.
    Good: language `ar`.
    Fix: correct the language.
    """
    is_spoken = item.item_class in ("video", "audio") and not item.body
    expected = frozenset() if is_spoken else _scripts_of(item.language)
    if not expected:
        return
    words = words_of(item)
    most = min(len(words.joined), SAMPLE)
    if (
        "Latin" in expected
        and len(words.data[: most // 5].translate(None, _NO_LATIN)) >= most * 0.1
    ):
        return  # as nearly always: the beginning alone has enough of them
    sample = "".join(words.texts)[:SAMPLE]
    enough = len(sample) * 0.1
    if _letters(sample[: len(sample) // 5], expected) >= enough:
        return
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

_NO_LATIN = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
"""Bytes of UTF-8 that are no Latin letters by themselves."""
_LETTERS = {
    "Latin": late_regex("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+"),
    "Arabic": late_regex("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+"),
    "Hebrew": late_regex("[\u05d0-\u05ea]+"),
    "Cyrillic": late_regex("[\u0400-\u052f]+"),
    "Greek": late_regex("[\u0370-\u03ff\u1f00-\u1fff]+"),
    "Armenian": late_regex("[\u0531-\u0587]+"),
    "Georgian": late_regex("[\u10a0-\u10ff\u1c90-\u1cbf]+"),
    "Devanagari": late_regex("[\u0900-\u097f]+"),
    "Bengali": late_regex("[\u0980-\u09ff]+"),
    "Gurmukhi": late_regex("[\u0a00-\u0a7f]+"),
    "Gujarati": late_regex("[\u0a80-\u0aff]+"),
    "Tamil": late_regex("[\u0b80-\u0bff]+"),
    "Telugu": late_regex("[\u0c00-\u0c7f]+"),
    "Kannada": late_regex("[\u0c80-\u0cff]+"),
    "Malayalam": late_regex("[\u0d00-\u0d7f]+"),
    "Sinhala": late_regex("[\u0d80-\u0dff]+"),
    "Thai": late_regex("[\u0e00-\u0e7f]+"),
    "Ethiopic": late_regex("[\u1200-\u137f]+"),
    "Khmer": late_regex("[\u1780-\u17ff]+"),
    "Hangul": late_regex("[\u1100-\u11ff\uac00-\ud7af]+"),
    "Kana": late_regex("[\u3041-\u30ff]+"),
    "Han": late_regex("[\u3400-\u9fff]+"),
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
        hint="state the language; `convert --language` states it for items that do not",
        misread="language lang inlanguage", lacks=("language",), unless=("HP006",),
    ),
    rule(
        language_tag_invalid, "NC015", "language-tag-invalid", "error",
        "the language tag {tag} is wrong: {fault}",
        source="RFC 5646 section 2.1; IANA Language Subtag Registry",
        hint="write the language (ISO 639), then the country: en, en-GB, zh-Hans", value="tag",
        needs=(WRONG_TAG,),
    ),
    rule(
        language_mismatch_script, "NC016", "language-mismatch-script", "warning",
        "the language is {language}, but the text is written in {script} letters",
        source="newsexport: counts of letters by script", basis="editorial",
        hint="correct the language", needs=("language",),
    ),
)  # fmt: skip
"""The rules of this file, in the order of their codes."""

Tags = Callable[[Any], Iterator[tuple[str, object]]]
"""Given what the rules of a format look at: pointer and value of each language that it states."""


def of_document(tags: Tags) -> Rule:
    """NC015 for a format whose reader leaves out what is built like no language tag: told where it stands."""

    def not_built_so(document: Any, _: Options) -> Iterator[Finding]:
        for pointer, value in tags(document):
            text = value.strip() if isinstance(value, str) else ""
            if text and not LANGUAGE_TAG.fullmatch(text):
                fault = fault_of_tag(text) or "it is not built as RFC 5646 demands"
                yield Finding(pointer, {"tag": text, "fault": fault})

    code = next(each.code for each in RULES if each.code.code == "NC015")
    return Rule(code, "document", not_built_so)
