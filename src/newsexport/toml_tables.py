"""Files in TOML that people write (profiles, site profiles, mappings, newsexport.toml): a mistake is told with its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsexport.errors import BadOption
from newsexport.misspelling import did_you_mean


def tables_of(data: bytes, place: str) -> dict[str, Any]:
    """What a file holds. Raises BadOption for what is no TOML; `place` is what messages call the file."""
    import tomllib  # most runs read no such file

    try:
        return tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadOption(f"{place}: not TOML: {error}") from None
    except RecursionError:
        raise BadOption(f"{place}: not TOML for us: it is nested too deep") from None


def demand_known(table: Iterable[str], words: Iterable[str], place: str, prefix: str = "") -> None:
    """Raise BadOption for a key that is none of the words; `prefix` is what stands before it, such as `partners.acme.`."""
    known = tuple(words)
    for word in table:
        if word not in known:
            near = did_you_mean(word, known)
            raise BadOption(f"{place}: there is no key {prefix + word!r}{near}")


def demand(holds: bool, place: str, key: str, what: str) -> None:
    """Raise BadOption where the value of a key is not `what` it must be."""
    if not holds:
        raise BadOption(f"{place}: {key} must be {what}")


def texts(value: Any, place: str, key: str, what: str = "a list of texts") -> tuple[str, ...]:
    """The value of a key that must be a list of texts. Raises BadOption, which says that it must be `what`."""
    good = isinstance(value, list) and all(isinstance(each, str) for each in value)
    demand(good, place, key, what)
    return tuple(value)
