"""Valid documents made wrong in one place: nearly every time the place is told, and right ones stay silent."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsexport.options import Options
from tests.mutation.demands import STANDARDS
from tests.mutation.engine import (
    OPTIONS,
    Base,
    Mutant,
    findings,
    own_bases,
    plans,
    sample,
    told,
)
from tests.mutation.table import OPERATORS

ROOT = Path(__file__).parent.parent
SHARE = 0.95
"""Mutants that must be told at their place, of all and of each format."""

KNOWN = {
    ("nitf", "URI with blanks"): "links of running text are placed at their paragraph",
    ("json-feed", "media type malformed"): "a file that the text shows already is read once",
    (
        "newsml-g2",
        "byte that is no UTF-8",
    ): "an encoding that happens to allow the two bytes is guessed",
    ("ninjs", "property misspelt"): "body_xhtmlx is a body of another role in ninjs 1.x",
    (
        "ninjs",
        "script in the text",
    ): "the text says that it is plain: tags are told, if they are tags",
    (
        "newsml-g2",
        "times in wrong order",
    ): "a concept is judged by the rules of documents, not as news",
    ("atom", "element doubled"): "of an interleave, libxml2 names the parent or another child",
}
"""(format, operator) -> why it may go untold."""

EXAMPLES = {
    "newsml-g2": ("iptc-listings", "python-newsmlg2"),
    "ninjs": ("iptc",),
    "newsml-1.x": ("iptc",),
}
"""Format of the shared corpus -> folders of examples that its standard body publishes."""

ADJUDICATED = {
    "LISTING_24_News_Message_conveying_a_complete_News_Package.xml": (
        "G2000", "a sketch: its items are dots, without the attributes that the schema requires"),
    "LISTING_29_Hop_History.xml": ("G2010", "hopHistory is Power, and the item declares Core: @conformance"),
    "ap_metadata_example.xml": (
        "G2003", "a news item with the catalog of IPTC only, and nine aliases of AP: no receiver can resolve them"),
    "007_emptynewsmessage.xml": (
        "G2002 G2028", "a package with QCodes and no catalog, whose group set begins at a group that there is not"),
    "businesswire-newsml-20130731006140.json": (
        "IO008", "two members of one object are called broadband: readers keep one, and which differs (RFC 8259 section 4)"),
}  # fmt: skip
"""Official example -> the codes of its errors, and why they are right: none of them is a false alarm.

