"""Where QCodes stand in an item, and whether its catalogs tell what they mean: for rules and writer.

Source: NewsML-G2 2.35, QCodeType and QCodeListType.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from newsexport.formats.newsml_g2.names import NAR
from newsexport.syntax.xml import Element

ATTRIBUTES = frozenset(
    """
    accesstype aspect audiochannels audiocodec authoritystatus colourindicator colourspace concepttype
    confirmationstatus creator derivedfrom durationunit encoding environment format hashtype heightunit
    how idformat interactiontype jobtitle layoutorientation market marketlabelsrc mode part
    pubconstraint qcode radunit ratertype ratingtype rel rendition renditionref reposrole
    representation residrefformat role scaleunit scope severity symbolsrc target tech timeunit type
    valcalctype valueunit videocodec videodefinition videoscaling why widthunit
    """.split()
)
"""Attributes that hold QCodes, one or a list."""

_PLAIN = frozenset({("a", "rel"), ("timestamp", "role")})
_FORM = re.compile(r"[^\s:]+:[^\s]+")
_PREFIX = f"{{{NAR}}}"
_CONTENT = f"{_PREFIX}inlineXML"


def is_wellformed(value: str) -> bool:
    """Whether a value has the form of a QCode: alias, colon, code."""
    return _FORM.fullmatch(value) is not None


def holds_qcodes(element: str, attribute: str) -> bool:
    """Whether that attribute of that element of the standard holds QCodes."""
    return attribute in ATTRIBUTES and (element, attribute) not in _PLAIN


def qcodes_of(element: Element) -> Iterator[tuple[str, str]]:
    """The QCodes that an element of the standard bears itself: attribute and value."""
    name = str(element.tag)[len(_PREFIX) :]
    for key, value in element.items():
        if key in ATTRIBUTES and (name, key) not in _PLAIN:
            for each in str(value).split():
                yield str(key), each


def walk(root: Element) -> Iterator[Element]:
    """An element and all below it, but nothing of the markup of contents."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        yield element
        if len(element) and element.tag != _CONTENT:
            waiting.extend(element.iterchildren("*", reversed=True))


def all_resolved(root: Element, aliases: Container[str] | None) -> bool:
    """Whether each QCode in an element is one, and its alias is among those declared.

    `aliases` None: any may be declared, by a catalog that is not known here.
    """
    for element in walk(root):
        if str(element.tag).startswith(_PREFIX):
            codes = [value for _, value in qcodes_of(element)]
            if aliases is not None and any(c.partition(":")[0] not in aliases for c in codes):
                return False
        else:
            given = element.get("qcode")
            codes = [] if given is None else [str(given)]
        if not all(map(is_wellformed, codes)):
            return False
    return True
