"""XPath 1.0 expressions of others: compiled once, and never a traceback."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from newsexport.syntax.xml import Element

Found = tuple[Element | None, str]
"""An element, or the text of an attribute or a node of text with the element that has it."""


def mistake_in(expression: str) -> str | None:
    """Why an expression is no XPath; None when it is one."""
    try:
        _compiled(expression)
    except (etree.XPathError, ValueError) as error:  # the latter: characters that no XML has
        return str(error)
    return None


def select(root: Element, expression: str) -> list[Found]:
    """What an expression selects below a root, in the order of the document. Raises ValueError where it cannot."""
    try:
        result = _compiled(expression)(root)
    except etree.XPathError as error:
        raise ValueError(str(error)) from None
    if not isinstance(result, list):
        return [(None, str(result))] if isinstance(result, str) and result else []
    found: list[Found] = []
    for each in result:
        if isinstance(each, etree._Element):
            found.append((each, ""))
        elif isinstance(each, str):
            owner = getattr(each, "getparent", lambda: None)()
            found.append((owner, str(each)))
    return found


@lru_cache(maxsize=500)
def _compiled(expression: str) -> etree.XPath:
    return etree.XPath(expression)
