"""HT: what can be wrong with a saved HTTP response around a document."""

from __future__ import annotations

from newsexport.diagnostic import Code

HT001 = Code(
    "HT001", "status-not-ok", "error", "the server answered {status}",
    source="RFC 9110 section 15",
    kind="syntax",
    hint="{advice}",
    page="""The saved response has another status than 200, 203 or 226. Of several responses (redirects) the last counts. A 304
is the answer to a poll of what has not changed: it is noted only.

Why it matters: what was saved is a page about an error, or nothing at all.

Bad: `HTTP/1.1 404 Not Found`
Good: `HTTP/1.1 200 OK`
Fix: mend the address or the server.""",
)  # fmt: skip

HT002 = Code(
    "HT002", "content-type-mismatch", "warning", "the server calls this {format} document {type}",
    source="RFC 9110 section 8.3; RFC 7303",
    kind="syntax", basis="should",
    hint="send Content-Type: {right}",
    page="""The header Content-Type is missing, or names another kind of document than the body is.

Why it matters: readers that believe the header show the source, or refuse the feed.

Bad: `Content-Type: text/html` before a feed
Good: `Content-Type: application/rss+xml`
Fix: set the type in the server.""",
)  # fmt: skip

HT003 = Code(
    "HT003", "charset-conflict", "error", "the header says {header}, the document {document}",
    source="RFC 7303 section 3; RFC 8259 section 8.1",
    kind="syntax",
    hint="state one encoding, the one that the bytes have, in both places",
    page="""The header Content-Type names another encoding than the document itself.

Why it matters: the header wins for XML, and letters beyond ASCII are read wrongly.

Bad: `Content-Type: text/xml; charset=ISO-8859-1` before a document in UTF-8
Good: `Content-Type: application/rss+xml; charset=utf-8`
Fix: correct the header, or leave its charset out.""",
)  # fmt: skip

HT004 = Code(
    "HT004", "no-cache-validator", "info", "the response has neither ETag nor Last-Modified",
    source="RFC 9110 section 8.8; RFC 9111 section 4.3",
    kind="syntax", basis="may",
    hint="send ETag or Last-Modified, and answer 304 when nothing has changed",
    page="""The response has no validator, so the feed cannot be fetched only when it has changed.

Why it matters: each poll loads the whole feed; receivers poll less often.

Bad: a response without ETag and Last-Modified
Good: `ETag: "6f1a"`
Fix: switch validators on in the server.""",
)  # fmt: skip

HT005 = Code(
    "HT005", "compressed-body", "error", "the body is compressed as {coding}, which is not undone here",
    source="RFC 9110 section 8.4",
    kind="syntax",
    hint="save the response with curl --compressed -i",
    page="""The body of the saved response is compressed by something else than gzip.

Why it matters: nothing in it can be read.

Bad: `Content-Encoding: br`
Good: a response that was saved with `curl --compressed -i`
Fix: save it anew.""",
)  # fmt: skip

CODES = (HT001, HT002, HT003, HT004, HT005)
