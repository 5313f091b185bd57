"""Lines that pages put into their stories and that are no part of them, in the languages of the web."""

from __future__ import annotations

import re

from newsexport.extract.furniture import is_prompt, may_be_told
from newsexport.late_regex import late_regex
from newsexport.prose.bylines import read_byline
from newsexport.prose.characters import CLOSING_QUOTES, goes_on, has_any
from newsexport.prose.day_names import weekdays
from newsexport.prose.month_names import month_numbers
from newsexport.prose.names import tells_of_writing
from newsexport.prose.whitespace import fold, lower_case

_DAYS = weekdays("en", "es", "pt", "de", "fr")
_WHOLE = (
    # dates and times
    rf"(?:{_DAYS})\S*,? .{{0,30}}\d{{4}}.{{0,24}}",
    r"(?:first )?(?:published|updated|posted|publicado|publié|veröffentlicht|aktualisiert)(?: on| at)?:? .{0,60}\d{4}.{0,30}",
    r"(?:last )?(?:updated|modified) (?:at |on )?\d.{0,30}",
    r"last (?:updated|modified).{0,60}",
    r"publicado (?:por|em).{0,160}",
    r"\d+ min(?:ute)?s? read|\d+ (?:comments?|shares?)",
    # other stories
    r"read (?:more|also|next|this|or share)\b.{0,120}|be the first to (?:like|comment|share|review)\b.{0,40}",
    r"(?:also read|see also|related)\b ?[:|].{0,160}",
    r"related(?: (?:stories|articles|content|news|topics|links|coverage))?.{0,3}",
    r"more (?:\w+ ){1,3}stories|more:|related:",
    r"recommended(?: stories| for you)?|more (?:from|on|stories)\b.{0,80}",
    r"(?:you (?:may|might) also like|most (?:read|popular|viewed)|trending(?: now)?).{0,20}",
    r"você pode gostar.{0,10}|mais lidas|leia (?:também|mais)\b.{0,140}",
    r"lees (?:ook|meer)\b.{0,160}|lesen sie (?:auch|mehr|hier)\b.{0,200}|mehr zum thema.{0,120}|auch interessant.{0,160}",
    r"lire aussi\b.{0,160}|à lire(?: aussi)?\s?:?.{0,160}|leggi anche\b.{0,160}|le[ae] también\b.{0,160}",
    r"(?:weitere|mehr) (?:themen|artikel|beiträge|nachrichten|meldungen)\b(?!.*[.!]$).{0,60}|mehr von (?!.*[.!]$).{2,40}",
    r"schon gelesen\b.{0,120}|auch lesen\b.{0,160}|das könnte (?:sie|dich|euch) (?:auch )?interessieren.{0,20}",
    r"(?:notas|noticias|artículos|contenidos) relacionad[oa]s.{0,20}|(?:también )?[lt]es? puede interesar(?:\s?:.{0,160})?",
    r"(?:ve[ar] (?:también|además)|veja também)(?:\s?[:|].{0,160})?|veja (?:os|mais|outr[oa]s) (?:vídeos|notícias|reportagens)\b.{0,100}|zum weiterlesen\b.{0,20}",
    r"(?:sur le même sujet|à voir aussi|lire également|articoli correlati|potrebbe interessarti).{0,160}",
    r"läs (?:också|mer|även)\b.{0,160}|les også\b.{0,160}|læs også\b.{0,160}|czytaj (?:też|także|więcej)\b.{0,160}",
    r"читайте также.{0,160}|baca juga\b.{0,160}|اقرأ أيضا.{0,160}|関連記事.{0,80}|あわせて読みたい.{0,80}",
    r"watch(?: now| more)?:.{0,140}|listen:.{0,140}",
    r"(?:temas|quellen(?:angaben)?|(?:presse)?kontakt|zusatzinformationen|weiterführende links|fuentes|fonti|källor)\s?:?",
    r"entdecken sie (?:jetzt|auch|mehr)\b.{0,60}|aktuelle (?:news|meldungen|nachrichten).{0,20}|\(?noch keine bewertungen\)?",
    # prompts
    r"click here\b.{0,120}|sign up\b.{0,160}|subscribe\b.{0,140}|continue reading\b.{0,60}",
    r"for (?:the latest|more) .{0,80}\b(?:download|subscribe|sign up|follow us)\b.{0,100}|join our .{0,140}",
    r"suscr[ií]bete\b.{0,140}|hazte (?:socio|miembro)\b.{0,80}|abonnez-vous\b.{0,140}|iscriviti\b.{0,140}",
    r"\*?(?:anzeige|werbung)\s?[-–:.].{0,160}|comments are closed.{0,20}|kommentare (?:sind )?geschlossen.{0,20}",
    r"keine kommentare\b.{0,60}|no comments(?: yet)?|leave a (?:reply|comment)\b.{0,40}",
    r"möchten sie (?:den|diesen) (?:artikel|beitrag) teilen.{0,20}|(?:artikel|beitrag) (?:teilen|drucken).{0,30}",
    r"(?:to (?:view|read) (?:the|this)|for the full) (?:full |whole )?(?:story|article)\b.{0,80}\b(?:subscribe|log ?in|register).{0,160}",
    r"this (?:post|article|page) (?:may )?(?:contains?|includes?) .{0,40}\b(?:affiliate|links?|references)\b.{0,200}",
    r"follow .{1,40} on (?:instagram|facebook|twitter|x|tiktok|youtube)\b.{0,200}",
    r"have a (?:news )?tip\?.{0,140}|if you have (?:a|any) (?:story|tip|news tip|information)\b.{0,60}\b(?:e-?mail|contact|write|send|call|get in)\b.{0,120}",
    r"انتهای پیام\W{0,8}\d{0,12}|المصدر\s?[:：].{0,80}|责任编辑.{0,30}|責任編輯.{0,30}|原标题\s?[:：].{1,80}|编辑\s?[:：].{2,12}",
    r"(?:tempo de leitura|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|reading time)\W.{0,30}",
    r"additional reporting by .{0,140}",
    r"follow (?:us|him|her|me|@|the)\b.{0,140}|share (?:this|on)\b.{0,60}",
    r"download the .{0,100}app.{0,60}|get (?:the|our) .{0,100}(?:newsletter|inbox|app)\b.{0,80}",
    r"share|print|e-?mail|tweet|facebook|twitter|whatsapp|copy link|comments?|view comments|loading\.*",
    r"skip ad\w*|advertise?ment|anzeige|publicidad|publicité|werbung|story continues below.{0,20}|advertentie",
    r"(?:like|enjoyed?) this (?:story|article|post)\?.{0,120}|do you have (?:a|any) (?:story|tip|information).{0,160}",
    r"if you (?:enjoyed|liked|enjoy|like) (?:reading )?this\b.{0,200}|do you want to be (?:informed|kept)\b.{0,160}",
    r"if you.{1,8} seeing this (?:message|box)\b.{0,200}|(?:already|first-time) (?:a )?subscribers?\b.{0,200}",
    r"(?:reach|contact) the (?:reporters?|authors?|writers?)\b.{0,160}",
    r"more .{1,30}: ?https?://.{0,200}|follow .{1,60}: ?https?://.{0,120}|follow .{1,80}\bgoogle news\b.{0,160}",
    r"hat (?:ihnen|dir|euch) (?:dieser|der|das) .{0,40}gefallen\b.{0,200}|fehler (?:gefunden|entdeckt)\?.{0,80}",
    r"il vous reste [\d,.]+\s?% .{0,160}|(?:cet|la suite de cet) article est réservé.{0,100}|la suite est réservée.{0,60}",
    r"empfohlener (?:redaktioneller|externer) inhalt.{0,60}|an dieser stelle finden sie .{0,200}",
    r"ich bin (?:damit )?einverstanden, dass mir (?:der |die )?externen? inhalte?.{0,200}",
    r"¿ya sab[ií]as que .{0,160}\bcanal de (?:telegram|whatsapp|youtube)\b.{0,160}",
    r"¡?(?:mira|visita|suscr[ií]bete) .{0,60}\bcanal de youtube\b.{0,60}|s[ií]guenos en\b.{0,120}",
    r"simak (?:breaking news|berita).{0,160}|cek berita dan artikel\b.{0,160}|реклама\s?:?",
    r"用微信扫(?:码|描).{0,12}|分享(?:至|到).{0,16}|扫一扫.{0,20}",
    r"\(end\)|\(끝\)|このニュースをシェア|友情链接|站内搜索",
    # notes on the work
    r"(?:für )?rückfragen (?:bitte )?an\b.{0,200}|original-content von\s?:.{0,160}|[^\W\d]{2,30}(?: [^\W\d]{2,20})? \(ots\)",
    r"editor\s?:\s?\S.{0,40}",
    r"mit (?:agenturmaterial|material (?:von|der) (?:dpa|afp|ap|reuters|epd|kna|sda|apa|\w*agentur\w*)\b.{0,60})|dieses thema im programm.{0,160}",
    r"(?:dieser|der) (?:artikel|text|beitrag) (?:ist|erschien|wurde) (?:zuerst|zunächst|erstmals) .{0,160}",
    r"dieser (?:text|artikel|beitrag) wurde veröffentlicht\b.{0,160}|alle angaben ohne gewähr.{0,40}",
    r"additional reporting from .{0,140}|with reports? from .{0,140}",
    r"this is a (?:breaking|developing) (?:news )?story\b.{0,120}|filed under:? .{0,120}|(?:article content|noticia relacionada)",
    r"copyright\b.{0,160}|all rights reserved\b.{0,60}",
    r"reporting by .{0,200}editing by .{0,120}|our standards:.{0,80}",
    r"this (?:article|story) (?:was|has been|first|originally)\b.{0,200}",
    (
        r"tags?:?\s.{3,200}|segui .{2,40} su google news.{0,40}|(?:etiquetas|etiketler|schlagworte|schlagwörter|stichworte|tagi|теги|ключевые слова|từ khóa|címkék|štítky|etichete"
        r"|palavras-chave|mots[- ]clés|archivado en|trefwoorden|emneord|avainsanat|märksõnad|λέξεις κλειδιά)\s?:.{0,200}"
    ),
)
"""Lines that are none where they may be told: `Tags darauf kam die Polizei.`"""
_LABELLED = (
    (
        r"(?:borítókép|nyitókép|címlapkép|titelbild|titelfoto|aufmacherbild|beitragsbild|vorschaubild"
        r"|(?:foto|imagen) de portada|foto di copertina|photo de couverture|kapak fotoğrafı|omslagsfoto)"
        r"\s?(?:credit|by|van|von|par)?\s?[:：(].{1,200}|\[(?:gambas|embed|gallery|youtube|video|instagram|tweet)\b[^\]]{0,100}\]"
    ),
    (
        r"(?:(?:haber )?kaynağı|kaynak|πηγή|sursa|sursă|zdroj|źródło|forrás|izvor|джерело|источник|bron|kilde|källa|lähde|nguồn|sumber|منبع|ماخذ|出典|(?:本文)?来源|來源|출처)"
        r"(?: foto| text)?\s?[:：]\s?\S.{0,60}|(?:presse|medien)kontakt\s?:.{0,250}|(?:press|media) contacts?\s?:.{0,240}"
    ),
    r"(?:photo|image|picture|foto|bild|video|quelle|source)\s?(?:credit|copyright|by|caption|via|source)?\s?[:/©].{0,120}|©.{0,220}",
    r"(?:фото|fotó|kuvat?|zdjęci[ea]|φωτο(?:γραφία)?|צילום|写真|图|図|تصویر|ảnh)\s?[:：=].{1,120}|【(?:写真|画像|動画|関連)[^】]{0,20}】.{0,120}",
    r"[▶☞].{0,90}|(?:特别|特別|免责|免責)声明[：:].{0,200}|转载请注明.{0,30}|(?:残り|ここまで|記事全文|全文).{0,24}\d\s?文字.{0,20}",
)
"""Lines that say themselves what they are."""
_FURNITURE = late_regex(rf"\W*(?:({'|'.join(_LABELLED)}|\W*)|{'|'.join(_WHOLE)})\W*")
_WITH_WORDS = {
    " be reached ": r".{3,60} (?:may|can) be reached (?:at|on|by) (?:\S*@|.{0,20}\d[\d() .-]{5,}).{0,120}",
    " contributed ": r".{3,80} contributed reporting.{0,60}|.{3,160} contributed to this (?:report|story|article)(?: from .{2,30})?",
    "constitutes agreement": r".{0,160}\bconstitutes agreement to\b.{0,100}",
    " inbox": r".{0,160}\b(?:join|get|sign up|subscribe|delivered|receive|sent)\b.{0,120}\binbox\b.{0,60}",
    "tele": rf"(?!.*[.!?][{CLOSING_QUOTES})]*$).{{0,150}}\btele(?:fon|phone|fono|foon)\s?[:.]?\s?[+(]?\d[\d\s/()-]{{5,}}.{{0,80}}",
    "get in touch": r".{0,60}\bget in touch\b.{0,40}(?:@|whatsapp|e-?mail).{0,80}",
    "nete ": r".{0,40}\b[uú]nete (?:a|al|desde)\b.{0,120}",
    "डाउनलोड": r".{0,80}(?:ऐप|एप).{0,10}डाउनलोड.{0,30}(?:करें|कीजिए).{0,10}",
    "客户端": r"(?:(?!.*。$).{0,40}|.{0,20}(?:欢迎|请|点击|扫码|扫描|长按|立即).{0,20})下载.{0,20}客户端.{0,10}",
    "许可证": r"(?!.*。$).{0,20}(?:信息|互联网|网络|视听|电信|出版|广播).{0,20}许可证.{0,40}",
    "举报": r"(?!.*。$).{0,40}举报(?:电话|邮箱|热线|中心).{0,90}",
    "ctrl": (
        r"(?=.*(?:выдел|ошибк|опечат|виділ|помил|iezīm|kļūd|pažym|klaid|select|highlight|mistake|typo|zaznacz|błąd|označ|chyb|markier|fehler))"
        r".{0,200}\bctrl\s?\+\s?enter\b.{0,120}"
    ),
    ">>": r"(?<=>>\s)[^.!?]{3,110}|(?<=>>)[^.!?\s][^.!?]{2,110}",
    "有料": r".{0,20}有料(?:会員|記事).{0,80}(?:お読み|読み放題|ログイン|会員登録|こちら).{0,20}",
}
"""Of lines that may begin with anything: words that they have, in lower case, and their patterns."""
_ANYTHING = late_regex(rf"\W*(?:{'|'.join(_WITH_WORDS.values())})\W*")
_COUNT = late_regex(
    r"[\d.,\s]+(?:k\s)?(?:views?|reads|hits|likes?|claps|lectures?|vues?|visualizaciones|visitas|lecturas|aufrufe|zugriffe|leser|visualizzazioni"
    r"|letture|visualizações|leituras|weergaven|gelezen|visning(?:ar|er)|wyświetleń|odsłon|просмотр\w*|прочтени\w*|перегляд\w*|okunma|görüntülenme"
    r"|lượt xem|dilihat|προβολές|مشاهدة|بازدید)\W*"
    r"|(?:views?|reads|hits|vues|lectures|visitas|lecturas|aufrufe|zugriffe|gelesen|visite|letture|lidas|acessos|wyświetleń|odsłon[ya]?|просмотров"
    r"|переглядів|okunma(?: sayısı)?|lượt xem|dilihat|συνολικές προβολές|点击数?|點閱|阅读|閱讀|浏览(?:次数|量)?|조회(?:수)?|بازدید|المشاهدات)\s?[:：]?\s?[\d.,]+\W*"
)
"""How often a page was looked at."""
_FILED = late_regex(
    r"(?:categor(?:y|ies|ía|ías|ie|ieën|ia|ias)|catégories?|kategori(?:e|en|a|er|ler)?|kategória|rubri(?:k|ek|que|ca)|рубрика|категория|κατηγορία)"
    r"\s?:\s?.{2,50}"
)
_DETAILS = frozenset("details détails detalles detalhes dettagli szczegóły подробности".split())
_LONGEST_COUNT = 45
_LONGEST, _LONGEST_POINTER = 260, 60
LONGEST_PROMPT = 160
BY_PATTERN, BY_PHRASE = 1, 2
_MAIL = late_regex(r"[\w.+-]{1,60}@[\w-]+\.[\w.-]{2,40}")

