"""XML: encodings, positions of faults, streams of elements, schemas."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsexport.errors import CheckUnavailable, SourceUnavailable
from newsexport.options import Limits
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import xml
from newsexport.syntax.encoding import codec_name
from newsexport.syntax.xml_schema import XmlSchema
from newsexport.syntax.xml_stream import can_stream, fragments
from newsexport.syntax.xml_text import element, leaf, text


def read(data: bytes | str) -> tuple[etree._Element | None, Report]:
    report = Report()
    return xml.parse(data.encode() if isinstance(data, str) else data, report), report


def codes(report: Report) -> list[str]:
    return [found.code for found in report.diagnostics]


WORD = "café “été” œ €"


@pytest.mark.parametrize(
    ("declared", "codec", "findings"),
    [
        (None, "utf-8", []),
        ("UTF-8", "utf-8", []),
        ("utf8", "utf-8", []),
        ("UTF-8", "utf-8-sig", ["IO006"]),
        ("UTF-16", "utf-16", ["IO005"]),
        (None, "utf-16", ["IO005"]),
        ("UTF-16", "utf-16-le", ["IO005"]),
        ("utf-16be", "utf-16-be", ["IO005"]),
        ("windows-1252", "cp1252", ["IO005"]),
        ("ISO-8859-1", "cp1252", ["IO005"]),
        ("ISO-8859-15", "iso8859-15", ["IO005"]),
        ("UTF-32", "utf-32", ["IO005"]),
        ("UTF-8", "utf-16", ["IO004", "IO005"]),
        ("ISO-8859-1", "utf-8-sig", ["IO006", "IO004"]),
    ],
)
def test_encodings(declared: str | None, codec: str, findings: list[str]) -> None:
    word = "café été œ €" if codec == "iso8859-15" else WORD
    opening = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    root, report = read(f"{opening}<a>{word}</a>".encode(codec))
    assert root is not None
    assert root.text == word
    assert codes(report) == findings


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        ("<a>\n<b>é & x</b></a>", "IO003", 2, 6),
        ("<a>\n<b>ééé</c></a>", "IO003", 2, 9),
        ("<a>é", "IO003", 1, 5),
        ("", "IO003", 1, 1),
        ("<a><x:b/></a>", "IO013", 1, 4),
        ("<a>é\x01</a>", "IO003", 1, 5),
        ("<a>&nbsp;</a>", "IO003", 1, 4),
        ("\n\n<?xml version='1.0'?>\n<a>é<b></a>", "IO003", 4, 10),
        (b"<a>\n\xc3\xa9\xe9</a>", "IO004", 2, 2),
        (b"<?xml version='1.0' encoding='UTF-7'?><a>+AOk-</a>", "IO004", 1, 1),
        (b"<?xml version='1.0' encoding='UTF-16'?><a/>", "IO004", 1, 1),
        (
            "<?xml version='1.0' encoding='windows-1252'?><a>é & b</a>".encode("cp1252"),
            "IO003",
            1,
            51,
        ),
        ("<?xml version='1.0' encoding='UTF-16'?><a>é & b</a>".encode("utf-16"), "IO003", 1, 45),
    ],
)
def test_faults_have_their_place(data: bytes | str, code: str, line: int, column: int) -> None:
    _, report = read(data)
    found = next(d for d in report.diagnostics if d.code == code)
    assert found.severity == "error"
    assert found.position is not None
    assert (found.position.line, found.position.column) == (line, column)


def test_each_fault_says_what_to_do() -> None:
    _, report = read("<a>Smith & Sons</a>")
    assert "&amp;" in report.diagnostics[0].hint


@pytest.mark.parametrize(
    "document",
    ["<a>" * 300 + "</a>" * 300, "<a>" + "x" * 10_100_000 + "</a>", f'<a b="{"x" * 10_100_000}"/>'],
)
def test_limits_are_told_as_limits(document: str) -> None:
    root, report = read(document)
    assert root is None
    assert codes(report) == ["IO009"]
    report = Report()
    assert xml.parse(b"<a/>" * 10, report, Limits(document_bytes=10)) is None
    assert codes(report) == ["IO009"]


@pytest.mark.parametrize(
    "label", ["utf-7", "rot13", "zlib", "hex", "idna", "undefined", "unicode_escape", "a\0b", ""]
)
def test_python_knows_more_encodings_than_text_has(label: str) -> None:
    assert codec_name(label) is None


# Streams

NAR = "http://iptc.org/std/nar/2006-10-01/"


def wanted(names: tuple[str, ...]) -> bool:
    return names[-1] == "item"


@st.composite
def messages(draw: st.DrawFn) -> bytes:
    pieces = [
        "",
        "é",
        "\n",
        "<!-- <item> -->",
        "<x:y z='>'>t</x:y>",
        "<![CDATA[</item>]]>",
        "&lt;",
        "<item/>",
    ]
    inside = st.lists(st.sampled_from(pieces), max_size=4).map("".join)
    items = draw(
        st.lists(st.tuples(st.sampled_from(["item", "m:item", "other"]), inside), max_size=5)
    )
    body = "\n".join(f"<{name} a='é&lt;'>{content}</{name}>" for name, content in items)
    head = draw(st.sampled_from(["", "<?xml version='1.0'?>\n", "<!-- é -->"]))
    return f"{head}<m xmlns='{NAR}' xmlns:m='{NAR}' xmlns:x='urn:x'><set b='&quot;é'>{body}</set></m>".encode()


@given(messages(), st.integers(1, 64))
def test_a_stream_yields_what_the_whole_document_holds(data: bytes, chunk: int) -> None:
    root, _ = read(data)
    assert root is not None
    expected = [
        e for e in root.iter("{*}item") if not any(True for _ in e.iterancestors("{*}item"))
    ]
    report = Report()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsexport.syntax.xml_stream.CHUNK", chunk)
        found = list(fragments(Source.of(data), wanted, report, Limits()))
    assert not report.diagnostics
    assert [canonical(f.element) for f in found] == [canonical(e) for e in expected]
    assert [f.window.path for f in found] == [xml.path(e) for e in expected]
    for fragment in found:
        window = fragment.window
        assert data[window.start :].startswith((b"<item", b"<m:item"))
        assert data[: window.end].endswith((b"item>", b"/>"))
        before = data[: window.start].decode().split("\n")
        assert (window.line, window.column) == (len(before), len(before[-1]) + 1)


def canonical(node: etree._Element) -> bytes:
    copy = etree.fromstring(etree.tostring(node, with_tail=False))
    return etree.tostring(copy, method="c14n", exclusive=True)


@pytest.mark.parametrize(
    ("data", "code", "line", "column", "items"),
    [
        (b"<m>\n<item/>\n<item>\xc3\xa9<b></item></m>", "IO003", 3, 13, 1),
        (b"<m><item/><item>", "IO003", 1, 17, 1),
        (b"<m>\n<item/> <item>\n\xc3\xa9<q:b/></item><item/></m>", "IO013", 3, 2, 3),
        (b"<!-- x --><!DOCTYPE m><m><item/></m>", "IO007", 1, 11, 0),
        (b"<m>" + b"<n>" * 300, "IO009", 1, 601, 0),
        (b"<m><item>" + b"<n>" * 300 + b"</n>" * 300 + b"</item></m>", "IO009", 1, 10, 0),
    ],
)
def test_faults_in_a_stream(data: bytes, code: str, line: int, column: int, items: int) -> None:
    report = Report()
    found = list(fragments(Source.of(data), wanted, report, Limits()))
    assert len(found) == items
    assert codes(report) == [code]
    position = report.diagnostics[0].position
    assert position is not None
    assert (position.line, position.column if code != "IO009" else column) == (line, column)


def endless(prefix: bytes, unit: bytes, size: int) -> io.BufferedIOBase:
    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.left = size
            self.prefix = prefix

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            data = self.prefix or unit[: min(len(buffer), self.left)]
            if not self.prefix:
                self.left -= len(data)
            self.prefix = b""
            buffer[: len(data)] = data
            return len(data)

    return io.BufferedReader(Stream())


class Endless(Source):
    """A source whose bytes are made as they are read."""

    def open(self) -> io.BufferedIOBase:  # type: ignore[override]
        return endless(*self.parts)  # type: ignore[attr-defined]


@pytest.mark.parametrize("prefix", [b"<m><item>", b"<m>", b"<m a='", b"<m><item><![CDATA["])
def test_what_does_not_end_is_given_up(prefix: bytes) -> None:
    source = Endless("endless")
    object.__setattr__(source, "parts", (prefix, b"x" * 65_536, 64_000_000))
    report = Report()
    assert not list(fragments(source, wanted, report, Limits(document_bytes=2_000_000)))
    assert report.has_errors
    assert codes(report)[0] in {"IO009", "IO003"}


def test_a_broken_archive_ends_a_stream_with_its_reason() -> None:
    import gzip

    data = gzip.compress(b"<m>" + b"<item>text</item>" * 100_000 + b"</m>")
    source = Source.of(data[: len(data) // 2])
    with pytest.raises(SourceUnavailable):
        list(fragments(source, wanted, Report(), Limits()))


@pytest.mark.parametrize(
    ("head", "streams"),
    [(b"<m>", True), (b"<?xml version='1.0' encoding='UTF-8'?><m>", True), (b"\xef\xbb\xbf<m>", False),
     (b" <m>", False), (b"<!DOCTYPE m><m>", False), (b"<?xml version='1.0' encoding='latin1'?><m>", False),
     ("<m>".encode("utf-16"), False)],
)  # fmt: skip
def test_what_can_be_cut(head: bytes, streams: bool) -> None:
    assert can_stream(head) is streams


# Text


@given(st.text())
def test_text_survives_writing_and_reading(value: str) -> None:
    clean = "".join(
        c
        for c in value
        if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
    document = element("a", text(value) + leaf("b", value), c=value)
    root = etree.fromstring(document.encode())
    assert (root.text or "") == clean
    assert root.get("c") == clean


# Schemas

SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" xmlns="urn:t"
  elementFormDefault="qualified"><xs:include schemaLocation="http://example.com/{}"/>
  <xs:element name="a"><xs:complexType><xs:sequence>
  <xs:element name="b" type="number" maxOccurs="unbounded"/><xs:element name="d" type="xs:dateTime" minOccurs="0"/>
  </xs:sequence><xs:attribute name="n" type="xs:int"/></xs:complexType></xs:element></xs:schema>"""
