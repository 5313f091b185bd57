"""The rules of NewsML-G2: each has its fixture, none cries wolf on valid documents."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsexport.formats.newsml_g2.check import check
from newsexport.formats.newsml_g2.rules import CODES
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.locate import place_findings
from newsexport.validation import validate

NOW = datetime(2026, 2, 16, 12, 0, tzinfo=UTC)
REFUSED = Path(__file__).parent.parent / "fixtures" / "refused"

JUSTIFIED = {"G2002", "G2003", "G2008", "G2010", "G2018", "G2019", "G2028"}
"""Errors that schema-valid documents of the corpus earn: aliases that no catalog declares (IPTC's own
unit tests use `r:r`), a test message that holds the same item twice, remote contents without address,
subjects with a name alone, references to ids that are not there."""


def refused(code: str) -> Path:
    """The document that raises this code."""
    return REFUSED / f"{code}.newsml-g2.xml"


@pytest.mark.parametrize("code", [code.code for code in CODES])
def test_each_code_has_a_document_that_raises_it_and_no_other_error(
    code: str, standards: Path
) -> None:
    for options in (Options(now=NOW), Options(now=NOW, standards=standards)):
        report = validate(refused(code), options=options)
        assert report.by_code[code] > 0
        assert {d.code for d in report.diagnostics if d.severity == "error"} <= {code}
        for found in report.diagnostics:
            assert found.position is not None and found.position.snippet
        assert not [d for d in report.diagnostics if "{" in d.message + d.hint]


@pytest.mark.parametrize("code", [code.code for code in CODES])
def test_each_code_has_a_complete_page(code: str) -> None:
    page = next(each.page for each in CODES if each.code == code)
    for part in ("Why it matters:", "Bad:", "Good:", "Fix:"):
        assert part in page


def test_structure_stops_the_rules_above_it() -> None:
    text = refused("G2000").read_text().replace('qcode="stat:usable"', 'qcode="acme:usable"')
    report = Report()
    assert len(list(check(Source.of(text.encode()), Options(now=NOW), report))) == 1
    assert report.by_code["G2003"] == 0
    assert "G2 rules" in {each.rule for each in report.not_checked}


def test_without_a_pack_our_own_schema_is_used_and_that_is_said() -> None:
    report = Report()
    list(check(Source.of(refused("G2000")), Options(only="structure"), report))
    assert report.by_code["G2000"] == 1
    assert any("own schema" in each.reason for each in report.not_checked)


def test_an_unknown_catalog_leaves_aliases_unchecked() -> None:
    text = refused("G2003").read_text()
    text = text.replace(
        "<catalogRef ", '<catalogRef href="https://example.com/catalog.xml"/><catalogRef ', 1
    )
    report = Report()
    list(check(Source.of(text.encode()), Options(now=NOW), report))
    assert report.by_code["G2003"] == 0
    assert any("https://example.com/catalog.xml" in each.reason for each in report.not_checked)


def test_what_is_valid_only_at_the_newest_release_is_said(standards: Path) -> None:
    text = refused("G2022").read_text().replace("2.35", "2.12")
    text = text.replace("<headline>", '<digitalSourceType literal="x"/><headline>')
    report = Report()
    list(check(Source.of(text.encode()), Options(now=NOW, standards=standards), report))
    assert "valid at 2.35" in report.diagnostics[0].hint


def test_a_message_without_header_is_an_error() -> None:
    text = refused("G2018").read_text()
    start, end = text.index("<header>"), text.index("</header>") + len("</header>")
    report = Report()
    list(check(Source.of((text[:start] + text[end:]).encode()), Options(now=NOW), report))
    assert report.by_code["G2000"] == 1


def test_a_wrong_header_is_placed(standards: Path) -> None:
    text = (
        refused("G2017")
        .read_text()
        .replace("<sent>2026-02-16T09:31:00+01:00</sent>", "<sent>now</sent>")
    )
    for options in (Options(now=NOW), Options(now=NOW, standards=standards)):
        source, report = Source.of(text.encode()), Report()
        list(check(source, options, report))
        place_findings(report, source, "xml")
        found = next(d for d in report.diagnostics if d.code == "G2000")
        assert found.position is not None and found.position.line == 4


def _documents(shared: Path) -> list[dict[str, str]]:
    with (shared / "corpus" / "EXAMPLES.tsv").open(newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    kinds = ("newsItem", "packageItem", "newsMessage")
    return [r for r in rows if r["format"] == "newsml-g2" and r["version"].endswith(kinds)]


@pytest.mark.slow
def test_structure_agrees_with_the_judgement_of_the_corpus(shared: Path, standards: Path) -> None:
    options = Options(now=NOW, standards=standards, only="structure")
    for row in _documents(shared):
        report = Report()
        list(check(Source.of(shared / "corpus" / row["path"]), options, report))
        valid = row["validation"].partition(";")[0].endswith(": valid")
        valid = valid or "multi-schema-2.35: valid" in row["validation"]  # knows RightsML
        assert valid != (report.by_code["G2000"] > 0), row["path"]


@pytest.mark.slow
@pytest.mark.parametrize("pack", [True, False])
def test_no_error_on_valid_documents_without_reason(
    shared: Path, standards: Path, pack: bool
) -> None:
    options = Options(now=NOW, standards=standards if pack else None)
    errors: Counter[str] = Counter()
    for row in _documents(shared):
        if not row["validation"].partition(";")[0].endswith(": valid"):
            continue
        report = Report()
        list(check(Source.of(shared / "corpus" / row["path"]), options, report))
        errors.update(d.code for d in report.diagnostics if d.severity == "error")
    assert set(errors) <= JUSTIFIED


CATALOG = """<catalogItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:example.com:20260216:cat"
 standard="NewsML-G2" standardversion="2.35" conformance="power">
 <catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
 <itemMeta><itemClass qcode="catinat:catalog"/><provider literal="example.com"/>
 <versionCreated>2026-02-16T09:30:00+01:00</versionCreated></itemMeta>
 <catalogContainer><catalog>
 <scheme alias="berth" uri="https://example.com/vocabulary/berth/" schemeretired="2025-12-31"/>
 </catalog></catalogContainer></catalogItem>"""


def in_message(*items: str) -> bytes:
    """A message of these items."""
    return (
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-02-16T09:30:00+01:00</sent>'
        f"</header><itemSet>{''.join(items)}</itemSet></newsMessage>"
    ).encode()


def without_declaration(text: str) -> str:
    return text.partition("?>")[2]


@pytest.mark.parametrize("with_pack", [False, True])
def test_a_catalog_item_retires_the_schemes_of_later_items(
    standards: Path, with_pack: bool
) -> None:
    knowledge = without_declaration(refused("G2043").read_text())
    knowledge = knowledge.replace(' schemeretired="2025-12-31"', "")
    options = Options(now=NOW, standards=standards) if with_pack else Options(now=NOW)
    first = validate(in_message(CATALOG, knowledge), options=options)
    assert [d.code for d in first.diagnostics if d.severity == "error"] == ["G2043"]
    assert first.by_code["G2006"] == 0, "a concept is defined there, not used"
    later = validate(in_message(knowledge, CATALOG), options=options)
    assert later.by_code["G2043"] == 0


@pytest.mark.parametrize(
    ("made", "created", "told"),
    [
        ("2020-01-01", "2012-05-01", True),
        ("2012-05-01T10:00:00+02:00", "2012-05-01T08:30:00Z", False),
        ("2012-05-01T10:00:00+02:00", "2012-05-01T07:30:00Z", True),
        ("2012-05-02", "2012-05-01T23:30:00Z", False),
        ("2012-05-01T23:30:00", "2012-04-30", False),
        ("2012-05-03", "2012-05-01", True),
    ],
)
def test_a_scheme_is_made_before_its_concepts(made: str, created: str, told: bool) -> None:
    text = refused("G2044").read_text()
    text = text.replace('schemecreated="2020-01-01"', f'schemecreated="{made}"')
    text = text.replace('created="2012-05-01"', f'created="{created}"')
    text = text.replace('created="2020-01-01T00:00:00Z"', 'created="2030-01-01"')
    assert bool(validate(text.encode(), options=Options(now=NOW)).by_code["G2044"]) is told


@pytest.mark.parametrize(("retired", "told"), [("2025-12-31", 1), ("2026-12-31", 0), ("", 0)])
def test_a_code_of_a_scheme_that_its_own_catalog_retires_is_out_of_use(
    retired: str, told: int
) -> None:
    mark = f'schemeretired="{retired}"' if retired else ""
    scheme = f'<catalog><scheme alias="berth" uri="https://example.com/b/" {mark}/></catalog>'
    text = refused("G2006").read_text().replace(' role="isrol:originfo"', "")
    text = text.replace("<rightsInfo>", f"{scheme}<rightsInfo>", 1)
    text = text.replace(
        "<headline>", '<subject qcode="berth:n"><name>North berth</name></subject><headline>'
    )
    for _ in range(3):  # the first sees it in whole, the later ones at a glance
        report = validate(text.encode(), options=Options(now=NOW))
        assert report.by_code["G2006"] == told
        assert not [d for d in report.diagnostics if d.severity == "error"]


@pytest.mark.parametrize(
    ("element", "told"),
    [
        ("<hash>9f86</hash>", 1),
        ('<hash hashtypeuri="http://cv.iptc.org/newscodes/hashtype/md5">9f86</hash>', 0),
        ('<itemMetaExtProperty literal="harbour"/>', 1),
        ('<itemMetaExtProperty reluri="https://example.com/is-in" literal="harbour"/>', 0),
    ],
)
def test_kinds_and_units_are_said_by_one_of_two_attributes(element: str, told: int) -> None:
    text = refused("G2006").read_text().replace(' role="isrol:originfo"', "")
    text = text.replace("</itemMeta>", f"{element}</itemMeta>")
    for _ in range(3):
        report = validate(text.encode(), options=Options(now=NOW))
        assert report.by_code["G2045"] == told


@pytest.mark.parametrize("code", ["plinat:newscoverage", "cinat:concept", "catinat:catalog"])
def test_classes_of_what_is_no_news_are_no_classes_of_news(code: str) -> None:
    text = refused("G2006").read_text().replace('qcode="ninat:text"', f'qcode="{code}"')
    for _ in range(3):
        assert validate(text.encode(), options=Options(now=NOW)).by_code["G2025"] == 1
