"""What each standard asks of which place: the only places where an operator may make something wrong.

A line is the end of a path (`/` at the front: the whole path; `*`: any name of the format's own
namespace) and demands. The operators of a demand are in `operators`; what is optional, repeatable or free
in its order has no demand here, so that no mutant is right by its standard.

| demand | the standard says |
|---|---|
| must | it stands there |
| once | it stands there at most once |
| text | it is not empty |
| order | what follows it may not stand before it |
| name | names of this kind are a closed list |
| closed | elements only, no text of its own |
| lone | no elements within |
| rfc822, rfc3339, w3c, iso, basic | a date of that grammar; `zone`: with an offset |
| url, uri, lang, mime, email | a value of that grammar |
| int, number, low:high, enum, bool | a number, a number of that range, a word of a closed list |
| string, text?, list, object | the JSON type; `text?`: a string or null |
| version | names a release |
| qcode, ref, id | an alias that a catalog binds, a reference within the document, an identity used once |
| guid | an identity used once in the feed |
| html | HTML that readers show |
| first:B, last:A | a time that may not be after B, before A (B and A: names beside it) |
"""

from __future__ import annotations

from dataclasses import dataclass

G2 = """
/newsItem/@guid  must
/newsItem/@version  int 1:
/newsItem/@standard  must enum
/newsItem/@standardversion  must version
/newsItem/@conformance  enum
@xml:lang  lang
newsItem/catalogRef  order
catalogRef/@href  must
newsItem/rightsInfo  order
newsItem/itemMeta  must once order closed
newsItem/contentMeta  once closed
newsItem/partMeta  order
newsItem/contentSet  once
itemMeta/itemClass  must once order
itemClass/@qcode  must qcode
itemMeta/provider  must once order
itemMeta/versionCreated  must once order iso zone text
itemMeta/firstCreated  once iso zone first:versionCreated
itemMeta/pubStatus  once
pubStatus/@qcode  must qcode enum
itemMeta/expires  iso last:versionCreated
contentMeta/urgency  once int 1:9 text
contentMeta/contentCreated  once iso
contentMeta/contentModified  once iso
contentMeta/digitalSourceType  once
language/@tag  must lang
subject/@qcode  must qcode
genre/@qcode  qcode
signal/@qcode  qcode
link/@rel  qcode
description/@role  qcode
subject/@type  qcode
partMeta/@contentrefs  ref
rightsInfo/@idrefs  ref
partMeta/@partid  id
inlineXML/@contenttype  must mime
remoteContent/@contenttype  mime
inlineXML/@wordcount  int 0:
link/@contenttype  mime
*  name
@*  name
h:p  name
h:figure  name
h:h2  name
h:table  name
"""
"""NewsML-G2 2.35 Power, the specification and its schema."""

NITF = """
/nitf/head  once order closed
/nitf/body  must once closed
nitf/@version  version
head/title  once
head/docdata  once
docdata/@management-status  enum
urgency/@ed-urg  int
date.issue/@norm  basic
date.release/@norm  basic
date.expire/@norm  basic
du-key/@version  int
revision-history/@norm  basic
pubdata/@date.publication  basic
body.head/hedline  closed
hedline/hl1  must once order
body/body.head  once order
body/body.content  once closed
media/@media-type  must enum
media/media-reference  must
media-reference/@mime-type  mime
a/@href  uri
*  name
@*  name
"""
"""NITF 3.6 and its schema."""

NEWSML1 = """
/NewsML/@Version  version
/NewsML/NewsEnvelope  must once order closed
/NewsML/NewsItem  must
NewsItem/@xml:lang  lang
NewsEnvelope/DateAndTime  must once basic
NewsItem/Identification  must once order closed
Identification/NewsIdentifier  must once order closed
NewsIdentifier/ProviderId  must once order text
NewsIdentifier/DateId  must once order basicdate text
NewsIdentifier/NewsItemId  must once order text
NewsIdentifier/RevisionId  must once order
RevisionId/@PreviousRevision  must
RevisionId/@Update  must enum
NewsIdentifier/PublicIdentifier  must once text
NewsItem/NewsManagement  must once order closed
NewsManagement/NewsItemType  must once order
NewsItemType/@FormalName  must
NewsManagement/FirstCreated  must once order basic first:ThisRevisionCreated
NewsManagement/ThisRevisionCreated  must once order basic
NewsManagement/Status  must once
Status/@FormalName  must enum
NewsManagement/Urgency  once
Urgency/@FormalName  must enum
NewsComponent/AdministrativeMetadata  once order closed
NewsComponent/DescriptiveMetadata  once closed
Party/@FormalName  must
MediaType/@FormalName  must
Format/@FormalName  must
Property/@FormalName  must
Language/@FormalName  must lang
*  name
@*  name
"""
"""NewsML 1.2: its DTD and functional specification, the NewsCodes of its sets."""

