"""What the environment says: colours, width, the time to work at."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from newsexport.errors import BadOption

EPOCH = "SOURCE_DATE_EPOCH"
"""Environment variable of the time to work at (https://reproducible-builds.org/specs/source-date-epoch)."""

NARROWEST, WIDEST = 60, 160


def colours(stream: TextIO) -> bool:
    """Whether a stream wants colours: as NO_COLOR and FORCE_COLOR say (no-color.org, force-color.org), else a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and os.environ.get("TERM") != "dumb"


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody is looking."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def columns() -> int:
    """The width to lay text out for."""
    return min(WIDEST, max(NARROWEST, shutil.get_terminal_size((100, 24)).columns))


def time_from_environment() -> datetime | None:
    """SOURCE_DATE_EPOCH as a time; None when it is not set. Raises BadOption."""
    text = os.environ.get(EPOCH)
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        raise BadOption(f"{EPOCH}={text!r} is no number of seconds since 1970") from None


def step_summary() -> Path | None:
    """The file to which a step of a GitHub workflow adds its summary; None elsewhere."""
    name = os.environ.get("GITHUB_STEP_SUMMARY")
    return Path(name) if name else None
