"""What the reading of one XHTML body gathers besides its blocks, and how attributes are read."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from newsexport.payloads import marks
from newsexport.payloads.content import XHTML, Leftover
from newsexport.payloads.marks import MARK
from newsexport.payloads.running_text import Mark, is_blank
from newsexport.payloads.xhtml_names import BLOCKS, OPAQUE, SPAN_KINDS
from newsexport.schema.v1 import Concept, Media
from newsexport.schema.v1.body import SpanKind
from newsexport.syntax.xml import Element, iter_children, local, namespace, path

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_URI = re.compile(r"\S+")
_KINDS = frozenset(SpanKind.__args__)  # type: ignore[attr-defined]
_NOTHING: frozenset[str] = frozenset()


class Place(NamedTuple):
    """Where the reader is: in the canonical item, in the document, and how deep."""

    pointer: str
    xpath: str
    depth: int = 0

    def inside(self, pointer: str, levels: int) -> Place:
        """A place below in the item, in the same element; `levels` counts nested JSON."""
        return Place(self.pointer + pointer, self.xpath, self.depth + levels)


@dataclass(slots=True)
class Reading:
    """The state of one reading."""

    root: Element
    """The element that is read."""
    home: str = XHTML
    """A namespace whose elements are taken for XHTML: that of the root."""
    media_start: int = 0
    """How many ids `media-N` are already given."""
    media: list[Media] = field(default_factory=list)
    media_ids: list[str | None] = field(default_factory=list)
    """The id attribute of each media object's element."""
    media_places: list[int] = field(default_factory=list)
    """Index that each media object shall have."""
    media_paths: list[str] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    origins: dict[str, str] = field(default_factory=dict)
    _ids: set[str | None] | None = None

    def mark(self) -> tuple[int, int, int]:
        """A point to which `undo` goes back."""
        return len(self.media), len(self.leftovers), self.media_start

    def undo(self, mark: tuple[int, int, int]) -> None:
        """Forget what was gathered since the mark."""
        media, leftovers, self.media_start = mark
        for gathered in (self.media, self.media_ids, self.media_places, self.media_paths):
            del gathered[media:]
        del self.leftovers[leftovers:]

    def new_id(self, element: Element) -> str:
        """An id for the media object of an element: the element's own, if no other has it yet."""
        given = {medium.id for medium in self.media}
        wanted = element.get("id")
        if wanted and wanted not in given:
            return wanted
        if self._ids is None:
            self._ids = {part.get("id") for part in self.root.iter() if isinstance(part.tag, str)}
        while True:
            self.media_start += 1
            name = f"media-{self.media_start}"
            if name not in given and name not in self._ids:
                return name

    def leave(self, element: Element, text: str | None, attribute: str | None = None) -> None:
        """Note a value that nothing holds; nothing is noted of blanks."""
        if text and not is_blank(text):
            self.leftovers.append(Leftover(path(element, attribute), text))

    def leave_attributes(self, element: Element, but: Collection[str] = _NOTHING) -> None:
        """Note all attributes of an element that nothing holds, except those named."""
        for name, value in element.attrib.items():
            if name not in but and name not in (MARK, XML_SPACE):
                self.leave(element, value, name)

    def leave_all(self, element: Element) -> None:
        """Note an element with all that is in it."""
        for part in element.iter():
            if isinstance(part.tag, str):
                self.leave_attributes(part)
                self.leave(part, part.text)
            if part is not element:
                self.leave(part.getparent() or element, part.tail)

    def is_home(self, element: Element) -> bool:
        """Whether an element is XHTML, or is to be taken for it."""
        return namespace(element) in (XHTML, "", self.home)

    def holds_blocks(self, element: Element) -> bool:
        """Whether there are blocks in an element that should hold running text: or only images."""
        images = False
        for child in element.iterdescendants():
            name = local(child)
            if name in BLOCKS and self.is_home(child):
                return True
            images = images or name == "img"
        return images and is_blank("".join(element.itertext()))

    def describe(self, element: Element) -> Mark | None:
        """What an inline element means. Scripts and the like are left over."""
        name = local(element)
        meaning = SPAN_KINDS.get(name) if self.is_home(element) else None
        if meaning is None:
            if name in OPAQUE:
                self.leave_all(element)
                return None
            plain = name if self.is_home(element) else str(element.tag)
            meaning = ("other", plain)
        if not element.attrib:
            return Mark({"kind": meaning[0], "name": meaning[1]}, name == "br")
        rest = marks.load(element.get(MARK))
        fields = {"kind": meaning[0], "name": meaning[1], **_span_rest(rest)}
        attributes: dict[str, str] = {}
        for key, value in element.attrib.items():
            if key == XML_SPACE or (key == MARK and rest):
                continue
            if key == "href" and name == "a":
                fields["href"] = value
            else:
                attributes[marks.attribute_name(key)] = value
        attributes |= strings(rest.get("attributes"))
        return Mark({**fields, "attributes": attributes}, name == "br")


def _span_rest(rest: dict[str, Any]) -> dict[str, Any]:
    """The fields of a span that stand in its mark."""
    fields: dict[str, Any] = {}
    if rest.get("kind") in _KINDS:
        fields["kind"] = rest["kind"]
    for key in ("name", "href"):
        if key in rest and (rest[key] is None or isinstance(rest[key], str)):
            fields[key] = rest[key]
    if isinstance(rest.get("concept"), dict):
        try:
            fields["concept"] = Concept.model_validate(rest["concept"])
        except ValueError:
            pass
    return fields


def strings(value: object) -> dict[str, str]:
    """A mark's object whose values are strings; nothing if it is no such object."""
    if not isinstance(value, dict):
        return {}
    return {str(key): entry for key, entry in value.items() if isinstance(entry, str)}


def frame(
    element: Element, rest: dict[str, Any], consumed: Collection[str] = _NOTHING
) -> dict[str, Any]:
    """The fields that all blocks share, from the attributes that are not `consumed` otherwise."""
    if not element.attrib:
        return {}
    fields: dict[str, Any] = {}
    attributes: dict[str, str] = {}
    for key, value in element.attrib.items():
        name = marks.attribute_name(key)
        if name in consumed or name == "xml:space" or (name == MARK and rest):
            continue
        if name == "id":
            fields["id"] = value
        elif name == "class":
            fields["role"] = value
        elif name == "dir" and value in ("ltr", "rtl"):
            fields["direction"] = value
        else:
            attributes[name] = value
    language = attributes.get("xml:lang", attributes.get("lang", ""))
    if _LANGUAGE.fullmatch(language):
        fields["language"] = language
        for name in ("xml:lang", "lang"):
            if attributes.get(name) == language:
                del attributes[name]
    attributes |= strings(rest.get("attributes"))
    if attributes:
        fields["attributes"] = attributes
    return fields


def is_uri(value: str | None) -> bool:
    """Whether a field for a URI can hold it."""
    return bool(value and _URI.fullmatch(value))


def only_spans(element: Element) -> bool:
    """Whether all child elements are inline elements of XHTML."""
    return all(local(child) in SPAN_KINDS for child in iter_children(element))
