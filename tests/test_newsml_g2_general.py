"""Our general schema of NewsML-G2 says what IPTC's says, as far as it can: never more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from newsexport.formats.newsml_g2 import names, structure
from newsexport.options import Options

KINDS = ("newsItem", "packageItem", "newsMessage")
MISSED = {
    "002_ruby_text.xml": "an attribute that its release did not have yet",
    "xsany-on-hasinstrument.xml": "elements of NewsML-G2 where only others may stand",
    "002_newsitem_with_no_catalog.xml": "catalogs were demanded until 2.29",
    "CR00212_02_residrefformaturi_badly_formatted.xml": "an attribute that its release did not have yet",
    "CR00217_digitalSourceType_on_contentMeta_packageItem.xml": "an element that its release did not have yet",
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
    assert len(milder) / count <= 0.03


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
