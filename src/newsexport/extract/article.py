"""From a text to its articles: scan, classify, split; then headline, body and what stands around."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from newsexport.extract.bare_credits import attach_bare_credits
from newsexport.extract.body import Run, choose_body, is_running, run_of_column, without_notes
from newsexport.extract.broken_lines import rejoin
from newsexport.extract.bylines import end_of_head, take_byline
from newsexport.extract.classify import classify
from newsexport.extract.draft import Draft, DraftBlock, Found
from newsexport.extract.front_matter import chunks_below, find_front_matter, without
from newsexport.extract.headline import FIRST_TITLE, find_headline
from newsexport.extract.lines import Line, scan
from newsexport.extract.live_blog import is_live_blog, with_first_title
from newsexport.extract.pictures import read_pictures
from newsexport.extract.publication import read_dates
from newsexport.extract.shared_words import is_english, share_of_words, vocabulary
from newsexport.extract.split import LEAST_BODY, split
from newsexport.prose.datelines import read_dateline
from newsexport.prose.dates import find_date, may_be_ambiguous
from newsexport.prose.whitespace import fold

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

LEAST = 60
"""Points that the running text of an article must have; with less there is no article."""
_ABOVE, _BELOW = 6, 8
"""Lines above the headline and below the body's first line that may hold byline and date."""
_LEADS_IN = 0.4
"""Share of its words that a standfirst has from the story when nothing closes it."""
_LONG_ENOUGH, _SAME_WORDS = 60, 0.5
"""Weight of a standfirst that ends in no mark, and the share of its words that another headline has from the headline."""
_HEAD = 14
"""Lines within which a page repeats its headline."""
_PARTS, _COPIES = frozenset({"time ago", "button of the page"}), 3
"""Reasons of furniture below each teaser of a list, and how often a line such as `Read more` stands there."""
_LEAST_TOLD, _FEWEST_COUNTED, _COUNT = 200, 3, re.compile(r"([1-9]\d?)[.)]\s")
"""Weight of a list whose titles count, how many of them it has, and how each begins."""
_LABELLED = frozenset({"byline", "date"})
_FEWEST_BELOW, _LEAST_BELOW = 4, 800
"""Paragraphs between the headline and the body that belong to it, and their weight: fewer are a summary, or a note."""
_AFTER_BODY = 2
"""Lines below the body that may still be its captions."""


@dataclass(slots=True)
class Segment:
    """A stretch of lines, and the article found in it, if any."""

    lines: list[Line]
    draft: Draft | None


@dataclass(slots=True)
class Understood:
    """A whole text: its segments in order, and the lines that are nothing but marks."""

    segments: list[Segment] = field(default_factory=list)
    ornaments: list[tuple[int, str]] = field(default_factory=list)

    @property
    def drafts(self) -> list[Draft]:
        """The articles."""
        return [segment.draft for segment in self.segments if segment.draft is not None]


def understand(
    text: str, *, month_first: bool | None = None, zone: ZoneInfo | None = None
) -> Understood:
    """The articles in a text. Every line has a part in one of them, or a reason why it has none.

    `zone` is that of times that state none.
    """
    fronts = find_front_matter(text)
    raw = text.split("\n") if fronts else []
    scanned = scan(without(fronts, raw) if fronts else text)
    lines = rejoin(scanned.lines)
    chunks = chunks_below(fronts, lines)
    if month_first is None and not (may_be_ambiguous(text) and is_english(lines)):
        month_first = False  # only English has countries that begin with the month
    understood = Understood(ornaments=scanned.ornaments)
    classify([line for _, chunk in chunks for line in chunk], month_first=month_first)
    for front, chunk in chunks:
        for number, (part, method) in enumerate(split(chunk)):
            if front and front.is_all(part):
                draft = _read_labels(part, month_first, zone)
            else:
                draft = _read_article(part, method, month_first, zone)
            _give_reasons(part, draft)
            others = list(front.others(raw, part)) if front and number == 0 else []
            if front and others and draft:
                front.tell(draft, others)
            understood.segments.append(Segment([*others, *part], draft))
    return understood


