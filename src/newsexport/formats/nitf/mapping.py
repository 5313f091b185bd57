"""Where NITF keeps each field that its reader fills."""

from __future__ import annotations

from newsexport.mapping import Home, Homes

_PLACES = {
    "uri": "docdata/doc-id@id-string", "altIds": "docdata/doc-id",
    "version": "docdata/du-key@version", "pubStatus": "docdata@management-status",
    "firstCreated": "docdata/date.issue@norm", "embargoed": "docdata/date.release@norm",
    "expires": "docdata/date.expire@norm", "published": "pubdata@date.publication",
    "contentCreated": "dateline/story.date@norm", "title": "head/title",
    "headlines": "hedline/hl1, hl2", "descriptions": "body.head/abstract",
    "byline": "body.head/byline", "creators/name": "byline/person",
    "dateline": "body.head/dateline", "provider/name": "body.head/distributor",
    "language": "nitf@baselang", "slugline": "docdata/du-key@key",
    "edNote": "docdata/ed-msg@info, body.head/note", "urgency": "docdata/urgency@ed-urg",
    "keywords": "key-list/keyword@key", "genres": "tobject.property@tobject.property.type",
    "subjects": "tobject.subject, identified-content/classifier",
    "people": "identified-content/person", "organisations": "identified-content/org",
    "places": "identified-content/location", "events": "identified-content/event",
    "objects": "identified-content/object.title", "rights/holder": "doc.copyright@holder",
    "body": "body.content, body.end", "media": "body.content/media",
}  # fmt: skip

MAPPING: Homes = {field: Home(place, only="read") for field, place in _PLACES.items()}
