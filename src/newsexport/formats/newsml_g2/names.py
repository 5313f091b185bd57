"""The vocabulary of NewsML-G2 that reader, writer and rules share: namespaces, orders, releases, codes.

Facts of IPTC's schemas `NewsML-G2_2.x-spec-All-Power.xsd` (2.9 to 2.35) and of IPTC's catalog 41.

What reader and writer agree on beyond them:

- An extension of namespace NAR has as its name a path from its object: `@rank`, `hierarchyInfo`,
  `contentMeta/icon`, `itemMeta/title/@role`, `contentMeta/keyword[2]/@role` (the index counts the
  values in the model). Attributes are plain strings, elements are XML with their own name as root.
- The words of `itemMeta/edNote`, a further note to editors, stand at the end of the model's one note as well; the
  element goes back only while they do.
- Attributes of a concept's first name are `name/@role` and so on; of the further ones `name[2]/@…`.
- A property whose text was not understood (a time without offset) is kept as text under its path,
  without media type: `itemMeta/versionCreated`. It goes back as it was, where the schema allows it.
- A label with markup inside gives its words to the model, and its element to `<path>/markup` (on an
  object: `markup`). The markup goes back only while its words are still the model's (see `spacing`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from newsexport.vocab import newscodes
from newsexport.vocab.iptc_schemes import SCHEMES

NAME = "newsml-g2"
"""The format's name, under which its settings stand."""

NAR = "http://iptc.org/std/nar/2006-10-01/"
"""The namespace of every NewsML-G2 element."""
XHTML = "http://www.w3.org/1999/xhtml"
NITF = "http://iptc.org/std/NITF/2006-10-18/"
XML = "http://www.w3.org/XML/1998/namespace"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

STANDARD = "NewsML-G2"
NEWEST = "2.35"
NEWS_ITEMS = frozenset({"newsItem", "packageItem"})
"""Roots that are news, and become a NewsItem."""
ITEMS_WITH_CATALOGS = NEWS_ITEMS | {"conceptItem", "knowledgeItem", "planningItem"}
OTHER_ITEMS = frozenset({"conceptItem", "knowledgeItem", "planningItem", "catalogItem", "catalog"})
"""Roots of the standard that are no news."""

XHTML_TYPE = "application/xhtml+xml"
NITF_TYPE = "application/nitf+xml"
PLAIN_TYPE = "text/plain"
ITEM_TYPE = "application/vnd.iptc.g2.newsitem+xml"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Order of children, 2.35; every older release has a subset in the same order.
ITEM_ORDER = _words("""
    catalogRef catalog hopHistory pubHistory rightsInfo itemMeta contentMeta partMeta assert inlineRef
    derivedFrom derivedFromValue contentSet groupSet
""")
"""Children of newsItem and packageItem. `catalogRef` and `catalog` mix, as do the two derivedFroms."""
ITEM_META_ORDER = _words("""
    itemClass provider versionCreated firstCreated embargoed pubStatus role fileName generator profile
    service title edNote memberOf instanceOf signal altRep deliverableOf hash expires origRep
    incomingFeedId metadataCreator link itemMetaExtProperty
""")
CONTENT_META_HEAD = _words("icon urgency contentCreated contentModified digitalSourceType")
"""`icon` may stand several times, the others once."""
CONTENT_META_ADMIN = _words("""
    located infoSource creator contributor audience exclAudience altId rating userInteraction
""")
"""Administrative properties, in any order among themselves, before the descriptive ones."""
CONTENT_META_DESCRIPTIVE = _words("""
    language genre keyword subject slugline headline dateline by creditline description
""")
"""Descriptive properties, in any order among themselves."""
CONTENT_META_TAIL = _words("contentMetaExtProperty")
CONTENT_META_ORDER = (
    *CONTENT_META_HEAD, *CONTENT_META_ADMIN, *CONTENT_META_DESCRIPTIVE, *CONTENT_META_TAIL,
)  # fmt: skip
PART_META_HEAD = _words(
    "icon timeDelim regionDelim role urgency contentCreated contentModified digitalSourceType"
)
PART_META_TAIL = _words("partMetaExtProperty signal edNote link")
PART_META_ORDER = (
    *PART_META_HEAD, *CONTENT_META_ADMIN, *CONTENT_META_DESCRIPTIVE, *PART_META_TAIL,
)  # fmt: skip
RIGHTS_ORDER = _words("""
    accountable copyrightHolder copyrightNotice usageTerms link rightsInfoExtProperty
    rightsExpressionXML rightsExpressionData dataMining
""")
FOREIGN = "*"
"""Stands for all elements of other namespaces in an order."""
CONCEPT_ORDER = _words("""
    name definition note facet remoteInfo hierarchyInfo sameAs broader narrower related
    personDetails organisationDetails geoAreaDetails POIDetails * bag mainConcept facetConcept
""")
"""Children of a concept property; those from `definition` to `related` may mix."""
GROUP_ORDER = _words("groupRef itemRef conceptRef title signal edNote groupExtProperty")
"""The three kinds of member mix, then the rest in order."""
HEADER_ORDER = _words("""
    sent catalogRef catalog sender transmitId priority origin channel destination timestamp signal
    headerExtProperty
""")
"""Children of newsMessage/header; `destination`, `channel`, `timestamp` and later ones may mix."""

