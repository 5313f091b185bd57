"""Writing NewsML-G2: one item as one newsItem, or as a newsMessage with its pictures and package."""

from __future__ import annotations

from lxml import etree

from newsexport.compact_set import CompactSet
from newsexport.errors import BadOption
from newsexport.formats.newsml_g2 import names, structure
from newsexport.formats.newsml_g2.writing.check import validate
from newsexport.formats.newsml_g2.writing.item import item_element
from newsexport.formats.newsml_g2.writing.message import CLOSING, opening, story
from newsexport.formats.newsml_g2.writing.package import ROLE_ALIAS
from newsexport.formats.newsml_g2.writing.sheet import INDENT, Sheet, refers_to_iptc
from newsexport.formats.newsml_g2.writing.xml_names import with_xml_names
from newsexport.options import Options
from newsexport.payloads.before_writing.without_extensions import written
from newsexport.report import Report
from newsexport.schema.v1 import Extension, NewsItem
from newsexport.syntax.xml import new_parser
from newsexport.vocab.iptc_schemes import SCHEMES

CATALOGS = frozenset({"catalog", "catalogRef"})
"""Extensions that declare the aliases of the codes: without them, sound codes would be refused."""
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
LAYOUTS = ("item", "message")
_BODIES = ("xhtml", "nitf")
_WRITTEN = {
    ROLE_ALIAS: names.WORD_ROOT,
    **{
        alias: SCHEMES[alias]
        for alias in (
            "stat", "ninat", "cpnat", "drol", "irel", "rnd", "pgrmod", "dimensionunit", "timeunit",
        )
    },
}  # fmt: skip
"""Aliases in the codes that the writer makes itself: no inline catalog may give them another scheme."""


def write(item: NewsItem, options: Options, report: Report) -> bytes:
    """One complete, validated document. Raises InvalidOutput when it would not be valid."""
    return written(item, report, lambda each, told: _document(each, options, told), CATALOGS)


def _document(item: NewsItem, options: Options, report: Report) -> bytes:
    sheet = sheet_of(item, options, report)
    if setting(options, "layout", LAYOUTS) == "message":
        return _message(sheet, item)
    item = with_xml_names(sheet, item)
    if item.envelope is not None:
        sheet.lost("/envelope", "the envelope", "(internal)")
    xml = item_element(sheet, item)
    data = f"{DECLARATION}{xml}\n".encode()
    validate(data, sheet)
    return data


def _message(sheet: Sheet, item: NewsItem) -> bytes:
    items = message_items(sheet, item, stories=True, sent=CompactSet())
    data = f"{opening(sheet, item.envelope)}{items}{CLOSING}".encode()
    validate(data, sheet)
    return data


def message_items(sheet: Sheet, item: NewsItem, *, stories: bool, sent: CompactSet) -> str:
    """An item as it stands in the itemSet of a message; a story also brings its pictures and package.

    `sent` are the URIs and versions that the message holds already: no item stands twice in one.
    Raises InvalidOutput if the item itself does.
    """
    if (item.uri, item.version) in sent:
        reason = f"the message holds {item.uri} in version {item.version} already"
        raise sheet.refuse("/uri", reason)
    item = with_xml_names(sheet, item)
    found = []
    for one, each in story(sheet, item) if stories else ((sheet, item),):
        if sent.add((each.uri, each.version)):
            found.append(item_element(one, each, namespace=False, depth=2))
    return "".join(f"\n{INDENT * 2}{xml}" for xml in found)


def sheet_of(item: NewsItem, options: Options, report: Report) -> Sheet:
    """The state for writing one item. Raises BadOption for a release or form that is not offered."""
    version = setting(options, "version", structure.WRITABLE)
    foreign = False
    by_code = version != names.NEWEST and names.must_have(version, "group", "role")
    schemes = {ROLE_ALIAS: names.WORD_ROOT} if by_code else {}
    for extension in item.extensions:
        if extension.name == "catalogRef":
            foreign = foreign or not refers_to_iptc(str(extension.value))
        elif extension.name == "catalog":
            schemes |= _schemes(extension)
    rebound = frozenset(
        alias for alias, scheme in _WRITTEN.items() if schemes.get(alias, scheme) != scheme
    )
    return Sheet(
        version=version,
        options=options,
        report=report,
        body=setting(options, "body", _BODIES),
        own_schemes={alias: uri for alias, uri in schemes.items() if alias not in rebound},
        rebound=rebound,
        any_alias=foreign,
        newest=version == names.NEWEST,
    )


def setting(options: Options, name: str, choices: tuple[str, ...]) -> str:
    """A setting of the format; the first choice is the default. Raises BadOption."""
    value = options.setting(names.NAME, name, choices[0])
    if value not in choices:
        offered = ", ".join(choices)
        raise BadOption(f"{names.NAME}.{name} cannot be {value!r}; there are: {offered}")
    return value


def _schemes(catalog: Extension) -> dict[str, str]:
    """Alias -> scheme URI of an inline catalog."""
    try:
        root = etree.fromstring(str(catalog.value), new_parser())
    except (etree.XMLSyntaxError, ValueError):
        return {}
    found = {}
    for scheme in root.iterchildren(f"{{{names.NAR}}}scheme"):
        alias, uri = scheme.get("alias"), scheme.get("uri")
        if alias and uri:
            found[str(alias)] = str(uri)
    return found
