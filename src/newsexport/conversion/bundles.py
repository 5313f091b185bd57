"""Many items in one document, or in several where a format has a limit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING

from newsexport.codes.outputs import OU001, OU005, OU006, OU007
from newsexport.compact_set import CompactSet
from newsexport.conversion.target import Target
from newsexport.errors import InvalidOutput, UnreadableDocument
from newsexport.formats import registry
from newsexport.options import Options
from newsexport.reading import Readable, is_unread, parsed_items, sources_of
from newsexport.report import Report

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem


def bundle(
    sources: Readable | Iterable[Readable],
    to: str,
    options: Options = Options(),
    *,
    format: str | None = None,
    report: Report | None = None,
    skip_refused: bool = False,
) -> Iterator[bytes]:
    """Chunks of one document that holds the items of all inputs; each item is validated first.

    `to` is a format that can hold many, such as `rss` or `newsml-g2@2.28`; `format` that of the inputs; None: the
    likeliest of each. `report` counts what is found, over all inputs. With `skip_refused` an item that is refused is left out and told, and counted in `report.refused`.
    Raises InvalidOutput for an item that is refused or stands in the bundle already, and for more items
    than one document of the format may hold (then use `newsexport.api.bundles`); UnreadableDocument for an
    input that cannot be read to its end. What was yielded before is then no document. Raises UsageError for a
    format that is not written, or not for many items.
    """
    report = report if report is not None else Report()
    documents = bundles(
        sources, to, options, format=format, report=report, skip_refused=skip_refused
    )
    yield from next(documents)
    if next(documents, None) is not None:
        card, _ = registry.find_versioned(to)
        found = report.add(OU005, target=to, limit=card.max_items)
        raise InvalidOutput("the bundle does not fit into one document", [found])


def bundles(
    sources: Readable | Iterable[Readable],
    to: str,
    options: Options = Options(),
    *,
    format: str | None = None,
    report: Report | None = None,
    skip_refused: bool = False,
) -> Iterator[Iterator[bytes]]:
    """The documents that hold the items of all inputs, in order: at least one, each as its chunks.

    A further one begins where one holds as many items as its format allows. The next is made when all
    chunks of the one before were taken. Raises as `bundle` does.
    """
    options = options.started()
    target = Target.of(to, options)
    registry.require(target.card, "bundle")
    write = target.card.bundle
    assert write is not None
    report = report if report is not None else Report()
    items = _bundled(sources, format, target, report, skip_refused=skip_refused)
    begun: list[NewsItem] = []
    while True:
        chosen = islice(chain(begun, items), target.card.max_items)
        document = write(chosen, target.options, report)
        if target.options.dialect is not None:
            document = _accepted(document, target, report)
        yield document
        for _ in document:
            pass  # chunks that the caller did not take
        begun = list(islice(items, 1))
        if not begun:
            return


def _accepted(document: Iterator[bytes], target: Target, report: Report) -> Iterator[bytes]:
    """A document for a receiver, whole, once it is certain that the receiver takes it."""
    data = b"".join(document)
    report.target = target.label
    try:
        target.accept(data, [], report)
    finally:
        report.target = None
    yield data


def _bundled(
    sources: Readable | Iterable[Readable],
    format: str | None,
    target: Target,
    report: Report,
    *,
    skip_refused: bool,
) -> Iterator[NewsItem]:
    seen = CompactSet()
    languages: list[str] = []
    for source in sources_of(sources):
        for parsed in parsed_items(source, format, target.options, report):
            report.forget()
            report.target = target.label
            reason = target.left_out(parsed.item)
            if reason is not None:
                report.add(OU006, severity="info", pointer="", target=target.label, reason=reason)
                report.passed_over += 1
            else:
                try:
                    item = target.admitted(parsed.item, report)
                    _demand_language(item, languages, target, report)
                    if skip_refused:
                        _demand_document(item, target, report)
                    if not seen.add((item.uri, item.version)):
                        raise _repeated(item, target, report)
                except InvalidOutput:
                    if not skip_refused:
                        raise
                    report.refused += 1
                else:
                    yield item
            report.target = None
        fault = [each for each in report.take() if each.item is None and is_unread(each)]
        if fault:
            raise UnreadableDocument(f"{source.name}: not read to its end", fault)


def _demand_document(item: NewsItem, target: Target, report: Report) -> None:
    """Raise InvalidOutput, with its reasons in the report, for an item of which no valid document can be made."""
    assert target.card.write is not None
    alone = Report(path=report.path, item=report.item, target=report.target)
    try:
        target.card.write(item, target.options, alone)
    except InvalidOutput:
        report.absorb(alone)
        raise


def _demand_language(item: NewsItem, languages: list[str], target: Target, report: Report) -> None:
    """Raise InvalidOutput for a story in another language than the first, where a feed has one only."""
    dialect = target.options.dialect
    language = (item.language or "").partition("-")[0].lower()
    if dialect is None or not dialect.feed.one_language or not language:
        return
    if languages and language != languages[0]:
        reason = f"a feed has one language, the first story is in {languages[0]}, and this one in {language}"
        advice = "make a feed of each language"
        found = report.add(
            OU007, pointer="/language", target=dialect.title, place="/language", reason=reason, advice=advice
        )  # fmt: skip
        raise InvalidOutput(f"{dialect.title} would not take the feed", [found])
    if not languages:
        languages.append(language)


def _repeated(item: NewsItem, target: Target, report: Report) -> InvalidOutput:
    reason = f"version {item.version} of {item.uri} stands in it twice"
    found = report.add(OU001, pointer="/uri", target=target.label, place="/uri", reason=reason)
    return InvalidOutput("the bundle would be invalid", [found])
