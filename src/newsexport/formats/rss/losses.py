"""What a feed does not say of an item, gathered while it is written and told once."""

from __future__ import annotations

from collections.abc import Container, Iterable
from functools import lru_cache
from itertools import groupby
from typing import Any

from newsexport.canonical_paths import fields_of
from newsexport.codes.losses import LS001, LS003
from newsexport.diagnostic import Code
from newsexport.formats.rss.mapping import MAPPING
from newsexport.payloads.content import Simplified
from newsexport.payloads.html.fragments import plain_text_of
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.addresses import is_web_address
from newsexport.uncarried import uncarried
from newsexport.vocab.forms import URI_SCHEME

TARGET = "RSS"
_Told = tuple[bool, str, object]
"""Whether a value is gone, its field, and the value or how it is said."""
Loss = tuple[str, dict[str, object]]
"""The pointer of a loss, and what fills its message."""


class Losses:
    """The losses of one item."""

    def __init__(self, item: NewsItem, report: Report) -> None:
        self.item = item
        self.report = report
        self.shown: frozenset[int] = frozenset()
        """Media that a figure of the body shows."""
        self.described: int | None = None
        """Index of the description that is written."""
        self.spoken: list[tuple[str, str]] = []
        """Places, and what the dialect of the feed says there instead."""
        self._lost: dict[str, _Told] = {}
        self._simpler: dict[str, _Told] = {}

    def lose(self, pointer: str, field: str, value: object) -> None:
        """A value that is left out."""
        self._lost[pointer] = (True, field, value)

    def simplify(self, pointer: str, how: str) -> None:
        """A value that is said in a simpler form."""
        if pointer not in self._simpler:
            self._simpler[pointer] = (False, pointer, how)

    def add(self, simplified: Iterable[Simplified]) -> None:
        """What a body of ours could not say."""
        for each in simplified:
            self._simpler.setdefault(each.pointer, (each.dropped, each.pointer, each.how))

    def only(self, pointer: str, thing: Any, kept: tuple[str, ...]) -> None:
        """Of an object only these fields are written."""
        if thing.__pydantic_fields_set__.issubset(kept):
            return
        model: Any = type(thing)
        values = thing.__dict__
        for name, key, default in fields_of(model):
            value = values[name]
            if value is None or name in kept or value == default:
                continue
            self.lose(f"{pointer}/{key}", name, value)

    def tell(self) -> None:
        """Put them into the report, each once, none within another."""
        for pointer, how in self.spoken:
            self.report.add(LS003, pointer=pointer, field=pointer, target=TARGET, how=how)
        for code, found in self.told():
            self.report.note_all(code, found)

    def told(self) -> list[tuple[Code, list[Loss]]]:
        """What is told beside what the dialect says, in runs of one code."""
        _further(self, self.item)
        lost = uncarried(self.item, MAPPING)
        dropped = [pointer for pointer, each in self._simpler.items() if each[0]]
        nowhere = tuple([each.pointer for each in lost])
        places = nowhere, tuple(self._lost), tuple(self._simpler), tuple(dropped)
        in_runs = _in_runs if sum(map(len, places)) <= _MOST else _in_runs.__wrapped__
        known: dict[str, _Told] = {**self._simpler, **self._lost}
        known.update([(pointer, (True, path, what)) for pointer, path, what in lost])
        runs: list[tuple[Code, list[Loss]]] = []
        for is_gone, pointers in in_runs(*places):
            code, value = (LS001, "value") if is_gone else (LS003, "how")
            runs.append((code, [
                (pointer, {"field": known[pointer][1], "target": TARGET, value: known[pointer][2]})
                for pointer in pointers
            ]))  # fmt: skip
        return runs


_MOST = 50
"""Losses of an item that are remembered."""


@lru_cache(maxsize=1024)
def _in_runs(
    nowhere: tuple[str, ...],
    lost: tuple[str, ...],
    simpler: tuple[str, ...],
    dropped: tuple[str, ...],
) -> list[tuple[bool, list[str]]]:
    """Which pointers are told and in which order: those that are gone, those that are simpler, in runs.

    What the items of a feed lose is nearly always at the same places.
    """
    gone = {*nowhere, *lost, *dropped}
    found = dict.fromkeys((*nowhere, *lost, *simpler))
    told = [pointer for pointer in found if not _is_told_around(pointer, found)]
    return [(is_gone, list(run)) for is_gone, run in groupby(told, gone.__contains__)]


