"""The report of one input: exact counts, bounded samples, what was written and what was not checked.

Its parts: `pending` (findings that are made or placed later), `already_told` (one cause is told once), `marks` (kinds that
are counted, a mark to come back to, an item set aside), `records` (what is noted beside findings).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from typing import cast

from newsexport.diagnostic import (
    Code,
    Diagnostic,
    ItemRef,
    Kind,
    Position,
    Severity,
    Since,
    Window,
    char_fragment,
    down_to,
    short,
)
from newsexport.report.already_told import AlreadyTold
from newsexport.report.marks import Aside, Kindred, Mark, counted, sort_kinds
from newsexport.report.pending import (
    Codes,
    Found,
    Kept,
    Later,
    LaterAll,
    Make,
    Pending,
    PendingAll,
    Recent,
    can_wait,
    diagnostic_of,
    made_of,
    unfolded,
)
from newsexport.report.records import History, NotChecked, OutputRecord

MAX_SAMPLES = 100
"""Diagnostics kept of one code. The counts stay exact; `Report.truncated` says what was left out."""

MAX_RECENT = 1000
"""Findings that `take` gives at once, so that one item of a run cannot fill the memory."""

HEADLINE_LENGTH = 60


@dataclass(slots=True)
class Report:
    """Collects what is found in one input. Not thread-safe: one report, one thread."""

    path: str = "<memory>"
    """Name of the input."""
    sha256: str | None = None
    """Digest of the file as it lies there; None where nobody asked for it, or it could not be read."""
    format: str | None = None
    """Name of its format; None: unknown."""
    version: str | None = None
    """The version of the format that the document declares."""
    items: int = 0
    """Items that were begun, whether they could be read or not."""
    outputs: list[OutputRecord] = field(default_factory=list)
    """What was written of it."""
    not_checked: list[NotChecked] = field(default_factory=list)
    """Checks that were not made, each with its reason."""
    coverage: Counter[str] = field(default_factory=Counter)
    """How many items have each field."""
    tally: Counter[Kindred] = field(default_factory=Counter)
    """Findings by code, severity, kind and target, exact."""
    level: Callable[[Diagnostic], Severity | None] | None = None
    """The severity that a partner gives to a finding; None there: it does not count."""
    refused: int = 0
    """Items that were left out of a bundle because they cannot stand in it."""
    passed_over: int = 0
    """Items that a bundle leaves out because they are none of its kind, such as old ones."""
    borne: int = 0
    """Findings that a baseline knows; they are not counted."""
    feed: str | None = None
    """The address at which the input says that it is found."""
    history: History | None = None
    """What earlier runs say, where a state file is kept (`Options.state`)."""
    faults: set[tuple[Kind, str]] = field(default_factory=set)
    """Kind and code of errors, whether a partner or a baseline lets them count or not."""
    unavailable: bool = False
    """Whether the input could not be opened, or a check could not be made."""
    item: ItemRef | None = None
    """The item being read or written; what is added now is about it."""
    window: Window | None = None
    """The bytes of that item, to which pointers refer."""
    target: str | None = None
    """The format being written."""
    already_told: AlreadyTold = field(default_factory=AlreadyTold)
    """What was said of the item already, so that one cause is told once."""
    broken: bool = False
    """Whether the input is not well-formed, so that it was not read to its end."""
    told: int = 0
    """How often something was found, whether it counts or not: who compares sees whether anything was found since."""
    _kept: list[Kept] = field(default_factory=list)
    _is_folded: bool = False
    _recent: list[Recent] = field(default_factory=list)
    _said: Codes = field(default_factory=Codes)

    def add(
        self,
        code: Code,
        *,
        pointer: str | None = None,
        position: Position | None = None,
        severity: Severity | None = None,
        **values: object,
    ) -> Diagnostic:
        """Count one finding, and keep it as a sample while there are few of its code.

        `values` fill the code's message and hint. `pointer` is an XPath or JSON pointer within the
        current window; `position` states the place where it is already known. The finding comes back:
        what it decides must not hang on what the report keeps.
        """
        return self.record(code, values, pointer=pointer, position=position, severity=severity)

    def record(
        self,
        code: Code,
        values: Mapping[str, object],
        *,
        pointer: str | None = None,
        position: Position | None = None,
        severity: Severity | None = None,
        replacement: str | None = None,
    ) -> Diagnostic:
        """The same as `add`, with the values as a mapping."""
        self.told += 1
        found = diagnostic_of(
            code, values, pointer, self.item, self.target, severity, position, replacement
        )
        if code.echo:
            self.already_told.misread(values, self.item)
            if self.already_told.echoes(pointer, values):
                if found.severity == "error":
                    self.faults.add((found.kind, found.code))
                return found
        elif code.blank:
            self.already_told.misread(
                {"field": values.get("property") or values.get("element")}, self.item
            )
        if self.target is None:
            self.already_told.remember(code, values, pointer, self.item, severity)
        return self._keep(found, self.window)

    def note(self, code: Code, values: Mapping[str, object], *, pointer: str | None) -> None:
        """Count one finding that nobody waits for, as losses are; the same as `record`, but cheaper."""
        self.note_all(code, ((pointer, values),))

    def note_all(self, code: Code, found: Iterable[Found]) -> None:
        """`note` for many findings of one code."""
        for waits, several in groupby(found, lambda each: can_wait(each[1])):
            (self._note_small if waits else self._record_all)(code, list(several))

    def _record_all(self, code: Code, found: list[Found]) -> None:
        for pointer, values in found:
            self.record(code, values, pointer=pointer)

    def note_together(
        self, counts: Iterable[tuple[Kindred, int]], make: Make, said: Sequence[object]
    ) -> None:
        """`note_all` for the findings of an item that `make` makes of `said`; `counts`: how many of each kind.

        They are not put together before somebody asks.
        """
        if self.level is not None:
            for code, found in make(said):
                self._record_all(code, found)
            return
        together = LaterAll(make, said, self.item, self.target)
        room: dict[str, int] = {}
        for kindred, count in counts:
            known = self.tally[kindred]
            self.tally[kindred] = known + count
            self.told += count
            if known < MAX_SAMPLES:
                room[kindred.code] = MAX_SAMPLES - known
        if room:
            self._kept.append(PendingAll(together, self.window, room))
            self._is_folded = True
        if len(self._recent) < MAX_RECENT:
            self._recent.append(together)

    def _note_small(self, code: Code, found: list[Found]) -> None:
        """`note_all` for findings whose values can wait."""
        if self.level is not None or code.severity == "error":
            self._record_all(code, found)
            return
        kindred = Kindred(code.code, code.severity, code.kind, self.target)
        count = self.tally[kindred]
        self.tally[kindred] = count + len(found)
        self.told += len(found)
        kept, room = max(MAX_SAMPLES - count, 0), max(MAX_RECENT - len(self._recent), 0)
        some, item, target = found[: max(kept, room)], self.item, self.target
        laters = [Later(code, values, pointer, item, target) for pointer, values in some]
        self._kept += [Pending(later, self.window) for later in laters[:kept]]
        self._recent += laters[:room]

    def only_counts(self, code: Code) -> bool:
        """Whether one more finding of this code would be counted and nothing else."""
        known = self.tally[Kindred(code.code, code.severity, code.kind, self.target)]
        return known >= MAX_SAMPLES and len(self._recent) >= MAX_RECENT and self.level is None

    def count_items(self, code: Code, count: int) -> None:
        """So many further items, with one finding of this code each, where these are only counted."""
        self.tally[Kindred(code.code, code.severity, code.kind, self.target)] += count
        self.told += count
        self.items += count

    def _keep(self, found: Diagnostic, window: Window | None) -> Diagnostic:
        if found.severity == "error":
            self.faults.add((found.kind, found.code))
        if self.level is not None and found.kind != "system":
            level = self.level(found)
            if level is None:
                return found
            if level != found.severity:
                found = replace(found, severity=level)
        elif found.off:
            return found
        kindred = Kindred(found.code, found.severity, found.kind, found.target)
        count = self.tally[kindred] = self.tally[kindred] + 1
        if count <= MAX_SAMPLES:
            self._kept.append(Pending(found, window))
        if len(self._recent) < MAX_RECENT:
            self._recent.append(found)
        return found

    def _samples(self) -> list[Pending]:
        """The kept findings. Those that were counted together are put together now."""
        if self._is_folded:
            self._kept[:] = [*unfolded(self._kept)]
            self._is_folded = False
        return cast("list[Pending]", self._kept)

    def said_of_item(self, codes: Collection[str]) -> bool:
        """Whether one of these codes was found of the current item, as far as `take` would tell."""
        return not self._said.of(self.item, self._recent).isdisjoint(codes)

    @property
    def counts(self) -> Counter[str]:
        """Findings by severity, exact."""
        return counted(self.tally, "severity")

    @property
    def by_code(self) -> Counter[str]:
        """Findings by code, exact."""
        return counted(self.tally, "code")

    def begin_item(self, window: Window | None = None) -> ItemRef:
        """From now on findings are about the next item, whose bytes are `window`."""
        self.item = ItemRef(self.items)
        self.window = window
        self.already_told.begin_item()
        self.items += 1
        return self.item

    def name_item(self, uri: str | None, headline: str | None) -> None:
        """Say which item this is, also for the findings that it already has."""
        if self.item is not None:
            self.item.id = uri
            self.item.headline = short(headline, HEADLINE_LENGTH) if headline else None

    def end_item(self) -> None:
        """From now on findings are about the input as a whole."""
        self.item = None
        self.window = None

    @property
    def extent(self) -> tuple[int, int]:
        """How many findings there are by now: for `set_aside`."""
        return len(self._samples()), len(self._recent)

    def set_aside(self, since: tuple[int, int]) -> Aside:
        """Take out the current item, and what was found since: another item of its batch comes."""
        kept, recent = since
        aside = Aside(
            self.item, self.window, self.already_told.set_aside(),
            self._samples()[kept:], self._recent[recent:],
        )  # fmt: skip
        del self._kept[kept:]
        del self._recent[recent:]
        return aside

    def take_up(self, aside: Aside) -> None:
        """From now on findings are about this item again; what was found of it stands behind all else."""
        self.item, self.window, said, kept, recent = aside
        self.already_told.take_up(said)
        self._kept += kept
        self._recent += recent[: MAX_RECENT - len(self._recent)]

    def sort_kinds(self, known: int, since: tuple[int, int]) -> None:
        """Count kinds of findings in the order of their first ones again; `known`: how many kinds there were."""
        if len(self.tally) > known:
            sort_kinds(self.tally, known, (e.diagnostic for e in self._samples()[since[0] :]))

    def skip(self, rule: str, reason: str) -> None:
        """Say that something was not checked, once."""
        entry = NotChecked(rule, reason)
        if entry not in self.not_checked:
            self.not_checked.append(entry)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """The kept findings, in the order in which they were found."""
        return [pending.diagnostic for pending in self._samples()]

    @property
    def truncated(self) -> dict[str, tuple[int, int]]:
        """For each code with more findings than samples: how many are shown, and how many there are."""
        kept = Counter(pending.diagnostic.code for pending in self._samples())
        return {
            code: (kept[code], total) for code, total in self.by_code.items() if total > kept[code]
        }

    @property
    def has_errors(self) -> bool:
        """Whether there is any finding of severity error."""
        return self.counts["error"] > 0

    def fails(self, level: Severity) -> bool:
        """Whether there is a finding at `level` or worse, losses not counted."""
        return any(each.severity in down_to(level) and each.kind != "loss" for each in self.tally)

    def redacted(self) -> Report:
        """The same report without words of the articles: for partners, and where items are embargoed.

        A finding keeps its code, place and item number; its message becomes the name of its code, and
        snippet, headline and hint are left out, for all of them may repeat what an article says.
        """
        kept = [replace(each, found=each.diagnostic.redacted()) for each in self._samples()]
        return replace(self, _kept=[*kept], _recent=[])

    def take(self) -> tuple[Diagnostic, ...]:
        """All findings since the last `take`, at most MAX_RECENT, whether kept as samples or not."""
        if not self._recent:
            return ()
        taken = tuple(islice(made_of(self._recent), MAX_RECENT))
        self._recent.clear()
        return taken

    def forget(self) -> None:
        """The same for those who do not ask what was found; the counts and samples stay."""
        self._recent.clear()

    def absorb(self, other: Report) -> None:
        """Take over what another pass over the same input found about its outputs, and these."""
        for kindred, count in other.tally.items():
            if kindred.target is not None:
                self.tally[kindred] += count
        self._kept += [each for each in other._samples() if each.diagnostic.target is not None]
        for entry in other.not_checked:
            self.skip(entry.rule, entry.reason)
        self.outputs += other.outputs
        self.refused = max(self.refused, other.refused)
        self.unavailable = self.unavailable or other.unavailable

    def mark(self) -> Mark:
        """What is found by now, to come back to."""
        return Mark(
            self.tally.copy(), set(self.faults), self.borne, len(self._samples()), len(self._recent)
        )

    def back_to(self, mark: Mark) -> None:
        """Forget what was found since: what it was about is done in another way."""
        self.tally, self.faults, self.borne = mark.tally.copy(), set(mark.faults), mark.borne
        del self._kept[mark.kept :]
        del self._recent[mark.recent :]

    def unplaced(self) -> Iterator[tuple[int, str, Window | None]]:
        """Kept findings that have a pointer into the source but no position yet."""
        for index, pending in enumerate(self._samples()):
            found = pending.diagnostic
            if found.position is None and found.pointer is not None and found.target is None:
                fragment = char_fragment(*found.characters) if found.characters else ""
                yield index, found.pointer + fragment, pending.window

    def compare(self, states: Callable[[Diagnostic], Since | None]) -> None:
        """Say of each kept finding whether an earlier run had it."""
        for pending in self._samples():
            since = states(pending.diagnostic)
            if since is not None:
                pending.found = replace(pending.diagnostic, since=since)

    def place(self, index: int, position: Position) -> None:
        """Give the kept finding number `index` its position."""
        pending = self._samples()[index]
        pending.found = replace(pending.diagnostic, position=position)
