"""Names of media objects and groups that are none in XML, made such; what refers to them uses the new ones."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from newsexport.formats.newsml_g2.writing.sheet import Sheet
from newsexport.schema.v1 import Figure, Group, Member, NewsItem

_NAME = re.compile(r"[A-Za-z_][\w.\-]*", re.ASCII)
_OTHER = re.compile(r"[^\w.\-]+", re.ASCII)
"""What an id of XHTML does not carry as it is."""


def with_xml_names(sheet: Sheet, item: NewsItem) -> NewsItem:
    """The item whose media and groups can be referred to by their ids; those that had to be changed are told."""
    changed: dict[str, Any] = {}
    media = _renamed(each.id for each in item.media)
    if media:
        _tell(sheet, "media", item.media, media)
        changed["media"] = tuple(
            each.model_copy(update={"id": media.get(each.id or "", each.id)}) for each in item.media
        )
        changed |= {name: _refer(getattr(item, name), media) for name in ("body", "alternatives")}
    stated = [member.group for group in item.groups for member in group.members]
    groups = _renamed([*(group.id for group in item.groups), *stated])
    if groups:
        _tell(sheet, "groups", item.groups, groups)
        changed["groups"] = tuple(
            _group(sheet, n, each, groups) for n, each in enumerate(item.groups)
        )
    return item.model_copy(update=changed) if changed else item


def _renamed(ids: Iterable[str | None]) -> dict[str, str]:
    """The names that have to be others -> what they become; no two become one."""
    stated = list(dict.fromkeys(each for each in ids if each))
    taken, found = set(stated), dict[str, str]()
    for each in stated:
        if _NAME.fullmatch(each):
            continue
        plain = _OTHER.sub("-", each).strip("-") or "name"
        plain = plain if _NAME.fullmatch(plain) else f"m-{plain}"
        name, number = plain, 1
        while name in taken:
            number += 1
            name = f"{plain}-{number}"
        taken.add(name)
        found[each] = name
    return found


def _tell(sheet: Sheet, field: str, entries: Iterable[Any], renamed: dict[str, str]) -> None:
    for index, each in enumerate(entries):
        if each.id in renamed:
            sheet.simplified(f"/{field}/{index}/id", "the name", renamed[each.id])


def _group(sheet: Sheet, number: int, group: Group, renamed: dict[str, str]) -> Group:
    members: list[Member] = []
    for index, each in enumerate(group.members):
        other = renamed.get(each.group or "")
        if other is not None:
            sheet.simplified(f"/groups/{number}/members/{index}/group", "the name", other)
        members.append(each.model_copy(update={"group": other}) if other else each)
    name = renamed.get(group.id, group.id)
    return group.model_copy(update={"id": name, "members": tuple(members)})


def _refer(value: Any, renamed: dict[str, str]) -> Any:
    """The same with figures that refer to media by their new names."""
    if isinstance(value, tuple):
        return tuple(_refer(each, renamed) for each in value)
    if isinstance(value, Figure):
        names = tuple(renamed.get(each, each) for each in value.media)
        return value.model_copy(update={"media": names})
    if isinstance(value, BaseModel):
        changed = {}
        for name in type(value).model_fields:
            before = getattr(value, name)
            if isinstance(before, tuple | BaseModel):
                changed[name] = _refer(before, renamed)
        return value.model_copy(update=changed) if changed else value
    return value
