"""Where files go: safe names, and files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newsexport.errors import OutputUnavailable

MAX_NAME_BYTES = 180
"""Bytes of a file name's stem; with number and suffix it stays under the 255 of file systems."""

_UNSAFE = re.compile(r"[^\w.+-]+")
_RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)")


def safe_stem(name: str) -> str:
    """A file name made from any text: no separators, no leading dot or dash, NFC, not too long."""
    stem = _UNSAFE.sub("-", unicodedata.normalize("NFC", name)).strip("-._ ")
    while len(stem.encode("utf-8")) > MAX_NAME_BYTES:
        stem = stem[:-1]
    if not stem:
        return "item"
    return f"_{stem}" if _RESERVED.match(stem) else stem


def write_whole(path: Path, chunks: bytes | Iterable[bytes]) -> int:
    """Write a file by a temporary one beside it, synced and renamed. The number of bytes.

    Whatever is raised while the chunks are made leaves no file. Raises OutputUnavailable.
    """
    document = (chunks,) if isinstance(chunks, bytes) else chunks
    return write_together([(path, document)])[0][1]


def write_together(documents: Iterable[tuple[Path, Iterable[bytes]]]) -> list[tuple[Path, int]]:
    """Write several files, none of which appears before the last is complete. Their numbers of bytes.

    Raises OutputUnavailable.
    """
    aside: list[tuple[Path, Path]] = []
    sizes: list[int] = []
    try:
        for path, chunks in documents:
            with _told_of(path):
                descriptor, name = tempfile.mkstemp(prefix=".newsexport-", dir=path.parent)
                aside.append((path, Path(name)))
                sizes.append(_fill(descriptor, chunks, _mode_of(path)))
        for path, temporary in aside:
            with _told_of(path):
                temporary.replace(path)
    finally:
        for _, temporary in aside:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    return [(path, size) for (path, _), size in zip(aside, sizes, strict=True)]


@contextlib.contextmanager
def _told_of(path: Path) -> Iterator[None]:
    """The system's refusal, as ours and with the path that the caller knows."""
    try:
        yield
    except OSError as error:
        raise OutputUnavailable(f"{path}: {error.strerror or error}") from error


def _mode_of(path: Path) -> int:
    """The permissions of the file that is there, else those of a new one."""
    try:
        found = os.stat(path)
    except OSError:
        return 0o666 & ~_UMASK
    return stat.S_IMODE(found.st_mode) & 0o777


def _fill(descriptor: int, chunks: Iterable[bytes], mode: int) -> int:
    written = 0
    with open(descriptor, "wb") as stream:
        for chunk in chunks:
            written += stream.write(chunk)
        stream.flush()
        os.fsync(stream.fileno())
        os.fchmod(stream.fileno(), mode)
    return written


def _current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _current_umask()
"""Read once, at import: reading it means setting it, which is not safe beside other threads."""


def file_number(path: Path) -> tuple[int, int] | None:
    """Device and number of a file, the same whatever it is called; None where there is no regular file."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else None


@dataclass(slots=True)
class OutputFolder:
    """A folder that gives each output a name of its own, also on file systems that fold case."""

    path: Path
    _taken: set[str] = field(default_factory=set)
    _spared: set[tuple[int, int]] = field(default_factory=set)
    """Files that no output replaces, by device and number."""

    def prepare(self) -> None:
        """Make the folder if it is missing. Raises OutputUnavailable, also when it is not writable."""
        if os.path.islink(self.path) and not os.path.exists(self.path):
            raise OutputUnavailable(f"{self.path}: a link that leads nowhere")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise OutputUnavailable(f"{self.path}: it is a file, and a folder is wanted") from error
        except OSError as error:
            raise OutputUnavailable(f"{self.path}: {error.strerror}") from error
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise OutputUnavailable(f"{self.path}: Permission denied")

    def spare(self, inputs: Iterable[Path]) -> None:
        """Files that are read in this run: an output in their place would be the end of the original."""
        self._spared.update(filter(None, map(file_number, inputs)))

    def reserve(self, path: Path) -> None:
        """Another output of this run, such as its report, has this path: no document gets it."""
        if os.path.realpath(path.parent) == os.path.realpath(self.path):
            self._taken.add(path.name.casefold())

    def file_for(self, stem: str, number: int | None, suffix: str) -> Path:
        """`<stem>[.N]<suffix>`, made unique by a further number when this run has used it already.

        A suffix that begins with `/` names a file in a folder of that stem, which is made.
        Raises OutputUnavailable where an input of the run has that path.
        """
        plain = safe_stem(stem) + (f".{number}" if number is not None else "")
        name = plain + suffix
        further = 2
        while name.casefold() in self._taken:
            name = f"{plain}-{further}{suffix}"
            further += 1
        self._taken.add(name.casefold())
        if "/" in suffix:
            OutputFolder((self.path / name).parent).prepare_inside()
        path = self.path / name
        if self._spared and file_number(path) in self._spared:
            raise OutputUnavailable(f"{path}: an input of this run, which is not replaced")
        return path

    def prepare_inside(self) -> None:
        """Make the folder within one of ours: never through a link, which could lead out of it."""
        if self.path.is_symlink():
            raise OutputUnavailable(f"{self.path}: a link")
        self.prepare()
