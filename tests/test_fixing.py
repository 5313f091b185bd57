"""Safe fixes: the document is better afterwards, says the same, and is otherwise the same bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsexport import api
from newsexport.fixing import fix
from newsexport.source import Source

ROOT = Path(__file__).parent.parent
REFUSED = ROOT / "fixtures" / "refused"
MENDED = {
    "GA014.jsonld": "GA014",
    "G2016.newsml-g2.xml": "G2016",
    "G2024.newsml-g2.xml": "G2024",
    "LD008.jsonld": "LD008",
    "NJ005.ninjs.json": "NJ005",
    "NJ018.ninjs.json": "NJ018",
    "RS004.rss": "RS004",
    "RS005.rss": "RS005",
    "RS006.rss": "RS006",
}


def fixed(data: bytes, name: str = "x") -> tuple[bytes, set[str], set[str]]:
    """The mended bytes, the codes before, the codes after."""
    before = api.validate(Source.of(data, name))
    done = fix(data, name, before, api.validate)
    return done.data, set(before.by_code), set(done.report.by_code)


@pytest.mark.parametrize(
    "case", [case for case in REFUSED.iterdir() if case.is_file()], ids=lambda case: case.name
)
def test_a_fixed_document_is_better_or_the_same(case: Path) -> None:
    data, before, after = fixed(case.read_bytes(), case.name)
    if data != case.read_bytes():
        assert after < before
        again, _, _ = fixed(data, case.name)
        assert again == data, "a second run finds nothing more"


@pytest.mark.parametrize("name", sorted(MENDED))
def test_what_a_rule_knows_to_be_right_is_put_there(name: str) -> None:
    _, before, after = fixed((REFUSED / name).read_bytes(), name)
    assert MENDED[name] in before
    assert MENDED[name] not in after


FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Häfen &amp; Fähren</title><link>https://example.com/</link><description>News</description>
{items}
</channel></rss>
"""


def test_dates_keep_their_moment_and_everything_else_its_bytes() -> None:
    item = '<item><title>Fähre &#233;</title><guid isPermaLink="false">urn:example:1</guid><pubDate>{0}</pubDate></item>'
    data = FEED.format(items=item.format("2026-02-16T09:30:00+01:00"))
    mended, _, _ = fixed(data.encode())
    assert mended.decode() == FEED.format(items=item.format("Mon, 16 Feb 2026 08:30:00 GMT"))


def test_more_mistakes_than_a_report_holds_are_mended_too() -> None:
    items = "".join(
        f"<item><title>Ferry {n}</title><guid>urn:example:{n}</guid></item>\n" for n in range(250)
    )
    mended, _, after = fixed(FEED.format(items=items).encode())
    assert mended.count(b' isPermaLink="false"') == 250
    assert "RS004" not in after


def test_a_date_without_offset_is_left_alone() -> None:
    item = "<item><title>Ferry</title><pubDate>2026-02-16 09:30</pubDate></item>"
    data = FEED.format(items=item).encode()
    assert fixed(data)[0] == data


def test_a_property_gets_the_name_that_it_has_in_this_version() -> None:
    story = {"standard": {"name": "ninjs", "version": "3.1"}, "uri": "urn:example:1",
             "versioncreated": "2026-02-16T09:30:00Z", "headlines": [{"value": "Ferry returns"}]}  # fmt: skip
    mended, before, after = fixed(json.dumps(story).encode())
    assert "NJ002" in before - after
    assert json.loads(mended)["versionCreated"] == "2026-02-16T09:30:00Z"


def test_a_byte_order_mark_goes() -> None:
    data = b"\xef\xbb\xbf" + FEED.format(items="").encode()
    assert fixed(data)[0] == data[3:]


def test_the_command_mends_files_and_shows_patches(command, tmp_path: Path) -> None:
    path = tmp_path / "feed.rss"
    path.write_text(
        FEED.format(items="<item><title>Ferry</title><guid>ferry-1</guid></item>"), "utf-8"
    )
    before = path.read_bytes()
    shown = command("validate", path, "--diff")
    assert shown.code == 1
    assert '+<item><title>Ferry</title><guid isPermaLink="false">ferry-1</guid></item>' in shown.out
    assert path.read_bytes() == before
    done = command("validate", path, "--fix", "--format", "json")
    assert b'isPermaLink="false"' in path.read_bytes()
    assert "mended: 1 RS004" in done.err
    assert "RS004" not in json.loads(done.out)["summary"]["codes"]
    assert command("validate", path, "--diff").out == ""


def test_what_cannot_be_mended_in_place_is_said(command, tmp_path: Path) -> None:
    feed = FEED.format(items="<item><title>Ferry</title><guid>ferry-1</guid></item>").encode()
    assert command("validate", "-", "--fix", stdin=feed).code == 2
    assert "isPermaLink" in command("validate", "-", "--diff", stdin=feed).out
    saved = tmp_path / "saved.http"
    saved.write_bytes(b"HTTP/1.1 200 OK\r\nETag: x\r\nContent-Type: text/xml\r\n\r\n" + feed)
    assert "not mended" in command("validate", saved, "--fix").err
    assert command("validate", saved, "--fix", "--diff").code == 2
