"""Headlines, descriptions, language, keywords and the body of an article node."""

from __future__ import annotations

from newsexport.formats.json_ld.draft import Reading
from newsexport.payloads.schema_org import body
from newsexport.payloads.schema_org.graph import Node
from newsexport.payloads.schema_org.values import is_language, language_of, text_of
from newsexport.schema.v1 import Block, Description, Headline
from newsexport.vocab.forms import tag_meant, tag_read_as

_ROLES = {"description": "summary", "abstract": "standfirst"}


def read(reading: Reading) -> None:
    """All that is written for readers."""
    _read_headlines(reading)
    _read_descriptions(reading)
    reading.put_text("section", "section", "articleSection")
    reading.put_text("dateline", "dateline", "dateline")
    reading.put_text("credit_line", "creditLine", "creditText")
    _read_language(reading)
    _read_keywords(reading)
    _read_body(reading)


def _read_headlines(reading: Reading) -> None:
    """headline, else name; further ones are kept. alternativeHeadline is the subheadline."""
    node = reading.node
    found: list[Headline] = []
    name = "headline" if node.has("headline") else "name"
    for text, value, pointer in node.take_labels(name):
        if found and language_of(value) is None:
            node.keep(name, value)
            continue
        reading.paths[f"/headlines/{len(found)}"] = pointer
        found.append(Headline(text=text, language=language_of(value)))
    if found and text_of(node.get("name")) == found[0].text:
        node.take("name")
    for text, value, pointer in node.take_labels("alternativeHeadline"):
        reading.paths[f"/headlines/{len(found)}"] = pointer
        found.append(Headline(text=text, role="subheadline", language=language_of(value)))
    reading.values["headlines"] = tuple(found)


def _read_descriptions(reading: Reading) -> None:
    """description is the summary; where it only repeats abstract, there is but a standfirst."""
    node = reading.node
    said = text_of(node.get("description"))
    if said is not None and said == text_of(node.get("abstract")):
        node.take("description")
    found: list[Description] = []
    for name in node.names():
        if name not in _ROLES:
            continue
        for text, value, pointer in node.take_labels(name):
            reading.paths[f"/descriptions/{len(found)}"] = pointer
            found.append(Description(text=text, role=_ROLES[name], language=language_of(value)))
    reading.values["descriptions"] = tuple(found)


def _read_language(reading: Reading) -> None:
    node = reading.node
    for value, pointer in node.take("inLanguage"):
        tag = text_of(value)
        if isinstance(value, dict) and value.keys() <= {"@type", "name", "alternateName"}:
            tag = text_of(value.get("alternateName"))
        if is_language(tag) and "language" not in reading.values:
            reading.put("language", tag, "language", pointer)
        elif "language" in reading.values:
            node.keep("inLanguage", value)
        elif tag and (meant := tag_meant(tag)):
            reading.doubted("inLanguage", value, pointer, tag_read_as(tag)[1])
            reading.put("language", meant, "language", pointer)
        else:
            reading.refused("inLanguage", value, pointer, "a BCP 47 tag is needed, such as en-GB")
    stated = node.graph.language
    if "language" not in reading.values and is_language(stated):
        reading.put("language", stated, "language", "/@context")


def _read_keywords(reading: Reading) -> None:
    """A list is taken as it is; one text holds keywords parted by commas (schema.org, keywords)."""
    node = reading.node
    listed = isinstance(node.get("keywords"), list)
    place = node.place("keywords")
    found: list[str] = []
    for one, value, _ in node.take_nodes("keywords"):
        if isinstance(one, Node):
            node.keep("keywords", value)
        elif listed:
            found.append(one)
        else:
            found += [word.strip() for word in one.split(",") if word.strip()]
    if found:
        reading.put("keywords", tuple(found), "keywords", place)


def _read_body(reading: Reading) -> None:
    place = reading.node.place("articleBody")
    blocks: list[Block] = []
    for text in reading.node.take_texts("articleBody"):
        blocks += body.paragraphs(text)
    blocks += body.entries(reading.node, reading.dropped)
    if blocks:
        reading.put("body", tuple(blocks), "body", place)
