"""What mapped JSON can state: whatever its mapping file says."""

from __future__ import annotations

from newsexport.canonical_paths import canonical_paths
from newsexport.mapping import Home, Homes

MAPPING: Homes = {
    path: Home("where the mapping file says", only="read")
    for path in canonical_paths()
    if "/" not in path
}
