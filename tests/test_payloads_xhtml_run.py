"""The plain blocks with which a body begins are read at once, as they would be read one by one."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsexport.formats.newsml_g2 import printed_xhtml
from newsexport.formats.newsml_g2.word_count import bounds, count_rest, count_words
from newsexport.parsed import LaterPaths
from newsexport.payloads.content import Content, Run
from newsexport.payloads.nitf import read as nitf_read
from newsexport.payloads.xhtml import read as xhtml_read
from newsexport.payloads.xhtml.blocks_read import BlockReader
from newsexport.schema.v1 import plain_blocks, plain_heading, plain_paragraph
from newsexport.syntax.xml import new_parser

XHTML = "http://www.w3.org/1999/xhtml"
PIECES = (
    "<p>One two.</p>", "<p>Three</p>", "<h2>Four five</h2>", "<p/>", "<p> edge</p>", "<p>a  b</p>", "<p>a\nb</p>",
    "<p>non\u00a0break \u2003 em</p>", "<p>R&amp;D &lt;b&gt;</p>", "<p class='lead'>Lead</p>", "<p>An <em>in</em>line</p>",
    "<p>a<br/>b</p>", "loose words", " ", "\n  ", "<b>bold</b> words", "<ul><li>item <p>deep</p></li></ul>",
    "<figure><img src='a.jpg' alt='x > y'/><figcaption>A caption</figcaption></figure>", "<figcaption/>",
    "<figcaption>out<figcaption>in</figcaption></figcaption>", "<section><p>one</p><h3>two</h3></section>", "<img src='b'/>",
    "<em>glued</em>", "figcaption", "&#13;", "<media>m</media>", "<q:b xmlns:q='urn:q'>other</q:b>", "<pre> x </pre>",
)  # fmt: skip
BODIES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
Read = Callable[[etree._Element], Content]


def document(inner: str) -> etree._Element:
    text = f'<html xmlns="{XHTML}"><head><title>T</title></head><body>{inner}</body></html>'
    return etree.fromstring(text.encode(), new_parser())


def nitf(inner: str) -> etree._Element:
    text = f"<nitf><body><body.content>{inner}</body.content></body></nitf>"
    return etree.fromstring(text.encode(), new_parser())


def seen(content: Content) -> list[str]:
    return [repr(content.blocks), repr(sorted(content.origins.items())), repr(content.media),
            repr(content.leftovers)]  # fmt: skip


@given(BODIES)
def test_a_run_is_what_its_blocks_are(inner: str) -> None:
    readers: tuple[tuple[Read, etree._Element], ...] = (
        (xhtml_read.read, document(inner)),
        (nitf_read.read, nitf(inner)),
    )
    for read, root in readers:
        at_once = seen(read(root))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(BlockReader, "_plain_run", lambda _, e, x: Run(e, x, [], []))
            assert seen(read(root)) == at_once


def test_most_bodies_are_one_run() -> None:
    content = xhtml_read.read(document("<p>One two.</p>\n<h2>Three</h2><p/><p>Four</p>"))
    assert content.run is not None
    assert len(content.run.tags) == len(content.blocks) == 4


@given(BODIES)
def test_words_of_a_run_are_counted_as_in_its_elements(inner: str) -> None:
    root = document(inner)
    run = xhtml_read.read(root).run
    if run is not None:
        rest = count_rest(root, run.holder, len(run.tags))
        assert run.count_words() + rest == count_words(root)


@given(BODIES)
def test_bounds_hold_the_number_of_words(inner: str) -> None:
    root = document(inner)
    print_ = printed_xhtml.xhtml(root)
    found = bounds(print_) if print_ is not None else None
    if found is not None:
        assert found[0] <= count_words(root) <= found[1]


def test_bounds_of_a_usual_body_are_its_number_of_words() -> None:
    print_ = printed_xhtml.xhtml(
        document("<p>One two.</p>\n<h2>Three</h2>\n<p>R&amp;D four\u00a0five</p>")
    )
    assert print_ is not None
    assert bounds(print_) == (6, 6)


def test_a_place_counts_for_origins() -> None:
    content = xhtml_read.read(document("<p>a</p><p>b</p><p> c</p>"), place="/x/html")
    assert content.origins["/body/1"] == "/x/html/body/p[2]"
    assert content.origins["/body/2"] == "/x/html/body/p[3]"


def test_paths_are_made_when_one_is_missing() -> None:
    asked: list[int] = []

    def later() -> dict[str, str]:
        asked.append(1)
        return {"/b": "2"}

    paths = LaterPaths({"/a": "1"}, later)
    assert paths["/a"] == "1"
    assert not asked
    assert "/b" in paths
    assert "/c" not in paths
    assert dict(paths) == pickle.loads(pickle.dumps(paths)) == {"/a": "1", "/b": "2"}
    assert len(asked) == 1


@given(st.lists(st.tuples(st.text(max_size=9), st.integers(0, 6))))
def test_blocks_made_together_are_as_those_made_alone(said: list[tuple[str, int]]) -> None:
    alone = [plain_heading(text, level) if level else plain_paragraph(text) for text, level in said]
    together = plain_blocks([text for text, _ in said], [level for _, level in said])
    assert together == alone
    assert [list(each.__dict__.items()) for each in together] == [
        list(each.__dict__.items()) for each in alone
    ]
    assert [each.model_fields_set for each in together] == [each.model_fields_set for each in alone]
    assert len({id(each.attributes) for each in together}) == len(together)


@given(st.lists(st.sampled_from(("", "one", "one two", "a b c")), max_size=5))
def test_a_run_counts_the_words_of_its_texts(texts: list[str]) -> None:
    run = Run(document(""), "/html/body", ["p"] * len(texts), texts)
    assert run.count_words() == len(" ".join(texts).split())
