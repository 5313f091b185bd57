"""Reading JSON of a partner by a mapping file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsexport.codes.reading import RD007
from newsexport.errors import BadOption, SourceUnavailable
from newsexport.formats.mapped.document import Document, Place
from newsexport.formats.mapped.item import Mapper
from newsexport.formats.mapped.mapping_file import MappingFile, mapping_file_of
from newsexport.formats.mapped.shipped import NAMES, recognised, shipped
from newsexport.options import Options
from newsexport.parsed import Parsed
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax import json
from newsexport.syntax.encoding import in_utf8
from newsexport.syntax.whole import whole

_HEAD = 4096
_LARGEST_MAPPING = 1_000_000


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a document. Raises BadOption for a mapping that is none or missing; never for the document."""
    report.format = "mapped"
    mapping = _mapping_file(source, options)
    if mapping is None:
        reason = "no shipped mapping knows it: name one with -O mapped.mapping=FILE"
        report.add(RD007, pointer="", reason=reason)
        return
    data = whole(source, report, options.limits)
    value = json.BROKEN if data is None else json.parse(data, report, options.limits)
    if value is not json.BROKEN:
        report.version = mapping.name
        yield from _items(json.clean(value, report), mapping, source.name, options, report)
    report.window = None


def _mapping_file(source: Source, options: Options) -> MappingFile | None:
    wanted = options.setting("mapped", "mapping", "")
    if not wanted:
        found = recognised(in_utf8(source.head(_HEAD)))
        return None if found is None else shipped(found)
    if wanted in NAMES:
        return shipped(wanted)
    try:
        data = Source.of(Path(wanted)).read(_LARGEST_MAPPING)
    except SourceUnavailable as error:
        raise BadOption(f"mapped.mapping: {error}; shipped are: {', '.join(NAMES)}") from error
    if data is None:
        raise BadOption(f"{wanted}: a mapping of more than {_LARGEST_MAPPING} bytes")
    return mapping_file_of(data, wanted)


def _items(
    value: Any, mapping: MappingFile, name: str, options: Options, report: Report
) -> Iterator[Parsed]:
    whole_document = Place(value, "")
    found = Document(value, "").at(whole_document, mapping.items)
    entries = found
    if len(found) == 1 and isinstance(found[0].value, list):
        entries = Document(value, "").at(found[0], "/*")
    if not entries:
        place = mapping.items or "the document"
        report.add(RD007, pointer=mapping.items, reason=f"nothing stands at {place}")
    window = report.window
    for index, entry in enumerate(entries):
        if not isinstance(entry.value, dict):
            report.add(RD007, pointer=entry.pointer, reason="it is no object with members")
            continue
        report.begin_item(window)
        yield Mapper(mapping, Document(entry.value, entry.pointer), report).parsed(
            name, index, options
        )
        report.end_item()
