"""The rules of JSON-LD: what its documents must be to mean something, by facts of schema.org 30.0."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsexport.diagnostic import Finding
from newsexport.options import Options
from newsexport.payloads.schema_org.document import Document, is_schema_org, uses_prefix
from newsexport.payloads.schema_org.graph import flat
from newsexport.payloads.schema_org.names import ARTICLES
from newsexport.payloads.schema_org.values import as_list, instant, partial_date, text_of, told
from newsexport.rules.addresses import fault_of_url
from newsexport.rules.rule import Line, rules_of
from newsexport.syntax.addresses import is_web_address
from newsexport.syntax.pointers import escape_token, to_key
from newsexport.vocab import schema_org
from newsexport.vocab.schema_org import RELEASE

_ENTITIES = ("author", "creator", "contributor", "editor", "publisher")
_JSON_LD_11 = "https://www.w3.org/TR/json-ld11/"


def _processing(document: Document, options: Options) -> Iterator[Finding]:
    """A keyword of JSON-LD has a value that the specification forbids.

    Why it matters: a JSON-LD processor stops with an error, and the page has no structured data.

    Bad: `{"@context": "https://schema.org", "@type": 7}`
    Good: `{"@context": "https://schema.org", "@type": "NewsArticle"}`
    Fix: give the keyword a value of the right kind; remove keywords that do not exist.
    """
    if not isinstance(document.value, dict | list):
        yield Finding("", {"error": "a document is an object or an array of objects"})
    for value, pointer in document.objects:
        for key, entry in value.items():
            error = _keyword_error(key, entry) if key.startswith("@") else None
            if error:
                yield Finding(f"{pointer}/{escape_token(key)}", {"error": error})
        if "@value" in value:
            yield from _value_errors(value, pointer)


def _keyword_error(key: str, entry: Any) -> str | None:
    if key == "@id" and not isinstance(entry, str):
        return "invalid @id value: a string is needed"
    if key == "@type" and not all(isinstance(one, str) for one in as_list(entry) or [None]):
        return "invalid type value: a string or an array of strings is needed"
    if key == "@context":
        odd = [one for one in as_list(entry) if not isinstance(one, str | dict)]
        return "invalid local context: a string or an object is needed" if odd else None
    if key == "@index" and not isinstance(entry, str):
        return "invalid @index value: a string is needed"
    if key == "@reverse" and not isinstance(entry, dict):
        return "invalid @reverse value: an object is needed"
    if key == "@language" and not isinstance(entry, str | None):
        return "invalid language-tagged string: a string is needed"
    return None


def _value_errors(value: dict[str, Any], pointer: str) -> Iterator[Finding]:
    extra = value.keys() - {"@value", "@type", "@language", "@index", "@direction", "@context"}
    if extra:
        yield Finding(pointer, {"error": f"invalid value object: it cannot have {min(extra)}"})
    elif "@type" in value and "@language" in value:
        yield Finding(pointer, {"error": "invalid value object: either @type or @language"})
    elif isinstance(value["@value"], dict | list) and value.get("@type") != "@json":
        yield Finding(pointer, {"error": "invalid value object value: a plain value is needed"})


def _not_schema_org(document: Document, options: Options) -> Iterator[Finding]:
    """No context makes the names those of schema.org.

    Why it matters: without it `NewsArticle` is a word without meaning, and search engines ignore the
    document.

    Bad: `{"@context": "https://example.com/terms", "@type": "NewsArticle"}`
    Good: `{"@context": "https://schema.org", "@type": "NewsArticle"}`
    Fix: write `"@context": "https://schema.org"` at the top.
    """
    if not _lacks_schema_org(document):
        return
    place = document.contexts[0][1] if document.contexts else document.objects[0][1]
    stated = document.contexts[0][0] if document.contexts else "none"
    yield Finding(place, {"context": told(stated)})


def _lacks_schema_org(document: Document) -> bool:
    """Whether nothing makes the names of a document those of schema.org."""
    if not isinstance(document.value, dict | list) or document.speaks_schema_org:
        return False
    return bool(document.objects) and not uses_prefix(document)


def _remote_context(document: Document, options: Options) -> Iterator[Finding]:
    """A context stands at an address other than schema.org's. It is not fetched.

    Why it matters: nobody here knows what its names mean, so what they say was not checked; and
    receivers that do not fetch contexts will not know it either.

    Bad: `"@context": ["https://schema.org", "https://example.com/our-terms.jsonld"]`
    Good: `"@context": ["https://schema.org", {"ex": "https://example.com/terms/"}]`
    Fix: write the terms into the document, or leave the context out.
    """
    first = 1 if _lacks_schema_org(document) else 0  # of the first one LD002 speaks
    for entry, pointer in document.contexts[first:]:
        if isinstance(entry, str) and not is_schema_org(entry):
            yield Finding(pointer, {"address": entry})


def _unknown_type(document: Document, options: Options) -> Iterator[Finding]:
    """A type is none of schema.org's.

    Why it matters: an object of an unknown type is ignored, with all that it says.

    Bad: `"@type": "NewArticle"`
    Good: `"@type": "NewsArticle"`
    Fix: use the name that is proposed; names begin with a capital, and their case counts.
    """
    if not document.speaks_schema_org:
        return
    for value, pointer in document.objects:
        if "@value" in value:
            continue
        for name in document.graph.types_of(value):
            if ":" not in name and not name.startswith("@") and not schema_org.lineage(name):
                yield Finding(f"{pointer}/@type", {"type": name, **_proposal(name, of_type=True)})


def _proposal(name: str, *, of_type: bool) -> dict[str, str]:
    near = schema_org.did_you_mean(name, of_type=of_type)
    return {
        "proposal": f"did you mean {near}?" if near else "see https://schema.org/docs/full.html"
    }


def _unknown_property(document: Document, options: Options) -> Iterator[Finding]:
    """A property is none of schema.org's.

    Why it matters: it is ignored; mostly it is a misspelt name whose value is then missing.

    Bad: `"dateModifed": "2026-02-16T09:30:00+01:00"`
    Good: `"dateModified": "2026-02-16T09:30:00+01:00"`
    Fix: use the name that is proposed; names begin with a small letter.
    """
    if not document.speaks_schema_org:
        return
    for each in document.properties:
        name = each.name
        plain = name.removesuffix("-input").removesuffix("-output")  # how actions mark their slots
        if plain not in schema_org.properties():
            yield Finding(
                to_key(each.pointer), {"property": name, **_proposal(name, of_type=False)}
            )


def _not_for_this_type(document: Document, options: Options) -> Iterator[Finding]:
    """A property exists, but not for this type of thing.

    Why it matters: receivers look for it elsewhere and do not find it here.

    Bad: `{"@type": "Person", "name": "Ann Lee", "headline": "Reporter"}`
    Good: `{"@type": "Person", "name": "Ann Lee", "jobTitle": "Reporter"}`
    Fix: use a property that the type has, or the type that has the property.
    """
    if not document.speaks_schema_org:
        return
    for each in document.properties:
        types = document.graph.types_of(each.node)
        known = [schema_org.allowed(kind) for kind in types]
        if not types or each.name not in schema_org.properties() or None in known:
            continue
        if not any(each.name in properties for properties in known if properties):
            place = to_key(each.pointer)
            yield Finding(place, {"property": each.name, "type": " ".join(types)})


def _dangling(document: Document, options: Options) -> Iterator[Finding]:
    """A reference inside the document leads nowhere.

    Why it matters: what it should say, such as who wrote the article, is not said.

    Bad: `"author": {"@id": "#ann"}` without an object whose `@id` is `#ann`.
    Good: the same, with `{"@id": "#ann", "@type": "Person", "name": "Ann Lee"}` in the `@graph`.
    Fix: add the object, correct the reference, or write the object where it is needed.
    """
    for value, pointer in document.objects:
        name = value.get("@id")
        if value.keys() - {"@id", "@type"} or not isinstance(name, str):
            continue
        known = document.graph.nodes.get(name)
        if name.startswith(("#", "_:")) and (
            known is None or not known[0].keys() - {"@id", "@type"}
        ):
            yield Finding(f"{pointer}/@id", {"id": name})


def _not_a_date(document: Document, options: Options) -> Iterator[Finding]:
    """A date is not written in ISO 8601.

    Why it matters: a date that is not understood is no date: the article counts as undated.

    Bad: `"datePublished": "16 February 2026"`
    Good: `"datePublished": "2026-02-16T09:30:00+01:00"`
    Fix: write date, time and offset in ISO 8601.
    """
    for each in document.properties:
        if each.name not in schema_org.DATES:
            continue
        for one, place in flat(each.value, each.pointer):
            if not _is_date(one):
                yield Finding(place, {"property": each.name, "value": told(one)})


def _is_date(value: Any) -> bool:
    """A moment, a local time, a day, a month or a year."""
    text = (text_of(value) or "").strip()
    return bool(partial_date(text) or instant(text) or instant(text + "Z"))


def _text_for_entity(document: Document, options: Options) -> Iterator[Finding]:
    """A person or organisation is only a text.

    Why it matters: a name alone cannot be told from others of the same name; an object can have an
    address, a picture and a type.

    Bad: `"author": "Ann Lee"`
    Good: `"author": {"@type": "Person", "name": "Ann Lee", "url": "https://example.com/staff/lee"}`
    Fix: write an object, when you know whether it is a Person or an Organization.
    """
    for each in document.properties:
        if each.name not in _ENTITIES or ARTICLES.isdisjoint(document.graph.types_of(each.node)):
            continue
        for one in as_list(each.value):
            if isinstance(one, str):
                yield Finding(each.pointer, {"property": each.name, "value": one})


def _breaks_script(document: Document, options: Options) -> Iterator[Finding]:
    r"""A text would end the script element, or open a comment, when the document stands in a page.

    Why it matters: the browser ends the element in the middle of the text; the rest is shown to
    readers, or runs as markup.

    Bad: `"headline": "What </script> does"`
    Good: `"headline": "What \u003c/script> does"`
    Fix: write every `<` as `\u003c`; newsexport does so always.
    """
    lowered = document.data.lower()
    if b"</script" not in lowered and b"<!--" not in lowered:
        return
    for pointer, text in _strings(document.value, ""):
        if "</script" in text.lower() or "<!--" in text:
            yield Finding(pointer, {"text": text})


def _strings(value: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _strings(entry, f"{pointer}/{index}")
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _strings(entry, f"{pointer}/{escape_token(key)}")


def _plain_http(document: Document, options: Options) -> Iterator[Finding]:
    """Both http and https stand for schema.org in one document.

    Why it matters: for a strict processor these are two vocabularies, and objects that belong
    together do not meet.

    Bad: `"@context": "https://schema.org"` and `"digitalSourceType": "http://schema.org/..."`
    Good: https everywhere.
    Fix: write https.
    """
    found: dict[str, str] = {}
    for text, pointer in _vocabulary_addresses(document):
        found.setdefault(text.partition(":")[0].lower(), pointer)
    if len(found) > 1:
        yield Finding(found["http"], {})


def _vocabulary_addresses(document: Document) -> Iterator[tuple[str, str]]:
    for pointer, text in _strings(document.value, ""):
        if text.lower().startswith(("http://schema.org", "https://schema.org")):
            yield text, pointer
    for value, pointer in document.objects:
        for key in value:
            if key.lower().startswith(("http://schema.org/", "https://schema.org/")):
                yield key, f"{pointer}/{escape_token(key)}"


def _two_addresses(document: Document, options: Options) -> Iterator[Finding]:
    """url and mainEntityOfPage name different pages.

    Why it matters: receivers do not know which of the two is the article's page.

    Bad: `"url": "https://example.com/a", "mainEntityOfPage": "https://example.com/b"`
    Good: the same address in both, or only one of them.
    Fix: write the canonical address in both.
    """
    for value, pointer in document.objects:
        if ARTICLES.isdisjoint(document.graph.types_of(value)):
            continue
        page = value.get("mainEntityOfPage")
        other = page.get("@id") if isinstance(page, dict) else page
        url = value.get("url")
        if not (is_web_address(text_of(url)) and is_web_address(text_of(other))):
            continue
        if fault_of_url(str(text_of(url))) or fault_of_url(str(text_of(other))):
            continue  # LD017 says it
        if _page(url) != _page(other):
            yield Finding(f"{pointer}/mainEntityOfPage", {"url": url, "page": other})


def _page(address: Any) -> str:
    return str(text_of(address)).partition("#")[0].rstrip("/")


_PARTS: tuple[Line, ...] = (
    (_processing, "LD001", "jsonld-processing-error", "error", "{error}",
     _JSON_LD_11 + "#syntax-tokens-and-keywords", "must", "see the section of the keyword in JSON-LD 1.1"),
    (_not_schema_org, "LD002", "context-not-schema-org", "error",
     "the context is {context}, and not https://schema.org",
     "https://schema.org/docs/gs.html", "must", 'write "@context": "https://schema.org"'),
    (_remote_context, "LD003", "remote-context-not-bundled", "warning",
     "the context {address} is not fetched, so its names were not checked",
     "newsexport: nothing is fetched", "editorial", "write its terms into the document"),
    (_unknown_type, "LD004", "unknown-type", "error", "schema.org has no type {type}",
     RELEASE, "must", "{proposal}"),
    (_unknown_property, "LD005", "unknown-property", "warning", "schema.org has no property {property}",
     RELEASE, "should", "{proposal}"),
    (_not_for_this_type, "LD006", "property-not-for-type", "warning",
     "{property} is no property of {type}",
     RELEASE, "should", "see https://schema.org/{property} for the types that have it"),
    (_dangling, "LD011", "dangling-id", "warning", "nothing in the document has the @id {id}",
     _JSON_LD_11 + "#node-identifiers", "should", "add the object, or correct the reference"),
    (_not_a_date, "LD012", "date-not-iso8601", "error", "{property} is no ISO 8601 date: {value}",
     RELEASE + "; ISO 8601", "must", "write it as 2026-02-16T09:30:00+01:00"),
    (_text_for_entity, "LD013", "string-instead-of-entity", "info", "{property} is only a text: {value}",
     "https://developers.google.com/search/docs/appearance/structured-data/article", "should",
     "write an object with @type and name"),
    (_breaks_script, "LD014", "script-breaking-sequence", "error",
     "in a page this text would end its script element: {text}",
     "HTML, section 4.12.1.3", "must", "write < as \\u003c"),
    (_plain_http, "LD015", "http-vs-https-context-mixed", "info",
     "schema.org is addressed by http here and by https elsewhere",
     "https://schema.org/docs/faq.html", "may", "write https everywhere"),
    (_two_addresses, "LD016", "mainentityofpage-vs-url", "info",
     "url is {url}, but mainEntityOfPage is {page}",
     "https://schema.org/mainEntityOfPage", "may", "write the canonical address in both"),
)  # fmt: skip

RULES = rules_of(_PARTS)
"""All of them, by code."""

ERRORS = tuple(rule for rule in RULES if rule.code.severity == "error")
"""Those whose findings make a document wrong: nothing is written that breaks one of them."""
