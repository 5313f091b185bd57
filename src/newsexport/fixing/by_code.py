"""What a finding of some codes lets be mended beside its own replacement: in the bytes of its place, and no others.

Each mender gets the document and a finding of its code, and gives the edits that are certain; none where what stands
there has another form than it knows. Texts of HTML stand in feeds as they are, escaped, in CDATA, or in a string of
JSON: the patterns know all four.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import unescape
from xml.sax.saxutils import escape

from newsexport.diagnostic import Diagnostic
from newsexport.fixing.edit import TEXT, Edit, span_of
from newsexport.rules.language_tags import fault_of_tag

Mender = Callable[[bytes, Diagnostic, bool], list[Edit]]
"""Document, finding, whether the document is XML -> edits."""

_LT, _GT, _QUOTE = rb"(?:<|&lt;)", rb"(?:>|&gt;)", rb"(?:\\?[\"']|&quot;|&apos;|&#39;|&#34;)"
_NO_END = rb"(?:(?!>|&gt;|<|&lt;).)*?"
_ACTING = re.compile(
    _LT + rb"(script|style)\b" + _NO_END + _GT + rb".*?" + _LT + rb"\\?/\1\s*" + _GT,
    re.DOTALL | re.IGNORECASE,
)
_HANDLER = re.compile(
    rb"("
    + _LT
    + rb"[a-z][a-z0-9]*\b"
    + _NO_END
    + rb")\s+on[a-z]{3,20}\s*=\s*("
    + _QUOTE
    + rb")(?:(?!\2).)*?\2",
    re.DOTALL | re.IGNORECASE,
)
_RUNNING = re.compile(
    rb"(" + _LT + rb"[a-z][a-z0-9]*\b" + _NO_END + rb")\s+(?:href|src|action)\s*=\s*(" + _QUOTE
    + rb")\s*(?:javascript|vbscript):(?:(?!\2).)*?\2",
    re.DOTALL | re.IGNORECASE,
)  # fmt: skip
_TWICE = re.compile(
    rb"(" + _LT + rb"p\b" + _NO_END + _GT + rb"(?:(?!" + _LT + rb"\\?/?p\b).)+" + _LT + rb"\\?/p" + _GT + rb")"
    rb"(?:\s|\\n|\\r|\\t)*\1",
    re.DOTALL | re.IGNORECASE,
)  # fmt: skip
_NAME = r"(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});"
_ESCAPED_BLOCK = re.compile(
    r"\s*&lt;(p|div|h[1-6]|[uo]l|blockquote|figure|section|article|table)\b[^<>]*&lt;/\w+&gt;\s*",
    re.IGNORECASE,
)
"""Blocks of HTML that are escaped, and nothing else: no tag that is none."""
_XMLNS = re.compile(rb"(xmlns(?::[\w.-]+)?\s*=\s*)([\"'])([^\"'<>]*)\2")
_TAG_NAME = re.compile(rb"<([^\s/>]+)")
_LANGUAGES = frozenset({"language", "lang", "inLanguage", "hreflang", "tag", "xml:lang", "xmllang"})


def _text_of(data: bytes, found: Diagnostic, xml: bool) -> tuple[int, int] | None:
    """Where the text stands that a finding is about: of an element, an attribute or a string."""
    span = span_of(found)
    if span is None:
        return None
    start, end = span
    if not xml or not data[start:end].startswith(b"<"):
        return start, end
    if data[start:end].endswith(b"/>"):
        return None
    text = TEXT.match(data, end)
    return text.span() if text else None


def mend_language_tag(data: bytes, found: Diagnostic, xml: bool) -> list[Edit]:
    """`en_US` becomes `en-US`: the parts of a tag are joined by hyphens."""
    name = (found.pointer or "").rpartition("/")[2].lstrip("@").partition("[")[0]
    span = _text_of(data, found, xml) if name in _LANGUAGES else None
    if span is None:
        return []
    raw = data[slice(*span)]
    match = re.search(rb"[A-Za-z]{2,3}(?:[_-][A-Za-z0-9]{2,8})+", raw)
    if match is None or raw.strip(b" \t\r\n\"'") != match[0]:
        return []
    right = _cased(match[0].decode().replace("_", "-"))
    if fault_of_tag(right) is not None:
        return []
    start = span[0] + match.start()
    return [Edit(start, start + len(match[0]), right.encode(), found.code)]


def _cased(tag: str) -> str:
    """Languages in small letters, scripts with a capital, countries in capitals (RFC 5646 section 2.1.1)."""
    first, *others = tag.lower().split("-")
    sized = {2: str.upper, 4: str.capitalize}
    return "-".join([first, *(sized.get(len(each), str)(each) for each in others)])


def mend_namespace(data: bytes, found: Diagnostic, _: bool) -> list[Edit]:
    """A misspelt namespace becomes the one that was meant, wherever it is declared."""
    wrong, right = found.message.split(" ", 1)[0].rstrip(":"), found.replacement
    if right is None or not wrong:
        return []
    return [
        Edit(match.start(3), match.end(3), right.encode(), found.code)
        for match in _XMLNS.finditer(data)
        if unescape(match[3].decode("utf-8", "replace")) == wrong
    ]


def mend_double_escapes(data: bytes, found: Diagnostic, xml: bool) -> list[Edit]:
    """Of a character that was escaped twice, one escape goes."""
    span = _text_of(data, found, xml)
    if span is None:
        return []
    raw = data[slice(*span)]
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        return []
    whole = raw.lstrip().startswith(b"<![CDATA[")
    attribute = xml and "/@" in (found.pointer or "")
    decoded = text if whole or not xml else unescape(text)
    html = not attribute and re.search(r"</?[a-zA-Z][^<>]*>", decoded) is not None
    escapes = (xml and not whole) + html
    edits = []
    for match in re.finditer("&" + "amp;" * escapes + _NAME, text):
        start = span[0] + len(text[: match.start()].encode())
        new = _once(match[0], escapes, quoted=not xml)
        if new is not None:
            edits.append(Edit(start, start + len(match[0].encode()), new.encode(), found.code))
    return edits


def mend_double_escaped_markup(data: bytes, found: Diagnostic, xml: bool) -> list[Edit]:
    """Of an element that is meant to hold HTML, and holds its tags as words only, one escape goes."""
    span = _text_of(data, found, xml)
    if span is None or not xml:
        return []
    raw = data[slice(*span)].decode("utf-8", "replace").strip()
    once = raw[9:-3] if raw.startswith("<![CDATA[") else unescape(raw)
    return mend_double_escapes(data, found, xml) if _ESCAPED_BLOCK.fullmatch(once) else []


def _once(reference: str, escapes: int, *, quoted: bool) -> str | None:
    """A reference with one escape less; the character itself where XML knows no name for it."""
    name = "&" + reference[1:].removeprefix("amp;" * escapes)
    character = unescape(name)
    if character == name or character in "\r\n\t":
        return None
    if escapes > 1 or (escapes == 1 and quoted):
        return reference.replace("amp;", "", 1)
    if escapes == 1:
        return escape(character)
    return json.dumps(character, ensure_ascii=False)[1:-1]


def remove_what_acts(data: bytes, found: Diagnostic, xml: bool) -> list[Edit]:
    """Scripts, styles, event attributes and addresses that run a program go; every word stays."""
    span = span_of(found)
    if span is None:
        return []
    place = _text_of(data, found, xml)
    if xml and data[span[0] : span[1]].startswith(b"<") and place is None:
        return _acting_element(data, span, found)
    start, end = place or span
    own = _acting_element(data, span, found) if xml else []
    return own or _cut(data[start:end], start, found.code)


def _acting_element(data: bytes, span: tuple[int, int], found: Diagnostic) -> list[Edit]:
    """An element of XML itself, or attributes of its tag."""
    match = _ACTING.match(data, span[0])
    if match:
        return [Edit(match.start(), match.end(), b"", found.code)]
    return _cut(data[slice(*span)], span[0], found.code)


def _cut(raw: bytes, offset: int, code: str) -> list[Edit]:
    edits = [
        Edit(offset + match.start(), offset + match.end(), b"", code)
        for match in _ACTING.finditer(raw)
    ]
    edits += [
        Edit(offset + match.end(1), offset + match.end(), b"", code)
        for pattern in (_HANDLER, _RUNNING)
        for match in pattern.finditer(raw)
    ]
    return edits


def remove_repeated_paragraphs(data: bytes, found: Diagnostic, xml: bool) -> list[Edit]:
    """Of two paragraphs that follow each other and are the same letter by letter, the second one goes."""
    span = span_of(found)
    if span is None:
        return []
    if xml and data[slice(*span)].startswith(b"<"):
        edits = _second_element(data, span, found.code)
        if edits:
            return edits
    place = _text_of(data, found, xml)
    if place is None:
        return []
    return [
        Edit(place[0] + match.end(1), place[0] + match.end(), b"", found.code)
        for match in _TWICE.finditer(data[slice(*place)])
    ]


def _second_element(data: bytes, span: tuple[int, int], code: str) -> list[Edit]:
    """A paragraph of XML behind one that is the same."""
    name = _TAG_NAME.match(data, span[0])
    if name is None:
        return []
    close = b"</" + name[1] + b">"
    end = data.find(close, span[1])
    element = data[span[0] : end + len(close)]
    before = data[: span[0]].rstrip()
    if end < 0 or not before.endswith(element) or element.count(b"<" + name[1]) != 1:
        return []
    return [Edit(len(before), end + len(close), b"", code)]


def strip_white_space(data: bytes, found: Diagnostic, xml: bool) -> list[Edit]:
    """White space around a value goes."""
    span = _text_of(data, found, xml)
    if span is None or not xml:
        return []
    raw = data[slice(*span)]
    if b"<" in raw or not raw.strip() or raw == raw.strip():
        return []
    return [Edit(*span, raw.strip(), found.code)]


MENDERS: dict[str, Mender] = {
    **dict.fromkeys(("FE011", "NC015", "RD005", "JF000", "CJ000", "NJ000", "G2000", "AT000"), mend_language_tag),
    **dict.fromkeys(("MR001", "FE020"), mend_namespace),
    **dict.fromkeys(("TX005", "FE017"), mend_double_escapes),
    "TX004": mend_double_escaped_markup,
    **dict.fromkeys(("TX012", "FE018", "JF008"), remove_what_acts),
    "TX001": remove_repeated_paragraphs,
    "FE030": strip_white_space,
}  # fmt: skip
"""Code -> what mends it, where its finding brings no replacement for its own place."""
