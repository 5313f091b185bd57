"""The text of an item, parted into paragraphs of plain words and what stands around them, for `templates`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
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
_TITLE, _CAPTION = b"<title>", b"<figcaption>"
"""What stands before words that are a value."""
_ATTRIBUTES = {b"alt=": kinds.WORDS, b"src=": kinds.ADDRESS, b"data-uri=": kinds.ADDRESS}
"""What stands before a value of an attribute, and what that is."""
_LAST = itemgetter(slice(-1, None))


class Parted(NamedTuple):
    """A text that begins with plain words."""

    tags: list[str]
    """Names of the elements that hold plain words."""
    texts: list[str]
    """Their words."""
    run: list[bytes]
    """The body up to the end of these words."""
    head: list[bytes]
    """All before the body, parted where values stand."""
    tail: list[bytes]
    """All behind the plain words: no further ones are in it."""
    values: list[bytes]
    """Words and addresses in head and tail that a reader passes on as they are."""
    kinds: list[re.Pattern[bytes]]
    """What each of them is."""

    @property
    def frame(self) -> bytes:
        """Head and tail without the values."""
        return b"\0".join((*self.head, b"", *self.tail))

    def marked(self, marks: Iterable[bytes]) -> Element:
        """The document with marks in the place of the values."""
        waiting = iter(marks)
        head, tail = (
            b"".join((first, *(next(waiting) + part for part in parts)))
            for first, *parts in (self.head, self.tail)
        )
        return tree_of(b"".join((head, *self.run, tail)))


def parted(document: Xhtml) -> Parted | None:
    """A printed document, parted; None where its body does not begin with plain words, or has more further on."""
    parts = document.parts
    first = _FIRST.get(parts[1])
    if first is None or not document.names <= _NAMES or not document.is_usual:
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
    words = parts[2:end:2]
    if any(map(_FURTHER.search, parts[end::2])) or b" " in map(_LAST, words):
        return None
    before, sign, behind = document.head.partition(_TITLE)
    title = behind.partition(b"<")[0]
    head = [before + sign, behind[len(title) :]] if sign else [before]
    *said, (rest, _, _) = _said_in(parts[end:])
    tail = [*(before for before, _, _ in said), rest + b"</html>"]
    values = [title, *(value for _, value, _ in said)][not sign :]
    sorts = [kinds.WORDS, *(kind for _, _, kind in said)][not sign :]
    if not all(kind.fullmatch(value) for value, kind in zip(values, sorts, strict=True)):
        return None
    texts = list(map(bytes.decode, words))
    if document.words.find(b"&") >= 0:
        texts = [unescaped(text) for text in texts]
    return Parted(tags, texts, parts[1:end], head, tail, values, sorts)


def _said_in(parts: list[bytes]) -> Iterator[tuple[bytes, bytes, re.Pattern[bytes]]]:
    """The values in tags and texts in turn: what stands before each, and what it is; then the rest, before none."""
    rest = b""
    for number, part in enumerate(parts):
        if number % 2 == 0:
            *quoted, last = part.split(b'"')
            for before, value in zip(quoted[::2], quoted[1::2], strict=True):
                kind = _ATTRIBUTES.get(before.split()[-1])
                if kind is None:
                    rest += b'%b"%b"' % (before, value)
                else:
                    yield b'%b%b"' % (rest, before), value, kind
                    rest = b'"'
            rest += last
        elif parts[number - 1].endswith(_CAPTION):
            yield rest, part, kinds.WORDS
            rest = b""
        else:
            rest += part
    yield rest, b"", kinds.WORDS


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
