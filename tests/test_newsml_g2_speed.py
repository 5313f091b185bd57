"""Short cuts of NewsML-G2 tell and read what the long way does: parsed at once, seen at a glance, remembered."""

from __future__ import annotations

import pickle
from inspect import getsource
from string import ascii_letters, digits

import pytest
from lxml import etree

from newsexport import api
from newsexport.diagnostic import Window
from newsexport.formats.newsml_g2 import NEWSML_G2, documents, printed_xhtml
from newsexport.formats.newsml_g2.names import NEWS_ITEMS
from newsexport.formats.newsml_g2.reading import known, release
from newsexport.formats.newsml_g2.rules import RULES, glance
from newsexport.formats.newsml_g2.rules.glance import Glance
from newsexport.formats.newsml_g2.rules.view import ItemView
from newsexport.formats.newsml_g2.word_count import bounds, count_words
from newsexport.options import Options
from newsexport.report import Report
from newsexport.resources import folder
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source
from newsexport.syntax.xml import local
from newsexport.syntax.xml_whole import Places
from tests.newsml_g2_samples import NOW, PACK

FILES = sorted(folder("fixtures").rglob("*newsml-g2*.xml"))
OPTIONS = Options(now=NOW)
HEAD = '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2026-02-16T10:00:00Z</sent></header>'


def items_of_fixtures():
    """The items of all fixtures, as bytes without a declaration."""
    for path in FILES:
        try:
            root = etree.fromstring(path.read_bytes())
        except etree.XMLSyntaxError:
            continue
        for element in root.iter("{*}newsItem", "{*}packageItem"):
            yield path.name, etree.tostring(element, with_tail=False)


ITEMS = dict(items_of_fixtures())


