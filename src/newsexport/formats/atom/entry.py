"""An element `entry` as a news item: each of its elements by its meaning, all others kept."""

from __future__ import annotations

from typing import Any

from newsexport.formats.atom.constructs import language_of
from newsexport.formats.atom.documents import Part
from newsexport.formats.atom.draft import Draft
from newsexport.formats.atom.elements import READERS
from newsexport.formats.atom.feed import Feed, said_by
from newsexport.formats.atom.names import XML_BASE, XML_LANG, key_of
from newsexport.formats.atom.texts import add_texts
from newsexport.parsed import Origins, Parsed
from newsexport.payloads.content import Content
from newsexport.payloads.identity import derive_uri, is_absolute, tell_how
from newsexport.payloads.joined_media import Places, take_media, told_elsewhere
from newsexport.payloads.media_rss.read import places_of, read_media
from newsexport.report import Report
from newsexport.schema.v1 import AltId, Link, NewsItem, Party, Rights
from newsexport.syntax.xml import Element, local

_WEB = ("http://", "https://")
_SECOND = frozenset(
    {"dc:title", "dc:date", "dc:rights", "dcterms:issued", "dcterms:modified", "dcterms:license"}
)
"""Elements of modules that only say what Atom's own do not: they are read behind those, wherever they stand."""
_PAGES = (None, "text/html", "application/xhtml+xml")


def item_of(part: Part, feed: Feed, name: str, index: int, report: Report) -> Parsed:
    """The item of an entry. Never raises for what is in it."""
    draft = Draft(part.path, feed.base, report)
    draft.language = language_of(part.element)
    _attributes(part, draft)
    counts: dict[str, int] = {}
    later: list[tuple[Element, str]] = []
    strays = [part.element.text]
    for element in part.element:
        strays.append(element.tail)
        plain = local(element)
        if not plain:
            continue
        count = counts[plain] = counts.get(plain, 0) + 1
        draft.path = f"{part.path}/{plain}[{count}]" if count > 1 else f"{part.path}/{plain}"
        if key_of(str(element.tag)) in _SECOND:
            later.append((element, draft.path))
        else:
            _read(element, draft)
    for element, path in later:
        draft.path = path
        _read(element, draft)
    draft.path = part.path
    for stray in strays:
        if stray and not stray.isspace():
            draft.lose("text between elements", stray.strip())
    item = _finished(draft, part.element, feed, name, index)
    report.name_item(item.uri, item.headline)
    return Parsed(item, Origins(draft.places(), part.window))


def _attributes(part: Part, draft: Draft) -> None:
    for key, value in part.element.attrib.items():
        if key not in (XML_BASE, XML_LANG) and str(value).strip():
            draft.lose(f"entry/@{str(key).rpartition('}')[2]}", str(value))
        elif key == XML_LANG and draft.language is None and str(value).strip():
            place, draft.path = draft.path, f"{draft.path}/@lang"
            draft.doubt("language", str(value), "it is no language tag (BCP 47)")
            draft.path = place


def _read(element: Element, draft: Draft) -> None:
    key = key_of(str(element.tag))
    read = READERS.get(key)
    if key.startswith("media:"):
        draft.media_elements.append(element)
        draft.media_paths.append(draft.path)
    elif read is None or (len(element) and key.startswith("dc:")):
        draft.keep(element)
    else:
        read(draft, element)


def _finished(draft: Draft, element: Element, feed: Feed, name: str, index: int) -> NewsItem:
    _media(draft, element)
    add_texts(draft)
    address = _page(draft)
    draft.path = draft.origins[""]
    headline = draft.headlines[0].text if draft.headlines else None
    uri, how = derive_uri(name, index, identifier=draft.id, url=address, content=headline)
    tell_how(uri, how, draft.report, draft.path)
    if draft.id and not is_absolute(draft.id):
        draft.alt_ids.insert(0, AltId(value=draft.id, type="atom:id"))
    fields = draft.fields
    if draft.days:
        draft.settle_day()
    if draft.language is not None:
        fields["language"] = draft.language
        if draft.language == feed.language:
            feed.taken.add("language")
    if feed.party is not None and "publisher" not in fields:
        fields["publisher"] = feed.party
        feed.taken.add("party")
    return NewsItem(
        uri=uri, canonical_url=address, headlines=tuple(draft.headlines),
        creators=_authors(draft, feed), contributors=tuple(draft.contributors),
        info_sources=tuple(draft.info_sources), keywords=tuple(draft.keywords),
        subjects=tuple(draft.subjects), alt_ids=tuple(draft.alt_ids), links=tuple(draft.links),
        media=tuple(draft.media), descriptions=tuple(draft.descriptions), rights=_rights(draft, feed),
        extensions=tuple(draft.extensions), **fields,
    )  # fmt: skip


