"""Names and codes of the canonical JSON."""

from __future__ import annotations

from newsexport.diagnostic import Code

MEND = "`newsexport schema news-item` prints the schema; every field is documented there"
CJ000 = Code(
    "CJ000", "schema-violation", "error", "{reason}",
    source="schemas/news-item/1.0.schema.json",
    kind="structure",
    hint="{advice}",
    page="""The document is not a canonical news item of the version that it states.

Why it matters: it cannot be read without guessing, so it is not read.

Bad: `{"schemaVersion": "1.0", "uri": "urn:x:1", "urgency": 12}`
Good: `{"schemaVersion": "1.0", "uri": "urn:x:1", "urgency": 4}`
Fix: correct the value; partner properties belong into `extensions`.""",
)  # fmt: skip

CJ001 = Code(
    "CJ001", "unknown-schema-version", "error", "{reason}",
    source="newsexport: schema version policy",
    kind="structure",
    hint='write `"schemaVersion": "1.0"`, or use a newer newsexport',
    page="""The document states no schema version, or one that this release does not know.

Why it matters: without the version nobody knows what its fields mean.

Bad: `{"uri": "urn:x:1"}`
Good: `{"schemaVersion": "1.0", "uri": "urn:x:1"}`
Fix: state the version; upgrade newsexport if the document is newer.""",
)  # fmt: skip

CODES = (CJ000, CJ001)
