"""Where the wanted elements of an XML document stand, seen by expat, and their bytes.

A fault of characters within an element (a byte that is no UTF-8, a bare &, an entity that nobody declared, a
control character) costs this element alone: it is told and not read, and the document is followed on behind it
with a blank in place of the fault. Whatever breaks the order of tags ends the reading.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple
from xml.parsers import expat

from lxml import etree

from newsexport.codes.files import IO003, IO004, IO007, IO009
from newsexport.diagnostic import Code, Position, Window
from newsexport.syntax.encoding import strange_byte
from newsexport.syntax.xml import new_parser
from newsexport.syntax.xml_faults import (
    Fault,
    Stop,
    Undeclared,
    declaring,
    fault_of,
    message_of,
    stop_at,
    undecodable,
)

MAX_DEPTH = 200
"""Nesting of the elements around items; libxml2 allows 256 in all."""

Wanted = Callable[[tuple[str, ...]], bool]
"""Given the local names from the root down, whether this element is to be cut out."""


class StrayText(NamedTuple):
    """Text that stands outside of all wanted elements."""

    path: str
    """XPath of the element around it."""
    text: str
    position: Position


class Stopped(Exception):
    """The document cannot be read on: the finding that says why."""

    def __init__(self, code: Code, position: Position, **values: Any) -> None:
        super().__init__(code.code)
        self.code = code
        self.position = position
        self.values = values


class Cut(NamedTuple):
    """A wanted element, between the tags of its ancestors."""

    document: bytes
    opening: int
    """Length of the ancestors' start tags, which stand before the element."""
    names: tuple[str, ...]
    """Local names from the root down to it."""
    window: Window
    """Its bytes in the document, and its XPath there."""
    fault: Stopped | None = None
    """What is wrong with its characters, for which it is not to be read."""
    prolog: int = 0
    """Length of the document type before the start tags."""

    def declaring(self, prefixes: list[Undeclared]) -> Cut:
        """The same, with these prefixes declared in its first tag."""
        if not prefixes:
            return self
        root = self.document[self.prolog :]
        at = self.prolog + len(_tag_name(root)) + 1
        document, added = declaring(self.document, at, prefixes)
        return self._replace(document=document, opening=self.opening + added)


