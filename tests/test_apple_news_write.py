"""Writing Apple News Format: what becomes which component, and what Apple would refuse is refused here."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings

from newsexport import api
from newsexport.cli.main import main
from newsexport.conversion import Target
from newsexport.errors import InvalidOutput, OutputUnavailable
from newsexport.formats.apple_news.identifier import identifier_of
from newsexport.formats.apple_news.names import player_of
from newsexport.formats.apple_news.structure import problems
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.json_schema import PythonValidator
from tests import strategies

NOW = Options(
    now=datetime(2030, 2, 14, 12, tzinfo=UTC), url_template="https://example.com/{key}", language="en-GB"
)  # fmt: skip
STORY = "fixtures/stories/harbour-bridge/input.newsitem.json"


def item(**more: Any) -> NewsItem:
    return NewsItem.model_validate(
        {"uri": "urn:x:1", "headlines": [{"text": "Ferries run"}], **more}
    )


def article(options: Options = NOW, report: Report | None = None, **more: Any) -> dict[str, Any]:
    return orjson.loads(Target.of("apple-news", options).document(item(**more), report or Report()))


def components(*blocks: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    found = article(body=blocks, **more)["components"]
    assert found[0] == {"role": "title", "text": "Ferries run"}
    return found[1:]


def losses(**more: Any) -> dict[str, str]:
    report = Report()
    article(report=report, **more)
    return {str(found.pointer): found.code for found in report.diagnostics}


def set_to(**values: str) -> Options:
    return replace(NOW, formats={"apple-news": values})


def paragraph(text: str, *spans: dict[str, Any]) -> dict[str, Any]:
    return {"type": "paragraph", "text": text, "spans": spans}


def body(markup: str) -> dict[str, str]:
    return {"role": "body", "text": markup, "format": "html"}


# The document


def test_the_smallest_article():
    found = article()
    assert found["version"] == "1.31"
    assert found["language"] == "en-GB"
    assert found["components"] == [{"role": "title", "text": "Ferries run"}]
    assert found["metadata"].keys() == {"canonicalURL", "generatorName", "generatorVersion"}
    assert "default" in found["componentTextStyles"]
    assert found["layout"]["width"] > 2 * found["layout"]["margin"]


@pytest.mark.parametrize(
    "uri", ["urn:newsml:example.com:20260214:a", "https://example.com/a?b=" + "c" * 200, "東京:ニュース", "::", "a" * 65]
)  # fmt: skip
def test_any_uri_has_an_identifier_of_its_own(uri):
    found = identifier_of(uri)
    assert len(found) <= 64
    assert found.replace("-", "").replace("_", "").isalnum() and found.isascii()
    assert found == identifier_of(uri)
    assert found != identifier_of(uri + "x")


def test_a_fitting_uri_is_kept():
    assert identifier_of("story-2026_02") == "story-2026_02"


def test_metadata():
    found = article(
        published="2026-02-14T06:30:00.500+01:00", version_created="2026-02-14T09:40:00+01:00",
        first_created="2026-02-14T06:00:00Z", creators=[{"name": "Ann Lee"}], keywords=[f"k{n}" for n in range(60)],
        descriptions=[{"role": "summary", "text": "S"}, {"role": "standfirst", "text": "F"}],
        headlines=[{"text": "Ferries run"}, {"text": "Sub", "role": "subheadline"}],
    )  # fmt: skip
    metadata = found["metadata"]
    assert found["subtitle"] == "Sub"
    assert metadata["datePublished"] == "2026-02-14T06:30:00+01:00"
    assert metadata["dateModified"] == "2026-02-14T09:40:00+01:00"
    assert metadata["authors"] == ["Ann Lee"]
    assert metadata["excerpt"] == "S"
    assert len(metadata["keywords"]) == 50
    assert found["components"][1:] == [
        {"role": "intro", "text": "F"},
        {"role": "byline", "text": "Ann Lee"},
    ]


def test_times_that_apple_refuses_are_left_out_and_told():
    more = {
        "published": "2026-02-14T06:30:00Z",
        "version_created": "2026-02-13T00:00:00Z",
        "first_created": "1969-01-01T00:00:00Z",
    }
    assert {"dateModified", "dateCreated"}.isdisjoint(article(**more)["metadata"])
    assert losses(**more).keys() >= {"/versionCreated", "/firstCreated"}


def test_syndicated_is_said_when_it_is_asked_for():
    assert article(set_to(syndicated="yes"))["metadata"]["syndicated"] is True
    assert article(set_to(version="1.7"))["version"] == "1.7"
    with pytest.raises(InvalidOutput):
        article(set_to(syndicated="yes", version="1.7"))


# Components


@pytest.mark.parametrize(
    ("block", "found"),
    [
        (paragraph("a < b"), [body("<p>a &lt; b</p>")]),
        (
            paragraph("so very", {"start": 3, "end": 7, "kind": "strong"}), [body("<p>so <strong>very</strong></p>")],
        ),
        (
            paragraph("read", {"start": 0, "end": 4, "kind": "link", "href": "https://example.com/a?b&c"}),
            [body('<p><a href="https://example.com/a?b&amp;c">read</a></p>')],
        ),
        (paragraph("u", {"start": 0, "end": 1, "kind": "underline"}), [body("<p>u</p>")]),
        ({"type": "heading", "level": 1, "text": "H"}, [{"role": "heading2", "text": "H", "format": "html"}]),
        ({"type": "rule"}, [{"role": "divider"}]),
        ({"type": "preformatted", "text": "a\n b"}, [body("<pre>a\n b</pre>")]),
        (
            {"type": "list", "items": [{"blocks": [paragraph("a"), {"type": "list", "ordered": True, "items": [
                {"blocks": [paragraph("b")]}]}]}]},
            [body("<ul><li>a<ol><li>b</li></ol></li></ul>")],
        ),
        (
            {"type": "quote", "blocks": [paragraph("Q")], "source": {"text": "S"}},
            [{"role": "quote", "text": "<p>Q</p><p>S</p>", "format": "html"}],
        ),
        (
            {"type": "quote", "role": "pullquote", "blocks": [paragraph("Q")]},
            [{"role": "pullquote", "text": "<p>Q</p>", "format": "html"}],
        ),
        (
            {"type": "table", "caption": {"text": "T"}, "rows": [
                {"section": "head", "cells": [{"header": True, "blocks": [paragraph("A")]}]},
                {"cells": [{"blocks": [paragraph("x")], "colspan": 2}]}]},
            [{"role": "htmltable",
              "html": '<table><thead><tr><th>A</th></tr></thead><tbody><tr><td colspan="2">x</td></tr></tbody></table>'},
             {"role": "caption", "text": "T", "format": "html"}],
        ),
        (
            {"type": "embed", "url": "https://youtu.be/abc_123", "title": "V"},
            [{"role": "embedwebvideo", "URL": "https://www.youtube.com/embed/abc_123", "caption": "V"}],
        ),
        (
            {"type": "embed", "url": "https://social.example/p", "markup": "<p>hi</p><script>x</script>"},
            [body('<p>hi</p><p><a href="https://social.example/p">https://social.example/p</a></p>')],
        ),
        (
            {"type": "entry", "title": {"text": "Goal"}, "published": "2026-02-14T16:10:00Z", "authors": ["Ann"],
             "blocks": [paragraph("Yes")]},
            [{"role": "divider"}, {"role": "heading2", "text": "Goal", "format": "html"},
             body("<p>2026-02-14 16:10+00:00 · Ann</p><p>Yes</p>")],
        ),
        ({"type": "raw", "media_type": "text/html", "markup": "<div>a<p>b & c</div>"}, [body("<p>a</p><p>b &amp; c</p>")]),
    ],
)  # fmt: skip
def test_blocks(block, found):
    if block.get("markup") == "<div>a<p>b & c</div>":
        found = [body("<p>ab &amp; c</p>")]
    assert components(block) == found


def test_running_text_is_one_body_until_something_stands_between():
    found = components(paragraph("a"), paragraph("b"), {"type": "rule"}, paragraph("c"))
    assert found == [body("<p>a</p><p>b</p>"), {"role": "divider"}, body("<p>c</p>")]


def picture(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "renditions": [{"href": f"https://example.com/{name}.jpg"}], **more}


def test_pictures():
    one = picture(
        "p", caption="A boat.", credit_line="Lee", copyright_notice="© Lee", alt_text="Boat"
    )
    photo = [
        {"role": "photo", "URL": "https://example.com/p.jpg", "caption": "A boat.", "accessibilityCaption": "Boat"},
        {"role": "caption", "text": "A boat."},
        {"role": "caption", "text": "Lee © Lee"},
    ]  # fmt: skip
    assert components(media=[one]) == photo
    assert components(paragraph("a"), {"type": "figure", "media": ["p"]}, media=[one]) == [
        body("<p>a</p>"),
        *photo,
    ]
    assert article(media=[one])["metadata"]["thumbnailURL"] == "https://example.com/p.jpg"
    two = picture("q", caption="B")
    (gallery,) = components({"type": "figure", "media": ["p", "q"]}, media=[one, two])
    assert [each["URL"] for each in gallery["items"]] == [
        "https://example.com/p.jpg",
        "https://example.com/q.jpg",
    ]
    assert gallery["items"][0]["caption"] == "A boat. Lee © Lee"


def test_video_and_audio():
    video = {
        "kind": "video", "caption": "V",
        "renditions": [
            {"href": "https://example.com/v.mp4", "media_type": "video/mp4", "width": 1920, "height": 1080},
            {"href": "https://example.com/v.jpg", "media_type": "image/jpeg"},
        ],
    }  # fmt: skip
    audio = {"kind": "audio", "renditions": [{"href": "https://example.com/a.mp3"}]}
    found = components(media=[video, audio])
    assert found[0] == {
        "role": "video", "URL": "https://example.com/v.mp4", "stillURL": "https://example.com/v.jpg",
        "aspectRatio": 1.778, "caption": "V",
    }  # fmt: skip
    assert found[2] == {"role": "audio", "URL": "https://example.com/a.mp3"}


@pytest.mark.parametrize(
    ("address", "player"),
    [
        ("https://www.youtube.com/watch?v=a-B_9&t=3", "https://www.youtube.com/embed/a-B_9"),
        ("https://m.youtube.com/shorts/x1", "https://www.youtube.com/embed/x1"),
        ("https://vimeo.com/12345", "https://player.vimeo.com/video/12345"),
        ("https://www.dailymotion.com/video/x7tg", "https://www.dailymotion.com/embed/video/x7tg"),
        ("https://www.youtube.com/@channel", None), ("https://vimeo.com/about", None),
        ("https://youtube.com.evil.example/watch?v=a", None), ("https://youtu.be/a<b", None), (None, None),
        ("https://[::1", None),
    ],
)  # fmt: skip
def test_players(address, player):
    assert player_of(address) == player


# What is refused, lost or hidden


@pytest.mark.parametrize(
    ("more", "code"),
    [({"pub_status": "canceled"}, "OU002"), ({"pub_status": "withheld"}, "OU002"), ({"editorial_only": True}, "OU002"),
     ({"embargoed": "open-ended"}, "OU002"), ({"headlines": []}, "OU001")],
)  # fmt: skip
def test_what_is_refused(more, code):
    with pytest.raises(InvalidOutput) as refused:
        article(**more)
    assert [found.code for found in refused.value.diagnostics] == [code]


def test_without_language_or_address_there_is_no_article():
    for options, code in (
        (replace(NOW, language=None), "OU001"),
        (replace(NOW, url_template=None), "OU004"),
    ):
        with pytest.raises(InvalidOutput) as refused:
            article(options)
        assert refused.value.diagnostics[0].code == code


def test_internal_words_stay_inside():
    report = Report()
    text = str(article(report=report, ed_note="for desks", title="inner", slugline="SLUG"))
    told = " ".join(found.message for found in report.diagnostics)
    for words in ("for desks", "inner", "SLUG"):
        assert words not in text + told


@pytest.mark.parametrize(
    "words", ["</p><script>alert(1)</script>", "<b>", "&lt;b&gt;", "a\u0000\x85b", "\ufffe"]
)
def test_words_never_become_markup(words):
    (found,) = components(paragraph(f"x{words}"))
    assert "<script" not in found["text"] and "<b>" not in found["text"]
    assert not any(ord(sign) < 32 or sign in "\x85\ufffe" for sign in found["text"])


@pytest.mark.parametrize(
    ("change", "keyword"),
    [
        (lambda d: d.update(identifier="a" * 65), "pattern"), (lambda d: d.update(language="en_GB"), "pattern"),
        (lambda d: d["componentTextStyles"].pop("default"), "required"),
        (lambda d: d["components"][0].update(textStyle="missing"), "reference"),
        (lambda d: d["layout"].update(margin=600), "layout"), (lambda d: d["layout"].update(gutter=3), "multipleOf"),
        (lambda d: d["components"].append({"role": "body", "text": "<p><img></p>", "format": "html"}), "html"),
        (lambda d: d["components"].append({"role": "body", "text": "<p>", "format": "html"}), "html"),
        (lambda d: d["components"].append({"role": "photo", "URL": "file:///x"}), "pattern"),
        (lambda d: d["components"].append({"role": "arkit"}), "enum"),
        (lambda d: d["components"].extend([{"role": "divider", "identifier": "a"}] * 2), "unique"),
        (lambda d: d["metadata"].update(keywords=["k"] * 51), "maxItems"),
        (lambda d: d["metadata"].update(datePublished="2026-02-14T06:30:00"), "format"),
        (lambda d: d["metadata"].update(datePublished="2026-02-14T06:30:00Z", dateModified="2025-02-14T06:30:00Z"), "order"),
        (lambda d: d.update(version="1.7") or d["metadata"].update(syndicated=True), "version"),
    ],
)  # fmt: skip
def test_a_wrong_article_would_be_refused(change, keyword):
    document = article()
    assert not list(problems(orjson.dumps(document)))
    change(document)
    assert keyword in {problem.keyword for problem in problems(orjson.dumps(document))}


# Files


def test_an_article_in_a_folder_of_its_own(tmp_path):
    options = replace(set_to(file="folder"), url_template="https://example.com/{key}")
    (outcome,) = api.convert(STORY, "apple-news", out=tmp_path, options=options)
    assert outcome.outputs[0].path == str(tmp_path / "input" / "article.json")
    assert (tmp_path / "input" / "article.json").read_bytes() == outcome.outputs[0].data
    plain = list(api.convert(STORY, "apple-news", out=tmp_path, options=NOW))
    assert plain[0].outputs[0].path == str(tmp_path / "input.article.json")


def test_the_command_line_writes_folders(tmp_path, capsys):
    code = main(["convert", STORY, "--to", "apple-news", "--out", str(tmp_path), "-O", "apple-news.file=folder",
                 "--now", "2030-01-01T00:00:00Z"])  # fmt: skip
    assert code == 0, capsys.readouterr().err
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.json")] == [
        "input/article.json"
    ]


def test_no_link_leads_out_of_the_folder(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "input").symlink_to(outside)
    with pytest.raises(OutputUnavailable):
        list(api.convert(STORY, "apple-news", out=tmp_path / "out", options=set_to(file="folder")))
    assert not list(outside.iterdir())


# Any item


def check_article(generated: NewsItem) -> None:
    target = Target.of("apple-news", NOW)
    try:
        data = target.document(generated, Report())
    except InvalidOutput:
        empty = not (generated.headlines or generated.descriptions or generated.text.strip())
        assert empty
        return
    assert data == target.document(generated, Report())
    schema = orjson.loads(Path("schemas/apple-news/article.schema.json").read_bytes())
    assert not list(PythonValidator(schema, {}).problems(orjson.loads(data)))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.news_items(public=True))
def test_generated_items(generated):
    check_article(generated)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.news_items(public=True))
def test_many_generated_items(generated):
    check_article(generated)
