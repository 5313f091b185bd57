"""contentSet: the body, its further forms, and the media objects in and beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from newsexport.formats.newsml_g2.names import (
    MEDIA_CLASSES,
    NAR,
    NITF,
    NITF_TYPE,
    PIXELS,
    PLAIN_TYPE,
    RENDITIONS,
    XHTML,
    XHTML_TYPE,
    resolve,
)
from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import BLANKS, XML_TYPE, Cursor, markup
from newsexport.formats.newsml_g2.reading.media import part_metas
from newsexport.formats.newsml_g2.reading.values import code_attribute, language, number, uri
from newsexport.formats.newsml_g2.rules.content import is_wrong_count
from newsexport.formats.newsml_g2.word_count import count_rest, count_words
from newsexport.payloads import plain, publisher_xml
from newsexport.payloads.content import Content, Leftover, NitfHead
from newsexport.payloads.html.fragments import read_html
from newsexport.payloads.nitf import read as nitf_read
from newsexport.payloads.xhtml import read as xhtml_read
from newsexport.schema.v1 import (
    Alternative,
    Description,
    Extension,
    Headline,
    Media,
    Raw,
    Rendition,
)
from newsexport.schema.v1.media import MediaKind
from newsexport.schema.v1.model import of_valid
from newsexport.syntax.html_words import looks_like_markup
from newsexport.syntax.numbers import whole_number
from newsexport.syntax.xml import Element, Paths, iter_children, local, namespace
from newsexport.syntax.xml import path as xpath
from newsexport.vocab.iptc_schemes import SCHEMES

SECONDS = SCHEMES["timeunit"] + "seconds"
BODY = "contentSet/inlineXML/"
"""Prefix of the extensions that hold what the content of the body says of itself."""


def content_set(root: Cursor, reading: Reading) -> list[str | None]:
    """Read the contents of an item: the first inline one is its body, XML before data.

    Returns the id that each media object bears in the document.
    """
    ids: list[str | None] = []
    cursor = root.one("contentSet")
    if cursor is not None:
        inline = cursor.take_any("inlineXML", "inlineData")
        first = next((c for c in inline if c.name == "inlineXML"), inline[0] if inline else None)
        if first is not None:
            _body(first, cursor, reading, ids)
        for each in inline:
            if each is not first:
                _alternative(each, cursor, reading, ids)
        _remote(cursor, reading, ids)
        reading.keep(cursor, "contentSet/")
    part_metas(root, reading, ids)
    return ids


def _body(cursor: Cursor, parent: Cursor, reading: Reading, ids: list[str | None]) -> None:
    kind = cursor.attribute("contenttype")
    content, expected = _content(cursor, kind, len(ids), reading.root)
    if content is None:
        parent.put_back(cursor)
        return
    understood = _publishers_own(content, kind or expected, cursor, reading)
    if understood is not None:
        content = understood
    elif kind is not None and kind != expected:
        cursor.leave("contenttype", kind)
    if kind == PLAIN_TYPE and looks_like_markup(cursor.element.text or ""):
        place = f"{cursor.path}/@contenttype"
        reading.not_understood(
            f"{cursor.name}/@contenttype", kind, "it holds HTML, and is read as that", place
        )
    _media(content, cursor, reading, ids)
    if content.head is not None:
        _nitf_head(content.head, cursor, reading)
    reading.put("body", content.blocks, cursor.path)
    reading.body_origins = content.origins
    _count(cursor, reading, content)
    for name, value in _root_words(content, reading):
        reading.keep_text(BODY + name, value, cursor.path)
    reading.keep(cursor, BODY)


def _publishers_own(
    content: Content, media_type: str, cursor: Cursor, reading: Reading
) -> Content | None:
    """The text of a body in a publisher's own XML, which itself stays beside it as it is; None where that is not certain."""
    if cursor.name != "inlineXML" or not all(isinstance(each, Raw) for each in content.blocks):
        return None
    found = publisher_xml.read(cursor.element, cursor.path)
    if found is None:
        return None
    whole = Alternative(media_type=media_type, blocks=content.blocks)
    reading.add("alternatives", whole, cursor.path)
    head = found.head or NitfHead()
    if head.headline and not reading.values.get("headlines"):
        reading.add("headlines", Headline(text=head.headline), cursor.path)
    for name, text in (("byline", head.byline), ("dateline", head.dateline)):
        if text and name not in reading.values:
            reading.put(name, text, cursor.path)
    return replace(found, head=None, leftovers=())


