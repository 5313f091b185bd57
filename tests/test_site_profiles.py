"""Site profiles: what they say counts, what they miss is told, and mistakes in them stop the run."""

from __future__ import annotations

import json
import tomllib
from datetime import datetime
from pathlib import Path

import pytest

from newsexport import resources
from newsexport.cli.main import main
from newsexport.errors import BadOption
from newsexport.schema.v1 import NewsItem
from newsexport.sites import FIELDS, site_of, sites_of
from newsexport.syntax.json_schema import compile_schema
from tests.pages import LONG, MORE, TITLE, items_of, page

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "docs" / "examples" / "site-profile.toml"
OFFER = (
    "Read all of the Post for a month and pay nothing, and get the tide tables of the whole sound with it as well, "
    "for as long as you like."
)
LEAD = "Nobody in the village remembers a night on which the lamp was dark, and nobody wants to see one."
PAGE = page(
    "<h1>The Marrow Sound Post</h1>"
    f"<h2>News</h2><h1 class='story-title x'>{TITLE}</h1><div class='intro'><p>{LEAD}</p></div>"
    "<p class='signed'>Told by <a>Edda Quill</a> and <a>Tomas Reeve</a></p>"
    "<span class='put-online' data-when='2026-03-02T06:30:00+01:00'>this morning</span>"
    f"<div id='story'><p>{LONG}</p><div class='offer'><p>{OFFER}</p></div> "
    f"<img src='/lamp.jpg' width='900'><p class='below-picture'>{MORE[:60]}</p></div>"
    f"<div><p>{OFFER}</p></div><div id='story-continued'><p>{MORE}</p></div>",
    title="Home",
)


def read(profile: bytes, data: bytes = PAGE, url: str = "https://www.post.example/lamp"):
    items, report = items_of(data, sites=sites_of(profile, "site.toml"), base_uri=url)
    return items[0] if items else None, report


def test_the_example_of_the_documentation_reads_its_page() -> None:
    item, report = read(EXAMPLE.read_bytes())
    assert isinstance(item, NewsItem)
    assert item.headline == TITLE
    assert item.standfirst == LEAD
    assert item.authors == ("Edda Quill", "Tomas Reeve")
    assert item.published == datetime.fromisoformat("2026-03-02T06:30:00+01:00")
    assert item.text.split("\n\n") == [LONG, MORE]
    assert [medium.caption for medium in item.media] == [MORE[:60]]
    known = {each.field: each for each in item.evidence}
    for field in (
        "/headlines/0/text",
        "/published",
        "/creators/0/name",
        "/body",
        "/descriptions/0/text",
    ):
        assert (known[field].method, known[field].confidence) == (
            "site profile The Marrow Sound Post",
            1.0,
        )
    left_out = [each for each in report.diagnostics if OFFER[:40] in each.message]
    assert (
        left_out and left_out[0].code == "RD006" and left_out[0].pointer == "/html/body/div[2]/div"
    )
    assert not [each for each in report.diagnostics if each.code == "RD022"]


def test_other_hosts_are_read_as_ever() -> None:
    item, _ = read(EXAMPLE.read_bytes(), url="https://other.example/lamp")
    assert item is not None and item.published is None
    assert not any(each.method.startswith("site profile") for each in item.evidence)


def test_the_host_is_also_that_of_the_canonical_link() -> None:
    canonical = b'<link rel="canonical" href="https://www.post.example/lamp">'
    (item,), _ = items_of(
        PAGE.replace(b"</head>", canonical + b"</head>"),
        sites=sites_of(EXAMPLE.read_bytes(), "x"),
        base_uri=None,
    )
    assert item.headline == TITLE


def test_section_keywords_and_attributes() -> None:
    data = page(
        f"<h1>{TITLE}</h1><i data-rubric='Harbour'></i><b>lamp</b><b>tower</b><p>{LONG}</p><p>{MORE}</p>"
        "<time datetime='2026-03-03'>x</time>"
    )
    profile = b"[[site]]\nhosts='*'\nsection='//i/@data-rubric'\nkeywords='//b'\nmodified='//time'"
    item, _ = read(profile, data)
    assert item is not None
    assert (item.section, item.keywords) == ("Harbour", ("lamp", "tower"))
    assert str(item.content_modified) == "2026-03-03"


