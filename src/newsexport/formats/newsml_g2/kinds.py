"""What counts of a tag of NewsML-G2 and of the text behind it, where only that is looked at by which schema and rules judge.

Of a value that may be anything of its kind (a headline, a time, an address), only its kind counts; of all else, each
byte. No kind here is wider than what every release of the schema lets stand at each place where some of it may, nor
than what the rules ask (`rules.glance` says what of an attribute they look into).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from newsexport.formats.newsml_g2.names import NAR
from newsexport.formats.newsml_g2.qcodes import ATTRIBUTES

FREE = frozenset(
    b"name headline slugline keyword description by dateline creditline copyrightNotice usageTerms edNote definition "
    b"note title familyName".split()
)
"""Elements that may hold any words."""
TIMES = frozenset(
    b"versionCreated firstCreated embargoed contentCreated contentModified expires timestamp".split()
)
"""Elements that hold a time."""
_NAME = rb"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?"
_TAG = re.compile(rb"(" + _NAME + rb")((?:\s+" + _NAME + rb'="")*)(\s*/?)', re.ASCII)
"""A tag with which an element begins, without its first and its last character, and without values."""
_ATTRIBUTE = re.compile(rb'([\w:.-]+)=""')
_WORDS = re.compile(rb"\s*[^\s&][^&]*(?:&(?:amp|lt|gt|quot|apos);[^&]*)*")
"""Text that is not white. A reference by number might be a line feed."""
_TIME = re.compile(
    rb"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)"
)
_CODE = re.compile(rb"([A-Za-z][\w.-]*:)[\w.-]+", re.ASCII)
_NUMBER = re.compile(rb"[1-9]\d{0,6}")
_PATH = rb"(?:[A-Za-z0-9._~/=+,;@!-]|&amp;)*"
_ADDRESS = re.compile(
    rb"https?://[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*(?:/" + _PATH + rb"(?:\?" + _PATH + rb")?)?"
    rb"|(?:urn|tag):[A-Za-z0-9][A-Za-z0-9._~:/=+,;@!-]*"
)
_NO_CODE = re.compile(rb"[^\s&:](?:[^&:]*[^\s&:])?")
_VALUES = {
    **dict.fromkeys((b"guid", b"href", b"residref", b"uri"), _ADDRESS),
    **dict.fromkeys((b"version", b"wordcount", b"width", b"height", b"size"), _NUMBER),
    b"literal": _NO_CODE,
}
"""Attributes that may have any value of a kind."""
_NAR = NAR.encode()
_CODED = frozenset(name.encode() for name in ATTRIBUTES)
_EXACT = frozenset({b"catalogRef", b"itemClass", b"pubStatus"})
"""Elements whose attributes count as they stand: rules look at them closely."""


class Form(NamedTuple):
    """What counts of a tag, without `<` and `>`."""

    kind: bytes
    takes: re.Pattern[bytes] | None = None
    """What a text behind it may be for only its kind to count."""
    is_over: bool = False
    """Whether the element is over: what stands behind it is text of another one."""


class Plan(NamedTuple):
    """How the form of a tag is found, where others have the same names."""

    takes: re.Pattern[bytes] | None
    is_over: bool
    values: tuple[tuple[int, re.Pattern[bytes]], ...]
    """Where values stand of which the kind may count, when the tag is split at its quotes."""
    codes: tuple[int, ...]
    """The same for QCodes."""
    namespace: int | None
    """The same for a namespace."""


def kind_of_text(form: Form, text: bytes) -> bytes | None:
    """What counts of a text that is not white; None where that is not certain."""
    if form.takes is not None and form.takes.fullmatch(text):
        return b"\x02" if b"\n" in text or b"\r" in text else b"\x01"
    return None if form.is_over else text


def plan_of(empty: bytes) -> Plan | None:
    """The plan of a tag, whose values were taken out; None of one that is not as nearly all are."""
    match = _TAG.fullmatch(empty)
    if match is None or match[1] == b"scheme":  # which may bind an alias to any scheme
        return None
    name, said, end = match.groups()
    is_over = end.endswith(b"/")
    takes = None if is_over else _WORDS if name in FREE else _TIME if name in TIMES else None
    names = _ATTRIBUTE.findall(said)
    places = {each: 2 * number + 1 for number, each in enumerate(names)}
    has_uri, has_code = b"uri" in places, b"qcode" in places
    values = {} if name in _EXACT or (has_uri and has_code) else _VALUES
    codes = frozenset[bytes]() if name in _EXACT or has_uri else _CODED
    return Plan(
        takes,
        is_over,
        tuple((at, values[each]) for each, at in places.items() if each in values),
        tuple(at for each, at in places.items() if each in codes),
        places.get(b"xmlns"),
    )


def form_of(parts: list[bytes], plan: Plan, is_common: Callable[[str], bool]) -> Form | None:
    """The form of a tag that was split at its quotes; None of one in another namespace.

    `is_common`: whether rules are told no more by a QCode than by its alias.
    """
    if plan.namespace is not None and parts[plan.namespace] != _NAR:
        return None
    for at, kind in plan.values:
        if kind.fullmatch(parts[at]):
            parts[at] = b"\x01"
    for at in plan.codes:
        code = _CODE.fullmatch(parts[at])
        if code is not None and is_common(parts[at].decode()):
            parts[at] = code[1] + b"\x01"
    return Form(b'"'.join(parts), plan.takes, plan.is_over)
