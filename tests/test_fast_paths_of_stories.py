"""Short ways in writing stories, each held against the long way that it spares; see also test_fast_paths.py."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport.payloads.html.plain_words import calm_fragment
from newsexport.payloads.html.write import write_each
from newsexport.schema.v1 import Heading, Paragraph, Span

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
