"""ContentItems: texts as blocks, files as renditions.

Source: NewsML 1.2 Functional Specification (IPTC, 2003), section 5.10.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newsexport.codes.losses import LS002
from newsexport.formats.newsml1 import nitf_heads
from newsexport.formats.newsml1.stated import NAMESPACE, Stated, child, children
from newsexport.payloads import plain, publisher_xml
from newsexport.payloads.content import XHTML, Content, Leftover, NitfHead, pixels
from newsexport.payloads.html.fragments import read_html
from newsexport.payloads.media_kind import kind_of_type
from newsexport.payloads.nitf import document as nitf_document
from newsexport.payloads.nitf import read as nitf_read
from newsexport.payloads.xhtml import read as xhtml_read
from newsexport.payloads.xhtml.state import XML_SPACE
from newsexport.schema.v1 import Block, Extension, Media, Raw, Rendition, plain_text
from newsexport.schema.v1.media import MediaKind
from newsexport.syntax.html_words import looks_like_markup
from newsexport.syntax.numbers import whole_number
from newsexport.syntax.xml import Element, iter_children, local, namespace

KINDS: dict[str, MediaKind] = {
    "photo": "picture", "picture": "picture", "image": "picture", "graphic": "graphic",
    "graphics": "graphic", "video": "video", "audio": "audio", "animation": "animation",
}  # fmt: skip
"""ContentItem/MediaType -> kind of media."""

_TYPES = {
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "jpeg baseline": "image/jpeg", "gif": "image/gif",
    "png": "image/png", "tiff": "image/tiff", "mp4": "video/mp4", "mpeg4": "video/mp4", "mpeg-4": "video/mp4",
    "mp3": "audio/mpeg", "windows media video": "video/x-ms-wmv",
}  # fmt: skip
"""ContentItem/Format in words -> media type."""

_ROLES = {
    "highdef": "highRes", "highres": "highRes", "thumbnail": "thumbnail", "quicklook": "preview",
    "viewimage": "preview", "lowres": "web", "main": "main",
}  # fmt: skip
_SIDES = {
    "width": "width", "pixelwidth": "width", "height": "height", "pixelheight": "height",
}  # fmt: skip
"""Properties that are fields of a rendition."""
_COUNTS = frozenset({"words", "wordcount", "characters", "charcount"})
"""Properties of a text that follow from it."""
_OF_TEXT = re.compile(r"^text$|nitf|html|plain|xml|newsml", re.IGNORECASE)
"""What the form of a text is called."""
_IMAGES = ("image/", "video/", "audio/")


def is_file(item: Element) -> bool:
    """Whether a ContentItem stands for a picture, a video or another file, and not for text."""
    kind = (_name(item, "MediaType") or "").lower()
    if kind in KINDS:
        return True
    media_type = (_name(item, "MimeType") or _name(item, "Format") or "").lower()
    return bool(item.get("Href")) and (kind != "text" or media_type.startswith(_IMAGES))


def kind_of(item: Element) -> MediaKind:
    """The kind of media that a file is."""
    stated = (_name(item, "MediaType") or "").lower()
    if stated in KINDS:
        return KINDS[stated]
    media_type = (_name(item, "MimeType") or _name(item, "Format") or "").lower()
    for start, kind in (("video", "video"), ("audio", "audio"), ("image", "picture")):
        if media_type.startswith(start):
            return kind  # type: ignore[return-value]  # one of MediaKind
    return kind_of_type(_TYPES.get(media_type), item.get("Href"))


def _name(item: Element, name: str) -> str | None:
    element = child(item, name)
    return None if element is None else element.get("FormalName")


def text_of(stated: Stated, item: Element, media_start: int) -> Content:
    """The text of a ContentItem; what no block could hold is told."""
    for element in children(item, "MediaType", "Format", "MimeType"):
        if _OF_TEXT.search(element.get("FormalName") or ""):
            stated.value(element)  # the blocks are what it says
    blocks: list[Block] = []
    media: list[Media] = []
    origins: dict[str, str] = {}
    head = language = None
    for data in children(item, "DataContent"):
        stated.leave_to_others(data)
        content = _payload(stated, data, media_start + len(media))
        origins |= {
            _moved(pointer, len(blocks), len(media)): place
            for pointer, place in content.origins.items()
        }
        blocks += content.blocks
        media += content.media
        for left in (*content.leftovers, *_around(stated, data, content)):
            stated.report.add(LS002, pointer=left.path, what="a value", value=left.text)
        if head is None:
            head = content.head
        else:
            _tell_lines_above(stated, item, content)
        language = language or content.language
        tell_language(stated, item, content.language, language)
    if blocks:
        _take_counts(stated, child(item, "Characteristics"))
    return Content(
        blocks=tuple(blocks), media=tuple(media), origins=origins, head=head, language=language
    )


def _take_counts(stated: Stated, around: Element | None) -> None:
    """Numbers that follow from the text are no news: its size, and how many words it has."""
    for each in children(around, "SizeInBytes"):
        if whole_number((each.text or "").strip()) is not None and not len(each):
            stated.text(each)
    for each in children(around, "Property"):
        is_number = whole_number((each.get("Value") or "").strip()) is not None
        if is_number and (each.get("FormalName") or "").lower() in _COUNTS:
            stated.value(each)
            stated.value(each, "Value")


def _around(stated: Stated, data: Element, content: Content) -> Iterator[Leftover]:
    """What the element around a text says of it, unless that is told with the text; and a title that is none of a story."""
    told = {left.path for left in content.leftovers}
    for name, value in data.items():
        place = stated.places.of(data, str(name))
        if place not in told and str(value).strip() and name != XML_SPACE:
            yield Leftover(place, str(value))
    whole = _document_in(data)
    for text in (data.text, whole.tail) if whole is not None else ():
        if text and text.strip():
            yield Leftover(stated.places.of(data), text.strip())
    is_nitf = any(local(each) == "nitf" for each in iter_children(data))  # its title is a fact
    if content.title and not is_nitf:
        yield Leftover(stated.places.of(data), content.title)


def tell_head(stated: Stated, item: Element, content: Content, language: str | None) -> None:
    """Tell what stands above a text that is a part of the story only, and so has no place for it."""
    _tell_lines_above(stated, item, content)
    tell_language(stated, item, content.language, language)


def _tell_lines_above(stated: Stated, item: Element, content: Content) -> None:
    head = content.head or NitfHead()
    lines = (head.headline, *head.subheadlines, head.byline, head.dateline, *head.abstract)
    for text in filter(None, lines):
        stated.lose(item, "a line above the text", text)


def tell_language(stated: Stated, place: Element, said: str | None, language: str | None) -> None:
    """Tell a language that is another one than that of the story, where no field holds it."""
    if said and said != language:
        stated.lose(place, "the language", said)


def words_of(stated: Stated, item: Element, language: str | None) -> str:
    """The words of a text that becomes one line, such as a caption; what they bear besides is told."""
    content = text_of(stated, item, 0)
    tell_head(stated, item, content, language)
    found: dict[tuple[str, str], None] = {}
    for part in (*content.blocks, *content.media):
        found |= dict.fromkeys(_besides(part.model_dump(mode="json", exclude_defaults=True)))
    words = plain_text(content.blocks).split()
    said = set(words)
    for what, value in found:
        if "://" not in value or value not in said:
            stated.lose(item, "the class" if what == "role" else what, value)
    return " ".join(words)


_DOCUMENTS = frozenset({"nitf", "html", "body", "body.content"})
_MADE_UP = re.compile(r"media-[0-9]+")
_FORM = frozenset({"type", "name", "kind", "section", "start", "end", "level", "text"})
"""What says how a block or span is written, and not what; and the words themselves."""
_OPEN = frozenset({"attributes", "concept", "extensions"})
"""Fields in which every value counts."""
_UNSAID = frozenset({"caption", "source"})
"""Running text of a block that is not among its words: of a table, and of a quotation."""


def _besides(value: object, name: str = "", *, whole: bool = False) -> Iterator[tuple[str, str]]:
    """The values in a block or medium, each with its name."""
    if isinstance(value, dict):
        for key, each in value.items():
            if name in _UNSAID and key == "text":  # words that plain text does not have
                yield name, str(each)
            elif whole or key not in _FORM:
                yield from _besides(each, key, whole=whole or key in _OPEN)
    elif isinstance(value, list):
        for each in value:
            yield from _besides(each, name, whole=whole)
    elif not isinstance(value, bool) and value is not None and not _MADE_UP.fullmatch(str(value)):
        yield name, str(value)


def _moved(pointer: str, blocks: int, media: int) -> str:
    """A pointer of one of several contents, in the whole."""
    for start, by in (("/body/", blocks), ("/media/", media)):
        if by and pointer.startswith(start):
            index, mark, rest = pointer.removeprefix(start).partition("/")
            return f"{start}{int(index) + by}{mark}{rest}"
    return pointer


def _document_in(data: Element) -> Element | None:
    """The one element in a DataContent that is a document of XHTML or NITF, or the body of one."""
    inside = list(iter_children(data))
    if len(inside) != 1:
        return None
    is_one = local(inside[0]) in _DOCUMENTS or namespace(inside[0]) == XHTML
    return inside[0] if is_one else None


def _payload(stated: Stated, data: Element, media_start: int) -> Content:
    inside = list(iter_children(data))
    if not inside:
        text = data.text or ""
        if looks_like_markup(text):
            return _html(stated, data, read_html(text, media_start=media_start))
        return Content(blocks=plain.read(text))
    whole = _document_in(data)
    if whole is not None and local(whole) == "nitf":
        return _nitf(stated, whole, media_start)
    if whole is not None and (local(whole) == "html" or namespace(whole) == XHTML):
        return xhtml_read.read(whole, media_start, places=stated.places)
    if whole is not None:
        return nitf_read.read(whole, media_start, places=stated.places)
    # bare paragraphs and media, as agencies write them
    found = nitf_read.read(data, media_start, bare=True, places=stated.places)
    if all(isinstance(each, Raw) for each in found.blocks):
        return publisher_xml.read(data, stated.places.of(data)) or found
    return found


def _html(stated: Stated, data: Element, content: Content) -> Content:
    """Of escaped HTML: all of it stands in the one element."""
    place = stated.places.of(data)
    for left in content.leftovers:
        stated.lose(data, f"{left.path.lstrip('/')} in the HTML", left.text)
    blocks = {f"/body/{index}": place for index in range(len(content.blocks))}
    media = {f"/media/{index}": place for index in range(len(content.media))}
    return replace(content, origins={**blocks, **media}, leftovers=())


def _nitf(stated: Stated, element: Element, media_start: int) -> Content:
    """A whole NITF document: what its own head says beside NewsML's is told."""
    document = nitf_document.read(element, media_start, stated.places)
    head = document.content.head
    taken = nitf_heads.take(stated, document)
    for fact in document.facts:
        repeated = fact.name == "title" and head is not None and fact.text == head.headline
        told = (fact.path, "") in taken or repeated
        if not fact.is_spoken:
            for text in (*((fact.text,) if fact.text and not told else ()), *fact.tails):
                stated.report.add(LS002, pointer=fact.path, what=fact.name, value=text)
        about = nitf_document.ABOUT_NITF if fact.name == "nitf" else ()
        left = [
            name for name in fact.values if name not in about and (fact.path, name) not in taken
        ]
        for place, what, value in fact.losses(left):
            stated.report.add(LS002, pointer=place, what=what, value=value)
    return document.content


