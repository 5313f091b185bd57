"""samples

Without NAME, lists the stories and feeds that this release ships, with their files. A story's or feed's
NAME prints what goes in (its file `input.*`); NAME/FILE prints that file.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

EXAMPLES = (
    "newsexport samples",
    "newsexport samples harbour-bridge > story.newsitem.json",
    "newsexport samples harbour-bridge | newsexport convert - --to newsml-g2",
)

GALLERIES = ("stories", "feeds")


def arguments(line: ArgumentParser) -> None:
    """Declare the arguments."""
    line.add_argument("name", nargs="?", metavar="NAME", help="a story, a feed, or NAME/FILE")


def run(args: Namespace) -> int:
    """Print a sample, or the list of samples."""
    from newsexport import resources
    from newsexport.cli.printing import print_bytes, print_text

    found = shipped()
    if args.name is not None:
        print_bytes(resources.read(f"fixtures/{_chosen(args.name, found)}"))
        return 0
    for name, files in found.items():
        print_text(f"{name}\n" + "".join(f"  {file.rpartition('/')[2]}\n" for file in files))
    return 0


def shipped() -> dict[str, list[str]]:
    """`harbour-bridge` -> its files below `fixtures/`, by name."""
    from newsexport import resources

    folder = resources.folder("fixtures")
    found: dict[str, list[str]] = {}
    for gallery in GALLERIES:
        for path in sorted((folder / gallery).rglob("*")):
            if path.is_file():
                file = path.relative_to(folder).as_posix()
                found.setdefault(path.parent.relative_to(folder / gallery).as_posix(), []).append(
                    file
                )
    return found


def _chosen(name: str, found: dict[str, list[str]]) -> str:
    """The file that was meant. Raises BadOption."""
    from newsexport.errors import BadOption
    from newsexport.misspelling import did_you_mean

    plain = name.removeprefix("stories/").removeprefix("feeds/")
    for folder, files in found.items():
        names = [file.rpartition("/")[2] for file in files]
        for short, file in zip(names, files, strict=True):
            if plain == f"{folder}/{short}":
                return file
        if plain == folder:
            inputs = [
                file for file, short in zip(files, names, strict=True) if short.startswith("input.")
            ]
            if inputs or len(files) == 1:
                return (inputs or files)[0]
            raise BadOption(f"{name} has several files; name one: " + ", ".join(names))
    near = did_you_mean(
        plain, [*found, *(file.partition("/")[2] for group in found.values() for file in group)]
    )
    raise BadOption(f"no sample is called {name!r}{near}; `newsexport samples` lists them")
