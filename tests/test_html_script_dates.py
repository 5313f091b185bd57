"""When a page was published, where only its scripts or the attributes of its elements say so."""

from __future__ import annotations

import pytest

from tests.pages import LONG, MORE, TITLE, linked, one, page, story
from tests.test_html_dates import dated, day_of


def counted(members: str, title: str = TITLE) -> str:
    return f"<script>window.dataLayer = [{{pageTitle: '{title}', {members}}}];</script>"


@pytest.mark.parametrize(
    ("members", "day"),
    [
        ("'datePublished': '2026-03-05T09:30:00+01:00'", "2026-03-05T09:30:00+01:00"),
        ('"article_publish_date": "2026-03-05"', "2026-03-05"),
        ("pubDate: '2026/03/05'", "2026-03-05"),
        ("pageFirstPublished: 1772699400", "2026-03-05T08:30:00+00:00"),
        ("first_published_at: 1772699400000", "2026-03-05T08:30:00+00:00"),
        (r"\"publishedAt\":\"2026-03-05T08:30:00Z\"", "2026-03-05T08:30:00+00:00"),
        ("publishDate: '2026-03-05', 'publishedTime': '2026-03-05T08:30Z'", "2026-03-05T08:30:00+00:00"),
        # the date of something else, or no date
        ("'lastPublishedAt': '2026-03-05'", None),
        ("'unpublishDate': '2026-03-05'", None),
        ("'publisher': '1772699400'", None),
        ("'publishDate': 'spring of 2026'", None),
        ("'modified': '2026-03-05'", None),
        # several stories
        ("a: {'publishedAt': '2026-03-05'}, b: {'publishedAt': '2026-03-06'}", None),
    ],
)  # fmt: skip
def test_scripts_note_the_date_of_the_story(members: str, day: str | None) -> None:
    assert day_of(story(head=counted(members))) == day


def test_the_evidence_names_the_member() -> None:
    item = one(story(head=counted("publishDate: '2026-03-05'")))
    (why,) = (each for each in item.evidence if each.field == "/contentCreated")
    assert why.method.startswith("the name publishDate in a script")
    assert why.confidence is not None and 0.6 < why.confidence < 0.7


def test_a_script_that_does_not_speak_of_the_story_is_believed_less_than_readers_dates() -> None:
    film = counted("publishDate: '2019-01-05'", "A film about owls")
    assert day_of(story(head=film)) == "2019-01-05"
    assert day_of(dated("5 March 2026", film)) == "2026-03-05"
    assert day_of(dated("5 March 2026", counted("publishDate: '2019-01-05'"))) == "2019-01-05"


def test_names_that_disagree_are_believed_less_than_readers_dates() -> None:
    both = counted("firstPublished: '2019-01-05', datePublished: '2026-03-05'")
    assert day_of(dated("5 March 2026", both)) == "2026-03-05"


def test_what_machines_are_told_goes_before_scripts() -> None:
    head = linked(headline=TITLE, datePublished="2026-03-05") + counted("publishDate: '2026-03-09'")
    assert day_of(story(head=head)) == "2026-03-05"


def test_a_script_adds_the_time_of_day() -> None:
    head = linked(headline=TITLE, datePublished="2026-03-05")
    head += counted("publishDate: '2026-03-05T09:30:00+01:00'")
    assert day_of(story(head=head)) == "2026-03-05T09:30:00+01:00"


@pytest.mark.parametrize(
    ("member", "day"),
    [
        ('"deployDt": "2026.03.05 09:30"', "2026-03-05"),
        ('"createdAt": "2026-03-05"', "2026-03-05"),
        ('"updatedAt": "2026-03-05"', None),
    ],
)
def test_the_object_that_bears_the_headline_states_its_date(member: str, day: str | None) -> None:
    other = '{"title": "Owls of Ostrel, counted once more", "deployDt": "2019.01.05", "createdAt": "2019-01-05"}'
    data = f'{{"others": [{other}], "detail": {{"title": "{TITLE}", {member}}}}}'
    assert day_of(story(head=f"<script>window.__STATE__ = {data};</script>")) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<span class='post-date' data-time='1772699400'>two hours ago</span>", "2026-03-05T08:30:00+00:00"),
        ("<span class='posted'><abbr title='2026-03-05T09:30:00+01:00'>5 March</abbr></span>", "2026-03-05T09:30:00+01:00"),
        ("<span class='date'><x-date time='1772699400' mode='abs'></x-date></span>", "2026-03-05T08:30:00+00:00"),
        ("<span class='date' title='The lamp'>5 March 2026</span>", "2026-03-05"),
        ("<span class='date' data-date-id='17726994'>5 March 2026</span>", "2026-03-05"),
        ("<div class='news-single-timedata'>05 | 03 | 2026</div>", None),
        ("<div class='news-single-timedata'>25 | 03 | 2026</div>", "2026-03-25"),
    ],
)  # fmt: skip
def test_dates_for_scripts_in_attributes_and_unusual_signs(line: str, day: str | None) -> None:
    assert day_of(dated(line, "")) == day


def test_a_page_with_many_names_is_read() -> None:
    many = "<script>" + "publi" * 100_000 + "publishDate:" * 50_000 + "</script>"
    assert day_of(page(f"<h1>{TITLE}</h1><p>{LONG}</p><p>{MORE}</p>{many}")) is None
