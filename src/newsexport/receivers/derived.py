"""Values of a part of a feed that stand in several elements together: what the tables name with `=` in front."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from lxml import etree

from newsexport.receivers.bodies import pictures_in
from newsexport.receivers.check_input import Said
from newsexport.syntax.numbers import whole_number
from newsexport.syntax.xml import Element, iter_children, local, step

All = Callable[[str], list[tuple[Element, str]]]
"""Key -> the elements of a part of a feed, with their XPaths."""
Derived = Callable[[All], Iterator[Said]]

_MSN = "http://schemas.ingestion.microsoft.com/common/"
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
    for text, path in _bodies(all_of):
        for said in pictures_in(text):
            if said.get("data-has-syndication-rights") == "0":
                for name in ("data-license-id", "data-licensor-name"):
                    if not said.get(name):
                        yield Said(path, name)


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


def version(all_of: All) -> Iterator[Said]:
    """The vocabulary of the root and its version, such as `rss 2.0`; `feed` of Atom 1.0, which has none."""
    for name in ("title", "link", "id", "description"):
        for each, path in all_of(name)[:1]:
            root = each.getroottree().getroot()
            said = f"{local(root)} {root.get('version') or ''}".strip()
            yield Said(path.rpartition("/")[0], said)
            return


def own_address(all_of: All) -> Iterator[Said]:
    """The address at which the feed says that it is found."""
    for name in ("atom:link", "link"):
        for each, path in all_of(name):
            if each.get("rel") == "self" and each.get("href"):
                yield Said(f"{path}/@href", each.get("href") or "")


_DATES = (
    "pubdate",
    "published",
    "dcterms:modified",
    "updated",
    f"{{{_MSN}}}expirationDate",
)


def dates(all_of: All) -> Iterator[Said]:
    """All dates of an item."""
    for name in _DATES:
        for each, path in all_of(name):
            yield Said(path, (each.text or "").strip())


def html_of(element: Element) -> str:
    """The HTML of an element: its text; where it holds elements, as XHTML does in Atom, these as tags."""
    if not len(element):
        return element.text or ""
    whole = "".join(
        [element.text or "", *(etree.tostring(each, encoding="unicode") for each in element)]
    )
    for prefix in {each.prefix for each in iter_children(element) if each.prefix}:
        whole = whole.replace(f"<{prefix}:", "<").replace(f"</{prefix}:", "</")
    return _DECLARED.sub("", whole)


_DECLARED = re.compile(r"\sxmlns(?::[\w.-]+)?=\"[^\"]*\"")


def expirations(all_of: All) -> Iterator[Said]:
    """When an item expires: a date of MSN's, or the end of its validity."""
    for each, path in all_of(f"{{{_MSN}}}expirationDate"):
        yield Said(path, (each.text or "").strip())
    for each, path in all_of("dcterms:valid"):
        end = _VALID_END.search(each.text or "")
        yield Said(path, end[1].strip() if end else (each.text or "").strip())


_VALID_END = re.compile(r"(?i)\bend\s*=\s*([^;]*)")


def _bodies(all_of: All) -> Iterator[tuple[str, str]]:
    """The HTML of an item, and where it stands."""
    for each, path in all_of("content:encoded") or all_of("content"):
        yield html_of(each), path


def addresses(all_of: All) -> Iterator[Said]:
    """All addresses that an item leads to: its page, its files, the pictures of its body."""
    for name, attribute in (("link", "href"), ("enclosure", "url"), ("media:thumbnail", "url")):
        for each, path in all_of(name):
            if each.get(attribute):
                yield Said(f"{path}/@{attribute}", each.get(attribute) or "")
            elif name == "link" and each.text:
                yield Said(path, each.text.strip())
    for each, path in _contents(all_of):
        yield Said(f"{path}/@url", each.get("url") or "")
    for text, path in _bodies(all_of):
        yield from (Said(path, said.get("src", "")) for said in pictures_in(text))


