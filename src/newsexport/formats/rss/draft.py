"""One item of a feed while it is read: its fields so far, and where they stood."""

from __future__ import annotations

import re
from typing import Any

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD005
from newsexport.formats.rss.channel import Channel
from newsexport.formats.rss.names import split
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
from newsexport.syntax.xml import Element, local

_XML = "application/xml"
_URI = re.compile(r"\S+")
_WEB = re.compile(r"(?i)https?://[^\s/]+\S*")


class Draft:
    """The fields of an item in the making."""

    def __init__(self, channel: Channel, report: Report) -> None:
        self.channel = channel
        self.report = report
        self.path = ""
        """XPath of the element that is being read."""
        self.fields: dict[str, Any] = {}
        self.origins: dict[str, str] = {}
        self.guid: str | None = None
        self.permalink: str | None = None
        self.link: str | None = None
        self.about: str | None = None
        self.headlines: list[Headline] = []
        self.description: tuple[str, str] | None = None
        """Markup of the description, and where it stood."""
        self.content: list[tuple[str, str]] = []
        """Markup and XPath of each full text."""
        self.creators: list[Party] = []
        self.contributors: list[Party] = []
        self.info_sources: list[Party] = []
        self.keywords: list[str] = []
        self.subjects: list[Concept] = []
        self.alt_ids: list[AltId] = []
        self.links: list[Link] = []
        self.media: list[Media] = []
        self.media_elements: list[Element] = []
        self.descriptions: list[Description] = []
        self.rights: dict[str, Any] = {}
        self.dc_date: tuple[str, str] | None = None
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
        """Keep an element as it is, as an extension; nothing is kept of an empty one."""
        namespace, name = split(str(element.tag))
        if not len(element) and not element.attrib:
            value = (element.text or "").strip()
            if value:
                self.extensions.append(Extension(namespace=namespace, name=name, value=value))
            return
        markup = element_markup(element)
        self.extensions.append(
            Extension(namespace=namespace, name=name, value=markup, media_type=_XML)
        )

    def rest(self, element: Element, known: frozenset[str] = frozenset()) -> None:
        """Tell the attributes and elements of a leaf that nothing holds."""
        if not element.attrib:
            return
        for key, value in element.attrib.items():
            if key not in known and str(value).strip():
                self.lose(f"{local(element)}/@{str(key).rpartition('}')[2]}", str(value))

    def date(self, text: str, field: str) -> FeedDate | None:
        """A date with its moment; else None, and it is told why."""
        found = read_date(text)
        if found.instant is None:
            self.doubt(field, text, found.fault)
            return None
        return found

    def web(self, address: str) -> str | None:
        """An address of the web made absolute; None for anything else."""
        full = self.channel.absolute(address.strip())
        return full if _WEB.fullmatch(full) else None


def is_uri(value: str) -> bool:
    """Whether a field for a URI can hold it."""
    return _URI.fullmatch(value) is not None
