"""What each element of an item means: one function an element, found by its key."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsexport.canonical_paths import json_name
from newsexport.formats.rss.draft import Draft
from newsexport.formats.rss.people import add_author
from newsexport.formats.rss.stories import story_of
from newsexport.payloads.feeds.reading import is_uri, strays_in
from newsexport.payloads.html.fragments import plain_text_of
from newsexport.payloads.media_kind import kind_of_type
from newsexport.payloads.xhtml.raw import inner_markup
from newsexport.prose.feed_dates import read_date, validity_end
from newsexport.schema.v1 import AltId, Concept, Headline, Link, Media, Party, Rendition
from newsexport.schema.v1.model import of_fields
from newsexport.syntax.xml import Element, iter_children, local
from newsexport.vocab.forms import is_tag, tag_read_as
from newsexport.vocab.iptc_schemes import code_uri

_END_ALONE = re.compile(
    r"(?i)(?:\s*(?:start\s*=\s*|end\s*=[^;]*|scheme\s*=\s*W3C-?DTF\s*)(?:;|$))+\s*"
)
"""A validity that says its end, and nothing else."""
ReadElement = Callable[[Draft, Element, str], None]
"""Reads one element with its text, which is never blank."""


def words_of(element: Element) -> str:
    """All the text of an element."""
    if not len(element):
        return (element.text or "").strip()
    return "".join(str(piece) for piece in element.itertext()).strip()


def _markup(draft: Draft, element: Element) -> str:
    return draft.text if draft.text is not None else inner_markup(element)


def title(draft: Draft, element: Element, text: str) -> None:
    """The headline, without markup."""
    words = draft.line_of(text, "the title")
    if draft.title is None and words:
        draft.title = words
        draft.origins[f"/headlines/{len(draft.headlines)}"] = draft.path
        draft.headlines.append(of_fields(Headline, {"text": words}))
    elif words and draft.title != words:
        draft.keep(element)


def alternative(draft: Draft, element: Element, text: str) -> None:
    """dcterms:alternative: a second headline."""
    draft.origins[f"/headlines/{len(draft.headlines)}"] = draft.path
    draft.headlines.append(
        Headline(text=draft.line_of(text, "dcterms:alternative") or text, role="subheadline")
    )


def link(draft: Draft, element: Element, text: str) -> None:
    """The address of the page."""
    address = draft.web(text)
    if address is None:
        draft.doubt("link", text, "it is no address of the web")
    elif draft.link is None:
        draft.link = address
        draft.origins["/canonicalUrl"] = draft.path
    elif draft.link != address:
        draft.links.append(Link(rel="alternate", href=address))


_PERMALINK = frozenset({"isPermaLink", "ispermalink"})


def guid(draft: Draft, element: Element, text: str) -> None:
    """The identifier, which is an address too unless it says that it is none."""
    draft.rest(element, _PERMALINK)
    said = (element.get("isPermaLink") or element.get("ispermalink") or "").strip().lower()
    if said not in ("", "true", "false"):
        draft.lose("guid/@isPermaLink", said)
    if draft.guid is not None:
        draft.alt_ids.append(AltId(value=text, type="guid"))
        return
    draft.guid = text
    draft.origins["/uri"] = draft.path
    if said != "false":
        draft.permalink = draft.web(text)


def description(draft: Draft, element: Element, text: str) -> None:
    """The summary; or the story itself, where no other text is given."""
    if draft.description is None:
        draft.description = (_markup(draft, element), draft.path)
    elif draft.description[0].strip() != text:
        draft.keep(element)


def content(draft: Draft, element: Element, _text: str) -> None:
    """The full text."""
    markup = story_of(element, _markup(draft, element), draft.stories)
    draft.content.append((markup, draft.path))


def full_text(draft: Draft, element: Element, text: str) -> None:
    """The full text as receivers in Russia take it, where the feed has no other."""
    if draft.content:
        draft.keep(element)
    else:
        draft.rest(element)
        content(draft, element, text)


def section(draft: Draft, element: Element, text: str) -> None:
    """prism:section: the part of the publication."""
    if not draft.put("section", "/section", plain_text_of(text) or text):
        draft.keep(element)


def contributor(draft: Draft, element: Element, text: str) -> None:
    """dc:contributor."""
    draft.contributors.append(Party(name=draft.line_of(text, "dc:contributor")))


_OF_CATEGORY = frozenset({"domain", "nicename"})


def category(draft: Draft, element: Element, text: str) -> None:
    """A keyword; with a domain, a subject of that vocabulary."""
    words = text if text.isalnum() else draft.line_of(text, "category")
    if element.keys() and _is_subject(draft, element, words):
        return
    if words:
        draft.keywords[words] = None


def _is_subject(draft: Draft, element: Element, words: str) -> bool:
    """Whether a category is of a vocabulary; it is then taken up."""
    domain, nicename = (element.get("domain") or "").strip(), element.get("nicename")
    draft.rest(element, _OF_CATEGORY)
    if not domain or not words:
        if nicename:
            draft.lose("category/@nicename", nicename)
        return False
    literal = nicename if nicename and nicename != words else None
    scheme = domain if is_uri(domain) else None
    if scheme is None:
        draft.lose("category/@domain", domain)
    code = literal or (words if words.isdigit() else None)
    uri = code_uri(domain, code) if code else None
    if uri is not None:  # it says scheme and code
        draft.subjects.append(Concept(uri=uri, name=words if literal else None))
    else:
        draft.subjects.append(Concept(name=words, scheme=scheme, literal=literal))
    return True


def subject(draft: Draft, element: Element, text: str) -> None:
    """dc:subject: a keyword."""
    words = draft.line_of(text, "dc:subject")
    if words:
        draft.keywords[words] = None


def enclosure(draft: Draft, element: Element, text: str) -> None:
    """A media object."""
    address = (element.get("url") or "").strip()
    if text:
        draft.lose("text of enclosure", text)
    draft.rest(element, frozenset({"url", "length", "type"}))
    length = (element.get("length") or "").strip()
    size = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None
    if length and size is None:
        draft.lose("enclosure/@length", length)
    kind = (element.get("type") or "").strip() or None
    if not address:
        if kind:
            draft.lose("enclosure/@type", kind)
        return
    href = draft.channel.absolute(address)
    rendition = Rendition(href=href, media_type=kind, size=size)
    draft.origins[f"/media/{len(draft.media)}"] = draft.path
    draft.media.append(Media(kind=kind_of_type(kind, href), renditions=(rendition,)))


def pub_date(draft: Draft, element: Element, text: str) -> None:
    """When it was published."""
    found = draft.date(text, "published")
    if found and not draft.put("published", "/published", found.instant):
        draft.lose(local(element), text)


def modified(draft: Draft, element: Element, text: str) -> None:
    """When this version was made."""
    found = draft.date(text, "versionCreated")
    if found and not draft.put("version_created", "/versionCreated", found.instant):
        draft.lose(local(element), text)


def created(draft: Draft, element: Element, text: str) -> None:
    """When the content was made; may be a day."""
    found = read_date(text)
    value = found.instant.isoformat() if found.instant else found.partial
    if value is None or (found.instant is None and found.grammar != "w3c-dtf"):
        draft.doubt("contentCreated", text, found.fault)
    elif not draft.put("content_created", "/contentCreated", value):
        draft.lose(local(element), text)


def dc_date(draft: Draft, element: Element, text: str) -> None:
    """dc:date does not say of what: that is decided when all dates are known."""
    if draft.dc_date is None:
        draft.dc_date = (text, draft.path)
    elif draft.dc_date[0] != text:
        draft.keep(element)


def valid(draft: Draft, element: Element, text: str) -> None:
    """dcterms:valid: its end is when the item expires."""
    found = validity_end(text)
    value = None
    if found is not None:
        value = found.instant.isoformat() if found.instant else found.partial
    is_held = value is not None and draft.put("expires", "/expires", value)
    if not is_held or element.attrib or not _END_ALONE.fullmatch(text):
        draft.keep(element)


def source(draft: Draft, element: Element, text: str) -> None:
    """The channel that the item came from."""
    address = (element.get("url") or "").strip()
    draft.rest(element, frozenset({"url"}))
    url = draft.channel.absolute(address) if address and is_uri(address) else None
    if address and url is None:
        draft.lose("source/@url", address)
    if text or url:
        draft.info_sources.append(Party(name=draft.line_of(text, "source") or None, url=url))


def comments(draft: Draft, element: Element, text: str) -> None:
    """The page of comments."""
    draft.links.append(Link(rel="comments", href=draft.channel.absolute(text)))


def language(draft: Draft, element: Element, text: str) -> None:
    """The language of the item."""
    if not is_tag(text):
        meant, reason = tag_read_as(text)
        draft.doubt("language", text, reason)
        if meant is None:
            return
        text = meant
    if not draft.put("language", "/language", text):
        draft.keep(element)


def publisher(draft: Draft, element: Element, text: str) -> None:
    """dc:publisher."""
    party = draft.channel.party
    name = draft.line_of(text, "dc:publisher")
    url = party.url if party is not None and party.name == name else None
    if not draft.put("publisher", "/publisher", Party(name=name, url=url)):
        draft.keep(element)


def identifier(draft: Draft, element: Element, text: str) -> None:
    """dc:identifier."""
    draft.alt_ids.append(AltId(value=text))


def right(name: str) -> ReadElement:
    """A reader of one statement of rights."""
    pointer = f"/rights/0/{json_name(name)}"

    def read(draft: Draft, element: Element, text: str) -> None:
        value = text
        if element.keys():
            said = {str(k): str(v) for k, v in element.items() if str(k).endswith("resource")}
            value = text or next(iter(said.values()), "")
            draft.rest(element, frozenset(said))
        words = value if name == "holder" else draft.line_of(value, local(element))
        is_address = bool(words) and is_uri(words)
        if name in draft.rights or (name == "licence" and not is_address):
            draft.keep(element)
        elif value:
            draft.rights[name] = (
                draft.channel.absolute(words) if name == "licence" else words or value
            )
            draft.origins[pointer] = draft.path

    return read


def atom_link(draft: Draft, element: Element, text: str) -> None:
    """A relation. `alternate` is the page itself, `license` the licence."""
    href = (element.get("href") or "").strip()
    rel = (element.get("rel") or "alternate").strip()
    known = frozenset({"href", "rel", "type", "title"})
    if len(element) or text or not href:
        draft.keep(element)
        return
    draft.rest(element, known)
    address = draft.channel.absolute(href)
    extra = element.get("title") or element.get("type")
    if rel == "alternate" and draft.link is None and not extra and draft.web(href):
        draft.link = address
    elif rel == "license" and "licence" not in draft.rights and is_uri(address) and not extra:
        draft.rights["licence"] = address
        draft.origins["/rights/0/licence"] = f"{draft.path}/@href"
    else:
        draft.links.append(
            Link(rel=rel, href=address, title=element.get("title"), media_type=element.get("type"))
        )


def atom_author(draft: Draft, element: Element, _text: str) -> None:
    """An author by name, address and mail."""
    party = _party(draft, element)
    if party is not None:
        add_author(draft, party)


def atom_contributor(draft: Draft, element: Element, _text: str) -> None:
    """A contributor, said likewise."""
    party = _party(draft, element)
    if party is not None:
        draft.contributors.append(party)


def _party(draft: Draft, element: Element) -> Party | None:
    """A person of Atom; one that says more is kept as it is."""
    parts = {local(child): (child.text or "").strip() for child in iter_children(element)}
    name = parts.get("name")
    says_more = (
        len(parts) < len(element) or element.keys() or any(strays_in(element))
        or any(len(child) or child.keys() for child in element)
    )  # fmt: skip
    if not name or set(parts) - {"name", "uri", "email"} or says_more:
        draft.keep(element)
        return None
    uri = parts.get("uri") or None
    party = Party(
        name=draft.line_of(name, local(element)), url=uri if uri and is_uri(uri) else None,
        email=parts.get("email") or None,
    )  # fmt: skip
    if uri and party.url is None:
        draft.lose(f"{local(element)}/uri", uri)
    return party


def excerpt(draft: Draft, element: Element, text: str) -> None:
    """The excerpt of an export of WordPress, and other summaries beside the description."""
    if draft.description is None or not draft.description[0].strip():
        draft.rest(element)
        description(draft, element, text)
    elif draft.description[0].strip() != text:
        draft.keep(element)


def original_link(draft: Draft, element: Element, text: str) -> None:
    """feedburner:origLink: the address of the page, where `link` is one that counts readers."""
    address = draft.web(text)
    if address is None:
        draft.keep(element)
    elif draft.link != address:
        if draft.link is not None:
            draft.links.append(Link(rel="alternate", href=draft.link))
        draft.link = address
        draft.origins["/canonicalUrl"] = draft.path


def password(draft: Draft, element: Element, _text: str) -> None:
    """wp:post_password: only who knows it may read the post. It is told without the word, and not kept."""
    draft.lose(local(element), "(internal)")
    draft.put("pub_status", "/pubStatus", "withheld")


def unfinished(draft: Draft, element: Element, text: str) -> None:
    """What an export of WordPress says of the state of a post."""
    draft.keep(element)
    if text in ("draft", "pending", "private", "future", "trash", "auto-draft"):
        draft.put("pub_status", "/pubStatus", "withheld")
