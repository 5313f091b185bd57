"""The words and marks that say of a credit that it is one, in the languages of the world."""

from __future__ import annotations

import re

from newsexport.late_regex import late_regex
from newsexport.prose.agencies import is_bare_agency
from newsexport.prose.credit_marks import BEHIND_LONGEST

LABELS = {
    "photo": "(?:graph)?s?", "image": "", "imagem": "", "crédito": "s?", "pic": "s?", "pix": "", "picture": "", "foto": "(?:s|grafía)?", "imagen": "", "bild": "(?:er)?",
    "crédit": "s?(?: photos?)?", "credit": "", "quelle": "", "source": "", "fuente": "", "fotó": "", "zdj": "",
    "fot": "", "фото": "(?: автора)?", "صورة": "", "تصوير": "", "写真": "", "사진": "", "फोटो": "", "फ़ोटो": "", "तस्वीर": "",
    "ภาพ": "", "ছবি": "", "ảnh": "", "צילום": "", "عکس": "", "φωτ": r"\w*\.?", "fotografija": "", "źródło": "",
    "źr": "", "zdroj": "", "kilde": "", "källa": "", "bron": "", "kuva": "(?:aja)?",
    "picha na": "", "فوٹو": "", "فائل فوٹو": "", "снимка": "", "слика": "", "mynd": "", "forrás": "", "surs": "[ăa](?: foto)?", "படம்": "", "ఫోటో": "",
    "ljósmynd": "", "ფოტო": "", "լուսանկար": r"\w*", "argazkia": "", "pictiúr": "", "sawir": "(?:ka)?", "hoto": "", "сурет": r"\w*",
    "şəkil": "", "ചിത്രം": "", "ഫോട്ടോ": "", "ඡායාරූප": "", "ಚಿತ್ರ": "", "તસવીર": "", "तस्बिर": "", "ဓာတ်ပုံ": "", "រូប": "(?:ភាព|ថត)",
    "ຮູບ": "(?:ພາບ)?", "ፎቶ": "", "تصویر": "", "انځور": "",
    "图": "(?:源|片来源|片來源)?", "圖": "(?:源|片来源|片來源)?",
}  # fmt: skip
"""The words with which the label of a credit begins, in lower case, and the pattern of how it may go on."""
LABELLED = late_regex(
    r"(?:^|[\s,|–—-]|(?<=[.。])|(?<=[^\W\d_])(?=(?-i:[A-Z])))"
    rf"(?P<label>(?:{'|'.join(word + rest for word, rest in LABELS.items())})"
    r"\s?(?:credit|by|source|via|: ?©)?\s?(?:[:：՝/©]|(?<=credit)(?:…|\.{3})|(?<=사진)=|(?<=fot)\.(?=\s)|(?<=source),(?!\s(?-i:[a-z]))|(?<=by)\s|(?<=picha na)\s))\s*(?P<who>[^:]{2,90})$",
    re.IGNORECASE,
)
"""A label and whom it names, at the end of a text."""
COPYRIGHT = late_regex(r"\s*(?:©|\(c\)|ⓒ|copyright\s*©?)\s*(?P<who>[^©]{2,120})$", re.IGNORECASE)
"""The same of a copyright."""
LABEL_FIRST = late_regex(
    r"(?:photo(?:graph)?s?|fotos?|images?|bild(?:er)?|pictures?|pics?|pix|credit|crédits?|créditos?|imagen|imagem|zdj|фото|صورة)(?:(?: by| credit)?\s?[:：/]| by\b)\s*"
    r"|(?:(?:photo|image|picture)s?\s)?courtesy\s(?:of|by)\s|(?:photo|image|picture)s?\scourtesy\s|illustrations?\sby\s"
    r"|사진(?:\s?제공)?\s?=\s?|fot\.\s|φωτ\w*\.?:?\s|beeld\s(?=(?-i:[A-ZÀ-Þ]))|(?:צילומים|צילום|ภาพ|ছবি|फोटो|फ़ोटो|तस्वीर|写真|عکس|تصویر|فوٹو|ảnh|ფოტო|ljósmynd|zdjęcie|ဓာတ်ပုံ|ፎቶ|ຮູບ|រូបភាព|ചിത്രം|படம்|ఫోటో|ಚಿತ್ರ|ඡායාරූප|լուսանկար|сурет)\s?[:：/–-]\s*",
    re.IGNORECASE,
)
TITLE_BEFORE = late_regex(
    r"\b(?:Rep|Sen|Gov|Dr|Mr|Mrs|Ms|St|Prof|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Cmdr|Rev|Hon|Pres|Jr|Sr|Sra|Dra|Ing|Mme|Mgr|Fr|[Ff]ot|[Pp]h)\.$|(?:^|[\s:/.])[A-Z]\.$"
)
"""Titles and initials that end in a full stop: the name behind one belongs to the sentence, or to the initial."""
SUPPLIED = frozenset(
    "supplied handout submitted courtesy archivo archiv archive cedida archivbild archivio arkiv".split()
)
"""Words that stand behind a caption instead of an agency."""
SOURCED = late_regex(
    r"(?:사진|그림|자료)?\s?(?:출처|제공)\s?[=:]|\b(?:photo|foto|image|bild|фото|ảnh|φωτ\w*\.?)s?\s?[:/]|(?:फोटो|फ़ोटो|तस्वीर|ภาพ|ছবি|צילום|عکس|写真|[图圖])\s?[:：/–-]",
    re.IGNORECASE,
)
SOURCE = late_regex(
    r"(?:source|quelle|fuente|fonte|bron|kilde|källa|źródło|zdroj|kaynak|forrás)\s?[:：]",
    re.IGNORECASE,
)
"""How a credit in parentheses behind a caption may begin; behind a sentence of a story a source is one of figures."""
TAKEN_BY = late_regex(
    r"(?:(?<=[=＝])|(?<=[=＝])[^=＝]*[、，])\s?(?P<japan>[^、，=＝。()（）]{1,30}(?:撮影|提供|写す))$"
    r"|(?:(?<=[。！？”」）])\s?|\s)(?P<china>(?:\w{2,12}记者\s?)?[\u4e00-\u9fff·]{2,8}\s?(?<!拍)[摄攝]|(?:记者|記者)[\u4e00-\u9fff]{2,4}\s?[／/]\s?[攝摄]影)$"
)
"""Newspapers of Japan (`...＝12日、青浜港、鈴木一郎撮影`) and of China (`... 李明 摄`) name who took a picture."""
BEHIND_DASH = late_regex(
    r"(?<=[.!?”\"»])\s(?:[-–—]{1,2}\s?(?:(?i:foto|gambar|photo|picture|pix|pic|bild|image)s?:?\s(?P<who>[A-ZÀ-Þ][^.!?]{1,50})"
    r"|(?P<agency>[A-ZÀ-Þ][\w’'/-]*(?:\s[A-ZÀ-Þ][\w’'/-]*){0,3})\s(?i:photo|picture|pic|pix)s?"
    r"|(?P<bare>[A-ZÀ-Þ][\w’'/-]*(?:\s[A-ZÀ-Þ][\w’'/-]*){0,3}))"
    r"|(?:PHOTO|FOTO)S?\s(?P<capitals>[A-ZÀ-Þ]{2}[A-ZÀ-Þ.’' -]*(?:,[^.!?]{1,40})?))$"
)
"""Whom a dash behind the last sentence of a caption credits: `... at the pier. - Gambar BERNAMA`, `... . — AFP pic`; or a
label in capitals."""
DASHES = (" -", " –", " —", "PHOTO", "FOTO")
"""Of these such a credit has one."""
RESERVED = late_regex(
    r"\s*(?:\(?all rights reserved\.?\)?|purchase licensing rights(?:,? opens new tab)?)$",
    re.IGNORECASE,
)
"""What stands behind a credit: a notice, or a button."""
BARRED = late_regex(r"\s(?:FILE )?(?:PHOTO|FILE|POOL|COURTESY)\s\|\s(?P<who>[^.!?]{2,60})$")
"""`... at the pier. PHOTO | ANA ROA | FERRY POST`."""
FILE = (" | File", " File", " file")
"""What stands between a caption and the label of its credit."""
_OF_WRITERS = (
    "文/",
    "文字",
    "文、图",
    "编译",
    "編譯",
    "编辑",
    "編輯",
    "责编",
    "責編",
    "整理",
    "采写",
    "撰文",
    "作者",
)
_INITIALS, _INITIALS_BEHIND = late_regex(r"\s[|]\s(?P<who>[A-ZÀ-Þ]{2,5})$"), 10
"""Initials of whoever took a picture, and the characters in which they stand."""


def initials_behind(text: str) -> str | None:
    """The initials behind a bar at the end of a line: `Boats at the pier | ACN`."""
    found = _INITIALS.search(text, max(0, len(text) - _INITIALS_BEHIND))
    return found["who"] if found and not text[: found.start()].isupper() else None


def signs_off(text: str) -> bool:
    """Whether a line ends in a dash and an agency, as the last one of a story does: `... on Monday. - BERNAMA`."""
    found = BEHIND_DASH.search(text, max(0, len(text) - BEHIND_LONGEST))
    return found is not None and found["bare"] is not None and is_bare_agency(found["bare"])


def is_of_writer(credit: str) -> bool:
    """Whether a credit names who wrote or edited the words, as Chinese papers do below a story: `编译/李明`."""
    return credit.startswith(_OF_WRITERS)
