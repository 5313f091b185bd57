"""One item of a feed while it is read: its fields so far, and where they stood."""

from __future__ import annotations

from collections.abc import Sequence

from newsexport.formats.rss.channel import Channel
from newsexport.formats.rss.names import RSS, WEB_ADDRESS
from newsexport.payloads.feeds.reading import FeedDraft
from newsexport.report import Report
from newsexport.syntax.xml import Element, local


class Draft(FeedDraft):
    """The fields of an item in the making."""

    home = RSS
    text: str | None = None
    """The text of the element that is read, as it stands; None where it has elements in it."""
    title: str | None = None
    """The words of the main headline."""
    guid: str | None = None
    permalink: str | None = None
    link: str | None = None
    about: str | None = None
    description: tuple[str, str] | None = None
    """Markup of the description, and where it stood."""
    dc_date: tuple[str, str] | None = None
    podcast_author: tuple[Element, str] | None = None
    podcast_duration: tuple[Element, str] | None = None
    """What the elements of podcasts say, until the whole item is known."""

    def __init__(self, channel: Channel, report: Report, stories: Sequence[str] = ()) -> None:
        super().__init__("", report)
        self.channel = channel
        self.stories = stories
        """Those of the feed that were cut out of it."""
        self.content: list[tuple[str, str]] = []
        """Markup and XPath of each full text."""

    def rest(self, element: Element, known: frozenset[str] = frozenset()) -> None:
        """Tell the attributes and elements of a leaf that nothing holds."""
        for key, value in element.items():
            if key not in known and str(value).strip():
                self.lose(f"{local(element)}/@{str(key).rpartition('}')[2]}", str(value))

    def web(self, address: str) -> str | None:
        """An address of the web made absolute; None for anything else."""
        if WEB_ADDRESS.fullmatch(address):
            return address
        full = self.channel.absolute(address.strip())
        return full if WEB_ADDRESS.fullmatch(full) else None
