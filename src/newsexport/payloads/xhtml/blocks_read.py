"""The elements of an XHTML body as blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from newsexport.payloads import marks
from newsexport.payloads.content import XHTML_TYPE, Run
from newsexport.payloads.running_text import Node, all_text, are_settled, content, gather, is_blank
from newsexport.payloads.xhtml.embed_read import marked_embed, read_iframe
from newsexport.payloads.xhtml.inline_pictures import is_pixel, shows_pictures
from newsexport.payloads.xhtml.list_read import read_list
from newsexport.payloads.xhtml.media_read import FigureReader
from newsexport.payloads.xhtml.names import BARE_TAGS, HEADINGS, MEDIA, SECTIONS, STRAY, UNSEEN
from newsexport.payloads.xhtml.raw import element_markup, inner_markup
from newsexport.payloads.xhtml.state import (
    XML_SPACE,
    Place,
    Reading,
    frame,
    only_spans,
)
from newsexport.payloads.xhtml.table_read import read_table
from newsexport.schema.v1 import (
    Block,
    DatedEntry,
    Heading,
    Paragraph,
    Preformatted,
    Quote,
    Raw,
    RichText,
    Rule,
    Section,
    Span,
    plain_blocks,
    plain_heading,
    plain_paragraph,
)
from newsexport.syntax.xml import Element, children_behind, local, numbered

_DEEPEST = 80
"""Levels of JSON below the body. What lies deeper is carried as Raw: see Limits.json_depth."""

Rest = dict[str, Any]
ReadBlock = Callable[[Element, Rest, Place], Block | None]
"""Reads one element, with what its mark says; None: it is no block of the body."""


class BlockReader:
    """Reads the blocks of one body into its Reading.

    The tables say what each element is; the reader of a vocabulary that shares elements with XHTML
    adds its own to them.
    """

    headings: Mapping[str, int] = HEADINGS
    """Level of each element that is a heading."""
    bare_tags: Mapping[str, int] = BARE_TAGS
    """Elements that are paragraphs (0) or headings of a level, whatever they hold."""
    by_name: Mapping[str, str] = {
        **dict.fromkeys(("p", *HEADINGS, "pre"), "text_block"),
        **dict.fromkeys(SECTIONS | STRAY, "section"),
        **dict.fromkeys(MEDIA, "_bare_medium"),
        **dict.fromkeys(("ul", "ol"), "_list"),
        "blockquote": "_quote", "table": "_table", "figure": "_figure", "section": "_section_or_media",
        "iframe": "_iframe", "hr": "_rule",
    }  # fmt: skip
    """The method that reads each element: a `ReadBlock`."""
    by_type: Mapping[str, str] = {"embed": "_embed", "raw": "_raw", "entry": "_entry"}
    """The same for the element of a marked block."""
    foot_before_body: bool = False
    """Whether the foot of a table stands before its body, though it belongs behind."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.figures = FigureReader(reading)
        """What reads media."""

    def into(
        self, blocks: list[Block], element: Element, xpath: str, *, itself: bool = False
    ) -> None:
        """Add the blocks of an element to those of the body; `itself`: the element is one too."""
        if itself:
            above = xpath.rpartition("/")[0]
            blocks += self.blocks([element], Place("/body", above), len(blocks))
            return
        counts: dict[str, int] = {}
        nodes = content(element)
        run = None if blocks else self._plain_run(element, xpath)
        if run is not None and run.tags:
            self.reading.run = run
            blocks += plain_blocks(run.texts, map(self.bare_tags.__getitem__, run.tags))
            for tag in set(run.tags):
                name = tag.rpartition("}")[2]
                counts[name] = counts.get(name, 0) + run.tags.count(tag)
            nodes = _behind(element, len(run.tags))
        blocks += self.blocks(nodes, Place("/body", xpath), len(blocks), counts)

    def _plain_run(self, element: Element, xpath: str) -> Run:
        """What a body begins with as far as it is words only; most bodies are little else. `blocks` finds the same."""
        levels = self.bare_tags
        tags: list[str] = []
        texts: list[str] = []
        if not is_blank(element.text):
            return Run(element, xpath, tags, texts)
        for child in element:
            tag = child.tag
            if tag not in levels or len(child) or child.keys():
                break
            tail = child.tail
            if tail and not is_blank(tail):
                break
            tags.append(tag)
            texts.append(child.text or "")
        if not are_settled(texts):
            end = next((n for n, text in enumerate(texts) if not are_settled([text])), len(texts))
            del tags[end:], texts[end:]
        return Run(element, xpath, tags, texts)

    def blocks(
        self,
        nodes: Iterable[Node],
        place: Place,
        start: int = 0,
        counts: dict[str, int] | None = None,
    ) -> tuple[Block, ...]:
        """The blocks of mixed content: elements, and paragraphs of the text between them.

        `start` is the index of the first block; `counts` how many elements of each name stand before.
        """
        found: list[Block] = []
        run: list[Node] = []
        counts = {} if counts is None else counts
        origins = self.reading.origins

        def add(block: Block | None, xpath: str) -> None:
            if block is not None:
                origins[f"{place.pointer}/{start + len(found)}"] = xpath
                found.append(block)

        for node in nodes:
            if isinstance(node, str):
                run.append(node)
                continue
            name = local(node)
            count = counts[name] = counts.get(name, 0) + 1
            block = self._bare(node, place) if not len(node) else None
            if block is None and self._is_inline(node, run):
                run.append(node)
                continue
            if block is None and name in UNSEEN and self.reading.is_home(node):
                self.reading.leave_all(node)
                continue
            if run:
                add(self._paragraph_of(run), place.xpath)
                run = []
            xpath = f"{place.xpath}/{numbered(name, count)}"
            if block is None:
                pointer = f"{place.pointer}/{start + len(found)}"
                block = self.block(node, Place(pointer, xpath, place.depth + 2))
            add(block, xpath)
        add(self._paragraph_of(run), place.xpath)
        return tuple(found)

    def _bare(self, element: Element, place: Place) -> Block | None:
        """A paragraph or heading of words only, as most blocks are; None: `block` must read it."""
        level = self.bare_tags.get(element.tag)
        if level is None or element.attrib or place.depth + 2 > _DEEPEST:
            return None
        text = element.text or ""
        if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
            return None  # as is_settled would say of nearly every text
        return plain_heading(text, level) if level else plain_paragraph(text)

    def inside(self, element: Element, place: Place) -> tuple[Block, ...]:
        """The blocks of an element that is a block itself."""
        return self.blocks(content(element), place.inside("/blocks", 0))

    def rich_text(self, element: Element) -> RichText:
        """The running text of a caption, a title or the like."""
        preserve = element.get(XML_SPACE) == "preserve"
        return RichText(**gather(content(element), self.reading.describe, preserve=preserve))

    def block(self, element: Element, place: Place) -> Block | None:
        """One block. A mark that does not fit is taken for an attribute like others."""
        rest = marks.load(element)
        if rest:
            state = self.reading.mark()
            try:
                return self._block(element, rest, place)
            except (ValueError, TypeError, KeyError, AttributeError):
                self.reading.undo(state)
        return self._block(element, {}, place)

    def _block(self, element: Element, rest: Rest, place: Place) -> Block | None:
        kind = rest.get("type")
        if kind is not None:
            marked: ReadBlock = getattr(self, self.by_type[kind])
            return marked(element, rest, place)
        if place.depth > _DEEPEST or self.reading.is_unknown(element):
            return Raw(media_type=self.reading.raw_type, markup=element_markup(element))
        read: ReadBlock = getattr(self, self.by_name.get(local(element), "section"))
        return read(element, rest, place)

    def _is_inline(self, element: Element, run: list[Node]) -> bool:
        """Whether an element among blocks belongs to running text."""
        name = local(element)
        known = name in self.reading.span_kinds and self.reading.is_home(element)
        if name == "img" or (
            not known and name not in UNSEEN and not self.reading.is_unknown(element)
        ):
            return False
        if self.reading.holds_blocks(element):
            return False
        return known or not is_blank(element.tail) or self._says_something(run)

    def _says_something(self, run: list[Node]) -> bool:
        return any(
            not is_blank(node) if isinstance(node, str) else local(node) != "br" for node in run
        )

    def _paragraph_of(self, run: list[Node]) -> Paragraph | None:
        """The paragraph of bare text; line breaks between blocks are none, and what they bear is left over."""
        if not self._says_something(run):
            for node in run:
                if not isinstance(node, str):
                    self.reading.leave_all(node)
            return None
        return Paragraph(**gather(run, self.reading.describe))

    def text_block(self, element: Element, rest: Rest, place: Place) -> Block:
        """A paragraph, heading or preformatted text; a section if there are blocks in it."""
        name = local(element)
        if len(element) and (
            self.reading.holds_blocks(element)
            or (name == "p" and not rest and shows_pictures(element))
        ):
            return self.section(element, rest, place)
        preserve = name == "pre" or element.get(XML_SPACE) == "preserve"
        fields = gather(content(element), self.reading.describe, preserve=preserve)
        fields |= frame(element, rest)
        if name == "p":
            return Paragraph(**fields)
        if name == "pre":
            if "spans" in rest:
                fields["spans"] = tuple(Span.model_validate(span) for span in rest["spans"])
            return Preformatted(**fields)
        return Heading(level=rest.get("level", self.headings[name]), **fields)

    def section(self, element: Element, rest: Rest, place: Place) -> Block:
        """A section of the element's name."""
        blocks = self.inside(element, place)
        return Section(name=rest.get("name", local(element)), blocks=blocks, **frame(element, rest))

    def _list(self, element: Element, rest: Rest, place: Place) -> Block:
        return read_list(self, element, rest, place)

    def _quote(self, element: Element, rest: Rest, place: Place) -> Block:
        nodes = list(content(element))
        while nodes and isinstance(nodes[-1], str) and is_blank(nodes[-1]):
            nodes.pop()
        source = None
        if "source" in rest:
            source = RichText.model_validate(rest["source"])
        elif nodes and not isinstance(last := nodes[-1], str) and self._is_source(last):
            source = self.rich_text(last)
            nodes.pop()
        return Quote(
            blocks=self.blocks(nodes, place.inside("/blocks", 0)),
            source=source,
            cite=element.get("cite"),
            **frame(element, rest, {"cite"}),
        )

    def _is_source(self, element: Element) -> bool:
        """Whether the last element of a quotation says who said it."""
        return (
            local(element) == "footer"
            and not element.attrib
            and only_spans(element)
            and not self.reading.holds_blocks(element)
            and not is_blank(all_text(element))
        )

    def _section_or_media(self, element: Element, rest: Rest, place: Place) -> Block | None:
        if not rest and self.figures.section(element, place):
            return None
        return self.section(element, rest, place)

    def _bare_medium(self, element: Element, rest: Rest, place: Place) -> Block | None:
        if not rest and is_pixel(element):
            self.reading.leave_all(element)
            return None
        return self.figures.bare(element, place)

    def _table(self, element: Element, rest: Rest, place: Place) -> Block:
        return read_table(self, element, rest, place)

    def _rule(self, element: Element, rest: Rest, _: Place) -> Block:
        self.reading.leave_inside(element)
        return Rule(**frame(element, rest))

    def _figure(self, element: Element, rest: Rest, place: Place) -> Block:
        figure = self.figures.figure(element, rest, place)
        return self.section(element, rest, place) if figure is None else figure

    def _iframe(self, element: Element, rest: Rest, _: Place) -> Block:
        return read_iframe(self.reading, element, rest)

    def _embed(self, element: Element, rest: Rest, _: Place) -> Block:
        return marked_embed(element, rest)

    def _raw(self, element: Element, rest: Rest, place: Place) -> Block:
        if local(element) == "pre":
            markup, media_type = all_text(element), rest["mediaType"]
        else:
            markup, media_type = inner_markup(element), XHTML_TYPE
        return Raw(media_type=media_type, markup=markup, **frame(element, rest))

    def _entry(self, element: Element, rest: Rest, place: Place) -> Block:
        nodes = [n for n in content(element) if not isinstance(n, str) or not is_blank(n)]
        title = None
        header = nodes[0] if nodes else ""
        if not isinstance(header, str) and local(header) == "header":
            nodes.pop(0)
            if len(header) and local(header[0]) == "h3":
                title = self.rich_text(header[0])
        return DatedEntry(
            uri=rest.get("uri"),
            title=title,
            published=rest.get("published"),
            modified=rest.get("modified"),
            authors=tuple(rest.get("authors", ())),
            blocks=self.blocks(nodes, place.inside("/blocks", 0)),
            **frame(element, rest),
        )


def _behind(element: Element, count: int) -> Iterator[Node]:
    """The content of an element behind its first children; it begins with the tail of the last of them."""
    for index, child in enumerate(children_behind(element, count - 1)):
        if index and isinstance(child.tag, str):
            yield child
        if child.tail:
            yield child.tail
