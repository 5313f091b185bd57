"""Dates, bylines and prompts of pages that say nothing to machines, as sites of many languages print them."""

from __future__ import annotations

import pytest

from newsexport.schema.v1 import NewsItem
from tests.pages import one

STORIES = {
    "en": (
        "The council of Harrow Bridge voted on Tuesday night to close the old quarry road for the whole of next summer.",
        (
            "Residents who spoke at the meeting said that the road was the only way to the gardens. Nobody had asked them before, "
            "and they were going to meet again in a week, in the hall of the old mill."
        ),
    ),
    "es": (
        "El ayuntamiento de Villanueva decidió el martes por la noche cerrar la vieja carretera de la cantera durante el verano.",
        (
            "Los vecinos que hablaron en la sesión dijeron que la carretera era la única forma de llegar a los huertos sin cruzar "
            "la vía, y que nadie les había preguntado antes. Volverán a reunirse la próxima semana en el molino."
        ),
    ),
}


def read(html: str) -> NewsItem:
    return one(html.encode())


def page(head: str, *, language: str = "en", before: str = "", inside: str = "") -> NewsItem:
    first, second = STORIES[language]
    return read(
        f"<html><head><meta charset=utf-8><title>Vestra</title></head><body><ul><li><a href=/>A</a><li><a href=/b>B</a></ul><div>{before}"
        f"<h1>Four words of news</h1>{head}<p>{first}</p>{inside}<p>{second}</p></div><p>© 2031 Vestra</p></body></html>"
    )


def day_of(item: NewsItem) -> str | None:
    found = item.published or item.content_created
    return found.isoformat()[:10] if found else None


@pytest.mark.parametrize(
    "line",
    [
        "12/Mar/2009", "12-MAR-09", "March 12, 09", "2009, March 12", "Mar/12/2009", "Marzo 12 de 2009", "12.mar.2009",
        "Last Updated on Friday, 13 March 2009 09:00 | Created on Thursday, 12 March 2009 10:24",
        "aktualisiert am 14.03.2009 | erstellt am 12.03.2009", "12 III 2009", "12 marec 2009", "12 mrt 2009",
        "Güncelleme: 14 Mart 2009 09:00 | Yayınlanma: 12 Mart 2009 10:24", "12 MARTIE 2009", "12 ΜΑΡΤΙΟΥ 2009",
        "Ngày 12 tháng 3 năm 2009", "12 Tháng Ba 2009", "2009. gada 12. marts", "2009 kovo 12", "2009ko martxoaren 12a",
        "수정 2009.03.14 09:00 | 입력 2009.03.12 10:24", "更新时间：2009-03-14 发布时间：2009-03-12", "12 מרץ 2009", "פורסם ב-12.03.2009",
        "۱۳۸۷-۱۲-۲۲", "12 มี.ค. 52", "12/03/2552", "2009 оны 3-р сарын 12", "12 مارس، 2009", "12 de març del 2009",
        "آخر تحديث: 14 مارس 2009 - تاريخ النشر: 12 مارس 2009",
    ],
)  # fmt: skip
def test_a_line_says_the_day(line: str) -> None:
    item = page(f"<div>{line}</div>")
    assert day_of(item) == "2009-03-12"
    assert item.text is not None
    assert line not in item.text


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("12. listopada 2009.", "2009-10-12"),  # in Croatia
        ("12 listopada 2009", "2009-11-12"),  # in Poland
        ("12 d'abril de 2009", "2009-04-12"),
        ("الثلاثاء ١٣ / ١٢ / ٢٠٠٩", "2009-12-13"),
        ("12 KASIM 2009", "2009-11-12"),
        ("12 Tetor, 2009", "2009-10-12"),
        ("12 FEVRIER 2009", "2009-02-12"),
        ("12 चैत 2081", None),  # by the calendar of Nepal
        ("12/12/2081", None),
    ],
)
def test_names_of_months(line: str, day: str | None) -> None:
    assert day_of(page(f"<div>{line}</div>")) == day


def test_days_in_numbers_begin_with_the_day_in_a_text_that_is_not_english() -> None:
    assert day_of(page("<div>12/03/2009</div>", language="es")) == "2009-03-12"
    assert day_of(page("<div>12/03/2009</div>")) is None


