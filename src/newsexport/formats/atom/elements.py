"""What each element of an entry means: one function an element, found by its key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from newsexport.canonical_paths import json_name
from newsexport.formats.atom.constructs import KNOWN, base_of, language_of, said_in
from newsexport.formats.atom.draft import Draft
from newsexport.formats.atom.names import ATOM, NAMESPACES, XML_LANG, key_of
from newsexport.payloads.feeds.people import People
from newsexport.payloads.feeds.reading import extension_of, is_uri, split
from newsexport.payloads.html.fragments import plain_text_of
from newsexport.payloads.identity import is_absolute
from newsexport.payloads.media_kind import kind_of_type
from newsexport.prose.bylines import persons_named
from newsexport.prose.feed_dates import read_date
from newsexport.schema.v1 import (
    AltId,
    Concept,
    Extension,
    Headline,
    Link,
    Media,
    Party,
    Rendition,
)
from newsexport.syntax.xml import Element, iter_children, local
from newsexport.vocab.iptc_schemes import code_uri

ReadElement = Callable[[Draft, Element], None]

_IANA = "http://www.iana.org/assignments/relation/"


def entry_id(draft: Draft, element: Element) -> None:
    """The identifier of the entry."""
    draft.rest(element)
    value = said_in(element)
    if not value:
        return
    if draft.id is None:
        draft.id = value
        draft.origins["/uri"] = draft.path
    elif draft.id != value:
        draft.alt_ids.append(AltId(value=value, type="atom:id"))


def title(draft: Draft, element: Element) -> None:
    """The headline."""
    words = draft.line(element)
    if not words or any(each.text == words for each in draft.headlines):
        return
    if draft.headlines:
        draft.keep(element)
        return
    draft.origins["/headlines/0"] = draft.path
    draft.headlines.append(Headline(text=words, language=draft.own_language(element)))


def summary(draft: Draft, element: Element) -> None:
    """The summary; or the story itself, where no other text is given."""
    base = base_of(element, draft.outside)
    words = draft.words(element)
    if draft.summary is None and words.form != "other":
        draft.summary = (words, draft.path, base)
        language = draft.own_language(element)
        if language:
            draft.lose("summary/@lang", language)
    elif words.value.strip() or len(element):
        draft.keep(element)


def content(draft: Draft, element: Element) -> None:
    """The full text, or where it is."""
    src = (element.get("src") or "").strip()
    kind = (element.get("type") or "").strip() or None
    if src:
        draft.rest(element, KNOWN | {"src"})
        draft.links.append(Link(rel="content", href=draft.absolute(element, src), media_type=kind))
        if said_in(element) or len(element):
            draft.keep(element)
        return
    if kind == "multipart/alternative" and len(element) and not (element.text or "").strip():
        for child in iter_children(element):
            content(draft, child)
        return
    words = draft.words(element)
    if words.form == "other":
        if words.value.strip() or len(element):
            draft.keep(element)
        return
    language = language_of(element)
    if language is not None and language != draft.language:
        # The language of an item is that of its text.
        if draft.language is not None and not draft.headlines:
            draft.lose("entry/@lang", draft.language)
        draft.headlines = [
            each.model_copy(update={"language": each.language or draft.language})
            for each in draft.headlines
        ]
        draft.language = language
        draft.put("language", "/language", language)
    if words.value.strip():
        draft.content.append((words, draft.path, base_of(element, draft.outside)))


def author(draft: Draft, element: Element) -> None:
    """An author; of a name that is a byline or a list, each person."""
    party = draft.person(element)
    persons = persons_named(party.name) if party is not None and party.name else ()
    if party is None or not persons:
        _add(draft, "creators", party)
        return
    draft.put("byline", "/byline", party.name)
    for name in persons:
        _add(
            draft,
            "creators",
            party.model_copy(update={"name": name}) if len(persons) == 1 else Party(name=name),
        )
    if len(persons) > 1:
        for key, value in (("uri", party.url), ("email", party.email)):
            if value:
                draft.lose(f"author/{key}", value)
        draft.extensions += party.extensions


def contributor(draft: Draft, element: Element) -> None:
    """A contributor."""
    _add(draft, "contributors", draft.person(element))


def _add(draft: Draft, name: str, party: Party | None) -> None:
    known: People = getattr(draft, name)
    if party is None or known.place(party) is not None:
        return
    bare = Party(name=party.name)
    at = known.place(bare) if party.name else None
    if at is not None:
        known.put(at, party)
    elif party != bare or known.place(party.name or "") is None:
        draft.origins[f"/{name}/{len(known)}"] = draft.path
        known.append(party)


def category(draft: Draft, element: Element) -> None:
    """A keyword; with a vocabulary, a label or an address, a subject."""
    draft.rest(element, frozenset({"term", "scheme", "label"}))
    term = (element.get("term") or "").strip()
    label = plain_text_of(element.get("label") or "")
    scheme = (element.get("scheme") or "").strip()
    text = said_in(element)
    if text and text not in (term, label):
        if term or label or len(element):
            draft.lose("text of category", text)
        else:
            term = text
    if scheme and not is_uri(scheme):
        draft.lose("category/@scheme", scheme)
        scheme = ""
    uri = term if is_absolute(term) else code_uri(scheme, term)
    if uri is not None and uri != term:
        term = scheme = ""  # both are said by the URI
    if not term and not label:
        if scheme:
            draft.lose("category/@scheme", scheme)
    elif uri is None and not scheme and not label:
        draft.keywords[term] = None
    else:
        name = label or (None if uri else term)
        literal = term if uri is None and term and term != name else None
        concept = Concept(uri=uri, literal=literal, name=name, scheme=scheme or None)
        draft.subjects.append(concept)


def subject(draft: Draft, element: Element) -> None:
    """dc:subject: a keyword."""
    words = draft.line(element)
    if words:
        draft.keywords[words] = None


def link(draft: Draft, element: Element) -> None:
    """A relation: the page itself, a media object, a licence, or something else."""
    href = (element.get("href") or "").strip()
    rel = (element.get("rel") or "alternate").strip().removeprefix(_IANA)
    if not href or said_in(element) or len(element):
        if href or said_in(element) or len(element):
            draft.keep(element)
        else:
            draft.rest(element)
        return
    address = draft.absolute(element, href)
    kind = (element.get("type") or "").strip() or None
    title = " ".join((element.get("title") or "").split()) or None
    if rel == "enclosure":
        _enclosure(draft, element, address, kind, title)
    elif rel == "license" and "licence" not in draft.rights and is_uri(address) and not title:
        draft.rest(element, frozenset({"href", "rel", "type"}))
        draft.rights["licence"] = address
        draft.origins["/rights/0/licence"] = f"{draft.path}/@href"
    else:
        found = Link(
            rel=rel, href=address, title=title, media_type=kind, extensions=_further(element)
        )
        if rel == "alternate":
            draft.alternates.append((found, draft.path))
        else:
            draft.links.append(found)


def _further(element: Element) -> tuple[Extension, ...]:
    """Attributes of a link that the model has no field for."""
    found = []
    for key, value in element.attrib.items():
        if key in ("href", "rel", "type", "title") or not str(value).strip():
            continue
        namespace, name = split(str(key), ATOM)
        if not str(key).startswith("{http://www.w3.org/XML/") or (
            key == XML_LANG and str(value) != language_of(element)
        ):
            found.append(Extension(namespace=namespace, name=f"@{name}", value=str(value)))
    return tuple(found)


def _enclosure(
    draft: Draft, element: Element, address: str, kind: str | None, title: str | None
) -> None:
    length = (element.get("length") or "").strip()
    size = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None
    if length and size is None:
        draft.lose("link/@length", length)
    draft.rest(element, frozenset({"href", "rel", "type", "title", "length"}))
    draft.origins[f"/media/{len(draft.media)}"] = draft.path
    rendition = Rendition(href=address, media_type=kind, size=size)
    medium = Media(kind=kind_of_type(kind, address), headline=title, renditions=(rendition,))
    draft.media.append(medium)


def published(draft: Draft, element: Element) -> None:
    """When it was first published."""
    _time(draft, element, "published", "/published")


def updated(draft: Draft, element: Element) -> None:
    """When this version was made."""
    _time(draft, element, "version_created", "/versionCreated")


def created(draft: Draft, element: Element) -> None:
    """When the entry was made, in Atom 0.3."""
    _time(draft, element, "first_created", "/firstCreated")


def _time(draft: Draft, element: Element, name: str, pointer: str) -> None:
    draft.rest(element)
    text = said_in(element)
    found = draft.date(text, pointer[1:]) if text else None
    if found and not draft.put(name, pointer, found.instant):
        draft.keep(element)


def dc_date(draft: Draft, element: Element) -> None:
    """dc:date: the publication, where nothing else says when that was."""
    draft.rest(element)
    found = read_date(said_in(element))
    if found.instant is None or not draft.put("published", "/published", found.instant):
        draft.keep(element)


def rights(name: str) -> ReadElement:
    """A reader of one statement of rights."""
    pointer = f"/rights/0/{json_name(name)}"

    def read(draft: Draft, element: Element) -> None:
        if any(str(key).endswith("resource") for key in element.attrib):
            value = next(str(v) for k, v in element.attrib.items() if str(k).endswith("resource"))
        else:
            value = draft.line(element)
        if name in draft.rights or (name == "licence" and value and not is_uri(value)):
            draft.keep(element)
        elif value:
            said = draft.absolute(element, value) if name == "licence" else value
            draft.rights[name] = Party(name=value) if name == "holder" else said
            draft.origins[pointer] = draft.path

    return read


def language(draft: Draft, element: Element) -> None:
    """dc:language."""
    value = draft.line(element)
    if value and draft.language is None and value.replace("-", "").isalnum() and value.isascii():
        draft.language = value
        draft.put("language", "/language", value)
    elif value and value != draft.language:
        draft.keep(element)


def publisher(draft: Draft, element: Element) -> None:
    """dc:publisher."""
    value = draft.line(element)
    if value and not draft.put("publisher", "/publisher", Party(name=value)):
        draft.keep(element)


def dc_creator(draft: Draft, element: Element) -> None:
    """dc:creator: an author, by name alone."""
    value = draft.line(element)
    if value:
        _add(draft, "creators", Party(name=value))


def in_reply_to(draft: Draft, element: Element) -> None:
    """thr:in-reply-to: what the entry answers."""
    ref = (element.get("ref") or "").strip()
    href = (element.get("href") or "").strip()
    if len(element) or said_in(element) or (ref and not is_uri(ref)) or not (ref or href):
        draft.keep(element)
        return
    further = tuple(
        Extension(namespace=NAMESPACES["thr"], name=f"@{key!s}", value=str(value))
        for key, value in element.attrib.items()
        if key not in ("ref", "href", "type") and str(value).strip()
    )
    draft.links.append(
        Link(
            rel="in-reply-to",
            uri=ref or None,
            href=draft.absolute(element, href) if href else None,
            media_type=element.get("type"),
            extensions=further,
        )
    )


def source(draft: Draft, element: Element) -> None:
    """The feed that the entry was copied from: where the information comes from."""
    draft.rest(element)
    fields: dict[str, Any] = {}
    further: list[Extension] = []
    for child in iter_children(element):
        key = key_of(str(child.tag))
        plain = set(child.attrib) <= {"type", "rel", "href"} and not len(child)
        if key == "author" and (party := draft.person(child)) is not None:
            draft.inherited.append(party)
        elif key == "title" and "name" not in fields and (words := draft.line(child)):
            fields["name"] = words
        elif key == "id" and "uri" not in fields and is_uri(said_in(child)) and not child.attrib:
            fields["uri"] = said_in(child)
        elif key == "link" and plain and "url" not in fields and _is_page(child):
            fields["url"] = draft.absolute(child, (child.get("href") or "").strip())
        elif key == "rights" and "notice" not in draft.rights and (notice := draft.line(child)):
            draft.rights["notice"] = notice
        else:
            further += extension_of(child, ATOM)
    if len(element):
        draft.lose_strays(element)
    elif said_in(element):
        fields["name"] = said_in(element)
    if fields or further:
        draft.info_sources.append(Party(**fields, extensions=tuple(further)))


def _is_page(element: Element) -> bool:
    kind = element.get("type") or "text/html"
    rel = element.get("rel") or "alternate"
    return (
        rel == "alternate" and kind == "text/html" and is_uri((element.get("href") or " ").strip())
    )


def control(draft: Draft, element: Element) -> None:
    """app:control: whether the entry is a draft, which nobody may see yet. Source: RFC 5023, section 13.1.1."""
    draft.keep(element)
    if any(local(each) == "draft" and said_in(each) == "yes" for each in iter_children(element)):
        draft.put("pub_status", "/pubStatus", "withheld")


READERS: dict[str, ReadElement] = {
    "id": entry_id, "title": title, "summary": summary, "content": content, "author": author,
    "contributor": contributor, "category": category, "link": link, "published": published,
    "issued": published, "updated": updated, "modified": updated, "created": created,
    "rights": rights("notice"), "copyright": rights("notice"), "source": source,
    "dc:title": title, "dc:creator": dc_creator, "dc:subject": subject, "dc:date": dc_date,
    "dc:language": language, "dc:publisher": publisher, "dc:rights": rights("notice"),
    "dcterms:rightsholder": rights("holder"), "dcterms:accessrights": rights("usage_terms"),
    "dcterms:license": rights("licence"), "cc:license": rights("licence"),
    "app:control": control, "dcterms:modified": updated, "dcterms:issued": published, "thr:in-reply-to": in_reply_to,
}  # fmt: skip
"""Key of an element -> what reads it."""
