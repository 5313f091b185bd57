"""How an item is written: all that the schema and most rules look at, in one short string.

Items of one provider are written alike: the same tags in the same order, with other words between them. What was found
right in one is right in all that are written like it, so it is looked for once. Of a value that may be anything of its
kind (a headline, a time, an address), only its kind counts; of everything else, each byte. The text of an item, which
the schema does not judge, stands apart. What is not certain to be of its kind counts as it stands, or the item has no
such string.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, cast

from newsexport.formats.newsml_g2 import printed
from newsexport.formats.newsml_g2.names import NAR, XHTML_TYPE
from newsexport.formats.newsml_g2.qcodes import ATTRIBUTES

FREE = frozenset(
    b"name headline slugline keyword description by dateline creditline copyrightNotice usageTerms edNote definition "
    b"note title familyName".split()
)
"""Elements that may hold any words."""
TIMES = frozenset(
    b"versionCreated firstCreated embargoed contentCreated contentModified expires timestamp".split()
)
"""Elements that hold a time."""

_NAME = rb"[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?"
_TAG = re.compile(rb"(" + _NAME + rb")((?:\s+" + _NAME + rb'="[^"<>]*")*)(\s*/?)', re.ASCII)
"""A tag with which an element begins, without its first and its last character."""
_ATTRIBUTE = re.compile(rb'([\w:.-]+)="([^"]*)"')
_WORDS = re.compile(rb"\s*[^\s&][^&]*(?:&(?:amp|lt|gt|quot|apos);[^&]*)*")
"""Text that is not white. A reference by number might be a line feed."""
_TIME = re.compile(
    rb"[12]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)"
)
_CODE = re.compile(rb"([A-Za-z][\w.-]*:)[\w.-]+", re.ASCII)
_NUMBER = re.compile(rb"[1-9]\d{0,6}")
_PATH = rb"(?:[A-Za-z0-9._~/=+,;@!-]|&amp;)*"
_ADDRESS = re.compile(
    rb"https?://[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*(?:/" + _PATH + rb"(?:\?" + _PATH + rb")?)?"
    rb"|(?:urn|tag):[A-Za-z0-9][A-Za-z0-9._~:/=+,;@!-]*"
)
_NO_CODE = re.compile(rb"[^\s&:](?:[^&:]*[^\s&:])?")
_VALUES = {
    **dict.fromkeys((b"guid", b"href", b"residref", b"uri"), _ADDRESS),
    **dict.fromkeys((b"version", b"wordcount", b"width", b"height", b"size"), _NUMBER),
    b"literal": _NO_CODE,
}
"""Attributes that may have any value of a kind."""
_NAR = NAR.encode()
_CODED = frozenset(name.encode() for name in ATTRIBUTES)
_EXACT = frozenset({b"catalogRef", b"itemClass", b"pubStatus"})
"""Elements whose attributes count as they stand: rules look at them closely."""
_CONTENT, _CONTENT_END = b"<inlineXML ", b"</inlineXML>"
_XHTML = f' contenttype="{XHTML_TYPE}"'.encode()
_WORDCOUNT = re.compile(rb' wordcount="([^"]*)"')
_REMEMBERED = 4000
"""Pieces, kinds of pieces, and items that are remembered; then all begins anew."""
_SHORT = 100
"""Bytes of a piece that is remembered."""
_LONGEST = 400
"""Bytes that count of a piece."""
_LARGEST = 16_000
"""Bytes around the text of an item that is looked at."""


class Judged(NamedTuple):
    """What is known of an item of which the schema has nothing to say."""

    seen: int | None = None
    """What a glance shows to rules; None where that hangs on more than how the item is written."""
    references: tuple[str, ...] = ()
    """The addresses of its catalogs."""
    needs: tuple[str, ...] = ()
    """Ids that it refers to, and that its text must bear."""


class Written(NamedTuple):
    """An item as it is written."""

    shape: str
    """The same for all items of a run that are written alike."""
    wordcount: str | None
    """What its content states."""
    text: printed.Xhtml | None
    """Its content, which is a document of XHTML; None where it has no inlineXML."""


@dataclass(slots=True)
class Known:
    """An item, and what is known of those that are written like it."""

    written: Written | None
    _known: dict[str, Judged]

    @property
    def judged(self) -> Judged | None:
        """What was remembered; None where that is nothing."""
        return None if self.written is None else self._known.get(self.written.shape)

    def remember(self, judged: Judged) -> None:
        """Remember something of all that are written like it."""
        if self.written is not None:
            self._known[self.written.shape] = judged


UNKNOWN = Known(None, {})
"""An item of which nothing is known."""


class Alike:
    """The items of one run, by how they are written."""

    def __init__(self, is_common: Callable[[str], bool]) -> None:
        """`is_common`: whether a QCode tells rules no more than its alias does."""
        self._is_common = is_common
        self._pieces: dict[bytes, str] = {}
        self._kinds: dict[bytes, str] = {}
        self._forms: dict[bytes, _Form] = {}
        self._known: dict[str, Judged] = {}

    def of(self, markup: bytes | None) -> Known:
        """An item from its bytes, where they are at hand: from `<` to the last white space behind it."""
        return Known(None if markup is None else self._written(markup), self._known)

    def _written(self, markup: bytes) -> Written | None:
        begun = markup.find(_CONTENT)
        if begun < 0:
            shape = self._shape(markup)
            return None if shape is None else Written(shape, None, None)
        inside, end = markup.find(b">", begun) + 1, markup.rfind(_CONTENT_END)
        tag = markup[begun:inside]
        if end < inside or _XHTML not in tag:
            return None
        shape = self._shape(markup[:inside] + markup[end:])
        text = None if shape is None else printed.as_written(markup[inside:end])
        if shape is None or text is None:
            return None
        stated = _WORDCOUNT.search(tag)
        return Written(shape, stated and stated[1].decode(), text)

    def _shape(self, markup: bytes) -> str | None:
        """A character for each tag and the text behind it."""
        if len(markup) > _LARGEST:
            return None
        if max(len(self._kinds), len(self._known)) >= _REMEMBERED:
            self._kinds.clear()
            self._pieces.clear()
            self._known.clear()
        pieces = markup[1:].split(b"<")
        signs = list(map(self._pieces.get, pieces))
        if None in signs:
            at = -1
            for _ in range(signs.count(None)):
                at = signs.index(None, at + 1)
                signs[at] = found = self._sign(pieces[at])
                if found is None:
                    return None
        return "".join(cast("list[str]", signs))

    def _sign(self, piece: bytes) -> str | None:
        """The character for a tag without `<`, and the text behind it; None where it is not certain what counts."""
        tag, _, text = piece.partition(b">")
        form = self._forms.get(tag)
        if form is None:
            form = self._form(tag)
            if form is None:
                return None
            if len(tag) <= _SHORT:
                if len(self._forms) >= _REMEMBERED:
                    self._forms.clear()
                self._forms[tag] = form
        if text and not text.isspace():
            said = _kind_of_text(form, text)
            if said is None:
                return None
            kind = b"%b>%b" % (form.kind, said)
        else:
            kind = b"%b>%b" % (form.kind, text)
        sign = self._kinds.get(kind)
        if sign is None:
            if len(kind) > _LONGEST:
                return None
            sign = self._kinds[kind] = chr(len(self._kinds) + 1)
        if len(piece) <= _SHORT:
            if len(self._pieces) >= _REMEMBERED:
                self._pieces.clear()
            self._pieces[piece] = sign
        return sign

    def _form(self, tag: bytes) -> _Form | None:
        if tag[:1] == b"/":
            return _Form(tag, False, False)
        match = _TAG.fullmatch(tag)
        if match is None or match[1] == b"scheme":  # which may bind an alias to any scheme
            return None
        name, said, end = match.groups()
        if said and name not in _EXACT:
            attributes = dict(_ATTRIBUTE.findall(said))
            if attributes.get(b"xmlns", _NAR) != _NAR:
                return None
            said = b"".join(self._said(attributes))
        full = not end.endswith(b"/")
        return _Form(name + said + end, full and name in FREE, full and name in TIMES)

    def _said(self, attributes: dict[bytes, bytes]) -> Iterator[bytes]:
        """What counts of the attributes of an element."""
        resolved = b"uri" in attributes
        exact = resolved and b"qcode" in attributes
        for name, value in attributes.items():
            form = _VALUES.get(name)
            kind = value
            if form is not None:
                if not exact and form.fullmatch(value):
                    kind = b"\x01"
            elif name in _CODED and not resolved:
                code = _CODE.fullmatch(value)
                if code is not None and self._is_common(value.decode()):
                    kind = code[1] + b"\x01"
            yield b' %b="%b"' % (name, kind)


class _Form(NamedTuple):
    """What counts of a tag, and which text may stand behind it."""

    kind: bytes
    free: bool
    time: bool


def _kind_of_text(form: _Form, text: bytes) -> bytes | None:
    """What counts of a text that is not white; None where it is behind an element that has ended."""
    if form.free:
        if _WORDS.fullmatch(text):
            return b"\x02" if b"\n" in text or b"\r" in text else b"\x01"
    elif form.time and _TIME.fullmatch(text):
        return b"\x01"
    return None if form.kind[:1] == b"/" or form.kind[-1:] == b"/" else text
