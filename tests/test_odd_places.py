"""Words where a format has no place for them: they are in the item, or they are told at their place."""

from __future__ import annotations

import json

import pytest

from newsexport.formats.registry import find
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from tests.test_mapped import MAPPING, STORY

WORD = "Wharfside"
_ARTICLE = {"@context": "https://schema.org", "@type": "NewsArticle", "@id": "urn:x:1"}
_NINJS = {"uri": "urn:x:1", "standard": {"name": "ninjs", "version": "3.1"}, "type": "text"}
_NEWSML = (
    "<NewsML><NewsItem><Identification/><NewsManagement/><NewsComponent><ContentItem><DataContent>"
    "{}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
)
_NITF_BODY = "<nitf><body><body.content><p>It sails.</p></body.content></body></nitf>"
_NITF = (
    '<nitf><body><body.content><media media-type="{}"><media-reference source="a.jpg"/></media>'
    "</body.content></body></nitf>"
)
_DELETED = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><id>urn:x:0</id>'
    '<at:deleted-entry ref="urn:x:1" when="2026-02-16T08:30:00Z">{}</at:deleted-entry></feed>'
)
_RSL = (
    '<rss version="2.0" xmlns:rsl="https://rslstandard.org/rsl"><channel><item><title>Ferry</title>'
    "<rsl:content>{}</rsl:content></item></channel></rss>"
)

_ITEM = '<rss version="2.0" xmlns:dcterms="http://purl.org/dc/terms/"><channel><item><title>Ferry</title>{}</item></channel></rss>'
_G2 = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:1"><itemMeta/><contentMeta>{}</contentMeta><contentSet>'
    '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html></inlineXML>'
    "</contentSet></newsItem>"
)


def ninjs(headline: object) -> str:
    return json.dumps({**_NINJS, "headlines": [headline]})


def article(**more: object) -> str:
    return json.dumps({**_ARTICLE, "headline": "Ferry", **more})


CASES = {
    "mapped: two values of one": ("mapped", json.dumps({"stories": [{**STORY, "id": ["urn:x:1", WORD]}]}), "/stories/0/id/1"),
    "an identifier that is a list": ("json-ld", article(**{"@id": ["urn:x:1", WORD]}), "/@id"),
    "a type of a picture": ("json-ld", article(image={"@type": ["ImageObject", WORD], "url": "https://a.example/a.jpg"}), "/image/@type"),
    "a type of a person": ("json-ld", article(author={"@type": WORD, "name": "Ada Quay"}), "/author/@type"),
    "a type of a place": ("json-ld", article(about={"@type": WORD, "name": "Karsby"}), "/about/@type"),
    "the form of a headline": ("ninjs", ninjs({"value": "Ferry", "contentType": WORD}), "/headlines/0/contentType"),
    "before a document of NITF": ("newsml-1", _NEWSML.format(f"{WORD} {_NITF_BODY}"), None),
    "behind a document of NITF": ("newsml-1", _NEWSML.format(f"{_NITF_BODY} {WORD}"), None),
    "a kind of media": ("nitf", _NITF.format(WORD), "/nitf/body/body.content/media/@media-type"),
    "in the number of bytes": ("newsml-1", _NEWSML.replace("<DataContent>", f"<Characteristics><SizeInBytes>12<p>{WORD}</p></SizeInBytes></Characteristics><DataContent>").format("<p>It sails.</p>"), None),
    "the name of a link": ("ninjs", json.dumps({**_NINJS, "associations": [{"type": "planning", "uri": "urn:x:2", "name": [{"name": WORD}]}]}), None),
    "in a picture": ("newsml-g2", _G2.format("", f'<figure><img src="a.jpg">{WORD}</img></figure>'), None),
    "in a source of a picture": ("newsml-g2", _G2.format("", f'<figure><picture><source srcset="b.jpg">{WORD}</source><img src="a.jpg"/></picture></figure>'), None),
    "in a line break": ("newsml-g2", _G2.format(f"<description>One<br>{WORD}</br></description>", ""), None),
    "in a property of ours": ("newsml-g2", _G2.format(f'<contentMetaExtProperty reluri="https://schema.org/articleSection" value="Port">{WORD}</contentMetaExtProperty>', ""), None),
    "the name of a validity": ("rss", _ITEM.format(f"<dcterms:valid>name={WORD}; end=2026-03-01T00:00:00Z</dcterms:valid>"), None),
    "in a deleted entry": ("atom", _DELETED.format(WORD), "/feed/deleted-entry"),
    "in terms of use": ("rss", _RSL.format(f'<rsl:license><rsl:prohibits type="usage">ai-train<b>{WORD}</b></rsl:prohibits></rsl:license>'), None),
    "beside terms of use": ("rss", _RSL.format(f"<rsl:license><rsl:prohibits>ai-train</rsl:prohibits>{WORD}</rsl:license>"), None),
    "of a term of use": ("rss", _RSL.format(f'<rsl:license><rsl:prohibits by="{WORD}">ai-train</rsl:prohibits></rsl:license>'), None),
}  # fmt: skip
"""Format, document, and the place where the word is told; None: it is carried, or told wherever."""


@pytest.mark.parametrize(("name", "document", "place"), CASES.values(), ids=CASES)
def test_no_word_vanishes(name: str, document: str, place: str | None, tmp_path) -> None:
    mapping = tmp_path / "harbour.toml"
    mapping.write_text(MAPPING)
    report = Report()
    read = find(name).read
    assert read is not None
    options = Options(formats={"mapped": {"mapping": str(mapping)}})
    (found,) = read(Source.of(document.encode()), options, report)
    told = [each.pointer for each in report.diagnostics if WORD in each.message]
    if place is not None:
        assert told == [place]
    else:
        assert told or WORD in found.item.model_dump_json()


def test_terms_of_use_that_say_nothing_else_become_a_code() -> None:
    document = _RSL.format(
        '<rsl:license>\n<rsl:prohibits type="usage"> ai-train </rsl:prohibits></rsl:license>'
    )
    read = find("rss").read
    assert read is not None
    (found,) = read(Source.of(document.encode()), Options(), Report())
    assert found.item.rights[0].data_mining is not None
