"""Compare the readers of pages and of scraped text with their peers, in one run: accuracy and speed side by side.

    pip install -e '.[bench]' && python benchmarks/raw.py ../shared
    python benchmarks/raw.py --sample 150                     # a few minutes
    python benchmarks/raw.py --only text --peers trafilatura

The data is a folder with `corpus/` and `tools/`: the argument, else NEWSEXPORT_SHARED, else ../shared. All tools take
turns on each document, in an order that rotates. Processor time; each document is read once, for some tools remember
what they have read, and news is new. Prints tables in Markdown.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import logging
import os
import random
import signal
import socket
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from newsexport import Options, __version__
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source
from newsexport.syntax.encoding import text_of
from newsexport.syntax.html_page import page_encoding
from peers import PEERS, installed, long_lines, wrapped
from scores import PAGE_METRICS, TEXT_METRICS, Metric, load_scorer, paired_interval

Found = dict[str, Any]
OURS = f"newsexport {__version__}"
EVERYTHING = frozenset({"body", "headline", "authors", "published", "captions"})
LONGEST_WAIT = 20
"""Seconds after which a tool has failed on a document."""
FIRST = 10
"""Documents that each tool reads before its time is taken."""
WITH_STANDFIRST = ("fundus", "lines", "page", "md", "article", "multi")
"""Sources whose truth counts the standfirst as body."""


class Document(NamedTuple):
    """One document of a set."""

    id: str
    truth: Found
    data: bytes
    text: str
    """The same decoded: peers get it ready, outside of their time."""


class Tool(NamedTuple):
    """A reader, and what it gives at all."""

    read: Callable[[Document], list[Found]]
    gives: frozenset[str]


class Result(NamedTuple):
    """What one tool did on a set."""

    found: dict[str, list[Found]]
    times: list[float]
    """Seconds for each document."""
    failures: list[str]
    gives: frozenset[str]

    @property
    def seconds(self) -> float:
        """For all documents."""
        return sum(self.times)


def main() -> None:
    """Run the comparison and print its tables."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    socket.socket.connect = _refuse  # type: ignore[method-assign]
    wanted = _arguments()
    shared = Path(wanted.shared)
    scorer = load_scorer(shared)
    names = set(wanted.peers.split(",")) if wanted.peers else None
    unknown = (names or set()) - {each.name for each in PEERS}
    if unknown:
        raise SystemExit(f"no peer is called {', '.join(sorted(unknown))}")
    peers, missing = installed(names)
    if missing:
        print(f"not installed, and left out: {', '.join(missing)}\n", file=sys.stderr)
    day = datetime.now(UTC).date().isoformat()
    print(
        f"{day}, newsexport {__version__}, {os.cpu_count()} cores, Python {sys.version.split()[0]}\n"
    )
    if wanted.only in (None, "html"):
        tools = {OURS: Tool(read_page, EVERYTHING)}
        for name, (peer, read) in peers.items():
            tools[name] = Tool(_page_reader(read), peer.gives)
        sources = set(wanted.sources.split(",")) if wanted.sources else None
        every = [each for each in pages(shared) if not sources or each.truth["source"] in sources]
        documents = _sampled(every, wanted.sample, wanted.seed)
        results = run(tools, documents, _others(every, documents))
        tell("Pages", documents, results, PAGE_METRICS, scorer, wanted.seed)
    if wanted.only in (None, "text"):
        tools = {OURS: Tool(read_text, EVERYTHING)}
        for name, (peer, read) in peers.items():
            if peer.reads_text:
                tools[f"{name}, lines wrapped in p"] = Tool(_text_reader(read), peer.gives)
        tools["long lines, once each"] = Tool(
            lambda document: [{"body": long_lines(document.text)}], frozenset({"body"})
        )
        every = list(texts(shared))
        documents = _sampled(every, wanted.sample, wanted.seed)
        results = run(tools, documents, _others(every, documents))
        tell("Scraped text", documents, results, TEXT_METRICS, scorer, wanted.seed)


def _refuse(*_: object) -> None:
    raise OSError("a comparison fetches nothing")


def _arguments() -> argparse.Namespace:
    line = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    usual = os.environ.get("NEWSEXPORT_SHARED", "../shared")
    line.add_argument(
        "shared", nargs="?", default=usual, help=f"the shared data (default: {usual})"
    )
    line.add_argument(
        "--sample", type=int, help="documents of each set, drawn by --seed (default: all)"
    )
    line.add_argument("--seed", type=int, default=0)
    line.add_argument("--peers", help="names with commas (default: all that are installed)")
    line.add_argument(
        "--sources", help="sources of pages, with commas, such as fundus,zyte (default: all)"
    )
    line.add_argument("--only", choices=("html", "text"))
    return line.parse_args()


