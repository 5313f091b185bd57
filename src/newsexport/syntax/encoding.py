"""Which encoding a file is in: byte order mark, then declaration, then UTF-8; never UTF-7."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from newsexport.codes.files import IO004, IO005, IO006
from newsexport.report import Report

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_XML_DECLARATION = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["']""")
_SAME_AS_ASCII = {"ascii", "us-ascii"}
# The WHATWG Encoding Standard reads these labels as windows-1252, as the web writes them.
_WINDOWS_1252 = {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin-1", "latin1", "l1", "cp1252", "windows-1252"}
_REFUSED = {"utf-7", "utf7", "unicode-1-1-utf-7", "idna", "punycode", "raw-unicode-escape", "unicode-escape"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, and how it was encoded."""

    text: str
    encoding: str
    bom: bool


def declared_encoding(data: bytes) -> str | None:
    """The encoding that an XML declaration names, in lower case."""
    match = _XML_DECLARATION.match(data[:1024])
    return match[1].decode("ascii").lower() if match else None


def byte_order_mark(data: bytes) -> tuple[str, int] | None:
    """The encoding that the first bytes show, and their length."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name, len(mark)
    return None


def sniff_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark, seen from the zero bytes of its first character (XML 1.0 appendix F)."""
    if len(data) >= 4 and data[0] == 0 and data[1] != 0 and data[2] == 0:
        return "utf-16-be"
    if len(data) >= 4 and data[1] == 0 and data[0] != 0 and data[3] == 0:
        return "utf-16-le"
    return None


def decode(data: bytes, report: Report, declared: str | None = None) -> Decoded | None:
    """The text, with what is wrong in the report; None when no encoding fits.

    `declared` is what a declaration inside the file, or its transport, says.
    """
    mark = byte_order_mark(data)
    if mark:
        encoding, start = mark
        if encoding == "utf-8":
            report.add(IO006, what="a byte order mark stands")
        if declared and not _agree(encoding, declared):
            report.add(
                IO004, reason=f"the byte order mark says {encoding}, the declaration says {declared}"
            )
    else:
        encoding, start = sniff_utf16(data) or declared or "utf-8", 0
    return _decode_as(data[start:], encoding, report, bom=bool(mark))


def _decode_as(data: bytes, encoding: str, report: Report, *, bom: bool) -> Decoded | None:
    name = codec_name(encoding)
    if name is None:
        report.add(IO004, reason=f"the declared encoding {encoding} is unknown or unsafe")
        return None
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        report.add(
            IO004,
            reason=f"byte {error.start} (0x{data[error.start]:02x}) is no {encoding}",
        )
        return None
    if name != "utf-8" and not (name == "ascii"):
        report.add(IO005, encoding=encoding)
    return Decoded(text, name, bom)


def codec_name(label: str) -> str | None:
    """Python's codec for an encoding label; None when it is unknown or never to be used."""
    label = label.strip().lower()
    if label in _REFUSED:
        return None
    if label in _WINDOWS_1252:
        return "cp1252"
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return None
    return None if name in _REFUSED or name.endswith("_codec") else name


def _agree(encoding: str, declared: str) -> bool:
    return codec_name(declared) in {encoding, encoding.removesuffix("-le").removesuffix("-be")}
