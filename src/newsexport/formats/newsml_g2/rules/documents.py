"""G2: findings about a document as a whole: its schema, its release, the items of one message."""

from __future__ import annotations

from newsexport.diagnostic import Code

G2000 = Code(
    "G2000", "schema-violation", "error", "{kind}: {reason}",
    source="NewsML-G2 {version}, XML Schema",
    kind="structure",
    hint="{advice}",
    page="""The document breaks the XML Schema of its release: an element in the wrong place, a missing
attribute, a value of the wrong form. The schema is IPTC's when it is installed, else newsexport's own.
Where the document keeps the schema of the newest release, and only declares an older one, that is said.

Why it matters: receivers validate first, and refuse the whole document.

Bad: `<contentMeta><headline>Ferry sails</headline><urgency>4</urgency></contentMeta>`
Good: `<contentMeta><urgency>4</urgency><headline>Ferry sails</headline></contentMeta>`
Fix: correct the place that is named; the order of the elements counts.""",
)  # fmt: skip

G2001 = Code(
    "G2001", "unknown-standardversion", "warning",
    "{version} is no release of NewsML-G2 that is known here; judged by {used}",
    source="NewsML-G2 2.35, @standardversion",
    kind="structure", basis="should",
    hint="declare the release that the document was written for",
    page="""The document declares a release of the standard that does not exist, or is not known here. It is
judged by the nearest newer one.

Why it matters: what is right in one release may be wrong in the next.

Bad: `standardversion="2.99"`
Good: `standardversion="2.35"`
Fix: declare the release that the document was written for.""",
)  # fmt: skip

G2017 = Code(
    "G2017", "packageitem-unresolved-residref", "warning",
    "the package refers to {uri}, which is not in this message",
    source="NewsML-G2 2.35, itemRef/@residref",
    basis="should",
    hint="send the item in the same message, if the receiver does not have it",
    page="""A package of a message refers to an item that is not in the message.

Why it matters: unless the receiver got the item before, the package has a hole.

Bad: a message of a package with two references and one of the two items.
Good: a message of a package and every item that it refers to.
Fix: put the item into the message, or correct the reference.""",
)  # fmt: skip

G2018 = Code(
    "G2018", "newsmessage-duplicate-item", "error",
    "{uri} stands twice in this message in version {version}",
    source="NewsML-G2 2.35, @guid and @version identify a state of an item",
    hint="send each version of an item once",
    page="""A message holds the same version of the same item twice.

Why it matters: receivers keep one of them, and nobody decided which.

Bad: two newsItems with `guid="urn:newsml:example.com:20260216:ferry" version="1"`.
Good: one of them; or the second with `version="2"`.
Fix: send it once, or raise the version.""",
)  # fmt: skip

G2042 = Code(
    "G2042", "packageitem-other-version", "warning",
    "the package refers to version {version} of {uri}, and the message holds another one",
    source="NewsML-G2 2.35, itemRef/@version",
    basis="should",
    hint="refer to the version that is sent, or send the version that is meant",
    page="""A package of a message refers to a version of an item that is not in the message, and another version is.

Why it matters: the receiver shows the story in the version that it has, or waits for one that nobody sends.

Bad: `<itemRef residref="urn:newsml:example.com:20260216:pier" version="2"/>`, and the item in version 3.
Good: the same with `version="3"`; or without a version, which means the newest.
Fix: refer to the version that is sent.""",
)  # fmt: skip

CODES = (G2000, G2001, G2017, G2018, G2042)
"""The codes of this file."""
