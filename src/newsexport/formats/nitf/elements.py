"""Elements of NITF's heads as they are written."""

from __future__ import annotations

from newsexport.payloads.nitf.elements import Node
from newsexport.syntax.xml_text import text


def whole(name: str, content: str = "", /, **attributes: object) -> str:
    """An element; `content` is XML already. Attributes that are None are left out.

    NITF's names have hyphens and points: `id_string` is `id-string`, `date__publication` is
    `date.publication`.
    """
    named = {_name(key): value for key, value in attributes.items()}
    return Node(name, named, content=content).markup()


def unseen(name: str, content: str = "") -> str:
    """An element that our own reader passes over: what it says is read elsewhere."""
    return Node(name, {}, {"void": True}, content).markup()


def words(name: str, said: str, more: str = "") -> str:
    """An element with words; white space that is not that of running text is kept."""
    kept = None if said == " ".join(said.split()) else "preserve"
    return whole(name, text(said) + more, xml__space=kept)


def _name(key: str) -> str:
    if key.startswith("xml__"):
        return f"xml:{key.removeprefix('xml__')}"
    return key.replace("__", ".").replace("_", "-")
