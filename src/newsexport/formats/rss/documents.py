"""RSS documents of all kinds as a sequence of channel facts and items, with flat memory where it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD007
from newsexport.diagnostic import Code, Window
from newsexport.formats.rss.names import key_of
from newsexport.formats.rss.stories import Feed, parsed, uncut
from newsexport.formats.rss.written import Written
from newsexport.options import Options
from newsexport.payloads.feeds.reading import bounded, tell_stray
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.whole import whole
from newsexport.syntax.xml import Element, iter_children, local
from newsexport.syntax.xml_head import first_tag
from newsexport.syntax.xml_recoded import root_of
from newsexport.syntax.xml_stream import can_stream, fragments
from newsexport.syntax.xml_whole import parsed_whole

_HEAD = 4096
_WHOLE = Window()
ROOTS = frozenset({"rss", "rdf", "channel"})


class Part(NamedTuple):
    """An item, or a fact of the channel."""

    element: Element
    is_item: bool
    path: str
    window: Window
    stays: bool = False
    """Whether the element is there still when the next part is asked for."""
    stories: Sequence[str] = ()
    """Those of the feed that were cut out of it: see stories.story_of."""
    written: Written | None = None
    """The whole feed as it is written; None where it is not at hand."""


def parts(
    source: Source, options: Options, report: Report, stray: Code | None = None
) -> Iterator[Part]:
    """The facts of the channel and the items, in document order.

    `stray`: the code of words between elements, for those who judge; whoever reads tells a loss.
    """
    head = source.head(_HEAD)
    found: Iterator[Part]
    if first_tag(head)[0].lower() in ROOTS and can_stream(head):
        small = parsed_whole(source, options.limits, uncut if stray else parsed)
        if small is None or _has_stray(small.root, (local(small.root),)):
            found = _streamed(source, options, report, stray)
        else:
            found = _of_feed(small, report, stray)
    else:
        found = _parsed(source, options, report, stray)
    root = f"/{first_tag(head)[0].rpartition(':')[2]}"
    yield from bounded(
        found, version_of, options, report, feed="the channel", items="items", root=root
    )


def version_of(element: Element) -> str | None:
    """The version that the root declares, by its attribute or its namespace."""
    root = element.getroottree().getroot()
    tag = str(root.tag)
    if local(root).lower() == "rss":
        return root.get("version") or None
    if "rss1.1" in tag:
        return "1.1"
    child = next((each for each in iter_children(root) if key_of(str(each.tag)) == "channel"), None)
    if child is None:
        return None
    return "0.90" if "netscape" in str(child.tag) else "1.0"


def _wanted(names: tuple[str, ...]) -> bool:
    """Items, and whatever else stands in the channel or beside it."""
    depth = len(names)
    last = names[-1].lower()
    if names[0].lower() == "channel":
        return depth > 2 or (depth == 2 and last != "items")
    return depth > 2 or (depth == 2 and last != "channel")


def _streamed(
    source: Source, options: Options, report: Report, stray: Code | None
) -> Iterator[Part]:
    told = tell_stray(report, stray)
    for fragment in fragments(source, _wanted, report, options.limits, told, ("item",)):
        element = fragment.element
        yield Part(element, _is_item(element), fragment.window.path, fragment.window)


def _is_item(element: Element) -> bool:
    return key_of(str(element.tag)) == "item"


def _parsed(source: Source, options: Options, report: Report, stray: Code | None) -> Iterator[Part]:
    data = whole(source, report, options.limits)
    root = root_of(source, data, report, options.limits, ROOTS) if data is not None else None
    if root is None:
        if source.recoded:
            yield from _streamed(source, options, report, stray)
        return
    if local(root).lower() not in ROOTS:
        report.add(RD007, pointer=f"/{local(root)}", reason=f"{local(root)} is no feed of RSS")
        return
    yield from _inside(root, (local(root),), f"/{local(root)}", [], report, stray)


def _of_feed(feed: Feed, report: Report, stray: Code | None) -> Iterator[Part]:
    name, written = local(feed.root), Written(feed)
    return _inside(feed.root, (name,), f"/{name}", feed.stories, report, stray, written)


def _has_stray(element: Element, names: tuple[str, ...]) -> bool:
    """Whether words stand between the parts: their places are known only to whoever cuts the document."""
    if _has_words(element):
        return True
    within = ((each, (*names, local(each))) for each in iter_children(element))
    return any(not _wanted(inner) and _has_stray(each, inner) for each, inner in within)


_TEXTS: Callable[[Element], Any] = etree.XPath("text()", smart_strings=False)


def _has_words(element: Element) -> bool:
    """Whether words stand in an element beside its own elements."""
    return bool("".join(_TEXTS(element)).strip())


def _inside(
    element: Element,
    names: tuple[str, ...],
    path: str,
    stories: list[str],
    report: Report,
    stray: Code | None,
    written: Written | None = None,
) -> Iterator[Part]:
    for text in (element.text, *(child.tail for child in element)) if _has_words(element) else ():
        if text and not text.isspace():
            report.add(LS002, pointer=path, what="text between elements", value=text.strip())
            if stray is not None:
                report.add(stray, pointer=path, element=names[-1], value=text.strip())
    counts: dict[str, int] = {}
    kinds: dict[object, tuple[str, bool, bool]] = {}
    for child in list(iter_children(element)):
        kind = kinds.get(child.tag)
        if kind is None:
            kind = local(child), _wanted((*names, local(child))), _is_item(child)
            kinds[child.tag] = kind
        name, wanted, is_item = kind
        count = counts[name] = counts.get(name, 0) + 1
        here = f"{path}/{name}[{count}]" if count > 1 else f"{path}/{name}"
        if wanted:
            yield Part(child, is_item, here, _WHOLE, True, stories, written)
        else:
            if not len(child):  # nobody comes by what it says
                for key, value in child.attrib.items():
                    what = f"the attribute {str(key).rpartition('}')[2]} of {name}"
                    report.add(LS002, pointer=here, what=what, value=str(value))
            yield from _inside(child, (*names, name), here, stories, report, stray, written)
