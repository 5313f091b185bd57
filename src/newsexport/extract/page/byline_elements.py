"""The names in the bylines that readers of a page see: in elements that are called so, and in lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from newsexport.extract.page.class_words import CAPTION, flags_by_name
from newsexport.extract.page.lines import is_date_line, is_furniture
from newsexport.extract.page.stated_names import clean_names, is_degree, is_name, like_names
from newsexport.extract.page.view import PageView
from newsexport.late_regex import late_regex
from newsexport.prose.agencies import AGENCIES, is_bare_agency
from newsexport.prose.bylines import agencies_in, read_byline, without_by
from newsexport.prose.characters import has_any, is_caseless, weight
from newsexport.prose.dates import find_date
from newsexport.prose.name_lists import is_known_name
from newsexport.prose.names import is_occupation, looks_like_a_name, split_names
from newsexport.prose.whitespace import one_line
from newsexport.syntax.html_page import words_in
from newsexport.syntax.xml import Element

_WITH_DATE = late_regex(
    r"(?:published|posted|submitted|written|veröffentlicht|verfasst|erstellt|geschrieben|gesendet|publiée?|écrit|soumis|publicado"
    r"|enviado|escrito|submetido|pubblicato|inviato|scritto|geplaatst|ingediend|inskickad|innsendt|indsendt)\b[^|]{0,30}?\b(?:by|von|par|por|da|di|door|av|af)\s+(?P<who>.{3,80}?)"
    r"(?:\s*[|,•·–—]\s|\s+\d|\s+(?:published|updated|on|am|le|el|il|em|op|den|at|um)\b|$)",
    re.IGNORECASE,
)
"""A byline with a date, or what was done, before its `by`."""
_INSIDE = late_regex(r"\s作者\s?[:：]\s?([\u4e00-\u9fff·]{2,5})(?=\s|[|｜]|$)")
"""An author within a line of East Asia that names the source first."""
_DIGIT = late_regex(r"\d")
_BEHIND_DATE = late_regex(
    r"(?<=[\d,|)·•–—-])\s*\b(?:by|von|par|por|door|av|af)\s[^\W\d_][^|•·\d]{3,60}(?=$|\s*[|•·])",
    re.IGNORECASE,
)
"""A byline behind a date: `November 4th, 2009 by Edda Quill`."""
_HELPED = late_regex(
    r"\b(?:reviewed|edited|fact[- ]checked|photograph(?:s|ed|y)?|photos?|pictures|illustrat(?:ed|ions?)|translated|video|graphics"
    r"|narrated|produced)(?: and \w+)? by\b.*?(?=\b(?:written|words|text|story|reported) by\b|$)"
    r"|^(?:medically|clinically|expert)\b.*?(?=\b(?:written|words|text|story|reported) by\b|$)"
    r"|[^,(]{3,40}\((?:fotos?|fotografias?|fotografías?|photos?|photographs?|bild(?:er)?|v[ií]deos?|ilustra\w+|illustration\w*|grafik|zdjęcia|kuvat?|foto's)\)"
    r"|[\s,;|·•–—-]*(?<![^\W\d_])(?:fotos?|fotografin|fotografía|fotografie|bild(?:er)?|illustration(?:en)?|übersetzung|photos?|traduction|traducción"
    r"|edición|edited|editor|penyunting|zdjęcia|翻訳|訳|写真|责任编辑|責任編輯|责编|責編|编辑|編輯)\s?(?:von\b|par\b|por\b|di\b|[:：]).*$",
    re.IGNORECASE,
)
"""Those who reviewed, edited, translated or pictured a story, in the byline of those who wrote it."""
_OF_HELPERS = tuple(" by|medically|clinically|expert|(|von|par|por|di|:|：".split("|"))
"""Of these words and signs each of them has one."""
_DASH = late_regex(r"\s*[|،,]\s*|\s[-–—]\s")
_BESIDE_NAMES = late_regex(
    r"(?:^|[\s_-])(?:location|place|city|role|job|position|designation|function|fonction|funktion|cargo|puesto|ruolo|occupation|bio|title)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes of what stands beside a name in a byline."""
