"""From arguments, partner, configuration and environment to the `Options` of the library, in this order."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Iterable, Mapping

from newsexport.cli.arguments import SettingWish, did_you_mean
from newsexport.cli.config import Config, Wishes, load
from newsexport.cli.environment import time_from_environment
from newsexport.diagnostic import Severity
from newsexport.errors import BadOption
from newsexport.formats import registry
from newsexport.options import Options, ProviderName
from newsexport.profile import Profile

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*|[ix](?:-[A-Za-z0-9]{1,8})+")
"""The shape of RFC 5646 section 2.1, roughly: what is no language tag at all is refused."""


def options_of(args: Namespace) -> tuple[Options, Wishes]:
    """The options of a run, and the wishes that are no options. Raises BadOption, UnknownFormat."""
    config = load(args.config)
    wishes = _merged(args, config)
    options = Options(
        now=args.now if args.now is not None else time_from_environment(),
        language=_language(wishes.language),
        provider=_provider(wishes.provider),
        profile=_profile(args.partner, wishes.rules),
        structure_only=getattr(args, "only", None) == "structure",
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
    _check_settings(
        SettingWish(form, name, value)
        for form, values in settings.items()
        for name, value in values.items()
    )
    return Wishes(
        to=targets(getattr(args, "to", None)) or partner.to or defaults.to,
        provider=getattr(args, "provider", None) or partner.provider or defaults.provider,
        language=getattr(args, "language", None) or partner.language or defaults.language,
        options=settings,
        rules={**defaults.rules, **partner.rules},
    )


def targets(texts: Iterable[str] | None) -> tuple[str, ...]:
    """`json,newsml-g2@2.28`, given once or several times; each target once."""
    names = (name.strip() for text in texts or () for name in text.split(","))
    return tuple(dict.fromkeys(name for name in names if name))


def _check_settings(wishes: Iterable[SettingWish]) -> None:
    for wish in wishes:
        card = registry.find(wish.format)
        offered = {setting.name: setting.choices for setting in card.settings}
        if card.versions:
            offered.setdefault("version", card.versions)
        if wish.name not in offered:
            near = did_you_mean(wish.name, offered)
            names = ", ".join(offered) or "none"
            raise BadOption(f"{wish.format} has no option {wish.name!r}{near}; it has: {names}")
        choices = offered[wish.name]
        if choices and wish.value not in choices:
            near = did_you_mean(wish.value, choices)
            raise BadOption(
                f"{wish.format}.{wish.name} cannot be {wish.value!r}{near}; it may be: "
                + ", ".join(choices)
            )


def _language(tag: str | None) -> str | None:
    if tag is not None and not _LANGUAGE.fullmatch(tag):
        raise BadOption(f"{tag!r} is no language tag such as ar or en-GB (BCP 47)")
    return tag


def _provider(text: str | None) -> ProviderName | None:
    if text is None:
        return None
    name, _, uri = text.partition("=")
    if not name.strip():
        raise BadOption(f"the provider {text!r} has no name: it is given as NAME or NAME=URI")
    return ProviderName(name.strip(), uri.strip() or None)


def _profile(partner: str | None, rules: Mapping[str, str]) -> Profile | None:
    if not rules:
        return None
    levels: dict[str, Severity | None] = {
        "error": "error", "warning": "warning", "info": "info", "off": None
    }  # fmt: skip
    return Profile(
        partner or "newsexport.toml", {code: levels[level] for code, level in rules.items()}
    )
