"""What texts of papers unlike the known ones show: captions without credits, glued headlines, names below the story."""

from __future__ import annotations

import pytest

from newsexport.extract.article import understand
from newsexport.prose.agencies import NAMES, is_bare_agency, without_agency
from newsexport.prose.bylines import read_byline
from newsexport.prose.credits import is_label, split_credit
from tests.test_text_surroundings import FIRST, HEADLINE, SECOND, THIRD

FOURTH = (
    "Until then the ferry leaves at seven in the morning and at five in the afternoon, and on Sundays "
    "only when the bell buoy can be heard from the terrace of the inn, as it has for ninety years."
)
CONSENT = (
    "These cookies are necessary for the website to function and cannot be switched off in our systems. "
    "You can set your browser to block or alert you, but some parts of the site will not then work at all."
)


def draft_of(*lines: str, gap: str = "\n"):
    (draft,) = understand(gap.join(lines)).drafts
    return draft


def body_of(*lines: str, gap: str = "\n") -> list[str]:
    return [block.text for block in draft_of(*lines, gap=gap).blocks]


CAPTIONS = {
    "told by how it begins": ("Pictured in front of the shed are the two mechanics of the ferry.",),
    "in another language": ("Im Bild: Die beiden Mechaniker der Fähre vor ihrem Schuppen am Hafen.",),
    "two who are pointed at": (
        "Ana Roa (left) mends the rope. Her brother sings. Jo Berg (right) has gone for more tar.",
    ),
    "a label on a line of its own": ("The ferry at the pier before the vote.", "Image:", "Ana Roa"),
    "a name in parentheses below it": ("The ferry at the pier before the vote.", "(Ana Roa)"),
    "an agency with a slash below it": ("The ferry at the pier before the vote", "AP Photo/Ana M. Roa"),
    "a name behind its full stop": ("The ferry waits for its passengers. Vestra Ferries",),
}  # fmt: skip


@pytest.mark.parametrize("name", CAPTIONS)
def test_a_caption_between_paragraphs_is_not_body(name):
    draft = draft_of(HEADLINE, "By Kim Holm", FIRST, SECOND, *CAPTIONS[name], THIRD, FOURTH)
    assert [block.text for block in draft.blocks] == [FIRST, SECOND, THIRD, FOURTH]
    assert draft.pictures[0].caption.value.startswith(CAPTIONS[name][0][:20])


def test_a_name_that_stands_below_several_sentences_credits_pictures():
    pictures = (
        "The ferry at the pier at noon.",
        "A rope that has been mended often.",
        "The captain of the ferry and her dog.",
    )
    body = [
        each + after for each in (FIRST, SECOND, THIRD) for after in ("", " So it was said again.")
    ]
    lines = [HEADLINE, "By Kim Holm"]
    for picture, first, second in zip(pictures, body[::2], body[1::2], strict=True):
        lines += [first, second, picture, "Vestra Ferries"]
    assert body_of(*lines, FOURTH) == [*body, FOURTH]


def test_what_hangs_below_a_sentence_without_an_empty_line_credits_a_picture():
    picture = "The ferry waits for its passengers.\nVestra Ferries"
    body = body_of(HEADLINE, "By Kim Holm", FIRST, picture, SECOND, THIRD, gap="\n\n")
    assert body == [FIRST, SECOND, THIRD]


def test_a_line_above_the_dateline_belongs_to_the_picture():
    dated = "VESTRA, March 9 (SKN) - " + FIRST
    above = "The ferry of Vestra is seen at the pier on the morning of the vote, March 9, 2025."
    assert body_of(HEADLINE, above, dated, SECOND, THIRD) == [dated, SECOND, THIRD]


def test_short_paragraphs_that_stand_deeper_than_the_story_are_none_of_it():
    deeper = "The two mechanics of the ferry stand in front of their shed and wait for someone to bring a rope, and tar."
    lines = [f"  {each}" for each in (HEADLINE, FIRST, SECOND)]
    text = "\n\n".join([*lines, f"      {deeper}", f"  {THIRD}", f"  {FOURTH}"])
    assert body_of(text) == [FIRST, SECOND, THIRD, FOURTH]


def test_a_story_goes_on_in_its_column_behind_a_box_of_others():
    box = ["    Related", "      A Goal That Nobody Saw", "      Fog Until Friday at Least"]
    text = "\n\n".join(["  " + HEADLINE, *(f"  {each}" for each in (FIRST, SECOND, THIRD)), *box])
    assert body_of(text + f"\n\n  {FOURTH}") == [FIRST, SECOND, THIRD, FOURTH]


