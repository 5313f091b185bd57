"""An item at a glance: which rules may find something in it, so that only these are asked.

A glance may name a rule too many, never one too few. What an element says by its name and its attributes is judged
once, by the rules themselves, and remembered for the elements and items that say the same. A value that no rule
looks into counts by whether there is one.

There are two ways to look. Printed again, an item is a row of tags and texts, which one expression gives all at once:
at half the cost of going through its tree, which is done where the row may be taken for something else.
"""

from __future__ import annotations

import re
from threading import Lock
from typing import Any

from lxml import etree

from newsexport import standards
from newsexport.formats.newsml_g2 import printed
from newsexport.formats.newsml_g2.names import NAR, XHTML_TYPE
from newsexport.formats.newsml_g2.qcodes import ATTRIBUTES, is_wellformed
from newsexport.formats.newsml_g2.rules import content as contents
from newsexport.formats.newsml_g2.rules import newscodes, qcodes, references, usage, values
from newsexport.formats.newsml_g2.rules.alone import Alone
from newsexport.formats.newsml_g2.rules.view import ItemView, class_code
from newsexport.options import Options
from newsexport.rules.rule import Rule
from newsexport.syntax.numbers import whole_number
from newsexport.syntax.xml import Element
from newsexport.vocab.iptc_schemes import RETIRED, SCHEMES

_PREFIX = f"{{{NAR}}}"
_CONTENT_SET = f"{_PREFIX}contentSet"
_INLINE = f"{_PREFIX}inlineXML"
_REMOTE = f"{_PREFIX}remoteContent"
_CATALOG_REF = f"{_PREFIX}catalogRef"
_CATALOG = f"{_PREFIX}catalog"
_SCHEME = f"{_PREFIX}scheme"

_RULES: tuple[Rule, ...] = (
    *qcodes.RULES, *newscodes.RULES, *contents.RULES, *references.RULES, *values.RULES, *usage.RULES,
)  # fmt: skip
_BIT = {rule.code.code: 1 << index for index, rule in enumerate(_RULES)}
_ALL = (1 << len(_RULES)) - 1
_OF_ELEMENTS = tuple(
    (rule, _BIT[rule.code.code])
    for rule in _RULES
    if rule.code.code
    in (
        "G2003 G2004 G2005 G2006 G2007 G2008 G2009 G2011 G2019 G2021 G2024 G2025 G2026 G2030 G2031 "
        "G2032 G2037 G2038 G2040 G2041"
    )
)
"""Rules that look at one element after the other, at its name and attributes first."""

_flags = iter(1 << index for index in range(len(_RULES), len(_RULES) + 20))
TOPICS = next(_flags)
"""The item has codes of Media Topics."""
_TIME, _LABEL, _CODED, _TEXT, _MEDIA, _REFERS, _RENDERED, _SHOWN, _SAID, _STRANGE, _UNCLEAR = (
    next(_flags) for _ in range(11)
)
_LOOKED_INTO = _TIME | _LABEL | _REFERS
_EVERYTHING = _ALL | TOPICS
_BY_NAME = {
    **dict.fromkeys(values.TIMES, _TIME),
    **dict.fromkeys(values.LABELS, _LABEL),
    **dict.fromkeys(("catalogRef", "inlineXML"), _STRANGE),
    "scheme": _STRANGE | _BIT["G2023"],
    "groupSet": _BIT["G2029"],
    "dateline": _BIT["G2022"],
}
"""What an element says by its name alone. Strange: it counts for all of the item, and stands elsewhere than usual."""
_KNOWN = {SCHEMES[alias] for alias in ("stat", "ninat", "sig", "digsrctype", "medtop")}
_WATCHED = {"icls", *RETIRED, *(alias for alias, uri in SCHEMES.items() if uri in _KNOWN)}
"""Aliases of which the rules know the codes, or that are no more."""
_CONTROL = frozenset({f"{_PREFIX}itemClass", f"{_PREFIX}pubStatus"})
_REMEMBERED = 4000
"""Elements that are remembered of one set of catalogs; then it begins anew."""
_LONGEST = 2000
"""Characters in the attributes of an element that is remembered."""
_CONTEXTS = 100
"""Sets of catalogs that are remembered."""
_OPENED = re.compile(rb"<([^/>][^>]*)>([^<]*)(?=<(/?))")
"""A tag that is no end tag, the text behind it, and whether an end tag comes next."""
_FREE = re.compile(rb'(?<= href=)"[^"]+"|(?<= residref=)"[^"]+"|(?<= literal=)"[^":]+"')
"""Values that no rule looks into, of attributes that often differ from item to item."""
_ENTITY = re.compile(rb"&(?!amp;|lt;|gt;|#)")

