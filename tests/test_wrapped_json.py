"""JSON as APIs send it: news objects in wrappers, and what only looks like one."""

from __future__ import annotations

import orjson
import pytest

from newsexport import api, detect, validate
from newsexport.errors import UnreadableDocument

STORY = {
    "uri": "urn:newsml:harbour.example:20260216:ferry", "type": "text", "language": "en",
    "versioncreated": "2026-02-16T09:30:00Z", "headline": "Ferry sails", "body_text": "It sails again.",
    "pubstatus": "usable",
}  # fmt: skip


@pytest.mark.parametrize(
    "wrapped",
    [
        {"data": {"item": STORY}}, {"data": {"items": [{"meta": {}, "item": STORY}]}}, [STORY], {"_items": [STORY]},
        {"status": "ok", "results": [STORY]}, {"articles": [STORY], "totalResults": 1},
    ],
)  # fmt: skip
def test_objects_are_found_in_their_wrappers(wrapped: object) -> None:
    data = orjson.dumps(wrapped)
    assert detect(data).format == "ninjs"
    (item,) = api.read(data)
    assert (item.uri, item.headline) == (STORY["uri"], "Ferry sails")
    assert not [each for each in validate(data).diagnostics if each.severity == "error"]


def test_what_is_no_news_object_is_no_item() -> None:
    data = orjson.dumps({"feeds": [{"uri": "x", "headline": "y", "byline": "z"}], "count": 1})
    report = validate(data, format="ninjs")
    (found,) = [each for each in report.diagnostics if each.severity == "error"]
    assert (found.code, report.items) == ("RD007", 0)
    assert "no property that ninjs knows" in found.message
    with pytest.raises(UnreadableDocument):
        list(api.read(data, format="ninjs"))


def test_a_misspelt_version_of_json_feed_is_known_and_told() -> None:
    data = b'{"version": "https://jsonfeed.com/version/1.1", "title": "Harbour", "items": [{"id": "1", "content_text": "a"}]}'
    report = validate(data)
    assert (report.format, report.items) == ("json-feed", 1)
    (found,) = [each for each in report.diagnostics if each.severity == "error"]
    assert found.pointer == "/version"
