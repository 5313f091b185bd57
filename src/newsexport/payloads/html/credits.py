"""Credits that stand in the caption of a figure, in an element of their own."""

from __future__ import annotations

import re

from newsexport.payloads.running_text import all_text, is_blank
from newsexport.syntax.xml import Element, local, path

_NAMED = re.compile(
    r"(?i)(?:^|[\s_-])(?:credit|credits|copyright|photographer|byline|source)(?:$|[\s_-])"
)
_HOLDERS = frozenset({"small", "cite", "span"})


def take_credits(body: Element) -> dict[str, str]:
    """XPath of each figure whose caption ends with a credit, and the credit; it goes out of the caption."""
    found: dict[str, str] = {}
    for caption in body.iter("figcaption"):
        figure = caption.getparent()
        last = caption[-1] if len(caption) else None
        if figure is None or local(figure) != "figure" or last is None or not _is_credit(last):
            continue
        words = " ".join(all_text(last).split())
        if not words:
            continue
        found[path(figure)] = words
        caption.remove(last)
        if is_blank(all_text(caption)) and not len(caption):
            figure.remove(caption)
        elif len(caption):
            caption[-1].tail = (caption[-1].tail or "").rstrip() or None
        else:
            caption.text = (caption.text or "").rstrip() or None
    return found


def _is_credit(element: Element) -> bool:
    name = local(element)
    if name not in _HOLDERS or len(element) or not is_blank(element.tail):
        return False
    return _NAMED.search(element.get("class") or "") is not None
