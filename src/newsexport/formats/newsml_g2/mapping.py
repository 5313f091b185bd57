"""Where NewsML-G2 keeps each field: as the model's own documentation says, and what of it is lost.

The writer tells its losses by itself, release by release; this table is that of the newest release.
"""

from __future__ import annotations

import re

from newsexport.canonical_paths import UNTOLD
from newsexport.mapping import Home, lines
from newsexport.schema.v1 import NewsItem
from newsexport.schema.v1.field_words import field_words

_PLACE = re.compile(r"NewsML-G2: ([^\n]+?)\.?$", re.DOTALL)
_OURS = "a property of newsexport's own vocabulary"

_LIMITS = {
    "located": "no relevance, confidence or scheme",
    "subjects": "no scheme beside the URI",
    "people": "no scheme beside the URI",
    "organisations": "no scheme beside the URI",
    "places": "no scheme beside the URI",
    "events": "no scheme beside the URI",
    "objects": "no scheme beside the URI",
    "genres": "no scheme beside the URI",
    "services": "a service needs a code",
    "provider": "name, identifiers and labels",
    "creators": "no position held",
    "infoSources": "no position held",
    "expires": "no month or year alone",
    "headlines": "on one line",
    "extensions": "only those of NewsML-G2",
}
_OWN_PLACES: dict[str, Home | None] = {
    "trustIndicators": None,
    "envelope": Home("newsMessage/header", "only in a message"),
    "publisher": Home("pubHistory/published", "only name and identifiers"),
    "extensions": Home("elements and attributes of the source", _LIMITS["extensions"]),
}


_SUBJECTS = ("subjects", "people", "organisations", "places", "events", "objects", "genres")
_MAKERS = ("creators", "contributors", "infoSources", "media/creators")
_OWNERS = ("provider", "rights/holder")
_CODED = (*_SUBJECTS, *_MAKERS, *_OWNERS, "signals", "located", "audience", "services", "publisher")
_EXTENDED = (
    *_CODED,
    "altIds",
    "headlines",
    "descriptions",
    "alternatives",
    "media",
    "media/renditions",
    "links",
    "rights",
)
_PARTS: dict[str, Home | None] = {
    **lines(_CODED, "scheme", None),
    **lines(
        _EXTENDED,
        "extensions",
        Home("elements and attributes of the source", _LIMITS["extensions"]),
    ),
    **lines((*_MAKERS, *_OWNERS, "signals", "located", "publisher"), "relevance confidence", None),
    **lines((*_MAKERS, *_OWNERS, "publisher"), "jobTitle", None),
    **lines((*_OWNERS, "publisher"), "roles", None),
    **lines(("publisher",), "type sameAs broader url email affiliations", None),
    **lines(("services",), "literal type relevance confidence sameAs broader", None),
    "hopHistory/extensions": Home("elements of hop", _LIMITS["extensions"]),
    "alternatives/mediaType": Home("inlineXML/@contenttype", "as XHTML"),
}
"""Parts that fare otherwise than their fields."""


def homes() -> dict[str, Home | None]:
    """The table, from what the schema says of the fields."""
    table: dict[str, Home | None] = {}
    words = field_words(NewsItem)
    for name, info in NewsItem.model_fields.items():
        key = info.alias or name
        if key in UNTOLD:
            continue
        found = _PLACE.search(" ".join(words.get(name, "").split()))
        place = found[1] if found else ""
        if not place or place.startswith("none"):
            place = _OURS
        table[key] = Home(place, _LIMITS.get(key, ""))
    return {**table, **_OWN_PLACES, **_PARTS}
