"""Faults as people and programs make them, set by hand into sound documents: each is told once, at its place, with a mend."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsexport import Options, validate

STORIES = Path(__file__).parent.parent / "fixtures" / "stories"
BRIDGE = STORIES / "harbour-bridge" / "outputs"
DOCUMENTS = {
    "newsml-g2": BRIDGE / "story.newsml-g2.xml", "rss": BRIDGE / "story.rss", "atom": BRIDGE / "story.atom",
    "nitf": BRIDGE / "story.nitf.xml", "html": BRIDGE / "story.html",
    "package": next((STORIES / "weekend-package" / "outputs").glob("*newsml-g2*")),
}  # fmt: skip
NOON = Options(now=datetime(2026, 2, 14, 12, tzinfo=UTC))
FAULTS = [
    ("newsml-g2", "<expires>2026-08-14", "<expires>2025-08-14", "NC031"),
    ("newsml-g2", 'data-type="image/jpeg" width="1600"', 'data-type="image/jpg" width="1600"', "NC044"),
    ("package", 'mode="pgrmod:seq"', 'mode="pgrmod:sequence"', "G2005"),
    ("rss", "end=2026-08-14", "end=2025-08-14", "NC031"),
    ("rss", 'type="image/jpeg" medium', 'type="image/jpg" medium', "NC044"),
    ("atom", 'rel="alternate"', 'rel="alternat"', "FE012"),
    ("atom", '<content type="html">', '<content type="xhtml">', "AT000"),
    ("atom", '<content type="html">', '<content type="html" src="https://example.com/">', "AT000"),
    ("nitf", 'date.publication="20260214T', 'date.publication="20260230T', "NF004"),
    ("nitf", "NITF/2006-10-18/", "NITF/2006-10-18", "NF013"),
    ("html", '<html lang="en"', '<html lang="de"', "HP011"),
    ("html", 'published_time" content="2026-02-14', 'published_time" content="2026-02-12', "HP011"),
    ("html", 'og:image" content="https://example.com/', 'og:image" content="/', "HP010"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right", "wrong", "code"), FAULTS)
def test_a_fault_is_told_at_its_place(name, right, wrong, code):
    sound = DOCUMENTS[name].read_text(encoding="utf-8")
    assert sound.count(right) >= 1
    broken = sound.replace(right, wrong, 1)
    card = "newsml-g2" if name == "package" else name
    assert code not in validate(sound.encode(), format=card, options=NOON).by_code
    found = [
        each
        for each in validate(broken.encode(), format=card, options=NOON).diagnostics
        if each.code == code
    ]
    (fault,) = found
    line = broken.count("\n", 0, broken.index(wrong)) + 1
    assert fault.position.line == line
    assert fault.hint


ITEM = "<item><title>Ferry</title><guid>https://harbour.example/{n}</guid><link>{link}</link>{more}</item>"
FEED = '<rss version="2.0"><channel><title>Harbour News</title><link>https://harbour.example/</link>{items}</channel></rss>'


def codes_of(*items: str) -> dict[str, int]:
    return dict(validate(FEED.format(items="".join(items)).encode()).by_code)


def test_one_cause_is_one_finding():
    link = "https://harbour.example/"
    several = [ITEM.format(n=n, link=link, more="") for n in range(9)]
    assert codes_of(*several)["NC043"] == 1  # the first page of a site is no page of an item
    pages = [ITEM.format(n=n, link=f"{link}ferry", more="") for n in range(3)]
    assert codes_of(*pages)["NC043"] == 2
    found = codes_of(ITEM.format(n=1, link=link, more="<enclosure/><pubDate/>"))
    assert found["RS011"] == 1
    assert found["RS005"] == 1 and "FE016" not in found
    file = '<enclosure url="https://harbour.example/{}.mp3" length="1" type="audio/mpeg"/>'
    files = "".join(file.format(n) for n in range(5))
    assert codes_of(ITEM.format(n=1, link=link, more=files))["FE025"] == 1


def test_an_item_without_a_title_is_told_by_its_rule_alone():
    words = "The ferry to Norhaven sailed again on Monday, six days after the storm, the harbour master said. "
    text = f"<description><![CDATA[<p>{words * 5}</p><p>{words * 4}</p>]]></description>"
    item = f"<item><guid>https://harbour.example/1</guid>{text}</item>"
    report = validate(FEED.format(items=item).encode())
    assert report.by_code["NC004"] == 1
    assert not [each for each in report.diagnostics if "(none)" in each.message]


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"", "fetch the file again"),
        (b"PK\x03\x04" + b"\0" * 40, "unpack it"),
        (b'{"a": 1}', "--as"),
    ],
)
def test_what_to_do_about_an_unknown_file(data, advice):
    (found,) = (each for each in validate(data).diagnostics if each.code == "IO002")
    assert advice in found.hint


@pytest.mark.parametrize(
    ("status", "advice"),
    [
        (301, "curl -L"),
        (403, "access"),
        (404, "ask the partner"),
        (429, "Retry-After"),
        (503, "later"),
    ],
)
def test_what_to_do_about_a_status(status, advice):
    data = f"HTTP/1.1 {status} X\r\nContent-Type: text/html\r\n\r\n<html></html>".encode()
    (found,) = (each for each in validate(data).diagnostics if each.code == "HT001")
    assert advice in found.hint


def test_a_key_that_stands_twice_in_a_script_of_a_page():
    """Of two authors a reader of JSON keeps the last, and the page shows both."""
    sound = DOCUMENTS["html"].read_text(encoding="utf-8")
    place = sound.index('"datePublished"')
    broken = f'{sound[:place]}"headline": "Another",\n  {sound[place:]}'
    (found,) = (
        e for e in validate(broken.encode(), format="html").diagnostics if e.code == "IO008"
    )
    assert found.position.line == broken.count("\n", 0, place) + 1
    assert "headline" in found.message
