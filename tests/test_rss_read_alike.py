"""Items of RSS that are written alike are read as if each were the first of its kind."""

from __future__ import annotations

import re
from random import Random

import pytest

from newsexport import api
from newsexport.formats.rss import alike, known_shapes, read, read_alike, written
from newsexport.formats.rss.known_shapes import KnownShapes
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from newsexport.syntax.xml import Element
from tests.newsml_g2_samples import NOW

HEAD = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:georss="http://www.georss.org/georss">\n'
    "<channel>\n<title>Harbour News</title>\n<link>https://harbour.example/</link>\n"
    "<description>All of the harbour</description>\n<language>en</language>\n"
)
FULL = """<item>
<title>Ferry number {n} is late</title>
<link>https://harbour.example/{n}</link>
<guid isPermaLink="false">urn:harbour:{n}</guid>
<pubDate>Mon, 16 Feb 2026 09:{m:02}:00 GMT</pubDate>
<description>The ferry {n} is late again.</description>
<category>ferries{n}</category>
<category>weather</category>
<dc:creator>Ann Tide{n}</dc:creator>
<dcterms:modified>2026-02-16T10:{m:02}:00+01:00</dcterms:modified>
<dc:subject>Harbour &#8211; {n}</dc:subject>
<dc:language>en</dc:language>
<dc:rights>Harbour News 2026</dc:rights>
<slash:comments>{n}</slash:comments>
<content:encoded><![CDATA[<p>It is late for the {n}th time.</p><p>Nobody knows why.</p>]]></content:encoded>
<media:content url="https://harbour.example/{n}.jpg" type="image/jpeg" medium="image" width="16{m:02}" height="900"><media:description type="plain">The ferry {n}.</media:description><media:credit>Bo Reed{n}</media:credit></media:content>
</item>
"""
SHORT = """<item><title><![CDATA[Ferry {n}]]></title><link>https://harbour.example/{n}?a=1&amp;b={n}</link>
<guid>https://harbour.example/{n}?a=1&amp;b={n}</guid><pubDate>Mon, 16 Feb 2026 09:{m:02}:00 +0100</pubDate>
<description><![CDATA[Late again: {n}.]]></description><author>Ann Tide</author>
<comments>https://harbour.example/{n}#talk</comments><wfw:commentRss>https://harbour.example/{n}/feed</wfw:commentRss>
<enclosure url="https://harbour.example/{n}.mp3" length="12{m:02}" type="audio/mpeg"/>
<itunes:author>Cy Sand</itunes:author><itunes:duration>12:03</itunes:duration></item>
"""
PLAIN = """<item>
  <title>Ferry {n}</title>
  <link>https://harbour.example/{n}</link>
  <description>Late again: {n}.</description>
  <media:thumbnail url="https://harbour.example/{n}.png" width="7{m:02}" height="90"/>
  <georss:point>45.{n} 9.{m}</georss:point>
</item>
"""
RIGHT = FULL.replace("<dc:subject>Harbour &#8211; {n}</dc:subject>\n", "")
"""One of which nothing is told."""
KINDS = (FULL, SHORT, PLAIN, RIGHT)
ODD = (
    "Ferry &amp; Co", "&lt;b&gt;Ferry&lt;/b&gt;", "Ferry  late", " Ferry", "Ferry\nlate", "Ferry\u00a0late", "\u200bx",
    "<![CDATA[<i>Ferry</i> & co]]>", "", "<!-- none -->", "word-0-mark", "https://mark.example/1", "9000001",
    "2001-02-03T04:05:07Z", "Mon, 16 Feb 2026 09:30", "16 February", "2026-02-30T10:00:00Z", "2026-02-16",
    "Ann Tide and Bo Reed", "By Ann Tide", "ann@harbour.example (Ann Tide)", "Ann Tide", "Cy Sand", "Harbour News",
    "Harbour News 2026", "https://harbour.example/", "/relative", "urn:harbour:1", "tag:x,2026:1", "en", "de_DE",
    "ferries, boats", "0", "0012", "1234567890", "-1", "12:03", "weather", "[Update] Ferry", "Ferry > boat", '"Ferry"',
    "&#8220;Ferry&#8221;", "&#60;b&#62;", "&#38;", "&#160;Ferry", "<![CDATA[https://harbour.example/?a=1&amp;b=2]]>",
    "<![CDATA[https://harbour.example/?a=1&b=2]]>", "<![CDATA[Ferry &#8220;Ada&#8221;]]>", "<b/>", "https://harbour.example/a.png", "HTTPS://HARBOUR.EXAMPLE/", "image/jpeg",
)  # fmt: skip

ODD_SECTIONS = (
    "<script>x()</script>", '<p onclick="x()">Ferry</p>', '<a href="javascript:x()">Ferry</a>', "<p>Ferry", "<p/>", " ",
    "&amp;lt;b&amp;gt;", "Ferry & co", '<img src="/a.png">', "<p>Ferry</p><p>Ferry</p>",
)  # fmt: skip


def _feed(items: list[str], end: str = "") -> bytes:
    return (HEAD + "".join(items) + end + "</channel>\n</rss>\n").encode()


def _item(kind: str, number: int) -> str:
    return kind.format(n=number, m=number % 60)


