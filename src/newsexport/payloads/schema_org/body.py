"""The body as articleBody (plain text) and liveBlogUpdate (dated entries)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from newsexport.payloads.schema_org.graph import Graph, Node, objects
from newsexport.payloads.schema_org.losses import Losses
from newsexport.payloads.schema_org.read_things import Dropped
from newsexport.payloads.schema_org.values import instant, reference, text_of
from newsexport.schema.v1 import (
    Block,
    DatedEntry,
    Paragraph,
    RichText,
    Span,
    plain_text,
)
from newsexport.syntax.addresses import is_iri

_LINE_END = re.compile(r"\r\n?|\u2028|\u2029")
_BLANK_LINE = re.compile(r"\n(?:[^\S\n]*\n)+")


def add_body(node: dict[str, Any], body: tuple[Block, ...], losses: Losses) -> None:
    """Say the body; whatever text and entries cannot say is one loss at `/body`."""
    entries = [block for block in body if isinstance(block, DatedEntry)]
    rest = [block for block in body if not isinstance(block, DatedEntry)]
    text = plain_text(rest)
    if text.strip():
        node["articleBody"] = text
    if entries:
        node["liveBlogUpdate"] = [_update(entry) for entry in entries]
    exact = _is_plain(rest, text) and tuple(rest) == body[: len(rest)]
    if not exact or (entries and _read_back(node) != tuple(entries)):
        losses.simplified("/body", _what_goes(body))


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Paragraphs of a plain text: parted by blank lines, or by line ends where there are none.

    Line ends within a paragraph are forced line breaks.
    """
    return tuple(
        Paragraph(text=part, spans=_breaks(part)) if "\n" in part else Paragraph(text=part)
        for part in _parts(text)
    )


def entries(article: Node, dropped: Dropped) -> tuple[DatedEntry, ...]:
    """The entries of a live blog."""
    found = []
    for one, value, _ in article.take_nodes("liveBlogUpdate"):
        if isinstance(one, str):
            article.keep("liveBlogUpdate", value)
            continue
        found.append(_entry(one, dropped))
        for extra in one.extensions():
            dropped(f"{extra.name} of an entry", one.place(extra.name), extra.value)
        for unheld in one.unheld():
            dropped(*unheld)
    return tuple(found)


def _parts(text: str) -> list[str]:
    text = _LINE_END.sub("\n", text)
    parts = _BLANK_LINE.split(text) if _BLANK_LINE.search(text) else text.split("\n")
    return [part.strip() for part in parts if part.strip()]


def _breaks(text: str) -> tuple[Span, ...]:
    return tuple(
        Span(start=index, end=index + 1, kind="break")
        for index, character in enumerate(text)
        if character == "\n"
    )


def _is_plain(blocks: Sequence[Block], text: str) -> bool:
    """Whether the text alone brings the blocks back."""
    parts = _parts(text)
    if len(parts) != len(blocks):
        return False
    for block, part in zip(blocks, parts, strict=True):
        if not isinstance(block, Paragraph) or block.text != part:
            return False
        said = block.model_fields_set <= {"type", "text"} and "\n" not in part
        if not said and block != Paragraph(text=part, spans=_breaks(part)):
            return False
    return True


def _what_goes(body: Iterable[Block]) -> str:
    """What a plain text lacks, in words."""
    kinds = Counter(block.type for block in body if block.type not in ("paragraph", "entry"))
    marked = sum(1 for block in body if isinstance(block, RichText) and block.spans)
    parts = [f"{count} x {kind}" for kind, count in sorted(kinds.items())]
    if marked:
        parts.append(f"markup of {marked} blocks")
    return f"plain text, without {', '.join(parts)}" if parts else "plain text"


def _update(entry: DatedEntry) -> dict[str, Any]:
    node: dict[str, Any] = {"@type": "BlogPosting"}
    if is_iri(entry.uri):
        node["@id"] = entry.uri
    if entry.title and entry.title.text.strip():
        node["headline"] = entry.title.text
    if entry.published:
        node["datePublished"] = entry.published.isoformat()
    if entry.modified:
        node["dateModified"] = entry.modified.isoformat()
    if entry.authors:
        node["author"] = [{"name": name} for name in entry.authors]
    text = plain_text(entry.blocks)
    if text:
        node["articleBody"] = text
    return node


def _read_back(node: dict[str, Any]) -> tuple[DatedEntry, ...]:
    article = Graph(objects(node)).node(node, "")
    return entries(article, lambda *_: None) if article else ()


def _entry(one: Node, dropped: Dropped) -> DatedEntry:
    title = one.take_text("headline")
    authors = []
    for author, _, pointer in one.take_nodes("author"):
        name = author if isinstance(author, str) else text_of(author.get("name"))
        if name:
            authors.append(name)
            _tell_author(author, dropped)
        elif isinstance(author, Node):
            for place in dict.fromkeys(
                (pointer, author.pointer)
            ):  # a reference, and what it leads to
                dropped("the author of an entry", place, author.value)
    values: dict[str, Any] = {
        "uri": reference(one.id) or reference(one.take_text("url")),
        "title": RichText(text=title) if title else None,
        "published": _moment(one, "datePublished"),
        "modified": _moment(one, "dateModified"),
        "authors": tuple(authors),
        "blocks": paragraphs(one.take_text("articleBody") or ""),
    }
    return DatedEntry(**{name: value for name, value in values.items() if value})


def _tell_author(author: Node | str, dropped: Dropped) -> None:
    """What an entry's author is beside the name has no place in the entry."""
    if isinstance(author, Node):
        author.take("name")
        for name, pointer in author.left():
            dropped(f"{name} of the author of an entry", pointer, author.get(name))
        if author.id and reference(author.id) and not author.id.startswith(("#", "_:")):
            dropped("@id of the author of an entry", f"{author.pointer}/@id", author.id)


def _moment(one: Node, name: str) -> Any:
    found = None
    for value, _ in one.take(name):
        moment = instant(value)
        if found is None and moment:
            found = moment
        else:
            one.keep(name, value)
    return found
