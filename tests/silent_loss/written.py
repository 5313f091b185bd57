"""What a writer without a reader lost without a word: each text of the item is in its output, or is told.

Independent of the writer: it walks the dump of the item by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.pointers import escape_token
from newsexport.vocab.schema_org import DIGITAL_SOURCE_SCHEME, DIGITAL_SOURCES

NOT_WORDS = {
    "type",
    "kind",
    "role",
    "schemaVersion",
    "pubStatus",
    "itemClass",
    "section",
    "mode",
    "dataMining",
}
"""Fields whose values are said by elements and not by words, wherever they stand but at the top."""


def packed(text: str) -> str:
    """Without white space and characters that no document may hold."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace())


def untold(
    item: NewsItem, said: str, report: Report, known: frozenset[str] = frozenset()
) -> list[str]:
    """Pointers and texts that are neither said nor told. `said` is all that the output says."""
    told = {found.pointer for found in report.diagnostics if found.kind == "loss"}
    haystack = packed(said)
    missing = []
    for pointer, text in _leaves(
        item.model_dump(mode="json", by_alias=True, exclude_defaults=True), ""
    ):
        steps = pointer.split("/")
        name = next(step for step in reversed(steps) if not step.isdigit())
        if (name in NOT_WORDS and len(steps) > 2) or pointer in known or _is_reference(steps):
            continue
        if steps[1] == "links" and name == "rel" and text in SAID_BY_PLACE:
            continue
        around = ["/".join(steps[:end]) for end in range(2, len(steps) + 1)]
        if any(place in told for place in around):
            continue
        if not any(form in haystack for form in _forms(text)):
            missing.append(f"{pointer} = {text!r}")
    return missing


def _is_reference(steps: list[str]) -> bool:
    """Whether it is the id of a media object, or a figure's word for it, or the name of a section.

    The place says the first two, an element the third.
    """
    if steps[1] == "body" and steps[-1] == "name" and "spans" not in steps:
        return True
    return (steps[1] == "media" and steps[-1] == "id") or (
        steps[1] == "body" and steps[-2] == "media"
    )


SAID_BY_PLACE = frozenset({"seeAlso"})
"""What a link is for, said by where it stands: among the related pages."""


def _forms(text: str) -> Iterator[str]:
    yield packed(text)
    for member, code in DIGITAL_SOURCES.items():
        if text == DIGITAL_SOURCE_SCHEME + code:
            yield member
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return
    yield packed(time.isoformat())
    yield packed(time.isoformat(timespec="seconds"))
    yield packed(time.isoformat(" ", "minutes"))


def _leaves(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, entry in value.items():
            yield from _leaves(entry, f"{pointer}/{escape_token(name)}")
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _leaves(entry, f"{pointer}/{index}")
    elif isinstance(value, str) and packed(value):
        yield pointer, value
