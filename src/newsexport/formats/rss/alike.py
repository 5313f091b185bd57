"""Items that are built like one in which nothing was wrong: then only their values are looked at, at a glance.

The items of a feed are nearly all built alike. What hangs on their elements alone (what is missing, stands twice or in
the wrong order) is the same for all of them; what hangs on values is seen in one pass. An item that does not pass is
judged as if nobody had looked at it: a glance may overlook what is right, and never lets pass what would be told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from newsexport.formats.rss.dates import fault_of
from newsexport.formats.rss.names import WEB_ADDRESS, key_of
from newsexport.payloads.feed_rules.glance import Glance, attributes_of_line
from newsexport.payloads.feed_rules.tables import ITEM, MEDIA_ELEMENTS, Spec
from newsexport.syntax.xml import Element, local, namespace

Line = tuple[Spec, Glance | None] | None
"""The line of a table for an element, and what sees that it is right; None: of a vocabulary that is not known."""
LineOf = Callable[[Element, str, Mapping[str, Spec]], "Line | bool"]
"""The line that the judge found for an element before, by the feed's own namespace and the table; False: none."""

_MOST = 500
"""Ways of building items that are remembered."""
_MOST_TRIALS = 30
"""Looks in a row that may fail; with one that succeeds among three it goes on for ever."""
_SHOWN = frozenset({"title", "description", "content:encoded", "media:title"})
"""Keys of which an item needs one; without them, its values decide whether something is wrong."""
UNPLAYED = (".wmv", ".wma", ".avi", ".flv", ".ogg", ".ogv", ".rm", ".ra", ".asf")
"""Endings of files that Apple does not play."""

Pair = tuple[object, str | None]
"""Name and prefix of an element."""


class Alike:
    """What is known of the ways in which the items of one feed are built."""

    def __init__(self, line_of: LineOf) -> None:
        self._line_of = line_of
        self._trials = _MOST_TRIALS
        """How many more may fail."""
        self._known: dict[tuple[object, ...], tuple[dict[Pair, Glance], tuple[Pair, ...]]] = {}
        """How an element is built -> for each child what sees that it is right; those that may stand several times."""

    def sees_right(self, item: Element) -> bool:
        """Whether an item is built like one that was right, and all in it is plainly right.

        Where hardly any is, in a feed whose items differ or are wrong, it is soon not tried any more.
        """
        if self._trials <= 0:
            return False
        right = self._is_right(item)
        self._trials = min(self._trials + 2, _MOST_TRIALS) if right else self._trials - 1
        return right

    def _is_right(self, element: Element) -> bool:
        children = list(element)
        pairs: list[Pair] = [(each.tag, each.prefix) for each in children]
        kinds = dict.fromkeys(pairs)
        known = self._known.get((element.tag, *kinds))
        if known is None:
            return False
        glances, several = known
        if len(kinds) != len(pairs):
            repeated = sum(pairs.count(each) - 1 for each in several)
            if len(pairs) - len(kinds) != repeated:
                return False
        tails = filter(None, [each.tail for each in children])
        if _has_words(element.text) or _has_words("".join(tails)):
            return False
        for pair, each in zip(pairs, children, strict=True):  # noqa: SIM110 a third cheaper than all(…)
            if not glances[pair](each):
                return False
        return True

    def glances_of(self, element: Element) -> Mapping[Pair, Glance] | None:
        """What sees that the children of an item, or of a group in it, are right, if one was that is built like it."""
        kinds = dict.fromkeys((each.tag, each.prefix) for each in element)
        known = self._known.get((element.tag, *kinds))
        return None if known is None else known[0]

    def learn(self, item: Element) -> None:
        """Take up how an item is built of which nothing was told."""
        if self._trials <= 0:
            return
        keys = {key_of(str(each.tag)) for each in item}
        if keys.isdisjoint(_SHOWN) or {"enclosure", "atom:link"} <= keys:
            return
        self._learn(item, namespace(item), ITEM)

    def _learn(self, element: Element, core: str, table: Mapping[str, Spec]) -> bool:
        if len(self._known) >= _MOST:
            return False
        glances: dict[Pair, Glance] = {}
        several: list[Pair] = []
        for each in element:
            pair = (each.tag, each.prefix)
            glance = self._glance(each, core, table)
            if glance is None:
                return False
            if pair not in glances and _may_be_repeated(self._line_of(each, core, table), each):
                several.append(pair)
            glances[pair] = glance
        self._known[element.tag, *glances] = glances, tuple(several)
        return True

    def _glance(self, element: Element, core: str, table: Mapping[str, Spec]) -> Glance | None:
        """What sees that a child is right, by its line and by the rules; None: it has to be judged each time."""
        if not local(element):
            return None  # a comment, or the like
        line = self._line_of(element, core, table)
        if isinstance(line, bool):
            return None
        ruled = _RULED.get(key_of(str(element.tag)))
        found = (ruled,) if ruled is not None else ()
        if line is None:
            return _all_of(found)
        spec, glance = line
        if glance is None and spec.inside is MEDIA_ELEMENTS:
            inside = namespace(element)
            if len(element) and not self._learn(element, inside, spec.inside):
                return None
            return _all_of((attributes_of_line(spec), self._is_bare_or_right, *found))
        return _all_of((glance, *found)) if glance is not None else None

    def _is_bare_or_right(self, element: Element) -> bool:
        if not len(element):
            return not _has_words(element.text)
        return self._is_right(element)


def _may_be_repeated(line: Line | bool, element: Element) -> bool:
    """A second enclosure is told, though it may stand there."""
    return line is None or (
        not isinstance(line, bool) and line[0].many and key_of(str(element.tag)) != "enclosure"
    )


def _has_words(text: str | None) -> bool:
    return bool(text) and not str(text).isspace()


def _all_of(glances: Iterable[Glance]) -> Glance:
    found = tuple(glances)
    if len(found) == 2:
        one, other = found
        return lambda element: one(element) and other(element)
    return found[0] if len(found) == 1 else lambda element: all(each(element) for each in found)


def _guid(element: Element) -> bool:
    said = (element.get("isPermaLink") or "true").lower()
    return said != "true" or WEB_ADDRESS.fullmatch((element.text or "").strip()) is not None


def _date(element: Element) -> bool:
    return fault_of(element.text or "") is None


def _enclosure(element: Element) -> bool:
    address = (element.get("url") or "").partition("?")[0].lower()
    said = (element.get(name) or "" for name in ("url", "length", "type"))
    return all(each.strip() for each in said) and not address.endswith(UNPLAYED)


def _content(element: Element) -> bool:
    """Each `content` of a media object has an address."""
    within = (element, *element) if len(element) else (element,)
    return all((each.get("url") or "").strip() for each in within if local(each) == "content")


def _group(element: Element) -> bool:
    """A group has several contents, each with an address."""
    contents = [each for each in element if local(each) == "content"]
    return len(contents) > 1 and _content(element)


def _never(element: Element) -> bool:
    return False


_RULED: dict[str, Glance] = {
    "guid": _guid, "pubdate": _date, "enclosure": _enclosure,
    "media:content": _content, "media:group": _group, "author": _never,
}  # fmt: skip
"""Key of an element -> whether its values let the rules of RSS find nothing."""
