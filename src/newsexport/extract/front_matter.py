"""Labelled lines above a story, as programs that fetch pages write them: its title, address, authors and date.

Between lines of three dashes, as YAML has it (`title: ...`), or at the beginning of a text (`URL Source: ...`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from newsexport.extract.draft import Draft, Found
from newsexport.extract.lines import Line
from newsexport.prose.bylines import read_byline
from newsexport.prose.whitespace import fold
from newsexport.vocab.forms import ISO_LANGUAGE_TAG, SCHEME

_LABELS: dict[str, str] = {
    "headline": "title|headline|titel|titre|título|titolo|überschrift|заголовок|标题|標題|タイトル|제목|العنوان",
    "standfirst": "description|summary|excerpt|standfirst|subtitle|dek|abstract|beschreibung|résumé|resumen",
    "byline": "byline|by",
    "authors": "author|authors|writer|autor|autoren|auteur|auteurs|autores|autore|autori|автор|作者|المؤلف",
    "published": "date|published|published time|published at|published on|publish date|publication date|pubdate"
    "|date published|datum|fecha|data|дата|日期|التاريخ",
    "updated": "updated|modified|last modified|date modified|last updated|lastmod|aktualisiert|mis à jour",
    "url": "url|url source|source url|link|canonical|canonical url|permalink|original url|web address|адрес|链接",
    "publisher": "site|sitename|site name|publisher|source|newspaper|publication|outlet|quelle|fuente|fonte",
    "language": "language|lang|sprache|langue|idioma",
    "section": "section|categories|category|rubrik|rubrique|sección",
    "keywords": "tags|keywords|tag|schlagworte|mots clés|etiquetas",
    "identifier": "uri",
    "": "hostname|host|domain|image|images|id|fingerprint|license|comments|pagetype|version|markdown content|text|content"
    "|crawled|fetched|scraped|retrieved|accessed|status|word count|created|dateline|direction|credit|warning",
}
"""Field -> labels, in small letters; those of the last row are known and say nothing of the story."""
_FIELD_OF = {label: field for field, row in _LABELS.items() for label in row.split("|")}
_LABELLED = re.compile(r"\s*(?P<label>[^\W\d_][\w -]{1,24}?)\s*(?::\s+|:$|：\s*)(?P<value>.*)$")
_ENTRY = re.compile(r"\s+-\s+(?:name:\s*)?(?P<value>.+)$|-\s+(?P<plain>.+)$")
_FENCE, _FENCE_ENDS = "---", frozenset({"---", "..."})
_HEAD = 2000
"""Characters in which the first line of a text begins."""
_LONGEST = 60
"""Lines that such a block has at most."""
_FEWEST = 2
"""Labels that say something of the story, from which labelled lines are such a block."""
_AS_LINES = {
    "headline": "{}", "standfirst": "{}", "byline": "By {}", "authors": "By {}", "published": "Published: {}", "updated": "Updated: {}",
}  # fmt: skip
"""Field -> the line of a story that says it."""
_ADDRESS = re.compile(r"https?://\S+")
_IDENTIFIER = re.compile(rf"(?!.:){SCHEME}:\S+")
"""A URI: one letter before a colon is a drive."""
_SEVERAL = re.compile(r"\s*[;,]\s*")


@dataclass(slots=True)
class FrontMatter:
    """What labelled lines say, and where they stand."""

    start: int
    """Index of its first line."""
    end: int
    """Index behind its last line."""
    values: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    """Field -> values, each with the number of its line."""

    def lines(self, story: list[Line]) -> Iterator[Line]:
        """The lines of a story that say the same. A description with which the story begins is none of them."""
        for name, text in _AS_LINES.items():
            said = self.values.get(name, [])
            words = ", ".join(value for value, _ in said)
            opening = _opening(words) if name == "standfirst" else ""
            if opening and any(line.key.startswith(opening) for line in story):
                continue
            if words and not (name == "byline" and "authors" in self.values):
                line = words if name == "byline" and read_byline(words) else text.format(words)
                yield Line(said[0][1], line, level=int(name == "headline"))

    def is_all(self, lines: list[Line]) -> bool:
        """Whether all lines are its own: no story stands below it."""
        return all(self.start < line.number <= self.end for line in lines)

    def others(self, raw: list[str], part: list[Line]) -> Iterator[Line]:
        """Those of its lines that are none of the story: a value of the item, or left out."""
        used = {number for line in part for number in line.numbers}
        for number, said in enumerate(raw[self.start : self.end], self.start + 1):
            if number not in used and said.strip():
                yield Line(number, said.strip(), kind="furniture", reason="front matter")

    def tell(self, draft: Draft, lines: Sequence[Line]) -> None:
        """Give the article what no line of a story would say; `lines` are those of the block itself."""
        draft.url = self._first("url", _ADDRESS)
        draft.identifier = self._first("identifier", _IDENTIFIER)
        draft.language = self._first("language", ISO_LANGUAGE_TAG)
        draft.publisher = self._first("publisher")
        draft.section = self._first("section")
        words = (*self.values.get("section", ())[1:], *self.values.get("keywords", ()))
        draft.keywords = [_found(*said) for said in words]
        single = (draft.url, draft.identifier, draft.language, draft.publisher, draft.section)
        told = {each.line for each in (*single, *draft.keywords) if each is not None}
        for line in lines:
            if line.number in told and line.part is None:
                line.part, line.reason = "metadata", ""

    def _first(self, name: str, pattern: re.Pattern[str] | None = None) -> Found[str] | None:
        said = self.values.get(name, [])
        return next(
            (_found(*each) for each in said if not pattern or pattern.fullmatch(each[0])), None
        )


def _found(value: str, number: int) -> Found[str]:
    return Found(value, number, "front matter", 0.9)


def _opening(words: str) -> str:
    return fold(words.rstrip(" .…"))


def find_front_matter(text: str) -> list[FrontMatter]:
    """Every such block of a text: between dashes wherever it stands, without them at the beginning."""
    head = text[:_HEAD].lstrip()
    if _FENCE not in text and not _LABELLED.match(head.partition("\n")[0].rstrip()):
        return []
    raw = [line.rstrip() for line in text.split("\n")]
    found = []
    index = 0
    first = next((number for number, line in enumerate(raw) if line.strip()), len(raw))
    while index < len(raw):
        if raw[index] == _FENCE:
            block = _fenced(raw, index)
        elif index == first:
            block = _unfenced(raw, index)
        else:
            block = None
        if block is not None:
            found.append(block)
        index = block.end if block is not None else index + 1
    return found


def without(fronts: list[FrontMatter], raw: list[str]) -> str:
    """The text of these lines with empty ones in place of them."""
    kept = list(raw)
    for front in fronts:
        kept[front.start : front.end] = [""] * (front.end - front.start)
    return "\n".join(kept)


def chunks_below(
    fronts: list[FrontMatter], lines: list[Line]
) -> list[tuple[FrontMatter | None, list[Line]]]:
    """The lines below each of them, led by those that say the same; and those above the first."""
    if not fronts:
        return [(None, lines)]
    starts = [bisect_left(lines, front.start + 1, key=attrgetter("number")) for front in fronts]
    chunks: list[tuple[FrontMatter | None, list[Line]]] = []
    for front, start, end in zip(fronts, starts, [*starts[1:], len(lines)], strict=True):
        story = lines[start:end]
        chunks.append((front, [*front.lines(story), *story]))
    above = lines[: starts[0]]
    return [(None, above), *chunks] if above else chunks


def _fenced(raw: list[str], start: int) -> FrontMatter | None:
    for end in range(start + 1, min(len(raw), start + _LONGEST)):
        if raw[end] in _FENCE_ENDS:
            return _read(raw, start, start + 1, end, end + 1)
        if not (_LABELLED.match(raw[end]) or _ENTRY.match(raw[end]) or raw[end].startswith(" ")):
            return None
    return None


def _unfenced(raw: list[str], start: int) -> FrontMatter | None:
    end = index = start
    while index < min(len(raw), start + _LONGEST):
        if raw[index].strip():
            match = _LABELLED.match(raw[index])
            if match is None or _field_of(match) is None:
                break
            end = index + 1
        index += 1
    block = _read(raw, start, start, end, end)
    return block if block and {"headline", "url"} & block.values.keys() else None


def _field_of(match: re.Match[str]) -> str | None:
    return _FIELD_OF.get(match["label"].lower().replace("_", " "))


def _read(raw: list[str], start: int, first: int, last: int, end: int) -> FrontMatter | None:
    block = FrontMatter(start, end)
    name = ""
    for index in range(first, last):
        entry = _ENTRY.match(raw[index])
        match = None if entry else _LABELLED.match(raw[index])
        if match is not None and not raw[index].startswith(" "):
            name = _field_of(match) or ""
            value = match["value"]
        elif entry is not None:
            value = entry["value"] or entry["plain"]
        else:
            continue
        if not name:
            continue
        for each in _values(name, value):
            where = "url" if name == "publisher" and _ADDRESS.fullmatch(each) else name
            block.values.setdefault(where, []).append((each, index + 1))
    return block if len(block.values) >= _FEWEST else None


def _values(name: str, value: str) -> Iterator[str]:
    listed = value.startswith("[") and value.endswith("]")
    if listed:
        value = value[1:-1]
    several = listed or name in {"authors", "keywords", "section"}
    for part in _SEVERAL.split(value) if several else [value]:
        plain = part.strip().strip("\"'").strip()
        if plain and plain.lower() not in {"none", "null", "unknown", "n/a"}:
            yield plain
