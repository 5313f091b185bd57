"""What wires, texts and feeds from public code taught: one small case of our own for each class of fault."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from newsexport import api
from newsexport.options import Options
from newsexport.prose.feed_dates import read_date
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem, Party, Preformatted
from tests.test_agency_documents import NOW, lost, read

# wires


def test_iptc_7901_of_a_line_printer_in_latin_letters_under_a_kicker() -> None:
    text = (
        "\x7f\x7f\r\n\x7f\x01skf025 3 ec 121   dpa 967\r\n\r\nKarsby\r\n\r\n\x02Hafen: \r\nDie Fähre fährt endlich wieder =\r\n\r\n"
        "   Karsby (dpa) Die Fähre fährt «wieder» nach \r\nSandholm.\r\n\r\n   Das sagt die Stadt. \r\n\x03161223 feb 26\r\n\x04"
    )
    item, report = read(text.encode("cp1252"))
    assert [each.text for each in item.headlines] == ["Die Fähre fährt endlich wieder", "Hafen:"]
    assert (
        item.text == "Karsby (dpa) Die Fähre fährt «wieder» nach Sandholm.\n\nDas sagt die Stadt."
    )
    assert report.by_code["IO005"] == 1
    assert "RD006" not in report.by_code


def test_a_wire_in_another_script_is_not_guessed_at() -> None:
    text = "\x01skf025 3 ec 121 dpa 967\r\n\r\n\x02Паром снова ходит =\r\n\r\nПаром снова ходит.\r\n\x03161223 feb 26\r\n"
    report = api.validate(text.encode("cp1251"))
    assert "IO004" in report.by_code


def test_anpa_without_carets_whose_header_calls_prose_a_table() -> None:
    text = (
        "\x01a0105SKERRY\x1f_ske-\r\nu s\x14\x12 BC-Ferry-Sails   16-02 0344\r\n\x02BC-Ferry-Sails\r\n"
        "Harbour: Ferry sails again after storm+\r\n"
        "     KARSBY, Feb. 16 Skerry - The ferry between Karsby and Sandholm sailed\r\non Monday for the first time in six days of storms off the\r\n"
        "outer islands.\r\n     Some three hundred islanders waited at the pier for it, as they had\r\nsince dawn, the harbour master told all who asked.\r\n"
        "\x03SKW-21:37-09-12-18\x04\r\n"
    )
    item, report = read(text)
    assert item.headline == "Harbour: Ferry sails again after storm"
    assert len(item.body) == 2
    assert not any(isinstance(block, Preformatted) for block in item.body)
    assert "day and month cannot be told apart" in "".join(d.message for d in report.diagnostics)


def test_stages_and_numbers_of_files_are_no_headlines() -> None:
    item, _ = read(
        "skf00075 3 i 510    dpa 1003\n\n/harbour/\n2ND LEAD\n3RD NET\nFerry sails again after the storm\nBy Ada Quay, dpa  =\n \n"
        "Karsby (dpa) - The ferry sails again.\n\n161137 Feb 26 GMT\n"
    )
    assert item.headline == "Ferry sails again after the storm"
    assert item.ed_note == "2ND LEAD\n\n3RD NET"
    item, _ = read(
        "\x01V4644\x1f_-----\r\nr e\x13\x11 AP-Ferry     02-16 0121\r\n\x02*9006< ^AP-Ferry,0176<\r\n^Ferry sails<\r\n"
        "\t   KARSBY (AP) _ It sails.\r\n\x03\x04"
    )
    assert item.slugline == "AP-Ferry"


def test_addresses_of_a_mail_that_never_end_are_told() -> None:
    many = '"desk" <desk@skerry.example>,' + "date>2026-02-16T10:08:28.617</pr" * 3000
    item, report = read(
        f"From: Ada <ada@skerry.example>\nTo: {many}\nSubject: Ferry sails again\n\nThe ferry sails again.\n"
    )
    assert item.headline == "Ferry sails again"
    assert "cannot be told apart" in "".join(d.message for d in report.diagnostics)


# texts


def test_lines_that_end_with_cr_lf_are_no_blank_lines() -> None:
    text = (
        "Source: Harbour Board\nMEDIA RELEASE 67\nFerry sails again between Karsby and Sandholm after the storm\n\n"
        "The Harbour Board said on Monday that the ferry between Karsby and Sandholm\nsailed again for the first time in six days, after a storm had kept it at\n"
        "the quay since Tuesday night.\n\nSome three hundred islanders waited at the pier, the harbour master said, and\nmost of them had been there since before dawn with all that they had bought.\n"
    )
    plain, _ = read(text)
    printed, _ = read(text.replace("\n", " \r\n"))
    assert (printed.headline, printed.text) == (plain.headline, plain.text)
    assert len(plain.body) == 2


# feeds

FEED = """<rss version="2.0"><channel><title>Harbour</title><link>https://example.com/</link><description>d</description>
<language>{language}</language><item><title>Ferry</title><guid>https://example.com/1</guid>{more}</item></channel></rss>"""


