"""A body of ours as a receiver takes it: elements that it does not know are unwrapped, replaced or left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsexport.dialect import Tags
from newsexport.payloads.for_readers.inline_html import plain
from newsexport.payloads.html.markup import element, opening
from newsexport.syntax.addresses import is_web_address, parts_of
from newsexport.syntax.tag_reader import TagReader
from newsexport.vocab.html_elements import VOID_EVER

_MARKS = {"q": ("\u201c", "\u201d")}
"""Elements that readers see as marks: element -> what stands in for its tags."""
_EMPTY = re.compile(r"<figure(?: [^<>]*)?></figure>")
_IDLE = frozenset({"style", "srcset", "sizes"})


@dataclass(frozen=True, slots=True)
class Taken:
    """A body as a receiver takes it."""

    markup: str
    changes: tuple[str, ...] = ()
    """What became of elements that are not taken, each told once: `pre: p`, `iframe: a link`."""


def taken(markup: str, tags: Tags) -> Taken:
    """Well-formed markup of ours with the elements that are allowed only."""
    if tags.are_all:
        return Taken(markup)
    sieve = _Sieve(tags)
    sieve.feed(markup)
    sieve.close()
    told = tuple(f"{name}: {how}" for name, how in sieve.changes)
    return Taken(_EMPTY.sub("", "".join(sieve.pieces)), told)


class _Sieve(TagReader):
    def __init__(self, tags: Tags) -> None:
        super().__init__(convert_charrefs=False)
        self.tags = tags
        self.pieces: list[str] = []
        self.changes: Counter[tuple[str, str]] = Counter()
        self._ends: list[str] = []
        """What closes each open element."""
        self._gone = 0
        """How many elements are open since one that is left out."""
        self._lines = 0
        """How many elements are open whose line feeds count."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._gone:
            self._gone += tag not in VOID_EVER
            return
        name = self._name(tag, dict(attrs))
        if name is None:
            self.changes[tag, "left out"] += 1
            self._gone = 0 if tag in VOID_EVER else 1
        elif tag == "iframe" and name == "a":
            self.changes[tag, "a link"] += 1
            self.pieces.append(_link(dict(attrs)))
            self._gone = 1
        else:
            self._keep(tag, name, attrs)

    def _name(self, tag: str, said: dict[str, str | None]) -> str | None:
        """The element to write; "" for its content alone; None for nothing of it."""
        tags = self.tags
        if tag in tags.dropped:
            return None
        if tag == "img" and tags.allowed and not is_web_address(said.get("src")):
            return None
        if tag == "iframe" and tags.frames is not None and not _is_of(said.get("src"), tags.frames):
            return "a"
        if not tags.allowed or tag in tags.allowed:
            return tag
        return tags.instead.get(tag, "")

    def _keep(self, tag: str, name: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        before, after = _MARKS.get(tag, ("", "")) if not name else ("", "")
        if name:
            said = "".join(f' {key}="{_quoted(value or "")}"' for key, value in self._said(attrs))
            before, after = f"<{name}{said}>", f"</{name}>"
        if name != tag:
            self.changes[tag, name or "its content"] += 1
        self.pieces.append(before)
        if tag not in VOID_EVER:
            self._ends.append(after)
            self._lines += tag == "pre" and name != "pre"

    def _said(self, attrs: Sequence[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
        return [each for each in attrs if each[0] not in _IDLE and not each[0].startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID_EVER:
            return
        if self._gone:
            self._gone -= 1
        elif self._ends:
            self.pieces.append(self._ends.pop())
            self._lines -= bool(self._lines and tag == "pre")

    def handle_data(self, data: str) -> None:
        if not self._gone:
            self.pieces.append(data.replace("\n", "<br>") if self._lines else data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")


def _quoted(value: str) -> str:
    return (
        value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def _is_of(address: str | None, hosts: frozenset[str]) -> bool:
    """Whether a secure address is of one of the hosts, or of one below them."""
    parts = parts_of(address)
    host = (parts.hostname or "").lower()
    return parts.scheme == "https" and any(
        host == each or host.endswith(f".{each}") for each in hosts
    )


def _link(said: dict[str, str | None]) -> str:
    address = said.get("src") or ""
    if not is_web_address(address):
        return ""
    words = plain(said.get("title") or address)
    return element("p", f"{opening('a', href=address)}>{words}</a>")