@pytest.mark.parametrize(
    ("line", "severity", "told"),
    [
        ("body = '//div[@id=\"text\"]'", "warning", "body: it finds nothing"),
        ("headline = '//h7'", "warning", "headline: it finds nothing"),
        ("section = '//h7'", "info", "section: it finds nothing"),
        ("published = '//h2'", "info", "published: what it finds is no date"),
        ("section = 'unknown-function(//p)'", "info", "section: "),
    ],
)
def test_what_a_profile_misses_is_told(line: str, severity: str, told: str) -> None:
    item, report = read(f"[[site]]\nname='N'\nhosts='*.example'\n{line}".encode())
    assert item is not None and item.text
    (found,) = (each for each in report.diagnostics if each.code == "RD022")
    assert (found.severity, told in found.message) == (severity, True)


def test_dropped_elements_leave_the_words_behind_them() -> None:
    data = page(f"<h1>{TITLE}</h1><p>{LONG} <b>no</b> {MORE}</p><p><b>no</b>{LONG} again</p>")
    item, _ = read(b"[[site]]\nhosts='*'\ndrop=['//b','/html','//body']", data)
    assert item is not None
    assert item.text.split("\n\n") == [f"{LONG} {MORE}", f"{LONG} again"]


MISTAKES = [
    ("[[site]]\nhosts='a.example'\nbodi='//p'", "body"),
    ("[[site]]\nbody='//p'", "hosts must name"),
    ("[[site]]\nhosts=[]", "hosts must name"),
    ("[[site]]\nhosts='https://a.example/x'", "no host"),
    ("[[site]]\nhosts=3", "a text, or a list"),
    ("[[site]]\nhosts='a'\nbody=[1]", "a text, or a list"),
    ("[[site]]\nhosts='a'\nname=''", "name must be a text"),
    ("site = 3", "[[site]]"),
    ("sites = 3", "site"),
]
ONLY_WE_SEE = [
    ("[[site]]\nhosts='a'\nbody='//p['", "no XPath"),
    ("[[site", "TOML"),
    ("", "[[site]]"),
]


@pytest.mark.parametrize(("text", "told"), [*MISTAKES, *ONLY_WE_SEE])
def test_a_mistake_is_told_with_the_file_and_what_is_right(text: str, told: str) -> None:
    with pytest.raises(BadOption, match=r"site\.toml") as raised:
        sites_of(text.encode(), "site.toml")
    assert told in str(raised.value)


def test_the_published_schema_says_the_same() -> None:
    schema = compile_schema(json.loads(resources.read("schemas/site-profile/1.0.schema.json")))
    assert not list(schema.problems(tomllib.loads(EXAMPLE.read_text("utf-8"))))
    for text, _ in MISTAKES:
        assert list(schema.problems(tomllib.loads(text))), text
    keys = json.loads(resources.read("schemas/site-profile/1.0.schema.json"))
    assert {"name", "hosts", *FIELDS} == set(keys["properties"]["site"]["items"]["properties"])


def test_the_first_site_that_covers_a_host_counts() -> None:
    sites = sites_of(b"[[site]]\nhosts='*.A.example'\n[[site]]\nname='all'\nhosts='*'", "x")
    assert [
        site and site.name
        for site in (site_of(sites, "https://b.a.example/"), site_of(sites, "http://x"))
    ] == [
        "*.A.example",
        "all",
    ]
    assert site_of(sites, None) is None and site_of(sites, "http://[") is None


def test_files_folders_and_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    story = tmp_path / "page.html"
    link = b'<link rel="canonical" href="https://post.example/lamp"></head>'
    story.write_bytes(PAGE.replace(b"</head>", link))
    folder = tmp_path / "sites"
    folder.mkdir()
    config = tmp_path / "newsexport.toml"
    config.write_text('site-profiles = "sites"', "utf-8")
    inspect = ["inspect", str(story), "--format", "json", "--config", str(config)]
    assert main(inspect) == 2
    assert "no site profile" in capsys.readouterr().err
    (folder / "post.toml").write_bytes(EXAMPLE.read_bytes())
    for more in ([], ["--site-profiles", str(folder)], ["--site-profiles", str(EXAMPLE)]):
        assert main([*inspect, *more]) == 0
        assert "site profile The Marrow Sound Post" in capsys.readouterr().out
    assert main([*inspect, "--site-profiles", str(tmp_path / "none.toml")]) == 2
    assert "none.toml" in capsys.readouterr().err
