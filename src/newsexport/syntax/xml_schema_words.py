"""What breaks a schema of XML, in a sentence that an editor understands: libxml2 writes for programmers.

`sentence` knows the messages of its validators of XML Schema and RELAX NG; what it does not know stays as it is, so
that nothing is hidden.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsexport.late_regex import late_regex
from newsexport.syntax.problem import Problem

_MOST = 7
"""Names that are listed of those which are allowed. libxml2 itself stops at ten."""

_VALUE = r"^Element '(?P<element>[^']+)'(?:, attribute '(?P<attribute>[^']+)')?: "
_TYPE = late_regex(
    _VALUE + r"'(?P<value>.*)' is not a valid value of the .*type '(?P<type>[^']*)'", re.DOTALL
)
_LOCAL = late_regex(_VALUE + r"'(?P<value>.*)' is not a valid value of the local", re.DOTALL)
_FACET = late_regex(
    _VALUE + r"\[facet '(?P<facet>\w+)'\] The value '(?P<value>.*?)' (?P<rest>is .*)", re.DOTALL
)
_LENGTH = late_regex(
    _VALUE + r"\[facet '\w*ength'\] The value (?:'(?P<value>.*?)' )?has a length of '(?P<length>\d+)'; "
    r"this (?P<how>underruns|exceeds|differs from) the allowed .*?'(?P<limit>\d+)'", re.DOTALL
)  # fmt: skip
_FIXED = late_regex(
    _VALUE
    + r"The value '(?P<value>.*?)' does not match the fixed value constraint '(?P<right>.*)'",
    re.DOTALL,
)
_PLACE = late_regex(
    r"^Element '(?P<element>[^']+)': (?:This element is not expected\.|No matching global element declaration available, but)"
    r"(?: Expected is (?:one of )?\((?P<names>[^()]*))?"
)
_LACKS = late_regex(
    r"^Element '(?P<element>[^']+)': Missing child element\(s\)\. Expected is (?:one of )?\((?P<names>[^()]*)"
)
_ATTRIBUTE = late_regex(
    r"^Element '(?P<element>[^']+)'(?:, attribute '[^']+')?: The attribute '(?P<attribute>[^']+)' is (?P<what>not allowed|required)"
)
_CHARACTERS = late_regex(
    r"^Element '(?P<element>[^']+)': Character content .*not allowed.*'?(?P<type>element-only|empty)"
)
_ELEMENTS = late_regex(
    r"^Element '(?P<element>[^']+)': Element content is not allowed.*(?P<type>simple|empty)"
)

_RELAXED: tuple[tuple[re.Pattern[str], str], ...] = (
    (late_regex(r"^Element (\S+) has extra content: (\S+)$"), r"\2 may not stand here in \1"),
    (late_regex(r"^Extra element (\S+) in interleave$"), r"\1 is not as it must be: its attributes, or what it holds"),
    (late_regex(r"^Invalid sequence in interleave$"), "what stands here is not as it must be: an element is missing or wrong"),
    (late_regex(r"^Did not expect element (\S+) there$"), r"\1 may not stand here"),
    (late_regex(r"^Expecting element (\S+), got (\S+)$"), r"\2 stands where \1 is expected"),
    (late_regex(r"^Expecting an element (\S+), got nothing$"), r"\1 is missing"),
    (late_regex(r"^Expecting an element , got nothing$"), "an element is missing"),
    (late_regex(r"^Invalid attribute (\S+) for element (\S+)$"), r"\2 knows no attribute \1"),
    (late_regex(r"^Did not expect text in element (\S+) content$"), r"no text may stand in \1"),
    (late_regex(r"^Element (\S+) failed to validate (content|attributes)$"), r"what \1 holds is not as it must be"),
)  # fmt: skip

_A_DATE = "no day or time such as 2026-02-16 or 2026-02-16T09:30:00+01:00"
_A_TIME = "no time with its offset such as 2026-02-16T09:30:00+01:00"
_PART = "no date such as 2026, 2026-02, 2026-02-16 or 2026-02-16T09:30:00+01:00"
_NAME = "no name (it begins with a letter and holds no blanks)"
_NUMBER = "no number"
_WHOLE = "no whole number"
_CODES = "no QCode such as medtop:20000002, or a list of such"
_NONE_OF: dict[str, str] = {
    "xs:language": "no language tag such as en or en-GB",
    "xs:dateTime": _A_TIME, "Instant": _A_TIME, "Moment": _A_DATE, "DateOptTimeType": _A_DATE,
    "UnionDateTimeType": _A_TIME, "UnionDateTimeEmptyStringType": f"{_A_TIME}, and not empty",
    "MomentOrNothing": f"{_A_TIME}, and not empty", "DayOrInstant": _A_DATE,
    "TruncatedDateTimeType": _PART, "PartOfDate": _PART, "TruncatedDate": _PART,
    "xs:date": "no day such as 2026-02-16", "xs:time": "no time of day such as 09:30:00",
    "xs:duration": "no duration such as PT1M30S", "xs:boolean": "neither true nor false",
    "xs:integer": _WHOLE, "xs:int": _WHOLE, "xs:long": _WHOLE, "xs:short": _WHOLE,
    "xs:nonNegativeInteger": "no whole number of 0 or more", "xs:unsignedInt": "no whole number of 0 or more",
    "xs:positiveInteger": "no whole number of 1 or more", "xs:decimal": _NUMBER, "xs:double": _NUMBER,
    "xs:float": _NUMBER, "Int1to9Type": "no whole number from 1 to 9", "OneToNine": "no whole number from 1 to 9",
    "Int100Type": "no whole number from 0 to 100", "Percent": "no whole number from 0 to 100",
    "xs:anyURI": "no address", "IRIType": "no address", "IRIListType": "no list of addresses",
    "xs:ID": _NAME, "xs:IDREF": _NAME, "xs:NCName": _NAME, "xs:NMTOKEN": "no word without blanks",
    "xs:IDREFS": "no list of names", "xs:NMTOKENS": "no list of words",
    "QCodeType": "no QCode such as medtop:20000002", "Code": "no QCode such as medtop:20000002",
    "QCodeListType": _CODES, "Codes": _CODES,
}  # fmt: skip
"""Types of the standard schemas and of ours -> what a value is that is not of them."""
_QCODE = r"[^\s:]+:[^\s]+"
"""The pattern by which the schema of NewsML-G2, and ours, know a QCode."""


def sentence(problem: Problem) -> str:
    """What is wrong, in words; of a validator that is not known here, its own."""
    told = problem.message
    for pattern, words in _TOLD:
        found = pattern.search(told)
        if found:
            return words(found, problem)
    for pattern, template in _RELAXED:
        if pattern.search(told):
            return pattern.sub(template, told)
    return told


def _place(found: re.Match[str], problem: Problem) -> str:
    around, _, place = problem.pointer.rpartition("/")
    parent = around.rpartition("/")[2].partition("[")[0]
    name = f"another {found['element']}" if place.endswith("]") else found["element"]
    wanted = _listed(found["names"])
    return (
        f"{name} may not stand here"
        + (f" in {parent}" if parent else "")
        + (f"; expected: {wanted}" if wanted else "")
    )


def _lacks(found: re.Match[str], problem: Problem) -> str:
    wanted = _listed(found["names"])
    several = ", " in wanted
    return f"{found['element']} lacks {'one of: ' if several else ''}{wanted}"


def _listed(names: str | None) -> str:
    """The names that libxml2 lists: wildcards in words, and not more than one can take in."""
    given = [each.strip().rstrip("…") for each in (names or "").split(",")]
    plain = list(dict.fromkeys(each for each in given if each and "*" not in each))
    if not plain and any("*" in each for each in given):
        return "an element of another namespace"
    return _some(plain)


def _some(words: list[str]) -> str:
    return ", ".join(words[:_MOST]) + (", …" if len(words) > _MOST else "")


def _attribute(found: re.Match[str], problem: Problem) -> str:
    if found["what"] == "required":
        return f"{found['element']} lacks the attribute {found['attribute']}"
    meant = f"; {problem.meant} is meant" if problem.meant else ""
    return f"{found['element']} knows no attribute {found['attribute']}{meant}"


def _of_type(found: re.Match[str], problem: Problem) -> str:
    kind = found["type"]
    return f"{_about(found)} is {_NONE_OF.get(kind) or f'not what {kind} allows'}"


def _of_local_type(found: re.Match[str], problem: Problem) -> str:
    return f"{_about(found)} is not of the form that is demanded"


def _facet(found: re.Match[str], problem: Problem) -> str:
    """A value that is refused by one facet; where its type has a name that says more, that."""
    if problem.value_type in _NONE_OF:
        return f"{_about(found)} is {_NONE_OF[problem.value_type]}"
    rest = found["rest"]
    if found["facet"] == "enumeration":
        words = [each.strip("'…") for each in rest.partition("{")[2].rstrip("}.").split(", ")]
        return f"{_about(found)} is not allowed: it may be: {_some(words)}"
    if (
        found["facet"] == "pattern" and _QCODE in rest
    ):  # of a lone value, libxml2 does not name the type
        return f"{_about(found)} is {_NONE_OF['QCodeType']}"
    limit = re.search(r"\('(.*)'\)", rest)
    if limit:
        how = "less" if "less than" in rest else "more"
        return f"{_about(found)} is {how} than the limit, {limit[1]}"
    return f"{_about(found)} is not of the form that is demanded"


def _length(found: re.Match[str], problem: Problem) -> str:
    name = _name(found)
    if found["length"] == "0":
        return f"{name} is empty"
    least = {"underruns": "at least ", "exceeds": "at most "}.get(found["how"], "")
    return f"{name} has a length of {found['length']}; {least}{found['limit']} is demanded"


def _fixed(found: re.Match[str], problem: Problem) -> str:
    return f"{_about(found)} is not allowed: it must be {found['right']}"


def _characters(found: re.Match[str], problem: Problem) -> str:
    if found["type"] == "empty":
        return f"{found['element']} must be empty"
    return f"text stands in {found['element']}, which holds elements only"


def _elements(found: re.Match[str], problem: Problem) -> str:
    if found["type"] == "empty":
        return f"{found['element']} must be empty"
    return f"{found['element']} holds text only, and no elements"


def _name(found: re.Match[str]) -> str:
    """What a value is of, such as `language/@tag`."""
    attribute = found["attribute"]
    return f"{found['element']}/@{attribute}" if attribute else found["element"]


def _about(found: re.Match[str]) -> str:
    stated = found["value"]
    value = " ".join(stated.split())
    value += ", with white space around it," if value and stated != stated.strip() else ""
    return f"{_name(found)}: {value}" if value else f"{_name(found)} is empty, and that"


_TOLD: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Problem], str]], ...] = (
    (_PLACE, _place),
    (_LACKS, _lacks),
    (_ATTRIBUTE, _attribute),
    (_LENGTH, _length),
    (_FACET, _facet),
    (_FIXED, _fixed),
    (_TYPE, _of_type),
    (_LOCAL, _of_local_type),
    (_CHARACTERS, _characters),
    (_ELEMENTS, _elements),
)
"""Messages of libxml2's validator of XML Schema, and the sentence for each."""
