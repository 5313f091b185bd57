"""Whether some first bytes are plain text: what is left when they are no markup and no JSON."""

from __future__ import annotations

import re

from newsexport.syntax.encoding import byte_order_mark, has_stray_zeros, sniff_wide

PLAIN = 0.4
"""Plain text of any name: any format that shows itself is surer than that."""
NAMED = 0.5
"""Plain text in a file that is called so."""

_SUFFIXES = (".txt", ".text", ".md", ".markdown")
_MARKUP = re.compile(r"\s*(?:<[!?a-zA-Z/]|\{|\[\s*[\[{\"\]])")
_TOO_MANY_CONTROLS = 0.1


def sniff(head: bytes, name: str) -> float:
    """Confidence from 0 to 1 that a source beginning with these bytes is plain text."""
    text = None if has_stray_zeros(head) else _decoded(head)
    if text is None or not text.strip() or _MARKUP.match(text) or is_binary(text):
        return 0.0
    return NAMED if name.lower().endswith(_SUFFIXES) else PLAIN


def is_binary(text: str) -> bool:
    """Whether there is a NUL character, or more control characters than any text has."""
    controls = sum(text.count(chr(code)) for code in range(1, 32) if chr(code) not in "\t\n\v\f\r")
    return "\0" in text or controls > _TOO_MANY_CONTROLS * len(text)


def _decoded(head: bytes) -> str:
    mark = byte_order_mark(head)
    encoding = mark[0] if mark else sniff_wide(head) or "utf-8"
    try:
        return head[mark[1] if mark else 0 :].decode(encoding)
    except UnicodeDecodeError as error:
        if len(head) - error.start <= 4:  # the head ends inside a character
            return head[: error.start].decode(encoding, "ignore")
        # Another encoding, such as windows-1252, is told when the text is read.
        return head.decode("latin-1")
