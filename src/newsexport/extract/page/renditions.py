"""Where the pictures and players of a page are: the largest rendition that it offers, and its size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from newsexport.extract.page.addresses import web
from newsexport.schema.v1 import Rendition
from newsexport.schema.v1.model import of_valid
from newsexport.syntax.addresses import path_of
from newsexport.syntax.html_page import attributes_of
from newsexport.syntax.xml import Element

_SOURCES = (
    "data-src", "data-lazy-src", "data-original", "data-srcset-fallback", "data-image", "data-url",
    "data-hi-res-src", "data-full-src", "data-orig-file", "data-large-file", "src",
)  # fmt: skip
_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-sizes-srcset", "imagesrcset")
_CANDIDATE = re.compile(r"(\S+)\s+(\d+(?:\.\d+)?)([wx])(?:\s+\d+h)?\s*(?:,|$)|(\S+?)(?:,\s|$)")
_NO_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:spacer|blank|pixel|placeholder|transparent|1x1|loading|loader|avatar|logo|icon|sprite|grey|gray)"
    r"(?:[/_.-]|$)",
    re.IGNORECASE,
)
_TYPES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg",
    "m3u8": "application/vnd.apple.mpegurl",
}  # fmt: skip
_SMALL = 100
"""Pixels below which a picture is an ornament."""
_MOST = 60
"""Candidates of one set that are looked at."""


def picture_of(element: Element, base: str | None) -> tuple[Rendition | None, str | None]:
    """The largest rendition of an `img`, a `picture` or whatever holds one, and its alternative text."""
    image = element if element.tag in ("img", "amp-img") else _first_image(element)
    offered = (
        [each for each in element.iter("source") if _is_image(each)] if element is not image else []
    )
    around = image.getparent() if image is not None else None
    if around is not None and around.tag == "picture" and not offered:
        offered = list(around.iter("source"))
    sources = ([image] if image is not None else []) + offered
    said = [attributes_of(source) for source in sources]
    sets = [each[name] for each in said for name in _SETS if each.get(name)]
    best = _largest([each for offers in sets for each in _candidates(offers)], base)
    own = said[0] if image is not None else {}
    href = best[1] if best and best[0] > 0 else _plain_address(own, base)
    href = href or (best[1] if best else None)
    alt = own.get("alt")
    path = path_of(href)
    if href is None or _NO_PICTURE.search(path.rpartition("/")[2]):
        return None, alt
    width, height = _pixels(own.get("width")), _pixels(own.get("height"))
    if best is not None and best[0] >= _SMALL and href == best[1]:
        if width and height and width != best[0]:
            height = round(height * best[0] / width)
        width = int(best[0])
    kind = _type_by(path)
    return of_valid(Rendition, href=href, media_type=kind, width=width, height=height), alt


def is_ornament(element: Element, rendition: Rendition | None) -> bool:
    """Whether a picture is an icon or a counter, by its size or what it is called."""
    if rendition is None or rendition.href is None:
        return True
    sides = [side for side in (rendition.width, rendition.height) if side is not None]
    if any(side < _SMALL for side in sides):
        return True
    return (
        rendition.href.partition("?")[0].lower().endswith(".svg")
        or element.get("role") == "presentation"
    )


def type_of(href: str) -> str | None:
    """The media type that the ending of an address shows."""
    return _type_by(path_of(href))


def _type_by(path: str) -> str | None:
    return _TYPES.get(path.rpartition(".")[2].lower())


def _first_image(element: Element) -> Element | None:
    images = list(element.iter("img", "amp-img"))
    return next((image for image in images if image.get("alt")), images[0] if images else None)


def _is_image(source: Element) -> bool:
    return not (source.get("type") or "image/").startswith(("video/", "audio/"))


def _plain_address(image: dict[str, str], base: str | None) -> str | None:
    """The address of an image with these attributes; one that is loaded late stands elsewhere than in `src`."""
    for name in _SOURCES:
        href = web(image.get(name), base)
        if href is not None:
            return href
    relative = image.get("src", "").strip()
    plain = relative and not relative.startswith(("data:", "javascript:", "blob:"))
    return relative.replace(" ", "%20") if plain and base is None else None


def _candidates(srcset: str) -> Iterator[tuple[float, str]]:
    """Width (or density) and address of each candidate of a set. Source: HTML, section 4.8.4.2."""
    for match in islice(_CANDIDATE.finditer(srcset), _MOST):
        address = (match[1] or match[4] or "").strip(",")
        yield float(match[2]) if match[2] else 0.0, address


def _largest(found: list[tuple[float, str]], base: str | None) -> tuple[float, str] | None:
    """The largest candidate that has an address of the web, which is made absolute; of equals the first."""
    for width, address in sorted(found, key=lambda pair: -pair[0]):
        href = web(address, base)
        if href is not None:
            return width, href
    return None


def _pixels(value: str | None) -> int | None:
    plain = (value or "").strip().removesuffix("px")
    return int(plain) if plain.isascii() and plain.isdigit() and 0 < len(plain) < 6 else None
