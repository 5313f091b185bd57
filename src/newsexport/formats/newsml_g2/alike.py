"""How an item is written: all that the schema and most rules look at, in one short string.

Items of one provider are written alike: the same tags in the same order, with other words between them. What was found
right in one is right in all that are written like it, so it is looked for once. What counts of a tag and its text is
said in `kinds`. The text of an item, which no schema judges, stands apart. Where it is not certain that nothing else
counts, an item has no such string.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from newsexport.formats.newsml_g2 import printed_xhtml
from newsexport.formats.newsml_g2.kinds import (
    Form,
    Plan,
    form_of,
    form_of_end,
    kind_of_text,
    plan_of,
)
from newsexport.formats.newsml_g2.names import NAR, XHTML_TYPE
from newsexport.syntax.xml import Element

K = TypeVar("K")
V = TypeVar("V")

_INLINE, _CONTENT_SET = f"{{{NAR}}}inlineXML", f"{{{NAR}}}contentSet"
_CONTENT, _CONTENT_END = b"<inlineXML ", b"</inlineXML>"
_XHTML = f' contenttype="{XHTML_TYPE}"'.encode()
_WORDCOUNT = re.compile(rb'\swordcount="([^"]*)"')
_REMEMBERED = 4000
"""Pieces, and kinds of pieces, that are remembered; then all begins anew."""
_SHAPES = 1000
"""Items that are remembered; then these begin anew."""
_SHORT = 100
"""Bytes of a piece that is remembered."""
_LONGEST = 400
"""Bytes that count of a piece."""
_LARGEST = 16_000
"""Bytes around the text of an item that is looked at."""


class Judged(NamedTuple):
    """What is known of an item of which the schema has nothing to say."""

    groups: bool
    """Whether it has a groupSet."""
    seen: int | None = None
    """What a glance shows to rules; None where that hangs on more than how the item is written."""
    needs: tuple[str, ...] = ()
    """Ids that it refers to, and that its text must bear."""


class Metadata(NamedTuple):
    """All of an item as it is written, but its text."""

    shape: str
    """The same for all items of a run that are written alike."""
    pieces: list[bytes]
    """Its markup, parted at each `<`."""


class Written(NamedTuple):
    """An item as it is written."""

    metadata: Metadata
    wordcount: str | None
    """What its content states."""
    text: printed_xhtml.Xhtml | None
    """Its content, which is a document of XHTML; None where it has no inlineXML."""


@dataclass(slots=True)
class Known:
    """An item, and what is known of those that are written like it."""

    written: Written | None
    _known: dict[str, Judged]

    @property
    def judged(self) -> Judged | None:
        """What was remembered; None where that is nothing."""
        return None if self.written is None else self._known.get(self.written.metadata.shape)

    def remember(self, judged: Judged, tree: Element) -> None:
        """Remember something of all that are written like it. `tree`: the item, as it was parsed."""
        if self.written is not None and all(map(_is_content, tree.iter("{*}inlineXML"))):
            remember(self._known, self.written.metadata.shape, judged, _SHAPES)


def _text_in(markup: bytes) -> tuple[int, int] | None:
    """Where the text of an item begins and ends; None where it has no inlineXML."""
    begun = markup.find(_CONTENT)
    if begun < 0:
        return None
    return markup.find(b">", begun) + 1, markup.rfind(_CONTENT_END)


def _is_content(element: Element) -> bool:
    """Whether an inlineXML is one, so that no schema judges what is in it, and no foreign element of that name."""
    parent = element.getparent()
    return element.tag == _INLINE and parent is not None and parent.tag == _CONTENT_SET


UNKNOWN = Known(None, {})
"""An item of which nothing is known."""


class _UncertainError(Exception):
    """It is not certain what counts of an item."""


class _Signs(dict[bytes, str]):
    """The character for a tag without `<`, and the text behind it; those that are not remembered are found when asked for."""

    def __init__(self, is_common: Callable[[str], bool]) -> None:
        self._is_common = is_common
        self.kinds: dict[bytes, str] = {}
        self.forms: dict[bytes, Form] = {}
        self._plans: dict[bytes, Plan] = {}

    def __missing__(self, piece: bytes) -> str:
        """Raises _UncertainError."""
        tag, _, text = piece.partition(b">")
        form = self.forms.get(tag) or self._form(tag)
        said = kind_of_text(form, text) if text and not text.isspace() else text
        kind = b"%b>%b" % (form.kind, said)
        sign = self.kinds.get(kind)
        if sign is None:
            if len(kind) > _LONGEST:
                raise _UncertainError
            sign = self.kinds[kind] = chr(len(self.kinds) + 1)
        if len(piece) <= _SHORT:
            remember(self, piece, sign)
        return sign

    def _form(self, tag: bytes) -> Form:
        form = form_of_end(tag) if tag[:1] in (b"/", b"!") else self._form_of_begin(tag)
        if form is None:
            raise _UncertainError
        return form

    def _form_of_begin(self, tag: bytes) -> Form | None:
        parts = tag.split(b'"')
        empty = b'""'.join(parts[::2])
        plan = self._plans.get(empty) or plan_of(empty)
        if plan is None or len(parts) % 2 == 0:
            return None
        remember(self._plans, empty, plan)
        form = form_of(parts, plan, self._is_common)
        if form is not None and len(tag) <= _SHORT:
            remember(self.forms, tag, form)
        return form


class Alike:
    """The items of one run, by how they are written."""

    def __init__(self, is_common: Callable[[str], bool]) -> None:
        """`is_common`: see `kinds.form_of`."""
        self._signs = _Signs(is_common)
        self._known: dict[str, Judged] = {}
        self.memory: dict[Any, Any] = {}
        """What others remember of shapes; emptied when these begin anew."""

    def of(self, markup: bytes | None) -> Known:
        """An item from its bytes, where they are at hand: from `<` to the last white space behind it."""
        return Known(None if markup is None else self._written(markup), self._known)

    def _written(self, markup: bytes) -> Written | None:
        within = _text_in(markup)
        if within is None:
            found = self._shape(markup)
            return None if found is None else Written(found, None, None)
        inside, end = within
        tag = markup[markup.rfind(_CONTENT, 0, inside) : inside]
        if end < inside or tag.find(_XHTML) < 0:
            return None
        found = self._shape(markup[:inside] + markup[end:])
        text = None if found is None else printed_xhtml.as_written(markup[inside:end])
        if found is None or text is None:
            return None
        stated = _WORDCOUNT.search(tag)
        return Written(found, stated and stated[1].decode(), text)

    def _shape(self, markup: bytes) -> Metadata | None:
        """A character for each tag and the text behind it; None where it is not certain what counts of one."""
        if len(markup) > _LARGEST:
            return None
        if len(self._signs.kinds) >= _REMEMBERED:
            self._signs.kinds.clear()
            self._signs.clear()
            self._known.clear()
            self.memory.clear()
        pieces = markup[1:].split(b"<")
        try:
            return Metadata("".join(map(self._signs.__getitem__, pieces)), pieces)
        except _UncertainError:
            return None


def remember(memory: dict[K, V], key: K, value: V, most: int | None = None) -> None:
    """Put something into a memory that does not grow without end."""
    if len(memory) >= (most or _REMEMBERED):
        memory.clear()
    memory[key] = value
