"""What stands around a story in a scraped text: teasers, comments, pictures, another story."""

from __future__ import annotations

import pytest

from newsexport.extract.article import understand
from newsexport.extract.furniture import reason_for_furniture
from newsexport.prose.characters import weight
from newsexport.prose.credits import split_credit
from newsexport.prose.names import without_role
from newsexport.prose.whitespace import fold

HEADLINE = "Harbour Council Keeps the Old Ferry of Vestra"
FIRST = (
    "The harbour council of Vestra voted on Monday to keep the old ferry in service until the spring "
    "tide, although its engine has failed four times since the autumn and two mechanics have left."
)
SECOND = (
    "Its chairwoman said that nobody on the island had asked for a faster boat, only for a drier one, "
    "and that the money would rather be spent on the pier, where the planks are older than the ferry."
)
THIRD = (
    "A second vote is planned for the summer, when the harbour master has counted the ropes, painted "
    "the funnel and told the council how many passengers came back to the island in the cold months."
)
STORY = (FIRST, SECOND, THIRD)
BAKERY = "Baker of Holm Sells Bread That Floats"
BAKED = (
    (
        "In the valley of Holm a baker has found a dough that is light enough to swim, and her customers "
        "throw the loaves into the brook behind the mill in the morning and catch them at the bridge."
    ),
    (
        "Teachers from three schools have brought their pupils to watch the race of the loaves, which takes "
        "about four minutes and is won most often by the rye, as nobody in the bakery had expected."
    ),
    (
        "The recipe remains a secret until the apprentice has passed her examination, and the miller, who "
        "supplies the flour, has promised to say nothing about it to the competition across the hill."
    ),
)
TEASERS = [
    ("Islands", "Who Paints the Lighthouse", "Nine painters have applied for the work, and only one of them can climb."),
    ("Sport", "A Goal That Nobody Saw", "The referee had turned to the sea because of a whale and missed it."),
    ("Weather", "Fog Until Friday at Least", "The bell buoys ring all night and the gulls walk to their nests."),
    ("Culture", "The Choir Without a Hall", "Forty singers practise in the boat shed until the roof is mended."),
    ("Money", "Salt Costs More Than Ever", "Traders blame the rain, and the rain has not answered so far."),
]  # fmt: skip


def body_of(text: str) -> list[str]:
    (draft,) = understand(text).drafts
    return [block.text for block in draft.blocks]


def captions_of(text: str) -> list[tuple[str | None, str | None]]:
    (draft,) = understand(text).drafts
    return [
        (each.caption and each.caption.value, each.credit and each.credit.value)
        for each in draft.pictures
    ]


def story(*between: str) -> str:
    return "\n\n".join((HEADLINE, FIRST, SECOND, *between, THIRD))


def test_a_row_of_teasers_below_is_no_part_of_the_story():
    rows = "\n".join(line for teaser in TEASERS for line in teaser)
    long_story = "\n".join((HEADLINE, *STORY, *(f"{text} So it was." for text in STORY)))
    assert body_of(f"{long_story}\n{rows}")[-1] == f"{THIRD} So it was."


def test_a_story_that_is_written_like_teasers_is_kept():
    lines = [line for _, title, text in TEASERS for line in (title, text)]
    assert (
        body_of("\n".join((HEADLINE, FIRST, SECOND, *lines, THIRD, FIRST[::-1])))[2:4] == lines[:2]
    )


def test_comments_of_readers_are_no_part_of_the_story():
    comments = (
        "The ferry was never dry when I was a child, and nobody complained about it at that time."
    )
    long_story = (*STORY, *(f"{text} So it was." for text in STORY))
    assert body_of("\n".join((HEADLINE, *long_story, "Comments", comments)))[-1] == long_story[-1]


def test_what_does_not_stand_in_the_column_of_the_story_is_left_out():
    column = "\n\n".join(f"      {text}" for text in STORY)
    text = f"  {HEADLINE}\n\n{column}\n\n              {BAKED[0]}\n\n              {BAKED[1]}"
    assert body_of(text) == list(STORY)


def test_a_short_line_that_stands_deeper_than_the_story_is_left_out():
    deeper = "The ferry waits for its painter."
    quoted = "“A drier boat is all that we ask for.”"
    lines = [HEADLINE, *(f"  {text}" for text in STORY), f"      {deeper}", f"      {quoted}"]
    text = "\n\n".join((*lines, f"  {BAKED[0]}"))
    assert body_of(text) == [*STORY, quoted, BAKED[0]]


