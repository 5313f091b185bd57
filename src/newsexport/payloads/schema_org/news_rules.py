"""LD and GA: what articles of news say of their making: its times, its updates, its origin, what may be read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from newsexport.diagnostic import Finding, Severity
from newsexport.options import Options
from newsexport.payloads.schema_org.document import Document
from newsexport.payloads.schema_org.google_articles import articles
from newsexport.payloads.schema_org.values import as_list, instant, told
from newsexport.rules.rule import Rule, rule
from newsexport.vocab import schema_org
from newsexport.vocab.newscodes import SOURCE_TYPES
from newsexport.vocab.schema_org import RELEASE

_TOLERANCE = timedelta(days=1)
"""From the last change to the time for which a story is set: no fault, and common."""


def unknown_source_type(document: Document, options: Options) -> Iterator[Finding]:
    """A digitalSourceType is none of schema.org's, and none of IPTC's behind them.

    Why it matters: whether a machine made it is what readers and platforms want to know; they cannot tell from an
    unknown word.

    Bad: `"digitalSourceType": "AiGenerated"`
    Good: `"digitalSourceType": "https://schema.org/TrainedAlgorithmicMediaDigitalSource"`
    Fix: use a member of IPTCDigitalSourceEnumeration.
    """
    for each in document.properties if "digitalSourceType" in document.words else ():
        if each.name == "digitalSourceType":
            for one in as_list(each.value):
                stated = one.get("@id") if isinstance(one, dict) else one
                if isinstance(stated, str) and not _is_source_type(stated.strip()):
                    yield Finding(each.pointer, {"value": told(stated)})


def _is_source_type(stated: str) -> bool:
    name = stated.rstrip("/").rpartition("/")[2].removeprefix("schema:")
    return name in schema_org.DIGITAL_SOURCES or name in SOURCE_TYPES


def live_without_updates(document: Document, options: Options) -> Iterator[Finding]:
    """A live blog has no updates, or does not say when its coverage began.

    A warning, for schema.org demands neither; a missing time is an info.

    Why it matters: it is the updates that are shown, with the mark that the story is live.

    Bad: `"@type": "LiveBlogPosting"` with an articleBody only.
    Good: the same with `coverageStartTime`, and a `liveBlogUpdate` for each entry
    Fix: write each entry as a BlogPosting, and the time at which the coverage began.
    """
    for each in articles(document) if "LiveBlogPosting" in document.words else ():
        if "LiveBlogPosting" in document.graph.types_of(each.value):
            for name in ("liveBlogUpdate", "coverageStartTime"):
                if each.get(name) is None:
                    milder: Severity | None = "info" if name == "coverageStartTime" else None
                    yield Finding(each.pointer, {"name": name}, severity=milder)


def update_incomplete(document: Document, options: Options) -> Iterator[Finding]:
    """An update of a live blog has no words, or no time.

    A warning, for schema.org demands neither.

    Why it matters: it cannot be put in order, or shows nothing.

    Bad: `{"@type": "BlogPosting", "headline": "Ferry sails"}`
    Good: the same with `"datePublished": "2026-02-16T09:30:00+01:00"`
    Fix: add datePublished, and a headline or an articleBody.
    """
    for each in articles(document) if "liveBlogUpdate" in document.words else ():
        for update, place in each.objects("liveBlogUpdate"):
            if not isinstance(update, dict):
                continue
            names = {document.graph.name(key) for key, value in update.items() if value}
            if not names & {"headline", "articleBody", "name", "text"}:
                yield Finding(place, {"name": "headline and no articleBody"})
            if "datePublished" not in names:
                yield Finding(place, {"name": "datePublished"})


def modified_first(document: Document, options: Options) -> Iterator[Finding]:
    """An article was modified before it was published, by more than a day.

    Less is left alone: systems that publish at a set time state the last change before it.

    Why it matters: search engines show the time of the last change, and readers meet a story that is older than it is.

    Bad: `"datePublished": "2026-02-16T09:30:00Z", "dateModified": "2026-02-14T18:00:00Z"`
    Good: `dateModified` at or after `datePublished`
    Fix: state what was changed since the article appeared; leave dateModified out when nothing was.
    """
    for each in articles(document) if "dateModified" in document.words else ():
        published, modified = instant(each.get("datePublished")), instant(each.get("dateModified"))
        if published and modified and published - modified > _TOLERANCE:
            values = {"modified": each.get("dateModified"), "published": each.get("datePublished")}
            yield Finding(each.at("dateModified"), values)


def nothing_to_speak(document: Document, options: Options) -> Iterator[Finding]:
    """What may be read aloud is named by nothing: neither cssSelector nor xpath.

    Why it matters: assistants do not know which part to read, and read none.

    Bad: `"speakable": {"@type": "SpeakableSpecification"}`
    Good: `"speakable": {"@type": "SpeakableSpecification", "cssSelector": [".summary"]}`
    Fix: add one of the two.
    """
    for value, pointer in document.objects if "SpeakableSpecification" in document.words else ():
        if "SpeakableSpecification" in document.graph.types_of(value):
            names = {document.graph.name(key) for key, one in value.items() if one}
            if names.isdisjoint({"cssSelector", "xpath"}) and value.keys() != {"@id", "@type"}:
                yield Finding(pointer)


_GOOGLE = "Google Search Central"

RULES: tuple[Rule, ...] = (
    rule(
        unknown_source_type, "LD020", "digital-source-unknown", "warning", "{value} is no digital source type",
        source=f"{RELEASE}, IPTCDigitalSourceEnumeration", basis="should", scope="document",
        hint="use a member of IPTCDigitalSourceEnumeration",
    ),
    rule(
        live_without_updates, "LD021", "live-blog-incomplete", "warning", "the live blog has no {name}",
        source=f"{RELEASE}, LiveBlogPosting", basis="should", scope="document",
        hint="add it",
    ),
    rule(
        update_incomplete, "LD022", "live-update-incomplete", "warning", "the update has no {name}",
        source=f"{RELEASE}, liveBlogUpdate", basis="should", scope="document", hint="add it",
    ),
    rule(
        modified_first, "GA017", "modified-before-published", "warning",
        "the article was modified at {modified}, and published at {published}",
        source=f"{_GOOGLE}, Article structured data: dateModified", basis="should", scope="document",
        hint="state what was changed since the article appeared",
    ),
    rule(
        nothing_to_speak, "GA018", "speakable-without-place", "error",
        "what may be read aloud is named by neither cssSelector nor xpath",
        source=f"{_GOOGLE}, Speakable: required properties", scope="document", hint="add one of the two",
    ),
)  # fmt: skip
"""The rules of this file."""
