"""A profile file (TOML) as a Profile. A mistake in it is told with its place, before any document is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any, TypeVar

from newsexport.canonical_paths import canonical_paths
from newsexport.diagnostic import SEVERITIES
from newsexport.errors import BadOption
from newsexport.misspelling import did_you_mean
from newsexport.profile import (
    Check,
    Counts,
    Images,
    Limit,
    Override,
    Profile,
    Severities,
    Waiver,
    Window,
)
from newsexport.resources import packaged
from newsexport.toml_tables import demand, demand_known, tables_of

RECEIVERS = ("msn", "smartnews", "flipboard", "apple-news", "google-news", "google-discover")
"""Receivers whose published rules are known."""

SHIPPED = ("recommended", "strict", *RECEIVERS)
"""Names of the shipped profiles."""

_TOP = (
    "profile",
    "rules",
    "require",
    "forbid",
    "limits",
    "dates",
    "vocab",
    "hosts",
    "html",
    "images",
    "items",
    "checks",
    "overrides",
    "waivers",
)
LIMITS = {
    "min": "least", "max": "most", "min_words": "least_words", "max_words": "most_words",
    "min_count": "least_count", "max_count": "most_count",
}  # fmt: skip
"""Words of a limit in the file -> fields of Limit."""
_PERIOD = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_DEEPEST = 8
"""Profiles that extend each other."""

Find = Callable[[str], tuple[bytes, str]]
"""Name of a profile that is extended -> its bytes and what to call it."""


def shipped(name: str) -> Profile:
    """A shipped profile. Raises BadOption for a name that there is not."""
    return profile_of(*shipped_file(name))


def shipped_file(name: str) -> tuple[bytes, str]:
    """The bytes of a shipped profile, and what to call it. Raises BadOption."""
    plain = name.removeprefix("newsexport:")
    if plain not in SHIPPED:
        known = ", ".join(SHIPPED)
        raise BadOption(
            f"no profile is called {name!r}{did_you_mean(plain, SHIPPED)}; shipped are: {known}"
        )
    return packaged(f"profiles/shipped/{plain}.toml"), f"the shipped profile {plain}"


def profile_of(
    data: bytes, place: str, find: Find = shipped_file, within: tuple[str, ...] = ()
) -> Profile:
    """The profile that a file holds, with those that it extends. Raises BadOption.

    `within`: what the profiles that extend it are called, the outermost first.
    """
    table = tables_of(data, place)
    demand_known(table, _TOP, place)
    about = _table(table, "profile", place)
    demand_known(
        about,
        ("name", "title", "extends", "accepts", "editorial", "receivers", "read"),
        f"{place}, profile",
    )
    within = (*within, place)
    if place in within[:-1] or len(within) > _DEEPEST:
        raise BadOption(f"{within[0]}: profiles extend each other without end: {', '.join(within)}")
    name = str(about.get("name", place))
    base = Profile(name)
    for extended in _texts(about.get("extends", []), place, "profile.extends"):
        inner, where = find(extended)
        base = _merged(base, profile_of(inner, where, find, within))
    return _merged(base, _own(table, about, name, place))


def _own(table: dict[str, Any], about: dict[str, Any], name: str, place: str) -> Profile:
    vocab = _table(table, "vocab", place)
    demand_known(vocab, ("languages", "schemes"), f"{place}, vocab")
    hosts = _table(table, "hosts", place)
    demand_known(hosts, ("allow",), f"{place}, hosts")
    html = _table(table, "html", place)
    demand_known(html, ("allow",), f"{place}, html")
    receivers = _texts(about.get("receivers", []), place, "profile.receivers")
    for receiver in receivers:
        if receiver not in RECEIVERS:
            near = did_you_mean(receiver, RECEIVERS)
            raise BadOption(
                f"{place}: no receiver is called {receiver!r}{near}; there are: {', '.join(RECEIVERS)}"
            )
    editorial = about.get("editorial", True)
    demand(isinstance(editorial, bool), place, "profile.editorial", "true or false")
    return Profile(
        name=name,
        severities=_severities(_table(table, "rules", place), f"{place}, rules"),
        editorial=editorial,
        accepts=_texts(about.get("accepts", []), place, "profile.accepts"),
        receivers=receivers,
        require=_fields(table, "require", place),
        forbid=_fields(table, "forbid", place),
        limits={path: _limit(value, f"{place}, limits.{path}")
                for path, value in _paths(_table(table, "limits", place), place)},
        dates={path: _window(value, f"{place}, dates.{path}")
               for path, value in _paths(_table(table, "dates", place), place)},
        languages=_texts(vocab.get("languages", []), place, "vocab.languages"),
        schemes=_texts(vocab.get("schemes", []), place, "vocab.schemes"),
        hosts=_texts(hosts.get("allow", []), place, "hosts.allow"),
        tags=tuple(tag.lower() for tag in _texts(html.get("allow", []), place, "html.allow")),
        images=_images(_table(table, "images", place), f"{place}, images"),
        items=_counts(_table(table, "items", place), f"{place}, items"),
        checks=tuple(_check(each, place) for each in _tables(table, "checks", place)),
        overrides=tuple(_override(each, place) for each in _tables(table, "overrides", place)),
        waivers=tuple(_waiver(each, place) for each in _tables(table, "waivers", place)),
    )  # fmt: skip


def _merged(base: Profile, more: Profile) -> Profile:
    """What a profile adds to another: lists grow, single values and limits are replaced."""
    return replace(
        more,
        severities=_last_wins(base.severities, more.severities),
        editorial=base.editorial and more.editorial,
        accepts=more.accepts or base.accepts,
        require=_once(base.require, more.require),
        forbid=_once(base.forbid, more.forbid),
        limits={**base.limits, **more.limits},
        dates={**base.dates, **more.dates},
        languages=more.languages or base.languages,
        schemes=more.schemes or base.schemes,
        hosts=more.hosts or base.hosts,
        tags=more.tags or base.tags,
        images=_both(base.images, more.images),
        items=_both(base.items, more.items),
        checks=(*base.checks, *more.checks),
        receivers=_once(base.receivers, more.receivers),
        overrides=(*base.overrides, *more.overrides),
        waivers=(*base.waivers, *more.waivers),
    )


def together(profiles: Iterable[Profile]) -> Profile | None:
    """Several profiles as one: all their demands hold."""
    found: Profile | None = None
    for each in profiles:
        found = each if found is None else replace(
            _merged(found, each), name=f"{found.name}, {each.name}", accepts=_once(found.accepts, each.accepts)
        )  # fmt: skip
    return found


def _once(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _last_wins(base: Severities, more: Severities) -> Severities:
    """The second one's stand behind all of the first, for the last match wins."""
    return {**{code: base[code] for code in base if code not in more}, **more}


