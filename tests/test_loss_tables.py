"""The tables of homes are true: what they call kept is read back, what they call lost is told as lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsexport import api
from newsexport.canonical_paths import canonical_paths
from newsexport.conversion import Target
from newsexport.errors import InvalidOutput
from newsexport.format import Format
from newsexport.formats.registry import FORMATS
from newsexport.mapping import Home, home_of, in_direction
from newsexport.options import Options
from newsexport.report import Report
from newsexport.syntax.pointers import unescape_token
from tests import field_samples
from tests.test_every_writer import TAKEN_APART, options

LABELS = [
    (card, f"{card.name}@{version}" if version else card.name)
    for card in FORMATS
    if card.write is not None
    for version in (card.versions[:1] if card.name == "newsml-g2" else card.versions or (None,))
]
"""NewsML-G2 has one table, which is that of its newest release."""
SAMPLES = list(field_samples.samples())


@pytest.mark.parametrize(("card", "label"), LABELS, ids=[label for _, label in LABELS])
def test_tables_say_what_becomes_of_each_field(card: Format, label: str, standards: Path) -> None:
    assert card.mapping is not None
    homes = in_direction(card.mapping(label.partition("@")[2] or None), "write")
    wanted = options(standards)
    target = Target.of(label, wanted)
    wrong = []
    for sample in SAMPLES:
        report = Report()
        try:
            data = target.document(sample.item, report)
        except InvalidOutput:
            continue  # what must not reach the public
        home = home_of(homes, sample.path)
        if home is None and any(
            homes[path] for path in homes if path.startswith(f"{sample.path}/")
        ):
            continue  # some of its parts are kept
        mixed = any(
            below is None or below.limits
            for path, below in homes.items()
            if path.startswith(f"{sample.path}/")
        )
        if mixed and home is not None:
            home = replace(home, limits=home.limits or "as its parts say")
        told = [d.pointer for d in report.diagnostics if d.kind == "loss" and d.pointer]
        fault = _fault(home, sample, data, card, report, wanted, inherits=sample.path not in homes)
        if fault:
            wrong.append(f"{sample.path}: {fault}; told: {told}")
    assert wrong == []


def _fault(
    home: Home | None, sample: field_samples.Sample, data: bytes, card: Format, report: Report,
    wanted: Options, *, inherits: bool,
) -> str | None:  # fmt: skip
    near = [d for d in report.diagnostics if d.kind == "loss" and _touch(d.pointer, sample.pointer)]
    if home is None:
        return None if near else "called lost, and not told"
    gone = any(d.code == "LS001" and f"{sample.pointer}/".startswith(f"{d.pointer}/") for d in near)
    if gone and (inherits or not home.limits):
        return f"called {'kept in part' if home.limits else 'kept'}, and lost"
    if home.limits:
        return None
    if card.read is None or card.name in TAKEN_APART:
        return "called kept, and told as simplified" if near else None
    (again,) = api.read(data, format=card.name, options=wanted)
    before, after = (_at(item, sample.pointer) for item in (sample.item, again))
    return None if before == after else f"called kept, and {before!r} is read as {after!r}"


def _touch(one: str | None, other: str) -> bool:
    """Whether one pointer is in the other."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def _at(item: Any, pointer: str) -> Any:
    data = item.model_dump(by_alias=True)
    for step in map(unescape_token, pointer.split("/")[1:]):
        try:
            data = data[int(step)] if isinstance(data, tuple) else data[step]
        except (IndexError, KeyError, TypeError):
            return None
    return data


def test_every_field_of_an_item_is_sampled() -> None:
    sampled = {sample.path.split("/")[0] for sample in SAMPLES}
    apart = {"uri", "body", "extensions", "groups", "hopHistory", "envelope", "evidence"}
    fields = {path for path in canonical_paths() if "/" not in path}
    assert fields - apart == sampled
