"""NITF as agencies write it: read without an exception, nothing lost in silence; its rules."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from newsexport import api
from newsexport.formats.nitf.read import read
from newsexport.formats.nitf.structure import judged_by, version_of
from newsexport.formats.registry import FORMATS
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import Heading, NewsItem
from newsexport.source import Source
from newsexport.syntax.xml import parse
from tests.silent_loss.xml import silently_lost

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "nitf"
FILES = sorted(CORPUS.rglob("*.xml")) if CORPUS.is_dir() else []

DOCUMENT = """<?xml version="1.0"?>
<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd">
<nitf version="-//IPTC//DTD NITF 3.2//EN">
<head><title>Bridge</title>
<tobject><tobject.property tobject.property.type="Current"/>
<tobject.subject tobject.subject.refnum="04015000" tobject.subject.type="Transport"/></tobject>
<docdata management-status="{status}"><doc-id regsrc="Skerry" id-string="bridge-7"/>
<urgency ed-urg="2"/><date.issue norm="20260216T093000+0100"/>{release}
<du-key key="BRIDGE" version="3"/><ed-msg info="Lead follows"/>
<doc.copyright holder="Skerry News" year="2026"/>
<identified-content><person>Marit Olsson</person><org value="KARSBY">Karsby Port</org></identified-content>
<key-list><keyword key="harbour"/></key-list></docdata></head>
<body><body.head><hedline><hl1>Bridge opens</hl1><hl2>After two years</hl2></hedline>
<byline>By <person>Ada Lind</person><byttl>Harbour Editor</byttl></byline>
<dateline><location>Karsby</location></dateline><abstract><p>It is open.</p></abstract>
<distributor>Skerry News</distributor></body.head>
<body.content><p>The bridge of <location>Karsby</location> opened.</p>
<media media-type="image"><media-reference mime-type="image/jpeg" source="https://example.com/b.jpg"/>
<media-caption>The bridge.</media-caption></media></body.content></body></nitf>"""


def text(status: str = "usable", release: str = "") -> str:
    return DOCUMENT.format(status=status, release=release)


def item_of(document: str, report: Report | None = None) -> NewsItem:
    (parsed,) = read(Source.of(document.encode()), Options(), report or Report())
    return parsed.item


def test_every_part_has_its_field() -> None:
    item = item_of(text())
    assert [(each.text, each.role) for each in item.headlines] == [
        ("Bridge opens", None), ("After two years", "subheadline"),
    ]  # fmt: skip
    assert item.byline == "By Ada Lind\nHarbour Editor"
    assert [each.name for each in item.creators] == ["Ada Lind"]
    assert (item.dateline, item.version, item.urgency) == ("Karsby", 3, 2)
    assert item.first_created == datetime.fromisoformat("2026-02-16T09:30:00+01:00")
    assert [each.value for each in item.alt_ids] == ["bridge-7"]
    assert item.subjects[0].uri == "http://cv.iptc.org/newscodes/subjectcode/04015000"
    assert item.provider is not None
    assert item.provider.name == "Skerry News"
    assert item.keywords == ("harbour",)
    assert item.media[0].caption == "The bridge."
    assert item.ed_note == "Lead follows"


@pytest.mark.parametrize(
    ("status", "release", "said"),
    [
        ("usable", "", ("usable", None)),
        ("canceled", "", ("canceled", None)),
        ("cancelled", "", ("canceled", None)),
        ("withheld", "", ("withheld", None)),
        ("embargoed", "", ("usable", "open-ended")),
        ("hold for desk", "", ("withheld", None)),
        ("usable", '<date.release norm="tomorrow"/>', ("usable", "open-ended")),
        ("usable", '<date.release norm="20260216T180000"/>', ("usable", "open-ended")),
    ],
)
def test_what_is_not_understood_holds_the_story_back(
    status: str, release: str, said: tuple[str, str | None]
) -> None:
    item = item_of(text(status, release))
    assert (item.pub_status, item.embargoed) == said


def test_a_release_date_is_an_embargo() -> None:
    item = item_of(text(release='<date.release norm="20260216T180000+0100"/>'))
    assert item.embargoed == datetime.fromisoformat("2026-02-16T18:00:00+01:00")


def test_names_of_subjects_stand_at_the_level_of_their_code() -> None:
    subjects = (
        '<tobject.subject tobject.subject.refnum="15054000" tobject.subject.type="Sport"'
        ' tobject.subject.matter="Football"/><tobject.subject tobject.subject.refnum="04015001"'
        ' tobject.subject.type="Economy" tobject.subject.matter="Transport" tobject.subject.detail="Ports"/>'
        '<tobject.subject tobject.subject.refnum="11000000" tobject.subject.type="Politics"/>'
        '<tobject.subject tobject.subject.refnum="15073031" tobject.subject.type="Top league"/></tobject>'
    )
    item = item_of(text().replace("</tobject>", subjects))
    said = [
        (
            (each.uri or "")[-8:],
            each.name,
            [(one.name, (one.uri or "")[-8:]) for one in each.broader],
        )
        for each in item.subjects[1:]
    ]
    assert said == [
        ("15054000", "Football", [("Sport", "15000000")]),
        ("04015001", "Ports", [("Transport", "04015000"), ("Economy", "04000000")]),
        ("11000000", "Politics", []),
        ("15073031", "Top league", []),
    ]
    (again,) = api.read(api.write(item, "nitf"))
    assert again.subjects == item.subjects


def test_persons_in_bylines_stamps_in_datelines_and_headings_in_paragraphs() -> None:
    changed = text().replace(
        "By <person>Ada Lind</person>", "<person>By Ada Lind and Bo Reed</person>"
    )
    changed = changed.replace(
        "<location>Karsby</location>",
        '<story.date norm="20260216T080200+0000">20260216T080200+0000</story.date>',
    )
    changed = changed.replace("<body.content>", "<body.content><hl2><p> Correction </p></hl2>")
    changed = changed.replace("<nitf ", '<nitf change.date="October 10, 2003" change.time="19:30" ')
    report = Report()
    item = item_of(changed, report)
    assert [each.name for each in item.creators] == ["Ada Lind", "Bo Reed"]
    assert (item.dateline, item.content_created) == (None, "2026-02-16T08:02:00+00:00")
    heading = item.body[0]
    assert isinstance(heading, Heading)
    assert (heading.text, heading.level) == ("Correction", 2)
    assert not [each for each in report.diagnostics if "October" in each.message]


def test_a_date_that_is_none_is_told_with_its_place() -> None:
    report = Report()
    item_of(text(release='<date.expire norm="next year"/>'), report)
    (found,) = [each for each in report.diagnostics if each.code == "RD005"]
    assert found.pointer == "/nitf/head/docdata/date.expire/@norm"


@pytest.mark.parametrize("document", ["<rss/>", "<nitf", "", "<nitf/>", "<nitf><body/></nitf>"])
def test_what_is_no_story_is_told(document: str) -> None:
    report = Report()
    items = list(read(Source.of(document.encode()), Options(), report))
    assert report.diagnostics
    assert len(items) <= 1


@pytest.mark.skipif(not FILES, reason="../shared/corpus/nitf is not there")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_documents_of_agencies(path: Path) -> None:
    report = Report()
    source = Source.of(path)
    card = max(FORMATS, key=lambda each: each.sniff(source.head(4096), path.name))
    assert card.name == "nitf"
    (parsed,) = read(source, Options(), report)
    assert parsed.item.headlines or parsed.item.body
    assert parsed.item.uri
    told = {re.sub(r"/@[^/]*$|\[\d+\]", "", each.pointer or "") for each in report.diagnostics}
    told.add("/nitf")  # its attributes say which NITF it is
    lost = silently_lost(path, {"nitf"}, [parsed.item], report)
    assert [
        each for each in lost if re.sub(r"\[\d+\]", "", each.partition(" = ")[0]) not in told
    ] == []


def test_the_schema_of_the_version_judges(standards: Path) -> None:
    case = (ROOT / "fixtures/refused/NF006.nitf.xml").read_bytes()
    root = parse(case, Report())
    assert root is not None
    assert (version_of(root), judged_by(root)) == ("3.6", "3.6")
    options = Options(standards=standards)
    assert "NF001" not in api.validate(case, format="nitf", options=options).by_code
    wrong = case.replace(b"<body.content>", b"<body.text>").replace(
        b"</body.content>", b"</body.text>"
    )
    report = api.validate(wrong, format="nitf", options=options)
    assert report.by_code["NF001"]
    (place, *_) = [each.position for each in report.diagnostics if each.code == "NF001"]
    assert place is not None


def test_without_a_schema_it_says_so() -> None:
    report = api.validate(text().encode(), format="nitf", options=Options())
    assert any("NITF" in each.rule for each in report.not_checked)


@pytest.mark.parametrize(
    ("written", "wrong", "place"),
    [
        ("<nitf version", '<nitf baselang="no language!" version', "/nitf"),
        ('ed-urg="2"', 'ed-urg="high"', "/nitf/head/docdata/urgency/@ed-urg"),
        ('"usable"', '"hold"', "/nitf/head/docdata/@management-status"),
    ],
)
def test_what_is_not_understood_is_told_where_it_stands(
    written: str, wrong: str, place: str
) -> None:
    report = Report()
    item_of(text().replace(written, wrong, 1), report)
    assert [each.pointer for each in report.diagnostics if each.code == "RD005"] == [place]


def test_a_note_above_the_story_keeps_its_words_together() -> None:
    note = (
        "<note><body.content><p>Please <em>hold</em> until noon.</p>"
        "<p><em>Call</em> the desk.</p></body.content></note>"
    )
    report = Report()
    item = item_of(text().replace("</hedline>", f"</hedline>{note}"), report)
    assert item.ed_note == "Lead follows\nPlease hold until noon.\nCall the desk."
    assert not [each for each in report.diagnostics if "noon" in each.message]
    (again,) = api.read(api.write(item, "nitf"))
    assert again.ed_note == item.ed_note


def test_what_lies_beside_a_field_that_was_read_is_told() -> None:
    changed = text().replace(
        "<location>Karsby</location></dateline>",
        '<location location-code="KAR"><city city-code="C1">Karsby</city></location></dateline>',
    )
    changed = changed.replace(
        "</docdata>",
        '</docdata><revision-history norm="20260216T080000Z"/><revision-history norm="20260216T090000Z"/>',
    )
    changed = changed.replace(
        "<media-reference", '<media-metadata name="a" id="m1"/><media-reference'
    )
    report = Report()
    item = item_of(changed.replace('id-string="bridge-7"', ""), report)
    assert item.version_created == datetime.fromisoformat("2026-02-16T09:00:00+00:00")
    assert item.located[0].literal == "KAR"
    assert {each.pointer for each in report.diagnostics if each.code == "LS002"} >= {
        "/nitf/head/docdata/doc-id/@regsrc",
        "/nitf/head/revision-history/@norm",
        "/nitf/body/body.head/dateline/location/city/@city-code",
        "/nitf/body/body.content/media/media-metadata/@id",
    }


def test_the_date_of_its_schema_says_the_version(standards: Path) -> None:
    space = "http://iptc.org/std/NITF/2006-10-18/"
    document = (
        f'<nitf xmlns="{space}" change.date="October 18, 2006" change.time="19:30"><body/></nitf>'
    )
    report = api.validate(document.encode(), format="nitf", options=Options(standards=standards))
    assert "NF001" not in report.by_code


def test_the_data_behind_a_reference_are_its_file() -> None:
    reference = '<media-reference mime-type="image/jpeg"/>'
    changed = re.sub("<media-reference[^>]*>", reference, text())
    assert "NF007" in api.validate(changed.encode(), format="nitf").by_code
    data = f'{reference}<media-object encoding="base64">QUJD</media-object>'
    assert (
        "NF007"
        not in api.validate(changed.replace(reference, data).encode(), format="nitf").by_code
    )


def test_the_language_of_the_body_is_that_of_the_story_where_nothing_else_says_it() -> None:
    changed = text().replace("<body>", '<body xml:lang="sv">')
    assert item_of(changed).language == "sv"
    report = Report()
    assert item_of(changed.replace("<nitf ", '<nitf baselang="fi" '), report).language == "fi"
    assert "/nitf/body/@lang" in {each.pointer for each in report.diagnostics}


@pytest.mark.parametrize(
    ("before", "added", "place"),
    [
        ("</hedline>", "<hl3>Ferry, too</hl3>", "/nitf/body/body.head/hedline/hl3"),
        ("</title>", "<em>Ferry, too</em>", "/nitf/head/title/em"),
        ("<media-caption>", '<media-metadata name="a">Ferry, too</media-metadata>', "/nitf/body/body.content/media/media-metadata"),
    ],
)  # fmt: skip
def test_words_in_elements_that_nobody_reads_are_told(before: str, added: str, place: str) -> None:
    report = Report()
    item_of(text().replace(before, added + before), report)
    assert [each.pointer for each in report.diagnostics if "Ferry, too" in each.message] == [place]


def test_a_title_in_a_second_head_is_told() -> None:
    changed = text().replace("</head>", "</head><head><title>Ferry stops</title></head>")
    report = Report()
    assert item_of(changed, report) == item_of(text())
    told = [each.pointer for each in report.diagnostics if "Ferry stops" in each.message]
    assert told == ["/nitf/head[2]/title"]


def test_a_second_head_of_the_body_is_read_too() -> None:
    second = (
        "<body.head><hedline><hl1>Ferry stops</hl1></hedline><note>Call Nyby.</note><dateline>Nyby</dateline>"
        "<abstract><p>It stops in Nyby.</p></abstract></body.head>"
    )
    known, report = Report(), Report()
    item_of(text(), known)
    item = item_of(text().replace("<body.content>", f"{second}<body.content>"), report)
    assert report.by_code == known.by_code
    assert "Call Nyby." in (item.ed_note or "")
    assert item.descriptions[-1].text == "It stops in Nyby."
    assert [each.text for each in item.headlines] == [
        "Bridge opens", "After two years", "Ferry stops",
    ]  # fmt: skip


def test_what_is_told_says_what_it_is() -> None:
    meta = '<meta name="anpa-sequence" content="1747"/><meta name="anpa-takekey" content=""/>'
    changed = text().replace("</title>", f"</title>{meta}").replace(
        "<nitf ",
        '<nitf xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" ',
    )  # fmt: skip
    known, report = Report(), Report()
    item_of(text(), known)
    item_of(changed, report)
    told = [each.message for each in report.diagnostics]
    assert set(told) - {each.message for each in known.diagnostics} == {
        "meta anpa-sequence has no place in the item and was not read: 1747",
        "meta@name has no place in the item and was not read: anpa-takekey",
    }


@pytest.mark.parametrize(
    ("said", "norm", "made", "dateline"),
    [
        ("20260216", "", "2026-02-16", None),
        ("20260216", 'norm="20260216T100000Z"', "2026-02-16T10:00:00Z", None),
        ("20260217", 'norm="20260216T100000Z"', "2026-02-16T10:00:00Z", "20260217"),
        ("20260216T153000Z", "", "2026-02-16T15:30:00Z", None),
        ("202602161530", "", "2026-02-16", None),
        ("<br/>202602161530", "", "2026-02-16", None),
        ("20269916T1530", "", None, "20269916T1530"),
        ("Karsby", "", None, "Karsby"),
    ],
)
def test_a_dateline_that_is_a_date_is_not_lost(
    said: str, norm: str, made: str | None, dateline: str | None
) -> None:
    above = f"<dateline><story.date {norm}>{said}</story.date></dateline>"
    item = item_of(
        f"<nitf><body><body.head>{above}</body.head><body.content><p>x</p></body.content></body></nitf>"
    )
    assert (item.content_created and str(item.content_created), item.dateline) == (made, dateline)
