"""Keywords of JSON-LD that the item says nowhere: the languages of single texts, and what is malformed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.formats.json_ld.draft import Reading
from newsexport.payloads.schema_org.graph import malformed_keywords
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.pointers import escape_token


def tell_keywords(reading: Reading, item: NewsItem) -> None:
    """Tell what of the keywords in an article and in what it refers to is no part of the item."""
    graph = reading.node.graph
    found = graph.with_keywords((reading.node.pointer, *sorted(graph.reached)))
    for pointer, value in found:
        for key in malformed_keywords(value):
            reading.dropped(f"a malformed {key}", f"{pointer}/{key}", value[key])
    labels = [(pointer, value) for pointer, value in found if "@value" in value]
    if labels:
        _tell_labels(reading, item, labels)


def _tell_labels(
    reading: Reading, item: NewsItem, labels: list[tuple[str, dict[str, Any]]]
) -> None:
    """Tell what value objects say beside their text, where neither the item nor an extension says it."""
    objects = list(_objects(item.model_dump(mode="json", by_alias=True, exclude_none=True)))
    said = {(each.get("text"), each.get("language")) for each in objects if _is_label(each)}
    kept = {_whole(each) for each in objects}
    for pointer, value in labels:
        if _whole(value) in kept:
            continue
        for key in sorted(value.keys() - {"@value", "@type"}):
            if key == "@language" and _is_said(value, said, item.language):
                continue
            what = "the language of a text" if key == "@language" else f"{key} of a text"
            reading.dropped(what, f"{pointer}/{escape_token(key)}", value[key])


def _whole(value: dict[str, Any]) -> str:
    """An object as a text that only an equal one has."""
    return repr(sorted(value.items()))


def _is_said(value: dict[str, Any], said: set[tuple[Any, Any]], language: str | None) -> bool:
    """Whether the language of a text is that of the item, or stands beside the same text in it."""
    stated, text = value.get("@language"), value["@value"]
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
