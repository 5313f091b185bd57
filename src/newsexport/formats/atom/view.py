"""What the rules look at: an entry as its elements, and a feed as its facts."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from newsexport.compact_set import CompactSet
from newsexport.formats.atom.documents import Part
from newsexport.formats.atom.names import key_of
from newsexport.syntax.xml import Element, iter_children, local

MAX_FACTS = 1000
"""Elements of a feed that are all looked at beside its entries; of those behind them the first few of each kind."""
_FEW = 10

_ByKey = dict[str, list[tuple[Element, str]]]


class FeedView:
    """The facts of a feed, gathered into a feed without entries."""

    def __init__(self) -> None:
        self.head: Element | None = None
        self.path = "/feed"
        self.known = CompactSet()
        """Identifiers of entries, with the moments of their last change."""
        self._facts: _ByKey = {}
        self._number = 0

    def add(self, part: Part) -> None:
        """Note a fact."""
        self.begin(part)
        self._number += 1
        key = key_of(str(part.element.tag))
        many = self._number > MAX_FACTS and len(self._facts.get(key, ())) >= _FEW
        if many or self.head is None:
            return
        copied = deepcopy(part.element)
        copied.tail = None
        self.head.append(copied)
        self._facts.setdefault(key, []).append((copied, part.path))

    def begin(self, part: Part) -> None:
        """Note the feed around an entry or fact."""
        root = part.element.getroottree().getroot()
        if self.head is None and root is not part.element:
            nsmap: Any = root.nsmap
            self.head = etree.Element(root.tag, nsmap=nsmap)
            self.head.attrib.update(root.attrib)
            self.path = f"/{local(root)}"

    def all(self, key: str) -> list[tuple[Element, str]]:
        """The facts of a key, with their XPaths."""
        return self._facts.get(key, [])

    def has(self, key: str) -> bool:
        """Whether there is a fact of that key."""
        return key in self._facts


@dataclass(slots=True)
class EntryView:
    """The elements of one entry by their keys, with their XPaths."""

    part: Part
    feed: FeedView
    by_key: _ByKey = field(default_factory=dict)

    def __post_init__(self) -> None:
        counts: dict[str, int] = {}
        for element in iter_children(self.part.element):
            name = local(element)
            count = counts[name] = counts.get(name, 0) + 1
            path = f"{self.path}/{name}[{count}]" if count > 1 else f"{self.path}/{name}"
            self.by_key.setdefault(key_of(str(element.tag)), []).append((element, path))

    @property
    def path(self) -> str:
        """XPath of the entry."""
        return self.part.path

    def all(self, key: str) -> list[tuple[Element, str]]:
        """The elements of a key, with their XPaths."""
        return self.by_key.get(key, [])


View = EntryView | FeedView
