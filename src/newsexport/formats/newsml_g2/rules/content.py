"""G2: the contents of an item, and whether they are what the item says of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from lxml import etree

from newsexport.diagnostic import Finding
from newsexport.formats.newsml_g2 import printed_xhtml
from newsexport.formats.newsml_g2.names import NAR, NITF, NITF_TYPE, XHTML, XHTML_TYPE
from newsexport.formats.newsml_g2.rules.view import ItemView
from newsexport.options import Options
from newsexport.rules.rule import rule
from newsexport.syntax.numbers import whole_number
from newsexport.syntax.xml import Element, iter_children, local, namespace
from newsexport.vocab.forms import LANGUAGE_TAG
from newsexport.vocab.html_elements import ELEMENTS

_TOLERANCE = 0.05
_ROOTS = {XHTML_TYPE: "html", NITF_TYPE: "nitf"}
MEDIA_CLASSES = frozenset({"picture", "graphic", "video", "audio"})


def class_and_content(item: ItemView, _: Options) -> Iterator[Finding]:
    """The item's class does not fit its contents: a text of pictures only, a picture of words only.

    Why it matters: receivers choose the screen and the desk by the class.

    Bad: `ninat:text` with nothing but `remoteContent contenttype="image/jpeg"`.
    Good: `ninat:picture` for it.
    Fix: correct the itemClass.
    """
    kinds = [local(content) for content in item.contents()]
    said = item.item_class()
    place = item.child("itemMeta", "itemClass")
    if not kinds or place is None:
        return
    remote = [str(c.get("contenttype", "")) for c in item.contents() if local(c) == "remoteContent"]
    shown = [kind for kind in remote if kind.startswith(("image/", "video/", "audio/"))]
    if said == "text" and len(shown) == len(kinds):
        yield Finding(item.at(place), {"said": said, "found": shown[0]})
    elif said in MEDIA_CLASSES and not remote:
        yield Finding(item.at(place), {"said": said, "found": f"{kinds[0]} only"})


def content_set_empty(item: ItemView, _: Options) -> Iterator[Finding]:
    """The item has a contentSet with nothing in it. Without any contentSet an item may well be.

    Why it matters: receivers open it and show an empty page.

    Bad: `<contentSet/>`, `<contentSet><inlineXML contenttype="application/xhtml+xml"/></contentSet>`
    Good: no contentSet at all, as in a flash.
    Fix: leave the contentSet out, or fill it.
    """
    place = item.child("contentSet")
    if place is None:
        return
    for content in item.contents():
        full = len(content) or (content.text or "").strip()
        if full or local(content) == "remoteContent":
            return
    yield Finding(item.at(place), {})


def inline_type_mismatch(item: ItemView, _: Options) -> Iterator[Finding]:
    """The contenttype of an inlineXML says XHTML or NITF, and its root is something else.

    Why it matters: receivers choose the reader by the contenttype.

    Bad: `<inlineXML contenttype="application/xhtml+xml"><nitf …/></inlineXML>`
    Good: `<inlineXML contenttype="application/nitf+xml"><nitf …/></inlineXML>`
    Fix: correct the contenttype.
    """
    for content in item.named.get("inlineXML", ()):
        said = str(content.get("contenttype", "")).partition(";")[0].strip()
        root = _payload(content)
        if root is None:
            continue
        right = _ROOTS.get(said)
        other = said in _ROOTS or local(root) in _ROOTS.values()
        if right is not None and other and local(root) != right:
            yield Finding(item.at(content, "contenttype"), {"said": said, "root": local(root)})


_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def payload_invalid(item: ItemView, _: Options) -> Iterator[Finding]:
    """The document inside an inlineXML lacks what its own standard demands of every document.

    XHTML: the namespace, one body, no text outside it, no element that XHTML does not have or that stands without
    what it is a part of, as a row without any table, and no picture without its file; its names are in small letters.
    NITF: a body, and a namespace of its own. A language that is no tag is a warning.

    Why it matters: receivers hand it to their page or their editor, which fails there.

    Bad: `<html xmlns="http://www.w3.org/1999/xhtml"><p>Text</p></html>`
    Good: `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Title</title></head><body><p>Text</p></body></html>`
    Fix: write a complete document.
    """
    for content in item.named.get("inlineXML", ()):
        root = _payload(content)
        if root is None:
            continue
        for element, reason in payload_faults(root):
            yield Finding(item.at(element), {"reason": reason})
        for element in root.iter(f"{{{XHTML}}}*"):
            tag = (element.get(_XML_LANG) or "").strip()
            if tag and not LANGUAGE_TAG.fullmatch(tag):
                reason = f"{tag} is no language tag"
                yield Finding(item.at(element, _XML_LANG), {"reason": reason}, "warning")


_HTML, _HEAD, _BODY = (f"{{{XHTML}}}{name}" for name in ("html", "head", "body"))
_PLAIN = frozenset(f"{{{XHTML}}}{name}" for name in ELEMENTS if name == name.lower())
_LANGUAGES = etree.XPath("descendant-or-self::*/@xml:lang", smart_strings=False)


_PLAIN_NAMES = frozenset(name.encode() for name in ELEMENTS)
_PARTS = {
    **dict.fromkeys(("tr", "td", "th", "thead", "tbody", "tfoot", "caption"), frozenset({"table"})),
    "li": frozenset({"ul", "ol", "menu", "dir"}), "dt": frozenset({"dl"}), "dd": frozenset({"dl"}),
}  # fmt: skip
"""Elements of XHTML that are parts, and those of which one must be in a document that has them."""
_PART_NAMES = {part.encode(): {each.encode() for each in wholes} for part, wholes in _PARTS.items()}
_NO_FILE = re.compile(rb"<img(?![^>]* src=)")
_PICTURES = etree.XPath("descendant-or-self::*[local-name()='img' and not(@src)]")
_PRINTED_TAG = re.compile(rb'xml:lang="([^"]*)')
_LANGUAGE_PRINTED = re.compile(LANGUAGE_TAG.pattern.encode())


def printed_document(content: Element) -> printed_xhtml.Xhtml | None:
    """The document of XHTML in an inlineXML, printed; None where there is none, or an unusual one."""
    root = next(iter(content), None)
    if root is None or root.tag != _HTML or content.get("contenttype") != XHTML_TYPE:
        return None
    return printed_xhtml.xhtml(root)


def is_plain(content: Element, document: printed_xhtml.Xhtml | None = None) -> bool:
    """Whether an inlineXML is as most are, so that nothing is wrong with it: a whole document of XHTML.

    `document` is the same as `printed_document` gives it.
    """
    if document is not None and is_plain_document(document):
        return True
    root = _payload(content)
    if root is None or root.tag != _HTML or content.get("contenttype") != XHTML_TYPE:
        return root is None
    tags = [child.tag for child in root]
    if tags not in ([_HEAD, _BODY], [_BODY]) or (root.text or "").strip():
        return False
    if any((child.tail or "").strip() for child in root):
        return False
    names = {each.tag for each in root.iter("*")}
    if not _PLAIN.issuperset(names) or _stray({each.rpartition("}")[2] for each in names}):
        return False
    if _PICTURES(root):
        return False
    return all(map(LANGUAGE_TAG.fullmatch, cast("list[str]", _LANGUAGES(root))))


def is_plain_document(document: printed_xhtml.Xhtml) -> bool:
    """Whether nothing is wrong with a printed document."""
    languages = _PRINTED_TAG.findall(document.head + document.row)
    names = document.names
    if any(names.isdisjoint(_PART_NAMES[part]) for part in names & _PART_NAMES.keys()):
        return False
    if b"img" in names and _NO_FILE.search(document.row):
        return False
    return names <= _PLAIN_NAMES and all(map(_LANGUAGE_PRINTED.fullmatch, languages))


def _stray(names: set[str]) -> set[str]:
    """Those of the names in a document of XHTML that are parts of what it does not have."""
    return {part for part in names & _PARTS.keys() if names.isdisjoint(_PARTS[part])}


def is_wrong_count(stated: int, found: int) -> bool:
    """Whether a word count is too far off what the text has, for the rule as for the reader."""
    return bool(found) and abs(found - stated) > max(2, _TOLERANCE * found)


def may_be_miscounted(stated: str, document: printed_xhtml.Xhtml | None) -> bool:
    """Whether `word_count` may find something: it does not where the bounds of a printed document are near enough."""
    from newsexport.formats.newsml_g2.word_count import bounds  # it knows the model

    count = whole_number(stated)
    if count is None or document is None:
        return True
    for closely in (False, True):
        found = bounds(document, closely)
        if found is None:
            return True
        least, most = found
        allowed = max(2, _TOLERANCE * least)
        if count - least <= allowed and most - count <= allowed:
            return False
    return True


def _payload(content: Element) -> Element | None:
    return next(iter_children(content), None)


def payload_faults(root: Element) -> Iterator[tuple[Element, str]]:
    """The elements of an embedded document that break its own standard, and how."""
    inside = [local(child) for child in iter_children(root)]
    if local(root) == "html":
        if namespace(root) != XHTML:
            yield root, "html is not in the namespace of XHTML"
            return
        if "body" not in inside:
            yield root, "html without a body"
        elif (root.text or "").strip() or any((c.tail or "").strip() for c in root):
            yield root, "text outside the body"
        for index, child in enumerate(iter_children(root)):
            if local(child) not in ("head", "body"):
                yield child, f"{local(child)} directly inside html"
            elif "body" in inside[:index]:
                yield child, f"{local(child)} behind the body"
        yield from _elements_of_xhtml(root)
    elif local(root) == "nitf" and namespace(root) == NAR:
        yield root, "nitf is in the namespace of NewsML-G2"
    elif local(root) == "nitf" and namespace(root) in (NITF, "") and "body" not in inside:
        yield root, "nitf without a body"


def _elements_of_xhtml(root: Element) -> Iterator[tuple[Element, str]]:
    """The first element that XHTML does not have, or that cannot stand so."""
    elements = list(root.iter(f"{{{XHTML}}}*"))
    stray = _stray(set(map(local, elements)))
    for element in elements:
        name = local(element)
        if name.lower() not in ELEMENTS and "-" not in name:
            yield element, f"HTML has no element {name}"
        elif name != name.lower():
            yield element, f"XHTML has no element {name}: its names are in small letters"
        elif name in stray:
            yield element, f"{name} outside of {' or '.join(sorted(_PARTS[name]))}"
        elif name == "img" and element.get("src") is None:
            yield element, "img without src"
        else:
            continue
        return


def word_count(item: ItemView, _: Options) -> Iterator[Finding]:
    """The word count is more than 5 % off what the text has.

    Counted are the words of the body, without the captions of its pictures.

    Why it matters: editors plan pages by it.

    Bad: `wordcount="500"` on a text of 300 words.
    Good: the number of words of the body.
    Fix: count the words of the text as it is sent.
    """
    from newsexport.formats.newsml_g2.word_count import count_words  # it knows the model

    for content in item.contents():
        given = content.get("wordcount")
        stated = whole_number(given)
        if stated is None:
            continue
        root = _payload(content)
        if root is not None and root.find("{*}body") is None:
            continue
        found = count_words(content if root is None else root)
        if is_wrong_count(stated, found):
            values = {"given": given, "found": found}
            yield Finding(item.at(content, "wordcount"), values, replacement=str(found))


def remote_without_address(item: ItemView, _: Options) -> Iterator[Finding]:
    """A remoteContent says neither where its content is (`href`) nor what it is called (`residref`).

    Why it matters: there is a picture, and nobody can get it.

    Bad: `<remoteContent rendition="rnd:web" contenttype="image/jpeg"/>`
    Good: `<remoteContent href="https://example.com/ferry.jpg" contenttype="image/jpeg"/>`
    Fix: give the address, or leave the rendition out.
    """
    for element in item.named.get("remoteContent", ()):
        if not (element.get("href") or element.get("residref") or len(element)):
            yield Finding(item.at(element), {})


RULES = (
    rule(
        class_and_content, "G2012", "itemclass-vs-content", "warning",
        "the class is {said}, and the content is {found}",
        source="NewsML-G2 2.35, itemMeta/itemClass", basis="should", scope="document",
        hint="correct the itemClass",
    ),
    rule(
        content_set_empty, "G2013", "contentset-empty", "warning",
        "the contentSet has nothing in it",
        source="NewsML-G2 2.35, contentSet", basis="should", scope="document",
        hint="leave it out, or fill it",
    ),
    rule(
        inline_type_mismatch, "G2014", "inline-contenttype-mismatch", "error",
        "the contenttype is {said}, and the content is {root}",
        source="NewsML-G2 2.35, inlineXML/@contenttype", scope="document",
        hint="say the media type of what is there",
    ),
    rule(
        payload_invalid, "G2015", "embedded-payload-invalid", "error", "{reason}",
        source="XHTML 1.0 section 3.1 and its DTD; NITF 3.6", scope="document",
        hint="embed a complete document",
    ),
    rule(
        word_count, "G2016", "wordcount-mismatch", "info",
        "the word count is {given}, and there are {found} words",
        source="NewsML-G2 2.35, newsContentCharacteristics", basis="should", scope="document",
        hint="count the words of the text as it is sent",
    ),
    rule(
        remote_without_address, "G2019", "remotecontent-without-href", "error",
        "a remoteContent without href and residref",
        source="NewsML-G2 2.35, targetResourceAttributes", scope="document",
        hint="give the address of the content",
    ),
)  # fmt: skip
"""The rules of this file."""
