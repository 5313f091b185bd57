"""The words by which lines say that a story was published, or changed, on a day, in the languages of the web.

Patterns for texts in small letters. Scripts in which words are not parted, or bear signs that are no letters to `re`,
have a pattern of their own.
"""

from __future__ import annotations

PUBLISHED = (
    r"published|posted|veröffentlicht|erschienen|publiziert|publiée?|parue?|mise? en ligne|publicad[oa]|pubblicat[oa]|gepubliceerd|geplaatst"
    r"|publicerad|publisert|udgivet|offentliggjort|julkaistu|avaldatud|opublikowan\w|data publikacji|publikováno|zveřejněno|vydáno"
    r"|publikované|zverejnené|közzétéve|megjelent|publicat|publikuar|botuar|objavljen\w?|објавље?н\w?|објавено|публикуван\w"
    r"|опубликован\w|дата публикации|опубл[іи]кован\w|δημοσί?εύ\w*|δημοσίευση|αναρτήθηκε|yayın\w*(?: tarihi)?|paskelbta|publikuota|publicēts"
    r"|diterbitkan|dipublikasikan|ngày đăng|imechapishwa"
)
PUBLISHED_SIGNS = (
    r"公開|掲載|配信|发布(?:时间|日期)?|發布(?:時間|日期)?|发表|發表|게재|نُ?شرت?(?: في)?|تاريخ النشر|تاریخ انتشار|منتشر شده"
    r"|פורסם|প্রকাশ(?:িত|ের তারিখ)?|प्रकाशित|เผยแพร่"
)
MADE = (
    r"created|erstellt|eingestellt|créée?|cread[oa]|criad[oa]|creat[oa]|inserit[oa]|aangemaakt|skapad|opprettet|oprettet|luotu|lisatud"
    r"|dodan[oy]|utworzono|vloženo|vytvořeno|vytvorené|létrehozva|postat|creat|создано|добавлено|створено|додано|giriş(?: tarihi)?"
    r"|eklenme(?: tarihi)?|oluşturulma(?: tarihi)?|sukurta|ievietots|dibuat"
)
"""What also the foot of a page says of the page."""
MADE_SIGNS = r"입력|등록|승인|작성"
CHANGED = (
    r"updated?|modified|edited|changed|aktualisiert|geändert|änderung|überarbeitet|mis à jour|màj|modifiée?|mise à jour"
    r"|actualizad[oa]|actualización|atualizad[oa]|atualização|modificado|aggiornat[oa]|aggiornamento|modificato|bijgewerkt|gewijzigd|uppdaterad"
    r"|oppdatert|opdateret|ändrad|endret|ændret|päivitetty|muokattu|uuendatud|muudetud|zaktualizowan\w|aktualizacja|aktualizov\w*|aktualizácia"
    r"|frissít\w*|frissült|módosít\w*|actualizat\w*|ažurir\w*|ажурирано|izmijenjeno|posodobljeno|обновлен\w|обновлён|изменен\w|обновено|оновлено|змінено"
    r"|güncelle\w*|ενημερώ\w*|ενημέρωση|atnaujinta|atjaunots|diperbarui|cập nhật|përditësuar"
)
CHANGED_SIGNS = (
    r"수정|업데이트|更新|تحديث|اپ ?ڈیٹ|به[ \u200c]?روز ?رسانی|अपडेट|עודכן|อัปเดต|হালনাগাদ|আপডেট"
)
