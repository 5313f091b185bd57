"""Stories of a feed that stand in CDATA sections: they are nearly all of it, and hold no markup of the feed.

libxml2 takes ten times as long for their characters as it takes to find where they end. So they are cut out first,
and what is left is parsed: by whoever reads, with a mark in place of each; by whoever judges, with a letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lxml import etree

from newsexport.formats.rss.names import key_of
from newsexport.syntax.xml import Element, local
from newsexport.syntax.xml_whole import tree_of

LONGEST = 9_000_000
"""Bytes of a text that safe parsers take for certain: libxml2 refuses one of more than ten million."""
TAG = "{http://purl.org/rss/1.0/modules/content/}encoded"
_START = b"<content:encoded><![CDATA["
_END = b"]]>"
_CLOSING = b"]]></content:encoded>"
_TRIALS = 20
"""Brackets in a story that are looked at one by one."""
_NO_CONTROLS = bytes(set(range(256)) - {*range(9), 11, 12, *range(14, 32)})
MARK = "\ue000"
"""Stands before the number of a story: a character without a meaning (private use)."""
_LEAD = b"\xee"
"""Its first byte in UTF-8, which such characters alone begin with: found far sooner than three."""


def places(data: bytes) -> list[tuple[int, int]] | None:
    """Start and end of each story; None where one has no end, is very long, or cannot be in XML."""
    found: list[tuple[int, int]] = []
    end = 0
    while (start := data.find(_START, end)) >= 0:
        start += len(_START)
        end = _end_of_story(data, start)
        if end < 0 or end - start > LONGEST or not is_writable(data[start:end]):
            return None
        found.append((start, end))
    return found


def _end_of_story(data: bytes, start: int) -> int:
    """Where the section ends, -1 for nowhere. Of one byte the next is found ten times as quickly as of three."""
    at = start - 1
    for _ in range(_TRIALS):
        at = data.find(b"]", at + 1)
        if at < 0 or data.startswith(_END, at):
            return at
    return data.find(_END, at + 1)


def is_writable(text: bytes) -> bool:
    """Whether these are characters that XML can carry (XML 1.0 section 2.2)."""
    if b"\xef" in text and (b"\xef\xbf\xbe" in text or b"\xef\xbf\xbf" in text):
        return False
    return not text.translate(None, _NO_CONTROLS)


class Feed(NamedTuple):
    """A feed that was parsed as a whole."""

    root: Element
    stories: list[str]
    """Those for which marks stand in the tree: see `story_of`."""
    data: bytes
    """What was parsed."""


def parsed(data: bytes) -> Feed:
    """A feed in UTF-8, its stories cut out. Raises what lxml raises for what is no XML."""
    cut = _cut(data)
    if cut is not None:
        short, stories = cut
        try:
            root = tree_of(short)
        except etree.XMLSyntaxError:
            pass  # the whole has the fault, too, and there it has its place
        else:
            if _are_in_place(root, len(stories)):
                return Feed(root, stories, short)
    return uncut(data)


def uncut(data: bytes) -> Feed:
    """The same with its stories in place, for those who judge: they look at stories too, as at any element."""
    return Feed(tree_of(data), [], data)


def story_of(element: Element, text: str, stories: Sequence[str]) -> str:
    """The text of an element: the story for which it is the mark, else as it is."""
    return story_in(text, stories) if element.tag == TAG else text


def story_in(text: str, stories: Sequence[str]) -> str:
    """The same of the text of an element for stories."""
    return stories[int(text[1:])] if text[:1] == MARK and stories else text


def _cut(data: bytes) -> tuple[bytes, list[str]] | None:
    """The feed with a mark in place of each story, and the stories; None where nothing is won or anything is uncertain."""
    found = places(data)
    if not found:
        return None
    pieces: list[bytes] = []
    stories: list[str] = []
    done = 0
    for start, end in found:
        if not data.startswith(_CLOSING, end):
            continue  # more of the story follows
        try:
            story = data[start:end].decode()
        except UnicodeDecodeError:
            return None
        if not story or story.isspace():
            continue
        if "\r" in story:  # XML 1.0 section 2.11
            story = story.replace("\r\n", "\n").replace("\r", "\n")
        pieces += (data[done:start], f"{MARK}{len(stories)}".encode())
        stories.append(story)
        done = end
    short = b"".join((*pieces, data[done:]))
    return (short, stories) if short.count(_LEAD) == len(stories) else None


def _are_in_place(root: Element, count: int) -> bool:
    """Whether the marks are the texts of stories of items, in their order, and none is anywhere else.

    One may have been in a comment, in another text that looks like markup, or in an item within another.
    """
    expected = 0
    channel: Element | None = None
    for element in root.iter(TAG):
        text = element.text
        if not text or text[0] != MARK:
            continue
        if text != f"{MARK}{expected}" or len(element):
            return False
        item = element.getparent()
        if item is None or key_of(str(item.tag)) != "item":
            return False
        around = item.getparent()
        if around is None or not (around is channel or _holds_items(around)):
            return False
        channel = around
        expected += 1
    return expected == count


def _holds_items(element: Element) -> bool:
    """Whether items in it are those of the feed: the root, or its channel; in RSS 1.1 its list of items."""
    around = element.getparent()
    if around is None:
        return True
    wanted = "items" if local(around).lower() == "channel" else "channel"
    return around.getparent() is None and local(element).lower() == wanted
