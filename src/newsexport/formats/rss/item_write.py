"""One item as an element `item`, and what it could not say."""

from __future__ import annotations

import html
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from newsexport.codes.outputs import OU001
from newsexport.dialect import FeedDialect
from newsexport.errors import InvalidOutput
from newsexport.formats.rss.data_mining import rsl
from newsexport.formats.rss.dialect_elements import date, extras, recall
from newsexport.formats.rss.lines import common_line_markup, line, line_markup
from newsexport.formats.rss.losses import TARGET, Losses
from newsexport.formats.rss.media_write import (
    is_full_address,
    link_elements,
    media_elements,
)
from newsexport.formats.rss.stories import LONGEST
from newsexport.options import Options
from newsexport.payloads.feeds.dialect import SUMMARIES, feed_of, spoken
from newsexport.payloads.html.fragments import plain_text_of, read_html
from newsexport.payloads.html.plain_words import calm_fragment
from newsexport.payloads.html.receiver_body import taken
from newsexport.payloads.html.write import write_each, write_html
from newsexport.payloads.title_and_summary import summary_of, title_of
from newsexport.prose.bylines import names_in_byline, persons_named
from newsexport.prose.feed_dates import in_utc, rfc3339
from newsexport.report import Report
from newsexport.schema.v1 import Concept, NewsItem, PartialDate, Rights
from newsexport.schema.v1.plain import plain_text
from newsexport.syntax.xml_text import cdata, element, leaf, text
from newsexport.vocab.forms import URI_SCHEME

_LISTS = ("subjects", "people", "organisations", "places", "events", "objects", "genres")


class Element(NamedTuple):
    """An element `item` in UTF-8."""

    markup: bytes
    outline: bytes
    """The same for the judge: with one letter for a story whose characters are known to be right."""


STORY = b"<content:encoded><![CDATA[", b"]]></content:encoded>\n"


def item_element(item: NewsItem, options: Options, report: Report) -> Element:
    """The element, in the order of our schema. Losses go into the report."""
    feed = feed_of(options)
    taken_back = recall(item, feed, options, report)
    if taken_back is not None:
        return Element(taken_back.encode(), taken_back.encode())
    losses = Losses(item, report)
    head, story, rest = parts_of(item, options, losses)
    losses.tell()
    before, behind = head.encode(), rest.encode()
    if isinstance(story, str):
        whole = b"".join((before, story.encode(), behind))
        return Element(whole, whole)
    opening, closing = STORY
    whole = b"".join((before, opening, story, closing, behind))
    if len(story) > LONGEST:
        return Element(whole, whole)
    return Element(whole, b"".join((before, opening, b"x", closing, behind)))


def parts_of(item: NewsItem, options: Options, losses: Losses) -> tuple[str, str | bytes, str]:
    """The element before its story, the story (see `story_of`) and what stands behind it."""
    feed = feed_of(options)
    item = spoken(item, feed, losses)
    before = _core(item, feed, losses, losses.report)
    story = story_of(item, feed, losses)
    behind = [
        *_modules(item, feed, losses),
        *extras(item, feed, options),
        *_rights(item, losses),
        *media_elements(item, options, losses),
        *link_elements(item, feed, losses),
    ]
    head = "\n".join(["<item>", *filter(None, before), ""])
    return head, story, "\n".join([*filter(None, behind), "</item>\n"])


def _demand_words(item: NewsItem, report: Report) -> None:
    """Raise InvalidOutput for an item with nothing to show: RSS demands a title or a description."""
    if title_of(item) is not None or _media_title(item):
        return
    reason = "an item needs a title, a description or a text, and this one has none"
    found = report.add(
        OU001, pointer="/headlines", target=TARGET, place="/headlines", reason=reason
    )
    raise InvalidOutput("the feed would be invalid", [found])


def _core(item: NewsItem, feed: FeedDialect, losses: Losses, report: Report) -> list[str]:
    """The elements of RSS itself."""
    title = _title(item, losses)
    if not title:
        _demand_words(item, report)
    address = item.canonical_url or ""
    permalink = "true" if item.uri == address else "false"
    pieces = [
        title,
        leaf("link", address),
        f'<guid isPermaLink="{permalink}">{text(item.uri)}</guid>',
    ]
    if item.published is not None:
        _whole_second(item.published, "/published", losses)
        pieces.append(f"<pubDate>{date(item.published, feed)}</pubDate>")
    pieces.append(_summary(item, feed, losses))
    pieces += _categories(item, feed, losses)
    for link in item.links:
        if link.rel == "comments" and is_full_address(link.href):
            pieces.append(leaf("comments", link.href))
    for index, party in enumerate(item.info_sources):
        if index == 0 and party.url and party.name:
            words, exact = line_markup(party.name)
            pieces.append(element("source", words, url=party.url))
            losses.only(f"/infoSources/{index}", party, ("name", "url"))
            if not exact:
                losses.simplify(f"/infoSources/{index}/name", "a line of plain text")
        else:
            losses.lose(f"/infoSources/{index}", "infoSources", party.name or party.uri)
    return pieces


