"""From the form of 3.x to the family that is wanted.

A key that begins with `=` is a name of that family already: it came in as an extension.
"""

from __future__ import annotations

import re
from typing import Any

from newsexport.formats.ninjs.names import BODY_TYPES, name_in
from newsexport.formats.ninjs.sheet import Sheet

_NO_WORD = re.compile(r"[^a-zA-Z0-9_]+")
_CODED = (
    "people",
    "organisations",
    "places",
    "subjects",
    "events",
    "objects",
    "infoSources",
    "genres",
)
_SUFFIXES = {media_type: suffix for suffix, media_type in reversed(BODY_TYPES.items())}
_SERIES = (("headlines", "headline"), ("descriptions", "description"), ("bodies", "body"))


def in_family(value: dict[str, Any], sheet: Sheet) -> dict[str, Any]:
    """The object by the names and in the form of the sheet's family."""
    if sheet.family == "1":
        return _first(value, sheet, "")
    renamed: dict[str, Any] = _renamed(value, sheet)
    return renamed


def _renamed(value: Any, sheet: Sheet) -> Any:
    if isinstance(value, list):
        return [_renamed(each, sheet) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key[1:] if key.startswith("=") else name_in(sheet.family, key): (
            each if key.startswith("=") else _renamed(each, sheet)
        )
        for key, each in value.items()
    }


def _first(value: dict[str, Any], sheet: Sheet, pointer: str) -> dict[str, Any]:
    """A news object of 1.x: roles in names, maps by name, schemes with codes."""
    said = dict(value)
    made: dict[str, Any] = {}
    for series, beginning in _SERIES:
        made |= _in_names(said.pop(series, ()), series, beginning, sheet, pointer)
    for name in _CODED:
        entries = said.pop(name, None)
        if entries:
            made[name_in("1", name)] = [_coded(each) for each in entries]
    alt_ids = said.pop("altIds", None)
    if alt_ids:
        made["altids"] = _alt_ids(alt_ids, sheet)
    indicators = said.pop("trustIndicators", None)
    if indicators:
        made["trustindicator"] = [_indicator(each) for each in indicators]
    for name in ("renditions", "associations"):
        entries = said.pop(name, None)
        if entries:
            made[name] = {
                each["name"]: _first(_nameless(each), sheet, name)
                if name == "associations"
                else _renamed(_nameless(each), sheet)
                for each in entries
            }
    return {**_renamed(said, sheet), **made}


def _nameless(each: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in each.items() if key != "name"}


def _in_names(
    entries: Any, series: str, beginning: str, sheet: Sheet, pointer: str
) -> dict[str, str]:
    """Texts under names that hold their roles; the main headline has none."""
    made: dict[str, str] = {}
    for index, each in enumerate(entries):
        role = each.get("role")
        if series == "headlines" and role in (None, "main") and "headline" not in made:
            made["headline"] = each["value"]
            continue
        word = _suffix(each, series, first=index == 0)
        name = f"{beginning}_{word}"
        number = 2
        while name in made:
            name, number = f"{beginning}_{word}_{number}", number + 1
        made[name] = each["value"]
        if (
            not pointer
            and name != f"{beginning}_{role}"
            and not (index == 0 and series == "bodies")
        ):
            field = "alternatives" if series == "bodies" else series
            number = index - 1 if series == "bodies" else index
            sheet.simplified(f"/{field}/{number}", f"{field}/role", f"written as {name}")
    return made


def _suffix(each: dict[str, Any], series: str, *, first: bool) -> str:
    if series == "bodies" and (first or not each.get("role")):
        return _SUFFIXES.get(each.get("contentType", ""), "text")
    return _NO_WORD.sub("_", each.get("role") or "text").strip("_") or "text"


def _coded(each: dict[str, Any]) -> dict[str, Any]:
    """A concept of 1.x: the URI cut behind its last slash or hash; a literal as a code alone."""
    made = {key.removeprefix("="): value for key, value in each.items()}
    uri, literal, scheme = (
        made.pop("uri", None),
        made.pop("literal", None),
        made.pop("scheme", None),
    )
    if "role" in made:
        made["rel"] = made.pop("role")
    if uri is not None:
        cut = max(uri.rfind("/"), uri.rfind("#")) + 1
        if cut > uri.find("//") + 2 and uri[cut:]:
            made |= {"scheme": uri[:cut], "code": uri[cut:]}
        else:
            made["code"] = uri
    elif literal is not None:
        made["code"] = literal
    if uri is None and scheme is not None:
        made["scheme"] = scheme
    return made


def _alt_ids(entries: list[dict[str, str]], sheet: Sheet) -> dict[str, str]:
    """A map by role. Two of one role cannot both stand in it."""
    made: dict[str, str] = {}
    for index, each in enumerate(entries):
        role = each.get("role") or "id"
        if role in made:
            sheet.lost(f"/altIds/{index}", "altIds", each["value"])
            continue
        if "role" not in each:
            sheet.simplified(f"/altIds/{index}/type", "altIds/type", f"under the name {role}")
        made[role] = each["value"]
    return made


def _indicator(each: dict[str, Any]) -> dict[str, Any]:
    made = {key: value for key, value in each.items() if key != "role"}
    role = each.get("role")
    if role:
        cut = max(role.rfind("/"), role.rfind("#")) + 1
        made |= {"scheme": role[:cut], "code": role[cut:]} if cut else {"code": role}
    return {key: value for key, value in made.items() if value}
