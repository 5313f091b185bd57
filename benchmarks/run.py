"""Measure newsexport against the usual pipeline, in the same run; writes benchmarks/RESULTS.md.

    make bench                            # needs nothing but the checkout
    NEWSEXPORT_STANDARDS=DIR make bench   # with the official schemas, as a newsroom would run it

Nothing here fails for being slow: machines differ. Compare the ratios.
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from items import make_items
from newsexport import Options, convert_record, resources, standards
from newsexport.schema.versions import dump
from usual import pipeline, prepare

ITEMS = 300
ROUNDS = 5
WARM_CALLS = 2000
STARTS = 15
FORMATS = ("json", "newsml-g2", "json-ld")
RESULTS = Path(__file__).parent / "RESULTS.md"

Row = tuple[str, str]


def main() -> None:
    """Run all parts and write the table."""
    options = Options().started()
    records = [dump(item) for item in make_items(ITEMS)]
    rows = [*throughput(records, options), *latency(records[0], options), *start_up()]
    table = "\n".join(["| measured | figure |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows)])
    print(table)
    RESULTS.write_text(f"{HEADER}\n{conditions()}\n\n{table}\n", "utf-8")


HEADER = """# Results

Written by `make bench`. What is measured, and how, is said in [README.md](README.md).
"""


def conditions() -> str:
    """Where and with what it was measured."""
    engines = ", ".join(
        f"{name} {version(name)}"
        for name in ("pydantic", "lxml", "orjson", "jsonschema-rs", "jsonschema")
    )
    pack = "IPTC's official schema and ours" if standards.installed() else "our schema"
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.python_implementation()} "
        f"{platform.python_version()}, {engines}. NewsML-G2 validated by {pack}."
    )


# --- items per core-second ----------------------------------------------------------------------


def throughput(records: Sequence[bytes], options: Options) -> list[Row]:
    """Three validated outputs of each item: ours, and the usual way, taking turns."""

    def ours(record: bytes) -> list[bytes]:
        (outcome,) = convert_record(record, FORMATS, options, format="json")
        if not outcome.ok:
            raise SystemExit(f"refused: {outcome.diagnostics}")
        return [output.data for output in outcome.outputs]

    documents = [ours(record) for record in records]
    ready = [prepare(canonical, linked, xml) for canonical, xml, linked in documents]
    usual = pipeline(_schema_file())
    usual(ready[0])
    ours_seconds, usual_seconds = [], []
    for _ in range(ROUNDS):
        ours_seconds.append(cpu_seconds(lambda: [ours(record) for record in records]))
        usual_seconds.append(cpu_seconds(lambda: [usual(each) for each in ready]))
    our_rate = len(records) / min(ours_seconds)
    usual_rate = len(records) / min(usual_seconds)
    size = statistics.mean(sum(map(len, each)) for each in documents) / 1024
    return [
        ("items per core-second, three validated outputs", f"{our_rate:,.0f}"),
        ("the same by the usual pipeline", f"{usual_rate:,.0f}"),
        ("ratio", f"**{our_rate / usual_rate:.1f} times**"),
        ("mean size of the three outputs together", f"{size:.1f} KB"),
    ]


def _schema_file() -> Path:
    """The schema that the usual pipeline validates NewsML-G2 with: the official one if it is here."""
    pack = standards.installed()
    if pack and pack.has("newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd"):
        return pack.folder / "newsml-g2/NewsML-G2_2.35-spec-All-Power.xsd"
    return next(iter(sorted((resources.folder("schemas") / "newsml-g2").glob("*.xsd"))))


def cpu_seconds(work: Callable[[], object]) -> float:
    """Processor time of this process, so that other work on the machine counts less."""
    start = time.process_time()
    work()
    return time.process_time() - start


# --- latency ------------------------------------------------------------------------------------


def latency(record: bytes, options: Options) -> list[Row]:
    """One warm item through all three formats."""
    times = []
    for _ in range(WARM_CALLS):
        start = time.perf_counter()
        list(convert_record(record, FORMATS, options, format="json"))
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    p50, p99 = times[len(times) // 2], times[len(times) * 99 // 100]
    return [
        ("one warm item through all three, p50", f"{p50:.2f} ms"),
        ("one warm item through all three, p99", f"{p99:.2f} ms"),
    ]


# --- start-up -----------------------------------------------------------------------------------


def start_up() -> list[Row]:
    """`newsexport validate` on a small file, against Pythons that do next to nothing."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.xml"
        (item,) = make_items(1)
        (outcome,) = convert_record(dump(item), "newsml-g2", Options(), format="json")
        small.write_bytes(outcome.outputs[0].data)
        command = [sys.executable, "-m", "newsexport", "validate", str(small)]
        seconds = fastest(
            {
                "validate": command,
                "structure": [*command, "--only", "structure"],
                "schema": [sys.executable, "-c", "import lxml.etree, newsexport.schema.v1"],
                "lxml": [sys.executable, "-c", "import lxml.etree"],
                "bare": [sys.executable, "-c", "pass"],
            },
            Path(folder) / "cache",
        )
    ms = {name: f"{value * 1000:.0f} ms" for name, value in seconds.items()}
    to_schema = seconds["validate"] / seconds["schema"]
    to_bare = seconds["structure"] / seconds["bare"]
    return [
        ("`validate` on a small NewsML-G2 file", ms["validate"]),
        ("a Python that only imports lxml and the schema", ms["schema"]),
        ("ratio (aim: at most 1.3)", f"**{to_schema:.2f} times**"),
        ("`validate --only structure`", ms["structure"]),
        ("a bare Python; one that imports lxml", f"{ms['bare']}; {ms['lxml']}"),
        ("ratio to bare", f"**{to_bare:.2f} times**"),
    ]


def fastest(commands: dict[str, list[str]], cache: Path) -> dict[str, float]:
    """Least processor time of several starts of each command, taking turns; byte code is cached."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    best = dict.fromkeys(commands, float("inf"))
    for turn in range(STARTS + 1):
        for name, command in commands.items():
            start = children_seconds()
            subprocess.run(command, check=False, capture_output=True, env=environment)
            if turn > 0:
                best[name] = min(best[name], children_seconds() - start)
    return best


def children_seconds() -> float:
    """Processor time of all programs started so far."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
