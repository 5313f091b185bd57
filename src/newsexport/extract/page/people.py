"""Who wrote a story: names from structured data, metas and bylines; never one that nobody states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import cast

from lxml import etree

from newsexport.extract.page.found import PageValue
from newsexport.extract.page.head import Head
from newsexport.extract.page.linked_data import LinkedData
from newsexport.extract.page.view import PageView, Run
from newsexport.prose.characters import is_caseless
from newsexport.prose.credits import AGENCIES
from newsexport.prose.names import looks_like_a_name, without_role
from newsexport.prose.whitespace import fold, one_line
from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element

_METAS = (
    "author", "article:author_name", "byl", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "article:author", "cxenseparse:author", "authors", "dc.contributor",
    "articleauthor", "article.author", "og:article:author", "og:author", "bt:author", "authorname",
    "author_name", "citation_author",
)  # fmt: skip
_BEFORE = re.compile(
    r"^(?:by|von|vom|par|por|texte?|words|written by|story by|posted by|published by|review by|interview|di|av|door"
    r"|przez|tekst|autor(?:in|en|es)?|erstellt von|text und (?:foto|bild)e?r?r?|reported by|автор)\s*:?\s+",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\s*[,|(·•]\s*(?:[^,|]*\b(?:reporter|editor|correspondent|writer|contributor|staff|columnist|producer"
    r"|redakt\w*|CNN|BBC|AP|Reuters|AFP|USA TODAY|chief|analyst|News|Ph\.?D|MD|M\.D)\b.*)$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\s*\((?:[\w./-]{1,6}|@\w+)\)\s*$|\s*(?:記者|기자|특파원)$")
_BETWEEN = re.compile(
    r"\s*(?:,|;|、|\s&\s|\sand\s|\sund\s|\set\s|\sy\s|\sog\s|\soch\s|\s/\s|/(?=[A-ZÄÖÜ])|\||·)\s*"
)
_NOBODY = frozenset(
    "admin staff editor redaktion null none unknown author webmaster team administrator online publisher user"
    " guest root newsdesk default anonymous wordpress redaktionsteam".split()
) | {
    "super user",
    "site admin",
    "web admin",
    "posted on",
    "published by",
    "more posts",
    "alle artikel",
}
_NO_NAME = re.compile(
    r"\d{3}|[@/\\<>{}()\[\]:;=]|https?|www\.|\.(?:com|de|org|net)\b|[!?]|\b(?:gmbh|inc|ltd|e\.\s?v|llc)\b"
    r"|^(?:image|photo|foto|bild|фото|more|all|alle|posted|published|veröffentlicht|hinterlasse|view|share|follow"
    r"|show|by|und|and|von|the author|e-?mail|contact|about|über|zum profil|profil|profile of|mehr von|weitere)\b",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\s*\b[\w.+-]+@[\w-]+\.[\w.-]+")
_DOMAIN = re.compile(r"[\w-]+\.[a-z]{2,4}", re.IGNORECASE)
_IN_BYLINE = re.compile(
    r"(?:(?:published|posted|written|veröffentlicht|erstellt|geschrieben|publié|publicado|pubblicato)\b[^a-z]{0,4}[^|]{0,30}?\b"
    r"(?:by|von|par|por|di)|(?:by|von|par|por|di|auth?or(?:in)?):?|text:|te(?:xt|kst)(?: (?:und|&|and) \w+)?(?: von|:))\s+(.{3,80}?)(?:\s*[|,•·–—]\s|\s+\d|\s+(?:published|updated|on|am)\b|$)",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"©|copyright|\(c\)", re.IGNORECASE)
_ABBREVIATION = re.compile(r"[A-Z]{2,6}")
_LINKED = "JSON-LD author"
_SIGNED_WITH = re.compile(r"\s(?:et|avec|mit|und|with|and|con|y|com|e)\s(?:l'|l’|the )?[A-Z]{2,6}$")
_OF_AUTHORS = re.compile(
    r"/(?:authors?|editors?|autor(?:en|es)?|auteurs?|profile|contributors?|reporters?)/[^/?#]+",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\W*(?:责编|責編|责任编辑|責任編輯|作者|记者|記者|撰文|文)\s?[:：]\s?(.{2,24}?)\W*"
)
_MOST_MARKED, _MOST_ANYWHERE = 12, 3
"""Elements marked as an author that are looked at, and names above which they are of several stories."""
_MARKED = etree.XPath(
    "/descendant::body/descendant::*[@*='author'][@rel='author' or @itemprop='author']"
)
"""Nearly no element has any attribute of that value: to ask that first takes 60% of the time."""
_NEAR = 16
"""Runs below the headline in which a line may name who wrote the story."""
_FEW_RUNS = 8
_LONGEST_BYLINE = 200
_LONGEST_BOX = 800
"""Characters from which a byline is the whole article, and what stands in it no list of authors."""
_MOST_COLLEAGUES = 12


def clean_names(texts: Iterable[str]) -> list[str]:
    """The names in what a page gives as authors."""
    found: dict[str, str] = {}
    for text in texts:
        whole = _ROLE.sub("", _BEFORE.sub("", one_line(unescape(text))))
        for part in _BETWEEN.split(whole):
            name = _INITIALS.sub("", part).strip(" .,-–—|")
            if is_name(name):
                found.setdefault(fold(name), name)
    return list(found.values())


def is_name(text: str) -> bool:
    """Whether a stated author can be one: no address, no number, no name for nobody."""
    if not text or len(text) > 60 or not re.search(r"\w", text):
        return False
    if _NO_NAME.search(text) and not _DOMAIN.fullmatch(text):
        return False
    return fold(text) not in _NOBODY


def find_authors(
    view: PageView,
    head: Head,
    data: LinkedData,
    sites: Iterable[str],
    heading: Element | None = None,
) -> list[PageValue[str]]:
    """The authors that the page names, in its order: persons first, its own name only as its last word.

    `heading` is where readers see the headline.
    """
    names = {fold(site).replace(" ", "") for site in sites if site} - {""}
    organisations: list[PageValue[str]] = []
    for found in _stated(view, head, data, heading):
        persons = [each for each in found if not _is_site(each.value, names)]
        if persons and found[0].method == _LINKED:
            if len(persons) == 1 and _is_editor(persons[0].value, view):
                organisations = organisations or persons
                continue
            if all(_ABBREVIATION.fullmatch(each.value) for each in persons):
                persons = _with_agency(data, len(found)) or persons
        if persons:
            is_stated = found[0].method.startswith((_LINKED, "meta"))
            return _with_colleagues(persons, view) if is_stated else persons
        if found[0].method == _LINKED:
            organisations = organisations or found
    return organisations


def _stated(
    view: PageView, head: Head, data: LinkedData, heading: Element | None
) -> Iterator[list[PageValue[str]]]:
    for node in data.articles:
        names = clean_names(_names(node.get("author") or node.get("creator"), data))
        if all(_is_account(name) and not _is_shown(name, view) for name in names):
            continue
        if names:
            yield [PageValue(name, _LINKED, 0.9) for name in names]
    for meta in _METAS:
        names = [name for name in clean_names(head.all(meta)) if _is_seen(name, view, head)]
        if names:
            yield [PageValue(name, f"meta {meta}", 0.8) for name in names]
    below = _below_headline(view, heading)
    for element in view.bylines:
        names = _in_byline(element)
        if names:
            beside = (name for other in _beside(element, view) for name in _in_byline(other))
            every = dict.fromkeys([*names, *beside])
            yield [PageValue(name, "byline", 0.7, element) for name in every]
    for run in below:
        names = _in_line(run.text)
        if names:
            linked = _like_names(one_line(words_in(a, " ")) for a in run.element.iter("a"))
            names = linked if set(names) < set(linked) else names
            method = "a line that names who wrote it"
            yield [PageValue(name, method, 0.6, run.element) for name in names]
    yield from filter(None, _named_anywhere(view, below))


def _is_account(name: str) -> bool:
    """Whether a stated author reads like the account of one: `edda.quill`, `eq`."""
    return (
        name.isascii()
        and name.islower()
        and " " not in name
        and name not in AGENCIES
        and not _DOMAIN.fullmatch(name)
    )


def _is_shown(name: str, view: PageView) -> bool:
    """Whether readers see an account in its own spelling where authors are named."""
    return any(name in words_in(element, " ")[:400].split() for element in view.bylines[:40])


def _is_editor(name: str, view: PageView) -> bool:
    """Whether readers see the one who is stated as author only as the editor."""
    key = fold(name)
    lines = [run.key for run in view.runs if len(run.text) < _LONGEST_BYLINE and name in run.text]
    return bool(lines) and all(line.startswith(f"editor {key}") for line in lines)


def _with_agency(data: LinkedData, count: int) -> list[PageValue[str]]:
    """The one signature of a site together with an agency, such as `The Post with AFP`."""
    stated = [one_line(unescape(text)) for text in _names(data.articles[0].get("author"), data)]
    if count < 2 or len(stated) != 1 or not _SIGNED_WITH.search(stated[0]):
        return []
    return [PageValue(stated[0], _LINKED, 0.9)]


def _named_anywhere(view: PageView, below: list[Run]) -> Iterator[list[PageValue[str]]]:
    """Names marked up as the author outside of what is read, such as in the foot of an article."""
    if not view.runs:
        return
    root = view.runs[0].element.getroottree().getroot()
    marked = cast("list[Element]", _MARKED(root))
    found: dict[str, Element] = {}
    for element in marked[:_MOST_MARKED]:
        for name in _in_byline(element):
            found.setdefault(name, element)
    if len(found) <= _MOST_ANYWHERE:
        yield [PageValue(name, "marked as author", 0.6, found[name]) for name in found]
    for run in below:
        links = [mark.element for mark in run.marks if mark.element.tag == "a"]
        names = _like_names(
            one_line(words_in(a)) for a in links if _OF_AUTHORS.search(a.get("href") or "")
        )
        yield [PageValue(name, "a link to an author", 0.6, run.element) for name in names]
    for run in view.runs:
        signed = _SIGNED.fullmatch(run.text) if len(run.text) < 40 else None
        if signed:
            names = [name for name in clean_names([signed[1]]) if is_caseless(name)]
            yield [
                PageValue(name, "a line that names who wrote it", 0.55, run.element)
                for name in names
            ]


def _below_headline(view: PageView, heading: Element | None) -> list[Run]:
    """The short lines that follow the first heading of the page; where it has none, those below its headline."""
    index = next((i for i, run in enumerate(view.runs) if run.tag == "h1"), None)
    if index is None and heading is not None:
        index = next((i for i, run in enumerate(view.runs) if run.element is heading), None)
    if index is None:
        return []
    return [
        run
        for run in view.runs[index + 1 : index + _NEAR]
        if len(run.text) < 120 and not any(each.tag == "blockquote" for each in run.inside)
    ]


def _in_line(text: str) -> list[str]:
    match = _IN_BYLINE.match(text)
    if match:
        return [
            name
            for name in clean_names([match[1]])
            if name[0].isupper() and (looks_like_a_name(name) or _ABBREVIATION.fullmatch(name))
        ]
    parts = [part.strip() for part in text.split("/")]
    return parts if len(parts) > 1 and all(map(looks_like_a_name, parts)) else []


def _is_seen(name: str, view: PageView, head: Head) -> bool:
    """Whether readers of the page see the name: what only machines see is often the owner of the site."""
    key = fold(name)
    if len(view.runs) < _FEW_RUNS:
        return True
    lines = (fold(words_in(element, " ")[:400]) for element in view.bylines[:40])
    if any(key in line for line in lines):
        return True
    if " " not in key or key in fold(head.first("copyright", "dcterms.rights") or ""):
        return False
    return any(
        len(run.text) < _LONGEST_BYLINE and key in run.key and not _COPYRIGHT.search(run.text)
        for run in view.runs
    )


def _is_site(name: str, sites: set[str]) -> bool:
    plain = fold(name).replace(" ", "")
    return any(
        plain == site or (len(site) > 4 and len(plain) > 2 and (site in plain or plain in site))
        for site in sites
    )


def _names(value: object, data: LinkedData) -> Iterable[str]:
    for each in data.resolved(value):
        if isinstance(each, str):
            yield each
        elif isinstance(each, dict):
            named = each.get("name")
            for name in named if isinstance(named, list) else [named]:
                if isinstance(name, str):
                    yield name
            if named is None:
                parts = (each.get("givenName"), each.get("additionalName"), each.get("familyName"))
                if parts[-1]:
                    yield " ".join(part for part in parts if isinstance(part, str))


def _beside(element: Element, view: PageView) -> Iterator[Element]:
    """Other bylines of the same kind in the same short box: each author has one."""
    box = element.getparent()
    if box is None or len(one_line(words_in(box, " "))) > _LONGEST_BYLINE:
        return
    for other in view.bylines:
        is_alike = other.tag == element.tag and other.get("class") == element.get("class")
        if is_alike and other is not element and other.getparent() is box:
            yield other


def _in_byline(element: Element) -> list[str]:
    text = one_line(words_in(element, " "))
    if not text:
        return []
    each = _in_leaves(element) if len(element) else []
    if each:
        return each
    if len(text) > 160:
        return _in_author_links(element) or (
            _in_pieces(element) if len(text) < _LONGEST_BOX else []
        )
    links = [] if element.tag == "a" else [one_line(words_in(a, " ")) for a in element.iter("a")]
    linked = [link for link in links if 3 < len(link) < 40 and len(link.split()) <= 5]
    match = _IN_BYLINE.match(text)
    named = _like_names(linked or ([match[1]] if match else [text] if len(text) < 50 else []))
    return named or _in_pieces(element)


def _in_author_links(element: Element) -> list[str]:
    """The names in a long box about authors that lead to pages of theirs, if they are few."""
    links = (a for a in element.iter("a") if _OF_AUTHORS.search(a.get("href") or ""))
    names = _like_names(one_line(words_in(a)) for a in links)
    return names if len(names) <= _MOST_ANYWHERE else []


def _in_leaves(element: Element) -> list[str]:
    """The names of a byline that says nothing but names, each in an element of its own."""
    texts = [one_line(inner.text or "") for inner in element.iter() if not len(inner)]
    names = [text for text in texts if text]
    rest = one_line(words_in(element, " ")).split()
    if not 1 < len(names) <= _MOST_COLLEAGUES or " ".join(names).split() != rest:
        return []
    return names if all(looks_like_a_name(name) and is_name(name) for name in names) else []


def _in_pieces(element: Element) -> list[str]:
    """Several names that fill one of the elements inside a longer byline."""
    best: list[str] = []
    for inner in element.iter():
        piece = one_line(inner.text or "") if not len(inner) else ""
        if 3 < len(piece) < 160 and not is_caseless(piece):
            names = _like_names([piece])
            fills = sum(map(len, names)) > 0.6 * len(piece)
            if len(names) > max(1, len(best)) and fills and _is_no_credit(inner):
                best = names
    return best


def _is_no_credit(element: Element) -> bool:
    return element.tag != "cite" and next(element.iterancestors("figure"), None) is None


def _like_names(texts: Iterable[str]) -> list[str]:
    """The names of persons in what a byline says, without jobs and mail addresses."""
    names = clean_names(_MAIL.sub("", text) for text in texts)
    return [plain for name in names if looks_like_a_name(plain := without_role(name))]


def _names_all(text: str, names: Iterable[str]) -> bool:
    return all(name in text for name in names)


def _folder(href: str) -> str:
    """What the addresses of all authors of a site begin with."""
    if href.lower().startswith("mailto:"):
        return "mailto:"
    return href.rstrip("/").rpartition("/")[0]


def _with_colleagues(stated: list[PageValue[str]], view: PageView) -> list[PageValue[str]]:
    """The names of the byline, where it links all that the structured data name, and more of the same kind."""
    known = {fold(each.value) for each in stated}
    for element in view.bylines:
        text = one_line(words_in(element, " "))
        if len(text) > _LONGEST_BYLINE or not _names_all(fold(text), known):
            continue
        linked = {
            name: _folder(a.get("href") or "")
            for a in element.iter("a")
            for name in _like_names([one_line(words_in(a))])
        }
        folders = {folder for name, folder in linked.items() if fold(name) in known}
        names = [name for name, folder in linked.items() if folder in folders]
        enough = len(known) < len(names) <= _MOST_COLLEAGUES
        one_folder = len(folders) == 1 and folders != {""}
        if one_folder and enough and known <= {fold(name) for name in names}:
            return [PageValue(name, "byline", 0.85, element) for name in names]
    return stated