def _give_reasons(lines: list[Line], draft: Draft | None) -> None:
    """Say of every line without a part why it has none; where there is no article, none has one."""
    if draft is None:
        for line in lines:
            line.part = None
    used = {line.key: line.number for line in lines if line.part is not None}
    for line in lines:
        if line.part is None and line.kind != "furniture" and line.key in used:
            line.reason = f"a repetition of line {used[line.key]}"
        elif line.part is None and not line.reason:
            line.reason = "outside the story" if draft else "no article"


def _read_article(
    lines: list[Line], method: str, month_first: bool | None, zone: ZoneInfo | None
) -> Draft | None:
    run = run_of_column(lines)
    if run.points < LEAST and _is_one_story(lines):
        for line in lines:
            line.teaser = False
        run = run_of_column(lines)
    if run.points < LEAST:
        return None
    run = with_first_title(lines, run)
    draft = Draft(first_line=lines[0].number, split_method=method)
    top = _take_headline(lines, run, draft)
    attach_bare_credits(lines, top, run.start, run.end + _AFTER_BODY)
    run = _with_text_below(lines, top, run) if draft.headline else run
    run = Run(run.points, max(run.start, top), run.end)
    story = lines[top : _end_of_pictures(lines, run.end)]
    take_byline(lines, top, run, draft)
    _take_standfirst(lines, top, run, draft)
    near = lines[max(0, top - _ABOVE) : max(end_of_head(lines, run), run.start + _BELOW)]
    below = lines[run.end : run.end + _BELOW]
    read_dates(near, draft, below=below, month_first=month_first, zone=zone)
    draft.pictures = read_pictures(story, month_first=month_first)
    _take_corrections(story, draft)
    taken = {line.key for line in lines if line.part is not None}
    # A caption may stand a second time, without its credit.
    taken |= {fold(each.caption.value) for each in draft.pictures if each.caption}
    kept = 0
    for line in without_notes(choose_body(lines[run.start : run.end], taken), draft.authors):
        kept += line.weight
        kind = line.part if line.part in {"heading", "entry"} else "paragraph"
        draft.blocks.append(DraftBlock(kind, line.text, line.number))
    if not draft.blocks:
        return None
    draft.body = _evidence_of_body(lines, draft, kept)
    _take_dateline(draft)
    return draft


def _read_labels(
    lines: list[Line], month_first: bool | None, zone: ZoneInfo | None
) -> Draft | None:
    """The article that labelled lines name, without a word of it; None where they name no title, or nothing else."""
    title = next((line for line in lines if line.level), None)
    if title is None or len(lines) == 1:
        return None
    draft = Draft(first_line=lines[0].number, split_method="with labelled lines, and no text below")
    draft.headline = Found(title.text, title.number, "front matter", 0.9)
    title.part = "headline"
    take_byline(lines, lines.index(title), Run(0, len(lines), len(lines)), draft)
    read_dates(lines, draft, month_first=month_first, zone=zone)
    lead = next((line for line in lines if line.part is None and line.kind not in _LABELLED), None)
    if lead is not None:
        draft.standfirst = Found(lead.text, lead.number, "front matter", 0.9)
        lead.part = "standfirst"
    return draft


def _is_one_story(lines: list[Line]) -> bool:
    """Whether what looked like teasers, a paragraph between titles each time, is one story.

    It is dated, and signed once, or no title stands between most of its paragraphs; or it is a live blog.
    """
    if is_live_blog(lines):
        return True
    told = sum(line.weight for line in lines if line.teaser)
    if told < _LEAST_TOLD or not any(line.kind == "date" for line in lines):
        return False
    if _is_numbered(lines):
        return True
    if told < LEAST_BODY:
        return False
    return sum(line.kind == "byline" for line in lines) == 1 or not _is_titled_each(lines)


