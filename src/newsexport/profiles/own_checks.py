"""PX009, PX010 and PX012: how many items, the partner's own expressions, and the elements of texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.profile import Counts
from newsexport.profiles.elements import elements_of
from newsexport.profiles.expressions import compiled
from newsexport.profiles.paths import values_at
from newsexport.schema.v1 import NewsItem

MOST_DAYS = 10_000
"""Days of which items are counted."""


class Tally:
    """The items of one input, and by day: canceled ones are not counted."""

    def __init__(self) -> None:
        self.items = 0
        self.days: Counter[str] = Counter()

    def count(self, item: NewsItem) -> None:
        """One more."""
        if item.pub_status == "canceled":
            return
        self.items += 1
        moment = item.published if isinstance(item.published, datetime) else item.version_created
        if isinstance(moment, datetime):
            day = moment.astimezone(UTC).date().isoformat()
            if day in self.days or len(self.days) < MOST_DAYS:
                self.days[day] += 1

    def beyond(self, wanted: Counts) -> Iterator[dict[str, object]]:
        """What is outside of the partner's bounds."""
        if wanted.least is not None and self.items < wanted.least:
            yield {"has": f"{self.items} items", "bound": f"{wanted.least} at least"}
        if wanted.most is not None and self.items > wanted.most:
            yield {"has": f"{self.items} items", "bound": f"{wanted.most} at most"}
        days = sorted(self.days)
        for day in days:
            number = self.days[day]
            if wanted.most_per_day is not None and number > wanted.most_per_day:
                bound = f"{wanted.most_per_day} a day at most"
                yield {"has": f"{number} items of {day}", "bound": bound}
        for day in days[1:-1]:  # of the first and the last day the input may hold a part
            if wanted.least_per_day is not None and self.days[day] < wanted.least_per_day:
                bound = f"{wanted.least_per_day} a day at least"
                yield {"has": f"{self.days[day]} items of {day}", "bound": bound}


def own_check(item: NewsItem, options: Options) -> Iterator[Finding]:
    """A check of the partner's own, written as an expression in the profile, does not hold.

    Why it matters: the partner's system stands on it; the message says on what.

    Bad: an item of the class picture without a picture, where the profile says `assert = "count(media) > 0"`
    Good: the item with its picture.
    Fix: as the message says; ask the partner where it does not.
    """
    for check in options.profile.checks if options.profile else ():
        if item.pub_status == "canceled" and not check.canceled:
            continue
        if check.when and not compiled(check.when).holds(item):
            continue
        demand = compiled(check.demand)
        if not demand.holds(item):
            place = next((place for path in demand.paths for place, _ in values_at(item, path)), "")
            values = {"name": check.name, "says": check.message or check.demand}
            yield Finding(place, values, check.severity)


def body_elements(item: NewsItem, options: Options) -> Iterator[Finding]:
    """The text of an item has an element of HTML that the partner does not take.

    In RSS, Atom and JSON Feed the HTML itself is looked at, elsewhere the elements that the blocks and spans of the
    text are in HTML.

    Why it matters: the partner's page breaks, or drops the element with what is in it.

    Bad: `<table>` for a partner who takes p, a, strong and em
    Good: the same facts in paragraphs.
    Fix: take the element out, and keep its words.
    """
    allowed = options.profile.tags if options.profile else ()
    if allowed:
        for pointer, name in elements_of(item):
            if name not in allowed:
                yield Finding(pointer, {"value": name, "allowed": ", ".join(allowed)})
