"""What counts of a tag of NewsML-G2 and of the text behind it, where only that is looked at by which schema and rules judge.

Of a value that may be anything of its kind (a headline, a time, an address), only its kind counts; of all else, each
byte. No kind here is wider than what every release of the schema lets stand at each place where some of it may, nor
than what the rules ask (`rules.glance` says what of an attribute they look into).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from newsexport.formats.newsml_g2.qcodes import ATTRIBUTES

FREE = frozenset(
    b"name headline slugline keyword description by dateline creditline copyrightNotice usageTerms edNote definition "
    b"note title inlineData".split()
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
WORDS = re.compile(rb"\s*[^\s&][^&]*(?:&(?:amp|lt|gt|quot|apos);[^&]*)*")
"""Text that is not white. A reference by number might be a line feed."""
TIME = re.compile(
    rb"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)"
)
_CODE = re.compile(rb"([A-Za-z][\w.-]*:)[\w.-]+", re.ASCII)
NUMBER = re.compile(rb"[1-9]\d{0,6}")
_PATH = rb"(?:[A-Za-z0-9._~/=+,;@!-]|&amp;)*"
ADDRESS = re.compile(
    rb"https?://[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*(?:/" + _PATH + rb"(?:\?" + _PATH + rb")?)?"
    rb"|(?:urn|tag):[A-Za-z0-9][A-Za-z0-9._~:/=+,;@!-]*"
)
NO_CODE = re.compile(rb"[^\s&:](?:[^&:]*[^\s&:])?")
_VALUES = {
    **dict.fromkeys((b"guid", b"href", b"residref", b"uri"), ADDRESS),
    **dict.fromkeys((b"version", b"wordcount", b"width", b"height", b"size"), NUMBER),
    b"literal": NO_CODE,
}
"""Attributes that may have any value of a kind."""
_NOT_IPTC = re.compile(rb"(?:(?!iptc\.org)[^&])+")
_CODED = frozenset(name.encode() for name in ATTRIBUTES)
_EXACT = frozenset({b"catalogRef", b"scheme", b"itemClass", b"pubStatus"})
"""Elements whose attributes count as they stand: rules look at them closely."""


class Form(NamedTuple):
    """What counts of a tag, without `<` and `>`."""

    kind: bytes
    takes: re.Pattern[bytes] | None = None
    """What a text behind it may be for only its kind to count."""


class Plan(NamedTuple):
    """How the form of a tag is found, where others have the same names."""

    takes: re.Pattern[bytes] | None
    values: tuple[tuple[int, re.Pattern[bytes]], ...]
    """Where values stand of which the kind may count, when the tag is split at its quotes."""
    codes: tuple[int, ...]
    """The same for QCodes."""
    scheme: int | None
    """The same for what an alias of the item stands for."""


def kind_of_text(form: Form, text: bytes) -> bytes:
    """What counts of a text that is not white: of words, whether white space is among them that labels may not hold.

    Source: NewsML-G2 2.35, IntlStringType: its pattern allows blanks only.
    """
    if form.takes is not None and form.takes.fullmatch(text):
        breaks = map(text.find, (b"\n", b"\r", b"\t"))  # of bytes much faster than `in`
        return b"\x01" if max(breaks) < 0 else b"\x02"
    return text


def form_of_end(tag: bytes) -> Form | None:
    """The form of the end of an element, or of a comment; None of anything else.

    Words behind an element may always be any other words, for their parent has no simple type.
    """
    if tag[:1] == b"/":
        return Form(tag, WORDS)
    return Form(tag) if tag[:3] == b"!--" and tag[-2:] == b"--" and len(tag) > 4 else None


def plan_of(empty: bytes) -> Plan | None:
    """The plan of a tag, whose values were taken out; None of one that is not as nearly all are."""
    match = _TAG.fullmatch(empty)
    if match is None:
        return None
    name, said, end = match.groups()
    is_over = end.endswith(b"/")
    takes = WORDS if is_over or name in FREE else TIME if name in TIMES else None
    names = _ATTRIBUTE.findall(said)
    places = {each: 2 * number + 1 for number, each in enumerate(names)}
    has_uri, has_code = b"uri" in places, b"qcode" in places
    values = {} if name in _EXACT or (has_uri and has_code) else _VALUES
    codes = frozenset[bytes]() if name in _EXACT or has_uri else _CODED
    return Plan(
        takes,
        tuple((at, values[each]) for each, at in places.items() if each in values),
        tuple(at for each, at in places.items() if each in codes),
        places.get(b"uri", 0) if name == b"scheme" else None,
    )


def form_of(parts: list[bytes], plan: Plan, is_common: Callable[[str], bool]) -> Form | None:
    """The form of a tag that was split at its quotes; None where nothing is certain.

    `is_common`: whether rules are told no more by a QCode than by its alias.
    """
    if plan.scheme is not None and _NOT_IPTC.fullmatch(parts[plan.scheme]) is None:
        return None  # rules know its codes
    for at, kind in plan.values:
        if kind.fullmatch(parts[at]):
            parts[at] = b"\x01"
    for at in plan.codes:
        code = _CODE.fullmatch(parts[at])
        if code is not None and is_common(parts[at].decode()):
            parts[at] = code[1] + b"\x01"
    return Form(b'"'.join(parts), plan.takes)
