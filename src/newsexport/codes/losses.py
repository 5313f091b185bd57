"""LS: what a format could not say, or a reader could not hold."""

from __future__ import annotations

from newsexport.diagnostic import Code

LS001 = Code(
    "LS001", "not-carried", "info", "{field} has no home in {target} and is left out: {value}",
    source="newsexport: a loss is always told",
    kind="loss", basis="may",
    page="""The target format has no place for this field.

Why it matters: the receiver will not know it; if they need it, choose another format.

Bad: expecting an urgency in JSON-LD.
Good: NewsML-G2, which carries it.
Fix: none in this format.""",
)  # fmt: skip

LS002 = Code(
    "LS002", "not-read", "info", "{what} has no place in the item and was not read: {value}",
    source="newsexport: a loss is always told",
    kind="loss", basis="may",
    page="""The source says something that the canonical item cannot hold.

Why it matters: it will be missing from every output.

Bad: relying on it.
Good: none.
Fix: ask for a field or an extension if you need it.""",
)  # fmt: skip

LS003 = Code(
    "LS003", "simplified", "info", "{field} is simplified in {target}: {how}",
    source="newsexport: a loss is always told",
    kind="loss", basis="may",
    page="""The target format can carry the field only in a simpler form.

Why it matters: what was simplified cannot be brought back from the output.

Bad: expecting tables in a plain text body.
Good: a format with markup.
Fix: none in this format.""",
)  # fmt: skip

CODES = (LS001, LS002, LS003)