def _alternative(cursor: Cursor, parent: Cursor, reading: Reading, ids: list[str | None]) -> None:
    kind = cursor.attribute("contenttype")
    content, expected = _content(cursor, kind, len(ids), reading.root)
    if content is None:
        parent.put_back(cursor)
        return
    _media(content, cursor, reading, ids)
    _count(cursor, reading, content)
    tag = cursor.attribute("xml:lang")
    if language(tag) is None:
        cursor.leave("xml:lang", tag)
    extensions = [
        Extension(namespace=NAR, name=name, value=value)
        for name, value in (*_root_words(content, reading), *_head_words(content.head))
    ]
    pointer = reading.add(
        "alternatives",
        Alternative(
            role=code_attribute(reading, cursor, "rendition", "rnd", RENDITIONS),
            language=language(tag),
            media_type=kind or expected,
            blocks=content.blocks,
            extensions=(*extensions, *cursor.rest()),
        ),
        cursor.path,
    )
    for inner, path in content.origins.items():
        if inner.startswith("/body/"):
            reading.origins[f"{pointer}/blocks/{inner[6:]}"] = path


def _content(
    cursor: Cursor, kind: str | None, media_start: int, item: Element
) -> tuple[Content | None, str]:
    """The content as blocks, and the media type that it has; None when there is nothing in it.

    Its origins are XPaths in the source, those of leftovers are XPaths in the item.
    """
    children = list(iter_children(cursor.element))
    if not children:
        text = cursor.text()
        if not text.strip(BLANKS):
            return None, PLAIN_TYPE
        if kind in (None, PLAIN_TYPE) and cursor.element.get("encoding") is None:
            return _plain(text, media_start), PLAIN_TYPE
        return Content(
            blocks=(Raw(media_type=kind or PLAIN_TYPE, markup=text),)
        ), kind or PLAIN_TYPE
    cursor.take_all()
    child = children[0]
    if len(children) > 1 or cursor.name != "inlineXML":
        blocks = tuple(Raw(media_type=kind or XML_TYPE, markup=markup(each)) for each in children)
        return Content(blocks=blocks), kind or XML_TYPE
    is_page = local(child) == "html" and namespace(child) in (XHTML, *_INHERITED)
    if is_page or (local(child) in _PARTS_OF_PAGES and namespace(child) == XHTML):
        place = f"{cursor.path}/{local(child)}"
        return xhtml_read.read(child, media_start, place, Paths(item)), XHTML_TYPE
    if local(child) == "nitf" and namespace(child) in (NITF, *_INHERITED):
        found = nitf_read.read(child, media_start, places=Paths(item))
        tree = xpath(cursor.element, top=item)
        origins = {at: _within(cursor, path, tree) for at, path in found.origins.items()}
        return replace(found, origins=origins), NITF_TYPE
    return Content(
        blocks=(Raw(media_type=kind or XML_TYPE, markup=markup(child)),)
    ), kind or XML_TYPE


def _plain(text: str, media_start: int) -> Content:
    """Text that is said to be plain, and sometimes is HTML all the same: all of it stands in the one element."""
    if not looks_like_markup(text):
        return Content(blocks=plain.read(text))
    found = read_html(text, media_start=media_start)
    return replace(
        found, origins={}, leftovers=tuple(Leftover("", each.text) for each in found.leftovers)
    )


_INHERITED = ("", NAR)
"""Namespaces of a body that declares none of its own: it is what its root says all the same."""
_PARTS_OF_PAGES = frozenset({"body", "div", "section", "article"})
"""Elements of XHTML that agencies send without the page around them."""


def _media(content: Content, cursor: Cursor, reading: Reading, ids: list[str | None]) -> None:
    """Take over the media objects of a body, and tell what the body's blocks could not hold."""
    for place, medium in enumerate(content.media):
        reading.add("media", medium, content.origins.get(f"/media/{place}", cursor.path))
        ids.append(content.media_ids[place] if place < len(content.media_ids) else medium.id)
    if content.leftovers:
        tree = xpath(cursor.element, top=reading.root)
        for leftover in content.leftovers:
            reading.lost("a part of the body", leftover.text, _within(cursor, leftover.path, tree))


def _within(cursor: Cursor, inner: str, tree: str) -> str:
    """A payload's XPath, counted from its own root or from the item, as one in the source.

    `tree` is the XPath of the cursor's element in the item.
    """
    return cursor.path + (inner[len(tree) :] if inner.startswith(tree + "/") else inner)


def _root_words(content: Content, reading: Reading) -> list[tuple[str, str]]:
    """What the root of a body says, where it differs from what the item says."""
    main = next((h.text for h in reading.values.get("headlines", ()) if h.role is None), None)
    squeezed = " ".join(main.split()) if main else None  # as the white space of a title is
    found = (
        ("title", content.title, main if content.title == main else squeezed),
        ("language", content.language, reading.values.get("language")),
        ("direction", content.direction, reading.values.get("direction")),
    )
    return [
        (name, said)
        for name, said, known in found
        if said and said.split() != (known or "").split()
    ]


def _head_words(head: NitfHead | None) -> list[tuple[str, str]]:
    """What NITF says above the content of an alternative."""
    if head is None:
        return []
    found = [("headline", head.headline), ("byline", head.byline), ("dateline", head.dateline)]
    found += [("subheadline", each) for each in head.subheadlines]
    found += [("abstract", each) for each in head.abstract]
    return [(name, text) for name, text in found if text]


