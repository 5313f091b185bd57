"""NewsML-G2 in every offered release, layout and body: valid by IPTC's schema of it, and by ours."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsexport.errors import InvalidOutput
from newsexport.formats.newsml_g2 import NEWSML_G2, names, structure
from newsexport.options import Options
from newsexport.schema import v1
from tests.newsml_g2_samples import (
    bare_story,
    harbour_package,
    harbour_story,
    items_of,
    pointers,
    written,
)
from tests.strategies import news_items, without

_XS = "{http://www.w3.org/2001/XMLSchema}"
_STORIES = {"full": harbour_story(), "bare": bare_story(), "package": harbour_package()}


@pytest.mark.parametrize("story", _STORIES)
@pytest.mark.parametrize("version", structure.WRITABLE)
def test_every_release_layout_and_body_is_valid(
    version: str, story: str, official: Options
) -> None:
    schema = structure.official(version, official)
    assert schema is not None
    for layout in ("item", "message"):
        for body in ("xhtml", "nitf"):
            data, _ = written(_STORIES[story], version=version, layout=layout, body=body)
            root = etree.fromstring(data)
            assert schema.problems(root, 5) == []
            assert structure.own().problems(root, 5) == []
            assert f'standardversion="{version}"'.encode() in data


@given(item=news_items(), version=st.sampled_from(structure.WRITABLE))
def test_older_releases_lose_only_what_they_tell(item: v1.NewsItem, version: str) -> None:
    """The writer validates by IPTC's schema before it lets the bytes go."""
    item = item.model_copy(update={"editorial_only": False})
    data, told = written(item, version=version)
    carried = without(item, pointers(told, "LS001"))
    again, told_again = written(carried, version=version)
    changed = pointers(told_again, "LS003", "RD003", "RD004")
    [back], [first] = items_of(again), items_of(data)
    assert without(back, changed) == without(first, changed)
    assert without(back, changed) == without(carried, changed)


def test_what_must_not_be_forgotten_is_refused_where_it_cannot_be_said() -> None:
    item = harbour_story().model_copy(update={"editorial_only": True})
    assert b"editorialOnly" in written(item, version="2.20")[0]
    with pytest.raises(InvalidOutput) as caught:
        written(item, version="2.19")
    assert [d.pointer for d in caught.value.diagnostics] == ["/editorialOnly"]


def test_the_card_offers_what_can_be_written() -> None:
    assert NEWSML_G2.versions == structure.WRITABLE
    assert structure.WRITABLE[0] == names.NEWEST
    assert structure.WRITABLE[-1] == "2.12"


def test_what_an_old_release_lacks_is_told() -> None:
    _, told = written(harbour_story(), version="2.12")
    lost = set(pointers(told, "LS001"))
    assert lost >= {
        "/published", "/publisher", "/expires", "/digitalSourceType", "/rights/0/dataMining",
        "/canonicalUrl", "/supersedes", "/section", "/corrections/0",
    }  # fmt: skip
    assert not {"/headlines/0", "/subjects/0", "/embargoed", "/rights/0/licence"} & lost


@pytest.mark.parametrize("table", [names.ELEMENT_SINCE, names.ATTRIBUTE_SINCE])
def test_since_tables_agree_with_the_schemas(table: dict[str, str], standards: Path) -> None:
    """Each name stands in IPTC's schema of its release. That it was absent before, other tests show."""
    for key, since in table.items():
        name = key.rpartition("/")[2].rpartition("@")[2]
        assert name in _names(standards, since), f"{key} in {since}"
        assert key.startswith("*") or name in _names(standards, names.NEWEST)


_known: dict[str, frozenset[str]] = {}


def _names(standards: Path, version: str) -> frozenset[str]:
    if version not in _known:
        path = standards / "newsml-g2" / f"NewsML-G2_{version}-spec-All-Power.xsd"
        root = etree.fromstring(path.read_bytes())
        _known[version] = frozenset(e.get("name", "") for e in root.iter(f"{_XS}*"))
    return _known[version]