_OTHER_PICTURES = re.compile(r"(?i)\.(bmp|tiff?|svg|heic|heif|avif|ico|psd|eps)$")


def file_types(all_of: All) -> Iterator[Said]:
    """The types of files that are sent along; where none is stated, those of pictures that their names tell."""
    for each, path in _contents(all_of):
        stated = (each.get("type") or "").strip()
        named = _OTHER_PICTURES.search(re.split(r"[?#]", each.get("url") or "")[0])
        if stated:
            yield Said(f"{path}/@type", stated)
        elif named:
            yield Said(f"{path}/@url", f"image/{named[1].lower()}")
    for text, path in _bodies(all_of):
        for said in pictures_in(text):
            named = _OTHER_PICTURES.search(re.split(r"[?#]", said.get("src", ""))[0])
            if named:
                yield Said(path, f"image/{named[1].lower()}")


def lead_type(all_of: All) -> Iterator[Said]:
    """The type of the first picture that is sent along."""
    for each, path in list(_contents(all_of, "image"))[:1]:
        yield Said(f"{path}/@type", (each.get("type") or "").strip())


def _sizes(all_of: All) -> Iterator[tuple[str, int | None, int | None]]:
    """Width and height of each picture that is sent along."""
    for each, path in _contents(all_of):
        if kind_of(each) in ("", "image"):
            yield (
                path,
                whole_number(each.get("width") or ""),
                whole_number(each.get("height") or ""),
            )


def _sides(all_of: All, chosen: Callable[[list[int]], int]) -> Iterator[Said]:
    for path, width, height in _sizes(all_of):
        known = [side for side in (width, height) if side]
        if known:
            name = "width" if chosen(known) == width else "height"
            yield Said(f"{path}/@{name}", str(chosen(known)))


def longest_sides(all_of: All) -> Iterator[Said]:
    """The longer side of each picture, as far as it is stated."""
    return _sides(all_of, max)


def shortest_sides(all_of: All) -> Iterator[Said]:
    """The shorter side of each picture, as far as it is stated."""
    return _sides(all_of, min)


def ratios(all_of: All) -> Iterator[Said]:
    """Width by height of each picture that states both."""
    for path, width, height in _sizes(all_of):
        if width and height:
            yield Said(f"{path}/@width", f"{width / height:.2f}")


_RIGHTS = f"{{{_MSN}}}hasSyndicationRights"


def rights(all_of: All) -> Iterator[Said]:
    """Each mark of syndication rights: an element of MSN's, or an attribute of a picture in the body."""
    for each, path in all_of(_RIGHTS):
        yield Said(path, each.text or "")
    for each, path in _contents(all_of):
        for mark in _inside(each, "hasSyndicationRights"):
            yield Said(f"{path}/hasSyndicationRights", mark.text or "")
    for text, path in _bodies(all_of):
        for said in pictures_in(text):
            if "data-has-syndication-rights" in said:
                yield Said(path, said["data-has-syndication-rights"])


def unmarked(all_of: All) -> Iterator[Said]:
    """The first picture that is sent along, where nothing of the item says who may show it."""
    pictures = list(_contents(all_of, "image"))
    if pictures and not any(True for _ in rights(all_of)):
        yield Said(pictures[0][1], "")


def video_heights(all_of: All) -> Iterator[Said]:
    """The height of each video."""
    for each, path in _contents(all_of, "video"):
        yield Said(f"{path}/@height", each.get("height") or "")


DERIVED: Mapping[str, Derived] = {
    each.__name__: each
    for each in (
        slides, slides_untitled, slides_width, videos, videos_bytes, videos_untitled, kindless, unlicensed, related, namespaces,
        version, own_address, dates, expirations, addresses, file_types, lead_type, longest_sides, shortest_sides, ratios, rights, unmarked,
        video_heights,
    )
}  # fmt: skip
"""Name in the tables -> what gives the values."""
