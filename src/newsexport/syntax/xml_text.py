"""Writing XML as text: elements as functions, every value escaped once.

Four times cheaper than a tree per element, and the bytes that leave are the bytes that are validated.

>>> element("name", text("Smith & Sons"), role="nrol:full")
'<name role="nrol:full">Smith &amp; Sons</name>'
"""

from __future__ import annotations

import re
from functools import cache

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot carry, however they are escaped (XML 1.0 section 2.2)."""
_NO_CONTROLS = bytes(set(range(256)) - {*range(9), 11, 12, *range(14, 32)})
_LONG = 200


def is_writable(value: str) -> bool:
    """Whether XML can carry all characters of a text."""
    if len(value) < _LONG:
        return value.isprintable() or not UNWRITABLE.search(value)
    try:
        data = value.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False
    if b"\xef" in data and (b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data):
        return False
    return not data.translate(None, _NO_CONTROLS)


def text(value: str) -> str:
    """Character data. Characters that XML 1.0 cannot carry are left out (the readers tell them)."""
    if (len(value) >= _LONG or not value.isprintable()) and not is_writable(value):
        value = UNWRITABLE.sub("", value)
    # Guarded replacements are several times cheaper than one regular expression.
    if "&" in value:
        value = value.replace("&", "&amp;")
    if "<" in value:
        value = value.replace("<", "&lt;")
    if ">" in value:
        value = value.replace(">", "&gt;")
    return value.replace("\r", "&#13;") if "\r" in value else value


def unescaped(value: str) -> str:
    """What a text or a value means that refers to characters by the five names of XML only."""
    for name, sign in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
        value = value.replace(f"&{name};", sign)
    return value


def attribute(name: str, value: object) -> str:
    """One attribute with its leading blank."""
    if type(value) is int:
        return f' {name}="{value}"'
    said = text(value if type(value) is str else str(value))
    if '"' in said:
        said = said.replace('"', "&quot;")
    if not said.isprintable():
        said = said.replace("\t", "&#9;").replace("\n", "&#10;")
    return f' {name}="{said}"'


def attributes(**values: object) -> str:
    """Attributes in the order given; those that are None are left out. `xml_lang` is `xml:lang`."""
    said = ""
    for name, value in values.items():
        if value is not None:
            said += attribute(_name(name), value)
    return said


@cache
def _name(name: str) -> str:
    if name.startswith("xml_"):
        return "xml:" + name[4:]
    return name.removesuffix("_")


def element(name: str, content: str = "", **values: object) -> str:
    """An element. `content` is XML already: `text(…)` or further elements."""
    opening = f"<{name}{attributes(**values)}" if values else f"<{name}"
    return f"{opening}>{content}</{name}>" if content else f"{opening}/>"


def leaf(name: str, value: str | None, **values: object) -> str:
    """An element that holds only text; nothing at all when the value is None or empty."""
    return element(name, text(value), **values) if value else ""


def cdata(markup: str) -> str:
    """Markup as character data: in a CDATA section, which all readers of feeds know."""
    clean = markup if is_writable(markup) else UNWRITABLE.sub("", markup)
    if "\r" in clean:
        return text(clean)
    if "]]>" in clean:
        clean = clean.replace("]]>", "]]]]><![CDATA[>")
    return f"<![CDATA[{clean}]]>"
