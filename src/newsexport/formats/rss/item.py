"""An element `item` as a news item: each of its elements by its meaning, all others kept."""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache
from typing import Any

from newsexport.formats.rss import elements, people, podcasts
from newsexport.formats.rss.channel import Channel
from newsexport.formats.rss.data_mining import read_rsl
from newsexport.formats.rss.documents import Part
from newsexport.formats.rss.draft import Draft
from newsexport.formats.rss.names import RDF_ABOUT, XML_BASE, XML_LANG, key_of
from newsexport.formats.rss.texts import add_texts
from newsexport.parsed import Origins, Parsed
from newsexport.payloads.identity import derive_uri, tell_how
from newsexport.payloads.joined_media import add_media, told_elsewhere
from newsexport.payloads.media_rss.read import places_of, read_media
from newsexport.prose.feed_dates import read_date
from newsexport.report import Report
from newsexport.schema.v1 import AltId, Extension, NewsItem, Party, Rights
from newsexport.schema.v1.model import of_fields
from newsexport.syntax.xml import Element, children_behind
from newsexport.vocab.forms import LANGUAGE_TAG

_BY_WORDS: dict[str, elements.ReadElement] = {
    "title": elements.title, "link": elements.link, "description": elements.description,
    "content:encoded": elements.content, "body": elements.content, "fullitem": elements.content,
    "atom:content": elements.content, "author": people.author, "dc:creator": people.creator,
    "dc:author": people.creator, "dc:contributor": elements.contributor, "dc:subject": elements.subject,
    "pubdate": elements.pub_date, "dcterms:issued": elements.pub_date, "atom:published": elements.pub_date,
    "dcterms:modified": elements.modified, "atom:updated": elements.modified, "updated": elements.modified,
    "dcterms:created": elements.created, "dc:date": elements.dc_date, "comments": elements.comments,
    "dc:language": elements.language, "language": elements.language, "dc:publisher": elements.publisher,
    "dc:identifier": elements.identifier, "dc:title": elements.title, "dcterms:alternative": elements.alternative,
    "feedburner:origlink": elements.original_link, "itunes:keywords": podcasts.keywords,
    "prism:section": elements.section,
}  # fmt: skip
"""Key of an element -> what reads it; its attributes are lost."""
_READERS: dict[str, elements.ReadElement] = {
    **_BY_WORDS,
    "guid": elements.guid, "category": elements.category, "enclosure": elements.enclosure,
    "dcterms:valid": elements.valid, "source": elements.source, "dc:description": elements.excerpt,
    "excerpt:encoded": elements.excerpt, "dcterms:abstract": elements.excerpt,
    "dc:rights": elements.right("notice"), "copyright": elements.right("notice"),
    "dcterms:rightsholder": elements.right("holder"), "dcterms:accessrights": elements.right("usage_terms"),
    "cc:license": elements.right("licence"), "dcterms:license": elements.right("licence"),
    "atom:link": elements.atom_link, "atom:author": elements.atom_author, "atom:contributor": elements.atom_contributor, "wp:status": elements.unfinished,
    "wp:post_password": elements.password, "rsl:content": read_rsl, "yandex:full-text": elements.full_text,
    "turbo:content": elements.full_text, "itunes:author": podcasts.author, "itunes:duration": podcasts.duration,
    "itunes:image": podcasts.image,
}  # fmt: skip
"""The same of all; the further ones look at their attributes, too."""


def is_kept_as_it_is(key: str) -> bool:
    """Whether an element of an item means nothing here, and becomes an extension."""
    return key not in _READERS and not key.startswith("media:")


_WITHOUT_WORDS = frozenset(
    {"enclosure", "atom:link", "cc:license", "dcterms:license", "source", "itunes:image"}
)
"""Elements that say something in their attributes."""


def item_of(part: Part, channel: Channel, name: str, index: int, report: Report) -> Parsed:
    """The item of a part. Never raises for what is in it."""
    draft = drafted(part, channel, report)
    item = finished(draft, name, index)
    report.name_item(item.uri, draft.title)
    return Parsed(item, Origins(draft.places(), part.window))


def drafted(part: Part, channel: Channel, report: Report) -> Draft:
    """What the elements of a part say."""
    draft = Draft(channel, report, part.stories)
    around = part.path
    draft.origins[""] = draft.path = around
    if part.element.keys():
        _attributes(part, draft)
    children = children_behind(part.element, 0)
    tags = tuple([each.tag for each in children])
    stray = part.element.text
    plan, order = _PLANS.get(tags) or _plan_of(tags)
    if order is not None:
        children = [children[at] for at in order]
    for element, known in zip(children, plan, strict=True):
        if known is None:
            stray = f"{stray or ''}{element.tail or ''}"
            continue
        step, key, read, by_words = known
        draft.path = around + step
        if read is None or len(element):
            _read_further(element, key, read, draft)
        else:
            text = draft.text = element.text or ""
            words = text.strip()
            if by_words and element.keys():
                draft.rest(element)
            if words or (key in _WITHOUT_WORDS and element.keys()):
                read(draft, element, words)
            elif not by_words:
                draft.rest(element)
        tail = element.tail
        if tail and not tail.isspace():
            draft.lose("text between elements", tail.strip())
    draft.path = around
    if stray and not stray.isspace():
        draft.lose("text between elements", stray.strip())
    return draft


