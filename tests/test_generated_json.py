"""ninjs, JSON Feed and JSON-LD on documents made at random from their grammars: nothing lost, nothing judged wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest

from newsexport import api
from newsexport.conversion import Target
from newsexport.errors import InvalidOutput
from newsexport.formats.ninjs.names import KNOWN, VERSIONS, Family, name_in
from newsexport.formats.registry import FORMATS
from newsexport.options import Options, ProviderName
from newsexport.reading import parsed_items
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source
from tests.generated.json_documents import json_feeds, json_ld, ninjs
from tests.generated.json_documents.hostile import hostile
from tests.generated.json_documents.mutants import Mutant, mutants
from tests.generated.json_documents.silence import silently_lost
from tests.generated.json_documents.words import Words
from tests.round_trip import unexplained

WRITTEN = ("1.6", "2.2", "3.1")
OPTIONS = Options(provider=ProviderName("Skerry News"), url_template="https://example.com/{key}")

IGNORED = {
    "ninjs": re.compile(
        r"/(content[tT]ype|mimetype|(char|word)[cC]ount)$|^/\$?standard/"  # how a text is written
    ),
    "json-feed": re.compile(r"^/version(/|$)"),
    "json-ld": re.compile(
        r"/@type(/|$)|/@context(/|$)|/(digitalSourceType|isAccessibleForFree|creativeWorkStatus)(/|$)"
    ),
}
"""What is form and no news; and words of vocabularies, which the model says in its own ones."""
ROLES = re.compile(r"/(rel|role) = '(author|provider|main|caption|altText|canonical)'|/@id = '#")
"""Roles that are said by the field; identifiers that mean nothing outside of the document."""


@pytest.fixture(autouse=True)
def _every_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports keep all findings: each loss is looked for."""
    monkeypatch.setattr("newsexport.report.MAX_SAMPLES", 100_000)


def several(few: int, many: int) -> Any:
    """A few documents in the quick tests, many in the slow ones."""
    counts = [few, pytest.param(many, marks=pytest.mark.slow)]
    return pytest.mark.parametrize("count", counts)


def read(data: bytes, format_name: str) -> tuple[list[NewsItem], Report]:
    report = Report()
    found = parsed_items(Source.of(data), format_name, Options(), report)
    return [parsed.item for parsed in found], report


def lost(value: Any, format_name: str) -> list[str]:
    items, report = read(orjson.dumps(value), format_name)
    if not items:
        assert report.counts["error"]
        return []
    found = silently_lost(value, items, report, ignored=IGNORED[format_name])
    return [each for each in found if not ROLES.search(each)]


def ninjs_documents(
    count: int, standards: Path, versions: Sequence[str] = ninjs.VERSIONS
) -> Iterator[tuple[str, Any]]:
    for version in versions:
        for number in range(count):
            yield version, ninjs.document(version, number, standards)


def other_documents(count: int) -> Iterator[tuple[str, Any]]:
    for number in range(count):
        yield "json-feed", json_feeds.feed(json_feeds.VERSIONS[number % 2], number)
        yield "json-ld", json_ld.document(number)


# Nothing is lost in silence


@several(10, 50)
def test_documents_of_ninjs_are_what_iptc_calls_valid_and_lose_nothing(
    count: int, standards: Path
) -> None:
    for version, value in ninjs_documents(count, standards):
        assert [e.message for e in ninjs.judge(version, standards).iter_errors(value)] == []
        assert lost(value, "ninjs") == [], version
        if version.startswith("1"):
            spoken = ninjs.with_dialect(value, Words(f"dialect {value['uri']}"))
            assert lost(spoken, "ninjs") == [], version


@several(40, 500)
def test_feeds_and_articles_lose_nothing(count: int) -> None:
    for format_name, value in other_documents(count):
        assert lost(value, format_name) == []


@several(1, 8)
def test_documents_with_a_fault_lose_nothing_either(count: int, standards: Path) -> None:
    made = [("ninjs", value) for _, value in ninjs_documents(count, standards)]
    for number, (format_name, value) in enumerate([*made, *other_documents(6 * count)]):
        for each in mutants(value, Words(f"loss {number}"), 3):
            if not each.pointer.startswith(("/items/", "/@context")) or format_name == "json-feed":
                assert lost(each.value, format_name) == [], (format_name, each.what, each.pointer)


# Verdicts


def faults(value: Any, options: Options) -> list[Any]:
    """The findings that are the verdict of the schema."""
    report = api.validate(orjson.dumps(value), format="ninjs", options=options)
    found = [each for each in report.diagnostics if each.severity == "error"]
    return [each for each in found if each.kind == "structure" or each.code == "NJ002"]


def mutants_of_ninjs(count: int, standards: Path) -> Iterator[tuple[str, Mutant]]:
    """Those of documents that say of which version they are, and still do."""
    for version, value in ninjs_documents(count, standards):
        for each in mutants(value, Words(f"verdict {version} {value['uri']}"), 3):
            stated = each.value.get("standard", each.value.get("$standard"))
            if isinstance(stated, dict) and stated.get("version") == version:
                yield version, each


NOT_JUDGED = re.compile(
    r"/places/\d+/geo(json|JSON)/|/associations/\d+/uri$|/associations/\d+/_?uri"
)
"""Of what our own schemas judge less: geography; in 2.x the identifier of an association (NJ007 tells)."""


