"""Reading NewsML-G2: what goes where, what is told, and that nothing raises."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from newsexport.formats.newsml_g2 import NEWSML_G2
from newsexport.formats.newsml_g2.names import NAR
from newsexport.formats.newsml_g2.read import read
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import Extensible, Media, NewsItem
from newsexport.source import Source
from newsexport.syntax.locate import place_findings, positions

CATALOG = '<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>'


def document(
    item_meta: str = "", content_meta: str = "", *, before: str = "", after: str = "",
    guid: str = ' guid="urn:newsml:example.com:20260216:ferry"', version: str = ' version="3"',
) -> str:  # fmt: skip
    """A small newsItem with these properties inside."""
    return (
        f'<newsItem xmlns="{NAR}"{guid}{version} standard="NewsML-G2" standardversion="2.35"'
        f' conformance="power" xml:lang="en">{CATALOG}{before}<itemMeta><itemClass qcode="ninat:text"/>'
        f'<provider literal="Example News"/>{item_meta}</itemMeta>'
        f"<contentMeta>{content_meta}</contentMeta>{after}</newsItem>"
    )


def item_of(text: str, report: Report | None = None) -> NewsItem:
    """The one item of a document."""
    (parsed,) = read(
        Source.of(text.encode()), Options(), report if report is not None else Report()
    )
    return parsed.item


def kept(owner: Extensible) -> dict[str, object]:
    """Names and values of the extensions."""
    return {extension.name: extension.value for extension in owner.extensions}


# Identity, times, status


def test_identity_and_language() -> None:
    item = item_of(document(content_meta='<language tag="ar-LB"/><headline>One</headline>'))
    assert (item.uri, item.version) == ("urn:newsml:example.com:20260216:ferry", 3)
    assert item.language == "ar-LB"
    assert kept(item) == {"@xml:lang": "en"}
    assert item.provider is not None and item.provider.literal == "Example News"
    assert item.headline == "One"


def test_an_item_without_guid_gets_a_uri_and_a_note() -> None:
    report = Report()
    item = item_of(document(guid=""), report)
    assert item.uri.startswith("urn:")
    assert {d.code for d in report.diagnostics} & {"RD001", "RD002"}


@pytest.mark.parametrize("guid", ["urn:newsml:example.com: 1", "  "])
def test_a_guid_with_blanks_raises_nothing(guid: str) -> None:
    assert " " not in item_of(document(guid=f' guid="{guid}"')).uri


def test_times_keep_their_offset() -> None:
    item = item_of(document("<versionCreated> 2026-02-16T09:30:00+01:00\n</versionCreated>"))
    assert item.version_created is not None
    assert item.version_created.isoformat() == "2026-02-16T09:30:00+01:00"


@pytest.mark.parametrize("text", ["2026-02-16T09:30:00", "yesterday", "2026-02-30T00:00:00Z"])
def test_a_time_that_is_not_understood_is_told_and_kept(text: str) -> None:
    report = Report()
    item = item_of(document(f"<versionCreated>{text}</versionCreated>"), report)
    assert item.version_created is None
    assert kept(item)["itemMeta/versionCreated"] == text
    assert [d.code for d in report.diagnostics] == ["RD005"]
    assert report.diagnostics[0].pointer == "/newsItem/itemMeta/versionCreated"


def test_an_embargo_is_never_dropped() -> None:
    assert item_of(document("<embargoed/>")).embargoed == "open-ended"
    report = Report()
    item = item_of(document("<embargoed>2026-02-16T09:30:00</embargoed>"), report)
    assert item.embargoed == "open-ended"
    assert report.by_code["RD005"] == 1


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("stat:usable", "usable"),
        ("stat:canceled", "canceled"),
        ("stat:cancelled", "canceled"),
        ("acme:withheld", "withheld"),
        ("acme:fishy", "withheld"),
    ],
)
def test_a_status_that_is_not_understood_is_never_usable(code: str, status: str) -> None:
    assert item_of(document(f'<pubStatus qcode="{code}"/>')).pub_status == status


@pytest.mark.parametrize(
    "element",
    [
        '<pubStatus literal="withheld"/>',
        '<pubStatus literal="usable"/>',
        "<pubStatus/>",
        '<pubStatus qcode=""/>',
        '<pubStatus qcode="acme:usable"/>',
        '<pubStatus uri="https://example.com/status/usable"/>',
        '<pubStatus qcode="stat:withheld" uri="http://cv.iptc.org/newscodes/pubstatusg2/usable"/>',
        '<pubStatus qcode="stat:usable"/><pubStatus qcode="stat:withheld"/>',
    ],
)
def test_a_doubtful_status_withholds_the_item_and_is_told(element: str) -> None:
    report = Report()
    assert item_of(document(element), report).pub_status == "withheld"
    assert report.by_code["RD005"] > 0


def test_without_any_status_an_item_is_usable() -> None:
    assert item_of(document()).pub_status == "usable"


def test_the_title_of_a_link_is_a_hint_or_an_attribute() -> None:
    title = '<title xml:lang="de">Plan</title>'
    for link in ('<link href="a"><title>Plan</title></link>', '<link href="a" title="Plan"/>'):
        (found,) = item_of(document(link)).links
        assert (found.title, found.extensions) == ("Plan", ())
    (found,) = item_of(document(f'<link href="a" title="Other">{title}</link>')).links
    assert (found.title, kept(found)) == ("Plan", {"title/@xml:lang": "de", "@title": "Other"})


def test_truncated_dates_stay_dates() -> None:
    item = item_of(document(content_meta="<contentCreated>2026-02</contentCreated>"))
    assert item.content_created == "2026-02"


# Concepts


def test_concepts_are_uri_first() -> None:
    item = item_of(
        document(
            content_meta='<subject qcode="medtop:04000000" type="cpnat:abstract" relevance="70"'
            ' rank="2"><name xml:lang="en" role="nrol:display">economy</name>'
            '<name xml:lang="de">Wirtschaft</name><broader qcode="acme:1"/>'
            "<hierarchyInfo>medtop:04000000</hierarchyInfo></subject>"
        )
    )
    (subject,) = item.subjects
    assert subject.uri == "http://cv.iptc.org/newscodes/mediatopic/04000000"
    assert (subject.qcode, subject.name, subject.type) == ("medtop:04000000", "economy", "abstract")
    assert (subject.relevance, subject.labels[0].text) == (70, "Wirtschaft")
    assert subject.broader[0].uri is None and subject.broader[0].qcode == "acme:1"
    assert kept(subject) == {
        "@rank": "2",
        "name/@role": "nrol:display",
        "name/@xml:lang": "en",
        "hierarchyInfo": f'<hierarchyInfo xmlns="{NAR}">medtop:04000000</hierarchyInfo>',
    }


def test_inline_catalogs_resolve_aliases() -> None:
    catalog = '<catalog><scheme alias="acme" uri="https://example.com/topics/"/></catalog>'
    item = item_of(document(content_meta='<subject qcode="acme:7"/>', before=catalog))
    assert item.subjects[0].uri == "https://example.com/topics/7"
    assert "catalog" in kept(item)


def test_subjects_go_where_their_type_says() -> None:
    item = item_of(
        document(
            content_meta="".join(
                f'<subject type="cpnat:{kind}" literal="{kind}"/>'
                for kind in (
                    "person",
                    "organisation",
                    "geoArea",
                    "poi",
                    "event",
                    "object",
                    "abstract",
                )
            )
        )
    )
    fields = ("people", "organisations", "places", "events", "objects", "subjects")
    assert [len(getattr(item, field)) for field in fields] == [1, 1, 2, 1, 1, 1]
    assert item.places[1].type == "poi"


def test_simple_details_of_a_party() -> None:
    item = item_of(
        document(
            content_meta='<creator role="acme:author"><name>Mara Lund</name><personDetails>'
            '<affiliation qcode="acme:desk"/><contactInfo><email>mara@example.com</email></contactInfo>'
            "</personDetails></creator><creator><name>Jo</name><personDetails><born>1990</born>"
            "</personDetails></creator>"
        )
    )
    first, second = item.creators
    assert (first.roles, first.email) == (("acme:author",), "mara@example.com")
    assert first.affiliations[0].qcode == "acme:desk" and not first.extensions
    assert list(kept(second)) == ["personDetails"]


# Labels


def test_headlines_by_role() -> None:
    item = item_of(
        document(content_meta='<headline role="acme:sub">Two</headline><headline>One</headline>')
    )
    assert item.headline == "One"
    assert [headline.role for headline in item.headlines] == ["acme:sub", None]
    item = item_of(document(content_meta='<headline role="acme:title">One</headline>'))
    assert item.headline == "One" and kept(item.headlines[0]) == {"@role": "acme:title"}


def test_white_space_of_labels() -> None:
    item = item_of(
        document(
            content_meta="<headline>\n   Ferry \n  sails</headline>"
            "<description>\n  One\n\n  two  three\n</description>"
            '<by xml:space="preserve">  By  Mara</by>'
        )
    )
    assert item.headline == "Ferry sails"
    assert item.descriptions[0].text == "One\n\ntwo three"
    assert item.byline == "  By  Mara"
    assert not item.extensions


def test_markup_in_a_label_is_kept() -> None:
    item = item_of(
        document(
            '<edNote>See <a href="https://example.com/">here</a></edNote>',
            "<description>One<br/>two</description>",
        )
    )
    assert item.ed_note == "See here"
    assert "<a href=" in str(kept(item)["itemMeta/edNote/markup"])
    assert item.descriptions[0].text == "One\ntwo" and not item.descriptions[0].extensions


def test_several_notes_are_one_text_and_keep_what_is_said_of_each() -> None:
    notes = (
        '<edNote/><edNote role="acme:slot">Slot 1</edNote><edNote>One\n\ntwo</edNote>'
        '<edNote dir="ltr">Not before <b>noon</b></edNote>'
    )
    item = item_of(document(notes))
    assert item.ed_note == "Slot 1\n\nOne\n\ntwo\n\nNot before noon"
    assert kept(item)["itemMeta/edNote/@role"] == "acme:slot"
    further = [str(each.value) for each in item.extensions if each.name == "itemMeta/edNote"]
    assert "One\n\ntwo" in further[-2] and 'dir="ltr"' in further[-1]
    alone = item_of(document('<edNote role="acme:slot">Slot 1</edNote>'))
    assert (alone.ed_note, kept(alone)["itemMeta/edNote/@role"]) == ("Slot 1", "acme:slot")


def test_a_notepad_and_its_lines_sent_apart_are_said_once_and_kept() -> None:
    notes = "<edNote>Contacts\nDesk, 12 34\nOdd Hale</edNote><edNote>Odd Hale</edNote><edNote>Slot 1</edNote>"
    item = item_of(document(notes))
    assert item.ed_note == "Contacts\nDesk, 12 34\nOdd Hale\n\nSlot 1"
    further = [str(each.value) for each in item.extensions if each.name == "itemMeta/edNote"]
    assert "Odd Hale" in further[0] and "Slot 1" in further[1]


# Links, rights, packages, messages


def test_links() -> None:
    item = item_of(
        document(
            '<link rel="irel:seeAlso" residref="urn:x:1" version="2" title="Plan"><itemClass'
            ' qcode="ninat:picture"/></link><link rel="irel:derivedFrom" residref="urn:x:2"/>'
            '<link rel="irel:dependsOn" href="https://example.com/"/>'
            '<link reluri="http://www.iana.org/assignments/link-relations/canonical"'
            ' href="https://example.com/ferry"/>'
        )
    )
    see, depends = item.links
    assert (see.rel, see.uri, see.version, see.item_class) == ("seeAlso", "urn:x:1", 2, "picture")
    assert depends.rel == "http://cv.iptc.org/newscodes/itemrelation/dependsOn"
    assert item.derived_from[0].uri == "urn:x:2"
    assert item.canonical_url == "https://example.com/ferry"


def test_rights() -> None:
    item = item_of(
        document(
            before="<rightsInfo><copyrightHolder><name>Example</name></copyrightHolder>"
            '<usageTerms href="https://example.com/terms">Ask</usageTerms><dataMining'
            ' uri="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"/></rightsInfo>'
        )
    )
    (rights,) = item.rights
    assert rights.holder is not None and rights.holder.name == "Example"
    assert (rights.usage_terms, rights.data_mining) == (
        "Ask", "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
    )  # fmt: skip
    assert kept(rights) == {"usageTerms/@href": "https://example.com/terms"}


PACKAGE = f"""<packageItem xmlns="{NAR}" guid="urn:x:p" standard="NewsML-G2" standardversion="2.35">
{CATALOG}<itemMeta><itemClass qcode="ninat:composite"/></itemMeta>
<groupSet root="r"><group id="r" role="acme:root" mode="pgrmod:seq"><groupRef idref="m"/></group>
<group id="m"><itemRef residref="urn:x:1"><title>One</title></itemRef><conceptRef qcode="acme:1"/></group>
</groupSet></packageItem>"""


def test_packages() -> None:
    item = item_of(PACKAGE)
    root, main = item.groups
    assert (root.root, root.mode, root.members[0].group) == (True, "sequential", "m")
    assert (main.members[0].uri, main.members[0].title) == ("urn:x:1", "One")
    assert "conceptRef" in kept(main.members[1])


def message(*items: str) -> str:
    """A newsMessage of these items."""
    return (
        f'<newsMessage xmlns="{NAR}" xmlns:a="https://example.com/a">\n<header><sent>2026-02-16T09:31:00Z</sent>'
        f"<sender>example.com</sender><priority>4</priority><channel>sports</channel></header>\n"
        f'<itemSet id="s">\n{"".join(items)}\n</itemSet></newsMessage>'
    )


@pytest.mark.parametrize(
    "prolog", ["", '<?xml version="1.0"?>\n<!-- <newsItem> -->\n', "\n<!DOCTYPE x>"]
)
def test_every_item_of_a_message_has_its_envelope(prolog: str) -> None:
    text = prolog + message(document(), "\n<!-- no item -->", PACKAGE)
    report = Report()
    found = list(read(Source.of(text.encode()), Options(), report))
    assert [parsed.item.uri for parsed in found] == [
        "urn:newsml:example.com:20260216:ferry",
        "urn:x:p",
    ]
    for parsed in found:
        envelope = parsed.item.envelope
        assert envelope is not None and envelope.sender == "example.com"
        assert (envelope.priority, envelope.channels) == (4, ("sports",))
        assert kept(envelope) == {"itemSet/@id": "s"}
    assert report.items == 2


def test_origins_lead_back_to_line_and_column() -> None:
    text = message(
        document(), "\n", document("<versionCreated>soon</versionCreated>", "<urgency>4</urgency>")
    )
    source = Source.of(text.encode())
    report = Report()
    second = list(read(source, Options(), report))[1]
    pointer = second.origins.source_pointer("/urgency")
    assert pointer == "/newsMessage/itemSet/newsItem[2]/contentMeta/urgency"
    window = second.origins.window
    place = positions(source.window(window.start, window.end), {pointer}, "xml", window)[pointer]
    line = text.split("\n")[place.line - 1]
    assert line[place.column - 1 :].startswith("<urgency>")
    place_findings(report, source, "xml")
    position = report.diagnostics[0].position
    assert position is not None and position.line == place.line


@pytest.mark.parametrize(
    "name", ["conceptItem", "knowledgeItem", "planningItem", "catalogItem", "catalog"]
)
def test_what_is_no_news_is_told(name: str) -> None:
    for text in (f'<{name} xmlns="{NAR}" guid="urn:x:c"/>', message(f'<{name} guid="urn:x:c"/>')):
        report = Report()
        assert not list(read(Source.of(text.encode()), Options(), report))
        assert report.by_code["LS002"] == 1 and not report.has_errors


@pytest.mark.parametrize(
    "text", ["<rss/>", "<newsItem", "", "<newsMessage/>", f'<newsMessage xmlns="{NAR}"><x']
)
def test_what_cannot_be_read_is_an_error(text: str) -> None:
    report = Report()
    assert not list(read(Source.of(text.encode()), Options(), report))
    assert report.has_errors


# Content


def content(inside: str) -> NewsItem:
    return item_of(document(after=f"<contentSet>{inside}</contentSet>"))


def test_remote_contents_are_renditions_of_one_thing() -> None:
    item = content(
        '<remoteContent rendition="rnd:web" href="a.jpg" contenttype="image/jpeg" width="10"'
        ' height="20" heightunit="dimensionunit:pixels" size="99" colourdepth="24"/>'
        '<remoteContent renditionuri="https://example.com/big" residref="urn:x:b" width="5"'
        ' widthunit="dimensionunit:inches"/>'
    )
    (medium,) = item.media
    web, big = medium.renditions
    assert (medium.kind, web.role, web.width, web.height, web.size) == (
        "picture",
        "web",
        10,
        20,
        99,
    )
    assert kept(web) == {"@colourdepth": "24"}
    assert (big.role, big.uri, big.width) == ("https://example.com/big", "urn:x:b", None)
    assert set(kept(big)) == {"@width", "@widthunit"}


def test_the_first_xml_is_the_body_and_the_rest_are_alternatives() -> None:
    item = content(
        '<inlineData contenttype="text/plain" xml:lang="de">Kurz</inlineData>'
        '<inlineXML contenttype="application/xhtml+xml" wordcount="2"><html'
        ' xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body><p>One two</p></body>'
        "</html></inlineXML>"
    )
    assert item.text == "One two"
    assert [(each.language, each.media_type) for each in item.alternatives] == [
        ("de", "text/plain")
    ]
    assert kept(item) == {"contentSet/inlineXML/title": "T"}


def test_other_markup_stays_as_it_is() -> None:
    item = content(
        '<inlineXML contenttype="application/x+xml"><x xmlns="https://example.com/x">1</x></inlineXML>'
    )
    (block,) = item.body
    assert block.type == "raw" and block.media_type == "application/x+xml"
    assert block.markup == '<x xmlns="https://example.com/x">1</x>'


def test_what_a_part_meta_says_belongs_to_its_figure() -> None:
    body = (
        '<contentSet><inlineXML contenttype="application/xhtml+xml"><html'
        ' xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><figure id="p1"><img src="a.jpg"'
        ' alt="A"/></figure></body></html></inlineXML></contentSet>'
    )
    about = (
        '<partMeta partid="part-p1" contentrefs="p1"><contentCreated>2026-02-15</contentCreated>'
        "<keyword>sea</keyword><creditline>Jo Reed</creditline>"
        '<description role="drol:caption">The ferry.</description></partMeta><partMeta partid="x"/>'
    )
    rights = '<rightsInfo idrefs="part-p1"><usageTerms>Once</usageTerms></rightsInfo>'
    item = item_of(document(before=rights, after=about + body))
    (medium,) = item.media
    assert isinstance(medium, Media)
    assert (medium.id, medium.created, medium.credit_line) == ("p1", "2026-02-15", "Jo Reed")
    assert (medium.caption, medium.usage_terms, item.rights) == ("The ferry.", "Once", ())
    assert list(kept(medium)) == ["partMeta/keyword"]
    assert list(kept(item)) == ["partMeta"]


# The card, and robustness


def test_the_card_sniffs() -> None:
    assert NEWSML_G2.sniff(document().encode(), "a.xml") > 0.9
    assert NEWSML_G2.sniff(message().encode(), "a.xml") > 0.9
    assert NEWSML_G2.sniff(b"<rss version='2.0'>", "a.xml") == 0
    assert NEWSML_G2.version_of is not None
    assert NEWSML_G2.version_of(document().encode()) == "2.35"


def test_checking_the_structure_loads_no_model() -> None:
    script = (
        "import sys; from newsexport.formats.newsml_g2.check import check;"
        "from newsexport.options import Options; from newsexport.report import Report;"
        "from newsexport.source import Source;"
        f"list(check(Source.of({document().encode()!r}), Options(only='structure'), Report()));"
        "sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def _mutations(root: etree._Element, seed: int) -> etree._Element:
    """A document with values, attributes and elements changed by chance."""
    chance = random.Random(seed)
    values = [
        "",
        " ",
        "x",
        "a:b",
        "::",
        "-1",
        "1e9",
        "2026",
        "\u202e",
        "urn:x y",
        "stat:",
        "9" * 40,
    ]
    for element in list(root.iter("*")):
        if chance.random() < 0.3 and element.attrib:
            name = chance.choice(list(element.attrib))
            element.set(name, chance.choice(values))
        if chance.random() < 0.1 and element.attrib:
            del element.attrib[chance.choice(list(element.attrib))]
        if chance.random() < 0.15:
            element.text = chance.choice(values)
        parent = element.getparent()
        if chance.random() < 0.03 and parent is not None and parent.getparent() is not None:
            parent.remove(element)
        elif chance.random() < 0.03 and parent is not None:
            parent.insert(0, element)
    return root


@pytest.mark.parametrize("seed", range(12))
def test_no_damage_raises(shared: Path, seed: int) -> None:
    names = [
        "model/newsmessage-text-picture-package-2.35.xml",
        "newsml-g2/apa/NewsItemVideo_2.12.xml",
    ]
    names += ["newsml-g2/iptc-unit/2.29/should_pass/CR00213_01_attribute_cardinality_newsitem.xml"]
    for name in names:
        root = _mutations(etree.parse(shared / "corpus" / name).getroot(), seed)
        list(read(Source.of(etree.tostring(root)), Options(), Report()))


@pytest.mark.slow
def test_a_large_message_needs_flat_memory(tmp_path: Path) -> None:
    path = tmp_path / "message.xml"
    start, end = message("|").split("|")
    words = "<p>" + "The ferry sailed on Monday. " * 200 + "</p>"
    item = document(
        after='<contentSet><inlineXML contenttype="application/xhtml+xml"><html'
        f' xmlns="http://www.w3.org/1999/xhtml"><head/><body>{words}</body></html></inlineXML></contentSet>'
    )
    with path.open("w") as stream:
        stream.write(start)
        for _ in range(15_000):
            stream.write(item)
        stream.write(end)
    script = (
        "import re; from newsexport.formats.newsml_g2.read import read;"
        "from newsexport.options import Options; from newsexport.report import Report;"
        "from newsexport.source import Source;"
        f"print(sum(1 for _ in read(Source.of({str(path)!r}), Options(), Report())),"
        # ru_maxrss would count what the process had that started this one
        "int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    items, megabytes = map(int, done.stdout.split())
    assert items == 15_000
    assert megabytes < 200 < path.stat().st_size * 3 / 1024 / 1024
