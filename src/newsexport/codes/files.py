"""IO: what can be wrong with a file before anyone asks what it says."""

from __future__ import annotations

from newsexport.diagnostic import Code

IO001 = Code(
    "IO001", "unreadable-file", "error", "{reason}",
    source="newsexport: an input must be a readable, regular file",
    kind="system",
    hint="check the path and its permissions; the other inputs were handled",
    page="""The file could not be opened or read, so nothing in it was checked.

Why it matters: a feed that is not read looks like a feed without errors.

Bad: a missing file, a dangling link, a directory without files, a named pipe, a broken gzip.
Good: a regular file that this user may read, or `-` for standard input.
Fix: correct the path or the permissions; give a pipe's content on standard input.""",
)  # fmt: skip

NAME_IT = (
    "name the format with --from (convert) or --as (validate); `newsexport formats` lists them"
)
"""What to do about most documents whose format is not known."""

IO002 = Code(
    "IO002", "unknown-format", "error", "no known format: {reason}",
    source="newsexport: a document must be of a known format",
    kind="syntax",
    hint="{advice}",
    page="""The content was not recognised as any known format.

Why it matters: what is not recognised is not checked.

Bad: an empty file, a picture, a spreadsheet.
Good: a document whose beginning shows its format.
Fix: name the format, or ask the partner for the right file.""",
)  # fmt: skip

IO003 = Code(
    "IO003", "not-well-formed", "error", "{reason}",
    source="XML 1.0 section 2.1; RFC 8259",
    kind="syntax",
    hint="{advice}",
    page="""The document breaks the grammar of XML or JSON. The parser stops there, and nothing above the grammar was
checked; in a feed or message of XML, a fault in the characters of one item costs that item alone.

Why it matters: receivers refuse the whole file, or lose what stands behind the fault.

Bad: `<headline>Smith & Sons</headline>`
Good: `<headline>Smith &amp; Sons</headline>`
Fix: mend the place that is named; write XML and JSON with a serializer, never by pasting strings.""",
)  # fmt: skip

IO004 = Code(
    "IO004", "encoding-mismatch", "error", "{reason}",
    source="XML 1.0 section 4.3.3; RFC 8259 section 8.1",
    kind="syntax",
    hint="declare the encoding that the bytes have, best UTF-8",
    page="""The bytes are not what the declaration, the byte order mark or the format says.

Why it matters: readers see `cafÃ©` for `café`, or the file is refused.

Bad: `<?xml version="1.0" encoding="UTF-8"?>` before bytes in windows-1252.
Good: the declaration and the bytes agree.
Fix: convert the file to UTF-8 and declare that.""",
)  # fmt: skip

IO005 = Code(
    "IO005", "not-utf8", "warning", "the file is encoded as {encoding}, not UTF-8",
    source="RFC 8259 section 8.1; common practice of receivers",
    kind="syntax", basis="should",
    hint="convert it to UTF-8",
    page="""The file is readable, but in another encoding than UTF-8.

Why it matters: many receivers assume UTF-8 and show wrong characters.

Bad: a feed in ISO-8859-1.
Good: the same feed in UTF-8.
Fix: write UTF-8.""",
)  # fmt: skip

IO006 = Code(
    "IO006", "bom-or-leading-blank", "warning", "{what} before the document",
    source="XML 1.0 section 2.8; RFC 8259 section 8.1",
    kind="syntax", basis="should",
    hint="remove what stands before the first character of the document",
    page="""A byte order mark or blank lines stand before the document.

Why it matters: strict parsers refuse JSON with a byte order mark, and XML whose declaration is not
at the very beginning.

Bad: an empty line before `<?xml version="1.0"?>`.
Good: the file begins with its first character.
Fix: remove the mark or the blanks.""",
)  # fmt: skip

