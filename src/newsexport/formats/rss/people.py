"""Who made an item of a feed: authors by mail or by name, one or several in an element."""

from __future__ import annotations

import re
from functools import lru_cache

from newsexport.formats.rss.draft import Draft
from newsexport.payloads.html.fragments import plain_text_of
from newsexport.prose.bylines import names_in_byline, persons_named
from newsexport.schema.v1 import Party
from newsexport.syntax.xml import Element, iter_children, local

_MAIL = re.compile(r"(?:mailto:)?([^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+)")
_AUTHOR = re.compile(r"(?P<mail>[^\s@<>()]+@[^\s@<>()]+)\s*\((?P<name>[^()]*)\)")


def author(draft: Draft, element: Element, text: str) -> None:
    """`mail (Name)` by the standard, a name in the wild, or parts as in Atom."""
    if len(element):
        _author_of_parts(draft, element)
    else:
        draft.lose_links(text, "author")
        _add_creators(draft, *_said(text))


@lru_cache(maxsize=1024)
def _said(text: str) -> tuple[str | None, str | None]:
    """Name and mail of an author."""
    if "@" not in text:
        return plain_text_of(text), None
    if found := _AUTHOR.fullmatch(text):
        return plain_text_of(found["name"]) or None, found["mail"]
    found = _MAIL.fullmatch(text)
    return (None, found[1]) if found else (plain_text_of(text), None)


_PARTS = {
    "name": "name", "email": "email", "uri": "url", "url": "url", "link": "url",
    "title": "job_title", "jobtitle": "job_title",
}  # fmt: skip
"""Elements in an author -> fields of the party."""


def _author_of_parts(draft: Draft, element: Element) -> None:
    """An author with elements for name, address and job; what else it says is told."""
    fields: dict[str, str] = {}
    for child in iter_children(element):
        said = " ".join("".join(map(str, child.itertext())).split())
        draft.rest(child)
        field = _PARTS.get(local(child).lower())
        address = draft.web(said) if field == "url" else said
        if said and (field is None or field in fields or address is None):
            draft.lose(f"author/{local(child)}", said)
        elif said and address:
            fields[field or ""] = address
    if element.text and element.text.strip():
        draft.lose("author", element.text.strip())
    if fields.get("name") or fields.get("email"):
        add_author(draft, Party.model_validate(fields))


def creator(draft: Draft, element: Element, text: str) -> None:
    """dc:creator."""
    draft.lose_links(text, "dc:creator")
    _add_creators(draft, *_said(text))


def _add_creators(draft: Draft, name: str | None, mail: str | None) -> None:
    persons = persons_named(name) if name else ()
    if persons and names_in_byline(name or ""):  # as printed: `By Ann Tide and Bo Reed`
        draft.put("byline", "/byline", name)
    for index, person in enumerate(persons or (name,)):
        address = None if index else mail
        if person or address:
            add_author(draft, _party(person, address))


_CONTACTS = {"email": "mail address", "url": "address", "job_title": "job title"}


def add_author(draft: Draft, party: Party) -> None:
    """An author; of one who is named twice, all that is said is one party's."""
    at = draft.creators.place(party.name) if party.name and draft.creators else None
    if at is None:
        draft.origins[f"/creators/{len(draft.creators)}"] = draft.path
        draft.creators.append(party)
        return
    known = draft.creators[at]
    further = {}
    for field, what in _CONTACTS.items():
        stated, said = getattr(known, field), getattr(party, field)
        if said and stated is None:
            further[field] = said
        elif said and said != stated:
            draft.lose(f"another {what} of the author", said)
    if further:
        draft.creators.put(at, known.model_copy(update=further))


@lru_cache(maxsize=1024)
def _party(name: str | None, mail: str | None) -> Party:
    """A person; the same few write many items of a feed."""
    return Party(name=name, email=mail)
