"""A fault in the characters of one item costs that item alone; it is told, and the others are read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport import Options, convert_record, read, validate
from newsexport.errors import UnreadableDocument
from newsexport.limits import Limits
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.xml_stream import fragments

FAULTS = {
    b"Caf&eacute; ": ("IO003", 3), b"Karl & Co ": ("IO003", 5), b"2 < 3 ": ("IO003", 2), b"caf\xe9 ": ("IO004", 3),
    b"a\x0bb ": ("IO003", 1), b"a&#11;b ": ("IO003", 1), b'<i title="K&L "/>': ("IO003", None),
    b"<![CDATA[ \xff ]]>": ("IO004", 10), b"\xe2\x82 ": ("IO004", 0), b"&nbsp;&nbsp;&#0;\xff": ("IO003", 0),
}  # fmt: skip
"""What is wrong, and how many characters before it."""


def feed(*bodies: bytes) -> bytes:
    items = b"\n".join(b"<item><t>\xc3\xa9</t>" + body + b"</item>" for body in bodies)
    return b"<m a='\n'>\n<title>x</title> " + items + b"\n</m>"


@given(
    st.lists(st.sampled_from([b"", b"one", b"<b>\n</b>", *FAULTS]), min_size=1, max_size=6),
    st.integers(1, 80),
)
def test_the_other_items_are_read(bodies: list[bytes], chunk: int) -> None:
    data = feed(*bodies)
    report = Report()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsexport.syntax.xml_stream.CHUNK", chunk)
        found = list(
            fragments(
                Source.of(data), lambda names: len(names) == 2, report, Limits(), None, ("item",)
            )
        )
    good = [index for index, body in enumerate(bodies) if body not in FAULTS]
    paths = ["/m/item" if index == 0 else f"/m/item[{index + 1}]" for index in good]
    assert [each.window.path for each in found] == ["/m/title", *paths]
    for each, index in zip(found[1:], good, strict=True):
        window = each.window
        assert (
            data[window.start : window.end] == b"<item><t>\xc3\xa9</t>" + bodies[index] + b"</item>"
        )
        before = data[: window.start].decode("utf-8", "replace").split("\n")
        assert window.line == len(before)
    told = [(each.code, each.position.line, each.position.column) for each in report.diagnostics]
    expected = []
    at = len(b"<m a='\n'>\n<title>x</title> ")
    for body in bodies:
        start = at + len(b"<item><t>\xc3\xa9</t>")
        if body in FAULTS:
            code, before = FAULTS[body]
            lead = data[:start].decode("utf-8", "replace").split("\n")
            column = len(lead[-1]) + 1 + (before or 0)
            expected.append((code, len(lead), column if before is not None else None))
        at = start + len(body) + len(b"</item>\n")
    assert [each[:2] for each in told] == [each[:2] for each in expected]
    for one, other in zip(told, expected, strict=True):
        assert other[2] is None or one[2] == other[2]


def test_tags_out_of_order_end_the_reading() -> None:
    report = Report()
    data = feed(b"one", b"<b>", b"three")
    found = list(fragments(Source.of(data), lambda names: len(names) == 2, report, Limits()))
    assert [each.window.path for each in found] == ["/m/title", "/m/item"]
    assert [each.code for each in report.diagnostics] == ["IO003"]
    assert report.not_checked


def test_very_many_faults_are_read_in_reasonable_steps() -> None:
    data = feed(b"&x; \xff \x0b" * 20_000, b"two")
    report = Report()
    found = list(fragments(Source.of(data), lambda names: len(names) == 2, report, Limits()))
    assert [each.window.path for each in found] == ["/m/title", "/m/item[2]"]
    assert len(report.diagnostics) == 1


RSS = """<rss version="2.0"><channel><title>Harbour News</title>
<link>https://harbour.example/</link><description>All news</description>
<item><title>One</title><guid>https://harbour.example/1</guid></item>
<item><title>Caf&eacute; opens</title><guid>https://harbour.example/2</guid></item>
<item><title>Three</title><guid>https://harbour.example/3</guid></item>
<item><title>Four</title><guid>https://harbour.example/4</guid><dc:creator>Ann Tide</dc:creator></item>
<item><title>Five</title><guid>https://harbour.example/5</guid><dc:creator>Bo Reed</dc:creator></item>
</channel></rss>"""


def test_a_feed_with_one_bad_item() -> None:
    report = validate(RSS.encode(), format="rss")
    faults = [each for each in report.diagnostics if each.code in ("IO003", "IO013")]
    told = [(each.code, each.position.line, each.item and each.item.index) for each in faults]
    assert told == [("IO003", 4, 1), ("IO013", 6, None)]
    assert report.items == 5
    outcomes = list(convert_record(RSS.encode(), "json", options=Options()))
    assert [each.headline for each in outcomes if each.ok] == ["One", "Three", "Four", "Five"]
    with pytest.raises(UnreadableDocument):
        list(read(RSS.encode()))


def test_an_undeclared_prefix_is_told_once_and_read_as_what_it_stands_for() -> None:
    clean = RSS.replace("&eacute;", "é")
    outcomes = [each for each in convert_record(clean.encode(), "json") if each.ok]
    assert len(outcomes) == 5
    assert b"Bo Reed" in outcomes[4].outputs[0].data
    assert validate(clean.encode(), format="rss").by_code["IO013"] == 1
    assert len(list(read(clean.encode()))) == 5


@pytest.mark.parametrize(
    "opening", ["\n", "<!DOCTYPE rss>\n", '<?xml version="1.0" encoding="iso-8859-1"?>']
)
def test_so_it_is_in_documents_that_are_parsed_at_once(opening: str) -> None:
    text = RSS.replace("&eacute;", "e").replace(
        "<item><title>Five", "<item><x:y z:w='1'/><title>Five"
    )
    report = validate((opening + text).encode(), format="rss")
    first = 1 + opening.count("\n")
    told = [
        (each.message, each.position.line - first, each.position.column)
        for each in report.diagnostics
        if each.code == "IO013"
    ]
    assert told == [
        ("nothing declares the prefix dc of dc:creator", 5, 64),
        ("nothing declares the prefix z of z:w", 6, 7),
        ("nothing declares the prefix x of x:y", 6, 7),
    ]
    assert report.items == 5


@pytest.mark.parametrize("opening", ["", "\n"])
def test_very_many_undeclared_prefixes_are_not_followed(opening: str) -> None:
    odd = "".join(f"<p{number}:x/>" for number in range(500))
    text = RSS.replace("&eacute;", "e").replace("<item><title>One", f"<item>{odd}<title>One")
    report = validate((opening + text).encode(), format="rss")
    assert (report.by_code["IO013"], report.by_code["IO003"]) == (20, 3)


FEED = """<rss version="2.0"><channel><title>Größe</title><link>https://a.example/</link><description>d</description>
<item><title>Ödön wins</title><link>https://a.example/1</link><guid>https://a.example/1</guid></item>
<item><title>Ärger um FAULT am See</title><link>https://a.example/2</link><guid>https://a.example/2</guid></item>
<item><title>Öl, &copy;</title><link>https://a.example/3</link><guid>https://a.example/3</guid><pubDate>no</pubDate></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:1</id><title>Größe</title><updated>2026-02-16T09:30:00Z</updated>
<entry><id>urn:x:2</id><title>Ödön wins</title><updated>2026-02-16T09:30:00Z</updated></entry>
<entry><id>urn:x:3</id><title>Ärger um FAULT am See</title><updated>2026-02-16T09:30:00Z</updated></entry>
<entry><id>urn:x:4</id><title>Öl, &copy;</title><updated>no</updated></entry>
</feed>"""
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://a.example/1</loc></url>
<url><loc>https://a.example/2</loc><news:news><news:title>Ärger um FAULT am See</news:title></news:news></url>
<url><loc>https://a.example/3</loc><lastmod>no</lastmod><news:news><news:title>Öl, &copy;</news:title></news:news></url>
</urlset>"""
DECLARING = '<!DOCTYPE x [<!ENTITY copy "&#169;">\n]>\n'
WAYS = (
    ("iso-8859-1", "", b""),
    ("utf-16", "", b""),
    ("utf-8", "", b"\xef\xbb\xbf"),
    ("utf-8", "", b"\n \n"),
    ("utf-8", DECLARING, b""),
    ("iso-8859-1", DECLARING, b""),
    ("utf-8", '<!DOCTYPE x PUBLIC "-//A//B" "http://a.example/x.dtd">\n', b""),
)
"""Encoding, document type, what stands first."""


