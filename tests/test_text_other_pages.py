"""Shapes of scraped pages that no text of `scraped_texts` has: each with the fewest lines that show it."""

from __future__ import annotations

import pytest

from newsexport import api
from newsexport.extract.broken_lines import rejoin
from newsexport.extract.lines import scan
from newsexport.schema.v1 import NewsItem

HEADLINE = "Ferry returns to Owl Island after three weeks in dry dock"
STORY = (
    "The ferry to Owl Island returned to service on Monday after three weeks in dry dock, easing a shortage of groceries and heating oil.",
    "Residents had been crossing the sound in small boats since the engine of the ferry failed at the end of January, the harbour master said.",
    "The repair of the ferry cost $2.4 million, the port authority said, and a decision on the bridge to the island is due in March.",
    "A second crew will run the ferry on weekends, so that groceries and heating oil reach the island every day until the end of winter.",
    "The shipyard promised that the next visit to the dry dock will take no longer than ten days, and that a smaller boat will stand in.",
    "The council of the island had asked for a second ferry in each of the last four years, and wants to ask once more before the summer.",
    "Fares stay as they are until autumn, when the port authority will look at what the repair of the ferry has done to its budget.",
    "On the pier the first cars were met with applause, and the school band of Owl Island played until the ramp was up again.",
    "The bridge would be the longest of the county and would need eleven years to build, as an engineer told the council last week.",
)
COMMENTS = tuple(
    f"I crossed the sound {count} times this winter and nobody ever asked me what I think of it, which says it all about that harbour office of theirs."
    for count in range(3, 20)
)
"""What readers say, longer than the story."""


def read(text: str) -> list[NewsItem]:
    return list(api.read(text.encode(), format="text"))


def page(*lines: str) -> str:
    return "\n\n".join((HEADLINE, "By Jane Doherty", "16 February 2026", *lines))


def only(text: str) -> NewsItem:
    (item,) = read(text)
    return item


def told(item: NewsItem) -> list[str]:
    return (item.text or "").split("\n\n")


def joined(text: str) -> list[str]:
    return [line.text for line in rejoin(scan(text).lines)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            'See [the pier](https://post.example/pier "A picture of the pier") now',
            "See the pier now",
        ),
        ("See [the pier](<https://post.example/the pier>) now", "See the pier now"),
        ("See [the pier](https://post.example/pier_(harbour)) now", "See the pier now"),
        ("[Ferry is back [VIDEO]](https://post.example/ferry)", "Ferry is back [VIDEO]"),
        ("[![the pier](https://post.example/a.jpg)](https://post.example/a 'a')", "the pier"),
        (f"The pier ![pier](data:image/png;base64,{'A1b2' * 6000})", "The pier"),
    ],
)
def test_links_of_markdown_are_their_words(line: str, words: str) -> None:
    (found,) = scan(line).lines
    assert found.text == words


@pytest.mark.parametrize("head", ["17 Comments", "17 Kommentare", "Comentarios (17)", "评论 17"])
def test_what_readers_say_is_no_story_however_long(head: str) -> None:
    assert told(only(page(*STORY, head, *COMMENTS))) == list(STORY)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("T\nhe ferry to the island came back on Monday after weeks in dry dock.", "The ferry"),
        ("I\nn the harbour nobody had expected the ferry to be back on Monday.", "In the harbour"),
        ("A\nman with a dog was the first to leave the ferry when it came back.", "A man"),
        ("Z\nither music was played on the pier when the ferry came back on Monday.", "Zither"),
    ],
)
def test_a_large_first_letter_belongs_to_its_word(lines: str, text: str) -> None:
    first, *rest = joined(lines)
    assert first.startswith(text) and not rest


def test_a_letter_of_an_index_is_a_line() -> None:
    assert joined("B\nbridges\nC\ncars") == ["B", "bridges", "C", "cars"]


@pytest.mark.parametrize(
    "above", ["34 comments", "12 min read", "Jo Berg / Getty Images", "16 February 2026 • 2:15pm"]
)
def test_a_sentence_in_pieces_does_not_go_on_with_what_stands_above(above: str) -> None:
    pieces = "The ferry is back. While there\nis\na bridge to be built, the boats will go on, the council said."
    assert joined(f"{above}\n{pieces}")[0] == above


def test_a_headline_above_a_small_by_does_not_go_on_with_its_section() -> None:
    lines = joined(f"Owl Island\n{HEADLINE}\nby Jane Doherty\n16 February 2026")
    assert lines[:2] == ["Owl Island", HEADLINE]


