"""NITF as body blocks: our own exactly, that of agencies without losing a word.

NITF shares paragraphs, lists, tables and more with XHTML, and agencies write further elements of XHTML
into it: this reader is that of XHTML with the elements of NITF added.
Source: NITF 3.6 XML Schema; NITF DTDs 3.0 to 3.5 for documents without a namespace.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from newsexport.payloads import marks
from newsexport.payloads.content import Content, NitfHead
from newsexport.payloads.nitf.media_read import MediaReader
from newsexport.payloads.nitf.names import NITF_BLOCKS, NITF_HEADINGS, NITF_SPANS, PARAGRAPHS
from newsexport.payloads.running_text import Node, content, gather, is_blank, only_paragraph
from newsexport.payloads.xhtml.blocks_read import BlockReader, Rest
from newsexport.payloads.xhtml.media_read import plain_lines
from newsexport.payloads.xhtml.read import gathered, leave_text
from newsexport.payloads.xhtml.state import Place, Reading, frame
from newsexport.schema.v1 import (
    Block,
    DatedEntry,
    Embed,
    Heading,
    Paragraph,
    Quote,
    Raw,
    RichText,
    Section,
)
from newsexport.syntax.xml import XML_LANG, Element, Paths, iter_children, local, namespace


def read(
    element: Element, media_start: int = 0, *, bare: bool = False, places: Paths | None = None
) -> Content:
    """The content of a NITF document, of its body, of body.content, or of any other element.

    What the body's head says is given as plain text; what the document's head says (docdata and the
    like) is left over, but for its title. `media_start`: ids `media-N` given before. `bare`: the element only
    holds the content, as body.content does. `places`: what gives the paths of several elements of this tree.
    """
    _part_words(element)
    reading = Reading(
        element, namespace(element), NITF_SPANS, NITF_BLOCKS, "application/xml",
        places=places or Paths(), media_start=media_start,
    )  # fmt: skip
    reader = NitfReader(reading)
    blocks: list[Block] = []
    title = None
    language = _language(element)
    above: dict[str, list[str]] = {}
    for part in _parts(element, reading, language):
        name = local(part)
        if name == "head":
            title = _document_head(part, reading, title)
        elif name == "body.head":
            above = above or {name: [] for name in _ABOVE}
            _body_head(part, reading, above)
        elif name in ("body.content", "body.end") or bare:
            reading.leave_attributes(part)
            reader.into(blocks, part, reading.places.of(part))
        else:
            reader.into(blocks, part, reading.places.of(part), itself=True)
    return gathered(reading, blocks, title, language, head=_head(above) if above else None)


_OF_WORDS = ("postaddr", "addressee", "person", "location", "name.given", "frac")
"""Elements of which the parts are words of their own, also where nothing stands between them."""


def _part_words(element: Element) -> None:
    """Put in what stands between the parts of addresses, names, places and fractions where only markup says it.

    As text, `<frac-num>1</frac-num><frac-den>2</frac-den>` is `1/2`, and the lines of an address are parted.
    """
    for part in element.iter(*(f"{{*}}{name}" for name in _OF_WORDS)):
        inside = list(iter_children(part))
        if local(part) == "frac":
            bare = next((each for each in inside if local(each) == "frac-sep"), None)
            if bare is not None and not bare.text:
                bare.text = "/"
            elif bare is None and len(inside) == 2 and local(inside[0]) == "frac-num":
                inside[0].addnext(
                    part.makeelement(
                        f"{{{namespace(part)}}}frac-sep" if namespace(part) else "frac-sep"
                    )
                )
                part[1].text = "/"
            continue
        for each in inside[:-1]:
            if not each.tail:
                each.tail = " "


def _language(element: Element) -> str | None:
    """The language that a document states, or its body where the document does not."""
    if local(element) not in ("nitf", "body"):
        return None
    bodies = (each.get(XML_LANG) for each in iter_children(element) if local(each) == "body")
    return element.get(XML_LANG) or element.get("baselang") or next(filter(None, bodies), None)


def _parts(element: Element, reading: Reading, language: str | None) -> Iterator[Element]:
    """The parts of a document; the element itself where it is one already."""
    if local(element) not in ("nitf", "body"):
        yield element
        return
    read = {"baselang", "version"} if local(element) == "nitf" else set()
    if element.get(XML_LANG) == language:
        read.add(XML_LANG)
    reading.leave_attributes(element, read)
    leave_text(element, reading)
    for child in iter_children(element):
        if local(child) == "body":
            yield from _parts(child, reading, language)
        else:
            yield child


def _document_head(head: Element, reading: Reading, title: str | None) -> str | None:
    """The title of the document; a further one is left over. `title`: that of a head before."""
    reading.leave_attributes(head)
    leave_text(head, reading)
    for child in iter_children(head):
        if local(child) == "title" and title is None:
            title = " ".join((child.text or "").split()) or None
            reading.leave_attributes(child)
            for part in iter_children(child):
                reading.leave_all(part)
                reading.leave(child, part.tail)
        else:
            reading.leave_all(child)
    return title


_ABOVE = ("hl1", "hl2", "byline", "dateline", "abstract")
"""Elements of the body's head that are read as plain text."""


