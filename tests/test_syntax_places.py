"""Line and column, exact to the character: against documents that are built with their places known."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport.diagnostic import Position, Window
from newsexport.report import Report
from newsexport.rules.identity import RULES
from newsexport.source import Source
from newsexport.syntax import json, xml
from newsexport.syntax.locate import place_findings, positions
from newsexport.syntax.places import SNIPPET_WIDTH, snippets
from newsexport.syntax.pointers import escape_token

BLANKS = st.sampled_from(["", " ", "\n", "\n  ", "\t", "\r\n", "\n\n"])
TEXTS = st.sampled_from(
    ["", "a", "é", "عاجل", "新聞", "😀", "e\u0301", "x > y", "\u202bאב\u202c", "a\nb"]
)
NAMES = st.sampled_from(["a", "b", "ü", "جملة", "x-1"])
CODE = RULES[0].code


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The oracle: count."""
    before = text[:offset].split("\n")
    return len(before), len(before[-1]) + 1


class XmlBuilder:
    """Writes a document and remembers where each element and attribute value begins."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = ""
        self.places: dict[str, int] = {}

    def element(self, path: str, name: str, depth: int) -> None:
        self.places[path] = len(self.text)
        self.text += "<" + name
        for attribute in self.draw(st.lists(NAMES, unique=True, max_size=2)):
            quote = self.draw(st.sampled_from("\"'"))
            value = self.draw(TEXTS).replace(">", "a='1'") if quote == '"' else self.draw(TEXTS)
            self.text += (
                f" {self.draw(BLANKS)}{attribute}{self.draw(BLANKS)}={self.draw(BLANKS)}{quote}"
            )
            self.places[f"{path}/@{attribute}"] = len(self.text)
            self.text += value + quote
        if depth == 0 or self.draw(st.booleans()):
            self.text += self.draw(BLANKS) + "/>"
            return
        self.text += ">"
        counts: dict[str, int] = {}
        for child in self.draw(st.lists(NAMES, max_size=3)):
            filler = self.draw(
                st.sampled_from(["", "<!-- <a> -->", "<?x <b> ?>", "<![CDATA[<b>é]]>", "&#233;"])
            )
            self.text += self.draw(BLANKS) + self.draw(TEXTS) + filler
            number = counts[child] = counts.get(child, 0) + 1
            step = f"{child}[{number}]" if number > 1 else child
            self.element(f"{path}/{step}", child, depth - 1)
        self.text += f"{self.draw(TEXTS)}</{name}>"


@st.composite
def xml_documents(draw: st.DrawFn) -> tuple[str, dict[str, int]]:
    builder = XmlBuilder(draw)
    builder.text = draw(
        st.sampled_from(["", '<?xml version="1.0"?>', '<?xml version="1.0"?>\n', "<!-- é -->"])
    )
    builder.element("/root", "root", 3)
    return builder.text, builder.places


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]


@given(xml_documents(), st.sampled_from(ENCODINGS))
def test_xml_places_are_exact(document: tuple[str, dict[str, int]], encoding: str) -> None:
    text, places = document
    data = text.encode(encoding)
    found = positions(data, set(places), "xml")
    assert {p: (f.line, f.column) for p, f in found.items()} == {
        p: line_and_column(text, at) for p, at in places.items()
    }
    for pointer, position in found.items():
        assert position.span is not None
        rest = data[position.span[0] :].decode(
            "utf-16-le" if encoding == "utf-16" else encoding.removesuffix("-sig")
        )
        assert text[places[pointer] :] == rest


@given(xml_documents())
def test_each_element_of_the_tree_is_found_by_its_path(
    document: tuple[str, dict[str, int]],
) -> None:
    text, places = document
    report = Report()
    root = xml.parse(text.encode(), report)
    assert root is not None
    assert not report.diagnostics
    paths = {xml.path(element) for element in root.iter("*")}
    assert paths == {path for path in places if "/@" not in path}


class JsonBuilder:
    """Writes a document and remembers where each value begins."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.text = ""
        self.places: dict[str, int] = {}

    def value(self, pointer: str, depth: int) -> None:
        self.text += self.draw(BLANKS)
        self.places[pointer] = len(self.text)
        kind = self.draw(st.sampled_from(["object", "array", "plain"] if depth else ["plain"]))
        if kind == "object":
            self.text += "{"
            keys = self.draw(
                st.lists(
                    st.sampled_from(["a", "b/c", "~", "é", "", "0", 'q"']), unique=True, max_size=3
                )
            )
            for number, key in enumerate(keys):
                self.text += ("," if number else "") + self.draw(BLANKS)
                escaped = key.replace('"', '\\"')
                self.places[f"{pointer}/{escape_token(key)}#"] = len(self.text)
                self.text += f'"{escaped}"{self.draw(BLANKS)}:'
                self.value(f"{pointer}/{escape_token(key)}", depth - 1)
            self.text += self.draw(BLANKS) + "}"
        elif kind == "array":
            self.text += "["
            for number in range(self.draw(st.integers(0, 3))):
                self.text += "," if number else ""
                self.value(f"{pointer}/{number}", depth - 1)
            self.text += self.draw(BLANKS) + "]"
        else:
            self.text += self.draw(
                st.sampled_from(
                    ["1", "-2.5e3", "true", "null", '"é\\n"', '"[{"', '"عاجل"', '"\\\\"']
                )
            )
        self.text += self.draw(BLANKS)