def _nitf_head(head: NitfHead, cursor: Cursor, reading: Reading) -> None:
    """What NITF says above the content fills what contentMeta leaves open; what differs is kept."""
    values = reading.values
    headlines = {headline.text for headline in values.get("headlines", ())}
    has_main = any(headline.role is None for headline in values.get("headlines", ()))
    for text, role in (
        (head.headline, None),
        *((each, "subheadline") for each in head.subheadlines),
    ):
        if not text or text in headlines:
            continue
        if role is None and has_main:
            reading.keep_text(f"{BODY}headline", text, cursor.path)
        else:
            reading.add("headlines", Headline(text=text, role=role), cursor.path)
    for name, text in (("byline", head.byline), ("dateline", head.dateline)):
        if text and name not in values:
            reading.put(name, text, cursor.path)
        elif text and text != values[name]:
            reading.keep_text(BODY + name, text, cursor.path)
    abstract = "\n".join(head.abstract)
    if abstract and abstract not in {d.text for d in values.get("descriptions", ())}:
        reading.add("descriptions", Description(text=abstract, role="summary"), cursor.path)


def _count(cursor: Cursor, reading: Reading, content: Content) -> None:
    """A word count is not kept, for the writer counts again: one that is far off is told as lost, once."""
    given = cursor.attribute("wordcount")
    if given is None or reading.well_counted:
        return
    path = f"{cursor.path}/@wordcount"
    stated = whole_number(given)
    if stated is None:
        reading.not_understood("wordcount", given, "it is no whole number", path)
        return
    root = next(iter_children(cursor.element), cursor.element)
    run = content.run
    if run is None:
        counted = count_words(root)
    else:
        counted = run.count_words() + count_rest(root, run.holder, len(run.tags))
    if is_wrong_count(stated, counted) and not reading.report.already_told.tells(path, given):
        reading.lost("wordcount", given, path)


def _remote(parent: Cursor, reading: Reading, ids: list[str | None]) -> None:
    """The remote contents are renditions of one thing: one media object."""
    cursors = parent.take("remoteContent")
    if not cursors:
        return
    renditions = tuple(_rendition(each, reading) for each in cursors)
    kind = MEDIA_CLASSES.get(reading.values.get("item_class", "text"))
    if kind is None:
        kind = next((k for r in renditions if (k := _kind_of(r.media_type))), "other")
    medium = Media.model_validate({"kind": kind, "renditions": renditions})
    pointer = reading.add("media", medium, cursors[0].path)
    for place, each in enumerate(cursors):
        reading.origins[f"{pointer}/renditions/{place}"] = each.path
    ids.append(None)


_KINDS: dict[str, MediaKind] = {"image": "picture", "video": "video", "audio": "audio"}


def _kind_of(media_type: str | None) -> MediaKind | None:
    return _KINDS.get((media_type or "").partition("/")[0])


def _rendition(cursor: Cursor, reading: Reading) -> Rendition:
    values: dict[str, Any] = {
        "role": code_attribute(reading, cursor, "rendition", "rnd", RENDITIONS),
        "href": cursor.attribute("href") or None,
        "media_type": cursor.attribute("contenttype") or None,
        "width": _length(cursor, "width", reading),
        "height": _length(cursor, "height", reading),
        "duration": _duration(cursor, reading),
    }
    target = cursor.attribute("residref")
    values["uri"] = uri(target)
    if values["uri"] is None:
        cursor.leave("residref", target)
    size = cursor.attribute("size")
    values["size"] = number(size)
    if values["size"] is None:
        cursor.leave("size", size)
    return of_valid(Rendition, **values, extensions=cursor.rest())


def _length(cursor: Cursor, name: str, reading: Reading) -> int | None:
    """A width or height in pixels, the default for pictures; other units are kept as they are."""
    value = number(cursor.element.get(name))
    unit = _unit(cursor, f"{name}unit", reading)
    if value is None or unit not in (None, PIXELS):
        return None
    for each in (name, f"{name}unit", f"{name}unituri"):
        cursor.attribute(each)
    return value


def _duration(cursor: Cursor, reading: Reading) -> float | None:
    value = number(cursor.element.get("duration"))
    unit = _unit(cursor, "durationunit", reading)
    if value is None or unit not in (None, SECONDS):
        return None
    for each in ("duration", "durationunit", "durationunituri"):
        cursor.attribute(each)
    return float(value)


def _unit(cursor: Cursor, name: str, reading: Reading) -> str | None:
    """The URI of a unit; "" for one that is not known."""
    code, address = cursor.element.get(name), cursor.element.get(name + "uri")
    if code is None:
        return str(address) if address is not None else None
    return address or resolve(code, reading.catalog) or ""
