"""The shared scorers at work: the metrics of the published benchmarks, and how sure a difference is.

The scorers belong to the shared data and are loaded from there. A win is a difference whose paired bootstrap interval
(95%, over documents) excludes zero.
"""

from __future__ import annotations

import importlib.util
import random
import statistics
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

RESAMPLES = 1000
FEWEST = 20
"""Documents on which a claim may stand."""

Found = dict[str, Any]
Value = Any
"""What one document gives to a metric; None: it does not count there."""


def load_scorer(shared: Path) -> ModuleType:
    """The scorer of `shared/tools`. Raises SystemExit when it is not there."""
    path = shared / "tools" / "evaluate_extraction.py"
    if not path.is_file():
        raise SystemExit(f"{path}: not found; name the folder of the shared data")
    spec = importlib.util.spec_from_file_location("evaluate_extraction", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Metric(NamedTuple):
    """One measure over many documents."""

    name: str
    needs: str
    """What a tool must give to be judged by it."""
    sources: tuple[str, ...]
    value: Callable[[ModuleType, Found, Found], Value]
    """(scorer, truth, found) -> the value of one document, or None."""
    total: Callable[[ModuleType, Sequence[Value]], float]
    more_is_better: bool = True


def _body(scorer: ModuleType, truth: Found, found: Found) -> Value:
    return (
        scorer.shingle_match(truth["body"], found.get("body") or "") if truth.get("body") else None
    )


def _exact(scorer: ModuleType, truth: Found, found: Found) -> Value:
    if not truth.get("body"):
        return None
    return float(scorer.toks(truth["body"]) == scorer.toks(found.get("body") or ""))


def _segments(scorer: ModuleType, truth: Found, found: Found) -> Value:
    row: dict[str, Any] = {}
    scorer.evaluate({"x": truth}, {"x": found}, None, "all", row)
    return row["x"].get("seg")


def _one(key: str) -> Callable[[ModuleType, Found, Found], Value]:
    """A member of what the scorer says of a single document."""

    def value(scorer: ModuleType, truth: Found, found: Found) -> Value:
        (result,) = scorer.evaluate({"x": truth}, {"x": found}).values()
        return result.get(key)

    return value


def _mean(scorer: ModuleType, values: Sequence[Value]) -> float:
    return statistics.fmean(values) if values else 0.0


def _body_f1(scorer: ModuleType, values: Sequence[Value]) -> float:
    return float((scorer.zyte(list(values)) or (0.0,))[0])


def _segment_f1(scorer: ModuleType, values: Sequence[Value]) -> float:
    right, wrong, missed = (float(sum(each[n] for each in values)) for n in range(3))
    return 2 * right / max(1, 2 * right + wrong + missed)


PAGE_METRICS = (
    Metric("body F1, fundus", "body", ("fundus",), _body, _body_f1),
    Metric("body exact, fundus", "body", ("fundus",), _exact, _mean),
    Metric("body F1, zyte", "body", ("zyte",), _body, _body_f1),
    Metric("body exact, zyte", "body", ("zyte",), _exact, _mean),
    Metric("segment F1, trafilatura's set", "body", ("trafilatura",), _segments, _segment_f1),
    Metric("headline exact, fundus", "headline", ("fundus",), _one("headline"), _mean),
    Metric("headline exact, trafilatura's set", "headline", ("trafilatura",), _one("headline"), _mean),
    Metric("headline exact, postlight", "headline", ("postlight",), _one("headline"), _mean),
    Metric("author set exact, fundus", "authors", ("fundus",), _one("author_exact"), _mean),
    Metric("author set exact, trafilatura's set", "authors", ("trafilatura",), _one("author_exact"), _mean),
    Metric("author where there is none, trafilatura's set", "authors", ("trafilatura",), _one("noauthor_fp"), _mean, False),
    Metric("date, day, fundus", "published", ("fundus",), _one("date_day"), _mean),
    Metric("date, day, mediacloud", "published", ("mediacloud",), _one("date_day"), _mean),
    Metric("date, day, trafilatura's set", "published", ("trafilatura",), _one("date_day"), _mean),
    Metric("date, instant, fundus", "published", ("fundus",), _one("date_instant"), _mean),
    Metric("captions found, fundus", "captions", ("fundus",), _one("caption_recall"), _mean),
    Metric("captions in the body, fundus", "body", ("fundus",), _one("caption_leak"), _mean, False),
)  # fmt: skip

_SINGLE = ("article", "page", "lines", "md")
TEXT_METRICS = (
    Metric("body F1, one story", "body", _SINGLE, _body, _body_f1),
    Metric("headline exact, one story", "headline", _SINGLE, _one("headline"), _mean),
    Metric("author set exact, one story", "authors", _SINGLE, _one("author_exact"), _mean),
    Metric("date, day, one story", "published", _SINGLE, _one("date_day"), _mean),
    Metric("captions found, one story", "captions", _SINGLE, _one("caption_recall"), _mean),
    Metric("captions in the body, one story", "body", _SINGLE, _one("caption_leak"), _mean, False),
    Metric("body F1, two stories in one text", "body", ("multi",), _body, _body_f1),
)


class Difference(NamedTuple):
    """Ours minus theirs, with its interval."""

    low: float
    high: float
    documents: int
    """On how many it stands."""

    def verdict(self, *, more_is_better: bool) -> str:
        """`win`, `loss`, `tie` where the interval holds zero, or `too few` documents to say."""
        if self.documents < FEWEST:
            return "too few"
        if self.low <= 0.0 <= self.high:
            return "tie"
        return "win" if (self.low > 0) == more_is_better else "loss"


def paired_interval(
    scorer: ModuleType, metric: Metric, ours: Sequence[Value], theirs: Sequence[Value], seed: int
) -> Difference:
    """The interval of 95% of the difference, by resampling documents with both tools' values."""
    dice = random.Random(seed)
    count = len(ours)
    differences = []
    for _ in range(RESAMPLES):
        drawn = [dice.randrange(count) for _ in range(count)]
        one = metric.total(scorer, [ours[each] for each in drawn])
        other = metric.total(scorer, [theirs[each] for each in drawn])
        differences.append(one - other)
    differences.sort()
    low, high = differences[int(0.025 * RESAMPLES)], differences[int(0.975 * RESAMPLES) - 1]
    return Difference(low, high, count)
