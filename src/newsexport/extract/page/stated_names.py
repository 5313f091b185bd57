"""The names in what a page states as its authors: one by one, without jobs, and none that is nobody's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from html import unescape

from newsexport.prose.agencies import AGENCIES, without_agency
from newsexport.prose.bylines import without_by
from newsexport.prose.names import looks_like_a_name, without_role
from newsexport.prose.whitespace import fold, one_line

_BEFORE = re.compile(
    r"^(?:by|von|vom|par|por|texte?|words|written by|story by|posted by|published by|review by|interview|di|av|door"
    r"|przez|tekst|auth?or(?:in|en|es)?|erstellt von|投稿者|執筆者?|筆者|文責|ライター|记者|記者|作者|责任编辑|責任編輯|责编|編輯|编辑|撰文|文|text und (?:foto|bild)e?r?r?|reported by|автор)\s*(?:[:：]\s*|\s)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\s*[,|(·•]\s*(?:[^,|]*\b(?:reporter|editor|correspondent|writer|contributor|staff|columnist|producer"
    r"|redakt\w*|CNN|BBC|AP|Reuters|AFP|USA TODAY|chief|analyst|News|Ph\.?D|MD|M\.D)\b.*)$",
    re.IGNORECASE,
)
_INITIALS = re.compile(
    r"^(?:記者|记者)(?=[\u3400-\u9fff])|\s*\((?:[\w./-]{1,6}|@\w+)\)\s*$|\s*(?:記者|기자|특파원)$"
)
_BETWEEN = re.compile(
    r"\s*(?:[,;](?:\s*(?:&|(?i:and|und|et))(?=\s))?|、|\s&\s|\s(?i:and|und|et)\s|\sy\s|\sog\s|\soch\s|\s/\s|/(?=[A-ZÄÖÜ])|／|\||·)\s*"
)
_NOBODY = frozenset(
    "admin staff editor redaktion null none unknown author webmaster team administrator online publisher user"
    " guest root newsdesk writer reporter contributor default anonymous wordpress redaktionsteam superadmin sysadmin webadmin adm administrador"
    " administrateur amministratore beheerder администратор".split()
) | {
    "google scholar",
    "pub med",
    "super user",
    "site admin",
    "web admin",
    "posted on",
    "published by",
    "more posts",
    "alle artikel",
    *"系统管理员 管理员 管理員 未知 佚名 匿名 本站 网络 小编 整合 整理 综合 编译 留言".split(),
}
_NO_NAME = re.compile(
    r"\d{3}|報導|报道|报导|[@/\\<>{}()\[\]:：;=]|https?|www\.|\.(?:com|de|org|net)\b|[!?]|\b(?:gmbh|inc|ltd|e\.\s?v|llc|taboola|outbrain|zergnet|disqus)\b"
    r"|^(?:image|photo|foto|bild|фото|more|all|alle|posted|published|veröffentlicht|hinterlasse|view|share|follow"
    r"|show|by|rss|report|und|and|von|the author|e-?mail|contact|about|über|zum profil|profil|profile of|mehr von|weitere"
    r"|see all|send e-?mail|read (?:more|bio|full)|full bio|written by|date posted|author['’]?s)\b",
    re.IGNORECASE,
)
_DEGREES = frozenset(
    "md phd ms ma mba msc bsc ba mph mpp mfa llm llb jd esq esquire dr prof rd rdn ldn cdn rn bsn msn np aprn do dds dmd dvm"
    " pharmd psyd edd lcsw lmft lpc cpt cscs cns cde cfa cfp cpa facp facs fscai frcs obe mbe cbe jr sr".split()
)
"""What stands behind a name and a comma without being another name, in lower case and without its dots."""
_CAPITALS = re.compile(r"[A-Z]{2,6}[®™]?")
_PLACED = re.compile(r"\s[-–—|]\s.*$")
"""A place, or a paper, behind a name."""
_FOR_PAPER = re.compile(r"\s(?:for|of) (?:the )?(?=[A-Z]).*$")
_FAMILY_FIRST = re.compile(r"([^\W\d_a-z][^\W\d_A-Z'’-]+), ([^\W\d_a-z][^\W\d_A-Z'’-]+)")
"""`Quill, Edda`: the family name before the given name."""
_MAIL = re.compile(r"\s*\b[\w.+-]+@[\w-]+\.[\w.-]+")
_LONGEST = 2000
"""Characters of a hundred names."""
_SCHEME = 12
"""Characters in which an address names how it is fetched."""
DOMAIN = re.compile(r"[\w-]+\.[a-z]{2,4}", re.IGNORECASE)


def clean_names(texts: Iterable[str]) -> list[str]:
    """The names in what a page gives as authors."""
    found: dict[str, str] = {}
    for text in filter(_may_be_names, texts):
        mail = _MAIL.search(text) if "@" in text else None
        said = text[: mail.start()] if mail is not None and mail.start() else text
        whole = _ROLE.sub("", without_by(_BEFORE.sub("", one_line(unescape(said)))))
        family = _FAMILY_FIRST.fullmatch(whole)
        if family and not {each.lower() for each in family.groups()} & AGENCIES:
            whole = f"{family[2]} {family[1]}"
        for index, part in enumerate(_BETWEEN.split(whole)):
            name = _plain(part)
            if is_name(name) and not (index and (is_degree(name) or _is_title(name, found))):
                found.setdefault(fold(name), name)
    return list(found.values())


def _may_be_names(text: str) -> bool:
    """Whether a text is as short as names are, or a list of many, and no address: patterns would try a long one for minutes."""
    return len(text) <= _LONGEST and "://" not in text[:_SCHEME]


def _plain(part: str) -> str:
    """A name without its initials in parentheses, and without the agency or the place behind it."""
    name = _INITIALS.sub("", part).strip(" .,-–—|")
    alone = without_agency(_PLACED.sub("", name))
    return alone if alone != name and " " in alone and looks_like_a_name(alone) else name


def is_degree(name: str) -> bool:
    """Whether what stands behind a name and a comma begins with a degree: `MD`, `MA Marrow Health News`."""
    first, _, rest = name.replace(".", "").lower().partition(" ")
    return first in _DEGREES and len(first) > 1 and (not rest or name[:2].isupper())


def _is_title(name: str, found: Collection[str]) -> bool:
    """Whether capitals behind the full name of a person are what was awarded to it, and not an agency."""
    return (
        _CAPITALS.fullmatch(name) is not None
        and name.lower() not in AGENCIES
        and any(" " in each for each in found)
    )


def is_name(text: str) -> bool:
    """Whether a stated author can be one: no address, no number, no name for nobody."""
    if not text or len(text) > 60 or not re.search(r"\w", text):
        return False
    if _NO_NAME.search(text) and not DOMAIN.fullmatch(text):
        return False
    return fold(text) not in _NOBODY


def like_names(texts: Iterable[str]) -> list[str]:
    """The names of persons in what a byline says, without jobs and mail addresses."""
    said = filter(_may_be_names, texts)
    names = clean_names(_FOR_PAPER.sub("", _MAIL.sub("", text)) for text in said)
    return [plain for name in names if looks_like_a_name(plain := without_role(name))]
