"""Deleted entries: a canceled item, both ways.

Source: RFC 6721 (at:deleted-entry).
"""

from __future__ import annotations

from newsexport.codes.losses import LS003
from newsexport.codes.reading import OF_CONVERSION, RD003
from newsexport.formats.atom.constructs import language_of, said_in
from newsexport.formats.atom.documents import Part
from newsexport.formats.atom.draft import Draft
from newsexport.formats.atom.feed import Feed
from newsexport.formats.atom.names import XML_BASE, XML_LANG, key_of
from newsexport.options import Options
from newsexport.parsed import Origins, Parsed
from newsexport.payloads.identity import address_for, derive_uri, is_absolute, tell_how
from newsexport.prose.feed_dates import rfc3339
from newsexport.report import Report
from newsexport.schema.v1 import AltId, Correction, NewsItem
from newsexport.syntax.xml import iter_children, local
from newsexport.syntax.xml_text import element, leaf, text

COMMENT = "canceled"
"""All that a recall of ours says of its reason."""


def recalled_item(part: Part, feed: Feed, name: str, index: int, report: Report) -> Parsed:
    """The canceled item that a deleted entry stands for."""
    draft = Draft(part.path, feed.base, report)
    draft.language = language_of(part.element)
    ref = (part.element.get("ref") or "").strip()
    when = (part.element.get("when") or "").strip()
    draft.rest(part.element, frozenset({"ref", "when", XML_BASE, XML_LANG}))
    found = draft.date(when, "when") if when else None
    if found is not None:
        draft.put("version_created", "/versionCreated", found.instant)
    for child in iter_children(part.element):
        draft.path = f"{part.path}/{local(child)}"
        key = key_of(str(child.tag))
        if key == "at:by" and "provider" not in draft.fields and (party := draft.person(child)):
            draft.put("provider", "/provider", party)
        elif key == "at:comment" and "corrections" not in draft.fields:
            words = draft.line(child)
            if words and words != COMMENT:
                draft.put("corrections", "/corrections", (Correction(text=words),))
        elif said_in(child) or child.attrib or len(child):
            draft.keep(child)
    draft.path = part.path
    for stray in (part.element.text, *(child.tail for child in part.element)):
        if stray and not stray.isspace():
            draft.lose("text between elements", stray.strip())
    uri, how = derive_uri(name, index, identifier=ref)
    tell_how(uri, how, report, part.path)
    alt_ids = (AltId(value=ref, type="atom:id"),) if ref and not is_absolute(ref) else ()
    feed.taken.add("party")
    item = NewsItem(
        uri=uri, pub_status="canceled", alt_ids=alt_ids, publisher=feed.party,
        extensions=tuple(draft.extensions), **draft.fields,
    )  # fmt: skip
    report.name_item(item.uri, None)
    return Parsed(item, Origins(draft.origins, part.window))


def deleted_entry(item: NewsItem, options: Options, report: Report) -> str:
    """The recall of an item: which one, since when, by whom; nothing of its content."""
    when = item.version_created
    if when is None:
        when = options.time
        report.add(RD003, pointer="/versionCreated", time=rfc3339(when), whose=OF_CONVERSION)
    ref = address_for(item.uri)
    if ref != item.uri:
        report.add(
            LS003, pointer="/uri", field="/uri", target="Atom", how=f"{ref}: it is no address"
        )
    party = item.provider or item.publisher
    by = element("at:by", leaf("name", party.name)) if party and party.name else ""
    comment = element("at:comment", text(COMMENT))
    return element("at:deleted-entry", by + comment, ref=ref, when=rfc3339(when)) + "\n"
