"""The frame of a newsMessage: what has no place in it is an error, and told when it is not read."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsexport.formats.newsml_g2.check import check
from newsexport.formats.newsml_g2.read import read
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.locate import place_findings

MESSAGE = (
    Path(__file__).parent.parent / "fixtures" / "refused" / "G2017.newsml-g2.xml"
).read_text()
_SET = MESSAGE[MESSAGE.index("<itemSet>") : MESSAGE.index("</newsMessage>")]
_FOREIGN = '<f:x xmlns:f="https://example.com/ns/">words</f:x>'
_HEADER = "<header><sent>2026-02-16T09:31:00+01:00</sent></header>"

STRAYS = {
    "/newsMessage/junk": ("<itemSet>", "<junk>words</junk><itemSet>"),
    "/newsMessage/itemSet/junk": ("<itemSet>", "<itemSet><junk>words</junk>"),
    "/newsMessage/x": ("<itemSet>", f"{_FOREIGN}<itemSet>"),
    "/newsMessage/itemSet/x": ("</itemSet>", f"{_FOREIGN}</itemSet>"),
    "/newsMessage/itemSet": ("<itemSet>", "<itemSet>words"),
    "/newsMessage": ("</itemSet>", "</itemSet>words"),
    "/newsMessage/header[2]": ("<itemSet>", f"{_HEADER}<itemSet>"),
}
"""XPath of what has no place -> how it gets into the message."""


def variants(text: str) -> tuple[bytes, bytes]:
    """As a message that is streamed, and as one that is parsed whole."""
    return text.encode(), text.replace(
        "<newsMessage", "<!DOCTYPE newsMessage><newsMessage", 1
    ).encode()


def options(shared: Path | None = None) -> Options:
    return Options(standards=shared)


@pytest.mark.parametrize("pointer", STRAYS)
def test_what_has_no_place_in_the_frame(pointer: str) -> None:
    for data in variants(MESSAGE.replace(*STRAYS[pointer], 1)):
        source, report = Source.of(data), Report()
        assert len(list(check(source, options(), report))) == 2
        errors = [d for d in report.diagnostics if d.severity == "error"]
        assert [(d.code, d.pointer) for d in errors] == [("G2000", pointer)]
        place_findings(report, source, "xml")
        assert report.diagnostics[0].position is not None
        report = Report()
        assert len(list(read(source, options(), report))) == 2
        assert [(d.code, d.pointer) for d in report.diagnostics] == [("LS002", pointer)]


@pytest.mark.parametrize(
    ("old", "new", "pointer"),
    [
        ("<newsMessage", '<newsMessage bogus="1"', "/newsMessage/@bogus"),
        ("<itemSet", '<itemSet bogus="1"', "/newsMessage/itemSet/@bogus"),
        ("</sent>", "</sent><bogus/>", "/newsMessage/header/bogus"),
    ],
)
def test_the_shell_is_held_to_the_schema(old: str, new: str, pointer: str, standards: Path) -> None:
    for data in variants(MESSAGE.replace(old, new, 1)):
        source, report = Source.of(data), Report()
        list(check(source, options(standards), report))
        place_findings(report, source, "xml")
        [found] = [d for d in report.diagnostics if d.severity == "error"]
        assert (found.code, found.pointer) == ("G2000", pointer)
        assert found.position is not None and found.position.line > 1


def test_attributes_of_others_are_no_error(standards: Path) -> None:
    text = MESSAGE.replace("<newsMessage", '<newsMessage xmlns:f="https://e.example/" f:a="1"', 1)
    for chosen in (options(standards), options()):
        report = Report()
        list(check(Source.of(text.encode()), chosen, report))
        assert not report.has_errors


def test_a_second_item_set_is_an_error_and_is_read() -> None:
    second = _SET.replace("20260216", "20260217")
    for data in variants(MESSAGE.replace("</newsMessage>", second + "</newsMessage>")):
        source, report = Source.of(data), Report()
        assert len(list(check(source, options(), report))) == 4
        errors = [d.pointer for d in report.diagnostics if d.severity == "error"]
        assert errors == ["/newsMessage/itemSet[2]"]
        place_findings(report, source, "xml")
        assert all(d.position is not None for d in report.diagnostics)


def test_the_header_of_a_message_without_news_is_judged() -> None:
    text = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{_HEADER}<itemSet><conceptItem guid="x"/></itemSet></newsMessage>'
    report = Report()
    assert not list(check(Source.of(text.encode()), options(), report))
    assert report.by_code["G2000"] == 0
    report = Report()
    list(check(Source.of(text.replace("<sent>", "<sent>x").encode()), options(), report))
    assert report.by_code["G2000"] == 1


def test_the_first_header_is_the_envelope() -> None:
    text = MESSAGE.replace("<itemSet>", "<header><sender>other</sender></header><itemSet>", 1)
    first = next(read(Source.of(text.encode()), options(), Report())).item
    assert first.envelope is not None and first.envelope.sender == "example.com"
