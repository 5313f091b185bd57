"""Stories of paragraphs, headings and lists read in one pass give what cleaning and a tree give."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsexport.payloads.html import read_by_tree, read_html
from newsexport.payloads.html_paragraphs import read_paragraphs
from newsexport.schema.v1.base import Model

_WORDS = st.sampled_from(
    "boats| wait |café|  |\n|\t|&amp;|&hellip;|&#8217;|&#x2019;|&nbsp;|&#32;|&copy|&|>|\u00a0|\u00ad||A & B".split(
        "|"
    )
)
_NAMES = "a em strong b i sub code span q small mark".split()
_LINK = '<a href="https://example.com/ferry">'


def _inline(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    element = st.tuples(st.sampled_from(_NAMES), inside).map(
        lambda each: f"{_LINK if each[0] == 'a' else f'<{each[0]}>'}{each[1]}</{each[0]}>"
    )
    return st.lists(_WORDS | element | st.sampled_from(["<br>", "<br/>"]), max_size=4).map("".join)


_RUNNING = st.recursive(_WORDS, _inline, max_leaves=8)
_ENTRY = _RUNNING.map(lambda inside: f"<li>{inside}</li>")
_TEXT = st.tuples(st.sampled_from(["p", "p", "h2", "h5"]), _RUNNING).map(
    lambda each: f"<{each[0]}>{each[1]}</{each[0]}>"
)
_LIST = st.tuples(st.sampled_from(["ul", "ol"]), st.lists(_ENTRY, max_size=3)).map(
    lambda each: f"<{each[0]}>{' '.join(each[1])}</{each[0]}>"
)
_BLOCK = _TEXT | _LIST
_QUOTE = st.lists(_BLOCK, max_size=2).map(lambda each: f"<blockquote>{''.join(each)}</blockquote>")
_STORY = st.lists(_BLOCK | _QUOTE | st.just("\n"), min_size=1, max_size=4).map("".join)


def _said(value: object) -> object:
    """All that a value is, down to which fields were stated."""
    if isinstance(value, Model):
        fields = {name: _said(each) for name, each in value.__dict__.items()}
        return type(value), sorted(value.model_fields_set), fields
    return [_said(each) for each in value] if isinstance(value, tuple) else value


@given(_STORY.filter(lambda markup: "<" in markup))
@settings(max_examples=400)
def test_one_pass_gives_what_the_tree_gives(markup: str):
    quick = read_paragraphs(markup)
    slow = read_by_tree(markup, None, 0)
    if quick is not None:
        assert _said(quick) == _said(slow.blocks)
        assert not slow.leftovers
        assert not slow.media
        assert dict(read_html(markup).origins) == slow.origins


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Boats wait.</p>\n<h2>In <em>Karsby</em></h2><ul><li>one</li> <li>two<br>three</li></ul>",
        f"<blockquote><p>Boats &mdash; {_LINK}they <b>wait</b></a></p></blockquote>",
    ],
)
def test_such_stories_are_read_in_one_pass(markup: str):
    assert read_paragraphs(markup) is not None


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Boats <script>steal()</script></p>", "<p onclick='steal()'>Boats</p>", "<p>Boats", "</p>",
        '<p><a href="javascript:steal()">Boats</a></p>', "Boats<p>wait</p>", "<p>Boats</p>wait",
        "<p><b>Boats</p></b>", "<p>&#0;</p>", "<p>&#55296;</p>", "<p>\x00</p>", "<p><!-- Boats --></p>",
        "<ul>Boats<li>wait</li></ul>", "<blockquote>Boats</blockquote>", "<P>Boats</P>", "<p>\ud800</p>",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left_to_the_tree(markup: str):
    assert read_paragraphs(markup) is None
