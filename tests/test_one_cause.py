"""One cause is told once: what a rule says is not said again by the reader, the schema or the rules of every item."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsexport import api
from newsexport.options import Options
from newsexport.source import Source
from tests.mutation.engine import OPTIONS, own_bases, sample, told

ROOT = Path(__file__).parent.parent
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss">
<channel><title>Skerry</title><link>https://skerry.example/</link><description>News</description>
<item><title>Ferry sails</title><link>https://skerry.example/1</link>
<guid isPermaLink="false">urn:example:1</guid><pubDate>last Monday</pubDate><dc:language>en_US</dc:language>
<description>The ferry sails again.</description><media:content url="https://skerry.example/a.jpg" medium="image"/>
</item></channel></rss>"""
ENTRY = """<?xml version="1.0" encoding="UTF-8"?>
<entry xmlns="http://www.w3.org/2005/Atom" xml:lang="en_US" xmlns:media="http://search.yahoo.com/mrss">
<id>urn:example:1</id><title>Ferry sails</title><updated>last Monday</updated><author><name>Ada</name></author>
<link href="https://skerry.example/1"/><content>The ferry sails again.</content>
<media:content url="https://skerry.example/a.jpg" medium="image"/></entry>"""


def codes(text: str, name: str) -> dict[str, int]:
    return dict(api.validate(Source.of(text.encode(), name), options=OPTIONS).by_code)


def test_a_namespace_a_language_and_a_date_of_rss_are_told_once() -> None:
    found = codes(FEED, "feed.rss")
    assert {"MR001": 1, "FE011": 1, "RS005": 1}.items() <= found.items()
    assert not {"FE020", "RD005", "NC014", "NC006"} & set(found)


def test_a_namespace_a_language_and_a_date_of_atom_are_told_once() -> None:
    found = codes(ENTRY, "entry.atom")
    assert {"MR001": 1, "FE011": 1, "FE009": 1}.items() <= found.items()
    assert not {"AT000", "FE020", "RD005", "NC014", "NC006"} & set(found)


def test_the_schema_still_judges_alone() -> None:
    only = Options(now=OPTIONS.now, only="structure")
    report = api.validate(Source.of(ENTRY.encode(), "entry.atom"), options=only)
    assert set(report.by_code) == {"AT000"}


def test_an_undeclared_prefix_of_the_root_is_told_once() -> None:
    broken = FEED.replace("<rss ", '<rss zz:kind="feed" ')
    assert codes(broken, "feed.rss")["IO013"] == 1


def test_what_cannot_be_known_of_a_broken_feed_is_not_missing() -> None:
    found = codes(FEED.replace("<description>News", "<description>News & more"), "feed.rss")
    assert "IO003" in found
    assert "RS001" not in found


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<title>Skerry</title>", "<titel>Skerry</titel>"),
        ("<link>https://skerry.example/<", "<Link>https://skerry.example/<"),
    ],
)
def test_a_misspelt_element_is_not_missing_too(right: str, wrong: str) -> None:
    feed = FEED.replace(right, wrong)
    if wrong.startswith("<Link>"):
        feed = feed.replace("https://skerry.example/</link>", "https://skerry.example/</Link>", 1)
    found = codes(feed, "feed.rss")
    assert "FE001" in found
    assert "RS001" not in found


def test_markup_in_a_text_of_atom_is_told_once() -> None:
    found = codes(
        ENTRY.replace("<content>The ferry sails again.", "<content>&lt;p&gt;Ferry&lt;/p&gt;"),
        "a.atom",
    )
    assert found["FE017"] == 1
    assert "TX005" not in found


def test_markup_in_a_summary_of_atom_is_told_once() -> None:
    summary = '<summary type="text">Ferry &lt;i&gt;sails&lt;/i&gt;</summary>'
    found = codes(ENTRY.replace("<content>", summary + "<content>"), "a.atom")
    assert found["FE017"] == 1
    assert "TX004" not in found


SAME = 0.02
"""Mutants of which two findings stand at one place, at most: an element that is wrong in two ways."""


def test_a_change_in_one_place_is_told_by_one_finding_there() -> None:
    """Different codes at the very same place say different things, or one of them is too many."""
    mutants = sample(
        own_bases(ROOT / "fixtures" / "stories", ROOT / "tests/mutation/valid"), 300, 11
    )
    doubled = []
    for mutant in mutants:
        if sum(each.severity != "info" for each in told(mutant)[0]) < 2:
            continue
        new = [each.pointer for each in told(mutant)[1] if each.severity != "info"]
        if len(set(new)) < len(new):
            doubled.append(mutant.name)
    assert len(doubled) <= SAME * len(mutants), doubled


def test_an_entry_of_atom_with_nothing_to_read_is_told_once() -> None:
    entry = ENTRY.replace("<content>The ferry sails again.</content>", "")
    found = codes(entry.replace('<link href="https://skerry.example/1"/>', ""), "a.atom")
    assert found["AT009"] == 1
    assert "FE003" not in found
