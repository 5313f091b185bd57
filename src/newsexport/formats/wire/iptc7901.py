"""IPTC 7901: one header line, the keyword, then headline and copy between STX and ETX, and the time.

Source: IPTC Recommendation 7901, revision 5 (1995); public descriptions and the wires of dpa, as they are.
"""

from __future__ import annotations

import re

from newsexport.formats.wire import editorial
from newsexport.formats.wire.copy import block_of, joined, runs, without_signs
from newsexport.formats.wire.sniff import IPTC_FIRST
from newsexport.formats.wire.story import Line, Story
from newsexport.prose.agencies import is_bare_agency
from newsexport.prose.feed_dates import in_utc, read_date

_TIME = re.compile(
    r"^(?P<day>\d\d)(?P<hour>\d\d):?(?P<minute>\d\d)\s*(?P<zone>GMT|UTC|Z)?\s+(?P<month>[A-Za-zä]{3,9})\.?\s+(?P<year>\d{2,4})$"
)
_STAMP = re.compile(
    r"^(?P<day>\d\d)-(?P<month>[A-Za-z]{3})-(?P<year>\d{2,4}) (?P<hour>\d\d):(?P<minute>\d\d)$"
)
"""The same as agencies of the south write it."""
_MONTHS = {
    "mai": "may",
    "okt": "oct",
    "dez": "dec",
    "mär": "mar",
    "mrz": "mar",
    "fév": "feb",
    "avr": "apr",
}
_KEYWORD = re.compile(r"[^/=]{1,40}/(?:[^/=]{1,40}/)*")
"""The keyword where it stands behind STX: words between strokes, the last before a stroke."""
_INITIALS = re.compile(r"[a-z0-9]{1,4}(?:[ /][a-z0-9]{1,4}){0,7}")
_FEWEST_WORDS = 4
"""Words of a headline below a kicker."""
_HEADS = 8
"""Lines below the keyword among which the last head, which ends with `=`, is looked for."""


def read(lines: list[Line]) -> Story:
    """The story of one message."""
    story = Story(line=lines[0].number)
    first = IPTC_FIRST.match(lines[0].text + "\n")
    if first:
        story.identifier = story.transmit_id = first["service"] + first["number"]
        story.urgency = int(first["priority"])
        story.categories.append(first["category"])
        story.no_place("number of words", first["words"], lines[0].number)
        _further((first["rest"] or "").strip(), lines[0], story)
    rest = _up_to_end([line for line in lines[1:] if not _is_time(line, story)], story)
    start = _keyword(rest, story)
    rest = rest[_heads(rest, start, story) :]
    _copy(rest, story)
    if story.identifier and (story.created or story.day):
        stamp = story.created.strftime("%Y%m%dT%H%MZ") if story.created else story.day
        story.identifier = f"{story.identifier}-{stamp}"
    return story


def _up_to_end(lines: list[Line], story: Story) -> list[Line]:
    """The lines up to ETX; what stands behind it is told, and no copy."""
    end = next((index for index, line in enumerate(lines) if "\x03" in line.text), None)
    if end is None:
        return lines
    before, _, behind = lines[end].text.partition("\x03")
    for line in (Line(behind, lines[end].number), *lines[end + 1 :]):
        words = without_signs(line.text).strip()
        if words:
            story.left_out(words, "behind the end of the text", line.number)
    return [*lines[:end], Line(before, lines[end].number)]


def _further(text: str, line: Line, story: Story) -> None:
    """What else the header says: the agency's name is its first word, a number of its own may follow."""
    agency, _, rest = text.partition(" ")
    if is_bare_agency(agency):
        story.provider, story.why_provider = agency, "the header"
        text = rest.strip()
    if text:
        story.no_place("rest of the header", text, line.number)


def _is_time(line: Line, story: Story) -> bool:
    """The line of the time below the copy."""
    words = without_signs(line.text).strip()
    match = _TIME.match(words) or _STAMP.match(words)
    if match is None:
        return False
    month = _MONTHS.get(match["month"][:3].lower(), match["month"][:3])
    found = read_date(
        f"{match['day']} {month} {match['year']} {match['hour']}:{match['minute']} GMT"
    )
    if found.instant is None:
        story.misunderstood("time", line.text.strip(), found.fault, line.number)
        return True
    if match.groupdict().get("zone"):
        story.created = in_utc(found.instant)
    else:
        story.day = found.instant.date().isoformat()
        reason = "a time without its zone is no moment; its day is kept"
        story.misunderstood("time", line.text.strip(), reason, line.number)
    return True


