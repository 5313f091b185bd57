"""newsItem and packageItem to NewsItem: identity, history, rights."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from newsexport.formats.newsml_g2.names import LICENCE_REL, resolve
from newsexport.formats.newsml_g2.reading.concept import party
from newsexport.formats.newsml_g2.reading.content import content_set
from newsexport.formats.newsml_g2.reading.content_meta import content_meta
from newsexport.formats.newsml_g2.reading.context import Reading
from newsexport.formats.newsml_g2.reading.cursor import Cursor
from newsexport.formats.newsml_g2.reading.item_meta import item_meta
from newsexport.formats.newsml_g2.reading.known import remembered
from newsexport.formats.newsml_g2.reading.media import drop_picture_links, media_rights
from newsexport.formats.newsml_g2.reading.package import group_set
from newsexport.formats.newsml_g2.reading.release import release
from newsexport.formats.newsml_g2.reading.values import (
    catalog_of,
    instant,
    label,
    language,
    number,
    tell_precision,
    time_property,
    uri,
)
from newsexport.payloads.identity import derive_uri, tell_how
from newsexport.schema.v1 import Concept, Hop, NewsItem, Party, Rights
from newsexport.schema.v1.model import of_fields
from newsexport.vocab.iptc_schemes import CATALOG_URL


def metadata(root: Cursor, reading: Reading) -> None:
    """What stands before the content of an item."""
    reading.catalog.update(catalog_of(root))
    _identity(root, reading)
    _pub_history(root, reading)
    _hop_history(root, reading)
    meta = root.one("itemMeta")
    content = root.one("contentMeta")
    release(root, tuple(each for each in (meta, content) if each is not None), reading)
    if meta is not None:
        item_meta(meta, reading)
        reading.keep(meta, "itemMeta/")
    _language(root, content, reading)
    if content is not None:
        content_meta(content, reading)
        reading.keep(content, "contentMeta/")


def contents(root: Cursor, reading: Reading) -> None:
    """The content of an item of which the metadata was read, and what stands behind that."""
    ids = content_set(root, reading)
    drop_picture_links(reading, ids)
    group_set(root, reading)
    for statement in root.take("rightsInfo"):
        rights = _rights(statement, reading)
        if not media_rights(rights, reading):
            pointer = reading.add("rights", rights, statement.path)
            if rights.data_mining or rights.licence:
                reading.origins |= _places_of_rights(rights, statement, pointer)
    drop_newest_catalog(root)
    reading.keep(root, "")


def everything(root: Cursor, reading: Reading) -> None:
    """Read an item; what has no field is in its extensions, or told."""
    metadata(root, reading)
    contents(root, reading)


def built(reading: Reading) -> NewsItem:
    """`NewsItem(**values)` of values that are in the model's form already: each was read into it with its own checks."""
    said = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in reading.values.items()
    }
    said["extensions"] = tuple(reading.extensions)
    return of_fields(NewsItem, said)


def drop_newest_catalog(parent: Cursor) -> None:
    """IPTC's newest catalog is no content: writers declare it wherever no other of IPTC's is."""
    for cursor in parent.take("catalogRef"):
        if cursor.attribute("href") != CATALOG_URL or not cursor.is_bare():
            parent.put_back(cursor)


def _identity(root: Cursor, reading: Reading) -> None:
    guid = root.attribute("guid")
    found = uri(guid)
    if found is None and guid and guid.strip():
        found = quote(guid.strip(), safe=":/?#[]@!$&'()*+,;=%~")
        reading.not_understood("guid", guid, "a URI has no white space", f"{root.path}/@guid")
        root.leave("guid", guid)
    if found is None:
        item = reading.report.item
        words = "".join(str(text) for text in root.element.itertext())
        found, how = derive_uri(reading.name, item.index if item else 0, content=words)
        tell_how(found, how, reading.report, root.path)
    reading.put("uri", found, f"{root.path}/@guid" if guid else root.path)
    version = root.attribute("version")
    if version is not None:
        value = number(version, 1)
        if value is None:
            reading.not_understood(
                "version", version, "not a whole number from 1", f"{root.path}/@version"
            )
            root.leave("version", version)
        else:
            reading.put("version", value, f"{root.path}/@version")
    for name in ("standard", "standardversion", "conformance"):
        root.attribute(name)
    direction = root.attribute("dir")
    if direction in ("ltr", "rtl"):
        reading.put("direction", direction, f"{root.path}/@dir")
    else:
        root.leave("dir", direction)
        if direction is not None:
            reading.not_understood("dir", direction, "neither ltr nor rtl", f"{root.path}/@dir")


