"""The page that a partner gets after its sample deliveries: one file, nothing loaded, ready to print."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from newsexport import resources
from newsexport.reporters.html import STYLE
from newsexport.reporters.terminal import safe
from newsexport.version import VERSION

TEMPLATE = "reporters/certificate.html.jinja"


def certificate(scenarios: Sequence[Mapping[str, Any]], about: Mapping[str, str]) -> str:
    """The page. `scenarios` are records with name, result (passed, failed, missing), files, items, faults."""
    from jinja2 import Environment, StrictUndefined

    env = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    env.filters["safe_text"] = safe
    style = resources.packaged(STYLE).decode()
    digest = base64.b64encode(hashlib.sha256(f"\n{style}\n".encode()).digest()).decode()
    template = env.from_string(resources.packaged(TEMPLATE).decode())
    return template.render(
        scenarios=scenarios,
        about=about,
        colours={"passed": "passes", "failed": "fails", "missing": "passes_warned"},
        style=style,
        policy=f"default-src 'none'; style-src 'sha256-{digest}'",
        passed=all(each["result"] == "passed" for each in scenarios),
        version=VERSION,
    )
