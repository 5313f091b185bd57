"""The blocks of the body as Markdown. Every block is parted from the next by a blank line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from newsexport.formats.markdown.inline import Inline, destination
from newsexport.payloads import plain
from newsexport.payloads.content import MARKUP_TYPES, Simplified
from newsexport.payloads.for_readers.inline_html import is_link, writable
from newsexport.payloads.for_readers.shown_media import by_id, is_seen, shown
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

THEMATIC_BREAK = "___"
"""Of underscores: in a list of hyphens or stars no other sign would do."""


class MarkdownBody:
    """Writes one body; gathers the words that it says and what it could not say."""

    def __init__(self, media: Sequence[Media], base: str | None) -> None:
        self.losses: list[Simplified] = []
        self.words: list[str] = []
        self.shown: set[int] = set()
        """Positions of the media that figures have shown."""
        self.inline = Inline(self.losses, self.words)
        self._media = media
        self._places = by_id(media)
        self._base = base
        self._by_type: dict[type, Callable[[Any, str], str]] = {
            Paragraph: self._paragraph, Heading: self._heading, Preformatted: self._preformatted,
            ListBlock: self._list, Quote: self._quote, Table: self._table, Figure: self._figure,
            Embed: self._embed, DatedEntry: self._entry, Section: self._section,
            Rule: self._rule, Raw: self._raw,
        }  # fmt: skip

    def blocks(self, blocks: Sequence[Block], at: str = "/body") -> str:
        """The Markdown of the blocks; `at` is the pointer of their list."""
        pieces: list[str] = []
        signs = ("-", ".")
        before: Block | None = None
        for index, block in enumerate(blocks):
            piece = self._by_type[type(block)](block, f"{at}/{index}")
            if not piece:
                continue
            if isinstance(block, ListBlock):
                same = isinstance(before, ListBlock) and before.ordered == block.ordered
                signs = ("*", ")") if same and signs == ("-", ".") else ("-", ".")
                piece = piece.replace("\x01", signs[1] if block.ordered else signs[0])
            pieces.append(piece)
            before = block
        return "\n\n".join(pieces)

    def _lose(self, at: str, how: str, *, dropped: bool = True) -> None:
        self.losses.append(Simplified(at, how, dropped))

    def _line(self, rich: RichText, at: str, *, breaks: bool = False) -> str:
        if not is_stable(rich):
            self._lose(at, "line ends and blanks are one blank", dropped=False)
        return self.inline.rich(rich, at, breaks=breaks)

    def _paragraph(self, block: Paragraph, at: str) -> str:
        return self._line(block, at, breaks=True)

    def _heading(self, block: Heading, at: str) -> str:
        words = self._line(block, at)
        level = max(block.level, 2)
        if level != block.level:
            self._lose(f"{at}/level", "level 2: the headline alone is level 1", dropped=False)
        return f"{'#' * level} {closed(words)}" if words else ""

    def _preformatted(self, block: Preformatted, at: str) -> str:
        if block.spans:
            self._lose(f"{at}/spans", "the text only")
        return self._fenced(block.text)

    def _fenced(self, value: str) -> str:
        text = writable(value)
        if not text:
            return ""
        self.words.append(text)
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
        return f"{fence}\n{text}\n{fence}"

    def _list(self, block: ListBlock, at: str) -> str:
        """The entries; a control character stands for the sign after the number, or for the bullet."""
        entries = []
        tight = all(
            len(entry.blocks) == 1 and isinstance(entry.blocks[0], Paragraph)
            for entry in block.items
        )
        for number, entry in enumerate(block.items):
            mark = f"{number + 1}\x01 " if block.ordered else "\x01 "
            content = self.blocks(entry.blocks, f"{at}/items/{number}/blocks")
            entries.append(mark.rstrip() if not content else mark + indented(content, len(mark)))
        return ("\n" if tight else "\n\n").join(entries)

    def _quote(self, block: Quote, at: str) -> str:
        parts = [self.blocks(block.blocks, f"{at}/blocks")]
        if block.source is not None:
            parts.append(self._line(block.source, f"{at}/source"))
        if is_link(block.cite):
            words = self.inline.text(block.cite)
            parts.append(f"[{words}]({destination(str(block.cite))})")
        elif block.cite is not None:
            self._lose(f"{at}/cite", "no address that a link may have")
        content = "\n\n".join(part for part in parts if part)
        return "\n".join(f"> {line}".rstrip() for line in content.split("\n")) if content else ""

    def _table(self, block: Table, at: str) -> str:
        from newsexport.formats.markdown.table import grid, table

        caption = self._line(block.caption, f"{at}/caption") if block.caption else ""
        cells = grid(block, at, self._cell, self._lose)
        return "\n\n".join(part for part in (caption, table(cells)) if part)

    def _cell(self, blocks: Sequence[Block], at: str) -> str:
        """The content of a cell on one line."""
        if not blocks:
            return ""
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return self._line(blocks[0], f"{at}/0")
        self._lose(at, "its words on one line", dropped=False)
        text, _ = plain.write(blocks)
        return self.inline.text(text)

    def _figure(self, block: Figure, at: str) -> str:
        pieces = []
        for number, name in enumerate(block.media):
            place = self._places.get(name)
            piece = self.medium(self._media[place]) if place is not None else ""
            self.shown.update({place} if place is not None else ())
            if not piece:
                self._lose(f"{at}/media/{number}", "nothing of it can be shown")
            pieces.append(piece)
        return "\n\n".join(piece for piece in pieces if piece)

    def medium(self, medium: Media) -> str:
        """A picture or a link, its caption and its credit, each on a line; "" when there is nothing."""
        rendition = shown(medium, self._base)
        lines = []
        if rendition is not None and is_link(rendition.href):
            target = destination(str(rendition.href))
            label = medium.alt_text or medium.headline
            words = self.inline.text(label or ("" if is_seen(medium) else rendition.href))
            lines.append(f"![{words}]({target})" if is_seen(medium) else f"[{words}]({target})")
        said = (medium.caption, medium.credit_line, medium.copyright_notice)
        lines += [self.inline.text(each) for each in dict.fromkeys(said) if each]
        return "\\\n".join(line for line in lines if line)

    def _embed(self, block: Embed, at: str) -> str:
        """A link, before it the words of the embed code."""
        content = self._paragraphs(words_of(block.markup)) if block.markup else ""
        if block.markup is not None:
            self._lose(f"{at}/markup", "its words only", dropped=not content)
        words = block.title or block.provider or block.url
        link = ""
        if is_link(block.url):
            link = f"[{self.inline.text(words)}]({destination(str(block.url))})"
        elif words:
            link = self.inline.text(words)
        if block.url is not None and not is_link(block.url):
            self._lose(f"{at}/url", "no address that a link may have")
        if block.provider is not None and block.title:
            self._lose(f"{at}/provider", "not said")
        return "\n\n".join(part for part in (content, link) if part)

    def _paragraphs(self, text: str) -> str:
        lines = (self.inline.text(part) for part in re.split(r"\n\s*\n", text))
        return "\n\n".join(line for line in lines if line)

    def _entry(self, block: DatedEntry, at: str) -> str:
        parts = []
        if block.title is not None:
            words = self._line(block.title, f"{at}/title")
            parts.append(f"## {closed(words)}" if words else "")
        about = [each.isoformat() for each in (block.published, block.modified) if each]
        about += block.authors
        parts.append(self.inline.text(" · ".join(about)) if about else "")
        if block.uri is not None:
            self._lose(f"{at}/uri", "not said")
        parts.append(self.blocks(block.blocks, f"{at}/blocks"))
        return "\n\n".join(part for part in parts if part)

    def _section(self, block: Section, at: str) -> str:
        self._lose(at, f"what is in the {block.name}, without a box around it", dropped=False)
        return self.blocks(block.blocks, f"{at}/blocks")

    def _rule(self, block: Rule, at: str) -> str:
        return THEMATIC_BREAK

    def _raw(self, block: Raw, at: str) -> str:
        if block.media_type == "text/plain":
            return self._fenced(block.markup)
        content = (
            self._paragraphs(words_of(block.markup)) if block.media_type in MARKUP_TYPES else ""
        )
        self._lose(at, "its words only" if content else "nothing for Markdown", dropped=not content)
        return content


def closed(words: str) -> str:
    """The words of a heading: signs at their end would be taken for its closing sequence."""
    return re.sub(r" (#+)$", r" \\\1", words)


def indented(content: str, width: int) -> str:
    """A content whose further lines stand below its first."""
    return content.replace("\n", "\n" + " " * width).replace("\n" + " " * width + "\n", "\n\n")
