"""Items for the tests of the NewsML-G2 writer, and ways to write and read them."""

from __future__ import annotations

from collections.abc import Iterable

from newsexport.diagnostic import Diagnostic
from newsexport.formats.newsml_g2.read import read
from newsexport.formats.newsml_g2.write import write
from newsexport.options import Options
from newsexport.report import Report
from newsexport.schema import v1
from newsexport.source import Source
from tests.conftest import SHARED

PACK = SHARED / "standards"
NOW = v1.parse_instant("2026-02-16T12:00:00+00:00")


def options(**settings: str) -> Options:
    """Options with these settings of the format, a fixed time, and IPTC's schemas where they are."""
    standards = PACK if PACK.is_dir() else None
    return Options(now=NOW, standards=standards, formats={"newsml-g2": settings})


def written(item: v1.NewsItem, **settings: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The document, and what was told while it was written."""
    report = Report(target="newsml-g2")
    data = write(item, options(**settings), report)
    return data, tuple(report.diagnostics)


def items_of(data: bytes) -> list[v1.NewsItem]:
    """The items of a document."""
    return [parsed.item for parsed in read(Source.of(data), options(), Report())]


def pointers(found: Iterable[Diagnostic], *codes: str) -> list[str]:
    """The canonical pointers of the diagnostics of these codes."""
    return [d.pointer for d in found if d.code in codes and d.pointer is not None]


def harbour_story() -> v1.NewsItem:
    """A story with something in nearly every field, two pictures, and a body of many blocks."""
    return v1.NewsItem(
        uri="urn:newsml:harbourpost.example:20260216:ferry-7",
        version=3,
        alt_ids=(v1.AltId(value="cms-4711", type="https://harbourpost.example/idtype/cms"),),
        canonical_url="https://harbourpost.example/2026/ferry",
        supersedes=(v1.ItemRef(uri="urn:newsml:harbourpost.example:20260215:ferry-6", version=1),),
        derived_from=(v1.ItemRef(uri="urn:newsml:wire.example:20260215:88"),),
        signals=(
            v1.Concept(qcode="sig:correction", uri="http://cv.iptc.org/newscodes/signal/correction"),
        ),
        profile="harbour text",
        generator=(v1.Generator(name="Quill", version="4.2"),),
        hop_history=(v1.Hop(sequence=0, party=v1.Party(name="Wire"), timestamp=NOW),),
        first_created="2026-02-15T18:02:00+01:00",
        version_created="2026-02-16T09:30:00.250+01:00",
        published="2026-02-16T10:00:00Z",
        content_created="2026-02",
        content_modified="2026-02-16",
        embargoed="2026-02-16T10:00:00Z",
        expires="2026-03-18",
        provider=v1.Party(
            uri="https://harbourpost.example/", name="Harbour Post", url="https://harbourpost.example/about"
        ),
        publisher=v1.Party(uri="https://harbourpost.example/", name="Harbour Post"),
        creators=(v1.Party(name="Ines Okafor", roles=("writer",), email="ines@harbourpost.example"),),
        contributors=(v1.Party(literal="night desk"),),
        byline="By Ines Okafor",
        info_sources=(v1.Party(name="Coast Guard", type="organisation"),),
        credit_line="Harbour Post",
        dateline="PORT ASKEL, Feb 16",
        located=(v1.Concept(name="Port Askel", same_as=(v1.Concept(uri="https://geo.example/askel"),)),),
        language="en",
        direction="ltr",
        headlines=(
            v1.Headline(text="Ferry talks to resume"),
            v1.Headline(text="Night of talks ends <without> deal", role="subheadline"),
        ),
        title="ferry talks",
        slugline="FERRY-TALKS",
        section="Coast",
        descriptions=(
            v1.Description(text="Crews & owners meet again.", role="standfirst"),
            v1.Description(text="A summary", role="summary", language="en"),
        ),
        body=_harbour_body(),
        ed_note="Corrects the name in paragraph 2.\nNo photo yet.",
        corrections=(v1.Correction(text="The ship is the Maren.", published="2026-02-16"),),
        subjects=(
            v1.Concept(
                uri="http://cv.iptc.org/newscodes/mediatopic/20000337",
                qcode="medtop:20000337",
                name="water transport",
                labels=(v1.Label(text="Schifffahrt", language="de"),),
                type="abstract",
                relevance=90,
                confidence=70,
            ),
        ),
        people=(v1.Concept(name="Jon Brekke"),),
        organisations=(v1.Concept(uri="https://orgs.example/askel-lines", name="Askel Lines"),),
        places=(v1.Concept(name="Port Askel"),),
        events=(v1.Concept(name="Ferry strike"),),
        objects=(v1.Concept(name="MS Maren"),),
        genres=(v1.Concept(uri="http://cv.iptc.org/newscodes/genre/Current", qcode="genre:Current"),),
        keywords=("ferry", "strike"),
        services=(v1.Concept(uri="https://harbourpost.example/services/basic", name="Basic"),),
        urgency=4,
        media=_harbour_media(),
        links=(v1.Link(rel="seeAlso", href="https://harbourpost.example/2026/strike", title="Strike"),),
        rights=(
            v1.Rights(
                holder=v1.Party(name="Harbour Post"),
                notice="(c) 2026 Harbour Post",
                usage_terms="No archive.",
                licence="https://harbourpost.example/licence",
                data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING",
            ),
        ),
        accessible_for_free=False,
        paywall=v1.Paywall(selectors=(".paid",)),
        digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    )  # fmt: skip


def _harbour_body() -> tuple[v1.Block, ...]:
    link = v1.Span(start=8, end=13, kind="link", href="https://harbourpost.example/maren")
    cell = v1.Cell(blocks=(v1.Paragraph(text="06:00"),))
    return (
        v1.Paragraph(text="The MS Maren stayed in port & nobody knew why.", spans=(link,)),
        v1.Heading(text="Overnight", level=2),
        v1.ListBlock(items=(v1.ListEntry(blocks=(v1.Paragraph(text="first"),)),)),
        v1.Quote(blocks=(v1.Paragraph(text="We sail at dawn."),), source=v1.RichText(text="J. Brekke")),
        v1.Table(rows=(v1.Row(cells=(cell, cell)),)),
        v1.Figure(media=("quay",)),
        v1.Rule(),
        v1.Preformatted(text="A  1\nB  2"),
    )  # fmt: skip


def _harbour_media() -> tuple[v1.Media, ...]:
    return (
        v1.Media(
            id="quay",
            caption="The Maren at the quay on Monday.",
            credit_line="Port Askel Council",
            alt_text="A white ferry",
            created="2026-02-15",
            creators=(v1.Party(name="Tova Lind"),),
            located=(v1.Concept(name="Port Askel"),),
            copyright_holder="Port Askel Council",
            usage_terms="Once",
            digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
            renditions=(
                v1.Rendition(
                    role="highRes", href="https://harbourpost.example/i/quay.jpg",
                    media_type="image/jpeg", width=3000, height=2000, size=184002,
                ),
                v1.Rendition(role="thumb", href="https://harbourpost.example/i/quay-t.jpg"),
            ),
        ),
        v1.Media(
            id="talks", uri="urn:newsml:harbourpost.example:20260215:talks-film", kind="video",
            headline="Talks", renditions=(v1.Rendition(href="https://harbourpost.example/v/t.mp4"),),
        ),
    )  # fmt: skip


def bare_story() -> v1.NewsItem:
    """What a scraped text gives: a headline and paragraphs, no time, no provider."""
    return v1.NewsItem(
        uri="urn:newsexport:source:dump.txt:1",
        language="ar",
        headlines=(v1.Headline(text="محادثات العبّارة تستأنف"),),
        body=(v1.Paragraph(text="قالت السلطة إن «السفينة» بقيت."), v1.Paragraph(text="ولا جديد.")),
    )


def harbour_package() -> v1.NewsItem:
    """A package of two groups."""
    return v1.NewsItem(
        uri="urn:newsml:harbourpost.example:20260216:ferry-pkg",
        item_class="composite",
        version_created="2026-02-16T09:30:00Z",
        provider=v1.Party(name="Harbour Post"),
        groups=(
            v1.Group(id="g0", role="root", root=True, members=(v1.Member(group="g1"),)),
            v1.Group(
                id="g1", role="https://harbourpost.example/role/main", mode="sequential", title="Main",
                members=(
                    v1.Member(
                        uri="urn:newsml:harbourpost.example:20260216:ferry-7", version=3,
                        item_class="text", title="Ferry talks",
                    ),
                ),
            ),
        ),
    )  # fmt: skip
