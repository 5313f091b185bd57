"""Which elements and attributes of HTML from outside are kept when it is cleaned, and which go with all in them."""

from __future__ import annotations

TAGS = frozenset(
    "a abbr acronym address article aside audio b bdi bdo big blockquote br caption center cite code"
    " data dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr"
    " i iframe img ins kbd label legend li main mark nav ol p picture pre q rp rt ruby s samp section small"
    " source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul"
    " var video wbr".split()
)
"""Elements that stay. Of others their content stays."""
GONE = frozenset(
    "script style template noscript object embed applet svg math form input button select textarea frame"
    " frameset canvas title map dialog portal".split()
)
"""Elements that go with all in them."""
_EMPTY = frozenset({"embed", "frame", "input"})
"""Of these, those that hold nothing."""
WITH_CONTENT = GONE - _EMPTY
"""Those that may hold something."""

EVERYWHERE = frozenset({"class", "dir", "id", "lang", "title"})
"""Attributes that any element may have."""
ATTRIBUTES = {
    "a": {"href", "rel", "target"}, "abbr": {"title"}, "audio": {"src", "controls", "aria-label"},
    "blockquote": {"cite"}, "data": {"value"}, "del": {"cite", "datetime"}, "img": {
        "src", "srcset", "sizes", "alt", "width", "height", "data-rendition", "data-type", "data-size",
        "data-uri",
    },
    "figure": {"data-uri"},
    "iframe": {"src", "width", "height", "allowfullscreen", "data-provider", "data-type"},
    "ins": {"cite", "datetime"}, "ol": {"start", "reversed"}, "q": {"cite"},
    "source": {"src", "srcset", "sizes", "media", "type", "width", "height", "data-duration"},
    "td": {"colspan", "rowspan", "headers"}, "th": {"colspan", "rowspan", "headers", "scope"},
    "time": {"datetime"}, "track": {"src", "kind", "srclang", "label"},
    "video": {
        "src", "poster", "controls", "width", "height", "aria-label", "data-duration", "data-type",
    },
}  # fmt: skip
"""Element -> the attributes that it may have besides."""


def is_kept(name: str, attribute: str) -> bool:
    """Whether an attribute of an element that is kept stays, as far as its name goes."""
    return attribute in EVERYWHERE or attribute in ATTRIBUTES.get(name, frozenset())
