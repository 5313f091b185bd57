"""Documents made from IPTC's schemas, with anything they allow: nothing is lost silently, and nothing is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from newsexport.formats.newsml_g2 import NEWSML_G2, structure
from newsexport.formats.newsml_g2.documents import parts
from newsexport.formats.newsml_g2.names import NAR, NEWS_ITEMS
from newsexport.formats.newsml_g2.read import read
from newsexport.formats.newsml_g2.releases import newer
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from tests.generated.newsml_g2.xsd_documents import Maker, Value
from tests.newsml_g2_samples import items_of, written
from tests.silent_loss.newsml_g2 import lost
from tests.test_newsml_g2_mends import USABLE
from tests.test_newsml_g2_read import document as stated
from tests.test_newsml_g2_read import item_of, kept

QCODE, RELEASE, DAY = (
    r"[^\s:]+:[^\s]+",
    r"[0-9]+\.[0-9]+",
    r"(\-|\+)?([0-9]){0,2}(MO|TU|WE|TH|FR|SA|SU)",
)
"""The patterns of the schemas, for which values are made here."""
VALUES: dict[str, Value] = {
    QCODE: lambda maker: f"ex:code{maker.number()}",
    DAY: lambda maker: "2MO",
    "@standard": lambda maker: "NewsML-G2",
    "@conformance": lambda maker: "power",
    "@contenttype": lambda maker: f"application/x-own{maker.number()}",
    "@guid": lambda maker: f"urn:newsml:harbourpost.example:2026:{maker.number()}",
    "@residref": lambda maker: f"urn:newsml:harbourpost.example:2026:{maker.number()}",
}
NEVER = frozenset({"rightsExpressionXML"})
"""Must hold a document of another schema."""
UNTYPED = re.compile(r"/related(\[\d+\])?/@(rel|rank)$")
"""Attributes that older schemas forgot to give a type where the element is nested."""
VERSIONS = [f"2.{minor}" for minor in range(12, 36)]
NOW = datetime(2026, 2, 16, tzinfo=UTC)


def document(standards: Path, seed: int, version: str, richness: float) -> bytes:
    """A document that IPTC's schema of that release allows; its codes have a catalog."""
    stated: dict[str, Value] = dict.fromkeys((RELEASE, "@standardversion"), lambda maker: version)
    schema = standards / "newsml-g2" / f"NewsML-G2_{version}-spec-All-Power.xsd"
    maker = Maker(schema, seed, {**VALUES, **stated}, never=NEVER, richness=richness)
    root = maker.document(("newsItem", "packageItem")[seed % 2])
    catalog = etree.Element(f"{{{NAR}}}catalog")
    etree.SubElement(catalog, f"{{{NAR}}}scheme", alias="ex", uri="https://cv.harbourpost.example/")
    root.insert(0, catalog)
    names = (
        b' xmlns:xs="http://www.w3.org/2001/XMLSchema">'  # for the values that are names of types
    )
    return etree.tostring(root).replace(b">", names, 1)


def silently_lost(data: bytes) -> Iterator[str]:
    source, report = Source.of(data), Report()
    found = [part for part in parts(source, Options(), Report()) if part.name in NEWS_ITEMS]
    items = [parsed.item for parsed in read(source, Options(), report)]
    for part, item in zip(found, items, strict=True):
        yield from lost(part.element, part.path, item, report)


def refusals(data: bytes, version: str, wanted: Options) -> Iterator[str]:
    """What our general schema refuses in a document that IPTC's allows."""
    root = etree.fromstring(data)
    official = structure.official(version, wanted)
    assert official is not None
    assert official.problems(root, 1) == []
    for problem in structure.general().problems(root, 9):
        if not UNTYPED.search(problem.pointer):
            yield f"{problem.pointer}: {problem.message}"
    yield from (str(each) for each in newer(root, version))


def check(standards: Path, seeds: range, richness: float) -> None:
    wanted = replace(Options(now=NOW), standards=standards)
    write = NEWSML_G2.write
    assert write is not None
    for seed in seeds:
        version = VERSIONS[-1] if seed % 3 else VERSIONS[seed // 3 % len(VERSIONS)]
        data = document(standards, seed, version, richness)
        assert list(silently_lost(data)) == [], seed
        assert list(refusals(data, version, wanted)) == [], seed
        for parsed in read(Source.of(data), wanted, Report()):
            write(parsed.item, wanted, Report(target="newsml-g2"))  # raises what is invalid


def test_what_the_schemas_allow_is_read_and_written(standards: Path) -> None:
    check(standards, range(50), 0.55)


@pytest.mark.slow
def test_much_that_the_schemas_allow_is_read_and_written(standards: Path) -> None:
    check(standards, range(1000, 1150), 0.7)


# What such documents found


def test_a_line_break_that_says_more_keeps_it() -> None:
    note = "<edNote>Two lines<br id='b1'/>of a note</edNote>"
    item = item_of(stated(USABLE + note))
    assert item.ed_note == "Two lines\nof a note"
    assert 'id="b1"' in str(kept(item)["itemMeta/edNote/markup"])


def test_elements_of_others_stand_before_the_parts_of_a_composed_concept() -> None:
    extra = '<v:note xmlns:v="https://vendor.example/ns">kept</v:note>'
    genre = f'<genre literal="g">{extra}<facetConcept literal="f"/></genre>'
    data, told = written(item_of(stated(USABLE, genre)))
    assert not [each for each in told if each.code == "LS001"]
    assert data.index(b"<v:note") < data.index(b"<facetConcept")


def test_a_further_note_that_the_release_has_no_room_for_keeps_its_words() -> None:
    notes = "<edNote>Mind the names.</edNote><edNote roleuri='https://r.example/a'>Pictures follow.</edNote>"
    data, _ = written(item_of(stated(USABLE + notes)), version="2.12")
    assert items_of(data)[0].ed_note == "Mind the names.\n\nPictures follow."


def test_encoded_data_without_a_media_type_is_written_back() -> None:
    content = (
        '<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        "<head><title>t</title></head><body><p>Words.</p></body></html></inlineXML>"
        '<inlineData encodinguri="https://e.example/base64" encoding="enc:base64">SGVsbG8=</inlineData></contentSet>'
    )
    item = item_of(stated(USABLE).replace("</newsItem>", content + "</newsItem>"))
    data, _ = written(item)
    assert b">SGVsbG8=</inlineData>" in data
