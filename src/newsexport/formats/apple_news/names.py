"""Facts of Apple News Format: versions, roles, the HTML of its texts, the hosts of its players.

Source: developer.apple.com/documentation/applenewsformat, read at format version 1.31.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

TARGET = "Apple News Format"

VERSIONS = ("1.31", "1.7")
"""Versions that are written: the newest, and the one that the oldest systems in use take."""

INTRODUCED = {"syndicated": "1.31"}
"""Properties of metadata that we write, and the version that brought them; all others are of 1.7."""

TAGS = {
    "link": "a", "emphasis": "em", "strong": "strong", "deleted": "del", "subscript": "sub",
    "superscript": "sup", "code": "code", "break": "br",
}  # fmt: skip
"""Kind of span -> element of a text whose format is html."""

HTML = frozenset(
    "a br code del em li ol p pre strong sub sup table tbody td tfoot th thead tr ul".split()
)
"""All elements that we write in texts and tables."""

MAX_KEYWORDS = 50
MAX_IDENTIFIER = 64

IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,64}")


def player_of(address: str | None) -> str | None:
    """The address of the player that the component `embedwebvideo` takes; None for other hosts."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return None
    steps = [step for step in parts.path.split("/") if step]
    name = steps[-1] if steps else ""
    if host in ("youtube.com", "youtube-nocookie.com"):
        name = parse_qs(parts.query).get("v", [""])[0] if steps[:1] == ["watch"] else name
        known = steps[:1] == ["watch"] or (
            len(steps) == 2 and steps[0] in ("embed", "v", "shorts", "live")
        )
        return _player("https://www.youtube.com/embed/", name) if known else None
    if host == "youtu.be" and len(steps) == 1:
        return _player("https://www.youtube.com/embed/", name)
    if host in ("vimeo.com", "player.vimeo.com") and name.isdigit():
        return _player("https://player.vimeo.com/video/", name)
    if host in ("dailymotion.com", "geo.dailymotion.com") and "video" in steps[:-1]:
        return _player("https://www.dailymotion.com/embed/video/", name)
    return None


def _player(start: str, name: str) -> str | None:
    return start + name if IDENTIFIER.fullmatch(name) else None
