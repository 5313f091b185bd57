"""LD: what a property of schema.org may hold, and which of its terms were given up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from newsexport.diagnostic import Finding, Severity
from newsexport.options import Options
from newsexport.payloads.schema_org.document import Document
from newsexport.payloads.schema_org.names import ARTICLES
from newsexport.payloads.schema_org.values import as_list, told
from newsexport.rules.addresses import fault_of_url
from newsexport.rules.rule import Rule, rule
from newsexport.syntax.pointers import to_key
from newsexport.vocab import schema_org
from newsexport.vocab.forms import URI_SCHEME
from newsexport.vocab.schema_org import RELEASE

_THINGS = {
    "author": ("Person", "Organization"), "creator": ("Person", "Organization"),
    "contributor": ("Person", "Organization"), "editor": ("Person",),
    "publisher": ("Person", "Organization"), "copyrightHolder": ("Person", "Organization"),
    "sourceOrganization": ("Organization",), "worksFor": ("Organization",),
    "image": ("ImageObject",), "logo": ("ImageObject",), "video": ("VideoObject", "Clip"),
    "audio": ("AudioObject", "Clip", "MusicRecording"), "associatedMedia": ("MediaObject",),
    "hasPart": ("CreativeWork",), "isPartOf": ("CreativeWork",), "mainEntityOfPage": ("CreativeWork",),
    "address": ("PostalAddress",), "speakable": ("SpeakableSpecification",),
    "liveBlogUpdate": ("BlogPosting",), "correction": ("CorrectionComment",),
}  # fmt: skip
"""Property -> the types of things that it may hold. Texts and addresses are tolerated."""

_TEXTS = frozenset(
    "headline alternativeHeadline articleBody articleSection dateline caption creditText name".split()
)
"""Properties whose range is Text alone."""

_ADDRESSES = frozenset("url contentUrl embedUrl thumbnailUrl".split())
"""Properties whose range is URL alone."""

_PLAIN = {
    **dict.fromkeys(_TEXTS - {"caption"}, "a text"), **dict.fromkeys(_ADDRESSES, "an address"),
}  # fmt: skip
"""Property whose range is no type of things -> what it holds. A caption may be a MediaObject."""

_ATTIC = frozenset(
    """
    DeliveryTimeSettings ProductReturnEnumeration ProductReturnFiniteReturnWindow
    ProductReturnNotPermitted ProductReturnPolicy ProductReturnUnlimitedWindow
    ProductReturnUnspecified StupidType hasProductReturnPolicy productReturnDays productReturnLink
    shippingLabel shippingSettingsLink stupidProperty transitTimeLabel variablesMeasured
    """.split()
)
"""Terms of schema.org 30.0 in its attic."""


_IN_USE = frozenset(
    """
    AdvertiserContentArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle CorrectionComment
    DefinedTerm DefinedTermSet NewsMediaOrganization OpinionNewsArticle ReportageNewsArticle ReviewNewsArticle
    SatiricalArticle abstract acquireLicensePage actionableFeedbackPolicy agentInteractionStatistic copyrightNotice
    correction correctionsPolicy creditText digitalSourceType diversityPolicy diversityStaffingReport endOffset
    ethicsPolicy inDefinedTermSet jobTitle masthead missionCoveragePrioritiesPolicy ownershipFundingInfo provider
    sdDatePublished sdLicense sdPublisher startOffset termCode unnamedSourcesPolicy usageInfo
    verificationFactCheckingPolicy
    """.split()
)
"""Pending terms that news is marked up with all the same: there is no other word, or Google's pages and schema.org's own
page for publishers of news ask for them by name."""


def _wrong_range(document: Document, options: Options) -> Iterator[Finding]:
    """A property holds a thing of a type, or a value of a kind, that it may not hold.

    Texts in the place of things are tolerated, as schema.org tolerates them.

    Why it matters: receivers look for a name in the publisher, and find the measures of a picture.

    Bad: `"publisher": {"@type": "ImageObject", "url": "https://example.com/logo.png"}`
    Good: `"publisher": {"@type": "Organization", "name": "Karsby Courier"}`
    Fix: write a thing of the type that the property has.
    """
    if not document.speaks_schema_org:
        return
    for each in document.properties:
        wanted = _THINGS.get(each.name)
        for index, one in enumerate(as_list(each.value)):
            place = f"{each.pointer}/{index}" if isinstance(each.value, list) else each.pointer
            plain = _PLAIN.get(each.name)
            kinds = _kinds(document, one) if plain and isinstance(one, dict) else ()
            if plain and (isinstance(one, bool | int | float) or kinds):
                value = kinds[0] if kinds else told(one)
                yield Finding(place, {"property": each.name, "value": value, "right": plain})
            elif wanted and isinstance(one, bool | int | float):
                yield Finding(
                    place, {"property": each.name, "value": told(one), "right": wanted[0]}
                )
            elif wanted and isinstance(one, dict):
                kinds = _kinds(document, one)
                if kinds and not any(schema_org.is_a(kinds, kind) for kind in wanted):
                    values = {
                        "property": each.name,
                        "value": kinds[0],
                        "right": " or ".join(wanted),
                    }
                    yield Finding(place, values)


def _kinds(document: Document, value: dict[str, Any]) -> tuple[str, ...]:
    """The types of a thing that schema.org knows."""
    return tuple(kind for kind in document.graph.types_of(value) if schema_org.lineage(kind))


def _superseded(document: Document, options: Options) -> Iterator[Finding]:
    """A property has an old name, which another took the place of.

    Why it matters: new receivers look only for the new one.

    Bad: `"isBasedOnUrl": "https://example.com/study"`
    Good: `"isBasedOn": "https://example.com/study"`
    Fix: use the new name.
    """
    if document.speaks_schema_org:
        for each in document.properties:
            right = schema_org.SUPERSEDED.get(each.name)
            if right is not None:
                values = {"property": each.name, "right": right}
                yield Finding(to_key(each.pointer), values, replacement=f'"{right}"')


def _in_the_attic(document: Document, options: Options) -> Iterator[Finding]:
    """A type or property was taken out of schema.org's vocabulary, into its attic.

    Why it matters: nobody reads it any more.

    Bad: `"variablesMeasured": "water level"`
    Good: `"variableMeasured": "water level"`
    Fix: see its page at schema.org for what took its place.
    """
    if not document.speaks_schema_org:
        return
    for each in document.properties:
        if each.name in _ATTIC:
            yield Finding(to_key(each.pointer), {"term": each.name})
    for value, pointer in document.objects:
        for kind in document.graph.types_of(value):
            if kind in _ATTIC:
                yield Finding(f"{pointer}/@type", {"term": kind})


@cache
def _unsettled() -> frozenset[str]:
    return schema_org.pending() - _IN_USE


def _pending(document: Document, options: Options) -> Iterator[Finding]:
    """A type or property is pending: proposed to schema.org, and not settled yet. Told once for each in a document.

    Terms that news is marked up with everywhere, such as `creditText` or `NewsMediaOrganization`, are not told.

    Why it matters: schema.org may still change what it means, rename it or take it back; many receivers pass over it.

    Bad: `"backstory": "How we reported this story"`
    Good: the same, where its receivers are known to read it
    Fix: none needed; look at its page at schema.org after each release.
    """
    if not document.speaks_schema_org:
        return
    untold = set(document.words & _unsettled())
    if not untold:
        return
    for each in document.properties:
        if each.name in untold:
            untold.remove(each.name)
            yield Finding(f"{each.pointer}#", {"term": each.name})
    for value, pointer in document.objects:
        for kind in document.graph.types_of(value):
            if kind in untold:
                untold.remove(kind)
                yield Finding(f"{pointer}/@type", {"term": kind})


def _not_for_the_public(document: Document, options: Options) -> Iterator[Finding]:
    """An article says of itself that it is under embargo, withheld or not published.

    Why it matters: JSON-LD stands in pages that everybody reads; what breaks an embargo costs the trust of its source.

    Bad: `"creativeWorkStatus": "embargoed"`
    Good: the article only when its embargo has ended, with `"creativeWorkStatus": "published"`
    Fix: take the page down until it may be read, or correct its status.
    """
    for each in document.properties if "creativeWorkStatus" in document.words else ():
        if each.name != "creativeWorkStatus" or ARTICLES.isdisjoint(
            document.graph.types_of(each.node)
        ):
            continue
        for one in as_list(each.value):
            if isinstance(one, str) and one.strip().lower() in _SECRET:
                yield Finding(each.pointer, {"status": one.strip()})


_SECRET = frozenset({"embargoed", "unpublished", "withheld"})
"""Words of creativeWorkStatus that readers must not meet. Others, such as `draft`, may well stand on a page."""

_TRUTHS = frozenset({"isAccessibleForFree", "isFamilyFriendly", "isLiveBroadcast"})
"""Properties whose range is Boolean alone."""
_COUNTS = frozenset({"wordCount", "commentCount", "numberOfPages"})
"""Properties whose range is Integer alone."""
_TRUE_OR_FALSE = re.compile(r"(?:https?://schema\.org/)?(?:true|false)", re.IGNORECASE)


def _wrong_form(document: Document, options: Options) -> Iterator[Finding]:
    """A value has not the form of its range.

    An address cannot be one (an error: RFC 3986), that of an article or its makers is not whole, a truth is neither true
    nor false, a count is no whole number, a duration is not written in ISO 8601, a media type has no subtype.

    Why it matters: receivers drop the value, or take the wrong one: every text counts as true.

    Bad: `"isAccessibleForFree": "maybe"`, `"url": "https://example.com/a b"`, `"wordCount": "many"`
    Good: `"isAccessibleForFree": true`, `"url": "https://example.com/a-b"`, `"wordCount": 412`
    Fix: write the value in the form of its range.
    """
    if not document.speaks_schema_org:
        return
    for each in document.properties:
        for index, one in enumerate(as_list(each.value)):
            wanted = _form_of(each.name, one)
            if each.name == "url" and not wanted and _is_relative(one):
                kinds = document.graph.types_of(each.node)
                if any(schema_org.is_a(kinds, kind) for kind in _WITH_PAGES):
                    wanted = "a whole address"
            if wanted:
                place = f"{each.pointer}/{index}" if isinstance(each.value, list) else each.pointer
                values = {"property": each.name, "value": told(one), "right": wanted}
                yield Finding(place, values, "error" if wanted == "an address" else None)


_WITH_PAGES = ("Article", "Person", "Organization")
"""Types of things whose `url` is a page that receivers open."""
_DURATION = re.compile(
    r"P(?!\Z)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(?:[.,]\d+)?S)?)?", re.ASCII
)
"""ISO 8601-1, section 5.5.2."""


def _is_relative(value: Any) -> bool:
    """Whether a text is an address that begins without a scheme."""
    return isinstance(value, str) and bool(value.strip()) and not URI_SCHEME.match(value.strip())


def _form_of(name: str, value: Any) -> str | None:
    """What the value should be; None when it is."""
    if name in _ADDRESSES and isinstance(value, str):
        return "an address" if value.strip() and fault_of_url(value.strip()) else None
    if name == "duration" and isinstance(value, str):
        right = not value.strip() or _DURATION.fullmatch(value.strip())
        return None if right else "a duration such as PT1M30S"
    if name == "encodingFormat" and isinstance(value, str):
        return None if "/" in value or not value.strip() else "a media type such as image/jpeg"
    if name in _TRUTHS:
        text = isinstance(value, str) and not _TRUE_OR_FALSE.fullmatch(value.strip())
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return "true or false" if text or number else None
    if name in _COUNTS and isinstance(value, str | int | float):
        whole = re.fullmatch(r"\s*\d+\s*", str(value), re.ASCII) and not isinstance(value, bool)
        return None if whole else "a whole number"
    return None


def _empty(document: Document, options: Options) -> Iterator[Finding]:
    """A text that names or tells something is there and says nothing. An empty headline is an error.

    Why it matters: receivers show an empty line, or an article without words.

    Bad: `"headline": ""`
    Good: `"headline": "Ferry sails again"`, or no headline at all
    Fix: write the words, or leave the property out.
    """
    if not document.speaks_schema_org:
        return
    for each in document.properties:
        if each.name in _TEXTS and isinstance(each.value, str) and not each.value.strip():
            level: Severity | None = "error" if each.name == "headline" else None
            yield Finding(each.pointer, {"property": each.name}, level)


RULES: tuple[Rule, ...] = (
    rule(
        _wrong_range, "LD007", "value-range", "warning", "{property} cannot hold {value}",
        source=f"{RELEASE}, rangeIncludes", basis="should", scope="document",
        hint="write {right}",
    ),
    rule(
        _superseded, "LD008", "superseded-property", "warning", "{property} is an old name",
        source=f"{RELEASE}, supersededBy", basis="should", scope="document",
        hint="write {right}",
    ),
    rule(
        _pending, "LD009", "pending-term", "info", "{term} is pending at schema.org",
        source=f"{RELEASE}, pending", basis="may", scope="document",
        hint="see https://schema.org/{term}",
    ),
    rule(
        _in_the_attic, "LD010", "attic-term", "warning", "{term} was taken out of schema.org",
        source=f"{RELEASE}, attic", basis="should", scope="document",
        hint="see https://schema.org/{term}",
    ),
    rule(
        _wrong_form, "LD017", "value-form", "warning", "{property} is {value}; it should be {right}",
        source=f"{RELEASE}, rangeIncludes", basis="should", scope="document",
        hint="write {right}",
    ),
    rule(
        _empty, "LD018", "empty-text", "warning", "{property} is empty",
        source=f"{RELEASE}, Text", basis="should", scope="document",
        hint="write the words, or leave it out", blank=True,
    ),
    rule(
        _not_for_the_public, "LD019", "not-for-the-public", "error",
        "the article says that it is {status}, and everybody can read it",
        source="NewsML-G2 2.35, itemMeta/embargoed and pubStatus; schema.org creativeWorkStatus", scope="document",
        hint="take it down until it may be read, or correct its status",
    ),
)  # fmt: skip
"""All of them, by code."""