Key = tuple[Any, ...]

_contexts: dict[Key, _Context | None] = {}
"""What is remembered in this process, by release, kind of item and catalogs; None: these were seen once."""
_lock = Lock()


class Glance:
    """What looks at the items of one run."""

    def __init__(self, options: Options) -> None:
        self._codes = standards.installed(options.standards), newscodes.has_topics(options)
        self._options = Options(standards=options.standards)  # no rule of the format asks for more
        self._chosen: dict[Key, list[Rule]] = {}

    def rules(self, seen: int, rules: tuple[Rule, ...]) -> list[Rule]:
        """Those of the rules that may find something."""
        key = (seen & _ALL, id(rules))
        found = self._chosen.get(key)
        if found is None:
            found = [rule for rule in rules if seen & _BIT[rule.code.code]]
            if len(self._chosen) < _REMEMBERED:
                self._chosen[key] = found
        return found

    def look(self, view: ItemView) -> int:
        """What an item shows: a bit for each rule that may find something, and `TOPICS`."""
        references, inline = _catalogs(view.element)
        print_ = printed.item(view.element)
        declared = print_.declared if print_ is not None else b""
        key = (self._codes, view.version, view.element.tag, declared, references, inline)
        context = _contexts.get(key)
        if context is None:
            if len(_contexts) >= _CONTEXTS:
                _contexts.clear()
            if key not in _contexts:
                _contexts[key] = None  # to begin a memory takes longer than to ask all rules
                return _EVERYTHING
            alone = Alone(view, list(references), dict(inline))
            context = _contexts[key] = _Context(alone, self._options, declared)
        seen = context.look(view.element, print_)
        if seen & _STRANGE:
            return _EVERYTHING
        view.know(list(references), dict(inline))
        return seen


