"""Wires once systems have framed, stripped or retyped them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from newsexport import api
from newsexport.prose.embargoes import end_of
from newsexport.schema.v1 import NewsItem, Paragraph, Preformatted
from tests.one_item import read


def story(text: str) -> NewsItem:
    (item,) = api.read(text.encode())
    return item


def paragraphs(item: NewsItem) -> list[str]:
    return [block.text for block in item.body if isinstance(block, Paragraph)]


def test_iptc_7901_between_zczc_and_nnnn_with_its_heads_before_stx() -> None:
    item = story(
        "ZCZC\r\n\x01DDH0123 4 pl 120 dpa 0456\r\n\r\nHafen/Karsby/ \r\n(Zusammenfassung 1400)\r\nHafenchef geht =\r\n\r\n"
        "\x02Karsby (dpa) - Der Hafenchef geht.\r\n Das sagt die Stadt.\r\n\r\n Er geht.\r\n\x03291015 Nov 26\r\n\r\nNNNN"
    )
    assert (item.slugline, item.headline, item.ed_note) == (
        "Hafen/Karsby", "Hafenchef geht", "(Zusammenfassung 1400)",
    )  # fmt: skip
    assert paragraphs(item) == [
        "Karsby (dpa) - Der Hafenchef geht. Das sagt die Stadt.",
        "Er geht.",
    ]
    assert (item.provider and item.provider.name, item.content_created) == ("dpa", "2026-11-29")


def test_paragraphs_by_their_indent_and_the_agency_of_the_header() -> None:
    item = story(
        "ZCZC\nABC0123 3 POL 0150 ANSA 29-11-2026\nPORTO: IL COMANDANTE SI DIMETTE\n(ANSA) - ROMA, 29 NOV - Il comandante\n"
        'si dimette.\n   "Vediamo", ha detto.\n29-NOV-26 10:15\nNNNN\n'
    )
    assert item.headline == "PORTO: IL COMANDANTE SI DIMETTE"
    assert paragraphs(item) == [
        "(ANSA) - ROMA, 29 NOV - Il comandante si dimette.",
        '"Vediamo", ha detto.',
    ]
    assert (item.provider and item.provider.name, item.content_created) == ("ANSA", "2026-11-29")


def test_a_headline_in_capitals_above_the_copy_of_a_framed_message() -> None:
    item = story("ZCZC\nFERRY SAILS AGAIN\nKARSBY - The ferry sails\nagain.\nNNNN\n")
    assert (item.headline, paragraphs(item)) == (
        "FERRY SAILS AGAIN",
        ["KARSBY - The ferry sails again."],
    )


@pytest.mark.parametrize(
    ("sign_off", "offset"),
    [
        ("NYT-11-29-26 1015EST<", -5),
        ("HP-WF-11-29-26 1015GMT", 0),
        ("AP-NY-11-29-26 1015EDT<\x04", -4),
    ],
)
def test_anpa_without_its_signs_and_with_zones(sign_off: str, offset: int) -> None:
    item = story(
        "a0456\nr n BC-HARBOUR 11-29 0053\n^BC-HARBOUR<\n^Harbour master resigns<\n^By ADA QUAY=\n"
        f"^c.2026 Skerry News Service=\n   KARSBY - The harbour master\nresigned.\n   He left.\n{sign_off}\n"
    )
    assert (item.headline, item.authors, item.byline) == (
        "Harbour master resigns",
        ("ADA QUAY",),
        "By ADA QUAY",
    )
    assert paragraphs(item) == ["KARSBY - The harbour master resigned.", "He left."]
    assert item.rights[0].notice == "c.2026 Skerry News Service"
    assert item.version_created == datetime(2026, 11, 29, 10, 15, tzinfo=UTC) - timedelta(
        hours=offset
    )


def test_the_headline_once_more_above_the_story_of_a_mail_is_no_slugline() -> None:
    item = story(
        "From: desk@example.com\nSubject: Ferry sails: the story\nDate: Sun, 29 Nov 2026 10:15:00 +0000\nSlug: ferry-1\n\n"
        "Ferry sails\n\nBy Ada Quay\n\nKARSBY - The ferry sails again on Monday, the harbour says.\n"
    )
    assert (item.headline, item.slugline, item.authors) == (
        "Ferry sails: the story",
        "ferry-1",
        ("Ada Quay",),
    )


def test_what_stands_above_the_story_of_a_mail_in_html() -> None:
    item = story(
        "From: press@example.com\nSubject: Re: PRESS RELEASE\nDate: Sun, 29 Nov 2026 10:15:00 +0100\nContent-Type: text/html\n\n"
        "<p><b>EMBARGOED UNTIL 09:00 CET, 30 November 2026</b></p><h1>Harbour opens</h1><p>By Sam Pier</p>"
        "<p>KIEL - The harbour opens to all ships on Monday, its board says.</p>"
    )
    assert (item.headline, item.authors) == ("Harbour opens", ("Sam Pier",))
    assert paragraphs(item) == ["KIEL - The harbour opens to all ships on Monday, its board says."]
    assert item.embargoed == datetime(2026, 11, 30, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("EMBARGOED UNTIL 0600 GMT, Monday 30 November 2026", "2026-11-30T06:00:00+00:00"),
        (
            "STRICTLY EMBARGOED UNTIL 0001 HRS GMT ON MONDAY, NOVEMBER 30, 2026",
            "2026-11-30T00:01:00+00:00",
        ),
        ("Sperrfrist: 30. November 2026, 10.00 Uhr MEZ", "2026-11-30T10:00:00+01:00"),
        ("EMBARGOED UNTIL 10:00 UTC 2026-11-30", "2026-11-30T10:00:00+00:00"),
        ("SPERRFRIST: 30.11.2026, 10:00 Uhr", None),
    ],
)
def test_ends_of_embargoes_as_desks_write_them(said: str, until: str | None) -> None:
    found = end_of((said,))
    assert (found.isoformat() if found else None) == until


def test_zczc_with_its_headline_behind_the_sign_of_another_field() -> None:
    item = story(
        "ZCZC SKE\n%A\n#Ferry_BC1\n$Night ferry sails again\n\n:(KARSBY)\n&SKE\\quill\n*03000000\n~AM Service\n@North\n"
        "The night ferry sails again.\n\n* It had been away.\nNNNN\n"
    )
    assert (item.headline, item.slugline, item.dateline) == (
        "Night ferry sails again",
        "Ferry_BC1",
        "KARSBY",
    )
    assert item.text.startswith("The night ferry") and len(item.subjects) == 1


def test_zczc_with_a_station_and_for_whom_it_is() -> None:
    item = story(
        "ZCZC SKE000\nYY RFG TDR\n:Ferry TIMES Monday\n  KARSBY, Oct 12 SKW - The ferry sails at six,\nthe harbour says.\nNNNN\n"
    )
    assert item.headline == "Ferry TIMES Monday"
    assert item.text.startswith("KARSBY, Oct 12 SKW") and item.provider is not None
    assert item.provider.name == "SKW"
    kept = story("ZCZC SKE\nYY VOTE NO\n\nThe harbour votes no.\nNNNN\n")
    assert kept.headline == "YY VOTE NO"


@pytest.mark.parametrize(
    ("dateline", "agency"),
    [
        ("KARSBY, Vestra, Dec. 9 Seawire", "Seawire"),
        ("KARSBY, 9 Dec SKW", "SKW"),
        ("KARSBY, Vestra", None),
    ],
)
def test_the_agency_stands_behind_the_day_of_a_dateline(dateline: str, agency: str | None) -> None:
    item = story(
        f"ZCZC SKE\n^Ferry sails\n{dateline} - The ferry sails at six, the harbour says.\nNNNN\n"
    )
    assert (item.provider.name if item.provider else None) == agency


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
