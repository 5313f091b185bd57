"""Labels: texts such as headline, name or edNote, with their white space and their markup kept.

Source: NewsML-G2 2.35, Label1Type and BlockType (mixed content), g2normalizedString (one line).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from newsexport.formats.newsml_g2.names import XML
from newsexport.formats.newsml_g2.spacing import is_normal, normal
from newsexport.formats.newsml_g2.writing.extras import Extras, bare, parsed
from newsexport.formats.newsml_g2.writing.sheet import Sheet
from newsexport.syntax.xml import Element, local
from newsexport.syntax.xml_text import text

_PRESERVE = ' xml:space="preserve"'

ONE_LINE = frozenset(
    {"name", "keyword", "slugline", "creditline", "generator", "profile", "fileName"}
)
"""Labels whose type allows no line break."""


def label(
    sheet: Sheet,
    tag: str,
    value: str,
    pointer: str,
    attributes: str = "",
    extras: Extras | None = None,
    place: str = "",
) -> str:
    """An element that holds a text. Blanks that its readers would trim are marked as content.

    `extras` may hold further attributes of the element, and its markup, under `place`.
    """
    content = None
    if extras is not None:
        attributes += extras.attributes(place, tag)
        content = _markup(tag, value, extras, place)
    if content is None:
        if tag in ONE_LINE:
            value = sheet.one_line(value, pointer)
        content = sheet.text(value, pointer)
    if not is_normal(tag, value) and _PRESERVE not in attributes:
        attributes += _PRESERVE
    return f"<{tag}{attributes}>{content}</{tag}>"


def words_of(tag: str, xml: str) -> str:
    """The words of a label that was kept as XML, as its reader has them; none: empty."""
    root = parsed(xml)
    words = "" if root is None else "".join(_words(root))
    exact = root is not None and root.get(f"{{{XML}}}space") == "preserve"
    return words if exact else normal(tag, words)


def _markup(tag: str, value: str, extras: Extras, place: str) -> str | None:
    """The markup that the label had, while its words are still those of the item."""
    root = extras.markup(place, lambda root: _says(tag, root, value))
    if root is None:
        return None
    content = text(root.text or "")
    for child in root:
        content += bare(etree.tostring(child, encoding="unicode"))
    return content


def _says(tag: str, root: Element, value: str) -> bool:
    words = "".join(_words(root))
    return value in (words, normal(tag, words))


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if local(child) == "br":
            yield "\n"
        elif isinstance(child.tag, str):
            yield from _words(child)
        yield child.tail or ""
