"""The elements of XHTML and HTML, and what they are in the canonical body.

Source: HTML Living Standard (sections 4.3 to 4.9); XHTML 1.0 for elements that HTML has dropped.
"""

from __future__ import annotations

from newsexport.schema.v1.body import SpanKind

SPAN_KINDS: dict[str, tuple[SpanKind, str | None]] = {
    "a": ("link", None), "em": ("emphasis", None), "i": ("emphasis", "i"),
    "strong": ("strong", None), "b": ("strong", "b"), "u": ("underline", None),
    "del": ("deleted", None), "s": ("deleted", "s"), "strike": ("deleted", "strike"),
    "ins": ("inserted", None), "sub": ("subscript", None), "sup": ("superscript", None),
    "code": ("code", None), "kbd": ("code", "kbd"), "samp": ("code", "samp"),
    "tt": ("code", "tt"), "var": ("code", "var"), "q": ("quote", None), "br": ("break", None),
    "abbr": ("abbreviation", None), "acronym": ("abbreviation", "acronym"),
    "time": ("time", None),
    **{
        name: ("other", name)
        for name in (
            "span", "cite", "dfn", "mark", "small", "big", "font", "label", "bdo", "bdi", "wbr",
            "data", "output", "ruby", "rb", "rt", "rp", "rtc", "meter", "progress", "blink",
            "img",
        )
    },
}  # fmt: skip
"""Element -> kind of span, and the name that the span keeps where the kind alone is ambiguous."""

SPAN_ELEMENTS: dict[tuple[SpanKind, str | None], str] = {
    meaning: element for element, meaning in SPAN_KINDS.items()
}
"""The same the other way round. Kinds that are missing here are written as a marked `span`."""

HEADINGS = {f"h{level}": level for level in range(1, 7)}

SECTIONS = frozenset(
    "section div aside header footer main nav article hgroup address details summary center"
    " fieldset dl dt dd".split()
)
"""Elements that become a Section, and that a Section of this name is written as."""

STRAY = frozenset(
    "li td th tr thead tbody tfoot caption figcaption legend menu dir optgroup body".split()
)
"""Parts of structures; where they stand outside of one they become a Section of their name."""

MEDIA = frozenset({"img", "picture", "video", "audio"})
"""Elements that show a media object."""

OPAQUE = frozenset(
    "script style template noscript object embed applet canvas map svg math form input button"
    " select textarea iframe frame frameset dialog portal marquee".split()
)
"""Elements that are no running text; they are carried as Raw (an `iframe` as Embed)."""

UNSEEN = frozenset({"meta", "link", "base", "col", "colgroup", "track", "param", "source"})
"""Elements without content that readers never see."""

BARE_TAGS = {
    f"{space}{name}": level
    for space in ("", "{http://www.w3.org/1999/xhtml}")
    for name, level in {"p": 0, **HEADINGS}.items()
}
"""Tag of each paragraph (0) and heading in XHTML, and in HTML without a namespace -> its level."""

TEXT_BLOCKS = frozenset({"p", "pre", *HEADINGS})

BLOCKS = (
    TEXT_BLOCKS | SECTIONS | STRAY | OPAQUE | MEDIA - {"img"}
    | {"ul", "ol", "blockquote", "table", "figure", "hr"}
)  # fmt: skip
"""Elements that cannot stand in running text. An `img` can."""

MEDIA_SECTION = "newsexport-media"
"""Class of the section at the end of a body that brings along media which no figure shows."""
