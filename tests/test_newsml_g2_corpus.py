"""Real NewsML-G2: read without exception, nothing lost without a word, written and read again equal."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsexport.errors import SourceUnavailable
from newsexport.formats.newsml_g2 import NEWSML_G2
from newsexport.formats.newsml_g2.documents import parts
from newsexport.formats.newsml_g2.names import NEWS_ITEMS
from newsexport.formats.newsml_g2.read import read
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source
from tests.newsml_g2_differences import TABLE, differences_table
from tests.silent_loss.newsml_g2 import lost

KINDS = ("newsItem", "packageItem", "newsMessage")
EVERY = 12
"""The quick test reads every twelfth document."""


def documents(shared: Path, *, valid: bool = True) -> list[Path]:
    """The news documents of the corpus."""
    with (shared / "corpus" / "EXAMPLES.tsv").open(newline="") as stream:
        rows = [r for r in csv.DictReader(stream, delimiter="\t") if r["format"] == "newsml-g2"]
    return [
        shared / "corpus" / row["path"]
        for row in rows
        if row["version"].endswith(KINDS)
        and (not valid or row["validation"].partition(";")[0].endswith(": valid"))
    ]


def options_for(shared: Path) -> Options:
    return Options(standards=shared / "standards", now=datetime(2026, 2, 16, tzinfo=UTC))


def silently_lost(path: Path) -> list[str]:
    """What reading the document loses without a word."""
    source = Source.of(path)
    report = Report()
    items_as_xml = [part for part in parts(source, Options(), Report()) if part.name in NEWS_ITEMS]
    items = [parsed.item for parsed in read(source, Options(), report)]
    assert len(items) == len(items_as_xml) > 0
    return [
        f"{path.name}: {each}"
        for part, item in zip(items_as_xml, items, strict=True)
        for each in lost(part.element, part.path, item, report)
    ]


def unequal(path: Path, options: Options) -> Iterator[str]:
    """What is not the same after writing and reading again, besides what was told as lost."""
    for parsed in read(Source.of(path), options, Report()):
        report = Report(target="newsml-g2")
        document = NEWSML_G2.write  # the card's function, as everybody calls it
        assert document is not None
        written = document(parsed.item, options, report)
        (again,) = read(Source.of(written), options, Report())
        told = [d.pointer or "" for d in report.diagnostics if d.kind == "loss"]
        for pointer, before, after in _differences(_plain(parsed.item), _plain(again.item), ""):
            if not any(_same_place(pointer, place) for place in told):
                yield f"{path.name} {pointer}: {str(before)[:100]} -> {str(after)[:100]}"


def _plain(item: NewsItem) -> Any:
    return item.model_dump(mode="json", by_alias=True, exclude={"evidence"})


def _same_place(pointer: str, place: str) -> bool:
    longer, shorter = sorted((pointer, place), key=len, reverse=True)
    return bool(shorter) and (longer + "/").startswith(shorter + "/")


def _differences(before: Any, after: Any, pointer: str) -> Iterator[tuple[str, Any, Any]]:
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            yield from _differences(before.get(key), after.get(key), f"{pointer}/{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, pair in enumerate(zip(before, after, strict=True)):
            yield from _differences(*pair, f"{pointer}/{index}")
    else:
        yield pointer, before, after


def test_a_sample_is_read_without_silent_loss(shared: Path) -> None:
    assert [each for path in documents(shared)[::EVERY] for each in silently_lost(path)] == []


def test_the_counter_finds_what_is_lost(shared: Path) -> None:
    source = Source.of(shared / "corpus" / "newsml-g2" / "apa" / "NewsItemAudio_2.12.xml")
    (part,) = parts(source, Options(), Report())
    (parsed,) = read(source, Options(), Report())
    for field in ("extensions", "subjects", "ed_note", "links", "rights", "media", "genres"):
        empty = None if isinstance(getattr(parsed.item, field), str) else ()
        poorer = parsed.item.model_copy(update={field: empty})
        assert lost(part.element, part.path, poorer, Report()), field


def test_hostile_documents_raise_nothing(shared: Path) -> None:
    for folder in ("hostile", "xml-malformed"):
        paths = sorted((shared / "corpus" / folder).rglob("*.xml"))
        assert paths, folder
        for path in paths:
            if path.is_file():
                with suppress(SourceUnavailable):  # a gzip bomb
                    list(read(Source.of(path), Options(), Report()))


def test_a_sample_is_written_and_read_again_equal(shared: Path) -> None:
    options = options_for(shared)
    assert [each for path in documents(shared)[::EVERY] for each in unequal(path, options)] == []


def test_invalid_documents_raise_nothing(shared: Path) -> None:
    invalid = sorted(set(documents(shared, valid=False)) - set(documents(shared)))
    assert invalid
    for path in invalid:
        list(read(Source.of(path), Options(), Report()))


@pytest.mark.slow
def test_nothing_is_lost_silently(shared: Path) -> None:
    assert [each for path in documents(shared) for each in silently_lost(path)] == []


@pytest.mark.slow
def test_everything_written_is_read_again_equal(shared: Path) -> None:
    options = options_for(shared)
    assert [each for path in documents(shared) for each in unequal(path, options)] == []


@pytest.mark.slow
def test_the_table_of_differences_is_up_to_date(shared: Path, root: Path) -> None:
    assert (root / TABLE).read_text() == differences_table(documents(shared), options_for(shared))
