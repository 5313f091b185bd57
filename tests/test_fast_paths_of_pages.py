"""Short ways in reading pages, each held against the long way that it spares; see also test_fast_paths.py."""

from __future__ import annotations

import json
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsexport.extract.page import class_words, data_markup, people, times_seen
from newsexport.extract.page.addresses import absolute
from newsexport.extract.page.lines import is_furniture
from newsexport.extract.page.view import Run
from newsexport.extract.page.walk import Walk
from newsexport.prose import bylines
from newsexport.prose.characters import has_any
from newsexport.prose.whitespace import one_line, without_invisible
from newsexport.schema.v1 import (
    Cell,
    Figure,
    Heading,
    ListBlock,
    ListEntry,
    Paragraph,
    Quote,
    Row,
    Span,
    Table,
)
from newsexport.schema.v1.body import marked_words
from newsexport.schema.v1.model import block_of_valid
from newsexport.syntax import script_data
from newsexport.syntax.addresses import parts_of, path_of
from newsexport.syntax.html_page import words_in


def _of(*pieces: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(pieces), max_size=9).map("".join)


_ADDRESSES = _of(
    "https://", "http://", "//", "a.example", "/", "/b", ".jpg", "?q=1", "#x", ":80", "@", "[", "]",
    " ", "\n", "é", "%20", ";p", "HTTP://",
)  # fmt: skip
_LINES = _of(
    "Share", "Published on ", "Posted: ", "veröffentlicht am ", "2026", "1402/3", "۱۴۰۲", "令和6年", "12",
    " views", "About the author", "Über den Autor", "sobre el autor", ":", " ", "Photo: ", "x",
)  # fmt: skip


_TEXTS = _of(
    "a", " ", "  ", "\n", "\t", "é", "\u00a0", "\u00ad", "\u200b", "\u2028", "\u3000", "\ufeff", "，",
)  # fmt: skip
_SIGNED = _of(
    "记者", "記者", "기자", "특파원", "（", "）", "(", ")", "【", "】", "=", "。", "」", "王", "芳", "佐藤", "花子", "김하", "늘",
    " ", "本报", "x@a.example",
)  # fmt: skip


@given(_TEXTS)
def test_a_line_as_it_is_needs_no_mending(text: str) -> None:
    body = etree.Element("body")
    body.text = text
    runs = Walk().over(body).runs
    words = without_invisible(" ".join(text.split())).strip()
    assert [run.text for run in runs] == ([words] if words else [])
    if text.isascii():
        assert one_line(text) == " ".join(text.split())


@given(_SIGNED)
def test_patterns_of_reporters_are_asked_where_they_may_match(text: str) -> None:
    if bylines._REPORTER.match(text) or bylines._OPENING_REPORTER.match(text):
        assert has_any(text, bylines._REPORTER_WORDS)
    if bylines._CLOSING_NAMES.search(text):
        assert has_any(text, "。」")


@given(_ADDRESSES)
def test_the_path_of_most_addresses_is_seen_at_once(address: str) -> None:
    assert path_of(address) == parts_of(address).path


@given(_ADDRESSES)
def test_a_whole_address_is_what_it_is_behind_a_blank(address: str) -> None:
    assert absolute(address, None) == absolute(f" {address}", None)


@given(_LINES)
def test_a_run_is_furniture_where_its_line_is(text: str) -> None:
    run = Run(text, "p", etree.Element("p"), 0, (), (), [text], [], 0)
    if text:
        assert bool(run.furniture) is is_furniture(text)


@given(_LINES)
def test_patterns_of_dates_and_authors_are_asked_where_they_may_match(text: str) -> None:
    if times_seen._OTHER_CALENDAR.search(text):
        assert has_any(text, times_seen._IN_OTHER_CALENDARS)
    if people._ABOUT_AUTHOR.fullmatch(text):
        assert text[0] in people._ABOUT_BEGINS and len(text) < people._LONGEST_LABEL


@given(st.text(max_size=12) | st.sampled_from(["Head-Line", "title", "seo_title", "x"]))
def test_no_name_of_a_title_is_passed_by(name: str) -> None:
    list(data_markup._titles_of({name: "words"}))
    assert (name in data_markup._NO_TITLES) is (data_markup._plain(name) not in data_markup._TITLES)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda of: st.lists(of) | st.dictionaries(st.text(), of),
    )
)
def test_whatever_is_json_begins_as_json_does(value: object) -> None:
    text = json.dumps(value, indent=1)
    if text[0] in "{[":
        assert script_data._BEGINS_VALUE.match(text)


def test_a_class_says_hidden_in_whatever_order_classes_are_met() -> None:
    classes = ("teaser hidden", "hidden", "hidden md:block", "hidden is-hidden", "is-hidden", "a")
    for met in permutations(classes, 3):
        class_words.MEANINGS.clear()
        said = [bool(class_words.meaning(names) & class_words.HIDDEN) for names in met]
        apart = ["hidden" in names.split() and ":" not in names for names in met]
        assert said == apart


def test_the_walk_numbers_elements_as_they_stand() -> None:
    body = etree.fromstring(
        "<body><div class='date'>a<span class='author'>b</span><time>c</time></div><p><i class='by'>d</i></p>"
        "<a class='author'><p>e</p></a><ul><li class='date'>f</li></ul><footer class='byline'>g</footer></body>"
    )
    places = Walk().over(body).places
    order = [element for element in body.iter() if element in places]
    assert len(order) > 8
    assert sorted(order, key=lambda element: places[element]) == order
    assert len(set(places.values())) == len(places)


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 400])
def test_the_words_of_an_element_are_cut_at_one_length(count: int) -> None:
    element = etree.fromstring(f"<p>{'<i>words of it</i> '.ljust(30, '.') * count}</p>")
    text = ""
    for piece in element.itertext():
        text += piece
        if len(text) > 5000:
            break
    assert words_in(element) == text


def test_blocks_of_valid_values_are_those_that_are_validated() -> None:
    span = {"start": 0, "end": 1, "kind": "link", "href": "https://a.example/"}
    made, whole = block_of_valid(Span, **span), Span(**span)
    assert made == whole
    assert made.attributes is not block_of_valid(Span, **span).attributes
    assert marked_words("ab", (made,)) == Paragraph(text="ab", spans=(whole,))
    assert marked_words("ab", (made,), 3) == Heading(text="ab", spans=(whole,), level=3)
    words = (Paragraph(text="a"),)
    for model, values in (
        (Quote, {"blocks": words}),
        (ListEntry, {"blocks": words}),
        (ListBlock, {"ordered": True}),
        (Cell, {"blocks": words, "colspan": 2}),
        (Row, {"section": "head"}),
        (Table, {"rows": (Row(),)}),
        (Figure, {"media": ("picture-1",)}),
    ):
        assert block_of_valid(model, **values) == model(**values)
        assert (
            block_of_valid(model, **values).model_dump_json() == model(**values).model_dump_json()
        )


def test_spans_that_do_not_nest_are_refused() -> None:
    crossing = (
        Span(start=0, end=2, kind="strong"),
        Span(start=1, end=3, kind="emphasis"),
    )
    with pytest.raises(ValueError, match="overlaps"):
        marked_words("abc", crossing)
