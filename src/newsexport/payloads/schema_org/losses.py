"""What an object of schema.org cannot say: noted while it is made, told when it leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import orjson

from newsexport.codes.losses import LS001, LS003
from newsexport.payloads.schema_org.values import as_list, partial_date
from newsexport.report import Report
from newsexport.schema.v1 import Extension
from newsexport.vocab.schema_org import DATES, NAMESPACE

TARGET = "JSON-LD"

EVERY = frozenset({"*"})
"""All extensions."""

ONE_VALUE = DATES | frozenset(
    """
    abstract articleBody caption contentSize contentUrl copyrightNotice creditText dateline description
    digitalSourceType duration encodingFormat headline height inDefinedTermSet isAccessibleForFree
    jobTitle license name termCode usageInfo version width
    """.split()
)
"""Properties of which receivers expect one value: ours, when there are ours and a partner's."""


@dataclass(slots=True)
class Losses:
    """Losses of one item by canonical pointer, in the order in which they were noticed."""

    barred: frozenset[str] = frozenset()
    """Names of extensions that are losses too, as they make the document invalid; EVERY for all."""
    entries: list[tuple[str, str, object]] = field(default_factory=list)
    """Kind (`lost`, `simplified`), pointer, and the value or the manner."""

    def lost(self, pointer: str, value: object) -> None:
        """The field is left out."""
        self.entries.append(("lost", pointer, value))

    def hidden(self, pointer: str) -> None:
        """The field is left out, and its value must not appear in a report either."""
        self.entries.append(("lost", pointer, "(internal)"))

    def simplified(self, pointer: str, how: str) -> None:
        """The field is said in a simpler form."""
        self.entries.append(("simplified", pointer, how))

    def mark(self) -> int:
        """How many there are now; for `back_to`."""
        return len(self.entries)

    def back_to(self, mark: int) -> None:
        """Forget the entries after `mark`: what they were about is left out as a whole."""
        del self.entries[mark:]

    def tell(self, report: Report) -> None:
        """Put them into the report."""
        for kind, pointer, what in self.entries:
            if kind == "lost":
                report.add(LS001, pointer=pointer, field=pointer, target=TARGET, value=what)
            else:
                report.add(LS003, pointer=pointer, field=pointer, target=TARGET, how=what)


def add_extensions(
    node: dict[str, object], extensions: Iterable[Extension], losses: Losses, at: str
) -> None:
    """Give schema.org properties that were kept as extensions back to their object.

    They stand behind the values that the item itself has for the property. Extensions of other
    namespaces, and JSON-LD keywords, are losses.
    """
    done: set[str] = set()
    for index, extension in enumerate(extensions):
        pointer = f"{at}/extensions/{index}"
        name = extension.name
        barred = name in losses.barred or losses.barred == EVERY or name in done
        if barred or not _is_sayable(extension, name in node):
            losses.lost(pointer, f"{extension.namespace} {name}")
            continue
        done.add(name)
        if extension.media_type is not None:
            losses.lost(f"{pointer}/mediaType", extension.media_type)
        if name in node:
            mine, theirs = node[name], extension.value
            node[name] = [
                *(mine if isinstance(mine, list) else [mine]),
                *(theirs if isinstance(theirs, list) else [theirs]),
            ]
        else:
            node[name] = extension.value


def _is_sayable(extension: Extension, taken: bool) -> bool:
    name = extension.name
    if extension.namespace != NAMESPACE or extension.value in (None, ""):
        return False
    if name.startswith("@") or ":" in name or (taken and name in ONE_VALUE):
        return False
    if name in DATES and not all(partial_date(value) for value in as_list(extension.value)):
        return False
    try:
        orjson.dumps(extension.value)
    except TypeError:
        return False
    return True
