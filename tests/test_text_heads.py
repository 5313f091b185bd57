"""The head of a story in a scraped text: which line is the headline, and who wrote it."""

from __future__ import annotations

import pytest

from newsexport.extract.article import understand
from newsexport.formats.text import TEXT
from newsexport.options import Options
from newsexport.prose.name_lists import is_known_name
from newsexport.report import Report
from newsexport.source import Source

HEADLINE = "Harbour Council Keeps the Old Ferry of Vestra"
STANDFIRST = (
    "The islanders wanted a drier boat and not a faster one, said the chairwoman of the council"
)
FIRST = (
    "The harbour council of Vestra voted on Monday to keep the old ferry in service until the spring "
    "tide, although its engine has failed four times since the autumn and two mechanics have left."
)
SECOND = (
    "Its chairwoman said that nobody on the island had asked for a faster boat, only for a drier one, "
    "and that the money would rather be spent on the pier, where the planks are older than the ferry."
)
THIRD = (
    "A second vote is planned for the summer, when the harbour master has counted all of the ropes."
)
BODY = (FIRST, SECOND, THIRD)


def read_one(*lines: str, gap: str = "\n"):
    text = gap.join((*lines, *BODY))
    (parsed,) = TEXT.read(Source.of(text.encode()), Options(), Report())
    return parsed.item


HEADS = {
    "a standfirst below shares more words": (HEADLINE, STANDFIRST, "By Ana Roa", "9 March 2025"),
    "a kicker above": ("ISLANDS", HEADLINE, "9 March 2025", "Share"),
    "menus above": ("Home", "News", "Sport", "Log in", "Islands", HEADLINE, "By Ana Roa"),
    "names of sections that come again": (
        *("Vestra", "Harbour", "Vestra", "Harbour", "Vestra", HEADLINE, "Vestra", "By Ana Roa"),
    ),
    "repeated above the picture": (
        *("Islands", HEADLINE, "9 March 2025", "The ferry at the pier. (AFP)", HEADLINE),
    ),
    "a date above": ("9 March 2025", HEADLINE, "Share", "Save"),
    "a breadcrumb that ends in it": (f"Home / Islands / Vestra / {HEADLINE}", HEADLINE, "Share"),
    "a note above that looks like a paragraph": (
        "This website asks you to accept that its keepers count how often you come to read about islands.",
        HEADLINE,
        "By Ana Roa",
        "9 March 2025",
    ),
}


