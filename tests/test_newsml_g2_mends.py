"""What a wire desk finds in real feeds: bad values that must not stop an item, or pass unseen."""

from __future__ import annotations

import time
from collections import Counter
from datetime import UTC, datetime

import pytest
from lxml import etree

from newsexport import api
from newsexport.diagnostic import short
from newsexport.formats.newsml_g2.names import NAR
from newsexport.formats.newsml_g2.read import read
from newsexport.formats.newsml_g2.rules import RULES
from newsexport.formats.newsml_g2.rules.view import ItemView
from newsexport.options import Options
from newsexport.report import Report
from newsexport.rules.engine import check_document
from newsexport.rules.text_damage import unsafe_markup
from newsexport.schema.v1 import Extension, Generator, NewsItem
from newsexport.source import Source
from tests.newsml_g2_samples import items_of, pointers, written
from tests.test_newsml_g2_read import document, item_of, kept

USABLE = '<versionCreated>2026-03-01T09:00:00Z</versionCreated><pubStatus qcode="stat:usable"/>'


# Bad attributes do not stop an item


@pytest.mark.parametrize(
    ("text", "place", "lost"),
    [
        (document(version=' version="0"'), "/@version", "/extensions/0"),
        (document(version=' version="3.0"'), "/@version", "/extensions/0"),
        (document(version=f' version="{"3" * 30}"'), "/@version", "/extensions/0"),
        (document(guid=' guid="a b c"'), "/@guid", "/extensions/0"),
        (document().replace('xml:lang="en"', 'xml:lang="en_GB"'), "/@lang", "/extensions/0"),
        (document().replace('xml:lang="en"', 'xml:lang="en" dir="xyz"'), "/@dir", "/extensions/0"),
        (
            document(USABLE + '<link href="https://x.example/" version="0"/>'),
            "/itemMeta/link/@version",
            "/links/0/extensions/0",
        ),
        (
            document(USABLE, '<subject literal="a" relevance="180"/>'),
            "/contentMeta/subject/@relevance",
            "/subjects/0/extensions/0",
        ),
        (
            document(USABLE, '<subject literal="a" confidence="90.5"/>'),
            "/contentMeta/subject/@confidence",
            "/subjects/0/extensions/0",
        ),
        (
            document(USABLE, '<subject qcode="org:Quay Corp"><name>Quay Corp</name></subject>'),
            "/contentMeta/subject/@qcode",
            "/subjects/0/extensions/0",
        ),
    ],
)
def test_one_bad_attribute_does_not_stop_an_item(text: str, place: str, lost: str) -> None:
    report = Report()
    item = item_of(text, report)
    assert pointers(report.diagnostics, "RD005") == [f"/newsItem{place}"]
    _, told = written(item)
    assert lost in pointers(told, "LS001")


def test_no_extension_says_what_the_item_says_itself() -> None:
    def element(name: str, xml: str) -> Extension:
        return Extension(namespace=NAR, name=name, value=xml, media_type="application/xml")

    item = item_of(document(USABLE, "<urgency>3</urgency>")).model_copy(
        update={
            "extensions": (
                element("itemMeta/pubStatus", '<pubStatus qcode="stat:withheld"/>'),
                element("itemMeta/embargoed", "<embargoed>2026-04-01T00:00:00Z</embargoed>"),
                element("itemMeta/versionCreated", "<versionCreated>2020-01-01T00:00:00Z</versionCreated>"),
                element("itemMeta/firstCreated", "<firstCreated>yesterday</firstCreated>"),
                element("contentMeta/urgency", "<urgency>9</urgency>"),
                element("contentMeta/edNote", "<edNote>not here</edNote>"),
            )
        }
    )  # fmt: skip
    data, told = written(item)
    assert {f"/extensions/{number}" for number in range(6)} <= set(pointers(told, "LS001"))
    (again,) = items_of(data)
    assert again.model_copy(update={"language": item.language}) == item.model_copy(
        update={"extensions": again.extensions}
    )


# Status and embargo: the strictest wins


