"""Counts what a reader of NewsML-G2 lost without a word.

Independent of the reader: it walks the document by itself, and looks for every text and attribute value
with content in the item's dump, in its extensions, or at a place that the report names as lost. Every
value counts as often as it stands in the document, except where the document repeats itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from lxml import etree

from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.vocab.iptc_schemes import CATALOG_URL, SCHEMES, uri_of

NAR = "{http://iptc.org/std/nar/2006-10-01/}"
XML = "{http://www.w3.org/XML/1998/namespace}"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"

SYNTAX = {"standard", "standardversion", "conformance", f"{XSI}schemaLocation"}
"""Attributes that say how the document is written, not what it says."""
ONCE = {f"{XML}lang", "lang", "tag", "dir"}
"""Attributes that repeat on parts what the whole says: once is enough."""


UNITS = {"widthunit", "heightunit", "durationunit"}
MEDIA_TYPES = {"html": "application/xhtml+xml", "nitf": "application/nitf+xml"}

IMPLIED = {
    "people": "person", "organisations": "organisation", "places": "geoArea", "events": "event",
    "objects": "object",
}  # fmt: skip
"""Fields of the model that say the type of their concepts."""


class Value(NamedTuple):
    """A text or attribute value of the document."""

    path: str
    text: str
    inline: bool
    """Whether it stands inside the markup of a body."""
    once: bool
    words: bool
    """Whether it is running text, which the model may hold as a part of something longer."""


def lost(root: etree._Element, path: str, item: NewsItem, report: Report) -> list[str]:
    """Paths and values of what is nowhere to be found. `path` is the item's XPath in its document."""
    strings = list(_leaves(item.model_dump(mode="json", exclude_none=True)))
    for field, kind in IMPLIED.items():
        strings.extend(kind for concept in getattr(item, field) if concept.type is None)
    for extension in _extensions(item):
        if extension.media_type == "application/xml":
            strings.extend(_in_markup(str(extension.value)))
    notes = (item.ed_note or "").split("\n\n")
    strings.extend(notes if len(notes) > 1 else ())  # several notes are one text in the model
    known = Counter(_plain(text) for text in strings)
    catalog = _catalog(root)
    everything = " ".join(" ".join(text.split()) for text in strings)
    told = [d.pointer for d in report.diagnostics if d.code in ("LS002", "RD005") and d.pointer]
    missing = []
    for value in _values(root, path):
        if _found(value, known, everything, catalog) or any(
            _below(value.path, place) for place in told
        ):
            continue
        missing.append(f"{value.path} = {value.text[:80]!r}")
    return missing


def _catalog(root: etree._Element) -> dict[str, str]:
    found = {scheme.get("alias"): scheme.get("uri") for scheme in root.iter(NAR + "scheme")}
    return {str(alias): str(uri) for alias, uri in found.items() if alias and uri}


def _found(value: Value, known: Counter[str], everything: str, catalog: dict[str, str]) -> bool:
    alias, _, code = value.text.partition(":")
    own = [catalog[alias] + code] if alias in catalog else []
    forms = list(dict.fromkeys([*(_plain(form) for form in _forms(value.text)), *own]))
    if value.words or value.inline:
        return any(form in known for form in forms) or " ".join(value.text.split()) in everything
    if value.once:
        return any(known[form] for form in forms)
    for form in forms:
        if known[form] > 0:
            known[form] -= 1
            return True
    return False


def _below(path: str, place: str) -> bool:
    return path == place or path.startswith((place + "/", place + "["))


def _forms(text: str) -> Iterator[str]:
    """The value, and what it says in the model's words."""
    yield text
    uri = uri_of(text) if ":" in text else None
    if uri:
        yield uri
    alias, _, code = text.partition(":")
    if alias in SCHEMES or alias == "icls":
        yield code
    for scheme in (
        SCHEMES["ninat"],
        SCHEMES["stat"],
        SCHEMES["cpnat"],
        SCHEMES["rnd"],
        SCHEMES["drol"],
    ):
        if text.startswith(scheme):
            yield text[len(scheme) :]
    if alias == "pgrmod":
        yield {"seq": "sequential", "alt": "alternative"}.get(code, code)
    if " " in text:
        yield from (form for part in text.split() for form in _forms(part))


def _plain(text: str) -> str:
    text = " ".join(text.split())
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*", text):
        try:
            return datetime.fromisoformat(text).isoformat()
        except ValueError:
            return text
    return text.removesuffix(".0") if re.fullmatch(r"\d+\.0", text) else text


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    elif not isinstance(value, bool):
        yield str(value)


def _extensions(value: Any) -> Iterator[Any]:
    for field in value.__class__.model_fields:
        inner = getattr(value, field)
        if field == "extensions":
            yield from inner
        for each in inner if isinstance(inner, tuple) else (inner,):
            if hasattr(each.__class__, "model_fields") and field != "extensions":
                yield from _extensions(each)


def _in_markup(markup: str) -> Iterator[str]:
    for element in etree.fromstring(markup.encode()).iter():
        yield from (str(value) for value in element.attrib.values())
        if isinstance(element.tag, str):
            yield "".join(element.itertext())
            yield element.text or ""
        yield element.tail or ""


def _values(root: etree._Element, path: str) -> Iterator[Value]:
    yield from _below_element(root, path, inline=False)


def _below_element(element: etree._Element, path: str, *, inline: bool) -> Iterator[Value]:
    for key, value in element.attrib.items():
        if str(value).strip() and not _is_syntax(element, str(key), str(value)):
            name = str(key).rpartition("}")[2]
            yield Value(f"{path}/@{name}", str(value), inline, str(key) in ONCE, False)
    counts: Counter[str] = Counter()
    label = bool((element.text or "").strip())
    texts = [element.text]
    for child in element:
        if isinstance(child.tag, str):
            name = etree.QName(child).localname
            counts[name] += 1
            step = f"{name}[{counts[name]}]" if counts[name] > 1 else name
            within = inline or element.tag == NAR + "inlineXML"
            yield from _below_element(child, f"{path}/{step}", inline=within)
            label = True
        texts.append(child.tail)
    for text in texts:
        if text and text.strip():
            title = element.tag.endswith("}title") if isinstance(element.tag, str) else False
            yield Value(path, text, inline, title, words=label and " " in text.strip())


def _is_syntax(element: etree._Element, key: str, value: str) -> bool:
    tag = str(element.tag)
    if element.getparent() is None:
        return key in SYNTAX or (key == "version" and value == "1")
    if tag == NAR + "catalogRef":
        return key == "href" and value == CATALOG_URL
    if tag == NAR + "groupSet":  # the root group bears a flag
        return key == "root" and value in {g.get("id") for g in element}
    if tag == NAR + "link":  # has a field of its own
        return key == "rel" and value == "irel:derivedFrom"
    if tag == NAR + "subject" and key == "literal":  # that a subject must have: its name again
        return value == element.findtext(NAR + "name") and not {"qcode", "uri"} & set(
            element.keys()
        )
    if tag == NAR + "inlineXML" and key == "contenttype":
        inside = next(element.iterchildren("{*}*"), None)
        name = "" if inside is None else etree.QName(inside).localname
        return MEDIA_TYPES.get(name) == value
    if key in ("wordcount", "charset"):  # counted again; an encoding of XML is XML's matter
        return True
    return key in UNITS and value in ("dimensionunit:pixels", "timeunit:seconds")
