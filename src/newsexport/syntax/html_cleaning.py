"""Fragments of HTML from outside as a clean tree: nothing that acts, loads or dresses is left in it.

nh3 (ammonia on html5ever) cleans; what it took away is found again in the source and told. Its output
nests properly, so that the parser of `syntax.xml` makes the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree

from newsexport.syntax.html_kept import ATTRIBUTES, EVERYWHERE, GONE, TAGS, WITH_CONTENT
from newsexport.syntax.html_marked import MARK, Place, take_marks
from newsexport.syntax.html_words import TAG, parted, words
from newsexport.syntax.xml import Element, new_parser
from newsexport.syntax.xml_text import UNWRITABLE
from newsexport.vocab.forms import URI_SCHEME

if TYPE_CHECKING:
    import nh3

MAX_DEPTH = 120
"""Nesting that is kept; what lies deeper has its words only. libxml2 stops at 256 without a word."""

MAX_TAGS = 200_000
"""Tags of one fragment that are read as markup; of one with more its words only."""

_HOLDING = WITH_CONTENT | {"iframe", "video", "audio"}
_SELF_CLOSED = re.compile(rf"(?i)<(({'|'.join(sorted(_HOLDING))})(?:\s(?:[^<>]*[\s\"'])?)?)/>")
"""Closed as in XML. HTML knows no such tags, and would take all that follows for the content of the element."""

_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "sms", "geo", "tag", "urn"})
_OF_LINKS = frozenset({"href", "rel", "target"})
"""Attributes of `a` that say something of a link only."""
_NOWHERE = "a-without-address"
_ADDRESSES = ("href", "src", "poster", "cite")
_VOIDS = re.compile(r"<((?:area|br|col|hr|img|source|track|wbr)\b(?:[^\"<>]|\"[^\"]*\")*)>")
_VALUE, _BREAKS = re.compile(r'="[^"\n\t]*[\n\t][^"]*"'), {10: "&#10;", 9: "&#9;"}
_NBSP = "&nbsp;"
_ATTRIBUTE = re.compile(r"([^\s\"'>/=]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?")
BARE_AMPERSAND = re.compile(r"&(?![#A-Za-z])|&(?=[A-Za-z]{40})")
_LONGEST_TAG = 10_000
_NO_END = frozenset(
    "area base br col dd dt hr img input li link meta option p param source tbody td tfoot th thead tr"
    " track wbr".split()
)
_OTHER_REFERENCE = re.compile(r"&(?!(?:amp|lt|gt|quot|nbsp|#39|#8\d{3});)")
PLAIN_ORIGIN = r"https?://(?:(?!xn--)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,20}"
"""Scheme and host of an address as a regular expression: such as no cleaning changes or takes away."""
PLAIN_LINK = re.compile(rf'a href="{PLAIN_ORIGIN}(?:/[A-Za-z0-9_.~/?%=+,:;-]*)?"')
_INLINE = frozenset("a b br code em i strong sub sup u".split())
_NOTHING: frozenset[str] = frozenset()
_MAY_HOLD: dict[str, frozenset[str]] = {
    "": frozenset("p h1 h2 h3 h4 h5 h6 ul ol".split()) | _INLINE,
    **dict.fromkeys("p h1 h2 h3 h4 h5 h6 li".split(), _INLINE),
    **dict.fromkeys(("ul", "ol"), frozenset({"li"})),
    **dict.fromkeys("b em i strong".split(), frozenset({"a", "br"})),
}
"""Element -> what may stand in it so that a parser of HTML moves nothing; "" is the whole fragment."""
_HTML_WHITE = " \t\n\r\f"


@dataclass(slots=True)
class Fragment:
    """A fragment of HTML as a tree."""

    body: Element
    """A `body` that holds the content."""
    gone: list[tuple[str, str]] = field(default_factory=list)
    """What was taken away: element or `element/@attribute`, and its text or value."""
    places: dict[Element, Place] = field(default_factory=dict)
    """Where the elements stood, of markup that says it."""


def fragment(markup: str, base: str | None = None, *, marked: bool = False) -> Fragment:
    """The clean tree of a piece of HTML. Addresses are made absolute by the base.

    `marked`: its tags say where they stand (`html_marked`).
    """
    gone: list[tuple[str, str]] = []
    markup = BARE_AMPERSAND.sub("&amp;", markup) if "&" in markup else markup
    if "/>" in markup and _may_be_self_closed(markup):
        markup = _SELF_CLOSED.sub(r"<\1></\2>", markup)
    if not markup.isprintable() and UNWRITABLE.search(markup):
        markup = UNWRITABLE.sub("", markup)
    if _is_clean(markup):
        body = _tree(markup)
        if body is not None:
            return Fragment(body)
    tags = TAG.findall(markup) if "<" in markup else []
    _tell_tags(markup, tags, gone)
    if len(tags) > MAX_DEPTH and (len(tags) > MAX_TAGS or _depth(tags) > MAX_DEPTH):
        limit = f"more than {MAX_DEPTH} levels or {MAX_TAGS} tags"
        gone.append(("nesting", f"{limit}: only the words are kept"))
        return Fragment(_of_words(markup), gone)
    body = _tree(_cleaner(marked).clean(markup))
    if body is None:
        gone.append(("markup", "only its words are kept"))
        return Fragment(_of_words(markup), gone)
    places = take_marks(body) if marked else {}
    _mend(body, base, gone)
    return Fragment(body, gone, places)


def _may_be_self_closed(markup: str) -> bool:
    """Whether one of the tags that end with a stroke is of an element that holds something: most are `br` and `img`."""
    *pieces, _ = markup.split("/>")
    names = (piece[piece.rfind("<") + 1 :].split(None, 1)[:1] for piece in pieces)
    return any(name and name[0].lower() in _HOLDING for name in names)


def taken_away(markup: str) -> list[tuple[str, str]]:
    """What cleaning takes away, as `Fragment.gone` tells it."""
    gone: list[tuple[str, str]] = []
    _tell_tags(markup, TAG.findall(markup), gone)
    return gone


def _is_clean(markup: str) -> bool:
    """Whether nh3 would give this markup back as it is: plain elements, each closed where it should be.

    Most bodies of feeds are such; to see it takes a tenth of the time that cleaning takes.
    """
    if "&" in markup and _OTHER_REFERENCE.search(markup):
        return False
    _, *pieces = markup.split("<")
    if len(pieces) > MAX_TAGS or markup.count(">") != len(pieces):
        return False
    around = [""]
    for piece in pieces:
        tag = piece[: piece.find(">")]
        if tag[:1] == "/":
            if tag[1:] != around.pop() or not around:
                return False
            continue
        name = tag if tag[:2] not in ("a", "a ") else "a" if PLAIN_LINK.fullmatch(tag) else ""
        if name not in _MAY_HOLD.get(around[-1], _NOTHING):
            return False
        if name != "br":
            around.append(name)
    return len(around) == 1


@cache
def _cleaner(marked: bool) -> nh3.Cleaner:
    """Made once: to make it takes forty times as long as to clean a paragraph."""
    import nh3

    everywhere = EVERYWHERE | {MARK} if marked else EVERYWHERE
    return nh3.Cleaner(
        tags=set(TAGS), clean_content_tags=set(GONE), url_schemes=set(_SCHEMES), link_rel=None,
        attributes={"*": set(everywhere), **{name: set(said) for name, said in ATTRIBUTES.items()}},
    )  # fmt: skip


def _tree(clean: str) -> Element | None:
    """The tree of nh3's output, whose tags all match; None where XML cannot hold it."""
    if not clean.isprintable():
        clean = UNWRITABLE.sub("", clean)  # one form feed would cost all the markup
        clean = _VALUE.sub(lambda value: value[0].translate(_BREAKS), clean)  # XML makes blanks
    xml = _VOIDS.sub(r"<\1/>", clean)
    if _NBSP in xml:
        xml = xml.replace(_NBSP, "\xa0")
    try:
        return etree.fromstring(f"<body>{xml}</body>".encode(), new_parser(encoding="UTF-8"))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _of_words(markup: str) -> Element:
    body = etree.Element("body")
    for piece in re.split(r"\n\s*\n", words(markup)):
        if piece.strip():
            etree.SubElement(body, "p").text = UNWRITABLE.sub("", piece.strip())
    return body


