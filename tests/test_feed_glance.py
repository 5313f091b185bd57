"""What is seen at a glance to be right is what the judge would not speak of."""

from __future__ import annotations

import gzip
from hashlib import sha256
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsexport import api
from newsexport.formats.rss.judge import RssJudge
from newsexport.formats.rss.rules import DATES
from newsexport.options import Options
from newsexport.payloads.feed_rules import markup
from newsexport.payloads.feed_rules import values as v
from newsexport.payloads.feed_rules.glance import glance_of
from newsexport.payloads.feed_rules.tables import ITEM, ITUNES, ITUNES_ITEM, MODULES, Spec
from newsexport.report import Report

_LINES = [
    (space, name, spec)
    for space, table in (("", ITEM), (ITUNES, ITUNES_ITEM), *MODULES.items())
    for name, spec in table.items()
]
_TEXTS = st.sampled_from(
    ["", " ", "words", " words ", "a < b", "a &amp; b", "<p>one</p><p>two</p>", "<p>one", "<script>x</script>", "en", "e_n",
     "https://example.com/a?b=c", "https://example.com/é", "http:", "example", "12", "-1", "true", "99 200", "image/jpeg",
     "2026-02-16", "Mon, 16 Feb 2026 08:30:00 GMT", "mailto:a@example.com", "foo:bar", "1:00", "Yes", "24"]
)  # fmt: skip
_NAMES = st.sampled_from(
    ["type", "url", "isPermaLink", "role", "algo", "scheme", "lang", "href", "domain", "other"]
)


def _told(space: str, name: str, text: str, attributes: dict[str, str]) -> tuple[bool, int]:
    """Whether a glance says that the element is right, and how much the judge has to say of it."""
    spec = next(spec for s, n, spec in _LINES if (s, n) == (space, name))
    item = etree.Element("item")
    element = etree.SubElement(item, f"{{{space}}}{name}" if space else name, attributes)
    element.text = text
    glance = glance_of(spec)
    report = Report()
    RssJudge(report, DATES).one(element, spec, item, "/rss/channel/item")
    return glance is not None and glance(element), sum(report.counts.values())


@given(st.sampled_from(_LINES), _TEXTS, st.dictionaries(_NAMES, _TEXTS, max_size=2))
def test_a_glance_lets_nothing_pass(line: tuple[str, str, Spec], text: str, attributes) -> None:
    space, name, _ = line
    right, told = _told(space, name, text, attributes)
    assert not (right and told)


def test_most_of_what_feeds_hold_is_seen_at_a_glance() -> None:
    media = "http://search.yahoo.com/mrss/"
    for space, name, text, attributes in (
        ("", "title", "Ferry sails", {}),
        ("", "description", "<p>One.</p>\n<p>Two &amp; three.</p>", {}),
        ("", "link", "https://example.com/ferry?a=1", {}),
        ("", "guid", "ferry-1", {"isPermaLink": "false"}),
        (media, "description", "A ferry", {"type": "plain"}),
    ):
        assert _told(space, name, text, attributes) == (True, 0)


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<h2>", "</h2>", "<br/>", "<br>", "<a>", "</a>", "<p class='x'>", "<script>", "word", "&amp;",
             "<", "</ul>", "<li>", "</li>", "<em>", "</em>"]
        )
    ).map("".join)
)  # fmt: skip
def test_plain_html_is_whole_and_cannot_act(text: str) -> None:
    if markup.is_plain(text):
        assert markup.broken(text) is None and not list(markup.unsafe(text))


def test_plain_addresses_are_addresses() -> None:
    for text in (
        "https://example.com",
        "http://a.b/c;d?e=f",
        "https://example.com/a%20b",
        "https:///x",
    ):
        if v.PLAIN_ADDRESS.fullmatch(text):
            assert v.full_address(text) is None
    assert v.PLAIN_ADDRESS.fullmatch("https://example.com/a?b=c")


def _feed(items: str, end: str = "</channel></rss>") -> bytes:
    head = "<rss version='2.0'><channel><title>T</title><link>https://example.com/</link><description>D</description>"
    return (head + items + end).encode()


def test_a_feed_that_breaks_off_keeps_the_items_before() -> None:
    items = "".join(f"<item><title>T{n}</title><guid>g{n}</guid></item>" for n in range(3))
    whole, cut = (api.validate(_feed(items, end)) for end in ("</channel></rss>", "<item><title>"))
    assert whole.items == cut.items == 3
    assert cut.by_code["IO003"] == 1


def test_a_compressed_feed_that_breaks_off_keeps_the_items_before(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>T{n}</title><guid>{sha256(str(n).encode()).hexdigest()}</guid></item>"
        for n in range(20_000)
    )
    data = gzip.compress(_feed(items))
    file = tmp_path / "feed.rss.gz"
    file.write_bytes(data[: len(data) // 2])
    report = api.validate(file)
    assert 0 < report.items < 20_000
    assert report.by_code["IO001"] == 1


def test_words_between_items_have_their_own_place() -> None:
    report = api.validate(
        _feed("<item><title>T</title><guid>g</guid></item>\nstray"), options=Options()
    )
    found = next(each for each in report.diagnostics if each.code == "FE015")
    assert found.position is not None and found.position.line == 2
