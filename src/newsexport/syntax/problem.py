"""One violation of a schema, whatever its language."""

from __future__ import annotations

import re
from typing import NamedTuple

MESSAGE_LENGTH = 300
"""Characters of a validator's own message that are repeated."""


class Problem(NamedTuple):
    """What breaks a schema, and where."""

    pointer: str
    """JSON pointer, or XPath, of the offending value in the instance."""
    keyword: str
    """The keyword of the schema that failed, such as `required`; libxml2's type name for XML."""
    message: str
    """What is wrong, as the validator says it; `xml_schema_words` and `json_schema_words` say it to people."""
    about: tuple[str, ...] = ()
    """What the sentence names: the value, elements, attributes, members."""
    meant: str = ""
    """The name that was meant, where one is misspelt."""
    value_type: str = ""
    """The type of XML Schema that a refused value should have, where it has a name."""


_QUOTED = re.compile(r"'([^']*)'|[Ee]lement (?!')(\S+)")
_EXPECTED = re.compile(r"Expected is (?:one of )?\(([^()]*)\)")


def names_in(message: str) -> tuple[str, ...]:
    """What a message of libxml2 names, in its order."""
    found = [one or other for one, other in _QUOTED.findall(message)]
    expected = _EXPECTED.search(message)
    wanted = expected[1].split(",") if expected else ()
    return tuple(each.strip(" :,") for each in (*found, *wanted))
