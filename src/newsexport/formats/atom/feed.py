"""What a feed says that holds for its entries."""

from __future__ import annotations

from collections.abc import Sequence

from newsexport.codes.losses import LS002
from newsexport.codes.reading import RD005
from newsexport.formats.atom.constructs import base_of, language_of, said_in, words_of
from newsexport.formats.atom.documents import Part
from newsexport.formats.atom.draft import Draft
from newsexport.formats.atom.names import XML_BASE, XML_LANG, key_of
from newsexport.options import Options
from newsexport.payloads.feeds.reading import is_uri
from newsexport.report import Report
from newsexport.schema.v1 import Party
from newsexport.syntax.addresses import joined
from newsexport.syntax.xml import Element, local

_WEB = ("http://", "https://")
_TEXTS = frozenset({"title", "subtitle", "tagline", "rights", "copyright", "info"})
"""Elements whose parts are markup of one text."""


class Feed:
    """The facts of a feed, as far as they were read. They hold for the entries that follow."""

    def __init__(self, options: Options) -> None:
        self.title: str | None = None
        self.link: str | None = None
        self.own: str | None = None
        """The address of the feed itself."""
        self.rights: str | None = None
        self.licence: str | None = None
        self.language: str | None = None
        self.authors: list[Party] = []
        self.taken: set[str] = set()
        """Which of these some item took up."""
        self._stated_base = options.base_uri
        self._seen_root = False

    @property
    def base(self) -> str | None:
        """The base of addresses: as the caller says, else where the feed is."""
        return self._stated_base or self.own or self.link

    @property
    def party(self) -> Party | None:
        """The publisher: the feed, by its title and its page."""
        if not self.title and not self.link:
            return None
        return Party(name=self.title, url=self.link)

    def begin(self, element: Element, report: Report) -> None:
        """Tell the attributes of the root, once."""
        root = element.getroottree().getroot()
        if self._seen_root or root is element:
            return
        self._seen_root = True
        self.language = language_of(root)
        for key, value in root.attrib.items():
            if key not in (XML_BASE, XML_LANG, "version") and str(value).strip():
                what = f"the attribute {str(key).rpartition('}')[2]} of the feed"
                report.add(LS002, what=what, value=str(value))
            elif key == XML_LANG and str(value).strip() and language_of(root) is None:
                report.add(
                    RD005, pointer=f"/{local(root)}/@lang", field="language", value=str(value),
                    reason="it is no language tag (BCP 47)",
                )  # fmt: skip

    def add(self, part: Part, report: Report) -> None:
        """Take up a fact; what no item can hold is told."""
        self.begin(part.element, report)
        report.window = part.window
        element = part.element
        key = key_of(str(element.tag))
        if not self._taken(key, element, part, report):
            _tell(element, part.path, report)
        report.window = None

    def _taken(self, key: str, element: Element, part: Part, report: Report) -> bool:
        draft = Draft(part.path, self.base, report)
        if key in ("title", "link") and "party" in self.taken:
            return False  # entries have named the feed as it was known
        if key == "title" and self.title is None:
            self.title = draft.line(element) or None
            return self.title is not None
        if key in ("rights", "copyright", "dc:rights") and self.rights is None:
            self.rights = draft.line(element) or None
            return self.rights is not None
        if key == "author" and "authors" in self.taken:
            return False
        if key == "author":
            party = draft.person(element)
            if party is not None:
                self.authors.append(party)
            return True
        return key == "link" and self._link(element, report)

    def _link(self, element: Element, report: Report) -> bool:
        rel = (element.get("rel") or "alternate").strip()
        href = (element.get("href") or "").strip()
        if set(element.attrib) - {"rel", "href", "type", XML_BASE, XML_LANG} or not href:
            return False
        if said_in(element) or len(element):
            return False
        address = joined(base_of(element, self._stated_base), href)
        if rel == "self" and self.own is None and address.startswith(_WEB):
            self.own = report.feed = address
            return False
        if not is_uri(address) or (element.get("type") and rel != "alternate"):
            return False
        if rel == "alternate" and self.link is None and address.startswith(_WEB):
            self.link = address
            return (element.get("type") or "text/html") == "text/html"
        if rel == "license" and self.licence is None:
            self.licence = address
            return True
        return False

    def finish(self, report: Report) -> None:
        """Tell the facts that no item took up."""
        people = [value for each in self.authors for value in said_by(each)]
        facts: dict[str, Sequence[str | None]] = {
            "party": [self.title, self.link], "rights": [self.rights], "licence": [self.licence],
            "authors": people, "language": [self.language],
        }  # fmt: skip
        for name, values in facts.items():
            for value in values if name not in self.taken else ():
                if value:
                    report.add(LS002, what="what the feed says of all its entries", value=value)


def said_by(party: Party) -> list[str]:
    """What a feed says of a person."""
    further = (str(each.value) for each in party.extensions)
    return [each for each in (party.name, party.url, party.email, *further) if each]


def _tell(element: Element, path: str, report: Report) -> None:
    """Say what of a fact is not read, with all that is in it."""
    if not any(isinstance(child.tag, str) for child in element):
        value = words_of(element, None).line
        if value:
            report.add(LS002, pointer=path, what=f"{local(element)} of the feed", value=value)
    elif local(element) in _TEXTS:
        value = said_in(element)
        if value:
            report.add(LS002, pointer=path, what=f"{local(element)} of the feed", value=value)
    else:
        for part in element.iter():
            inside = part.text if local(part) else None
            for words in (inside, part.tail if part is not element else None):
                if words and words.strip():
                    what = f"{local(element)} of the feed"
                    report.add(LS002, pointer=path, what=what, value=words.strip())
    for part in element.iter():
        if isinstance(part.tag, str):
            for key, said in part.attrib.items():
                if key not in (XML_BASE, XML_LANG) and str(said).strip():
                    what = f"{local(part)}/@{str(key).rpartition('}')[2]} of the feed"
                    report.add(LS002, pointer=path, what=what, value=str(said))
