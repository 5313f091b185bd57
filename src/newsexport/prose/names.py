"""Names of people out of a line that names them."""

from __future__ import annotations

import re

from newsexport.late_regex import late_regex
from newsexport.prose.characters import has_any, is_caseless
from newsexport.prose.whitespace import fold, lower_case, one_line

_BETWEEN = late_regex(
    r"\s*(?:[,;،、|·•&](?:\s*(?:and|AND|und|UND|et|ET)(?=\s))?|\s(?:and|AND|und|UND|et|ET|y|e|och|OCH|og|OG|en|oraz|ORAZ|и|та|と|및|with|mit|avec)\s|\s/\s|\sو(?=\S))\s*"
)
_ROLE = late_regex(
    r"\b(?:reporter|editor|correspondent|writer|contributor|staff|columnist|producer|analyst|chief"
    r"|redakt\w+|korrespondent\w*|correspondant\w*|corresponsal|giornalista|journalist\w*|desk|bureau"
    r"|freelance\w*|photographer|special to|news|press|agenc\w+|agentur\w*|times|post|media|online|team"
    r"|newsroom|magazine|daily|opinion|politics|sports?|gmbh|inc|ltd|llc|kg|plc|s\.(?:p\.)?a(?!\.?\s\w))\b",
    re.IGNORECASE,
)
_JOB = frozenset(
    # words with which the name of a job begins or goes on
    "political politics senior junior chief deputy staff assistant associate managing contributing general "
    "foreign world international national local health science business technology tech sports sport crime "
    "education environment climate travel news content digital data video social royal showbiz consumer "
    "transport arts culture religion property consumer affairs "
    "money city features investigations investigative legal economics economy defence security reporter "
    "reporters editor editors correspondent writer writers columnist journalist producer director "
    "redakteur redakteurin redaktor redaktorin korrespondent korrespondentin reporterin volontär volontärin "
    "chefredakteur chefredakteurin freier freie leiter leiterin autor autorin journaliste rédacteur rédactrice "
    "correspondant correspondante envoyé envoyée grand periodista redactor redactora corresponsal "
    "giornalista inviato inviata repórter jornalista redacteur verslaggever journalistin reportrin "
    "redaktör korrespondent journalist dziennikarz dziennikarka журналист корреспондент muhabir "
    "executive penulis kontributor wartawan penyunting".split()
)
_FROM_PLACE = late_regex(
    r"\s(?:in|from|aus|à|en|a|i|te)\s[A-ZÀ-Þ][\w’'.-]+(?:\s[A-ZÀ-Þ][\w’'.-]+){0,2}(?=$|,|\s(?:and|und|et|y|e|och|en)\s)"
)
_BEFORE_PLACE = (" in ", " from ", " aus ", " à ", " en ", " a ", " i ", " te ")
"""Of these one stands in a line of single blanks that names such a place."""
_WITH_AGENCIES = late_regex(
    r",?\s(?:and|with|und|mit|et|avec|y|con|e|och|en)\s(?:agenc\w+|agentur\w*|bureaux|wires|staff|AFP|AP|Reuters|dpa|EFE|ANSA|ANP|TT)$"
)
_OCCUPATION = late_regex(
    r"\b(?:reporters?|editor\w*|correspondent|writer|columnist|\w*journalist\w*|producer|director|contributor|analyst"
    r"|photographer|presenter|broadcaster|\w*redakt(?:eur|ør|or|ör|ion)\w*|\w*[kc]orr?espond[ae]\w+|\w*reporter\w*|volontär\w*"
    r"|news agency|\w*nachrichtenagentur|autor(?:in)?|chroniqueu\w+|rédact\w+|journaliste?|envoyée? spéciale?|agence de presse"
    r"|periodista|redactora?|corresponsal|colaborador\w*|giornalista|inviat[oa]|repórter|jornalista|verslaggever"
    r"|toimittaja|dziennikar\w+|muhabir\w*|корреспондент\w*|журналист\w*|журналіст\w*|обозреватель|автор"
    r"|ajakirjanik|novinář\w*|újságíró|jurnalist\w*|δημοσιογράφος|novinar\w*|žurnalist\w*|žurnālist\w*)\b|기자$|記者$",
)
"""What names an occupation in a newsroom, or a newsroom, in whatever words around it."""
_WRITES = late_regex(
    r"\b(?:writ(?:es?|ten|ing)|wrote|covers|author|novelist|critic|professor|fellow|lecturer|schreibt|geschrieben|autor\w*|écrit|auteure?|escribe|escritora?|autora"
    r"|scrive|scrittrice|scrittore|autrice|schrijft|schrijver|skriver|skribent|forfatter|författare)\b"
)
_LONGEST_OCCUPATION, _MOST_OCCUPATION_WORDS = 75, 9
_NEWSROOM = late_regex(
    r"(?:[\w.-]+[\s-]){0,2}(?:redaktion(?:en)?|redacción|rédaction|redazione|redação|redactie|redakcja|newsroom|newsdesk"
    r"|news desk|web desk|editorial (?:team|board)|agencias|agences|agenzie|agências|редакция"
    r"|ویب ڈیسک|نیوز ڈیسک|نمائندہ خصوصی|[اس]سٹاف رپورٹر|സ്വന്തം ലേഖക[നിൻ]\w*|വെബ് ഡെസ്ക്|செய்திப்பிரிவு|வெப் டெஸ்க்|వెబ్ డెస్క్|న్యూస్ డెస్క్|વેબ ડેસ્ક"
    r"|ऑनलाइन टीम|वेब टीम|अनलाइन डेस्क|กองบรรณาธิการ|ทีมข่าว|নিজস্ব প্রতিবেদক|নিজস্ব প্রতিনিধি|স্টাফ রিপোর্টার|অনলাইন ডেস্ক|न्यूज़ डेस्क|वेब डेस्क|डिजिटल डेस्क|redacció|redaksi|toimitus"
    r"|redac[țt]ia|redakce|redakcia|redakcija|uredništvo|szerkesztőség|haber merkezi|редакція|σύνταξη|编辑部|編集部|هيئة التحرير|تحریریه)"
    r"(?:\s[\w.-]+){0,2}",
    re.IGNORECASE,
)
_MOST_NAME_WORDS = 4
_ADJECTIVE = late_regex(
    r"(?:isch|politisch|wirtschaftlich)e[rn]?$|^(?:chief|head|freie|leitender?)$", re.IGNORECASE
)
"""Words that belong to the name of the job behind them."""
_GLUED = late_regex(r"(?<=[^\W\d_A-Z])(?=[A-ZÀ-Þ][a-z]+(?:\s|$))")
"""Where a page has put a job right behind a name, without a blank."""
_CASELESS_TITLE = late_regex(r"\s*(?:記者|기자|특파원|编辑|記者団)$")
_NOTE = late_regex(r"(?<=[^\W\d_]{3})\d$")
"""The number of a footnote behind a name."""
_NOT_IN_A_NAME = late_regex(r"\d|[@#:/!?()\[\]{}«»\"“”…]|https?|www\.")
_PARTICLES = frozenset(
    "de da di do dos das del della den der van von und zu zum zur ter ten la le el al bin bint ibn abu "
    "ben bou y e af av".split()
)
_FIRST_OF_NO_NAME = frozenset(
    "the a an no der die das ein eine keine kein los les las un una une il lo gli o os as het een ett et sin "
    "aucun nessun geen inga ingen the my our all new about über acerca sobre chi om over published updated posted "
    "foto photo photos fotos bild bilder image impressum startseite kontakt home menu newsletter stadt gemeinde landkreis city town county ville "
    "mairie comune município ayuntamiento gmina obec next previous older newer search prep cook total view see more read show load "
    "north south san fort mount port bad sankt related latest top best your ihr ihre dein deine votre vos notre nos".split()
)
"""Articles and the like: what they begin is a heading, not a name."""
_IN_NO_NAME = frozenset(
    "zum zur zu und and et the for mit from share teilen partager compartir condividi compartilhar delen dela paylaş".split()
)
_OFFICE = late_regex(
    r"polizei|direktion|ministeri|feuerwehr|landratsamt|anwaltschaft|präfektur|universi(?:t|d)|ministry\b|ministère"
    r"|\b(?:authority|council|company|corporation|department|committee|commission|parliament|government|institute?|foundation"
    r"|association|federation|society|hospital|museum|shipping|holdings?|group|groupe?|gruppe|grupo|systems|services|technologies"
    r"|konzern|stiftung|verband|fundación|asociación|instituto|consejo|gobierno|fondation|conseil|gouvernement|fondazione|fundação)$",
    re.IGNORECASE,
)
"""What ends the name of an office or a firm, and no person's."""
_JOINED = late_regex(r"[^\W\d_A-Z]{3}[A-Z]")
"""Where two words stand together, such as a site and a month; `McRoa` and `DeRoa` do not."""
_SHORT_DAYS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
_TRADE = late_regex(
    r"\b(?:entrepreneur|commentator|engineer|strategist|economist|blogger|professor|lecturer|founder|activist|researcher|historian"
    r"|novelist|critic|consultant|attorney|lawyer|physician|fellow|expert|ground|stadium)s?$",
    re.IGNORECASE,
)
"""What the second line below a name may be, with a capital each: who the person is, or where the story plays."""
_GIVEN_NAMES = frozenset({"Ben", "Al", "Van"})
"""Given names that are written like a particle."""
_LONGEST, _LONGEST_CASELESS = 45, 24
"""Characters of a name, and of one word of it in a script without capitals: longer ones are sentences of Thai."""
_MOST_WORDS = 6


