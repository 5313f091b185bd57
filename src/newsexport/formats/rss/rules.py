"""RS and MR: what the specifications of feeds demand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsexport.diagnostic import Finding
from newsexport.formats.rss.dates import fault_of, words_of
from newsexport.formats.rss.names import WEB_ADDRESS
from newsexport.formats.rss.view import ChannelView, ItemView
from newsexport.misspelling import misspelt
from newsexport.options import Options
from newsexport.prose.feed_dates import validity_end
from newsexport.rules.rule import Line, rules_of
from newsexport.syntax.xml import iter_children, local

View = ItemView | ChannelView
_MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def _channel_elements(view: View, options: Options) -> Iterator[Finding]:
    """A channel has no title, no link or no description.

    Why it matters: RSS 2.0 demands all three, and strict receivers refuse the feed.

    Bad: `<channel><title>Harbour news</title>`
    Good: `<channel><title>Harbour news</title><link>https://example.com/</link><description>…</description>`
    Fix: add the element.
    """
    if isinstance(view, ChannelView):
        for name in ("title", "link", "description"):
            if name not in view.keys and not view.broken and not misspelt(name, view.keys):
                yield Finding(view.path, {"name": name})


def _item_words(view: View, options: Options) -> Iterator[Finding]:
    """An item has neither a title nor a description.

    Why it matters: RSS demands one of the two; there is nothing to show.

    Bad: `<item><link>https://example.com/1</link></item>`
    Good: `<item><title>Ferry sails</title><link>https://example.com/1</link></item>`
    Fix: add a title.
    """
    if (
        isinstance(view, ItemView)
        and not any(
            key in view.found for key in ("title", "description", "content:encoded", "media:title")
        )
        and not _is_recall(view, options)
    ):
        yield Finding(view.part.path)


def _is_recall(view: ItemView, options: Options) -> bool:
    """Whether an item says that its validity has ended: so MSN is told that it is taken back."""
    end = validity_end(view.text("dcterms:valid"))
    return end is not None and end.instant is not None and end.instant <= options.time


def _no_guid(view: View, options: Options) -> Iterator[Finding]:
    """An item of RSS 2.0 has no guid.

    Why it matters: receivers tell a new item from a changed one by its guid.

    Bad: an item with a title and a link only.
    Good: `<guid isPermaLink="false">urn:newsml:example.com:20260216:ferry</guid>`
    Fix: add a guid that never changes.
    """
    if (
        isinstance(view, ItemView)
        and (view.version or "").startswith("2")
        and "guid" not in view.found
    ):
        yield Finding(view.part.path)


def _guid_no_address(view: View, options: Options) -> Iterator[Finding]:
    """A guid is said to be a permanent link (by default it is), and is no web address.

    Why it matters: readers follow it, and come to nothing.

    Bad: `<guid>ferry-1</guid>`
    Good: `<guid isPermaLink="false">ferry-1</guid>`
    Fix: add isPermaLink="false".
    """
    if isinstance(view, ItemView):
        for element in view.found.get("guid", ()):
            text = (element.text or "").strip()
            if (
                element.get("isPermaLink") or "true"
            ).lower() == "true" and not WEB_ADDRESS.fullmatch(text):
                yield Finding(
                    f"{view.place(element)}/@isPermaLink", {"value": text}, replacement="false"
                )


def _pub_date(view: View, options: Options) -> Iterator[Finding]:
    """A pubDate is no date of RFC 822.

    Why it matters: receivers drop the date, or take the item for one of today.

    Bad: `<pubDate>2026-02-16 09:30</pubDate>`
    Good: `<pubDate>Mon, 16 Feb 2026 08:30:00 GMT</pubDate>`
    Fix: write it in that form, with an offset from UTC.
    """
    yield from _dates(view, "wrong")


def _dates(view: View, kind: str) -> Iterator[Finding]:
    """Dates of an item with a fault of one kind."""
    if isinstance(view, ItemView):
        for element in view.found.get("pubdate", ()):
            text = element.text or ""
            fault = fault_of(text)
            if fault is not None and fault.kind == kind:
                yield Finding(view.place(element), words_of(text, fault), replacement=fault.right)


def _odd_date(view: View, options: Options) -> Iterator[Finding]:
    """A pubDate has a year of two digits, or an unusual zone.

    Why it matters: receivers differ in what they make of it.

    Bad: `<pubDate>Mon, 16 Feb 26 08:30:00 CET</pubDate>`
    Good: `<pubDate>Mon, 16 Feb 2026 07:30:00 GMT</pubDate>`
    Fix: write the date in full, in GMT.
    """
    yield from _dates(view, "odd")


def _wrong_weekday(view: View, options: Options) -> Iterator[Finding]:
    """A pubDate names another day of the week than its date has.

    Why it matters: one of the two is wrong, and strict receivers take neither.

    Bad: `<pubDate>Tue, 16 Feb 2026 08:30:00 GMT</pubDate>`
    Good: `<pubDate>Mon, 16 Feb 2026 08:30:00 GMT</pubDate>`
    Fix: write the day of the week that the date has, or none.
    """
    yield from _dates(view, "weekday")


def _author(view: View, options: Options) -> Iterator[Finding]:
    """The author of an item is no e-mail address.

    Why it matters: RSS defines author as an address; names belong to dc:creator.

    Bad: `<author>Ada Lind</author>`
    Good: `<dc:creator>Ada Lind</dc:creator>`
    Fix: use dc:creator.
    """
    if isinstance(view, ItemView):
        for element in view.found.get("author", ()):
            text = (element.text or "").strip()
            if text and not _MAIL.fullmatch(text.partition(" ")[0]):
                yield Finding(view.place(element), {"value": text})


def _no_self(view: View, options: Options) -> Iterator[Finding]:
    """A channel of RSS 2.0 does not say where it is.

    Why it matters: a reader that got the feed otherwise cannot subscribe to it, nor see that it has moved.

    Bad: a channel without a link to itself.
    Good: `<atom:link rel="self" type="application/rss+xml" href="https://example.com/feed.rss"/>`
    Fix: add the link, with `xmlns:atom="http://www.w3.org/2005/Atom"` at the root.
    """
    if isinstance(view, ChannelView):
        is_asked = (view.version or "").startswith("2") and not view.broken
        if is_asked and not view.is_linked:
            yield Finding(view.path)


def _enclosure(view: View, options: Options) -> Iterator[Finding]:
    """An enclosure lacks its address, length or type.

    Why it matters: RSS demands all three, and players skip the file.

    Bad: `<enclosure url="https://example.com/a.mp3"/>`
    Good: `<enclosure url="https://example.com/a.mp3" length="12345" type="audio/mpeg"/>`
    Fix: add the attribute.
    """
    if isinstance(view, ItemView):
        for element in view.found.get("enclosure", ()):
            names = ("url", "length", "type")
            lacking = [name for name in names if not (element.get(name) or "").strip()]
            if lacking:
                yield Finding(view.place(element), {"name": ", no ".join(lacking)})


def _media_address(view: View, options: Options) -> Iterator[Finding]:
    """A media:content has neither an address nor a player.

    Why it matters: there is nothing to show.

    Bad: `<media:content medium="image"/>`
    Good: `<media:content url="https://example.com/a.jpg" medium="image"/>`
    Fix: add the address.
    """
    if isinstance(view, ItemView):
        found = view.found
        for element in (*found.get("media:content", ()), *found.get("media:group", ())):
            for content in (element, *iter_children(element)):
                if local(content) != "content" or (content.get("url") or "").strip():
                    continue
                if not any(local(each) == "player" for each in (*content, *element) if local(each)):
                    yield Finding(view.place(element))


_RSS = "RSS 2.0.11"
_MRSS = "Media RSS 1.5.1"
_PARTS: tuple[Line, ...] = (
    (_channel_elements, "RS001", "missing-channel-element", "error", "the channel has no {name}",
     f"{_RSS}, required channel elements", "must", "add the element"),
    (_item_words, "RS002", "item-without-title-or-description", "error",
     "the item has neither a title nor a description",
     f"{_RSS}, elements of item", "must", "add a title"),
    (_no_guid, "RS003", "missing-guid", "warning", "the item has no guid",
     f"{_RSS}, guid", "should", "add a guid that never changes"),
    (_guid_no_address, "RS004", "guid-permalink-not-url", "error",
     "the guid {value} counts as a link, and is none",
     f"{_RSS}, guid", "must", 'add isPermaLink="false"'),
    (_pub_date, "RS005", "pubdate-not-rfc822", "error", "{value} is no date of RFC 822: {reason}",
     f"{_RSS}, pubDate; RFC 822 section 5", "must", "{advice}"),
    (_odd_date, "RS006", "pubdate-odd", "warning", "{value}: {reason}",
     "RFC 822 section 5", "should", "write {right}"),
    (_wrong_weekday, "RS007", "weekday-wrong", "error", "{value}: {reason}",
     "RFC 822 section 5.1", "must", "write {right}"),
    (_author, "RS008", "author-not-email", "warning", "the author {value} is no e-mail address",
     f"{_RSS}, author", "should", "use dc:creator for names"),
    (_no_self, "RS009", "missing-atom-self", "warning", "the channel has no link to itself",
     "RSS Board profile, atom:link", "should", 'add <atom:link rel="self" href="…"/>'),
    (_enclosure, "RS011", "enclosure-attributes", "error", "the enclosure has no {name}",
     f"{_RSS}, enclosure", "must", "add the attribute"),
    (_media_address, "MR003", "content-without-url-or-player", "error",
     "the media:content has neither an address nor a player",
     f"{_MRSS}, media:content", "must", "add the address"),
)  # fmt: skip

RULES = rules_of(_PARTS)
"""All of them, by code."""

DATES = {
    kind: next(each.code for each in RULES if each.code.code == code)
    for kind, code in (("wrong", "RS005"), ("odd", "RS006"), ("weekday", "RS007"))
}
"""Kind of fault -> its code. They hold for dates of the channel, too."""