@pytest.mark.parametrize(
    ("meta", "content", "status"),
    [
        ('<pubStatus qcode="stat:usable"/><pubStatus qcode="stat:canceled"/>', "", "canceled"),
        ('<pubStatus qcode="stat:canceled"/><pubStatus qcode="stat:usable"/>', "", "canceled"),
        ('<pubStatus qcode="stat:usable"/><pubStatus/>', "", "withheld"),
        ('<pubStatus xmlns="" qcode="stat:canceled"/>', "", "canceled"),
        ('<pubStatus qcode="stat:usable"/>', '<pubStatus qcode="stat:canceled"/>', "canceled"),
        ('<memberOf><pubStatus qcode="stat:canceled"/></memberOf>', "", "canceled"),
        ('<pubStatus qcode="stat:Canceled"/>', "", "canceled"),
        ('<pubStatus qcode=" stat:canceled "/>', "", "canceled"),
        ("<pubStatus/>", "", "withheld"),
    ],
)
def test_the_strictest_status_wins_and_is_told(meta: str, content: str, status: str) -> None:
    report = Report()
    item = item_of(document(meta, content), report)
    assert item.pub_status == status
    assert report.by_code["RD005"] > 0
    data, _ = written(item.model_copy(update={"extensions": ()}))
    assert f'qcode="stat:{status}"'.encode() in data


def test_the_status_of_another_item_is_not_ours() -> None:
    link = '<link residref="urn:x:1"><pubStatus qcode="stat:canceled"/></link>'
    report = Report()
    assert item_of(document(USABLE + link), report).pub_status == "usable"
    assert not report.by_code["RD005"]


PAST, FUTURE = "2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("meta", "content", "until"),
    [
        (f"<embargoed>{PAST}</embargoed><embargoed>{FUTURE}</embargoed>", "", FUTURE),
        (f"<embargoed>{FUTURE}</embargoed><embargoed>{PAST}</embargoed>", "", FUTURE),
        (f"<embargoed>{FUTURE}</embargoed><embargoed/>", "", "open-ended"),
        (f'<embargoed xmlns="">{FUTURE}</embargoed>', "", FUTURE),
        ("", f"<embargoed>{FUTURE}</embargoed>", FUTURE),
    ],
)
def test_the_strictest_embargo_wins_and_is_told(meta: str, content: str, until: str) -> None:
    report = Report()
    item = item_of(document(meta, content), report)
    end = item.embargoed
    assert (end.isoformat() if isinstance(end, datetime) else end) == until.replace("Z", "+00:00")
    assert report.by_code["RD005"] == 1
    (again,) = items_of(written(item)[0])
    assert again.embargoed == item.embargoed


# Roles in old releases


def test_roles_become_codes_where_a_release_wants_codes() -> None:
    catalog = '<catalog><scheme alias="wire" uri="https://wire.example/cv/"/></catalog>'
    content = (
        '<creator literal="Ada Quay" role="wire:writer"/><altId type="wire:cms">4711</altId>'
        '<headline>Ferry sails</headline><headline role="wire:kicker">Harbour</headline>'
        '<headline roleuri="https://newsexport.org/cv/kicker">Marhaven</headline>'
        '<headline roleuri="https://elsewhere.example/short">Ferry</headline>'
    )
    item = item_of(document(USABLE, content, before=catalog))
    data, told = written(item, version="2.12")
    for code in (b'"wire:writer"', b'"wire:cms"', b'"wire:kicker"', b'"newsexportrole:kicker"'):
        assert code in data
    texts = [d.message for d in told if d.code == "LS001" and d.pointer == "/headlines/3"]
    assert any(text.endswith("Ferry") for text in texts)
    (again,) = items_of(data)
    assert again.headlines == item.headlines[:3]
    assert (again.creators, again.alt_ids) == (item.creators, item.alt_ids)


# Aliases that mean two things


def test_no_catalog_gives_an_alias_of_ours_another_meaning() -> None:
    catalog = (
        '<catalog><scheme alias="stat" uri="https://evil.example/"/>'
        '<scheme alias="wire" uri="https://wire.example/cv/"/></catalog>'
    )
    content = '<subject qcode="stat:tin"><name>tin</name></subject><subject qcode="wire:ore"/>'
    item = item_of(document('<pubStatus qcode="stat:usable"/>', content, before=catalog))
    assert item.pub_status == "withheld"
    data, told = written(item)
    assert b"evil.example/&quot;" not in data and b'alias="stat"' not in data
    assert b'alias="wire"' in data and b'qcode="stat:withheld"' in data
    assert b'uri="https://evil.example/tin"' in data
    assert {"/extensions/1", "/subjects/0/qcode"} <= set(pointers(told, "LS001"))


