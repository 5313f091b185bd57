"""A profile at work on one report: severities, waivers, accepted formats."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime

from newsexport.diagnostic import Diagnostic, Severity
from newsexport.profile import Profile, Waiver
from newsexport.profiles.counts import Tally
from newsexport.profiles.demands import PX008, PX009, PX012, PX013, PX014, RULES
from newsexport.report import Report
from newsexport.rules.rule import Rule
from newsexport.schema.v1 import NewsItem

_ACCEPTED = re.compile(r"(?P<name>[\w-]+)(?:(?P<how>>=|==|@)(?P<version>[\w.]+))?")


_HTML = ("rss", "atom", "json-feed")
"""Formats whose HTML is looked at as it stands."""


class Applied:
    """What a profile decides of the findings of one report."""

    def __init__(self, profile: Profile, report: Report, now: datetime) -> None:
        self._profile = profile
        self._report = report
        self._today = now.date()
        self._used: Counter[Waiver] = Counter()
        self._tally = Tally()
        report.level = self.level

    def level(self, found: Diagnostic) -> Severity | None:
        """The severity of a finding; None when it does not count, or is waived."""
        level = self._profile.level(found, self._report.path)
        if level is None or found.code in {PX013.code, PX014.code}:
            return level
        for waiver in self._profile.waivers:
            if waiver.covers(found):
                self._used[waiver] += 1
                if waiver.expires >= self._today:
                    return None
        return level

    def rules(self) -> tuple[Rule, ...]:
        """The demands on items. The HTML of feeds is looked at where it stands."""
        raw = self._report.format in _HTML
        return tuple(each for each in RULES if not (raw and each.code is PX012))

    def see(self, item: NewsItem) -> None:
        """Count an item of the input, for what only all of them show."""
        self._tally.count(item)

    def finish(self) -> None:
        """Tell what only the whole input shows: its items, the format, waivers that ended or were not needed."""
        profile, report = self._profile, self._report
        whole = not report.broken and not report.unavailable
        for values in self._tally.beyond(profile.items) if profile.items and whole else ():
            report.record(PX009, values)
        if (
            profile.accepts
            and report.format
            and not any(_fits(each, report.format, report.version) for each in profile.accepts)
        ):
            given = f"{report.format} {report.version or ''}".strip()
            report.add(PX008, format=given, accepted=", ".join(profile.accepts))
        for waiver in profile.waivers:
            if not self._used[waiver]:
                report.add(PX014, name=waiver.name)
            elif waiver.expires < self._today:
                report.add(PX013, name=waiver.name, expires=waiver.expires, owner=waiver.owner)


def _fits(accepted: str, name: str, version: str | None) -> bool:
    match = _ACCEPTED.fullmatch(accepted.replace(" ", ""))
    if match is None or match["name"] != name:
        return False
    if match["version"] is None:
        return True
    if version is None:
        return False
    if match["how"] == ">=":
        return _numbers(version) >= _numbers(match["version"])
    return version == match["version"]


def _numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]
