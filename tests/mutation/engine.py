"""Makes the mutants of valid documents, and looks whether something new is said at the mutated place.

A mutant counts as told when a finding that the unmutated document does not have (by code and message)
begins on the mutated node or within it, on what now stands in its place, or on its parent itself: the
parent's start tag, key or first character. Where two values contradict each other, either is the place. Findings of losses (kind `loss`) do not count: they say what
was not read, and not that it is wrong. Where the file is no longer well-formed, every place within the
parent counts, for a parser notices an unclosed element only at a later one.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from newsexport import api
from newsexport.diagnostic import Diagnostic
from newsexport.options import Options
from newsexport.source import Source
from tests.mutation.demands import STANDARDS, Standard
from tests.mutation.nodes import Node, nodes
from tests.mutation.operators import Edit, Operator
from tests.mutation.table import OPERATORS

OPTIONS = Options(now=datetime(2026, 2, 16, 12, tzinfo=UTC))
_RANGE = re.compile(r"\d+:\d*")
BREAKS_GRAMMAR = frozenset(
    {"element unclosed", "file cut off", "bare ampersand", "undefined entity", "attribute doubled",
     "value without quotes", "byte that is no UTF-8", "control character", "undeclared prefix", "not a number"}
)  # fmt: skip


@dataclass(frozen=True, eq=False)
class Base:
    """A valid document and its format."""

    name: str
    data: bytes
    standard: Standard


@dataclass(frozen=True)
class Mutant:
    """A document made wrong, and where: the spans in its bytes that count as the place."""

    base: Base
    operator: Operator
    path: str
    data: bytes
    places: tuple[tuple[int, int], ...]

    @property
    def name(self) -> str:
        return (
            f"{self.base.standard.format}: {self.operator.name} at {self.path} of {self.base.name}"
        )


@dataclass(frozen=True, eq=False)
class Plan:
    """A mutant that is not made yet: an operator and the place whose demand it would break."""

    base: Base
    node: Node
    operator: Operator
    word: str

    def made(self) -> Mutant | None:
        """The mutant; None where the operator does not apply to what stands there."""
        text = out = self.base.data.decode("latin-1")
        edits = self.operator.act(text, self.node, self.word)
        if not edits:
            return None
        for edit in sorted(edits, reverse=True):
            out = out[: edit.start] + edit.new + out[edit.end :]
        places = _places(self.node, edits, self.operator, out)
        partner = self.word.partition(":")[2] if self.word[:5] in {"first", "last:"} else ""
        for each in self.node.parent.children if partner else ():
            if each.path[-1] == partner:
                grown = len(out) - len(text) if each.start > self.node.start else 0
                places += ((each.start + grown, each.end + grown),)
        path = "/".join(self.node.path)
        return Mutant(self.base, self.operator, path, out.encode("latin-1"), places)


def plans(base: Base) -> Iterator[Plan]:
    """Every operator at every place of a document that its demand allows."""
    text = base.data.decode("latin-1")
    for node in nodes(text, base.standard.syntax, base.standard.namespace):
        if node.parent is None:
            continue
        words = {_key(word): word for word in base.standard.of(node.path)}
        for operator in OPERATORS:
            word = next((words[each] for each in operator.demands if each in words), None)
            if word is not None and node.kind in operator.kinds:
                yield Plan(base, node, operator, word)


def _key(word: str) -> str:
    if _RANGE.fullmatch(word):
        return "range"
    name, colon, _ = word.partition(":")
    return name + colon


def _places(
    node: Node, edits: list[Edit], operator: Operator, out: str
) -> tuple[tuple[int, int], ...]:
    parent = node.parent
    if operator.name in {"item doubled", "id used twice"}:
        node, parent = parent, parent.parent
    grown = sum(len(edit.new) - (edit.end - edit.start) for edit in edits)
    start = min(node.start, *(edit.start for edit in edits))
    end = max(node.end, *(edit.end for edit in edits)) + grown
    # what stands in the place of something that is gone
    end = max(end, start) + len(re.match(r"[\s,]*", out[max(end, start) :])[0])
    if operator.name in BREAKS_GRAMMAR:
        end = max(end, parent.end + max(grown, 0) + 1)
    head = parent.head
    if node.kind == "attribute":
        head = (head[0], head[1] + grown)
    return (start, end), head


@cache
def _said(base: Base, standards: Path | None) -> Counter[tuple[str, str]]:
    options = replace(OPTIONS, standards=standards)
    return Counter((each.code, each.message) for each in findings(base.data, base, options))


def findings(data: bytes, base: Base, options: Options = OPTIONS) -> list[Diagnostic]:
    """What the library says of a document that came under the base's name."""
    report = api.validate(
        Source.of(data, "document" + base.standard.suffix),
        format=base.standard.format,
        options=options,
    )
    assert "SY001" not in report.by_code, [each.message for each in report.diagnostics]
    return report.diagnostics


def told(mutant: Mutant, options: Options = OPTIONS) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """The new findings of a mutant, and those of them that stand at its place."""
    before = _said(mutant.base, options.standards)
    found = findings(mutant.data, mutant.base, options)
    now = Counter((each.code, each.message) for each in found)
    new = [
        each
        for each in found
        if each.kind != "loss" and now[each.code, each.message] > before[each.code, each.message]
    ]
    return new, [each for each in new if _stands(each, mutant)]


def _stands(found: Diagnostic, mutant: Mutant) -> bool:
    at = found.position
    if at is None:
        return False
    offset = at.span[0] if at.span else _offset(mutant.data, at.line, at.column)
    return any(start <= offset <= end for start, end in mutant.places)


def _offset(data: bytes, line: int, column: int) -> int:
    lines = data.split(b"\n")
    before = sum(len(each) + 1 for each in lines[: line - 1])
    return before + len(lines[line - 1].decode("utf-8", "replace")[: column - 1].encode())


def sample(bases: Iterable[Base], count: int, seed: int = 20260216) -> list[Mutant]:
    """`count` mutants: as many of each format, and of each format as many of each operator as can be."""
    chance = random.Random(seed)
    by_format: dict[str, dict[str, list[Plan]]] = {}
    for base in bases:
        for plan in plans(base):
            kin = by_format.setdefault(base.standard.format, {})
            kin.setdefault(plan.operator.name, []).append(plan)
    each_format = count // len(by_format)
    chosen: list[Mutant] = []
    for operators in by_format.values():
        groups = [chance.sample(each, len(each)) for each in operators.values()]
        chosen += _even(groups, each_format)
    return chosen


def _even(groups: list[list[Plan]], count: int) -> list[Mutant]:
    taken: list[Mutant] = []
    while len(taken) < count and any(groups):
        for group in groups:
            while group and len(taken) < count:
                mutant = group.pop().made()
                if mutant is not None:
                    taken.append(mutant)
                    break
    return taken


def own_bases(stories: Path, more: Path) -> list[Base]:
    """The golden documents of the gallery, and the valid documents beside this file."""
    bases = []
    for standard in STANDARDS.values():
        files = [*stories.glob(f"*/outputs/*{standard.suffix}"), *more.glob(f"*{standard.suffix}")]
        bases += [
            Base(f"{path.parent.parent.name}/{path.name}", path.read_bytes(), standard)
            for path in sorted(files)
        ]
    return bases
