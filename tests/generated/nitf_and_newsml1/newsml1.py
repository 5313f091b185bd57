"""NewsML 1.2 by its DTD, with values that make sense where the DTD asks for any text."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from lxml import etree

from tests.generated.nitf_and_newsml1 import nitf
from tests.generated.nitf_and_newsml1.declarations import Attribute, Declarations, of_dtd
from tests.generated.nitf_and_newsml1.documents import Documents, Words

XHTML = "http://www.w3.org/1999/xhtml"


def dtd_of(standards: Path) -> Path:
    """The DTD of IPTC."""
    return standards / "newsml-1.2" / "NewsMLv1.2.dtd"


@cache
def declarations(standards: Path) -> Declarations:
    """Its elements."""
    return of_dtd(dtd_of(standards))


def document(standards: Path, seed: int, *, filled: bool = True) -> bytes:
    """A document; `filled`: with NITF, XHTML or bare text as the data of its ContentItems, which the DTD leaves open."""
    chance = random.Random(f"newsml {seed}")
    documents = Documents(
        declarations(standards),
        value,
        chance,
        deepest=chance.randint(8, 14),
        elements=chance.choice((60, 120, 200, 300)),
        common=chance.choice((0.3, 0.5, 0.7)),
        rare=_RARE,
        usual=_USUAL,
    )
    tree = documents.tree("NewsML")
    _identified(tree, documents.words)
    _in_order(tree)
    if filled:
        for data in tree.iter("DataContent"):
            _fill(data, standards, chance, documents.words)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8")


_RARE = {"Catalog", "TopicSet", "Comment", "Metadata", "Update", "RevisionHistory", "Encoding"}
"""What would fill the documents if it were as frequent as the rest."""


_USUAL = {"NewsComponent", "ContentItem", "DataContent", "NewsLines", "DescriptiveMetadata"}


def _identified(tree: etree._Element, words: Words) -> None:
    """Let the public identifiers say what their parts say, and the revisions how the items came about."""
    for each in tree.iter("NewsIdentifier"):
        provider, date, item, revision, public = each
        around = each.getparent().getparent()
        held = {child.tag for child in around}
        update = "U" if "Update" in held else "N" if held & {"NewsComponent", "TopicSet"} else "A"
        revision.set("Update", update)
        suffix = "" if update == "N" else update
        previous = "0" if update == "N" else str(words.number())
        revision.set("PreviousRevision", previous)
        public.text = f"urn:newsml:{provider.text}:{date.text}:{item.text}:{revision.text}{suffix}"


def _in_order(tree: etree._Element) -> None:
    """Let nothing be older than its first version."""
    for each in tree.iter("NewsManagement"):
        first, this = each.find("FirstCreated"), each.find("ThisRevisionCreated")
        first.text, this.text = sorted((first.text, this.text))


def _fill(data: etree._Element, standards: Path, chance: random.Random, words: Words) -> None:
    kind = chance.choice(("text", "paragraphs", "xhtml", "nitf", "body"))
    if kind == "text":
        data.text = words.phrase()
    elif kind == "paragraphs":
        for _ in range(chance.randint(1, 3)):
            etree.SubElement(data, "p").text = words.phrase()
    elif kind == "xhtml":
        page = etree.SubElement(data, f"{{{XHTML}}}html", nsmap={None: XHTML})
        head = etree.SubElement(page, f"{{{XHTML}}}head")
        etree.SubElement(head, f"{{{XHTML}}}title").text = words.phrase()
        body = etree.SubElement(page, f"{{{XHTML}}}body")
        for name in chance.choices(("p", "h2", "blockquote", "pre", "div"), k=3):
            part = etree.SubElement(body, f"{{{XHTML}}}{name}")
            part.text = words.phrase()
            part.set("class", words.word())
    else:
        space = nitf.namespace_of(standards, "3.6") if chance.random() < 0.5 else ""
        documents = Documents(
            nitf.declarations(standards, "3.6"), nitf.value, chance, namespace=space, deepest=8,
            elements=40, words=words,
        )  # fmt: skip
        tree = documents.tree("nitf" if kind == "nitf" else "body.content")
        data.append(tree)


_MOMENTS = {"FirstCreated", "ThisRevisionCreated", "DateAndTime", "DateLineDate"}
_NAMES = {
    "Status": ("Usable", "Usable", "Embargoed", "Withheld", "Canceled"),
    "FutureStatus": ("Usable", "Canceled"), "Urgency": tuple("12345678"), "Priority": tuple("12345678"),
    "MediaType": ("Text", "Text", "Text", "Photo", "Graphic", "Video", "Audio"),
    "Role": ("Main", "Main", "Caption", "Supporting", "HeadLine"), "NewsItemType": ("News",),
}  # fmt: skip
_OPEN = {"MediaType", "Role", "NewsItemType"}
"""Those that may have any name."""
_PROPERTIES = (
    "Keyword",
    "City",
    "Country",
    "Width",
    "Height",
    "Words",
    "Role",
    "Position",
    "GeneratorSoftware",
)


def value(words: Words, element: str, name: str, attribute: Attribute | None) -> str:
    """What stands in an attribute or element."""
    chance = words.chance
    if attribute is None:
        return _text(words, element)
    if attribute.values:
        return chance.choice(attribute.values)
    if attribute.kind == "id":
        return f"id-{words.word()}"
    if attribute.kind == "language":
        return words.language()
    if name == "FormalName" and element == "Language":
        return words.language()
    if name == "FormalName":
        if element in _NAMES and (element not in _OPEN or chance.random() < 0.7):
            return chance.choice(_NAMES[element])
        if element in {"Subject", "SubjectMatter", "SubjectDetail"}:
            return (
                f"{chance.randint(1, 17):02d}{chance.randint(1, 99):03d}{chance.randint(0, 99):03d}"
            )
        if element == "Property" and chance.random() < 0.5:
            return chance.choice(_PROPERTIES)
        if element == "Format" and chance.random() < 0.5:
            return chance.choice(("NITF", "XHTML", "JPEG Baseline"))
        if element == "MimeType" and chance.random() < 0.5:
            return chance.choice(("text/plain", "text/vnd.IPTC.NITF", "image/jpeg"))
        if element == "MimeType":
            return f"text/x-{words.word()}"
    if name == "Version":
        return "1.2"
    if name in {"Href", "Url"}:
        return f"https://example.com/{words.word()}.jpg"
    if name in {"NewsItem", "TopicSet", "Topic", "Scheme"} or name.endswith("Ref"):
        return f"#{words.word()}" if chance.random() < 0.5 else f"urn:example:{words.word()}"
    if name in {"PreviousRevision", "Rank"}:
        return str(words.number())
    return words.phrase() if attribute.kind == "cdata" else words.word()


def _text(words: Words, element: str) -> str:
    if element in _MOMENTS:
        return nitf.moment(words)
    if element in {"StartDate", "EndDate"}:
        return nitf.date(words)
    if element in {"DateId", "CopyrightDate"}:
        return nitf.date(words)[:8]
    if element in {"RevisionId", "SizeInBytes"}:
        return str(words.number())
    if element == "ProviderId":
        return f"{words.word()}.example"
    if element == "NewsItemId":
        return words.word()
    if element == "Url":
        return f"https://example.com/{words.word()}"
    if element == "Urn":
        return f"urn:example:{words.word()}"
    return words.phrase()
