"""A ninjs object on its way to being a news item."""

from __future__ import annotations

from typing import Any

from newsexport.canonical_paths import json_name
from newsexport.formats.ninjs.cursor import Cursor
from newsexport.payloads.html.places import HtmlText


class Reading:
    """One item being read: its fields, and where each stood."""

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.fields: dict[str, Any] = {}
        self.origins: dict[str, str] = {"": cursor.pointer}
        self.html: list[HtmlText] = []
        """The text of HTML that is the body."""

    def put(self, field: str, value: Any, name: str) -> None:
        """Set a field; `name` is the property it came from."""
        if value not in (None, ()):
            self.fields[field] = value
            self.origins[f"/{json_name(field)}"] = self.cursor.at(name)

    def put_list(self, field: str, entries: list[tuple[str, Any]]) -> None:
        """Set a list; each entry with its pointer in the source."""
        if entries:
            self.fields[field] = tuple(value for _, value in entries)
            for index, (pointer, _) in enumerate(entries):
                self.origins[f"/{json_name(field)}/{index}"] = pointer
