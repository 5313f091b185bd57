"""The vocabularies of feeds: elements, where they stand, how often, and what their values and attributes are.

Source: RSS 2.0.11; RSS 1.0 and its modules (content, dc, syndication, slash); Media RSS 1.5.1; Apple's podcast tags; GeoRSS;
RFC 4685 (threads), RFC 5005 (history); the reference validator's documentation where a specification is silent.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from newsexport.payloads.feed_rules import values as v
from newsexport.payloads.feed_rules.values import Check


class Spec(NamedTuple):
    """What an element may be."""

    value: Check | None = None
    """Of its text; None: not looked at."""
    kind: str = "word"
    """Which code a wrong value gets: see codes.BY_KIND."""
    many: bool = False
    """Whether it may stand several times."""
    attributes: Mapping[str, tuple[Check, str]] = MappingProxyType({})
    """Attribute -> its check, and the kind of its value."""
    needs: tuple[str, ...] = ()
    """Attributes that it must have."""
    inside: Mapping[str, Spec] | None = None
    """Elements that may stand in it; None: not looked at."""
    must_hold: tuple[str, ...] = ()
    """Elements that must stand in it."""
    plain: bool = False
    """Whether its text is shown without markup."""
    markup: bool = False
    """Whether its text is HTML."""
    obsolete: str = ""
    """Why it should no longer be used."""


def asks_nothing(spec: Spec) -> bool:
    """Whether an element without attributes may hold what it likes, as `category` may."""
    return (
        spec.value is None and spec.kind == "word" and spec.inside is None
        and not (spec.needs or spec.plain or spec.markup or spec.obsolete)
    )  # fmt: skip


def text() -> Spec:
    """Words without markup."""
    return Spec(v.any_text, plain=True)


def _address(*, many: bool = False) -> Spec:
    return Spec(v.full_address, "address", many=many)


_WH = {"width": (v.positive, "number"), "height": (v.positive, "number")}
_YES = v.one_of("yes", "no", fold=True)
_TRUE = v.one_of("true", "false")

IMAGE = Spec(
    inside={
        "title": Spec(v.any_text),
        "url": _address(),
        "link": _address(),
        "width": Spec(v.image_width, "number"),
        "height": Spec(v.image_height, "number"),
        "description": Spec(v.any_text),
    },
    must_hold=("title", "url", "link"),
)
TEXT_INPUT = Spec(
    inside={
        "title": text(),
        "description": text(),
        "name": Spec(v.some),
        "link": _address(),
    },
    must_hold=("title", "description", "name", "link"),
    obsolete="no reader shows it",
)
RSS10_CHANNEL = frozenset({"title", "link", "description", "image", "items", "textinput"})
"""What RSS 1.0 itself knows in a channel; all else has a namespace of its own."""
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

CHANNEL: dict[str, Spec] = {
    "title": text(), "link": _address(), "description": Spec(v.any_text),
    "language": Spec(v.language, "language"), "copyright": text(),
    "managingEditor": Spec(v.email, "email"), "webMaster": Spec(v.email, "email"),
    "pubDate": Spec(kind="rfc822"), "lastBuildDate": Spec(kind="rfc822"),
    "category": Spec(many=True), "generator": Spec(), "docs": _address(),
    "cloud": Spec(
        attributes={"port": (v.positive, "number"),
                    "protocol": (v.one_of("xml-rpc", "soap", "http-post", fold=True), "word"),
                    "domain": (v.some, "word"), "path": (v.some, "word"),
                    "registerProcedure": (v.any_text, "word")},
        needs=("domain", "path", "port", "registerProcedure", "protocol"),
    ),
    "ttl": Spec(v.positive, "number"), "image": IMAGE, "rating": Spec(),
    "textInput": TEXT_INPUT, "textinput": TEXT_INPUT,
    "skipHours": Spec(inside={"hour": Spec(v.hour, "number", many=True)}, must_hold=("hour",)),
    "skipDays": Spec(inside={"day": Spec(v.one_of(*DAYS), many=True)}, must_hold=("day",)),
    "item": Spec(many=True), "items": Spec(),
}  # fmt: skip

ITEM: dict[str, Spec] = {
    "title": text(), "link": _address(), "description": Spec(v.any_text, markup=True),
    "author": Spec(kind="author"), "category": Spec(many=True), "comments": _address(),
    "enclosure": Spec(
        many=True,
        attributes={"url": (v.full_address, "address"), "length": (v.natural, "number"),
                    "type": (v.media_type, "type")},
    ),
    "guid": Spec(attributes={"isPermaLink": (_TRUE, "word")}), "pubDate": Spec(v.any_text),
    "source": Spec(attributes={"url": (v.full_address, "address")}, needs=("url",)),
}  # fmt: skip

RESOURCE = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
DC = "http://purl.org/dc/elements/1.1/"
ATOM = "http://www.w3.org/2005/Atom"
MEDIA = "http://search.yahoo.com/mrss/"
ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
THREADS = "http://purl.org/syndication/thread/1.0"
HISTORY = "http://purl.org/syndication/history/1.0"
XHTML = "http://www.w3.org/1999/xhtml"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
SYNDICATION = "http://purl.org/rss/1.0/modules/syndication/"

_DC = ("title creator subject description publisher contributor date type format identifier source language relation"
       " coverage rights").split()  # fmt: skip


_MEDIA_ATTRIBUTES: dict[str, tuple[Check, str]] = {
    "url": (v.full_address, "address"), "fileSize": (v.natural, "number"),
    "type": (v.media_type, "type"),
    "medium": (v.one_of("image", "audio", "video", "document", "executable"), "word"),
    "isDefault": (_TRUE, "word"), "expression": (v.one_of("full", "sample", "nonstop"), "word"),
    "bitrate": (v.decimal, "number"), "framerate": (v.decimal, "number"),
    "samplingrate": (v.decimal, "number"), "channels": (v.natural, "number"),
    "duration": (v.play_time, "number"), "lang": (v.language, "language"),
    "width": (v.natural, "number"), "height": (v.natural, "number"),
}  # fmt: skip
_FILE: dict[str, tuple[Check, str]] = {
    "href": (v.full_address, "address"), "type": (v.media_type, "type"),
}  # fmt: skip
_PLAIN_OR_HTML = {"type": (v.one_of("plain", "html"), "word")}

MEDIA_ELEMENTS: dict[str, Spec] = {
    "group": Spec(many=True), "content": Spec(many=True, attributes=_MEDIA_ATTRIBUTES),
    "title": Spec(kind="media-text", attributes=_PLAIN_OR_HTML),
    "description": Spec(kind="media-text", attributes=_PLAIN_OR_HTML),
    "keywords": Spec(),
    "thumbnail": Spec(many=True, needs=("url",),
                      attributes=_WH | {"url": (v.full_address, "address"), "time": (v.play_time, "number")}),
    "category": Spec(many=True, attributes={"scheme": (v.full_address, "address"), "label": (v.plain_words, "plain")}),
    "hash": Spec(kind="hash", many=True, attributes={"algo": (v.one_of("md5", "sha-1"), "word")}),
    "player": Spec(needs=("url",), attributes=_WH | {"url": (v.full_address, "address")}),
    "credit": Spec(many=True, attributes={
        "role": (v.role, "role"), "scheme": (v.scheme_name, "address")}),
    "copyright": Spec(attributes={"url": (v.full_address, "address")}),
    "text": Spec(kind="media-text", many=True, attributes=_PLAIN_OR_HTML | {
        "lang": (v.language, "language"), "start": (v.play_time, "number"), "end": (v.play_time, "number")}),
    "restriction": Spec(many=True, kind="restriction", needs=("relationship",), attributes={
        "relationship": (v.one_of("allow", "deny"), "word"),
        "type": (v.one_of("country", "uri", "sharing"), "word")}),
    "rating": Spec(kind="rating", many=True, attributes={"scheme": (v.scheme_name, "address")}),
    "adult": Spec(v.one_of("true", "false"), obsolete="media:rating took its place"),
    "community": Spec(many=True, inside={
        "starRating": Spec(attributes={
            "average": (v.decimal, "number"), "count": (v.natural, "number"), "min": (v.natural, "number"), "max": (v.natural, "number")}),
        "statistics": Spec(attributes={"views": (v.natural, "number"), "favorites": (v.natural, "number")}), "tags": Spec()}),
    "comments": Spec(many=True, inside={"comment": Spec(many=True)}),
    "embed": Spec(many=True, needs=("url",), attributes=_WH | {"url": (v.full_address, "address")},
                  inside={"param": Spec(many=True, needs=("name",))}),
    "responses": Spec(many=True, inside={"response": _address(many=True)}),
    "backLinks": Spec(many=True, inside={"backLink": _address(many=True)}),
    "status": Spec(many=True, needs=("state",), attributes={
        "state": (v.one_of("active", "blocked", "deleted"), "word"), "reason": (v.any_text, "word")}),
    "price": Spec(many=True, attributes={
        "type": (v.one_of("rent", "purchase", "package", "subscription"), "word"), "price": (v.decimal, "number"),
        "currency": (v.currency, "word"), "info": (v.full_address, "address")}),
    "license": Spec(many=True, attributes={"type": (v.media_type, "type"), "href": (v.full_address, "address")}),
    "subTitle": Spec(many=True, needs=("href",), attributes=_FILE | {"lang": (v.language, "language")}),
    "peerLink": Spec(many=True, needs=("href",), attributes=_FILE),
    "location": Spec(many=True, attributes={
        "description": (v.any_text, "word"), "start": (v.play_time, "number"), "end": (v.play_time, "number"),
        "lat": (v.latitude, "place"), "lng": (v.longitude, "place")}),
    "rights": Spec(many=True, attributes={"status": (v.one_of("userCreated", "official"), "word")}),
    "scenes": Spec(many=True),
}  # fmt: skip

MEDIA_ELEMENTS["group"] = Spec(kind="group", many=True, inside=MEDIA_ELEMENTS)
MEDIA_ELEMENTS["content"] = Spec(many=True, attributes=_MEDIA_ATTRIBUTES, inside=MEDIA_ELEMENTS)

_CATEGORIES = (
    "Arts|Business|Comedy|Education|Fiction|Government|History|Health & Fitness|Kids & Family|Leisure|Music|News"
    "|Religion & Spirituality|Science|Society & Culture|Sports|Technology|TV & Film|True Crime"
)
_OBSOLETE_CATEGORIES = (
    "Games & Hobbies|Government & Organizations|Health|Science & Medicine|Sports & Recreation"
)
SUBCATEGORIES = frozenset(
    (
        "Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts|Careers|Entrepreneurship|Investing|Management|Marketing"
        "|Non-Profit|Comedy Interviews|Improv|Stand-Up|Courses|How To|Language Learning|Self-Improvement|Comedy Fiction|Drama"
        "|Science Fiction|Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality|Education for Kids|Parenting"
        "|Pets & Animals|Stories for Kids|Animation & Manga|Automotive|Aviation|Crafts|Games|Hobbies|Home & Garden|Video Games"
        "|Music Commentary|Music History|Music Interviews|Business News|Daily News|Entertainment News|News Commentary|Politics"
        "|Sports News|Tech News|Buddhism|Christianity|Hinduism|Islam|Judaism|Religion|Spirituality|Astronomy|Chemistry"
        "|Earth Sciences|Life Sciences|Mathematics|Natural Sciences|Nature|Physics|Social Sciences|Documentary"
        "|Personal Journals|Philosophy|Places & Travel|Relationships|Baseball|Basketball|Cricket|Fantasy Sports|Football|Golf"
        "|Hockey|Rugby|Running|Soccer|Swimming|Tennis|Volleyball|Wilderness|Wrestling|After Shows|Film History"
        "|Film Interviews|Film Reviews|TV Reviews"
    ).split("|")
)
"""Apple's subcategories (Podcasts categories, read 2026-11-29)."""
APPLE_CATEGORIES = frozenset(_CATEGORIES.split("|"))
OBSOLETE_CATEGORIES = frozenset(_OBSOLETE_CATEGORIES.split("|"))
_EXPLICIT = Spec(v.one_of("true", "false", "yes", "no", "clean", "explicit"))
_SHARED_ITUNES: dict[str, Spec] = {
    "author": text(), "block": Spec(_YES), "explicit": _EXPLICIT, "title": text(),
    "image": Spec(attributes={"href": (v.full_address, "address")}, kind="itunes-image", needs=("href",)),
    "keywords": Spec(v.at_most(255), "length", plain=True), "subtitle": Spec(v.at_most(255), "length", plain=True),
    "summary": Spec(v.at_most(4000), "length", plain=True),
}  # fmt: skip
ITUNES_CHANNEL = _SHARED_ITUNES | {
    "category": Spec(many=True, kind="itunes-category", needs=("text",)),
    "owner": Spec(inside={"name": Spec(), "email": Spec(v.plain_email, "email")}, must_hold=("email",)),
    "complete": Spec(_YES), "new-feed-url": _address(), "link": Spec(many=True),
    "type": Spec(v.one_of("episodic", "serial", fold=True)),
}  # fmt: skip
ITUNES_ITEM = _SHARED_ITUNES | {
    "duration": Spec(v.duration, "number"), "isClosedCaptioned": Spec(_YES), "order": Spec(v.integer, "number"),
    "episode": Spec(v.positive, "number"), "season": Spec(v.positive, "number"),
    "episodeType": Spec(v.one_of("full", "trailer", "bonus", fold=True)),
    "category": Spec(many=True, kind="itunes-category", needs=("text",)),
}  # fmt: skip

