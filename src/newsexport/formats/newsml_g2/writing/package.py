"""groupSet: the groups of a package and their members.

Source: NewsML-G2 2.35, groupSet. Before 2.20 a group needs a role that is a QCode.
"""

from __future__ import annotations

from newsexport.formats.newsml_g2 import names
from newsexport.formats.newsml_g2.writing.extras import Extras, extras_of
from newsexport.formats.newsml_g2.writing.labels import label
from newsexport.formats.newsml_g2.writing.links import item_class
from newsexport.formats.newsml_g2.writing.sheet import INDENT, Sheet
from newsexport.schema.v1 import Group, Member, NewsItem
from newsexport.syntax.xml_text import attribute, attributes

_MODES = {word: code for code, word in names.GROUP_MODES.items()}
ROLE_ALIAS = "newsexportrole"
"""Alias of our own words in the inline catalog that packages before 2.20 need."""


def group_set(sheet: Sheet, item: NewsItem, extras: Extras, depth: int) -> str:
    """The element groupSet. Its root is the first group that says so, else the first."""
    for field, present in (
        ("body", item.body), ("media", item.media), ("alternatives", item.alternatives),
    ):  # fmt: skip
        if present:
            sheet.lost("/" + field, f"the {field} of a package", f"{len(present)} entries")
    roots = [number for number, group in enumerate(item.groups) if group.root]
    root = roots[0] if roots else 0
    for number in [root] if not roots else roots[1:]:
        sheet.simplified(f"/groups/{number}/root", "the root", "a package has one root group")
    opening = attribute("root", item.groups[root].id)
    opening += extras.attributes("groupSet", "groupSet", opening)
    between = "\n" + INDENT * (depth + 1)
    ids = {group.id for group in item.groups}
    content = "".join(
        between + _group(sheet, group, ids, f"/groups/{number}", depth + 1)
        for number, group in enumerate(item.groups)
    )
    content += extras.inner("groupSet")
    return f"<groupSet{opening}>{content}\n{INDENT * depth}</groupSet>"


def _group(sheet: Sheet, group: Group, ids: set[str], pointer: str, depth: int) -> str:
    extras = extras_of(sheet, group.extensions, pointer)
    opening = attribute("id", group.id) + _role(sheet, group, pointer)
    if group.mode is not None:
        opening += f' mode="pgrmod:{_MODES[group.mode]}"'
    opening += extras.attributes("", "group", opening)
    children = []
    if group.title is not None:
        children.append(label(sheet, "title", group.title, pointer + "/title", "", extras, "title"))
    children += [
        _member(sheet, member, ids, f"{pointer}/members/{number}")
        for number, member in enumerate(group.members)
    ]
    children += [xml for _, xml in extras.children("", "group")]
    extras.finish()
    between = "\n" + INDENT * (depth + 1)
    content = between.join(xml for xml in children if xml)
    if not content:
        return f"<group{opening}/>"
    return f"<group{opening}>{between}{content}\n{INDENT * depth}</group>"


def _role(sheet: Sheet, group: Group, pointer: str) -> str:
    if sheet.newest or not names.must_have(sheet.version, "group", "role"):
        return sheet.term("group", "role", group.role, pointer + "/role")
    if group.role is not None and names.is_qcode(group.role) and sheet.any_alias:
        return attribute("role", group.role)
    code = sheet.code_of(group.role) if group.role and names.is_uri(group.role) else None
    if code is not None:
        return attribute("role", code)
    word = group.role if group.role is not None and group.role.isalnum() else "group"
    sheet.words_by_code = True
    if word != group.role:
        sheet.simplified(pointer + "/role", "the role", "this release demands a QCode")
    return f' role="{ROLE_ALIAS}:{word}"'


def _member(sheet: Sheet, member: Member, ids: set[str], pointer: str) -> str:
    """`ids`: the groups that there are; a reference to another one would lead nowhere, and is left out."""
    if member.group is not None and member.group not in ids:
        what = "a reference to a group that the package does not have"
        sheet.lost(f"{pointer}/group", what, member.group)
        _lost_of_group(sheet, member, pointer)
        return ""
    extras = extras_of(sheet, member.extensions, pointer)
    if member.group is not None:
        opening = attribute("idref", member.group)
        opening += extras.attributes("", "groupRef", opening)
        extras.finish()
        _lost_of_group(sheet, member, pointer)
        return f"<groupRef{opening}/>"
    concepts = extras.children("", "group", only=("conceptRef",))
    if concepts:
        extras.finish()
        return "".join(xml for _, xml in concepts)
    opening = attributes(href=member.href, residref=member.uri, version=member.version)
    if member.media_type is not None:
        opening += sheet.attribute("contenttype", member.media_type, pointer + "/mediaType")
    opening += extras.attributes("", "itemRef", opening)
    content = ""
    if member.item_class is not None:
        content = item_class(sheet, member.item_class, pointer + "/itemClass")
    if member.title is not None:
        content += label(sheet, "title", member.title, pointer + "/title", "", extras, "title")
    content += extras.inner("", "itemRef")
    extras.finish()
    return f"<itemRef{opening}>{content}</itemRef>" if content else f"<itemRef{opening}/>"


def _lost_of_group(sheet: Sheet, member: Member, pointer: str) -> None:
    """A reference to a group says nothing but its id."""
    for field, value in (
        ("uri", member.uri), ("href", member.href), ("version", member.version),
        ("itemClass", member.item_class), ("mediaType", member.media_type), ("title", member.title),
    ):  # fmt: skip
        if value is not None:
            sheet.lost(f"{pointer}/{field}", f"the {field} of a group", value)
