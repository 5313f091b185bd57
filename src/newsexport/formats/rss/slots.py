"""Where the values of an item stand which its reader only passes on, as long as each is plainly of its kind.

What becomes of an item hangs on its elements and all values that stand nowhere here. A value that stands in a slot and
is not plainly of its kind is looked at by the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from newsexport.formats.rss.item import is_kept_as_it_is
from newsexport.formats.rss.names import key_of
from newsexport.prose.bylines import persons_named
from newsexport.prose.feed_dates import read_date
from newsexport.syntax.xml import Element, local
from newsexport.syntax.xml_text import unescaped

Kind = Literal["words", "name", "web", "urn", "date", "number", "story"]
"""What a value is: words on one line without signs of markup; the name of one person; an address of the web; a URN;
a moment; a whole number; the story, or what stands for it."""

_TEXTS: dict[str, Kind] = {
    **dict.fromkeys(("title", "description", "category", "dc:subject"), "words"),
    **dict.fromkeys(("media:title", "media:description", "media:text", "media:credit", "media:copyright"), "words"),
    **dict.fromkeys(("link", "guid", "comments"), "web"),
    **dict.fromkeys(("dc:creator", "dc:author", "author"), "name"),
    **dict.fromkeys(("pubdate", "dcterms:issued", "atom:published", "dcterms:modified", "atom:updated"), "date"),
    "content:encoded": "story",
}  # fmt: skip
"""Key of an element without elements -> what its text is."""
_FILES = frozenset({"media:content", "media:thumbnail", "enclosure"})
_OF_FILES: dict[str, Kind] = {
    "url": "web", "width": "number", "height": "number", "fileSize": "number", "length": "number",
}  # fmt: skip
"""Attributes of files -> what their values are."""
_WORDS = r"[^<&\]]+"
_OF_WEB = r"https?://[A-Za-z0-9][^\s<>\"&\]]*"
_FORMS: dict[Kind, str] = {
    "words": _WORDS, "name": _WORDS, "date": _WORDS, "number": "[0-9]{1,9}", "web": _OF_WEB,
    "urn": r"urn:[A-Za-z0-9][^\s<>\"&\]]*", "story": r"\s*[^\]\s][^\]]*",
}  # fmt: skip
"""What each looks like as it is written, in a pattern; where markup is none, as in a section of CDATA."""
_WITH_REFERENCES: dict[Kind, str] = {
    "words": r"[^<&\]]*(?:&#[0-9]{2,5};[^<&\]]*)*", "web": rf"{_OF_WEB}(?:&amp;[^\s<>\"&\]]*)*",
}  # fmt: skip
"""The same of those that may have some references in them, outside of sections."""
_TOKEN = re.compile(r"<!\[CDATA\[(.*?)\]\]>|<(/?)([^\s<>/!?]+)([^<>]*)>|([^<]+)", re.DOTALL)
_ATTRIBUTE = re.compile(r"(\s+([^\s=]+)=\")([^\"]*)\"")
_NUMBER = re.compile("&#([0-9]+);")
_BETWEEN = r"[ \t\n]*"


class Slot(NamedTuple):
    """Where a value stands."""

    node: int
    """Number of its element in the item."""
    name: str | None
    """That of the attribute; None: the text."""
    kind: Kind
    is_section: bool = False
    """Whether it stands in a section of CDATA."""


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """What items have in common, and where their values stand."""

    pattern: re.Pattern[str]
    """Takes any of them as it is written, with a group for each value."""
    slots: list[Slot]
    exact: frozenset[str]
    """What all of them say."""
    of_kind: dict[Kind, list[int]]
    """Which values are of a kind."""
    referring: list[int]
    """Which may have references in them."""

    def values(self, markup: str, start: int) -> list[str] | None:
        """The values of the item that begins there; None where it is of another shape, or one is not plainly of its kind."""
        match = self.pattern.match(markup, start)
        if match is None:
            return None
        said = list(match.groups())
        of_kind = self.of_kind
        for at in self.referring:
            if "&" in said[at]:
                said[at] = _resolved(said[at])
        names = [said[at] for at in of_kind["name"]]
        row = " ".join(("", *[said[at] for at in of_kind["words"]], *names, ""))
        if "  " in row or "&" in row or "<" in row or not row.isprintable():
            return None
        if not all(map(_is_one_person, names)):
            return None
        moments = [read_date(said[at]).instant for at in of_kind["date"]]
        return said if all(moments) else None


class _UnusualError(Exception):
    """An item is written in a way of which nothing is made here."""


def shape_of(item: Element, markup: str) -> Shape | None:
    """The shape of an item and of those that are written like it; None where it is written in an unusual way."""
    pieces: list[str] = []
    slots: list[Slot] = []
    exact: set[str] = set()
    try:
        for piece, found in _pieces(list(item.iter()), markup):
            pieces.append(piece)
            if isinstance(found, Slot):
                slots.append(found)
            else:
                exact.add(_resolved(found))
    except _UnusualError:
        return None
    of_kind = {kind: [at for at, slot in enumerate(slots) if slot.kind == kind] for kind in _FORMS}
    if len(of_kind["story"]) > 1:
        return None
    referring = [
        at for at, slot in enumerate(slots) if slot.kind in _WITH_REFERENCES and not slot.is_section
    ]
    return Shape(re.compile("".join(pieces)), slots, frozenset(exact), of_kind, referring)


def _pieces(nodes: list[Element], markup: str) -> Iterator[tuple[str, Slot | str]]:
    """The pattern of each part of the markup, with the slot or the value that it is. Raises _UnusualError."""
    done, at = 0, -1
    is_leaf = False
    for token in _TOKEN.finditer(markup):
        section, closing, name, rest, words = token.groups()
        if token.start() != done:
            raise _UnusualError
        done = token.end()
        if name is None and is_leaf:
            yield _text(nodes[at], at, words, section)
        elif name is None:
            if section is not None or not words.isspace():
                raise _UnusualError
            yield _BETWEEN, ""
        elif closing:
            yield re.escape(token[0]), ""
        else:
            at += 1
            if at == len(nodes) or local(nodes[at]) != name.rpartition(":")[2]:
                raise _UnusualError
            yield re.escape(f"<{name}"), ""
            yield from _attributes(nodes[at], at, rest)
        is_leaf = name is not None and not closing and not rest.endswith("/") and not len(nodes[at])
    if done != len(markup) or at + 1 != len(nodes):
        raise _UnusualError


def _attributes(node: Element, at: int, rest: str) -> Iterator[tuple[str, Slot | str]]:
    """The same for what stands in a tag behind its name."""
    done = 0
    for each in _ATTRIBUTE.finditer(rest):
        before, name, value = each.groups()
        if each.start() != done:
            raise _UnusualError
        done = each.end()
        yield re.escape(before), ""
        kind = _kind_of_attribute(node, name)
        yield _value(kind, at, name) if kind else (re.escape(value), value)
        yield '"', ""
    if rest[done:].strip(" /"):
        raise _UnusualError
    yield re.escape(f"{rest[done:]}>"), ""


def _text(node: Element, at: int, words: str, section: str | None) -> tuple[str, Slot | str]:
    """The same for the text of an element; `section`: where it is one of CDATA."""
    text = words if section is None else section
    kind = _kind_of_text(node, text)
    if kind is None or (kind == "story" and section is None):
        return re.escape(words if section is None else f"<![CDATA[{section}]]>"), text
    if section is None:
        return _value(kind, at, None)
    return rf"<!\[CDATA\[({_FORMS[kind]})\]\]>", Slot(at, None, kind, is_section=True)


def _value(kind: Kind, at: int, name: str | None) -> tuple[str, Slot]:
    return f"({_WITH_REFERENCES.get(kind, _FORMS[kind])})", Slot(at, name, kind)


def _kind_of_text(node: Element, text: str) -> Kind | None:
    key, parent = key_of(str(node.tag)), node.getparent()
    is_own = parent is not None and key_of(str(parent.tag)) == "item"
    if text.isspace() or not (is_own or key.startswith("media:")):
        return None
    if node.keys() and key != "guid" and not key.startswith("media:"):
        return None
    kind = "words" if is_kept_as_it_is(key) else _TEXTS.get(key)
    if key == "guid" and text.startswith("urn:"):
        kind = "urn"
    form = kind and _WITH_REFERENCES.get(kind, _FORMS[kind])
    return kind if form and re.fullmatch(form, text) else None


def _kind_of_attribute(node: Element, name: str) -> Kind | None:
    key = key_of(str(node.tag))
    if name == "url" and key != "media:thumbnail" and not (node.get("type") or "").strip():
        return None  # its ending may tell what it is
    return _OF_FILES.get(name) if key in _FILES else None


def _resolved(value: str) -> str:
    """A value whose references by number, and by the names of XML, are the characters that they stand for."""
    return unescaped(_NUMBER.sub(lambda found: chr(int(found[1])), value))


@lru_cache(maxsize=1024)
def _is_one_person(name: str) -> bool:
    return "@" not in name and not persons_named(name)
