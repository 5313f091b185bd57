"""Where bytes come from: a name and a binary stream that can be opened again and again.

Nothing else opens an input. A path that is no regular file is refused before it can block; gzip
(one layer) is inflated here, with a cap, so that no parser ever inflates by itself.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import stat
import tempfile
import weakref
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from newsexport.errors import SourceUnavailable
from newsexport.http_response import HEAD_BYTES, SIGN, Response, response_of

GZIP_MAGIC = b"\x1f\x8b"
SPOOL_IN_MEMORY = 8 * 1024 * 1024
"""Bytes of a stream that stay in memory; more go to a temporary file."""
INFLATED_LIMIT = 256 * 1024 * 1024
RATIO_LIMIT = 200
_SHOWN = 60
"""Characters of a text that is no name of a file."""
_CHUNK = 64 * 1024
"""Bytes that are read at once: few enough for their memory to be used again."""
RATIO_FREE = 1024 * 1024
"""A gzip file may not grow beyond INFLATED_LIMIT, nor RATIO_LIMIT-fold after the first RATIO_FREE."""


@dataclass(frozen=True)
class Recoded:
    """The text of a document in UTF-8, to be followed item by item, where its own bytes cannot be."""

    source: Source
    """The text: every character at its line and column, with blanks for what stands before the root."""
    to_file: Callable[[int], int]
    """From a byte of it to the byte of the file."""
    prolog: bytes = b""
    """A document type that declares the entities of the document, where it has such."""
    mark: int = 0
    """Length of the byte order mark of the file, which the text lacks."""


@dataclass(frozen=True)
class Source:
    """A named input. Build it with `Source.of`; `open` gives a fresh stream each time."""

    name: str
    """What messages call it: a path, or `<stdin>`, `<memory>`."""
    path: Path | None = None
    """The file; None for content."""
    content: bytes | None = None
    """The bytes themselves, where they were given."""
    _spool: IO[bytes] | None = field(default=None, repr=False, compare=False)
    _recoded: list[Recoded] = field(default_factory=list, repr=False, compare=False)

    @classmethod
    def of(
        cls, source: Source | str | os.PathLike[str] | bytes | IO[bytes], name: str | None = None
    ) -> Source:
        """`str` and `Path` name a file; `bytes` and binary files are content."""
        if isinstance(source, Source):
            return source
        if isinstance(source, (bytes, bytearray, memoryview)):
            return cls(name or "<memory>", content=bytes(source))
        if isinstance(source, (str, os.PathLike)):
            return cls(name or os.fspath(source), path=Path(source))
        if not _is_stream_of_bytes(source):
            kind = type(source).__name__
            raise TypeError(
                f"a source is a path, bytes or a stream of bytes (opened with 'rb'), not {kind}"
            )
        return cls._of_stream(source, name or str(getattr(source, "name", "<stream>")))

    @classmethod
    def _of_stream(cls, stream: IO[bytes], name: str) -> Source:
        spool = cast("IO[bytes]", tempfile.SpooledTemporaryFile(max_size=SPOOL_IN_MEMORY))  # noqa: SIM115 - goes with the source
        try:
            while chunk := stream.read(1024 * 1024):
                spool.write(chunk)
        except OSError as error:
            raise SourceUnavailable(f"{name}: {error.strerror or error}") from error
        source = cls(name, _spool=spool)
        weakref.finalize(source, spool.close)
        return source

    @property
    def _looks_like_content(self) -> bool:
        """Whether the name of a file is what a document begins with, or has several lines."""
        return self.name.lstrip().startswith(("<", "{", "[")) or "\n" in self.name

    def open(self) -> BinaryIO:
        """A new stream from the first byte, inflated if it is gzip. Raises SourceUnavailable.

        Of a saved HTTP response it is the body.
        """
        raw = self._open_raw()
        try:
            return self._unwrapped(raw)
        except BaseException:
            raw.close()
            raise

    def _unwrapped(self, raw: BinaryIO) -> BinaryIO:
        """The body of a response, and what a gzip file holds; else the stream itself."""
        if raw.read(len(SIGN)) == SIGN:
            response = _response(raw, self.name)
            if response is not None:
                raw = cast("BinaryIO", io.BufferedReader(_Body(raw, response.length, self.name)))
        raw.seek(0)
        if raw.read(2) == GZIP_MAGIC:
            raw.seek(0)
            return cast("BinaryIO", io.BufferedReader(_Inflated(raw, self.name)))
        raw.seek(0)
        return raw

    def response(self) -> Response | None:
        """The head of the HTTP response, where the input is a saved one. Raises SourceUnavailable."""
        with self._open_raw() as raw:
            return _response(raw, self.name)

    def _open_raw(self) -> BinaryIO:
        if self.content is not None:
            return io.BytesIO(self.content)
        if self._spool is not None:
            self._spool.seek(0)
            return cast("BinaryIO", _Shared(self._spool))
        assert self.path is not None
        try:
            descriptor = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError as error:
            hint = "; what looks like content is given as bytes" if self._looks_like_content else ""
            name = f"{self.name[:_SHOWN]}…" if hint and len(self.name) > _SHOWN else self.name
            raise SourceUnavailable(f"{name}: {error.strerror}{hint}") from error
        except ValueError as error:
            raise SourceUnavailable(f"{self.name!r}: {error}") from error
        mode = os.fstat(descriptor).st_mode
        if not stat.S_ISREG(mode):
            os.close(descriptor)
            raise SourceUnavailable(f"{self.name}: not a regular file ({_kind(mode)})")
        return cast("BinaryIO", io.BufferedReader(_File(descriptor, self.name)))

    def head(self, count: int = 4096) -> bytes:
        """The first `count` bytes of the document, fewer where it is shorter."""
        with self.open() as stream:
            return _read(stream, count, self.name)

    def read(self, limit: int) -> bytes | None:
        """All bytes, or None when there are more than `limit`."""
        with self.open() as stream:
            data = _read(stream, limit + 1, self.name)
        return data if len(data) <= limit else None

    def size(self) -> int:
        """How many bytes there are, inflated."""
        with self.open() as stream:
            count = 0
            while chunk := _read(stream, _CHUNK, self.name):
                count += len(chunk)
            return count

    def window(self, start: int, end: int | None) -> bytes:
        """The bytes from `start` to `end`."""
        with self.open() as stream:
            stream.seek(start)
            return _read(stream, -1 if end is None else end - start, self.name)

    def recode(self, recoded: Recoded) -> None:
        """Say that the items, and their windows, are those of this text from now on."""
        self._recoded[:] = [recoded]

    @property
    def recoded(self) -> Recoded | None:
        """The text that the windows of items are of, where it is not the file itself."""
        return self._recoded[0] if self._recoded else None

    @property
    def followed(self) -> Source:
        """What the windows of items are of: the source itself, or its recoded text."""
        return self._recoded[0].source if self._recoded else self

    def sha256(self) -> str:
        """The digest of the file as it lies there, gzip not inflated."""
        digest = hashlib.sha256(self.content or b"")
        if self.content is None:
            with self._open_raw() as stream:
                while chunk := _read(stream, _CHUNK, self.name):
                    digest.update(chunk)
        return digest.hexdigest()


def _response(raw: BinaryIO, name: str) -> Response | None:
    raw.seek(0)
    head = _read(raw, len(SIGN), name)
    return response_of(head + _read(raw, HEAD_BYTES, name)) if head == SIGN else None


def _is_stream_of_bytes(source: object) -> bool:
    return hasattr(source, "read") and not isinstance(source, io.TextIOBase)


def _read(stream: BinaryIO, count: int, name: str) -> bytes:
    try:
        return stream.read(count)
    except (OSError, zlib.error, EOFError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise SourceUnavailable(f"{name}: {reason}") from error


def _kind(mode: int) -> str:
    kinds = {
        stat.S_IFDIR: "a directory", stat.S_IFIFO: "a pipe", stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device", stat.S_IFBLK: "a device",
    }  # fmt: skip
    return kinds.get(stat.S_IFMT(mode), "something else")


class _File(io.FileIO):
    """A file whose reading may fail, as that of a network folder does when the network goes."""

    def __init__(self, descriptor: int, called: str) -> None:
        super().__init__(descriptor, "rb")
        self._called = called

    def readinto(self, buffer: Any, /) -> int | None:
        try:
            return super().readinto(buffer)
        except OSError as error:
            raise SourceUnavailable(f"{self._called}: {error.strerror or error}") from error

    def readall(self) -> bytes:
        try:
            return super().readall()
        except OSError as error:
            raise SourceUnavailable(f"{self._called}: {error.strerror or error}") from error


class _Shared(io.BufferedIOBase):
    """A view of the spooled stream with a place of its own; closing it leaves the spool open."""

    def __init__(self, spool: IO[bytes]) -> None:
        self._spool = spool
        self._position = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self._spool.seek(self._position)
        data = self._spool.read(-1 if size is None else size)
        self._position += len(data)
        return data

    def readline(self, size: int | None = -1, /) -> bytes:
        self._spool.seek(self._position)
        data = self._spool.readline(-1 if size is None else size)
        self._position += len(data)
        return data

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self._spool.seek(self._position)
        self._position = self._spool.seek(offset, whence)
        return self._position

    def tell(self) -> int:
        return self._position

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True


class _Body(io.RawIOBase):
    """A stream from a byte on, which is its byte 0."""

    def __init__(self, raw: BinaryIO, start: int, name: str) -> None:
        self._raw = raw
        self._start = start
        self._name = name
        raw.seek(start)

    def readinto(self, buffer: Any, /) -> int:
        view = memoryview(buffer)
        data = _read(self._raw, len(view), self._name)
        view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._raw.seek(offset + (self._start if whence == 0 else 0), whence) - self._start

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Inflated(io.RawIOBase):
    """A gzip stream that refuses to grow without measure."""

    def __init__(self, raw: BinaryIO, name: str) -> None:
        self._raw = raw
        self._stream = gzip.GzipFile(fileobj=raw)
        self._name = name
        self._position = 0

    def readinto(self, buffer: Any, /) -> int:
        view = memoryview(buffer)
        try:
            data = self._stream.read(len(view))
        except (OSError, zlib.error, EOFError) as error:
            raise SourceUnavailable(f"{self._name}: {error}") from error
        view[: len(data)] = data
        self._position += len(data)
        grown = self._position - RATIO_FREE
        if self._position > INFLATED_LIMIT or grown > RATIO_LIMIT * max(1, self._raw.tell()):
            raise SourceUnavailable(f"{self._name}: the compressed file inflates beyond the limit")
        return len(data)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        self._position = self._stream.seek(offset, whence)
        return self._position

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        self._stream.close()
        self._raw.close()
        super().close()
