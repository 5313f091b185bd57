"""Writing Apple News Format: one article, held to our schema and rules as the bytes that leave."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from newsexport.codes.losses import LS003
from newsexport.codes.outputs import OU001
from newsexport.errors import InvalidOutput
from newsexport.formats.apple_news.document import article, is_generated
from newsexport.formats.apple_news.mapping import MAPPING
from newsexport.formats.apple_news.names import INTRODUCED, TARGET, VERSIONS
from newsexport.formats.apple_news.structure import problems
from newsexport.options import Options
from newsexport.payloads.content import Simplified
from newsexport.payloads.for_readers.losses import tell_losses, unsaid
from newsexport.payloads.title_and_summary import title_of
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.syntax.addresses import is_web_address


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One item as article.json. Raises InvalidOutput."""
    title = title_of(item)
    if title is None:
        raise _refused(
            report, "/headlines", "an article needs a title, and the item has no words for one"
        )
    if item.language is None:
        raise _refused(
            report, "/language", "an article needs its language; give it with --language"
        )
    if not is_web_address(item.canonical_url):
        raise _refused(report, "/canonicalUrl", f"{item.canonical_url} is no web address")
    version = options.setting("apple-news", "version", VERSIONS[0])
    syndicated = options.setting("apple-news", "syndicated", "no") == "yes"
    if syndicated and version != INTRODUCED["syndicated"]:
        raise _refused(report, "/", f"version {version} cannot say that an article is syndicated")
    document, simplified = article(item, title, version, options.base_uri, syndicated=syndicated)
    data = orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    for problem in problems(data):
        raise _refused(report, problem.pointer or "/", problem.message)
    further = [*unsaid(item, title, ("subheadline",), options.base_uri)]
    further += [*simplified, *_rights(item), *_source_type(item)]
    tell_losses(item, MAPPING, further, report, TARGET)
    if item.headline is None:
        how = "it stands in for the title"
        report.add(LS003, pointer=title.pointer, field=title.pointer, target=TARGET, how=how)
    if document["identifier"] != item.uri:
        report.add(LS003, pointer="/uri", field="/uri", target=TARGET, how=document["identifier"])
    return data


def _rights(item: NewsItem) -> Iterator[Simplified]:
    """Statements about parts are not said: readers would take them for the whole."""
    for index, rights in enumerate(item.rights):
        if rights.scope:
            yield Simplified(f"/rights/{index}", "of a part only")


def _source_type(item: NewsItem) -> Iterator[Simplified]:
    """How the item came to be is said in one word, and only where a program has made it."""
    if item.digital_source_type is None:
        return
    if is_generated(item):
        yield Simplified("/digitalSourceType", "that a program has made it", dropped=False)
    else:
        yield Simplified("/digitalSourceType", item.digital_source_type)


def _refused(report: Report, place: str, reason: str) -> InvalidOutput:
    found = report.add(OU001, pointer=place, target=TARGET, place=place, reason=reason)
    return InvalidOutput("the article would be invalid", [found])
