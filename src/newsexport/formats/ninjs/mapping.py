"""Where ninjs keeps each field of an item, in each family."""

from __future__ import annotations

from functools import cache

from newsexport.formats.ninjs.names import Family, family_of, name_in
from newsexport.mapping import Home, lines

_ONE_NAME = "only its name, where there is but one"
_PARTY = "name uri literal"
_OWN = "only those of ninjs"
_SCORES = "relevance confidence"


@cache
def homes(version: str) -> dict[str, Home | None]:
    """The table of a version, by its family."""
    family = family_of(version)

    def at(name: str, limits: str = "", within: str = "") -> Home:
        return Home(within + name_in(family, name), limits)

    with_type = version in _WITH_SOURCE_TYPE
    table: dict[str, Home | None] = {field: at(*stated) for field, stated in _STATED.items()}
    table |= _words(family) | {
        "rights/licence": at("linkedRights", _WHOLE, name_in(family, "rightsInfo") + "/"),
        "links/rel": at("rel") if family == "3" else None,
        "digitalSourceType": at("digitalSourceType") if with_type else None,
        "media/creators": None,
        "media/renditions/uri": None,
        "rights/extensions": Home("rightsInfo", _OWN),
        "extensions": Home(
            "properties of ninjs without a field of ours", "only those of this family"
        ),
    }
    sources = name_in(family, "infoSources")
    table |= _party("provider", Home(f"{sources}, role provider"), family)
    table |= _party("media/creators", at("people"), family)
    for field, name in _LISTS.items():
        table |= _party(field, at(name), family)
        if field == "subjects":
            table |= lines((field,), _SCORES, at(name))
    table |= lines(_EXTENDED, "extensions", Home("properties of ninjs", _OWN))
    if family == "1":
        table |= {field: Home(name, only="read") for field, name in _COMMON.items()}
    if not with_type:
        table["media/digitalSourceType"] = None
    return table


def _party(field: str, home: Home, family: Family) -> dict[str, Home | None]:
    """What ninjs says of a thing: in 1.x by scheme and code, which are its URI or else its literal."""
    found = lines((field,), _PARTY, home)
    found[f"{field}/extensions"] = Home(home.place, _OWN)
    if family == "1":
        found[f"{field}/literal"] = Home(home.place, "where it has no URI")
        found[f"{field}/scheme"] = Home(home.place, "where it has no URI")
    return found


def _words(family: Family) -> dict[str, Home | None]:
    """Texts: lists in later families, names with their roles in 1.x."""
    if family == "1":
        return {
            "headlines/text": Home("headline, headline_ROLE"),
            "headlines/role": Home("headline_ROLE"),
            "descriptions/text": Home("description_ROLE"),
            "descriptions/role": Home("description_ROLE"),
            "body": Home("body_xhtml"),
            "alternatives/blocks": Home("body_ROLE"),
            "alternatives/role": Home("body_ROLE"),
            "alternatives/mediaType": None,
        }
    return {
        "headlines/text": Home("headlines"),
        "headlines/role": Home("headlines/role"),
        "descriptions/text": Home("descriptions"),
        "descriptions/role": Home("descriptions/role"),
        "body": Home("bodies, as XHTML"),
        "alternatives/blocks": Home("bodies"),
        "alternatives/role": Home("bodies/role"),
        "alternatives/mediaType": Home("bodies/" + name_in(family, "contentType"), "as XHTML"),
    }


_WHOLE = "of the whole item"
_STATED: dict[str, tuple[str, ...]] = {
    "uri": ("uri",), "version": ("version",), "pubStatus": ("pubStatus",),
    "itemClass": ("type", "only the types of ninjs"), "profile": ("profile",),
    "altIds/value": ("altIds",), "altIds/type": ("altIds",),
    "firstCreated": ("firstCreated",), "versionCreated": ("versionCreated",),
    "contentCreated": ("contentCreated", "only a time, no truncated date"),
    "embargoed": ("embargoedUntil", "an open end is said by the status withheld"),
    "expires": ("expires", "only a time, no date"),
    "byline": ("by",), "located": ("located", _ONE_NAME), "language": ("language",),
    "title": ("title",), "slugline": ("slugline",), "edNote": ("edNote",), "urgency": ("urgency",),
    "trustIndicators/rel": ("trustIndicators",), "trustIndicators/title": ("trustIndicators",),
    "trustIndicators/href": ("trustIndicators",),
    "links/uri": ("associations",), "links/version": ("associations",), "links/title": ("associations",),
    "links/href": ("associations", "as the identifier, where there is none"),
    "links/itemClass": ("associations", "only the types of ninjs"),
    "rights/holder/name": ("copyrightHolder",),
    "rights/holder/literal": ("copyrightHolder", "where it has no name"),
    "rights/holder/uri": ("copyrightHolder", "where it has no name"),
    "rights/notice": ("copyrightNotice", _WHOLE), "rights/usageTerms": ("usageTerms", _WHOLE),
    "media": ("associations",), "media/located": ("located", _ONE_NAME),
    "media/id": ("associations", "a name that no other has"),
    "media/kind": ("associations", "picture, graphic, video, audio, animation"),
    "media/created": ("contentCreated", "only a time, no date"),
    "media/renditions/role": ("renditions", "a name that no other has"),
    "infoSources/roles": ("infoSources", "only the first"),
}  # fmt: skip
"""Field -> the property of 3.x, and what of it cannot be said."""

_WITH_SOURCE_TYPE = ("3.1", "2.2", "1.6")
_COMMON = {
    "published": "firstpublished", "services": "service", "derivedFrom": "evolvedfrom", "keywords": "keywords",
    "creators/roles": "authors/role", "creators/jobTitle": "authors/jobtitle",
}  # fmt: skip
"""What the common dialect of newsroom systems says beside the standard."""
_EXTENDED = ("media", "media/renditions", "links")
_LISTS = {
    "creators": "people", "people": "people", "organisations": "organisations", "places": "places",
    "subjects": "subjects", "events": "events", "objects": "objects", "genres": "genres",
    "infoSources": "infoSources",
}  # fmt: skip
"""Lists of concepts -> the property that holds them."""
