"""XML from outside: the one hardened parser, and XPaths that people can read.

Source: docs/safety of the project; CWE-611, CWE-776. No path or URL ever reaches libxml2, nothing
outside the document is loaded, nothing is recovered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from newsexport.codes.files import IO003, IO006, IO007, IO009
from newsexport.diagnostic import Position, short
from newsexport.options import Limits
from newsexport.report import Report
from newsexport.syntax.encoding import (
    byte_order_mark,
    codec_name,
    declared_encoding,
    decode,
    sniff_utf16,
)

Element = etree._Element

_LEADING_BLANK = re.compile(rb"^(?:\xef\xbb\xbf)?\s+(?=<\?xml)")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ADVICE = (
    ("xmlParseEntityRef", "write & as &amp; in text and attribute values"),
    ("EntityRef", "write & as &amp; in text and attribute values"),
    ("mismatch", "close each element with the tag that opened it"),
    ("Entity '", "write the character itself, or declare the entity in the document"),
    ("Namespace prefix", "declare the prefix with xmlns:prefix=…"),
    ("Premature end", "the file is cut off: fetch it again"),
)


class _Blocked(etree.Resolver):
    """Answers every request for something outside with nothing, and remembers it."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[str] = []

    def resolve(self, system_url: str, public_id: str, context: object) -> object:
        self.requests.append(system_url or public_id or "")
        return self.resolve_empty(context)


def new_parser(resolver: etree.Resolver | None = None) -> etree.XMLParser:
    """A fresh parser of the safe profile: one parser, one document."""
    parser = etree.XMLParser(
        resolve_entities="internal",
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=False,
        collect_ids=False,
        remove_pis=False,
    )
    parser.resolvers.add(resolver or _Blocked())
    return parser


def parse(data: bytes, report: Report, limits: Limits = Limits()) -> Element | None:
    """The root of a document; None when there is none, with the reason in the report."""
    if len(data) > limits.document_bytes:
        report.add(IO009, what="the document", limit=f"{limits.document_bytes} bytes")
        return None
    prepared = _in_utf8(data, report)
    if prepared is None:
        return None
    blocked = _Blocked()
    try:
        root = etree.fromstring(prepared, new_parser(blocked))
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        _refuse(error, prepared, blocked, report)
        return None
    for reference in dict.fromkeys(blocked.requests):
        report.add(IO007, severity="warning", reference=reference)
    _report_entities(root, report)
    return root


def _in_utf8(data: bytes, report: Report) -> bytes | None:
    """The document as bytes that libxml2 reads rightly, whatever their encoding was."""
    blank = _LEADING_BLANK.match(data)
    if blank:
        report.add(IO006, what="blank space stands", position=Position(1, 1))
        data = data[blank.end() :]
    declared = declared_encoding(data)
    mark = byte_order_mark(data)
    plain = mark is None and sniff_utf16(data) is None
    if plain and codec_name(declared or "utf-8") == "utf-8":
        return data
    decoded = decode(data, report, declared)
    if decoded is None:
        return None
    lines = _DECLARATION.match(decoded.text)
    body = decoded.text[lines.end() :] if lines else decoded.text
    return ("\n" * (lines[0].count("\n") if lines else 0) + body).encode("utf-8", "replace")


def _refuse(error: Exception, data: bytes, blocked: _Blocked, report: Report) -> None:
    for reference in dict.fromkeys(blocked.requests):
        report.add(IO007, reference=reference)
    if isinstance(error, etree.XMLSyntaxError) and error.lineno:
        line, column = error.lineno, max(1, error.offset or 1)
        position = Position(line, column)
    else:
        position = Position(1, 1)
    reason = short(_message(error), 300)
    if "Excessive depth" in reason or "huge" in reason.lower() or "amplification" in reason:
        report.add(IO009, what=f"the document ({reason})", limit="the safe profile", position=position)
        return
    advice = next((text for sign, text in _ADVICE if sign in reason), "mend the document at this place")
    report.add(IO003, reason=reason, advice=advice, position=position)


def _message(error: Exception) -> str:
    text = error.msg if isinstance(error, etree.XMLSyntaxError) and error.msg else str(error)
    text = re.sub(r", line \d+, column \d+.*$", "", text)
    return text or "the document is empty"


def _report_entities(root: Element, report: Report) -> None:
    """References that were left standing are text lost: say so."""
    for entity in root.iter(etree.Entity):
        report.add(IO007, reference=f"the entity &{entity.name};")


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: Element) -> str:
    """The namespace of an element, or ""."""
    tag = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def path(element: Element, attribute: str | None = None) -> str:
    """An XPath of local names, such as `/newsItem/contentMeta/subject[2]/@qcode`.

    The index counts siblings of the same local name and is left out for the first.
    """
    steps: list[str] = []
    current: Element | None = element
    while current is not None:
        steps.append(step(current))
        current = current.getparent()
    where = "/" + "/".join(reversed(steps))
    return f"{where}/@{attribute.rpartition('}')[2]}" if attribute else where


def step(element: Element) -> str:
    """The last step of an element's path: its name, with an index from the second on."""
    name = local(element)
    index = 1
    for sibling in element.itersiblings(preceding=True):
        if local(sibling) == name:
            index += 1
    return f"{name}[{index}]" if index > 1 else name


def resolve_numeric(root: Element, numeric: str) -> Element | None:
    """The element that libxml2 names by an error path such as `/*/*[3]/*[1]` or `/ns:a/ns:b[2]`."""
    try:
        found = root.getroottree().xpath(numeric, namespaces=_prefixes(root))
    except etree.XPathError:
        return None
    return found[0] if isinstance(found, list) and found else None


def _prefixes(root: Element) -> dict[str, str]:
    return {prefix: uri for element in root.iter() for prefix, uri in element.nsmap.items() if prefix}


def iter_children(element: Element) -> Iterator[Element]:
    """The child elements, without comments and processing instructions."""
    return (child for child in element if isinstance(child.tag, str))
