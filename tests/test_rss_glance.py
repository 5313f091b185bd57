"""What is seen at a glance of a feed of ours is valid by our schema, too; and stories that are cut out are read alike."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from newsexport.conversion import Target
from newsexport.formats.rss import stories, structure
from newsexport.formats.rss.documents import parts
from newsexport.formats.rss.glance import is_plainly_right
from newsexport.formats.rss.read import read
from newsexport.options import Options, ProviderName
from newsexport.report import Report
from newsexport.schema.v1 import (
    Concept,
    Description,
    Headline,
    Link,
    Media,
    NewsItem,
    Paragraph,
    PartialDate,
    Party,
    Rendition,
    Rights,
)
from newsexport.source import Source

NOW = datetime(2026, 2, 16, 12, 0, tzinfo=UTC)
OPTIONS = Options(
    now=NOW, provider=ProviderName("Example News", "https://example.com/"), language="en",
    url_template="https://example.com/{key}",
)  # fmt: skip
PICTURE = Rendition(href="https://example.com/a.jpg?w=1&h=2", width=900, media_type="image/jpeg")
SMALL = Rendition(href="https://example.com/s.jpg", role="thumbnail", width=90, height=60)
ITEM = NewsItem(
    uri="urn:newsml:example.com:2026:ferry", canonical_url="https://example.com/ferry?a=1&b=2",
    headlines=(Headline(text='Ferry & crew "return"'), Headline(text="At last", role="subheadline")),
    published=NOW, version_created=NOW + timedelta(minutes=5), content_created=PartialDate("2026-02-01"),
    expires=PartialDate("2027-01-01T00:00:00Z"),
    language="en", creators=(Party(name="Ada Lind"), Party(name="Tomas O'Keke")),
    contributors=(Party(name="Mila Sørensen"),), publisher=Party(name="Example News"),
    descriptions=(Description(text="What came back, and when.", role="summary"),),
    body=(Paragraph(text="The ferry sailed & came back."),), keywords=("ferry", "crew"),
    subjects=(Concept(name="transport", scheme="https://example.com/subjects/"),),
    media=(
        Media(headline="Boat", caption="The <white> boat", credit_line="Ada Lind", alt_text="A boat",
              copyright_notice="© Example", creators=(Party(name="Ada Lind", roles=("photographer",)),),
              renditions=(PICTURE, SMALL)),
        Media(kind="video", renditions=(
            Rendition(href="https://example.com/v.mp4", duration=12.5, size=1000, role="main"),
            Rendition(href="https://example.com/v.webm"))),
        Media(renditions=(Rendition(href="https://example.com/b.jpg"),)),
    ),
    links=(Link(rel="related", href="https://example.com/more", title="More"),),
    rights=(Rights(notice="© Example", holder=Party(name="Example"), usage_terms="For readers",
                   licence="https://example.com/licence"),),
)  # fmt: skip
_BARE = NewsItem(uri="urn:x:bare", headlines=(Headline(text="Bare"),), published=NOW)
_STRANGE = [
    "", "&", "<", ">", '"', "&amp;", "&#13;", "&x;", "]]>", "\x01", "\ufffe", "é", " ", "\n", "-1", "0", "31",
    "99", "2026-02-30T00:00:00Z", "<x/>", "true", "x", "\t", "/",
]  # fmt: skip


def _written(item: NewsItem) -> str:
    return Target.of("rss", OPTIONS).document(item, Report()).decode()


def _changed(feed: str, count: int) -> Iterator[str]:
    """Feeds in which one or two things differ: lines, attributes or characters that are gone, doubled or strange."""
    random = Random(2026)
    for _ in range(count):
        pieces = re.findall(r"<[^<>]*>|[^<>\n]+|\n", feed)
        for _ in range(random.randint(1, 2)):
            at, other = random.randrange(len(pieces)), random.randrange(len(pieces))
            match random.randrange(6):
                case 0:
                    del pieces[at]
                case 1:
                    pieces.insert(at, pieces[other % len(pieces)])
                case 2:
                    pieces[at], pieces[other] = pieces[other], pieces[at]
                case 3:
                    cut = random.randrange(len(pieces[at]) + 1)
                    strange = random.choice(_STRANGE)
                    pieces[at] = pieces[at][:cut] + strange + pieces[at][cut:]
                case 4:
                    pieces[at] = re.sub(r'"[^"]*"', f'"{random.choice(_STRANGE)}"', pieces[at])
                case 5:
                    pieces[at] = re.sub(r"\d+", random.choice(_STRANGE), pieces[at], count=1)
        yield "".join(pieces)


def _is_valid(feed: bytes) -> bool:
    return not any(structure._problems(feed, OPTIONS))


@pytest.mark.parametrize("item", [ITEM, _BARE])
def test_a_feed_of_ours_is_seen_to_be_right(item: NewsItem) -> None:
    short = structure._without_stories(_written(item).encode())
    assert short is not None
    assert is_plainly_right(short)
    assert _is_valid(short)


def test_whatever_is_seen_to_be_right_is_valid() -> None:
    seen = judged = 0
    for item in (ITEM, _BARE):
        for feed in _changed(_written(item), 3000):
            short = structure._without_stories(feed.encode())
            if short is None or not stories.is_writable(short):
                continue
            judged += 1
            if is_plainly_right(short):
                seen += 1
                assert _is_valid(short), short.decode()
    assert judged > 3000
    assert seen > 300
    assert seen < judged


@pytest.mark.parametrize("fault", ["\x01", "\ufffe", "&x;", "<b>", "]]>"])
def test_what_is_wrong_is_found_all_the_same(fault: str) -> None:
    feed = _written(ITEM).replace("What came back", f"What {fault} came back")
    assert any(structure.problems_of(feed.encode(), OPTIONS))


FEED = """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>News</title>
<item><title>One</title><content:encoded><![CDATA[<p>First\r\nstory &amp; more</p>]]></content:encoded></item>
<item><title>Two</title>{between}<content:encoded>&lt;p&gt;Second&lt;/p&gt;</content:encoded></item>
<item><title>Three</title><content:encoded><![CDATA[ \n ]]></content:encoded></item>
<item><title>Four</title><content:encoded><![CDATA[<p>Fourth</p>]]></content:encoded></item>
</channel></rss>"""
BETWEEN = (
    "",
    "<!-- <content:encoded><![CDATA[no story]]></content:encoded> -->",
    "<description><![CDATA[<content:encoded><![CDATA[quoted]]></description>",
    "<content:encoded><![CDATA[a]]]]><![CDATA[>b]]></content:encoded>",
    "<content:encoded>&#xE000;0</content:encoded>",
    "<title>\ue000</title>",
    "<item><content:encoded><![CDATA[within]]></content:encoded></item>",
    "<category><item><content:encoded><![CDATA[within]]></content:encoded></item></category>",
    f"<content:encoded><![CDATA[{'a]b]]' * 30}]]></content:encoded>",
    '<other><content:encoded xmlns:content="urn:x"><![CDATA[kept]]></content:encoded></other>',
    '<a:x xmlns:a="urn:a"><content:encoded><![CDATA[inside]]></content:encoded></a:x>',
    "<body>&#xE000;1</body>",
    "<content:encoded><![CDATA[\ue0001]]></content:encoded>",
)


@pytest.mark.parametrize("between", BETWEEN)
def test_stories_that_are_cut_out_are_read_as_if_they_stood_there(
    between: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    feed = FEED.format(between=between).encode()
    cut = _read(feed)
    with monkeypatch.context() as patched:
        patched.setattr(stories, "_cut", lambda data: None)
        assert _read(feed) == cut


_MARKUP = [
    "<content:encoded><![CDATA[", "]]></content:encoded>", "]]>", "<![CDATA[", "<!--", "-->", "<item>", "</item>",
    "\ue000", "\ue0000", "&#xE000;0", "\r", "\x01", "<content:encoded/>", "<x>", "</x>", "<title>", "</title>",
]  # fmt: skip


def test_stories_are_read_alike_wherever_they_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(2026)
    for _ in range(400):
        pieces = re.split(r"(<[^<>]*>|\]\]>)", FEED.format(between=""))
        for _ in range(random.randint(1, 3)):
            at, other = random.randrange(len(pieces)), random.randrange(len(pieces))
            match random.randrange(3):
                case 0:
                    pieces.insert(at, random.choice(_MARKUP))
                case 1:
                    pieces[at], pieces[other] = pieces[other], pieces[at]
                case 2:
                    pieces.insert(at, pieces[other])
        feed = "".join(pieces).encode()
        cut = _read(feed)
        with monkeypatch.context() as patched:
            patched.setattr(stories, "_cut", lambda data: None)
            assert _read(feed) == cut, feed.decode()


def test_stories_are_cut_out_of_a_feed_where_they_are_certain() -> None:
    found = [
        part for part in parts(_source(FEED.format(between="")), OPTIONS, Report()) if part.is_item
    ]
    assert [len(part.stories) for part in found] == [2] * 4
    assert "First" not in "".join(str(text) for text in found[0].element.itertext())


def test_a_story_that_xml_cannot_carry_is_a_fault_as_ever() -> None:
    report = Report()
    source = _source(FEED.format(between="").replace("Fourth", "Four\x01th"))
    assert len(list(read(source, OPTIONS, report))) == 3
    assert report.has_errors


def test_feeds_of_a_dialect_are_left_to_the_schema() -> None:
    feed = _written(ITEM).replace("<channel>", '<channel xmlns:x="urn:x">').encode()
    assert not is_plainly_right(feed)


def _source(feed: str) -> Source:
    return Source.of(feed.encode())


def _read(feed: bytes) -> list[object]:
    report = Report()
    options = replace(OPTIONS, language=None)
    found: list[object] = [
        (each.item, sorted(each.origins.paths.items()))
        for each in read(Source.of(feed), options, report)
    ]
    return [*found, report.diagnostics]
