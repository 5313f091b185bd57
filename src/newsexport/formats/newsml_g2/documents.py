"""The parts of a source: the items it holds, and the header of a message. Knows no model.

A newsMessage is streamed, with flat memory; every other document is parsed as one tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml import etree

from newsexport.codes.files import IO009
from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD007
from newsexport.diagnostic import Position, Window
from newsexport.formats.newsml_g2.names import NAR, NEWS_ITEMS, OTHER_ITEMS
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.whole import whole
from newsexport.syntax.xml import Element, iter_children, local, namespace
from newsexport.syntax.xml_cutter import StrayText
from newsexport.syntax.xml_head import first_tag
from newsexport.syntax.xml_recoded import root_of
from newsexport.syntax.xml_stream import can_stream, fragments
from newsexport.syntax.xml_whole import Places, whole_tree

HEAD = 64 * 1024
"""Bytes in which the root of a document is looked for."""
MESSAGE = "newsMessage"


Outer = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(slots=True)
class Part:
    """An item, or the header of a message."""

    tree: Element
    """The element as it was parsed: there may be others around it."""
    name: str
    """Local name."""
    path: str
    """XPath in the document."""
    window: Window
    """Its bytes, when it was cut out of a stream."""
    outer: Outer = ()
    """Tag and attributes of each element around it, from the root down."""
    stays: bool = False
    """Whether it stays as it is when others are read, and only news stands between it and the next one."""
    _alone: Element | None = None
    _written: tuple[bytes, int, int] | None = None

    @property
    def markup(self) -> bytes | None:
        """Its bytes in UTF-8 with the white space behind it, where these are at hand."""
        if self._written is None:
            return None
        data, start, end = self._written
        return data[start:end]

    @property
    def element(self) -> Element:
        """The same as a root of its own: its XPath begins with its own name. Made when first asked for."""
        if self._alone is None:
            self._alone = self.tree
            if self.outer:
                self._alone = _with_prefixes(deepcopy(self.tree), self.tree)
                self._alone.tail = None
        return self._alone

    def pointer(self, own: str) -> str:
        """An XPath that begins with the element's name, as one of the document."""
        return self.path + own[len(self.name) + 1 :]

    @property
    def around(self) -> tuple[tuple[str, str], ...]:
        """What the elements around it say, the nearest first, such as (`itemSet/@id`, `s1`)."""
        return _said_around(self.outer)


@lru_cache(maxsize=16)
def _said_around(outer: Outer) -> tuple[tuple[str, str], ...]:
    """The same for all items of a message."""
    return tuple(
        (f"{tag.rpartition('}')[2]}/@{name}", value)
        for tag, attributes in reversed(outer)
        for name, value in attributes
        if "schemaLocation" not in name
    )


@dataclass(frozen=True, slots=True)
class Stray:
    """What stands in the frame of a message, and is neither its header nor an item of its set."""

    path: str
    """XPath in the document; of text: of the element around it."""
    tag: str
    """`{namespace}name`; "" for text."""
    text: str
    """Its words."""
    window: Window = Window()
    position: Position | None = None

    @property
    def what(self) -> str:
        """What it is, in words."""
        return f"the element {self.tag.rpartition('}')[2]}" if self.tag else "text between elements"


MAX_ATTRIBUTES = 1000
"""Of one element: with very many, every look at them takes the longer, without end."""
_OVERFULL = etree.XPath(f"(descendant-or-self::*|ancestor::*)[@*[{MAX_ATTRIBUTES + 1}]]")
_OVERFULL_WITHIN = etree.XPath(f"boolean(//@*[{MAX_ATTRIBUTES + 1}])")


_STRIDE = (MAX_ATTRIBUTES + 1) * len(' a=""') // 2
"""A tag with too many attributes is at least twice as long: it fills one stride of bytes, wherever it begins."""


def _may_be_overfull(data: bytes) -> bool:
    """Whether a tag without `<` in it, as no tag has one, may be so long that it has too many attributes."""
    find = data.find
    return any(find(b"<", at, at + _STRIDE) < 0 for at in range(0, len(data), _STRIDE))


