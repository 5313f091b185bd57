"""Reports told as text, one line each, JSON and JSON Lines."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter

import pytest

from newsexport import resources
from newsexport.codes.files import IO003, IO005, IO010
from newsexport.codes.losses import LS001
from newsexport.diagnostic import Position
from newsexport.report import MAX_SAMPLES, Report
from newsexport.report.records import OutputRecord
from newsexport.reporters import FORMS, reporter
from newsexport.reporters.run import Style, Summary, Tool
from newsexport.reporters.terminal import isolate, paint, safe, width
from newsexport.syntax.json_schema import PythonValidator, RustValidator

TOOL = Tool("9.9.9")
ARABIC = "رئيس الوزراء العراقي"


def told(report: Report, form: str = "text", **style: object) -> str:
    summary = Summary()
    summary.count(report)
    teller = reporter(form, TOOL, Style(**style))
    return teller.begin() + teller.tell(report) + teller.end(summary)


def report_of(line: str, start: int, length: int = 1, number: int = 3) -> Report:
    report = Report(path="feed.xml", sha256="0" * 64, format="newsml-g2", version="2.35")
    report.begin_item()
    report.name_item("urn:x:1", "Withdrawal or partnership")
    at = Position(number, start + 1, (start, start + length), line, (start, length))
    report.add(IO003, position=at, pointer="/newsItem", reason="mismatched tag", advice="close it")
    report.end_item()
    return report


def caret_line(text: str) -> tuple[str, str]:
    """The snippet and the caret line, without the gutter."""
    lines = text.splitlines()
    at = next(index for index, line in enumerate(lines) if re.fullmatch(r" +\| +\^+", line))
    edge = lines[at].index("|") + 2
    return lines[at - 1][edge:], lines[at][edge:]


# --- text ---------------------------------------------------------------------------------------


def test_a_finding_is_told_like_rustc_does():
    report = report_of("<headline>Smith & Sons</headline>", 16)
    assert told(report) == (
        "error[IO003]: mismatched tag\n"
        " --> feed.xml:3:17 (item 1 «Withdrawal or partnership»)\n"
        "  |\n"
        "3 | <headline>Smith & Sons</headline>\n"
        "  |                 ^\n"
        "  = hint: close it\n"
        "  = rule: not-well-formed (syntax, must)\n"
        "  = source: XML 1.0 section 2.1; RFC 8259\n"
        "\n"
        "1 input, 1 item: 1 error\n"
    )


@pytest.mark.parametrize("start", [0, 200, 4000, 9990])
@pytest.mark.parametrize("columns", [40, 100, 160])
def test_a_long_line_is_shown_as_a_window_around_the_caret(start: int, columns: int):
    line = "".join(chr(0x61 + index % 26) for index in range(10_000))
    snippet, caret = caret_line(told(report_of(line, start, 5), width=columns))
    assert len(snippet) <= max(40, columns)
    marked = snippet[caret.index("^") : caret.rindex("^") + 1]
    assert marked == line[start : start + 5]
    assert snippet.startswith("…") == (start > 0)
    assert snippet.endswith("…") == (start < 9000)


def test_a_mark_longer_than_the_window_is_cut():
    snippet, caret = caret_line(told(report_of("x" * 5000, 10, 4000), width=80))
    assert len(snippet) <= 80
    assert caret.count("^") >= 40


def test_right_to_left_text_is_isolated_so_that_the_caret_stays_below_it():
    line = f"<headline>{ARABIC}</headline>"
    snippet, caret = caret_line(told(report_of(line, 10, len(ARABIC))))
    parts = re.findall("\u2066([^\u2069]*)\u2069", snippet)
    assert parts == ["<headline>", ARABIC, "</headline>"]
    assert caret.index("^") == 10
    assert caret.count("^") == width(ARABIC)


def test_wide_and_combining_characters_move_the_caret_by_their_columns():
    before = "日本 e\u0301 "
    snippet, caret = caret_line(told(report_of(f"{before}& z", len(before))))
    assert unicodedata.east_asian_width("日") == "W"
    assert caret == " " * 7 + "^"
    assert snippet == f"{before}& z"


def test_nothing_in_a_document_can_steer_the_terminal():
    hostile = "\x1b]0;owned\x07\x1b[31m\u202egnp.exe\u2066\x9b\ud800\r"
    report = Report(path=f"a{hostile}.xml")
    report.begin_item()
    report.name_item("urn:x", hostile)
    at = Position(1, 1, None, hostile, (0, 3))
    report.add(IO010, position=at, character=hostile)
    report.skip(hostile, hostile)
    for form in ("text", "concise"):
        out = told(report, form)
        out.encode("utf-8")
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2067]", out)
    out = told(report, colour=False)
    assert out.count("\u2068") + out.count("\u2066") == out.count("\u2069")


def test_colours_only_where_asked_for():
    report = report_of("abc", 1)
    assert "\x1b[" not in told(report)
    coloured = told(report, colour=True)
    assert paint("error[IO003]", "error", True) in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == told(report)


def test_a_thousand_equal_findings_are_three_examples_and_exact_counts():
    report = Report(path="feed.xml")
    for number in range(1000):
        report.add(IO010, position=Position(number + 1, 1), character="U+0000")
    out = told(report)
    assert out.count("warning[IO010]") == 3
    assert "… 997 more IO010 control-character in feed.xml" in out
    assert "1,000 warnings" in out
    assert "997 findings counted but not shown: 3 of a kind per input" in out
    every = told(report, every=True)
    assert every.count("warning[IO010]") == MAX_SAMPLES
    assert "900 findings counted but not shown: 100 of a kind are kept per input (IO010)" in every


def test_examples_differ_where_findings_do():
    report = Report(path="feed.xml")
    for name in ["U+0000"] * 50 + ["U+0001", "U+0002"]:
        report.add(IO010, character=name)
    out = told(report)
    assert [out.count(f"U+000{n}") for n in range(3)] == [1, 1, 1]


def test_what_was_said_of_a_code_is_not_said_again():
    report = Report(path="feed.xml")
    for reason, advice in (("first", "mend it"), ("second", "mend it"), ("third", "rewrite it")):
        report.add(IO003, reason=reason, advice=advice)
    out = told(report)
    assert out.count("= source: XML 1.0") == 1
    assert re.findall("hint: (.*)", out) == ["mend it", "rewrite it"]


def test_many_inputs_with_the_same_finding_do_not_flood_either():
    teller, summary = reporter("text", TOOL, Style()), Summary()
    out = ""
    for number in range(100):
        report = Report(path=f"f{number}.xml")
        report.add(IO005, encoding="utf-16")
        summary.count(report)
        out += teller.tell(report)
    out += teller.end(summary)
    assert out.count("warning[IO005]") == 10
    assert "… 1 IO005 not-utf8 in f99.xml" in out
    assert "90 findings counted but not shown" in out
    assert "100 inputs" in out


def test_worst_first():
    report = Report(path="feed.xml")
    report.add(LS001, pointer="/urgency", field="urgency", target="json-ld", value="3")
    report.add(IO005, encoding="utf-16")
    report.add(IO003, reason="broken", advice="mend it")
    assert re.findall(r"^(\w+)\[", told(report), re.MULTILINE) == ["error", "warning", "info"]


def test_milder_findings_are_counted_when_not_shown():
    report = Report(path="feed.xml")
    report.add(LS001, pointer="/urgency", field="urgency", target="json-ld", value="3")
    out = told(report, least="warning")
    assert "LS001" not in out
    assert "not shown: 1 info (--verbose shows them)" in out


def test_what_was_not_checked_is_listed():
    report = Report(path="feed.xml")
    report.skip("rules", "the document is not well-formed")
    assert "not checked:\n  - rules: the document is not well-formed\n\n1 input" in told(report)
    summary = Summary()
    for _ in range(1000):
        summary.count(report)
    out = reporter("text", TOOL, Style()).end(summary)
    assert out.count("not well-formed") == 1
    assert "(in 1,000 inputs)" in out


def test_a_loss_names_its_pointer_and_its_target():
    report = Report(path="item.json", target="json-ld")
    report.add(LS001, pointer="/urgency", field="urgency", target="json-ld", value="3")
    assert "= at: /urgency (for json-ld)" in told(report)


def test_quiet_says_nothing_only_when_nothing_was_found():
    assert told(Report(), quiet=True) == ""
    assert told(report_of("x", 0), quiet=True) != ""


def test_conversions_are_summed_up():
    summary = Summary()
    report = Report(items=3)
    report.outputs.append(OutputRecord("json", "out/a.newsitem.json", 10))
    summary.count(report)
    assert "converted" not in reporter("text", TOOL, Style()).end(summary)
    summary.outcomes = Counter(ok=2, rejected=1)
    out = reporter("text", TOOL, Style()).end(summary)
    assert out == "1 input, 3 items: no findings; 2 converted, 1 not; 1 document written\n"


# --- terminal -----------------------------------------------------------------------------------


def test_safe_text_keeps_its_length():
    text = "".join(map(chr, range(0x300))) + "\u2028\u202e\ufeff"
    assert len(safe(text)) == len(text)


def test_right_to_left_runs_in_messages_are_isolated():
    assert isolate(f"the headline {ARABIC} is long") == f"the headline \u2068{ARABIC}\u2069 is long"
    assert isolate("plain") == "plain"


# --- concise ------------------------------------------------------------------------------------


def test_concise_is_one_line_per_finding():
    report = report_of("<a>", 0)
    report.add(IO005, encoding="utf-16")
    assert told(report, "concise") == (
        "feed.xml:3:1: IO003 error mismatched tag\n"
        "feed.xml: IO005 warning the file is encoded as utf-16, not UTF-8\n"
    )


def test_concise_says_what_it_leaves_out():
    report = Report(path="feed.xml")
    for _ in range(150):
        report.add(IO010, character="U+0000")
    lines = told(report, "concise").splitlines()
    assert len(lines) == MAX_SAMPLES + 1
    assert lines[-1] == "feed.xml: IO010 50 more (150 in all)"


# --- json, jsonl --------------------------------------------------------------------------------


def reports() -> list[Report]:
    full = report_of(f"<headline>{ARABIC}", 10, 5)
    full.outputs.append(OutputRecord("newsml-g2@2.28", None, 1234))
    full.coverage.update(headlines=1)
    full.skip("rules", "the document is not well-formed")
    full.target = "json-ld"
    full.add(LS001, pointer="/urgency", field="urgency", target="json-ld", value="3")
    many = Report(path="caf\udce9.xml", unavailable=True)
    for _ in range(150):
        many.add(IO010, character="\ud800")
    return [full, many, Report()]


def document_schema() -> dict[str, object]:
    return json.loads(resources.read("schemas/report/1.0.schema.json"))


def line_schema() -> dict[str, object]:
    document = document_schema()
    return {name: document[name] for name in ("$schema", "$defs")} | {"$ref": "#/$defs/line"}


def whole(form: str) -> str:
    teller, summary = reporter(form, TOOL, Style()), Summary(exit_code=3)
    pieces = [teller.begin()]
    for report in reports():
        summary.count(report)
        pieces.append(teller.tell(report))
    return "".join([*pieces, teller.end(summary)])


def problems(instance: object, schema: dict[str, object]) -> list[str]:
    found = []
    for validator in (RustValidator(schema, {}), PythonValidator(schema, {})):
        found += [f"{p.pointer}: {p.message}" for p in validator.problems(instance)]
    return found


def test_json_report_follows_its_schema():
    document = json.loads(whole("json"))
    assert not problems(document, document_schema())
    assert list(document) == ["tool", "inputs", "summary"]
    first, second, third = document["inputs"]
    assert list(first["diagnostics"][0]) == [
        "code", "name", "severity", "kind", "basis", "message", "line", "column", "span", "pointer",
        "item", "target", "snippet", "hint", "source", "fingerprint",
    ]  # fmt: skip
    assert first["diagnostics"][0]["snippet"] == f"<headline>{ARABIC}"
    assert first["diagnostics"][0]["span"] == [10, 15]
    assert first["diagnostics"][1]["target"] == "json-ld"
    assert second["path"] == "caf\\xe9.xml"
    assert second["counts"] == {"error": 0, "warning": 150, "info": 0}
    assert second["truncated"] == {"IO010": {"shown": 100, "total": 150}}
    assert third["diagnostics"] == []
    assert document["summary"]["unavailable"] == 1
    assert document["summary"]["notChecked"][0]["inputs"] == 1
    assert document["summary"]["exitCode"] == 3


def test_json_report_of_no_inputs_is_json():
    teller = reporter("json", TOOL, Style())
    document = json.loads(teller.begin() + teller.end(Summary()))
    assert not problems(document, document_schema())


def test_the_schema_refuses_what_is_not_said():
    document = json.loads(whole("json"))
    document["inputs"][0]["diagnostics"][0]["surprise"] = 1
    assert problems(document, document_schema())


def test_json_lines_are_findings_then_the_summary():
    lines = [json.loads(line) for line in whole("jsonl").splitlines()]
    assert [line["type"] for line in lines] == ["diagnostic"] * 102 + ["summary"]
    for line in (lines[0], lines[1], lines[5], lines[-1]):
        assert not problems(line, line_schema())
    assert lines[-1]["truncated"] == {"IO010": {"shown": 100, "total": 150}}
    assert lines[-1]["tool"]["version"] == "9.9.9"


def test_every_form_has_a_reporter():
    for name in FORMS:
        assert isinstance(told(Report(), name), str)
    with pytest.raises(KeyError):
        reporter("xml", TOOL, Style())


def test_the_summary_grows_by_a_bounded_amount():
    summary = Summary()
    for number in range(300):
        report = Report(path=str(number))
        report.add(IO010, character=str(number))
        report.skip("rules", "only the structure was asked for")
        summary.count(report)
    assert len(summary.by_code) == len(summary.not_checked) == 1
