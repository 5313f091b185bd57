"""The names of news agencies, as bylines and credits print them (facts), and whether words name a source."""

from __future__ import annotations

import re

from newsexport.late_regex import late_regex
from newsexport.prose.whitespace import lower_case

AGENCIES = frozenset(
    "afp ap reuters epa efe ansa dpa pa xinhua tass bloomberg spa wam anadolu aa apa kna epd sid lusa "
    "kuna ntb keystone belga anp ritzau lehtikuva cp aap kyodo jiji yonhap pti ani upi ria tt mti pap "
    "ctk agerpres zuma nurphoto imago getty shutterstock alamy istock afptv rex sipa abaca ddp ukrinform "
    "interfax mena petra nna sana ina qna bna ona maxppp hina sta bta tanjug magnum contour "
    "lapresse divulgação leta elta bns belta azertac armenpress kazinform montsame bernama fena wafa acn "
    "연합뉴스 뉴시스 뉴스1 로이터 新华社 新華社 路透社 法新社 中新社 中央社 共同通信 時事通信 ロイター رويترز الأناضول واس".split()
)
"""Names of news and picture agencies, in lower case (facts)."""

NAMES: dict[str, str] = {
    "ar": "رويترز|أ ف ب|فرانس برس|وكالة فرانس برس|الأناضول|وكالة الأناضول|د ب أ|وكالات|أسوشيتد برس",
    "bg mk": "бта|миа",
    "bn": "রয়টার্স|রয়টার্স|এএফপি|এপি|বাসস|ইউএনবি",
    "cs sk": "čtk|tasr|sita",
    "de": "deutsche presse-agentur|austria presse agentur|keystone-sda|evangelischer pressedienst"
    "|katholische nachrichten-agentur",
    "en": "associated press|the associated press|united press international|thomson reuters|reuters news|bloomberg news"
    "|tribune news service|press association|pa media|the canadian press|canadian press|australian associated press"
    "|agence france-presse|agence france presse|xinhua news agency|kyodo news|jiji press|yonhap news agency|yonhap news"
    "|anadolu agency|press trust of india|asian news international|indo-asian news service|news agency of nigeria"
    "|south african news agency|kenya news agency|ghana news agency|emirates news agency|saudi press agency"
    "|kuwait news agency|athens news agency|israel news agency",
    "el": "απε-μπε|απε",
    "es": "agencia efe|europa press|agencia reforma|agencias",
    "fa ur": "رویترز|ایرنا|ایسنا|تسنیم|رائٹرز|اے ایف پی|اے پی|اے پی پی",
    "fi": "stt|suomen tietotoimisto",
    "he": "רויטרס|אי-פי|איי-פי|אי.פי|איי.אף.פי|אי-אף-פי",
    "hi mr": "पीटीआई|भाषा|एएनआई|आईएएनएस|एएफपी|रॉयटर्स|एपी|यूएनआई",
    "hu": "mti",
    "id ms": "antara|bernama|kantor berita antara",
    "it": "agenzia ansa|adnkronos|askanews",
    "ja": "共同通信|共同通信社|時事通信|時事通信社|時事|共同|ロイター|ロイター通信",
    "ko": "연합뉴스|뉴시스|뉴스1|로이터|로이터통신",
    "no da sv": "norsk telegrambyrå|ritzaus bureau|tt nyhetsbyrån",
    "pl": "polska agencja prasowa",
    "pt": "agência lusa|agência brasil|estadão conteúdo|folhapress|agência estado",
    "ru uk": "рейтер|рейтерс|рейтерз|афп|уніан|униан|тасс|риа новости|интерфакс|интерфакс-украина|інтерфакс-україна|укринформ|укрінформ|рбк-украина",
    "sr hr": "tanjug|hina",
    "ta te": "ராய்ட்டர்ஸ்|ஏஎஃப்பி|பிடிஐ|రాయిటర్స్|పీటీఐ|ఏఎఫ్‌పీ",
    "th": "รอยเตอร์|รอยเตอร์ส|เอเอฟพี|เอพี",
    "tr": "anadolu ajansı|demirören haber ajansı|ihlas haber ajansı",
    "vi": "ttxvn",
    "zh": "新华社|新華社|中新社|中国新闻网|中央社|法新社|路透社|美联社|美聯社",
}
"""Names in lower case, by the language in which they are printed; short forms stand in `AGENCIES`."""

FULL_NAMES = frozenset(name for row in NAMES.values() for name in row.split("|"))
LONGEST_NAME = max(map(len, FULL_NAMES))
_BEHIND = tuple(f" {name}" for name in FULL_NAMES if " " in name)

STRAY = "TT"
"""A Swedish agency, and what one system of pages leaves below pictures and stories: alone it credits nothing."""

OF_PICTURES = late_regex(
    r"getty images|picture[- ]alliance|associated press|press association|canadian press|epa-efe"
    r"|\b(?:via|courtesy|handout|file photo|press office|media office|supplied|screengrab|screenshot"
    r"|photo|foto|fotograf\w*|photograph\w*|images?|archiv\w*|pool)\b"
    r"|\bnuotr\b"
    r"|提供|撮影|摄$|攝$|新[华華]社|路透社?|法新社|美[联聯]社|中新社|中央社|[视視][觉覺]中[国國]|共同通信|時事通信|ロイター|제공|연합뉴스|뉴시스|뉴스1|وكالة|رويترز|أ[. ]?ف[. ]?ب|أ[. ]?ب\b|إ[. ]?ب[. ]?أ|الأناضول|واس|د[. ]?ب[. ]?أ|غيتي|إكس",
)
"""Agencies of two words, and words that credits of pictures have."""
OFFICE = late_regex(r"\b\w+ (?:office|ministry|agency|police)\b")
"""Who hands pictures out; sentences have such words as well."""


def without_agency(text: str) -> str:
    """A name without the agency printed right behind it: `Ana Roa The Associated Press`."""
    folded = text.casefold()
    if not folded.endswith(_BEHIND) or len(folded) != len(text):
        return text
    longest = max((name for name in _BEHIND if folded.endswith(name)), key=len)
    return text[: -len(longest)].rstrip(" ,")


def names_a_source(text: str) -> bool:
    """Whether these words name a picture agency, an office or a hand-out."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    short = len(words) <= 12
    return short and (
        any(word in AGENCIES for word in words)
        or "/" in text.strip("/")
        or "©" in text
        or is_bare_agency(text)
        or OF_PICTURES.search(lower_case(text)) is not None
        or OFFICE.search(lower_case(text)) is not None
    )


def is_bare_agency(text: str) -> bool:
    """Whether these words are one agency's name and nothing else, such as `AFP`."""
    word = text.strip()
    if word == STRAY or len(word) > LONGEST_NAME:
        return False
    folded = word.casefold()
    return folded in AGENCIES or folded in FULL_NAMES
