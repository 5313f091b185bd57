"""The few words that a page of ours says itself, in the language of the item, and which way they run."""

from __future__ import annotations

from typing import NamedTuple


class Labels(NamedTuple):
    """Words of one language."""

    published: str
    updated: str
    correction: str
    related: str
    media: str
    language: str = "en"
    """The language that they are in."""


ENGLISH = Labels("Published", "Updated", "Correction", "Related", "Pictures and media")

_LABELS = {
    "en": ENGLISH,
    "ar": Labels("نُشر", "حُدّث", "تصحيح", "مواضيع ذات صلة", "صور ووسائط"),
    "de": Labels("Veröffentlicht", "Aktualisiert", "Korrektur", "Zum Thema", "Bilder und Medien"),
    "es": Labels("Publicado", "Actualizado", "Corrección", "Relacionado", "Imágenes y multimedia"),
    "fa": Labels("انتشار", "به‌روزرسانی", "اصلاحیه", "مطالب مرتبط", "تصاویر و رسانه‌ها"),
    "fr": Labels("Publié", "Mis à jour", "Rectificatif", "À lire aussi", "Images et médias"),
    "he": Labels("פורסם", "עודכן", "תיקון", "כתבות קשורות", "תמונות ומדיה"),
    "it": Labels("Pubblicato", "Aggiornato", "Correzione", "Leggi anche", "Immagini e media"),
    "ja": Labels("公開", "更新", "訂正", "関連記事", "写真・メディア"),
    "ko": Labels("게시", "수정", "정정", "관련 기사", "사진 및 미디어"),
    "nl": Labels("Gepubliceerd", "Bijgewerkt", "Correctie", "Lees ook", "Beeld en media"),
    "pl": Labels("Opublikowano", "Zaktualizowano", "Sprostowanie", "Zobacz też", "Zdjęcia i media"),
    "pt": Labels("Publicado", "Atualizado", "Correção", "Leia também", "Imagens e mídia"),
    "ru": Labels("Опубликовано", "Обновлено", "Исправление", "По теме", "Фото и медиа"),
    "tr": Labels("Yayınlandı", "Güncellendi", "Düzeltme", "İlgili haberler", "Görseller ve medya"),
    "uk": Labels("Опубліковано", "Оновлено", "Виправлення", "За темою", "Фото та медіа"),
    "zh": Labels("发布", "更新", "更正", "相关报道", "图片与媒体"),
    "zh-hant": Labels("發布", "更新", "更正", "相關報導", "圖片與媒體"),
}

_HANT = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ku-arab ps sd ug ur yi".split())
_SCRIPTS = frozenset("arab hebr thaa syrc nkoo".split())


def labels_of(language: str | None) -> Labels:
    """The words in that language; in English where it is none of ours, and so marked."""
    tag = (language or "en").lower()
    name = "zh-hant" if tag.startswith(_HANT) else tag.partition("-")[0]
    found = _LABELS.get(name, ENGLISH)
    return found._replace(
        language="zh-Hant" if name == "zh-hant" else name if name in _LABELS else "en"
    )


def direction_of_language(language: str | None) -> str:
    """The writing direction of a language; `auto` where none is known."""
    if language is None:
        return "auto"
    first, *further = language.lower().split("-")
    scripts = [part for part in further if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _SCRIPTS else "ltr"
    return "rtl" if first in _RIGHT_TO_LEFT else "ltr"
