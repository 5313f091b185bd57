"""Puts lines together that were one: broken inside a sentence by markup, or wrapped at a width."""

from __future__ import annotations

import re
from itertools import chain, pairwise

from newsexport.extract.bylines import join_bylines
from newsexport.extract.furniture import is_button
from newsexport.extract.initials import join_initials
from newsexport.extract.line_patterns import reason_of_pattern
from newsexport.extract.lines import Line
from newsexport.prose.agencies import is_bare_agency
from newsexport.prose.bylines import read_byline
from newsexport.prose.characters import ends_sentence, ends_with_colon, is_caseless, is_small
from newsexport.prose.credits import is_label, split_credit
from newsexport.prose.dates import find_date
from newsexport.prose.month_names import month_numbers
from newsexport.prose.names import looks_like_a_name

_CONTINUES = frozenset(",.;:!?)]”»%’…،؛。、，）」』")
"""Marks that never begin a line by themselves."""
_OPEN_ENDED = re.compile(r"[,(\[،、，/-]$|(?:^|\s)[“«„‘]$")
_LABEL_ENDS = ":：/y"
"""The last sign of a label such as `Photo:` or `Photo by`."""
_MAY_GO_ON = frozenset(f",([،、，/-“«„‘{_LABEL_ENDS}")
"""The last signs of a line behind which anything may go on: behind others only what begins like a continuation."""
_COLONS = (":", "：")
_DATED = re.compile(r"\b(?:19|20)\d\d\b")
_AT_TIME = re.compile(
    r"\b(?:19|20)\d\d\b\D{1,8}\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?|\sUhr|\s?h)?$", re.IGNORECASE
)
_LAST_OF_TIME = frozenset("0123456789mM.rh")
"""The last signs of what that finds."""
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[,–-]\s?\d{1,2}[:.h]\d\d)?")
_AND = frozenset("and & und et y e og och en oraz и та ve with mit avec con".split())
_LONGEST_AND = max(map(len, _AND))
_LONGEST_DAY = 3
_LONGEST_BUTTON = 30
_LEAST = 60
"""Weight that broken pieces must reach together: below it they are menus and labels."""
_SHORT_PIECE = 60
"""Weight up to which a piece without any sign of its own may be the middle of a sentence."""
_LONGEST_HEADLINE = 160
"""Weight up to which a line may be the headline above a byline that begins with a small letter."""

NARROWEST, WIDEST = 45, 120
"""Characters between which the width of wrapped text lies."""
_WIDEST_TEXT, _NEARLY = 100, 0.75
"""Characters of the longest line of a text that is wrapped, and share of it from which a line is full, or should be."""
_FEWEST_WRAPPED, _LONGEST_WORD = 4, 30
"""Lines that show that all of a text is wrapped, and characters of a word that did not fit."""
_FEWEST_CASELESS = 10
"""The same in scripts that do not show whether a line goes on with a sentence."""
_FEWEST_INDENTED = 3
"""The same in any script where all of those lines stand deeper than the margin, as browsers of the terminal print."""
_MOSTLY = 0.8
_WITHIN = 0.3
"""Share of wrapped lines that begin inside a sentence, with a small letter."""


def rejoin(lines: list[Line]) -> list[Line]:
    """The lines with those joined that markup or wrapping had broken."""
    joined: list[Line] = []
    blocks = _blocks(join_bylines(_join_names(_join_dates(_join_credits(join_initials(lines))))))
    width = _width_of_all(blocks)
    for block in blocks:
        if _is_wrapped(block):
            pieces = _unwrap(block)
        else:
            pieces = _unwrap_short(block, width) if width and len(block) > 1 else block
        joined.extend(_join_broken(pieces))
    return joined


