"""What the reading of one XHTML body gathers besides its blocks, and how attributes are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

from newsexport.parsed import LaterPaths
from newsexport.payloads import marks
from newsexport.payloads.content import XHTML, XHTML_TYPE, Leftover, Run
from newsexport.payloads.marks import MARKS
from newsexport.payloads.running_text import Mark, all_text, is_blank
from newsexport.payloads.xhtml.names import BLOCKS, MEDIA, OPAQUE, SPAN_KINDS, UNSEEN
from newsexport.schema.v1 import Concept, Media
from newsexport.schema.v1.body import SpanKind
from newsexport.syntax.xml import Element, Paths, iter_children, local, namespace, numbered
from newsexport.vocab.forms import LANGUAGE_TAG

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_URI = re.compile(r"\S+")
_KINDS = frozenset(get_args(SpanKind))
_NOTHING: frozenset[str] = frozenset()
_OTHERS = MEDIA | UNSEEN | {"iframe"}
_UNKNOWN: tuple[SpanKind, None] = ("other", None)


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
    span_kinds: Mapping[str, tuple[SpanKind, str | None]] = field(
        default_factory=lambda: SPAN_KINDS
    )
    """Inline elements."""
    block_names: frozenset[str] = BLOCKS
    """Elements that cannot stand in running text."""
    raw_type: str = XHTML_TYPE
    """Media type of elements that are carried as they are."""
    places: Paths = field(default_factory=Paths)
    """The XPaths of elements, those of leftovers among them."""
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
    run: Run | None = None
    """The plain blocks with which the body begins."""
    _ids: set[str | None] | None = None
    _given: Counter[str | None] = field(default_factory=Counter)
    """The ids of the media objects."""

    def paths(self) -> Mapping[str, str]:
        """Canonical pointer of each block and media object -> XPath."""
        run = self.run
        return (
            self.origins
            if run is None
            else LaterPaths(self.origins, partial(paths_of_run, run.xpath, run.tags))
        )

    def mark(self) -> tuple[int, int, int]:
        """A point to which `undo` goes back."""
        return len(self.media), len(self.leftovers), self.media_start

    def undo(self, mark: tuple[int, int, int]) -> None:
        """Forget what was gathered since the mark."""
        media, leftovers, self.media_start = mark
        self._given.subtract(each.id for each in self.media[media:])
        for gathered in (self.media, self.media_ids, self.media_places, self.media_paths):
            del gathered[media:]
        del self.leftovers[leftovers:]

    def add_medium(self, medium: Media, element: Element, xpath: str, rest: dict[str, Any]) -> None:
        """Add the media object of an element; its mark may say which place it shall have."""
        self.media_places.append(int(rest.get("place", len(self.media))))
        self.media.append(medium)
        self.media_ids.append(element.get("id"))
        self.media_paths.append(xpath)
        self._given[medium.id] += 1

    def new_id(self, element: Element) -> str:
        """An id for the media object of an element: the element's own, if no other has it yet."""
        wanted = element.get("id")
        if wanted and not self._given[wanted]:
            return wanted
        if self._ids is None:
            self._ids = {part.get("id") for part in self.root.iter()}
        while True:
            self.media_start += 1
            name = f"media-{self.media_start}"
            if not self._given[name] and name not in self._ids:
                return name

    def leave(self, element: Element, text: str | None, attribute: str | None = None) -> None:
        """Note a value that nothing holds; nothing is noted of blanks."""
        if text and not is_blank(text):
            self.leftovers.append(Leftover(self.places.of(element, attribute), text))

    def leave_attributes(self, element: Element, but: Collection[str] = _NOTHING) -> None:
        """Note all attributes of an element that nothing holds, except those named."""
        for name, value in element.items():
            if name not in but and name not in MARKS and name != XML_SPACE:
                self.leave(element, str(value), str(name))

    def leave_inside(self, element: Element) -> None:
        """Note what is in an element that should be empty."""
        self.leave(element, element.text)
        for child in iter_children(element):
            self.leave_all(child)
            self.leave(element, child.tail)

    def leave_all(self, element: Element) -> None:
        """Note an element with all that is in it."""
        for part in element.iter():
            if isinstance(part.tag, str):
                self.leave_attributes(part)
                self.leave(part, part.text)
            around = part.getparent()
            if part is not element and around is not None:
                self.leave(around, part.tail)

    def is_home(self, element: Element) -> bool:
        """Whether an element is XHTML, or is to be taken for it."""
        return namespace(element) in (XHTML, "", self.home)

    def holds_blocks(self, element: Element) -> bool:
        """Whether there are blocks in an element that should hold running text: or only images."""
        images = False
        for child in element.iterdescendants():
            name = local(child)
            if name in self.block_names and self.is_home(child):
                return True
            images = images or name == "img"
        return images and is_blank(all_text(element))

    def is_unknown(self, element: Element) -> bool:
        """Whether an element among blocks is carried as it is, because no block expresses it."""
        name = local(element)
        if name in OPAQUE or not self.is_home(element):
            return name != "iframe"
        return not (name in self.block_names or name in self.span_kinds or name in _OTHERS)

    def describe(self, element: Element) -> Mark | None:
        """What an inline element means. Scripts and the like are left over."""
        name = local(element)
        if name in OPAQUE:
            self.leave_all(element)
            return None
        home = self.is_home(element)
        kind, kept = self.span_kinds.get(name, _UNKNOWN) if home else _UNKNOWN
        if kind == "other" and kept is None:
            kept = name if home else str(element.tag)
        if not element.attrib:
            return Mark({"kind": kind, "name": kept}, name == "br")
        rest = marks.load(element)
        fields = {"kind": kind, "name": kept, **_span_rest(rest)}
        attributes: dict[str, str] = {}
        for key, value in marks.attributes_of(element):
            if key == "xml:space" or (key in MARKS and rest):
                continue
            if key == "class" and name == "em" and "kind" in rest:
                continue
            if key == "href" and name == "a":
                fields["href"] = value
            else:
                attributes[key] = value
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
        with suppress(ValueError):
            fields["concept"] = Concept.model_validate(rest["concept"])
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
    return frame_of(dict(marks.attributes_of(element)), rest, consumed)


