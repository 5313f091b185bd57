"""What a message of a wire can state."""

from __future__ import annotations

from newsexport.mapping import Home, Homes

_PLACES = {
    "uri": "transmission number and time; Message-ID", "altIds": "transmission number and time",
    "headlines": "the first head; Subject", "descriptions": "the second head; Abstract",
    "slugline": "the keyword line", "byline": "the byline", "creators/name": "the byline",
    "dateline": "the beginning of the first paragraph", "body": "the copy",
    "provider/name": "the sign-off; the dateline", "versionCreated": "the sign-off; Date",
    "contentCreated": "the time without its zone", "embargoed": "the words of a note",
    "pubStatus": "the words of a kill", "edNote": "notes for editors", "urgency": "the priority",
    "services": "the category", "subjects": "the subject code", "keywords": "Keywords",
    "rights/notice": "Copyright", "language": "Content-Language", "direction": "the script",
    "envelope": "the header",
}  # fmt: skip

MAPPING: Homes = {field: Home(place, only="read") for field, place in _PLACES.items()}
