"""Feeds as others send them: what is held back, who wrote it, which pictures are one, which elements few know."""

from __future__ import annotations

import re
from typing import Any

import orjson
import pytest

from newsexport import api, validate
from newsexport.conversion import Target
from newsexport.errors import InvalidOutput
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import Concept, Figure, Headline, Link, NewsItem, Party
from newsexport.source import Source
from tests.one_item import OPTIONS, STORY, converted, feed, lost, read

_SPACES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:yandex="http://news.yandex.ru" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"'
)


def rss(item: str) -> NewsItem:
    data = (
        f'<rss version="2.0" {_SPACES}><channel><title>Harbour</title><link>https://harbour.example/</link>'
        f"<description>d</description><item><title>Ferry sails</title><guid>https://harbour.example/1</guid>{item}</item>"
        "</channel></rss>"
    )
    (found,) = api.read(data.encode())
    return found


def atom(entry: str) -> NewsItem:
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>H</title><id>tag:h.example,2026:f</id><updated>2026-11-29T10:00:00Z'
        f"</updated><entry><title>Ferry</title><id>tag:h.example,2026:1</id><link href='https://h.example/1'/>{entry}</entry></feed>"
    )
    (found,) = api.read(data.encode())
    return found


@pytest.mark.parametrize("namespace", ["http://www.w3.org/2007/app", "http://purl.org/atom/app#"])
def test_a_draft_is_held_back(namespace: str) -> None:
    item = atom(f'<app:control xmlns:app="{namespace}"><app:draft>yes</app:draft></app:control>')
    assert item.pub_status == "withheld"
    with pytest.raises(InvalidOutput):
        Target.of("rss", Options()).document(item, Report())
    shown = atom(f'<app:control xmlns:app="{namespace}"><app:draft>no</app:draft></app:control>')
    assert shown.pub_status == "usable"


@pytest.mark.parametrize(
    "status",
    ['<media:status state="deleted" reason="wrong"/>', "<media:status>deleted</media:status>"],
)
def test_an_item_that_is_said_to_be_deleted_is_taken_back(status: str) -> None:
    assert rss(status).pub_status == "canceled"


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Ada Quay, Jo Berg", ["Ada Quay", "Jo Berg"]), ("Ada Quay and Jo Berg", ["Ada Quay", "Jo Berg"]),
        ("Quay, Ada", ["Quay, Ada"]), ("Ada Quay, Political Editor", ["Ada Quay, Political Editor"]),
        ("Smith and Sons", ["Smith and Sons"]), ("Ada Quay", ["Ada Quay"]),
    ],
)  # fmt: skip
def test_lists_of_full_names_are_several_creators(said: str, names: list[str]) -> None:
    item = rss(f"<dc:creator>{said}</dc:creator><author>ada@h.example (Ada Quay)</author>")
    assert [name for name in item.authors if name != "Ada Quay" or name in names] == names
    assert [party.email for party in item.creators if party.name == "Ada Quay"] == ["ada@h.example"]


def test_a_podcast_says_who_how_long_and_which_picture() -> None:
    item = rss(
        '<itunes:image href="/12.jpg"/><itunes:author>Ada Quay</itunes:author><itunes:duration>1:02:03</itunes:duration>'
        '<itunes:keywords>harbour, ferry</itunes:keywords><enclosure url="https://h.example/12.mp3" length="9" type="audio/mpeg"/>'
    )
    picture, sound = item.media
    assert (item.authors, item.keywords) == (("Ada Quay",), ("harbour", "ferry"))
    assert (picture.kind, picture.renditions[0].href) == (
        "picture",
        "https://harbour.example/12.jpg",
    )
    assert (sound.kind, sound.renditions[0].duration) == ("audio", 3723.0)
    assert rss("<dc:creator>Jo Berg</dc:creator><itunes:author>Radio</itunes:author>").authors == (
        "Jo Berg",
    )


def test_the_text_and_section_of_other_dialects() -> None:
    item = rss(
        "<yandex:full-text>Паром идёт.</yandex:full-text><prism:section>Город</prism:section>"
    )
    assert (item.text, item.section) == ("Паром идёт.", "Город")
    both = rss("<content:encoded>One.</content:encoded><yandex:full-text>Two.</yandex:full-text>")
    assert (both.text, [each.value for each in both.extensions]) == ("One.", ["Two."])


def test_a_code_beside_the_scheme_of_iptc_is_a_concept_of_iptc() -> None:
    transport = Concept(uri="http://cv.iptc.org/newscodes/mediatopic/20000337", name="Transport")
    scheme = "http://cv.iptc.org/newscodes/mediatopic/"
    assert atom(f'<category term="20000337" scheme="{scheme}" label="Transport"/>').subjects == (
        transport,
    )
    assert rss(
        f'<category domain="{scheme}" nicename="20000337">Transport</category>'
    ).subjects == (transport,)


