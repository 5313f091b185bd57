"""What a format lost without a word: walks of their own over documents and items, beside what was told.

`xml` (readers of feeds, NITF and NewsML 1), `newsml_g2` (its reader, each value counted), `written` (writers that have no
reader). Documents that are made by chance have walks of their own, for each of their values stands once: `tests/generated`.
"""
