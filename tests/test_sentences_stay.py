"""An ordinary sentence of a story stays in it, whatever words it begins with: it is no button, byline, credit or date."""

from __future__ import annotations

import pytest

from newsexport import Options
from newsexport.formats.html.read import read as read_page
from newsexport.formats.text.read import read as read_text
from newsexport.prose.bylines import read_byline
from newsexport.prose.credits import split_credit
from newsexport.prose.dates import find_date
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source

HEADLINE = "Ferry of the harbour town shall sail again in summer"
AROUND = """The council of the harbour town met on Monday evening and spoke for three hours about the ferry, whose engine has been broken since the storm of last week, and about the costs of its repair.
Members of all groups agreed that the boat should sail again before the summer begins, because the villages on the other shore depend on it for their school, their market and their doctor.
The mayor promised to write to the ministry and to report at the next meeting, while the owner of the yard said that the parts could be delivered within ten days at the latest.""".split(
    "\n"
)

PROMPTS = """Tags darauf kam die Polizei und nahm die beiden Männer fest.
Tag für Tag warten sie am Hafen auf die Fähre.
Mehr dazu wollte der Bürgermeister nicht sagen.
Das könnte für den Ort teuer werden, sagte der Bürgermeister.
Auch interessant war die Rede des Bürgermeisters.
Themen waren die Schule, der Hafen und die Fähre.
Wird diese Fähre nicht bald fahren, gehen die Leute fort.
Samstag kamen rund 2000 Menschen zum Hafen.
Related work showed that the engine could be repaired.
Recommended by the doctor, the cure helped him.
Filed under pressure, the report was late.
Topics included the school, the harbour and the ferry.
Watch out for the waves, he told his daughter.
Unlock the door, he shouted, but nobody heard him.
Share this burden, he asked the members of the council.
This story was told by his mother every evening.
Published in 1997, the book was read by many.
Last updated in the war, the map was of little use.
The island can be reached by 5 p.m. on most days.
Copyright law does not help the fishermen in this case.
Recibe la visita de su hija cada domingo.
Lee más despacio, le dijo la maestra al niño.
Saiba mais quem sabe ouvir, disse o professor.
Lire notre avenir dans les cartes, voilà son métier.
Voir aussi loin que possible, tel était son but.
Lees meer boeken, zei de leraar tegen de kinderen.
Läs mer böcker, sa läraren till barnen i skolan.
Если вы заметили дым, звоните пожарным, сказал он.
Якщо ви знайшли ключ, віддайте його капітану.
Sledujte nás pozorně, řekl učitel dětem.
Theo dõi chúng tôi là một người đàn ông lạ.
सरकार ने कहा कि लोग यह ऐप डाउनलोड कर सकते हैं।
该公司去年获得了经营许可证，目前已在全市开了三家分店。
记者了解到，举报电话已经开通，市民可以全天拨打。
残りの部分には、古代の文字が刻まれていたことが調査で分かった。""".split("\n")

BYLINES = """By Monday, the boat was repaired and back in the bay.
By night, nobody leaves the house.
Von der Fähre fehlt jede Spur.
Von Montag an fährt das Boot wieder.
Von Peter Meier hörte er nie wieder.
Por la tarde, el barco volvió al puerto.
Par beau temps, on voit la côte.
Di notte il porto di questa città è chiuso.
Door Jan Smit werd het huis verkocht.
Av barna i landsbyen kom ingen tilbake.
Compiled by Peter Miller, the list names forty boats.
Profile by Peter Miller helped the police to find the man.
Une enquête de la police a commencé lundi.
מאת האל באה הברכה הזאת, אמר הזקן לילדים בכפר.""".split("\n")

CREDITS = """Das sagte der Fraktionschef der Union am Montag (CDU/CSU).
Das sagte der Minister am Montag im Rat der Stadt (Bündnis 90/Die Grünen).
Das Unternehmen sucht für den Sommer neue Fahrer (m/w/d).
The ferry runs at a high speed in the summer (30 km/h).
La ley fue aprobada por los dos partidos (PP/PSOE).
They met at the school of the town (the old police office).
Der Vertrag wurde von der Stadt unterschrieben (Az. 12/34).
Die Bürgermeisterin/der Bürgermeister sagt nichts dazu.
He said that copyright is a matter of dispute between the papers.
They want one source: the river.
Es ist ein Bild: Kinder am Hafen, Boote im Wind.
Jest tylko jedno źródło: rzeka za miastem.
Photo by photo, the judge went through the file.
From left to right the voters have turned away from him.
De gauche à droite, tous les partis ont voté contre le plan.""".split("\n")

