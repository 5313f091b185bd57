"""The HTML parser of Python for markup of anybody: it raises for no text, and looks for each end that is missing once.

What it does not know behind `<![`, it raises for; the HTML standard takes that for a comment up to the next `>`
(section 13.2.5.42). And for each comment that is never closed it looks for the end in all that follows: a text of
nothing but `<!--` would take minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser


class TagReader(HTMLParser):
    """An HTMLParser that can be given any text."""

    def __init__(self, *, convert_charrefs: bool = True) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self._endless: dict[str, str] = {}
        """Kind of markup -> the text in which, from some place on, none of it is closed."""

    def parse_comment(self, i: int, report: bool = True) -> int:
        """Where a comment ends; -1: it does not."""
        return self._end("comment", lambda: super(TagReader, self).parse_comment(i, report))

    def parse_pi(self, i: int) -> int:
        """Where a processing instruction ends; -1: it does not."""
        return self._end("instruction", lambda: super(TagReader, self).parse_pi(i))

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Where a marked section ends; -1: it does not."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def _end(self, kind: str, look: Callable[[], int]) -> int:
        if self._endless.get(kind) is self.rawdata:
            return -1
        end = look()
        if end < 0:
            self._endless[kind] = self.rawdata
        return end
