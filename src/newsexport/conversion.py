"""From items to documents: one outcome per item, files that appear whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsexport import media_topics
from newsexport.acceptance import refuse_what_cannot_be_taken_back, refuse_what_is_not_taken
from newsexport.codes.outputs import OU001, OU006
from newsexport.codes.reading import RD001, RD002, RD008
from newsexport.diagnostic import Diagnostic
from newsexport.errors import BadOption, InvalidOutput, NamelessFeed, NewsexportError
from newsexport.format import Format
from newsexport.formats import registry
from newsexport.formats.canonical import CANONICAL
from newsexport.options import Options
from newsexport.outcome import Outcome, Output, Status
from newsexport.output import OutputFolder, write_whole
from newsexport.reading import (
    Readable,
    is_unread,
    next_or_fault,
    own_fault,
    parsed_items,
    sources_of,
)
from newsexport.report import Report
from newsexport.report.records import OutputRecord
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem

DERIVED = frozenset({RD001.code, RD002.code})
"""Codes that say that an item's uri was made here."""


@dataclass(frozen=True, slots=True)
class Target:
    """One format to write, with the options for it."""

    card: Format
    label: str
    """As it was asked for, such as `newsml-g2@2.28`."""
    options: Options
    """With the defaults and settings of this target."""

    @classmethod
    def of(cls, name: str, options: Options) -> Target:
        """The target that `newsml-g2@2.28` names.

        Raises UnknownFormat, UnsupportedAction, or BadOption for a setting that does not exist, and for a
        format that the receiver of the profile does not take.
        """
        card, version = registry.find_versioned(name, "write")
        registry.require(card, "write")
        registry.check_settings(options.formats)
        if options.profile is not None or options.dialect is not None:
            from newsexport.receivers.dialects import addressed

            options = addressed(options, card.name)
        settings = options.formats.get(card.name, {})
        if version is not None:
            if settings.get("version", version) != version:
                raise BadOption(f"{name} and {card.name}.version={settings['version']} disagree")
            settings = {**settings, "version": version}
        options = replace(options, formats={**options.formats, card.name: settings})
        return cls(card, name, options)

    @property
    def suffix(self) -> str:
        """File name ending of one document; `/article.json` is a file in a folder of its own."""
        return self.card.suffix_of(self.options) if self.card.suffix_of else self.card.suffix

    def document(self, item: NewsItem, report: Report) -> bytes:
        """The item as one validated document. Raises InvalidOutput when it is refused.

        The one gate to every writer: here defaults are applied, and what must not reach the public is
        stopped.
        """
        assert self.card.write is not None
        report.target = self.label
        try:
            admitted = self.admitted(item, report)
            data = self.card.write(admitted, self.options, report)
            self.accept(data, [admitted], report)
            return data
        except NamelessFeed as error:  # another item may say it
            at, reason = "/provider", str(error)
            found = report.add(OU001, pointer=at, target=self.label, place=at, reason=reason)
            raise InvalidOutput(f"{self.label} is not written", [found]) from error
        finally:
            report.target = None

    def accept(self, data: bytes, items: list[NewsItem], report: Report) -> None:
        """Raise InvalidOutput when the receiver that a document was written for would not take it."""
        refuse_what_is_not_taken(data, self.card, items, self.options, report)

    def left_out(self, item: NewsItem) -> str | None:
        """Why a document of this format passes over the item, if it does."""
        return self.card.leaves_out(item, self.options) if self.card.leaves_out else None

    def admitted(self, item: NewsItem, report: Report) -> NewsItem:
        """The item as the writer is to get it. Raises InvalidOutput when it must not be written."""
        self._refuse(item, report)
        item = self._completed(item, report)
        if self.options.profile is not None and not self._recalls(item):
            from newsexport.profiles.demands import refuse_what_is_not_wanted

            refuse_what_is_not_wanted(item, self.options, report)
        return item

    def _recalls(self, item: NewsItem) -> bool:
        """Whether the document takes the item back, and says nothing else of it."""
        dialect = self.options.dialect
        able = self.card.recalls or (dialect is not None and dialect.feed.recall != "")
        return able and item.pub_status == "canceled"

    def _refuse(self, item: NewsItem, report: Report) -> None:
        """Raise InvalidOutput for an item that is none for this format, or not for its readers."""
        publication = _publication()
        reason = self.left_out(item)
        if reason is not None:
            found = report.add(OU006, pointer="", target=self.label, reason=reason)
            raise InvalidOutput(f"{self.label} does not take the item", [found])
        refuse_what_cannot_be_taken_back(item, self.options, report)
        if not self.card.public:
            publication.warn_of_unmarked_embargo(item, report, self.options)
        elif not self._recalls(item):
            publication.refuse_if_not_public(item, self.options, report)
            publication.warn_of_expiry(item, self.options, report)

    def _completed(self, item: NewsItem, report: Report) -> NewsItem:
        """The item with what its writers and readers need. Raises InvalidOutput for one without an address."""
        if self.card is CANONICAL:  # which says an item as it is
            return completed(item, self.options)
        with_uris, with_page_address, with_sound_addresses, *for_readers = _before_writing()
        item = with_sound_addresses(completed(with_uris(item), self.options), report)
        if self.card.public and self.card.mapping:
            for completed_with in for_readers:
                item = completed_with(item, self.card.mapping(None), self.label, report)
        dialect = self.options.dialect
        has_link = dialect is not None and dialect.feed.recall == "status"  # also a recall by it
        if self.card.needs_url and (has_link or not self._recalls(item)):
            item = with_page_address(item, self.options, report)
        return item


