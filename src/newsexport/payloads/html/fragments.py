"""Fragments of HTML, as feeds and JSON carry them, read as blocks.

Source: HTML Living Standard, sections 4.3 to 4.9 and 13.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from html import unescape
from typing import Any

from newsexport.payloads import plain
from newsexport.payloads.content import Content, Leftover
from newsexport.payloads.html.credits import take_credits
from newsexport.payloads.html.paragraphs import read_paragraphs
from newsexport.payloads.running_text import is_settled
from newsexport.payloads.xhtml import read as xhtml_read
from newsexport.schema.v1 import Media
from newsexport.syntax.html_cleaning import fragment
from newsexport.syntax.html_marked import mark, marked
from newsexport.syntax.html_words import looks_like_markup, without_tags
from newsexport.syntax.xml_text import UNWRITABLE

_BLOCK = re.compile(
    r"(?i)<(?:p|div|h[1-6]|ul|ol|dl|table|blockquote|pre|figure|section|article|aside|header|footer|hr"
    r"|address|details|center|main|nav|iframe|video|audio|img|picture|li|td|tr|fieldset|form)\b"
)
_PARTING = re.compile(r"(?i)(?:[ \t\r\n]*<br\s*/?>[ \t\r\n]*){2,}|[ \t]*\r?\n[ \t]*\r?\n\s*")
_WHITE = re.compile(r"\s+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LONGEST_HEADLINE = 20_000


def read_html(
    markup: str, *, base: str | None = None, media_start: int = 0, from_xml: bool = False
) -> Content:
    """The blocks and media of a piece of HTML, or of plain text.

    Nothing that acts is left in them; what was taken away is in `leftovers`. Addresses are made absolute by
    the base. `media_start` is how many ids `media-N` the item has given before; `from_xml`: the markup holds
    no character that XML cannot carry.
    """
    if "<" not in markup:
        text = unescape(markup) if "&" in markup else markup
        return Content(blocks=plain.read(UNWRITABLE.sub("", text)))
    found = read_paragraphs(
        markup, read_by_tree, base=base, media_start=media_start, from_xml=from_xml,
        origins=_Places(markup, base, media_start),
    )  # fmt: skip
    return read_by_tree(markup, base, media_start) if found is None else found


class _Places(Mapping[str, str]):
    """Where the blocks stand; only found out when somebody asks."""

    def __init__(self, *given: Any) -> None:
        self._given = given

    @cached_property
    def _found(self) -> Mapping[str, str]:
        return read_by_tree(*self._given).origins

    def __getitem__(self, pointer: str) -> str:
        return self._found[pointer]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def read_by_tree(markup: str, base: str | None, media_start: int) -> Content:
    """The content of HTML of any kind: cleaned, as a tree, element by element."""
    if not _BLOCK.search(markup):
        pieces = _PARTING.split(markup)
        if len(pieces) > 1:
            markup = "".join(f"<p>{piece}</p>" for piece in pieces if piece.strip())
    found = fragment(markup, base)
    said = take_credits(found.body) if found.body.find(".//figcaption") is not None else {}
    content = xhtml_read.read(found.body, media_start)
    if said:
        content = replace(content, media=_credited(content, said))
    if not found.gone:
        return content
    leftovers = tuple(Leftover(f"/{where}", text) for where, text in found.gone)
    return replace(content, leftovers=(*content.leftovers, *leftovers))


def marked_pieces(markup: str) -> str | None:
    """The paragraphs of running text that empty lines or breaks part, each with its place; None where there is one."""
    if _BLOCK.search(markup):
        return None
    partings = list(_PARTING.finditer(markup))
    if not partings:
        return None
    parts: list[str] = []
    at = 0
    for parting in (*partings, None):
        end = parting.start() if parting else len(markup)
        piece = markup[at:end]
        if piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            parts.append(f"<p{mark((start, start + len(piece.strip())))}>{marked(piece, at)}</p>")
        at = parting.end() if parting else end
    return "".join(parts)


def _credited(content: Content, said: dict[str, str]) -> tuple[Media, ...]:
    media = list(content.media)
    for index, medium in enumerate(media):
        credit = said.get(content.origins.get(f"/media/{index}", ""))
        if credit:
            media[index] = medium.model_copy(update={"credit_line": credit})
    return tuple(media)


def plain_text_of(markup: str) -> str:
    """The words of a title or the like that may hold tags and entities, on one line.

    Feeds escape twice: tags of HTML go, be they escaped once more or not, and entities become characters.
    `a < b` and `AT&T` stay; what looks like no element of HTML stays too, such as `<Enter>`.
    """
    text = markup
    if "<" not in text and "&" not in text:
        if (text.isprintable() and "  " not in text) or is_settled(text):
            return text.strip()
    else:
        text = text[:_LONGEST_HEADLINE]
        for _ in range(3):
            before = text
            if "<" in text and looks_like_markup(text):
                text = without_tags(text)
            if "&" in text and _ENTITY.search(text):
                text = unescape(text)
            if text == before:
                break
    if not text.isprintable():
        text = UNWRITABLE.sub("", text)
    return _WHITE.sub(" ", text).strip()
