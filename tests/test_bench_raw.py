"""The comparison with other readers: a claim stands only where its interval allows it, and the command runs."""

from __future__ import annotations

import importlib.util
import random
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
BENCHMARKS = ROOT / "benchmarks"


@pytest.fixture(scope="module")
def scores() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scores", BENCHMARKS / "scores.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["scores"] = module
    spec.loader.exec_module(module)
    return module


def mean_metric(scores: ModuleType):
    return scores.Metric("m", "body", ("x",), lambda *_: None, scores._mean)


@pytest.mark.parametrize(
    ("ours", "theirs", "more_is_better", "verdict"),
    [
        ([1.0] * 30, [0.0] * 30, True, "win"),
        ([0.0] * 30, [1.0] * 30, True, "loss"),
        ([0.0] * 30, [1.0] * 30, False, "win"),
        ([0.0, 1.0] * 15, [1.0, 0.0] * 15, True, "tie"),
        ([1.0] * 5, [0.0] * 5, True, "too few"),
    ],
)
def test_a_win_is_claimed_only_where_the_interval_excludes_zero(
    scores: ModuleType, ours, theirs, more_is_better, verdict
) -> None:
    found = scores.paired_interval(None, mean_metric(scores), ours, theirs, seed=0)
    assert found.verdict(more_is_better=more_is_better) == verdict


def test_the_interval_is_of_pairs(scores: ModuleType) -> None:
    dice = random.Random(1)
    theirs = [dice.random() for _ in range(50)]
    ours = [each + 0.01 for each in theirs]
    found = scores.paired_interval(None, mean_metric(scores), ours, theirs, seed=0)
    assert found.low == pytest.approx(0.01) and found.high == pytest.approx(0.01)


def test_without_the_scorers_nothing_is_scored(scores: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="not found"):
        scores.load_scorer(tmp_path)


def test_the_command_runs_and_names_what_is_missing(shared: Path) -> None:
    done = subprocess.run(
        [sys.executable, BENCHMARKS / "raw.py", shared, "--sample", "6", "--peers", "justext"],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "## Pages" in done.stdout and "## Scraped text" in done.stdout
    assert "long lines, once each" in done.stdout
    assert ("justext" in done.stdout) != ("left out: justext" in done.stderr)


def test_a_peer_that_there_is_not_is_refused(shared: Path) -> None:
    command = [sys.executable, BENCHMARKS / "raw.py", shared, "--peers", "nobody"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode != 0 and "nobody" in done.stderr
