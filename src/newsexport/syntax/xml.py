"""XML from outside: the one hardened parser, and XPaths that people can read.

Source: CWE-611, CWE-776. No path or URL ever reaches libxml2, nothing
outside the document is loaded, nothing is recovered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import islice
from typing import Any

from lxml import etree

from newsexport.codes.files import IO003, IO006, IO007, IO009, IO013
from newsexport.diagnostic import Position
from newsexport.late_regex import late_regex
from newsexport.limits import Limits
from newsexport.report import Report
from newsexport.syntax.encoding import declared_encoding, decode, in_window
from newsexport.syntax.xml_faults import (
    Undeclared,
    beyond_limits,
    declaring,
    end_of_root_name,
    fault_of,
    first_fault,
    is_read,
    message_of,
    undeclared,
)

Element = etree._Element

XML = "{http://www.w3.org/XML/1998/namespace}"
"""Before the names of `xml:lang`, `xml:base`, `xml:space` and `xml:id`, as lxml writes them."""
XML_LANG = f"{XML}lang"

_LEADING_BLANK = late_regex(r"\ufeff?\s+(?=<\?xml\s)")
_DECLARATION = late_regex(r"(\s*)(<\?xml\s[^>]*?\?>)")


class _Blocked(etree.Resolver):
    """Answers every request for something outside with nothing, and remembers it.

    An empty string, not `resolve_empty`: after that, libxml2 2.14 opens the file itself.
    """

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[str] = []

    def resolve(self, system_url: str, public_id: str, context: Any = None) -> object:
        self.requests.append(system_url or public_id or "")
        return self.resolve_string("", context, base_url=None)


def new_parser(
    resolver: etree.Resolver | None = None, encoding: str | None = None
) -> etree.XMLParser:
    """A fresh parser of the safe profile: one parser, one document.

    `encoding` is what the bytes are in, whatever the document declares.
    """
    parser = etree.XMLParser(
        resolve_entities="internal",  # type: ignore[arg-type]  # the stubs are of lxml 4
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=False,
        collect_ids=False,
        remove_comments=True,  # so that the text around them is one
        remove_pis=True,
        encoding=encoding,
    )
    parser.resolvers.add(resolver or _Blocked())
    return parser


def parse(
    data: bytes, report: Report, limits: Limits = Limits(), *, spare: bool = False
) -> Element | None:
    """The root of a document; None when there is none, with the reason in the report.

    `spare`: a fault of the grammar is not told, for the document will be followed item by item (`xml_recoded`).
    """
    if len(data) > limits.document_bytes:
        report.add(IO009, what="the document", limit=f"{limits.document_bytes} bytes")
        return None
    decoded = decode(data, report, declared_encoding(data), lenient=spare)
    if decoded is None:
        return None
    text = decoded.text
    if _LEADING_BLANK.match(text):
        report.add(IO006, what="blank space stands", position=in_window(Position(1, 1), report))
        text = without_declaration(text)
    plain = text is decoded.text and decoded.encoding in {"utf-8", "ascii"} and not decoded.bom
    prepared = data if plain else text.encode("utf-8", "surrogateescape")
    blocked = _Blocked()
    root = _root(prepared, blocked, report, spare)
    if root is not None:
        _report_outside(root, blocked, report)
    return root


def _root(data: bytes, blocked: _Blocked, report: Report, spare: bool) -> Element | None:
    """The root; None where it is refused. Prefixes that nobody declared are told, and read as what they stand for."""
    known: list[Undeclared] = []
    later: list[Callable[[], None]] = []
    document, at, added = data, 0, 0
    while True:
        try:
            root = etree.fromstring(document, new_parser(blocked, "UTF-8"))
            for tell in later:
                tell()
            return root
        except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
            reason = message_of(error)
            inside = _without_outer_parts(document) if _UNDEFINED.match(reason) else None
            if inside is not None:
                document = inside
                continue
            prefix = undeclared(reason)
            at = at or (end_of_root_name(data) if prefix else 0)
            if prefix is None or not at or not is_read(prefix, known):
                if spare:
                    return None
                for tell in later:
                    tell()
                _refuse(error, document, report)
                return None
            later.append(partial(_tell_prefix, prefix, document, at, added, report))
            known.append(prefix)
            document, added = declaring(data, at, known)


def _tell_prefix(prefix: Undeclared, document: bytes, at: int, added: int, report: Report) -> None:
    """`added`: the bytes of other declarations that stand at `at` in what was parsed, and not in the document."""
    stop = first_fault(document)
    position = stop.position if stop else Position(1, 1)
    span = position.span
    if span and span[0] > at and b"\n" not in document[at : span[0]]:
        position = Position(
            position.line, position.column - added, (span[0] - added, span[1] - added)
        )
    elif span and span[0] > at:
        position = Position(position.line, position.column, (span[0] - added, span[1] - added))
    report.add(IO013, position=in_window(position, report), **prefix.said)


def without_declaration(text: str) -> str:
    """The text with blanks in place of its XML declaration, so that all else keeps its place."""
    match = _DECLARATION.match(text)
    if not match:
        return text
    return re.sub(r"\S", " ", match[0]) + text[match.end() :]


def _refuse(error: Exception, data: bytes, report: Report) -> None:
    reason = message_of(error)
    beyond = beyond_limits(reason)
    stop = None if beyond else first_fault(data)
    position = in_window(stop.position if stop else _stated(error), report)
    undefined = _UNDEFINED.match(reason)
    if undefined and _declares_outside(data):
        report.add(IO007, reference=f"the entity &{undefined[1]};", position=position)
    elif beyond:
        what = f"the document ({reason})"
        report.add(IO009, what=what, limit="the safe profile", position=position)
    else:
        fault = fault_of(reason, stop=stop)
        report.add(IO003, reason=fault.reason, advice=fault.advice, position=position)


_UNDEFINED = late_regex(r"Entity '(.+)' not defined")
_DOCTYPE = late_regex(rb"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_OUTER_PART = late_regex(rb"<!ENTITY\s+%\s+([^\s\"'>]+)\s+(?:SYSTEM|PUBLIC)\s")
_BETWEEN = late_regex(rb"<!--.*?-->|<(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>|%[^\s;]+;", re.DOTALL)
"""In a document type: comments, declarations, and what stands between them."""


def _without_outer_parts(data: bytes) -> bytes | None:
    """The document with blanks where its type asks for parts of other files, such as `%nitf;`; None where it does not.

    NewsML 1.0 documents of agencies fetch the DTD of NITF so. A parser that does not validate need not
    read such parts (XML 1.0 section 5.1); what they would have declared is still missed when it is used.
    """
    doctype = _DOCTYPE.search(data)
    if doctype is None:
        return None
    start = doctype[0].find(b"[") + 1
    names = {match[1] for match in _OUTER_PART.finditer(doctype[0])}

    def blank(match: re.Match[bytes]) -> bytes:
        is_part = match[0].startswith(b"%") and match[0][1:-1] in names
        return b" " * len(match[0]) if is_part else match[0]

    inside = _BETWEEN.sub(blank, doctype[0][start:])
    if not start or inside == doctype[0][start:]:
        return None
    return data[: doctype.start() + start] + inside + data[doctype.end() :]


def _stated(error: Exception) -> Position:
    line = error.lineno if isinstance(error, etree.XMLSyntaxError) else 1
    offset = error.offset if isinstance(error, etree.XMLSyntaxError) else 1
    return Position(line or 1, max(1, offset or 1))


def _declares_outside(data: bytes) -> bool:
    """Whether an undefined entity may be declared outside of the document."""
    doctype = _DOCTYPE.search(data)
    return doctype is not None and re.search(rb"\s(?:SYSTEM|PUBLIC)\s", doctype[0]) is not None


def _report_outside(root: Element, blocked: _Blocked, report: Report) -> None:
    """What was asked for outside: a warning; text that is lost by it: an error."""
    about: Any = root.getroottree().docinfo
    requests = [*blocked.requests]
    if about.system_url and not requests:
        requests.append(about.system_url)
    if about.internalDTD is not None:
        declared = (entity.system_url for entity in about.internalDTD.iterentities())
        requests.extend(url for url in declared if url)
    for reference in dict.fromkeys(requests):
        position = in_window(Position(1, 1), report)
        report.add(IO007, severity="warning", reference=reference, position=position)
    for entity in root.iter(etree.Entity):
        name = entity.text or ""
        report.add(IO007, reference=f"the entity {name}")


def local(element: Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    return _local(element.tag)


@lru_cache(maxsize=4096)
def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def namespace(element: Element) -> str:
    """The namespace of an element, or ""."""
    tag: object = element.tag
    return tag[1:].partition("}")[0] if isinstance(tag, str) and tag.startswith("{") else ""


def path(element: Element, attribute: str | None = None, top: Element | None = None) -> str:
    """An XPath of local names, such as `/newsItem/contentMeta/subject[2]/@qcode`.

    The index counts siblings of the same local name and is left out for the first. It begins with `top`, if the
    element stands in that, as if nothing were around it.
    """
    return _path(element, attribute, top, step)


def _path(
    element: Element, attribute: str | None, top: Element | None, step: Callable[[Element], str]
) -> str:
    steps: list[str] = []
    current: Element | None = element
    while current is not None and current is not top:
        steps.append(step(current))
        current = current.getparent()
    if current is not None:
        steps.append(local(current))
    where = "/" + "/".join(reversed(steps))
    return f"{where}/@{attribute.rpartition('}')[2]}" if attribute else where


def step(element: Element) -> str:
    """The last step of an element's path: its name, with an index from the second on."""
    name = local(element)
    index = 1 + sum(1 for _ in element.itersiblings(f"{{*}}{name}", preceding=True)) if name else 1
    return numbered(name, index)