_Known = tuple[str, str, "elements.ReadElement | None", bool]
"""Of an element the last step of its path, its key, what reads it, and whether by its words alone."""
_Plan = tuple[tuple[_Known | None, ...], "list[int] | None"]
"""The same of all elements of an item, None for comments and the like; and in which order they are read, if not in their own."""
_PLANS: dict[tuple[object, ...], _Plan] = {}
"""By the names of the elements: the items of a feed have nearly all the same ones in the same order."""
_MOST = 256
"""Plans that are remembered,"""
_LONGEST = 64
"""and elements that one of them may have."""


def _plan_of(tags: tuple[object, ...]) -> _Plan:
    counts: dict[str, int] = {}
    plan: list[_Known | None] = []
    for tag in tags:
        if not isinstance(tag, str):
            plan.append(None)
            continue
        key = key_of(tag)
        step = f"/{tag.rpartition('}')[2]}"
        count = counts[step] = counts.get(step, 0) + 1
        read = None if key.startswith("media:") else _READERS.get(key)
        place = f"{step}[{count}]" if count > 1 else step
        plan.append((place, key, read, key in _BY_WORDS))
    order = _order_of([known[1] if known else None for known in plan])
    made = (tuple(plan if order is None else [plan[at] for at in order]), order)
    if len(tags) <= _LONGEST:
        if len(_PLANS) >= _MOST:
            _PLANS.clear()
        _PLANS[tags] = made
    return made


_SECOND = {
    "dc:title": "title", "dcterms:issued": "pubdate", "atom:published": "pubdate", "dc:description": "description",
    "excerpt:encoded": "description", "dcterms:abstract": "description", "yandex:full-text": "content:encoded",
    "turbo:content": "content:encoded",
}  # fmt: skip
"""Elements that only say what another one does not: they are read behind it, wherever they stand."""


def _order_of(keys: list[str | None]) -> list[int] | None:
    """Where one of `_SECOND` stands before its better: the order in which the elements are read."""
    last = {key: at for at, key in enumerate(keys)}
    late = {at for at, key in enumerate(keys) if key in _SECOND and last.get(_SECOND[key], -1) > at}
    return sorted(range(len(keys)), key=late.__contains__) if late else None


def _attributes(part: Part, draft: Draft) -> None:
    draft.path = part.path
    for key, said in part.element.attrib.items():
        value = str(said).strip()
        if key in (RDF_ABOUT, "about"):
            draft.about = value or None
        elif key == XML_LANG and LANGUAGE_TAG.fullmatch(value):
            draft.put("language", "/language", value)
        elif key == XML_BASE and not draft.channel.base:
            draft.extensions.append(
                Extension(namespace=XML_BASE[1:].partition("}")[0], name="base", value=value)
            )
        elif value:
            draft.lose(f"item/@{str(key).rpartition('}')[2]}", value)


def _read_further(
    element: Element, key: str, read: elements.ReadElement | None, draft: Draft
) -> None:
    """An element that has elements in it, or that nothing here reads."""
    if key.startswith("media:"):
        if key != "media:status" or not _status(element, draft):
            draft.media_elements.append(element)
            draft.media_paths.append(draft.path)
    elif read is None or key.startswith("dc:"):
        draft.keep(element)
    else:
        draft.text = None
        words = elements.words_of(element)
        is_said = words or key in _WITH_PARTS or (key in _WITHOUT_WORDS and element.keys())
        if key in _BY_WORDS or not is_said:
            draft.rest(element)
        if is_said:
            read(draft, element, words)


def _status(element: Element, draft: Draft) -> bool:
    """Whether an element says whether the item is there or gone, and nothing else; that is then noted."""
    words = elements.words_of(element).lower()
    state = (element.get("state") or words).strip().lower()
    if state not in ("active", "deleted"):
        return False
    if state == "deleted":
        draft.put("pub_status", "/pubStatus", "canceled")
    return len(element.attrib) + bool(words) == 1


def _is_recall(draft: Draft) -> bool:
    """Whether nothing is said but that the item has ended: so it is taken back. Source: MSN Partner Hub."""
    expires = draft.fields.get("expires")
    if expires is None or draft.guid is None or "T" not in str(expires):
        return False
    if any((draft.headlines, draft.link, draft.description, draft.content, draft.media_elements)):
        return False
    return datetime.fromisoformat(str(expires)) <= draft.channel.now


_WITH_PARTS = frozenset({"description", "content:encoded", "body", "rsl:content"})


