"""Whole numbers in documents: what is none, or endless, is no number, and never a fault of ours."""

from __future__ import annotations

import pytest

from newsexport import api
from newsexport.options import Options
from newsexport.profiles.load import shipped
from newsexport.source import Source
from newsexport.syntax.numbers import whole_number

ENDLESS = "9" * 5000
TABLE = f"<table><tr><td colspan='{ENDLESS}'>x</td></tr></table>"
RSS = "<rss version='2.0'><channel><title>T</title><link>https://example.com/</link><description>D</description><item>{}</item></channel></rss>"
MEDIA = "<media:content xmlns:media='http://search.yahoo.com/mrss/' url='https://example.com/a.jpg' medium='image' width='{0}' height='{0}' fileSize='{0}'/>"
DOCUMENTS = {
    "page.html": f"<html><head><title>Ferry sails</title><meta property='og:image' content='https://example.com/a.jpg'>"
    f"<meta property='og:image:width' content='{ENDLESS}'></head><body><article><h1>Ferry sails</h1>"
    f"<p>{'The ferry sails again. ' * 30}</p>{TABLE}</article></body></html>",
    "table.rss": RSS.format(f"<title>T</title><guid>g</guid><description><![CDATA[{TABLE}]]></description>"),
    "media.rss": RSS.format(f"<title>T</title><guid>g</guid>{MEDIA.format(ENDLESS)}"),
    "power.rss": RSS.format(f"<title>T</title><guid>g</guid>{MEDIA.format(chr(0xB2))}"),
    "item.ninjs.json": '{"uri":"https://example.com/1","standard":{"name":"ninjs","version":"2.1"},"headlines":[{"value":"T"}],'
    f'"renditions":[{{"name":"m","href":"https://example.com/a.jpg","contenttype":"image/jpeg","width":"{ENDLESS}"}}]}}',
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number"),
    [("12", 12), (" 0 ", 0), ("", None), (None, None), ("-1", None), ("1.5", None), ("\u00b2", None), ("\u0663", None),
     ("9" * 18, 10**18 - 1), ("9" * 19, None)],
)  # fmt: skip
def test_a_whole_number_is_digits_and_not_too_many(text: str | None, number: int | None) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("receiver", [None, "msn"])
def test_an_endless_number_is_no_fault_of_ours(name: str, receiver: str | None) -> None:
    profile = shipped(receiver) if receiver else None
    report = api.validate(
        Source.of(DOCUMENTS[name].encode(), name), options=Options(profile=profile)
    )
    assert report.items == 1
    assert "SY001" not in report.by_code
