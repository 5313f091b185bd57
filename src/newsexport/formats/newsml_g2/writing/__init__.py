"""From the canonical item to NewsML-G2 elements, one file per part of the document."""
