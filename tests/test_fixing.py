"""Safe fixes: the document is better afterwards, says the same, and is otherwise the same bytes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.sax.saxutils import escape

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
    "RS007.rss": "RS007",
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
    again = command("validate", path, "--diff")
    assert (again.out, again.code) == ("", 0)
    assert "nothing would be mended: no finding has a mend that is certain" in again.err
    assert "nothing was mended" in command("validate", path, "--fix").err


def test_what_cannot_be_mended_in_place_is_said(command, tmp_path: Path) -> None:
    feed = FEED.format(items="<item><title>Ferry</title><guid>ferry-1</guid></item>").encode()
    assert command("validate", "-", "--fix", stdin=feed).code == 2
    assert "isPermaLink" in command("validate", "-", "--diff", stdin=feed).out
    saved = tmp_path / "saved.http"
    saved.write_bytes(b"HTTP/1.1 200 OK\r\nETag: x\r\nContent-Type: text/xml\r\n\r\n" + feed)
    assert "not mended" in command("validate", saved, "--fix").err
    assert command("validate", saved, "--fix", "--diff").code == 2


HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:media="https://search.yahoo.com/mrss" xmlns:dc="http://purl.org/dc/elements/1.1"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Skerry</title>
<link>https://skerry.example/</link><description>News</description><language>en_us</language>
"""
ITEM = """<item><title>{title}</title><link>https://skerry.example/1</link><guid isPermaLink="false">urn:example:1</guid>
<pubDate>Mon, 16 Feb 2026 08:30:00 GMT</pubDate><description>{text}</description>{more}</item></channel></rss>
"""


def story(title: str = "Ferry sails", text: str = "The ferry sails again.", more: str = "") -> str:
    return HEAD + ITEM.format(title=title, text=text, more=more)


def test_namespaces_and_languages_are_mended() -> None:
    picture = '<media:content url="https://skerry.example/a.jpg" medium="image"/><dc:creator>Ada Lind</dc:creator>'
    mended, before, after = fixed(story(more=picture).encode(), "feed.rss")
    assert {"MR001", "FE020", "FE011"} <= before
    assert not {"MR001", "FE020", "FE011"} & after
    wanted = (
        story(more=picture)
        .replace("https://search.yahoo.com/mrss", "http://search.yahoo.com/mrss/")
        .replace("elements/1.1", "elements/1.1/")
        .replace("en_us", "en-US")
    )
    assert mended.decode() == wanted


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("Smith &amp;amp; Sons", "Smith &amp; Sons"), ("Caf&amp;eacute; opens", "Café opens"),
        ("A &amp;lt; B", "A &lt; B"), ("Fish &amp;#38; chips", "Fish &amp; chips"),
    ],
)  # fmt: skip
def test_what_was_escaped_twice_is_escaped_once(given: str, right: str) -> None:
    mended, before, after = fixed(story(title=given).encode(), "feed.rss")
    assert "FE017" in before - after
    assert f"<title>{right}</title>" in mended.decode()


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ("&lt;p&gt;Fish &amp;amp;amp; chips&lt;/p&gt;", "&lt;p&gt;Fish &amp;amp; chips&lt;/p&gt;"),
        ("<![CDATA[<p>Fish &amp;amp; chips</p>]]>", "<![CDATA[<p>Fish &amp; chips</p>]]>"),
    ],
)
def test_html_in_feeds_is_escaped_once_more_than_words(given: str, right: str) -> None:
    mended, before, after = fixed(story(text=given).encode(), "feed.rss")
    assert "TX005" in before - after
    assert right in mended.decode()


MARKUP = "<p>The ferry sails again.</p> <p>At noon &amp; at six.</p>"


@pytest.mark.parametrize(
    "given", [escape(escape(MARKUP)), f"<![CDATA[{escape(MARKUP)}]]>"], ids=["escaped", "CDATA"]
)
@pytest.mark.parametrize("element", ["description", "content:encoded"])
def test_markup_that_was_escaped_twice_is_escaped_once(given: str, element: str) -> None:
    text = f"<{element}>{given}</{element}>"
    data = story(text="").replace("<description></description>", text)
    mended, before, after = fixed(data.encode(), "feed.rss")
    assert {"TX004", "TX005"} & before
    assert not {"TX004", "TX005"} & after
    (item,) = api.read(Source.of(mended, "feed.rss"))
    assert item.text == "The ferry sails again.\n\nAt noon & at six." or not item.body


@pytest.mark.parametrize(
    "given",
    [
        escape("<p>Write &lt;p&gt; before it</p>"),
        escape(escape("Write <p> before it, </p> behind it")),
    ],
)
def test_words_about_markup_stay(given: str) -> None:
    mended, _, _ = fixed(story(text=given).encode(), "feed.rss")
    assert given in mended.decode()


