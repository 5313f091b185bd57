"""The commands, each with its one line; each is the module of that name, imported when it is called."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

COMMANDS = {
    "convert": "turn raw articles and feeds into validated structured news",
    "validate": "check documents against their standard and our rules",
    "inspect": "show what was understood of an input, and why",
    "diff": "show what changed between two documents, by field",
    "compare": "show which findings are new and which are gone between two JSON reports",
    "formats": "list the formats, what they can do, and their options",
    "losses": "show what one format cannot say of what another says",
    "schema": "print a schema that this release ships",
    "samples": "list or print the sample stories",
    "upgrade": "bring canonical JSON of an older version to the current one",
    "explain": "print the manual page of a code",
    "rules": "list all codes",
    "profile": "check, show or write what a partner asks for",
    "onboard": "check a partner's sample deliveries as scenarios, with a certificate",
    "standards": "list, add or fetch official schemas",
    "completion": "print the completion script of a shell",
}


def load(name: str) -> ModuleType:
    """The module of a command: `arguments(parser)` declares, `run(args)` works, `EXAMPLES` show."""
    return import_module(f"newsexport.cli.{name}")