def _is_told_around(pointer: str, found: Container[str]) -> bool:
    """Whether something that a pointer is in is told already."""
    at = pointer.rfind("/")
    while at > 0:
        if pointer[:at] in found:
            return True
        at = pointer.rfind("/", 0, at)
    return "" in found and bool(pointer)


def _further(losses: Losses, item: NewsItem) -> None:
    """What depends on the values, beside what is written."""
    main = next((i for i, each in enumerate(item.headlines) if each.role is None), None)
    for index, headline in enumerate(item.headlines):
        if index != main and headline.role != "subheadline":
            losses.lose(f"/headlines/{index}", "headlines", headline.text)
        elif headline.language is not None:
            losses.lose(f"/headlines/{index}/language", "headlines/language", headline.language)
    if len(item.headlines) > 1:
        roles = [each.role for each in item.headlines if each.role in (None, "subheadline")]
        if None in roles[1:]:
            losses.simplify("/headlines", "the main one first")
    for index, each in enumerate(item.descriptions):
        if index != losses.described:
            losses.lose(f"/descriptions/{index}", "descriptions", each.text)
        elif each.language is not None:
            losses.lose(f"/descriptions/{index}/language", "descriptions/language", each.language)
    if item.version != 1:
        losses.lose("/version", "version", item.version)
    if item.provider is not None:
        losses.lose("/provider", "provider", item.provider.name or item.provider.uri)
    losses.simplify("/publisher", "the channel, or its name beside the channel's address")
    for index, medium in enumerate(item.media):
        _of_medium(losses, index, medium)


def _of_medium(losses: Losses, index: int, medium: Any) -> None:
    here = f"/media/{index}"
    if index not in losses.shown and medium.id is not None:
        losses.lose(f"{here}/id", "media/id", medium.id)
    if medium.kind not in ("picture", "video", "audio"):
        losses.simplify(f"{here}/kind", "an image or a document")
    for number, party in enumerate(medium.creators):
        if not party.name:
            losses.lose(f"{here}/creators/{number}", "media/creators", party.uri)
            continue
        losses.only(f"{here}/creators/{number}", party, ("name", "roles"))
        if plain_text_of(party.name) != party.name:
            losses.simplify(f"{here}/creators/{number}/name", "a line of plain text")
        if len(party.roles) != 1:
            losses.simplify(f"{here}/creators/{number}/roles", "one role")
    renditions = medium.renditions
    if len(renditions) > 1:
        small = [each.role == "thumbnail" for each in renditions]
        if small != sorted(small):
            losses.simplify(f"{here}/renditions", "thumbnails last")
    for number, rendition in enumerate(renditions):
        if not is_web_address(rendition.href):
            value = rendition.uri or rendition.role
            losses.lose(f"{here}/renditions/{number}", "media/renditions", value)
        elif rendition.role == "thumbnail":
            kept = ("role", "href", "width", "height")
            losses.only(f"{here}/renditions/{number}", rendition, kept)
        elif rendition.role not in (None, "main"):
            place = f"{here}/renditions/{number}/role"
            losses.lose(place, "media/renditions/role", rendition.role)
    for key, value in (
        ("creditLine", medium.credit_line), ("copyrightNotice", medium.copyright_notice),
    ):  # fmt: skip
        if value is not None and plain_text_of(value) != value:
            losses.simplify(f"{here}/{key}", "a line of plain text")
    for key, value in (
        ("headline", medium.headline), ("caption", medium.caption), ("altText", medium.alt_text),
    ):  # fmt: skip
        if value is not None and value.strip() != value:
            losses.simplify(f"{here}/{key}", "without the white space around it")
    if medium.alt_text == "" and index not in losses.shown:
        losses.lose(f"{here}/altText", "media/altText", "")
    is_said = medium.copyright_notice and URI_SCHEME.match(medium.licence or "")
    if medium.licence is not None and not is_said:
        losses.lose(f"{here}/licence", "media/licence", medium.licence)
