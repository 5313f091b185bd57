"""Blocks of the body as a plain fragment of HTML for other people's feeds: no marks, nothing that acts.

It is well-formed as XML too, but for its void elements. What reading it again would not give back is
told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import Any

from newsexport.payloads.content import MARKUP_TYPES, Simplified, is_made_up
from newsexport.payloads.for_readers.inline_html import is_link, plain, writable
from newsexport.payloads.for_readers.shown_media import by_id, shown
from newsexport.payloads.html.figures import figure_of
from newsexport.payloads.html.inline import inline
from newsexport.payloads.html.markup import element, opening
from newsexport.payloads.html.plain_words import are_calm, calm_fragment, is_words_alone
from newsexport.payloads.html.shapes import HtmlShapes
from newsexport.payloads.running_text import is_settled, is_stable
from newsexport.schema.v1 import (
    Block,
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
    Rule,
    Section,
    Table,
)
from newsexport.syntax.html_cleaning import sanitised
from newsexport.syntax.xml_text import text

_SECTIONS = frozenset(
    "section div aside header footer main nav article details summary center dl dt dd address".split()
)
_NAME = re.compile(r"[A-Za-z_][\w.:-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class HtmlBody:
    """A body as HTML."""

    markup: str
    """The fragment."""
    shown: frozenset[int] = frozenset()
    """Positions of the media that a figure shows."""
    losses: list[Simplified] = field(default_factory=list)
    """What reading it again would not give back of the blocks. What becomes of the fields of the media is
    left to whoever carries them beside it."""


def write_html(blocks: Sequence[Block], media: Sequence[Media] = ()) -> HtmlBody:
    """The blocks of a body as a fragment of HTML."""
    calm = calm_fragment(blocks)
    if calm is not None:
        return HtmlBody(calm.decode())
    return write_each(blocks, media)


def write_each(blocks: Sequence[Block], media: Sequence[Media] = ()) -> HtmlBody:
    """The same, block by block: for whoever knows that they are no calm fragment (see plain_words)."""
    writer = _Writer(media)
    markup = writer.blocks(blocks, "/body")
    return HtmlBody(markup, frozenset(writer.shown), writer.losses)


class _Writer(HtmlShapes):
    def __init__(self, media: Sequence[Media]) -> None:
        super().__init__()
        self._media = media
        self._places = by_id(media)
        self.shown: set[int] = set()
        self._by_type: dict[type, Callable[[Any, str], str]] = {
            Paragraph: self._paragraph, Heading: self._heading, Preformatted: self._preformatted,
            ListBlock: self._list, Quote: self._quote, Table: self._table, Figure: self._figure,
            Embed: self._embed, DatedEntry: self._entry, Section: self._section, Rule: self._rule,
            Raw: self._raw,
        }  # fmt: skip

    def blocks(self, blocks: Sequence[Block], at: str) -> str:
        """The markup of the blocks."""
        alone = [is_words_alone(each) for each in blocks]
        texts: list[str] = [each.__dict__["text"] for each in compress(blocks, alone)]
        calm = are_calm(texts)
        to_escape = calm and any(sign in each for each in texts for sign in "&<>")
        pieces: list[str] = []
        for index, block in enumerate(blocks):
            if not calm or not alone[index]:
                pieces.append(self._by_type[type(block)](block, f"{at}/{index}"))
                continue
            words: str = block.__dict__["text"]
            name = f"h{block.level}" if type(block) is Heading else "p"
            pieces.append(f"<{name}>{text(words) if to_escape else words}</{name}>")
        return "".join(pieces)

    def _frame(self, block: Any, at: str) -> dict[str, object]:
        """The attributes that all blocks share."""
        frame: dict[str, object] = {}
        if block.id is not None:
            if _NAME.fullmatch(block.id):
                frame["id"] = block.id
            else:
                self._lose(f"{at}/id", "no name that HTML allows")
        if block.role is not None:
            if block.role and writable(block.role) == block.role:
                frame["class_"] = block.role
            else:
                self._lose(f"{at}/role", "no class that HTML allows")
        if block.language is not None:
            frame["lang"] = block.language
        if block.direction is not None:
            frame["dir"] = block.direction
        if block.attributes:
            self._lose(f"{at}/attributes", f"without {', '.join(block.attributes)}")
        return frame

    def _words(self, rich: RichText, at: str) -> str:
        if not rich.spans and rich.text.isprintable() and is_settled(rich.text):
            return text(rich.text)
        if not is_stable(rich) or writable(rich.text) != rich.text:
            self._lose(at, "white space is collapsed", dropped=False)
        return inline(rich, at, self.losses)

    def _paragraph(self, block: Paragraph, at: str) -> str:
        if block.text and not block.text.strip() and not block.spans:
            self._lose(at, "nothing but white space")
            return ""
        return element("p", self._words(block, at), **self._frame(block, at))

    def _heading(self, block: Heading, at: str) -> str:
        return element(f"h{block.level}", self._words(block, at), **self._frame(block, at))

    def _preformatted(self, block: Preformatted, at: str) -> str:
        """A line feed right after the tag would not count (HTML, section 13.2.6.4.7)."""
        words = inline(block, at, self.losses)
        if writable(block.text) != block.text:
            self._lose(at, "without control characters", dropped=False)
        return element(
            "pre", "\n" + words if words.startswith("\n") else words, **self._frame(block, at)
        )

    def _inside(self, blocks: Sequence[Block], at: str) -> str:
        """The content of a cell or entry: a paragraph that is alone stands bare."""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            only = blocks[0]
            if only.text.strip() and only == Paragraph(text=only.text, spans=only.spans):
                return self._words(only, f"{at}/0")
        return self.blocks(blocks, at)

    def _source(self, block: Quote, at: str) -> str:
        last = block.blocks[-1] if block.blocks else None
        if block.source is None and isinstance(last, Section) and last.name == "footer":
            self._lose(at, "its last block is read as its source", dropped=False)
        return super()._source(block, at)

    def _figure(self, block: Figure, at: str) -> str:
        if all(name not in self._places for name in block.media):
            self._lose(at, "nothing of it can be shown")
            return ""
        frame = self._frame(block, at)
        parts = []
        mark = len(self.losses)
        for number, name in enumerate(block.media):
            place = self._places.get(name)
            one = None
            if place is not None:
                one = self._medium(place, frame if len(block.media) == 1 else {}, at)
                if one is not None and self._is_link(place):
                    self._lose(at, "a link", dropped=False)
                elif one is not None:
                    if place in self.shown:
                        self._lose(at, "shown a second time", dropped=False)
                    self.shown.add(place)
            if one is None:
                self._lose(f"{at}/media/{number}", "nothing of it can be shown")
            else:
                parts.append(one)
        if not parts:
            del self.losses[mark:]
            self._lose(at, "nothing of it can be shown")
        if len(block.media) == 1 or not parts:
            return "".join(parts)
        return element("figure", "".join(parts), **frame)

    def _is_link(self, place: int) -> bool:
        """Whether a media object is written as a link, which is read as words."""
        return self._media[place].kind == "other" and shown(self._media[place], None) is not None

    def _medium(self, place: int, frame: dict[str, object], at: str) -> str | None:
        medium = self._media[place]
        if "id" in frame:
            self._lose(f"{at}/id", "the figure bears the id of its media object")
        names = " ".join(
            filter(None, (medium.kind if medium.kind != "picture" or frame.get("class_") else "",
                          str(frame.get("class_") or "")))
        )  # fmt: skip
        own = None if is_made_up(medium.id) or not _NAME.fullmatch(medium.id or "") else medium.id
        frame = {**frame, "id": own, "class_": names or None}
        return figure_of(medium, f"/media/{place}", self.losses, frame)

    def _embed(self, block: Embed, at: str) -> str:
        """A frame where the address is secure, else a link."""
        for name, value in (
            ("provider", block.provider), ("mediaType", block.media_type), ("markup", block.markup),
        ):  # fmt: skip
            if value is not None:
                self._lose(f"{at}/{name}", "an embed is a frame with its address and title")
        if (
            block.url is not None
            and block.url.lower().startswith("https://")
            and is_link(block.url)
        ):
            frame = self._frame(block, at)
            return f"{opening('iframe', src=block.url, title=block.title, **frame)}></iframe>"
        self._lose(at, "a link" if block.url else "its markup, cleaned", dropped=False)
        frame = self._frame(block, at)
        if is_link(block.url):
            words = plain(block.title or block.url or "")
            return element("p", element("a", words, href=block.url), **frame)
        return element(
            "div", (sanitised(block.markup) if block.markup else None) or plain(block.title or "")
        )

    def _entry(self, block: DatedEntry, at: str) -> str:
        self._lose(at, "a section with its title and time", dropped=False)
        header = ""
        if block.title is not None:
            header = element("h3", self._words(block.title, f"{at}/title"))
        for moment in (block.published, block.modified):
            if moment is not None:
                stamp = moment.isoformat()
                header += element("p", element("time", plain(stamp), datetime=stamp))
        if block.authors:
            header += element("p", plain(", ".join(block.authors)))
        content = self.blocks(block.blocks, f"{at}/blocks")
        return element("section", header + content, **self._frame(block, at))

    def _section(self, block: Section, at: str) -> str:
        name = block.name if block.name in _SECTIONS else "div"
        if name != block.name:
            self._lose(f"{at}/name", "a div", dropped=False)
        return element(name, self.blocks(block.blocks, f"{at}/blocks"), **self._frame(block, at))

    def _raw(self, block: Raw, at: str) -> str:
        markup = sanitised(block.markup) if block.media_type in MARKUP_TYPES else None
        if markup is None:
            self._lose(at, f"{block.media_type} is nothing for a feed")
            return ""
        self._lose(at, "cleaned HTML", dropped=False)
        return element("div", markup, **self._frame(block, at))
