"""From a pointer into a page back to its bytes: run only when there is something to tell.

A pointer is the XPath of an element as libxml2 builds the tree, such as `/html/body/h1`; `…/@href` is one of its
attributes; `…#/author/name` is a value of the JSON in a script, `…#char=120` a place in its text (RFC 5147). The page
is parsed once more, and its elements are held against the start tags of its text: both stand in one order, but
libxml2 adds tags that are left out, and drops some that do not fit.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from newsexport.diagnostic import Position, Window
from newsexport.syntax.encoding import text_of
from newsexport.syntax.html_page import line_of, page_encoding, parse_page
from newsexport.syntax.html_tags import StartTag, attribute_spans, start_tags
from newsexport.syntax.json_lenient import WRAPPING
from newsexport.syntax.json_places import nearest_spans
from newsexport.syntax.places import Places
from newsexport.syntax.xml import Element

_STEP = re.compile(r"/([^/\[]+)(?:\[(\d+)\])?")
_PATH = re.compile(r"/@|#")
_CHARACTER = re.compile(r"char=(\d+)(?:,\d+)?")
_LAST_LINE = 65_535
"""Lines behind it are not counted by libxml2."""
_AHEAD = 200
"""Tags that are looked at for an element that does not come next."""
_ADDED = 4
"""Elements that libxml2 adds one after the other."""

Span = tuple[int, int]
_Sign = tuple[str, int, tuple[object, ...]]
"""What a tag is known by: its name, the line in which it ends, the names of its attributes."""


def html_path(element: Element) -> str:
    """The XPath of an element; the index counts siblings of the same name and is left out for the first."""
    return element.getroottree().getpath(element).replace("[1]", "")


def html_positions(data: bytes, pointers: Iterable[str]) -> dict[str, Position]:
    """The position of each pointer in the bytes of a page; where it is not there, of what is around it."""
    page = parse_page(data)
    if page is None:
        return {}
    codec, mark, _ = page_encoding(data)
    errors = "surrogateescape" if codec == "utf-8" else "replace"
    text = text_of(data[mark:], codec, errors)
    exact = text.encode(codec, errors) == data[mark:]
    places = Places(text, codec, mark, Window(), counted=exact)
    found: dict[str, Position] = {}
    for pointer, (start, end) in _spans(pointers, page.root, text).items():
        found[pointer] = places.position(start, end)
    return found


def _spans(pointers: Iterable[str], root: Element, text: str) -> dict[str, Span]:
    found: dict[str, Span] = {}
    inside: dict[Element, list[tuple[str, str]]] = {}
    known = {pointer: _at(root, _PATH.split(pointer, 1)[0]) for pointer in pointers}
    tags = _tags_of(root, text, {element for element, _ in known.values()})
    for pointer, (nearest, is_there) in known.items():
        path, mark, part = pointer.partition("#")
        attribute = path.partition("/@")[2]
        element: Element | None = nearest
        while element is not None and element not in tags:
            element = element.getparent()
        whole = is_there and element is nearest
        if element is None:
            found[pointer] = (0, 1)
            continue
        tag = tags[element]
        found[pointer] = (tag.start, tag.end)
        if whole and mark:
            inside.setdefault(element, []).append((pointer, part))
        elif whole and attribute:
            span = attribute_spans(text, tag).get(attribute.lower())
            found[pointer] = span or found[pointer]
    for element, wanted in inside.items():
        found |= _inside(text, tags[element], wanted)
    return found


def _at(root: Element, path: str) -> tuple[Element, bool]:
    """The element of an XPath, or the nearest around it; whether it is the very one."""
    steps = _STEP.findall(path)
    if not steps or steps[0][0] != root.tag:
        return root, False
    current = root
    for name, index in steps[1:]:
        number = int(index or 1) - 1
        child = next(islice((each for each in current if each.tag == name), number, None), None)
        if child is None:
            return current, False
        current = child
    return current, True


def _inside(text: str, tag: StartTag, wanted: list[tuple[str, str]]) -> dict[str, Span]:
    """Places in the text of a script."""
    content = text[tag.end : tag.inside]
    found: dict[str, Span] = {}
    values: dict[str, str] = {}
    for pointer, part in wanted:
        character = _CHARACTER.fullmatch(part)
        if character:
            start = min(tag.end + int(character[1]), tag.inside)
            found[pointer] = (start, start + 1)
        else:
            values[part] = pointer
    wrapping = WRAPPING.match(content)
    begin = wrapping.end() if wrapping else 0
    for part, (start, end) in nearest_spans(content[begin:], values).items() if values else ():
        found[values[part]] = (tag.end + begin + start, tag.end + begin + end)
    return found


def _tags_of(root: Element, text: str, wanted: set[Element]) -> dict[Element, StartTag]:
    """The start tags of these elements; of all, where some have none or some tags no element."""
    found: dict[Element, StartTag] = {}
    for element, tag in zip(root.iter(), start_tags(text), strict=False):
        if element.tag != tag.name:
            break
        if element in wanted:
            found[element] = tag
            if len(found) == len(wanted):
                return found
    return _all_tags_of(root, text)


def _all_tags_of(root: Element, text: str) -> dict[Element, StartTag]:
    elements, tags = list(root.iter()), list(start_tags(text))
    signs = _signs(text, tags)
    names: list[_Sign] = [
        (str(each.tag), min(line_of(each) or 0, _LAST_LINE), tuple(each.keys()))
        for each in elements
    ]
    return {elements[index]: tags[at] for index, at in _aligned(names, signs)}


def _aligned(elements: list[_Sign], tags: list[_Sign]) -> Iterator[tuple[int, int]]:
    """Which element is which tag. Where two differ, the nearer of the next that agree decides."""
    known: dict[_Sign, list[int]] = {}
    for at, sign in enumerate(tags):
        known.setdefault(sign, []).append(at)
    at = index = 0
    while index < len(elements) and at < len(tags):
        if elements[index] != tags[at]:
            same = known.get(elements[index], [])
            place = bisect_right(same, at)
            dropped = same[place] - at if place < len(same) else _AHEAD
            ahead = elements[index + 1 : index + _ADDED]
            added = ahead.index(tags[at]) + 1 if tags[at] in ahead else _ADDED
            if added < _ADDED and added <= dropped:
                index += added
            elif dropped < _AHEAD:
                at += dropped
            else:
                index += 1
                continue
        yield index, at
        index, at = index + 1, at + 1


def _signs(text: str, tags: list[StartTag]) -> list[_Sign]:
    signs: list[_Sign] = []
    line, before = 1, 0
    for tag in tags:
        line += text.count("\n", before, tag.end)
        before = tag.end
        signs.append((tag.name, min(line, _LAST_LINE), tuple(attribute_spans(text, tag))))
    return signs