def _is_numbered(lines: list[Line]) -> bool:
    """Whether the titles count: `1. Wash it`, `2. Dry it`, and so on."""
    counts = [
        match[1] for line in lines if line.kind == "short" and (match := _COUNT.match(line.text))
    ]
    return len(counts) >= _FEWEST_COUNTED and counts == [str(n) for n in range(1, len(counts) + 1)]


def _is_titled_each(lines: list[Line]) -> bool:
    """Whether a title, a date or a button stands between most paragraphs that looked like teasers."""
    copies = Counter(line.key for line in lines if line.reason != "advertisement")
    at = [index for index, line in enumerate(lines) if line.teaser]
    titled = [
        any(
            line.kind in {"short", "date"} or line.reason in _PARTS or copies[line.key] >= _COPIES
            for line in lines[above + 1 : below]
        )
        for above, below in pairwise(at)
    ]
    return 2 * sum(titled) > len(titled)


def _evidence_of_body(lines: list[Line], draft: Draft, kept: int) -> Found[str]:
    """How sure the body is: the share of all running text that it holds; `kept` is its weight."""
    left = sum(line.weight for line in lines if is_running(line) and line.part is None)
    share = round(kept / (kept + left), 2) if kept else 0.0
    method = f"the run with the most running text; the article begins {draft.split_method}"
    return Found(method, draft.blocks[0].line, method, share)


def _take_headline(lines: list[Line], run: Run, draft: Draft) -> int:
    """Put the headline into the draft; the index from which the story counts."""
    found = find_headline(lines, run)
    if found is None:
        return max(0, run.start - _ABOVE)
    index, elected = found
    chosen = elected.value
    first = _first_copy(lines, index)
    text = FIRST_TITLE.sub("", chosen.text, count=1)
    draft.headline = Found(text, chosen.number, elected.method, elected.confidence)
    chosen.part = lines[index].part = "headline"
    return first


def _with_text_below(lines: list[Line], top: int, run: Run) -> Run:
    """The run with the paragraphs that stand between the headline and it: boxes inside a story may outweigh them."""
    between = range(top + 1, run.start)
    told = [at for at in between if lines[at].kind == "paragraph" and not lines[at].teaser]
    if len(told) < _FEWEST_BELOW or sum(lines[at].weight for at in told) < _LEAST_BELOW:
        return run
    return Run(run.points, told[0], run.end)


def _end_of_pictures(lines: list[Line], end: int) -> int:
    """The index behind the pictures that follow the story: a few, or all that stand below their numbers."""
    last = end + _AFTER_BODY
    for index in range(end, len(lines)):
        if lines[index].kind == "caption":
            last = max(last, index + 1)
        elif lines[index].reason != "button of a picture":
            break
    return last


def _first_copy(lines: list[Line], index: int) -> int:
    """Where the head of the story begins: pages repeat the headline below byline and picture."""
    first, running = index, 0
    for above in range(index - 1, max(-1, index - _HEAD - 1), -1):
        running += is_running(lines[above]) and lines[above + 1].kind != "caption"
        if running > 1:
            break
        if lines[above].key == lines[index].key and not lines[above].bullet:
            first = above
    return first


def _take_standfirst(lines: list[Line], top: int, run: Run, draft: Draft) -> None:
    """A sentence between the headline and the byline or date leads into the story.

    Elsewhere above the body one does that has many words of the story.
    """
    if draft.headline is None:
        return
    _take_closed_standfirst(lines, top, draft)
    if draft.standfirst is not None:
        return
    captions = _captions(lines[top : run.start])
    for line in lines[top + 1 : min(run.start, top + _HEAD)]:
        if (
            line.part is not None
            or not is_running(line)
            or line.bullet
            or line.key == lines[top].key
            or _begins_one(line, captions)
        ):
            continue
        if _leads_in(line, lines, run):
            _give_standfirst(line, draft)
        return
    below = (line for line in lines[top + 1 : min(run.start, top + _HEAD)] if not _is_of_head(line))
    first = next(below, None)
    if first is None or not _may_be_unended(first, lines[top]) or _begins_one(first, captions):
        return
    if _leads_in(first, lines, run):
        _give_standfirst(first, draft)


