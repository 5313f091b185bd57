"""Writing XML as text: elements as functions, every value escaped once.

Four times cheaper than a tree per element, and the bytes that leave are the bytes that are validated.

>>> element("name", text("Smith & Sons"), role="nrol:full")
'<name role="nrol:full">Smith &amp; Sons</name>'
"""

from __future__ import annotations

import re

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot carry, however they are escaped (XML 1.0 section 2.2)."""
# Guarded replacements are several times cheaper than one regular expression.
_IN_TEXT = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"))
_IN_ATTRIBUTES = (*_IN_TEXT, ('"', "&quot;"), ("\t", "&#9;"), ("\n", "&#10;"))


def _escaped(value: str, signs: tuple[tuple[str, str], ...]) -> str:
    """Characters that XML 1.0 cannot carry are left out (the readers tell them)."""
    if not value.isprintable() and UNWRITABLE.search(value):
        value = UNWRITABLE.sub("", value)
    for sign, escape in signs:
        if sign in value:
            value = value.replace(sign, escape)
    return value


def text(value: str) -> str:
    """Character data."""
    return _escaped(value, _IN_TEXT)


def attribute(name: str, value: object) -> str:
    """One attribute with its leading blank."""
    return f' {name}="{_escaped(str(value), _IN_ATTRIBUTES)}"'


def attributes(**values: object) -> str:
    """Attributes in the order given; those that are None are left out. `xml_lang` is `xml:lang`."""
    return "".join(
        attribute(_name(name), value) for name, value in values.items() if value is not None
    )


def _name(name: str) -> str:
    if name.startswith("xml_"):
        return "xml:" + name[4:]
    return name.removesuffix("_")


def element(name: str, content: str = "", **values: object) -> str:
    """An element. `content` is XML already: `text(…)` or further elements."""
    opening = f"<{name}{attributes(**values)}"
    return f"{opening}>{content}</{name}>" if content else f"{opening}/>"


def leaf(name: str, value: str | None, **values: object) -> str:
    """An element that holds only text; nothing at all when the value is None or empty."""
    return element(name, text(value), **values) if value else ""


def cdata(markup: str) -> str:
    """Markup as character data: in a CDATA section, which all readers of feeds know."""
    clean = UNWRITABLE.sub("", markup) if not markup.isprintable() else markup
    if "\r" in clean:
        return text(clean)
    return "<![CDATA[" + clean.replace("]]>", "]]]]><![CDATA[>") + "]]>"