def test_a_text_that_asks_for_consent_is_no_story():
    assert body_of(HEADLINE, "By Kim Holm", FIRST, SECOND, THIRD, CONSENT, CONSENT[:-1] + ", ever.") == [
        FIRST, SECOND, THIRD,
    ]  # fmt: skip


HEADS = {
    "a kicker glued to it": (HEADLINE, "Home", f"Islands and Harbours {HEADLINE}", "9 March 2025"),
    "blanks before its colon": ("Vestra: the Council Keeps the Old Ferry", "Home",
        "Vestra : the Council Keeps the Old Ferry", "9 March 2025"),
    "a menu without blanks above it": ("HomeNewsIslandsVestraSportMoneyWeather", HEADLINE, "9 March 2025"),
    "a longer one than its standfirst": (
        HEADLINE + " Until the Spring Tide and Counts the Ropes",
        "Harbour council of Vestra keeps the ferry in service, as its engine failed", "9 March 2025"),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_the_headline_stands_alone(name):
    wanted = next(line for line in HEADS[name] if "Ferry" in line)
    assert draft_of(*HEADS[name], FIRST, SECOND, THIRD).headline.value == wanted


def test_subheads_of_markdown_begin_no_other_story():
    other = [
        f"{each} The mill of Holm grinds rye and oats for the bakers." for each in (THIRD, FOURTH)
    ]
    text = [
        f"# {HEADLINE}",
        "9 March 2025",
        FIRST,
        SECOND,
        "\n\n## The Bakers of Holm",
        "10 March 2025",
    ]
    assert len(understand("\n\n".join([*text, *other])).drafts) == 1


SIGNED = {
    "several below the story": ((), ("Ana Roa, Jo Berg, Kim Holm",), ["Ana Roa", "Jo Berg", "Kim Holm"]),
    "a newsroom below the story": ((), ("VT-Redaktion",), ["VT-Redaktion"]),
    "a stack with jobs": (("By", "Ana Roa News Reporter", "Jo Berg", "9 March 2025"), (), ["Ana Roa", "Jo Berg"]),
    "a handle beside the name": (("Ana Roa, @anaroa",), (), ["Ana Roa"]),
    "hours in another language": (("Ana Roa", "2 godziny temu"), (), ["Ana Roa"]),
    "a Japanese name beside the date": (("青木 花子", "2025/3/9 20:50"), (), ["青木 花子"]),
    "an agency by its full name": (("Agence France-Presse", "9 March 2025"), (), ["Agence France-Presse"]),
    "no label of a date": (("Son Güncelleme : 09.03.2025 - 16:49",), (), []),
}  # fmt: skip


@pytest.mark.parametrize("name", SIGNED)
def test_who_signs_is_found(name):
    above, below, names = SIGNED[name]
    draft = draft_of(HEADLINE, *above, FIRST, SECOND, THIRD, *below)
    assert [author.value for author in draft.authors] == names


def test_nobody_of_whom_the_story_speaks_signs_below_it():
    told = (SECOND + " Ana Roa has mended the rope.", THIRD + " Jo Berg has sung to her.")
    assert not draft_of(HEADLINE, FIRST, *told, FOURTH, "Ana Roa, Jo Berg").authors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ana Roa and Jo Berg The Associated Press", ("Ana Roa", "Jo Berg")),
        ("By Ana Roa March 18 at 2:15 PM", ("Ana Roa",)),
        ("By Ana Roa Ana Roa", ("Ana Roa",)),
        ("By Ana Roa2", ("Ana Roa",)),
        ("By Ana Roa, a reporter " + "who has written of boats and of tides " * 6, ("Ana Roa",)),
    ],
)
def test_what_is_glued_to_a_name_is_taken_off(text, names):
    assert read_byline(text).names == names


@pytest.mark.parametrize("text", [
    "A Night at the Pier With Rep. Ana Roa", "First picture: how the new pier could look to all of us one day",
    "1. Ana Roa",
])  # fmt: skip
def test_no_credit_is_seen_in_a_headline_or_a_list(text):
    assert split_credit(text) is None


def test_names_of_agencies_are_lower_case_and_found():
    for row in NAMES.values():
        for name in row.split("|"):
            assert name == name.casefold()
            assert is_bare_agency(name.upper() if name.upper().casefold() == name else name)
    assert without_agency("Ana Roa") == "Ana Roa"