def _keyword(lines: list[Line], story: Story) -> int:
    """The keyword: the lines up to STX, or those that end with a stroke. The index behind them."""
    words: list[str] = []
    marked = _ends_at_stx(lines)
    end = 0
    for end, line in enumerate(lines):  # noqa: B007 it is wanted behind the loop
        text = without_signs(line.text).strip()
        if "\x02" in line.text:
            break
        if not marked and text and not text.endswith("/"):
            break
        words += [text.rstrip("/")] if text else []
    story.slugline = "/".join(words) or None
    if editorial.KILL_KEYWORD.search(story.slugline or ""):
        story.killed = True
    return end


def _ends_at_stx(lines: list[Line]) -> bool:
    """Whether all that stands before STX is the keyword, and no headline, which ends with `=`."""
    at = next((n for n, line in enumerate(lines) if "\x02" in line.text), None)
    return at is not None and not any(
        without_signs(line.text).strip().endswith("=") for line in lines[:at]
    )


def _heads(lines: list[Line], start: int, story: Story) -> int:
    """Headline, stage, byline and notes: up to the line that ends with `=`. The index of the copy."""
    window = lines[start : start + _HEADS]
    texts = [without_signs(line.text).strip() for line in window]
    if not story.slugline:
        first = next((index for index, text in enumerate(texts) if text), 0)
        if texts and _KEYWORD.fullmatch(texts[first]):
            story.slugline = texts[first].rstrip("/")
            texts[first] = ""
    ends = [index for index, text in enumerate(texts) if text.endswith("=")]
    if ends:
        last = ends[0]
        while True:  # a byline may have an end of its own
            after = next((index for index in range(last + 1, len(texts)) if texts[index]), None)
            if after not in ends or not editorial.BYLINE.match(texts[after]):
                break
            last = after
    else:
        blank = next((index for index, text in enumerate(texts) if index and not text), 1)
        last = blank - 1 if blank <= 4 else 0
    for text in texts[: last + 1]:
        words = text.rstrip("= ").strip()
        if words:
            _head(words, story)
    _put_kickers_behind(story)
    return start + min(last + 1, len(window))


def _put_kickers_behind(story: Story) -> None:
    """A word or a line that ends with a colon, above a longer one, is no headline: `France:` above what happened."""
    texts = [text for text, _ in story.headlines]
    main = next((at for at, text in enumerate(texts) if not _is_kicker(text)), 0)
    if main and len(texts[main].split()) >= _FEWEST_WORDS:
        others = [(text, "subheadline") for at, text in enumerate(texts) if at != main]
        story.headlines[:] = [(texts[main], None), *others]


def _is_kicker(text: str) -> bool:
    return text.endswith(":") or " " not in text


def _head(words: str, story: Story) -> None:
    if editorial.EMBARGO.search(words):
        story.embargo.append(words)
        story.notes.append(words)
    elif editorial.KILL.match(words):
        story.killed = True
        story.notes.append(words)
    elif editorial.STAGE.match(words) or editorial.NOTE.match(words) or words[:1] == "(":
        story.notes.append(words)
    elif editorial.BYLINE.match(words) and story.headlines:
        story.bylines.append(words)
    else:
        story.headlines.append((words, "subheadline" if story.headlines else None))


def _is_sign_off(words: str) -> bool:
    """Whether a line is the agency and the initials of who wrote and edited: `dpa jb yy z2`."""
    agency, _, initials = words.partition(" ")
    return is_bare_agency(agency) and _INITIALS.fullmatch(initials) is not None


def _copy(lines: list[Line], story: Story) -> None:
    """The copy; what is marked as not for publication, and the notebook, are for editors."""
    internal = False
    for run in runs(lines, indented=False):
        words = joined(without_signs(line.text) for line in run)
        if not words:
            continue
        if editorial.NOTEBOOK.match(words) or any(
            editorial.NOT_FOR_PUBLICATION.search(line.text) for line in run
        ):
            internal = True
        if _is_sign_off(words):
            story.left_out(words, "the sign-off of the desk", run[0].number)
        elif internal:
            story.notes.append("\n".join(without_signs(line.text).rstrip() for line in run))
            if editorial.EMBARGO.search(words):
                story.embargo.append(words)
        else:
            if not story.blocks and editorial.EMBARGO.search(words[:200]) and words[:1] in "(*[-":
                story.embargo.append(words)
            story.blocks.append((block_of(run), run[0].number))