def frame_of(
    said: Mapping[str, str],
    rest: Mapping[str, Any] = MappingProxyType({}),
    consumed: Collection[str] = _NOTHING,
) -> dict[str, Any]:
    """The same of attributes by their names."""
    fields: dict[str, Any] = {}
    attributes: dict[str, str] = {}
    for name, value in said.items():
        if name in consumed or name == "xml:space" or (name in MARKS and rest):
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
    if LANGUAGE_TAG.fullmatch(language):
        fields["language"] = language
        for name in ("xml:lang", "lang"):
            if attributes.get(name) == language:
                del attributes[name]
    for key in ("id", "role", "direction"):
        if key in rest:
            fields[key] = rest[key]
    attributes |= strings(rest.get("attributes"))
    if attributes:
        fields["attributes"] = attributes
    return fields


def paths_of_run(xpath: str, tags: list[str]) -> dict[str, str]:
    """Canonical pointer -> XPath of the blocks with which the body at `xpath` begins."""
    counts: dict[str, int] = {}
    paths: dict[str, str] = {}
    for index, tag in enumerate(tags):
        name = tag.rpartition("}")[2]
        count = counts[name] = counts.get(name, 0) + 1
        paths[f"/body/{index}"] = f"{xpath}/{numbered(name, count)}"
    return paths


def is_uri(value: str | None) -> bool:
    """Whether a field for a URI can hold it."""
    return bool(value and _URI.fullmatch(value))


def only_spans(element: Element) -> bool:
    """Whether all child elements are inline elements of XHTML."""
    return all(local(child) in SPAN_KINDS for child in iter_children(element))