def _depth(tags: list[tuple[str, str, str]]) -> int:
    """How deep the elements nest that need an end tag. What closes nothing does not count."""
    depth = deepest = 0
    for closing, name, rest in tags:
        if name.lower() in _NO_END or rest.endswith("/"):
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _mend(body: Element, base: str | None, gone: list[tuple[str, str]]) -> None:
    """Make addresses absolute, and take away what may not stand in one, and links that lead nowhere."""
    for element in list(body.iter()):
        if element.tag == "img" and not element.get("src") and not element.get("srcset"):
            _remove_image(element, gone)
        elif element.tag == "a" and leads_nowhere(element.get("href"), element.attrib):
            element.tag = _NOWHERE
            gone.extend(
                (f"a/@{name!s}", str(value)) for name, value in element.attrib.items() if value
            )
            continue
        if not element.attrib:
            continue
        for name in _ADDRESSES:
            value = element.get(name)
            if value is not None:
                address = absolute(value, base)
                if address != value:
                    element.set(name, address)
        srcset = element.get("srcset")
        if srcset is not None and base:
            element.set("srcset", ", ".join(_candidates(srcset, base)))
    etree.strip_tags(body, _NOWHERE)


def leads_nowhere(address: str | None, attributes: Iterable[object]) -> bool:
    """Whether an element `a` is neither a link nor a place to link to, so that only its words count."""
    return not address and _OF_LINKS.issuperset(attributes)


