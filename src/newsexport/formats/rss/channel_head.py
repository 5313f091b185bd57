"""The elements of a channel before its items, from settings and from what is known otherwise."""

from __future__ import annotations

from functools import lru_cache

from newsexport.errors import BadOption, NamelessFeed
from newsexport.formats.rss.dialect_elements import demand_settings
from newsexport.formats.rss.names import NAME
from newsexport.options import Options
from newsexport.payloads.feeds.dialect import feed_of
from newsexport.payloads.feeds.people import name_of, site_of
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.addresses import is_web_address, parts_of
from newsexport.syntax.xml_text import element, leaf

Facts = tuple[str, str, str, str | None, str | None]
"""Title, address, description, language and address of the feed itself."""


def facts(item: NewsItem | None, options: Options) -> Facts:
    """What the settings say, else the provider; else the publisher of the item, else the site of its page.

    Raises NamelessFeed where nobody says the channel's name or address, BadOption for a setting that is none.
    """
    demand_settings(options)
    party = (item.provider or item.publisher) if item else None
    name = options.provider.name if options.provider else name_of(party) if party else None
    link = options.setting(NAME, "link", "") or _site(item, options)
    title = options.setting(NAME, "title", "") or name or parts_of(link).hostname or ""
    if not is_web_address(link) or not title:
        raise NamelessFeed(
            "a feed needs the name and address of its channel:"
            " give -O rss.title=NAME and -O rss.link=https://…, or --provider NAME=URI"
        )
    own = options.setting(NAME, "self", "") or None
    if own is not None and not is_web_address(own):
        raise BadOption(f"rss.self is the web address of the feed, and {own!r} is none")
    description = options.setting(NAME, "description", "") or title
    language = options.setting(NAME, "language", "") or None
    if language is None and feed_of(options).channel_language:
        language = item.language if item else None
    language = language or options.language
    return title, link, description, language, own


def is_said_by(options: Options) -> bool:
    """Whether the options alone say all `facts`, whatever the item."""
    provider = options.provider
    address = options.setting(NAME, "link", "") or (provider.uri if provider else None)
    return (
        provider is not None and is_web_address(address) and not feed_of(options).channel_language
    )


def _site(item: NewsItem | None, options: Options) -> str:
    """The address of the provider, of the publisher, or the site that the page is of."""
    known = (
        options.provider.uri if options.provider else None,
        item.publisher.url if item and item.publisher else None,
        site_of(item.provider) if item and item.provider else None,
        options.base_uri,
    )
    found = next((each for each in known if is_web_address(each)), None)
    if found:
        return found
    stated = (item.canonical_url if item else None, options.url_template)
    pages = (parts_of(each) for each in stated)
    sites = (f"{page.scheme}://{page.netloc}/" for page in pages if page.netloc)
    return next((site for site in sites if is_web_address(site)), "")


@lru_cache(maxsize=64)
def channel_head(
    title: str, link: str, description: str, language: str | None, own: str | None, extras: str = ""
) -> str:
    """The elements in the order of the schema; `extras` are those of a dialect."""
    said = [
        leaf("title", title), leaf("link", link), leaf("description", description),
        leaf("language", language),
    ]  # fmt: skip
    address = (
        element("atom:link", "", href=own, rel="self", type="application/rss+xml") if own else ""
    )
    return "".join(f"{each}\n" for each in (*said, extras.rstrip("\n"), address) if each)
