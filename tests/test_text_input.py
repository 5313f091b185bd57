"""Text files as they come: empty, binary, badly encoded, without a story, huge."""

from __future__ import annotations

import time

import pytest

from newsexport.formats.text import TEXT
from newsexport.options import Limits, Options
from newsexport.report import Report
from newsexport.source import Source
from tests.one_item import read as read_one

STORY = (
    "Council Keeps the Old Ferry of Vestra\n\n"
    "The council of Vestra voted on Monday to keep the old ferry in service until the spring tide.\n\n"
    "Its chairwoman said that nobody on the island had asked for a faster boat, only for a drier one.\n"
)


def read(data: bytes, options: Options | None = None):
    report = Report()
    items = [each.item for each in TEXT.read(Source.of(data), options or Options(), report)]
    return items, report


@pytest.mark.parametrize(
    ("head", "name", "least"),
    [
        (STORY.encode(), "story.txt", 0.5),
        (STORY.encode(), "story", 0.4),
        ("\ufeff صيادو المرسى".encode(), "a.txt", 0.5),
        (STORY.encode("utf-16"), "a", 0.4),
        (STORY.encode("utf-16-le"), "a", 0.4),
        (bytes(range(32)) * 20, "a.txt", 0.0),
        ("café".encode("cp1252"), "a.txt", 0.5),
        ("é".encode()[:1], "a.txt", 0.0),
        (b"", "a.txt", 0.0),
        (b"<html><p>x</p></html>", "a.txt", 0.0),
        (b'{"a": 1}', "a.txt", 0.0),
        (b'[{"a": 1}]', "a.txt", 0.0),
        (b"[Music] The band plays on the pier.", "a.txt", 0.5),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "a.txt", 0.0),
    ],
)
def test_text_is_what_is_neither_markup_nor_json(head, name, least):
    assert TEXT.sniff(head, name) == least


@pytest.mark.parametrize(
    "data", [b"", b" \n\n\t\n", b"Home\nNews\nSport\nLogin\n", b"Just a few words"]
)
def test_without_an_article_there_is_no_item(data):
    items, report = read(data)
    assert items == []
    assert report.by_code["RD007"] == 1
    assert report.has_errors


@pytest.mark.parametrize("data", [b"\x00\x01\x02abc", bytes(range(32)) * 20])
def test_binary_content_is_no_text(data):
    items, report = read(data)
    assert items == []
    assert report.by_code["IO002"] == 1


def test_a_wrong_encoding_is_told():
    items, report = read(STORY.replace("council", "café").encode("cp1252"))
    assert items == []
    assert report.by_code["IO004"] == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding):
    (item,), _ = read(STORY.encode(encoding))
    assert item.headline == "Council Keeps the Old Ferry of Vestra"


def test_control_characters_are_removed_and_told():
    (item,), report = read(STORY.replace("old ferry", "old\x08 ferry").encode())
    assert report.by_code["IO010"] == 1
    assert report.diagnostics[0].pointer == "line 3"
    assert "old ferry" in item.text


def test_a_text_over_the_limit_is_refused():
    items, report = read(STORY.encode(), Options(limits=Limits(document_bytes=100)))
    assert items == []
    assert report.by_code["IO009"] == 1


def test_the_check_is_the_same_pass():
    report = Report()
    assert len(list(TEXT.check(Source.of(STORY.encode()), Options(), report))) == 1
    assert report.format == "text"


PARAGRAPH = "The council of Vestra voted on Monday to keep the old ferry, and nobody asked why it had done so."
HOSTILE = {
    "one line": "word and another one, " * 90_000,
    "one word": "a" * 2_000_000,
    "brackets": "(" * 1_000_000 + ")" * 1_000_000,
    "short lines": "\n".join(f"Line {number}" for number in range(50_000)),
    "equal lines": "A headline stands here\n" * 50_000,
    "equal lines and gaps": "A headline stands here\n\n\n\n" * 30_000,
    "repeated titles": "\n".join(f"A headline number {number // 2}" for number in range(50_000)),
    "continued lines": "and so on\n" * 50_000,
    "paragraphs and gaps": f"{PARAGRAPH}\n\n\n\n" * 10_000,
    "zones": (f"{PARAGRAPH}\n" + "Short line\n" * 100) * 400,
    "dates": "May 3, 2024 4:00 AM EDT\n" * 20_000,
    "captions": "\n".join(f"A man walks in town {number}. (AFP)" for number in range(20_000)),
    "names": ("By " + "Ann Bo, " * 15 + "\n") * 10_000,
    "digits": "1/1/" * 300_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_the_work_grows_with_the_text_and_not_faster(name):
    data = HOSTILE[name].encode()
    started = time.process_time()
    read(data)
    assert time.process_time() - started < 6  # seconds; a tenth of that on a quiet machine


def test_lines_that_end_with_cr_lf_are_no_blank_lines() -> None:
    text = (
        "Source: Harbour Board\nMEDIA RELEASE 67\nFerry sails again between Karsby and Sandholm after the storm\n\n"
        "The Harbour Board said on Monday that the ferry between Karsby and Sandholm\nsailed again for the first time in six days, after a storm had kept it at\n"
        "the quay since Tuesday night.\n\nSome three hundred islanders waited at the pier, the harbour master said, and\nmost of them had been there since before dawn with all that they had bought.\n"
    )
    plain, _ = read_one(text)
    printed, _ = read_one(text.replace("\n", " \r\n"))
    assert (printed.headline, printed.text) == (plain.headline, plain.text)
    assert len(plain.body) == 2
