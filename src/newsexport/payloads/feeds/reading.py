"""What the readers of feeds share: the walk over the parts of a feed, and an item in the making."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, Protocol, TypeVar

from newsexport.codes.files import IO009
from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD005, RD007
from newsexport.diagnostic import Code, Severity, Window
from newsexport.options import Options
from newsexport.payloads.content import Content, links_in, pictures_in
from newsexport.payloads.feeds.people import People
from newsexport.payloads.html.fragments import plain_text_of, read_html
from newsexport.payloads.html.places import BodyPaths, HtmlText, place_of
from newsexport.payloads.xhtml.raw import element_markup
from newsexport.prose.feed_dates import FeedDate, read_date
from newsexport.report import Report
from newsexport.schema.v1 import (
    AltId,
    Block,
    Concept,
    Description,
    Extension,
    Headline,
    Link,
    Media,
    Paragraph,
    Party,
)
from newsexport.syntax.xml import Element, iter_children, local
from newsexport.syntax.xml_cutter import StrayText

_XML = "application/xml"
_URI = re.compile(r"\S+")


class Part(Protocol):
    """An item of a feed, or a fact of the feed itself."""

    @property
    def element(self) -> Element:
        """The element that it is."""

    @property
    def is_item(self) -> bool:
        """Whether it becomes an item."""

    @property
    def path(self) -> str:
        """Its XPath."""

    @property
    def window(self) -> Window:
        """Its bytes in the document."""


P = TypeVar("P", bound=Part)


def bounded(
    parts: Iterable[P],
    version_of: Callable[[Element], str | None],
    options: Options,
    report: Report,
    *,
    feed: str,
    items: str,
    root: str,
    empty: Severity = "error",
) -> Iterator[P]:
    """The parts of a feed. One without items is told, and one with too many facts beside them is stopped.

    `feed` and `items` are what the format calls them, `root` is the XPath of its root; `empty` is how wrong one is that holds nothing at all.
    """
    seen = found = 0
    for part in parts:
        if not seen:
            report.version = version_of(part.element)
        seen += 1
        if part.is_item:
            found += 1
        elif seen - found > options.limits.facts:
            limit = f"{options.limits.facts} elements beside its items"
            report.window = part.window
            report.add(IO009, pointer=part.path, what=feed, limit=limit)
            return
        yield part
    if not found and not report.has_errors:
        reason = f"{feed} holds no {items}"
        report.add(RD007, pointer=root, severity="info" if seen else empty, reason=reason)


def tell_stray(report: Report, judged: Code | None = None) -> Callable[[StrayText], None]:
    """What tells a text that stands between the elements of a stream. `judged`: the code that says it is wrong."""

    def stray(text: StrayText) -> None:
        report.add(
            LS002, pointer=text.path, position=text.position, what="text between elements",
            value=text.text.strip(),
        )  # fmt: skip
        if judged is not None:
            name = text.path.rpartition("/")[2]
            report.add(
                judged, pointer=text.path, position=text.position, element=name,
                value=text.text.strip(),
            )  # fmt: skip

    return stray


def strays_in(element: Element) -> Iterator[str]:
    """The texts between the elements of an element that should hold nothing else."""
    for text in (element.text, *(child.tail for child in element)):
        if text and not text.isspace():
            yield text.strip()


def children_placed(
    root: Element, path: str, report: Report, judged: Code | None = None
) -> Iterator[tuple[Element, str]]:
    """The elements in the root of a document that is parsed at once, with their XPaths; text between them is told.

    `judged`: the code that says that such text is wrong.
    """
    for text in strays_in(root):
        report.add(LS002, pointer=path, what="text between elements", value=text)
        if judged is not None:
            report.add(judged, pointer=path, element=local(root), value=text)
    counts: dict[str, int] = {}
    for child in iter_children(root):
        name = local(child)
        count = counts[name] = counts.get(name, 0) + 1
        yield child, f"{path}/{name}[{count}]" if count > 1 else f"{path}/{name}"


class FeedDraft:
    """The fields of an item in the making, and where they stood."""

    home: str
    """The namespace of the format, which elements without one have."""

    def __init__(self, path: str, report: Report) -> None:
        self.report = report
        self.path = path
        """XPath of the element that is being read."""
        self.fields: dict[str, Any] = {}
        self.origins: dict[str, str] = {}
        self.headlines: list[Headline] = []
        self.descriptions: list[Description] = []
        self.creators = People()
        self.contributors = People()
        self.info_sources: list[Party] = []
        self.keywords: dict[str, None] = {}
        """Each once, in order."""
        self.subjects: list[Concept] = []
        self.alt_ids: list[AltId] = []
        self.links: list[Link] = []
        self.media: list[Media] = []
        self.media_elements: list[Element] = []
        self.media_paths: list[str] = []
        """XPaths of the media elements."""
        self.html: list[HtmlText] = []
        """Texts of HTML that are the body, or show media."""
        self.rights: dict[str, Any] = {}
        self.extensions: list[Extension] = []
        self.days: list[str] = []
        """The days of times that are no moments."""

    def note_html(
        self, text: HtmlText, content: Content, before: int, *, body: bool = False
    ) -> None:
        """What of the item a text of HTML says: the media that were added since there were so many, and the body."""
        if len(self.media) > before:
            added = range(before, len(self.media))
            for index in added:
                self.origins.setdefault(f"/media/{index}", text.path)
            inner = {id(each): number for number, each in enumerate(content.media)}
            text.media = tuple(
                (index, inner[id(self.media[index])])
                for index in added
                if id(self.media[index]) in inner
            )
        if body:
            self.origins["/body"] = text.path
            text.blocks = len(content.blocks)
        if body or text.media:
            self.html.append(text)

    def places(self) -> Mapping[str, str]:
        """Where the fields stood."""
        return BodyPaths(self.origins, self.html) if self.html else self.origins

    def put(self, name: str, pointer: str, value: object) -> bool:
        """Set a field of the item unless it is set; whether it now has this value."""
        if name in self.fields:
            return bool(self.fields[name] == value)
        self.fields[name] = value
        self.origins[pointer] = self.path
        return True

    def lose(self, what: str, value: str) -> None:
        """Say that a value has no place."""
        self.report.add(LS002, pointer=self.path, what=what, value=value)

    def lose_in(self, text: HtmlText, content: Content) -> None:
        """Say what of a text of HTML has no place."""
        for leftover in content.leftovers:
            self.path = place_of(leftover, text)
            self.lose(f"{leftover.path.lstrip('/')} in the HTML", leftover.text)
        self.path = text.path

    def lose_markup(self, content: Content, name: str, known: str = "") -> None:
        """Say what a text of which only the words are kept holds beside them: links, and what cleaning took away.

        `known`: markup that is kept whole; what it links to is not lost.
        """
        for href in links_in(content.blocks):
            if href not in known and escape(href) not in known:
                self.lose(f"a link in {name}", href)
        for leftover in content.leftovers:
            self.lose(f"{leftover.path.lstrip('/')} in {name}", leftover.text)

    def lose_pictures(self, content: Content, name: str) -> None:
        """Say which pictures a text shows of which only the words are kept."""
        for value in pictures_in(content):
            self.lose(f"a picture in {name}", value)

    def lose_media(self, lost: Sequence[tuple[str, str]]) -> None:
        """Say what elements of Media RSS say that has no place, each where it stands."""
        if not lost:
            return
        around = self.path
        places: dict[tuple[str, str | None], str] = {}
        for each, path in zip(self.media_elements, self.media_paths, strict=True):
            places.setdefault((local(each), (each.text or "").strip()), path)
            places.setdefault((local(each), None), path)
        for what, value in lost:
            name = what.partition(":")[2].partition(" ")[0]
            self.path = places.get((name, value)) or places.get((name, None)) or around
            self.lose(what, value)
        self.path = around

    def doubt(self, field: str, value: str, reason: str) -> None:
        """Say that a value was not understood."""
        self.report.add(RD005, pointer=self.path, field=field, value=value, reason=reason)

    def lose_strays(self, element: Element) -> None:
        """Say what stands between the elements of another one."""
        for text in strays_in(element):
            self.lose(f"text between the elements of {local(element)}", text)

    def lose_links(self, text: str, name: str) -> None:
        """Say which links and pictures the markup of a text holds of which only the words are kept."""
        if "<" in text and "=" in text:
            content = read_html(text, from_xml=True)
            self.lose_markup(content, name)
            self.lose_pictures(content, name)

    def line_of(self, text: str, name: str) -> str:
        """The words of a text on one line; the links and pictures of its markup are told."""
        self.lose_links(text, name)
        return plain_text_of(text)

    def keep(self, element: Element) -> None:
        """Keep an element as it is, as an extension of the item."""
        self.extensions += extension_of(element, self.home)

    def date(self, text: str, field: str) -> FeedDate | None:
        """A date with its moment; else None, and it is told why."""
        found = read_date(text)
        if found.instant is None:
            if found.partial is None:
                self.doubt(field, text, found.fault)
            else:
                self.days.append(found.partial)
                self.doubt(
                    field, text, f"{found.fault}; its day is kept where no other time is known"
                )
            return None
        return found

    def settle_day(self) -> None:
        """Of an item without any time, the day of the first that was no moment is when its content was made."""
        times = (
            "published",
            "version_created",
            "first_created",
            "content_created",
            "content_modified",
        )
        if self.days and not any(name in self.fields for name in times):
            self.put("content_created", "/contentCreated", self.days[0])


def extension_of(element: Element, home: str) -> list[Extension]:
    """An element as an extension; nothing of an empty one. Without a namespace it has that of `home`."""
    namespace, name = split(str(element.tag), home)
    if not len(element) and not element.attrib:
        value = (element.text or "").strip()
        return [Extension(namespace=namespace, name=name, value=value)] if value else []
    markup = element_markup(element)
    return [Extension(namespace=namespace, name=name, value=markup, media_type=_XML)]


def split(tag: str, home: str) -> tuple[str, str]:
    """Namespace and name of an element; `home` where it has none."""
    namespace, _, name = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    return namespace or home, name


def is_story(blocks: Sequence[Block]) -> bool:
    """Whether a text says more than the words of one paragraph can, as no summary does."""
    if len(blocks) != 1:
        return bool(blocks)
    (only,) = blocks
    return not isinstance(only, Paragraph) or bool(only.spans)


def is_uri(value: str) -> bool:
    """Whether a field for a URI can hold it."""
    return _URI.fullmatch(value) is not None
