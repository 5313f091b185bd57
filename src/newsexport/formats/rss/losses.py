"""What a feed does not say of an item, gathered while it is written and told once."""

from __future__ import annotations

from typing import Any

from newsexport.codes.losses import LS001, LS003
from newsexport.formats.rss.mapping import MAPPING
from newsexport.mapping import uncarried
from newsexport.options import Options
from newsexport.payloads.content import Simplified
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem

TARGET = "RSS"


class Losses:
    """The losses of one item."""

    def __init__(self, item: NewsItem, report: Report) -> None:
        self.item = item
        self.report = report
        self.simplified: list[Simplified] = []
        self.shown: frozenset[int] = frozenset()
        """Media that a figure of the body shows."""
        self.described: int | None = None
        """Index of the description that is written."""
        self._lost: dict[str, tuple[str, object]] = {}

    def lose(self, pointer: str, field: str, value: object) -> None:
        """A value that is left out."""
        self._lost[pointer] = (field, value)

    def simplify(self, pointer: str, how: str) -> None:
        """A value that is said in a simpler form."""
        self.simplified.append(Simplified(pointer, how, False))

    def only(self, pointer: str, party: Any, kept: tuple[str, ...]) -> None:
        """Of a party only these fields are written."""
        for name, info in type(party).model_fields.items():
            value = getattr(party, name)
            if name in kept or value is None or value == info.default:
                continue
            self.lose(f"{pointer}/{info.alias or name}", name, value)

    def moved(self, index: int, count: int) -> None:
        """Statements of rights are read as one: those of further entries are simplified."""
        if index and count:
            self.simplify("/rights", "the first statement of each kind")

    def tell(self, options: Options) -> None:
        """Put them into the report, each once, none within another."""
        _further(self, self.item)
        found: dict[str, tuple[bool, str, object]] = {}
        for lost in uncarried(self.item, MAPPING):
            found[lost.pointer] = (True, lost.path, lost.value)
        for pointer, (field, value) in self._lost.items():
            found.setdefault(pointer, (True, field, value))
        for each in self.simplified:
            found.setdefault(each.pointer, (each.dropped, each.pointer, each.how))
        for pointer, (dropped, field, value) in found.items():
            if any(place in found for place in _around(pointer)):
                continue
            if dropped:
                self.report.add(LS001, pointer=pointer, field=field, target=TARGET, value=value)
            else:
                self.report.add(LS003, pointer=pointer, field=field, target=TARGET, how=value)


def _around(pointer: str) -> list[str]:
    """The pointers of all that a pointer is in."""
    found = []
    while pointer:
        pointer = pointer.rpartition("/")[0]
        found.append(pointer)
    return found


def _further(losses: Losses, item: NewsItem) -> None:
    """What depends on the values, beside what is written."""
    main = next((i for i, each in enumerate(item.headlines) if each.role is None), None)
    for index, headline in enumerate(item.headlines):
        if index != main and headline.role != "subheadline":
            losses.lose(f"/headlines/{index}", "headlines", headline.text)
        elif headline.language is not None:
            losses.lose(f"/headlines/{index}/language", "headlines/language", headline.language)
    for index, each in enumerate(item.descriptions):
        if index != losses.described:
            losses.lose(f"/descriptions/{index}", "descriptions", each.text)
        elif each.language is not None:
            losses.lose(f"/descriptions/{index}/language", "descriptions/language", each.language)
    if item.version != 1:
        losses.lose("/version", "version", item.version)
    if item.provider is not None:
        losses.simplify("/provider", "the channel, where it is the provider's")
    if item.publisher is not None:
        losses.simplify("/publisher", "its name, beside the channel's address")
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
        if len(party.roles) != 1:
            losses.simplify(f"{here}/creators/{number}/roles", "one role")
    for number, rendition in enumerate(medium.renditions):
        place = f"{here}/renditions/{number}"
        if rendition.href is None:
            losses.lose(place, "media/renditions", rendition.uri or rendition.role)
        elif rendition.role not in (None, "main", "thumbnail"):
            losses.lose(f"{place}/role", "media/renditions/role", rendition.role)
    if medium.licence is not None and not medium.copyright_notice:
        losses.lose(f"{here}/licence", "media/licence", medium.licence)