PICTURES = {
    "a credit with a sign below": ("The ferry at the pier in the morning.", "© Seelicht/Ana Roa"),
    "a label below": ("The ferry at the pier in the morning.", "Photo: Ana Roa (Seelicht)"),
    "agency and name below": (
        "The ferry at the pier in the morning.",
        "Ana Roa / Pool via Reuters",
    ),
    "studio and name below": ("The ferry at the pier in the morning.", "Seelicht/Ana Roa"),
    "an agency below": ("The ferry at the pier in the morning.", "AP"),
    "a photographer for a paper below": (
        "The ferry at the pier in the morning.",
        "Ana Roa for Skerry Notes",
    ),
    "a label with by below": (
        "The ferry at the pier in the morning.",
        "Photo by Jo Berg/Harbour Board/AFP",
    ),
    "images of a studio below": (
        "The ferry at the pier in the morning.",
        "Ana Roa/Holm Images Europe",
    ),
}


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_bare_credit_makes_the_line_above_a_caption(name, gap):
    caption, credit = PICTURES[name]
    text = story(f"{caption}{gap}{credit}")
    assert [found for found, _ in captions_of(text)] == [caption]
    assert body_of(text) == list(STORY)


@pytest.mark.parametrize(
    "line",
    [
        "The chairwoman Ana Roa (left) and the harbour master on the deck of the old ferry",
        "Die Vorsitzende (l.) und der Hafenmeister stehen auf dem Deck der alten Fähre von Vestra.",
        "De gauche à droite, la présidente et le maître du port sur le pont du vieux bac de Vestra",
        "Pictured right, the harbour master counts the ropes of the ferry on a cold morning in March.",
        "The old ferry of Vestra leaves the harbour in heavy weather with its funnel half painted",
    ],
)
def test_a_line_that_tells_a_picture_is_a_caption(line):
    assert captions_of(story(line)) == [(line, None)]
    assert body_of(story(line)) == list(STORY)


def test_a_label_makes_a_caption_of_several_sentences():
    line = "The ferry lies at the pier. On 7. March it was left there. Nobody came. Foto: Ana Roa"
    (found,) = captions_of(story(line))
    assert found[1] == "Ana Roa"
    assert body_of(story(line)) == list(STORY)


def test_a_name_in_parentheses_above_the_story_is_a_credit():
    line = "The old ferry of Vestra leaves the harbour in heavy weather. (Ana Roa)"
    text = "\n\n".join((HEADLINE, line, *STORY))
    assert captions_of(text) == [(line.removesuffix(" (Ana Roa)"), "Ana Roa")]


def test_a_button_above_a_paragraph_is_no_part_of_it():
    assert body_of("\n".join((HEADLINE, "Advertisement", *STORY))) == list(STORY)


def test_a_subhead_stays_a_subhead():
    assert body_of(story("Older than the pier")) == [FIRST, SECOND, "Older than the pier", THIRD]


@pytest.mark.parametrize("button", ["View 3 Images", "2 of 7", "Bild vergrößern", "사진 확대"])
def test_the_line_below_a_button_of_a_picture_is_a_caption(button):
    line = "The old ferry waits at the pier"
    assert captions_of(story(f"{button}\n{line}")) == [(line, None)]


def test_captions_that_stand_twice_in_turn_are_captions():
    first = "The old ferry of Vestra waits at the pier while the council votes in the town hall"
    second = (
        "The harbour master of Vestra counts the ropes of the ferry for the third time this week"
    )
    text = "\n\n".join((HEADLINE, first, second, first, second, *STORY))
    assert [caption for caption, _ in captions_of(text)] == [first, second]


def test_a_paragraph_that_comes_again_later_is_no_caption():
    assert captions_of(f"{HEADLINE}\n\n{FIRST}\n\n{SECOND}\n\n{FIRST}") == []


CREDITS = [
    ("The ferry in the fog. AFP", "The ferry in the fog.", "AFP"),
    ("The ferry in the fog. Supplied", "The ferry in the fog.", "Supplied"),
    ("The ferry in the fog. Ana Roa for Skerry Notes", "The ferry in the fog.", "Ana Roa for Skerry Notes"),
    ("배가 항구를 떠난다. [사진 출처 = 섬마을 신문]", "배가 항구를 떠난다.", "사진 출처 = 섬마을 신문"),
    (
        "The ferry in the fog. Ana Roa/Copyright 2026 The AP. All rights reserved.",
        "The ferry in the fog.",
        "Ana Roa/Copyright 2026 The AP",
    ),
    ("Foto: Ana Roa (Getty)", "", "Ana Roa (Getty)"),
    ("The ferry in the fogCredit: PA", "The ferry in the fog", "PA"),
    ("Ana Roa/Copyright 2026 The AP. All rights reserved.", "", "Ana Roa/Copyright 2026 The AP"),
    ("Ana Roa / Pool via Reuters", "", "Ana Roa / Pool via Reuters"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "caption", "credit"), CREDITS)
