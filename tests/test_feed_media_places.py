"""Findings about media of feeds stand at the element that tells of them, not at the item."""

from __future__ import annotations

import pytest

from newsexport import validate

OPENING = 'xmlns:media="http://search.yahoo.com/mrss/"'
RSS = f"""<rss version="2.0" {OPENING}><channel><title>Harbour News</title>
<item><title>Ferry</title><guid>https://harbour.example/1</guid>
<enclosure url="https://harbour.example/a.png" length="1" type="image/jpeg"/>
<media:group>
<media:content url="https://harbour.example/b.png" type="image/jpeg"/>
</media:group>
<media:content url="https://harbour.example/c.png" type="image/jpeg"/>
<media:thumbnail url="https://harbour.example/d.png" width="1" height="1"/>
<description>&lt;img src="https://harbour.example/e.png"&gt;&lt;p&gt;Words&lt;/p&gt;</description>
</item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" {OPENING}><title>Harbour News</title>
<id>https://harbour.example/</id><updated>2026-02-16T09:30:00Z</updated>
<entry><title>Ferry</title><id>https://harbour.example/1</id><updated>2026-02-16T09:30:00Z</updated>
<link rel="enclosure" href="https://harbour.example/a.png" type="image/jpeg"/>
<media:content url="https://harbour.example/c.png" type="image/jpeg"/>
<content type="html">&lt;img src="https://harbour.example/e.png"&gt;&lt;p&gt;Words&lt;/p&gt;</content>
</entry></feed>"""


def lines(document: str, code: str) -> dict[str, int]:
    report = validate(document.encode())
    told = [each for each in report.diagnostics if each.code == code]
    return {each.message.partition("/harbour.example/")[2][:1]: each.position.line for each in told}


@pytest.mark.parametrize(
    ("document", "code", "expected"),
    [
        (RSS, "NC017", {"a": 3, "b": 4, "c": 7, "d": 8, "e": 9}),
        (RSS, "NC023", {"a": 3, "b": 4, "c": 7}),
        (ATOM, "NC017", {"a": 4, "c": 5, "e": 6}),
        (ATOM, "NC023", {"a": 4, "c": 5}),
    ],
)
def test_each_medium_has_its_place(document: str, code: str, expected: dict[str, int]) -> None:
    assert lines(document, code) == expected


TWICE_RSS = f"""<rss version="2.0" {OPENING}><channel><title>Harbour News</title>
<item><title>Ferry</title><guid>https://harbour.example/1</guid>
<enclosure url="https://harbour.example/a.png" length="1" type="image/jpeg"/>
<media:content url="https://harbour.example/a.png" medium="image"/>
<enclosure url="https://harbour.example/b.png" length="1" type="image/png"/>
<media:content url="https://harbour.example/b.png" type="image/jpeg"/>
</item></channel></rss>"""
TWICE_ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" {OPENING}><title>Harbour News</title>
<id>https://harbour.example/</id><updated>2026-02-16T09:30:00Z</updated>
<entry><title>Ferry</title><id>https://harbour.example/1</id><updated>2026-02-16T09:30:00Z</updated>
<link rel="enclosure" href="https://harbour.example/a.png" type="image/jpeg"/>
<media:content url="https://harbour.example/a.png" medium="image"/>
<link rel="enclosure" href="https://harbour.example/b.png" type="image/png"/>
<media:content url="https://harbour.example/b.png" type="image/jpeg"/>
</entry></feed>"""


@pytest.mark.parametrize(
    ("document", "expected"), [(TWICE_RSS, {"a": 3, "b": 6}), (TWICE_ATOM, {"a": 4, "b": 7})]
)
def test_a_type_that_only_the_enclosure_states_stands_there(
    document: str, expected: dict[str, int]
) -> None:
    assert lines(document, "NC023") == expected
