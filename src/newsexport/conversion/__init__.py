"""From items to documents, one by one or many in one, through one gate.

`target` (the gate: defaults, and what must not be written), `acceptance` (whether a receiver would take what was written),
`outcomes` (one for each item, and its files), `bundles` (many items in one document).
"""

from newsexport.conversion.outcomes import convert, convert_record, stem_of, store
from newsexport.conversion.target import Target

__all__ = ["Target", "convert", "convert_record", "stem_of", "store"]