# --- the sets -----------------------------------------------------------------------------------


def pages(shared: Path) -> Iterator[Document]:
    """The pages."""
    folder = shared / "corpus" / "html-pages"
    for name, truth in json.loads((folder / "truth.json").read_text("utf-8")).items():
        data = gzip.decompress((folder / truth["file"]).read_bytes())
        codec, start, _ = page_encoding(data)
        yield Document(name, truth, data, text_of(data[start:], codec, "replace"))


def texts(shared: Path) -> Iterator[Document]:
    """The scraped texts."""
    folder = shared / "corpus" / "text-dumps"
    for name, truth in json.loads((folder / "truth.json").read_text("utf-8")).items():
        data = (folder / f"{name}.txt").read_bytes()
        yield Document(name, truth, data, data.decode("utf-8", "replace"))


def _sampled(every: list[Document], count: int | None, seed: int) -> list[Document]:
    """Some of the documents, the same share of each source."""
    if count is None or count >= len(every):
        return every
    dice = random.Random(seed)
    by_source: dict[str, list[Document]] = {}
    for each in every:
        by_source.setdefault(each.truth["source"], []).append(each)
    return [
        each
        for group in by_source.values()
        for each in dice.sample(group, max(1, round(count * len(group) / len(every))))
    ]


def _others(every: list[Document], measured: list[Document]) -> list[Document]:
    """Some documents that are not measured, for what tools do once: imports, tables, patterns that wait to be needed."""
    taken = {each.id for each in measured}
    rest = [each for each in every if each.id not in taken]
    return rest[:: max(1, len(rest) // FIRST)] or measured[:1]


# --- the tools ----------------------------------------------------------------------------------


def read_page(document: Document) -> list[Found]:
    """A page, by newsexport: from bytes to the whole item."""
    from newsexport.formats.html.read import read

    options = Options(base_uri=document.truth.get("url") or None)
    found = [each.item for each in read(Source.of(document.data), options, Report())]
    return [_as_found(item, document.truth["source"]) for item in found]


def read_text(document: Document) -> list[Found]:
    """A scraped text, by newsexport."""
    from newsexport.formats.text.read import read

    found = [each.item for each in read(Source.of(document.data), Options(), Report())]
    return [_as_found(item, document.truth["source"]) for item in found]


def _as_found(item: NewsItem, source: str) -> Found:
    standfirst = item.standfirst if source in WITH_STANDFIRST else None
    day = item.published or item.content_created
    return {
        "headline": item.headline,
        "authors": list(item.authors),
        "published": day.isoformat() if day is not None else None,
        "body": "\n\n".join(part for part in (standfirst, item.text) if part),
        "captions": [each.caption for each in item.media if each.caption],
    }


def _page_reader(read: Callable[[str, str], Found]) -> Callable[[Document], list[Found]]:
    return lambda document: [read(document.text, document.truth.get("url") or "")]


def _text_reader(read: Callable[[str, str], Found]) -> Callable[[Document], list[Found]]:
    return lambda document: [read(wrapped(document.text), "")]


# --- the run ------------------------------------------------------------------------------------


def run(
    tools: dict[str, Tool], documents: Sequence[Document], others: Sequence[Document]
) -> dict[str, Result]:
    """Let all tools read each document, taking turns; before that `others`, whose time is not counted."""
    for tool in tools.values():
        for document in others:
            _timed(tool, document)
    gc.collect()
    gc.freeze()  # what one tool keeps in memory is not to be looked through in the time of another
    results = {name: Result({}, [], [], tool.gives) for name, tool in tools.items()}
    order = list(tools)
    for place, document in enumerate(documents):
        turn = place % len(order)
        for name in order[turn:] + order[:turn]:
            found, seconds, failed = _timed(tools[name], document)
            result = results[name]
            result.found[document.id] = found
            result.times.append(seconds)
            if failed:
                result.failures.append(document.id)
    return results


def _timed(tool: Tool, document: Document) -> tuple[list[Found], float, bool]:
    start = time.process_time()
    try:
        with _deadline(LONGEST_WAIT):
            result = tool.read(document)
    except Exception:
        return [], time.process_time() - start, True
    return result, time.process_time() - start, False


@contextmanager
def _deadline(seconds: int) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


# --- the tables ---------------------------------------------------------------------------------


def tell(
    title: str,
    documents: Sequence[Document],
    results: dict[str, Result],
    metrics: Sequence[Metric],
    scorer: ModuleType,
    seed: int,
) -> None:
    """Print one table: a row for each measure, a column for each tool, with the intervals of ours minus theirs."""
    names = list(results)
    print(f"## {title}: {len(documents)} documents\n")
    print("| | " + " | ".join(names) + " |\n|---|" + "---|" * len(names))
    print(
        "| documents a second (one core) | "
        + " | ".join(_rate(each, documents) for each in results.values())
        + " |"
    )
    ours = results[OURS].seconds
    ratios = [f"{results[name].seconds / ours:.2f}" for name in names]
    print("| time, as a multiple of ours | " + " | ".join(ratios) + " |")
    print(
        "| exceptions and time-outs | "
        + " | ".join(f"{len(each.failures)}" for each in results.values())
        + " |"
    )
    empty = [
        sum(1 for found in each.found.values() if not _longest(found).get("body"))
        for each in results.values()
    ]
    print("| without a body | " + " | ".join(map(str, empty)) + " |")
    there = {truth["source"] for each in documents for truth, _ in _parts(each)}
    for metric in metrics:
        if there.intersection(metric.sources):
            print(_row(metric, documents, results, scorer, seed), flush=True)
    if title != "Pages":
        print(_splits(documents, results))
    print()


def _rate(result: Result, documents: Sequence[Document]) -> str:
    return f"{len(documents) / result.seconds:,.1f}" if result.seconds else "-"


def _row(
    metric: Metric,
    documents: Sequence[Document],
    results: dict[str, Result],
    scorer: ModuleType,
    seed: int,
) -> str:
    pairs = [
        pair for each in documents for pair in _parts(each) if pair[0]["source"] in metric.sources
    ]
    values: dict[str, list[Any]] = {}
    for name, result in results.items():
        values[name] = [
            metric.value(scorer, truth, _best(result.found.get(key, []), truth, scorer))
            for truth, key in pairs
        ]
    ours = values[OURS]
    cells = []
    for name, found in values.items():
        if metric.needs not in results[name].gives:
            cells.append("-")
            continue
        counted = [
            (o, t) for o, t in zip(ours, found, strict=True) if o is not None and t is not None
        ]
        own = [t for t in found if t is not None]
        cell = f"{metric.total(scorer, own):.3f}" if own else "-"
        if name != OURS and counted and own:
            one, other = zip(*counted, strict=True)
            interval = paired_interval(scorer, metric, one, other, seed)
            verdict = interval.verdict(more_is_better=metric.more_is_better)
            cell += f" ({interval.low:+.3f} to {interval.high:+.3f}, {verdict})"
        cells.append(cell)
    return f"| {metric.name} ({len(pairs)}) | " + " | ".join(cells) + " |"


def _parts(document: Document) -> list[tuple[Found, str]]:
    """The truth of a document, or that of each of its stories; each with the document's id."""
    items = document.truth.get("items")
    if items is None:
        return [(document.truth, document.id)]
    return [({**each, "source": "multi"}, document.id) for each in items]


def _best(found: list[Found], truth: Found, scorer: ModuleType) -> Found:
    """The item that tells the story of the truth: of several the one with most of its words."""
    if truth["source"] != "multi" or len(found) < 2:
        return _longest(found)
    wanted = scorer.shingles(truth["body"])
    return max(found, key=lambda each: (scorer.shingles(each.get("body")) & wanted).total())


def _longest(found: list[Found]) -> Found:
    return max(found, key=lambda each: len(each.get("body") or ""), default={})


def _splits(documents: Sequence[Document], results: dict[str, Result]) -> str:
    """How many texts with two stories became two items, and how many with one did not stay one."""
    cells = []
    for result in results.values():
        two = [len(result.found.get(d.id, [])) == 2 for d in documents if "items" in d.truth]
        one = [len(result.found.get(d.id, [])) > 1 for d in documents if "items" not in d.truth]
        cells.append(f"{sum(two)}/{len(two)}; {sum(one)}/{len(one)}")
    return "| two stories split; one story split | " + " | ".join(cells) + " |"


if __name__ == "__main__":
    main()