def _width_of_all(blocks: list[list[Line]]) -> int:
    """The width at which all of a text is wrapped, with the blanks before its lines; 0 where it is not."""
    width = 0
    for line in chain.from_iterable(blocks):
        width = max(width, line.indent + len(line.text))
        if width > _WIDEST_TEXT:
            return 0
    if width < NARROWEST:
        return 0
    pairs = [
        (line, following)
        for block in blocks
        for line, following in pairwise(block)
        if line.indent + len(line.text) > _NEARLY * width and not ends_sentence(line.text)
    ]
    full = [
        following
        for line, following in pairs
        if line.indent + len(line.text) + 1 + len(following.text.split(" ", 1)[0]) > width
    ]
    begin_small = sum(is_small(each.text[0]) for each in full)
    caseless = sum(is_caseless(each.text) for each in full)
    wrapped = len(full) - caseless >= _FEWEST_WRAPPED or caseless >= _FEWEST_CASELESS
    indented = len(full) == len(pairs) and all(line.indent for line, _ in pairs)
    wrapped = wrapped or (indented and len(full) >= _FEWEST_INDENTED)
    if not wrapped or len(full) < _MOSTLY * len(pairs):
        return 0
    return width if begin_small >= _WITHIN * (len(full) - caseless) else 0


def _unwrap_short(block: list[Line], width: int) -> list[Line]:
    """Lines too few to show that they are wrapped, in a text that is: joined where the next word did not fit."""
    groups = [[block[0]]]
    for line, following in pairwise(block):
        word = following.text.split(" ", 1)[0]
        is_full = line.indent + len(line.text) + 1 + len(word) > width
        if is_full and len(word) < _LONGEST_WORD and not (following.bullet or following.level):
            groups[-1].append(following)
        else:
            groups.append([following])
    return [_merged(parts) for parts in groups]


def _join_credits(lines: list[Line]) -> list[Line]:
    """The lines with each caption in one whose credit in parentheses stood in elements of its own."""
    joined: list[Line] = []
    index = 0
    while index < len(lines):
        line, pieces = lines[index], lines[index + 1 : index + 3]
        if line.text[-1] == "(" and len(line.text) > 1 and _is_credit(pieces):
            line.text = line.text[:-1].rstrip() + f" ({pieces[0].text} {pieces[1].text}"
            line.numbers += (*pieces[0].numbers, *pieces[1].numbers)
            line.measure()
            index += 2
        joined.append(line)
        index += 1
    return joined


def _is_credit(pieces: list[Line]) -> bool:
    """Whether two lines are a label such as `Image:`, and who is credited, up to the end of the parentheses."""
    if len(pieces) < 2 or pieces[0].weight > _SHORT_PIECE or not is_label(pieces[0].text):
        return False
    return pieces[1].weight <= _SHORT_PIECE and pieces[1].text[-1] == ")"


def _join_dates(lines: list[Line]) -> list[Line]:
    """The lines with each date in one whose day, month and year stood in elements of their own."""
    if not any(line.weight <= _LONGEST_DAY for line in lines):
        return lines
    joined: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.weight <= _LONGEST_DAY and _is_date(pieces := lines[index : index + 3]):
            line = _merged(pieces)
            index += 2
        joined.append(line)
        index += 1
    return joined


def _join_names(lines: list[Line]) -> list[Line]:
    """The lines with two names, or a name and an agency, in one where the `and` between them has a line of its own."""
    if not any(len(line.text) <= _LONGEST_AND and line.text.lower() in _AND for line in lines):
        return lines
    joined: list[Line] = []
    for line in lines:
        between = joined[-1].text if joined else ""
        if len(between) <= _LONGEST_AND and between.lower() in _AND and _are_names(joined, line):
            joined[-2:] = [_merged([*joined[-2:], line])]
        else:
            joined.append(line)
    return joined


def _are_names(joined: list[Line], second: Line) -> bool:
    """Whether two names stand above and below the last line."""
    if len(joined) < 2:
        return False
    first = joined[-2]
    if first.level or second.level or " " not in first.text or second.blank_before:
        return False
    return looks_like_a_name(first.text) and (
        is_bare_agency(second.text) or (" " in second.text and looks_like_a_name(second.text))
    )


