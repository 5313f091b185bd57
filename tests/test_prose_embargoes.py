"""Lines that keep a story back: told from headlines about embargoes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from newsexport import api
from newsexport.errors import InvalidOutput
from newsexport.options import Options
from newsexport.prose.embargoes import end_of, states_embargo

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
