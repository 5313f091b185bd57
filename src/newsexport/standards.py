"""Standards packs: official schemas and vocabularies, installed on this machine by its user.

A pack is a folder. It is the one named by the caller, else by NEWSEXPORT_STANDARDS, else
`newsexport/standards` in the user's data folder (XDG base directory specification). What may lie in it
is said by `vocab/standards.tsv`: for each file its origin by commit, its licence and its SHA-256.
Files get in by `add` (from a folder or ZIP, offline) or `fetch` (by address): nothing whose digest
is not in the table is installed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from newsexport.errors import BadOption, CheckUnavailable, OutputUnavailable, SourceUnavailable
from newsexport.misspelling import did_you_mean
from newsexport.output import write_whole

VARIABLE = "NEWSEXPORT_STANDARDS"
"""Environment variable that names the folder of a pack."""

ADDRESS = "https://raw.githubusercontent.com"
"""Where `fetch` finds `<repository>/<commit>/<path>`; a mirror may stand in for it."""

TIMEOUT = 30
"""Seconds to wait for a server."""

_TABLE = Path(__file__).parent / "vocab" / "standards.tsv"

State = Literal["installed", "kept", "missing", "differs", "failed"]


class Entry(NamedTuple):
    """One file that a pack may hold."""

    file: str
    """Name within the pack, such as `newsml-g2/xml.xsd`."""
    repository: str
    """Public repository that it comes from, or `derived: ...` when it was made from a file there."""
    commit: str
    path: str
    """Path in that repository."""
    licence: str
    sha256: str
    size: int
    """Bytes."""

    @property
    def derived(self) -> bool:
        """Whether the file was made from another one and so has no address of its own."""
        return self.repository.startswith("derived:")

    def address(self, base: str = ADDRESS) -> str:
        """Where it can be fetched."""
        from urllib.parse import quote

        return f"{base.rstrip('/')}/{quote(f'{self.repository}/{self.commit}/{self.path}')}"


class Step(NamedTuple):
    """What became of one file while a pack was listed or filled."""

    file: str
    state: State
    """`installed` now, `kept` (it was there already), `missing`, `differs` (not the file that the
    table knows: left alone), `failed`."""
    reason: str = ""


class Pack(NamedTuple):
    """A standards pack as it lies on this machine; files are named as in its table."""

    folder: Path

    def has(self, name: str) -> bool:
        """Whether the file is there."""
        return (self.folder / name).is_file()

    def read(self, name: str) -> bytes:
        """The bytes of a file. Raises OSError when it is not there."""
        return (self.folder / name).read_bytes()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The files of the table that are there."""
        return tuple(entry for entry in entries() if self.has(entry.file))


@cache
def entries() -> tuple[Entry, ...]:
    """The table of all known files, by name."""
    lines = _TABLE.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple(
        Entry(file, repository, commit, path, licence, sha256, int(size))
        for file, repository, commit, path, licence, sha256, size in rows
    )


def home(folder: Path | None = None) -> Path:
    """Where the pack is, or would be: `folder`, else NEWSEXPORT_STANDARDS, else the user's data folder."""
    if folder is not None:
        return folder
    return _place(*map(os.environ.get, (VARIABLE, "XDG_DATA_HOME", "HOME")))


@cache
def _place(named: str | None, data: str | None, user: str | None) -> Path:
    """The same by what the environment says: remembered, as it is asked for with every item. `user` is where `~` leads."""
    if named:
        return Path(named)
    base = Path(data) if data and Path(data).is_absolute() else _user_data()
    return base / "newsexport" / "standards"


def _user_data() -> Path:
    """The user's data folder; where nobody has one, as in a bare container, that of the machine."""
    try:
        return Path("~/.local/share").expanduser()
    except RuntimeError:
        return Path("/usr/local/share")


def installed(folder: Path | None = None) -> Pack | None:
    """The pack of this machine; None when there is none.

    A folder that was asked for and does not exist is no "none": raises CheckUnavailable.
    """
    place = home(folder)
    reason = "no such folder"
    try:
        if place.is_dir():
            return Pack(place)
    except OSError as error:  # a home folder that belongs to somebody else
        reason = error.strerror or str(error)
    if folder is not None or os.environ.get(VARIABLE):
        raise CheckUnavailable(f"there is no standards pack at {place}: {reason}")
    return None


def status(folder: Path | None = None) -> Iterator[Step]:
    """For each known file: `kept` (there, as in the table), `differs` or `missing`."""
    place = home(folder)
    for entry in entries():
        try:
            data = (place / entry.file).read_bytes()
        except FileNotFoundError:
            yield Step(entry.file, "missing")
        except OSError as error:
            yield Step(entry.file, "failed", error.strerror or str(error))
        else:
            yield Step(entry.file, "kept" if _is(entry, data) else "differs")


