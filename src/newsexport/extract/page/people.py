"""Who wrote a story: names from structured data, metas and bylines; never one that nobody states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from itertools import chain, islice
from typing import cast

from lxml import etree

from newsexport.extract.page.byline_elements import (
    ABBREVIATION,
    LONGEST_BYLINE,
    MOST_ANYWHERE,
    MOST_COLLEAGUES,
    OF_AUTHORS,
    in_byline,
    in_line,
    in_slashes,
    is_quoted,
    with_others,
)
from newsexport.extract.page.found import PageValue
from newsexport.extract.page.head import Head
from newsexport.extract.page.linked_data import LinkedData
from newsexport.extract.page.nearby import NEAR, SHORT_RUN, place_of_headline, without_lists
from newsexport.extract.page.signed import (
    ALONE,
    BESIDE_DATE,
    beside_date,
    noted,
    pen_names,
    reporters,
    signed,
)
from newsexport.extract.page.stated_names import DOMAIN, clean_names, like_names
from newsexport.extract.page.view import PageView, Run
from newsexport.late_regex import late_regex
from newsexport.prose.agencies import AGENCIES, is_bare_agency
from newsexport.prose.characters import is_caseless
from newsexport.prose.names import is_newsroom
from newsexport.prose.whitespace import fold, one_line
from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element

_METAS = (
    "author", "article:author_name", "byl", "dc.creator", "dcterms.creator", "parsely-author",
    "sailthru.author", "article:author", "cxenseparse:author", "authors", "dc.contributor",
    "articleauthor", "article.author", "og:article:author", "og:author", "bt:author", "authorname",
    "author_name", "citation_author",
)  # fmt: skip
_COPYRIGHT = late_regex(
    r"©|copyright|\(c\)|\b(?:web ?site|site|web ?design|designed|developed|powered|created|hosted|umsetzung|realisation|réalisation"
    r"|desarrollado|diseño web|sviluppato) ?(?:by|von|par|por|da|:)",
    re.IGNORECASE,
)
_LINKED = "JSON-LD author"
_SIGNED_WITH = late_regex(r"\s(?:et|avec|mit|und|with|and|con|y|com|e)\s(?:l'|l’|the )?[A-Z]{2,6}$")
_SIGNED = late_regex(
    r"\W*(?:责编|責編|责任编辑|責任編輯|作者|记者|記者|撰文|文)\s?[:：]\s?(.{2,24}?)\W*"
)
_ABOUT_AUTHOR = late_regex(
    r"(?:about the (?:author|writer|reporter)|(?:über|zu)r? (?:den|die|der|zum|zur|person)? ?autor(?:in)?|zum autor|zur autorin"
    r"|zur person|à propos de l['’]auteure?|sobre (?:el|la) autora?|sobre o autor|sobre a autora|l['’]autore|l['’]autrice"
    r"|over de auteur|om (?:författaren|forfatteren|skribenten)|o autorze|o autorovi|об авторе|про автора|著者について|作者简介)\s?:?",
    re.IGNORECASE,
)
_ABOUT_BEGINS = frozenset("aAüÜzZàÀsSlLoOоОпП著作")
_LONGEST_LABEL = 40
_BAR = late_regex(r"\s(?:[|–—-]|::|•|·|»)\s")
"""Before the name of the site at the end of a title."""
_MOST_MARKED = 12
"""Elements marked as an author that are looked at."""
_MOST_CALLED = 300
"""Elements that are called byline that are looked at; pages of news have a few."""
_MARKED = etree.XPath(
    "/descendant::body/descendant::*[@*='author'][@rel='author' or @itemprop='author']"
)
"""Nearly no element has any attribute of that value: to ask that first takes 60% of the time."""
_BELOW_LABEL = "below a heading about the author"
_IN_A_LINE = "a line that names who wrote it"
_ALL_BY = late_regex(
    r"(?:.{0,20}\b(?:articles?|stories|posts?|artikel|artiklar|artikler|beiträge|artículos|artigos|articoli|artikelen|wpisy|noticias)"
    r"|voir tous .{0,20}|ver todo.{0,20})\s(?:by|from|von|av|af|de|du|par|por|di|van)\s",
    re.IGNORECASE,
)
_FEW_RUNS, _OF_LISTS = 8, ("li", "ul", "ol", "nav")


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
    names = {_plain(site) for site in sites if site} - {""}
    in_title = {_plain(part) for part in _BAR.split(head.title or "")[1:]}
    organisations: list[PageValue[str]] = []
    for found in _stated(view, head, data, heading):
        persons = [each for each in found if not _names_site(each, names)]
        if persons and found[0].method == _LINKED:
            if len(persons) == 1 and _is_editor(persons[0].value, view):
                organisations = organisations or persons
                continue
            if all(ABBREVIATION.fullmatch(each.value) for each in persons):
                persons = _with_agency(data, len(found)) or persons
            if all(_signs_for_many(each.value) for each in persons):
                organisations = organisations or persons
                continue
        if found[0].method != _LINKED and all(_plain(each.value) in in_title for each in persons):
            organisations = organisations or persons
            continue
        if organisations and all(
            _is_agency(each.value) or each.method == BESIDE_DATE for each in persons
        ):
            continue
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
        if names and _are_written(names, view):
            yield [PageValue(name, _LINKED, 0.9) for name in names]
    yield from _in_metas(_METAS, view, head)
    yield from filter(None, _seen(view, heading, head))
    yield from _in_metas(("parsely-authors",), view, head)


def _in_metas(metas: Iterable[str], view: PageView, head: Head) -> Iterator[list[PageValue[str]]]:
    for meta in metas:
        names = [
            name
            for name in clean_names(head.all(meta))
            if _is_seen(name, view, head) and (not _is_account(name) or _is_shown(name, view))
        ]
        if names:
            yield [PageValue(name, f"meta {meta}", 0.8) for name in names]


def _seen(view: PageView, heading: Element | None, head: Head) -> Iterator[list[PageValue[str]]]:
    """The names that readers see: first in lines that say `By`, then in what is called byline, then anywhere."""
    below = _below_headline(view, heading)
    called = [each for name, each in view.properties if name.rpartition(":")[2] == "author"]
    called = [each for each in called if each.tag != "meta"]
    own = [
        each
        for each in without_lists([*view.bylines, *called], view, heading)
        if not is_quoted(each)
    ]
    of_lists = set(view.bylines).difference(own)
    lines = [
        run
        for run in below
        if not of_lists or of_lists.isdisjoint((run.element, *run.element.iterancestors()))
    ]
    for element in own[:_MOST_CALLED]:
        names = in_byline(element)
        if names:
            yield [
                PageValue(name, "byline", 0.7, element)
                for name in with_others(element, names, view)
            ]
    yield from _in_lines(lines)
    for run in lines:
        names = [] if run.element.tag in _OF_LISTS else in_slashes(run.text)
        yield [PageValue(name, _IN_A_LINE, 0.55, run.element) for name in names]
    yield from _named_anywhere(view, below, head)
    yield from pen_names(own)


def _in_lines(lines: list[Run]) -> Iterator[list[PageValue[str]]]:
    for run in lines:
        first, *more = run.lines
        names = in_line(first) or next(filter(None, map(in_line, more)), [])
        linked = (
            like_names(one_line(words_in(a, " ")) for a in run.element.iter("a")) if names else []
        )
        names = linked if set(names) < set(linked) else names
        yield [PageValue(name, _IN_A_LINE, 0.6, run.element) for name in names]


def _is_agency(name: str) -> bool:
    return name.lower() in AGENCIES or is_bare_agency(name)


def _signs_for_many(name: str) -> bool:
    """Whether a stated author is a newsroom, or initials that are no agency: a byline may say who it was."""
    short = ABBREVIATION.fullmatch(name) is not None and name.lower() not in AGENCIES
    return short or is_newsroom(name)


def _are_written(names: list[str], view: PageView) -> bool:
    """Whether one of these persons is named in the page; who is not has only put the story into the system."""
    families = [max(name.split(), key=len) for name in names[:_MOST_MARKED] if " " in name]
    if len(families) < len(names[:_MOST_MARKED]) or len(view.runs) < _FEW_RUNS:
        return True
    near = " ".join(words_in(element) for element in view.bylines[:_MOST_MARKED])
    if any(family in near or any(family in run.text for run in view.runs) for family in families):
        return True
    body = view.runs[0].element.getroottree().getroot().find("body")
    return body is None or _says_any(body, [fold(family) for family in families])


def _says_any(element: Element, keys: list[str]) -> bool:
    """Whether one of these folded words stands in an element, its scripts included."""
    if any(" " in key for key in keys):
        said = fold(" ".join(map(str, element.itertext())))
        return any(map(said.__contains__, keys))
    plain = [key for key in keys if key.isascii()]
    for piece in map(str, element.itertext()):
        if piece.isascii():  # what folding would do beside that ends no word
            said, wanted = piece.replace("'", "").lower(), plain
        else:
            said, wanted = fold(piece), keys
        if any(map(said.__contains__, wanted)):
            return True
    return False


def _is_account(name: str) -> bool:
    """Whether a stated author reads like the account of one: `edda.quill`, `eq`."""
    return (
        name.isascii()
        and name.islower()
        and " " not in name
        and name not in AGENCIES
        and not DOMAIN.fullmatch(name)
    )


def _is_shown(name: str, view: PageView) -> bool:
    """Whether readers see an account in its own spelling where authors are named."""
    return any(name in words_in(element, " ")[:400].split() for element in view.bylines[:40])


def _is_editor(name: str, view: PageView) -> bool:
    """Whether readers see the one who is stated as author only as the editor."""
    key = fold(name)
    lines = [run.key for run in view.runs if len(run.text) < LONGEST_BYLINE and name in run.text]
    return bool(lines) and all(line.startswith(f"editor {key}") for line in lines)


def _with_agency(data: LinkedData, count: int) -> list[PageValue[str]]:
    """The one signature of a site together with an agency, such as `The Post with AFP`."""
    stated = [one_line(unescape(text)) for text in _names(data.articles[0].get("author"), data)]
    if count < 2 or len(stated) != 1 or not _SIGNED_WITH.search(stated[0]):
        return []
    return [PageValue(stated[0], _LINKED, 0.9)]


def _named_anywhere(view: PageView, below: list[Run], head: Head) -> Iterator[list[PageValue[str]]]:
    """Names marked up as the author outside of what is read, such as in the foot of an article."""
    if not view.runs:
        return
    root = view.runs[0].element.getroottree().getroot()
    marked = cast("list[Element]", _MARKED(root))
    found: dict[str, Element] = {}
    for element in marked[:_MOST_MARKED]:
        for name in in_byline(element):
            found.setdefault(name, element)
    if len(found) <= MOST_ANYWHERE:
        yield [PageValue(name, "marked as author", 0.6, found[name]) for name in found]
    for run in below:
        links = [mark.element for mark in run.marks if mark.element.tag == "a"]
        around = list(islice(run.element.iterancestors("a"), 1))
        names = like_names(
            _all_by(a) or one_line(words_in(a))
            for a in links or around
            if OF_AUTHORS.search(a.get("href") or "") or _all_by(a)
        )
        yield [PageValue(name, "a link to an author", 0.6, run.element) for name in names]
    short = [i for i, run in enumerate(view.runs) if len(run.text) < _LONGEST_LABEL]
    for index in short:
        text, behind = view.runs[index].text, view.runs[index + 1 : index + 2]
        if behind and text[0] in _ABOUT_BEGINS and _ABOUT_AUTHOR.fullmatch(text):
            below_it = behind[0]
            names = like_names([below_it.text] if len(below_it.text) < SHORT_RUN else [])
            yield [PageValue(name, _BELOW_LABEL, 0.6, below_it.element) for name in names]
    yield from chain(beside_date(below, view), reporters(view), signed(view, head), noted(view))
    for run in map(view.runs.__getitem__, short):
        edited = None if run.text.isascii() else _SIGNED.fullmatch(run.text)
        if edited:
            names = [name for name in clean_names([edited[1]]) if is_caseless(name)]
            yield [PageValue(name, _IN_A_LINE, 0.55, run.element) for name in names]


def _all_by(link: Element) -> str:
    """The person whose stories a link says that it leads to all of: `All articles by Edda Quill`."""
    said = link.get("aria-label") or link.get("title") or ""
    match = _ALL_BY.match(said) if 0 < len(said) < SHORT_RUN else None
    return said[match.end() :] if match else ""


def _below_headline(view: PageView, heading: Element | None) -> list[Run]:
    """The short lines that follow the first heading of the page; where it has none, those below its headline."""
    index = place_of_headline(view, heading)
    if index is None:
        return []
    return [
        run
        for run in view.runs[index + 1 : index + NEAR]
        if len(run.text) < SHORT_RUN and not any(each.tag == "blockquote" for each in run.inside)
    ]


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
        len(run.text) < LONGEST_BYLINE and key in run.key and not _COPYRIGHT.search(run.text)
        for run in view.runs
    )


def _plain(name: str) -> str:
    return fold(name).replace(" ", "")


def _names_site(author: PageValue[str], sites: set[str]) -> bool:
    if author.method == ALONE:  # of which the site may be called after
        return _plain(author.value) in sites
    return _is_site(author.value, sites)


def _is_site(name: str, sites: set[str]) -> bool:
    plain = _plain(name)
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
        if len(text) > LONGEST_BYLINE or not all(map(fold(text).__contains__, known)):
            continue
        linked = {
            name: _folder(a.get("href") or "")
            for a in element.iter("a")
            for name in like_names([one_line(words_in(a))])
        }
        folders = {folder for name, folder in linked.items() if fold(name) in known}
        names = [name for name, folder in linked.items() if folder in folders]
        enough = len(known) < len(names) <= MOST_COLLEAGUES
        one_folder = len(folders) == 1 and folders != {""}
        if one_folder and enough and known <= {fold(name) for name in names}:
            return [PageValue(name, "byline", 0.85, element) for name in names]
    return stated
