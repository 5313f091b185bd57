"""TX: characters and markup that went wrong on their way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from newsexport.codes.files import IO010
from newsexport.diagnostic import Finding, Severity, char_fragment
from newsexport.late_regex import late_regex
from newsexport.options import Options
from newsexport.rules.facts import (
    AMPERSAND,
    EVENT,
    GARBLED,
    LESS_THAN,
    MARKUP,
    ODD_ADDRESS,
    UNSEEN,
    is_event,
)
from newsexport.rules.mojibake import may_be_garbled, mojibake_in
from newsexport.rules.rule import Rule, rule
from newsexport.rules.texts import (
    all_texts,
    body_blocks,
    odd_addresses,
    rich_texts,
    texts_where,
    texts_with,
    words_of,
)
from newsexport.schema.v1 import NewsItem, Raw

_TAG = late_regex(
    r"</?(?:a|abbr|b|big|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|iframe|img|li|ol|p|pre"
    r"|script|small|span|strike|strong|style|sub|sup|table|td|tr|u|ul)(?:\s[^<>=]*+=[^<>]*+|\s*+/?)>",
    re.IGNORECASE,
)
_REFERENCE = late_regex(
    r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|laquo|raquo|copy|reg|euro|pound|bull"
    r"|middot|shy|[aeiouAEIOU](?:acute|grave|circ|uml)|[cC]cedil|[no]tilde|szlig|#\d{2,6}|#x[0-9A-Fa-f]{2,5});"
)
_BLOCK_AS_TEXT = late_regex(
    r"\s*<(p|div|h[1-6]|[uo]l|blockquote|figure|section|article|table)(?:\s[^<>]*)?>.*</\1>",
    re.DOTALL | re.IGNORECASE,
)
"""A text that is the markup of blocks."""
_MAYBE_HTML = {"summary", "teaser", "description"}
_SCRIPT = late_regex(r"<\s*script\b|\son\w+\s*=\s*[\"']|javascript:|vbscript:", re.IGNORECASE)
_IGNORED = late_regex(r"[\x00-\x20\x7f-\xa0]+")
"""What browsers leave out before they look at the scheme of an address."""
_RUNS = late_regex(
    r"(?:java|vb|live)script:|data:(?!image/(?:png|jpe?g|gif|webp|avif|bmp)\b)", re.IGNORECASE
)
"""Schemes of addresses that run a program, or hold a document that may."""
_OPENS_EMBEDDING = "\u202a\u202b\u202d\u202e"
_CLOSES_EMBEDDING = "\u202c"
_OPENS_ISOLATE = "\u2066\u2067\u2068"
_CLOSES_ISOLATE = "\u2069"
_BIDI_SIGNS = _OPENS_EMBEDDING + _CLOSES_EMBEDDING + _OPENS_ISOLATE + _CLOSES_ISOLATE
_BIDI = late_regex(f"[{_BIDI_SIGNS}]")


def control_character(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A text holds a control of the C1 set or a noncharacter. See the page of the code, IO010."""
    for place in all_texts(item):
        if place.text.isascii() or place.text.isprintable():
            continue
        from newsexport.prose.characters import control_characters  # costs a start: only if needed

        found = control_characters(place.text)
        if found:
            yield Finding(place.pointer, {"character": f"U+{ord(found[0]):04X}"})


