"""Reports for machines of others: SARIF, JUnit, GitHub, Markdown; several in one run; redaction."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from lxml import etree
from marko import Markdown

from newsexport.codes.files import IO003, IO005, IO010
from newsexport.diagnostic import Position
from newsexport.report import Report
from newsexport.reporters import FORMS, reporter
from newsexport.reporters.github import MOST
from newsexport.reporters.run import Style, Summary, Tool
from newsexport.reporters.sarif import MAX_RESULTS, artifact_uri
from newsexport.syntax.json_schema import PythonValidator

TOOL = Tool("9.9.9", at=datetime(2026, 2, 16, 9, 30, tzinfo=UTC))
HOSTILE = "\x1b[31m\ufffe\ud800\r\n::error::x]]>&<b>|%0A"


def told(form: str, *reports: Report, **style: object) -> str:
    teller, summary = reporter(form, TOOL, Style(**style)), Summary()
    pieces = [teller.begin()]
    for report in reports:
        summary.count(report)
        pieces.append(teller.tell(report))
    return "".join([*pieces, teller.end(summary)])


def feed(path: str = "feeds/my feed:1.xml", warnings: int = 150) -> Report:
    report = Report(path=path, items=0)
    report.begin_item()
    report.name_item("urn:x:1", HOSTILE)
    at = Position(3, 7, (40, 45), f"<a>{HOSTILE}</a>", (3, 5))
    for _ in range(warnings):
        report.add(IO010, position=at, character=HOSTILE)
    report.add(IO003, position=at, pointer="/newsItem", reason=HOSTILE, advice="close it")
    report.coverage.update(headlines=1, version_created=1)
    report.skip("rules", HOSTILE)
    return report


def sarif(*reports: Report) -> dict:
    return json.loads(told("sarif", *reports))


# --- SARIF --------------------------------------------------------------------------------------


def test_sarif_follows_the_official_schema(standards: Path):
    schema = json.loads((standards / "reports/sarif-schema-2.1.0.json").read_text("utf-8"))
    judge = PythonValidator(schema, {})
    for reports in ((), (Report(),), (feed(), feed("/a/b.xml", 1), Report(unavailable=True))):
        assert not [f"{each.pointer}: {each.message}" for each in judge.problems(sarif(*reports))]


def test_sarif_tells_the_worst_first_with_place_and_fingerprint():
    report = feed()
    (run,) = sarif(report)["runs"]
    first = run["results"][0]
    assert first["ruleId"] == "IO003" and first["level"] == "error"
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == "IO003"
    where = first["locations"][0]["physicalLocation"]
    assert where["artifactLocation"]["uri"] == "feeds/my%20feed%3A1.xml"
    assert where["region"] == {
        "startLine": 3,
        "startColumn": 7,
        "byteOffset": 40,
        "byteLength": 5,
    }
    assert first["partialFingerprints"] == {"newsexport/v1": report.diagnostics[-1].fingerprint}
    assert run["properties"]["counts"] == {"error": 1, "warning": 150, "info": 0}
    assert run["properties"]["coverage"] == {"headlines": 1, "versionCreated": 1}


def test_sarif_is_bounded_and_says_so():
    reports = [feed(f"{number}.xml", 100) for number in range(MAX_RESULTS // 100 + 1)]
    (run,) = sarif(*reports)["runs"]
    assert len(run["results"]) == MAX_RESULTS
    assert [each["level"] for each in run["results"][:52]] == ["error"] * 51 + ["warning"]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert "151 findings are counted but not written" in notes[-1]["message"]["text"]


def test_addresses_of_files_are_uris():
    assert artifact_uri("/a/ü.xml") == "file:///a/%C3%BC.xml"
    assert artifact_uri("caf\udce9.xml") == "caf%E9.xml"
    assert artifact_uri("<stdin>") == "%3Cstdin%3E"


# --- JUnit --------------------------------------------------------------------------------------


def test_junit_follows_its_schema(standards: Path):
    schema = etree.XMLSchema(etree.parse(standards / "reports/JUnit.xsd"))
    for reports in ((), (Report(),), (feed(), Report(path=HOSTILE, unavailable=True))):
        document = etree.fromstring(told("junit", *reports).encode("utf-8"))
        assert schema.validate(document), schema.error_log


def test_junit_fails_for_errors_only():
    (suite,) = etree.fromstring(told("junit", feed()).encode("utf-8"))
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("3", "1", "1")
    assert suite.get("timestamp") == "2026-02-16T09:30:00"
    failure = suite.find("testcase/failure")
    assert failure.get("type") == "IO003" and "close it" in failure.text
    assert "… 140 more (150 in all)" in suite.findtext("system-out")
    facts = {each.get("name"): each.get("value") for each in suite.iter("property")}
    assert facts["coverage.versionCreated"] == "1" and facts["findings.warning"] == "150"


def test_junit_tells_an_input_that_could_not_be_opened():
    (suite,) = etree.fromstring(told("junit", Report(unavailable=True)).encode("utf-8"))
    assert suite.get("errors") == "1" and suite.find("testcase/error") is not None


# --- GitHub, Markdown ---------------------------------------------------------------------------


def test_annotations_are_few_and_worst_first():
    lines = told("github", feed()).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", *["::warning"] * MOST, "::notice"]
    assert ",file=feeds/my feed%3A1.xml,line=3,col=7::" in lines[0]
    assert "140 of them have no annotation" in lines[-1]


def test_nothing_in_a_document_is_a_command_or_markup():
    out = told("github", feed())
    assert all(re.match(r"::(error|warning|notice) title=", line) for line in out.splitlines())
    assert "%0A" not in out, "an escape of a document is escaped"
    page = Markdown(extensions=["gfm"])(told("markdown", feed(path=HOSTILE)))
    assert "<b>" not in page and page.count("<table>") == 3


@pytest.mark.parametrize(
    "text",
    [
        "a_b _c_ __d__ *e* **f** ~~g~~ `h`", "[x](https://evil.example) ![y](z)", "www.evil.example me@evil.example",
        "https://evil.example/_a_", "<b>x</b> &amp; &copy; \\*", "# 1. - + > | a | b |", "$x$ @who #12 :bug: ://",
    ],
)  # fmt: skip
def test_words_in_a_summary_are_no_markup(text):
    page = Markdown(extensions=["gfm"])(told("markdown", feed(path=text)))
    cell = page.partition("<th>input</th>")[2].partition("<td>")[2].partition("</td>")[0]
    assert unescape(cell) == text
    assert "<" not in cell


def test_words_in_a_summary_can_be_read_as_they_stand():
    path = "feeds/G2016.newsml-g2.xml (a, b: c; +1!)"
    assert f"| {path} |" in told("markdown", feed(path=path))


def test_the_summary_of_a_step_is_added_to_its_file(command, root, tmp_path, monkeypatch):
    step = tmp_path / "step.md"
    step.write_text("before\n", "utf-8")
    story = root / "fixtures/stories/harbour-bridge/input.newsitem.json"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(step))
    command("validate", story, "--format", "json")
    assert step.read_text("utf-8") == "before\n", "only where annotations were asked for"
    done = command("validate", story, "--format", "github")
    assert done.out.splitlines()[-1].startswith("::notice title=newsexport::1 input, 1 item:")
    text = step.read_text("utf-8")
    assert text.startswith("before\n## newsexport\n") and "1 of 1 |" in text


# --- the command line ---------------------------------------------------------------------------


def test_all_reports_in_one_run(command, tmp_path):
    bad = tmp_path / "bad.xml"
    bad.write_text("<newsItem>", "utf-8")
    wishes = [word for form in FORMS for word in ("--format", f"{form}={tmp_path / form}")]
    assert command("validate", bad, *wishes).code == 1
    for form in FORMS:
        assert "IO003" in (tmp_path / form).read_text("utf-8"), form


@pytest.mark.parametrize("form", FORMS)
def test_a_redacted_report_repeats_nothing(form):
    report = Report(path="feed.xml")
    report.begin_item()
    report.name_item("urn:x:1", "Secret merger")
    at = Position(3, 7, (40, 45), "<a>Secret merger</a>", (3, 6))
    report.add(IO003, position=at, reason="Secret merger", advice="ask about the Secret merger")
    report.add(IO005, encoding="Secret merger")
    assert "Secret" in told(form, report)
    out = told(form, report.redacted())
    assert "Secret" not in out
    assert "IO003" in out and "not well" in out.replace("\\", "").replace("-", " ")


def test_redaction_from_the_command_line(command, root, tmp_path):
    story = (root / "fixtures/stories/harbour-bridge/input.newsitem.json").read_text("utf-8")
    bad = tmp_path / "bad.newsitem.json"
    bad.write_text(json.dumps(json.loads(story) | {"secretive": 1}), "utf-8")
    shown = command("validate", bad)
    assert shown.code == 1 and "secretive" in shown.out
    hidden = command("validate", bad, "--redact")
    assert hidden.code == 1 and "harbour" not in hidden.out.lower()


def test_a_language_without_a_page_is_refused(command, tmp_path):
    bad = tmp_path / "bad.xml"
    bad.write_text("<a>", "utf-8")
    done = command("validate", bad, "--report-language", "de")
    assert done.code == 2 and "html report" in done.err
    page = tmp_path / "page.html"
    command("validate", bad, "--format", f"html={page}", "--report-language", "de")
    assert '<html lang="de">' in page.read_text("utf-8")