def test_schemas_may_be_used_by_many_threads(official: Options) -> None:
    data, _ = written(harbour_story())
    bad = data.replace(b"<urgency>4", b"<urgency>44")

    def judge(number: int) -> bool:
        root = etree.fromstring(bad if number % 2 else data)
        schema = structure.official(f"2.{30 + number % 6}" if number % 2 else "2.35", official)
        assert schema is not None
        found = [*schema.problems(root, 9), *structure.own().problems(root, 9)]
        return any(p.pointer == "/newsItem/contentMeta/urgency" for p in found) == bool(number % 2)

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(judge, range(400)))


def test_an_unknown_release_has_no_schema(official: Options) -> None:
    assert structure.official("9.99", official) is None
    assert structure.official("2.8", official) is None
    assert structure.official("2.9", official) is not None


def test_rightsml_is_allowed_in_every_release_that_has_it(official: Options) -> None:
    policy = '<o:Policy xmlns:o="http://www.w3.org/ns/odrl/2/" uid="https://harbourpost.example/p" type="http://www.w3.org/ns/odrl/2/Set"/>'
    whole = f'<rightsExpressionXML xmlns="{names.NAR}" langid="http://www.w3.org/ns/odrl/2/">{policy}</rightsExpressionXML>'
    kept = v1.Extension(
        namespace=names.NAR, name="rightsExpressionXML", value=whole, media_type="application/xml"
    )
    item = bare_story().model_copy(update={"rights": (v1.Rights(extensions=(kept,)),)})
    for version in ("2.23", "2.30", "2.35"):
        data, told = written(item, version=version)
        assert b"Policy" in data
        assert not pointers(told, "LS001")
    data, told = written(item, version="2.22")
    assert pointers(told, "LS001") == ["/rights/0/extensions/0"]


def test_a_nitf_body_is_judged_by_nitf(official: Options) -> None:
    data, _ = written(harbour_story(), body="nitf")
    broken = etree.fromstring(data.replace(b"<body.content>", b"<body.content><rubbish/>"))
    plain = structure.official("2.35", official)
    both = structure.official("2.35", official, with_nitf=True)
    assert plain is not None
    assert both is not None
    assert plain.problems(broken, 5) == []
    assert both.problems(broken, 5) != []
    assert both.problems(etree.fromstring(data), 5) == []


# Our own profile is stricter than the standard.

_GOOD = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x-test:1" version="1"
 standard="NewsML-G2" standardversion="2.35" conformance="power">
<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="x"/>
<versionCreated>2026-02-16T09:30:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><urgency>4</urgency><headline>H</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"
><head><title>t</title></head><body><p>x</p></body></html></inlineXML></contentSet></newsItem>"""


def _problems(xml: str) -> list[str]:
    return [p.message for p in structure.own().problems(etree.fromstring(xml), 5)]


def test_the_profile_accepts_a_good_item(official: Options) -> None:
    assert _problems(_GOOD) == []
    schema = structure.official("2.35", official)
    assert schema is not None
    assert schema.problems(etree.fromstring(_GOOD), 5) == []


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (' conformance="power"', ""),
        ('standard="NewsML-G2"', 'standard="foo"'),
        ('standardversion="2.35"', 'standardversion="9.99"'),
        ('guid="urn:x-test:1"', 'guid="urn:x test:1"'),
        (' version="1"', ""),
        ('<pubStatus qcode="stat:usable"/>', ""),
        ("stat:usable", "stat:cancelled"),
        ("<catalogRef", "<!-- <catalogRef"),
        ("<head><title>t</title></head>", ""),
        (
            "<urgency>4</urgency><headline>H</headline>",
            "<headline>H</headline><urgency>4</urgency>",
        ),
        ("ninat:text", "text"),
        ("2026-02-16T09:30:00Z", "2026-02-16"),
        ("<p>x</p>", "<ul>bare</ul>"),
    ],
)
def test_the_profile_refuses(good: str, bad: str) -> None:
    broken = _GOOD.replace(good, bad)
    if bad.startswith("<!--"):
        broken = _GOOD.replace('_41.xml"/>', '_41.xml"/>-->').replace(good, bad)
    assert broken != _GOOD
    assert _problems(broken)
