"""Pages that are larger or deeper than any page of news: bounded, and told."""

from __future__ import annotations

import pytest

from newsexport.extract.page import walk
from newsexport.syntax.html_page import DEEPEST, parse_page
from tests.pages import LONG, MORE, TITLE, items_of, page


def codes(data: bytes) -> tuple[list[str], set[str]]:
    items, report = items_of(data)
    return [item.text for item in items], {each.code for each in report.diagnostics}


def nested(depth: int, inside: str, after: str = "") -> bytes:
    return page(f"<h1>{TITLE}</h1>" + "<div>" * depth + inside + "</div>" * depth + after)


def test_what_lies_too_deep_is_kept_as_words_and_what_follows_whole() -> None:
    texts, found = codes(nested(400, f"<script>var a;</script><p>{LONG}</p>", f"<p>{MORE}</p>"))
    assert LONG in texts[0] and "var a" not in texts[0]
    assert "IO009" in found
    tree = parse_page(nested(400, f"<p>{LONG}</p>", f"<p>{MORE}</p>"))
    assert tree is not None and tree.too_deep and not tree.lost
    assert tree.root.findtext("body/p") == MORE
    deepest = max(sum(1 for _ in each.iterancestors()) for each in tree.root.iter())
    assert deepest < DEEPEST


def test_what_is_lost_for_good_is_told() -> None:
    tree = parse_page(nested(3000, f"<p>{LONG}</p>"))
    assert tree is not None and tree.lost
    _, report = items_of(nested(3000, f"<p>{LONG}</p>"))
    (told,) = (each for each in report.diagnostics if each.code == "IO009")
    assert "the rest of the page is lost" in told.message


def test_a_text_beyond_the_limit_of_the_parser_is_read() -> None:
    script = "x" * 11_000_000
    texts, found = codes(
        page(f"<h1>{TITLE}</h1><p>{LONG}</p><script>{script}</script><p>{MORE}</p>")
    )
    assert texts == [f"{LONG}\n\n{MORE}"]
    assert "IO009" not in found


@pytest.mark.parametrize("limit", ["MOST_PIECES", "MOST_SEEN"])
def test_a_page_of_too_many_pieces_is_read_as_far_as_it_goes(monkeypatch, limit: str) -> None:
    monkeypatch.setattr(walk, limit, 10)
    more = "".join(f"<p>{MORE} <b>{number}</b></p>" for number in range(30))
    texts, found = codes(page(f"<h1>{TITLE}</h1><p>{LONG}</p>{more}"))
    assert texts[0].startswith(LONG) and texts[0].count(MORE) < 20
    assert "IO009" in found


def test_binary_content_is_no_page() -> None:
    items, report = items_of(bytes(range(1, 32)) * 400)
    assert not items and [each.code for each in report.diagnostics] == ["IO002"]
