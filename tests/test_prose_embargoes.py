"""Lines that keep a story back: told from headlines about embargoes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsexport import api
from newsexport.errors import InvalidOutput
from newsexport.options import Options
from newsexport.prose.embargoes import end_of, keeps_back, may_keep_back, states_embargo

STORY = """{line}

Harbour authority publishes its report on the quay

By Jo Pike

MARHAVEN, 16 February 2026 - The harbour authority said on Monday that the quay must be rebuilt within three years, and \
that the work would cost four million crowns.

The report of the authority names the causes of the damage, among them the storms of the last two winters and the weight \
of the new cranes.
"""


@pytest.mark.parametrize(
    "line",
    [
        "EMBARGOED UNTIL 14:00 GMT, 16 February 2026", "Embargoed", "Strictly embargoed for Monday", "STRICT EMBARGO",
        "Under embargo until noon", "Embargo: 16.02.2026, 14 Uhr", "Sperrfrist: Montag, 14 Uhr", "HOLD FOR RELEASE",
        "Not for publication before 2 p.m.", "*** Embargo until Monday ***", "Ne pas publier avant lundi",
    ],
)  # fmt: skip
def test_such_lines_keep_a_story_back(line: str) -> None:
    assert states_embargo(line)


@pytest.mark.parametrize(
    "line",
    [
        "EU weighs an oil embargo", "Embargo on fish ends", "Embargo", "Embargo: how the islands lived with it",
        "Embargoed ships return", "Publication of the report", "Hold the line", "Not for sale before summer",
    ],
)  # fmt: skip
def test_headlines_and_tags_about_embargoes_do_not(line: str) -> None:
    assert not states_embargo(line)


@pytest.mark.parametrize(
    "headline",
    [
        "SPERRFRIST 30.11.2026 10:00 Uhr: Haushalt beschlossen", "Sperrfrist: Montag, 10 Uhr - Haushalt beschlossen",
        "EMBARGOED UNTIL 00:01 GMT Monday: Ferry to close", "[EMBARGO 1400 GMT] Ferry to close", "EMBARGOED: Ferry to close",
        "(Embargo) Ferry to close", "Under embargo until 6 p.m.: Minister resigns", "SOUS EMBARGO jusqu'à lundi 10h : le budget",
        "Embargado hasta el 30 de noviembre de 2026 a las 10:00", "EMBARGO FINO ALLE 12.00", "Embargo do godz. 10:00",
        "Julkaisuvapaa 30.11. klo 10", "Sperrefrist 30. november kl. 06.00", "Klausuleret til 30.11.2026 kl. 10",
        "Niet publiceren vóór 30 november 2026", "[엠바고] 정부 예산안", "報道解禁:11月30日10時", "محظور النشر حتى الساعة 10:00",
    ],
)  # fmt: skip
def test_headlines_that_keep_their_story_back(headline: str) -> None:
    assert keeps_back(headline)
    assert states_embargo(headline)
    assert may_keep_back(["The ferry sails", headline])


@pytest.mark.parametrize(
    "headline",
    [
        "Embargo: 3 years on, the islands recover", "Under embargo, fishermen struggle", "Under embargo since 1962, farmers wait",
        "Embargo on fish until 2027", "Sperrfrist gebrochen: Ministerium verärgert", "Embargo lifted at 10:00 GMT",
        "Sperrfrist: Warum Zeitungen sich daran halten", "Embargo: Monday's talks fail", "Embargoed goods found in port",
        "Embargo for oil is a bad idea", "No release before trial, judge says", "Embargo against Iran ends Monday",
    ],
)  # fmt: skip
def test_headlines_about_embargoes_keep_nothing_back(headline: str) -> None:
    assert not keeps_back(headline)


def test_a_feed_for_readers_is_refused_while_words_keep_it_back() -> None:
    """No field of RSS states an embargo, and desks write it before the headline."""
    feed = (
        b"<rss version='2.0'><channel><title>Marhaven News</title><link>https://marhaven.example/</link><description>d"
        b"</description><item><title>EMBARGOED UNTIL 17 February 2026 06:00 GMT: Quay to close</title>"
        b"<link>https://marhaven.example/quay</link></item></channel></rss>"
    )
    before = Options(now=datetime(2026, 2, 16, tzinfo=UTC), language="en")
    (item,) = api.read(feed, options=before)
    with pytest.raises(InvalidOutput) as refused:
        api.write(item, "json-ld", options=before)
    assert refused.value.diagnostics[0].code == "OU002"
    after = Options(now=datetime(2026, 2, 17, 6, 1, tzinfo=UTC), language="en")
    assert api.write(item, "json-ld", options=after)


def test_the_end_is_one_moment_or_open() -> None:
    assert end_of(["Embargoed until 2026-02-16 14:00 GMT"]) == datetime(2026, 2, 16, 14, tzinfo=UTC)
    assert end_of(["Embargoed until Monday noon"]) is None
    assert end_of(["Embargo 2026-02-16 14:00 GMT", "Embargo 2026-02-17 14:00 GMT"]) is None


@pytest.mark.parametrize(
    ("line", "until"),
    [
        ("EMBARGOED UNTIL 16 February 2026 14:00 GMT", datetime(2026, 2, 16, 14, tzinfo=UTC)),
        ("EMBARGOED UNTIL NOON", "open-ended"),
        ("For immediate release", None),
    ],
)
def test_a_text_below_such_a_line_reaches_no_reader(line: str, until: object) -> None:
    options = Options(
        now=datetime(2026, 2, 16, 12, tzinfo=UTC), url_template="https://example.com/{key}"
    )
    (item,) = api.read(STORY.format(line=line).encode(), format="text", options=options)
    assert item.embargoed == until
    assert item.headline == "Harbour authority publishes its report on the quay"
    if until is not None:
        with pytest.raises(InvalidOutput):
            api.write(item, "html", options=options)