def finished(draft: Draft, name: str, index: int) -> NewsItem:
    """The item of a draft. `name`: of the source; `index`: which of its items it is, from 0."""
    fields = draft.fields
    if _is_recall(draft):
        draft.put("pub_status", "/pubStatus", "canceled")
    if draft.dc_date is not None:
        _date(draft, *draft.dc_date)
    if draft.days:
        draft.settle_day()
    if draft.media_elements:
        draft.path = draft.origins[""]
        _media(draft)
    podcasts.settle(draft)
    add_texts(draft)
    address = draft.link or draft.permalink or _page(draft.about)
    if draft.link is None and address:
        draft.origins.setdefault("/canonicalUrl", draft.origins.get("/uri", draft.path))
    identifier = draft.guid or draft.about
    uri, how = derive_uri(name, index, identifier=identifier, url=address, content=draft.title)
    tell_how(uri, how, draft.report, draft.path)
    if identifier and uri != identifier:  # which is no absolute URI
        draft.alt_ids.insert(0, AltId(value=identifier, type="guid"))
    if draft.about and draft.about not in (identifier, address):
        draft.alt_ids.append(AltId(value=draft.about, type="rdf:about"))
    channel = draft.channel
    if channel.language is not None:
        channel.take("language", fields.setdefault("language", channel.language))
    party = channel.party
    if party is not None:
        stated = fields.setdefault("publisher", party)
        channel.is_taken = channel.is_taken or stated.name == party.name
    said = {
        "uri": uri, "canonical_url": address, "headlines": tuple(draft.headlines),
        "creators": tuple(draft.creators), "contributors": tuple(draft.contributors),
        "info_sources": tuple(draft.info_sources), "keywords": tuple(draft.keywords),
        "subjects": tuple(draft.subjects), "alt_ids": tuple(draft.alt_ids), "links": tuple(draft.links),
        "media": tuple(draft.media), "descriptions": tuple(draft.descriptions), "rights": _rights(draft),
        "extensions": tuple(draft.extensions), **fields,
    }  # fmt: skip
    if draft.about is None and fields.keys() <= _CERTAIN:
        return of_fields(NewsItem, said)
    return NewsItem(**said)


_CERTAIN = frozenset(
    "version_created published publisher language body alternatives pub_status".split()
)
"""Fields whose values are of their types when they are put: an item with no others needs no validation."""


def _page(about: str | None) -> str | None:
    return (
        about
        if about and about.lower().startswith(("http://", "https://")) and " " not in about
        else None
    )


def _rights(draft: Draft) -> tuple[Rights, ...]:
    """The item's own statements; the channel's where it makes none of that kind."""
    said: dict[str, Any] = draft.rights
    channel = draft.channel
    if channel.copyright:
        said = {"notice": channel.copyright, **said}
        channel.take("copyright", said["notice"])
    if channel.licence:
        said = {"licence": channel.licence, **said}
        channel.take("licence", said["licence"])
    return (_right(tuple(said.items())),) if said else ()


@lru_cache(maxsize=256)
def _right(said: tuple[tuple[str, str], ...]) -> Rights:
    """A statement of rights; the items of a feed mostly share one."""
    fields: dict[str, Any] = dict(said)
    if "holder" in fields:
        fields["holder"] = Party(name=fields["holder"])
    return Rights(**fields)


def _date(draft: Draft, text: str, path: str) -> None:
    """dc:date is the publication where nothing else is, else a change or the making of the content."""
    draft.path = path
    found = read_date(text)
    published = draft.fields.get("published")
    if found.instant is None:
        if found.partial is None or found.grammar != "w3c-dtf":
            draft.doubt("date", text, found.fault)
        elif not draft.put("content_created", "/contentCreated", found.partial):
            draft.lose("dc:date", text)
    elif published is None:
        draft.put("published", "/published", found.instant)
    elif found.instant != published:
        later = found.instant > published
        field, pointer = (
            ("content_modified", "/contentModified")
            if later
            else ("content_created", "/contentCreated")
        )
        if not draft.put(field, pointer, found.instant.isoformat()):
            draft.lose("dc:date", text)


def _media(draft: Draft) -> None:
    """Media RSS beside the enclosures: what is at the same address is the same object."""
    facts = read_media(draft.media_elements, draft.channel.absolute)
    enclosures = len(draft.media)
    where = add_media(draft.media, facts.media, draft.lose)
    paths = places_of(draft.media_elements, draft.media_paths)
    for index, medium, path in zip(where, facts.media, paths, strict=False):
        at = f"/media/{index}"
        if index < enclosures:
            other = draft.origins.get(at, draft.path)
            draft.origins |= told_elsewhere(draft.media[index], medium, at, other)
        draft.origins[at] = path
    draft.keywords |= dict.fromkeys(facts.keywords)
    draft.extensions += facts.extensions
    draft.lose_media(facts.lost)