def html_in_plain_text(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A headline, caption or description holds HTML tags. These texts have no markup.

    In a summary or teaser, which some feeds deliver as HTML, it is a warning.

    Why it matters: receivers show the tags as they are: `<b>Breaking</b>`.

    Bad: `<b>Ferry</b> runs again`
    Good: `Ferry runs again`
    Fix: remove the tags.
    """
    for place in texts_with(item, "<"):
        match = _TAG.search(place.text) if place.what != "body" else None
        if match:
            milder: Severity | None = "warning" if place.what in _MAYBE_HTML else None
            yield Finding(place.pointer, {"what": place.what, "tag": match[0]}, severity=milder)


def double_escaped(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A text holds a character reference as text, or a body begins with a tag as text: it was escaped twice.

    Why it matters: readers see `Smith &amp; Sons`, or `<p>` before each paragraph.

    Bad: `<headline>Smith &amp;amp; Sons</headline>`; `<description>&amp;lt;p&amp;gt;The ferry sails…</description>`
    Good: `<headline>Smith &amp; Sons</headline>`; `<description>&lt;p&gt;The ferry sails…</description>`
    Fix: escape once, by the serializer.
    """
    for place in texts_with(item, "&"):
        match = _REFERENCE.search(place.text)
        if match:
            yield Finding(place.pointer, {"what": place.what, "found": match[0]})
    pointer, first = next(iter(rich_texts(item)), ("", None))
    tag = _BLOCK_AS_TEXT.match(first.text) if first is not None and not first.spans else None
    if tag:
        yield Finding(f"{pointer}/text", {"what": "body", "found": f"<{tag[1]}>"})


def mojibake(item: NewsItem, _: Options) -> Iterator[Finding]:
    """Bytes in UTF-8 were read as windows-1252: each letter with an accent became two signs.

    Why it matters: names are wrong in print and cannot be found.

    Bad: `cafÃ©`, `donâ€™t`
    Good: `café`, `don’t`
    Fix: find the step that reads UTF-8 as something else; deliver the text anew.
    """
    for place in texts_where(item, may_be_garbled):
        found = mojibake_in(place.text)
        if found:
            yield Finding(place.pointer, {"found": found[0], "meant": found[1]})


def unsafe_markup(item: NewsItem, _: Options) -> Iterator[Finding]:
    """The body holds a script or an event attribute outside of an embed, or an address runs a program.

    Such addresses begin with `javascript:` or `vbscript:`, or with `data:` for anything but a picture.
    Looked at are those of links, pictures, pages, licences and embeds.

    Why it matters: receivers refuse the item, or run a stranger's program in their readers' browsers.

    Bad: `<p onclick="…">`, `<a href="javascript:…">`
    Good: plain markup; foreign players and posts as embeds.
    Fix: remove it.
    """
    words = words_of(item)
    if "raw" in words.kinds or any(map(is_event, words.attributes)):
        yield from _unsafe_parts(item)
    for place in odd_addresses(item):
        if _RUNS.match(_IGNORED.sub("", place.address)):
            where = place.pointer.removesuffix("/href") if place.what == "body" else place.pointer
            yield Finding(where, {"what": place.address})


def _unsafe_parts(item: NewsItem) -> Iterator[Finding]:
    for pointer, block in body_blocks(item):
        bad = _event_in(block.attributes)
        match = _SCRIPT.search(block.markup) if isinstance(block, Raw) and _is_html(block) else None
        if bad:
            yield Finding(pointer, {"what": bad})
        elif match:
            place = f"{pointer}/markup{char_fragment(*match.span())}"
            yield Finding(place, {"what": match[0].strip()})
    for pointer, rich in rich_texts(item):
        for number, span in enumerate(rich.spans):
            bad = _event_in(span.attributes)
            if bad:
                yield Finding(f"{pointer}/spans/{number}", {"what": bad})


def bidi_unbalanced(item: NewsItem, _: Options) -> Iterator[Finding]:
    """A text opens a change of writing direction and does not close it, or closes what is not open.

    Why it matters: what follows on the page runs backwards; attackers hide text that way.

    Bad: U+202E without U+202C behind it.
    Good: isolates, U+2067 … U+2069, closed in the same text.
    Fix: close it in the same paragraph, or leave it out.
    """
    for place in texts_with(item, *_BIDI_SIGNS):
        fault = _bidi_fault(place.text)
        if fault:
            yield Finding(place.pointer, {"what": place.what, "sign": fault})


def _bidi_fault(text: str) -> str | None:
    opened: list[str] = []
    for sign in _BIDI.findall(text):
        if sign in _OPENS_EMBEDDING or sign in _OPENS_ISOLATE:
            opened.append(sign)
            continue
        pairs = _OPENS_EMBEDDING if sign == _CLOSES_EMBEDDING else _OPENS_ISOLATE
        if not opened or opened[-1] not in pairs:
            return f"U+{ord(sign):04X}"
        opened.pop()
    return f"U+{ord(opened[-1]):04X}" if opened else None


def _event_in(attributes: Mapping[str, str]) -> str | None:
    """The first attribute of an event."""
    return next((name for name in attributes if is_event(name)), None) if attributes else None


def _is_html(block: Raw) -> bool:
    return "html" in block.media_type


RULES = (
    Rule(IO010, "item", control_character, needs=(UNSEEN,)),
    rule(
        html_in_plain_text, "TX004", "html-in-plain-text", "error",
        "the {what} holds markup: {tag}",
        source="W3C Feed Validator: ContainsHTML",
        hint="remove the tags; only the body has markup", value="tag", needs=(LESS_THAN,),
    ),
    rule(
        double_escaped, "TX005", "double-escaped-entities", "warning",
        "the {what} holds {found} as text: it was escaped twice",
        source="newsexport: seen in feeds", basis="should",
        hint="escape once, by the serializer", value="found", needs=(AMPERSAND, LESS_THAN),
    ),
    rule(
        mojibake, "TX006", "mojibake", "warning", "{found} should be {meant}",
        source="newsexport: UTF-8 read as windows-1252", basis="should",
        hint="find the step that reads UTF-8 as something else", needs=(GARBLED,),
    ),
    rule(
        unsafe_markup, "TX012", "unsafe-markup", "error", "the item holds {what}",
        source="W3C Feed Validator: SecurityRisk",
        hint="remove it; foreign content belongs into an embed",
        needs=(MARKUP, EVENT, ODD_ADDRESS),
    ),
    rule(
        bidi_unbalanced, "TX014", "bidi-control-unbalanced", "warning",
        "the {what} holds {sign} without its counterpart",
        source="Unicode Standard Annex 9; CVE-2021-42574", basis="should",
        hint="close it in the same text, or leave it out", needs=(UNSEEN,),
    ),
)  # fmt: skip
"""The rules of this file, in the order of their codes."""