def add(origin: Path, folder: Path | None = None) -> Iterator[Step]:
    """Install what a folder or ZIP file holds of the known files, whatever it calls them there.

    Files are known by size and SHA-256; their names in `origin` do not matter, and no name from a ZIP
    file is ever used as a path. Raises SourceUnavailable when `origin` is neither, OutputUnavailable.
    """
    place = home(folder)
    wanted = {entry.file: entry for entry in entries()}
    for data in _candidates(origin, {entry.size for entry in wanted.values()}):
        digest = hashlib.sha256(data).hexdigest()
        for entry in [each for each in wanted.values() if each.sha256 == digest]:
            yield _install(entry, data, place)
            del wanted[entry.file]
    for name in wanted:
        yield Step(name, "missing", f"not in {origin}")


def fetch(
    folder: Path | None = None, *, base: str = ADDRESS, names: Iterable[str] = ()
) -> Iterator[Step]:
    """Download the known files (or those `names`, or below those folders) that are not there yet.

    Every file is written whole or not at all, and only if its SHA-256 is that of the table: a run
    that was cut off is simply run again. Raises SourceUnavailable when the server cannot be reached,
    OutputUnavailable when the folder cannot be written.
    """
    place = home(folder)
    prefixes = tuple(names)
    _demand_known(prefixes)
    for entry in entries():
        if prefixes and not any(_below(entry.file, prefix) for prefix in prefixes):
            continue
        if _present(entry, place):
            yield Step(entry.file, "kept")
        elif entry.derived:
            origin = entry.repository.removeprefix("derived:").strip()
            yield Step(
                entry.file, "missing", f"made from {origin}: has no address; use `standards add`"
            )
        else:
            yield _fetch_one(entry, place, base)


def _fetch_one(entry: Entry, place: Path, base: str) -> Step:
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.request import urlopen

    address = entry.address(base)
    if not address.startswith(("https://", "http://")):
        raise SourceUnavailable(f"{address}: only http and https addresses can be fetched")
    try:
        with urlopen(address, timeout=TIMEOUT) as response:  # noqa: S310 - the scheme is checked above
            data: bytes = response.read(entry.size + 1)
    except HTTPError as error:
        return Step(entry.file, "failed", f"{address}: HTTP {error.code} {error.reason}")
    except (OSError, ValueError, HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise SourceUnavailable(f"{address}: {reason}") from error
    if not _is(entry, data):
        return Step(entry.file, "failed", f"{address}: not the file expected (SHA-256 differs)")
    return _install(entry, data, place)


def _candidates(origin: Path, sizes: set[int]) -> Iterator[bytes]:
    """The contents of all files in a folder or ZIP file that have the size of a known one."""
    import zipfile

    try:
        if origin.is_dir():
            for path in sorted(origin.rglob("*")):
                if path.is_file() and path.stat().st_size in sizes:
                    yield path.read_bytes()
            return
        with zipfile.ZipFile(origin) as archive:
            for member in archive.infolist():
                if member.file_size in sizes:
                    with archive.open(member) as stream:
                        yield stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise SourceUnavailable(f"{origin}: not a usable ZIP file: {error}") from error
    except OSError as error:
        raise SourceUnavailable(f"{error.filename or origin}: {error.strerror or error}") from error


def _install(entry: Entry, data: bytes, place: Path) -> Step:
    if _present(entry, place):
        return Step(entry.file, "kept")
    target = place / entry.file
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputUnavailable(f"{target.parent}: {error.strerror or error}") from error
    write_whole(target, data)
    return Step(entry.file, "installed")


def _present(entry: Entry, place: Path) -> bool:
    try:
        return _is(entry, (place / entry.file).read_bytes())
    except OSError:
        return False


def _is(entry: Entry, data: bytes) -> bool:
    return len(data) == entry.size and hashlib.sha256(data).hexdigest() == entry.sha256


def _demand_known(prefixes: tuple[str, ...]) -> None:
    """Raise BadOption for a name below which no known file lies."""
    for prefix in prefixes:
        if not any(_below(entry.file, prefix) for entry in entries()):
            folders = dict.fromkeys(entry.file.partition("/")[0] for entry in entries())
            near = did_you_mean(prefix, folders)
            raise BadOption(f"nothing is called {prefix!r}{near}; there are: {', '.join(folders)}")


def _below(file: str, prefix: str) -> bool:
    return file == prefix or file.startswith(prefix.rstrip("/") + "/")
