"""One item as an element `item`, and what it could not say."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache

from newsexport.codes.outputs import OU001
from newsexport.dialect import FeedDialect
from newsexport.errors import InvalidOutput
from newsexport.formats.rss.dialect_elements import date, extras, recall
from newsexport.formats.rss.losses import TARGET, Losses
from newsexport.formats.rss.names import NAME
from newsexport.formats.rss.rights import rsl
from newsexport.options import Options
from newsexport.payloads.feed_dialect import (
    SUMMARIES,
    feed_of,
    slideshows,
    spoken,
    syndication,
    title_wanted,
)
from newsexport.payloads.html import plain_text_of, read_html, write_html
from newsexport.payloads.html_taken import taken
from newsexport.payloads.leading_words import summary_of, title_of
from newsexport.payloads.media_rss_write import write_media
from newsexport.payloads.schema_org.values import is_web_address
from newsexport.payloads.shown_media import shown
from newsexport.prose.feed_dates import in_utc, rfc3339
from newsexport.report import Report
from newsexport.schema.v1 import Media, NewsItem, PartialDate, Rendition, Rights
from newsexport.schema.v1.plain import plain_text
from newsexport.syntax.xml_text import UNWRITABLE, attribute, cdata, element, leaf, text

_LISTS = ("subjects", "people", "organisations", "places", "events", "objects", "genres")


def item_element(item: NewsItem, options: Options, report: Report) -> str:
    """The element, in the order of our schema. Losses go into the report."""
    feed = feed_of(options)
    taken_back = recall(item, feed, options, report)
    if taken_back is not None:
        return taken_back
    losses = Losses(item, report)
    item = spoken(item, feed, losses)
    _demand_words(item, report)
    pieces = [
        *_core(item, feed, losses),
        *_modules(item, feed, losses),
        *extras(item, feed, options),
        *_rights(item, losses),
        *_media(item, options, losses),
        *_links(item, feed, losses),
    ]
    losses.tell(options)
    return "\n".join(["<item>", *filter(None, pieces), "</item>\n"])


def _demand_words(item: NewsItem, report: Report) -> None:
    """Raise InvalidOutput for an item with nothing to show: RSS demands a title or a description."""
    if title_of(item) is not None or _media_title(item):
        return
    reason = "an item needs a title, a description or a text, and this one has none"
    found = report.add(
        OU001, pointer="/headlines", target=TARGET, place="/headlines", reason=reason
    )
    raise InvalidOutput("the feed would be invalid", [found])


def _core(item: NewsItem, feed: FeedDialect, losses: Losses) -> Iterator[str]:
    """The elements of RSS itself."""
    address = item.canonical_url or ""
    yield leaf("title", _title(item, losses))
    yield leaf("link", address)
    permalink = "true" if item.uri == address else "false"
    yield element("guid", text(item.uri), isPermaLink=permalink)
    if item.published is not None:
        _whole_second(item.published, "/published", losses)
        yield leaf("pubDate", date(item.published, feed))
    yield leaf("description", _summary(item, feed, losses))
    yield from _categories(item, feed, losses)
    for link in item.links:
        if link.rel == "comments" and link.href and _is_one_word(link.href):
            yield leaf("comments", link.href)
    for index, party in enumerate(item.info_sources):
        if index == 0 and party.url and party.name:
            yield element("source", text(_line(party.name)), url=party.url)
            losses.only(f"/infoSources/{index}", party, ("name", "url"))
            if plain_text_of(_line(party.name)) != party.name:
                losses.simplify(f"/infoSources/{index}/name", "a line of plain text")
        else:
            losses.lose(f"/infoSources/{index}", "infoSources", party.name or party.uri)


def _categories(item: NewsItem, feed: FeedDialect, losses: Losses) -> Iterator[str]:
    """Keywords, and what the item is about: those of a vocabulary are read as subjects, others as keywords."""
    seen: set[str] = set()
    plain = True
    for word in item.keywords:
        markup, read = _category(word, None)
        plain = plain and read == word and word not in seen
        seen.add(word)
        if not feed.keywords or "," in word:
            yield markup
    mixed = False
    for name in _LISTS:
        concepts = getattr(item, name)
        for concept in concepts:
            markup, read = _category(concept.name or concept.literal or "", concept.scheme)
            if not markup:
                continue
            if not mixed:
                exact = {"name": read, "scheme": concept.scheme}
                same = name == "subjects" and concept.scheme is not None
                mixed = not (same and concept.model_dump(exclude_defaults=True) == exact)
            yield markup
        if concepts and (name != "subjects" or mixed or not all(each.name for each in concepts)):
            losses.simplify(f"/{name}", "their names, as categories")
    if mixed or not plain:
        losses.simplify("/keywords", "as categories, with those of other lists")
        losses.simplify("/subjects", "as categories, with those of other lists")


@lru_cache(maxsize=4096)
def _category(name: str, scheme: str | None) -> tuple[str, str]:
    """The element of a name, and the name that it is read as. The same few stand in many items of a feed."""
    words = _line(name)
    if not words:
        return "", ""
    return element("category", text(words), domain=scheme), plain_text_of(words)


def _title(item: NewsItem, losses: Losses) -> str | None:
    found = None
    for index, headline in enumerate(item.headlines):
        if headline.role is None and found is None:
            found = _line(headline.text)
            if plain_text_of(found) != headline.text:
                losses.simplify(f"/headlines/{index}/text", "as a line of plain text")
    if found is None and not item.body and summary_of(item) is None:
        words = title_of(item)
        found = _line(words.text if words is not None else _media_title(item)) or None
        if found is not None:
            losses.simplify("/headlines", "other words are the title, for nothing else is said")
    return found


def _media_title(item: NewsItem) -> str:
    """What the first picture or video with a title is called."""
    return next((m.headline for m in item.media if m.headline and m.headline.strip()), "")


def _line(value: str) -> str:
    """A text on one line."""
    if _is_plain_line(value):
        return value
    return " ".join(UNWRITABLE.sub("", value).split())


def _is_plain_line(value: str) -> bool:
    """Whether a text is one line, without control characters and with single blanks between its words."""
    return value.isprintable() and "  " not in value and value[:1] != " " and value[-1:] != " "


def _summary(item: NewsItem, feed: FeedDialect, losses: Losses) -> str | None:
    """The summary, else the standfirst; the markup of feeds is escaped in it."""
    for role in SUMMARIES:
        for index, each in enumerate(item.descriptions):
            if each.role != role or not each.text.strip():
                continue
            losses.described = index
            if role != "summary":
                losses.simplify(f"/descriptions/{index}/role", "a summary")
            if _is_plain_line(each.text) and not any(sign in each.text for sign in "&<>"):
                return each.text  # it has nothing that any of the below would change
            words = html.escape(each.text, quote=False)
            if feed.plain_description:
                words = _line(each.text)
            if plain_text(read_html(words).blocks).strip() != each.text:
                losses.simplify(f"/descriptions/{index}/text", "white space is collapsed")
            return words
    return None


def _modules(item: NewsItem, feed: FeedDialect, losses: Losses) -> Iterator[str]:
    """The story, its people, dates, language."""
    if item.body:
        written = write_html(item.body, item.media)
        losses.simplified += written.losses
        losses.shown = written.shown
        body = taken(written.markup, feed.tags)
        losses.spoken += [("/body", change) for change in body.changes]
        if any(change.startswith(("video:", "audio:")) for change in body.changes):
            losses.simplify("/media", "beside the story, which shows no players")
        story = cdata(body.markup, certain=written.is_calm)
        yield f"<content:encoded>{story}</content:encoded>"
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
        yield leaf("dcterms:valid", f"end={_end(item.expires, feed)}; scheme=W3C-DTF")
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


def _end(expires: PartialDate, feed: FeedDialect) -> str:
    if feed.utc and expires.is_instant:
        return rfc3339(in_utc(datetime.fromisoformat(str(expires))))
    return str(expires)


def _media(item: NewsItem, options: Options, losses: Losses) -> Iterator[str]:
    """Media RSS for every media object that has an address; a show of slides as a group of them."""
    pieces = dict(enumerate(_each_medium(item, options, losses)))
    for slides in slideshows(item, feed_of(options)):
        inside = "".join(pieces.pop(place) for place in slides)
        author = next((each.name for each in item.creators if each.name), None)
        credit = element("media:credit", text(_line(author)), role="author") if author else ""
        title = element("media:title", text(_line(item.headline or "")), type="plain")
        yield f"<media:group>{inside}{title}{credit}</media:group>"
        losses.simplify("/media", "a show of slides, read as one object")
        losses.simplify("/body", "a show of slides, read as one object")
    yield from pieces.values()


def _each_medium(item: NewsItem, options: Options, losses: Losses) -> Iterator[str]:
    addresses: set[str | None] = set()
    slides = {place for show in slideshows(item, feed_of(options)) for place in show}
    for index, medium in enumerate(item.media):
        found = tuple(each for each in medium.renditions if is_web_address(each.href))
        further = ""
        if feed_of(options).syndication:
            said = syndication(item, medium, options, NAME)
            names = ("mi:hasSyndicationRights", "mi:licenseId", "mi:licensorName")
            further = "".join(map(leaf, names, said))
        fields: dict[str, object] = {}
        if len(found) < len(medium.renditions):
            fields["renditions"] = found
        title = title_wanted(item, medium, feed_of(options), slide=index in slides)
        if title:
            fields["headline"] = title
        shown_as = medium.model_copy(update=fields) if fields else medium
        written = write_media(shown_as, further=further)
        own = {each.href for each in found}
        if addresses & own:
            losses.simplify("/media", "objects at one address are read as one")
            losses.simplify("/body", "objects at one address are read as one")
        addresses |= own
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


def _links(item: NewsItem, feed: FeedDialect, losses: Losses) -> Iterator[str]:
    for index, link in enumerate(item.links):
        if link.rel == "comments" and link.href and _is_one_word(link.href):
            losses.only(f"/links/{index}", link, ("rel", "href"))
            continue
        if not link.href or not link.rel or not _is_one_word(link.href) or link.rel == "license":
            losses.lose(f"/links/{index}", "links", link.title or link.uri)
            continue
        rel = "related" if link.rel == "seeAlso" else link.rel
        if rel == "related" and not feed.links:
            losses.lose(f"/links/{index}", "links", link.title or link.href)
            continue
        if rel != link.rel:
            losses.simplify(f"/links/{index}/rel", "related")
        said = attribute("href", link.href) + attribute("rel", rel)
        said += attribute("type", link.media_type) if link.media_type else ""
        said += attribute("title", link.title) if link.title else ""
        yield f"<atom:link{said}/>"


def _is_one_word(value: str) -> bool:
    """Whether an address has no white space, which no receiver would take."""
    return value.split() == [value] and not UNWRITABLE.search(value)


def _whole_second(moment: datetime, pointer: str, losses: Losses) -> None:
    if moment.microsecond:
        losses.simplify(pointer, "to the second")
