"""Elements of a page as text, every value escaped once."""

from __future__ import annotations

from newsexport.payloads.for_readers.inline_html import writable
from newsexport.syntax import xml_text


def attributes(**values: object) -> str:
    """Attributes in the order given; those that are None are left out, `class_` is `class`."""
    said = ((name.rstrip("_").replace("_", "-"), value) for name, value in values.items())
    return "".join(
        f" {name}" if value is True else xml_text.attribute(name, writable(str(value)))
        for name, value in said
        if value is not None and value is not False
    )


def element(name: str, content: str, **values: object) -> str:
    """An element with its end tag. `content` is markup already."""
    return f"<{name}{attributes(**values)}>{content}</{name}>"


def void(name: str, **values: object) -> str:
    """An element that has no content and no end tag, such as `img`."""
    return f"<{name}{attributes(**values)}>"
