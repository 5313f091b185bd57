"""Wire text: ANPA 1312, IPTC 7901, ZCZC frames and posts in the form of e-mail."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from newsexport.formats.registry import sniff
from newsexport.formats.wire import WIRE
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import Heading, Paragraph, Preformatted, Rule
from newsexport.source import Source

ANPA = (
    b"\x16\x16\x01W2346\x1fnorth\r\nr i\x13\x11 BC-SK--Skerry-NightFerry 3rdLd-Writethru   05-09 1444\r\n"
    b"\x02BC-SK--Skerry-Night Ferry, 3rd Ld-Writethru,827<\r\n^Night ferry sails again to the outer skerries<\r\n"
    b"^With the ferry back, islanders need no longer stay ashore<\r\n^AP Photo SK401, SK102<\r\n"
    b"^(Eds: Minor edits. With AP Photos.)<\r\n^By ADA QUAY=\r\n^Skerry Press=\r\n"
    b"\t   KARSBY, Skerries (SKP) _ The ferry had been laid up since\r\nthe well-\r\nknown storm.\r\n \r\n"
    b"\t   Its crew was glad.\r\n^Old timetable=\r\n\t   It leaves at ten.\r\n\t   ___\r\n\r\n"
    b"\t   \x03SKP-WF-05-09-17 0056GMT<\r\n\r\n\x0c\r\n\x04\r\n"
)
TABLE = (
    b"\x16\x16\x01W2595\x1fnorth\nu s\x14\x12 BC-SKE--Tides     11-13 0095\n\x02BC-SKE--Tides,<\n^Tides=\n"
    b"\tKarsby;42;50;rn;0.08<\n\tVestra;60;69;rn;0.00<\n^END<\n\n\t\x03SKP-WF-11-13-13 0713<\n\x04\n"
)
IPTC = (
    b"\x01ska0003 3 i 380  skp 0045\r\n\r\nSkerries/harbour/sea/\r\n\x02REFILE\r\n1ST LEAD\r\n"
    b"Skerries join list of islands with a night ferry\r\nBy Ada Quay, The Harbour Star =\r\n\r\n"
    b"Karsby (skp) - The skerries are joining a growing number of islands\r\nthat run a well-\r\nknown night ferry.\r\n\r\n"
    b"A second paragraph.\r\n\r\n# Notebook\r\n\r\n## Note to editors\r\n- adds quote\r\n\r\n* * * *\r\n"
    b"The following information is not intended for publication\r\n\r\n- Editing by: Jo Berg\r\n\r\nskp al rmo\r\n"
    b"\x03\r\n212322 GMT Nov 18\r\n\x04\r\n"
)
MAIL = (
    b"Received: by 192.0.2.1; Mon, 16 Feb 2026 09:00:00 +0000\r\nFrom: Ada <ada@example.org>\r\nTo: desk@example.com\r\n"
    b"Subject: =?utf-8?Q?Ferry=E2=80=99s_return?=\r\nMessage-ID: <abc.1@example.org>\r\n"
    b"Date: Mon, 16 Feb 2026 10:30:00 +0100\r\nContent-Type: text/plain; charset=windows-1252\r\n\r\n"
    b"SKP\r\n\r\nHeadline: Night ferry returns\r\n\r\nAbstract: It sails \x96 at last.\r\n\r\nSke Ferry\r\nBy Ben Quay\r\n\r\n"
    b"KARSBY, Feb 16 SKP \x96 The ferry sails again.\r\n\r\nIts crew was glad.\r\nSKP bq/\r\nBen Quay\r\nPh 555\r\n"
)


def read(data: bytes, name: str = "<memory>"):
    report = Report()
    found = list(WIRE.read(Source.of(data), Options(), report))
    return [each.item for each in found], report


def only(data: bytes):
    items, report = read(data)
    assert len(items) == 1
    return items[0], report


@pytest.mark.parametrize("data", [ANPA, TABLE, IPTC, MAIL, b" ZCZC SKP\n^Ferry\nIt sails.\nNNNN\n"])
def test_it_is_known_by_its_first_lines(data):
    card, sure = sniff(Source.of(data))
    assert (card and card.name, sure) == ("wire", 0.95)


@pytest.mark.parametrize(
    "text",
    [
        b"From here: a ferry.\n\nIt sails.",
        b"Subject: ferries\n\nThey sail.",
        b"ab1234\n\nx",
        b"a 1 b 2",
    ],
)
def test_other_text_is_not(text):
    card, _ = sniff(Source.of(text))
    assert card is not None
    assert card.name == "text"


def test_anpa():
    item, report = only(ANPA)
    assert item.headline == "Night ferry sails again to the outer skerries"
    assert item.slugline == "BC-SK--Skerry-Night Ferry, 3rd Ld-Writethru"
    assert [d.text for d in item.descriptions] == [
        "With the ferry back, islanders need no longer stay ashore"
    ]
    assert item.byline == "By ADA QUAY, Skerry Press"
    assert item.authors == ("ADA QUAY",)
    assert item.dateline == "KARSBY, Skerries (SKP)"
    assert item.provider is not None
    assert item.provider.name == "SKP"
    assert item.version_created == datetime(2017, 5, 9, 0, 56, tzinfo=UTC)
    assert item.urgency == 4
    assert item.ed_note is not None
    assert "AP Photo SK401" in item.ed_note
    assert "Minor edits" in item.ed_note
    kinds = [type(block) for block in item.body]
    assert kinds == [Paragraph, Paragraph, Heading, Paragraph, Rule]
    assert item.body[0].text.endswith("laid up since the well-known storm.")
    assert report.by_code["LS002"] == 1  # the number of words


def test_tabular_copy_keeps_its_columns_and_a_time_without_zone_is_no_moment():
    item, report = only(TABLE)
    assert [type(block) for block in item.body] == [Preformatted]
    assert item.body[0].text == "Karsby;42;50;rn;0.08\nVestra;60;69;rn;0.00"
    assert item.version_created is None
    assert str(item.content_created) == "2013-11-13"
    assert report.by_code["RD006"] == 1


def test_iptc_7901():
    item, report = only(IPTC)
    assert item.headline == "Skerries join list of islands with a night ferry"
    assert item.slugline == "Skerries/harbour/sea"
    assert item.authors == ("Ada Quay",)
    assert item.version_created == datetime(2018, 11, 21, 23, 22, tzinfo=UTC)
    assert item.urgency == 3
    assert item.provider is not None
    assert item.provider.name == "skp"
    assert [block.text for block in item.body] == [
        "Karsby (skp) - The skerries are joining a growing number of islands that run a well-known night ferry.",
        "A second paragraph.",
    ]
    assert item.ed_note is not None
    for words in ("REFILE", "1ST LEAD", "adds quote", "Editing by: Jo Berg"):
        assert words in item.ed_note
    assert not report.by_code["RD005"]


def test_a_keyword_behind_stx_a_byline_with_an_end_and_what_stands_behind_etx():
    item, report = only(
        b"\x01SKP0123 4 pl 120 SKP\r\n\x02\r\nFerry/Karsby/\r\nNight ferry returns =\r\n\r\nBy Ada Quay =\r\n\r\n"
        b"   It sailed on Monday.\r\n\x03skp aq jb\r\n160845 GMT feb 26\r\n\x04"
    )
    assert item.slugline == "Ferry/Karsby"
    assert [each.text for each in item.headlines] == ["Night ferry returns"]
    assert [each.name for each in item.creators] == ["Ada Quay"]
    assert [block.text for block in item.body] == ["It sailed on Monday."]
    assert any("skp aq jb" in each.message for each in report.diagnostics)


def test_a_post_by_mail():
    item, report = only(MAIL)
    assert item.uri == "mid:abc.1@example.org"
    assert item.headline == "Night ferry returns"
    assert [d.text for d in item.descriptions] == ["It sails – at last."]
    assert item.slugline == "Ske Ferry"
    assert item.authors == ("Ben Quay",)
    assert item.dateline == "KARSBY, Feb 16 SKP"
    assert [block.text for block in item.body] == [
        "KARSBY, Feb 16 SKP – The ferry sails again.",
        "Its crew was glad.",
    ]
    assert item.envelope is not None
    assert item.envelope.sender == "Ada <ada@example.org>"
    left = [d.message for d in report.diagnostics if d.code == "RD006"]
    assert any("Ferry’s return" in message for message in left)
    assert any("Ph 555" in message for message in left)


def test_a_mail_that_says_its_headline_again_and_ends_as_press_releases_do():
    item, report = only(
        b"From: Ada <ada@example.org>\nSubject: Night ferry returns\n\nNight ferry returns\n\nBy Ben Quay\n"
        b"Skerry News staff writer\n\nThe ferry sails again.\n\n-30-\n\nUnsubscribe: https://example.org/u\n"
    )
    assert (item.headline, item.authors) == ("Night ferry returns", ("Ben Quay",))
    assert item.byline == "By Ben Quay, Skerry News staff writer" and item.slugline is None
    assert item.text == "The ferry sails again."
    left = [d.message for d in report.diagnostics if d.code == "RD006"]
    assert any("Unsubscribe" in message for message in left)


@pytest.mark.parametrize(
    "before", ["Press release: ", "EMBARGO until 5 March, 10:00: ", "[PR] ", "Quay News | "]
)
def test_a_subject_ends_with_the_headline_of_its_press_release(before):
    data = f"From: Ada <ada@example.org>\nSubject: {before}A new ferry for Karsby\n\nA new ferry for Karsby\n\nIt sails on Monday, and again on Tuesday.\n"
    item, report = only(data.encode())
    assert item.headline == "A new ferry for Karsby"
    assert item.text == "It sails on Monday, and again on Tuesday."
    assert (item.embargoed is not None) == before.startswith("EMBARGO")
    assert any(before.strip() in d.message for d in report.diagnostics if d.code == "RD006")


def test_a_frame_with_a_code_around_a_message_of_iptc_7901():
    bare, _ = only(IPTC)
    item, report = only(b"ZCZC SK0012\r\n" + IPTC.lstrip(b"\x01").replace(b"\x04", b"NNNN"))
    assert (item.headline, item.body, item.ed_note) == (bare.headline, bare.body, bare.ed_note)
    assert item.slugline == bare.slugline
    assert any(
        "code of the frame" in d.message and "SK0012" in d.message for d in report.diagnostics
    )


def test_the_initials_below_a_message_of_iptc_7901_are_no_copy():
    data = b"bdt0123 4 vm 210  dpa 1234\n\nSea/\nFerry burns =\n\nOslo (dpa) - It burns.\n\ndpa jb yy z2 wen\n041422 GMT Mar 26\n"
    item, report = only(data)
    assert item.text == "Oslo (dpa) - It burns."
    assert any("dpa jb yy z2 wen" in d.message for d in report.diagnostics if d.code == "RD006")


def test_a_form_sent_as_json():
    head = MAIL.partition(b"\r\n\r\n")[0]
    form = b'{"Headline":["Ferry"],"Body":["It sails.","Again."],"Desk":["North"],"Priority":["5"]}'
    item, report = only(head + b"\r\n\r\n" + form)
    assert item.headline == "Ferry"
    assert [block.text for block in item.body] == ["It sails.", "Again."]
    assert item.urgency == 5
    assert any("Desk" in d.message for d in report.diagnostics)


def test_a_mail_of_html_only():
    data = b"From: a@example.org\nSubject: Ferry\nContent-Type: text/html\n\n<p>It <b>sails</b>.</p><script>x()</script>"
    item, report = only(data)
    assert item.text == "It sails."
    assert report.by_code["LS002"]


@pytest.mark.parametrize(
    ("line", "held"),
    [
        (b"^Eds: Embargoed until 6 a.m. EDT.<", "open-ended"),
        (b"^Eds: HOLD FOR RELEASE<", "open-ended"),
        (b"^Eds: Embargoed until 2026-02-16 09:30 GMT<", datetime(2026, 2, 16, 9, 30, tzinfo=UTC)),
        (b"^Arms embargo on pirates is lifted<", None),
    ],
)
def test_what_is_under_embargo_is_kept_back(line, held):
    data = ANPA.replace(b"^(Eds: Minor edits. With AP Photos.)<", line)
    item, report = only(data)
    assert item.embargoed == held
    assert bool(report.by_code["RD005"]) == (held == "open-ended")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Night Ferry, 3rd Ld-Writethru,827<", b"Night Ferry,KILL<"),
        (b"^(Eds: Minor edits. With AP Photos.)<", b"^MANDATORY KILL<"),
    ],
)
def test_a_kill_takes_the_story_back(old, new):
    item, _ = only(ANPA.replace(old, new))
    assert item.pub_status == "canceled"


@pytest.mark.parametrize(
    ("subject", "held"),
    [
        ("EMBARGOED until 2026-02-16 14:00 GMT: Harbour report", datetime(2026, 2, 16, 14, tzinfo=UTC)),
        ("Embargo: Harbour report", "open-ended"), ("[Embargo] Harbour report", "open-ended"),
        ("Harbour report (embargoed till noon)", "open-ended"), ("Sperrfrist 14 Uhr: Bericht", "open-ended"),
        ("Arms embargo on pirates is lifted", None), ("EU weighs an oil embargo", None), ("Embargo on fish ends", None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_a_subject_keeps_a_story_back(subject, held, kind):
    data = f"From: a@example.org\nSubject: {subject}\nContent-Type: {kind}\n\n<p>The words.</p>\n"
    item, _ = only(data.encode())
    assert item.embargoed == held


def test_words_above_a_story_in_html_keep_it_back_or_take_it_back():
    mail = "From: a@example.org\nSubject: Harbour\nContent-Type: text/html\n\n"
    item, _ = only(f"{mail}<p><b>Embargoed until further notice</b></p><p>The words.</p>".encode())
    assert item.embargoed == "open-ended"
    item, _ = only(f"{mail}<p>MANDATORY KILL</p><p>The words were wrong.</p>".encode())
    assert item.pub_status == "canceled"


@pytest.mark.parametrize(
    "data",
    [
        b"From: a@example.org\nSubject: KILL: Ferry returns\n\nThe story was wrong.\n",
        b"From: a@example.org\nSubject: Ferry\n\nMANDATORY KILL\n\nThe story was wrong.\n",
        b"ZCZC SKP\n^KILL Ferry returns\nThe story was wrong.\nNNNN\n",
    ],
)
def test_a_kill_by_mail_or_in_a_frame_takes_the_story_back(data):
    item, _ = only(data)
    assert item.pub_status == "canceled"


def test_notes_of_a_frame_keep_its_story_back():
    item, _ = only(b"ZCZC SKP\n=Embargoed until noon\n^Night ferry returns\nIt sails.\nNNNN\n")
    assert item.embargoed == "open-ended"


def test_several_messages_in_one_file():
    items, report = read(ANPA + b"\x01noise\n\x04\n" + IPTC)
    assert [item.urgency for item in items] == [4, 3]
    assert report.by_code["RD006"]


def test_a_message_that_was_cut_off_says_so():
    _, report = only(IPTC[: IPTC.index(b"A second")])
    assert any("ETX" in d.message for d in report.diagnostics)


def test_zczc():
    item, _ = only(
        b"  ZCZC SKP\n$S\n:Ske Ferry\n=Tides\n^Night ferry returns\n*X\n+15030001\nIt sails.\n\nAgain.\nNNNN\n"
    )
    assert item.headline == "Night ferry returns"
    assert item.slugline == "Ske Ferry"
    assert item.subjects[0].uri == "http://cv.iptc.org/newscodes/subjectcode/15030001"
    assert [block.text for block in item.body] == ["It sails.", "Again."]


def test_no_story_is_said():
    items, report = read(b"From: a@example.org\nTo: b@example.org\n\n")
    assert not items
    assert report.by_code["RD007"] == 1


@pytest.mark.parametrize("data", [ANPA, TABLE, IPTC, MAIL])
def test_broken_messages_never_raise(data):
    chance = random.Random(7)
    for _ in range(150):
        cut = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            cut[chance.randrange(len(cut))] = chance.randrange(256)
        read(bytes(cut[: chance.randint(1, len(cut))]))


def test_the_wires_of_others(shared):
    paths = sorted((shared / "corpus" / "text-wire").rglob("*.t?t"))
    assert paths
    for path in paths:
        source = Source.of(path)
        card, _ = sniff(source)
        assert card is WIRE, path
        items = [each.item for each in WIRE.read(source, Options(), Report())]
        assert len(items) == 1, path
        assert items[0].body, path
        assert items[0].version_created, path
