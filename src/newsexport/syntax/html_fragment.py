"""HTML from outside, for a place in a page of ours: cleaned of all that acts, loads or dresses."""

from __future__ import annotations

import re
from functools import cache
from html import unescape

TAGS = frozenset(
    "a abbr b bdi blockquote br caption cite code dd del dfn dl dt em h2 h3 h4 h5 h6 hr i ins kbd li mark"
    " ol p pre q rp rt ruby s samp small span strong sub sup table tbody td tfoot th thead time tr u ul"
    " var wbr".split()
)
"""Elements that stay; of others the content stays, of scripts and the like nothing."""

_GONE = frozenset(
    "script style template noscript iframe object embed applet svg math form input button select textarea"
    " frame frameset canvas audio video title".split()
)
_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|dd|dt|blockquote|tr|pre|caption)>|<hr>")
_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTES = {
    "a": {"href"}, "abbr": {"title"}, "bdi": {"dir"}, "time": {"datetime"},
    "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}, "ol": {"start"},
    "*": {"lang", "dir"},
}  # fmt: skip


def cleaned(markup: str) -> str:
    """The markup with only plain elements, web and mail links; "" when no words are left."""
    import nh3

    clean = nh3.clean(
        markup,
        tags=set(TAGS),
        clean_content_tags=set(_GONE),
        attributes=_attributes(),
        url_schemes={"http", "https", "mailto", "tel"},
        url_relative="deny",
        link_rel=None,
    ).strip()
    return clean if nh3.clean(clean, tags=set()).strip() else ""


@cache
def _attributes() -> dict[str, set[str]]:
    return {name: set(values) for name, values in _ATTRIBUTES.items()}


def words_of(markup: str) -> str:
    """The words of a piece of HTML, without those of scripts and the like; blocks on lines of their own."""
    import nh3

    clean = nh3.clean(markup, tags=set(TAGS), clean_content_tags=set(_GONE), attributes={})
    parted = _BLOCK_END.sub("\n\n", clean)
    return unescape(_TAG.sub("", parted)).strip()
