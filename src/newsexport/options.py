"""What the caller wants: one frozen value that every step gets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Literal

from newsexport.errors import BadOption
from newsexport.limits import Limits
from newsexport.vocab.forms import ABSOLUTE_URI, is_tag

if TYPE_CHECKING:
    from newsexport.dialect import Dialect
    from newsexport.profile import Profile
    from newsexport.sites import Site

Depth = Literal["structure", "format"]


@dataclass(frozen=True, slots=True)
class ProviderName:
    """Who releases the items, when the input does not say."""

    name: str
    """As readers are to see it."""
    uri: str | None = None
    """What identifies it, such as its address or a URI of a vocabulary."""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadOption("the provider has no name: it is given as NAME or NAME=URI")
        if not self.name.isprintable():
            raise BadOption(f"the provider's name {self.name!r} holds characters that do not print")
        if self.uri is not None and not ABSOLUTE_URI.fullmatch(self.uri):
            raise BadOption(
                f"the provider's {self.uri!r} is no URI such as https://example.com/about"
            )


URL_WORDS = ("slug", "key", "version", "language", "section", "year", "month", "day")
"""What a template of addresses may hold in braces: the slugline or headline in URL form; sixteen hex
digits that stand for the item's uri; version, language and section; and its date (published, else first
created)."""


def _check_template(template: str) -> None:
    """Raise BadOption for a template that gives no address, or the same for every item."""
    try:
        words = [name for _, name, _, _ in Formatter().parse(template) if name is not None]
    except ValueError as error:
        raise BadOption(f"the URL template {template!r} is not well-formed: {error}") from None
    for word in words:
        if word not in URL_WORDS:
            known = ", ".join(f"{{{each}}}" for each in URL_WORDS)
            raise BadOption(f"the URL template has no {{{word}}}; there are: {known}")
    if not re.match(r"https?://[^\s/{}]+/", template) or re.search(r"\s", template):
        raise BadOption(
            f"the URL template {template!r} is no address such as https://example.com/{{slug}}"
        )
    if not {"slug", "key"} & set(words):
        raise BadOption("the URL template needs {slug} or {key}: else all items have one address")


@dataclass(frozen=True, slots=True)
class Options:
    """The caller's wishes. `Options()` is a good default; `replace` makes variants."""

    now: datetime | None = None
    """The time to work at, for embargoes and times that the input does not know. None: the clock."""
    language: str | None = None
    """Language of items that state none (BCP 47)."""
    provider: ProviderName | None = None
    """Provider of items that state none."""
    base_uri: str | None = None
    """Base for relative addresses."""
    url_template: str | None = None
    """Address of the page of an item that states none, such as `https://example.com/{slug}`; the words
    in braces are those of `URL_WORDS`."""
    limits: Limits = Limits()
    """How much is accepted: bytes, nesting, problems told."""
    profile: Profile | None = None
    """What the partner asks for."""
    dialect: Dialect | None = None
    """How the receiver of the profile wants its documents; whoever writes sets it, see receivers.dialects."""
    sites: tuple[Site, ...] = ()
    """Where the pages of single sites keep their values; the first that covers the host of a page counts."""
    standards: Path | None = None
    """Folder of a standards pack; None: the installed ones."""
    topics: bool = False
    """Complete Media Topics and subject codes by the standards pack: names in the item's language, what a
    topic is part of, and its subject code."""
    state: Path | None = None
    """State file of `validate`: items and findings are compared with earlier runs of the same feed, and remembered.
    It is made when there is none. None: nothing is remembered."""
    feed: str | None = None
    """By what the feed is known again in the state file; None: by its own address, its file, or its folder."""
    only: Depth | None = None
    """How deep `validate` looks: `structure` is grammar and structure without rules; `format` has the rules of the
    format too, and builds no item; None is everything."""
    formats: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Settings by format: `{"newsml-g2": {"version": "2.28"}}`."""

    def __post_init__(self) -> None:
        if self.now is not None and self.now.tzinfo is None:
            raise BadOption("`now` needs its UTC offset: a time without one is no moment")
        if self.language is not None and not is_tag(self.language):
            raise BadOption(f"{self.language!r} is no language tag such as ar or en-GB (BCP 47)")
        if self.provider is not None and not isinstance(self.provider, ProviderName):
            raise BadOption("`provider` is a ProviderName(name, uri)")
        if isinstance(self.profile, str):
            raise BadOption(
                f"`profile` is a Profile: shipped({self.profile!r}), or what profile_of reads"
            )
        if self.feed is not None and not (self.state and self.feed.strip()):
            raise BadOption("`feed` is the name of a feed in a state file, and needs `state`")
        if self.state is not None and self.only is not None:
            raise BadOption(f"a state file is for items, and only the {self.only} is to be checked")
        if self.url_template is not None:
            _check_template(self.url_template)

    def started(self) -> Options:
        """The same with the time fixed: now, if none was given."""
        return (
            self
            if self.now is not None
            else replace(self, now=datetime.now(UTC).replace(microsecond=0))
        )

    @property
    def time(self) -> datetime:
        """The time to work at; the clock where none is fixed."""
        return self.now if self.now is not None else datetime.now(UTC).replace(microsecond=0)

    @property
    def structure_only(self) -> bool:
        """Whether no rules are asked for."""
        return self.only == "structure"

    def setting(self, format_name: str, name: str, default: str) -> str:
        """One setting of one format."""
        return self.formats.get(format_name, {}).get(name, default)
