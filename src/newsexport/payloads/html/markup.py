"""Elements of HTML as text, every value escaped once."""

from __future__ import annotations

from newsexport.payloads.for_readers.inline_html import writable
from newsexport.syntax import xml_text


def opening(name: str, **values: object) -> str:
    """A start tag without its closing sign; values that are None are left out, `class_` is `class`."""
    if not values:
        return f"<{name}"
    said = "".join(
        xml_text.attribute(key.rstrip("_").replace("_", "-"), writable(str(value)))
        for key, value in values.items()
        if value is not None
    )
    return f"<{name}{said}"


def element(name: str, content: str, **values: object) -> str:
    """An element with its end tag. `content` is markup already."""
    return f"{opening(name, **values)}>{content}</{name}>"


def void(name: str, **values: object) -> str:
    """An element that has no content and no end tag, such as `img`."""
    return f"{opening(name, **values)}>"
