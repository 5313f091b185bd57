"""Kinds of pages that readers of pages get wrong: one small page of our own for each kind."""

from __future__ import annotations

import pytest

from tests.pages import LONG, MORE, TITLE, linked, one, page, story

H1 = f"<h1>{TITLE}</h1>"
THIRD = (
    "Her father had kept the lamp before her, and his father had carried the first lens up the stairs. "
    "Nobody in the village remembers a night on which it was dark."
)


def words(data: bytes) -> str:
    return one(data).text


# --- where the story is -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [
        "o-section o-section--has-ads",
        "content-sidebar-wrap",
        "elementor-widget-wrap",
        "modal-enabled",
    ],
)
def test_a_layout_is_not_what_its_name_mentions(names: str) -> None:
    aside = f"<aside><p>{THIRD}</p><p>{THIRD[:90]}</p></aside>" * 2
    text = words(page(f"{H1}<div class='{names}'><p>{LONG[:99]}.</p><p>{MORE}</p></div>{aside}"))
    assert MORE in text and THIRD not in text


def test_names_that_most_of_the_text_bears_are_no_reason_to_leave_it_out() -> None:
    text = words(page(H1 + "".join(f"<p class='tagStyle'>{each}</p>" for each in (LONG, MORE))))
    assert LONG in text and MORE in text


@pytest.mark.parametrize("name", ["cookie-law-info", "popup", "comments"])
def test_what_lies_over_or_under_a_page_is_never_the_story(name: str) -> None:
    more = "".join(f"<p>{THIRD} {number}.</p>" for number in range(9))
    text = words(page(f"{H1}<div class='post'><p>{LONG}</p></div><div class='{name}'>{more}</div>"))
    assert text == LONG


def test_a_sidebar_is_not_the_story_of_a_short_page() -> None:
    body = f"<div class='entry'>{H1}<p>{MORE}</p></div><div id='sidebar'><p>{THIRD}</p><p>{LONG}</p></div>"
    assert words(page(body)) == MORE


def test_a_story_in_several_wrapped_boxes_is_one() -> None:
    boxes = "".join(
        f"<section><div><div class='box-{n}'><div><div><p>{text}</p></div></div></div></div></section>"
        for n, text in enumerate((LONG + MORE, THIRD + LONG, MORE + THIRD))
    )
    text = words(page(f"<article>{H1}<div class='parts'>{boxes}</div></article>"))
    assert LONG + MORE in text and THIRD + LONG in text and MORE + THIRD in text


@pytest.mark.parametrize("name", ["noscript", "nav"])
def test_an_element_that_was_never_closed_does_not_swallow_the_page(name: str) -> None:
    item = one(page(f"<{name}><div><article>{H1}<p>{LONG}</p><p>{MORE}</p></article></div>"))
    assert item.headline == TITLE
    assert item.text.split("\n\n") == [LONG, MORE]


def test_a_figure_may_hold_the_headline_and_the_date() -> None:
    top = f"<figure><img src='/a.jpg'><span class='date'>02.03.2026</span>{H1}</figure>"
    item = one(page(f"<article>{top}<p>{LONG}</p><p>{MORE}</p></article>"))
    assert item.headline == TITLE
    assert str(item.content_created) == "2026-03-02"


def test_a_story_in_pieces_far_from_each_other_is_one() -> None:
    def piece(text: str, n: int) -> str:
        inner = f"<div class='text-editor'><p>{text}</p></div>"
        for level in range(8):
            inner = f"<div class='level-{level} piece-{n}'>{inner}</div>"
        return f"<section class='piece-{n}'>{inner}</section>"

    texts = (LONG + MORE, THIRD + LONG, MORE + THIRD)
    parts = "".join(piece(text, n) for n, text in enumerate(texts))
    text = words(page(f"<article>{H1}<div class='parts'>{parts}</div></article>"))
    assert all(each in text for each in texts)


@pytest.mark.parametrize("name", ["article__body-text-image", "paragraph--type--img-txt"])
def test_a_box_of_a_picture_and_text_holds_text(name: str) -> None:
    assert THIRD in words(story(f"<div class='{name}'><img src='/a.jpg'><p>{THIRD}</p></div>"))


def test_the_address_of_a_subhead_and_the_row_of_a_player_are_no_reason_to_leave_them_out() -> None:
    rows = "".join(
        f"<tr class='row player-{n}'><td>Edda Quill</td><td>{n}</td></tr>" for n in (3, 4)
    )
    inside = f"<h3 id='nav_the_lamp'>The lamp of 1902</h3><p>{THIRD}</p><table>{rows}</table>"
    text = words(story(inside))
    assert "The lamp of 1902" in text and "Edda Quill" in text