def test_today_in_the_head_of_a_page_is_not_the_day_of_the_story() -> None:
    line = "<p>12 March 2009, 10:24</p>"
    assert (
        day_of(page(line, before="<div class=date>30 March 2009</div><div>Local</div>"))
        == "2009-03-12"
    )
    marked = "<p class=date>12 March 2009</p>"
    assert day_of(page(marked, before="<div class=today-date>30 March 2009</div>")) == "2009-03-12"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p>Ada Quay<br>Staff Reporter</p>", ["Ada Quay"]),
        ("<p>Ada Quay, Staff Writer</p>", ["Ada Quay"]),
        ("<p>Ada Quay and Bo Reed</p><p>March 12, 2009</p>", ["Ada Quay", "Bo Reed"]),
        ("<p>Ada Quay/dpa</p><p>12.03.2009</p>", ["Ada Quay", "dpa"]),
        ("<p>Story and photos by Ada Quay</p>", ["Ada Quay"]),
        ("<p>Tekst i zdjęcia: Ada Quay</p>", ["Ada Quay"]),
        ("<p>By Ada Quay of the Courier staff</p>", ["Ada Quay"]),
        ("<p>March 12, 2009 • By Ada Quay • 4 min read</p>", ["Ada Quay"]),
        ("<p>VON ADA QUAY UND BO REED</p>", ["ADA QUAY", "BO REED"]),
        ("<p>Piše: Ada Quay</p>", ["Ada Quay"]),
        ("<p>来源：海湾日报 作者：王小明</p>", ["王小明"]),
        ("<div class=byline><span>Political correspondent</span> Ada Quay</div>", ["Ada Quay"]),
        ("<p>Por Redação</p><p>12.03.2009</p>", []),
        ("<p>Stadt Vestra</p><p>12.03.2009</p>", []),
        ("<div class=author>本文来源：海湾日报</div>", []),
    ],
)
def test_who_wrote_it(line: str, names: list[str]) -> None:
    assert list(page(line).authors) == names


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("— Ada Quay", ["Ada Quay"]),
        ("Ada Quay is a staff writer who covers the bay.", ["Ada Quay"]),
        ("Contact Ada Quay at ada@vestra.example.com or 555-0134.", ["Ada Quay"]),
        ("Ada Quay is a professor of old boats.", []),
        ("<b>Harrow Bridge</b>", []),
    ],
)
def test_who_signs_behind_it(note: str, names: list[str]) -> None:
    first, second = STORIES["en"]
    item = read(
        f"<html><meta charset=utf-8><body><h1>Four words of news</h1><p>{first}</p><p>{second}</p><p>{note}</p><div>Imprint</div><div>Help</div></body></html>"
    )
    assert list(item.authors) == names


@pytest.mark.parametrize(
    "prompt",
    [
        "La suite après cette publicité", "Tekst gaat verder onder de foto", "CONTINUA DEPOIS DA PUBLICIDADE", "HABERİN DEVAMI",
        "Artikkelen fortsetter under annonsen", "Juttu jatkuu mainoksen jälkeen", "Saiba mais: a ponte", "&gt;&gt; Más vecinos del molino",
        "Etiquetas: puente", "Følg oss på Facebook", "【写真】海辺の橋", "Titelbild: Ada Quay", "פרסומת", "বিজ্ঞাপন",
    ],
)  # fmt: skip
def test_prompts_are_no_text(prompt: str) -> None:
    item = page("", inside=f"<p>{prompt}</p>")
    assert [block.text for block in item.body if hasattr(block, "text")] == list(STORIES["en"])


@pytest.mark.parametrize(
    ("shown", "caption"),
    [
        (
            "<p><img src=/a.jpg></p><p>The bridge at noon. Photo: Ada Quay</p>",
            "The bridge at noon.",
        ),
        (
            "<p><img src=/a.jpg></p><p>The bridge at noon (Photo by Ada Quay)</p>",
            "The bridge at noon",
        ),
        (
            "<p><img src=/a.jpg alt='The bridge was built by two brothers.'></p><p>The bridge was built by two brothers.</p>",
            "The bridge was built by two brothers.",
        ),
        (
            "<div><img src=/a.jpg><br><small>The bridge was built by two brothers.</small></div>",
            "The bridge was built by two brothers.",
        ),
        (
            "<div class=photo>[caption id='a']<img src=/a.jpg> The bridge of the two brothers[/caption]</div>",
            "The bridge of the two brothers",
        ),
        (
            "<div class=media><figure><img src=/a.jpg></figure><p>The bridge at noon <span class=caption>— Photo: Ada Quay</span></p></div>",
            "The bridge at noon",
        ),
        (
            "<p class=f_center><img src=/a.jpg><br>The bridge was built by two brothers.</p>",
            "The bridge was built by two brothers.",
        ),
    ],
)
def test_the_words_below_a_picture_are_its_caption(shown: str, caption: str) -> None:
    item = page("", inside=shown)
    assert [medium.caption for medium in item.media] == [caption]
    assert [block.text for block in item.body if hasattr(block, "text")] == list(STORIES["en"])
