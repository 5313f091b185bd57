"""The pictures, players and embeds that belong to the story, each with its caption and credit."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from newsexport.extract.page.addresses import web
from newsexport.extract.page.captions import Caption
from newsexport.extract.page.class_words import (
    CAPTION,
    COMMENTS,
    MEDIA,
    OTHERS,
    flags_by_name,
    meaning,
)
from newsexport.extract.page.lines import is_byline
from newsexport.extract.page.renditions import is_ornament, picture_of, type_of
from newsexport.extract.page.story import Story
from newsexport.extract.page.view import PageView, Shown
from newsexport.prose.characters import weight
from newsexport.prose.whitespace import fold, one_line
from newsexport.schema.v1 import Embed, Media, Rendition
from newsexport.schema.v1.model import of_valid
from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element

_NEAR = 3
"""Levels above a picture in which its caption is looked for."""
_FAR = 5
_MOST = 300
_SHORTEST = 15
_LONGEST = 700
_LONGEST_UNCALLED, _FEWEST_WORDS, _MOST_PIECES = 300, 5, 2
"""Of words in a figure that nothing calls a caption."""
_NO_CAPTION = ("a", "blockquote", "iframe", "script", "h2", "h3", "h4", "table", "video", "form")
"""With these inside, a figure is a teaser, a post or a player."""
_NO_WORDS_BELOW = ("h1", "h2", "h3", "time")
"""With these inside, what is called a picture or medium is more than one with its words."""
_BOUNDARIES = frozenset({"body", "html", "main", "article"})
_NO_EMBED = (
    "doubleclick",
    "googlesyndication",
    "googletagmanager",
    "taboola",
    "outbrain",
    "recaptcha",
    "/ads",
)


class Pictured(NamedTuple):
    """One thing that the story shows."""

    shown: Shown
    media: Media | None
    embed: Embed | None = None


def find_figures(
    view: PageView, story: Story, headline: Element | None, base: str | None
) -> list[Pictured]:
    """What the story shows, in the order of the page, each thing once."""
    if story.container is None or not story.runs:
        return []
    scope = _scope(story.container, headline)
    inside = story.inside if scope is story.container else None
    known = {scope: True}
    around = {story.container, *story.container.iterancestors()}
    last = story.runs[-1].order
    captions = _Captions(view, story, scope)
    found: list[Pictured] = []
    seen: set[str] = set()
    for shown in view.shown:
        within = shown.element in inside if inside else _is_in(shown.element, known)
        if len(found) >= _MOST or not within or not _is_ours(shown, around):
            continue
        if shown.order > last + 4 and shown.kind != "figure":
            continue
        for pictured in _read(shown, captions, base):
            key = _key(pictured)
            if key not in seen:
                seen.add(key)
                found.append(pictured)
    return found


def _is_in(element: Element, known: dict[Element, bool]) -> bool:
    """Whether an element stands in one of those known to be inside; what is found on the way is known from then on."""
    above: list[Element] = []
    current: Element | None = element
    while current is not None and current not in known:
        above.append(current)
        current = current.getparent()
    answer = current is not None and known[current]
    known.update(dict.fromkeys(above, answer))
    return answer


def _scope(container: Element, headline: Element | None) -> Element:
    """The element around both the story and its headline, where that is not the whole page."""
    if headline is None:
        return container
    above = {headline, *headline.iterancestors()}
    for level, element in enumerate([container, *container.iterancestors()]):
        if element in above:
            near = islice(element.iterancestors(), _NEAR)
            return next((each for each in near if each.tag == "article"), element)
        if level > 8 or element.tag in ("body", "html"):
            break
    return container


def _is_ours(shown: Shown, around: set[Element]) -> bool:
    """Whether all that makes its place suspect is that it is called a picture.

    `around` are the elements that hold the story, which are above suspicion.
    """
    for element in shown.suspects:
        if element in around:
            continue
        flags = flags_by_name(element)
        if element.tag == "aside" or flags & COMMENTS:
            return False
        if not flags & MEDIA and not _holds_only(element, shown):
            return False
        if flags & OTHERS and _leads_elsewhere(shown.element, element):
            return False
    return True


def _holds_only(element: Element, shown: Shown) -> bool:
    """Whether an element is nothing but a frame around a figure with its caption."""
    if shown.kind != "figure":
        return False
    said = one_line(words_in(element))
    return bool(said) and said == one_line(words_in(shown.element))


def _leads_elsewhere(shown: Element, around: Element) -> bool:
    """Whether a picture is a link, as that of a teaser is."""
    for element in shown.iterancestors():
        if element.tag == "a" and element.get("href"):
            return True
        if element is around:
            break
    return next(around.iter("h2", "h3", "h4"), None) is not None


def _says(element: Element, key: str) -> bool:
    """Whether the plain words of an element, folded, are just these: a title that leads to a story is none."""
    if len(key.split()) < _FEWEST_WORDS or next(element.iter("h1", *_NO_CAPTION), None) is not None:
        return False
    return (
        fold(one_line(words_in(element))) == key and next(element.iterancestors("a"), None) is None
    )


class _Captions:
    """Words that are marked as a caption outside of a figure, by the elements around them."""

    def __init__(self, view: PageView, story: Story, scope: Element) -> None:
        self._around: dict[Element, deque[Element]] = {}
        self._used: set[Element] = set()
        self._scope = scope
        self.read = view.caption_in
        marked = [element for _, element in view.captions] + list(story.captions)
        self._marked = frozenset(marked)
        for element in marked:
            current: Element | None = element
            for _ in range(_NEAR + 1):
                if current is None or current is scope or current.tag in _BOUNDARIES:
                    break
                self._around.setdefault(current, deque()).append(element)
                current = current.getparent()

    def of(self, image: Element) -> Element | None:
        """The caption that is nearest to an image; each belongs to one image."""
        current: Element | None = image
        for _ in range(_NEAR + 1):
            if current is None:
                return None
            waiting = self._around.get(current)
            while waiting:  # what is used once is never free again
                element = waiting.popleft()
                if not self._used.intersection((element, *element.iterancestors())):
                    self._used.add(element)
                    return element
            current = current.getparent()
        behind = self._behind(image)
        return self._by_place(image) if behind is None else behind

    def _behind(self, image: Element) -> Element | None:
        """What stands right behind an image: marked as a caption, or in the words of those who do not see it."""
        said = fold(image.get("alt") or next((i.get("alt") or "" for i in image.iter("img")), ""))
        current: Element | None = image
        for _ in range(_NEAR):
            if current is None or current is self._scope or current.tag in _BOUNDARIES:
                return None
            behind = current.getnext()
            if behind is not None and self._belongs(behind, said):
                self._used.add(behind)
                return behind
            current = current.getparent()
        return None

    def _belongs(self, behind: Element, said: str) -> bool:
        return behind not in self._used and (behind in self._marked or _says(behind, said))

    def _by_place(self, image: Element) -> Element | None:
        """The element around one image that is called a picture and holds a few words."""
        current = image.getparent()
        for _ in range(_FAR):
            if current is None or current is self._scope or current.tag in _BOUNDARIES:
                return None
            if current in self._used or len(list(islice(current.iter("img"), 3))) > 2:
                return None
            if (
                flags_by_name(current) & MEDIA
                and _SHORTEST < weight(words_in(current).strip()) < _LONGEST
            ):
                if next(current.iter(*_NO_WORDS_BELOW), None) is not None or is_byline(
                    one_line(words_in(current, " "))
                ):
                    return None
                self._used.add(current)
                return current
            current = current.getparent()
        return None


def _read(shown: Shown, captions: _Captions, base: str | None) -> Iterator[Pictured]:
    element = shown.element
    if shown.kind == "frame":
        embed = _frame(element, base)
        if embed is not None:
            yield Pictured(shown, None, embed)
    elif shown.kind == "figure":
        yield from _figure(shown, captions, base)
    elif shown.kind == "image":
        rendition, alt = picture_of(element, base)
        words = captions.of(element)
        if is_ornament(element, rendition) and words is None:
            return
        caption = captions.read(words) if words is not None else Caption(None, None)
        yield Pictured(shown, _medium("picture", rendition, alt, caption))
    else:
        words = captions.of(element)
        caption = captions.read(words) if words is not None else Caption(None, None)
        rendition = _played(element, base)
        if rendition is not None:
            yield Pictured(
                shown, _medium(shown.kind, rendition, element.get("aria-label"), caption)
            )


def _figure(shown: Shown, captions: _Captions, base: str | None) -> Iterator[Pictured]:
    """A figure; one that holds several is a gallery, and each of them is one picture."""
    for element in shown.element.iter("figure"):
        if next(islice(element.iter("figure"), 1, None), None) is None:
            yield from _one_figure(element, shown, captions, base)


def _one_figure(
    element: Element, around: Shown, captions: _Captions, base: str | None
) -> Iterator[Pictured]:
    shown = Shown(element, "figure", around.order, around.suspects, around.inside)
    words = next(element.iter("figcaption"), None)
    if words is None:
        words = next(iter(_called_captions(element)), None)
    if words is None:
        words = captions.of(element)
    if words is None and _says_little(element):
        words = element
    caption = captions.read(words) if words is not None else Caption(None, None)
    player = next(element.iter("video", "audio"), None)
    if player is not None:
        rendition, alt = _played(player, base), player.get("aria-label")
        kind = str(player.tag)
    else:
        rendition, alt = picture_of(element, base)
        kind = "picture"
    frame = next(element.iter("iframe"), None)
    if rendition is None and frame is not None:
        embed = _frame(frame, base)
        if embed is not None:
            title = embed.title or caption.text
            yield Pictured(shown, None, embed.model_copy(update={"title": title}))
            return
    if rendition is not None or caption.text is not None:
        yield Pictured(shown, _medium(kind, rendition, alt, caption))


def _says_little(figure: Element) -> bool:
    """Whether a figure shows one picture and a few plain words: they are its caption, whatever they are called."""
    if next(figure.iter("img"), None) is None or next(figure.iter(*_NO_CAPTION), None) is not None:
        return False
    text = one_line(words_in(figure, " "))
    pieces = sum(1 for each in figure.iter() if each.text and not each.text.isspace())
    is_short = _SHORTEST < len(text) < _LONGEST_UNCALLED and pieces <= _MOST_PIECES
    return is_short and len(text.split()) >= _FEWEST_WORDS


def _called_captions(element: Element) -> Iterator[Element]:
    for inner in element.iter():
        names = inner.get("class")
        if names and meaning(names) & CAPTION and words_in(inner).strip():
            yield inner


def _medium(kind: str, rendition: Rendition | None, alt: str | None, caption: Caption) -> Media:
    alt = " ".join((alt or "").split()) or None
    return of_valid(
        Media,
        kind=kind,
        caption=caption.text,
        credit_line=caption.credit,
        alt_text=alt,
        renditions=(rendition,) if rendition is not None else (),
    )


def _played(element: Element, base: str | None) -> Rendition | None:
    for each in (element, *element.iter("source")):
        href = web(each.get("src") or each.get("data-src"), base)
        if href is not None:
            return of_valid(Rendition, href=href, media_type=type_of(href))
    return None


def _frame(element: Element, base: str | None) -> Embed | None:
    """A foreign player or post; frames for advertisements and counters are none."""
    url = web(element.get("src") or element.get("data-src") or element.get("data-lazy-src"), base)
    if url is None or any(sign in url for sign in _NO_EMBED):
        return None
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    title = " ".join((element.get("title") or "").split()) or None
    return Embed(url=url, title=title, provider=host.removeprefix("www.") or None)


def _key(pictured: Pictured) -> str:
    """By what two pictures are the same: the file, else the caption."""
    if pictured.embed is not None:
        return f"embed {pictured.embed.url}"
    assert pictured.media is not None
    if pictured.media.renditions:
        href = pictured.media.renditions[0].href or ""
        return href.partition("?")[0].rpartition("/")[2] + fold(pictured.media.caption or "")
    return fold(pictured.media.caption or "")
