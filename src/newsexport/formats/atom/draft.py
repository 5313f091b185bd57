"""One entry of a feed while it is read: its fields so far, and where they stood."""

from __future__ import annotations

import re

from newsexport.formats.atom.constructs import (
    KNOWN,
    Words,
    base_of,
    is_mode,
    language_of,
    said_in,
    words_of,
)
from newsexport.formats.atom.names import ATOM, XML_BASE, XML_LANG
from newsexport.payloads.feeds.reading import FeedDraft, extension_of, is_uri
from newsexport.payloads.html.fragments import read_html
from newsexport.report import Report
from newsexport.schema.v1 import Extension, Link, Party
from newsexport.syntax.addresses import joined
from newsexport.syntax.xml import Element, iter_children, local

_MAIL = re.compile(r"(?:mailto:)?([^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+)")


class Draft(FeedDraft):
    """The fields of an item in the making."""

    home = ATOM

    def __init__(self, path: str, outside: str | None, report: Report) -> None:
        super().__init__(path, report)
        self.origins[""] = path
        self.outside = outside
        """The base of addresses where the document states none."""
        self.language: str | None = None
        """The language of the entry."""
        self.id: str | None = None
        self.alternates: list[tuple[Link, str]] = []
        """Pages of the entry, and where each stood."""
        self.summary: tuple[Words, str, str | None] | None = None
        """The summary, where it stood, and its base."""
        self.content: list[tuple[Words, str, str | None]] = []
        """The same of each full text."""
        self.inherited: list[Party] = []
        """The authors of the feed that the entry comes from."""

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
        self.rest(element, KNOWN if is_mode(element.get("mode")) else KNOWN - {"mode"})
        if element.get(XML_LANG) and language_of(element) is None:
            self.doubt("language", str(element.get(XML_LANG)), "it is no language tag (BCP 47)")
        return words_of(element, base_of(element, self.outside))

    def line(self, element: Element) -> str:
        """The words of a construct on one line; the markup that is lost is told."""
        words = self.words(element)
        if words.form == "other":
            self.lose(f"{local(element)}/@type", str(element.get("type")))
            if len(element):
                self.lose(local(element), said_in(element))
        if words.form == "html" and "<" in words.value:
            content = read_html(words.value, base=self.outside)
            self.lose_markup(content, local(element))
            self.lose_pictures(content, local(element))
        return words.line

    def own_language(self, element: Element) -> str | None:
        """The language of an element where it differs from that of the entry."""
        found = language_of(element)
        return found if found != self.language else None

    def absolute(self, element: Element, address: str) -> str:
        """An address within an element, made absolute by its base."""
        return joined(base_of(element, self.outside), address)

    def person(self, element: Element) -> Party | None:
        """A person construct: name, address, mail, and further elements as extensions."""
        self.rest(element)
        found: dict[str, str] = {}
        further: list[Extension] = []
        for child in iter_children(element):
            name, value = local(child).lower(), said_in(child)
            name = {"url": "uri", "homepage": "uri"}.get(name, name)
            if name not in ("name", "uri", "email") or name in found:
                further += extension_of(child, ATOM)
                continue
            self.rest(child)
            if value:
                found[name] = value
        if len(element):
            self.lose_strays(element)
        elif text := said_in(element):
            mail = _MAIL.fullmatch(text)
            found["email" if mail else "name"] = mail[1] if mail else text
        uri = self.absolute(element, found["uri"]) if "uri" in found else None
        if uri is not None and not is_uri(uri):
            self.doubt("author/uri", uri, "it is no address")
            uri = None
        name_of = self.line_of(found.get("name", ""), f"{local(element)}/name") or None
        email = found.get("email")
        if not (name_of or uri or email or further):
            return None
        return Party(name=name_of, url=uri, email=email, extensions=tuple(further))
