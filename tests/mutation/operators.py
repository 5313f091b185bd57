"""Each operator breaks one demand at one place. The table at the end says what, and why it is wrong.

An operator gets the text (bytes as Latin-1), the place and the demand's word; it gives the edits, or None
where it does not apply to this place (a date that is wrong already, an order that nobody could tell).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from tests.mutation.nodes import Node


class Edit(NamedTuple):
    """These bytes take the place of those from `start` to `end`."""

    start: int
    end: int
    new: str


Edits = list[Edit] | None
Act = Callable[[str, Node, str], Edits]


@dataclass(frozen=True)
class Operator:
    """One way to make a document wrong."""

    name: str
    demands: tuple[str, ...]
    kinds: tuple[str, ...]
    act: Act
    why: str


def latin(text: str) -> str:
    return text.encode().decode("latin-1")


def _whole(text: str, node: Node) -> tuple[int, int]:
    """The place with what separates it from its neighbours."""
    if node.kind == "attribute":
        return node.start - 1, node.end
    if node.kind in {"member", "entry"}:
        after = re.compile(r"\s*,\s*").match(text, node.end)
        if after:
            return node.start, after.end()
        before = re.search(r",\s*$", text[: node.start])
        return (before.start() if before else node.start), node.end
    return node.start, node.end


def drop(text: str, node: Node, _: str) -> Edits:
    """Unless another of its name stands beside it, which may be enough."""
    if node.parent is None or sum(each.path == node.path for each in node.parent.children) > 1:
        return None
    return [Edit(*_whole(text, node), "")]


def twice(text: str, node: Node, _: str) -> Edits:
    """The same element once more: behind itself."""
    return [Edit(node.end, node.end, text[node.start : node.end])]


def key_twice(text: str, node: Node, _: str) -> Edits:
    mark = ", " if node.kind == "member" else " "
    return [Edit(node.end, node.end, mark + text[node.start : node.end])]


def swap(text: str, node: Node, _: str) -> Edits:
    """Behind its next sibling of another name, which the grammar wants after it."""
    siblings = [each for each in node.parent.children if each.kind == "element"]
    later = [each for each in siblings[siblings.index(node) + 1 :] if each.path != node.path]
    if not later:
        return None
    goal = later[0]
    return [
        Edit(node.start, node.end, ""),
        Edit(goal.end, goal.end, text[node.start : node.end]),
    ]


def _renamed(text: str, node: Node, change: Callable[[str], str]) -> Edits:
    old = text[slice(*node.name)]
    bare = old.strip('"')
    new = change(bare)
    if new == bare:
        return None
    edits = [Edit(*node.name, old.replace(bare, new))]
    if node.kind == "element" and text[node.head[1] - 2] != "/":
        end = text.rindex("</", node.start, node.end)
        edits.append(Edit(end, node.end, f"</{new}>"))
    return edits


def misspelt(text: str, node: Node, _: str) -> Edits:
    return _renamed(text, node, lambda name: name + "x")


def other_case(text: str, node: Node, _: str) -> Edits:
    def flip(name: str) -> str:
        prefix, colon, local = name.rpartition(":")
        return prefix + colon + local[0].swapcase() + local[1:]

    return _renamed(text, node, flip)


def wrong_namespace(text: str, node: Node, _: str) -> Edits:
    if ":" in text[slice(*node.name)]:
        return None
    at = node.name[1]
    if "xmlns=" in text[slice(*node.head)] or node.parent.kind == "top":
        return None
    return [Edit(at, at, ' xmlns="http://wrong.example/ns"')]


def undeclared_prefix(text: str, node: Node, _: str) -> Edits:
    return _renamed(text, node, lambda name: "zz:" + name.rpartition(":")[2])


def unknown_child(text: str, node: Node, _: str) -> Edits:
    if text[node.head[1] - 2] == "/":
        return None
    return [Edit(node.head[1], node.head[1], "<unheardof>x</unheardof>")]


def unknown_attribute(text: str, node: Node, _: str) -> Edits:
    at = node.name[1]
    return [Edit(at, at, ' unheardof="x"')]


def stray_text(text: str, node: Node, _: str) -> Edits:
    if text[node.head[1] - 2] == "/":
        return None
    return [Edit(node.head[1], node.head[1], "stray words")]


def unclosed(text: str, node: Node, _: str) -> Edits:
    if text[node.head[1] - 2] == "/":
        return None
    return [Edit(text.rindex("</", node.start, node.end), node.end, "")]


def truncated(text: str, node: Node, _: str) -> Edits:
    """The file ends in the middle of this place."""
    return [Edit((node.start + node.end) // 2, len(text), "")]


def bare_ampersand(text: str, node: Node, _: str) -> Edits:
    at = node.value[0]
    if text[node.head[1] - 2 : node.head[1]] == "/>" and node.kind == "element":
        return None
    return [Edit(at, at, "R & D ")]


def undefined_entity(text: str, node: Node, _: str) -> Edits:
    if text[node.head[1] - 2 : node.head[1]] == "/>" and node.kind == "element":
        return None
    return [Edit(node.value[0], node.value[0], "&unheardof;")]


def attribute_twice(text: str, node: Node, _: str) -> Edits:
    return [Edit(node.end, node.end, " " + text[node.start : node.end])]


def unquoted(text: str, node: Node, _: str) -> Edits:
    value = text[slice(*node.value)]
    if not value:
        return None
    return [Edit(node.value[0] - 1, node.value[1] + 1, value)]


def bad_byte(text: str, node: Node, _: str) -> Edits:
    if node.kind == "element" and text[node.head[1] - 2] == "/":
        return None
    at = node.value[0] + (node.kind == "member")
    return [Edit(at, at, "\xe9\x28")] if text[node.value[0]] not in "[{" else None


def control_character(text: str, node: Node, _: str) -> Edits:
    if node.kind == "element" and text[node.head[1] - 2] == "/":
        return None
    at = node.value[0] + (node.kind == "member")
    return [Edit(at, at, "\x01")] if text[node.value[0]] not in "[{" else None


def put(new: str | Callable[[str], str | None]) -> Act:
    """An operator that gives the place another value; a function makes it of the old one."""

    def act(text: str, node: Node, _: str) -> Edits:
        json = node.kind in {"member", "entry"}
        start, end = node.value
        old = text[start:end]
        if json and old[:1] in {"[", "{"}:
            return None
        if json and old[:1] == '"':
            start, end, old = start + 1, end - 1, old[1:-1]
        if node.kind == "element" and (node.children or text[node.head[1] - 2] == "/"):
            return None
        value = new(old) if callable(new) else new
        if value is None or value == old:
            return None
        if not json:
            value = value.replace("&", "&amp;").replace("<", "&lt;")
        return [Edit(start, end, latin(value))]

    return act


def raw(new: str, unless: str = "") -> Act:
    """An operator that gives a JSON place a value of another type."""

    def act(text: str, node: Node, _: str) -> Edits:
        if text[node.value[0]] in unless:
            return None
        return [Edit(*node.value, new)]

    return act


_ISO = re.compile(
    r"(\d{4}-)(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?"
)
_BASIC = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d{6})(Z|[+-]\d{4})?)?")
_RFC822 = re.compile(r"(\w{3}), (\d\d?) (\w{3}) (\d{4}) (\d\d):(\d\d)(:\d\d)? (\S+)")


def impossible_day(old: str) -> str | None:
    if _ISO.fullmatch(old):
        return f"{old[:4]}-02-30{old[10:]}"
    if _BASIC.fullmatch(old):
        return f"{old[:4]}0230{old[8:]}"
    found = _RFC822.fullmatch(old)
    return f"{found[1]}, 30 Feb{old[found.end(3) :]}" if found else None


def impossible_hour(old: str) -> str | None:
    if _ISO.fullmatch(old) and "T" in old:
        return f"{old[:11]}29{old[13:]}"
    if _BASIC.fullmatch(old) and "T" in old:
        return f"{old[:9]}29{old[11:]}"
    found = _RFC822.fullmatch(old)
    return f"{old[: found.start(5)]}29{old[found.end(5) :]}" if found else None


def impossible_month(old: str) -> str | None:
    if _ISO.fullmatch(old):
        return f"{old[:5]}13{old[7:]}"
    if _BASIC.fullmatch(old):
        return f"{old[:4]}13{old[6:]}"
    found = _RFC822.fullmatch(old)
    return f"{old[: found.start(3)]}Fbr{old[found.end(3) :]}" if found else None


def impossible_zone(old: str) -> str | None:
    return re.sub(r"(?:Z|[+-]\d\d:\d\d)$", "+29:00", old) if _zoned(old) else None


def no_zone(old: str) -> str | None:
    return re.sub(r"(?:Z|[+-]\d\d:\d\d)$", "", old) if _zoned(old) else None


def _zoned(old: str) -> bool:
    return bool(_ISO.fullmatch(old) and re.search(r"T.*(?:Z|[+-]\d\d:\d\d)$", old))


def other_weekday(old: str) -> str | None:
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return days[days.index(old[:3]) - 2] + old[3:] if _RFC822.fullmatch(old) else None


def two_minute_digits(old: str) -> str | None:
    return re.sub(r"T(\d\d):(\d)\d", r"T\1:\2", old, count=1) if "T" in old else None


def numbered_month(old: str) -> str | None:
    found = _ISO.match(old)
    return f"{found[3]}/{found[2]}/{found[1][:4]}" if found else None


def beside(change: Callable[[str], str]) -> Act:
    """The time of the named neighbour, and `change` of its year: the order of two times is broken."""

    def act(text: str, node: Node, word: str) -> Edits:
        name = word.partition(":")[2]
        found = [each for each in node.parent.children if each.path[-1] == name]
        if not found or node.children:
            return None
        other = text[slice(*found[0].value)].strip('"')
        if not re.match(r"\d{8}|\d{4}-\d\d", other):
            return None
        quote = '"' if text[node.value[0]] == '"' else ""
        return [Edit(*node.value, quote + change(other) + quote)]

    return act


def year(step: int) -> Callable[[str], str]:
    return lambda value: f"{int(value[:4]) + step}{value[4:]}"


def same_identity(text: str, node: Node, _: str) -> Edits:
    """The item of this identity once more, with another title: one identity, two items."""
    whole = node.parent
    if whole.path[-1:] not in {("item",), ("entry",), ("items",)} or whole.parent is None:
        return None
    again = text[whole.start : whole.end].replace("title>", "title>Again: ", 1)
    mark = "," if whole.kind == "entry" else ""
    return [Edit(whole.end, whole.end, mark + again)]


_CATALOG = re.compile(r"<catalogRef\b[^>]*?\bhref\s*=\s*[\"']([^\"']*)")


def unknown_alias(text: str, node: Node, word: str) -> Edits:
    """Where every catalog is IPTC's: what the catalog of a house binds cannot be known without it."""
    catalogs = _CATALOG.findall(text)
    if not catalogs or any("iptc.org/std/catalog/catalog.IPTC-G2" not in each for each in catalogs):
        return None
    return put("unheardof:42")(text, node, word)


def out_of_range(text: str, node: Node, word: str) -> Edits:
    low, _, high = word.partition(":")
    value = f"{int(high) + 5}" if high else f"{int(low) - 1}"
    return put(value)(text, node, word)


def id_twice(text: str, node: Node, _: str) -> Edits:
    """Its element or object once more, so that two things have one identity."""
    whole = node.parent
    mark = "," if whole.kind == "entry" else ""
    return [Edit(whole.end, whole.end, mark + text[whole.start : whole.end])]
