"""Data mining in feeds: the terms of RSL, and the PLUS vocabulary that items use.

Source: RSL 1.0 (https://rslstandard.org/rsl); PLUS data mining vocabulary.
"""

from __future__ import annotations

from newsexport.formats.rss.draft import Draft
from newsexport.payloads.data_mining import PLUS, code_of
from newsexport.payloads.running_text import all_text
from newsexport.schema.v1 import Rights
from newsexport.syntax.xml import Element, iter_children, local
from newsexport.syntax.xml_text import element, text

_TERMS = {
    "DMI-ALLOWED": (("permits", "all"),),
    "DMI-PROHIBITED": (("prohibits", "all"),),
    "DMI-PROHIBITED-AIMLTRAINING": (("prohibits", "ai-train"),),
    "DMI-PROHIBITED-EXCEPTSEARCHENGINEINDEXING": (("permits", "search"), ("prohibits", "ai-all")),
}
_NEAREST = {
    "DMI-PROHIBITED-GENAIMLTRAINING": "DMI-PROHIBITED-AIMLTRAINING",
    "DMI-PROHIBITED-SEECONSTRAINT": "DMI-PROHIBITED",
    "DMI-PROHIBITED-SEEEMBEDDEDRIGHTSEXPR": "DMI-PROHIBITED",
    "DMI-PROHIBITED-SEELINKEDRIGHTSEXPR": "DMI-PROHIBITED",
}
"""Codes that RSL has no words for -> the nearest that forbids no less."""
_CODES = {terms: code for code, terms in _TERMS.items()}


def read_rsl(draft: Draft, content: Element, _text: str) -> None:
    """The terms of an item; those that the vocabulary has no code for are kept as they are."""
    licences = [each for each in iter_children(content) if local(each) == "license"]
    terms = []
    plain = len(licences) == 1 and len(content) == 1 and set(content.attrib) <= {"url"}
    for each in iter_children(licences[0]) if plain else ():
        usage = each.attrib.get("type", "usage") == "usage" and set(each.attrib) <= {"type"}
        if local(each) not in ("permits", "prohibits") or not usage or len(each):
            plain = False
        terms.append((local(each), " ".join((each.text or "").split())))
    said = "".join(all_text(content).split())
    plain = plain and not licences[0].attrib and said == "".join(words for _, words in terms)
    code = _CODES.get(tuple(sorted(terms)))
    url = (content.get("url") or "").strip()
    known = (draft.link, draft.permalink, draft.guid)
    if not plain or code is None or "data_mining" in draft.rights or (url and url not in known):
        draft.keep(content)
        return
    draft.rights["data_mining"] = PLUS + code
    draft.origins["/rights/0/dataMining"] = draft.path


def rsl(rights: Rights, address: str) -> tuple[str, bool]:
    """The terms of RSL for an item's data mining, and whether they say exactly that; "" for none."""
    code = code_of(rights.data_mining)
    exact = code in _TERMS and rights.data_mining == PLUS + code
    terms = _TERMS.get(code) or _TERMS.get(_NEAREST.get(code, ""))
    if terms is None:
        return "", False
    said = "".join(element(f"rsl:{name}", text(word), type="usage") for name, word in terms)
    return element("rsl:content", element("rsl:license", said), url=address), exact
