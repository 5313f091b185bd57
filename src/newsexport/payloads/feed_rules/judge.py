"""The judge of feeds: each element beside its vocabulary, what stands twice, what is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from newsexport.diagnostic import Code, Severity, char_fragment
from newsexport.payloads.feed_rules import codes, markup
from newsexport.payloads.feed_rules import values as v
from newsexport.payloads.feed_rules.glance import Glance, glance_of
from newsexport.payloads.feed_rules.names import name_of
from newsexport.payloads.feed_rules.podcasts import podcast
from newsexport.payloads.feed_rules.tables import (
    ATOM,
    ITUNES,
    MEDIA,
    MODULES,
    PREFIXES,
    RESOURCE,
    XHTML,
    Spec,
)
from newsexport.payloads.marks import attributes_of
from newsexport.report import Report
from newsexport.rules.language_tags import severity_of_fault
from newsexport.syntax.xml import XML, Element, Paths, iter_children, local, namespace
from newsexport.vocab.foreign_markup import FOREIGN
from newsexport.vocab.forms import URI_SCHEME

Add = Callable[..., Any]

_USUAL = {space: prefix for prefix, space in PREFIXES.items()}
_KNOWN = frozenset({*MODULES, *PREFIXES.values(), ITUNES, ATOM, XML[1:-1]})
_SCHEMES = frozenset(
    "http https ftp mailto tag urn news nntp file data tel sip ldap doi info acct magnet gopher telnet z39.50r"
    " cid mid webcal geo irc xmpp git svn view-source about blob callto oid dav ipp nfs rtsp rtsps rtspu mms sips imap"
    " pop ldaps im pres ws wss crid dns service snmp tftp tv turn turns stun stuns bitcoin ethereum facetime ipfs"
    " spotify steam skype matrix mumble teamspeak vnc ni nih jabber market content ar at".split()
)
_RSS11 = "http://purl.org/net/rss1.1#"
_MRSS = re.compile(r"(?i)https?://(?:[\w-]+\.)?search\.yahoo\.com/mrss/?\w*/?")
_UNSEEN: Any = object()
_GRAMMARS = {"w3c-date": "W3C", "moment": "RFC 3339"}
"""Kind of a date -> the grammar that it follows."""


class Judge:
    """Judges the parts of one feed."""

    def __init__(self, report: Report, elsewhere: Iterable[str] = ()) -> None:
        """`elsewhere`: vocabularies that are judged by others."""
        self._add: Add = report.add
        self._of_feed = report
        self._namespaces = set(elsewhere)
        self._places: tuple[Element, Paths] | None = None
        self._lines: dict[tuple[object, ...], tuple[Spec, Glance | None] | None] = {}

    def _tell(
        self, code: Code, pointer: str, values: dict[str, object], right: str | None,
        severity: Severity | None = None,
    ) -> None:  # fmt: skip
        """One finding about the whole feed, with what would be right: a namespace is that of all items."""
        report = self._of_feed
        item, window = report.item, report.window
        report.item = report.window = None
        report.record(code, values, pointer=pointer, severity=severity, replacement=right)
        report.item, report.window = item, window

    def at(self, code: Code, pointer: str, **values: object) -> None:
        """Record a finding about the part that is judged, at this XPath."""
        self._add(code, pointer=pointer, **values)

    def place(self, element: Element, root: Element, path: str) -> str:
        """The XPath of an element in a part, whose root has the XPath `path`."""
        if self._places is None or self._places[0] is not root:
            self._places = root, Paths(root)
        return path + self._places[1].below(element)

    def children(
        self, element: Element, root: Element, path: str, table: Mapping[str, Spec], core: str,
        extensions: Mapping[str, Mapping[str, Spec]], *, parent: str,
    ) -> None:  # fmt: skip
        """The elements inside another one, by the table of their place. `core`: the feed's own namespace."""
        seen: set[str] = set()
        for each in iter_children(element):
            self.child(each, root, path, table, core, extensions, parent=parent, seen=seen)

    def child(
        self, each: Element, root: Element, path: str, table: Mapping[str, Spec], core: str,
        extensions: Mapping[str, Mapping[str, Spec]], *, parent: str, seen: set[str],
    ) -> None:  # fmt: skip
        """One of them. `seen`: the names that stood before it."""
        tag = str(each.tag)
        key = (tag, each.prefix, core, id(table))
        line = self._lines.get(key, _UNSEEN)
        if line is _UNSEEN:
            line = self._line(key, each, root, path, table, core, extensions, parent)
        if line is None:
            return
        spec, glance = line
        if tag in seen and not spec.many:
            self.at(codes.FE002, self.place(each, root, path), element=name_of(each))
        seen.add(tag)
        if glance is None or not glance(each):
            self.one(each, spec, root, path)

    def line_of(
        self, each: Element, core: str, table: Mapping[str, Spec]
    ) -> tuple[Spec, Glance | None] | bool | None:
        """The line that was found for an element before; None: its vocabulary is not known; False: none was found."""
        return self._lines.get((str(each.tag), each.prefix, core, id(table)), False)

    def _line(
        self, key: tuple[object, ...], each: Element, root: Element, path: str, table: Mapping[str, Spec],
        core: str, extensions: Mapping[str, Mapping[str, Spec]], parent: str,
    ) -> tuple[Spec, Glance | None] | None:  # fmt: skip
        """The line of the table for an element, and what sees at a glance that it is right."""
        tag = str(each.tag)
        space = tag[1:].partition("}")[0] if tag[:1] == "{" else ""
        known = table if space == core else extensions.get(space) or MODULES.get(space)
        if known is None:
            self.strange(space, self.place(each, root, path), each)
            if space:
                self._lines[key] = None  # it is told once
            return None
        spec = known.get(tag.rpartition("}")[2])
        if spec is None:
            where = self.place(each, root, path)
            self.at(codes.FE001, where, parent=parent, element=name_of(each))
            return None
        self._prefix(each, space, root, path)
        line = self._lines[key] = (spec, glance_of(spec))
        return line

    def _prefix(self, each: Element, space: str, root: Element, path: str) -> None:
        """A prefix that nobody else uses for this namespace: told once."""
        if (
            each.prefix
            and space in _USUAL
            and _USUAL[space] != each.prefix
            and space not in self._namespaces
        ):
            self._namespaces.add(space)
            reason = f"its usual prefix is {_USUAL[space]}"
            where = self.place(each, root, path)
            self.at(
                codes.FE020, where, value=f"{each.prefix}: {space}", reason=reason, severity="info"
            )

    def strange(self, space: str, pointer: str, element: Element) -> None:
        """An element of a vocabulary that is not known: told once for each; one without a namespace is a fault each time."""
        if space in _KNOWN or space in self._namespaces:
            return
        if not space:
            self.at(codes.FE001, pointer, parent="the feed", element=local(element))
            return
        self._namespaces.add(space)
        meant = PREFIXES.get(str(element.prefix or ""))
        if _MRSS.fullmatch(space) or (meant == MEDIA and "mrss" in space):
            self._tell(codes.MR001, pointer, {"value": space}, MEDIA)
        elif meant is not None:
            reason = f"the prefix {element.prefix} stands for {meant} elsewhere"
            right = meant if _plain(space) == _plain(meant) else None
            self._tell(codes.FE020, pointer, {"value": space, "reason": reason}, right, "warning")
        else:
            self.at(codes.FE021, pointer, value=space)

    def one(self, element: Element, spec: Spec, root: Element, path: str) -> None:
        """An element by its line of the table."""
        where = None
        text = element.text or ""
        if len(element) and spec.inside is None:
            text = "".join(map(str, element.itertext()))
        plain = text.strip()
        if spec.obsolete:
            where = self.place(element, root, path)
            self.at(codes.FE029, where, element=name_of(element), reason=spec.obsolete)
        if spec.value is not None and not spec.inside:
            reason = spec.value(plain) if plain or spec.kind != "word" else None
            if reason is not None and plain:
                self._wrong(
                    spec.kind, self.place(element, root, path), name_of(element), plain, reason
                )
            elif (
                text != plain
                and namespace(element) == ITUNES
                and spec.kind == "word"
                and not spec.plain
            ):
                self.at(codes.FE030, self.place(element, root, path), value=plain)
            elif not plain and not element.attrib and element.tag != "pubDate":  # RS005 says it
                self.at(codes.FE016, self.place(element, root, path), element=name_of(element))
        if spec.attributes or spec.needs:
            self._attributes(element, spec, root, path)
            if namespace(element) == MEDIA:
                self._unknown_attributes(element, spec, root, path)
        if spec.kind not in codes.BY_KIND:
            self._special(element, spec.kind, plain, root, path)
        if spec.kind == "address" and plain and odd(plain):
            self.address(element, plain, self.place(element, root, path))
        if ("<" in plain or "&" in plain) and (spec.plain or spec.markup):
            self._marked(element, text, spec, self.place(element, root, path))
        if spec.inside is not None:
            self._inside(element, spec, root, path)

    def _inside(self, element: Element, spec: Spec, root: Element, path: str) -> None:
        assert spec.inside is not None
        name = name_of(element)
        for text in (element.text, *(each.tail for each in element)):
            if text and text.strip():
                self.at(
                    codes.FE015, self.place(element, root, path), element=name, value=text.strip()
                )
        self.children(element, root, path, spec.inside, namespace(element), {}, parent=name)
        held = {local(each) for each in iter_children(element)}
        if element.get(RESOURCE) is not None or namespace(element) == _RSS11:
            return  # RSS 1.0 names the picture by its address; RSS 1.1 demands less
        for missing in spec.must_hold:
            if missing not in held:
                where = self.place(element, root, path)
                self.at(codes.FE003, where, parent=name, element=missing)

    def _wrong(self, kind: str, where: str, name: str, value: str, reason: str) -> None:
        if kind in _GRAMMARS:
            grammar = _GRAMMARS[kind]
            self.at(codes.FE009, where, element=name, value=value, grammar=grammar, reason=reason)
            return
        code = codes.BY_KIND.get(kind, codes.FE012)
        severity = severity_of_fault(value) if kind == "language" else None
        self.at(code, where, element=name, value=value, reason=reason, severity=severity)

    def _attributes(self, element: Element, spec: Spec, root: Element, path: str) -> None:
        name = name_of(element)
        for needed in spec.needs:
            if element.get(needed) is None:
                where = self.place(element, root, path)
                plain = needed.rpartition("}")[2]
                self.at(codes.FE004, where, element=name, attribute=plain)
            elif not (element.get(needed) or "").strip():
                where = f"{self.place(element, root, path)}/@{needed}"
                self.at(codes.FE016, where, element=f"{name}@{needed}")
        for attribute, value in attributes_of(element):
            if attribute not in spec.attributes or not value.strip():
                continue
            check, kind = spec.attributes[attribute]
            reason = check(value.strip())
            if reason is None and (kind != "address" or not odd(value.strip())):
                continue
            where = f"{self.place(element, root, path)}/@{attribute}"
            if reason is not None:
                self._wrong(kind, where, f"{name}@{attribute}", value, reason)
            else:
                self.address(element, value.strip(), where, f"{name}@{attribute}")

    def address(self, element: Element, value: str, where: str, name: str = "") -> None:
        """Whether an address that is one could be written more plainly."""
        reason = odd(value)
        if reason is not None:
            self.at(
                codes.FE023, where, element=name or name_of(element), value=value, reason=reason
            )

    def _media_text(self, element: Element, name: str, where: str) -> None:
        """A text of Media RSS: plain words unless it says that it is HTML."""
        if element.get("type") == "html":
            self.html(name, element.text or "", where)
        else:
            self.words(name, element.text or "", where)

    def xhtml(self, element: Element, name: str, where: str) -> None:
        """What acts in markup, and prefixes that readers of text do not understand."""
        told: set[str] = set()
        for each in element.iter("{*}*"):
            if namespace(each) in FOREIGN:
                for found in markup.unknown_in_foreign(each):
                    if found not in told:
                        told.add(found)
                        place = self.place(each, element, where)
                        self.at(codes.FE018, place, element=name, value=found)
            if namespace(each) not in {XHTML, ""} or each is element:
                continue
            handlers = "".join(f' {key}="{value}"' for key, value in attributes_of(each))
            for found, _, _ in markup.unsafe(f"<{local(each)}{handlers}>"):
                if found not in told:
                    told.add(found)
                    place = self.place(each, element, where)
                    self.at(codes.FE018, place, element=name, value=found)
            if each.prefix and "prefix" not in told:
                told.add("prefix")
                reason = "readers that take markup as text do not understand prefixes in it"
                self.at(codes.FE020, where, value=name_of(each), reason=reason, severity="warning")

    def _unknown_attributes(self, element: Element, spec: Spec, root: Element, path: str) -> None:
        """Attributes that its vocabulary does not know, such as misspelt ones."""
        for key in map(str, element.attrib):
            if key[:1] != "{" and key not in spec.attributes and key not in spec.needs:
                where = f"{self.place(element, root, path)}/@{key}"
                name = name_of(element)
                self.at(codes.FE005, where, element=name, attribute=key, severity="warning")

    def _marked(self, element: Element, text: str, spec: Spec, where: str) -> None:
        name = name_of(element)
        if spec.plain:
            self.words(name, text, where)
        if spec.markup or spec.plain:
            self.html(name, text, where)

    def words(self, name: str, text: str, where: str) -> None:
        """A text that should hold no HTML."""
        found = markup.tag_in(text)
        if found:
            self.at(codes.FE017, where + found.fragment, element=name, value=found.what)

    def html(self, name: str, text: str, where: str) -> None:
        """A text of HTML: what acts in it, and whether it is whole."""
        next_item = markup.NEXT_ITEM.search(text)
        if next_item:
            why = "]]> is missing, and the text goes on to that of the next item"
            place = where + char_fragment(*next_item.span())
            self.at(codes.FE032, place, element=name, reason=why, severity="error")
            return
        for found in markup.unsafe(text):
            self.at(codes.FE018, where + found.fragment, element=name, value=found.what)
        fault = markup.broken(text.rstrip())
        if fault:
            self.at(codes.FE032, where + fault.fragment, element=name, reason=fault.what)

    def _special(self, element: Element, kind: str, plain: str, root: Element, path: str) -> None:
        """Values that hang on an attribute beside them."""
        name = name_of(element)
        reason = None
        if kind == "hash" and plain:
            reason = v.digest(plain, element.get("algo") or "md5")
        elif kind == "rating":
            reason = v.rating(plain, element.get("scheme") or "urn:simple")
        elif kind == "restriction" and element.get("type") == "country":
            reason = v.countries(plain)
        elif kind == "restriction" and element.get("type") == "uri":
            reason = next((r for each in plain.split() if (r := v.full_address(each))), None)
        elif kind == "trackback" and plain and (wrong := v.full_address(plain)):
            where = self.place(element, root, path)
            self.at(codes.FE006, where, element=name, value=plain, reason=wrong)
        elif kind == "media-text" and ("<" in plain or "&" in plain):
            self._media_text(element, name, self.place(element, root, path))
        elif kind == "xhtml":
            self.xhtml(element, name, self.place(element, root, path))
        elif kind == "group":
            contents = sum(local(each) == "content" for each in iter_children(element))
            if contents < 2:
                self.at(codes.MR002, self.place(element, root, path), has=contents)
        if reason is not None:
            self.at(
                codes.MR005,
                self.place(element, root, path),
                element=name,
                value=plain,
                reason=reason,
            )
        if kind.startswith("itunes") or kind == "meta":
            podcast(self.at, element, kind, partial(self.place, root=root, path=path))


def _plain(space: str) -> str:
    """A namespace without what is easily misspelt: its scheme, capitals, and the sign at its end."""
    return space.strip().lower().partition("://")[2].rstrip("/#")


def odd(value: str) -> str | None:
    """Why an address is not in its plain form."""
    scheme = URI_SCHEME.match(value)
    if scheme is None:
        return None
    name = scheme[0][:-1]
    return None if name.lower() in _SCHEMES else f"the scheme {name} is not registered"
