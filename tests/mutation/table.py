"""The operators: which demand each breaks, where, and why what comes out is wrong by the standard."""

from __future__ import annotations

from tests.mutation import operators as act
from tests.mutation.operators import Operator, put, raw

ELEMENT = ("element",)
ATTRIBUTE = ("attribute",)
MEMBER = ("member",)
ANY = ("element", "attribute", "member")
DATES = ("rfc822", "rfc3339", "w3c", "iso", "basic", "basicdate")


def _op(name: str, demands: str, kinds: tuple[str, ...], function: act.Act, why: str) -> Operator:
    return Operator(name, tuple(demands.split()), kinds, function, why)


_DATES = " ".join(DATES)
OPERATORS: tuple[Operator, ...] = (
    _op("element dropped", "must", ELEMENT, act.drop, "the standard demands it"),
    _op("attribute dropped", "must", ATTRIBUTE, act.drop, "the standard demands it"),
    _op("property dropped", "must", MEMBER, act.drop, "the standard demands it"),
    _op("element doubled", "once", ELEMENT, act.twice, "it may stand once"),
    _op("attribute doubled", "name", ATTRIBUTE, act.attribute_twice, "XML: unique attributes"),
    _op("key doubled", "string text? number must name", MEMBER, act.key_twice, "RFC 8259 §4: unique names"),
    _op("elements reordered", "order", ELEMENT, act.swap, "the grammar is a sequence"),
    _op("element misspelt", "name", ELEMENT, act.misspelt, "no element of the standard"),
    _op("attribute misspelt", "name", ATTRIBUTE, act.misspelt, "no attribute of the standard"),
    _op("property misspelt", "name", MEMBER, act.misspelt, "no property of the standard"),
    _op("element in other case", "name", ELEMENT, act.other_case, "XML names have a case"),
    _op("property in other case", "name", MEMBER, act.other_case, "JSON names have a case"),
    _op("wrong namespace", "must", ELEMENT, act.wrong_namespace, "so the demanded one is missing"),
    _op("undeclared prefix", "name", ELEMENT, act.undeclared_prefix, "Namespaces in XML §5"),
    _op("unknown child", "closed", ELEMENT, act.unknown_child, "the content is a closed list"),
    _op("unknown attribute", "closed", ELEMENT, act.unknown_attribute, "no attribute of the standard"),
    _op("stray text", "closed", ELEMENT, act.stray_text, "elements only"),
    _op("element unclosed", "name", ELEMENT, act.unclosed, "XML: every element is closed"),
    _op("file cut off", "must name", ("element", "member"), act.truncated, "not well-formed"),
    _op("bare ampersand", "text url must", ("element", "attribute"), act.bare_ampersand, "XML 2.4"),
    _op("undefined entity", "text url must", ("element", "attribute"), act.undefined_entity, "XML 4.1"),
    _op("value without quotes", "must", ATTRIBUTE, act.unquoted, "XML 3.1"),
    _op("byte that is no UTF-8", "text name", ("element", "member"), act.bad_byte, "RFC 3629"),
    _op("control character", "text string text?", ("element", "member"), act.control_character, "XML 2.2; RFC 8259 §7"),
    _op("text empty", "text", ANY, put(""), "it may not be empty"),
    _op("text blank", "text", ANY, put("  "), "it may not be empty"),
    _op("day that is none", _DATES, ANY, put(act.impossible_day), "February has no 30th"),
    _op("month that is none", _DATES, ANY, put(act.impossible_month), "there are twelve"),
    _op("hour that is none", _DATES, ANY, put(act.impossible_hour), "a day has 24 hours"),
    _op("minute of one digit", "rfc3339 w3c iso", ANY, put(act.two_minute_digits), "two digits"),
    _op("date by slashes", "rfc3339 w3c iso", ANY, put(act.numbered_month), "another grammar"),
    _op("date in words", _DATES, ANY, put("last Saturday"), "another grammar"),
    _op("zone that is none", "zone w3c rfc3339", ANY, put(act.impossible_zone), "offsets end at ±14:00"),
    _op("zone dropped", "zone", ANY, put(act.no_zone), "the standard demands an offset"),
    _op("weekday wrong", "rfc822", ELEMENT, put(act.other_weekday), "RFC 822 §5.2: it must agree"),
    _op("times in wrong order", "first:", ANY, act.beside(act.year(1)), "first created after the version"),
    _op("expired before it began", "last:", ANY, act.beside(act.year(-1)), "it expires before it began"),
    _op("address with blanks", "url", ANY, put("https://example.com/a b c"), "RFC 3986: no blanks"),
    _op("address without host", "url", ANY, put("https:///story"), "RFC 3986 §3.2.2, RFC 9110 §4.2"),
    _op("address with one slash", "url", ANY, put("https:/example.com/story"), "RFC 9110 §4.2: http needs a host"),
    _op("URI with blanks", "uri", ANY, put("no uri at all"), "RFC 3986: no blanks"),
    _op("language in words", "lang", ANY, put("English (UK)"), "BCP 47"),
    _op("language by underscore", "lang", ANY, put("en_GB"), "BCP 47: hyphens"),
    _op("media type malformed", "mime", ANY, put("jpeg"), "RFC 6838: type/subtype"),
    _op("e-mail malformed", "email", ANY, put("nobody at example"), "RFC 5322"),
    _op("number in words", "int", ("element", "attribute"), put("many"), "a number is demanded"),
    _op("number with fraction", "int", ("element", "attribute"), put("12.5"), "a whole number is demanded"),
    _op("fraction for a whole", "int", MEMBER, raw("12.5"), "a whole number is demanded"),
    _op("number out of range", "range", ANY, act.out_of_range, "below or above the bounds"),
    _op("word not of the list", "enum", ANY, put("unheardof"), "a closed list"),
    _op("truth in words", "bool", ("element", "attribute"), put("maybe"), "true or false"),
    _op("truth as text", "bool", MEMBER, raw('"maybe"'), "true or false"),
    _op("text as number", "string text?", MEMBER, raw("42"), "the type is string"),
    _op("text as object", "string text?", MEMBER, raw('{"en": "x"}'), "the type is string"),
    _op("number as text", "number", MEMBER, raw('"many"'), "the type is number"),
    _op("list as text", "list", MEMBER, raw('"one, two"'), "the type is array"),
    _op("list as object", "list", MEMBER, raw('{"0": "one"}'), "the type is array"),
    _op("object as text", "object", MEMBER, raw('"3.1"'), "the type is object"),
    _op("nothing instead", "must string", MEMBER, raw("null"), "null is none of the types"),
    _op("not a number", "number", MEMBER, raw("NaN"), "RFC 8259 §6"),
    _op("version unheard of", "version", ANY, put("97.4"), "no release has that number"),
    _op("alias unknown", "qcode", ATTRIBUTE, act.unknown_alias, "no catalog binds the alias"),
    _op("QCode without colon", "qcode", ATTRIBUTE, put("usable"), "QCode: alias, colon, code"),
    _op("reference dangling", "ref", ANY, put("nobody"), "nothing has that id"),
    _op("id used twice", "id", ANY, act.id_twice, "an id stands for one thing"),
    _op("item doubled", "guid", ("element", "member"), act.same_identity, "one identity, one item"),
    _op("script in the text", "html", ("element", "member"), put("<p>One.</p><script>x()</script>"), "readers remove it"),
)  # fmt: skip
