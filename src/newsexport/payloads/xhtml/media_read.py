"""Figures, images, video and audio of XHTML as media objects.

Attributes of an `img` or `source` that have no field become extensions of its rendition, with the
namespace of XHTML and a name such as `@itemprop`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple, cast, get_args

from lxml import etree

from newsexport.payloads import marks
from newsexport.payloads.content import XHTML, is_made_up, pixels
from newsexport.payloads.marks import MARKS
from newsexport.payloads.running_text import (
    FORCED,
    Mark,
    all_text,
    content,
    gather,
    is_blank,
    is_settled,
)
from newsexport.payloads.xhtml.names import MEDIA, MEDIA_SECTION
from newsexport.payloads.xhtml.state import (
    XML_SPACE,
    Place,
    Reading,
    frame,
    is_uri,
)
from newsexport.schema.v1 import Extension, Figure, Media, Rendition
from newsexport.schema.v1.media import MediaKind
from newsexport.schema.v1.model import of_valid
from newsexport.syntax.xml import Element, local, numbered

_KINDS: frozenset[str] = frozenset(get_args(MediaKind))
_BY_ELEMENT: dict[str, MediaKind] = {"video": "video", "audio": "audio"}
_WRAPPERS = frozenset({"a", "div", "span", "p"})
_CANDIDATE = re.compile(r"\s*(\S*[^\s,])(?:\s+([^,\s][^,]*))?\s*(?:,|$)")
_WIDTH = re.compile(r"(\d{1,9})w")
_FLOAT = re.compile(r"\d+(\.\d*)?([eE][+-]?\d{1,3})?")
_SIMPLE_SRCSET = re.compile(r"[^\s,]+")


class Parts(NamedTuple):
    """What a plain figure consists of."""

    shown: Element | None
    caption: Element | None


class FigureReader:
    """Reads the figures of one body into its Reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def figure(self, element: Element, rest: dict[str, Any], place: Place) -> Figure | None:
        """A figure of media objects; None when it shows something else too."""
        parts = _parts(element, rest)
        if parts:
            name = self.medium(element, rest, parts, place.xpath)
            if name is None:
                raise ValueError("a figure of the body shows media that have an id")
            return Figure(media=(name,), **_own_frame(element, rest))
        nested = _nested(element)
        if nested is None or not (nested or "media" in rest):
            return None
        names = []
        for index, (child, child_rest, child_parts) in enumerate(nested):
            xpath = f"{place.xpath}/{numbered('figure', index + 1)}"
            self._reading.leave_attributes(child, but={"id", "class", "data-uri"})
            names.append(self.medium(child, child_rest, child_parts, xpath))
        return Figure(media=rest.get("media", names), **frame(element, rest))

    def bare(self, element: Element, place: Place) -> Figure:
        """An image, video or audio that stands in no figure."""
        name = self.medium(element, {}, Parts(element, None), place.xpath)
        assert name is not None
        return Figure(media=(name,))

    def section(self, element: Element, place: Place) -> bool:
        """The section of media that no figure shows; False, and nothing read, when it is none."""
        found = _nested(element)
        if not found or element.get("class") != MEDIA_SECTION or len(element.attrib) > 1:
            return False
        for index, (figure, rest, parts) in enumerate(found):
            xpath = f"{place.xpath}/{numbered('figure', index + 1)}"
            self.medium(figure, rest, parts, xpath, unshown=True)
        return True

    def medium(
        self,
        element: Element,
        rest: dict[str, Any],
        parts: Parts,
        xpath: str,
        *,
        unshown: bool = False,
    ) -> str | None:
        """Add the media object that an element shows; its id."""
        reading = self._reading
        name: str | None
        if "mediaId" in rest:
            name = rest["mediaId"]
        elif unshown and is_made_up(element.get("id")):
            name = None
        else:
            name = reading.new_id(element)
        kind, _ = _kind_and_role(element.get("class"))
        if kind is None:
            kind = _BY_ELEMENT.get(local(parts.shown)) if parts.shown is not None else None
        uri = element.get("data-uri") if local(element) == "figure" else None
        if uri is not None and not is_uri(uri):
            reading.leave(element, uri, "data-uri")
            uri = None
        around = parts.shown.getparent() if parts.shown is not None else None
        while around is not None and element is not parts.shown and around is not element:
            reading.leave_attributes(around)
            around = around.getparent()
        renditions, alt_text = self._renditions(parts.shown, rest)
        caption = None if parts.caption is None else caption_of(parts.caption, reading)
        values: dict[str, Any] = {
            "id": name, "kind": kind or "picture", "uri": uri, "caption": caption, "alt_text": alt_text,
            "renditions": renditions,
        }  # fmt: skip
        medium = Media(**values) if rest else of_valid(Media, **values)
        reading.add_medium(medium, element, xpath, rest)
        return name

    def _renditions(
        self, shown: Element | None, rest: dict[str, Any]
    ) -> tuple[tuple[Rendition, ...], str | None]:
        """The renditions and the alternative text."""
        if shown is None:
            kept = tuple(Rendition.model_validate(r) for r in rest.get("renditions", ()))
            return kept, rest.get("alt")
        if local(shown) == "img":
            return self._image(shown), shown.get("alt")
        sources: list[Rendition] = []
        first: tuple[Rendition, ...] = ()
        alt_text = shown.get("aria-label")
        if shown.get("src") is not None:
            first = self._image(shown)
        elif local(shown) != "picture":
            self._reading.leave_attributes(shown, but={"id", "aria-label", "controls"})
        else:
            self._reading.leave_attributes(shown)
        for child in content(shown):
            if isinstance(child, str):
                self._reading.leave(shown, child)
            elif local(child) == "source":
                sources += self._source(child, "srcset" if local(shown) == "picture" else "src")
            elif local(child) == "img" and not first:
                first, alt_text = self._image(child), child.get("alt")
            else:
                self._reading.leave_all(child)
        index = int(rest.get("shown", 0))
        return (*sources[:index], *first, *sources[index:]), alt_text

    def _image(self, element: Element) -> tuple[Rendition, ...]:
        """An `img`, or a `video` or `audio` with an address of its own."""
        reserved = {"src", "alt", "srcset"}
        if local(element) == "img":
            self._reading.leave_inside(element)
        else:
            reserved |= {"aria-label", "controls"}
        around = element.getparent()
        if around is None or local(around) not in ("figure", "picture"):
            reserved |= {"id"}
        main = _rendition(element, element.get("src"), reserved)
        several = _candidates(element.get("srcset"))
        again = next((each for each in several if _repeats(each, main)), None)
        if again is None:
            return (main, *several)
        if main.width is None:
            main = main.model_copy(update={"width": again.width})
        return (main, *(each for each in several if each is not again))

    def _source(self, element: Element, attribute: str) -> list[Rendition]:
        self._reading.leave_inside(element)
        address = element.get(attribute)
        if attribute == "src":
            return [_rendition(element, address, {"src"})]
        if address and not _SIMPLE_SRCSET.fullmatch(address):
            several = _candidates(address)
            self._reading.leave_attributes(element, but={"srcset"})
            return list(several)
        return [_rendition(element, address, {"srcset"})]


