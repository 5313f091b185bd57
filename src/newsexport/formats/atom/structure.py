"""Structure of Atom: the RELAX NG of RFC 4287 when a standards pack holds it, else ours.

The grammar of the RFC wants the entries last; its text gives no meaning to the order, and RFC 6721 none to that
of deleted entries. So feeds are judged by their parts: the head with its deleted entries, and each entry.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from threading import Lock

from lxml import etree

from newsexport import resources, standards
from newsexport.errors import CheckUnavailable
from newsexport.formats.atom.names import ATOM, TOMBSTONES
from newsexport.options import Options
from newsexport.payloads.content import XHTML
from newsexport.syntax.problem import Problem
from newsexport.syntax.relax_ng import RelaxNg, follows
from newsexport.syntax.xml import Element, Paths, local, namespace, new_parser
from newsexport.vocab.foreign_markup import FOREIGN

OFFICIAL = "atom/atom-rfc4287.rng"
"""The grammar of RFC 4287, in a standards pack."""
OWN = "atom.rng"
"""Our grammar, in schemas/atom/."""

_lock = Lock()


def problems_of(data: bytes, options: Options) -> Iterator[Problem]:
    """What is wrong with a document of ours, by our grammar and by that of the RFC."""
    try:
        root = etree.fromstring(data, new_parser(encoding="UTF-8"))
    except etree.XMLSyntaxError as error:
        yield Problem("/", "grammar", str(error))
        return
    yield from problems(root, options, strict=True)


def problems(
    root: Element, options: Options, *, strict: bool = False, own: bool = False
) -> Iterator[Problem]:
    """What is wrong with a feed or an entry: by the RFC's grammar; by ours where there is no other.

    `strict`: by both; `own`: by ours alone. Whether it was ours is told by `has_official(options)`.
    """
    pack = standards.installed(options.standards)
    official = pack is not None and pack.has(OFFICIAL) and not own
    with _lock:
        grammars = [_official(pack)] if pack is not None and official else []
        grammars += [_own()] if strict or not official else []
        limit = options.limits.problems
        found = [each for grammar in grammars for each in grammar.problems(root, limit)]
        if found and not strict:
            told, places = _as_grammars_take_it(root)
            found = [e for grammar in grammars for e in grammar.problems(told, limit, places)]
    yield from found[:limit]


def _as_grammars_take_it(root: Element) -> tuple[Element, dict[Element, str]]:
    """A copy with the elements of other vocabularies last, and the XPath that each element has in the document.

    libxml2 refuses some of these between elements of Atom, where the grammar allows them; and the grammar refuses pictures
    of SVG and formulas in XHTML, of which the text of the RFC (section 3.1.1.3) says no word.
    """
    copy, paths = deepcopy(root), Paths()
    places = {each: paths.of(old) for old, each in zip(root.iter("*"), copy.iter("*"), strict=True)}
    for around in (copy, *copy.iterchildren(f"{{{ATOM}}}source")):
        around[:] = sorted(around, key=lambda each: namespace(each) not in (ATOM, TOMBSTONES))
    for div in copy.iter(f"{{{XHTML}}}div"):
        for each in div.iterdescendants("*"):
            if namespace(each) in FOREIGN:
                each.tag = f"{{{XHTML}}}{local(each)}"
    return copy, places


_TEXTS = frozenset("title subtitle summary content rights".split())
_FORMS = frozenset({"text", "html", "xhtml"})
_ONCE = {
    "feed": ("id", "title", "updated", "subtitle", "rights", "generator", "icon", "logo"),
    "entry": ("id", "title", "updated", "published", "summary", "content", "rights", "source"),
    "author": ("name", "uri", "email"), "contributor": ("name", "uri", "email"),
}  # fmt: skip
"""What may stand once in an element of Atom. Source: RFC 4287, sections 3.2, 4.1.1 and 4.1.2."""
_NEEDED = {
    "feed": ("id", "title", "updated"), "entry": ("id", "title", "updated"),
    "author": ("name",), "contributor": ("name",),
}  # fmt: skip


def counted(root: Element) -> Iterator[Problem]:
    """What a feed or entry, and its persons, lack or have twice: in words, which a grammar has not for it."""
    paths = Paths()
    for element in (root, *root.findall("{*}author"), *root.findall("{*}contributor")):
        name = local(element)
        if namespace(element) != ATOM or name not in _ONCE:
            continue
        place = paths.of(element)
        for needed in _NEEDED[name]:
            if element.find(f"{{{ATOM}}}{needed}") is None:
                message = f"the {name} has no {needed}"
                yield Problem(place, "missing", message, (needed,))
        for once in _ONCE[name]:
            for second in element.findall(f"{{{ATOM}}}{once}")[1:2]:
                message = f"{once} stands a second time in the {name}"
                yield Problem(paths.of(second), "repeated", message, (once,))
    yield from _misdeclared(root, paths)


def _misdeclared(root: Element, paths: Paths) -> Iterator[Problem]:
    """Texts that are not of the type that they state (RFC 4287, sections 3.1.1.3 and 4.1.3.2)."""
    within = (root, *root.iterchildren(f"{{{ATOM}}}source"))
    for element in (each for around in within for each in around.iterchildren("*")):
        if namespace(element) != ATOM or local(element) not in _TEXTS:
            continue
        name, inside = local(element), list(element.iterchildren("*"))
        kind = element.get("type")
        if name != "content" and kind is not None and kind not in _FORMS:
            message = f"the type of {name} is text, html or xhtml, and not {kind}"
            yield Problem(paths.of(element, "type"), "mistyped", message, (name, "type", kind))
            continue
        if element.get("src") is not None and (inside or (element.text or "").strip()):
            message = f"{name} names a source elsewhere, and is not empty"
            yield Problem(paths.of(element), "elsewhere", message, (name, "src"))
        elif element.get("type") == "xhtml" and not (
            len(inside) == 1 and inside[0].tag == f"{{{XHTML}}}div"
        ):
            message = f"{name} is said to be xhtml, and does not hold one div of XHTML"
            yield Problem(paths.of(element), "misdeclared", message, (name, "xhtml"))


def is_vague(problem: Problem) -> bool:
    """Whether a grammar says only that something in an element is wrong, or names what may follow.

    Where one text has a wrong type, it says of others too that they know no such attribute.
    """
    return (
        follows(problem) or problem.message.startswith("Expecting an element")
        or problem.pointer.endswith("/@type")
    )  # fmt: skip


def has_official(options: Options) -> bool:
    """Whether a standards pack holds the grammar of the RFC."""
    pack = standards.installed(options.standards)
    return pack is not None and pack.has(OFFICIAL)


@cache
def _official(pack: standards.Pack) -> RelaxNg:
    return RelaxNg(OFFICIAL, pack.read(OFFICIAL))


@cache
def _own() -> RelaxNg:
    try:
        return RelaxNg(OWN, resources.read(f"schemas/atom/{OWN}"))
    except FileNotFoundError as error:
        raise CheckUnavailable(f"the schema {OWN} is not part of this installation") from error
