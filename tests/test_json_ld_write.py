"""Writing JSON-LD: what goes where, what never leaves, and that nothing invalid does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import orjson
import pytest
from hypothesis import given, settings

from newsexport import api, resources
from newsexport.canonical_paths import UNTOLD
from newsexport.errors import InvalidOutput
from newsexport.formats.json_ld.mapping import MAPPING
from newsexport.formats.json_ld.write import bundle, write
from newsexport.mapping import INTERNAL
from newsexport.options import Options, ProviderName
from newsexport.payloads.schema_org import names
from newsexport.payloads.schema_org.picture_items import is_package
from newsexport.payloads.schema_org.structure import SCHEMA, validator
from newsexport.report import Report
from newsexport.schema import versions
from newsexport.schema.v1 import DatedEntry, Headline, NewsItem, Paragraph, RichText
from newsexport.syntax.json_schema import PythonValidator
from newsexport.vocab.schema_org import NAMESPACE
from tests import strategies

NOW = Options(now=datetime(2026, 2, 14, 12, tzinfo=UTC))


def item(**more: Any) -> NewsItem:
    return NewsItem.model_validate({"uri": "urn:newsml:example.com:20260214:1", **more})


def written(options: Options = NOW, **more: Any) -> dict[str, Any]:
    return orjson.loads(write(item(**more), options, Report()))


def losses(**more: Any) -> dict[str, str]:
    report = Report()
    write(item(**more), NOW, report)
    return {str(d.pointer): d.code for d in report.diagnostics}


def set_to(**settings: str) -> Options:
    return replace(NOW, formats={"json-ld": settings})


# What goes where


def test_the_table_names_every_field_of_the_item_once():
    aliases = {name: info.alias or name for name, info in NewsItem.model_fields.items()}
    carried = {path for path in MAPPING if "/" not in path} - {"itemClass"}  # that of a text
    lost = {aliases[name] for name in names.NOT_CARRIED}
    refused = {"pubStatus", "editorialOnly"}  # items in which these are not as they should be
    table = [*carried, *lost, *INTERNAL, *UNTOLD, *refused]
    assert sorted(table) == sorted(aliases.values())


def test_the_smallest_item():
    assert written() == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": "urn:newsml:example.com:20260214:1",
        "identifier": "urn:newsml:example.com:20260214:1",
        "version": 1,
    }


def test_no_date_is_invented():
    only = written(versionCreated="2026-02-14T09:00:00+01:00")
    assert only["dateModified"] == "2026-02-14T09:00:00+01:00"
    assert not {"datePublished", "dateCreated"} & only.keys()
    dates = written(published="2026-02-14T10:00:00Z", firstCreated="2026-02-13T10:00:00Z")
    assert dates["datePublished"] == "2026-02-14T10:00:00+00:00"
    assert dates["dateCreated"] == "2026-02-13T10:00:00+00:00"
    assert "dateModified" not in dates
    assert written(contentCreated="2026-02")["dateCreated"] == "2026-02"


@pytest.mark.parametrize(
    ("party", "said"),
    [
        ({"name": "Ann Lee", "type": "person"}, {"@type": "Person", "name": "Ann Lee"}),
        ({"name": "AFP", "type": "organisation"}, {"@type": "Organization", "name": "AFP"}),
        ({"name": "Ann Lee"}, {"@type": "Person", "name": "Ann Lee"}),
        ({"name": "Bo Ek", "jobTitle": "Editor"}, {"@type": "Person", "name": "Bo Ek", "jobTitle": "Editor"}),
        (
            {"name": "Ann Lee", "type": "person", "jobTitle": "Reporter", "url": "https://e.example/lee",
             "sameAs": [{"uri": "http://www.wikidata.org/entity/Q1"}]},
            {"@type": "Person", "name": "Ann Lee", "sameAs": ["http://www.wikidata.org/entity/Q1"],
             "url": "https://e.example/lee", "jobTitle": "Reporter"},
        ),
    ],
)  # fmt: skip
def test_authors(party, said):
    assert written(creators=[party])["author"] == [said]


def test_nobody_becomes_the_publisher_by_being_the_provider():
    only = written(provider={"name": "Example News", "uri": "https://example.com/"})
    assert only["provider"] == {
        "@type": "Organization",
        "@id": "https://example.com/",
        "name": "Example News",
    }
    assert "publisher" not in only
    options = replace(NOW, provider=ProviderName("Given", "https://given.example/"))
    assert written(options)["provider"]["name"] == "Given"


def test_a_picture_without_an_address_is_still_a_picture():
    picture = {
        "caption": "A harbour.",
        "creditLine": "Office/Handout via Agency",
        "created": "2024-02-16",
    }
    assert written(media=[picture])["image"] == [
        {
            "@type": "ImageObject",
            "creditText": "Office/Handout via Agency",
            "caption": "A harbour.",
            "dateCreated": "2024-02-16",
        }
    ]


def test_a_picture_with_its_renditions_and_rights():
    (image,) = written(
        media=[
            {
                "uri": "urn:x:picture",
                "altText": "Two boats",
                "licence": "https://example.com/licence",
                "usageTerms": "Editorial use only",
                "copyrightNotice": "© Agency",
                "digitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
                "renditions": [
                    {
                        "href": "https://example.com/a.jpg",
                        "mediaType": "image/jpeg",
                        "width": 1200,
                        "height": 675,
                    },
                    {"href": "https://example.com/s.jpg", "width": 300, "size": 900},
                ],
            }
        ]
    )["image"]
    assert image["@id"] == "urn:x:picture"
    assert (image["contentUrl"], image["width"], image["height"]) == (
        "https://example.com/a.jpg",
        1200,
        675,
    )
    assert image["encodingFormat"] == "image/jpeg"
    assert image["encoding"] == [
        {
            "@type": "ImageObject",
            "contentUrl": "https://example.com/s.jpg",
            "width": 300,
            "contentSize": "900 B",
        }
    ]
    assert image["description"] == "Two boats"
    assert image["usageInfo"] == {"@type": "CreativeWork", "text": "Editorial use only"}
    assert image["digitalSourceType"] == "https://schema.org/DigitalCaptureDigitalSource"


def test_a_relative_address_needs_a_base():
    media = [{"renditions": [{"href": "pictures/a.jpg"}], "caption": "A"}]
    assert losses(media=media)["/media/0/renditions/0"] == "LS001"
    options = replace(NOW, base_uri="https://example.com/news/")
    assert (
        written(options, media=media)["image"][0]["contentUrl"]
        == "https://example.com/news/pictures/a.jpg"
    )


def test_subjects_have_their_code_and_vocabulary():
    scheme = "http://cv.iptc.org/newscodes/mediatopic/"
    concept = {
        "uri": f"{scheme}20000002",
        "qcode": "medtop:20000002",
        "scheme": scheme,
        "name": "arts",
    }
    assert written(subjects=[concept])["about"] == [
        {
            "@type": "DefinedTerm",
            "@id": f"{scheme}20000002",
            "name": "arts",
            "inDefinedTermSet": scheme,
            "termCode": "20000002",
        }
    ]


@pytest.mark.parametrize(
    ("genre", "kind"),
    [
        ({"qcode": "genre:Opinion"}, "OpinionNewsArticle"),
        ({"uri": "http://cv.iptc.org/newscodes/genre/Analysis"}, "AnalysisNewsArticle"),
        ({"uri": NAMESPACE + "ReviewNewsArticle"}, "ReviewNewsArticle"),
        ({"qcode": "genre:Obituary"}, "NewsArticle"),
        ({"name": "Opinion"}, "NewsArticle"),
    ],
)
def test_the_type_follows_the_genre(genre, kind):
    assert written(genres=[genre])["@type"] == kind
    assert (
        written(set_to(type="BackgroundNewsArticle"), genres=[genre])["@type"]
        == "BackgroundNewsArticle"
    )


def test_dated_entries_make_a_live_blog():
    entry = {
        "type": "entry", "title": {"text": "Gates open"}, "published": "2026-02-14T08:00:00Z",
        "blocks": [{"type": "paragraph", "text": "The first ferry is in."}],
    }  # fmt: skip
    node = written(body=[{"type": "paragraph", "text": "All day here."}, entry])
    assert node["@type"] == ["NewsArticle", "LiveBlogPosting"]
    assert node["articleBody"] == "All day here."
    assert node["liveBlogUpdate"] == [
        {
            "@type": "BlogPosting",
            "headline": "Gates open",
            "datePublished": "2026-02-14T08:00:00+00:00",
            "articleBody": "The first ferry is in.",
        }
    ]


def test_paid_sections():
    node = written(accessibleForFree=False, paywall={"selectors": [".paid"]})
    assert node["isAccessibleForFree"] is False
    assert node["hasPart"] == [
        {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paid"}
    ]


def test_selectors_that_nobody_reads_are_left_out():
    node = written(accessibleForFree=False, paywall={"selectors": ["#paid", ".paid", "div > p"]})
    assert [part["cssSelector"] for part in node["hasPart"]] == [".paid"]
    assert "hasPart" not in written(
        accessibleForFree=False, paywall={"selectors": ["javascript:x"]}
    )


def test_a_standfirst_is_found_where_receivers_look():
    alone = written(descriptions=[{"text": "Lead.", "role": "standfirst"}])
    assert alone["description"] == alone["abstract"] == "Lead."
    both = written(
        descriptions=[{"text": "Lead.", "role": "standfirst"}, {"text": "Sum.", "role": "summary"}]
    )
    assert (both["abstract"], both["description"]) == ("Lead.", "Sum.")


def test_related_pages_belong_to_the_page():
    node = written(
        canonicalUrl="https://example.com/a",
        links=[{"rel": "seeAlso", "href": "https://example.com/b"}],
    )
    assert node["mainEntityOfPage"] == {
        "@type": "WebPage",
        "@id": "https://example.com/a",
        "relatedLink": ["https://example.com/b"],
    }


# What never leaves

SECRET = "s3cret-words"
FOR_NEWSROOMS: dict[str, Any] = {
    "edNote": SECRET,
    "title": SECRET,
    "slugline": SECRET,
    "profile": SECRET,
    "urgency": 3,
    "signals": [{"name": SECRET}],
    "services": [{"name": SECRET}],
    "envelope": {"sender": SECRET, "origin": SECRET},
    "creators": [{"name": "Ann Lee", "email": f"{SECRET}@example.com"}],
    "evidence": [{"field": "/uri", "method": SECRET}],
    "extensions": [
        {
            "namespace": "http://iptc.org/std/nar/2006-10-01/",
            "name": "itemMeta/edNote",
            "value": SECRET,
        },
        {"namespace": "https://partner.example/", "name": "desk", "value": SECRET},
    ],
}


def test_internal_fields_leave_neither_in_the_document_nor_in_the_report():
    report = Report()
    data = write(item(**FOR_NEWSROOMS), NOW, report)
    assert SECRET.encode() not in data
    assert not [d for d in report.diagnostics if SECRET in d.message + d.hint]
    told = {d.pointer for d in report.diagnostics if d.code == "LS001"}
    assert told == {
        "/edNote", "/title", "/slugline", "/profile", "/urgency", "/signals", "/services", "/envelope",
        "/creators/0/email", "/extensions/0", "/extensions/1",
    }  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [{"pubStatus": "canceled"}, {"pubStatus": "withheld"}, {"editorialOnly": True}, {"embargoed": "open-ended"},
     {"embargoed": "2026-02-14T18:00:00Z"}],
)  # fmt: skip
def test_what_is_not_for_the_public_is_refused(change):
    with pytest.raises(InvalidOutput) as caught:
        api.write(item(**change), "json-ld", options=NOW)
    assert [d.code for d in caught.value.diagnostics] == ["OU002"]
    with pytest.raises(InvalidOutput):
        list(api.bundle(versions.dump(item(**change)), "json-ld", NOW))


def test_a_lifted_embargo_does_not_hinder():
    assert losses(embargoed="2026-02-14T10:00:00Z") == {"/embargoed": "LS001"}


def test_a_body_with_structure_is_simplified_and_told():
    body = [{"type": "heading", "text": "Later"}, {"type": "paragraph", "text": "On."}]
    report = Report()
    node = orjson.loads(write(item(body=body), NOW, report))
    assert node["articleBody"] == "Later\n\nOn."
    assert [(d.code, d.pointer) for d in report.diagnostics] == [("LS003", "/body")]
    assert "1 x heading" in report.diagnostics[0].message


# Properties that came from JSON-LD


def extension(name: str, value: Any) -> dict[str, Any]:
    return {"namespace": NAMESPACE, "name": name, "value": value}


def test_properties_of_schema_org_go_back_to_their_place():
    node = written(
        section="Culture",
        extensions=[extension("wordCount", 120), extension("articleSection", ["Books"])],
        creators=[
            {"name": "Ann", "type": "person", "extensions": [extension("knowsAbout", "ferries")]}
        ],
    )
    assert node["wordCount"] == 120
    assert node["articleSection"] == ["Culture", "Books"]
    assert node["author"][0]["knowsAbout"] == "ferries"


@pytest.mark.parametrize(
    "odd",
    [
        extension("@graph", []),
        extension("ex:thing", "x"),
        extension("datePublished", "yesterday"),
        extension("version", "two"),
        extension("wordCount", None),
        extension("wordCount", 2**70),
        extension("isAccessibleForFree", "perhaps"),
        extension("subjectOf", {"@type": "NewArticle"}),
        extension("subjectOf", {"@type": "Article", "datePublished": "yesterday"}),
    ],
)
def test_properties_that_would_make_the_document_invalid_are_left_out(odd):
    good = extension("wordCount", 120) | {"name": "commentCount"}
    report = Report()
    node = orjson.loads(write(item(extensions=[odd, good]), NOW, report))
    assert odd["name"] not in node or node[odd["name"]] != odd["value"]
    assert node["commentCount"] == 120
    assert [(d.code, d.pointer) for d in report.diagnostics] == [("LS001", "/extensions/0")]


# Bytes


def test_no_text_ends_the_script_element_it_stands_in():
    evil = "</script><script>alert(1)</script><!-- \u2028 ]]> &lt; </SCRIPT"
    options = set_to(embed="script")
    data = write(item(headlines=[{"text": evil}], keywords=[evil]), options, Report())
    assert not re.search(
        rb"[<>&]|\xe2\x80\xa8", data[len(b'<script type="application/ld+json">') : -10]
    )

    class Scripts(HTMLParser):
        found: list[str]

        def handle_data(self, data: str) -> None:
            self.found.append(data)

    page = Scripts()
    page.found = []
    page.feed(f"<p>a</p>{data.decode()}<p>b</p>")
    assert orjson.loads(page.found[1])["headline"] == evil
    assert page.found[-1] == "b"


def test_the_same_item_gives_the_same_bytes():
    many = {**FOR_NEWSROOMS, "headlines": [{"text": "A"}], "keywords": ["b", "a"]}
    assert write(item(**many), NOW, Report()) == write(item(**many), NOW, Report())
    assert write(item(), NOW, Report()).endswith(b"}\n")


def test_a_bundle_is_one_graph():
    chunks = list(bundle([item(), item(version=2)], NOW, Report()))
    assert len(chunks) == 4
    graph = orjson.loads(b"".join(chunks))
    assert graph["@context"] == "https://schema.org"
    assert [node["version"] for node in graph["@graph"]] == [1, 2]
    assert "@context" not in graph["@graph"][0]
    assert orjson.loads(b"".join(bundle([], NOW, Report()))) == {
        "@context": "https://schema.org",
        "@graph": [],
    }


# The profile schema


def profile() -> dict[str, Any]:
    return orjson.loads(resources.read(f"schemas/{SCHEMA}"))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"@context": "http://schema.org"}, "/@context"),
        ({"@type": "NewArticle"}, "/@type"),
        ({"@type": []}, "/@type"),
        ({"@id": "not a uri"}, "/@id"),
        ({"version": 0}, "/version"),
        ({"headline": ""}, "/headline"),
        ({"url": "/relative"}, "/url"),
        ({"url": "ftp://example.com/"}, "/url"),
        ({"datePublished": "2026-02-14T09:00:00"}, "/datePublished"),
        ({"datePublished": "2026-02-30"}, "/datePublished"),
        ({"expires": "soon"}, "/expires"),
        ({"author": {}}, "/author"),
        ({"image": []}, "/image"),
        ({"image": [{"@type": "ImageObject", "contentUrl": "a.jpg"}]}, "/image/0"),
        ({"isAccessibleForFree": "False"}, "/isAccessibleForFree"),
        ({"hasPart": [{"@type": "WebPageElement", "isAccessibleForFree": False}]}, "/hasPart/0"),
        ({"digitalSourceType": "digitalCapture"}, "/digitalSourceType"),
        ({"about": ["a string"]}, "/about/0"),
        ({"@graph": []}, ""),
        ({"ex:thing": 1}, ""),
    ],
)
def test_the_profile_refuses(change, place):
    document = written(headlines=[{"text": "A"}]) | change
    for judge in (validator(), PythonValidator(profile(), {})):
        assert place in {problem.pointer for problem in judge.problems(document)}, judge


def test_the_profile_needs_context_type_and_identity():
    for name in ("@context", "@type", "identifier", "version"):
        document = written()
        del document[name]
        assert list(validator().problems(document))


@settings(max_examples=25)
@given(strategies.news_items(public=True).filter(lambda item: not is_package(item)))
def test_both_engines_accept_what_is_written(generated):
    document = orjson.loads(write(generated, Options(), Report()))
    assert list(validator().problems(document)) == []
    assert list(PythonValidator(profile(), {}).problems(document)) == []


def test_an_author_that_bears_the_name_of_the_provider_is_no_person():
    node = written(creators=[{"name": "Example News"}], provider={"name": "Example News"})
    assert node["author"] == [{"@type": "Organization", "name": "Example News"}]


# Items that are no texts

PICTURE: dict[str, Any] = {
    "itemClass": "picture",
    "media": [{"renditions": [{"href": "https://example.com/a.jpg"}]}],
    "creditLine": "Ann Lee/Agency",
    "contentCreated": "2026-02-13",
}


@pytest.mark.parametrize("role", ["caption", "drol:caption"])
@pytest.mark.parametrize("kind", ["picture", "ninat:picture"])
def test_a_picture_item_says_its_caption_of_the_picture(role, kind):
    more = PICTURE | {
        "itemClass": kind,
        "descriptions": [{"text": "Two boats.", "role": role}, {"text": "Sum.", "role": "summary"}],
    }
    node = written(**more)
    assert node["image"] == [
        {
            "@type": "ImageObject",
            "contentUrl": "https://example.com/a.jpg",
            "creditText": "Ann Lee/Agency",
            "caption": "Two boats.",
            "dateCreated": "2026-02-13",
        }
    ]
    assert (node["dateCreated"], node["description"]) == ("2026-02-13", "Sum.")
    assert "LS001" not in {c for p, c in losses(**more).items() if p != "/itemClass"}
    assert losses(**more)["/descriptions"] == "LS003"


def test_a_video_item_says_its_caption_of_the_video():
    more = {
        "itemClass": "video",
        "media": [{"kind": "picture"}, {"kind": "video", "headline": "B"}],
        "descriptions": [{"text": "Gates open.", "role": "caption"}],
    }
    assert written(**more)["video"][0]["description"] == "Gates open."


def test_a_caption_that_is_not_the_pictures_own_is_lost():
    caption = [{"text": "Two boats.", "role": "caption"}]
    other = PICTURE | {"media": [{"caption": "Three boats."}], "descriptions": caption}
    assert written(**other)["image"][0]["caption"] == "Three boats."
    assert losses(**other)["/descriptions/0"] == "LS001"
    text = PICTURE | {"itemClass": "text", "descriptions": caption}
    assert losses(**text)["/descriptions/0"] == "LS001"
    assert "dateCreated" not in written(**text)["image"][0]


def test_the_time_of_a_picture_is_not_lost_to_that_of_its_item():
    more = PICTURE | {"firstCreated": "2026-02-14T08:00:00Z"}
    assert written(**more)["image"][0]["dateCreated"] == "2026-02-13"
    assert losses(**more)["/contentCreated"] == "LS003"


@pytest.mark.parametrize(
    "package",
    [
        {"groups": [{"id": "g", "root": True, "members": [{"uri": "urn:x:2"}]}]},
        {"itemClass": "composite"},
    ],
)
def test_a_package_is_no_article(package):
    report = Report()
    with pytest.raises(InvalidOutput, match="a package lists items"):
        write(item(headlines=[{"text": "Today"}], **package), NOW, report)
    assert [d.code for d in report.diagnostics] == ["OU001"]
    assert written(body=[{"type": "paragraph", "text": "On."}], **package)["articleBody"] == "On."


# Words and times that stand for others


def test_a_literal_is_shown_as_the_name():
    node = written(provider={"literal": "Wire Example"}, people=[{"literal": "Ann Lee"}])
    assert node["provider"]["name"] == node["provider"]["identifier"] == "Wire Example"
    assert node["about"][0]["name"] == "Ann Lee"
    assert losses(provider={"literal": "Wire Example"}) == {"/provider/name": "LS003"}
    known = {"literal": "4711", "uri": "https://example.com/4711"}
    assert "name" not in written(provider=known)["provider"]


def test_the_time_of_the_content_stands_in_for_the_items():
    times = {
        "contentCreated": "2026-02-13T08:00:00Z",
        "contentModified": "2026-02-13T09:00:00+01:00",
    }
    node = written(**times)
    assert node["dateCreated"] == "2026-02-13T08:00:00Z"
    assert node["dateModified"] == "2026-02-13T09:00:00+01:00"
    assert losses(**times) == dict.fromkeys(
        ["/contentModified", "/versionCreated", "/contentCreated", "/firstCreated"], "LS003"
    )
    both = times | {"firstCreated": "2026-02-12T08:00:00Z"}
    assert written(**both)["dateCreated"] == "2026-02-12T08:00:00+00:00"
    assert losses(**both)["/contentCreated"] == "LS001"


def test_losses_are_told_in_plain_words():
    report = Report()
    more = {
        "generator": [{"name": "WireDesk", "version": "2"}],
        "hopHistory": [{"sequence": 1, "timestamp": "2026-02-13T06:00:00+05:30"}],
        "embargoed": "2026-02-13T06:00:00+05:30",
        "creators": [{"name": "Example News"}, {"email": "desk@example.com"}],
        "provider": {"name": "Example News"},
        "events": [{"name": "Fair", "relevance": 3}],
    }
    write(item(**more), NOW, report)
    told = {d.pointer: d.message for d in report.diagnostics}
    assert told["/generator"].endswith(": WireDesk")
    assert told["/embargoed"].endswith(": 2026-02-13T06:00:00+05:30")
    assert told["/hopHistory"].endswith('{"sequence": 1, "timestamp": "2026-02-13T06:00:00+05:30"}')
    assert "said to be an Organization:" in told["/creators/0/type"]
    assert "/events/0/type" not in told
    assert not any(re.search(r"\w+\(|datetime|'|desk@", message) for message in told.values())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("edNote", "secret"),
        ("desk", 7),
        ("subjectOf", {"@type": "Article", "edNote": "secret"}),
        ("subjectOf", {"@type": "Article", "author": {"@type": "Person", "email": "a@example.com"}}),
        ("headline", "Another"),
        ("articleBody", "Another"),
        ("creativeWorkStatus", "Published"),
        ("author", {"@type": "Person", "name": "Another"}),
        ("expires", "2026-03-01"),
        ("email", "a@example.com"),
    ],
)  # fmt: skip
def test_only_what_schema_org_knows_and_the_model_does_not_own_is_said(name, value):
    report = Report()
    data = write(item(extensions=[extension(name, value)]), NOW, report)
    assert name not in orjson.loads(data)
    assert [(d.code, d.pointer) for d in report.diagnostics] == [("LS001", "/extensions/0")]


def test_the_email_address_of_a_person_never_leaves():
    person = {"name": "Ann", "type": "person", "extensions": [extension("email", "a@example.com")]}
    node = written(creators=[person], people=[person])
    assert "a@example.com" not in str(node)


def test_a_blank_title_of_an_entry_is_left_out_and_told() -> None:

    entry = DatedEntry(title=RichText(text="\n"), blocks=(Paragraph(text="Words."),))
    item = NewsItem(
        uri="urn:example:1",
        version_created=datetime(2026, 2, 16, tzinfo=UTC),
        language="en",
        headlines=(Headline(text="Storm"),),
        body=(entry,),
    )
    report = Report()
    document = write(item, Options().started(), report)
    assert orjson.loads(document)["liveBlogUpdate"] == [
        {"@type": "BlogPosting", "articleBody": "Words."}
    ]
    assert report.by_code["LS003"] == 1
