"""Messages in the form of e-mail: their header fields, their text and what is attached.

Source: RFC 5322 (message format), RFC 2047 (encoded words), RFC 2045 to 2049 (MIME), RFC 3676 (format=flowed).
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

from newsexport.syntax.encoding import codec_name

_WORD = re.compile(r"=\?([A-Za-z0-9_.:*-]+)\?([QqBb])\?([^?]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)\s+(=\?)")
_DEEPEST = 20
"""Parts inside parts that are looked at."""


@dataclass(slots=True)
class Mail:
    """A message as read."""

    fields: list[tuple[str, str]] = field(default_factory=list)
    """Header fields in order: name in lower case, value in one line with its words decoded."""
    plain: str | None = None
    """Its text, if it has one in plain words."""
    html: str | None = None
    """Its text as HTML, if it has one."""
    attached: list[str] = field(default_factory=list)
    """Names, else media types, of the parts that are no text of it."""
    header_lines: int = 0
    """Lines of the header: where the body begins."""

    def first(self, name: str) -> str | None:
        """The first field of this name."""
        return next((value for key, value in self.fields if key == name and value), None)


def read(data: bytes) -> Mail:
    """The message that the bytes are. Never raises: what cannot be decoded is replaced."""
    data = data.lstrip()
    message = message_from_bytes(data)
    mail = Mail(header_lines=_header_lines(data))
    for name, value in message.raw_items():
        mail.fields.append((name.lower(), _decoded(str(value))))
    _parts(message, mail, 0)
    return mail


def _header_lines(data: bytes) -> int:
    end = re.search(rb"\r?\n\r?\n", data)
    return data[: end.end()].count(b"\n") if end else data.count(b"\n")


def _decoded(value: str) -> str:
    """A field in one line. Octets beyond ASCII are UTF-8, else windows-1252, though none are allowed."""
    raw = value.encode("utf-8", "surrogateescape")
    text = " ".join(_in(raw, "utf-8").split())
    return _WORD.sub(_word, _BETWEEN_WORDS.sub(r"\1\2", text))


def _word(match: re.Match[str]) -> str:
    charset, how, text = match.groups()
    try:
        if how in "Bb":
            raw = base64.b64decode(text + "=" * (-len(text) % 4))
        else:
            raw = quopri.decodestring(text.replace("_", " ").encode(), header=False)
    except (ValueError, binascii.Error):
        return match[0]
    if how in "Qq" and not text.isascii():
        return _in(raw, "utf-8")
    return _in(raw, charset.partition("*")[0])


def _in(raw: bytes, charset: str) -> str:
    for each in (charset, "utf-8"):
        name = codec_name(each)
        if name is None:
            continue
        try:
            return raw.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("cp1252", "replace")


def _parts(message: Message, mail: Mail, depth: int) -> None:
    if message.is_multipart():
        inner = message.get_payload()
        for part in inner if isinstance(inner, list) and depth < _DEEPEST else []:
            if isinstance(part, Message):
                _parts(part, mail, depth + 1)
        return
    media_type = message.get_content_type()
    name = message.get_filename()
    text = _text(message)
    if name is None and media_type == "text/plain" and mail.plain is None:
        mail.plain = _unflowed(text, message)
    elif name is None and media_type == "text/html" and mail.html is None:
        mail.html = text
    elif text.strip() or name:
        mail.attached.append(_decoded(str(name)) if name else media_type)


def _text(message: Message) -> str:
    payload = message.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    return _in(raw, str(message.get_content_charset("utf-8"))).replace("\r\n", "\n")


def _unflowed(text: str, message: Message) -> str:
    """Lines that were wrapped on the way are whole again (RFC 3676)."""
    if str(message.get_param("format", "")).lower() != "flowed":
        return text
    drop = str(message.get_param("delsp", "")).lower() == "yes"
    lines: list[str] = []
    soft = False
    for line in text.split("\n"):
        plain = line.removeprefix(" ")  # space-stuffed
        if soft:
            lines[-1] += plain
        else:
            lines.append(plain)
        soft = line.endswith(" ") and line != "-- "
        if soft and drop:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)
