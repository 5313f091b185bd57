"""Atom documents as a sequence of facts of the feed, entries and deleted entries; streamed where it can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newsexport.codes.reading import RD007
from newsexport.diagnostic import Code, Window
from newsexport.formats.atom.names import ATOM, key_of
from newsexport.options import Options
from newsexport.payloads.feeds.reading import bounded, children_placed, tell_stray
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.whole import whole
from newsexport.syntax.xml import Element, local, namespace
from newsexport.syntax.xml_head import first_tag
from newsexport.syntax.xml_recoded import root_of
from newsexport.syntax.xml_stream import can_stream, fragments

Kind = Literal["fact", "entry", "deleted"]

_HEAD = 4096
_KINDS: dict[str, Kind] = {"entry": "entry", "at:deleted-entry": "deleted"}


@dataclass(frozen=True, slots=True)
class Part:
    """An entry, a deleted entry, or a fact of the feed."""

    element: Element
    kind: Kind
    path: str
    window: Window

    @property
    def is_item(self) -> bool:
        """Whether it becomes an item."""
        return self.kind != "fact"


def parts(
    source: Source, options: Options, report: Report, stray: Code | None = None
) -> Iterator[Part]:
    """The facts of the feed, and its entries, in document order.

    `stray`: the code of words between elements, for those who judge; whoever reads tells a loss.
    """
    head = source.head(_HEAD)
    streams = first_tag(head)[0] == "feed" and can_stream(head)
    found = (_streamed if streams else _parsed)(source, options, report, stray)
    root = f"/{first_tag(head)[0].rpartition(':')[2]}"
    yield from bounded(
        found, version_of, options, report, feed="the feed", items="entries", root=root
    )


def version_of(element: Element) -> str | None:
    """The version that the root declares, by its namespace or attribute."""
    root = element.getroottree().getroot()
    if namespace(root) in (ATOM, ""):
        return "1.0"
    return root.get("version") or "0.3"


def _streamed(
    source: Source, options: Options, report: Report, stray: Code | None
) -> Iterator[Part]:
    for fragment in fragments(
        source,
        lambda names: len(names) == 2,
        report,
        options.limits,
        tell_stray(report, stray),
        ("entry",),
    ):
        yield Part(
            fragment.element, _kind_of(fragment.element), fragment.window.path, fragment.window
        )


def _kind_of(element: Element) -> Kind:
    return _KINDS.get(key_of(str(element.tag)), "fact")


def _parsed(source: Source, options: Options, report: Report, stray: Code | None) -> Iterator[Part]:
    data = whole(source, report, options.limits)
    root = root_of(source, data, report, options.limits, ("feed",)) if data is not None else None
    if root is None:
        if source.recoded:
            yield from _streamed(source, options, report, stray)
        return
    path = f"/{local(root)}"
    if _kind_of(root) != "fact":
        yield Part(root, _kind_of(root), path, Window())
        return
    if key_of(str(root.tag)) != "feed":
        report.add(RD007, pointer=path, reason=f"{local(root)} is no feed of Atom")
        return
    for child, here in children_placed(root, path, report, stray):
        yield Part(child, _kind_of(child), here, Window())