def _is_date(pieces: list[Line]) -> bool:
    if len(pieces) < 3:
        return False
    day, month, year = (piece.text.strip(" ,.-–") for piece in pieces)
    return (
        day.isdigit()
        and month.lower() in month_numbers()
        and _YEAR.fullmatch(year) is not None
        and not any(piece.blank_before for piece in pieces[1:])
    )


def _blocks(lines: list[Line]) -> list[list[Line]]:
    """Runs of lines without an empty line between them."""
    blocks: list[list[Line]] = []
    for line in lines:
        if (
            line.blank_before
            or line.kind == "byline"
            or not blocks
            or blocks[-1][-1].kind == "byline"
        ):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _is_wrapped(block: list[Line]) -> bool:
    """Whether nearly every line breaks just where the next word would not have fitted."""
    if len(block) < 3:
        return False
    width = max([len(line.text) for line in block])
    if not NARROWEST <= width <= WIDEST:
        return False
    if any(line.bullet or line.level for line in block):
        return False
    if any(line.key == following.key for line, following in pairwise(block)):
        return False  # a caption that stands twice, and the credit below it
    pairs = [(a, b) for a, b in pairwise(block) if not ends_sentence(a.text)]
    full = [b for a, b in pairs if _is_full(a, b, width)]
    within = sum(is_caseless(b.text) or b.text[0].islower() for b in full)
    return len(pairs) >= 2 and len(full) >= _MOSTLY * len(pairs) and within >= _WITHIN * len(full)


def _is_full(line: Line, following: Line, width: int) -> bool:
    return len(line.text) + 1 + len(following.text.split(" ", 1)[0]) > width


def _unwrap(block: list[Line]) -> list[Line]:
    width = max(len(line.text) for line in block)
    texts = [[block[0]]]
    for line, following in pairwise(block):
        if _is_full(line, following, width) or not ends_sentence(line.text):
            texts[-1].append(following)
        else:
            texts.append([following])
    return [_merged(parts) for parts in texts]


def _merged(parts: list[Line]) -> Line:
    """One line of many, measured once."""
    first = parts[0]
    if len(parts) > 1:
        first.numbers = tuple(number for part in parts for number in part.numbers)
        first.text += "".join([_glue(part.text) + part.text for part in parts[1:]])
        first.measure()
    return first


def _glue(text: str) -> str:
    return "" if text[:1] in _CONTINUES else " "


def _join_broken(block: list[Line]) -> list[Line]:
    """Join pieces of sentences: an open line and what visibly continues it."""
    if len(block) == 1:
        return block
    first, last = [line.text[0] for line in block], [line.text[-1] for line in block]
    closed = _MAY_GO_ON.isdisjoint(last) and _CONTINUES.isdisjoint(first)
    if closed and not any(map(str.islower, first)):
        return block
    goes_on = [*map(_continues, block), False]
    groups: list[list[Line]] = []
    for index, line in enumerate(block):
        following = block[index + 1] if index + 1 < len(block) else None
        may = goes_on[index] or goes_on[index + 1] or block[index - 1].text[-1] in _MAY_GO_ON
        if groups and may and _belongs(groups[-1], line, following):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [piece for group in groups for piece in _as_text(group)]


def _belongs(group: list[Line], line: Line, following: Line | None) -> bool:
    previous = group[-1]
    if len(group) == 1 and previous.text[-1] in _LABEL_ENDS and _is_label_of(previous, line):
        return True
    if len(group) == 1 and _is_complete(previous):
        return line.text[0] in ",.;:"
    if line.level or line.bullet or previous.level or ends_sentence(previous.text):
        return False
    if _says_when(previous) or (_says_when(line) and line.weight <= _SHORT_PIECE):
        return False
    if previous.text[0] in "([" and previous.text[-1] in ")]" and not _continues(line):
        return False  # a remark, such as a credit, that is a line of its own
    if previous.text in _COLONS and len(group) > 1:
        return True  # a colon that stands alone was between two elements of one line
    if _is_address(line.text) and (following is None or not _continues(following)):
        return False
    if len(group) == 1 and _is_address(previous.text):
        return False
    if previous.key == line.key or (ends_with_colon(previous.text) and not _continues(line)):
        return False
    if _continues(line) or (previous.weight > 40 and _OPEN_ENDED.search(previous.text)):
        return not _stands_alone(previous, line, following)
    # An inline element stands alone in the middle: what follows it goes on with the sentence.
    middle = line.weight <= _SHORT_PIECE and not ends_sentence(line.text)
    if following is None or following.bullet or not middle or not _continues(following):
        return False
    if following.text in _COLONS and not _is_inside_sentence(previous):
        return False
    if len(group) == 1 and previous.weight <= _SHORT_PIECE and _begins_apart(previous, following):
        return False
    if _is_address(following.text) or _stands_alone(line, following, None):
        return False
    return _DATED.search(line.text) is None or not _is_dated_byline(line, following)