RSS = """
/rss/@version  must version
/rss/channel  must once closed
channel/title  must once text
channel/link  must once text url
channel/description  must once
channel/language  lang once
channel/pubDate  rfc822 once
channel/lastBuildDate  rfc822 once
channel/ttl  int 1: once
channel/item  closed
item/title  once
item/link  once url
item/guid  once text guid
guid/@isPermaLink  bool
item/pubDate  once rfc822 text
item/description  once
item/author  email once
enclosure/@url  must url
enclosure/@length  must int 0:
enclosure/@type  must mime
item/content:encoded  html once
item/dc:language  lang
item/dcterms:modified  w3c
item/dcterms:created  w3c
item/dc:date  w3c
image/url  must once url
image/title  must once
image/link  must once url
media:content/@url  url
media:content/@type  mime
media:content/@medium  enum
media:content/@width  int 0:
media:content/@height  int 0:
media:content/@fileSize  int 0:
media:content/@isDefault  enum
media:thumbnail/@url  must url
media:thumbnail/@width  int 0:
*  name
@*  name
media:content  name
media:content/@url  name
media:title  name
media:description  name
media:credit  name
media:thumbnail  name
"""
"""RSS 2.0.11 with the RSS Advisory Board's profile, Media RSS 1.5.1, Dublin Core."""

ATOM = """
feed/id  must once text uri
feed/title  must once
feed/updated  must once rfc3339 zone text
feed/entry  closed
entry/id  must once text uri guid
entry/title  must once
entry/updated  must once rfc3339 zone text
entry/published  once rfc3339 zone text
entry/rights  once
entry/summary  once
entry/content  once
author/name  must once text
author/uri  once uri
author/email  once email
link/@href  must uri
link/@type  mime
link/@length  int 0:
link/@hreflang  lang
category/@term  must
content/@type  enum
title/@type  enum
@xml:lang  lang
media:content/@width  int 0:
media:content/@height  int 0:
media:content/@type  mime
media:content/@medium  enum
media:thumbnail/@url  must url
dcterms:created  w3c
*  name
@*  name
"""
"""RFC 4287 and its RELAX NG schema, Media RSS 1.5.1."""

SITEMAP = """
/urlset/url  closed
url/loc  must once text url
url/lastmod  once w3c text
url/news:news  once closed
news:news/news:publication  must once closed
news:publication/news:name  must once text
news:publication/news:language  must once text lang
news:news/news:publication_date  must once text w3c
news:news/news:title  must once text
image:image/image:loc  must once text url
*  name
news:news  name
news:publication  name
news:publication_date  name
news:title  name
news:name  name
news:language  name
"""
"""sitemaps.org 0.9 and Google's page on news sitemaps."""

NINJS = """
/uri  must string text
/standard  object
standard/name  string enum
standard/version  string version
standard/schema  string
/type  string enum
/firstCreated  rfc3339 zone string first:versionCreated
/versionCreated  rfc3339 zone string
/contentCreated  rfc3339 zone string
/embargoed  rfc3339 zone string
/pubStatus  string enum
/urgency  int 1:9 number
/language  lang string
/title  string
/slugline  string
/by  string
/headlines  list
headlines/value  string
headlines/contentType  mime string
/descriptions  list
descriptions/value  string
/bodies  list
bodies/value  string html
bodies/contentType  mime string
bodies/charCount  int 0: number
bodies/wordCount  int 0: number
/people  list
people/name  string
people/uri  uri string
/organisations  list
organisations/name  string
organisations/uri  uri string
/places  list
places/name  string
/subjects  list
subjects/name  string
subjects/uri  uri string
/altIds  list
/associations  list
associations/uri  string
associations/type  enum string
/copyrightNotice  string
/usageTerms  string
renditions/href  url string
renditions/contentType  mime string
renditions/width  number int 0:
renditions/height  number int 0:
renditions/sizeInBytes  number int 0:
/*  name
"""
"""ninjs 3.1 and its JSON Schema."""

JSON_LD = """
/@context  must
/@type  enum
/headline  text? text
/datePublished  rfc3339 first:dateModified
/dateModified  rfc3339
/dateCreated  rfc3339
/inLanguage  lang
/author  name
author/@type  enum
author/name  text
/image  name
image/@type  enum
image/contentUrl  url
image/encodingFormat  mime
/url  url
/isAccessibleForFree  bool
/articleBody  text
/articleSection  name
/publisher  name
/mainEntityOfPage  name
/provider  name
/keywords  name
/description  name
/wordCount  int 0:
/version  name
publisher/@type  enum
provider/@type  enum
provider/name  text
"""
"""JSON-LD 1.1, schema.org 30, Google's page on articles."""

