"""Our general schema of NewsML-G2 says what IPTC's says, as far as it can: never more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from newsexport import api
from newsexport.formats.newsml_g2 import names, structure
from newsexport.formats.newsml_g2.releases import newer
from newsexport.options import Options
from newsexport.source import Source

ITEMS = tuple(f"{{{names.NAR}}}{name}" for name in sorted(names.ITEMS_WITH_CATALOGS))
KINDS = ("newsItem", "packageItem", "newsMessage")
MISSED = {
    "xsany-on-hasinstrument.xml": "elements of NewsML-G2 where only others may stand",
    "CR00218_too_many_nested_related.xml": "how deep related concepts may be nested",
}
"""Documents of the corpus that IPTC's schema refuses and ours does not, and why."""


def verdicts(folder: Path, official: Options) -> tuple[int, set[str], set[str]]:
    """Documents; those that only ours refuses; those that only IPTC's refuses."""
    count, stricter, milder = 0, set(), set()
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        try:
            root = etree.parse(str(path), parser).getroot()
        except etree.XMLSyntaxError:
            continue
        if root.tag not in {f"{{{names.NAR}}}{kind}" for kind in KINDS}:
            continue
        stated = root.xpath("descendant-or-self::*/@standardversion")
        version = next((each for each in stated if each in structure.VERSIONS), "2.35")
        iptc = structure.official(version, official)
        assert iptc is not None
        count += 1
        refused, ours = (bool(each.problems(root, 1)) for each in (iptc, structure.general()))
        items = [root] if root.tag != f"{{{names.NAR}}}newsMessage" else root.iter(*ITEMS)
        ours = ours or any(True for item in items for _ in newer(item, version))
        if ours and not refused:
            stricter.add(path.name)
        if refused and not ours:
            milder.add(path.name)
    return count, stricter, milder


def test_it_agrees_with_iptc_on_the_corpus(shared: Path, official: Options) -> None:
    count, stricter, milder = verdicts(shared / "corpus" / "newsml-g2", official)
    assert count > 200
    assert not stricter
    assert milder == set(MISSED)
    assert len(milder) / count <= 0.01


RESTAMPED = ("2.9", "2.10", "2.12", "2.15", "2.18", "2.24", "2.29", "2.30", "2.34")


def test_documents_under_an_older_release_get_the_verdict_of_its_schema(
    shared: Path, official: Options
) -> None:
    """What is valid at the newest release, declared as an older one: the table of releases decides."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    newest = structure.official("2.35", official)
    assert newest is not None
    same, stricter, milder = 0, [], []
    for path in sorted((shared / "corpus" / "newsml-g2").rglob("*.xml")):
        root = etree.parse(str(path), parser).getroot()
        if (
            root.tag not in ITEMS
            or newest.problems(root, 1)
            or structure.general().problems(root, 1)
        ):
            continue
        for version in RESTAMPED:
            root.set("standardversion", version)
            iptc = structure.official(version, official)
            assert iptc is not None
            refused, ours = bool(iptc.problems(root, 1)), any(True for _ in newer(root, version))
            same += refused == ours
            (stricter if ours else milder).extend([(path.name, version)] if refused != ours else [])
    assert same > 1000
    assert not stricter
    assert len(milder) <= 0.06 * same, (
        "values and required attributes are those of the newest release"
    )


def test_the_table_of_releases_is_that_of_the_schemas(standards: Path) -> None:
    from newsexport.vocab.newsml_g2_since import TABLE
    from tests.newsml_g2_since import derived

    assert derived(standards / "newsml-g2") == TABLE.strip("\n")


def test_what_is_newer_than_the_declared_release_is_told_without_a_pack(root: Path) -> None:
    (path,) = (root / "fixtures" / "stories" / "harbour-bridge" / "outputs").glob("*.newsml-g2.xml")
    data = path.read_bytes().replace(b'standardversion="2.35"', b'standardversion="2.12"')
    data = data.replace(b"<pubStatus ", b'<pubStatus whyuri="http://example.com/why" ')
    report = api.validate(Source.of(data, path.name))
    (found, *_) = [each for each in report.diagnostics if "2.18" in each.message]
    assert (found.code, found.severity) == ("G2000", "error")
    assert "newer than declared" in found.message and found.pointer.endswith("/pubStatus/@whyuri")


NAR = f"{{{names.NAR}}}"


def rename(path: str, name: str) -> Callable[[etree._Element], None]:
    """Misspell the first element of that path."""

    def change(root: etree._Element) -> None:
        root.find(path, {"n": names.NAR}).tag = NAR + name

    return change


def drop(path: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        found = root.find(path, {"n": names.NAR})
        found.getparent().remove(found)

    return change


def state(path: str, text: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        root.find(path, {"n": names.NAR}).text = text

    return change


def attribute(path: str, name: str, value: str | None) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        element = root.find(path, {"n": names.NAR})
        if value is None:
            del element.attrib[name]
        else:
            element.set(name, value)

    return change


@pytest.mark.parametrize(
    "change",
    [
        rename("n:itemMeta", "itemmeta"),
        rename("n:contentMeta/n:headline", "headlin"),
        rename("n:itemMeta/n:provider", "supplier"),
        drop("n:itemMeta"),
        drop("n:itemMeta/n:versionCreated"),
        drop("n:itemMeta/n:itemClass"),
        state("n:itemMeta/n:versionCreated", "yesterday"),
        attribute(".", "guid", None),
        attribute(".", "standardversion", "two"),
        attribute(".", "version", "0"),
        attribute(".", "gu1d", "x"),
        attribute("n:itemMeta/n:pubStatus", "qcode", "usable"),
    ],
)
def test_what_is_clearly_wrong_is_refused_without_a_pack(
    root: Path, change: Callable[[etree._Element], None]
) -> None:
    (path,) = (root / "fixtures" / "stories" / "harbour-bridge" / "outputs").glob("*.newsml-g2.xml")
    item = etree.fromstring(path.read_bytes())
    assert not structure.general().problems(item, 1)
    change(item)
    assert structure.general().problems(item, 1)


def test_every_unknown_element_inside_of_a_property_is_told(root: Path) -> None:
    written = (root / "fixtures/stories/harbour-bridge/outputs/story.newsml-g2.xml").read_bytes()
    strange = b"<strange><inner/></strange><nname>x</nname><itemMeta/><zz:any xmlns:zz='urn:zz'/></subject>"
    document = etree.fromstring(written.replace(b"</subject>", strange, 1))
    told = [(each.keyword, each.message) for each in structure.general().problems(document, 9)]
    assert told == [
        ("SCHEMAV_CVC_ELT_1", told[0][1]),
        ("MISSPELT", "no element is called nname; name is meant"),
        ("SCHEMAV_ELEMENT_CONTENT", "Element 'itemMeta': This element is not expected."),
    ]
    assert told[0][1].startswith("Element 'strange'")