_GEO = {
    "point": Spec(v.one_point, "place"), "line": Spec(v.line, "place"), "polygon": Spec(v.polygon, "place"), "box": Spec(v.box, "place"),
    "elev": Spec(v.decimal, "number", many=True), "floor": Spec(v.integer, "number", many=True),
    "radius": Spec(v.decimal, "number", many=True),
}  # fmt: skip
_TERMS = (
    "abstract accessRights accrualMethod accrualPeriodicity accrualPolicy alternative audience bibliographicCitation"
    " conformsTo contributor coverage creator description educationLevel"
    " extent format hasFormat hasPart hasVersion identifier instructionalMethod isFormatOf isPartOf isReferencedBy isReplacedBy"
    " isRequiredBy isVersionOf language license mediator medium provenance publisher references relation replaces"
    " requires rights rightsHolder source spatial subject tableOfContents temporal title type valid"
).split()
_DATES = "available created date dateAccepted dateCopyrighted dateSubmitted issued modified".split()
"""Those of the terms that are dates."""
_MOMENT = Spec(v.rfc3339, "moment")
_PERSON = Spec(
    many=True,
    inside={
        "name": Spec(),
        "uri": Spec(v.address, "address"),
        "email": Spec(v.plain_email, "email"),
    },
)
ATOM_ELSEWHERE: dict[str, Spec] = {
    "link": Spec(many=True, needs=("href",), attributes={
        "href": (v.address, "address"), "type": (v.media_type, "type"), "hreflang": (v.language, "language"),
        "length": (v.natural, "number"), "rel": (v.any_text, "word"), "title": (v.any_text, "word")}),
    "author": _PERSON, "contributor": _PERSON, "updated": _MOMENT, "published": _MOMENT,
    "category": Spec(many=True, needs=("term",), attributes={
        "term": (v.any_text, "word"), "scheme": (v.address, "address"), "label": (v.any_text, "word")}),
    **{name: Spec() for name in "id title subtitle summary content rights source generator icon logo".split()},
}  # fmt: skip
"""Elements of Atom in feeds of another kind."""

