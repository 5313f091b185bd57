"""Running text as HTML for feeds: the elements that reading gives the same spans for, and no others."""

from __future__ import annotations

from functools import lru_cache

from newsexport.payloads.content import Simplified
from newsexport.payloads.for_readers.inline_html import is_link, writable
from newsexport.payloads.html.markup import opening
from newsexport.payloads.running_text import marked_up
from newsexport.payloads.xhtml.names import SPAN_ELEMENTS
from newsexport.schema.v1 import RichText, Span
from newsexport.schema.v1.body import SpanKind
from newsexport.syntax.pointers import escape_token

_OTHERS = frozenset("span cite dfn mark small big bdo bdi data ruby rt rp wbr".split())
_NEVER = frozenset({"img", "label", "output", "meter", "progress", "blink", "font", "rb", "rtc"})
_KEPT = {
    "a": ("title", "rel"), "time": ("datetime",), "abbr": ("title",), "del": ("cite", "datetime"),
    "ins": ("cite", "datetime"), "q": ("cite",), "data": ("value",),
}  # fmt: skip
_GLOBAL = ("id", "class", "title", "lang", "dir")


def inline(rich: RichText, at: str, losses: list[Simplified]) -> str:
    """The text with its spans as elements. What has none goes into the losses; `at` is its pointer."""
    if not rich.spans:
        return writable(marked_up(rich, _none))
    linked = _within_links(rich)

    def tags_of(index: int, span: Span, is_break: bool) -> tuple[str, str]:
        return _tags_of(span, f"{at}/spans/{index}", is_break, index in linked, losses)

    markup = marked_up(rich, tags_of).replace("&#13;\n", "\n").replace("&#13;", "\n")
    return writable(markup)


def _none(_index: int, _span: Span, _is_break: bool) -> tuple[str, str]:
    return "", ""


def _tags_of(
    span: Span, here: str, is_break: bool, in_link: bool, losses: list[Simplified]
) -> tuple[str, str]:
    name = _element(span.kind, span.name)
    if is_break:
        if span.attributes or span.name or span.concept or span.href:
            losses.append(Simplified(here, "a line break", False))
        return "<br>", ""
    if name is None or name == "br" or (name == "a" and (in_link or not is_link(span.href))):
        losses.append(Simplified(here, f"the words only, without the {span.kind}"))
        return "", ""
    if span.start == span.end:
        losses.append(Simplified(here, "it has no words"))
        return "", ""
    values: dict[str, object] = {}
    if name == "a":
        values["href"] = span.href
    elif span.href is not None:
        losses.append(Simplified(f"{here}/href", "no link"))
    for key, value in span.attributes.items():
        if (key in _GLOBAL or key in _KEPT.get(name, ())) and writable(value) == value:
            values[key] = value
        else:
            losses.append(Simplified(f"{here}/attributes/{escape_token(key)}", f"without {key}"))
    if span.concept is not None:
        losses.append(Simplified(f"{here}/concept", "the words only"))
    return f"{opening(name, **values)}>", f"</{name}>"


@lru_cache(maxsize=4096)
def _element(kind: SpanKind, name: str | None) -> str | None:
    """The element that is read as this kind and name of span."""
    found = SPAN_ELEMENTS.get((kind, name))
    if found in _NEVER or (kind == "other" and found not in _OTHERS):
        return None
    return str(found) if found is not None else None


def _within_links(rich: RichText) -> frozenset[int]:
    """Links inside of links: HTML has none."""
    found: list[int] = []
    end = -1
    for index, span in enumerate(rich.spans):
        if span.kind == "link" and span.start < span.end and is_link(span.href):
            if span.start < end:
                found.append(index)
            else:
                end = span.end
    return frozenset(found)