@st.composite
def json_documents(draw: st.DrawFn) -> tuple[str, dict[str, int]]:
    builder = JsonBuilder(draw)
    builder.value("", 3)
    return builder.text, builder.places


@given(json_documents(), st.sampled_from(ENCODINGS))
def test_json_places_are_exact(document: tuple[str, dict[str, int]], encoding: str) -> None:
    text, places = document
    found = positions(text.encode(encoding), set(places), "json")
    assert {p: (f.line, f.column) for p, f in found.items()} == {
        p: line_and_column(text, at) for p, at in places.items()
    }


def test_what_is_missing_is_placed_at_what_is_around_it() -> None:
    found = positions(b'{\n "a": [\n  {"b": 1}]}', {"/a/0/c", "/a/7/x", "/zz"}, "json")
    assert {p: (f.line, f.column) for p, f in found.items()} == {
        "/a/0/c": (3, 3), "/a/7/x": (2, 7), "/zz": (1, 1)
    }  # fmt: skip
    found = positions(b"<a>\n <b x='1'/></a>", {"/a/b/c", "/a/b/@y", "/a/b[2]/@x", "/q"}, "xml")
    assert {p: (f.line, f.column) for p, f in found.items()} == {
        "/a/b/c": (2, 2), "/a/b/@y": (2, 2), "/a/b[2]/@x": (1, 1)
    }  # fmt: skip


def test_an_attribute_is_not_looked_for_inside_another() -> None:
    data = b"""<a title=" code='1'" xmlns:code="urn:x" x:code="2" code2='3'/>"""
    found = positions(data, {"/a/@code"}, "xml")["/a/@code"]
    assert data[found.span[0] : found.span[1]] == b"2"


def test_places_beyond_65535_lines() -> None:
    text = "<a>" + "<b/>\n" * 70_000 + "<c é='1'/></a>"
    found = positions(text.encode(), {"/a/c/@é", "/a/b[69999]"}, "xml")
    assert (found["/a/c/@é"].line, found["/a/c/@é"].column) == (70_001, 7)
    assert found["/a/b[69999]"].line == 69_999
    broken = Report()
    assert xml.parse(("<a>" + "<b/>\n" * 70_000 + "é & </a>").encode(), broken) is None
    position = broken.diagnostics[0].position
    assert position is not None
    assert (position.line, position.column) == (70_001, 3)