def rendition_of(stated: Stated, item: Element, role: str | None) -> Rendition:
    """A file as a rendition."""
    if (_name(item, "MediaType") or "").lower() in KINDS:
        stated.value(child(item, "MediaType"))
    further: list[Extension] = []
    media_type = stated.value(child(item, "MimeType"))
    form = stated.value(child(item, "Format"))
    if form:
        known = form if "/" in form else _TYPES.get(form.lower())
        media_type = media_type or known
        if known is None or known != media_type:
            further.append(Extension(namespace=NAMESPACE, name="Format", value=form))
    href = stated.value(item, "Href")
    fields: dict[str, object] = {}
    around = child(item, "Characteristics")
    size = child(around, "SizeInBytes")
    if size is not None and (number := whole_number((size.text or "").strip())) is not None:
        stated.text(size)
        fields["size"] = number
    for each in children(around, "Property"):
        kind = (each.get("FormalName") or "").lower()
        value = stated.value(each, "Value")
        if not value:
            continue
        name = stated.value(each)
        side = _SIDES.get(kind)
        number = pixels(value)
        if side and side not in fields and number is not None:
            fields[side] = number
        elif kind == "imageuse" and role is None:
            role = value
        else:
            further.append(Extension(namespace=NAMESPACE, name=f"Property/{name}", value=value))
    return Rendition.model_validate(
        {
            **fields,
            "role": None if role is None else _ROLES.get(role.lower(), role),
            "href": href,
            "media_type": media_type,
            "extensions": tuple(further),
        }
    )