Aliases that no catalog binds are warnings in the five examples of concepts and knowledge: nobody publishes those.
"""


def shares(mutants: list[Mutant], options: Options = OPTIONS) -> dict[str, tuple[int, int]]:
    """Of each format: mutants made, mutants told. Escapes are printed by class; new classes must stay rare."""
    made: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    escaped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mutant in mutants:
        name = mutant.base.standard.format
        made[name] += 1
        if told(mutant, options)[1]:
            hit[name] += 1
        else:
            escaped[name, mutant.operator.name].append(mutant.path)
    for (name, operator), paths in escaped.items():
        print(f"untold: {name}: {operator}: {len(paths)}: {sorted(set(paths))[:3]}")
    news = sum(len(paths) for kind, paths in escaped.items() if kind not in KNOWN)
    assert news <= 0.01 * len(mutants), "escapes of a class that is not known"
    for name, count in made.items():
        print(f"{name}: {hit[name]} of {count} told")
    return {name: (made[name], hit[name]) for name in made}


def demand(found: dict[str, tuple[int, int]], least: int, formats: int) -> None:
    """At least 95 per cent, of all and of each format."""
    assert len(found) == formats
    assert sum(made for made, _ in found.values()) >= least
    assert sum(hit for _, hit in found.values()) >= SHARE * sum(made for made, _ in found.values())
    short = {name: each for name, each in found.items() if each[1] < SHARE * each[0]}
    assert not short


@pytest.fixture(scope="module")
def bases() -> list[Base]:
    return own_bases(ROOT / "fixtures" / "stories", ROOT / "tests" / "mutation" / "valid")


def test_there_are_many_operators_and_each_makes_mutants(bases: list[Base]) -> None:
    assert len(OPERATORS) >= 40
    assert len({each.name for each in OPERATORS}) == len(OPERATORS)
    made = {plan.operator.name for base in bases for plan in plans(base)}
    assert made == {each.name for each in OPERATORS}


def test_every_demand_meets_a_place(bases: list[Base]) -> None:
    """A line of the tables that fits no document proves nothing."""
    from tests.mutation.nodes import nodes

    for standard in STANDARDS.values():
        paths = {
            node.path
            for base in bases
            if base.standard is standard
            for node in nodes(base.data.decode("latin-1"), standard.syntax, standard.namespace)
        }
        met = {
            wanted for wanted in standard.demands for path in paths if standard.fits(wanted, path)
        }
        assert len(met) >= 0.85 * len(standard.demands), standard.format


def test_the_documents_that_are_mutated_are_right(bases: list[Base]) -> None:
    wrong = {
        base.name: [each.message for each in findings(base.data, base) if each.severity == "error"]
        for base in bases
    }
    assert {name: found for name, found in wrong.items() if found} == {}


def test_what_is_right_is_not_told(bases: list[Base]) -> None:
    """The measure can fail: an untouched document says nothing new at any place."""
    for base in bases[::7]:
        whole = ((0, len(base.data)),)
        assert told(Mutant(base, OPERATORS[0], "", base.data, whole)) == ([], [])


def test_a_sample_of_mutants_is_told_at_the_place(bases: list[Base]) -> None:
    demand(shares(sample(bases, 250)), 240, len(STANDARDS))


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_mutants_are_told_at_the_place(bases: list[Base], seed: int) -> None:
    demand(shares(sample(bases, 2000, seed)), 1990, len(STANDARDS))


@pytest.mark.slow
def test_mutants_are_told_at_the_place_with_the_official_schemas(
    bases: list[Base], standards: Path
) -> None:
    options = replace(OPTIONS, standards=standards)
    demand(shares(sample(bases, 2000, 4), options), 1990, len(STANDARDS))


def examples(shared: Path) -> Iterator[tuple[str, Path, str]]:
    """The official examples: format, file, what their own schema says."""
    corpus = shared / "corpus"
    with (corpus / "EXAMPLES.tsv").open(newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            verdict = row["validation"].partition(";")[0]
            if row["path"].split("/")[1] in EXAMPLES.get(row["format"], ()) and (
                row["format"] == "newsml-1.x" or "INVALID" not in verdict
            ):
                yield row["format"].removesuffix(".x"), corpus / row["path"], verdict
    for path in sorted((corpus / "schemaorg-examples").glob("*.jsonld")):
        yield "json-ld", path, ""


@pytest.mark.slow
def test_official_examples_get_no_error_that_is_not_theirs(shared: Path, standards: Path) -> None:
    from newsexport.validation import validate

    options = replace(OPTIONS, standards=standards)
    items = false = 0
    wrong: dict[str, set[str]] = {}
    for _, path, _ in examples(shared):
        report = validate(path, options=options)
        items += max(report.items, 1)
        codes = {each.code for each in report.diagnostics if each.severity == "error"}
        if codes:
            wrong[path.name] = codes
            false += codes != set(ADJUDICATED.get(path.name, ("", ""))[0].split())
    print(f"{items} items, {len(wrong)} documents with errors, {false} of them false")
    assert items > 100
    assert false <= 0.01 * items
    assert wrong == {name: set(codes.split()) for name, (codes, _) in ADJUDICATED.items()}


@pytest.mark.slow
def test_mutants_of_official_examples_are_told_at_the_place(shared: Path, standards: Path) -> None:
    options = replace(OPTIONS, standards=standards)
    bases = []
    for name, path, _ in examples(shared):
        standard = STANDARDS["newsml-1" if name == "newsml-1" else name]
        base = Base(path.name, path.read_bytes(), standard)
        right = path.name not in ADJUDICATED and name != "newsml-1"  # its examples break the DTD
        if right and not any(d.severity == "error" for d in findings(base.data, base, options)):
            bases.append(base)
    demand(shares(sample(bases, 1200, 5), options), 900, 3)


def test_what_is_known_to_escape_is_of_the_tables() -> None:
    assert {name for name, _ in KNOWN} <= set(STANDARDS)
    assert {operator for _, operator in KNOWN} <= {each.name for each in OPERATORS}
