"""Which wire format some first bytes are, if any.

Source: ANPA Bulletin 1312 (1979; rev. 84-2, 89-3), IPTC Recommendation 7901 rev. 5 (1995), RFC 5322.
"""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["anpa", "7901", "zczc", "mail"]

CERTAIN = 0.95

ANPA_FIRST = re.compile(
    r"[\x00-\x20\x7f]*(?P<number>[A-Za-z]{1,2}\d{4})(?:(?P<agency>[A-Z]{2,8})?\x1f(?P<selector>[^\r\n]*)|-{3,}[^\r\n]*)?"
    r"[ \t]*\r*\n"
)
"""The first line, behind what a line printer needs: service and number, the agency of some, then the selector code or a
rule, where a system has not taken it out."""
ANPA_SECOND = re.compile(
    r"(?P<priority>[A-Za-z]) (?P<category>[A-Za-z])(?P<format>[\x11-\x14 ]*) ?(?P<keyword>\S.*?)\s+"
    r"(?P<month>\d\d)-(?P<day>\d\d)(?: +(?P<words>\d{1,6}))?\s*$"
)
"""The second: priority, category, format codes, keyword, date and number of words."""
IPTC_FIRST = re.compile(
    r"[\x00-\x20\x7f]*(?P<service>[A-Za-z]{2,5})(?P<number>\d{3,5}) (?P<priority>[1-9]) (?P<category>[A-Za-z]{1,4})"
    r" (?P<words>\d{1,5})(?: +(?P<rest>[^\r\n]*))?\r*\n"
)
"""The header of IPTC 7901: service and number, priority, category, number of words, more."""
ZCZC_FIRST = re.compile(r"\s*\x01?ZCZC\b[^\r\n]*\r*\n")

_FIELD = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,40}):(?:[ \t].*|$)")
_KNOWN = frozenset(
    "from to subject date message-id received return-path delivered-to reply-to content-type mime-version"
    " newsgroups organization path sender cc x-mailer dkim-signature".split()
)


def kind_of(text: str) -> Kind | None:
    """The kind of wire text that begins like this."""
    first = ANPA_FIRST.match(text)
    if first and ANPA_SECOND.match(text[first.end() :].split("\n", 1)[0]):
        return "anpa"
    if IPTC_FIRST.match(text):
        return "7901"
    if ZCZC_FIRST.match(text):
        return "zczc"
    return "mail" if _is_mail(text) else None


def sniff(head: bytes, name: str) -> float:
    """Confidence from 0 to 1 that a source beginning with these bytes is wire text."""
    if name.lower().endswith(".eml"):
        return CERTAIN
    return CERTAIN if kind_of(head.decode("latin-1")) else 0.0


def _is_mail(text: str) -> bool:
    """Whether it begins with a block of header fields, two of which are those of messages (RFC 5322)."""
    known: set[str] = set()
    for line in text.lstrip().splitlines()[:80]:
        if line[:1] in {" ", "\t"} and known:
            continue
        match = _FIELD.match(line)
        if match is None:
            break
        if match[1].lower() in _KNOWN:
            known.add(match[1].lower())
    return len(known) >= 2 and bool(known & {"from", "subject", "received", "delivered-to"})
