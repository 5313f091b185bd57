"""QCodes of IPTC's vocabularies that came without their URIs: most formats know only those."""

from __future__ import annotations

from itertools import chain
from operator import attrgetter, itemgetter

from newsexport.schema.v1 import Concept, NewsItem
from newsexport.vocab.iptc_schemes import uri_of

_LISTS = ("subjects", "people", "organisations", "places", "events", "objects", "genres", "signals")
_concepts, _qcode = itemgetter(*_LISTS), attrgetter("qcode")
_OWN = frozenset({"catalog", "catalogRef"})


def with_uris(item: NewsItem) -> NewsItem:
    """The item whose concepts have the URIs that IPTC's catalog gives to their QCodes.

    One with catalogs of its own stays as it is: there another alias may be meant.
    """
    if not any(map(_qcode, chain.from_iterable(_concepts(item.__dict__)))):
        return item
    if any(each.name in _OWN for each in item.extensions):
        return item
    changed = {}
    for name in _LISTS:
        before: tuple[Concept, ...] = getattr(item, name)
        if before and any(each.qcode and each.uri is None for each in before):
            changed[name] = tuple(map(_with_uri, before))
    return item.model_copy(update=changed) if changed else item


def _with_uri(concept: Concept) -> Concept:
    if concept.uri is not None or concept.qcode is None:
        return concept
    uri = uri_of(concept.qcode)
    return concept.model_copy(update={"uri": uri}) if uri is not None else concept
