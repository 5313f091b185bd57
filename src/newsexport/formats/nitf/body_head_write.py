"""The head of the body: what readers see above the story.

Source: NITF 3.6 XML Schema (IPTC, 2012): body.head.
"""

from __future__ import annotations

from newsexport.formats.nitf.elements import unseen, whole, words
from newsexport.payloads.basic_dates import basic
from newsexport.schema.v1 import NewsItem, Party, Rights
from newsexport.syntax.xml_text import text


def body_head(item: NewsItem) -> str:
    """The element body.head; nothing where there is nothing to say."""
    parts = _hedline(item) + _rights(item) + _bylines(item) + _distributor(item.provider)
    parts += _dateline(item) + _abstract(item)
    return whole("body.head", parts) if parts else ""


def _hedline(item: NewsItem) -> str:
    main = next((each for each in item.headlines if each.role is None), None)
    others = [each for each in item.headlines if each is not main]
    if main is None and not others:
        return ""
    content = words("hl1", main.text) if main else unseen("hl1")
    return whole("hedline", content + "".join(words("hl2", each.text) for each in others))


def _rights(item: NewsItem) -> str:
    """Notice and terms of the first statement; an owner stands in docdata too."""
    return "".join(_statement(rights) for rights in item.rights[:1])


def _statement(rights: Rights) -> str:
    content = text(rights.notice or "")
    if rights.usage_terms:
        content += whole("rights.limitations", text(rights.usage_terms))
    return whole("rights", content) if content else ""


def _bylines(item: NewsItem) -> str:
    """The byline as printed, its persons marked; creators whom it does not name follow, unseen by our reader."""
    line = item.byline or ""
    content, done, rest, titled = "", 0, [], False
    for party in item.creators:
        name = party.name or ""
        at = line.find(name, done) if name else -1
        if at >= 0:
            content += text(line[done:at]) + whole("person", text(name))
            done = at + len(name)
            title = line.find(party.job_title, done) if party.job_title else -1
            if party.job_title and title >= 0:
                content += text(line[done:title]) + whole("byttl", text(party.job_title))
                done, titled = title + len(party.job_title), True
        elif name:
            job = whole("byttl", text(party.job_title)) if party.job_title else ""
            rest.append(unseen("byline", whole("person", text(name)) + job))
    if not line:
        return "".join(rest)
    # a title is read as a line of its own, unless the white space is to be kept
    kept = "preserve" if titled or line != " ".join(line.split()) else None
    return whole("byline", content + text(line[done:]), xml__space=kept) + "".join(rest)


def _distributor(provider: Party | None) -> str:
    if provider is None or not provider.name:
        return ""
    return whole("distributor", whole("org", text(provider.name), value=provider.uri))


def _dateline(item: NewsItem) -> str:
    made = item.content_created
    date = whole("story.date", norm=basic(made)) if made is not None else ""
    name = next((each.name for each in item.located[:1]), None)
    if not item.dateline:
        place = whole("location", text(name)) if name else ""
        return unseen("dateline", place + date) if place or date else ""
    at = item.dateline.find(name) if name else -1
    if not name or at < 0:
        return words("dateline", item.dateline, date)
    kept = None if item.dateline == " ".join(item.dateline.split()) else "preserve"
    place = text(item.dateline[:at]) + whole("location", text(name))
    return whole("dateline", place + text(item.dateline[at + len(name) :]) + date, xml__space=kept)


def _abstract(item: NewsItem) -> str:
    texts = "".join(words("p", each.text) for each in item.descriptions)
    return whole("abstract", texts) if texts else ""
