"""One item as an element `item`, and what it could not say."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import UTC, datetime

from newsexport.formats.rss.losses import Losses
from newsexport.formats.rss.rights import rsl
from newsexport.options import Options
from newsexport.payloads.html import plain_text_of, read_html, write_html
from newsexport.payloads.media_rss import write_media
from newsexport.payloads.schema_org.values import is_web_address
from newsexport.payloads.shown_media import shown
from newsexport.prose.feed_dates import rfc822, rfc3339
from newsexport.report import Report
from newsexport.schema.v1 import Media, NewsItem, Rendition, Rights
from newsexport.schema.v1.plain import plain_text
from newsexport.syntax.xml_text import UNWRITABLE, attribute, element, leaf, text

_LISTS = ("subjects", "people", "organisations", "places", "events", "objects", "genres")


def item_element(item: NewsItem, options: Options, report: Report) -> str:
    """The element, in the order of our schema. Losses go into the report."""
    losses = Losses(item, report)
    pieces = [
        *_core(item, losses),
        *_modules(item, losses),
        *_rights(item, losses),
        *_media(item, losses),
        *_links(item, losses),
    ]
    losses.tell(options)
    return "<item>\n" + "".join(f"{piece}\n" for piece in pieces if piece) + "</item>\n"


def _core(item: NewsItem, losses: Losses) -> Iterator[str]:
    """The elements of RSS itself."""
    address = item.canonical_url or ""
    yield leaf("title", _title(item, losses))
    yield leaf("link", address)
    permalink = "true" if item.uri == address else "false"
    yield element("guid", text(item.uri), isPermaLink=permalink)
    if item.published is not None:
        _whole_second(item.published, "/published", losses)
        yield leaf("pubDate", _rfc822(item.published))
    yield leaf("description", _summary(item, losses))
    yield from _categories(item, losses)
    for link in item.links:
        if link.rel == "comments" and link.href and _is_one_word(link.href):
            yield leaf("comments", link.href)
    for index, party in enumerate(item.info_sources):
        if index == 0 and party.url and party.name:
            yield element("source", text(_line(party.name)), url=party.url)
            losses.only(f"/infoSources/{index}", party, ("name", "url"))
        else:
            losses.lose(f"/infoSources/{index}", "infoSources", party.name or party.uri)


def _categories(item: NewsItem, losses: Losses) -> Iterator[str]:
    """Keywords, and what the item is about: those of a vocabulary are read as subjects, others as keywords."""
    seen: set[str] = set()
    plain = True
    for word in item.keywords:
        plain = plain and plain_text_of(_line(word)) == word and word not in seen
        seen.add(word)
        yield leaf("category", _line(word))
    mixed = False
    for name in _LISTS:
        concepts = getattr(item, name)
        for concept in concepts:
            words = _line(concept.name or concept.literal or "")
            if not words:
                continue
            exact = {"name": words, "scheme": concept.scheme}
            same = name == "subjects" and concept.scheme is not None
            same = same and concept.model_dump(exclude_defaults=True) == exact
            mixed = mixed or not (same and plain_text_of(words) == words)
            yield element("category", text(words), domain=concept.scheme)
        if concepts and (name != "subjects" or mixed or not all(each.name for each in concepts)):
            losses.simplify(f"/{name}", "their names, as categories")
    if mixed or not plain:
        losses.simplify("/keywords", "as categories, with those of other lists")
        losses.simplify("/subjects", "as categories, with those of other lists")


def _title(item: NewsItem, losses: Losses) -> str | None:
    found = None
    for index, headline in enumerate(item.headlines):
        if headline.role is None and found is None:
            found = _line(headline.text)
            if plain_text_of(found) != headline.text:
                losses.simplify(f"/headlines/{index}/text", "as a line of plain text")
    return found


def _line(value: str) -> str:
    """A text on one line."""
    return " ".join(UNWRITABLE.sub("", value).split())


def _summary(item: NewsItem, losses: Losses) -> str | None:
    """The summary, else the standfirst; the markup of feeds is escaped in it."""
    for role in ("summary", "standfirst", None):
        for index, each in enumerate(item.descriptions):
            if each.role != role or not each.text.strip():
                continue
            words = html.escape(each.text, quote=False)
            losses.described = index
            if role != "summary":
                losses.simplify(f"/descriptions/{index}/role", "a summary")
            if plain_text(read_html(words).blocks).strip() != each.text:
                losses.simplify(f"/descriptions/{index}/text", "white space is collapsed")
            return words
    return None


def _modules(item: NewsItem, losses: Losses) -> Iterator[str]:
    """The story, its people, dates, language."""
    if item.body:
        written = write_html(item.body, item.media)
        losses.simplified += written.losses
        losses.shown = written.shown
        yield f"<content:encoded>{cdata(written.markup)}</content:encoded>"
    else:
        _only_text(item, losses)
    names = [party.name for party in item.creators if party.name]
    if len(set(names)) < len(names):
        losses.simplify("/creators", "each name once")
    for name, tag in (("creators", "dc:creator"), ("contributors", "dc:contributor")):
        for index, party in enumerate(getattr(item, name)):
            words = party.name
            if words:
                yield leaf(tag, _line(words))
                losses.only(f"/{name}/{index}", party, ("name",))
                if plain_text_of(_line(words)) != words or "@" in words:
                    losses.simplify(f"/{name}/{index}", "a line of plain text")
            else:
                losses.lose(f"/{name}/{index}", name, party.uri or party.email)
    if item.version_created is not None:
        yield leaf("dcterms:modified", rfc3339(item.version_created))
    if item.content_created is not None:
        yield leaf("dcterms:created", str(item.content_created))
    if item.expires is not None:
        yield leaf("dcterms:valid", f"end={item.expires}; scheme=W3C-DTF")
    for index, headline in enumerate(item.headlines):
        if headline.role == "subheadline":
            yield leaf("dcterms:alternative", _line(headline.text))
            if plain_text_of(_line(headline.text)) != headline.text:
                losses.simplify(f"/headlines/{index}/text", "as a line of plain text")
    yield leaf("dc:language", item.language)
    if item.publisher is not None and item.publisher.name:
        yield leaf("dc:publisher", _line(item.publisher.name))


def _only_text(item: NewsItem, losses: Losses) -> None:
    """A summary of several paragraphs without a story beside it is read as the story."""
    if losses.described is None:
        return
    words = html.escape(item.descriptions[losses.described].text, quote=False)
    blocks = read_html(words).blocks
    if len(blocks) > 1 or (blocks and getattr(blocks[0], "spans", ())):
        for pointer in (f"/descriptions/{losses.described}", "/body"):
            losses.simplify(pointer, "the only text is read as the story")


def _rights(item: NewsItem, losses: Losses) -> Iterator[str]:
    """The statements on the whole item, the first of each kind."""
    said: set[str] = set()
    if len(item.rights) > 1:
        losses.simplify("/rights", "the first statement of each kind")
    for index, rights in enumerate(item.rights):
        before = len(said)
        for field, tag, value in (
            ("notice", "dc:rights", rights.notice),
            ("holder", "dcterms:rightsHolder", rights.holder.name if rights.holder else None),
            ("usage_terms", "dcterms:accessRights", rights.usage_terms),
            ("licence", "cc:license", rights.licence),
        ):
            if getattr(rights, field) is None:
                continue
            if rights.scope or field in said or not value or not _line(value):
                losses.lose(f"/rights/{index}/{_CAMEL.get(field, field)}", field, value)
                continue
            said.add(field)
            if field == "holder":
                losses.only(f"/rights/{index}/holder", rights.holder, ("name",))
            if plain_text_of(_line(value)) != value:
                losses.simplify(
                    f"/rights/{index}/{_CAMEL.get(field, field)}", "a line of plain text"
                )
            yield leaf(tag, _line(value))
        yield _mining(item, rights, index, said, losses)
        if len(said) == before:
            losses.lose(f"/rights/{index}", "rights", rights.notice or rights.usage_terms or "")


_CAMEL = {"usage_terms": "usageTerms"}


def _mining(item: NewsItem, rights: Rights, index: int, said: set[str], losses: Losses) -> str:
    if rights.data_mining is None:
        return ""
    terms, exact = rsl(rights, item.canonical_url or "")
    pointer = f"/rights/{index}/dataMining"
    if rights.scope or "data_mining" in said or not terms:
        losses.lose(pointer, "rights/dataMining", rights.data_mining)
        return ""
    said.add("data_mining")
    if not exact:
        losses.simplify(pointer, "the nearest terms of RSL")
    return terms


def _media(item: NewsItem, losses: Losses) -> Iterator[str]:
    """Media RSS for every media object that has an address."""
    addresses: set[str | None] = set()
    for index, medium in enumerate(item.media):
        found = tuple(each for each in medium.renditions if is_web_address(each.href))
        written = write_media(medium.model_copy(update={"renditions": found}))
        if addresses & {each.href for each in found}:
            losses.simplify("/media", "objects at one address are read as one")
            losses.simplify("/body", "objects at one address are read as one")
        addresses |= {each.href for each in found}
        if not written and index in losses.shown:
            losses.simplify("/media", "in the story only")
        elif not written:
            losses.lose(f"/media/{index}", "media", medium.caption or medium.uri or medium.id)
        elif index in losses.shown and not _joins(medium, found):
            losses.simplify("/media", "its figure shows no address: read as two")
        yield written


def _joins(medium: Media, written: tuple[Rendition, ...]) -> bool:
    """Whether a reader can tell that the figure in the story and the media object are one."""
    best = shown(medium, None)
    return best is not None and best.href in {each.href for each in written}


def _links(item: NewsItem, losses: Losses) -> Iterator[str]:
    for index, link in enumerate(item.links):
        if link.rel == "comments" and link.href and _is_one_word(link.href):
            losses.only(f"/links/{index}", link, ("rel", "href"))
            continue
        if not link.href or not link.rel or not _is_one_word(link.href) or link.rel == "license":
            losses.lose(f"/links/{index}", "links", link.title or link.uri)
            continue
        rel = "related" if link.rel == "seeAlso" else link.rel
        if rel != link.rel:
            losses.simplify(f"/links/{index}/rel", "related")
        said = attribute("href", link.href) + attribute("rel", rel)
        said += attribute("type", link.media_type) if link.media_type else ""
        said += attribute("title", link.title) if link.title else ""
        yield f"<atom:link{said}/>"


def cdata(markup: str) -> str:
    """Markup as character data: in a CDATA section, which all readers of feeds know."""
    clean = UNWRITABLE.sub("", markup) if not markup.isprintable() else markup
    if "\r" in clean:
        return text(clean)
    return "<![CDATA[" + clean.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def _is_one_word(value: str) -> bool:
    """Whether an address has no white space, which no receiver would take."""
    return value.split() == [value] and not UNWRITABLE.search(value)


def _whole_second(moment: datetime, pointer: str, losses: Losses) -> None:
    if moment.microsecond:
        losses.simplify(pointer, "to the second")


def _rfc822(moment: datetime) -> str:
    return rfc822(moment.astimezone(UTC))
