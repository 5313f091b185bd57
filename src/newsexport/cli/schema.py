"""schema

Without NAME, lists what there is. A name may be shortened to its folder: then it is the newest version
there.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

EXAMPLES = ("newsexport schema", "newsexport schema news-item", "newsexport schema report/1.0")

ENDINGS = (".schema.json", ".xsd")


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument("name", nargs="?", metavar="NAME", help="such as news-item or news-item/1.0")


def run(args: Namespace) -> int:
    """Print a schema, or the list of schemas."""
    from newsexport import resources
    from newsexport.cli.printing import print_bytes, print_text

    names = shipped()
    if args.name is None:
        print_text("".join(f"{name}\n" for name in names))
        return 0
    print_bytes(resources.read(f"schemas/{names[_chosen(args.name, names)]}"))
    return 0


def shipped() -> dict[str, str]:
    """Short name -> file below `schemas/`, sorted as versions are."""
    from newsexport import resources

    folder = resources.folder("schemas")
    names = {}
    for path in folder.rglob("*"):
        file = path.relative_to(folder).as_posix()
        ending = next((each for each in ENDINGS if file.endswith(each)), None)
        if ending:
            names[file.removesuffix(ending)] = file
    return dict(sorted(names.items(), key=lambda pair: _order(pair[0])))


def _order(name: str) -> tuple[str, list[int], str]:
    """1.10 comes after 1.9."""
    folder, _, last = name.rpartition("/")
    numbers = [int(part) for part in last.split(".") if part.isdigit()]
    return folder, numbers, last


def _chosen(name: str, names: dict[str, str]) -> str:
    """The short name that was meant. Raises BadOption."""
    from newsexport.errors import BadOption
    from newsexport.misspelling import did_you_mean

    for short, file in names.items():
        if name in {short, file, Path(file).name}:
            return short
    within = [short for short in names if short.startswith(f"{name}/")]
    if within:
        return next((short for short in within if short.endswith("-profile")), within[-1])
    near = did_you_mean(name, names)
    raise BadOption(f"no schema is called {name!r}{near}; there are: {', '.join(names)}")
