"""FE: findings about elements, values and extensions of feeds, RSS and Atom alike."""

from __future__ import annotations

from newsexport.diagnostic import Basis, Code, Severity

_RSS = "RSS 2.0.11"


def _code(
    code: str, name: str, severity: Severity, message: str, source: str, hint: str,
    what: str, why: str, bad: str, good: str, fix: str, basis: Basis = "must",
    *, blank: bool = False,
) -> Code:  # fmt: skip
    page = f"{what}\n\nWhy it matters: {why}\n\nBad: {bad}\nGood: {good}\nFix: {fix}"
    return Code(
        code, name, severity, message, source, basis=basis, hint=hint, page=page, blank=blank
    )


FE001 = _code(
    "FE001", "unknown-element", "error", "{parent} knows no element {element}", f"{_RSS}; the module's own specification",
    "correct its name, or give it a namespace of its own",
    "An element is none of those that its vocabulary knows at this place.",
    "readers pass over it, and what it says is lost.",
    "`<item><byline>Ada Lind</byline></item>`", "`<item><dc:creator>Ada Lind</dc:creator></item>`",
    "use an element of the vocabulary, or a namespace of your own.",
)  # fmt: skip
FE002 = _code(
    "FE002", "duplicate-element", "error", "{element} stands a second time", f"{_RSS}; the module's own specification",
    "keep one of them",
    "An element that may stand once stands several times.",
    "one reader takes the first, another the last.",
    "two `<pubDate>` in one item", "one", "keep the right one.",
)  # fmt: skip
FE003 = _code(
    "FE003", "missing-element", "error", "{parent} has no {element}", f"{_RSS}; RSS 1.0; the module's own specification",
    "add the element",
    "An element lacks one that must stand in it.",
    "readers cannot show or use it.",
    "`<image><url>https://example.com/a.png</url></image>`",
    "`<image><url>…</url><title>Harbour news</title><link>https://example.com/</link></image>`", "add what is missing.",
)  # fmt: skip
FE004 = _code(
    "FE004", "missing-attribute", "error", "{element} has no attribute {attribute}", f"{_RSS}; the module's own specification",
    "add the attribute",
    "An element lacks an attribute that it must have.",
    "what it is about cannot be found.",
    "`<source>Harbour news</source>`", '`<source url="https://example.com/feed.rss">Harbour news</source>`',
    "add the attribute.",
)  # fmt: skip
FE005 = _code(
    "FE005", "unknown-attribute", "error", "{element} knows no attribute {attribute}", f"{_RSS}; RSS 1.0; RSS 1.1",
    "leave it out",
    "An element of the feed's own vocabulary has an attribute that it does not know.",
    "strict readers refuse the feed, others pass over it.",
    '`<title type="html">Ferry</title>` in RSS', "`<title>Ferry</title>`",
    "leave the attribute out, or give it a namespace of its own.",
)  # fmt: skip
FE006 = _code(
    "FE006", "invalid-address", "error", "{element}: {value} is no address: {reason}", "RFC 3986; RFC 3987",
    "write an absolute address such as https://example.com/ferry",
    "What must be an address is none, or is not complete.",
    "readers follow it, and come to nothing.",
    "`<link>www.example.com/ferry story</link>`", "`<link>https://www.example.com/ferry-story</link>`",
    "write the whole address, with blanks and odd signs as %20 and so on.",
)  # fmt: skip
FE007 = _code(
    "FE007", "invalid-email", "error", "{element}: {value} is no e-mail address", f"{_RSS}, managingEditor; RFC 5322",
    "write it like editor@example.com (Ada Lind)",
    "What must be an e-mail address is none.",
    "mail to it comes back.",
    "`<managingEditor>The editor</managingEditor>`", "`<managingEditor>editor@example.com (Ada Lind)</managingEditor>`",
    "write an address; a name may follow in parentheses.",
)  # fmt: skip
FE008 = _code(
    "FE008", "invalid-number", "error", "{element}: {value}: {reason}", f"{_RSS}; Media RSS 1.5.1", "write a number of that range",
    "A number is none, or is out of its range.",
    "readers drop the value, or the element with it.",
    "`<ttl>soon</ttl>`", "`<ttl>60</ttl>`", "write the number in digits.",
)  # fmt: skip
FE009 = _code(
    "FE009", "invalid-date", "error", "{element}: {value} is no date of {grammar}: {reason}",
    "RFC 822 section 5; RFC 3339; W3C Date and Time Formats", "write it in that form, such as 2026-02-16T09:30:00+01:00, or in RSS Mon, 16 Feb 2026 08:30:00 GMT",
    "A date has not the form that its vocabulary demands.",
    "readers drop it, or take the item for one of today.",
    "`<dc:date>16 Feb 2026</dc:date>`", "`<dc:date>2026-02-16T09:30:00+01:00</dc:date>`",
    "write it in the form that is named.",
)  # fmt: skip
FE010 = _code(
    "FE010", "invalid-media-type", "error", "{element}: {value} is no media type", "RFC 6838",
    "write it like image/jpeg",
    "What must be a media type is none.",
    "players do not know whether they can play the file.",
    '`<enclosure type="mp3" …/>`', '`<enclosure type="audio/mpeg" …/>`', "write type and subtype.",
)  # fmt: skip
FE011 = _code(
    "FE011", "invalid-language", "error", "{element}: {value} is no language tag: {reason}",
    "BCP 47 (RFC 5646)", "write it like en or ar-LB",
    "What must be a language tag is none, or names a language or a country that there is not.",
    "readers show the feed to the wrong people, or read it aloud wrongly.",
    "`<language>English</language>`", "`<language>en</language>`", "write a tag of BCP 47.",
)  # fmt: skip
FE012 = _code(
    "FE012", "word-not-allowed", "error", "{element}: {value} is not allowed: {reason}", "the specification of the vocabulary",
    "use one of the words that are named",
    "A value is none of the words that its vocabulary allows.",
    "readers pass over it.",
    "`<sy:updatePeriod>sometimes</sy:updatePeriod>`", "`<sy:updatePeriod>daily</sy:updatePeriod>`",
    "use one of the allowed words, in their case.",
)  # fmt: skip
FE013 = _code(
    "FE013", "too-long", "error", "{element}: {reason}", "Apple: podcast RSS feed requirements", "shorten the text",
    "A text is longer than its vocabulary allows.",
    "it is cut off, or the feed refused.",
    "an itunes:subtitle of 300 characters", "one of 80", "shorten it.",
)  # fmt: skip
FE014 = _code(
    "FE014", "invalid-coordinates", "error", "{element}: {value}: {reason}", "GeoRSS Simple; W3C Basic Geo",
    "write latitude, a blank and longitude, as decimals",
    "A place has no valid latitude or longitude.",
    "the story appears at the wrong place of the map, or nowhere.",
    "`<geo:lat>north</geo:lat>`", "`<geo:lat>59.33</geo:lat>`", "write decimal degrees, latitude first.",
)  # fmt: skip
FE015 = _code(
    "FE015", "unexpected-text", "error", "text stands in {element}, where only elements belong: {value}", f"{_RSS}; RSS 1.0",
    "remove it, or put it into an element",
    "Words stand between elements.",
    "no reader shows them, and strict ones refuse the feed.",
    "`<channel>Welcome!<title>…`", "`<channel><title>…`", "remove the words, or give them an element.",
)  # fmt: skip
FE016 = _code(
    "FE016", "blank-value", "warning", "{element} is empty", f"{_RSS}; RFC 4287", "write the value, or leave the element out",
    "An element or attribute that should say something is empty. In Atom an empty id or date is an error.",
    "readers show an empty line, or a link that leads nowhere.",
    "`<title/>`", "`<title>Ferry sails</title>`", "write the value, or leave the element out.", "should",
    blank=True,
)  # fmt: skip
FE017 = _code(
    "FE017", "markup-in-plain-text", "warning", "{element} holds markup: {value}", f"{_RSS}; RSS Board profile; RFC 4287 section 3.1.1",
    "write plain words, or say that it is HTML",
    "A text that is shown as it stands holds tags or escaped signs of HTML.",
    "readers show the tags to their users.",
    "`<title>Ferry &lt;b&gt;sails&lt;/b&gt;</title>`", "`<title>Ferry sails</title>`",
    'write plain words; in Atom say type="html".', "should",
)  # fmt: skip
FE018 = _code(
    "FE018", "unsafe-markup", "warning", "{element} holds {value}, which readers remove", "HTML Living Standard; RFC 4287 section 8.1",
    "leave it out",
    "The HTML of a feed holds elements, attributes or styles that act, or reach beyond the item.",
    "readers remove them, some the whole text.",
    "`<description>&lt;script&gt;…&lt;/script&gt;</description>`", "the text without it", "leave it out.", "should",
)  # fmt: skip
FE019 = _code(
    "FE019", "said-twice", "warning", "{element} says what {other} says already", "RSS Board profile; RSS 1.0 modules",
    "keep one of the two",
    "Two elements of different vocabularies say the same thing.",
    "readers differ in which of them they believe.",
    "`<pubDate>…</pubDate><dc:date>…</dc:date>`", "one of them", "keep the one of RSS.", "should",
)  # fmt: skip
FE020 = _code(
    "FE020", "wrong-namespace", "error", "{value}: {reason}", "RSS 1.0; RFC 4287 section 1.2; Namespaces in XML 1.0",
    "write the namespace as its specification does",
    "A namespace is misspelled, or a prefix that everybody uses for one stands for another.",
    "readers compare namespaces letter by letter, and see nothing of the vocabulary.",
    '`xmlns="http://purl.org/atom/ns"` for Atom 1.0', '`xmlns="http://www.w3.org/2005/Atom"`',
    "write the namespace as its specification does.",
)  # fmt: skip
FE021 = _code(
    "FE021", "unknown-namespace", "info", "the elements of {value} are not known here and were not checked",
    "newsexport: what is not checked is said", "",
    "The feed uses a vocabulary that newsexport does not know.",
    "what it says was not checked.",
    '`xmlns:x="https://example.com/ns"`', "a vocabulary that many readers know", "none needed.", "may",
)  # fmt: skip
FE022 = _code(
    "FE022", "feed-history", "error", "{reason}", "RFC 5005 (Feed Paging and Archiving)", "see RFC 5005",
    "Links and marks of paged or archived feeds contradict each other.",
    "readers that fetch the older entries go in circles, or miss some.",
    '`<fh:complete/>` beside `<link rel="next" …/>`', "one of the two", "say one thing only.",
)  # fmt: skip
FE023 = _code(
    "FE023", "odd-address", "warning", "{element}: {value}: {reason}", "RFC 3986 section 6; RFC 4287 section 4.2.6.1",
    "write it in its plain form",
    "An address could be written in a plainer form, or has a scheme that nobody has registered.",
    "readers compare addresses letter by letter, and take the item for another.",
    "`<id>HTTP://Example.com:80/a/../ferry</id>`", "`<id>http://example.com/ferry</id>`", "write it in its plain form.", "should",
)  # fmt: skip
FE024 = _code(
    "FE024", "content-before-description", "warning", "content:encoded has no description before it", "RSS Board profile, content:encoded",
    "put a description before it",
    "The whole text stands before its summary, or has none.",
    "some readers show the first of the two that they meet.",
    "`<content:encoded>…</content:encoded><description>…`", "`<description>…</description><content:encoded>…`",
    "put the description first.", "should",
)  # fmt: skip
FE025 = _code(
    "FE025", "several-enclosures", "warning", "a second enclosure", f"{_RSS}, enclosure; RSS Board profile", "use Media RSS for several files",
    "An item has several enclosures.",
    "most readers take the first only.",
    "two `<enclosure …/>`", "one, and media:content for the others", "use media:group.", "should",
)  # fmt: skip
FE026 = _code(
    "FE026", "misplaced-item", "warning", "{element} stands behind an item", "RSS Board profile, element order", "put it before the items",
    "Facts of the channel stand behind its items.",
    "readers that read as they go miss them.",
    "`<item>…</item><title>Harbour news</title>`", "`<title>Harbour news</title><item>…</item>`", "put them first.", "should",
)  # fmt: skip
FE027 = _code(
    "FE027", "odd-email", "warning", "{element}: {value}: {reason}", "RSS Board profile; RFC 4287 section 3.2", "write the whole address, and in RSS the name behind it: ada@example.com (Ada Lind)",
    "An e-mail address is unusual here.",
    "readers show it as a name, or nobody gets the mail.",
    "`<author>ada@example.com</author>`", "`<author>ada@example.com (Ada Lind)</author>`", "add the name, or correct the host.", "should",
)  # fmt: skip
FE028 = _code(
    "FE028", "image-differs", "warning", "the {element} of the image is not that of the channel", f"{_RSS}, image", "repeat that of the channel",
    "Title or link of the channel's image are not those of the channel.",
    "readers show the wrong name beside the picture.",
    "`<image><link>https://example.com/other</link>`", "the channel's own link", "repeat it.", "should",
)  # fmt: skip
FE029 = _code(
    "FE029", "obsolete", "warning", "{element}: {reason}", "the specification of the vocabulary", "leave it out, or write what took its place",
    "An element or value has been given up.",
    "readers no longer know it.",
    "`<media:adult>true</media:adult>`", '`<media:rating scheme="urn:simple">adult</media:rating>`', "use what took its place.", "should",
)  # fmt: skip
FE030 = _code(
    "FE030", "white-space-around-value", "error", "white space stands around {value}", "RFC 4287 section 2", "remove it",
    "White space stands around an address or a date.",
    "strict readers take it as a part of the value.",
    "`<id> urn:example:1 </id>`", "`<id>urn:example:1</id>`", "remove it.",
)  # fmt: skip
FE031 = _code(
    "FE031", "no-rss-version", "error", "{value} is no version of RSS", _RSS, 'write version="2.0"',
    "The root has no version, or one that does not exist.",
    "readers cannot know by which rules to read the feed.",
    "`<rss>`", '`<rss version="2.0">`', "write the version.",
)  # fmt: skip
FE032 = _code(
    "FE032", "html-not-well-formed", "warning", "{element}: the HTML is broken: {reason}", "HTML Living Standard", "close each tag",
    "The HTML of a text has tags that are not closed, or never opened.",
    "the rest of the reader's page may break, or the text be cut.",
    "`<description>&lt;b&gt;Ferry</description>`", "`&lt;b&gt;Ferry&lt;/b&gt;`", "close each tag.", "should",
)  # fmt: skip
FE033 = _code(
    "FE033", "item-outside-channel", "error", "the item stands outside of the channel", f"{_RSS}, channel",
    "move </channel> behind the last item",
    "An item of RSS stands beside the channel and not in it. Told once for a feed.",
    "readers look for items in the channel, and find none.",
    "`<rss><channel>…</channel><item>…</item></rss>`", "`<rss><channel>…<item>…</item></channel></rss>`",
    "close the channel behind its last item.",
)  # fmt: skip
MR001 = _code(
    "MR001", "media-namespace-misspelled", "error", "{value} is not the namespace of Media RSS", "Media RSS 1.5.1",
    "write http://search.yahoo.com/mrss/",
    "The namespace of Media RSS is misspelled: it ends with a slash, and begins with http. Told once for a feed.",
    "receivers compare namespaces letter by letter, and see no pictures.",
    '`xmlns:media="https://search.yahoo.com/mrss"`', '`xmlns:media="http://search.yahoo.com/mrss/"`',
    "write the namespace as the specification does.",
)  # fmt: skip
MR002 = _code(
    "MR002", "group-without-alternatives", "warning", "the media:group has {has} media:content", "Media RSS 1.5.1, media:group",
    "take the group away, and leave what stands in it",
    "A group holds one file, or none. It is there for the forms of one picture, sound or film, and for nothing else.",
    "some readers look for the best of several, and take none.",
    '`<media:group><media:content url="https://example.com/a.jpg"/></media:group>`',
    '`<media:content url="https://example.com/a.jpg"/>`', "leave the group out, or give the other forms, too.", "should",
)  # fmt: skip
MR005 = _code(
    "MR005", "invalid-media-value", "error", "{element}: {value}: {reason}", "Media RSS 1.5.1", "see the specification",
    "A digest, a rating, a role or a restriction of Media RSS has no valid value.",
    "readers pass over it: a restriction that is not understood restricts nobody.",
    '`<media:hash algo="md5">x</media:hash>`', "`<media:hash>dfdec888b72151965a34b4b59031290a</media:hash>`",
    "write the value as its scheme demands.",
)  # fmt: skip

CODES = (
    FE001, FE002, FE003, FE004, FE005, FE006, FE007, FE008, FE009, FE010, FE011, FE012, FE013, FE014, FE015, FE016,
    FE017, FE018, FE019, FE020, FE021, FE022, FE023, FE024, FE025, FE026, FE027, FE028, FE029, FE030, FE031,
    FE032, FE033, MR001, MR002, MR005,
)  # fmt: skip

BY_KIND = {
    "address": FE006, "email": FE007, "number": FE008, "type": FE010, "language": FE011,
    "plain": FE017, "word": FE012, "length": FE013, "place": FE014, "role": MR005,
}  # fmt: skip
"""Kind of a value -> the code that it gets when it is none."""
