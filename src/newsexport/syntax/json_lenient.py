"""JSON inside pages: written by templates, broken in a few usual ways, and read all the same.

Never used for JSON that is a document of its own: that is strict.
"""

from __future__ import annotations

import json
import re
from typing import Any

import orjson

WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)")
_WRAPPED = re.compile(r"(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
_BETWEEN = re.compile(r"\}\s*\{")
_LONGEST = 4_000_000
_DEEPEST = 200


def parse_lenient(text: str) -> Any:
    """The value, or None. Strict first; then comment marks, trailing commas and stray signs are mended."""
    if len(text) > _LONGEST:
        return None
    try:
        return orjson.loads(text)
    except ValueError:
        pass
    plain = _WRAPPED.sub("", WRAPPING.sub("", text)).strip().rstrip(";")
    if plain.count("[") + plain.count("{") > _DEEPEST and _depth(plain) > _DEEPEST:
        return None
    for mend in (_as_it_is, _mended, _several):
        try:
            return json.loads(mend(plain), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def parse_leading(text: str, start: int) -> Any:
    """The JSON value that begins at an index of a script, whatever stands behind it; else None."""
    if len(text) - start > _LONGEST:
        return None
    try:
        value, _ = json.JSONDecoder(strict=False).raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return value


def _as_it_is(text: str) -> str:
    return text


def _mended(text: str) -> str:
    return _BAD_ESCAPE.sub(r"\\\\", _TRAILING_COMMA.sub(r"\1", text))


def _several(text: str) -> str:
    """Objects that follow each other without a comma, as a list."""
    return f"[{_BETWEEN.sub('},{', _mended(text))}]"


def _depth(text: str) -> int:
    depth = deepest = 0
    for sign in text:
        if sign in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif sign in "]}":
            depth -= 1
    return deepest
