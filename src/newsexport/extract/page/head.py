"""What the head of a page says: title, metas under their many names, links, JSON-LD."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsexport.prose.whitespace import one_line
from newsexport.syntax.html_page import attributes_of, words_in
from newsexport.syntax.json_lenient import parse_lenient
from newsexport.syntax.xml import Element


@dataclass(slots=True)
class Script:
    """A script of the page that holds data or a program."""

    element: Element
    text_: str | None = None

    @property
    def text(self) -> str:
        """All that it holds: decoded once, when somebody asks."""
        if self.text_ is None:
            self.text_ = self.element.text or ""
        return self.text_

    @property
    def kind(self) -> str:
        """The media type that it states."""
        return self.element.get("type") or ""

    @property
    def name(self) -> str:
        """The id of its element, by which frameworks know their data."""
        return self.element.get("id") or ""


@dataclass(slots=True)
class Head:
    """The machine-readable statements of a page."""

    title: str = ""
    metas: dict[str, list[str]] = field(default_factory=dict)
    """Name, property, itemprop or http-equiv in lower case -> contents, in order."""
    canonical: str | None = None
    alternates: list[tuple[str, str]] = field(default_factory=list)
    """Language and address of translations."""
    json_ld: list[str] = field(default_factory=list)
    """The text of each JSON-LD script."""
    scripts: list[Script] = field(default_factory=list)
    """Other scripts that hold data or text."""
    language: str | None = None
    """What the root element says."""
    base: str | None = None

    def first(self, *names: str) -> str | None:
        """The first content under the first of these names that has one."""
        for name in names:
            for content in self.metas.get(name, ()):
                text = one_line(content)
                if text:
                    return text
        return None

    def all(self, *names: str) -> list[str]:
        """All contents under these names, in order, without repetitions."""
        if self.metas.keys().isdisjoint(names):
            return []
        texts = [one_line(text) for name in names for text in self.metas.get(name, ())]
        return list(dict.fromkeys(filter(None, texts)))


def read_head(root: Element) -> Head:
    """The statements of a page, wherever in it they stand."""
    head = Head(language=root.get("lang") or root.get("xml:lang"))
    for element in root.iter("meta", "link", "script", "base"):
        name = element.tag
        if name == "meta":
            _add_meta(element, head)
        elif name == "link":
            _add_link(element, head)
        elif name == "script":
            _add_script(element, head)
        elif head.base is None:
            head.base = element.get("href")
    title = root.find("head/title")
    if title is None:
        title = root.find(".//title")
    if title is not None:
        head.title = one_line(words_in(title))
    return head


def _add_meta(meta: Element, head: Head) -> None:
    said = attributes_of(meta).get
    name = said("property") or said("name") or said("itemprop") or said("http-equiv")
    content = said("content") or said("value")
    if name and content:
        key = name.strip().lower()
        head.metas.setdefault(key, []).append(content)
        if key == "parsely-page":
            _add_parsely(content, head)


def _add_parsely(content: str, head: Head) -> None:
    """What one meta says as JSON, as if metas of their own said it."""
    said = parse_lenient(content) if content.lstrip().startswith("{") else None
    for key, values in said.items() if isinstance(said, dict) else ():
        # Some name photographers, and papers, among the authors: they are asked last.
        name = "parsely-authors" if "author" in key else f"parsely-{key.replace('_', '-')}"
        texts = [text for text in (values if isinstance(values, list) else [values]) if text]
        if texts and all(isinstance(text, str) for text in texts):
            joined = [", ".join(texts)] if key == "tags" else texts
            head.metas.setdefault(name, []).extend(joined)


def _add_script(script: Element, head: Head) -> None:
    if "ld+json" in (script.get("type") or "").lower():
        head.json_ld.append(script.text or "")
    elif script.get("src") is None:
        head.scripts.append(Script(script))


def _add_link(link: Element, head: Head) -> None:
    rel = (link.get("rel") or "").lower()
    href = (link.get("href") or "").strip()
    if not href:
        return
    if rel == "canonical":
        head.canonical = head.canonical or href
    elif rel == "alternate" and link.get("hreflang"):
        head.alternates.append((link.get("hreflang") or "", href))