@pytest.mark.parametrize(
    ("given", "right"),
    [
        ('<![CDATA[<p onclick="x()">One</p><script>alert(1)</script>]]>', "<![CDATA[<p>One</p>]]>"),
        ("&lt;p&gt;One&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;", "&lt;p&gt;One&lt;/p&gt;"),
        ("<![CDATA[<p><a href='javascript:x()' title=\"t\">One</a></p>]]>", '<![CDATA[<p><a title="t">One</a></p>]]>'),
    ],
)  # fmt: skip
def test_what_acts_is_taken_out_and_the_words_stay(given: str, right: str) -> None:
    mended, before, after = fixed(story(text=given).encode(), "feed.rss")
    assert "FE018" in before - after
    assert right in mended.decode()


def test_frames_stay_for_they_show_something() -> None:
    text = '<![CDATA[<p>One</p><iframe src="https://video.example/1"></iframe>]]>'
    assert b"<iframe" in fixed(story(text=text).encode(), "feed.rss")[0]


TWICE = "The ferry between Karsby and the outer skerries sails again after the storm of last week."


def test_a_paragraph_that_stands_twice_stands_once() -> None:
    text = f"<![CDATA[<p>{TWICE}</p>\n<p>{TWICE}</p><p>The harbour master said so on Monday.</p>]]>"
    mended, before, after = fixed(story(text=text).encode(), "feed.rss")
    assert "TX001" in before - after
    assert mended.decode().count(TWICE) == 1 and "harbour master" in mended.decode()
    apart = f"<![CDATA[<p>{TWICE}</p><p>The harbour master said so.</p><p>{TWICE}</p>]]>"
    data = story(text=apart).encode()
    assert fixed(data, "feed.rss")[0].count(TWICE.encode()) == 2


def test_json_is_mended_in_its_strings() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Skerry",
        "items": [{"id": "urn:example:1", "url": "https://skerry.example/1", "title": "Ferry sails", "language": "en_GB",
                   "content_html": f'<p onload="x()">{TWICE}</p><p>Fish &amp;amp; chips</p><script>x()</script>'}],
    }  # fmt: skip
    mended, before, _ = fixed(json.dumps(feed).encode(), "f.feed.json")
    assert {"TX005", "JF000", "JF008"} <= before
    item = json.loads(mended)["items"][0]
    assert item["language"] == "en-GB"
    assert item["content_html"] == f"<p>{TWICE}</p><p>Fish &amp; chips</p>"


def test_a_text_of_json_gets_its_characters() -> None:
    data = (REFUSED / "TX005.newsitem.json").read_bytes()
    mended, before, after = fixed(data, "TX005.newsitem.json")
    assert "TX005" in before - after
    changed = [
        pair
        for pair in zip(data.splitlines(), mended.splitlines(), strict=True)
        if len(set(pair)) > 1
    ]
    assert len(changed) == 1


def test_a_status_in_capitals_is_mended() -> None:
    data = (ROOT / "fixtures/stories/harbour-bridge/outputs/story.newsml-g2.xml").read_bytes()
    wrong = data.replace(b"stat:usable", b"stat:Usable")
    mended, before, after = fixed(wrong, "story.newsml-g2.xml")
    assert "G2024" in before - after
    assert mended == data


def test_what_a_fault_of_structure_hid_is_mended_with_it() -> None:
    data = (ROOT / "fixtures/stories/harbour-bridge/outputs/story.newsml-g2.xml").read_bytes()
    wrong = data.replace(b"stat:usable", b"stat:Usable")
    wrong = wrong.replace(b'xml:lang="en"', b'xml:lang="en_GB"', 1)
    mended, before, after = fixed(wrong, "story.newsml-g2.xml")
    assert "G2000" in before
    assert "G2024" not in before | after
    assert mended == data.replace(b'xml:lang="en"', b'xml:lang="en-GB"', 1)


def test_newsml_g2_is_mended_in_its_elements() -> None:
    data = (ROOT / "fixtures/stories/harbour-bridge/outputs/story.newsml-g2.xml").read_text("utf-8")
    paragraph = re.search(r"<p>[^<]{60,}</p>", data)[0]
    wrong = data.replace(paragraph, paragraph * 2, 1).replace("<h2>", '<h2 onclick="x()">', 1)
    wrong = wrong.replace('xml:lang="en"', 'xml:lang="en_GB"', 1)
    mended, before, after = fixed(wrong.encode(), "story.newsml-g2.xml")
    assert {"TX001", "TX012", "G2000"} <= before
    assert not {"TX001", "TX012", "G2000"} & after
    assert mended.decode() == data.replace('xml:lang="en"', 'xml:lang="en-GB"', 1)


def test_a_document_in_another_encoding_stays_in_it() -> None:
    text = (
        '<?xml version="1.0" encoding="ISO-8859-1"?>\n<rss version="2.0"><channel><title>Größe</title>'
        "<link>https://a.example/</link><description>d</description><language>en_GB</language>"
        "<item><title>Ödön &amp;amp;eacute; Ä</title><guid>a1</guid><description>Ä</description></item></channel></rss>"
    )
    data = text.encode("latin-1")
    report = api.validate(Source.of(data, "a.rss"))
    done = fix(data, "a.rss", report, api.validate)
    mended = done.data.decode("latin-1")
    assert "<language>en-GB</language>" in mended
    assert '<guid isPermaLink="false">a1</guid>' in mended
    for word in ("Größe", "Ödön", "Ä"):
        assert word in mended
