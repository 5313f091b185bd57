"""Markup that is carried as it is: cut out of a tree, and put back only where it stays the same."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from newsexport.payloads.content import XHTML
from newsexport.payloads.marks import MARKS
from newsexport.payloads.xhtml.names import BLOCKS, MEDIA, OPAQUE, SPAN_KINDS, UNSEEN
from newsexport.schema.v1 import Raw
from newsexport.syntax.xml import Element, local, namespace, new_parser

_NSMAP: Any = {None: XHTML}
_OPENING = f'<div xmlns="{XHTML}">'
_CLOSING = "</div>"
_KNOWN = (BLOCKS | MEDIA | UNSEEN | frozenset(SPAN_KINDS)) - OPAQUE | {"iframe"}


def element_markup(element: Element) -> str:
    """An element with all that is in it, as markup for a place where XHTML is the namespace."""
    wrapper = etree.Element(f"{{{XHTML}}}div", nsmap=_NSMAP)
    copied = deepcopy(element)
    copied.tail = None
    wrapper.append(copied)
    return _inner(wrapper)


def inner_markup(element: Element) -> str:
    """All that is in an element, as markup for a place where XHTML is the namespace."""
    wrapper = etree.Element(f"{{{XHTML}}}div", nsmap=_NSMAP)
    wrapper.text = element.text
    wrapper.extend(deepcopy(child) for child in element)
    return _inner(wrapper)


def exact_markup(markup: str) -> str | None:
    """The markup, if a reader that finds it inside XHTML can give back the very same characters."""
    try:
        wrapper = _parsed(markup)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return markup if wrapper.tag == f"{{{XHTML}}}div" and _inner(wrapper) == markup else None


def stands_alone(block: Raw) -> bool:
    """Whether exact markup needs no marked element around it to be read as this block."""
    if block != Raw(media_type=block.media_type, markup=block.markup):
        return False
    wrapper = _parsed(block.markup)
    if len(wrapper) != 1 or wrapper.text or wrapper[0].tail or not isinstance(wrapper[0].tag, str):
        return False
    only = wrapper[0]
    known = namespace(only) in (XHTML, "") and local(only) in _KNOWN
    return not known and local(only) != "iframe" and not any(m in only.attrib for m in MARKS)


def _parsed(markup: str) -> Element:
    return etree.fromstring(f"{_OPENING}{markup}{_CLOSING}", new_parser())


def _inner(wrapper: Element) -> str:
    etree.cleanup_namespaces(wrapper)
    whole = etree.tostring(wrapper, encoding="unicode")
    return whole[len(_OPENING) : -len(_CLOSING)] if whole.endswith(_CLOSING) else ""
