"""G2: what vocabularies say of themselves: a scheme that is retired, and the day on which it was made.

Asked of items that are no news: knowledge, concepts, catalogs. That an item of news uses a code of a retired scheme is
`G2006`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from newsexport.diagnostic import Finding
from newsexport.formats.newsml_g2.rules.view import Attributes, ItemView
from newsexport.options import Options
from newsexport.rules.rule import rule
from newsexport.syntax.xml import Element

_DOUBT = timedelta(days=1)
"""What two dates may differ by when one of them has no time: their zones are not known."""


def live_concept(item: ItemView, _: Options) -> Iterator[Finding]:
    """A scheme is marked as retired, and a concept of it is not.

    The mark is `schemeretired` of the item's schemeMeta, of its own catalog, or of a catalogItem earlier in the message.

    Why it matters: receivers that load the vocabulary go on offering the code to their desks, and stories are filed
    under what nobody maintains any more.

    Bad: `<conceptId qcode="harbour:12"/>` in an item whose schemeMeta has `schemeretired="2025-12-31"`
    Good: `<conceptId qcode="harbour:12" retired="2025-12-31"/>`
    Fix: retire each concept too, or take the mark off the scheme.
    """
    schemes = {uri: each for uri, each in _schemes(item).items() if each.get("schemeretired")}
    for concept in item.named.get("conceptId", ()) if schemes else ():
        scheme = _scheme_of(concept, item, schemes)
        if scheme is not None and not (concept.get("retired") or "").strip():
            since = str(scheme.get("schemeretired"))
            yield Finding(item.at(concept), {"code": _code(concept), "since": since[:10]})


def concept_before_scheme(item: ItemView, _: Options) -> Iterator[Finding]:
    """A scheme was made later than a concept that it holds, by what both say of themselves.

    Why it matters: one of the two dates is wrong, and archives that look a code up as of a day do not find it.

    Bad: `schemecreated="2020-01-01"` over `<conceptId qcode="harbour:12" created="2012-05-01"/>`
    Good: `schemecreated="2012-05-01"`
    Fix: correct the date of the scheme, or that of the concept.
    """
    schemes = {uri: each for uri, each in _schemes(item).items() if each.get("schemecreated")}
    for concept in item.named.get("conceptId", ()) if schemes else ():
        created = concept.get("created")
        scheme = _scheme_of(concept, item, schemes) if created else None
        if scheme is None:
            continue
        made = str(scheme.get("schemecreated"))
        if is_later(made, str(created)):
            values = {"code": _code(concept), "created": created, "made": made}
            yield Finding(item.at(concept, "created"), values)


def _schemes(item: ItemView) -> dict[str, Attributes]:
    """What is said of schemes, by their URIs: in the message, in the item's catalogs, in the item itself."""
    found: dict[str, Attributes] = {}
    for said in (item.declared, item.attributes_of("scheme"), item.attributes_of("schemeMeta")):
        for uri, attributes in said.items():
            found[uri] = found.get(uri, {}) | attributes
    return found


def _scheme_of(
    concept: Element, item: ItemView, schemes: dict[str, Attributes]
) -> Attributes | None:
    """Which of the schemes a concept belongs to."""
    uri, qcode = concept.get("uri"), concept.get("qcode")
    if uri:
        within = [each for each in schemes if uri.startswith(each)]
        return schemes[max(within, key=len)] if within else None
    alias = str(qcode or "").partition(":")[0]
    bound = item.scheme(alias)
    if bound is not None:
        return schemes.get(bound)
    # its catalog is not known here: the alias that the scheme prefers
    return next((each for each in schemes.values() if each.get("preferredalias") == alias), None)


def _code(concept: Element) -> str:
    return str(concept.get("qcode") or concept.get("uri"))


def is_later(one: str, other: str) -> bool:
    """Whether a date or time is certainly later than another one. What cannot be read is not."""
    try:
        first, second = _moment(one), _moment(other)
    except ValueError:
        return False
    if isinstance(first, datetime) and isinstance(second, datetime):
        return first > second
    return _day(first) - _day(second) > _DOUBT


def _moment(value: str) -> datetime | date:
    """A time with its zone; a day, where the time or the zone is missing."""
    text = value.strip()
    if "T" not in text:
        return date.fromisoformat(text[:10])
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.date()


def _day(moment: datetime | date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


RULES = (
    rule(
        live_concept, "G2043", "concept-of-retired-scheme", "error",
        "{code} is of a scheme that is retired since {since}, and is not retired itself",
        source="NewsML-G2 2.35, schemeMeta/@schemeretired, scheme/@schemeretired", scope="document",
        hint="add the attribute retired",
    ),
    rule(
        concept_before_scheme, "G2044", "scheme-later-than-concept", "error",
        "{code} was created at {created}, and its scheme later, at {made}",
        source="NewsML-G2 2.35, schemeMeta/@schemecreated, scheme/@schemecreated", scope="document",
        hint="correct one of the two dates",
    ),
)  # fmt: skip
"""Those of items that are no news."""