_SINCE = """
    2.14 remoteContent/signal
    2.17 contentMeta/contentMetaExtProperty itemMeta/itemMetaExtProperty itemMeta/expires
    2.17 partMeta/partMetaExtProperty remoteContent/remoteContentExtProperty group/groupExtProperty
    2.17 rightsInfo/rightsInfoExtProperty header/headerExtProperty
    2.18 partMeta/signal
    2.20 itemMeta/incomingFeedId itemMeta/origRep
    2.21 partMeta/edNote partMeta/link
    2.23 rightsInfo/rightsExpressionXML rightsInfo/rightsExpressionData itemClass/related
    2.23 address/worldRegion
    2.24 newsItem/pubHistory packageItem/pubHistory
    2.26 subject/mainConcept subject/facetConcept genre/mainConcept genre/facetConcept action/related
    2.27 signal/definition signal/note signal/facet signal/remoteInfo signal/sameAs signal/broader
    2.27 signal/narrower signal/related
    2.28 itemMeta/metadataCreator newsItem/derivedFromValue packageItem/derivedFromValue
    2.29 organisationDetails/affiliation
    2.33 contentMeta/digitalSourceType partMeta/digitalSourceType
    2.34 rightsInfo/dataMining related/related/related
"""

_ATTRIBUTE_SINCE = """
    2.13 *@colourdepth altId@idformat
    2.14 *@pubconstraint *@layoutorientation remoteContent@contenttypevariant link@contenttypevariant
    2.14 itemRef@contenttypevariant icon@contenttypevariant remoteInfo@contenttypevariant
    2.14 deliverableOf@contenttypevariant
    2.15 name@roleuri definition@roleuri note@roleuri catalog@guid catalog@url catalog@version
    2.15 catalog@authority scheme@authority
    2.18 *@roleuri *@typeuri *@reluri *@modeuri *@renditionuri *@creatoruri *@howuri *@whyuri
    2.18 *@pubconstrainturi *@parturi *@jobtitleuri *@severityuri *@scopeuri *@aspecturi
    2.18 *@audiochannelsuri *@audiocodecuri *@colourindicatoruri *@colourspaceuri *@durationunituri
    2.18 *@encodinguri *@environmenturi *@formaturi *@hashtypeuri *@heightunituri *@widthunituri
    2.18 *@idformaturi *@interactiontypeuri *@layoutorientationuri *@marketlabelsrcuri *@marketuri
    2.18 *@ratertypeuri *@ratingtypeuri *@representationuri *@scaleunituri *@symbolsrcuri *@targeturi
    2.18 *@timeunituri *@valcalctypeuri *@valueunituri *@videocodecuri *@videodefinitionuri
    2.18 *@videoscalinguri *@radunituri *@linecount *@pagecount timeDelim@renditionref
    2.18 timeDelim@renditionrefuri altLoc@roleruri
    2.19 hasInstrument@rank
    2.24 altId@role altId@roleuri altId@version
    2.25 *@contenttypestandardversion *@contenttypevariantstandardversion *@formatstandardversion
    2.25 altRep@contenttypevariant inlineData@contenttypevariant inlineXML@contenttypevariant
    2.26 inlineXML@charcount inlineData@charcount remoteContent@charcount channel@charcount
    2.27 description@confidence headline@confidence slugline@confidence
    2.27 description@relevance headline@relevance slugline@relevance
    2.27 signal@literal signal@type signal@typeuri
    2.27 related/related@value related/related@valuedatatype related/related@valueunit
    2.27 related/related@valueunituri
    2.29 affiliation@role affiliation@roleuri
    2.29 scheme@schemecreated scheme@schememodified scheme@schemeretired
    2.30 *@residrefformat *@residrefformaturi
    2.32 *@authoritystatus *@authoritystatusuri
"""

