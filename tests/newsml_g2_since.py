"""Since which release NewsML-G2 has its elements and attributes: compared from IPTC's schemas of 2.9 to 2.35.

`python -m tests.newsml_g2_since FOLDER` writes `src/newsexport/vocab/newsml_g2_since.py` from a folder of the
schemas. Local elements of one name count as one: what one of them has, all may have, so that nothing is refused
that a release allows.
"""

from __future__ import annotations

import sys
import textwrap
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lxml import etree

TARGET = Path(__file__).parent.parent / "src" / "newsexport" / "vocab" / "newsml_g2_since.py"
RELEASES = [f"2.{minor}" for minor in range(9, 36)]
_XS = "{http://www.w3.org/2001/XMLSchema}"
_HOLDERS = frozenset("sequence choice all complexContent simpleContent restriction".split())


class Names:
    """The attributes and children that each element of one schema may have, by local names."""

    def __init__(self, path: Path) -> None:
        self.children: dict[str, set[str]] = defaultdict(set)
        self.attributes: dict[str, set[str]] = defaultdict(set)
        self._known: dict[str, dict[str, Any]] = defaultdict(dict)
        self._seen: set[tuple[str, Any]] = set()
        for each in etree.parse(str(path)).getroot():
            if isinstance(each.tag, str) and each.get("name"):
                self._known[each.tag[len(_XS) :]][each.get("name")] = each
        for name, element in self._known["element"].items():
            self._element(name, element)

    def _element(self, name: str, element: Any) -> None:
        ref = element.get("ref")
        if ref and ":" in ref:
            return
        if ref:
            name, element = ref, self._known["element"][ref]
        kind = element.get("type")
        key = (name, kind or element)
        if key in self._seen:
            return
        self._seen.add(key)
        model = self._known["complexType"].get(kind) if kind else element.find(f"{_XS}complexType")
        if model is not None:
            self._model(name, model, frozenset())

    def _model(self, name: str, node: Any, around: frozenset[str]) -> None:
        for each in node:
            kind = each.tag[len(_XS) :] if isinstance(each.tag, str) else ""
            said = each.get("name") or each.get("ref") or ""
            if kind in _HOLDERS:
                self._model(name, each, around)
            elif kind == "extension":
                base = each.get("base")
                if base in self._known["complexType"] and base not in around:
                    self._model(name, self._known["complexType"][base], around | {base})
                self._model(name, each, around)
            elif kind in {"attributeGroup", "group"} and each.get("ref") in self._known[kind]:
                self._model(name, self._known[kind][each.get("ref")], around)
            elif kind == "attribute":
                self.attributes[name].add(said.rpartition(":")[2])
            elif kind == "element" and ":" not in said:
                self.children[name].add(said)
                self._element(said, each)


def since(names: dict[str, Names]) -> dict[str, dict[str, list[str]]]:
    """Release -> kind of line -> names: `<>` elements, `@` attributes, `E/` children of E, `@a` elements with a."""
    elements = _first(names, lambda each: {*each.attributes, *each.children, *_all(each.children)})
    attributes = _first(names, lambda each: _all(each.attributes))
    lines: dict[str, dict[str, list[str]]] = {release: defaultdict(list) for release in RELEASES}
    for table, kind in ((elements, "<>"), (attributes, "@")):
        for name, release in table.items():
            lines[release][kind].append(name)
    for (parent, child), release in _first(names, lambda each: _pairs(each.children)).items():
        if release not in {elements[parent], elements[child]}:
            lines[release][f"{parent}/"].append(child)
    for (element, name), release in _first(names, lambda each: _pairs(each.attributes)).items():
        if release not in {elements[element], attributes[name]}:
            lines[release][f"@{name}"].append(element)
    return {
        release: dict(found) for release, found in lines.items() if release != RELEASES[0] and found
    }


def _first(names: dict[str, Names], of: Callable[[Names], set[Any]]) -> dict[Any, str]:
    found: dict[Any, str] = {}
    for release in RELEASES:
        for each in of(names[release]):
            found.setdefault(each, release)
    return found


def _all(table: dict[str, set[str]]) -> set[str]:
    return set().union(*table.values())


def _pairs(table: dict[str, set[str]]) -> set[tuple[str, str]]:
    return {(name, each) for name, known in table.items() for each in known}


def derived(folder: Path) -> str:
    """The table, as the vocabulary holds it."""
    names = {each: Names(folder / f"NewsML-G2_{each}-spec-All-Power.xsd") for each in RELEASES}
    lines = []
    for release, found in since(names).items():
        for kind in sorted(found):
            line = f"{release} {kind} {' '.join(sorted(found[kind]))}"
            lines += textwrap.wrap(line, 118, subsequent_indent="  ", break_on_hyphens=False)
    return "\n".join(lines)


OPENING = '''"""Since which release NewsML-G2 has an element or attribute that 2.9 did not have.

Facts compared from IPTC's schemas of 2.9 to 2.35; made by `python -m tests.newsml_g2_since`. A line is a release, what
it speaks of, and names: `<>` elements, `@` attributes that no element had before, `E/` children of the element E, `@a`
elements that got an attribute that others had before.
"""

from __future__ import annotations

TABLE = """
{table}
"""
'''

if __name__ == "__main__":
    TARGET.write_text(OPENING.replace("{table}", derived(Path(sys.argv[1]))), encoding="utf-8")
