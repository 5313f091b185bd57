"""An item as history keeps it: identifiers, dates, its state, and digests. No word of the article."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from newsexport.prose.feed_dates import in_utc
from newsexport.rules.identity import as_stated
from newsexport.schema.v1 import NewsItem

VOLATILE = frozenset(
    "schemaVersion version versionCreated contentModified firstCreated published expires generator hopHistory envelope "
    "evidence".split()
)
"""Fields that may differ from poll to poll of the same item, or that say only when it changed."""

COUNTERS = frozenset(
    {"http://purl.org/rss/1.0/modules/slash/", "http://purl.org/syndication/thread/1.0"}
)
"""Namespaces of extensions that count comments."""

MOST_VERSIONS = 2**63 - 1
"""The highest number that SQLite holds."""

DATES = (
    ("version_created", "/versionCreated", "versionCreated"),
    ("content_modified", "/contentModified", "contentModified"),
    ("published", "/published", "published"),
)
"""Dates that say that an item moved on: attribute, pointer, name in messages."""

POINTERS = ("", "/uri", "/version", "/pubStatus", *(pointer for _, pointer, _ in DATES))
"""Places that findings name."""


@dataclass(frozen=True, slots=True)
class ItemState:
    """One item of one poll. Times are ISO 8601 in UTC with microseconds, so that they sort as text."""

    uri: str
    stated: str | None
    """The identifier as the document has it, where the uri was made from it."""
    url: str | None
    version: int
    version_created: str | None
    content_modified: str | None
    published: str | None
    moment: str | None
    """By what the items of a feed are ordered: published, else first created, else this version."""
    expires: str | None
    status: str
    words: str
    """SHA-256 of the words that readers see."""
    whole: str
    """SHA-256 of the canonical item without what is volatile."""

    @property
    def known_as(self) -> str:
        """What people find it by in the document: the identifier there, else the address of its page."""
        made = self.uri.startswith("urn:uuid:")
        return self.stated or (self.url if made and self.url else self.uri)


COLUMNS = tuple(each.name for each in fields(ItemState))
"""Its columns in the tables of the state file."""


@dataclass(frozen=True, slots=True)
class Remembered(ItemState):
    """The same as an earlier run left it."""

    earlier_words: str | None = None
    """The words before these, if they ever changed."""
    present: bool = True
    """Whether the last poll had it."""
    departures: int = 0
    """How often it left the feed."""
    unannounced: bool = False
    """Whether it left the last time although older items remained."""
    comparable: bool = True
    """Whether its digests were made by this release; else contents cannot be compared."""


def state_of(item: NewsItem) -> ItemState:
    """What history keeps of an item."""
    published, created = text_of(item.published), text_of(item.version_created)
    stated = as_stated(item)
    return ItemState(
        uri=item.uri,
        stated=stated if stated != item.uri else None,
        url=item.canonical_url,
        version=min(item.version, MOST_VERSIONS),
        version_created=created,
        content_modified=text_of(item.content_modified),
        published=published,
        moment=published or text_of(item.first_created) or created,
        expires=text_of(item.expires),
        status=item.pub_status,
        words=_digest(_words(item)),
        whole=_digest(_whole(item)),
    )


def text_of(value: object) -> str | None:
    """A moment as text that sorts; None for a day, which has no moment, and for nothing."""
    if not isinstance(value, datetime):
        return None
    return in_utc(value).isoformat(timespec="microseconds").replace("+00:00", "Z")


def shown(moment: str | None) -> str:
    """The same for people: without the microseconds."""
    return f"{moment[:19]}Z" if moment else "no time"


def _words(item: NewsItem) -> list[Any]:
    """What readers see: headlines, descriptions, body, captions."""
    said = [
        *((each.role, each.text) for each in item.headlines),
        *((each.role, each.text) for each in item.descriptions),
        ("body", item.text),
        *(("caption", each.caption) for each in item.media),
    ]
    return [(role, _plain(text)) for role, text in said if text]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _whole(item: NewsItem) -> dict[str, Any]:
    values = item.model_dump(mode="json", by_alias=True, exclude_none=True)
    kept = {name: value for name, value in values.items() if name not in VOLATILE}
    extensions = kept.get("extensions") or ()
    kept["extensions"] = [each for each in extensions if each.get("namespace") not in COUNTERS]
    return kept


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
