"""Which encoding a file is in: byte order mark, then declaration, then UTF-8; never UTF-7."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from newsexport.codes.files import IO004, IO005, IO006
from newsexport.diagnostic import Position
from newsexport.report import Report

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_XML_DECLARATION = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")

# What the WHATWG Encoding Standard reads these labels as: the web writes the larger set.
_READ_AS = {
    "cp1252": "iso-8859-1 iso8859-1 iso_8859-1 latin-1 latin1 l1 cp819 cp1252 windows-1252 ansi",
    "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji windows-31j",
    "cp949": "euc-kr ks_c_5601-1987 ksc5601 korean windows-949",
    "gb18030": "gb2312 gbk x-gbk chinese gb_2312-80",
    "cp1254": "iso-8859-9 latin5",
    "cp874": "iso-8859-11 tis-620 windows-874",
    "koi8-u": "koi8-ru",
}
_LABELS = {label: codec for codec, labels in _READ_AS.items() for label in labels.split()}

_ALLOWED = re.compile(
    r"utf-8|ascii|utf-(?:16|32)(?:-[lb]e)?|iso8859-\d+|cp\d+|koi8-[rtu]|mac-[a-z]+|big5(?:hkscs)?|big5-hkscs"
    r"|gb18030|gbk|gb2312|hz|euc_(?:jp|kr|jis_2004|jisx0213)|euc-(?:jp|kr)|shift_jis|shift_jisx?\d*"
    r"|iso2022_(?:jp|kr)\w*|johab|tis-620|ptcp154|kz1048|hp-roman8"
)
"""Python's names of encodings that text is written in. UTF-7 and Python's own escapes are none."""

_WIDE = ("utf-16", "utf-32")


class Decoded(NamedTuple):
    """The text of a file, and how it was encoded."""

    text: str
    encoding: str
    bom: bool


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an XML declaration names, in lower case."""
    head = data[:1024]
    mark = byte_order_mark(head)
    wide = mark[0] if mark else sniff_wide(head)
    if mark:
        head = head[mark[1] :]
    if wide and wide != "utf-8":
        head = head.decode(wide, "ignore").encode("ascii", "ignore")
    match = _XML_DECLARATION.match(head)
    return match[1].decode("ascii").lower() if match else None


def byte_order_mark(data: bytes) -> tuple[str, int] | None:
    """The encoding that the first bytes show, and their length."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, len(mark)
    return None


def sniff_wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, seen from the zero bytes of its first character (XML 1.0 appendix F)."""
    first = [byte != 0 for byte in data[:4]]
    if first == [False, False, False, True]:
        return "utf-32-be"
    if first == [True, False, False, False]:
        return "utf-32-le"
    if first[:2] == [False, True]:
        return "utf-16-be"
    return "utf-16-le" if first[:2] == [True, False] else None


_ZEROS_OF_UTF16 = 0.08
"""Share of zero bytes: one of two bytes in Latin text, one of twelve in Arabic text."""


def has_stray_zeros(data: bytes) -> bool:
    """Whether there are zero bytes, but not as many as the blanks and Latin letters of UTF-16 have."""
    zeros = data.count(0)
    return byte_order_mark(data) is None and 0 < zeros < _ZEROS_OF_UTF16 * len(data)


def in_utf8(head: bytes) -> bytes:
    """The first bytes of a file in UTF-8, when they are UTF-16 or UTF-32; else as they are."""
    mark = byte_order_mark(head)
    wide = mark[0] if mark else sniff_wide(head)
    if wide in (None, "utf-8") or has_stray_zeros(head):
        return head
    decoder = codecs.getincrementaldecoder(str(wide))()
    try:  # the last character may be cut
        return decoder.decode(head[mark[1] if mark else 0 :]).encode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return head


def decode(
    data: bytes, report: Report, declared: str | None = None, *, lenient: bool = False
) -> Decoded | None:
    """The text, with what is wrong in the report; None when no encoding fits.

    `declared` is what a declaration inside the file, or its transport, says. `lenient`: bytes that are no UTF-8 stay
    in the text as lone surrogates, and are not told.
    """
    mark = byte_order_mark(data)
    if mark:
        encoding, start = mark
        if encoding == "utf-8":
            report.add(IO006, what="a byte order mark stands", position=Position(1, 1, (0, 3)))
        if declared and not _agree(encoding, declared):
            reason = f"the byte order mark says {encoding}, the declaration says {declared}"
            report.add(IO004, reason=reason, position=Position(1, 1))
    else:
        encoding, start = _without_mark(data, declared, report), 0
    return _decode_as(data, start, encoding, report, bom=bool(mark), lenient=lenient)


