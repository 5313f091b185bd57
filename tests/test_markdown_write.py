"""Writing Markdown: an independent reader of CommonMark finds the words, the structure, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import marko
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from marko.ext.gfm import GFM

from newsexport.conversion import Target
from newsexport.errors import InvalidOutput
from newsexport.formats.markdown.front_matter import front_matter, scalar
from newsexport.formats.markdown.write import write
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.markdown_words import found_in
from tests import strategies

NOW = Options(now=datetime(2030, 2, 14, 12, tzinfo=UTC))


def item(**more: Any) -> NewsItem:
    return NewsItem.model_validate(
        {"uri": "urn:x:1", "headlines": [{"text": "Ferries run"}], **more}
    )


def document(report: Report | None = None, **more: Any) -> str:
    return Target.of("markdown", NOW).document(item(**more), report or Report()).decode("utf-8")


def parts(text: str) -> tuple[dict[str, Any], str]:
    """Front matter and text, as a reader of both takes them apart."""
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body


def written(*blocks: dict[str, Any], **more: Any) -> str:
    return parts(document(body=blocks, **more))[1].removeprefix("\n# Ferries run\n\n").rstrip("\n")


def losses(**more: Any) -> dict[str, str]:
    report = Report()
    document(report, **more)
    return {str(found.pointer): found.code for found in report.diagnostics}


def paragraph(text: str, *spans: tuple[int, int, str]) -> dict[str, Any]:
    made = [{"start": start, "end": end, "kind": kind} for start, end, kind in spans]
    for span in made:
        if span["kind"] == "link":
            span["href"] = "https://example.com/a_(b)?c=1&copy=2"
    return {"type": "paragraph", "text": text, "spans": made}


def html(markdown: str) -> str:
    return marko.Markdown(extensions=[GFM]).convert(markdown).rstrip("\n")


# Front matter


def test_what_is_unknown_is_absent():
    head, body = parts(document())
    assert head == {"title": "Ferries run", "uri": "urn:x:1", "version": 1}
    assert body == "\n# Ferries run\n"


def test_what_is_known_comes_back():
    head, _ = parts(
        document(
            language="zh-Hant", published="2026-02-14T06:30:00+01:00", expires="2026-03",
            content_created="2026", canonical_url="https://example.com/a#b",
            creators=[{"name": 'Ann "A" Lee: x', "url": "https://example.com/lee"}], keywords=["yes", "1e3", "- a"],
            subjects=[{"name": "transport", "qcode": "medtop:20000337"}], accessible_for_free=False,
            rights=[{"notice": "© #1", "data_mining": "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"}],
        )
    )  # fmt: skip
    assert head["published"] == datetime.fromisoformat("2026-02-14T06:30:00+01:00")
    assert (head["expires"], head["contentCreated"], head["url"]) == (
        "2026-03",
        "2026",
        "https://example.com/a#b",
    )
    assert head["authors"] == [{"name": 'Ann "A" Lee: x', "url": "https://example.com/lee"}]
    assert head["keywords"] == ["yes", "1e3", "- a"]
    uri = "http://cv.iptc.org/newscodes/mediatopic/20000337"
    assert head["subjects"] == [{"name": "transport", "uri": uri, "qcode": "medtop:20000337"}]
    assert head["accessibleForFree"] is False
    assert head["rights"][0]["dataMining"].endswith("DMI-PROHIBITED")


@pytest.mark.parametrize(
    "text", ["a\nb: c", "---", "\x00\x07\x85\u2028\ufeff", "é🚢'\"\\", "null", "\u202eabc", " "]
)
def test_any_text_is_one_scalar(text):
    assert yaml.safe_load(f"a: {scalar(text)}") == {"a": text}
    assert yaml.safe_load(front_matter({"a": [text], "b": {"c": text}}).split("---\n")[1]) == {
        "a": [text],
        "b": {"c": text},
    }


# The text


@pytest.mark.parametrize(
    ("block", "markdown", "markup"),
    [
        (paragraph("1. a * b_c_ [x] <b> &amp; `q`"), None, "<p>1. a * b_c_ [x] &lt;b&gt; &amp;amp; `q`</p>"),
        (paragraph("# no - + heading"), None, "<p># no - + heading</p>"),
        (paragraph("- no list"), "\\- no list", "<p>- no list</p>"),
        (paragraph("2026. A year"), "2026\\. A year", "<p>2026. A year</p>"),
        (paragraph("a\nb", (1, 2, "break")), "a\\\nb", "<p>a<br />\nb</p>"),
        (paragraph("a\n- b", (1, 2, "break")), "a\\\n\\- b", "<p>a<br />\n- b</p>"),
        (paragraph("so very good", (3, 7, "strong")), "so **very** good", "<p>so <strong>very</strong> good</p>"),
        (paragraph("so very good", (3, 8, "emphasis")), "so *very* good", "<p>so <em>very</em> good</p>"),
        (paragraph("unfrozen", (2, 5, "strong")), "un**fro**zen", "<p>un<strong>fro</strong>zen</p>"),
        (paragraph("東京の話", (0, 2, "emphasis")), "*東京*の話", "<p><em>東京</em>の話</p>"),
        (paragraph('say "no" now', (4, 8, "strong")), 'say **"no"** now', "<p>say <strong>&quot;no&quot;</strong> now</p>"),
        (
            paragraph("read this! here", (5, 9, "link")),
            "read [this](https://example.com/a\\_\\(b\\)?c=1\\&copy=2)! here", None,
        ),
        (paragraph("wow!this", (4, 8, "link")), None, None),
        (paragraph("use a`b now", (4, 7, "code")), "use ``a`b`` now", "<p>use <code>a`b</code> now</p>"),
        (paragraph("a  b\n c"), "a b c", "<p>a b c</p>"),
        ({"type": "heading", "level": 3, "text": "So #"}, "### So \\#", "<h3>So #</h3>"),
        ({"type": "preformatted", "text": "a\n```\n b"}, "````\na\n```\n b\n````", None),
        ({"type": "rule"}, "___", "<hr />"),
        (
            {"type": "list", "items": [{"blocks": [paragraph("a")]}, {"blocks": [paragraph("b")]}]},
            "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>",
        ),
        (
            {"type": "list", "ordered": True, "items": [
                {"blocks": [paragraph("a"), {"type": "list", "items": [{"blocks": [paragraph("b")]}]}]}]},
            "1. a\n\n   - b", None,
        ),
        (
            {"type": "quote", "blocks": [paragraph("Q"), paragraph("R")], "source": {"text": "S"}},
            "> Q\n>\n> R\n>\n> S", "<blockquote>\n<p>Q</p>\n<p>R</p>\n<p>S</p>\n</blockquote>",
        ),
        (
            {"type": "table", "rows": [
                {"section": "head", "cells": [{"header": True, "blocks": [paragraph("A|B")]}, {"blocks": []}]},
                {"cells": [{"blocks": [paragraph("x")]}, {"blocks": [paragraph("y")]}]}]},
            "| A\\|B |  |\n| --- | --- |\n| x | y |", None,
        ),
        (
            {"type": "embed", "url": "https://example.com/p", "title": "A [post]", "markup": "<p>hi<script>x</script>"},
            "hi\n\n[A \\[post\\]](https://example.com/p)", None,
        ),
        (
            {"type": "entry", "title": {"text": "Goal"}, "published": "2026-02-14T06:30:00Z", "authors": ["Ann"],
             "blocks": [paragraph("Yes")]},
            "## Goal\n\n2026-02-14T06:30:00+00:00 · Ann\n\nYes", None,
        ),
        ({"type": "raw", "media_type": "text/html", "markup": "<div>a<p>b & c</div>"}, "ab & c", None),
    ],
)  # fmt: skip
def test_blocks(block, markdown, markup):
    found = written(block)
    if markdown is not None:
        assert found == markdown
    if markup is not None:
        assert html(found) == markup


def test_two_lists_in_a_row_stay_two():
    lists = [{"type": "list", "items": [{"blocks": [paragraph(word)]}]} for word in "abc"]
    assert html(written(*lists)).count("<ul>") == 3


def test_a_picture_with_its_words():
    picture = {
        "id": "p", "caption": "A boat.", "credit_line": "Lee/Example", "alt_text": "Boat ]",
        "renditions": [{"href": "https://example.com/a.jpg"}],
    }  # fmt: skip
    said = "![Boat \\]](https://example.com/a.jpg)\\\nA boat.\\\nLee/Example"
    assert written({"type": "figure", "media": ["p"]}, media=[picture]) == said
    assert written(media=[picture]) == said


def test_what_is_lost_is_told():
    found = losses(
        ed_note="x", headlines=[{"text": "A", "language": "de"}, {"text": "B", "role": "kicker"}],
        body=[{**paragraph("abc", (0, 1, "underline")), "id": "a"}, {"type": "raw", "media_type": "a/b", "markup": "x"}],
        media=[{"uri": "urn:x:p", "caption": "c"}],
    )  # fmt: skip
    expected = {
        "/edNote",
        "/headlines/0/language",
        "/body/0/spans/0",
        "/body/0/id",
        "/body/1",
        "/media/0/uri",
    }
    assert expected <= found.keys()


def test_internal_words_stay_inside():
    report = Report()
    text = document(
        report,
        ed_note="for desks",
        title="inner",
        slugline="SLUG",
        creators=[{"name": "A", "email": "a@b.c"}],
    )
    told = " ".join(found.message for found in report.diagnostics)
    for words in ("for desks", "inner", "SLUG", "a@b.c"):
        assert words not in text
        assert words not in told


@pytest.mark.parametrize(
    "more", [{"pub_status": "canceled"}, {"pub_status": "withheld"}, {"editorial_only": True}, {"embargoed": "open-ended"}]
)  # fmt: skip
def test_what_is_refused(more):
    with pytest.raises(InvalidOutput):
        document(**more)


@pytest.mark.parametrize(
    "words",
    ["<script>alert(1)</script>", "![x](javascript:alert(1))", "[a]: /x", "***", "___", "===", "| a | b |", "    code",
     "```", "~~~", "> q", "&lt;b&gt;", "<!-- -->", "{{ site }}{% x %}", "\\", "\\*a\\*", "a<br>", "<https://x.y>"],
)  # fmt: skip
def test_words_never_become_markup(words):
    text = written(
        paragraph(words),
        paragraph(f"a\n{words}", (1, 2, "break")),
        {"type": "heading", "text": words},
    )
    tree = html(text)
    assert "<script" not in tree and "<img" not in tree and "<a " not in tree
    assert found_in(text).links == ()
    assert not found_in(text).html


# Any item


def check_document(generated: NewsItem) -> None:
    data = write(generated, NOW, Report())
    assert data == write(generated, NOW, Report())
    head, body = parts(data.decode("utf-8"))
    assert head["uri"] == generated.uri
    assert head.get("keywords", []) == list(generated.keywords)
    tree = html(body)
    for tag in ("<script", "<iframe", "<!--"):
        assert tag not in tree


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.news_items(public=True))
def test_generated_items(generated):
    check_document(generated)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.news_items(public=True))
def test_many_generated_items(generated):
    check_document(generated)


def test_other_words_would_be_refused(monkeypatch):
    from newsexport.formats.markdown import inline

    monkeypatch.setattr(inline, "_SIGNS", inline.re.compile("$^"))
    with pytest.raises(InvalidOutput):
        write(item(body=[paragraph("a <b>c</b> *d*")]), replace(NOW), Report())
