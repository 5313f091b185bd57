"""What all tests share: the shared data, a quiet environment, hypothesis profiles."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from newsexport.options import Options

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"

# Generated cases are the same in every run, so that a red run can be repeated;
# HYPOTHESIS_PROFILE=explore looks for new ones.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile(
    "quick", max_examples=60, deadline=None, derandomize=True, suppress_health_check=_SLOW
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2000)
settings.register_profile(
    "explore", settings.get_profile("quick"), max_examples=2000, derandomize=False, print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora and official schemas beside the checkout. Skips without it; fails in CI."""
    if SHARED.is_dir():
        return SHARED
    reason = "the shared data (../shared) is not on this machine"
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def standards(shared: Path) -> Path:
    """A folder with the official schemas: a standards pack."""
    return shared / "standards"


@pytest.fixture(scope="session")
def official(standards: Path) -> Options:
    """Options that validate with the official schemas."""
    return Options(standards=standards)


@pytest.fixture(scope="session", autouse=True)
def _quiet_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees this machine's standards packs, configuration or clock settings."""
    with pytest.MonkeyPatch.context() as patch:
        for name in (
            "NEWSEXPORT_STANDARDS",
            "SOURCE_DATE_EPOCH",
            "GITHUB_STEP_SUMMARY",
        ):
            patch.delenv(name, raising=False)
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data-home")))
        patch.setenv("NO_COLOR", "1")
        yield


class Ran(NamedTuple):
    """What a run of the command line left behind."""

    code: int
    out: str
    err: str
    raw: bytes


@pytest.fixture
def command(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """Runs the command line in this process: `command("validate", path, stdin=b"...")`."""
    from newsexport.cli.main import main

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsysbinary.readouterr()
        code = main(list(map(str, arguments)))
        out, err = capsysbinary.readouterr()
        return Ran(code, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"), out)

    return run
