"""What the reading of one item gathers: values, their origins, what is left over, what is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from newsexport.canonical_paths import json_name
from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD005
from newsexport.diagnostic import Severity
from newsexport.formats.newsml_g2.names import NAR
from newsexport.formats.newsml_g2.reading.cursor import Cursor
from newsexport.options import Options
from newsexport.parsed import LaterPaths
from newsexport.report import Report
from newsexport.schema.v1 import Extension
from newsexport.syntax.xml import Element


@dataclass(slots=True)
class Reading:
    """One item being read."""

    report: Report
    options: Options
    root: Element
    """The item. It may stand in a document, of which nothing else is looked at."""
    name: str = "<memory>"
    """Name of the source."""
    in_message: bool = False
    """Whether the item stands in a message, where its pictures may be items of their own."""
    well_counted: bool = False
    """Whether the word counts of its contents are known to be right."""
    catalog: dict[str, str] = field(default_factory=dict)
    """Scheme aliases of the item's inline catalogs -> URI."""
    values: dict[str, Any] = field(default_factory=dict)
    """Fields of the NewsItem."""
    origins: dict[str, str] = field(default_factory=dict)
    """Canonical pointer -> XPath."""
    body_origins: Mapping[str, str] | None = None
    """Those of the body, and what else its content says of places."""
    places: Callable[[], Mapping[str, str]] | None = None
    """What finds further origins when they are asked for."""
    parts: dict[str, int] = field(default_factory=dict)
    """The partid of each partMeta about a media object -> the object's place in `media`."""
    extensions: list[Extension] = field(default_factory=list)
    """Those of the item itself."""
    told: int = 0
    """Findings of this reading."""

    def paths(self) -> Mapping[str, str]:
        """Canonical pointer -> XPath, of the whole item."""
        if self.places is not None:
            return LaterPaths(self.origins, self.places)
        return (
            self.origins if self.body_origins is None else LaterPaths(self.origins, self._of_body)
        )

    def _of_body(self) -> dict[str, str]:
        body = self.body_origins or {}
        return {at: to for at, to in body.items() if at.startswith("/body/")}

    def put(self, name: str, value: Any, path: str) -> None:
        """Set a field."""
        self.values[name] = value
        self.origins["/" + json_name(name)] = path

    def add(self, name: str, value: Any, path: str) -> str:
        """Append to a list field; its canonical pointer."""
        entries = self.values.setdefault(name, [])
        pointer = f"/{json_name(name)}/{len(entries)}"
        entries.append(value)
        self.origins[pointer] = path
        return pointer

    def keep(self, cursor: Cursor, prefix: str) -> None:
        """What nobody took of a property goes to the item's extensions."""
        for extension in cursor.rest(prefix):
            self.origins[f"/extensions/{len(self.extensions)}"] = cursor.path
            self.extensions.append(extension)

    def keep_text(self, name: str, value: str, path: str) -> None:
        """Text that was not understood goes to the item's extensions as it is."""
        self.origins[f"/extensions/{len(self.extensions)}"] = path
        self.extensions.append(Extension(namespace=NAR, name=name, value=value))

    def not_understood(
        self, name: str, value: str, reason: str, path: str, severity: Severity | None = None
    ) -> None:
        """Tell that a value is not what its property wants."""
        self.told += 1
        self.report.add(
            RD005, pointer=path, severity=severity, field=name, value=value, reason=reason
        )

    def lost(self, what: str, value: str, path: str) -> None:
        """Tell that something has no place in the item."""
        self.told += 1
        self.report.add(LS002, pointer=path, what=what, value=value)
