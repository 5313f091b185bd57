"""The text of an article in the data of a page, as markup: whatever a content system calls its paragraphs.

An object is taken for the page's article only when it bears one of the titles of the page; of what it holds,
only the one member with most running text is read, and other articles inside of it are passed over.
Sources: the published shapes of Arc XP (ANS), Contentful, Portable Text, ProseMirror, Draft.js, EditorJS.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape, unescape
from typing import Any

from newsexport.late_regex import late_regex
from newsexport.prose.characters import CLOSING_QUOTES, is_caseless, weight
from newsexport.prose.whitespace import fold

_TITLES = frozenset(
    "headline headlines title titles name heading pagetitle webtitle mobiletitle seotitle headlinetext"
    " articletitle storyheadline maintitle header titulo titre titel".split()
)
_TEXTS = (
    "html",
    "text",
    "value",
    "content",
    "body",
    "markup",
    "data",
    "copy",
    "paragraph",
    "model",
)
_CHILDREN = (
    "children",
    "content",
    "blocks",
    "items",
    "elements",
    "components",
    "nodes",
    "paragraphs",
    "contents",
)
_BODIES = (
    "articlebody", "bodyhtml", "contenthtml", "body", "contentelements", "articlecontent", "content", "text",
    "html", "fulltext", "story", "storybody", "paragraphs", "blocks", "elements", "components",
)  # fmt: skip
_ELSEWHERE = late_regex(
    r"relat|recomm|comment|author|byline|bio$|seo|meta|advert|^ads?$|promo|teaser|newsletter|caption|credit|image"
    r"|photo|picture|media|video|audio|gallery|summary|description|excerpt|abstract|standfirst|lead$|subhead"
    r"|subtitle|breadcrumb|taxonom|tag|topic|section|categor|website|owner|copyright|navigation|menu|footer|more"
    r"|latest|popular|trending|next|previous|schema|jsonld|analytics|tracking|config|alt|disclaimer|poll|quiz"
    r"|translation|i18n|locale|message|legal|privacy|cookie|consent|paywall|offer|subscri|plain|markdown|raw(?!html)"
)
_SKIPPED = late_regex(
    r"image|img|photo|picture|galler|video|audio|podcast|embed|advert|^ad$|^ads$|relat|recomm|promo|newslet|teaser"
    r"|^link|interstitial|social|tweet|twitter|instagram|facebook|poll|quiz|author|byline|caption|pullquote|divider"
    r"|player|slideshow|oembed|script|comment|cta|banner|figure|chart|map$|button|correction|readmore|widget|media"
)
_HEADING = late_regex(
    r"head(?:er|ing|line)|^h[1-6]$|sub(?:head|title)|intertitle|crosshead|zwischentitel"
)
_LIST = late_regex(r"^(?:un)?ordered|list(?!item)|^[uo]l$")
_ENTRY = late_regex(r"listitem|^li$")
_QUOTE = late_regex(r"quot")
_PARAGRAPH = late_regex(
    r"^(?:p|text|block|unstyled|normal|body|html|rawhtml|copy)$|paragraph|richtext|text(?:block|element)"
)
_INLINE_BREAK = late_regex(r"^(?:hardbreak|linebreak|br)$")
_TAG = late_regex(r"<[A-Za-z/!][^<>]*>")
_BLOCK_TAG = late_regex(r"<(?:p|div|br|h[1-6]|ul|ol|blockquote|section|article)\b", re.IGNORECASE)
_KIND_NAMES = (
    "type", "nodeType", "_type", "__typename", "component", "tagName", "tag", "kind", "style",
)  # fmt: skip
_ELEMENTS, _ELEMENT_NAMES = ("tag", "element"), ("name", "tagName", "tag")
"""How the elements of a tree of markup are called, and what holds their names."""
_NOT_WORDS = late_regex(r"(?:https?|mailto|data):\S+$|[\w./?=&%#:+,-]+$|[{\[].*[}\]]$", re.DOTALL)
_CODE = late_regex(r"[{}]|=>|;\s*[\n}]|\]\(http|/\*|\bfunction\b\s*\(")
_SENTENCE_END = late_regex(rf"[.!?…]['{CLOSING_QUOTES})\]]*(?:\s|$)|[。！？؟।။።]")
_ADDRESSES = frozenset({"url", "canonicalurl", "link", "href", "permalink", "slug"})
_LOOKED_AT = 2000
_LEAST_TITLE = 8
_LEAST_PART = 14
_LEAST_TEXT = 40
_LEAST_BODY = 140
_UP = 3
"""Levels above an object with the title in which its text may stand."""
_MOST_NODES = 300_000
_MOST_OWNERS = 40
_DEEPEST = 40
_HOLDERS = frozenset({dict, list})
_Around = tuple[dict[str, Any], Any] | None
"""An object, and the same of what is around it."""
_NO_TITLES: set[str] = set()
"""Names that were seen and are none of a title: nearly all objects of a page have no others."""
_MOST_NAMES = 5000
_LONGEST_NAME = 60
"""Of a name that is remembered."""


def article_markup(value: Any, titles: Iterable[str]) -> str:
    """The markup of the article in this value that bears one of the titles; "" where there is none."""
    known = frozenset(key for title in titles if len(key := fold(title)) >= _LEAST_TITLE)
    if not known:
        return ""
    best, most = "", 0
    masses: dict[int, int] = {}
    for chain in bearers_of(value, known):
        reading = _Reading(known, masses)
        for owner in chain[: _UP + 1]:
            body = reading.body_of(owner)
            size = weight(words_of(body))
            if size >= _LEAST_BODY:
                if size > most and is_about(body, known):
                    best, most = body, size
                break
    return best


def is_about(body: str, titles: Iterable[str]) -> bool:
    """Whether a text speaks of what a title says: it has a third of its longer words, or pairs of signs.

    `titles` are folded.
    """
    text = fold(words_of(body))
    for title in titles:
        parts = [word for word in title.split() if len(word) > 3 and not is_caseless(word)]
        if len(parts) < 2:
            plain = title.replace(" ", "")
            parts = [plain[at : at + 2] for at in range(len(plain) - 1)]
        if 3 * sum(1 for part in parts if part[:6] in text) >= len(parts):
            return True
    return False


def words_of(markup: str) -> str:
    """The words of a piece of markup, roughly."""
    return unescape(_TAG.sub(" ", markup))


def bearers_of(value: Any, known: frozenset[str]) -> Iterator[list[Any]]:
    """Each object that bears a title of the page, with those around it, inner before outer. `known` are folded."""
    waiting: list[tuple[Any, _Around]] = [(value, None)]
    seen = found = 0
    while waiting and seen < _MOST_NODES and found < _MOST_OWNERS:
        current, around = waiting.pop()
        seen += 1
        inner: Iterable[Any] = ()
        if type(current) is list:
            inner = current
        elif type(current) is dict:
            inner, around = current.values(), (current, around)
            if not _NO_TITLES.issuperset(current) and _bears(current, known):
                found += 1
                yield list(_outwards(around))
        for each in inner:
            if type(each) in _HOLDERS:
                waiting.append((each, around))  # noqa: PERF401 most objects hold none


def _outwards(around: _Around) -> Iterator[Any]:
    """An object and those around it, as far as its text may stand in them."""
    for _ in range(1 + _UP):
        if around is None:
            return
        owner, around = around
        yield owner


def _titles_of(node: dict[str, Any]) -> Iterator[str]:
    for key, value in node.items():
        if _plain(key) not in _TITLES:
            if len(_NO_TITLES) < _MOST_NAMES and len(key) < _LONGEST_NAME:
                _NO_TITLES.add(key)
            continue
        values = value.values() if isinstance(value, dict) else (value,)
        for each in values:
            if isinstance(each, str) and 0 < len(each) < 500:
                yield fold(words_of(each))


def _bears(node: dict[str, Any], known: frozenset[str]) -> bool:
    return any(_is_title(title, known) for title in _titles_of(node))


def _is_title(title: str, known: frozenset[str]) -> bool:
    """Whether a title is one of those known, or the greater part of one.

    Pages put a kicker before it, or their name behind it.
    """
    return title in known or any(
        len(title) >= max(_LEAST_PART, len(each) // 2)
        and (each.endswith(title) or each.startswith(title))
        for each in known
    )


def _plain(key: str) -> str:
    """A name without marks between its words, in small letters."""
    return _plain_name(key) if len(key) < _LONGEST_NAME else _without_marks(key)


@lru_cache(maxsize=5000)
def _plain_name(key: str) -> str:
    # The objects of a page bear the same few names, thousands of times.
    return _without_marks(key)


def _without_marks(text: str) -> str:
    lower = text.lower()
    return lower if lower.isalnum() else "".join(filter(str.isalnum, lower))


class _Reading:
    """Reads the text of one object."""

    def __init__(self, titles: frozenset[str], masses: dict[int, int]) -> None:
        """`masses` are those found of the objects and lists of the same data, by their identities."""
        self._titles = titles
        self._masses = masses
        self._left = _MOST_NODES

    def body_of(self, owner: Any) -> str:
        """The markup of the member of an object that holds most of its running text."""
        current = owner
        for _ in range(_DEEPEST):
            if not isinstance(current, dict):
                break
            masses = {
                key: self._mass(each, 0) for key, each in current.items() if not _is_elsewhere(key)
            }
            most = max(masses.values(), default=0)
            if most < _LEAST_TEXT:
                return ""
            plain = [(_plain(key), key) for key in masses]
            named = (key for name in _BODIES for said, key in plain if said == name)
            current = current[
                next(
                    (key for key in named if masses[key] >= 0.7 * most),
                    max(masses, key=lambda key: masses[key]),
                )
            ]
        if isinstance(current, str):
            return as_markup(current)
        return "".join(self._blocks(current, 0)) if isinstance(current, list) else ""

    def _mass(self, value: Any, depth: int) -> int:
        """The weight of the running text in a value."""
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            return 0
        if isinstance(value, str):
            return weight(words_of(value)) if _is_running(value) else 0
        if not isinstance(value, (list, dict)):
            return 0
        mass = self._masses.get(id(value))
        if mass is None:
            mass = sum(self._mass(each, depth + 1) for each in self._parts(value))
            if self._left >= 0:
                self._masses[id(value)] = mass
        return mass

    def _parts(self, value: list[Any] | dict[str, Any]) -> Iterable[Any]:
        """What a list or an object holds that may be text of the article."""
        if isinstance(value, list):
            return value
        if self._is_foreign(value) or _SKIPPED.search(_kind(value)):
            return ()
        return [each for key, each in value.items() if not _is_elsewhere(key)]

    def _is_foreign(self, node: dict[str, Any]) -> bool:
        """Whether an object inside is another article: one with a title and an address of its own."""
        if _ADDRESSES.isdisjoint(map(_plain, node)):
            return False
        titles = list(_titles_of(node))
        return bool(titles) and not any(_is_title(title, self._titles) for title in titles)

    def _blocks(self, value: Any, depth: int) -> Iterator[str]:
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            return
        if isinstance(value, str):
            if _is_running(value) or _BLOCK_TAG.search(value):
                yield as_markup(value)
        elif isinstance(value, list):
            for each in value:
                yield from self._blocks(each, depth + 1)
        elif isinstance(value, dict) and not self._is_foreign(value):
            yield from self._block(value, depth)

    def _block(self, node: dict[str, Any], depth: int) -> Iterator[str]:
        kind = _kind(node)
        if _HEADING.search(kind):
            words = words_of(self._inline(node, depth)).strip()
            if words:
                yield f"<h3>{escape(words)}</h3>"
        elif _SKIPPED.search(kind):
            return
        elif _ENTRY.search(kind):
            yield f"<li>{self._inline(node, depth)}</li>"
        elif _LIST.search(kind):
            yield f"<ul>{''.join(self._entries(node, depth))}</ul>"
        elif _QUOTE.search(kind):
            yield f"<blockquote><p>{self._inline(node, depth)}</p></blockquote>"
        elif any(_PARAGRAPH.search(each) for each in _kinds(node)):
            markup = self._inline(node, depth)
            if markup.strip():
                yield markup if _BLOCK_TAG.search(markup) else f"<p>{markup}</p>"
        else:
            for key, each in node.items():
                if not _is_elsewhere(key):
                    yield from self._blocks(each, depth + 1)

    def _entries(self, node: dict[str, Any], depth: int) -> Iterator[str]:
        for name in _CHILDREN:
            if isinstance(node.get(name), list):
                for each in node[name]:
                    yield f"<li>{self._inline(each, depth + 1)}</li>"
                return
        for each in node.values():
            if isinstance(each, dict):
                yield from self._entries(each, depth + 1)

    def _inline(self, value: Any, depth: int) -> str:
        """The markup of what stands on one line."""
        self._left -= 1
        if self._left < 0 or depth > _DEEPEST:
            return ""
        if isinstance(value, str):
            return _as_inline(value)
        if isinstance(value, list):
            return "".join(self._inline(each, depth + 1) for each in value)
        if not isinstance(value, dict):
            return ""
        if _INLINE_BREAK.match(_kind(value)):
            return "<br>"
        for name in (*_TEXTS, *_CHILDREN):
            each = value.get(name)
            if isinstance(each, (str, list, dict)) and each:
                return self._inline(each, depth + 1)
        return ""


def _kinds(node: dict[str, Any]) -> list[str]:
    kinds = [_plain(node[name]) for name in _KIND_NAMES if isinstance(node.get(name), str)]
    if kinds and kinds[0] in _ELEMENTS:
        named = (node.get(name) for name in _ELEMENT_NAMES)
        return [_plain(name) for name in named if isinstance(name, str)][:1] or kinds
    return kinds


def _kind(node: dict[str, Any]) -> str:
    """What a block is called; the style of a text that is otherwise plain says that it is a heading."""
    kinds = _kinds(node)
    if len(kinds) > 1 and _PARAGRAPH.search(kinds[0]):
        return next((kind for kind in kinds[1:] if _HEADING.search(kind)), kinds[0])
    return kinds[0] if kinds else ""


def _is_elsewhere(key: str) -> bool:
    return _leads_elsewhere(_plain(key))


@lru_cache(maxsize=5000)
def _leads_elsewhere(name: str) -> bool:
    return _ELSEWHERE.search(name) is not None


def _is_running(text: str) -> bool:
    """Whether a text is of sentences, not an address, a name or data."""
    if len(text) < 20 or _NOT_WORDS.match(text.strip()):
        return False
    words = words_of(text[:_LOOKED_AT]).strip()
    if weight(words) < _LEAST_TEXT or len(_CODE.findall(words)) > 1:
        return False
    return len(text) > _LOOKED_AT or _SENTENCE_END.search(words) is not None


def as_markup(text: str) -> str:
    """A text as markup: as it is when it has tags, else its lines as paragraphs."""
    if "&lt;" in text and "<" not in text:
        text = unescape(text)
    if _TAG.search(text):
        return text if _BLOCK_TAG.search(text) else f"<p>{text}</p>"
    lines = (line.strip() for line in unescape(text).splitlines())
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _as_inline(text: str) -> str:
    if "&lt;" in text and "<" not in text:
        text = unescape(text)
    return text if _TAG.search(text) else escape(unescape(text))
