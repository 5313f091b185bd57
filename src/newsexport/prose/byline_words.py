"""The words before the names of those who wrote a story, in the languages of the world: a table, and nothing else."""

from __future__ import annotations

BY: dict[str, str] = {
    "ar": "بقلم|كتب|كتبت|كتبه|تقرير|إعداد|أعده|أعدته",
    "cs": "autor:|autorka:|autoři:|napsal|napsala",
    "da": "af|skrevet af|tekst:",
    "de": "von|autor:|autorin:|autoren:|text:|text von|erstellt von|geschrieben von|verfasst von"
    "|eingestellt von|gepostet von|text und fotos:|text & fotos:|reportage:"
    "|ein kommentar von|kommentar von|eine analyse von|analyse von|interview von|ein interview von"
    "|reportage von|eine reportage von|ein gastbeitrag von|gastbeitrag von|eine kolumne von"
    "|kolumne von|ein essay von|essay von|eine rezension von|rezension von|eine glosse von|leitartikel von|aufgezeichnet von"
    "|das gespräch führte|das interview führte|die fragen stellte",
    "el": "του|της|από|ρεπορτάζ:|γράφει ο|γράφει η|συντάκτης:",
    "en": "by|written by|reported by|interview by|story by|words by|words:|text by|report by|analysis by|article by|cartoon by"
    "|photographs and text by|text and photographs by|text and photos by|story and photos by|photos and text by"
    "|posted by|published by|author:|authors:|author of the article:|posted by:"
    "|opinion by|commentary by|column by|guest column by|review by|essay by|profile by|special report by|exclusive by|compiled by|reporter:",
    "es": "por|escrito por|publicado por|texto:|autor:|autora:|una información de|redactado por|enviado por|publicadas por"
    "|escribe|una crónica de|un reportaje de|una entrevista de|texto y fotos:|texto y fotos de",
    "fi": "teksti:|kirjoittanut|kirjoittaja:|toimittaja:|teksti ja kuvat:",
    "fr": "par|texte:|texte par|rédigé par|écrit par|publié par|propos recueillis par|soumis par|proposé par|auteur:|textes:"
    "|un reportage de|une enquête de|un article de|texte et photos:|de notre correspondant|de notre correspondante|de notre envoyé spécial|de notre envoyée spéciale",
    "hi": "लेखक:|अनुसार|द्वारा",
    "hu": "írta:|szerző:",
    "id": "oleh|oleh:|penulis|penulis:|ditulis oleh",
    "it": "di|testo di|scritto da|a cura di|pubblicato da|autore:"
    "|testo e foto di|servizio di|articolo di|dal nostro inviato|dalla nostra inviata|dal nostro corrispondente",
    "ja": "文:|取材・文:|執筆:|筆者:|著者:|文・写真|取材・文|写真・文",
    "nl": "door|geschreven door|tekst:|auteur:"
    "|van onze verslaggever|van onze verslaggeefster|van onze correspondent",
    "no": "av|skrevet av|tekst:|tekst av",
    "pl": "przez|autor:|autorka:|autorzy:|tekst:|napisał|napisała|opracował|opracowała|oprac.|oprac.:"
    "|tekst i zdjęcia:|tekst i foto:",
    "pt": "por|escrito por|publicado por|texto:|texto de|autor:|da redação por",
    "ru": "автор:|авторы:|текст:",
    "sv": "av|skriven av|text:|publicerad av|text och foto:|text & foto:",
    "tr": "yazan:|yazan|yazar:|haber:|muhabir:",
    "ro": "autor:|autori:|scris de|publicat de|articol de",
    "sw": "na mwandishi|mwandishi:|imeandikwa na",
    "uk": "автор:|автори:|авторка:|текст:",
    "th": "โดย|เรื่อง:|ผู้เขียน:",
    "vi": "tác giả:",
    "fa ur": "نویسنده:|گزارش:|تحریر:",
    "he": "מאת:|מאת",
    "km my": "ដោយ|ដោយ:|ရေးသားသူ|ရေးသားသူ:",
    "any": "author,|autor,|autora,|autores,|auteur,|autoria,|yazan,|автор,|авторка,|tác giả,|penulis,|எழுதியவர்,|రచయిత,|ಲೇಖಕ,|مؤلف,|مصنف,|نویسنده,|লেখক,|लेखक,|ผู้เขียน,|mwandishi,"
    "|marubuci,|qoraaga,",
    "az uz": "müəllif:|muallif:",
    "lt lv": "autors:|autore:|autorius:|autorė:|parengė:",
    "af": "deur",
    "eu": "egilea:",
    "ha so": "daga|qore:|qoray:|waxaa qoray",
    "hr sr": "piše:|пише:|аутор:|ауторка:",
    "hy": "հեղինակ:",
    "is": "eftir|höfundur:",
    "ml": "ലേഖകൻ:",
    "mt": "minn",
    "sq": "nga|shkruan:|shkruar nga",
    "tl": "isinulat ni|ulat ni",
    "bn ta te": "লেখক:|লিখেছেন|எழுதியவர்|எழுதியவர்:|రచన:|రాసినవారు:",
    "ka": "ავტორი:|მოამზადა",
    "zh": "作者:|记者:|记者|本报记者|記者|撰文:|文:|文/|記者:",
    "bg mk sr": "от",
    "hr sl": "pripremio:|pripremila:|avtor:|avtorica:",
}
"""What stands before the names in a byline, by language. A colon that is given must stand there."""
