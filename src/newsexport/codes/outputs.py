"""OU: why an output was refused or not written."""

from __future__ import annotations

from newsexport.diagnostic import Code

OU001 = Code(
    "OU001", "invalid-output", "error", "the {target} document would be invalid at {place}: {reason}",
    source="newsexport: an output that does not validate is not written",
    kind="structure",
    hint="nothing was written; correct the item, or report this if the item is right",
    page="""The document that would have been written is not valid, so it was not written.

Why it matters: an invalid file is refused at the receiver, at night, by a machine.

Bad: an item with a value that the target's schema does not allow.
Good: an item whose every output validates.
Fix: correct the value that is named.""",
)  # fmt: skip

OU002 = Code(
    "OU002", "not-for-the-public", "error", "{target} reaches the public, and the item is {why}",
    source="newsexport: what must not reach the public is refused",
    kind="rule", basis="must",
    hint="{advice}",
    page="""The item is canceled, withheld, under embargo or for editors only, and the format is one that
readers see.

Why it matters: a broken embargo or a published kill costs money and trust.

Bad: JSON-LD of an item embargoed until tomorrow.
Good: the same item as NewsML-G2, which carries the embargo; or JSON-LD after it is lifted.
Fix: wait, or deliver to editors in a format that carries the status.""",
)  # fmt: skip

OU003 = Code(
    "OU003", "output-not-written", "error", "{path} could not be written: {reason}",
    source="newsexport: files appear whole or not at all",
    kind="system",
    hint="free space or choose another folder, then run again",
    page="""The document was valid, but the file could not be written.

Why it matters: the delivery is incomplete.

Bad: a full disk, a read-only folder.
Good: a folder with space that this user may write to.
Fix: mend the folder and run again; nothing half-written is left.""",
)  # fmt: skip

OU004 = Code(
    "OU004", "no-page-address", "error", "{target} needs the address of the item's page, and {why}",
    source="newsexport: a format for readers leads to the page of each item",
    kind="rule", basis="must",
    hint="{advice}",
    page="""The format shows each item with a link to its page, and the item states no address.

Why it matters: receivers show, count and identify items by their pages; an address that is made up leads
nowhere.

Bad: a feed of items that came without links.
Good: items with a canonical URL, or a template that says how your site makes addresses.
Fix: give `--url-template 'https://example.com/{{slug}}'` (or {{key}}, {{year}} and the like), or add the URL to
the item.""",
)  # fmt: skip

OU005 = Code(
    "OU005", "several-documents", "error",
    "one {target} document holds at most {limit} items, and there are more",
    source="newsexport: a bundle keeps the limits of its format",
    kind="rule", basis="must",
    hint="name a folder with --out: each document becomes a file of its own",
    page="""The format limits how many items one document may hold, there are more, and only one can be delivered.

Why it matters: receivers refuse a document beyond the limit, or read its beginning only.

Bad: 1,500 items as one news sitemap on standard output.
Good: the same with `--out maps`: `feed.news-sitemap.xml` and `feed.2.news-sitemap.xml`.
Fix: name a folder with `--out`, or use `bundles` of the library.""",
)  # fmt: skip

OU006 = Code(
    "OU006", "not-for-this-format", "error", "{target} does not take the item: {reason}",
    source="newsexport: what is left out is said",
    kind="rule", basis="must",
    hint="choose another format, or the setting of this one that lets it in",
    page="""The format is for some of the news only, and the item is none of that. Alone it is refused; a bundle goes
on without it, which is no error.

Why it matters: receivers pass over such items, or distrust the whole document.

Bad: a news sitemap with the stories of last year.
Good: the stories of the last two days.
Fix: none is needed in a bundle; else choose another format, or change the setting that is named.""",
)  # fmt: skip

OU007 = Code(
    "OU007", "not-taken-by-receiver", "error", "{target} would not take the document, at {place}: {reason}",
    source="newsexport: what is written for a receiver is judged by the receiver's rules",
    kind="rule", basis="must",
    hint="{advice}",
    page="""The document that would have been written for a receiver (`--for`) breaks a must of the receiver's
published rules, or of the format, so it was not written. The code in parentheses names the rule.

Why it matters: receivers pass over such items, often without a word.

Bad: a headline of twelve characters for MSN, which wants more than twenty.
Good: one of forty.
Fix: see the rule that is named: `newsexport explain MS002`.""",
)  # fmt: skip

OU008 = Code(
    "OU008", "expired", "warning", "{target} reaches the public, and the item expired at {expires}",
    source="NewsML-G2 2.35, itemMeta/expires; newsexport: told at the time of writing",
    kind="rule", basis="should",
    hint="leave the item out, or give it a later time, or none",
    page="""The item says that it expires at a time which has passed, and it was written in a format that readers see.
It is written all the same: what it was made for is over, but nothing forbids it.

Why it matters: a forecast, an invitation or a licence that has run out misleads readers, or breaks a contract.

Bad: a feed with a storm warning that expired on Monday, written on Tuesday.
Good: the feed without it.
Fix: leave out what has expired, or correct its time.""",
)  # fmt: skip

CODES = (OU001, OU002, OU003, OU004, OU005, OU006, OU007, OU008)
