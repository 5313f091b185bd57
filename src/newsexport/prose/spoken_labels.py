"""Labels that pages read aloud to who cannot see them, with a comma behind: `Pie de foto, Barcas en el puerto.`

Facts: what the pages of one broadcaster say in the languages of the world, folded.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from newsexport.prose.characters import ends_sentence
from newsexport.prose.whitespace import fold

Said = Literal["credit", "caption", "role"]

_SAID: dict[Said, str] = {
    "credit": "image source|source de l'image|crédit photo|fuente de la imagen|crédito|fonte da imagem|kaynak|автор фото|источник изображения|джерело зображення"
    "|صدر الصورة|nguồn hình ảnh|इमेज स्रोत|chanzo cha picha|sumber gambar|이미지 출처|사진 출처|تصویر کا ذریعہ|منبع تصویر|د عکس سرچینه|ছবির উৎস|பட மூலாதாரம்"
    "|ఫొటో సోర్స్|ఫోటో సోర్స్|ઇમેજ સ્રોત|ਤਸਵੀਰ ਸਰੋਤ|फोटो स्रोत|तस्बिर स्रोत|රූප මූලාශ්‍රය|ဓာတ်ပုံ ရင်းမြစ်|ที่มาของภาพ|የፎቶው ባለመብት|xuquuqda sawirka|asalin hoton"
    "|ebe foto si|oríṣun àwòrán|сүрөттүн булагы|surat manbasi|şəkil mənbəyi|извор слике|getty images kaynağı",
    "caption": "image caption|media caption|légende image|pie de foto|legenda da foto|fotoğraf altı yazısı|подпись к фото|підпис до фото|التعليق على الصورة"
    "|chụp lại hình ảnh|इमेज कैप्शन|maelezo ya picha|keterangan gambar|사진 설명|تصویر کا کیپشن|توضیح تصویر|د عکس تشریح|ছবির ক্যাপশান|படக்குறிப்பு|ఫొటో క్యాప్షన్"
    "|ఫోటో క్యాప్షన్|ઇમેજ કૅપ્શન|ਤਸਵੀਰ ਕੈਪਸ਼ਨ|फोटो कॅप्शन|तस्बिरको क्याप्सन|ඡායාරූප විස්තරය|ဓာတ်ပုံ တင်စကား|คำบรรยายภาพ|የምስሉ መግለጫ|sharaxa sawirka|bayanan hoto"
    "|nkọwa foto|àkọlé fọ́tò|сүрөттүн түшүндүрмөсү|surat tagso‘zi|şəkil alt yazısı|потпис испод фотографије",
    "role": "role|título del autor|unvan|место работы|місце роботи|vai trò|पदनाम|nafasi|peranan|பதவி|హోదా|عہدہ|شغل|পদ|ভূমিকা|บทบาท|직함|기자 직함|الوظيفة|हुद्दा|पद",
}
_LABEL = re.compile("[^,،:.!?]{2,40}[,،] ?")
_READ, _LONGEST = 42, 110


@cache
def _labels() -> dict[str, Said]:
    return {fold(label): said for said, row in _SAID.items() for label in row.split("|")}


@cache
def _first_two() -> frozenset[str]:
    return frozenset(label[:2] for row in _SAID.values() for label in row.split("|"))


def spoken_label(text: str) -> tuple[Said, str] | None:
    """What a line says that it is, and its words behind the label."""
    head = text[:_READ]
    if "," not in head and "،" not in head:
        return None
    if head[:2].lower() not in _first_two():
        return None
    label = _LABEL.match(head)
    said = _labels().get(fold(label[0])) if label is not None else None
    if label is None or said is None:
        return None
    if said != "caption" and (len(text) > _LONGEST or ends_sentence(text)):
        return None  # a sentence that begins with such a word
    return said, text[label.end() :]
