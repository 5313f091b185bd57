"""Writing HTML: what stands where, what never gets in, and what others read in the pages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import html5lib
import orjson
import pytest
from html5lib import HTMLParser
from hypothesis import HealthCheck, given, settings

from newsexport import api
from newsexport.conversion import Target
from newsexport.errors import InvalidOutput
from newsexport.formats.html.structure import problems
from newsexport.options import Options
from newsexport.payloads.for_readers.page_labels import direction_of_language, labels_of
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from tests import strategies

NOW = Options(now=datetime(2030, 2, 14, 12, tzinfo=UTC), url_template="https://example.com/{key}")
HTML = "{http://www.w3.org/1999/xhtml}"


def item(**more: Any) -> NewsItem:
    base = {"uri": "urn:x:1", "headlines": [{"text": "Ferries run again"}]}
    return NewsItem.model_validate({**base, **more})


def page(options: Options = NOW, report: Report | None = None, **more: Any) -> str:
    target = Target.of("html", options)
    return target.document(item(**more), report or Report()).decode("utf-8")


def losses(**more: Any) -> dict[str, str]:
    report = Report()
    page(report=report, **more)
    return {str(found.pointer): found.code for found in report.diagnostics}


def body_of(markup: str) -> str:
    found = re.search(r'<div class="nx-body">\n(.*)\n</div>\n', markup, re.DOTALL)
    return found[1] if found else ""


def written(*blocks: dict[str, Any], **more: Any) -> str:
    return body_of(page(body=blocks, **more))


def paragraph(text: str, *spans: dict[str, Any]) -> dict[str, Any]:
    return {"type": "paragraph", "text": text, "spans": spans}


def parsed(markup: str) -> Any:
    """The tree of a page by a strict reader of HTML: any parse error is an exception."""
    return HTMLParser(html5lib.getTreeBuilder("etree"), strict=True).parse(markup)


def metas(markup: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in parsed(markup).iter(f"{HTML}meta"):
        name = meta.get("name") or meta.get("property")
        if name:
            found.setdefault(name, []).append(meta.get("content"))
    return found


# The page


def test_the_smallest_page_says_nothing_that_is_not_known():
    markup = page()
    tree = parsed(markup)
    root = tree if tree.tag == f"{HTML}html" else tree.find(f"{HTML}html")
    assert root.get("lang") is None
    assert root.get("dir") == "auto"
    assert [h1.text for h1 in tree.iter(f"{HTML}h1")] == ["Ferries run again"]
    assert not list(tree.iter(f"{HTML}time"))
    assert set(metas(markup)) == {
        "viewport",
        "robots",
        "generator",
        "twitter:card",
        "og:type",
        "og:title",
        "og:url",
    }


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("ar-LB", "rtl"), ("he", "rtl"), ("uz-Arab", "rtl"), ("ar-Latn", "ltr"),
     ("ku-Arab", "rtl"), ("zh-Hant-TW", "ltr"), (None, "auto")],
)  # fmt: skip
def test_the_direction_of_a_language(language, direction):
    assert direction_of_language(language) == direction


def test_our_own_words_are_in_the_language_of_the_item():
    assert labels_of("zh-TW").language == "zh-Hant"
    assert "<span>Veröffentlicht</span>" in page(
        language="de-AT", published="2026-02-14T06:30:00+01:00"
    )
    markup = page(language="mt", published="2026-02-14T06:30:00+01:00")
    assert '<span lang="en">Published</span>' in markup


def test_what_machines_find_in_the_head():
    found = metas(
        page(
            language="en-GB",
            descriptions=[{"role": "summary", "text": "Boats  again."}],
            creators=[{"name": "Ann Lee", "url": "https://example.com/lee"}],
            keywords=["boats", "ports"],
            expires="2031-01-01T00:00:00Z",
            published="2026-02-14T06:30:00+01:00",
            version_created="2026-02-14T07:30:00+01:00",
            section="Transport",
            publisher={"name": "Example News"},
            digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation",
            rights=[
                {
                    "data_mining": "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
                    "licence": "https://example.com/tdm",
                }
            ],
        )
    )
    assert found["description"] == ["Boats again."]
    assert found["robots"] == ["max-image-preview:large, unavailable_after: 2031-01-01T00:00:00Z"]
    assert found["tdm-reservation"] == ["1"]
    assert found["tdm-policy"] == ["https://example.com/tdm"]
    assert found["og:locale"] == ["en_GB"]
    assert found["og:site_name"] == ["Example News"]
    assert found["article:tag"] == ["boats", "ports"]
    assert found["article:author"] == ["https://example.com/lee"]
    assert found["article:published_time"] == ["2026-02-14T06:30:00+01:00"]
    assert any(name.endswith("DigitalSourceType") for name in found)


@pytest.mark.parametrize(
    ("code", "reservation", "loss"),
    [("DMI-ALLOWED", ["0"], None), ("DMI-PROHIBITED", ["1"], None),
     ("DMI-PROHIBITED-AIMLTRAINING", ["1"], "LS003"), ("DMI-UNSPECIFIED", None, "LS001")],
)  # fmt: skip
def test_data_mining(code, reservation, loss):
    rights = [{"data_mining": f"http://ns.useplus.org/ldf/vocab/{code}"}]
    assert metas(page(rights=rights)).get("tdm-reservation") == reservation
    assert losses(rights=rights).get("/rights/0/dataMining") == loss


@pytest.mark.parametrize(
    "value",
    ["https://ns.useplus.org/ldf/vocab/DMI-PROHIBITED", "http://ns.useplus.org/LDF/ldf-vocab#DMI-PROHIBITED",
     "plus:DMI-PROHIBITED", "DMI-PROHIBITED", "dmi-prohibited"],
)  # fmt: skip
def test_what_is_reserved_is_reserved_however_it_is_said(value):
    assert metas(page(rights=[{"data_mining": value}])).get("tdm-reservation") == ["1"]


@pytest.mark.parametrize(
    "value", ["https://example.com/DMI-PROHIBITED", "DMI-PROHIBITED?", "DMI", "no"]
)
def test_words_of_others_reserve_nothing(value):
    rights = [{"data_mining": value}]
    assert metas(page(rights=rights)).get("tdm-reservation") is None
    assert losses(rights=rights).get("/rights/0/dataMining") == "LS001"


def test_the_json_ld_is_that_of_the_item():
    markup = page(version=3, byline="By Ann", creators=[{"name": "Ann </script> Lee"}])
    (script,) = parsed(markup).iter(f"{HTML}script")
    node = orjson.loads(script.text)
    assert node["@type"] == "NewsArticle"
    assert node["author"] == [{"@type": "Person", "name": "Ann </script> Lee"}]
    assert node["url"] == item_url(markup)


def item_url(markup: str) -> str:
    (link,) = (
        each for each in parsed(markup).iter(f"{HTML}link") if each.get("rel") == "canonical"
    )
    return link.get("href")


# The body


@pytest.mark.parametrize(
    ("block", "markup"),
    [
        (paragraph("a < b & c"), "<p>a &lt; b &amp; c</p>"),
        (
            paragraph("read this", {"start": 5, "end": 9, "kind": "link", "href": "https://example.com/a?b=1&c"}),
            '<p>read <a href="https://example.com/a?b=1&amp;c">this</a></p>',
        ),
        (paragraph("read", {"start": 0, "end": 4, "kind": "link", "href": "javascript:alert(1)"}), "<p>read</p>"),
        (paragraph("a\nb", {"start": 1, "end": 2, "kind": "break"}), "<p>a<br>b</p>"),
        (paragraph("a  b\nc"), '<p class="nx-kept">a  b\nc</p>'),
        ({"type": "heading", "level": 1, "text": "H"}, "<h2>H</h2>"),
        ({"type": "preformatted", "text": "\n a"}, "<pre>\n\n a</pre>"),
        ({"type": "rule"}, "<hr>"),
        (
            {"type": "quote", "blocks": [paragraph("Q")], "source": {"text": "S"}, "cite": "https://example.com/s"},
            '<blockquote cite="https://example.com/s"><p>Q</p><footer>S</footer></blockquote>',
        ),
        (
            {"type": "embed", "url": "https://example.com/post", "title": "A <post>"},
            '<div><p class="nx-embed"><a href="https://example.com/post">A &lt;post&gt;</a></p></div>',
        ),
        (
            {"type": "raw", "media_type": "text/html", "markup": "<p onclick=x>hi<script>alert(1)</script><img src=x>"},
            "<div><p>hi</p></div>",
        ),
        (
            {"type": "table", "caption": {"text": "T"}, "rows": [
                {"section": "head", "cells": [{"header": True, "blocks": [paragraph("A")]}]},
                {"cells": [{"header": True, "blocks": [paragraph("B")], "colspan": 2}]}]},
            ('<div class="nx-wide"><table><caption>T</caption><thead><tr><th scope="col">A</th></tr></thead>'
             '<tbody><tr><th colspan="2" scope="row">B</th></tr></tbody></table></div>'),
        ),
        (
            {"type": "list", "ordered": True, "items": [{"blocks": [paragraph("1")]}]},
            "<ol><li><p>1</p></li></ol>",
        ),
        (
            {"type": "entry", "title": {"text": "Goal"}, "published": "2026-02-14T06:30:00Z", "authors": ["Ann"],
             "blocks": [{"type": "heading", "text": "H"}]},
            ('<article><header><h2>Goal</h2><time datetime="2026-02-14T06:30:00+00:00" dir="ltr">2026-02-14 06:30 UTC</time>'
             '<p class="nx-byline"><bdi>Ann</bdi></p></header><h3>H</h3></article>'),
        ),
    ],
)  # fmt: skip
def test_blocks(block, markup):
    assert written(block) == markup


def test_a_frame_is_sandboxed_and_asked_for():
    options = replace(NOW, formats={"html": {"embeds": "frame"}})
    markup = page(options, body=[{"type": "embed", "url": "https://example.com/v", "title": "V"}])
    assert 'sandbox="allow-scripts allow-popups allow-presentation"' in markup
    assert "frame-src https:" in markup
    assert "frame-src" not in page(body=[{"type": "embed", "url": "https://example.com/v"}])


PICTURE = {
    "id": "p1", "caption": "A boat.", "credit_line": "Lee/Example", "alt_text": 'A "boat"',
    "renditions": [
        {"href": "https://example.com/s.jpg", "width": 300, "height": 200},
        {"href": "https://example.com/m.jpg", "width": 1300, "height": 800, "media_type": "image/jpeg"},
        {"href": "https://example.com/l.jpg", "width": 6000, "height": 4000},
    ],
}  # fmt: skip


def test_a_picture_that_no_figure_shows_leads():
    markup = page(media=[PICTURE])
    assert (
        'src="https://example.com/m.jpg" alt="A &quot;boat&quot;" width="1300" height="800"'
        in markup
    )
    assert (
        '<figcaption><span class="nx-caption">A boat.</span> <small class="nx-credit">Lee/Example'
        in markup
    )
    assert "nx-media" not in markup
    found = metas(markup)
    assert found["og:image"] == ["https://example.com/m.jpg"]
    assert found["twitter:card"] == ["summary_large_image"]


def test_a_figure_shows_its_picture_where_it_stands():
    figure = {"type": "figure", "media": ["p1"], "id": "f", "role": "wide"}
    assert written(figure, media=[PICTURE]).startswith('<figure id="f" class="wide"><img ')
    assert losses(body=[{"type": "figure", "media": ["none"]}])["/body/0/media/0"] == "LS001"


def test_a_picture_without_address_keeps_its_caption():
    markup = page(media=[{"caption": "A boat.", "credit_line": "Handout"}])
    assert "<img" not in markup
    assert '<span class="nx-caption">A boat.</span>' in markup


def test_paid_sections_are_named_only_where_the_page_has_them():
    body = [{**paragraph("For all"), "role": "free"}, {**paragraph("Paid"), "role": "paywall"}]
    assert "WebPageElement" in page(body=body, paywall={"selectors": [".paywall"]})
    assert "WebPageElement" not in page(body=body, paywall={"selectors": [".other"]})
    assert losses(body=body, paywall={"selectors": [".other"]})["/paywall"] == "LS003"


# What never gets in


HOSTILE = (
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<!--",
    "</style><svg onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "a\u202eb\u0000c\x85\ufffe\U0001ffff",
    "&lt;script&gt;",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_never_become_markup(words):
    markup = page(
        headlines=[{"text": words}, {"text": words, "role": "kicker"}], byline=words, section=words,
        dateline=words, descriptions=[{"role": "standfirst", "text": words}], keywords=[words],
        credit_line=words, creators=[{"name": words}], body=[paragraph(words)], corrections=[{"text": words}],
        links=[{"rel": "seeAlso", "href": "https://example.com/x", "title": words}],
        media=[{"caption": words, "alt_text": words, "renditions": [{"href": "https://example.com/a.jpg"}]}],
    )  # fmt: skip
    tree = parsed(markup)
    assert len(list(tree.iter(f"{HTML}script"))) == 1
    assert not list(tree.iter(f"{HTML}svg"))
    assert not [
        tag for tag in tree.iter() if any(str(name).startswith("on") for name in tag.attrib)
    ]
    (h1,) = tree.iter(f"{HTML}h1")
    clean = re.sub("[\x00-\x08\x85\ufffe\U0001ffff]", "", words)
    assert h1.text == clean
    assert tree.find(f".//{HTML}title").text == clean


@pytest.mark.parametrize(
    ("more", "code"),
    [({"pub_status": "canceled"}, "OU002"), ({"pub_status": "withheld"}, "OU002"),
     ({"editorial_only": True}, "OU002"), ({"embargoed": "open-ended"}, "OU002"),
     ({"headlines": []}, "OU001"), ({"item_class": "composite"}, "OU001")],
)  # fmt: skip
def test_what_is_refused(more, code):
    with pytest.raises(InvalidOutput) as refused:
        page(**more)
    assert [found.code for found in refused.value.diagnostics] == [code]


def test_without_an_address_there_is_no_page():
    with pytest.raises(InvalidOutput) as refused:
        page(replace(NOW, url_template=None))
    assert refused.value.diagnostics[0].code == "OU004"


def test_internal_words_stay_inside():
    report = Report()
    words = ("for desks only", "internal title", "HARBOUR-SLUG")
    markup = page(
        report=report, ed_note=words[0], title=words[1], slugline=words[2], urgency=1,
        creators=[{"name": "Ann", "email": "ann@example.com"}], canonical_url="https://example.com/a",
    )  # fmt: skip
    told = " ".join(found.message for found in report.diagnostics)
    for each in (*words, "ann@example.com"):
        assert each not in markup
        assert each not in told


@pytest.mark.parametrize(
    ("broken", "keyword"),
    [
        (("<h1>", "<h2>"), "tags"), (("<h1>", '<h1 onclick="x()">'), "attribute"),
        (("<main>", "<main><h1></h1>"), "once"), (("</head>", "<script>x</script></head>"), "script"),
        (('<link rel="canonical" href="https:', '<link rel="canonical" href="ftp:'), "canonical"),
        (("default-src &#39;none&#39;", "default-src *"), "policy"), (("<!DOCTYPE html>", ""), "doctype"),
        (("</main>", '<img src="https://example.com/a.jpg"></main>'), "alt"),
        (("</main>", '<a href="javascript:x">y</a></main>'), "address"),
        (("</main>", '<p id="a"></p><p id="a"></p></main>'), "id"),
        (("</main>", "<p><div></div></p></main>"), "nesting"), (('"@type": "NewsArticle"', '"@type": 7'), "type"),
    ],
)  # fmt: skip
def test_a_wrong_page_would_be_refused(broken, keyword):
    markup = page()
    assert not list(problems(markup, NOW))
    assert broken[0] in markup
    found = {problem.keyword for problem in problems(markup.replace(*broken), NOW)}
    assert keyword in found or (keyword == "type" and found)


# Any item


def check_page(generated: NewsItem) -> None:
    report = Report()
    try:
        markup = Target.of("html", NOW).document(generated, report).decode("utf-8")
    except InvalidOutput:
        package = generated.groups or "composite" in generated.item_class
        empty = not (generated.headlines or generated.descriptions or generated.text.strip())
        assert package or empty, report.diagnostics
        return
    parsed(markup)
    again = Target.of("html", NOW).document(generated, Report()).decode("utf-8")
    assert again == markup


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.news_items(public=True))
def test_generated_items_are_pages_that_a_strict_reader_takes(generated):
    check_page(generated)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.news_items(public=True))
def test_many_generated_items_are_pages_that_a_strict_reader_takes(generated):
    check_page(generated)


# Independent readers


def test_independent_readers_find_the_same():
    import extruct

    compared, equal = 0, 0
    for story in ("harbour-bridge", "harbour-bridge-flash"):
        (one,) = api.read(f"fixtures/stories/{story}/input.newsitem.json")
        markup = Target.of("html", NOW).document(one, Report()).decode("utf-8")
        url = item_url(markup)
        found = extruct.extract(
            markup, base_url=url, syntaxes=["json-ld", "opengraph"], uniform=True
        )
        (node,) = found["json-ld"]
        graph = found["opengraph"][0]
        picture = one.media[0].renditions[0].href if one.media else None
        expected = [
            (node["headline"], one.headline), (graph["og:title"], one.headline),
            (node["url"], url), (graph["og:url"], url), (node["@id"], one.uri),
            (node.get("inLanguage"), one.language), (node.get("articleSection"), one.section),
            (graph.get("article:section"), one.section), (node.get("keywords", []), list(one.keywords)),
            (node.get("datePublished"), one.published and one.published.isoformat()),
            (graph.get("article:published_time"), one.published and one.published.isoformat()),
            ([a["name"] for a in node.get("author", [])], list(one.authors)),
            (graph.get("og:image"), picture), (node["version"], one.version),
            (node.get("articleBody"), one.text or None), (node.get("dateline"), one.dateline),
        ]  # fmt: skip
        compared += len(expected)
        equal += sum(1 for left, right in expected if left == right)
    assert equal / compared >= 0.95, f"{equal} of {compared}"
