"""The elements of a feed before its entries, from settings and from what is known otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from newsexport.errors import BadOption, NamelessFeed
from newsexport.formats.atom.names import NAME
from newsexport.options import Options
from newsexport.payloads.feeds.people import name_of, site_of
from newsexport.prose.feed_dates import rfc3339
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.addresses import is_web_address, parts_of
from newsexport.syntax.xml_text import element, leaf


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed says of itself."""

    id: str
    title: str
    link: str | None
    own: str | None
    updated: str
    author: str

    def written(self) -> str:
        """The elements, a line each."""
        kind = "application/atom+xml"
        said = [
            leaf("id", self.id), leaf("title", self.title), leaf("updated", self.updated),
            element("author", leaf("name", self.author)),
            element("link", "", rel="self", type=kind, href=self.own) if self.own else "",
            element("link", "", rel="alternate", type="text/html", href=self.link) if self.link else "",
        ]  # fmt: skip
        return "".join(f"{each}\n" for each in said if each)


def head_of(item: NewsItem | None, options: Options) -> Head:
    """As the settings say, else by the item's publisher or provider, else by the site of its page.

    Raises NamelessFeed where nobody says the feed's name or address, BadOption for a setting that is none.
    """
    settings = {name: options.setting(NAME, name, "") for name in ("title", "id", "link", "self")}
    for name in ("link", "self"):
        if settings[name] and not is_web_address(settings[name]):
            raise BadOption(f"atom.{name} is a web address, and {settings[name]!r} is none")
    if settings["id"].split() != [settings["id"]] and settings["id"]:
        raise BadOption(f"atom.id is an identifier without blanks, and {settings['id']!r} is none")
    named = [options.provider.name if options.provider else None]
    sites = [options.provider.uri if options.provider else None]
    parties = [each for each in (item.publisher, item.provider) if each] if item else []
    for party in parties:
        named.append(name_of(party))
        sites.append(site_of(party))
    page = parts_of((item.canonical_url if item else None) or options.url_template or "")
    site = f"{page.scheme}://{page.netloc}/" if page.netloc else None
    link = settings["link"] or next((each for each in sites if is_web_address(each)), None) or site
    title = settings["title"] or next((" ".join(n.split()) for n in named if n), "")
    title = title or parts_of(link).hostname or ""
    identifier = settings["id"] or settings["self"] or link or ""
    identifier = identifier or next((each.uri for each in parties if each.uri), "")
    if not title or not identifier:
        raise NamelessFeed(
            "a feed needs a name and an identifier: give -O atom.title=NAME and -O atom.id=URI,"
            " or --provider NAME=URI"
        )
    author = next((" ".join(n.split()) for n in named if n and n.split()), title)
    updated = rfc3339(options.time)
    return Head(identifier, title, link, settings["self"] or None, updated, author)
