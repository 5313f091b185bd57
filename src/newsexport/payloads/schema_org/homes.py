"""What objects of schema.org do not say of things and parties, wherever they stand: lines of tables of homes."""

from __future__ import annotations

from newsexport.mapping import Home, lines

_PEOPLE = ("creators", "contributors", "media/creators")
_ORGANISATIONS = ("provider", "publisher", "infoSources", "rights/holder")
_PARTIES = (*_PEOPLE, *_ORGANISATIONS)
_TERMS = ("subjects", "genres")
_NAMED = ("located", "people", "organisations", "places", "events", "objects", "audience")
_EXTENDED = (
    *_PARTIES, *_TERMS, *_NAMED, "altIds", "headlines", "descriptions", "media", "media/renditions", "links", "rights",
)  # fmt: skip

UNSAID: dict[str, Home | None] = {
    **lines((*_PARTIES, *_TERMS, *_NAMED), "relevance confidence broader", None),
    **lines((*_PARTIES, *_NAMED), "scheme", None),
    **lines(_PARTIES, "roles", None),
    **lines(("headlines", "descriptions"), "language", None),
    **lines(("links",), "uri version title mediaType itemClass", None),
    **lines(("trustIndicators",), "uri version title mediaType itemClass extensions", None),
    **lines(("media/renditions",), "role", None),
    "media/renditions/uri": Home("encoding/@id", "not of the first one"),
    "contributors/roles": Home("editor", "only that of an editor"),
    "infoSources/type": Home("@type", "organisations"),
    "rights/scope": None,
}
"""Neither written nor read."""

READ_ONLY: dict[str, Home | None] = {
    **lines(_EXTENDED, "extensions", Home("properties of schema.org", only="read")),
    **lines(_PARTIES, "email", Home("email", only="read")),
    **lines(_ORGANISATIONS, "jobTitle", Home("jobTitle", only="read")),
    **lines(_ORGANISATIONS, "affiliations", Home("affiliation", only="read")),
}
"""What others say of them, and we do not."""

UNWRITTEN: dict[str, Home | None] = {**UNSAID, **dict.fromkeys(READ_ONLY)}
"""The lines of a format that writes such objects and does not read them."""
