"""Partner JSON by mapping files: a new dialect needs no code."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime

import pytest

from newsexport.cli.main import main
from newsexport.errors import BadOption
from newsexport.formats.mapped import MAPPED, SIGNS
from newsexport.formats.mapped.mapping_file import mapping_file_of
from newsexport.formats.mapped.shipped import NAMES, shipped
from newsexport.formats.registry import sniff
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source

MAPPING = """
name = "harbour-desk"
items = "/stories"
ignore = ["/rank", { each = "/terms", where = { "/kind" = "internal" } }]

[aliases]
medtop = "http://cv.iptc.org/newscodes/mediatopic/"

[fields]
uri = "/id"
version = "/rev"
versionCreated = "/changed"
contentCreated = "/day"
embargoed = "/hold"
language = "=en"
headlines = [{ text = "/title" }, { text = "/overline", role = "=kicker" }]
creators = { each = "/writers", name = { from = "/full_name", as = "author" } }
keywords = { from = "/tags", split = "," }
pubStatus = { from = "/state", table = { live = "usable", dead = "canceled" } }
subjects = { each = "/terms", where = { "/kind" = "topic" }, qcode = "/code", name = "/label" }
edNote = ["/note", "/desk_note"]
accessibleForFree = "/free"
body = ["/text_html", { from = "/box", as = "lines", role = "box" }]
rights = { notice = "/legal" }

