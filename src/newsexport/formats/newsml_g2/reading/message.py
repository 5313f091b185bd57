"""newsMessage/header to the envelope that every item of the message gets."""

from __future__ import annotations

from typing import Any

from newsexport.formats.newsml_g2.names import NAR
from newsexport.formats.newsml_g2.reading.concept import concept
from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import Cursor
from newsexport.formats.newsml_g2.reading.item import drop_newest_catalog
from newsexport.formats.newsml_g2.reading.item_meta import indexed
from newsexport.formats.newsml_g2.reading.values import (
    catalog_of,
    instant,
    label,
    number,
    tell_precision,
    token,
    told_moment,
    why_no_time,
)
from newsexport.schema.v1 import Envelope, Extension, Timestamp

_LABELS = (("sender", "sender"), ("transmitId", "transmit_id"), ("origin", "origin"))
_LISTS = (("channel", "channels"), ("destination", "destinations"))


def envelope(header: Cursor, reading: Reading) -> Envelope:
    """The header; `reading` gathers what is told of it and nothing else."""
    reading.catalog.update(catalog_of(header))
    values: dict[str, Any] = {}
    extensions: list[Extension] = []
    _sent(header, values, extensions, reading)
    for element, field in _LABELS:
        cursor = header.one(element)
        if cursor is not None:
            words = label(cursor)[0]
            values[field] = words or None
            extensions.extend(cursor.rest(f"{element}/"))
    _priority(header, values, extensions, reading)
    for element, field in _LISTS:
        found: list[str] = []
        for cursor in header.take(element):
            words = label(cursor)[0]
            if not words:
                header.put_back(cursor)
                continue
            found.append(words)
            extensions.extend(cursor.rest(f"{indexed(element, len(found))}/"))
        values[field] = tuple(found)
    values["timestamps"] = _timestamps(header, extensions, reading)
    values["signals"] = tuple(concept(each, reading) for each in header.take("signal"))
    drop_newest_catalog(header)
    return Envelope(**values, extensions=(*extensions, *header.rest()))


def _sent(
    header: Cursor, values: dict[str, Any], extensions: list[Extension], reading: Reading
) -> None:
    cursor = header.one("sent")
    if cursor is None:
        return
    text = token(cursor)
    values["sent"] = instant(text)
    tell_precision(reading, "header/sent", text, cursor.path)
    if values["sent"] is None and text:
        values["sent"] = told_moment(reading, "header/sent", text, cursor.path)
        if values["sent"] is None:
            extensions.append(Extension(namespace=NAR, name="sent", value=text))
    extensions.extend(cursor.rest("sent/"))


def _priority(
    header: Cursor, values: dict[str, Any], extensions: list[Extension], reading: Reading
) -> None:
    cursor = header.one("priority")
    if cursor is None:
        return
    text = token(cursor)
    values["priority"] = number(text, 1, 9)
    if values["priority"] is None and text:
        reading.not_understood("header/priority", text, "not a number from 1 to 9", cursor.path)
        extensions.append(Extension(namespace=NAR, name="priority", value=text))
    extensions.extend(cursor.rest("priority/"))


def _timestamps(
    header: Cursor, extensions: list[Extension], reading: Reading
) -> tuple[Timestamp, ...]:
    found: list[Timestamp] = []
    for cursor in header.take("timestamp"):
        text = token(cursor)
        value = instant(text)
        if value is None:
            reading.not_understood("header/timestamp", text, why_no_time(text), cursor.path)
            header.put_back(cursor)
            continue
        tell_precision(reading, "header/timestamp", text, cursor.path)
        found.append(Timestamp(value=value, role=cursor.attribute("role") or None))
        extensions.extend(cursor.rest(f"{indexed('timestamp', len(found))}/"))
    return tuple(found)
