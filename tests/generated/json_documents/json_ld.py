"""Random articles of schema.org in JSON-LD, by a table of what people state of articles and of what stands in it.

Source: https://schema.org/NewsArticle and the types that its properties name; JSON-LD 1.1, section 9.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.generated.json_documents.words import Words

Maker = Callable[["Writer"], Any]


def _text(w: Writer) -> Any:
    text = w.words.text()
    if w.words.often(0.05):
        return {"@value": text}
    return {"@value": text, "@language": w.words.tag()} if w.words.often(0.05) else text


def _plain(w: Writer) -> Any:
    return w.words.text()


def _url(w: Writer) -> Any:
    address = w.words.address()
    return {"@id": address} if w.words.often(0.1) else address


def _address(w: Writer) -> Any:
    return w.words.address()


def _moment(w: Writer) -> Any:
    moment = w.words.moment()
    form = w.words.random.choice((moment, moment, moment[:10], moment[:7], moment[:4]))
    return {"@type": "DateTime", "@value": form} if w.words.often(0.05) else form


def _number(w: Writer) -> Any:
    number = w.words.number()
    return w.words.random.choice((number, str(number), number / 4))


def _truth(w: Writer) -> Any:
    return w.words.random.choice((True, False, "True", "false", "https://schema.org/False"))


def _duration(w: Writer) -> Any:
    return f"PT{w.words.random.randint(100, 9999)}S"


def _size(w: Writer) -> Any:
    return w.words.random.choice(
        (f"{w.words.number()} B", f"{w.words.random.randint(100, 999)}.5 kB")
    )


def _format(w: Writer) -> Any:
    return w.words.random.choice(
        ("image/jpeg", "video/mp4; codecs=avc1", w.words.text(), w.words.address())
    )


def _measure(w: Writer) -> Any:
    number = w.words.number() % 10**8
    return w.words.random.choice((number, str(number), f"{number} px", f"{number}%"))


def _thing(*kinds: str) -> Maker:
    """An object of one of these types; now and then a name or an address where it belongs."""
    return lambda w: w.thing(w.words.random.choice(kinds))


def _or_text(*kinds: str) -> Maker:
    def make(w: Writer) -> Any:
        form = w.words.random.random()
        return _text(w) if form < 0.25 else _url(w) if form < 0.35 else _thing(*kinds)(w)

    return make


_PARTIES = ("Person", "Organization", "NewsMediaOrganization")
_MEDIUM: dict[str, Maker] = {
    "contentUrl": _address, "url": _url, "name": _text, "headline": _text, "caption": _text, "description": _text,
    "creditText": _text, "copyrightNotice": _text, "copyrightHolder": _or_text(*_PARTIES),
    "creator": _or_text(*_PARTIES), "author": _or_text(*_PARTIES), "license": _url, "acquireLicensePage": _url,
    "usageInfo": _or_text("CreativeWork"), "dateCreated": _moment, "uploadDate": _moment,
    "width": _measure, "height": _measure, "contentSize": _size, "duration": _duration, "encodingFormat": _format,
    "locationCreated": _or_text("Place"), "thumbnailUrl": _address, "embedUrl": _address, "identifier": _plain,
    "encoding": _thing("MediaObject"), "isPartOf": _thing("CreativeWork"), "transcript": _text,
    "digitalSourceType": lambda w: "https://schema.org/CompositeDigitalSource", "additionalType": _url,
    "representativeOfPage": _truth, "thumbnail": _thing("ImageObject"), "inLanguage": lambda w: w.words.tag(),
    "interactionStatistic": _thing("InteractionCounter"),
}  # fmt: skip
_NAMED: dict[str, Maker] = {
    "name": _text, "alternateName": _text, "url": _url, "sameAs": _url, "description": _text,
    "identifier": _or_text("PropertyValue"), "image": _or_text("ImageObject"), "additionalType": _url,
    "mainEntityOfPage": _url, "disambiguatingDescription": _text,
}  # fmt: skip
_ADDRESSED: dict[str, Maker] = {
    "address": _or_text("PostalAddress"), "telephone": _plain, "contactPoint": _thing("ContactPoint"),
}  # fmt: skip
TABLE: dict[str, dict[str, Maker]] = {
    "Person": {
        **_NAMED, **_ADDRESSED, "givenName": _text, "familyName": _text, "jobTitle": _or_text("DefinedTerm"),
        "email": lambda w: f"{w.words.word()}@example.com", "affiliation": _or_text("Organization"),
        "worksFor": _or_text("Organization"), "knowsAbout": _or_text("Thing"), "nationality": _or_text("Country"),
    },
    "Organization": {
        **_NAMED, **_ADDRESSED, "logo": _or_text("ImageObject"), "legalName": _text, "founder": _or_text("Person"),
        "parentOrganization": _or_text("Organization"), "publishingPrinciples": _url, "foundingDate": _moment,
    },
    "Place": {**_NAMED, **_ADDRESSED, "geo": _thing("GeoCoordinates"), "containedInPlace": _or_text("Place")},
    "Event": {**_NAMED, "startDate": _moment, "location": _or_text("Place"), "organizer": _or_text(*_PARTIES)},
    "Thing": _NAMED,
    "DefinedTerm": {**_NAMED, "termCode": _plain, "inDefinedTermSet": _or_text("DefinedTermSet")},
    "DefinedTermSet": _NAMED,
    "Audience": {**_NAMED, "audienceType": _text, "geographicArea": _or_text("Place")},
    "ImageObject": _MEDIUM, "VideoObject": _MEDIUM, "AudioObject": _MEDIUM, "MediaObject": _MEDIUM,
    "PostalAddress": {"streetAddress": _text, "addressLocality": _text, "postalCode": _plain, "addressCountry": _text},
    "ContactPoint": {"contactType": _text, "telephone": _plain, "email": _plain},
    "PropertyValue": {"propertyID": _plain, "value": _plain, "name": _text},
    "InteractionCounter": {"interactionType": _url, "userInteractionCount": _number},
    "GeoCoordinates": {"latitude": _number, "longitude": _number},
    "CreativeWork": {**_NAMED, "text": _text, "version": _number, "datePublished": _moment, "author": _or_text(*_PARTIES)},
    "CorrectionComment": {"text": _text, "datePublished": _moment, "author": _or_text(*_PARTIES)},
    "WebPageElement": {"isAccessibleForFree": lambda w: False, "cssSelector": lambda w: f".{w.words.word()}"},
    "SpeakableSpecification": {"cssSelector": _plain, "xpath": _plain},
    "WebPage": {**_NAMED, "relatedLink": _url, "breadcrumb": _text, "inLanguage": lambda w: w.words.tag()},
    "BlogPosting": {"headline": _text, "articleBody": _text, "datePublished": _moment, "author": _or_text(*_PARTIES),
                    "image": _or_text("ImageObject"), "url": _url},
    "Claim": {**_NAMED, "text": _text}, "Country": _NAMED, "Comment": {"text": _text, "author": _or_text("Person")},
}  # fmt: skip
"""Type -> its properties."""

TABLE["NewsMediaOrganization"] = {
    **TABLE["Organization"], "ethicsPolicy": _url, "masthead": _url,
}  # fmt: skip

ARTICLE: dict[str, Maker] = {
    "headline": _text, "name": _text, "alternativeHeadline": _text, "description": _text, "abstract": _text,
    "articleBody": _text, "articleSection": _text, "dateline": _text, "creditText": _text, "wordCount": _number,
    "url": _url, "mainEntityOfPage": _or_text("WebPage"), "identifier": _or_text("PropertyValue"),
    "datePublished": _moment, "dateModified": _moment, "dateCreated": _moment, "expires": _moment,
    "version": _number, "inLanguage": lambda w: w.words.tag(), "keywords": _or_text("DefinedTerm"),
    "author": _or_text(*_PARTIES), "creator": _or_text(*_PARTIES), "editor": _or_text("Person"),
    "contributor": _or_text(*_PARTIES), "publisher": _or_text("Organization", "NewsMediaOrganization"),
    "provider": _or_text("Organization"), "sourceOrganization": _or_text("Organization"),
    "sdPublisher": _or_text("Organization"), "copyrightHolder": _or_text(*_PARTIES), "copyrightNotice": _text,
    "copyrightYear": lambda w: 2026, "license": _or_text("CreativeWork"), "usageInfo": _or_text("CreativeWork"),
    "image": _or_text("ImageObject"), "video": _thing("VideoObject"), "audio": _thing("AudioObject"),
    "associatedMedia": _thing("MediaObject", "ImageObject"), "thumbnailUrl": _address,
    "about": _or_text("Thing", "Person", "Organization", "Place", "Event", "DefinedTerm"),
    "mentions": _or_text("Thing", "Person", "Organization", "Place", "Event"),
    "genre": _or_text("DefinedTerm"), "audience": _thing("Audience"), "locationCreated": _or_text("Place"),
    "contentLocation": _or_text("Place"), "spatialCoverage": _or_text("Place"), "temporalCoverage": _plain,
    "isAccessibleForFree": _truth, "hasPart": _thing("WebPageElement", "CreativeWork"),
    "isPartOf": _thing("CreativeWork", "WebPage"), "speakable": _thing("SpeakableSpecification"),
    "isBasedOn": _or_text("CreativeWork"), "citation": _or_text("CreativeWork"),
    "correction": _or_text("CorrectionComment"), "publishingPrinciples": _url, "backstory": _text,
    "liveBlogUpdate": _thing("BlogPosting"), "coverageStartTime": _moment, "interactionStatistic": _thing("InteractionCounter"),
    "comment": _thing("Comment"), "commentCount": _number, "claimReviewed": _text, "sameAs": _url,
    "creativeWorkStatus": lambda w: w.words.random.choice(("Published", w.words.word(), "Draft")),
    "printEdition": _text, "pageStart": _number, "discussionUrl": _url, "translator": _or_text("Person"),
    "potentialAction": _thing("Thing"), "digitalSourceType": lambda w: "https://schema.org/DigitalCaptureDigitalSource",
}  # fmt: skip
TABLE["NewsArticle"] = ARTICLE

TYPES = (
    "NewsArticle", "Article", "ReportageNewsArticle", "OpinionNewsArticle", "LiveBlogPosting",
    "BlogPosting", "AnalysisNewsArticle",
)  # fmt: skip


class Writer:
    """One document being made."""

    def __init__(self, seed: object) -> None:
        self.words = Words(f"json-ld {seed}")
        self.fullness = self.words.random.choice((0.1, 0.3, 0.7))
        self.graph: list[dict[str, Any]] = []
        """Nodes that stand beside the article, and are referred to."""
        self.has_graph = self.words.often(0.4)
        self._depth = 0

    def thing(self, kind: str) -> Any:
        """An object, or a reference to one that stands in the graph."""
        self._depth += 1
        made = {"@type": kind, **self.properties(TABLE[kind])}
        self._depth -= 1
        if self.words.often(0.15):
            made["@id"] = self.words.random.choice((self.words.uri(), f"#{self.words.word()}"))
            if self.has_graph and self.words.often(0.5):
                self.graph.append(made)
                return {"@id": made["@id"]}
        return made

    def properties(self, table: dict[str, Maker]) -> dict[str, Any]:
        """Some properties of a table, each with one value or several."""
        likely = self.fullness / (1 + 2 * self._depth)
        names = [name for name in table if self.words.often(likely)]
        if self._depth > 3:
            names = [name for name in names if name in ("name", "url", "text", "value")]
        self.words.random.shuffle(names)
        return {name: self._values(table[name]) for name in names or list(table)[:1]}

    def _values(self, make: Maker) -> Any:
        form = self.words.random.random()
        if form < 0.75:
            return make(self)
        several = [make(self) for _ in range(self.words.random.randint(1, 3))]
        if form < 0.95:
            return several
        return self.words.random.choice(
            ({"@list": several}, {"@set": several}, [several], [None, *several])
        )


def document(seed: object) -> Any:
    """A document with one article in it: alone, in a list, in a graph, or as what a page is about."""
    writer = Writer(seed)
    words = writer.words
    kind = words.random.choice(TYPES)
    article = {
        "@type": ["NewsArticle", kind] if words.often(0.1) else kind,
        **writer.properties(ARTICLE),
    }
    if words.often(0.6):
        article["@id"] = words.uri()
    if words.often(0.1):
        article["schema:" + words.random.choice(list(ARTICLE)[:9])] = words.text()
    context = words.random.choice(
        ("https://schema.org", "http://schema.org/", ["https://schema.org", {"@language": "en"}])
    )
    around = {"@type": "WebPage", **writer.properties(TABLE["WebPage"])}
    if writer.has_graph:
        nodes = [article, *writer.graph, *([around] if words.often(0.3) else [])]
        words.random.shuffle(nodes)
        return {
            "@context": context,
            **({"name": words.text()} if words.often(0.1) else {}),
            "@graph": nodes,
        }
    form = words.random.random()
    if form < 0.1:
        return [{"@context": context, **article}]
    if form < 0.2:
        return {"@context": context, **around, "mainEntity": article}
    if form < 0.3:
        entry = {"@type": "ListItem", "position": words.number(), "item": article}
        return {
            "@context": context,
            "@type": "ItemList",
            "name": words.text(),
            "itemListElement": [entry],
        }
    return {"@context": context, **article}
