"""What we write is judged by our own validator: no error that the item itself does not deserve."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from newsexport import api
from newsexport.conversion import Target
from newsexport.diagnostic import Diagnostic
from newsexport.errors import InvalidOutput, UnreadableDocument
from newsexport.options import Options, ProviderName
from newsexport.parsed import Parsed
from newsexport.report import Report
from newsexport.schema import versions
from newsexport.schema.v1 import (
    Extension,
    Headline,
    Media,
    NewsItem,
    Paragraph,
    PartialDate,
    Rendition,
)
from newsexport.source import Source

OPTIONS = Options(
    now=datetime(2026, 2, 16, 12, tzinfo=UTC),
    url_template="https://example.com/{key}",
    provider=ProviderName("Skerry News", "https://example.com/skerry"),
    language="en",
)
URI = "urn:newsml:example.com:20260216:ferry"
SENTENCE = "The ferry to Skerry Island sailed again on Monday after three weeks in the dry dock of Marhaven."
READ = (
    "json", "newsml-g2", "newsml-g2@2.12", "ninjs", "ninjs@2.2", "ninjs@1.6", "nitf", "rss", "atom", "json-feed",
    "news-sitemap", "html", "json-ld",
)  # fmt: skip


def news(**fields: object) -> NewsItem:
    said = {"uri": URI, "headlines": (Headline(text="Ferry returns"),), **fields}
    return NewsItem(**said)


def written(item: NewsItem, label: str, report: Report | None = None) -> bytes:
    target = Target.of(label, OPTIONS)
    return target.document(item, report if report is not None else Report())


def errors(data: bytes, name: str, options: Options = OPTIONS) -> list[Diagnostic]:
    report = api.validate(data, format=name.partition("@")[0], options=options)
    return [each for each in report.diagnostics if each.severity == "error"]


@pytest.mark.parametrize("label", ["ninjs", "ninjs@2.2", "ninjs@1.6", "nitf"])
def test_of_news_without_a_time_the_version_is_made_now(label: str) -> None:
    report = Report()
    item = news(content_modified=PartialDate("2026-02-15"), body=(Paragraph(text=SENTENCE),))
    data = written(item, label, report)
    assert report.by_code["RD003"] == 1
    assert errors(data, label) == []
    (again,) = api.read(data, options=OPTIONS)
    assert again.version_created == OPTIONS.now


PICTURE = Media(
    id="m", kind="picture", credit_line="A. Wake/Skerry News",
    renditions=(Rendition(href="https://example.com/ferry.jpg", media_type="image/jpeg"),),
)  # fmt: skip


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"media": (PICTURE,)},
        {"media": (PICTURE,), "item_class": "picture"},
        {"media": (PICTURE.model_copy(update={"kind": "video"}),), "item_class": "video"},
        {"body": (Paragraph(text="The ferry sails."),)},
        {"body": (Paragraph(text="We use cookies and ask for consent, says privacy partner."),)},
    ],
)
def test_a_page_of_ours_is_an_article_also_with_few_words(fields: dict[str, object]) -> None:
    data = written(news(**fields), "html")
    assert errors(data, "html") == []
    (again,) = api.read(data, format="html", options=OPTIONS)
    assert again.headline == "Ferry returns"


def test_a_page_of_others_with_few_words_is_none() -> None:
    data = written(news(), "html").replace(b'<meta name="generator" content="newsexport">', b"")
    assert [each.code for each in errors(data, "html")] == ["RD007"]


@pytest.mark.parametrize("uri", ["4711", "urn:no-name", "urn:uuid:no-uuid", "tag:example.com:1"])
def test_atom_names_an_item_by_an_address(uri: str) -> None:
    report = Report()
    data = written(news(uri=uri), "atom", report)
    assert errors(data, "atom") == []
    assert "/uri" in {each.pointer for each in report.diagnostics if each.code == "LS003"}
    (again,) = api.read(data)
    (killed,) = api.read(written(news(uri=uri, pub_status="canceled"), "atom"))
    assert killed.uri == again.uri, "a recall names what it recalls"
    (other,) = api.read(written(news(uri=f"{uri}9"), "atom"))
    assert other.uri != again.uri


def test_canonical_json_is_known_by_how_it_begins() -> None:
    schema = "http://www.iptc.org/std/ninjs/ninjs-schema_1.3.json"
    kept = Extension(namespace="http://www.iptc.org/std/ninjs/1", name="$standard", value=schema)
    for options in (OPTIONS, replace(OPTIONS, formats={"json": {"indent": "no"}})):
        data = Target.of("json", options).document(news(extensions=(kept,)), Report())
        assert api.detect(data).format == "json"


def test_json_ld_does_not_date_the_change_before_what_it_changed() -> None:
    item = news(
        version_created=datetime(2026, 2, 16, 9, tzinfo=UTC),
        content_created=PartialDate("2026-02-16T10:00:00+01:00"),
    )
    assert b'"dateCreated"' in written(item, "json-ld")
    later = item.model_copy(update={"content_created": PartialDate("2026-02-16T10:00:00Z")})
    report = Report()
    data = written(later, "json-ld", report)
    assert b'"dateCreated"' not in data
    assert errors(data, "json-ld") == []
    assert "/contentCreated" in {each.pointer for each in report.diagnostics}
    changed = news(
        first_created=datetime(2026, 2, 16, 9, tzinfo=UTC),
        content_modified=PartialDate("2026-02-16T08:00:00Z"),
    )
    assert errors(written(changed, "json-ld"), "json-ld") == []


def test_json_ld_of_a_story_without_a_headline_has_the_words_that_stand_for_it() -> None:
    report = Report()
    item = news(
        headlines=(Headline(text="Skerry", role="kicker"),), title="internal-slug",
        published=OPTIONS.now, body=(Paragraph(text=SENTENCE),),
    )  # fmt: skip
    data = written(item, "json-ld", report)
    assert errors(data, "json-ld") == []
    assert b"internal-slug" not in data
    assert "/headlines" in {each.pointer for each in report.diagnostics if each.code == "LS003"}


def test_nitf_with_media_that_have_no_file_is_valid_by_our_rules() -> None:
    empty = Media(id="a", kind="other", renditions=())
    video = Media(
        id="b", kind="video", renditions=(Rendition(uri="tag:a.example,2026:1", height=625),)
    )
    item = news(published=OPTIONS.now, media=(empty, video))
    assert errors(written(item, "nitf"), "nitf") == []


def of_corpus(shared: Path) -> list[Path]:
    folders = (
        "newsml-g2",
        "newsml-1.x",
        "nitf",
        "ninjs",
        "json-other",
        "rss",
        "text-wire",
        "feedvalidator",
    )
    found = []
    for folder in folders:
        files = sorted(p for p in (shared / "corpus" / folder).rglob("*") if p.is_file())
        found += files[:: 12 if len(files) > 100 else 3]
    return found


@pytest.mark.slow
def test_what_is_written_of_the_corpus_has_no_errors_of_its_own(
    shared: Path, standards: Path
) -> None:
    options = replace(OPTIONS, standards=standards)
    targets = [Target.of(label, options) for label in READ]
    wrong = []
    for path in of_corpus(shared):
        items = api.parsed_items(Source.of(path), None, options.started(), Report())
        for parsed in islice(_readable(items), 2):
            itself = api.validate(_canonical(parsed.item), format="json", options=options)
            for target in targets:
                try:
                    data = target.document(parsed.item, Report())
                except InvalidOutput:
                    continue
                found = errors(data, target.label, options)
                # What dangles in a package came with it, and goes with it.
                new = {each.code for each in found} - set(itself.by_code) - {"G2028"}
                wrong += [f"{path} {target.label} {code}" for code in sorted(new)]
    assert wrong == []


def _canonical(item: NewsItem) -> bytes:
    return versions.dump(Target.of("json", OPTIONS).admitted(item, Report()))


def _readable(items: Iterator[Parsed]) -> Iterator[Parsed]:
    """The items of a document, none of one that is of no known format."""
    try:
        yield from items
    except UnreadableDocument:
        return