MODULES: dict[str, dict[str, Spec]] = {
    DC: {name: Spec(many=True) for name in _DC}
    | {"rights": Spec(), "date": Spec(v.w3c_date, "w3c-date"), "language": Spec(v.language, "language", many=True)},
    CONTENT: {"encoded": Spec(v.any_text, markup=True), "items": Spec(), "item": Spec(many=True),
              "format": Spec(many=True), "encoding": Spec(many=True), "value": Spec(many=True)},
    SYNDICATION: {
        "updatePeriod": Spec(v.one_of("hourly", "daily", "weekly", "monthly", "yearly")),
        "updateFrequency": Spec(v.positive, "number"), "updateBase": Spec(v.w3c_date, "w3c-date"),
    },
    "http://purl.org/rss/1.0/modules/slash/": {
        "section": text(), "department": text(), "comments": Spec(v.natural, "number"), "hit_parade": Spec(v.naturals, "number"),
    },
    MEDIA: MEDIA_ELEMENTS,
    THREADS: {
        "in-reply-to": Spec(many=True, needs=("ref",), attributes={
            "ref": (v.full_address, "address"), "href": (v.address, "address"),
            "source": (v.full_address, "address"), "type": (v.media_type, "type")}),
        "total": Spec(v.natural, "number"),
    },
    "http://purl.org/dc/terms/": {name: Spec(many=True) for name in _TERMS}
    | {name: Spec(v.w3c_date_or_period, "w3c-date", many=True) for name in _DATES},
    "http://www.w3.org/2007/app": {
        "edited": _MOMENT, "control": Spec(inside={"draft": Spec(v.one_of("yes", "no"))}),
        **{name: Spec(many=True) for name in "service workspace collection categories accept".split()},
    },
    HISTORY: {"complete": Spec(), "archive": Spec(), "incremental": Spec()},
    "http://wellformedweb.org/CommentAPI/": {
        "comment": _address(), "commentRss": _address(),
        "commentRSS": Spec(v.full_address, "address", obsolete="the element is called commentRss"),
    },
    "http://rssnamespace.org/feedburner/ext/1.0": {
        "awareness": _address(), "origLink": _address(), "origEnclosureLink": _address(),
        "browserFriendly": text(), "feedFlare": Spec(v.any_text, many=True, plain=True, attributes={
            "href": (v.address, "address"), "src": (v.address, "address")}), "info": Spec(), "emailServiceId": Spec(),
        "feedburnerHostname": Spec(),
    },
    "http://www.georss.org/georss": _GEO | {name: Spec(many=True) for name in (
        "where featuretypetag relationshiptag featurename featureTypeTag relationshipTag featureName".split())},
    "http://www.w3.org/2003/01/geo/wgs84_pos#": {
        "lat": Spec(v.latitude, "place"), "long": Spec(v.longitude, "place"), "alt": Spec(), "Point": Spec(many=True)},
    "http://geourl.org/rss/module/": {"latitude": Spec(v.latitude, "place"), "longitude": Spec(v.longitude, "place")},
    "http://postneo.com/icbm": {"latitude": Spec(v.latitude, "place"), "longitude": Spec(v.longitude, "place")},
    "http://backend.userland.com/creativeCommonsRssModule": {"license": _address(many=True)},
    "http://www.bloglines.com/about/specs/fac-1.0": {"restriction": Spec(needs=("relationship",), attributes={
        "relationship": (v.one_of("allow", "deny"), "word")})},
    "http://webns.net/mvcb/": {"generatorAgent": Spec(needs=(RESOURCE,)), "errorReportsTo": Spec(needs=(RESOURCE,))},
    "http://madskills.com/public/xml/rss/module/trackback/": {
        "ping": Spec(kind="trackback", many=True), "about": Spec(kind="trackback", many=True)},
    XHTML: {"meta": Spec(many=True, needs=("name", "content"), kind="meta"), "body": Spec(kind="xhtml"), "div": Spec(kind="xhtml", many=True)},
}  # fmt: skip
"""Namespace -> its elements where they may stand in a feed."""

PREFIXES = {
    "dc": DC, "content": CONTENT, "sy": SYNDICATION, "media": MEDIA, "itunes": ITUNES,
    "slash": "http://purl.org/rss/1.0/modules/slash/", "thr": THREADS, "fh": HISTORY, "atom": ATOM,
    "georss": "http://www.georss.org/georss", "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "wfw": "http://wellformedweb.org/CommentAPI/",
    "dcterms": "http://purl.org/dc/terms/", "cc": "http://web.resource.org/cc/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0", "xhtml": XHTML,
    "taxo": "http://purl.org/rss/1.0/modules/taxonomy/",
}  # fmt: skip
"""Prefixes that everybody uses for these namespaces."""