@pytest.mark.parametrize("date", ["2026-11-29", "Sun, 29 Nov 2026 10:15:00"])
def test_the_day_of_what_is_no_moment_is_kept_where_no_other_time_is_known(date: str) -> None:
    assert rss(f"<pubDate>{date}</pubDate>").content_created == "2026-11-29"
    both = rss(f"<pubDate>{date}</pubDate><dc:date>2026-11-30T10:00:00Z</dc:date>")
    assert both.content_created is None
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "H", "items": [
        {"id": "1", "title": "Ferry", "content_text": "x", "date_published": date}]}  # fmt: skip
    (item,) = api.read(orjson.dumps(feed))
    assert item.content_created == "2026-11-29"


def test_the_page_behind_a_counting_address_and_a_name_behind_a_mail() -> None:
    data = (
        '<rss version="2.0" xmlns:f="http://rssnamespace.org/feedburner/ext/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>H</title><link>https://h.example/</link><description>d</description><item><title>Ferry</title>"
        "<link>https://feeds.example/~r/1</link><f:origLink>https://h.example/1</f:origLink>"
        "<dc:creator>noreply@h.example (Ada Quay)</dc:creator></item></channel></rss>"
    )
    (item,) = api.read(data.encode())
    assert item.canonical_url == "https://h.example/1"
    assert [(each.rel, each.href) for each in item.links] == [
        ("alternate", "https://feeds.example/~r/1")
    ]
    assert [(each.name, each.email) for each in item.creators] == [
        ("Ada Quay", "noreply@h.example")
    ]


def test_a_post_behind_a_password_is_held_back_and_the_password_kept_nowhere() -> None:
    data = (
        '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>H</title><link>https://h.example/</link>'
        "<description>d</description><item><title>Ferry</title><guid>https://h.example/1</guid>"
        "<wp:status>publish</wp:status><wp:post_password>secret</wp:post_password></item></channel></rss>"
    )
    (item,) = api.read(data.encode())
    assert item.pub_status == "withheld"
    assert "secret" not in item.model_dump_json()
    assert not [
        each for each in api.validate(data.encode()).diagnostics if "secret" in each.message
    ]


def test_names_of_authors_that_are_bylines_in_atom_and_json_feed() -> None:
    item = atom("<author><name>By Ada Quay and Jo Berg</name></author>")
    assert (item.authors, item.byline) == (("Ada Quay", "Jo Berg"), "By Ada Quay and Jo Berg")
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "H", "items": [
        {"id": "1", "content_text": "x", "authors": [{"name": "By Ada Quay", "url": "https://h.example/ada"}]}]}  # fmt: skip
    (item,) = api.read(orjson.dumps(feed))
    assert [(each.name, each.url) for each in item.creators] == [
        ("Ada Quay", "https://h.example/ada")
    ]
    assert item.byline == "By Ada Quay"


@pytest.mark.parametrize(
    ("paragraph", "shown"),
    [
        ('<p><img src="/a.jpg" alt="Boats">The ferry sails.</p>', True), ('<p>See <a href="/b"><img src="/a.jpg"></a> here.</p>', True),
        ('<p>Well <img src="/a.png" class="emoji" alt="x"> done.</p>', False), ('<p>Up <img src="/a.png" width="12"> now.</p>', False),
    ],
)  # fmt: skip
def test_pictures_among_the_words_of_a_paragraph_are_pictures(paragraph: str, shown: bool) -> None:
    item = rss(f"<content:encoded><![CDATA[{paragraph}]]></content:encoded>")
    assert [medium.renditions[0].href for medium in item.media] == [
        "https://harbour.example/a.jpg"
    ] * shown
    assert len(_shown(item.body)) == shown


def test_a_pixel_for_counting_readers_is_no_picture() -> None:
    item = rss(
        '<content:encoded><![CDATA[<p>One.</p><img src="https://c.example/1" width="1" height="1">]]></content:encoded>'
    )
    assert (item.media, item.text) == ((), "One.")


def test_slides_of_a_group_are_pictures_of_their_own() -> None:
    item = rss(
        '<media:group><media:title>Slides</media:title><media:content url="https://h.example/1.jpg"><media:title>One</media:title>'
        '</media:content><media:content url="https://h.example/1s.jpg" width="90"/><media:content url="https://h.example/2.jpg">'
        "<media:title>Two</media:title></media:content></media:group>"
    )
    assert [(medium.headline, len(medium.renditions)) for medium in item.media] == [
        ("One", 2),
        ("Two", 1),
    ]


