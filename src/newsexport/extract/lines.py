"""The lines of a text dump: what each says, how long it is, and what stood around it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from newsexport.prose.characters import ends_sentence, has_any, may_be_dense
from newsexport.prose.characters import weight as weight_of
from newsexport.prose.whitespace import fold, one_line, one_line_each

Kind = Literal[
    "paragraph", "sentence", "short", "caption", "byline", "date", "correction", "furniture", "header",
    "boxed",
]  # fmt: skip
"""What a line looks like by itself. `short` may be a headline, a subhead or anything else; `header`
heads a box of other stories, and `boxed` are the short lines under it."""

RUNNING: frozenset[Kind] = frozenset({"paragraph", "sentence"})
"""Kinds of running text."""
FULL_STOPS = (".", "。", "।", "۔")
"""A short line that ends so is a short paragraph or a caption, not a subhead."""

Part = Literal[
    "headline",
    "standfirst",
    "byline",
    "date",
    "paragraph",
    "heading",
    "entry",
    "caption",
    "correction",
    "metadata",
]
"""What a line became in an article; `entry` is one of a list, `metadata` a value without a line of its own in a story."""

_ORNAMENT = re.compile(r"[\W_]+")
_QUOTE = re.compile(r"(?:>\s+)+(?=\S)")
_HEADING = re.compile(r"(#{1,6})\s+")
_BULLET = re.compile(r"(?:[*•·‣◦▪●+-]|o(?= [A-Z]))\s+(?=\S)")
_UNDERLINE = re.compile(r"={4,}")
_EMPHASIS = re.compile(r"(?<!\w)(?:\*{1,3}|_{1,3})(?=\S)|(?<=\S)(?:\*{1,3}|_{1,3})(?!\w)")
_ESCAPE = re.compile(r"\\([.\-+*#_()\[\]!>`~|{}])")
"""A backslash with which Markdown keeps a mark from meaning something."""
_ICON = re.compile(r"(?:(?<=\s)|^)_{2,}(?=\s|$)")
"""What is left of a sign of a page's own font."""
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_NUMBERED_IMAGE = re.compile(r"!\[Image \d+(?::[^\[\]]*)?\]\([^()\s]*\)")
"""A picture of a page with the text for those who do not see it, as readers for machines print it."""
_IMAGE_BEFORE = re.compile(r"!\[[^\[\]]*\]\([^()\s]*\)(?=\s?[^\s\])])")
"""A picture with its caption, or the title of a story, in the same line."""
_LINK_NUMBER = re.compile(r"\[(\d{1,4})\](?=[^\s\])])")
_PICTURE_FILE = re.compile(r"\[[\w%.-]{1,80}\.(?:jpe?g|png|gif|webp|svg)\]", re.IGNORECASE)
_FEWEST_LINKS = 3
_LONE_MARKS = frozenset(",.;:!?…)»”’،؛。、，：）」』")
"""Marks that, alone on a line, end or join what stood before an inline element of the page."""
_BREAK_SIGNS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_BREAKS = re.compile(f"[{_BREAK_SIGNS}]")
_MARKS = ("](", "*", "_", "\\")
"""Of these marks of Markdown a line has one wherever it has any behind its first word."""
_FOLDED = 4000
"""Characters of a line that are compared; longer lines are only equal when they are identical."""
_MARKED = 20000
"""Length up to which marks of Markdown are looked for."""


@dataclass(slots=True, init=False)
class Line:
    """One line, or several that belong together."""

    number: int
    """Where it begins in the source, from 1."""
    text: str
    """The words, blanks made single, marks of Markdown removed."""
    blank_before: int
    """Empty lines before it."""
    level: int
    """Depth of a Markdown heading; 0 for none."""
    bullet: bool
    """Whether it was an entry of a list."""
    indent: int
    """Blanks before its first word."""
    numbers: tuple[int, ...]
    """Every source line in it."""
    key: str
    """The text as it is compared."""
    weight: int
    """Its length in letters of an alphabet."""
    words: list[str] | None
    """The words by which it is compared, once somebody asked (`shared_words.words_of`)."""
    kind: Kind
    teaser: bool
    """Whether it is one of many single paragraphs, each under a title: teasers of other stories."""
    reason: str
    """Why it is no part of an article."""
    part: Part | None
    """What it became; None: it was left out."""

    def __init__(
        self,
        number: int,
        text: str,
        blank_before: int = 0,
        level: int = 0,
        bullet: bool = False,
        weigh: Callable[[str], int] = weight_of,
        *,
        kind: Kind = "short",
        reason: str = "",
    ) -> None:
        self.number, self.numbers = number, (number,)
        self.text = text
        self.blank_before, self.level, self.bullet, self.indent = blank_before, level, bullet, 0
        self.kind, self.reason, self.part, self.teaser = kind, reason, None, False
        self.key = fold(text) if len(text) <= _FOLDED else text
        self.weight, self.words = weigh(text), None

    def measure(self) -> None:
        """Compute anew what follows from the text."""
        text = self.text
        self.key = fold(text) if len(text) <= _FOLDED else text
        self.weight = weight_of(text)
        self.words = None