INCLUDED = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t">
  <xs:simpleType name="number"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema>"""
FILES = {"main.xsd": SCHEMA.format("types.xsd").encode(), "types.xsd": INCLUDED.encode()}


@pytest.fixture(scope="module")
def schema() -> XmlSchema:
    return XmlSchema("main.xsd", FILES.__getitem__)


def problems(schema: XmlSchema, root: etree._Element) -> Iterator[tuple[str, str]]:
    return ((p.pointer, p.keyword) for p in schema.problems(root, 100))


@pytest.mark.parametrize("prefix", ["", "p:"])
def test_problems_are_named_by_path_also_below_the_root(schema: XmlSchema, prefix: str) -> None:
    name = "xmlns:p" if prefix else "xmlns"
    inner = f'<{prefix}a {name}="urn:t" n="x"><{prefix}b>1</{prefix}b><!-- --><{prefix}b>q</{prefix}b></{prefix}a>'
    for document, where in ((inner, "/a"), (f"<m><x/><x>{inner}</x></m>", "/m/x[2]/a")):
        root = etree.fromstring(document)
        judged = root if where == "/a" else root[1][0]
        found = {pointer for pointer, _ in problems(schema, judged)}
        assert found == {f"{where}/@n", f"{where}/b[2]"}


def test_white_space_around_dates_is_allowed(schema: XmlSchema) -> None:
    good = '<a xmlns="urn:t"><b>1</b><d>\n 2026-02-16T09:30:00Z </d></a>'
    bad = '<a xmlns="urn:t"><b>1</b><d>\n yesterday </d></a>'
    assert not list(problems(schema, etree.fromstring(good)))
    assert [pointer for pointer, _ in problems(schema, etree.fromstring(bad))] == ["/a/d"]


def test_problems_are_bounded(schema: XmlSchema) -> None:
    root = etree.fromstring('<a xmlns="urn:t">' + "<b>x</b>" * 5_000 + "</a>")
    assert len(list(schema.problems(root, 7))) == 7


def test_a_broken_schema_is_a_check_that_cannot_be_made() -> None:
    for files in ({}, {"main.xsd": b"<x"}, {"main.xsd": SCHEMA.format("none.xsd").encode()}):
        with pytest.raises(CheckUnavailable):
            XmlSchema("main.xsd", files.__getitem__)


@pytest.mark.parametrize("ending", ["", "\n"])
@pytest.mark.parametrize(
    ("doctype", "code"),
    [
        ('<!DOCTYPE rss PUBLIC "-//Example//DTD//EN" "http://example.com/r.dtd">', "IO007"),
        ('<!DOCTYPE rss SYSTEM "r.dtd" [<!ENTITY a "b">]>', "IO007"),
        ("<!DOCTYPE rss>", "IO003"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]>', "IO003"),
        ("", "IO003"),
    ],
)
def test_an_entity_that_may_be_declared_outside_is_told_as_such(
    doctype: str, code: str, ending: str
) -> None:
    root, report = read(f"<?xml version='1.0'?>\n{doctype}\n<rss><t>Caf&eacute;</t></rss>{ending}")
    assert root is None
    assert codes(report) == [code]


@pytest.mark.parametrize("bad", [b"caf\xe9", b"\xc3(", b"\x93quoted\x94", b"\xe2\x82"])
def test_bytes_that_are_no_utf_8_are_told_as_such_in_a_stream(bad: bytes) -> None:
    report = Report()
    data = b"<rss><channel><item><t>Gut \xc3\xa4 " + bad + b"</t></item></channel></rss>"
    found = list(fragments(Source.of(data), lambda names: names[-1] == "item", report, Limits()))
    assert found == []
    (told,) = report.diagnostics
    assert told.code == "IO004"
    assert "is no utf-8" in told.message
    assert told.position is not None
