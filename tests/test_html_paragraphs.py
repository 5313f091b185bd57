"""Stories of paragraphs, headings and lists read in one pass give what cleaning and a tree give."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsexport.payloads.html.fragments import read_by_tree, read_html
from newsexport.payloads.html.paragraphs import read_paragraphs
from newsexport.schema.v1.model import Model

_WORDS = st.sampled_from(
    "boats| wait |café|  |\n|\t|&amp;|&hellip;|&#8217;|&#x2019;|&nbsp;|&#32;|&copy|&|>|\u00a0|\u00ad||A & B".split(
        "|"
    )
)
_NAMES = "a em strong b i sub code span q small mark".split()
_SAID = st.sampled_from(
    [
        "", "", "", ' class="lead"', ' id="top" style="color:red"', ' lang="de" title="A &amp; B"', ' dir="rtl"',
        ' onclick="x()"', ' lang="d e"', ' class=""', ' cite="/pier"', ' class="a" class="b"', " hidden",
    ]
)  # fmt: skip
_ADDRESS = st.sampled_from(
    [
        "https://example.com/ferry?x=1&amp;y=2", "/pier", "ferry#top", "https://example.com:80/", "mailto:a@example.com",
        "javascript:x()", "//example.com/", "https://xn--a.example/", "", "https://example.com/a b",
    ]
)  # fmt: skip
_LINK = '<a href="https://example.com/ferry">'


def _element(name: str, said: str, address: str, inside: str) -> str:
    said += f' href="{address}"' if name == "a" else ""
    return f"<{name}{said}>{inside}</{name}>"


def _inline(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    element = st.builds(_element, st.sampled_from(_NAMES), _SAID, _ADDRESS, inside)
    return st.lists(_WORDS | element | st.sampled_from(["<br>", "<br/>"]), max_size=4).map("".join)


_RUNNING = st.recursive(_WORDS, _inline, max_leaves=8)


def _lists(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    entry = st.builds(_element, st.just("li"), _SAID, st.just(""), inside)
    entries = st.lists(entry, max_size=3).map(" ".join)
    return st.builds(_element, st.sampled_from(["ul", "ol"]), _SAID, st.just(""), entries)


_TEXT = st.builds(_element, st.sampled_from(["p", "p", "h2", "h5"]), _SAID, st.just(""), _RUNNING)
_BLOCK = st.recursive(
    _TEXT | _lists(_RUNNING) | st.sampled_from(["<hr>", "<hr />"]),
    lambda inside: _lists(inside) | st.builds(
        _element, st.sampled_from(["blockquote", "div"]), _SAID, st.just(""),
        st.lists(inside | _RUNNING, max_size=3).map("".join),
    ),
    max_leaves=4,
)  # fmt: skip
_IMAGE = st.sampled_from(
    [
        '<img src="https://example.com/pier.jpg" alt="The &quot;pier&quot;">', '<img src="/pier.jpg" loading="lazy"/>',
        '<img src="">', '<img src="/a.jpg" srcset="/a.jpg 300w, /b.jpg 600w" id="a">', '<img src="/a.jpg" id="media-3">',
        '<iframe src="https://example.com/map" allowfullscreen></iframe>', "<b><img src='/a.jpg'></b>",
    ]
)  # fmt: skip
_SHOWN = st.tuples(_IMAGE, _RUNNING).map("".join) | st.builds(
    "{}<figcaption{}>{}</figcaption>".format, _IMAGE, _SAID, _RUNNING
)
_FIGURE = st.builds(_element, st.sampled_from(["figure", "p", "a"]), _SAID, st.just("/x"), _SHOWN)
_STORY = st.lists(_BLOCK | _FIGURE | _IMAGE | st.just("\n") | _RUNNING, min_size=1, max_size=4).map(
    "".join
)


def _said(value: object) -> object:
    """All that a value is, down to which fields were stated."""
    if isinstance(value, Model):
        fields = {name: _said(each) for name, each in value.__dict__.items()}
        return type(value), sorted(value.model_fields_set), fields
    return [_said(each) for each in value] if isinstance(value, tuple) else value


@given(_STORY.filter(lambda markup: "<" in markup))
@settings(max_examples=400)
def test_one_pass_gives_what_the_tree_gives(markup: str):
    base = "https://example.com/news/1"
    if read_paragraphs(markup, read_by_tree, base=base, media_start=2) is not None:
        quick = read_html(markup, base=base, media_start=2)
        slow = read_by_tree(markup, base, 2)
        assert _said(quick.blocks) == _said(slow.blocks)
        assert _said(quick.media) == _said(slow.media)
        assert quick.leftovers == slow.leftovers
        assert quick.media_ids == slow.media_ids
        assert dict(quick.origins) == slow.origins


@given(st.lists(st.sampled_from(["<p>", "</p>", "<h2>", "</h2>", "Boats", " ", "wait", "\n"])))
@settings(max_examples=400)
def test_blocks_of_words_are_read_as_the_tree_reads_them(pieces: list[str]):
    markup = f"<p>Boats</p>{''.join(pieces)}"
    if read_paragraphs(markup, read_by_tree) is not None:
        assert _said(read_html(markup).blocks) == _said(read_by_tree(markup, None, 0).blocks)


@pytest.mark.parametrize(
    "behind", ["x", " x", "x<p>Boats</p>", " x <h2>Boats</h2>", "<p>wait</p>."]
)
def test_words_behind_a_block_are_not_lost(behind: str):
    blocks = read_html(f"<p>Boats</p>{behind}").blocks
    assert _said(blocks) == _said(read_by_tree(f"<p>Boats</p>{behind}", None, 0).blocks)
    assert len(blocks) > 1


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Boats wait.</p>\n<h2>In <em>Karsby</em></h2><ul><li>one</li> <li>two<br>three</li></ul>",
        f"<blockquote><p>Boats &mdash; {_LINK}they <b>wait</b></a></p></blockquote>",
        '<figure><img src="/a.jpg" loading="lazy"><figcaption class="x">A pier</figcaption></figure><p>Boats</p>',
        '<p>Boats</p><p><img src="/a.jpg"></p>',
        '<div class="story">Boats<p style="color:red">wait</p><hr/></div>',
    ],
)
def test_such_stories_are_read_in_one_pass(markup: str):
    assert read_paragraphs(markup, read_by_tree) is not None


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Boats <script>steal()</script></p>", "<h2 onclick='steal()'>Boats</h2>", "<h2 hidden>Boats</h2>", "Boats <br><br> wait <b>here</b>",
        "<p>Boats", "</p>",
        '<h2><a href="javascript:steal()">Boats</a></h2>', "<p>Boats<div>wait</div></p>",
        "<p><b>Boats</p></b>", "<p>&#0;</p>", "<p>&#55296;</p>", "<p>\x00</p>", "<p><!-- Boats --></p>",
        "<ul>Boats<li>wait</li></ul>", "<a><p>Boats</p></a>", "<P>Boats</P>", "<p>\ud800</p>",
    ],
)  # fmt: skip
def test_what_is_not_certain_is_left_to_the_tree(markup: str):
    assert read_paragraphs(markup, read_by_tree) is None
