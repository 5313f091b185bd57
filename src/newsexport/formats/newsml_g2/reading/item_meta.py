"""itemMeta: what the item is, its status and times, notes, and links to other items."""

from __future__ import annotations

from newsexport.formats.newsml_g2.names import (
    CANONICAL_REL,
    DERIVED_FROM,
    EDITORIAL_REL,
    SEE_ALSO,
    SUPERSEDES_REL,
    TRUST_SCHEME,
)
from newsexport.formats.newsml_g2.reading.concept import concept, party
from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import Cursor
from newsexport.formats.newsml_g2.reading.values import (
    code_attribute,
    date_property,
    identity,
    label,
    number,
    time_property,
    uri,
)
from newsexport.formats.newsml_g2.spacing import BETWEEN_NOTES
from newsexport.schema.v1 import Extension, Generator, ItemRef, Link
from newsexport.schema.v1.model import of_valid
from newsexport.vocab.iptc_schemes import SCHEMES

RETIRED_CLASS = "icls:"
"""The alias that `ninat:` and its kin took the place of."""
_DERIVED = SCHEMES["irel"] + DERIVED_FROM


def item_meta(meta: Cursor, reading: Reading) -> None:
    """Read itemMeta; what is left of it is kept by the caller."""
    _item_class(meta, reading)
    provider = meta.one("provider")
    if provider is not None:
        reading.put("provider", party(provider, reading), provider.path)
    time_property(reading, meta, "versionCreated", "version_created", "itemMeta")
    time_property(reading, meta, "firstCreated", "first_created", "itemMeta")
    _generators(meta, reading)
    plain_label(meta, reading, "profile", "profile", "itemMeta")
    for service in meta.take("service"):
        reading.add("services", concept(service, reading), service.path)
    plain_label(meta, reading, "title", "title", "itemMeta")
    _ed_notes(meta, reading)
    for signal in meta.take("signal"):
        reading.add("signals", concept(signal, reading), signal.path)
    date_property(reading, meta, "expires", "expires", "itemMeta")
    for each in meta.take("link"):
        _link(each, reading)
    for extra in meta.take("itemMetaExtProperty"):
        if extra.element.get("reluri") == EDITORIAL_REL and extra.element.get("value") == "true":
            reading.put("editorial_only", True, extra.path)
            extra.attribute("reluri")
            extra.attribute("value")
            reading.keep(extra, "itemMeta/itemMetaExtProperty/")
        else:
            meta.put_back(extra)


def class_term(cursor: Cursor, reading: Reading) -> str | None:
    """The class of an item: the bare code of IPTC's vocabularies, else a URI or QCode."""
    code = cursor.element.get("qcode") or ""
    if code.startswith(RETIRED_CLASS) and not cursor.element.get("uri"):
        cursor.attribute("qcode")
        word = code.removeprefix(RETIRED_CLASS)
        reason = f"its alias is retired; read as ninat:{word}"
        reading.not_understood("itemClass", code, reason, cursor.path)
        return word or None
    return identity(reading, cursor, "ninat", _ANY_CODE)


class _AnyCode:
    """Every code of a vocabulary counts as a word."""

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and code.isalnum()


_ANY_CODE = _AnyCode()


def _item_class(meta: Cursor, reading: Reading) -> None:
    cursor = meta.one("itemClass")
    if cursor is None:
        return
    found = class_term(cursor, reading)
    if found:
        reading.put("item_class", found, cursor.path)
    reading.keep(cursor, "itemMeta/itemClass/")


def _generators(meta: Cursor, reading: Reading) -> None:
    for cursor in meta.take("generator"):
        words, markup = label(cursor)
        if not words or markup is not None:
            meta.put_back(cursor)
            continue
        version = cursor.attribute("versioninfo")
        role = code_attribute(reading, cursor, "role")
        pointer = reading.add(
            "generator",
            of_valid(Generator, name=words, version=version or None, role=role),
            cursor.path,
        )
        place = int(pointer.rpartition("/")[2]) + 1
        reading.keep(cursor, f"itemMeta/{indexed('generator', place)}/")


def indexed(name: str, place: int) -> str:
    """The name with its 1-based place, which is left out for the first."""
    return f"{name}[{place}]" if place > 1 else name


