"""The tables of receivers: each line of their published rules as a coded check, or named as not checkable offline."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from textwrap import shorten
from typing import Any, Literal

from newsexport.diagnostic import Code, Severity
from newsexport.profiles.load import RECEIVERS
from newsexport.resources import packaged

On = Literal["item", "channel", "canonical", "feed", "response", "document", "page"]


@dataclass(frozen=True, slots=True)
class ReceiverRule:
    """One line of a receiver's rules."""

    id: str
    """Its name in docs/receivers.md, such as `msn.title.min`."""
    code: Code
    on: On
    """What it looks at: an item of a feed, its channel, the canonical item, all items of a feed together, the
    headers of a saved response, the document as a file, or a page of the web."""
    check: str
    """The name of the check: see checks.CHECKS."""
    keys: tuple[str, ...]
    """Elements, the first that is there counts; `media:content@url` is an attribute,
    `media:content[image]` one that is a picture, `=slides` what derived.DERIVED gives; canonical paths; of pages what
    the wing of HTML calls so."""
    values: Mapping[str, Any]
    """What the check needs."""
    bad: tuple[tuple[str, str], ...]
    """What must be replaced in a good feed, and by what, to break the rule: for the tests and the docs."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """A receiver and its rules."""

    name: str
    title: str
    read: str
    """When its pages were read."""
    source: str
    rules: tuple[ReceiverRule, ...]
    elsewhere: Mapping[str, str]
    """Lines that rules of everybody check: id -> their codes."""
    history: Mapping[str, str]
    """Lines about what changes from poll to poll: id -> the codes that find it, with a state file."""
    unchecked: Mapping[str, str]
    """Lines that cannot be checked offline: id -> why."""


@cache
def receiver(name: str) -> Receiver:
    """A receiver by its name."""
    table = tomllib.loads(packaged(f"receivers/tables/{name}.toml").decode())
    about = f"{table['title']}: {table['source']} (read {table['read']})"
    return Receiver(
        name=name,
        title=table["title"],
        read=table["read"],
        source=table["source"],
        rules=tuple(_rule(each, about) for each in table.get("rules", ())),
        elsewhere=table.get("elsewhere", {}),
        history=table.get("history", {}),
        unchecked=table.get("unchecked", {}),
    )


def receivers() -> tuple[Receiver, ...]:
    """Every receiver whose requirements travel with the package."""
    return tuple(receiver(name) for name in RECEIVERS)


def codes() -> tuple[Code, ...]:
    """The codes of all rules of all receivers."""
    return tuple(rule.code for each in receivers() for rule in each.rules)


_KNOWN = frozenset(
    "code id name basis on check key message hint why good wrong bad what fix".split()
)
_SEVERITIES: Mapping[str, Severity] = {"must": "error", "should": "warning", "may": "info"}
"""How binding a line is -> how its findings are told."""


def _rule(table: Mapping[str, Any], about: str) -> ReceiverRule:
    basis = table["basis"]
    bad = tuple((each[0], each[1]) for each in table.get("bad", ()))
    shown = (bad[0][1] if bad else table.get("wrong")) or "nothing of the kind"
    page = (
        f"{table['what']}\n\nWhy it matters: {table['why']}\n\nBad: `{shorten(shown, 160)}`\n"
        f"Good: `{shorten(bad[0][0] if bad else table['good'], 160)}`\nFix: {table['hint']}."
    )
    code = Code(
        table["code"], table["name"], _SEVERITIES[basis], table["message"], f"{about}, {table['id']}",
        basis=basis, hint=table["hint"], page=page,
    )  # fmt: skip
    keys = table.get("key", ())
    return ReceiverRule(
        id=table["id"],
        code=code,
        on=table.get("on", "item"),
        check=table["check"],
        keys=(keys,) if isinstance(keys, str) else tuple(keys),
        values={key: value for key, value in table.items() if key not in _KNOWN},
        bad=bad,
    )