def _authors(draft: Draft, feed: Feed) -> tuple[Party, ...]:
    """The entry's own, else those of the feed it was copied from, else the feed's.

    A feed whose author bears the feed's own name states its publisher there, and no person.
    """
    names = {feed.title, *(each.name for each in draft.info_sources)}
    for party in draft.inherited if draft.creators else ():
        for value in said_by(party):
            draft.lose("author of the source", value)
    own = draft.creators or draft.inherited or feed.authors
    if own and own == feed.authors:
        feed.taken.add("authors")
    if draft.creators:
        return tuple(own)
    return tuple(each for each in own if each.name not in names or not _is_bare(each))


def _is_bare(party: Party) -> bool:
    return party == Party(name=party.name)


def _page(draft: Draft) -> str | None:
    """The address of the page: the first alternate that is one; the others stay links."""
    places = {id(each): path for each, path in draft.alternates}
    alternates = [each for each, _ in draft.alternates]
    pages = [each for each in alternates if (each.href or "").lower().startswith(_WEB)]
    pages = [each for each in pages if " " not in (each.href or "")]
    best = next((each for each in pages if each.media_type in _PAGES), pages[0] if pages else None)
    draft.links[:0] = [each for each in alternates if each is not best]
    if best is None:
        return None
    draft.path = draft.origins["/canonicalUrl"] = places[id(best)]
    if best.media_type not in _PAGES:
        draft.lose("link/@type", best.media_type or "")
    _rest_of_page(best, draft)
    return best.href


def _rest_of_page(link: Link, draft: Draft) -> None:
    headline = draft.headlines[0].text if draft.headlines else None
    if link.title and link.title != headline:
        draft.lose("link/@title", link.title)
    for extension in link.extensions:
        if extension.name != "@hreflang" or extension.value != draft.language:
            draft.lose(f"link/{extension.name}", str(extension.value))


def _rights(draft: Draft, feed: Feed) -> tuple[Rights, ...]:
    """The entry's own statements; the feed's where it makes none of that kind."""
    said: dict[str, Any] = dict(draft.rights)
    for name, value, key in (
        ("notice", feed.rights, "rights"),
        ("licence", feed.licence, "licence"),
    ):
        if value and name not in said:
            said[name] = value
            feed.taken.add(key)
    return (Rights(**said),) if said else ()


def _media(draft: Draft, element: Element) -> None:
    """Media RSS beside the enclosures."""
    if not draft.media_elements:
        return
    facts = read_media(draft.media_elements, lambda address: draft.absolute(element, address))
    enclosures, draft.media = draft.media, list(facts.media)
    stood = [draft.origins.pop(f"/media/{index}", draft.path) for index in range(len(enclosures))]
    for index, path in enumerate(places_of(draft.media_elements, draft.media_paths)):
        draft.origins[f"/media/{index}"] = path
    take_media(draft.media, Content(media=tuple(enclosures)), draft.lose)
    places = Places(draft.media)
    for enclosure, path in zip(enclosures, stood, strict=True):
        place = places.of(enclosure)
        at = f"/media/{place}"
        if place is not None and place < len(facts.media):
            draft.origins |= told_elsewhere(draft.media[place], facts.media[place], at, path)
        elif place is not None:
            draft.origins.setdefault(at, path)
    draft.keywords |= dict.fromkeys(facts.keywords)
    draft.extensions += facts.extensions
    draft.lose_media(facts.lost)
