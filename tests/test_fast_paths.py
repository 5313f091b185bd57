"""What is decided by a cheap look must be what the whole look decides: each pair is held together here."""

from __future__ import annotations

import re
import unicodedata
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsexport.codes.reading import RD006
from newsexport.extract import (
    captions,
    classify,
    furniture,
    line_patterns,
    lines,
    publication,
    shared_words,
    tongues,
)
from newsexport.extract.page import byline_elements, class_words, figures, times_seen
from newsexport.extract.page import lines as page_lines
from newsexport.payloads.html.plain_words import calm_fragment
from newsexport.payloads.html.write import write_each
from newsexport.prose import bylines, characters, dates, embargoes, names, signs, whitespace
from newsexport.prose import credits as credit_lines
from newsexport.report import MAX_RECENT, MAX_SAMPLES, Report
from newsexport.schema.v1 import Heading, Paragraph, Span
from newsexport.syntax import script_data

_SIGNS = st.sampled_from("aZ9 .,'’“…µ½_-–—:/|()\t\u00a0\u00ad\u200b\u2800\u3164éßİकا写한ไ\u0301\n")
_TEXTS = st.lists(st.one_of(_SIGNS, st.characters(exclude_categories=["Cs"])), max_size=40).map(
    "".join
)


def _of(*pieces: str) -> st.SearchStrategy[str]:
    """Texts in which these pieces stand side by side, in any case."""
    one = st.sampled_from(pieces)
    cased = st.one_of(one, one.map(str.upper), one.map(str.title))
    return st.lists(st.one_of(cased, _SIGNS), max_size=8).map("".join)


# --- texts -------------------------------------------------------------------------------------


@given(_TEXTS)
def test_folding_by_the_table_is_folding_by_the_pattern(text: str) -> None:
    joined = whitespace._JOINERS.sub("", text)
    plain = unicodedata.normalize("NFKC", joined).casefold()
    assert whitespace.fold(text) == re.sub(r"[\W_]+", " ", plain).strip()


@given(_TEXTS)
def test_a_text_is_cleaned_as_each_of_its_pieces_would_be(text: str) -> None:
    pieces = text.split("\n")
    assert whitespace.one_line_each(pieces, text) == list(map(whitespace.one_line, pieces))


@given(_TEXTS)
def test_a_text_without_dense_signs_weighs_its_length(text: str) -> None:
    assert characters.may_be_dense(text) or characters.weight(text) == len(text)


