"""What the names of classes and ids say about an element. Pages call things what they are, mostly.

A name is taken apart into its words (`articleBody__text` -> article, body, text), and a decision is made
once for each spelling: pages repeat the same few hundred.
"""

from __future__ import annotations

import re
from itertools import pairwise

from newsexport.syntax.xml import Element

SUSPECT = 1
"""Likely no part of the story."""
STORY = 2
"""Likely holds the story."""
BYLINE = 4
"""Says who wrote it."""
DATE = 8
"""Says when."""
CAPTION = 16
"""Says what a picture shows."""
LEAD = 32
"""Leads into the story."""
HEADLINE = 64
"""Is the headline."""
CREDIT = 128
"""Names who made a picture."""
COMMENTS = 256
"""Holds what readers wrote: never the story, however long."""
KICKER = 512
"""Stands above the headline, and names the section or the subject."""
OTHERS = 1024
"""Leads to other stories."""
MEDIA = 2048
"""Shows a picture or plays something."""
DIALOG = 4096
"""Lies over the page, such as a request for consent: never the story, however long."""
WALL = 8192
"""Asks to pay or to log in; whole stories are called so, too."""
HIDDEN = 16384
"""Nobody sees it, on no screen."""

_COMMENT_WORDS = frozenset(
    "comment comments disqus commentlist respond kommentar kommentare commentaires comentarios yorum yorumlar comentarii commenti"
    " reacties komentarze komentari komentar komentare hozzaszolasok kommentarer kommentit kommentaarid talkbacks talkback diskuse diskusia".split()
)
_SUSPECT_WORDS = _COMMENT_WORDS | frozenset(
    "share sharing shares social related relateds recommend recommended recommendation recommendations"
    " recirc recirculation promo promos promobox newsletter newsletters subscribe subscription signup"
    " breadcrumb breadcrumbs byline bylines author authors autor tag tags taglist topic"
    " topics caption captions credit credits copyright advert adverts advertisement advertising"
    " advertorial ad ads adslot adbox sponsor sponsored footer sidebar menu nav navbar navigation popup"
    " modal cookie cookies consent gdpr login toolbar tools gallery slideshow carousel player embed"
    " twitter tweet facebook instagram whatsapp timestamp dateline pubdate published readmore trending"
    " popular outbrain taboola teaser teasers infobox factbox pullquote rating donate donation follow bio"
    " kicker eyebrow disclaimer linkbox pagination pager keywords hashtag hashtags meta metadata widget"
    " banner bookmark correction poll quiz tooltip rollover popover image images img photo photos picture figure vjs video videos recs"
    " mostread mostpopular affiliate noprint postmetadata"
    " imagedescription authorbox"
    " columnist columnista colunista saboxplugin promotion disclosure cta kontakt relatedposts relatedpost paidbox".split()
)
_SUSPECT_PAIRS = frozenset(
    "visually-hidden read-more more-stories more-news more-on more-from more-links more-articles"
    " also-read see-also pull-quote sign-up info-box side-bar skip-link skip-to most-read most-popular"
    " most-viewed sr-only screen-reader pub-date read-also read-next up-next further-reading link-list"
    " link-box social-media about-author call-to sign-in prev-next no-print print-none print-hidden view-more tagged-with"
    " ai-summary ai-article ai-content inline-textbox".split()
)
_BESIDE_TEXT = frozenset("image images img photo picture".split())
"""Words that say nothing against an element that is called text as well: it holds both."""
_BEGINNINGS = (
    "advert",
    "newsletter",
    "related",
    "outbrain",
    "taboola",
    "breadcrumb",
    "disqus",
    "sharing",
)
_HARMLESS_BEGINNING = re.compile(
    r"(?:js_|(?:en|dis)able|(?:has|with|no(?!-?print)|is|not|tag|category|overflow|post|type|ui?|lrv|js|single|hentry|page"
    r"|wp(?!-block-.*(?:newsletter|recirc|related))|layout|template|status|format)-|relative$"
    r"|elementor-(?:column|section|element|widget(?:-(?:wrap|container|text-editor|theme-post-content))?$))"
)
_HARMLESS = re.compile(
    r"[:\[\]!()]|-(?<!visually-)(?:hidden|enabled|disabled)$|(?:--|__)(?:has|with|no|not)-"
)
_BESIDE = re.compile(r"(?:content|with|has|two|no|columns?(?:left|right))-?sidebars?(?![a-z])")
"""Says how many columns a layout has, not that this is one of them."""
_ENDING = "footer"
_STORY_NAME = re.compile(
    r"(?:article|story|post|entry|news)[-_]?(?:body|content|text|copy)|articlebody|content[-_]?body"
    r"|main[-_]?content|page[-_]?content|rich-?text|body-?text|wysiwyg"
)
_BYLINE_WORDS = frozenset(
    "byline bylines author authors autor autoren auteur auteurs autore writer writers contributor"
    " contributors columnist columnista colunista verfasser redacteur journalist journalista firma authorname writtenby"
    " signature signatures szerzo szerzok muhabir yazar penulis kirjoittaja skribent forfatter avtor autori autorzy journaliste journalister".split()
)
_DATE_WORDS = frozenset(
    "date dates time timestamp published publish publication pubdate posted datetime dateline fecha data"
    " datum updated article-date meta byline day timedata tarih waktu tanggal dato datumuur veroeffentlicht".split()
)
_CAPTION_WORDS = frozenset(
    "caption captions figcaption legend legende bildunterschrift kepalairas didascalia bildtext billedtekst bildetekst kuvateksti"
    " onderschrift fotobijschrift imagecaption photocaption".split()
)
_CREDIT_WORDS = frozenset(
    "credit credits copyright photographer source courtesy agency attribution fotograf quelle".split()
)
_LEAD_WORDS = frozenset(
    "lead intro standfirst dek deck summary subtitle subhead subheadline subheading chapo abstract"
    " excerpt entradilla sommario ingress sapo teaser description spot preamble lede vorspann bajada"
    " synopsis untertitel sottotitolo subtitulo ondertitel podtytul anons zajawka"
    " copete perex leadin leadtext strapline epigraph kurztext anriss blurb subline".split()
)
_HEADLINE_WORDS = frozenset("headline title heading hed titre titulo".split())
_KICKER_WORDS = frozenset(
    "kicker eyebrow overline dachzeile topline supertitle rubric roofline spitzmarke surtitre antetitulo occhiello".split()
)
_OTHER_WORDS = frozenset(
    "related recommended recommendation recommendations widget sidebar promo teaser teasers popular"
    " trending recirc mostread latest".split()
)
_MEDIA_WORDS = frozenset(
    "image images img photo photos picture pictures figure media video videos vjs player gallery galleries"
    " slideshow carousel slide slides lightbox embed audio caption captions credit"
    " credits copyright bild bilder foto fotos fotografia pic pics kep resim zdjecie imagen imagem imagens immagine bilde bildbox imgbox imagebox".split()
)
_DIALOG_WORDS = frozenset(
    "cookie cookies consent gdpr cmplz cmp onetrust cookiebot cookielaw popup modal pum".split()
)
_MOST_KNOWN = 50_000
_SUB = re.compile("sub-(?=head|title|line)")
_LONGEST = 200
_CAMEL = re.compile(r"(?=[A-Z])(?<=[a-z])")


