"""Reading NewsML-G2: news items, packages and messages of every release from 2.9 to 2.35.

What the model cannot hold goes to extensions, by construction: see `reading.cursor`.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.formats.newsml_g2.alike import Alike, Written
from newsexport.formats.newsml_g2.documents import MESSAGE, Part, parts
from newsexport.formats.newsml_g2.names import NAME, NAR
from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import Cursor
from newsexport.formats.newsml_g2.reading.item import built
from newsexport.formats.newsml_g2.reading.message import envelope
from newsexport.formats.newsml_g2.reading.templates import read_item
from newsexport.formats.newsml_g2.rules.content import may_be_miscounted
from newsexport.options import Options
from newsexport.parsed import Origins, Parsed
from newsexport.report import Report
from newsexport.schema.v1 import Envelope, Extension
from newsexport.source import Source
from newsexport.syntax.xml import namespace


def read(source: Source, options: Options, report: Report) -> Iterator[Parsed]:
    """The items of a document. Never raises for what is in them."""
    report.format = NAME
    around: Envelope | None = None
    alike = Alike(lambda _: True)  # of codes each byte counts
    for part in parts(source, options, report):
        if part.name == "header":
            around = read_header(part, source, options, report)
            continue
        report.begin_item(part.window)
        written = alike.of(part.markup).written
        well_counted = written is not None and is_well_counted(written)
        parsed = read_part(part, source, options, report, around, alike, written, well_counted)
        yield parsed
        report.end_item()


def read_header(part: Part, source: Source, options: Options, report: Report) -> Envelope:
    """The header of a message; its findings stand in its own window."""
    report.window = part.window
    reading = Reading(report, options, part.tree, source.name)
    found = envelope(_cursor(part), reading)
    report.window = None
    return found


def read_part(
    part: Part,
    source: Source,
    options: Options,
    report: Report,
    around: Envelope | None,
    alike: Alike,
    written: Written | None,
    well_counted: bool = False,
) -> Parsed:
    """One item of a document, in the envelope of its message. `well_counted`: its word counts are right for certain."""
    version = part.tree.get("standardversion")
    if version:
        report.version = str(version)
    in_message = part.path.startswith(f"/{MESSAGE}/")
    reading = Reading(report, options, part.tree, source.name, in_message, well_counted)
    root = _cursor(part)
    read_item(root, reading, written, alike.memory)
    found = _with_surroundings(around, part)
    if found is not None:
        reading.put("envelope", found, part.path.rpartition("/itemSet/")[0] + "/header")
    item = built(reading)
    report.name_item(item.uri, item.headline)
    reading.origins[""] = part.path
    return Parsed(item, Origins(reading.paths(), part.window))


def is_well_counted(written: Written) -> bool:
    """Whether the word count of an item is right for certain, if it has any."""
    text, stated = written.text, written.wordcount
    return text is not None and (not stated or not may_be_miscounted(stated, text))


def _with_surroundings(around: Envelope | None, part: Part) -> Envelope | None:
    """What the elements around the item say belongs to the envelope too."""
    if not part.around:
        return around
    said = tuple(Extension(namespace=NAR, name=name, value=value) for name, value in part.around)
    found = around or Envelope()
    return found.model_copy(update={"extensions": (*found.extensions, *said)})


def _cursor(part: Part) -> Cursor:
    return Cursor(part.tree, part.path, namespace=namespace(part.tree))
