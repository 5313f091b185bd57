"""RS and MR: what the specifications of feeds demand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from newsexport.diagnostic import Basis, Finding, Severity
from newsexport.formats.rss.names import WEB_ADDRESS
from newsexport.formats.rss.view import ChannelView, ItemView
from newsexport.near import misspelt
from newsexport.options import Options
from newsexport.prose.feed_dates import is_near, read_date, rfc822, validity_end
from newsexport.rules.rule import Rule, rule
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
    Good: `<guid isPermaLink="false">urn:newsml:example.com:2026:ferry</guid>`
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
    if isinstance(view, ItemView):
        for element in view.found.get("pubdate", ()):
            found = read_date((element.text or "").strip())
            if found.grammar == "rfc822" or (found.instant and is_near(found.fault)):
                continue
            if re.fullmatch(r"[A-IK-Ya-ik-y] has no certain.*", found.fault):
                continue  # a zone of the military, which RFC 822 knows and RFC 1123 does not trust
            advice = (
                f"write {rfc822(found.instant)}" if found.instant else "say day, time and offset"
            )
            reason = found.fault or "RFC 3339 is for Atom"
            values = {"value": element.text, "reason": reason, "advice": advice}
            right = rfc822(found.instant) if found.instant else None
            yield Finding(view.place(element), values, replacement=right)


def _odd_date(view: View, options: Options) -> Iterator[Finding]:
    """A pubDate names the wrong day of the week, has a year of two digits, or an unusual zone.

    Why it matters: receivers differ in what they make of it.

    Bad: `<pubDate>Tue, 16 Feb 26 08:30:00 CET</pubDate>`
    Good: `<pubDate>Mon, 16 Feb 2026 07:30:00 GMT</pubDate>`
    Fix: write the date in full, in GMT.
    """
    if isinstance(view, ItemView):
        for element in view.found.get("pubdate", ()):
            found = read_date((element.text or "").strip())
            if re.fullmatch(r"[A-IK-Ya-ik-y] has no certain.*", found.fault):
                values = {
                    "value": element.text,
                    "reason": found.fault,
                    "right": "its offset, such as +0100",
                }
                yield Finding(view.place(element), values)
            elif found.instant and is_near(found.fault):
                values = {
                    "value": element.text,
                    "reason": found.fault,
                    "right": rfc822(found.instant),
                }
                yield Finding(view.place(element), values, replacement=rfc822(found.instant))


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


def _enclosure(view: View, options: Options) -> Iterator[Finding]:
    """An enclosure lacks its address, length or type.

    Why it matters: RSS demands all three, and players skip the file.

    Bad: `<enclosure url="https://example.com/a.mp3"/>`
    Good: `<enclosure url="https://example.com/a.mp3" length="12345" type="audio/mpeg"/>`
    Fix: add the attribute.
    """
    if isinstance(view, ItemView):
        for element in view.found.get("enclosure", ()):
            for name in ("url", "length", "type"):
                if not (element.get(name) or "").strip():
                    yield Finding(view.place(element), {"name": name})


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


_Line = tuple[Callable[..., Iterator[Finding]], str, str, Severity, str, str, Basis, str]
_RSS = "RSS 2.0.11"
_MRSS = "Media RSS 1.5.1"
_PARTS: tuple[_Line, ...] = (
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
    (_author, "RS008", "author-not-email", "warning", "the author {value} is no e-mail address",
     f"{_RSS}, author", "should", "use dc:creator for names"),
    (_enclosure, "RS011", "enclosure-attributes", "error", "the enclosure has no {name}",
     f"{_RSS}, enclosure", "must", "add the attribute"),
    (_media_address, "MR003", "content-without-url-or-player", "error",
     "the media:content has neither an address nor a player",
     f"{_MRSS}, media:content", "must", "add the address"),
)  # fmt: skip

RULES: tuple[Rule, ...] = tuple(
    rule(
        check, code, name, severity, message,
        source=source, basis=basis, hint=hint, scope="document",
    )
    for check, code, name, severity, message, source, basis, hint in _PARTS
)  # fmt: skip
"""All of them, by code."""

RS005, RS006 = (
    next(each.code for each in RULES if each.code.code == code) for code in ("RS005", "RS006")
)
"""They hold for dates of the channel, too."""