def _repeats(candidate: Rendition, main: Rendition) -> bool:
    """Whether a candidate of a `srcset` is the picture that `src` names, and says nothing else of it."""
    same = candidate.href is not None and candidate.href == main.href
    return same and not candidate.extensions and main.width in (None, candidate.width)


def caption_of(element: Element, reading: Reading) -> str | None:
    """The words of a caption; None for an empty one, unless it is said to be so on purpose."""
    words = plain_lines(element, reading)
    return words if words or element.get(XML_SPACE) == "preserve" else None


def plain_lines(element: Element, reading: Reading) -> str:
    """The words of a caption or the like, blocks on lines of their own; attributes are left over."""
    if not len(element) and not element.attrib and is_settled(element.text or ""):
        return element.text or ""
    for part in element.iter():
        if isinstance(part.tag, str):
            reading.leave_attributes(part)
    if element.get(XML_SPACE) == "preserve":
        return all_text(element)
    lines = gather(_lines(element, reading), _no_span)["text"]
    return re.sub(r"\n+", "\n", lines).strip("\n")


def _lines(element: Element, reading: Reading) -> Iterator[str]:
    """The texts of an element, with a line feed wherever a block begins or ends."""
    last = ""
    for event, part in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        in_caption = part is not element
        is_block = in_caption and local(part) in reading.block_names
        said = part.text if event == "start" else part.tail if in_caption else None
        if is_block or (
            event == "start" and local(part) in ("br", "byttl")
        ):  # a title is a line of its own
            yield FORCED
            last = ""
        if said:
            parted = local(part) in _PARTED or (event == "start" and local(part) == "person")
            if in_caption and last and parted and _are_glued(last, said):
                yield " "
            yield said
            last = said


_PARTED = frozenset(
    {
        "location",
        "city",
        "state",
        "country",
        "region",
        "sublocation",
        "story.date",
        "byttl",
        "virtloc",
    }
)
"""Elements of NITF's heads whose words are words of their own, also where no blank stands between them."""


def _are_glued(before: str, after: str) -> bool:
    return (before[-1].isalnum() or before[-1] in ".,;") and after[0].isalnum()


