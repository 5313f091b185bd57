"""The languages of single texts, and which of them the item does not say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.formats.json_ld.draft import Reading
from newsexport.schema.v1 import NewsItem


def tell_languages(reading: Reading, item: NewsItem) -> None:
    """Tell each language of a text that is neither the item's nor beside that text in the item."""
    said = set(_labelled(item.model_dump(mode="json", by_alias=True, exclude_none=True)))
    places = (reading.node.pointer, *reading.node.graph.resolved)
    for value, pointer in reading.node.graph.labelled:
        language, text = value["@language"], value["@value"]
        is_said = language == item.language or (text, language) in said
        if language and not is_said and any(pointer.startswith(f"{each}/") for each in places):
            reading.dropped("the language of a text", f"{pointer}/@language", language)


def _labelled(value: Any) -> Iterator[tuple[Any, Any]]:
    """The texts of an item that state their language, as labels and as extensions do."""
    if isinstance(value, list):
        for each in value:
            yield from _labelled(each)
    elif isinstance(value, dict):
        for text, language in (("text", "language"), ("@value", "@language")):
            if isinstance(value.get(text), str) and isinstance(value.get(language), str):
                yield value[text], value[language]
        for each in value.values():
            yield from _labelled(each)
