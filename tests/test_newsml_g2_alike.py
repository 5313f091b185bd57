"""Items of NewsML-G2 that are written alike are judged once, and as if each had been judged alone."""

from __future__ import annotations

import re
from random import Random

import pytest
from lxml import etree

from newsexport import api
from newsexport.formats.newsml_g2 import alike, kinds, structure
from newsexport.formats.newsml_g2.alike import UNKNOWN, Alike
from newsexport.options import Options
from newsexport.payloads import batches
from newsexport.resources import folder
from tests.newsml_g2_samples import NOW, PACK

NAR = "http://iptc.org/std/nar/2006-10-01/"
HEAD = f'<newsMessage xmlns="{NAR}"><header><sent>2026-02-16T10:00:00Z</sent></header>'


def _items() -> dict[str, bytes]:
    """The items of all fixtures, as they stand in a message."""
    found = {}
    for path in sorted(folder("fixtures").rglob("*newsml-g2*.xml")):
        try:
            root = etree.fromstring(path.read_bytes())
        except etree.XMLSyntaxError:
            continue
        for element in root.iter(f"{{{NAR}}}newsItem", f"{{{NAR}}}packageItem"):
            markup = etree.tostring(element, with_tail=False, encoding="utf-8")
            found[path.name] = markup.replace(f' xmlns="{NAR}"'.encode(), b"", 1)
    return found


ITEMS = _items()
TEXTS = (
    "Ferry", "Two\nlines", "A &amp; B", "&#10;", "&#160;", "  ", "", "x&#10;y", "\u00a0", "2026-02-30T10:00:00Z",
    "2026-02-16T10:00:00", "2026-02-16T10:00:00Z", "2026-02-16", "<b>x</b>", " lead", "a > b", "-1", "4",
    "<![CDATA[x]]>", "<!-- c -->y", "a  b c",
)  # fmt: skip
VALUES = (
    "x", "", "a:b", "medtop:20000030", "medtop:99999999", "medtop:04000000", "stat:cancelled", "http://x.y/ z",
    "http://[", "https://example.com/a?b=c&amp;d=e", "urn:x:y", "urn:a b", "12", "-3", "007", "99999999999", "en", "x_y",
    "&#10;", "acme:ferry", "a:b c:d", "icls:text", "isrol:originfo", "sig:correct", "image/jpeg", "jpeg", "2.9", "core",
    "http://cv.iptc.org/newscodes/mediatopic/20000030", "http://example.com:99/x", "2026-02-16T10:00:00Z", "it's",
)  # fmt: skip


def _changed(random: Random, item: bytes) -> bytes:
    """An item with another text, another value, or one attribute less."""
    what, values = random.choice(
        ((rb">([^<]*)<", TEXTS), (rb'="([^"]*)"', VALUES), (rb"( [\w:]+=\"[^\"]*\")", ("",)))
    )
    places = [match.span(1) for match in re.finditer(what, item)]
    if not places:
        return item
    start, end = random.choice(places)
    return item[:start] + random.choice(values).encode() + item[end:]


def _message(random: Random, item: bytes) -> bytes:
    """A message of items that are written alike, and of some that are not."""
    items = []
    for number in range(8):
        each = re.sub(rb'guid="([^"]*)"', rb'guid="\g<1>-%d"' % number, item, count=1)
        items.append(each if number < 3 else _changed(random, each))
    return f"{HEAD}<itemSet>\n".encode() + b"\n".join(items) + b"</itemSet></newsMessage>"


def _told(data: bytes, options: Options) -> str:
    report = api.validate(data, format="newsml-g2", options=options)
    return repr((report.diagnostics, report.counts, report.not_checked, report.items))


@pytest.mark.parametrize("name", ITEMS)
def test_items_that_are_written_alike_are_judged_as_if_each_were_alone(name, monkeypatch):
    random = Random(name)
    pack = PACK if PACK.is_dir() else None
    messages = [_message(random, ITEMS[name]) for _ in range(2)]
    runs = [
        Options(now=NOW, only=only, standards=standards)
        for only, standards in (("format", None), ("format", pack), (None, None))
    ]
    found = [_told(data, options) for data in messages for options in runs]
    monkeypatch.setattr(Alike, "of", lambda *_: UNKNOWN)
    monkeypatch.setattr(batches, "SIZE", 1)
    assert found == [_told(data, options) for data in messages for options in runs]


_OF_KIND = {
    "WORDS": ("-1", "a > 'b' \u65e5 &amp;", " 2026-02-30T99:00:00 "),
    "TIME": ("1000-01-01T00:00:00Z", "2999-12-28T23:59:59-13:59"),
    "NUMBER": ("1", "9999999"),
    "NO_CODE": ("x", "\u65e5 ,.;='#%@-?!"),
    "ADDRESS": ("https://a-b.example", "http://x.y/~a/?b=c&amp;d=@,;!+", "urn:a:b/c=d@", "tag:2,3;4!5"),
}  # fmt: skip
"""Values of each kind, the narrowest and the widest."""


