"""SY: our own faults, and checks that could not be made."""

from __future__ import annotations

from newsexport.diagnostic import Code

SY001 = Code(
    "SY001", "internal-fault", "error", "newsexport failed on this input: {reason}",
    source="newsexport",
    kind="system",
    hint="this is our fault: please report it with the input and `newsexport --version --json`",
    page="""The program itself failed. It says nothing about the input.

Why it matters: this input was not handled; the others were.

Bad: -
Good: -
Fix: report it; the message names what to send.""",
)  # fmt: skip

SY002 = Code(
    "SY002", "check-not-possible", "error", "a check could not be made: {reason}",
    source="newsexport",
    kind="system",
    hint="install what is missing (`newsexport standards list`), then run again",
    page="""A check needs something that is not there, such as a schema file that cannot be read.

Why it matters: what is not checked may be wrong.

Bad: a damaged standards pack.
Good: a complete one.
Fix: install it again.""",
)  # fmt: skip

CODES = (SY001, SY002)
