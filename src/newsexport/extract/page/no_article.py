"""Whether a page holds an article at all: walls, logins, indexes, faults and players hold none."""

from __future__ import annotations

import re

from newsexport.extract.page.found import PageValue
from newsexport.extract.page.head import Head
from newsexport.extract.page.linked_data import LinkedData, types_of
from newsexport.extract.page.story import Story
from newsexport.extract.page.view import PageView
from newsexport.prose.characters import ends_sentence, weight
from newsexport.prose.whitespace import fold
from newsexport.syntax.addresses import parts_of
from newsexport.version import GENERATOR

_LEAST = 140
"""Weight of the running text that an article has at least."""
_FEW = 600
"""Weight below which a page that nowhere says it is an article is looked at twice."""
_WALL = re.compile(
    r"\b(?:cookies?|consent|personal data|personalised|partners?|legitimate interest|privacy|gdpr|einwilligung"
    r"|datenschutz|zustimm\w+|personenbezogen\w*|traceurs|données personnelles|confidentialité|consentement"
    r"|privacidad|consentimiento|datos personales|privacidade|personuppgifter|samtycke|toestemming|javascript"
    r"|adblock\w*|ad blocker|captcha|robot|bots?|security (?:service|verification|check)|cloudflare)\b",
    re.IGNORECASE,
)
_NO_HEADLINE = re.compile(
    r"(?:log ?in|sign ?in|sign up|register|anmelden|einloggen|connexion|se connecter|iniciar sesión|accedi|inloggen"
    r"|logga in|logg inn|log ind|(?:error )?40[34].*|page not found|not found|seite nicht gefunden|page introuvable"
    r"|página no encontrada|access denied|forbidden|just a moment|one moment, please|performing security verification|checking your browser.*|verify(?:ing)? (?:that )?you are human.*|pardon our interruption|attention required.*|are you a robot.*"
    r"|service unavailable|50[0-4].*|before you continue.*|we value your privacy.*|privacy settings"
    r"|cookie (?:settings|policy|consent)|your privacy choices|datenschutzeinstellungen)\W*",
    re.IGNORECASE,
)
_FRONT = re.compile(r"/?(?:[a-z]{2}(?:[-_][a-zA-Z]{2})?/?)?(?:index\.\w+|home)?/?")
"""The path of the first page of a site, or of its edition in some language."""
_TITLE, _MANY_TITLES = 20, 25
"""Letters of a title that leads to a page, and how many a first page has at least."""
_PLAYS = ("VideoObject", "AudioObject", "ImageGallery", "MediaGallery")
_LIST_TYPES = ("CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage", "ContactPage")


def why_no_article(
    view: PageView,
    head: Head,
    data: LinkedData,
    story: Story,
    headline: PageValue[str] | None,
    url: str | None = None,
) -> str | None:
    """Why the page is no article; None when it is one, as each page is that we made ourselves."""
    if head.first("generator") == GENERATOR:
        return None
    lists = any(kind in _LIST_TYPES for node in data.nodes for kind in types_of(node))
    says_article = bool(data.articles) or (
        "article" in (head.first("og:type") or "").lower() and not lists
    )
    said = " ".join(run.text for run in story.runs)
    size = weight(said)
    title = headline.value if headline else ""
    if size < _LEAST and not (says_article and size > _LEAST // 3):
        if _is_flash(view, data, title):
            return None
        return "there is no running text" if view.runs else "the page shows no text"
    if title and _NO_HEADLINE.fullmatch(title.strip()) and not data.articles:
        return f"it is a page for something else: {title.strip()[:60]}"
    if size < 2 * _FEW and _is_wall(story) and not (says_article and size > _FEW):
        return "its text is about cookies, consent or access"
    if not says_article and (_is_index(view, lists, story, size) or _is_front(view, url, size)):
        return "it is a list of links to other pages"
    return None


def _is_flash(view: PageView, data: LinkedData, title: str) -> bool:
    """Whether the structured data state an article whose headline readers see: it is news without a text."""
    key = fold(title)
    stated = any(fold(text) == key for text in data.texts("headline"))
    dated = any(True for _ in data.texts("datePublished", "dateCreated"))
    plays = any(kind.endswith(_PLAYS) for node in data.articles for kind in types_of(node))
    shows = any(
        node.get("video") or kind == "VideoObject" for node in data.nodes for kind in types_of(node)
    )
    return (
        stated
        and dated
        and not plays
        and not shows
        and any(fold(text) == key for text, _ in view.first_headings)
    )


def _is_wall(story: Story) -> bool:
    """Whether most of the text is about what the site does with its visitors."""
    about = sum(len(run.text) for run in story.runs if len(_WALL.findall(run.text)) > 1)
    return about > 0.5 * sum(len(run.text) for run in story.runs)


def _is_front(view: PageView, url: str | None, size: int) -> bool:
    """Whether a page is the first of its site, and says more in titles of other pages than in what looks like text."""
    parts = parts_of(url)
    if not parts.hostname or parts.query or not _FRONT.fullmatch(parts.path):
        return False
    titles = [run.text for run in view.runs if run.links > 0.8 * len(run.text) > _TITLE]
    return len(titles) >= _MANY_TITLES and sum(map(len, titles)) > 0.4 * size


def _is_index(view: PageView, lists: bool, story: Story, size: int) -> bool:
    """Whether what looks like text is teasers: short ones, as many as there are headings with links among them."""
    if story.container is None or size > (5 if lists else 3) * _FEW:
        return False
    sentences = [run for run in story.runs if ends_sentence(run.text) and run.weight > 60]
    # Those behind all text lead from an article to others.
    last = sentences[-1].order if sentences else 0
    linked = sum(
        1
        for run in view.runs
        if run.is_heading
        and run.links > 0.8 * len(run.text)
        and (lists or run.order < last)
        and run.element in story.inside
    )
    return linked >= 4 and (lists or linked >= 0.7 * len(sentences))