_REQUIRED_BEFORE_2_20 = _words("""
    circle@radunit conceptId@qcode type@qcode
    itemClass@qcode pubStatus@qcode role@qcode service@qcode signal@qcode action@qcode bit@qcode
    group@role hash@hashtype rating@scaleunit timeDelim@timeunit userInteraction@interactiontype
    contentMetaExtProperty@rel itemMetaExtProperty@rel partMetaExtProperty@rel groupExtProperty@rel
    headerExtProperty@rel remoteContentExtProperty@rel rightsInfoExtProperty@rel
""")


def _since(table: str) -> dict[str, str]:
    return {
        name: version
        for line in table.strip().splitlines()
        for version, *names in (line.split(),)
        for name in names
    }


ELEMENT_SINCE: dict[str, str] = _since(_SINCE)
"""`parent/child` -> release that brought it; what is not listed exists in 2.12 already."""
ATTRIBUTE_SINCE: dict[str, str] = _since(_ATTRIBUTE_SINCE)
"""`element@attribute`, or `*@attribute` for every element -> release that brought it."""
REQUIRED_BEFORE_2_20 = frozenset(_REQUIRED_BEFORE_2_20)
"""`element@attribute` that was mandatory before 2.20, when its `…uri` sibling was not enough."""


@lru_cache(maxsize=256)
def release(version: str) -> tuple[int, int]:
    """A version for comparing: `2.9` comes before `2.12`. Anything else counts as before all."""
    match = re.fullmatch(r"(\d{1,4})\.(\d{1,4})", version)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def has_element(version: str, parent: str, child: str) -> bool:
    """Whether that release (2.12 or later) has the element there."""
    since = ELEMENT_SINCE.get(f"{parent}/{child}")
    return since is None or release(version) >= release(since)


def has_attribute(version: str, element: str, attribute: str) -> bool:
    """Whether that release (2.12 or later) has the attribute on that element."""
    since = ATTRIBUTE_SINCE.get(f"{element}@{attribute}") or ATTRIBUTE_SINCE.get(f"*@{attribute}")
    return since is None or release(version) >= release(since)


def must_have(version: str, element: str, attribute: str) -> bool:
    """Whether that release demands the attribute, though later ones accept its `…uri` sibling."""
    return f"{element}@{attribute}" in REQUIRED_BEFORE_2_20 and release(version) < (2, 20)


# Codes. Only such as are in IPTC's vocabularies and in use.
STATUSES = ("usable", "withheld", "canceled")
"""Codes of `stat:`, words of NewsItem.pub_status alike."""
MEDIA_CLASSES: dict[str, str] = {
    "picture": "picture", "graphic": "graphic", "graphics": "graphic", "video": "video",
    "audio": "audio", "animation": "animation",
}  # fmt: skip
"""Item class -> kind of media."""
DESCRIPTION_ROLES = newscodes.DESCRIPTION_ROLES
"""Codes of `drol:` that are words of Description.role. `standfirst` has no code: see word_uri."""
CONCEPT_TYPES = ("abstract", "person", "organisation", "geoArea", "poi", "event", "object")
"""Codes of `cpnat:` that are words of Concept.type."""
RENDITIONS = ("highRes", "web", "thumb", "thumbnail", "print")
"""Codes of `rnd:` that are words of Rendition.role."""
GROUP_MODES: dict[str, str] = {"bag": "bag", "seq": "sequential", "alt": "alternative"}
"""Codes of `pgrmod:` -> words of Group.mode."""
SEE_ALSO = "seeAlso"
DERIVED_FROM = "derivedFrom"
"""Codes of `irel:`: Link.rel `seeAlso`, and NewsItem.derived_from."""
PIXELS = SCHEMES["dimensionunit"] + "pixels"

