"""What stands for a title where an item has none, and a format demands one."""

from __future__ import annotations

import pytest

from newsexport import api
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from tests.one_item import OPTIONS


def test_an_item_without_a_word_is_no_item_of_rss() -> None:
    from newsexport.errors import InvalidOutput
    from newsexport.schema.v1 import NewsItem

    item = NewsItem(uri="urn:example:1", canonical_url="https://example.com/1")
    with pytest.raises(InvalidOutput, match="a title, a description or a text"):
        api.write(item, "rss", options=OPTIONS)


def test_other_words_stand_for_the_title_that_rss_demands() -> None:
    from newsexport.schema.v1 import Headline, NewsItem

    item = NewsItem(
        uri="urn:example:1", canonical_url="https://example.com/1",
        headlines=(Headline(text="Harbour", role="kicker"),),
    )  # fmt: skip
    report = Report()
    data = api.Target.of("rss", OPTIONS).document(item, report)
    assert b"<title>Harbour</title>" in data
    assert "RS002" not in api.validate(data, format="rss", options=OPTIONS).by_code
    assert any(found.code == "LS003" for found in report.diagnostics)


def test_the_title_of_a_picture_stands_for_that_of_an_item_of_rss() -> None:
    from newsexport.schema.v1 import Media, NewsItem, Rendition

    rendition = Rendition(href="https://example.com/a.jpg", media_type="image/jpeg")
    item = NewsItem(
        uri="urn:example:1", canonical_url="https://example.com/1",
        media=(Media(kind="picture", headline="The ferry", renditions=(rendition,)),),
    )  # fmt: skip
    data = api.write(item, "rss", options=OPTIONS)
    assert b"<title>The ferry</title>" in data
    assert "RS002" not in api.validate(data, format="rss", options=OPTIONS).by_code


def test_the_heading_of_a_body_stands_for_a_headline_that_is_not_there() -> None:
    item = NewsItem.model_validate(
        {
            "uri": "urn:x:1",
            "descriptions": [{"text": "What happened at the quay."}],
            "body": [
                {
                    "type": "section",
                    "blocks": [
                        {"type": "heading", "level": 1, "text": "The ferry sails"},
                        {"type": "paragraph", "text": "It sailed."},
                    ],
                }
            ],
        }
    )
    options = Options(now=OPTIONS.now, url_template="https://example.com/{key}")
    data = api.write(item, "html", options=options)
    assert b"<title>The ferry sails</title>" in data