def in_other_bytes(text: str, way: tuple[str, str, bytes], fault: str) -> bytes:
    codec, doctype, first = way
    text = text.replace("FAULT", fault)
    if "ENTITY" not in doctype:
        text = text.replace("&copy;", "(c)")
    return first + f'<?xml version="1.0" encoding="{codec}"?>\n{doctype}{text}'.encode(codec)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("text", "code", "read_items"), [(FEED, "RS005", 3), (ATOM, "FE009", 3), (SITEMAP, "SM005", 3)]
)
def test_one_fault_costs_one_item_in_other_bytes_too(
    text: str, code: str, read_items: int, way: tuple[str, str, bytes]
) -> None:
    data = in_other_bytes(text, way, "Karl & Co")
    report = validate(data)
    assert report.items == read_items
    (fault,) = [each for each in report.diagnostics if each.code == "IO003"]
    (other,) = [each for each in report.diagnostics if each.code == code]
    lines = data.decode(way[0]).lstrip("\ufeff").split("\n")
    for found, sign in ((fault, "&"), (other, "no")):
        place = found.position
        assert place is not None and place.span is not None
        assert sign in lines[place.line - 1]
        assert lines[place.line - 1][place.column - 1] in "&<"
        told = data[slice(*place.span)].decode("utf-16-le" if way[0] == "utf-16" else way[0])
        assert told[0] in "&<"
    assert fault.item is not None and fault.item.index == 1