def _is_overfull(element: Element, path: str, window: Window, report: Report) -> bool:
    """Whether an element in the part or around it has too many attributes; then that is told."""
    if not _OVERFULL(element):
        return False
    report.window = window
    limit = f"{MAX_ATTRIBUTES} attributes"
    report.add(IO009, pointer=path, what="an element of the item", limit=limit)
    report.window = None
    return True


TellStray = Callable[[Stray, Report], None]


def tell_lost(stray: Stray, report: Report) -> None:
    """Say that a stray is not read."""
    report.window = stray.window
    report.add(
        LS002, pointer=stray.path, position=stray.position, what=stray.what,
        value=stray.text or stray.what,
    )  # fmt: skip
    report.window = None


def parts(
    source: Source, options: Options, report: Report, tell: TellStray = tell_lost,
    other: Callable[[Part], object] | None = None,
) -> Iterator[Part]:  # fmt: skip
    """The header and the items, in document order. What is no news is told, and left out.

    `tell` is given what has no place in the frame of a message; `other` is given the items that are no news.
    """
    head = source.head(HEAD)
    if first_tag(head)[0] == MESSAGE and can_stream(head):
        found = _at_once(source, options) or _streamed(source, options, report, tell)
    else:
        found = _parsed(source, options, report, tell)
    items = 0
    for part in found:
        items += part.name != "header"
        if part.name in NEWS_ITEMS or part.name == "header":
            yield part
        else:
            _tell_other(part, report)
            if other is not None:
                other(part)
    if not items and not report.has_errors:
        report.add(RD007, reason="the message holds no items")


def _tell_other(part: Part, report: Report) -> None:
    value = part.element.get("guid") or part.name
    report.window = part.window
    report.add(LS002, pointer=part.path, what=f"a {part.name}, which is no news,", value=value)
    report.window = None


def _wanted(names: tuple[str, ...]) -> bool:
    """The items of the itemSet, and whatever else stands in the message."""
    if len(names) == 2:
        return names[1] != "itemSet"
    return len(names) == 3


def _streamed(source: Source, options: Options, report: Report, tell: TellStray) -> Iterator[Part]:
    def stray(text: StrayText) -> None:
        tell(Stray(text.path, "", text.text.strip(), position=text.position), report)

    sort = _Sorter(report, tell)
    for fragment in fragments(source, _wanted, report, options.limits, stray, NEWS_ITEMS):
        part = sort.part(fragment.element, fragment.window.path, fragment.window)
        if part is not None:
            yield part


def _at_once(source: Source, options: Options) -> Iterator[Part] | None:
    """The parts of a small message in which everything is at its place; None of any other.

    Only what differs from that needs the places of `_streamed`, so nothing is told here.
    """
    found = whole_tree(source, options.limits)
    if found is None:
        return None
    data, root = found
    parts = list(iter_children(root))
    header = parts.pop(0) if parts and local(parts[0]) == "header" and _is_kin(parts[0]) else None
    if len(parts) != 1 or local(parts[0]) != "itemSet":
        return None
    if _may_be_overfull(data) and _OVERFULL_WITHIN(root):
        return None
    tags: dict[str, int] = {}
    items = list(iter_children(parts[0]))
    for item in items:
        name = local(item)
        if name not in NEWS_ITEMS and not (name in OTHER_ITEMS and namespace(item) == NAR):
            return None
        tags[name] = tags.get(name, 0) + 1
    if not items or _has_text(root) or _has_text(parts[0]):
        return None
    return _placed(header, items, data, Places(data, _is_item, tuple(tags.items())))


def _has_text(element: Element) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return any(text and not text.isspace() for text in texts)


def _is_item(names: tuple[str, ...]) -> bool:
    return len(names) == 3 and names[1] == "itemSet"