@dataclass(slots=True)
class Scan:
    """A text as lines."""

    lines: list[Line] = field(default_factory=list)
    ornaments: list[tuple[int, str]] = field(default_factory=list)
    """Lines of nothing but marks: number and text."""


def scan(text: str) -> Scan:
    """Every line that says something. Lines are counted by line feeds."""
    found = Scan()
    lines, ornaments, blank = found.lines, found.ornaments, 0
    if "[1]" in text:
        text = _without_link_numbers(text)
    # What can be asked of the whole text is not asked line by line.
    marks = [mark for mark in _MARKS if mark in text]
    weigh = weight_of if may_be_dense(text) else len
    numbers, pieces = _pieces(text)
    for number, piece, said in zip(numbers, pieces, one_line_each(pieces, text), strict=True):
        if not said:
            blank += 1
            continue
        first = said[0]
        if first.isalnum() and first != "o" and not (marks and has_any(said, marks)):
            line = Line(number, said, blank, 0, False, weigh)
        elif said in _LONE_MARKS and lines and not blank:
            lines.append(Line(number, said, 0, 0, False, weigh))
            continue
        elif not first.isalnum() and _ORNAMENT.fullmatch(said):
            ornaments.append((number, said))
            if _UNDERLINE.fullmatch(said) and lines and not blank:
                lines[-1].level = 1
            continue
        else:
            line = _read_line(number, said, blank, weigh)
        if piece[0] != first:
            line.indent = len(piece) - len(piece.lstrip())
        if line.text:
            lines.append(line)
            blank = 0
        else:
            ornaments.append((number, said))
    return found


def _pieces(text: str) -> tuple[Iterable[int], list[str]]:
    """The lines of a text, and their numbers: those with other breaks than line feeds are several."""
    lines = text.split("\n")
    if not any(map(text.__contains__, _BREAK_SIGNS)):
        return range(1, len(lines) + 1), lines
    pieces = [
        (number, piece)
        for number, line in enumerate(lines, 1)
        for piece in _BREAKS.split(line.rstrip("\r"))  # CR LF is one break
    ]
    return [number for number, _ in pieces], [piece for _, piece in pieces]


def _without_link_numbers(text: str) -> str:
    """A text without the numbers that browsers of the terminal print before links, and the names of its pictures."""
    numbers = [int(match[1]) for match in _LINK_NUMBER.finditer(text)]
    if len(numbers) < _FEWEST_LINKS or numbers[0] != 1 or numbers != sorted(numbers):
        return text
    return _PICTURE_FILE.sub("", _LINK_NUMBER.sub("", text))


def _read_line(number: int, text: str, blank: int, weigh: Callable[[str], int] = weight_of) -> Line:
    """Take off the marks of Markdown, remembering what they said."""
    level = 0
    text = _QUOTE.sub("", text, count=1) if text[0] == ">" else text
    bullet = _BULLET.match(text) if not text[0].isalnum() or text[0] == "o" else None
    if bullet and text[0] == "-" and ends_sentence(text):
        bullet = None  # a dash before a sentence is a quotation mark in many languages
    if bullet:
        text = text[bullet.end() :]
    heading = _HEADING.match(text) if text[:1] == "#" else None
    if heading:
        level = len(heading[1])
        text = text[heading.end() :].rstrip("# ")
    if len(text) <= _MARKED:
        if "](" in text:
            if "![" in text:
                text = _IMAGE_BEFORE.sub("", _NUMBERED_IMAGE.sub("", text))
            text = _LINK.sub(r"\1", text)
            if "[![" in text or "](" in text:
                text = _LINK.sub(r"\1", text)  # the link around a picture
        if "*" in text or "_" in text:
            text = one_line(_ICON.sub("", _EMPHASIS.sub("", text)))
        if "\\" in text:
            text = _ESCAPE.sub(r"\1", text).removesuffix("\\")  # at the end of a line it breaks it
    entry = bullet is not None and not level
    return Line(number, text.strip(), blank, level, entry, weigh)