def split_names(text: str) -> tuple[str, ...]:
    """The persons named in a list such as `Ana Roa, Jo Berg and Li Wen`; roles are left out.

    Nothing is returned for a part that does not look like a person's name.
    """
    found: dict[str, str] = {}
    for part in _BETWEEN.split(text):
        name = _CASELESS_TITLE.sub("", one_line(part)).strip(" .-–—")
        name = _NOTE.sub("", name) if name[-1:].isdigit() else name
        if looks_like_a_name(name):
            name = _once(name)
            found.setdefault(fold(name), name)
    return tuple(found.values())


def _once(name: str) -> str:
    """A name that is printed twice, beside a portrait and below it, once."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


def split_parts(text: str) -> list[str]:
    """The entries of a list of names, whatever they are."""
    return [part for part in map(one_line, _BETWEEN.split(text)) if part]


def without_role(text: str) -> str:
    """A name without the job printed behind it: `Ana Roa Political Editor` names Ana Roa."""
    words = _unglued(text).split()
    for index, word in enumerate(words):
        if word.lower().strip(",") in _JOB or (index >= 2 and _OCCUPATION.search(lower_case(word))):
            end = index
            while end > 2 and _ADJECTIVE.search(words[end - 1]):
                end -= 1
            while end > 2 and words[end - 1].isupper() and not words[0].isupper():
                end -= 1  # whom the job is with: `Ana Roa CNBC Editor`
            return " ".join(words[:end]).rstrip(" ,") if end >= 2 else text
    return text


def _unglued(text: str) -> str:
    """`Ana RoaTravel Editor` as `Ana Roa Travel Editor`; `Ana McRoa` stays as it is."""
    for glue in _GLUED.finditer(text):
        following = text[glue.end() :].split(" ", 1)[0]
        if following.lower() in _JOB or _OCCUPATION.fullmatch(lower_case(following)):
            return f"{text[: glue.start()]} {text[glue.end() :]}"
    return text


def without_place(text: str) -> str:
    """Names without where they write from, or with whom: `Ana Roa in Vestra and agencies` names Ana Roa."""
    if has_any(text, _BEFORE_PLACE):
        text = _FROM_PLACE.sub("", text)
    return _WITH_AGENCIES.sub("", text)


def is_occupation(text: str) -> bool:
    """Whether a short text is somebody's job in a newsroom, such as `Political Correspondent`."""
    short = len(text) <= _LONGEST_OCCUPATION and len(text.split()) <= _MOST_OCCUPATION_WORDS
    return (
        short
        and _OCCUPATION.search(lower_case(text)) is not None
        and not text.endswith((".", "?", "!"))
    )


