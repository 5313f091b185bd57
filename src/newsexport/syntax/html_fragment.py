"""HTML from outside, for a place in a page of ours: cleaned of all that acts, loads or dresses."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import nh3

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
    clean = _cleaner().clean(markup).strip()
    return clean if _wordless().clean(clean).strip() else ""


@cache
def _cleaner() -> nh3.Cleaner:
    """Made once, for that takes long."""
    import nh3

    return nh3.Cleaner(
        tags=set(TAGS), clean_content_tags=set(_GONE), url_relative="deny", link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
        attributes={name: set(values) for name, values in _ATTRIBUTES.items()},
    )  # fmt: skip


@cache
def _wordless() -> nh3.Cleaner:
    import nh3

    return nh3.Cleaner(tags=set())


@cache
def _plain() -> nh3.Cleaner:
    import nh3

    return nh3.Cleaner(tags=set(TAGS), clean_content_tags=set(_GONE), attributes={})


def words_of(markup: str) -> str:
    """The words of a piece of HTML, without those of scripts and the like; blocks on lines of their own."""
    clean = _plain().clean(markup)
    parted = _BLOCK_END.sub("\n\n", clean)
    return unescape(_TAG.sub("", parted)).strip()
