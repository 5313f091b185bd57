"""G2: QCodes and catalogs: whether a receiver can know what a code means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsexport.diagnostic import Finding, Severity
from newsexport.formats.newsml_g2.names import OTHER_ITEMS
from newsexport.formats.newsml_g2.qcodes import is_wellformed
from newsexport.formats.newsml_g2.rules.view import ItemView
from newsexport.options import Options
from newsexport.rules.rule import rule
from newsexport.syntax.xml import local
from newsexport.vocab.forms import ABSOLUTE_URI
from newsexport.vocab.iptc_schemes import SCHEMES


def alias_bound_twice(item: ItemView, _: Options) -> Iterator[Finding]:
    """Two catalogs of the item bind one alias to different schemes.

    `http:` and `https:` count as the same.

    Why it matters: one receiver takes `stat:usable` for a status, the next for a code of the other scheme.

    Bad: IPTC's catalog beside `<catalog><scheme alias="stat" uri="https://example.com/status/"/></catalog>`
    Good: `<scheme alias="mystat" uri="https://example.com/status/"/>`
    Fix: choose another alias for your own scheme.
    """
    bound = dict(SCHEMES) if item.by_iptc else {}
    for element in item.named.get("scheme", ()):
        alias, uri = str(element.get("alias") or ""), str(element.get("uri") or "")
        first = bound.setdefault(alias, uri)
        if _plain(first).rstrip("/#") != _plain(uri).rstrip("/#"):
            yield Finding(item.at(element), {"alias": alias, "first": first, "uri": uri})


def missing_catalog(item: ItemView, _: Options) -> Iterator[Finding]:
    """The item uses QCodes and declares no catalog, so no code in it means anything.

    Since 2.30 the schema no longer demands a catalog, and says nothing of this. In items that are no news (concepts,
    knowledge, plans) it is a warning: nothing of them is published.

    Why it matters: receivers cannot resolve `medtop:16000000`, and drop all subjects and statuses.

    Bad: `<newsItem …><itemMeta><itemClass qcode="ninat:text"/>…`
    Good: `<newsItem …><catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>…`
    Fix: refer to the catalog of every scheme in use, IPTC's by number.
    """
    if item.qcodes and not item.references and "catalog" not in item.named:
        yield Finding(
            item.at(item.element),
            {"count": len(item.qcodes), "code": item.qcodes[0].value},
            _severity(item),
        )


def catalog_nowhere(item: ItemView, _: Options) -> Iterator[Finding]:
    """A reference to a catalog is no absolute address, so no receiver finds the catalog.

    Why it matters: the aliases that it declares mean nothing, and all codes that use them are dropped.

    Bad: `<catalogRef href="catalog.IPTC-G2-Standards_41.xml"/>`
    Good: `<catalogRef href="http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"/>`
    Fix: write the whole address under which the catalog is published.
    """
    for element in item.named.get("catalogRef", ()):
        value = str(element.get("href") or "")
        if leads_nowhere(value):
            yield Finding(item.at(element, "href"), {"value": value.strip() or "nothing"})


def leads_nowhere(reference: str) -> bool:
    """Whether the address of a catalog is none that receivers could follow."""
    return ABSOLUTE_URI.fullmatch(reference.strip()) is None


def unresolved_alias(item: ItemView, _: Options) -> Iterator[Finding]:
    """A QCode begins with an alias that no catalog of the item declares.

    Told once for each alias. Not checked when the item refers to a catalog that is not known here:
    it may declare the alias. A message's own catalogs are for its header only. In items that are no news (concepts,
    knowledge, plans) it is a warning: nothing of them is published, and the code still names the same thing to its
    maker.

    Why it matters: the code means nothing; receivers drop it or refuse the item.

    Bad: `<subject qcode="mytopics:42"/>` with IPTC's catalog alone.
    Good: the same with `<catalog><scheme alias="mytopics" uri="https://example.com/topics/"/></catalog>`
    Fix: declare the alias, or write `uri` instead of `qcode`.
    """
    if item.unknown or not (item.references or item.inline):
        return
    told: set[str] = set()
    for element, attribute, value in item.qcodes:
        alias, colon, _code = value.partition(":")
        if colon and alias not in told and item.scheme(alias) is None:
            told.add(alias)
            place = item.at(element, attribute)
            yield Finding(place, {"alias": alias, "code": value}, _severity(item))


def _severity(item: ItemView) -> Severity | None:
    """Milder than that of the code in items that nobody publishes."""
    return "warning" if local(item.element) in OTHER_ITEMS else None


def qcode_syntax(item: ItemView, _: Options) -> Iterator[Finding]:
    """A code is not of the form `alias:code`, without white space. Also inside providers' extensions.

    Why it matters: it cannot be resolved.

    Bad: `<acme:desk qcode="sports desk"/>`
    Good: `<acme:desk qcode="acmedesk:sports"/>`
    Fix: write alias, colon and code, blanks in the code as %20.
    """
    for element, attribute, value in item.qcodes:
        if not is_wellformed(value):
            yield Finding(item.at(element, attribute), {"value": value})
    for element in item.foreign:
        given = element.get("qcode")
        if given is not None and not is_wellformed(str(given)):
            yield Finding(item.at(element, "qcode"), {"value": given})


def qcode_and_uri_disagree(item: ItemView, _: Options) -> Iterator[Finding]:
    """A property has a QCode and a URI, and they name different things.

    `http:` and `https:` count as the same.

    Why it matters: one receiver reads the one, the next the other.

    Bad: `<subject qcode="medtop:01000000" uri="http://cv.iptc.org/newscodes/mediatopic/16000000"/>`
    Good: the same code in both, or one of them.
    Fix: correct the one that is wrong.
    """
    for element, attribute, value in item.qcodes:
        given = element.get("uri") if attribute == "qcode" else None
        alias, _colon, code = value.partition(":")
        scheme = item.scheme(alias)
        if not given or scheme is None:
            continue
        meant = f"{scheme}{code}"
        if _plain(meant) != _plain(str(given)):
            yield Finding(item.at(element, "uri"), {"code": value, "meant": meant, "uri": given})


def _plain(uri: str) -> str:
    return re.sub(r"^https?://", "", uri)


def subject_without_identifier(item: ItemView, _: Options) -> Iterator[Finding]:
    """A subject has neither `qcode` nor `uri` nor `literal`.

    A subject that is put together from others (`bag`, `mainConcept`) needs none. A warning where its `type` says
    what the name is of, such as `cpnat:geoArea`: IPTC's own examples name places so.

    Why it matters: a name alone cannot be matched: "Jordan" is a country, a river and a player.

    Bad: `<subject><name>economy</name></subject>`
    Good: `<subject qcode="medtop:04000000"><name>economy</name></subject>`
    Fix: give the identifier; a value of your own that is in no scheme goes into `literal`.
    """
    for element in item.named.get("subject", ()):
        if any(element.get(name) for name in ("qcode", "uri", "literal")):
            continue
        inside = {str(child.tag).rpartition("}")[2] for child in element}
        if not inside & {"bag", "mainConcept", "facetConcept"}:
            name = element.findtext("{*}name") or "a subject"
            kind = (element.get("type") or element.get("typeuri") or "").lower()
            named = kind.endswith(_NAMED) and element.find("{*}name") is not None
            yield Finding(item.at(element), {"name": name}, "warning" if named else None)


_NAMED = ("geoarea", "person", "organisation", "event", "object", "poi")


def literal_like_qcode(item: ItemView, _: Options) -> Iterator[Finding]:
    """A literal looks like a QCode of a scheme that is declared.

    Why it matters: literals are not resolved; what was meant as a code is only a string.

    Bad: `<subject literal="medtop:04000000"/>`
    Good: `<subject qcode="medtop:04000000"/>`
    Fix: write `qcode`.
    """
    for elements in item.named.values():
        for element in elements:
            literal = element.get("literal")
            alias = (literal or "").partition(":")[0]
            if literal and ":" in literal and (alias in item.inline or alias in SCHEMES):
                yield Finding(item.at(element, "literal"), {"literal": literal})


RULES = (
    rule(
        alias_bound_twice, "G2023", "alias-bound-twice", "warning",
        "the alias {alias} stands for {first} already, and is bound to {uri}",
        source="NewsML-G2 2.35, Catalog: the scheme aliases of an item are unique", scope="document",
        hint="choose another alias for your own scheme",
    ),
    rule(
        missing_catalog, "G2002", "missing-catalog", "error",
        "{count} QCodes such as {code}, and no catalog to resolve them",
        source="NewsML-G2 2.35, Quick Start: catalog information is required to resolve QCodes",
        scope="document", hint="add a catalogRef to IPTC's catalog, and one for each scheme of your own",
    ),
    rule(
        unresolved_alias, "G2003", "unresolved-scheme-alias", "error",
        "no catalog of the item declares the alias {alias} of {code}",
        source="NewsML-G2 2.35, QCodeType; Quick Start: catalogs",
        scope="document", hint="declare {alias} in a catalog, or write the URI instead",
    ),
    rule(
        catalog_nowhere, "G2046", "catalog-without-address", "warning",
        "the catalog cannot be found: {value} is no absolute address",
        source="NewsML-G2 2.35, catalogRef/@href; Quick Start: catalogs", basis="should",
        scope="document", hint="write the whole address of the catalog",
    ),
    rule(
        qcode_syntax, "G2004", "qcode-syntax", "error", "{value} is no QCode",
        source="NewsML-G2 2.35, QCodeType", scope="document",
        hint="write alias:code without white space",
    ),
    rule(
        qcode_and_uri_disagree, "G2007", "both-qcode-and-uri-disagree", "warning",
        "{code} means {meant}, but the URI beside it is {uri}",
        source="NewsML-G2 2.35, flexAttributes", basis="should", scope="document",
        hint="correct the one that is wrong, or leave one out",
    ),
    rule(
        subject_without_identifier, "G2008", "subject-without-identifier", "error",
        "{name}: a subject without qcode, uri or literal",
        source="NewsML-G2 2.35, flexAttributes; FlexPropType", scope="document",
        hint="identify the concept by qcode or uri; a value of your own by literal",
    ),
    rule(
        literal_like_qcode, "G2009", "literal-colon-confusion", "info",
        "the literal {literal} looks like a QCode",
        source="NewsML-G2 2.35, flexAttributes/@literal", basis="should", scope="document",
        hint="write it as qcode if it is one",
    ),
)  # fmt: skip
"""The rules of this file."""
