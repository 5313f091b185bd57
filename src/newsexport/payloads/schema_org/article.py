"""The item as a NewsArticle: a dictionary in the order in which it is written."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from newsexport.mapping import INTERNAL
from newsexport.options import Options
from newsexport.payloads.schema_org.body import add_body
from newsexport.payloads.schema_org.extensions import OF_ARTICLES, add_extensions
from newsexport.payloads.schema_org.losses import Losses
from newsexport.payloads.schema_org.names import NOT_CARRIED, implied_type, named_type
from newsexport.payloads.schema_org.picture_items import own_words
from newsexport.payloads.schema_org.relations import add_access, add_links, add_media, add_rights
from newsexport.payloads.schema_org.things import LISTS, Kind
from newsexport.payloads.schema_org.values import looks_like_address, one_or_list
from newsexport.payloads.schema_org.write_media import digital_source
from newsexport.payloads.schema_org.write_things import concept_object, party_object
from newsexport.payloads.title_and_summary import title_of
from newsexport.rules.identity import needs_headline
from newsexport.schema.v1 import Concept, DatedEntry, NewsItem, PartialDate, Party
from newsexport.syntax.addresses import is_iri, is_web_address

Node = dict[str, Any]

_DEFAULTS = {name: info.default for name, info in NewsItem.model_fields.items()}
_ALIASES = {name: info.alias or name for name, info in NewsItem.model_fields.items()}
_NAMES = {alias: name for name, alias in _ALIASES.items()}


def article(item: NewsItem, options: Options, losses: Losses, kind: str = "auto") -> Node:
    """The object of an item, without its context. What it cannot say goes into `losses`.

    `kind` is the type of article; auto: after the item's genres.
    """
    node: Node = {}
    _add_type(node, item, kind)
    _add_identity(node, item, losses)
    _add_headlines(node, item, losses)
    own = own_words(item, losses)
    _add_descriptions(node, item, losses, own.caption)
    _add_times(node, item, losses, own.created)
    _add_parties(node, item, options, losses)
    _add_words(node, item, losses)
    _add_subjects(node, item, losses)
    add_media(node, own.media, losses, options.base_uri)
    add_links(node, item, losses)
    add_rights(node, item, losses)
    add_access(node, item, losses)
    source = digital_source(item.digital_source_type, losses, "")
    if source:
        node["digitalSourceType"] = source
    add_body(node, item.body, losses)
    add_extensions(node, item.extensions, losses, "", OF_ARTICLES)
    _note_the_rest(item, losses)
    return node


def _note_the_rest(item: NewsItem, losses: Losses) -> None:
    """What has no home at all. The values of internal fields are not repeated."""
    for name in NOT_CARRIED:
        value = getattr(item, name)
        if value != _DEFAULTS[name]:
            losses.lost(f"/{_ALIASES[name]}", value)
    for alias in INTERNAL:
        if getattr(item, _NAMES[alias]) not in (None, ()):
            losses.hidden(f"/{alias}")


def _add_type(node: Node, item: NewsItem, kind: str) -> None:
    if kind != "auto":
        node["@type"] = kind
        return
    implied = [name for name in map(implied_type, item.genres) if name]
    named = [name for name in map(named_type, item.genres) if name]
    types = list(dict.fromkeys([*implied[:1], *named]))
    if any(isinstance(block, DatedEntry) for block in item.body):
        types = ["NewsArticle", *types, "LiveBlogPosting"]
        types = list(dict.fromkeys(types))
    node["@type"] = one_or_list(types or ["NewsArticle"])


def _add_identity(node: Node, item: NewsItem, losses: Losses) -> None:
    if is_iri(item.uri):
        node["@id"] = item.uri
    else:
        losses.simplified("/uri", "an identifier that is no URI; a reader makes one of it")
    identifiers: list[Any] = [item.uri]
    for index, other in enumerate(item.alt_ids):
        at = f"/altIds/{index}"
        if other.type is None and other.value != item.uri:
            identifiers.append(other.value)
        else:
            kind = {"propertyID": other.type} if other.type else {}
            identifiers.append({"@type": "PropertyValue", **kind, "value": other.value})
        if other.type == "":
            losses.lost(f"{at}/type", "")
        _lose_extensions(other.extensions, losses, at)
    node["identifier"] = one_or_list(identifiers)
    if is_web_address(item.canonical_url):
        node["url"] = node["mainEntityOfPage"] = item.canonical_url
    elif item.canonical_url is not None:
        losses.lost("/canonicalUrl", item.canonical_url)
    node["version"] = item.version


def _add_headlines(node: Node, item: NewsItem, losses: Losses) -> None:
    further: list[str] = []
    disordered = False
    for index, headline in enumerate(item.headlines):
        at = f"/headlines/{index}"
        if headline.role is None and "headline" not in node:
            node["headline"] = headline.text
            disordered = bool(further)
        elif headline.role == "subheadline":
            further.append(headline.text)
        else:
            losses.lost(at, headline.text)
            continue
        if headline.language is not None:
            losses.lost(f"{at}/language", headline.language)
        _lose_extensions(headline.extensions, losses, at)
    if "headline" not in node and needs_headline(item):
        words = title_of(item)
        if words is not None:
            node["headline"] = words.text
            how = f"the item has none; the words at {words.pointer} stand for it"
            losses.simplified("/headlines", how)
    if further:
        node["alternativeHeadline"] = one_or_list(further)
    if disordered:
        losses.simplified("/headlines", "the main headline stands first")


def _add_descriptions(node: Node, item: NewsItem, losses: Losses, caption: int | None) -> None:
    """The summary as description, the standfirst as abstract; a standfirst alone is both.

    Receivers look at description, and few of them at abstract. Description number `caption` is said
    of the picture.
    """
    said: dict[str, str] = {}
    for index, description in enumerate(item.descriptions):
        at = f"/descriptions/{index}"
        role = description.role if description.role is not None else "summary"
        twice = role in said or description.text in said.values()
        if index == caption:
            continue
        if role not in ("standfirst", "summary") or twice:
            losses.lost(at, description.text)
            continue
        if description.role is None:
            losses.simplified(f"{at}/role", "said to be the summary")
        said[role] = description.text
        if description.language is not None:
            losses.lost(f"{at}/language", description.language)
        _lose_extensions(description.extensions, losses, at)
    for role, text in said.items():
        node["abstract" if role == "standfirst" else "description"] = text
    if "abstract" in node:
        node.setdefault("description", node["abstract"])


def _add_times(node: Node, item: NewsItem, losses: Losses, created_said: bool) -> None:
    """Times of the item as such; those of the content stand in where there are none."""
    if item.published:
        node["datePublished"] = item.published.isoformat()
    for name, time, date, taken, alias in (
        ("dateModified", item.version_created, item.content_modified, "versionCreated", "contentModified"),
        ("dateCreated", item.first_created, item.content_created, "firstCreated", "contentCreated"),
    ):  # fmt: skip
        said = time or date
        if date and not time and _is_out_of_order(name, date, item):
            losses.lost(f"/{alias}", date)
            continue
        if said:
            node[name] = said.isoformat()
        if date and time and not (created_said and name == "dateCreated"):
            losses.lost(f"/{alias}", date)
        elif date and not time and date.is_instant:
            losses.simplified(f"/{alias}", f"said as {name}, which readers take for {taken}")
            losses.simplified(f"/{taken}", f"not known; readers take {name} for it")
    if item.expires:
        node["expires"] = str(item.expires)


def _is_out_of_order(name: str, date: PartialDate, item: NewsItem) -> bool:
    """Whether a time of the content, read as one of the item, would make the change older than what it changed."""
    if not date.is_instant:
        return False
    moment = datetime.fromisoformat(date.upper())
    if name == "dateCreated":
        return item.version_created is not None and item.version_created < moment
    return item.first_created is not None and moment < item.first_created


def _add_parties(node: Node, item: NewsItem, options: Options, losses: Losses) -> None:
    known = _organisations(item)
    _add_people(node, "author", item.creators, losses, "/creators", known)
    _add_contributors(node, item, losses, known)
    for name, party in (("publisher", item.publisher), ("provider", item.provider)):
        one = party_object(party, losses, f"/{name}", otherwise="Organization") if party else None
        if one:
            node[name] = one
    if item.provider is None and options.provider:
        named = options.provider
        identity = {"@id": named.uri} if is_iri(named.uri) else {}
        node["provider"] = {"@type": "Organization", **identity, "name": named.name}
    sources = []
    for index, source in enumerate(item.info_sources):
        at = f"/infoSources/{index}"
        if source.type == "person":
            losses.lost(at, source.name)
            continue
        one = party_object(source, losses, at, otherwise="Organization")
        if one:
            sources.append(one)
    if sources:
        node["sourceOrganization"] = sources


def _organisations(item: NewsItem) -> frozenset[str]:
    """Names that the item uses for organisations: none of them is a person."""
    parties = (item.provider, item.publisher, *item.info_sources, *(r.holder for r in item.rights))
    named = {party.name for party in parties if party and party.name and party.type != "person"}
    return frozenset(named | {each.name for each in item.organisations if each.name})


def _add_people(
    node: Node,
    name: str,
    parties: tuple[Party, ...],
    losses: Losses,
    at: str,
    organisations: frozenset[str],
    first: int = 0,
) -> None:
    people = [
        party_object(party, losses, f"{at}/{index}", organisations=organisations)
        for index, party in enumerate(parties, first)
    ]
    if any(people):
        node[name] = [one for one in people if one]


def _add_contributors(node: Node, item: NewsItem, losses: Losses, known: frozenset[str]) -> None:
    """Contributors; those at the end that are editors and nothing else are said to be editors."""
    parties = item.contributors
    cut = len(parties)
    while cut and parties[cut - 1].roles == ("editor",):
        cut -= 1
    _add_people(node, "contributor", parties[:cut], losses, "/contributors", known)
    editors = tuple(party.model_copy(update={"roles": ()}) for party in parties[cut:])
    _add_people(node, "editor", editors, losses, "/contributors", known, cut)


def _add_words(node: Node, item: NewsItem, losses: Losses) -> None:
    for name, value, alias in (
        ("inLanguage", item.language, "language"),
        ("articleSection", item.section, "section"),
        ("dateline", item.dateline, "dateline"),
        ("creditText", item.credit_line, "creditLine"),
    ):
        losses.put(node, name, value, f"/{alias}")
    if item.keywords:
        node["keywords"] = list(item.keywords)


def _add_subjects(node: Node, item: NewsItem, losses: Losses) -> None:
    about: list[Node] = []
    for name, kind in LISTS.items():
        about += _concepts(getattr(item, name), kind, losses, f"/{name}")
    if about:
        node["about"] = about
    located = _concepts(item.located, Kind("Place"), losses, "/located")
    if located:
        node["locationCreated"] = located
    audience = _concepts(item.audience, Kind("Audience"), losses, "/audience")
    if audience:
        node["audience"] = audience
    genres = _genres(item, node, losses)
    if genres:
        node["genre"] = genres


def _concepts(concepts: tuple[Concept, ...], kind: Kind, losses: Losses, at: str) -> list[Node]:
    found = []
    for index, concept in enumerate(concepts):
        one = concept_object(concept, kind, losses, f"{at}/{index}")
        if one:
            found.append(one)
    return found


def _genres(item: NewsItem, node: Node, losses: Losses) -> list[Any]:
    """Genres as names or terms; what the type of the article says is not said again."""
    types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    others = [genre for genre in item.genres if named_type(genre) not in types]
    implied = {implied_type(genre) for genre in others}
    if any(isinstance(block, DatedEntry) for block in item.body):
        implied.add("LiveBlogPosting")
    found: list[Any] = []
    seen: set[str] = set()
    for index, genre in enumerate(item.genres):
        at = f"/genres/{index}"
        named = named_type(genre)
        if named in types:
            if named in implied or named in seen:
                losses.lost(at, genre.uri)
            seen.add(str(named))
            continue
        if seen:
            losses.simplified("/genres", "types of articles stand last")
        if genre.name and genre == Concept(name=genre.name) and not looks_like_address(genre.name):
            found.append(genre.name)
            continue
        one = concept_object(genre, Kind("DefinedTerm"), losses, at)
        if one:
            found.append(one)
    return found


def _lose_extensions(extensions: tuple[Any, ...], losses: Losses, at: str) -> None:
    for index, extension in enumerate(extensions):
        losses.lost(f"{at}/extensions/{index}", f"{extension.namespace} {extension.name}")
