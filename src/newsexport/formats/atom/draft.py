"""One entry of a feed while it is read: its fields so far, and where they stood."""

from __future__ import annotations

import re
from typing import Any

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD005
from newsexport.formats.atom.constructs import (
    KNOWN,
    Words,
    base_of,
    joined,
    language_of,
    said_in,
    words_of,
)
from newsexport.formats.atom.names import XML_BASE, XML_LANG, split
from newsexport.payloads.content import Content
from newsexport.payloads.html import plain_text_of, read_html
from newsexport.payloads.raw import element_markup
from newsexport.prose.feed_dates import FeedDate, read_date
from newsexport.report import Report
from newsexport.schema.v1 import (
    AltId,
    Concept,
    Description,
    Extension,
    Headline,
    Link,
    Media,
    Party,
)
from newsexport.syntax.xml import Element, iter_children, local

_XML = "application/xml"
_URI = re.compile(r"\S+")
_MAIL = re.compile(r"(?:mailto:)?([^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+)")


class Draft:
    """The fields of an item in the making."""

    def __init__(self, path: str, outside: str | None, report: Report) -> None:
        self.report = report
        self.outside = outside
        """The base of addresses where the document states none."""
        self.path = path
        """XPath of the element that is being read."""
        self.language: str | None = None
        """The language of the entry."""
        self.fields: dict[str, Any] = {}
        self.origins: dict[str, str] = {"": path}
        self.id: str | None = None
        self.alternates: list[Link] = []
        self.headlines: list[Headline] = []
        self.summary: tuple[Words, str, str | None] | None = None
        """The summary, where it stood, and its base."""
        self.content: list[tuple[Words, str, str | None]] = []
        """The same of each full text."""
        self.descriptions: list[Description] = []
        self.creators: list[Party] = []
        self.inherited: list[Party] = []
        """The authors of the feed that the entry comes from."""
        self.contributors: list[Party] = []
        self.info_sources: list[Party] = []
        self.keywords: list[str] = []
        self.subjects: list[Concept] = []
        self.alt_ids: list[AltId] = []
        self.links: list[Link] = []
        self.media: list[Media] = []
        self.media_elements: list[Element] = []
        self.rights: dict[str, Any] = {}
        self.extensions: list[Extension] = []

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

    def doubt(self, field: str, value: str, reason: str) -> None:
        """Say that a value was not understood."""
        self.report.add(RD005, pointer=self.path, field=field, value=value, reason=reason)

    def keep(self, element: Element) -> None:
        """Keep an element as it is, as an extension of the item."""
        self.extensions += extension_of(element)

    def rest(self, element: Element, known: frozenset[str] = frozenset()) -> None:
        """Tell the attributes of an element that nothing holds."""
        for key, value in element.attrib.items():
            said = str(value).strip()
            if key in known or key == XML_BASE or not said:
                continue
            if key == XML_LANG and said == self.language:
                continue
            self.lose(f"{local(element)}/@{str(key).rpartition('}')[2]}", said)

    def words(self, element: Element) -> Words:
        """The text of a construct; what is beside its words is told."""
        self.rest(element, KNOWN)
        return words_of(element, base_of(element, self.outside))

    def line(self, element: Element) -> str:
        """The words of a construct on one line; the markup that is lost is told."""
        words = self.words(element)
        if words.form == "other":
            self.lose(f"{local(element)}/@type", str(element.get("type")))
        if words.form == "html" and "<" in words.value:
            content = read_html(words.value, base=self.outside)
            self.lose_markup(content, local(element))
            for medium in content.media:
                for value in (medium.alt_text, *(each.href for each in medium.renditions)):
                    if value:
                        self.lose(f"a picture in {local(element)}", value)
        return words.line

    def lose_markup(self, content: Content, name: str) -> None:
        """Tell what a text holds beside its words: links, and what cleaning took away."""
        for block in content.blocks:
            for span in getattr(block, "spans", ()):
                if span.href:
                    self.lose(f"a link in {name}", span.href)
        for leftover in content.leftovers:
            self.lose(f"{leftover.path.lstrip('/')} in {name}", leftover.text)

    def own_language(self, element: Element) -> str | None:
        """The language of an element where it differs from that of the entry."""
        found = language_of(element)
        return found if found != self.language else None

    def absolute(self, element: Element, address: str) -> str:
        """An address within an element, made absolute by its base."""
        return joined(base_of(element, self.outside), address)

    def date(self, text: str, field: str) -> FeedDate | None:
        """A date with its moment; else None, and it is told why."""
        found = read_date(text)
        if found.instant is None:
            self.doubt(field, text, found.fault)
            return None
        return found

    def person(self, element: Element) -> Party | None:
        """A person construct: name, address, mail, and further elements as extensions."""
        self.rest(element)
        found: dict[str, str] = {}
        further: list[Extension] = []
        for child in iter_children(element):
            name, value = local(child).lower(), said_in(child)
            name = {"url": "uri", "homepage": "uri"}.get(name, name)
            if name not in ("name", "uri", "email") or name in found:
                further += extension_of(child)
                continue
            self.rest(child)
            if value:
                found[name] = value
        if not len(element) and (text := said_in(element)):
            mail = _MAIL.fullmatch(text)
            found["email" if mail else "name"] = mail[1] if mail else text
        uri = self.absolute(element, found["uri"]) if "uri" in found else None
        if uri is not None and not is_uri(uri):
            self.doubt("author/uri", uri, "it is no address")
            uri = None
        name_of = plain_text_of(found.get("name", "")) or None
        email = found.get("email")
        if not (name_of or uri or email or further):
            return None
        return Party(name=name_of, url=uri, email=email, extensions=tuple(further))


def extension_of(element: Element) -> list[Extension]:
    """An element as an extension; nothing of an empty one."""
    namespace, name = split(str(element.tag))
    if not len(element) and not element.attrib:
        value = (element.text or "").strip()
        return [Extension(namespace=namespace, name=name, value=value)] if value else []
    markup = element_markup(element)
    return [Extension(namespace=namespace, name=name, value=markup, media_type=_XML)]


def is_uri(value: str) -> bool:
    """Whether a field for a URI can hold it."""
    return _URI.fullmatch(value) is not None
