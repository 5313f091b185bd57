"""The body as components: running text as HTML, everything else in a component of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from newsexport.formats.apple_news.media import Component, components_of, gallery
from newsexport.formats.apple_news.names import TAGS, player_of
from newsexport.payloads.content import MARKUP_TYPES, Simplified
from newsexport.payloads.for_readers.inline_html import inline_html, is_link, plain
from newsexport.payloads.for_readers.shown_media import by_id, is_seen
from newsexport.payloads.plain import write as plain_words
from newsexport.payloads.running_text import is_stable
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
from newsexport.syntax.html_fragment import words_of
from newsexport.syntax.xml_text import attribute


class Components:
    """Makes the components of one body, and notes what they could not say."""

    def __init__(self, media: Sequence[Media], base: str | None) -> None:
        self.losses: list[Simplified] = []
        self.found: list[Component] = []
        self.shown: set[int] = set()
        """Positions of the media that figures have shown."""
        self._media = media
        self._places = by_id(media)
        self._base = base
        self._by_type: dict[type, Callable[[Any, str], None]] = {
            Paragraph: self._paragraph, Heading: self._heading, Preformatted: self._preformatted,
            ListBlock: self._list, Quote: self._quote, Table: self._table, Figure: self._figure,
            Embed: self._embed, DatedEntry: self._entry, Section: self._section, Rule: self._rule,
            Raw: self._raw,
        }  # fmt: skip

    def blocks(self, blocks: Sequence[Block], at: str = "/body") -> None:
        """Add the blocks; `at` is the pointer of their list."""
        for index, block in enumerate(blocks):
            self._by_type[type(block)](block, f"{at}/{index}")

    def text(self, markup: str) -> None:
        """Add HTML to the running text: to the last body, if nothing stands between."""
        if not markup:
            return
        if self.found and self.found[-1]["role"] == "body":
            self.found[-1]["text"] += markup
        else:
            self.found.append({"role": "body", "text": markup, "format": "html"})

    def paragraph(self, words: str | None) -> None:
        """Add a plain text as a paragraph."""
        if words and words.strip():
            self.text(f"<p>{plain(words)}</p>")

    def _lose(self, at: str, how: str, *, dropped: bool = True) -> None:
        self.losses.append(Simplified(at, how, dropped))

    def _inline(self, rich: RichText, at: str) -> str:
        if not is_stable(rich):
            self._lose(at, "line ends and blanks are one blank", dropped=False)
        return inline_html(rich, at, self.losses, TAGS).strip()

    def _paragraph(self, block: Paragraph, at: str) -> None:
        words = self._inline(block, at)
        self.text(f"<p>{words}</p>" if words else "")

    def _heading(self, block: Heading, at: str) -> None:
        words = self._inline(block, at)
        level = max(block.level, 2)
        if level != block.level:
            self._lose(f"{at}/level", "level 2: the title alone is level 1", dropped=False)
        if words:
            self.found.append({"role": f"heading{level}", "text": words, "format": "html"})

    def _preformatted(self, block: Preformatted, at: str) -> None:
        words = inline_html(block, at, self.losses, TAGS)
        self.text(f"<pre>{words}</pre>" if words.strip() else "")

    def _list(self, block: ListBlock, at: str) -> None:
        self.text(self._list_markup(block, at))

    def _list_markup(self, block: ListBlock, at: str) -> str:
        name = "ol" if block.ordered else "ul"
        entries = "".join(
            f"<li>{self._cell(entry.blocks, f'{at}/items/{number}/blocks')}</li>"
            for number, entry in enumerate(block.items)
        )
        return f"<{name}>{entries}</{name}>" if entries else ""

    def _cell(self, blocks: Sequence[Block], at: str) -> str:
        """The content of a list entry or a cell: texts and lists; of anything else the words."""
        pieces = []
        for index, block in enumerate(blocks):
            here = f"{at}/{index}"
            if isinstance(block, Paragraph):
                pieces.append(self._inline(block, here))
            elif isinstance(block, ListBlock):
                pieces.append(self._list_markup(block, here))
            else:
                words, _ = plain_words([block])
                self._lose(here, "its words only", dropped=not words)
                pieces.append(plain(" ".join(words.split())))
        return (
            "<br>".join(piece for piece in pieces if piece)
            .replace("<br><ul>", "<ul>")
            .replace("<br><ol>", "<ol>")
        )

    def _quote(self, block: Quote, at: str) -> None:
        """The words of a quote; whatever is no text in it follows."""
        inner = Components(self._media, self._base)
        inner.losses, inner.shown = self.losses, self.shown
        inner.blocks(block.blocks, f"{at}/blocks")
        words = "".join(one["text"] for one in inner.found if one["role"] == "body")
        if block.source is not None:
            source = self._inline(block.source, f"{at}/source")
            words += f"<p>{source}</p>" if source else ""
        role = "pullquote" if "pull" in (block.role or "").lower() else "quote"
        if words:
            self.found.append({"role": role, "text": words, "format": "html"})
        others = [one for one in inner.found if one["role"] != "body"]
        if others:
            self._lose(at, "what is no text in it stands below it", dropped=False)
            self.found += others
        if block.cite is not None:
            self._lose(f"{at}/cite", "not said")

    def _table(self, block: Table, at: str) -> None:
        parts = {"head": "", "body": "", "foot": ""}
        for number, row in enumerate(block.rows):
            cells = ""
            for place, cell in enumerate(row.cells):
                name = "th" if cell.header else "td"
                spans = attribute("colspan", cell.colspan) if cell.colspan > 1 else ""
                spans += attribute("rowspan", cell.rowspan) if cell.rowspan > 1 else ""
                content = self._cell(cell.blocks, f"{at}/rows/{number}/cells/{place}/blocks")
                cells += f"<{name}{spans}>{content}</{name}>"
            parts[row.section] += f"<tr>{cells}</tr>" if cells else ""
        names = {"head": "thead", "body": "tbody", "foot": "tfoot"}
        markup = "".join(
            f"<{names[part]}>{rows}</{names[part]}>" for part, rows in parts.items() if rows
        )
        if markup:
            self.found.append({"role": "htmltable", "html": f"<table>{markup}</table>"})
        if block.caption is not None:
            words = self._inline(block.caption, f"{at}/caption")
            if words:
                self.found.append({"role": "caption", "text": words, "format": "html"})

    def _figure(self, block: Figure, at: str) -> None:
        places = [self._places.get(name) for name in block.media]
        media = [self._media[place] for place in places if place is not None]
        self.shown.update(place for place in places if place is not None)
        before = len(self.found)
        if len(media) > 1 and all(is_seen(medium) for medium in media):
            self.found += gallery(media, self._base)
        else:
            for medium in media:
                self.found += components_of(medium, self._base)
        if len(self.found) == before or None in places:
            self._lose(
                f"{at}/media", "nothing of it can be shown", dropped=len(self.found) == before
            )

    def _embed(self, block: Embed, at: str) -> None:
        """A player that Apple knows, else a link; the words of the embed code as text."""
        if block.markup is not None:
            words = words_of(block.markup)
            self._lose(f"{at}/markup", "its words only", dropped=not words)
            for part in words.split("\n\n"):
                self.paragraph(" ".join(part.split()))
        player = player_of(block.url)
        if player is not None:
            more = {"caption": plain_title(block.title)} if block.title else {}
            self.found.append({"role": "embedwebvideo", "URL": player, **more})
            if player != block.url:
                self._lose(f"{at}/url", "the address of the player", dropped=False)
        elif is_link(block.url):
            words = plain(block.title or block.provider or str(block.url))
            self.text(f"<p><a{attribute('href', block.url)}>{words}</a></p>")
        else:
            self.paragraph(block.title or block.provider)
            if block.url is not None:
                self._lose(f"{at}/url", "no address that a link may have")
        if block.provider is not None and (block.title or player):
            self._lose(f"{at}/provider", "not said")

    def _entry(self, block: DatedEntry, at: str) -> None:
        if self.found and self.found[-1]["role"] != "divider":
            self.found.append({"role": "divider"})
        words = self._inline(block.title, f"{at}/title") if block.title else ""
        if words:
            self.found.append({"role": "heading2", "text": words, "format": "html"})
        about = [
            each.isoformat(" ", "minutes") for each in (block.published, block.modified) if each
        ]
        self.paragraph(" · ".join([*about, *block.authors]))
        if block.uri is not None:
            self._lose(f"{at}/uri", "not said")
        self.blocks(block.blocks, f"{at}/blocks")

    def _section(self, block: Section, at: str) -> None:
        self._lose(at, f"what is in the {block.name}, without a box around it", dropped=False)
        self.blocks(block.blocks, f"{at}/blocks")

    def _rule(self, block: Rule, at: str) -> None:
        self.found.append({"role": "divider"})

    def _raw(self, block: Raw, at: str) -> None:
        if block.media_type == "text/plain":
            self.text(f"<pre>{plain(block.markup)}</pre>" if block.markup.strip() else "")
            return
        words = words_of(block.markup) if block.media_type in MARKUP_TYPES else ""
        self._lose(at, "its words only" if words else "nothing for a component", dropped=not words)
        for part in words.split("\n\n"):
            self.paragraph(" ".join(part.split()))


def plain_title(title: str) -> str:
    """A caption, which is plain text."""
    from newsexport.payloads.for_readers.inline_html import writable

    return writable(title)
