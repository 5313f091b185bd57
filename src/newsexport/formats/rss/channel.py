"""What a channel says that holds for its items."""

from __future__ import annotations

import re

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD005
from newsexport.formats.rss.documents import Part
from newsexport.formats.rss.names import WEB_ADDRESS, XML_BASE, XML_LANG, key_of
from newsexport.options import Options
from newsexport.payloads.html.fragments import plain_text_of
from newsexport.report import Report
from newsexport.schema.v1 import Party
from newsexport.syntax.addresses import joined
from newsexport.syntax.html_words import looks_like_markup
from newsexport.syntax.xml import Element, local
from newsexport.vocab.forms import LANGUAGE_TAG, URI_SCHEME, is_tag, tag_read_as

_HELD = {
    "title": "title", "link": "link", "language": "language", "dc:language": "language",
    "copyright": "copyright", "dc:rights": "copyright", "dc:publisher": "publisher",
    "cc:license": "licence",
}  # fmt: skip


class Channel:
    """The facts of a channel, as far as they were read. They hold for the items that follow."""

    def __init__(self, options: Options) -> None:
        self.now = options.time
        self.title: str | None = None
        self.link: str | None = None
        self.language: str | None = None
        self.copyright: str | None = None
        self.publisher: str | None = None
        self.is_taken = False
        """Whether an item has the channel for its publisher."""
        self.licence: str | None = None
        self.base: str | None = options.base_uri
        self.facts = 0
        """How many were told by now."""
        self._untaken: set[str] = set()
        """Facts for which each item so far has words of its own."""
        self._party: Party | None = None
        self._parent: Element | None = None
        """The element around what was read last."""
        self._stated: set[tuple[str, ...]] = set()
        """Names and attributes of the elements that were around something."""

    def aside(self) -> Channel:
        """The same facts, for who reads an item once more: what it takes up there counts for nothing."""
        other = Channel.__new__(Channel)
        other.__dict__ |= self.__dict__ | {"_untaken": set(), "_stated": set()}
        return other

    def add(self, part: Part, report: Report) -> None:
        """Take up a fact; what no item can hold is told."""
        self.facts += 1
        self.begin(part.element, report)
        element = part.element
        report.window = part.window
        name = _HELD.get(key_of(str(element.tag)))
        value = (element.text or "").strip()
        resource = next(
            (str(v) for k, v in element.attrib.items() if str(k).endswith("resource")), ""
        )
        if name == "licence":
            value = value or resource
        if key_of(str(element.tag)) == "atom:link" and element.get("rel") == "self":
            report.feed = report.feed or (element.get("href") or "").strip() or None
        is_late = self.is_taken and name in ("title", "link", "publisher")  # items have named it
        if (
            name is None or not value or len(element) or is_late
            or getattr(self, name) is not None
        ):  # fmt: skip
            self._tell(element, part.path, report)
        else:
            self._take(name, value, part, report)
            if element.attrib and not resource:
                self._tell_attributes(element, part.path, report)
        report.window = None
        self._party = None

    def begin(self, element: Element, report: Report) -> None:
        """Take up what the elements around say, once: a document may hold several channels.

        Of a feed that is cut each part has elements of its own around it, which say the same.
        """
        parent = element.getparent()
        if parent is self._parent:
            return
        self._parent = parent
        for around in element.iterancestors():
            stated = (str(around.tag), *map(str, around.attrib.items()))
            if stated in self._stated:
                continue
            self._stated.add(stated)
            for key, said in around.attrib.items():
                value = str(said)
                if key == XML_BASE:
                    self.base = joined(value, self.base or "")
                elif (
                    key == XML_LANG
                    and LANGUAGE_TAG.fullmatch(value)
                    and self.language in (None, value)
                ):
                    self.language = value
                    self._untaken.add("language")
                elif key != "version" and value.strip():
                    report.add(
                        LS002,
                        what="the attribute "
                        + str(key).rpartition("}")[2]
                        + f" of {local(around)}",
                        value=value,
                    )
                if (
                    str(key).endswith("}about")
                    and self.link is None
                    and WEB_ADDRESS.fullmatch(value)
                ):
                    self.base = self.base or value

    def _take(self, name: str, value: str, part: Part, report: Report) -> None:
        if name == "language":
            if not is_tag(value):
                meant, reason = tag_read_as(value)
                report.add(RD005, pointer=part.path, field="language", value=value, reason=reason)
                if meant is None:
                    return
                value = meant
        elif name == "link":
            if not WEB_ADDRESS.fullmatch(value):
                self._tell(part.element, part.path, report)
                return
        elif name in ("title", "publisher", "copyright"):
            if "<" in value and (name == "copyright" or looks_like_markup(value)):
                report.add(LS002, pointer=part.path, what=f"the markup of {name}", value=value)
            value = plain_text_of(value)
        elif name == "licence":
            if re.search(r"\s", value):
                self._tell(part.element, part.path, report)
                return
            value = self.absolute(value)
        setattr(self, name, value or None)
        self._untaken.add(name)

    def _tell(self, element: Element, path: str, report: Report) -> None:
        """Say what of a fact is not read, with all that is in it."""
        if key_of(str(element.tag)) == "items":
            self._tell_attributes(element, path, report)
            return  # RSS 1.0 repeats there the addresses of its items
        for part in element.iter():
            if isinstance(part.tag, str):
                what = f"{local(part)} of the channel"
                if part.text and part.text.strip():
                    report.add(LS002, pointer=path, what=what, value=part.text.strip())
                self._tell_attributes(part, path, report)
                if part is not element and part.tail and part.tail.strip():
                    report.add(LS002, pointer=path, what=what, value=part.tail.strip())

    def _tell_attributes(self, element: Element, path: str, report: Report) -> None:
        for key, value in element.attrib.items():
            what = f"{local(element)}/@{str(key).rpartition('}')[2]} of the channel"
            report.add(LS002, pointer=path, what=what, value=str(value))

    def absolute(self, address: str) -> str:
        """An address made absolute by the base, or by the address of the channel."""
        if address.startswith(("https://", "http://")):
            return address
        base = self.base or self.link
        return joined(base, address) if address and not URI_SCHEME.match(address) else address

    @property
    def party(self) -> Party | None:
        """The publisher: the channel, by its name and address."""
        if self._party is None and (self.publisher or self.title):
            self._party = Party(name=self.publisher or self.title, url=self.link)
        return self._party

    def take(self, name: str, value: object) -> None:
        """Note that an item says this: what all items say otherwise is lost."""
        if name in self._untaken and value == getattr(self, name):
            self._untaken.remove(name)

    def finish(self, report: Report, items: int) -> None:
        """Tell the facts that no item took up."""
        if items:
            if self.title and (self.publisher or not self.is_taken):
                report.add(LS002, what="title of the channel", value=self.title)
            if self.publisher and not self.is_taken:
                report.add(LS002, what="publisher of the channel", value=self.publisher)
            if self.link and not self.is_taken:
                report.add(LS002, what="link of the channel", value=self.link)
            for name in ("language", "copyright", "licence"):
                if name in self._untaken and getattr(self, name):
                    report.add(LS002, what=f"{name} of the channel", value=getattr(self, name))
            return
        for name in ("title", "link", "language", "copyright", "publisher", "licence"):
            value = getattr(self, name)
            if value:
                report.add(LS002, what=f"{name} of the channel, which has no items,", value=value)
