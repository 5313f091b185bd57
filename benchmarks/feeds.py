"""Measure feeds against feedparser and feedgen, in the same run; prints a table.

    pip install -e '.[bench]' && python benchmarks/feeds.py

Validating: the same feed, beside lxml that only parses it.
Reading: every item in full, with its body as blocks; feedparser cleans the HTML too, as it does by default.
Writing: every item validated; feedgen gets the same values and validates nothing. Processor time, the least
of a few rounds.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from items import make_items
from newsexport import Options, ProviderName, api
from newsexport.conversion import Target
from newsexport.payloads.html.write import write_html
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem

READ_BYTES = 10_000_000
WRITTEN = 300
ROUNDS = 3
MEGABYTE = 1_000_000

Row = tuple[str, str]
_STORY = re.compile(rb"<content:encoded>.*?</content:encoded>\n", re.DOTALL)
OPTIONS = Options(
    provider=ProviderName("Example News", "https://example.com/"),
    url_template="https://example.com/{key}",
).started()  # fmt: skip


def main() -> None:
    """Run all parts and print the table."""
    rows = [*validating(), *reading(), *writing(), *memory(200 * MEGABYTE)]
    print("\n".join(["| measured | figure |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows)]))


def generated_feed(size: int) -> Iterator[bytes]:
    """Chunks of a feed of about `size` bytes; each item has an identity of its own."""
    target = Target.of("rss", OPTIONS)
    texts = [target.document(item, Report()).decode() for item in make_items(WRITTEN)]
    start, end = texts[0].index("<item>"), texts[0].index("</channel>")
    yield texts[0][:start].encode()
    done = number = 0
    while done < size:
        item = texts[number % WRITTEN]
        item = item[item.index("<item>") : item.index("</channel>")]
        number += 1
        chunk = _renumbered(item, number).encode()
        done += len(chunk)
        yield chunk
    yield texts[0][end:].encode()


def _renumbered(item: str, number: int) -> str:
    """The item with another identifier and address."""
    return item.replace("</guid>", f"-{number}</guid>", 1).replace(
        "</link>", f"-{number}</link>", 1
    )


def validating() -> list[Row]:
    """How many times as long as a bare parse each depth of `validate` takes."""
    from lxml import etree

    data = b"".join(generated_feed(READ_BYTES))
    _, parse = least(lambda: len(etree.fromstring(data)), ROUNDS)
    rows: list[Row] = []
    for name, options in (
        ("structure only", Options(only="structure")),
        ("with the rules of feeds", Options(only="format")),
        ("everything", Options()),
    ):
        _, ours = least(partial(validated, data, options), ROUNDS)
        rows.append((f"validating RSS, {name}", f"{ours / parse:.1f} times a bare parse by lxml"))
    return rows


def validated(data: bytes, options: Options) -> int:
    """How many items were checked."""
    return api.validate(data, format="rss", options=options).items


def reading(feeds: tuple[Path, ...] = ()) -> list[Row]:
    """Feedparser and ours on a generated feed, and on feeds of the caller."""
    full = b"".join(generated_feed(READ_BYTES))
    documents = [("full texts, 10 MB", full), ("the same without the texts", _STORY.sub(b"", full))]
    documents += [(path.name, path.read_bytes()) for path in feeds]
    rows: list[Row] = []
    for name, data in documents:
        count, ours = least(partial(_read_by_us, data), ROUNDS)
        found, theirs = least(partial(_read_by_feedparser, data), ROUNDS)
        if found != count:
            raise SystemExit(f"{name}: {count} items here, {found} there")
        each = f"{ours / count * 1e6:.0f} us an item, feedparser {theirs / count * 1e6:.0f} us"
        rows.append((f"reading RSS, {name}", f"{theirs / ours:.1f} times as fast ({each})"))
    return rows


def _read_by_us(data: bytes) -> int:
    return sum(1 for _ in api.read(data, format="rss"))


def _read_by_feedparser(data: bytes) -> int:
    import feedparser

    return len(feedparser.parse(data).entries)


def writing() -> list[Row]:
    """One item at a time, and many in one feed."""
    target = Target.of("rss", OPTIONS)
    items = [target.admitted(item, Report()) for item in make_items(WRITTEN)]
    bodies = [write_html(item.body, item.media).markup for item in items]

    def ours_bundled() -> int:
        assert target.card.bundle is not None
        return sum(len(chunk) for chunk in target.card.bundle(items, target.options, Report()))

    def ours_single() -> int:
        return sum(len(target.document(item, Report())) for item in items)

    rows: list[Row] = []
    cases: tuple[tuple[str, Callable[[], int], Callable[[], int]], ...] = (
        ("one feed of many items", ours_bundled, lambda: len(by_feedgen(items, bodies))),
        (
            "a feed for each item", ours_single,
            lambda: sum(len(by_feedgen([i], [b])) for i, b in zip(items, bodies, strict=True)),
        ),
    )  # fmt: skip
    for name, ours, theirs in cases:
        _, mine = least(ours, ROUNDS)
        _, usual = least(theirs, ROUNDS)
        each = f"{mine / WRITTEN * 1e6:.0f} us an item, feedgen {usual / WRITTEN * 1e6:.0f} us"
        rows.append(
            (f"writing RSS, validated, {name}", f"{usual / mine:.1f} times as fast ({each})")
        )
    return rows


def by_feedgen(items: list[NewsItem], bodies: list[str]) -> bytes:
    """The same values by feedgen. It gets the HTML of the body for free."""
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.load_extension("media")
    feed.title("Example News")
    feed.link(href="https://example.com/")
    feed.description("Example News")
    for item, body in zip(items, bodies, strict=True):
        entry = feed.add_entry(order="append")
        entry.title(item.headline)
        entry.link(href=item.canonical_url)
        entry.guid(item.uri, permalink=False)
        entry.pubDate(item.published)
        for each in item.descriptions[:1]:
            entry.description(each.text)
        entry.content(body, type="CDATA")
        for concept in (*item.subjects, *item.people, *item.organisations, *item.places):
            entry.category(term=concept.name or "", scheme=concept.scheme)
        for word in item.keywords:
            entry.category(term=word)
        entry.dc.dc_creator([party.name for party in item.creators])
        for medium in item.media:
            for rendition in medium.renditions:
                entry.media.content({"url": rendition.href, "type": rendition.media_type})
    return bytes(feed.rss_str(pretty=False))


def memory(size: int) -> list[Row]:
    """A feed of that size, read and written again as one feed, in a process of its own."""
    name = f"reading {size // MEGABYTE} MB of RSS and writing it again as one feed"
    return [(name, memory_of("rss", generated_feed(size)))]


def memory_of(format: str, chunks: Iterable[bytes]) -> str:
    """What a process of its own takes that reads a document and writes it again as one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large"
        with path.open("wb") as stream:
            stream.writelines(chunks)
        done = subprocess.run(
            [sys.executable, __file__, "--again", format, str(path)],
            capture_output=True,
            text=True,
            check=True,
        )
    peak, written = map(int, done.stdout.split())
    return f"{peak // 1024} MB at most, {written // MEGABYTE} MB written"


def again(format: str, path: Path) -> None:
    """Read a document and write it again; print the most memory used, in KiB, and the bytes written."""
    written = sum(len(chunk) for chunk in api.bundle(path, format, options=OPTIONS))
    print(most_memory(), written)


def most_memory() -> int:
    """The most memory that this process used, in KiB.

    By Linux's own account where there is one: `getrusage` counts what the parent had when it forked.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def least(work: Callable[[], int], rounds: int) -> tuple[int, float]:
    """The result, and the least processor time of some rounds."""
    best, result = float("inf"), 0
    for _ in range(rounds):
        started = time.process_time()
        result = work()
        best = min(best, time.process_time() - started)
    return result, best


if __name__ == "__main__":
    if sys.argv[1:2] == ["--again"]:
        again(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
