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
    "|kolumne von|ein essay von|aufgezeichnet von",
    "el": "του|της|από|ρεπορτάζ:|γράφει ο|γράφει η|συντάκτης:",
    "en": "by|written by|reported by|interview by|story by|words by|words:|text by|report by|analysis by|article by|cartoon by"
    "|photographs and text by|text and photographs by|text and photos by|story and photos by|photos and text by"
    "|posted by|published by|author:|authors:|author of the article:|posted by:",
    "es": "por|escrito por|publicado por|texto:|autor:|autora:|una información de|redactado por|enviado por|publicadas por",
    "fi": "teksti:|kirjoittanut|kirjoittaja:|toimittaja:",
    "fr": "par|texte:|texte par|rédigé par|écrit par|publié par|propos recueillis par|soumis par|proposé par|auteur:|textes:",
    "hi": "लेखक:|अनुसार|द्वारा",
    "hu": "írta:|szerző:",
    "id": "oleh|oleh:|penulis|penulis:|ditulis oleh",
    "it": "di|testo di|scritto da|a cura di|pubblicato da|autore:",
    "ja": "文:|取材・文:|執筆:|筆者:|著者:",
    "nl": "door|geschreven door|tekst:|auteur:",
    "no": "av|skrevet av|tekst:|tekst av",
    "pl": "przez|autor:|autorka:|autorzy:|tekst:|napisał|napisała|opracował|opracowała|oprac.|oprac.:",
    "pt": "por|escrito por|publicado por|texto:|texto de|autor:|da redação por",
    "ru": "автор:|авторы:|текст:",
    "sv": "av|skriven av|text:|publicerad av",
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
}
"""What stands before the names in a byline, by language. A colon that is given must stand there."""