def _another(item: bytes, number: int) -> bytes:
    """An item that is written like it, with other values wherever only their kind counts."""
    other = {getattr(kinds, name): values for name, values in _OF_KIND.items()}
    pieces = item[1:].split(b"<")
    for at, piece in enumerate(pieces):
        tag, _, text = piece.partition(b">")
        parts = tag.split(b'"')
        plan = None if tag[:1] in b"/!" else kinds.plan_of(b'""'.join(parts[::2]))
        form = kinds.form_of_end(tag) if tag[:1] in b"/!" else None
        if plan is not None:
            form = kinds.form_of(list(parts), plan, lambda code: True)
            for place, kind in plan.values:
                if kind.fullmatch(parts[place]):
                    parts[place] = other[kind][number % len(other[kind])].encode()
            for place in plan.codes:
                if kinds._CODE.fullmatch(parts[place]):
                    parts[place] = parts[place].partition(b":")[0] + ":\u65e5.-_0".encode()
        if (
            form is not None
            and form.takes is not None
            and kinds.kind_of_text(form, text) == b"\x01"
        ):
            text = other[form.takes][number % len(other[form.takes])].encode()
        pieces[at] = b'"'.join(parts) + b">" + text
    return b"<" + b"<".join(pieces)


@pytest.mark.parametrize("name", ITEMS)
def test_no_schema_tells_items_apart_that_are_written_alike(name, tmp_path):
    options = Options(standards=PACK if PACK.is_dir() else tmp_path)
    found = [structure.official(version, options) for version in structure.VERSIONS[::5]]
    for schema in (structure.general(), *filter(None, found)):
        item = ITEMS[name].replace(b" ", f' xmlns="{NAR}" '.encode(), 1)
        valid = schema.is_valid(etree.fromstring(item))
        for number in range(6):
            assert schema.is_valid(etree.fromstring(_another(item, number))) == valid


def _plain(number: int, headline: str = "Ferry", words: int = 40, codes: str = "") -> str:
    return (
        f'<newsItem guid="urn:x:{number}" version="1" standard="NewsML-G2" standardversion="2.35" conformance="power">'
        '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>'
        f'<itemMeta><itemClass qcode="ninat:text"/><provider uri="https://example.com/{number}"/>'
        f"<versionCreated>2026-02-16T10:0{number % 10}:00Z</versionCreated></itemMeta>"
        f"<contentMeta>{codes}<headline>{headline}</headline></contentMeta><contentSet>"
        f'<inlineXML contenttype="application/xhtml+xml" wordcount="{words}"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"<body><p>{'word ' * 40}</p></body></html></inlineXML></contentSet></newsItem>"
    )


def _schemas_asked(items: list[str], monkeypatch) -> int:
    """How many items the schema was asked about."""
    asked = []
    usual = alike.Known.remember
    monkeypatch.setattr(
        alike.Known,
        "remember",
        lambda known, *judged: (asked.append(judged[0]), usual(known, *judged)),
    )
    data = f"{HEAD}<itemSet>{''.join(items)}</itemSet></newsMessage>"
    assert api.validate(data.encode(), options=Options(now=NOW, only="format")).items == len(items)
    return sum(judged.seen is None for judged in asked)


def test_the_schema_is_asked_once_about_items_that_are_written_alike(monkeypatch):
    items = [
        _plain(number, f"Ferry {number}", 40, f'<subject qcode="acme:{number}"/>')
        for number in range(20)
    ]
    assert _schemas_asked(items, monkeypatch) <= 2  # the last one ends with the message


def test_what_is_remembered_is_bounded(monkeypatch):
    monkeypatch.setattr(alike, "_REMEMBERED", 30)
    looking = Alike(lambda code: True)
    signs = looking._signs
    for number in range(200):
        looking.of(_plain(number, codes=f'<subject type="x{number}"/>').encode())
        assert max(map(len, (signs.kinds, signs, signs.forms))) < 100


@pytest.mark.parametrize("blank", [" ", "\n"])
def test_words_are_counted_anew_in_each_item(blank):
    items = [
        _plain(number, words=50 if number == 15 else 40).replace(" wordcount", f"{blank}wordcount")
        for number in range(20)
    ]
    data = f"{HEAD}<itemSet>{''.join(items)}</itemSet></newsMessage>".encode()
    report = api.validate(data, options=Options(now=NOW, only="format"))
    assert [(d.code, d.item.index) for d in report.diagnostics if d.code == "G2016"] == [
        ("G2016", 15)
    ]
