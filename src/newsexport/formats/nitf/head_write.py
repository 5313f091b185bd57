"""The head of a NITF document: what is known of the story, its status, dates, rights and subjects.

Source: NITF 3.6 XML Schema (IPTC, 2012): head, tobject, docdata, pubdata, revision-history.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from newsexport.formats.nitf.elements import whole
from newsexport.formats.nitf.subjects import identified_content, tobject
from newsexport.options import Options
from newsexport.payloads.basic_dates import basic
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.xml_text import text

LEAST_URGENT = 8
"""NITF knows 1 to 8."""


def head(item: NewsItem, options: Options) -> str:
    """The element head."""
    return whole(
        "head",
        (whole("title", text(item.title)) if item.title else "")
        + tobject(item)
        + _docdata(item, options)
        + _pubdata(item)
        + _revisions(item),
    )


def _docdata(item: NewsItem, options: Options) -> str:
    parts = [whole("correction", info=each.text) for each in item.corrections]
    parts.append(whole("doc-id", id_string=item.uri))
    parts += [whole("doc-id", regsrc=each.type, id_string=each.value) for each in item.alt_ids]
    if item.urgency is not None and item.urgency <= LEAST_URGENT:
        parts.append(whole("urgency", ed_urg=item.urgency))
    parts += _dates(item)
    parts += _copyright(item)
    parts += [whole("ed-msg", info=line) for line in (item.ed_note or "").splitlines() if line]
    parts.append(whole("du-key", version=item.version, key=item.slugline))
    if item.keywords:
        words = "".join(whole("keyword", key=word) for word in item.keywords)
        parts.append(whole("key-list", words))
    parts.append(identified_content(item))
    return whole("docdata", "".join(parts), management_status=_status(item, options.time))


def _status(item: NewsItem, now: datetime) -> str:
    """The status; an embargo that is still on is said here too, for receivers who do not look for dates."""
    if item.pub_status != "usable":
        return item.pub_status
    if item.editorial_only:
        return "withheld"  # NITF has no word for it, and as usable it would reach the public
    if item.embargoed == "open-ended":
        return "embargoed"
    return "embargoed" if item.embargoed is not None and item.embargoed > now else "usable"


def _dates(item: NewsItem) -> Iterable[str]:
    if item.first_created is not None:
        yield whole("date.issue", norm=norm(item.first_created))
    if isinstance(item.embargoed, datetime):
        yield whole("date.release", norm=norm(item.embargoed))
    if item.expires is not None:
        yield whole("date.expire", norm=basic(item.expires))


def _copyright(item: NewsItem) -> Iterable[str]:
    for rights in item.rights[:1]:
        if rights.holder is not None and rights.holder.name:
            yield whole("doc.copyright", holder=rights.holder.name)


def _pubdata(item: NewsItem) -> str:
    name = item.publisher.name if item.publisher else None
    if not (item.published or item.canonical_url or item.section or name):
        return ""
    return whole(
        "pubdata",
        type="web" if item.canonical_url else None,
        date__publication=norm(item.published) if item.published else None,
        name=name,
        position__section=item.section,
        ex_ref=item.canonical_url,
    )


def _revisions(item: NewsItem) -> str:
    if item.version_created is None:
        return ""
    return whole("revision-history", norm=norm(item.version_created))


def norm(moment: datetime) -> str:
    """A moment as NITF's norm: ISO 8601, basic format."""
    return basic(moment.isoformat())
