"""JF: the rules of JSON Feed. To add one: a function and a line in RULES."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.diagnostic import Code, Finding
from newsexport.misspelling import misspelt
from newsexport.options import Options
from newsexport.payloads.feed_rules.markup import broken, tag_in, unsafe
from newsexport.rules.addresses import fault_of_url
from newsexport.rules.language_tags import fault_of_tag, severity_of_fault
from newsexport.rules.rule import Rule, rule
from newsexport.syntax.pointers import escape_token, to_key

_SOURCE = "JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/"

JF000 = Code(
    "JF000", "schema-violation", "error", "{reason}",
    source=_SOURCE, kind="structure",
    hint="{advice}",
    page="""The feed breaks JSON Feed: a missing member, or a value of the wrong kind.

Why it matters: readers' applications pass over the item, or the whole feed.

Bad: `{"version": "https://jsonfeed.org/version/1.1", "items": []}`
Good: `{"version": "https://jsonfeed.org/version/1.1", "title": "Skerry News", "items": []}`
Fix: write the member as the specification wants it.""",
)  # fmt: skip

JF001 = Code(
    "JF001", "missing-member", "error", "the feed has no {name}",
    source=f"{_SOURCE} top-level", kind="structure",
    hint="add {name}",
    page="""A feed lacks its version, its title or its items, all of which the specification demands.

Why it matters: readers' applications do not take it for a JSON Feed, or show it without a name.

Bad: `{"version": "https://jsonfeed.org/version/1.1", "items": []}`
Good: `{"version": "https://jsonfeed.org/version/1.1", "title": "Skerry News", "items": []}`
Fix: add what is missing.""",
)  # fmt: skip
JF002 = Code(
    "JF002", "item-without-id", "error", "the item has no id",
    source=f"{_SOURCE} items: id", kind="structure",
    hint="give it an id that stays the same over all its changes",
    page="""An item has no id.

Why it matters: readers' applications must pass over such an item, for they could not tell it from the others.

Bad: `{"title": "Ferry sails", "content_text": "The ferry sails again."}`
Good: `{"id": "urn:example:ferry", "title": "Ferry sails", "content_text": "The ferry sails again."}`
Fix: add an id that never changes.""",
)  # fmt: skip
JF004 = Code(
    "JF004", "date-rfc3339", "error", "{value} is no date of RFC 3339",
    source=f"{_SOURCE} date_published, date_modified; RFC 3339 section 5.6", kind="structure",
    hint="write it like 2026-02-16T09:30:00+01:00",
    page="""A date of an item is none of RFC 3339: a day and a time with their offset from UTC.

Why it matters: the item is sorted to the wrong place, or to none.

