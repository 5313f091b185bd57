"""What is decided by a cheap look must be what the whole look decides: each pair is held together here."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsexport.extract import (
    classify,
    language_change,
    lines,
    publication,
    shared_words,
)
from newsexport.extract.page import byline_elements, class_words, date_lines, figures, times_seen
from newsexport.extract.page import lines as page_lines
from newsexport.prose import agencies, characters, dates, names, whitespace
from newsexport.syntax import script_data

SIGNS = st.sampled_from("aZ9 .,'’“…µ½_-–—:/|()\t\u00a0\u00ad\u200b\u2800\u3164éßİकا写한ไ\u0301\n")
TEXTS = st.lists(st.one_of(SIGNS, st.characters(exclude_categories=["Cs"])), max_size=40).map(
    "".join
)


def of(*pieces: str) -> st.SearchStrategy[str]:
    """Texts in which these pieces stand side by side, in any case."""
    one = st.sampled_from(pieces)
    cased = st.one_of(one, one.map(str.upper), one.map(str.title))
    return st.lists(st.one_of(cased, SIGNS), max_size=8).map("".join)


# --- texts -------------------------------------------------------------------------------------


@given(TEXTS)
def test_folding_by_the_table_is_folding_by_the_pattern(text: str) -> None:
    joined = whitespace._JOINERS.sub("", text)
    plain = unicodedata.normalize("NFKC", joined).casefold()
    assert whitespace.fold(text) == re.sub(r"[\W_]+", " ", plain).strip()


@given(TEXTS)
def test_a_text_is_cleaned_as_each_of_its_pieces_would_be(text: str) -> None:
    pieces = text.split("\n")
    assert whitespace.one_line_each(pieces, text) == list(map(whitespace.one_line, pieces))


@given(TEXTS)
def test_a_text_without_dense_signs_weighs_its_length(text: str) -> None:
    assert characters.may_be_dense(text) or characters.weight(text) == len(text)


@given(
    of(
        *"31 2026 1405 130 民國115年11月30日 30. Nov. de . / - | : st , 20268:30 T08:00 ຫ".split(),
        "Nov 30",
        "8 d",
    )
)
def test_a_date_has_a_year_and_a_day(text: str) -> None:
    plain = characters.ascii_digits(text)
    if dates._DATE.search(plain):
        assert dates._YEAR.search(plain)
        assert dates._may_name_day(plain)


@given(TEXTS)
def test_a_text_of_ascii_is_in_the_script_that_its_letters_show(text: str) -> None:
    key = "".join(filter(str.isascii, text.lower()))
    latin = sum(
        len(match[0])
        for match in language_change._SCRIPTS.finditer(key[: language_change._OF_SCRIPT])
    )
    assert language_change._script_of(key) == ("latin" if latin else None)


@given(st.lists(st.sampled_from("the of la de und von a na ye kwa harbour pier".split())))
def test_common_words_are_counted_once_for_all_languages(words: list[str]) -> None:
    for name, share in language_change._shares(" ".join(words)).items():
        common = language_change._COMMON[name]
        several = len(common.intersection(words)) >= language_change._SEVERAL
        wanted = sum(word in common for word in words) / len(words) if several else 0.0
        assert share == wanted


@pytest.mark.parametrize("share", [0.0, 0.05, 0.0599, 0.06, 0.2, 1.0])
@pytest.mark.parametrize("count", [10, 59, 60, 1499, 1500, 4000])
def test_english_is_known_before_all_is_read(share: float, count: int) -> None:
    words = ["the" if n < share * count else "pier" for n in range(count)]
    for said in (words, words[::-1]):
        read = said[: shared_words._WORDS_READ]
        wanted = read.count("the") >= shared_words._SHARE * len(read)
        if len(read) < shared_words._FEWEST_WORDS:
            wanted = True  # its letters could be those of English
        several = [" ".join(said[n : n + 40]) for n in range(0, count, 40)]
        found = [lines.Line(n, text) for n, text in enumerate(several)]
        if all(line.weight >= shared_words._TELLING for line in found):
            assert shared_words.is_english(found) is wanted


@given(TEXTS)
def test_small_letters_stand_where_the_text_stands(text: str) -> None:
    assert len(whitespace.lower_case(text)) == len(text)
    assert whitespace.lower_case(text).casefold() == text.replace("İ", "i").lower().casefold()


@pytest.mark.parametrize(
    "pattern",
    [
        *(page_lines._FURNITURE, page_lines._ANYTHING, page_lines._DATE_WORDS),
        *(
            date_lines._PUBLISHED_ON,
            date_lines._MADE_ON,
            date_lines.CHANGED,
            times_seen._NOW,
            times_seen._NO_DATE,
        ),
        *(
            publication._UPDATED,
            publication._PUBLISHED,
            classify._DATE_WORDS,
            classify._PUBLISHED_WORD,
        ),
        *(names._OCCUPATION, agencies.OF_PICTURES, agencies.OFFICE),
    ],
    ids=lambda pattern: pattern.pattern[:30],
)
def test_patterns_of_small_letters_have_no_others(pattern: re.Pattern[str]) -> None:
    without_classes = re.sub(r"\\.", "", pattern.pattern)
    assert without_classes == whitespace.lower_case(without_classes)
    assert not pattern.flags & re.IGNORECASE


@given(TEXTS)
def test_digits_of_all_scripts_become_those_of_ascii(text: str) -> None:
    wanted = "".join(str(unicodedata.decimal(s)) if s.isdecimal() else s for s in text)
    assert characters.ascii_digits(text) == wanted


@given(
    of(
        *(
            " by",
            "edited",
            "photos",
            "(Foto)",
            "medically",
            "Bild: ",
            "von",
            "Ana Roa",
            "fotos par",
            "reviewed and checked",
        )
    )
)
def test_helpers_in_a_byline_have_one_of_their_words(text: str) -> None:
    found = byline_elements._HELPED.search(text)
    assert not found or characters.has_any(text.lower(), byline_elements._OF_HELPERS)


@given(TEXTS)
def test_signs_that_a_pattern_finds_are_seen_in_their_bytes(text: str) -> None:
    for pattern, others in (
        (characters._DENSE, characters._NO_DENSE),
        (characters._UNSPACED_OR_HANGUL, characters._NO_UNSPACED),
        (characters._RTL, characters._NO_RTL),
    ):
        assert characters._may_have(text, others) or not pattern.search(text)


def test_every_sign_of_a_script_is_seen_in_its_bytes() -> None:
    for sign in map(chr, [*range(0x0590, 0xD800), *range(0xE000, 0x10000)]):
        assert not characters._DENSE.match(sign) or characters._may_have(sign, characters._NO_DENSE)
        assert not characters._RTL.match(sign) or characters._may_have(sign, characters._NO_RTL)
        if characters._UNSPACED_OR_HANGUL.match(sign):
            assert characters._may_have(sign, characters._NO_UNSPACED)


@given(st.text(st.one_of(SIGNS, st.characters(max_codepoint=0xFFFF)), max_size=20))
def test_a_text_without_controls_has_none(text: str) -> None:
    found = characters.control_characters(text) or any(sign in text for sign in "\x1c\x1d\x1e\x1f")
    assert characters.has_controls(text) is bool(found)


# --- pages -------------------------------------------------------------------------------------

_NAMES = of(
    *("advert", "newsletter", "footer", "text", "-", "__", "--", "2", "mt", "flex", "sidebar", "no-print"),
    *("articleBody", "content", "story", "read-more", "hidden", "item", "byline", "comment", "cookie"),
    *("post-", "tag-", "relative", "visually", "image", "gallery", "ad", "txt", "lead", "is-"),
)  # fmt: skip


@given(_NAMES)
def test_a_name_is_taken_apart_as_by_patterns(names: str) -> None:
    for name in names.split():
        apart = class_words._CAMEL.sub("-", name).lower()[: class_words._LONGEST]
        words = re.split(r"[-_]+", re.sub(r"[0-9]+\Z", "", apart))
        assert list(filter(None, class_words._words(name))) == list(filter(None, words))


@given(_NAMES)
def test_a_name_without_suspicion_means_what_its_words_mean(names: str) -> None:
    for name in names.split():
        flags, lower = class_words._meaning_of(name), name.lower()
        story = lower == "content" or class_words._STORY_NAME.search(lower)
        assert story or not flags & class_words.STORY
        if not story:
            words = class_words._words(name)
            bits = class_words._bits_of(words)
            suspicious = class_words._is_suspicious(lower, words, bits)
            assert suspicious or not flags & class_words.SUSPECT


@given(_NAMES)
def test_a_story_is_named_by_one_of_a_few_words(name: str) -> None:
    if class_words._STORY_NAME.search(name.lower()):
        assert class_words._may_name_story(name.lower())


@given(_NAMES)
def test_a_harmless_name_has_one_of_its_signs(name: str) -> None:
    if class_words._HARMLESS.search(name.lower()):
        assert class_words._may_be_harmless(name.lower())


@given(_NAMES)
def test_a_name_means_at_first_sight_what_it_means_looked_at(names: str) -> None:
    for name in names.split():
        lower, words = name.lower(), class_words._words(name)
        bits = class_words._bits_of(words)
        assert class_words._meaning_of(name) == class_words._looked_at(name, lower, words, bits)
        assert not class_words._meaning_of(name) & ~(
            class_words._FLAGS | class_words.SUSPECT | class_words.STORY
        )


def test_what_is_inside_is_found_from_below() -> None:
    root = etree.fromstring("<a><b><c/><c><d/></c></b><e><d/></e></a>")
    for scope in root.iter():
        known = {scope: True}
        inside = set(scope.iter())
        for element in (*root.iter(), *root.iter()):
            assert figures._is_in(element, known) is (element in inside)


@given(
    of(
        "window.",
        "a.b",
        "x",
        "['key']",
        '["k"]',
        "=",
        " = ",
        ".push(",
        "{",
        "[",
        "JSON.parse('",
        "==",
        "$1",
        "9",
    )
)
def test_what_is_assigned_is_found_from_its_value(script: str) -> None:
    whole = re.compile(
        r"(?:\b(?P<name>[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*){0,4})|\[[\"'](?P<key>[\w$.-]{1,60})[\"']\])"
        r"\s*(?:=|\.push\()\s*(?P<how>JSON\.parse\(\s*(?=[\"'])|(?=[{\[]))"
    )
    at = 0
    places = script_data.assignments(script)
    while (wanted := whole.search(script, at)) is not None:
        found = script_data._next_assigned(script, at, places)
        assert found is not None
        name, match = found
        assert (name, match["how"], match.end()) == (
            wanted["name"] or wanted["key"],
            wanted["how"],
            wanted.end(),
        )
        at = match.end()
    assert script_data._next_assigned(script, at, places) is None
