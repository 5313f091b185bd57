"""The whole page: what the template shows, and what of the item it does not."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from markupsafe import Markup

from newsexport import resources
from newsexport.formats.html.body import PageBody, moment
from newsexport.formats.html.elements import attributes
from newsexport.formats.html.figures import figure
from newsexport.formats.html.head import metas
from newsexport.payloads.content import Simplified
from newsexport.payloads.for_readers.dateline import dateline_apart
from newsexport.payloads.for_readers.inline_html import writable, writable_json
from newsexport.payloads.for_readers.notices import notices_of
from newsexport.payloads.for_readers.page_labels import direction_of_language, labels_of
from newsexport.payloads.for_readers.shown_media import is_seen, shown, unshown
from newsexport.payloads.schema_org.names import CITATION, SEE_ALSO
from newsexport.payloads.title_and_summary import Words
from newsexport.schema.v1 import Headline, Link, NewsItem
from newsexport.syntax.addresses import is_web_address

TEMPLATE = "formats/html/article.html.jinja"
STYLE = "formats/html/article.css"

RELATED = (None, SEE_ALSO, "related", CITATION)
"""Relations of links that readers are led to."""


def page(
    item: NewsItem, title: Words, json_ld: str, base: str | None, *, frames: bool
) -> tuple[str, list[Simplified]]:
    """The markup of the page, and what of the body it does not say. `json_ld` is its script element."""
    body = PageBody(item.media, base, frames=frames)
    markup = body.blocks(item.body)
    lead, further = _media(item, base, body.losses)
    labels = labels_of(item.language)
    context = {
        "item": item, "title": title, "language": item.language,
        "direction": item.direction or direction_of_language(item.language),
        "metas": metas(item, title, base), "json_ld": ready(writable_json(json_ld).rstrip()),
        "style": ready(_style()), "policy": _policy(frames=frames), "labels": labels,
        "lang": lambda each: _lang(each.language, item.language),
        "own_lang": _own_lang(labels.language, item.language),
        "kickers": _headlines(item, "kicker", title),
        "subtitles": _headlines(item, "subheadline", title),
        "standfirst": next((d for d in item.descriptions if d.role == "standfirst"), None),
        "authors": [(c.name, c.url if is_web_address(c.url) else None) for c in item.creators if c.name],
        "dateline": dateline_apart(item),
        "times": _times(item, labels.published, labels.updated),
        "lead": ready(lead), "media": ready(further), "body": ready(markup),
        "corrections": [(c.text, ready(moment(c.published)) if c.published else "") for c in item.corrections],
        "related": [(link.href, link.title or link.href) for link in item.links if is_related(link)],
        "notices": notices_of(item), "licence": _licence(item),
    }  # fmt: skip
    return _template().render(context), body.losses


def ready(markup: str) -> Markup:
    """What the template is to take as it is: markup whose every value was escaped when it was made."""
    return Markup(markup)  # noqa: S704 the one place


def _headlines(item: NewsItem, role: str, title: Words) -> list[Headline]:
    """The headlines of a role, without the one that is the title."""
    return [
        headline
        for index, headline in enumerate(item.headlines)
        if headline.role == role and title.pointer != f"/headlines/{index}"
    ]


def is_related(link: Link) -> bool:
    """Whether the page leads its readers to a link."""
    return link.rel in RELATED and is_web_address(link.href)


def _lang(language: str | None, around: str | None) -> Markup:
    """The attribute of an element whose language is not that of the page."""
    return ready("" if language in (None, around) else attributes(lang=language))


def _own_lang(language: str, around: str | None) -> Markup:
    """The attribute of our own words: none in a page whose language is a form of theirs."""
    return _lang(
        language, language if (around or "").lower().startswith(language.lower()) else None
    )


def _times(item: NewsItem, published: str, updated: str) -> list[tuple[str, Markup]]:
    found: list[tuple[str, str, Any]] = []
    modified = item.version_created or item.content_modified
    if item.published:
        found.append((published, item.published.isoformat(), item.published))
    if modified and (not found or modified.isoformat() != found[0][1]):
        found.append((updated, modified.isoformat(), modified))
    return [(label, ready(moment(time))) for label, _, time in found]


def _media(item: NewsItem, base: str | None, losses: list[Simplified]) -> tuple[str, str]:
    """The lead picture above the text, and below it what no figure of the body shows."""
    places = unshown(item)
    first = next((n for n in places if is_seen(item.media[n])), None)
    if first is not None and shown(item.media[first], base, inline=True) is None:
        first = None
    lead = figure(item.media[first], base) if first is not None else ""
    further = [(n, figure(item.media[n], base)) for n in places if n != first]
    losses.extend(
        Simplified(f"/media/{n}", "in the JSON-LD only", dropped=False)
        for n, one in further
        if not one
    )
    return lead, "\n".join(one for _, one in further if one)


def _licence(item: NewsItem) -> str | None:
    """The licence of the whole item, if it has an address."""
    return next((r.licence for r in item.rights if not r.scope and is_web_address(r.licence)), None)


@cache
def _style() -> str:
    return resources.packaged(STYLE).decode("utf-8").strip()


def _policy(*, frames: bool) -> str:
    """Nothing runs and nothing loads but pictures, players and our own style.

    A data block, such as the JSON-LD, is no script to a browser. Source: CSP level 3; HTML, 4.12.1.
    """
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src 'sha256-{digest}'",
            "img-src https: http: data:",
            "media-src https: http:",
            *(["frame-src https:"] if frames else []),
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


@cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: value if isinstance(value, Markup) else writable(str(value)),
    )  # fmt: skip
    return environment.from_string(resources.packaged(TEMPLATE).decode("utf-8"))
