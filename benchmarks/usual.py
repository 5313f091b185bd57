"""The usual pipeline: what one would write with the best-known libraries, each validator compiled once.

It is given its mapping for free: the JSON-LD object and the XML tree stand ready, only serializing,
parsing and validating are timed. So the comparison favours it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import FormatChecker
from jsonschema.validators import validator_for
from lxml import etree

from newsexport.schema.v1 import NewsItem

ROOT = Path(__file__).parent.parent

Tree = tuple[str, dict[str, str], str | None, str | None, list[Any]]
"""An element: name, attributes, text, tail, children."""


@dataclass(frozen=True)
class Prepared:
    """One item as the usual pipeline gets it."""

    canonical: bytes
    linked: dict[str, Any]
    """The JSON-LD object."""
    tree: Tree
    """The NewsML-G2 document."""
    namespaces: Any


def prepare(canonical: bytes, linked: bytes, xml: bytes) -> Prepared:
    """Take the documents apart, outside the timed part."""
    root = etree.fromstring(xml)
    namespaces = {prefix: uri for prefix, uri in root.nsmap.items() if prefix != "xml"}
    return Prepared(canonical, json.loads(linked), _taken_apart(root), namespaces)


def _taken_apart(element: Any) -> Tree:
    children = [_taken_apart(child) for child in element if isinstance(child.tag, str)]
    return str(element.tag), dict(element.attrib), element.text, element.tail, children


def pipeline(xsd: Path) -> Callable[[Prepared], tuple[bytes, bytes, bytes]]:
    """The pipeline, its validators compiled."""
    item_schema = _validator("schemas/news-item/1.0.schema.json")
    linked_schema = _validator("schemas/json-ld/news-article.schema.json")
    schema = etree.XMLSchema(etree.parse(str(xsd)))

    def run(prepared: Prepared) -> tuple[bytes, bytes, bytes]:
        item = NewsItem.model_validate(json.loads(prepared.canonical))
        canonical = item.model_dump_json(by_alias=True, exclude_none=True)
        item_schema.validate(json.loads(canonical))
        linked = json.dumps(prepared.linked, ensure_ascii=False)
        linked_schema.validate(json.loads(linked))
        xml = etree.tostring(
            _built(prepared.tree, prepared.namespaces), xml_declaration=True, encoding="utf-8"
        )
        schema.assertValid(etree.fromstring(xml))
        return canonical.encode(), linked.encode(), xml

    return run


def _validator(name: str) -> Any:
    schema = json.loads((ROOT / name).read_bytes())
    return validator_for(schema)(schema, format_checker=FormatChecker())


def _built(tree: Tree, namespaces: Any) -> Any:
    name, attributes, text, _, children = tree
    root = etree.Element(name, attributes, nsmap=namespaces)
    root.text = text
    for child in children:
        _append(root, child)
    return root


def _append(parent: Any, tree: Tree) -> None:
    name, attributes, text, tail, children = tree
    element = etree.SubElement(parent, name, attributes)
    element.text = text
    element.tail = tail
    for child in children:
        _append(element, child)