[[fields.media]]
each = "/pictures"
uri = "/id"
caption = { from = "/words", as = "words" }
renditions = { each = "/files", href = "/url", width = "/w", mediaType = "=image/jpeg" }
"""

STORY = {
    "id": "urn:x:1",
    "rev": "3",
    "changed": "2026-02-16T09:30:00Z",
    "day": "2026-02-15",
    "title": "Night ferry returns",
    "overline": "Skerries",
    "writers": [{"full_name": "By Ada Quay"}, {"full_name": "Jo Berg"}],
    "tags": "ferry, harbour",
    "state": "live",
    "terms": [
        {"kind": "topic", "code": "medtop:20000150", "label": "Fire"},
        {"kind": "internal", "code": "x"},
        {"kind": "place", "code": "karsby"},
    ],
    "note": "Call first.",
    "desk_note": "Then print.",
    "free": "yes",
    "text_html": "<p>The ferry <b>sails</b>.</p><script>x()</script>",
    "box": "One line.\n\nAnother.",
    "legal": "© Skerry Press",
    "pictures": [{"id": "urn:x:p", "words": "<i>The ferry</i>", "files": [{"url": "https://example.org/p.jpg", "w": 640}]}],
    "rank": 7,
    "colour": "blue",
}  # fmt: skip


@pytest.fixture
def read(tmp_path):
    path = tmp_path / "desk.toml"
    path.write_text(MAPPING, "utf-8")
    options = Options(formats={"mapped": {"mapping": str(path)}})

    def reading(*stories: object):
        report = Report()
        data = json.dumps({"stories": list(stories)}).encode()
        return [each.item for each in MAPPED.read(Source.of(data), options, report)], report

    return reading


def test_every_kind_of_place(read):
    (item,), report = read(STORY)
    assert (item.uri, item.version, item.language) == ("urn:x:1", 3, "en")
    assert item.version_created == datetime(2026, 2, 16, 9, 30, tzinfo=UTC)
    assert str(item.content_created) == "2026-02-15"
    assert [(h.text, h.role) for h in item.headlines] == [
        ("Night ferry returns", None),
        ("Skerries", "kicker"),
    ]
    assert item.authors == ("Ada Quay", "Jo Berg")
    assert item.keywords == ("ferry", "harbour")
    assert [(s.uri, s.name) for s in item.subjects] == [
        ("http://cv.iptc.org/newscodes/mediatopic/20000150", "Fire")
    ]
    assert item.ed_note == "Call first.\nThen print."
    assert item.accessible_for_free is True
    assert item.text == "The ferry sails.\n\nOne line.\n\nAnother."
    assert item.body[1].role == "box"
    assert item.rights[0].notice == "© Skerry Press"
    assert item.media[0].caption == "The ferry"
    assert item.media[0].renditions[0].width == 640
    lost = {d.pointer for d in report.diagnostics if d.code == "LS002"}
    assert lost == {
        "/stories/0/terms/2/kind",
        "/stories/0/terms/2/code",
        "/stories/0/colour",
        "/stories/0/text_html",
    }


@pytest.mark.parametrize(
    ("field", "value", "attribute", "expected"),
    [
        ("state", "simmering", "pub_status", "withheld"),
        ("hold", "next Tuesday", "embargoed", "open-ended"),
        ("hold", "2026-02-16", "embargoed", "open-ended"),
        ("hold", None, "embargoed", None),
        ("changed", "16/02/2026", "version_created", None),
        ("rev", "new", "version", 1),
        ("rev", "-2", "version", 1),
        ("free", "perhaps", "accessible_for_free", None),
    ],
)
def test_what_is_not_understood_is_told_and_keeps_back(read, field, value, attribute, expected):
    (item,), report = read(STORY | {field: value})
    assert getattr(item, attribute) == expected
    assert bool(report.by_code["RD005"]) == (value is not None)


def test_a_part_that_is_wrong_is_taken_out_alone(read):
    picture = {"id": "no uri", "words": "The ferry", "files": [{"url": "https://x.org/a.jpg"}]}
    (item,), report = read(STORY | {"pictures": [picture]})
    assert item.media[0].uri is None
    assert item.media[0].caption == "The ferry"
    assert report.by_code["RD005"] == 1


def test_no_item_is_said(read):
    assert read("x")[1].by_code["RD007"] == 1
    assert read()[1].by_code["RD007"] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fields = 1", "fields"),
        ("[fields]", "at least one field"),
        ("x = ", "not TOML"),
        ('[fields]\nheadline = "/a"', "did you mean"),
        ('[fields]\nuri = "a"', "JSON pointer"),
        ('[fields]\nuri = { from = "/a", as = "moment" }', "moment"),
        ('[fields]\nheadlines = { words = "/a" }', "words"),
        ('[fields]\nheadlines = "/a"', "table"),
        ('colour = "x"\n[fields]\nuri = "/a"', "colour"),
        ('[fields]\nuri = { table = { a = "b" } }', "from"),
        ('[fields]\nheadlines = { each = "/a" }', "at least one field"),
    ],
)
def test_a_mistake_in_a_mapping_is_told_with_its_place(text, said):
    with pytest.raises(BadOption, match=r"desk\.toml") as raised:
        mapping_file_of(text.encode(), "desk.toml")
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        (1770711300, datetime(2026, 2, 10, 8, 15, tzinfo=UTC)), ("1770711300", datetime(2026, 2, 10, 8, 15, tzinfo=UTC)),
        (1770711300250, datetime(2026, 2, 10, 8, 15, 0, 250000, tzinfo=UTC)), ("yesterday", None), ("nan", None),
        ("inf", None), (10**40, None), (True, None),
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["published", "expires"])
def test_counts_of_seconds_are_moments_where_the_mapping_says_so(tmp_path, value, moment, field):
    mapping = f'name = "desk"\n[fields]\nuri = "/id"\n{field} = {{ from = "/at", as = "epoch" }}\n'
    path = tmp_path / "desk.toml"
    path.write_text(mapping)
    options = Options(formats={"mapped": {"mapping": str(path)}})
    source = Source.of(json.dumps({"id": "urn:x:1", "at": value}).encode())
    report = Report()
    assert MAPPED.read is not None
    (parsed,) = MAPPED.read(source, options, report)
    found = getattr(parsed.item, field)
    if moment is None:
        assert found is None
        assert report.by_code["RD005"] == 1
    else:
        assert datetime.fromisoformat(found.isoformat()) == moment
        assert not report.diagnostics


def test_on_the_command_line(tmp_path, capsys):
    (tmp_path / "desk.toml").write_text(MAPPING, "utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"stories": [STORY]}), "utf-8")
    words = ["--from", "mapped", "-O", f"mapped.mapping={tmp_path / 'desk.toml'}"]
    code = main(["convert", str(tmp_path / "a.json"), "--to", "json", *words])
    assert code == 0
    assert "Night ferry returns" in capsys.readouterr().out
    words[-1] = f"mapped.mapping={tmp_path / 'none.toml'}"
    assert main(["convert", str(tmp_path / "a.json"), "--to", "json", *words]) in {2, 3}
    assert main(["validate", "-O", "json.indent=no", str(tmp_path / "a.json")]) == 2
    words[0], words[-1] = "--as", f"mapped.mapping={tmp_path / 'desk.toml'}"
    assert main(["validate", str(tmp_path / "a.json"), *words]) in {0, 1}


def test_without_a_mapping_it_says_what_is_missing():
    report = Report()
    assert list(MAPPED.read(Source.of(b'{"a": 1}'), Options(), report)) == []
    assert "mapped.mapping" in report.diagnostics[0].message


def test_digitalwires_of_dpa(shared):
    paths = sorted((shared / "corpus" / "json-other" / "dpa-digitalwires").rglob("*.json"))
    assert paths
    for path in paths:
        card, _ = sniff(Source.of(path))
        assert card is MAPPED
        report = Report()
        (item,) = [each.item for each in MAPPED.read(Source.of(path), Options(), report)]
        document = json.loads(path.read_bytes())
        assert item.uri == document["urn"]
        assert item.headline == document["headline"].strip()
        assert bool(item.body) == bool(document["article_html"] or document["linkbox_html"])
        assert item.version == document["version"]
        assert item.provider is not None
        assert not report.has_errors


def test_documents_of_any_shape_never_raise(read):
    chance = random.Random(3)
    odd = [
        None,
        1,
        -1.5,
        "",
        "x",
        [],
        {},
        [[]],
        {"a": {"b": [1, {"c": None}]}},
        True,
        "\ud83d",
        10**30,
    ]
    for _ in range(300):
        story = dict(STORY)
        for _ in range(chance.randint(1, 8)):
            story[chance.choice(list(STORY))] = chance.choice(odd)
        read(story)


def _text(value: str) -> list[dict[str, str]]:
    return [{"$": value}]


def _g2_in_json(**content: object) -> bytes:
    """NewsML-G2 as news APIs say it in JSON: `_name` for an attribute, `$` for a text."""
    item = {
        "_guid": "tag:wire.example,2026-02-16:f7", "_standard": "NewsML-G2", "_standardversion": "2.18", "_version": 5,
        "rightsInfo": [{"copyrightHolder": {"_literal": "Wire"}, "copyrightNotice": _text("(c) Wire 2026")}],
        "itemMeta": {
            "itemClass": {"_qcode": "ninat:text"}, "provider": {"_literal": "wire.example"},
            "versionCreated": {"$": "2026-02-16T06:02:25.633Z"}, "pubStatus": {"_qcode": "stat:usable"},
            "edNote": [*_text("Slot 1"), *_text("Pictures follow")],
        },
        "contentMeta": {
            "urgency": {"$": 3}, "language": [{"_tag": "en"}], "headline": [{"$": "Ferry sails", "_xml:lang": "en"}],
            "subject": [{"_qcode": "medtop:04000000", "name": _text("economy")}],
        },
        "contentSet": content,
    }  # fmt: skip
    return json.dumps({"newsItem": item}).encode()


def test_newsml_g2_in_json_is_known_and_read() -> None:
    html = "<html><body><div><p>It <b>sailed</b>.</p></div></body></html>"
    data = _g2_in_json(inlineXML=_text(html), inlineData=_text("It sailed."))
    source, report = Source.of(data), Report()
    assert sniff(source)[0] is MAPPED
    assert MAPPED.read is not None
    (parsed,) = MAPPED.read(source, Options(), report)
    item = parsed.item
    assert (item.uri, item.version, item.urgency) == ("tag:wire.example,2026-02-16:f7", 5, 3)
    assert (item.headline, item.language, item.text) == ("Ferry sails", "en", "It sailed.")
    assert item.ed_note == "Slot 1\nPictures follow"
    assert item.rights[0].notice == "(c) Wire 2026" and item.subjects[0].name == "economy"
    assert item.provider is not None and item.provider.literal == "wire.example"
    assert not report.by_code["LS002"]


def test_a_body_is_read_from_elsewhere_only_where_it_is_not_said_above() -> None:
    data = _g2_in_json(inlineData=_text("It sailed.\n\nAll cheered."))
    assert MAPPED.read is not None
    (parsed,) = MAPPED.read(Source.of(data), Options(), Report())
    assert [block.text for block in parsed.item.body] == ["It sailed.", "All cheered."]


def test_newsml_g2_in_json_with_an_unknown_status_is_kept_back() -> None:
    data = _g2_in_json(inlineData=_text("It sailed.")).replace(b"stat:usable", b"stat:later")
    assert MAPPED.read is not None
    (parsed,) = MAPPED.read(Source.of(data), Options(), Report())
    assert parsed.item.pub_status == "withheld"


@pytest.mark.parametrize(
    ("stated", "until"),
    [
        ({"$": "2027-01-01T00:00:00Z"}, "2027"),
        ({}, "open"),
        ({"_nil": "true"}, "open"),
        (None, "None"),
    ],
)
def test_an_embargo_without_a_time_in_newsml_g2_in_json_is_open_ended(
    stated: object, until: str
) -> None:
    said = f'"embargoed": {json.dumps(stated)}, "pubStatus"'
    data = _g2_in_json(inlineData=_text("It sailed.")).replace(b'"pubStatus"', said.encode(), 1)
    assert MAPPED.read is not None
    (parsed,) = MAPPED.read(Source.of(data), Options(), Report())
    assert str(parsed.item.embargoed).startswith(until)


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_mapping_has_a_sign_that_its_documents_hold(name: str) -> None:
    """Without it the mapping is not even loaded."""
    starts = [f'"{start}'.encode() for start in shipped(name).when.values()]
    assert any(sign in start for sign in SIGNS for start in starts)
