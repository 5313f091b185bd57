"""One located finding, and the code that says what kind of finding it is."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

Severity = Literal["error", "warning", "info"]
Kind = Literal["system", "read", "syntax", "structure", "rule", "loss"]
"""Where a finding comes from: a check that could not be made or our own fault, the reading, the grammar, a schema,
a rule, or what a format could not say."""
Basis = Literal["must", "should", "may", "editorial", "partner"]
"""How binding the demand is: the words of the standard (RFC 2119), good style, or what a partner asks for."""

Since = Literal["new", "unchanged"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
"""Worst first."""


def down_to(level: Severity) -> tuple[Severity, ...]:
    """The severities that are `level` or worse."""
    return SEVERITIES[: SEVERITIES.index(level) + 1]


MAX_VALUE = 120
"""Characters of a value that a message repeats; the rest is cut."""

_POSITION = re.compile(r"\[\d+\]")
"""Of an XPath: the first of its name has none."""
_INDEX = re.compile(r"/\d+(?=/|$)")
"""Of a JSON pointer."""
_CHARACTERS = re.compile(r"#char=(\d+),(\d+)$")
"""A place in a text (RFC 5147 section 2.2.1), as rules and readers name it behind a pointer."""


def bare(pointer: str) -> str:
    """A pointer without the place in a text to which it leads."""
    return _CHARACTERS.sub("", pointer) if "#" in pointer else pointer


def characters_of(pointer: str) -> tuple[int, int] | None:
    """The place in a text to which a pointer leads; None: it leads to the text as a whole."""
    found = _CHARACTERS.search(pointer) if "#" in pointer else None
    return (int(found[1]), int(found[2])) if found else None


def char_fragment(start: int, end: int) -> str:
    """What leads to a place in a text behind the pointer to it."""
    return f"#char={start},{end}"


@dataclass(frozen=True, slots=True)
class Code:
    """What is known about one kind of finding. A code never changes its meaning."""

    code: str
    """Family and number, such as `IO003`."""
    name: str
    """The same in words, kebab-case."""
    severity: Severity
    """Without a profile."""
    message: str
    """One sentence with `{placeholders}`, filled from the finding's values."""
    source: str
    """Standard, clause, address: where the demand comes from."""
    kind: Kind = "rule"
    """Where it comes from."""
    basis: Basis = "must"
    """How binding the demand is."""
    hint: str = ""
    """What to do about it, with the same placeholders."""
    page: str = ""
    """The manual page: what, why it matters, bad, good, fix."""
    blank: bool = False
    """Whether it says that a field (its value `property` or `element`) is there and empty."""
    echo: bool = False
    """Whether it is not told where a schema or rule said the same of its place already."""
    off: bool = False
    """Whether it is told only where a profile gives it a severity."""

    @property
    def default(self) -> str:
        """Its severity without a profile, or `off`."""
        return "off" if self.off else self.severity


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where (a pointer) and with which values. The engine adds the rest."""

    pointer: str
    """JSON pointer into the canonical item, or XPath or JSON pointer into the document."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What the message's placeholders stand for."""
    severity: Severity | None = None
    """Another severity than the code's, where the manual page says when."""
    replacement: str | None = None
    """The value that would be right at the pointer, where it is certain."""