# What NewsML-G2 has no property for, in terms that are widely known.
CANONICAL_REL = "http://www.iana.org/assignments/link-relations/canonical"
"""Relation of NewsItem.canonical_url (itemMeta/link@reluri, from 2.18)."""
SUPERSEDES_REL = "http://purl.org/dc/terms/replaces"
"""Relation of NewsItem.supersedes (itemMeta/link@reluri, from 2.18)."""
TRUST_SCHEME = SCHEMES["trustindicator"]
"""Relations in this scheme make NewsItem.trust_indicators."""
SECTION_REL = "https://schema.org/articleSection"
FREE_REL = "https://schema.org/isAccessibleForFree"
PAYWALL_REL = "https://schema.org/cssSelector"
CORRECTION_REL = "https://schema.org/correction"
"""contentMetaExtProperty@reluri with @value (from 2.20)."""

WORD_ROOT = "https://newsexport.org/cv/"
"""Root of the URIs that stand for our own words where the standard wants a URI, and IPTC has no code:
`roleuri="https://newsexport.org/cv/standfirst"`. Readers take them for the words again; to others
they are URIs like any. See docs/formats.md."""
EDITORIAL_REL = WORD_ROOT + "editorialOnly"
"""itemMetaExtProperty@reluri with @value `true` (from 2.20)."""


def word_uri(word: str) -> str:
    """The URI that stands for a word without a code, such as a headline's role `kicker`."""
    return WORD_ROOT + word


def word_of(uri: str) -> str | None:
    """The word behind such a URI; None for any other."""
    return uri.removeprefix(WORD_ROOT) if uri.startswith(WORD_ROOT) else None


_URI = re.compile(r"(?i)(?:[a-z][a-z0-9+.-]*://|(?:urn|tag|mailto|info|doi|did|data):)\S*")


def is_uri(text: str) -> bool:
    """Whether a string is a URI and no QCode: both have a colon."""
    return _URI.fullmatch(text) is not None


def is_qcode(text: str) -> bool:
    """Whether a string has the form `alias:code` and is no URI."""
    return re.fullmatch(r"[^\s:]+:\S+", text) is not None and not is_uri(text)


_IPTC_CATALOG = re.compile(
    r"https?://(?:www\.)?iptc\.org/std/catalog/catalog\.IPTC-G2-Standards_\d+\.xml", re.IGNORECASE
)


@lru_cache(maxsize=256)
def is_iptc_catalog(href: str) -> bool:
    """Whether a catalog is one of IPTC's own, of any number: then its aliases are known here."""
    return _IPTC_CATALOG.fullmatch(href.strip()) is not None


def resolve(qcode: str, catalog: Mapping[str, str]) -> str | None:
    """The URI of a QCode: by the item's own inline catalogs first, then by IPTC's."""
    alias, _, code = qcode.partition(":")
    scheme = catalog.get(alias) or SCHEMES.get(alias)
    return f"{scheme}{code}" if scheme and code else None


LICENCE_REL = "http://www.iana.org/assignments/link-relations/license"
"""Relation of Rights.licence (rightsInfo/link@reluri, from 2.18; before that a link without rel)."""


def part_uri(item_uri: str, name: str) -> str:
    """The guid of an item that the story brings along: `package`, or a picture by its figure's id."""
    return f"{item_uri}{'.' if '#' in item_uri else '#'}{name}"


def details_of(element: str, kind: str | None) -> str:
    """The element that says how to reach a party: authors are persons, others organisations.

    `kind` is the party's type; a word wins over what the element suggests.
    """
    person = kind == "person" or (kind is None and element in ("creator", "contributor"))
    return "personDetails" if person else "organisationDetails"