@several(2, 14)
def test_the_verdict_is_iptcs_and_the_place_is_that_of_the_fault(
    count: int, standards: Path, official: Options
) -> None:
    judged = 0
    for version, value in ninjs_documents(count, standards):
        for options in (official, Options()):
            assert faults(value, options) == [], version
    for version, each in mutants_of_ninjs(count, standards):
        expected = any(ninjs.judge(version, standards).iter_errors(each.value))
        found = faults(each.value, official)
        assert bool(found) == expected, (version, each.what, each.pointer)
        if expected:
            judged += 1
            assert any(is_at(d.pointer or "", each.pointer) for d in found), each.pointer
        newest = VERSIONS[version[0]][0]  # type: ignore[index]
        expected = any(ninjs.judge(newest, standards).iter_errors(each.value))
        if not NOT_JUDGED.search(each.pointer):
            assert bool(faults(each.value, Options())) == expected, (version, each.pointer)
    assert judged > 10 * count


def is_at(told: str, pointer: str) -> bool:
    """Whether a finding is at the member, at what it stands in, or within it."""
    told = told.removesuffix("#")
    around = pointer.rpartition("/")[0]
    # of a geography it may be the whole: its forms are alternatives
    geography = re.match(r".*/geo(?:json|JSON)(?=/)", pointer)
    return told in (pointer, around, geography and geography[0]) or told.startswith(f"{pointer}/")


def test_the_line_and_column_are_those_of_the_fault(standards: Path, official: Options) -> None:
    for _, each in mutants_of_ninjs(2, standards):
        data = orjson.dumps(each.value, option=orjson.OPT_INDENT_2)
        key = orjson.dumps(each.pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~"))
        if each.what != "unknown" or data.count(key) != 1:
            continue
        report = api.validate(data, format="ninjs", options=official)
        before = data[: data.index(key)].decode()
        place = (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        errors = [d for d in report.diagnostics if d.kind == "structure"]
        assert place in [(d.position.line, d.position.column) for d in errors if d.position], (
            each.pointer
        )


FAMILIES: tuple[Family, ...] = ("1", "2", "3")


@several(1, 3)
def test_names_of_other_versions_are_told_with_the_right_ones(
    count: int, standards: Path, official: Options
) -> None:
    told = 0
    for number in range(count):
        for version in WRITTEN:
            value = ninjs.document(version, number, standards, fullness=0.8)
            for right, wrong in other_names(value, version[0]):  # type: ignore[arg-type]
                renamed = {(wrong if key == right else key): each for key, each in value.items()}
                for options in (official, Options()):
                    (found,) = faults(renamed, options)
                    assert (found.code, found.pointer) == ("NJ002", f"/{wrong}#")
                    assert found.message.endswith(f"; there it is {right}")
                told += 1
    assert told > 20 * count


def other_names(value: Any, family: Family) -> Iterator[tuple[str, str]]:
    """The properties of a document that bear another name in another family, and that name."""
    for name in sorted(KNOWN["3"] - {"uri", "standard"}):
        right = name_in(family, name)
        for other in FAMILIES:
            wrong = name_in(other, name)
            if right in value and wrong in KNOWN[other] - KNOWN[family]:
                yield right, wrong


# Written again


@several(2, 14)
def test_a_document_of_ninjs_goes_through_every_family(count: int, standards: Path) -> None:
    for _, value in ninjs_documents(count, standards):
        ((item,), _) = read(orjson.dumps(value), "ninjs")
        for version in WRITTEN:
            target = Target.of("ninjs", Options(formats={"ninjs": {"version": version}}))
            report = Report()
            data = target.document(item, report)
            assert not any(ninjs.judge(version, standards).iter_errors(orjson.loads(data)))
            ((again,), _) = read(data, "ninjs")
            assert unexplained(item, again, report) == []
            once_more = target.document(again, Report())
            ((third,), _) = read(once_more, "ninjs")
            assert target.document(third, Report()) == once_more


@several(1, 6)
def test_what_is_wrong_in_a_document_never_makes_ours_invalid(count: int, standards: Path) -> None:
    for number, (_, value) in enumerate(ninjs_documents(count, standards)):
        for each in mutants(value, Words(f"written {number}"), 3):
            for item in read(orjson.dumps(each.value), "ninjs")[0]:
                for version in WRITTEN:
                    options = Options(formats={"ninjs": {"version": version}})
                    data = orjson.loads(Target.of("ninjs", options).document(item, Report()))
                    assert not any(ninjs.judge(version, standards).iter_errors(data)), each


OF_THE_NEWS = re.compile(r"NC\d+|GA012")
"""What the document says of its news: a time that lacks, a language that is none, no word on what is free."""


@several(1, 20)
def test_every_format_takes_it_or_says_why_not(count: int, standards: Path) -> None:
    made = [("ninjs", value) for _, value in ninjs_documents(count, standards, WRITTEN)]
    for format_name, value in [*made, *other_documents(2 * count)]:
        for item in read(orjson.dumps(value), format_name)[0]:
            for card in FORMATS:
                if card.write is None:
                    continue
                try:
                    data = api.write(item, card.name, options=OPTIONS)
                except InvalidOutput:
                    continue
                if card.check is not None:
                    report = api.validate(data, format=card.name, options=OPTIONS)
                    errors = {d.code for d in report.diagnostics if d.severity == "error"}
                    assert [each for each in errors if not OF_THE_NEWS.fullmatch(each)] == [], card


# Hostile shapes


@several(4, 30)
def test_hostile_shapes_are_findings_and_no_faults(
    count: int, standards: Path, official: Options
) -> None:
    made = [("ninjs", value) for _, value in ninjs_documents(count, standards)]
    for number, (format_name, value) in enumerate([*made, *other_documents(6 * count)]):
        data = hostile(value, Words(f"hostile {number}"))
        items, report = read(data, format_name)
        checked = api.validate(data, format=format_name, options=official)
        assert not (report.by_code["SY001"] or checked.by_code["SY001"]), data
        assert items or report.counts["error"]
        for item in items[:1]:
            for target in ("json", "ninjs", "newsml-g2"):
                assert Target.of(target, OPTIONS).document(item, Report())
