"""JF: the rules of JSON Feed. To add one: a function and a line in RULES."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.diagnostic import Code, Finding
from newsexport.options import Options
from newsexport.rules.rule import Rule, rule

_SOURCE = "JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/"

JF000 = Code(
    "JF000", "schema-violation", "error", "{reason}",
    source=_SOURCE, kind="structure",
    hint="correct the place that is named",
    page="""The feed breaks JSON Feed: a missing member, or a value of the wrong kind.

Why it matters: readers' applications pass over the item, or the whole feed.

Bad: `{"version": "https://jsonfeed.org/version/1.1", "items": []}`
Good: `{"version": "https://jsonfeed.org/version/1.1", "title": "Skerry News", "items": []}`
Fix: write the member as the specification wants it.""",
)  # fmt: skip


def _entries(feed: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for index, entry in enumerate(feed.get("items") or ()):
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
            yield Finding(pointer)


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
                yield Finding(f"{pointer}/author")


RULES: tuple[Rule, ...] = (
    rule(
        _no_content, "JF002", "no-content", "error", "the item has no content_html and no content_text",
        source=f"{_SOURCE} items: content_html", scope="document", hint="add one of them",
    ),
    rule(
        _author_of_1_0, "JF003", "author-of-1-0", "info", "author is of version 1.0; 1.1 has authors",
        source=f"{_SOURCE} authors", basis="should", scope="document", hint="write authors",
    ),
)  # fmt: skip
"""All rules of JSON Feed, in the order of their codes."""

CODES: tuple[Code, ...] = (JF000, *(each.code for each in RULES))
