"""newsexport.toml: what a newsroom always wants, and what each of its partners wants.

The file is looked for in the working directory and upwards, or named by --config. What it may hold is
described in docs/config.md; a word that is not described is an error, not a silence.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from newsexport.diagnostic import SEVERITIES
from newsexport.errors import BadOption
from newsexport.misspelling import did_you_mean
from newsexport.toml_tables import demand, demand_known, tables_of, texts

NAME = "newsexport.toml"
BYTES = 16 * 1024 * 1024
"""A file that a person wrote is not longer: what goes on is a device."""

WORDS = (
    "to",
    "provider",
    "language",
    "url-template",
    "topics",
    "profile",
    "site-profiles",
    "state",
    "options",
    "rules",
)
"""What stands at the top of the file, and what each partner may have."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Wishes(NamedTuple):
    """What is wanted, in the words of the file; absent means: no wish."""

    to: tuple[str, ...] = ()
    """Formats to write, such as `newsml-g2@2.28`."""
    provider: str | None = None
    """`NAME[=URI]`"""
    language: str | None = None
    url_template: str | None = None
    topics: bool | None = None
    profile: str | None = None
    """A profile file, or the name of a shipped profile."""
    site_profiles: tuple[str, ...] = ()
    """Files and folders of site profiles, beside the configuration."""
    state: str | None = None
    """The file that remembers earlier runs of feeds."""
    options: Mapping[str, Mapping[str, str]] = _NOTHING
    """Format -> option -> value."""
    rules: Mapping[str, str] = _NOTHING
    """Code or glob -> `error`, `warning`, `info` or `off`."""


class Config(NamedTuple):
    """A configuration file; without a file, no wishes."""

    path: Path | None = None
    defaults: Wishes = Wishes()
    partners: Mapping[str, Wishes] = _NOTHING

    def partner(self, name: str | None) -> Wishes:
        """What a partner wants. Raises BadOption when the file does not know it."""
        if name is None:
            return Wishes()
        if name not in self.partners:
            known = ", ".join(self.partners) or "no partners"
            where = f"{self.path}: {known}" if self.path else f"no {NAME} was found"
            near = did_you_mean(name, self.partners)
            raise BadOption(f"no partner is called {name!r}{near} ({where})")
        return self.partners[name]


def load(named: str | None, start: Path | None = None) -> Config:
    """The configuration that is named, else the nearest one upwards. Raises BadOption."""
    path = Path(named) if named is not None else _nearest(start)
    if path is None:
        return Config()
    return _config(path, tables_of(written_file(path), str(path)))


def written_file(path: Path) -> bytes:
    """A file that a person wrote: a configuration, a profile. Raises BadOption, also for one without end."""
    try:
        with open(path, "rb") as stream:
            data = stream.read(BYTES + 1)
    except (OSError, ValueError) as error:
        raise BadOption(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > BYTES:
        raise BadOption(f"{path}: more than {BYTES:,} bytes: nobody wrote that")
    return data


def _nearest(folder: Path | None) -> Path | None:
    """That of the folder, or of the nearest one above; None: that of the process, which may be gone."""
    try:
        folder = folder or Path.cwd()
    except OSError:
        return None
    for each in (folder, *folder.parents):
        path = each / NAME
        if os.path.isfile(path):
            return path
        if os.path.exists(path):
            raise BadOption(f"{path}: not a regular file")
    return None


def _config(path: Path, table: dict[str, Any]) -> Config:
    partners = table.pop("partners", {})
    place = str(path)
    demand(isinstance(partners, dict), place, "partners", "tables, such as [partners.acme]")
    demand_known(table, (*WORDS, "partners"), place)
    wishes = {}
    for name, wanted in partners.items():
        where = f"partners.{name}"
        demand(isinstance(wanted, dict), place, where, "a table")
        demand_known(wanted, WORDS, place, f"{where}.")
        wishes[name] = _wishes(wanted, place, f"{where}.")
    return Config(path, _wishes(table, place, ""), wishes)


def _wishes(table: dict[str, Any], place: str, prefix: str) -> Wishes:
    formats = 'a list of formats, such as ["json"]'
    to = texts(table.get("to", []), place, f"{prefix}to", formats)
    for word in ("provider", "language", "url-template", "profile", "state"):
        demand(isinstance(table.get(word, ""), str), place, f"{prefix}{word}", "a text")
    demand(isinstance(table.get("topics", False), bool), place, f"{prefix}topics", "true or false")
    sites = table.get("site-profiles", [])
    sites = [sites] if isinstance(sites, str) else sites
    files = "a file or folder, or a list of them"
    options = table.get("options", {})
    where = f"{prefix}options"
    demand(isinstance(options, dict), place, where, 'tables, such as [options."newsml-g2"]')
    for name, values in options.items():
        demand(isinstance(values, dict), place, f'{where}."{name}"', "a table")
    rules = table.get("rules", {})
    demand(isinstance(rules, dict), place, f"{prefix}rules", "a table")
    for code, level in rules.items():
        allowed = (*SEVERITIES, "off")
        demand(level in allowed, place, f"{prefix}rules.{code}", f"one of {', '.join(allowed)}")
    return Wishes(
        to=to,
        provider=table.get("provider"),
        language=table.get("language"),
        url_template=table.get("url-template"),
        topics=table.get("topics"),
        profile=table.get("profile"),
        site_profiles=texts(sites, place, f"{prefix}site-profiles", files),
        state=table.get("state"),
        options={name: _as_given(values) for name, values in options.items()},
        rules=rules,
    )


def _as_given(values: Mapping[str, object]) -> dict[str, str]:
    """Options as the command line gives them: `true` is `yes`, 2.28 is `2.28`."""
    words = {True: "yes", False: "no"}
    return {
        name: words[value] if isinstance(value, bool) else str(value)
        for name, value in values.items()
    }
