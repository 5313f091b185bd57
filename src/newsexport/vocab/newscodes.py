"""Small vocabularies of IPTC's NewsCodes: the codes that exist, and those that were given up.

Facts of https://cv.iptc.org/newscodes/, schemes pubstatusg2, ninature, signal, digitalsourcetype, descriptionrole,
itemrelation, cpnature, rendition and genre.
"""

from __future__ import annotations

from newsexport.vocab.iptc_schemes import SCHEMES

STATUSES = frozenset("usable withheld canceled".split())
"""`stat:`, publishing status."""

NATURES = {
    "newsItem": frozenset("text picture graphic audio video animated composite".split()),
    "packageItem": frozenset("composite".split()),
}
"""`ninat:`, the nature of a news item, by the element of the item."""

SIGNALS = frozenset("update correction repeat".split())
"""`sig:`, what an item is to its receivers."""

SOURCE_TYPES = frozenset(
    """
    digitalCapture computationalCapture multiFrameComputationalCapture negativeFilm positiveFilm print
    humanEdits minorHumanEdits composite compositeCapture compositeSynthetic
    compositeWithTrainedAlgorithmicMedia algorithmicallyEnhanced algorithmicMedia
    trainedAlgorithmicMedia dataDrivenMedia digitalArt digitalCreation softwareImage screenCapture
    virtualRecording
    """.split()
)
"""`digsrctype:`, how a digital source came to be; those that were given up are among them."""

SOURCE_TYPE = SCHEMES["digsrctype"]
"""The scheme of `digsrctype:`."""

DESCRIPTION_ROLES = ("summary", "caption", "teaser")
"""`drol:`, what a description is: those in wide use, not all."""

ITEM_RELATIONS = (
    "seeAlso", "derivedFrom", "associatedWith", "dependsOn", "previousVersion", "translatedFrom",
)  # fmt: skip
"""`irel:`, what a link leads to: those in wide use, not all."""

CONCEPT_NATURES = ("abstract", "event", "geoArea", "object", "organisation", "person", "poi")
"""`cpnat:`, what a concept is: those in wide use, not all."""

RENDITIONS = ("highRes", "lowRes", "preview", "print", "thumbnail", "web")
"""`rnd:`, what a file is of its content: those in wide use, not all."""

GENRES = (
    "Analysis",
    "Background",
    "Current",
    "Feature",
    "Interview",
    "Obituary",
    "Opinion",
    "Profile",
)
"""`genre:`, how the story is told: those in wide use, not all."""

MADE_BY_MACHINE = frozenset(
    "trainedAlgorithmicMedia algorithmicMedia compositeWithTrainedAlgorithmicMedia".split()
)
"""Source types of which readers expect to be told."""
