"""What the rules look at: an item as its elements, and a channel as its facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsexport.formats.rss.documents import Part
from newsexport.formats.rss.names import key_of
from newsexport.syntax.xml import Element, local, step


@dataclass(slots=True)
class ItemView:
    """The elements of one item by their keys."""

    part: Part
    version: str | None
    found: dict[str, list[Element]] = field(default_factory=dict)
    """Key -> elements, in the order of the document."""
    stray: list[str] = field(default_factory=list)
    """Words between the elements."""

    def __post_init__(self) -> None:
        found = self.found
        text = self.part.element.text
        if text and not text.isspace():
            self.stray.append(text.strip())
        for element in self.part.element:
            tag: object = element.tag
            if not isinstance(tag, str):
                continue
            found.setdefault(key_of(tag), []).append(element)
            tail = element.tail
            if tail and not tail.isspace():
                self.stray.append(tail.strip())

    def all(self, key: str) -> list[tuple[Element, str]]:
        """The elements of a key, with their XPaths."""
        return [(each, self.place(each)) for each in self.found.get(key, ())]

    def place(self, element: Element) -> str:
        """The XPath of an element of the item."""
        return f"{self.part.path}/{step(element)}"

    def text(self, key: str) -> str:
        """The words of the first element of a key."""
        found = self.found.get(key)
        return "".join(map(str, found[0].itertext())).strip() if found else ""


@dataclass(slots=True)
class ChannelView:
    """The facts of a channel."""

    found: bool = False
    begun: bool = False
    """Whether an item was seen."""
    path: str = ""
    version: str | None = None
    broken: bool = False
    """Whether the feed was not read to its end, so that nothing can be said of what it lacks."""
    keys: dict[str, str] = field(default_factory=dict)
    """Key -> text of the facts."""
    is_linked: bool = False
    """Whether a link of Atom says where the feed itself is."""

    def begin(self, part: Part, version: str | None) -> None:
        """Note the channel around the first item."""
        if self.begun:
            return
        self.begun = True
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
            if key == "atom:link" and part.element.get("rel") == "self":
                self.is_linked = True
