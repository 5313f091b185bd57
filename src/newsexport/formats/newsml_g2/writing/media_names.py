"""Names of media objects that are none in XML, made such; figures of the body refer to the new ones."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

from newsexport.formats.newsml_g2.writing.sheet import Sheet
from newsexport.schema.v1 import Figure, NewsItem

_NAME = re.compile(r"[A-Za-z_][\w.\-]*", re.ASCII)
_OTHER = re.compile(r"[^\w.\-]+", re.ASCII)
"""What an id of XHTML does not carry as it is."""


def with_xml_names(sheet: Sheet, item: NewsItem) -> NewsItem:
    """The item whose media can be referred to by their ids; those that had to be changed are told."""
    taken = {each.id for each in item.media if each.id}
    renamed: dict[str, str] = {}
    for index, medium in enumerate(item.media):
        if not medium.id or medium.id in renamed or _NAME.fullmatch(medium.id):
            continue
        plain = _OTHER.sub("-", medium.id).strip("-") or "medium"
        plain = plain if _NAME.fullmatch(plain) else f"m-{plain}"
        name, number = plain, 1
        while name in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name)
        renamed[medium.id] = name
        sheet.simplified(f"/media/{index}/id", "the name of the media object", name)
    if not renamed:
        return item
    media = tuple(
        each.model_copy(update={"id": renamed.get(each.id or "", each.id)}) for each in item.media
    )
    changed = {name: _refer(getattr(item, name), renamed) for name in ("body", "alternatives")}
    return item.model_copy(update={"media": media, **changed})


def _refer(value: Any, renamed: dict[str, str]) -> Any:
    """The same with figures that refer to media by their new names."""
    if isinstance(value, tuple):
        return tuple(_refer(each, renamed) for each in value)
    if isinstance(value, Figure):
        return value.model_copy(
            update={"media": tuple(renamed.get(each, each) for each in value.media)}
        )
    if isinstance(value, BaseModel):
        changed = {}
        for name in type(value).model_fields:
            before = getattr(value, name)
            if isinstance(before, tuple | BaseModel):
                changed[name] = _refer(before, renamed)
        return value.model_copy(update=changed) if changed else value
    return value