def _catalogs(item: Element) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The addresses of the catalogs of an item, and the schemes of its own."""
    references: list[str] = []
    inline: list[tuple[str, str]] = []
    for child in item.iterchildren(_CATALOG_REF, _CATALOG):
        if child.tag == _CATALOG_REF:
            references.append(str(child.get("href")))
        else:
            schemes = child.iterchildren(_SCHEME)
            inline += [(str(each.get("alias")), str(each.get("uri"))) for each in schemes]
    return tuple(references), tuple(inline)


class _Context:
    """What is remembered of the elements of items of one release with the same catalogs."""

    def __init__(self, alone: Alone, options: Options, declared: bytes) -> None:
        self._alone = alone
        self._options = options
        self._declared = declared
        self._known: dict[Key, int] = {}
        self._tags: dict[bytes, int] = {}
        self._ids: dict[bytes, list[str]] = {}
        self._kinds: dict[Key, int] = {}
        self._no_catalog = not alone.references and not alone.inline
        self._at_home = len(alone.references) + len(alone.inline)

    def look(self, item: Element, print_: printed.Item | None) -> int:
        seen = self._of_root(item)
        inside: list[tuple[int, Element]] = []
        ids: set[str] = set()
        sets = list(item.iterchildren(_CONTENT_SET))
        if print_ is not None and len(sets) != bool(print_.contents):
            print_ = None  # it stands deeper, or bears another prefix
        found = self._by_print(print_.rest, ids) if print_ is not None else None
        if found is None:
            print_ = None
            found = self._by_tree(item, inside)
        seen |= found
        if len(sets) > 1:
            return _STRANGE
        for content_set in sets:
            seen |= self._of_contents(content_set, print_.contents if print_ else b"", inside)
        if seen & _CODED and self._no_catalog:
            seen |= _BIT["G2002"]
        if (seen & _TEXT and seen & _SHOWN and not seen & _SAID) or (
            seen & _MEDIA and seen & _SAID and not seen & _SHOWN
        ):
            seen |= _BIT["G2012"]
        if ids and print_ is not None:
            ids = {name for name in ids if not printed.bears(print_.contents, name)}
        return seen | _by_text(item, inside, ids) if inside or ids else seen

    def _by_tree(self, item: Element, inside: list[tuple[int, Element]]) -> int:
        """What all children but the contentSet show."""
        seen = 0
        for child in item:
            tag = child.tag
            if tag == _CONTENT_SET:
                continue
            if tag == _CATALOG_REF:
                seen |= self._of(child) & ~_STRANGE
                for each in child.iterchildren("*"):
                    seen |= self._below(each, inside)
            elif tag == _CATALOG:
                seen |= self._of_catalog(child)
            else:
                seen |= self._below(child, inside)
        return seen

    def _by_print(self, rest: bytes, ids: set[str]) -> int | None:
        """The same, and the ids that are referred to; None where the print does not tell."""
        known = self._tags.get
        seen = strange = 0
        for tag, text, ended in _OPENED.findall(rest):
            found = known(tag)
            if found is None:
                found = self._judged_tag(tag)
            if found:
                seen |= found
                if found & _TIME:
                    if b"&" in text:
                        return None
                    if values.lacks_zone(text.decode()):
                        seen |= _BIT["G2027"]
                elif found & _LABEL:
                    if not ended or b"\n" in text or (b"&" in text and _ENTITY.search(text)):
                        seen |= _BIT["G2036"]
                elif found & _REFERS:
                    ids.update(self._referred(tag))
                if found & _STRANGE:
                    strange += 1
        if seen & _UNCLEAR or strange != self._at_home:
            return None
        return seen & ~_STRANGE

    def _judged_tag(self, tag: bytes) -> int:
        """What a tag shows that was not remembered."""
        usual = _FREE.sub(b'"x"', tag)
        found = self._tags.get(usual)
        if found is None:
            element = self._element(usual)
            found = _UNCLEAR if element is None else self._judged((element.tag, *element.items()))
        if len(self._tags) >= 2 * _REMEMBERED:
            self._tags.clear()
        for each in (usual, tag):
            if len(each) < _LONGEST:
                self._tags[each] = found
        return found

    def _element(self, tag: bytes) -> Element | None:
        """The element of a tag; None where it hangs on the elements around it, or binds those within."""
        if b' xmlns="' in tag:
            return None
        closed = tag if tag.endswith(b"/") else tag + b"/"
        try:
            return etree.fromstring(b"<x%b><%b></x>" % (self._declared, closed))[0]
        except (etree.XMLSyntaxError, IndexError):
            return None

    def _referred(self, tag: bytes) -> list[str]:
        """The ids to which a tag refers."""
        known = self._ids.get(tag)
        if known is None:
            if len(self._ids) >= _REMEMBERED or len(tag) > _LONGEST:
                self._ids.clear()
            element = self._element(tag)
            known = self._ids[tag] = [] if element is None else references.referred(element)
        return known

    def _of(self, element: Element) -> int:
        return self._of_key((element.tag, *element.items()))

    def _of_key(self, key: Key) -> int:
        found = self._known.get(key)
        return self._judged(key) if found is None else found

    def _below(self, element: Element, inside: list[tuple[int, Element]]) -> int:
        """What an element shows with all that is in it."""
        known, judged = self._known.get, self._judged
        seen = 0
        for each in element.iter("*"):
            key: Key = (each.tag, *each.items())
            found = known(key)
            if found is None:
                found = judged(key)
            if found:
                seen |= found
                if found & _LOOKED_INTO:
                    inside.append((found, each))
        return seen

    def _of_root(self, item: Element) -> int:
        said = dict(item.items())
        if said.get("guid"):
            said["guid"] = "x"  # each has another
        seen = self._of_key((item.tag, *said.items()))
        said = item.get("conformance")
        if said != "power":
            seen |= _BIT["G2010"] if said in (None, "core") else _BIT["G2010"] | _BIT["G2034"]
        if item.get("standard") != "NewsML-G2":
            seen |= _BIT["G2035"]
        if item.get("version") is None:
            seen |= _BIT["G2020"]
        return seen if values.is_uri(str(item.get("guid") or "")) else seen | _BIT["G2033"]

    def _of_catalog(self, catalog: Element) -> int:
        seen = self._of(catalog)
        for each in catalog.iterdescendants("*"):
            at_home = each.tag == _SCHEME and each.getparent() is catalog
            seen |= self._of(each) & ~_STRANGE if at_home else self._of(each)
        return seen

    def _of_contents(
        self, content_set: Element, print_: bytes, inside: list[tuple[int, Element]]
    ) -> int:
        seen = self._of(content_set)
        if seen & _REFERS:
            inside.append((seen, content_set))
        rendered = 0
        empty = True
        for index, content in enumerate(content_set.iterchildren("*")):
            if content.tag == _INLINE:
                found = self._of_inline(content, b"" if index else print_)
            else:
                found = self._below(content, inside)
            rendered += bool(found & _RENDERED)
            full = len(content) or content.tag == _REMOTE or (content.text or "").strip()
            empty = empty and not full
            seen |= found | (_SHOWN if content.tag == _REMOTE else _SAID)
        return seen | (_BIT["G2039"] if rendered > 1 else 0) | (_BIT["G2013"] if empty else 0)

    def _of_inline(self, content: Element, print_: bytes) -> int:
        """What an inlineXML shows; `print_`: the contentSet that begins with it."""
        said = dict(content.items())
        stated = said.get("wordcount")
        if stated:
            said["wordcount"] = "1"
        found = self._of_key((content.tag, *said.items())) & ~_STRANGE
        inner = printed.inline(print_) if print_ else None
        document = printed.xhtml(inner) if inner is not None else None
        if document is None or said.get("contenttype") != XHTML_TYPE:
            plain = contents.is_plain(content)
        else:
            assert inner is not None
            plain = contents.is_plain_print(document, inner) or contents.is_plain(content)
        if not plain:
            found |= _BIT["G2014"] | _BIT["G2015"]
        if stated is not None and _may_be_wrong(stated, document):
            found |= _BIT["G2016"]
        return found

    def _judged(self, key: Key) -> int:
        """What an element shows that was not remembered."""
        if sum(len(value) for _, value in key[1:]) > _LONGEST:
            with _lock:
                return self._found(key)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        kind = self._kind(key)
        found = self._kinds.get(kind)
        if found is None:
            if len(self._kinds) >= _REMEMBERED:
                self._kinds.clear()
            with _lock:
                found = self._kinds[kind] = self._found(key)
        self._known[key] = found
        return found

    def _kind(self, key: Key) -> Key:
        """An element without the values that no rule looks into."""
        tag, *attributes = key
        names = {name for name, _ in attributes}
        exact = "uri" in names or bool(self._alone.inline)
        kind: list[object] = [tag]
        for name, value in attributes:
            told: object = bool(value)
            if name in ATTRIBUTES:
                alias = value.partition(":")[0]
                simple = not exact and alias not in _WATCHED and is_wellformed(value)
                told = alias if simple else value
            elif name == "uri":
                told = value if "qcode" in names or tag in _CONTROL else bool(value)
            elif name == "contenttype" or (name == "literal" and ":" in value):
                told = value
            kind.append((name, told))
        return tuple(kind)

    def _found(self, key: Key) -> int:
        tag, *attributes = key
        alone = self._alone
        alone.show(etree.Element(tag, dict(attributes)))
        seen = _BY_NAME.get(tag.removeprefix(_PREFIX), 0) if tag.startswith(_PREFIX) else 0
        for rule, bit in _OF_ELEMENTS:
            if next(iter(rule.check(alone, self._options)), None) is not None:
                seen |= bit
        if alone.qcodes:
            seen |= _CODED
            if any(each.value.startswith("medtop:") for each in alone.qcodes):
                seen |= TOPICS
        if tag == f"{_PREFIX}itemClass":
            code = class_code(alone.shown)
            seen |= _TEXT if code == "text" else _MEDIA if code in contents.MEDIA_CLASSES else 0
        if references.referred(alone.shown):
            seen |= _REFERS
        return seen | _RENDERED if alone.shown.get("rendition") else seen


def _may_be_wrong(stated: str, document: printed.Xhtml | None) -> bool:
    """Whether a word count may be told of; of no other document than a printed one it is known."""
    from newsexport.formats.newsml_g2.words import words_of  # it knows the model

    count = whole_number(stated)
    words = words_of(document) if document is not None else None
    return count is None or words is None or contents.is_wrong_count(count, words)


def _by_text(item: Element, inside: list[tuple[int, Element]], ids: set[str]) -> int:
    """What is shown by the text of times and labels, and by references to ids."""
    seen = 0
    for what, element in inside:
        if what & _TIME and values.lacks_zone(element.text or ""):
            seen |= _BIT["G2027"]
        if what & _LABEL and (len(element) or "\n" in (element.text or "")):
            seen |= _BIT["G2036"]
        if what & _REFERS:
            ids.update(references.referred(element))
    return seen | _BIT["G2028"] if references.missing(item, ids) else seen