# --- how it begins ------------------------------------------------------------------------------


def test_a_first_paragraph_marked_up_as_the_others_is_no_standfirst() -> None:
    rest = f"<div class='text-summary'><p>{MORE}</p><p>{THIRD}</p><p>{LONG[::2]}.</p><p>{MORE[::2]}.</p></div>"
    body = f"<article>{H1}<section><div class='text-summary'><p>{LONG}</p></div></section>{rest}</article>"
    item = one(page(body, f"<meta name='description' content='{LONG}'>"))
    assert item.standfirst is None
    assert item.text.startswith(LONG)


def test_a_paragraph_that_nothing_calls_a_standfirst_opens_the_story() -> None:
    body = f"{H1}<div class='a'><p>{LONG}</p></div><div class='b'><div><p>{MORE}</p><p>{THIRD}</p></div></div>"
    filler = "".join(f"<p>{THIRD[n:]}</p>" for n in (2, 4, 6, 8, 10))
    item = one(page(body.replace("</div></div>", f"{filler}</div></div>")))
    assert item.standfirst is None
    assert item.text.startswith(LONG)


def test_a_blurb_is_a_standfirst() -> None:
    body = f"<article>{H1}<p class='blurb'>{THIRD}</p><div class='text'><p>{LONG}</p><p>{MORE}</p></div></article>"
    assert one(page(body)).standfirst == THIRD


@pytest.mark.parametrize("size", [2, 3])
def test_a_standfirst_is_short(size: int) -> None:
    lead = " ".join([THIRD, MORE, LONG][:size])
    body = f"<article>{H1}<p class='lead'>{lead}</p><div class='text'><p>{LONG[::-1]}.</p><p>{MORE[::-1]}.</p></div></article>"
    item = one(page(body))
    assert item.standfirst is None
    assert item.text.startswith(lead)


def test_a_long_paragraph_in_the_words_of_the_description_opens_the_story() -> None:
    lead = THIRD + " It never was."
    rest = f"<div class='text'><p>{LONG}</p><p>{MORE}</p></div>"
    item = one(page(f"<article>{H1}<div><p>{lead}</p></div>{rest}</article>",
                    f"<meta name='description' content='{lead}'>"))  # fmt: skip
    assert item.standfirst is None
    assert item.text.startswith(lead)


# --- what stands between its lines --------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Mehr Artikel zum Leuchtturm",
        "Schon gelesen?",
        "Noticias relacionadas",
        "Le puede interesar: El faro de la isla",
        "Veja também: O farol da ilha",
        "Follow the Marrow Post on Instagram and Facebook",
        "Edda Quill may be reached at edda@post.example",
        "Tempo de leitura: 3 minutos",
        "Additional reporting by Tomas Reeve",
        "This article contains affiliate links",
        "Keine Kommentare vorhanden",
        "To view the full story, please subscribe to the Marrow Post.",
        "Enjoyed this story? Tell a friend about the lamp.",
        "If you're seeing this message you are not signed in.",
        "First-time subscribers also receive a lamp.",
        "Are you near the tower? Get in touch at lamp@post.example",
        "More on the lamp: https://post.example/lamp",
        "Hat Ihnen dieser Artikel gefallen? Dann spenden Sie bitte.",
        "Fehler gefunden? Jetzt melden.",
        "Il vous reste 57.09% de cet article à lire.",
        "An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt.",
        "¿Ya sabías que tenemos canal de Telegram? Entra aquí.",
        "有料会員になると記事をお読みいただけます。",
        "Mit Material von dpa und AFP",
        "Dieser Artikel ist zuerst in der Marrow Post erschienen.",
        "Tomas Reeve and Ines Marl contributed to this report.",
        "This is a breaking story - more to follow",
        "Filed under: Lamps |",
        "More Great Marrow Stories",
    ],
)
def test_prompts_and_pointers_are_left_out(line: str) -> None:
    assert line not in words(story(f"<p>{line}</p>"))


@pytest.mark.parametrize(
    "line",
    [
        "Mehr als vierzig Menschen kamen am Montag zum Leuchtturm.",
        "Follow a path on the cliffs to the tower, they say, and you will see the lamp.",
        "Werbung für den Turm gibt es seit Jahren.",
        "Ver además la luz desde el mar es un consuelo.",
        "The island can be reached on foot at low tide.",
        "No comments were made by the county.",
        "Mehr von diesen Lampen gibt es nicht.",
        "Mit Material der Natur bauten sie den Turm.",
        "Like a lamp, this story burned in the village for years.",
        "If you climb the stairs you see the whole of the sound.",
        "¡Qué luz tiene la torre en Instagram!",
        "島の灯台を守る会の有料会員の数は百人を超えた。",
        "More than forty people came to see the lamp.",
        "Dieser Text an der Wand des Turms ist alt.",
    ],
)
def test_sentences_that_begin_like_them_are_kept(line: str) -> None:
    assert line in words(story(f"<p>{line}</p>"))


