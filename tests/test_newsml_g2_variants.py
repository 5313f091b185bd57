"""Wrong variants of a NewsML-G2 item that IPTC's schema lets pass: each is caught by a rule."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsexport.options import Options
from newsexport.validation import validate

NOW = datetime(2026, 2, 16, 12, 0, tzinfo=UTC)
BASE = Path(__file__).parent.parent / "fixtures" / "refused" / "G2012.newsml-g2.xml"
STATUS = '<pubStatus qcode="stat:usable"/>'
HEADLINE = "<headline>Marhaven dredges its old harbour</headline>"
CATALOG = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>'
MADE = "<versionCreated>2026-02-16T09:30:00+01:00</versionCreated>"
SET = "  <contentSet>"

VARIANTS: dict[str, tuple[str, str, str]] = {
    "unknown alias": ("G2003", HEADLINE, f'<subject qcode="acme:42"/>{HEADLINE}'),
    "no catalog": ("G2002", CATALOG, ""),
    "subject without identifier": ("G2008", HEADLINE, f"<subject/>{HEADLINE}"),
    "stat:cancelled": ("G2024", "stat:usable", "stat:cancelled"),
    "ninat:foo": ("G2025", "ninat:text", "ninat:foo"),
    "versionCreated without zone": ("G2027", "09:30:00+01:00<", "09:30:00<"),
    "firstCreated after versionCreated": ("NC011", MADE, f"{MADE}<firstCreated>2026-02-16T11:00:00+01:00</firstCreated>"),
    "embargoed without zone": ("G2027", STATUS, f"<embargoed>2026-02-16T12:00:00</embargoed>{STATUS}"),
    "expires before versionCreated": ("NC031", STATUS, f"{STATUS}<expires>2026-02-15T12:00:00Z</expires>"),
    "dangling idrefs": ("G2028", SET, f'<inlineRef idrefs="p9" uri="urn:x:1"/>{SET}'),
    "garbage XHTML": ("G2015", "<body>", "<body><garbage>x</garbage>"),
    "inlineXML without contenttype": ("G2031", ' contenttype="application/xhtml+xml"', ""),
    "remoteContent without href": ("G2019", SET, f'{SET}<remoteContent contenttype="image/jpeg"/>'),
    "contenttype jpeg": ("G2032", SET, f'{SET}<remoteContent href="https://example.com/a" contenttype="jpeg"/>'),
    "unknown element in assert": ("G2037", SET, f'<assert uri="urn:x:1"><nam>x</nam></assert>{SET}'),
    "digsrctype:foo": ("G2005", HEADLINE, f'<digitalSourceType qcode="digsrctype:foo"/>{HEADLINE}'),
    "drol:sumary": ("G2005", HEADLINE, f'{HEADLINE}<description role="drol:sumary">Slow work.</description>'),
    "irel:seealso": ("G2005", STATUS, f'{STATUS}<link rel="irel:seealso" residref="urn:x:1"/>'),
    "conformance max": ("G2034", '"power"', '"max"'),
    "standardversion 9.99": ("G2001", '"2.35"', '"9.99"'),
    "standard foo": ("G2035", 'standard="NewsML-G2"', 'standard="foo"'),
    "guid with blanks": ("G2033", 'guid="urn:newsml:example.com:20260216:harbour"', 'guid="old harbour 1"'),
    "headline in two lines": ("G2036", "dredges its", "dredges\n its"),
}  # fmt: skip
"""What is wrong -> the code, what stands in the right item, what takes its place."""


def _right() -> str:
    return BASE.read_text("utf-8").replace("ninat:picture", "ninat:text")


@pytest.mark.parametrize("name", VARIANTS)
def test_each_variant_is_caught(name: str, standards: Path) -> None:
    code, right, wrong = VARIANTS[name]
    assert right in _right()
    data = _right().replace(right, wrong, 1).encode()
    for options in (Options(now=NOW), Options(now=NOW, standards=standards)):
        assert validate(data, options=options).by_code[code], name


def test_an_empty_inline_xml_is_caught(standards: Path) -> None:
    text = _right()
    start, end = text.index("<html"), text.index("</html>") + len("</html>")
    report = validate(
        (text[:start] + text[end:]).encode(), options=Options(now=NOW, standards=standards)
    )
    assert report.by_code["G2013"]


def test_the_right_item_has_none_of_these_codes() -> None:
    codes = validate(_right().encode(), options=Options(now=NOW)).by_code
    assert not [code for code, _, _ in VARIANTS.values() if codes[code]]


def test_roles_that_are_like_no_usual_one_are_left_alone() -> None:
    roles = "drol:caption drol:altText drol:hashtag drol:x"
    data = _right().replace(
        HEADLINE, f'{HEADLINE}<description role="{roles}">Slow work.</description>'
    )
    assert not validate(data.encode(), options=Options(now=NOW)).by_code["G2005"]
    (told,) = (
        each
        for each in validate(data.replace("drol:x", "drol:captions").encode()).diagnostics
        if each.code == "G2005"
    )
    assert told.hint == "did you mean drol:caption?"


def test_the_media_topics_of_a_pack_are_known(standards: Path) -> None:
    subjects = '<subject qcode="medtop:99999999"/><subject qcode="medtop:20000030"/>'
    data = _right().replace(HEADLINE, subjects + HEADLINE).encode()
    with_pack = validate(data, options=Options(now=NOW, standards=standards))
    assert with_pack.by_code["G2005"] == with_pack.by_code["G2006"] == 1
    without = validate(data, options=Options(now=NOW))
    assert not without.by_code["G2005"]
    assert any("Media Topics" in each.rule for each in without.not_checked)