def test_a_candidate_that_is_the_picture_itself_is_no_second_rendition() -> None:
    item = rss(
        '<content:encoded>&lt;p>x&lt;/p>&lt;div>&lt;figure>&lt;img src="/a.jpg" srcset="/a.jpg 900w, /b.jpg 300w">&lt;/figure>'
        '&lt;figure>&lt;img src="/a.jpg" alt="Boats">&lt;/figure>&lt;/div></content:encoded>'
    )
    assert [(each.href[-5:], each.width) for each in item.media[0].renditions if each.href] == [
        ("a.jpg", 900),
        ("b.jpg", 300),
    ]
    shown = _shown(item.body)
    assert shown <= {medium.id for medium in item.media}


def _shown(blocks: Any) -> set[str]:
    found: set[str] = set()
    for block in blocks:
        found |= (
            set(block.media) if isinstance(block, Figure) else _shown(getattr(block, "blocks", ()))
        )
    return found


def test_formats_for_readers_name_the_persons_of_a_byline() -> None:
    item = NewsItem.model_validate({
        "uri": "urn:newsml:example.com:1:a", "versionCreated": "2026-11-29T10:15:00Z", "byline": "By Ada Quay and Jo Berg",
        "headlines": [{"text": "Ferry"}], "canonicalUrl": "https://example.com/a", "language": "en",
        "body": [{"type": "paragraph", "text": "x"}], "provider": {"name": "Harbour"},
    })  # fmt: skip
    for target in ("json-ld", "atom", "rss", "json-feed"):
        report = Report()
        (again,) = api.read(Target.of(target, Options()).document(item, report))
        assert again.authors == ("Ada Quay", "Jo Berg"), target
        assert "/creators" in {each.pointer for each in report.diagnostics}


CHANNEL = """<rss version="2.0"><channel><title>Harbour</title><link>https://example.com/</link><description>d</description>
<language>{language}</language><item><title>Ferry</title><guid>https://example.com/1</guid>{more}</item></channel></rss>"""


def item_of_feed(more: str, language: str = "en") -> tuple[NewsItem, Report]:
    return read(CHANNEL.format(more=more, language=language))


