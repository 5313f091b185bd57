"""HTML in feeds, looked at as text: tags where words belong, what acts, and what is not whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from typing import NamedTuple

from newsexport.diagnostic import char_fragment
from newsexport.syntax.tag_reader import TagReader
from newsexport.syntax.xml import Element, local, namespace
from newsexport.vocab.foreign_markup import FOREIGN
from newsexport.vocab.html_elements import VOID_EVER

_TAG = re.compile(
    r"<[A-Za-z/!][^<>]{0,200}>?|&#(?:\d{1,6}|x[0-9A-Fa-f]{0,5});?|&[A-Za-z]{2,8};|&(?P<name>[A-Za-z]{4,8})\b"
)
_ACTING = frozenset(
    "script object embed applet iframe frame frameset meta link base form input button select textarea style plaintext"
    " noscript layer ilayer xml title html head body".split()
)
_TAGS = re.compile(r"<\s*([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)>")
_HANDLER = re.compile(r"\s(on[a-z]{3,20})\s*=", re.IGNORECASE)
_SCRIPT = re.compile(
    r"(?:href|src|action)\s*=\s*[\"']?\s*(javascript|vbscript|data):", re.IGNORECASE
)
_STYLE = re.compile(r"\sstyle\s*=\s*(\"[^\"]*\"|'[^']*'|\S+)", re.IGNORECASE)
_SAFE_STYLES = frozenset(
    "azimuth background-color border-bottom-color border-collapse border-color border-left-color border-right-color"
    " border-top-color clear color cursor direction display elevation float font font-family font-size font-style"
    " font-variant font-weight height letter-spacing line-height overflow pause pause-after pause-before pitch"
    " pitch-range richness speak speak-header speak-numeral speak-punctuation speech-rate stress text-align"
    " text-decoration text-indent unicode-bidi vertical-align voice-family volume white-space width margin padding"
    " border list-style-type max-width".split()
)
_VALUE = re.compile(
    r"\d{4,}(?:\.\d+)?\s*[a-z%]|(?:url|expression|eval|import)\s*\(|[\\<>]|behaviou?r",
    re.IGNORECASE,
)
_PLAIN_TAG = re.compile(
    r"<(/?)((?!(?:script|style|textarea|title|iframe|xmp|noembed|noframes|plaintext|noscript)\b)[a-z][a-z0-9]*)"
    r"(?:\s+[a-z-]+=\"[^\"<>]*\")*\s*(/?)>"
)
"""A tag in small letters that opens no text in which tags are none."""
_PLAIN_HTML = re.compile(
    r"[^<]*+(?:<(p|h[1-6]|li|em|strong|b|i|blockquote|figcaption|td|th|cite|q|small|sub|sup|u|s|code|pre)>[^<]*+</\1>[^<]*+"
    r"|<br ?/?>[^<]*+)*"
)
"""Elements side by side, none within another, without attributes. No possessive group: Python 3.11.2 takes half of one."""
_CUT_OFF = re.compile(r"<[A-Za-z][^<>]*$")
_VOID = VOID_EVER | {"frame"}
_OPTIONAL = frozenset("p li dt dd tr td th thead tbody tfoot option colgroup".split())
_LONGEST = 200_000

NEXT_ITEM = re.compile(r"</(?:item|entry|content:encoded)\s*>")
"""What stands in a text only where it goes on behind its end."""


def is_plain(text: str) -> bool:
    """Whether HTML is of the plainest kind, in which nothing can act and nothing is left open."""
    return len(text) <= _LONGEST and _PLAIN_HTML.fullmatch(text) is not None


class Spot(NamedTuple):
    """What was found in a text, and from which character to which it stands there."""

    what: str
    start: int
    end: int

    @property
    def fragment(self) -> str:
        """What leads there behind the pointer to the text."""
        return char_fragment(self.start, self.end)


def tag_in(text: str) -> Spot | None:
    """The first tag or escaped sign of HTML in a text that should have none."""
    for found in _TAG.finditer(text):
        if found["name"] is None or f"{found['name']};" in html5:
            return Spot(found[0], *found.span())
    return None


def unsafe(text: str) -> Iterator[Spot]:
    """What acts in a text of HTML, each once, where it first stands."""
    if "<" not in text:
        return
    told: set[str] = set()
    at = text.find("<?import")
    if at >= 0:
        yield Spot("the instruction import", at, at + len("<?import"))
    for name, rest in dict.fromkeys(_TAGS.findall(text[:_LONGEST])):
        for what, start, end in _acts(name.lower(), rest):
            if what not in told:
                told.add(what)
                yield Spot(what, *_spot(text, name, rest, start, end))


def unknown_in_foreign(element: Element) -> Iterator[str]:
    """What an element of a picture or formula in XHTML is or has that these vocabularies do not know, or that acts."""
    elements, attributes = FOREIGN[namespace(element)]
    name = local(element)
    if name not in elements:
        yield f"the element {name}"
    for key in element.attrib:
        plain = str(key).rpartition("}")[2]
        if plain not in attributes and not plain.startswith(("aria-", "data-")):
            yield f"the attribute {plain}"


def _spot(text: str, name: str, rest: str, start: int, end: int) -> tuple[int, int]:
    """Where a part of what stands behind the name of a tag stands in the text; the whole tag where `end` is 0."""
    tag = next(found for found in _TAGS.finditer(text) if found.groups() == (name, rest))
    return (tag.start(2) + start, tag.start(2) + end) if end else tag.span()


def _acts(name: str, rest: str) -> Iterator[tuple[str, int, int]]:
    if name in _ACTING:
        yield f"the element {name}", 0, 0
    if not rest:
        return
    handler = _HANDLER.search(rest)
    if handler:
        yield f"the attribute {handler[1].lower()}", *handler.span(1)
    script = _SCRIPT.search(rest)
    if script:
        yield f"an address of {script[1].lower()}", *script.span()
    style = _STYLE.search(rest)
    if style and (wrong := unsafe_style(style[1].strip("\"'"))):
        yield f"the style {wrong}", *style.span(1)


def unsafe_style(style: str) -> str | None:
    """The first declaration of a style that reaches beyond its element."""
    for part in unescape(style).split(";"):
        name, mark, value = part.partition(":")
        plain = name.strip().lower()
        if not plain:
            continue
        if not mark or plain not in _SAFE_STYLES or _VALUE.search(value):
            return plain
    return None


class _Balance:
    """Which elements are open, tag by tag."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.fault: str | None = None

    def begin(self, tag: str) -> None:
        if tag not in _VOID:
            self.open.append(tag)

    def end(self, tag: str) -> None:
        if tag in _VOID:
            return
        while self.open and self.open[-1] != tag and self.open[-1] in _OPTIONAL:
            self.open.pop()
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.fault = self.fault or f"</{tag}> closes nothing"


