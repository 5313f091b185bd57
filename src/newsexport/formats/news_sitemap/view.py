"""What the rules look at: an entry as its elements, and a sitemap as its counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from newsexport.formats.news_sitemap.documents import Part
from newsexport.formats.news_sitemap.names import key_of
from newsexport.syntax.xml import Element, iter_children, local

_GROUPS = ("news:news", "news:publication")


@dataclass(slots=True)
class EntryView:
    """The elements of one entry by their keys, each with its XPath and its words."""

    part: Part
    by_key: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for element, path in _elements(self.part.element, self.part.path):
            words = "".join(map(str, element.itertext())).strip()
            self.by_key.setdefault(key_of(str(element.tag)), []).append((path, words))

    @property
    def path(self) -> str:
        """XPath of the entry."""
        return self.part.path

    @property
    def is_news(self) -> bool:
        """Whether it is of news at all."""
        return "news:news" in self.by_key

    def all(self, key: str) -> list[tuple[str, str]]:
        """XPath and words of the elements of a key."""
        return self.by_key.get(key, [])

    def words(self, key: str) -> str:
        """The words of the first element of a key."""
        return next((words for _, words in self.all(key)), "")


def _elements(element: Element, path: str) -> Iterator[tuple[Element, str]]:
    counts: dict[str, int] = {}
    for child in iter_children(element):
        name = local(child)
        count = counts[name] = counts.get(name, 0) + 1
        here = f"{path}/{name}[{count}]" if count > 1 else f"{path}/{name}"
        yield child, here
        if key_of(str(child.tag)) in _GROUPS:
            yield from _elements(child, here)


@dataclass(slots=True)
class SitemapView:
    """The counts of a sitemap."""

    path: str = "/urlset"
    entries: int = 0
    news: int = 0
    size: int | None = None
    """Bytes up to the end of its last entry; None: not known."""

    def add(self, entry: EntryView) -> None:
        """Count an entry."""
        self.path = entry.path.rpartition("/")[0]
        self.entries += 1
        self.news += entry.is_news
        self.size = entry.part.window.end


View = EntryView | SitemapView
