"""Metadata of items of NewsML-G2 that are written alike are read as if each item were the first of its kind."""

from __future__ import annotations

import re
from random import Random

import pytest

from newsexport import api
from newsexport.formats.newsml_g2 import kinds, read
from newsexport.formats.newsml_g2.reading import templates
from newsexport.formats.newsml_g2.reading.item import everything
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from tests.newsml_g2_samples import NOW
from tests.test_newsml_g2_alike import HEAD, ITEMS, TEXTS, VALUES, _another, _changed, _plain

_ODD = {
    kinds.WORDS: (*TEXTS, "word-0-mark", "Ferry &quot;Ada&quot;", "\u200bx", "a\tb", "9000001"),
    kinds.NO_CODE: (*VALUES, "Ferry &quot;Ada&quot;", " x", "word-1-mark"),
    kinds.TIME: ("2001-02-03T04:05:07Z", "2026-02-16T10:00:00.1234567Z", "2026-13-01", *TEXTS),
    kinds.ADDRESS: (*VALUES, "urn:mark:0:mark", "https://newsexport.org/cv/kicker"),
    kinds.NUMBER: (*VALUES, "9000000", "0"),
}


def _plans(item: bytes):
    """Its pieces, and of each with a plan its number, its parts and the plan."""
    pieces = item[1:].split(b"<")
    found = []
    for number, piece in enumerate(pieces):
        tag = piece.partition(b">")[0]
        parts = tag.split(b'"')
        plan = None if tag[:1] in b"/!" else kinds.plan_of(b'""'.join(parts[::2]))
        if plan is not None and len(parts) % 2:
            found.append((number, parts, plan))
    return pieces, found


def _with_odd_value(random: Random, item: bytes) -> bytes:
    """The item with an odd value, or one of its own values, in one of the places where only their kind counts."""
    pieces, plans = _plans(item)
    places = [
        (number, parts, at, kind) for number, parts, plan in plans for at, kind in plan.values
    ]
    places += [
        (number, parts, 0, plan.takes)
        for number, parts, plan in plans
        if plan.takes is not None and parts[-1][-1:] != b"/"
    ]
    number, parts, at, kind = random.choice(places)
    own = re.findall(rb'="([^"]*)"|>([^<]+)<', item)
    value = random.choice(
        [random.choice(_ODD[kind]).encode(), b"".join(random.choice(own)), b"Ferry", b"urn:x:y"]
    )
    tag, _, text = pieces[number].partition(b">")
    if at:
        parts[at] = value.replace(b'"', b"").replace(b"<", b"")
        tag = b'"'.join(parts)
    pieces[number] = tag + b">" + (text if at else value)
    return b"<" + b"<".join(pieces)


def _message(items: list[bytes]) -> bytes:
    return f"{HEAD}<itemSet>".encode() + b"\n".join(items) + b"</itemSet></newsMessage>"


def _read(data: bytes) -> list[object]:
    """All that is read, and told of it."""
    report = Report()
    items = read.read(Source.of(data), Options(now=NOW), report)
    found: list[object] = [
        (each.item.model_dump_json(), each.item.model_fields_set, dict(each.origins.paths))
        for each in items
    ]
    judged = api.validate(data, format="newsml-g2", options=Options(now=NOW))
    return [*found, report.diagnostics, judged.diagnostics, judged.coverage]


@pytest.mark.parametrize("name", ITEMS)
def test_items_are_read_as_if_none_had_come_before(name, monkeypatch):
    random, item = Random(name), ITEMS[name]
    items = [item, item, item, _another(item, 0), _another(item, 1), item]
    items += [_with_odd_value(random, item) for _ in range(12)]
    items += [_changed(random, item) for _ in range(4)]
    random.shuffle(items)
    data = [_message([item, item, item, *items]), _message([*items[:3], *items])]
    found = [_read(each) for each in data]
    monkeypatch.setattr(read, "read_item", lambda root, reading, *_: everything(root, reading))
    monkeypatch.setattr(read, "is_well_counted", lambda _: False)
    assert found == [_read(each) for each in data]


def _filled(items: list[str], monkeypatch) -> int:
    """How many items came out of a template."""
    filled = []
    usual = templates.Template.fill
    monkeypatch.setattr(
        templates.Template, "fill", lambda *said: filled.append(usual(*said)) or filled[-1]
    )
    found = list(
        read.read(Source.of(_message([each.encode() for each in items])), Options(), Report())
    )
    assert [each.item.headline for each in found] == [f"Ferry {n}" for n in range(len(items))]
    return sum(filled)


