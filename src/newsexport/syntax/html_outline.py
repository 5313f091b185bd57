"""The tags of a page as they are written, for rules: which, where, with what; and whether all close."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsexport.syntax.tag_reader import TagReader
from newsexport.vocab.html_elements import VOID


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag."""

    name: str
    attributes: dict[str, str | None]
    path: tuple[str, ...]
    """The elements around it, outer before inner."""


@dataclass(slots=True)
class Outline:
    """What is in a page."""

    tags: list[Tag] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """Tags that do not close, or close what is not open; attributes that stand twice."""
    title: str = ""
    scripts: list[str] = field(default_factory=list)
    """The content of each script element."""


def outline(markup: str) -> Outline:
    """The outline of a page that leaves nothing to be guessed: every element has its end tag."""
    reading = _Tags()
    reading.feed(markup)
    reading.close()
    found = reading.found
    found.faults += [f"{name} does not close" for name in reading.open]
    return found


class _Tags(TagReader):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = Outline()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        if len(set(names)) < len(names):
            self.found.faults.append(f"{tag} has an attribute twice")
        self.found.tags.append(Tag(tag, dict(attrs), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "script":
            self.found.scripts.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.faults.append(f"{tag} closes itself")

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.found.faults.append(f"{tag} closes where it is not open")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "title":
            self.found.title += data
        elif self.open and self.open[-1] == "script":
            self.found.scripts[-1] += data