def _without_mark(data: bytes, declared: str | None, report: Report) -> str:
    wide = sniff_wide(data)
    if wide or not declared:
        if wide and declared and not _agree(wide, declared):
            reason = f"the bytes are {wide}, the declaration says {declared}"
            report.add(IO004, reason=reason, position=Position(1, 1))
        return wide or "utf-8"
    if (codec_name(declared) or "").startswith(_WIDE):
        reason = f"the declaration says {declared}, but it is written in single bytes"
        report.add(IO004, reason=reason, position=Position(1, 1))
        return "utf-8"
    return declared


def _decode_as(
    data: bytes, start: int, encoding: str, report: Report, *, bom: bool, lenient: bool
) -> Decoded | None:
    name = codec_name(encoding)
    if name is None:
        reason = f"the declared encoding {encoding} is unknown or unsafe"
        report.add(IO004, reason=reason, position=Position(1, 1))
        return None
    try:
        text = text_of(data[start:], name, errors_of(name) if lenient else "strict")
    except UnicodeDecodeError as error:
        text = data[start : start + error.start].decode(name, "replace")
        at = start + error.start
        report.add(
            IO004,
            reason=strange_byte(data[at], at, encoding),
            position=_end_of(text, at, report),
        )
        return None
    if name not in {"utf-8", "ascii"}:
        report.add(IO005, encoding=encoding, position=_of_declaration(text, name, start, report))
    return Decoded(text, name, bom)


_STATED = re.compile(r"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")
_SINGLE = re.compile(r"ascii|cp125\d|cp874|cp866|iso8859-\d+|koi8-[rtu]|mac-.*|tis-620")


def is_single_byte(codec: str) -> bool:
    """Whether each character of a codec (Python's name) is one byte."""
    return _SINGLE.fullmatch(codec) is not None


def _of_declaration(text: str, codec: str, mark: int, report: Report) -> Position:
    """Where a declaration names the encoding; where none does, the beginning."""
    stated = _STATED.match(text[:1024])
    if stated is None:
        return in_window(Position(1, 1), report)
    start, end = stated.span(1)
    before = text[:start]
    span = (mark + start, mark + end) if is_single_byte(codec) else None
    place = Position(before.count("\n") + 1, start - before.rfind("\n"), span)
    return in_window(place, report)


def errors_of(codec: str) -> str:
    """How bytes that a codec does not know are kept: those of UTF-8 as lone surrogates; no others are."""
    return "surrogateescape" if codec == "utf-8" else "strict"


def text_of(data: bytes, codec: str, errors: str = "strict") -> str:
    """The text. Windows-1252 is read as the web reads it: a byte that it leaves open is a control."""
    if codec == "cp1252":
        return codecs.charmap_decode(data, errors, _WINDOWS_1252)[0]
    return data.decode(codec, errors)


_WINDOWS_1252 = "".join(
    bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256)
)


def strange_byte(byte: int, at: int, encoding: str) -> str:
    """That a byte is none of an encoding, and what it is in the one that is most often meant."""
    said = f"byte {at} (0x{byte:02x}) is no {encoding}"
    meant = bytes([byte]).decode("cp1252", "ignore") if byte >= 0x80 else ""
    return f"{said}; in windows-1252 it is {meant}" if meant.isprintable() and meant else said


def _end_of(text: str, at: int, report: Report) -> Position:
    line = text.count("\n") + 1
    return in_window(Position(line, len(text) - text.rfind("\n"), (at, at + 1)), report)


def in_window(position: Position, report: Report) -> Position:
    """A place in the bytes of the report's window, as a place in the whole file."""
    window = report.window
    if window is None:
        return position
    span = position.span
    return Position(
        position.line + window.line - 1,
        position.column + (window.column - 1 if position.line == 1 else 0),
        (span[0] + window.start, span[1] + window.start) if span else None,
    )


def codec_name(label: str) -> str | None:
    """Python's codec for an encoding label; None when it is unknown or never to be used."""
    label = label.strip().lower()
    known = _LABELS.get(label)
    if known:
        return known
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return name if _ALLOWED.fullmatch(name) else None


def _agree(encoding: str, declared: str) -> bool:
    return codec_name(declared) in {encoding, encoding.removesuffix("-le").removesuffix("-be")}
