"""Site profiles: where the pages of one site keep what. The words of the file are described in docs/site-profiles.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from newsexport.errors import BadOption
from newsexport.syntax.addresses import parts_of
from newsexport.toml_tables import demand, demand_known, tables_of, texts

FIELDS = (
    "headline", "standfirst", "byline", "published", "modified", "section", "keywords", "body", "drop", "caption",
    "credit",
)  # fmt: skip
"""What a site profile may say the place of."""

_TOP = ("site",)
_ABOUT = ("name", "hosts")


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages of some hosts keep their values."""

    name: str
    hosts: tuple[str, ...]
    """Globs of hosts, such as `*.example.com`."""
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Field -> XPath expressions; the first that finds something counts, for `body`, `drop`, `caption` and
    `credit` all of them."""

    def covers(self, host: str) -> bool:
        """Whether it is about a host."""
        return any(fnmatchcase(host, each) for each in self.hosts)


def site_of(sites: Iterable[Site], url: str | None) -> Site | None:
    """The first site that covers the host of an address; None without one."""
    host = (parts_of(url).hostname or "").lower()
    return next((site for site in sites if host and site.covers(host)), None)


def sites_of(data: bytes, place: str) -> tuple[Site, ...]:
    """The sites that a file (TOML) describes. Raises BadOption, which names the place and what is right."""
    table = tables_of(data, place)
    demand_known(table, _TOP, place)
    sites = table.get("site")
    if not isinstance(sites, list) or not all(isinstance(each, dict) for each in sites):
        raise BadOption(f"{place}: it must hold [[site]] tables, each with its hosts")
    return tuple(_site(each, f"{place}, site {n}") for n, each in enumerate(sites, 1))


def _site(table: dict[str, Any], place: str) -> Site:
    from newsexport.syntax.xpaths import mistake_in

    demand_known(table, (*_ABOUT, *FIELDS), place)
    hosts = _texts(table, "hosts", place)
    if not hosts:
        raise BadOption(f"{place}: hosts must name at least one host, such as *.example.com")
    for host in hosts:
        if "/" in host or ":" in host:
            raise BadOption(
                f"{place}: {host!r} is no host such as www.example.com or *.example.com"
            )
    name = table.get("name", hosts[0])
    if not isinstance(name, str) or not name.strip():
        raise BadOption(f"{place}: name must be a text")
    places = {each: _texts(table, each, place) for each in FIELDS if each in table}
    for each, expressions in places.items():
        for expression in expressions:
            mistake = mistake_in(expression)
            if mistake:
                raise BadOption(f"{place}: {each}: {expression!r} is no XPath: {mistake}")
    return Site(name, tuple(host.lower() for host in hosts), places)


def _texts(table: dict[str, Any], key: str, place: str) -> tuple[str, ...]:
    value = table.get(key, [])
    values = [value] if isinstance(value, str) else value
    what = "a text, or a list of texts"
    found = texts(values, place, key, what)
    demand(all(found), place, key, what)
    return found
