"""Who made an item of a feed: authors by mail or by name, one or several in an element."""

from __future__ import annotations

import re
from functools import lru_cache

from newsexport.formats.rss.draft import Draft
from newsexport.payloads.html.fragments import plain_text_of
from newsexport.prose.bylines import names_in_byline, persons_named
from newsexport.schema.v1 import Party
from newsexport.syntax.xml import Element

_MAIL = re.compile(r"(?:mailto:)?([^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+)")
_AUTHOR = re.compile(r"(?P<mail>[^\s@<>()]+@[^\s@<>()]+)\s*\((?P<name>[^()]*)\)")


def author(draft: Draft, element: Element, text: str) -> None:
    """`mail (Name)` by the standard, a name in the wild."""
    draft.rest(element)
    name: str | None = text
    mail = None
    if "@" not in text:
        pass
    elif found := _AUTHOR.fullmatch(text):
        name, mail = found["name"].strip() or None, found["mail"]
    elif found := _MAIL.fullmatch(text):
        name, mail = None, found[1]
    _add_creator(draft, plain_text_of(name) if name else None, mail)


def creator(draft: Draft, element: Element, text: str) -> None:
    """dc:creator."""
    draft.rest(element)
    if "@" in text and (found := _AUTHOR.fullmatch(text)):
        _add_creator(draft, plain_text_of(found["name"]) or None, found["mail"])
        return
    mail = _MAIL.fullmatch(text) if "@" in text else None
    _add_creator(draft, None if mail else plain_text_of(text), mail[1] if mail else None)


def _add_creator(draft: Draft, name: str | None, mail: str | None) -> None:
    persons = persons_named(name) if name else ()
    if persons:  # a byline as printed: `By Ann Tide and Bo Reed`
        if names_in_byline(name or ""):
            draft.put("byline", "/byline", name)
        for index, person in enumerate(persons):
            _add_person(draft, person, None if index else mail)
        return
    _add_person(draft, name, mail)


def _add_person(draft: Draft, name: str | None, mail: str | None) -> None:
    for index, party in enumerate(draft.creators):
        if name and party.name == name:
            if mail and party.email is None:
                draft.creators[index] = party.model_copy(update={"email": mail})
            return
    if name or mail:
        draft.origins[f"/creators/{len(draft.creators)}"] = draft.path
        draft.creators.append(_party(name, mail))


@lru_cache(maxsize=1024)
def _party(name: str | None, mail: str | None) -> Party:
    """A person; the same few write many items of a feed."""
    return Party(name=name, email=mail)
