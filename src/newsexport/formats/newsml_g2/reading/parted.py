"""The text of an item, parted into paragraphs of plain words and what stands around them, for `templates`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from newsexport.formats.newsml_g2 import kinds
from newsexport.formats.newsml_g2.printed_xhtml import Xhtml
from newsexport.payloads.xhtml.state import paths_of_run
from newsexport.syntax.xml import Element
from newsexport.syntax.xml_text import unescaped
from newsexport.syntax.xml_whole import tree_of

LEVELS = {"p": 0, "h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
"""Elements of plain words: 0 for a paragraph, else the level of a heading."""
_FIRST = {f"<body><{name}>".encode(): name for name in LEVELS}
_NEXT = {f"</{one}><{name}>".encode(): name for one in LEVELS for name in LEVELS}
"""Tags with which the first of them begins, and the next ones."""
_NAMES = frozenset(
    {b"body", b"section", b"figure", b"img", b"figcaption", *map(str.encode, LEVELS)}
)
"""Elements of the body: those of plain words, and figures, of which a reader looks into no address and no words."""
_FURTHER = re.compile(rb"<(?:p|h[1-6])[\s/>]")
_VALUE = re.compile(rb'([<\s](?:title>|figcaption>|alt="|src="|data-uri="))')
"""What stands before a value."""
_ADDRESSES = (b'src="', b'data-uri="')


class Parted(NamedTuple):
    """A text that begins with plain words."""

    head: bytes
    """All before its body."""
    tags: list[str]
    """Names of the elements that hold plain words."""
    texts: list[str]
    """Their words."""
    run: list[bytes]
    """The body up to the end of these words."""
    tail: bytes
    """All behind them: no further ones are in it."""
    frame: bytes
    """Head and tail without the values."""
    values: list[bytes]
    """Words and addresses in them that a reader passes on as they are."""
    kinds: list[re.Pattern[bytes]]
    """What each of them is."""

    def marked(self, marks: Iterable[bytes]) -> Element:
        """The document with marks in the place of the values."""
        waiting = iter(marks)
        head, tail = (
            b"".join(
                part
                if number % 2 or not number
                else next(waiting) + part[len(_value(before, part)) :]
                for number, (before, part) in enumerate(zip([b"", *parts], parts, strict=False))
            )
            for parts in (_VALUE.split(self.head), _VALUE.split(self.tail))
        )
        closing = f"</{self.tags[-1]}>".encode()
        return tree_of(b"".join((head, *self.run, closing, tail)))


def parted(document: Xhtml) -> Parted | None:
    """A printed document, parted; None where its body does not begin with plain words, or has more further on."""
    parts = document.parts
    first = _FIRST.get(parts[1])
    if first is None or not document.names <= _NAMES:
        return None
    if not document.is_even or not document.unusual.isprintable():
        return None
    tags = [first]
    for between in parts[3::2]:
        name = _NEXT.get(between)
        if name is None:
            break
        tags.append(name)
    end = 2 * len(tags) + 1
    closing = f"</{tags[-1]}>".encode()
    tail = b"".join(parts[end:])[len(closing) :] + b"</html>"
    rows = b"\0".join(parts[2:end:2])
    if rows.find(b" \0") >= 0 or rows.endswith(b" ") or _FURTHER.search(tail):
        return None
    texts = rows.decode().split("\0")
    frame: list[bytes] = []
    values: list[bytes] = []
    sorts: list[re.Pattern[bytes]] = []
    for around in (_VALUE.split(document.head), _VALUE.split(tail)):
        frame.append(around[0])
        for before, part in zip(around[1::2], around[2::2], strict=True):
            value = _value(before, part)
            kind = kinds.ADDRESS if before.endswith(_ADDRESSES) else kinds.WORDS
            if kind.fullmatch(value) is None:
                return None
            values.append(value)
            sorts.append(kind)
            frame += (before, part[len(value) :])
    if rows.find(b"&") >= 0:
        texts = [unescaped(text) for text in texts]
    run = parts[1:end]
    return Parted(document.head, tags, texts, run, tail, b"".join(frame), values, sorts)


def _value(before: bytes, part: bytes) -> bytes:
    """The value with which a part of markup begins."""
    return part.partition(b"<" if before[-1:] == b">" else b'"')[0]


def tail_places(body: Mapping[str, str], begun: int) -> dict[tuple[int, str], str]:
    """Where the blocks behind the first ones stand: number of the block behind them, pointer in it -> XPath."""
    found = {}
    for pointer, place in body.items():
        _, name, number, *inside = pointer.split("/")
        if name == "body" and int(number) >= begun:
            found[int(number) - begun, "".join(f"/{each}" for each in inside)] = place
    return found


def places(
    path: str, xpath: str, tags: list[str], tail: Mapping[tuple[int, str], str]
) -> dict[str, str]:
    """Where the blocks of a body stand: `path` of the item, `xpath` of the body below it."""
    found = paths_of_run(path + xpath, tags)
    for (number, inside), place in tail.items():
        found[f"/body/{len(tags) + number}{inside}"] = path + place
    return found