MEANINGS: dict[str, int] = {}
"""The flags of elements by their class names, or by their id, as far as they are known. Who has much to ask looks here
first, and asks `meaning` for the rest."""


def meaning(names: str) -> int:
    """The flags of an element with these class names, or with this id: each spelling is looked at once."""
    flags = MEANINGS.get(names)
    return meaning_of_new(names) if flags is None else flags


def meaning_of_new(names: str) -> int:
    """The same, for names that are not in `MEANINGS`."""
    if len(MEANINGS) >= _MOST_KNOWN:
        MEANINGS.clear()
    flags, is_post = 0, "hentry" in names
    # `widget Blog` is what Blogger calls the column of its posts.
    for name in names.split() if names != "widget Blog" else ():
        if name == "hidden" or (is_post and name.startswith("author-")):
            continue  # it depends on the others; a whole post, with the account of its author
        known = MEANINGS.get(name)
        if known is None:
            known = MEANINGS[name] = _meaning_of(name)
        flags |= known
    if "hidden" in names and _is_hidden(names.split()):
        flags |= HIDDEN
    MEANINGS[names] = flags
    return flags


def _is_hidden(names: list[str]) -> bool:
    """Whether a class says hidden, and none says that it is shown on some screens."""
    return "hidden" in names and not any(":" in name or "-block" in name for name in names)


def flags_by_name(element: Element) -> int:
    """The flags of an element by its class names and its id."""
    names, own = element.get("class"), element.get("id")
    return (meaning(names) if names else 0) | (meaning(own) if own else 0)


def _meaning_of(name: str) -> int:
    lower = name.lower()
    plain = lower if lower == name else _CAMEL.sub("-", name).lower()
    words = _cut(plain)
    bits = 0 if _WORDS.isdisjoint(words) else _bits_of(words)
    if (
        bits & _DOUBTFUL
        or lower.startswith(_BEGINNINGS)
        or lower.endswith(_ENDING)
        or _may_name_story(lower)
    ):
        return _looked_at(name, lower, words, bits)
    return bits & _FLAGS  # so are most names