def test_a_long_line_is_shown_in_part() -> None:
    text = "<a>" + "<b>ملف</b>" * 5_000 + "<c/></a>"
    found = positions(text.encode(), {"/a/c"}, "xml")["/a/c"]
    assert found.column == len(text) - len("<c/></a>") + 1
    assert found.snippet is not None
    assert found.caret is not None
    assert len(found.snippet) <= SNIPPET_WIDTH + 2
    assert found.snippet[found.caret[0] :].startswith("<c/>")
    assert found.snippet.startswith("…")


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("windows-1252", "cp1252"),
        ("ISO-8859-1", "cp1252"),
        ("shift_jis", "cp932"),
        ("UTF-16", "utf-16"),
    ],
)
def test_places_in_other_encodings(declared: str, codec: str) -> None:
    word = "価" if codec == "cp932" else "café “x”"
    text = f'<?xml version="1.0" encoding="{declared}"?>\n<a>{word}<b/></a>'
    found = positions(text.encode(codec), {"/a/b"}, "xml")["/a/b"]
    assert (found.line, found.column) == (2, 4 + len(word))
    assert found.snippet == f"<a>{word}<b/></a>"


def test_the_window_of_an_item_shifts_its_places() -> None:
    data = b"<m>\n<x>\xc3\xa9</x> <item g='1'>\n<u/></item></m>"
    start = data.index(b"<item")
    window = Window(start, data.index(b"</m>"), 2, 10, "/m/item")
    found = positions(data[start : window.end], {"/m/item/@g", "/m/item/u"}, "xml", window)
    assert (found["/m/item/@g"].line, found["/m/item/@g"].column) == (2, 19)
    assert (found["/m/item/u"].line, found["/m/item/u"].column) == (3, 1)
    span = found["/m/item/u"].span
    assert span is not None
    assert data[span[0] : span[1]] == b"<u/>"


def test_findings_in_json_lines_have_the_line_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    good = b'{"a": "\xc3\xa9"}\n'
    path.write_bytes(gzip.compress(good * 3 + b'{"a": tru}\n{"a": {"b": 2}}\n'))
    source = Source.of(path)
    report = Report()
    with source.open() as stream:
        for number, offset, line in json.lines(stream, 1000):
            assert line is not None
            report.begin_item(Window(offset, offset + len(line), number))
            json.parse(line, report)
            if number == 5:
                report.add(CODE, pointer="/a/b", uri="x", version=1)
            report.end_item()
    place_findings(report, source, "json")
    first, second = (d.position for d in report.diagnostics)
    assert first is not None
    assert second is not None
    assert (first.line, first.column, first.snippet) == (4, 7, '{"a": tru}')
    assert (second.line, second.column, second.snippet) == (5, 13, '{"a": {"b": 2}}')


@given(
    st.lists(st.sampled_from(["é" * 30, "x\n", "\n", "新聞\r\n", "y" * 400]), max_size=12),
    st.integers(1, 9),
)
def test_snippets_are_found_in_one_pass(pieces: list[str], chunk: int) -> None:
    text = "".join(pieces) + "z"
    places = sorted({0, len(text) // 2, len(text) - 1})
    known = [Position(*line_and_column(text, at)) for at in places]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsexport.syntax.places.CHUNK", chunk)
        for position, at in zip(
            snippets(Source.of(text.encode()), known, xml=False), places, strict=True
        ):
            assert position.snippet is not None
            assert position.caret is not None
            if text[at] not in "\r\n":
                assert position.snippet[position.caret[0]] == text[at]


def test_standard_input_may_be_read_in_two_places_at_once() -> None:
    import io

    source = Source.of(io.BytesIO(b"one\ntwo\nthree"))
    with source.open() as stream:
        assert stream.read(4) == b"one\n"
        assert source.head(3) == b"one"
        assert stream.readline() == b"two\n"
