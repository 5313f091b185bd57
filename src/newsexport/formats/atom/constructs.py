"""The constructs of Atom: texts in their three forms, and what surrounds an element: base and language.

Source: RFC 4287 sections 2 and 3.1; Atom 0.3 for `mode`.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import Literal

from newsexport.formats.atom.names import XML_BASE, XML_LANG
from newsexport.payloads.html.fragments import plain_text_of
from newsexport.syntax.addresses import joined
from newsexport.syntax.html_words import looks_like_markup
from newsexport.syntax.xml import Element, iter_children, local
from newsexport.syntax.xml_text import attribute, text
from newsexport.vocab.forms import LANGUAGE_TAG
from newsexport.vocab.html_elements import VOID_EVER

Form = Literal["text", "html", "other"]

KNOWN = frozenset({"type", "mode", XML_BASE, XML_LANG})
"""Attributes that say how a text construct is to be read."""

_FORMS: dict[str, Form] = {
    "": "text", "text": "text", "text/plain": "text", "html": "html", "text/html": "html",
    "xhtml": "html", "application/xhtml+xml": "html",
}  # fmt: skip
_ADDRESSES = frozenset({"href", "src", "cite", "poster", "action", "data", "longdesc"})
_ENCODED = ("escaped", "base64")
"""Modes of Atom 0.3 in which markup is words of the element, whatever its type says: many state none."""
_WHITE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """What a text construct says."""

    form: Form
    """How `value` is to be read; `other`: a media type of which only the owner knows."""
    value: str
    """Plain text or HTML."""
    made_of: Element | None = field(default=None, compare=False)
    """The element whose content was made HTML; None where the value is its text."""

    @property
    def line(self) -> str:
        """The words on one line, without markup."""
        if self.form == "html" or (self.form == "other" and looks_like_markup(self.value)):
            return plain_text_of(self.value)
        return _WHITE.sub(" ", self.value).strip()


def is_mode(said: str | None) -> bool:
    """Whether an element of Atom 0.3 may state this mode, which its words are read by; none is xml."""
    return (said or "xml").strip().lower() in ("xml", *_ENCODED)


def words_of(element: Element, base: str | None) -> Words:
    """The text of a construct. The addresses of XHTML are made absolute where they name a base of their own."""
    form = _FORMS.get((element.get("type") or "").strip().lower(), "other")
    mode = (element.get("mode") or "").strip().lower()
    if form != "other" and len(element):
        return Words("html", _inner_html(element, base), element)
    value, made_of = element.text or "", None
    if mode == "base64" and (decoded := _decoded(value)) is not None:
        value, made_of = decoded, element
    if form == "text" and mode in _ENCODED and looks_like_markup(value):
        form = "html"
    return Words(form, value, made_of)


def _decoded(value: str) -> str | None:
    try:
        return base64.b64decode(value, validate=False).decode("utf-8")
    except (binascii.Error, ValueError):
        return None


def _inner_html(element: Element, base: str | None) -> str:
    """XHTML as HTML: no prefixes, and elements that are empty and may hold something are closed by a tag."""
    children = list(iter_children(element))
    lone = len(children) == 1 and local(children[0]) == "div" and not children[0].attrib
    around = children[0] if lone and not _stray(element) else element
    return _content(around, base)


def _stray(element: Element) -> bool:
    texts = (element.text, *(child.tail for child in element))
    return any(each and not each.isspace() for each in texts)


def _content(element: Element, base: str | None) -> str:
    pieces = [text(element.text or "")]
    for child in element:
        if isinstance(child.tag, str):
            pieces.append(_tagged(child, base))
        pieces.append(text(child.tail or ""))
    return "".join(pieces)


def _tagged(element: Element, base: str | None) -> str:
    own = element.get(XML_BASE)
    if own is not None:
        base = joined(base, own.strip())
    name = local(element)
    said = "".join(_attribute(str(key), str(value), base) for key, value in element.attrib.items())
    if name in VOID_EVER:
        return f"<{name}{said}>{_content(element, base)}"
    return f"<{name}{said}>{_content(element, base)}</{name}>"


def _attribute(key: str, value: str, base: str | None) -> str:
    if key == XML_BASE:
        return ""
    if key == XML_LANG:
        return attribute("lang", value)
    if key in _ADDRESSES and base:
        value = joined(base, value)
    return attribute(key.rpartition("}")[2], value)


def base_of(element: Element, outside: str | None) -> str | None:
    """The base of addresses within an element: all xml:base around it, the outermost first."""
    base = outside
    for each in reversed([element, *element.iterancestors()]):
        own = (each.get(XML_BASE) or "").strip()
        if own:
            base = joined(base, own)
    return base


def language_of(element: Element) -> str | None:
    """The language that an element states or inherits; None for what is no language tag."""
    for each in (element, *element.iterancestors()):
        own = each.get(XML_LANG)
        if own is not None:
            return own.strip() if LANGUAGE_TAG.fullmatch(own.strip()) else None
    return None


def said_in(element: Element) -> str:
    """All the text of an element, stripped."""
    return "".join(str(piece) for piece in element.itertext()).strip()
