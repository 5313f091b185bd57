"""Writes docs/rules/ from the manual pages in the code. A test checks that it is up to date."""

from pathlib import Path

from newsexport.catalogue import documents

FOLDER = Path(__file__).parent / "rules"


def main() -> None:
    """Write each page."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in documents().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
