"""Our schema of an article, and what no schema can say: references, HTML, arithmetic.

Source: developer.apple.com/documentation/applenewsformat; Apple publishes no schema.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import orjson

from newsexport.formats.apple_news.names import HTML, INTRODUCED
from newsexport.payloads.for_readers.inline_html import is_link
from newsexport.syntax.html_outline import outline
from newsexport.syntax.json_schema import Validator, own_schema
from newsexport.syntax.problem import Problem

_TEXTS = ("textStyle", "layout", "style")
_ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}


@cache
def validator() -> Validator:
    """The validator of one article."""
    return own_schema("apple-news/article.schema.json")


def problems(data: bytes) -> Iterator[Problem]:
    """What breaks our schema or rules in a document that was written just now."""
    document: Any = orjson.loads(data)
    found = list(validator().problems(document))
    yield from found
    if found:
        return
    layout = document["layout"]
    if layout["width"] <= 2 * layout.get("margin", 60):
        yield Problem("/layout/margin", "layout", "the margins leave no width")
    yield from _version(document)
    seen: set[str] = set()
    for index, component in enumerate(document["components"]):
        pointer = f"/components/{index}"
        name = component.get("identifier")
        if name in seen:
            yield Problem(f"{pointer}/identifier", "unique", f"two components are called {name}")
        seen.update({name} if name else ())
        yield from _references(component, document, pointer)
        yield from _html(component, pointer)
    yield from _times(document["metadata"])


def _version(document: Any) -> Iterator[Problem]:
    for name, version in INTRODUCED.items():
        if name in document["metadata"] and _number(document["version"]) < _number(version):
            reason = f"{name} needs version {version}"
            yield Problem(f"/metadata/{name}", "version", reason)


def _number(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _references(component: Any, document: Any, pointer: str) -> Iterator[Problem]:
    for name, table in zip(
        _TEXTS, ("componentTextStyles", "componentLayouts", "componentStyles"), strict=True
    ):
        value = component.get(name)
        if isinstance(value, str) and value not in document.get(table, {}):
            yield Problem(f"{pointer}/{name}", "reference", f"nothing in {table} is called {value}")


def _html(component: Any, pointer: str) -> Iterator[Problem]:
    name = "html" if component["role"] == "htmltable" else "text"
    markup = component.get(name)
    if markup is None or (name == "text" and component.get("format") != "html"):
        return
    found = outline(markup)
    for fault in found.faults:
        yield Problem(f"{pointer}/{name}", "html", fault)
    for tag in found.tags:
        extra = tag.attributes.keys() - _ATTRIBUTES.get(tag.name, set())
        if tag.name not in HTML or extra:
            yield Problem(
                f"{pointer}/{name}", "html", f"{tag.name} {' '.join(sorted(extra))}".strip()
            )
        if tag.name == "a" and not is_link(tag.attributes.get("href")):
            yield Problem(f"{pointer}/{name}", "html", "a link without an address")


def _times(metadata: Any) -> Iterator[Problem]:
    from datetime import datetime

    times = {
        name: datetime.fromisoformat(metadata[name])
        for name in ("datePublished", "dateModified") if name in metadata
    }  # fmt: skip
    if len(times) == 2 and times["dateModified"] < times["datePublished"]:
        yield Problem("/metadata/dateModified", "order", "modified before it was published")
