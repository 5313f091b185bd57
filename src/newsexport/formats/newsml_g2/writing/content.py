"""contentSet: the body inline as XHTML or NITF, its alternatives, or the renditions of a picture.

Source: NewsML-G2 2.35, contentSet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from newsexport.formats.newsml_g2 import names
from newsexport.formats.newsml_g2.rules.content import payload_faults
from newsexport.formats.newsml_g2.word_count import count_words
from newsexport.formats.newsml_g2.writing.extras import NOTHING, Child, Extras, extras_of, parsed
from newsexport.formats.newsml_g2.writing.media import Part, remote_contents
from newsexport.formats.newsml_g2.writing.sheet import INDENT, Sheet
from newsexport.payloads.content import Simplified
from newsexport.schema.v1 import Alternative, Block, Media, NewsItem, Raw, plain_text
from newsexport.syntax.xml import new_parser
from newsexport.syntax.xml_text import attribute, text

_PLACE = "contentSet"
_INLINE = "contentSet/inlineXML"
_XHTML_ROOT = ("title", "language", "direction")
"""What the root of an XHTML document says, kept where it differs from the item."""
_NITF_ROOT = ("language",)
_NITF_ALONE = ("headline", "title", "byline", "dateline", "language")
"""What an alternative in NITF says above its content."""
_TYPED = " contenttype="
_COUNTED = " wordcount="
_ENCODED = " encoding= encodinguri="
_WITH_BLOCKS = (names.XHTML_TYPE, names.NITF_TYPE)


def content_set(
    sheet: Sheet, item: NewsItem, extras: Extras, media: Sequence[Part], depth: int
) -> list[Child]:
    """The element contentSet, if the item has any content."""
    contents: list[str] = []
    remote = media[0] if media and media[0].remote else None
    if remote is not None:  # it is no figure of the body
        item = item.model_copy(update={"media": ()})
    if item.body or item.media or item.alternatives:
        contents.append(_body(sheet, item, extras))
        for number, alternative in enumerate(item.alternatives):
            contents.append(_alternative(sheet, item, alternative, f"/alternatives/{number}"))
    if remote is not None:
        contents += remote_contents(sheet, remote)
    opening = extras.attributes(_PLACE)
    contents += [xml for _, xml in extras.children(_PLACE)]
    if not contents and not opening:
        return []
    between = "\n" + INDENT * (depth + 1)
    lines = "".join(between + content for content in contents)
    return [(_PLACE, f"<contentSet{opening}>{lines}\n{INDENT * depth}</contentSet>")]


@dataclass(frozen=True, slots=True)
class _Inline:
    """What an inline content says of itself, besides its blocks."""

    opening: str
    """The attributes of its element."""
    title: str | None = None
    language: str | None = None
    direction: str | None = None
    byline: str | None = None
    dateline: str | None = None


def _body(sheet: Sheet, item: NewsItem, extras: Extras) -> str:
    sheet.writable(plain_text(item.body), "/body")
    only = None if item.media else _only_foreign(item.body)
    if only is not None:
        return _foreign(sheet, only, extras.attributes(_INLINE, "inlineXML", _TYPED), "/body")
    opening = extras.attributes(_INLINE, "inlineXML", _TYPED + _ENCODED + _COUNTED)
    nitf = sheet.body == "nitf"
    said = extras.texts(_INLINE, *(_NITF_ROOT if nitf else _XHTML_ROOT))
    inline = _Inline(
        opening,
        title=said.get("title", item.headline),
        language=said.get("language", item.language),
        direction=said.get("direction", item.direction),
        byline=item.byline,
        dateline=item.dateline,
    )
    if nitf:
        return _nitf(sheet, item.body, item.media, "/body", inline, count=True)
    return _xhtml(item.body, item.media, inline, count=True)


def _only_foreign(blocks: Sequence[Block]) -> Raw | None:
    """The one block of a content that is of another kind as a whole, and says nothing but its markup."""
    only = blocks[0] if len(blocks) == 1 else None
    if not isinstance(only, Raw) or only.media_type.partition(";")[0].strip() in _WITH_BLOCKS:
        return None
    said = only.id or only.role or only.language or only.direction or only.attributes
    return None if said else only


def _xhtml(
    blocks: Sequence[Block], media: Sequence[Media], inline: _Inline, *, count: bool = False
) -> str:
    from newsexport.payloads.xhtml import write as xhtml_write

    document = xhtml_write.write(
        blocks, media, title=inline.title, language=inline.language, direction=inline.direction
    )
    return _inline_xml(names.XHTML_TYPE, document, inline.opening, count)


def _nitf(
    sheet: Sheet,
    blocks: Sequence[Block],
    media: Sequence[Media],
    pointer: str,
    inline: _Inline,
    *,
    count: bool = False,
) -> str:
    from newsexport.payloads.nitf import write as nitf_write

    document, simplified = nitf_write.write(
        blocks, media, title=inline.title, byline=inline.byline, dateline=inline.dateline,
        language=inline.language,
    )  # fmt: skip
    _tell(sheet, simplified, pointer)
    return _inline_xml(names.NITF_TYPE, document, inline.opening, count)


def _inline_xml(kind: str, document: str, opening: str, count: bool) -> str:
    if count:
        root = parsed(
            document
        )  # a text beyond the limits of parsers is refused when all is checked
        words = count_words(root) if root is not None else 0
        opening = (f' wordcount="{words}"' if words else "") + opening
    return f'<inlineXML contenttype="{kind}"{opening}>{document}</inlineXML>'


def _tell(sheet: Sheet, simplified: Iterable[Simplified], pointer: str) -> None:
    """Report what a payload could not say. It counts from `/body`; the blocks stand at `pointer`."""
    for one in simplified:
        place = one.pointer
        if place == "/body" or place.startswith("/body/"):
            place = pointer + place[len("/body") :]
        if one.dropped:
            sheet.lost(place, "the body", one.how)
        else:
            sheet.simplified(place, "the body", one.how)


def _foreign(sheet: Sheet, block: Raw, opening: str, pointer: str) -> str:
    """Content of another kind: inline as XML where it is sound XML, else as data. `pointer`: of its blocks."""
    kind = sheet.attribute("contenttype", block.media_type, f"{pointer}/0/mediaType")
    if _is_sound(block.markup):
        return f"<inlineXML{kind}{opening}>{block.markup}</inlineXML>"
    content = sheet.text(block.markup, f"{pointer}/0/markup")
    return f"<inlineData{kind}{opening}>{content}</inlineData>"


def _is_sound(markup: str) -> bool:
    """Whether a document can be embedded as XML: well-formed, and complete if it is XHTML or NITF."""
    try:
        root = etree.fromstring(markup, new_parser())
    except (etree.XMLSyntaxError, ValueError):
        return False
    plain = "<!DOCTYPE" not in markup and "<?xml" not in markup
    return plain and next(payload_faults(root), None) is None


def _alternative(sheet: Sheet, item: NewsItem, value: Alternative, pointer: str) -> str:
    extras = extras_of(sheet, value.extensions, pointer)
    data = value.media_type == names.PLAIN_TYPE
    tag = "inlineData" if data else "inlineXML"
    alias = "rnd" if value.role in names.RENDITIONS else ""
    opening = sheet.term(tag, "rendition", value.role, pointer + "/role", alias)
    if value.language is not None:
        opening += attribute("xml:lang", value.language)
    opening += extras.attributes("", tag, _TYPED + opening)
    nitf = value.media_type == names.NITF_TYPE
    said = {} if data else extras.texts("", *(_NITF_ALONE if nitf else _XHTML_ROOT))
    if extras is not NOTHING:
        extras.finish()
    sheet.writable(plain_text(value.blocks), pointer + "/blocks")
    blocks = pointer + "/blocks"
    if data:
        return _data(sheet, value.blocks, blocks, opening)
    if nitf:
        said["title"] = said.pop("headline", "")
        return _nitf(sheet, value.blocks, (), blocks, _Inline(opening, **said))
    only = _only_foreign(value.blocks)
    if only is not None and only.media_type == value.media_type:
        return _foreign(sheet, only, opening, blocks)
    if value.media_type != names.XHTML_TYPE:
        sheet.simplified(pointer + "/mediaType", "the media type", names.XHTML_TYPE)
    return _xhtml(value.blocks, (), _Inline(opening, **{"title": item.headline, **said}))


def _data(sheet: Sheet, blocks: Sequence[Block], pointer: str, opening: str) -> str:
    from newsexport.payloads import plain

    only = blocks[0] if len(blocks) == 1 else None
    if isinstance(only, Raw):  # encoded: only its receiver can make words of it
        words = sheet.text(only.markup, f"{pointer}/0/markup")
    else:
        plainly, simplified = plain.write(blocks)
        _tell(sheet, simplified, pointer)
        words = text(plainly)
    return f'<inlineData contenttype="{names.PLAIN_TYPE}"{opening}>{words}</inlineData>'
