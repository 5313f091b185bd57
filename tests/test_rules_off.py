"""No code can be switched off without a test that fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsexport import api
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from tests import rules_off, test_code_catalogue

ROOT = Path(__file__).parent.parent


def test_a_damaged_schema_is_told(tmp_path: Path) -> None:
    pack = tmp_path / "newsml-g2"
    pack.mkdir()
    (pack / "NewsML-G2_2.35-spec-All-Power.xsd").write_text("<xs:schema")
    case = ROOT / "fixtures" / "refused" / "G2037.newsml-g2.xml"
    report = api.validate(case, options=Options(standards=tmp_path))
    assert "SY002" in report.by_code
    assert report.unavailable


def test_an_output_that_would_be_invalid_is_told() -> None:
    story = json.loads((ROOT / "fixtures" / "refused" / "NC004.newsitem.json").read_bytes())
    story["canonicalUrl"] = "https://example.com/ferry"
    source = Source.of(json.dumps(story).encode(), "ferry.newsitem.json")
    report = Report()
    list(api.convert_record(source, "news-sitemap", Options(), report=report))
    assert "OU001" in report.by_code


def test_codes_that_no_file_shows_have_their_test() -> None:
    assert set(rules_off.SHOWN_ELSEWHERE) >= set(test_code_catalogue.NOT_SHOWN)


def test_what_nobody_tests_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rules_off.fault("ZZ999") == "no test is known that needs it"
    assert rules_off.fault("NC011") is None
    monkeypatch.setattr(rules_off, "checks", lambda code: iter([("a check", lambda: None)]))
    assert rules_off.fault("NC011") == "a check: passes although it is off"


@pytest.mark.slow
def test_every_code_is_needed_by_a_test() -> None:
    assert rules_off.faults(test_code_catalogue.CODES) == {}
