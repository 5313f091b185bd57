"""Invented items as a newsroom sends them: some 700 words, a picture, subjects, people, rights."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from newsexport.schema.v1 import (
    Concept,
    Description,
    Heading,
    Headline,
    Media,
    NewsItem,
    Paragraph,
    Party,
    Rendition,
    Rights,
)

WORDS = [
    "harbour",
    "council",
    "bridge",
    "ferry",
    "budget",
    "school",
    "market",
    "winter",
    "engineer",
    "storm",
    "vote",
    "museum",
    "orchard",
    "railway",
    "clinic",
    "festival",
    "river",
    "permit",
    "lantern",
    "bakery",
    "island",
    "library",
    "theatre",
    "harvest",
    "signal",
    "morning",
    "evening",
    "north",
    "south",
    "the",
    "a",
    "of",
    "and",
    "to",
    "in",
    "on",
    "for",
    "with",
    "after",
    "before",
    "near",
    "over",
    "said",
    "would",
    "could",
    "will",
    "has",
    "had",
    "was",
    "were",
    "new",
    "old",
    "first",
    "last",
    "long",
    "Café",
    "Ærø",
    "Łódź",
    "“quoted”",
    "2,400",
]
START = datetime(2026, 2, 16, 9, 30, tzinfo=UTC)


def make_items(count: int) -> list[NewsItem]:
    """Always the same items."""
    random = Random(35)
    return [_item(random, number) for number in range(count)]


def _item(random: Random, number: int) -> NewsItem:
    created = START + timedelta(minutes=number)
    return NewsItem(
        uri=f"urn:newsml:example.org:20260216:story-{number}",
        version=1 + number % 3,
        canonical_url=f"https://www.example.org/news/{number}",
        first_created=created,
        version_created=created + timedelta(minutes=5),
        published=created + timedelta(minutes=6),
        provider=Party(name="Example News", uri="https://www.example.org/"),
        creators=(Party(name="Ada Lindqvist"), Party(name="Tomas Okeke")),
        language="en",
        headlines=(Headline(text=_sentence(random, 9)),),
        slugline="harbour-bridge",
        descriptions=(Description(role="standfirst", text=_sentence(random, 25)),),
        body=_body(random),
        subjects=(
            Concept(uri="http://cv.iptc.org/newscodes/mediatopic/20000184", name="transport"),
            Concept(uri="http://cv.iptc.org/newscodes/mediatopic/20000065", name="arts"),
        ),
        people=(Concept(name="Mila Sørensen"),),
        places=(Concept(name="Karsby"),),
        keywords=("harbour", "bridge", "ferry"),
        urgency=4,
        media=(_picture(random, number),),
        rights=(Rights(holder=Party(name="Example News"), notice="© 2026 Example News"),),
    )


def _body(random: Random) -> tuple[Paragraph | Heading, ...]:
    blocks: list[Paragraph | Heading] = []
    for number in range(18):
        if number % 6 == 5:
            blocks.append(Heading(text=_sentence(random, 4), level=2))
        blocks.append(Paragraph(text=" ".join(_sentence(random, 13) for _ in range(3))))
    return tuple(blocks)


def _picture(random: Random, number: int) -> Media:
    return Media(
        kind="picture",
        uri=f"urn:newsml:example.org:20260216:picture-{number}",
        caption=_sentence(random, 18),
        credit_line="Mila Sørensen/Example News",
        alt_text=_sentence(random, 8),
        renditions=(
            Rendition(
                href=f"https://www.example.org/pictures/{number}.jpg",
                media_type="image/jpeg",
                width=1600,
                height=900,
            ),
        ),
    )


def _sentence(random: Random, words: int) -> str:
    return " ".join(random.choices(WORDS, k=words)).capitalize() + "."
