"""The API: one outcome per item, no I/O in convert_record, nothing written that does not validate."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import newsexport
from newsexport import api, resources
from newsexport.baseline import Baseline
from newsexport.codes.outputs import OU001
from newsexport.errors import (
    BadOption,
    InvalidOutput,
    UnknownFormat,
    UnreadableDocument,
    UnsupportedAction,
)
from newsexport.formats import registry
from newsexport.formats.canonical.names import CJ000
from newsexport.formats.json_ld import JSON_LD
from newsexport.limits import Limits
from newsexport.options import Options, ProviderName
from newsexport.profile import Profile
from newsexport.profiles.load import shipped
from newsexport.report import Report
from newsexport.schema import versions
from newsexport.schema.v1 import NewsItem

NOW = Options(now=datetime(2026, 2, 14, 12, tzinfo=UTC), provider=ProviderName("Example News"))
ALL = ("json", "newsml-g2", "json-ld")


def item(number: int = 1, **more: object) -> NewsItem:
    values = {
        "uri": f"urn:newsml:example.com:20260214:{number}",
        "versionCreated": "2026-02-14T09:00:00Z",
        "language": "en",
        "headlines": [{"text": f"Headline {number}"}],
        "body": [{"type": "paragraph", "text": "A first paragraph."}],
        **more,
    }
    return NewsItem.model_validate(values)


def lines(*items: NewsItem) -> bytes:
    return b"".join(versions.dump(each) for each in items)


def test_the_face_names_what_it_promises() -> None:
    for name in newsexport.__all__:
        assert getattr(newsexport, name) is not None
    assert dir(newsexport) == sorted(newsexport.__all__)


@pytest.mark.parametrize("target", ALL)
def test_what_is_written_is_read_again(target: str) -> None:
    data = api.write(item(), target, options=NOW)
    (again,) = api.read(data, options=NOW)
    assert (again.uri, again.headline, again.text) == (
        item().uri,
        "Headline 1",
        "A first paragraph.",
    )


@pytest.mark.parametrize("target", ALL)
def test_same_input_and_options_same_bytes(target: str) -> None:
    assert api.write(item(), target, options=NOW) == api.write(item(), target, options=NOW)


def test_one_outcome_per_item_with_all_its_outputs() -> None:
    outcomes = list(api.convert_record(lines(item(1), item(2), item(3)), ALL, NOW))
    assert [outcome.index for outcome in outcomes] == [0, 1, 2]
    assert all(
        outcome.ok and [o.format for o in outcome.outputs] == list(ALL) for outcome in outcomes
    )


def test_all_values_can_be_pickled() -> None:
    profile = shipped("strict")
    options = Options(
        now=NOW.now, profile=profile, provider=ProviderName("Example News"), limits=Limits()
    )
    outcomes = list(api.convert_record(lines(item(1), item(2)), ALL, NOW))
    public = [item(), api.detect(lines(item())), options, profile, *outcomes]
    for value in (*public, *outcomes[0].outputs, *outcomes[0].diagnostics):
        assert pickle.loads(pickle.dumps(value)) == value


@pytest.mark.parametrize("baseline", [None, Baseline()])
def test_a_report_can_be_pickled_whoever_judges(baseline: Baseline | None) -> None:
    report = api.validate(
        b"<rss><channel><item/></channel></rss>", profile=shipped("strict"), baseline=baseline
    )
    assert report.diagnostics
    again = pickle.loads(pickle.dumps(report))
    assert (again.diagnostics, again.tally) == (report.diagnostics, report.tally)


def test_an_exception_can_be_pickled_with_its_reasons() -> None:
    with pytest.raises(InvalidOutput) as caught:
        api.write(item(embargoed="open-ended"), "json-ld", options=NOW)
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(again), again.diagnostics) == (str(caught.value), caught.value.diagnostics)


def test_an_item_that_cannot_be_read_has_its_outcome_too() -> None:
    broken = b'{"schemaVersion": "1.0", "uri": "urn:x:1", "urgency": 77}\n'
    outcomes = list(api.convert_record(lines(item(1)) + broken + lines(item(3)), "json", NOW))
    assert [outcome.status for outcome in outcomes] == ["ok", "failed", "ok"]
    assert [d.code for d in outcomes[1].diagnostics] == ["CJ000"]


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n\0\0\0", b'{"schemaVersion": "1.0"'])
def test_an_input_without_items_has_one_outcome(data: bytes) -> None:
    (outcome,) = api.convert_record(data, "json", NOW)
    assert outcome.status == "failed"
    assert outcome.index is None
    assert outcome.diagnostics


def test_a_missing_file_is_an_outcome(tmp_path: Path) -> None:
    report = Report()
    (outcome,) = api.convert_record(tmp_path / "none.xml", "json", NOW, report=report)
    assert [d.code for d in outcome.diagnostics] == ["IO001"]
    assert report.unavailable


def test_embargoed_items_are_refused_for_the_public_and_only_there() -> None:
    later = item(embargoed="2026-02-14T18:00:00Z")
    (outcome,) = api.convert_record(lines(later), ALL, NOW)
    assert outcome.status == "rejected"
    assert [output.format for output in outcome.outputs] == ["json", "newsml-g2"]
    assert [d.code for d in outcome.diagnostics if d.severity == "error"] == ["OU002"]
    after = replace(NOW, now=datetime(2026, 2, 14, 18, tzinfo=UTC))
    (outcome,) = api.convert_record(lines(later), ALL, after)
    assert outcome.ok


@pytest.mark.parametrize(
    "change",
    [
        {"embargoed": "open-ended"},
        {"pubStatus": "canceled"},
        {"pubStatus": "withheld"},
        {"editorialOnly": True},
    ],
)
def test_what_is_not_for_the_public_raises_from_write(change: dict[str, object]) -> None:
    with pytest.raises(InvalidOutput) as caught:
        api.write(item(**change), "json-ld", options=NOW)
    assert caught.value.diagnostics[0].code == "OU002"


def test_files_appear_in_a_folder(tmp_path: Path) -> None:
    story = tmp_path / "story.newsitem.json"
    story.write_bytes(lines(item()))
    (outcome,) = api.convert(story, ALL, out=tmp_path / "out", options=NOW)
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["story.jsonld", "story.newsitem.json", "story.newsml-g2.xml"]
    assert all(
        output.path and Path(output.path).read_bytes() == output.data for output in outcome.outputs
    )


def test_several_items_are_numbered(tmp_path: Path) -> None:
    list(api.convert(lines(item(1), item(2)), "json-ld", out=tmp_path, options=NOW))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "memory.1.jsonld",
        "memory.2.jsonld",
    ]


def test_inputs_may_be_paths_bytes_and_streams(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(lines(item()))
    outcomes = list(
        api.convert(
            [path, str(path), lines(item()), io.BytesIO(lines(item()))], "json", options=NOW
        )
    )
    assert [outcome.status for outcome in outcomes] == ["ok"] * 4


@pytest.mark.parametrize("target", ALL)
def test_a_bundle_holds_all_items(target: str) -> None:
    data = b"".join(api.bundle(lines(item(1), item(2)), target, NOW))
    assert [each.headline for each in api.read(data, options=NOW)] == ["Headline 1", "Headline 2"]


def test_a_refused_item_stops_its_bundle() -> None:
    with pytest.raises(InvalidOutput):
        list(api.bundle(lines(item(1), item(2, pubStatus="canceled")), "json-ld", NOW))


def test_a_bundle_may_go_on_without_what_is_refused() -> None:
    found, report = lines(item(1), item(2, pubStatus="canceled"), item(3), item(1)), Report()
    data = b"".join(api.bundle(found, "json-ld", NOW, report=report, skip_refused=True))
    assert [each.headline for each in api.read(data, options=NOW)] == ["Headline 1", "Headline 3"]
    assert report.refused == 2
    assert {each.item.index for each in report.diagnostics if each.item} >= {1, 3}


def test_a_bundle_goes_on_without_what_no_document_can_be_made_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written, report = JSON_LD.write, Report()
    assert written is not None

    def write(item: NewsItem, options: Options, report: Report) -> bytes:
        if item.headline == "Headline 2":
            report.add(OU001, target="json-ld", place="/headline", reason="it is the second")
            raise InvalidOutput("no")
        return written(item, options, report)

    card = replace(JSON_LD, write=write)
    monkeypatch.setattr(
        "newsexport.formats.registry.FORMATS",
        tuple(card if each.name == "json-ld" else each for each in registry.FORMATS),
    )
    data = b"".join(
        api.bundle(lines(item(1), item(2)), "json-ld", NOW, report=report, skip_refused=True)
    )
    assert b"Headline 1" in data
    assert b"Headline 2" not in data
    assert report.by_code["OU001"] == 1


def test_reading_a_broken_document_raises_with_its_diagnostics() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        list(api.read(b'{"schemaVersion": "1.0", "uri": 1}'))
    assert caught.value.diagnostics[0].pointer == "/uri"


def test_unknown_formats_and_versions_are_usage_errors() -> None:
    with pytest.raises(UnknownFormat, match="newsml-g2"):
        api.write(item(), "newsml", options=NOW)
    with pytest.raises(UnknownFormat, match=r"2\.35"):
        api.write(item(), "newsml-g2@1.2", options=NOW)
    with pytest.raises(UnsupportedAction):
        api.write(item(), "text", options=NOW)


def test_only_formats_that_can_do_it_are_proposed() -> None:
    with pytest.raises(UnknownFormat, match="did you mean 'newsml-g2'") as unknown:
        api.write(item(), "newsml", options=NOW)
    with pytest.raises(UnsupportedAction, match="not written; did you mean 'newsml-g2'") as known:
        api.write(item(), "newsml-1", options=NOW)
    for message in (str(unknown.value), str(known.value)):
        offered = message.rpartition(": ")[2].split(", ")
        assert "atom" in offered and not {"wire", "text", "mapped", "newsml-1"} & set(offered)
    with pytest.raises(UnknownFormat, match="did you mean 'newsml-1'"):
        list(api.read(b"{}", format="newsml1"))


def test_our_own_fault_in_one_item_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    card = registry.find("json")

    def faulty(one: NewsItem, options: Options, report: Report) -> bytes:
        if one.uri.endswith(":1"):
            raise ZeroDivisionError("oops")
        return b"{}"

    cards = (replace(card, write=faulty), *registry.FORMATS[1:])
    monkeypatch.setattr(registry, "FORMATS", cards)
    first, second = api.convert_record(lines(item(1), item(2)), "json", NOW)
    assert (first.status, second.status) == ("failed", "ok")
    assert first.diagnostics[-1].code == "SY001"


def test_reading_that_fails_midway_keeps_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    card = registry.find("json")

    def faulty(*arguments: object) -> Iterator[object]:
        assert card.read is not None
        yield from card.read(*arguments)  # type: ignore[arg-type]
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(registry, "FORMATS", (replace(card, read=faulty),))
    outcomes = list(api.convert_record(lines(item(1)), "json", NOW))
    assert [(outcome.index, outcome.status) for outcome in outcomes] == [
        (0, "ok"),
        (None, "failed"),
    ]


def test_validation_places_findings() -> None:
    text = b'{\n  "schemaVersion": "1.0",\n  "uri": "urn:x:1",\n  "urgency": 77\n}\n'
    report = api.validate(text)
    (found,) = [d for d in report.diagnostics if d.code == "CJ000"]
    assert found.position is not None
    assert (found.position.line, found.position.column) == (4, 14)
    assert found.position.snippet == '  "urgency": 77'


def test_detection() -> None:
    assert api.detect(lines(item())).format == "json"
    assert api.detect(lines(item())).version == "1.0"
    assert api.detect(b"\0\1\2").format is None
    for target in ALL:
        assert api.detect(api.write(item(), target, options=NOW)).format == target


@pytest.mark.parametrize(
    ("document", "version"),
    [
        ('<?xml version="1.0"?><!-- by us --><rss version="2.0"><channel/></rss>', "2.0"),
        ("<rss><channel/></rss>", None),
        ('<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"/>', "1.0"),
        ('<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"/>', "0.90"),
        ('<Channel xmlns="http://purl.org/net/rss1.1#"/>', "1.1"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"/>', "1.0"),
        ('<feed version="0.3" xmlns="http://purl.org/atom/ns#"/>', "0.3"),
    ],
)  # fmt: skip
def test_detection_of_the_version_of_a_feed(document: str, version: str | None) -> None:
    assert api.detect(document.encode()).version == version


def test_a_profile_is_no_name() -> None:
    with pytest.raises(BadOption, match="shipped"):
        Options(profile="msn")  # type: ignore[arg-type]


def test_upgrade() -> None:
    assert api.upgrade(versions.dump(item())) == item()
    with pytest.raises(UnreadableDocument):
        api.upgrade(b"{}")


def test_threads_do_not_disturb_each_other() -> None:
    def one(number: int) -> list[bytes]:
        outcomes = api.convert_record(lines(item(number)), ALL, NOW)
        return [output.data for outcome in outcomes for output in outcome.outputs]

    alone = [one(number) for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(one, range(8))) == alone


def test_threads_may_validate_at_the_same_time(root: Path) -> None:
    feeds = sorted((root / "fixtures" / "refused").glob("RS*.rss"))[:8]
    alone = [api.validate(feed, options=NOW).diagnostics for feed in feeds]
    with ThreadPoolExecutor(4) as pool:
        together = pool.map(lambda feed: api.validate(feed, options=NOW).diagnostics, feeds)
        assert list(together) == alone


def test_shipped_files_are_found() -> None:
    assert resources.folder("schemas").is_dir()
    assert resources.folder("fixtures").is_dir()


def test_a_document_that_is_cut_off_is_never_taken_for_complete() -> None:
    message = b"".join(api.bundle(lines(item(1), item(2), item(3)), "newsml-g2", NOW))
    cut = message[: message.rindex(b"<contentSet>")]
    outcomes = list(api.convert_record(cut, "json", NOW))
    assert [outcome.status for outcome in outcomes] == ["ok", "ok", "failed"]
    assert outcomes[-1].index is None
    with pytest.raises(UnreadableDocument):
        list(api.read(cut))
    with pytest.raises(UnreadableDocument):
        list(api.bundle(cut, "json", NOW))


def test_the_last_fault_of_many_is_not_forgotten() -> None:
    odd = [
        b'{"schemaVersion":"1.0","uri":"urn:x:%d","title":"a\\u0001"}\n' % n for n in range(1100)
    ]
    with pytest.raises(UnreadableDocument):
        list(api.read(b"".join(odd) + b"{\n"))


def test_the_callers_defaults_reach_every_format() -> None:
    options = replace(NOW, language="sv")
    bare = item().model_copy(update={"language": None})
    for target in ALL:
        (again,) = api.read(api.write(bare, target, options=options), options=NOW)
        assert again.language == "sv"
        assert again.provider is not None
        assert again.provider.name == "Example News"


def test_options_that_make_no_sense_are_refused_at_once() -> None:
    with pytest.raises(BadOption):
        Options(now=datetime(2026, 2, 14))  # noqa: DTZ001
    with pytest.raises(BadOption):
        Options(language="english x")
    with pytest.raises(BadOption):
        ProviderName("A", "not a uri")
    for wrong in ({"json": {"indent": "maybe"}}, {"json-ld": {"embde": "script"}}):
        with pytest.raises(BadOption):
            api.write(item(), "json", options=replace(NOW, formats=wrong))
    wish = {"newsml-g2": {"version": "2.35"}}
    with pytest.raises(BadOption):
        api.write(item(), "newsml-g2@2.20", options=replace(NOW, formats=wish))


def test_the_same_version_stands_in_a_bundle_once() -> None:
    with pytest.raises(InvalidOutput):
        list(api.bundle(lines(item(1), item(1)), "json", NOW))


def test_a_profile_reaches_every_finding() -> None:
    profile = Profile("mild", {"IO006": None, "CJ000": "warning"})
    report = api.validate(
        b'\xef\xbb\xbf{"schemaVersion":"1.0","uri":"urn:x:1","urgency":77}', profile=profile
    )
    assert [(d.code, d.severity) for d in report.diagnostics] == [("CJ000", "warning")]
    assert not report.fails("error")


def test_errors_count_also_when_they_are_no_samples() -> None:
    report = Report()
    for _ in range(150):
        report.add(CJ000, severity="warning", reason="x", advice="z")
    report.add(CJ000, reason="y", advice="z")
    assert report.fails("error")
    assert report.counts == {"warning": 150, "error": 1}
    assert report.diagnostics[-1].severity == "error"
    assert report.truncated == {"CJ000": (101, 151)}


def test_two_stories_never_get_the_same_derived_uri(tmp_path: Path) -> None:
    paragraphs = [
        f"Trams crossed the bridge at dawn on day {n}, and {n} hundred people walked over it."
        for n in range(9)
    ]
    story = "\n\n".join(["A Harbour Bridge Opens Again", *paragraphs])
    paths = [tmp_path / day / "story.txt" for day in ("monday", "tuesday")]
    for path in paths:
        path.parent.mkdir()
        path.write_text(story)
    first, second = api.convert(paths, "json", options=NOW)
    assert (first.status, second.status) == ("ok", "rejected")
    assert second.diagnostics[-1].code == "RD008"
    again = list(api.convert([paths[0], paths[0]], "json", options=NOW))
    assert [outcome.status for outcome in again] == ["ok", "ok"]