def _disturbed(random: Random, item: str) -> str:
    """The item with an odd value, one of another place, an element less, or one twice."""
    places = list(re.finditer(r">([^<]+)<|=\"([^\"]*)\"|\[([^\[\]]+)\]", item))
    place = random.choice(places)
    group = next(number for number in (1, 2, 3) if place[number] is not None)
    value = random.choice(ODD)
    if random.random() < 0.3:
        other = random.choice(places)
        value = other[1] or other[2] or other[3] or ""
    if group == 2:
        value = re.sub(r"[<\"\n]", "", value)
    if group == 3:
        value = random.choice((value, *ODD_SECTIONS))
        value = value.replace("]]>", "").replace("<![CDATA[", "")
    changed = item[: place.start(group)] + value + item[place.end(group) :]
    if random.random() < 0.2:
        leaves = list(re.finditer(r"<(\w+:?\w*)[^<>]*>[^<]*</\1>", changed))
        leaf = random.choice(leaves)
        again = random.choice(("", leaf[0] * 2, f"{leaf[0]} words ", f"<!-- x -->{leaf[0]}"))
        changed = changed[: leaf.start()] + again + changed[leaf.end() :]
    return changed


def _read(data: bytes) -> list[object]:
    """All that is read, and told of it."""
    report = Report()
    found: list[object] = [
        (each.item.model_dump_json(), each.item.model_fields_set, dict(each.origins.paths))
        for each in read.read(Source.of(data), Options(now=NOW), report)
    ]
    judged = api.validate(data, format="rss", options=Options(now=NOW))
    return [*found, report.diagnostics, judged.diagnostics, judged.coverage]


def _templates(data: bytes, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many items came from templates."""
    made: list[read_alike.Alike] = []
    begin = read_alike.Alike.__init__

    def noted(self: read_alike.Alike, shapes: KnownShapes) -> None:
        begin(self, shapes)
        made.append(self)

    with monkeypatch.context() as patch:
        patch.setattr(read_alike.Alike, "__init__", noted)
        assert list(read.read(Source.of(data), Options(now=NOW), Report()))
    return made[0]._found


@pytest.mark.parametrize("kind", KINDS)
def test_items_of_one_kind_come_from_a_template(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = _feed([_item(kind, number) for number in range(1, 61)])
    assert _templates(data, monkeypatch) == 58
    fast = _read(data)
    monkeypatch.setattr(written, "_FEWEST", 10**9)
    assert _read(data) == fast


def test_of_items_that_are_written_alike_only_the_values_are_judged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Faults are told all the same: at the item in which each stands."""
    looked_at: list[object] = []
    sees = alike.Alike.sees_right

    def noted(self: alike.Alike, item: Element) -> bool:
        looked_at.append(item)
        return sees(self, item)

    monkeypatch.setattr(alike.Alike, "sees_right", noted)
    items = [_item(RIGHT, number) for number in range(1, 61)]
    items[40] = items[40].replace("Mon, 16 Feb", "Mon, 36 Feb")
    items[50] = items[50].replace("https://harbour.example/51.jpg", "ftp//harbour.example")
    found = api.validate(_feed(items), format="rss", options=Options(now=NOW)).diagnostics
    assert len(looked_at) < 5
    places = {each.item.index for each in found if each.item and each.code[:2] in ("FE", "RS")}
    assert places == {40, 50}


@pytest.mark.parametrize("seed", range(40))
def test_odd_items_are_read_as_if_nobody_had_looked(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Values of all sorts in all places, among items from which templates are made."""
    monkeypatch.setattr(read_alike, "_TRIALS", 1000)
    monkeypatch.setattr(known_shapes, "_TRIALS", 1000)
    random = Random(seed)
    kind = KINDS[seed % 4]
    items = [
        _item(kind, n) if random.random() < 0.3 else _disturbed(random, _item(kind, n))
        for n in range(1, 121)
    ]
    data = _feed(items)
    fast = _read(data)
    monkeypatch.setattr(written, "_FEWEST", 10**9)
    assert fast == _read(data)


def test_what_the_channel_says_between_items_holds_for_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    items = [_item(PLAIN, number) for number in range(1, 91)]
    items.insert(30, "<copyright>Harbour News 2026</copyright>")
    items.insert(60, "<dc:publisher>Harbour House</dc:publisher>")
    data = _feed(items)
    found = list(api.read(data, format="rss"))
    assert not found[20].rights
    assert found[80].rights[0].notice == "Harbour News 2026"
    fast = _read(data)
    monkeypatch.setattr(written, "_FEWEST", 10**9)
    assert _read(data) == fast


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<item>", "<!-- <item> --><item>"),
        ("</item>", "<x:title xmlns:x='http://purl.org/dc/elements/1.1/'>Other</x:title></item>"),
        ("</item>", "<item><title>Within</title></item></item>"),
        ("</title>", "\r\n</title>"),
        ("<item>", "<title>Other news</title><item>"),
    ],
)
def test_feeds_in_which_items_are_not_found_for_certain(
    before: str, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    head, middle, end = _feed([_item(PLAIN, number) for number in range(1, 61)]).partition(
        b"<title>Ferry 20<"
    )
    data = head + middle + end.replace(before.encode(), after.encode(), 1)
    fast = _read(data)
    monkeypatch.setattr(written, "_FEWEST", 10**9)
    assert _read(data) == fast
