"""Documents generated from the official grammars of NITF and NewsML 1: read whole, judged as the grammar does, written."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from newsexport import api
from newsexport.conversion import Target
from newsexport.formats.newsml1.read import read as read_newsml
from newsexport.formats.newsml1.rules import RULES
from newsexport.formats.nitf import structure
from newsexport.formats.nitf.read import read as read_nitf
from newsexport.formats.nitf.write import write
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source
from tests import golden
from tests.generated.nitf_and_newsml1 import newsml1, nitf
from tests.generated.nitf_and_newsml1.documents import HOUSE
from tests.generated.nitf_and_newsml1.faults import with_a_fault
from tests.generated.nitf_and_newsml1.silence import said_and_lost, unsaid
from tests.round_trip import unexplained
from tests.test_every_writer import WRITERS, errors, errors_of, options, presentable

FEW = 60
"""Seeds of the quick tests."""
MANY = 440
EDITORIAL = {"NF007"}
"""What no schema asks for, and generated documents have not: a file behind each reference. So has what begins with NC."""

pytestmark = pytest.mark.usefixtures("_every_finding")
seeds = pytest.mark.parametrize(
    "seeds",
    [range(FEW), pytest.param(range(FEW, MANY), marks=pytest.mark.slow)],
    ids=["few", "many"],
)


@pytest.fixture(autouse=True)
def _every_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports keep all findings: each loss is looked for."""
    monkeypatch.setattr("newsexport.report.MAX_SAMPLES", 100_000)


def nitf_documents(standards: Path, seeds: range) -> Iterator[tuple[str, bytes]]:
    """Documents of every version, each with what to call it."""
    for seed in seeds:
        version = nitf.VERSIONS[seed % len(nitf.VERSIONS)]
        yield f"NITF {version}, {seed}", nitf.document(standards, version, seed)


def false_errors(data: bytes, name: str, wanted: Options) -> list[str]:
    """Errors of a document that its grammar accepts."""
    found = errors(api.validate(data, format=name, options=wanted))
    return [str(each) for each in found if each.code[:2] != "NC" and each.code not in EDITORIAL]


@seeds
def test_nitf_that_is_valid_is_read_whole(standards: Path, official: Options, seeds: range) -> None:
    for name, data in nitf_documents(standards, seeds):
        root = etree.fromstring(data)
        version = name[5:8]
        assert not list(structure.problems(root, version, official) or ()), name
        assert not list(structure.problems_of_grammar(root, official)), name
        report = Report()
        (parsed,) = read_nitf(Source.of(data), official, report)
        assert unsaid(root, [parsed.item], report) == [], name
        assert said_and_lost([parsed.item], report) == [], name
        assert false_errors(data, "nitf", official) == [], name


@seeds
def test_nitf_that_was_read_is_written_and_read_again(
    standards: Path, official: Options, seeds: range
) -> None:
    wanted = Options(now=golden.OPTIONS.now, standards=standards)
    for name, data in nitf_documents(standards, seeds):
        item = _item(data, wanted)
        report = Report()
        written = write(item, wanted, report)
        assert structure.judged_by(etree.fromstring(written)) == "3.6"
        again = _item(written, wanted)
        assert unexplained(item, again, report) == [], name
        second = write(again, wanted, Report())
        if not {"LS001", "LS003"} & report.by_code.keys():
            assert second == written, name
        assert write(_item(second, wanted), wanted, Report()) == second, name


def _item(data: bytes, wanted: Options) -> NewsItem:
    (parsed,) = read_nitf(Source.of(data), wanted, Report())
    return parsed.item


@seeds
def test_newsml_that_is_valid_is_read_whole(
    standards: Path, official: Options, seeds: range
) -> None:
    for seed in seeds[::3]:  # they are long
        bare = etree.fromstring(newsml1.document(standards, seed, filled=False))
        assert faults_of(standards, bare) == [], seed
        data = newsml1.document(standards, seed)
        report = Report()
        items = [each.item for each in read_newsml(Source.of(data), official, report)]
        assert unsaid(etree.fromstring(data), items, report) == [], seed
        assert said_and_lost(items, report) == [], seed
        assert false_errors(data, "newsml-1", official) == [], seed


@pytest.mark.parametrize(
    "seeds", [range(2), pytest.param(range(2, 40), marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_what_was_read_is_written_valid_in_every_format(standards: Path, seeds: range) -> None:
    wanted = options(standards)
    documents = [data for _, data in nitf_documents(standards, seeds)]
    documents += [newsml1.document(standards, seed) for seed in seeds]
    for data in documents:
        for item in api.read(data, options=wanted):
            for card in WRITERS:
                if card.public and (item.groups or item.item_class == "composite"):
                    continue
                shown = free(item) if card.public else item
                target = Target.of(card.name, wanted)
                written = target.document(shown, Report())
                admitted = target.admitted(shown, Report())
                assert errors_of(written, card, admitted, wanted) == [], (item.uri, card.name)


def free(item: NewsItem) -> NewsItem:
    """The same as readers may see it."""
    status = {"pub_status": "usable", "embargoed": None, "editorial_only": False}
    return presentable(item).model_copy(update=status)


@seeds
def test_our_grammars_judge_faults_as_the_official_ones(
    standards: Path, official: Options, seeds: range
) -> None:
    judging = [each for each in RULES if each.code.code in {"N1001", "N1002", "N1010"}]
    differing = []
    for seed in seeds:
        name, root = with_a_fault(nitf.document(standards, "3.6", seed), random.Random(seed))
        theirs = list(structure.problems(root, "3.6", official) or ())
        ours = list(structure.problems_of_grammar(root, official))
        # libxml2 lets elements of other vocabularies stand before the last of NITF's own
        lax = not theirs and root.find(f".//{{{HOUSE}}}remark") is not None
        if bool(theirs) != bool(ours) and not lax and not root.tag.endswith("nitfs"):
            differing.append(f"NITF {seed}, {name}: {theirs[:1]}, {ours[:1]}")
        bare = newsml1.document(standards, seed, filled=False)
        name, root = with_a_fault(bare, random.Random(seed))
        wrong = faults_of(standards, root)
        found = [each for rule in judging for each in rule.check(root, official)]
        if bool(wrong) != bool(found) and root.tag == "NewsML":
            differing.append(f"NewsML {seed}, {name}: {wrong[:1]}, {found[:1]}")
    assert differing == []


@seeds
def test_what_faults_displace_is_not_lost_in_silence(standards: Path, seeds: range) -> None:
    for seed in seeds:
        chance = random.Random(seed)
        is_nitf = bool(seed % 3)
        data = (
            nitf.document(standards, nitf.VERSIONS[seed % 4], seed)
            if is_nitf
            else newsml1.document(standards, seed)
        )
        names = []
        for _ in range(3):
            name, root = with_a_fault(data, chance)
            data = etree.tostring(root)
            names.append(name)
        report = Report()
        read = read_nitf if is_nitf else read_newsml
        items = [each.item for each in read(Source.of(data), Options(), report)]
        assert not items or unsaid(etree.fromstring(data), items, report) == [], (seed, names)


def faults_of(standards: Path, root: etree._Element) -> list[str]:
    """What the DTD of NewsML finds, but for references that lead nowhere: grammars of elements do not follow them."""
    dtd = etree.DTD(str(newsml1.dtd_of(standards)))
    dtd.validate(root)
    return [each.message for each in dtd.error_log if "unknown ID" not in each.message]
