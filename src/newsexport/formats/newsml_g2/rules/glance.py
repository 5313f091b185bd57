"""An item at a glance: which rules may find something in it, so that only these are asked.

A glance may name a rule too many, never one too few. What an element says by its name and its attributes is judged
once, by the rules themselves, and remembered for the elements and items that say the same. A value that no rule
looks into counts by whether there is one.
"""

from __future__ import annotations

from threading import Lock
from typing import Any, NamedTuple

from lxml import etree

from newsexport import standards
from newsexport.formats.newsml_g2 import printed_xhtml
from newsexport.formats.newsml_g2.alike import Known, Written
from newsexport.formats.newsml_g2.names import NAR
from newsexport.formats.newsml_g2.qcodes import ATTRIBUTES, is_wellformed, walk
from newsexport.formats.newsml_g2.rules import content as contents
from newsexport.formats.newsml_g2.rules import newscodes, qcodes, references, usage, values
from newsexport.formats.newsml_g2.rules.alone import Alone
from newsexport.formats.newsml_g2.rules.shown import BY_ELEMENT, BY_ITEM
from newsexport.formats.newsml_g2.rules.view import ItemView, class_code
from newsexport.options import Options
from newsexport.rules.rule import Rule
from newsexport.syntax.xml import XML_LANG, Element
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
    (rule, _BIT[rule.code.code]) for rule in _RULES if rule.code.code in BY_ELEMENT
)
_UNKNOWN = sum(bit for code, bit in _BIT.items() if code not in BY_ELEMENT | BY_ITEM)
"""Rules that nobody has told the glance of: they are asked of every item."""