def _categories(item: NewsItem, feed: FeedDialect, losses: Losses) -> list[str]:
    """Keywords, and what the item is about: those of a vocabulary are read as subjects, others as keywords."""
    pieces: list[str] = []
    plain = len(set(item.keywords)) == len(item.keywords)
    for word in item.keywords:
        markup, read = _category(word, None)
        plain = plain and read == word
        if not feed.keywords or "," in word:
            pieces.append(markup)
    mixed = False
    lost: dict[str, tuple[Concept, ...]] = {}
    for name in _LISTS:
        concepts = getattr(item, name)
        if not concepts:
            continue
        nameless = 0
        for concept in concepts:
            markup, read = _category(concept.name or concept.literal or "", concept.scheme)
            if not markup:
                nameless += 1
                continue
            if not mixed:
                exact = {"name": read, "scheme": concept.scheme}
                same = name == "subjects" and concept.scheme is not None
                mixed = not (same and concept.model_dump(exclude_defaults=True) == exact)
            pieces.append(markup)
        if nameless == len(concepts):
            lost[name] = concepts
        elif name != "subjects" or mixed or not all(each.name for each in concepts):
            without = f"; {nameless} without a name are left out" if nameless else ""
            losses.simplify(f"/{name}", f"their names, as categories{without}")
    others = mixed or not plain
    for name, concepts in lost.items():
        if name != "subjects" or not others:
            losses.lose(f"/{name}", name, concepts)
    if others:
        how = "left out for they have no names; " if "subjects" in lost else ""
        losses.simplify("/keywords", "as categories, with those of other lists")
        losses.simplify("/subjects", f"{how}as categories, with those of other lists")
    return pieces


@lru_cache(maxsize=4096)
def _category(name: str, scheme: str | None) -> tuple[str, str]:
    """The element of a name, and the name that it is read as. The same few stand in many items of a feed."""
    words = line(name)
    if not words:
        return "", ""
    return element("category", text(words), domain=scheme), plain_text_of(words)


def _title(item: NewsItem, losses: Losses) -> str:
    for index, headline in enumerate(item.headlines):
        if headline.role is None:
            words, exact = line_markup(headline.text)
            if not exact and not plain_text_of(headline.text):  # `<b>`, which no reader shows
                losses.lose(f"/headlines/{index}", "headline", headline.text)
            elif not exact:
                losses.simplify(f"/headlines/{index}/text", "as a line of plain text")
            return f"<title>{words}</title>" if words else ""
    found = ""
    if not item.body and summary_of(item) is None:
        other = title_of(item)
        found = line(other.text if other is not None else _media_title(item))
        if found:
            losses.simplify("/headlines", "other words are the title, for nothing else is said")
    return leaf("title", found)


def _media_title(item: NewsItem) -> str:
    """What the first picture or video with a title is called."""
    return next((m.headline for m in item.media if m.headline and m.headline.strip()), "")


def _summary(item: NewsItem, feed: FeedDialect, losses: Losses) -> str:
    """The summary, else the standfirst; the markup of feeds is escaped in it."""
    for role in SUMMARIES:
        for index, each in enumerate(item.descriptions):
            if each.role != role or not each.text.strip():
                continue
            losses.described = index
            if role != "summary":
                losses.simplify(f"/descriptions/{index}/role", "a summary")
            words, exact = line_markup(each.text)
            if exact and words == each.text:
                return f"<description>{words}</description>"
            words = html.escape(each.text, quote=False)
            if feed.plain_description:
                words = line(each.text)
            if plain_text(read_html(words).blocks).strip() != each.text:
                losses.simplify(f"/descriptions/{index}/text", "white space is collapsed")
            return leaf("description", words)
    return ""


def story_of(item: NewsItem, feed: FeedDialect, losses: Losses) -> str | bytes:
    """The body as HTML: its element, nothing without a body; the bytes of HTML that a CDATA section can hold as they are."""
    if not item.body:
        _only_text(item, losses)
        return ""
    calm = calm_fragment(item.body) if feed.tags.are_all else None
    if calm is not None:
        return calm
    write = write_each if feed.tags.are_all else write_html
    written = write(item.body, item.media)
    losses.add(written.losses)
    losses.shown = written.shown
    body = taken(written.markup, feed.tags)
    losses.spoken += [("/body", change) for change in body.changes]
    if any(change.startswith(("video:", "audio:")) for change in body.changes):
        losses.simplify("/media", "beside the story, which shows no players")
    return f"<content:encoded>{cdata(body.markup)}</content:encoded>\n"


