"""Addresses that break the rules of addresses, written as they should have been, or left out; both are told.

Browsers take `a b`, `{x}` and `a|b`; schemas and receivers of documents do not. Source: RFC 3986 section 2, RFC 3987.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any
from urllib.parse import quote

from pydantic import BaseModel

from newsexport.codes.losses import LS001, LS003
from newsexport.report import Report
from newsexport.rules.addresses import fault_of_url
from newsexport.rules.ordinary_addresses import is_ordinary
from newsexport.schema.v1 import Concept, NewsItem, Rendition
from newsexport.vocab.forms import SCHEME

_ADDRESSES = frozenset({"canonical_url", "href", "url", "licence", "uri", "digital_source_type"})
"""Fields that hold an address, or an identifier that looks like one."""
_AROUND = frozenset(
    {
        "links", "rights", "holder", "media", "renditions", "provider", "publisher", "creators",
        "contributors", "info_sources", "subjects", "people", "organisations", "places", "events",
        "objects", "genres", "located", "audience", "services", "signals", "broader", "same_as",
        "affiliations", "hop_history", "party", "groups", "members",
    }
)  # fmt: skip
"""Fields that hold what has such a field. Of the text each format takes care itself."""
_UNSAFE = re.compile(r"""[\x00-\x20\x7f<>"{}|\\^`\[\]]|%(?![0-9A-Fa-f]{2})""")
_SIGN = r"""[^\x00-\x20\x7f<>"{}|\\^`%\[\]]"""
_REFERENCE = re.compile(
    rf"(?:{SCHEME}://\[[0-9A-Fa-f:.]+\]|(?:{SCHEME}:|(?![^/?#]*:))(?:{_SIGN}|%[0-9A-Fa-f]{{2}}))"
    rf"{_SIGN}*(?:%[0-9A-Fa-f]{{2}}{_SIGN}*)*"
)
"""An identifier or address as all formats take it: with a scheme, or without any colon in its first part."""
_AUTHORITY = re.compile(rf"{SCHEME}://[^/?#]*")


def sound(address: str) -> str | None:
    """The address with its forbidden characters escaped; None when that makes no address of it."""
    authority = _AUTHORITY.match(address)
    start = authority.end() if authority else 0
    escaped = address[:start] + _UNSAFE.sub(lambda sign: quote(sign[0], safe=""), address[start:])
    return escaped if escaped and fault_of_url(escaped) is None else None


def with_sound_addresses(item: NewsItem, report: Report) -> NewsItem:
    """The item with addresses that may be written. Media beside the document are names of files, and stay."""
    if _are_sound(item):
        return item
    found: NewsItem = _sound(item, "", report)
    return found


def _are_sound(item: NewsItem) -> bool:
    """Whether all addresses in it may be written as they are: nearly always, and then no places are made."""
    parts: list[Any] = [item]
    for part in parts:
        addresses, around = _wanted(type(part))  # type: ignore[arg-type]  # types are hashable
        values = part.__dict__ if addresses or around else {}
        for name in addresses:
            found = values[name]
            if found and not (is_ordinary(found) or _may_stay(part, name, found)):
                return False
        for name in around:
            found = values[name]
            if found:
                parts += found if type(found) is tuple else (found,)
    return True


def _may_stay(value: BaseModel, field: str, address: str) -> bool:
    if _is_name(value, field) and not address.lower().startswith(("http:", "https:")):
        return isinstance(value, Rendition) or _REFERENCE.fullmatch(address) is not None
    return _is_whole(address)


def _is_whole(address: str) -> bool:
    return _REFERENCE.fullmatch(address) is not None and fault_of_url(address) is None


def _sound(value: Any, pointer: str, report: Report) -> Any:
    if isinstance(value, tuple):
        each = tuple(_sound(one, f"{pointer}/{number}", report) for number, one in enumerate(value))
        return each if any(a is not b for a, b in zip(each, value, strict=True)) else value
    if not isinstance(value, BaseModel):
        return value
    changed: dict[str, Any] = {}
    for name, alias in _fields(type(value)):
        before = getattr(value, name)
        if not before:
            continue
        at = f"{pointer}/{alias}"
        if name in _AROUND:
            after = _sound(before, at, report)
        elif _is_name(value, name) and not before.lower().startswith(("http:", "https:")):
            if isinstance(value, Rendition) or _REFERENCE.fullmatch(before):
                continue
            after = _as_reference(before, at, report)
        else:
            after = _told(before, at, report)
        if after is not before:
            changed[name] = after
    if changed.get("uri", "") is None and isinstance(value, Concept) and not value.name:
        changed.setdefault("literal", value.literal or value.uri)  # it must not become nothing
    return value.model_copy(update=changed) if changed else value


def _is_name(value: BaseModel, field: str) -> bool:
    """Whether it may be a name as well: of a file beside the document, or of a thing."""
    return field in ("uri", "digital_source_type") or isinstance(value, Rendition)


@cache
def _wanted(kind: type) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of those fields; none of what is no model."""
    names = [name for name, _ in _fields(kind)] if issubclass(kind, BaseModel) else []
    return tuple(_ADDRESSES.intersection(names)), tuple(_AROUND.intersection(names))


@cache
def _fields(kind: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that matter here, with their names in JSON."""
    fields = kind.model_fields
    wanted = (_ADDRESSES | _AROUND) - ({"uri"} if kind is NewsItem else set())  # which must stay
    return tuple((name, fields[name].alias or name) for name in fields if name in wanted)


def _as_reference(address: str, pointer: str, report: Report) -> str | None:
    """An identifier with its forbidden characters escaped; None where that makes none of it. Both are told."""
    escaped = _UNSAFE.sub(lambda sign: quote(sign[0], safe=""), address)
    mended = escaped if _REFERENCE.fullmatch(escaped) else None
    _tell(address, mended, pointer, report)
    return mended


def _told(address: str, pointer: str, report: Report) -> str | None:
    if _is_whole(address):
        return address
    mended = sound(address)
    if mended is not None and not _REFERENCE.fullmatch(mended):
        mended = None
    _tell(address, mended, pointer, report)
    return address if mended == address else mended


def _tell(address: str, mended: str | None, pointer: str, report: Report) -> None:
    target, field = report.target or "the output", pointer.rpartition("/")[2]
    if mended is None:
        report.add(LS001, pointer=pointer, field=field, target=target, value=address)
    elif mended != address:
        how = f"its forbidden characters are escaped: {mended}"
        report.add(LS003, pointer=pointer, field=field, target=target, how=how)
