"""The newsMessage: its header, and the layout of one story as text item, picture items and package.

Source: NewsML-G2 2.35, newsMessage; NewsML-G2 Guidelines, packages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsexport.formats.newsml_g2 import names
from newsexport.formats.newsml_g2.writing.concepts import FLEX, QUALIFIED, concept
from newsexport.formats.newsml_g2.writing.extras import Child, extras_of, in_order, ranks
from newsexport.formats.newsml_g2.writing.labels import label
from newsexport.formats.newsml_g2.writing.media import has_address
from newsexport.formats.newsml_g2.writing.sheet import INDENT, Sheet, instant, refers_to_iptc
from newsexport.payloads.content import element_ids
from newsexport.report import Report
from newsexport.schema.v1 import (
    Description,
    Envelope,
    Group,
    Headline,
    Link,
    Media,
    Member,
    NewsItem,
    Party,
    Rights,
)
from newsexport.vocab.iptc_schemes import CATALOG_URL

ALT_TEXT = "altText"
"""Our word for the role of a description that stands for a picture that cannot be seen."""

_ORDER = ranks(names.HEADER_ORDER)
_OPENING = f'<?xml version="1.0" encoding="UTF-8"?>\n<newsMessage xmlns="{names.NAR}">\n{INDENT}'
CLOSING = f"\n{INDENT}</itemSet>\n</newsMessage>\n"
"""What ends a message."""


def opening(sheet: Sheet, envelope: Envelope | None) -> str:
    """What begins a message: everything before its first item."""
    between = "\n" + INDENT * 2
    lines = between.join(_header(sheet, envelope or Envelope()))
    return f"{_OPENING}<header>{between}{lines}\n{INDENT}</header>\n{INDENT}<itemSet>"


def _header(sheet: Sheet, envelope: Envelope) -> list[str]:
    pointer = "/envelope"
    extras = extras_of(sheet, envelope.extensions, pointer)
    children: list[Child] = []
    if envelope.sent is None:
        children = extras.children("", "header", only=("sent",))
    if not children:
        sent = instant(envelope.sent or sheet.options.time)
        children.append(("sent", f"<sent{extras.attributes('sent')}>{sent}</sent>"))
    catalogs = extras.children("", "header", only=("catalogRef", "catalog"))
    if not any(name == "catalogRef" and refers_to_iptc(xml) for name, xml in catalogs):
        catalogs.append(("catalogRef", f'<catalogRef href="{CATALOG_URL}"/>'))
    children += catalogs
    for tag, field, words in (
        ("sender", "/sender", envelope.sender),
        ("transmitId", "/transmitId", envelope.transmit_id),
        ("origin", "/origin", envelope.origin),
    ):
        if words is not None:
            children.append((tag, label(sheet, tag, words, pointer + field, "", extras, tag)))
    if envelope.priority is not None:
        kept = extras.attributes("priority")
        children.append(("priority", f"<priority{kept}>{envelope.priority}</priority>"))
    for tag, entries in (("channel", envelope.channels), ("destination", envelope.destinations)):
        for number, words in enumerate(entries):
            place = tag + (f"[{number + 1}]" if number else "")
            where = f"{pointer}/{tag}s/{number}"
            children.append((tag, label(sheet, tag, words, where, "", extras, place)))
    for number, stamp in enumerate(envelope.timestamps):
        role = sheet.attribute("role", stamp.role, pointer) if stamp.role is not None else ""
        kept = extras.attributes("timestamp" + (f"[{number + 1}]" if number else ""))
        children.append(("timestamp", f"<timestamp{role}{kept}>{instant(stamp.value)}</timestamp>"))
    shape = FLEX if sheet.has_attribute("signal", "literal") else QUALIFIED
    for number, signal in enumerate(envelope.signals):
        where = f"{pointer}/signals/{number}"
        children.append(("signal", concept(sheet, "signal", signal, where, shape)))
    children += extras.children("", "header")
    extras.finish()
    return [xml for xml in in_order(children, _ORDER) if xml]


def story(sheet: Sheet, item: NewsItem) -> Iterator[tuple[Sheet, NewsItem]]:
    """The items that one story becomes: itself, its pictures, and the package that holds them.

    What could not be said of pictures and package was told of the story already.
    """
    pictures = list(_pictures(item))
    if item.groups or not pictures:
        yield sheet, item
        return
    yield sheet, item.model_copy(update={"links": (*item.links, *map(_see_also, pictures))})
    silent = replace(sheet, report=Report())
    for picture in pictures:
        yield silent, picture
    yield silent, _package(item, pictures)


def _pictures(item: NewsItem) -> Iterator[NewsItem]:
    if item.item_class in names.MEDIA_CLASSES:
        return
    given = {item.uri}
    for medium, name in zip(item.media, element_ids(item.media), strict=True):
        uri = medium.uri or names.part_uri(item.uri, name)
        if medium.kind in names.MEDIA_CLASSES and uri not in given:
            given.add(uri)
            yield _picture(item, medium, uri)


def _picture(item: NewsItem, medium: Media, uri: str) -> NewsItem:
    """What is known of a picture, as an item of its own: status and times are those of its story."""
    descriptions = [
        Description(text=words, role=role)
        for role, words in (("caption", medium.caption), (ALT_TEXT, medium.alt_text))
        if words
    ]
    holder = Party(name=medium.copyright_holder) if medium.copyright_holder else None
    rights = Rights(
        holder=holder, notice=medium.copyright_notice, usage_terms=medium.usage_terms,
        licence=medium.licence,
    )  # fmt: skip
    renditions = Media(kind=medium.kind, renditions=tuple(filter(has_address, medium.renditions)))
    return _shell(item).model_copy(
        update={
            "uri": uri,
            "item_class": medium.kind,
            "headlines": (Headline(text=medium.headline),) if medium.headline else (),
            "descriptions": tuple(descriptions),
            "credit_line": medium.credit_line,
            "content_created": medium.created,
            "creators": medium.creators,
            "located": medium.located,
            "digital_source_type": medium.digital_source_type,
            "rights": (rights,) if rights != Rights() else (),
            "media": (renditions,) if renditions.renditions else (),
        }
    )


def _shell(item: NewsItem) -> NewsItem:
    """An item of the same status, times and provider, and of the same catalogs."""
    return NewsItem(
        uri=item.uri,
        version=item.version,
        pub_status=item.pub_status,
        editorial_only=item.editorial_only,
        version_created=item.version_created,
        embargoed=item.embargoed,
        provider=item.provider,
        language=item.language,
        direction=item.direction,
        extensions=tuple(e for e in item.extensions if e.name in ("catalogRef", "catalog")),
    )


def _see_also(picture: NewsItem) -> Link:
    return Link(
        rel=names.SEE_ALSO,
        uri=picture.uri,
        media_type=names.ITEM_TYPE,
        item_class=picture.item_class,
    )


def _package(item: NewsItem, pictures: list[NewsItem]) -> NewsItem:
    """The package: the text first, its pictures beside it."""
    groups = (
        Group(id="root", role="root", root=True, members=(Member(group="main"), Member(group="sidebar"))),
        Group(id="main", role="main", members=(_member(item),)),
        Group(id="sidebar", role="sidebar", mode="bag", members=tuple(map(_member, pictures))),
    )  # fmt: skip
    name = "package"
    while names.part_uri(item.uri, name) in {picture.uri for picture in pictures}:
        name += "-of-all"
    return _shell(item).model_copy(
        update={
            "uri": names.part_uri(item.uri, name),
            "item_class": "composite",
            "headlines": tuple(h for h in item.headlines if h.role is None)[:1],
            "groups": groups,
        }
    )


def _member(item: NewsItem) -> Member:
    return Member(
        uri=item.uri, version=item.version, item_class=item.item_class, media_type=names.ITEM_TYPE,
        title=item.headline,
    )  # fmt: skip
