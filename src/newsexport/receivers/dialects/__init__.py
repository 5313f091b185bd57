"""What is written for each receiver, and how: the tables beside this file as values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from newsexport.dialect import Dialect, FeedDialect, Tags
from newsexport.errors import BadOption
from newsexport.options import Options
from newsexport.resources import packaged


@cache
def dialect(receiver: str) -> Dialect:
    """What is written for a receiver."""
    table = tomllib.loads(packaged(f"receivers/dialects/{receiver}.toml").decode())
    return Dialect(
        receiver=receiver,
        title=table["title"],
        formats=tuple(table["formats"]),
        settings=table.get("settings", {}),
        taking_back=table.get("taking_back", ""),
        feed=_feed(table.get("feed", {})),
    )


def _feed(table: Mapping[str, Any]) -> FeedDialect:
    plain = {key: value for key, value in table.items() if key not in ("tags", "settings")}
    tags = table.get("tags", {})
    frames = tags.get("frames")
    return FeedDialect(
        **plain,
        settings=frozenset(table.get("settings", ())),
        tags=Tags(
            allowed=frozenset(tags.get("allowed", ())),
            instead=tags.get("instead", {}),
            dropped=frozenset(tags.get("dropped", ())),
            frames=None if frames is None else frozenset(frames),
        ),
    )


def addressed(options: Options, format_name: str) -> Options:
    """The options for a document in a format: with the dialect and settings of the receiver it is for.

    Raises BadOption for several receivers, and for a format that the receiver does not take.
    """
    names = options.profile.receivers if options.profile is not None else ()
    if not names:
        return options if options.dialect is None else replace(options, dialect=None)
    if len(names) > 1:
        raise BadOption(
            f"a document is written for one receiver, not for {', '.join(names)}: convert once for each"
        )
    found = dialect(names[0])
    if format_name not in found.formats:
        taken = " or ".join(found.formats)
        raise BadOption(
            f"{found.title} does not take {format_name}: what is written for it is {taken}"
        )
    formats = dict(options.formats)
    for name, settings in found.settings.items():
        formats[name] = {**settings, **formats.get(name, {})}
    return replace(options, dialect=found, formats=formats)


def formats_for(options: Options) -> tuple[str, ...]:
    """The formats that are written for the receiver of a profile, the usual one first; none without a receiver."""
    names = options.profile.receivers if options.profile is not None else ()
    return dialect(names[0]).formats if names else ()
