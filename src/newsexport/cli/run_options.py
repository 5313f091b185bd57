"""From arguments, partner, configuration and environment to the `Options` of the library, in this order."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from newsexport.cli.arguments import SettingWish
from newsexport.cli.config import Config, Wishes, load, written_file
from newsexport.cli.environment import time_from_environment
from newsexport.diagnostic import Severity
from newsexport.errors import BadOption
from newsexport.formats import registry
from newsexport.misspelling import did_you_mean
from newsexport.options import Options, ProviderName
from newsexport.vocab.forms import ABSOLUTE_URI

if TYPE_CHECKING:
    from newsexport.profile import Profile
    from newsexport.sites import Site

Value = TypeVar("Value")


def options_of(args: Namespace) -> tuple[Options, Wishes]:
    """The options of a run, and the wishes that are no options. Raises BadOption, UnknownFormat."""
    config = load(args.config)
    wishes = _merged(args, config)
    options = Options(
        now=args.now if args.now is not None else time_from_environment(),
        language=wishes.language,
        provider=_provider(wishes.provider),
        base_uri=_base(args),
        url_template=wishes.url_template,
        topics=bool(wishes.topics),
        profile=_profile(args, config.path, wishes),
        sites=_sites(args, config.path, wishes),
        state=_state(args, config.path, wishes),
        feed=getattr(args, "feed", None),
        only=getattr(args, "only", None),
        formats=wishes.options,
    )
    return options, wishes


def _merged(args: Namespace, config: Config) -> Wishes:
    """Command line before partner before defaults; options one by one."""
    partner, defaults = config.partner(args.partner), config.defaults
    settings: dict[str, dict[str, str]] = {}
    for source in (defaults.options, partner.options):
        for name, values in source.items():
            settings.setdefault(name, {}).update(values)
    for wish in getattr(args, "settings", ()):
        settings.setdefault(wish.format, {})[wish.name] = wish.value
    registry.check_settings(settings)
    return Wishes(
        to=targets(getattr(args, "to", None)) or partner.to or defaults.to,
        provider=_first(getattr(args, "provider", None), partner.provider, defaults.provider),
        language=_first(getattr(args, "language", None), partner.language, defaults.language),
        url_template=_first(
            getattr(args, "url_template", None), partner.url_template, defaults.url_template
        ),
        topics=_first(getattr(args, "topics", None), partner.topics, defaults.topics),
        profile=_first(partner.profile, defaults.profile),
        site_profiles=partner.site_profiles or defaults.site_profiles,
        state=_first(partner.state, defaults.state),
        options=settings,
        rules={**defaults.rules, **partner.rules},
    )


def wanted_formats(args: Namespace, options: Options, wishes: Wishes) -> tuple[str, ...]:
    """The formats to write, the first that is known: --to, what the receiver of --for takes, the configuration.

    Where the configuration names only a receiver's profile, it is what that receiver takes.
    """
    if options.profile is None or args.to or (wishes.to and not args.receivers):
        return wishes.to
    from newsexport.receivers.dialects import formats_for

    taken = formats_for(options)
    if not taken:
        return wishes.to
    able = (name for name in taken if not args.bundle or registry.find(name).bundle is not None)
    return (next(able, taken[0]),)


def decides_reading(wish: SettingWish) -> bool:
    """Whether an option is about how a format is read, so that it need not be written."""
    card = registry.find(wish.format)
    return any(each.name == wish.name and each.reads for each in card.settings)


def demand_reading(wishes: Iterable[SettingWish]) -> None:
    """Raise BadOption for an option that a command which only reads could not heed."""
    for wish in wishes:
        if not decides_reading(wish):
            raise BadOption(
                f"-O {wish.format}.{wish.name}: it is about writing, and nothing is written"
            )


def _first(*values: Value | None) -> Value | None:
    return next((value for value in values if value is not None), None)


def targets(texts: Iterable[str] | None) -> tuple[str, ...]:
    """`json,newsml-g2@2.28`, given once or several times; each target once."""
    names = (name.strip() for text in texts or () for name in text.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def _state(args: Namespace, config: Path | None, wishes: Wishes) -> Path | None:
    """The state file of the command line, else that of the configuration, whose folder it counts from."""
    if not hasattr(args, "state"):
        return None
    if args.state is not None:
        return Path(args.state)
    if wishes.state is None or getattr(args, "only", None) is not None:
        return None
    return (config.parent if config is not None else Path()) / wishes.state


def _base(args: Namespace) -> str | None:
    """The address of --base-url. Of the library's callers any is taken: pages state odd ones, too. Raises BadOption."""
    base: str | None = getattr(args, "base_url", None)
    if base is not None and not ABSOLUTE_URI.fullmatch(base):
        raise BadOption(f"the base {base!r} is no address such as https://example.com/")
    return base