def _placed(
    header: Element | None, items: list[Element], data: bytes, places: Places
) -> Iterator[Part]:
    if header is not None:
        path = f"/{MESSAGE}/header"
        window = places.before(lambda names: len(names) == 2 and names[1] == "header", path)
        yield Part(header, "header", path, window, _outer(header))
    outer = _outer(items[0])
    plain = all(not item.prefix and namespace(item) == NAR for item in items)
    spans = places.markup() if plain else None
    stays = all(local(item) in NEWS_ITEMS for item in items)
    counts: dict[str, int] = {}
    for index, item in enumerate(items):
        name = local(item)
        count = counts[name] = counts.get(name, 0) + 1
        path = f"/{MESSAGE}/itemSet/{name}[{count}]" if count > 1 else f"/{MESSAGE}/itemSet/{name}"
        written = None if spans is None else (data, *spans[index])
        yield Part(item, name, path, places.later(index, path), outer, stays, None, written)


class _Sorter:
    """Tells the parts of a message from strays, one by one."""

    def __init__(self, report: Report, tell: TellStray) -> None:
        self._report = report
        self._tell = tell
        self._begun = False
        """Whether the header or an item was seen: a header after that has no place."""

    def part(self, element: Element, path: str, window: Window) -> Part | None:
        """An item, or the first header; None for anything else, which is told."""
        if _is_overfull(element, path, window, self._report):
            return None
        outer = element.getparent()
        in_set = outer is not None and outer.getparent() is not None
        name = local(element)
        if in_set:
            fits = name in NEWS_ITEMS or (name in OTHER_ITEMS and namespace(element) == NAR)
        else:
            fits = name == "header" and not self._begun and _is_kin(element)
        if not fits:
            words = " ".join(" ".join(map(str, element.itertext())).split())
            self._tell(Stray(path, str(element.tag), words, window), self._report)
            return None
        self._begun = True
        return Part(element, name, path, window, _outer(element))


def _is_kin(element: Element) -> bool:
    """Whether an element is of the namespace of the one around it."""
    outer = element.getparent()
    return outer is not None and namespace(element) == namespace(outer)


def _outer(element: Element) -> Outer:
    around = (
        (str(each.tag), tuple((str(name), str(value)) for name, value in each.attrib.items()))
        for each in element.iterancestors()
    )
    return tuple(around)[::-1]


def _with_prefixes(copy: Element, element: Element) -> Element:
    """The copy with all prefixes that stand above its model: it has those that names of elements bear.

    Names of types are values of attributes, and need theirs as well.
    """
    if copy.nsmap == element.nsmap or not copy.xpath("boolean(.//@valuedatatype)"):
        return copy
    prefixes: Any = element.nsmap
    whole = etree.Element(copy.tag, nsmap=prefixes)
    whole.attrib.update(copy.attrib)
    whole.text = copy.text
    whole.extend(list(copy))
    whole.sourceline = copy.sourceline
    return whole


def _parsed(source: Source, options: Options, report: Report, tell: TellStray) -> Iterator[Part]:
    data = whole(source, report, options.limits)
    if data is None:
        return
    root = root_of(source, data, report, options.limits, (MESSAGE.lower(),))
    if root is None:
        if source.recoded:
            yield from _streamed(source, options, report, tell)
        return
    name = local(root)
    if name == MESSAGE:
        yield from _of_message(root, report, tell)
    elif _is_overfull(root, f"/{name}", Window(), report):
        return
    elif name in NEWS_ITEMS or (name in OTHER_ITEMS and namespace(root) == NAR):
        yield Part(root, name, f"/{name}", Window())
    else:
        report.add(
            RD007, pointer=f"/{name}", reason=f"{name} is no element of NewsML-G2 that holds items"
        )


def _of_message(root: Element, report: Report, tell: TellStray) -> Iterator[Part]:
    sort = _Sorter(report, tell)

    def inside(element: Element, path: str) -> Iterator[tuple[Element, str]]:
        """The children with their XPaths; text between them is told."""
        counts: dict[str, int] = {}
        for text in (element.text, *(child.tail for child in element)):
            if text and not text.isspace():
                tell(Stray(path, "", text.strip()), report)
        for child in list(iter_children(element)):
            name = local(child)
            count = counts[name] = counts.get(name, 0) + 1
            yield child, f"{path}/{name}[{count}]" if count > 1 else f"{path}/{name}"

    for child, path in inside(root, f"/{MESSAGE}"):
        for each, place in inside(child, path) if local(child) == "itemSet" else ((child, path),):
            part = sort.part(each, place, Window())
            if part is not None:
                yield part
