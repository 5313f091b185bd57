"""What the rules look at: an item as its elements, and a channel as its facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsexport.formats.rss.documents import Part
from newsexport.formats.rss.names import key_of
from newsexport.syntax.xml import Element, iter_children, local


@dataclass(slots=True)
class ItemView:
    """The elements of one item by their keys, with their XPaths."""

    part: Part
    version: str | None
    by_key: dict[str, list[tuple[Element, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        counts: dict[str, int] = {}
        for element in iter_children(self.part.element):
            tag = str(element.tag)
            name = tag.rpartition("}")[2]
            count = counts[name] = counts.get(name, 0) + 1
            path = f"{self.part.path}/{name}"
            path = f"{path}[{count}]" if count > 1 else path
            self.by_key.setdefault(key_of(tag), []).append((element, path))

    def all(self, key: str) -> list[tuple[Element, str]]:
        """The elements of a key."""
        return self.by_key.get(key, [])

    def text(self, key: str) -> str:
        """The words of the first element of a key."""
        return next(("".join(map(str, e.itertext())).strip() for e, _ in self.all(key)), "")


@dataclass(slots=True)
class ChannelView:
    """The facts of a channel."""

    found: bool = False
    path: str = ""
    version: str | None = None
    broken: bool = False
    """Whether the feed was not read to its end, so that nothing can be said of what it lacks."""
    keys: dict[str, str] = field(default_factory=dict)
    """Key -> text of the facts."""

    def begin(self, part: Part, version: str | None) -> None:
        """Note the channel around an item."""
        self.version = version
        if not self.found:
            self.path = part.path.rpartition("/")[0]
        self.found = True

    def add(self, part: Part) -> None:
        """Note a fact."""
        around = part.path.rpartition("/")[0]
        if local(part.element.getroottree().getroot()).lower() != "rss" or around.count("/") == 2:
            self.path = self.path or around
            self.found = True
            key = key_of(str(part.element.tag))
            self.keys.setdefault(key, (part.element.text or "").strip())
