"""NC: what an item is: its identifier, its headline, its body, its signals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsexport.compact_set import CompactSet
from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.rules.engine import FORMAT
from newsexport.rules.facts import ODD_URN, has_odd_urn
from newsexport.rules.rule import rule
from newsexport.rules.texts import body_blocks
from newsexport.schema.v1 import Concept, NewsItem
from newsexport.vocab.forms import SCHEME

_SCHEME = re.compile(rf"(?!.:){SCHEME}:.")
"""One letter before a colon is a drive."""
_FIRST_PAGE = re.compile(r"https?://[^/?#]+/?(?:index\.\w+)?")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-?[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}")
_SHORT_FORM = re.compile(r"\b(?:flash|snap|alert|breaking|bulletin|headlines?)\b", re.IGNORECASE)

_DATED = frozenset({"atom"})
"""Formats in which the time of the last change tells versions of an item apart."""

STORY_WORDS = 15
"""Words from which a text is more than a line."""


def duplicate_identifier(item: NewsItem, seen: dict[Any, Any]) -> Iterator[Finding]:
    """Two items of one document have the same identifier and the same version.

    Entries of Atom have no number of their version: there it is the time of the last change (RFC 4287).

    Why it matters: receivers keep one of them, and nobody decided which.

    Bad: two stories in one feed, both `urn:example:1` in version 1.
    Good: two stories with two identifiers; or one story in versions 1 and 2.
    Fix: give each story its own identifier, and each change a higher version.
    """
    known: CompactSet = seen.setdefault("known", CompactSet())
    time = item.version_created if seen.get(FORMAT) in _DATED else None
    moment = round(time.timestamp() * 1000) if time is not None else None
    if not known.add((as_stated(item), item.version, moment)):
        yield Finding("/uri", {"uri": as_stated(item), "version": item.version})


def address_shared(item: NewsItem, seen: dict[Any, Any]) -> Iterator[Finding]:
    """Two items of one document have different identifiers and the same address of their page.

    An item that says which one it takes the place of is no finding. Where it is the first page of a site that several items
    name, as podcasts do, it is told once.

    Why it matters: it is one story: readers get it twice, and an update or a recall reaches one of the two only.

    Bad: one page, once with the identifier `story-1` and once with `story-1-new`.
    Good: the identifier stays when the story is sent again; another story has another address.
    Fix: keep the identifier, or correct the address.
    """
    known: CompactSet = seen.setdefault("addresses", CompactSet())
    address = item.canonical_url
    if known.add((address,)):
        known.add((address, item.uri))
        return
    if not known.add((address, item.uri)) or item.supersedes:
        return
    if not _FIRST_PAGE.fullmatch(address or "") or known.add((address, "")):
        yield Finding("/canonicalUrl", {"address": address})


def as_stated(item: NewsItem) -> str:
    """The identifier as the source wrote it, where a uri was made from it."""
    stated = (each.value for each in item.alt_ids if each.type in ("guid", None))
    return next(stated, item.uri) if item.uri.startswith("urn:uuid:") else item.uri


def identifier_not_global(item: NewsItem, _: Options) -> Iterator[Finding]:
    """The identifier is neither a URI nor a UUID, so another sender may use the same one.

    Why it matters: receivers merge feeds; two stories called `4711` overwrite each other.

    Bad: `4711`
    Good: `urn:newsml:example.com:20260216:4711`, `tag:example.com,2026:4711`
    Fix: put your own name space before the number.
    """
    if not _SCHEME.match(item.uri) and not _UUID.fullmatch(item.uri):
        yield Finding("/uri", {"uri": item.uri})


def newsml_urn_malformed(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A `urn:newsml:` is not built of provider, day and identifier.

    The day has eight digits, and may be followed by a time.

    Why it matters: receivers take provider and day from it, to route the item and to keep its versions together.

    Bad: `urn:newsml:example.com:2026-02-16:ferry`, `urn:newsml:example.com:ferry`
    Good: `urn:newsml:example.com:20260216:ferry`
    Fix: write the provider's domain, the day of the first version, and an identifier of that day.
    """
    if has_odd_urn(item.uri):
        yield Finding("/uri", {"uri": item.uri})


