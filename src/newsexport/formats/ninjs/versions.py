"""Which version of ninjs a document is: as it declares, else by the names of its properties.

The families are incompatible, and most documents declare nothing. Between versions of a family the newest
is taken: it accepts what the older ones accept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from newsexport.formats.ninjs.names import KNOWN, VERSIONS, Family, family_of, is_known
from newsexport.late_regex import late_regex

_URI = late_regex(rb'"(?:uri|guid)"\s*:\s*"')
_STANDARD = late_regex(rb"iptc\.org/std/ninjs/ninjs-schema_(\d\.\d)")
_MARKS = late_regex(
    rb'"(?:version_?[cC]reated|first_?[cC]reated|pub_?[sS]tatus|body_(?:html|xhtml|text)|'
    rb"description_(?:text|html|caption)|headlines?|bodies|slugline|urgency|representation[tT]ype|"
    rb"associations|renditions|altids|altIds|copyright(?:holder|Holder|notice|Notice)|usage[tT]erms|"
    rb'info[sS]ources?|byline|trust[iI]ndicators?|eventDetails|plannedCoverage)"\s*:'
)
_TIME = late_regex(rb'"(?:version|first)_?[cC]reated"\s*:\s*"\d{4}-')
_OTHERS = (b'"@context"', b'"schemaVersion"', b"jsonfeed.org/version", b'"stylesheets"')
"""Signs of other formats in JSON."""
_VERSION = late_regex(r"\d\.\d")


_NEWEST_FIRST: tuple[Family, ...] = ("3", "2", "1")


class Shape(NamedTuple):
    """The version of a document, and how it is known."""

    version: str
    family: Family
    stated: bool
    """Whether the document says so itself."""


def likeness(head: bytes, name: str) -> float:
    """How much a document of JSON looks like ninjs, 0 to 1."""
    if _STANDARD.search(head):
        return 0.97
    marks = {each.group(0).lower().replace(b"_", b"") for each in _MARKS.finditer(head)}
    has_uri = _URI.search(head) is not None  # of a long item it may stand behind the text
    if any(sign in head for sign in _OTHERS) or not (
        has_uri or (len(marks) > 3 and _TIME.search(head))
    ):
        return 0.9 if name.endswith(".ninjs.json") else 0.0
    sure = (0.35, 0.45, 0.6, 0.75)[min(3, len(marks))] if has_uri else 0.45
    return max(sure, 0.9) if name.endswith(".ninjs.json") else sure


def declared(head: bytes) -> str | None:
    """The version that the beginning of a document declares by its schema."""
    found = _STANDARD.search(head)
    return found[1].decode() if found else None


def shape_of(value: Mapping[str, Any]) -> Shape:
    """The version of one news object."""
    stated = _stated(value)
    scores = {family: sum(is_known(family, key) for key in value) for family in VERSIONS}
    _break_ties(value, scores)
    family = family_of(stated) if stated else max(_NEWEST_FIRST, key=lambda each: scores[each])
    version = stated if stated in VERSIONS[family] else VERSIONS[family][0]
    return Shape(version, family, stated in VERSIONS[family])


def _stated(value: Mapping[str, Any]) -> str | None:
    for key in ("standard", "$standard"):
        standard = value.get(key)
        if isinstance(standard, dict):
            version = standard.get("version")
            schema = standard.get("schema")
            if isinstance(version, str) and _VERSION.fullmatch(version):
                return version
            found = _STANDARD.search(schema.encode()) if isinstance(schema, str) else None
            if found:
                return found[1].decode()
    return None


def _break_ties(value: Mapping[str, Any], scores: dict[Family, int]) -> None:
    """The form of a property tells where its name does not."""
    for key in ("renditions", "associations", "altids"):
        if isinstance(value.get(key), dict):
            scores["1"] += 1
        elif isinstance(value.get(key), list):
            scores["1"] -= 1
    if "guid" in value:
        scores["1"] += 1


assert set(KNOWN) == set(VERSIONS)