@pytest.mark.parametrize(
    "name",
    [
        "wp-block-newsletter",
        "no-print",
        "postmetadata",
        "entryfooter",
        "affiliate-text",
        "kommentare",
        "visually-hidden",
        "a-inline-textbox",
        "jp-relatedposts",
        "reader-paidbox",
    ],
)
def test_boxes_inside_the_story_are_left_out(name: str) -> None:
    assert "weekly letter" not in words(
        story(f"<div class='{name}'><p>{'Our weekly letter. ' * 4}</p></div>")
    )


def test_a_list_below_a_line_that_points_to_other_stories_is_left_out() -> None:
    entries = "".join(f"<li><a href='/{n}'>Tower {n}</a>; and its lamp</li>" for n in range(3))
    text = words(story(f"<h3>More great tower stories</h3><ul>{entries}</ul>"))
    assert "Tower 1" not in text
    assert "Tower 1" in words(story(f"<h3>The towers of the coast</h3><ul>{entries}</ul>"))


def test_entries_that_break_off_after_a_link_lead_to_other_stories() -> None:
    entries = "".join(
        f"<li><a href='/{n}'>Another tower on the coast gets its lamp</a> The keepers of tower {n} have...</li>"
        for n in range(3)
    )
    assert "tower 1" not in words(story(f"<ul>{entries}</ul>"))


@pytest.mark.parametrize("line", ["Departs Holm: 22.10 Uhr", "Karsby: 9:40 pm"])
def test_an_entry_of_a_timetable_is_no_date_line(line: str) -> None:
    assert line in words(story(f"<p>The boats of the night:</p><ul><li>{line}</li></ul>"))


@pytest.mark.parametrize(
    "line", ["Updated: 9:40 pm", "Karsby: 12.01.2026, 9:40", "Stand: 9.40 Uhr"]
)
def test_an_entry_that_says_when_the_page_was_made_is_left_out(line: str) -> None:
    assert line not in words(story(f"<ul><li>{line}</li></ul>"))


def test_an_address_is_no_button() -> None:
    text = words(story("<p>Keepers can be written to:</p><p><a href='mailto:lamp@post.example'>lamp@post.example</a></p>"))  # fmt: skip
    assert "lamp@post.example" in text


# --- who ----------------------------------------------------------------------------------------


def test_a_person_may_be_named_in_parts() -> None:
    author = {"@type": "Person", "givenName": "Edda", "familyName": "Quill"}
    assert one(story(head=linked(headline=TITLE, author=[author]))).authors == ("Edda Quill",)


def test_a_block_with_other_stories_adds_no_colleagues() -> None:
    links = "".join(
        f"<a href='/by/{name.lower().replace(' ', '-')}'>{name}</a> {THIRD} "
        for name in ("Edda Quill", "Tomas Reeve", "Ines Marl")
    )
    head = linked(headline=TITLE, author={"@type": "Person", "name": "Edda Quill"})
    assert one(story(f"<div class='author'>{links}</div>", head)).authors == ("Edda Quill",)


def test_an_agency_stated_beside_the_site_is_the_author() -> None:
    head = linked(headline=TITLE, author={"@type": "Organization", "name": "Marrow Post"})
    head += "<meta property='og:site_name' content='Marrow Post'><meta name='articleAuthor' content='Sound Wire Service'>"
    assert one(story("<p>Sound Wire Service</p>", head)).authors == ("Sound Wire Service",)


# --- when ---------------------------------------------------------------------------------------


def published(inside: str, head: str) -> str | None:
    item = one(story(inside, head))
    return item.published.isoformat() if item.published else None


UTC = "2026-05-17T22:04:00Z"


@pytest.mark.parametrize(
    ("inside", "meta", "expected"),
    [
        ("<p class='date'>18. Mai 2026, 00:04 Uhr</p>", "", "2026-05-18T00:04:00+02:00"),
        ("", "2026-05-17T18:04:00-0400", "2026-05-17T18:04:00-04:00"),
        ("<p class='date'>18. Mai 2026, 09:31 Uhr</p>", "", "2026-05-17T22:04:00+00:00"),
        ("<p class='date'>18. Mai 2026</p>", "", "2026-05-17T22:04:00+00:00"),
    ],
)
def test_a_moment_in_utc_is_told_in_the_zone_of_the_page(
    inside: str, meta: str, expected: str
) -> None:
    head = linked(headline=TITLE, datePublished=UTC)
    if meta:
        head += f"<meta name='date' content='{meta}'>"
    assert published(inside, head) == expected