@cache
def _publication() -> Any:
    """The module that decides what must not reach the public; it needs the model."""
    from newsexport.rules import publication

    return publication


@cache
def _before_writing() -> tuple[Callable[..., NewsItem], ...]:
    """What makes an item ready for its writer, and behind that for the readers of public formats; it needs the model."""
    from newsexport.payloads.before_writing.authors import with_authors
    from newsexport.payloads.before_writing.iptc_codes import with_uris
    from newsexport.payloads.before_writing.own_picture import with_words_at_picture
    from newsexport.payloads.before_writing.page_address import with_page_address
    from newsexport.payloads.before_writing.sound_addresses import with_sound_addresses

    steps = (with_uris, with_page_address, with_sound_addresses)
    return (*steps, with_authors, with_words_at_picture)


def completed(item: NewsItem, options: Options) -> NewsItem:
    """The item with the caller's defaults where it says nothing itself: provider, language, names of topics."""
    added: dict[str, object] = {}
    if item.provider is None and options.provider is not None:
        from newsexport.schema.v1 import Party

        added["provider"] = Party(name=options.provider.name, uri=options.provider.uri)
    if item.language is None and options.language is not None:
        added["language"] = options.language
    item = item.model_copy(update=added) if added else item
    return media_topics.completed(item, options) if options.topics else item


def convert_record(
    source: Readable,
    to: str | Sequence[str],
    options: Options = Options(),
    *,
    format: str | None = None,
    report: Report | None = None,
    derived: dict[str, str] | None = None,
) -> Iterator[Outcome]:
    """Convert one input: exactly one Outcome per item, the documents inside. Writes nothing.

    `derived` remembers, over the inputs of a run, which uris were made from their names: no two items
    may share one.

    An input that cannot be read, or not to its end, has one outcome more, with index None. Bad news is
    in the outcomes and in `report`; raises UsageError for a wrong call and CheckUnavailable when an
    output cannot be validated.
    """
    src = Source.of(source)
    options = options.started()
    targets = [Target.of(name, options) for name in ([to] if isinstance(to, str) else to)]
    report = report if report is not None else Report()
    report.path = src.name
    done = 0
    items = parsed_items(src, format, options, report)
    while True:
        parsed = next_or_fault(items, report)
        index = report.item.index if parsed and report.item else report.items
        found = report.take()
        yield from _unread(src.name, done, index, found)
        done = max(done, index)
        if parsed is None:
            fault = tuple(each for each in found if each.item is None)
            if done == 0 or any(is_unread(each) for each in fault):
                yield Outcome(src.name, None, "failed", diagnostics=fault)
            return
        about_it = tuple(each for each in found if each.item is None or each.item.index == index)
        if _is_taken(parsed.item.uri, src.name, about_it, derived, report):
            yield Outcome(
                src.name, index, "rejected", parsed.item.uri, parsed.item.headline,
                diagnostics=about_it + report.take(),
            )  # fmt: skip
        else:
            yield _written(parsed.item, targets, src.name, index, report, about_it)
        done = index + 1


