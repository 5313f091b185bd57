"""What the reference validator of feeds says of its own cases, and what we say: by class of message.

Only cases whose expectation is a finding count for the recall, and only clean ones for false alarms. Classes that are
out of scope stand in OUT_OF_SCOPE with the reason.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsexport import api
from newsexport.options import Options
from newsexport.payloads.feed_rules import markup, tables
from newsexport.payloads.feed_rules import values as v
from newsexport.payloads.feed_rules.values import not_canonical
from newsexport.report import Report

OURS = {
    "FE001": "UndefinedElement NoBlink NotInANamespace",
    "FE002": "DuplicateElement",
    "FE003": "MissingElement MissingTitle MissingLink MissingItunesElement MissingSourceElement MissingTextualContent",
    "FE004": "MissingAttribute AtomLinkNotEmpty", "FE005": "UnexpectedAttribute",
    "FE006": "InvalidLink InvalidFullLink InvalidUriChar InvalidURN InvalidURLAttribute",
    "FE007": "InvalidContact",
    "FE008": "InvalidInteger InvalidPositiveInteger InvalidNonNegativeInteger InvalidIntegerAttribute InvalidFloat InvalidHeight"
             " InvalidWidth InvalidHour InvalidNPTTime Error",
    "FE009": "InvalidRFC3339Date InvalidW3CDTFDate", "FE010": "InvalidMIMEType", "FE011": "InvalidLanguage",
    "FE012": "InvalidTrueFalse InvalidDay InvalidUpdatePeriod InvalidMediaMedium InvalidMediaRestrictionRel"
             " InvalidMediaRestrictionType InvalidMediaTextType InvalidMetaContent InvalidItunesChannelType"
             " InvalidAccessRestrictionRel HtmlFragment NotBase64 SelfNotAtom UnsupportedItunesFormat BadCharacters"
             " InvalidItunesCategory ObsoleteItunesCategory Error",
    "FE013": "TooLong", "FE014": "InvalidLatitude InvalidLongitude CoordComma",
    "FE015": "UnexpectedText AtomLinkNotEmpty",
    "FE016": "NotBlank AttrNotBlank InvalidYesNoClean InvalidUpdatePeriod InvalidW3CDTFDate MissingAttribute",
    "FE017": "ContainsHTML ContainsUndeclaredHTML CharacterData ContainsEmail",
    "FE018": "SecurityRisk SecurityRiskAttr DangerousStyleAttr",
    "FE019": "DuplicateSemantics DuplicateItemSemantics DuplicateDescriptionSemantics",
    "FE020": "InvalidNamespace AvoidNamespacePrefix NonstdPrefix ReservedPrefix MissingNamespace",
    "FE021": "UnknownNamespace UnsupportedNamespace InvalidNamespace NotInANamespace",
    "FE022": "FeedHistoryRelInEntry FeedRelInCompleteFeed CurrentNotSelfInCompleteFeed ArchiveIncomplete MissingCurrentInArchive",
    "FE023": "NonCanonicalURI SchemeNotIANARegistered UriNotIri", "FE024": "NeedDescriptionBeforeContent",
    "FE025": "DuplicateEnclosure", "FE026": "MisplacedItem", "FE027": "MissingRealName UnknownHost ContainsEmail",
    "FE028": "ImageLinkDoesntMatch", "FE029": "AvoidTextInput DeprecatedMediaAdult CommentRSS UseZeroForMidnight",
    "FE030": "UnexpectedWhitespace InvalidTrueFalse InvalidUriChar", "FE032": "NotHtml",
    "MR002": "MediaGroupWithoutAlternatives", "RS009": "MissingAtomSelfLink", "AT006": "MissingSelf",
    "MR005": "InvalidMediaRating InvalidCreditRole InvalidCountryCode InvalidFullLink",
    "RS001": "MissingElement MissingTitle MissingDescription MissingLink", "RS004": "InvalidHttpGUID InvalidPermalink",
    "RS005": "InvalidRFC2822Date ProblematicalRFC822Date", "RS006": "ProblematicalRFC822Date", "RS007": "IncorrectDOW",
    "RS008": "InvalidContact EmailFormat", "RS011": "MissingAttribute",
    "AT000": "MissingElement DuplicateElement UndefinedElement InvalidRFC3339Date InvalidTextType MissingHref MissingXhtmlDiv"
             " NotInline InvalidMIMEType MissingNamespace AttrNotBlank UnexpectedText UnexpectedWhitespace InvalidContact InvalidLink"
             " NotHtml SecurityRisk SecurityRiskAttr ContainsUndeclaredHTML ContainsHTML MissingAttribute NotEscaped InvalidTAG",
    "AT003": "MissingElement", "AT005": "DuplicateAtomLink", "AT007": "InvalidTAG", "AT010": "MissingSummary",
    "IO003": "SAXError", "IO004": "UnknownEncoding", "IO007": "ContainsSystemEntity",
    "NC002": "DuplicateEntries DuplicateValue", "AT008": "DuplicateEntries", "NC009": "ImplausibleDate", "NC010": "ImplausibleDate",
    "NC020": "InvalidFullLink",
}  # fmt: skip
"""Code of ours -> the classes of the reference that mean the same."""

OUT_OF_SCOPE = {
    "BadXmlVersion": "XML 1.1 is read like 1.0",
    "DuplicateUpdated": "two entries may be of one time; those of one id may not (AT008)",
    "InvalidKeywords": "Apple no longer reads them", "InvalidRDF": "RSS 1.1 is read, not judged as RDF",
    "InvalidRSSVersion": "a feed without channel or items is refused as such (RD007)",
    "MissingDCLanguage": "NC014 asks for the language of items", "MissingEncoding": "UTF-8 goes without saying",
    "NoThrWhen": "RFC 4685 wants none", "SameDocumentReference": "browsers and readers agree by now",
    "SlashDate": "a habit of one program", "UndeterminableVocabulary": "no finding of its own",
    "UseOfExtensionAttr": "a habit of one program",
}  # fmt: skip

AT_THE_END = {"AT005", "AT010", "FE002", "FE019", "FE020", "FE022", "FE026"}
"""What the reference tells where the element around ends."""

SEVERITIES = ("error", "warning", "info")


def cases(shared: Path) -> list[dict]:
    lines = (shared / "corpus" / "VALIDATOR-CASES.jsonl").read_text("utf-8").splitlines()
    return [case for case in map(json.loads, lines) if (case["expectation"] or {}).get("polarity")]


@cache
def report_of(path: Path) -> Report:
    return api.validate(path, options=Options())


def wanted(message: str) -> set[str]:
    return {code for code, messages in OURS.items() if message in messages.split()}


def test_what_the_reference_finds_is_found(shared):
    found: Counter[bool] = Counter()
    missed: defaultdict[str, list[str]] = defaultdict(list)
    classes = set()
    for case in cases(shared):
        expected = case["expectation"]
        message = expected["message"]
        in_scope = expected["polarity"] == "must" and expected["severity"] in SEVERITIES
        if not in_scope or message in OUT_OF_SCOPE or "rss11/" in case["path"]:
            continue
        classes.add(message)
        hit = bool(wanted(message) & set(report_of(shared / "corpus" / case["path"]).by_code))
        found[hit] += 1
        if not hit:
            missed[message].append(case["path"])
    recall = found[True] / found.total()
    assert len(classes) >= 100, len(classes)
    assert recall >= 0.95, (recall, dict(missed))


def test_clean_feeds_get_no_errors(shared):
    wrong, clean = {}, 0
    for case in cases(shared):
        if case["expectation"]["polarity"] != "must_not":
            continue
        clean += 1
        errors = {
            d.code
            for d in report_of(shared / "corpus" / case["path"]).diagnostics
            if d.severity == "error"
        }
        if errors and not any(each["severity"] == "error" for each in case["oracle"]):
            wrong[case["path"]] = errors
    assert clean > 200
    assert len(wrong) <= clean / 100, wrong


def test_links_to_itself_and_groups_are_missed_where_the_reference_misses_them(shared):
    """Feeds that are not read to their end, or not as a feed, are left out."""
    odd, agreed = [], Counter()
    unread = {"IO003", "IO004", "IO007", "RD007"}
    for line in (shared / "corpus" / "VALIDATOR-CASES.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        report = report_of(shared / "corpus" / case["path"]) if "oracle" in case else None
        if report is None or report.broken or not unread.isdisjoint(report.by_code):
            continue
        said = {each["id"] for each in case["oracle"]}
        for code in ("RS009", "MR002", "AT006"):
            found, wanted_here = code in report.by_code, OURS[code] in said
            agreed[code] += found and wanted_here
            odd += [(code, case["path"])] if found != wanted_here else []
    assert len(odd) <= 3, odd
    assert agreed["RS009"] > 250 and agreed["AT006"] > 300 and agreed["MR002"] == 3, agreed


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("2026-02-16T09:30:00Z", "2026-02-16T09:30:00Z", "AT008"),
        ("2026-02-16T09:30:00Z", "2026-02-16T10:30:00.00+01:00", "AT008"),
        ("2026-02-16T09:30:00Z", "2026-02-16T09:30:01Z", None),  # two versions of an entry
        ("yesterday", "yesterday", "NC002"),
    ],
)
def test_entries_of_one_id_are_told_apart_by_their_time(first, second, code):
    entries = "".join(
        f"<entry><id>urn:example:1</id><title>Ferry sails</title><updated>{when}</updated>"
        "<link href='https://example.com/1'/><summary>It sails.</summary></entry>"
        for when in (first, second)
    )
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><id>urn:example:feed</id><title>N</title>"
        f"<updated>2026-02-16T10:00:00Z</updated><author><name>A</name></author>{entries}</feed>"
    )
    report = api.validate(feed.encode(), options=Options())
    assert {"AT008", "NC002"} & set(report.by_code) == ({code} if code else set())


def test_the_line_of_the_reference_lies_in_the_element_we_point_to(shared):
    """The reference names the line where an element begins, ends, or where its value was read."""
    inside: Counter[bool] = Counter()
    outside = []
    for case in cases(shared):
        expected = case["expectation"]
        if expected["polarity"] != "must" or "rss11/" in case["path"]:
            continue
        path = shared / "corpus" / case["path"]
        codes = wanted(expected["message"])
        ours = [
            d for d in report_of(path).diagnostics if d.code in codes and d.pointer and d.position
        ]
        lines = [
            each["line"]
            for each in case["oracle"]
            if each["id"] == expected["message"] and each["line"]
        ]
        if not ours or not lines:
            continue
        hit = any(
            low <= line <= high for d in ours for low, high in [_extent(path, d)] for line in lines
        )
        inside[hit] += 1
        if not hit:
            outside.append((case["path"], lines, [(d.code, d.position.line) for d in ours]))
    assert inside.total() > 300
    assert inside[True] / inside.total() >= 0.98, outside


def _extent(path: Path, found) -> tuple[int, int]:
    """First and last line of the element that a finding is about; of its parent where the reference speaks at its end.

    One line is allowed around it: the reference counts the lines of texts from where they begin.
    """
    begin = found.position.line
    try:
        root = etree.parse(str(path), etree.XMLParser(resolve_entities=False)).getroot()
    except etree.XMLSyntaxError:
        return begin, begin
    around = element = root
    for step in re.sub(r"/@[^/]*$", "", found.pointer).split("/")[2:]:
        name, _, number = step.partition("[")
        same = [e for e in element if isinstance(e.tag, str) and etree.QName(e).localname == name]
        index = int(number.rstrip("]") or 1) - 1 if number else 0
        if index >= len(same):
            return begin, begin
        around, element = element, same[index]
    if found.code in AT_THE_END:
        element = around
    lines = etree.tostring(element, with_tail=False).count(b"\n")
    first = min(begin, element.sourceline or begin)
    return first - 1, 1 + max(begin, (element.sourceline or begin) + lines)


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (v.address, "a/b", "a b"), (v.address, "//x.org/a", "http:"), (v.full_address, "https://x.org/", "x.org"),
        (v.full_address, "tag:x.org,2026:a", "tag:x.org:a"), (v.full_address, "urn:isbn:1", "urn:x"),
        (v.full_address, "urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6", "urn:uuid:6"),
        (v.email, "a@x.org (Ada)", "Ada"), (v.email, "Ada <a@x.org>", "a@"), (v.language, "ar-LB", "Arabic"),
        (v.media_type, "audio/mpeg; a=b", "mp3"), (v.natural, "0", "-1"), (v.positive, "1", "0"),
        (v.image_width, "144", "145"), (v.hour, "23", "24"), (v.decimal, "1.5", "x"), (v.latitude, "59.3", "95"),
        (v.point, "59.3 18.1", "59.3,18.1"), (v.point, "59.3 18.1", "59.3"), (v.play_time, "0:12:05", "soon"),
        (v.duration, "1:05:30", "1h"), (v.w3c_date, "2026-02", "16 Feb 2026"), (v.rfc3339, "2026-02-16T09:30:00Z", "2026-02-16"),
        (v.countries, "de FR", "XX"), (v.scheme_name, "urn:simple", "simple"), (v.plain_words, "R and B", "a &amp; b"),
        (v.at_most(3), "abc", "abcd"), (v.one_of("a", "b"), "a", "A"),
    ],
)  # fmt: skip
def test_values(check, good, bad):
    assert check(good) is None
    assert check(bad)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p onclick='x()'>a</p>", ["the attribute onclick"]), ("<a href='javascript:x'>a</a>", ["an address of javascript"]),
        ("<p style='color: red'>a</p>", []), ("<p style='position: fixed'>a</p>", ["the style position"]),
        ("<script>x</script><script>y</script>", ["the element script"]), ("a < b", []),
        ("<p style='margin: 99999em'>a</p>", ["the style margin"]),
    ],
)  # fmt: skip
def test_what_acts(text, found):
    assert [each.what for each in markup.unsafe(text)] == found


@pytest.mark.parametrize(
    ("text", "spots"),
    [
        ("<p>a</p><p onclick='x()'>b</p>", ["onclick"]), ("a <script src=x>y</script>", ["<script src=x>"]),
        ("<a title=b href='javascript:x'>a</a>", ["href='javascript:"]), ("<?import x?>", ["<?import"]),
        ("<p style='color: red'>a</p><p style='top: 1'>b</p>", ["'top: 1'"]),
    ],
)  # fmt: skip
def test_where_it_acts(text, spots):
    assert [text[each.start : each.end] for each in markup.unsafe(text)] == spots


@pytest.mark.parametrize(
    ("text", "spot"),
    [
        ("<p>a<b>b</p>", "</p>"), ("<p>a</p>\n<img src=x><div class='b'>b", "<div class='b'>"), ("<p>a</p><a href=", "<a href="),
        ("<p>a</p><br /><p>b</p></div>", "</div>"), ("<!-- <b> --><p>\n\n<i>b</i> </em></p>", "</em>"),
    ],
)  # fmt: skip
def test_where_html_breaks(text, spot):
    found = markup.broken(text)
    assert text[found.start : found.end] == spot


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("<p>a<p>b", False),
        ("<b>a", True),
        ("a</b>", True),
        ("<br>", False),
        ("<ul><li>a</ul>", False),
        ("<a", True),
    ],
)
def test_what_is_not_whole(text, broken):
    assert bool(markup.broken(text)) == broken


_TAGS = (
    "<p> </p> <b> </b> <li> </li> <br> <br/> <p/> <ul> </ul> </ul > <script> </script> <title> </title> <!-- --> <B> a &lt; <"
    ' > <a|href="/x"> <a|href="a>b"> </a> </a|x="y">'
).split()


@given(st.lists(st.sampled_from(_TAGS).map(lambda tag: tag.replace("|", " ")), max_size=12))
def test_plain_tags_need_no_parser(tags: list[str]) -> None:
    text = "".join(tags)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markup, "_PLAIN_TAG", re.compile("(?!)"))
        parsed = markup.broken(text)
    assert markup.broken(text) == parsed


@pytest.mark.parametrize(
    ("identifier", "odd"),
    [
        ("http://example.org/a", False), ("HTTP://example.org/a", True), ("http://Example.org/a", True),
        ("http://example.org:80/a", True), ("http://example.org", True), ("http://example.org/a/../b", True),
        ("urn:example:A", False), ("tag:x.org,2026:A", False),
    ],
)  # fmt: skip
def test_plain_forms(identifier, odd):
    assert bool(not_canonical(identifier)) == odd


def test_every_table_names_known_kinds():
    known = {
        "word",
        "address",
        "email",
        "number",
        "type",
        "language",
        "length",
        "place",
        "plain",
        "role",
    }
    for table in (
        tables.CHANNEL,
        tables.ITEM,
        tables.ITUNES_CHANNEL,
        tables.ITUNES_ITEM,
        *tables.MODULES.values(),
    ):
        for spec in table.values():
            assert {kind for _, kind in spec.attributes.values()} <= known
