"""The checks of receivers that look into the HTML of a body."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from newsexport.diagnostic import char_fragment
from newsexport.late_regex import late_regex
from newsexport.receivers.check_input import Check, CheckInput, Found, Said
from newsexport.syntax.addresses import domain, parts_of
from newsexport.syntax.tag_reader import TagReader

Spot = tuple[int, int]
"""Line and column in a text, as the parser counts them: from 1, and from 0."""


class Page(TagReader):
    """The tags of a body: names, attributes, depth, and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.depth = self.deepest = 0
        self.breaks = self.most_breaks = 0
        self.paragraphs = 0
        self.early: list[tuple[str, Spot]] = []
        """Addresses of links in the first three paragraphs, and where they stand."""
        self.spots: list[Spot] = []
        """Line and column of each tag."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.tags.append((tag, said))
        self.spots.append(self.getpos())
        self.paragraphs += tag == "p"
        if tag == "a" and self.paragraphs <= 3:
            self.early.append((said.get("href", ""), self.getpos()))
        if tag == "br":
            self.breaks += 1
            self.most_breaks = max(self.breaks, self.most_breaks)
        elif tag not in {"img", "hr", "source", "input", "col"}:
            self.depth += 1
            self.deepest = max(self.depth, self.deepest)

    def handle_endtag(self, tag: str) -> None:
        if tag != "br":
            self.depth = max(0, self.depth - 1)

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.breaks = 0
            self.words.append(data)


def _at(each: Said, spot: Spot) -> str:
    """The pointer to the tag that begins at this line and column of a text."""
    line, start = spot
    begin = 0
    for _ in range(line - 1):
        begin = each.text.index("\n", begin) + 1
    start += begin
    end = each.text.find(">", start) + 1 or len(each.text)
    return each.pointer + char_fragment(start, end)


@lru_cache(maxsize=16)
def page_of(text: str) -> Page:
    """What the tags and words of a body are; many checks ask for the same."""
    page = Page()
    page.feed(text)
    page.close()
    return page


def body_tags(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """Tags that are forbidden, or none of those that are allowed."""
    forbidden, allowed = set(line.get("forbidden", ())), set(line.get("allowed", ()))
    for each in looked.found:
        page = page_of(each.text)
        names: dict[str, Spot] = {}
        for (tag, _), spot in zip(page.tags, page.spots, strict=True):
            names.setdefault(tag, spot)
        for name, spot in names.items():
            if name in forbidden or (allowed and name not in allowed):
                yield _at(each, spot), {"value": name}


def body_frames(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """Frames of hosts that the receiver knows, over https."""
    for each in looked.found:
        page = page_of(each.text)
        for (tag, said), spot in zip(page.tags, page.spots, strict=True):
            address = parts_of(said.get("src", "").strip()) if tag == "iframe" else None
            if address is None:
                continue
            host = (address.hostname or "").lower()
            known = any(host == one or host.endswith(f".{one}") for one in line["hosts"])
            if not known or address.scheme != "https":
                yield _at(each, spot), {"value": said.get("src", "")}


def body_images(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """Pictures with absolute addresses."""
    for each in looked.found:
        page = page_of(each.text)
        for (tag, said), spot in zip(page.tags, page.spots, strict=True):
            if tag == "img" and not re.match(r"https?://", said.get("src", ""), re.IGNORECASE):
                yield _at(each, spot), {"value": said.get("src", "")}


def body_style(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """No styles and no handlers."""
    for each in looked.found:
        page = page_of(each.text)
        for (tag, said), spot in zip(page.tags, page.spots, strict=True):
            wrong = next((name for name in said if name == "style" or name.startswith("on")), None)
            if wrong:
                yield _at(each, spot), {"value": f"{tag} {wrong}"}
                break


def body_depth(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """Not too many tags inside each other."""
    for each in looked.found:
        deepest = page_of(each.text).deepest
        if deepest >= line["max"]:
            yield each.pointer, {"has": deepest}


def body_breaks(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """No runs of line breaks."""
    for each in looked.found:
        if page_of(each.text).most_breaks > 1:
            yield each.pointer, {}


def body_early_links(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """No links to the own site in the first three paragraphs."""
    own = [parts_of(each.text.strip()).hostname for each in looked.other("link")]
    for each in looked.found:
        for href, spot in page_of(each.text).early:
            host = parts_of(href.strip()).hostname
            if host and own and own[0] and domain(host) == domain(own[0]):
                yield _at(each, spot), {"value": href}
                break


_RELATED = late_regex(
    r"(?is)<(?:h[1-6]|p|strong|b)[^>]*>(?:\s|<[^>]*>)*(?:related|read (?:more|also|next)|recommended|more (?:on|from)|see also"
    r"|you (?:may|might) also like)\b[^<]{0,40}(?:\s|<[^>]*>)*?<(?P<list>[uo]l)\b.*?</(?P=list)>"
)
_LINK = late_regex(r"(?is)<a\b[^>]*>.*?</a>")
_LINK_ROW = late_regex(
    r"(?is)(?:<a\b[^>]*>(?:(?!</a>).)*</a>(?:\s|[,;|·•/&]|&nbsp;|<br\s*/?>)*){3,}"
)


def body_related(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """No list of related links before the end."""
    for each in looked.found:
        for found in _RELATED.finditer(each.text):
            links = len(_LINK.findall(found[0]))
            if links > 2 and re.search(r"(?is)<p\b[^>]*>[^<]{40,}", each.text[found.end() :]):
                place = each.pointer + char_fragment(*found.span())
                yield place, {"has": links}


def body_link_rows(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """No three links in a row."""
    for each in looked.found:
        found = _LINK_ROW.search(each.text)
        if found:
            place = each.pointer + char_fragment(*found.span())
            yield place, {"has": len(_LINK.findall(found[0]))}


def body_escaped(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """HTML that is escaped once, not twice."""
    for each in looked.found:
        found = re.search(r"&lt;/?[A-Za-z][^&]{0,40}&gt;", each.text)
        if found:
            yield each.pointer + char_fragment(*found.span()), {"value": found[0]}


def body_pictured(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """A picture, in the body or beside it."""
    inside = any(tag == "img" for each in looked.found for tag, _ in page_of(each.text).tags)
    beside = any(looked.other(name) for name in line["others"])
    if not inside and not beside:
        yield looked.around, {}


def body_worded(looked: CheckInput, line: Mapping[str, Any]) -> Found:
    """It is there, and there is something to read or to see in it."""
    for each in looked.found:
        page = page_of(each.text)
        if page.words or not _SHOWN.isdisjoint(tag for tag, _ in page.tags):
            return
    yield looked.around, {}


def pictures_in(text: str) -> list[dict[str, str]]:
    """The attributes of each picture of a body."""
    return [said for tag, said in page_of(text).tags if tag == "img"]


_SHOWN = frozenset({"img", "iframe", "video", "audio", "embed", "object"})

CHECKS: tuple[Check, ...] = (
    body_tags, body_frames, body_images, body_style, body_depth, body_breaks, body_early_links, body_escaped,
    body_pictured, body_worded, body_related, body_link_rows,
)  # fmt: skip
