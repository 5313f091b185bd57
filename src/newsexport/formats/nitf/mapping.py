"""Where NITF keeps each field."""

from __future__ import annotations

from newsexport.mapping import Home, Homes

MAPPING: Homes = {
    "uri": Home("docdata/doc-id@id-string"),
    "altIds": Home("docdata/doc-id@id-string, @regsrc"),
    "altIds/extensions": None,
    "version": Home("docdata/du-key@version"),
    "pubStatus": Home("docdata@management-status"),
    "firstCreated": Home("docdata/date.issue@norm"),
    "versionCreated": Home("revision-history@norm"),
    "embargoed": Home("docdata/date.release@norm, @management-status"),
    "expires": Home("docdata/date.expire@norm"),
    "published": Home("pubdata@date.publication"),
    "contentCreated": Home("dateline/story.date@norm"),
    "canonicalUrl": Home("pubdata@ex-ref", limits="addresses of the web"),
    "section": Home("pubdata@position.section"),
    "title": Home("head/title"),
    "headlines": Home("hedline/hl1, hl2", limits="one headline, all others as subheadlines"),
    "headlines/language": None,
    "headlines/extensions": None,
    "descriptions": Home("body.head/abstract", limits="all as summaries"),
    "descriptions/language": None,
    "descriptions/extensions": None,
    "corrections/text": Home("docdata/correction@info"),
    "byline": Home("body.head/byline"),
    "creators/name": Home("byline/person"),
    "creators/jobTitle": Home("byline/byttl", limits="named by the byline, or of authors whom it does not name"),
    "located/name": Home("dateline/location", limits="that the dateline names, where there is one"),
    "publisher/name": Home("pubdata@name"),
    "dateline": Home("body.head/dateline"),
    "provider/name": Home("body.head/distributor"),
    "provider/uri": Home("distributor/org@value", limits="beside a name"),
    "language": Home("nitf@baselang"),
    "slugline": Home("docdata/du-key@key"),
    "edNote": Home("docdata/ed-msg@info, body.head/note"),
    "urgency": Home("docdata/urgency@ed-urg", limits="1 to 8"),
    "keywords": Home("key-list/keyword@key"),
    "genres/name": Home("tobject.property@tobject.property.type"),
    **{
        f"{field}/{part}": Home(f"identified-content/{element}")
        for field, element in (
            ("subjects", "classifier; tobject.subject"), ("people", "person"),
            ("organisations", "org"), ("places", "location"), ("events", "event"),
            ("objects", "object.title"),
        )
        for part in ("uri", "literal", "name", "scheme")
    },
    "subjects/type": Home("classifier@type"),
    "rights/holder/name": Home("doc.copyright@holder", limits="the first statement"),
    "rights/notice": Home("body.head/rights", limits="the first statement"),
    "rights/usageTerms": Home("rights/rights.limitations", limits="the first statement"),
    "body": Home("body.content, body.end"),
    "media": Home("body.content/media", limits="creators by name"),
    "media/located": None,
    "media/extensions": None,
}  # fmt: skip