@pytest.mark.parametrize("name", HEADS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_the_headline_is_found_among_what_stands_around_it(name, gap):
    assert read_one(*HEADS[name], gap=gap).headline == HEADLINE


def test_a_headline_broken_at_its_colon_is_one_line():
    item = read_one(
        "Harbour council of Vestra", ":", "The old ferry stays in service", "9 March 2025"
    )
    assert item.headline == "Harbour council of Vestra: The old ferry stays in service"


def test_a_stop_that_stands_alone_ends_its_sentence():
    text = f"{HEADLINE}\n{FIRST[:-1]}\n.\n{SECOND}"
    (parsed,) = TEXT.read(Source.of(text.encode()), Options(), Report())
    assert [block.text for block in parsed.item.body] == [FIRST, SECOND]


BROKEN = {
    "By\nAna Roa\n": ["Ana Roa"],
    "By\nAna Roa\n,\nJo Berg\nand\nLi Wen\nShare\n": ["Ana Roa", "Jo Berg", "Li Wen"],
    "Von\n\nAna Roa\n\n9. März 2025\n": ["Ana Roa"],
    "Author of the article:\nAna Roa\nPublished Mar 9, 2025\n": ["Ana Roa"],
    "Kommentar von\nAna Roa\n": ["Ana Roa"],
    "Par\nInès Calvet\n|\nJo Berg\n": ["Inès Calvet", "Jo Berg"],
    "By\nAna Roa\nTravel News Reporter\n": ["Ana Roa"],
    "By Ana RoaTravel News Reporter\n": ["Ana Roa"],
    "Von Ana Roa Landespolitische Korrespondentin\n": ["Ana Roa"],
    "Por Ana Roa aroa@skerry.example\n": ["Ana Roa"],
    "By Ana Roa\n@anaroa\nBy Jo Berg\n": ["Ana Roa", "Jo Berg"],
    "Par\nLes Nouvelles de Vestra\n9 mars 2025\n": ["Les Nouvelles de Vestra"],
    "Von Redaktion, 9. März 2025\n": ["Redaktion"],
    "Tipps von\nAna Roa\n": ["Ana Roa"],
    "Columnist:\nAna Roa\n": ["Ana Roa"],
    "김유리 기자 yuri@skerry.example 박도윤 기자 doyun@skerry.example\n": ["김유리", "박도윤"],
}


@pytest.mark.parametrize("lines", BROKEN)
def test_a_byline_broken_over_lines_is_one(lines):
    assert list(read_one(HEADLINE, lines.rstrip("\n")).authors) == BROKEN[lines]


BESIDE_DATE = {
    "Ana Roa\n9 March 2025, 14:55\n": ["Ana Roa"],
    "9 March 2025\nAna Roa\n": ["Ana Roa"],
    "Ana Roa Political Correspondent\n9 March 2025\n": ["Ana Roa"],
    "Ana Roa Political Correspondent\n": ["Ana Roa"],
    "Ana Roa 9 March 2025\n": ["Ana Roa"],
    "Published on 9 March 2025, Ana Roa\n": ["Ana Roa"],
    "Ana Roa | Published 4 months ago\n": ["Ana Roa"],
    "Ana Roa\n|\nJo Berg\n3 hours ago\n": ["Ana Roa", "Jo Berg"],
    "Ana Roa and Jo Berg\nPublicerad torsdag 14.14\n": ["Ana Roa", "Jo Berg"],
    "dpa\n9 March 2025\n": ["dpa"],
    "Reuters, Ana Roa\n9 March 2025\n": ["Ana Roa", "Reuters"],
    "AP\nAna Roa\n9 March 2025\n": ["Ana Roa"],  # the agency is the credit of a picture
    "Ana Roa\nJo Berg\n9 March 2025\n": ["Ana Roa", "Jo Berg"],
    "AR\nAna Roa\nJB\nJo Berg\n9 March 2025\n": ["Ana Roa", "Jo Berg"],
    "Ana Roa\nVestra\n9 March 2025\n": ["Ana Roa"],
    "Ana Roa\nDeputy Content Director\n9 March 2025\n": ["Ana Roa"],
    "Ana Roa\nRedakteurin für Häfen\n": ["Ana Roa"],
    "Ana Roa\nana.roa@skerry.example\n": ["Ana Roa"],
    "Ana Roa\n8 March, 17:46\n": ["Ana Roa"],
    "* Ana Roa\n* Published: 22:04, 9 Mar 2025\n": ["Ana Roa"],
    "9 March 2025 by Harbourcat\n": ["Harbourcat"],
    "Web Desk\n9 March 2025\n": ["Web Desk"],
    "Ana Roa/Jo Berg": ["Ana Roa", "Jo Berg"],
    "Ana Roa": ["Ana Roa"],  # right above the story
}


@pytest.mark.parametrize("lines", BESIDE_DATE)
def test_names_beside_the_date_are_authors(lines):
    assert list(read_one(HEADLINE, lines.rstrip("\n")).authors) == BESIDE_DATE[lines]


NOBODY = [
    "Share Save\n9 March 2025\n",
    "Harbour Council\n9 March 2025\n",  # the story speaks of it
    "The Old Island\n9 March 2025\n",
    "Island News\n9 March 2025\n",
    "Keine Kommentare\n9 March 2025\n",
    "Ana Roa\nA picture of the pier\n",  # no date, no job
    "Second Vote",  # a heading: the story has its words
    "Skerry TimesNovember 9 March 2025\n",
    "Deputy Content Director\n9 March 2025\n",
    "By Harbourcat\nA picture of the pier\n",
    "# Salt Islands\n9 March 2025\n",
    "Skerry Shipping, 9 March 2025",
    "Harbour Group | 9 March 2025",
    "Port Authority\n9 March 2025\n",
    "North Karsby, 9 March 2025",
    "San Sebastián, 9 de marzo de 2025",
    "Universität Vestra, 9. März 2025",
]


@pytest.mark.parametrize("lines", NOBODY)
def test_no_author_is_invented(lines):
    assert read_one(HEADLINE, lines.rstrip("\n")).authors == ()


def test_a_person_of_whom_the_story_tells_is_not_its_author():
    text = "\n".join(
        (HEADLINE, "Ana Roa", "9 March 2025", FIRST, f"{SECOND} So did Ana Roa.", THIRD)
    )
    (draft,) = understand(text).drafts
    assert draft.authors == []


def test_a_note_on_the_author_at_the_end_does_not_make_a_subject_of_her():
    longer = [f"{text} So it was {word}." for word in ("said", "told", "sung") for text in BODY]
    note = (
        "The columnist Ana Roa lives beside the harbour and has never yet missed the morning boat."
    )
    text = "\n".join((HEADLINE, "Ana Roa", "9 March 2025", *longer, note))
    (draft,) = understand(text).drafts
    assert [name.value for name in draft.authors] == ["Ana Roa"]


def test_a_name_between_date_and_headline_is_an_author():
    assert list(read_one("Ana Roa", "2 hours ago", HEADLINE).authors) == ["Ana Roa"]


DATES = {
    "Lunes,\n9\nmarzo\n2025 - 14:55": "2025-03-09",
    "9. März 2025 • Ana Roa • 3 Minuten": "2025-03-09",
    "Vestra 9 March 2025 Harbours and ferries": "2025-03-09",
    "Foto: Ana Roa\nOffentliggjort\ntorsdag 6. februar 2025 17:25": "2025-02-06",
}


@pytest.mark.parametrize("lines", DATES)
def test_a_date_is_read_over_lines_and_beside_other_words(lines):
    assert read_one(HEADLINE, lines).content_created == DATES[lines]


GERMAN = (
    (
        "Der Hafenrat von Vestra hat am Montag beschlossen, die alte Fähre bis zum Frühjahr zu behalten, "
        "obwohl ihre Maschine seit dem Herbst viermal stehen geblieben ist und zwei Mechaniker gingen."
    ),
    (
        "Die Vorsitzende sagte, niemand auf der Insel habe ein schnelleres Boot verlangt, nur ein "
        "trockeneres, und das Geld sei am Steg besser angelegt, dessen Planken älter sind als die Fähre."
    ),
    "Im Sommer wird der Rat noch einmal abstimmen, wenn der Hafenmeister alle Taue gezählt hat.",
)


def test_outside_of_english_the_day_comes_first():
    head = ("Hafenrat behält die alte Fähre von Vestra", "Stand: 06/03/2025")
    (draft,) = understand("\n".join((*head, *GERMAN, f"{GERMAN[0]} So war es."))).drafts
    assert draft.updated_day is not None
    assert draft.updated_day.value == "2025-03-06"


def test_the_evidence_says_that_names_had_no_by():
    (draft,) = understand("\n".join((HEADLINE, "Ana Roa", "9 March 2025", *BODY))).drafts
    assert draft.byline is not None
    assert (draft.byline.method, draft.byline.confidence) == ("names beside the date", 0.7)


def test_an_agency_in_the_byline_is_an_author():
    assert read_one(HEADLINE, "Von Ana Roa und Jo Berg, dpa").authors == (
        "Ana Roa",
        "Jo Berg",
        "dpa",
    )


def test_a_labelled_byline_below_the_story_names_its_author():
    longer = [f"{text} So it was {word}." for word in ("said", "told") for text in BODY]
    text = "\n".join((HEADLINE, *BODY, *longer, "Text: Ana Roa"))
    (draft,) = understand(text).drafts
    assert [name.value for name in draft.authors] == ["Ana Roa"]
    (draft,) = understand(text.replace("Text:", "By")).drafts
    assert draft.authors == []  # a bare `By` there stands below the teaser of another story


def test_escapes_and_icons_of_markdown_are_no_words():
    text = "\n\n".join((f"# {HEADLINE}", "__ 9\\. March 2025 __Ana Roa", *BODY))
    (parsed,) = TEXT.read(Source.of(text.encode()), Options(), Report())
    assert parsed.item.authors == ("Ana Roa",)
    assert parsed.item.content_created == "2025-03-09"


@pytest.mark.parametrize(
    "line",
    [
        "أخبار محلية", "رأي وتحليل", "آراء", "मध्य प्रदेश", "मेरी राय", "विशेष संवाददाता मनोज शर्मा", "উত্তর প্রদেশ", "ধর্ম ও জীবন",
        "חדשות הספורט", "הגליל העליון", "سیاسی و اجتماعی", "عائشہ نے کہا",
    ],
)  # fmt: skip
def test_a_section_beside_the_date_is_no_author_in_scripts_without_capitals(line: str) -> None:
    assert not is_known_name(line)


@pytest.mark.parametrize(
    "line",
    ["ليلى الحداد", "سارا احمدی", "عائشہ ملک", "נועה ברקאי", "אורי לב-רון", "राकेश त्रिपाठी", "তাহমিনা চৌধুরী"],
)  # fmt: skip
def test_a_common_name_shows_a_person_in_scripts_without_capitals(line: str) -> None:
    assert is_known_name(line)
    assert not is_known_name(line.split(maxsplit=1)[0])
    assert not is_known_name(f"{line} 12")


@pytest.mark.parametrize(
    "between", ["The Ropes of {}", "{} hours ago", "{} March 2025", "Read more"]
)
def test_teasers_are_no_story(between: str) -> None:
    told = (
        "The {} of Vestra was painted on Monday by three men from the yard who took all day for it."
    )
    things = ("pier", "ferry", "tower", "bridge", "lock", "crane")
    teasers = [
        line
        for number, thing in enumerate(things, 2)
        for line in (between.format(number), told.format(thing))
    ]
    assert understand("\n\n".join(["Islands", "9 March 2025", *teasers])).drafts == []


def test_short_paragraphs_between_advertisements_are_one_story() -> None:
    told = (
        "The {} of Vestra was painted on Monday by three men from the yard who took all day for it."
    )
    things = ("pier", "ferry", "tower", "bridge", "lock", "crane")
    parts = [line for thing in things for line in (told.format(thing), "Advertisement")]
    (draft,) = understand("\n\n".join([HEADLINE, "9 March 2025", *parts])).drafts
    assert [block.text for block in draft.blocks] == [told.format(thing) for thing in things]