_PLACES = late_regex(
    r"(?:^|[\s_-])(?:location|place|city|lieu|lugar|ciudad|cidade|luogo|ort)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Those of them that say where somebody writes from."""
_EDITED = late_regex(r"\W*(?:责任编辑|責任編輯|责编|責編|编辑|編輯)\s?[:：]")
"""Before who edited a story, and did not write it."""
ABBREVIATION = late_regex(r"[A-Z]{2,6}")
_SHORT = late_regex(r"[A-Z]{2,6}(?=,|\s[|·–—-]\s|$)")
OF_AUTHORS = late_regex(
    r"/(?:authors?|editors?|autor(?:en|es|i)?|auteurs?|profiles?|contributors?|reporters?|journalist(?:e?s|en)?|periodistas?|writers?|columnist(?:s|as?)?"
    r"|firmas?|signataires?|skribent(?:er)?|meet-the-team|our-team|staff|byline|by|av|avtor|penulis|yazar(?:lar)?|redakteure?)/[^/?#]+",
    re.IGNORECASE,
)
_WITH_JOB = late_regex(
    r"[^,&]+,[^,&]*\b(?:manager|president|engineers?|founder|ceo|cto|director|scientist|professor|fellow)\b(?!.*\b(?:and|und|et|y)\b)",
    re.IGNORECASE,
)
"""A name, its job, and whom that is with."""
_POSTED = late_regex(r"(?:^|[\s_-])tweet(?:$|[\s_-])", re.IGNORECASE)
"""Classes of what names who wrote a message that is shown in the story."""
LONGEST_BYLINE = 200
_SHORT_BYLINE = 50
_LONGEST_BOX = 800
"""Characters from which a byline is the whole article, and what stands in it no list of authors."""
_MOST_BLANKS = 30
"""Between the elements of a byline, each of which is known."""
_FILLED = 0.6
"""Share of a box of names that is names."""
_LEVELS_OF_CAPTION = 2
MOST_COLLEAGUES = 12
MOST_ANYWHERE = 3
"""Names above which those in one place are of several stories."""


def in_line(text: str) -> list[str]:
    """The names in a line that says who wrote something: of two with a comma between, the other may be a place."""
    names = _said_in(without_helpers(text))
    is_pair = len(names) == 2 and f"{names[0]}, {names[1]}" in text
    if is_pair and names[1].lower() not in AGENCIES:
        return names[:1]
    return names[:1] if len(names) > 1 and _WITH_JOB.match(text) else names


def _said_in(text: str) -> list[str]:
    byline = read_byline(text)
    if byline is not None:
        names = (name for i, name in enumerate(byline.names) if not (i and is_degree(name)))
        return [name for name in (*names, *byline.agencies) if is_name(name)]
    rest = without_by(text)
    short = _SHORT.match(rest) if rest != text else None
    if short:
        return [short[0]]
    signed = _BEHIND_DATE.search(text) if _DIGIT.search(text) else None
    if signed and find_date(text[: signed.start()]) is not None:
        byline = read_byline(signed[0].strip())
        return [name for name in byline.names if is_name(name)] if byline is not None else []
    named = _INSIDE.search(text) if not text.isascii() else None
    if named:
        return [named[1]]
    match = _WITH_DATE.match(text)
    if match:
        return [name for name in clean_names([match["who"]]) if looks_like_a_name(name)]
    return []


def in_slashes(text: str) -> list[str]:
    """The names of a line that is nothing but names with slashes between: `Edda Quill/Tomas Reeve`."""
    parts = [part.strip() for part in text.split("/")]
    are_names = len(parts) > 1 and all(" " in part and looks_like_a_name(part) for part in parts)
    return parts if are_names else []


def without_helpers(text: str) -> str:
    """A byline without those who did not write the story, such as its photographers."""
    if not (has_any(text.lower(), _OF_HELPERS) and _HELPED.search(text)):
        return text
    rest = without_by(text)  # `Story and photos by` names those who did both
    return (text[: len(text) - len(rest)] + _HELPED.sub("", rest)).strip(" ,;/|·•–—-")


def in_byline(element: Element) -> list[str]:
    """The names in an element that is called byline, author or the like."""
    whole = one_line(words_in(element, " "))
    if not whole or _EDITED.match(whole) or says_only_where(element):
        return []
    each = _in_name_properties(element) if len(element) else []
    if each:
        return each
    each = (
        (_in_leaves(element) or _before_place(element) or _beside_roles(element))
        if len(element)
        else []
    )
    if each:
        return each
    if len(whole) > 160:
        return _in_author_links(element) or (
            _in_pieces(element) if len(whole) < _LONGEST_BOX else []
        )
    text = without_helpers(whole)
    linked = _linked(element) if text == whole else []
    said = _said_in(text)
    if len(said) > 1 and _WITH_JOB.match(text):
        said = said[:1]
    if len(said) >= len(linked) and set(linked) <= set(said):
        linked = said
    if linked:
        return linked
    if is_caseless(text):
        known = [part for part in _DASH.split(text) if is_known_name(part)]
        if known:
            return known
    if len(text) < _SHORT_BYLINE:
        named = like_names([text])
        if named or is_bare_agency(text):
            return [*named, *agencies_in(text)]
    return _in_pieces(element)


def says_only_where(element: Element) -> bool:
    """Whether all words of an element stand in one that is called a place."""
    while not _PLACES.search(element.get("class") or ""):
        if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
            return False
        element = element[0]
    return True


def _in_name_properties(element: Element) -> list[str]:
    """The names that microdata or RDFa state for an author."""
    if (element.get("itemprop") or element.get("property") or "").rpartition(":")[2] != "author":
        return []
    texts = [
        inner.get("content") or one_line(words_in(inner))
        for inner in element.iterdescendants()
        if (inner.get("itemprop") or inner.get("property") or "").rpartition(":")[2] == "name"
    ]
    return like_names(texts) if len(texts) <= MOST_COLLEAGUES else []


def _linked(element: Element) -> list[str]:
    """The names that lead somewhere; where some lead to the pages of authors, only these."""
    if element.tag == "a":
        return []
    links = list(element.iter("a"))
    of_authors = [
        a for a in links if a.get("rel") == "author" or OF_AUTHORS.search(a.get("href") or "")
    ]
    texts = (one_line(words_in(a, " ")) for a in of_authors or links)
    return like_names(text for text in texts if 3 < weight(text) < 40 and len(text.split()) <= 5)


def with_others(element: Element, names: list[str], view: PageView) -> list[str]:
    """The names of a byline with those of others of its kind in the same short box: each author may have one."""
    box = element.getparent()
    text = one_line(words_in(box, " ")) if box is not None else ""
    if box is None or len(text) > LONGEST_BYLINE:
        return names
    found = dict.fromkeys(names)
    for other in view.bylines:
        is_alike = other.tag == element.tag and other.get("class") == element.get("class")
        if is_alike and other is not element and other.getparent() is box:
            found.update(dict.fromkeys(in_byline(other)))
    if element.tag == "a":
        said = _said_in(text) or like_names([text])
        if set(found) < set(said) and sum(map(len, said)) > _FILLED * len(text):
            return said
    return list(found)


def _in_author_links(element: Element) -> list[str]:
    """The names in a long box about authors that lead to pages of theirs, if they are few."""
    links = (a for a in element.iter("a") if OF_AUTHORS.search(a.get("href") or ""))
    names = like_names(one_line(words_in(a)) for a in links)
    return names if len(names) <= MOST_ANYWHERE else []


def _in_leaves(element: Element) -> list[str]:
    """The names of a byline that says nothing but names, each in an element of its own; only those that lead somewhere."""
    leaves = [(inner, one_line(inner.text or "")) for inner in element.iter() if not len(inner)]
    leaves = [(inner, text) for inner, text in leaves if text]
    names = [text for _, text in leaves]
    rest = one_line(words_in(element, " ")).split()
    if not 1 < len(names) <= MOST_COLLEAGUES or " ".join(names).split() != rest:
        return []
    if not all(looks_like_a_name(name) and is_name(name) for name in names):
        return []
    of_names = [text for inner, text in leaves if not _is_beside(inner)]
    return [text for inner, text in leaves if _leads(inner)] or of_names or names


def _leads(element: Element) -> bool:
    return element.tag == "a" or next(element.iterancestors("a"), None) is not None


def _beside_roles(element: Element) -> list[str]:
    """The names of a byline each of whose elements is a name, a job, a date or a button."""
    names: dict[str, bool] = {}
    said = 0
    has_buttons = False
    for inner, text in _pieces_of(element):
        said += len(text)
        if text and _is_one_name(text, inner):
            names[text] = _leads(inner)
        elif text and not (
            _is_beside(inner) or is_occupation(text) or is_date_line(text) or is_furniture(text)
        ):
            if not names or not _leads(inner):
                return []
            has_buttons = True
    if has_buttons and (len(names) > 1 or any(names.values())):
        return []
    if said + _MOST_BLANKS < len(one_line(words_in(element, " "))):
        return []
    linked = [name for name, leads in names.items() if leads]
    found = linked or list(names)
    many = len(found) > (1 if any(map(is_caseless, found)) else MOST_COLLEAGUES)
    return [] if many else found


def _pieces_of(element: Element) -> Iterator[tuple[Element, str]]:
    """Each stretch of the words of an element, with the one that holds it."""
    for inner in element.iter():
        yield inner, one_line(inner.text or "")
        tail = inner.tail if inner is not element else None
        if tail and (said := one_line(tail).strip(" ,|·•–—-")):
            around = inner.getparent()
            yield (inner if around is None else around), said


def _is_beside(element: Element) -> bool:
    """Whether an element is called what stands beside a name: a place, a job."""
    return _BESIDE_NAMES.search(element.get("class") or "") is not None


def _is_one_name(text: str, element: Element) -> bool:
    if _is_beside(element) or not (is_name(text) and split_names(text) == (text,)):
        return False
    return not (is_occupation(text) or is_furniture(text)) and without_by(text) == text


def _before_place(element: Element) -> list[str]:
    """The one name that has an element of its own, before a slash or a bar and what is no name, such as a place."""
    inner = [each for each in element.iter() if each is not element and one_line(each.text or "")]
    name = one_line(inner[0].text or "") if len(inner) == 1 and not len(inner[0]) else ""
    follows = name and (inner[0].tail or "").lstrip()[:1] in ("/", "|")
    return [name] if follows and looks_like_a_name(name) and is_name(name) else []


def _in_pieces(element: Element) -> list[str]:
    """Several names that fill one of the elements inside a longer byline."""
    best: list[str] = []
    for inner in element.iter():
        piece = one_line(inner.text or "") if not len(inner) else ""
        if 3 < len(piece) < 160 and not is_caseless(piece):
            names = like_names([piece])
            fills = sum(map(len, names)) > 0.6 * len(piece)
            if len(names) > max(1, len(best)) and fills and _is_no_credit(inner):
                best = names
    return best


def is_quoted(element: Element) -> bool:
    """Whether it names who said, posted or pictured something: by its class, in a quotation, in what is called a caption."""
    if next(element.iterancestors("blockquote", "figure", "figcaption"), None) is not None:
        return True
    if _POSTED.search(element.get("class") or ""):
        return True
    around = islice(element.iterancestors("p", "div", "span"), _LEVELS_OF_CAPTION)
    return any(flags_by_name(each) & CAPTION for each in around)


def _is_no_credit(element: Element) -> bool:
    return element.tag != "cite" and next(element.iterancestors("figure"), None) is None
