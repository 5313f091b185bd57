"""Writing JSON Feed 1.1: one item, or many in one feed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from newsexport.codes.outputs import OU001
from newsexport.errors import InvalidOutput
from newsexport.formats.json_feed.mapping import MAPPING, VERSION
from newsexport.formats.json_feed.read import items as read_items
from newsexport.formats.json_feed.structure import problems
from newsexport.options import Options
from newsexport.payloads.before_writing.without_extensions import written
from newsexport.payloads.for_readers.shown_media import absolute, is_seen, unshown
from newsexport.payloads.html.write import write_html
from newsexport.payloads.read_back import tell_read_back
from newsexport.payloads.title_and_summary import summary_of
from newsexport.prose.feed_dates import rfc3339
from newsexport.report import Report
from newsexport.schema.v1 import Media, NewsItem
from newsexport.syntax.addresses import is_web_address, parts_of

NAME = "json-feed"
TARGET = "JSON Feed"
MAX_PROBLEMS = 10
_FEED_FIELDS = ("title", "home_page_url", "feed_url")


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as a feed of its own. Raises InvalidOutput."""
    value = written(item, report, lambda each, told: _feed(each, options, told))
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def bundle(items: Iterable[NewsItem], options: Options, report: Report) -> Iterator[bytes]:
    """Many items as one feed, whose head is that of the first; each is validated before it is yielded."""
    separator = b""
    for item in items:
        value = written(item, report, lambda each, told: _feed(each, options, told))
        if not separator:
            head = {key: said for key, said in value.items() if key != "items"}
            yield orjson.dumps(head)[:-1] + b',"items":[\n'
        yield separator + orjson.dumps(value["items"][0])
        separator = b",\n"
    if not separator:
        raise _refused(report, "/items", "there is no item to put into it")
    yield b"\n]}\n"


def _feed(item: NewsItem, options: Options, report: Report) -> dict[str, Any]:
    """The feed of one item. Raises InvalidOutput."""
    value = {**_head(item, options, report), "items": [_item(item)]}
    _hold(value, report)
    _tell(item, value, options, report)
    return value


def _head(item: NewsItem, options: Options, report: Report) -> dict[str, Any]:
    """The feed around the items: as it was asked for, else by who publishes them, else by their site."""
    asked = {name: options.setting(NAME, name, "") for name in _FEED_FIELDS}
    named = (party.name for party in (item.publisher, item.provider) if party and party.name)
    title = asked["title"] or next(named, None) or parts_of(item.canonical_url).hostname
    if not title:
        reason = "a feed needs a title: give -O json-feed.title='...' or --provider"
        raise _refused(report, "/title", reason)
    site = item.publisher.url if item.publisher else None
    home = asked["home_page_url"] or (site if is_web_address(site) else None)
    head = {
        "version": VERSION,
        "title": title,
        "home_page_url": home,
        "feed_url": asked["feed_url"],
        "language": options.language,
    }
    return {key: value for key, value in head.items() if value}


def _item(item: NewsItem) -> dict[str, Any]:
    media = _with_addresses(item.media, item.canonical_url)
    body = write_html(item.body, media).markup
    summary = summary_of(item)
    value = {
        "id": item.uri,
        "url": item.canonical_url,
        "title": item.headline,
        "content_html": body or None,
        "content_text": None if body else "",
        "summary": summary.text if summary else None,
        "image": _image(item),
        "date_published": rfc3339(item.published) if item.published else None,
        "date_modified": rfc3339(item.version_created) if item.version_created else None,
        "authors": [
            {key: said for key, said in (("name", each.name), ("url", each.url)) if said}
            for each in item.creators
            if each.name or each.url
        ],
        "tags": list(item.keywords),
        "language": item.language,
        "attachments": _attachments(item),
        **_extensions(item),
    }
    return {key: said for key, said in value.items() if said is not None and said != []}


def _with_addresses(media: tuple[Media, ...], base: str | None) -> tuple[Media, ...]:
    """The media with those renditions alone that lead somewhere."""
    return tuple(
        each.model_copy(
            update={
                "renditions": tuple(
                    rendition.model_copy(update={"href": href})
                    for rendition in each.renditions
                    if (href := absolute(rendition.href, base))
                )
            }
        )
        for each in media
    )


def _image(item: NewsItem) -> str | None:
    """The first picture that the body does not show."""
    for index in unshown(item):
        medium = item.media[index]
        if is_seen(medium) and medium.kind != "video":
            hrefs = (absolute(each.href, item.canonical_url) for each in medium.renditions)
            found = next((href for href in hrefs if href), None)
            if found:
                return found
    return None


def _attachments(item: NewsItem) -> list[dict[str, Any]]:
    """Further media that the body does not show."""
    found = []
    for index in unshown(item):
        medium = item.media[index]
        for rendition in medium.renditions:
            href = absolute(rendition.href, item.canonical_url)
            if href is None or not rendition.media_type:
                continue  # an attachment must state its media type
            value = {
                "url": href, "mime_type": rendition.media_type,
                "title": medium.headline or medium.caption, "size_in_bytes": rendition.size,
                "duration_in_seconds": rendition.duration,
            }  # fmt: skip
            found.append({key: said for key, said in value.items() if said is not None})
    return found


def _extensions(item: NewsItem) -> dict[str, Any]:
    return {
        each.name: each.value
        for each in item.extensions
        if each.namespace == VERSION and each.name.startswith("_") and isinstance(each.value, dict)
    }


def _hold(value: dict[str, Any], report: Report) -> None:
    """Raise InvalidOutput unless the very bytes are valid."""
    try:
        data = orjson.dumps(value)
    except TypeError as error:  # a number that no reader keeps
        raise _refused(report, "/", str(error)) from None
    found = [
        report.add(OU001, target=TARGET, place=each.pointer or "/", reason=each.message)
        for each in problems(orjson.loads(data))
    ]
    if found:
        raise InvalidOutput("the JSON feed would be invalid", found[:MAX_PROBLEMS])


def _tell(item: NewsItem, value: dict[str, Any], options: Options, report: Report) -> None:
    again = next(read_items(value, "<written>", options, Report()), None)
    tell_read_back(item, again.item if again else None, MAPPING, report, TARGET)


def _refused(report: Report, place: str, reason: str) -> InvalidOutput:
    found = report.add(OU001, pointer=place, target=TARGET, place=place, reason=reason)
    return InvalidOutput("the JSON feed is refused", [found])
