"""diff

Both documents are read, whatever their formats, and compared field by field: two versions of a story, or
the same story in two formats. Items of several are paired by their uris, then by other identifiers. Exit
code 0: no difference; 1: there are some, or a document holds a fault; 3: one could not be opened.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from newsexport.cli.arguments import add_listing

if TYPE_CHECKING:
    from newsexport.item_changes import Change, Pair

EXAMPLES = (
    "newsexport diff monday.newsml-g2.xml tuesday.newsml-g2.xml",
    "newsexport diff story.ninjs.json story.nitf.xml --ignore generator --ignore extensions",
    "newsexport diff old.rss new.rss --format json",
)

WIDTH = 200
"""Characters of a value that the text form shows."""


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument("before", metavar="A", help="a file; `-` for standard input")
    line.add_argument("after", metavar="B", help="the other one")
    line.add_argument(
        "--ignore", action="append", default=[], metavar="FIELD",
        help="leave out a field and all below it, by its JSON name such as extensions or media/renditions; "
        "may be given several times",
    )  # fmt: skip
    add_listing(line)


def run(args: Namespace) -> int:
    """Print the differences; the exit code."""
    from newsexport.cli import exit_codes
    from newsexport.cli.printing import print_json, print_text
    from newsexport.errors import BadOption
    from newsexport.item_changes import pairs

    if args.before == args.after == "-":
        raise BadOption("only one of the two can be standard input")
    ignored = tuple(each.strip("/") for each in args.ignore)
    _check_ignored(ignored)
    found = [
        (pair, _changes(pair, ignored)) for pair in pairs(_items(args.before), _items(args.after))
    ]
    differ = any(changes or not (pair.before and pair.after) for pair, changes in found)
    if args.format == "json":
        print_json([_record(pair, changes) for pair, changes in found], default=_plain)
    elif differ:
        print_text(
            "\n".join(_told(pair, changes) for pair, changes in found if _differs(pair, changes))
        )
    return exit_codes.FINDINGS if differ else exit_codes.FINE


def _items(name: str) -> list[Any]:
    from newsexport.api import read
    from newsexport.cli.inputs import single_source

    return list(read(single_source(name, "diff takes two files")))


def _check_ignored(ignored: tuple[str, ...]) -> None:
    """Raise BadOption for a field that no item has: it would be ignored in vain."""
    from newsexport.canonical_paths import canonical_paths
    from newsexport.errors import BadOption
    from newsexport.misspelling import did_you_mean

    known = canonical_paths()
    for field in ignored:
        if field not in known:
            raise BadOption(f"no field is called {field!r}{did_you_mean(field, known)}")


def _changes(pair: Pair, ignored: tuple[str, ...]) -> list[Change]:
    from newsexport.item_changes import differences

    if pair.before is None or pair.after is None:
        return []
    found = differences(pair.before, pair.after)
    return [change for change in found if not _is_ignored(change.pointer, ignored)]


def _is_ignored(pointer: str, ignored: tuple[str, ...]) -> bool:
    path = "/".join(step for step in pointer.split("/")[1:] if not step.isdigit())
    return any(path == field or path.startswith(f"{field}/") for field in ignored)


def _differs(pair: Pair, changes: list[Change]) -> bool:
    return bool(changes) or pair.before is None or pair.after is None


def _told(pair: Pair, changes: list[Change]) -> str:
    item = pair.after or pair.before
    assert item is not None
    title = f"{item.uri}  {item.headline or ''}".rstrip()
    if pair.after is None:
        return f"{title}\n  only in the first\n"
    if pair.before is None:
        return f"{title}\n  only in the second\n"
    lines = [title]
    for change in changes:
        lines.append(f"  {change.pointer}: {change.kind}")
        lines += [f"    - {_short(change.before)}"] if change.kind != "added" else []
        lines += [f"    + {_short(change.after)}"] if change.kind != "removed" else []
    return "\n".join(lines) + "\n"


def _short(value: Any) -> str:
    from newsexport.diagnostic import short

    if isinstance(value, (dict, tuple)):
        import json

        value = json.dumps(value, ensure_ascii=False, default=_plain)
    return short(value, WIDTH)


def _plain(value: Any) -> str:
    """A time as JSON has it."""
    return str(value.isoformat())


def _record(pair: Pair, changes: list[Change]) -> dict[str, Any]:
    return {
        "before": _identity(pair.before),
        "after": _identity(pair.after),
        "changes": [
            {"kind": c.kind, "pointer": c.pointer, "before": c.before, "after": c.after}
            for c in changes
        ],
    }


def _identity(item: Any) -> dict[str, Any] | None:
    if item is None:
        return None
    return {"uri": item.uri, "version": item.version, "headline": item.headline}
