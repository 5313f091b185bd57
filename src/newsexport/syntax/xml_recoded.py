"""Documents whose bytes no cutter can follow: in other encodings than UTF-8, with a mark, blanks or a document type first.

Where such a document has a fault, its text is followed in UTF-8 instead, so that a fault in the characters of one
item costs that item alone here, too. Lines and columns stay what they are; bytes are counted back by `to_file`.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from newsexport.codes.files import IO007
from newsexport.diagnostic import Position
from newsexport.limits import Limits
from newsexport.report import Report
from newsexport.source import Recoded, Source
from newsexport.syntax.encoding import errors_of, in_utf8, in_window, is_single_byte, text_of
from newsexport.syntax.places import codec_of
from newsexport.syntax.xml import Element, parse, without_declaration
from newsexport.syntax.xml_head import first_tag

_HEAD = 64 * 1024
"""Bytes in which a document type is looked for."""

_DOCTYPE = re.compile(
    r"<!DOCTYPE\s+(?P<root>[^\s>\[]+)\s*(?P<outside>(?:SYSTEM|PUBLIC)[^>\[]*)?(?P<inside>\[.*?\]\s*)?>",
    re.DOTALL,
)
_BEFORE = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_REFERS_OUT = re.compile(r"\b(?:SYSTEM|PUBLIC)\b|%")
"""What an internal subset must not have: entities of other files, and those of parameters."""


def root_of(
    source: Source, data: bytes, report: Report, limits: Limits, roots: Collection[str]
) -> Element | None:
    """The root of a document, given all its bytes; None when there is none.

    Then the reason is in the report, or the source is `recoded`, and is to be followed item by item. `roots`: the names,
    in small letters, of those that hold items.
    """
    spare = first_tag(data[:_HEAD])[0].lower() in roots and _can_be_followed(data)
    root = parse(data, report, limits, spare=spare)
    if root is None and spare:
        _recode(source, data, report)
    return root


def _can_be_followed(data: bytes) -> bool:
    """Whether the document, if it has a type, declares no more in it than plain entities."""
    doctype = _DOCTYPE.search(in_utf8(data[:_HEAD]).decode("latin-1"))
    return doctype is None or not _REFERS_OUT.search(doctype["inside"] or "")


def _recode(source: Source, data: bytes, report: Report) -> None:
    """Let a source be followed as text in UTF-8, where it can be decoded."""
    codec, mark = codec_of(data, xml=True)
    try:
        text = text_of(data[mark:], codec, errors_of(codec))
    except UnicodeDecodeError:
        return  # which the parser has told
    plain = without_declaration(text)
    before = _BEFORE.match(plain)
    doctype = _DOCTYPE.match(plain, before.end() if before else 0)
    prolog = b""
    if doctype is not None:
        inside = doctype["inside"] or ""
        if inside:
            subset = " ".join(inside.split())
            prolog = f"<!DOCTYPE {doctype['root']} {subset}>".encode("utf-8", "surrogateescape")
        blank = re.sub(r"[^\n]", " ", doctype[0])
        plain = plain[: doctype.start()] + blank + plain[doctype.end() :]
        if doctype["outside"]:
            place = in_window(Position(1, 1), report)
            reference = re.findall(r"[\"']([^\"']*)[\"']", doctype["outside"])
            report.add(IO007, severity="warning", reference=(reference or [""])[-1], position=place)
    recoded = plain.encode("utf-8", "surrogateescape")

    def to_file(at: int) -> int:
        characters = len(recoded[:at].decode("utf-8", "surrogateescape"))
        if is_single_byte(codec):
            return mark + characters
        return mark + len(text[:characters].encode(codec, errors_of(codec)))

    source.recode(Recoded(Source.of(recoded, source.name), to_file, prolog, mark))
