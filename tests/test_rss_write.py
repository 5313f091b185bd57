"""Feeds that we write: valid, read again up to the losses told, and as others read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings

from newsexport import api
from newsexport.conversion import Target
from newsexport.errors import BadOption, InvalidOutput
from newsexport.formats.rss import item_write, structure
from newsexport.formats.rss import write as rss
from newsexport.formats.rss.item_write import item_element
from newsexport.formats.rss.read import read
from newsexport.options import Options, ProviderName
from newsexport.payloads.title_and_summary import title_of
from newsexport.report import Report
from newsexport.schema.v1 import (
    Concept,
    Figure,
    Headline,
    Media,
    NewsItem,
    Paragraph,
    Party,
    Rendition,
    Rights,
)
from newsexport.source import Source
from tests import strategies
from tests.round_trip import unexplained

NOW = datetime(2026, 2, 16, 12, 0, tzinfo=UTC)
OPTIONS = Options(
    now=NOW, provider=ProviderName("Example News", "https://example.com/"),
    url_template="https://example.com/{key}",
)  # fmt: skip
TARGET = Target.of("rss", OPTIONS)
ITEM = NewsItem(
    uri="urn:newsml:example.com:2026:ferry", canonical_url="https://example.com/ferry",
    headlines=(Headline(text="Ferry sails & returns"),), published=NOW, language="en",
    creators=(Party(name="Ada Lind"),), publisher=Party(name="Example News", url="https://example.com/"),
    body=(Paragraph(text="The ferry < sailed."), Figure(media=("boat",))),
    media=(
        Media(
            id="boat", caption="The boat", credit_line="Ada Lind", alt_text="A white boat",
            renditions=(Rendition(href="https://example.com/b.jpg", media_type="image/jpeg", width=900),),
        ),
    ),
    rights=(Rights(notice="© Example", data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING"),),
)  # fmt: skip


def again(data: bytes) -> list[NewsItem]:
    report = Report()
    items = [parsed.item for parsed in read(Source.of(data), Options(), report)]
    assert not report.has_errors, report.diagnostics
    return items


def check_round_trip(item: NewsItem) -> None:
    report = Report()
    item = TARGET.admitted(item, report)
    data = TARGET.document(item, report)
    assert TARGET.document(item, Report()) == data
    (back,) = again(data)
    assert not unexplained(item, back, report), data.decode()


def test_a_headline_that_no_reader_shows_is_lost():
    check_round_trip(
        ITEM.model_copy(
            update={"headlines": (Headline(text="<b>"), Headline(text="Late", role="subheadline"))}
        )
    )


def test_a_code_without_a_name_gives_way_to_what_has_one():
    code = Concept(uri="https://example.com/topics/1")
    event = Concept(name="Regatta", scheme="https://example.com/events")
    check_round_trip(ITEM.model_copy(update={"subjects": (code,), "events": (event,)}))
    check_round_trip(ITEM.model_copy(update={"subjects": (code,)}))


def test_an_item_comes_back_whole():
    report = Report()
    data = TARGET.document(ITEM, report)
    (back,) = again(data)
    assert back == ITEM.model_copy(update={"provider": None})


def _showable(item: NewsItem) -> NewsItem:
    """The same with a headline, where it has no word to show: RSS demands a title or a description."""
    if title_of(item) is not None:
        return item
    return item.model_copy(update={"headlines": (Headline(text="Ferry returns"),)})


SHOWABLE = strategies.news_items(public=True).map(_showable)


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(SHOWABLE)
def test_generated_items_come_back(item: NewsItem):
    check_round_trip(item)


@pytest.mark.slow
@settings(max_examples=2000, suppress_health_check=list(HealthCheck), deadline=None)
@given(SHOWABLE)
def test_many_generated_items_come_back(item: NewsItem):
    check_round_trip(item)


def test_data_mining_credit_and_caption_are_said():
    text = TARGET.document(ITEM, Report()).decode()
    assert '<prohibits type="usage">' not in text
    assert '<rsl:prohibits type="usage">ai-train</rsl:prohibits>' in text
    assert "<media:credit>Ada Lind</media:credit>" in text
    assert '<figcaption>The boat <small class="credit">Ada Lind</small></figcaption>' in text
    assert "data-newsexport" not in text


def test_a_subject_that_is_a_code_only_is_lost():
    code = Concept(uri="http://cv.iptc.org/newscodes/subjectcode/03015000")
    report = Report()
    Target.of("rss", OPTIONS).document(ITEM.model_copy(update={"subjects": (code,)}), report)
    (lost,) = (each for each in report.diagnostics if each.pointer == "/subjects")
    assert lost.code == "LS001"
    assert "03015000" in lost.message
    report = Report()
    both = (code, Concept(name="Sea"))
    Target.of("rss", OPTIONS).document(ITEM.model_copy(update={"subjects": both}), report)
    (told,) = (each for each in report.diagnostics if each.pointer == "/subjects")
    assert told.message.endswith("their names, as categories; 1 without a name are left out")


def test_the_channel_is_what_the_settings_say():
    said = {
        "title": "Sea & air", "link": "https://sea.example/", "description": "All of it",
        "language": "en-GB", "self": "https://sea.example/feed.rss",
    }  # fmt: skip
    text = (
        Target.of("rss", replace(OPTIONS, formats={"rss": said})).document(ITEM, Report()).decode()
    )
    for words in ("Sea &amp; air", "<language>en-GB</language>", 'rel="self"', "All of it"):
        assert words in text


def test_the_language_of_items_that_state_none_is_that_of_the_channel():
    options = replace(OPTIONS, language="ar")
    silent = ITEM.model_copy(update={"language": None})
    target = Target.of("rss", options)
    for document in (
        target.document(silent, Report()),
        b"".join(rss.bundle([target.admitted(ITEM, Report())], target.options, Report())),
    ):
        assert b"<description>" in document
        assert b"</description>\n<language>ar</language>" in document
        assert not api.validate(document).has_errors
    said = replace(options, formats={"rss": {"language": "fa"}})
    assert b"<language>fa</language>" in Target.of("rss", said).document(ITEM, Report())
    assert b"<language>" not in TARGET.document(silent, Report())


def test_without_a_name_the_channel_is_its_site():
    target = Target.of("rss", Options(now=NOW))
    item = ITEM.model_copy(update={"publisher": None})
    assert "<title>example.com</title>" in target.document(item, Report()).decode()


def test_a_wrong_address_of_the_feed_is_refused():
    options = replace(OPTIONS, formats={"rss": {"self": "feed.rss"}})
    with pytest.raises(BadOption):
        Target.of("rss", options).document(ITEM, Report())


@pytest.mark.parametrize(
    "more",
    [
        {"pub_status": "canceled"}, {"pub_status": "withheld"}, {"embargoed": "open-ended"},
        {"editorial_only": True}, {"canonical_url": None},
    ],
)  # fmt: skip
def test_what_must_not_reach_the_public_is_refused(more: dict[str, object]):
    target = Target.of("rss", Options(now=NOW))
    with pytest.raises(InvalidOutput):
        target.document(ITEM.model_copy(update=more), Report())


def test_internal_words_stay_inside():
    item = ITEM.model_copy(update={"ed_note": "SECRET", "slugline": "SECRET", "title": "SECRET"})
    report = Report()
    assert b"SECRET" not in TARGET.document(item, report)
    assert "SECRET" not in str(report.diagnostics)


def test_a_bundle_is_one_feed_with_flat_memory():
    source = TARGET.document(ITEM, Report())
    one = source.decode()
    start, end = one.index("<item>"), one.index("</channel>")
    items = one[start:end]
    many = "".join(
        items.replace(":ferry", f":ferry{n}").replace("/ferry", f"/ferry{n}") for n in range(3)
    )
    feed = (one[:start] + many + one[end:]).encode()
    written = b"".join(api.bundle(feed, "rss", options=OPTIONS))
    assert len(again(written)) == 3
    assert written == b"".join(api.bundle(feed, "rss", options=OPTIONS))


def test_an_independent_reader_agrees():
    feedparser = pytest.importorskip("feedparser")
    parsed = feedparser.parse(TARGET.document(ITEM, Report()), sanitize_html=False)
    assert not parsed.bozo
    (entry,) = parsed.entries
    assert entry.title in {"Ferry sails &amp; returns", "Ferry sails & returns"}
    assert entry.link == ITEM.canonical_url
    assert entry.id == ITEM.uri
    assert entry.author == "Ada Lind"
    assert entry.published == "Mon, 16 Feb 2026 12:00:00 GMT"
    assert entry.media_content[0]["url"] == "https://example.com/b.jpg"
    assert entry.media_credit[0]["content"] == "Ada Lind"
    assert "The ferry &lt; sailed." in entry.content[0].value
    assert parsed.feed.title == "Example News"


@settings(max_examples=40, suppress_health_check=list(HealthCheck), deadline=None)
@given(SHOWABLE)
def test_an_independent_reader_agrees_on_generated_items(item: NewsItem):
    feedparser = pytest.importorskip("feedparser")
    item = TARGET.admitted(item, Report())
    data = TARGET.document(item, Report())
    parsed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo
    (entry,) = parsed.entries
    assert entry.id == item.uri
    (back,) = again(data)
    assert len(entry.get("authors", ())) <= max(1, len(back.creators))
    assert ("content" in entry) >= bool(item.body and back.body)


@pytest.mark.parametrize("place", [0, 33, 34])
def test_of_items_judged_together_the_wrong_one_is_named(place: int):
    """A bundle is judged in portions; a finding is still about its item, and nothing of it leaves."""
    write = TARGET.card.bundle
    assert write is not None
    report = Report()
    wrong = ITEM.model_copy(update={"canonical_url": "ferry"})

    def items() -> Iterator[NewsItem]:
        for index in range(35):
            report.begin_item()
            report.target = TARGET.label
            yield wrong if index == place else ITEM
            report.target = None
            report.end_item()
        if place < 34:
            raise ZeroDivisionError  # what comes later does not hide it

    chunks = []
    with pytest.raises(InvalidOutput):
        chunks.extend(write(items(), TARGET.options, report))
    (found,) = [each for each in report.diagnostics if each.code == "OU001"]
    assert found.item is not None
    assert (found.item.index, found.target) == (place, "rss")
    assert b"<link>ferry" not in b"".join(chunks)


def test_characters_of_a_story_are_judged_beside_the_schema():
    sound = TARGET.document(ITEM, Report())
    assert not list(structure.problems_of(sound, TARGET.options))
    for bad in ("\x01", "\x0c", "\ufffe", "\uffff", "]]><br>"):
        broken = sound.replace(b"The ferry", f"The {bad} ferry".encode())
        assert list(structure.problems_of(broken, TARGET.options)), repr(bad)


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(SHOWABLE)
def test_the_outline_that_is_judged_is_the_element_without_its_story(item: NewsItem):
    made = item_element(TARGET.admitted(item, Report()), TARGET.options, Report())
    assert structure._without_stories(made.markup) == structure._without_stories(made.outline)
    assert len(made.outline) <= len(made.markup)


def test_a_story_longer_than_parsers_take_is_judged_itself(monkeypatch: pytest.MonkeyPatch):
    calm = ITEM.model_copy(update={"body": (Paragraph(text="The ferry < sailed."),)})
    short = item_element(calm, TARGET.options, Report())
    assert b"sailed" in short.markup and b"sailed" not in short.outline
    monkeypatch.setattr(item_write, "LONGEST", 10)
    long = item_element(calm, TARGET.options, Report())
    assert long.markup == long.outline == short.markup
