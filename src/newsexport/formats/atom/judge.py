"""The elements of a feed of Atom beside what its grammar says: addresses, texts, dates, extensions, history.

Source: RFC 4287, RFC 4151 (tag URIs), RFC 4685 (threads), RFC 5005 (history).
"""

from __future__ import annotations

import base64
import binascii
import re

from newsexport.formats.atom.documents import Part
from newsexport.formats.atom.names import XML_BASE, XML_LANG
from newsexport.formats.atom.rules import AT007
from newsexport.formats.atom.view import FeedView
from newsexport.misspelling import misspelt
from newsexport.payloads.feed_rules import codes, markup
from newsexport.payloads.feed_rules import values as v
from newsexport.payloads.feed_rules.judge import Judge
from newsexport.payloads.feed_rules.names import name_of
from newsexport.payloads.feed_rules.tables import ATOM, HISTORY, MODULES, THREADS
from newsexport.prose.feed_dates import read_date
from newsexport.rules.language_tags import severity_of_fault
from newsexport.syntax.xml import Element, iter_children, local, namespace

_ADDRESSES = frozenset({"id", "uri", "icon", "logo"})
_RELS = (
    "alternate", "self", "enclosure", "related", "via", "license", "replies", "canonical", "first", "last", "next",
    "previous", "prev", "edit", "edit-media", "hub", "current", "service", "payment",
)  # fmt: skip
"""Relations that feeds state (RFC 4287 section 4.2.7.2, RFC 5005, RFC 5023; IANA link relations)."""
_TEXTS = frozenset({"title", "subtitle", "summary", "rights", "content"})
_DATES = frozenset({"updated", "published"})
_CHECKED: dict[str, dict[str, v.Check]] = {
    "link": {"href": v.address, "type": v.media_type, "hreflang": v.language, "length": v.natural},
    "category": {"scheme": v.full_address, "term": v.any_text},
    "generator": {"uri": v.address},
    "content": {"src": v.address},
}
_KINDS = {"href": "address", "src": "address", "scheme": "address", "uri": "address", "type": "type",
          "hreflang": "language", "length": "number", "term": "word"}  # fmt: skip
_HISTORY_RELS = frozenset(
    {"first", "last", "next", "previous", "prev-archive", "next-archive", "current"}
)
_SOURCED = ("id", "title", "updated")