def plain_label(parent: Cursor, reading: Reading, element: str, field: str, place: str) -> None:
    """The first element of that name becomes a string field; its attributes are kept."""
    cursor = parent.one(element)
    if cursor is None:
        return
    words, markup = label(cursor)
    if not words:
        parent.put_back(cursor)
        return
    reading.put(field, words, cursor.path)
    _keep_of_label(cursor, markup, reading, f"{place}/{element}")


def _keep_of_label(cursor: Cursor, markup: Extension | None, reading: Reading, place: str) -> None:
    if markup is not None:
        reading.origins[f"/extensions/{len(reading.extensions)}"] = cursor.path
        reading.extensions.append(markup.model_copy(update={"name": f"{place}/markup"}))
    reading.keep(cursor, f"{place}/")


def _ed_notes(meta: Cursor, reading: Reading) -> None:
    """The notes to editors as one text, each line once. Kept beside it: what is said of the first, and further ones."""
    said: list[str] = []
    lines = {""}  # agencies send a notepad and its lines apart
    for cursor in meta.take("edNote"):
        words, markup = label(cursor)
        if words and not said:
            reading.put("ed_note", words, cursor.path)
            _keep_of_label(cursor, markup, reading, "itemMeta/edNote")
        else:
            meta.put_back(cursor)
        new = set(words.split("\n")) - lines
        if new:
            said.append(words)
            lines |= new
    if len(said) > 1:
        reading.values["ed_note"] = BETWEEN_NOTES.join(said)


def _link(cursor: Cursor, reading: Reading) -> None:
    link = read_link(cursor, reading)
    field = {_DERIVED: "derived_from", SUPERSEDES_REL: "supersedes"}.get(link.rel or "")
    if field and link.uri and _only(link, "uri", "version"):
        reading.add(field, ItemRef(uri=link.uri, version=link.version), cursor.path)
    elif (
        link.rel == CANONICAL_REL
        and _only(link, "href")
        and uri(link.href)
        and "canonical_url" not in reading.values
    ):
        reading.put("canonical_url", link.href, cursor.path)
    elif (link.rel or "").startswith(TRUST_SCHEME):
        reading.add("trust_indicators", link, cursor.path)
    else:
        reading.add("links", link, cursor.path)


def _only(link: Link, needed: str, *allowed: str) -> bool:
    """Whether the link says nothing besides its relation and these."""
    said = {name for name, value in link.__dict__.items() if value not in (None, ())}
    return needed in said and said <= {"rel", needed, *allowed}


def title_hint(cursor: Cursor) -> tuple[str | None, tuple[Extension, ...]]:
    """The first title inside, and what else its element says."""
    title = cursor.one("title")
    if title is None:
        return None, ()
    words, kept = label(title)
    if not words or kept is not None:
        cursor.put_back(title)
        return None, ()
    return words, title.rest("title/")


def target_of(cursor: Cursor) -> str | None:
    """The identifier of the item that an element refers to; before 2.9 it stood in guidref."""
    for name in ("residref", "guidref"):
        stated = cursor.attribute(name)
        if uri(stated) is not None:
            return stated
        cursor.leave(name, stated)
    return None


def read_link(cursor: Cursor, reading: Reading) -> Link:
    """One link."""
    rel = code_attribute(reading, cursor, "rel", "irel", (SEE_ALSO,))
    version = cursor.attribute("version")
    if number(version, 1) is None:
        cursor.leave("version", version)
        if version is not None:
            reason = "not a whole number from 1"
            reading.not_understood("link/@version", version, reason, f"{cursor.path}/@version")
    target = target_of(cursor)
    kind = cursor.one("itemClass")
    found = class_term(kind, reading) if kind is not None else None
    if kind is not None and (not found or not kind.is_bare()):
        cursor.put_back(kind)
        found = None
    title, extensions = title_hint(cursor)
    if title is None:
        title = cursor.attribute("title") or None
    return of_valid(
        Link,
        rel=rel,
        href=cursor.attribute("href") or None,
        uri=uri(target),
        version=number(version, 1),
        title=title,
        media_type=cursor.attribute("contenttype") or None,
        item_class=found,
        extensions=(*extensions, *cursor.rest()),
    )
