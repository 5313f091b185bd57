"""ANPA 1312: two header lines, then the copy between STX and ETX, with its heads behind carets.

Source: ANPA Bulletin 1312 and its revisions 84-2 and 89-3; the wires of AP, as they are.
"""

from __future__ import annotations

import re

from newsexport.formats.wire import editorial
from newsexport.formats.wire.copy import (
    block_of,
    heading_of,
    is_wrapped,
    runs,
    tables,
    without_signs,
)
from newsexport.formats.wire.sniff import ANPA_FIRST, ANPA_SECOND
from newsexport.formats.wire.story import Line, Story
from newsexport.prose.feed_dates import read_date
from newsexport.prose.times import ZONES
from newsexport.schema.v1 import Heading

_URGENCY = {"f": 1, "b": 2, "u": 3, "r": 4, "d": 5}
"""Flash, bulletin, urgent, regular, deferred."""
_TABULAR = "\x12"
_SIGN_OFF = re.compile(
    r"^\W*(?P<agency>[A-Z]{2,5})-(?:(?P<wire>[A-Z]{2,4})-)?(?P<date>\d\d-\d\d-\d\d) (?P<time>\d{4})(?P<zone>[A-Z]{3,4})?\W*$"
)
_CLOCK_SIGN_OFF = re.compile(r"^\W*[A-Z]{2,5}-\d\d:\d\d-\d\d-\d\d-\d\d\W*$")
"""A sign-off of others, which does not say whether day or month comes first."""
_FILE_NUMBER = re.compile(r"\*\d+<\s*\^?")
_HEADS = 3
"""Lines above the copy that may be heads where no caret marks them."""
_END = re.compile(r"^\^?(?:END|ENDIT|MORE)\W*$")
_COPYRIGHT = re.compile(r"(?:c\.|\(c\)|©|copyright)\s*(?:©\s*)?\d{4}\b", re.IGNORECASE)
_COUNT = re.compile(r",?\s*(?:a?\d{1,5})?$")


def read(lines: list[Line]) -> Story:
    """The story of one message."""
    story = Story(line=lines[0].number)
    first = ANPA_FIRST.match(lines[0].text + "\n")
    if first:
        selector = (first["selector"] or "").strip()
        story.identifier = first["number"]
        story.transmit_id = first["number"]
        if selector.strip("-"):
            story.identifier += f"-{selector}"
            story.destinations.append(selector)
    tabular = len(lines) > 1 and _second(lines[1], story)
    _copy(lines[2:], story, tabular=tabular)
    if story.identifier and (story.created or story.day):
        stamp = story.created.strftime("%Y%m%dT%H%MZ") if story.created else story.day
        story.identifier = f"{story.identifier}-{stamp}"
    return story


def _second(line: Line, story: Story) -> bool:
    """The second header line; whether its copy is tabular."""
    match = ANPA_SECOND.match(line.text)
    if match is None:
        story.misunderstood("header", line.text, "not the second line of ANPA 1312", line.number)
        return False
    priority = match["priority"].lower()
    story.urgency = _URGENCY.get(priority)
    if story.urgency is None:
        story.no_place("priority", priority, line.number)
    story.categories.append(match["category"])
    story.slugline = " ".join(match["keyword"].split())
    if match["words"]:
        story.no_place("number of words", match["words"], line.number)
    return _TABULAR in match["format"]


def _copy(lines: list[Line], story: Story, *, tabular: bool) -> None:
    """Heads, copy, sign-off."""
    rest = _marked([line for line in lines if not _sign_off(line, story)])
    begun = byline = False
    buffer: list[Line] = []
    for number, line in enumerate(rest):
        text = without_signs(line.text)
        stripped = text.strip()
        above = number == 0 or (not story.headlines and "\x02" in line.text)
        if above and _keyword(line, story):
            continue
        if _END.match(stripped):
            story.left_out(stripped, "the end of the message", line.number)
        elif stripped.startswith("^"):
            _close(buffer, story, tabular=tabular)
            begun = begun or any(not isinstance(block, Heading) for block, _ in story.blocks)
            byline = _head(stripped, line, story, begun=begun, byline=byline)
        else:
            begun = begun or bool(stripped)
            buffer.append(Line(text.rstrip().removesuffix("<").removesuffix("="), line.number))
    _close(buffer, story, tabular=tabular)


