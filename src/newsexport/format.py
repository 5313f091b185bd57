"""The card of a format: a frozen value with its names, its powers and its functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsexport.diagnostic import Code
from newsexport.mapping import MappingOf
from newsexport.options import Options
from newsexport.parsed import Parsed, Syntax
from newsexport.report import Report
from newsexport.source import Source

if TYPE_CHECKING:
    from newsexport.schema.v1 import NewsItem

Sniff = Callable[[bytes, str], float]
Read = Callable[[Source, Options, Report], Iterator[Parsed]]
LeavesOut = Callable[["NewsItem", Options], "str | None"]
Write = Callable[["NewsItem", Options, Report], bytes]
Bundle = Callable[["Iterable[NewsItem]", Options, Report], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of a format, given as `-O format.name=value`."""

    name: str
    """As in `-O format.name=value`."""
    help: str
    """What it decides, one sentence."""
    default: str
    """What holds where nobody says it; "": nothing."""
    choices: tuple[str, ...] = ()
    """The values it may have; empty: any text."""
    reads: bool = False
    """Whether it decides how the format is read, not how it is written."""
    check: Callable[[str], object] | None = None
    """Raises BadOption for a value that it cannot have."""


@dataclass(frozen=True, slots=True)
class Format:
    """All that newsexport knows of one format. `None` for a function: this format cannot."""

    name: str
    """The name on the command line."""
    title: str
    """The name in words."""
    syntax: Syntax
    """What it is written in; decides how findings are located."""
    media_types: tuple[str, ...]
    """IANA media types."""
    suffix: str
    """File name ending of one item, with its leading dot."""
    sniff: Sniff
    """(first bytes, file name) -> confidence from 0 to 1."""
    suffix_of: Callable[[Options], str] | None = None
    """The same where it depends on settings. One that begins with `/` is a file in a folder of the item."""
    bundle_suffix: str | None = None
    """File name ending of a document that holds many, where it differs."""
    versions: tuple[str, ...] = ()
    """Versions that can be written, the default first."""
    settings: tuple[Setting, ...] = ()
    """What `-O` and `Options.formats` may say of it."""
    polled: bool = False
    """Whether a document lists what is current, and is fetched again and again: then an item may also leave."""
    public: bool = False
    """Whether it reaches readers: then items under embargo, canceled, withheld or editorial are refused."""
    recalls: bool = False
    """For a public format: whether it can say that an item is taken back. Then a canceled item reaches
    the writer, which writes its recall and nothing of its content."""
    needs_url: bool = False
    """Whether an item needs the address of its page; one without gets it by `Options.url_template`."""
    max_items: int | None = None
    """How many items one document may hold; a bundle of more becomes several documents."""
    leaves_out: LeavesOut | None = None
    """Why a document of this format passes over an item, if it does: where it is for some of the news only.
    Alone such an item is refused; a bundle goes on without it, and says so."""
    read: Read | None = None
    """Tolerant; streams; what it drops or guesses goes into the report."""
    check: Read | None = None
    """The same pass, with structure and the format's own rules."""
    write: Write | None = None
    """One complete, validated document. Raises InvalidOutput."""
    bundle: Bundle | None = None
    """Chunks of one document that holds many; each item is validated before it is yielded."""
    version_of: Callable[[bytes], str | None] | None = None
    """The version that a document declares, from its first bytes."""
    mapping: MappingOf | None = None
    """Where it keeps each field of an item, at a version: what loss reports and the docs stand on."""
    codes: Callable[[], tuple[Code, ...]] | None = None
    """The codes of the format's own findings, for the catalogue."""
