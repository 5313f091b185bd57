"""One fault in a valid random feed that holds all that may stand there: it is told, as grave as it is, at its element."""

from __future__ import annotations

from copy import deepcopy
from functools import cache

import pytest

from newsexport import api
from newsexport.options import Options
from tests.generated.feeds import sitemaps
from tests.generated.feeds.faults import FAULTS
from tests.generated.feeds.nodes import Node, Values, document, node
from tests.test_generated_feeds import KINDS


@cache
def whole(kind: str) -> tuple[Node, Values]:
    """A valid feed with one item, and all that may stand there."""
    values = Values(3, full=True)
    root = KINDS[kind].make(values)
    if kind == "atom1":
        entry = root.find("entry")[0]
        entry.parts += [
            node("app:edited", values.rfc3339()),
            node("app:control", node("app:draft", "no")),
        ]
    return root, values


def told(root: Node, values: Values, standards) -> list:
    """What is told of a feed beside the text."""
    report = api.validate(
        document(root, values), options=Options(now=sitemaps.NOW, standards=standards)
    )
    return [
        each
        for each in report.diagnostics
        if each.severity != "info" and not each.code.startswith("NC")
    ]


@pytest.mark.parametrize("kind", ["rss2", "atom1", "sitemap"])
def test_the_feed_before_the_fault_is_valid(kind: str, standards) -> None:
    assert told(*whole(kind), standards) == []


@pytest.mark.parametrize("share", [15, pytest.param(1, marks=pytest.mark.slow)])
def test_each_fault_is_told_at_its_element(share: int, standards) -> None:
    missed = []
    for each in FAULTS[::share]:
        root, values = deepcopy(whole(each.kind)[0]), whole(each.kind)[1]
        element = each.change(root)
        if element is None:
            missed.append(f"{each.name}: no place for it")
            continue
        found = told(root, values, standards)
        name = element.name.rpartition(":")[2]
        hits = [
            d
            for d in found
            if d.code in each.codes
            and d.severity == each.severity
            and f"/{name}" in (d.pointer or "")
        ]
        if not hits:
            missed.append(f"{each.name}: {[(d.code, d.severity, d.pointer) for d in found]}")
    assert missed == []