def numbered(name: str, index: int) -> str:
    """A step of a path: no index for the first of a name."""
    return f"{name}[{index}]" if index > 1 else name


class Paths:
    """The paths of many elements of one tree, as `path` makes them: the siblings of an element are counted once."""

    def __init__(self, top: Element | None = None) -> None:
        """`top`: the element with which they begin, as if nothing were around it; None: the root."""
        self._top = top
        self._steps: dict[Element, str] = {}

    def of(self, element: Element, attribute: str | None = None) -> str:
        """The XPath of an element, or of an attribute that it has."""
        return _path(element, attribute, self._top, self._step)

    def below(self, element: Element) -> str:
        """The steps from the top to an element in it, such as `/entry[2]/link`; none for the top itself."""
        steps: list[str] = []
        current: Element | None = element
        while current is not None and current is not self._top:
            steps.append(f"/{self._step(current)}")
            current = current.getparent()
        return "".join(reversed(steps))

    def _step(self, element: Element) -> str:
        known = self._steps.get(element)
        if known is None:
            self._count_beside(element)
            known = self._steps[element]
        return known

    def _count_beside(self, element: Element) -> None:
        parent = element.getparent()
        counts: dict[str, int] = {}
        for each in (element,) if parent is None else parent:
            name = local(each)
            count = counts[name] = counts.get(name, 0) + 1
            self._steps[each] = numbered(name, count) if name else ""


_NODE_STEP = late_regex(r"/([^/\[@]+)(?:\[(\d+)\])?")


def resolve_numeric(root: Element, numeric: str) -> Element | None:
    """The element that libxml2 names by an error path such as `/*/*[3]/*[1]` or `/ns:a/ns:b[2]`.

    The first step is `root`, which may stand anywhere in its document.
    """
    current = root
    for match in list(_NODE_STEP.finditer(numeric))[1:]:
        name, index = match[1], int(match[2] or 1)
        if name.endswith("()"):
            break
        children = (child for child in iter_children(current) if name in ("*", _prefixed(child)))
        found = next(islice(children, index - 1, None), None)
        if found is None:
            return None
        current = found
    return current


def _prefixed(element: Element) -> str:
    return f"{element.prefix}:{local(element)}" if element.prefix else local(element)


def children_behind(element: Element, count: int) -> list[Element]:
    """The children of an element behind its first ones, comments and the like among them."""
    behind: list[Element] = element[count:]  # type: ignore[index, assignment]  # the stubs know no slices
    return behind


def iter_children(element: Element) -> Iterator[Element]:
    """The child elements, without comments and processing instructions."""
    return element.iterchildren("*")
