"""Pictures of which a text keeps only the words: captions, credits, dates."""

from __future__ import annotations

import re

from newsexport.extract.captions import ABOVE_CAPTION, ALTERNATIVE, CREDIT_ABOVE
from newsexport.extract.draft import DraftPicture, Found
from newsexport.extract.lines import Line
from newsexport.prose.characters import count_words, ends_sentence
from newsexport.prose.credits import Credited, read_bare_credit, split_credit
from newsexport.prose.dates import DateInText, find_dates
from newsexport.prose.spoken_labels import spoken_label

_MOST_WORDS = 5
_LABEL_ALOUD = "a label with a comma"
_LABEL = re.compile(
    r"^(?:image caption|photo caption|caption|bildunterschrift|légende|pie de foto|didascalia|תמונה|التعليق)"
    r"\s?[,:：]\s*|^[\[(](?:image|photo|picture|bild|foto|imagen|imagem|immagine|afbeelding|zdjęcie)[\])]:?\s*|^\d{1,3} (?:of|von|de|sur|di|van|af|av) \d{1,3}\s?[|–-]\s",
    re.IGNORECASE,
)
"""What stands before a caption: a label, or which picture of how many."""


def read_pictures(lines: list[Line], *, month_first: bool | None = None) -> list[DraftPicture]:
    """The pictures of the caption lines, each once, in order. Gives the lines their part.

    A long headline that stands twice is no caption, though a caption would.
    """
    pictures: list[DraftPicture] = []
    seen = {line.key: line.number for line in lines if line.part == "headline"}
    above: Line | None = None
    agency: Line | None = None
    again = False  # whether the picture above stood there before
    awaits = False  # whether the line above is a credit whose caption may follow
    for line in lines:
        if line.kind != "caption" or line.part == "headline" or line.reason == ABOVE_CAPTION:
            above, again, awaits = None, False, False
            continue
        if line.reason == ALTERNATIVE or (agency is not None and agency.reason == ALTERNATIVE):
            agency, above = line, None  # the alternative text, then the agency; the caption follows
            continue
        credited = _spoken(line) or split_credit(line.text, is_caption=True)
        if credited is None and line.reason == CREDIT_ABOVE:
            credited = read_bare_credit(line.text)
        elif credited is None and above is not None:
            credited = read_bare_credit(line.text) or _name_below(line)
        lone = credited is not None and not credited.caption
        first = above is None or _is_spoken(line) or line.reason == CREDIT_ABOVE
        if line.key in seen:
            line.reason = f"a repetition of line {seen[line.key]}"
        elif lone and again:
            line.reason = "the credit of a picture that stands above"
        elif credited is not None and lone and not first:
            line.part = "caption"
            pictures[-1] = _with_credit(pictures[-1], credited, line)
        else:
            line.part = "caption"
            seen[line.key] = line.number
            picture = _picture(line, credited, month_first)
            if awaits and not lone:
                known = pictures.pop().credit
                picture = DraftPicture(picture.caption, known, picture.created)
            if agency is not None:
                credit = Credited("", agency.text, "a line above the caption")
                picture = _with_credit(picture, credit, agency)
                agency.part, agency = "caption", None
            pictures.append(picture)
        awaits = line.part is not None and lone and first
        above = None if lone or line.part is None else line
        again = line.part is None
    return pictures


def _is_spoken(line: Line) -> bool:
    """Whether a credit says that it is one: pages that do print it above the caption."""
    label = spoken_label(line.text)
    return label is not None and label[0] == "credit"


def _spoken(line: Line) -> Credited | None:
    """What a line with a label read aloud credits, or tells."""
    label = spoken_label(line.text)
    if label is None:
        return None
    return (
        Credited("", label[1], _LABEL_ALOUD)
        if label[0] == "credit"
        else split_credit(label[1]) or Credited(label[1], "", _LABEL_ALOUD)
    )


def _name_below(line: Line) -> Credited | None:
    """The few words right below a caption: whoever they are, they are credited."""
    few = not line.blank_before and count_words(line.text) <= _MOST_WORDS
    if few and not ends_sentence(line.text):
        return Credited("", line.text, "a line below the caption")
    return None


def _picture(line: Line, credited: Credited | None, month_first: bool | None) -> DraftPicture:
    words = _LABEL.sub("", credited.caption if credited else line.text)
    method = credited.method if credited else "its words, its copies or what stands beside it"
    caption = Found(words, line.number, method, 0.9 if credited else 0.7) if words else None
    credit = (
        Found(credited.credit, line.number, method, 0.9) if credited and credited.credit else None
    )
    return DraftPicture(caption, credit, _created(words, line.number, month_first))


def _created(caption: str, line: int, month_first: bool | None) -> Found[str] | None:
    """The day that the caption names; none when it names several."""
    days = {
        found.day.isoformat()
        for found in find_dates(caption, month_first=month_first)
        if isinstance(found, DateInText)
    }
    if len(days) != 1:
        return None
    return Found(days.pop(), line, "the date in the caption", 0.8)


def _with_credit(picture: DraftPicture, credited: Credited, line: Line) -> DraftPicture:
    if picture.credit is not None:
        return picture
    credit = Found(credited.credit, line.number, credited.method, 0.8)
    return DraftPicture(picture.caption, credit, picture.created)