def _provider(text: str | None) -> ProviderName | None:
    if text is None:
        return None
    name, _, uri = text.partition("=")
    return ProviderName(name.strip(), uri.strip() or None)


def _profile(args: Namespace, config: Path | None, wishes: Wishes) -> Profile | None:
    """Profiles of the command line, else that of the configuration; the severities of the latter count last."""
    named = list(getattr(args, "profiles", None) or ())
    if not named and wishes.profile:
        beside = config.parent / wishes.profile if config is not None else Path(wishes.profile)
        named = [str(beside) if os.path.isfile(beside) else wishes.profile]
    found = [profile_named(each) for each in named]
    found += [_of_receiver(each) for each in targets(getattr(args, "receivers", None))]
    own = _of_rules(args.partner, wishes.rules)
    found += [own] if own is not None else []
    if len(found) < 2:
        return found[0] if found else None
    from newsexport.profiles.load import together

    return together(found)


def _of_receiver(name: str) -> Profile:
    """The shipped profile of a receiver. Raises BadOption for any other name."""
    from newsexport.profiles.load import RECEIVERS, SHIPPED, shipped

    if name not in RECEIVERS:
        near = f"; it is a profile: --profile {name}" if name in SHIPPED else ""
        near = near or did_you_mean(name, RECEIVERS)
        raise BadOption(
            f"--for: no receiver is called {name!r}{near}; there are: {', '.join(RECEIVERS)}"
        )
    return shipped(name)


def _sites(args: Namespace, config: Path | None, wishes: Wishes) -> tuple[Site, ...]:
    """The site profiles of the command line, else those of the configuration, which stand beside it."""
    named = [Path(each) for each in getattr(args, "site_profiles", None) or ()]
    if not named and wishes.site_profiles:
        folder = config.parent if config is not None else Path()
        named = [folder / each for each in wishes.site_profiles]
    return tuple(site for path in named for site in _sites_of(path))


def _sites_of(path: Path) -> Iterator[Site]:
    """The site profiles of a file, or of a folder."""
    from newsexport.sites import sites_of

    files = sorted(path.glob("*.toml")) if os.path.isdir(path) else [path]
    if not files:
        raise BadOption(f"{path}: there is no site profile (*.toml) in this folder")
    for file in files:
        yield from sites_of(written_file(file), str(file))


def profile_named(name: str) -> Profile:
    """A profile file, or a shipped profile. Raises BadOption."""
    from newsexport.profiles.load import SHIPPED, profile_of, shipped

    path = Path(name)
    if not os.path.isfile(path):
        if path.suffix or "/" in name:
            _demand_reach(path)
            raise BadOption(
                f"{name}: no such profile file; shipped profiles are: {', '.join(SHIPPED)}"
            )
        return shipped(name)

    def find(inner: str) -> tuple[bytes, str]:
        beside = path.parent / inner
        if os.path.isfile(beside):
            return written_file(beside), str(beside)
        from newsexport.profiles.load import shipped_file

        return shipped_file(inner)

    profile = profile_of(written_file(path), name, find)
    _demand_codes(
        name,
        [
            *profile.severities,
            *(code for each in profile.overrides for code in each.severities),
            *(each.rule for each in profile.waivers),
        ],
    )
    for accepted in profile.accepts:
        registry.find(re.split("[@=>]", accepted)[0].strip())
    return profile


def _demand_reach(path: Path) -> None:
    """Raise BadOption where it cannot be told whether there is such a file: no permission, too long a name."""
    try:
        os.stat(path)
    except FileNotFoundError:
        return
    except (OSError, ValueError) as error:
        raise BadOption(f"{path}: {getattr(error, 'strerror', None) or error}") from error


def _demand_codes(place: str, patterns: Iterable[str]) -> None:
    """Raise BadOption for a code or glob that fits no code: a slip of the pen must not be a silence."""
    from newsexport.code_catalogue import catalogue

    for pattern in patterns:
        if not any(fnmatchcase(code, pattern) for code in catalogue()):
            near = did_you_mean(pattern, catalogue())
            raise BadOption(f"{place}: no code is called {pattern!r}{near}; see `newsexport rules`")


def _of_rules(partner: str | None, rules: Mapping[str, str]) -> Profile | None:
    if not rules:
        return None
    from newsexport.profile import Profile

    _demand_codes("[rules]", rules)
    levels: dict[str, Severity | None] = {
        "error": "error", "warning": "warning", "info": "info", "off": None
    }  # fmt: skip
    return Profile(
        partner or "newsexport.toml", {code: levels[level] for code, level in rules.items()}
    )
