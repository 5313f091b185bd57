"""Running text as HTML for readers: each span in an element that the receiver takes, nothing of ours.

Unlike the XHTML that is read back (see xhtml_write), it carries no marks and no foreign attributes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsexport.late_regex import late_regex
from newsexport.payloads.content import Simplified
from newsexport.payloads.running_text import marked_up
from newsexport.schema.v1 import RichText, Span
from newsexport.schema.v1.model import PartialDate
from newsexport.syntax.xml_text import attribute, text

PAGE_TAGS: Mapping[str, str] = {
    "link": "a", "emphasis": "em", "strong": "strong", "underline": "u", "deleted": "s",
    "inserted": "ins", "subscript": "sub", "superscript": "sup", "code": "code", "quote": "q",
    "break": "br", "abbreviation": "abbr", "language": "span", "time": "time",
}  # fmt: skip
"""Kind of span -> element of a page."""

_SAID: Mapping[str, frozenset[str]] = {
    "abbreviation": frozenset({"title"}),
    "time": frozenset({"datetime"}),
    "language": frozenset({"lang", "xml:lang"}),
    "link": frozenset({"rel", "target"}),
}
"""Kind of span -> its attributes that need not be told: they are written, or mean nothing outside of their page."""

_LINK = late_regex(r"(?i:https?|mailto|tel):[^\x00-\x20\x7f-\x9f<>\"\\^`{|}]+")
_NO_CHARACTERS = "".join(
    chr(plane * 0x10000 + end) for plane in range(17) for end in (0xFFFE, 0xFFFF)
)
_FORBIDDEN = late_regex(
    f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NO_CHARACTERS}]"
)


def writable(value: str) -> str:
    """The text without the characters that HTML forbids, its line ends as line feeds.

    Source: HTML, section 13.2.3.5 (control characters and noncharacters).
    """
    if value.isprintable():
        return value
    return _FORBIDDEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def writable_json(text: str) -> str:
    """JSON that a page may hold: the characters that HTML forbids are escaped in its strings."""
    return text if text.isascii() else _FORBIDDEN.sub(_json_escape, text)


def _json_escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def is_link(href: str | None) -> bool:
    """Whether an address may stand in a link: web, mail or telephone, and no script."""
    return href is not None and _LINK.fullmatch(href) is not None


def inline_html(
    rich: RichText,
    at: str,
    losses: list[Simplified],
    tags: Mapping[str, str] = PAGE_TAGS,
) -> str:
    """The text with its spans as elements. What has none goes into the losses; `at` is its pointer."""
    writer = _Inline(rich, at, losses, tags)
    markup = marked_up(rich, writer.tags_of)
    markup = markup.replace("&#13;\n", "\n").replace("&#13;", "\n")
    return markup if markup.isprintable() else _FORBIDDEN.sub("", markup)


class _Inline:
    """The tags of the spans of one text."""

    def __init__(
        self,
        rich: RichText,
        at: str,
        losses: list[Simplified],
        tags: Mapping[str, str],
    ) -> None:
        self.at = at
        self.losses = losses
        self.tags = tags
        self.outer = _within_links(rich.spans)

    def tags_of(self, index: int, span: Span, is_break: bool) -> tuple[str, str]:
        """Start and end tag of a span."""
        name = self.tags.get(span.kind)
        here = f"{self.at}/spans/{index}"
        self._tell_rest(span, here)
        if span.kind == "break":
            return (f"<{name}>" if name and is_break else "", "")
        attributes = self._attributes(span, name, index)
        if name is None or attributes is None or span.start == span.end:
            self.losses.append(Simplified(here, f"the words only, without the {span.kind}"))
            return "", ""
        return f"<{name}{attributes}>", f"</{name}>"

    def _tell_rest(self, span: Span, here: str) -> None:
        """What no element for readers says of a span."""
        rest = span.attributes.keys() - _SAID.get(span.kind, frozenset())
        if rest:
            how = f"without {', '.join(sorted(rest))}"
            self.losses.append(Simplified(f"{here}/attributes", how))
        if span.concept is not None:
            self.losses.append(Simplified(f"{here}/concept", "the words only"))
        if span.name is not None:
            self.losses.append(Simplified(f"{here}/name", "its kind only"))
        if span.href is not None and span.kind != "link":
            self.losses.append(Simplified(f"{here}/href", "no link"))

    def _attributes(self, span: Span, name: str | None, index: int) -> str | None:
        """The attributes of the element; None where it cannot be without the one that is missing."""
        title = span.attributes.get("title")
        if name == "a":
            if index in self.outer or not is_link(span.href):
                return None
            return attribute("href", span.href)
        if name == "abbr":
            return attribute("title", title) if title else ""
        if name == "time":
            stamp = span.attributes.get("datetime")
            return attribute("datetime", stamp) if _is_date(stamp) else None
        if span.kind == "language":
            tag = span.attributes.get("lang") or span.attributes.get("xml:lang")
            return attribute("lang", tag) if tag and re.fullmatch(r"[A-Za-z0-9-]+", tag) else None
        return ""


def _is_date(stamp: str | None) -> bool:
    try:
        PartialDate(stamp)
    except ValueError:
        return False
    return True


def _within_links(spans: tuple[Span, ...]) -> frozenset[int]:
    """Links inside of links: HTML has none."""
    found: list[int] = []
    end = -1
    for index, span in enumerate(spans):
        if span.kind == "link" and span.start < span.end:
            if span.start < end:
                found.append(index)
            else:
                end = span.end
    return frozenset(found)


def plain(value: str) -> str:
    """A plain text as HTML."""
    return text(writable(value))