def _severities(table: Mapping[str, Any], place: str) -> Severities:
    for code, level in table.items():
        demand(level in (*SEVERITIES, "off"), place, code, f"one of {', '.join(SEVERITIES)}, off")
    return {code: None if level == "off" else level for code, level in table.items()}


def _fields(table: dict[str, Any], word: str, place: str) -> tuple[str, ...]:
    inner = _table(table, word, place)
    demand_known(inner, ("fields",), f"{place}, {word}")
    fields = _texts(inner.get("fields", []), place, f"{word}.fields")
    return tuple(path for path, _ in _paths(dict.fromkeys(fields), place))


def _paths(table: Mapping[str, Any], place: str) -> Iterable[tuple[str, Any]]:
    known = canonical_paths()
    for path, value in table.items():
        if path not in known:
            raise BadOption(f"{place}: no item has a field {path!r}{did_you_mean(path, known)}")
        yield path, value


def _limit(value: Any, place: str) -> Limit:
    demand(isinstance(value, dict), place, "it", "a table such as { max = 110 }")
    demand_known(value, LIMITS, place)
    for key, number in value.items():
        demand(isinstance(number, int) and number >= 0, place, key, "a whole number from 0")
    return Limit(**{LIMITS[key]: number for key, number in value.items()})


def _window(value: Any, place: str) -> Window:
    demand(isinstance(value, dict), place, "it", 'a table such as { max_age = "P30D" }')
    demand_known(value, ("max_age", "max_future"), place)
    return Window(*(_period(value.get(key), place, key) for key in ("max_age", "max_future")))


_Bounds = TypeVar("_Bounds", Images, Counts)