JSON_FEED = """
/version  must version string
/title  must string
/items  must list
/home_page_url  url string
/feed_url  url string
items/id  must text guid
items/url  url string
items/title  string
items/content_html  string html
items/summary  string
items/date_published  rfc3339 zone string
items/date_modified  rfc3339 zone string
items/authors  list
authors/name  string
items/tags  list
items/language  lang string
attachments/url  must url string
attachments/mime_type  must mime string
attachments/size_in_bytes  0: number
/*  name
items/*  name
"""
"""JSON Feed 1.1."""

CANONICAL = """
/schemaVersion  must version
/uri  must string text
/version  int 1: number
/canonicalUrl  url text?
/itemClass  text?
/pubStatus  enum text?
/firstCreated  rfc3339 zone text? first:versionCreated
/versionCreated  rfc3339 zone text?
/published  rfc3339 zone text?
/embargoed  rfc3339 zone text?
/expires  last:versionCreated
/language  lang text?
/direction  enum text?
/headlines  list
headlines/text  must string
/descriptions  list
descriptions/text  must string
/body  list
body/type  must enum string
body/text  text?
spans/start  must int 0: number
spans/end  must int 0: number
spans/kind  must enum string
spans/href  url text?
/urgency  int 1:9 number
/media  list
media/id  id text?
body/media  list
media/kind  enum text?
renditions/href  url text?
renditions/mediaType  mime text?
renditions/width  int 0: number
renditions/height  int 0: number
renditions/size  int 0: number
links/href  must url string
links/rel  text?
/creators  list
/keywords  list
/subjects  list
subjects/qcode  text?
/rights  list
/accessibleForFree  bool
*  name
"""
"""The schema of news items, version 1.0."""

G2_NS = "http://iptc.org/std/nar/2006-10-01/"
ATOM_NS = "http://www.w3.org/2005/Atom"
NITF_NS = "http://iptc.org/std/NITF/2006-10-18/"
SITEMAP_NS = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, eq=False)
class Standard:
    """What is known of a format: how it is written, its namespace, its demands by path."""

    format: str
    suffix: str
    syntax: str
    demands: dict[tuple[str, ...], tuple[str, ...]]
    namespace: str = ""
    free: frozenset[str] = frozenset()
    """Elements whose content the standard leaves to others."""

    def of(self, path: tuple[str, ...]) -> tuple[str, ...]:
        """What is asked of the place with this path."""
        found: tuple[str, ...] = ()
        free = bool(self.free.intersection(path[:-1]))
        for wanted, demands in self.demands.items():
            if not (free and wanted[-1] in {"*", "@*"}) and _fits(wanted, path):
                found += demands
        return tuple(dict.fromkeys(found))

    def fits(self, wanted: tuple[str, ...], path: tuple[str, ...]) -> bool:
        """Whether a line of the table is about the place."""
        return _fits(wanted, path)


def _fits(wanted: tuple[str, ...], path: tuple[str, ...]) -> bool:
    if wanted[-1] == "@*" and len(path) > 1 and ":" in path[-2]:
        return False  # an attribute of an element of another namespace
    if wanted[0] == "":
        wanted = wanted[1:]
        if len(wanted) != len(path):
            return False
    elif len(wanted) > len(path):
        return False
    return all(map(_is, wanted, path[len(path) - len(wanted) :]))


def _is(wanted: str, name: str) -> bool:
    if wanted in {"*", "@*"}:
        return name.startswith("@") == (wanted == "@*") and ":" not in name
    return wanted == name


def _standard(name: str, suffix: str, table: str, namespace: str = "", syntax: str = "xml"):
    rows = [line.split() for line in table.strip().splitlines()]
    demands = {tuple(path.split("/")): tuple(words) for path, *words in rows}
    return Standard(
        name, suffix, syntax, demands, namespace, frozenset({"DataContent", "inlineXML"})
    )


STANDARDS = {
    each.format: each
    for each in (
        _standard("newsml-g2", ".newsml-g2.xml", G2, G2_NS),
        _standard("nitf", ".nitf.xml", NITF, NITF_NS),
        _standard("newsml-1", ".newsml1.xml", NEWSML1),
        _standard("rss", ".rss", RSS),
        _standard("atom", ".atom", ATOM, ATOM_NS),
        _standard("news-sitemap", ".news-sitemap.xml", SITEMAP, SITEMAP_NS),
        _standard("ninjs", ".ninjs.json", NINJS, syntax="json"),
        _standard("json-ld", ".jsonld", JSON_LD, syntax="json"),
        _standard("json-feed", ".feed.json", JSON_FEED, syntax="json"),
        _standard("json", ".newsitem.json", CANONICAL, syntax="json"),
    )
}