_BYLINE = late_regex(
    r"\W*(?:(?:interview |words |text |story )?by|von|par|por|di|text:|text von|av|door)(?::\s*|\s+)[^\W\d_][\w.'’-]+(?:\s+[\w.'’-]+){0,5}"
    r"(?:\s*(?:,|and|und|\|).{0,60})?",
    re.IGNORECASE,
)
_LONGEST_BYLINE, _SHORT_WORD = 90, 2
_SENTENCE_END = late_regex(rf"[.!?…。！？؟।۔](?:\s»)?[{CLOSING_QUOTES})\]]*$")


_DATE_WORDS = late_regex(
    r"\b(?:stand|updated?|published|posted|publiziert|publicerad|uppdaterad|aktualisiert|veröffentlicht|publié"
    r"|mis à jour|publicado|actualizado|atualizado|uhr|at|on|am|pm|um|le|à|el|às|um|kl|von|est|edt|et|gmt|bst|utc"
    r"|jst|kst|ist|cet|cest|first|last|modified|date"
    rf"|{weekdays('en short')}|(?:{_DAYS})\w*)\b",
)
_YEAR_OR_CLOCK = late_regex(r"\b(?:19|20)\d\d(?:\b|年|년)|\d{1,2}(?:[:.]\d\d|h\d\d\b)")
_EAST = late_regex(
    r"(?<=\d)\s?[年月日時时分秒년월일시분초]|[ก-ฮ]{1,2}[ีิ]?\.[ก-ฮ]\.|(?<=\d)\s?น\.|[(（][月火水木金土日월화수목금토일][)）]|星期[一二三四五六日]|[午오][前後전후]|上午|下午"
    r"|配信|更新|公開|掲載|発行|发布|發布|发表|입력|수정|등록|최종"
)
"""What stands in a date of East Asia beside its numbers."""
_LONGEST_DATE_LINE, _MOST_LETTERS, _MOST_WORDS = 110, 12, 2
"""Characters of a line that does nothing but say when, and its letters and words beside that."""
_HOUR_OF = late_regex(r"(?P<what>[^\d:]+):\s*\d{1,2}[:.]\d\d(?![.:\d])[^\d]*")


