"""Formats for readers show a dateline as a line of its own only where the text does not begin with it."""

from __future__ import annotations

import orjson
import pytest

from newsexport import write
from newsexport.schema.v1 import Headline, NewsItem, Paragraph


@pytest.mark.parametrize(
    ("dateline", "text", "apart"),
    [
        (
            "KARSBY, Feb. 14 (Example News)",
            "KARSBY, Feb. 14 (Example News) - The ferry sails.",
            False,
        ),
        (
            "KARSBY, Feb. 14 (Example News) -",
            "Karsby, Feb. 14  (Example News) - The ferry sails.",
            False,
        ),
        ("KARSBY", "KARSBY (Example News) — The ferry sails.", False),
        ("KARSBY", "Karsbyers wait for the ferry.", True),
        ("KARSBY", "Karsby waits for the ferry.", True),
        ("KARSBY", "The ferry sails.", True),
    ],
)
def test_readers_see_a_dateline_once(dateline: str, text: str, apart: bool) -> None:
    item = NewsItem(
        uri="urn:x:1", language="en", canonical_url="https://example.com/ferry", dateline=dateline,
        headlines=(Headline(text="Ferry"),), body=(Paragraph(text=text),),
    )  # fmt: skip
    page = write(item, "html").decode().partition("<article>")[2]
    assert page.count("nx-dateline") == apart
    words = write(item, "markdown").decode().partition("\n# ")[2]
    assert len(words.strip().split("\n\n")) == 2 + apart
    (body,) = [
        each
        for each in orjson.loads(write(item, "apple-news"))["components"]
        if each["role"] == "body"
    ]
    assert body["text"].count("<p>") == 1 + apart
