"""Bylines, names, credits and datelines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsexport.prose.bylines import read_byline, reporters_in
from newsexport.prose.credits import split_credit
from newsexport.prose.datelines import read_dateline
from newsexport.prose.names import split_names

BYLINES = [
    ("By Tamsin Oake", ["Tamsin Oake"]),
    ("By Tamsin Oake and Jorun Veld | The Sellingen Courier", ["Tamsin Oake", "Jorun Veld"]),
    (
        "Von Lene Marsh, Odd Fjellvang und Petra van der Holl",
        ["Lene Marsh", "Odd Fjellvang", "Petra van der Holl"],
    ),
    ("Par Inès Calvet", ["Inès Calvet"]),
    ("By Lene Marsh, Senior Reporter", ["Lene Marsh"]),
    ("بقلم سلمى الرافعي", ["سلمى الرافعي"]),
    ("김하늘 기자", ["김하늘"]),
    ("By The Associated Press", []),
]


@pytest.mark.parametrize(("text", "names"), BYLINES)
def test_a_byline_names_its_authors(text, names):
    byline = read_byline(text)
    assert byline is not None
    assert list(byline.names) == names
    assert byline.text == text


@pytest.mark.parametrize(
    "text",
    ["By then it was late", "By far the best harbour on the coast", "By 2030", "Von nun an", "Par exemple",
     "The report was written by the council in the spring", "By"],
)  # fmt: skip
def test_a_sentence_is_no_byline(text):
    assert read_byline(text) is None


def test_what_is_no_name_is_left_out():
    assert split_names("Ana Roa, 12 May, ana@example.org, Staff Writer, Jo Berg") == (
        "Ana Roa",
        "Jo Berg",
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("海湾日报讯（记者 王芳）青浜港防波堤坍塌。", ("王芳",)),
        ("海湾社青浜2月12日电（记者王芳、李明）", ("王芳", "李明")),
        ("(청솔=바다통신) 김하늘 기자 = 방파제가 무너졌다.", ("김하늘",)),
        ("県は復旧の方法を検討する。【佐藤花子、鈴木一郎】", ("佐藤花子", "鈴木一郎")),
        ("他说（记者问）是的。", ()),
        ("【青浜】県は検討する。", ()),
    ],
)
def test_a_paragraph_may_name_its_reporters(text, names):
    assert reporters_in(text) == names


CREDITS = [
    (
        "The mayor signs. (Town Hall Press Office/Handout via Reuters)",
        "The mayor signs.",
        "Town Hall Press Office/Handout via Reuters",
    ),
    ("The convoy stops in the valley. (AFP)", "The convoy stops in the valley.", "AFP"),
    (
        "Workers leave the boiling house. Photo: Lene Marsh",
        "Workers leave the boiling house.",
        "Lene Marsh",
    ),
    ("Der Mast steht schief. © dpa | Jens Holl", "Der Mast steht schief.", "dpa | Jens Holl"),
    (
        "Two singers on the pier. Perry Oak/Getty Images",
        "Two singers on the pier.",
        "Perry Oak/Getty Images",
    ),
    ("البحر عند الفجر (رويترز)", "البحر عند الفجر", "رويترز"),
    ("Foto: dpa", "", "dpa"),
    ("Las compuertas, vistas desde el paseo. / Marta Olmo (Efe)", "Las compuertas, vistas desde el paseo.", "Marta Olmo (Efe)"),
    ("The gates and/or the lock (AFP)", "The gates and/or the lock", "AFP"),
    ("崩れた防波堤＝12日、青浜港、鈴木一郎撮影", "崩れた防波堤＝12日、青浜港", "鈴木一郎撮影"),
    ("港の模型=県提供", "港の模型", "県提供"),
    ("工人检查堤坝。新华社记者 李明 摄", "工人检查堤坝。", "新华社记者 李明 摄"),
    ("海边的堤坝。图源：海湾图片社", "海边的堤坝。", "海湾图片社"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "caption", "credit"), CREDITS)
def test_the_credit_is_taken_off_the_caption(text, caption, credit):
    found = split_credit(text)
    assert found is not None
    assert (found.caption, found.credit) == (caption, credit)


@pytest.mark.parametrize(
    "text",
    [
        "He said so (and left).",
        "A man (left) walks.",
        "She opened the next chapter (of many)",
        "Plain words.",
        "クジラの親子をドローンで撮影",
        "在海边 现场拍摄",
    ],
)
def test_a_parenthesis_is_no_credit(text):
    assert split_credit(text) is None


def test_a_known_caption_may_name_an_agency_that_nobody_knows():
    text = "Members carry the lens up the stairs. (SKN)"
    assert split_credit(text) is None
    found = split_credit(text, is_caption=True)
    assert found is not None
    assert found.credit == "SKN"


DATELINES = [
    (
        "SELLINGEN, Jan. 14 (Skerry News) - The foreman",
        "SELLINGEN, Jan. 14 (Skerry News)",
        "SELLINGEN",
    ),
    ("NORTH POINT (AP) _ The ferry", "NORTH POINT (AP)", "NORTH POINT"),
    ("Vestra (SKN) – The council", "Vestra (SKN)", "Vestra"),
    ("GRAUORT — The light", "GRAUORT", "GRAUORT"),
    ("مرسى الزيتون (وكالة الساحل) - افتتح", "مرسى الزيتون (وكالة الساحل)", "مرسى الزيتون"),
]


@pytest.mark.parametrize(("text", "printed", "place"), DATELINES)
def test_a_dateline_is_read(text, printed, place):
    dateline = read_dateline(text)
    assert dateline is not None
    assert (dateline.text, dateline.place) == (printed, place)


@pytest.mark.parametrize(
    "text", ["Vestra - the island", "He said (twice) that", "A - B", "In Vestra."]
)
def test_a_sentence_has_no_dateline(text):
    assert read_dateline(text) is None


@given(st.text(max_size=300))
def test_no_text_breaks_them(text):
    read_byline(text)
    read_dateline(text)
    credited = split_credit(text)
    assert credited is None or credited.credit in text
