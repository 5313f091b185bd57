"""What this installation consists of: for `newsexport --version --json` and for reports of faults."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from newsexport.version import VERSION

ENGINES = ("pydantic", "pydantic_core", "lxml", "orjson", "jsonschema-rs", "jsonschema", "rich")


def version_record() -> dict[str, Any]:
    """Release, Python, engines, libxml2, formats and standards packs."""
    from newsexport.formats.registry import FORMATS
    from newsexport.reporters.run import REPORT_VERSION
    from newsexport.schema.versions import CURRENT

    return {
        "name": "newsexport",
        "version": VERSION,
        "schemaVersion": CURRENT,
        "reportVersion": REPORT_VERSION,
        "python": platform.python_version(),
        "platform": platform.platform(),
        "engines": {name: _version(name) for name in ENGINES},
        "libxml2": _libxml2(),
        "formats": {card.name: list(card.versions) for card in FORMATS},
        "standards": _packs(),
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _libxml2() -> str | None:
    try:
        from lxml.etree import LIBXML_VERSION
    except ImportError:
        return None
    return ".".join(map(str, LIBXML_VERSION))


def _packs() -> list[dict[str, Any]]:
    from newsexport.errors import CheckUnavailable
    from newsexport.standards import entries, installed

    try:
        pack = installed()
    except CheckUnavailable as error:
        return [{"folder": None, "error": str(error)}]
    if pack is None:
        return []
    return [{"folder": str(pack.folder), "files": len(pack.entries), "known": len(entries())}]
