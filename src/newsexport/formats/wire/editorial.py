"""What desks write above a story for other desks: notes, embargoes, kills, marks of a new version.

What is for editors must not reach the public, and a story is kept back where its embargo is not understood.
"""

from __future__ import annotations

import re

from newsexport.formats.wire.story import Story
from newsexport.prose.embargoes import FORBIDDEN

NOTE = re.compile(
    r"^\W*(?:eds?\b\.?\s*:|editors?['’]?s?\s+note\b|editors?\s*:|note to editors|attention\b|achtung\b|\(achtung\)"
    r"|(?:AP|AFP|EPA|dpa|Reuters)\s+(?:photos?|graphics?|videos?|pictures?|audio)\b|with\s+\w+\s+photos?\b)",
    re.IGNORECASE,
)
"""A line for editors."""

STAGE = re.compile(
    r"^\W*(?:(?:\d+(?:st|nd|rd|th)\s+)?(?:lead|ld|roundup|update|writethru|add|take|net)(?:\s+\d+)?|\d+\.\s*(?:zusammenfassung"
    r"|meldung)|(?:zusammenfassung|eil|blitz|vorrang|urgent|bulletin|flash|refile|repeat|correction|korrektur|berichtigung"
    r"|wiederholung|correct(?:ed)?|recast|advance|feature|extra|alert)(?:\s+\d+)?)\W*$",
    re.IGNORECASE,
)
"""A line that says at which stage the story is: `1ST LEAD`, `REFILE`."""

EMBARGO = re.compile(
    r"\bembargo(?:ed)?\b(?!\s+(?:on|against)\b)|\bfor\s+release\s+(?:at|on|after)\b"
    rf"|{FORBIDDEN}",
    re.IGNORECASE,
)
"""Words of a note that keep a story back."""

HEADLINE_EMBARGO = re.compile(
    r"^\W*(?:strict(?:ly)?\s+)?embargo(?:ed)?\b\s*(?:$|[^\w\s]|until|till?|to|for|\d)|\bembargo(?:ed)?\s+(?:until|till?)\b"
    r"|\b(?:under|strict)\s+embargo\b|[\[(]\s*embargo(?:ed)?\b"
    rf"|{FORBIDDEN}",
    re.IGNORECASE,
)
"""The same in a headline, which may well be about an embargo: `EMBARGOED until 1400 GMT: …`, `[Embargo] …`."""

KILL = re.compile(
    r"^\W*(?:\S+\s+){0,4}?(?:(?:MANDATORY|URGENT|BULLETIN|ADVISORY)\s+)?(?:KILL|WITHDRAWAL|ANNULLIERUNG|ANNULATION)\b(?!\w)"
)
"""A line that takes a story back: in capitals, as desks write it."""
KILL_KEYWORD = re.compile(
    r"(?:^|[\s,-])(?:kill|withdraw(?:al|n)?|elimination)\s*(?:$|,)", re.IGNORECASE
)
"""The same as the last word of a keyword line: `BC-US--Ferry,KILL`."""

NOT_FOR_PUBLICATION = re.compile(
    r"not\s+(?:intended\s+)?for\s+publication|nicht\s+(?:zur|f[üu]r\s+die)\s+ver[öo]ffentlichung"
    r"|no\s+destinad\w+\s+a\s+(?:la\s+)?publicaci[óo]n|pas\s+destin\w+\s+[àa]\s+(?:la\s+)?publication",
    re.IGNORECASE,
)
NOTEBOOK = re.compile(r"^#\s+(?:notebook|notizblock|cuaderno|carnet)\b", re.IGNORECASE)
"""Where the part for editors begins at the end of a story."""

BYLINE = re.compile(r"^(?:by|von|par|por)\s+\S", re.IGNORECASE)


def heed(words: str, embargo: re.Pattern[str], story: Story) -> None:
    """Keep a story back, or take it back, where the words above it say so."""
    if embargo.search(words):
        story.embargo.append(words)
    if KILL.match(words):
        story.killed = True
