"""Media Topics from a standards pack: names, wider topics, subject codes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from lxml import etree

from newsexport import api, media_topics
from newsexport.cli.main import main
from newsexport.conversion import Target
from newsexport.errors import BadOption
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema.v1 import Concept, Extension, Headline, NewsItem

TRANSPORT = media_topics.MEDIA_TOPICS + "20000337"


def item(*subjects: Concept, language: str | None = "de") -> NewsItem:
    return NewsItem(
        uri="urn:x:1", language=language, headlines=(Headline(text="Fähre"),), subjects=subjects
    )


def test_a_topic_gets_its_name_its_wider_topics_and_its_subject_code(official):
    done = media_topics.completed(item(Concept(uri=TRANSPORT)), official)
    (found,) = done.subjects
    assert found.name == "Transport"
    assert [each.uri for each in found.same_as] == [media_topics.SUBJECT_CODES + "04015000"]
    chain = []
    (wider,) = found.broader
    while True:
        chain.append(wider.uri)
        if not wider.broader:
            break
        (wider,) = wider.broader
    assert chain[-1] == media_topics.MEDIA_TOPICS + "04000000"
    assert wider.name


@pytest.mark.parametrize(
    ("language", "name"),
    [("en-US", "transport"), ("sv", "Transport"), ("ar", "نقل"), ("tlh", None), (None, None)],
)
def test_the_name_is_in_the_language_of_the_item_or_absent(official, language, name):
    done = media_topics.completed(item(Concept(uri=TRANSPORT), language=language), official)
    assert done.subjects[0].name == name


def test_what_the_item_says_itself_stays(official):
    own = Concept(uri=TRANSPORT, name="Verkehr", same_as=(Concept(uri="https://x.org/1"),))
    (found,) = media_topics.completed(item(own), official).subjects
    assert (found.name, found.same_as) == ("Verkehr", own.same_as)


def test_a_subject_code_is_led_to_the_topic_that_took_its_place(official):
    code = Concept(uri=media_topics.SUBJECT_CODES + "04015000")
    (found,) = media_topics.completed(item(code), official).subjects
    assert [each.uri for each in found.same_as] == [TRANSPORT]
    assert found.name == "Transport"


def test_other_concepts_are_left_alone(official):
    given = item(Concept(uri="https://x.org/1"), Concept(name="ferry"))
    assert media_topics.completed(given, official) is given


def test_nitf_gets_the_subject_code_and_is_read_back_without_a_second_subject(official):
    options = replace(official, topics=True)
    data = Target.of("nitf", options).document(item(Concept(uri=TRANSPORT)), Report())
    root = etree.fromstring(data)
    numbers = [each.get("tobject.subject.refnum") for each in root.iter("{*}tobject.subject")]
    assert numbers == ["04015000"]
    (again,) = api.read(data)
    assert [each.uri for each in again.subjects] == [TRANSPORT]
    assert not api.validate(data, options=official).by_code["NF008"]


@pytest.mark.parametrize("target", ["newsml-g2", "newsml-g2@2.12", "ninjs", "json-ld"])
def test_every_writer_takes_completed_topics(official, target):
    options = replace(official, topics=True)
    given = item(Concept(uri=TRANSPORT)).model_copy(update={"canonical_url": "https://x.org/a"})
    assert "Transport" in Target.of(target, options).document(given, Report()).decode()


def test_without_a_pack_it_says_so(tmp_path):
    with pytest.raises(BadOption, match="standards fetch"):
        media_topics.completed(item(Concept(uri=TRANSPORT)), Options(standards=tmp_path))


def test_on_the_command_line(tmp_path, capsys, monkeypatch, standards):
    path = tmp_path / "a.newsitem.json"
    path.write_bytes(api.write(item(Concept(uri=TRANSPORT)), "json"))
    monkeypatch.setenv("NEWSEXPORT_STANDARDS", str(standards))
    assert main(["convert", str(path), "--to", "json", "--topics"]) == 0
    assert '"Transport"' in capsys.readouterr().out


def test_a_qcode_of_iptc_has_its_uri_where_formats_know_only_those() -> None:
    """Of a catalog of its own another alias may be meant."""
    coded = Concept(qcode="medtop:20000002", name="arts")
    story = NewsItem(uri="urn:a:1", subjects=(coded, Concept(qcode="desk:1")))
    uri = "http://cv.iptc.org/newscodes/mediatopic/20000002"
    for name in ("nitf", "ninjs"):
        data = api.write(story, name, options=Options(now=datetime(2026, 2, 16, tzinfo=UTC)))
        assert uri.encode() in data
    assert api.upgrade(api.write(story, "json")).subjects == story.subjects, "said as it is"
    own = Extension(namespace="http://iptc.org/std/nar/2006-10-01/", name="catalogRef", value="x")
    kept = story.model_copy(update={"extensions": (own,)})
    assert uri.encode() not in api.write(
        kept, "nitf", options=Options(now=datetime(2026, 2, 16, tzinfo=UTC))
    )