@dataclass(slots=True)
class ItemRef:
    """Which item of its input a finding is about. Filled in as the item becomes known."""

    index: int
    """Position in the input, from 0."""
    id: str | None = None
    """Its uri."""
    headline: str | None = None
    """At most 60 characters."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file: 1-based line and column (Unicode code points), and the byte span."""

    line: int
    """From 1."""
    column: int
    """From 1, in Unicode code points."""
    span: tuple[int, int] | None = None
    """First byte in the file, and the one behind the last."""
    snippet: str | None = None
    """The line, or a window of a long one."""
    caret: tuple[int, int] | None = None
    """Where in the snippet the finding lies: start and length in characters."""
    around: tuple[int, int] | None = None
    """Of a place in the text of an element or string: the bytes of the start tag, or of the string."""


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a source that holds one item: bytes `start` to `end`, and where it begins."""

    start: int = 0
    """The first byte."""
    end: int | None = None
    """The byte behind the last; None: the end of the source."""
    line: int = 1
    """The line of the first byte, from 1."""
    column: int = 1
    """Its column, from 1, in Unicode code points."""
    path: str = ""
    """XPath of the item in its document; "" when the window is the whole document."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, ready to be told."""

    code: str
    """Family and number, such as `IO003`; `newsexport explain IO003` prints its manual page."""
    name: str
    """The same in words, such as `not-well-formed`."""
    severity: Severity
    """As the profile has it, where there is one."""
    kind: Kind
    """Where it comes from."""
    basis: Basis
    """How binding the demand is."""
    message: str
    """What is wrong, in one sentence; values of the document are cut at 120 characters."""
    source: str = ""
    """Where the demand comes from: standard and clause."""
    hint: str = ""
    """What to do about it."""
    pointer: str | None = None
    """XPath or JSON pointer in the source; for losses and outputs, in the canonical item. A JSON pointer with `#` behind it
    leads to the name of a member, not to its value."""
    item: ItemRef | None = None
    """Which item it is about; None: the input as a whole."""
    target: str | None = None
    """The format being written, for losses and refused outputs."""
    position: Position | None = None
    """Its place in the file; None where it has none, as what is said of an output."""
    replacement: str | None = None
    """The value that would be right. A fix puts it in place of the bytes of `position.span`."""
    since: Since | None = None
    """Whether the last run of the feed had it, where earlier runs are remembered."""
    characters: tuple[int, int] | None = None
    """Where in the text of the element or string it is: the first character, and the one behind the last."""
    off: bool = False
    """Whether it counts only where a profile gives its code a severity."""

    def redacted(self) -> Diagnostic:
        """The finding without anything that the document said: code and place only."""
        at, item = self.position, self.item
        return replace(
            self,
            message=self.name.replace("-", " "),
            hint="",
            replacement=None,
            position=replace(at, snippet=None, caret=None) if at else None,
            item=ItemRef(item.index, item.id) if item else None,
        )

    @property
    def place(self) -> str:
        """The pointer without positions, and with `*` for each index: the same place in any item."""
        return _INDEX.sub("/*", _POSITION.sub("", self.pointer or ""))

    @property
    def fingerprint(self) -> str:
        """Sixteen hex digits that name the finding over runs and unrelated edits.

        Made of code, generalised pointer, item and message; never of the line.
        """
        item = (self.item.id if self.item else None) or ""
        parts = f"{self.code}\x00{self.place}\x00{item}\x00{self.message}"
        return hashlib.blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def short(value: object, limit: int = MAX_VALUE) -> str:
    """A value as a message may repeat it: one line, at most `limit` characters."""
    text = value if isinstance(value, str) else _words(value)
    if not text.isprintable() or "  " in text:
        text = _UNSEEN.sub(" ", text)
    return text if len(text) <= limit else text[: limit - 1] + "…"


_NAMING = ("name", "text", "value", "title", "headline", "literal", "uri", "href", "qcode")
"""Fields that name an object of the model."""


def _words(value: object) -> str:
    """A value in words: times by ISO 8601, lists by their entries, objects by what names them, else by all they say."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return ", ".join(each if isinstance(each, str) else _words(each) for each in value)
    if hasattr(type(value), "model_fields"):
        named = (getattr(value, name, None) for name in _NAMING)
        found = next((each for each in named if isinstance(each, str) and each), None)
        return found or _words(list(_said(value))) or type(value).__name__.lower()
    return str(value)


def _said(value: object) -> Iterator[object]:
    """The texts, objects and lists of an object that nothing names: rights, a group of a package."""
    fields = getattr(value, "model_fields_set", ())
    for name in getattr(type(value), "model_fields", {}):
        said = getattr(value, name)
        if (
            name in fields
            and said
            and (isinstance(said, (str, tuple)) or hasattr(said, "model_fields_set"))
        ):
            yield said
