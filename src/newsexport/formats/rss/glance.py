"""Feeds of ours that are seen at a glance to be as our schema wants them: one pattern, in the order in which we write.

It says no more than the schema: what it matches, the schema allows. What it does not match, an element that is rare or
a value that is not plainly right, is left to the schema. libxml2 takes four times as long for a feed of many items.
"""

from __future__ import annotations

import re
from functools import cache

from newsexport.formats.rss.names import NAMESPACES
from newsexport.syntax.xml_text import attribute
from newsexport.vocab.forms import LANGUAGE_TAG

_LOOSE = re.compile(b"&(?!(?:amp|lt|gt|quot);)")
"""What no pattern below may meet: an ampersand of another reference, or of none."""
_WORDS = "[^<>]+"
_QUOTED = '[^<>"]+'
_URL = "[!#-;=?-~]+"
"""An address in ASCII."""
WEB = f"https?://{_URL}"
"""An address of the web."""
_NUMBER = "[0-9]+"
_LANGUAGE = LANGUAGE_TAG.pattern
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_RFC822 = (
    "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-3][0-9] (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    f" [0-9]{{4}} {_CLOCK} GMT"
)
_DAY = (
    "(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    "|02-(?:0[1-9]|1[0-9]|2[0-8]))"
)
DATE = f"[1-9][0-9]{{3}}-{_DAY}"
"""A day, but for 29 February."""
INSTANT = rf"{DATE}T{_CLOCK}(?:\.[0-9]+)?(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9])"
"""A moment, but for those of 29 February."""


def _element(name: str, value: str = _WORDS, attributes: str = "") -> str:
    return f"<{name}{attributes}>{value}</{name}>"


def _line(element: str, often: str = "?") -> str:
    """An element on a line of its own, and how often it may stand there."""
    return f"(?:{element}\n){often}"


def _said(name: str, value: str, often: str = "?") -> str:
    return f'(?: {name}="{value}"){often}'


_TYPED = ' type="plain"'
_CREDIT = _said("role", _QUOTED) + _said("scheme", _QUOTED)
_THUMBNAIL = f'<media:thumbnail url="{_URL}"{_said("width", _NUMBER)}{_said("height", _NUMBER)}/>'
_DETAILS = "".join(
    f"(?:{element}){often}"
    for element, often in (
        (_element("media:title", attributes=_TYPED), "?"),
        (_element("media:description", attributes=_TYPED), "?"),
        (_THUMBNAIL, "*"),
        (_element("media:credit", attributes=_CREDIT), "*"),
        (_element("media:copyright", attributes=_said("url", _URL)), "?"),
        (_element("media:text", attributes=_TYPED), "?"),
    )
)
_MEDIUM = (
    f' url="{_URL}"{_said("fileSize", _NUMBER)}{_said("type", _QUOTED)}'
    ' medium="(?:image|audio|video|document)"(?: isDefault="true")?'
    rf"{_said('duration', '[0-9]+(?:[.][0-9]+)?')}{_said('height', _NUMBER)}{_said('width', _NUMBER)}"
)
_CONTENT = f"<media:content{_MEDIUM}(?:/>|>{_DETAILS}</media:content>)"
_GROUP = f"<media:group>(?:{_CONTENT}){{2,}}{_DETAILS}</media:group>"
_LINK = (
    f'<atom:link href="{_URL}" rel="{_QUOTED}"{_said("type", _QUOTED)}{_said("title", _QUOTED)}/>'
)
_ITEM = "".join(
    (
        "<item>\n",
        _line(_element("title")),
        _line(_element("link", WEB), ""),
        _line(_element("guid", attributes=' isPermaLink="(?:true|false)"'), ""),
        _line(_element("pubDate", _RFC822)),
        _line(_element("description")),
        _line(_element("category", attributes=_said("domain", _URL)), "*"),
        _line(_element("content:encoded", r"<!\[CDATA\[x?\]\]>")),
        _line(_element("dc:creator"), "*"),
        _line(_element("dc:contributor"), "*"),
        _line(_element("dcterms:modified", INSTANT)),
        _line(_element("dcterms:created", f"(?:{INSTANT}|{DATE})")),
        _line(_element("dcterms:valid")),
        _line(_element("dcterms:alternative"), "*"),
        _line(_element("dc:language", _LANGUAGE)),
        _line(_element("dc:publisher")),
        _line(_element("dc:rights")),
        _line(_element("dcterms:rightsHolder")),
        _line(_element("dcterms:accessRights")),
        _line(_element("cc:license", _URL)),
        _line(f"(?:{_CONTENT}|{_GROUP})", "*"),
        _line(_LINK, "*"),
        "</item>\n",
    )
)
_CHANNEL = "".join(
    (
        _line(_element("title"), ""),
        _line(_element("link", WEB), ""),
        _line(_element("description"), ""),
        _line(_element("language", _LANGUAGE)),
    )
)
_OPENING = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"'
    + "".join(attribute(f"xmlns:{prefix}", uri) for prefix, uri in NAMESPACES.items())
    + ">\n<channel>\n"
)


@cache
def _feed() -> re.Pattern[bytes]:
    """Of a feed in UTF-8, with one letter for each story."""
    closing = "</channel>\n</rss>\n"
    return re.compile(f"{re.escape(_OPENING)}{_CHANNEL}(?:{_ITEM})*{closing}".encode())


def is_plainly_right(feed: bytes) -> bool:
    """Whether a feed is certain to be valid, whose characters XML can carry; with one letter for each story."""
    return not (b"&" in feed and _LOOSE.search(feed)) and _feed().fullmatch(feed) is not None


@cache
def _item() -> re.Pattern[bytes]:
    return re.compile(_ITEM.encode())


@cache
def _head() -> re.Pattern[bytes]:
    return re.compile(f"{re.escape(_OPENING)}{_CHANNEL}".encode())


def is_right_item(item: bytes) -> bool:
    """Whether an element is one of those of which `is_plainly_right` takes any number."""
    return not (b"&" in item and _LOOSE.search(item)) and _item().fullmatch(item) is not None


def is_right_head(head: bytes) -> bool:
    """Whether this is what `is_plainly_right` takes before the items."""
    return not (b"&" in head and _LOOSE.search(head)) and _head().fullmatch(head) is not None
