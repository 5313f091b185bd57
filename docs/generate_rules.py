"""Writes docs/rules/ from the manual pages in the code. A test checks that it is up to date."""

from __future__ import annotations

from pathlib import Path

from newsexport.code_catalogue import families, page, says_something, shown
from newsexport.diagnostic import Code

FOLDER = Path(__file__).parent / "rules"

PREAMBLE = """# {title} ({family})

Generated from the code by `python docs/generate_rules.py`: change the manual page there.
"""


def pages() -> dict[str, str]:
    """The pages of docs/rules/: file name -> content."""
    index = ["# Codes", "", "Generated from the code by `python docs/generate_rules.py`.", ""]
    files: dict[str, str] = {}
    for family, title, codes in families():
        name = f"{family.lower()}.md"
        parts = [PREAMBLE.format(title=title, family=family)]
        parts += [f"## {code.code} {code.name}\n\n{page(code)}\n" for code in codes]
        files[name] = "\n".join(parts)
        index += [
            f"## [{title}]({name})",
            "",
            "| code | name | severity | message |",
            "|---|---|---|---|",
        ]
        index += [
            f"| {code.code} | {code.name} | {code.default} | {_cell(_told(code))} |"
            for code in codes
        ]
        index.append("")
    return {"README.md": "\n".join(index), **files}


def _told(code: Code) -> str:
    message = shown(code.message)
    return message if says_something(message) else code.name.replace("-", " ")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
