"""Questions to schema.org 30.0: is there such a type, may it have this property, what was meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from newsexport.vocab.iptc_schemes import SCHEMES
from newsexport.vocab.schema_org_domains import PROPERTIES_OF, WITHOUT_OWN
from newsexport.vocab.schema_org_pending import PENDING
from newsexport.vocab.schema_org_properties import PROPERTIES
from newsexport.vocab.schema_org_types import SUBTYPES

VERSION = "30.0"
"""The release whose facts these are."""

RELEASE = f"https://schema.org/version/{VERSION}"
"""Its address: the source of rules."""

CONTEXT = "https://schema.org"
"""The context that we write."""

NAMESPACE = "https://schema.org/"
"""The namespace of our extensions for its properties."""

PREFIXES = ("https://schema.org/", "http://schema.org/", "https://www.schema.org/",
            "http://www.schema.org/", "schema:")  # fmt: skip
"""What a name of schema.org may begin with when it is written in full."""

DIGITAL_SOURCE_SCHEME = SCHEMES["digsrctype"]

DIGITAL_SOURCES = {
    "AlgorithmicMediaDigitalSource": "algorithmicMedia",
    "AlgorithmicallyEnhancedDigitalSource": "algorithmicallyEnhanced",
    "CompositeCaptureDigitalSource": "compositeCapture",
    "CompositeDigitalSource": "composite",
    "CompositeSyntheticDigitalSource": "compositeSynthetic",
    "CompositeWithTrainedAlgorithmicMediaDigitalSource": "compositeWithTrainedAlgorithmicMedia",
    "DataDrivenMediaDigitalSource": "dataDrivenMedia",
    "DigitalArtDigitalSource": "digitalArt",
    "DigitalCaptureDigitalSource": "digitalCapture",
    "MinorHumanEditsDigitalSource": "minorHumanEdits",
    "MultiFrameComputationalCaptureDigitalSource": "computationalCapture",
    "NegativeFilmDigitalSource": "negativeFilm",
    "PositiveFilmDigitalSource": "positiveFilm",
    "PrintDigitalSource": "print",
    "ScreenCaptureDigitalSource": "screenCapture",
    "TrainedAlgorithmicMediaDigitalSource": "trainedAlgorithmicMedia",
    "VirtualRecordingDigitalSource": "virtualRecording",
}
"""Members of IPTCDigitalSourceEnumeration, and the codes of IPTC's digitalsourcetype they stand for."""

DATES = frozenset(
    """
    birthDate commentTime contentReferenceTime coverageEndTime coverageStartTime dateCreated
    dateDeleted dateModified datePublished deathDate dissolutionDate doorTime endDate expires
    foundingDate lastReviewed previousStartDate releaseDate sdDatePublished startDate uploadDate
    """.split()
)
"""Properties of news whose range is Date or DateTime, and never Text."""

SUPERSEDED = {
    "awards": "award", "blogPosts": "blogPost", "encodings": "encoding", "fileFormat": "encodingFormat",
    "isBasedOnUrl": "isBasedOn", "reviews": "review",
}  # fmt: skip
"""Old names of properties of news, and those that took their place."""


def _groups(text: str) -> dict[str, list[str]]:
    """`name: members` a line; an indented line goes on with the one before."""
    groups: dict[str, list[str]] = {}
    for line in text.strip().replace("\n  ", " ").split("\n"):
        name, _, members = line.partition(":")
        groups[name] = members.split()
    return groups


@cache
def parents() -> dict[str, tuple[str, ...]]:
    """Every type and its direct parents."""
    found: dict[str, list[str]] = {}
    for parent, children in _groups(SUBTYPES).items():
        found.setdefault(parent, [])
        for child in children:
            found.setdefault(child, []).append(parent)
    return {name: tuple(above) for name, above in found.items()}


@cache
def properties() -> frozenset[str]:
    """The names of all properties."""
    return frozenset(PROPERTIES.split())


@cache
def pending() -> frozenset[str]:
    """The names of types and properties that are proposed, and not settled."""
    return frozenset(PENDING.split())


@lru_cache(maxsize=4096)
def lineage(name: str) -> frozenset[str]:
    """A type with all its ancestors; empty when there is no such type."""
    tree = parents()
    if name not in tree:
        return frozenset()
    return frozenset({name}).union(*(lineage(parent) for parent in tree[name]))


def is_a(types: Iterable[str], kind: str) -> bool:
    """Whether one of the types is `kind` or stands below it."""
    return any(kind in lineage(name) for name in types)


@cache
def _domains() -> tuple[dict[str, list[str]], frozenset[str]]:
    own = _groups(PROPERTIES_OF)
    return own, frozenset(own) | frozenset(WITHOUT_OWN.split())


@lru_cache(maxsize=4096)
def allowed(name: str) -> frozenset[str] | None:
    """The properties a type may have, inherited ones too; None for types that news does not use."""
    own, known = _domains()
    if name not in known:
        return None
    return frozenset(prop for kind in lineage(name) for prop in own.get(kind, ()))


@lru_cache(maxsize=4096)
def did_you_mean(name: str, *, of_type: bool) -> str | None:
    """The type or property of the most similar name; None when none is near."""
    from difflib import get_close_matches

    names = parents().keys() if of_type else properties()
    by_case = {known.casefold(): known for known in sorted(names)}
    near = get_close_matches(name.casefold(), by_case, n=1, cutoff=0.75)
    return by_case[near[0]] if near else None


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name without the namespace or prefix of schema.org, if it has one."""
    if ":" in name:
        for prefix in PREFIXES:
            if name.startswith(prefix):
                return name[len(prefix) :]
    return name
