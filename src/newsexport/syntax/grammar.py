"""Grammars of XML vocabularies as tables: what may stand in an element, in which order, with which attributes.

A line of a table is `names : content : attributes`. The content is written like that of a DTD: names with
`?`, `*` or `+`, blanks between what follows one another, `|` between alternatives, parentheses. `#text` allows
words, `%any` an element of another vocabulary; `ANY` allows every content and ends the search there. An attribute
with `!` must be there. A name beginning with `$` stands for a piece that is defined by a line `$name = …`.

Judged by derivatives (Brzozowski 1964): what may follow is computed child by child, so that the finding stands
at the first child that is out of place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from newsexport.misspelling import misspelt
from newsexport.syntax.problem import Problem
from newsexport.syntax.xml import Element, iter_children, local, path

_Model = tuple[Any, ...]
_NOTHING: _Model = ("nothing",)
_NEVER: _Model = ("never",)
_TOKEN = re.compile(r"[(|]|\)[?*+]?|[%\w.-]+[?*+]?")
_PARTS = re.compile(r"(?<=\s):(?=\s|$)")
_ANY = "%any"
_SHOWN = 4
"""Names that a message proposes."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What the grammar says of one element."""

    content: _Model
    text: bool
    anything: bool
    attributes: frozenset[str]
    needed: tuple[str, ...]


class Grammar:
    """A vocabulary. Compiled once, safe to use from several threads."""

    def __init__(self, table: str, common: str = "") -> None:
        """`common`: attributes that every element may bear."""
        pieces: dict[str, str] = {}
        self.rules: dict[str, Rule] = {}
        for line in filter(None, map(str.strip, table.splitlines())):
            if line[0] == "$":
                name, _, piece = line.partition(" = ")
                pieces[name.strip()] = _filled(piece, pieces)
                continue
            names, content, attributes = (_filled(each, pieces) for each in _PARTS.split(line))
            rule = _rule(content.strip(), f"{attributes} {common}".split())
            self.rules |= dict.fromkeys(names.split(), rule)

    def problems(
        self, root: Element, limit: int, own: Callable[[Element], bool]
    ) -> Iterator[Problem]:
        """At most `limit` violations, in document order. `own`: whether an element is of this vocabulary."""
        yield from islice(self._problems(root, own), limit)

    def _problems(self, root: Element, own: Callable[[Element], bool]) -> Iterator[Problem]:
        waiting = [root]
        while waiting:
            element = waiting.pop()
            rule = self.rules.get(local(element))
            if rule is None:
                continue
            yield from _attributes(element, rule)
            if rule.anything:
                continue
            children = list(iter_children(element))
            if not rule.text:
                yield from _words(element)
            yield from self._children(element, children, rule, own)
            waiting += [each for each in reversed(children) if own(each)]

    def _children(
        self, element: Element, children: list[Element], rule: Rule, own: Callable[[Element], bool]
    ) -> Iterator[Problem]:
        left, parent = rule.content, local(element)
        names = [local(each) if own(each) else _ANY for each in children]
        late: set[str] = set()
        for index, (each, name) in enumerate(zip(children, names, strict=True)):
            after = _after(left, name)
            if after != _NEVER:
                left = after
            elif name == _ANY:
                yield Problem(
                    path(each), "place", f"{parent} takes no element of another vocabulary"
                )
                left = _taken(left, local(each))
            elif name not in self.rules:
                meant = misspelt(name, _first(left))
                advice = f"; {meant} is expected" if meant else ""
                message = f"no element is called {name}{advice}"
                yield Problem(path(each), "unknown", message, tuple(filter(None, (name, meant))))
                left = _taken(left, meant)
            elif name in late:
                late.discard(name)  # its absence was told where it was expected
            else:
                skipped, after = _skipped(left, name)
                if after == _NEVER or skipped in names[index:]:
                    wanted = _expected(left)
                    message = f"{name} may not stand here in {parent}{wanted}"
                    yield Problem(path(each), "place", message)
                    late.add(skipped)
                else:
                    message = f"{parent} lacks {skipped}, which stands before {name}"
                    yield Problem(path(element), "missing", message, (skipped,))
                left = left if after == _NEVER else after
        if not _may_end(left) and late.isdisjoint(_first(left)):
            message = f"{parent} is not complete{_expected(left)}"
            yield Problem(path(element), "missing", message, _first(left))


def _taken(left: _Model, name: str | None) -> _Model:
    """What may follow when an element counts as the one that was meant."""
    after = _after(left, name) if name else _NEVER
    return left if after == _NEVER else after


