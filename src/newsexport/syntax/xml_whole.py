"""A document that is parsed as one tree though it could be cut: faster, and as long as it is small.

Where its parts stand in the bytes is found only when somebody asks, which most often is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from lxml import etree

from newsexport.diagnostic import Window
from newsexport.errors import SourceUnavailable
from newsexport.limits import Limits
from newsexport.source import Source
from newsexport.syntax.xml import Element, new_parser
from newsexport.syntax.xml_cutter import Wanted
from newsexport.syntax.xml_stream import windows

WHOLE = 16 * 1024 * 1024
"""Bytes up to which a document that could be cut is parsed at once."""


def whole_tree(source: Source, limits: Limits) -> tuple[bytes, Element] | None:
    """The bytes and the root of a document that `can_stream`.

    None when it is large, or when anything is wrong with it or with its file: then it is to be cut, so that
    what stands before the fault is read.
    """
    return parsed_whole(source, limits, lambda data: (data, tree_of(data)))


_T = TypeVar("_T")


def parsed_whole(source: Source, limits: Limits, parse: Callable[[bytes], _T]) -> _T | None:
    """What `parse` makes of the bytes of such a document; None in the same cases. It raises what lxml raises."""
    try:
        data = source.read(min(limits.document_bytes, WHOLE))
        return None if data is None else parse(data)
    except (SourceUnavailable, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def tree_of(data: bytes) -> Element:
    """The root of a document in UTF-8, by the safe profile. Raises what lxml raises."""
    return etree.fromstring(data, new_parser(encoding="UTF-8"))


class LaterWindow(Window):
    """A window that is looked for when it is needed."""

    __slots__ = ("_find", "_index")

    def __init__(self, find: Callable[[], list[Window]], index: int, path: str) -> None:
        fill = object.__setattr__  # the class is frozen
        fill(self, "path", path)
        fill(self, "_find", find)
        fill(self, "_index", index)

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not there yet."""
        if name not in ("start", "end", "line", "column"):
            raise AttributeError(name)
        found = self._find()[self._index]
        for each in ("start", "end", "line", "column"):
            object.__setattr__(self, each, getattr(found, each))
        return getattr(found, name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Window) and _facts(self) == _facts(other)

    def __hash__(self) -> int:
        return hash(_facts(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return Window, _facts(self)


def _facts(window: Window) -> tuple[int, int | None, int, int, str]:
    return window.start, window.end, window.line, window.column, window.path


class Places:
    """Where the wanted elements of a document stand, all found at once when the first is asked for."""

    def __init__(self, data: bytes, wanted: Wanted, tags: Sequence[tuple[str, int]]) -> None:
        """`tags`: the local names that wanted elements have, and how many elements of each there are."""
        self._data = data
        self._wanted = wanted
        self._tags = tags
        self._found: list[Window] | None = None

    def later(self, index: int, path: str) -> Window:
        """The window of a wanted element, by its number in the order of the document."""
        return LaterWindow(self.all, index, path)

    def before(self, wanted: Wanted, path: str) -> Window:
        """The window of the first element of another kind, which stands before all of these."""
        return LaterWindow(lambda: windows(self._data[: self.all()[0].start], wanted), 0, path)

    def markup(self) -> list[tuple[int, int]] | None:
        """Where each begins, and where the next one does; None where something else looks like one, as in a comment.

        Only for wanted elements without a prefix.
        """
        found = sorted(at for name, _ in self._tags for at in self._begun(f"<{name}".encode()))
        if len(found) != sum(number for _, number in self._tags):
            return None
        return list(zip(found, (*found[1:], len(self._data)), strict=True))

    def _begun(self, tag: bytes) -> Iterator[int]:
        """Where a tag of that name begins; five times as fast as by a pattern."""
        data, at = self._data, self._data.find(tag)
        while at >= 0:
            end = at + len(tag)
            if data[end : end + 1] in (b" ", b"\n", b"\r", b"\t", b"/", b">"):
                yield at
            at = data.find(tag, end)

    def all(self) -> list[Window]:
        """The windows of all of them, found when the first is asked for."""
        if self._found is None:
            self._found = self._by_tags() or windows(self._data, self._wanted)
        return self._found

    def _by_tags(self) -> list[Window] | None:
        """Found by their tags alone; None where something else looks like one of these, as in a comment.

        Every element has its tags, so where there are as many tags as elements, nothing else is there.
        """
        names = "|".join(re.escape(name) for name, _ in self._tags).encode()
        pattern = re.compile(rb"<(/?)(?:[^\s<>/:!?]+:)?(?:" + names + rb")(?:\s*>|(?=[\s/>]))")
        data = self._data
        found = list(pattern.finditer(data))
        count = sum(number for _, number in self._tags)
        regular = len(found) == 2 * count and all(
            bool(match[1]) == bool(index % 2) for index, match in enumerate(found)
        )
        if not regular or data.count(b"\r") != data.count(b"\r\n"):
            return None
        result: list[Window] = []
        at, line, column = 0, 1, 1
        for opening, closing in zip(found[::2], found[1::2], strict=True):
            start, end = opening.start(), closing.end()
            if data[end - 1 : end] != b">":
                return None
            breaks = data.count(b"\n", at, start)
            begin = data.rfind(b"\n", at, start) + 1 if breaks else at
            width = len(data[begin:start].decode("utf-8", "replace"))
            line, column = line + breaks, width + (1 if breaks else column)
            at = start
            result.append(Window(start, end, line, column))
        return result
