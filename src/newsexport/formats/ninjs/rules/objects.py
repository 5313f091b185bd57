"""NJ: the rules of ninjs, above its JSON Schemas. To add one: a function and a line in RULES."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from newsexport.diagnostic import Code, Finding
from newsexport.formats.ninjs.names import (
    KNOWN,
    ROLES_1,
    SERIES,
    VERSIONS,
    Family,
    is_known,
    name_in,
)
from newsexport.formats.ninjs.view import View, members
from newsexport.options import Options
from newsexport.payloads.identity import is_absolute
from newsexport.rules.rule import Rule, rule
from newsexport.schema.v1 import parse_instant
from newsexport.syntax.pointers import escape_token, to_key

MEND = "correct the place that is named, or declare the version that the document was written for"
NJ000 = Code(
    "NJ000", "schema-violation", "error", "{reason}",
    source="IPTC ninjs {version}, JSON Schema",
    kind="structure",
    hint="{advice}",
    page="""The document breaks the JSON Schema of its version: a missing property, one that the version does
not know, a value of the wrong kind. The schema is IPTC's when it is installed, else newsexport's own.

Why it matters: receivers validate first, and refuse the document.

Bad: `{"uri": "urn:x:1", "versionCreated": 20260216}`
Good: `{"uri": "urn:x:1", "versionCreated": "2026-02-16T09:30:00Z"}`
Fix: write the property as the schema of the version wants it.""",
)  # fmt: skip

_TIMES = ("firstCreated", "versionCreated", "embargoedUntil", "contentCreated", "expires")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _version_undetermined(view: View, options: Options) -> Iterator[Finding]:
    """Nothing says which version of ninjs this is.

    It was judged by the version that its properties fit best.

    Why it matters: the three families of ninjs are incompatible, and a receiver that guesses otherwise
    reads nothing.

    Bad: `{"uri": "urn:x:1", "headlines": [{"value": "Ferry sails"}]}`
    Good: the same with `"standard": {"name": "ninjs", "version": "3.1"}`
    Fix: add `standard` (`$standard` in 1.x).
    """
    if not view.shape.stated:
        key = name_in(view.family, "standard")
        yield Finding(view.pointer, {"version": view.shape.version, "key": key})


def _property_of_another_version(view: View, options: Options) -> Iterator[Finding]:
    """A property has the name that it bears in another version of ninjs.

    Why it matters: receivers do not know it there, and what it says is lost.

    Bad: `{"uri": "urn:x:1", "headline": "Ferry sails", "versionCreated": "2026-02-16T09:30:00Z"}`
    Good: `{"uri": "urn:x:1", "headlines": [{"value": "Ferry sails"}], "versionCreated": "2026-02-16T09:30:00Z"}`
    Fix: use the name that the message proposes, in the form that the version wants.
    """
    for each in view.objects():
        for key in each.value:
            if is_known(view.family, key):
                continue
            right = right_name(key, view.family)
            if right is not None:
                same = right.lower() == key.lower()  # else the value has another form, too
                yield Finding(
                    to_key(f"{each.pointer}/{escape_token(key)}"),
                    {"name": key, "version": view.shape.version, "right": right},
                    replacement=f'"{right}"' if same else None,
                )


def right_name(key: str, family: Family) -> str | None:
    """What a property of another family is called in this one; None when no other family has it."""
    if not any(is_known(other, key) for other in VERSIONS if other != family):
        return None
    if family != "1" and (found := ROLES_1.fullmatch(key)):
        return name_in(family, SERIES[found[1]])
    if key == "headline":
        return name_in(family, "headlines")
    names = {name_in(other, name): name for name in _ALL for other in VERSIONS}
    name = names.get(key)
    if name is None:
        return None
    if family == "1" and name in SERIES.values():
        beginning = next(start for start, series in SERIES.items() if series == name)
        return beginning if beginning == "headline" else f"{beginning}_text"
    right = name_in(family, name)
    return right if right in KNOWN[family] else None


_ALL = sorted(KNOWN["3"])


def _date_time_format(view: View, options: Options) -> Iterator[Finding]:
    """A time is no date-time of RFC 3339 with its offset.

    IPTC's schemas name the format, but do not judge it.

    Why it matters: receivers sort and embargo by times; one that cannot be read is ignored, or stops the
    whole document.

    Bad: `"versionCreated": "16.02.2026 9:30"`
    Good: `"versionCreated": "2026-02-16T09:30:00+01:00"`
    Fix: write date, time and offset by RFC 3339 section 5.6.
    """
    for place, value in _times(view):
        if not _DAY.fullmatch(value) and not _is_instant(value):
            yield Finding(place, {"value": value})


def _date_only(view: View, options: Options) -> Iterator[Finding]:
    """A day stands where ninjs wants a time.

    Why it matters: at which hour it begins is for each receiver to guess.

    Bad: `"versionCreated": "2026-02-16"`
    Good: `"versionCreated": "2026-02-16T09:30:00+01:00"`
    Fix: write the time with its offset.
    """
    for place, value in _times(view):
        if _DAY.fullmatch(value):
            yield Finding(place, {"value": value})


def _times(view: View) -> Iterator[tuple[str, str]]:
    for each in view.objects():
        for name in _TIMES:
            value = each.get(name)
            if isinstance(value, str):
                yield each.at(name), value


def _is_instant(value: str) -> bool:
    try:
        parse_instant(value)
    except ValueError:
        return False
    return True


def _uri_not_absolute(view: View, options: Options) -> Iterator[Finding]:
    """The identifier of the item, or of a concept that it names, is no absolute URI. The schema does not judge it.

    Why it matters: two senders use the same number for different stories.

    Bad: `"uri": "48213"`
    Good: `"uri": "urn:newsml:example.com:20260216:48213"`
    Fix: make it a URI with a scheme, such as urn: or https:.
    """
    stated = [(f"{view.pointer}/uri", view.value.get("uri"))]
    for one in view.objects():
        for name in _CONCEPTS:
            for key, each in members(one.get(name)):
                value = each.get("uri") if isinstance(each, dict) else None
                stated.append((f"{one.at(name)}/{escape_token(str(key))}/uri", value))
        source = one.get("digitalSourceType")
        if isinstance(source, dict):
            stated.append((f"{one.at('digitalSourceType')}/uri", source.get("uri")))
    for place, value in stated:
        if isinstance(value, str) and not is_absolute(value):
            yield Finding(place, {"value": value})


_CONCEPTS = (
    "people",
    "organisations",
    "places",
    "subjects",
    "genres",
    "events",
    "objects",
    "infoSources",
)


def _association_without_uri(view: View, options: Options) -> Iterator[Finding]:
    """An association has no uri, which 2.0 did not demand; other versions do by their schema (NJ000).

    Why it matters: the receiver cannot tell whether it has the object already.

    Bad: `"associations": [{"name": "main", "type": "picture"}]`
    Good: `"associations": [{"name": "main", "uri": "urn:x:pic", "type": "picture"}]`
    Fix: give each associated object its identifier.
    """
    for each in view.objects():
        if each.pointer != view.pointer and not each.value.get("uri"):
            yield Finding(each.pointer)


def _rendition_without_href(view: View, options: Options) -> Iterator[Finding]:
    """A rendition says nowhere where it is.

    Why it matters: there is nothing to fetch.

    Bad: `"renditions": [{"name": "main", "width": 1600}]`
    Good: `"renditions": [{"name": "main", "href": "https://example.com/a.jpg", "width": 1600}]`
    Fix: add its address.
    """
    for each in view.objects():
        for key, entry in members(each.get("renditions")):
            if isinstance(entry, dict) and not entry.get("href"):
                yield Finding(f"{each.at('renditions')}/{escape_token(str(key))}")


def _body_role_duplicate(view: View, options: Options) -> Iterator[Finding]:
    """Two bodies have the same role and the same content type.

    Why it matters: receivers take one of them, and nobody decided which.

    Bad: two bodies of `"role": "main", "contentType": "text/html"`
    Good: one of them; or roles that say how they differ
    Fix: give each body a role of its own.
    """
    typed = name_in(view.family, "contentType")
    kinds = {
        key: (str(each.get("role") or "none"), str(each.get(typed) or "none"))
        for key, each in members(view.get("bodies"))
        if isinstance(each, dict)
    }
    last = {kind: key for key, kind in kinds.items()}
    for kind, count in Counter(kinds.values()).items():
        if count > 1:
            place = f"{view.at('bodies')}/{last[kind]}"
            yield Finding(place, {"role": kind[0], "type": kind[1]})


def _markup_in_plain_text(view: View, options: Options) -> Iterator[Finding]:
    """A text is said to be plain and holds tags: by its content type, or by its name in 1.x (headline, body_text, …).

    Why it matters: readers see the tags.

    Bad: `{"contentType": "text/plain", "value": "<p>Ferry sails</p>"}`
    Good: `{"contentType": "text/html", "value": "<p>Ferry sails</p>"}`
    Fix: correct the content type, or take the tags out.
    """
    if view.family == "1":
        for key, value in view.value.items():
            plain = key == "headline" or key.endswith("_text")
            if plain and isinstance(value, str) and (found := _TAG.search(value)):
                yield Finding(f"{view.pointer}/{escape_token(key)}", {"tag": found[0]})
        return
    for name in ("bodies", "descriptions", "headlines"):
        for index, each in members(view.get(name)):
            kind = each.get(name_in(view.family, "contentType")) if isinstance(each, dict) else None
            text = each.get("value") if kind == "text/plain" else None
            if isinstance(text, str) and (found := _TAG.search(text)):
                yield Finding(f"{view.at(name)}/{index}/value", {"tag": found[0]})


_GUIDE = "IPTC ninjs User Guide"

RULES: tuple[Rule, ...] = (
    rule(
        _version_undetermined, "NJ001", "version-undetermined", "warning",
        "nothing says which version of ninjs this is; judged by {version}",
        source=f"{_GUIDE}, standard", basis="should", scope="document",
        hint="add `{key}` with the version",
    ),
    rule(
        _property_of_another_version, "NJ002", "property-of-another-version", "error",
        "{name} is no property of ninjs {version}; there it is {right}",
        source="IPTC ninjs, JSON Schemas of 1.6, 2.2 and 3.1", scope="document",
        hint="use {right}",
    ),
    rule(
        _date_time_format, "NJ003", "date-time-format", "error",
        "{value} is no date-time with offset",
        source="RFC 3339 section 5.6, by the format of IPTC's schema", scope="document",
        hint="write it such as 2026-02-16T09:30:00+01:00",
    ),
    rule(
        _date_only, "NJ004", "date-only-where-datetime", "warning",
        "{value} is a day; ninjs wants a time there",
        source="RFC 3339 section 5.6, by the format of IPTC's schema", basis="should", scope="document",
        hint="add the time and its offset",
    ),
    rule(
        _association_without_uri, "NJ007", "association-without-uri", "warning",
        "the association has no uri",
        source=f"{_GUIDE}, associations", basis="should", scope="document",
        hint="give it the identifier of the associated object",
    ),
    rule(
        _rendition_without_href, "NJ008", "rendition-without-href", "error",
        "the rendition has no address",
        source=f"{_GUIDE}, renditions", scope="document",
        hint="add its href",
    ),
    rule(
        _body_role_duplicate, "NJ009", "body-role-duplicate", "warning",
        "two bodies have the role {role} and the content type {type}",
        source=f"{_GUIDE}, bodies", basis="should", scope="document",
        hint="give each a role of its own",
    ),
    rule(
        _markup_in_plain_text, "NJ010", "markup-in-plain-text", "warning",
        "the text is said to be plain and holds {tag}",
        source=f"{_GUIDE}, How to escape XML content", basis="should", scope="document",
        hint="correct the content type, or take the tags out",
    ),
    rule(
        _uri_not_absolute, "NJ013", "uri-not-absolute", "warning",
        "{value} is no absolute URI",
        source="RFC 3986 section 4.3, by the format of IPTC's schema", basis="should",
        scope="document", hint="make it a URI with a scheme, such as urn: or https:",
    ),
)  # fmt: skip
"""Those of this file."""
