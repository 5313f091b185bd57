"""Local times in a zone that the caller names."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from newsexport.errors import BadOption

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo


@lru_cache(maxsize=32)
def zone_named(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, such as `Europe/Paris`; None for no name.

    Raises BadOption when the time zone database of this machine has no such zone.
    """
    if not name:
        return None
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        raise BadOption(
            f"timezone: the IANA database has no zone {name!r}; it has such as Europe/Paris"
        ) from None


def in_zone(day: date, clock: time, zone: ZoneInfo) -> datetime | None:
    """The moment at which the clocks of a zone show this; None for an hour that they skip or show twice."""
    early = datetime.combine(day, clock, zone)
    late = early.replace(fold=1)
    if early.utcoffset() != late.utcoffset():
        return None
    if early.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != early.replace(tzinfo=None):
        return None
    return datetime.fromisoformat(early.isoformat())  # a plain offset, as from a stated one
