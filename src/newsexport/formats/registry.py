"""All formats. To add one: write its folder, and add its card to FORMATS."""

from __future__ import annotations

from collections.abc import Mapping

from newsexport import plug_ins
from newsexport.errors import BadOption, UnknownFormat, UnsupportedAction
from newsexport.format import Format
from newsexport.formats.apple_news import APPLE_NEWS
from newsexport.formats.atom import ATOM
from newsexport.formats.canonical import CANONICAL
from newsexport.formats.html import HTML
from newsexport.formats.json_feed import JSON_FEED
from newsexport.formats.json_ld import JSON_LD
from newsexport.formats.mapped import MAPPED
from newsexport.formats.markdown import MARKDOWN
from newsexport.formats.news_sitemap import NEWS_SITEMAP
from newsexport.formats.newsml1 import NEWSML1
from newsexport.formats.newsml_g2 import NEWSML_G2
from newsexport.formats.ninjs import NINJS
from newsexport.formats.nitf import NITF
from newsexport.formats.rss import RSS
from newsexport.formats.text import TEXT
from newsexport.formats.wire import WIRE
from newsexport.misspelling import did_you_mean
from newsexport.plug_ins import announced
from newsexport.source import Source
from newsexport.syntax.encoding import in_utf8

FORMATS: tuple[Format, ...] = (
    CANONICAL,
    NEWSML_G2,
    NINJS,
    NITF,
    NEWSML1,
    JSON_LD,
    JSON_FEED,
    RSS,
    ATOM,
    NEWS_SITEMAP,
    HTML,
    MARKDOWN,
    APPLE_NEWS,
    MAPPED,
    WIRE,
    TEXT,
)
"""Every format of this package, in the order in which `newsexport formats` lists them."""

SNIFFED_BYTES = 4096
SURE_ENOUGH = 0.3
"""Confidence below which a document counts as unknown."""
CERTAIN = 0.9
"""Confidence from which on nobody else is asked."""


_DONE = {
    "read": "read",
    "write": "written",
    "check": "checked",
    "bundle": "written as one document of many items",
}
"""What a card can do -> how a message says it."""


def find(name: str, action: str | None = None) -> Format:
    """The card of that name. Raises UnknownFormat with the names that exist.

    `action`: what is to be done (read, check, write, bundle), so that only names of formats that can do it are proposed.
    """
    for card in FORMATS:
        if card.name == name:
            return card
    for card in announced(plug_ins.FORMATS, Format, name):
        return card
    known = [each.name for each in _able(action)]
    near = did_you_mean(name, known)
    told = f"these are {_DONE[action]}" if action else "there are"
    raise UnknownFormat(f"no format is called {name!r}{near}; {told}: {', '.join(known)}")


def find_versioned(name: str, action: str | None = None) -> tuple[Format, str | None]:
    """The card and the version that `newsml-g2@2.28` asks for; no version: None.

    `action`: as for `find`.
    """
    plain, mark, version = name.partition("@")
    card = find(plain, action)
    if mark and version not in card.versions:
        offered = (
            f"; it is written at: {', '.join(card.versions)}" if card.versions else ", nor others"
        )
        raise UnknownFormat(f"{plain} has no version {version!r}{offered}")
    return card, version or None


def require(card: Format, action: str) -> None:
    """Raise UnsupportedAction when the format cannot do it (read, check, write, bundle)."""
    if getattr(card, action) is None:
        able = [each.name for each in _able(action)]
        near = did_you_mean(card.name, able)
        raise UnsupportedAction(
            f"{card.name} is not {_DONE[action]}{near}; these are: {', '.join(able)}"
        )


def _able(action: str | None) -> list[Format]:
    """The formats that can do it; None: all."""
    every = (*FORMATS, *plugins())
    return [card for card in every if action is None or getattr(card, action) is not None]


def check_settings(wanted: Mapping[str, Mapping[str, str]]) -> None:
    """Raise BadOption for a setting that its format does not have, or a value that it cannot have."""
    for format_name, settings in wanted.items():
        card = find(format_name)
        offered = {setting.name: setting.choices for setting in card.settings}
        checks = {setting.name: setting.check for setting in card.settings}
        if card.versions:
            offered.setdefault("version", card.versions)
        for name, value in settings.items():
            if name not in offered:
                names = ", ".join(offered) or "none"
                near = did_you_mean(name, offered)
                raise BadOption(f"{card.name} has no option {name!r}{near}; it has: {names}")
            choices = offered[name]
            if choices and value not in choices:
                near = did_you_mean(value, choices)
                values = ", ".join(choices)
                raise BadOption(
                    f"{card.name}.{name} cannot be {value!r}{near}; it may be: {values}"
                )
            if check := checks.get(name):
                check(value)


def plugins() -> tuple[Format, ...]:
    """Cards of third parties, loaded only when no format of this package is certain."""
    return announced(plug_ins.FORMATS, Format)


def sniff(source: Source) -> tuple[Format | None, float]:
    """The likeliest format of a source and its confidence; None when nothing fits."""
    head = in_utf8(source.head(SNIFFED_BYTES))
    best, sure = _best(FORMATS, head, source.name)
    if sure < CERTAIN:
        best, sure = max(
            (best, sure), _best(plugins(), head, source.name), key=lambda pair: pair[1]
        )
    return (best, sure) if sure >= SURE_ENOUGH else (None, sure)


def _best(cards: tuple[Format, ...], head: bytes, name: str) -> tuple[Format | None, float]:
    rated = [(card.sniff(head, name), card) for card in cards]
    if not rated:
        return None, 0.0
    sure, card = max(rated, key=lambda pair: pair[0])
    return card, sure