class Cutter:
    """Follows expat's events, and keeps only the bytes of the element being cut."""

    def __init__(
        self, wanted: Wanted, stray: Callable[[StrayText], None] | None = None,
        prolog: bytes = b"", before: int = 0,
    ) -> None:  # fmt: skip
        """`prolog`: a document type in one line, for the document has none; `before`: bytes that stand before it."""
        self._wanted = wanted
        self._stray = stray
        self._prolog = prolog
        self._before = before
        self._begin(b"", (0, 1, 1))
        self._buffer = b""
        self._base = 0
        self._opening, self._first_line = b"", 1
        """The start tags around the buffer, and the line at which it begins."""
        self._names: list[str] = []
        self._tags: list[bytes] = []
        self._counts: list[dict[str, int]] = [{}]
        self._paths: list[str] = []
        self._cut_depth = 0
        self._cut_from: tuple[int, int, int] = (0, 1, 1)
        self._depth_inside = 0
        self._fault: Stopped | None = None
        """The first fault of the element being cut."""
        self._mended = 0
        """How often the parser began again in this element."""
        self._done: list[Cut] = []

    def _begin(self, opening: bytes, at: tuple[int, int, int]) -> None:
        """A new parser, behind these start tags; `at`: offset, line and column of what follows."""
        self._parser = parser = expat.ParserCreate()
        opening = self._prolog + opening
        parser.Parse(opening, False)
        self._listen(True)
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype
        self._shift = (
            at[0] - len(opening),
            at[1] - 1,
            at[2] - 1 - len(opening.decode("utf-8", "replace")),
        )
        """How far the parser's offsets, lines, and columns of its first line stand from the document's."""

    def feed(self, chunk: bytes, *, final: bool) -> None:
        """Follow the next bytes of the document. Raises Stopped where it cannot be followed on."""
        self._buffer += chunk
        while True:
            try:
                self._parser.Parse(chunk, final)
                break
            except expat.ExpatError as error:
                chunk = self._behind(error, self._stopped(error))
        keep = self._cut_from[0] if self._cut_depth else self._offset()
        if not final and keep > self._base:
            self._buffer = self._buffer[keep - self._base :]
            self._base = keep
            self._opening = b"".join(map(_opened, self._tags))
            self._first_line = self._cut_from[1] if self._cut_depth else self._here().line

    def _behind(self, error: expat.ExpatError, stopped: Stopped) -> bytes:
        """What to read on with, behind a fault of the characters of an element that is being cut."""
        start = self._cut_from[0] - self._base
        if not self._cut_depth or self._mended >= _MENDS or not _of_characters(error, stopped):
            raise self._fault or stopped from error
        end = self._buffer.find(b"</" + _tag_name(self._buffer[start : start + 200]), start)
        end = len(self._buffer) if end < 0 else end
        blank = _blanked(self._buffer[start:end])
        if blank == self._buffer[start:end]:
            raise self._fault or stopped from error
        self._buffer = self._buffer[:start] + blank + self._buffer[end:]
        self._fault = self._fault or stopped
        self._mended += 1
        self._cut_depth = self._depth_inside = 0
        self._counts[-1][self._names.pop()] -= 1
        self._paths.pop()
        self._begin(b"".join(map(_opened, self._tags)).replace(b"\n", b" "), self._cut_from)
        return self._buffer[start:]

    def _stopped(self, error: expat.ExpatError) -> Stopped:
        """The fault at which expat stops, told as where a document is parsed at once."""
        at = self._parser.ErrorByteIndex + self._shift[0] - self._base
        if undecodable(self._buffer, at):
            reason = strange_byte(self._buffer[at], self._before + self._base + at, "utf-8")
            place = self._place(error.lineno, error.offset + 1)
            span = self._base + at, self._base + at + 1
            return Stopped(IO004, replace(place, span=span), reason=reason)
        stop = stop_at(error, self._buffer, at)
        begin = self._base + at + stop.position.column - error.offset - 1
        place = self._place(stop.position.line, stop.position.column)
        place = replace(place, span=(begin, begin + 1) if begin >= 0 else None)
        stop = stop._replace(position=place)
        fault = self._words(error, stop)
        return Stopped(IO003, stop.position, reason=fault.reason, advice=fault.advice)

    def _words(self, error: expat.ExpatError, stop: Stop) -> Fault:
        """What libxml2 says of the fault; what expat says where libxml2 finds another one, or none."""
        data, line = self._buffer, self._first_line
        opening = self._opening if self._base else None
        if self._cut_depth and error.code in _CHARACTERS:  # the element will do, up to the fault
            at = self._parser.ErrorByteIndex + self._shift[0] - self._base
            data = data[self._cut_from[0] - self._base : at + _BEHIND]
            line, opening = self._cut_from[1], b"".join(map(_opened, self._tags))
        if self._prolog:
            opening = self._prolog + (opening or b"")
        around = b"" if opening is None else opening.replace(b"\n", b" ") + b"\n"
        before = line - 1 - bool(around)
        try:
            etree.fromstring(around + data, new_parser(encoding="UTF-8"))
        except etree.XMLSyntaxError as other:
            if (other.lineno or 0) + before == stop.position.line:
                reason = _LINE.sub(partial(_moved, by=before), message_of(other))
                return fault_of(reason, stop=stop)
        return fault_of(expat.errors.messages.get(error.code, str(error)), stop=stop)

    def take(self) -> list[Cut]:
        """The elements that were cut out since the last time."""
        done, self._done = self._done, []
        return done

    def open_bytes(self) -> int:
        """How much is kept: an open element, or a tag or text without end."""
        return len(self._buffer)

    def open_place(self) -> Position:
        """Where the open element began, or where the document was read to."""
        if self._cut_depth:
            return Position(self._cut_from[1], self._cut_from[2])
        return self._here()

    def _here(self) -> Position:
        return self._place(self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _place(self, line: int, column: int) -> Position:
        """A place of the parser in the document."""
        _, lines, columns = self._shift
        return Position(line + lines, column + (columns if line == 1 else 0))

    def _offset(self) -> int:
        """Where the parser is in the bytes of the document."""
        return self._parser.CurrentByteIndex + self._shift[0]

    def _listen(self, outside: bool) -> None:
        """Hear of text only where it is stray: inside of wanted elements that would take time."""
        self._parser.CharacterDataHandler = self._text if outside and self._stray else None

    def _text(self, text: str) -> None:
        if self._stray is not None and not text.isspace():
            self._stray(StrayText("".join(self._paths), text, self._here()))

    def _doctype(self, *_: object) -> None:
        here = self._here()
        behind = self._buffer[: self._offset() - self._base].rpartition(b"<!DOCTYPE")[2]
        if b"\n" not in behind:
            here = Position(here.line, here.column - len(b"<!DOCTYPE" + behind))
        raise Stopped(IO007, here, reference="a DOCTYPE inside a streamed document")

    def _start(self, name: str, _: dict[str, str]) -> None:
        if self._cut_depth:
            self._depth_inside += 1
            return
        if len(self._names) >= MAX_DEPTH:
            raise Stopped(IO009, self._here(), what="the nesting", limit=f"{MAX_DEPTH} levels")
        plain = name.rpartition(":")[2]
        count = self._counts[-1][plain] = self._counts[-1].get(plain, 0) + 1
        self._names.append(plain)
        self._paths.append(f"/{plain}[{count}]" if count > 1 else f"/{plain}")
        at = self._offset()
        if self._wanted(tuple(self._names)):
            self._cut_depth = len(self._names)
            self._listen(False)
            here = self._here()
            self._cut_from = (at, here.line, here.column)
            return
        self._counts.append({})
        self._tags.append(self._tag_at(at))

    def _end(self, _: str) -> None:
        if self._depth_inside:
            self._depth_inside -= 1
            return
        if self._cut_depth:
            self._finish()
            self._cut_depth = self._mended = 0
            self._fault = None
            self._listen(True)
        else:
            self._counts.pop()
            self._tags.pop()
        self._names.pop()
        self._paths.pop()

    def _finish(self) -> None:
        start, line, column = self._cut_from
        tag = self._tag_at(start)
        end = start + len(tag)
        if not tag.endswith(b"/>"):
            at = self._offset()
            end = at + len(self._tag_at(at))
        element = self._buffer[start - self._base : end - self._base]
        opening = self._prolog + b"".join(_opened(tag) for tag in self._tags)
        closing = b"".join(b"</" + _tag_name(tag) + b">" for tag in reversed(self._tags))
        window = Window(start, end, line, column, "".join(self._paths))
        document = opening + element + closing
        names = tuple(self._names)
        cut = Cut(document, len(opening), names, window, self._fault, len(self._prolog))
        self._done.append(cut)

    def _tag_at(self, offset: int) -> bytes:
        """The tag that begins at this offset of the document."""
        match = _TAG.match(self._buffer, offset - self._base)
        return match[0] if match else b""


_LINE = re.compile(r" line (\d+)")


def _moved(line: re.Match[str], by: int) -> str:
    """A line of what was parsed as one of the document; nothing for one of the tags around it."""
    number = int(line[1]) + by
    return f" line {number}" if number > 0 and (by <= 0 or int(line[1]) > 1) else ""


_TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")


def _opened(tag: bytes) -> bytes:
    return tag[:-2] + b">" if tag.endswith(b"/>") else tag


def _tag_name(tag: bytes) -> bytes:
    match = re.match(rb"<([^\s/>]+)", tag)
    return match[1] if match else b"x"


_BEHIND = 4096
"""Bytes behind a fault among which libxml2 sees what it is."""
_MENDS = 20
"""How often reading goes on within one element; a sane one needs one for each part of it that was read."""
_BARE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)|<(?=[^\w:/!?\x80-\xff])")
_LONE = re.compile("[\udc80-\udcff]")
_CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\r")


def _of_characters(error: expat.ExpatError, stopped: Stopped) -> bool:
    """Whether a fault lies in characters, and not in the order of tags."""
    return stopped.code is IO004 or error.code in _CHARACTERS


_CHARACTERS = frozenset(map(expat.errors.codes.__getitem__, (
    expat.errors.XML_ERROR_INVALID_TOKEN, expat.errors.XML_ERROR_UNDEFINED_ENTITY,
    expat.errors.XML_ERROR_BAD_CHAR_REF,
)))  # fmt: skip


def _blanked(data: bytes) -> bytes:
    """As many bytes, without what XML does not allow in text."""
    clean = _LONE.sub("?", data.decode("utf-8", "surrogateescape")).encode()
    return _BARE.sub(b" ", clean.translate(bytes.maketrans(_CONTROLS, b" " * len(_CONTROLS))))