def _language(root: Cursor, content: Cursor | None, reading: Reading) -> None:
    """contentMeta/language wins over xml:lang, which is kept where it says something else."""
    said = root.attribute("xml:lang")
    stated = None
    if content is not None:
        others = []
        for cursor in content.take("language"):
            tag = cursor.element.get("tag")
            if stated is None and language(tag) and cursor.element.get("role") is None:
                stated = cursor.attribute("tag")
                reading.put("language", stated, f"{cursor.path}/@tag")
                reading.keep(cursor, "contentMeta/language/")
            else:
                others.append(cursor)
        for cursor in others:
            content.put_back(cursor)
    if stated is None and language(said):
        reading.put("language", said, f"{root.path}/@lang")
    elif said is not None and said != stated:
        root.leave("xml:lang", said)
        if said and language(said) is None:
            reading.not_understood("xml:lang", said, "no language tag", f"{root.path}/@lang")


_NOBODY = Party()


def _pub_history(root: Cursor, reading: Reading) -> None:
    """The first publication; further ones are kept as they are."""
    history = root.one("pubHistory")
    if history is None:
        return
    published = history.one("published")
    if published is not None:
        time_property(reading, published, "timestamp", "published", "pubHistory/published")
        publisher = _NOBODY if published.is_bare() else party(published, reading)
        if publisher is _NOBODY or publisher == Party(extensions=publisher.extensions):
            _keep_all(reading, publisher, "pubHistory/published/", published.path)
        else:
            reading.put("publisher", publisher, published.path)
    reading.keep(history, "pubHistory/")


def _keep_all(reading: Reading, owner: Concept, prefix: str, path: str) -> None:
    for extension in owner.extensions:
        reading.origins[f"/extensions/{len(reading.extensions)}"] = path
        reading.extensions.append(extension.model_copy(update={"name": prefix + extension.name}))


def _hop_history(root: Cursor, reading: Reading) -> None:
    history = root.one("hopHistory")
    if history is None:
        return
    for hop in history.take("hop"):
        sequence = hop.attribute("seq")
        timestamp = hop.attribute("timestamp")
        when = instant(timestamp.strip()) if timestamp else None
        tell_precision(reading, "hop/@timestamp", timestamp or "", f"{hop.path}/@timestamp")
        if when is None:
            hop.leave("timestamp", timestamp)
        if number(sequence) is None:
            hop.leave("seq", sequence)
        who = hop.one("party")
        reading.add(
            "hop_history",
            Hop(
                sequence=number(sequence),
                party=party(who, reading) if who is not None else None,
                timestamp=when,
                extensions=hop.rest(),
            ),
            hop.path,
        )
    reading.keep(history, "hopHistory/")


@remembered
def _rights(statement: Cursor, reading: Reading) -> Rights:
    values: dict[str, Any] = {"scope": tuple((statement.attribute("idrefs") or "").split())}
    extensions: list[Any] = []
    holder = statement.one("copyrightHolder")
    if holder is not None:
        values["holder"] = party(holder, reading)
    for element, field in (("copyrightNotice", "notice"), ("usageTerms", "usage_terms")):
        cursor = statement.one(element)
        if cursor is None:
            continue
        words, markup = label(cursor)
        if words:
            values[field] = words
        if markup is not None:
            extensions.append(markup.model_copy(update={"name": f"{element}/markup"}))
        extensions.extend(cursor.rest(f"{element}/"))
    values["licence"] = _licence(statement, reading)
    mining = statement.one("dataMining")
    if mining is not None:
        address, code = mining.attribute("uri"), mining.attribute("qcode")
        resolved = resolve(code, reading.catalog) if code else None
        values["data_mining"] = address or resolved or code
        if address and code and resolved != address:
            mining.leave("qcode", code)
        extensions.extend(mining.rest("dataMining/"))
    return Rights(**values, extensions=(*extensions, *statement.rest()))


def _places_of_rights(rights: Rights, statement: Cursor, pointer: str) -> dict[str, str]:
    """Where a statement says what may be mined, and under which licence."""
    found: dict[str, str] = {}
    mining = next(statement.element.iterchildren("{*}dataMining"), None)
    if rights.data_mining and mining is not None:
        name = "uri" if mining.get("uri") == rights.data_mining else "qcode"
        found[f"{pointer}/dataMining"] = f"{statement.path}/dataMining/@{name}"
    for count, link in enumerate(statement.element.iterchildren("{*}link"), 1):
        if rights.licence and (link.get("href") or "").strip() == rights.licence:
            found.setdefault(f"{pointer}/licence", f"{statement.path}/link[{count}]/@href")
    return found


def _licence(statement: Cursor, reading: Reading) -> str | None:
    """The address of the first link that says nothing but that it is the licence."""
    licence = None
    for link in statement.take("link"):
        rel, address = link.attribute("rel"), uri(link.attribute("href"))
        meant = link.attribute("reluri") or (resolve(rel, reading.catalog) if rel else LICENCE_REL)
        if licence is None and meant == LICENCE_REL and address and link.is_bare():
            licence = address
        else:
            statement.put_back(link)
    return licence
