"""The blocks of the body as HTML that any page may hold: no script, no style, no foreign attribute."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from newsexport.formats.html.elements import element
from newsexport.formats.html.figures import figure
from newsexport.payloads.for_readers.inline_html import inline_html, is_link, plain, writable
from newsexport.payloads.for_readers.shown_media import by_id
from newsexport.payloads.html.shapes import HtmlShapes
from newsexport.payloads.running_text import is_stable
from newsexport.schema.v1 import (
    Block,
    Cell,
    DatedEntry,
    Embed,
    Figure,
    Heading,
    ListBlock,
    Media,
    Paragraph,
    Preformatted,
    Quote,
    Raw,
    RichText,
    Row,
    Rule,
    Section,
    Table,
)
from newsexport.syntax.html_fragment import cleaned

KEPT_WHITE = "nx-kept"
"""Class of a text whose line ends and blanks count."""

_NAME = re.compile(r"[A-Za-z_][\w.:-]*", re.ASCII)
_OURS = re.compile(r"nx-")
_FIRST_LINE_FEED = re.compile(r"\A(<pre[^>]*>)\n")
_SANDBOX = "allow-scripts allow-popups allow-presentation"
_MARKUP = ("application/xhtml+xml", "text/html")


class PageBody(HtmlShapes):
    """Writes one body, and notes what it could not say."""

    def __init__(self, media: Sequence[Media], base: str | None, *, frames: bool) -> None:
        super().__init__()
        self._media = media
        self._places = by_id(media)
        self._base = base
        self._frames = frames
        self._ids: set[str] = set()
        self._least = 2
        self._by_type: dict[type, Callable[[Any, str], str]] = {
            Paragraph: self._paragraph, Heading: self._heading, Preformatted: self._preformatted,
            ListBlock: self._list, Quote: self._quote, Table: self._table, Figure: self._figure,
            Embed: self._embed, DatedEntry: self._entry, Section: self._section, Rule: self._rule,
            Raw: self._raw,
        }  # fmt: skip

    def blocks(self, blocks: Sequence[Block], at: str = "/body") -> str:
        """The markup of the blocks; `at` is the pointer of their list."""
        pieces = (
            self._by_type[type(block)](block, f"{at}/{index}") for index, block in enumerate(blocks)
        )
        return "\n".join(piece for piece in pieces if piece)

    def _frame(self, block: Any, at: str) -> dict[str, object]:
        """The attributes that all blocks share."""
        frame: dict[str, object] = {"lang": block.language, "dir": block.direction}
        if block.id is not None:
            if (
                _NAME.fullmatch(block.id)
                and block.id not in self._ids
                and not _OURS.match(block.id)
            ):
                self._ids.add(block.id)
                frame["id"] = block.id
            else:
                self._lose(f"{at}/id", "an id that this page cannot have")
        if block.role is not None:
            names = [name for name in block.role.split() if not _OURS.match(name)]
            if names and writable(block.role) == block.role:
                frame["class_"] = " ".join(names)
            else:
                self._lose(f"{at}/role", "a class that this page cannot have")
        if block.attributes:
            self._lose(f"{at}/attributes", f"without {', '.join(block.attributes)}")
        return frame

    def _words(self, rich: RichText, at: str) -> str:
        return inline_html(rich, at, self.losses)

    def _text(self, name: str, block: Any, at: str) -> str:
        frame = self._frame(block, at)
        if name != "pre" and not is_stable(block):
            frame["class_"] = " ".join(filter(None, (str(frame.get("class_") or ""), KEPT_WHITE)))
        words = self._words(block, at)
        return element(name, words, **frame)

    def _paragraph(self, block: Paragraph, at: str) -> str:
        return self._text("p", block, at)

    def _heading(self, block: Heading, at: str) -> str:
        level = min(max(block.level, self._least), 6)
        if level != block.level:
            self._lose(
                f"{at}/level", f"level {level}: the headline alone is level 1", dropped=False
            )
        return self._text(f"h{level}", block, at)

    def _preformatted(self, block: Preformatted, at: str) -> str:
        """A line feed right after the tag would not count (HTML, section 13.2.6.4.7)."""
        return _FIRST_LINE_FEED.sub(r"\1\n\n", self._text("pre", block, at))

    def _table(self, block: Table, at: str) -> str:
        return element("div", super()._table(block, at), class_="nx-wide")

    def _of_cell(self, cell: Cell, row: Row, number: int) -> Mapping[str, object]:
        """A header heads its row where it stands first in the body of the table, else its column."""
        scope = "row" if row.section != "head" and number == 0 else "col"
        return {"scope": scope} if cell.header else {}

    def _inside_cell(self, blocks: Sequence[Block], at: str) -> str:
        """A paragraph that is alone stands bare."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            only = blocks[0]
            if only == Paragraph(text=only.text, spans=only.spans) and is_stable(only):
                return self._words(only, f"{at}/0")
        return self.blocks(blocks, at)

    def _figure(self, block: Figure, at: str) -> str:
        frame = self._frame(block, at)
        alone = frame if len(block.media) == 1 else {}
        shown = []
        for number, name in enumerate(block.media):
            place = self._places.get(name)
            one = figure(self._media[place], self._base, **alone) if place is not None else ""
            if not one:
                self._lose(f"{at}/media/{number}", "nothing of it can be shown")
            shown.append(one)
        content = "".join(shown)
        if not content:
            self._lose(at, "nothing of it can be shown")
        return element("div", content, role="group", **frame) if content and not alone else content

    def _embed(self, block: Embed, at: str) -> str:
        """A link; or a sandboxed frame, where the caller wants it and the address is secure."""
        frame = self._frame(block, at)
        for name in ("provider", "mediaType"):
            value = block.provider if name == "provider" else block.media_type
            if value is not None and not (name == "provider" and not block.title):
                self._lose(f"{at}/{name}", "the page does not say it")
        words = block.title or block.provider or block.url
        markup = cleaned(block.markup) if block.markup else ""
        if block.markup is not None:
            how = "without scripts and frames" if markup else "nothing of it may stand in a page"
            self._lose(f"{at}/markup", how, dropped=not markup)
        if not is_link(block.url):
            if block.url is not None:
                self._lose(f"{at}/url", "no address that a link may have")
            said = f"{markup}<p>{plain(words)}</p>" if words else markup
            if not said:
                self._lose(at, "nothing of it may stand in a page")
            return element("div", said, **frame) if said else ""
        if self._frames and str(block.url).lower().startswith("https://"):
            player = element(
                "iframe", "", src=block.url, title=words, sandbox=_SANDBOX, loading="lazy",
                referrerpolicy="no-referrer",
            )  # fmt: skip
            return element("div", player, **frame)
        link = element("p", element("a", plain(words or ""), href=block.url), class_="nx-embed")
        return element("div", f"{markup}{link}", **frame)

    def _entry(self, block: DatedEntry, at: str) -> str:
        header = ""
        if block.title is not None:
            header = element("h2", self._words(block.title, f"{at}/title"))
        if block.published:
            header += moment(block.published)
        if block.modified:
            header += moment(block.modified, class_="nx-modified")
        if block.authors:
            names = ", ".join(element("bdi", plain(name)) for name in block.authors)
            header += element("p", names, class_="nx-byline")
        if block.uri is not None:
            self._lose(f"{at}/uri", "in the JSON-LD only", dropped=False)
        before, self._least = self._least, 3
        content = self.blocks(block.blocks, f"{at}/blocks")
        self._least = before
        header = element("header", header) if header else ""
        return element("article", header + content, **self._frame(block, at))

    def _section(self, block: Section, at: str) -> str:
        name = block.name if block.name in ("section", "aside") else "div"
        if name != block.name:
            self._lose(f"{at}/name", "a div", dropped=False)
        return element(name, self.blocks(block.blocks, f"{at}/blocks"), **self._frame(block, at))

    def _raw(self, block: Raw, at: str) -> str:
        if block.media_type == "text/plain":
            return element("pre", plain(block.markup), **self._frame(block, at))
        markup = cleaned(block.markup) if block.media_type in _MARKUP else ""
        if markup:
            self._lose(at, "without scripts, styles and frames", dropped=False)
            return element("div", markup, **self._frame(block, at))
        self._lose(at, f"{block.media_type} is nothing for a page")
        return ""


def moment(time: Any, **values: object) -> str:
    """A time for people and machines: date, minute and offset, alike in all languages."""
    said = time.isoformat()
    day, _, clock = said.partition("T")
    offset = time.strftime("%z") if hasattr(time, "strftime") else clock[8:].replace(":", "")
    zone = {"": "", "+0000": " UTC", "Z": " UTC"}.get(offset, f" UTC{offset[:3]}:{offset[3:]}")
    words = f"{day} {clock[:5]}{zone}" if clock else day
    return element("time", words, datetime=said, dir="ltr", **values)
