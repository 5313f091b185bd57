"""Elements of a random document, and values of each kind that stand in no other place of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from html import escape
from random import Random

NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/", "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/", "media": "http://search.yahoo.com/mrss/", "atom": "http://www.w3.org/2005/Atom",
    "georss": "http://www.georss.org/georss", "gml": "http://www.opengis.net/gml",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#", "slash": "http://purl.org/rss/1.0/modules/slash/",
    "wfw": "http://wellformedweb.org/CommentAPI/", "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "sy": "http://purl.org/rss/1.0/modules/syndication/", "thr": "http://purl.org/syndication/thread/1.0",
    "creativeCommons": "http://backend.userland.com/creativeCommonsRssModule",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0", "fh": "http://purl.org/syndication/history/1.0",
    "at": "http://purl.org/atompub/tombstones/1.0", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xhtml": "http://www.w3.org/1999/xhtml", "x": "https://example.com/ns/own",
    "app": "http://www.w3.org/2007/app", "news": "http://www.google.com/schemas/sitemap-news/0.9", "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "video": "http://www.google.com/schemas/sitemap-video/1.1",
}  # fmt: skip
"""Usual prefix -> namespace."""


@dataclass
class Node:
    """An element: its name with the usual prefix, its attributes, words and elements in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Node | str] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """The element and all in it."""
        yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.walk()

    def find(self, name: str) -> list[Node]:
        """All elements of that name in it."""
        return [each for each in self.walk() if each.name == name]

    def children(self) -> list[Node]:
        """The elements in it."""
        return [part for part in self.parts if isinstance(part, Node)]


class Markup(Node):
    """Markup that is written as it stands."""

    def __init__(self, markup: str) -> None:
        super().__init__("")
        self.markup = markup


def node(name: str, /, *parts: Node | str | None, **attributes: str | None) -> Node:
    """An element; a `_` in the name of an attribute is a colon."""
    said = {key.replace("_", ":"): value for key, value in attributes.items() if value is not None}
    return Node(name, said, [part for part in parts if part is not None])


class Values:
    """Values that stand once, and choices between them."""

    def __init__(self, seed: int, *, odd: bool = False, full: bool = False) -> None:
        """`odd`: with values that want care; `full`: with all that may stand there."""
        self.random = Random(seed)
        self.odd = odd
        self.full = full
        self._count = 0
        self._files: dict[str, list[str]] = {}

    def number(self) -> int:
        """One that no other value has."""
        self._count += 1
        return 1000 + self._count

    def some(self, share: float = 0.5) -> bool:
        """Whether something happens."""
        return self.full or self.random.random() < share

    def pick(self, *choices: str) -> str:
        """One of these."""
        return self.random.choice(choices)

    def words(self, count: int | None = None) -> str:
        """Plain words; odd ones hold signs that want care."""
        signs = " & < > \" ' ü – 漢 € 😀".split(" ") if self.odd else ["ü", "–", "and"]
        said = [f"{self.pick('ferry', 'harbour', 'crew')}{self.number()}"]
        said += [
            self.pick(*signs) if self.some(0.3) else f"tide{self.number()}"
            for _ in range(count or self.random.randrange(4))
        ]
        return " ".join((*said, f"end{self.number()}"))

    def person(self) -> str:
        """The name of a person."""
        return f"{self.pick('Ada', 'Tomas', 'Mila')} Lind{self.number()}"

    def email(self) -> str:
        """An address of a person."""
        return f"person{self.number()}@example.com"

    def url(self, suffix: str = "") -> str:
        """The address of a page or file."""
        page = f"/page{self.number()}{suffix}"
        if self.odd and self.some(0.05):
            return self.pick(
                page, page[1:], f"//example.com{page}", f"HTTP://Example.com:80{page}?a=ü"
            )
        return f"https://{self.pick('example.com', 'www.example.org')}{page}"

    def date(self) -> datetime:
        """A moment."""
        offset = timezone(timedelta(minutes=self.random.choice((0, 60, -300, 330))))
        return datetime(2026, 2, 1, tzinfo=UTC).astimezone(offset) + timedelta(
            hours=self.number(), seconds=self.random.randrange(3600)
        )

    def file(self, suffix: str, share: float = 0.0) -> str:
        """The address of a file; now and then one that was named before, for two accounts of one file."""
        known = self._files.setdefault(suffix, [])
        if self.odd and known and self.some(share):
            return self.random.choice(known)
        known.append(self.url(suffix))
        return known[-1]

    def rfc822(self) -> str:
        """A date of RSS."""
        date = self.date()
        return (
            format_datetime(date.astimezone(UTC), usegmt=True)
            if self.some()
            else format_datetime(date)
        )

    def rfc3339(self) -> str:
        """A date of Atom."""
        date = self.date()
        if self.some(0.3):
            return f"{date.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
        return date.isoformat()

    def language(self) -> str:
        """A language tag."""
        return self.pick("en", "en-GB", "de", "fr-CA", "ar", "pt-BR", "zh-Hant")

    def html(self) -> str:
        """Some HTML."""
        return "".join(self._paragraph() for _ in range(self.random.randrange(1, 4)))

    def _paragraph(self) -> str:
        inner = escape(self.words(), quote=False)
        choices: list[Callable[[], str]] = [
            lambda: f"<p>{inner}</p>", lambda: f"<p>{inner} <b>{escape(self.words())}</b></p>",
            lambda: f'<p><a href="{self.url()}">{inner}</a></p>', lambda: f"<h2>{inner}</h2>",
            lambda: f'<p><img src="{self.file(".jpg", 0.4)}" alt="{escape(self.words())}" /></p>',
            lambda: f"<ul><li>{inner}</li><li>{escape(self.words())}</li></ul>",
            lambda: f"<blockquote><p>{inner}</p></blockquote>", lambda: f"<p>{inner}<br />{escape(self.words())}</p>",
            lambda: f"<table><tr><th>{inner}</th><td>{escape(self.words())}</td></tr></table>",
            lambda: f'<figure><img src="{self.file(".png", 0.2)}" alt="" /><figcaption>{inner}</figcaption></figure>',
        ]  # fmt: skip
        return self.random.choice(choices)()

    def shuffled(self, nodes: list[Node]) -> list[Node]:
        """The same in another order."""
        return self.random.sample(nodes, len(nodes))