def _marked(lines: list[Line]) -> list[Line]:
    """The lines with carets before the heads, where the message has none and its paragraphs are indented."""
    if any(without_signs(line.text).lstrip().startswith("^") for line in lines):
        return lines
    copy = next((at for at, line in enumerate(lines) if line.text[:3].isspace()), 0)
    heads = [at for at in range(1, copy) if lines[at].text.strip()]
    if not 0 < len(heads) <= _HEADS:
        return lines
    marked = {at: Line(f"^{lines[at].text.rstrip().rstrip('+')}", lines[at].number) for at in heads}
    return [marked.get(at, line) for at, line in enumerate(lines)]


def _keyword(line: Line, story: Story) -> bool:
    """The line of the keyword behind STX: it says in full what the header shortens."""
    text = _FILE_NUMBER.sub("", without_signs(line.text).strip()).lstrip("^").rstrip("<= ")
    if "\x02" not in line.text and not text.startswith(("BC-", "AM-", "PM-", "AP-")):
        return False
    plain = _COUNT.sub("", text).strip()
    if plain:
        story.slugline = plain
    if editorial.KILL_KEYWORD.search(plain):
        story.killed = True
    return True


def _sign_off(line: Line, story: Story) -> bool:
    """The last line: who sent it, and when."""
    words = without_signs(line.text).strip()
    if _CLOCK_SIGN_OFF.match(words):
        reason = "day and month cannot be told apart"
        story.misunderstood("sign-off", words, reason, line.number)
        return True
    match = _SIGN_OFF.match(words.rstrip("<"))
    if match is None:
        return False
    story.provider, story.why_provider = match["agency"], "the sign-off"
    month, day, year = match["date"].split("-")
    offset = ZONES.get((match["zone"] or "").lower())
    zone = (
        "Z"
        if offset is None
        else f"{'-' if offset < 0 else '+'}{abs(int(offset)):02}:{int(abs(offset) % 1 * 60):02}"
    )
    found = read_date(f"20{year}-{month}-{day}T{match['time'][:2]}:{match['time'][2:]}:00{zone}")
    if found.instant is None:
        story.misunderstood("sign-off", line.text.strip(), found.fault, line.number)
    elif offset is not None:
        story.created = found.instant
    else:
        story.day = found.instant.date().isoformat()
    return True


def _head(text: str, line: Line, story: Story, *, begun: bool, byline: bool) -> bool:
    """A line behind a caret; whether it belongs to the byline, so that the next may too."""
    centred = text.rstrip("< ").endswith("=")
    words = text.lstrip("^").rstrip("<= ").strip()
    if not words:
        return byline
    if editorial.KILL.match(words):
        story.killed = True
    if editorial.EMBARGO.search(words):
        story.embargo.append(words)
    if _COPYRIGHT.match(words) and story.copyright is None:
        story.copyright = words
        return byline
    if editorial.NOTE.match(words) or editorial.KILL.match(words):
        story.notes.append(words)
    elif not begun and editorial.BYLINE.match(words):
        story.bylines.append(words)
        return True
    elif not begun and byline and centred and not story.blocks and words.upper() != words:
        story.bylines[-1] += f", {words}"
    elif begun or story.bylines or (story.headlines and centred):
        story.blocks.append((heading_of(words), line.number))
    elif not story.headlines:
        story.headlines.append((words, None))
    else:
        story.abstracts.append(words)
    return False


def _close(buffer: list[Line], story: Story, *, tabular: bool) -> None:
    """The paragraphs since the last head."""
    if tabular and not is_wrapped(buffer):
        story.blocks += tables(buffer)
    else:
        story.blocks += [(block_of(run), run[0].number) for run in runs(buffer, indented=True)]
    buffer.clear()
