"""From NewsML-G2 elements to the canonical item, one file per part of the document."""
