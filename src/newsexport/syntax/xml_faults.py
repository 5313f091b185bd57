"""What is wrong with XML that is not well-formed: in words, with its mend, and where the fault begins.

libxml2 says best what is wrong, and expat where. Both ways of reading, at once and cut, tell the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from html.entities import html5
from typing import Any, NamedTuple
from xml.parsers import expat

from lxml import etree

from newsexport.diagnostic import Position, short

_AMPERSAND = "write & as &amp; in text and attribute values"
_CUT_OFF = "the file is cut off: fetch it again"
_CLOSE = "close each element with the tag that opened it"
_NO_CHARACTER = "leave the character out: XML does not allow it"
_MEND = "mend the document at this place"
_KNOWN = (
    (r"xmlParseEntityRef: no name|EntityRef: expecting ';'", "an & that begins no reference", _AMPERSAND),
    (r"StartTag: invalid element name", "a < that begins no tag", "write < as &lt; in text"),
    (r"Unescaped '<' not allowed in attributes values", "a < in the value of an attribute",
     "close the quotes of the value before it, or write < as &lt;"),
    (r"AttValue: .* expected", "the value of an attribute without quotes", "put the value in quotes"),
    (r"Specification mandates value for attribute (\S+)", r"the attribute \1 without a value",
     "write the value in quotes, or leave the attribute out"),
    (r"Attribute (\S+) redefined|duplicate attribute", None, "write the attribute once"),
    (r"attributes construct error", "no blank between two attributes, or quotes in a value",
     "write a blank between attributes, and quotes within a value as &quot;"),
    (r"[Mm]ismatch", None, _CLOSE),
    (r"Premature end|no element found|unclosed|not finished|not terminated", None, _CUT_OFF),
    (r"Extra content at the end of the document|junk after document element", None,
     "a document has one root element: leave out what stands behind it"),
    (r"Start tag expected, '<' not found", None, "send XML: a document begins with <"),
    (r"xmlParseCharRef", None, _NO_CHARACTER),
    (r"XML declaration allowed only at the start", None,
     "leave out what stands before the declaration, or send a second document in a file of its own"),
    (r"Sequence ']]>' not allowed", None, "write ]]> as ]]&gt; in text"),
)  # fmt: skip
"""What libxml2 or expat says (a pattern), what that means where their words tell little, and what to do."""
PREFIXES = {
    "atom": "http://www.w3.org/2005/Atom", "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/",
    "georss": "http://www.georss.org/georss", "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd", "media": "http://search.yahoo.com/mrss/",
    "news": "http://www.google.com/schemas/sitemap-news/0.9", "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/", "thr": "http://purl.org/syndication/thread/1.0",
    "video": "http://www.google.com/schemas/sitemap-video/1.1", "wfw": "http://wellformedweb.org/CommentAPI/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}  # fmt: skip
"""What prefixes of news stand for, where nobody has declared them."""
_PREFIX = re.compile(r"Namespace prefix (\S+) (?:for (\S+) )?on (\S+)")
_UNDEFINED = re.compile(r"Entity '(.+)' not defined")
_REFERENCE = re.compile(rb"&[#\w.:-]{0,60}\Z")
_LIMITS = (
    "Resource limit",
    "Excessive depth",
    "huge",
    "HUGE",
    "amplification",
    "too long",
    "too big",
    "too many",
)


_CUT = frozenset(map(expat.errors.codes.__getitem__, (
    expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN,
    expat.errors.XML_ERROR_PARTIAL_CHAR, expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
)))  # fmt: skip
"""What expat says of a document that ends too early."""


class Fault(NamedTuple):
    """The first fault of a document."""

    reason: str
    advice: str


class Stop(NamedTuple):
    """Where expat stopped, and what it saw there."""

    position: Position
    cut_off: bool = False
    """Whether the document ends there, too early."""
    control: int = 0
    """A control character that stands there."""


def fault_of(reason: str, mend: str = _MEND, stop: Stop | None = None) -> Fault:
    """A fault in words. `mend` is the advice where nothing better is known."""
    if stop is not None and stop.control:
        return Fault(f"the control character U+{stop.control:04X}", _NO_CHARACTER)
    if stop is not None and stop.cut_off:
        early = "Premature end" in reason or "empty" in reason
        return Fault(reason if early else "the document ends too early", _CUT_OFF)
    prefix = undeclared(reason)
    if prefix:
        return Fault(reason, prefix.said["advice"])
    undefined = _UNDEFINED.match(reason)
    if undefined:
        meant = html5.get(f"{undefined[1]};")
        if meant is None:
            return Fault(reason, f"{_AMPERSAND}, or declare the entity")
        numbers = "".join(f"&#{ord(each)};" for each in meant)
        return Fault(
            reason, f"XML knows no entities of HTML: write the character itself, or {numbers}"
        )
    for sign, words, advice in _KNOWN:
        found = re.search(sign, reason)
        if found:
            return Fault(found.expand(words) if words else reason, advice)
    return Fault(reason, mend)


MAX_UNDECLARED = 20
"""Prefixes without a declaration that are read all the same; each costs a further look at what has them."""


class Undeclared(NamedTuple):
    """A prefix that nobody declared."""

    prefix: str
    name: str
    """Of the element or attribute that has it, with the prefix."""

    @property
    def uri(self) -> str:
        """What it stands for: by custom, or nothing that is known."""
        return PREFIXES.get(self.prefix, f"urn:x-undeclared:{self.prefix}")

    @property
    def said(self) -> dict[str, Any]:
        """The values of the finding."""
        address = PREFIXES.get(self.prefix, "…")
        advice = f'declare it in the root: xmlns:{self.prefix}="{address}"'
        return {"prefix": self.prefix, "name": self.name, "advice": advice}


def undeclared(reason: str) -> Undeclared | None:
    """The prefix that nobody declared, where that is what libxml2 refuses."""
    found = _PREFIX.match(reason)
    if found is None:
        return None
    prefix, attribute, element = found.groups()
    return Undeclared(prefix, f"{prefix}:{attribute or element}")


def is_read(prefix: Undeclared, known: Sequence[Undeclared]) -> bool:
    """Whether a prefix is to be read as what it stands for. `known`: those that were already."""
    return len(known) < MAX_UNDECLARED and prefix.prefix not in [each.prefix for each in known]


def declaring(data: bytes, at: int, prefixes: Iterable[Undeclared]) -> tuple[bytes, int]:
    """The bytes with these prefixes declared in the tag whose name ends at `at`, and how many bytes that adds."""
    said = "".join(f' xmlns:{each.prefix}="{each.uri}"' for each in prefixes).encode()
    return data[:at] + said + data[at:], len(said)


def end_of_root_name(data: bytes) -> int:
    """Where in a document in UTF-8 the name in the tag of its root ends; 0 where there is none."""
    found: list[int] = []
    parser = expat.ParserCreate("utf-8")

    def note(name: str, _: dict[str, str]) -> None:
        if not found:
            found.append(parser.CurrentByteIndex + 1 + len(name.encode()))

    parser.StartElementHandler = note
    with suppress(expat.ExpatError):
        parser.Parse(data[: 1 << 16], False)
    return found[0] if found else 0


def beyond_limits(reason: str) -> bool:
    """Whether libxml2 refused a document for its size or depth, not for its grammar."""
    return any(sign in reason for sign in _LIMITS)


def message_of(error: Exception) -> str:
    """What a parser says, without the place."""
    text = error.msg if isinstance(error, etree.XMLSyntaxError) and error.msg else str(error)
    text = re.sub(r", line \d+, column \d+.*$", "", text)
    return short(text or "the document is empty", 300)


def first_fault(data: bytes) -> Stop | None:
    """What a second parser, exact to the column, sees at the first fault of a document in UTF-8."""
    parser = expat.ParserCreate("utf-8", " ")
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        at = parser.ErrorByteIndex
        stop = stop_at(error, data, at)
        if at < 0:
            return stop
        start = at + stop.position.column - error.offset - 1
        place = Position(stop.position.line, stop.position.column, (start, start + 1))
        return stop._replace(position=place)
    return None


def stop_at(error: expat.ExpatError, data: bytes, at: int) -> Stop:
    """Where expat stopped in these bytes; the place is that of the & or < which it could not follow."""
    here = data[at] if 0 <= at < len(data) else 0x20
    control = here if here < 0x20 and here not in b"\t\n\r" else 0
    column = error.offset + 1 - (_steps_back(data, at) if at >= 0 and not control else 0)
    return Stop(Position(error.lineno, column), error.code in _CUT, control)


def _steps_back(data: bytes, at: int) -> int:
    """How far before the byte at which expat stops the & or < stands that it could not follow."""
    if data[at - 1 : at] == b"<" and data[at : at + 1] not in (b"!", b"?", b"/"):
        return 1
    reference = _REFERENCE.search(data, max(0, at - 64), at)
    return len(data[reference.start() : at].decode("utf-8", "replace")) if reference else 0


def undecodable(data: bytes, at: int) -> bool:
    """Whether the bytes from here on are no UTF-8."""
    try:
        data[at : at + 4].decode()
    except UnicodeDecodeError as error:
        return error.start == 0 and (
            error.reason != "unexpected end of data" or len(data) >= at + 4
        )
    return False
