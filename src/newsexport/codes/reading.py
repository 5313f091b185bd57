"""RD: what was decided, guessed or not understood while reading."""

from __future__ import annotations

from newsexport.diagnostic import Code

RD001 = Code(
    "RD001", "uri-from-position", "info",
    "the item has no identifier; {uri} was made from the file's name and the item's position",
    source="newsexport: the uri is stable over the life of an item",
    kind="read", basis="editorial",
    hint="deliver the same story under the same file name, or give it an identifier",
    echo=True,
    page="""The source gives the item no identifier, so one was made from where it stood.

Why it matters: under another file name, or at another position, the same story gets another uri and
receivers take it for a new one.

Bad: scraped text without any identifier.
Good: an item with its guid, or with its canonical address.
Fix: give items identifiers at the source.""",
)  # fmt: skip

RD002 = Code(
    "RD002", "uri-from-content", "warning",
    "the item has no identifier; {uri} was made from its content",
    source="newsexport: the uri is stable over the life of an item",
    kind="read", basis="editorial",
    hint="a corrected typo will make another item: give items identifiers",
    page="""The source has neither a name nor an identifier for the item; its uri is a digest of its text.

Why it matters: the smallest correction makes another item, so updates and kills do not find it.

Bad: an anonymous text on standard input.
Good: an item with an identifier.
Fix: give items identifiers, or name the input.""",
)  # fmt: skip

OF_CONVERSION = "the time of this conversion"
OF_FIRST = "that of the first version"
"""Whose time stands for a missing one."""

RD003 = Code(
    "RD003", "time-of-conversion", "warning",
    "no time is known for this version; {whose}, {time}, stands for it",
    source="NewsML-G2 2.35, itemMeta/versionCreated (mandatory)",
    kind="read", basis="editorial",
    hint="fix the time with --now, or deliver items with their times",
    page="""The format needs the time at which this version was made, and the input does not know one. No version is older than
the first: where that was made later, its time is taken.

Why it matters: converted again later, the same item bears another time.

Bad: a scraped text without a date.
Good: an item with its version time.
Fix: deliver times; or fix the time with --now.""",
)  # fmt: skip

RD004 = Code(
    "RD004", "provider-unknown", "warning",
    'nobody says who releases the item; it is written with provider "unknown"',
    source="NewsML-G2 2.35, itemMeta/provider (mandatory)",
    kind="read", basis="editorial",
    hint="name the provider with --provider NAME[=URI], or in newsexport.toml",
    page="""NewsML-G2 demands a provider, and neither the input nor the options name one.

Why it matters: receivers route and bill by provider.

Bad: `newsexport convert story.txt --to newsml-g2`
Good: `newsexport convert story.txt --to newsml-g2 --provider "Example News=https://example.com/"`
Fix: name the provider once in newsexport.toml.""",
)  # fmt: skip

RD005 = Code(
    "RD005", "value-not-understood", "warning", "{field}: {value} was not understood: {reason}",
    source="newsexport: what is not understood is left out, and said",
    kind="read", basis="editorial",
    hint="correct the value at its source",
    echo=True,
    page="""A value of the source could not be read as what it should be, so the item lacks it.

Why it matters: a wrong date is worse than none; but none may make the item unfit for some receiver.

Bad: `<versionCreated>yesterday</versionCreated>`
Good: `<versionCreated>2026-02-16T09:30:00Z</versionCreated>`
Fix: write the value in the form its standard demands.""",
)  # fmt: skip

RD006 = Code(
    "RD006", "left-out", "info", "left out ({reason}): {text}",
    source="newsexport: nothing is dropped silently",
    kind="read", basis="editorial",
    page="""A piece of a raw article is no part of the story, and was left out, with the reason.

Why it matters: you can see that nothing of the story was lost.

Bad: a body with the button text `TT` in it.
Good: the same body without.
Fix: none needed; `newsexport inspect` shows the fate of every line.""",
)  # fmt: skip

RD007 = Code(
    "RD007", "no-article", "error", "no article was found: {reason}",
    source="newsexport: nothing is invented",
    kind="read",
    hint="`newsexport inspect` shows what was seen",
    echo=True,
    page="""The input could be read, but holds nothing that is an article.

Why it matters: an empty delivery looks like a quiet day.

Bad: a login page; a list of links.
Good: a page or a text with a headline and paragraphs.
Fix: send the article itself.""",
)  # fmt: skip

