"""Values of feeds by kind: each check gives the reason why a text is none of its kind, or nothing.

Source: RFC 3986 (URIs), RFC 3987 (IRIs), RFC 4151 (tag), RFC 8141 (urn), RFC 5322 (addresses), RFC 6838 (media types),
RFC 5646 (languages), W3C Date and Time Formats, RFC 2326 section 3.6 (normal play time).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsexport.late_regex import late_regex
from newsexport.prose.feed_dates import read_date
from newsexport.rules.language_tags import fault_of_tag
from newsexport.vocab.forms import URI_SCHEME

Check = Callable[[str], "str | None"]

_FORBIDDEN = late_regex(r"[\s<>\"{}|\\^`\x00-\x1f\x7f]")
_HOSTED = frozenset({"http", "https", "ftp", "nntp", "gopher"})
_HOST = late_regex(
    r"//(?:[^/?#@\s]*@)?(?:\[[0-9A-Fa-f:.]+\]|[\w.~%!$&'()*+,;=-]+)(?::\d*)?(?=[/?#]|$)"
)
_PERCENT = late_regex(r"%(?![0-9A-Fa-f]{2})")
_TAG = late_regex(
    r"tag:(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|[A-Za-z0-9._-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)"
    r",\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?:[^#\s]*(?:#\S*)?"
)
_URN = late_regex(r"[Uu][Rr][Nn]:[A-Za-z0-9][A-Za-z0-9-]{1,31}:[^\s\"<>\\^`{|}]+")
_UUID = late_regex(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_EMAIL = late_regex(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.?")
_MEDIA_TYPE = late_regex(
    r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(?:\s*;\s*[A-Za-z0-9!#$&^_.+-]+=(?:\"[^\"]*\"|[^\s;]+))*"
)
_FLOAT = late_regex(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
_NPT = late_regex(r"(?:\d+(?:\.\d*)?|\d+:[0-5]\d:[0-5]\d(?:\.\d*)?|[0-5]?\d:[0-5]\d(?:\.\d*)?|now)")
_PERIOD = late_regex(r"(?:start|end|name)\s*=")
_DURATION = late_regex(r"(?:\d+:)?[0-5]?\d:[0-5]\d|\d+")
PLAIN_ADDRESS = late_regex(
    r"https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~/!$&'()*+,;=:@-]*)?(?:\?[A-Za-z0-9._~/?!$&'()*+,;=:@-]*)?"
)
"""An address as most are: seen to be right at a glance."""
MARKUP = late_regex(r"<[A-Za-z/!]|&(?:#\d{2,6}|#x[0-9A-Fa-f]{2,5}|[A-Za-z]{2,8});")
"""Where markup begins in a text that should have none."""
_HEX = {"md5": 32, "sha-1": 40}


def address(text: str) -> str | None:
    """A URI or IRI, absolute or not."""
    if PLAIN_ADDRESS.fullmatch(text):
        return None
    if not text:
        return "it is empty"
    wrong = _FORBIDDEN.search(text)
    if wrong:
        return f"it holds the character {wrong[0]!r}"
    if _PERCENT.search(text):
        return "a percent sign is not followed by two hexadecimal digits"
    scheme = URI_SCHEME.match(text)
    if scheme is None:
        return (
            "a colon stands in its first segment" if ":" in text.split("/", maxsplit=1)[0] else None
        )
    return _with_scheme(scheme[0][:-1].lower(), text, text[scheme.end() :])


def _with_scheme(scheme: str, text: str, rest: str) -> str | None:
    if not rest:
        return "nothing stands behind its scheme"
    if scheme in _HOSTED and not _HOST.match(rest):
        return "it has no host"
    if rest.lower().startswith(("//http://", "//https://", "//http//", "//https//")):
        return "it has two schemes"
    if scheme == "tag" and not _TAG.fullmatch(text):
        return "it is no tag URI (RFC 4151): authority, date and a name of its own"
    if scheme == "urn":
        if not _URN.fullmatch(text):
            return "it is no URN (RFC 8141): a namespace and a name in it"
        if rest.lower().startswith("uuid:") and not _UUID.fullmatch(rest[5:]):
            return "it is no UUID (RFC 9562)"
    return None


def full_address(text: str) -> str | None:
    """An absolute URI or IRI."""
    reason = address(text)
    return reason or (None if URI_SCHEME.match(text) else "it is not absolute")


def scheme_name(text: str) -> str | None:
    """A scheme of Media RSS: an address, or a short URN such as urn:simple."""
    return None if re.fullmatch(r"urn:[A-Za-z0-9-]+", text) else full_address(text)


def plain_words(text: str) -> str | None:
    """Words without markup."""
    return "it holds markup" if MARKUP.search(text) else None


def email(text: str) -> str | None:
    """An address, which a name in parentheses or around it may accompany."""
    plain = text.strip()
    named = re.fullmatch(
        r"(?:.*<)?(?:mailto:)?([^<>\s()?]+)(?:\?\S*)?>?(?:\s*\(.*\))?", plain, re.DOTALL
    )
    if named is None or not _EMAIL.fullmatch(named[1]):
        return "it is no e-mail address"
    return None


def plain_email(text: str) -> str | None:
    """An address alone."""
    return None if _EMAIL.fullmatch(text) else "it is no e-mail address"


def not_canonical(value: str) -> str | None:
    """Why an identifier is not in its plain form (RFC 3986 section 6.2)."""
    scheme = URI_SCHEME.match(value)
    if scheme is None:
        return None
    if scheme[0] != scheme[0].lower():
        return "its scheme has capitals"
    rest = value[scheme.end() :]
    if rest.startswith("//"):
        host, _, way = rest[2:].partition("/")
        if host != host.lower():
            return "its host has capitals"
        if re.search(r":(?:80)?$", host) and scheme[0] == "http:":
            return "its port goes without saying"
        if not way and "/" not in rest[2:]:
            return "a stroke is missing behind its host"
        if re.search(r"(?:^|/)\.{1,2}(?:/|$)", way):
            return "its path has dot segments"
    if re.search(
        r"%[0-9a-f]*[a-f]|%(?:2[de]|5f|7e|3[0-9]|[46][1-9a-f]|[57][0-9a])", rest, re.IGNORECASE
    ):
        return "it escapes signs that need none, or with small letters"
    return None


def language(text: str) -> str | None:
    """A language tag."""
    return fault_of_tag(text) if text else None


def media_type(text: str) -> str | None:
    """A media type."""
    return None if _MEDIA_TYPE.fullmatch(text) else "it is no media type"


def w3c_date(text: str) -> str | None:
    """A date of W3C's Date and Time Formats."""
    found = read_date(text)
    if found.instant is None and found.partial is None:
        return found.fault
    return None if found.grammar in {"w3c-dtf", "rfc3339"} else "it is not in W3C's form"


