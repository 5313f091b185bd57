"""What is seen at a glance: elements that are plainly right, so that the judge looks only at the others.

A glance may overlook what is right; it never lets pass what the judge would tell.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from newsexport.payloads.feed_rules import markup
from newsexport.payloads.feed_rules import values as v
from newsexport.payloads.feed_rules.tables import Spec, asks_nothing
from newsexport.syntax.xml import Element

Glance = Callable[[Element], bool]
"""Whether an element is plainly right."""

_ON_TEXT = frozenset({"language", "number", "type", "place", "w3c-date", "moment"})
"""Kinds of values that nothing but their check looks at."""


def glance_of(spec: Spec) -> Glance | None:
    """What sees that an element of this line is plainly right; None: the judge has to look at each."""
    if spec.obsolete or spec.inside is not None:
        return None
    if spec.needs:
        is_plain = asks_nothing(spec._replace(needs=()))
        return _both(_has(spec.needs), attributes_of_line(spec)) if is_plain else None
    if asks_nothing(spec):
        return attributes_of_line(spec) if spec.attributes else _bare
    if spec.kind == "media-text":
        return _both(_plain_words, attributes_of_line(spec))
    if spec.value is None:
        return None
    if spec.value is v.any_text and spec.kind == "word":
        return _both(_html if spec.markup and not spec.plain else _words, attributes_of_line(spec))
    if spec.plain or spec.markup:
        return None
    if spec.kind == "address":
        return _both(_address, attributes_of_line(spec))
    return _both(_valued(spec.value), attributes_of_line(spec)) if spec.kind in _ON_TEXT else None


def _both(one: Glance, other: Glance) -> Glance:
    return lambda element: one(element) and other(element)


def _bare(element: Element) -> bool:
    return not element.attrib


def attributes_of_line(spec: Spec) -> Glance:
    """All attributes are known ones with right values."""
    checks = {
        name: _PLAIN.get(check, _no_plain_address) if kind == "address" else check
        for name, (check, kind) in spec.attributes.items()
    }
    if not checks:
        return _bare

    def are_right(element: Element) -> bool:
        for name, value in cast("list[tuple[str, str]]", element.items()):
            check = checks.get(name)
            if check is None or not value or check(value) is not None:
                return False
        return True

    return are_right


def _no_plain_address(value: str) -> str | None:
    return None if v.PLAIN_ADDRESS.fullmatch(value) else "it has to be looked at"


def _no_plain_scheme(value: str) -> str | None:
    return None if value in _SCHEMES else _no_plain_address(value)


_SCHEMES = frozenset({"urn:ebu", "urn:simple"})
_PLAIN: dict[v.Check, v.Check] = {v.scheme_name: _no_plain_scheme}
"""Check of an address -> what sees that one of its kind is plainly right, where others are right, too."""


def _has(needs: tuple[str, ...]) -> Glance:
    """The attributes that it must have are there."""
    return lambda element: all(element.get(name) for name in needs)


def _plain_words(element: Element) -> bool:
    """Words without markup, or nothing at all."""
    text = element.text
    return not (text and ("<" in text or "&" in text)) and not len(element)


def _words(element: Element) -> bool:
    """Words without markup."""
    text = element.text
    return bool(text) and _plain_words(element) and not str(text).isspace()


def _html(element: Element) -> bool:
    """Words, or HTML of the plainest kind."""
    text = element.text
    if not text or text.isspace() or len(element):
        return False
    return "<" not in text or markup.is_plain(text)


def _address(element: Element) -> bool:
    text = element.text
    return bool(text and v.PLAIN_ADDRESS.fullmatch(text) and not len(element))


def _valued(check: v.Check) -> Glance:
    def is_right(element: Element) -> bool:
        text = element.text
        return bool(text) and check(str(text)) is None and not len(element)

    return is_right
