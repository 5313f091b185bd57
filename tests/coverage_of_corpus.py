"""What is read of other people's documents: a table of field coverage per source.

`python -m tests.coverage_of_corpus` writes docs/coverage.md from the shared corpus.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newsexport.options import Options
from newsexport.reading import next_or_fault, parsed_items
from newsexport.report import Report
from newsexport.schema.v1 import NewsItem
from newsexport.source import Source

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
PAGE = ROOT / "docs" / "coverage.md"

FAMILIES = (
    "newsml-g2", "newsml-1.x", "nitf", "ninjs", "json-other", "rss", "text-wire", "feedvalidator",
)  # fmt: skip

FIELDS: dict[str, Callable[[NewsItem], object]] = {
    "headline": lambda item: item.headlines,
    "body": lambda item: item.body or item.groups,
    "time": lambda item: item.version_created or item.published or item.first_created,
    "people": lambda item: item.creators or item.byline or item.contributors,
    "provider": lambda item: item.provider or item.publisher,
    "language": lambda item: item.language,
    "summary": lambda item: item.descriptions,
    "subjects": lambda item: item.subjects or item.keywords or item.section,
    "media": lambda item: item.media,
    "rights": lambda item: item.rights,
}

OPENING = """# What is read of other people's documents

Made by `python -m tests.coverage_of_corpus` from a collection of real and official documents that is no part
of this repository. *No item*: documents without news (vocabularies, deliberately broken test files), each with a
diagnostic that says why. The other columns: percent of the items that have the field after reading. A flash has
no body, and most test suites have little but one field: the numbers are no marks, but they fall when a reader
gets worse.
"""


@dataclass(slots=True)
class Counts:
    """What was counted of one folder of documents."""

    documents: int = 0
    unread: int = 0
    items: int = 0
    losses: int = 0
    having: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))


def sources() -> Iterator[tuple[str, list[Path]]]:
    """Each folder of a publisher or test suite, with its documents."""
    for family in FAMILIES:
        for folder in sorted(path for path in (CORPUS / family).iterdir() if path.is_dir()):
            files = sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".md")
            yield f"{family}/{folder.name}", files


def counted(files: list[Path]) -> Counts:
    """Read all documents of a folder. Raises what newsexport would call its own fault."""
    found = Counts()
    for path in files:
        report = Report()
        items = parsed_items(Source.of(path), None, Options(), report)
        found.documents += 1
        before = found.items
        while (parsed := next_or_fault(items, report)) is not None:
            found.items += 1
            for name, get in FIELDS.items():
                found.having[name] += bool(get(parsed.item))
        assert "SY001" not in report.by_code, f"{path}: {report.diagnostics}"
        found.losses += sum(n for kindred, n in report.tally.items() if kindred.kind == "loss")
        if found.items == before:
            assert report.tally, f"{path}: nothing was read, and nothing said"
            found.unread += 1
    return found


def page() -> str:
    """The whole page."""
    head = (
        "| source | documents | no item | items | "
        + " | ".join(FIELDS)
        + " | losses told per item |"
    )
    rows = [_row(name, counted(files)) for name, files in sources()]
    return "\n".join([OPENING, head, "|---" * (len(FIELDS) + 5) + "|", *rows, ""])


def _row(name: str, found: Counts) -> str:
    shares = [f"{100 * n // found.items}" if found.items else "" for n in found.having.values()]
    losses = f"{found.losses / found.items:.1f}" if found.items else ""
    counts = [str(found.documents), str(found.unread or ""), str(found.items)]
    return "| " + " | ".join([name, *counts, *shares, losses]) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
