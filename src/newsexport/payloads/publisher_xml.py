"""Bodies in a publisher's own XML: what its names say to be paragraphs, headings and the like, as blocks.

Nothing is guessed. Most of the words have to stand in elements that are called after what they are, and none beside them
where only such elements should be; else there is no content, and the caller keeps the markup as it is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from lxml import etree

from newsexport.payloads.content import XHTML, Content, Leftover, NitfHead
from newsexport.payloads.html.fragments import read_html
from newsexport.payloads.running_text import is_blank
from newsexport.payloads.xhtml import read as xhtml_read
from newsexport.schema.v1 import Block, Media
from newsexport.syntax.html_words import looks_like_markup
from newsexport.syntax.xml import XML_LANG, Element, Paths, iter_children, local

_PARAGRAPHS = "p para paragraph lead leadin lead-in preamble ingress standfirst bodytext body-text"
_HEADINGS = "subhead subheading subheadline sub-head sub-headline subtitle crosshead crossheading interhead heading"
_HTML = frozenset("h2 h3 h4 h5 h6 ul ol dl table blockquote pre".split())
_ABOVE = {
    "headline": "headline", "hl1": "headline", "h1": "headline", "title": "headline",
    "byline": "byline", "dateline": "dateline",
}  # fmt: skip
"""What stands above the text."""
_NAMES = {
    **dict.fromkeys(_PARAGRAPHS.split(), "p"),
    **dict.fromkeys((*_HEADINGS.split(), "hl2"), "h2"),
    "quote": "blockquote", "blockquote": "blockquote",
    **{name: name for name in _HTML},
    **_ABOVE,
}  # fmt: skip
"""Name of an element, in small letters -> the element of HTML that it is, or what it says above the text."""
_BY_TYPE = frozenset({"element", "block", "component"})
"""Elements that say by their attribute `type` what they are."""
_TYPES = {**_NAMES, "body": "p", "text": "p"}
_INLINE = {
    **{name: name for name in "a b i u s q em strong sub sup br cite code".split()},
    **{name: name for name in "li dt dd tr td th thead tbody tfoot caption p".split()},
    "bold": "b", "italic": "i", "emphasis": "em",
}  # fmt: skip
"""What an element within a block is in HTML; of any other its words count."""
_BESIDE = frozenset(
    """
    object media image picture photo figure graphic video audio embed links related relation asset attachment
    metadata meta properties head factbox infobox sidebar caption
    """.split()
)
"""Elements that stand beside the text, whatever is in them."""
_KEPT = ("id", "class", "title", "dir", XML_LANG)
"""Attributes that are the same in HTML."""
_LEAST_SHARE = 0.5
"""Of the words that do not stand beside the text, by their letters, so many have to stand in elements that are known."""


@dataclass(slots=True)
class _Found:
    """What was found in a body."""

    blocks: list[tuple[Element, str, str]] = field(default_factory=list)
    """Elements, each with the element of HTML that it is, and its XPath."""
    above: dict[str, str] = field(default_factory=dict)
    others: list[Leftover] = field(default_factory=list)
    """Words of elements that nobody knows, and attributes."""
    letters: int = 0
    """Of what is known."""
    strange: int = 0
    """Letters of what is not, and does not stand beside the text."""


def read(parent: Element, place: str) -> Content | None:
    """The content of the elements in `parent`; None where it is not certain what is text and what is not.

    Media are never read. `leftovers` have the words and attributes of all elements that are not known.
    `place`: the XPath of `parent`, with which all others begin.
    """
    found = _Found()
    if not _take_parts(parent, place, _holders(parent), found):
        return None
    if not any(name == "p" for _, name, _ in found.blocks):
        return None
    if found.letters < _LEAST_SHARE * (found.letters + found.strange):
        return None
    origins: dict[str, str] = {}
    blocks: list[Block] = []
    for element, name, where in found.blocks:
        content = _read_block(element, name)
        for block in content.blocks:
            origins[f"/body/{len(blocks)}"] = where
            blocks.append(block)
        found.others += (Leftover(where, each.text) for each in content.leftovers)
        found.others += (Leftover(where, said) for each in content.media for said in _said(each))
    head = NitfHead(
        found.above.get("headline"),
        byline=found.above.get("byline"),
        dateline=found.above.get("dateline"),
    )
    return Content(blocks=tuple(blocks), head=head, leftovers=tuple(found.others), origins=origins)


def _said(medium: Media) -> Iterator[str]:
    """What a medium in escaped HTML says."""
    addresses = (each.href for each in medium.renditions)
    yield from filter(None, (medium.caption, medium.alt_text, medium.credit_line, *addresses))


def _kind(element: Element) -> str:
    name = local(element).lower()
    if name in _BY_TYPE:
        return _TYPES.get((element.get("type") or "").lower().rstrip("0123456789"), "")
    return _NAMES.get(name, "")


def _holders(parent: Element) -> set[Element]:
    """The elements that have known ones in them."""
    holders: set[Element] = set()
    for each in _known(parent):
        for around in each.iterancestors():
            if around is parent or around in holders:
                break
            holders.add(around)
    return holders


def _known(element: Element) -> Iterator[Element]:
    """The known elements below, but for those in lists, tables and the like."""
    open_elements = list(iter_children(element))
    while open_elements:
        each = open_elements.pop()
        kind = _kind(each)
        if kind:
            yield each
        if kind not in _HTML and local(each).lower() not in _BESIDE:
            open_elements += iter_children(each)


def _take_parts(parent: Element, place: str, holders: set[Element], found: _Found) -> bool:
    """Take what the parts of an element say; False where words stand beside them."""
    if not all(map(is_blank, (parent.text, *(child.tail for child in parent)))):
        return False
    counts: Counter[str] = Counter()
    for child in iter_children(parent):
        name = local(child)
        counts[name] += 1
        where = f"{place}/{name}" + (f"[{counts[name]}]" if counts[name] > 1 else "")
        if child not in holders:
            _take(child, where, found)
            continue
        found.others += _attributes(child, where)
        if not _take_parts(child, where, holders, found):
            return False
    return True


def _take(element: Element, where: str, found: _Found) -> None:
    """Take what an element says that has no known ones in it."""
    words = _plain(_words(element))
    kind = _kind(element)
    if kind in _ABOVE.values() and (kind in found.above or found.blocks):
        kind = "h2" if kind == "headline" else ""
    if not kind or not words:
        _leave(element, where, words, found)
        return
    found.letters += _letters(words)
    is_block = kind not in _ABOVE.values()
    if is_block:
        found.blocks.append((element, kind, where))
    else:
        found.above[kind] = words
    places = Paths(element)
    for each in element.iter("*"):
        name = local(each).lower()
        kept = set(
            _KEPT if is_block and (each is element or name in _INLINE or name in _HTML) else ()
        )
        if each is element:
            kept |= {"type"} if name in _BY_TYPE else set()
        elif name == "a":
            kept |= {"href"} if kept else set()
        found.others += _attributes(each, where + places.below(each), kept)


def _leave(element: Element, where: str, words: str, found: _Found) -> None:
    """Note what an element says that nobody knows."""
    if words:
        found.others.append(Leftover(where, words))
        if local(element).lower() not in _BESIDE:
            found.strange += _letters(words)
    places = Paths(element)
    for each in element.iter("*"):
        found.others += _attributes(each, where + places.below(each))


def _attributes(
    element: Element, where: str, known: Container[str] = frozenset()
) -> Iterator[Leftover]:
    """The attributes of an element, but for those that are known."""
    for name, value in element.attrib.items():
        if name not in known and not is_blank(str(value)):
            yield Leftover(f"{where}/@{str(name).rpartition('}')[2]}", str(value))


def _read_block(element: Element, name: str) -> Content:
    text = element.text or ""
    if not len(element) and looks_like_markup(text):
        return read_html(text)
    body = etree.Element(f"{{{XHTML}}}body")
    _add(body, element, name)
    return xhtml_read.read(body)


def _add(parent: Element, element: Element, name: str) -> None:
    made = etree.SubElement(parent, f"{{{XHTML}}}{name}")
    for kept in ("href", *_KEPT) if name == "a" else _KEPT:
        value = element.get(kept)
        if value:
            made.set(kept, value)
    _fill(made, element)


def _fill(made: Element, element: Element) -> None:
    """Put the content of an element into that of HTML which it is."""
    _add_text(made, element.text)
    for child in element:
        if isinstance(child.tag, str):
            name = local(child).lower()
            name = _INLINE.get(name, name if name in _HTML else "")
            if name:
                _add(made, child, name)
            else:
                _fill(made, child)
        _add_text(made, child.tail)


def _add_text(made: Element, text: str | None) -> None:
    if not text:
        return
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text


def _words(element: Element) -> str:
    return str(element.xpath("string()"))


def _plain(words: str) -> str:
    return " ".join(words.split())


def _letters(words: str) -> int:
    return sum(map(len, words.split()))
