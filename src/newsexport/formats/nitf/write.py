"""Writing NITF 3.6: one document, validated, and read again to tell what it does not say."""

from __future__ import annotations

from lxml import etree

from newsexport.codes.losses import LS003
from newsexport.codes.outputs import OU001
from newsexport.codes.reading import OF_CONVERSION, RD003
from newsexport.errors import InvalidOutput
from newsexport.formats.nitf import structure
from newsexport.formats.nitf.body_head_write import body_head
from newsexport.formats.nitf.head_write import head
from newsexport.formats.nitf.mapping import MAPPING
from newsexport.formats.nitf.read import parsed
from newsexport.options import Options
from newsexport.payloads import marks
from newsexport.payloads.nitf.names import NITF, VERSION
from newsexport.payloads.nitf.write import write_content
from newsexport.payloads.read_back import tell_read_back
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.xml import Element, new_parser
from newsexport.syntax.xml_text import element

TARGET = "NITF"


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as a document. Raises InvalidOutput."""
    said = (item.version_created, item.published, item.first_created, item.content_created)
    if not any(said):  # this version is made now
        report.add(
            RD003, pointer="/versionCreated", time=options.time.isoformat(), whose=OF_CONVERSION
        )
        item = item.model_copy(update={"version_created": options.time})
    content, simplified = write_content(item.body, item.media, credited=True)
    attributes = {
        "xmlns": NITF, "xmlns:newsexport": marks.NAMESPACE, "version": VERSION,
        "baselang": item.language,
    }  # fmt: skip
    body = body_head(item) + element("body.content", content)
    inside = head(item, options) + element("body", body)
    document = marks.closed(marks.tag("nitf", attributes), "nitf", inside)
    data = f'<?xml version="1.0" encoding="UTF-8"?>\n{document}\n'.encode()
    again = parsed(_judged(data, options, report), "", Report()).item
    tell_read_back(item, again, MAPPING, report, TARGET)
    for each in simplified:
        report.add(LS003, pointer=each.pointer, field=each.pointer[1:], target=TARGET, how=each.how)
    return data


def _judged(data: bytes, options: Options, report: Report) -> Element:
    """The document as a tree. Raises InvalidOutput for the first thing that is wrong with it."""
    try:
        root = etree.fromstring(data, new_parser(encoding="UTF-8"))
    except etree.XMLSyntaxError as error:
        raise _invalid("/nitf", str(error), report) from error
    for problem in structure.problems_of_ours(root, options):
        raise _invalid(problem.pointer, problem.message, report)
    for problem in structure.problems(root, "3.6", options) or ():
        raise _invalid(problem.pointer, problem.message, report)
    return root


def _invalid(pointer: str, reason: str, report: Report) -> InvalidOutput:
    found = report.add(OU001, pointer=pointer, target=TARGET, place=pointer, reason=reason)
    return InvalidOutput("the document would be invalid", [found])
