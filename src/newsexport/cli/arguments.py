"""The arguments that commands share, and what their values must look like."""

from __future__ import annotations

from argparse import Action, ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from newsexport.cli.commands import COMMANDS
from newsexport.misspelling import did_you_mean
from newsexport.reporters import FORMS
from newsexport.reporters.page_words import WORDS

if TYPE_CHECKING:
    from argparse import _MutuallyExclusiveGroup
    from datetime import datetime

REPORT_METAVAR = "|".join(FORMS) + "[=FILE]"


class ReportWish(NamedTuple):
    """A report that was asked for."""

    form: str
    file: str | None
    """Where to; None: a standard stream."""


class SettingWish(NamedTuple):
    """`-O format.name=value`."""

    format: str
    name: str
    value: str


def command_line(name: str, module: ModuleType) -> ArgumentParser:
    """The arguments of one command, with its help."""
    examples = "\n".join(f"  {line}" for line in module.EXAMPLES)
    about = (module.__doc__ or "").partition("\n\n")[2].strip()
    summary = COMMANDS[name]
    line = ArgumentParser(
        prog=f"newsexport {name}",
        description=f"{summary[0].upper()}{summary[1:]}." + (f"\n\n{about}" if about else ""),
        epilog=f"examples:\n{examples}",
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.arguments(line)
    shown = [_demanded(action) for action in actions(line)]
    options = "[OPTIONS]" if not all(shown) else ""
    line.usage = " ".join(filter(None, [line.prog, options, *shown]))
    return line


def _demanded(action: Action) -> str:
    """How the line of usage names an argument that must be given: the options stand below it, and are many."""
    value = str(action.metavar or (action.choices and "|".join(map(str, action.choices))) or "")
    if action.option_strings:
        return f"{action.option_strings[0]} {value}" if action.required else ""
    value = f"{value}..." if action.nargs in {"+", "*"} else value
    return value if action.nargs not in {"?", "*"} else f"[{value}]"


def actions(line: ArgumentParser) -> list[Action]:
    """The arguments of a command, `--help` left out: for documentation and completion."""
    declared: list[Action] = line._actions  # noqa: SLF001 - argparse has no public way to ask
    return [action for action in declared if action.dest != "help"]


def add_inputs(line: ArgumentParser) -> None:
    """INPUT..."""
    line.add_argument(
        "inputs", nargs="+", metavar="INPUT",
        help="a file; `-` for standard input; a folder stands for all its files, sorted, with those of "
        "its folders (hidden ones and links to folders are left out); a pattern such as `feeds/**/*.xml` for what it names",
    )  # fmt: skip


def add_time(line: ArgumentParser) -> None:
    """--now"""
    line.add_argument(
        "--now", type=instant, metavar="TIME",
        help="the time to work at, such as 2026-02-16T09:30:00Z (default: SOURCE_DATE_EPOCH, then the "
        "clock)",
    )  # fmt: skip


def add_writing(line: ArgumentParser) -> None:
    """--provider, --url-template: what only writers look at"""
    from newsexport.options import URL_WORDS

    others = ", ".join(f"{{{each}}}" for each in URL_WORDS if each != "slug")
    line.add_argument(
        "--provider", metavar="NAME[=URI]", help="who releases items that do not say it"
    )
    line.add_argument(
        "--url-template", metavar="URL",
        help=f"address of the page of items that state none, such as https://example.com/{{slug}}; also {others}",
    )  # fmt: skip


def add_reading(line: ArgumentParser) -> None:
    """--base-url, --language, --topics, --site-profiles, -O, --partner, --config"""
    add_base(line)
    line.add_argument(
        "--language", metavar="TAG", help="language of items that state none, such as ar or en-GB"
    )
    line.add_argument(
        "--topics", action="store_true", default=None,
        help="complete Media Topics by the standards pack: names in the item's language, what they are part "
        "of, subject codes",
    )  # fmt: skip
    add_sites(line)
    add_settings(line)
    add_configuration(line)


def add_base(line: ArgumentParser) -> None:
    """--base-url"""
    line.add_argument(
        "--base-url", metavar="URL",
        help="the address that relative addresses count from, such as that of a page that does not state its own",
    )  # fmt: skip


def add_sites(line: ArgumentParser) -> None:
    """--site-profiles"""
    line.add_argument(
        "--site-profiles", action="append", metavar="FILE|DIR", dest="site_profiles", type=file_name,
        help="where the pages of single sites keep what: a file (TOML), or a folder of such files; several may be given",
    )  # fmt: skip


def add_settings(line: ArgumentParser) -> None:
    """-O"""
    line.add_argument(
        "-O", "--option", action="append", default=[], type=setting, metavar="FORMAT.NAME=VALUE",
        dest="settings", help="an option of one format; `newsexport formats` lists them",
    )  # fmt: skip


def add_configuration(line: ArgumentParser) -> None:
    """--partner, --config"""
    line.add_argument("--partner", metavar="NAME", help="a partner named in newsexport.toml")
    line.add_argument(
        "--config", metavar="FILE", type=file_name,
        help="this configuration (default: newsexport.toml here or in a folder above)",
    )  # fmt: skip


def add_profiles(line: ArgumentParser) -> None:
    """--profile, --for"""
    line.add_argument(
        "--profile", action="append", default=[], metavar="FILE|NAME", dest="profiles",
        help="what a partner asks for: a profile file, or the name of a shipped one; several may be given",
    )  # fmt: skip
    line.add_argument(
        "--for", action="append", default=[], metavar="RECEIVER", dest="receivers",
        help="judge by the published rules of receivers: msn, smartnews, flipboard, apple-news, google-news, "
        "google-discover; convert writes what one of them takes",
    )  # fmt: skip


def add_report_wishes(line: ArgumentParser) -> None:
    """--redact, --report-language"""
    line.add_argument(
        "--redact",
        action="store_true",
        help="tell findings without words of the articles: no snippets, headlines, values or hints",
    )
    line.add_argument(
        "--report-language", choices=tuple(WORDS),
        help="language of the html report; the findings themselves are in English (default: en)",
    )  # fmt: skip


def add_quiet(line: ArgumentParser | _MutuallyExclusiveGroup) -> None:
    """-q"""
    line.add_argument(
        "-q", "--quiet", action="store_true",
        help="in text and concise reports, tell errors only, and nothing where there are none",
    )  # fmt: skip


def add_state(line: ArgumentParser) -> None:
    """--state, --feed"""
    line.add_argument(
        "--state", metavar="FILE", type=file_name,
        help="compare with earlier runs of the same feed, remembered in this file (made when there is none), and "
        "remember this one",
    )  # fmt: skip
    line.add_argument(
        "--feed", metavar="NAME",
        help="by what the feed is known again in the state file (default: the address that it states of itself, its "
        "file, or its folder)",
    )  # fmt: skip


def add_listing(line: ArgumentParser) -> None:
    """--format text|json"""
    line.add_argument(
        "--format", choices=("text", "json"), default="text", help="for people or for machines"
    )


def file_name(text: str) -> str:
    """The name of a file or folder: a variable of a script that is empty must not be a silence."""
    if not text:
        raise ArgumentTypeError("it names no file or folder")
    return text


def report_wish(text: str) -> ReportWish:
    """`json` or `json=FILE`."""
    form, mark, file = text.partition("=")
    if form not in FORMS:
        forms = ", ".join(FORMS)
        raise ArgumentTypeError(
            f"no report is called {form!r}{did_you_mean(form, FORMS)}; there are: {forms}"
        )
    if mark and not file:
        raise ArgumentTypeError(f"{text!r} names no file")
    return ReportWish(form, file or None)


def setting(text: str) -> SettingWish:
    """`newsml-g2.version=2.28`."""
    name, mark, value = text.partition("=")
    form, dot, name = name.partition(".")
    if not (mark and dot and form and name):
        raise ArgumentTypeError(f"{text!r} is not FORMAT.NAME=VALUE")
    return SettingWish(form, name, value)


def instant(text: str) -> datetime:
    """A time with its offset."""
    from datetime import datetime

    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no time such as 2026-02-16T09:30:00Z") from None
    if value.tzinfo is None:
        raise ArgumentTypeError(f"{text!r} lacks its offset: end it with Z or +01:00")
    return value
