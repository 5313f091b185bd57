"""Portions of HTML that mean the same wherever they stand: what is open in them is closed in them."""

from __future__ import annotations

import re

_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)(?=[\s/>])[^<>]*>")
_VOID = frozenset("img br source".split())
_RUNNING = frozenset("a b cite em i img br small span strong".split())
_KNOWN = _RUNNING | frozenset("figure figcaption picture source p div iframe".split())
_OWN_ID = re.compile(r"""(?i)\sid\s*=""")
_MADE_UP_ID = re.compile(r"""(?i)\sid\s*=\s*["']?media-""")


def stands_alone(portion: str) -> bool:
    """Whether a parser of HTML reads an element alike whatever stands before and behind it, and it has no ids."""
    found = _TAG.findall(portion)
    if len(found) != portion.count("<") or _OWN_ID.search(portion):
        return False
    around: list[str] = []
    for closing, name in found:
        if closing:
            if not around or around.pop() != name:
                return False
            continue
        if name not in _KNOWN or name in around or (around and around[-1] == "iframe"):
            return False
        if "p" in around and name not in _RUNNING and name != "iframe":
            return False
        if name not in _VOID:
            around.append(name)
    return not around


def has_made_up_ids(markup: str) -> bool:
    """Whether an element bears an id such as those that media objects without one are given."""
    return _MADE_UP_ID.search(markup) is not None
