"""The elements of a feed of RSS beside their vocabularies; values that hang on each other; what is said twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newsexport.diagnostic import Code
from newsexport.formats.rss.alike import UNPLAYED, Alike
from newsexport.formats.rss.alike_as_written import AlikeAsWritten
from newsexport.formats.rss.dates import fault_of, words_of
from newsexport.formats.rss.documents import Part
from newsexport.formats.rss.known_shapes import KnownShapes
from newsexport.formats.rss.names import key_of
from newsexport.formats.rss.view import ItemView
from newsexport.payloads.feed_rules import codes
from newsexport.payloads.feed_rules import values as v
from newsexport.payloads.feed_rules.judge import Judge
from newsexport.payloads.feed_rules.names import name_of
from newsexport.payloads.feed_rules.tables import (
    ATOM,
    ATOM_ELSEWHERE,
    CHANNEL,
    ITEM,
    ITUNES,
    ITUNES_CHANNEL,
    ITUNES_ITEM,
    RESOURCE,
    RSS10_CHANNEL,
    Spec,
    asks_nothing,
)
from newsexport.report import Report
from newsexport.syntax.xml import Element, iter_children, local, namespace

_TRACKBACK = "http://madskills.com/public/xml/rss/module/trackback/"
_RSS10 = "http://purl.org/rss/1.0/"
_VERSIONS = frozenset({"0.90", "0.91", "0.92", "0.93", "0.94", "1.0", "2.0"})
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_TWICE_IN_ITEM = (
    ("pubdate", "dc:date"), ("author", "dc:creator"), ("title", "dc:title"), ("category", "dc:subject"),
    ("description", "dc:description"), ("guid", "atom:id"), ("author", "atom:author"), ("title", "atom:title"),
    ("pubdate", "atom:published"), ("link", "dc:identifier"), ("source", "dc:source"), ("dc:creator", "atom:author"),
    ("description", "atom:summary"), ("description", "atom:content"), ("description", "{http://www.w3.org/1999/xhtml}body"),
    ("content:encoded", "atom:content"), ("content:encoded", "{http://www.w3.org/1999/xhtml}body"), ("guid", "dc:identifier"),
    ("pubdate", "atom:updated"), ("category", "atom:category"), ("enclosure", "atom:link"),
)  # fmt: skip
_TWICE_IN_CHANNEL = (
    ("copyright", "dc:rights"), ("language", "dc:language"), ("managingeditor", "dc:creator"), ("pubdate", "dc:date"),
    ("title", "dc:title"), ("description", "dc:description"), ("webmaster", "dc:publisher"), ("lastbuilddate", "dcterms:modified"),
    ("managingeditor", "atom:author"), ("lastbuilddate", "atom:updated"), ("category", "dc:subject"), ("generator", "atom:generator"),
    ("lastbuilddate", "dc:date"), ("copyright", "atom:rights"), ("title", "atom:title"), ("ttl", "sy:updateperiod"),
    ("generator", "{http://webns.net/mvcb/}generatorAgent"), ("managingeditor", "{http://webns.net/mvcb/}errorReportsTo"),
    ("{http://backend.userland.com/creativeCommonsRssModule}license", "{http://web.resource.org/cc/}license"),
)  # fmt: skip
_CAPITALS = {
    each.casefold(): each
    for each in ("pubDate", "lastBuildDate", "managingEditor", "webMaster", "sy:updatePeriod")
}
_TWICE = frozenset(other for _, other in _TWICE_IN_ITEM)
_IN_ITEM = {ITUNES: ITUNES_ITEM, ATOM: ATOM_ELSEWHERE}
_EMAILS = frozenset({"managingEditor", "webMaster", "author"})


class RssJudge(Judge):
    """Judges one feed."""

    def __init__(
        self,
        report: Report,
        date_codes: Mapping[str, Code],
        elsewhere: Iterable[str] = (),
        shapes: KnownShapes | None = None,
    ) -> None:
        super().__init__(report, elsewhere)
        self._dates = date_codes
        self._report = report
        self._facts: dict[str, tuple[str, str]] = {}
        self._seen: dict[str, set[str]] = {}
        self._items = 0
        self._channel = "/rss/channel"
        self._told_late = False
        self._told_outside = False
        self._frames: set[str] = set()
        self._has_podcast = False
        self._alike = AlikeAsWritten(Alike(self.line_of), shapes or KnownShapes())

    def fact(self, part: Part) -> None:
        """A fact of the channel, or what stands beside the channel."""
        element = part.element
        around = part.path.rpartition("/")[0]
        core = _core_of(element)
        key = key_of(str(element.tag))
        in_channel = around.lower().endswith("channel")
        if in_channel:
            self._channel = around
        self._frame(element, around)
        self._late(element, core, part.path, in_channel=in_channel)
        if not core and local(element) == "textinput" and not _is_of_netscape(element):
            self.at(codes.FE001, part.path, parent="channel", element="textinput")
        self._facts.setdefault(key, (part.path, _words(element)))
        self._has_podcast = self._has_podcast or namespace(element) == ITUNES
        if (
            in_channel
            and core == _RSS10 == namespace(element)
            and local(element) not in RSS10_CHANNEL
        ):
            self.at(codes.FE001, part.path, parent="channel of RSS 1.0", element=local(element))
        seen = self._seen.setdefault(around, set())
        extensions = {ITUNES: ITUNES_CHANNEL, ATOM: ATOM_ELSEWHERE}
        name = around.rpartition("/")[2]
        self.child(element, element, part.path, CHANNEL, core, extensions, parent=name, seen=seen)
        if local(element) == "image" and namespace(element) == core:
            self._image(element, part.path)

    def _frame(self, element: Element, around: str) -> None:
        """What stands around the parts: its names and attributes, told once."""
        if around in self._frames:
            return
        self._frames.add(around)
        if re.fullmatch(r"(?i)/rss/channel\[\d+\]", around):
            self.at(codes.FE002, around, element="channel")
        parent, name = element.getparent(), around.rpartition("/")[2].partition("[")[0]
        if around.lower() in {"/rss", "/rss/channel"} and around != around.lower():
            self.at(codes.FE001, around, parent="a feed of RSS", element=name)
        if parent is not None and local(parent) == "channel":
            self._bare(parent, around)

    def _bare(self, element: Element, path: str) -> None:
        """An element that has no attributes of its own in RSS."""
        for name in map(str, element.attrib):
            if name[:1] != "{" and name != "about":
                self.at(codes.FE005, f"{path}/@{name}", element=local(element), attribute=name)

    def _late(self, element: Element, core: str, path: str, *, in_channel: bool) -> None:
        late = self._items and in_channel and namespace(element) == core and not self._told_late
        if late:
            self._told_late = True
            self.at(codes.FE026, path, element=local(element))

    def _image(self, image: Element, path: str) -> None:
        if namespace(image) == _RSS10:
            if not {f"{_RDF}about", RESOURCE} & set(map(str, image.attrib)):
                self.at(codes.FE004, path, element="image", attribute="about")
            for each in iter_children(image):
                if local(each) not in {"title", "url", "link"} and namespace(each) == _RSS10:
                    where = self.place(each, image, path)
                    self.at(codes.FE001, where, parent="image of RSS 1.0", element=local(each))
        for name in ("title", "link"):
            own = next((e for e in iter_children(image) if local(e) == name), None)
            channel = self._facts.get(name)
            differs = own is not None and channel and _words(own) != channel[1]
            if (
                own is not None
                and channel
                and differs
                and name == "link"
                and not v.address(channel[1])
            ):
                self.at(codes.FE028, self.place(own, image, path), element=name)

    def is_right(self, part: Part) -> bool:
        """Whether nothing would be told of an item, neither here nor by the rules; it is then judged."""
        right = (
            not part.element.attrib
            and part.path.rpartition("/")[0] in self._frames
            and self._alike.sees_right(part)
        )
        self._items += right
        return right

    def learn(self, part: Part) -> None:
        """Take up how an item is built of which nothing was told."""
        if not part.element.attrib:
            self._alike.learn(part)

    def item(self, part: Part, view: ItemView) -> None:
        """An item."""
        element = part.element
        core = namespace(element)
        self._items += 1
        self._frame(element, part.path.rpartition("/")[0])
        self._bare(element, part.path)
        around = part.path.lower().split("/")[1:-1]
        if around == ["rss"] and not self._told_outside:
            self._told_outside = True
            self._tell(codes.FE033, part.path, {}, None)  # its cause stands in the channel
        if local(element) != "item":
            self.at(codes.FE001, part.path, parent="channel", element=local(element))
        for text in view.stray:
            self.at(codes.FE015, part.path, element="item", value=text)
        self.children(element, element, part.path, ITEM, core, _IN_ITEM, parent="item")
        found = {key: each[0] for key, each in view.found.items()}
        if not _TWICE.isdisjoint(found):
            self._twice(found, part)
        self._content(view)
        if core == _RSS10:
            for each in iter_children(element):
                if namespace(each) == core and local(each) not in {"title", "link", "description"}:
                    where = self.place(each, element, part.path)
                    self.at(codes.FE001, where, parent="item of RSS 1.0", element=local(each))
        if core:
            self._rdf_item(element, found, part.path)

    def _twice(self, found: dict[str, Element], part: Part) -> None:
        for one, other in _TWICE_IN_ITEM:
            if other in found and one in found:
                if one == "enclosure" and found[other].get("rel") != "enclosure":
                    continue
                where = self.place(found[other], part.element, part.path)
                self.at(
                    codes.FE019, where, element=name_of(found[other]), other=name_of(found[one])
                )

    def _content(self, view: ItemView) -> None:
        part, element = view.part, view.part.element
        content, words = view.found.get("content:encoded"), view.found.get("description")
        if content and not (words and element.index(words[0]) < element.index(content[0])):
            self.at(codes.FE024, self.place(content[0], element, part.path))
        files = view.found.get("enclosure", [])
        if not files:
            return
        for each in files[1:2]:  # with ten there is one cause
            self.at(codes.FE025, self.place(each, element, part.path))
        for each in files if self._has_podcast or _is_podcast(element) else ():
            address = (each.get("url") or "").partition("?")[0].lower()
            if address.endswith(UNPLAYED):
                where = self.place(each, element, part.path)
                reason = "Apple plays mp3, m4a, mp4, m4v, mov, pdf and epub"
                self.at(
                    codes.FE012,
                    where,
                    element="enclosure",
                    value=address,
                    reason=reason,
                    severity="warning",
                )

    def _rdf_item(self, element: Element, found: dict[str, Element], path: str) -> None:
        """RSS 1.0 and 1.1 demand title and link of items."""
        for name in ("title", "link"):
            if name not in found:
                self.at(codes.FE003, path, parent="item", element=name)
        about = element.get(f"{_RDF}about")
        if about is not None and (reason := v.full_address(about.strip())):
            self.at(codes.FE006, path, element="item@rdf:about", value=about, reason=reason)

    def one(self, element: Element, spec: Spec, root: Element, path: str) -> None:
        """An element; dates and addresses of people by the rules of RSS."""
        if not element.attrib and asks_nothing(spec):
            return
        super().one(element, spec, root, path)
        name = local(element)
        text = (element.text or "").strip()
        if spec.kind == "rfc822" and text:
            self._date(element, text, root, path)
        elif spec.kind == "rfc822" or (spec.kind == "author" and not text and not len(element)):
            self.at(codes.FE016, self.place(element, root, path), element=name)
        if (
            name in _EMAILS
            and text
            and v.email(text) is None
            and "(" not in text
            and "<" not in text
        ):
            reason = "the name is missing"
            where = self.place(element, root, path)
            self.at(codes.FE027, where, element=name, value=text, reason=reason)
        if spec.kind == "address" and text and not text.isascii() and v.address(text) is None:
            where = self.place(element, root, path)
            reason = "RSS takes URIs: other signs are written as %C3%A9 and so on"
            self.at(codes.FE023, where, element=name, value=text, reason=reason)
        if namespace(element) == _TRACKBACK:
            self._trackback(element, text, self.place(element, root, path))
        if name in {"skipHours", "skipDays"}:
            self._skipped(element, root, path)
        if name == "hour" and text == "24":
            where = self.place(element, root, path)
            self.at(codes.FE029, where, element=name, reason="midnight is 0")
        if element.attrib and namespace(element) == _core_of(element):
            self._foreign(element, spec, root, path)

    def _skipped(self, element: Element, root: Element, path: str) -> None:
        """Hours or days that stand twice; 24 and 0 are one hour."""
        seen: set[str] = set()
        for each in iter_children(element):
            value = (each.text or "").strip().lower()
            value = "0" if value == "24" else value
            if value in seen:
                self.at(codes.FE002, self.place(each, root, path), element=f"{local(each)} {value}")
            seen.add(value)

    def _trackback(self, element: Element, text: str, where: str) -> None:
        """The address is an attribute in RSS 1.0, and text in RSS 2.0."""
        name = name_of(element)
        if _core_of(element):
            if element.get(RESOURCE) is None:
                self.at(codes.FE004, where, element=name, attribute="resource")
        elif not text:
            self.at(codes.FE006, where, element=name, value="nothing", reason="it is empty")

    def _foreign(self, element: Element, spec: Spec, root: Element, path: str) -> None:
        """Attributes that the element does not know."""
        for key in element.attrib:
            name = str(key)
            if name[:1] == "{" or name in spec.attributes or name in spec.needs:
                continue
            if (local(element), name) not in {("category", "domain"), ("item", "about")}:
                where = f"{self.place(element, root, path)}/@{name}"
                self.at(codes.FE005, where, element=local(element), attribute=name)

    def _date(self, element: Element, text: str, root: Element, path: str) -> None:
        """Dates of the channel: those of items have rules of their own."""
        fault = fault_of(text)
        if fault is not None:
            self._of_feed.record(
                self._dates[fault.kind],
                words_of(text, fault),
                pointer=self.place(element, root, path),
                replacement=fault.right,
            )

    def finish(self, version: str | None) -> None:
        """What only the whole feed shows."""
        for one, other in _TWICE_IN_CHANNEL:
            if one in self._facts and other in self._facts:
                self.at(
                    codes.FE019,
                    self._facts[other][0],
                    element=_as_written(other),
                    other=_as_written(one),
                )
        root = self._channel.partition("/channel")[0] or "/rss"
        if self._facts and root.lower() == "/rss" and version not in _VERSIONS:
            self.at(codes.FE031, root, value=version or "a feed without a version")
        if self._has_podcast:
            for name in ("itunes:explicit", "itunes:category", "itunes:image"):
                if name not in self._facts:
                    self.at(
                        codes.FE003,
                        self._channel,
                        parent="channel",
                        element=name,
                        severity="warning",
                    )


def _core_of(element: Element) -> str:
    """The namespace of the feed's own elements: that of the item or channel, if it is one of RSS."""
    space = namespace(element)
    if key_of(str(element.tag)) in {"item", "channel"}:
        return space
    around = element.getparent()
    while around is not None:
        if key_of(str(around.tag)) in {"item", "channel"}:
            return namespace(around)
        around = around.getparent()
    return space if key_of(str(element.tag)) in {"image", "textinput", "items"} else ""


def _is_of_netscape(element: Element) -> bool:
    """Whether the feed is of RSS 0.90 or 0.91, whose DTD has `textinput`; later versions have `textInput`."""
    root = element.getroottree().getroot()
    return str(root.get("version") or "").startswith(("0.90", "0.91"))


def _is_podcast(item: Element) -> bool:
    return any(namespace(each) == ITUNES for each in iter_children(item))


def _words(element: Element) -> str:
    return (element.text or "").strip()


def _as_written(key: str) -> str:
    """The name of an element of a channel as documents write it."""
    return _CAPITALS.get(key, key.rpartition("}")[2])