IO007 = Code(
    "IO007", "external-entity-or-doctype", "error", "the document refers to {reference} outside itself",
    source="XML 1.0 sections 4.2.2 and 5.1; CWE-611",
    kind="syntax",
    hint="remove the DOCTYPE or the entity; nothing outside the document is ever loaded",
    page="""The document asks for an entity or a document type outside itself. It is never loaded.

Why it matters: such references are the way into a receiver's own files, and what they stand for is
missing from the text.

Bad: `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`
Good: no DOCTYPE, characters written as they are.
Fix: write the document without external references.""",
)  # fmt: skip

IO008 = Code(
    "IO008", "duplicate-json-key", "error", "the key {key} stands twice in one object",
    source="RFC 8259 section 4",
    hint="keep one of them; nearly all parsers keep the last without a word, and it is the one that counts here",
    page="""An object has the same key twice. The last one is read, converted and judged; another value is told as a
loss (`LS002`).

Why it matters: each parser keeps another one of them, most the last, and says nothing.

Bad: `{"uri": "urn:x:1", "uri": "urn:x:2"}`
Good: each key once.
Fix: remove the wrong one.""",
)  # fmt: skip

IO009 = Code(
    "IO009", "document-too-large", "error", "{what} is over the limit of {limit}",
    source="newsexport: limits of the safe profile",
    kind="syntax",
    hint="split the document, or send items as a stream (newsMessage, JSON Lines)",
    page="""The document, or one item of a stream, is larger or deeper than is accepted.

Why it matters: a parser's tree takes many times the size of the file; deep nesting breaks parsers.

Bad: a single item of 100 MB; 10,000 nested elements.
Good: items of ordinary size; many items in a container that streams.
Fix: split the document.""",
)  # fmt: skip

IO010 = Code(
    "IO010", "control-character", "warning", "the text holds the control character {character}",
    source="XML 1.0 section 2.2; Unicode, noncharacters",
    kind="syntax", basis="should",
    hint="remove it at the source; what XML cannot carry is left out of outputs",
    page="""The text holds a control character, a noncharacter or a lone surrogate.

Why it matters: XML cannot carry it, and displays show boxes or nothing.

Bad: `"Price\\u0000 rises"`
Good: `"Price rises"`
Fix: remove such characters at the source.""",
)  # fmt: skip

IO011 = Code(
    "IO011", "nan-or-infinity", "error", "{value} is not JSON",
    source="RFC 8259 section 6",
    kind="syntax",
    hint="write null, or leave the key out",
    page="""The document holds NaN or an infinity, which JSON does not have.

Why it matters: strict parsers refuse the whole document.

Bad: `{"duration": NaN}`
Good: `{"duration": null}`
Fix: leave the value out.""",
)  # fmt: skip

IO012 = Code(
    "IO012", "inexact-number", "warning", "the number {number} is too large to be kept by every reader",
    source="RFC 8259 section 6",
    kind="syntax", basis="should",
    hint="write large identifiers as strings",
    page="""An integer lies beyond 2^53, where most readers of JSON round it without a word.

Why it matters: an identifier changes its last digits on the way.

Bad: `{"id": 9007199254740993}`
Good: `{"id": "9007199254740993"}`
Fix: write it as a string.""",
)  # fmt: skip

IO013 = Code(
    "IO013", "undeclared-prefix", "error", "nothing declares the prefix {prefix} of {name}",
    source="Namespaces in XML 1.0, section 5: a prefix must have been declared",
    hint="{advice}",
    page="""A name has a prefix that no `xmlns` around it declares. It is told at the first such name and read as
what the prefix stands for by custom, so that all else is checked; other parsers refuse the document.

Why it matters: parsers that know namespaces stop there, and read no further item.

Bad: `<rss version="2.0">` around `<dc:creator>Ann Tide</dc:creator>`
Good: `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">`
Fix: declare each prefix in the root, with the namespace of its specification.""",
)  # fmt: skip

CODES = (IO001, IO002, IO003, IO004, IO005, IO006, IO007, IO008, IO009, IO010, IO011, IO012, IO013)
