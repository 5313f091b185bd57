"""RELAX NG validation by libxml2, bounded; a schema is one file, without includes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from newsexport.diagnostic import short
from newsexport.errors import CheckUnavailable
from newsexport.syntax.problem import MESSAGE_LENGTH, Problem, names_in
from newsexport.syntax.xml import Element, iter_children, local, new_parser, path, resolve_numeric

_FOLLOW_UPS = re.compile(
    r"failed to validate (?:content|attributes)|Extra element .* in interleave|Invalid sequence in interleave"
    r"|Did not expect element|has extra content"
)
"""What libxml2 says of the elements around the one that is wrong."""
_NAMED = re.compile(
    r"Element (\S+) failed to validate attributes|Extra element (\S+) in interleave"
)
_ATTRIBUTE = re.compile(r"Invalid attribute (\S+) for element")
_VAGUE = re.compile(r"Error validating datatype|Expecting an element \S+, got nothing")
"""What libxml2 says beside the true reason."""
_TRIED = 50
"""Children that are tried as the cause of one message."""


class RelaxNg:
    """A compiled schema. Not picklable: one per process. Safe to use from several threads in turn."""

    def __init__(self, name: str, data: bytes) -> None:
        """Compile the schema of that name. Raises CheckUnavailable when it is broken."""
        try:
            self._schema = etree.RelaxNG(etree.fromstring(data, new_parser()))
        except etree.LxmlError as error:
            raise CheckUnavailable(f"the schema {name} cannot be used: {short(error)}") from error

    def problems(
        self, root: Element, limit: int, places: Mapping[Element, str] | None = None
    ) -> Iterator[Problem]:
        """At most `limit` violations below `root`, which is judged as if it were a document's root.

        `places`: the XPaths of its elements, where these are not those of the tree.
        """
        if self._schema.validate(root):
            return
        found = []
        for entry in list(self._schema.error_log)[: 10 * limit]:
            element = resolve_numeric(root, entry.path or "/*")
            if element is None:
                element = root
            named = _NAMED.search(entry.message)
            inner = self._culprit(root, element, named[1] or named[2]) if named else None
            wrong = element if inner is None else inner
            place = path(wrong) if places is None else places[wrong]
            attribute = _ATTRIBUTE.search(entry.message)
            if attribute:
                place += f"/@{attribute[1].rpartition(':')[2]}"
            message = short(entry.message, MESSAGE_LENGTH)
            found.append(Problem(place, entry.type_name, message, names_in(entry.message)))
        yield from _once(found)[:limit]

    def _culprit(self, root: Element, element: Element, name: str) -> Element | None:
        """The child that a message names but does not point at: the one whose absence heals the document.

        libxml2 says of an interleave only that something in it is wrong.
        """
        children = [each for each in iter_children(element) if local(each) == name]
        for child in children[:_TRIED]:
            at = element.index(child)
            element.remove(child)
            healed = self._schema.validate(root)
            element.insert(at, child)
            if healed:
                return child
        return None


def follows(problem: Problem) -> bool:
    """Whether a message names but the surroundings of what is wrong."""
    return _FOLLOW_UPS.search(problem.message) is not None


def _innermost(found: list[Problem]) -> list[Problem]:
    places = [each.pointer for each in found]
    return [
        each for each in found if not any(place.startswith(f"{each.pointer}/") for place in places)
    ]


def _once(found: list[Problem]) -> list[Problem]:
    """One problem for each place: the one that says most. What follows from another only where nothing else is said."""
    telling = [each for each in found if not follows(each)] or _innermost(found)
    precise = [each for each in telling if not _VAGUE.search(each.message)]
    beside = {each.pointer.partition("/@")[0] for each in precise}
    kept: dict[str, Problem] = {}
    for each in (*precise, *(one for one in telling if one.pointer not in beside)):
        kept.setdefault(each.pointer, each)
    return list(kept.values())
