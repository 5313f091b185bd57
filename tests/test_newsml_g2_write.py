"""Writing NewsML-G2: round trips, refusals, determinism, messages and bundles."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsexport.errors import BadOption, InvalidOutput
from newsexport.formats.newsml_g2 import names, structure
from newsexport.formats.newsml_g2.bundle import bundle
from newsexport.formats.newsml_g2.write import write
from newsexport.options import ProviderName
from newsexport.report import Report
from newsexport.schema import v1
from tests.newsml_g2_samples import (
    bare_story,
    harbour_package,
    harbour_story,
    items_of,
    options,
    pointers,
    written,
)
from tests.strategies import news_items, without

NAR = f"{{{names.NAR}}}"


def assert_round_trip(item: v1.NewsItem, **settings: str) -> None:
    """read(write(item)) is the item, up to exactly what was reported as lost or simplified."""
    data, told = written(item, **settings)
    carried = without(item, pointers(told, "LS001"))
    again, told_again = written(carried, **settings)
    assert not pointers(told_again, "LS001"), "what was lost is gone now"
    [first] = items_of(data)
    [back] = items_of(again)
    assert back == first, "nothing else was lost"
    changed = pointers(told_again, "LS003", "RD003", "RD004")
    assert without(back, changed) == without(carried, changed)


@given(news_items())
def test_what_is_written_is_read_again(item: v1.NewsItem) -> None:
    assert_round_trip(item)


@given(news_items())
def test_what_is_written_with_nitf_is_read_again(item: v1.NewsItem) -> None:
    assert_round_trip(item, body="nitf")


@pytest.mark.slow
@settings(max_examples=2000)
@given(news_items(), st.sampled_from(("xhtml", "nitf")))
def test_two_thousand_items_come_back(item: v1.NewsItem, body: str) -> None:
    assert_round_trip(item, body=body)


@pytest.mark.parametrize("item", [harbour_story(), bare_story(), harbour_package()])
def test_samples_come_back(item: v1.NewsItem) -> None:
    assert_round_trip(item)


def test_nothing_of_the_full_story_is_lost() -> None:
    _, told = written(harbour_story())
    assert [d.code for d in told] == []


@given(news_items())
def test_same_item_same_bytes(item: v1.NewsItem) -> None:
    assert written(item) == written(item)


_HARD_TEXTS = (
    "]]>", "<script>&amp;</script>", "“quoted” 'and' \"so\"", "tab\tand\nline", "עברית abc عربى",
    "\u202eturned\u202c", "a\u00a0b", "😀", "e\u0301", "a\u2028b", "&#0;",
)  # fmt: skip


@pytest.mark.parametrize("text", _HARD_TEXTS)
def test_hard_texts_come_back(text: str) -> None:
    item = bare_story().model_copy(
        update={
            "headlines": (v1.Headline(text=text),),
            "ed_note": text,
            "byline": text,
            "creators": (v1.Party(literal=f"x {text}", roles=("writer",)),),
            "body": (v1.Paragraph(text=f"x {text} y"),),
            "section": f"x {text}",
        }
    )
    assert_round_trip(item)


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x1f", "\ufffe"])
def test_characters_that_xml_cannot_carry_are_told(sign: str) -> None:
    item = bare_story().model_copy(
        update={
            "headlines": (v1.Headline(text=f"a{sign}b"),),
            "keywords": (f"k{sign}",),
            "body": (v1.Paragraph(text=f"x{sign}y"),),
        }
    )
    data, told = written(item)
    assert set(pointers(told, "LS003")) >= {"/headlines/0/text", "/keywords/0", "/body"}
    [back] = items_of(data)
    assert (back.headline, back.keywords, back.text) == ("ab", ("k",), "xy")


def test_metadata_stands_one_element_a_line() -> None:
    data, _ = written(harbour_story())
    lines = data.decode().splitlines()
    assert "    <urgency>4</urgency>" in lines
    assert '    <itemClass qcode="ninat:text"/>' in lines
    assert "  </contentMeta>" in lines


def test_without_time_and_provider_it_says_so() -> None:
    data, told = written(bare_story())
    assert {d.code for d in told} == {"RD003", "RD004"}
    assert b'<provider literal="unknown"/>' in data
    assert b"<versionCreated>2026-02-16T12:00:00+00:00</versionCreated>" in data
    (time,) = (d.message for d in told if d.code == "RD003")
    assert time.endswith("; the time of this conversion, 2026-02-16T12:00:00+00:00, stands for it")


def test_a_version_without_a_time_is_that_of_its_publication() -> None:
    published = datetime(2026, 2, 14, 9, 0, tzinfo=UTC)
    item = bare_story().model_copy(update={"published": published})
    data, told = written(item)
    assert b"<versionCreated>2026-02-14T09:00:00+00:00</versionCreated>" in data
    assert [d.code for d in told if d.pointer == "/versionCreated"] == ["LS003"]
    data, _ = written(item.model_copy(update={"pub_status": "canceled"}))  # which it was later
    assert b"<versionCreated>2026-02-16T12:00:00+00:00</versionCreated>" in data


def test_no_version_is_older_than_the_first() -> None:
    later = datetime(2026, 2, 16, 12, 0, 1, tzinfo=UTC)
    data, _ = written(bare_story().model_copy(update={"first_created": later}))
    assert b"<versionCreated>2026-02-16T12:00:01+00:00</versionCreated>" in data


def test_the_provider_of_the_options_stands_in() -> None:
    report = Report(target="newsml-g2")
    named = replace(options(), provider=ProviderName("Askel Times", "https://times.example/"))
    data = write(bare_story(), named, report)
    assert b'<provider uri="https://times.example/"><name>Askel Times</name></provider>' in data
    assert "RD004" not in report.by_code


@pytest.mark.parametrize(
    "update",
    [
        {"pub_status": "canceled"}, {"pub_status": "withheld"}, {"embargoed": "open-ended"},
        {"editorial_only": True},
    ],
)  # fmt: skip
def test_what_is_not_for_the_public_may_go_to_receivers(update: dict[str, object]) -> None:
    item = harbour_story().model_copy(update=update)
    data, _ = written(item)
    assert items_of(data) == [item]


def test_an_extension_that_makes_it_invalid_is_left_out_and_told() -> None:
    item = harbour_story().model_copy(
        update={
            "extensions": (
                v1.Extension(namespace=names.NAR, name="contentMeta/subject", value=f'<subject xmlns="{names.NAR}"/>', media_type="application/xml"),
            )
        }
    )  # fmt: skip
    report = Report(target="newsml-g2")
    write(item, options(), report)
    assert report.by_code["OU001"] == 0
    assert "/extensions/0" in {d.pointer for d in report.diagnostics if d.code == "LS001"}


def test_an_invalid_document_is_refused() -> None:
    item = harbour_story().model_copy(update={"uri": "no uri"})
    report = Report(target="newsml-g2")
    with pytest.raises(InvalidOutput) as caught:
        write(item, options(), report)
    assert {d.code for d in caught.value.diagnostics} == {"OU001"}
    assert report.by_code["OU001"] > 0


def test_markup_cannot_be_smuggled_in() -> None:
    smuggled = '<icon xmlns="http://iptc.org/std/nar/2006-10-01/"/></contentMeta><contentMeta>'
    extension = v1.Extension(
        namespace=names.NAR, name="contentMeta/icon", value=smuggled, media_type="application/xml"
    )
    item = harbour_story().model_copy(update={"extensions": (extension,)})
    report = Report(target="newsml-g2")
    data = write(item, options(), report)
    assert data.count(b"<contentMeta>") == 1
    assert b"<icon" not in data
    assert "/extensions/0" in {d.pointer for d in report.diagnostics if d.code == "LS001"}


@pytest.mark.parametrize("setting", [{"version": "2.9"}, {"layout": "feed"}, {"body": "rtf"}])
def test_settings_that_do_not_exist(setting: dict[str, str]) -> None:
    with pytest.raises(BadOption):
        written(bare_story(), **setting)


def test_without_a_pack_our_own_schema_judges() -> None:
    report = Report(target="newsml-g2")
    alone = replace(options(), standards=None)
    assert structure.official("2.35", alone) is None
    write(bare_story(), alone, report)
    assert [each.rule for each in report.not_checked] == ["newsml-g2 official schema"]


# Extensions


def _kept(name: str, value: str, namespace: str = names.NAR, **more: str) -> v1.Extension:
    return v1.Extension(namespace=namespace, name=name, value=value, **more)


def _element(name: str, xml: str, namespace: str = names.NAR) -> v1.Extension:
    return _kept(name, xml, namespace, media_type="application/xml")


def test_extensions_go_back_to_their_places() -> None:
    icon = f'<icon xmlns="{names.NAR}" href="https://harbourpost.example/i.png"></icon>'
    desk = '<d:desk xmlns:d="https://partner.example/ns/">coast</d:desk>'
    hint = f'<name xmlns="{names.NAR}" xml:lang="de">Text</name>'
    item = harbour_story().model_copy(
        update={
            "extensions": (
                _element("itemMeta/itemClass/name", hint),
                _kept("itemMeta/firstCreated/@id", "fc"),
                _kept("contentMeta/keyword[2]/@rank", "2"),
                _element("contentMeta/icon", icon),
                _element("contentMeta/desk", desk, "https://partner.example/ns/"),
                _kept("@owner", "us", "https://partner.example/ns/"),
            )
        }
    )
    data, told = written(item)
    assert not told
    assert items_of(data) == [item]
    lines = data.decode().splitlines()
    assert lines.index('    <icon href="https://harbourpost.example/i.png"></icon>') < lines.index(
        "    <urgency>4</urgency>"
    )
    assert '    <keyword rank="2">strike</keyword>' in lines


def test_several_notes_are_written_as_several() -> None:
    note = f'<edNote xmlns="{names.NAR}" xml:lang="de">Zwei<br/><br/>drei</edNote>'
    kept = (_kept("itemMeta/edNote/@dir", "ltr"), _element("itemMeta/edNote", note))
    item = bare_story().model_copy(update={"ed_note": "One\n\nZwei\n\ndrei", "extensions": kept})
    data, told = written(item)
    assert b'<edNote dir="ltr">One</edNote>' in data and b'<edNote xml:lang="de">Zwei<br/>' in data
    (again,) = items_of(data)
    assert again.ed_note == item.ed_note
    assert [each.name for each in again.extensions] == [each.name for each in kept]
    assert not pointers(told, "LS001")


@pytest.mark.parametrize("note", ["One", "One\n\ndrei", None])
def test_a_note_whose_words_are_gone_is_not_written(note: str | None) -> None:
    kept = _element("itemMeta/edNote", f'<edNote xmlns="{names.NAR}">Zwei</edNote>')
    item = bare_story().model_copy(update={"ed_note": note, "extensions": (kept,)})
    data, told = written(item)
    assert b"Zwei" not in data and pointers(told, "LS001") == ["/extensions/0"]


def test_markup_of_a_label_stays_while_its_words_do() -> None:
    markup = f'<headline xmlns="{names.NAR}">Ferry <span class="x">talks</span> resume</headline>'
    kept = _element("markup", markup)
    item = bare_story().model_copy(
        update={"headlines": (v1.Headline(text="Ferry talks resume", extensions=(kept,)),)}
    )
    data, told = written(item)
    assert b'Ferry <span class="x">talks</span> resume</headline>' in data
    assert not pointers(told, "LS001")
    changed = v1.Headline(text="Ferry talks end", extensions=(kept,))
    data, told = written(item.model_copy(update={"headlines": (changed,)}))
    assert b"<headline>Ferry talks end</headline>" in data
    assert pointers(told, "LS001") == ["/headlines/0/extensions/0"]


def test_times_without_offset_are_carried_where_the_schema_allows_them() -> None:
    item = harbour_story().model_copy(
        update={
            "version_created": None,
            "embargoed": "open-ended",
            "extensions": (
                _kept("itemMeta/versionCreated", "2026-02-16T09:30:00"),
                _kept("itemMeta/embargoed", "tomorrow"),
            ),
        }
    )
    data, told = written(item)
    assert b"<versionCreated>2026-02-16T09:30:00</versionCreated>" in data
    assert b"<embargoed/>" in data
    assert {d.code: d.pointer for d in told} == {"LS001": "/extensions/1"}


def test_extensions_of_nobody_here_are_told() -> None:
    item = harbour_story().model_copy(
        update={
            "extensions": (
                v1.Extension(namespace="https://schema.org/", name="backstory", value={"a": 1}),
            )
        }
    )
    _, told = written(item)
    assert pointers(told, "LS001") == ["/extensions/0"]


# Messages


def test_layout_message_has_text_pictures_and_package() -> None:
    item = harbour_story()
    data, _ = written(item, layout="message")
    root = etree.fromstring(data)
    found = [(e.tag.removeprefix(NAR), e.get("guid")) for e in root.iterfind(f"{NAR}itemSet/*")]
    assert found == [
        ("newsItem", item.uri),
        ("newsItem", f"{item.uri}#quay"),
        ("newsItem", "urn:newsml:harbourpost.example:20260215:talks-film"),
        ("packageItem", f"{item.uri}#package"),
    ]
    text, quay, film, package = items_of(data)
    assert text.model_copy(update={"envelope": None}) == item
    assert (quay.item_class, film.item_class, film.headline) == ("picture", "video", "Talks")
    assert quay.media[0].renditions == item.media[0].renditions
    assert [d.text for d in quay.descriptions] == [item.media[0].caption, "A white ferry"]
    assert [g.id for g in package.groups] == ["root", "main", "sidebar"]
    assert [m.uri for m in package.groups[2].members] == [quay.uri, film.uri]


def test_the_envelope_makes_the_header() -> None:
    envelope = v1.Envelope(
        sent=v1.parse_instant("2026-02-16T10:00:04Z"), sender="harbourpost.example", transmit_id="t-1",
        priority=3, origin="desk", channels=("a", "b"), destinations=("c",),
        timestamps=(v1.Timestamp(value=v1.parse_instant("2026-02-16T10:00:00Z"), role="received"),),
        signals=(v1.Concept(uri="http://cv.iptc.org/newscodes/newsmsgsignal/atomic", qcode="nmsig:atomic"),),
    )  # fmt: skip
    item = harbour_story().model_copy(update={"envelope": envelope})
    data, told = written(item, layout="message")
    assert not told
    assert items_of(data)[0] == item
    _, told = written(item)
    assert pointers(told, "LS001") == ["/envelope"]


# Bundles


def _bundled(items: list[v1.NewsItem], **settings: str) -> tuple[bytes, Report]:
    report = Report(target="newsml-g2")
    return b"".join(bundle(items, options(**settings), report)), report


@pytest.mark.parametrize("version", ["2.35", "2.12"])
def test_a_bundle_is_one_message_of_all(version: str) -> None:
    items = [harbour_story(), bare_story(), harbour_package()]
    data, _ = _bundled(items, version=version)
    assert [item.uri for item in items_of(data)] == [item.uri for item in items]
    root = etree.fromstring(data)
    official = structure.official(version, options())
    assert official is None or official.problems(root, 9) == []
    assert structure.own().problems(root, 9) == []


def test_a_bundle_is_refused_at_its_first_invalid_item() -> None:
    bad = bare_story().model_copy(update={"uri": "no uri"})
    chunks = bundle([harbour_story(), bad], options(), Report(target="newsml-g2"))
    assert next(chunks).startswith(b"<?xml")
    assert b"ferry-7" in next(chunks)
    with pytest.raises(InvalidOutput):
        next(chunks)


@pytest.mark.parametrize("layout", ["item", "message"])
def test_a_bundle_goes_without_extensions_that_make_it_invalid(layout: str) -> None:
    rubbish = v1.Extension(
        namespace=names.NAR,
        name="contentMeta/subject",
        value=f'<subject xmlns="{names.NAR}"/>',
        media_type="application/xml",
    )
    stories = [
        story.model_copy(update={"extensions": (rubbish, *story.extensions)})
        for story in (harbour_story(), bare_story())
    ]
    report = Report(target="newsml-g2")
    document = b"".join(bundle(stories, options(layout=layout), report))
    uris = [each.uri for each in items_of(document)]
    assert [each for each in uris if each in {s.uri for s in stories}] == [s.uri for s in stories]
    assert len(uris) == len(set(uris)), "no item stands twice"
    assert report.by_code["OU001"] == 0
    assert "/extensions/0" in {d.pointer for d in report.diagnostics if d.code == "LS001"}


def test_a_bundle_of_nothing_is_refused() -> None:
    with pytest.raises(InvalidOutput):
        _bundled([])


def test_a_bundle_takes_no_more_memory_for_more_items() -> None:
    def many(count: int) -> Iterator[v1.NewsItem]:
        for number in range(count):
            yield harbour_story().model_copy(update={"uri": f"urn:newsexport:many:{number}"})

    def peak(count: int) -> int:
        tracemalloc.start()
        for _ in bundle(many(count), options(), Report(target="newsml-g2")):
            pass
        _, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return highest

    peak(3)
    assert peak(60) < peak(6) + 400_000


@pytest.mark.parametrize(("version", "kept"), [("2.35", True), ("2.12", False)])
def test_a_subject_of_parts_that_the_release_does_not_know_is_left_out(
    version: str, kept: bool
) -> None:
    markup = (
        f'<mainConcept xmlns="{names.NAR}" uri="http://cv.iptc.org/newscodes/mediatopic/20001071"/>'
    )
    part = v1.Extension(
        namespace=names.NAR, name="mainConcept", value=markup, media_type="application/xml"
    )
    story = bare_story().model_copy(update={"subjects": (v1.Concept(extensions=(part,)),)})
    data, told = written(story, version=version)
    assert (b"mainConcept" in data) is kept
    assert ("/subjects/0" in pointers(told, "LS001")) is not kept


@pytest.mark.parametrize("layout", ["item", "message"])
@pytest.mark.parametrize("body", ["xhtml", "nitf"])
@pytest.mark.parametrize("name", ["association name", "1st", "a:b", "-", "m-1st", "größe", "a/b"])
def test_media_with_names_that_are_none_in_xml_keep_their_figures(
    name: str, body: str, layout: str
) -> None:
    picture = v1.Media(
        id=name, credit_line="A", renditions=(v1.Rendition(href="https://example.com/a.jpg"),)
    )
    other = picture.model_copy(update={"id": "m-1st" if name != "m-1st" else "1st"})
    figures = v1.Section(name="section", blocks=(v1.Figure(media=(name,)),))
    story = bare_story().model_copy(
        update={"media": (picture, other), "body": (v1.Paragraph(text="Words."), figures)}
    )
    data, told = written(story, layout=layout, body=body)
    again = items_of(data)[0]
    (figure,) = again.body[1].blocks
    assert figure.media[0] == again.media[0].id
    assert again.media[0].credit_line == "A"
    if again.media[0].id != name:
        assert "/media/0/id" in pointers(told, "LS003")


@pytest.mark.parametrize("version", ["2.35", "2.12"])
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("video", "ninat:video"), ("ninat:video", "ninat:video"), ("nityp:x", "nityp:x"), ("desk:own", "ninat:text"),
        ("http://cv.iptc.org/newscodes/ninature/picture", None), ("http://[::1", "ninat:text"), ("a b", "ninat:text"),
    ],
)  # fmt: skip
def test_an_item_class_of_any_form_keeps_no_item_from_leaving(
    said: str, code: str | None, version: str
) -> None:
    story = bare_story().model_copy(update={"item_class": said})
    data, told = written(story, version=version)
    if code is None:
        code = "ninat:picture" if version == "2.12" else None
    form = f'qcode="{code}"' if code else f'uri="{said}"'
    assert f"<itemClass {form}/>".encode() in data
    if items_of(data)[0].item_class != said:
        assert "/itemClass" in {*pointers(told, "LS001"), *pointers(told, "LS003")}


def test_a_reference_to_a_group_that_is_not_there_is_left_out_and_told() -> None:
    members = (
        v1.Member(group="nowhere", title="Weather"), v1.Member(uri="urn:newsml:example.com:1:2"),
    )  # fmt: skip
    groups = (v1.Group(id="main", root=True, members=members),)
    package = bare_story().model_copy(
        update={"item_class": "composite", "groups": groups, "body": (), "media": ()}
    )
    data, told = written(package)
    assert b"groupRef" not in data
    assert {"/groups/0/members/0/group", "/groups/0/members/0/title"} <= set(
        pointers(told, "LS001")
    )


def test_groups_with_names_that_are_none_in_xml_refer_to_each_other() -> None:
    groups = (
        v1.Group(id="http://a b/", root=True, members=(v1.Member(group="0000"),)),
        v1.Group(
            id="0000", members=(v1.Member(uri="urn:newsml:example.com:1:2", item_class="text"),)
        ),
    )
    package = bare_story().model_copy(
        update={"item_class": "composite", "groups": groups, "body": (), "media": ()}
    )
    data, told = written(package)
    (again,) = items_of(data)
    first, second = again.groups
    assert (first.root, first.members[0].group) == (True, second.id)
    assert {"/groups/0/id", "/groups/1/id", "/groups/0/members/0/group"} <= set(
        pointers(told, "LS003")
    )
