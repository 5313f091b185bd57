"""What feeds say beside, twice, late or otherwise: it is taken up, or told at its place."""

from __future__ import annotations

import pytest

from newsexport.formats.atom.read import read as read_atom
from newsexport.formats.rss.read import read as read_rss
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source

_SPACES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
)
_ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:x="https://example.com/ns"{lang}><id>urn:example:feed</id><title>Harbour</title><updated>2026-02-16T08:30:00Z</updated>{head}'
    "<entry{own}><id>urn:example:1</id><title>Ferry</title><updated>2026-02-16T08:30:00Z</updated>{entry}</entry>{late}</feed>"
)


def rss(item: str, head: str = "", late: str = "") -> tuple[NewsItem, list[tuple[str | None, str]]]:
    """The item of a feed, and the places and words of what was told."""
    report = Report()
    channel = f"<title>Harbour</title><link>https://example.com/</link>{head}<item><title>Ferry</title>{item}</item>{late}"
    data = f'<rss version="2.0" {_SPACES}><channel>{channel}</channel></rss>'.encode()
    (found,) = read_rss(Source.of(data), Options(), report)
    return found.item, [(each.pointer, each.message) for each in report.diagnostics]


def atom(entry: str = "", **more: str) -> tuple[NewsItem, list[tuple[str | None, str]]]:
    """The same of Atom."""
    report = Report()
    said = {"lang": "", "own": "", "head": "", "late": ""} | more
    (found,) = read_atom(Source.of(_ATOM.format(entry=entry, **said).encode()), Options(), report)
    return found.item, [(each.pointer, each.message) for each in report.diagnostics]


def is_told(told: list[tuple[str | None, str]], word: str, place: str | None = None) -> bool:
    """Whether a word was told, at this place."""
    return any(word in words and (place is None or place == at) for at, words in told)


def test_keywords_of_a_file_stay_with_it() -> None:
    item, _ = rss(
        '<media:content url="https://example.com/a.jpg"><media:keywords>quay, boat</media:keywords></media:content>'
    )
    assert "quay, boat" in item.media[0].model_dump_json()


def test_a_licence_is_not_lost_to_the_address_of_a_copyright() -> None:
    licence = '<media:license href="https://example.com/licence">Free</media:license>'
    notice = '<media:copyright url="https://example.com/terms">Harbour</media:copyright>'
    for words in (licence + notice, notice + licence):
        item, _ = rss(f'<media:content url="https://example.com/a.jpg">{words}</media:content>')
        said = item.media[0].model_dump_json()
        assert "/licence" in said and "/terms" in said


def test_a_credit_is_told_with_its_role_and_at_its_place() -> None:
    _, told = rss(
        '<media:credit role="editor">Ada</media:credit><dc:date>2026-02-16T08:30:00Z</dc:date>'
    )
    assert is_told(told, "media:credit editor", "/rss/channel/item/credit")


def test_two_accounts_of_one_file_are_both_told() -> None:
    media = '<media:content url="https://example.com/a.jpg"><media:description>White</media:description></media:content>'
    story = '<content:encoded>&lt;figure&gt;&lt;img src="https://example.com/a.jpg"&gt;&lt;figcaption&gt;Blue&lt;/figcaption&gt;&lt;/figure&gt;</content:encoded>'
    item, told = rss(media + story)
    assert item.media[0].caption == "White"
    assert is_told(told, "Blue")


@pytest.mark.parametrize("name", ["language", "copyright", "link"])
def test_what_the_channel_says_and_no_item_takes_up_is_told(name: str) -> None:
    own = (
        "<dc:language>de</dc:language><dc:rights>Ours</dc:rights><dc:publisher>Quay</dc:publisher>"
    )
    _, told = rss(own, "<language>en</language><copyright>Theirs</copyright>")
    assert is_told(told, f"{name} of the channel")