def _looked_at(name: str, lower: str, words: list[str], bits: int) -> int:
    """What a name means that is more, or less, than its words, whose bits these are."""
    flags, story = bits & _FLAGS, None
    if _may_name_story(lower):
        if lower == "content":
            return STORY
        if lower.endswith("text-with-summary"):  # what Drupal calls the field of every text
            flags &= ~LEAD
        story = _STORY_NAME.search(lower)
        flags |= STORY if story else 0
    is_suspicious = bits & _SUSPECT_WORD != 0 or _is_suspicious(lower, words, bits)
    if story is None and not is_suspicious and not flags & (COMMENTS | DIALOG):
        return flags  # the patterns below would change nothing
    if _HARMLESS_BEGINNING.match(lower) or (_may_be_harmless(lower) and _HARMLESS.search(lower)):
        return flags & ~(COMMENTS | DIALOG)
    if "sidebar" in lower and _BESIDE.search(lower):
        return flags
    if story is not None:
        # `article-content__sign-in` is a part of it that is something else.
        rest = name[story.end() :]
        after = _words(rest)
        beside = _bits_of(after) | (_TEXT_WORD if "text" in words else 0)
        if _is_suspicious(rest.lower(), after, beside):
            return (flags | SUSPECT) & ~STORY
        return flags
    return flags | SUSPECT if is_suspicious else flags


def _may_name_story(lower: str) -> bool:
    """Whether a name has one of the words of which that of a story has one."""
    return (
        "content" in lower
        or "body" in lower
        or "text" in lower
        or "copy" in lower
        or "wysiwyg" in lower
    )


def _may_be_harmless(lower: str) -> bool:
    """Whether a name has any of what `_HARMLESS` looks for behind its beginning."""
    return (
        "--" in lower
        or "__" in lower
        or lower.endswith(("hidden", "abled"))
        or not lower.replace("-", "_").isidentifier()
    )


def _words(name: str) -> list[str]:
    """The words of a name, in lower case, without a number at its end; some may be empty."""
    return _cut(name if name.islower() else _CAMEL.sub("-", name).lower())


def _cut(plain: str) -> list[str]:
    cut = plain[:_LONGEST].rstrip("0123456789").replace("_", "-")
    return (_SUB.sub("sub", cut) if "sub-" in cut else cut).split("-")


def _bits_of(words: list[str]) -> int:
    bits = 0
    for word in words:
        bits |= _BITS.get(word, 0)
    return bits


def _is_suspicious(lower: str, words: list[str], bits: int) -> bool:
    """Whether a name, in lower case, says that no story is here. `bits` are those of its words."""
    if bits & _SUSPECT_WORD or (bits & _PICTURE_WORD and not bits & _TEXT_WORD):
        return True
    if lower.startswith(_BEGINNINGS) or lower.endswith(_ENDING):
        return True
    return bits & _BEGINS_PAIR != 0 and any(
        f"{first}-{second}" in _SUSPECT_PAIRS for first, second in pairwise(filter(None, words))
    )


_TABLES = (
    (BYLINE, _BYLINE_WORDS),
    (DATE, _DATE_WORDS),
    (CAPTION, _CAPTION_WORDS),
    (CREDIT, _CREDIT_WORDS),
    (LEAD, _LEAD_WORDS),
    (HEADLINE, _HEADLINE_WORDS),
    (COMMENTS, _COMMENT_WORDS),
    (KICKER, _KICKER_WORDS),
    (OTHERS, _OTHER_WORDS),
    (MEDIA, _MEDIA_WORDS),
    (DIALOG, _DIALOG_WORDS),
    (WALL, ("paywall", "paygate", "regwall", "piano", "paybox")),
)
_FLAGS = sum(flag for flag, _ in _TABLES)
_SUSPECT_WORD, _PICTURE_WORD, _TEXT_WORD, _BEGINS_PAIR = (1 << n for n in range(20, 24))
_DOUBTFUL = _SUSPECT_WORD | _PICTURE_WORD | _BEGINS_PAIR | COMMENTS | DIALOG
"""With a word of these, or in a few names as a whole, a name does not mean just what its words mean."""
_BITS: dict[str, int] = {}
"""What each word says: its flags, and what makes a name suspicious."""
for _flag, _said in (
    *_TABLES,
    (_SUSPECT_WORD, _SUSPECT_WORDS - _BESIDE_TEXT),
    (_PICTURE_WORD, _SUSPECT_WORDS & _BESIDE_TEXT),
    (_TEXT_WORD, ("text", "txt")),
    (_BEGINS_PAIR, (pair.partition("-")[0] for pair in _SUSPECT_PAIRS)),
):
    for _word in _said:
        _BITS[_word] = _BITS.get(_word, 0) | _flag
_WORDS = frozenset(_BITS)
