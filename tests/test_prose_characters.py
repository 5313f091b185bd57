"""What characters say: length, end, direction, comparison, in every script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport.prose.characters import (
    ascii_digits,
    count_words,
    direction_of,
    ends_sentence,
    weight,
    without_controls,
)
from newsexport.prose.whitespace import fold, one_line


@pytest.mark.parametrize(
    "text",
    [
        "It ends.",
        "Ends?”",
        "終わった。",
        "「終わった。」",
        "انتهى؟",
        "انتهى.»",
        "यह समाप्त हुआ।",
        "አለቀ።",
        "Ende!)",
        "It …",
    ],
)
def test_sentences_end_in_every_script(text):
    assert ends_sentence(text)


@pytest.mark.parametrize("text", ["No end", "Open,", "colon:", "(open", "", "見出し"])
def test_what_has_no_end_mark_is_open(text):
    assert not ends_sentence(text)


def test_dense_scripts_weigh_more_than_they_are_long():
    assert weight("harbour") == 7
    assert weight("港の祭り") == 10
    assert weight("الميناء") == 7


def test_words_are_counted_where_no_blanks_are_written():
    assert count_words("one two three") == 3
    assert count_words("新しい図書館船が港を出発した") >= 4


def test_only_the_script_proves_the_direction():
    assert direction_of("صيادو المرسى") == "rtl"
    assert direction_of("ספינת הספרים") == "rtl"
    assert direction_of("The harbour (الميناء) is open") is None
    assert direction_of("123") is None


def test_digits_of_every_script_are_read():
    assert ascii_digits("٣ أيار ٢٠٢٥") == "3 أيار 2025"


def test_texts_are_compared_without_their_dress():
    assert fold("Int’l  Coalition — “Talks”") == fold("int'l coalition: talks")
    assert fold("المكتبة،") == fold("المكتبة")
    assert fold("!?") == ""


def test_invisible_characters_are_removed_and_joiners_stay():
    assert one_line(" so\u00adft\u200b  hy\u00a0phen ") == "soft hy phen"
    assert one_line("می\u200cخواهم") == "می\u200cخواهم"


@given(st.text(max_size=300))
def test_they_hold_for_any_text(text):
    assert fold(fold(text)) == fold(text)
    assert one_line(one_line(text)) == one_line(text)
    assert len(ascii_digits(text)) == len(text)
    assert without_controls(without_controls(text)) == without_controls(text)
    assert weight(text) >= len(text)