def test_what_stands_behind_the_items_is_told() -> None:
    _, told = rss("", late="<link>https://example.com/late</link>")
    assert is_told(told, "/late")
    item, told = atom(late="<author><name>Ada</name></author>")
    assert not item.creators
    assert is_told(told, "Ada")


def test_each_channel_is_told_what_its_tag_says() -> None:
    item = "<item><title>Ferry</title></item>"
    channels = f'<channel odd="one">{item}</channel><channel odd="two">{item}</channel>'
    for data, places in ((f'<rss xml:lang="de">{channels}</rss>', {"one", "two"}),
                         (f'<rss xml:lang="de"><channel xml:lang="fr">{item}</channel></rss>', {"de"}),
                         (f'<rss><channel odd="empty"/>{channels}</rss>', {"empty", "one", "two"})):  # fmt: skip
        report = Report()
        list(read_rss(Source.of(data.encode()), Options(), report))
        told = {each.message.rpartition(" ")[2] for each in report.diagnostics}
        assert told >= places


def test_a_mode_that_is_none_is_told() -> None:
    report = Report()
    content = '<content mode="{}">Ferry sails.</content>'
    entry = f'<entry><title mode="escaped">A</title>{content}</entry>'
    feed = f'<feed version="0.3" xmlns="http://purl.org/atom/ns#">{entry}</feed>'
    list(read_atom(Source.of(feed.format("odd").encode()), Options(), report))
    assert [
        each.message.rpartition(" ")[2] for each in report.diagnostics if "mode" in each.message
    ] == ["odd"]


def test_the_language_of_a_feed_whose_entries_have_others_is_told() -> None:
    assert is_told(atom(lang=' xml:lang="pt"', own=' xml:lang="de"')[1], "pt")
    assert not is_told(atom(lang=' xml:lang="pt"')[1], "pt")


def test_links_of_a_description_beside_a_story_are_told() -> None:
    story = "<content:encoded>&lt;p&gt;One.&lt;/p&gt;</content:encoded>"
    link = "<description>See &lt;a href='https://example.com/more'&gt;more&lt;/a&gt;.</description>"
    item, told = rss(link + story)
    assert item.descriptions[0].text == "See more."
    assert is_told(told, "https://example.com/more", "/rss/channel/item/description")


def test_elements_of_modules_stand_behind_those_of_the_feed() -> None:
    item, _ = rss(
        "<dcterms:issued>2026-01-01T00:00:00Z</dcterms:issued><dc:description>Short</dc:description>"
        "<pubDate>Mon, 16 Feb 2026 08:30:00 GMT</pubDate><description>Long</description>"
    )
    assert str(item.published)[:10] == "2026-02-16"
    assert item.descriptions[0].text == "Long"
    item, _ = atom(
        "<dcterms:issued>2026-01-01T00:00:00Z</dcterms:issued><published>2026-02-16T08:30:00Z</published>"
    )
    assert str(item.published)[:10] == "2026-02-16"


def test_a_thumbnail_of_a_moment_is_a_picture_and_a_contributor_of_atom_a_person() -> None:
    item, _ = rss(
        '<media:thumbnail url="https://example.com/a.jpg" time="0:05"/><atom:contributor><atom:name>Ada</atom:name></atom:contributor>'
    )
    assert item.media[0].renditions[0].href == "https://example.com/a.jpg"
    assert item.contributors[0].name == "Ada"


def test_what_persons_of_atom_say_beside_is_told() -> None:
    person = "<author>beside<name>Ada</name><x:rank>first</x:rank></author>"
    assert is_told(atom(head=person, entry="<author><name>Bo</name></author>")[1], "first")
    assert is_told(atom(person)[1], "beside", "/feed/entry/author")


def test_the_title_of_a_page_is_told_at_its_link() -> None:
    _, told = atom('<link href="https://example.com/1" title="The page"/><content>Words</content>')
    assert is_told(told, "The page", "/feed/entry/link")
