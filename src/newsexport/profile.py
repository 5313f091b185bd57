"""What one partner asks for. The words of the file format are described in docs/profiles.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fnmatch import fnmatchcase

from newsexport.diagnostic import Diagnostic, Severity

Severities = Mapping[str, Severity | None]
"""Code or glob -> severity; None switches the rule off. The last match wins."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a text, or how many values, a field may have; None: no bound."""

    least: int | None = None
    """Characters of each text."""
    most: int | None = None
    """Characters of each text."""
    least_words: int | None = None
    """Words of each text, by white space."""
    most_words: int | None = None
    """Words of each text."""
    least_count: int | None = None
    """Values of the field."""
    most_count: int | None = None
    """Values of the field."""


@dataclass(frozen=True, slots=True)
class Window:
    """When a date must lie, from the time that is worked at."""

    max_age: timedelta | None = None
    """How far it may lie in the past; None: as far as it likes."""
    max_future: timedelta | None = None
    """How far in the future."""


@dataclass(frozen=True, slots=True)
class Images:
    """What the partner wants of pictures; None: no bound."""

    min_width: int | None = None
    """Pixels of the largest rendition, as all sizes."""
    min_height: int | None = None
    max_width: int | None = None
    max_height: int | None = None
    min_pixels: int | None = None
    """Width by height."""
    min_ratio: float | None = None
    """Width divided by height."""
    max_ratio: float | None = None
    max_bytes: int | None = None
    """Of each rendition."""
    media_types: tuple[str, ...] = ()
    """Globs of media types that renditions may have; none: all."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items an input may have; None: no bound."""

    least: int | None = None
    """Items of the whole input."""
    most: int | None = None
    """Items of the whole input."""
    least_per_day: int | None = None
    """Items of one day in UTC, but for the first and the last day."""
    most_per_day: int | None = None
    """Items of one day in UTC."""


@dataclass(frozen=True, slots=True)
class Check:
    """A demand of the partner's own, as an expression over canonical paths (docs/profiles.md)."""

    name: str
    """How findings call it."""
    demand: str
    """What must hold of each item."""
    when: str = ""
    """Of which items; empty: of all."""
    message: str = ""
    """What is told where it does not hold; empty: the demand."""
    severity: Severity = "error"
    """Of its findings."""
    canceled: bool = False
    """Whether it is asked of items that are taken back, too."""


@dataclass(frozen=True, slots=True)
class Override:
    """Severities for a part of the inputs."""

    severities: Severities
    """What holds for that part."""
    files: tuple[str, ...] = ()
    """Globs of file names; none: all files."""
    places: tuple[str, ...] = ()
    """Globs of pointers; none: all places."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that was agreed to be borne, by whom, why and until when."""

    rule: str
    """Code or glob."""
    reason: str
    """Why it is borne."""
    owner: str
    """Who agreed to it."""
    expires: date
    """The last day on which it holds."""
    place: str = "*"
    """Glob of pointers."""
    item: str = "*"
    """Glob of uris."""

    def covers(self, found: Diagnostic) -> bool:
        """Whether it is about this finding."""
        uri = (found.item.id if found.item else None) or ""
        return (
            fnmatchcase(found.code, self.rule)
            and fnmatchcase(found.pointer or "", self.place)
            and fnmatchcase(uri, self.item)
        )

    @property
    def name(self) -> str:
        """How reports call it."""
        return f"{self.rule} ({self.reason})"


@dataclass(frozen=True, slots=True)
class Profile:
    """A partner's demands. Severities are given by code or by glob; the last match wins."""

    name: str
    """How reports call it."""
    severities: Severities = field(default_factory=dict)
    """Code or glob to severity; None switches the rule off."""
    editorial: bool = True
    """Whether rules of good style count; False switches all of basis `editorial` off."""
    accepts: tuple[str, ...] = ()
    """Formats that are taken, such as `newsml-g2` or `ninjs>=2.0`; none: all."""
    require: tuple[str, ...] = ()
    """Fields that each item must have, by canonical path; of `media/creditLine` every medium its credit."""
    forbid: tuple[str, ...] = ()
    """Fields that no item may have."""
    limits: Mapping[str, Limit] = field(default_factory=dict)
    """Canonical path -> its limit."""
    dates: Mapping[str, Window] = field(default_factory=dict)
    """Canonical path -> when it must lie."""
    languages: tuple[str, ...] = ()
    """Languages that are taken (BCP 47, prefixes count); none: all."""
    schemes: tuple[str, ...] = ()
    """Vocabularies of subjects that are taken, as URIs; none: all."""
    hosts: tuple[str, ...] = ()
    """Globs of hosts that addresses may have; none: all."""
    tags: tuple[str, ...] = ()
    """Elements of HTML that texts may have; none: all."""
    images: Images | None = None
    """Bounds of pictures; None: none."""
    items: Counts | None = None
    """How many items an input may have; None: any number."""
    checks: tuple[Check, ...] = ()
    """Demands of the partner's own."""
    receivers: tuple[str, ...] = ()
    """Shipped receivers by whose rules feeds and items are judged."""
    overrides: tuple[Override, ...] = ()
    """Severities for some files or places, after those of the whole; the last match wins."""
    waivers: tuple[Waiver, ...] = ()
    """Findings that both sides have agreed to bear."""

    def severity(self, code: str, default: Severity) -> Severity | None:
        """The severity of a code under this profile; None when it is off."""
        return _last(self.severities, code, default)

    def asks_for(self, code: str) -> bool:
        """Whether it names a code and gives it a severity, in some of the inputs at least."""
        tables = (self.severities, *(override.severities for override in self.overrides))
        return any(table.get(code) is not None for table in tables)

    def level(self, found: Diagnostic, path: str) -> Severity | None:
        """The severity of a finding in a file; None when it does not count. Waivers are not looked at."""
        if found.basis == "editorial" and not self.editorial:
            return _given(self.severities, found, None)
        level = _given(self.severities, found, None if found.off else found.severity)
        for override in self.overrides:
            files = not override.files or any(_is_file(path, each) for each in override.files)
            places = not override.places or any(
                fnmatchcase(found.pointer or "", each) for each in override.places
            )
            if files and places:
                level = _given(override.severities, found, level)
        return level


def _is_file(path: str, glob: str) -> bool:
    return fnmatchcase(path, glob) or fnmatchcase(path.rpartition("/")[2], glob)


def _given(severities: Severities, found: Diagnostic, default: Severity | None) -> Severity | None:
    """The severity that a table gives a finding. A glob turns nothing on that is off by itself."""
    if found.off and found.code not in severities:
        return default
    return _last(severities, found.code, default)


def _last(severities: Severities, code: str, default: Severity | None) -> Severity | None:
    level = default
    for pattern, wanted in severities.items():
        if fnmatchcase(code, pattern):
            level = wanted
    return level