def is_date_line(text: str) -> bool:
    """Whether a line does nothing but say when."""
    if len(text) > _LONGEST_DATE_LINE or not _YEAR_OR_CLOCK.search(text):
        return False
    plain = text if text.isascii() else _EAST.sub(" ", text)
    rest = _DATE_WORDS.sub(" ", lower_case(plain))
    letters = [word for word in re.findall(r"[^\W\d_]+", rest) if word not in month_numbers()]
    if sum(map(len, letters)) > _MOST_LETTERS or len(letters) > _MOST_WORDS:
        return False
    return not (letters and ends_sentence(text) and goes_on(text, letters))


def is_hour_of(text: str) -> bool:
    """Whether a line says at what hour something is, as timetables do, rather than when it was written."""
    match = _HOUR_OF.fullmatch(text)
    return match is not None and any(
        map(str.isalpha, _DATE_WORDS.sub("", lower_case(match["what"])))
    )


def is_furniture(text: str) -> bool:
    """Whether all of a line is a button, a prompt, a date, or a pointer to another story."""
    return bool(furniture_in(text)) or (len(text) <= LONGEST_PROMPT and is_prompt(text, fold(text)))


def heads_a_list(text: str, furniture: int) -> bool:
    """Whether a line of furniture may stand above a list of other stories: one that is known by its pattern."""
    return len(text) < _LONGEST_POINTER and furniture == BY_PATTERN