def _is_inside_sentence(line: Line) -> bool:
    """Whether a line breaks off behind a small word, too far into its sentence to be a label."""
    return line.weight > _SHORT_PIECE and is_small(line.text.rpartition(" ")[2][0])


def _begins_apart(previous: Line, following: Line) -> bool:
    """Whether the line between them begins something: below a counter or a credit, or above a byline."""
    if previous.text[-1].isdigit() or previous.text[0].isdigit():
        return reason_of_pattern(previous.text) is not None
    if "/" in previous.text:
        credited = split_credit(previous.text)
        return credited is not None and not credited.caption
    return following.weight <= _SHORT_PIECE and read_byline(following.text) is not None


def _says_when(line: Line) -> bool:
    """Whether a line ends in the time of the day that it names: nothing goes on behind it."""
    return (
        line.text[-1] in _LAST_OF_TIME
        and line.weight <= _LONGEST_HEADLINE
        and _AT_TIME.search(line.text) is not None
    )


def _is_label_of(label: Line, line: Line) -> bool:
    """Whether the first line is `Image:`, and the second one says whose."""
    return (
        is_label(label.text)
        and line.weight <= _SHORT_PIECE
        and not (line.level or line.bullet or ends_sentence(line.text))
    )


def _is_address(text: str) -> bool:
    return "@" in text and " " not in text


def _is_complete(line: Line) -> bool:
    """Whether nothing goes on after a line: a button, or the credit of a picture."""
    if line.text[0] in "©ⓒ":
        return len(line.text) > 1 and line.weight <= _SHORT_PIECE
    return line.weight <= _LONGEST_BUTTON and is_button(line.key)


def _stands_alone(previous: Line, line: Line, following: Line | None) -> bool:
    """Whether a line that begins with a small letter is a date, or a byline below a headline or a picture."""
    if line.weight > _SHORT_PIECE or not is_small(line.text[0]):
        return False
    if _DATED.search(line.text) and not _OPEN_ENDED.search(previous.text):
        return find_date(line.text, month_first=False) is not None and not ends_sentence(line.text)
    if following is None or _continues(following) or ends_sentence(line.text):
        return False
    if read_byline(line.text) is None:
        return False
    headed = previous.weight <= _LONGEST_HEADLINE and not _OPEN_ENDED.search(previous.text)
    return headed or split_credit(previous.text) is not None


def _is_dated_byline(line: Line, following: Line) -> bool:
    """Whether a day stands above `by Ana Roa`: both belong to the head of a page."""
    found = find_date(line.text, month_first=False)
    return found is not None and read_byline(following.text) is not None


def _continues(line: Line) -> bool:
    first = line.text[0]
    return first in _CONTINUES or (first.islower() and is_small(first))


def _as_text(group: list[Line]) -> list[Line]:
    if len(group) == 1:
        return group
    sure = all(
        line.text[0] in _CONTINUES
        or before.text in _COLONS
        or (before.text[-1] in _LABEL_ENDS and _is_label_of(before, line))
        for before, line in pairwise(group)
    )
    if sum(line.weight for line in group) >= _LEAST or sure:
        return [_merged(group)]
    return group
