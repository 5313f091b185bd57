"""Ways to put a fault into a valid feed, each noted in FAULTS with what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import NamedTuple

from tests.generated.feeds.nodes import Node

Change = Callable[[Node], "Node | None"]
"""Puts the fault into a feed; gives the element that has it, None where there is no place for it."""


class Fault(NamedTuple):
    """A fault, and what is told of it."""

    name: str
    kind: str
    change: Change
    codes: tuple[str, ...]
    severity: str


FAULTS: list[Fault] = []


def fault(name: str, codes: str, change: Change, kind: str, severity: str) -> None:
    """Note a fault; `codes` are those of which one is told."""
    FAULTS.append(Fault(f"{kind}: {name}", kind, change, tuple(codes.split()), severity))


def first(root: Node, name: str, key: str | None = None) -> Node | None:
    """The first element of that name, and with that attribute."""
    return next((e for e in root.find(name) if key is None or key in e.attributes), None)


def texts(
    codes: str, names: str, *values: str, kind: str = "rss2", severity: str = "error"
) -> None:
    """Elements that hold another text."""

    def change(root: Node, name: str, value: str) -> Node | None:
        element = first(root, name)
        if element is not None:
            element.parts = [value]
        return element

    for name in names.split():
        for value in values:
            fault(
                f"{name} is {value[:40]!r}",
                codes,
                lambda root, n=name, w=value: change(root, n, w),
                kind,
                severity,
            )


def attributes(
    codes: str, name: str, kind: str = "rss2", severity: str = "error", **said: str | None
) -> None:
    """An element of which an attribute says something else, or is not there."""

    def change(root: Node, key: str, value: str | None) -> Node | None:
        element = first(root, name, key) or (first(root, name) if value is not None else None)
        if element is not None:
            element.attributes.pop(key, None)
            element.attributes |= {} if value is None else {key: value}
        return element

    for each, value in said.items():
        key = each.rstrip("_").replace("_", ":")
        fault(
            f"{name}/@{key} is {value!r}",
            codes,
            lambda root, k=key, w=value: change(root, k, w),
            kind,
            severity,
        )


def without(
    codes: str, parent: str, names: str, kind: str = "rss2", severity: str = "error"
) -> None:
    """An element that lacks others."""

    def change(root: Node, name: str) -> Node | None:
        around = next(
            (e for e in root.find(parent) if any(c.name == name for c in e.children())), None
        )
        if around is not None:
            around.parts = [each for each in around.parts if getattr(each, "name", "") != name]
        return around

    for name in names.split():
        fault(
            f"{parent} without {name}", codes, lambda root, n=name: change(root, n), kind, severity
        )


def twice(codes: str, parent: str, names: str, kind: str = "rss2", severity: str = "error") -> None:
    """Elements that stand a second time."""

    def change(root: Node, name: str) -> Node | None:
        for around in root.find(parent):
            for each in around.children():
                if each.name == name:
                    around.parts.append(deepcopy(each))
                    return each
        return None

    for name in names.split():
        fault(
            f"two {name} in {parent}", codes, lambda root, n=name: change(root, n), kind, severity
        )


def added(
    codes: str, parents: str, *parts: Node | str, kind: str = "rss2", severity: str = "error"
) -> None:
    """What does not belong in an element."""

    def change(root: Node, parent: str, part: Node | str) -> Node | None:
        around = first(root, parent)
        if around is not None:
            around.parts.append(deepcopy(part))
        return around

    for parent in parents.split():
        for part in parts:
            name = f"{part.name} {part.attributes}" if isinstance(part, Node) else part
            fault(
                f"{name} in {parent}",
                codes,
                lambda root, p=parent, w=part: change(root, p, w),
                kind,
                severity,
            )