def test_items_that_are_written_alike_come_out_of_a_template(monkeypatch):
    assert _filled([_plain(number, f"Ferry {number}") for number in range(20)], monkeypatch) >= 16


def test_codes_count_with_each_byte(monkeypatch):
    items = [
        _plain(number, f"Ferry {number}", codes=f'<subject qcode="acme:{number}"/>')
        for number in range(20)
    ]
    assert _filled(items, monkeypatch) == 0


def test_an_item_that_looks_alike_but_for_its_text_is_read_by_itself():
    body = "</html></inlineXML></contentSet>{}<contentSet><inlineXML contenttype='x'><html>"
    more = body.format("<contentMeta><headline>More</headline></contentMeta>")
    items = [
        _plain(number).replace("<body>", more * (number == 9) + "<body>") for number in range(12)
    ]
    found = _read(_message([each.encode() for each in items]))
    assert ["More" in str(each) for each in found[:12]] == [number == 9 for number in range(12)]


def test_what_is_remembered_of_items_is_bounded(monkeypatch):
    monkeypatch.setattr(templates, "_REMEMBERED", 5)
    items = [
        _plain(
            number,
            f"Ferry {number}",
            codes=f'<urgency>{number % 8 + 1}</urgency><subject qcode="x:{number % 3}"/>',
        )
        for number in range(60)
    ]
    assert _filled(items, monkeypatch) >= 0


def _of_words(number: int, tail: str = "") -> str:
    """An item whose text has other words and another number of paragraphs than the next one."""
    words = "".join(
        f"<p>{'word ' * 98}&amp; {number}-{each}.</p>" for each in range(number % 4 + 1)
    )
    count = 100 * (number % 4 + 1)
    begin, _, _ = _plain(number, f"Ferry {number}", count).partition("<body>")
    return f"{begin}<body>{words}{tail}</body></html></inlineXML></contentSet></newsItem>"


_FIGURE = (
    '<section class="newsexport-media"><figure id="media-1" class="picture" data-uri="urn:x:p{0}">'
    '<img src="https://example.com/{0}.jpg" alt="Quay {0}" data-type="image/jpeg" width="9" height="6"/>'
    "<figcaption>The &quot;quay&quot; {0}</figcaption></figure></section>"
)
TAILS = {
    "none": ("", 1), "a figure": (_FIGURE, 1), "a rule": ("<hr/>", 0), "a list": ("<ul><li>x {0}</li></ul>", 0),
    "further words": (_FIGURE + "<p>more {0}</p>", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", TAILS)
def test_items_with_texts_of_plain_words_and_figures_come_out_as_a_whole(name, monkeypatch):
    tail, whole = TAILS[name]
    items = [_of_words(number, tail.format(number)) for number in range(20)]
    texts = []
    usual = templates.Template.fill
    monkeypatch.setattr(
        templates.Template, "fill", lambda *said: texts.append(said[-1]) or usual(*said)
    )
    data = _message([each.encode() for each in items])
    found = _read(data)
    parted = [each for each in texts if isinstance(each, templates.Parted)]
    assert (len(parted) >= 32) == bool(whole)
    monkeypatch.setattr(read, "read_item", lambda root, reading, *_: everything(root, reading))
    monkeypatch.setattr(read, "is_well_counted", lambda _: False)
    assert found == _read(data)


def test_a_title_that_is_no_longer_the_headline_is_kept():
    items = [
        _of_words(number).replace("<body>", f"<head><title>{title}</title></head><body>")
        for number in range(12)
        for title in [f"Ferry {number}" if number != 9 else "Another"]
    ]
    found = list(
        read.read(Source.of(_message([each.encode() for each in items])), Options(), Report())
    )
    assert [bool(each.item.extensions) for each in found] == [n == 9 for n in range(12)]


def test_equal_times_in_other_zones_stay_as_they_are_written():
    times = ["2026-02-16T10:00:00Z", "2026-02-16T11:00:00+01:00"] * 6
    items = [
        re.sub(r"<versionCreated>[^<]*", f"<versionCreated>{time}", _plain(number))
        for number, time in enumerate(times)
    ]
    found = read.read(Source.of(_message([each.encode() for each in items])), Options(), Report())
    assert [each.item.version_created.isoformat().replace("+00:00", "Z") for each in found] == times