def test_a_link_before_a_colon_goes_on_with_its_sentence() -> None:
    pieces = "What they heard on the pier was not quite what had been promised by the makers of\nA Winter on Owl Island\n:"
    assert joined(pieces) == [pieces.replace("\n:", ":").replace("\n", " ")]


def test_lines_that_are_cut_short_are_teasers() -> None:
    cut = [f"Storm number {n} of the season is on its way to the coast and the islands, and the..." for n in range(40)]  # fmt: skip
    assert told(only(page(*STORY, "Most read", *cut))) == list(STORY)


def test_a_text_with_wide_gaps_between_paragraphs_is_one_story() -> None:
    text = "\n\n\n".join((HEADLINE, "16 February 2026", *STORY[:4])) + "\n\n\n\n"
    text += "And what does the bridge cost the islanders\n\n\n" + "\n\n\n".join(STORY[4:])
    assert len(read(text)) == 1


def test_a_last_paragraph_signed_by_its_writer_is_no_caption() -> None:
    last = "渡轮公司表示，今后每逢周末将增加一班船，以便岛上居民每天都能买到食品和取暖用油。（编译/李明）"
    first = "猫头鹰岛的渡轮星期一恢复航行，此前在船坞停留了三个星期，岛上的食品和取暖用油一度短缺。"
    second = "港务局说，这次维修花费二百四十万元，连接该岛的大桥是否兴建将于三月决定，届时居民可以发表意见。"
    item = only(f"猫头鹰岛渡轮恢复航行\n\n2026年2月16日 08:30\n\n{first}\n\n{second}\n\n{last}\n")
    assert last in told(item) and not item.media


def test_code_of_a_page_is_no_paragraph() -> None:
    code = '<div class="banner" id="top_300x250"><span id="a1">' + "ad " * 60 + "</span></div>"
    item = only("\n\n".join((code, HEADLINE, "16 February 2026", *STORY)))
    assert (item.headline, told(item)) == (HEADLINE, list(STORY))


def test_a_short_title_that_stands_again_is_no_standfirst() -> None:
    lead = "Some islanders waited three weeks for the ferry; others, even on the same pier, are now waiting for a bridge"
    item = only("\n\n".join(("A Good-Bad Ferry Winter", "A Good-Bad Ferry Winter", lead, *STORY)))
    assert item.headline == "A Good-Bad Ferry Winter"


def test_a_story_goes_on_behind_a_chart_in_pieces() -> None:
    chart = [piece for year in range(30) for piece in (f"Winter of ’{year + 10}", "Fares", "Cars")]
    item = only(page(*STORY[:7], *chart, *STORY[7:], *COMMENTS))
    assert set(STORY) <= set(told(item))


@pytest.mark.parametrize("credit", ["Courtesy of the Owl Island Museum", "Photo courtesy of Jo Berg", "Photograph: Jo Berg"])  # fmt: skip
def test_a_courtesy_is_a_credit(credit: str) -> None:
    item = only(page(*STORY[:3], f"The pier has a village feel.\n{credit}", *STORY[3:]))
    assert [medium.caption for medium in item.media] == ["The pier has a village feel."]


def test_a_credit_between_paragraphs_may_stand_above_its_caption() -> None:
    long = " ".join(STORY[:3])
    lines = (long, "Associated Press", "The ferry lies in dry dock at Marhaven.", *STORY[3:])
    item = only(page(*lines))
    assert [medium.caption for medium in item.media] == ["The ferry lies in dry dock at Marhaven."]


@pytest.mark.parametrize("button", ["Resize Text", "Print Article", "Vorherige Seite"])
def test_a_button_above_a_story_did_not_write_it(button: str) -> None:
    assert not only("\n\n".join((HEADLINE, "16 February 2026", button, *STORY))).authors


def test_what_a_reader_agrees_to_names_nobody() -> None:
    terms = "By clicking ‘Sign up’, you agree to receive letters from the harbour office and accept its Privacy Policy."
    assert not only(
        "\n\n".join((HEADLINE, "16 February 2026", *STORY[:2], terms, *STORY[2:]))
    ).authors


def test_the_work_on_one_long_sentence_in_pieces_grows_with_it() -> None:
    text = "The boats\nof the harbour\n" + "and\nthe\nferry\n" * 2000
    (line,) = rejoin(scan(text.rstrip()).lines)
    assert line.numbers == tuple(range(1, 6003))
