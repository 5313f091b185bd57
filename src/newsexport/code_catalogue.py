"""Every code with its manual page: of newsexport itself, of the common rules, of each format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache

from newsexport.codes import CODES
from newsexport.diagnostic import Code
from newsexport.errors import BrokenPlugIn, UsageError

FAMILIES = {
    "IO": "Files and encodings",
    "HT": "HTTP responses",
    "NC": "News: what every item obeys",
    "TX": "Quality of text",
    "G2": "NewsML-G2",
    "N1": "NewsML 1.x",
    "NF": "NITF",
    "NJ": "ninjs",
    "LD": "JSON-LD and schema.org",
    "GA": "Google: articles and paywalls",
    "HP": "Pages of the web",
    "JF": "JSON Feed",
    "FE": "Feeds: elements, values and extensions",
    "RS": "RSS",
    "MR": "Media RSS",
    "AT": "Atom",
    "SM": "News sitemap",
    "CJ": "Canonical JSON",
    "HS": "History: what changed from run to run",
    "PX": "Profiles of partners",
    "MS": "Receivers: MSN",
    "SF": "Receivers: SmartNews",
    "FB": "Receivers: Flipboard",
    "AN": "Receivers: Apple News",
    "GN": "Receivers: Google News",
    "GD": "Receivers: Google Discover",
    "RD": "Reading",
    "LS": "Losses",
    "OU": "Outputs",
    "SY": "The system",
}
"""Family of codes -> its title, in the order in which they are told."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_SHOWN = re.compile(r"‹\w+›")


@cache
def catalogue() -> dict[str, Code]:
    """Every code of this release, in the order of the families."""
    from newsexport.formats.registry import FORMATS, plugins
    from newsexport.history import compare
    from newsexport.profiles import demands
    from newsexport.receivers import load as receivers
    from newsexport.rules.common import rules

    codes = [
        *CODES,
        *demands.CODES,
        *receivers.codes(),
        *(rule.code for rule in (*rules(), *compare.RULES)),
    ]
    for card in (*FORMATS, *plugins()):
        if card.codes is not None:
            codes.extend(card.codes())
    _demand_unique(codes)
    order = list(FAMILIES)
    rank = {family: number for number, family in enumerate(order)}
    codes.sort(key=lambda code: (rank.get(code.code[:2], len(order)), code.code))
    return {code.code: code for code in codes}


def _demand_unique(codes: list[Code]) -> None:
    """Raise BrokenPlugIn when a package brings a code that is taken: a code has one meaning."""
    known: dict[str, Code] = {}
    for code in codes:
        if known.setdefault(code.code, code) != code:
            raise BrokenPlugIn(
                f"a plug-in brings the code {code.code} ({code.name}), which is taken"
            )


def find(name: str) -> Code:
    """The code called so: `TX006`, `tx006` or `mojibake`. Raises UsageError with the nearest names."""
    known = catalogue()
    code = known.get(name.upper())
    if code is not None:
        return code
    wanted = name.lower()
    for code in known.values():
        if code.name == wanted:
            return code
    names = [*known, *(each.name for each in known.values())]
    near = get_close_matches(name.upper(), names, 3) or get_close_matches(wanted, names, 3)
    advice = f"; did you mean {' or '.join(near)}?" if near else "; `newsexport rules` lists them"
    raise UsageError(f"no rule is called {name!r}{advice}")


def page(code: Code) -> str:
    """The manual page of one code, in Markdown without a title of its own."""
    facts = f"{code.default} · {code.kind} · {code.basis} · source: {shown(code.source)}"
    sayings = [f"> {shown(code.message)}", f"> hint: {shown(code.hint)}"]
    opening = "\n".join(each for each in sayings if says_something(each))
    return "\n\n".join(each for each in (facts, opening, code.page) if each)


def shown(template: str) -> str:
    """A message as documentation shows it: `‹value›` for what a finding fills in."""
    return _PLACEHOLDER.sub(r"‹\1›", template)


def says_something(saying: str) -> bool:
    """Whether a message as it is shown has words of its own beside its placeholders."""
    return bool(re.search(r"\w", _SHOWN.sub("", saying.removeprefix("> hint:"))))


def families() -> Iterator[tuple[str, str, list[Code]]]:
    """Each family that has codes: its letters, its title, its codes."""
    known = catalogue()
    letters = dict.fromkeys([*FAMILIES, *(code[:2] for code in known)])
    for family in letters:
        codes = [code for code in known.values() if code.code[:2] == family]
        if codes:
            yield family, FAMILIES.get(family, family), codes
