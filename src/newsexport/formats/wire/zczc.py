"""Messages framed by ZCZC and NNNN, with their fields behind signs at the start of lines.

Source: the start and end of message signs of ITU-T Recommendation S.4; the fields are those of Australian wires.
"""

from __future__ import annotations

import re

from newsexport.formats.wire import editorial
from newsexport.formats.wire.copy import block_of, runs, without_signs
from newsexport.formats.wire.story import Line, Story

_FIELD = re.compile(r"^([$:=^*&+%#@~])(.*)$")
_LATE_FIELD = re.compile(r"^(?::\(|&\w|\*\d{8}$|@\w)")
"""A field that may stand below an empty line."""
_SUBJECT = re.compile(r"\d{8}")
_STATION = re.compile(r"[A-Z]{3}\d{3}")
_ROUTE = re.compile(r"[A-Z]{2}(?: [A-Z][A-Za-z]{1,5}){1,3}")
"""For whom a message is, below the code of the station that sends it: `YY RFG TDR`."""
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_TITLE = re.compile(r"^(?:RACING|SPORT|NEWS|:SPORT)\s*[:-]+\s*(?P<words>\S.*)$")


_LONGEST = 100
"""Characters of a headline in capitals above the copy."""


def read(lines: list[Line]) -> Story:
    """The story of one message."""
    story = Story(line=lines[0].number)
    code = lines[0].text.partition("ZCZC")[2].strip()
    if code:
        story.identifier = story.transmit_id = code
    if _STATION.fullmatch(code) and len(lines) > 1 and _ROUTE.fullmatch(lines[1].text.strip()):
        story.left_out(lines[1].text.strip(), "for whom the message is", lines[1].number)
        del lines[1]
    fields, index = _fields(lines)
    if any(" " in each.text for each in fields.get("$", ())):
        fields.setdefault("^", []).extend(fields.pop("$"))  # where it is no category
    tabular = False
    for sign, values in fields.items():
        for value in values:
            if value.text:
                tabular = _field(sign, value, story, has_head="^" in fields) or tabular
    _body(lines[index:], story, tabular=tabular)
    return story


def _fields(lines: list[Line]) -> tuple[dict[str, list[Line]], int]:
    """The fields at the beginning of a message by their signs, and the line at which they end."""
    fields: dict[str, list[Line]] = {}
    index = 1
    while index < len(lines):
        text = lines[index].text.strip()
        match = _FIELD.match(text)
        if match is not None:
            fields.setdefault(match[1], []).append(Line(match[2].strip(), lines[index].number))
        elif (
            text
            or index + 1 == len(lines)
            or not fields
            or _LATE_FIELD.match(lines[index + 1].text.strip()) is None
        ):
            break
        index += 1
    return fields, index


def _field(sign: str, value: Line, story: Story, *, has_head: bool) -> bool:
    """One field; whether it says that the copy is tabular."""
    if sign == "^" or (sign == ":" and not has_head):
        editorial.heed(value.text, editorial.HEADLINE_EMBARGO, story)
        story.headlines.append((value.text, "subheadline" if story.headlines else None))
    elif sign == ":" and (place := _IN_BRACKETS.fullmatch(value.text)):
        story.dateline = place[1]
    elif sign == "#" or (sign == ":" and story.slugline is None and not value.text.isdigit()):
        story.slugline = value.text
    elif sign == "$":
        story.categories.append(value.text)
    elif sign in "=@":
        editorial.heed(value.text, editorial.EMBARGO, story)
        story.notes.append(value.text)
    elif sign in "+*" and _SUBJECT.fullmatch(value.text):
        story.subject_codes.append(value.text)
    elif sign == "*" and value.text in {"T", "X"}:
        return value.text == "T"
    else:
        story.no_place(f"field {sign}", value.text, value.number)
    return False


def _body(lines: list[Line], story: Story, *, tabular: bool) -> None:
    if lines and not story.headlines:
        for number, line in enumerate(lines[:3]):
            match = _TITLE.match(line.text.strip())
            if match:
                story.headlines.append((match["words"], None))
                for above in lines[:number]:
                    story.left_out(above.text, "a code above the headline", above.number)
                lines = lines[number + 1 :]
                break
    for run in runs(lines, indented=False):
        words, below = without_signs(run[0].text).strip(), run
        if not story.headlines and not story.blocks and len(run) == 1:
            editorial.heed(words, editorial.HEADLINE_EMBARGO, story)
            story.headlines.append((words, None))
            continue
        if not story.headlines and not story.blocks and words.isupper() and len(words) <= _LONGEST:
            editorial.heed(words, editorial.HEADLINE_EMBARGO, story)
            story.headlines.append((words, None))
            below = run[1:]
        if editorial.EMBARGO.search(words) and not story.blocks:
            story.embargo.append(words)
        if editorial.KILL.match(words):
            story.killed = True
        story.blocks.append((block_of(below, tabular=tabular), below[0].number))
