"""The checks that the tables of receivers use. Each gets the values of its elements and the line of the table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from newsexport.prose.feed_dates import read_date
from newsexport.syntax.numbers import whole_number


@dataclass(frozen=True, slots=True)
class Said:
    """A value of a feed or an item, and where it stands."""

    pointer: str
    text: str


@dataclass(frozen=True, slots=True)
class Looked:
    """What a check looks at."""

    found: list[Said]
    """The values of the elements that the line names."""
    around: str
    """Where the item or channel stands, for what is missing."""
    other: Callable[[str], list[Said]]
    """The values of another element."""
    now: datetime
    language: str


Found = Iterator[tuple[str, dict[str, object]]]
Check = Callable[[Looked, Mapping[str, Any]], Found]

_TAG = re.compile(r"<[A-Za-z/!][^<>]*>")
_URL = re.compile(r"https?://|\bwww\.", re.IGNORECASE)


def present(looked: Looked, line: Mapping[str, Any]) -> Found:
    """It is there, and says something."""
    if not any(each.text.strip() for each in looked.found):
        yield looked.around, {}


def absent(looked: Looked, line: Mapping[str, Any]) -> Found:
    """It is not there."""
    for each in looked.found:
        yield each.pointer, {"value": each.text}


def length(looked: Looked, line: Mapping[str, Any]) -> Found:
    """So many characters, after the signs of HTML are resolved."""
    if line.get("unless") and looked.other(line["unless"]):
        return
    for each in looked.found:
        count = len(" ".join(unescape(_TAG.sub("", each.text)).split()))
        if each.text.strip() and not line.get("min", 0) <= count <= line.get("max", 10**9):
            yield each.pointer, {"has": count}


def plain(looked: Looked, line: Mapping[str, Any]) -> Found:
    """No tags."""
    for each in looked.found:
        tag = _TAG.search(each.text) or _TAG.search(unescape(each.text))
        if tag:
            yield each.pointer, {"value": tag[0]}


def no_address(looked: Looked, line: Mapping[str, Any]) -> Found:
    """No address in the words."""
    for each in looked.found:
        if _URL.search(each.text):
            yield each.pointer, {"value": each.text}


def matches(looked: Looked, line: Mapping[str, Any]) -> Found:
    """Each value has a form."""
    for each in looked.found:
        if not re.fullmatch(line["pattern"], each.text.strip()):
            yield each.pointer, {"value": each.text}


def avoids(looked: Looked, line: Mapping[str, Any]) -> Found:
    """No value holds a pattern."""
    for each in looked.found:
        found = re.search(line["pattern"], each.text)
        if found:
            yield each.pointer, {"value": found[0]}


def one_of(looked: Looked, line: Mapping[str, Any]) -> Found:
    """One of some words."""
    for each in looked.found:
        if each.text.strip().lower() not in line["words"]:
            yield each.pointer, {"value": each.text, "words": ", ".join(line["words"])}


def date(looked: Looked, line: Mapping[str, Any]) -> Found:
    """A moment that can be read."""
    for each in looked.found:
        found = read_date(each.text)
        if found.instant is None:
            yield each.pointer, {"value": each.text, "reason": found.fault or "it is no moment"}


def window(looked: Looked, line: Mapping[str, Any]) -> Found:
    """Neither too old nor in the future."""
    for each in looked.found:
        moment = read_date(each.text).instant
        if moment is None:
            continue
        if moment > looked.now + timedelta(minutes=line.get("ahead_minutes", 10)):
            yield each.pointer, {"value": each.text, "reason": "in the future"}
        elif "days" in line and moment < looked.now - timedelta(days=line["days"]):
            yield each.pointer, {"value": each.text, "reason": f"more than {line['days']} days old"}


def not_before(looked: Looked, line: Mapping[str, Any]) -> Found:
    """Not earlier than another date."""
    others = [
        moment for each in looked.other(line["other"]) if (moment := read_date(each.text).instant)
    ]
    for each in looked.found:
        moment = read_date(each.text).instant
        if moment is not None and others and moment < others[0]:
            yield each.pointer, {"value": each.text}


def absolute(looked: Looked, line: Mapping[str, Any]) -> Found:
    """An absolute address of the web."""
    for each in looked.found:
        if not re.fullmatch(r"https?://[^\s/]+\S*", each.text.strip(), re.IGNORECASE):
            yield each.pointer, {"value": each.text}


def https(looked: Looked, line: Mapping[str, Any]) -> Found:
    """An address of https."""
    for each in looked.found:
        if each.text.strip().lower().startswith("http:"):
            yield each.pointer, {"value": each.text}


def no_credentials(looked: Looked, line: Mapping[str, Any]) -> Found:
    """No user name or password in an address."""
    for each in looked.found:
        if "@" in urlsplit_of(each.text).netloc:
            yield each.pointer, {"value": each.text}


def at_most(looked: Looked, line: Mapping[str, Any]) -> Found:
    """So many of them."""
    if len(looked.found) > line["max"]:
        yield looked.found[line["max"]].pointer, {"has": len(looked.found)}


def at_least(looked: Looked, line: Mapping[str, Any]) -> Found:
    """A number that is high enough."""
    for each in looked.found:
        number = whole_number(each.text)
        if number is not None and number < line["min"]:
            yield each.pointer, {"has": each.text}


def up_to(looked: Looked, line: Mapping[str, Any]) -> Found:
    """A number that is low enough."""
    for each in looked.found:
        number = whole_number(each.text)
        if number is not None and number > line["max"]:
            yield each.pointer, {"has": each.text}


def needs(looked: Looked, line: Mapping[str, Any]) -> Found:
    """Where a value is, others must be, too."""
    when = line.get("when")
    for each in looked.found:
        if when is not None and each.text.strip().lower() != when:
            continue
        for name in line["others"]:
            if not looked.other(name):
                yield each.pointer, {"missing": name}


def same_host(looked: Looked, line: Mapping[str, Any]) -> Found:
    """An address on the host of another."""
    others = [urlsplit_of(each.text).hostname for each in looked.other(line["other"])]
    for each in looked.found:
        host = urlsplit_of(each.text).hostname
        if host and others and others[0] and _domain(host) != _domain(others[0]):
            yield each.pointer, {"value": host, "other": others[0]}


def _domain(host: str) -> str:
    return ".".join(host.lower().split(".")[-2:])


def urlsplit_of(text: str) -> Any:
    """The parts of an address; those of none where it is broken."""
    try:
        return urlsplit(text.strip())
    except ValueError:
        return urlsplit("")


class _Page(HTMLParser):
    """The tags of a body: names, attributes, depth, and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.depth = self.deepest = 0
        self.breaks = self.most_breaks = 0
        self.paragraphs = 0
        self.early: list[str] = []
        """Addresses of links in the first three paragraphs."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.tags.append((tag, said))
        self.paragraphs += tag == "p"
        if tag == "a" and self.paragraphs <= 3:
            self.early.append(said.get("href", ""))
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


def _page(text: str) -> _Page:
    page = _Page()
    page.feed(text)
    page.close()
    return page


def body_tags(looked: Looked, line: Mapping[str, Any]) -> Found:
    """Tags that are forbidden, or none of those that are allowed."""
    forbidden, allowed = set(line.get("forbidden", ())), set(line.get("allowed", ()))
    for each in looked.found:
        names = dict.fromkeys(tag for tag, _ in _page(each.text).tags)
        for name in names:
            if name in forbidden or (allowed and name not in allowed):
                yield each.pointer, {"value": name}


def body_frames(looked: Looked, line: Mapping[str, Any]) -> Found:
    """Frames of hosts that the receiver knows, over https."""
    for each in looked.found:
        for tag, said in _page(each.text).tags:
            address = urlsplit_of(said.get("src", "")) if tag == "iframe" else None
            if address is None:
                continue
            host = (address.hostname or "").lower()
            known = any(host == one or host.endswith(f".{one}") for one in line["hosts"])
            if not known or address.scheme != "https":
                yield each.pointer, {"value": said.get("src", "")}


def body_images(looked: Looked, line: Mapping[str, Any]) -> Found:
    """Pictures with absolute addresses."""
    for each in looked.found:
        for tag, said in _page(each.text).tags:
            if tag == "img" and not re.match(r"https?://", said.get("src", ""), re.IGNORECASE):
                yield each.pointer, {"value": said.get("src", "")}


def body_style(looked: Looked, line: Mapping[str, Any]) -> Found:
    """No styles and no handlers."""
    for each in looked.found:
        for tag, said in _page(each.text).tags:
            wrong = next((name for name in said if name == "style" or name.startswith("on")), None)
            if wrong:
                yield each.pointer, {"value": f"{tag} {wrong}"}
                break


def body_depth(looked: Looked, line: Mapping[str, Any]) -> Found:
    """Not too many tags inside each other."""
    for each in looked.found:
        deepest = _page(each.text).deepest
        if deepest >= line["max"]:
            yield each.pointer, {"has": deepest}


def body_breaks(looked: Looked, line: Mapping[str, Any]) -> Found:
    """No runs of line breaks."""
    for each in looked.found:
        if _page(each.text).most_breaks > 1:
            yield each.pointer, {}


def body_early_links(looked: Looked, line: Mapping[str, Any]) -> Found:
    """No links to the own site in the first three paragraphs."""
    own = [urlsplit_of(each.text).hostname for each in looked.other("link")]
    for each in looked.found:
        for href in _page(each.text).early:
            host = urlsplit_of(href).hostname
            if host and own and own[0] and _domain(host) == _domain(own[0]):
                yield each.pointer, {"value": href}
                break


def sentence_case(looked: Looked, line: Mapping[str, Any]) -> Found:
    """A title that is written like a sentence: most of its longer words begin small."""
    for each in looked.found:
        words = re.findall(r"[^\W\d_]{4,}", unescape(_TAG.sub("", each.text)))[1:]
        capitals = sum(word[:1].isupper() for word in words)
        if len(words) >= 4 and capitals >= 0.8 * len(words):
            yield each.pointer, {"has": capitals, "words": len(words)}


_RELATED = re.compile(
    r"(?is)<(?:h[1-6]|p|strong|b)[^>]*>(?:\s|<[^>]*>)*(?:related|read (?:more|also|next)|recommended|more (?:on|from)|see also"
    r"|you (?:may|might) also like)\b[^<]{0,40}(?:\s|<[^>]*>)*?<(?P<list>[uo]l)\b.*?</(?P=list)>"
)
_LINK = re.compile(r"(?is)<a\b[^>]*>.*?</a>")
_LINK_ROW = re.compile(
    r"(?is)(?:<a\b[^>]*>(?:(?!</a>).)*</a>(?:\s|[,;|·•/&]|&nbsp;|<br\s*/?>)*){3,}"
)


def body_related(looked: Looked, line: Mapping[str, Any]) -> Found:
    """No list of related links before the end."""
    for each in looked.found:
        for found in _RELATED.finditer(each.text):
            links = len(_LINK.findall(found[0]))
            if links > 2 and re.search(r"(?is)<p\b[^>]*>[^<]{40,}", each.text[found.end() :]):
                yield each.pointer, {"has": links}


def body_link_rows(looked: Looked, line: Mapping[str, Any]) -> Found:
    """No three links in a row."""
    for each in looked.found:
        found = _LINK_ROW.search(each.text)
        if found:
            yield each.pointer, {"has": len(_LINK.findall(found[0]))}


def holds(looked: Looked, line: Mapping[str, Any]) -> Found:
    """A word is among those of the value."""
    for each in looked.found:
        if line["text"] not in each.text.split():
            yield each.pointer, {}


def body_escaped(looked: Looked, line: Mapping[str, Any]) -> Found:
    """HTML that is escaped once, not twice."""
    for each in looked.found:
        found = re.search(r"&lt;/?[A-Za-z][^&]{0,40}&gt;", each.text)
        if found:
            yield each.pointer, {"value": found[0]}


def body_pictured(looked: Looked, line: Mapping[str, Any]) -> Found:
    """A picture, in the body or beside it."""
    inside = any(tag == "img" for each in looked.found for tag, _ in _page(each.text).tags)
    beside = any(looked.other(name) for name in line["others"])
    if not inside and not beside:
        yield looked.around, {}


def words_of(values: Iterable[Said]) -> str:
    """All words of some bodies."""
    return " ".join(" ".join(_page(each.text).words) for each in values)


CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        present, absent, length, plain, no_address, matches, avoids, one_of, date, window, not_before, absolute, https,
        no_credentials, at_most, at_least, up_to, needs, same_host, body_tags, body_frames, body_images, body_style,
        body_depth, body_breaks, body_early_links, body_escaped, body_pictured,
        sentence_case, body_related, body_link_rows, holds,
    )
}  # fmt: skip
"""Name in the tables -> the check."""
