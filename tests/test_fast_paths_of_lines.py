"""Short ways in reading lines of scraped texts, each held against the long way that it spares; see also test_fast_paths.py."""

from __future__ import annotations

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from newsexport.codes.reading import RD006
from newsexport.extract import (
    bare_credits,
    classify,
    furniture,
    line_patterns,
    lines,
)
from newsexport.prose import (
    bylines,
    characters,
    credit_labels,
    datelines,
    dates,
    embargoes,
    names,
    signs,
    whitespace,
)
from newsexport.prose import credits as credit_lines
from newsexport.report import MAX_RECENT, MAX_SAMPLES, Report
from tests.test_fast_paths import TEXTS, of


@given(TEXTS)
def test_a_line_without_marks_is_read_as_with_them(text: str) -> None:
    said = whitespace.one_line(text)
    if said and said[0].isalnum() and said[0] != "o" and not any(m in said for m in lines._MARKS):
        assert lines._read_line(1, said, 0) == lines.Line(1, said)


@given(of(*bylines._PHRASES, "eine Analyse von", "einem", "byline", " Ana Roa", ": ", "文："))
def test_what_opens_a_byline_has_the_first_word_of_one(text: str) -> None:
    opens = bylines._PREFIX.match(text) or bylines._OPENING.match(text)
    assert bylines._may_open(text) or not opens


_CREDITS = of(
    *credit_labels.LABELS, "Photo by ", "source,", "by ", " via ", " dpa", "(AFP)", "© ", "(c)", "copyright ",
    ". Ana Roa", "Ana Roa for The Post", "Seelicht/Ana Roa", " /Ana Roa", "all rights reserved", "The pier. ",
)  # fmt: skip


@given(_CREDITS)
def test_a_credit_has_what_is_looked_for_first(text: str) -> None:
    tail = text[-credit_lines._TAIL :]
    any_credit = (
        credit_lines._GROUP.search(tail)
        or credit_labels.LABELLED.search(tail)
        or credit_labels.COPYRIGHT.search(tail)
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
    assert characters.has_any(text, shortest) is characters.has_any(text, credit_labels.LABELS)


@given(_CREDITS, _CREDITS)
def test_a_long_line_is_no_bare_credit(one: str, other: str) -> None:
    text = whitespace.one_line(one + "x" * bare_credits._LONGEST_BARE + other)
    assert credit_lines.read_bare_credit(text) is None
    assert not credit_lines.is_labelled_credit(text)
    assert not bare_credits._names_two(text)


_MENU = of(
    *(phrase for block in furniture.WHOLE_LINES.values() for phrase in block.split("|")),
    *(phrase for block in furniture.BEGINNINGS.values() for phrase in block.split("|")),
    *(phrase for block in furniture.LONG_BEGINNINGS.values() for phrase in block.split("|")),
    "and says so in more than a hundred letters " * 3,
    *bylines._PHRASES, *credit_labels.LABELS, *signs.HARMLESS, " ", "Ana Roa", "AFP", "기자", "摄", " via ", "copyright",
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


@given(of("03", "/", "04", "2026", "-", " | ", "12", " ", "1", "٣", "\\", "*", "\u200b", "March"))
def test_a_date_of_two_meanings_is_looked_for_where_numbers_stand_beside_marks(text: str) -> None:
    said = whitespace.one_line(text.replace("*", "").replace("\\", ""))
    if any(isinstance(found, dates.AmbiguousDate) for found in dates.find_dates(said)):
        assert dates.may_be_ambiguous(text)


@given(
    of(
        "VESTRA",
        "Vestra",
        ", ",
        "May 3",
        "2026",
        " ",
        "(AFA)",
        "-",
        "–",
        "—",
        "/AFA/",
        ".",
        "x" * 30,
    )
)
def test_a_dateline_has_a_sign_that_parts_it_from_the_story(text: str) -> None:
    found = datelines._DATELINE.match(text)
    assert found is None or characters.has_any(text[: datelines._LONGEST], datelines._PARTING)


@given(of("Ana Roa", " in ", " from ", "Vestra", ", ", " à ", "Bo Reed", " and ", " i ", "dpa"))
def test_where_names_write_from_stands_behind_one_of_its_words(text: str) -> None:
    said = whitespace.one_line(text)
    assert names._FROM_PLACE.search(said) is None or characters.has_any(said, names._BEFORE_PLACE)


@given(TEXTS)
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
    of(
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
    of(
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


@given(of(*(phrase for block in furniture.BEGINNINGS.values() for phrase in block.split("|"))))
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