def test_a_credit_is_known_without_parentheses(text, caption, credit):
    found = split_credit(text)
    assert found is not None
    assert (found.caption, found.credit) == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "She left for the coast. Nobody knows why",
        "The council met at the house of Ana Roa",
        "He counts ropes/lines for a living",
    ],
)
def test_the_end_of_a_sentence_is_no_credit(text):
    assert split_credit(text) is None


def test_two_stories_on_different_things_are_two_without_byline_or_date():
    ferry = "\n\n".join((HEADLINE, *STORY, *(f"{text} So it was." for text in STORY), *STORY[::-1]))
    bread = "\n\n".join((BAKERY, *BAKED, *BAKED[::-1]))
    drafts = understand(f"{ferry}\n\n\n\n{bread}").drafts
    assert [draft.headline and draft.headline.value for draft in drafts] == [HEADLINE, BAKERY]


def test_a_signed_story_after_a_gap_is_another_one():
    text = "\n".join((HEADLINE, "By Ana Roa", *STORY, "", "", "", BAKERY, "By Jo Berg", *BAKED))
    assert [draft.headline.value for draft in understand(text).drafts] == [HEADLINE, BAKERY]


def test_a_heading_after_a_gap_begins_no_other_story():
    again = [text.replace("council", "harbour council") for text in STORY]
    text = "\n".join((HEADLINE, "By Ana Roa", *STORY, "", "", "", "Why the ferry is old", *again))
    assert len(understand(text).drafts) == 1


def test_a_repeated_title_above_teasers_is_no_other_story():
    box = (
        BAKERY,
        "Valley",
        BAKERY,
        "The loaves swim in the brook behind the mill, and pupils watch.",
    )
    text = "\n".join(
        (HEADLINE, "9 March 2025", *STORY, *box, *(line for row in TEASERS for line in row))
    )
    assert len(understand(text).drafts) == 1


def test_buttons_side_by_side_are_buttons():
    assert reason_for_furniture("Share Save", fold("Share Save"), weight("Share Save"))
    assert reason_for_furniture("Save the ferry", "save the ferry", 14) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Roa Political Editor", "Ana Roa"),
        ("Ana Roa, Senior Reporter", "Ana Roa"),
        ("Li Wen Berg Korrespondentin", "Li Wen Berg"),
        ("Political Editor", "Political Editor"),
    ],
)
def test_a_job_behind_a_name_is_no_part_of_it(text, name):
    assert without_role(text) == name


def test_a_numbered_list_of_most_read_stories_ends_where_the_next_story_begins():
    below = "Loaves that swim have won the race of the valley"
    box = "Most read\n1. Who Paints the Lighthouse\n2. Fog Until Friday at Least"
    bread = "\n\n".join((f"{BAKERY}\n{below}", "By Ana Roa", *BAKED))
    ferry = "\n\n".join((HEADLINE, "By Ira Holm", *STORY, box))
    drafts = understand(f"{ferry}\n\n\n\n{bread}").drafts
    assert [draft.headline and draft.headline.value for draft in drafts] == [HEADLINE, BAKERY]
    assert drafts[1].standfirst is not None and drafts[1].standfirst.value == below


@pytest.mark.parametrize("mark", ["", "# "])
def test_a_headline_with_byline_and_date_below_begins_a_story_without_a_gap(mark):
    signed = "By Ira Holm\n14 January 2026, 08:15 CET"
    ferry = "\n\n".join((f"{mark}{HEADLINE}", signed, *STORY))
    bread = "\n\n".join((f"{mark}{BAKERY}", signed.replace("Ira Holm", "Ana Roa"), *BAKED))
    drafts = understand(f"{ferry}\n\n{bread}").drafts
    assert [draft.headline and draft.headline.value for draft in drafts] == [HEADLINE, BAKERY]
    half = "\n\n".join((f"{mark}The Ferry and Its Engine in Vestra", signed, *STORY[::-1]))
    assert len(understand(f"{ferry}\n\n{half}").drafts) == 1, "the same topic goes on"


def test_a_brief_that_is_signed_below_a_copyright_line_is_another_story():
    head, tail = ("By Ana Roa", "9 March 2025, 10:00"), ("By Jo Berg", "10 March 2025, 11:00")
    text = "\n".join((HEADLINE, *head, *STORY[:2], "© 2025 Vestra Post", BAKERY, *tail, *BAKED[:2]))
    assert [draft.headline.value for draft in understand(text).drafts] == [HEADLINE, BAKERY]


def test_a_long_headline_that_stands_twice_is_no_caption():
    headline = f"{HEADLINE} and Looks for Another Mechanic Before Spring"
    text = "\n".join((headline, headline, "By Ana Roa", *STORY))
    (draft,) = understand(text).drafts
    assert (draft.headline.value, draft.pictures) == (headline, [])


