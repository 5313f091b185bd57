"""The entries of a live blog: stretches of the story that repeat one element, each with its time.

A page is a live blog when it says so: in its structured data, by microdata, or by what its elements are called.
Entries are what readers see; those that only the structured data hold are taken where the page shows none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from newsexport.extract.page.addresses import web
from newsexport.extract.page.data_markup import words_of
from newsexport.extract.page.linked_data import LinkedData, Node, texts_of, types_of
from newsexport.extract.page.live_blog_times import Stamp, stamp_of, stated_stamp
from newsexport.extract.page.stated_names import clean_names
from newsexport.extract.page.story import Story
from newsexport.extract.page.view import PageView, Run
from newsexport.prose.whitespace import fold
from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element

_CALLED = re.compile(
    r"live-?(?:blog|ticker|event|entr|post|update|feed|stream|coverage)|liveblog|news-?ticker"
    r"|(?:ticker|timeline)-?(?:entr|event|item|post)|minute-by-minute|kommentar-?ticker",
)
_TIMED = 0.8
"""Share of the elements of one name that must bear a time."""
_NEARLY_ALL = 0.85
_LEAST_CALLED = 3
"""Entries that make a live blog of a page which only calls its elements so."""
_HEAD = 80
"""Longest line above the text of an entry that tells its time or who wrote it."""
_MOST = 2000
_PROBE = 50
"""Characters by which a text is known again."""
_ENOUGH = 1000
"""Characters of a text that are surely as many when they are folded."""


@dataclass(slots=True)
class LiveEntry:
    """One entry. It holds the pieces of the story from `start` on, up to `end`."""

    start: int
    end: int
    element: Element | None = None
    title: Run | None = None
    stamp: Stamp = field(default_factory=Stamp)
    authors: tuple[str, ...] = ()
    uri: str | None = None
    stated: Node | None = None
    """What the structured data say of it."""
    runs: list[Run] = field(default_factory=list)
    """Its text."""
    bylines: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class Live:
    """The entries of a page."""

    entries: list[LiveEntry] = field(default_factory=list)
    unseen: list[Node] = field(default_factory=list)
    """Entries that only the structured data hold."""

    def __bool__(self) -> bool:
        return bool(self.entries or self.unseen)

    def at(self, order: int) -> LiveEntry | None:
        """The entry to which a piece of the page belongs."""
        place = bisect_right(self.entries, order, key=lambda entry: entry.start) - 1
        entry = self.entries[place] if place >= 0 else None
        return entry if entry is not None and order < entry.end else None


def find_live(
    view: PageView, story: Story, data: LinkedData, address: str | None, published: datetime | None
) -> Live:
    """The entries of the story; none when the page is no live blog. Lines that only head one leave the story."""
    updates = _updates(data)
    beginnings = [(node, _beginning(node)) for node in updates]
    stated = bool(updates) or any("LiveBlogPosting" in types_of(node) for node in data.nodes)
    stated = stated or any(name.endswith("liveBlogUpdate") for name, _ in view.properties)
    live = Live()
    if story.runs and (stated or len(view.times) >= _LEAST_CALLED):
        live.entries = _in_boxes(view, story, beginnings, stated=stated) or _under_headings(
            story, updates
        )
    known = {id(each.stated) for each in live.entries if each.stated is not None}
    seen = fold(" ".join(run.text for run in story.runs)) if updates else ""
    live.unseen = [
        node for node, text in beginnings if id(node) not in known and not (text and text in seen)
    ]
    heads = [run for entry in live.entries for run in _complete(entry, address, published)]
    gone = set(map(id, heads))
    story.runs = [run for run in story.runs if id(run) not in gone]
    story.left_out += [(run, "line above an entry") for run in heads]
    return live


def _updates(data: LinkedData) -> list[Node]:
    return [
        each
        for node in data.articles
        for each in data.resolved(node.get("liveBlogUpdate"))
        if isinstance(each, dict) and (each.get("articleBody") or each.get("headline"))
    ][:_MOST]


def _beginning(node: Node) -> str:
    """The first words of what the structured data say of an entry, folded."""
    return fold(words_of(next(texts_of(node.get("articleBody")), ""))[:_ENOUGH])[:_PROBE]


def _in_boxes(
    view: PageView, story: Story, beginnings: list[tuple[Node, str]], *, stated: bool
) -> list[LiveEntry]:
    """Entries that are elements of one name, each with a time or known to the structured data.

    `beginnings` are the updates that these state, each with its first words.
    """
    held: dict[Element, int] = {}
    for run in story.runs:
        size = len(run.text)
        element: Element | None = run.element
        while element is not None and element is not story.container:
            held[element] = held.get(element, 0) + size
            element = element.getparent()
    groups: dict[tuple[str, str], list[Element]] = {}
    for element in held:
        groups.setdefault((str(element.tag), _first_name(element)), []).append(element)
    by_id = {key: node for node, _ in beginnings for key in _fragments(node)}
    by_text = {text: node for node, text in beginnings if text}
    by_title = _by_title(node for node, _ in beginnings)
    best: list[Element] = []
    for elements in groups.values():
        if len(elements) < (2 if stated else _LEAST_CALLED):
            continue
        if not stated and not _is_called_live(elements[0]):
            continue
        timed = sum(1 for each in elements if each.get("id") in by_id or stamp_of(each).is_known)
        if timed >= _TIMED * len(elements):
            best = _better(best, elements, held)
    return _entries(best, view, story, (by_id, by_title, by_text))


def _by_title(updates: Iterable[Node]) -> dict[str, Node]:
    return {fold(text): node for node in updates for text in texts_of(node.get("headline"))}


def _first_name(element: Element) -> str:
    return element.get("class", "").split(" ")[0]


def _better(
    best: list[Element], elements: list[Element], held: dict[Element, int]
) -> list[Element]:
    """The group with more text; the one of smaller elements, where it has nearly all of it."""
    most, size = (sum(held[each] for each in group) for group in (best, elements))
    if not best or (size > most and not (len(elements) < len(best) and most > _NEARLY_ALL * size)):
        return elements
    return elements if len(elements) > len(best) and size > _NEARLY_ALL * most else best


def _is_called_live(element: Element) -> bool:
    around = element.getparent()
    names = f"{element.get('class', '')} {element.get('id', '')}"
    if around is not None:
        names += f" {around.get('class', '')} {around.get('id', '')}"
    return _CALLED.search(names.lower().replace("_", "-")) is not None


def _entries(
    boxes: list[Element],
    view: PageView,
    story: Story,
    stated: tuple[dict[str, Node], dict[str, Node], dict[str, Node]],
) -> list[LiveEntry]:
    """The boxes as entries. `stated` are the structured data by id, title and first words of an entry."""
    by_id, by_title, by_text = stated
    known = set(boxes[:_MOST])
    entries: dict[Element, LiveEntry] = {}
    for run in story.runs:
        box = _around(run.element, known)
        if box is not None:
            entry = entries.get(box)
            if entry is None:
                node = by_id.get(box.get("id", ""))
                entry = entries[box] = LiveEntry(run.order, run.order + 1, box, stated=node)
            entry.runs.append(run)
            entry.end = run.order + 1
    for shown in view.shown:
        entry = entries.get(_around(shown.element, known))  # type: ignore[arg-type]  # None is no key
        if entry is not None:
            entry.start = min(entry.start, shown.order)
            entry.end = max(entry.end, shown.order + 1)
    for byline in view.bylines:
        entry = entries.get(_around(byline, known))  # type: ignore[arg-type]  # the same
        if entry is not None:
            entry.bylines.append(byline)
    for entry in entries.values():
        titles = (run for run in entry.runs if run.key in by_title)
        entry.title = next(titles, None) or next(_heads(entry.runs), None)
        if entry.stated is None:
            lines = (run.key for run in entry.runs if run is not entry.title)
            same = (by_text[key[:_PROBE]] for key in lines if key[:_PROBE] in by_text)
            entry.stated = by_title.get(entry.title.key) if entry.title else next(same, None)
    return sorted(entries.values(), key=lambda each: each.start)


def _around(element: Element, boxes: set[Element]) -> Element | None:
    """The outermost of the boxes around an element."""
    found = None
    current: Element | None = element
    while current is not None:
        if current in boxes:
            found = current
        current = current.getparent()
    return found


def _heads(runs: list[Run]) -> Iterator[Run]:
    """The heading above the text of an entry."""
    for run in runs[:3]:
        if run.is_heading:
            yield run
        elif len(run.text) > _HEAD:
            return


def _under_headings(story: Story, updates: list[Node]) -> list[LiveEntry]:
    """Entries without an element of their own: each begins at a heading that the structured data know."""
    by_title = _by_title(updates)
    starts = [run for run in story.runs if run.is_heading and run.key in by_title]
    if len(starts) < 2:
        return []
    ends = [*(run.order for run in starts[1:]), story.runs[-1].order + 1]
    return [
        LiveEntry(run.order, end, title=run, stated=by_title[run.key])
        for run, end in zip(starts[:_MOST], ends, strict=False)
    ]


def _fragments(node: Node) -> Iterator[str]:
    """The ids that the address of an entry may point to."""
    for value in (node.get("url"), node.get("@id"), node.get("mainEntityOfPage")):
        for text in texts_of(value):
            _, mark, fragment = text.partition("#")
            if mark and fragment:
                yield fragment


def _complete(entry: LiveEntry, address: str | None, published: datetime | None) -> list[Run]:
    """Find its time, authors and address; the lines above its text that tell only these."""
    own = stamp_of(entry.element, published) if entry.element is not None else Stamp()
    entry.stamp = stated_stamp(entry.stated).or_else(own)
    seen = clean_names(words_in(each, " ") for each in entry.bylines[:1])
    entry.authors = tuple(seen if seen and len(seen[0]) < _HEAD else stated_authors(entry.stated))
    entry.uri = next(
        (found for text in _addresses(entry.stated) if (found := web(text, address))), None
    )
    name = entry.element.get("id") if entry.element is not None else None
    if entry.uri is None and address and name and not any(map(str.isspace, name)):
        entry.uri = f"{address.partition('#')[0]}#{name}"
    heads: list[Run] = []
    for run in entry.runs:
        if run is entry.title or len(run.text) > _HEAD:
            break
        if entry.title is None and not _tells_time(run):
            break
        heads.append(run)
    return heads if entry.title is None or entry.title in entry.runs[: len(heads) + 1] else []


def _tells_time(run: Run) -> bool:
    return any(mark.element.tag == "time" for mark in run.marks) or run.element.tag == "time"


def _addresses(node: Node | None) -> Iterator[str]:
    for name in ("url", "@id"):
        yield from texts_of(node.get(name) if node else None)


def stated_authors(node: Node | None) -> list[str]:
    """Who wrote an entry, as the structured data say it."""
    value: Any = node.get("author") if node else None
    return clean_names(texts_of(value))
