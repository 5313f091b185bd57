"""The gate to every writer: a format to write, the defaults that an item gets for it, and what must not be written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from newsexport import media_topics
from newsexport.codes.outputs import OU001, OU006
from newsexport.conversion.acceptance import (
    refuse_what_cannot_be_taken_back,
    refuse_what_is_not_taken,
)
from newsexport.errors import BadOption, InvalidOutput, NamelessFeed
from newsexport.format import Format
from newsexport.formats import registry
from newsexport.formats.canonical import CANONICAL
from newsexport.options import Options
from newsexport.report import Report

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem


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
