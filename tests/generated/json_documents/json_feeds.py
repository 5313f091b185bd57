"""Random feeds of JSON Feed 1.0 and 1.1, by a table of their members.

Source: https://www.jsonfeed.org/version/1.1/, sections Top-level, Items, Attachments, Authors, Extensions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.generated.json_documents.words import Words

VERSIONS = ("1", "1.1")

Maker = Callable[[Words], Any]


def _tags(words: Words) -> list[str]:
    return [words.text(2) for _ in range(words.random.randint(0, 3))]


def _author(words: Words) -> dict[str, Any]:
    return _some(AUTHOR, words) or {"name": words.text(2)}


def _authors(words: Words) -> list[Any]:
    return [_author(words) for _ in range(words.random.randint(0, 3))]


def _attachments(words: Words) -> list[Any]:
    return [
        {
            "url": words.address(),
            "mime_type": words.random.choice(TYPES),
            **_some(ATTACHMENT, words),
        }
        for _ in range(words.random.randint(0, 3))
    ]


def _hubs(words: Words) -> list[Any]:
    return [{"type": "WebSub", "url": words.address()}]


def _extension(words: Words) -> dict[str, Any]:
    return {"about": words.address(), words.word(): [words.number(), {words.word(): words.text()}]}


TYPES = ("audio/mpeg", "video/mp4", "image/jpeg", "application/pdf", "text/vtt; charset=utf-8")
AUTHOR: dict[str, Maker] = {
    "name": lambda w: w.text(2), "url": Words.address, "avatar": Words.address, "_of_ours": _extension,
}  # fmt: skip
ATTACHMENT: dict[str, Maker] = {
    "title": Words.text, "size_in_bytes": Words.number, "duration_in_seconds": Words.number,
    "_of_ours": _extension,
}  # fmt: skip
FEED: dict[str, Maker] = {
    "home_page_url": Words.address, "feed_url": Words.address, "description": Words.text,
    "user_comment": Words.text, "next_url": Words.address, "icon": Words.address,
    "favicon": Words.address, "expired": lambda w: w.often(0.5), "hubs": _hubs, "_of_ours": _extension,
}  # fmt: skip
ITEM: dict[str, Maker] = {
    "url": Words.address, "external_url": Words.address, "title": Words.text, "summary": Words.text,
    "image": Words.address, "banner_image": Words.address, "date_published": Words.moment,
    "date_modified": Words.moment, "tags": _tags, "attachments": _attachments, "_of_ours": _extension,
}  # fmt: skip
SINCE_1_1: dict[str, Maker] = {"authors": _authors, "language": Words.tag}
"""In 1.0 there was `author` instead, and no language."""


def feed(version: str, seed: object) -> dict[str, Any]:
    """A feed of a few items."""
    words = Words(f"feed {version} {seed}")
    known = SINCE_1_1 if version == "1.1" else {"author": _author}
    made = {
        "version": f"https://jsonfeed.org/version/{version}",
        "title": words.text(),
        **_some({**FEED, **known}, words),
        "items": [_item(words, known) for _ in range(words.random.randint(1, 3))],
    }
    return _shuffled(made, words)


def _item(words: Words, known: dict[str, Maker]) -> dict[str, Any]:
    texts: dict[str, Maker] = {"content_html": Words.markup, "content_text": Words.text}
    said = _some(texts, words) or {"content_text": words.text()}
    identifier = words.random.choice((words.uri, words.word, lambda: str(words.number())))()
    made = {"id": identifier, **said, **_some({**ITEM, **known}, words)}
    if "image" in made and made.get("attachments") and words.often(0.3):
        made["attachments"][-1]["url"] = made["image"]
        made["attachments"][0]["url"] = made["image"]
    if "authors" in made and words.often(0.3):
        made["author"] = _author(words)  # for readers of 1.0
    return _shuffled(made, words)


def _some(table: dict[str, Maker], words: Words) -> dict[str, Any]:
    likely = words.random.choice((0.2, 0.5, 0.9))
    return {name: make(words) for name, make in table.items() if words.often(likely)}


def _shuffled(made: dict[str, Any], words: Words) -> dict[str, Any]:
    keys = list(made)
    words.random.shuffle(keys)
    return {key: made[key] for key in keys}
