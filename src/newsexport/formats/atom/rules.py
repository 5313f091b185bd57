"""AT: what RFC 4287 demands beside its grammar. To add one: a function and a line in RULES."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.diagnostic import Code, Finding
from newsexport.formats.atom.view import EntryView, FeedView, View
from newsexport.options import Options
from newsexport.prose.feed_dates import read_date
from newsexport.rules.rule import Rule, rule

AT000 = Code(
    "AT000", "schema-violation", "error", "{reason}",
    source="RFC 4287, RELAX NG of appendix B; RFC 6721",
    kind="structure",
    hint="{advice}",
    page="""The feed breaks the grammar of Atom: an element is missing, repeated or not allowed, or a value has the
wrong form. The grammar is that of the RFC where a standards pack is installed, else newsexport's own.

Why it matters: strict readers refuse the feed, others pass over the entry.

Bad: `<entry><title>Ferry sails</title></entry>`
Good: `<entry><id>urn:example:1</id><title>Ferry sails</title><updated>2026-02-16T09:30:00Z</updated>…</entry>`
Fix: write the element as the RFC wants it.""",
)  # fmt: skip

AT007 = Code(
    "AT007", "tag-uri-invalid", "error", "{element}: {value}: {reason}",
    source="RFC 4151; RFC 4287 section 4.2.6",
    hint="write it like tag:example.com,2026-02-16:ferry, and never change it again",
    page="""An id begins with `tag:` and is no tag URI: who names it, a date on which the name was theirs, a name.

Readers compare ids sign by sign, so that even such an id is kept as it is, when the feed is read and when it is
written: another id would make another entry of it.

Why it matters: validators refuse the feed, and two publishers may come to the same id.

Bad: `<id>tag:example.com:ferry</id>`
Good: `<id>tag:example.com,2026-02-16:ferry</id>`
Fix: make the ids of new entries right; leave those that readers know already.""",
)  # fmt: skip


def _no_author(view: View, options: Options) -> Iterator[Finding]:
    """An entry names no author, and neither its source nor its feed does.

    Why it matters: RFC 4287 demands one; readers show the entry as nobody's.

    Bad: a feed and an entry without `author`.
    Good: `<author><name>Marit Olsson</name></author>` in the entry, or once in the feed.
    Fix: add the author to the feed, and to entries of other authors.
    """
    if isinstance(view, EntryView) and not view.all("author") and not view.feed.has("author"):
        sources = (source for source, _ in view.all("source"))
        if not any(source.find("{*}author") is not None for source in sources):
            yield Finding(view.path)


def _same_alternates(view: View, options: Options) -> Iterator[Finding]:
    """Two links are alternates of one type and language.

    Why it matters: a reader cannot know which of them is the page.

    Bad: two `<link rel="alternate" href="…"/>` in one entry.
    Good: one, or one for each type and language: `type="text/html" hreflang="de"`.
    Fix: keep one; give the others another relation.
    """
    seen = set()
    for link, path in view.all("link"):
        if (link.get("rel") or "alternate") == "alternate":
            key = (link.get("type"), link.get("hreflang"))
            if key in seen:
                yield Finding(path)
            seen.add(key)


def _no_self(view: View, options: Options) -> Iterator[Finding]:
    """The feed does not say where it is.

    Why it matters: a reader that got the feed otherwise cannot subscribe to it, nor resolve its addresses.

    Bad: a feed without a link to itself.
    Good: `<link rel="self" type="application/atom+xml" href="https://example.com/feed.atom"/>`
    Fix: add the link.
    """
    if isinstance(view, FeedView) and not any(
        link.get("rel") == "self" for link, _ in view.all("link")
    ):
        yield Finding(view.path)


def _same_moment(view: View, options: Options) -> Iterator[Finding]:
    """Two entries of a feed have the same id, and the same time of their last change.

    Entries of one id are one story. With different times they are its versions, which RFC 4287 allows.

    Why it matters: readers cannot tell which of the two is the newer; they show one of them, or both.

    Bad: two entries `urn:example:1`, both `<updated>2026-02-16T09:30:00Z</updated>`.
    Good: the story once; or the second with the time at which it was changed.
    Fix: remove one of them, or correct its id or its time.
    """
    if not isinstance(view, EntryView):
        return
    names, times = view.all("id"), view.all("updated")
    name = (names[0][0].text or "").strip() if names else ""
    said = (times[0][0].text or "").strip() if times else ""
    moment = read_date(said).instant
    if not name or moment is None:
        return
    if not view.feed.known.add((name, round(moment.timestamp() * 1000))):
        yield Finding(times[0][1], {"id": name, "moment": said})


def _nothing_to_read(view: View, options: Options) -> Iterator[Finding]:
    """An entry has no content and no link to its page.

    Why it matters: RFC 4287 demands one of the two; there is nothing to read.

    Bad: an entry with a title and a summary only.
    Good: the same with `<link rel="alternate" href="https://example.com/ferry"/>`
    Fix: add the link, or the content.
    """
    if isinstance(view, EntryView) and not view.all("content"):
        rels = {link.get("rel") or "alternate" for link, _ in view.all("link")}
        if "alternate" not in rels:
            yield Finding(view.path)


def _no_summary(view: View, options: Options) -> Iterator[Finding]:
    """The content stands elsewhere, or in a form that is no text, and there is no summary.

    Why it matters: readers that cannot show the content have nothing to show.

    Bad: `<content type="video/mp4" src="https://example.com/ferry.mp4"/>` alone.
    Good: the same with `<summary>The ferry sails again.</summary>`
    Fix: add a summary.
    """
    if isinstance(view, EntryView) and not view.all("summary"):
        for content, path in view.all("content"):
            kind = (content.get("type") or "text").lower()
            words = "/" not in kind or kind.startswith("text/") or kind.endswith(("+xml", "/xml"))
            if content.get("src") is not None or not words:
                yield Finding(path)


_SOURCE = "RFC 4287"

RULES: tuple[Rule, ...] = (
    rule(
        _no_author, "AT003", "no-author", "error", "the entry has no author, and neither has its feed",
        source=f"{_SOURCE} section 4.1.2", scope="document", hint="add an author to the feed",
    ),
    rule(
        _same_alternates, "AT005", "duplicate-alternate", "error",
        "a second alternate of the same type and language",
        source=f"{_SOURCE} sections 4.1.1 and 4.1.2", scope="document", hint="keep one of them",
    ),
    rule(
        _no_self, "AT006", "no-self-link", "warning", "the feed has no link to itself",
        source=f"{_SOURCE} section 4.1.1", basis="should", scope="document",
        hint='add <link rel="self" href="…"/>',
    ),
    rule(
        _same_moment, "AT008", "same-id-same-updated", "warning",
        "a second entry {id} was changed at {moment}",
        source=f"{_SOURCE} section 4.1.1", basis="should", scope="document",
        hint="remove one of them, or correct its id or its time",
    ),
    rule(
        _nothing_to_read, "AT009", "no-content-no-alternate", "error",
        "the entry has no content and no link to its page",
        source=f"{_SOURCE} section 4.1.2", scope="document", hint="add a link to the page",
    ),
    rule(
        _no_summary, "AT010", "content-elsewhere-without-summary", "error",
        "the content is not text that stands here, and the entry has no summary",
        source=f"{_SOURCE} section 4.1.2", scope="document", hint="add a summary",
    ),
)  # fmt: skip
"""All rules of Atom, in the order of their codes."""

CODES: tuple[Code, ...] = (AT000, AT007, *(each.code for each in RULES))
