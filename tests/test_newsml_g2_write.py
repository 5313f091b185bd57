"""Writing NewsML-G2: round trips, refusals, determinism, messages and bundles."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from newsexport.diagnostic import Diagnostic
from newsexport.errors import BadOption, InvalidOutput
from newsexport.formats.newsml_g2 import names
from newsexport.formats.newsml_g2.bundle import bundle
from newsexport.formats.newsml_g2.read import read
from newsexport.formats.newsml_g2.write import write
from newsexport.options import Options, ProviderName
from newsexport.report import Report
from newsexport.schema import v1
from newsexport.source import Source
from tests.conftest import SHARED
from tests.strategies import news_items, without

NAR = f"{{{names.NAR}}}"
_PACK = SHARED / "standards"


def options(**settings: str) -> Options:
    """Options with these settings of the format, a fixed time, and IPTC's schemas where they are."""
    standards = _PACK if _PACK.is_dir() else None
    return Options(
        now=v1.parse_instant("2026-02-16T12:00:00+00:00"),
        standards=standards,
        formats={"newsml-g2": settings},
    )


def written(item: v1.NewsItem, **settings: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The document, and what was told while it was written."""
    report = Report(target="newsml-g2")
    data = write(item, options(**settings), report)
    return data, report.since(0)


def items_of(data: bytes) -> list[v1.NewsItem]:
    """The items of a document."""
    return [parsed.item for parsed in read(Source.of(data), options(), Report())]


def pointers(found: Iterable[Diagnostic], *codes: str) -> list[str]:
    """The canonical pointers of the diagnostics of these codes."""
    return [d.pointer for d in found if d.code in codes and d.pointer is not None]


def assert_round_trip(item: v1.NewsItem, **settings: str) -> None:
    """read(write(item)) is the item, up to exactly what was reported as lost or simplified."""
    data, told = written(item, **settings)
    carried = without(item, pointers(told, "LS001"))
    again, told_again = written(carried, **settings)
    assert not pointers(told_again, "LS001"), "what was lost is gone now"
    [back] = items_of(again)
    [first] = items_of(data)
    assert back == first, "nothing else was lost"
    changed = pointers(told_again, "LS003", "RD003", "RD004")
    assert without(back, changed) == without(carried, changed)


@given(news_items())
def test_what_is_written_is_read_again(item: v1.NewsItem) -> None:
    assert_round_trip(item)