def _skipped(left: _Model, name: str) -> tuple[str, _Model]:
    """The name that is missing before this one, and what may follow then; nothing where that would not help."""
    for missing in _first(left):
        after = _after(_after(left, missing), name)
        if after != _NEVER:
            return missing, after
    return "", _NEVER


def _filled(text: str, pieces: dict[str, str]) -> str:
    return re.sub(r"\$[\w.]+", lambda found: pieces[found[0]], text)


def _rule(content: str, attributes: list[str]) -> Rule:
    text = "#text" in content
    plain = content.replace("#text |", "").replace("#text", "")
    anything = plain.strip() == "ANY"
    return Rule(
        _NOTHING if anything or not plain.strip() else _compiled(plain),
        text,
        anything,
        frozenset(each.rstrip("!") for each in attributes),
        tuple(each[:-1] for each in attributes if each.endswith("!")),
    )


def _compiled(content: str) -> _Model:
    """A content as a model: names, sequences, alternatives, repetitions."""
    stack: list[list[list[_Model]]] = [[[]]]
    for piece in _TOKEN.findall(content):
        if piece == "(":
            stack.append([[]])
        elif piece == "|":
            stack[-1].append([])
        elif piece[0] == ")":
            stack[-2][-1].append(_often(_joined(stack.pop()), piece[1:]))
        else:
            name = piece.rstrip("?*+")
            stack[-1][-1].append(_often(("name", name), piece[len(name) :]))
    return _joined(stack[0])


def _joined(alternatives: list[list[_Model]]) -> _Model:
    model = _NEVER
    for sequence in alternatives:
        joined = _NOTHING
        for each in sequence:
            joined = _then(joined, each)
        model = _or(model, joined)
    return model


def _often(model: _Model, mark: str) -> _Model:
    if mark == "?":
        return _or(model, _NOTHING)
    if mark == "*":
        return ("many", model)
    return _then(model, ("many", model)) if mark == "+" else model


def _then(one: _Model, other: _Model) -> _Model:
    if _NEVER in {one, other}:
        return _NEVER
    if one == _NOTHING:
        return other
    return one if other == _NOTHING else ("then", one, other)


def _or(one: _Model, other: _Model) -> _Model:
    if one in {_NEVER, other}:
        return other
    return one if other == _NEVER else ("or", one, other)


@cache
def _may_end(model: _Model) -> bool:
    kind = model[0]
    if kind == "then":
        return _may_end(model[1]) and _may_end(model[2])
    if kind == "or":
        return _may_end(model[1]) or _may_end(model[2])
    return kind in {"nothing", "many"}


@lru_cache(maxsize=4096)
def _after(model: _Model, name: str) -> _Model:
    """What may still follow when a child of this name has been seen."""
    kind = model[0]
    if kind == "name":
        return _NOTHING if model[1] == name else _NEVER
    if kind == "or":
        return _or(_after(model[1], name), _after(model[2], name))
    if kind == "many":
        return _then(_after(model[1], name), model)
    if kind == "then":
        first = _then(_after(model[1], name), model[2])
        return _or(first, _after(model[2], name)) if _may_end(model[1]) else first
    return _NEVER


@cache
def _first(model: _Model) -> tuple[str, ...]:
    kind = model[0]
    if kind == "name":
        return () if model[1] == _ANY else (model[1],)
    if kind == "many":
        return _first(model[1])
    if kind == "or" or (kind == "then" and _may_end(model[1])):
        return tuple(dict.fromkeys((*_first(model[1]), *_first(model[2]))))
    return _first(model[1]) if kind == "then" else ()


def _expected(model: _Model) -> str:
    names = _first(model)
    if not names:
        return ""
    more = " …" if len(names) > _SHOWN else ""
    return f"; expected: {', '.join(names[:_SHOWN])}{more}"


def _attributes(element: Element, rule: Rule) -> Iterator[Problem]:
    name = local(element)
    strange = [
        key for key in map(str, element.attrib) if key[0] != "{" and key not in rule.attributes
    ]
    lacking = [needed for needed in rule.needed if element.get(needed) is None]
    meant = {misspelt(needed, strange): needed for needed in lacking}
    for key in strange:
        advice = f"; {meant[key]} is missing" if key in meant else ""
        kind = "needed" if key in meant else "attribute"
        message = f"{name} has no attribute {key}{advice}"
        yield Problem(path(element, key), kind, message, (key,))
    for needed in lacking:
        if misspelt(needed, strange) is None:
            message = f"{name} lacks the attribute {needed}"
            yield Problem(path(element), "needed", message, (needed,))


def _words(element: Element) -> Iterator[Problem]:
    for text in (element.text, *(each.tail for each in element)):
        if text and text.strip():
            message = f"words stand in {local(element)}, where only elements belong"
            yield Problem(path(element), "text", message)
            return
