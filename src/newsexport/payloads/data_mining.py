"""What the PLUS vocabulary of data mining permissions means for the TDM Reservation Protocol.

Source: IPTC PhotoMetadata 2023.1 and NewsML-G2 2.34 (dataMining); W3C community group, TDMRep, 2024-05-10.
"""

from __future__ import annotations

import re

from newsexport.schema.v1 import Rights

PLUS = "http://ns.useplus.org/ldf/vocab/"
_CODE = re.compile(r"(?i)(?:|plus:|https?://ns\.useplus\.org/\S*[/#])(DMI-[A-Z]+(?:-[A-Z]+)*)")
"""A code alone, behind the alias of IPTC's catalog, or in an address of PLUS, however it is written: what is
reserved must not be lost by the way in which it is said."""
_EXACT = {"DMI-ALLOWED": "0", "DMI-PROHIBITED": "1"}


def code_of(data_mining: str | None) -> str:
    """The code of the vocabulary that a value names, such as `DMI-PROHIBITED`; "" for anything else."""
    found = _CODE.fullmatch((data_mining or "").strip())
    return found[1].upper() if found else ""


def reservation(rights: Rights) -> str | None:
    """`1` where mining is reserved, be it in part, `0` where it is allowed; None where nothing is said."""
    code = code_of(rights.data_mining)
    if code.startswith("DMI-PROHIBITED"):
        return "1"
    return _EXACT.get(code)


def is_exact(rights: Rights) -> bool:
    """Whether the reservation says all that the rights say of data mining."""
    return code_of(rights.data_mining) in _EXACT
