"""Values of ninjs as values of the model: times, languages, concepts, parties, rights."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any, Literal, TypeVar

from newsexport.formats.ninjs import agency_dialect
from newsexport.formats.ninjs.cursor import Cursor
from newsexport.formats.ninjs.names import name_in
from newsexport.payloads.identity import is_absolute
from newsexport.prose.feed_dates import certain_moment
from newsexport.schema.v1 import Concept, Extension, PartialDate, Party, Rights, parse_instant
from newsexport.syntax.pointers import escape_token
from newsexport.vocab.forms import LANGUAGE_TAG, SCHEME, tag_read_as
from newsexport.vocab.iptc_schemes import uri_of

_EMBARGOES = ("embargoed", "embargoeduntil")
"""The names of the embargo in all families."""
Kind = TypeVar("Kind", bound=Concept)

_URI = re.compile(rf"{SCHEME}:/|(?:urn|tag|geo|doi|info|mailto):")
"""How a URI begins that is no QCode."""


def is_uri(code: str) -> bool:
    """Whether the code of a concept is a URI by itself, and no QCode."""
    return _URI.match(code) is not None and is_absolute(code)


def instant(cursor: Cursor, name: str) -> datetime | None:
    """A date-time with offset; one in another form is told, anything else is told and left."""
    value = cursor.take(name)
    if value is None:
        return None
    try:
        return parse_instant(value)
    except ValueError as error:
        return _in_other_form(cursor, name, value, error)


def _in_other_form(cursor: Cursor, name: str, value: object, error: ValueError) -> datetime | None:
    moment = certain_moment(value)
    if moment is None:
        cursor.wrong(name, value, str(error))
    else:
        reason = f"{error}; read as {moment.isoformat()}"
        cursor.tell(cursor.at(name), name_in(cursor.family, name), value, reason)
    return moment


def embargo(cursor: Cursor) -> datetime | Literal["open-ended"] | None:
    """The end of the embargo; one that is not understood never ends by itself.

    What is called like an embargo, and is none of ninjs, may have been meant: it counts, and is told. The strictest wins.
    """
    name = "embargoedUntil"
    stated = cursor.take(name)
    until = instant(cursor, name)
    is_open = until is None and stated is not None
    for key, value in cursor.value.items():
        plain = key.lower()
        is_read = key in cursor.taken or (stated is not None and plain in _EMBARGOES)
        if "embargo" not in plain or is_read or not value:
            continue
        moment = certain_moment(value)
        reason = f"it is called {name_in(cursor.family, name)} here; read as that"
        cursor.tell(f"{cursor.pointer}/{escape_token(key)}", key, value, reason)
        if moment is None:
            is_open = True
        else:
            cursor.taken.add(key)
            until = moment if until is None else max(until, moment)
    return "open-ended" if is_open else until


def date(cursor: Cursor, name: str) -> PartialDate | None:
    """A date that may be truncated; anything else is told and left."""
    value = cursor.take(name)
    if value is None:
        return None
    try:
        return PartialDate(value)
    except ValueError as error:
        moment = _in_other_form(cursor, name, value, error)
        return PartialDate(moment) if moment is not None else None


def language(cursor: Cursor, name: str = "language") -> str | None:
    """A language tag; anything else is told and left."""
    value = cursor.text(name)
    if value is None or LANGUAGE_TAG.fullmatch(value):
        return value
    meant, reason = tag_read_as(value)
    if meant is None:
        cursor.wrong(name, value, reason)
    else:
        cursor.tell(cursor.at(name), name_in(cursor.family, name), value, reason)
    return meant


def address(cursor: Cursor, name: str) -> str | None:
    """A URI without blanks; anything else is told and left."""
    value = cursor.text(name)
    if value is None or not re.search(r"\s", value.strip()):
        return value.strip() if value else None
    cursor.wrong(name, value, "a URI holds no blanks")
    return None


def concept(cursor: Cursor, kind: type[Kind]) -> Kind:
    """A concept: by its URI in later families, by scheme and code in 1.x."""
    fields: dict[str, Any] = {"name": cursor.text("name")}
    if cursor.family == "1":
        fields |= _coded(cursor)
    else:
        fields["uri"] = address(cursor, "uri")
        fields["literal"] = cursor.text("literal")
    for score in ("relevance", "confidence"):
        fields[score] = cursor.integer(score, 0, 100)
    return kind(**fields, extensions=cursor.rest())


_NUMBERED = ("medtop", "subj")
"""Aliases of IPTC whose codes are numbers, so that no list of others is meant that happens to have the same name."""
_NUMBER = re.compile(r"\d{8}")


def joint(scheme: str, code: str) -> str:
    """The URI of a code in a scheme that has an address."""
    return f"{scheme}{'' if scheme.endswith(('/', '#', '=', ':')) else '/'}{code}"


def _coded(cursor: Cursor) -> dict[str, str | None]:
    """Scheme and code as a URI where they make one; a lone code may be a QCode of IPTC."""
    scheme, code = address(cursor, "scheme"), cursor.text("code")
    if code is None:
        return {"scheme": scheme, "uri": address(cursor, "uri"), "literal": cursor.text("literal")}
    qcode = f"{scheme}:{code}" if scheme in _NUMBERED and _NUMBER.fullmatch(code) else code
    known = uri_of(qcode)
    if known and scheme is not None and _repeats(code, scheme, known, qcode):
        return {"uri": known, "qcode": qcode}
    if scheme is not None and not re.search(r"\s", code):
        if is_absolute(code):
            return {"uri": code, "scheme": scheme}
        if is_absolute(scheme):
            return {
                "uri": joint(scheme, code)
            }  # the scheme is part of the URI: it says nothing more
    if scheme is None and known:
        return {"uri": known, "qcode": code}
    if scheme is None and is_uri(code):
        return {"uri": code}
    return {"literal": code, "scheme": scheme}


def _repeats(code: str, scheme: str, known: str, qcode: str) -> bool:
    """Whether a code has its scheme in itself, or that is the alias of its list."""
    is_alias = qcode != code or code.startswith(f"{scheme}:")
    return is_alias or known.startswith(scheme.rstrip("/#"))


def rights(cursor: Cursor) -> tuple[Rights, ...]:
    """Holder, notice, terms and licence of a news object; nothing where it says nothing."""
    holder = cursor.text("copyrightHolder")
    listed = agency_dialect.usage_terms(cursor) if cursor.family == "1" else None
    notice, terms = cursor.text("copyrightNotice"), listed or cursor.text("usageTerms")
    licence: str | None = None
    extensions: tuple[Extension, ...] = ()
    info = cursor.inner("rightsInfo")
    if info is not None:
        licence, extensions = address(info, "linkedRights"), info.rest("rightsInfo/")
    if not any((holder, notice, terms, licence, extensions)):
        return ()
    return (
        Rights(
            holder=Party(name=holder) if holder else None,
            notice=notice,
            usage_terms=terms,
            licence=licence,
            extensions=extensions,
        ),
    )


def source_type(cursor: Cursor) -> str | None:
    """The URI of a digital source type; one without stays an extension."""
    kind = cursor.inner("digitalSourceType")
    if kind is None:
        return None
    uri = address(kind, "uri")
    if uri is None or kind.rest():
        cursor.leave("digitalSourceType")
    return uri
