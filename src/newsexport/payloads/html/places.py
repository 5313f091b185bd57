"""Where the blocks and media of an HTML text stand in it: found out when a finding asks, and never before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsexport.diagnostic import char_fragment
from newsexport.payloads.content import Content, Leftover
from newsexport.payloads.html.fragments import marked_pieces
from newsexport.payloads.xhtml import read as xhtml_read
from newsexport.syntax.html_cleaning import fragment
from newsexport.syntax.html_marked import Place, marked
from newsexport.syntax.html_tags import start_tags
from newsexport.syntax.xml import Element, Paths

_LONGEST = 500_000
"""Characters of a text in which places are looked for."""
_SHORTEST = 2
"""Of words that are looked for: shorter ones may stand anywhere."""


@dataclass(slots=True)
class HtmlText:
    """A text of HTML that an item was read from."""

    path: str
    """Pointer to it."""
    markup: str
    base: str | None = None
    media_start: int = 0
    blocks: int = 0
    """How many blocks of it are the body of the item."""
    made_of: Element | None = None
    """The element whose content the markup was made of; None where it is the text itself."""
    media: tuple[tuple[int, int], ...] = ()
    """Numbers of media objects in the item, and in the text."""


def places_in(text: HtmlText) -> dict[str, str]:
    """The pointer of each block, link and media object of a text, into the source."""
    if "<" not in text.markup or len(text.markup) > _LONGEST:
        return {}
    pieces = marked_pieces(text.markup)
    found = fragment(marked(text.markup) if pieces is None else pieces, text.base, marked=True)
    content = xhtml_read.read(found.body, text.media_start)
    if text.blocks not in (0, len(content.blocks)):
        return {}
    at = Paths()
    elements = {at.of(each): each for each in found.body.iter("*")}
    places: dict[str, Place] = {}
    for pointer, where in content.origins.items():
        element = elements.get(where)
        if element is not None:
            _note(pointer, element, content, found.places, places)
    media = {f"/media/{inner}": f"/media/{outer}" for outer, inner in text.media}
    paths = _paths_of(text)
    return {
        media.get(pointer, pointer): paths(place)
        for pointer, place in places.items()
        if pointer in media or (text.blocks and pointer.startswith("/body/"))
    }


def _paths_of(text: HtmlText) -> Callable[[Place], str]:
    """What makes the pointer of a tag: a place in the text, or the XPath of an element of XHTML."""
    if text.made_of is None:
        return lambda place: text.path + char_fragment(*place)
    top = text.made_of
    starts = [tag.start for tag in start_tags(text.markup)]
    elements = list(top.iterdescendants("*"))
    elements = elements[len(elements) - len(starts) :]  # a `div` around all may be left out
    known = dict(zip(starts, elements, strict=False)) if len(starts) == len(elements) else {}
    paths = Paths(top)
    return lambda place: (
        text.path + paths.below(known[place[0]]) if place[0] in known else text.path
    )


def _note(
    pointer: str, element: Element, content: Content, known: Mapping[Element, Place],
    places: dict[str, Place],
) -> None:  # fmt: skip
    """The place of a block or media object, and those of the links in a block of running text."""
    if pointer.startswith("/media/"):
        shown = list(element.iter("img", "video", "audio", "iframe"))
        element = shown[0] if len(shown) == 1 else element
    if element in known:
        places[pointer] = known[element]
    if not pointer.startswith("/body/"):
        return
    spans = getattr(_block_at(content, pointer), "spans", ())
    links = [f"{pointer}/spans/{number}" for number, span in enumerate(spans) if span.href]
    tags = [known[each] for each in element.iter("a") if each.get("href") and each in known]
    if len(links) == len(tags):
        places.update(zip(links, tags, strict=True))


def place_of(leftover: Leftover, text: HtmlText) -> str:
    """The pointer to the value of an attribute, or to words, that no block could hold; to the text where it is not seen."""
    attribute = leftover.path.partition("/@")[2]
    said = f'{attribute}="{leftover.text}"' if attribute else leftover.text
    seen = text.made_of is None and len(said) > _SHORTEST
    at = text.markup.find(said) if seen else -1
    if at < 0:
        return text.path
    end = at + len(said)
    start, end = (end - 1 - len(leftover.text), end - 1) if attribute else (at, end)
    return text.path + char_fragment(start, end)


def _block_at(content: Content, pointer: str) -> Any:
    """The block at a pointer such as `/body/0/blocks/2`; None where it is something else."""
    current: Any = content.blocks
    for step in pointer.split("/")[2:]:
        current = current[int(step)] if step.isdigit() else getattr(current, step, None)
        if current is None:
            return None
    return current


class BodyPaths(Mapping[str, str]):
    """Pointers of an item whose body and pictures come from texts of HTML."""

    __slots__ = ("_inside", "_known", "_texts")

    def __init__(self, known: dict[str, str], texts: list[HtmlText]) -> None:
        self._known = known
        self._texts = texts
        self._inside: dict[str, str] | None = None

    def _found(self, pointer: str) -> str | None:
        if pointer.startswith(("/body/", "/media/")):
            if self._inside is None:
                self._inside = {}
                for text in self._texts:
                    self._inside |= places_in(text)
            found = self._inside.get(pointer)
            if found is not None and found.startswith(self._known.get(pointer, "")):
                return found
        return self._known.get(pointer)

    def __contains__(self, pointer: object) -> bool:
        return isinstance(pointer, str) and self._found(pointer) is not None

    def __getitem__(self, pointer: str) -> str:
        found = self._found(pointer)
        if found is None:
            raise KeyError(pointer)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def __reduce__(self) -> tuple[type[dict[str, str]], tuple[dict[str, str]]]:
        return dict, (self._known,)
