"""Pages whose text is only in the data of their scripts; and data that are not to be believed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from newsexport.extract.page.data_markup import article_markup
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.script_data import data_of, flight_of
from tests.pages import LONG, MORE, TITLE, items_of, linked, one, page

HEAD = f'<meta property="og:type" content="article"><meta property="og:title" content="{TITLE}">'
OTHER = (
    "Another story tells of the market of Ostrel, where the price of saffron fell on Tuesday. Nobody had expected it, "
    "and the traders went home early to count what was left of their stock."
)
TEXTS = [LONG, "A new lens", MORE]


def shell(*scripts: str, body: str = '<div id="app"></div>', head: str = "") -> bytes:
    return page(f"{body}{''.join(scripts)}", HEAD + head)


def data(value: Any, name: str = "__NEXT_DATA__") -> str:
    return f'<script type="application/json" id="{name}">{json.dumps(value)}</script>'


def script(text: str) -> str:
    return f"<script>{text}</script>"


def lines(item: NewsItem) -> list[str]:
    return item.text.split("\n\n")


ARTICLE = {
    "headline": TITLE,
    "url": "/lamp",
    "body": f"<p>{LONG}</p><h2>A new lens</h2><p>{MORE}</p>",
}
STATE = json.dumps(
    {"a": {"article": ARTICLE}, "related": [{"title": "Saffron", "url": "/s", "body": OTHER}]}
)


@pytest.mark.parametrize(
    "scripts",
    [
        data({"props": {"pageProps": {"article": ARTICLE}}}),
        script(f"window.__PRELOADED_STATE__ = {STATE};"),
        script(f"window['__STATE__']={STATE};window.other=1"),
        script(f"window.__APOLLO_STATE__=JSON.parse({json.dumps(STATE)});"),
        script("Fusion.contextPath='/pf';Fusion.globalContent=" + json.dumps(ARTICLE) + ";Fusion.x={}"),
        script("self.__next_f.push(" + json.dumps([1, "1:I[3,[]]\n2:" + json.dumps({"data": ARTICLE}) + "\n"]) + ")"),
    ],
    ids=["next", "assigned", "by key", "parsed", "fusion", "flight"],
)  # fmt: skip
def test_the_text_is_found_wherever_a_framework_keeps_it(scripts: str) -> None:
    data_of_page = shell(scripts)
    item, report = one(data_of_page), items_of(data_of_page)[1]
    assert lines(item) == TEXTS
    assert [block.type for block in item.body] == ["paragraph", "heading", "paragraph"]
    (body,) = (each for each in item.evidence if each.field == "/body")
    assert body.method.startswith("the data of the page: ") and body.confidence < 0.9
    assert body.path is not None and body.path.endswith("/script")
    assert [found.code for found in report.diagnostics if found.code == "RD020"] == ["RD020"]


def test_a_row_of_text_in_flight_is_followed() -> None:
    text = f"<p>{LONG} — {MORE}</p>"
    row = f"a:T{len(text.encode()):x},{text}2:" + json.dumps({"title": TITLE, "content": "$a"})
    half = len(row) // 2
    pushed = [
        script(f"self.__next_f.push({json.dumps([1, part])})") for part in (row[:half], row[half:])
    ]
    assert lines(one(shell(*pushed))) == [f"{LONG} — {MORE}"]


def test_a_flat_list_of_nuxt_is_unpacked() -> None:
    flat = [
        ["ShallowReactive", 1],
        {"data": 2},
        {"story": 3},
        {"title": 4, "content": 5},
        TITLE,
        [6, 7],
        LONG,
        MORE,
    ]
    assert lines(one(shell(data(flat, "__NUXT_DATA__")))) == [LONG, MORE]


def test_the_call_of_nuxt_gives_only_a_text_beside_its_title() -> None:
    call = 'window.__NUXT__=(function(a){return {data:[{t:%s,b:%s}]}}("x"));'
    text = json.dumps(f"<p>{LONG}</p><p>{MORE}</p>")
    assert lines(one(shell(script(call % (json.dumps(TITLE), text))))) == [LONG, MORE]
    assert not items_of(shell(script(call % ('"Saffron is cheap again"', text))))[0]


SHAPES: dict[str, Any] = {
    "ANS": [{"type": "text", "content": LONG}, {"type": "header", "level": 2, "content": "A new lens"},
            {"type": "image", "caption": OTHER}, {"type": "interstitial_link", "content": OTHER},
            {"type": "text", "content": MORE}],
    "Contentful": {"nodeType": "document", "content": [
        {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": LONG}]},
        {"nodeType": "heading-2", "content": [{"nodeType": "text", "value": "A new lens"}]},
        {"nodeType": "paragraph", "content": [{"nodeType": "text", "value": MORE[:40]},
                                              {"nodeType": "text", "value": MORE[40:]}]}]},
    "Portable Text": [{"_type": "block", "style": "normal", "children": [{"_type": "span", "text": LONG}]},
                      {"_type": "block", "style": "h2", "children": [{"_type": "span", "text": "A new lens"}]},
                      {"_type": "block", "style": "normal", "children": [{"_type": "span", "text": MORE}]}],
    "Draft.js": {"blocks": [{"text": LONG, "type": "unstyled"}, {"text": "A new lens", "type": "header-two"},
                            {"text": MORE, "type": "unstyled"}]},
    "EditorJS": {"blocks": [{"type": "paragraph", "data": {"text": LONG}},
                            {"type": "header", "data": {"text": "A new lens", "level": 2}},
                            {"type": "paragraph", "data": {"text": MORE}}]},
    "lines": f"{LONG}\n\nA new lens\n\n{MORE}",
    "escaped": f"&lt;p&gt;{LONG}&lt;/p&gt;&lt;h3&gt;A new lens&lt;/h3&gt;&lt;p&gt;{MORE}&lt;/p&gt;",
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_the_shapes_of_content_systems(shape: str) -> None:
    item = one(shell(data({"post": {"title": TITLE, "content": SHAPES[shape]}})))
    assert lines(item) == TEXTS


def test_lists_and_quotes_stay_what_they_are() -> None:
    blocks = [
        {"type": "paragraph", "text": LONG},
        {"type": "list", "items": [{"text": "The lamp"}, {"text": "The lens"}]},
        {"type": "quote", "text": MORE},
    ]
    item = one(shell(data({"title": TITLE, "body": blocks})))
    assert [block.type for block in item.body] == ["paragraph", "list", "quote"]


# --- what is not to be believed -----------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        {"article": {"headline": "Saffron is cheap again", "body": OTHER + LONG}},
        {"article": {"headline": TITLE, "body": OTHER}},
        {"article": {"headline": TITLE, "description": LONG + MORE}},
        {
            "article": {
                "headline": TITLE,
                "related": [{"title": "x", "url": "/x", "body": LONG + MORE}],
            }
        },
        {
            "article": {
                "headline": TITLE,
                "code": "function() { lamp = {} } /* Farrow Point keepers */" * 20,
            }
        },
        {"headline": TITLE, "keywords": "lamp, keepers, Farrow Point, " * 30},
    ],
    ids=["another title", "another subject", "a description", "related", "code", "a list of words"],
)
def test_what_is_not_the_article_is_not_taken(value: Any) -> None:
    items, report = items_of(shell(data(value)))
    assert not items
    assert [found.code for found in report.diagnostics] == ["RD007"]


def test_a_page_that_shows_its_text_is_not_read_from_data() -> None:
    shown = f"<article><h1>{TITLE}</h1><p>{LONG}</p><p>{MORE}</p></article>"
    item = one(
        shell(data({"title": TITLE, "body": f"{LONG}\n{MORE}\n{LONG} And more."}), body=shown)
    )
    assert lines(item) == [LONG, MORE]


def test_a_mere_beginning_is_completed() -> None:
    whole = [LONG, MORE, *(f"{MORE[:-1]}, said keeper number {number}." for number in range(4))]
    shown = f"<article><h1>{TITLE}</h1><p>{LONG}</p></article>"
    value = {"title": TITLE, "body": "\n".join(whole)}
    assert lines(one(shell(data(value), body=shown))) == whole
    shown = f"<article><h1>{TITLE}</h1><p>{OTHER}</p></article>"
    assert lines(one(shell(data(value), body=shown))) == [OTHER]


def test_a_page_for_paying_readers_keeps_what_it_does_not_show() -> None:
    head = linked(
        headline=TITLE, datePublished="2026-02-12", isAccessibleForFree="False", articleBody=LONG
    )
    assert not items_of(shell(data({"title": TITLE, "body": f"{LONG}\n{MORE}"}), head=head))[0]


def test_the_text_in_the_structured_data_is_the_last_resort() -> None:
    head = linked(
        headline=TITLE, datePublished="2026-02-12T08:00:00Z", articleBody=f"{LONG}\n\n{MORE}"
    )
    item = one(shell(head=head))
    assert lines(item) == [LONG, MORE]
    assert any(each.method.endswith("JSON-LD articleBody") for each in item.evidence)
    longer = f"{LONG}\n{MORE}\n{LONG[:-1]} for the lamp."
    assert "for the lamp" in one(shell(data({"title": TITLE, "body": longer}), head=head)).text


# --- bounds -------------------------------------------------------------------------------------


def test_hostile_scripts_are_read_within_bounds() -> None:
    deep = '{"a":' * 5000 + "1" + "}" * 5000
    hostile = [
        script(f"window.a = {deep};"),
        script("x={" * 20_000),
        script("window.s=JSON.parse('" + "\\" * 5001),
        script('self.__next_f.push([1,"1:Tffffffff,x"])'),
        data([["Ref", 1], {"a": 1, "b": 2}, [0, 1, 2]], "__NUXT_DATA__"),
    ]
    items, _ = items_of(shell(*hostile))
    assert not items


def test_values_that_no_article_is_made_of() -> None:
    assert article_markup([1, None, {"title": 3}], [TITLE]) == ""
    assert article_markup({"title": TITLE, "body": LONG}, []) == ""
    assert list(data_of("{broken", "application/json", "")) == []
    assert list(flight_of(["self.__next_f.push([0])", "x"])) == []