DATED = """He died on 3 March 1997 in Vestra.
He died in Vestra on 3 March 1997.
On 3 March 1997 he left the town.
Er starb am 3. März 1997 in Vestra.
Am 3. März 1997 starb er in Vestra.
Murió en Vestra el 3 de marzo de 1997.
Il mourut à Vestra le 3 mars 1997.
Zmarł 3 marca 1997 roku w Vestrze.
Monday, the 3rd of March 1997, was the day on which he died.
Die Fähre fährt am 3. März 2025 um 10.30 Uhr ab.
El barco sale el 3 de marzo de 2025 a las 10.30.
He was born on 3/13/1997 in Vestra, a town by the sea.
The law was published on 3 March 1997.
Das Gesetz wurde am 3. März 1997 veröffentlicht.
La ley fue publicada el 3 de marzo de 1997.
La loi fut publiée le 3 mars 1997.
1997年3月3日，他去世了，享年八十岁。
1997年3月3日に病院で静かに亡くなった。
1997년 3월 3일 병원에서 숨졌다.""".split("\n")


def read(reader, source: bytes) -> NewsItem:
    items = [parsed.item for parsed in reader(Source.of(source), Options(), Report())]
    assert len(items) == 1
    return items[0]


@pytest.mark.parametrize("sentence", [*PROMPTS, *BYLINES, *CREDITS, *DATED])
@pytest.mark.parametrize("place", [0, 2, 3])
def test_a_sentence_stays_in_its_story(sentence, place):
    paragraphs = [*AROUND[:place], sentence, *AROUND[place:]]
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    page = f"<html lang=en><body><article><h1>{HEADLINE}</h1>{body}</article></body></html>"
    text = "\n\n".join((HEADLINE, *paragraphs))
    for reader, source in ((read_page, page), (read_text, text)):
        item = read(reader, source.encode())
        assert sentence in f"{item.standfirst or ''} {item.text}"
        assert item.headline == HEADLINE
        assert item.authors == ()
        assert (item.published, item.content_created) == (None, None)


PROMPTS_OF_BOTH = """Follow us on our new channel for the latest from the harbour.
Sign up to get the story of the harbour every week.
Subscribe here and read all about the harbour.
Lesen Sie hier, wie es mit der Fähre weitergeht.
Unlock access to exclusive features for all members.
Если вы заметили ошибку, выделите её и сообщите нам.
Copyright 2026 The Ferry Post. This material may not be published or rewritten.
Tell us what you think about the ferry.""".split("\n")
NOTES_IN_TEXTS = """Reporting by Ana Roa in Vestra.
Additional reporting by Ana Roa, Jo Berg and Li Wen.""".split("\n")
FOOTERS_OF_PAGES = """海湾新闻：欢迎下载海湾客户端。
互联网新闻信息服务许可证：10120170001
डाउनलोड करें: हार्बर ऐप डाउनलोड करें
残り 340文字（全文 920文字）""".split("\n")


@pytest.mark.parametrize("line", [*PROMPTS_OF_BOTH, *NOTES_IN_TEXTS])
def test_what_pages_ask_in_whole_sentences_stays_out_of_texts(line):
    text = "\n\n".join((HEADLINE, *AROUND[:2], line, AROUND[2]))
    assert line not in read(read_text, text.encode()).text


@pytest.mark.parametrize("line", [*PROMPTS_OF_BOTH, *FOOTERS_OF_PAGES])
def test_what_pages_ask_in_whole_sentences_stays_out_of_pages(line):
    paragraphs = "".join(f"<p>{each}</p>" for each in (*AROUND[:2], line, AROUND[2]))
    page = f"<html lang=en><body><article><h1>{HEADLINE}</h1>{paragraphs}</article></body></html>"
    assert line not in read(read_page, page.encode()).text


@pytest.mark.parametrize(
    "line",
    """3. März 2025, 10.30 Uhr.
Aktualisiert am 17.01.2025.
Updated on March 3, 2025 at 3:15 p.m.
Stand des Artikels: 26. Februar 2025, 12:30 Uhr.
Publicado el 3 de marzo de 2025.
This story was published on March 3, 2025.
It was first published on 3 March 2025.
Der Text wurde am 3. März 2025 veröffentlicht.
2025年3月3日 10:30。
12 ตุลาคม 2568 เวลา 08:30 น.""".split("\n"),
)
def test_a_line_that_says_when_may_end_in_a_full_stop(line):
    body = "".join(f"<p>{each}</p>" for each in (line, *AROUND))
    page = f"<html lang=en><body><article><h1>{HEADLINE}</h1>{body}</article></body></html>"
    for reader, source in ((read_page, page), (read_text, "\n\n".join((HEADLINE, line, *AROUND)))):
        item = read(reader, source.encode())
        assert reader is read_page or line not in item.text  # a page may say it in a whole sentence
        assert item.published or item.content_created or item.content_modified