def messages():
    """Messages of the fixtures' items, with what may stand between them."""
    each = list(ITEMS.values())
    between = (b"\n", b" ", b"<!-- <newsItem guid='x'> -->\r\n", b"<?x <newsItem?>")
    for number in range(0, len(each), 5):
        inner = between[number // 5 % 4].join(each[number : number + 5])
        yield f"{HEAD}\n<itemSet>".encode() + inner + b"</itemSet></newsMessage>"
    yield f"{HEAD}<itemSet>stray".encode() + each[0] + b"</itemSet></newsMessage>"
    yield f"{HEAD}<itemSet>".encode() + each[0] + b"</itemSet><itemSet/></newsMessage>"
    yield f"{HEAD}<itemSet>".encode() + each[0] + each[1] + b"</itemSet>"
    yield f"{HEAD}<itemSet>\u00e9".encode() + each[0] + b"\n \xc3\xa9</itemSet></newsMessage>"


MESSAGES = list(messages())


def seen(data: bytes) -> list[str]:
    """All that can be observed of reading and checking a document."""
    told: list[str] = []
    for run in (NEWSML_G2.read, NEWSML_G2.check):
        report = Report()
        for parsed in run(Source.of(data), OPTIONS, report):
            told += [repr(parsed.item), repr(sorted(parsed.origins.paths.items()))]
            told.append(repr(_place(parsed.origins.window)))
        told += [f"{each.diagnostic} {_place(each.window)}" for each in report._kept]
    for only in (None, "format", "structure"):
        report = api.validate(data, options=Options(now=NOW, only=only))
        told += [repr(report.diagnostics), repr(report.not_checked), repr(report.items)]
    return told


def _place(window: Window | None):
    return window and (window.start, window.end, window.line, window.column, window.path)


@pytest.mark.parametrize("data", MESSAGES, ids=range(len(MESSAGES)))
def test_a_message_parsed_at_once_is_as_one_that_is_cut(data, monkeypatch):
    at_once = seen(data)
    monkeypatch.setattr(documents, "_at_once", lambda *_: None)
    assert seen(data) == at_once


def test_small_messages_are_parsed_at_once(monkeypatch):
    monkeypatch.setattr(documents, "_streamed", None)
    assert len(list(documents.parts(Source.of(MESSAGES[0]), OPTIONS, Report()))) == 6


@pytest.mark.parametrize("name", ITEMS)
def test_a_glance_names_every_rule_that_finds_something(name):
    looking = Glance(OPTIONS)
    for _ in range(3):  # all rules; those of each element; those from memory
        view = ItemView(etree.fromstring(ITEMS[name]), "2.35")
        asked = {rule.code.code for rule in looking.rules(looking.look(view), RULES)}
        finding = {
            rule.code.code
            for rule in RULES
            if next(iter(rule.check(view, OPTIONS)), None) is not None
        }
        assert finding <= asked


def test_a_glance_knows_every_rule_in_one_way():
    assert {rule.code.code for rule in RULES} == glance.BY_ELEMENT | glance.BY_ITEM
    assert not glance.BY_ELEMENT & glance.BY_ITEM
    lines = getsource(glance)
    assert all(f'_BIT["{code}"]' in lines for code in glance.BY_ITEM)
    shown = {path.name.partition(".")[0] for path in FILES}
    assert shown >= glance.BY_ELEMENT | glance.BY_ITEM, (
        "each has an item in which it finds something"
    )


def test_a_glance_looks_into_references_to_catalogs_too():
    catalog = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
    item = etree.fromstring(
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><catalogRef href="{catalog}">'
        '<signal qcode="sig:correct"/></catalogRef></newsItem>'
    )
    looking = Glance(OPTIONS)
    for _ in range(3):
        view = ItemView(item, "2.35")
        asked = {rule.code.code for rule in looking.rules(looking.look(view), RULES)}
        assert "G2021" in asked


def test_most_items_need_few_rules():
    looking = Glance(OPTIONS)
    for data in ITEMS.values():
        looking.look(ItemView(etree.fromstring(data), "2.35"))
    views = [ItemView(etree.fromstring(data), "2.35") for data in ITEMS.values()]
    asked = sum(len(looking.rules(looking.look(view), RULES)) for view in views)
    assert asked < len(views) * len(RULES) / 4


@pytest.mark.parametrize("name", ITEMS)
def test_bounds_hold_the_number_of_words(name):
    for root in etree.fromstring(ITEMS[name]).iter("{http://www.w3.org/1999/xhtml}html"):
        document = printed_xhtml.xhtml(root)
        found = bounds(document) if document is not None else None
        if found is not None:
            assert found[0] <= count_words(root) <= found[1]


def test_wrong_word_counts_are_told_at_the_edge_of_what_is_borne():
    html = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{}</p></body></html>'
    for stated, told in ((94, 1), (95, 0), (105, 0), (106, 1), ("x", 0)):
        content = f'<inlineXML contenttype="application/xhtml+xml" wordcount="{stated}">'
        item = (
            '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35"'
            ' conformance="power" guid="urn:x:y" version="1"><itemMeta/><contentSet>'
            f"{content}{html.format('word ' * 99 + 'word')}</inlineXML></contentSet></newsItem>"
        )
        looking = Glance(OPTIONS)
        for _ in range(3):
            view = ItemView(etree.fromstring(item), "2.35")
            asked = [
                rule
                for rule in looking.rules(looking.look(view), RULES)
                if rule.code.code == "G2016"
            ]
            found = [each for rule in asked for each in rule.check(view, OPTIONS)]
            assert len(found) == told


@pytest.mark.parametrize("content", [
    '<inlineData contenttype="text/plain" wordcount="{}">' + "word " * 100 + "</inlineData>",
    '<inlineXML contenttype="application/nitf+xml" wordcount="{}"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">'
    "<body><body.content><p>" + "word " * 100 + "</p></body.content></body></nitf></inlineXML>",
])  # fmt: skip
def test_wrong_word_counts_are_told_of_all_contents(content):
    looking = Glance(OPTIONS)
    for stated in ("5", "100", "5", "6"):
        item = (
            '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35"'
            ' conformance="power" guid="urn:x:y" version="1"><itemMeta/><contentSet>'
            f"{content.format(stated)}</contentSet></newsItem>"
        )
        view = ItemView(etree.fromstring(item), "2.35")
        asked = looking.rules(looking.look(view), RULES)
        found = [each for rule in asked for each in rule.check(view, OPTIONS)]
        assert len(found) == (stated != "100")


@pytest.mark.parametrize("name", ITEMS)
def test_a_release_at_its_place_is_found_as_any_other(name, monkeypatch):
    usual = seen(ITEMS[name])
    monkeypatch.setattr(release, "_is_plain", lambda *_: False)
    assert seen(ITEMS[name]) == usual


def test_a_message_with_an_overfull_element_is_not_parsed_at_once():
    for count, at_once in ((documents.MAX_ATTRIBUTES, True), (documents.MAX_ATTRIBUTES + 1, False)):
        attributes = " ".join(f'a{number}=""' for number in range(count))
        body = next(iter(ITEMS.values())).replace(
            b"<itemMeta>", f"<itemMeta {attributes}>".encode(), 1
        )
        data = f"{HEAD}<itemSet>".encode() + body + b"</itemSet></newsMessage>"
        assert (documents._at_once(Source.of(data), OPTIONS) is not None) == at_once


def test_a_tag_with_too_many_attributes_is_never_overlooked():
    names = [
        first + second for first in ascii_letters + "_" for second in ("", *ascii_letters, *digits)
    ]
    tag = f"<x{''.join(f' {name}=' + chr(34) * 2 for name in names[: documents.MAX_ATTRIBUTES + 1])}>".encode()
    for before in range(0, 6000, 37):
        assert documents._may_be_overfull(b"<a>" * before + tag + b"</x>" + b"<a>" * before)
    assert not documents._may_be_overfull(b"<p>" + b"word " * 100 + b"</p>")


@pytest.mark.parametrize("name", ITEMS)
def test_an_item_that_is_read_is_what_the_model_makes_of_its_values(name):
    for item in api.read(ITEMS[name], format="newsml-g2"):
        made = NewsItem(**{field: item.__dict__[field] for field in item.model_fields_set})
        assert repr(made) == repr(item)
        assert made == item
        assert made.model_fields_set == item.model_fields_set
        assert NewsItem.model_validate_json(item.model_dump_json(by_alias=True)) == item


@pytest.mark.parametrize("name", ITEMS)
def test_what_is_remembered_is_what_is_read(name):
    known._known.clear()
    first = [repr(item) for item in api.read(ITEMS[name], format="newsml-g2")]
    assert [repr(item) for item in api.read(ITEMS[name], format="newsml-g2")] == first


def test_memory_of_recurring_values_is_bounded(monkeypatch):
    monkeypatch.setattr(known, "_REMEMBERED", 3)
    for data in ITEMS.values():
        list(api.read(data, format="newsml-g2"))
    assert len(known._known) <= 3


def test_long_values_are_not_remembered():
    known._known.clear()
    short, long = "Press Agency", "x" * 5000
    for words in (short, long):
        item = f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" standard="NewsML-G2" standardversion="2.35" conformance="power" guid="urn:x:y" version="1"><rightsInfo><usageTerms>{words}</usageTerms></rightsInfo></newsItem>'
        list(api.read(item.encode(), format="newsml-g2"))
    told = repr(list(known._known))
    assert short in told
    assert long not in told


def test_windows_are_found_late_and_stay_what_they_are():
    data = b"<m><a/>\n<b>x</b> <b y='>'/></m>"
    places = Places(data, lambda names: names[-1] == "b", (("b", 2),))
    window = places.later(1, "/m/b[2]")
    assert _place(window) == (17, 27, 2, 10, "/m/b[2]")
    assert window == Window(17, 27, 2, 10, "/m/b[2]")
    assert hash(window) == hash(Window(17, 27, 2, 10, "/m/b[2]"))
    assert type(pickle.loads(pickle.dumps(window))) is Window
    with pytest.raises(AttributeError):
        window.nothing  # noqa: B018


def test_ids_of_other_items_are_no_fault():
    part = '<partMeta partid="part-1" contentrefs="c1"/>'
    items = [
        data.replace(b"</contentMeta>", b"</contentMeta>" + part.encode(), 1).replace(
            b"<contentSet>", b'<contentSet id="c1">', 1
        )
        for data in list(ITEMS.values())[:2]
        if local(etree.fromstring(data)) in NEWS_ITEMS
    ]
    data = f"{HEAD}<itemSet>".encode() + b"".join(items) + b"</itemSet></newsMessage>"
    standards = PACK if PACK.is_dir() else None
    report = api.validate(data, options=Options(now=NOW, only="structure", standards=standards))
    assert report.items == 2
    assert not [each for each in report.diagnostics if "ID" in each.message]


def test_an_item_is_read_where_it_stands_as_if_it_stood_alone():
    body = (
        '<html xmlns="http://www.w3.org/1999/xhtml"><body>'
        '<p>Ferry</p><figure><img src="a.jpg"/><video src="b.mp4"><b>left</b></video></figure><script>over();</script></body></html>'
    )
    item = (
        b'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:y" version="1" standard="NewsML-G2" '
        b'standardversion="2.35" conformance="power"><contentMeta><pubStatus qcode="stat:withheld"/></contentMeta><contentSet>'
        b'<inlineXML contenttype="application/xhtml+xml">%s</inlineXML></contentSet></newsItem>'
        % body.encode()
    )
    message = f"{HEAD}<itemSet>".encode() + b"<newsItem/>" + item + b"</itemSet></newsMessage>"
    alone, inside = (_told(data) for data in (item, message))
    assert alone
    place = "/newsMessage/itemSet/newsItem[2]"
    assert [each.replace("/newsItem", place) for each in alone] == inside


def _told(data: bytes) -> list[str]:
    report = Report()
    *_, item = NEWSML_G2.read(Source.of(data), OPTIONS, report)
    places = [each.pointer or "" for each in report.diagnostics if each.item.id == item.item.uri]
    paths = [each for each in item.origins.paths.values() if not each.endswith("/header")]
    return [*sorted(paths), *places]


def test_an_id_in_a_text_is_none_of_an_element():
    root = etree.fromstring(
        '<html xmlns="http://www.w3.org/1999/xhtml"><body><p id="a">An id="b", said &lt;p id="c"&gt;.</p></body></html>'
    )
    document = printed_xhtml.xhtml(root)
    assert document is not None
    assert [name for name in ("a", "b", "c") if document.bears(name)] == ["a"]