def w3c_date_or_period(text: str) -> str | None:
    """A date of W3C's Date and Time Formats, or a span of time in DCMI's form."""
    return None if _PERIOD.search(text) else w3c_date(text)


def rfc3339(text: str) -> str | None:
    """A date of Atom."""
    found = read_date(text)
    return None if found.grammar == "rfc3339" and found.instant else found.fault or "no RFC 3339"


def _whole(low: int, high: int | None = None) -> Check:
    def check(text: str) -> str | None:
        plain = re.fullmatch(r"[+-]?\d{1,40}", text, re.ASCII)
        if plain is None:
            return "it is no whole number"
        number = int(text)
        if number < low or (high is not None and number > high):
            return f"it is not from {low} to {high}" if high is not None else f"it is below {low}"
        return None

    return check


integer = _whole(-(10**18))
natural = _whole(0)
positive = _whole(1)
image_width = _whole(1, 144)
image_height = _whole(1, 400)
hour = _whole(0, 23)


def naturals(text: str) -> str | None:
    """Whole numbers, parted by commas."""
    return next((reason for each in text.split(",") if (reason := natural(each.strip()))), None)


def decimal(text: str) -> str | None:
    """A number."""
    return None if _FLOAT.fullmatch(text) else "it is no number"


def _between(low: float, high: float) -> Check:
    def check(text: str) -> str | None:
        if not _FLOAT.fullmatch(text) or not low <= float(text) <= high:
            return f"it is no number from {low:g} to {high:g}"
        return None

    return check


latitude = _between(-90, 90)
longitude = _between(-180, 180)