def _no_span(element: Element) -> Mark | None:
    return None


def _rendition(element: Element, address: str | None, reserved: set[str]) -> Rendition:
    """A rendition from an element's attributes."""
    rest = marks.load(element)
    fields: dict[str, Any] = {}
    further: list[Extension] = []
    for name, value in marks.attributes_of(element):
        if name in reserved or name == "xml:space" or (name in MARKS and rest):
            continue
        if name == "media" and value == "not all":
            continue
        known = _FIELDS.get("type" if name == "data-type" and local(element) == "img" else name)
        held = known[1](value) if known else None
        if known and held is not None:
            fields[known[0]] = held
        else:
            further.append(Extension(namespace=XHTML, name=f"@{name}", value=value))
    kept = rest.get("extensions")
    if kept is not None:
        further = [Extension.model_validate(entry) for entry in kept]
    if rest:
        return Rendition(href=rest.get("href", address), extensions=tuple(further), **fields)
    return of_valid(Rendition, href=address, extensions=tuple(further), **fields)


def _candidates(srcset: str | None) -> tuple[Rendition, ...]:
    """The renditions of a `srcset` (HTML section 4.8.4.2.2)."""
    found: list[Rendition] = []
    for address, descriptor in _CANDIDATE.findall(srcset or ""):
        width = _WIDTH.fullmatch(descriptor.strip())
        kept = (
            ()
            if width or not descriptor
            else (
                Extension(namespace=XHTML, name="@srcset", value=f"{address} {descriptor.strip()}"),
            )
        )
        found.append(
            Rendition(href=address, width=int(width[1]) if width else None, extensions=kept)
        )
    return tuple(found)


def _as_uri(value: str) -> str | None:
    return value if is_uri(value) else None


def _media_type(value: str) -> str | None:
    """A media type; content systems write words such as `image` there."""
    return value if "/" in value else None


def _as_duration(value: str) -> float | None:
    return float(value) if _FLOAT.fullmatch(value) else None


_FIELDS: dict[str, tuple[str, Callable[[str], object | None]]] = {
    "type": ("media_type", _media_type),
    "width": ("width", pixels),
    "height": ("height", pixels),
    "data-rendition": ("role", str),
    "data-size": ("size", pixels),
    "data-duration": ("duration", _as_duration),
    "data-uri": ("uri", _as_uri),
}
"""Attribute of `img` or `source` -> field of Rendition, and how it is read."""


def _kind_and_role(names: str | None) -> tuple[MediaKind | None, str | None]:
    """A media figure's class: the kind, then the role of the figure."""
    first, _, further = (names or "").partition(" ")
    if first in _KINDS:
        return cast(MediaKind, first), further or None
    return None, names


def _own_frame(element: Element, rest: dict[str, Any]) -> dict[str, Any]:
    """The fields of the figure block that shares its element with its one media object."""
    fields = frame(element, rest, {"id", "class", "data-uri"})
    _, role = _kind_and_role(element.get("class"))
    fields["role"] = rest.get("role", role)
    fields["id"] = rest.get("id")
    return fields


def _parts(element: Element, rest: dict[str, Any]) -> Parts | None:
    """What a plain figure consists of; None when the figure is anything else."""
    shown = caption = None
    for node in content(element):
        if isinstance(node, str):
            if not is_blank(node):
                return None
        elif local(node) == "figcaption" and caption is None:
            caption = node
        elif shown is None and (medium := _medium_in(node)) is not None:
            shown = medium
        else:
            return None
    empty = "renditions" in rest or ("media" not in rest and _names_kind(element))
    return Parts(shown, caption) if shown is not None or empty else None


def _names_kind(element: Element) -> bool:
    """Whether the class of a figure begins with a kind of media, so that it is one without any image."""
    return _kind_and_role(element.get("class"))[0] is not None


def _medium_in(element: Element) -> Element | None:
    """The element that shows a media object: this one, or the only thing in it."""
    while local(element) in _WRAPPERS:
        nodes = [n for n in content(element) if not isinstance(n, str) or not is_blank(n)]
        if len(nodes) != 1 or isinstance(nodes[0], str):
            return None
        element = nodes[0]
    return element if local(element) in MEDIA else None


def _nested(element: Element) -> list[tuple[Element, dict[str, Any], Parts]] | None:
    """The plain figures that a figure consists of; None when there is anything else in it."""
    found: list[tuple[Element, dict[str, Any], Parts]] = []
    for node in content(element):
        if isinstance(node, str):
            if not is_blank(node):
                return None
            continue
        rest = marks.load(node)
        parts = _parts(node, rest) if local(node) == "figure" else None
        if parts is None:
            return None
        found.append((node, rest, parts))
    return found
