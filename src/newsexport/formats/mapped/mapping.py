"""What mapped JSON can state: whatever its mapping file says."""

from __future__ import annotations

from newsexport.mapping import Home, Homes, canonical_paths

MAPPING: Homes = {
    path: Home("where the mapping file says", only="read")
    for path in canonical_paths()
    if "/" not in path
}
