"""A partner's sample deliveries, checked as the scenarios that they are to show before the first real night.

A scenario is a folder, or the files whose names begin with its name: `new`, `update`, `correction`, `kill`,
`embargo`, `package`. Its files, sorted by name, are deliveries that follow each other; what `new` delivered is
known to the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newsexport.diagnostic import Diagnostic
from newsexport.options import Options
from newsexport.report import Report
from newsexport.rules.publication import under_embargo
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source
from newsexport.validation import validate

CORRECTION = "correct"
"""What signals, genres and notes hold that announce a correction, as in `corrected`."""


@dataclass(slots=True)
class Scenario:
    """What became of one scenario."""

    name: str
    """One of SCENARIOS."""
    reports: list[Report] = field(default_factory=list)
    """Of its files."""
    items: list[NewsItem] = field(default_factory=list)
    """In the order in which they were delivered."""
    faults: list[str] = field(default_factory=list)
    """Why it is not passed."""

    def take(self, item: NewsItem, findings: tuple[Diagnostic, ...]) -> None:
        """The next item; the reports hold what was found."""
        self.items.append(item)

    @property
    def missing(self) -> bool:
        """Whether nothing was delivered for it."""
        return not self.reports

    @property
    def passed(self) -> bool:
        """Whether it shows what it is to show, without errors."""
        return not self.missing and not self.faults


Known = Mapping[str, Sequence[NewsItem]]
"""Uri -> its versions that were delivered before."""
Check = Callable[[Scenario, Known, Options], Iterator[str]]


def scenarios(deliveries: Mapping[str, Sequence[Source]], options: Options) -> list[Scenario]:
    """Check the deliveries of each scenario, in the order of SCENARIOS. Names that are none are left out."""
    options = options.started()
    known: dict[str, list[NewsItem]] = {}
    done = []
    for name, check in SCENARIOS.items():
        scenario = Scenario(name)
        for source in deliveries.get(name, ()):
            scenario.reports.append(validate(source, options=options, on_item=scenario.take))
        if not scenario.missing:
            scenario.faults += _of_files(scenario)
            scenario.faults += check(scenario, known, options)
        for item in scenario.items:
            known.setdefault(item.uri, []).append(item)
        done.append(scenario)
    return done


def _of_files(scenario: Scenario) -> Iterator[str]:
    for report in scenario.reports:
        errors = report.counts["error"]
        if report.unavailable:
            yield f"{report.path} could not be read"
        elif errors:
            codes = ", ".join(
                sorted({each.code for each in report.tally if each.severity == "error"})
            )
            yield f"{report.path} has {errors:,} error{'s' if errors > 1 else ''}: {codes}"
    if not scenario.items:
        yield "no item was delivered"


def _new(scenario: Scenario, known: Known, options: Options) -> Iterator[str]:
    """A new item that may be published."""
    for item in scenario.items:
        if item.pub_status != "usable":
            yield f"{item.uri} is {item.pub_status}, not usable"
        elif under_embargo(item, options.time):
            yield f"{item.uri} is under embargo: that is the scenario embargo"


def _update(scenario: Scenario, known: Known, options: Options) -> Iterator[str]:
    """The same item again, newer."""
    if scenario.items and not _follows(scenario, known):
        yield "no item comes a second time with the same identifier, here or after `new`"
    for before, after in _follows(scenario, known):
        newer = _rank(after) > _rank(before)
        if not newer:
            yield f"{after.uri}: neither version nor versionCreated rise"
        if after.pub_status == "canceled":
            yield f"{after.uri} is canceled: that is the scenario kill"


def _correction(scenario: Scenario, known: Known, options: Options) -> Iterator[str]:
    """An update that says what was wrong."""
    yield from _update(scenario, known, options)
    last = [after for _, after in _follows(scenario, known)]
    if last and not any(map(_says_correction, last)):
        yield "no signal, genre, note or correction says that it is one"


def _kill(scenario: Scenario, known: Known, options: Options) -> Iterator[str]:
    """An item that was delivered before is taken back."""
    killed = [item for item in scenario.items if item.pub_status == "canceled"]
    if scenario.items and not killed:
        yield "no item is canceled"
    for item in killed:
        before = [
            *known.get(item.uri, ()),
            *(each for each in scenario.items if each.uri == item.uri),
        ]
        live = [each for each in before if each.pub_status != "canceled"]
        if not live:
            yield f"{item.uri} was never delivered, here or in `new`"
        elif not any(_rank(item) > _rank(each) for each in live):
            yield f"{item.uri}: the kill is not newer than what it takes back"


def _embargo(scenario: Scenario, known: Known, options: Options) -> Iterator[str]:
    """An item that is held back until a time that is still to come."""
    if scenario.items and not any(under_embargo(item, options.time) for item in scenario.items):
        past = [item for item in scenario.items if item.embargoed is not None]
        told = f"; the embargo of {past[0].uri} has ended, see --now" if past else ""
        yield f"no item is under embargo at {options.time:%Y-%m-%dT%H:%M%z}{told}"


def _package(scenario: Scenario, known: Known, options: Options) -> Iterator[str]:
    """A package whose members were delivered, too."""
    packages = [item for item in scenario.items if item.groups]
    if scenario.items and not packages:
        yield "no item is a package"
    delivered = {*known, *(item.uri for item in scenario.items)}
    for package in packages:
        members = {member.uri for group in package.groups for member in group.members if member.uri}
        for uri in sorted(members - delivered):
            yield f"{package.uri}: the member {uri} was not delivered"


SCENARIOS: Mapping[str, Check] = {
    "new": _new,
    "update": _update,
    "correction": _correction,
    "kill": _kill,
    "embargo": _embargo,
    "package": _package,
}
"""Name -> the check, in the order in which they are looked at."""


def _follows(scenario: Scenario, known: Known) -> list[tuple[NewsItem, NewsItem]]:
    """Items with the version that was delivered before them."""
    seen = {uri: versions[-1] for uri, versions in known.items()}
    found = []
    for item in scenario.items:
        if item.uri in seen:
            found.append((seen[item.uri], item))
        seen[item.uri] = item
    return found


def _rank(item: NewsItem) -> tuple[int, float]:
    made = item.version_created
    return item.version, made.timestamp() if made is not None else 0.0


def _says_correction(item: NewsItem) -> bool:
    said = [item.ed_note or "", *(each.text for each in item.headlines)]
    for concept in (*item.signals, *item.genres):
        said += [concept.uri or "", concept.qcode or "", concept.name or ""]
    return bool(item.corrections) or any(CORRECTION in text.lower() for text in said)
