"""Two accounts of one picture are one picture, and two pictures are two: nothing of them is lost, and nothing made up."""

from __future__ import annotations

import json
from typing import Any

from newsexport.formats.ninjs.read import read
from newsexport.options import Options
from newsexport.payloads.joined_media import joined
from newsexport.report import Report
from newsexport.schema.v1 import Concept, Figure, Media, NewsItem, Rendition
from newsexport.source import Source

BOAT, QUAY = "https://example.com/boat.jpg", "https://example.com/quay.jpg"


def test_what_only_one_account_says_is_kept() -> None:
    told: list[tuple[str, str]] = []
    place = (Concept(name="Karsby"),)
    mine = Media(alt_text="", renditions=(Rendition(uri="urn:x:1"),))
    other = Media(alt_text="A boat", located=place, renditions=(Rendition(uri="urn:x:2"),))
    one = joined(mine, other, lambda what, value: told.append((what, value)))
    assert (one.alt_text, one.located, told) == ("A boat", place, [])
    assert [each.uri for each in one.renditions] == ["urn:x:1", "urn:x:2"]


def test_what_the_accounts_say_differently_is_told_in_words() -> None:
    told: list[tuple[str, str]] = []
    mine = Media(located=(Concept(name="Karsby"),), caption="The boat")
    other = Media(located=(Concept(name="Nyby"),), caption="THE  BOAT")
    joined(mine, other, lambda what, value: told.append((what, value)))
    assert told == [("another place of the same file", "Nyby")]


def ninjs(body: str, name: str, **picture: Any) -> tuple[NewsItem, Report]:
    rendition = {"name": "main", "href": BOAT}
    data = {
        "uri": "urn:x:1",
        "standard": {"name": "ninjs", "version": "3.1"},
        "bodies": [{"contentType": "text/html", "value": f"<p>The ferry sails.</p>{body}"}],
        "associations": [
            {
                "name": name,
                "type": "picture",
                "uri": "urn:x:2",
                "renditions": [rendition],
                **picture,
            }
        ],
    }
    report = Report()
    (parsed,) = read(Source.of(json.dumps(data).encode()), Options(), report)
    return parsed.item, report


def shown(item: NewsItem) -> list[str | None]:
    """The addresses of the pictures that the body shows."""
    media = {each.id: each for each in item.media}
    figures = [each for each in item.body if isinstance(each, Figure)]
    return [media[name].renditions[0].href for each in figures for name in each.media]


def figure(name: str, address: str) -> str:
    return f'<figure id="{name}"><img src="{address}"/></figure>'


def test_names_in_other_letters_are_not_one_name() -> None:
    item, _ = ninjs(figure("brygga-å", QUAY), "båt")
    assert (len(item.media), shown(item)) == (2, [QUAY])
    item, _ = ninjs(figure("видео", QUAY), "фото")
    assert (len(item.media), shown(item)) == (2, [QUAY])


def test_a_name_is_that_of_the_figure_that_has_it() -> None:
    item, _ = ninjs(figure("a_1", BOAT) + figure("a-1", QUAY), "a_1")
    assert (len(item.media), shown(item)) == (2, [BOAT, QUAY])


def test_what_the_body_says_of_a_file_is_kept_or_told() -> None:
    sized = f'<img src="{BOAT}" width="200" height="100"/>'
    item, report = ninjs(sized, "boat")
    (rendition,) = item.media[0].renditions
    assert (rendition.width, rendition.height) == (200, 100)
    other = [{"name": "main", "href": BOAT, "width": 800, "height": 100}]
    _, report = ninjs(sized, "boat", renditions=other)
    (told,) = [each.message for each in report.diagnostics if each.code == "LS002"]
    assert told.startswith("another width of the same file") and told.endswith("200")


def test_what_is_wrong_with_renditions_is_told_once() -> None:
    _, report = ninjs("", "boat", renditions=["x", {"name": "main", "href": BOAT}])
    places = [each.pointer for each in report.diagnostics if each.code == "RD005"]
    assert places == ["/associations/0/renditions/0"]