def missing_headline(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A text for publication has no headline.

    Pictures, packages and recalled items need none, nor does a text of one line: it is its own headline. Where
    nobody is named who releases the item, as in most feeds, which may do without titles, it is a warning.

    Why it matters: every list, page and search result shows the headline; Google asks for it first.

    Bad: a story that begins with its first paragraph.
    Good: a story whose `headlines` hold one without a role.
    Fix: write a headline.
    """
    if not item.headlines and not item.title and needs_headline(item):
        released = item.provider is not None
        yield Finding("/headlines", {}, severity=None if released else "warning")


def needs_headline(item: NewsItem) -> bool:
    """Whether it is a text for publication, and of more than a line."""
    if not is_text(item) or item.pub_status == "canceled" or item.editorial_only:
        return False
    return len(item.text.split()) >= STORY_WORDS


def missing_body(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A text has no body, although it is no flash, and nothing says where the text is.

    A flash or an alert (urgency 1 or 2, or such a genre or signal) is a headline only: normal. So is
    an item that gives the address of its page, and one that holds only pictures or links.

    Why it matters: an empty article is published, or the body was lost on the way.

    Bad: a report with a headline and nothing else.
    Good: the same with its paragraphs; or a flash with urgency 1.
    Fix: deliver the text.
    """
    if not is_text(item) or item.pub_status != "usable" or item.editorial_only:
        return
    if item.canonical_url or item.links or item.media:
        return
    if not has_content(item) and not is_short_form(item):
        yield Finding("/body", {})


def correction_without_note(item: NewsItem, _: Options) -> Iterator[Finding]:
    """The item signals a correction, and no note says what was corrected.

    A higher version without a correction signal is a routine update and needs no note.

    Why it matters: editors who used the story must know what to change.

    Bad: signal `sig:correction`, no note.
    Good: the same with the note "Corrects the name of the minister in paragraph 2".
    Fix: say in `edNote` what was wrong and what is right.
    """
    if item.ed_note or item.corrections:
        return
    for index, signal in enumerate(item.signals):
        if names_it(signal, "correction"):
            yield Finding(f"/signals/{index}", {})
            return


def is_text(item: NewsItem) -> bool:
    """Whether the item is a text (IPTC's news item nature `ninat:text`)."""
    return item.item_class in {"text", "ninat:text"} or item.item_class.endswith("ninature/text")


def has_content(item: NewsItem) -> bool:
    """Whether there is anything to read in the body or in another form of it."""
    if any(alternative.blocks for alternative in item.alternatives):
        return True
    if any(block.type in ("raw", "embed", "figure") for _, block in body_blocks(item)):
        return True
    return bool(item.text.strip())


def is_short_form(item: NewsItem) -> bool:
    """Whether it is a flash, a snap, an alert: told by headline alone."""
    if item.urgency is not None and item.urgency <= 2:
        return True
    return any(
        _SHORT_FORM.search(word)
        for concept in (*item.genres, *item.signals)
        for word in (concept.name, concept.literal, concept.qcode, concept.uri)
        if word
    )


def names_it(concept: Concept, word: str) -> bool:
    """Whether the concept is called so: by its code, the end of its URI, its literal or its name."""
    names = (
        (concept.qcode or "").rpartition(":")[2],
        (concept.uri or "").rpartition("/")[2],
        concept.literal or "",
        concept.name or "",
    )
    return word in (name.strip().lower() for name in names)


RULES = (
    rule(
        duplicate_identifier, "NC002", "duplicate-identifier", "error",
        "{uri} stands twice in this document in version {version}",
        source="W3C Feed Validator: DuplicateEntries, DuplicateIds", scope="feed",
        hint="give each story its own identifier, and each change a higher version", unless=("AT008",),
    ),
    rule(
        identifier_not_global, "NC003", "identifier-not-global", "warning",
        "the identifier {uri} is unique only where it was made",
        source="W3C Feed Validator: NotSufficientlyUnique; NewsML-G2 2.35 @guid", basis="should",
        hint="make it a URI, such as urn:newsml:… or tag:…",
    ),
    rule(
        newsml_urn_malformed, "NC041", "newsml-urn-malformed", "warning",
        "{uri} does not say provider, day and identifier",
        source="RFC 3085; NewsML-G2 2.35, Guidelines: guid", basis="should",
        hint="write it like urn:newsml:example.com:20260216:ferry", value="uri", needs=(ODD_URN,),
    ),
    rule(
        address_shared, "NC043", "address-shared", "warning",
        "another item of this document has the same address and another identifier: {address}",
        source="newsexport: one story has one identifier", basis="editorial", scope="feed",
        hint="keep the identifier when a story is sent again, or correct the address",
        needs=("canonical_url",), lacks=("canceled",),
    ),
    rule(
        missing_headline, "NC004", "missing-headline", "error",
        "the story has no headline",
        source="Google Search Central, Article structured data: headline", basis="editorial",
        hint="write a headline", misread="title headline headlines",
        lacks=("headlines", "title", "canceled", "editorial_only"),
    ),
    rule(
        missing_body, "NC005", "missing-body", "warning",
        "the text item has no text",
        source="newsexport: a text without text is lost or unfinished", basis="editorial",
        hint="deliver the text; mark a flash by its urgency (1 or 2) or its genre",
        misread="bodies body_text body_xhtml content_html content_text articlebody",
        needs=("usable",), lacks=("canonical_url", "links", "media", "editorial_only"),
    ),
    rule(
        correction_without_note, "NC026", "correction-without-note", "warning",
        "a correction is signalled, but no note says what was corrected",
        source="ninjs 3.1 edNote; NewsML-G2 2.35 itemMeta/edNote", basis="editorial",
        hint="say in the editorial note what was wrong and what is right",
        needs=("signals",), lacks=("ed_note", "corrections"),
    ),
)  # fmt: skip
"""The rules of this file, in the order of their codes."""