def feed(more: str, language: str = "en") -> tuple[NewsItem, Report]:
    return read(FEED.format(more=more, language=language))


def test_an_author_of_parts_is_a_name_and_a_job() -> None:
    item, report = feed(
        "<author><name>Ada Quay</name><title>Weather Editor</title><desk>Storms</desk></author>"
        "<author><name>Jo Berg</name><email>jo@example.com</email></author>"
    )
    assert item.creators == (
        Party(name="Ada Quay", job_title="Weather Editor"), Party(name="Jo Berg", email="jo@example.com"),
    )  # fmt: skip
    assert "Storms" in lost(report)


@pytest.mark.parametrize(
    ("language", "meant"),
    [("en_US", "en-US"), ("Hindi", None), ("zh-cn", "zh-cn"), ("x-default", "x-default")],
)
def test_languages_in_other_forms_are_told(language: str, meant: str | None) -> None:
    item, report = feed("", language)
    assert item.language == meant
    assert ("RD005" in report.by_code) == (language != meant)


def test_rights_of_a_channel_are_words() -> None:
    said = '<copyright>&amp;copy; 2026 &lt;a href="https://example.com/"&gt;Skerry&lt;/a&gt; Press</copyright>'
    item, report = read(FEED.format(more="", language="en").replace("<item>", f"{said}<item>"))
    assert item.rights[0].notice == "© 2026 Skerry Press"
    assert "https://example.com/" in lost(report)


def test_a_word_is_no_media_type() -> None:
    picture = (
        '&lt;p&gt;&lt;img type="image" src="https://example.com/q.jpg" alt="Quay"&gt;&lt;/p&gt;'
    )
    item, _ = feed(f"<description>{picture}</description>")
    assert item.media[0].renditions[0].media_type is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Friday, January 29, 2021 04:42 PM", "2021-01-29"), ("Sat, Dec 16 2023 02:02:33 PM", "2023-12-16"),
        ("2020/1/10 14:33:00", "2020-01-10"), ("Fri, 05/03/2019 - 15:21", "2019-05-03"),
        ("Mon May  5 12:00:00 2025", "2025-05-05"), ("Thu, 01/01/2019", None), ("2021/13/40", None),
        ("January 45, 2021", None), ("Sat, Dec 16 2023 13:02 PM", None),
    ],
)  # fmt: skip
def test_dates_of_the_wild_that_mean_one_day_have_it(text: str, day: str | None) -> None:
    found = read_date(text)
    assert (found.instant, found.partial) == (None, day)
    assert found.fault


def test_dates_of_the_wild_with_a_zone_are_moments() -> None:
    assert read_date("December 16, 2023 2:02 pm EST").instant == datetime(
        2023, 12, 16, 19, 2, tzinfo=UTC
    )
    assert read_date("Mon May  5 12:00:00 UTC 2025").instant == datetime(2025, 5, 5, 12, tzinfo=UTC)


# what has expired


@pytest.mark.parametrize(
    ("expires", "told"),
    [
        ("2026-02-16T11:00:00Z", True), ("2026-02-16T13:00:00Z", False), ("2026-02-14", True),
        ("2026-02-15", False), ("2026-01", False),
    ],
)  # fmt: skip
def test_what_has_expired_is_told_when_it_reaches_the_public(expires: str, told: bool) -> None:
    item = {
        "schemaVersion": "1.0", "uri": "urn:newsml:skerry.example:20260216:storm", "expires": expires,
        "versionCreated": "2026-02-10T09:30:00Z", "language": "en", "headlines": [{"text": "Storm warning"}],
        "body": [{"type": "paragraph", "text": "It blows."}], "provider": {"name": "Skerry"},
    }  # fmt: skip
    for target, public in (("json-ld", True), ("newsml-g2", False)):
        (outcome,) = api.convert_record(
            json.dumps(item).encode(), (target,), options=Options(now=NOW), format="json"
        )
        assert outcome.ok
        assert ("OU008" in [d.code for d in outcome.diagnostics]) == (told and public)