class _Tags(TagReader):
    """Tells a balance the tags of any text, comments and scripts and all; remembers where those stand that count."""

    def __init__(self, balance: _Balance) -> None:
        super().__init__()
        self.balance = balance
        self.places: list[tuple[int, int]] = []
        """Line and column of each element that is open."""
        self.fault: tuple[int, int] | None = None
        """The same of the first tag that closes nothing."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.balance.begin(tag)
        if len(self.balance.open) > len(self.places):
            self.places.append(self.getpos())

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        self.balance.end(tag)
        del self.places[len(self.balance.open) :]
        if self.balance.fault and self.fault is None:
            self.fault = self.getpos()


def _balance_of(text: str) -> _Balance:
    """The balance of a text. Where all its tags are plain ones, no parser is needed to see them."""
    tags = _PLAIN_TAG.findall(text)
    if len(tags) != text.count("<"):
        return _parsed(text).balance
    balance = _Balance()
    for closing, name, empty in tags:
        if closing:
            balance.end(name)
        elif not empty:
            balance.begin(name)
    return balance


def _parsed(text: str) -> _Tags:
    parser = _Tags(_Balance())
    parser.feed(text)
    parser.close()
    return parser


def broken(text: str) -> Spot | None:
    """Why the tags of a text do not fit together, and the tag where it is seen."""
    if "<" not in text or len(text) > _LONGEST:
        return None
    last = text.rindex("<")
    if _CUT_OFF.search(text, last):
        return Spot("its last tag is cut off", last, len(text))
    balance = _balance_of(text)
    if balance.fault:
        return _spot_of(text, balance.fault, _parsed(text).fault)
    left = [number for number, tag in enumerate(balance.open) if tag not in _OPTIONAL]
    if not left:
        return None
    places = _parsed(text).places
    place = places[left[0]] if len(places) > left[0] else None
    return _spot_of(text, f"<{balance.open[left[0]]}> is never closed", place)


def _spot_of(text: str, what: str, place: tuple[int, int] | None) -> Spot:
    """A fault at the tag in a line and column."""
    line, start = place or (1, 0)
    begin = 0
    for _ in range(line - 1):
        begin = text.index("\n", begin) + 1
    start += begin
    return Spot(what, start, text.find(">", start) + 1 or len(text))
