"""The rules of every item: each finds its fault at its place, and none cries wolf."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from newsexport import api
from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.parsed import Origins, Parsed
from newsexport.profile import Profile
from newsexport.report import Report
from newsexport.rules import texts
from newsexport.rules.common import COMMON
from newsexport.rules.engine import Run, check_items
from newsexport.rules.language_tags import fault_of_tag
from newsexport.rules.mojibake import mojibake_in
from newsexport.schema.v1 import NewsItem
from newsexport.vocab.newscodes import SOURCE_TYPE

NOW = Options(now=datetime(2026, 2, 16, 12, tzinfo=UTC))
FIRST = "The ferry between Marhaven and Sandholm sailed on Monday for the first time in six days."
SECOND = "Some 300 islanders waited at the pier, the harbour master said."


def paragraph(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "paragraph", "text": text, **more}


THIRD = "Two dredgers began on Monday to clear the old harbour, which had silted up."
FOURTH = "The work is to last until June, the town council said."


def heading(text: str, level: int = 1) -> dict[str, Any]:
    return {"type": "heading", "level": level, "text": text}


def item(**change: Any) -> NewsItem:
    values: dict[str, Any] = {
        "uri": "urn:newsml:example.com:20260216:ferry",
        "versionCreated": "2026-02-16T09:30:00Z",
        "language": "en",
        "headlines": [{"text": "Ferry to Sandholm runs again"}],
        "body": [paragraph(FIRST), paragraph(SECOND)],
        "rights": [{"notice": "© 2026 Example News"}],
        **change,
    }
    return NewsItem.model_validate(
        {name: value for name, value in values.items() if value is not None}
    )


def findings(*items: NewsItem, options: Options = NOW) -> list[tuple[str, str]]:
    """Code and canonical pointer of everything that the rules find."""
    report = Report()
    origins = Origins(_Itself())
    list(check_items((Parsed(each, origins) for each in items), COMMON, options, report, Run()))
    return [(found.code, found.pointer or "") for found in report.diagnostics]


class _Itself(dict[str, str]):
    def __contains__(self, key: object) -> bool:
        return True

    def __missing__(self, key: str) -> str:
        return key


def test_a_good_item_has_no_finding() -> None:
    assert findings(item()) == []


PICTURE = {
    "id": "p1",
    "kind": "picture",
    "caption": "Islanders wait at the pier.",
    "creditLine": "Ada Lund / Example News",
    "renditions": [
        {
            "href": "https://news.example/pier.jpg",
            "mediaType": "image/jpeg",
            "width": 12,
            "height": 8,
        }
    ],
}


def picture(**change: Any) -> list[dict[str, Any]]:
    return [{name: value for name, value in {**PICTURE, **change}.items() if value is not None}]


def link(href: str) -> dict[str, Any]:
    return paragraph(
        "Some 300 islanders waited.", spans=[{"start": 0, "end": 4, "kind": "link", "href": href}]
    )


FAULTS: list[tuple[str, str, dict[str, Any]]] = [
    ("IO010", "/body/0/text", {"body": [paragraph("The price\u0092s rise.")]}),
    ("IO010", "/headlines/0/text", {"headlines": [{"text": "Ferry\ufdd0 runs"}]}),
    ("NC003", "/uri", {"uri": "4711"}),
    ("NC003", "/uri", {"uri": "item-2026-02-16"}),
    ("NC004", "/headlines", {"headlines": None}),
    ("NC005", "/body", {"body": None}),
    ("NC005", "/body", {"body": [paragraph("")], "urgency": 4}),
    ("NC006", "/published", {"versionCreated": None}),
    ("NC009", "/versionCreated", {"versionCreated": "2026-02-16T12:11:00Z"}),
    ("NC009", "/contentCreated", {"contentCreated": "2026-02-18"}),
    ("NC010", "/firstCreated", {"firstCreated": "1970-01-01T00:00:00Z"}),
    ("NC010", "/firstCreated", {"firstCreated": "1970-01-01T00:00:00+01:00"}),
    ("NC010", "/contentCreated", {"contentCreated": "0001-01-01"}),
    ("NC010", "/contentCreated", {"contentCreated": "0026-02-16"}),
    ("NC011", "/versionCreated", {"firstCreated": "2026-02-16T10:00:00Z"}),
    ("NC011", "/contentModified", {"published": "2026-02-16T10:00:00Z", "contentModified": "2026-02-16T09:00:00Z"}),
    ("NC011", "/contentModified", {"contentCreated": "2026-02", "contentModified": "2026-01-29"}),
    ("NC011", "/versionCreated", {"contentCreated": "2026-02-16T09:30:01+01:00", "versionCreated": "2026-02-16T09:30:00+01:00"}),
    ("NC012", "/pubStatus", {"pubStatus": "withheld", "embargoed": "2026-02-16T12:00:00Z"}),
    ("NC014", "/language", {"language": None}),
    ("NC015", "/language", {"language": "jp"}),
    ("NC015", "/headlines/0/language", {"headlines": [{"text": "Fähre", "language": "german"}]}),
    ("NC016", "/language", {"body": [paragraph("أبحرت العبّارة بين مارهافن وساندهولم يوم الاثنين للمرة الأولى")], "headlines": [{"text": "عودة"}]}),
    ("NC016", "/language", {"language": "ar"}),
    ("NC017", "/media/0", {"media": picture(creditLine=None), "rights": [{"usageTerms": "free"}]}),
    ("NC018", "/rights", {"rights": None}),
    ("NC019", "/canonicalUrl", {"canonicalUrl": "https:///story"}),
    ("NC019", "/canonicalUrl", {"canonicalUrl": "https://news.example/100%"}),
    ("NC019", "/canonicalUrl", {"canonicalUrl": "https://news.example:port/"}),
    ("NC019", "/links/0/href", {"links": [{"href": "https://news.example/a b"}]}),
    ("NC019", "/body/0/spans/0/href", {"body": [link("https://news.example/<a>")]}),
    ("NC020", "/canonicalUrl", {"canonicalUrl": "/story"}),
    ("NC020", "/body/0/spans/0/href", {"body": [link("../story")]}),
    ("NC021", "/canonicalUrl", {"canonicalUrl": "http://localhost/story"}),
    ("NC021", "/canonicalUrl", {"canonicalUrl": "http://10.1.2.3/story"}),
    ("NC021", "/canonicalUrl", {"canonicalUrl": "http://[::1]/story"}),
    ("NC021", "/canonicalUrl", {"canonicalUrl": "http://cms.local:8080/story"}),
    ("NC022", "/canonicalUrl", {"canonicalUrl": "https://news.example/a?id=1&utm_source=x"}),
    ("NC023", "/media/0/renditions/0/mediaType", {"media": picture(renditions=[{"href": "a.jpg", "mediaType": "image/png", "width": 1, "height": 1}])}),
    ("NC024", "/media/0", {"media": picture(renditions=[{"href": "a.jpg", "width": 1}])}),
    ("NC038", "/media/0/renditions/0/mediaType", {"media": picture(renditions=[{"href": "a.jpg", "mediaType": "jpeg", "width": 1, "height": 1}])}),
    ("NC039", "/media/1/id", {"media": [*picture(id="a"), *picture(id="a")]}),
    ("NC026", "/signals/0", {"signals": [{"qcode": "sig:correction"}]}),
    ("NC026", "/signals/1", {"signals": [{"qcode": "sig:update"}, {"uri": "http://cv.iptc.org/newscodes/signal/correction"}]}),
    ("TX001", "/body/2/text", {"body": [paragraph(FIRST), paragraph(SECOND), paragraph(FIRST.upper())]}),
    ("TX001", "/body/1/text", {"body": [paragraph("The ferry sails."), paragraph("The  ferry sails.")]}),
    ("TX001", "/body/1/text", {"body": [paragraph(FIRST), paragraph("Islanders wait at the pier of Marhaven on Monday.")], "media": picture(caption="Islanders wait at the pier of Marhaven on Monday.")}),
    ("TX002", "/body/1/text", {"body": [paragraph(FIRST), paragraph("TT"), paragraph(SECOND)]}),
    ("TX003", "/body/1/text", {"body": [paragraph(FIRST), paragraph("The pier on Monday (Ada Lund/Handout via Reuters)")]}),
    ("TX003", "/body/1/text", {"body": [paragraph(FIRST), paragraph("Photo: Ada Lund")]}),
    ("TX004", "/headlines/0/text", {"headlines": [{"text": "<em>Ferry</em> runs"}]}),
    ("TX004", "/media/0/caption", {"media": picture(caption='The <a href="x">pier</a>')}),
    ("TX004", "/descriptions/0/text", {"descriptions": [{"text": "One<br/>two", "role": "summary"}]}),
    ("TX005", "/headlines/0/text", {"headlines": [{"text": "Lund &amp; Sons"}]}),
    ("TX005", "/body/0/text", {"body": [paragraph("It&#8217;s late.")]}),
    ("TX006", "/headlines/0/text", {"headlines": [{"text": "The cafÃ© reopens"}]}),
    ("TX006", "/body/0/text", {"body": [paragraph("They donâ€™t know.")]}),
    ("TX007", "/body/0/text", {"body": [paragraph("Ferry to  Sandholm runs again"), paragraph(FIRST)]}),
    ("TX011", "/body/1/text", {"body": [paragraph(FIRST), paragraph("Read more: Ten things to do")]}),
    ("TX011", "/body/1/text", {"body": [paragraph(FIRST), paragraph("Sign up for our newsletter")]}),
    ("TX012", "/body/0/spans/0", {"body": [link("JavaScript:alert(1)")]}),
    ("TX012", "/body/0", {"body": [paragraph(FIRST, attributes={"onclick": "x()"})]}),
    ("TX012", "/body/1/markup", {"body": [paragraph(FIRST), {"type": "raw", "mediaType": "text/html", "markup": "<div><script>x</script></div>"}]}),
    ("TX014", "/body/0/text", {"body": [paragraph("The ship \u202eevol sails.")]}),
    ("TX014", "/headlines/0/text", {"headlines": [{"text": "Ferry\u2069 runs"}]}),
    ("NC029", "/media/0/digitalSourceType", {"media": picture(digitalSourceType=SOURCE_TYPE + "aiGenerated")}),
    ("NC029", "/digitalSourceType", {"digitalSourceType": SOURCE_TYPE + "Photo"}),
    ("NC031", "/expires", {"expires": "2026-02-15T09:30:00Z"}),
    ("NC031", "/expires", {"expires": "2026-02-14"}),
    ("NC044", "/media/0/renditions/0/mediaType", {"media": picture(renditions=[{"href": "a.jpg", "mediaType": "image/jpg", "width": 1, "height": 1}])}),
    ("NC031", "/expires", {"embargoed": "2026-02-18T09:30:00Z", "expires": "2026-02-17T09:30:00Z"}),
    ("NC032", "/rights/0/dataMining", {"rights": [{"notice": "© 2026", "dataMining": "plus:DMI-PROHIBITED-SEECONSTRAINT"}]}),
    ("NC033", "/subjects/1", {"subjects": [{"qcode": "medtop:04000000", "name": "economy"}] * 2}),
    ("NC034", "/subjects/1", {"subjects": [{"literal": "x"}, {"qcode": "medtop:04000000"}, {"qcode": "medtop:13000000"}]}),
    ("NC035", "/groups/0/members/1", {"itemClass": "composite", "groups": [{"id": "g", "members": [{"uri": "urn:x:1"}, {"uri": "urn:x:1"}]}]}),
    ("NC036", "/groups/0/members/0", {"itemClass": "composite", "groups": [{"id": "g", "members": [{"uri": "urn:newsml:example.com:20260216:ferry"}]}]}),
    ("NC036", "/supersedes/0", {"supersedes": [{"uri": "urn:newsml:example.com:20260216:ferry"}]}),
    ("NC037", "/pubStatus", {"pubStatus": "canceled"}),
    ("NC040", "/rights/0/dataMining", {"rights": [{"notice": "© 2026", "dataMining": "plus:DMI-FORBIDDEN"}]}),
    ("NC041", "/uri", {"uri": "urn:newsml:example.com:ferry"}),
    ("NC041", "/uri", {"uri": "urn:newsml:example.com:2026-02-16T09:30:00:ferry"}),
    ("NC042", "/headlines/0/text", {"headlines": [{"text": "EMBARGOED UNTIL 06:00 GMT MONDAY: Harbour to close"}]}),
    ("NC042", "/edNote", {"edNote": "Sperrfrist: 1. März 2030, 10:00 Uhr"}),
    ("NC042", "/edNote", {"edNote": "Pictures follow.\n\nSperrfrist: 1. März 2030, 10:00 Uhr"}),
    ("NC042", "/body/0/text", {"body": [paragraph("[EMBARGO]"), paragraph(FIRST)]}),
    ("TX009", "/headlines/0/text", {"headlines": [{"text": "Ferry " * 19}]}),
    ("TX010", "/body/3/text", {"body": [heading("One"), paragraph(FIRST), paragraph(SECOND), heading("Two"), paragraph(THIRD), paragraph(FOURTH)]}),
    ("TX013", "/body/0", {"body": [paragraph(FIRST, attributes={"style": "width: expression(alert(1))"})]}),
    ("TX015", "/headlines/0/text", {"headlines": [{"text": "Headline goes here"}]}),
    ("TX015", "/body/1/text", {"body": [paragraph(FIRST), paragraph("Lorem ipsum dolor sit amet.")]}),
    ("TX016", "/body/0/text", {"body": [paragraph("The caf\ufffd reopens.")]}),
    ("TX017", "/body/1", {"body": [paragraph(FIRST), heading("", 2)]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "pointer", "change"), FAULTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_each_fault_is_found_at_its_place(code: str, pointer: str, change: dict[str, Any]) -> None:
    assert findings(item(**change)) == [(code, pointer)]


NORMAL: dict[str, dict[str, Any]] = {
    "a line without headline": {"headlines": None, "body": [paragraph("Ferry to Sandholm sails again.")]},
    "the headline as heading of the document": {"body": [{"type": "heading", "level": 1, "text": "Ferry to Sandholm runs again"}, paragraph(FIRST)]},
    "a file with a blank beside the document": {"media": picture(renditions=[{"href": "my pier.jpg", "width": 1, "height": 1}])},
    "a flash by urgency": {"body": None, "urgency": 1},
    "a flash by genre": {"body": None, "genres": [{"name": "News Flash"}]},
    "an alert by signal": {"body": None, "signals": [{"qcode": "act:alert"}]},
    "a page elsewhere": {"body": None, "canonicalUrl": "https://news.example/ferry"},
    "a kill": {"pubStatus": "canceled", "edNote": "Withdrawn: it did not sail.", "body": None, "headlines": None},
    "a kill without rights": {"pubStatus": "canceled", "edNote": "Withdrawn: it did not sail.", "rights": None},
    "an advisory": {"editorialOnly": True, "headlines": None},
    "a picture without headline": {"itemClass": "picture", "headlines": None, "body": None, "language": None},
    "a package": {"itemClass": "composite", "headlines": None, "body": None, "language": None},
    "a text by URI": {"itemClass": "http://cv.iptc.org/newscodes/ninature/text"},
    "a working title instead of a headline": {"headlines": None, "title": "ferry"},
    "a dated embargo with status usable": {"embargoed": "2026-02-17T09:00:00Z"},
    "a headline about an embargo": {"headlines": [{"text": "Under embargo, islanders wait for the ferry"}]},
    "an embargo in words that has ended": {"edNote": "Embargoed until 16 February 2026, 10:00 GMT"},
    "old words of an embargo": {"edNote": "EMBARGOED UNTIL NOON", "versionCreated": "2026-01-16T09:30:00Z"},
    "an embargo in words and in its field": {"edNote": "EMBARGOED UNTIL NOON", "embargoed": "2026-02-17T09:00:00Z"},
    "a release at the end of its embargo": {"embargoed": "2026-02-17T09:00:00Z", "published": "2026-02-17T09:00:00Z"},
    "withheld until tomorrow": {"pubStatus": "withheld", "embargoed": "2026-02-17T09:00:00Z"},
    "withheld without end": {"pubStatus": "withheld", "embargoed": "open-ended"},
    "expires in the future": {"expires": "2027-01-01T00:00:00Z"},
    "a clock ten minutes ahead": {"versionCreated": "2026-02-16T12:10:00Z"},
    "today, somewhere on earth": {"contentCreated": "2026-02-17"},
    "an old photograph": {"contentCreated": "1906-04-18"},
    "an archive": {"firstCreated": "1969-12-31T23:59:00Z"},
    "only a year": {"contentCreated": "1999"},
    "modified on the day of its creation": {"contentCreated": "2026-02-16T09:00:00Z", "contentModified": "2026-02-16"},
    "modified in the year of its creation": {"contentCreated": "2026-02-16T09:00:00Z", "contentModified": "2026"},
    "a uuid": {"uri": "0f8fad5b-d9cb-469f-a165-70867728950e"},
    "a tag URI": {"uri": "tag:example.com,2026:ferry"},
    "a script in the tag": {"language": "sr-Latn"},
    "a language of three letters": {"language": "haw"},
    "a private language": {"language": "x-example"},
    "a region of digits": {"language": "es-419"},
    "a variant": {"language": "de-CH-1996"},
    "a headline only in another script": {"language": "en", "headlines": [{"text": "عاجل"}]},
    "English names in Arabic news": {"language": "ar", "headlines": [{"text": "عودة العبّارة إلى ساندهولم"}], "body": [paragraph("قال المتحدث باسم شركة Sandholm Ferries Limited إن العبّارة أبحرت يوم الاثنين.")]},
    "Japanese in three scripts": {"language": "ja", "headlines": [{"text": "サンドホルム行きフェリー再開"}], "body": [paragraph("六日ぶりに月曜日に出航した。FERRY社によると島民三百人が待っていた。")]},
    "languages in the body": {"language": None, "body": [paragraph(FIRST, language="en")]},
    "a credit for the whole item": {"media": picture(creditLine=None), "creditLine": "Example News"},
    "a photographer": {"media": picture(creditLine=None, creators=[{"name": "Ada Lund"}])},
    "a name behind the caption": {"media": picture(creditLine=None, caption="Islanders wait. Photo: Ada Lund"), "rights": [{"usageTerms": "free"}]},
    "a video without credit": {"media": picture(creditLine=None, kind="video")},
    "a picture beside the document": {"media": picture(renditions=[{"href": "pictures/pier.jpg", "width": 1, "height": 1}])},
    "one rendition with its size": {"media": picture(renditions=[{"href": "a.jpg"}, {"href": "b.jpg", "width": 1, "height": 1}])},
    "an unknown media type": {"media": picture(renditions=[{"href": "a.jpg", "mediaType": "image/x-new", "width": 1, "height": 1}])},
    "audio in mp4": {"media": picture(kind="audio", renditions=[{"href": "a.mp4", "mediaType": "audio/mp4"}])},
    "a script instead of a file": {"media": picture(renditions=[{"href": "https://x.example/img?f=a.png", "mediaType": "image/jpeg", "width": 1, "height": 1}])},
    "an address with letters of the world": {"canonicalUrl": "https://news.example/الأخبار?q=é"},
    "an encoded address": {"canonicalUrl": "https://news.example/a%20b?c=%C3%A9#d"},
    "an address without encryption": {"canonicalUrl": "http://news.example/"},
    "a reference inside the text": {"body": [link("#note1")]},
    "blanks around an address in HTML": {"body": [link(" https://news.example/ ")]},
    "mail and telephone": {"body": [link("mailto:desk@news.example"), {**link("tel:+4512345678"), "text": "Call us."}]},
    "a link by name": {"links": [{"rel": "seeAlso", "href": "urn:newsml:example.com:20260215:storm"}]},
    "a correction with a note": {"signals": [{"qcode": "sig:correction"}], "edNote": "Corrects the name of the ship."},
    "a correction that readers are told of": {"signals": [{"qcode": "sig:correction"}], "corrections": [{"text": "The ship is called Alma."}]},
    "a routine update": {"version": 4, "signals": [{"qcode": "sig:update"}]},
    "a short refrain": {"body": [paragraph("Row on!"), paragraph("They sang."), paragraph("Row on!")]},
    "a verse": {"body": [{"type": "preformatted", "text": FIRST}, {"type": "preformatted", "text": FIRST}]},
    "a country as crosshead": {"body": [paragraph(FIRST), paragraph("USA"), paragraph("The USA sent two ships.")]},
    "initials at the end": {"body": [paragraph(FIRST), paragraph("AL")]},
    "an aside in brackets": {"body": [paragraph("The pier (built in 1906/07 by the town) held.")]},
    "agencies in running text": {"body": [paragraph("He told Reuters via telephone (and later AFP) that all was well.")]},
    "less than": {"headlines": [{"text": "Growth < 2%: a<b and c>d"}]},
    "a company with an ampersand": {"headlines": [{"text": "Lund & Sons; Smith&Co"}]},
    "French capitals": {"headlines": [{"text": "LIBERTÉ\u00a0: « CAFÉ »"}]},
    "Portuguese capitals": {"headlines": [{"text": "“AMANHÔ E A IRMÃ, NO MARANHÃO"}]},
    "Vietnamese": {"headlines": [{"text": "Phà đi Sandholm chạy lại sau bão, ông Đặng nói"}]},
    "accents of all kinds": {"body": [paragraph("Łódź, Århus, Ñandú, Ångström, Škoda, façade, naïve, œuvre")]},
    "reading more, in a story": {"body": [paragraph("Read more books, the minister told pupils in the capital on Monday, and watch fewer films; nobody listened to her, and nobody will, said a teacher who asked not to be named.")]},
    "an embed with a script": {"body": [paragraph(FIRST), {"type": "embed", "markup": "<script src='https://x.example/e.js'></script>"}]},
    "isolates in pairs": {"body": [paragraph("The \u2067سفينة\u2069 sails.")]},
    "marks of direction": {"headlines": [{"text": "\u200fعودة\u200e"}], "language": None, "body": None, "urgency": 1},
}  # fmt: skip


@pytest.mark.parametrize("name", NORMAL)
def test_what_is_normal_is_no_finding(name: str) -> None:
    assert findings(item(**NORMAL[name])) == []


def test_every_rule_has_a_fault_here() -> None:
    tested = {code for code, _, _ in FAULTS} | {"NC002", "NC025", "NC027", "NC030", "NC043"}
    tested |= {rule.code.code for rule in COMMON if rule.code.off}  # see test_rules_asked_for.py
    assert tested == {rule.code.code for rule in COMMON}


def test_the_same_item_twice_in_one_document() -> None:
    assert findings(item(), item(version=2), item()) == [("NC002", "/uri")]


def test_one_address_under_two_identifiers() -> None:
    def at(key: str, **more: Any) -> NewsItem:
        uri = f"urn:newsml:example.com:20260216:{key}"
        return item(**{"uri": uri, "canonicalUrl": "https://news.example/ferry", **more})

    assert findings(at("a"), at("a", version=2), at("b"), at("b", version=2)) == [
        ("NC043", "/canonicalUrl")
    ]
    again = at("b", supersedes=[{"uri": "urn:newsml:example.com:20260216:a"}])
    assert findings(at("a"), again, at("c", canonicalUrl="https://news.example/c")) == []


def test_the_same_item_twice_is_named_as_its_source_names_it() -> None:
    items = "<item><title>T</title><guid isPermaLink='false'>sport-1</guid></item>" * 2
    feed = f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>".encode()
    told = [each for each in api.validate(feed).diagnostics if each.code == "NC002"]
    assert [each.message for each in told] == ["sport-1 stands twice in this document in version 1"]


def test_the_same_item_in_two_documents_is_a_second_look() -> None:
    run = Run()
    for _ in range(2):
        report = Report()
        list(check_items(iter([Parsed(item())]), COMMON, NOW, report, run))
        assert not report.diagnostics


def test_a_picture_by_a_machine_without_a_word() -> None:
    media = picture(
        caption=None, creditLine=None, digitalSourceType=SOURCE_TYPE + "trainedAlgorithmicMedia"
    )
    assert ("NC030", "/media/0") in findings(item(media=media))


def test_a_version_that_goes_back_in_a_later_input() -> None:
    run = Run()
    found = []
    for version in (3, 2, 4):
        report = Report()
        one = Parsed(item(version=version), Origins(_Itself()))
        list(check_items(iter([one]), COMMON, NOW, report, run))
        found.append([each.code for each in report.diagnostics])
    assert found == [[], ["NC025"], []]


def test_versions_of_one_input_may_stand_in_any_order() -> None:
    assert findings(item(version=3), item(version=2)) == []


def test_a_recall_of_what_nobody_saw() -> None:
    recall = {"pubStatus": "canceled", "edNote": "Withdrawn: it did not sail."}
    assert findings(item(), item(version=2, **recall)) == []
    assert findings(item(uri="urn:x:recall", **recall)) == []
    assert findings(item(), item(uri="urn:x:recall", **recall)) == [("NC027", "/pubStatus")]


def test_a_profile_changes_severities_and_switches_off() -> None:
    profile = Profile("strict", {"NC*": None, "NC018": "error"})
    report = Report(level=lambda found: profile.level(found, ""))
    bad = item(rights=None, language=None)
    list(check_items(iter([Parsed(bad)]), COMMON, NOW, report, Run()))
    assert [(found.code, found.severity) for found in report.diagnostics] == [("NC018", "error")]


@pytest.mark.parametrize(
    ("change", "severity"),
    [
        ({"descriptions": [{"text": "One<br/>two", "role": "summary"}]}, "warning"),
        ({"descriptions": [{"text": "One<br/>two", "role": "standfirst"}]}, "error"),
        ({"versionCreated": None}, "warning"),
        ({"versionCreated": None, "provider": {"name": "Example News"}}, "error"),
    ],
)
def test_some_findings_are_milder_where_the_page_says_so(
    change: dict[str, Any], severity: str
) -> None:
    report = Report()
    list(check_items(iter([Parsed(item(**change))]), COMMON, NOW, report, Run()))
    assert [found.severity for found in report.diagnostics] == [severity]


def test_values_in_messages_are_told() -> None:
    report = Report()
    list(check_items(iter([Parsed(item(language="jp"))]), COMMON, NOW, report, Run()))
    assert "ja may be meant" in report.diagnostics[0].message


def test_rules_have_pages_codes_and_order() -> None:
    codes = [rule.code.code for rule in COMMON]
    assert codes == sorted(set(codes))
    for rule in COMMON:
        assert rule.scope in {"item", "feed", "run"}
        assert rule.code.hint


@pytest.mark.parametrize("tag", ["en", "EN-gb", "zh-Hant-TW", "sr-Latn-RS", "es-419", "sl-rozaj-biske", "de-1996", "i-klingon",
                                 "x-a", "en-x-b", "en-x-uk", "en-XK", "zh-Hans-CN", "en-001", "zh-yue", "en-u-ca-gregory", "haw", "mul", "und", "iw"])  # fmt: skip
def test_right_tags(tag: str) -> None:
    assert fault_of_tag(tag) is None


@pytest.mark.parametrize(
    "tag",
    [
        "jp",
        "english",
        "en_US",
        "e",
        "en-",
        "en--US",
        "",
        "a-DE",
        "en-UK-london-x",
        "1n",
        "cn",
        "en-US-US",
        "eng",
        "ger-DE",
        "en-UK",
        "uk-EN",
        "zh-Hant-XYZ",
    ],
)
def test_wrong_tags(tag: str) -> None:
    assert fault_of_tag(tag)


def test_the_fix_of_an_underscore_is_told() -> None:
    assert "en-US" in (fault_of_tag("en_US") or "")


@pytest.mark.parametrize(
    "word",
    [
        "café",
        "don’t",
        "“quote”",
        "naïve",
        "Привет",
        "مرحبا بك",
        "שלום לך",
        "新聞社",
        "£5",
        "10 °C",
        "déjà vu",
        "señor",
    ],
)
def test_mojibake_is_undone(word: str) -> None:
    garbled = (
        word.encode()
        .decode("latin-1")
        .translate(
            {
                byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte)
                for byte in range(0x80, 0xA0)
            }
        )
    )
    found = mojibake_in(f"before {garbled} after")
    assert found is not None
    assert found[1] in word
    assert mojibake_in(f"before {word} after") is None


def every_pointer(value: Any, pointer: str = "") -> Iterator[str]:
    yield pointer
    if isinstance(value, dict):
        for key, entry in value.items():
            yield from every_pointer(entry, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from every_pointer(entry, f"{pointer}/{index}")


def test_the_walks_give_pointers_that_exist() -> None:
    rich = item(
        descriptions=[{"text": "A summary.", "role": "summary"}],
        media=picture(headline="The pier", altText="A pier", licence="https://example.com/l"),
        links=[{"href": "https://news.example/1"}],
        creators=[{"name": "Ada Lund", "url": "https://news.example/ada"}],
        canonicalUrl="https://news.example/ferry",
        title="ferry", slugline="ferry", byline="By Ada Lund",
        rights=[{"notice": "©", "licence": "https://example.com/l"}],
        body=[
            link("https://news.example/2"),
            {"type": "list", "items": [{"blocks": [paragraph("one"), {"type": "list", "items": [{"blocks": [paragraph("two")]}]}]}]},
            {"type": "table", "caption": {"text": "cap"}, "rows": [{"cells": [{"blocks": [paragraph("x")]}]}]},
            {"type": "quote", "blocks": [paragraph("said")], "source": {"text": "her"}},
            {"type": "entry", "title": {"text": "At noon"}, "blocks": [paragraph("It rained.")]},
            {"type": "section", "name": "aside", "blocks": [{"type": "heading", "text": "Box"}]},
            {"type": "embed", "url": "https://video.example/1"},
        ],
    )  # fmt: skip
    known = set(every_pointer(rich.model_dump(mode="json", by_alias=True)))
    walked = [place.pointer for place in texts.all_texts(rich)]
    walked += [place.pointer for place in texts.addresses(rich)]
    walked += [pointer for pointer, _ in texts.blocks_at(rich.body)]
    assert set(walked) <= known
    assert len(walked) == len(set(walked)) == 41
    words = {place.text for place in texts.all_texts(rich)}
    assert words >= {"one", "two", "cap", "x", "said", "her", "At noon", "It rained.", "Box"}


def test_no_rule_breaks_on_the_smallest_item() -> None:
    for rule in COMMON:
        argument: Any = NOW if rule.scope == "item" else {}
        assert all(isinstance(found, Finding) for found in rule.check(item(), argument))


@pytest.mark.parametrize(
    ("data", "format", "pointer"),
    [
        (b'{"uri": "http://a.example/1", "version": "1", "headline": "A", "language": "en_GB"}', "ninjs", "/language"),
        (b'<nitf baselang="en_GB"><body><body.head><hedline><hl1>A</hl1></hedline></body.head></body></nitf>',
         "nitf", "/nitf/@baselang"),
        (b'{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A", "inLanguage": ["en_GB"]}',
         "json-ld", "/inLanguage/0"),
    ],
)  # fmt: skip
def test_a_language_tag_that_no_reader_takes_is_told_as_such(
    data: bytes, format: str, pointer: str
) -> None:
    report = api.validate(data, format=format)
    found = [(d.code, d.severity, d.pointer) for d in report.diagnostics if "en_GB" in d.message]
    assert found == [("NC015", "error", pointer)]