def furniture_in(text: str, *, linked: bool = False) -> int:
    """BY_PATTERN or BY_PHRASE where a pattern says that a line is furniture, else 0; whether it is a prompt is not asked.

    `linked`: it leads somewhere, as no sentence of a story does as a whole.
    """
    if len(text) > _LONGEST:
        return 0
    said = lower_case(text)
    match = _FURNITURE.fullmatch(said)
    if match is not None and (linked or match[1] is not None or not may_be_told(text, fold(text))):
        return BY_PATTERN
    if match is None and has_any(said, _WITH_WORDS) and _ANYTHING.fullmatch(said) is not None:
        return BY_PATTERN
    if len(said) <= _LONGEST_COUNT and (
        (":" in said[:14] and _FILED.fullmatch(said))
        or ((said[0].isdigit() or said[-1].isdigit()) and _COUNT.fullmatch(said))
    ):
        return BY_PHRASE
    return 0


def heads_details(text: str) -> bool:
    """Whether a line is nothing but the heading of the box in which Joomla says who, when and where."""
    return text.lower() in _DETAILS


def is_address(text: str) -> bool:
    """Whether a line is nothing but the mail address of somebody."""
    return "@" in text and _MAIL.fullmatch(text) is not None


def is_byline(text: str) -> bool:
    """Whether a line does nothing but name who wrote the story."""
    if len(text) >= _LONGEST_BYLINE or _BYLINE.fullmatch(text) is None:
        return False
    if not ends_sentence(text) or read_byline(text) is not None or tells_of_writing(text):
        return True
    return not any(len(word) > _SHORT_WORD and word.islower() for word in text.split()[1:])


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _SENTENCE_END.search(text[-8:]) is not None