def _is_taken(
    uri: str,
    name: str,
    found: Iterable[Diagnostic],
    derived: dict[str, str] | None,
    report: Report,
) -> bool:
    """Whether an item of another input was given the same derived uri; that is then reported."""
    if derived is None or not any(each.code in DERIVED for each in found):
        return False
    other = derived.setdefault(uri, name)
    if other == name:
        return False
    report.add(RD008, uri=uri, other=other)
    return True


def _unread(name: str, start: int, stop: int, found: Iterable[Diagnostic]) -> Iterator[Outcome]:
    """An outcome for each item that was begun and could not be read."""
    by_index: dict[int, list[Diagnostic]] = {}
    for diagnostic in found:
        if diagnostic.item is not None:
            by_index.setdefault(diagnostic.item.index, []).append(diagnostic)
    for index in range(start, stop):
        yield Outcome(name, index, "failed", diagnostics=tuple(by_index.get(index, ())))


def _written(
    item: NewsItem,
    targets: Iterable[Target],
    name: str,
    index: int,
    report: Report,
    found: tuple[Diagnostic, ...],
) -> Outcome:
    outputs = []
    status: Status = "ok"
    for target in targets:
        try:
            data = target.document(item, report)
        except InvalidOutput:
            status = "rejected" if status == "ok" else status
        except NewsexportError:
            raise
        except Exception as error:
            own_fault(error, report)
            status = "failed"
        else:
            outputs.append(Output(target.label, data, target.suffix))
    return Outcome(
        source=name,
        index=index,
        status=status,
        uri=item.uri,
        headline=item.headline,
        outputs=tuple(outputs),
        diagnostics=found + report.take(),
    )


def convert(
    sources: Readable | Iterable[Readable],
    to: str | Sequence[str],
    *,
    out: str | os.PathLike[str] | None = None,
    options: Options = Options(),
) -> Iterator[Outcome]:
    """Convert inputs, one Outcome per item. With `out`, each document becomes a file of that folder.

    `to` is a format, or several, such as `["json", "newsml-g2@2.28"]`. `options` are those of all inputs.
    File names are `<name of the input>[.N]<suffix>`, N counting the items of an input that has several;
    a suffix such as `/article.json` is a file in a folder of that name.
    Raises OutputUnavailable when a file cannot be written, and UsageError for a wrong call.
    """
    options = options.started()
    folder = OutputFolder(Path(out)) if out is not None else None
    if folder:
        folder.prepare()
    derived: dict[str, str] = {}
    for source in sources_of(sources):
        report = Report()
        if folder and source.path is not None:
            folder.spare([source.path])
        outcomes = convert_record(source, to, options, report=report, derived=derived)
        yield from store(outcomes, folder, report) if folder else outcomes


def stem_of(name: str) -> str:
    """The part of an input's name that its outputs are named after."""
    plain = Path(name).name
    both = ((card.suffix, card.bundle_suffix) for card in registry.FORMATS)
    suffixes = sorted((each for pair in both for each in pair if each), key=len, reverse=True)
    known = next((s for s in suffixes if plain.endswith(s) and plain != s), None)
    return plain[: -len(known)] if known else Path(plain).stem


def store(outcomes: Iterable[Outcome], folder: OutputFolder, report: Report) -> Iterator[Outcome]:
    """Write each outcome's documents into the folder, and pass it on with their paths."""
    iterator = iter(outcomes)
    current = next(iterator, None)
    several = False
    while current is not None:
        following = next(iterator, None)
        several = several or (following is not None and following.index is not None)
        number = current.index + 1 if several and current.index is not None else None
        yield _stored(current, folder, number, report)
        current = following


def _stored(outcome: Outcome, folder: OutputFolder, number: int | None, report: Report) -> Outcome:
    placed = []
    for output in outcome.outputs:
        path = folder.file_for(stem_of(outcome.source), number, output.suffix)
        size = write_whole(path, output.data)
        report.outputs.append(OutputRecord(output.format, str(path), size))
        placed.append(replace(output, path=str(path)))
    return replace(outcome, outputs=tuple(placed))
