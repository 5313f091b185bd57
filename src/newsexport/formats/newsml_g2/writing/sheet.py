"""What the writing of one item shares: the release, the settings, and how losses are told."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from newsexport.codes.losses import LS001, LS003
from newsexport.codes.outputs import OU001
from newsexport.errors import InvalidOutput
from newsexport.formats.newsml_g2 import names
from newsexport.options import Options
from newsexport.prose.feed_dates import in_utc
from newsexport.report import Report
from newsexport.rules.addresses import fault_of_url
from newsexport.schema.v1 import PartialDate
from newsexport.syntax import xml_text
from newsexport.vocab.iptc_schemes import SCHEMES, qcode_of

INDENT = "  "

_HREF = re.compile(r"""\shref\s*=\s*(["'])(.*?)\1""")
_LINE_BREAKS = re.compile("[\t\n\r]+")
_LONGEST_OFFSET = timedelta(hours=14)


@dataclass(slots=True)
class Sheet:
    """The state of writing one item."""

    version: str
    """The release, such as `2.35`."""
    options: Options
    report: Report
    body: str = "xhtml"
    """`xhtml` or `nitf`."""
    own_schemes: Mapping[str, str] = field(default_factory=dict)
    """Alias -> scheme URI, by the inline catalogs that the item brings along."""
    rebound: frozenset[str] = frozenset()
    """Aliases of the writer's own that an inline catalog binds to another scheme: not declared so."""
    words_by_code: bool = False
    """Whether a code stands for one of our words, so that the item must declare their scheme."""
    any_alias: bool = False
    """Whether the item refers to catalogs that are not known here, so that any alias may be theirs."""
    newest: bool = True
    """Whether the release is the newest, which has every element and attribute."""

    def lost(self, pointer: str, field: str, value: object) -> None:
        """Say that a value has no home in this release."""
        self.report.add(LS001, pointer=pointer, field=field, target=self.target, value=value)

    def simplified(self, pointer: str, field: str, how: str) -> None:
        """Say that a value is carried in another form."""
        self.report.add(LS003, pointer=pointer, field=field, target=self.target, how=how)

    def refuse(self, pointer: str, reason: str) -> InvalidOutput:
        """The exception for a value without which the item must not leave; the reason is told."""
        found = self.report.add(
            OU001, pointer=pointer, target=self.target, place=pointer, reason=reason
        )
        return InvalidOutput(f"the {self.target} document is refused", [found])

    @property
    def target(self) -> str:
        """The format as messages call it."""
        return f"NewsML-G2 {self.version}"

    def has_attribute(self, element: str, attribute: str) -> bool:
        """Whether the release knows the attribute."""
        return self.newest or names.has_attribute(self.version, element, attribute)

    def has_element(self, parent: str, child: str) -> bool:
        """Whether the release knows the element there."""
        return self.newest or names.has_element(self.version, parent, child)

    def resolves(self, qcode: str) -> bool:
        """Whether the alias of a QCode is declared by the catalogs that the item will bear."""
        alias = qcode.partition(":")[0]
        if alias in self.rebound:
            return False
        return alias in SCHEMES or alias in self.own_schemes or self.any_alias

    def code_of(self, uri: str) -> str | None:
        """The QCode of a URI, by the item's own inline catalogs or IPTC's; None when there is none."""
        for alias, scheme in self.own_schemes.items():
            code = uri[len(scheme) :] if uri.startswith(scheme) else ""
            if code and alias not in SCHEMES and names.is_qcode(f"{alias}:{code}"):
                self.words_by_code = self.words_by_code or scheme == names.WORD_ROOT
                return f"{alias}:{code}"
        code = qcode_of(uri) or ""
        alias = code.partition(":")[0]
        known = self.own_schemes.get(alias) in (None, SCHEMES.get(alias))
        return code if code and known else None

    @property
    def aliases(self) -> Mapping[str, str] | None:
        """The declared aliases; None when a catalog that is not known here may declare any."""
        if self.any_alias:
            return None
        known = ChainMap({}, dict(self.own_schemes), SCHEMES)
        return {alias: uri for alias, uri in known.items() if alias not in self.rebound}

    def text(self, value: str, pointer: str) -> str:
        """Character data; says when characters had to be left out."""
        if xml_text.UNWRITABLE.search(value):
            self.simplified(pointer, "the text", "control characters are left out")
        return xml_text.text(value)

    def one_line(self, value: str, pointer: str) -> str:
        """A text where the standard allows no line break (g2normalizedString)."""
        if not _LINE_BREAKS.search(value):
            return value
        self.simplified(pointer, "the text", "line breaks became blanks")
        return self.squeezed(value)

    @staticmethod
    def squeezed(value: str) -> str:
        """The text on one line, and without what XML cannot carry."""
        return _LINE_BREAKS.sub(" ", xml_text.UNWRITABLE.sub("", value))

    def attribute(self, name: str, value: str, pointer: str) -> str:
        """An attribute with a text of the item; says when characters had to be left out."""
        if xml_text.UNWRITABLE.search(value):
            self.simplified(pointer, "the text", "control characters are left out")
        return xml_text.attribute(name, value)

    def writable(self, value: str, pointer: str) -> str:
        """A text whose XML is made elsewhere as it will be: without its control characters."""
        if not xml_text.UNWRITABLE.search(value):
            return value
        self.simplified(pointer, "the text", "control characters are left out")
        return xml_text.UNWRITABLE.sub("", value)

    def term(
        self, element: str, attribute: str, value: str | None, pointer: str, alias: str = ""
    ) -> str:
        """An attribute such as @role or @rel: QCode, or its `…uri` sibling for URIs and words.

        `alias` is the scheme of words that have codes: `drol` makes `drol:caption` of `caption`.
        """
        if value is None:
            return ""
        if alias:
            return f' {attribute}="{alias}:{value}"'
        uri = value if names.is_uri(value) else names.word_uri(value)
        if names.is_qcode(value):
            resolved = names.resolve(value, self.own_schemes)
            if resolved is None and self.any_alias:
                return xml_text.attribute(attribute, value)
            if resolved is None:
                self.lost(pointer, attribute, f"{value}: no catalog declares its alias")
                return ""
            self.simplified(pointer, attribute, "readers resolve the QCode to its URI")
            uri = resolved
        sibling = attribute + "uri"
        demanded = not self.newest and names.must_have(self.version, element, attribute)
        if not demanded and self.has_attribute(element, sibling) and is_sound(uri):
            return self.attribute(sibling, uri, pointer)
        code = self.code_of(uri)
        if code:
            return xml_text.attribute(attribute, code)
        self.lost(pointer, attribute, value)
        return ""


def is_sound(uri: str) -> bool:
    """Whether an attribute of a URI may hold it."""
    return " " not in uri and fault_of_url(uri) is None


def refers_to_iptc(catalog_ref: str) -> bool:
    """Whether a catalogRef element leads to one of IPTC's catalogs."""
    match = _HREF.search(catalog_ref)
    return match is not None and names.is_iptc_catalog(match[2])


def instant(moment: datetime) -> str:
    """A time as xs:dateTime. Offsets that XSD does not know (over 14 hours) are told in UTC."""
    offset = moment.utcoffset()
    if offset is not None and (abs(offset) > _LONGEST_OFFSET or offset.seconds % 60):
        moment = in_utc(moment)
    return moment.isoformat()


def partial_date(value: PartialDate) -> str:
    """A date that may be truncated, with the capital T and Z that XSD demands."""
    return value.upper()