_ENCODINGS = ("UTF-8", "UTF-8", "UTF-8", "UTF-16", "ISO-8859-1", "windows-1252")


def document(root: Node, values: Values, *, prefixes: dict[str, str] | None = None) -> bytes:
    """The document as bytes. `prefixes`: usual prefix -> the one that is written; "" makes it the default one."""
    names = prefixes or {}
    used = {
        name.partition(":")[0]
        for each in root.walk()
        for name in (each.name, *each.attributes)
        if ":" in name
    }
    spaces = {
        "xmlns"
        + (f":{names.get(prefix, prefix)}" if names.get(prefix, prefix) else ""): NAMESPACES[prefix]
        for prefix in sorted(used - {"xml", "xmlns"})
    }
    top = Node(root.name, {**spaces, **root.attributes}, root.parts)
    encoding = values.pick(*_ENCODINGS) if values.odd else "UTF-8"
    bom = "\ufeff" if encoding == "UTF-8" and values.odd and values.some(0.2) else ""
    said = f'{bom}<?xml version="1.0" encoding="{encoding}"?>\n{_written(top, values, names)}\n'
    return said.encode(encoding, "strict" if encoding.startswith("UTF") else "xmlcharrefreplace")


def _written(each: Node, values: Values, names: dict[str, str]) -> str:
    if isinstance(each, Markup):
        return each.markup
    name = _named(each.name, names)
    said = "".join(
        f' {_named(key, names) if not key.startswith("xml") else key}="{escape(value)}"'
        for key, value in each.attributes.items()
    )
    if not each.parts:
        return f"<{name}{said}/>" if values.some() else f"<{name}{said}></{name}>"
    inner = "".join(
        _text(part, values) if isinstance(part, str) else _written(part, values, names)
        for part in each.parts
    )
    return f"<{name}{said}>{inner}</{name}>"


def _named(name: str, names: dict[str, str]) -> str:
    prefix, colon, rest = name.rpartition(":")
    return f"{names.get(prefix, prefix)}:".lstrip(":") + rest if colon else name


def _text(text: str, values: Values) -> str:
    """Words in one of the ways of XML."""
    way = values.random.randrange(6)
    if way == 0 and "]]>" not in text:
        return f"<![CDATA[{text}]]>"
    if way == 1 and len(text) > 4 and "]]>" not in text:
        half = len(text) // 2
        return escape(text[:half], quote=False) + f"<![CDATA[{text[half:]}]]>"
    if way == 2:
        return "".join(
            f"&#{ord(sign)};" if sign in "<>&" or ord(sign) > 126 else sign for sign in text
        )
    return escape(text, quote=False)