@pytest.mark.parametrize(
    "declared", ["utf-16", "utf-32", "shift_jis", "hex", "punycode", "unheard"]
)
def test_an_encoding_that_is_declared_behind_other_words_is_not_heeded(declared: str) -> None:
    text = f'HTTP/1.1 200 OK\r\n\r\n<?xml version="1.0" encoding="{declared}"?>\n{FEED}'
    report = validate(text.encode("utf-16"), format="rss")
    assert {"IO003", "IO005"} <= set(report.by_code)
    assert "SY001" not in report.by_code


def test_what_a_document_type_declares_is_read_in_the_other_items() -> None:
    data = in_other_bytes(FEED, ("iso-8859-1", DECLARING, b""), "K & L")
    outcomes = list(convert_record(data, "json"))
    assert [each.ok for each in outcomes if each.index is not None] == [True, False, True]
    assert [each.headline for each in outcomes if each.ok] == ["Ödön wins", "Öl, ©"]


def test_entities_of_other_files_are_never_followed() -> None:
    outside = '<!DOCTYPE x [<!ENTITY copy SYSTEM "file:///etc/passwd">]>\n'
    report = validate(in_other_bytes(FEED, ("iso-8859-1", outside, b""), "&copy; & x"))
    assert report.items == 0
    assert report.by_code["IO007"] + report.by_code["IO003"] > 0


def test_places_behind_the_head_of_a_response() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n"
    data = head + in_other_bytes(FEED, ("iso-8859-1", "", b""), "K & L")
    (fault,) = [each for each in validate(data).diagnostics if each.code == "IO003"]
    assert fault.position is not None and fault.position.span is not None
    assert data[slice(*fault.position.span)] == b"&"
    assert (
        data.decode("latin-1").split("\n")[fault.position.line - 1][fault.position.column - 1]
        == "&"
    )


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE x [<!ENTITY>]>",
        "<!DOCTYPE x [\x0b]>",
        "<!DOCTYPE x [<!ELEMENT]>",
        "<!DOCTYPE [ ]>",
    ],
)
def test_a_broken_document_type_is_told_and_no_more(doctype: str) -> None:
    report = validate(
        in_other_bytes(FEED, ("iso-8859-1", f"{doctype}\n", b""), "K & L"), format="rss"
    )
    assert report.by_code["IO003"] >= 1
    assert not [each for each in report.diagnostics if each.code[:2] == "SY"]


def test_entities_that_grow_without_measure_are_refused() -> None:
    grown = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE x [<!ENTITY copy "c"><!ENTITY a0 "lol">{grown}]>\n'
    report = validate(in_other_bytes(FEED, ("utf-8", doctype, b""), "&a11; & x"), format="rss")
    assert report.by_code["IO003"] + report.by_code["IO009"] >= 1
    assert not [each for each in report.diagnostics if each.code[:2] == "SY"]
