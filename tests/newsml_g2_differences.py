"""How a document of somebody else differs from the one that is written for its item again.

Both are canonicalised (C14N 1.0) and taken apart into facts: an element, an attribute with its value, a
text, each with its path. Facts that only one of them has are counted by kind. `python -m
tests.newsml_g2_differences` writes the table into docs/.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from newsexport.formats.newsml_g2 import NEWSML_G2
from newsexport.formats.newsml_g2.documents import parts
from newsexport.formats.newsml_g2.names import NEWS_ITEMS
from newsexport.formats.newsml_g2.read import read
from newsexport.options import Options
from newsexport.report import Report
from newsexport.source import Source

TABLE = "docs/newsml-g2-differences.md"


class Fact(NamedTuple):
    """One thing that a document says."""

    path: str
    """Path of local names without indexes; attributes end in `/@name`."""
    value: str
    """Text, white space collapsed; attribute value; "" for an element."""


def _facts(element: etree._Element, path: str) -> Iterator[Fact]:
    yield Fact(path, "")
    for key, value in element.attrib.items():
        yield Fact(f"{path}/@{str(key).rpartition('}')[2]}", str(value))
    texts = [element.text]
    for child in element:
        if isinstance(child.tag, str):
            yield from _facts(child, f"{path}/{etree.QName(child).localname}")
        texts.append(child.tail)
    for text in texts:
        if text and text.strip():
            yield Fact(path + "/text()", " ".join(text.split()))


Side = Counter[Fact]
Kind = tuple[str, Callable[[Fact, Side], bool]]


def _ends(*ends: str) -> Callable[[Fact, Side], bool]:
    return lambda fact, other: fact.path.endswith(ends)


def _inside(part: str) -> Callable[[Fact, Side], bool]:
    return lambda fact, other: part in fact.path


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if re.match(r"\d{4}-\d\d-\d\dT", text) else None
    except ValueError:
        return None


def _same_moment(fact: Fact, other: Side) -> bool:
    mine = _moment(fact.value)
    return mine is not None and any(mine == _moment(f.value) for f in other if f.path == fact.path)


def _sibling(fact: Fact, other: Side) -> bool:
    """A QCode here, a URI there: `@role` and `@roleuri`."""
    if "/@" not in fact.path:
        return False
    owner, _, name = fact.path.rpartition("/@")
    change = {"qcode": "uri", "uri": "qcode"}.get(name) or name.removesuffix("uri")
    paths = {f.path for f in other}
    return (f"{owner}/@{change}" in paths and change != name) or f"{fact.path}uri" in paths


def _joined(fact: Fact, other: Side) -> bool:
    """A text that is part of a longer one there."""
    return any(f.path == fact.path and fact.value in f.value for f in other)


def _empty(fact: Fact, other: Side) -> bool:
    return fact.path.endswith(("/contentSet", "/contentMeta")) and not fact.value


def _other_spacing(fact: Fact, other: Side) -> bool:
    plain = re.sub(r"\s+", "", fact.value)
    return bool(plain) and any(re.sub(r"\s+", "", f.value) == plain for f in other)


GONE: tuple[Kind, ...] = (
    ("the declared release and conformance", _ends("/@standardversion", "/@conformance")),
    ("the schema location", _ends("/@schemaLocation")),
    (
        "IPTC's newest catalog, declared where no other of IPTC's is",
        _ends("/catalogRef", "/catalogRef/@href"),
    ),
    ("a time in another spelling", _same_moment),
    ("a code written as its URI", _sibling),
    ("the word count, counted again", _ends("/@wordcount", "/@charcount")),
    ("plain text as XHTML", _inside("/contentSet/inlineData")),
    ("NITF as XHTML", _inside("/contentSet/inlineXML/nitf")),
    ("the head of a body", _inside("/inlineXML/html/head")),
    ("markup of a body in our spelling", _inside("/inlineXML/html")),
    ("the media type of the body", _ends("/inlineXML/@contenttype")),
    ("remote contents of a text, as figures of its body", _inside("/contentSet/remoteContent")),
    ("an empty contentSet or contentMeta", _empty),
    ("line breaks as text", lambda fact, other: fact.path.endswith("/br") or _joined(fact, other)),
    ("labels in another spacing", _other_spacing),
    ("the retired alias icls", lambda fact, other: fact.value.startswith("icls:")),
    ("the unit of pixels, which is the default", _ends("unit")),
)
"""Kinds of what only the original says; the first that fits counts."""

NEW: tuple[Kind, ...] = (
    ("the declared release and conformance", _ends("/@standardversion", "/@conformance")),
    ("IPTC's newest catalog, declared where no other of IPTC's is", _ends("/catalogRef", "/catalogRef/@href")),
    ("a time in another spelling", _same_moment),
    ("a code written as its URI", _sibling),
    ("the URI beside a QCode", _ends("/@uri")),
    ("the version, the language, the status: said always",
     _ends("/@version", "/@lang", "/@tag", "/language", "/pubStatus", "/pubStatus/@qcode")),
    ("the word count, counted again", _ends("/@wordcount")),
    ("the head of a body", _inside("/inlineXML/html/head")),
    ("markup of a body in our spelling, also for plain text and NITF", _inside("/contentSet/inlineXML")),
    ("what the standard demands and the original lacks", _ends(
        "/provider", "/provider/@literal", "/versionCreated", "/versionCreated/text()", "/itemClass",
        "/itemClass/@qcode", "/contentMeta",
    )),
    ("what the original's content says, in contentMeta", _inside("/contentMeta/")),
    ("white space that counts", _ends("/@space")),
    ("the unit of pixels, which is the default", _ends("unit")),
    ("line breaks as text", lambda fact, other: any(f.value in fact.value for f in other if f.path == fact.path)),
    ("labels in another spacing", _other_spacing),
    ("ids of groups", _ends("/group/@id")),
    ("what is said of a media object, in partMeta", _inside("/partMeta")),
)  # fmt: skip
"""Kinds of what only the new document says."""


def kinds(
    original: etree._Element, written: etree._Element, told: bool
) -> Counter[tuple[str, str]]:
    """How often each kind of difference stands between two documents: (`gone` or `new`, kind)."""
    name = etree.QName(original).localname
    before, after = Counter(_facts(original, name)), Counter(_facts(written, name))
    gone, new = before - after, after - before
    found: Counter[tuple[str, str]] = Counter()
    for side, facts, other, table in (("gone", gone, new, GONE), ("new", new, gone, NEW)):
        for fact, count in facts.items():
            kind = next((kind for kind, fits in table if fits(fact, other)), None)
            if kind is None:
                kind = "told as lost or simplified" if told else f"other: {fact.path}"
            found[side, kind] += count
    if not found and _canonical(original) != _canonical(written):
        found["order", "order of properties that may mix, indentation, comments"] += 1
    return found


def _canonical(element: etree._Element) -> bytes:
    return etree.tostring(element, method="c14n", exclusive=True, with_comments=False)


def differences_table(paths: Iterable[Path], options: Options) -> str:
    """The table, as Markdown."""
    total: Counter[tuple[str, str]] = Counter()
    documents: Counter[tuple[str, str]] = Counter()
    items = 0
    for path in paths:
        source = Source.of(path)
        xml = [part.element for part in parts(source, options, Report()) if part.name in NEWS_ITEMS]
        for original, parsed in zip(xml, read(source, options, Report()), strict=True):
            report = Report(target="newsml-g2")
            assert NEWSML_G2.write is not None
            written = etree.fromstring(NEWSML_G2.write(parsed.item, options, report))
            told = any(d.kind == "loss" and d.pointer != "/envelope" for d in report.diagnostics)
            found = kinds(original, written, told)
            total.update(found)
            documents.update(found.keys())
            items += 1
    return _markdown(items, total, documents)


_SIDES = {"gone": "only in the original", "new": "only in the new document", "order": "order"}


def _markdown(
    items: int, total: Counter[tuple[str, str]], documents: Counter[tuple[str, str]]
) -> str:
    rows = [
        f"| {_SIDES[side]} | {kind} | {documents[side, kind]} | {count} |"
        for (side, kind), count in sorted(
            total.items(),
            key=lambda entry: (list(_SIDES).index(entry[0][0]), -entry[1], entry[0][1]),
        )
    ]
    return "\n".join(
        (
            "# NewsML-G2: read and written again",
            "",
            f"How {items} valid items of the shared corpus (agencies, IPTC's examples and unit tests,",
            "releases 2.9 to 2.35) differ from what newsexport writes for them at 2.35, by kind. Both",
            "documents are canonical XML. Every item, read again, equals the first reading up to the",
            "losses that were told; no value is lost without a word. The envelope of a message is",
            "not part of a single item. Made by `python -m tests.newsml_g2_differences`.",
            "",
            "| where | kind | items | differences |",
            "|---|---|---:|---:|",
            *rows,
            "",
        )
    )


if __name__ == "__main__":
    from tests.test_newsml_g2_corpus import documents as corpus
    from tests.test_newsml_g2_corpus import options_for

    root = Path(__file__).parent.parent
    shared = root.parent / "shared"
    (root / TABLE).write_text(differences_table(corpus(shared), options_for(shared)))
