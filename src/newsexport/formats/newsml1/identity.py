"""Identification and NewsManagement: what the item is, when it was made, whether it may be used.

Source: NewsML 1.2 Functional Specification (IPTC, 2003), sections 5.3 and 5.4.
"""

from __future__ import annotations

import re
from typing import Any

from newsexport.formats.newsml1.stated import NAMESPACE, Stated, child, children
from newsexport.payloads.identity import derive_uri, tell_how
from newsexport.report import Report
from newsexport.schema.v1 import AltId, Concept, Extension, ItemRef, Link
from newsexport.syntax.xml import Element, Paths, local
from newsexport.vocab.forms import ABSOLUTE_URI

_STATUSES = {"usable": "usable", "embargoed": "usable", "withheld": "withheld",
             "canceled": "canceled", "cancelled": "canceled", "killed": "canceled"}  # fmt: skip
_TAKES_BACK = frozenset({"delete", "kill", "withdraw"})
_SIGNALS = {
    "update": "http://cv.iptc.org/newscodes/signal/update",
    "rectify": "http://cv.iptc.org/newscodes/signal/correction",
    "correct": "http://cv.iptc.org/newscodes/signal/correction",
    "correction": "http://cv.iptc.org/newscodes/signal/correction",
}


def uri_of(item: Element, name: str, index: int) -> str:
    """The uri of an item that is read, and told of, elsewhere."""
    uri: str = identification(Stated(item, Report(), Paths()), item, name, index)["uri"]
    return uri


def identification(stated: Stated, item: Element, name: str, index: int) -> dict[str, Any]:
    """uri, version, further identifiers and title."""
    around = child(item, "Identification")
    identifier = child(around, "NewsIdentifier")
    parts = [
        stated.text(child(identifier, part)) for part in ("ProviderId", "DateId", "NewsItemId")
    ]
    public = stated.text(child(identifier, "PublicIdentifier"))
    revision = child(identifier, "RevisionId")
    number = stated.text(revision)
    version = None if number == "0" else stated.number(revision, number, 10**15)
    base = _without_revision(public, number)
    if all(parts) and not ABSOLUTE_URI.fullmatch(base or ""):
        base = "urn:newsml:" + ":".join(re.sub(r"\s", "", part or "") for part in parts)
    base = base or public
    uri, how = derive_uri(name, index, identifier=base)
    tell_how(uri, how, stated.report, stated.places.of(item))
    _previous(stated, revision, version)
    alt_ids = [AltId(value=public, type="PublicIdentifier")] if public and public != uri else []
    alt_ids += [
        AltId(value=part, type=kind)
        for part, kind in zip(parts, ("ProviderId", "DateId", "NewsItemId"), strict=True)
        if part and part not in uri
    ]
    for label in children(around, "Label"):
        text = stated.text(child(label, "LabelText"))
        if text:
            alt_ids.append(AltId(value=text, type=stated.value(child(label, "LabelType"))))
    return {
        "uri": uri,
        "version": version or 1,
        "alt_ids": tuple(alt_ids),
        "title": stated.text(child(around, "NameLabel")),
    }


def _without_revision(public: str | None, number: str | None) -> str | None:
    """The identifier that all versions share: the last part of a NewsML URN is the revision."""
    if public is None:
        return None
    if public.lower().startswith("urn:newsml:") and public.count(":") < 4:
        return None  # names the provider alone, as all of its items do: the parts say more
    before, _, last = public.rpartition(":")
    if number and last.rstrip("NUA") == number and public.lower().startswith("urn:newsml:"):
        return before
    return public


def _previous(stated: Stated, revision: Element | None, version: int | None) -> None:
    """What the revision says of the one before goes without saying, where it is the number before."""
    if revision is None:
        return
    if revision.get("PreviousRevision", "") == str((version or 1) - 1):
        stated.value(revision, "PreviousRevision")
    if revision.get("Update", "") == "N":
        stated.value(revision, "Update")


def management(stated: Stated, item: Element) -> dict[str, Any]:
    """Times, status, urgency, relations and instructions."""
    around = child(item, "NewsManagement")
    first, this = child(around, "FirstCreated"), child(around, "ThisRevisionCreated")
    urgency = child(around, "Urgency")
    kind = stated.value(child(around, "NewsItemType"))
    values: dict[str, Any] = {
        "first_created": stated.instant(first, stated.text(first)),
        "version_created": stated.instant(this, stated.text(this)),
        "urgency": stated.number(urgency, stated.value(urgency), 9),
    }
    if kind and kind.lower() != "news":
        extension = Extension(namespace=NAMESPACE, name="NewsItemType", value=kind)
        values["extensions"] = (extension,)
    return values | _status(stated, around) | _relations(stated, around)


def _status(stated: Stated, around: Element | None) -> dict[str, Any]:
    """Whether it may be used: what is not understood keeps it back."""
    element = child(around, "Status")
    value = (stated.value(element) or "usable").lower()
    status = _STATUSES.get(value)
    if status is None and element is not None:
        stated.misunderstood(element, value, "not a status of NewsML")
    embargoed: Any = "open-ended" if value == "embargoed" else None
    change = child(around, "StatusWillChange")
    future, when = child(change, "FutureStatus"), child(change, "DateAndTime")
    becomes = (stated.value(future) or "").lower()
    if becomes == "usable" and value in {"embargoed", "withheld"}:
        embargoed, status = stated.instant(when, stated.text(when)) or "open-ended", "usable"
    elif becomes and change is not None:
        said = " at ".join(filter(None, (f"{value} to {becomes}", stated.text(when))))
        stated.misunderstood(change, said, "only embargoes that end are known")
    signals = []
    for instruction in children(around, "Instruction"):
        word = stated.value(instruction) or ""
        if word.lower() in _TAKES_BACK:
            status = "canceled"
        elif word:
            uri = _SIGNALS.get(word.lower())
            signals.append(Concept(uri=uri) if uri else Concept(literal=word))
    return {
        "pub_status": status or "withheld",
        "embargoed": embargoed,
        "signals": tuple(signals),
    }


def _relations(stated: Stated, around: Element | None) -> dict[str, Any]:
    links: list[Link] = []
    derived: list[ItemRef] = []
    for element in children(around, "AssociatedWith", "DerivedFrom"):
        target = stated.value(element, "NewsItem")
        if not target:
            continue
        if local(element) == "DerivedFrom" and ABSOLUTE_URI.fullmatch(target):
            derived.append(ItemRef(uri=target))
        else:
            fits = ABSOLUTE_URI.fullmatch(target) is not None
            rel = local(element)[0].lower() + local(element)[1:]
            links.append(
                Link(rel=rel, uri=target if fits else None, title=None if fits else target)
            )
    return {"links": tuple(links), "derived_from": tuple(derived)}
