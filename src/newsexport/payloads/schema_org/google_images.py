"""GA: what Google asks of the images of an article. Sources: see google_rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.payloads.schema_org.document import Document
from newsexport.payloads.schema_org.google_articles import articles
from newsexport.payloads.schema_org.values import as_list, stated_number
from newsexport.vocab.forms import URI_SCHEME

PIXELS = 50_000
"""Width times height that an image needs at least."""


def no_image(document: Document, options: Options) -> Iterator[Finding]:
    """An article has no image.

    Why it matters: it is shown without a picture, or not at all where pictures are the rule.

    Bad: an article without `image`
    Good: `"image": ["https://example.com/pier-16x9.jpg"]`
    Fix: name the pictures of the article.
    """
    for each in articles(document):
        if each.lacks("image") and each.lacks("thumbnailUrl"):
            yield Finding(each.pointer)


def few_pixels(document: Document, options: Options) -> Iterator[Finding]:
    """An image has fewer than 50,000 pixels (width times height).

    Why it matters: it is not used.

    Bad: `"width": 160, "height": 90`
    Good: `"width": 1200, "height": 675`
    Fix: name a larger rendition.
    """
    for each in articles(document):
        for image, place in each.objects("image"):
            if isinstance(image, dict):
                width, height = _measure(image, "width"), _measure(image, "height")
                if width and height and width * height < PIXELS:
                    yield Finding(place, {"width": width, "height": height})


def _measure(image: dict[str, Any], name: str) -> int | None:
    value = image.get(name)
    if isinstance(value, dict):
        value = value.get("value")
    return stated_number(value)


def few_shapes(document: Document, options: Options) -> Iterator[Finding]:
    """There is but one image. Google asks for three shapes of it: 16x9, 4x3 and 1x1.

    Why it matters: it is cut to the shape that is needed, and heads are cut off.

    Bad: `"image": "https://example.com/pier.jpg"`
    Good: `"image": ["https://example.com/pier-16x9.jpg", "https://example.com/pier-4x3.jpg", "https://example.com/pier-1x1.jpg"]`
    Fix: name the three shapes.
    """
    for each in articles(document):
        if each.get("image") is not None and len(list(each.objects("image"))) == 1:
            yield Finding(each.at("image"))


def relative_image(document: Document, options: Options) -> Iterator[Finding]:
    """The address of an image is relative.

    Why it matters: structured data is read apart from its page, and the image is not found.

    Bad: `"image": "images/pier.jpg"`
    Good: `"image": "https://example.com/images/pier.jpg"`
    Fix: write the whole address.
    """
    if options.base_uri:
        return
    for each in articles(document):
        for address, where in _addresses(each.objects("image")):
            if not URI_SCHEME.match(address):
                yield Finding(where, {"url": address})


def image_is_logo(document: Document, options: Options) -> Iterator[Finding]:
    """The image of an article is the logo of its publisher.

    Why it matters: Google wants pictures of what the article tells, and shows none that is a logo.

    Bad: `"image": "https://example.com/logo.png"`, and the same as `logo` of the publisher
    Good: `"image": "https://example.com/pier.jpg"`
    Fix: name a picture of the story, or none.
    """
    for each in articles(document):
        logos: set[str] = set()
        for publisher, place in each.objects("publisher"):
            if isinstance(publisher, dict):
                given = ((each.resolved(one), place) for one in as_list(publisher.get("logo")))
                logos.update(address for address, _ in _addresses(given))
        for address, where in _addresses(each.objects("image")) if logos else ():
            if address in logos:
                yield Finding(where, {"url": address})


def _addresses(images: Iterable[tuple[Any, str]]) -> Iterator[tuple[str, str]]:
    """The addresses that images state, with their places."""
    for image, place in images:
        found = [(image, place)]
        if isinstance(image, dict):
            found = [(image.get(key), f"{place}/{key}") for key in ("contentUrl", "url")]
        for address, where in found:
            if isinstance(address, str) and address:
                yield address, where