def test_what_a_story_tells_of_a_day_takes_no_date_from_its_page():
    told = "The law was published on 3 March 1997."
    body = "".join(f"<p>{each}</p>" for each in ("Published on 16 February 2026", told, *AROUND))
    page = f"<html lang=en><body><article><h1>{HEADLINE}</h1>{body}</article></body></html>"
    assert read(read_page, page.encode()).content_created == "2026-02-16"


def test_a_sentence_that_leads_elsewhere_as_a_whole_stays_out():
    pointer = '<p>Related work: <a href="/b">how the engine of the ferry was made</a>.</p>'
    body = "".join(f"<p>{each}</p>" for each in AROUND)
    page = (
        f"<html lang=en><body><article><h1>{HEADLINE}</h1>{body}{pointer}</article></body></html>"
    )
    assert "Related work" not in read(read_page, page.encode()).text


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Roa.", ("Ana Roa",)),
        ("By Ana Roa, a reporter who covers the harbour for The Ferry Post.", ("Ana Roa",)),
        ("Von Ana Roa und Jo Berg.", ("Ana Roa", "Jo Berg")),
        ("By Ana Roa of The Ferry Post.", ("Ana Roa",)),
    ],
)
def test_a_byline_may_end_in_a_full_stop(line, names):
    byline = read_byline(line)
    assert byline is not None
    assert byline.names == names


def test_a_long_paragraph_with_a_name_first_is_no_byline():
    told = (
        "Von Peter Meier, der die Fähre vor vierzig Jahren baute und sie dann jeden Tag über die Bucht fuhr, hat seit dem "
        "Sturm vom vergangenen Freitag niemand mehr etwas gehört, wie die Polizei am Montag sagte."
    )
    assert read_byline(told) is None


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Boats at the pier of the harbour (Ana Roa/Seelicht)", "Ana Roa/Seelicht"),
        ("Boats at the pier of the harbour. (Ana Roa/Seelicht)", "Ana Roa/Seelicht"),
        ("Boats at the pier of the harbour (AFP/Ana Roa).", "AFP/Ana Roa"),
        ("Boats at the pier of the harbour Foto: Ana Roa.", "Ana Roa"),
        ("Boats at the pier of the harbour. Copyright: Ana Roa", "Ana Roa"),
    ],
)
def test_credits_are_read_as_before(line, credit):
    found = split_credit(line)
    assert found is not None
    assert found.credit.lstrip(": ") == credit


@pytest.mark.parametrize(
    "text",
    [
        "Seuls 12 des 2000 habitants sont restés.",
        "En 2020 des 12 candidats, trois sont restés.",
        "The team of 2019 set 12 records.",
        "In 2018 out 12 ships sailed.",
        "trong 9 tháng năm 2023 và 2024",
        "Mix 1/2 2500 grams",
    ],
)
def test_words_that_are_also_months_are_no_dates(text):
    assert find_date(text, month_first=False) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25. des 2024", "2024-12-25"),
        ("25 des. 2024", "2024-12-25"),
        ("12 Des 2024", "2024-12-12"),
        ("12 out 2024", "2024-10-12"),
        ("ngày 12 tháng 5 năm 2024", "2024-05-12"),
        ("12/05/2567", "2024-05-12"),
    ],
)
def test_months_that_are_also_words_are_dates_where_they_stand_as_such(text, day):
    found = find_date(text, month_first=False)
    assert found is not None
    assert found.day.isoformat() == day


@pytest.mark.parametrize(
    "headline",
    """Watch your step: ferry of the harbour town is back
More boats for the harbour, mayor of the town says
Open in summer: ferry of the harbour town
Topics of the day: ferry and harbour
Source: ferry of the harbour town to sail again""".split("\n"),
)
def test_a_title_may_begin_as_lines_of_pages_do(headline):
    item = read(read_text, "\n\n".join((headline, "By Ana Roa", "3 March 2026", *AROUND)).encode())
    assert item.headline == headline
    assert item.authors == ("Ana Roa",)


def test_a_prompt_above_a_story_is_no_title():
    prompt = "Sign up to get all that is new in our weekly letter"
    item = read(read_text, "\n\n".join((prompt, "By Ana Roa", "3 March 2026", *AROUND)).encode())
    assert item.headline is None