def _remove_image(element: Element, gone: list[tuple[str, str]]) -> None:
    """An image without an address shows nothing; its words are told."""
    around = element.getparent()
    assert around is not None
    gone.extend(
        ("img/@" + str(name), str(value)) for name, value in element.attrib.items() if value
    )
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        around.text = (around.text or "") + (element.tail or "")
    element.tail = None
    around.remove(element)


def absolute(value: str, base: str | None) -> str:
    """An address made absolute by a base; as it is where that is none."""
    value = value.strip(_HTML_WHITE)
    if base and value and not value.startswith("#") and not URI_SCHEME.match(value):
        try:
            return urljoin(base, value)
        except ValueError:
            return value
    return value


def _candidates(srcset: str, base: str) -> Iterator[str]:
    for candidate in re.split(r",\s+|,(?=\S+\s)", srcset):
        address, _, descriptor = candidate.strip().partition(" ")
        if address:
            yield " ".join((absolute(address, base), descriptor.strip())).strip()


def _tell_tags(markup: str, tags: list[tuple[str, str, str]], gone: list[tuple[str, str]]) -> None:
    """What nh3 will take away: elements, attributes, and addresses of schemes that act."""
    seen: set[tuple[str, str]] = set()
    dropped: dict[str, None] = {}
    for closing, name, rest in tags:
        if closing or (name, rest) in seen:
            continue
        seen.add((name, rest))
        plain = name.lower()
        if plain in GONE:
            if plain in WITH_CONTENT:
                dropped[plain] = None
            allowed: set[str] | frozenset[str] = frozenset()
        else:
            allowed = ATTRIBUTES.get(plain, EVERYWHERE)
            if plain not in TAGS and not rest.strip(" /"):
                continue
        if rest and not rest.isspace() and rest != "/":
            gone.extend(_attributes_gone(plain, rest[:_LONGEST_TAG], allowed))
    for name in dropped:
        gone.extend((name, text.strip()) for _, text in parted(markup, name) if text.strip())


def _attributes_gone(
    name: str, rest: str, allowed: set[str] | frozenset[str]
) -> Iterator[tuple[str, str]]:
    kept = name in TAGS
    for attribute, quoted in _ATTRIBUTE.findall(rest):
        key = attribute.lower()
        value = quoted[1:-1] if quoted[:1] in "\"'" else quoted
        if kept and (key in allowed or key in EVERYWHERE):
            if key in _ADDRESSES and _acts(value):
                yield f"{name}/@{key}", value
        elif value.strip() and not key.startswith("xmlns"):
            yield f"{name}/@{key}", unescape(value)


def _acts(value: str) -> bool:
    """Whether an address has a scheme that is taken away."""
    plain = re.sub(r"[\x00-\x20]", "", unescape(value))
    scheme = URI_SCHEME.match(plain)
    return scheme is not None and scheme[0][:-1].lower() not in _SCHEMES


def sanitised(markup: str) -> str | None:
    """A piece of HTML cleaned as `fragment` cleans it, as well-formed markup; None where nothing is left."""
    body = fragment(markup).body
    text = etree.tostring(body, encoding="unicode", method="html")
    inner = text.removeprefix("<body>").removesuffix("</body>")
    return inner.strip() or None
