"""Values of a part of a feed that stand in several elements together: what the tables name with `=` in front."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from newsexport.receivers.looked import Said
from newsexport.syntax.xml import Element, iter_children, local, step

All = Callable[[str], list[tuple[Element, str]]]
"""Key -> the elements of a part of a feed, with their XPaths."""
Derived = Callable[[All], Iterator[Said]]

_SLIDES = 2
"""Pictures in a group from which it is a show of slides, and not one picture in its forms."""


def _contents(all_of: All, kind: str = "") -> Iterator[tuple[Element, str]]:
    """Every media:content, also in a group; of a kind where one is asked for."""
    found = list(all_of("media:content"))
    for group, path in all_of("media:group"):
        found += [(each, f"{path}/{step(each)}") for each in _inside(group, "content")]
    for each, path in found:
        if not kind or kind_of(each) == kind:
            yield each, path


def kind_of(content: Element) -> str:
    """What a media:content is, such as `image`: by its medium, else its type; "" where it says neither."""
    said = content.get("medium") or (content.get("type") or "").partition("/")[0]
    return said.strip().lower()


def _inside(element: Element, name: str) -> list[Element]:
    return [each for each in iter_children(element) if local(each) == name]


def _shows(all_of: All) -> Iterator[tuple[str, list[tuple[Element, str]]]]:
    """Shows of slides: path, and the pictures with theirs."""
    for group, path in all_of("media:group"):
        pictures = [
            (each, f"{path}/{step(each)}")
            for each in _inside(group, "content")
            if kind_of(each) == "image"
        ]
        if len(pictures) >= _SLIDES:
            yield path, pictures


def slides(all_of: All) -> Iterator[Said]:
    """The number of pictures of each show."""
    for path, pictures in _shows(all_of):
        yield Said(path, str(len(pictures)))


def slides_untitled(all_of: All) -> Iterator[Said]:
    """Pictures of shows without a title."""
    for _, pictures in _shows(all_of):
        yield from (Said(path, "") for each, path in pictures if not _inside(each, "title"))


def slides_width(all_of: All) -> Iterator[Said]:
    """The width of each picture of a show."""
    for _, pictures in _shows(all_of):
        yield from (Said(f"{path}/@width", each.get("width") or "") for each, path in pictures)


def videos(all_of: All) -> Iterator[Said]:
    """The address of each video, without what is asked of the server."""
    for each, path in _contents(all_of, "video"):
        if each.get("url"):
            yield Said(f"{path}/@url", re.split(r"[?#]", each.get("url") or "")[0])


def videos_bytes(all_of: All) -> Iterator[Said]:
    """The size of each video."""
    for each, path in _contents(all_of, "video"):
        yield Said(f"{path}/@fileSize", each.get("fileSize") or "")


def videos_untitled(all_of: All) -> Iterator[Said]:
    """Videos without a title."""
    for each, path in _contents(all_of, "video"):
        if not _inside(each, "title"):
            yield Said(path, "")


def kindless(all_of: All) -> Iterator[Said]:
    """Files that say neither medium nor type."""
    for each, path in _contents(all_of):
        if not (each.get("medium") or each.get("type") or "").strip():
            yield Said(path, each.get("url") or "")


def unlicensed(all_of: All) -> Iterator[Said]:
    """What pictures without own rights lack."""
    for each, path in _contents(all_of):
        marks = {local(inner): (inner.text or "").strip() for inner in iter_children(each)}
        if marks.get("hasSyndicationRights") == "0":
            for name in ("licenseId", "licensorName"):
                if not marks.get(name):
                    yield Said(path, f"mi:{name}")


def related(all_of: All) -> Iterator[Said]:
    """What related links lack."""
    for name in ("atom:link", "link"):
        for each, path in all_of(name):
            if each.get("rel") != "related":
                continue
            lacking = [key for key in ("href", "title") if not (each.get(key) or "").strip()]
            lacking += [] if _inside(each, "thumbnail") else ["media:thumbnail"]
            yield from (Said(path, missing) for missing in lacking)


def namespaces(all_of: All) -> Iterator[Said]:
    """The namespaces that the root declares."""
    for name in ("title", "link", "id", "description"):
        for each, path in all_of(name)[:1]:
            root = each.getroottree().getroot()
            yield Said(path.rpartition("/")[0], " ".join(map(str, root.nsmap.values())))
            return


DERIVED: Mapping[str, Derived] = {
    each.__name__: each
    for each in (
        slides, slides_untitled, slides_width, videos, videos_bytes, videos_untitled, kindless, unlicensed, related, namespaces,
    )
}  # fmt: skip
"""Name in the tables -> what gives the values."""