def test_midnight_by_the_date_that_readers_see_is_local() -> None:
    head = linked(headline=TITLE, datePublished="2026-01-05T23:00:00Z")
    assert published("<p class='date'>6. Januar 2026</p>", head) == "2026-01-06T00:00:00+01:00"


def test_an_offset_is_taken_from_a_change_soon_after_only() -> None:
    stated = {"headline": TITLE, "datePublished": "2026-05-13 15:44"}
    soon = linked(**stated, dateModified="2026-05-13T15:59:00+02:00")
    assert published("", soon) == "2026-05-13T15:44:00+02:00"
    late = linked(**stated, dateModified="2026-11-13T15:59:00+01:00")
    assert published("", late) is None


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("2026-09-25T16:02:50CDT", "2026-09-25T16:02:50-05:00"),
        ("2026-01-10T22:06:08:684Z", "2026-01-10T22:06:08+00:00"),
        ("2026-01-10T22:06:08 IST", None),
    ],
)
def test_times_in_unusual_spellings(stated: str, expected: str | None) -> None:
    assert published("", linked(headline=TITLE, datePublished=stated)) == expected


@pytest.mark.parametrize(
    ("inside", "url", "day"),
    [
        ("<p class='date'>23.09.26</p>", "lamp", "2026-09-23"),
        ("<p class='date'>Aktuelle Zeit: 14.10.2026, 12:18</p>", "lamp", None),
        (
            "<time class='published'>2019-04-11</time><time class='published'>2023-09-27</time>",
            "2026/03/05/lamp",
            "2026-03-05",
        ),
    ],
)
def test_days_in_the_page_and_its_address(inside: str, url: str, day: str | None) -> None:
    item = one(story(inside), base_uri=f"https://news.example/{url}")
    assert item.content_created == day


def test_a_frame_around_a_figure_hides_neither_picture_nor_caption() -> None:
    figure = "<figure><img src='/tower.jpg'><figcaption>The tower in the evening light.</figcaption></figure>"
    item = one(story(f"<div class='widget'><div>{figure}</div></div>"))
    assert [picture.caption for picture in item.pictures] == ["The tower in the evening light."]


def test_authors_linked_by_their_mail_are_colleagues() -> None:
    head = linked(headline=TITLE, author={"@type": "Person", "name": "Edda Quill"})
    byline = "".join(
        f"<a rel='author' href='mailto:{name[:4]}@post.example'>{name}</a> "
        for name in ("Tomas Reeve", "Edda Quill")
    )
    assert one(story(f"<div class='byline'>{byline}</div>", head)).authors == (
        "Tomas Reeve",
        "Edda Quill",
    )


def test_a_line_that_links_several_authors_names_them_all() -> None:
    line = "Von: <a href='/quill'>Edda Quill</a>, <a href='/reeve'>Tomas Reeve</a>"
    body = f"<article>{H1}<ul class='facts'><li>{line}</li></ul><div class='text'><p>{LONG}</p><p>{MORE}</p></div></article>"
    assert one(page(body)).authors == ("Edda Quill", "Tomas Reeve")
    plain = "<p>By Edda Quill, New York</p>"
    assert one(page(body.replace(f"<ul class='facts'><li>{line}</li></ul>", plain))).authors == (
        "Edda Quill",
    )


@pytest.mark.parametrize(
    ("inside", "caption"),
    [
        ("<div><span>The tower in the light of the evening.</span></div>", "The tower in the light of the evening."),
        ("<a href='/2'>The other tower in the light of the evening</a>", None),
        ("<blockquote>The tower is the light of the evening.</blockquote>", None),
        ("<p>Sound Wire News</p><p>Another tower</p><p>Holm (sw) - Another tower is lit.</p>", None),
        ("<span>Zoom in</span>", None),
    ],
)  # fmt: skip
def test_the_words_of_a_figure_are_its_caption_whatever_they_are_called(
    inside: str, caption: str | None
) -> None:
    item = one(story(f"<figure><img src='/tower.jpg' width='900'>{inside}</figure>"))
    assert [picture.caption for picture in item.pictures] == [caption]


def test_a_caption_outside_of_a_figure_is_no_part_of_the_text() -> None:
    box = "<div><img src='/tower.jpg' width='900'><figcaption><span>The ivy is easy to grow</span> (Image: Jon Fell)</figcaption></div>"
    item = one(story(box))
    assert "ivy" not in item.text
    assert [picture.caption for picture in item.pictures] == ["The ivy is easy to grow"]
