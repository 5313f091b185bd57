"""PX009: how many items an input has, altogether and of each day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from newsexport.counted import numbered
from newsexport.profile import Counts
from newsexport.schema.v1 import NewsItem

MOST_DAYS = 10_000
"""Days of which items are counted."""


class Tally:
    """The items of one input, and by day: canceled ones are not counted."""

    def __init__(self) -> None:
        self.items = 0
        self.days: Counter[str] = Counter()

    def count(self, item: NewsItem) -> None:
        """Take note of an item, of its time where it states one."""
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
            yield {"has": numbered(self.items, "item"), "bound": f"{wanted.least} at least"}
        if wanted.most is not None and self.items > wanted.most:
            yield {"has": numbered(self.items, "item"), "bound": f"{wanted.most} at most"}
        days = sorted(self.days)
        for day in days:
            number = self.days[day]
            if wanted.most_per_day is not None and number > wanted.most_per_day:
                bound = f"{wanted.most_per_day} a day at most"
                yield {"has": f"{numbered(number, 'item')} of {day}", "bound": bound}
        for day in days[1:-1]:  # of the first and the last day the input may hold a part
            if wanted.least_per_day is not None and self.days[day] < wanted.least_per_day:
                bound = f"{wanted.least_per_day} a day at least"
                yield {"has": f"{numbered(self.days[day], 'item')} of {day}", "bound": bound}