RD008 = Code(
    "RD008", "derived-uri-repeated", "error",
    "the uri {uri}, made from the file's name, was given to an item of {other} in this run already",
    source="newsexport: the uri is stable over the life of an item, and no two items share one",
    kind="read",
    hint="give the files different names, or the items identifiers; this item was not converted",
    page="""Two inputs of one name each hold an item without an identifier, so both would get the same uri.

Why it matters: at the receiver the second story would replace the first.

Bad: `newsexport convert monday/story.txt tuesday/story.txt --to newsml-g2 --out out`
Good: `monday-harbour.txt` and `tuesday-bridge.txt`
Fix: name the files after their stories, or deliver items with identifiers.""",
)  # fmt: skip

RD009 = Code(
    "RD009", "no-text", "warning", "the page states an article, but shows no text of it",
    source="newsexport: nothing is invented",
    kind="read", basis="editorial",
    hint="if the page makes its text in the browser, send what the browser shows",
    page="""The page has a headline and says in its structured data that it is an article; its text is missing.

Why it matters: it may be a flash, which has none; or a page whose text only a script brings.

Bad: a page of which only the head was saved.
Good: the page as readers see it.
Fix: send the page as a browser shows it; for a flash none is needed.""",
)  # fmt: skip

RD010 = Code(
    "RD010", "no-headline-stated", "info", "the source states no headline",
    source="newsexport: nothing is invented",
    kind="read", basis="may",
    page="""A text was read, and nothing in the source is its headline.

Why it matters: an alert has none; but formats for readers need a title, and take the first words of the text.

Bad: `<HeadLine/>` above a whole story.
Good: `<HeadLine>Night ferry sails again</HeadLine>`
Fix: none for an alert; else state the headline.""",
)  # fmt: skip

RD020 = Code(
    "RD020", "text-from-data", "info", "the page shows no text; it was taken from the data of its scripts: {place}",
    source="newsexport: nothing is invented",
    kind="read", basis="editorial",
    hint="send the page as a browser shows it, and compare",
    page="""The visible page has none of the text, or only its beginning; the data that its scripts carry have it.

They are read only where they bear the headline of the page and speak of it, and never on a page that says it is
for paying readers.

Why it matters: data hold what editors wrote, and now and then what readers were not to see; look once.

Bad: a page saved before its scripts ran.
Good: the page as readers see it.
Fix: none is needed; to be surer, send the page as a browser shows it.""",
)  # fmt: skip

RD021 = Code(
    "RD021", "language-of-text", "warning",
    "the language is said to be {stated}, but the text is in {found} (sure to {sure})",
    source="newsexport: language by the text, extra [lang]",
    kind="read", basis="editorial",
    hint="correct the language where the article states it",
    page="""The language that an article states is not the one that its text is in.

Looked for only when it is asked for: `-O html.language=checked`, `-O text.language=checked`, with the extra `[lang]`.

Why it matters: screen readers, search engines and translators go by what is stated.

Bad: `<html lang="en">` around an article in German.
Good: `<html lang="de">`
Fix: correct the statement; templates often carry that of another edition.""",
)  # fmt: skip

RD022 = Code(
    "RD022", "site-profile-misses", "warning", "the site profile {site} misses its mark for {field}: {reason}",
    source="newsexport: site profiles",
    kind="read", basis="editorial",
    hint="look at the page, and correct the XPath in the site profile",
    page="""An expression of the profile of a site finds nothing on one of its pages, or nothing that can be used.

The value is then found as on any page. For fields that a page need not have, this is told as an information only.

Why it matters: sites change their layout; a profile that no longer fits is as good as none.

Bad: `body = "//div[@id='text']"` for pages whose text stands in `<div id="story">`
Good: `body = ["//div[@id='story']", "//div[@id='text']"]`
Fix: correct the expression; several may be given, for the old layout and the new.""",
)  # fmt: skip

CODES = (RD001, RD002, RD003, RD004, RD005, RD006, RD007, RD008, RD009, RD010, RD020, RD021, RD022)
