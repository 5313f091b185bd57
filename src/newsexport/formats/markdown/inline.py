"""Running text as Markdown: no character of a text becomes markup, no span is guessed at.

Source: CommonMark 0.31, sections 2.4 (backslash escapes), 6.1 to 6.7; GitHub Flavored Markdown, 6.5.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

from newsexport.payloads.content import Simplified
from newsexport.payloads.for_readers.inline_html import is_link, writable
from newsexport.payloads.running_text import forced_breaks
from newsexport.schema.v1 import RichText, Span

DELIMITERS = {"emphasis": "*", "strong": "**", "deleted": "~~"}
"""Kind of span -> what stands at both its ends."""

_SIGNS = re.compile(r"[\\`*_\[\]<>~|]|&(?=[#\w])|!(?=\[|\Z)|\{(?=[{%#])")
_LINE_START = re.compile(r"(?m)^([-+=#:])|^(\d{1,9})([.)])(?=\s|$)")
_BLANKS = re.compile(r"[ \t\n]+")
_FORCED = re.compile(r" ?\x00[ \x00]*")
_ODD_ENDS = re.compile(r"(?m)^[^\S\n]|[^\S\n]$")
_DESTINATION = re.compile(r"[&()*_\[\]]")


class Event(NamedTuple):
    """Something that is written at a place of the text."""

    opening: str
    closing: str


@dataclass(slots=True)
class Inline:
    """Writes running text; gathers its plain words and what it could not say."""

    losses: list[Simplified]
    words: list[str]

    def text(self, value: str | None) -> str:
        """A plain text on one line."""
        return self.rich(RichText(text=value or ""), "")

    def rich(self, rich: RichText, at: str, *, breaks: bool = True) -> str:
        """A text with its spans; without `breaks` on one line. `at` is its pointer."""
        clean = _cleaned(rich)
        self.words.append(clean.text)
        events = self._events(clean, at)
        forced = forced_breaks(clean)
        places = {span.start for n, span in enumerate(clean.spans) if n in forced}
        markup = _assembled(clean, events, places)
        markup = _FORCED.sub("\x00", _BLANKS.sub(" ", markup)).strip(" \x00")
        markup = markup.replace("\x00", "\\\n" if breaks else " ")
        if places and not breaks:
            self.losses.append(Simplified(at, "on one line", dropped=False))
        markup = _LINE_START.sub(_line_start, markup)
        return _ODD_ENDS.sub(lambda found: f"&#{ord(found[0])};", markup)

    def _events(self, rich: RichText, at: str) -> dict[int, Event]:
        """What stands around each span; a span that has nothing is told, if it has words."""
        events: dict[int, Event] = {}
        end = inside_code = 0
        for index, span in enumerate(rich.spans):
            event = None
            if span.kind == "link" and span.start >= end and is_link(span.href):
                event = _link(rich, span)
                end = span.end if event else end
            elif span.kind == "code":
                event = _code(rich.text[span.start : span.end])
            elif span.kind in DELIMITERS:
                event = _delimited(rich, index, span)
            if span.start < inside_code:
                event = None
            if event is not None:
                events[index] = event
                inside_code = span.end if span.kind == "code" else inside_code
            elif at and (span.kind in DELIMITERS or span.kind in ("link", "code")):
                self.losses.append(Simplified(f"{at}/spans/{index}", f"words without {span.kind}"))
        return events


def destination(href: str) -> str:
    """An address in a link: what would end it or be an entity is escaped."""
    return _DESTINATION.sub(lambda found: f"\\{found[0]}", href)


def _line_start(found: re.Match[str]) -> str:
    return f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}"


def _cleaned(rich: RichText) -> RichText:
    """The same without characters that no text may have; spans keep their words."""
    if rich.text.isprintable() or writable(rich.text) == rich.text:
        return rich
    ends = [0]
    pieces = []
    for sign in rich.text:
        kept = " " if sign == "\r" else writable(sign)
        pieces.append(kept)
        ends.append(ends[-1] + len(kept))
    spans = tuple(
        span.model_copy(update={"start": ends[span.start], "end": ends[span.end]})
        for span in rich.spans
    )
    return RichText.model_construct(text="".join(pieces), spans=spans)


def _assembled(rich: RichText, events: dict[int, Event], breaks: set[int]) -> str:
    """The text with its signs escaped and its events in place; forced breaks are NUL characters."""
    text = rich.text
    escaped = {found.start() for found in _SIGNS.finditer(text)}
    escaped |= {
        rich.spans[n].start - 1
        for n in events
        if text[rich.spans[n].start - 1 : rich.spans[n].start] == "!"
    }
    codes = [
        (rich.spans[n].start, rich.spans[n].end) for n in events if rich.spans[n].kind == "code"
    ]
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for index, event in events.items():
        start, end = trimmed(text, rich.spans[index])
        opening.setdefault(start, []).append(event.opening)
        closing.setdefault(end, []).insert(0, event.closing)
    pieces: list[str] = []
    for place, sign in enumerate(text):
        pieces += closing.get(place, ())
        pieces += opening.get(place, ())
        if any(start <= place < end for start, end in codes):
            pieces.append("\\|" if sign == "|" else sign)
        elif place in breaks:
            pieces.append("\x00")
        else:
            pieces.append(f"\\{sign}" if place in escaped else sign)
    pieces += closing.get(len(text), ())
    return "".join(pieces)


def trimmed(text: str, span: Span) -> tuple[int, int]:
    """The bounds of a span without white space at its ends."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _link(rich: RichText, span: Span) -> Event | None:
    start, end = trimmed(rich.text, span)
    return Event("[", f"]({destination(str(span.href))})") if start < end else None


def _code(text: str) -> Event | None:
    """A code span whose fence is longer than any in it. Text with backslashes and pipes stays text."""
    words = " ".join(text.split())
    if not words or words != text or "|" in words:
        return None
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", words)), default=0))
    pad = " " if words[0] == "`" or words[-1] == "`" else ""
    return Event(fence + pad, pad + fence)


def _delimited(rich: RichText, index: int, span: Span) -> Event | None:
    """Delimiters, where they can be nothing else than the start and the end of this span."""
    start, end = trimmed(rich.text, span)
    if start == end or any(
        each.kind == "break" and start <= each.start < end for each in rich.spans
    ):
        return None
    others = [each for n, each in enumerate(rich.spans) if n != index and each.kind != "break"]
    edges = {edge for each in others for edge in trimmed(rich.text, each)}
    before = (
        "punctuation" if start in edges else _class(rich.text[start - 1 : start] if start else "")
    )
    first = "punctuation" if start in edges else _class(rich.text[start])
    last = "punctuation" if end in edges else _class(rich.text[end - 1])
    after = "punctuation" if end in edges else _class(rich.text[end : end + 1])
    opens = first == "word" and before != "word"
    closes = last == "word" and after != "word"
    alone = not any(
        (each.start < end and start < each.end) or end == each.start or start == each.end
        for each in others
    )
    starts = first == "word" or before != "word"
    ends = last == "word" or after != "word"
    if (opens and closes) or (alone and starts and ends and span.kind != "deleted"):
        sign = DELIMITERS[span.kind]
        return Event(sign, sign)
    return None


def _class(sign: str) -> str:
    """How CommonMark sees a character beside a delimiter (section 6.2)."""
    if not sign or sign.isspace():
        return "blank"
    return "punctuation" if unicodedata.category(sign)[0] in "PS" else "word"
