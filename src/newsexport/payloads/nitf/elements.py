"""Elements of NITF as they are written: common attributes, identifiers, running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from newsexport.payloads import marks
from newsexport.payloads.nitf.names import (
    ATTRIBUTES,
    NO_CLASS,
    OTHER_PLAIN,
    OTHER_RICH,
    PLAIN,
    RICH,
)
from newsexport.payloads.running_text import holds_spans, is_stable, marked_up
from newsexport.schema.v1 import Block, Cell, ListEntry, RichText, Row, Span

_MARK = "newsexport:data"
_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")


@dataclass(slots=True)
class Node:
    """An element that is not yet text, because its mark may still grow."""

    name: str
    attributes: dict[str, object] = field(default_factory=dict)
    rest: dict[str, Any] = field(default_factory=dict)
    """What its mark says."""
    content: str = ""
    """Its content as markup."""

    def markup(self) -> str:
        """The element as text."""
        opening = marks.tag(self.name, self.attributes, self.rest, mark=_MARK)
        return marks.closed(opening, self.name, self.content)


@dataclass(slots=True)
class Writing:
    """What one document must not say twice."""

    ids: set[str] = field(default_factory=set)

    def can_be_id(self, name: str) -> bool:
        """Whether a name is valid as `id` and still free (xs:ID); it is taken then."""
        if name in self.ids or not _ID.fullmatch(name):
            return False
        self.ids.add(name)
        return True


def frame(writing: Writing, name: str, block: Block | ListEntry | Row | Cell) -> Node:
    """The element of a block, with the fields that all blocks share."""
    node = Node(name)
    if block.id is not None:
        (node.attributes if writing.can_be_id(block.id) else node.rest)["id"] = block.id
    node.attributes["class"] = block.role
    node.attributes["xml:lang"] = block.language
    if block.direction:
        node.rest["direction"] = block.direction
    if block.attributes:
        further = _share(node.attributes, name, block.attributes)
        if further:
            node.rest["attributes"] = further
    return node


def _share(native: dict[str, object], name: str, attributes: dict[str, str]) -> dict[str, str]:
    """Put into `native` what the element can say itself; the others."""
    known = ATTRIBUTES.get(name, {})
    further: dict[str, str] = {}
    for key, value in attributes.items():
        pattern = known.get(key)
        allowed = pattern is not None and re.fullmatch(pattern, value, re.ASCII)
        if allowed or (key == "style" and name not in NO_CLASS):
            native[key] = value
        else:
            further[key] = value
    return further


def space(rich: RichText) -> dict[str, object]:
    """The attribute that keeps white space, where there is such white space."""
    return {} if is_stable(rich) else {"xml:space": "preserve"}


def running_text(rich: RichText) -> str:
    """Running text as enrichedText of NITF."""

    def tags(index: int, span: Span, is_break: bool) -> tuple[str, str]:
        node = _span(span, is_break, has_spans=holds_spans(rich, index))
        opening = marks.tag(node.name, node.attributes, node.rest, mark=_MARK)
        return (f"{opening}/>", "") if is_break else (f"{opening}>", f"</{node.name}>")

    return marked_up(rich, tags)


def _span(span: Span, is_break: bool, *, has_spans: bool) -> Node:
    """The element of a span: `em` with its kind as class where NITF has none that can hold it."""
    native, kept = _native(span, is_break, has_spans)
    node = Node(native or "em")
    if native is None:
        node.rest["kind"] = span.kind
        node.attributes["class"] = span.kind
    if span.name != kept:
        node.rest["name"] = span.name
    if span.href is not None:
        (node.attributes if native == "a" else node.rest)["href"] = span.href
    attributes = dict(span.attributes)
    if native is not None and native not in NO_CLASS and "class" in attributes:
        node.attributes["class"] = attributes.pop("class")
    further = _share(node.attributes, node.name, attributes)
    if further:
        node.rest["attributes"] = further
    if span.concept is not None:
        node.rest["concept"] = span.concept.model_dump(
            mode="json", by_alias=True, exclude_defaults=True
        )
    return node


def _native(span: Span, is_break: bool, has_spans: bool) -> tuple[str | None, str | None]:
    """The element of NITF for a span, if there is one; and the name that its reader gives the span."""
    if is_break:
        return "br", None
    if span.kind in RICH:
        return RICH[span.kind], None
    if span.kind in PLAIN and not has_spans:
        return PLAIN[span.kind], None
    if span.kind == "other" and (
        span.name in OTHER_RICH or (span.name in OTHER_PLAIN and not has_spans)
    ):
        return span.name, span.name
    return None, None
