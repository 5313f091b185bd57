"""HS: an item beside what earlier runs remember of it. What only the whole poll shows is found in `poll`."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.diagnostic import Finding
from newsexport.history.item_state import DATES, ItemState, Remembered, shown
from newsexport.rules.rule import Rule, rule


def identifier_churned(now: ItemState, before: Remembered) -> Iterator[Finding]:
    """The story at an address has another identifier than in the poll before.

    An error where its words are the same: then it is the same story for certain. A warning where they differ: the
    address may be used again. Not told when the story before was canceled, or when the new one says that it
    supersedes it, or when several items share the address.

    Why it matters: receivers know a story by its identifier. They publish it again with each new one, and no
    update and no kill reaches what they have; feeds that do so are refused.

    Bad: `https://example.com/ferry` is `urn:example:4711` at nine and `urn:example:4808` at ten.
    Good: the identifier is made once, when the story is, and never again.
    Fix: keep the identifier with the story; never make it when the feed is made.
    """
    same = now.words == before.words and before.comparable
    values = {"url": now.url, "before": before.known_as, "now": now.known_as}
    yield Finding("/uri", values, severity=None if same else "warning")


def date_moved_alone(now: ItemState, before: Remembered) -> Iterator[Finding]:
    """A date moved on, and nothing else in the item changed since the run before.

    Why it matters: receivers fetch, show and push the story again as new. Feeds whose dates move on every poll are
    refused, or their dates are ignored.

    Bad: `dcterms:modified` is the time at which the feed was made.
    Good: it is the time at which somebody last changed the story.
    Fix: take the date from the story, not from the clock.
    """
    if now.whole != before.whole or not before.comparable:
        return
    for name, pointer, word in DATES:
        earlier, later = getattr(before, name), getattr(now, name)
        if earlier and later and later > earlier:
            values = {"name": word, "before": shown(earlier), "now": shown(later)}
            yield Finding(pointer, values)
            return


def changed_in_silence(now: ItemState, before: Remembered) -> Iterator[Finding]:
    """Headline, text or captions changed, and neither the version nor a date moved on.

    Not told of an item that is canceled: its status is what changed.

    Why it matters: receivers look at version and date to see whether to read an item again. They keep the old text,
    the correction never reaches its readers.

    Bad: a corrected name in paragraph 2, the dates of yesterday.
    Good: the same with a later `versionCreated` (`dcterms:modified`, `updated`, `date_modified`).
    Fix: move the date of the version, and its number where there is one, with each change.
    """
    if "canceled" in (now.status, before.status) or not before.comparable:
        return
    if now.words != before.words and _standing(now, before) and not _flapped(now, before):
        yield Finding("/versionCreated")


def version_went_back(now: ItemState, before: Remembered) -> Iterator[Finding]:
    """An item has a lower version, or an earlier date of its version, than an earlier run saw.

    A lower version is an error; where only a date went back, it is a warning. Not told of what was canceled and comes
    back: see HS006.

    Why it matters: receivers hold the later version and ignore this one; or they take it and show the text as it
    was before it was corrected.

    Bad: version 4 at nine o'clock, version 3 at ten.
    Good: version 5 at ten, if it must be taken back to what it said.
    Fix: count the versions up; look for a cache or a second server that delivers what is old.
    """
    if before.status == "canceled" != now.status:
        return
    if now.version < before.version:
        values = {"name": "version", "now": now.version, "before": before.version}
        yield Finding("/version", values)
        return
    if now.version > before.version or _flapped(now, before):
        return
    for name, pointer, word in DATES[:2]:
        earlier, later = getattr(before, name), getattr(now, name)
        if earlier and later and later < earlier:
            values = {"name": word, "now": shown(later), "before": shown(earlier)}
            yield Finding(pointer, values, severity="warning")
            return


def vanished(now: ItemState, before: Remembered) -> Iterator[Finding]:
    """An item left the feed, although items that are older and stood behind it remain, and nobody took it back.

    Told once, when it leaves, and only of documents that list what is current (RSS, Atom, JSON Feed, news sitemaps)
    and were read to their end. Not told of items that were canceled, have expired or are superseded by another.

    Why it matters: leaving a story out recalls nothing. Who has it keeps it; who takes it down by guess loses stories
    that only fell out by mistake.

    Bad: the second of twenty items is gone, the eighteen behind it are still there.
    Good: the item with the status canceled (`at:deleted-entry`, `media:status` deleted), or with its time of expiry.
    Fix: to take a story back, say so; if it was not meant, look for what makes the list.
    """
    yield Finding("", {"uri": before.known_as, "moment": shown(before.moment)})


def kill_not_followed(now: ItemState, before: Remembered) -> Iterator[Finding]:
    """An item that was canceled is delivered as usable again.

    An error in the version that was canceled, or an earlier one; a warning in a higher version, which somebody may
    have decided on.

    Why it matters: a story is killed for a reason, often a legal one. Receivers that took it down put it up again.

    Bad: canceled at nine, usable at ten.
    Good: it stays canceled; a story that is right again is a new one, with an identifier of its own.
    Fix: take the story out of what makes the feed, and keep its cancellation in it.
    """
    if before.status == "canceled" and now.status == "usable":
        later = now.version > before.version
        yield Finding("/pubStatus", {"uri": now.known_as}, severity="warning" if later else None)


def flapping(now: ItemState, before: Remembered) -> Iterator[Finding]:
    """An item goes and comes back, or says again what it said before its last change, with no later version or date.

    Coming back once is told only when it had left although older items remained; the second time always.

    Why it matters: the story disappears and appears with readers, or its text changes to and fro.

    Bad: polls at 9:00, 9:05 and 9:10 have the item, have it not, and have it again.
    Good: it stays until it is older than the rest.
    Fix: look for two servers, or two caches, that deliver different states of the feed.
    """
    if not before.present and (before.unannounced or before.departures > 1):
        yield Finding("/uri", {"what": "it left the feed and is back"})
    elif before.present and _flapped(now, before):
        yield Finding("/uri", {"what": "it says again what it said before its last change"})


def recalled_in_silence(now: ItemState, before: Remembered) -> Iterator[Finding]:
    """An item was canceled, and neither its version nor a date moved on.

    Why it matters: receivers look at version and date to see whether to read an item again. They never see that it
    was taken back, and go on showing it.

    Bad: `media:status` deleted, and the `pubDate` of yesterday.
    Good: the same with the time of the recall; or the next version, canceled.
    Fix: move the date of the version, and its number where there is one, when an item is taken back.
    """
    if before.status != "canceled" == now.status and _standing(now, before):
        yield Finding("/pubStatus", {"uri": now.known_as})


def _standing(now: ItemState, before: Remembered) -> bool:
    """Whether neither version nor date moved, on or back."""
    pairs = [(now.version, before.version)]
    pairs += [(getattr(now, name), getattr(before, name)) for name, _, _ in DATES]
    return all(later == earlier for later, earlier in pairs)


def _flapped(now: ItemState, before: Remembered) -> bool:
    """Whether the words are those before the last ones, and neither version nor date moved on."""
    pairs = [(getattr(now, name), getattr(before, name)) for name, _, _ in DATES]
    moved = now.version != before.version or any((b or "") > (a or "") for b, a in pairs)
    returned = now.words != before.words and now.words == before.earlier_words
    return returned and before.comparable and not moved and now.status == before.status


RULES: tuple[Rule, ...] = (
    rule(
        identifier_churned, "HS001", "identifier-churn", "error",
        "{url} had the identifier {before} before, and has {now} now",
        source="RFC 4287 section 4.2.6: an id must not change; NewsML-G2 2.35 @guid", scope="run",
        hint="keep the identifier with the story",
    ),
    rule(
        date_moved_alone, "HS002", "date-moved-without-change", "warning",
        "{name} moved from {before} to {now}, and nothing else changed",
        source="RFC 4287 section 4.2.15; MSN Partner Hub, feed specifications", basis="should", scope="run",
        hint="take the date from the story, not from the time at which the feed is made",
    ),
    rule(
        changed_in_silence, "HS003", "changed-without-version", "warning",
        "headline, text or captions changed, and neither version nor date moved on",
        source="RFC 4287 section 4.2.15; NewsML-G2 2.35 @version, itemMeta/versionCreated", basis="should", scope="run",
        hint="move the date of the version with each change",
    ),
    rule(
        version_went_back, "HS004", "version-went-back", "error",
        "{name} is {now}; an earlier run saw {before}",
        source="NewsML-G2 2.35 @version; ninjs 3.1 version", scope="run",
        hint="look for a cache or a server that delivers what is old",
    ),
    rule(
        vanished, "HS005", "vanished-unannounced", "warning",
        "{uri} ({moment}) left the feed, and older items remain",
        source="RFC 6721; NewsML-G2 2.35 itemMeta/pubStatus: a recall is said, not left out", basis="should", scope="run",
        hint="to take a story back, cancel it",
    ),
    rule(
        kill_not_followed, "HS006", "kill-not-followed", "error",
        "{uri} was canceled, and is usable again",
        source="NewsML-G2 2.35 itemMeta/pubStatus; ninjs 3.1 pubStatus", scope="run",
        hint="keep it canceled; deliver a story that is right again under its own identifier",
    ),
    rule(
        flapping, "HS007", "item-flaps", "warning", "{what}",
        source="newsexport: what a receiver is to show must not hang on which server it asks", basis="should", scope="run",
        hint="look for servers or caches that deliver different states of the feed",
    ),
    rule(
        recalled_in_silence, "HS008", "recalled-without-version", "warning",
        "{uri} was canceled, and neither version nor date moved on",
        source="SmartNews, deleting articles; NewsML-G2 2.35 @version, itemMeta/versionCreated", basis="should", scope="run",
        hint="move the date of the version when an item is taken back",
    ),
)  # fmt: skip
"""The rules of history, in the order of their codes."""

CHURNED, VANISHED = RULES[0], RULES[4]
"""Those that need the whole poll to know which items belong together."""

OF_PAIRS = tuple(each for each in RULES if each not in (CHURNED, VANISHED))
"""Those of an item and what is remembered under its identifier."""