def _body_head(head: Element, reading: Reading, found: dict[str, list[str]]) -> None:
    """Add to the words of each element of _ABOVE those of a head; there should be one, and there may be several."""
    reading.leave_attributes(head)
    leave_text(head, reading)
    for child in iter_children(head):
        name = local(child)
        if marks.load(child).get("void"):
            continue  # what our own writer says here for others, its reader reads elsewhere
        parts = [child] if name in found else []
        if name == "hedline" or (name == "abstract" and len(child)):
            reading.leave_attributes(child)
            leave_text(child, reading)
            parts = list(iter_children(child))
        for part in parts:
            if marks.load(part).get("void"):
                continue
            key = name if name in found else local(part)
            if key in found:
                words = plain_lines(part, reading)
                key = "hl2" if key == "hl1" and found["hl1"] else key
                found[key] += [words] if words else []
            else:
                reading.leave_all(part)
        if not parts:
            reading.leave_all(child)


def _head(found: dict[str, list[str]]) -> NitfHead:
    return NitfHead(
        headline=next(iter(found["hl1"]), None),
        subheadlines=tuple(found["hl2"]),
        byline="\n".join(found["byline"]) or None,
        dateline="\n".join(found["dateline"]) or None,
        abstract=tuple(found["abstract"]),
    )


_GROUPS: dict[str, type[Section | DatedEntry]] = {"section": Section, "entry": DatedEntry}