@given(
    _of(
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


@given(_TEXTS)
def test_a_text_of_ascii_is_in_the_script_that_its_letters_show(text: str) -> None:
    key = "".join(filter(str.isascii, text.lower()))
    latin = sum(len(match[0]) for match in tongues._SCRIPTS.finditer(key[: tongues._OF_SCRIPT]))
    assert tongues._script_of(key) == ("latin" if latin else None)


@given(st.lists(st.sampled_from("the of la de und von a na ye kwa harbour pier".split())))
def test_common_words_are_counted_once_for_all_languages(words: list[str]) -> None:
    for name, share in tongues._shares(" ".join(words)).items():
        common = tongues._COMMON[name]
        several = len(common.intersection(words)) >= tongues._SEVERAL
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


@given(_TEXTS)
def test_small_letters_stand_where_the_text_stands(text: str) -> None:
    assert len(whitespace.small(text)) == len(text)
    assert whitespace.small(text).casefold() == text.replace("İ", "i").lower().casefold()


@pytest.mark.parametrize(
    "pattern",
    [
        *(page_lines._FURNITURE, page_lines._ANYTHING, page_lines._DATE_WORDS),
        *(times_seen._PUBLISHED_ON, times_seen.CHANGED, times_seen._NOW, times_seen._NO_DATE),
        *(
            publication._UPDATED,
            publication._PUBLISHED,
            classify._DATE_WORDS,
            classify._PUBLISHED_WORD,
        ),
        *(names._OCCUPATION, credit_lines._PHRASES),
    ],
    ids=lambda pattern: pattern.pattern[:30],
)
def test_patterns_of_small_letters_have_no_others(pattern: re.Pattern[str]) -> None:
    without_classes = re.sub(r"\\.", "", pattern.pattern)
    assert without_classes == whitespace.small(without_classes)
    assert not pattern.flags & re.IGNORECASE


@given(_TEXTS)
def test_digits_of_all_scripts_become_those_of_ascii(text: str) -> None:
    wanted = "".join(str(unicodedata.decimal(s)) if s.isdecimal() else s for s in text)
    assert characters.ascii_digits(text) == wanted


@given(
    _of(
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


@given(_TEXTS)
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


@given(st.text(st.one_of(_SIGNS, st.characters(max_codepoint=0xFFFF)), max_size=20))
def test_a_text_without_controls_has_none(text: str) -> None:
    found = characters.control_characters(text) or any(sign in text for sign in "\x1c\x1d\x1e\x1f")
    assert characters.has_controls(text) is bool(found)


# --- lines of scraped texts ----------------------------------------------------------------------


@given(_TEXTS)
def test_a_line_without_marks_is_read_as_with_them(text: str) -> None:
    said = whitespace.one_line(text)
    if said and said[0].isalnum() and said[0] != "o" and not any(m in said for m in lines._MARKS):
        assert lines._read_line(1, said, 0) == lines.Line(1, said)


@given(_of(*bylines._PHRASES, "eine Analyse von", "einem", "byline", " Ana Roa", ": ", "文："))
def test_what_opens_a_byline_has_the_first_word_of_one(text: str) -> None:
    opens = bylines._PREFIX.match(text) or bylines._OPENING.match(text)
    assert bylines._may_open(text) or not opens


_CREDITS = _of(
    *credit_lines._LABELS, "Photo by ", "source,", "by ", " via ", " dpa", "(AFP)", "© ", "(c)", "copyright ",
    ". Ana Roa", "Ana Roa for The Post", "Seelicht/Ana Roa", " /Ana Roa", "all rights reserved", "The pier. ",
)  # fmt: skip


@given(_CREDITS)
def test_a_credit_has_what_is_looked_for_first(text: str) -> None:
    tail = text[-credit_lines._TAIL :]
    any_credit = (
        credit_lines._GROUP.search(tail)
        or credit_lines._LABELLED.search(tail)
        or credit_lines._COPYRIGHT.search(tail)
        or credit_lines._BEHIND.search(text, max(0, len(text) - credit_lines.BEHIND_LONGEST))
    )
    assert credit_lines.may_credit(text, tail) or not any_credit
    ascii_only = tail.lower().isascii()
    patterns = credit_lines._PATTERNS_OF_ASCII if ascii_only else credit_lines._PATTERNS
    for pattern, _, needed in patterns:
        if pattern.search(tail):
            assert credit_lines._has_each(tail.lower(), needed)


@given(_CREDITS)
def test_a_label_has_one_of_the_shortest_labels(text: str) -> None:
    shortest = credit_lines._PATTERNS[-1][2][1]
    assert characters.has_any(text, shortest) is characters.has_any(text, credit_lines._LABELS)


@given(_CREDITS, _CREDITS)
def test_a_long_line_is_no_bare_credit(one: str, other: str) -> None:
    text = whitespace.one_line(one + "x" * captions._LONGEST_BARE + other)
    assert credit_lines.read_bare_credit(text) is None
    assert not credit_lines.is_labelled_credit(text)
    assert not captions._names_two(text)


_MENU = _of(
    *(phrase for block in furniture.WHOLE_LINES.values() for phrase in block.split("|")),
    *(phrase for block in furniture.BEGINNINGS.values() for phrase in block.split("|")),
    *(phrase for block in furniture.LONG_BEGINNINGS.values() for phrase in block.split("|")),
    "and says so in more than a hundred letters " * 3,
    *bylines._PHRASES, *credit_lines._LABELS, *signs.HARMLESS, " ", "Ana Roa", "AFP", "기자", "摄", " via ", "copyright",
    "This article was corrected", "Harbour", "무단 전재", "XY", "São", "Über",
    ": ", "© 2026 ", "12 March 2026", " (AFP)", "/EFE", ". ", "3 min", "@pier", "www.pier.example", "cookies", " > ", "[1]", "记者",
)  # fmt: skip


@given(_MENU, st.booleans(), st.booleans())
def test_a_line_looks_as_all_patterns_say(said: str, bullet: bool, again: bool) -> None:
    text = whitespace.one_line(said)
    if text:
        values = (text, whitespace.fold(text), characters.weight(text), bullet, again, None)
        with (
            mock.patch.object(classify, "_is_only_words", return_value=False),
            mock.patch.object(classify, "_opens", return_value=True),
            mock.patch.object(classify, "signs_of", return_value=frozenset(range(256))),
        ):
            wanted = classify._looks_of(*values)
        assert classify._looks_of(*values) == wanted


def test_no_word_that_opens_something_means_nothing() -> None:
    tables = (
        *furniture._whole_lines(),
        *(p for _, phrases in furniture._long_beginnings() for p in phrases),
        *(p for row in furniture._beginnings().values() for p, _ in row),
    )
    for phrase in (*tables, *bylines._PHRASES):
        assert classify._opens(whitespace.fold(phrase))


@given(_of("03", "/", "04", "2026", "-", " | ", "12", " ", "1", "٣", "\\", "*", "\u200b", "March"))
def test_a_date_of_two_meanings_is_looked_for_where_numbers_stand_beside_marks(text: str) -> None:
    said = whitespace.one_line(text.replace("*", "").replace("\\", ""))
    if any(isinstance(found, dates.AmbiguousDate) for found in dates.find_dates(said)):
        assert dates.may_be_ambiguous(text)


@given(_of("Ana Roa", " in ", " from ", "Vestra", ", ", " à ", "Bo Reed", " and ", " i ", "dpa"))
def test_where_names_write_from_stands_behind_one_of_its_words(text: str) -> None:
    said = whitespace.one_line(text)
    assert names._FROM_PLACE.search(said) is None or characters.has_any(said, names._BEFORE_PLACE)


@given(_TEXTS)
def test_the_signs_of_a_text_are_all_that_are_no_letters(text: str) -> None:
    found = signs.signs_of(text)
    for sign in text:
        if sign != " " and sign not in signs.HARMLESS and not sign.isalpha():
            assert not found.isdisjoint(signs.needing("0" if sign in "123456789" else sign))
    letters = text.replace(" ", "")
    if all(sign.isalpha() and sign in whitespace.SIGNS_OF_PAGE for sign in letters):
        assert not found


@given(
    st.lists(st.sampled_from(["share", "save", "print", "x", "pier", "harbour"]), max_size=10).map(
        " ".join
    )
)
def test_buttons_side_by_side_are_all_buttons(key: str) -> None:
    words = key.split(" ")
    known = [furniture._whole_lines().get(word) for word in words]
    wanted = known[0] if 2 <= len(words) <= furniture._MOST_BUTTONS and all(known) else None
    assert furniture._row_of_buttons(key) == wanted


@given(
    _of(
        *(
            "3 min read",
            "17 comments",
            "©",
            "ⓒ",
            "c",
            "www.",
            "@pier",
            "Home > Sea",
            "۳",
            "2:30",
            "hace 2 horas",
        ),
        *(
            "Lesezeit: 3",
            "View 3 images",
            "(abc)",
            "https://",
            "#sea",
            "<copyright",
            "無断転載",
            "무단 전재",
            "版权所有",
        ),
    )
)
def test_a_line_that_matches_a_pattern_has_one_of_its_signs(text: str) -> None:
    if text and line_patterns._NUMBERED_PATTERN.fullmatch(text):
        assert line_patterns._EARLY_DIGIT.search(text, 0, line_patterns._EARLY)
    if text and line_patterns._OTHER_PATTERN.fullmatch(text):
        assert line_patterns._may_match_other(text)
    if text and furniture.reason_for_furniture(text, whitespace.fold(text), 1):
        seen = furniture.may_be_furniture(text, whitespace.fold(text), signs.signs_of(text))
        assert seen or classify._opens(whitespace.fold(text))


@given(
    _of(
        *embargoes._STEMS,
        "under",
        "until",
        "hold for release",
        "not for use before",
        " 6:00",
        "EMBARGO",
    )
)
def test_an_embargo_is_looked_for_where_one_of_its_words_stands(text: str) -> None:
    line = whitespace.one_line(text)
    assert embargoes.may_state_embargo([line]) or not embargoes.states_embargo(line)


@given(_of(*(phrase for block in furniture.BEGINNINGS.values() for phrase in block.split("|"))))
def test_what_begins_a_line_is_found_by_its_first_word(text: str) -> None:
    key = whitespace.fold(text)
    every = [
        (phrase, reason)
        for reason, block in furniture.BEGINNINGS.items()
        for phrase in furniture._phrases(block)
        if key.startswith(phrase) and furniture._at_boundary(key, phrase)
    ]
    whole = furniture._whole_lines()
    if key and key not in whole and furniture._row_of_buttons(key) is None:
        found = furniture.reason_for_furniture(text, key, 1)
        assert not every or found in {reason for _, reason in every}


def test_findings_noted_together_are_those_noted_one_by_one() -> None:
    found = [
        (f"line {n}", {"reason": "no article", "text": "x" * (600 if n % 7 == 0 else n)})
        for n in range(MAX_RECENT + MAX_SAMPLES)
    ]
    together, apart = Report(), Report()
    together.note_all(RD006, found)
    for pointer, values in found:
        apart.note(RD006, values, pointer=pointer)
    assert together.by_code == apart.by_code == {RD006.code: len(found)}
    assert [*together.diagnostics] == [*apart.diagnostics]
    assert [*together.take()] == [*apart.take()]


# --- pages -------------------------------------------------------------------------------------

_NAMES = _of(
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
    _of(
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


# --- stories -----------------------------------------------------------------------------------

_STORY_SIGNS = st.sampled_from(
    ["a", "b", " ", " ", "&", "<", ">", '"', "]]>", "\r", "\n", "\t", "\x00", "\x0b", "\x7f", "\x85", "\xa0", "\ufdd0",
     "\ufffe", "\ufeff", "\ud800", "\U0001fffe", "\u2028", "«", "東"]
)  # fmt: skip


_STORY_SPANS = st.sampled_from(
    [{}, {}, {}, {"kind": "strong"}, {"kind": "link", "href": "https://example.com/?a=1&b=2"}, {"kind": "break"},
     {"kind": "link", "href": "javascript:alert(1)"}, {"kind": "other", "name": "font"},
     {"kind": "link", "href": "https://example.com/", "attributes": {"title": "a  b", "rel": "\x01"}}]
)  # fmt: skip


@given(
    st.lists(
        st.tuples(st.lists(_STORY_SIGNS, max_size=4).map("".join), st.integers(0, 6), _STORY_SPANS),
        max_size=4,
    )
)
def test_a_story_of_words_with_spans_is_written_in_one_piece_as_block_by_block(said: list) -> None:
    blocks: list = []
    for words, level, span in said:
        spans = (Span(start=len(words) // 2, end=len(words), **span),) if span else ()
        block = {"text": words, "spans": spans} if spans else {"text": words}
        blocks.append(Heading(**block, level=level) if level else Paragraph(**block))
    made = calm_fragment(blocks)
    if made is None:
        return
    whole = write_each(blocks)
    assert made.decode() == whole.markup
    assert not whole.losses


def test_a_story_with_a_link_is_written_in_one_piece() -> None:
    link = Span(start=4, end=8, kind="link", href="https://example.com/?a=1&b=2")
    blocks = [Heading(text="R & B", level=3), Paragraph(text="See here.", spans=(link,))]
    assert calm_fragment(blocks) == (
        b'<h3>R &amp; B</h3><p>See <a href="https://example.com/?a=1&amp;b=2">here</a>.</p>'
    )
    assert calm_fragment([*blocks, Paragraph(text="two  blanks", spans=(link,))]) is None
    assert calm_fragment([*blocks, Paragraph(text="Ferry", role="lead")]) is None


@pytest.mark.parametrize("text", ["Ferry & crew", "a < b > c", "Ferry", "« 東 »"])
def test_plain_words_are_written_in_one_piece(text: str) -> None:
    made = calm_fragment(
        [Heading(text="Ferry", level=3), Paragraph(text=text), Paragraph(text="b")]
    )
    assert (
        made is not None
        and made.startswith(b"<h3>Ferry</h3><p>")
        and made.endswith(b"</p><p>b</p>")
    )


@pytest.mark.parametrize(
    "text", ["Ferry\rFerry", "a & b\r", "a  b", " a", "a\x01 < b", "", "\xa0", "\ud800", "a\ufffe"]
)
def test_other_words_are_written_by_themselves(text: str) -> None:
    assert calm_fragment([Paragraph(text="Ferry & crew"), Paragraph(text=text)]) is None
