"""PX010: the partner's own expressions."""

from __future__ import annotations

from collections.abc import Iterator

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.profiles.expressions import compiled
from newsexport.profiles.paths import values_at
from newsexport.schema.v1 import NewsItem


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
