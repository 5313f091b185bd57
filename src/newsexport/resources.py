"""Files that travel with the package: our schemas and the sample stories.

In the repository they stand at the top (`schemas/`, `fixtures/`); the wheel carries them inside.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parent.parent


@cache
def folder(name: str) -> Path:
    """The folder `schemas` or `fixtures`, wherever this installation keeps it."""
    packaged = _PACKAGE / "_data" / name
    return packaged if packaged.is_dir() else _CHECKOUT / name


@cache
def read(name: str) -> bytes:
    """The bytes of one shipped file, such as `schemas/news-item/1.0.schema.json`."""
    top, _, rest = name.partition("/")
    return (folder(top) / rest).read_bytes()


@cache
def packaged(name: str) -> bytes:
    """The bytes of a file that stands among the modules, such as a template of a format."""
    return (_PACKAGE / name).read_bytes()