def _leads_in(line: Line, lines: list[Line], run: Run) -> bool:
    body = vocabulary(line for line in lines[run.start : run.end] if is_running(line))
    return share_of_words(line, body) >= _LEADS_IN


def _give_standfirst(line: Line, draft: Draft) -> None:
    method = "above the body, with words of the story"
    draft.standfirst = Found(line.text, line.number, method, 0.6)
    line.part = "standfirst"


def _is_of_head(line: Line) -> bool:
    """Whether a line says who, when, or how to share; what stands below may still be the standfirst."""
    if line.part in {"byline", "headline"} or line.kind in {"byline", "date"}:
        return True
    return line.kind == "furniture" and line.reason != "related stories"


def _may_be_unended(line: Line, headline: Line) -> bool:
    """Whether a line is long enough to be a standfirst without a mark at its end, and no other headline."""
    if line.kind != "short" or line.weight < _LONG_ENOUGH or line.level or line.bullet:
        return False
    return " | " not in line.text and share_of_words(line, vocabulary([headline])) < _SAME_WORDS


def _take_closed_standfirst(lines: list[Line], top: int, draft: Draft) -> None:
    known = {line.key for line in lines[:top] if line.part or line.kind == "caption"}
    captions = _captions(lines[top : top + _HEAD])
    for index in range(top + 1, min(top + 5, len(lines) - 1)):
        line = lines[index]
        if line.kind in {"byline", "date"}:
            return
        if index == top + 1 and _is_repeated_below(lines, top):
            method = "below the headline each time that it stands there"
            draft.standfirst = Found(line.text, line.number, method, 0.7)
            line.part = "standfirst"
            return
        if line.key == lines[top].key or line.kind in {"furniture", "caption"} or line.key in known:
            continue
        after = [
            each
            for each in lines[index + 1 : index + _HEAD]
            if each.kind not in {"caption", "furniture", "header"}
            and not _begins_one(each, captions)
        ]
        closed = any(each.kind in {"byline", "date"} or each.part == "byline" for each in after[:3])
        if (is_running(line) or (line.kind == "short" and line.weight > 40)) and closed:
            method = "between headline and byline or date"
            draft.standfirst = Found(line.text, line.number, method, 0.7)
            line.part = "standfirst"
        return


def _is_repeated_below(lines: list[Line], top: int) -> bool:
    """Whether the running line below a headline stands below its next copy as well."""
    headline, line = lines[top], lines[top + 1]
    if not is_running(line):
        return False
    pairs = pairwise(lines[top + 2 : top + _HEAD])
    return any(one.key == headline.key and other.key == line.key for one, other in pairs)


def _captions(lines: list[Line]) -> list[str]:
    return [line.key for line in lines if line.kind == "caption"]


def _begins_one(line: Line, captions: list[str]) -> bool:
    """Whether a line is a caption without its credit: pages have both."""
    return any(each.startswith(line.key) for each in captions)


def _take_corrections(lines: list[Line], draft: Draft) -> None:
    for line in lines:
        if line.kind == "correction":
            draft.corrections.append(Found(line.text, line.number, "a correction's label", 0.9))
            line.part = "correction"


def _take_dateline(draft: Draft) -> None:
    """The dateline is read from the first paragraph, and stays in it as printed."""
    first = draft.blocks[0]
    dateline = read_dateline(first.text)
    if dateline is not None:
        method = "the beginning of the first paragraph"
        draft.dateline = Found(dateline.text, first.line, method, 0.9)
        day = find_date(dateline.text)
        if day is not None and draft.published is None and draft.published_day is None:
            draft.published_day = Found(day.day.isoformat(), first.line, "the dateline", 0.8)