def test_an_agency_below_the_last_paragraph_makes_it_no_caption():
    last = "The vote was close, and the mechanics of the ferry had left the room before it."
    text = "\n".join((HEADLINE, "By Ana Roa", *STORY, last, "TT"))
    assert captions_of(text) == []
    assert body_of(text) == [*STORY, last]


def test_briefs_with_repeated_headlines_are_stories_of_their_own():
    harbour = (
        "انهيار أربعين متراً من رصيف ميناء السحاب بعد أسبوع من العواصف",
        "عمال يتفقدون الرصيف المنهار صباح الخميس (رويترز)",
        "نُشر: 07:40-12 فبراير 2026 م ـ 24 شَعبان 1447 هـ",
        "انهار نحو أربعين متراً من الرصيف القديم فجر الخميس، بعد أسبوع من العواصف التي رفعت الأمواج إلى سبعة أمتار.",
        "وقال مدير الميناء إن سوق السمك ستبقى مغلقة إلى أن ينتهي الخبراء من فحص ما تبقى من الرصيف.",
        "وكان المجلس البلدي قد خصص ميزانية لرصيف جديد قبل عامين، لكن الأعمال لم تبدأ بعد.",
    )
    library = (
        "المكتبة الوطنية تفتح أبوابها ليلاً للطلاب",
        "طلاب في قاعة القراءة (أ.ف.ب)",
        "قررت المكتبة الوطنية فتح أبوابها حتى منتصف الليل خلال فترة الامتحانات، بعد شكاوى من ضيق الأماكن في قاعات الجامعة.",
        "وأوضح مدير المكتبة أن القاعة الكبرى تتسع لأربعمائة طالب، وأن الحافلات ستعمل ساعة إضافية لخدمتهم.",
        "وسيستمر العمل بهذا النظام حتى نهاية الفصل الدراسي في يونيو.",
    )
    lines = (harbour[0], *harbour, "TT", library[0], *library, "TT")
    first, second = understand("\n".join(lines)).drafts
    assert [draft.headline.value for draft in (first, second)] == [harbour[0], library[0]]
    assert first.published_day.value == "2026-02-12"
    for draft, paragraphs in ((first, harbour[3:]), (second, library[2:])):
        assert [block.text for block in draft.blocks] == list(paragraphs)
        assert len(draft.pictures) == 1


@pytest.mark.parametrize(
    ("line", "names"),
    [("Vestra: Nadim Orlo", ["Nadim Orlo"]), ("النورس: ليلى الحداد", ["ليلى الحداد"]), ("Live: what we know", [])],
)  # fmt: skip
def test_a_place_and_a_name_above_the_story_are_its_byline(line, names):
    (draft,) = understand("\n".join((HEADLINE, line, *STORY))).drafts
    assert [author.value for author in draft.authors] == names


def test_a_signed_story_with_a_title_above_each_paragraph_is_no_list_of_teasers():
    parts = [line for text in (*STORY, BAKED[2]) for line in ("A Title Without an End", text)]
    text = "\n".join((HEADLINE, "9 March 2025, 10:00", "By Ana Roa", *parts))
    assert [
        block.text for block in understand(text).drafts[0].blocks if block.kind != "heading"
    ] == [
        *STORY,
        BAKED[2],
    ]
    assert understand("\n".join(parts)).drafts == []


def test_a_list_that_lost_its_marks_is_known_by_its_words():
    entries = ["They will count the ropes", "They will paint the funnel", "They will ask the crew"]
    text = "\n".join(
        (HEADLINE, "By Ana Roa", *STORY, "The council has plans for May:", *entries, BAKED[0])
    )
    assert body_of(text)[3:-1] == ["The council has plans for May:", *entries]
    titles = ["Who Paints the Lighthouse", "A Goal That Nobody Saw", "Fog Until Friday at Least"]
    text = "\n".join(
        (HEADLINE, "By Ana Roa", *STORY, "Also in this paper today:", *titles, BAKED[0])
    )
    assert not set(titles) & set(body_of(text))


@pytest.mark.parametrize("byline", ["di Elena Conti", "von Edda Quill", "par Claire Morvan"])
def test_a_byline_with_a_small_letter_does_not_go_on_with_the_headline(byline):
    (draft,) = understand("\n".join((HEADLINE, byline, "9 March 2025, 10:00", *STORY))).drafts
    assert draft.headline.value == HEADLINE
    assert draft.byline.value == byline


def test_buttons_between_paragraphs_do_not_end_a_story():
    last = "She smiled, took her hat and went home to the other side of the island."
    buttons = ["Compartilhe no WhatsApp", "📱 Siga o canal da Vestra Post"]
    text = "\n".join((HEADLINE, "By Ana Roa", FIRST, *buttons, SECOND, *buttons, last))
    assert body_of(text) == [FIRST, SECOND, last]