Bad: `"date_published": "16 February 2026"`
Good: `"date_published": "2026-02-16T09:30:00+01:00"`
Fix: write day, time and offset.""",
)  # fmt: skip


def _entries(feed: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    entries = feed.get("items")
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield f"/items/{index}", entry


def _no_content(feed: dict[str, Any], options: Options) -> Iterator[Finding]:
    """An item has neither content_html nor content_text.

    Why it matters: the specification demands one of them, and readers see an empty story.

    Bad: `{"id": "1", "title": "Ferry sails"}`
    Good: `{"id": "1", "title": "Ferry sails", "content_text": "The ferry sails again."}`
    Fix: add the text; an empty one where there really is none.
    """
    for pointer, entry in _entries(feed):
        if "content_html" not in entry and "content_text" not in entry:
            strange = [key for key in entry if key not in _OF_ITEM]
            near = misspelt("content_html", strange) or misspelt("content_text", strange)
            yield Finding(f"{pointer}/{escape_token(near)}" if near else pointer)


def _author_of_1_0(feed: dict[str, Any], options: Options) -> Iterator[Finding]:
    """The feed is of version 1.1 and names its author as 1.0 did.

    Why it matters: new applications look for `authors` only.

    Bad: `"author": {"name": "Marit Olsson"}`
    Good: `"authors": [{"name": "Marit Olsson"}]`
    Fix: write `authors`, and keep `author` beside it for old applications if you must.
    """
    if str(feed.get("version", "")).endswith("/1.1"):
        for pointer, entry in (("", feed), *_entries(feed)):
            if "author" in entry and "authors" not in entry:
                yield Finding(to_key(f"{pointer}/author"))


def _unknown_member(feed: dict[str, Any], options: Options) -> Iterator[Finding]:
    """A member has a name that JSON Feed does not know, and does not begin with an underscore.

    Why it matters: mostly it is a misspelt name, and what it says is never shown; a later version of the
    standard may also give the name another meaning.

    Bad: `"date_publshed": "2026-02-16T09:30:00Z"`, `"score": 7`
    Good: `"date_published": "2026-02-16T09:30:00Z"`, `"_skerry": {"score": 7}`
    Fix: correct the name; put members of your own into an object whose name begins with an underscore.
    """
    for pointer, value, known in _objects(feed):
        for key in value:
            if key not in known and not key.startswith("_"):
                from difflib import get_close_matches

                near = get_close_matches(key.lower(), known, 1)
                right = f"write {near[0]}" if near else "let its name begin with an underscore"
                place = to_key(f"{pointer}/{escape_token(key)}")
                yield Finding(place, {"name": key, "right": right})


def meant_place(feed: Any, pointer: str, name: str) -> str:
    """Where a member that is missing was meant to stand: at a misspelt name, else at its object."""
    for place, value, known in _objects(feed) if isinstance(feed, dict) else ():
        if place == pointer:
            near = misspelt(name, [key for key in value if key not in known])
            return f"{pointer}/{escape_token(near)}" if near else pointer
    return pointer


def _objects(feed: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], frozenset[str]]]:
    """Every object of the standard with its pointer and the names that it may have."""
    yield "", feed, _OF_FEED
    for pointer, around in (("", feed), *_entries(feed)):
        if around is not feed:
            yield pointer, around, _OF_ITEM
        for name, known in (("authors", _OF_AUTHOR), ("attachments", _OF_FILE)):
            listed = around.get(name)
            for index, each in enumerate(listed if isinstance(listed, list) else ()):
                if isinstance(each, dict):
                    yield f"{pointer}/{name}/{index}", each, known


_OF_FEED = frozenset(
    "version title home_page_url feed_url description user_comment next_url icon favicon author authors language"
    " expired hubs items".split()
)
_OF_ITEM = frozenset(
    "id url external_url title content_html content_text summary image banner_image date_published date_modified"
    " author authors tags language attachments".split()
)
_OF_AUTHOR = frozenset({"name", "url", "avatar"})
_OF_FILE = frozenset({"url", "mime_type", "title", "size_in_bytes", "duration_in_seconds"})


def _address(feed: dict[str, Any], options: Options) -> Iterator[Finding]:
    """An address of the feed or of an author cannot be one: it holds a blank, or names no host.

    Those of items and files are judged by NC019.

    Why it matters: readers cannot subscribe, or find the site.

    Bad: `"feed_url": "https:///feed.json"`
    Good: `"feed_url": "https://skerry.example/feed.json"`
    Fix: write the whole address.
    """
    for name in ("home_page_url", "feed_url", "next_url", "icon", "favicon"):
        value = feed.get(name)
        reason = fault_of_url(value) if isinstance(value, str) and value else None
        if reason:
            yield Finding(f"/{name}", {"value": value, "reason": reason})


def _unsafe_markup(feed: dict[str, Any], options: Options) -> Iterator[Finding]:
    """The HTML of an item holds what acts: scripts, forms, frames, handlers of events.

    Why it matters: readers' applications remove it, and what it was to show is missing; the careless ones
    run it.

    Bad: `"content_html": "<p>Ferry</p><script>count()</script>"`
    Good: `"content_html": "<p>Ferry</p>"`
    Fix: deliver the text without it.
    """
    for pointer, entry in _entries(feed):
        text = entry.get("content_html")
        if isinstance(text, str):
            for found in unsafe(text):
                place = f"{pointer}/content_html{found.fragment}"
                yield Finding(place, {"value": found.what})


def _markup_in_words(feed: dict[str, Any], options: Options) -> Iterator[Finding]:
    """A title or summary, which are plain words, holds tags or entities of HTML.

    It is read without them: what they stand for is certain.

    Why it matters: readers' applications show the tags and entities as they stand.

    Bad: `"title": "Ferry &amp; <b>crew</b>"`
    Good: `"title": "Ferry & crew"`
    Fix: write plain words.
    """
    for pointer, entry in (("", feed), *_entries(feed)):
        for name in ("title", "summary"):
            text = entry.get(name)
            found = tag_in(text) if isinstance(text, str) else None
            if found:
                place = f"{pointer}/{name}{found.fragment}"
                yield Finding(place, {"name": name, "value": found.what})


def _empty_author(feed: dict[str, Any], options: Options) -> Iterator[Finding]:
    """An author says nothing: neither name nor url nor avatar.

    Why it matters: the specification demands one of them, and readers show an author without a name.

    Bad: `"authors": [{}]`
    Good: `"authors": [{"name": "Marit Olsson"}]`
    Fix: give the name, or leave the author out.
    """
    for pointer, value, known in _objects(feed):
        if known is _OF_AUTHOR and not any(value.get(name) for name in _OF_AUTHOR):
            yield Finding(pointer)


def _next_of_itself(feed: dict[str, Any], options: Options) -> Iterator[Finding]:
    """The next page of the feed is the feed itself.

    Why it matters: an application that follows the pages never comes to an end.

    Bad: `"feed_url": "https://skerry.example/feed.json", "next_url": "https://skerry.example/feed.json"`
    Good: `"next_url": "https://skerry.example/feed.json?page=2"`
    Fix: name the page with the older items, or leave next_url out.
    """
    if feed.get("next_url") and feed["next_url"] == feed.get("feed_url"):
        yield Finding("/next_url", {"value": feed["next_url"]})


def _broken_html(feed: dict[str, Any], options: Options) -> Iterator[Finding]:
    """The HTML of an item is not whole: an element is not closed, or closed that was not opened.

    Why it matters: what follows the story on a page is drawn into it.

    Bad: `"content_html": "<p>Ferry <b>sails</p>"`
    Good: `"content_html": "<p>Ferry <b>sails</b></p>"`
    Fix: close each tag.
    """
    for pointer, entry in _entries(feed):
        text = entry.get("content_html")
        fault = broken(text.rstrip()) if isinstance(text, str) else None
        if fault:
            yield Finding(f"{pointer}/content_html{fault.fragment}", {"reason": fault.what})


def _language(feed: dict[str, Any], options: Options) -> Iterator[Finding]:
    """The language of the feed is no language tag. Those of items are judged by NC015.

    Why it matters: all items that name no language of their own have this one.

    Bad: `"language": "jp"`
    Good: `"language": "ja"`
    Fix: write a tag of BCP 47.
    """
    value = feed.get("language")
    reason = fault_of_tag(value.strip()) if isinstance(value, str) and value.strip() else None
    if reason:
        severity = severity_of_fault(str(value).strip())
        yield Finding("/language", {"value": value, "reason": reason}, severity=severity)


RULES: tuple[Rule, ...] = (
    rule(
        _no_content, "JF003", "item-without-content", "error", "the item has no content_html and no content_text",
        source=f"{_SOURCE} items: content_html", scope="document", hint="add one of them",
    ),
    rule(
        _author_of_1_0, "JF005", "author-instead-of-authors", "warning", "author is of version 1.0; 1.1 has authors",
        source=f"{_SOURCE} authors", basis="should", scope="document", hint="write authors",
    ),
    rule(
        _unknown_member, "JF007", "unknown-member", "warning", "JSON Feed knows no member {name}",
        source=f"{_SOURCE} extensions", basis="should", scope="document", hint="{right}", echo=True,
    ),
    rule(
        _unsafe_markup, "JF008", "unsafe-markup", "warning",
        "content_html holds {value}, which readers remove",
        source=f"{_SOURCE} content_html; W3C Feed Validator: SecurityRisk", basis="should",
        scope="document", hint="deliver the text without it",
    ),
    rule(
        _markup_in_words, "JF009", "markup-in-plain-text", "warning", "{name} holds markup: {value}",
        source=f"{_SOURCE} title, summary", basis="should", scope="document", hint="write plain words",
    ),
    rule(
        _address, "JF006", "invalid-address", "error", "{value} is no address: {reason}",
        source=f"{_SOURCE} feed_url; RFC 3986", scope="document", hint="write the whole address",
    ),
    rule(
        _empty_author, "JF010", "author-says-nothing", "error", "the author has neither name nor url nor avatar",
        source=f"{_SOURCE} authors", scope="document", hint="give the name, or leave the author out",
    ),
    rule(
        _next_of_itself, "JF011", "next-page-is-itself", "error", "the next page of the feed is the feed itself: {value}",
        source=f"{_SOURCE} next_url", scope="document", hint="name the page with the older items",
    ),
    rule(
        _language, "JF012", "invalid-language", "error", "the language {value} is wrong: {reason}",
        source=f"{_SOURCE} language; RFC 5646", scope="document", hint="write it like en or ar-LB",
    ),
    rule(
        _broken_html, "JF013", "html-not-well-formed", "warning", "the HTML is broken: {reason}",
        source=f"{_SOURCE} content_html; HTML Living Standard", basis="should", scope="document",
        hint="close each tag",
    ),
)  # fmt: skip
"""All rules of JSON Feed, in the order of their codes."""

CODES: tuple[Code, ...] = (JF000, JF001, JF002, JF004, *(each.code for each in RULES))
