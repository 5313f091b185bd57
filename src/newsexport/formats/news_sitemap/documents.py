"""Sitemaps as a sequence of their entries, with flat memory where it can be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD007
from newsexport.diagnostic import Code, Window
from newsexport.formats.news_sitemap.names import key_of
from newsexport.options import Options
from newsexport.payloads.feeds.reading import bounded, children_placed, tell_stray
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.whole import whole
from newsexport.syntax.xml import Element, local, namespace
from newsexport.syntax.xml_head import first_tag
from newsexport.syntax.xml_recoded import root_of
from newsexport.syntax.xml_stream import can_stream, fragments

_HEAD = 4096
_VERSION = re.compile(r"/(\d\.\d+)$")


@dataclass(frozen=True, slots=True)
class Part:
    """An entry `url`, or something else that stands beside the entries."""

    element: Element
    path: str
    window: Window

    @property
    def is_item(self) -> bool:
        """Whether it is an entry."""
        return key_of(str(self.element.tag)) == "url"


def parts(
    source: Source, options: Options, report: Report, stray: Code | None = None
) -> Iterator[Part]:
    """The entries of a sitemap in document order. An index, and an empty sitemap, are told.

    `stray`: the code of words between elements, for those who judge; whoever reads tells a loss.
    """
    head = source.head(_HEAD)
    root = first_tag(head)[0]
    if root == "sitemapindex":
        reason = "it is an index: it lists sitemaps, and no articles"
        report.add(RD007, severity="info", pointer="/sitemapindex", reason=reason)
        return
    streams = root == "urlset" and can_stream(head)
    found = (_streamed if streams else _parsed)(source, options, report, stray)
    for part in bounded(
        found,
        version_of,
        options,
        report,
        feed="the sitemap",
        items="entries",
        root=f"/{root.rpartition(':')[2]}",
        empty="info",
    ):
        if part.is_item:
            yield part
        else:
            report.add(
                LS002, pointer=part.path, what=f"urlset/{local(part.element)}",
                value="".join(map(str, part.element.itertext())).strip(),
            )  # fmt: skip


def version_of(element: Element) -> str | None:
    """The version of the protocol, by the namespace of the root."""
    found = _VERSION.search(namespace(element.getroottree().getroot()))
    return found[1] if found else None


def _streamed(
    source: Source, options: Options, report: Report, stray: Code | None
) -> Iterator[Part]:
    for fragment in fragments(
        source,
        lambda names: len(names) == 2,
        report,
        options.limits,
        tell_stray(report, stray),
        ("url",),
    ):
        yield Part(fragment.element, fragment.window.path, fragment.window)


def _parsed(source: Source, options: Options, report: Report, stray: Code | None) -> Iterator[Part]:
    data = whole(source, report, options.limits)
    root = root_of(source, data, report, options.limits, ("urlset",)) if data is not None else None
    if root is None:
        if source.recoded:
            yield from _streamed(source, options, report, stray)
        return
    path = f"/{local(root)}"
    if key_of(str(root.tag)) != "urlset":
        report.add(RD007, pointer=path, reason=f"{local(root)} is no sitemap")
        return
    for child, here in children_placed(root, path, report, stray):
        yield Part(child, here, Window())
