"""Faults of grammar are told alike, whether a document is parsed at once or cut into its items."""

from __future__ import annotations

import pytest

from newsexport import api
from newsexport.options import Options
from newsexport.source import Source
from newsexport.syntax.xml_faults import fault_of

FEED = """<?xml version="1.0" encoding="UTF-8"?>{doctype}
<rss version="2.0"><channel><title>Skerry</title><link>https://skerry.example/</link><description>News</description>
{before}<item><title>Ferry</title><link>https://skerry.example/1</link>
<description>The ferry sails.</description>{broken}
</item></channel></rss>"""
ITEM = "<item><title>Bridge é</title>\n<link>https://skerry.example/0</link></item>\n"
FAULTS = {
    "<title>A ^& B</title>": ("an & that begins no reference", "write & as &amp;"),
    "<link>/1?a=1^&b=2</link>": ("an & that begins no reference", "write & as &amp;"),
    "<enclosure url='/1?a=1^&b=2'/>": ("an & that begins no reference", "write & as &amp;"),
    "<title>a^&nbsp;b</title>": ("Entity 'nbsp' not defined", "&#160;"),
    "<title>a^&shy_;b</title>": ("Entity 'shy_' not defined", "write & as &amp;"),
    "<title>5 ^< 6</title>": ("a < that begins no tag", "write < as &lt;"),
    "<title>x</^titel>": ("Opening and ending tag mismatch: title line {line} and titel", "close each"),
    "</^b>": ("Opening and ending tag mismatch: item line {item} and b", "close each"),
    "<title>a^\x01b</title>": ("the control character U+0001", "leave the character out"),
    "<title><![CDATA[a^\x0bb]]></title>": ("the control character U+000B", "leave the character out"),
    "<x a='^\x1f'/>": ("the control character U+001F", "leave the character out"),
    "^<media:text>a</media:text>": ("nothing declares the prefix media of media:text", 'xmlns:media="http://search.yahoo.com/mrss/"'),
    "^<acme:text>a</acme:text>": ("nothing declares the prefix acme of acme:text", 'xmlns:acme="…"'),
    "<title>^&#0;</title>": ("xmlParseCharRef: invalid xmlChar value 0", "leave the character out"),
    "<x a='1' ^a='2'/>": ("Attribute a redefined", "write the attribute once"),
    "<x a=^1/>": ("the value of an attribute without quotes", "put the value in quotes"),
    "<x a^/>": ("the attribute a without a value", "write the value in quotes"),
}  # fmt: skip
"""What is wrong, with a mark before its place, and how it is told."""


def fault(text: bytes) -> tuple[str, str, str, int, int]:
    options = Options(only="structure")
    report = api.validate(Source.of(text, "feed.rss"), format="rss", options=options)
    (found,) = (each for each in report.diagnostics if each.code in {"IO003", "IO004", "IO013"})
    assert found.position is not None
    return found.code, found.message, found.hint, found.position.line, found.position.column


@pytest.mark.parametrize("broken", FAULTS)
@pytest.mark.parametrize(
    "items", [0, 8000], ids=["in the first bytes", "behind what was read already"]
)
def test_a_fault_of_grammar_is_told_alike(broken: str, items: int) -> None:
    reason, advice = FAULTS[broken]
    column = len("<description>The ferry sails.</description>") + broken.index("^") + 1
    for doctype in ("<!DOCTYPE rss>", ""):
        text = FEED.format(doctype=doctype, before=ITEM * items, broken=broken.replace("^", ""))
        line = 4 + 2 * items
        code, message, hint, at, where = fault(text.encode())
        assert code == ("IO013" if "prefix" in reason else "IO003")
        assert message == reason.format(line=line, item=line - 1)
        assert (at, where) == (line, column)
        assert advice in hint


def test_bytes_of_another_encoding_are_told_alike() -> None:
    for before in (0, 8000):
        found = [
            fault(
                FEED.format(doctype=doctype, before=ITEM * before, broken="<title>?</title>")
                .encode()
                .replace(b"?<", b"caf\xe9<")
            )
            for doctype in ("<!DOCTYPE rss>", "")
        ]
        assert {each[0] for each in found} == {"IO004"}
        assert len({each[2:] for each in found}) == 1
        assert "(0xe9) is no utf-8" in found[1][1]


def test_a_feed_that_is_cut_off_is_told_alike() -> None:
    for before in (0, 8000):
        found = [
            fault(
                FEED.format(doctype=doctype, before=ITEM * before, broken="")
                .encode()
                .partition(b"The ferry")[0]
            )
            for doctype in ("<!DOCTYPE rss>", "")
        ]
        assert found[0] == found[1]
        assert found[0][2] == "the file is cut off: fetch it again"


@pytest.mark.parametrize("end", ["<ti", "<title", "<![CDATA[a", "<title>a</tit", "<title>a &am"])
def test_a_feed_that_is_cut_off_within_a_sign_is_told_as_such(end: str) -> None:
    for doctype in ("<!DOCTYPE rss>", ""):
        text = FEED.format(doctype=doctype, before="", broken=f"{end}^").partition("^")[0]
        _, reason, hint, _, _ = fault(text.encode())
        assert (reason, hint) == (
            "the document ends too early",
            "the file is cut off: fetch it again",
        )


def test_two_documents_in_one_file_are_told_as_such() -> None:
    text = FEED.format(doctype="", before="", broken="")
    assert "a file of its own" in fault(f"{text}\n{text}".encode())[2]


def test_what_nobody_knows_is_told_in_the_words_of_the_parser() -> None:
    assert fault_of("something new") == ("something new", "mend the document at this place")