class AtomJudge(Judge):
    """Judges one feed."""

    def begin(self, element: Element) -> None:
        """The feed around its first part: what all its entries inherit."""
        root = element.getroottree().getroot()
        if root is not element:
            self._language(root, f"/{local(root)}")

    def entry(self, part: Part) -> None:
        """An entry."""
        element = part.element
        self._element(element, element, part.path)
        said = {local(each): each for each in iter_children(element) if namespace(each) == ATOM}
        for each in iter_children(element):
            self._entry_link(each, element, part.path)
        to_page = any(
            (each.get("rel") or "alternate") == "alternate"
            for each in iter_children(element)
            if local(each) == "link" and namespace(each) == ATOM
        )
        if to_page and "content" not in said and "summary" not in said:  # else AT009 says it
            self.at(
                codes.FE003,
                part.path,
                parent="entry",
                element="content or summary",
                severity="warning",
            )
        source = said.get("source")
        if source is not None:
            for name in _SOURCED:
                if source.find(f"{{{ATOM}}}{name}") is None:
                    where = self.place(source, element, part.path)
                    self.at(codes.FE003, where, parent="source", element=name, severity="warning")

    def _entry_link(self, link: Element, root: Element, path: str) -> None:
        if local(link) == "link" and link.get("rel") in _HISTORY_RELS:
            reason = f"a link {link.get('rel')} belongs to the feed, not to an entry"
            self.at(codes.FE022, self.place(link, root, path), reason=reason, severity="warning")

    def feed(self, view: FeedView) -> None:
        """What the feed says of itself."""
        head = view.head
        if head is None:
            return
        if head.prefix and namespace(head) == ATOM:
            reason = f"the prefix {head.prefix} of the feed's own elements confuses some readers"
            self.at(codes.FE020, view.path, value=name_of(head), reason=reason, severity="warning")
        self._element(head, head, view.path)
        self._history(view)

    def namespace(self, root: Element, path: str) -> None:
        """The namespace of a feed or an entry that is neither of Atom 1.0 nor of 0.3."""
        if not namespace(root).startswith("http://purl.org/atom/ns"):
            reason = "it is not the namespace of Atom 1.0, http://www.w3.org/2005/Atom"
            stated = namespace(root) or f"the {local(root)} has no namespace"
            self.at(codes.FE020, path, value=stated, reason=reason)

    def _history(self, view: FeedView) -> None:
        """Links and marks of paged and archived feeds."""
        assert view.head is not None
        marks = {local(each) for each in iter_children(view.head) if namespace(each) == HISTORY}
        rels = {link.get("rel"): path for link, path in view.all("link")}
        if "complete" in marks:
            for rel in ("first", "last", "next", "previous", "prev-archive", "next-archive"):
                if rel in rels:
                    reason = f"a complete feed has no other pages, yet there is a link {rel}"
                    self.at(codes.FE022, rels[rel], reason=reason)
            addresses = {link.get("rel"): link.get("href") for link, _ in view.all("link")}
            if "current" in rels and addresses.get("self") not in {None, addresses["current"]}:
                reason = "the current page of a complete feed is the feed itself"
                self.at(codes.FE022, rels["current"], reason=reason)
        if "archive" in marks and "current" not in rels:
            reason = "an archive names the current feed by a link current"
            self.at(codes.FE022, view.path, reason=reason, severity="warning")
        if (
            "archive" in marks
            and "prev-archive" not in rels
            and "complete" not in marks
            and "next-archive" not in rels
        ):
            reason = "an archive names the one before it by a link prev-archive"
            self.at(codes.FE022, view.path, reason=reason, severity="warning")

    def _element(self, element: Element, root: Element, path: str) -> None:
        """An element of Atom and all of Atom within."""
        seen: set[str] = set()
        for each in iter_children(element):
            if namespace(each) == ATOM:
                self._own(each, root, path)
            elif local(element) in {
                "entry",
                "feed",
                "source",
                "deleted-entry",
                "link",
                "category",
                "author",
            }:
                known = {HISTORY: MODULES[HISTORY]}
                self.child(each, root, path, {}, ATOM, known, parent=local(element), seen=seen)
                if namespace(each) == THREADS and local(each) == "in-reply-to":
                    self._when(each, root, path)
        if (
            element is not root or local(root) != "feed"
        ):  # that of the feed is told at its beginning
            self._language(element, self.place(element, root, path))
        base = element.get(XML_BASE)
        if base is not None and (reason := v.address(base)):
            self.at(
                codes.FE006,
                self.place(element, root, path),
                element="xml:base",
                value=base,
                reason=reason,
            )

    def _when(self, element: Element, root: Element, path: str) -> None:
        for key, value in element.attrib.items():
            if str(key).endswith("}when") or str(key) == "when":
                reason = v.rfc3339(str(value))
                if reason:
                    where = self.place(element, root, path)
                    self.at(
                        codes.FE009,
                        where,
                        element="thr:when",
                        value=value,
                        grammar="RFC 3339",
                        reason=reason,
                    )

    def _own(self, element: Element, root: Element, path: str) -> None:
        name = local(element)
        text = element.text or ""
        plain = text.strip()
        where = self.place(element, root, path)
        for key, check in _CHECKED.get(name, {}).items():
            self._attribute(element, key, check, where)
        if name in _ADDRESSES:
            self._address_of(name, text, where)
        elif name in _DATES:
            self._date(text, plain, name, where)
        elif name == "email" and plain:
            self._email(plain, where)
        elif name == "name":
            self._name(element.text or "", where)
        elif name in _TEXTS:
            self._text(element, name, where)
        elif name == "category" and markup.tag_in(element.get("label") or ""):
            self.at(
                codes.FE017, f"{where}/@label", element="category@label", value=element.get("label")
            )
        if name == "link":
            self._link(element, where)
        if name in {"author", "contributor", "source"}:
            self._element(element, root, path)
        if name not in {"author", "contributor", "source"}:
            self._language(element, where)

    def _language(self, element: Element, where: str) -> None:
        language = element.get(XML_LANG)
        reason = v.language(language.strip()) if language else None
        if language and reason:
            severity = severity_of_fault(language.strip())
            said = {"element": "xml:lang", "value": language, "reason": reason}
            self.at(codes.FE011, f"{where}/@lang", severity=severity, **said)

    def _attribute(self, element: Element, key: str, check: v.Check, where: str) -> None:
        value = element.get(key)
        if value is None:
            return
        at = f"{where}/@{key}"
        name = f"{local(element)}@{key}"
        if value.strip() != value:
            self.at(codes.FE030, at, value=value.strip() or "nothing")
        if not value.strip():
            if key not in {"href", "src"}:
                self.at(codes.FE016, at, element=name)
            return
        if key == "type" and local(element) == "content":
            return
        reason = check(value.strip())
        if reason is not None:
            self._wrong(_KINDS[key], at, name, value, reason)
        elif key in {"href", "src"}:
            self.address(element, value.strip(), at, name)

    def _address_of(self, name: str, text: str, where: str) -> None:
        plain = text.strip()
        if plain != text and plain:
            self.at(codes.FE030, where, value=plain)
        if not plain:
            level = "error" if name == "id" else "warning"
            self.at(codes.FE016, where, element=name, severity=level)
            return
        check = v.full_address if name == "id" else v.address
        reason = check(plain)
        if reason is not None:
            is_tag = name == "id" and plain.lower().startswith("tag:")
            code = AT007 if is_tag else codes.FE006
            self.at(code, where, element=name, value=plain, reason=reason)
        elif name == "id":
            odd = v.not_canonical(plain)
            if odd:
                self.at(codes.FE023, where, element=name, value=plain, reason=odd)

    def _date(self, text: str, plain: str, name: str, where: str) -> None:
        if not plain:
            self.at(codes.FE016, where, element=name, severity="error")
            return
        if plain != text:
            self.at(codes.FE030, where, value=plain)
        found = read_date(plain)
        if found.grammar != "rfc3339" or found.instant is None:
            reason = found.fault or "it has another form"
            self.at(
                codes.FE009, where, element=name, value=plain, grammar="RFC 3339", reason=reason
            )

    def _email(self, plain: str, where: str) -> None:
        if v.plain_email(plain):
            self.at(codes.FE007, where, element="email", value=plain)
        elif "." not in plain.rpartition("@")[2]:
            reason = "its host has no domain"
            self.at(codes.FE027, where, element="email", value=plain, reason=reason)

    def _name(self, text: str, where: str) -> None:
        plain = text.strip()
        if not plain:
            self.at(codes.FE016, where, element="name")
        elif v.plain_email(plain) is None:
            reason = "an address stands where a name belongs"
            self.at(codes.FE027, where, element="name", value=plain, reason=reason)
        else:
            self.words("name", text, where)

    def _link(self, element: Element, where: str) -> None:
        if element.get("href") is None:  # mostly because it stands in the link as text, as in RSS
            self.at(codes.FE004, where, element="link", attribute="href")
            return
        rel = (element.get("rel") or "").strip()
        if element.get("rel") is not None and not rel:
            self.at(codes.FE016, f"{where}/@rel", element="link@rel", severity="error")
        meant = None if rel in _RELS else next((r for r in _RELS if misspelt(r, (rel,))), None)
        if meant is not None:
            self.at(
                codes.FE012, f"{where}/@rel", element="link@rel", value=rel, reason=f"{meant} is meant",
                severity="warning",
            )  # fmt: skip
        kind = (element.get("type") or "application/atom+xml").partition(";")[0]
        if element.get("rel") == "self" and kind != "application/atom+xml":
            reason = "a document of Atom is application/atom+xml"
            at = f"{where}/@type"
            self.at(
                codes.FE012, at, element="link@type", value=kind, reason=reason, severity="warning"
            )
        if len(element) == 0 and not (element.text or "").strip():
            title = element.get("title") or ""
            if re.search("[\x80-\x9f]", title):
                reason = "characters of windows-1252 stand in it as they are"
                self.at(
                    codes.FE012,
                    f"{where}/@title",
                    element="link@title",
                    value=title,
                    reason=reason,
                    severity="warning",
                )
            return
        self.at(
            codes.FE015,
            where,
            element="link",
            value=str(element.text or "elements").strip(),
            severity="warning",
        )

    def _text(self, element: Element, name: str, where: str) -> None:
        """A text construct, or the content."""
        kind = (element.get("type") or "text").strip().lower()
        text = "".join(map(str, element.itertext()))
        if not text.strip() and not len(element) and element.get("src") is None:
            self.at(codes.FE016, where, element=name)
        elif kind == "text" and markup.tag_in(text):
            self.words(name, text, where)
        elif kind == "html":
            self.html(name, text, where)
        elif kind == "xhtml":
            self.xhtml(element, name, where)
        elif name == "content":
            self._typed(element, kind, text, where)

    def _typed(self, element: Element, kind: str, text: str, where: str) -> None:
        """Content of a media type."""
        if kind.startswith(("multipart/", "message/")):
            self.at(codes.FE010, f"{where}/@type", element="content@type", value=kind)
        elif kind == "application/xhtml+xml" and len(element) and local(element[0]) != "html":
            reason = "a fragment is type xhtml; application/xhtml+xml is a whole page"
            self.at(
                codes.FE012, where, element="content", value=kind, reason=reason, severity="warning"
            )
        elif "/" in kind and not kind.startswith("text/") and not kind.endswith(("+xml", "/xml")):
            self._base64(element, text, where)

    def _base64(self, element: Element, text: str, where: str) -> None:
        if element.get("src") is not None or len(element):
            return
        try:
            base64.b64decode(re.sub(r"\s", "", text), validate=True)
        except (binascii.Error, ValueError):
            reason = "content of this media type is written in base64, and this is none"
            self.at(codes.FE012, where, element="content", value=text.strip(), reason=reason)
