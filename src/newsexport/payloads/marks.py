"""What an element says in markup's own words, and the mark that carries the rest.

The canonical body can say more than an element and its attributes (several media in a figure, an
attribute whose name XML does not allow, ...). The rest stands as one JSON object in an attribute of
the element, so that reading gives back exactly what was written. Most elements need none.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from newsexport.syntax.xml import XML, Element
from newsexport.syntax.xml_text import attribute
from newsexport.vocab.forms import LANGUAGE_TAG, SCHEME

MARK = "data-newsexport"
"""The attribute of XHTML elements that carries the rest."""

NAMESPACE = "https://newsexport.org/ns/"
XML_MARK = f"{{{NAMESPACE}}}data"
"""The same in vocabularies that allow attributes of other namespaces only (NITF)."""

MARKS = (MARK, XML_MARK)

_KEYS = frozenset(
    "alt attributes authors concept direction empty extensions groups href id in kind level markup"
    " media mediaId mediaType modified name place provider published renditions role section shown size"
    " source spans title type unshown uri url void".split()
)
"""All that a mark may say. One with other keys is not ours."""

_NATIVE = re.compile(r"(?!xmlns$)[A-Za-z_][A-Za-z0-9_.-]*")
_XML_NATIVE = frozenset({"xml:lang", "xml:base"})
_FITTING = {
    "xml:lang": re.compile(rf"(?:{LANGUAGE_TAG.pattern})?"),
    "xml:base": re.compile(rf"(?:{SCHEME}:)?[A-Za-z0-9/?@!$&'()*+,;=._~-]*(?:#[A-Za-z0-9._-]*)?"),
}
"""Values that the attributes of XML itself may have: schemas check them wherever they stand."""


def is_native(name: str, reserved: Collection[str]) -> bool:
    """Whether an attribute of a block or span can stand in markup under its own name."""
    if name in reserved:
        return False
    return _NATIVE.fullmatch(name) is not None or name in _XML_NATIVE


def share(
    attributes: Mapping[str, str], reserved: Collection[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """Attributes that can be written as they are, and those that need the mark."""
    native: dict[str, str] = {}
    rest: dict[str, str] = {}
    for name, value in attributes.items():
        fits = name not in _FITTING or _FITTING[name].fullmatch(value)
        (native if fits and is_native(name, reserved) else rest)[name] = value
    return native, rest


def tag(
    name: str, attributes: Mapping[str, object], rest: object = None, *, mark: str = MARK
) -> str:
    """The start of an element without its closing sign: `<p class="lead"`.

    `rest` is what the attribute named `mark` carries; attributes that are None are left out.
    """
    written = "".join(
        attribute(key, value) for key, value in attributes.items() if value is not None
    )
    if rest:
        written += attribute(mark, dump(rest))
    return f"<{name}{written}"


def closed(opening: str, name: str, content: str) -> str:
    """A whole element from the start that `tag` made."""
    return f"{opening}>{content}</{name}>" if content else f"{opening}/>"


def dump(rest: object) -> str:
    """The JSON of a mark."""
    return json.dumps(rest, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def load(element: Element) -> dict[str, Any]:
    """What the mark of an element carries; nothing when there is none, or it is none of ours."""
    value = element.get(MARK) or element.get(XML_MARK)
    if not value or not value.startswith("{"):
        return {}
    try:
        rest = json.loads(value)
    except (ValueError, RecursionError):
        return {}
    return rest if isinstance(rest, dict) and rest.keys() <= _KEYS else {}


def attributes_of(element: Element) -> Iterator[tuple[str, str]]:
    """The attributes of an element, by the names that blocks and spans give them."""
    for name, value in element.items():
        yield attribute_name(str(name)), str(value)


def attribute_name(name: str) -> str:
    """The name that an attribute of a tree has among the attributes of a block or span.

    Those of the xml namespace are `xml:lang` and so on; other namespaces stay as `{uri}name`.
    """
    return "xml:" + name[len(XML) :] if name.startswith(XML) else name