@pytest.mark.parametrize(
    ("schemes", "found"),
    [
        ('<scheme alias="stat" uri="https://evil.example/"/>', 1),
        ('<scheme alias="stat" uri="https://cv.iptc.org/newscodes/pubstatusg2/"/>', 0),
        ('<scheme alias="a" uri="https://a.example/"/><scheme alias="a" uri="https://b.example/"/>', 1),
    ],
)  # fmt: skip
def test_an_alias_bound_twice_is_found(schemes: str, found: int) -> None:
    text = document(USABLE, before=f"<catalog>{schemes}</catalog>")
    report = Report()
    check_document(RULES, ItemView(etree.fromstring(text), "2.35"), Options(), report)
    assert report.by_code["G2023"] == found


# Times, counts, attributes without end


def test_times_that_the_schema_allows_are_understood() -> None:
    report = Report()
    item = item_of(
        document(
            "<versionCreated>2026-02-28T24:00:00Z</versionCreated>"
            "<firstCreated>2026-02-28T10:00:00.123456789Z</firstCreated>",
            "<contentCreated>2026-03-01Z</contentCreated>",
        ),
        report,
    )
    assert item.version_created == datetime(2026, 3, 1, tzinfo=UTC)
    assert item.content_created == "2026-03-01"
    told = {(d.code, d.severity, d.pointer) for d in report.diagnostics}
    assert told == {
        ("RD005", "info", "/newsItem/itemMeta/firstCreated"),
        ("LS002", "info", "/newsItem/contentMeta/contentCreated"),
    }


def test_words_are_counted_again() -> None:
    body = (
        '<contentSet><inlineXML contenttype="application/xhtml+xml" wordcount="900">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>'
        "<body><p>The ferry sails.</p></body></html></inlineXML></contentSet>"
    )
    report = Report()
    item = item_of(document(USABLE, after=body), report)
    assert not any("wordcount" in name for name in kept(item))
    assert b'wordcount="3"' in written(item)[0]
    assert [(d.code, d.message) for d in report.diagnostics] == [
        ("LS002", "wordcount has no place in the item and was not read: 900")
    ]


@pytest.mark.parametrize(
    ("stated", "codes"), [("900", {"G2016": 1}), ("4", {}), ("3", {}), ("many", {"G2000": 1})]
)
def test_a_wrong_word_count_is_told_by_its_rule_alone(stated: str, codes: dict[str, int]) -> None:
    body = (
        f'<contentSet><inlineXML contenttype="application/xhtml+xml" wordcount="{stated}">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>'
        "<body><p>The ferry sails.</p></body></html></inlineXML></contentSet>"
    )
    found = api.validate(Source.of(document(USABLE, after=body).encode(), "item.xml")).diagnostics
    told = Counter(each.code for each in found if "wordcount" in (each.pointer or ""))
    assert told == codes


def test_an_element_with_attributes_without_end_is_refused_at_once() -> None:
    many = " ".join(f'a{number}="1"' for number in range(50_000))
    text = document(f"<edNote {many}>Note</edNote>")
    message = (
        f'<newsMessage xmlns="{NAR}"><header/><itemSet>{text}{document()}</itemSet></newsMessage>'
    )
    begin = time.process_time()
    for source, items in ((text, 0), (message, 1)):
        report = Report()
        assert len(list(read(Source.of(source.encode()), Options(), report))) == items
        assert report.by_code["IO009"] == 1
    assert time.process_time() - begin < 60


# Messages and addresses


def test_messages_speak_no_python() -> None:
    moment = datetime(2026, 3, 2, 6, tzinfo=UTC)
    assert short(moment) == "2026-03-02T06:00:00+00:00"
    assert short((Generator(name="Quill"), Generator(name="Press"))) == "Quill, Press"


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ('<p><a href="javascript:alert(1)">x</a></p>', 1),
        ('<p><a href=" java&#10;script:alert(1)">x</a></p>', 1),
        ('<p><a href="data:text/html,x">x</a></p>', 1),
        ('<figure><img src="javascript:alert(1)" alt="x"/></figure>', 1),
        ('<figure><img src="data:image/png;base64,AAAA" alt="x"/></figure>', 0),
        ('<p><a href="https://example.com/javascript:">x</a></p>', 0),
    ],
)
def test_addresses_that_run_programs_are_found(markup: str, found: int) -> None:
    body = (
        '<contentSet><inlineXML contenttype="application/xhtml+xml">'
        '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>'
        f"<body><p>Text.</p>{markup}</body></html></inlineXML></contentSet>"
    )
    item: NewsItem = item_of(document(USABLE, after=body))
    assert len(list(unsafe_markup(item, Options()))) == found
