"""Codes that newsexport itself raises, whatever the format: one table per family.

`IO` files, `RD` reading, `LS` losses, `OU` outputs, `SY` the system. Codes of rules stand with their
rules (`rules/`, `formats/*/`).
"""

from newsexport.codes import files, http, losses, outputs, reading, system

CODES = (*files.CODES, *http.CODES, *reading.CODES, *losses.CODES, *outputs.CODES, *system.CODES)
"""All of them."""