def point(text: str) -> str | None:
    """Latitude and longitude, parted by white space."""
    if "," in text:
        return "a comma parts the numbers; GeoRSS wants white space"
    numbers = text.split()
    if len(numbers) % 2 or not numbers:
        return "it is no latitude and longitude"
    return next(
        (
            reason
            for n, each in enumerate(numbers)
            if (reason := (latitude, longitude)[n % 2](each)) is not None
        ),
        None,
    )


def _shape(least: int, most: int | None, what: str, *, closed: bool = False) -> Check:
    def check(text: str) -> str | None:
        reason = point(text)
        if reason is not None:
            return reason
        places = text.split()
        count = len(places) // 2
        if count < least or (most is not None and count > most):
            return f"{what}, and it has {count}"
        is_open = closed and [float(n) for n in places[:2]] != [float(n) for n in places[-2:]]
        return "its last place is not its first" if is_open else None

    return check


one_point = _shape(1, 1, "a point is one place")
line = _shape(2, None, "a line has two places at least")
box = _shape(2, 2, "a box has two places, its lower and its upper corner")
polygon = _shape(4, None, "a polygon has four places at least", closed=True)


def play_time(text: str) -> str | None:
    """A time within a recording."""
    return None if _NPT.fullmatch(text) else "it is no time such as 0:12:05 or 725"


def duration(text: str) -> str | None:
    """A playing time."""
    return None if _DURATION.fullmatch(text) else "it is no duration such as 1:05:30"


def one_of(*words: str, fold: bool = False) -> Check:
    """One of some words."""
    allowed = frozenset(words)

    def check(text: str) -> str | None:
        found = text.lower() if fold else text
        return None if found in allowed else f"it may be: {', '.join(words)}"

    return check


def at_most(limit: int) -> Check:
    """A text of so many characters at most."""

    def check(text: str) -> str | None:
        return f"it has {len(text)} characters; {limit} are allowed" if len(text) > limit else None

    return check


def some(text: str) -> str | None:
    """Any text but none."""
    return None if text else "it is empty"


def any_text(text: str) -> str | None:
    """Whatever stands there."""
    return None


def role(text: str) -> str | None:
    """A role of EBU's scheme, as Media RSS writes it."""
    return None if text == text.lower() else f"the role {text} is written in small letters"


def currency(text: str) -> str | None:
    """A code of ISO 4217."""
    return None if re.fullmatch(r"[A-Z]{3}", text) else "it is no code of ISO 4217 such as EUR"


_NO_COUNTRY = late_regex(r"AA|Q[M-Z]|X[A-Z]|ZZ")


def countries(text: str) -> str | None:
    """Codes of ISO 3166-1; those that are left to users are none."""
    for code in text.upper().split():
        if not re.fullmatch(r"[A-Z]{2}", code) or _NO_COUNTRY.fullmatch(code):
            return f"{code} is no country of ISO 3166"
    return None


def digest(text: str, algorithm: str) -> str | None:
    """The hexadecimal digits of a digest."""
    length = _HEX.get(algorithm or "md5")
    if length is None:
        return f"{algorithm} is none of md5 and sha-1"
    good = re.fullmatch(r"[0-9A-Fa-f]*", text) and len(text) == length
    return None if good else f"{algorithm or 'md5'} has {length} hexadecimal digits"


def rating(value: str, scheme: str) -> str | None:
    """A rating by the scheme that it names."""
    words = {
        "urn:simple": ("adult", "nonadult"),
        "urn:mpaa": ("g", "pg", "pg-13", "r", "nc-17", "x"),
        "urn:v-chip": ("tv-y", "tv-y7", "tv-y7-fv", "tv-g", "tv-pg", "tv-14", "tv-ma", "all", "14+", "18+"),
    }  # fmt: skip
    if scheme in words:
        allowed = words[scheme]
        return None if value.lower() in allowed else f"{scheme} knows: {', '.join(allowed)}"
    if scheme == "urn:icra":
        good = re.fullmatch(
            r"(?:r\s*\()?\s*[a-z]{1,3}\s*-?\d(?:\s+[a-z]{1,3}\s*-?\d)*\s*\)?", value
        )
        return None if good else "it is no label of ICRA, such as r (cz 1 lz 1 nz 1)"
    return None
