"""Names of several authors in one, as Google's guidance for articles has it."""

from __future__ import annotations

import orjson
import pytest

from newsexport.options import Options
from newsexport.payloads.schema_org.document import Document
from newsexport.payloads.schema_org.google_rules import RULES
from newsexport.report import Report
from newsexport.rules.engine import check_document


@pytest.mark.parametrize(
    ("name", "several"),
    [
        ("Ann Lee and Bo Berg", True),
        ("Ann Lee, Bo Berg", True),
        ("Ann Lee", False),
        ("Lee, Ann", False),
        ("Ann Lee, reporter", False),
        ("Ann Lee, ann berg", False),
    ],
)
def test_two_full_names_are_two_authors(name: str, several: bool) -> None:
    document = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "author": {"@type": "Person", "name": name},
    }
    report = Report()
    check_document(RULES, Document(document, orjson.dumps(document)), Options(), report)
    assert ("GA009" in report.by_code) is several
