"""The frame of a newsMessage as it is checked: root, header, itemSet, and what the items know of each other.

The schema knows a header only inside of a message, so root, header and itemSet are judged together,
with a stub in place of the items: streaming keeps its flat memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from newsexport.compact_set import CompactSet
from newsexport.diagnostic import ItemRef, Position, Window
from newsexport.formats.newsml_g2 import structure
from newsexport.formats.newsml_g2.documents import MESSAGE, Part, Stray
from newsexport.formats.newsml_g2.names import NAR, NEWEST
from newsexport.formats.newsml_g2.rules.documents import G2000, G2017, G2018, G2042
from newsexport.options import Options
from newsexport.report import Report
from newsexport.syntax.problem import Problem
from newsexport.syntax.xml import Element, path

TellProblem = Callable[[Problem, str], object]
"""Given a violation of the schema, and its XPath in the document."""

_ROOT = f"/{MESSAGE}"
_HEADER = f"{_ROOT}/header"
_STUB = f"{_ROOT}/itemSet/newsItem"


@dataclass(slots=True)
class Frame:
    """What is known of the message around the items; of any other document: nothing."""

    header: Part | None = None
    """The header, until it was judged."""
    _begun: bool = False
    _sets: set[str] = field(default_factory=set)
    _seen: CompactSet = field(default_factory=CompactSet)
    _uris: CompactSet = field(default_factory=CompactSet)
    _references: list[tuple[str, str | None, str, Window, ItemRef | None]] = field(
        default_factory=list
    )

    def begin(self, part: Part, options: Options, report: Report, tell: TellProblem) -> None:
        """Judge the frame when its first item is there, and each further itemSet."""
        if not part.path.startswith(_ROOT + "/"):
            return
        around = part.path.rpartition("/")[0]
        if self._sets and around not in self._sets:
            first = Position(part.window.line, part.window.column) if part.window.start else None
            _tell(report, around, "a second itemSet", position=first)
        self._sets.add(around)
        if not self._begun:
            self._begun = True
            self._judge(part, options, report, tell)

    def _judge(self, part: Part, options: Options, report: Report, tell: TellProblem) -> None:
        if self.header is None:
            _tell(report, _ROOT, "the message begins without its header")
        foreign = structure.official(NEWEST, options) is not None
        shell = _shell(part, self.header, foreign)
        for problem in structure.problems(shell, NEWEST, options):
            if problem.pointer.startswith(_STUB):
                continue  # the stub
            inside = problem.pointer == _HEADER or problem.pointer.startswith(_HEADER + "/")
            if inside and self.header is not None:
                report.window = self.header.window
            elif self.header is None and not problem.pointer.startswith(f"{_ROOT}/@"):
                continue  # the header is missing; that was told
            else:
                report.window = _before(part)
            tell(problem, problem.pointer)
        report.window = None
        self.header = None

    def is_double(self, part: Part, report: Report, groups: bool) -> bool:
        """Remember the item of a message, and what its package refers to. `groups`: whether it may have some."""
        if not part.path.startswith(_ROOT + "/"):
            return False
        guid = str(part.tree.get("guid") or "")
        version = str(part.tree.get("version") or "1")
        self._uris.add((guid,))
        for element in _references(part) if groups else ():
            place = part.pointer(path(element, "residref"))
            uri = str(element.get("residref"))
            self._references.append((uri, element.get("version"), place, part.window, report.item))
        is_new = self._seen.add((guid, version))
        if guid and not is_new:
            report.add(G2018, pointer=f"{part.path}/@guid", uri=guid, version=version)
            return True
        return False

    def finish(self, options: Options, report: Report, tell: TellProblem) -> None:
        """Tell what only the whole message shows."""
        if self.header is not None:  # no news came
            self._judge(self.header, options, report, tell)
        for uri, version, pointer, window, item in self._references:
            is_here = (uri,) in self._uris
            if is_here and (not version or (uri, version) in self._seen):
                continue
            report.item, report.window = item, window
            if is_here:
                place = f"{pointer.rpartition('/@')[0]}/@version"
                report.add(G2042, pointer=place, uri=uri, version=version)
            else:
                report.add(G2017, pointer=pointer, uri=uri)
            report.end_item()


def has_groups(item: Element) -> bool:
    """Whether an item has a groupSet; news of most kinds has none."""
    return next(item.iterchildren(f"{{{NAR}}}groupSet"), None) is not None


def _references(part: Part) -> Iterator[Element]:
    """What a package refers to."""
    if not has_groups(part.tree):
        return iter(())
    return part.element.iterfind(f"{{{NAR}}}groupSet//{{{NAR}}}itemRef[@residref]")


def tell_stray(stray: Stray, report: Report) -> None:
    """Say that something stands in the frame that the standard does not allow there."""
    what = stray.what if stray.tag else f"text ({stray.text[:40]})"
    _tell(report, stray.path, f"{what} has no place here", stray.window, stray.position)


def _tell(
    report: Report,
    pointer: str,
    reason: str,
    window: Window | None = None,
    position: Position | None = None,
) -> None:
    report.window = window
    report.add(
        G2000, pointer=pointer, position=position,
        kind="content model", reason=reason, version=NEWEST,
        advice="a message has one header with the time at which it was sent, then one itemSet of items",
    )  # fmt: skip
    report.window = None


def _shell(part: Part, header: Part | None, foreign: bool) -> Element:
    """The message with its header, and a stub for the items. `foreign`: with others' attributes."""
    root_tag, root_said = part.outer[0]
    set_tag, set_said = part.outer[1] if len(part.outer) > 1 else (f"{{{NAR}}}itemSet", ())
    message = etree.Element(root_tag)
    if header is not None:
        message.append(deepcopy(header.element))
    items = etree.SubElement(message, set_tag)
    etree.SubElement(items, f"{{{NAR}}}newsItem")
    for element, said in ((message, root_said), (items, set_said)):
        for name, value in said:
            if foreign or not name.startswith("{"):
                element.set(name, value)
    return message


def _before(part: Part) -> Window | None:
    """The bytes before the first item, where the root and the itemSet begin."""
    return Window(0, part.window.start) if part.window.start else None
