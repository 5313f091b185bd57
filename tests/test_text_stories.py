"""Scraped texts become the items that their truth describes, by rules that know none of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsexport.extract.article import understand
from newsexport.formats.text import TEXT
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import Heading, NewsItem, PartialDate
from newsexport.source import Source

STORIES = Path(__file__).parent.parent / "fixtures" / "stories"
SCRAPED = ("two-stories-scraped", "harder-scraped", "arabic-scraped")


def read(
    source: Source | Path | bytes, options: Options | None = None
) -> tuple[list[NewsItem], Report]:
    report = Report()
    parsed = list(TEXT.read(Source.of(source), options or Options(), report))
    return [each.item for each in parsed], report


def as_truth(item: NewsItem, wanted: dict[str, object]) -> dict[str, object]:
    """The item in the words of its truth; only the fields that the truth names."""
    known = {
        "headline": item.headline,
        "standfirst": item.standfirst,
        "byline": item.byline,
        "dateline": item.dateline,
        "direction": item.direction,
        "published": item.published.isoformat() if item.published else None,
        "modified": item.content_modified,
        "authors": list(item.authors),
        "pictures": [
            {"caption": p.caption, "credit": p.credit_line, "date": p.created}
            for p in item.pictures
        ],
        "corrections": [each.text for each in item.corrections],
        "subheads": [block.text for block in item.body if isinstance(block, Heading)],
        "paragraphs": item.text.split("\n\n"),
    }
    return {name: known[name] for name in wanted}


@pytest.mark.parametrize("story", SCRAPED)
def test_the_story_equals_its_truth(story):
    items, report = read(STORIES / story / "input.txt")
    truth = json.loads((STORIES / story / "truth.json").read_bytes())
    assert [as_truth(item, wanted) for item, wanted in zip(items, truth, strict=True)] == truth
    assert report.counts["error"] == report.counts["warning"] == 0


def test_the_seed_equals_its_truth(shared):
    items, report = read(shared / "seed" / "asharq-al-awsat.txt")
    truth = json.loads((shared / "seed" / "truth.json").read_bytes())
    assert [as_truth(item, wanted) for item, wanted in zip(items, truth, strict=True)] == truth
    assert [len(item.body) for item in items] == [17, 11]
    assert report.by_code["RD006"] == 10
    for item in items:
        assert item.language is None
        assert item.published is item.version_created is item.content_created is None
        assert isinstance(item.pictures[0].created, PartialDate)


def test_every_derived_value_has_its_evidence_and_origin():
    (parsed,) = TEXT.read(Source.of(STORIES / "harder-scraped" / "input.txt"), Options(), Report())
    fields = {evidence.field: evidence for evidence in parsed.item.evidence}
    assert fields.keys() == {
        "/uri", "/headlines/0/text", "/descriptions/0/text", "/byline", "/creators/0/name", "/creators/1/name",
        "/dateline", "/published", "/contentModified", "/versionCreated", "/body",
        "/media/0/caption", "/media/0/creditLine", "/corrections/0/text",
    }  # fmt: skip
    lines = (STORIES / "harder-scraped" / "input.txt").read_text("utf-8").split("\n")
    assert parsed.item.headline in lines[fields["/headlines/0/text"].line - 1]
    assert all(0 < evidence.confidence <= 1 and evidence.method for evidence in fields.values())
    assert parsed.origins.source_pointer("/byline") == f"line {fields['/byline'].line}"
    for index, block in enumerate(parsed.item.body):
        pointer = parsed.origins.source_pointer(f"/body/{index}/text")
        number = int(pointer.removeprefix("line "))
        assert getattr(block, "text", "")[:40] in lines[number - 1]


def test_the_version_is_as_old_as_the_latest_time_that_the_text_states():
    (item,), _ = read(STORIES / "harder-scraped" / "input.txt")
    assert item.version_created.isoformat() == "2026-01-14T18:20:00+01:00"
    (item,), _ = read(STORIES / "arabic-scraped" / "input.txt")
    assert item.version_created == item.published


def test_a_language_is_never_guessed_but_taken_from_the_options():
    path = STORIES / "arabic-scraped" / "input.txt"
    assert read(path)[0][0].language is None
    assert read(path, Options(language="ar"))[0][0].language == "ar"


def test_the_uri_hangs_on_the_name_and_the_position_not_on_the_folder(tmp_path):
    path = STORIES / "two-stories-scraped" / "input.txt"
    copy = tmp_path / "input.txt"
    copy.write_bytes(path.read_bytes())
    here, there = read(path)[0], read(copy)[0]
    assert [item.uri for item in here] == [item.uri for item in there]
    assert len({item.uri for item in here}) == 2
    nameless, report = read(path.read_bytes())
    assert report.by_code["RD002"] == 2
    assert [item.uri for item in nameless] != [item.uri for item in here]


def test_the_same_text_gives_the_same_items_and_reports():
    path = STORIES / "harder-scraped" / "input.txt"
    first, second = read(path), read(path)
    assert first[0] == second[0]
    assert first[0][0].evidence == second[0][0].evidence
    assert first[1].diagnostics == second[1].diagnostics


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_line_ends_of_other_systems_change_nothing(newline):
    text = (STORIES / "two-stories-scraped" / "input.txt").read_text("utf-8")
    there, _ = read(text.replace("\n", newline).encode())
    here, _ = read(text.encode())
    assert [(i.headline, i.text, i.pictures) for i in here] == [
        (i.headline, i.text, i.pictures) for i in there
    ]


def test_a_thai_story_is_read_though_its_sentences_have_no_end_marks():
    paragraphs = (
        "กำแพงท่าเรือเก่าพังลงเป็นระยะทางประมาณ 40 เมตรเมื่อเช้ามืดวันพฤหัสบดี หลังพายุพัดถล่มต่อเนื่องหนึ่งสัปดาห์",
        "ผู้อำนวยการท่าเรือกล่าวว่าตลาดปลาจะปิดจนกว่าการตรวจสอบจะแล้วเสร็จ และขอให้ประชาชนหลีกเลี่ยงพื้นที่",
        "เทศบาลได้จัดสรรงบประมาณสำหรับกำแพงใหม่เมื่อสองปีก่อน แต่การก่อสร้างยังไม่เริ่มขึ้นจนถึงวันนี้",
    )
    head = (
        "หน้าแรก",
        "กำแพงท่าเรือเก่าพังยาว 40 เมตร หลังพายุถล่ม",
        "12 กุมภาพันธ์ 2569 เวลา 09:14 น.",
        "โดย มาลี ใจดี",
    )
    (draft,) = understand("\n".join((*head, *paragraphs, "ข่าวที่เกี่ยวข้อง"))).drafts
    assert draft.headline.value == head[1]
    assert draft.published_day.value == "2026-02-12"
    assert [author.value for author in draft.authors] == ["มาลี ใจดี"]
    assert [block.text for block in draft.blocks] == list(paragraphs)