def test_an_author_of_parts_is_a_name_and_a_job() -> None:
    item, report = item_of_feed(
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
    item, report = item_of_feed("", language)
    assert item.language == meant
    assert ("RD005" in report.by_code) == (language != meant)


def test_rights_of_a_channel_are_words() -> None:
    said = '<copyright>&amp;copy; 2026 &lt;a href="https://example.com/"&gt;Skerry&lt;/a&gt; Press</copyright>'
    item, report = read(CHANNEL.format(more="", language="en").replace("<item>", f"{said}<item>"))
    assert item.rights[0].notice == "© 2026 Skerry Press"
    assert "https://example.com/" in lost(report)


def test_a_word_is_no_media_type() -> None:
    picture = (
        '&lt;p&gt;&lt;img type="image" src="https://example.com/q.jpg" alt="Quay"&gt;&lt;/p&gt;'
    )
    item, _ = item_of_feed(f"<description>{picture}</description>")
    assert item.media[0].renditions[0].media_type is None


FEED = """<rss version="{version}"{more}><channel><title>Harbour News</title><link>https://harbour.example/</link>
<description>All news</description><language>en</language>
<textinput><title>Search</title><description>Search here</description><name>q</name><link>https://harbour.example/s</link></textinput>
<item><title>Ferry sails</title><link>https://harbour.example/1</link><description>Again.</description></item>
</channel></rss>"""


@pytest.mark.parametrize(
    ("version", "told"), [("0.91", False), ("0.90", False), ("0.92", True), ("2.0", True)]
)
def test_textinput_is_an_element_of_netscape(version: str, told: bool) -> None:
    report = validate(FEED.format(version=version, more="").encode())
    assert (
        any("textinput" in each.message for each in report.diagnostics if each.code == "FE001")
        is told
    )


@pytest.mark.parametrize(
    "namespace", ["https://cyber.harvard.edu/rss/rss.html", "http://backend.userland.com/rss2"]
)
def test_elements_in_the_namespace_of_the_specification_are_read(namespace: str) -> None:
    data = FEED.format(version="2.0", more=f' xmlns="{namespace}"').encode()
    (item,) = api.read(data)
    assert (item.headline, item.language) == ("Ferry sails", "en")
    assert not {"RS001", "RD007"} & set(validate(data).by_code)


def test_a_feed_without_a_version_is_told_in_words() -> None:
    data = re.sub(' version="[^"]*"', "", FEED).format(more="").encode()
    (found,) = [each for each in validate(data).diagnostics if each.code == "FE031"]
    assert found.message == "a feed without a version is no version of RSS"


def test_atom_has_one_alternate_of_a_type_and_language() -> None:
    links = (
        Link(rel="alternate", href="https://harbour.example/print", media_type="text/html"),
        Link(rel="alternate", href="https://harbour.example/1.pdf", media_type="application/pdf"),
        Link(rel="alternate", href="https://harbour.example/2.pdf", media_type="application/pdf"),
    )
    item = NewsItem(
        uri="urn:newsml:harbour.example:1", language="en", headlines=(Headline(text="Ferry sails"),),
        published="2026-02-16T09:30:00Z", canonical_url="https://harbour.example/1", links=links,
        provider=Party(name="Harbour News"),
    )  # fmt: skip
    data = api.write(item, "atom")
    assert data.count(b'rel="alternate"') == 2
    assert not [each for each in validate(data).diagnostics if each.severity == "error"]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("By Ada Quay and Jo Berg", ["Ada Quay", "Jo Berg"]), ("Von Jo Berg", ["Jo Berg"]),
        ("Von Miller", ["Von Miller"]), ("Di Stefano Marco", ["Di Stefano Marco"]), ("Byron Smith", ["Byron Smith"]),
        ("Von der Au Ada", ["Von der Au Ada"]),
    ],
)  # fmt: skip
def test_creators_of_feeds_are_named_without_the_word_of_a_byline(
    said: str, names: list[str]
) -> None:
    text = FEED.format(version="2.0", more=' xmlns:dc="http://purl.org/dc/elements/1.1/"')
    (item,) = api.read(text.replace("</item>", f"<dc:creator>{said}</dc:creator></item>").encode())
    assert [each.name for each in item.creators] == names
    assert item.byline == (said if names != [said] else None)


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"{more}>{head}<entry><id>https://harbour.example/1</id>
<title>Ferry sails</title>{entry}<author><name>Ada Quay</name>{person}</author><content>It sails.</content></entry></feed>"""


HEAD = (
    "<id>https://harbour.example/</id><title>Harbour</title><updated>2026-02-16T09:30:00Z</updated>"
    '<link rel="self" href="https://harbour.example/feed.atom"/>'
)


UPDATED = "<updated>2026-02-16T09:30:00Z</updated>"


@pytest.mark.parametrize(
    ("head", "entry", "person", "message", "hint"),
    [
        (HEAD.replace(UPDATED, ""), UPDATED, "", "the feed has no updated", "add the element"),
        (HEAD, "", "", "the entry has no updated", "add the element"),
        (HEAD, UPDATED + "<title>Again</title>", "", "title stands a second time in the entry", "keep one of them"),
        (HEAD, UPDATED, "<name>Bo Reed</name>", "name stands a second time in the author", "keep one of them"),
    ],
)  # fmt: skip
def test_what_an_element_of_atom_lacks_or_repeats_is_said(
    head: str, entry: str, person: str, message: str, hint: str
) -> None:
    report = validate(ATOM.format(more="", head=head, entry=entry, person=person).encode())
    told = [each for each in report.diagnostics if each.code == "AT000"]
    assert [(each.message, each.hint) for each in told] == [(message, hint)]


def test_feeds_with_very_many_categories_are_looked_at_to_their_end() -> None:
    head = "".join(f'<category term="c{number}"/>' for number in range(1200)) + HEAD
    report = validate(ATOM.format(more="", head=head, entry=UPDATED, person="").encode())
    assert not {"AT000", "AT006"} & set(report.by_code)


def test_a_scheme_that_is_no_address_is_told_and_left_out_of_atom() -> None:
    data = feed(f'{STORY}<category domain="harbour">Ferries</category>')
    outcome = converted(data, "atom")
    assert outcome.ok
    assert b"scheme=" not in outcome.outputs[0].data
    assert any(
        (d.pointer or "").startswith("/subjects") for d in outcome.diagnostics if d.kind == "loss"
    )


def test_the_title_of_a_channel_whose_items_name_their_own_publisher_is_told() -> None:
    own = '<dc:publisher xmlns:dc="http://purl.org/dc/elements/1.1/">Skerry Press</dc:publisher>'
    for item, told in ((STORY + own, True), (STORY, False)):
        report = Report()
        list(api.parsed_items(Source.of(feed(item)), None, OPTIONS, report))
        said = [d.message for d in report.diagnostics if d.code == "LS002"]
        assert any("title of the channel" in each for each in said) == told