def test_a_label_is_nothing_but_a_label():
    assert is_label("Image:")
    assert is_label("Photo by")
    assert not is_label("Image: Ana Roa")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("ByAna Roa | March 4, 2026", ("Ana Roa",)),
        ("ByANA ROA", ("ANA ROA",)),
        ("Bydgoszcz waits for rain", None),
        ("By Ana Roa and Jo Berg24 comments", ("Ana Roa", "Jo Berg")),
        ("by Ana Roa22 Dec 2026", ("Ana Roa",)),
        ("By Ana Roa1 and Jo Berg2", ("Ana Roa", "Jo Berg")),
        ("Posted by Ana Roa, Software Engineer", ("Ana Roa",)),
    ],
)
def test_bylines_glued_to_what_stands_beside_them(line, names):
    byline = read_byline(line)
    assert (byline and byline.names) == names


@pytest.mark.parametrize(
    "above",
    [
        "Jump to main content",
        "Search this site",
        "Back to main menu",
        "harbour-crane.JPG",
        "The ferry at its pier in Vestra Ana Roa/Reuters",
    ],
)
def test_what_stands_above_a_headline_is_none(above):
    head = (above, HEADLINE, "By Kim Holm", "4 March 2026")
    assert draft_of(*head, FIRST, SECOND, THIRD).headline.value == HEADLINE


def test_a_title_in_capitals_may_end_in_initials():
    title = "Ferry Crews Stir Questions About the Improved Relations of Vestra With the U.S."
    draft = draft_of("News", title, "4 March 2026", FIRST, SECOND, THIRD)
    assert draft.headline.value == title
    told = "The ferry crews stirred questions about the better relations of Vestra with the U.S."
    assert body_of(HEADLINE, "By Kim Holm", FIRST, told, SECOND, THIRD)[1] == told


def test_a_first_paragraph_on_cookies_is_none():
    consent = "We use cookies and similar technologies to improve your browsing experience, and share them with third-party partners."
    draft = draft_of(consent, HEADLINE, "By Kim Holm", FIRST, SECOND, THIRD)
    assert draft.headline.value == HEADLINE
    assert [block.text for block in draft.blocks] == [FIRST, SECOND, THIRD]


def test_a_sentence_that_ends_in_a_colon_is_part_of_the_story():
    told = "The harbour office has printed what the crews of the three ferries would like to know:"
    body = body_of(HEADLINE, "By Kim Holm", FIRST, told, "Boats", "Ropes", "Tar", SECOND, THIRD)
    assert body[1] == told
    assert told not in body_of(
        HEADLINE, "By Kim Holm", FIRST, SECOND, THIRD, "Contact the Ferry Office:"
    )


@pytest.mark.parametrize(
    "line",
    [
        "The crew left the harbour after the storm, and a source, who had been on the pier, told Reuters.",
        'قالت الصحيفة إن سفن الميناء عادت من "الجزيرة الصغيرة" باتجاه المدينة القديمة.',
    ],
)
def test_sentences_that_end_like_credits(line):
    assert split_credit(line) is None


def test_a_paragraph_of_several_sentences_above_the_credit_of_a_picture_stays():
    told = f"{FIRST} The ropes were old. Nobody had asked for new ones."
    body = body_of(HEADLINE, "By Kim Holm", FOURTH, SECOND, told, "Photo by Ana Roa", THIRD)
    assert told in body


@pytest.mark.parametrize(
    "opens",
    ["Visitor comments Add your comment", "7 comments:", "Comments (5 of 23)", "3 thoughts on “The ferry”"],
)  # fmt: skip
def test_what_readers_say_below_a_story_is_none_of_it(opens):
    said = [f"Posted by: Jo Berg, 27 Sep 2026 | 15:2{n}" for n in range(3)]
    readers = [line for head in said for line in (f"I have heard that before, {head}.", head)]
    form = (
        "Your email address will not be published.",
        "Lines and paragraphs break automatically.",
    )
    story = (FIRST, SECOND, THIRD, FOURTH, FIRST.replace("The", "A"), SECOND.replace("the", "a"))
    body = body_of(HEADLINE, "By Kim Holm", *story, opens, *readers, *form)
    assert body == list(story)


def test_a_sentence_on_comments_stays():
    told = "12 comments on the plan were received by the harbour office, and all of them were read."
    assert told in body_of(HEADLINE, "By Kim Holm", FIRST, told, SECOND, THIRD)