def tells_of_writing(text: str) -> bool:
    """Whether words behind a name say what the person does in a newsroom, or that he or she writes."""
    return (
        _OCCUPATION.search(said := lower_case(text)) is not None or _WRITES.search(said) is not None
    )


def is_trade(text: str) -> bool:
    """Whether a few words with capitals are what somebody does, such as `Serial Entrepreneur`."""
    return _TRADE.search(text) is not None


def is_newsroom(text: str) -> bool:
    """Whether a text is a newsroom that signs as one, such as `Redaktion` or `Web Desk`."""
    return len(text.split()) <= _MOST_NAME_WORDS and _NEWSROOM.fullmatch(text.strip()) is not None


def looks_like_a_name(text: str) -> bool:
    """Whether a text could be one person's name: few words, each with a capital or a particle."""
    words = text.split()
    if not words or len(text) > _LONGEST or len(words) > _MOST_WORDS or words[0] == "The":
        return False
    if _NOT_IN_A_NAME.search(text) or _ROLE.search(text):
        return False
    if is_caseless(text):
        return len(words) <= 4 and all(len(word) <= _LONGEST_CASELESS for word in words)
    given = words[0] in _GIVEN_NAMES
    named = [w for n, w in enumerate(words) if w.lower() not in _PARTICLES or (given and n == 0)]
    return len(named) >= 2 and all(word[0].isupper() for word in named)


def may_be_bare(name: str) -> bool:
    """Whether a name is so plain that it needs no `By`."""
    words = name.split()
    plain = len(words) <= _MOST_NAME_WORDS and words[0].lower() not in _FIRST_OF_NO_NAME
    plain = plain and not _JOINED.search(name) and _OFFICE.search(name) is None
    if (
        not plain
        or words[-1].lower() in _SHORT_DAYS
        or any(w.endswith(("'s", "’s")) for w in words)
    ):
        return False  # `MUMBAI Tue` stands before a date, `Vestra's Fair` is a subject
    return not _IN_NO_NAME.intersection(word.lower() for word in words)