def _both(base: _Bounds | None, more: _Bounds | None) -> _Bounds | None:
    """The bounds of two profiles: what the second one says is taken from it."""
    if base is None or more is None:
        return more or base
    said = {each.name: getattr(more, each.name) for each in fields(more)}
    return replace(base, **{key: value for key, value in said.items() if value not in (None, ())})


def _images(table: dict[str, Any], place: str) -> Images | None:
    demand_known(table, tuple(each.name for each in fields(Images)), place)
    for key, value in table.items():
        if key == "media_types":
            continue
        kinds = (int, float) if key.endswith("ratio") else (int,)
        good = isinstance(value, kinds) and not isinstance(value, bool) and value >= 0
        demand(good, place, key, "a number from 0")
    types = tuple(
        each.lower() for each in _texts(table.get("media_types", []), place, "media_types")
    )
    return Images(**{**table, "media_types": types}) if table else None


COUNTS = {
    "min": "least", "max": "most", "min_per_day": "least_per_day", "max_per_day": "most_per_day",
}  # fmt: skip
"""Words of the counts of items in the file -> fields of Counts."""


def _counts(table: dict[str, Any], place: str) -> Counts | None:
    demand_known(table, COUNTS, place)
    for key, value in table.items():
        good = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        demand(good, place, key, "a whole number from 0")
    return Counts(**{COUNTS[key]: value for key, value in table.items()}) if table else None


def _check(value: dict[str, Any], place: str) -> Check:
    from newsexport.profiles.expressions import compiled  # which loads the model

    where = f"{place}, checks"
    demand_known(value, ("name", "when", "assert", "message", "severity", "canceled"), where)
    for key in ("name", "assert"):
        demand(isinstance(value.get(key), str) and value[key] != "", where, key, "a text")
    for key in ("when", "message"):
        demand(isinstance(value.get(key, ""), str), where, key, "a text")
    level = value.get("severity", "error")
    demand(level in SEVERITIES, where, "severity", f"one of {', '.join(SEVERITIES)}")
    demand(isinstance(value.get("canceled", False), bool), where, "canceled", "true or false")
    for text in (value["assert"], value.get("when", "")):
        if text:
            try:
                compiled(text)
            except BadOption as error:
                raise BadOption(f"{where}, {value['name']}: {error}") from None
    return Check(
        name=value["name"], demand=value["assert"], when=value.get("when", ""),
        message=value.get("message", ""), severity=level, canceled=value.get("canceled", False),
    )  # fmt: skip


def _period(value: Any, place: str, key: str) -> timedelta | None:
    if value is None:
        return None
    match = _PERIOD.fullmatch(value) if isinstance(value, str) else None
    if match is None or not any(match.groups()):
        raise BadOption(
            f"{place}: {key} must be a duration of ISO 8601 such as P30D or PT10M, not {value!r}"
        )
    days, hours, minutes = (int(each or 0) for each in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes)


def _override(value: dict[str, Any], place: str) -> Override:
    where = f"{place}, overrides"
    demand_known(value, ("files", "places", "rules"), where)
    return Override(
        _severities(_table(value, "rules", where), where),
        _texts(value.get("files", []), where, "files"),
        _texts(value.get("places", []), where, "places"),
    )


def _waiver(value: dict[str, Any], place: str) -> Waiver:
    where = f"{place}, waivers"
    demand_known(value, ("rule", "reason", "owner", "expires", "place", "item"), where)
    for key in ("rule", "reason", "owner"):
        demand(isinstance(value.get(key), str) and value[key] != "", where, key, "a text")
    demand(isinstance(value.get("expires"), date), where, "expires", "a date such as 2026-12-31")
    return Waiver(**value)


def _table(table: Mapping[str, Any], key: str, place: str) -> dict[str, Any]:
    value = table.get(key, {})
    demand(isinstance(value, dict), place, key, "a table")
    return dict(value)


def _tables(table: Mapping[str, Any], key: str, place: str) -> list[dict[str, Any]]:
    value = table.get(key, [])
    good = isinstance(value, list) and all(isinstance(each, dict) for each in value)
    demand(good, place, key, f"tables, each headed [[{key}]]")
    return list(value)


def _texts(value: Any, place: str, key: str) -> tuple[str, ...]:
    good = isinstance(value, list) and all(isinstance(each, str) for each in value)
    demand(good, place, key, "a list of texts")
    return tuple(value)