def _modules(item: NewsItem, feed: FeedDialect, losses: Losses) -> list[str]:
    """The people of the story, dates, language."""
    pieces: list[str] = []
    names = [party.name for party in item.creators if party.name]
    if len(set(names)) < len(names):
        losses.simplify("/creators", "each name once")
    for name, tag in (("creators", "dc:creator"), ("contributors", "dc:contributor")):
        for index, party in enumerate(getattr(item, name)):
            if party.name:
                words, exact = common_line_markup(party.name)
                pieces.append(f"<{tag}>{words}</{tag}>" if words else "")
                losses.only(f"/{name}/{index}", party, ("name",))
                if not exact or "@" in party.name:
                    losses.simplify(f"/{name}/{index}", "a line of plain text")
                elif name == "creators" and persons_named(party.name):
                    losses.simplify("/creators", "each person whom a name has")
                    if not item.byline and names_in_byline(party.name):
                        losses.simplify("/byline", "a name of several persons is read as one")
            else:
                losses.lose(f"/{name}/{index}", name, party.uri or party.email)
    if item.version_created is not None:
        pieces.append(f"<dcterms:modified>{rfc3339(item.version_created)}</dcterms:modified>")
    if item.content_created is not None:
        pieces.append(leaf("dcterms:created", str(item.content_created)))
    if item.expires is not None:
        end = _end(item.expires, feed)
        pieces.append(leaf("dcterms:valid", f"end={end}; scheme=W3C-DTF"))
    for index, headline in enumerate(item.headlines):
        if headline.role == "subheadline":
            words, exact = line_markup(headline.text)
            pieces.append(f"<dcterms:alternative>{words}</dcterms:alternative>" if words else "")
            if not exact:
                losses.simplify(f"/headlines/{index}/text", "as a line of plain text")
    pieces.append(leaf("dc:language", item.language))
    if item.publisher is not None and item.publisher.name:
        pieces.append(leaf("dc:publisher", line(item.publisher.name)))
    return pieces


def _only_text(item: NewsItem, losses: Losses) -> None:
    """A summary of several paragraphs without a story beside it is read as the story."""
    if losses.described is None:
        return
    words = html.escape(item.descriptions[losses.described].text, quote=False)
    blocks = read_html(words).blocks
    if len(blocks) > 1 or (blocks and getattr(blocks[0], "spans", ())):
        for pointer in (f"/descriptions/{losses.described}", "/body"):
            losses.simplify(pointer, "the only text is read as the story")


def _rights(item: NewsItem, losses: Losses) -> list[str]:
    """The statements on the whole item, the first of each kind."""
    pieces: list[str] = []
    told: set[str] = set()
    if len(item.rights) > 1:
        losses.simplify("/rights", "the first statement of each kind")
    for index, rights in enumerate(item.rights):
        before = len(told)
        holder = rights.holder
        for field, tag, stated, value in (
            ("notice", "dc:rights", rights.notice, rights.notice),
            ("holder", "dcterms:rightsHolder", holder, holder.name if holder else None),
            ("usage_terms", "dcterms:accessRights", rights.usage_terms, rights.usage_terms),
            ("licence", "cc:license", rights.licence, rights.licence),
        ):
            if stated is None:
                continue
            is_right = field != "licence" or URI_SCHEME.match(value or "")
            words, exact = common_line_markup(value) if value and is_right else ("", True)
            if rights.scope or field in told or not words:
                losses.lose(f"/rights/{index}/{_CAMEL.get(field, field)}", field, value or stated)
                continue
            told.add(field)
            if field == "holder":
                losses.only(f"/rights/{index}/holder", holder, ("name",))
            if not exact:
                losses.simplify(
                    f"/rights/{index}/{_CAMEL.get(field, field)}", "a line of plain text"
                )
            pieces.append(f"<{tag}>{words}</{tag}>")
        pieces.append(_mining(item, rights, index, told, losses))
        if len(told) == before:
            losses.lose(f"/rights/{index}", "rights", rights)
    return pieces


_CAMEL = {"usage_terms": "usageTerms"}


def _mining(item: NewsItem, rights: Rights, index: int, told: set[str], losses: Losses) -> str:
    if rights.data_mining is None:
        return ""
    terms, exact = rsl(rights, item.canonical_url or "")
    pointer = f"/rights/{index}/dataMining"
    if rights.scope or "data_mining" in told or not terms:
        losses.lose(pointer, "rights/dataMining", rights.data_mining)
        return ""
    told.add("data_mining")
    if not exact:
        losses.simplify(pointer, "the nearest terms of RSL")
    return terms


def _end(expires: PartialDate, feed: FeedDialect) -> str:
    if feed.utc and expires.is_instant:
        return rfc3339(in_utc(datetime.fromisoformat(str(expires))))
    return str(expires)


def _whole_second(moment: datetime, pointer: str, losses: Losses) -> None:
    if moment.microsecond:
        losses.simplify(pointer, "to the second")
