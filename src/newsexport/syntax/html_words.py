"""The words of a piece of HTML, looked at as text: without its tags, and without what scripts hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from newsexport.syntax.html_kept import GONE, TAGS, WITH_CONTENT

_BREAK = re.compile(
    r"(?i)<(?:br|/?(?:p|div|h[1-6]|li|tr|blockquote|section|article|ul|ol|table))\b[^<>]*>"
)
_ANY_TAG = re.compile(r"<[!?/A-Za-z][^<>]*>")
_PARTING = frozenset("br p div li tr td th h1 h2 h3 h4 h5 h6 blockquote hr".split())
"""Elements whose tags part words."""
TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)([^<>]*)>?")
"""A tag as it is written: its stroke, its name, the rest."""


def words(markup: str) -> str:
    """The words of a piece of HTML, without those of scripts; blocks on lines of their own."""
    for name in WITH_CONTENT:
        if f"<{name}" in markup.lower():
            markup = "".join(outside for outside, _ in parted(markup, name))
    return unescape(_ANY_TAG.sub("", _BREAK.sub("\n\n", markup)))


def looks_like_markup(text: str) -> bool:
    """Whether a text holds tags of HTML (and not only a sign such as `<`)."""
    if "<!--" in text:
        return True
    return any(name.lower() in TAGS or name.lower() in GONE for _, name, _ in TAG.findall(text))


def without_tags(text: str) -> str:
    """A line of text without its tags of HTML, and without scripts; other signs stay."""
    for name in WITH_CONTENT:
        if f"<{name}" in text.lower():
            text = "".join(outside for outside, _ in parted(text, name))
    return _ANY_TAG.sub(_without, text)


def _without(found: re.Match[str]) -> str:
    name = re.match(r"</?([A-Za-z][A-Za-z0-9]*)", found[0])
    if name is None:
        return "" if found[0].startswith("<!--") else found[0]
    plain = name[1].lower()
    if plain not in TAGS and plain not in GONE:
        return found[0]
    return " " if plain in _PARTING else ""


def parted(markup: str, name: str) -> Iterator[tuple[str, str]]:
    """The markup outside of the elements of a name, each piece with the element's text behind it."""
    lower = markup.lower()
    if len(lower) != len(markup):
        lower = re.sub(r"[A-Z]+", lambda found: found[0].lower(), markup)
    position = 0
    while True:
        start = lower.find(f"<{name}", position)
        if start < 0:
            yield markup[position:], ""
            return
        opened = lower.find(">", start)
        end = lower.find(f"</{name}", opened) if opened >= 0 else -1
        if end < 0:
            yield markup[position:start], markup[opened + 1 :] if opened >= 0 else ""
            return
        yield markup[position:start], markup[opened + 1 : end]
        close = lower.find(">", end)
        position = close + 1 if close >= 0 else len(markup)
