"""Keywords of JSON-LD that the item says nowhere: the languages of single texts, and what is malformed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.formats.json_ld.draft import Reading
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.pointers import escape_token


def tell_keywords(reading: Reading, item: NewsItem) -> None:
    """Tell what of the keywords in an article and in what it refers to is no part of the item."""
    graph = reading.node.graph
    if graph.labelled or graph.malformed:
        places = (reading.node.pointer, *graph.resolved)
        for key, value, pointer in graph.malformed:
            if _is_within(pointer, places):
                reading.dropped(f"a malformed {key}", pointer, value)
        _tell_labels(reading, item, places)


def _is_within(pointer: str, places: tuple[str, ...]) -> bool:
    return any(pointer.startswith(f"{each}/") for each in places)


def _tell_labels(reading: Reading, item: NewsItem, places: tuple[str, ...]) -> None:
    """Tell what value objects say beside their text, where neither the item nor an extension says it."""
    objects = list(_objects(item.model_dump(mode="json", by_alias=True, exclude_none=True)))
    said = {(each.get("text"), each.get("language")) for each in objects if _is_label(each)}
    for value, pointer in reading.node.graph.labelled:
        if value in objects or not _is_within(pointer, places):
            continue
        for key in sorted(value.keys() - {"@value", "@type"}):
            if key == "@language" and _is_said(value, said, item.language):
                continue
            what = "the language of a text" if key == "@language" else f"{key} of a text"
            reading.dropped(what, f"{pointer}/{escape_token(key)}", value[key])


def _is_said(value: dict[str, Any], said: set[tuple[Any, Any]], language: str | None) -> bool:
    """Whether the language of a text is that of the item, or stands beside the same text in it."""
    stated, text = value["@language"], value["@value"]
    is_pair = isinstance(text, str) and isinstance(stated, str)
    return stated in (None, "", language) or (is_pair and (text, stated) in said)


def _is_label(value: dict[str, Any]) -> bool:
    return isinstance(value.get("text"), str) and isinstance(value.get("language"), str)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """The labels of an item, and the value objects in its extensions."""
    if isinstance(value, list):
        for each in value:
            yield from _objects(each)
    elif isinstance(value, dict):
        if _is_label(value) or "@value" in value:
            yield value
        for each in value.values():
            yield from _objects(each)
