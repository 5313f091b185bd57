"""Which values the schema would refuse: of what an item merely carries along, such are left out.

Source: NewsML-G2 2.35, XML Schema: the types of attributes, by their names.
"""

from __future__ import annotations

import re
from datetime import datetime

from newsexport.formats.newsml_g2 import qcodes

_NAMES: dict[str, str] = {
    r"\+?0*[1-9]\d{0,15}": """
        version audiobitrate audiosamplerate audiosamplesize chnlid count interval rangeto resolution
        videoavgbitrate
    """,
    r"\+?\d{1,16}": """
        charcount colourdepth height interactions linecount orientation pagecount rangefrom
        rank raters seq size width wordcount
    """,
    r"[+-]?\d{1,16}": "altitude x y",
    r"\+?0*(?:100|\d{1,2})": "confidence relevance significance",
    r"true|false|1|0": "audiovbr custom hascontent videovbr",
    r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)": "latitude longitude scalemax scalemin videoframerate",
    r"[^\W\d][\w.\-]*": "id partid idref original root sourceidref alias",
    r"ltr|rtl": "dir",
    r"\S*": "guid uri residref",
    r"|[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*": "xml:lang tag",
    r"default|preserve": "xml:space",
}
_FORMS = {
    name: re.compile(form, re.ASCII if "W" not in form else re.NOFLAG)
    for form, attributes in _NAMES.items()
    for name in attributes.split()
}
"""Attribute -> the form of its values. What is not listed may hold any text."""
_DATES = frozenset(
    """
    coversfrom coversto created generated modified retired schemecreated schememodified schemeretired
    timestamp until validfrom validto
    """.split()
)
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_LISTS = frozenset({"aspect", "environment", "pubconstraint", "role", "scope", "type"})
"""Attributes that hold several QCodes."""


def is_allowed(element: str, attribute: str, value: str) -> bool:
    """Whether the attribute may have such a value. `xml:lang` names one of XML's own."""
    if attribute in _DATES:
        return is_date(value)
    if qcodes.holds_qcodes(element, attribute):
        codes = value.split()
        return bool(codes) and (attribute in _LISTS or len(codes) == 1)
    form = _FORMS.get(attribute)
    return form is None or form.fullmatch(value.strip(" \t\r\n")) is not None


def is_date(value: str) -> bool:
    """Whether a value is a day, or a moment with or without offset, as XSD writes them."""
    match = _DATE.fullmatch(value.strip(" \t\r\n"))
    if match is None:
        return False
    try:
        datetime.fromisoformat(match[1] + (match[2] or ""))
    except ValueError:
        return False
    return True