_flags = iter(1 << index for index in range(len(_RULES), len(_RULES) + 20))
TOPICS = next(_flags)
"""The item has codes of Media Topics."""
_TIME, _LABEL, _CODED, _TEXT, _MEDIA, _REFERS, _RENDERED, _SHOWN, _SAID, _FILLED, _STRANGE = (
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
_KNOWN = {
    SCHEMES[alias]
    for alias in (
        "stat",
        "ninat",
        "sig",
        "digsrctype",
        "medtop",
        "pgrmod",
        "drol",
        "irel",
        "cpnat",
        "rnd",
        "genre",
    )
}
_WATCHED = {"icls", *RETIRED, *(alias for alias, uri in SCHEMES.items() if uri in _KNOWN)}
"""Aliases of which the rules know the codes, or that are no more."""
MISCOUNTED = _BIT["G2016"]
"""A count of words may be wrong."""
_CONTROL = frozenset({f"{_PREFIX}itemClass", f"{_PREFIX}pubStatus"})
_REMEMBERED = 4000
"""Elements that are remembered of one set of catalogs; then it begins anew."""
_LONGEST = 2000
"""Characters in the attributes of an element that is remembered."""
_CONTEXTS = 100
"""Sets of catalogs that are remembered."""

Key = tuple[Any, ...]

_contexts: dict[Key, _Context | None] = {}
"""What is remembered in this process, by release, kind of item and catalogs; None: these were seen once."""
_lock = Lock()


class _Inside(NamedTuple):
    """What of an item is to be looked into."""

    elements: list[tuple[int, Element]]
    """Each with what it shows."""
    documents: list[printed_xhtml.Xhtml]


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

    def is_common(self, code: str) -> bool:
        """Whether a QCode shows no more than its alias does, unless the item binds that to a scheme of IPTC's itself."""
        alias, _, value = code.partition(":")
        if alias == "medtop":
            return newscodes.is_in_use(value, self._options)
        return alias not in _WATCHED or newscodes.is_usual(alias, value)

    def look(self, view: ItemView) -> int:
        """What an item shows: a bit for each rule that may find something, and `TOPICS`."""
        references, inline = _catalogs(view.element)
        key = (self._codes, view.version, view.element.tag, references, inline)
        context = _contexts.get(key)
        if context is None:
            if len(_contexts) >= _CONTEXTS:
                _contexts.clear()
            if key not in _contexts:
                _contexts[key] = None  # to begin a memory takes longer than to ask all rules
                return _EVERYTHING
            alone = Alone(view, list(references), dict(inline))
            context = _contexts[key] = _Context(alone, self._options)
        seen = context.look(view.element)
        if seen & _STRANGE:
            return _EVERYTHING
        view.know(list(references), dict(inline))
        return seen


def recalled(item: Known) -> int | None:
    """What an item shows that is written like another, where rules find nothing in its text either; None of any other."""
    written, judged = item.written, item.judged
    if written is None or judged is None or judged.seen is None:
        return None
    return judged.seen if _fits(written, judged.needs) else None


def look(glance: Glance, view: ItemView, item: Known) -> int:
    """What an item shows that is not recalled; it is remembered for those that are written like it."""
    seen = glance.look(view)
    written, judged = item.written, item.judged
    if written is None or judged is None or judged.seen is not None:
        return seen
    if seen != _EVERYTHING and not seen & _BIT["G2028"] and _fits(written, ()):
        item.remember(judged._replace(seen=seen, needs=_needs(view.element)), view.element)
    return seen


def _needs(item: Element) -> tuple[str, ...]:
    """The ids that an item refers to, and that its text must bear."""
    elements = list(walk(item))
    needs = {name for each in elements for name in references.referred(each)}
    needs -= {str(each.get(name)) for each in elements for name in references.IDS}
    return tuple(sorted(needs))


def _fits(written: Written, needs: tuple[str, ...]) -> bool:
    """Whether rules find nothing in the text of an item that bears the ids it needs."""
    text = written.text
    if text is None:
        return not needs
    if not all(map(text.bears, needs)) or not contents.is_plain_document(text):
        return False
    stated = written.wordcount
    return not stated or not contents.may_be_miscounted(stated, text)


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

    def __init__(self, alone: Alone, options: Options) -> None:
        self._alone = alone
        self._options = options
        self._known: dict[Key, int] = {}
        self._kinds: dict[Key, int] = {}
        self._no_catalog = not alone.references and not alone.inline
        lost = any(map(qcodes.leads_nowhere, alone.references))
        self._always = _UNKNOWN | (_BIT["G2046"] if lost else 0)

    def look(self, item: Element) -> int:
        seen = self._of_root(item) | self._always
        inside = _Inside([], [])
        for child in item:
            tag = child.tag
            if tag == _CONTENT_SET:
                seen |= _STRANGE if seen & _FILLED else self._of_contents(child, inside) | _FILLED
            elif tag == _CATALOG_REF:
                seen |= self._of(child) & ~_STRANGE
                for each in child.iterchildren("*"):
                    seen |= self._below(each, inside)
            elif tag == _CATALOG:
                seen |= self._of_catalog(child)
            else:
                seen |= self._below(child, inside)
        if seen & _CODED and self._no_catalog:
            seen |= _BIT["G2002"]
        if (seen & _TEXT and seen & _SHOWN and not seen & _SAID) or (
            seen & _MEDIA and seen & _SAID and not seen & _SHOWN
        ):
            seen |= _BIT["G2012"]
        return seen | _by_text(item, inside) if inside.elements else seen

    def _of(self, element: Element) -> int:
        return self._of_key((element.tag, *element.items()))

    def _of_key(self, key: Key) -> int:
        found = self._known.get(key)
        return self._judged(key) if found is None else found

    def _below(self, element: Element, inside: _Inside) -> int:
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
                    inside.elements.append((found, each))
        return seen

    def _of_root(self, item: Element) -> int:
        said: dict[Any, Any] = dict(item.items())
        guid, level = said.get("guid") or "", said.get("conformance")
        if guid:
            said["guid"] = "x"  # each has another
        seen = self._of_key((item.tag, *said.items()))
        if level != "power":
            seen |= _BIT["G2010"] if level in (None, "core") else _BIT["G2010"] | _BIT["G2034"]
        if said.get("standard") != "NewsML-G2":
            seen |= _BIT["G2035"]
        if said.get("version") is None:
            seen |= _BIT["G2020"]
        return seen if values.is_uri(guid) else seen | _BIT["G2033"]

    def _of_catalog(self, catalog: Element) -> int:
        seen = self._of(catalog)
        for each in catalog.iterdescendants("*"):
            at_home = each.tag == _SCHEME and each.getparent() is catalog
            at_home = at_home and not each.get("schemeretired")  # else its codes are retired, too
            seen |= self._of(each) & ~_STRANGE if at_home else self._of(each)
        return seen

    def _of_contents(self, content_set: Element, inside: _Inside) -> int:
        seen = self._of(content_set)
        if seen & _REFERS:
            inside.elements.append((seen, content_set))
        rendered = 0
        empty = True
        for content in content_set.iterchildren("*"):
            if content.tag == _INLINE:
                found = self._of_inline(content, inside)
            else:
                found = self._below(content, inside)
                if content.get("wordcount"):
                    found |= _BIT["G2016"]
            rendered += bool(found & _RENDERED)
            full = len(content) or content.tag == _REMOTE or (content.text or "").strip()
            empty = empty and not full
            seen |= found | (_SHOWN if content.tag == _REMOTE else _SAID)
        return seen | (_BIT["G2039"] if rendered > 1 else 0) | (_BIT["G2013"] if empty else 0)

    def _of_inline(self, content: Element, inside: _Inside) -> int:
        said: dict[Any, Any] = dict(content.items())
        stated = said.get("wordcount")
        if stated:
            said["wordcount"] = "1"  # each has another
        found = self._of_key((content.tag, *said.items())) & ~_STRANGE
        document = contents.printed_document(content)
        if document is not None:
            inside.documents.append(document)
        if not contents.is_plain(content, document):
            found |= _BIT["G2014"] | _BIT["G2015"]
        if stated is not None and contents.may_be_miscounted(stated, document):
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
            elif name in ("contenttype", XML_LANG) or (name == "literal" and ":" in value):
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


def _by_text(item: Element, inside: _Inside) -> int:
    """What is shown by the text of times and labels, and by references to ids."""
    seen = 0
    ids: set[str] = set()
    for what, element in inside.elements:
        if what & _TIME and values.lacks_zone(element):
            seen |= _BIT["G2027"]
        if what & _LABEL and (len(element) or "\n" in (element.text or "")):
            seen |= _BIT["G2036"]
        if what & _REFERS:
            ids.update(references.referred(element))
    for document in inside.documents:  # where most references lead
        ids = {name for name in ids if not document.bears(name)}
    return seen | _BIT["G2028"] if ids and references.missing(item, ids) else seen