class NitfReader(BlockReader):
    """Reads the blocks of one NITF body into its Reading."""

    headings = NITF_HEADINGS
    foot_before_body = True

    by_name: Mapping[str, str] = {
        **BlockReader.by_name,
        **dict.fromkeys(("hl1", "hl2"), "_headline"),
        **dict.fromkeys(PARAGRAPHS, "_named_paragraph"),
        **dict.fromkeys(("note", "fn"), "_note"),
        "bq": "_bq", "media": "_media_figure", "nitf-table-metadata": "_left_over",
    }  # fmt: skip
    by_type: Mapping[str, str] = {
        "entry": "_marked_entry", "raw": "_marked_raw", "embed": "_marked_embed",
    }  # fmt: skip

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._media = MediaReader(reading)

    def blocks(
        self,
        nodes: Iterable[Node],
        place: Place,
        start: int = 0,
        counts: dict[str, int] | None = None,
        level: int = 0,
    ) -> tuple[Block, ...]:
        """The blocks of mixed content; those that belong to sections by their marks in these."""
        counts = {} if counts is None else counts
        found: list[Block] = []
        for group, members in groupby(_labelled(nodes, level), key=lambda pair: pair[0]):
            inside = [node for _, node in members]
            at = start + len(found)
            section = None
            if group is not None:
                section = self._marked_group(group, inside, place, at, counts, level)
            if section is None:
                found += super().blocks(inside, place, at, counts)
            else:
                found.append(section)
        return tuple(found)

    def _marked_group(
        self,
        group: int,
        nodes: list[Node],
        place: Place,
        index: int,
        counts: dict[str, int],
        level: int,
    ) -> Block | None:
        """A section or entry whose blocks are marked as belonging to it; None: not our marks."""
        first = next(node for node in nodes if not isinstance(node, str))
        state, before = self.reading.mark(), dict(counts)
        try:
            fields = dict(marks.load(first)["groups"][str(group)])
            model = _GROUPS[fields["type"]]
            pointer = f"{place.pointer}/{index}"
            inside = Place(f"{pointer}/blocks", place.xpath, place.depth + 2)
            blocks = self.blocks(nodes, inside, 0, counts, level + 1)
            section = model.model_validate({**fields, "blocks": blocks})
        except (ValueError, TypeError, KeyError, AttributeError):
            self.reading.undo(state)
            counts.clear()
            counts |= before
            return None
        self.reading.origins[pointer] = self.reading.places.of(first)
        return section

    def _block(self, element: Element, rest: Rest, place: Place) -> Block | None:
        if rest.get("void"):
            return None
        return super()._block(element, rest, place)

    def _headline(self, element: Element, rest: Rest, place: Place) -> Block:
        """A heading, also where its words stand in a paragraph of their own."""
        only = only_paragraph(element)
        if only is None or self.reading.holds_blocks(only):
            return self.text_block(element, rest, place)
        self.reading.leave_attributes(only)
        fields = gather(content(only), self.reading.describe)
        level = rest.get("level", self.headings[local(element)])
        return Heading(level=level, **fields, **frame(element, rest))

    def _named_paragraph(self, element: Element, rest: Rest, place: Place) -> Block:
        """Words with a part of their own, such as a byline: a paragraph in this role."""
        if self.reading.holds_blocks(element):
            return self.section(element, rest, place)
        fields = gather(content(element), self.reading.describe)
        return Paragraph(**fields, **{"role": local(element), **frame(element, rest)})

    def _note(self, element: Element, rest: Rest, place: Place) -> Block:
        nodes: list[Node] = []
        for node in content(element):
            if not isinstance(node, str) and local(node) == "body.content":
                self.reading.leave_attributes(node)
                nodes += content(node)
            else:
                nodes.append(node)
        blocks = self.blocks(nodes, place.inside("/blocks", 0))
        return Section(name=local(element), blocks=blocks, **frame(element, rest))

    def _bq(self, element: Element, rest: Rest, place: Place) -> Block:
        nodes: list[Node] = []
        source: RichText | None = None
        for node in content(element):
            if isinstance(node, str):
                nodes.append(node)
            elif local(node) == "block" and not node.attrib:
                nodes += content(node)
            elif local(node) == "credit" and source is None:
                self.reading.leave_attributes(node)
                source = self.rich_text(node)
            else:
                nodes.append(node)
        return Quote(
            blocks=self.blocks(nodes, place.inside("/blocks", 0)),
            source=source,
            cite=element.get("quote-source"),
            **frame(element, rest, {"quote-source"}),
        )

    def _marked_entry(self, element: Element, rest: Rest, place: Place) -> Block:
        known = ("uri", "title", "published", "modified", "authors")
        fields = {name: rest[name] for name in known if name in rest}
        blocks = self.inside(element, place)
        return DatedEntry.model_validate({**fields, "blocks": blocks, **frame(element, rest)})

    def _marked_raw(self, element: Element, rest: Rest, place: Place) -> Block:
        return Raw(media_type=rest["mediaType"], markup=rest["markup"], **frame(element, rest))

    def _marked_embed(self, element: Element, rest: Rest, place: Place) -> Block:
        known = ("url", "title", "provider", "mediaType", "markup")
        fields = {name: rest[name] for name in known if name in rest}
        return Embed.model_validate({**fields, **frame(element, rest)})

    def _media_figure(self, element: Element, rest: Rest, place: Place) -> Block | None:
        return self._media.figure(element, rest, place)

    def _left_over(self, element: Element, rest: Rest, place: Place) -> None:
        self.reading.leave_all(element)


def _labelled(nodes: Iterable[Node], level: int) -> Iterator[tuple[int | None, Node]]:
    """Each node with the section that its mark names at this level; text goes with what precedes."""
    last: int | None = None
    for node in nodes:
        if not isinstance(node, str):
            sections = marks.load(node).get("in")
            path_of = sections if isinstance(sections, list) else []
            here = path_of[level] if len(path_of) > level else None
            last = here if isinstance(here, int) else None
        elif not is_blank(node):
            last = None
        yield last, node
