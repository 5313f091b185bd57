"""The names of ninjs in its three families. Those of 3.x stand for all; the others follow from them.

Source: IPTC ninjs 1.6, 2.2 and 3.1, their JSON Schemas and the ninjs User Guide.
"""

from __future__ import annotations

from typing import Literal

from newsexport.late_regex import late_regex

Family = Literal["1", "2", "3"]

NAME = "ninjs"

VERSIONS: dict[Family, tuple[str, ...]] = {
    "1": ("1.6", "1.5", "1.4", "1.3", "1.2", "1.1", "1.0"),
    "2": ("2.2", "2.1", "2.0"),
    "3": ("3.1", "3.0"),
}
"""Released versions of each family, the newest first."""

NAMESPACE = "http://www.iptc.org/std/ninjs/"
"""With the family behind it: namespace of extensions that hold properties without a field of ours."""

_PROPERTIES = (
    "uri type representationType profile version firstCreated versionCreated contentCreated"
    " embargoedUntil pubStatus urgency copyrightHolder copyrightNotice usageTerms edNote language"
    " descriptions bodies headlines people organisations places subjects events objects infoSources"
    " title by slugline located renditions associations altIds trustIndicators standard genres expires"
    " rightsInfo digitalSourceType"
).split()
_ONLY_3 = ("eventDetails", "plannedCoverage")
_ONLY_1 = ("mimetype", "headline", "charcount", "wordcount")

_IN_1 = {
    "people": "person", "organisations": "organisation", "places": "place", "subjects": "subject",
    "events": "event", "objects": "object", "infoSources": "infosource", "genres": "genre",
    "trustIndicators": "trustindicator", "by": "byline", "standard": "$standard",
    "contentType": "mimetype", "embargoedUntil": "embargoed", "geoJSON": "geometry_geojson",
}  # fmt: skip
_IN_2 = {"embargoedUntil": "embargoed"}

ROLES_1 = late_regex(r"(headline|description|body)_([a-zA-Z0-9_]+)")
"""Properties of 1.x that carry their role in their name."""

MARKUP = late_regex(r"</?(?:p|b|i|em|strong|br|a|span)(?:\s[^<>]*)?/?>")
"""What makes a label without a media type markup: in 1.x none has one."""

SERIES = {"headline": "headlines", "description": "descriptions", "body": "bodies"}
"""The beginning of such a name -> the list that they are in later families."""


def name_in(family: Family, name: str) -> str:
    """What a property of 3.x is called in a family."""
    if family == "3":
        return name
    if family == "2":
        return _IN_2.get(name, name.lower())
    return _IN_1.get(name, name.lower())


def _known(family: Family) -> frozenset[str]:
    names = [name for name in _PROPERTIES if family != "1" or name not in SERIES.values()]
    further = {"3": _ONLY_3, "2": (), "1": _ONLY_1}[family]
    return frozenset((*(name_in(family, name) for name in names), *further))


KNOWN: dict[Family, frozenset[str]] = {family: _known(family) for family in VERSIONS}
"""The properties of a news object in each family, those with a role in their name left out."""

TYPES_1 = ("text", "audio", "video", "picture", "graphic", "composite", "component")
TYPES = (*TYPES_1, "event", "planning")
"""Values of `type`; the last two since 3.0."""

MEDIA = ("picture", "graphic", "video", "audio")
"""Types of associations that are media of their item."""

STATUSES = ("usable", "withheld", "canceled")

BODY_TYPES = {
    "xhtml": "application/xhtml+xml", "html": "text/html", "html5": "text/html",
    "text": "text/plain", "nitf": "application/nitf+xml",
}  # fmt: skip
"""The role of a `body_…` of 1.x that says what its markup is -> media type."""


def is_known(family: Family, key: str) -> bool:
    """Whether a family has a property of this name."""
    return key in KNOWN[family] or (family == "1" and ROLES_1.fullmatch(key) is not None)


def family_of(version: str) -> Family:
    """The family of a version, known or not; 3 for nonsense."""
    first = version[:1]
    return first if first in VERSIONS else "3"


def as_word(name: str) -> str:
    """The name of an association as 1.x takes it: a word of ASCII."""
    if _WORD.fullmatch(name):
        return name
    return _NAMELESS.sub("_", name).strip("_") or "association"


_WORD = late_regex(r"[a-zA-Z0-9_]+")
_NAMELESS = late_regex(r"[^a-zA-Z0-9_]+")
