"""JSON from outside: strict RFC 8259, with duplicate keys, NaN and depth found out.

orjson parses; what it is silent about is found by one scan of the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import Any

import orjson

from newsexport.codes.files import IO003, IO006, IO008, IO009, IO010, IO011
from newsexport.diagnostic import Position
from newsexport.limits import Limits
from newsexport.report import Report
from newsexport.syntax.encoding import byte_order_mark, decode, sniff_utf16

_STRING = rb'"(?:[^"\\]++|\\.)*+"'
_KEY = re.compile(_STRING + rb"(\s*+:)?", re.DOTALL)
_STRUCTURE = re.compile(_STRING + rb"|[\[{]|[\]}]", re.DOTALL)
_NOT_A_NUMBER = re.compile(r'(?<![\w"])-?(?:NaN|Infinity)(?!\w)')
_LOST = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)
"""Characters that XML 1.0 section 2.2 does not allow."""


def parse(data: bytes, report: Report, limits: Limits = Limits()) -> Any:
    """The value of a document; None when there is none, with the reason in the report.

    The literal `null` is None too, with no finding.
    """
    if len(data) > limits.document_bytes:
        report.add(IO009, what="the document", limit=f"{limits.document_bytes} bytes")
        return None
    plain = _in_utf8(data, report)
    if plain is None or not _shallow(plain, limits, report):
        return None
    try:
        value = orjson.loads(plain)
    except orjson.JSONDecodeError as error:
        _refuse(error, plain, report)
        return None
    _find_duplicates(plain, value, report)
    return value


def _in_utf8(data: bytes, report: Report) -> bytes | None:
    if byte_order_mark(data) is None and sniff_utf16(data) is None:
        if not data.isascii():
            decoded = decode(data, report)
            return None if decoded is None else data
        return data
    decoded = decode(data, report)
    return decoded.text.encode("utf-8", "surrogatepass") if decoded else None


def _shallow(data: bytes, limits: Limits, report: Report) -> bool:
    if data.count(b"[") + data.count(b"{") <= limits.json_depth:
        return True
    depth = 0
    for match in _STRUCTURE.finditer(data):
        sign = match[0]
        if sign in (b"[", b"{"):
            depth += 1
            if depth > limits.json_depth:
                position = position_at(data, match.start())
                report.add(IO009, what="the nesting", limit=f"{limits.json_depth} levels", position=position)
                return False
        elif sign in (b"]", b"}"):
            depth -= 1
    return True


def _refuse(error: orjson.JSONDecodeError, data: bytes, report: Report) -> None:
    position = Position(error.lineno, error.colno)
    text = data.decode("utf-8", "replace")
    not_a_number = _NOT_A_NUMBER.match(text, max(0, error.pos - 1)) or _NOT_A_NUMBER.match(text, error.pos)
    if not_a_number:
        report.add(IO011, value=not_a_number[0], position=position)
        return
    reason = str(error).partition(": line ")[0]
    if not data.strip():
        reason = "the document is empty"
    advice = "mend the document at this place"
    if "control character" in reason:
        advice = "write control characters as \\n, \\t or \\uXXXX"
    report.add(IO003, reason=reason, advice=advice, position=position)


def _find_duplicates(data: bytes, value: Any, report: Report) -> None:
    written = sum(1 for match in _KEY.finditer(data) if match[1])
    if written == _count_keys(value):
        return
    decoder = JSONDecoder(object_pairs_hook=lambda pairs: _note_duplicates(pairs, report))
    try:
        decoder.decode(data.decode("utf-8", "replace"))
    except (JSONDecodeError, RecursionError, ValueError):
        return


def _count_keys(value: Any) -> int:
    total = 0
    stack = [value]
    while stack:
        current = stack.pop()
        if isinstance(current, dict):
            total += len(current)
            stack.extend(current.values())
        elif isinstance(current, list):
            stack.extend(current)
    return total


def _note_duplicates(pairs: list[tuple[str, Any]], report: Report) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            report.add(IO008, key=key)
        result[key] = value
    return result


def clean(value: Any, report: Report, pointer: str = "") -> Any:
    """The value without characters that no XML can carry; each kind is told, with its pointer."""
    if isinstance(value, str):
        if _LOST.search(value):
            found = _LOST.search(value)
            assert found is not None
            report.add(IO010, pointer=pointer, character=f"U+{ord(found[0]):04X}")
            return _LOST.sub("", value)
        return value
    if isinstance(value, list):
        return [clean(entry, report, f"{pointer}/{index}") for index, entry in enumerate(value)]
    if isinstance(value, dict):
        return {
            _LOST.sub("", key): clean(entry, report, f"{pointer}/{escape_token(key)}")
            for key, entry in value.items()
        }
    return value


def escape_token(key: str) -> str:
    """A key as a step of a JSON pointer (RFC 6901 section 3)."""
    return key.replace("~", "~0").replace("/", "~1")


def unescape_token(token: str) -> str:
    """The key that a step of a JSON pointer names."""
    return token.replace("~1", "/").replace("~0", "~")


def position_at(data: bytes, offset: int) -> Position:
    """Line and column of a byte offset in UTF-8 text."""
    line = data.count(b"\n", 0, offset) + 1
    begin = data.rfind(b"\n", 0, offset) + 1
    column = len(data[begin:offset].decode("utf-8", "replace")) + 1
    return Position(line, column, (offset, offset + 1))


def lines(stream: Any, limit: int) -> Iterator[tuple[int, int, bytes | None]]:
    """Each line of a JSON Lines stream: its number, its offset, its bytes (None when over the limit)."""
    number = offset = 0
    while True:
        line = stream.readline(limit + 1)
        if not line:
            return
        number += 1
        start, length = offset, len(line)
        offset += length
        if length > limit:
            while line and not line.endswith(b"\n"):
                line = stream.readline(1024 * 1024)
                offset += len(line)
            yield number, start, None
        else:
            yield number, start, line
