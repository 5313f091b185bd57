"""JSON from outside: strict RFC 8259, with duplicate keys, NaN and depth found out.

orjson parses; what it is silent about is found by one scan of the bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import orjson

from newsexport.codes.files import IO003, IO008, IO009, IO010, IO011, IO012
from newsexport.codes.losses import LS002
from newsexport.diagnostic import Position
from newsexport.limits import Limits
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.encoding import byte_order_mark, decode, in_window, sniff_wide
from newsexport.syntax.pointers import escape_token
from newsexport.syntax.whole import whole
from newsexport.syntax.xml_text import UNWRITABLE

_STRING = rb'"(?:[^"\\]++|\\.)*+"'
_STRINGS = re.compile(_STRING, re.DOTALL)
_KEY = re.compile(_STRING + rb"(\s*+:)?", re.DOTALL)
_STRUCTURE = re.compile(_STRING + rb"|[\[{]|[\]}]", re.DOTALL)
_TOKEN = re.compile(_STRING + rb"(\s*+:)?|[\[\]{}]|-?[0-9][0-9.eE+-]*+", re.DOTALL)
_LONG_NUMBER = re.compile(rb"[0-9]{16}")
_LOST = (rb"\u", rb"\b", rb"\f", "\ufffe".encode(), "\uffff".encode())
"""How the characters that no XML can carry are written by orjson."""
_NOT_A_NUMBER = re.compile(r'(?<![\w"])-?(?:NaN|Infinity)(?!\w)')

EXACT_INTEGER = 2**53
"""Up to here every reader of JSON keeps integers as they are (RFC 8259 section 6)."""


class _Broken:
    """The value of a document that has none."""

    def __repr__(self) -> str:
        return "BROKEN"


BROKEN: Final = _Broken()
"""What `parse` gives for a document that is not accepted. (`null` is the value None.)"""


def parse(data: bytes, report: Report, limits: Limits = Limits()) -> Any:
    """The value of a document; BROKEN when there is none, with the reason in the report.

    Of a key that stands twice in an object the last one counts, as for nearly all readers (RFC 8259 section 4). That
    is told as an error, and each other value as a loss.
    """
    if len(data) > limits.document_bytes:
        report.add(IO009, what="the document", limit=f"{limits.document_bytes} bytes")
        return BROKEN
    plain = _in_utf8(data, report)
    if plain is None or not _shallow(plain, limits, report):
        return BROKEN
    try:
        value = orjson.loads(plain)
    except orjson.JSONDecodeError as error:
        _refuse(error, plain, report)
        return BROKEN
    _tell_repeated(plain, value, report)
    if _LONG_NUMBER.search(plain):
        _find_inexact(plain, report)
    return value


def parse_whole(source: Source, report: Report, limits: Limits) -> Any:
    """The value of a source without characters that no XML can carry; BROKEN when there is none, with the reason in the report."""
    data = whole(source, report, limits)
    value = BROKEN if data is None else parse(data, report, limits)
    return value if value is BROKEN else clean(value, report)


def _in_utf8(data: bytes, report: Report) -> bytes | None:
    if byte_order_mark(data) is None and sniff_wide(data) is None:
        if not data.isascii():
            decoded = decode(data, report)
            return None if decoded is None else data
        return data
    decoded = decode(data, report)
    return decoded.text.encode("utf-8", "surrogatepass") if decoded else None


def _shallow(data: bytes, limits: Limits, report: Report) -> bool:
    if data.count(b"[") + data.count(b"{") <= limits.json_depth:
        return True
    if _closes_within(data, limits.json_depth):
        return True
    depth = 0
    for match in _STRUCTURE.finditer(data):
        sign = match[0]
        if sign in (b"[", b"{"):
            depth += 1
            if depth > limits.json_depth:
                place = position_at(data, match.start(), report)
                report.add(
                    IO009, what="the nesting", limit=f"{limits.json_depth} levels", position=place
                )
                return False
        elif sign in (b"]", b"}"):
            depth -= 1
    return True


_BRACKETS = bytes.maketrans(b"{}", b"[]")
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))


def _closes_within(data: bytes, depth: int) -> bool:
    """Whether nothing is left after the innermost brackets were taken out so many times: then it is no deeper.

    Millions of brackets take a fraction of the time that they take one by one.
    """
    left = _STRINGS.sub(b"", data).translate(_BRACKETS, _NO_BRACKETS)
    for _ in range(depth):
        before = len(left)
        left = left.replace(b"[]", b"")
        if (before - len(left)) * depth < before:
            break  # each innermost one is within so many at most: it is deeper, or something does not close
    return not left


def _refuse(error: orjson.JSONDecodeError, data: bytes, report: Report) -> None:
    number = _not_a_number(error)
    back = error.pos - number.start() if number else 0
    offset = len(error.doc[: error.pos - back].encode("utf-8", "surrogatepass"))
    place = Position(error.lineno, error.colno - back, (offset, offset + 1))
    position = in_window(place, report)
    if number:
        report.add(IO011, value=number[0], position=position)
        return
    fault = _fault_of(error)
    reason = fault.reason if data.strip() else "the document is empty"
    report.add(IO003, reason=reason, advice=fault.advice, position=position)


class Fault(NamedTuple):
    """Why a text is no JSON."""

    reason: str
    advice: str
    at: int
    """The character at which it is none."""


def part_of_page(text: str) -> tuple[Any, Fault | None]:
    """The value of JSON in a page, and why there is none."""
    try:
        return orjson.loads(text), None
    except orjson.JSONDecodeError as error:
        return BROKEN, _fault_of(error)


def _fault_of(error: orjson.JSONDecodeError) -> Fault:
    reason = str(error).partition(": line ")[0]
    rest = error.doc[error.pos : error.pos + 9]
    known = (text for sign, seen, text in _ADVICE if sign in reason and re.match(seen, rest))
    return Fault(reason, next(known, _MEND), error.pos)


_MEND = "mend the document at this place"
_ADVICE = (
    ("control character", "", "write control characters as \\n, \\t or \\uXXXX"),
    ("end of data", "", "the file is cut off: fetch it again"),
    ("trailing comma", "", "leave out this comma"),
    ("content after document", "", "a file holds one document: of several, make a list, [ … ]; one on each line is for canonical JSON (JSON Lines)"),
    ("", "['‘’“”]", "write names and texts in straight double quotes: what a program prints is no JSON"),
    ("string key", r"\w", "write names in double quotes"),
    ("JSON value", "True|False|None", "write true, false and null: what a program prints is no JSON"),
    ("", "<!--|//|/\\*|#", "leave out the comment: JSON has none"),
    ("expected ','", "", 'write a comma between two values, and quotes within a text as \\"'),
    ("expected ':'", "", "write a colon between the name and its value"),
    ("escaped sequence", "", "write a backslash as \\\\"),
    ("number", "", "write the number like 0.5 or 12"),
    ("no digit", "", "write the number like 0.5 or 12"),
)  # fmt: skip
"""What orjson says, what stands there (a pattern), and what to do."""


def _not_a_number(error: orjson.JSONDecodeError) -> re.Match[str] | None:
    """NaN or an infinity at the place where parsing stopped."""
    found = _NOT_A_NUMBER.search(error.doc, max(0, error.pos - 9), error.pos + 9)
    return found if found and found.start() <= error.pos <= found.end() else None


def _tell_repeated(data: bytes, value: Any, report: Report) -> None:
    if _holds_all_colons(data, value):
        return
    for member in repeated_keys(data, value):
        place = position_at(data, member.at, report)
        report.add(IO008, key=member.key, position=place)
        earlier = member.earlier
        if earlier is not None and member.value(data) != earlier.value(data):
            place = position_at(data, earlier.at, report)
            what, dropped = f"a value of {member.key} before its last one", earlier.value(data)
            report.add(LS002, position=place, what=what, value=dropped)


def _holds_all_colons(data: bytes, value: Any) -> bool:
    """Whether the value, written again, has as many colons as its document: then no member was left out.

    Not said where a text may hold one that is escaped.
    """
    again = None if b"\\u003" in data else _written(value)
    return again is not None and again.count(b":") == data.count(b":")


def holds(value: Any, word: str) -> bool:
    """Whether a plain word may stand anywhere in a value, as a key or in a text: cheap, whatever its size."""
    again = _written(value)
    return again is None or word.encode() in again


def _written(value: Any) -> bytes | None:
    """The value as JSON; None where orjson cannot write it, as it is too deep or was not read by it."""
    try:
        return orjson.dumps(value)
    except orjson.JSONEncodeError:
        return None


@dataclass(slots=True)
class Member:
    """A key of an object, and where its value stands."""

    key: str
    at: int
    """The byte at which the key begins."""
    start: int
    end: int
    """The bytes of its value, with blanks and a comma around it."""
    earlier: Member | None
    """The one before it in its object that has the same key."""

    def value(self, data: bytes) -> Any:
        """Its value. `data`: the document."""
        return orjson.loads(data[self.start : self.end].strip().removesuffix(b","))


def repeated_keys(data: bytes, value: Any) -> list[Member]:
    """The members of objects whose key stands there before. `value`: what the bytes say."""
    written = sum(1 for match in _KEY.finditer(data) if match[1])
    if written == _count_keys(value):
        return []
    repeated: list[Member] = []
    objects: list[dict[str, Member]] = []
    open_members: list[Member | None] = []
    for match in _TOKEN.finditer(data):
        sign = match[0]
        if sign in (b"{", b"["):
            objects.append({})
            open_members.append(None)
            continue
        if not (match[1] or sign in (b"}", b"]")):
            continue
        if (before := open_members[-1]) is not None:
            before.end = match.start()
        if match[1]:
            key = orjson.loads(sign[: -len(match[1])])
            earlier = objects[-1].get(key)
            member = Member(key, match.start(), match.end(), match.end(), earlier)
            objects[-1][key] = open_members[-1] = member
            if earlier is not None:
                repeated.append(member)
        else:
            objects.pop()
            open_members.pop()
    return repeated


def _find_inexact(data: bytes, report: Report) -> None:
    """Integers that other readers of JSON, and beyond 64 bits this one, round without a word."""
    for match in _TOKEN.finditer(data):
        number = match[0]
        if len(number) > 15 and number.removeprefix(b"-").isdigit():
            exact = len(number) < 20 and abs(int(number)) <= EXACT_INTEGER
            if not exact:
                place = position_at(data, match.start(), report)
                report.add(IO012, number=number.decode(), position=place)


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


def clean(value: Any, report: Report, pointer: str = "") -> Any:
    """The value without characters that no XML can carry; each kind is told, with its pointer."""
    return _cleaned(value, report, pointer) if has_lost(value) else value


def has_lost(value: Any) -> bool:
    """Whether there is anything to clean."""
    again = _written(value)
    if again is not None and not any(sign in again for sign in _LOST):
        return False
    stack = [value]
    while stack:
        current = stack.pop()
        if isinstance(current, str):
            if UNWRITABLE.search(current):
                return True
        elif isinstance(current, list):
            stack.extend(current)
        elif isinstance(current, dict):
            stack.extend(current)
            stack.extend(current.values())
    return False


def _cleaned(value: Any, report: Report, pointer: str) -> Any:
    if isinstance(value, str):
        if UNWRITABLE.search(value):
            found = UNWRITABLE.search(value)
            assert found is not None
            report.add(IO010, pointer=pointer, character=f"U+{ord(found[0]):04X}")
            return UNWRITABLE.sub("", value)
        return value
    if isinstance(value, list):
        return [_cleaned(entry, report, f"{pointer}/{index}") for index, entry in enumerate(value)]
    return _cleaned_object(value, report, pointer) if isinstance(value, dict) else value


def _cleaned_object(value: dict[str, Any], report: Report, pointer: str) -> dict[str, Any]:
    """Its keys are cleaned as texts are; a member whose key is another one's then is left out, and told."""
    found = {}
    for key, entry in value.items():
        here = f"{pointer}/{escape_token(key)}"
        name = _cleaned(key, report, here)
        if name in found or (name != key and name in value):
            what = f"a second {name} of one object"
            report.add(LS002, pointer=here, what=what, value=entry)
        else:
            found[name] = _cleaned(entry, report, here)
    return found


def position_at(data: bytes, offset: int, report: Report | None = None) -> Position:
    """Line and column of a byte offset in UTF-8 text; in the whole file when the report has a window."""
    line = data.count(b"\n", 0, offset) + 1
    begin = data.rfind(b"\n", 0, offset) + 1
    column = len(data[begin:offset].decode("utf-8", "replace")) + 1
    position = Position(line, column, (offset, offset + 1))
    return in_window(position, report) if report else position


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
