"""Items that are a picture, a video or sound: formats for readers say caption and credit at the medium, and not of the item."""

from __future__ import annotations

from newsexport.codes.losses import LS003
from newsexport.mapping import Homes, home_of
from newsexport.report import Report
from newsexport.schema.v1 import Media, NewsItem
from newsexport.syntax.addresses import is_web_address
from newsexport.vocab.iptc_schemes import SCHEMES

_CAPTIONS = ("caption", "drol:caption", "http://cv.iptc.org/newscodes/descriptionrole/caption")


def nature_of(item: NewsItem) -> str:
    """What an item is, as a word: text, picture, composite."""
    return item.item_class.removeprefix(SCHEMES["ninat"]).removeprefix("ninat:")


def own_medium(item: NewsItem) -> int | None:
    """Position of the medium that an item is: the first of its kind."""
    kind = nature_of(item)
    return next((index for index, each in enumerate(item.media) if each.kind == kind), None)


def own_caption(item: NewsItem, medium: Media) -> int | None:
    """Position of the first caption among the descriptions, unless the medium has another one."""
    for number, description in enumerate(item.descriptions):
        if description.role in _CAPTIONS:
            return number if medium.caption in (None, "", description.text) else None
    return None


def with_words_at_picture(item: NewsItem, homes: Homes, target: str, report: Report) -> NewsItem:
    """The item with its caption and its credit said of the medium that it is; that is told.

    Where the format keeps them for the whole item too, they stand there as before.
    """
    index = own_medium(item)
    if index is None or home_of(homes, "media/caption") is None:
        return item
    medium = item.media[index]
    if not any(is_web_address(each.href) for each in medium.renditions):
        return item  # readers would see neither picture nor words
    added: dict[str, object] = {}
    left: dict[str, object] = {}
    number = own_caption(item, medium)
    if number is not None:
        said = item.descriptions[number]
        added["caption"] = said.text
        if not (said.language or said.extensions):
            left["descriptions"] = item.descriptions[:number] + item.descriptions[number + 1 :]
    if item.credit_line and medium.credit_line in (None, "", item.credit_line):
        added["credit_line"] = item.credit_line
        if home_of(homes, "creditLine") is None:
            left["credit_line"] = None
    for name in left:
        pointer = "/" + (NewsItem.model_fields[name].alias or name)
        how = f"said of the {medium.kind}"
        report.add(LS003, pointer=pointer, field=pointer[1:], target=target, how=how)
    media = (*item.media[:index], medium.model_copy(update=added), *item.media[index + 1 :])
    return item.model_copy(update={**left, "media": media}) if added else item
