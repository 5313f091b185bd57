"""Documents with thousands of equal elements: the work of reading and checking them grows as they do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from newsexport.formats import registry
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source
from tests.growth_of_work import lines_that_grow_too_fast
from tests.test_newsml1 import document as newsml


def nitf(head: str = "", above: str = "", content: str = "<p>The ferry sails.</p>") -> bytes:
    return (
        f'<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><head>{head}</head><body><body.head>{above}</body.head>'
        f"<body.content>{content}</body.content></body></nitf>"
    ).encode()


def component(inside: str) -> bytes:
    return newsml(f"<NewsComponent>{inside}</NewsComponent>")


def described(inside: str, topics: str = "") -> bytes:
    around = f"<DescriptiveMetadata>{inside}</DescriptiveMetadata>"
    return component(f"<TopicSet>{topics}</TopicSet>{around}{TEXT}")


TEXT = "<ContentItem><DataContent><p>The ferry sails.</p></DataContent></ContentItem>"
PHOTO = '<ContentItem Href="{n}.jpg"><MediaType FormalName="Photo"/></ContentItem>'
TOPIC = (
    '<Topic Duid="t{n}"><FormalName>c{n}</FormalName><Description>Ferry {n}</Description></Topic>'
)
MEDIUM = (
    '<media media-type="image"><media-reference source="{n}.jpg"/><media-caption>A</media-caption>'
)


def ninjs(bodies: str) -> bytes:
    about = '"uri": "urn:x:1", "standard": {"name": "ninjs", "version": "3.1"}'
    return f'{{{about}, "bodies": [{bodies.rstrip(",")}]}}'.encode()


CASES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "key-list": ('<key-list><keyword key="k{n}"/></key-list>', lambda each: nitf(f"<docdata>{each}</docdata>")),
    "keyword": ('<keyword key="k{n}"/>', lambda each: nitf(f"<docdata><key-list>{each}</key-list></docdata>")),
    "ed-msg": ('<ed-msg info="m{n}"/>', lambda each: nitf(f"<docdata>{each}</docdata>")),
    "evloc": ('<evloc city="c{n}"/>', lambda each: nitf(f"<docdata>{each}</docdata>")),
    "urgency": ('<urgency ed-urg="u{n}"/>', lambda each: nitf(f"<docdata>{each}</docdata>")),
    "location": ("<location><city>C{n}</city></location>", lambda each: nitf(f"<docdata><identified-content>{each}</identified-content></docdata>")),
    "unknown": ('<house a="{n}">x</house>', nitf),
    "byline": ("<byline><person>Ada Quay</person><byttl>Reporter</byttl></byline>", lambda each: nitf("", each)),
    "person": ("<person>Ada Quay</person>, ", lambda each: nitf("", f"<byline>{each}</byline>")),
    "note": ("<note><p>Call first {n}.</p></note>", lambda each: nitf("", each)),
    "body.head": ("<body.head><hedline><hl1>H{n}</hl1></hedline></body.head>", lambda each: nitf("", f"</body.head>{each}<body.head>")),
    "media": (f"{MEDIUM}</media>", lambda each: nitf(content=each)),
    "media with words": (f"{MEDIUM}<house>x</house></media>", lambda each: nitf(content=each)),
    "hr": ("<hr>x</hr>", lambda each: nitf(content=each)),
    "HeadLine": ("<HeadLine>H{n}</HeadLine>", lambda each: component(f"<NewsLines>{each}</NewsLines>{TEXT}")),
    "SubjectCode": ('<SubjectCode><Subject FormalName="s{n}"/></SubjectCode>', described),
    "Topic": (TOPIC, lambda each: described("", each)),
    "topics": (
        f'{TOPIC}<TopicOccurrence Topic="#t{{n}}"/>',
        lambda each: described(each, each),
    ),
    "Genre": ('<Genre FormalName="g{n}"/>', described),
    "Location": ('<Location HowPresent="x"><Property FormalName="City" Value="C{n}"/></Location>', described),
    "ContentItem": (TEXT, component),
    "DataContent": ("<DataContent><p>x</p></DataContent>", lambda each: component(f"<ContentItem>{each}</ContentItem>")),
    "NewsComponent": (f'<NewsComponent><Role FormalName="Main"/><NewsLines><HeadLine>H{{n}}</HeadLine></NewsLines>{TEXT}</NewsComponent>', component),
    "box": (f'<NewsComponent><Role FormalName="Box"/><NewsLines><HeadLine>H{{n}}</HeadLine></NewsLines>{TEXT}</NewsComponent>', lambda each: component(TEXT + each)),
    "photo": (f'<NewsComponent Duid="p{{n}}"><Role FormalName="Photo"/>{PHOTO}</NewsComponent>', lambda each: component(TEXT + each)),
    "NewsItem": (f"<NewsItem><NewsComponent>{TEXT}</NewsComponent></NewsItem>", lambda each: newsml(more=each)),
    "bodies": ("""{"contentType": "text/html", "role": "r{n}", "value": "<p>A</p><img src='https://example.com/{n}.jpg'/>"},""", ninjs),
}  # fmt: skip
"""What there are many of, and the document around it. In an element, `{n}` is its number."""


def check(data: bytes) -> None:
    card, _ = registry.sniff(Source.of(data))
    assert card is not None and card.check is not None
    for _ in card.check(Source.of(data), Options(), Report()):
        pass


@pytest.mark.parametrize(("element", "around"), CASES.values(), ids=CASES)
def test_the_work_grows_as_the_document(element: str, around: Callable[[str], bytes]) -> None:
    def of(count: int) -> None:
        check(around("".join(element.replace("{n}", str(number)) for number in range(count))))

    assert lines_that_grow_too_fast(of) == []


def test_squares_grow_too_fast():
    def squares(count: int) -> int:
        return sum(a == b for a in range(count) for b in range(count))

    assert lines_that_grow_too_fast(squares)
    assert not lines_that_grow_too_fast(lambda count: [2 * n for n in range(50 * count)])
